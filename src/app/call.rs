//! `smeta call`: a call becomes a quote at every change, and its draft is kept.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::book::{self, Book, BookError, Writer};
use super::quote::Typed;
use super::studio::{Opened, Places};
use crate::domain::call::{Draft, SavedAs};
use crate::domain::keeping::remembered;
use crate::domain::ledger::{Asked, Body, Note, Reminder};
use crate::domain::quote::{AnswerProblem, Quote, Remembered, Request, make};

/// What quotes a call: the studio, and what it knows of the client, read once for each name.
#[derive(Debug)]
pub struct Desk<'o> {
    opened: &'o Opened,
    client: Option<String>,
    remembered: Vec<Remembered>,
    /// So many draw for a quote: a key must not wait.
    threads: usize,
}

impl<'o> Desk<'o> {
    /// A desk in a studio.
    #[must_use]
    pub fn new(opened: &'o Opened) -> Desk<'o> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        Desk { opened, client: None, remembered: Vec::new(), threads }
    }

    /// The quote of a call, and what it was made from; none while there are no words. What was settled for a task that the
    /// words do not name any more waits until they do.
    pub fn quote(&mut self, draft: &Draft, today: NaiveDate) -> (Option<Quote<'o>>, Typed) {
        if self.client != draft.client {
            self.client.clone_from(&draft.client);
            let known = |client: &String| remembered(&self.opened.catalog, &self.opened.quotes_of(client), client);
            self.remembered = draft.client.as_ref().map(known).unwrap_or_default();
        }
        let mut typed = typed(draft, today);
        loop {
            let Ok(answers) = super::quote::understood(&typed) else { return (None, typed) };
            let request = Request { threads: self.threads, ..typed.request(&answers, &self.remembered) };
            match make(&self.opened.catalog, &self.opened.matcher, &request) {
                Ok(quote) => return (Some(quote), typed),
                // Every round takes something away, so there is an end.
                Err(problem) if let Some(less) = without(&typed, &problem) => typed = less,
                Err(_) => return (None, typed),
            }
        }
    }
}

/// What was typed, without what means nothing today.
fn without(typed: &Typed, problem: &AnswerProblem) -> Option<Typed> {
    use AnswerProblem as P;
    let mut less = typed.clone();
    let of_question = |typed: &String, id: &str| {
        let name = typed.split('=').next().unwrap_or_default().trim();
        name == id || name.rsplit('.').next() == Some(id)
    };
    match problem {
        P::UnknownVariant { written, .. } => less.variants.retain(|variant| variant != written),
        P::UnknownEntry { written, .. } => {
            less.entries.retain(|entry| entry != written);
            less.options.retain(|entry| entry != written);
        }
        P::UnknownCondition { written, .. } => less.conditions.retain(|condition| condition != written),
        P::UnknownQuestion { written, .. } | P::AmbiguousQuestion { written, .. } => {
            less.answers.retain(|answer| answer.split('=').next().unwrap_or_default().trim() != written);
        }
        P::UnknownAnswer { question, .. } | P::BadNumber { question, .. } => {
            less.answers.retain(|answer| !of_question(answer, question));
        }
        P::Discount { .. } => less.discount = 0.0,
        P::PastDate { .. } => less.by = None,
    }
    let count = |typed: &Typed| {
        let lists = [&typed.variants, &typed.entries, &typed.options, &typed.conditions, &typed.answers];
        lists.iter().map(|list| list.len()).sum::<usize>()
            + usize::from(typed.discount > 0.0)
            + usize::from(typed.by.is_some())
    };
    (count(&less) < count(typed)).then_some(less)
}

/// What a call asks, as `smeta quote` takes it.
#[must_use]
pub fn typed(draft: &Draft, today: NaiveDate) -> Typed {
    let asked = draft.asked.clone();
    Typed {
        text: draft.words.trim().to_owned(),
        answers: asked.answers,
        variants: asked.variants,
        entries: asked.entries,
        client: draft.client.clone(),
        conditions: asked.conditions,
        discount: asked.discount,
        options: asked.options,
        budget: asked.budget,
        by: asked.by,
        overrides: asked.overrides,
        again: draft.number.clone(),
        today,
    }
}

/// A call that begins with what was typed on the command line.
#[must_use]
pub fn draft(typed: Typed) -> Draft {
    let asked = Asked {
        answers: typed.answers,
        variants: typed.variants,
        entries: typed.entries,
        conditions: typed.conditions,
        discount: typed.discount,
        options: typed.options,
        budget: typed.budget,
        by: typed.by,
        overrides: typed.overrides,
    };
    let unsaved = !typed.text.trim().is_empty();
    Draft { words: typed.text, client: typed.client, asked, number: typed.again, unsaved, ..Draft::default() }
}

/// Saves a call: its quote, then its notes and the day to come back to the client. Returns where it is.
///
/// # Errors
///
/// When there is no studio or its ledger cannot be written.
pub fn save(
    opened: &Opened,
    places: &Places,
    (quote, typed): (&Quote, &Typed),
    draft: &Draft,
    writer: impl Fn() -> Writer,
) -> Result<SavedAs, BookError> {
    let (written, name, version) = book::save(opened, quote, typed, &writer())?;
    let waits = matches!(&written.record.body, Some(Body::Quote(quoted)) if !quoted.waits.is_empty());
    let name = name.to_string();
    for text in &draft.notes {
        let book = Book::open(places)?;
        let root = book.quote(&name)?.root.clone();
        book.write(&writer(), Body::Note(Note { quote: Some(root), text: text.clone() }))?;
    }
    if let Some(on) = draft.follow_up {
        let book = Book::open(places)?;
        let quote = book.quote(&name)?.root.clone();
        book.write(&writer(), Body::Reminder(Box::new(Reminder { quote, line: None, on, why: None })))?;
    }
    Ok(SavedAs { name, version, waits })
}

/// A draft as it stands in its file.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    /// The form of the file.
    v: u32,
    /// When it was written.
    at: DateTime<FixedOffset>,
    /// The catalog it belongs to; none for the one inside the binary.
    studio: Option<PathBuf>,
    /// What is kept.
    draft: Draft,
}

/// The form that is written today.
const FORM: u32 = 1;

/// Drafts of calls that were not ended with a saved quote, one file each, in the user's own folder.
#[derive(Debug)]
pub struct Drafts {
    folder: PathBuf,
    studio: Option<PathBuf>,
}

/// A draft that somebody may go on with.
#[derive(Debug)]
pub struct FoundDraft {
    /// When it was written.
    pub at: DateTime<FixedOffset>,
    /// What was kept.
    pub draft: Draft,
    /// Its place, held for this process.
    pub place: Place,
}

/// The place of one call's draft. Nobody else writes there while it is held.
#[derive(Debug)]
pub struct Place {
    path: PathBuf,
    studio: Option<PathBuf>,
    /// Held as long as it is open.
    _lock: File,
}

impl Drafts {
    /// The drafts of a studio (none for the catalog inside the binary) in a folder.
    #[must_use]
    pub fn new(folder: &Path, studio: Option<&Path>) -> Drafts {
        let studio = studio.map(|studio| fs::canonicalize(studio).unwrap_or_else(|_| studio.to_owned()));
        Drafts { folder: folder.join("calls"), studio }
    }

    /// What may be gone on with, the newest first. What is still being typed elsewhere is not among it.
    #[must_use]
    pub fn found(&self) -> Vec<FoundDraft> {
        let mut found: Vec<FoundDraft> = self.paths().into_iter().filter_map(|path| self.read(path)).collect();
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.place.path.cmp(&a.place.path)));
        found
    }

    #[expect(clippy::disallowed_methods, reason = "this is the place that looks for drafts")]
    fn paths(&self) -> Vec<PathBuf> {
        let Ok(items) = fs::read_dir(&self.folder) else { return Vec::new() };
        let paths = items.filter_map(|item| Some(item.ok()?.path()));
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
    }

    fn read(&self, path: PathBuf) -> Option<FoundDraft> {
        let lock = lock(&path).ok()?;
        #[expect(clippy::disallowed_methods, reason = "this is the place that reads drafts")]
        let text = fs::read_to_string(&path).ok()?;
        let written: Written = serde_json::from_str(&text).ok()?;
        let is_ours = written.v == FORM && written.studio == self.studio && written.draft.is_worth_keeping();
        let place = Place { path, studio: self.studio.clone(), _lock: lock };
        is_ours.then_some(FoundDraft { at: written.at, draft: written.draft, place })
    }

    /// A place for a new call.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or written.
    pub fn place(&self, at: DateTime<FixedOffset>, random: u64) -> io::Result<Place> {
        fs::create_dir_all(&self.folder)?;
        let path = self.folder.join(format!("{}-{random:016x}.json", at.format("%Y%m%d-%H%M%S")));
        Ok(Place { _lock: lock(&path)?, path, studio: self.studio.clone() })
    }
}

/// Holds a draft's place; the draft itself is replaced at every change, so its lock is a file beside it.
fn lock(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path.with_extension("lock"))?;
    file.try_lock()?;
    Ok(file)
}

impl Place {
    /// Keeps a draft, whole or not at all; a draft that holds nothing is no draft.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn keep(&self, draft: &Draft, at: DateTime<FixedOffset>) -> io::Result<()> {
        if !draft.is_worth_keeping() {
            return self.remove();
        }
        let written = Written { v: FORM, at, studio: self.studio.clone(), draft: draft.clone() };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        // Only its owner can read such a file: these are a client's words.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(serde_json::to_string(&written)?.as_bytes())?;
        file.persist(&self.path)?;
        Ok(())
    }

    /// Forgets the draft.
    ///
    /// # Errors
    ///
    /// When its file cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether a draft is kept here.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.path.exists()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Without a draft the lock is for nothing.
        if !self.is_kept() {
            let _ = fs::remove_file(self.path.with_extension("lock"));
        }
    }
}
