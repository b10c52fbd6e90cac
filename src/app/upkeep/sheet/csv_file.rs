//! A sheet as CSV: what is written opens in any spreadsheet, and what spreadsheets make of it can be read.

use super::{COLUMNS, Row, Rows, SheetError, WrongCell};

/// Tells spreadsheets that the letters are UTF-8.
const MARK: &str = "\u{feff}";

/// The rows as a file.
pub(super) fn written(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    // Writing to memory does not fail.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let _ = writer.write_record([&row.entry, &row.path, &row.lang, &harmless(&row.value)]);
    }
    writer.into_inner().unwrap_or_default()
}

/// The rows of a file with their numbers; of a row that cannot be read, why.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, SheetError> {
    let bytes = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(bytes)).from_reader(bytes);
    let head = reader.byte_headers().map_err(|error| SheetError::Unreadable(error.into()))?.clone();
    let column = |name: &'static str| {
        let is_named = |head: &[u8]| head.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        head.iter().position(is_named).ok_or(SheetError::NoColumn(name))
    };
    let [entry, path, lang, value] = COLUMNS.map(column);
    let columns = [entry?, path?, lang?, value?];
    let mut rows = Vec::new();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|error| SheetError::Unreadable(error.into()))? {
        let number = record.position().map_or(0, |position| position.record() + 1);
        let cell = |at: usize| std::str::from_utf8(record.get(at).unwrap_or_default()).map_err(|_| WrongCell::NotUtf8);
        let row = || {
            let [entry, path, lang, value] = columns.map(cell);
            Ok(Row {
                entry: entry?.trim().to_owned(),
                path: path?.trim().to_owned(),
                lang: lang?.trim().to_owned(),
                value: as_it_was(value?).to_owned(),
            })
        };
        // Spreadsheets keep empty rows at the end.
        if record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
            rows.push((number, row()));
        }
    }
    Ok(rows)
}

/// What parts the cells of the first line: a spreadsheet writes what its country is used to.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|mark| (count(*mark), *mark == b',')).unwrap_or(b',')
}

/// A value that no spreadsheet runs: before what would begin a formula stands an apostrophe, and before an apostrophe
/// another, so that each can be taken away again.
fn harmless(value: &str) -> String {
    if value.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { format!("'{value}") } else { value.to_owned() }
}

/// The value before it was made harmless.
fn as_it_was(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: &str) -> Row {
        Row { entry: "site/form".into(), path: "title".into(), lang: "ru".into(), value: value.into() }
    }

    #[test]
    fn what_is_written_is_read() {
        let values = ["=1+1", "+7", "-5", "@x", "\tx", "\rx", "'x", "''=x", "'", "a;b,c\t\"d\"\ne", "", " x ", "Форма"];
        let rows: Vec<Row> = values.into_iter().map(row).collect();
        let file = written(&rows);
        let read: Vec<Row> = read(&file).expect("a sheet").into_iter().map(|(_, row)| row.expect("UTF-8")).collect();
        assert_eq!(read, rows);
        let text = String::from_utf8(file).expect("UTF-8");
        let runs =
            |line: &&str| line.rsplit(',').next().is_some_and(|cell| cell.starts_with(['=', '+', '-', '@', '\t']));
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
        assert_eq!(read(b"entry,path,lang,value\n\xff,a,b,c\n").expect("a sheet"), [(2, Err(WrongCell::NotUtf8))]);
    }
}
