//! `smeta catalog test --quality`: requests with their right answers, read from a file.

use std::path::Path;

use serde::Deserialize;
use thiserror::Error;

use super::studio::Opened;
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::matching::quality::{Case, CaseProblem, Quality, measure};

/// The cases of a file, and what is wrong with the other rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cases {
    /// Rows that can be used.
    pub cases: Vec<Case>,
    /// The others, by line.
    pub problems: Vec<(u64, CaseProblem)>,
}

/// A measured file.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What it came to.
    pub quality: Quality,
    /// How many requests there were.
    pub n_cases: usize,
    /// Rows that could not be used, by line.
    pub problems: Vec<(u64, CaseProblem)>,
}

/// Why a file cannot be used at all.
#[derive(Debug, Error)]
pub enum QualityError {
    /// It cannot be read.
    #[error("cannot read the file")]
    Unreadable(#[source] std::io::Error),
    /// A table without a column that it needs.
    #[error("no column {0}")]
    NoColumn(&'static str),
}

/// Measures the matcher on a file; of the cases only those that expect one of `only`, if it names any.
///
/// # Errors
///
/// When the file cannot be read or is no table of requests.
pub fn run(opened: &Opened, path: &Path, only: &[EntryId]) -> Result<Measured, QualityError> {
    let Cases { mut cases, problems } = read(&opened.catalog, path)?;
    cases.retain(|case| only.is_empty() || case.expected.iter().any(|entry| only.contains(entry)));
    Ok(Measured { quality: measure(&opened.catalog, &opened.matcher, &cases), n_cases: cases.len(), problems })
}

/// Reads a CSV with the columns `text` and `expected`, or JSON lines with these keys.
///
/// # Errors
///
/// As [`run`].
#[expect(clippy::disallowed_methods, reason = "this is the place that reads files of requests")]
pub fn read(catalog: &Catalog, path: &Path) -> Result<Cases, QualityError> {
    let bytes = std::fs::read(path).map_err(QualityError::Unreadable)?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') {
        return Ok(json_lines(catalog, bytes));
    }
    table(catalog, bytes)
}

fn table(catalog: &Catalog, bytes: &[u8]) -> Result<Cases, QualityError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let head = reader.byte_headers().cloned().unwrap_or_default();
    let column = |name: &'static str| {
        let is_named = |head: &[u8]| head.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        head.iter().position(is_named).ok_or(QualityError::NoColumn(name))
    };
    let (text, expected) = (column("text")?, column("expected")?);
    let mut cases = Cases::default();
    let mut row = csv::ByteRecord::new();
    loop {
        // Rows of any length are taken, so only a source that breaks off can fail.
        let more = reader.read_byte_record(&mut row).map_err(|error| QualityError::Unreadable(error.into()))?;
        if !more {
            return Ok(cases);
        }
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: usize, name| {
            let cell = row.get(at).ok_or(CaseProblem::Missing(name))?;
            std::str::from_utf8(cell).map_err(|_| CaseProblem::NotUtf8)
        };
        let case = cell(text, "text").and_then(|text| Case::parse(catalog, text, cell(expected, "expected")?));
        cases.put(line, case);
    }
}

/// The requests of a file, and what is wrong with its other rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The clients' words.
    pub texts: Vec<String>,
    /// Rows without words, by line.
    pub problems: Vec<(u64, CaseProblem)>,
}

/// Reads the requests of a CSV with the column `text`, or of JSON lines with this key.
///
/// # Errors
///
/// As [`run`].
#[expect(clippy::disallowed_methods, reason = "this is the place that reads files of requests")]
pub fn texts(path: &Path) -> Result<Texts, QualityError> {
    let bytes = std::fs::read(path).map_err(QualityError::Unreadable)?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let mut found = Texts::default();
    let mut put = |line: u64, text: Result<String, CaseProblem>| match text {
        Ok(text) if text.trim().is_empty() => found.problems.push((line, CaseProblem::Missing("text"))),
        Ok(text) => found.texts.push(text),
        Err(problem) => found.problems.push((line, problem)),
    };
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') {
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if !line.trim_ascii().is_empty() {
                put(at as u64 + 1, json_row(line).and_then(|row| row.text.ok_or(CaseProblem::Missing("text"))));
            }
        }
        return Ok(found);
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let head = reader.byte_headers().cloned().unwrap_or_default();
    let is_text = |head: &[u8]| head.trim_ascii().eq_ignore_ascii_case(b"text");
    let column = head.iter().position(is_text).ok_or(QualityError::NoColumn("text"))?;
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).map_err(|error| QualityError::Unreadable(error.into()))? {
        let cell = row.get(column).ok_or(CaseProblem::Missing("text"));
        let text = cell.and_then(|cell| std::str::from_utf8(cell).map_err(|_| CaseProblem::NotUtf8));
        put(row.position().map_or(0, csv::Position::line), text.map(str::to_owned));
    }
    Ok(found)
}

fn json_row(line: &[u8]) -> Result<JsonRow, CaseProblem> {
    let line = std::str::from_utf8(line).map_err(|_| CaseProblem::NotUtf8)?;
    serde_json::from_str(line).map_err(|error| CaseProblem::NotJson(error.column()))
}

/// A row of JSON lines.
#[derive(Deserialize)]
struct JsonRow {
    text: Option<String>,
    expected: Option<Expected>,
}

/// `"a+b"`, or `["a", "b"]`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Expected {
    Joined(String),
    List(Vec<String>),
}

fn json_lines(catalog: &Catalog, bytes: &[u8]) -> Cases {
    let mut cases = Cases::default();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let case = json_row(line).and_then(|row| {
            let expected = match row.expected {
                None => return Err(CaseProblem::Missing("expected")),
                Some(Expected::Joined(joined)) => joined,
                Some(Expected::List(list)) => list.join("+"),
            };
            Case::parse(catalog, &row.text.ok_or(CaseProblem::Missing("text"))?, &expected)
        });
        cases.put(at as u64 + 1, case);
    }
    cases
}

impl Cases {
    fn put(&mut self, line: u64, case: Result<Case, CaseProblem>) {
        match case {
            Ok(case) => self.cases.push(case),
            Err(problem) => self.problems.push((line, problem)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_its_rows_and_tells_of_the_bad_ones() {
        let catalog = Catalog::default();
        let table = |bytes| table(&catalog, bytes);
        let cases = table(b"lang, Expected ,text\nru,none,\"one\ntwo\"\nru\nru,lost,three\nru,none,\xff\n")
            .expect("it has its columns");
        assert_eq!(cases.cases, [Case { text: "one\ntwo".into(), expected: vec![] }]);
        let problems = [
            (4, CaseProblem::Missing("text")),
            (5, CaseProblem::UnknownEntry("lost".into(), None)),
            (6, CaseProblem::NotUtf8),
        ];
        assert_eq!(cases.problems, problems);
        assert!(matches!(table(b"text,wanted\n"), Err(QualityError::NoColumn("expected"))));
        assert!(matches!(table(b""), Err(QualityError::NoColumn("text"))));
    }

    #[test]
    fn json_lines_give_the_same() {
        let lines = b"{\"text\": \"one\", \"expected\": \"none\"}\n\n{\"text\": \"two\", \"expected\": [\"lost\"]}\n{\n{\"text\": \"three\"}\n";
        let cases = json_lines(&Catalog::default(), lines);
        assert_eq!(cases.cases.len(), 1);
        assert_eq!(cases.problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(cases.problems[2].1, CaseProblem::Missing("expected"));
    }
}
