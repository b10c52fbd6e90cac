//! `smeta catalog edit`: an entry's text goes to an editor and comes back checked.
//!
//! The folder is held only while it is read and while it is written: an editor may be open for a day.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempPath};

use super::disk::{Disk, StoreError};
use super::{Done, UpkeepError, Workshop, make};
use crate::domain::catalog::EntryId;
use crate::domain::catalog::edit::Change;

/// An entry's text on its way to an editor.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The entry.
    pub id: EntryId,
    /// The file that it is of, or will be.
    pub path: String,
    /// What is on the disk; `None` for an entry of the base.
    before: Option<String>,
    /// What the editor gets.
    pub text: String,
}

impl Draft {
    /// Whether the entry is the base's, so that the studio gets its own copy.
    #[must_use]
    pub fn adopts(&self) -> bool {
        self.before.is_none()
    }
}

/// The file that an editor gets: it goes by itself unless it is kept.
#[derive(Debug)]
pub struct DraftFile {
    path: TempPath,
}

impl DraftFile {
    /// Writes the draft where temporary files are.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn new(draft: &Draft) -> io::Result<DraftFile> {
        let prefix = format!("smeta-{}-", draft.id);
        let mut file = Builder::new().prefix(&prefix).suffix(".toml").tempfile()?;
        file.write_all(draft.text.as_bytes())?;
        // Closed, because some systems let nobody else open it before.
        Ok(DraftFile { path: file.into_temp_path() })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in it now.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no UTF-8.
    pub fn read(&self) -> io::Result<String> {
        #[expect(clippy::disallowed_methods, reason = "the draft is this module's own file")]
        std::fs::read_to_string(&self.path)
    }

    /// Leaves it there.
    pub fn keep(self) -> PathBuf {
        let path = self.path.to_path_buf();
        // Where the mark of a temporary file cannot be taken off, the file stays all the same.
        let _ = self.path.keep();
        path
    }
}

/// Takes an entry's text.
///
/// # Errors
///
/// When there is no such entry, or when its file cannot be read.
pub fn draft(workshop: &Workshop, id: &str) -> Result<Draft, UpkeepError> {
    let id = workshop.id(id)?;
    let source = workshop.entry(&id)?;
    Ok(Draft { id, path: source.path, before: source.before, text: source.text })
}

/// Puts back what the editor made of it. Problems are shown as those of the file at `drafted`, where the text is.
///
/// # Errors
///
/// When the text brings new errors, when the file was changed meanwhile, or when it cannot be written.
pub fn put_back(
    workshop: &Workshop,
    draft: &Draft,
    text: String,
    drafted: &Path,
    dry_run: bool,
) -> Result<Done, UpkeepError> {
    let now = workshop.entry(&draft.id)?;
    if now.before != draft.before || now.path != draft.path {
        return Err(StoreError::Changed(workshop.folder.join(&now.path)).into());
    }
    let change = Change { path: draft.path.clone(), before: draft.before.clone(), after: Some(text) };
    let changes = vec![change];
    let warnings = workshop.judge(&changes, Some(&drafted.display().to_string()))?;
    if !dry_run {
        workshop.sweep(&changes);
        make(&mut Disk::new(&workshop.folder), &changes)?;
    }
    Ok(Done { changes, warnings, written: !dry_run })
}
