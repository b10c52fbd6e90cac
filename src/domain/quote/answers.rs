//! Answers that the manager typed: which question they answer, and what they mean.

use chrono::NaiveDate;

use super::{KnownAnswer, Line, Origin, Remembered, known_answer};
use crate::domain::catalog::entry::{Entry, Question, QuestionId};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::estimate::Given;
use crate::text::quantity::parse_number;

/// `--answer question=value`, split but not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedAnswer {
    /// `question` or `entry.question`.
    pub question: String,
    /// An answer's id, a number, or `?`.
    pub value: String,
}

/// Splits `question=value`; `None` without a `=` or without a name before it.
#[must_use]
pub fn parse_typed(written: &str) -> Option<TypedAnswer> {
    let (question, value) = written.split_once('=')?;
    let (question, value) = (question.trim(), value.trim());
    (!question.is_empty() && !value.is_empty())
        .then(|| TypedAnswer { question: question.to_owned(), value: value.to_owned() })
}

/// Why something typed beside the request cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerProblem {
    /// No question of the catalog has this name.
    UnknownQuestion {
        /// As typed.
        written: String,
        /// The nearest name.
        nearest: Option<String>,
        /// The names that the lines of this quote ask.
        known: Vec<String>,
    },
    /// Two lines ask different questions of this name.
    AmbiguousQuestion {
        /// As typed.
        written: String,
        /// The names that tell them apart.
        known: Vec<String>,
    },
    /// The question has no such answer.
    UnknownAnswer {
        /// The question.
        question: QuestionId,
        /// As typed.
        written: String,
        /// Its answers.
        known: Vec<String>,
        /// Whether a number would do.
        number: bool,
    },
    /// A number that makes no sense.
    BadNumber {
        /// The question.
        question: QuestionId,
        /// As typed.
        written: String,
    },
    /// No line has this variant.
    UnknownVariant {
        /// As typed.
        written: String,
        /// The variants that there are.
        known: Vec<String>,
    },
    /// The studio has no such condition.
    UnknownCondition {
        /// As typed.
        written: String,
        /// The conditions that there are.
        known: Vec<String>,
    },
    /// A discount that the studio does not give.
    Discount {
        /// Percent, as typed.
        percent: f64,
        /// The most that may be given.
        limit: f64,
    },
    /// A date that has passed.
    PastDate {
        /// As typed.
        by: NaiveDate,
        /// The day of the quote.
        today: NaiveDate,
    },
    /// No entry has this id.
    UnknownEntry {
        /// As typed.
        written: EntryId,
        /// The nearest id.
        nearest: Option<String>,
    },
}

impl AnswerProblem {
    pub(super) fn unknown_entry(catalog: &Catalog, written: &str) -> AnswerProblem {
        let nearest = nearest(written, catalog.entries.keys().map(String::as_str));
        AnswerProblem::UnknownEntry { written: written.to_owned(), nearest }
    }
}

/// A client may have a hundred million goods, but not more: a larger number is a slip of the finger.
const MOST: f64 = 1e8;

/// Puts typed answers into the lines that ask for them, over what the request said. Returns the names of questions that
/// exist in the catalog but that no line of this quote asks.
pub(super) fn put_typed(
    catalog: &Catalog,
    lines: &mut [Line],
    typed: &[TypedAnswer],
) -> Result<Vec<QuestionId>, AnswerProblem> {
    let mut unused = Vec::new();
    for answer in typed {
        let (owner, id) =
            answer.question.split_once('.').map_or((None, answer.question.as_str()), |(owner, id)| (Some(owner), id));
        let asked_by: Vec<usize> = (0..lines.len())
            .filter(|at| {
                lines[*at]
                    .entry
                    .is_some_and(|entry| owner.is_none_or(|owner| owner == entry.id) && entry.question(id).is_some())
            })
            .collect();
        let questions: Vec<(usize, &Question)> =
            asked_by.iter().filter_map(|at| Some((*at, lines[*at].entry?.question(id)?))).collect();
        let distinct = questions.iter().filter(|(_, question)| !question.shared).count()
            + usize::from(questions.iter().any(|(_, question)| question.shared));
        if distinct > 1 {
            let names = questions.iter().filter_map(|(at, _)| Some(format!("{}.{id}", lines[*at].entry?.id)));
            return Err(AnswerProblem::AmbiguousQuestion { written: answer.question.clone(), known: names.collect() });
        }
        if questions.is_empty() {
            if exists(catalog, owner, id) {
                unused.push(answer.question.clone());
                continue;
            }
            let asked = || {
                lines
                    .iter()
                    .filter_map(|line| line.entry)
                    .flat_map(|entry| entry.questions.iter().map(|question| question.id.as_str()))
            };
            let mut known: Vec<String> = asked().map(str::to_owned).collect();
            known.sort_unstable();
            known.dedup();
            return Err(AnswerProblem::UnknownQuestion {
                written: answer.question.clone(),
                nearest: nearest(id, asked()),
                known,
            });
        }
        for (at, question) in questions {
            let given = understood(question, &answer.value)?;
            let known = known_answer(question, given, Origin::Typed);
            let line = &mut lines[at];
            line.answers.retain(|other| other.question.id != question.id);
            line.answers.push(known);
        }
    }
    Ok(unused)
}

/// Puts what a client answered before where his words of today say nothing. What is no answer any more is forgotten.
pub(super) fn put_remembered<'c>(entry: &'c Entry, known: &mut Vec<KnownAnswer<'c>>, remembered: &[Remembered]) {
    for before in remembered {
        let Some(question) = entry.question(&before.question).filter(|question| question.shared) else { continue };
        if known.iter().any(|known| known.question.id == question.id) {
            continue;
        }
        if let Ok(given) = understood(question, &before.value) {
            known.push(known_answer(question, given, Origin::Before(before.quote.clone(), before.on)));
        }
    }
}

/// What a typed value means for a question.
fn understood(question: &Question, value: &str) -> Result<Given, AnswerProblem> {
    if value == "?" {
        return Ok(Given::Unknown);
    }
    if question.answer(value).is_some() {
        return Ok(Given::Answer(value.to_owned()));
    }
    if question.number.is_some() {
        // Signs and exponents are not what people type, but what they typed must be judged, not misread.
        let number = value.parse().ok().or_else(|| parse_number(value)).filter(|number: &f64| number.is_finite());
        return match number {
            Some(number) if (0.0..=MOST).contains(&number) => Ok(Given::Number(number)),
            Some(_) => Err(AnswerProblem::BadNumber { question: question.id.clone(), written: value.to_owned() }),
            None => Err(unknown_answer(question, value)),
        };
    }
    Err(unknown_answer(question, value))
}

fn unknown_answer(question: &Question, value: &str) -> AnswerProblem {
    AnswerProblem::UnknownAnswer {
        question: question.id.clone(),
        written: value.to_owned(),
        known: question.answers.iter().map(|answer| answer.id.clone()).collect(),
        number: question.number.is_some(),
    }
}

fn exists(catalog: &Catalog, owner: Option<&str>, id: &str) -> bool {
    let in_entries = || {
        catalog
            .entries
            .values()
            .filter(|entry| owner.is_none_or(|owner| owner == entry.id))
            .any(|entry| entry.question(id).is_some())
    };
    owner.is_none() && catalog.shared_questions.contains_key(id) || in_entries()
}

fn nearest<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    crate::domain::catalog::written::nearest(written, known)
}
