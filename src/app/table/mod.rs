//! Tables from files: CSV of any delimiter and encoding, JSON lines, spreadsheets; row by row, with places.
//!
//! What is wrong with a row is a value in the row. Only what makes all further rows unreadable is an error. CSV and JSON
//! lines are read as a stream: no file is too long, and no row of it can fill the memory.

pub mod delimiter;
pub mod encoding;
mod json_rows;
mod records;
#[cfg(feature = "xlsx")]
pub mod sheet;
pub mod write;

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use thiserror::Error;

use crate::domain::lang::Lang;
pub use crate::domain::table::harmless;
use crate::domain::table::{Cell, Flaw, FlawKind, Head, Row, SIGNS};
use encoding::{Decoder, Recoded};
use json_rows::JsonRows;
use records::Records;

/// More than this is no row that anybody wrote: a quote that nobody closed, or a file of something else.
pub const LONGEST_ROW: usize = 1 << 20;

/// So much of a file is looked at to tell its kind, its encoding and its delimiter.
const LOOK: usize = 256 * 1024;

/// How a table is to be read where the file does not say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The encoding, by any of its usual names; else it is detected.
    pub encoding: Option<String>,
    /// What parts the cells; else it is detected.
    pub delimiter: Option<u8>,
    /// There is no row of names: the columns have none.
    pub headless: bool,
    /// Whose bytes the texts most likely are.
    pub lang: Lang,
}

/// Why a table cannot be read.
#[derive(Debug, Error)]
pub enum TableError {
    /// The system refuses.
    #[error("cannot read the table")]
    Unreadable(#[source] io::Error),
    /// There is nothing in it, not even names.
    #[error("empty")]
    Empty,
    /// The row of names cannot be read.
    #[error("no row of names")]
    BadHead(Flaw),
    /// Not a spreadsheet that can be read, whatever its name says.
    #[error("not a table")]
    NotATable,
    /// This program was built without spreadsheets.
    #[error("no spreadsheets")]
    NoSheets,
    /// No encoding has this name.
    #[error("unknown encoding {0}")]
    UnknownEncoding(String),
}

impl From<io::Error> for TableError {
    fn from(error: io::Error) -> Self {
        TableError::Unreadable(error)
    }
}

/// Where bytes come from.
pub type Input = Box<dyn Read + Send>;

/// A table that is being read.
pub struct Table {
    rows: Rows,
    head: Arc<Head>,
    /// The rows have as many cells as the head has names.
    even: bool,
    format: Format,
    /// A row that was read too early.
    pending: Option<Row>,
    /// Rows so far.
    number: u64,
}

/// The kinds of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with this between the cells; nothing is between them where there is one column.
    Csv(Option<u8>),
    /// One object on each line.
    JsonLines,
    /// XLSX, XLS or ODS.
    Sheet,
}

enum Rows {
    Csv(Box<Records<Input>>, Decoder),
    Json(JsonRows<Input>),
    #[cfg(feature = "xlsx")]
    Sheet(sheet::SheetRows),
}

/// How files begin that are no text.
const ZIP: &[u8] = b"PK\x03\x04";
const OLD_EXCEL: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

impl Table {
    /// Opens a file. Its kind is told by its content; a name that ends in `.jsonl` or `.ndjson` tells it of a file that
    /// has none.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no table.
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads tables")]
    pub fn open(path: &Path, options: &Options) -> Result<Table, TableError> {
        let file = File::open(path)?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        Table::read(Box::new(file), options, ends_as_json(path))
    }

    /// Reads a table from a stream. `json` says that it is JSON lines even if it is empty.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no table.
    pub fn read(mut input: Input, options: &Options, json: bool) -> Result<Table, TableError> {
        let mut look = Vec::new();
        input.by_ref().take(LOOK as u64).read_to_end(&mut look)?;
        if look.starts_with(ZIP) || look.starts_with(OLD_EXCEL) {
            return Table::sheet(Box::new(Cursor::new(look).chain(input)), options);
        }
        let named = options.encoding.as_deref().map(encoding::named).transpose()?;
        let mut decoder = Decoder::detect(&look, look.len() < LOOK, named, options.lang);
        let mut input: Input = Box::new(Cursor::new(look[decoder.mark..].to_vec()).chain(input));
        look.drain(..decoder.mark);
        if let Some(encoding) = decoder.as_stream() {
            input = Box::new(Recoded::new(input, encoding));
            decoder = Decoder::utf8();
            look.clear();
            input.by_ref().take(LOOK as u64).read_to_end(&mut look)?;
            input = Box::new(Cursor::new(look.clone()).chain(input));
        }
        let first = look.iter().find(|byte| !byte.is_ascii_whitespace());
        if first == Some(&b'{') || json {
            let rows = Rows::Json(JsonRows::new(input, decoder));
            return Ok(Table {
                rows,
                head: Arc::default(),
                even: false,
                format: Format::JsonLines,
                pending: None,
                number: 0,
            });
        }
        let (delimiter, told) = match options.delimiter {
            Some(delimiter) => (Some(delimiter), None),
            None => delimiter::of(&look, options.headless),
        };
        let mut records = Records::new(input, delimiter);
        if let Some(line) = told {
            records.skip(line);
        }
        let rows = Rows::Csv(Box::new(records), decoder);
        Table { rows, head: Arc::default(), even: true, format: Format::Csv(delimiter), pending: None, number: 0 }
            .with_head(options)
    }

    #[cfg(feature = "xlsx")]
    fn sheet(mut input: Input, options: &Options) -> Result<Table, TableError> {
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes)?;
        let rows = Rows::Sheet(sheet::SheetRows::open(bytes)?);
        Table { rows, head: Arc::default(), even: true, format: Format::Sheet, pending: None, number: 0 }
            .with_head(options)
    }

    #[cfg(not(feature = "xlsx"))]
    fn sheet(_: Input, _: &Options) -> Result<Table, TableError> {
        Err(TableError::NoSheets)
    }

    /// Reads the row of names; without one the columns are numbered by the first row.
    fn with_head(mut self, options: &Options) -> Result<Table, TableError> {
        let first = loop {
            match self.raw_row()? {
                Some(row) if row.is_blank() => {}
                other => break other,
            }
        };
        let Some(first) = first else {
            return if options.headless { Ok(self) } else { Err(TableError::Empty) };
        };
        if options.headless {
            self.head = Arc::new(Head { names: (1..=first.cells.len()).map(|at| at.to_string()).collect() });
            self.pending = Some(Row { head: Arc::clone(&self.head), ..first });
            return Ok(self);
        }
        if let Some(flaw) = first.flaw {
            return Err(TableError::BadHead(flaw));
        }
        let mut names: Vec<String> = first.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        // Spreadsheets write columns that nobody named and nothing is in.
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        self.head = Arc::new(Head { names });
        Ok(self)
    }

    /// The names of the columns; of JSON lines those of the first object, once it is read.
    #[must_use]
    pub fn head(&self) -> &Arc<Head> {
        &self.head
    }

    /// What kind of table it is.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The next row that is not blank; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the source breaks off.
    pub fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        loop {
            let row = match self.pending.take() {
                Some(row) => Some(row),
                None => self.raw_row()?,
            };
            let Some(mut row) = row else { return Ok(None) };
            if row.is_blank() {
                continue;
            }
            if self.even {
                self.put_even(&mut row);
            }
            return Ok(Some(row));
        }
    }

    /// Cells that are missing are empty; cells too many are a flaw, unless they are empty.
    fn put_even(&self, row: &mut Row) {
        let (wanted, written) = (self.head.names.len(), row.cells.len());
        if row.flaw.is_none() && row.cells.iter().skip(wanted).any(|cell| !cell.is_blank()) {
            row.flaw = Some(Flaw { column: wanted + 1, kind: FlawKind::Ragged(written, wanted) });
        }
        row.cells.resize(wanted, Cell::Empty);
    }

    fn raw_row(&mut self) -> Result<Option<Row>, TableError> {
        self.number += 1;
        let number = self.number;
        match &mut self.rows {
            Rows::Csv(records, decoder) => {
                let Some(record) = records.next()? else { return Ok(None) };
                let mut flaw = record.flaw.map(|kind| Flaw { column: record.ends.len().max(1), kind });
                let mut cells = Vec::with_capacity(record.ends.len());
                for (at, bytes) in record.fields().enumerate() {
                    let (text, wrong) = decoder.text(bytes);
                    let zero = bytes.contains(&0).then_some(FlawKind::ZeroByte);
                    if let Some(kind) = zero.or(wrong.then_some(FlawKind::NotText)) {
                        flaw = flaw.or(Some(Flaw { column: at + 1, kind }));
                    }
                    cells.push(if text.is_empty() { Cell::Empty } else { Cell::Text(as_it_was(text)) });
                }
                Ok(Some(Row { line: record.line, number, head: Arc::clone(&self.head), cells, flaw }))
            }
            Rows::Json(rows) => {
                let row = rows.next_row()?;
                if let Some(row) = row.as_ref().filter(|row| row.flaw.is_none()) {
                    self.head = Arc::clone(&row.head);
                }
                Ok(row)
            }
            #[cfg(feature = "xlsx")]
            Rows::Sheet(rows) => {
                let row = rows.next_row();
                Ok(row.map(|(line, cells, flaw)| Row { line, number: line, head: Arc::clone(&self.head), cells, flaw }))
            }
        }
    }
}

pub(super) fn ends_as_json(path: &Path) -> bool {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    end.is_some_and(|end| ["jsonl", "ndjson"].contains(&end.as_str()))
}

/// The text before it was made harmless.
fn as_it_was(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(SIGNS) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests;
