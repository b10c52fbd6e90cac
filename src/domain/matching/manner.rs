//! How words are said: as a wish, as something that is there and works, or as something that is to be left alone.
//!
//! «Касса подключена, обмен с 1С работает, нужна доставка» names three tasks of the catalog and asks for one. No word
//! decides: these are signals that [`super::parts`] weighs together with what the catalog says of the words. A cue that
//! ends in `-` is the beginning of words.

use super::setting::Setting;

/// What people write who want something.
const WISHES: &str = "\
    надо нужн- нужен хотим хочу хочется хотел- давай- прош- просим просьба пусть можно можете сможете чтоб- \
    требуе- необходим- сдела- подключите подключить настройт- настроить добав- постав- поправ- исправьте \
    исправить убер- убра- помен- замен- верн- прикрут- привяж- привяз- перенес- собер- собра- напиш- написать \
    выложи- залить залей- обновит- посмотр- провер- разбер- почин- связать свяж- завест- завед- нарис- \
    разработа- запуст- установи- найд- ищем помог- интересу- научит- need- want- please would could can should \
    must add make put set fix connect create move check write build change replace remove install let get help \
    like looking trzeba potrzeb- prosz- prosim- poprosz- chce- chcę chci- chcą przyda- zrób- zrob- doda- \
    podłączcie podłączyć ustawcie ustawić napraw- wymie- zmień- zmieńcie usun- usuń- przenie- niech żeby zeby \
    aby powin- sprawd- zainstal- połącz- polacz- szukamy zależy";

/// What people write of something that is there and works, or that somebody else does.
const SETTLED: &str = "\
    есть уже работает работают стоит стоят исправн- устраива- нормально готов- хорошо отлично прекрасно порядке \
    имеется имеются остает- остают- оставля- оставьте подключен- настроен- куплен- сделан- налажен- заполнен- \
    утвержден- прислан- получен- действует действуют ведет ведут занимается занимаются справля- отдельно сам \
    сама сами приходит приходят ходит лежит лежат дружит дружат довольны already work works fine good ok okay \
    happy sorted exist exists installed connected ready done live handled covered approved running stable stay \
    stays alone place ourselves separately otherwise już juz jest są mamy działa- dziala- gotow- podłączon- \
    podpięt- wpięt- ustawion- dobrze porządku zostaj- zostan- zajmuj- zadowol- istniej- stoi sami";

/// What is to stay as it is.
const LEFT_ALONE: &str = "оставьте оставля- остает- остают- alone leave keep stay stays zostaj- zostan- zostaw-";

/// What turns a wish down after a «not», at most so many words later.
const TURNED_DOWN: &str = "\
    надо нужн- нужен хотим хочу будем буду требу- трог- менять меняем меняйте планир- передел- переписыв- брать \
    интерес- need- want- touch- chang- redesign trzeba potrzeb- chce- chcę rusza- zmienia- planuj-";
const LATER: usize = 3;

/// Of these, the beginnings of words that turn a task down right after a «not», whatever else is said.
const WANTING: &str = "\
    надо нужн- нужен хотим хочу хотел- будем буду требу- трога- менять меняем меняйте планир- need- want- trzeba \
    potrzeb- chce- chcę rusza- zmienia-";

/// After these nothing is turned down: «чтобы не надо было вручную» is a wish.
const PURPOSES: &str = "чтобы чтоб żeby zeby aby so";
/// «Don't» is read as two words.
const NOT: &str = "не not dont t no nie";
/// Further words with which people tell what is missing or unwanted: more often the story than the wish.
const WITHOUT: &str = "нет без ничего without bez";
/// A «not» so many words before a cue turns it round.
const BEFORE: usize = 2;

/// What a word is a cue of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    wish: bool,
    settled: bool,
    left_alone: bool,
    turned_down: bool,
    wanting: bool,
    purpose: bool,
    not: bool,
    without: bool,
    setting: Option<Setting>,
}

impl Cues {
    /// Looks a word up, as it was read.
    #[must_use]
    pub fn of(word: &str) -> Cues {
        let is = |cues: &str| {
            let mut cues = cues.split_ascii_whitespace();
            cues.any(|cue| cue.strip_suffix('-').map_or(word == cue, |beginning| word.starts_with(beginning)))
        };
        Cues {
            wish: is(WISHES),
            settled: is(SETTLED),
            left_alone: is(LEFT_ALONE),
            turned_down: is(TURNED_DOWN),
            wanting: is(WANTING),
            purpose: is(PURPOSES),
            not: is(NOT),
            without: is(WITHOUT),
            setting: Setting::of(word),
        }
    }

    fn says_no(&self) -> bool {
        self.not || self.without
    }
}

/// How some words are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// They want something.
    pub wishes: bool,
    /// They say that something is there and works, or that somebody else does it.
    pub is_settled: bool,
    /// They say that something is to stay as it is.
    pub leaves_alone: bool,
    /// They turn something down.
    pub turns_down: bool,
    /// They turn it down as a task, whatever else they say.
    pub is_declined: bool,
    /// There is a «not» or a «without» in them.
    pub says_no: bool,
    /// They say what the site is built on, and nothing else.
    pub is_setting: bool,
}

impl Manner {
    /// Listens to clauses. What one of them turns down is not what another wishes: «почистите форму, не хочу мусора в црм».
    #[must_use]
    pub fn of<'w>(clauses: impl Iterator<Item = &'w [Cues]> + Clone) -> Manner {
        let is_setting = Setting::is_all(clauses.clone().flatten().map(|word| word.setting));
        let mut wishes_beside = false;
        let mut manner = Manner::default();
        for clause in clauses.map(Manner::of_clause) {
            wishes_beside |= clause.wishes && !clause.is_declined;
            manner.wishes |= clause.wishes;
            manner.is_settled |= clause.is_settled;
            manner.leaves_alone |= clause.leaves_alone;
            manner.turns_down |= clause.turns_down;
            manner.is_declined |= clause.is_declined;
            manner.says_no |= clause.says_no;
        }
        Manner { is_declined: manner.is_declined && !wishes_beside, is_setting, ..manner }
    }

    fn of_clause(words: &[Cues]) -> Manner {
        let mut manner = Manner::default();
        for (at, word) in words.iter().enumerate() {
            let is_turned_round = words[at.saturating_sub(BEFORE)..at].iter().any(Cues::says_no);
            manner.wishes |= word.wish && !is_turned_round;
            manner.is_settled |= word.settled && !is_turned_round;
            manner.leaves_alone |= word.left_alone;
            manner.says_no |= word.says_no();
            let after = &words[at + 1..words.len().min(at + 1 + LATER)];
            manner.turns_down |= word.not && after.iter().any(|word| word.turned_down);
            manner.is_declined |= word.not && after.first().is_some_and(|word| word.wanting);
        }
        manner.is_declined &= !words.iter().any(|word| word.purpose);
        manner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manner(text: &str) -> Manner {
        let clauses: Vec<Vec<Cues>> =
            text.split(", ").map(|clause| clause.split(' ').map(Cues::of).collect()).collect();
        Manner::of(clauses.iter().map(Vec::as_slice))
    }

    #[test]
    fn a_wish_is_told_from_what_is_there() {
        let none = Manner::default();
        let case = |text: &str, expected: Manner| assert_eq!(manner(text), expected, "{text}");
        case("нужна доставка", Manner { wishes: true, ..none });
        case("касса подключена и работает", Manner { is_settled: true, ..none });
        case("касса не работает", Manner { says_no: true, ..none });
        case(
            "кассу поставить не надо",
            Manner { wishes: true, says_no: true, turns_down: true, is_declined: true, ..none },
        );
        case("the filters are fine leave them alone", Manner { is_settled: true, leaves_alone: true, ..none });
        case("we don t want a new design", Manner { says_no: true, turns_down: true, is_declined: true, ..none });
        case("płatności już działają", Manner { is_settled: true, ..none });
        case("niech sklep wystawia paragony", Manner { wishes: true, ..none });
        case("интернет магазин", none);
    }

    #[test]
    fn what_is_not_wanted_is_told_from_what_does_not_work() {
        let case = |text: &str, declined: bool| assert_eq!(manner(text).is_declined, declined, "{text}");
        case("кассу не надо", true);
        case("переезжать на другой хостинг не будем", true);
        case("дизайн не меняем", true);
        case("we dont need a new design", true);
        case("we don t need a new design", true);
        case("nowej kasy nie potrzebujemy", true);
        case("форма не работает", false);
        case("чтобы менеджерам не нужно было забивать руками", false);
        case("цены не обновляются", false);
        case("сделайте что-нибудь с ботами, не хочу мусора в црм", false);
        case("zaktualizować wordpressa, bo nikt tego nie ruszał", true);
        case("proszę zaktualizować wordpressa, bo nikt tego nie ruszał", false);
        case("кассу не надо, поменяйте только почту", false);
        case("чехлы не надо, коробки не надо", true);
        case("нужна касса", false);
    }
}
