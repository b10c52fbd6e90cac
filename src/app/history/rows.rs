//! Rows of finished jobs from a file: what `backtest` and `history import` have in common.

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use thiserror::Error;

use crate::app::table::{Options, Table, TableError};
use crate::domain::history::columns::{Columns, Key, Mapping, NoColumn};
use crate::domain::history::values::DateOrder;
use crate::domain::history::{JobRow, RowProblem, Style, job};
use crate::domain::table::{Head, Row};

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// Encoding and delimiter.
    pub options: Options,
    /// Which column holds what.
    pub mapping: Mapping,
    /// Columns that are not mapped are found by the names that trackers give.
    pub guess: bool,
    /// Units and days.
    pub style: Style,
}

/// Why a file cannot be read as a table of jobs.
#[derive(Debug, Error)]
pub enum RowsError {
    /// It is no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A column that was named is not there.
    #[error("no column {}", .0.wanted)]
    NoColumn(NoColumn),
    /// No column holds what is needed, and none was named; those that there are.
    #[error("no column for {}", .0.code())]
    Lacking(Key, Vec<String>),
}

/// Opens a file; a list of JSON objects, as Timewarrior writes it, counts as lines of JSON.
///
/// # Errors
///
/// When it cannot be read, or is no table.
pub fn open(path: &Path, options: &Options) -> Result<Table, RowsError> {
    /// More is no list that a time tracker wrote.
    const LONGEST_LIST: u64 = 256 << 20;
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads files of jobs")]
    let mut file = std::fs::File::open(path).map_err(TableError::from)?;
    let mut first = [0];
    let is_list = matches!(file.read(&mut first), Ok(1)) && first == *b"[";
    if !is_list {
        return Ok(Table::open(path, options)?);
    }
    let mut text = vec![b'['];
    file.take(LONGEST_LIST).read_to_end(&mut text).map_err(TableError::from)?;
    let Ok(list) = serde_json::from_slice::<Vec<Value>>(&text) else { return Err(TableError::NotATable.into()) };
    let line = |value: Value| format!("{}\n", flat(value));
    let lines: String = list.into_iter().map(line).collect();
    Ok(Table::read(Box::new(Cursor::new(lines.into_bytes())), options, true)?)
}

/// An object whose lists of words are one text.
fn flat(mut value: Value) -> Value {
    for inner in value.as_object_mut().into_iter().flat_map(|object| object.values_mut()) {
        let words = inner.as_array().map(|list| list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "));
        *inner = words.map_or_else(|| inner.take(), Value::String);
    }
    value
}

/// Reads rows one after the other: `each` gets the row and what it says. Returns the names of the columns that were used.
///
/// # Errors
///
/// When a column is missing or the table breaks off.
pub fn read(
    table: &mut Table,
    way: &Way,
    mut each: impl FnMut(&Row, Result<JobRow, RowProblem>),
) -> Result<Vec<(Key, String)>, RowsError> {
    let mut known: Option<(Arc<Head>, Columns)> = None;
    let mut told = Vec::new();
    while let Some(row) = table.next_row()? {
        let stale = known.as_ref().is_none_or(|(head, _)| !Arc::ptr_eq(head, &row.head));
        if stale && row.flaw.is_none() {
            let columns = columns(&row.head, way)?;
            if known.is_none() {
                told = columns.told(&row.head).map(|(key, name)| (key, name.to_owned())).collect();
            }
            known = Some((Arc::clone(&row.head), columns));
        }
        match &known {
            Some((_, columns)) => each(&row, job(&row, columns, way.style)),
            None => each(&row, job(&row, &Columns::default(), way.style)),
        }
    }
    // A table of names alone has its columns all the same.
    if known.is_none() && !table.head().names.is_empty() {
        columns(&Arc::clone(table.head()), way)?;
    }
    Ok(told)
}

fn columns(head: &Head, way: &Way) -> Result<Columns, RowsError> {
    let columns = Columns::find(head, &way.mapping, way.guess).map_err(RowsError::NoColumn)?;
    match columns.lacking() {
        Some(key) => Err(RowsError::Lacking(key, head.names.clone())),
        None => Ok(columns),
    }
}

/// What the dates of a file say about their order, the first that says anything.
///
/// # Errors
///
/// When it cannot be read, or is no table with these columns.
pub fn order(path: &Path, way: &Way) -> Result<Option<DateOrder>, RowsError> {
    let mut table = open(path, &way.options)?;
    let mut order = None;
    while let Some(row) = table.next_row()? {
        if row.flaw.is_some() {
            continue;
        }
        let columns = columns(&row.head, way)?;
        let days = [Key::Done, Key::Started, Key::Estimated].into_iter().filter_map(|key| columns.at(key));
        order = days.filter_map(|at| DateOrder::told_by(&row.cell(at).text())).next();
        if order.is_some() {
            break;
        }
    }
    Ok(order)
}
