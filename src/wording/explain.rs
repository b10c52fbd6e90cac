//! What `smeta explain` says: labels of steps and reasons. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;
use crate::domain::matching::{Pause, Repair, Verdict};

/// A label or a reason of an explanation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Explain<'a> {
    /// The heading of the words.
    Read,
    /// Why a word was understood as another.
    Because(Repair),
    /// Words that were understood as they are typed.
    AsTyped(&'a str),
    /// Words of courtesy, which are no part of the matter.
    Courtesy(&'a str),
    /// Only so many words were read.
    ReadUpTo(usize),
    /// The heading of the asks.
    Divided,
    /// How well the whole is explained by one task.
    AsAWhole,
    /// So many parts, and what they are worth after the cuts.
    Parts(usize),
    /// What stood at a cut.
    CutAt(Pause),
    /// What the cut costs there.
    CutCosts(&'a str),
    /// Words that say the same as an ask before.
    Repeats(&'a str),
    /// Words that a task fits and that are rather the story, and how sure it is that they ask for it.
    Aside(&'a str, &'a str),
    /// Words that a task fits and that the client does not want.
    TurnedDown(&'a str),
    /// A part that nothing explains and that goes on with a wish.
    FurtherWish,
    /// The parts explain more than the whole.
    PartsExplainMore,
    /// The message is one ask because no cut would explain more.
    NoBetterCut,
    /// The message is one ask because none of its parts sounds like one.
    NoneIsLikely,
    /// The message is one ask because its parts speak of one thing.
    SpeaksOfOne,
    /// «the best cut would be between LEFT and RIGHT».
    BestCut(&'a str, &'a str),
    /// The heading of an ask by its number.
    AskNumber(usize),
    /// The two signals: score, likeness.
    Signals(&'a str, &'a str),
    /// The nearest phrase of the catalog.
    NearestPhrase(&'a str),
    /// Different words that mean nearly the same, in pairs: of the request, of the phrase.
    AlikeInMeaning(&'a str),
    /// The verdict with the confidence and the two thresholds: typical, unsure.
    Held(Verdict, &'a str, &'a str, &'a str),
    /// A person has said of these words that nothing fits, or what they mean.
    Judged(bool),
    /// No word of the request is in the catalog.
    NothingAlike,
    /// The task because `--entry` names it.
    EntryNamed,
    /// The heading of facts found in the words.
    Facts,
    /// Where a confidence comes from.
    HowSure,
    /// The heading of a line's hours: its id.
    HoursOf(&'a str),
    /// The columns of ranges.
    Columns,
    /// Hours as they are written in the catalog.
    Typed,
    /// Hours of the variant that is done.
    TypedForVariant(&'a str),
    /// The variant because it was named.
    VariantNamed,
    /// The variant because an answer calls for it.
    VariantCalled(&'a str),
    /// The variant because it is the first one.
    VariantFirst,
    /// An answer that changes nothing.
    BaseCase,
    /// A manager's own job: its base case stands.
    ByHand,
    /// The studio does not do this, so nothing is reckoned.
    Stopped,
    /// The label before open questions: how often each is drawn.
    OpenQuestions(usize),
    /// The client was asked and does not know.
    WasAsked,
    /// A number drawn within a band.
    WithinBand(&'a str),
    /// A number drawn from what is usual: low, likely, high.
    UsualNumber(&'a str, &'a str, &'a str),
    /// Hours after the draws.
    Drawn,
    /// Hours saved beside other tasks.
    Saved(&'a str),
    /// Hours of the line.
    HoursOfLine,
    /// The heading of a line's money: its id.
    MoneyOf(&'a str),
    /// A stage: title, role, share of hours, rate.
    Rate(&'a str, &'a str, &'a str, &'a str),
    /// What an hour brings.
    Hourly,
    /// Hours after so many finished jobs.
    Observed(u64),
    /// A condition that multiplies the price of work.
    ConditionIs(&'a str),
    /// A licence or another cost.
    CostIs(&'a str),
    /// Money before the discount.
    BeforeDiscount,
    /// Money after a discount of so much.
    Discounted(&'a str),
    /// The line's share of a total.
    ShareOfTotal,
    /// Value-added tax of so much, as a part of the price.
    TaxWithin(&'a str),
    /// A condition by which nobody waits for his turn.
    SkipsQueue(&'a str),
    /// Money before tax and rounding.
    Exact,
    /// The least sum of a quote.
    Minimum,
    /// Tax on top.
    Tax(&'a str),
    /// The selling price, rounded outward to a step.
    RoundedTo(&'a str),
    /// The heading of the total, over so many of so many lines.
    TotalOf(usize, usize),
    /// Lines go wrong together by ρ.
    Together(&'a str),
    /// The heading of days.
    Days,
    /// Days of the queue.
    Queue,
    /// Work, at so many hours a day.
    Work(&'a str),
    /// Days of waiting for others: P90.
    WaitingDays,
    /// Days before rounding.
    ExactDays,
    /// Whole working days, rounded outward.
    WholeDays,
    /// Ready dates by the calendar of a country, from a day on.
    ReadyFrom(&'a str, &'a str),
}

/// Says it.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one flat table of sentences")]
pub(super) fn say(lang: Lang, message: Explain) -> String {
    use Explain as E;
    let words: [String; 3] = match message {
        E::Read => plain(["КАК ПРОЧИТАНО", "HOW IT WAS READ", "JAK PRZECZYTANO"]),
        E::Because(Repair::Layout) => plain(["другая раскладка", "other keyboard layout", "inny układ klawiatury"]),
        E::Because(Repair::Transliteration) => {
            plain(["русский латиницей", "Russian in Latin letters", "rosyjski literami łacińskimi"])
        }
        E::Because(Repair::LookAlikes) => {
            plain(["похожие буквы другого алфавита", "look-alike letters", "podobne litery innego alfabetu"])
        }
        E::Because(Repair::Diacritics) => plain(["без польских значков", "Polish letters", "bez polskich znaków"]),
        E::Because(Repair::Nearest) => {
            plain(["ближайшее слово каталога", "nearest word of the catalog", "najbliższe słowo katalogu"])
        }
        E::Because(Repair::Spaces) => plain(["пробелы", "spaces", "odstępy"]),
        E::Divided => plain(["КАК РАЗДЕЛЕНО НА ПРОСЬБЫ", "HOW IT WAS CUT INTO ASKS", "JAK PODZIELONO NA PROŚBY"]),
        E::AsAWhole => plain(["целиком, одной задачей", "as a whole, by one task", "w całości, jednym zadaniem"]),
        E::CutAt(Pause::Item) => plain(["номер в списке", "number of a list", "numer na liście"]),
        E::CutAt(Pause::SentenceEnd) => plain(["конец предложения", "end of a sentence", "koniec zdania"]),
        E::CutAt(Pause::Comma) => {
            plain(["запятая, тире или скобка", "comma, dash or bracket", "przecinek, myślnik lub nawias"])
        }
        E::CutAt(Pause::Conjunction) => plain(["слово-связка", "a joining word", "słowo łączące"]),
        E::CutAt(Pause::Nothing) => plain(["без паузы", "no pause", "bez pauzy"]),
        E::FurtherWish => plain([
            "в каталоге такого нет, но это ещё одно пожелание: оно не должно пропасть",
            "not in the catalog, but one more wish: it must not get lost",
            "tego nie ma w katalogu, ale to kolejne życzenie: nie może zginąć",
        ]),
        E::PartsExplainMore => plain([
            "Части объясняют больше, чем целое, поэтому просьб несколько.",
            "The parts explain more than the whole, so there are several asks.",
            "Części wyjaśniają więcej niż całość, więc próśb jest kilka.",
        ]),
        E::NoBetterCut => plain([
            "Это не больше, чем целиком, поэтому просьба одна.",
            "That is no more than the whole, so it is one ask.",
            "To nie więcej niż całość, więc prośba jest jedna.",
        ]),
        E::NoneIsLikely => plain([
            "По частям яснее, но ни одна сама по себе не похожа на просьбу: просьба одна.",
            "In parts it is clearer, but none of them alone sounds like an ask: it is one ask.",
            "W częściach jest jaśniej, ale żadna osobno nie brzmi jak prośba: prośba jest jedna.",
        ]),
        E::SpeaksOfOne => plain([
            "Нет места, где обе стороны говорили бы о разных задачах: просьба одна.",
            "There is no place whose two sides speak of different tasks: it is one ask.",
            "Nie ma miejsca, którego strony mówiłyby o różnych zadaniach: prośba jest jedna.",
        ]),
        E::Judged(true) => plain([
            "об этих словах уже сказано (match --confirm): в каталоге такого нет",
            "of these words somebody has said (match --confirm): nothing in the catalog fits",
            "o tych słowach już powiedziano (match --confirm): w katalogu tego nie ma",
        ]),
        E::Judged(false) => plain([
            "об этих словах уже сказано (match --confirm), какая это задача",
            "of these words somebody has said (match --confirm) which task they mean",
            "o tych słowach już powiedziano (match --confirm), jakie to zadanie",
        ]),
        E::NothingAlike => {
            plain(["ни одного слова из каталога", "not one word of the catalog", "ani jednego słowa z katalogu"])
        }
        E::EntryNamed => {
            plain(["задачу назвал ключ --entry", "the task is named by --entry", "zadanie podaje opcja --entry"])
        }
        E::HowSure => plain([
            "Уверенность первой задачи даёт кривая по оценке и сходству, остальные держат к ней свои шансы.",
            "The first one's confidence is a curve over score and likeness; the others keep their odds to it.",
            "Pewność pierwszego daje krzywa z oceny i podobieństwa; pozostałe zachowują do niego swoje szanse.",
        ]),
        E::Facts => plain(["ФАКТЫ ИЗ СЛОВ КЛИЕНТА", "FACTS IN THE CLIENT'S WORDS", "FAKTY ZE SŁÓW KLIENTA"]),
        E::Columns => plain(["P10|P50|P90", "P10|P50|P90", "P10|P50|P90"]),
        E::Typed => plain(["записано в каталоге", "written in the catalog", "zapisane w katalogu"]),
        E::VariantNamed => plain(["назван в команде", "named in the call", "podany w poleceniu"]),
        E::VariantFirst => plain(["первый в задаче", "the task's first", "pierwszy w zadaniu"]),
        E::BaseCase => plain([
            "базовый случай, ничего не меняет",
            "the base case, changes nothing",
            "przypadek podstawowy, nic nie zmienia",
        ]),
        E::ByHand => plain([
            "мелочь для менеджера: базовые часы, без очереди, в сумму не входит",
            "a manager's own job: base hours, no queue, not in the total",
            "drobiazg dla menedżera: godziny podstawowe, bez kolejki, poza kwotą",
        ]),
        E::Stopped => plain([
            "такое не делаем, поэтому не считаем",
            "not done here, so not reckoned",
            "tego nie robimy, więc nie liczymy",
        ]),
        E::WasAsked => plain(["клиент не знает", "the client does not know", "klient nie wie"]),
        E::Drawn => plain(["с открытыми вопросами", "with the open questions", "z otwartymi pytaniami"]),
        E::HoursOfLine => plain(["часы работы", "hours of work", "godziny pracy"]),
        E::Hourly => plain(["час этой задачи", "an hour of this task", "godzina tego zadania"]),
        E::Exact => plain(["до округления", "before rounding", "przed zaokrągleniem"]),
        E::BeforeDiscount => plain(["без скидки", "without the discount", "bez rabatu"]),
        E::ShareOfTotal => plain(["доля в общей цене", "its share of the total", "udział w cenie łącznej"]),
        E::Minimum => plain(["не меньше, чем", "not less than", "nie mniej niż"]),
        E::Days => plain(["СРОК", "TIME", "TERMIN"]),
        E::Queue => plain(["очередь, рабочих дней", "queue, working days", "kolejka, dni robocze"]),
        E::WaitingDays => {
            plain(["ждём других, дней (P90)", "waiting for others, days (P90)", "czekanie na innych, dni (P90)"])
        }
        E::ExactDays => plain(["дней до округления", "days before rounding", "dni przed zaokrągleniem"]),
        E::WholeDays => plain([
            "рабочих дней, с запасом в обе стороны",
            "working days, rounded outward",
            "dni roboczych, zaokrąglone na zewnątrz",
        ]),
        E::AsTyped(words) => {
            [format!("как набрано: {words}"), format!("as typed: {words}"), format!("jak wpisano: {words}")]
        }
        E::Courtesy(words) => [
            format!("вежливость, не о деле: «{words}»"),
            format!("courtesy, not the matter: “{words}”"),
            format!("grzeczność, nie o sprawie: „{words}”"),
        ],
        E::ReadUpTo(n) => [
            format!("дальше {n} слов не читаем"),
            format!("nothing after {n} words is read"),
            format!("po {n} słowach nie czytamy dalej"),
        ],
        E::Parts(n) => [
            format!("{n} {} за вычетом разрезов", plural::ru(n as u64, "часть", "части", "частей")),
            format!("{n} parts, less the cuts"),
            format!("{n} {} minus cięcia", plural::pl(n as u64, "część", "części", "części")),
        ],
        E::CutCosts(cost) => [format!("разрез {cost}"), format!("cut {cost}"), format!("cięcie {cost}")],
        E::Repeats(words) => [
            format!("«{words}» говорит о том же, второй просьбой не считается"),
            format!("“{words}” says the same and is no ask of its own"),
            format!("„{words}” mówi o tym samym i nie jest osobną prośbą"),
        ],
        E::Aside(words, sure) => [
            format!("«{words}»: скорее рассказ, чем просьба ({sure})"),
            format!("“{words}”: rather the story than an ask ({sure})"),
            format!("„{words}”: raczej opowieść niż prośba ({sure})"),
        ],
        E::TurnedDown(words) => [
            format!("«{words}»: клиенту это не нужно"),
            format!("“{words}”: the client does not want that"),
            format!("„{words}”: klient tego nie chce"),
        ],
        E::BestCut(left, right) => [
            format!("лучший разрез: «…{left} | {right}…»"),
            format!("the best cut: “…{left} | {right}…”"),
            format!("najlepsze cięcie: „…{left} | {right}…”"),
        ],
        E::AskNumber(n) => [format!("ПРОСЬБА {n}"), format!("ASK {n}"), format!("PROŚBA {n}")],
        E::Signals(score, likeness) => [
            format!("оценка {score} · сходство {likeness}"),
            format!("score {score} · likeness {likeness}"),
            format!("ocena {score} · podobieństwo {likeness}"),
        ],
        E::AlikeInMeaning(pairs) => [
            format!("близко по смыслу: {pairs}"),
            format!("close in meaning: {pairs}"),
            format!("bliskie znaczeniem: {pairs}"),
        ],
        E::NearestPhrase(phrase) => [
            format!("ближайшая фраза: «{phrase}»"),
            format!("nearest phrase: “{phrase}”"),
            format!("najbliższa fraza: „{phrase}”"),
        ],
        E::Held(verdict, confidence, typical, unsure) => held(verdict, confidence, typical, unsure),
        E::HoursOf(title) => [format!("ЧАСЫ: {title}"), format!("HOURS: {title}"), format!("GODZINY: {title}")],
        E::TypedForVariant(title) => [
            format!("записано в каталоге для способа «{title}»"),
            format!("written in the catalog for “{title}”"),
            format!("zapisane w katalogu dla sposobu „{title}”"),
        ],
        E::VariantCalled(question) => [
            format!("его требует ответ на [{question}]"),
            format!("called for by the answer to [{question}]"),
            format!("wymaga go odpowiedź na [{question}]"),
        ],
        E::OpenQuestions(n) => [
            format!("открытые вопросы: {n} раз тянем ответ по его доле"),
            format!("open questions: answers drawn {n} times by their shares"),
            format!("otwarte pytania: {n} losowań odpowiedzi według udziału"),
        ],
        E::WithinBand(band) => [
            format!("число в пределах «{band}»"),
            format!("a number within “{band}”"),
            format!("liczba w granicach „{band}”"),
        ],
        E::UsualNumber(low, likely, high) => [
            format!("обычно {low} – {likely} – {high}"),
            format!("usually {low} – {likely} – {high}"),
            format!("zwykle {low} – {likely} – {high}"),
        ],
        E::Saved(with) => [
            format!("экономия вместе с {with}"),
            format!("saved together with {with}"),
            format!("oszczędność razem z {with}"),
        ],
        E::MoneyOf(title) => [format!("ДЕНЬГИ: {title}"), format!("MONEY: {title}"), format!("PIENIĄDZE: {title}")],
        E::Rate(stage, role, share, rate) => [
            format!("{stage}: {role}, {share} по {rate}"),
            format!("{stage}: {role}, {share} at {rate}"),
            format!("{stage}: {role}, {share} po {rate}"),
        ],
        E::Observed(jobs) => [
            format!("с учётом {jobs} {}", plural::ru(jobs, "своей работы", "своих работ", "своих работ")),
            format!("with {jobs} own finished {}", plural::en(jobs, "job", "jobs")),
            format!("z uwzględnieniem {jobs} {}", plural::pl(jobs, "własnej pracy", "własnych prac", "własnych prac")),
        ],
        E::ConditionIs(title) => {
            [format!("условие: {title}"), format!("condition: {title}"), format!("warunek: {title}")]
        }
        E::Discounted(percent) => [
            format!("со скидкой {percent} с работы"),
            format!("{percent} off the work"),
            format!("z rabatem {percent} na pracę"),
        ],
        E::TaxWithin(rate) => {
            [format!("в том числе НДС {rate}"), format!("including VAT {rate}"), format!("w tym VAT {rate}")]
        }
        E::SkipsQueue(title) => {
            [format!("без очереди: {title}"), format!("ahead of the queue: {title}"), format!("poza kolejką: {title}")]
        }
        E::CostIs(title) => [format!("расход: {title}"), format!("cost: {title}"), format!("koszt: {title}")],
        E::Tax(rate) => [format!("с НДС {rate}"), format!("with VAT {rate}"), format!("z VAT {rate}")],
        E::RoundedTo(step) => [
            format!("округлено наружу до {step}"),
            format!("rounded outward to {step}"),
            format!("zaokrąglone na zewnątrz do {step}"),
        ],
        E::TotalOf(priced, all) if priced == all => ["ИТОГО".into(), "TOTAL".into(), "RAZEM".into()],
        E::TotalOf(priced, all) => [
            format!("ИТОГО: {priced} из {all}"),
            format!("TOTAL: {priced} of {all}"),
            format!("RAZEM: {priced} z {all}"),
        ],
        E::Together(rho) => [
            format!("Пункты складываются в каждом розыгрыше; общая удача связывает их на {rho}."),
            format!("Lines are added draw by draw; common luck ties them by {rho}."),
            format!("Pozycje sumujemy w każdym losowaniu; wspólny los wiąże je na {rho}."),
        ],
        E::Work(hours) => [
            format!("работа по {hours} в день"),
            format!("work at {hours} a day"),
            format!("praca po {hours} dziennie"),
        ],
        E::ReadyFrom(country, today) => [
            format!("готово по календарю {country}, считая от {today}"),
            format!("ready by the calendar of {country}, from {today}"),
            format!("gotowe według kalendarza {country}, od {today}"),
        ],
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

/// Words that take nothing in.
fn plain(words: [&str; 3]) -> [String; 3] {
    words.map(str::to_owned)
}

fn held(verdict: Verdict, confidence: &str, typical: &str, unsure: &str) -> [String; 3] {
    match verdict {
        Verdict::Typical => [
            format!("типовая: {confidence} не меньше порога {typical}"),
            format!("typical: {confidence} is not under the threshold {typical}"),
            format!("typowe: {confidence} to nie mniej niż próg {typical}"),
        ],
        Verdict::Unsure => [
            format!("под вопросом: {confidence} между порогами {unsure} и {typical}"),
            format!("unsure: {confidence} is between the thresholds {unsure} and {typical}"),
            format!("niepewne: {confidence} leży między progami {unsure} i {typical}"),
        ],
        Verdict::New => [
            format!("новая: {confidence} меньше порога {unsure}"),
            format!("new: {confidence} is under the threshold {unsure}"),
            format!("nowe: {confidence} to mniej niż próg {unsure}"),
        ],
    }
}
