//! Finished jobs from a table that a tracker exported, as a backtest wants them.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::io;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::BacktestError;
use super::sorted::{Sorted, Sorter};
use crate::app::history::rows::{self, RowsError, Way};
use crate::app::table::Table;
use crate::domain::history::columns::{Key, MapError, Mapping, NoColumn};
use crate::domain::history::{JobRow, RowProblem};
use crate::domain::learning::Job;
use crate::domain::table::plain_name;

/// What a backtest cannot do without.
const NEEDED: [Key; 2] = [Key::Done, Key::Hours];

/// Reads `--map`.
///
/// # Errors
///
/// When a pair is none, is unknown or stands twice, or `done` or `hours` is missing.
pub fn mapping(written: &[String]) -> Result<Mapping, MapError> {
    Mapping::parse(written, &NEEDED)
}

/// A job of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The line it stands on, from 1: its number.
    pub line: u64,
    /// Whether it is one of those to be tested.
    pub tested: bool,
    /// The job.
    pub job: Job,
}

impl Borrow<Job> for Row {
    fn borrow(&self) -> &Job {
        &self.job
    }
}

/// The jobs of a file, those of which an earlier one has the id left out.
#[derive(Debug)]
pub struct JobsOfFile {
    asked: Sorter<Row>,
    finished: Sorter<Row>,
    /// Lines whose ids stand on an earlier line too.
    repeated: HashSet<u64>,
    /// Rows that are no jobs, by line.
    pub problems: Vec<(u64, RowProblem)>,
}

impl JobsOfFile {
    /// By the day on which they were asked about, and by the day on which they were finished.
    ///
    /// # Errors
    ///
    /// When a temporary file cannot be used.
    #[expect(clippy::type_complexity, reason = "two streams of the same rows")]
    pub fn by_day(
        self,
    ) -> io::Result<(impl Iterator<Item = io::Result<(u64, Row)>>, impl Iterator<Item = io::Result<(u64, Row)>>)> {
        let (asked, finished) = (self.asked.sorted()?, self.finished.sorted()?);
        let repeated = Rc::new(self.repeated);
        let numbered = |rows: Sorted<Row>| {
            let repeated = Rc::clone(&repeated);
            rows.filter(move |row| !row.as_ref().is_ok_and(|row| repeated.contains(&row.line)))
                .map(|row| row.map(|row| (row.line, row)))
        };
        Ok((numbered(asked), numbered(finished)))
    }
}

/// Reads a table. Of `only`, column and value, the rows that have it are tested; without it all.
///
/// # Errors
///
/// When a column is missing, the table breaks off or there is no room for what it holds.
pub fn read(table: &mut Table, mapping: &Mapping, only: Option<(&str, &str)>) -> Result<JobsOfFile, BacktestError> {
    let way = Way { mapping: mapping.clone(), ..Way::default() };
    let mut ids: Sorter<(Box<str>, u64)> = Sorter::new(Ord::cmp, |(id, _)| id.len());
    let mut found = JobsOfFile {
        asked: Sorter::new(
            |a, b| (a.job.ask().day, &a.job.id, a.line).cmp(&(b.job.ask().day, &b.job.id, b.line)),
            size,
        ),
        finished: Sorter::new(|a, b| (a.job.done, &a.job.id, a.line).cmp(&(b.job.done, &b.job.id, b.line)), size),
        repeated: HashSet::new(),
        problems: Vec::new(),
    };
    let mut lacks_only = None;
    let mut kept: io::Result<()> = Ok(());
    rows::read(table, &way, |row, job| {
        let tested = only.is_none_or(|(column, value)| {
            let at = row.head.names.iter().position(|name| plain_name(name) == plain_name(column));
            if at.is_none() {
                lacks_only.get_or_insert_with(|| row.head.names.clone());
            }
            at.is_some_and(|at| row.cell(at).text().trim() == value)
        });
        if kept.is_err() {
            return;
        }
        match job.map(|job| as_job(job, row.line)) {
            Ok(job) => {
                kept = ids.push((job.id.clone(), row.line)).and_then(|()| {
                    let row = Row { line: row.line, tested, job };
                    found.asked.push(row.clone())?;
                    found.finished.push(row)
                });
            }
            Err(problem) => found.problems.push((row.line, problem)),
        }
    })?;
    kept.and_then(|()| found.leave_out_repeated(ids)).map_err(BacktestError::Temporary)?;
    match (lacks_only, only) {
        (Some(known), Some((wanted, _))) => {
            Err(RowsError::NoColumn(NoColumn { wanted: wanted.to_owned(), known }).into())
        }
        _ => Ok(found),
    }
}

impl JobsOfFile {
    fn leave_out_repeated(&mut self, ids: Sorter<(Box<str>, u64)>) -> io::Result<()> {
        let mut before: Option<Box<str>> = None;
        for id in ids.sorted()? {
            let (id, line) = id?;
            if before.as_ref() == Some(&id) {
                self.repeated.insert(line);
                self.problems.push((line, RowProblem::SameId(id.into())));
            } else {
                before = Some(id);
            }
        }
        self.problems.sort_by_key(|(line, _)| *line);
        Ok(())
    }
}

/// What a row holds beside itself, bytes.
fn size(row: &Row) -> usize {
    let groups: usize = row.job.groups.iter().map(|group| group.len() + size_of::<Box<str>>()).sum();
    row.job.id.len() + row.job.text.len() + groups
}

fn as_job(row: JobRow, line: u64) -> Job {
    Job {
        id: row.id.map_or_else(|| line.to_string().into(), Into::into),
        // Without a day of its own an estimate is made on the last day, and knows only the days before it.
        estimated: row.estimated.or(row.started).unwrap_or(row.done),
        done: row.done,
        hours: row.hours,
        text: row.text.into(),
        groups: row.groups.into_iter().map(Into::into).collect(),
        estimate: row.estimate,
        days: row.days,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::table::Options;

    fn read_text(text: &'static [u8], map: &str, only: Option<(&str, &str)>) -> Result<JobsOfFile, BacktestError> {
        let mut table = Table::read(Box::new(text), &Options::default(), false).expect("a table");
        read(&mut table, &mapping(&[map.to_owned()]).expect("a mapping"), only)
    }

    #[test]
    fn rows_become_jobs_or_problems() {
        let table = "ид;часы;готово;взяли;что;оценка\n\
                     1;1,5;21.11.2026;2026-11-20 10:00;баннер;2\n\
                     2;много;2026-11-21;;;\n3;0;2026-11-21;;;\n4;-1;2026-11-21;;;\n5;1e9;2026-11-21;;;\n\
                     6;2;завтра;;;\n7;2;;;;\n1;2;2026-11-21;;;\n;;;;;\n9;2;2026-11-21;;;0\n";
        let map = "id=ид,hours=часы,done=готово,estimated=взяли,text=что,estimate=оценка";
        let found = read_text(table.as_bytes(), map, Some(("оценка", "2"))).expect("it has its columns");
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
        let (asked, finished) = found.by_day().expect("there is room");
        let rows = |rows: &mut dyn Iterator<Item = io::Result<(u64, Row)>>| -> Vec<Row> {
            rows.map(|row| row.expect("it is at hand").1).collect()
        };
        let (asked, [first, last]) = (rows(&mut { asked }), &rows(&mut { finished })[..]) else { panic!("two jobs") };
        assert_eq!(asked, [first.clone(), last.clone()]);
        assert_eq!((&*first.job.id, first.tested, &*last.job.id, last.tested), ("1", true, "9", false));
        assert_eq!((first.job.hours, first.job.estimate, last.job.estimate), (1.5, Some(2.0), None));
        assert!(first.job.ask().day < first.job.done);
    }

    #[test]
    fn a_column_that_is_not_there_is_named_with_those_that_are() {
        for (map, only) in [("done=a,hours=c", None), ("done=a,hours=b", Some(("c", "1")))] {
            let found = read_text(b"a,b\n2026-11-21,2\n", map, only);
            let wanted = NoColumn { wanted: "c".into(), known: vec!["a".into(), "b".into()] };
            assert!(matches!(found, Err(BacktestError::Rows(RowsError::NoColumn(lacking))) if lacking == wanted));
        }
    }
}
