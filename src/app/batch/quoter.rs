//! Rows to quotes, each distinct piece of work done once.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::columns::Columns;
use crate::app::quote::{LONGEST, QuoteError, budget, checked, discount};
use crate::app::studio::Opened;
use crate::domain::batch::{Answered, Numbers, RowProblem, RowQuote};
use crate::domain::cache::Cache;
use crate::domain::keeping::{self, remembered_by_client};
use crate::domain::money::Money;
use crate::domain::quote::{AnswerProblem, Outline, Prepared, Remembered, Request, TypedAnswer, TypedTerms};
use crate::domain::table::Row;
use crate::text::word::plain;

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
    /// What clients answered before; read when the first client is named.
    remembered: OnceLock<HashMap<String, Vec<Remembered>>>,
    /// Whether quotes are made for the ledger too.
    keeps: bool,
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
    client: Option<String>,
}

impl<'o> Quoter<'o> {
    /// Quotes with a catalog.
    #[must_use]
    pub fn new(opened: &'o Opened, defaults: Defaults) -> Quoter<'o> {
        let (answered, numbers) = (Cache::new(ANSWERED), Cache::new(NUMBERS));
        Quoter { opened, defaults, answered, numbers, remembered: OnceLock::new(), keeps: false }
    }

    /// The same, with what the ledger is to keep of each quote.
    #[must_use]
    pub fn for_ledger(self) -> Quoter<'o> {
        Quoter { keeps: true, ..self }
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
            None => self.asked(&row, columns).and_then(|asked| self.answered.get(&asked, || self.quote(&asked))),
        };
        // What is remembered does not know in which column a row has it.
        let outcome = outcome.map_err(|problem| match problem {
            RowProblem::Answer(problem, _) => {
                let column = column_of(&problem, columns);
                RowProblem::Answer(problem, column.map(|at| at + 1))
            }
            other => other,
        });
        Answered { row, outcome, number: None }
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
        // Who asks matters where his earlier answers do, and where the quote is kept under his name.
        let client = typed(columns.client).map(|(_, client)| client);
        let client = client.filter(|client| self.keeps || !self.remembered(client).is_empty());
        Ok(Asked { answers: answers.collect(), text, variants, discount: discount.to_bits(), budget, by, client })
    }

    fn remembered(&self, client: &str) -> &[Remembered] {
        let read = || remembered_by_client(&self.opened.catalog, &self.opened.state().quotes);
        self.remembered.get_or_init(read).get(&plain(client)).map_or(&[], Vec::as_slice)
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
            remembered: asked.client.as_deref().map_or(&[], |client| self.remembered(client)),
            variants: &asked.variants,
            entries: &[],
            client: asked.client.as_deref(),
            today: self.defaults.today,
            terms: TypedTerms {
                conditions: &self.defaults.conditions,
                discount: f64::from_bits(asked.discount),
                options: &[],
                budget: asked.budget,
                by: asked.by,
            },
            // Rows are side by side already.
            threads: 1,
            // A table shows no evidence.
            bare: true,
        };
        let catalog = &self.opened.catalog;
        let prepared = Prepared::of(catalog, &self.opened.matcher, &request)
            .map_err(|problem| RowProblem::Answer(problem, None))?;
        if self.keeps {
            let quote = prepared.clone().quote(catalog, &request);
            let mut made = RowQuote::of(&prepared, Arc::new(Numbers::of(&quote)));
            // Its number comes when the ledger is held.
            made.record = Some(Arc::new(keeping::kept(&quote, kept_with(&request), 0, None)));
            return Ok(Arc::new(made));
        }
        let numbers = self
            .numbers
            .get(&prepared.outline(&request), || Arc::new(Numbers::of(&prepared.clone().quote(catalog, &request))));
        Ok(Arc::new(RowQuote::of(&prepared, numbers)))
    }
}

/// What was typed beside the words, as it is kept.
fn kept_with(request: &Request) -> crate::domain::ledger::Asked {
    let answer = |answer: &TypedAnswer| format!("{}={}", answer.question, answer.value);
    crate::domain::ledger::Asked {
        answers: request.answers.iter().map(answer).collect(),
        variants: request.variants.to_vec(),
        conditions: request.terms.conditions.to_vec(),
        discount: request.terms.discount,
        budget: request.terms.budget,
        by: request.terms.by,
        ..Default::default()
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
