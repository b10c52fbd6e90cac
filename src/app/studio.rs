//! Opening the studio: which catalog is used, and what is wrong with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::ledger::{FileLedger, Ledger, LedgerError};
use super::ledger_shelf::Shelf;
use super::past_work::past_work;
use super::{folder, prepared, starter};
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::problem::Problem;
use crate::domain::catalog::review::Outline;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::catalog::written::studio::{base, language as language_of};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::lang::Lang;
use crate::domain::learning::orientation::Work;
use crate::domain::ledger::{KeptQuote, State};
use crate::domain::matching::Matcher;
use crate::domain::matching::lessons::Lessons;

/// Where a catalog may be, in the order in which it is looked for; as git finds its folder.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// `--catalog` or `$SMETA_CATALOG`: must exist.
    pub named: Option<PathBuf>,
    /// The working folder: it and its parents are tried.
    pub start: Option<PathBuf>,
    /// The user's data folder for this program.
    pub data: Option<PathBuf>,
    /// Where prepared catalogs are kept.
    pub cache: Option<PathBuf>,
}

/// A catalog as it was found, whether it can be used or not.
#[derive(Debug)]
pub struct Found {
    /// Where; `None` for the one inside the binary.
    pub folder: Option<PathBuf>,
    /// Everything that could be understood.
    pub catalog: Catalog,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
    /// Where the parts of the entries stand.
    pub outlines: BTreeMap<EntryId, Outline>,
}

/// A catalog that can be used, with its matcher.
#[derive(Debug)]
pub struct Opened {
    /// The catalog.
    pub catalog: Catalog,
    /// Fitted to it and to what people said of clients' words.
    pub matcher: Matcher,
    /// The catalog's folder; `None` for the one inside the binary.
    pub folder: Option<PathBuf>,
    /// Where copies of work are kept.
    pub cache: Option<PathBuf>,
    /// Why the ledger could not be read, if it could not: then nothing is learned from it.
    pub ledger_trouble: Option<LedgerError>,
}

impl Opened {
    /// What the ledger says by now, with its quotes; empty for the catalog inside the binary and where it cannot be read,
    /// which was told at the opening.
    #[must_use]
    pub fn state(&self) -> State {
        self.ledger()
            .and_then(|ledger| ledger.scan().ok())
            .map(|reading| State::from_records(reading.records))
            .unwrap_or_default()
    }

    /// The quotes of one client; none where [`Opened::state`] is empty.
    #[must_use]
    pub fn quotes_of(&self, client: &str) -> Vec<KeptQuote> {
        let shelf = self.ledger().and_then(|ledger| Shelf::open(ledger).ok());
        shelf.and_then(|mut shelf| shelf.of_client(client).ok()).unwrap_or_default()
    }

    /// What was finished piece by piece; none where [`Opened::state`] is empty.
    #[must_use]
    pub fn past_work(&self) -> Vec<Work> {
        self.ledger().and_then(|ledger| past_work(&ledger).ok()).unwrap_or_default()
    }

    fn ledger(&self) -> Option<FileLedger> {
        self.folder.as_deref().map(|folder| FileLedger::of_catalog(folder).with_cache(self.cache.as_deref()))
    }
}

/// Why no catalog can be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The named folder is not there.
    #[error("no folder {0}")]
    Missing(PathBuf),
    /// The named folder has no `studio.toml`.
    #[error("no studio.toml in {0}")]
    NoStudio(PathBuf),
    /// The folder cannot be listed.
    #[error("cannot read {0}")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The catalog has errors.
    #[error("{} problems in the catalog", .0.len())]
    Broken(Vec<Problem>),
    /// There are no entries.
    #[error("the catalog is empty")]
    Empty,
}

/// Finds and reads the catalog, without fitting a matcher.
///
/// # Errors
///
/// When a named folder is missing, is no catalog, or cannot be listed.
pub fn find(places: &Places) -> Result<Found, OpenError> {
    let folder = locate(places)?;
    let layers = layers(folder.as_deref())?;
    let made = assemble(&borrowed(&layers));
    Ok(Found { folder, catalog: made.catalog, problems: made.problems, outlines: made.outlines })
}

/// Finds, reads and fits: what every command needs that matches or estimates.
///
/// # Errors
///
/// As [`find`], and when the catalog has errors or no entries.
pub fn open(places: &Places) -> Result<Opened, OpenError> {
    let Some(folder) = locate(places)? else {
        let (catalog, matcher) = starter::ready_made();
        return Ok(Opened { catalog, matcher, folder: None, cache: None, ledger_trouble: None });
    };
    let (state, ledger_trouble) = match FileLedger::of_catalog(&folder).with_cache(places.cache.as_deref()).meanings() {
        Ok(state) => (state, None),
        Err(trouble) => (State::default(), Some(trouble)),
    };
    open_knowing(places, folder, &state, ledger_trouble)
}

/// The same for whoever has read the ledger already.
pub(super) fn open_knowing(
    places: &Places,
    folder: PathBuf,
    state: &State,
    ledger_trouble: Option<LedgerError>,
) -> Result<Opened, OpenError> {
    let said: Vec<_> = state.asks.values().map(|said| (said.ask.as_str(), said.entry.as_deref())).collect();
    let layers = layers(Some(&folder))?;
    let place = prepared::Place::of(places.cache.as_deref(), &borrowed(&layers), &said);
    if let Some((catalog, matcher)) = place.as_ref().and_then(prepared::Place::load) {
        return Ok(Opened { catalog, matcher, folder: Some(folder), cache: places.cache.clone(), ledger_trouble });
    }
    let made = assemble(&borrowed(&layers));
    if made.has_errors() {
        return Err(OpenError::Broken(made.problems));
    }
    if made.catalog.entries.is_empty() {
        return Err(OpenError::Empty);
    }
    let matcher = Matcher::fit_with(&made.catalog, &Lessons::of(&made.catalog, said));
    if let Some(place) = place {
        place.keep(&made.catalog, &matcher);
    }
    Ok(Opened { catalog: made.catalog, matcher, folder: Some(folder), cache: places.cache.clone(), ledger_trouble })
}

/// The language of the studio, if its settings name one: for those who need nothing else of the catalog.
#[must_use]
pub fn language(places: &Places) -> Option<Lang> {
    let folder = locate(places).ok()??;
    #[expect(clippy::disallowed_methods, reason = "the settings are read without the rest of the catalog")]
    let text = std::fs::read_to_string(folder.join("studio.toml")).ok()?;
    language_of(&text)
}

/// The files of a folder and, under them, those of its base; of the starter catalogue if there is no folder.
pub(super) fn layers(folder: Option<&Path>) -> Result<Vec<Vec<CatalogFile>>, OpenError> {
    let Some(path) = folder else { return Ok(vec![starter::files()]) };
    let files = folder::read(path).map_err(|error| OpenError::Unreadable(path.to_owned(), error))?;
    let settings = files.iter().find(|file| file.path == "studio.toml").and_then(|file| file.content.as_ref().ok());
    if settings.and_then(|text| base(text)).as_deref() == Some("starter") {
        return Ok(vec![starter::files(), files]);
    }
    Ok(vec![files])
}

/// Layers as the domain takes them.
pub(super) fn borrowed(layers: &[Vec<CatalogFile>]) -> Vec<&[CatalogFile]> {
    layers.iter().map(Vec::as_slice).collect()
}

/// The folder of the catalog; `None` for the one inside the binary.
pub(super) fn locate(places: &Places) -> Result<Option<PathBuf>, OpenError> {
    if let Some(named) = &places.named {
        if !named.is_dir() {
            return Err(OpenError::Missing(named.clone()));
        }
        return catalog_in(named).map(Some).ok_or_else(|| OpenError::NoStudio(named.clone()));
    }
    let above = places.start.iter().flat_map(|start| start.ancestors()).find_map(|folder| {
        let inside = folder.join("catalog");
        inside.join("studio.toml").is_file().then_some(inside)
    });
    Ok(above.or_else(|| places.data.as_deref().and_then(catalog_in)))
}

/// The catalog folder that is meant by a folder: itself, or its `catalog/`.
fn catalog_in(folder: &Path) -> Option<PathBuf> {
    [folder.to_owned(), folder.join("catalog")].into_iter().find(|folder| folder.join("studio.toml").is_file())
}
