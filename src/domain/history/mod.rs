//! Finished jobs as trackers and time trackers write them: which column holds what, and what a row says.
//!
//! A row of a table of jobs becomes a [`JobRow`] or a [`RowProblem`]; nothing is guessed silently. Where rows are entries
//! of working time, several make one job: [`gather`] sums them.

pub mod columns;
pub mod gather;
pub mod values;

use chrono::NaiveDate;

use crate::domain::table::{Flaw, Row};
use columns::{Columns, Key};
use values::{DateOrder, Hours, Unit, between, date, hours};

/// What a row says.
#[derive(Clone, Debug, PartialEq)]
pub struct JobRow {
    /// Its name in the table, if it has one.
    pub id: Option<String>,
    /// The last day of work.
    pub done: NaiveDate,
    /// The day on which it was estimated.
    pub estimated: Option<NaiveDate>,
    /// The first day of work.
    pub started: Option<NaiveDate>,
    /// Hours of work; more than none.
    pub hours: f64,
    /// What was done, at most [`LONGEST_TEXT`] characters.
    pub text: String,
    /// Labels, the widest first.
    pub groups: Vec<String>,
    /// Hours that a person had estimated.
    pub estimate: Option<f64>,
    /// Working days from beginning to end.
    pub days: Option<f64>,
    /// Whose it was.
    pub client: Option<String>,
    /// Who did it.
    pub person: Option<String>,
    /// The entry of the catalog, if the table says so.
    pub entry: Option<String>,
}

/// Why a row of a table is no job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// It cannot be read.
    Flaw(Flaw),
    /// Nothing in a column that is needed.
    Missing(String),
    /// Not a date: column and what stands there.
    BadDate(String, String),
    /// Not a number of hours: column and what stands there.
    BadHours(String, String),
    /// Hours of 0 or less.
    NoHours(String),
    /// More hours than anybody works on one thing.
    TooManyHours(String),
    /// An id that an earlier row has.
    SameId(String),
    /// A day that has not come.
    Future(NaiveDate),
}

impl RowProblem {
    /// Its name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            RowProblem::Flaw(flaw) => flaw.kind.code(),
            RowProblem::Missing(_) => "missing-cell",
            RowProblem::BadDate(..) => "bad-date",
            RowProblem::BadHours(..) => "bad-hours",
            RowProblem::NoHours(_) => "no-hours",
            RowProblem::TooManyHours(_) => "too-many-hours",
            RowProblem::SameId(_) => "same-id",
            RowProblem::Future(_) => "future-date",
        }
    }
}

/// Characters of a text that are kept: no more of it is ever looked at.
pub const LONGEST_TEXT: usize = 1000;

/// How figures and days are written where the table does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What bare numbers of hours count.
    pub unit: Unit,
    /// What comes first in `11/12/2026`.
    pub order: DateOrder,
}

/// Reads a row.
///
/// # Errors
///
/// When it is no finished job.
pub fn job(row: &Row, columns: &Columns, style: Style) -> Result<JobRow, RowProblem> {
    if let Some(flaw) = &row.flaw {
        return Err(RowProblem::Flaw(flaw.clone()));
    }
    let cell = |key: Key| {
        let text = columns.at(key).map(|at| row.cell(at).text().trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let name = |key: Key| columns.at(key).and_then(|at| row.head.names.get(at)).cloned().unwrap_or_default();
    let day = |key: Key| {
        let read = |text: String| date(&text, style.order).ok_or_else(|| RowProblem::BadDate(name(key), text));
        cell(key).map(read).transpose()
    };
    let done = match (day(Key::Done)?, day(Key::Started)?) {
        (Some(done), _) => done,
        // An entry of working time has one day.
        (None, Some(started)) if columns.at(Key::Done).is_none() => started,
        _ => return Err(RowProblem::Missing(name(Key::Done))),
    };
    let hours = match (cell(Key::Hours), columns.at(Key::Hours)) {
        (Some(text), _) => match hours(&text, style.unit) {
            Hours::Some(hours) => hours,
            Hours::NotPositive => return Err(RowProblem::NoHours(text)),
            Hours::TooMany => return Err(RowProblem::TooManyHours(text)),
            Hours::NotHours => return Err(RowProblem::BadHours(name(Key::Hours), text)),
        },
        // Without a column of hours the clock tells: from the beginning to the end.
        (None, None) => match (cell(Key::Started), cell(Key::Done)) {
            (Some(from), Some(to)) => {
                between(&from, &to).ok_or_else(|| RowProblem::BadHours(name(Key::Started), format!("{from} – {to}")))?
            }
            _ => return Err(RowProblem::Missing(name(Key::Started))),
        },
        (None, Some(_)) => return Err(RowProblem::Missing(name(Key::Hours))),
    };
    // A tracker writes 0 where nobody estimated.
    let estimate = match cell(Key::Estimate).map(|text| (values::hours(&text, style.unit), text)) {
        Some((Hours::Some(hours), _)) => Some(hours),
        Some((Hours::TooMany, text)) => return Err(RowProblem::TooManyHours(text)),
        Some((Hours::NotHours, text)) => return Err(RowProblem::BadHours(name(Key::Estimate), text)),
        Some((Hours::NotPositive, _)) | None => None,
    };
    let groups = columns.groups.iter().map(|at| row.cell(*at).text().trim().to_owned()).collect();
    let text: String = cell(Key::Text).unwrap_or_default().chars().take(LONGEST_TEXT).collect();
    Ok(JobRow {
        id: cell(Key::Id),
        done,
        estimated: day(Key::Estimated)?,
        started: day(Key::Started)?.map(|started| started.min(done)),
        hours,
        text,
        groups,
        estimate,
        days: cell(Key::Days).and_then(|text| crate::text::quantity::parse_number(&text)).filter(|days| *days > 0.0),
        client: cell(Key::Client),
        person: cell(Key::Person),
        entry: cell(Key::Entry),
    })
}
