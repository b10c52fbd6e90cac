//! Where answered rows go: a file that is there whole or not at all, a stream, a spreadsheet; and how far that is.

use std::io::{self, Write};

use super::journal::{Journal, Mark};
use super::{BatchError, Layout, pipeline};
use crate::app::table::write::{Output, Style};
use crate::domain::batch::Tally;

/// Writes what is done and notes how far that is.
pub(super) struct Sink {
    output: Output,
    journal: Option<Journal>,
    /// How far it is.
    pub(super) mark: Mark,
    /// Rows since the last note.
    unnoted: u64,
    #[cfg(feature = "xlsx")]
    book: Option<crate::app::table::write::Book>,
}

/// A killed run loses the work on so many rows at most.
const NOTED: u64 = 2048;

impl Sink {
    pub(super) fn new(output: Output, journal: Option<Journal>, mark: Mark) -> Sink {
        #[cfg(feature = "xlsx")]
        return Sink { output, journal, mark, unnoted: 0, book: None };
        #[cfg(not(feature = "xlsx"))]
        Sink { output, journal, mark, unnoted: 0 }
    }

    /// Puts what stands before the first row.
    pub(super) fn begin(
        &mut self,
        style: Style,
        leads: bool,
        headless: bool,
        layout: &Layout,
    ) -> Result<(), BatchError> {
        let head = layout.fixed.as_ref().filter(|_| leads && !headless).map(|head| layout.names(head));
        if style == Style::Xlsx {
            #[cfg(not(feature = "xlsx"))]
            return Err(BatchError::NoSheets);
            #[cfg(feature = "xlsx")]
            {
                let mut book = crate::app::table::write::Book::create().map_err(BatchError::Unwritable)?;
                head.map_or(Ok(()), |head| book.put_head(&head)).map_err(BatchError::Unwritable)?;
                self.book = Some(book);
                return Ok(());
            }
        }
        let mut bytes = Vec::new();
        if leads {
            bytes.extend_from_slice(style.mark().as_bytes());
        }
        if let Some(head) = head {
            style.put_head(&head, &mut bytes);
        }
        self.output.write_all(&bytes).map_err(BatchError::Unwritable)
    }

    pub(super) fn put(&mut self, done: pipeline::Done) -> Result<(), BatchError> {
        #[cfg(feature = "xlsx")]
        if let Some(book) = &mut self.book {
            done.cells.iter().try_for_each(|cells| book.put_row(cells)).map_err(BatchError::Unwritable)?;
        }
        self.output.write_all(&done.bytes).map_err(BatchError::Unwritable)?;
        self.mark.rows += done.tally.rows;
        self.mark.tally = self.mark.tally.and(done.tally);
        self.unnoted += done.tally.rows;
        if self.unnoted >= NOTED {
            self.note().map_err(BatchError::Unwritable)?;
        }
        Ok(())
    }

    /// Puts rows that were counted before they had their numbers.
    pub(super) fn put_numbered(&mut self, done: pipeline::Done) -> Result<(), BatchError> {
        self.put(pipeline::Done { tally: Tally::default(), ..done })?;
        self.output.flush().map_err(BatchError::Unwritable)
    }

    fn note(&mut self) -> io::Result<()> {
        self.unnoted = 0;
        let Some(journal) = &mut self.journal else { return Ok(()) };
        self.output.flush()?;
        self.mark.bytes = self.output.length();
        journal.mark(&self.mark)
    }

    pub(super) fn finish(self) -> Result<(), BatchError> {
        #[cfg(feature = "xlsx")]
        let output = match self.book {
            Some(book) => book.written_to(self.output).map_err(BatchError::Unwritable)?,
            None => self.output,
        };
        #[cfg(not(feature = "xlsx"))]
        let output = self.output;
        // The journal goes with this run when the output has its name.
        output.finish().map_err(BatchError::Unwritable)
    }
}
