//! Reader, workers, writer in order.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

use super::columns::{ColumnsError, Known};
use super::quoter::Quoter;
use super::{BatchError, Layout, Render};
use crate::app::table::write::Style;
use crate::app::table::{Table, TableError};
use crate::domain::batch::{Answered, RowProblem, Tally};
use crate::domain::table::{Cell, Row};

/// So many rows go together: handing over costs nothing beside them, and the last chunks keep all threads busy.
const CHUNK: usize = 64;

/// Chunks on the way for each thread.
const AHEAD: usize = 4;

/// How rows become bytes.
pub struct Task<'t, R: Render + ?Sized> {
    pub quoter: &'t Quoter<'t>,
    pub layout: &'t Layout,
    pub render: &'t R,
    pub style: Style,
    pub threads: usize,
    pub strict: bool,
    /// Rows are kept as answers until they have their numbers.
    pub keeps: bool,
}

/// A chunk that is answered.
#[derive(Debug, Default)]
pub struct Done {
    /// Its rows, as they are written.
    pub bytes: Vec<u8>,
    /// The same for a spreadsheet.
    pub cells: Vec<Vec<Cell>>,
    /// The same as answers, if they are to be numbered first.
    pub answered: Vec<Answered>,
    /// What they came to.
    pub tally: Tally,
    /// Rows that cannot be answered.
    pub problems: Vec<(u64, RowProblem)>,
}

/// Rows with their number among the chunks; `None` for a worker that is no longer needed.
type Chunk = Option<(u64, Result<Vec<Row>, TableError>)>;
/// The same, answered.
type Answer = (u64, Result<Done, BatchError>);

/// Answers some rows of a table and hands the chunks on in their order. Under `strict` it ends with the first row that
/// cannot be answered, and returns it.
pub fn run<R: Render + ?Sized>(
    table: Table,
    rows: Range<u64>,
    task: &Task<'_, R>,
    mut write: impl FnMut(Done) -> Result<(), BatchError>,
) -> Result<Option<(u64, RowProblem)>, BatchError> {
    let threads = task.threads.max(1);
    let (permit, permits) = sync_channel::<()>(AHEAD * threads);
    let (chunk, chunks) = sync_channel::<Chunk>(AHEAD * threads);
    let (answer, answers) = channel::<Answer>();
    for _ in 0..AHEAD * threads {
        // There is room for exactly as many.
        let _ = permit.send(());
    }
    // By itself, not in the scope: a stream that never goes on must not keep a run from ending.
    let stop = chunk.clone();
    std::thread::spawn(move || {
        read(table, rows, &permits, &chunk);
        // The end of the table is the end of the work.
        (0..threads).for_each(|_| drop(chunk.send(None)));
    });
    let chunks = Mutex::new(chunks);
    let chunks = &chunks;
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let answer = answer.clone();
            scope.spawn(move || {
                let mut known = Known::default();
                loop {
                    let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(Some((number, rows))) = next else { return };
                    let done = rows.map_err(BatchError::from).and_then(|rows| task.answer(rows, &mut known));
                    if answer.send((number, done)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(answer);
        let ended = in_order(&answers, &permit, task.strict, &mut write);
        // Whoever still works sees that nobody waits for it.
        drop((answers, permit));
        // A worker that waits for a reader that hangs is told; where there is no room for a word, there is a chunk for
        // each of them, after which they see it themselves.
        (0..threads).for_each(|_| drop(stop.try_send(None)));
        ended
    })
}

/// Reads rows into chunks until there are no more, or nobody wants them.
fn read(mut table: Table, rows: Range<u64>, permits: &Receiver<()>, chunk: &SyncSender<Chunk>) {
    let mut at = 0;
    for number in 0.. {
        if permits.recv().is_err() {
            return;
        }
        let mut kept = Vec::with_capacity(CHUNK);
        let mut error = None;
        while kept.len() < CHUNK && at < rows.end {
            match table.next_row() {
                Ok(Some(row)) => {
                    if at >= rows.start {
                        kept.push(row);
                    }
                    at += 1;
                }
                Ok(None) => break,
                Err(wrong) => {
                    error = Some(wrong);
                    break;
                }
            }
        }
        if !kept.is_empty() && error.is_some() {
            // What was read before the source broke off is answered first.
            let _ = chunk.send(Some((number, Ok(std::mem::take(&mut kept)))));
            let _ = error.map(|error| chunk.send(Some((number + 1, Err(error)))));
            return;
        }
        if let Some(error) = error {
            let _ = chunk.send(Some((number, Err(error))));
            return;
        }
        if kept.is_empty() || chunk.send(Some((number, Ok(kept)))).is_err() {
            return;
        }
    }
}

/// Writes chunks in the order of their numbers.
fn in_order(
    answers: &Receiver<Answer>,
    permit: &SyncSender<()>,
    strict: bool,
    write: &mut impl FnMut(Done) -> Result<(), BatchError>,
) -> Result<Option<(u64, RowProblem)>, BatchError> {
    let mut waiting: BTreeMap<u64, Result<Done, BatchError>> = BTreeMap::new();
    let mut next = 0;
    while let Ok((number, done)) = answers.recv() {
        waiting.insert(number, done);
        while let Some(done) = waiting.remove(&next) {
            let done = done?;
            let first = done.problems.first().filter(|_| strict).cloned();
            write(done)?;
            if first.is_some() {
                return Ok(first);
            }
            next += 1;
            // Whether the reader still reads does not matter here.
            let _ = permit.try_send(());
        }
    }
    Ok(None)
}

impl<R: Render + ?Sized> Task<'_, R> {
    fn answer(&self, rows: Vec<Row>, known: &mut Known) -> Result<Done, BatchError> {
        let mut done = Done::default();
        let mut answers = Vec::with_capacity(rows.len());
        for row in rows {
            let columns = known.of(&row.head, |head| self.layout.columns(self.quoter.opened(), head));
            let answered = match columns {
                Ok(columns) => self.quoter.answer(row, columns),
                // Objects without a request are rows without one; a name that stands twice cannot be in an object.
                Err(ColumnsError::NoRequest { .. } | ColumnsError::SameName(_)) => {
                    let problem = row.flaw.clone().map_or(RowProblem::NoRequest, RowProblem::Flaw);
                    Answered { row, outcome: Err(problem), number: None }
                }
            };
            done.tally.add(&answered);
            if let Err(problem) = &answered.outcome {
                done.problems.push((answered.row.line, problem.clone()));
            }
            answers.push(answered);
            if self.strict && !done.problems.is_empty() {
                break;
            }
        }
        Ok(if self.keeps {
            Done { answered: answers, ..done }
        } else {
            Done { tally: done.tally, problems: done.problems, ..self.written(&answers) }
        })
    }

    /// Answers as they are written.
    pub fn written(&self, answers: &[Answered]) -> Done {
        let mut done = Done::default();
        let mut names: Option<(std::sync::Arc<crate::domain::table::Head>, Vec<String>)> = None;
        for answered in answers {
            let own = self.render.rows(answered);
            let head = self.layout.fixed.as_ref().unwrap_or(&answered.row.head);
            let known_names = names.take_if(|(known, _)| std::sync::Arc::ptr_eq(known, head));
            let (head, row_names) =
                known_names.unwrap_or_else(|| (std::sync::Arc::clone(head), self.layout.names(head)));
            for own in own {
                let mut cells: Vec<Cell> = Vec::with_capacity(row_names.len());
                cells.extend((0..head.names.len()).map(|at| answered.row.cell(at).clone()));
                cells.extend(own);
                match self.style {
                    Style::Xlsx => done.cells.push(cells),
                    style => style.put_row(&row_names, &cells, &mut done.bytes),
                }
            }
            names = Some((head, row_names));
        }
        done
    }
}
