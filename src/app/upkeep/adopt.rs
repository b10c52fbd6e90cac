//! `smeta catalog adopt` and `drop`: an entry of the base becomes the studio's own, and back.

use super::{UpkeepError, Workshop, in_files};
use crate::domain::catalog::EntryId;
use crate::domain::catalog::edit::Change;

/// An entry that leaves the studio's files.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// The entry.
    pub id: EntryId,
    /// Whether the base has it, so that it is still there afterwards.
    pub in_base: bool,
    /// The file.
    pub change: Change,
}

/// The change that copies an entry of the base.
///
/// # Errors
///
/// When there is no such entry, or when it is the studio's own already.
pub fn adopt(workshop: &Workshop, id: &str) -> Result<(EntryId, Change), UpkeepError> {
    let id = workshop.id(id)?;
    if let Some(own) = in_files(&workshop.own, &id) {
        return Err(UpkeepError::AlreadyOwn(own.shown.clone()));
    }
    let source = workshop.entry(&id)?;
    Ok((id, Change { path: source.path, before: None, after: Some(source.text) }))
}

/// The change that removes the studio's file of an entry. What is in no base is lost: that must be `sure`.
///
/// # Errors
///
/// When there is no such entry, when it is not the studio's, or when it would be lost without being sure.
pub fn drop(workshop: &Workshop, id: &str, sure: bool) -> Result<Dropped, UpkeepError> {
    let id = workshop.id(id)?;
    let Some(file) = in_files(&workshop.own, &id) else { return Err(UpkeepError::OnlyInBase(id)) };
    let in_base = in_files(&workshop.base, &id).is_some();
    if !(in_base || sure) {
        return Err(UpkeepError::NotInBase(id));
    }
    let change = Change { path: file.path.clone(), before: Some(workshop.raw(file)?), after: None };
    Ok(Dropped { id, in_base, change })
}
