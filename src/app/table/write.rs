//! Tables as files: rows become bytes, and the file is there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value};

use super::harmless;
use crate::domain::lang::Lang;
use crate::domain::table::Cell;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text with this between the cells; decimals after a comma or a point.
    Csv {
        /// Between the cells.
        delimiter: u8,
        /// Decimals stand after a comma.
        comma: bool,
        /// The file begins with the mark by which spreadsheets know UTF-8.
        mark: bool,
    },
    /// One object on each line.
    JsonLines,
    /// A spreadsheet.
    Xlsx,
}

/// The mark of UTF-8.
pub const MARK: &str = "\u{feff}";

impl Style {
    /// The style for a file's name; a spreadsheet opens what it is used to in its country. `None` for a name that says
    /// nothing.
    #[must_use]
    pub fn of_name(path: &Path, lang: Lang) -> Option<Style> {
        let end = path.extension()?.to_string_lossy().to_lowercase();
        match end.as_str() {
            "csv" | "txt" => Some(Style::csv(lang, true)),
            "tsv" | "tab" => Some(Style::Csv { delimiter: b'\t', comma: lang != Lang::En, mark: false }),
            "jsonl" | "ndjson" | "json" => Some(Style::JsonLines),
            "xlsx" => Some(Style::Xlsx),
            _ => None,
        }
    }

    /// CSV as a country's spreadsheets read it: where the comma parts decimals, it cannot part cells.
    #[must_use]
    pub fn csv(lang: Lang, file: bool) -> Style {
        let comma = lang != Lang::En;
        Style::Csv { delimiter: if comma { b';' } else { b',' }, comma, mark: file && comma }
    }

    /// What stands before the first row of a file.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Style::Csv { mark: true, .. } => MARK,
            _ => "",
        }
    }

    /// Puts the names of the columns.
    pub fn put_head(self, names: &[String], out: &mut Vec<u8>) {
        if let Style::Csv { delimiter, .. } = self {
            for (at, name) in names.iter().enumerate() {
                put_field(&harmless(name), delimiter, at, out);
            }
            out.push(b'\n');
        }
    }

    /// Puts a row as text. A spreadsheet is not made of text: see `Book`, with the feature `xlsx`.
    pub fn put_row(self, names: &[String], cells: &[Cell], out: &mut Vec<u8>) {
        match self {
            Style::Csv { delimiter, comma, .. } => {
                for (at, cell) in cells.iter().enumerate() {
                    match cell {
                        Cell::Number(number) if comma => {
                            put_field(&number.to_string().replace('.', ","), delimiter, at, out);
                        }
                        Cell::Number(number) => put_field(&number.to_string(), delimiter, at, out),
                        other => put_field(&harmless(&other.text()), delimiter, at, out),
                    }
                }
                out.push(b'\n');
            }
            Style::JsonLines | Style::Xlsx => {
                let mut object = Map::with_capacity(names.len());
                for (name, cell) in names.iter().zip(cells) {
                    object.insert(name.clone(), value(cell));
                }
                // Writing to memory does not fail.
                let _ = serde_json::to_writer(&mut *out, &object);
                out.push(b'\n');
            }
        }
    }
}

fn put_field(text: &str, delimiter: u8, at: usize, out: &mut Vec<u8>) {
    if at > 0 {
        out.push(delimiter);
    }
    let special = |byte: &u8| *byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    // A row of one empty cell would be an empty line.
    if text.as_bytes().iter().any(special) || text.starts_with(' ') || text.ends_with(' ') {
        out.push(b'"');
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Number(number) => number_value(*number),
        Cell::Truth(truth) => Value::from(*truth),
        Cell::List(list) => Value::from(list.clone()),
        Cell::Json(value) => value.clone(),
    }
}

fn number_value(number: Decimal) -> Value {
    match number.to_i64().filter(|_| number.fract().is_zero()) {
        Some(whole) => Value::from(whole),
        None => Value::from(number.to_f64().unwrap_or_default()),
    }
}

/// Where bytes go: a file that gets its name only when it is whole, or something that has no beginning and no end.
pub enum Output {
    /// Standard output, a pipe, a device.
    Stream(Box<dyn Write>),
    /// A file under construction beside the one it will be.
    File(Whole),
}

/// A file that is there whole or not at all.
pub struct Whole {
    path: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
    /// Bytes in it.
    length: u64,
    done: bool,
}

impl Output {
    /// Opens what a path names: a device or a pipe is written to, everything else is made beside it and takes its place
    /// at the end. `from` bytes of an unfinished file are kept.
    ///
    /// # Errors
    ///
    /// When the system refuses, or another process is writing the same file.
    pub fn create(path: &Path, from: u64) -> io::Result<Output> {
        if let Ok(known) = fs::metadata(path) {
            if known.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            if !known.is_file() {
                return Ok(Output::Stream(Box::new(BufWriter::new(OpenOptions::new().write(true).open(path)?))));
            }
            if known.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
        }
        // A link stays a link: what it leads to is replaced.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let part = beside(&path, "part");
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&part)?;
        if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        file.set_len(from)?;
        file.seek(SeekFrom::Start(from))?;
        let file = BufWriter::with_capacity(256 * 1024, file);
        Ok(Output::File(Whole { path, part, file, length: from, done: false }))
    }

    /// How many bytes are in the file so far.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Output::Stream(_) => 0,
            Output::File(whole) => whole.length,
        }
    }

    /// Gives the file its name, or sends off what is left.
    ///
    /// # Errors
    ///
    /// When the system refuses; then the file is not there.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Output::Stream(mut stream) => stream.flush(),
            Output::File(mut whole) => {
                whole.file.flush()?;
                let file = whole.file.get_ref();
                if let Ok(known) = fs::metadata(&whole.path) {
                    file.set_permissions(known.permissions())?;
                }
                file.sync_all()?;
                fs::rename(&whole.part, &whole.path)?;
                whole.done = true;
                crate::app::ledger::sync_folder(whole.path.parent());
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stream(stream) => stream.write(bytes),
            Output::File(whole) => {
                let written = whole.file.write(bytes)?;
                whole.length += written as u64;
                Ok(written)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stream(stream) => stream.flush(),
            Output::File(whole) => whole.file.flush(),
        }
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if !self.done {
            // Nothing was promised yet: no half of it stays.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// A hidden file beside another: `.quotes.csv.smeta-part`.
#[must_use]
pub fn beside(path: &Path, what: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.smeta-{what}"))
}

/// A spreadsheet under construction. Its rows go to a temporary file as they come.
#[cfg(feature = "xlsx")]
pub struct Book {
    book: rust_xlsxwriter::Workbook,
    row: u32,
}

#[cfg(feature = "xlsx")]
impl Book {
    /// An empty book.
    ///
    /// # Errors
    ///
    /// When there is no place for its temporary file.
    pub fn create() -> io::Result<Book> {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet_with_constant_memory().map_err(io::Error::other)?;
        Ok(Book { book, row: 0 })
    }

    /// Puts the names of the columns.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be written.
    pub fn put_head(&mut self, names: &[String]) -> io::Result<()> {
        let bold = rust_xlsxwriter::Format::new().set_bold();
        let sheet = self.book.worksheet_from_index(0).map_err(io::Error::other)?;
        sheet.set_freeze_panes(1, 0).map_err(io::Error::other)?;
        for (at, name) in (0..).zip(names) {
            sheet.write_string_with_format(self.row, at, name, &bold).map_err(io::Error::other)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Puts a row. Texts are strings, which no spreadsheet runs.
    ///
    /// # Errors
    ///
    /// When the sheet is full (1,048,576 rows), or the temporary file cannot be written.
    pub fn put_row(&mut self, cells: &[Cell]) -> io::Result<()> {
        /// What a cell of a spreadsheet holds at most.
        const MOST: usize = 32_767;
        let sheet = self.book.worksheet_from_index(0).map_err(io::Error::other)?;
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty | Cell::Json(Value::Null) => continue,
                Cell::Number(number) => sheet.write_number(self.row, at, number.to_f64().unwrap_or_default()),
                Cell::Json(Value::Number(number)) => {
                    sheet.write_number(self.row, at, number.as_f64().unwrap_or_default())
                }
                Cell::Truth(truth) => sheet.write_boolean(self.row, at, *truth),
                other => {
                    let text: String = other.text().chars().take(MOST).collect();
                    sheet.write_string(self.row, at, text)
                }
            }
            .map_err(io::Error::other)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the book.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn written_to(mut self, mut out: Output) -> io::Result<Output> {
        // A zip file is not written from front to back, so it is made in memory, packed.
        let bytes = self.book.save_to_buffer().map_err(io::Error::other)?;
        out.write_all(&bytes)?;
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(style: Style, cells: &[Cell]) -> String {
        let names: Vec<String> = (0..cells.len()).map(|at| format!("c{at}")).collect();
        let mut out = Vec::new();
        style.put_row(&names, cells, &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_row_is_what_the_countrys_spreadsheet_reads() {
        let cells = [
            Cell::Number(Decimal::new(125, 1)),
            Cell::Text("a;b,\"c\"\nd".into()),
            Cell::List(vec!["x".into(), "y".into()]),
            Cell::Empty,
            Cell::Text("=1+1".into()),
            Cell::Text("-5,5".into()),
        ];
        assert_eq!(row(Style::csv(Lang::Ru, true), &cells), "12,5;\"a;b,\"\"c\"\"\nd\";x+y;;'=1+1;-5,5\n");
        assert_eq!(row(Style::csv(Lang::En, true), &cells), "12.5,\"a;b,\"\"c\"\"\nd\",x+y,,'=1+1,\"-5,5\"\n");
        assert_eq!(
            row(Style::JsonLines, &cells),
            "{\"c0\":12.5,\"c1\":\"a;b,\\\"c\\\"\\nd\",\"c2\":[\"x\",\"y\"],\"c3\":null,\"c4\":\"=1+1\",\"c5\":\"-5,5\"}\n"
        );
        assert_eq!((Style::csv(Lang::Ru, true).mark(), Style::csv(Lang::Ru, false).mark()), (MARK, ""));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
    fn an_unfinished_file_never_has_its_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        let mut output = Output::create(&path, 0).expect("created");
        output.write_all(b"half").expect("written");
        assert!(!path.exists());
        assert!(Output::create(&path, 0).is_err_and(|error| error.kind() == io::ErrorKind::ResourceBusy));
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
        let mut output = Output::create(&path, 0).expect("created");
        output.write_all(b"whole").expect("written");
        output.finish().expect("finished");
        assert_eq!(fs::read(&path).expect("there"), b"whole");
    }
}
