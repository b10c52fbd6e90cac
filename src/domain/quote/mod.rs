//! The whole way from a request to a quote, as values.

mod answers;
pub mod examples;
pub mod explain;
mod lines;
mod paper;
pub mod payments;
mod prepared;
mod price;
mod promise;
pub mod replay;
pub mod schedule;
mod shares;
mod sum_up;
mod terms;
mod ways;

use chrono::NaiveDate;

pub use answers::{AnswerProblem, TypedAnswer, parse_typed};
pub(crate) use lines::known_answer;
use lines::lines_of;
pub use paper::Paper;
pub use prepared::{Outline, Prepared};
pub use price::{DayRange, Sums, days, hundredths, selling, tax_factor, tax_in};
pub use promise::{Missing, Promise, PromiseKind};
pub use sum_up::draw_bits;
use sum_up::sum_up;
pub use terms::{Agreed, TypedTerms, parse_budget};
pub use ways::{Budget, BudgetWay, Change, PricedVariant};

use crate::domain::calendar::WorkDate;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{Answer, Entry, EntryId, Pitfall, Question, QuestionId, Stage, Variant};
use crate::domain::catalog::learned::Observed;
use crate::domain::estimate::{Draws, Given, LinePlan, Total};
use crate::domain::learning::orientation::Orientation;
use crate::domain::matching::{Ask, Candidate, Matcher, Verdict};
use crate::domain::money::{Money, PriceRange};
use crate::domain::range::Range3;

/// What is asked for, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Request<'r> {
    /// The client's words.
    pub text: &'r str,
    /// `--answer`.
    pub answers: &'r [TypedAnswer],
    /// What the client answered before.
    pub remembered: &'r [Remembered],
    /// `--variant`: `variant` or `entry.variant`.
    pub variants: &'r [String],
    /// `--entry`: entries that are meant whatever the words say.
    pub entries: &'r [EntryId],
    /// Whose request it is.
    pub client: Option<&'r str>,
    /// The day the quote is made on.
    pub today: NaiveDate,
    /// What is agreed on beside the tasks.
    pub terms: TypedTerms<'r>,
    /// So many threads may draw for it; 0 is as 1. The numbers are the same.
    pub threads: usize,
    /// Only numbers are wanted: what speaks for the candidates is not looked up.
    pub bare: bool,
}

/// A request, answered.
#[derive(Clone, Debug)]
pub struct Quote<'c> {
    /// The catalog it was made with.
    pub catalog: &'c Catalog,
    /// The client's words.
    pub request: String,
    /// Whose request it is.
    pub client: Option<String>,
    /// The day it was made on.
    pub today: NaiveDate,
    /// What is agreed on beside the tasks.
    pub agreed: Agreed<'c>,
    /// One line for each ask, and one for each entry that an answer brings.
    pub lines: Vec<Line<'c>>,
    /// What the priced lines come to; `None` when there is none.
    pub total: Option<QuoteTotal>,
    /// What is offered beside the total.
    pub options: Vec<OfferedOption>,
    /// What the budget is enough for, if one was named.
    pub budget: Option<Budget<'c>>,
    /// What to ask, the most telling first.
    pub questions: Vec<QuoteQuestion<'c>>,
    /// What is often ordered with it.
    pub suggestions: Vec<&'c Entry>,
    /// What the numbers rest on where the client did not know.
    pub assumptions: Vec<(&'c Entry, &'c Question)>,
    /// `--answer`s that no line asks for.
    pub unused_answers: Vec<QuestionId>,
    /// What kind of number this is.
    pub promise: Promise,
    /// The draws it was made with.
    pub draws: Draws,
}

/// A line that is offered beside the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedOption {
    /// Its number among the lines.
    pub line: usize,
    /// The total with it.
    pub total: PriceRange,
}

/// How likely a date is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByDate {
    /// The date.
    pub date: NaiveDate,
    /// Working days from today to it.
    pub working_days: u32,
    /// The chance that everything is ready by then, 0–1.
    pub chance: f64,
    /// The same if nobody has to be waited for.
    pub if_nobody_waits: f64,
    /// Whether the working days until then may still change.
    pub provisional: bool,
}

/// One line of a quote.
#[derive(Clone, Debug)]
pub struct Line<'c> {
    /// The ask it answers; `None` for a line that an answer of another brought.
    pub ask: Option<Ask>,
    /// Whether the entry is known.
    pub verdict: Verdict,
    /// The entry; `None` when nobody can know it yet.
    pub entry: Option<&'c Entry>,
    /// How sure the match is; 1 for an entry that was named.
    pub confidence: f64,
    /// The entries that may be meant, the best first.
    pub alternatives: Vec<Alternative<'c>>,
    /// The way it would be done.
    pub variant: Option<&'c Variant>,
    /// Every way to do it, with its numbers; none where there is one way.
    pub variants: Vec<PricedVariant<'c>>,
    /// Offered beside the total, not in it.
    pub optional: bool,
    /// Shown as steps, not sold.
    pub do_it_yourself: bool,
    /// The estimate; `None` without an entry.
    pub estimate: Option<LineEstimate<'c>>,
    /// What is known about its questions.
    pub answers: Vec<KnownAnswer<'c>>,
    /// Pitfalls, those that an answer raised first, then the worst.
    pub pitfalls: Vec<&'c Pitfall>,
    /// What finished jobs like it took, for work that is in no entry: for orientation, never in the total.
    pub like: Option<Orientation>,
    /// A specialist must look.
    pub consult: bool,
    /// The studio does not do this.
    pub stop: bool,
}

/// An entry that may be meant, with what it would come to.
#[derive(Clone, Debug)]
pub struct Alternative<'c> {
    /// The entry.
    pub entry: &'c Entry,
    /// How likely it is.
    pub candidate: Candidate,
}

/// Numbers of a line.
#[derive(Clone, Debug)]
pub struct LineEstimate<'c> {
    /// Hours of work.
    pub hours: Range3,
    /// What it brings to the total; the lines of a quote add up to it.
    pub price: PriceRange,
    /// The selling price if it is ordered alone.
    pub alone: PriceRange,
    /// Working days until it is ready, if it is done alone.
    pub days: DayRange,
    /// Of the price, licences and other money that is not work.
    pub costs: Option<PriceRange>,
    /// Hours and money by stage; with the costs they add up to the price.
    pub stages: Vec<StageEstimate<'c>>,
    /// What was estimated.
    pub plan: LinePlan<'c>,
}

impl LineEstimate<'_> {
    /// The finished jobs that its hours come from; none if they are typed.
    #[must_use]
    pub fn observed(&self) -> Option<Observed> {
        self.plan.effort().observed
    }

    /// Where its hours come from, by its name in data.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        if self.observed().is_some() { "observed" } else { "typical" }
    }
}

/// A part of the work.
#[derive(Clone, Copy, Debug)]
pub struct StageEstimate<'c> {
    /// The stage.
    pub stage: &'c Stage,
    /// Hours of work.
    pub hours: Range3,
    /// Its part of the line's price.
    pub price: PriceRange,
}

/// An answer that is known.
#[derive(Clone, Debug)]
pub struct KnownAnswer<'c> {
    /// The question.
    pub question: &'c Question,
    /// What is known.
    pub given: Given,
    /// The answer, or the number's band.
    pub answer: Option<&'c Answer>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where an answer comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The manager typed it.
    Typed,
    /// The client's words said it: these.
    Words(String),
    /// The client said it another time: the name of the quote, and its day.
    Before(String, NaiveDate),
}

/// An answer that a client gave before.
#[derive(Clone, Debug, PartialEq)]
pub struct Remembered {
    /// The question, one that entries share.
    pub question: QuestionId,
    /// An answer's id or a number.
    pub value: String,
    /// The name of the quote.
    pub quote: String,
    /// Its day.
    pub on: NaiveDate,
}

/// Numbers of the whole quote.
#[derive(Clone, Debug)]
pub struct QuoteTotal {
    /// Hours of work.
    pub hours: Range3,
    /// The selling price.
    pub price: PriceRange,
    /// The same with what is let off and what is tax.
    pub sums: Sums,
    /// The price that covers the studio's share of outcomes.
    pub safe: Money,
    /// What it costs the studio itself, for inside only; `None` where it does not say what its hours cost.
    pub own_cost: Option<Range3>,
    /// Working days until everything is ready.
    pub days: DayRange,
    /// Of these, days of waiting for others (P90).
    pub waiting: u32,
    /// Ready dates for low, likely and high.
    pub ready: [WorkDate; 3],
    /// How many lines it covers, and how many there are beside the options.
    pub covers: (usize, usize),
    /// How likely the date is made, if one was named.
    pub by: Option<ByDate>,
    /// The same before tax and rounding.
    pub exact: Total,
}

/// A question to ask.
#[derive(Clone, Debug)]
pub struct QuoteQuestion<'c> {
    /// The name under which `--answer` takes it: the id, or `entry.id` where two lines ask different questions of one id.
    pub name: String,
    /// The question.
    pub question: &'c Question,
    /// The entries that ask it.
    pub entries: Vec<EntryId>,
    /// What knowing the answer is worth.
    pub narrows: Money,
    /// Whether it is worth asking by the studio's threshold.
    pub worth_asking: bool,
    /// What the total becomes.
    pub answers: Vec<(&'c Answer, Option<PriceRange>)>,
}

/// A request longer than this many bytes is a pasted document, not what a client says: about thirty pages.
pub const LONGEST: usize = 64 * 1024;

/// Makes a quote.
///
/// # Errors
///
/// When a typed answer, variant or entry names nothing, or a value is no answer of its question.
pub fn make<'c>(catalog: &'c Catalog, matcher: &Matcher, request: &Request) -> Result<Quote<'c>, AnswerProblem> {
    Ok(Prepared::of(catalog, matcher, request)?.quote(catalog, request))
}
