//! What `smeta drill` says. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;

/// A heading, a question or a sentence of a drill.
#[derive(Clone, Debug, PartialEq)]
pub enum Drill<'a> {
    /// The heading of a call: the quote.
    Call(&'a str),
    /// What the client says.
    Client,
    /// The questions that can be asked.
    Questions,
    /// How to answer off a terminal: the quote.
    How(&'a str),
    /// Asks which questions he would ask.
    AskQuestions,
    /// Asks for the hours.
    AskHours,
    /// This is no range of hours: as typed.
    BadHours(&'a str),
    /// This call has no such question: as typed, those there are.
    NoSuchQuestion(&'a str, &'a str),
    /// This quote cannot be played.
    NotPlayable(&'a str),
    /// There is no call to play.
    NoCalls,
    /// It was played, and where it is kept.
    Kept(&'a str),
    /// It took so long: inside, or so many times beyond an end.
    Inside(&'a str),
    /// It took less than the low end.
    Below(&'a str),
    /// It took more than the high end.
    Above(&'a str),
    /// What the client was told then, and whether that was right.
    Then(&'a str, bool),
    /// Why it took more or less.
    Why(&'a str),
    /// Questions that were worth asking.
    Useful(&'a str),
    /// Questions that were not asked.
    Missed(&'a str),
    /// Questions that nobody had an answer to.
    Idle(&'a str),
    /// The heading of a calibration: who.
    Score(&'a str),
    /// So many of so many inside; 8 of 10 are right.
    Hits(usize, usize),
    /// So many below, so many above.
    Misses(usize, usize),
    /// How wide: his, those that were said.
    Width(&'a str, &'a str, usize),
    /// Too narrow, too wide, or right.
    Advice(Advice),
    /// A ten: the day, hits, of how many, width.
    Ten(&'a str, usize, usize, &'a str),
    /// Nobody of this name has played.
    NeverPlayed(&'a str),
}

/// What to do about one's ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Too few to tell.
    More,
    /// Too narrow.
    Wider,
    /// Too wide.
    Narrower,
    /// About right.
    Right,
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Drill) -> String {
    let [ru, en, pl] = words(message);
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn words(message: &Drill) -> [String; 3] {
    use Drill as D;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    match message {
        D::Call(name) => [format!("ЗВОНОК № {name}"), format!("CALL No. {name}"), format!("TELEFON nr {name}")],
        D::Client => plain(["Клиент говорит:", "The client says:", "Klient mówi:"]),
        D::Questions => plain(["Что можно спросить:", "What you may ask:", "O co można zapytać:"]),
        D::How(name) => [
            format!(
                "ответить: smeta drill {name} --hours 6..20 --ask вопрос (сколько часов ушло: от и до, чтобы попасть в 8 случаях из 10)"
            ),
            format!(
                "to answer: smeta drill {name} --hours 6..20 --ask question (how many hours it took, so that you are right 8 times of 10)"
            ),
            format!(
                "odpowiedź: smeta drill {name} --hours 6..20 --ask pytanie (ile godzin to zajęło: od i do, żeby trafić 8 razy na 10)"
            ),
        ],
        D::AskQuestions => plain([
            "Что спросите? Номера через запятую, пусто: ничего > ",
            "What do you ask? Numbers, with commas; nothing: Enter > ",
            "O co zapytasz? Numery po przecinku, puste: o nic > ",
        ]),
        D::AskHours => plain([
            "Сколько часов, от и до, чтобы попасть в 8 случаях из 10? > ",
            "How many hours, from and to, so that you are right 8 times of 10? > ",
            "Ile godzin, od i do, żeby trafić 8 razy na 10? > ",
        ]),
        D::BadHours(written) => [
            format!("`{written}` не вилка часов: нужно 6..20, меньшее впереди"),
            format!("`{written}` is no range of hours: write 6..20, the smaller first"),
            format!("`{written}` to nie widełki godzin: napisz 6..20, mniejsze najpierw"),
        ],
        D::NoSuchQuestion(written, known) => [
            format!("вопроса `{written}` в этом звонке нет; есть: {known}"),
            format!("this call has no question `{written}`; it has: {known}"),
            format!("w tej rozmowie nie ma pytania `{written}`; są: {known}"),
        ],
        D::NotPlayable(name) => [
            format!("№ {name} не разыграть: работа не сделана, или неизвестно, сколько обещали и сколько ушло"),
            format!("No. {name} cannot be played: it is not done, or it is not known what was said or what it took"),
            format!("nr {name} nie da się zagrać: praca nieskończona albo nie wiadomo, ile obiecano i ile zajęła"),
        ],
        D::NoCalls => plain([
            "разыгрывать нечего: нужны сделанные работы с часами, их записывает smeta done",
            "nothing to play: it takes finished jobs with hours, which smeta done records",
            "nie ma czego grać: potrzebne są skończone prace z godzinami, zapisuje je smeta done",
        ]),
        D::Kept(place) => [format!("записано: {place}"), format!("recorded: {place}"), format!("zapisano: {place}")],
        D::Inside(fact) => {
            [format!("ПОПАЛИ: ушло {fact}"), format!("RIGHT: it took {fact}"), format!("TRAFIONE: zajęło {fact}")]
        }
        D::Below(fact) => [
            format!("МИМО: ушло {fact}, меньше вашей вилки"),
            format!("MISSED: it took {fact}, less than your range"),
            format!("PUDŁO: zajęło {fact}, mniej niż widełki"),
        ],
        D::Above(fact) => [
            format!("МИМО: ушло {fact}, больше вашей вилки"),
            format!("MISSED: it took {fact}, more than your range"),
            format!("PUDŁO: zajęło {fact}, więcej niż widełki"),
        ],
        D::Then(range, hit) => {
            let verdict = if *hit {
                ["попали", "it was right", "trafiono"]
            } else {
                ["мимо", "it was wrong", "pudło"]
            };
            [
                format!("клиенту тогда сказали {range}: {}", verdict[0]),
                format!("the client was told {range} then: {}", verdict[1]),
                format!("klientowi podano wtedy {range}: {}", verdict[2]),
            ]
        }
        D::Why(why) => {
            [format!("почему столько: {why}"), format!("why so much: {why}"), format!("dlaczego tyle: {why}")]
        }
        D::Useful(list) => {
            [format!("спросили не зря: {list}"), format!("worth asking: {list}"), format!("warto było zapytać: {list}")]
        }
        D::Missed(list) => [
            format!("не спросили, а ответ был: {list}"),
            format!("not asked, and there was an answer: {list}"),
            format!("nie zapytano, a odpowiedź była: {list}"),
        ],
        D::Idle(list) => [
            format!("ответа тогда не было: {list}"),
            format!("nobody had an answer then: {list}"),
            format!("wtedy nikt nie znał odpowiedzi: {list}"),
        ],
        D::Score(by) => [format!("КАК ПОПАДАЕТ {by}"), format!("HOW RIGHT {by} IS"), format!("JAK TRAFIA {by}")],
        D::Hits(hits, n) => [
            format!(
                "внутри вилки {hits} из {n} {}; верно, когда 8 из 10",
                plural::ru(*n as u64, "звонка", "звонков", "звонков")
            ),
            format!("inside the range {hits} of {n} {}; 8 of 10 is right", plural::en(*n as u64, "call", "calls")),
            format!(
                "w widełkach {hits} z {n} {}; dobrze, gdy 8 z 10",
                plural::pl(*n as u64, "rozmowy", "rozmów", "rozmów")
            ),
        ],
        D::Misses(below, above) => [
            format!("мимо: {below} меньше, {above} больше"),
            format!("missed: {below} below, {above} above"),
            format!("pudła: {below} poniżej, {above} powyżej"),
        ],
        D::Width(own, said, said_hits) => [
            format!("вилка обычно ×{own}; сказанная клиентам была ×{said} и попала {said_hits}"),
            format!("the range is usually ×{own}; what clients were told was ×{said} and right {said_hits} times"),
            format!("widełki zwykle ×{own}; podane klientom były ×{said} i trafiły {said_hits}"),
        ],
        D::Advice(advice) => plain(match advice {
            Advice::More => [
                "сыграйте хотя бы десять: раньше судить рано",
                "play at least ten: it is too early to tell",
                "zagraj co najmniej dziesięć: za wcześnie na wnioski",
            ],
            Advice::Wider => [
                "вилки узки: отодвиньте оба конца",
                "your ranges are too narrow: move both ends out",
                "widełki za wąskie: odsuń oba końce",
            ],
            Advice::Narrower => [
                "вилки широки: можно обещать точнее",
                "your ranges are too wide: you can say it closer",
                "widełki za szerokie: można podać dokładniej",
            ],
            Advice::Right => ["так и держать", "keep it so", "tak trzymać"],
        }),
        D::Ten(day, hits, n, width) => [
            format!("с {day}: {hits} из {n}, вилка ×{width}"),
            format!("from {day}: {hits} of {n}, range ×{width}"),
            format!("od {day}: {hits} z {n}, widełki ×{width}"),
        ],
        D::NeverPlayed(by) => [
            format!("{by} ещё не тренировался: smeta drill"),
            format!("{by} has not played yet: smeta drill"),
            format!("{by} jeszcze nie ćwiczył: smeta drill"),
        ],
    }
}
