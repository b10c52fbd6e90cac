//! The first sheet of a spreadsheet: XLSX, XLS or ODS. The formats hold a million rows at most and are read whole.

use std::io::Cursor;
use std::vec::IntoIter;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use rust_decimal::Decimal;

use super::TableError;
use crate::domain::table::{Cell, Flaw, FlawKind};

/// Its rows.
pub struct SheetRows {
    rows: IntoIter<Vec<Data>>,
    line: u64,
}

impl SheetRows {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is no spreadsheet.
    pub fn open(bytes: Vec<u8>) -> Result<SheetRows, TableError> {
        let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| TableError::NotATable)?;
        let range = book.worksheet_range_at(0).and_then(Result::ok).ok_or(TableError::NotATable)?;
        let line = u64::from(range.start().map_or(0, |(row, _)| row));
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        Ok(SheetRows { rows: rows.into_iter(), line })
    }

    /// The next row: its number, its cells, and what is wrong with them.
    pub fn next_row(&mut self) -> Option<(u64, Vec<Cell>, Option<Flaw>)> {
        let row = self.rows.next()?;
        self.line += 1;
        let wrong = row.iter().position(|cell| matches!(cell, Data::Error(_)));
        let flaw = wrong.map(|at| Flaw { column: at + 1, kind: FlawKind::SheetError });
        Some((self.line, row.into_iter().map(cell).collect(), flaw))
    }
}

fn cell(data: Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) if text.is_empty() => Cell::Empty,
        Data::String(text) => Cell::Text(text),
        Data::Int(number) => Cell::Number(number.into()),
        // A spreadsheet knows fifteen digits of a number and shows no more.
        Data::Float(number) => Decimal::from_f64_retain(number).map_or_else(
            || Cell::Text(number.to_string()),
            |number| Cell::Number(number.round_sf(15).unwrap_or(number).normalize()),
        ),
        Data::Bool(truth) => Cell::Truth(truth),
        Data::DateTime(date) => date.as_datetime().map_or_else(
            || Cell::Text(date.to_string()),
            |date| Cell::Text(date.to_string().trim_end_matches(" 00:00:00").to_owned()),
        ),
        other => Cell::Text(other.to_string()),
    }
}
