//! Answers that are already in the client's words: phrases of answers, and numbers with their units.

use std::sync::Arc;

use crate::domain::catalog::entry::{Entry, Question, QuestionId};
use crate::text::quantity::{Quantity, quantities};
use crate::text::word::is_of_words;

use super::features::Name;
use super::known::KnownWord;
use super::{Matcher, ReadWord};

/// An answer found in a request.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundAnswer {
    /// The question of the entry.
    pub question: QuestionId,
    /// What was said.
    pub said: Said,
    /// The words that said it, as typed.
    pub words: String,
}

/// What a request says to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// An answer's id.
    Answer(String),
    /// A number.
    Number(f64),
}

/// Words right before a phrase that turn it round.
const NEGATIONS: &[&str] = &["не", "нет", "без", "кроме", "not", "no", "without", "nie", "bez"];

type Span = std::ops::Range<usize>;

/// So many first letters tell nearly all words apart.
const FIRST_LETTERS: usize = 3;

/// What a word begins with; [`ANY`] where it may be anything.
type Beginning = [char; FIRST_LETTERS];
const ANY: char = '\0';

/// A request, read for the answers that are in its words.
#[derive(Clone, Debug)]
pub struct Facts<'r> {
    request: &'r str,
    matcher: &'r Matcher,
    read: &'r [ReadWord],
    words: Vec<Arc<KnownWord>>,
    /// What the first word of a phrase begins with if it has one of the stems, which end as they like.
    beginnings: Vec<Beginning>,
    numbers: Vec<Quantity>,
}

impl<'r> Facts<'r> {
    /// Prepares a request that was read by a matcher.
    #[must_use]
    pub fn new(matcher: &'r Matcher, request: &'r str, read: &'r [ReadWord]) -> Facts<'r> {
        let words: Vec<Arc<KnownWord>> = read.iter().map(|word| matcher.known(&word.text)).collect();
        let beginning = |word: &Arc<KnownWord>| {
            let stem = &word.stem;
            let sure = stem.chars().count().saturating_sub(1).clamp(1, FIRST_LETTERS);
            let mut letters = stem.chars().take(sure);
            std::array::from_fn(|_| letters.next().unwrap_or(ANY))
        };
        let beginnings = words.iter().map(beginning).collect();
        Facts { request, matcher, read, words, beginnings, numbers: quantities(request) }
    }

    /// The questions of an entry that the whole request answers by itself. Where it says two different things, nothing
    /// is concluded: the manager will ask.
    #[must_use]
    pub fn answers(&self, entry: &Entry) -> Vec<FoundAnswer> {
        let found = entry.questions.iter().filter_map(|question| {
            let (said, span) = self
                .number_said(question)
                .or_else(|| self.answer_said(question).map(|(id, span)| (Said::Answer(id), span)))?;
            Some(FoundAnswer { question: question.id.clone(), said, words: self.request.get(span)?.to_owned() })
        });
        found.collect()
    }

    fn answer_said(&self, question: &Question) -> Option<(String, Span)> {
        // (length of the phrase, answer, place): the longest phrase knows best.
        let mut best: Option<(usize, &str, Span)> = None;
        let mut contradicted = false;
        for answer in &question.answers {
            // Reading a phrase costs more than all the rest; most begin as no word does.
            for phrase in answer.phrases.iter().filter(|phrase| self.may_say(phrase)) {
                for (length, span) in self.places(phrase) {
                    match &best {
                        Some((longest, id, _)) if *longest > length || *longest == length && *id == answer.id => {}
                        Some((longest, _, _)) if *longest == length => contradicted = true,
                        _ => {
                            best = Some((length, &answer.id, span));
                            contradicted = false;
                        }
                    }
                }
            }
        }
        best.filter(|_| !contradicted).map(|(_, id, span)| (id.to_owned(), span))
    }

    /// Whether some word begins as a phrase does.
    fn may_say(&self, phrase: &str) -> bool {
        let own = phrase.chars().skip_while(|letter| !is_of_words(*letter)).take(FIRST_LETTERS);
        let mut letters = own.map(plain);
        let first = letters.next().unwrap_or_default();
        let mut beginnings = self.beginnings.iter().filter(|beginning| beginning[0] == first).peekable();
        if beginnings.peek().is_none() {
            return false;
        }
        let others: [char; FIRST_LETTERS - 1] = std::array::from_fn(|_| letters.next().unwrap_or_default());
        let begins = |own: &Beginning| own[1..].iter().zip(others).all(|(own, other)| *own == ANY || *own == other);
        beginnings.any(begins)
    }

    /// Where a phrase is said and not turned round; with the number of its words.
    fn places(&self, phrase: &str) -> Vec<(usize, Span)> {
        let wanted = self.matcher.stems_of(phrase);
        let length = wanted.len();
        let last = self.words.len().checked_sub(length).filter(|_| length > 0);
        let is_negated = |at: usize| at > 0 && NEGATIONS.contains(&self.read[at - 1].text.as_str());
        let is_there =
            |at: usize| self.words[at..at + length].iter().zip(&*wanted).all(|(own, wanted)| own.stem_name == *wanted);
        let is_said = |at: &usize| !is_negated(*at) && is_there(*at);
        let places = last.into_iter().flat_map(|last| 0..=last).filter(is_said);
        places.map(|at| (length, self.read[at].start..self.read[at + length - 1].end)).collect()
    }

    fn number_said(&self, question: &Question) -> Option<(Said, Span)> {
        if self.numbers.is_empty() {
            return None;
        }
        let stem = |unit: &str| self.matcher.known(unit).stem_name;
        let units: Vec<Name> = question.number.as_ref()?.units.iter().map(|unit| stem(unit)).collect();
        let fits = |quantity: &&Quantity| quantity.names().any(|name| units.contains(&stem(name)));
        let quantity = self.numbers.iter().find(fits)?;
        Some((Said::Number(quantity.value), quantity.start..quantity.unit_end))
    }
}

/// A letter as words are read: lower case, ё as е.
fn plain(letter: char) -> char {
    match letter {
        'а'..='я' => letter,
        'ё' | 'Ё' => 'е',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}
