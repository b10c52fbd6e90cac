//! Greetings, thanks and signatures around a request say nothing of the task.
//!
//! Only what stands at the beginning and at the end is taken away, and never everything: «спасибо» alone stays a word.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::reading::ReadWord;

/// What people write before the matter, as folded words.
const BEFORE: &[&str] = &[
    "здравствуйте",
    "здравствуй",
    "добрый день",
    "доброе утро",
    "добрый вечер",
    "доброго дня",
    "доброго времени суток",
    "день добрый",
    "привет",
    "приветствую",
    "коллеги",
    "уважаемые коллеги",
    "друзья",
    "ребята",
    "алло",
    "подскажите",
    "подскажите пожалуйста",
    "скажите",
    "скажите пожалуйста",
    "пожалуйста",
    "будьте добры",
    "у нас такой вопрос",
    "у меня такой вопрос",
    "такой вопрос",
    "вопрос такой",
    "есть вопрос",
    "есть такой вопрос",
    "нам нужно вот что",
    "нужно вот что",
    "тут такое дело",
    "в общем",
    "короче",
    "я по поводу",
    "хотел бы узнать",
    "хотела бы узнать",
    "хотел узнать",
    "хотела узнать",
    "хотим узнать",
    "hello",
    "hello there",
    "hi",
    "hi there",
    "hey",
    "hey there",
    "hey guys",
    "guys",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "dear team",
    "dear all",
    "dear sir",
    "dear sir or madam",
    "dear sirs",
    "team",
    "everyone",
    "quick question",
    "a quick question",
    "just a quick question",
    "we need the following",
    "please",
    "could you please tell me",
    "can you please tell me",
    "dzień dobry",
    "dzien dobry",
    "dobry wieczór",
    "dobry wieczor",
    "cześć",
    "czesc",
    "witam",
    "witam serdecznie",
    "witajcie",
    "hej",
    "hejka",
    "szanowni państwo",
    "szanowni panstwo",
    "szanowny panie",
    "szanowna pani",
    "mam pytanie",
    "mam takie pytanie",
    "takie pytanie",
    "mamy pytanie",
    "potrzebujemy",
    "proszę",
    "prosze",
    "proszę powiedzieć",
    "prosze powiedziec",
];

/// What people write after it.
const AFTER: &[&str] = &[
    "спасибо",
    "спасибо большое",
    "большое спасибо",
    "заранее спасибо",
    "спасибо заранее",
    "благодарю",
    "заранее благодарю",
    "жду ответа",
    "ждем ответа",
    "жду вашего ответа",
    "жду обратной связи",
    "пожалуйста",
    "сколько это будет стоить",
    "сколько это стоит",
    "сколько стоит",
    "сколько будет стоить",
    "сколько это может стоить",
    "какая цена",
    "какая цена вопроса",
    "цена вопроса",
    "почем",
    "хорошего дня",
    "всего доброго",
    "до свидания",
    "thanks",
    "thanks a lot",
    "thanks in advance",
    "many thanks",
    "thank you",
    "thank you very much",
    "thank you in advance",
    "cheers",
    "looking forward to your reply",
    "looking forward to hearing from you",
    "waiting for your reply",
    "please",
    "how much would it cost",
    "how much will it cost",
    "how much does it cost",
    "how much would that cost",
    "what would it cost",
    "what is the price",
    "have a nice day",
    "dziękuję",
    "dziekuje",
    "dzięki",
    "dzieki",
    "z góry dziękuję",
    "z gory dziekuje",
    "z góry dzięki",
    "czekam na odpowiedź",
    "czekam na odpowiedz",
    "proszę",
    "prosze",
    "ile to będzie kosztować",
    "ile to bedzie kosztowac",
    "ile to kosztuje",
    "ile kosztuje",
    "jaka cena",
    "miłego dnia",
    "milego dnia",
];

/// After these come a name and a position, up to the end.
const SIGNED: &[&str] = &[
    "с уважением",
    "с наилучшими пожеланиями",
    "best regards",
    "kind regards",
    "regards",
    "best wishes",
    "yours sincerely",
    "sincerely",
    "pozdrawiam",
    "pozdrawiam serdecznie",
    "z poważaniem",
    "z powazaniem",
    "serdeczne pozdrowienia",
];

/// A signature has no more words than these after its formula.
const SIGNATURE: usize = 4;

/// Which words are the matter, without the courtesies around it; all of them where nothing else would be left.
#[must_use]
pub fn matter(words: &[ReadWord]) -> Range<usize> {
    static FORMULAS: LazyLock<[Formulas; 3]> = LazyLock::new(|| [BEFORE, AFTER, SIGNED].map(Formulas::new));
    let [before, after, signed] = &*FORMULAS;
    let mut to = words.len();
    for length in 1..=3 {
        for from in (0..words.len().saturating_sub(length - 1)).rev().take(SIGNATURE + length) {
            if signed.has(&words[from..from + length]) {
                to = to.min(from);
            }
        }
    }
    let mut from = 0;
    while let Some(length) = before.longest(|length| (from + length <= to).then(|| &words[from..from + length])) {
        from += length;
    }
    while let Some(length) = after.longest(|length| (from + length <= to).then(|| &words[to - length..to])) {
        to -= length;
    }
    if from >= to { 0..words.len() } else { from..to }
}

/// A list of formulas by their first word: most words begin none.
struct Formulas(HashMap<&'static str, Vec<Vec<&'static str>>>);

impl Formulas {
    fn new(list: &[&'static str]) -> Formulas {
        let mut by_first: HashMap<_, Vec<_>> = HashMap::new();
        for formula in list {
            let words: Vec<&str> = formula.split(' ').collect();
            by_first.entry(words[0]).or_default().push(words);
        }
        Formulas(by_first)
    }

    fn has(&self, words: &[ReadWord]) -> bool {
        let own = words.first().and_then(|first| self.0.get(first.text.as_str()));
        own.into_iter().flatten().any(|formula| formula.iter().copied().eq(words.iter().map(|word| word.text.as_str())))
    }

    /// The longest formula that some words are, by its number of words.
    fn longest<'w>(&self, words: impl Fn(usize) -> Option<&'w [ReadWord]>) -> Option<usize> {
        /// No formula has more words.
        const LONGEST: usize = 7;
        (1..=LONGEST).rev().find(|length| words(*length).is_some_and(|words| self.has(words)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(typed: &str, expected: &str) {
        let words: Vec<ReadWord> =
            typed.split(' ').map(|word| ReadWord { text: word.into(), start: 0, end: 0 }).collect();
        let left: Vec<&str> = words[matter(&words)].iter().map(|word| word.text.as_str()).collect();
        assert_eq!(left.join(" "), expected);
    }

    #[test]
    fn what_is_around_the_matter_goes() {
        case("здравствуйте подскажите пожалуйста нужен фильтр спасибо", "нужен фильтр");
        case("добрый день нужен фильтр с уважением анна студия ромашка", "нужен фильтр");
        case("hey guys fix the filter thanks in advance", "fix the filter");
        case("szanowni państwo potrzebujemy filtry z góry dziękuję pozdrawiam anna", "filtry");
        case("нужен фильтр сколько это будет стоить", "нужен фильтр");
    }

    #[test]
    fn the_matter_itself_stays() {
        case("спасибо", "спасибо");
        case("форма скажите спасибо на сайте", "форма скажите спасибо на сайте");
        case("добрый день", "добрый день");
    }

    #[test]
    fn every_formula_is_folded_and_short_enough_to_be_found() {
        for formula in BEFORE.iter().chain(AFTER).chain(SIGNED) {
            assert_eq!(crate::text::fold::fold(formula), *formula);
            assert!(formula.split(' ').count() <= 7, "{formula}");
        }
    }
}
