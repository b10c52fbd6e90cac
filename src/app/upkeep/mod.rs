//! Use cases that write the catalog: each makes a list of changes, checks the whole catalog as it would be, and only
//! then lets the files be replaced, one after the other, in an order of which every beginning is a sound catalog.

pub mod adopt;
pub mod disk;
pub mod entry_edit;
pub mod format;
pub mod init;
pub mod learning;
pub mod new_entry;
pub mod phrase;
pub mod reading;
pub mod rename;
pub mod review;
pub mod sheet;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::studio::{self, OpenError, Places};
use crate::domain::catalog::assemble::{assemble, entry_of};
use crate::domain::catalog::edit::{Change, EditError};
use crate::domain::catalog::problem::{Level, Problem};
use crate::domain::catalog::written::{CatalogFile, FileTrouble, nearest};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::lang::Lang;
use crate::text::script::{Script, mostly_cyrillic, script_of};
use disk::{Disk, Lock, Store, StoreError};

/// A catalog folder that is being changed: read, understood, and held against other writers until this is dropped.
#[derive(Debug)]
pub struct Workshop {
    folder: PathBuf,
    base: Vec<CatalogFile>,
    own: Vec<CatalogFile>,
    catalog: Catalog,
    problems: Vec<Problem>,
    lock: Lock,
}

/// What became of some changes.
#[derive(Debug, Default)]
pub struct Done {
    /// In the order in which they were made.
    pub changes: Vec<Change>,
    /// New warnings: nothing that forbids the changes, but somebody should look.
    pub warnings: Vec<Problem>,
    /// Whether they were made, or only shown.
    pub written: bool,
}

/// Why nothing was changed.
#[derive(Debug, Error)]
pub enum UpkeepError {
    /// The catalog cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The catalog inside the binary belongs to no studio.
    #[error("no studio folder")]
    NoStudio,
    /// No such entry: as typed, and the nearest there is.
    #[error("no entry {0}")]
    UnknownEntry(String, Option<EntryId>),
    /// The files to be changed must be mended first.
    #[error("{} problems in the file", .0.len())]
    Broken(Vec<Problem>),
    /// The catalog would have errors that it does not have.
    #[error("{} new problems", .0.len())]
    Refused(Vec<Problem>),
    /// The id is no id.
    #[error("bad id {0}")]
    BadId(String),
    /// The id belongs to this entry already, now or formerly.
    #[error("{0} is taken by {1}")]
    Taken(String, EntryId),
    /// No such category, but one of nearly this name.
    #[error("no category {0}")]
    UnknownCategory(String, String),
    /// The category's name is no name of a category.
    #[error("bad category {0}")]
    BadCategory(String),
    /// The phrase has no words.
    #[error("no words")]
    NoWords,
    /// The phrase is there already.
    #[error("{0} is there")]
    PhraseThere(String),
    /// The phrase belongs to another entry.
    #[error("{0} belongs to {1}")]
    PhraseClaimed(String, EntryId),
    /// The language of the phrase cannot be guessed.
    #[error("language of {0}?")]
    LangUnclear(String),
    /// Phrases or former ids are written in another way than they may be.
    #[error("{0} is no list")]
    NotAList(String),
    /// The entry is the studio's own already: its file.
    #[error("{0} is the studio's own")]
    AlreadyOwn(String),
    /// The entry is the base's: there is nothing of the studio to drop, format or rename.
    #[error("{0} is the base's")]
    OnlyInBase(EntryId),
    /// The entry stands in for one of the base, which would come forth under the old name.
    #[error("{0} replaces the base's")]
    ReplacesBase(EntryId),
    /// Without a base nothing would be left of the entry.
    #[error("{0} is in no base")]
    NotInBase(EntryId),
    /// There is something in the place of the new studio.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A file was not written, and no other.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file was not written, but those before it were.
    #[error("{} files were written", .0.len())]
    Partly(Vec<String>, #[source] StoreError),
}

impl Workshop {
    /// Finds and reads the catalog, and keeps other writers out.
    ///
    /// # Errors
    ///
    /// When there is no folder to write to, or when it cannot be read. That its files have errors is none here.
    pub fn open(places: &Places) -> Result<Workshop, UpkeepError> {
        let folder = studio::locate(places)?.ok_or(UpkeepError::NoStudio)?;
        let lock = Lock::take(&folder);
        let mut layers = studio::layers(Some(&folder))?;
        let own = layers.pop().unwrap_or_default();
        let base = layers.pop().unwrap_or_default();
        let made = assemble(&[&base, &own]);
        Ok(Workshop { folder, base, own, catalog: made.catalog, problems: made.problems, lock })
    }

    /// The catalog as far as it can be understood.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The catalog's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Checks the catalog with the changes, and makes them unless they are only to be shown.
    ///
    /// # Errors
    ///
    /// When they bring new errors, or when a file cannot be written.
    pub fn finish(&self, changes: Vec<Change>, dry_run: bool) -> Result<Done, UpkeepError> {
        self.finish_in(&mut Disk::new(&self.folder), changes, dry_run)
    }

    /// The same with files in another place.
    ///
    /// # Errors
    ///
    /// As [`Workshop::finish`].
    pub fn finish_in(&self, store: &mut dyn Store, changes: Vec<Change>, dry_run: bool) -> Result<Done, UpkeepError> {
        let warnings = self.judge(&changes, None)?;
        if !dry_run {
            self.sweep(&changes);
            make(store, &changes)?;
        }
        let written = !dry_run && !changes.is_empty();
        Ok(Done { changes, warnings, written })
    }

    /// Tidies the folders that are written to.
    fn sweep(&self, changes: &[Change]) {
        let folders: BTreeSet<PathBuf> =
            changes.iter().filter_map(|change| Some(self.folder.join(&change.path).parent()?.to_owned())).collect();
        folders.iter().for_each(|folder| self.lock.sweep(folder));
    }

    /// The new warnings of the catalog with the changes. A changed file may be shown under another name.
    fn judge(&self, changes: &[Change], shown: Option<&str>) -> Result<Vec<Problem>, UpkeepError> {
        let mut own = self.own.clone();
        for change in changes {
            own.retain(|file| file.path != change.path);
            if let Some(after) = &change.after {
                let content = Ok(after.strip_prefix('\u{feff}').unwrap_or(after).to_owned());
                own.push(CatalogFile { path: change.path.clone(), shown: self.shown(&change.path), content });
            }
        }
        own.sort_by(|a, b| a.path.cmp(&b.path));
        let mut known = self.problems.clone();
        let mut new = assemble(&[&self.base, &own]).problems;
        new.retain(|problem| {
            let same = |other: &Problem| other.kind == problem.kind && other.place.file.path == problem.place.file.path;
            match known.iter().position(same) {
                Some(at) => {
                    known.swap_remove(at);
                    false
                }
                None => true,
            }
        });
        if let (Some(shown), [change]) = (shown, changes) {
            new.iter_mut().for_each(|problem| rename(problem, &self.shown(&change.path), shown));
        }
        let (errors, warnings): (Vec<_>, Vec<_>) =
            new.into_iter().partition(|problem| problem.kind.level() == Level::Error);
        if errors.is_empty() { Ok(warnings) } else { Err(UpkeepError::Refused(errors)) }
    }

    /// The id of an entry that was typed, perhaps by a former one. An entry whose file is broken counts.
    fn id(&self, written: &str) -> Result<EntryId, UpkeepError> {
        if in_files(&self.own, written).or(in_files(&self.base, written)).is_some() {
            return Ok(written.to_owned());
        }
        let unknown = || {
            let nearest = nearest(written, self.catalog.entries.keys().map(String::as_str));
            UpkeepError::UnknownEntry(written.to_owned(), nearest)
        };
        self.catalog.entry(written).map(|entry| entry.id.clone()).ok_or_else(unknown)
    }

    /// The entry's own file, or else that of the base, as the studio's would be: its path, the text on the disk, if
    /// there is one, and the text to begin with.
    fn entry(&self, id: &str) -> Result<Source, UpkeepError> {
        if let Some(file) = in_files(&self.own, id) {
            let text = self.raw(file)?;
            return Ok(Source { path: file.path.clone(), before: Some(text.clone()), text });
        }
        let file = in_files(&self.base, id).ok_or_else(|| UpkeepError::UnknownEntry(id.to_owned(), None))?;
        let text = file.content.clone().unwrap_or_default();
        Ok(Source { path: file.path.clone(), before: None, text })
    }

    /// A file by its path: the studio's own, or else the base's, as the studio's would be; `None` if there is none.
    fn source(&self, path: &str) -> Option<Result<Source, UpkeepError>> {
        let of = |files: &'_ [CatalogFile]| files.iter().find(|file| file.path == path).cloned();
        if let Some(file) = of(&self.own) {
            let source = |text: String| Source { path: path.to_owned(), before: Some(text.clone()), text };
            return Some(self.raw(&file).map(source));
        }
        let text = of(&self.base)?.content.unwrap_or_default();
        Some(Ok(Source { path: path.to_owned(), before: None, text }))
    }

    /// A file as it is on the disk, with the byte-order mark that reading leaves out.
    fn raw(&self, file: &CatalogFile) -> Result<String, UpkeepError> {
        let path = self.folder.join(&file.path);
        #[expect(clippy::disallowed_methods, reason = "this is the place that writes catalog folders")]
        let text = std::fs::read_to_string(&path);
        match (text, &file.content) {
            (Ok(text), Ok(known)) if text.strip_prefix('\u{feff}').unwrap_or(&text) == known => Ok(text),
            (_, Err(FileTrouble::NotUtf8 | FileTrouble::Unreadable(_))) => Err(UpkeepError::Broken(self.errors(file))),
            (Ok(_), Ok(_)) => Err(StoreError::Changed(path).into()),
            (Err(error), Ok(_)) => Err(StoreError::Unwritable(path, error).into()),
        }
    }

    /// The errors of a file.
    fn errors(&self, file: &CatalogFile) -> Vec<Problem> {
        let of_file =
            |problem: &&Problem| problem.place.file.path == file.shown && problem.kind.level() == Level::Error;
        self.problems.iter().filter(of_file).cloned().collect()
    }

    /// An edit's failure, which the problems of the file explain better.
    fn failed(&self, path: &str, error: EditError) -> UpkeepError {
        match (error, self.own.iter().find(|file| file.path == path)) {
            (EditError::NotAList(key), _) => UpkeepError::NotAList(key),
            (_, Some(file)) => UpkeepError::Broken(self.errors(file)),
            (_, None) => UpkeepError::Broken(Vec::new()),
        }
    }

    fn shown(&self, path: &str) -> String {
        self.folder.join(path).display().to_string()
    }

    /// The language of a phrase by its letters; that of the studio where they are those of many languages.
    fn lang_of(&self, words: &str) -> Option<Lang> {
        let own = self.catalog.studio.language;
        let polish = |c: char| "ąćęłńóśźż".contains(c.to_lowercase().next().unwrap_or(c));
        match script_of(words) {
            _ if mostly_cyrillic(words) => Some(Lang::Ru),
            _ if words.contains(polish) => Some(Lang::Pl),
            Script::Neither => Some(own),
            _ => Some(own).filter(|own| *own != Lang::Ru),
        }
    }
}

/// Where an entry's text comes from.
struct Source {
    path: String,
    before: Option<String>,
    text: String,
}

/// Makes changes in their order; the first that fails stops the rest.
fn make(store: &mut dyn Store, changes: &[Change]) -> Result<(), UpkeepError> {
    for (at, change) in changes.iter().enumerate() {
        if let Err(error) = store.make(change) {
            let done: Vec<String> = changes[..at].iter().map(|change| change.path.clone()).collect();
            return Err(if done.is_empty() { error.into() } else { UpkeepError::Partly(done, error) });
        }
    }
    Ok(())
}

fn in_files<'f>(files: &'f [CatalogFile], id: &str) -> Option<&'f CatalogFile> {
    files.iter().find(|file| entry_of(&file.path).is_some_and(|(_, own)| own == id))
}

fn rename(problem: &mut Problem, from: &str, to: &str) {
    if problem.place.file.path == from {
        let mut file = (*problem.place.file).clone();
        file.path = to.to_owned();
        problem.place.file = file.into();
    }
}
