//! `smeta learn`: what finished jobs say of the catalog, and what of it a person takes.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use chrono::NaiveDate;
use thiserror::Error;

use super::new_entry::{self, Wanted};
use super::{Done, UpkeepError, Workshop, phrase};
use crate::app::book::{Book, BookError};
use crate::app::studio::{self, Places};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::edit::{Change, pitfall};
use crate::domain::catalog::entry::Severity;
use crate::domain::catalog::learned::{FILE, FORMAT, Learned};
use crate::domain::catalog::written::CatalogFile;
use crate::domain::learning::lessons::lessons;
use crate::domain::learning::pieces::{Piece, pieces};
use crate::domain::learning::proposals::{Proposal, What, advice, figures, phrases};
use crate::domain::ledger::{State, counting};
use crate::domain::matching::gaps;
use crate::domain::range::Range3;
use crate::text::translit::slug;
use crate::text::word::plain;

/// What the jobs say.
#[derive(Clone, Debug)]
pub struct Study {
    /// Everything that the program would keep.
    pub learned: Learned,
    /// What it keeps now.
    kept: Learned,
    /// Its file's text now.
    before: Option<String>,
    /// What is new, one by one; what was refused is not among it.
    pub proposals: Vec<Proposal>,
    /// So many were refused before.
    pub n_refused: usize,
    /// Finished jobs of which no entry is known.
    pub n_elsewhere: usize,
}

/// Why nothing can be learned.
#[derive(Debug, Error)]
pub enum LearnError {
    /// The catalog cannot be read or written.
    #[error(transparent)]
    Upkeep(#[from] UpkeepError),
    /// The ledger cannot be read.
    #[error(transparent)]
    Book(#[from] BookError),
    /// No proposal has such a code, and none is about such an entry: as typed.
    #[error("no proposal {0}")]
    NoSuch(String),
    /// Something to think about, with nothing to write down: as typed.
    #[error("nothing to apply in {0}")]
    OnlyAdvice(String),
}

/// Sentences that go into files.
pub struct Sentences<'w> {
    /// What stands above the program's own file.
    pub head: String,
    /// What a new pitfall says.
    pub pitfall: &'w dyn Fn(&What) -> String,
    /// What is still to be written in a new entry.
    pub draft: String,
}

/// A gap of fewer requests is no recurring work.
const RECURRING: usize = 3;

/// So many of the last requests outside the catalog are grouped.
const LAST: usize = 600;

/// Jobs whose hours make the range of a new entry.
const ENOUGH_JOBS: usize = 3;

/// Looks at all jobs that were finished by a day.
///
/// # Errors
///
/// When the catalog or the ledger cannot be read.
pub fn study(workshop: &Workshop, places: &Places, today: NaiveDate) -> Result<Study, LearnError> {
    let book = Book::open(places)?;
    let typed = typed(workshop);
    let pieces = pieces(&typed, &book.state);
    let threads = available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let learned = lessons(&typed, &book.state, &pieces, today, threads);
    let text = workshop.own.iter().find(|file| file.path == FILE).and_then(|file| file.content.clone().ok());
    let kept = text.as_deref().and_then(|text| Learned::read(text).ok()).unwrap_or_default();
    let mut proposals = figures(&workshop.catalog, &learned);
    proposals.extend(phrases(&typed, &counting(&book.reading.records)));
    let done: Vec<Piece> = pieces.into_iter().filter(|piece| piece.done <= today).collect();
    proposals.extend(advice(&typed, &done));
    proposals.extend(drafts(places, &book.state, &done));
    let refused: BTreeSet<&str> = kept.rejected.iter().map(String::as_str).collect();
    let n = proposals.len();
    proposals.retain(|proposal| !refused.contains(proposal.name().as_str()));
    let n_elsewhere = done.iter().filter(|piece| piece.entry.is_none() && !piece.whole).count();
    Ok(Study { learned, before: text, n_refused: n - proposals.len(), kept, proposals, n_elsewhere })
}

/// The catalog as people wrote it: every lesson starts from there.
fn typed(workshop: &Workshop) -> Catalog {
    let own: Vec<CatalogFile> = workshop.own.iter().filter(|file| file.path != FILE).cloned().collect();
    assemble(&[&workshop.base, &own]).catalog
}

/// Work that comes again and again and is in no entry, with the hours of the jobs among it.
fn drafts(places: &Places, state: &State, done: &[Piece]) -> Vec<Proposal> {
    let lines = state.quotes.iter().flat_map(|quote| &quote.latest().quoted.lines);
    let asked = lines.filter(|line| line.entry.is_none()).filter_map(|line| line.ask.as_deref());
    let outside = done.iter().filter(|piece| piece.entry.is_none() && !piece.whole);
    let mut hours: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    outside.clone().for_each(|piece| hours.entry(plain(piece.words)).or_default().push(piece.hours));
    let mut texts: Vec<String> = asked.chain(outside.map(|piece| piece.words)).map(str::to_owned).collect();
    texts.drain(..texts.len().saturating_sub(LAST));
    if texts.len() < RECURRING {
        return Vec::new();
    }
    let Ok(opened) = studio::open(places) else { return Vec::new() };
    let gaps = gaps::gaps(&opened.matcher, &opened.catalog.studio.matching, &[], &texts);
    let draft = |gap: gaps::Gap| {
        let mut own: Vec<f64> =
            gap.requests.iter().filter_map(|request| hours.get(&plain(&request.text))).flatten().copied().collect();
        own.sort_by(f64::total_cmp);
        let at = |level: f64| own[((own.len() - 1) as f64 * level).round() as usize];
        let range = (own.len() >= ENOUGH_JOBS).then(|| Range3 { low: at(0.1), likely: at(0.5), high: at(0.9) });
        let others = gap.requests.into_iter().map(|request| request.text).filter(|text| *text != gap.lead);
        let hours = range.map(|range| (range, own.len()));
        let (others, near) = (others.take(5).collect(), gap.nearest.map(|(id, _)| id));
        let what = What::Draft { lead: gap.lead.clone(), others, count: gap.count, near, hours };
        Proposal { entry: None, what }
    };
    gaps.into_iter().filter(|gap| gap.count >= RECURRING).map(draft).collect()
}

impl Study {
    /// The proposals that a word on the command line means: those of an entry, or the one of a code.
    ///
    /// # Errors
    ///
    /// When it means none.
    pub fn meant(&self, written: &str) -> Result<Vec<&Proposal>, LearnError> {
        let is_meant = |proposal: &&Proposal| proposal.entry.as_deref() == Some(written) || proposal.code() == written;
        let meant: Vec<&Proposal> = self.proposals.iter().filter(is_meant).collect();
        if meant.is_empty() { Err(LearnError::NoSuch(written.to_owned())) } else { Ok(meant) }
    }

    /// Writes down figures; of a named entry or proposal everything that can be written.
    ///
    /// # Errors
    ///
    /// When nothing is meant, or when a file cannot be written.
    pub fn apply(
        &self,
        workshop: &Workshop,
        written: Option<&str>,
        sentences: &Sentences,
        dry_run: bool,
    ) -> Result<(Done, usize), LearnError> {
        let meant: Vec<&Proposal> = match written {
            Some(written) => self.meant(written)?.into_iter().filter(|one| one.can_be_applied()).collect(),
            None => self.proposals.iter().filter(|one| one.is_figure()).collect(),
        };
        if let (true, Some(written)) = (meant.is_empty(), written) {
            return Err(LearnError::OnlyAdvice(written.to_owned()));
        }
        let mut kept = self.kept_now(workshop);
        meant.iter().filter(|one| one.is_figure()).for_each(|one| one.put(&self.learned, &mut kept));
        let mut changes: Vec<Change> = Vec::new();
        for proposal in &meant {
            match (&proposal.what, &proposal.entry) {
                (What::Phrase { words, .. }, Some(entry)) => put_phrase(workshop, entry, words, &mut changes)?,
                (What::Pitfall { why, .. }, Some(entry)) => {
                    let say = (sentences.pitfall)(&proposal.what);
                    put_pitfall(workshop, entry, why, &say, &mut changes)?;
                }
                (What::Draft { lead, others, near, hours: Some((effort, _)), .. }, _) => {
                    let words = (lead.as_str(), others.as_slice());
                    changes.push(new_entry(workshop, words, near.as_deref(), *effort, &sentences.draft)?);
                }
                _ => {}
            }
        }
        changes.extend(self.change(&kept, &sentences.head));
        Ok((workshop.finish(changes, dry_run)?, meant.len()))
    }

    /// Remembers that nobody wants to see a proposal again.
    ///
    /// # Errors
    ///
    /// When nothing is meant, or when the file cannot be written.
    pub fn reject(&self, workshop: &Workshop, written: &str, head: &str) -> Result<(Done, usize), LearnError> {
        let meant = self.meant(written)?;
        let mut kept = self.kept.clone();
        kept.version = FORMAT;
        let names: BTreeSet<String> = kept.rejected.drain(..).chain(meant.iter().map(|one| one.name())).collect();
        kept.rejected = names.into_iter().collect();
        Ok((workshop.finish(self.change(&kept, head).into_iter().collect(), false)?, meant.len()))
    }

    /// What the program keeps, with what is true of all jobs today, and without what is of no entry any more.
    fn kept_now(&self, workshop: &Workshop) -> Learned {
        let mut kept = self.kept.clone();
        kept.version = FORMAT;
        let width = kept.taught.width;
        kept.taught = self.learned.taught.clone();
        kept.taught.width = width;
        kept.entries.retain(|id, _| workshop.catalog.entries.get(id).is_some());
        kept
    }

    fn change(&self, kept: &Learned, head: &str) -> Option<Change> {
        let after = kept.text(head);
        let same = self.before.as_ref() == Some(&after);
        (!same).then(|| Change { path: FILE.to_owned(), before: self.before.clone(), after: Some(after) })
    }
}

fn put_phrase(workshop: &Workshop, entry: &str, words: &str, changes: &mut Vec<Change>) -> Result<(), UpkeepError> {
    let added = phrase::run(workshop, entry, words, None)?;
    match changes.iter_mut().find(|change| change.path == added.change.path) {
        // One more edit of a text that was edited before.
        Some(change) => {
            let text = change.after.clone().unwrap_or_default();
            let own = workshop.catalog.studio.language;
            let after = crate::domain::catalog::edit::phrase::add(&text, added.lang, own, &added.words)
                .map_err(|error| workshop.failed(&change.path, error))?;
            change.after = Some(after);
        }
        None => changes.push(added.change),
    }
    Ok(())
}

fn put_pitfall(
    workshop: &Workshop,
    entry: &str,
    why: &str,
    say: &str,
    changes: &mut Vec<Change>,
) -> Result<(), UpkeepError> {
    let source = workshop.entry(entry)?;
    let known = changes.iter_mut().find(|change| change.path == source.path);
    let text = known.as_ref().and_then(|change| change.after.clone()).unwrap_or(source.text);
    let lang = workshop.catalog.studio.language;
    let after = pitfall::add(&text, &slug(why), Severity::Medium, lang, say)
        .map_err(|error| workshop.failed(&source.path, error))?;
    match known {
        Some(change) => change.after = Some(after),
        None => changes.push(Change { path: source.path, before: source.before, after: Some(after) }),
    }
    Ok(())
}

/// Beside the entry that is nearest to it.
fn new_entry(
    workshop: &Workshop,
    (lead, others): (&str, &[String]),
    near: Option<&str>,
    effort: Range3,
    advice: &str,
) -> Result<Change, UpkeepError> {
    let near = near.and_then(|id| workshop.catalog.entry(id)).map(|entry| entry.category.clone());
    let category = near.or_else(|| workshop.catalog.categories.keys().next().cloned());
    let phrases = std::iter::once(lead).chain(others.iter().map(String::as_str)).map(str::to_owned).collect();
    let category = category.unwrap_or_else(|| "other".to_owned());
    let wanted = Wanted { id: None, title: lead.to_owned(), category, effort, phrases, executor: None };
    Ok(new_entry::run(workshop, &wanted, advice)?.change)
}
