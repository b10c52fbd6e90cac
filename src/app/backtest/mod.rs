//! `smeta backtest`: a file of finished jobs, each predicted from what was finished before it was estimated.

pub mod jobs_file;
mod sorted;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::Path;

use thiserror::Error;

use self::jobs_file::Row;
use self::sorted::Sorter;
use super::history::rows::{self, RowsError};
use super::table::{Options, harmless};
use super::upkeep::disk;
use crate::domain::history::RowProblem;
use crate::domain::history::columns::Mapping;
use crate::domain::learning::report::{Backtest, Judge};
use crate::domain::learning::walk::{Said, Watcher};
use crate::domain::learning::{Basis, walk};

/// What is asked of a backtest.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The table.
    pub file: &'a Path,
    /// Which column holds what.
    pub mapping: &'a Mapping,
    /// Only the rows with this value in this column are tested; all of them are learned from.
    pub only: Option<(&'a str, &'a str)>,
    /// So many jobs are remembered at a time; else all.
    pub remember: Option<usize>,
    /// Where the predictions go.
    pub predictions: Option<&'a Path>,
}

/// A backtest that was run.
#[derive(Clone, Debug)]
pub struct Done {
    /// What it came to.
    pub backtest: Backtest,
    /// Rows that were left out, by line.
    pub problems: Vec<(u64, RowProblem)>,
}

/// Why there is no backtest.
#[derive(Debug, Error)]
pub enum BacktestError {
    /// The file is no table with these columns.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// The temporary files in which jobs are sorted cannot be used.
    #[error("cannot sort the jobs in temporary files")]
    Temporary(#[source] io::Error),
    /// The predictions cannot be written.
    #[error("cannot write the predictions")]
    Unwritable(#[source] io::Error),
}

/// Runs it.
///
/// # Errors
///
/// When the file is no table with these columns, there is no room for temporary files, or the predictions cannot be written.
pub fn run(wanted: &Wanted) -> Result<Done, BacktestError> {
    let mut table = rows::open(wanted.file, &Options::default())?;
    let mut found = jobs_file::read(&mut table, wanted.mapping, wanted.only)?;
    let problems = std::mem::take(&mut found.problems);
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let groups = wanted.mapping.groups().map(str::to_owned).collect();
    let mut course = Course { judge: Judge::new(groups), lines: wanted.predictions.map(|_| lines()) };
    let (asked, finished) = found.by_day().map_err(BacktestError::Temporary)?;
    walk(asked, finished, wanted.remember, threads, &mut course).map_err(BacktestError::Temporary)?;
    if let (Some(path), Some(lines)) = (wanted.predictions, course.lines) {
        put_predictions(path, lines)?;
    }
    Ok(Done { backtest: course.judge.report(), problems })
}

/// Lines of a table by the line of the job, since a walk finds them by day.
type Lines = Sorter<(u64, String)>;

fn lines() -> Lines {
    Sorter::new(|(a, _), (b, _)| a.cmp(b), |(_, line)| line.len())
}

/// A backtest on its way.
struct Course {
    judge: Judge,
    /// Predictions, if they are wanted.
    lines: Option<Lines>,
}

impl Watcher<Row> for Course {
    type Error = io::Error;

    fn asked(&mut self, number: u64, row: &Row) {
        if row.tested {
            self.judge.asked(number, &row.job);
        }
    }

    fn finished(&mut self, number: u64, row: &Row, said: Option<Said>) -> io::Result<()> {
        self.judge.finished(number, &row.job, said.map(|said| said.range));
        match (&mut self.lines, said) {
            (Some(lines), Some(said)) if row.tested => lines.push((number, prediction(&row.job.id, said))),
            _ => Ok(()),
        }
    }
}

/// A line of `id,p10,p50,p90,basis`.
fn prediction(id: &str, Said { range, basis }: Said) -> String {
    let basis = match basis {
        Basis::Typed => "typed",
        Basis::Observed(_) => "observed",
        Basis::Analogy(_) => "analogy",
        Basis::Person(_) => "person",
    };
    let figure = |hours: f64| format!("{:.6}", hours.max(1e-6));
    let [low, likely, high] = [range.low, range.likely, range.high].map(figure);
    format!("{},{low},{likely},{high},{basis}\n", cell(id))
}

/// A line for each tested job that something could be said about, in the order of the file.
fn put_predictions(path: &Path, lines: Lines) -> Result<(), BacktestError> {
    let lines = lines.sorted().map_err(BacktestError::Temporary)?;
    let write = |file: &mut dyn Write| {
        writeln!(file, "id,p10,p50,p90,basis")?;
        lines.into_iter().try_for_each(|line| file.write_all(line?.1.as_bytes()))
    };
    disk::put_written(path, write).map_err(BacktestError::Unwritable)
}

/// An id as a cell: quoted where it must be, and with an apostrophe where a spreadsheet would run it.
fn cell(id: &str) -> String {
    let safe = harmless(id);
    if safe.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_cells_that_nothing_runs() {
        for (id, expected) in [("A-1", "A-1"), ("=1+1", "'=1+1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\"")] {
            assert_eq!(cell(id), expected);
        }
    }
}
