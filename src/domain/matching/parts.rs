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
#[derive(Clone, Debug)]
pub struct Part {
    /// Its words.
    pub words: Range<usize>,
    /// So many of them, the first, only join it to what stands before: «и», «плюс ещё».
    pub joining: usize,
    /// How sure it is that its best entry is asked for; `None` where the words alone decide.
    pub confidence: Option<f64>,
    /// What scoring saw of its matter, where that was looked up.
    pub scored: Option<Scored>,
}

impl Part {
    /// Its words without those that only join it.
    #[must_use]
    pub fn matter(&self) -> Range<usize> {
        self.words.start + self.joining..self.words.end
    }
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
/// A message of no more words than this, and of nothing else, is a name of the task rather than a story: it is asked for
/// more surely than so few words beside others, and what it says on its own weighs less.
const JOTTED: usize = 4;
const JOTTED_DOWN: f64 = 1.36;
const JOTTED_ON_ITS_OWN: f64 = -0.58;
/// Log-odds of the other parts of a message that has none.
const ALONE: f64 = -3.0;
/// From this likeness on words may be those of a phrase.
const NEARLY: f64 = 0.7;
/// A word that brings something further is among so many first ones.
const BEGINNING: usize = 3;
/// A part less likely an ask than this belongs to the story.
const LEAST: f64 = 0.17;

/// The asks of a message, and what was taken for a story though an entry fits it.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// In order; one of everything when nothing speaks for a cut.
    pub asks: Vec<Part>,
    /// May be asked for after all.
    pub doubtful: Vec<Part>,
    /// The scores of the whole message; `None` where there was nothing to part.
    pub whole: Option<Vec<f32>>,
}

/// Parts a message.
#[must_use]
pub fn parts(matcher: &Matcher, request: &str, words: &[ReadWord]) -> Parts {
    let everything = |scored: Option<Scored>| {
        let asks = vec![Part { words: 0..words.len(), joining: 0, confidence: None, scored }];
        Parts { asks, ..Parts::default() }
    };
    if words.len() < 2 || matcher.entries.len() < 2 {
        return everything(None);
    }
    let Some(whole) = matcher.score(words) else { return everything(None) };
    // Word for word what the catalog says of one task: its «and» joins nothing else.
    if whole.signals.nearest >= SAME
        // Of what stands in very many phrases likeness knows nothing.
        || whole.signals.nearest >= NEARLY && matcher.phrases.has(whole.signals.first, words)
    {
        return everything(Some(whole));
    }
    let stretches = Stretches::new(matcher, &whole);
    let spoken = |segment: Range<usize>| {
        let matter = segment.start + split::joining(words, &segment)..segment.end;
        let scored = if matter == (0..words.len()) {
            whole.clone()
        } else {
            matcher.scored(&words[matter.clone()], matcher.part_of(&whole.text, matter))?
        };
        Some(Spoken::of(matcher, &whole, scored, segment))
    };
    let segments = split::segments(&stretches, request, words);
    let asks: Vec<Spoken> = segments.asks.into_iter().filter_map(spoken).collect();
    let part = |spoken: &Spoken| {
        let confidence = Some(spoken.confidence(&asks, request, words));
        let joining = split::joining(words, &spoken.words);
        Part { words: spoken.words.clone(), joining, confidence, scored: Some(spoken.scored.clone()) }
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
    let set_apart = |part: Part| {
        let mut apart = split::set_apart(matcher, &stretches, request, words, part.words.clone()).into_iter();
        let first = apart.next().map(|words| {
            let scored = part.scored.clone().filter(|_| words == part.words);
            Part { words, scored, ..part }
        });
        first.into_iter().chain(apart.filter_map(judged)).collect::<Vec<_>>()
    };
    let mut parts: Vec<Part> = parts.into_iter().flat_map(set_apart).collect();
    parts.extend(further);
    parts.sort_by_key(|part| part.words.start);
    let doubtful = doubtful.into_iter().filter(|part| !is_declined(&words[part.words.clone()])).collect();
    Parts { asks: wanted(words, parts), doubtful, whole: Some(whole.scores) }
}

/// How much speaks for a stretch of words and its best entry.
struct Spoken {
    words: Range<usize>,
    /// Log-odds of the entry by these words, and by the whole message.
    own: f64,
    whole: f64,
    /// Likeness of the entry's nearest phrase.
    nearest: f64,
    scored: Scored,
}

impl Spoken {
    fn of(matcher: &Matcher, whole: &Scored, scored: Scored, words: Range<usize>) -> Spoken {
        Spoken {
            words,
            own: matcher.calibration.log_odds(scored.signals),
            whole: matcher.calibration.quick_log_odds(f64::from(whole.scores[scored.signals.first])),
            nearest: scored.signals.nearest,
            scored,
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
        let is_jotted = others().next().is_none() && own.len() <= JOTTED;
        let log_odds = ON_ITS_OWN * self.own
            + IN_THE_WHOLE * self.whole
            + NEAREST * self.nearest
            + SUREST_OTHER * most(|other| other.own).unwrap_or(ALONE)
            + OTHER_IN_THE_WHOLE * most(|other| other.whole).unwrap_or(self.whole)
            + LENGTH * (own.len() as f64).ln()
            + place
            + if one_of(split::ADDING, &own[..own.len().min(BEGINNING)]) { ADDS } else { 0.0 }
            + if one_of(NOT, own) || one_of(WITHOUT, own) { SAYS_NO } else { 0.0 }
            + if is_jotted { JOTTED_DOWN + JOTTED_ON_ITS_OWN * self.own } else { 0.0 }
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
