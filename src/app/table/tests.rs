//! Tables as they come from offices.

use super::*;
use crate::domain::table::runs;

fn rows(bytes: &[u8], options: &Options) -> Result<(Vec<String>, Vec<Row>), TableError> {
    let mut table = Table::read(Box::new(Cursor::new(bytes.to_vec())), options, false)?;
    let mut rows = Vec::new();
    while let Some(row) = table.next_row()? {
        rows.push(row);
    }
    Ok((table.head().names.clone(), rows))
}

fn read(bytes: &[u8]) -> (Vec<String>, Vec<Row>) {
    rows(bytes, &Options::default()).expect("a table")
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text().into_owned()).collect()
}

#[test]
fn the_same_table_in_every_dress() {
    let text = "Запрос;Клиент\r\n\"сайт; форма\";Ромашка\r\n;;\r\nкасса;\r\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tabs = text.replace("сайт; форма", "сайт, форма").replace(';', "\t").replace("сайт, форма", "сайт; форма");
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        format!("sep=;\n{text}").into_bytes(),
        tabs.into_bytes(),
        encoding_rs::WINDOWS_1251.encode(text).0.into_owned(),
        encoding_rs::IBM866.encode(text).0.into_owned(),
        utf16,
    ] {
        let (head, rows) = read(&bytes);
        assert_eq!(head, ["Запрос", "Клиент"]);
        assert_eq!(rows.iter().map(texts).collect::<Vec<_>>(), [["сайт; форма", "Ромашка"], ["касса", ""]]);
        assert!(rows.iter().all(|row| row.flaw.is_none()));
    }
}

#[test]
fn rows_have_their_lines_and_flaws() {
    let (_, rows) = read(b"a,b\n\"x\ny\",1\nshort\nlong,2,3\nempty,2,,\nz\0,4\n\xff\xfe,5\n");
    let seen: Vec<_> = rows.iter().map(|row| (row.line, row.cells.len(), row.flaw.clone())).collect();
    let flaw = |column, kind| Some(Flaw { column, kind });
    assert_eq!(
        seen[..5],
        [
            (2, 2, None),
            (4, 2, None),
            (5, 2, flaw(3, FlawKind::Ragged(3, 2))),
            (6, 2, None),
            (7, 2, flaw(1, FlawKind::ZeroByte)),
        ]
    );
}

#[test]
fn an_empty_file_is_no_table_and_a_head_alone_is_one() {
    assert!(matches!(rows(b"", &Options::default()), Err(TableError::Empty)));
    assert!(matches!(rows(b"\n \n", &Options::default()), Err(TableError::Empty)));
    assert_eq!(read(b"a;b\n").1, []);
    let headless = Options { headless: true, ..Options::default() };
    let (head, found) = rows("сайт\n\nкасса\n".as_bytes(), &headless).expect("a table");
    assert_eq!((head, found.iter().map(|row| row.line).collect::<Vec<_>>()), (vec!["1".to_owned()], vec![1, 3]));
    assert_eq!(rows(b"", &headless).expect("nothing, but a table").1, []);
}

#[test]
fn json_lines_are_rows_of_values() {
    let (_, rows) = read(b"\n{\"request\": \"a\", \"n\": 3}\n[1]\n\n{\"n\": null, \"request\": \"b\"}\n{oops\n");
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 5, 6]);
    assert_eq!(
        (texts(&rows[0]), &rows[0].head.names[..]),
        (vec!["a".to_owned(), "3".to_owned()], &["request".to_owned(), "n".to_owned()][..])
    );
    assert_eq!(rows[2].head.names, ["n", "request"]);
    assert!([&rows[1], &rows[3]].iter().all(|row| matches!(row.flaw, Some(Flaw { kind: FlawKind::NotJson, .. }))));
}

#[test]
fn what_begins_like_a_formula_comes_back_as_it_was() {
    for text in
        ["=1+1", "+7 (999) 123", "-", "@x", "\tx", "'=x", "''=x", "'quoted'", "'", "-5", "+79991234567", "-5,5 %", "x"]
    {
        let written = harmless(text);
        assert_eq!(as_it_was(written.clone().into_owned()), text);
        assert!(!runs(&written), "{written}");
    }
    assert_eq!(harmless("-5 000,50"), "-5 000,50");
    assert_eq!(harmless("-2+3"), "'-2+3");
    assert_eq!((harmless("'quoted'").as_ref(), harmless("'-5").as_ref()), ("'quoted'", "''-5"));
}

#[cfg(feature = "xlsx")]
#[test]
fn a_spreadsheet_is_a_table() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(1, 0, "Запрос").expect("written").write_string(1, 1, "Сколько").expect("written");
    sheet.write_string(3, 0, "касса").expect("written").write_number(3, 1, 0.1).expect("written");
    let (head, rows) = read(&book.save_to_buffer().expect("a book"));
    assert_eq!(head, ["Запрос", "Сколько"]);
    assert_eq!((rows.len(), rows[0].line, texts(&rows[0])), (1, 4, vec!["касса".to_owned(), "0.1".to_owned()]));
    assert!(matches!(rows_of(b"PK\x03\x04 no book"), Err(TableError::NotATable)));
}

#[cfg(feature = "xlsx")]
fn rows_of(bytes: &[u8]) -> Result<(Vec<String>, Vec<Row>), TableError> {
    rows(bytes, &Options::default())
}

#[cfg(not(feature = "xlsx"))]
#[test]
fn a_spreadsheet_needs_its_feature() {
    assert!(matches!(rows(b"PK\x03\x04", &Options::default()), Err(TableError::NoSheets)));
}
