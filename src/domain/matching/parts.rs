//! Which stretches of a message are asks, and which only tell the story around them.
//!
//! Cuts are made where the catalog explains two sides; but a reason («хостер прислал письмо»), a list of contents
//! («услуги, новости, контакты») or something that is not wanted is explained by the catalog as well. What tells a
//! further task from such words is how much the part itself and the *whole* message speak for its entry, how long it
//! is (a letter is less like any phrase than a few words are, and no less right), and whether it says no: the weights
//! are a logistic regression on the parts of messages written for this (docs/measurements.md). It is the part's
//! confidence from then on, also where the message has only one.

use std::ops::Range;

use super::scoring::{SAME, Scored, VERBATIM};
use super::split;
use super::stretches::Stretches;
use super::{Matcher, ReadWord};

/// A stretch of words that asks for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its words.
    pub words: Range<usize>,
    /// How sure it is that its best entry is asked for; `None` where the words alone decide.
    pub confidence: Option<f64>,
}

/// Weights of the judgement: log-odds of the part on its own, log-odds of its entry in the whole message, the logarithm
/// of its number of words, and whether it says no.
const ON_ITS_OWN: f64 = 1.0;
const IN_THE_WHOLE: f64 = 1.1;
const LENGTH: f64 = 1.9;
const SAYS_NO: f64 = -1.2;
const BIAS: f64 = -3.5;
/// A part less likely an ask than this belongs to the story.
const LEAST: f64 = 0.2;

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
    let scored = |stretch: Range<usize>| matcher.scored(&words[stretch.clone()], stretches.features(stretch));
    let Some(whole) = scored(0..words.len()) else { return Parts { asks: everything(), doubtful: Vec::new() } };
    // Word for word what the catalog says of one task: its «and» joins nothing else.
    if whole.signals.nearest >= SAME {
        return Parts { asks: everything(), doubtful: Vec::new() };
    }
    let judged = |segment: Range<usize>| {
        let scored = scored(segment.clone())?;
        let confidence = judgement(matcher, &whole, &scored, &words[segment.clone()]);
        Some(Part { words: segment, confidence: Some(confidence) })
    };
    let segments = split::segments(&stretches, request, words);
    let parts: Vec<Part> = segments.asks.into_iter().filter_map(judged).collect();
    let best = parts.iter().filter_map(|part| part.confidence).fold(0.0, f64::max);
    let (parts, doubtful): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.confidence.is_some_and(|own| own >= LEAST || own == best));
    let repeated = segments.repeated.into_iter().map(|part| (part.clone(), Some(stretches.explained(part).1)));
    let no_asks = repeated.chain(doubtful.iter().map(|part| (part.words.clone(), None)));
    let further: Vec<Part> = no_asks
        .filter_map(|(part, entry)| split::further_wish(&stretches, request, words, part, entry))
        .filter_map(judged)
        .collect();
    let mut parts: Vec<Part> = parts
        .into_iter()
        .flat_map(|part| {
            let mut apart = split::set_apart(matcher, &stretches, request, words, part.words).into_iter();
            let first = apart.next().map(|words| Part { words, confidence: part.confidence });
            first.into_iter().chain(apart.filter_map(judged)).collect::<Vec<_>>()
        })
        .collect();
    parts.extend(further);
    parts.sort_by_key(|part| part.words.start);
    Parts {
        asks: wanted(words, parts),
        doubtful: doubtful.into_iter().filter(|part| !is_declined(&words[part.words.clone()])).collect(),
    }
}

/// How sure it is that a part's best entry is asked for.
fn judgement(matcher: &Matcher, whole: &Scored, scored: &Scored, words: &[ReadWord]) -> f64 {
    let says_no = words.iter().any(|word| NOT.contains(&word.text.as_str()) || WITHOUT.contains(&word.text.as_str()));
    let log_odds = ON_ITS_OWN * matcher.calibration.log_odds(scored.signals)
        + IN_THE_WHOLE * matcher.calibration.quick_log_odds(f64::from(whole.scores[scored.signals.first]))
        + LENGTH * (words.len() as f64).ln()
        + if says_no { SAYS_NO } else { 0.0 }
        + BIAS;
    let confidence = 1.0 / (1.0 + (-log_odds).exp());
    // Word for word a phrase of the catalog.
    if scored.signals.nearest >= SAME { confidence.max(VERBATIM) } else { confidence }
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
/// Further words with which people tell what is missing or unwanted: more often the story than the wish.
const WITHOUT: &[&str] = &["нет", "без", "ничего", "without", "bez"];

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
