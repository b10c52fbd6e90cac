//! Templates of a studio's own: `catalog/templates/`, and the files that documents are written to.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::upkeep::disk;

/// The folder inside a catalog.
const FOLDER: &str = "templates";

/// What ends the name of a template.
const ENDINGS: [&str; 3] = ["md", "html", "txt"];

/// A template as it lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its file name.
    pub name: String,
    /// Its path as the user would name it.
    pub shown: String,
    /// Its text.
    pub text: String,
}

/// Why a template cannot be used.
#[derive(Debug, Error)]
pub enum TemplateFileError {
    /// The system refuses.
    #[error("cannot read {0}")]
    Unreadable(PathBuf, #[source] io::Error),
    /// Not UTF-8.
    #[error("{0} is not UTF-8")]
    NotUtf8(PathBuf),
}

/// The templates of a catalog folder, by name; none without a folder.
///
/// # Errors
///
/// When one of them cannot be read: a document that silently falls back to the built-in text would be sent unnoticed.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads a studio's templates")]
pub fn read(catalog: Option<&Path>) -> Result<Vec<TemplateFile>, TemplateFileError> {
    let Some(folder) = catalog.map(|catalog| catalog.join(FOLDER)) else { return Ok(Vec::new()) };
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |error| TemplateFileError::Unreadable(path, error)
    };
    let items = match std::fs::read_dir(&folder) {
        Ok(items) => items,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(&folder)(error)),
    };
    let mut files = Vec::new();
    for item in items {
        let path = item.map_err(unreadable(&folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else { continue };
        let known = path.extension().is_some_and(|end| ENDINGS.iter().any(|known| end == *known));
        if !known || name.starts_with('.') {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(unreadable(&path))?;
        let text = String::from_utf8(bytes).map_err(|_| TemplateFileError::NotUtf8(path.clone()))?;
        // Some editors put a byte-order mark before UTF-8; it would stand in every letter.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        files.push(TemplateFile { name, shown: path.display().to_string(), text });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Writes a document: whole or not at all, whatever was there.
///
/// # Errors
///
/// When the system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    disk::put(path, bytes)
}

/// The same, making the folder if it is not there.
///
/// # Errors
///
/// When the system refuses.
pub fn write_in_folder(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    write(path, bytes)
}
