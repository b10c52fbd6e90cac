//! One message, several tasks: where the catalog explains the parts better than the whole.
//!
//! A cut costs little where people pause (a full stop, a comma, «и», «плюс») and more where they do not; it is made
//! where both sides then speak clearly for different entries. No word decides alone. A part that sounds like a further
//! wish and that nothing in the catalog explains is an ask of its own: it must not vanish in its neighbour's price.

use std::collections::BTreeSet;
use std::ops::Range;

use super::pause::{CONJUNCTIONS, Pause};
use super::stretches::Stretches;
use super::{Matcher, ReadWord};

/// In longer messages only pauses are tried, at most this many of them.
const SHORT: usize = 16;
const MOST_CUTS: usize = 40;

/// Of these, the ones that set against what was said instead of going on from it.
const CONTRASTS: &[&str] = &["а", "кроме"];

/// Of these, the ones that bring something further wherever they stand.
pub(super) const ADDING: &[&str] = &["плюс", "еще", "также", "заодно", "plus", "also", "jeszcze", "dodatkowo"];

/// After a conjunction these begin a reason or a wish about how, not a further task.
const REASONS: &[&str] = &[
    "чтобы",
    "чтоб",
    "что",
    "то",
    "так",
    "как",
    "когда",
    "если",
    "сколько",
    "можно",
    "that",
    "so",
    "how",
    "when",
    "if",
    "it",
    "żeby",
    "zeby",
    "aby",
    "jak",
    "ile",
    "kiedy",
    "czy",
];

/// Words that carry no matter, however long they are.
const EMPTY: &[&str] = &[
    "для",
    "при",
    "над",
    "под",
    "без",
    "это",
    "эта",
    "этот",
    "все",
    "очень",
    "просто",
    "там",
    "тут",
    "нас",
    "нам",
    "вас",
    "вам",
    "его",
    "они",
    "она",
    "оно",
    "был",
    "была",
    "было",
    "были",
    "есть",
    "нет",
    "еще",
    "уже",
    "тоже",
    "также",
    "плюс",
    "потом",
    "заодно",
    "пожалуйста",
    "побыстрее",
    "срочно",
    "the",
    "for",
    "with",
    "our",
    "your",
    "this",
    "have",
    "has",
    "are",
    "was",
    "not",
    "please",
    "can",
    "could",
    "would",
    "you",
    "plus",
    "also",
    "then",
    "and",
    "jest",
    "nie",
    "tak",
    "już",
    "też",
    "jeszcze",
    "oraz",
    "dla",
    "nas",
    "nam",
    "się",
    "sie",
    "proszę",
];

/// A message in stretches, each of which one entry explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// In order; one of everything when nothing speaks for a cut.
    pub asks: Vec<Range<usize>>,
    /// What says the same as one before it.
    pub repeated: Vec<Range<usize>>,
}

/// The stretches of a message.
#[must_use]
pub fn segments(stretches: &Stretches, request: &str, words: &[ReadWord]) -> Segments {
    let cuts = possible_cuts(request, words);
    // best[c]: the most that the words before cut c can explain, and from which cut the last stretch began.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for to in 1..cuts.len() {
        // The longest stretch first: of equals it stays.
        let mut reached = (f64::NEG_INFINITY, 0);
        for from in 0..to {
            let before = best[from].0 - cuts[from].cost;
            // Nothing is explained more than wholly: most stretches of a clear message need no look.
            if before + 1.0 > reached.0 {
                let worth = before + stretches.explained(cuts[from].at..cuts[to].at).0;
                reached = if worth > reached.0 { (worth, from) } else { reached };
            }
        }
        best.push(reached);
    }
    let mut parts = Vec::new();
    let mut to = cuts.len() - 1;
    while to > 0 {
        let from = best[to].1;
        parts.push(cuts[from].at..cuts[to].at);
        to = from;
    }
    parts.reverse();
    merged(stretches, parts)
}

/// Puts stretches that explain nothing to their neighbours, and neighbours of the same entry together.
fn merged(stretches: &Stretches, parts: Vec<Range<usize>>) -> Segments {
    let mut kept: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    for part in parts {
        let (gain, entry) = stretches.explained(part.clone());
        let entry = (gain > 0.0).then_some(entry);
        match kept.last_mut() {
            Some((last, known)) if entry.is_none() || known.is_none() || *known == entry => {
                last.end = part.end;
                *known = known.or(entry);
            }
            _ => kept.push((part, entry)),
        }
    }
    // The same entry in two places is one task, described twice: the first stretch stands for it.
    let mut seen = BTreeSet::new();
    let (asks, repeated): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|(_, entry)| entry.is_none_or(|entry| seen.insert(entry)));
    let ranges = |parts: Vec<(Range<usize>, Option<usize>)>| parts.into_iter().map(|(part, _)| part).collect();
    Segments { asks: ranges(asks), repeated: ranges(repeated) }
}

/// What is added in passing is short («и чатбот какой-нибудь»); more words that the catalog does not know are a story.
const ADDED: usize = 6;

/// The further wish at the end of words, or in all of them, that are no ask by what the catalog knows: it must not vanish
/// with them. Where they repeat an ask, `entry` is what they speak for, and no wish.
#[must_use]
pub fn further_wish(
    stretches: &Stretches,
    request: &str,
    words: &[ReadWord],
    part: Range<usize>,
    entry: Option<usize>,
) -> Option<Range<usize>> {
    let is_other = |rest: &Range<usize>| {
        let (gain, other) = stretches.explained(rest.clone());
        (gain <= 0.0 || entry != Some(other)) && goes_further(&words[rest.clone()])
    };
    // «и» inside a sentence goes on with the story as often as not.
    let adds = |at: &usize| {
        let is_new_sentence = *at > 0 && Pause::before(*at, request, words) == Pause::SentenceEnd;
        is_new_sentence || ADDING.contains(&words[*at].text.as_str())
    };
    part.clone().filter(adds).map(|at| at..part.end).filter(|rest| rest.len() <= ADDED).find(is_other)
}

/// Parts an ask from a further wish at its end that nothing in the catalog explains.
#[must_use]
pub fn set_apart(
    matcher: &Matcher,
    stretches: &Stretches,
    request: &str,
    words: &[ReadWord],
    ask: Range<usize>,
) -> Vec<Range<usize>> {
    let cuts = possible_cuts(request, words);
    let pauses = cuts.iter().filter(|cut| cut.is_pause && cut.at > ask.start && cut.at < ask.end);
    for pause in pauses {
        let (known, rest) = (ask.start..pause.at, pause.at..ask.end);
        let is_explained = |part: &Range<usize>| stretches.explained(part.clone()).0 > 0.0;
        let is_known = |word: &str| matcher.lexicon.has_stem(word);
        if is_explained(&known) && !is_explained(&rest) && sounds_like_a_wish(&words[rest.clone()], is_known) {
            return vec![known, rest];
        }
    }
    vec![ask]
}

/// Whether some words ask for something further: they go on from what was said, give no reason, and have at least two
/// words of matter, one of them a longer word that the catalog has never seen.
fn sounds_like_a_wish(words: &[ReadWord], is_known: impl Fn(&str) -> bool) -> bool {
    /// Shorter unknown words are as often slips and particles.
    const LONG: usize = 5;
    goes_further(words) && matter(words).any(|word| letters(word) >= LONG && !is_known(&word.text))
}

/// Whether some words go on from what was said with something further: no reason, and at least two words of matter.
fn goes_further(words: &[ReadWord]) -> bool {
    let joined = words.iter().take_while(|word| goes_on(&word.text)).count();
    let is_reason = words.get(joined).is_some_and(|word| REASONS.contains(&word.text.as_str()));
    joined > 0 && !is_reason && matter(words).count() >= 2
}

fn matter(words: &[ReadWord]) -> impl Iterator<Item = &ReadWord> {
    words.iter().filter(|word| letters(word) >= 3 && !EMPTY.contains(&word.text.as_str()))
}

fn letters(word: &ReadWord) -> usize {
    word.text.chars().count()
}

/// Whether a further wish may begin with this word.
fn goes_on(word: &str) -> bool {
    CONJUNCTIONS.contains(&word) && !CONTRASTS.contains(&word)
}

/// A place where an ask may end: before the word `at`.
pub(super) struct Cut {
    pub(super) at: usize,
    pub(super) cost: f64,
    is_pause: bool,
}

pub(super) fn possible_cuts(request: &str, words: &[ReadWord]) -> Vec<Cut> {
    let mut cuts = vec![Cut { at: 0, cost: 0.0, is_pause: true }];
    let short = words.len() <= SHORT;
    for at in 1..words.len() {
        let pause = Pause::before(at, request, words);
        let (cost, is_pause) = (pause.cost(), pause != Pause::Nothing);
        if (short || is_pause) && cuts.len() <= MOST_CUTS {
            cuts.push(Cut { at, cost, is_pause });
        }
    }
    cuts.push(Cut { at: words.len(), cost: 0.0, is_pause: true });
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, expected: bool) {
        let words: Vec<ReadWord> =
            words.split(' ').map(|word| ReadWord { text: word.into(), start: 0, end: 0 }).collect();
        let known = ["заказы", "товары", "обратно", "уходили"];
        assert_eq!(sounds_like_a_wish(&words, |word| known.contains(&word)), expected);
    }

    #[test]
    fn a_further_wish_is_told_from_a_reason_and_from_more_of_the_same() {
        case("еще мобильное приложение", true);
        case("и напечатать визитки", true);
        case("и заказы уходили обратно", false);
        case("и чтобы красиво было", false);
        case("а полезные страницы оставьте", false);
        case("и побыстрее пожалуйста", false);
        case("склад в химках", false);
    }
}
