//! `smeta backtest`: a file of finished jobs, each predicted from what was finished before it was estimated.

pub mod jobs_file;
pub mod spool;

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::path::Path;

use thiserror::Error;

use super::history::rows::{self, RowsError};
use super::table::{Options, harmless};
use super::upkeep::disk;
use crate::domain::history::RowProblem;
use crate::domain::history::columns::Mapping;
use crate::domain::learning::job::Jobs;
use crate::domain::learning::report::{Backtest, report};
use crate::domain::learning::walk::Said;
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
    /// The temporary file in which words are kept cannot be used.
    #[error("cannot keep the jobs in a temporary file")]
    Temporary(#[source] std::io::Error),
    /// The predictions cannot be written.
    #[error("cannot write the predictions")]
    Unwritable(#[source] std::io::Error),
}

/// Runs it.
///
/// # Errors
///
/// When the file is no table with these columns, or the predictions cannot be written.
pub fn run(wanted: &Wanted) -> Result<Done, BacktestError> {
    let mut table = rows::open(wanted.file, &Options::default())?;
    let found = jobs_file::read(&mut table, wanted.mapping, wanted.only)?;
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let said = walk(&found.jobs, wanted.remember, threads).map_err(BacktestError::Temporary)?.said;
    if let Some(path) = wanted.predictions {
        let table = predictions(&found.jobs, &said, &found.tested);
        disk::put(path, table.as_bytes()).map_err(BacktestError::Unwritable)?;
    }
    let groups: Vec<String> = wanted.mapping.groups().map(str::to_owned).collect();
    let backtest = report(&found.jobs, &found.tested, &groups, &said);
    Ok(Done { backtest, problems: found.problems })
}

/// `id,p10,p50,p90,basis`, a line for each tested job that something could be said about.
fn predictions(jobs: &impl Jobs, said: &[Option<Said>], tested: &[bool]) -> String {
    let mut table = String::from("id,p10,p50,p90,basis\n");
    for at in (0..jobs.len()).filter(|at| tested[*at]) {
        let Some(Said { range, basis }) = said[at] else { continue };
        let basis = match basis {
            Basis::Typed => "typed",
            Basis::Observed(_) => "observed",
            Basis::Analogy(_) => "analogy",
            Basis::Person(_) => "person",
        };
        let figure = |hours: f64| format!("{:.6}", hours.max(1e-6));
        let [low, likely, high] = [range.low, range.likely, range.high].map(figure);
        // A table of text cannot fail to be written to.
        let _ = writeln!(table, "{},{low},{likely},{high},{basis}", cell(jobs.id(at)));
    }
    table
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
