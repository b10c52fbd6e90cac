//! Which stretches of a message are asks, and which only tell the story around them.
//!
//! Cuts are made where the catalog explains two sides; but a reason («хостер прислал письмо»), a list of contents
//! («услуги, новости, контакты») or something that is not wanted is explained by the catalog as well. What tells a
//! further task from such words is how much the part itself and the *whole* message speak for its entry, what else is
//! asked for beside it, how long it is (a letter is less like any phrase than a few words are, and no less right), where
//! it stands and how it begins, and whether it says no: the weights are a logistic regression on the parts of messages
//! written for this (docs/measurements.md). It is the part's confidence from then on, also where the message has only one.

use std::ops::Range;

use super::scoring::{SAME, Scored, VERBATIM};
use super::split::{self, Pause};
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

/// Weights of the judgement: log-odds of the part on its own, log-odds of its entry in the whole message, likeness of the
/// entry's nearest phrase; of the other parts the most sure on its own, and the entry that the whole speaks most for
/// ([`ALONE`] stands in where there is none); the logarithm of the number of words; whether it is the first part, begins a
/// sentence, begins with a word that brings something further, says no.
const ON_ITS_OWN: f64 = 0.3;
const IN_THE_WHOLE: f64 = 1.6;
const NEAREST: f64 = 6.4;
const SUREST_OTHER: f64 = 0.3;
const OTHER_IN_THE_WHOLE: f64 = -0.2;
const LENGTH: f64 = 2.3;
const FIRST: f64 = 0.9;
const SENTENCE: f64 = -0.1;
const ADDS: f64 = 2.6;
const SAYS_NO: f64 = -1.1;
const BIAS: f64 = -6.6;
/// Log-odds of the other parts of a message that has none.
const ALONE: f64 = -3.0;
/// From this likeness on words may be those of a phrase.
const NEARLY: f64 = 0.7;
/// A word that brings something further is among so many first ones.
const BEGINNING: usize = 3;
/// A part less likely an ask than this belongs to the story.
const LEAST: f64 = 0.15;

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
    if whole.signals.nearest >= SAME
        || whole.signals.nearest >= NEARLY && is_phrase_of(matcher, whole.signals.first, words)
    {
        return Parts { asks: everything(), doubtful: Vec::new() };
    }
    let segments = split::segments(&stretches, request, words);
    let spoken = |segment: Range<usize>| Some(Spoken::of(matcher, &whole, &scored(segment.clone())?, segment));
    let asks: Vec<Spoken> = segments.asks.into_iter().filter_map(spoken).collect();
    let part = |spoken: &Spoken| {
        let confidence = spoken.confidence(&asks, request, words);
        Part { words: spoken.words.clone(), confidence: Some(confidence) }
    };
    let judged = |segment: Range<usize>| Some(part(&spoken(segment)?));
    let parts: Vec<Part> = asks.iter().map(part).collect();
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

/// Whether some words are those of a phrase of an entry: of what stands in very many phrases likeness knows nothing.
fn is_phrase_of(matcher: &Matcher, entry: usize, words: &[ReadWord]) -> bool {
    matcher.phrases.of_entry(entry).any(|phrase| {
        let plain = matcher.lexicon.read_plainly(matcher.phrases.words.at(phrase));
        plain.iter().map(|word| &word.text).eq(words.iter().map(|word| &word.text))
    })
}

/// How much speaks for a stretch of words and its best entry.
struct Spoken {
    words: Range<usize>,
    /// Log-odds of the entry by these words, and by the whole message.
    own: f64,
    whole: f64,
    /// Likeness of the entry's nearest phrase.
    nearest: f64,
}

impl Spoken {
    fn of(matcher: &Matcher, whole: &Scored, scored: &Scored, words: Range<usize>) -> Spoken {
        Spoken {
            words,
            own: matcher.calibration.log_odds(scored.signals),
            whole: matcher.calibration.quick_log_odds(f64::from(whole.scores[scored.signals.first])),
            nearest: scored.signals.nearest,
        }
    }

    /// How sure it is that the entry is asked for, among the asks of a message.
    fn confidence(&self, asks: &[Spoken], request: &str, words: &[ReadWord]) -> f64 {
        let others = || asks.iter().filter(|other| other.words != self.words);
        let most = |figure: fn(&Spoken) -> f64| others().map(figure).reduce(f64::max);
        let own = &words[self.words.clone()];
        let one_of = |list: &[&str], words: &[ReadWord]| words.iter().any(|word| list.contains(&word.text.as_str()));
        let place = match self.words.start {
            0 => FIRST,
            at if Pause::before(at, request, words) == Pause::SentenceEnd => SENTENCE,
            _ => 0.0,
        };
        let log_odds = ON_ITS_OWN * self.own
            + IN_THE_WHOLE * self.whole
            + NEAREST * self.nearest
            + SUREST_OTHER * most(|other| other.own).unwrap_or(ALONE)
            + OTHER_IN_THE_WHOLE * most(|other| other.whole).unwrap_or(self.whole)
            + LENGTH * (own.len() as f64).ln()
            + place
            + if one_of(split::ADDING, &own[..own.len().min(BEGINNING)]) { ADDS } else { 0.0 }
            + if one_of(NOT, own) || one_of(WITHOUT, own) { SAYS_NO } else { 0.0 }
            + BIAS;
        let confidence = 1.0 / (1.0 + (-log_odds).exp());
        // Word for word a phrase of the catalog.
        if self.nearest >= SAME { confidence.max(VERBATIM) } else { confidence }
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
