//! A sheet as XLSX. Its cells are strings, which no spreadsheet runs.

use std::io;

use rust_xlsxwriter::{Format, Workbook};

use super::{COLUMNS, Row, SheetError};

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

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::app::table::{Options, Table};

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
        let input = Box::new(std::io::Cursor::new(file));
        let mut table = Table::read(input, &Options::default(), false).expect("a table");
        let read: Vec<Row> =
            read(&mut table).expect("a sheet").into_iter().map(|(_, row)| row.expect("read")).collect();
        assert_eq!(read, rows);
    }
}
