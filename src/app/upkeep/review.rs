//! `smeta catalog check --deep`: the whole check, and what only shows when entries are held against each other and
//! against the calendar.

use chrono::NaiveDate;

use crate::app::studio::{self, Found, OpenError, Places};
use crate::domain::catalog::dated::Month;
use crate::domain::catalog::problem::Level;
use crate::domain::catalog::review;
use crate::domain::matching::crossing::crossings;

/// Figures older than so many months are looked at again, unless somebody asks for another age.
pub const MONTHS: u32 = 12;

/// Finds and checks a catalog. One with errors is not looked at more deeply: much of it would be missing.
///
/// # Errors
///
/// When it cannot be found or read.
pub fn run(places: &Places, today: NaiveDate, months: u32) -> Result<Found, OpenError> {
    let mut found = studio::find(places)?;
    if found.problems.iter().any(|problem| problem.kind.level() == Level::Error) || found.catalog.entries.is_empty() {
        return Ok(found);
    }
    let mut findings = review::review(&found.catalog, Month::of(today), months);
    findings.extend(crossings(&found.catalog, &studio::open(places)?.matcher));
    found.problems.extend(review::problems(findings, &found.outlines));
    found
        .problems
        .sort_by(|a, b| (&a.place.file.path, a.place.span.start).cmp(&(&b.place.file.path, b.place.span.start)));
    Ok(found)
}
