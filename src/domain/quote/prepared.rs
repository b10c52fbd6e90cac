//! A request whose lines and answers are known and nothing of which is reckoned yet.
//!
//! What the numbers of a quote depend on is far less than the words: [`Outline`] names it, so that whoever quotes many
//! requests reckons each outline once.

use std::fmt::Write;

use super::{Agreed, AnswerProblem, Line, Quote, Request, lines_of, sum_up};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::QuestionId;
use crate::domain::estimate::Given;
use crate::domain::matching::Matcher;

/// Lines with known answers.
#[derive(Clone, Debug)]
pub struct Prepared<'c> {
    agreed: Agreed<'c>,
    lines: Vec<Line<'c>>,
    unused: Vec<QuestionId>,
}

/// Everything that the numbers of a quote depend on beside the catalog: entries in their order, how each is known, its
/// variant and its answers, what is agreed on, and the day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Outline(String);

impl<'c> Prepared<'c> {
    /// Matches a request and understands what was typed beside it.
    ///
    /// # Errors
    ///
    /// As [`super::make`].
    pub fn of(catalog: &'c Catalog, matcher: &Matcher, request: &Request) -> Result<Prepared<'c>, AnswerProblem> {
        let agreed = Agreed::of(&catalog.studio, &request.terms, request.today)?;
        let (lines, unused) = lines_of(catalog, matcher, request)?;
        Ok(Prepared { agreed, lines, unused })
    }

    /// The lines, without numbers.
    #[must_use]
    pub fn lines(&self) -> &[Line<'c>] {
        &self.lines
    }

    /// What the numbers depend on. `request` is the one that was prepared.
    #[must_use]
    pub fn outline(&self, request: &Request) -> Outline {
        // Names hold no control characters, so none of these signs can be part of one.
        let mut key = String::with_capacity(64 * (1 + self.lines.len()));
        let terms = &request.terms;
        let agreed = (&self.agreed.conditions, terms.discount.to_bits(), terms.budget, terms.by, request.today);
        let conditions = agreed.0.iter().map(|condition| condition.id.as_str()).collect::<Vec<_>>().join("\u{1}");
        // Writing to a string does not fail.
        let _ = write!(key, "{conditions}\u{2}{:x}\u{2}{:?}\u{2}{:?}\u{2}{}", agreed.1, agreed.2, agreed.3, agreed.4);
        for line in &self.lines {
            let entry = line.entry.map_or("", |entry| entry.id.as_str());
            let variant = line.variant.map_or("", |variant| variant.id.as_str());
            let _ = write!(key, "\u{3}{:?}\u{1}{entry}\u{1}{variant}\u{1}{}", line.verdict, line.optional);
            for known in &line.answers {
                let _ = match &known.given {
                    Given::Answer(id) => write!(key, "\u{4}{}\u{1}{id}", known.question.id),
                    // Where nothing is reckoned by the unit, all numbers of a band come to the same.
                    Given::Number(_) if known.question.per.is_none() => {
                        let band = known.answer.map_or("", |band| band.id.as_str());
                        write!(key, "\u{4}{}\u{6}{band}", known.question.id)
                    }
                    Given::Number(number) => write!(key, "\u{4}{}\u{2}{:x}", known.question.id, number.to_bits()),
                    Given::Unknown => write!(key, "\u{4}{}\u{5}", known.question.id),
                };
            }
        }
        Outline(key)
    }

    /// Reckons. `request` is the one that was prepared.
    #[must_use]
    pub fn quote(self, catalog: &'c Catalog, request: &Request) -> Quote<'c> {
        sum_up(catalog, request, self.agreed, self.lines, self.unused)
    }
}
