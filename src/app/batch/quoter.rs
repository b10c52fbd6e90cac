//! Rows to quotes, each distinct piece of work done once.

use std::sync::Arc;

use chrono::NaiveDate;

use super::cache::Cache;
use super::columns::Columns;
use crate::app::quote::{LONGEST, QuoteError, budget, checked, discount};
use crate::app::studio::Opened;
use crate::domain::batch::{Answered, Numbers, RowProblem, RowQuote};
use crate::domain::money::Money;
use crate::domain::quote::{AnswerProblem, Outline, Prepared, Request, TypedAnswer, TypedTerms};
use crate::domain::table::{Cell, Row};

/// What holds for all rows, unless a row says otherwise.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// Answers.
    pub answers: Vec<TypedAnswer>,
    /// Conditions.
    pub conditions: Vec<String>,
    /// Percent.
    pub discount: f64,
    /// The day of the quotes.
    pub today: NaiveDate,
}

/// Quotes rows, on any number of threads.
#[derive(Debug)]
pub struct Quoter<'o> {
    opened: &'o Opened,
    defaults: Defaults,
    /// By everything that a row says.
    answered: Cache<Asked, Outcome>,
    /// By what numbers depend on.
    numbers: Cache<Outline, Arc<Numbers>>,
}

type Outcome = Result<Arc<RowQuote>, RowProblem>;

/// Requests that come again are answered from memory: so many of them, with less than a kilobyte each.
const ANSWERED: usize = 16 * 1024;

/// There are far fewer ways to price than to ask.
const NUMBERS: usize = 8 * 1024;

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    text: String,
    answers: Vec<(String, String)>,
    variants: Vec<String>,
    /// The bits of the percentage.
    discount: u64,
    budget: Option<Money>,
    by: Option<NaiveDate>,
}

impl<'o> Quoter<'o> {
    /// Quotes with a catalog.
    #[must_use]
    pub fn new(opened: &'o Opened, defaults: Defaults) -> Quoter<'o> {
        Quoter { opened, defaults, answered: Cache::new(ANSWERED), numbers: Cache::new(NUMBERS) }
    }

    /// The catalog it quotes with.
    #[must_use]
    pub fn opened(&self) -> &'o Opened {
        self.opened
    }

    /// Answers a row.
    #[must_use]
    pub fn answer(&self, row: Row, columns: &Columns) -> Answered {
        let outcome = match &row.flaw {
            Some(flaw) => Err(RowProblem::Flaw(flaw.clone())),
            None => self.asked(&row, columns).and_then(|asked| self.answered.get(asked, |asked| self.quote(asked))),
        };
        // What is remembered does not know in which column a row has it.
        let outcome = outcome.map_err(|problem| match problem {
            RowProblem::Answer(problem, _) => {
                let column = column_of(&problem, columns);
                RowProblem::Answer(problem, column.map(|at| at + 1))
            }
            other => other,
        });
        Answered { row, outcome }
    }

    fn asked(&self, row: &Row, columns: &Columns) -> Result<Asked, RowProblem> {
        let column = columns.request.ok_or(RowProblem::NoRequest)?;
        let text = row.cell(column).text().into_owned();
        match checked(&text) {
            Err(QuoteError::TooLong(bytes)) => return Err(RowProblem::TooLong(column + 1, bytes)),
            Err(_) => return Err(RowProblem::Empty(column + 1)),
            Ok(()) => {}
        }
        let typed = |column: Option<usize>| {
            let column = column?;
            let cell = row.cell(column);
            (!cell.is_blank()).then(|| (column, cell.text().trim().to_owned()))
        };
        let discount = match typed(columns.discount) {
            None => self.defaults.discount,
            Some((at, written)) => discount(&written).ok_or(RowProblem::Discount(at + 1, written))?,
        };
        let budget = match typed(columns.budget) {
            None => None,
            Some((at, written)) => Some(budget(&written).ok_or(RowProblem::Budget(at + 1, written))?),
        };
        let by = match typed(columns.by) {
            None => None,
            Some((at, written)) => Some(date(&written).ok_or(RowProblem::Date(at + 1, written))?),
        };
        let answers = columns.answers.iter().filter_map(|(at, question)| {
            let (_, value) = typed(Some(*at))?;
            Some((question.clone(), value))
        });
        let variants = typed(columns.variant).map(|(_, variant)| variant).into_iter().collect();
        Ok(Asked { answers: answers.collect(), text, variants, discount: discount.to_bits(), budget, by })
    }

    fn quote(&self, asked: &Asked) -> Outcome {
        debug_assert!(asked.text.len() <= LONGEST);
        let own = asked
            .answers
            .iter()
            .map(|(question, value)| TypedAnswer { question: question.clone(), value: value.clone() });
        // What a row answers, it answers over what holds for all.
        let common = self
            .defaults
            .answers
            .iter()
            .filter(|common| asked.answers.iter().all(|(question, _)| *question != common.question));
        let answers: Vec<TypedAnswer> = common.cloned().chain(own).collect();
        let request = Request {
            text: &asked.text,
            answers: &answers,
            remembered: &[],
            variants: &asked.variants,
            entries: &[],
            client: None,
            today: self.defaults.today,
            terms: TypedTerms {
                conditions: &self.defaults.conditions,
                discount: f64::from_bits(asked.discount),
                options: &[],
                budget: asked.budget,
                by: asked.by,
            },
        };
        let catalog = &self.opened.catalog;
        let prepared = Prepared::of(catalog, &self.opened.matcher, &request)
            .map_err(|problem| RowProblem::Answer(problem, None))?;
        let numbers = self
            .numbers
            .get(prepared.outline(&request), |_| Arc::new(Numbers::of(&prepared.clone().quote(catalog, &request))));
        Ok(Arc::new(RowQuote::of(&prepared, numbers)))
    }
}

/// The column in which something stands that cannot be used.
fn column_of(problem: &AnswerProblem, columns: &Columns) -> Option<usize> {
    let asks = |id: &str| columns.answers.iter().find(|(_, question)| question == id).map(|(at, _)| *at);
    match problem {
        AnswerProblem::UnknownQuestion { written, .. } | AnswerProblem::AmbiguousQuestion { written, .. } => {
            asks(written)
        }
        AnswerProblem::UnknownAnswer { question, .. } | AnswerProblem::BadNumber { question, .. } => asks(question),
        AnswerProblem::UnknownVariant { .. } => columns.variant,
        AnswerProblem::Discount { .. } => columns.discount,
        AnswerProblem::PastDate { .. } => columns.by,
        AnswerProblem::UnknownCondition { .. } | AnswerProblem::UnknownEntry { .. } => None,
    }
}

/// A date as people and spreadsheets write it: `2026-12-04`, `04.12.2026`.
fn date(written: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| NaiveDate::parse_from_str(written, form).ok())
}

/// The client whose request a row is, if it says so.
#[must_use]
pub fn client(row: &Row, columns: &Columns) -> Option<String> {
    let cell = row.cell(columns.client?);
    (!cell.is_blank()).then(|| match cell {
        Cell::Text(text) => text.trim().to_owned(),
        other => other.text().trim().to_owned(),
    })
}
