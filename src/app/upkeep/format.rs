//! `smeta catalog fmt`: the canonical form of the studio's files.

use super::{UpkeepError, Workshop, in_files};
use crate::domain::catalog::assemble::kind_of;
use crate::domain::catalog::edit::{Change, EditError, layout};
use crate::domain::catalog::problem::Problem;
use crate::domain::catalog::written::CatalogFile;

/// What is to be written anew.
#[derive(Debug, Default)]
pub struct Formatted {
    /// How many files were looked at.
    pub n_files: usize,
    /// Files that are not in canonical form.
    pub changes: Vec<Change>,
    /// What is wrong with files that cannot be read.
    pub broken: Vec<Problem>,
    /// Files whose canonical form would mean something else: a mistake of this program.
    pub left: Vec<String>,
}

/// The changes that bring files into canonical form: the entries named, or everything.
///
/// # Errors
///
/// When an entry is not there or not the studio's, or when a file cannot be read from the disk.
pub fn run(workshop: &Workshop, ids: &[String]) -> Result<Formatted, UpkeepError> {
    let mut files: Vec<&CatalogFile> = Vec::new();
    for id in ids {
        let id = workshop.id(id)?;
        files.push(in_files(&workshop.own, &id).ok_or(UpkeepError::OnlyInBase(id))?);
    }
    if ids.is_empty() {
        files = workshop.own.iter().collect();
    }
    let mut formatted = Formatted::default();
    for file in files {
        let Some(kind) = kind_of(&file.path) else { continue };
        formatted.n_files += 1;
        let before = match workshop.raw(file) {
            Err(UpkeepError::Broken(problems)) => {
                formatted.broken.extend(problems);
                continue;
            }
            before => before?,
        };
        match layout::canonical(&before, kind) {
            Ok(after) if after == before => {}
            Ok(after) => {
                formatted.changes.push(Change { path: file.path.clone(), before: Some(before), after: Some(after) });
            }
            Err(EditError::Syntax) => formatted.broken.extend(workshop.errors(file)),
            Err(_) => formatted.left.push(file.path.clone()),
        }
    }
    Ok(formatted)
}
