//! Answers that are already in the client's words: phrases of answers, and numbers with their units.

use crate::domain::catalog::entry::{Entry, Question, QuestionId};
use crate::text::quantity::{Quantity, quantities};

use super::lexicon::Lexicon;
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

/// The questions of an entry that the whole request answers by itself. Where it says two different things, nothing is
/// concluded: the manager will ask.
#[must_use]
pub fn answers_in(matcher: &Matcher, request: &str, read: &[ReadWord], entry: &Entry) -> Vec<FoundAnswer> {
    let lexicon = &matcher.lexicon;
    let stems: Vec<String> = read.iter().map(|word| lexicon.stems(&word.text).0).collect();
    let numbers = quantities(request);
    let found = entry.questions.iter().filter_map(|question| {
        let (said, span) = number_said(question, &numbers, lexicon)
            .or_else(|| answer_said(question, lexicon, read, &stems).map(|(id, span)| (Said::Answer(id), span)))?;
        Some(FoundAnswer { question: question.id.clone(), said, words: request.get(span)?.to_owned() })
    });
    found.collect()
}

type Span = std::ops::Range<usize>;

/// A letter as words are read: lower case, ё as е.
fn plain(letter: char) -> char {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    if lower == 'ё' { 'е' } else { lower }
}

fn answer_said(question: &Question, lexicon: &Lexicon, read: &[ReadWord], stems: &[String]) -> Option<(String, Span)> {
    // (length of the phrase, answer, place): the longest phrase knows best.
    let mut best: Option<(usize, &str, Span)> = None;
    let mut contradicted = false;
    for answer in &question.answers {
        for phrase in &answer.phrases {
            // Reading a phrase costs more than all the rest; most begin with a letter that no word begins with.
            let first = phrase.chars().find(|letter| letter.is_alphanumeric()).map(plain);
            if !read.iter().any(|word| word.text.chars().next().map(plain) == first) {
                continue;
            }
            let wanted: Vec<String> =
                lexicon.read_plainly(phrase).into_iter().map(|word| lexicon.stems(&word.text).0).collect();
            if wanted.is_empty() || wanted.len() > stems.len() {
                continue;
            }
            for at in 0..=stems.len() - wanted.len() {
                let negated = at > 0 && NEGATIONS.contains(&read[at - 1].text.as_str());
                if negated || stems[at..at + wanted.len()] != wanted[..] {
                    continue;
                }
                let span = read[at].start..read[at + wanted.len() - 1].end;
                match &best {
                    Some((length, id, _)) if *length > wanted.len() || *length == wanted.len() && *id == answer.id => {}
                    Some((length, _, _)) if *length == wanted.len() => contradicted = true,
                    _ => {
                        best = Some((wanted.len(), &answer.id, span));
                        contradicted = false;
                    }
                }
            }
        }
    }
    best.filter(|_| !contradicted).map(|(_, id, span)| (id.to_owned(), span))
}

fn number_said(question: &Question, numbers: &[Quantity], lexicon: &Lexicon) -> Option<(Said, Span)> {
    let units: Vec<String> = question.number.as_ref()?.units.iter().map(|unit| lexicon.stems(unit).0).collect();
    let fits = |quantity: &&Quantity| quantity.names().any(|name| units.contains(&lexicon.stems(name).0));
    let quantity = numbers.iter().find(fits)?;
    Some((Said::Number(quantity.value), quantity.start..quantity.unit_end))
}
