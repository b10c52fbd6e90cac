//! `smeta batch`: a table of requests in, a table of quotes out.
//!
//! One thread reads rows into chunks, some answer them, and the caller's thread writes them in their order. So many
//! chunks are on the way at most, whoever is slow; so memory does not grow with the table. What is written does not
//! depend on the number of threads: a row is answered by itself, and what is remembered between rows is what would be
//! computed again.

pub mod columns;
pub mod journal;
mod pipeline;
pub mod quoter;
pub mod requote;
mod save;
pub mod shard;
mod sink;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDate;
use thiserror::Error;

use super::book::{BookError, Writer};
use super::studio::Opened;
use super::table::write::{Output, Style};
use super::table::{Input, Options, Table, TableError};
use crate::domain::batch::{Answered, RowProblem, Saved, Tally};
use crate::domain::table::{Cell, Head};
use columns::ColumnsError;
use journal::{Journal, Mark, Run};
use quoter::{Defaults, Quoter};
pub use save::MOST as MOST_SAVED;
use shard::Shard;
use sink::Sink;

/// Where requests come from.
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stream(Input),
}

/// Where quotes go.
pub enum Target {
    /// A file, or a device.
    File(PathBuf),
    /// Standard output.
    Stream(Box<dyn Write>),
}

/// What is to be done.
pub struct Order {
    /// Where requests come from.
    pub source: Source,
    /// How they are read.
    pub options: Options,
    /// The name or number of the request's column.
    pub column: Option<String>,
    /// Where quotes go.
    pub target: Target,
    /// How they are written; else as the input: JSON lines from JSON lines, CSV from all others.
    pub style: Option<Style>,
    /// What holds for all rows.
    pub defaults: Defaults,
    /// Only this part of the rows.
    pub shard: Option<Shard>,
    /// So many threads answer; 0 is as many as the machine has.
    pub threads: usize,
    /// Stop at the first row that cannot be answered.
    pub strict: bool,
    /// Go on with an unfinished run.
    pub resume: bool,
    /// Whether the day of the quotes was named: an unfinished run is gone on with under its own day otherwise.
    pub today_named: bool,
    /// Write the quotes into the ledger, as this person.
    pub save: Option<Writer>,
    /// What else makes the output another one, as text.
    pub settings: String,
}

/// Makes cells of answers.
pub trait Render: Sync {
    /// The names of the cells.
    fn names(&self) -> Vec<String>;
    /// The rows of an answer: one, or one for each of its lines.
    fn rows(&self, answered: &Answered) -> Vec<Vec<Cell>>;
}

/// Is told what happens on the way.
pub trait Watch {
    /// Where the work begins: bytes of the input, if they can be known.
    fn begin(&mut self, _bytes: Option<u64>) {}
    /// So many rows are done, so many bytes of the input read.
    fn advance(&mut self, _rows: u64, _bytes: u64) {}
    /// A row cannot be answered: its line, and why.
    fn problem(&mut self, _line: u64, _problem: &RowProblem) {}
}

/// What became of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its rows.
    pub tally: Tally,
    /// The day of the quotes.
    pub today: NaiveDate,
    /// Rows that an earlier run had answered.
    pub resumed: u64,
    /// The row that stopped everything, under `strict`.
    pub stopped: Option<(u64, RowProblem)>,
    /// What went to the ledger, if that was wanted.
    pub saved: Option<Saved>,
}

/// Why a table cannot be quoted.
#[derive(Debug, Error)]
pub enum BatchError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// It has no column for the request.
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    /// The output cannot be written.
    #[error("cannot write")]
    Unwritable(#[source] io::Error),
    /// A part of a stream that nobody can count.
    #[error("cannot count a stream")]
    ShardOfStream,
    /// Going on needs a file to read and a file to write.
    #[error("cannot resume a stream")]
    ResumeStream,
    /// There is nothing to go on with.
    #[error("nothing to resume")]
    NothingToResume,
    /// What was left is of another input, catalog, program or settings.
    #[error("another run")]
    OtherRun,
    /// More rows than a ledger takes at once.
    #[error("too many to save")]
    TooManyToSave,
    /// The ledger cannot be written.
    #[error(transparent)]
    Ledger(#[from] BookError),
    /// This program was built without spreadsheets.
    #[error("no spreadsheets")]
    NoSheets,
}

/// Quotes a table.
///
/// # Errors
///
/// When the table cannot be read, the request's column is not known, or the output cannot be written. A row that cannot
/// be answered is no error.
pub fn run(
    opened: &Opened,
    mut order: Order,
    render: &(impl Render + ?Sized),
    watch: &mut dyn Watch,
) -> Result<Report, BatchError> {
    if order.save.is_some() {
        save::can(opened)?;
    }
    keep_memory();
    let (run, mark) = unfinished(opened, &mut order)?;
    let rows = match (order.shard, &order.source) {
        (None, _) => 0..u64::MAX,
        (Some(shard), Source::File(path)) => shard.rows(count(path, &order.options)?),
        (Some(_), Source::Stream(_)) => return Err(BatchError::ShardOfStream),
    };
    let read = Arc::new(AtomicU64::new(0));
    let table = open(order.source, &order.options, &read, watch)?;
    let style = order.style.unwrap_or_else(|| match table.format() {
        super::table::Format::JsonLines => Style::JsonLines,
        _ => Style::csv(order.options.lang, false),
    });
    let quoter = Quoter::new(opened, order.defaults.clone());
    let quoter = if order.save.is_some() { quoter.for_ledger() } else { quoter };
    let layout = Layout::of(opened, &table, render.names(), &order.options, order.column.as_deref())?;
    let mut output = match order.target {
        Target::File(path) => {
            // A link stays a link: what it leads to is written, and what is left stands beside that.
            let path = path.canonicalize().unwrap_or(path);
            let output = Output::create(&path, mark.bytes).map_err(BatchError::Unwritable)?;
            // What goes to the ledger goes there at the end or not at all: there is nothing to go on with.
            let run = run.filter(|_| order.save.is_none());
            let journal = run.map(|run| Journal::begin(&path, &run, mark)).transpose();
            Sink::new(output, journal.map_err(BatchError::Unwritable)?, mark)
        }
        Target::Stream(stream) => Sink::new(Output::Stream(stream), None, mark),
    };
    let leads = order.shard.is_none_or(Shard::is_first) && mark.rows == 0;
    output.begin(style, leads, order.options.headless, &layout)?;
    let task = pipeline::Task {
        quoter: &quoter,
        layout: &layout,
        render,
        style,
        threads: match order.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        },
        strict: order.strict,
        keeps: order.save.is_some(),
    };
    let from = rows.start.saturating_add(mark.rows);
    let mut kept: Vec<Answered> = Vec::new();
    let stopped = pipeline::run(table, from..rows.end, &task, |mut done| {
        done.problems.iter().for_each(|(line, problem)| watch.problem(*line, problem));
        kept.append(&mut done.answered);
        if kept.len() > save::MOST {
            return Err(BatchError::TooManyToSave);
        }
        output.put(done)?;
        watch.advance(output.mark.rows, read.load(Ordering::Relaxed));
        Ok(())
    })?;
    let mut report =
        Report { tally: output.mark.tally, today: order.defaults.today, resumed: mark.rows, stopped, saved: None };
    if report.stopped.is_some() {
        return Ok(report);
    }
    if let Some(writer) = &order.save {
        let numbered = save::number(opened, kept, writer)?;
        output.put_numbered(task.written(&numbered.answered))?;
        // What is on record is what the file says: all but the file's name is done before.
        report.saved = Some(numbered.write(writer)?);
    }
    output.finish()?;
    Ok(report)
}

/// What is to be noted of this run, and how far an earlier one came. Only a file that is made from a file can be gone on
/// with.
/// Teaches the allocator to keep the memory of draws, some megabytes that every priced row wants again. That of Linux gives
/// the end of its memory back and fetches it again page by page, unless a piece as large as that was given back before;
/// that piece is never written to, so it takes nothing.
fn keep_memory() {
    const DRAWS: usize = 16 << 20;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(DRAWS)));
}

fn unfinished(opened: &Opened, order: &mut Order) -> Result<(Option<Run>, Mark), BatchError> {
    let (Source::File(input), Target::File(path)) = (&order.source, &order.target) else {
        return if order.resume { Err(BatchError::ResumeStream) } else { Ok((None, Mark::default())) };
    };
    let is_plain = |path: &Path| path.metadata().map_or(true, |known| known.is_file());
    if !is_plain(path) || !is_plain(input) || order.style == Some(Style::Xlsx) {
        return if order.resume { Err(BatchError::ResumeStream) } else { Ok((None, Mark::default())) };
    }
    let path = path.canonicalize().unwrap_or_else(|_| path.clone());
    let settings = format!(
        "{} {:?} {:?} {:?} {:?} {:?}",
        order.settings, order.options, order.column, order.style, order.shard, order.defaults.answers
    ) + &format!("{:?} {}", order.defaults.conditions, order.defaults.discount);
    let named = if order.today_named { order.defaults.today.to_string() } else { String::new() };
    let run = Run::of(input, opened, &(settings + &named), order.defaults.today).map_err(TableError::Unreadable)?;
    if !order.resume {
        return Ok((Some(run), Mark::default()));
    }
    let left = journal::left(&path).map_err(BatchError::Unwritable)?;
    let (old, mark) = left.ok_or(BatchError::NothingToResume)?;
    if !old.is_like(&run) {
        return Err(BatchError::OtherRun);
    }
    order.defaults.today = old.today;
    Ok((Some(old), mark))
}

/// How many rows there are.
fn count(path: &Path, options: &Options) -> Result<u64, BatchError> {
    let mut table = Table::open(path, options)?;
    let mut rows = 0;
    while table.next_row()?.is_some() {
        rows += 1;
    }
    Ok(rows)
}

#[expect(clippy::disallowed_methods, reason = "this is the place that reads tables")]
fn open(source: Source, options: &Options, read: &Arc<AtomicU64>, watch: &mut dyn Watch) -> Result<Table, TableError> {
    let (input, length, json): (Input, Option<u64>, bool) = match source {
        Source::Stream(input) => (input, None, false),
        Source::File(path) => {
            let file = std::fs::File::open(&path)?;
            let known = file.metadata()?;
            if known.is_dir() {
                return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
            }
            let length = known.is_file().then_some(known.len());
            (Box::new(file), length, super::table::ends_as_json(&path))
        }
    };
    watch.begin(length);
    Table::read(Box::new(Counted { input, read: Arc::clone(read) }), options, json)
}

/// A stream that says how far it is read.
struct Counted {
    input: Input,
    read: Arc<AtomicU64>,
}

impl io::Read for Counted {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(bytes)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Which cells of a row go where.
pub(super) struct Layout {
    /// The columns of the input, where all rows have the same.
    fixed: Option<Arc<Head>>,
    /// Our own columns.
    own: Vec<String>,
    column: Option<String>,
    headless: bool,
}

/// What a column of ours is called where the input has one of its name.
const PREFIX: &str = "smeta_";

impl Layout {
    fn of(
        opened: &Opened,
        table: &Table,
        own: Vec<String>,
        options: &Options,
        column: Option<&str>,
    ) -> Result<Layout, ColumnsError> {
        let is_json = table.format() == super::table::Format::JsonLines;
        let layout = Layout {
            fixed: (!is_json).then(|| Arc::clone(table.head())),
            own,
            column: column.map(str::to_owned),
            headless: options.headless && !is_json,
        };
        // Before anything is written.
        if let Some(head) = &layout.fixed {
            layout.columns(opened, head)?;
        }
        Ok(layout)
    }

    /// What the columns of a head mean.
    fn columns(&self, opened: &Opened, head: &Head) -> Result<columns::Columns, ColumnsError> {
        let column = self.column.as_deref();
        if self.headless {
            return columns::Columns::headless(head, column);
        }
        columns::Columns::find(&opened.catalog, head, column)
    }

    /// The names of an output row: the input's, then ours. No two are the same.
    fn names(&self, head: &Head) -> Vec<String> {
        let mut names: Vec<String> = Vec::with_capacity(head.names.len() + self.own.len());
        for (prefix, name) in head.names.iter().map(|name| ("", name)).chain(self.own.iter().map(|name| (PREFIX, name)))
        {
            let taken = |names: &[String], name: &str| names.iter().any(|other| other == name);
            let mut own = name.clone();
            if taken(&names, &own) && !prefix.is_empty() {
                own = format!("{prefix}{name}");
            }
            let mut number = 2;
            while taken(&names, &own) {
                own = format!("{name}_{number}");
                number += 1;
            }
            names.push(own);
        }
        names
    }
}
