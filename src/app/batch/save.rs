//! `smeta batch --save`: the quotes of a table go to the ledger in one go, numbered in the order of its rows.

use std::sync::Arc;

use super::BatchError;
use crate::app::book::{Book, BookError, Writer};
use crate::app::ledger::{FileLedger, Hold, Ledger};
use crate::app::plan;
use crate::app::studio::Opened;
use crate::domain::batch::{Answered, Saved};
use crate::domain::ledger::{Body, Quoted};

/// More quotes than this at once are no requests of clients; all of them are in memory until they are written.
pub const MOST: usize = 10_000;

/// Rows with their numbers, while nobody else can take these.
pub struct Numbered {
    /// The rows.
    pub answered: Vec<Answered>,
    saved: Saved,
    bodies: Vec<Body>,
    book: Book,
    /// Two who save at once must not get one number.
    _hold: Hold,
}

/// Whether there is a ledger to write.
///
/// # Errors
///
/// When the catalog belongs to no studio.
pub fn can(opened: &Opened) -> Result<(), BatchError> {
    if opened.folder.is_some() { Ok(()) } else { Err(BookError::NoStudio.into()) }
}

/// Numbers the rows that have a quote, in their order.
///
/// # Errors
///
/// When there is no studio, or its ledger cannot be read.
pub fn number(opened: &Opened, mut answered: Vec<Answered>, writer: &Writer) -> Result<Numbered, BatchError> {
    let folder = opened.folder.as_deref().ok_or(BookError::NoStudio)?;
    let ledger = FileLedger::of_catalog(folder).with_cache(opened.cache.as_deref());
    let hold = ledger.hold().map_err(BookError::from)?;
    let book = Book::of(ledger)?;
    let waits = plan::Waits::of(&opened.catalog.studio, &writer.by, &book.state);
    let first = book.state.next_number();
    let mut bodies = Vec::new();
    let mut waiting = 0;
    for row in &mut answered {
        let Ok(quote) = &row.outcome else { continue };
        let Some(record) = &quote.record else { continue };
        let number = first + bodies.len() as u32;
        let mut quoted = Quoted { number, ..Quoted::clone(record) };
        quoted.waits = waits.for_quote(&quoted, None);
        waiting += u64::from(!quoted.waits.is_empty());
        bodies.push(Body::Quote(Arc::new(quoted)));
        row.number = Some(number);
    }
    let numbers = (!bodies.is_empty()).then(|| (first, first + bodies.len() as u32 - 1));
    Ok(Numbered { answered, saved: Saved { numbers, waiting }, bodies, book, _hold: hold })
}

impl Numbered {
    /// Writes them to the ledger.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then none of them is in it.
    pub fn write(self, writer: &Writer) -> Result<Saved, BatchError> {
        if !self.bodies.is_empty() {
            self.book.write_all(writer, self.bodies)?;
        }
        Ok(self.saved)
    }
}
