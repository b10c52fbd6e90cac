//! What the studio finished, as far as new work may be like it: kept beside the ledger, so that a request that is in no entry
//! does not wait for the whole ledger to be taken apart.

use super::ledger::{FileLedger, Ledger, LedgerError};
use super::ledger_cache as cache;
use crate::domain::catalog::Catalog;
use crate::domain::learning::orientation::{Work, works};
use crate::domain::learning::pieces::pieces;
use crate::domain::ledger::{Body, Reader, Record, State};

/// Everything that is finished, in the order of the days on which it was.
///
/// # Errors
///
/// As [`Ledger::scan`].
pub fn past_work(ledger: &FileLedger) -> Result<Vec<Work>, LedgerError> {
    let place = ledger.kept().map(|kept| kept.with_extension("work.bin"));
    let files = ledger.files()?;
    if let Some(known) = place.as_deref().and_then(|place| cache::read_list(place, &files, says_nothing_of_work)) {
        return Ok(known);
    }
    // What is covered comes first: what is added while the ledger is read is then seen as added.
    let covered = place.as_ref().and_then(|_| cache::covered(&files));
    let state = State::from_records(ledger.scan()?.records);
    // Under which entry it counts is a matter of the catalog, and of no matter here.
    let found = works(&pieces(&Catalog::default(), &state));
    if let (Some(place), Some(covered)) = (place, covered) {
        cache::put_list(&place, &covered, &found);
    }
    Ok(found)
}

/// Whether lines that were added leave everything finished as it is.
fn says_nothing_of_work(added: &[u8]) -> bool {
    let mut reader = Reader::default();
    reader.read("", added);
    let is_other = |record: &Record| match &record.body {
        Some(Body::Done(_) | Body::Job(_) | Body::Undo(_)) => false,
        // A later version of a quote that is done says what was done.
        Some(Body::Quote(quoted)) => quoted.of.is_none(),
        _ => true,
    };
    reader.unread().next().is_none() && reader.finish().records.iter().all(is_other)
}
