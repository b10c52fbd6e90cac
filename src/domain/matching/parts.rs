//! Which stretches of a message are asks, and which only tell the story around them.
//!
//! Cuts are made where the catalog explains two sides; but a reason («хостер прислал письмо»), a list of contents
//! («услуги, новости, контакты») or something that is not wanted is explained by the catalog as well. What tells a
//! further task from such words is how much the *whole* message speaks for its entry, how near the part comes to a
//! phrase, how long it is, and whether it begins a new sentence: the weights are a logistic regression on the parts of
//! messages written for this (docs/measurements.md). It is the part's confidence from then on.

use std::ops::Range;

use super::split::{self, Pause};
use super::stretches::Stretches;
use super::{Matcher, ReadWord, Scored};

/// A stretch of words that asks for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its words.
    pub words: Range<usize>,
    /// How sure it is that its best entry is asked for; `None` where the words alone decide.
    pub confidence: Option<f64>,
}

/// Weights of the judgement: the score of the part's entry in the whole message, the likeness of its nearest phrase, a
/// new sentence, the logarithm of the number of words.
const IN_THE_WHOLE: f64 = 1.5;
const NEAREST: f64 = 5.0;
const NEW_SENTENCE: f64 = -1.7;
const LENGTH: f64 = 1.2;
const BIAS: f64 = -7.2;
/// A part less likely an ask than this belongs to the story.
const LEAST: f64 = 0.25;

/// The asks of a message, and what was taken for a story though an entry fits it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// In order; one of everything when nothing speaks for a cut.
    pub asks: Vec<Part>,
    /// May be asked for after all.
    pub doubtful: Vec<Part>,
}

/// Parts a message.
#[must_use]
pub fn parts(matcher: &Matcher, request: &str, words: &[ReadWord]) -> Parts {
    let everything = || vec![Part { words: 0..words.len(), confidence: None }];
    if words.len() < 2 || matcher.entries.len() < 2 {
        return Parts { asks: everything(), doubtful: Vec::new() };
    }
    let stretches = Stretches::new(matcher, words);
    let segments = split::segments(&stretches, request, words);
    let mut parts: Vec<Part> = Vec::new();
    let mut doubtful: Vec<Part> = Vec::new();
    if segments.len() == 1 {
        parts = everything();
    } else {
        let scored = |stretch: Range<usize>| matcher.scored(&words[stretch.clone()], stretches.features(stretch));
        let Some(whole) = scored(0..words.len()) else { return Parts { asks: everything(), doubtful } };
        for segment in segments {
            let Some(Scored { signals, .. }) = scored(segment.clone()) else { continue };
            let new_sentence = segment.start > 0 && Pause::before(segment.start, request, words) == Pause::SentenceEnd;
            let log_odds = IN_THE_WHOLE * f64::from(whole.scores[signals.first])
                + NEAREST * signals.nearest
                + if new_sentence { NEW_SENTENCE } else { 0.0 }
                + LENGTH * (segment.len() as f64).ln()
                + BIAS;
            parts.push(Part { words: segment, confidence: Some(1.0 / (1.0 + (-log_odds).exp())) });
        }
        let best = parts.iter().filter_map(|part| part.confidence).fold(0.0, f64::max);
        (parts, doubtful) =
            parts.into_iter().partition(|part| part.confidence.is_some_and(|own| own >= LEAST || own == best));
    }
    let parts: Vec<Part> = parts
        .into_iter()
        .flat_map(|part| {
            let mut apart = split::set_apart(matcher, &stretches, request, words, part.words).into_iter();
            let first = apart.next().map(|words| Part { words, confidence: part.confidence });
            first.into_iter().chain(apart.map(|words| Part { words, confidence: None })).collect::<Vec<_>>()
        })
        .collect();
    Parts {
        asks: wanted(words, parts),
        doubtful: doubtful.into_iter().filter(|part| !is_declined(&words[part.words.clone()])).collect(),
    }
}

/// Without what the client says he does not want, unless nothing else is left.
fn wanted(words: &[ReadWord], parts: Vec<Part>) -> Vec<Part> {
    let is_wanted = |part: &Part| !is_declined(&words[part.words.clone()]);
    if parts.iter().any(is_wanted) { parts.into_iter().filter(is_wanted).collect() } else { parts }
}

/// Beginnings of the words that, after a «not», turn a wish down.
const WANTING: &[&str] = &[
    "надо",
    "нужн",
    "нужен",
    "хотим",
    "хочу",
    "хотел",
    "будем",
    "буду",
    "требу",
    "трога",
    "меня",
    "планир",
    "need",
    "want",
    "trzeba",
    "potrzeb",
    "chce",
    "chcę",
    "rusza",
    "zmienia",
];
/// After these nothing is turned down: «чтобы не надо было вручную» is a wish.
const PURPOSES: &[&str] = &["чтобы", "чтоб", "żeby", "zeby", "aby", "so"];
const NOT: &[&str] = &["не", "not", "dont", "don't", "no", "nie"];

/// Whether some words say that something is not wanted.
fn is_declined(words: &[ReadWord]) -> bool {
    if words.iter().any(|word| PURPOSES.contains(&word.text.as_str())) {
        return false;
    }
    words.windows(2).any(|pair| {
        NOT.contains(&pair[0].text.as_str()) && WANTING.iter().any(|wanting| pair[1].text.starts_with(wanting))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, declined: bool) {
        let word = |word: &str| ReadWord { text: word.into(), start: 0, end: 0 };
        assert_eq!(is_declined(&words.split(' ').map(word).collect::<Vec<_>>()), declined, "{words}");
    }

    #[test]
    fn what_is_not_wanted_is_told_from_what_does_not_work() {
        case("кассу не надо", true);
        case("переезжать на другой хостинг не будем", true);
        case("дизайн не меняем", true);
        case("we dont need a new design", true);
        case("nowej kasy nie potrzebujemy", true);
        case("форма не работает", false);
        case("чтобы менеджерам не нужно было забивать руками", false);
        case("цены не обновляются", false);
        case("нужна касса", false);
    }
}
