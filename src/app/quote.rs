//! `smeta quote`: a valid request goes to the domain.

use chrono::NaiveDate;
use thiserror::Error;

use super::studio::Opened;
use crate::domain::keeping::remembered;
use crate::domain::learning::orientation::{PastJob, jobs_of, orientation};
use crate::domain::learning::pieces::pieces;
use crate::domain::ledger::Override;
use crate::domain::matching::Verdict;
use crate::domain::money::Money;
use crate::domain::quote::{
    AnswerProblem, Line, Quote, Remembered, Request, TypedAnswer, TypedTerms, make, parse_typed,
};
use crate::text::quantity::parse_number;

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The client's words.
    pub text: String,
    /// `--answer question=value`.
    pub answers: Vec<String>,
    /// `--variant`.
    pub variants: Vec<String>,
    /// `--entry`.
    pub entries: Vec<String>,
    /// `--client`.
    pub client: Option<String>,
    /// `--condition`.
    pub conditions: Vec<String>,
    /// `--discount`, percent.
    pub discount: f64,
    /// `--option`.
    pub options: Vec<String>,
    /// `--budget`.
    pub budget: Option<Money>,
    /// `--by`.
    pub by: Option<NaiveDate>,
    /// `--again`: the kept quote that is said once more.
    pub again: Option<String>,
    /// Hours that a specialist gave, in the place of the catalog's.
    pub overrides: Vec<Override>,
    /// The day of the quote.
    pub today: NaiveDate,
}

/// Why there is no quote.
#[derive(Debug, Error)]
pub enum QuoteError {
    /// No words.
    #[error("empty request")]
    Empty,
    /// More text than anybody says: bytes.
    #[error("request of {0} bytes")]
    TooLong(usize),
    /// `--answer` without `=`.
    #[error("not an answer: {0}")]
    AnswerForm(String),
    /// An answer, variant or entry that does not exist.
    #[error("{0:?}")]
    Answer(AnswerProblem),
}

pub use crate::domain::quote::{LONGEST, parse_budget as budget};

/// Makes a quote.
///
/// # Errors
///
/// When the request is empty or endless, or when something typed beside it means nothing.
pub fn run<'o>(opened: &'o Opened, typed: &Typed) -> Result<Quote<'o>, QuoteError> {
    let answers = understood(typed)?;
    let remembered = before(opened, typed);
    let quote = make(&opened.catalog, &opened.matcher, &typed.request(&answers, &remembered));
    Ok(with_orientation(opened, quote.map_err(QuoteError::Answer)?))
}

/// For work that is in no entry: what the studio's finished jobs like it took. The ledger is read only for such work.
fn with_orientation<'o>(opened: &'o Opened, mut quote: Quote<'o>) -> Quote<'o> {
    if quote.lines.iter().any(|line| line.verdict == Verdict::New) {
        let works = opened.past_work();
        let today = quote.today;
        for line in quote.lines.iter_mut().filter(|line| line.verdict == Verdict::New) {
            let words = line.ask.as_ref().map_or(quote.request.as_str(), |ask| ask.text.as_str());
            line.like = orientation(&works, words, today);
        }
    }
    quote
}

/// Finished jobs that are like the lines of a quote, each once: for whoever is asked about it.
#[must_use]
pub fn past_jobs(opened: &Opened, quote: &Quote) -> Vec<PastJob> {
    let state = opened.state();
    let pieces = pieces(&opened.catalog, &state);
    let of_line = |line: &Line| {
        let words = line.ask.as_ref().map_or(quote.request.as_str(), |ask| ask.text.as_str());
        match (line.entry, &line.like) {
            (Some(entry), _) => jobs_of(&pieces, &entry.id, words, quote.today),
            (None, Some(like)) => like.near.clone(),
            (None, None) => Vec::new(),
        }
    };
    let mut jobs: Vec<PastJob> = Vec::new();
    for job in quote.lines.iter().flat_map(of_line) {
        if !jobs.contains(&job) {
            jobs.push(job);
        }
    }
    jobs
}

/// What the ledger knows of the client; it is read only for one who is named.
pub(super) fn before(opened: &Opened, typed: &Typed) -> Vec<Remembered> {
    match &typed.client {
        Some(client) => remembered(&opened.catalog, &opened.quotes_of(client), client),
        None => Vec::new(),
    }
}

/// The answers of a request that can be one.
pub(super) fn understood(typed: &Typed) -> Result<Vec<TypedAnswer>, QuoteError> {
    checked(&typed.text)?;
    let parse = |written: &String| parse_typed(written).ok_or_else(|| QuoteError::AnswerForm(written.clone()));
    typed.answers.iter().map(parse).collect()
}

impl Typed {
    /// This, typed on top of what a kept quote was made from: what is typed now counts, the rest stays.
    #[must_use]
    pub fn over(self, before: Typed) -> Typed {
        let both = |mut first: Vec<String>, second: Vec<String>| {
            second.into_iter().for_each(|one| {
                first.retain(|known| *known != one);
                first.push(one);
            });
            first
        };
        Typed {
            text: if self.text.is_empty() { before.text } else { self.text },
            // Of two answers to a question the later counts.
            answers: both(before.answers, self.answers),
            variants: both(before.variants, self.variants),
            entries: both(before.entries, self.entries),
            client: self.client.or(before.client),
            conditions: both(before.conditions, self.conditions),
            discount: if self.discount > 0.0 { self.discount } else { before.discount },
            options: both(before.options, self.options),
            budget: self.budget.or(before.budget),
            by: self.by.or(before.by),
            again: self.again,
            overrides: if self.overrides.is_empty() { before.overrides } else { self.overrides },
            today: self.today,
        }
    }

    /// The request, with its answers understood.
    pub(super) fn request<'t>(&'t self, answers: &'t [TypedAnswer], remembered: &'t [Remembered]) -> Request<'t> {
        Request {
            text: &self.text,
            answers,
            remembered,
            variants: &self.variants,
            entries: &self.entries,
            client: self.client.as_deref(),
            today: self.today,
            terms: TypedTerms {
                conditions: &self.conditions,
                discount: self.discount,
                options: &self.options,
                budget: self.budget,
                by: self.by,
            },
            // A process that makes one quote gains nothing by a second thread: it begins too late.
            threads: 1,
            bare: false,
        }
    }
}

/// A discount as it is typed, percent: `10`, `10%`, `7,5 %`; `None` for what is no share.
#[must_use]
pub fn discount(typed: &str) -> Option<f64> {
    let percent = parse_number(typed.trim().trim_end_matches('%').trim_end())?;
    (0.0..=100.0).contains(&percent).then_some(percent)
}

/// Whether a text can be a request: it has a letter or a digit, and an end.
///
/// # Errors
///
/// When it has neither.
pub fn checked(text: &str) -> Result<(), QuoteError> {
    if text.len() > LONGEST {
        return Err(QuoteError::TooLong(text.len()));
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(QuoteError::Empty);
    }
    Ok(())
}
