//! `smeta batch --requote`: kept quotes, held against what the catalog of today says to the same words and answers.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;

use super::{BatchError, Target};
use crate::app::quote::QuoteError;
use crate::app::studio::{self, Opened, Places};
use crate::app::table::write::{Output, Style};
use crate::app::{book, plan, quote};
use crate::domain::keeping::{Comparison, compare};
use crate::domain::ledger::KeptQuote;
use crate::domain::table::Cell;

/// A kept quote and what became of it.
#[derive(Debug)]
pub struct Requoted<'k> {
    /// As it was said.
    pub kept: &'k KeptQuote,
    /// What would be said today, or why nothing would.
    pub outcome: Result<Comparison, QuoteError>,
}

/// Quotes them again, on any number of threads, 0 for all that the machine has.
///
/// # Errors
///
/// When the catalog cannot be opened once more for a quote with a specialist's hours.
pub fn requote<'k>(
    opened: &Opened,
    places: &Places,
    quotes: &[&'k KeptQuote],
    today: NaiveDate,
    threads: usize,
) -> Result<Vec<Requoted<'k>>, BatchError> {
    let threads = match threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(quotes.len())));
    std::thread::scope(|scope| {
        for _ in 0..threads.min(quotes.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(kept) = quotes.get(at) else { return };
                    let outcome = again(opened, places, kept, today);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, kept, outcome));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, ..)| *at);
    done.into_iter().map(|(_, kept, outcome)| Ok(Requoted { kept, outcome: outcome? })).collect()
}

fn again(
    opened: &Opened,
    places: &Places,
    kept: &KeptQuote,
    today: NaiveDate,
) -> Result<Result<Comparison, QuoteError>, BatchError> {
    let typed = book::typed_again(kept, today);
    let compared = |opened: &Opened| quote::run(opened, &typed).map(|now| compare(&kept.latest().quoted, &now));
    if typed.overrides.is_empty() {
        return Ok(compared(opened));
    }
    // His number stands in the catalog of this one quote.
    let mut own = studio::open(places).map_err(book::BookError::from)?;
    plan::put_overrides(&mut own, &typed.overrides);
    Ok(compared(&own))
}

/// Writes a table that is small enough to be in memory.
///
/// # Errors
///
/// When it cannot be written; then no file is there.
pub fn write(target: Target, style: Style, names: &[String], rows: &[Vec<Cell>]) -> Result<(), BatchError> {
    let mut output = match target {
        Target::File(path) => {
            let path = path.canonicalize().unwrap_or(path);
            Output::create(&path, 0).map_err(BatchError::Unwritable)?
        }
        Target::Stream(stream) => Output::Stream(stream),
    };
    if style == Style::Xlsx {
        output = sheet(output, names, rows)?;
    } else {
        let mut bytes = style.mark().as_bytes().to_vec();
        style.put_head(names, &mut bytes);
        rows.iter().for_each(|cells| style.put_row(names, cells, &mut bytes));
        output.write_all(&bytes).map_err(BatchError::Unwritable)?;
    }
    output.finish().map_err(BatchError::Unwritable)
}

#[cfg(feature = "xlsx")]
fn sheet(output: Output, names: &[String], rows: &[Vec<Cell>]) -> Result<Output, BatchError> {
    use crate::app::table::write::Book;
    let write = || {
        let mut book = Book::create()?;
        book.put_head(names)?;
        rows.iter().try_for_each(|cells| book.put_row(cells))?;
        book.written_to(output)
    };
    write().map_err(BatchError::Unwritable)
}

#[cfg(not(feature = "xlsx"))]
fn sheet(_: Output, _: &[String], _: &[Vec<Cell>]) -> Result<Output, BatchError> {
    Err(BatchError::NoSheets)
}
