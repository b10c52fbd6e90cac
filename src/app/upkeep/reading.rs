//! The commands that read the catalog for its keepers: `diff`, `gaps`, `replay`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::disk::{Disk, Store, StoreError};
use crate::app::ledger::{FileLedger, Ledger, LedgerError};
use crate::app::starter;
use crate::app::studio::{self, OpenError, Opened, Places};
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::edit::{Change, new};
use crate::domain::catalog::problem::Level;
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::lang::Lang;
use crate::domain::ledger::State as LedgerState;
use crate::domain::matching::Matcher;
use crate::domain::matching::gaps::{Gap, gaps};
use crate::domain::quote::replay::{Past, Replay, State, replay};
use crate::text::script::mostly_cyrillic;
use crate::text::translit::slug;

/// Two states of a catalog.
#[derive(Debug)]
pub struct Pair {
    /// What is compared with.
    pub before: Catalog,
    /// The catalog.
    pub after: Catalog,
}

/// The catalog and what it is compared with: a folder, or else its base; `None` when it has none.
///
/// # Errors
///
/// When one of them cannot be read, or has errors.
pub fn pair(places: &Places, other: Option<&Path>) -> Result<Option<Pair>, OpenError> {
    let after = sound(places)?;
    let before = match other {
        Some(folder) => sound(&Places { named: Some(folder.to_owned()), ..Places::default() })?,
        None => {
            let mut layers = studio::layers(studio::locate(places)?.as_deref())?;
            layers.pop();
            if layers.is_empty() {
                return Ok(None);
            }
            assemble(&studio::borrowed(&layers)).catalog
        }
    };
    Ok(Some(Pair { before, after }))
}

/// A catalog without errors.
fn sound(places: &Places) -> Result<Catalog, OpenError> {
    let found = studio::find(places)?;
    let has_errors = found.problems.iter().any(|problem| problem.kind.level() == Level::Error);
    if has_errors { Err(OpenError::Broken(found.problems)) } else { Ok(found.catalog) }
}

/// What people said of clients' words, by the ledger of a studio; nothing without one.
fn said(folder: Option<&Path>) -> Result<Vec<(String, Option<EntryId>)>, LedgerError> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let state = LedgerState::of(&FileLedger::of_catalog(folder).scan()?.records);
    Ok(state.asks.into_values().map(|said| (said.ask, said.entry)).collect())
}

/// The requests that nothing fits: of a list, and of the ledger.
///
/// # Errors
///
/// When the ledger cannot be read.
pub fn find_gaps(opened: &Opened, texts: &[String]) -> Result<Vec<Gap>, LedgerError> {
    let said = said(opened.folder.as_deref())?;
    let refused: Vec<String> = said.into_iter().filter(|(_, entry)| entry.is_none()).map(|(ask, _)| ask).collect();
    Ok(gaps(&opened.matcher, &opened.catalog.studio.matching, texts, &refused))
}

/// A draft that was written, or was not because its name is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file.
    pub path: PathBuf,
    /// Whether it was written.
    pub written: bool,
}

/// The name and the text of a gap's draft. `advice` stands in it as a comment.
#[must_use]
pub fn draft(gap: &Gap, own: Lang, advice: &str) -> (String, String) {
    let lang_of = |words: &str| match own {
        _ if mostly_cyrillic(words) => Lang::Ru,
        Lang::Ru => Lang::En,
        own => own,
    };
    let phrases = gap.requests.iter().map(|request| (lang_of(&request.text), request.text.clone())).collect::<Vec<_>>();
    let name = Some(slug(&gap.lead)).filter(|name| !name.is_empty()).unwrap_or_else(|| "request".to_owned());
    (format!("{name}.toml"), new::draft(&gap.lead, &phrases, advice))
}

/// Writes drafts into a folder, each whole or not at all, never over a file.
///
/// # Errors
///
/// When one cannot be written.
pub fn write_drafts(folder: &Path, drafts: &[(String, String)]) -> Result<Vec<Draft>, StoreError> {
    let mut disk = Disk::new(folder);
    let mut done = Vec::new();
    for (name, text) in drafts {
        let path = folder.join(name);
        let change = Change { path: name.clone(), before: None, after: Some(text.clone()) };
        let written = match disk.make(&change) {
            Ok(()) => true,
            Err(StoreError::Changed(_)) => false,
            Err(error) => return Err(error),
        };
        done.push(Draft { path, written });
    }
    Ok(done)
}

/// Why nothing was replayed.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// A catalog cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Quotes requests with the catalog and with another state of it: a folder, or else the embedded catalog. Without a list
/// these are the requests of the ledger. What the ledger taught counts in neither: it would find its own requests.
///
/// # Errors
///
/// When a catalog or the ledger cannot be read.
pub fn run_replay(
    places: &Places,
    against: Option<&Path>,
    texts: Option<Vec<String>>,
    today: NaiveDate,
) -> Result<(Replay, Pair), ReplayError> {
    let after = sound(places)?;
    let before = match against {
        Some(folder) => sound(&Places { named: Some(folder.to_owned()), ..Places::default() })?,
        None => starter::ready_made().0,
    };
    let requests: Vec<Past> = match texts {
        Some(texts) => texts.into_iter().map(|text| Past { text, meant: None }).collect(),
        None => {
            let said = said(studio::locate(places)?.as_deref())?;
            said.into_iter().map(|(text, entry)| Past { text, meant: Some(entry) }).collect()
        }
    };
    let matchers = [&before, &after].map(Matcher::fit);
    let state = |catalog, matcher| State { catalog, matcher };
    let replay = replay(state(&before, &matchers[0]), state(&after, &matchers[1]), &requests, today);
    Ok((replay, Pair { before, after }))
}
