//! `smeta backtest`: a file of finished jobs, each predicted from what was finished before it was estimated.

pub mod jobs_file;

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::path::Path;

use thiserror::Error;

use super::upkeep::disk;
use crate::domain::learning::report::{Backtest, RowProblem, report};
use crate::domain::learning::walk::Said;
use crate::domain::learning::{Basis, Job, walk};
use jobs_file::{Mapping, TableError};

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
    /// The file cannot be read.
    #[error("cannot read the file")]
    Unreadable(#[source] std::io::Error),
    /// It has no such column; those it has.
    #[error("no column {0}")]
    NoColumn(String, Vec<String>),
    /// The predictions cannot be written.
    #[error("cannot write the predictions")]
    Unwritable(#[source] std::io::Error),
}

/// Runs it.
///
/// # Errors
///
/// When the file is no table with these columns, or the predictions cannot be written.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads files of jobs")]
pub fn run(wanted: &Wanted) -> Result<Done, BacktestError> {
    let bytes = std::fs::read(wanted.file).map_err(BacktestError::Unreadable)?;
    let found = jobs_file::read(&bytes, wanted.mapping, wanted.only).map_err(|error| match error {
        TableError::NoColumn(name, known) => BacktestError::NoColumn(name, known),
        TableError::Broken(why) => BacktestError::Unreadable(why),
    })?;
    drop(bytes);
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let said = walk(&found.jobs, wanted.remember, threads).said;
    let tested: Vec<usize> = (0..found.jobs.len()).filter(|at| found.tested[*at]).collect();
    if let Some(path) = wanted.predictions {
        let table = predictions(&found.jobs, &said, &tested);
        disk::put(path, table.as_bytes()).map_err(BacktestError::Unwritable)?;
    }
    let backtest = report(&found.jobs, &found.tested, &wanted.mapping.groups, &said);
    Ok(Done { backtest, problems: found.problems })
}

/// `id,p10,p50,p90,basis`, a line for each tested job that something could be said about.
fn predictions(jobs: &[Job], said: &[Option<Said>], tested: &[usize]) -> String {
    let mut table = String::from("id,p10,p50,p90,basis\n");
    for at in tested {
        let Some(Said { range, basis }) = said[*at] else { continue };
        let basis = match basis {
            Basis::Typed => "typed",
            Basis::Observed(_) => "observed",
            Basis::Analogy(_) => "analogy",
            Basis::Person(_) => "person",
        };
        let figure = |hours: f64| format!("{:.6}", hours.max(1e-6));
        let [low, likely, high] = [range.low, range.likely, range.high].map(figure);
        // A table of text cannot fail to be written to.
        let _ = writeln!(table, "{},{low},{likely},{high},{basis}", cell(&jobs[*at].id));
    }
    table
}

/// An id as a cell: quoted where it must be, and with an apostrophe where a spreadsheet would run it.
fn cell(id: &str) -> String {
    let safe = if id.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{id}") } else { id.to_owned() };
    if safe.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
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
