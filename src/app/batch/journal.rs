//! How far an unfinished run came, so that another can go on with it.
//!
//! A hidden file beside the output: its first line says of what input, catalog and settings the run is, each further line
//! how many rows of the input are answered in how many bytes of the unfinished output.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::Opened;
use crate::app::table::write::beside;
use crate::domain::batch::Tally;
use crate::domain::packed::Packer;

/// A run: what must be the same for going on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The version of this file.
    v: u32,
    /// A fingerprint of the input's content, the catalog, the program and the settings.
    key: String,
    /// The day of the quotes.
    pub today: NaiveDate,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Rows of the input that are answered.
    pub rows: u64,
    /// Bytes of the output that hold them.
    pub bytes: u64,
    /// What they came to.
    pub tally: Tally,
}

/// The journal of a run.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
}

impl Run {
    /// The run of an input under settings, which are any text that differs when they do.
    ///
    /// # Errors
    ///
    /// When the input cannot be read.
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads tables")]
    pub fn of(input: &Path, opened: &Opened, settings: &str, today: NaiveDate) -> io::Result<Run> {
        let mut sum = Xxh3::new();
        let mut file = File::open(input)?;
        let mut bytes = vec![0; 256 * 1024];
        loop {
            match file.read(&mut bytes)? {
                0 => break,
                read => sum.update(&bytes[..read]),
            }
        }
        sum.update(settings.as_bytes());
        // Another program may answer otherwise.
        sum.update(&std::env::current_exe().and_then(fs::read)?);
        // What the ledger taught is in the matcher.
        let mut packer = Packer::default();
        opened.catalog.pack(&mut packer);
        opened.matcher.pack(&mut packer);
        sum.update(&packer.finish());
        Ok(Run { v: 1, key: format!("{:016x}", sum.digest()), today })
    }

    /// Whether another run is of the same things, whatever the day.
    #[must_use]
    pub fn is_like(&self, other: &Run) -> bool {
        (self.v, &self.key) == (other.v, &other.key)
    }
}

/// What an unfinished run left behind: the run, and how far its output surely is.
///
/// # Errors
///
/// When the journal cannot be read; a missing one is none.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads journals")]
pub fn left(output: &Path) -> io::Result<Option<(Run, Mark)>> {
    let (path, part) = (beside(output, "journal"), beside(output, "part"));
    let lines = match File::open(path) {
        Ok(file) => BufReader::new(file).lines(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let written = fs::metadata(part).map_or(0, |part| part.len());
    let mut lines = lines.map_while(Result::ok);
    let Some(run) = lines.next().and_then(|line| serde_json::from_str::<Run>(&line).ok()) else { return Ok(None) };
    // A torn line is no mark, and a mark beyond the end of the output is none.
    let marks = lines.filter_map(|line| serde_json::from_str::<Mark>(&line).ok());
    let mark = marks.filter(|mark| mark.bytes <= written).last().unwrap_or_default();
    Ok(Some((run, mark)))
}

impl Journal {
    /// Begins the journal of a run, or goes on with it from a mark.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn begin(output: &Path, run: &Run, mark: Mark) -> io::Result<Journal> {
        let path = beside(output, "journal");
        let file = OpenOptions::new().create(true).truncate(true).write(true).open(&path)?;
        let mut journal = Journal { path, file };
        journal.put(run)?;
        if mark.rows > 0 {
            journal.mark(&mark)?;
        }
        Ok(journal)
    }

    /// Notes how far the output is, which must be written as far as that.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn mark(&mut self, mark: &Mark) -> io::Result<()> {
        self.put(mark)
    }

    fn put(&mut self, value: &impl Serialize) -> io::Result<()> {
        let line = serde_json::to_string(value).map_err(io::Error::other)?;
        self.file.write_all(format!("{line}\n").as_bytes())
    }
}

impl Drop for Journal {
    /// A run that ends, well or badly, takes its output with it or has given it its name: there is nothing to go on with.
    /// Only a killed process leaves both.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}
