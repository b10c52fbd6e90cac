//! A sheet as XLSX. Its cells are strings, which no spreadsheet runs.

use std::io::{self, Cursor};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Format, Workbook};

use super::{COLUMNS, Row, Rows, SheetError};

/// Columns that are as wide as what is mostly in them.
const WIDTHS: [f64; 4] = [28.0, 40.0, 6.0, 100.0];

/// The rows as a file.
pub(super) fn written(rows: &[Row]) -> Result<Vec<u8>, SheetError> {
    let failed = |error: rust_xlsxwriter::XlsxError| SheetError::Unwritable(io::Error::other(error));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (column, (name, width)) in (0..).zip(COLUMNS.into_iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width).map_err(failed)?;
        sheet.write_string_with_format(0, column, name, &bold).map_err(failed)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    for (number, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip([&row.entry, &row.path, &row.lang, &row.value]) {
            sheet.write_string_with_format(number, column, cell, &text).map_err(failed)?;
        }
    }
    book.save_to_buffer().map_err(failed)
}

/// The rows of a file's first sheet with their numbers.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::NotASheet)?;
    let range = book.worksheet_range_at(0).and_then(Result::ok).ok_or(SheetError::NotASheet)?;
    let mut lines = range.rows();
    let head: Vec<String> =
        lines.next().unwrap_or_default().iter().map(|cell| words(cell).trim().to_lowercase()).collect();
    let column = |name: &'static str| head.iter().position(|head| head == name).ok_or(SheetError::NoColumn(name));
    let [entry, path, lang, value] = COLUMNS.map(column);
    let columns = [entry?, path?, lang?, value?];
    let first = u64::from(range.start().map_or(0, |(row, _)| row)) + 2;
    let rows = (first..).zip(lines).map(|(number, cells)| {
        let [entry, path, lang, value] = columns.map(|at| cells.get(at).map(words).unwrap_or_default());
        let trimmed = |cell: String| cell.trim().to_owned();
        (number, Row { entry: trimmed(entry), path: trimmed(path), lang: trimmed(lang), value })
    });
    let is_empty = |row: &Row| row.entry.is_empty() && row.path.is_empty() && row.value.is_empty();
    Ok(rows.filter(|(_, row)| !is_empty(row)).map(|(number, row)| (number, Ok(row))).collect())
}

fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        // A number that somebody typed; a whole one has no point.
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let row = |value: &str| Row {
            entry: "site/form".into(),
            path: "title".into(),
            lang: "ru".into(),
            value: value.into(),
        };
        let rows: Vec<Row> = ["=1+1", "-5", "'x", "a\nb", "", " x ", "Форма", "0.50"].into_iter().map(row).collect();
        let file = written(&rows).expect("written");
        let read: Vec<Row> = read(&file).expect("a sheet").into_iter().map(|(_, row)| row.expect("read")).collect();
        assert_eq!(read, rows);
        assert!(matches!(super::read(b"no sheet"), Err(SheetError::NotASheet)));
    }
}
