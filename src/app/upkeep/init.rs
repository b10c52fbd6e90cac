//! `smeta init`: the folder of a new studio.

use std::path::Path;

use super::disk::{Disk, StoreError};
use super::{Done, UpkeepError, make};
use crate::app::starter;
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::edit::Change;
use crate::domain::catalog::problem::Level;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::catalog::written::studio::base;

/// Two people's ledgers merge by taking the lines of both; and no line's end is ever converted.
const ATTRIBUTES: &str = "ledger/*.jsonl -text merge=union\n";

/// The same within the folder of the ledger, for a studio inside somebody's repository that has rules of its own.
const INNER_ATTRIBUTES: &str = "*.jsonl -text merge=union\n";

/// Makes a studio of these settings. They are written last: before, the folder is no studio.
///
/// # Errors
///
/// When there is a studio already, or when the folder cannot be written.
pub fn run(folder: &Path, settings: String, dry_run: bool) -> Result<Done, UpkeepError> {
    let studio = folder.join("catalog");
    // A link to nowhere is something as well.
    if studio.symlink_metadata().is_ok() {
        return Err(UpkeepError::Exists(studio));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(UpkeepError::Exists(folder.to_owned()));
    }
    let new = |path: &str, text: &str| Change { path: path.into(), before: None, after: Some(text.into()) };
    let (attributes, inner) = (".gitattributes", "ledger/.gitattributes");
    let is_there = |path: &str| folder.join(path).symlink_metadata().is_ok();
    let mut changes = Vec::new();
    #[expect(clippy::disallowed_methods, reason = "rules that are there already need no second file")]
    let known = std::fs::read_to_string(folder.join(attributes)).is_ok_and(|text| text.contains(ATTRIBUTES));
    if !is_there(attributes) {
        changes.push(new(attributes, ATTRIBUTES));
    } else if !known && !is_there(inner) {
        changes.push(new(inner, INNER_ATTRIBUTES));
    }
    let path = "catalog/studio.toml";
    let shown = folder.join(path).display().to_string();
    let file = CatalogFile { path: "studio.toml".into(), shown, content: Ok(settings.clone()) };
    let starter = if base(&settings).is_some() { starter::files() } else { Vec::new() };
    let problems = assemble(&[&starter, &[file]]).problems;
    if problems.iter().any(|problem| problem.kind.level() == Level::Error) {
        return Err(UpkeepError::Refused(problems));
    }
    changes.push(new(path, &settings));
    if !dry_run {
        let ledger = folder.join("ledger");
        std::fs::create_dir_all(&ledger).map_err(|error| StoreError::Unwritable(ledger, error))?;
        make(&mut Disk::new(folder), &changes)?;
    }
    Ok(Done { changes, warnings: Vec::new(), written: !dry_run })
}
