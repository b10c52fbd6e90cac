//! What a row of requests asks for and what it came to: the values between a table and the quotes made of it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::catalog::EntryId;
use super::ledger::Quoted;
use super::matching::Verdict;
use super::money::{Money, PriceRange};
use super::quote::{AnswerProblem, DayRange, Prepared, PromiseKind, Quote};
use super::range::Range3;
use super::table::{Flaw, Row};

/// A row with what it came to.
#[derive(Clone, Debug)]
pub struct Answered {
    /// As it came.
    pub row: Row,
    /// The quote, or why there is none.
    pub outcome: Result<Arc<RowQuote>, RowProblem>,
    /// The number it was saved as.
    pub number: Option<u32>,
}

/// Why a row has no quote.
#[derive(Clone, Debug, PartialEq)]
pub enum RowProblem {
    /// The row cannot be read.
    Flaw(Flaw),
    /// There are no words where the request should be: the column, counted from 1.
    Empty(usize),
    /// More words than anybody says: the column, bytes.
    TooLong(usize, usize),
    /// The row has no column for the request.
    NoRequest,
    /// An answer, a variant or a condition that does not exist, and the column that it stands in.
    Answer(AnswerProblem, Option<usize>),
    /// No discount: the column, what stands there.
    Discount(usize, String),
    /// No sum of money.
    Budget(usize, String),
    /// No date.
    Date(usize, String),
}

impl RowProblem {
    /// The name for scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            RowProblem::Flaw(flaw) => flaw.kind.code(),
            RowProblem::Empty(_) => "empty-request",
            RowProblem::TooLong(..) => "long-request",
            RowProblem::NoRequest => "no-request",
            RowProblem::Answer(problem, _) => match problem {
                AnswerProblem::UnknownQuestion { .. } => "unknown-question",
                AnswerProblem::AmbiguousQuestion { .. } => "ambiguous-question",
                AnswerProblem::UnknownAnswer { .. } => "unknown-answer",
                AnswerProblem::BadNumber { .. } => "bad-number",
                AnswerProblem::UnknownVariant { .. } => "unknown-variant",
                AnswerProblem::UnknownCondition { .. } => "unknown-condition",
                AnswerProblem::Discount { .. } => "discount-over-limit",
                AnswerProblem::PastDate { .. } => "past-date",
                AnswerProblem::UnknownEntry { .. } => "unknown-entry",
            },
            RowProblem::Discount(..) => "bad-discount",
            RowProblem::Budget(..) => "bad-budget",
            RowProblem::Date(..) => "bad-date",
        }
    }

    /// The column that it is about, if it is about one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        match self {
            RowProblem::Flaw(flaw) => Some(flaw.column),
            RowProblem::Empty(column) | RowProblem::TooLong(column, _) => Some(*column),
            RowProblem::Discount(column, _) | RowProblem::Budget(column, _) | RowProblem::Date(column, _) => {
                Some(*column)
            }
            RowProblem::Answer(_, column) => *column,
            RowProblem::NoRequest => None,
        }
    }
}

/// A quote, as far as a row shows it.
#[derive(Clone, Debug)]
pub struct RowQuote {
    /// What was asked for.
    pub lines: Vec<RowLine>,
    /// What it comes to; the same for all requests that come to the same lines.
    pub numbers: Arc<Numbers>,
    /// What the ledger keeps of it, without a number, if it is to be saved.
    pub record: Option<Arc<Quoted>>,
}

/// A line, as far as it depends on the words.
#[derive(Clone, Debug)]
pub struct RowLine {
    /// The client's words; none for a line that an answer brought.
    pub ask: Option<String>,
    /// Whether the entry is known.
    pub verdict: Verdict,
    /// The entry; where none is known, the entries that may be meant, the best first.
    pub entries: Vec<EntryId>,
    /// How sure the match is.
    pub confidence: f64,
}

/// What lines with known answers come to.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// The total; none where nothing is priced.
    pub total: Option<RowTotal>,
    /// Each line.
    pub lines: Vec<LineNumbers>,
    /// The names of the questions that are worth asking, the most telling first.
    pub questions: Vec<String>,
    /// What kind of number it is.
    pub promise: PromiseKind,
    /// The last day on which it holds.
    pub valid_until: NaiveDate,
    /// How likely the budget is enough, if one was named.
    pub budget_chance: Option<f64>,
    /// How likely the date is made, if one was named.
    pub by_chance: Option<f64>,
}

/// The total of a row.
#[derive(Clone, Copy, Debug)]
pub struct RowTotal {
    /// Hours of work.
    pub hours: Range3,
    /// What the client pays.
    pub price: PriceRange,
    /// The price that covers the studio's share of outcomes.
    pub safe: Money,
    /// Working days.
    pub days: DayRange,
    /// Ready dates for low, likely and high.
    pub ready: [NaiveDate; 3],
    /// Whether a date lies beyond the official calendar.
    pub provisional: bool,
}

/// The numbers of a line.
#[derive(Clone, Debug)]
pub struct LineNumbers {
    /// Hours, price and days; none without an entry.
    pub estimate: Option<(Range3, PriceRange, DayRange)>,
    /// The variant that is reckoned with.
    pub variant: Option<String>,
    /// The manager does it himself.
    pub do_it_yourself: bool,
    /// A specialist must look.
    pub consult: bool,
    /// The studio does not do this.
    pub stop: bool,
}

/// What a reader of rows should know about a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// The price does not cover everything that was asked for.
    PartlyPriced,
    /// A specialist must look.
    Consult,
    /// The studio does not do some of it.
    Stop,
    /// The manager can do some of it himself.
    DoItYourself,
    /// A date lies beyond the official calendar.
    ProvisionalCalendar,
    /// The budget is likelier too small than not.
    OverBudget,
    /// The date is likelier missed than not.
    LateForDate,
}

impl Warning {
    /// The name in the output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Warning::PartlyPriced => "partly-priced",
            Warning::Consult => "consult",
            Warning::Stop => "stop",
            Warning::DoItYourself => "do-it-yourself",
            Warning::ProvisionalCalendar => "provisional-calendar",
            Warning::OverBudget => "over-budget",
            Warning::LateForDate => "late-for-date",
        }
    }
}

impl RowQuote {
    /// The lines of a prepared request, with their numbers.
    #[must_use]
    pub fn of(prepared: &Prepared, numbers: Arc<Numbers>) -> RowQuote {
        let line = |line: &super::quote::Line| RowLine {
            ask: line.ask.as_ref().map(|ask| ask.text.clone()),
            verdict: line.verdict,
            entries: match line.entry {
                Some(entry) => vec![entry.id.clone()],
                None if line.verdict == Verdict::New => Vec::new(),
                None => line.alternatives.iter().take(SHOWN).map(|other| other.entry.id.clone()).collect(),
            },
            confidence: line.confidence,
        };
        RowQuote { lines: prepared.lines().iter().map(line).collect(), numbers, record: None }
    }

    /// What can be said of the whole: typical if everything asked for is known, new if nothing is.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let known = self.lines.iter().filter(|line| line.verdict == Verdict::Typical).count();
        let unsure = self.lines.iter().any(|line| line.verdict == Verdict::Unsure);
        match known {
            0 if unsure => Verdict::Unsure,
            0 => Verdict::New,
            n if n == self.lines.len() => Verdict::Typical,
            _ => Verdict::Unsure,
        }
    }

    /// The entries that are priced.
    #[must_use]
    pub fn entries(&self) -> Vec<EntryId> {
        let known = self.lines.iter().filter(|line| line.verdict == Verdict::Typical);
        known.flat_map(|line| line.entries.iter().cloned()).collect()
    }

    /// How sure the least sure match is.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.lines.iter().map(|line| line.confidence).fold(1.0, f64::min)
    }

    /// What a reader should know, in a fixed order.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let numbers = &self.numbers;
        let any = |of: fn(&LineNumbers) -> bool| numbers.lines.iter().any(of);
        let unlikely = |chance: Option<f64>| chance.is_some_and(|chance| chance < 0.5);
        let partly =
            self.verdict() == Verdict::Unsure && self.lines.iter().any(|line| line.verdict == Verdict::Typical);
        let provisional = numbers.total.is_some_and(|total| total.provisional);
        let list = [
            (Warning::PartlyPriced, partly),
            (Warning::Consult, any(|line| line.consult)),
            (Warning::Stop, any(|line| line.stop)),
            (Warning::DoItYourself, any(|line| line.do_it_yourself)),
            (Warning::ProvisionalCalendar, provisional),
            (Warning::OverBudget, unlikely(numbers.budget_chance)),
            (Warning::LateForDate, unlikely(numbers.by_chance)),
        ];
        list.into_iter().filter(|(_, holds)| *holds).map(|(warning, _)| warning).collect()
    }
}

/// Of entries that may be meant so many are named: what a person compares.
const SHOWN: usize = 3;

impl Numbers {
    /// The numbers of a quote.
    #[must_use]
    pub fn of(quote: &Quote) -> Numbers {
        let total = quote.total.as_ref().map(|total| RowTotal {
            hours: total.hours,
            price: total.price,
            safe: total.safe,
            days: total.days,
            ready: [0, 1, 2].map(|at: usize| total.ready[at].date),
            provisional: total.ready.iter().any(|day| day.provisional),
        });
        let line = |line: &super::quote::Line| LineNumbers {
            estimate: line.estimate.as_ref().map(|estimate| (estimate.hours, estimate.price, estimate.days)),
            variant: line.variant.map(|variant| variant.id.clone()),
            do_it_yourself: line.do_it_yourself,
            consult: line.consult,
            stop: line.stop,
        };
        let worth = quote.questions.iter().filter(|question| question.worth_asking);
        Numbers {
            total,
            lines: quote.lines.iter().map(line).collect(),
            questions: worth.map(|question| question.name.clone()).collect(),
            promise: quote.promise.kind,
            valid_until: quote.promise.valid_until,
            budget_chance: quote.budget.as_ref().map(|budget| budget.chance),
            by_chance: quote.total.as_ref().and_then(|total| total.by).map(|by| by.chance),
        }
    }
}

/// What went to the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The numbers of the first and of the last quote; none where no row has one.
    pub numbers: Option<(u32, u32)>,
    /// So many of them wait for a senior.
    pub waiting: u64,
}

/// Rows by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// All rows.
    pub rows: u64,
    /// Everything asked for is priced.
    pub typical: u64,
    /// Somebody must ask what is meant.
    pub unsure: u64,
    /// Nothing in the catalog fits.
    pub new: u64,
    /// The row cannot be answered.
    pub bad: u64,
    /// Sums of the likely prices, and of what covers the studio's share of outcomes, of rows that have a price.
    pub likely: Money,
    /// See `likely`.
    pub safe: Money,
}

impl Tally {
    /// Counts a row.
    pub fn add(&mut self, answered: &Answered) {
        self.rows += 1;
        let Ok(quote) = &answered.outcome else {
            self.bad += 1;
            return;
        };
        match quote.verdict() {
            Verdict::Typical => self.typical += 1,
            Verdict::Unsure => self.unsure += 1,
            Verdict::New => self.new += 1,
        }
        if let Some(total) = &quote.numbers.total {
            self.likely = self.likely + total.price.likely;
            self.safe = self.safe + total.safe;
        }
    }

    /// Adds the rows of another part.
    #[must_use]
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            rows: self.rows + other.rows,
            typical: self.typical + other.typical,
            unsure: self.unsure + other.unsure,
            new: self.new + other.new,
            bad: self.bad + other.bad,
            likely: self.likely + other.likely,
            safe: self.safe + other.safe,
        }
    }
}
