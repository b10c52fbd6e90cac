//! Finished jobs from a table that a tracker exported, as a backtest wants them.

use std::io;

use super::BacktestError;
use super::spool::Spool;
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

/// The jobs of a file.
#[derive(Debug, Default)]
pub struct JobsOfFile {
    /// In the order of the file.
    pub jobs: Spool,
    /// Whether each is one of those to be tested.
    pub tested: Vec<bool>,
    /// Rows that are no jobs, by line.
    pub problems: Vec<(u64, RowProblem)>,
}

/// Reads a table. Of `only`, column and value, the rows that have it are tested; without it all.
///
/// # Errors
///
/// When a column is missing, the table breaks off or there is no room for what it holds.
pub fn read(table: &mut Table, mapping: &Mapping, only: Option<(&str, &str)>) -> Result<JobsOfFile, BacktestError> {
    let way = Way { mapping: mapping.clone(), ..Way::default() };
    let mut found = JobsOfFile::default();
    let mut lacks_only = None;
    let mut full: Option<io::Error> = None;
    rows::read(table, &way, |row, job| {
        let tested = only.is_none_or(|(column, value)| {
            let at = row.head.names.iter().position(|name| plain_name(name) == plain_name(column));
            if at.is_none() {
                lacks_only.get_or_insert_with(|| row.head.names.clone());
            }
            at.is_some_and(|at| row.cell(at).text().trim() == value)
        });
        if full.is_some() {
            return;
        }
        match job.map(|job| as_job(job, row.line)) {
            Ok(job) => match found.jobs.push(&job) {
                Ok(true) => found.tested.push(tested),
                Ok(false) => found.problems.push((row.line, RowProblem::SameId(job.id.into()))),
                Err(error) => full = Some(error),
            },
            Err(problem) => found.problems.push((row.line, problem)),
        }
    })?;
    if let Some(error) = full {
        return Err(BacktestError::Temporary(error));
    }
    match (lacks_only, only) {
        (Some(known), Some((wanted, _))) => {
            Err(RowsError::NoColumn(NoColumn { wanted: wanted.to_owned(), known }).into())
        }
        _ => Ok(found),
    }
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
    use crate::domain::learning::job::Jobs;

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
        assert_eq!((found.jobs.len(), found.jobs.id(0), found.jobs.id(1)), (2, "1", "9"));
        let (first, last) = (found.jobs.figures(0), found.jobs.figures(1));
        assert_eq!(found.tested, [true, false]);
        assert_eq!((first.hours, first.estimate, last.estimate), (1.5, Some(2.0), None));
        assert!(first.asked < first.done);
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
        for (map, only) in [("done=a,hours=c", None), ("done=a,hours=b", Some(("c", "1")))] {
            let found = read_text(b"a,b\n2026-11-21,2\n", map, only);
            let wanted = NoColumn { wanted: "c".into(), known: vec!["a".into(), "b".into()] };
            assert!(matches!(found, Err(BacktestError::Rows(RowsError::NoColumn(lacking))) if lacking == wanted));
        }
    }
}
