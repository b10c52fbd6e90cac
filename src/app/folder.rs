//! Reads a catalog folder from the disk.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::catalog::written::{CatalogFile, FileTrouble};

/// Nothing in a catalog lies deeper than a file in a category; links that lead round in circles end here.
const DEEPEST: usize = 3;

/// Every TOML file of a folder, in the order of their paths. A file that cannot be read is in the list with the reason.
///
/// # Errors
///
/// When the folder itself cannot be listed.
pub fn read(folder: &Path) -> io::Result<Vec<CatalogFile>> {
    let mut paths = Vec::new();
    list(folder, 0, &mut paths)?;
    paths.sort();
    Ok(paths.into_iter().filter_map(|path| read_one(folder, &path)).collect())
}

#[expect(clippy::disallowed_methods, reason = "this is the place that reads catalog folders")]
fn list(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for item in std::fs::read_dir(folder)? {
        let path = item?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            if depth < DEEPEST {
                list(&path, depth + 1, found)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this is the place that reads catalog folders")]
fn read_one(folder: &Path, path: &Path) -> Option<CatalogFile> {
    let inside = path.strip_prefix(folder).ok()?;
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let content = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map(without_mark).map_err(|_| FileTrouble::NotUtf8),
        Err(error) => Err(FileTrouble::Unreadable(error.to_string())),
    };
    Some(CatalogFile { path: parts.join("/"), shown: path.display().to_string(), content })
}

/// Some editors put a byte-order mark before UTF-8; TOML does not want it.
fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}
