//! Jobs whose entry is doubtful, as a table that a person corrects and gives back.

use std::path::Path;

use super::rows::{self, RowsError};
use super::{Doubtful, ImportError};
use crate::app::book::{Book, Writer};
use crate::app::table::{Options, harmless};
use crate::app::upkeep::disk;
use crate::domain::catalog::Catalog;
use crate::domain::history::columns::NoColumn;
use crate::domain::ledger::{Body, Job};

/// The columns, in their order.
const HEAD: [&str; 6] = ["key", "text", "hours", "entry", "confidence", "other"];

/// Writes the table, in place of one that is there. Spreadsheets open it as it is.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(path: &Path, doubtful: &[Doubtful]) -> std::io::Result<()> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEAD)?;
    for job in doubtful {
        let (first, rest) = job.candidates.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
        let others: Vec<&str> = rest.iter().map(|(entry, _)| entry.as_str()).collect();
        writer.write_record([
            harmless(&job.key).as_ref(),
            harmless(&job.text).as_ref(),
            &job.hours.to_string(),
            first.map_or("", |(entry, _)| entry.as_str()),
            &first.map(|(_, confidence)| confidence.to_string()).unwrap_or_default(),
            &others.join(" "),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
    disk::put(path, &bytes)
}

/// What came of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// Jobs whose entry is now what a person said.
    pub n_said: usize,
    /// Rows of the table that name no job of the ledger, or no entry of the catalog: line, what.
    pub strange: Vec<(u64, String)>,
    /// Where it was written.
    pub place: Option<String>,
}

/// Takes a corrected table: the entry of each row is what a person says; nothing, or `-`, is no entry.
///
/// # Errors
///
/// When it is no table with the columns `key` and `entry`, or the ledger cannot be written.
pub fn confirm(catalog: &Catalog, book: &Book, path: &Path, writer: &Writer) -> Result<Confirmed, ImportError> {
    let mut table = rows::open(path, &Options::default())?;
    let mut confirmed = Confirmed::default();
    let mut bodies: Vec<Body> = Vec::new();
    while let Some(row) = table.next_row().map_err(RowsError::from)? {
        if row.flaw.is_some() {
            confirmed.strange.push((row.line, row.cell(0).text().into_owned()));
            continue;
        }
        let column = |name: &str| {
            let lacking = || NoColumn { wanted: name.to_owned(), known: row.head.names.clone() };
            row.head.find(&[name]).ok().flatten().ok_or_else(lacking).map_err(RowsError::NoColumn)
        };
        let (key, entry) = (row.cell(column("key")?).text(), row.cell(column("entry")?).text());
        let entry = Some(entry.trim()).filter(|entry| !entry.is_empty() && *entry != "-");
        let known = entry.map(|id| catalog.entry(id));
        match (book.state.jobs.get(key.trim()), known) {
            (Some(job), None | Some(Some(_))) => {
                let entry = known.flatten().map(|entry| entry.id.clone());
                if job.entry != entry || job.confidence < 1.0 {
                    bodies.push(Body::Job(Box::new(Job { entry, confidence: 1.0, ..job.clone() })));
                }
            }
            (None, _) => confirmed.strange.push((row.line, key.into_owned())),
            (_, Some(None)) => confirmed.strange.push((row.line, entry.unwrap_or_default().to_owned())),
        }
    }
    confirmed.n_said = bodies.len();
    if !bodies.is_empty() {
        confirmed.place = Some(book.write_all(writer, bodies)?);
    }
    Ok(confirmed)
}
