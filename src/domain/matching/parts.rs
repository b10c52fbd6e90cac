//! Which stretches of a message are asks, and which only tell the story around them.
//!
//! Cuts are made where the catalog explains two sides; but a reason («хостер прислал письмо»), a list of contents
//! («услуги, новости, контакты») or something that is not wanted is explained by the catalog as well. What tells a
//! further task from such words is how much the part itself and the *whole* message speak for its entry, what else is
//! asked for beside it, how long it is (a letter is less like any phrase than a few words are, and no less right), where
//! it stands and how it begins, how it is said and whose words it is made of: the weights are a logistic regression on the parts of messages
//! written for this (docs/measurements.md). It is the part's confidence from then on, also where the message has only one.

use std::ops::Range;
use std::rc::Rc;

use super::joined;
use super::logistic::probability;
use super::manner::{Cues, Manner};
use super::pause::{self, Pause};
use super::scoring::{SAME, Scored, VERBATIM};
use super::split;
use super::stretches::Stretches;
use super::wording::Wording;
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
    pub scored: Option<Rc<Scored>>,
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
/// sentence, begins with a word that brings something further; how it is said: with a «not», as something that is there and
/// no wish beside wishes, turned down, to be left alone, as a wish beside other wishes; and whose its words are.
const ON_ITS_OWN: f64 = 0.6;
const IN_THE_WHOLE: f64 = 1.62;
const NEAREST: f64 = 4.2;
const SUREST_OTHER: f64 = 0.45;
const OTHER_IN_THE_WHOLE: f64 = -0.4;
const LENGTH: f64 = 1.72;
const FIRST: f64 = 0.97;
const SENTENCE: f64 = 0.74;
const ADDS: f64 = 1.5;
/// By hand: what stands in a numbered list is asked for, and there were few of them to choose by.
const ITEM: f64 = 2.0;
const SAYS_NO: f64 = -0.6;
const SETTLED: f64 = -1.1;
/// So few words that tell what is there are a remark: of 67 such parts of the messages for development, beside wishes and
/// without a «not», four were asks, of 73 longer ones thirty.
const REMARK: usize = 5;
const AT_MOST_IN_PASSING: f64 = 0.06;
const TURNED_DOWN: f64 = -1.9;
const LEFT_ALONE: f64 = -0.8;
const ONE_OF_THE_WISHES: f64 = 1.1;
/// For each word that only the part's own entry uses, and that only an entry of another part does.
const WORDS_OF_ITS_OWN: f64 = 1.1;
const WORDS_OF_OTHERS: f64 = -0.8;
const BIAS: f64 = -6.6;
/// A message of no more words than this, and of nothing else, is a name of the task rather than a story: it is asked for
/// more surely than so few words beside others, and what it says on its own weighs less.
const JOTTED: usize = 4;
const JOTTED_DOWN: f64 = 1.5;
const JOTTED_ON_ITS_OWN: f64 = -0.2;
/// Log-odds of the other parts of a message that has none.
const ALONE: f64 = -3.0;
/// From this likeness on words may be those of a phrase.
const NEARLY: f64 = 0.7;
/// A word that brings something further is among so many first ones.
const BEGINNING: usize = 3;
/// A part less likely an ask than this belongs to the story.
const LEAST: f64 = 0.2;

/// Why words that an entry fits ask for nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoAsk {
    /// So sure, and no surer, that they are an ask: rather the story around one.
    Unlikely(f64),
    /// The client says that he does not want it.
    TurnedDown,
}

/// The asks of a message, and what was taken for a story though an entry fits it.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// In order; one of everything when nothing speaks for a cut.
    pub asks: Vec<Part>,
    /// May be asked for after all.
    pub doubtful: Vec<Part>,
    /// What a message of several asks, or of one beside other matters, only mentions.
    pub asides: Vec<(Range<usize>, NoAsk)>,
}

/// Parts a message.
#[must_use]
pub fn parts(matcher: &Matcher, request: &str, words: &[ReadWord]) -> Parts {
    let everything = |scored: Option<Rc<Scored>>| {
        let asks = vec![Part { words: 0..words.len(), joining: 0, confidence: None, scored }];
        Parts { asks, ..Parts::default() }
    };
    if words.len() < 2 || matcher.entries.len() < 2 {
        return everything(None);
    }
    let Some(whole) = matcher.score(words).map(Rc::new) else { return everything(None) };
    // Word for word what the catalog says of one task: its «and» joins nothing else.
    if whole.signals.nearest >= SAME
        // Of what stands in very many phrases likeness knows nothing.
        || whole.signals.nearest >= NEARLY && matcher.phrases.has(whole.signals.first, words)
    {
        return everything(Some(whole));
    }
    let stretches = Stretches::new(matcher, &whole);
    let cues: Vec<Cues> = whole.text.known.iter().map(|word| word.cues).collect();
    let manner = |own: Range<usize>| Manner::of(pause::clauses(own, request, words).map(|own| &cues[own]));
    let is_declined = |part: &Part| manner(part.words.clone()).is_declined;
    let spoken = |segment: Range<usize>| {
        let matter = segment.start + pause::joining(words, &segment)..segment.end;
        let scored = if matter == (0..words.len()) {
            whole.clone()
        } else {
            Rc::new(matcher.scored(&words[matter.clone()], matcher.part_of(&whole.text, matter))?)
        };
        let is_item = segment.clone().any(|at| pause::is_item(at, request, words));
        Some(Spoken { is_item, ..Spoken::of(matcher, &whole, scored, manner(segment.clone()), segment) })
    };
    let segments = split::segments(&stretches, request, words);
    let asks: Vec<Spoken> = segments.asks.into_iter().filter_map(spoken).collect();
    let part = |spoken: &Spoken| {
        let confidence = Some(spoken.confidence(&asks, request, words, matcher.entries.len()));
        let joining = pause::joining(words, &spoken.words);
        Part { words: spoken.words.clone(), joining, confidence, scored: Some(spoken.scored.clone()) }
    };
    let judged = |segment: Range<usize>| Some(part(&spoken(segment)?));
    let parts: Vec<Part> = asks.iter().map(part).collect();
    let best = parts.iter().filter_map(|part| part.confidence).fold(0.0, f64::max);
    // Where none is likely nothing tells the ask from the story.
    if best < LEAST {
        let (first, others): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| part.confidence == Some(best));
        let asks = first.into_iter().take(1).map(|part| Part { words: 0..words.len(), joining: 0, ..part }).collect();
        let doubtful = others.into_iter().filter(|part| !is_declined(part)).collect();
        return Parts { asks, doubtful, ..Parts::default() };
    }
    let (parts, doubtful): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.confidence.is_some_and(|own| own >= LEAST));
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
    let unlikely = |part: &Part| NoAsk::Unlikely(part.confidence.unwrap_or_default());
    let story = |part: &Part| (part.words.clone(), if is_declined(part) { NoAsk::TurnedDown } else { unlikely(part) });
    let mut asides: Vec<(Range<usize>, NoAsk)> = doubtful.iter().map(story).collect();
    let doubtful: Vec<Part> = doubtful.into_iter().filter(|part| !is_declined(part)).collect();
    // What he does not want is no ask, unless nothing else is left.
    let (turned_down, mut asks): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(is_declined);
    if asks.is_empty() {
        asks = turned_down;
    } else {
        asides.extend(turned_down.into_iter().map(|part| (part.words, NoAsk::TurnedDown)));
    }
    asides.sort_by_key(|(words, _)| words.start);
    // What was joined to an ask may be a task of its own.
    let entry = |part: &Part| match &part.scored {
        Some(scored) => scored.signals.first,
        None => stretches.explained(part.matter()).1,
    };
    let asked: Vec<usize> = asks.iter().map(entry).collect();
    let joined = asks.iter().flat_map(|ask| joined::others(&stretches, request, words, &ask.words, &asked));
    let joined = joined.filter_map(judged).filter(|part| !is_declined(part));
    let doubtful = doubtful.into_iter().chain(joined).collect();
    Parts { asks, doubtful, asides }
}

/// How much speaks for a stretch of words and its best entry.
struct Spoken {
    words: Range<usize>,
    /// Log-odds of the entry by these words, and by the whole message.
    own: f64,
    whole: f64,
    /// Likeness of the entry's nearest phrase.
    nearest: f64,
    manner: Manner,
    /// An item of a numbered list stands in it.
    is_item: bool,
    scored: Rc<Scored>,
}

impl Spoken {
    fn of(matcher: &Matcher, whole: &Scored, scored: Rc<Scored>, manner: Manner, words: Range<usize>) -> Spoken {
        Spoken {
            words,
            own: matcher.calibration.log_odds(scored.signals),
            whole: matcher.calibration.quick_log_odds(f64::from(whole.scores[scored.signals.first])),
            nearest: scored.signals.nearest,
            manner,
            is_item: false,
            scored,
        }
    }

    /// Says that it is wanted, in words or by its place in a list.
    fn wishes(&self) -> bool {
        self.manner.wishes || self.is_item
    }

    /// How sure it is that the entry is asked for, among the asks of a message.
    fn confidence(&self, asks: &[Spoken], request: &str, words: &[ReadWord], n_entries: usize) -> f64 {
        let others = || asks.iter().filter(|other| other.words != self.words);
        let most = |figure: fn(&Spoken) -> f64| others().map(figure).reduce(f64::max);
        let own = &words[self.words.clone()];
        let one_of = |list: &[&str], words: &[ReadWord]| words.iter().any(|word| list.contains(&word.text.as_str()));
        let place = match self.words.start {
            0 => FIRST,
            at if Pause::before(at, request, words) == Pause::SentenceEnd => SENTENCE,
            _ => 0.0,
        };
        let others_wish = others().any(Spoken::wishes);
        let is_settled = others_wish && self.manner.is_settled && !self.wishes();
        let entry = self.scored.signals.first;
        let other_entries: Vec<usize> =
            others().map(|other| other.scored.signals.first).filter(|other| *other != entry).collect();
        let own_words = self.scored.text.known.iter().map(|word| &**word);
        let wording = Wording::of(own_words, entry, &other_entries, n_entries);
        let is_jotted = others().next().is_none() && own.len() <= JOTTED;
        let log_odds = ON_ITS_OWN * self.own
            + IN_THE_WHOLE * self.whole
            + NEAREST * self.nearest
            + SUREST_OTHER * most(|other| other.own).unwrap_or(ALONE)
            + OTHER_IN_THE_WHOLE * most(|other| other.whole).unwrap_or(self.whole)
            + LENGTH * (own.len() as f64).ln()
            + place
            + if one_of(split::ADDING, &own[..own.len().min(BEGINNING)]) { ADDS } else { 0.0 }
            + if self.is_item { ITEM } else { 0.0 }
            + if self.manner.says_no { SAYS_NO } else { 0.0 }
            + if is_settled { SETTLED } else { 0.0 }
            + if self.manner.turns_down { TURNED_DOWN } else { 0.0 }
            + if self.manner.leaves_alone { LEFT_ALONE } else { 0.0 }
            + if self.manner.wishes && others_wish { ONE_OF_THE_WISHES } else { 0.0 }
            + WORDS_OF_ITS_OWN * wording.own
            + WORDS_OF_OTHERS * wording.others
            + if is_jotted { JOTTED_DOWN + JOTTED_ON_ITS_OWN * self.own } else { 0.0 }
            + BIAS;
        let confidence = probability(log_odds);
        // «Обмен с 1С, магазин на битриксе» asks for no shop; «лендинг и магазин на битриксе» does, and one that opens the
        // message may be the first of a list.
        let is_setting = self.manner.is_setting
            && match self.words.start {
                0 => others_wish,
                at => Pause::before(at, request, words) != Pause::Conjunction && others().next().is_some(),
            };
        if is_setting || is_settled && own.len() <= REMARK {
            confidence.min(AT_MOST_IN_PASSING)
        } else if self.nearest >= SAME {
            // Word for word a phrase of the catalog.
            confidence.max(VERBATIM)
        } else {
            confidence
        }
    }
}
