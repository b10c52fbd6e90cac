//! Finished jobs from a table that a tracker exported.
//!
//! The one place that knows how such a table is written; the rest sees jobs and rows that are none.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::domain::learning::Job;
use crate::domain::learning::report::RowProblem;

/// Which column holds what, by the names in the first line of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    id: Option<String>,
    done: String,
    estimated: Option<String>,
    hours: String,
    text: Option<String>,
    /// The widest first.
    pub groups: Vec<String>,
    estimate: Option<String>,
}

/// Why a mapping cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapError {
    /// Not `what=column`.
    Form(String),
    /// Not one of [`KEYS`].
    UnknownKey(String),
    /// A key that may stand once stands twice.
    Twice(&'static str),
    /// A key that is needed is not there.
    Missing(&'static str),
}

/// What a column may be.
pub const KEYS: [&str; 7] = ["id", "done", "estimated", "hours", "text", "group", "estimate"];

impl Mapping {
    /// Reads `what=column` pairs, several joined by commas.
    ///
    /// # Errors
    ///
    /// When a pair is none, is unknown or stands twice, or `done` or `hours` is missing.
    pub fn parse(written: &[String]) -> Result<Mapping, MapError> {
        let mut found: HashMap<&'static str, String> = HashMap::new();
        let mut groups = Vec::new();
        for pair in written.iter().flat_map(|list| list.split(',')).map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, column) = pair.split_once('=').ok_or_else(|| MapError::Form(pair.to_owned()))?;
            let (key, column) = (key.trim(), column.trim());
            let known =
                KEYS.into_iter().find(|known| *known == key).ok_or_else(|| MapError::UnknownKey(key.to_owned()))?;
            if column.is_empty() {
                return Err(MapError::Form(pair.to_owned()));
            }
            if known == "group" {
                groups.push(column.to_owned());
            } else if found.insert(known, column.to_owned()).is_some() {
                return Err(MapError::Twice(known));
            }
        }
        let mut need = |key| found.remove(key).ok_or(MapError::Missing(key));
        let (done, hours) = (need("done")?, need("hours")?);
        let mut take = |key| found.remove(key);
        let (id, estimated, text, estimate) = (take("id"), take("estimated"), take("text"), take("estimate"));
        Ok(Mapping { id, done, estimated, hours, text, groups, estimate })
    }
}

/// The jobs of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jobs {
    /// In the order of the file.
    pub jobs: Vec<Job>,
    /// Whether each is one of those to be tested.
    pub tested: Vec<bool>,
    /// Rows that are no jobs, by line.
    pub problems: Vec<(u64, RowProblem)>,
}

/// Why a file cannot be read as a table of jobs.
#[derive(Debug)]
pub enum TableError {
    /// It has no such column; those it has.
    NoColumn(String, Vec<String>),
    /// It breaks off.
    Broken(std::io::Error),
}

/// Fifty years of one person's work: more is a slip of the pen.
const MOST_HOURS: f64 = 100_000.0;

/// Years that a finished job can be from.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// Characters of a text that are kept: no more of it is ever looked at.
const LONGEST_TEXT: usize = 1000;

/// Reads a table of any delimiter, in UTF-8. Of `only`, column and value, the rows that have it are tested; without it all.
///
/// # Errors
///
/// When a column is missing or the table breaks off.
pub fn read(bytes: &[u8], mapping: &Mapping, only: Option<(&str, &str)>) -> Result<Jobs, TableError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(bytes)).from_reader(bytes);
    let head = reader.byte_headers().map_err(|error| TableError::Broken(error.into()))?.clone();
    let place = |name: &str| {
        let known = || head.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned());
        known()
            .position(|cell| cell.eq_ignore_ascii_case(name))
            .ok_or_else(|| TableError::NoColumn(name.to_owned(), known().collect()))
    };
    let places = |name: &Option<String>| name.as_deref().map(place).transpose();
    let columns = Columns {
        mapping,
        id: places(&mapping.id)?,
        done: place(&mapping.done)?,
        estimated: places(&mapping.estimated)?,
        hours: place(&mapping.hours)?,
        text: places(&mapping.text)?,
        groups: mapping.groups.iter().map(|name| place(name)).collect::<Result<_, _>>()?,
        estimate: places(&mapping.estimate)?,
    };
    let only = only.map(|(column, value)| Ok::<_, TableError>((place(column)?, value))).transpose()?;
    let mut found = Jobs::default();
    let mut labels: HashSet<Arc<str>> = HashSet::new();
    let mut ids: HashSet<Box<str>> = HashSet::new();
    let mut row = csv::ByteRecord::new();
    // Rows of any length are taken, so only a source that breaks off can fail.
    while reader.read_byte_record(&mut row).map_err(|error| TableError::Broken(error.into()))? {
        let line = row.position().map_or(0, csv::Position::line);
        if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        match columns.job(&row, line, &mut labels) {
            Ok(job) if !ids.insert(job.id.clone()) => {
                found.problems.push((line, RowProblem::SameId(job.id.into())));
            }
            Ok(job) => {
                found.jobs.push(job);
                let cell = |at: usize| row.get(at).unwrap_or_default().trim_ascii();
                found.tested.push(only.is_none_or(|(at, value)| cell(at) == value.as_bytes()));
            }
            Err(problem) => found.problems.push((line, problem)),
        }
    }
    Ok(found)
}

/// Where each column is.
struct Columns<'m> {
    mapping: &'m Mapping,
    id: Option<usize>,
    done: usize,
    estimated: Option<usize>,
    hours: usize,
    text: Option<usize>,
    groups: Vec<usize>,
    estimate: Option<usize>,
}

impl Columns<'_> {
    fn job(&self, row: &csv::ByteRecord, line: u64, labels: &mut HashSet<Arc<str>>) -> Result<Job, RowProblem> {
        let cell = |at: usize| {
            let cell = std::str::from_utf8(row.get(at).unwrap_or_default());
            cell.map(str::trim).map_err(|_| RowProblem::NotUtf8)
        };
        let mapping = self.mapping;
        let done = date(cell(self.done)?, &mapping.done)?;
        let estimated = match (self.estimated, &mapping.estimated) {
            // Without a day of its own an estimate is made on the last day, and knows only the days before it.
            (Some(at), Some(name)) if !cell(at)?.is_empty() => date(cell(at)?, name)?,
            _ => done,
        };
        let hours = hours(cell(self.hours)?, &mapping.hours)?;
        let estimate = match (self.estimate, &mapping.estimate) {
            (Some(at), Some(name)) if !cell(at)?.is_empty() => match self::hours(cell(at)?, name) {
                // A tracker writes 0 where nobody estimated.
                Err(RowProblem::NoHours(_)) => None,
                other => Some(other?),
            },
            _ => None,
        };
        let mut group = |at: &usize| {
            let label = cell(*at)?;
            if let Some(known) = labels.get(label) {
                return Ok(Arc::clone(known));
            }
            let new: Arc<str> = label.into();
            labels.insert(Arc::clone(&new));
            Ok(new)
        };
        let groups = self.groups.iter().map(&mut group).collect::<Result<Box<[Arc<str>]>, RowProblem>>()?;
        let text = self.text.map_or(Ok(""), cell)?;
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(at, _)| at);
        let id = match self.id.map_or(Ok(""), cell)? {
            "" => line.to_string().into(),
            id => id.into(),
        };
        Ok(Job { id, estimated, done, hours, text: text[..end].into(), groups, estimate, days: None })
    }
}

/// A day as `2026-11-21`, `21.11.2026` or either with a time after it.
fn date(written: &str, column: &str) -> Result<NaiveDate, RowProblem> {
    if written.is_empty() {
        return Err(RowProblem::Missing(column.to_owned()));
    }
    let day = written.split(['T', ' ']).next().unwrap_or_default();
    let parsed = ["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"].iter().find_map(|form| NaiveDate::parse_from_str(day, form).ok());
    let parsed = parsed.filter(|day| YEARS.contains(&day.year()));
    parsed.ok_or_else(|| RowProblem::BadDate(column.to_owned(), written.to_owned()))
}

/// Hours as a plain number, with a point or a comma.
fn hours(written: &str, column: &str) -> Result<f64, RowProblem> {
    if written.is_empty() {
        return Err(RowProblem::Missing(column.to_owned()));
    }
    let number = written.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
    match number {
        None => Err(RowProblem::BadHours(column.to_owned(), written.to_owned())),
        Some(hours) if hours <= 0.0 => Err(RowProblem::NoHours(written.to_owned())),
        Some(hours) if hours > MOST_HOURS => Err(RowProblem::TooManyHours(written.to_owned())),
        Some(hours) => Ok(hours),
    }
}

/// What parts the cells of the first line.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    [b',', b';', b'\t', b'|'].into_iter().max_by_key(|mark| (count(*mark), *mark == b',')).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(written: &str) -> Mapping {
        Mapping::parse(&[written.to_owned()]).expect("a mapping")
    }

    #[test]
    fn mappings_are_read_or_refused() {
        let list = |written: &str| Mapping::parse(&[written.to_owned()]);
        assert_eq!(list("done=D, hours=H,group=a,group=b").map(|map| map.groups), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(list("done=D"), Err(MapError::Missing("hours")));
        assert_eq!(list("done=D,hours=H,hours=I"), Err(MapError::Twice("hours")));
        assert_eq!(list("done=D,hour=H"), Err(MapError::UnknownKey("hour".into())));
        assert_eq!(list("done"), Err(MapError::Form("done".into())));
        assert_eq!(list("done="), Err(MapError::Form("done=".into())));
    }

    #[test]
    fn rows_become_jobs_or_problems() {
        let table = "ид;часы;готово;взяли;что;оценка\n\
                     1;1,5;21.11.2026;2026-11-20 10:00;баннер;2\n\
                     2;3ч;2026-11-21;;;\n3;0;2026-11-21;;;\n4;-1;2026-11-21;;;\n5;1e9;2026-11-21;;;\n\
                     6;2;завтра;;;\n7;2;;;;\n1;2;2026-11-21;;;\n;;;;;\n9;2;2026-11-21;;;0\n";
        let map = mapping("id=ид,hours=часы,done=готово,estimated=взяли,text=что,estimate=оценка");
        let found = read(table.as_bytes(), &map, Some(("оценка", "2"))).expect("it has its columns");
        assert_eq!(found.jobs.iter().map(|job| &*job.id).collect::<Vec<_>>(), ["1", "9"]);
        assert_eq!(found.tested, [true, false]);
        assert_eq!((found.jobs[0].hours, found.jobs[0].estimate, found.jobs[1].estimate), (1.5, Some(2.0), None));
        assert!(found.jobs[0].estimated < found.jobs[0].done);
        let codes: Vec<_> = found.problems.iter().map(|(line, problem)| (*line, problem.code())).collect();
        let expected = [
            (3, "bad-hours"),
            (4, "no-hours"),
            (5, "no-hours"),
            (6, "too-many-hours"),
            (7, "bad-date"),
            (8, "missing-cell"),
            (9, "same-id"),
        ];
        assert_eq!(codes, expected);
    }

    #[test]
    fn a_column_that_is_not_there_is_named_with_those_that_are() {
        let found = read(b"a,b\n1,2\n", &mapping("done=a,hours=c"), None);
        assert!(matches!(found, Err(TableError::NoColumn(name, known)) if name == "c" && known == ["a", "b"]));
        let found = read(b"a,b\n\xff,2\n", &mapping("done=a,hours=b"), None).expect("a table");
        assert_eq!(found.problems, [(2, RowProblem::NotUtf8)]);
    }
}
