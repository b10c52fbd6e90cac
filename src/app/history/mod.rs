//! `smeta history`: finished jobs from elsewhere become records of the ledger.

pub mod review;
pub mod rows;

use std::path::Path;

use chrono::NaiveDate;
use thiserror::Error;

use super::book::{Book, BookError, Writer};
use super::ledger::LedgerError;
use super::studio::Opened;
use crate::domain::calendar::WorkCalendar;
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::history::columns::Key;
use crate::domain::history::gather::{Gathered, gather};
use crate::domain::history::{JobRow, RowProblem};
use crate::domain::learning::pieces::SURE;
use crate::domain::ledger::{Body, Job};
use crate::domain::matching::Wanted;
use rows::{RowsError, Way};

/// What is asked of an import.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The table.
    pub file: &'a Path,
    /// How it is read.
    pub way: &'a Way,
    /// Whose ids they are: put before each, where two trackers count alike.
    pub source: Option<&'a str>,
    /// Jobs that are known with other figures are written again.
    pub update: bool,
    /// Only look.
    pub dry_run: bool,
    /// No job is finished after it.
    pub today: NaiveDate,
}

/// What an import came to.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Which column was taken for what.
    pub columns: Vec<(Key, String)>,
    /// Rows that count.
    pub n_rows: usize,
    /// Jobs that were, or would be, written.
    pub new: Vec<Job>,
    /// Jobs that are in the ledger as they are in the table.
    pub n_known: usize,
    /// Jobs that are in the ledger with other figures: their keys. With `update` they are among the new ones.
    pub changed: Vec<String>,
    /// Rows that are no jobs, by line.
    pub problems: Vec<(u64, RowProblem)>,
    /// Jobs of which it is not clear which entry they are.
    pub doubtful: Vec<Doubtful>,
    /// Where they were written.
    pub place: Option<String>,
}

/// A job that a person should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubtful {
    /// What names it in the ledger.
    pub key: String,
    /// What was done.
    pub text: String,
    /// Hours.
    pub hours: f64,
    /// Entries that it may be, the likeliest first.
    pub candidates: Vec<(EntryId, f64)>,
}

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The table cannot be used.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// The ledger cannot be used.
    #[error(transparent)]
    Book(#[from] BookError),
    /// The review cannot be written.
    #[error("cannot write the review")]
    Unwritable(#[source] std::io::Error),
}

impl From<LedgerError> for ImportError {
    fn from(error: LedgerError) -> Self {
        ImportError::Book(error.into())
    }
}

/// Under this confidence a job is of no entry, and nobody need look.
const DOUBTFUL: f64 = 0.25;

/// Candidates that a person is shown.
const SHOWN: usize = 3;

/// A sum differs from another by more than the last digit that people write.
const SAME_HOURS: f64 = 0.005;

/// Imports a table.
///
/// # Errors
///
/// When it is no table of jobs, or the ledger cannot be read or written.
pub fn import(opened: &Opened, book: &Book, order: &Order, writer: &Writer) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    let mut found: Vec<JobRow> = Vec::new();
    let mut table = rows::open(order.file, &order.way.options)?;
    imported.columns = rows::read(&mut table, order.way, |row, job| match job {
        Ok(job) if job.done > order.today => {
            imported.problems.push((row.line, RowProblem::Future(job.done)));
        }
        Ok(job) => found.push(job),
        Err(problem) => imported.problems.push((row.line, problem)),
    })?;
    imported.n_rows = found.len();
    let source = order.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let calendar = opened.catalog.work_calendar();
    for gathered in gather(found) {
        let key = order.source.map_or_else(|| gathered.key.clone(), |source| format!("{source}:{}", gathered.key));
        let known = book.state.jobs.get(&key);
        if let Some(known) = known.filter(|known| !is_the_same(known, &gathered.job)) {
            imported.changed.push(known.key.clone());
        }
        match known {
            Some(known) if is_the_same(known, &gathered.job) => {
                imported.n_known += 1;
                continue;
            }
            Some(_) if !order.update => continue,
            _ => {}
        }
        let (entry, confidence, candidates) = match known.filter(|known| known.confidence >= 1.0) {
            // What a person said of it stays.
            Some(known) => (known.entry.clone(), 1.0, Vec::new()),
            None => entry_of(opened, &gathered.job),
        };
        if !candidates.is_empty() {
            let (text, hours) = (gathered.job.text.clone(), gathered.job.hours);
            imported.doubtful.push(Doubtful { key: key.clone(), text, hours, candidates });
        }
        imported.new.push(job(gathered, key, &source, (entry, confidence), &calendar));
    }
    if !order.dry_run && !imported.new.is_empty() {
        let bodies = imported.new.iter().cloned().map(|job| Body::Job(Box::new(job))).collect();
        imported.place = Some(book.write_all(writer, bodies)?);
    }
    Ok(imported)
}

fn is_the_same(known: &Job, found: &JobRow) -> bool {
    (known.hours - found.hours).abs() < SAME_HOURS && known.finished == found.done
}

/// The entry that a job is an example of, how sure that is, and what else it may be where it is not sure.
fn entry_of(opened: &Opened, job: &JobRow) -> (Option<EntryId>, f64, Vec<(EntryId, f64)>) {
    let catalog: &Catalog = &opened.catalog;
    if let Some(entry) = job.entry.as_deref().and_then(|id| catalog.entry(id)) {
        return (Some(entry.id.clone()), 1.0, Vec::new());
    }
    if !job.text.chars().any(char::is_alphanumeric) {
        return (None, 0.0, Vec::new());
    }
    let ask = opened.matcher.whole(&job.text, &catalog.studio.matching, Wanted::bare(SHOWN));
    let candidates: Vec<(EntryId, f64)> =
        ask.candidates.iter().map(|one| (one.entry.clone(), rounded(one.confidence))).collect();
    match candidates.first() {
        Some((entry, sure)) if *sure >= SURE => (Some(entry.clone()), *sure, Vec::new()),
        Some((entry, doubtful)) if *doubtful >= DOUBTFUL => (Some(entry.clone()), *doubtful, candidates),
        _ => (None, 0.0, Vec::new()),
    }
}

fn rounded(confidence: f64) -> f64 {
    (confidence * 1e4).round() / 1e4
}

fn job(
    gathered: Gathered,
    key: String,
    source: &str,
    (entry, confidence): (Option<EntryId>, f64),
    calendar: &WorkCalendar,
) -> Job {
    let row = gathered.job;
    // Days in which nothing was done count: the client waited through them.
    let elapsed = row.started.map(|started| calendar.count(started, row.done).max(1) as f64);
    Job {
        key,
        source: source.to_owned(),
        text: row.text,
        hours: (row.hours * 1e4).round() / 1e4,
        estimate: row.estimate,
        days: row.days.or(elapsed),
        started: row.started.or(row.estimated),
        finished: row.done,
        client: row.client,
        person: row.person,
        entry,
        confidence,
    }
}
