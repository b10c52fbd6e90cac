//! `smeta catalog rename`: another id for an entry, known under the old one as well.
//!
//! Several files change, and a process may be stopped between any two of them. So the entry is first written under its
//! new name, where it says that it was called by the old one; then the references follow; only then the old file goes.
//! Every beginning of this list is a catalog in which every id leads somewhere, and the command repeated goes on.

use super::new_entry::refuse_taken;
use super::{UpkeepError, Workshop, in_files};
use crate::domain::catalog::EntryId;
use crate::domain::catalog::assemble::entry_of;
use crate::domain::catalog::edit::{Change, ids};
use crate::domain::catalog::written::CatalogFile;
use crate::domain::catalog::written::question::is_id;

/// An entry that gets another id.
#[derive(Clone, Debug)]
pub struct Renamed {
    /// The id until now.
    pub old: EntryId,
    /// The id from now on.
    pub new: EntryId,
    /// The files, in the order in which they must be written.
    pub changes: Vec<Change>,
}

/// The changes that rename an entry.
///
/// # Errors
///
/// When there is no such entry, when it is the base's or stands in for one of the base, or when the new id is taken.
pub fn run(workshop: &Workshop, old: &str, new: &str) -> Result<Renamed, UpkeepError> {
    let old = workshop.id(old)?;
    let Some(file) = in_files(&workshop.own, &old) else { return Err(UpkeepError::OnlyInBase(old)) };
    if in_files(&workshop.base, &old).is_some() {
        return Err(UpkeepError::ReplacesBase(old));
    }
    if !is_id(new) {
        return Err(UpkeepError::BadId(new.to_owned()));
    }
    let before = workshop.raw(file)?;
    let path = match entry_of(&file.path) {
        Some((category, _)) => format!("{category}/{new}.toml"),
        None => return Err(UpkeepError::BadId(new.to_owned())),
    };
    let failed = |file: &CatalogFile, error| workshop.failed(&file.path, error);
    let text = ids::once_called(&before, &old, new).map_err(|error| failed(file, error))?;
    let mut changes = Vec::new();
    let halfway = workshop.own.iter().find(|other| other.path == path);
    match halfway.map(|other| workshop.raw(other)).transpose()? {
        // A rename that was interrupted has written exactly this.
        Some(there) if there == text => {}
        _ => {
            refuse_taken(workshop, new, Some(&old))?;
            changes.push(Change { path: path.clone(), before: None, after: Some(text) });
        }
    }
    for other in workshop.own.iter().filter(|other| other.path != file.path && other.path != path) {
        let Some((_, id)) = entry_of(&other.path) else { continue };
        // A file that cannot be read refers to nothing that anybody could rewrite.
        let Ok(before) = workshop.raw(other) else { continue };
        let Ok(referring) = ids::referring(&before, &old, new) else { continue };
        let text = referring.as_ref().unwrap_or(&before);
        // From now on the old id means the renamed entry, and nobody else.
        let alone =
            if id == new { None } else { ids::never_called(text, &old).map_err(|error| failed(other, error))? };
        if let Some(after) = alone.or(referring) {
            changes.push(Change { path: other.path.clone(), before: Some(before), after: Some(after) });
        }
    }
    changes.push(Change { path: file.path.clone(), before: Some(before), after: None });
    Ok(Renamed { old, new: new.to_owned(), changes })
}
