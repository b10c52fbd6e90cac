//! Changes of files that are there whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

use crate::app::ledger::sync_folder;
use crate::domain::catalog::edit::Change;

/// A place that keeps the files of a folder.
pub trait Store {
    /// Makes one change. When this returns, a power cut takes it back no more; before that, the file is as it was.
    ///
    /// # Errors
    ///
    /// When it cannot be made, or when the file is no longer what it was when it was read.
    fn make(&mut self, change: &Change) -> Result<(), StoreError>;
}

/// Why a file was not changed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The system refuses.
    #[error("cannot write {0}")]
    Unwritable(PathBuf, #[source] io::Error),
    /// Somebody else changed it meanwhile.
    #[error("{0} was changed meanwhile")]
    Changed(PathBuf),
}

/// A folder of the disk.
#[derive(Debug)]
pub struct Disk<'f> {
    folder: &'f Path,
}

impl<'f> Disk<'f> {
    /// The files of a folder.
    #[must_use]
    pub fn new(folder: &'f Path) -> Disk<'f> {
        Disk { folder }
    }
}

impl Store for Disk<'_> {
    fn make(&mut self, change: &Change) -> Result<(), StoreError> {
        let path = self.folder.join(&change.path);
        let made = match (&change.before, &change.after) {
            (None, Some(after)) => create(&path, after),
            (Some(before), Some(after)) => replace(&path, before, after),
            (Some(before), None) => remove(&path, before),
            (None, None) => Ok(true),
        };
        match made {
            Ok(true) => Ok(()),
            Ok(false) => Err(StoreError::Changed(path)),
            Err(error) => Err(StoreError::Unwritable(path, error)),
        }
    }
}

/// Each of the three says whether the file was what it should be.
fn create(path: &Path, text: &str) -> io::Result<bool> {
    let parent = parent(path);
    if !parent.is_dir() {
        fs::create_dir_all(parent)?;
        sync_folder(parent.parent());
    }
    refuse_readonly(&fs::metadata(parent)?)?;
    let file = beside(parent, None, |file| file.write_all(text.as_bytes()))?;
    match file.persist_noclobber(path) {
        Ok(_) => {
            sync_folder(Some(parent));
            Ok(true)
        }
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

fn replace(path: &Path, before: &str, after: &str) -> io::Result<bool> {
    // A link stays a link: what it leads to is replaced.
    let path = &path.canonicalize()?;
    let known = fs::metadata(path)?;
    refuse_readonly(&known)?;
    refuse_readonly(&fs::metadata(parent(path))?)?;
    let file = beside(parent(path), Some(&known), |file| file.write_all(after.as_bytes()))?;
    // Only now: the less time passes from here to the next line, the less can happen in it.
    if !is_still(path, before)? {
        return Ok(false);
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(path.parent());
    Ok(true)
}

/// Puts a file that is the user's to replace: whole or not at all, whatever was there.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put_written(path, |file| file.write_all(bytes))
}

/// The same of a file that is written piece by piece.
pub fn put_written(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let known = fs::metadata(path).ok();
    known.as_ref().map_or(Ok(()), refuse_readonly)?;
    let path = &if known.is_some() { path.canonicalize()? } else { path.to_owned() };
    let file = beside(parent(path), known.as_ref(), write)?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(Some(parent(path)));
    Ok(())
}

fn remove(path: &Path, before: &str) -> io::Result<bool> {
    refuse_readonly(&fs::metadata(path)?)?;
    refuse_readonly(&fs::metadata(parent(path))?)?;
    if !is_still(path, before)? {
        return Ok(false);
    }
    fs::remove_file(path)?;
    sync_folder(path.parent());
    Ok(true)
}

/// How the name of a file begins and ends that is not finished; catalogs do not read hidden files.
const TEMPORARY: (&str, &str) = (".smeta-", ".tmp");

/// A file with what is written into it, on the disk, under a hidden name; it goes by itself unless it gets its real name.
fn beside(
    folder: &Path,
    like: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Of these rights the user's mask takes its share, as with any new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    if let Some(like) = like {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Who may not give files away keeps the rights of the folder instead; before the mode, which it may reset.
            let _ = fchown(file.as_file(), Some(like.uid()), Some(like.gid()));
        }
        file.as_file().set_permissions(like.permissions())?;
    }
    let mut buffer = BufWriter::new(file.as_file_mut());
    write(&mut buffer)?;
    buffer.flush()?;
    drop(buffer);
    file.as_file().sync_all()?;
    Ok(file)
}

#[expect(clippy::disallowed_methods, reason = "this is the place that writes catalog folders")]
fn is_still(path: &Path, text: &str) -> io::Result<bool> {
    match fs::read(path) {
        Ok(bytes) => Ok(bytes == text.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// A new name needs no right to the file itself, so the system would let a protected file be replaced.
fn refuse_readonly(metadata: &Metadata) -> io::Result<()> {
    // On Windows this mark of a folder means something else.
    let counts = !cfg!(windows) || metadata.is_file();
    if counts && metadata.permissions().readonly() { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Holds a catalog folder for one writer at a time, as long as it lives.
#[derive(Debug)]
pub(super) struct Lock {
    file: Option<File>,
}

impl Lock {
    /// Waits for others to finish. Where a file system knows no locks there is none: the comparison before each
    /// replacement guards there alone.
    pub(super) fn take(folder: &Path) -> Lock {
        let file = lockable(folder).ok().filter(|file| file.lock().is_ok());
        Lock { file }
    }

    /// Removes what a killed process left in a folder: while the lock is held, nobody else is at work.
    #[expect(clippy::disallowed_methods, reason = "this is the place that writes catalog folders")]
    pub(super) fn sweep(&self, folder: &Path) {
        let Some(items) = self.file.as_ref().and_then(|_| fs::read_dir(folder).ok()) else { return };
        for path in items.filter_map(|item| Some(item.ok()?.path())) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
                // It hinders nobody: the next writer tries again.
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// The folder itself, so that nothing is left behind.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "a folder is opened only to be locked")]
fn lockable(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// A hidden file: other systems open no folders, and a locked file of the catalog could not be read.
#[cfg(not(unix))]
fn lockable(folder: &Path) -> io::Result<File> {
    fs::OpenOptions::new().create(true).append(true).open(folder.join(".smeta-lock"))
}
