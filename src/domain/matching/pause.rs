//! Where people pause in a message: lists, full stops, commas, the words with which they join wishes.

use std::ops::Range;

use super::ReadWord;

/// What a cut costs, by what stands there: chosen together with [`super::stretches::EXPLAINS`] and the judgement of
/// [`super::parts`] by a grid over requests written for it (docs/measurements.md). Cheap enough that a task is seldom
/// missed; what is cut off without being one is left to the judgement. Among 900 parts of such requests one began without
/// a pause, and it was none: there both sides must be all but sure.
const AT_ITEM: f64 = 0.1;
const AT_SENTENCE_END: f64 = 0.33;
const AT_COMMA: f64 = 0.42;
const AT_CONJUNCTION: f64 = 0.42;
const AT_NOTHING: f64 = 1.50;

/// Words with which people join wishes; they make a cut cheaper, nothing more.
pub const CONJUNCTIONS: &[&str] = &[
    "и",
    "а",
    "плюс",
    "также",
    "тоже",
    "еще",
    "потом",
    "затем",
    "заодно",
    "кроме",
    "and",
    "plus",
    "also",
    "then",
    "i",
    "oraz",
    "też",
    "tez",
    "także",
    "takze",
    "jeszcze",
    "dodatkowo",
];

/// What stands at a place where an ask may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Here the number of an item of a list begins: «1) … 2) …».
    Item,
    /// A full stop, a line, a semicolon.
    SentenceEnd,
    /// A comma, a dash, a bracket.
    Comma,
    /// A word with which people join wishes.
    Conjunction,
    /// No pause at all.
    Nothing,
}

impl Pause {
    /// What stands before the word `at`.
    #[must_use]
    pub fn before(at: usize, request: &str, words: &[ReadWord]) -> Pause {
        let between = request.get(words[at - 1].end..words[at].start).unwrap_or_default();
        if is_item(at, request, words) {
            Pause::Item
        } else if is_item(at - 1, request, words) {
            Pause::Nothing
        } else if between.contains(['.', '!', '?', ';', '\n']) {
            Pause::SentenceEnd
        } else if between.contains([',', '+', ':', '(', '—', '–', '/', '&']) {
            Pause::Comma
        } else if CONJUNCTIONS.contains(&words[at].text.as_str()) {
            Pause::Conjunction
        } else {
            Pause::Nothing
        }
    }

    /// What a cut there costs.
    #[must_use]
    pub fn cost(self) -> f64 {
        match self {
            Pause::Item => AT_ITEM,
            Pause::SentenceEnd => AT_SENTENCE_END,
            Pause::Comma => AT_COMMA,
            Pause::Conjunction => AT_CONJUNCTION,
            Pause::Nothing => AT_NOTHING,
        }
    }
}

/// Whether a word is the number of an item of a list: «2)» anywhere, «2.» only where a line or a sentence begins, since «к 15.»
/// may end one.
#[must_use]
pub fn is_item(at: usize, request: &str, words: &[ReadWord]) -> bool {
    let word = &words[at];
    let is_number = word.text.len() <= 2 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let between = || if at == 0 { "\n" } else { request.get(words[at - 1].end..word.start).unwrap_or_default() };
    let is_in_brackets = || {
        let before = request.get(..word.start).unwrap_or_default();
        before.rfind('(') > before.rfind(')')
    };
    is_number
        && request.get(word.end..).is_some_and(|rest| {
            rest.starts_with(')') && !is_in_brackets()
                || rest.starts_with(". ") && between().contains(['\n', '.', ';', ':', '!', '?'])
        })
}

/// Words from one comma or full stop to the next. A last clause that opens a list («Надо: 1) …») is left out: it says of the
/// list that it is wanted, not of what stands before.
pub fn clauses<'w>(
    own: Range<usize>,
    request: &'w str,
    words: &'w [ReadWord],
) -> impl Iterator<Item = Range<usize>> + Clone + 'w {
    let opens_list = own.end < words.len() && Pause::before(own.end, request, words) == Pause::Item;
    let begins =
        |at: usize| matches!(Pause::before(at, request, words), Pause::Item | Pause::SentenceEnd | Pause::Comma);
    let last = (own.start + 1..own.end).rev().find(|at| opens_list && begins(*at));
    let end = last.unwrap_or(own.end);
    let mut from = own.start;
    std::iter::from_fn(move || {
        let to = (from + 1..end).find(|at| begins(*at)).unwrap_or(end);
        (from < end).then(|| std::mem::replace(&mut from, to)..to)
    })
}

/// With how many words a part begins that only join it to what stands before it.
#[must_use]
pub fn joining(words: &[ReadWord], part: &Range<usize>) -> usize {
    if part.start == 0 {
        return 0;
    }
    let own = words[part.clone()].iter();
    own.take_while(|word| CONJUNCTIONS.contains(&word.text.as_str())).count().min(part.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(request: &str) -> Vec<ReadWord> {
        crate::text::word::words(request)
            .into_iter()
            .map(|word| ReadWord { text: word.text.to_lowercase(), start: word.start, end: word.end })
            .collect()
    }

    #[test]
    fn the_numbers_of_a_list_are_pauses_and_what_follows_them_is_none() {
        let request = "Надо: 1. касса к 15. 2) скидки (пункт 3) и 4 баннера";
        let words = words(request);
        let items: Vec<&str> = (1..words.len())
            .filter(|at| Pause::before(*at, request, &words) == Pause::Item)
            .map(|at| words[at].text.as_str())
            .collect();
        assert_eq!(items, ["1", "2"]);
        let after = words.iter().position(|word| word.text == "касса").expect("a word");
        assert_eq!(Pause::before(after, request, &words), Pause::Nothing);
    }

    #[test]
    fn clauses_end_at_commas_and_what_opens_a_list_belongs_to_it() {
        let request = "Касса стоит, чеки идут. Надо: 1) почту";
        let words = words(request);
        let list = words.iter().position(|word| word.text == "1").expect("a word");
        let of = |own: Range<usize>| clauses(own, request, &words).collect::<Vec<_>>();
        assert_eq!(of(0..list), [0..2, 2..4]);
        assert_eq!(of(0..words.len()), [0..2, 2..4, 4..5, list..words.len()]);
        assert_eq!(of(list..words.len()).len(), 1);
    }
}
