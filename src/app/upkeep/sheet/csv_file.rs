//! A sheet as CSV: what is written opens in any spreadsheet.

use super::{COLUMNS, Row};
use crate::app::table::harmless;
use crate::app::table::write::MARK;

/// The rows as a file.
pub(super) fn written(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    // Writing to memory does not fail.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let _ = writer.write_record([&*row.entry, &row.path, &row.lang, &harmless(&row.value)]);
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::{Rows, SheetError, WrongCell};
    use super::*;
    use crate::app::table::{Options, Table};
    use crate::domain::table::FlawKind;

    fn row(value: &str) -> Row {
        Row { entry: "site/form".into(), path: "title".into(), lang: "ru".into(), value: value.into() }
    }

    fn read(bytes: &[u8]) -> Result<Rows, SheetError> {
        super::super::read(&mut Table::read(Box::new(Cursor::new(bytes.to_vec())), &Options::default(), false)?)
    }

    #[test]
    fn what_is_written_is_read() {
        let values =
            ["=1+1", "+7", "-5", "-5+5", "@x", "\tx", "\rx", "'x", "''=x", "'", "a;b,c\t\"d\"\ne", "", " x ", "Форма"];
        let rows: Vec<Row> = values.into_iter().map(row).collect();
        let file = written(&rows);
        let read: Vec<Row> = read(&file).expect("a sheet").into_iter().map(|(_, row)| row.expect("UTF-8")).collect();
        assert_eq!(read, rows);
        let text = String::from_utf8(file).expect("UTF-8");
        let runs = |line: &&str| line.rsplit(',').next().is_some_and(|cell| cell.starts_with(['=', '@', '\t']));
        assert_eq!(text.lines().find(runs), None);
    }

    #[test]
    fn what_spreadsheets_make_of_it_is_read() {
        for file in [
            "Lang;value;ENTRY;path\r\nru;\"a;b\";site/form;title\r\n;;;\r\n",
            "entry\tpath\tlang\tvalue\textra\nsite/form\ttitle\tru\ta;b\n",
        ] {
            let read = read(file.as_bytes()).expect("a sheet");
            assert_eq!(read, [(2, Ok(row("a;b")))], "{file}");
        }
        assert!(matches!(read(b"entry,path,value\n"), Err(SheetError::NoColumn("lang"))));
        let zero = read(b"entry,path,lang,value\n\0,a,b,c\n").expect("a sheet");
        assert_eq!(zero, [(2, Err(WrongCell::Flaw(FlawKind::ZeroByte)))]);
    }
}
