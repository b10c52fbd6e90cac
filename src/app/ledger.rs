//! Where the ledger is kept: a small trait, and the files of a studio behind it.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chrono::Datelike;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::ledger_cache;
use crate::domain::ledger::{Reading, Record, State};

/// A place that keeps records. A database can stand here one day; the lines stay the format of exchange.
pub trait Ledger {
    /// Keeps a record for good. When this returns, a power cut loses it no more.
    ///
    /// # Errors
    ///
    /// When the record could not be kept; parts of it may be there, and are read as a torn line.
    fn append(&self, record: &Record) -> Result<Kept, LedgerError>;

    /// Keeps several records that were made at one moment, together: all of them, or a beginning of them.
    ///
    /// # Errors
    ///
    /// As [`Ledger::append`].
    fn append_all(&self, records: &[Record]) -> Result<Kept, LedgerError>;

    /// Keeps a document as it is, under a name made of its sum: what is kept once is kept for good, and what is there is
    /// not written again. Returns where it is, as records say it, and its SHA-256.
    ///
    /// # Errors
    ///
    /// When the place cannot be written.
    fn freeze(&self, name: &str, bytes: &[u8]) -> Result<(String, String), LedgerError>;

    /// Whether a kept document is there and has its sum.
    fn is_frozen(&self, file: &str, sha256: &str) -> bool;

    /// A kept document, byte for byte.
    ///
    /// # Errors
    ///
    /// When it is missing, is not what was sent, or cannot be read.
    fn frozen(&self, file: &str, sha256: &str) -> Result<Vec<u8>, LedgerError>;

    /// Keeps others of this program from adding anything until what is returned is dropped: for records that depend on
    /// what is there, such as the next number. `append` and `scan` work meanwhile.
    ///
    /// # Errors
    ///
    /// When the place cannot be written.
    fn hold(&self) -> Result<Hold, LedgerError>;

    /// Reads everything.
    ///
    /// # Errors
    ///
    /// When the place cannot be read; what is wrong within it is in the reading.
    fn scan(&self) -> Result<Reading, LedgerError>;
}

/// Others wait while this lives.
#[derive(Debug)]
pub struct Hold {
    /// The lock goes with the file.
    _file: File,
}

/// Where a record went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file, or what names the place in a store without files.
    pub place: String,
}

/// Why the ledger cannot be used.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// It cannot be read.
    #[error("cannot read {0}")]
    Unreadable(PathBuf, #[source] io::Error),
    /// It cannot be written.
    #[error("cannot write {0}")]
    Unwritable(PathBuf, #[source] io::Error),
}

/// `ledger/` of a studio: one file for each year, one record on each line, nothing ever rewritten.
#[derive(Clone, Debug)]
pub struct FileLedger {
    folder: PathBuf,
    /// Where what was read is kept for the next time.
    kept: Option<PathBuf>,
}

/// Two people's files merge by taking the lines of both; and no line's end is ever converted.
const ATTRIBUTES: &str = "*.jsonl -text merge=union\n";

impl FileLedger {
    /// The ledger in a folder, which need not be there yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> FileLedger {
        FileLedger { folder, kept: None }
    }

    /// The ledger of the studio that a catalog folder belongs to: beside `catalog/`; inside a folder of another name,
    /// whose neighbours are none of ours.
    #[must_use]
    pub fn of_catalog(catalog: &Path) -> FileLedger {
        let mut whole = std::path::absolute(catalog).unwrap_or_else(|_| catalog.to_owned());
        // `..` has no name until the disk is asked.
        if whole.file_name().is_none() {
            whole = whole.canonicalize().unwrap_or(whole);
        }
        let beside = whole.file_name().is_some_and(|name| name == "catalog");
        FileLedger::new(if beside { whole.with_file_name("ledger") } else { whole.join("ledger") })
    }

    /// The same, remembering what it read in a cache folder: one file for each ledger.
    #[must_use]
    pub fn with_cache(mut self, cache: Option<&Path>) -> FileLedger {
        let whole = std::path::absolute(&self.folder).unwrap_or_else(|_| self.folder.clone());
        let name = format!("{:016x}.bin", xxhash_rust::xxh3::xxh3_64(whole.as_os_str().as_encoded_bytes()));
        self.kept = cache.map(|cache| cache.join("ledgers").join(name));
        self
    }

    /// Where what was read is kept, if it is.
    pub(super) fn kept(&self) -> Option<PathBuf> {
        self.kept.clone()
    }

    /// What people said of clients' words, and what was taken back: all that matching needs. Of a large ledger that was
    /// read before, quotes are left alone.
    ///
    /// # Errors
    ///
    /// As [`Ledger::scan`].
    pub fn meanings(&self) -> Result<State, LedgerError> {
        let files = self.files()?;
        let known = self.kept.as_deref().and_then(|kept| ledger_cache::read_meanings(&files, kept));
        let records = match known {
            Some(records) => records,
            None => self.scan()?.records,
        };
        Ok(State { quotes: Vec::new(), jobs: BTreeMap::new(), ..State::of(&records) })
    }

    /// What the agenda of everybody is made from: of a large ledger that was read before, quotes that are settled are left
    /// out but for what they did. With it comes how many lines do not count, and where the first of them stands.
    ///
    /// # Errors
    ///
    /// As [`Ledger::scan`].
    pub fn plans(&self) -> Result<(State, Option<(usize, String)>), LedgerError> {
        let files = self.files()?;
        if let Some(known) = self.kept.as_deref().and_then(|kept| ledger_cache::read_plans(&files, kept)) {
            let unread = known.first_unread.map(|first| (known.unread, first));
            let (past, answered) = (known.left.done, known.left.answers);
            let state = State { past, answered, ..State::from_records(known.left.records) };
            return Ok((state, unread));
        }
        let reading = self.scan()?;
        let unread = reading.unread().next().map(|first| (reading.unread().count(), first.place.to_string()));
        Ok((State::from_records(reading.records), unread))
    }

    fn prepare(&self) -> io::Result<()> {
        if self.folder.is_dir() {
            return Ok(());
        }
        std::fs::create_dir_all(&self.folder)?;
        #[expect(clippy::disallowed_methods, reason = "this is the place that writes the ledger")]
        std::fs::write(self.folder.join(".gitattributes"), ATTRIBUTES)?;
        sync_folder(self.folder.parent());
        Ok(())
    }

    fn write(&self, path: &Path, lines: &str) -> io::Result<()> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        // Others wait here until the line is on the disk; the lock goes with the file.
        file.lock()?;
        let is_new = file.metadata()?.len() == 0;
        let mut bytes = Vec::with_capacity(lines.len() + 2);
        // Somebody was cut off in the middle of a line: what comes now must not become its end.
        if !is_new && last_byte(&mut file)? != b'\n' {
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(lines.as_bytes());
        bytes.push(b'\n');
        file.write_all(&bytes)?;
        file.sync_data()?;
        if is_new {
            sync_folder(Some(&self.folder));
        }
        Ok(())
    }

    /// The files, by name: every `.jsonl`, so that the copy which a file-sharing program made in a conflict counts too.
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads the ledger")]
    pub(super) fn files(&self) -> Result<Vec<PathBuf>, LedgerError> {
        let failed = |error| LedgerError::Unreadable(self.folder.clone(), error);
        let mut paths = Vec::new();
        match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(paths),
            Err(error) => return Err(failed(error)),
            Ok(items) => {
                for item in items {
                    let path = item.map_err(failed)?.path();
                    let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                    if !is_hidden && path.extension().is_some_and(|extension| extension == "jsonl") {
                        paths.push(path);
                    }
                }
            }
        }
        paths.sort();
        Ok(paths)
    }
}

impl Ledger for FileLedger {
    fn append(&self, record: &Record) -> Result<Kept, LedgerError> {
        self.append_all(std::slice::from_ref(record))
    }

    fn append_all(&self, records: &[Record]) -> Result<Kept, LedgerError> {
        let year = records.first().map_or(0, |first| first.at.year());
        let path = self.folder.join(format!("{year:04}.jsonl"));
        let lines: Vec<String> = records.iter().map(Record::line).collect();
        self.prepare()
            .and_then(|()| self.write(&path, &lines.join("\n")))
            .map_err(|error| LedgerError::Unwritable(path.clone(), error))?;
        Ok(Kept { place: path.display().to_string() })
    }

    fn freeze(&self, name: &str, bytes: &[u8]) -> Result<(String, String), LedgerError> {
        let sum = sha256(bytes);
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
        // Whatever a file is called elsewhere, here it is a plain name.
        let ending =
            ending.filter(|ending| ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let file = format!("sent/{sum}.{}", ending.unwrap_or("bin"));
        let path = self.folder.join(&file);
        let write = || -> io::Result<()> {
            self.prepare()?;
            let folder = self.folder.join("sent");
            std::fs::create_dir_all(&folder)?;
            let mut aside = tempfile::NamedTempFile::new_in(&folder)?;
            aside.write_all(bytes)?;
            aside.as_file().sync_all()?;
            aside.persist(&path).map_err(|error| error.error)?;
            sync_folder(Some(&folder));
            Ok(())
        };
        if !self.is_frozen(&file, &sum) {
            write().map_err(|error| LedgerError::Unwritable(path.clone(), error))?;
        }
        Ok((file, sum))
    }

    fn is_frozen(&self, file: &str, sum: &str) -> bool {
        self.frozen(file, sum).is_ok()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the place that reads the ledger")]
    fn frozen(&self, file: &str, sum: &str) -> Result<Vec<u8>, LedgerError> {
        let unreadable = |error| LedgerError::Unreadable(self.folder.join(file), error);
        // A record is a line that anybody may have written: no way out of the folder.
        let inside = Path::new(file).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !inside {
            return Err(unreadable(io::ErrorKind::NotFound.into()));
        }
        let bytes = std::fs::read(self.folder.join(file)).map_err(unreadable)?;
        if sha256(&bytes) == sum { Ok(bytes) } else { Err(unreadable(io::ErrorKind::InvalidData.into())) }
    }

    fn hold(&self) -> Result<Hold, LedgerError> {
        let path = self.folder.join(".lock");
        let locked = || -> io::Result<File> {
            self.prepare()?;
            let file = OpenOptions::new().append(true).create(true).open(&path)?;
            file.lock()?;
            Ok(file)
        };
        locked().map(|file| Hold { _file: file }).map_err(|error| LedgerError::Unwritable(path.clone(), error))
    }

    /// Without a lock, so that a quote never waits for a writer: a line that is being written at this moment may be
    /// read as a torn one, and nobody has been told yet that it is kept.
    fn scan(&self) -> Result<Reading, LedgerError> {
        let files = self.files()?;
        let reader = ledger_cache::read(&files, self.kept.as_deref())?;
        Ok(reader.finish())
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut byte = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// A new name in a folder is only safe when the folder itself is on the disk. Some systems open no folders: nothing is
/// lost there but this safety.
#[expect(clippy::disallowed_methods, reason = "a folder is opened only to be synced")]
pub(super) fn sync_folder(folder: Option<&Path>) {
    if let Some(folder) = folder.and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}
