//! Records of a delimited text, as a stream: quoted cells, line ends of all systems, and what to make of a text whose
//! quotes do not close.
//!
//! Written for files that nobody promises anything about: a record that is longer than any row, because a quote never
//! closes, is given up at the end of its first line, and reading goes on with the next one.

use std::io::{self, Read};

use super::LONGEST_ROW;
use crate::domain::table::FlawKind;

/// Reads records.
pub struct Records<R> {
    input: R,
    delimiter: Option<u8>,
    buffer: Vec<u8>,
    /// Where the next record begins in the buffer.
    start: usize,
    /// The line it begins on.
    line: u64,
    ended: bool,
}

/// A record as bytes.
#[derive(Debug, Default)]
pub struct Record {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// The ends of its fields in `bytes`.
    pub ends: Vec<usize>,
    /// What is wrong with it.
    pub flaw: Option<FlawKind>,
    bytes: Vec<u8>,
}

impl Record {
    /// The fields, without their quotes.
    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.bytes[start..*end])
    }

    fn close_field(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// Where in a record one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// After a quote within quotes: the end, or one half of a quote.
    MaybeEnd,
}

/// Of a record that is given up so much is kept, to show what it was.
const SHOWN: usize = 1000;

impl<R: Read> Records<R> {
    /// Reads a text; without a delimiter each record is one field.
    pub fn new(input: R, delimiter: Option<u8>) -> Self {
        Records { input, delimiter, buffer: Vec::new(), start: 0, line: 1, ended: false }
    }

    /// Leaves out a first line of so many bytes.
    pub fn skip(&mut self, bytes: usize) {
        while self.buffer.len() < bytes && self.fill().unwrap_or(false) {}
        self.start = bytes.min(self.buffer.len());
        self.line = 2;
    }

    /// The next record; an empty line is one with an empty field.
    ///
    /// # Errors
    ///
    /// When the source breaks off.
    pub fn next(&mut self) -> io::Result<Option<Record>> {
        if self.start > 0 && self.start >= self.buffer.len() / 2 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let mut record = Record { line: self.line, ..Record::default() };
        let (mut state, mut at, mut lines) = (State::Start, self.start, 0);
        loop {
            if at == self.buffer.len() && !self.fill()? {
                if at == self.start {
                    return Ok(None);
                }
                if state == State::Quoted {
                    return self.give_up(lines > 0, FlawKind::UnclosedQuote).map(Some);
                }
                record.close_field();
                break;
            }
            if at - self.start >= LONGEST_ROW {
                let kind = if lines > 0 { FlawKind::UnclosedQuote } else { FlawKind::TooLong(LONGEST_ROW) };
                return self.give_up(true, kind).map(Some);
            }
            let byte = self.buffer[at];
            at += 1;
            match (state, byte) {
                (State::Quoted, b'"') => state = State::MaybeEnd,
                (State::Quoted, _) => {
                    lines += u64::from(byte == b'\n');
                    record.bytes.push(byte);
                }
                (State::Start, b'"') => state = State::Quoted,
                (State::MaybeEnd, b'"') => {
                    record.bytes.push(byte);
                    state = State::Quoted;
                }
                (_, b'\n' | b'\r') => {
                    // The two bytes of one line end; at the end of the text there may be only the first.
                    if byte == b'\r' && (at < self.buffer.len() || self.fill()?) && self.buffer[at] == b'\n' {
                        at += 1;
                    }
                    lines += 1;
                    record.close_field();
                    break;
                }
                (_, byte) if Some(byte) == self.delimiter => {
                    record.close_field();
                    state = State::Start;
                    if at == self.buffer.len() && !self.fill()? {
                        record.close_field();
                        break;
                    }
                }
                (_, byte) => {
                    record.bytes.push(byte);
                    state = State::Plain;
                }
            }
        }
        self.start = at;
        self.line += lines;
        Ok(Some(record))
    }

    /// Takes the first line of what cannot be a record, roughly taken apart, and goes on with the next line.
    fn give_up(&mut self, more: bool, flaw: FlawKind) -> io::Result<Record> {
        let mut record = Record { line: self.line, flaw: Some(flaw), ..Record::default() };
        let (mut at, mut kept) = (self.start, 0);
        loop {
            if at == self.buffer.len() {
                // What is not kept does not stay in memory.
                self.buffer.clear();
                (self.start, at) = (0, 0);
                if !more || !self.fill()? {
                    break;
                }
            }
            let byte = self.buffer[at];
            at += 1;
            if byte == b'\n' {
                break;
            }
            kept += 1;
            if Some(byte) == self.delimiter && kept <= SHOWN {
                record.close_field();
            } else if kept <= SHOWN && byte != b'"' && byte != b'\r' {
                record.bytes.push(byte);
            }
        }
        record.close_field();
        self.start = at;
        self.line += 1;
        Ok(record)
    }

    /// Reads on; whether there was more.
    fn fill(&mut self) -> io::Result<bool> {
        const STEP: usize = 64 * 1024;
        if self.ended {
            return Ok(false);
        }
        let old = self.buffer.len();
        self.buffer.resize(old + STEP, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[old..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(old + read.as_ref().copied().unwrap_or(0));
        self.ended = matches!(read, Ok(0));
        Ok(read? > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8], delimiter: Option<u8>) -> Vec<(u64, Vec<String>, Option<FlawKind>)> {
        let mut records = Records::new(text, delimiter);
        let mut found = Vec::new();
        while let Some(record) = records.next().expect("memory can be read") {
            let fields = record.fields().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
            found.push((record.line, fields, record.flaw));
        }
        found
    }

    #[track_caller]
    fn case(text: &str, expected: &[(u64, &[&str])]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, fields)| (*line, fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>(), None))
            .collect();
        assert_eq!(all(text.as_bytes(), Some(b';')), expected, "{text:?}");
    }

    #[test]
    fn cells_are_read_as_spreadsheets_write_them() {
        case("a;b\nc;d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        case("a;b\r\nc;d\r\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        case("a\rb\r", &[(1, &["a"]), (2, &["b"])]);
        case("\"a;\"\"b\"\"\nc\";d\ne;f", &[(1, &["a;\"b\"\nc", "d"]), (3, &["e", "f"])]);
        case("a \"b\" c;\"d\"e", &[(1, &["a \"b\" c", "de"])]);
        case(";\n\n;;x", &[(1, &["", ""]), (2, &[""]), (3, &["", "", "x"])]);
        case("a;", &[(1, &["a", ""])]);
        case("", &[]);
        case("\"\"", &[(1, &[""])]);
    }

    #[test]
    fn a_quote_that_never_closes_costs_one_line() {
        let found = all(b"a;b\n\"c;d\ne;f\n", Some(b';'));
        let flaws: Vec<_> = found.iter().map(|(line, fields, flaw)| (*line, fields.len(), *flaw)).collect();
        assert_eq!(flaws, [(1, 2, None), (2, 2, Some(FlawKind::UnclosedQuote)), (3, 2, None)]);
        let long = format!("a;\"b\n{}last;row\n", "x;y\n".repeat(LONGEST_ROW));
        let found = all(long.as_bytes(), Some(b';'));
        assert_eq!((found.len(), found[0].2), (LONGEST_ROW + 2, Some(FlawKind::UnclosedQuote)));
        assert_eq!(
            found.last().map(|last| (last.0, last.1.clone())),
            Some((LONGEST_ROW as u64 + 2, vec!["last".into(), "row".into()]))
        );
    }

    #[test]
    fn an_endless_cell_costs_one_row_and_no_memory() {
        let mut text = b"a;b\n\"".to_vec();
        text.resize(5 * LONGEST_ROW, b'x');
        text.extend(b"\";c\nd;e\n");
        let mut records = Records::new(&text[..], Some(b';'));
        records.next().expect("memory");
        let long = records.next().expect("memory").expect("a record");
        assert_eq!((long.line, long.flaw), (2, Some(FlawKind::TooLong(LONGEST_ROW))));
        assert!(long.bytes.len() <= SHOWN && records.buffer.capacity() <= 2 * LONGEST_ROW);
        assert_eq!(records.next().expect("memory").expect("a record").fields().last(), Some(&b"e"[..]));
    }

    #[test]
    fn one_column_needs_no_delimiter() {
        assert_eq!(all("сайт, форма; касса\n".as_bytes(), None)[0].1, ["сайт, форма; касса"]);
    }
}
