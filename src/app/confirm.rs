//! `smeta match --confirm`: a person says what some words mean.

use chrono::{DateTime, FixedOffset};
use thiserror::Error;

use super::ledger::{FileLedger, Ledger, LedgerError};
use super::quote::{QuoteError, checked};
use super::studio::Opened;
use crate::domain::catalog::EntryId;
use crate::domain::ledger::{Body, Found, LinePlace, Match, Outcome, Record, Stamp};
use crate::domain::matching::lessons::{Lessons, Why};
use crate::domain::matching::{Ask, Verdict, Wanted};

/// What was said, by whom, and when.
#[derive(Clone, Debug)]
pub struct Said<'t> {
    /// The client's words.
    pub text: &'t str,
    /// The entry they mean, one of the catalog; none if nothing fits.
    pub entry: Option<&'t EntryId>,
    /// Who says so.
    pub by: &'t str,
    /// The clock.
    pub now: DateTime<FixedOffset>,
    /// 64 random bits.
    pub random: u64,
}

/// What was recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The record.
    pub record: Record,
    /// Whether the program had thought the same.
    pub outcome: Outcome,
    /// The file it is in.
    pub file: String,
    /// Why the matcher does not learn from it, if it does not.
    pub not_learned: Option<Why>,
    /// How many lines of the ledger do not count, and the first of them.
    pub unread: Option<(usize, LinePlace)>,
}

/// Why nothing was recorded.
#[derive(Debug, Error)]
pub enum ConfirmError {
    /// The text is no request.
    #[error(transparent)]
    Text(#[from] QuoteError),
    /// The catalog inside the binary belongs to no studio.
    #[error("no studio folder")]
    NoStudio,
    /// The ledger does not take it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Records it.
///
/// # Errors
///
/// When the text says nothing, when there is no studio, or when its ledger cannot be read or written.
pub fn run(opened: &Opened, said: &Said) -> Result<Recorded, ConfirmError> {
    checked(said.text)?;
    let ledger = FileLedger::of_catalog(opened.folder.as_deref().ok_or(ConfirmError::NoStudio)?);
    let before = ledger.scan()?;
    let catalog = &opened.catalog;
    let ask = opened.matcher.whole(said.text, &catalog.studio.matching, Wanted::bare(1));
    let outcome = if found(&ask) == said.entry { Outcome::Confirmed } else { Outcome::Corrected };
    let body = Body::Match(Match {
        ask: said.text.to_owned(),
        entry: said.entry.cloned(),
        outcome,
        found: ask
            .candidates
            .first()
            .map(|first| Found { entry: first.entry.clone(), confidence: (first.confidence * 1e4).round() / 1e4 }),
        catalog: catalog.version.clone(),
    });
    let record = Record::new(&Stamp { now: said.now, by: said.by, random: said.random, last: before.last() }, body);
    let kept = ledger.append(&record)?;
    let lessons = Lessons::of(catalog, [(said.text, said.entry.map(String::as_str))]);
    Ok(Recorded {
        record,
        outcome,
        file: kept.place,
        not_learned: lessons.skipped.into_iter().next().map(|skipped| skipped.why),
        unread: before.unread().next().map(|first| (before.unread().count(), first.place.clone())),
    })
}

/// What the program would have said: the first candidate, unless it called the task new.
fn found(ask: &Ask) -> Option<&EntryId> {
    ask.candidates.first().filter(|_| ask.verdict != Verdict::New).map(|first| &first.entry)
}
