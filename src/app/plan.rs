//! Plans, approvals and what specialists say: checked against what is known, then written down.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use thiserror::Error;

use super::book::{self, Book, BookError, Writer, Written};
use super::ledger::{FileLedger, Ledger};
use super::quote::Typed;
use super::studio::{self, Opened, Places};
use super::upkeep::UpkeepError;
use crate::domain::calendar::WorkCalendar;
use crate::domain::catalog::entry::{Effect, Effort, Entry};
use crate::domain::catalog::{Catalog, Studio};
use crate::domain::keeping;
use crate::domain::ledger::{
    Approved, Body, KeptQuote, KeptTask, Override, QuoteName, Quoted, Returned, State, Task, Wait,
};
use crate::domain::money::Money;
use crate::domain::planning::approval::{self, Denied, Standing};
use crate::domain::planning::when::WhenError;
use crate::domain::quote::Quote;

/// Why nothing was planned, approved or asked.
#[derive(Debug, Error)]
pub enum PlanError {
    /// The ledger's own refusals.
    #[error(transparent)]
    Book(#[from] BookError),
    /// The catalog was not changed.
    #[error(transparent)]
    Upkeep(#[from] UpkeepError),
    /// No day to come.
    #[error("no day to come: {0:?}")]
    When(WhenError),
    /// No such task: as typed, the last number.
    #[error("no task {0}")]
    NoSuchTask(String, Option<u32>),
    /// This person may not approve: who, those who may.
    #[error("{0} may not approve")]
    NoRight(String, Vec<String>),
    /// Not for so large a sum: who, the limit.
    #[error("{0} approves up to {1:?}")]
    OverLimit(String, Money),
    /// The quote does not wait for a senior.
    #[error("{0} does not wait")]
    NotWaiting(QuoteName),
    /// The quote waits: nothing goes to the client.
    #[error("{0} waits")]
    StillWaits(QuoteName),
    /// The quote came back: why.
    #[error("{0} was returned: {1}")]
    WasReturned(QuoteName, String),
    /// No range of hours: as typed.
    #[error("no hours: {0}")]
    BadRange(String),
    /// Which of several lines: how many there are.
    #[error("which line of {0}")]
    WhichLine(QuoteName, usize),
    /// No such line: how many there are.
    #[error("no line {1} in {0}")]
    NoSuchLine(QuoteName, usize, usize),
    /// The quote is decided.
    #[error("{0} is decided")]
    Decided(QuoteName),
}

/// The working calendar of a studio; where its catalog cannot be read, that of the default country's laws.
#[must_use]
pub fn calendar_of(places: &Places) -> WorkCalendar {
    studio::find(places).map_or_else(|_| Catalog::default(), |found| found.catalog).work_calendar()
}

/// The task that somebody names: `3` or `t3`.
///
/// # Errors
///
/// When there is none.
pub fn task<'s>(state: &'s State, written: &str) -> Result<&'s KeptTask, PlanError> {
    // A Russian keyboard has another letter on the same key of the mind.
    let digits = written.trim().trim_start_matches(['t', 'T', 'т', 'Т', '№', '#']);
    let number: Option<u32> = digits.parse().ok();
    let found = state.tasks.iter().find(|task| Some(task.number) == number);
    let last = || state.tasks.iter().map(|task| task.number).max();
    found.ok_or_else(|| PlanError::NoSuchTask(written.to_owned(), last()))
}

/// Writes down a task under the next number. Returns the number.
///
/// # Errors
///
/// When there is no studio, or the ledger cannot be written.
pub fn add_task(places: &Places, writer: &Writer, task: Task) -> Result<(Written, u32), BookError> {
    let folder = studio::locate(places)?.ok_or(BookError::NoStudio)?;
    // Two who write at once must not get one number.
    let _hold = FileLedger::of_catalog(&folder).hold()?;
    let book = Book::open(places)?;
    let number = book.state.tasks.iter().map(|task| task.number).max().unwrap_or(0).saturating_add(1);
    Ok((book.write(writer, Body::Task(Box::new(Task { number, ..task })))?, number))
}

/// Why quotes that somebody would say, or saves, wait for a senior.
#[derive(Debug)]
pub struct Waits<'s> {
    studio: &'s Studio,
    by: &'s str,
    /// How often each task was finished.
    finished: HashMap<&'s str, u32>,
}

impl<'s> Waits<'s> {
    /// By the rules of a studio, for one person.
    #[must_use]
    pub fn of(studio: &'s Studio, by: &'s str, state: &'s State) -> Waits<'s> {
        let finished = if approval::counts_jobs(studio) { approval::finished(state) } else { HashMap::new() };
        Waits { studio, by, finished }
    }

    /// Why this one does. What a senior agreed to in the version before is not asked again, unless it got worse.
    #[must_use]
    pub fn for_quote(&self, quoted: &Quoted, before: Option<&KeptQuote>) -> Vec<Wait> {
        let mut waits = approval::waits(quoted, self.studio, self.by, &self.finished);
        if let Some(agreed) = before.and_then(approval::agreed) {
            waits.retain(|wait| !agreed.waits.iter().any(|known| approval::covers(known, wait)));
        }
        waits
    }
}

/// The same for a quote that is not saved.
#[must_use]
pub fn would_wait(opened: &Opened, quote: &Quote, typed: &Typed, by: &str) -> Vec<Wait> {
    let studio = &opened.catalog.studio;
    let quoted = keeping::kept(quote, book::asked(typed), 0, None);
    // The ledger is read only where it may say something.
    let needs_ledger = typed.again.is_some() || approval::counts_jobs(studio);
    let state = if needs_ledger { opened.state() } else { State::default() };
    let before = typed.again.as_deref().and_then(|written| book::find(&state, written).ok());
    Waits::of(studio, by, &state).for_quote(&quoted, before)
}

/// Whether a client may see a quote.
///
/// # Errors
///
/// When it waits for a senior, or came back from one.
pub fn cleared(kept: &KeptQuote) -> Result<(), PlanError> {
    match approval::standing(kept) {
        Standing::Free | Standing::Approved(_) => Ok(()),
        Standing::Waiting => Err(PlanError::StillWaits(kept.name)),
        Standing::Returned(_, why) => Err(PlanError::WasReturned(kept.name, why.to_owned())),
    }
}

/// Agrees with a quote, or with `why` does not.
///
/// # Errors
///
/// When it does not wait, when the person has no such right, or the ledger cannot be written.
pub fn decide(
    book: &Book,
    studio: &Studio,
    writer: &Writer,
    written: &str,
    why: Option<String>,
) -> Result<Written, PlanError> {
    let kept = book.quote(written)?;
    let latest = kept.latest();
    let waits = match approval::standing(kept) {
        Standing::Waiting => true,
        // People change their minds; the last word counts.
        Standing::Returned(..) => why.is_none(),
        Standing::Approved(_) => why.is_some(),
        Standing::Free => false,
    };
    if !waits {
        return Err(PlanError::NotWaiting(kept.name));
    }
    approval::may_approve(studio, &writer.by, &latest.quoted).map_err(|denied| match denied {
        Denied::NoRight(others) => PlanError::NoRight(writer.by.clone(), others),
        Denied::OverLimit(limit) => PlanError::OverLimit(writer.by.clone(), limit),
    })?;
    let (quote, version) = (kept.root.clone(), latest.record.clone());
    let body = match why {
        None => Body::Approved(Approved { quote, version }),
        Some(why) => Body::Returned(Returned { quote, version, why }),
    };
    Ok(book.write(writer, body)?)
}

/// Puts a specialist's hours into the catalog of this run, in the place of what the entries say: his number stands, whatever
/// the answers are.
pub fn put_overrides(opened: &mut Opened, overrides: &[Override]) {
    if overrides.iter().all(|one| opened.catalog.entry(&one.entry).is_none()) {
        return;
    }
    let mut entries: BTreeMap<String, Entry> =
        opened.catalog.entries.iter().map(|(id, entry)| (id.clone(), entry.clone())).collect();
    for one in overrides {
        let id = opened.catalog.entry(&one.entry).map(|entry| entry.id.clone());
        let Some(entry) = id.and_then(|id| entries.get_mut(&id)) else { continue };
        entry.effort = Effort { hours: one.hours, because: None, observed: None };
        // Learned days are those of the usual job.
        entry.days = None;
        entry.variants.iter_mut().for_each(|variant| variant.effort = None);
        for question in &mut entry.questions {
            question.per = None;
            for answer in &mut question.answers {
                let raised = answer.effect.pitfall.take();
                answer.effect = Effect { pitfall: raised, ..Effect::default() };
            }
        }
    }
    opened.catalog.entries = entries.into();
}

/// A day to come, as typed.
///
/// # Errors
///
/// When it is none, or has passed.
pub fn day(
    typed: &str,
    today: NaiveDate,
    calendar: &WorkCalendar,
) -> Result<crate::domain::planning::when::Day, PlanError> {
    crate::domain::planning::when::parse(typed, today, calendar).map_err(PlanError::When)
}
