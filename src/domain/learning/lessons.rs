//! What all finished jobs say about a catalog: everything that `learned.toml` keeps.
//!
//! The catalog is the one that people typed, without what was learned before: every lesson starts from the typed figures
//! and all jobs, so that learning twice is learning once.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use chrono::NaiveDate;

use super::accuracy::is_hit;
use super::answers::questions;
use super::job::Job;
use super::learned::{Past, learned};
use super::pieces::{Piece, effort, share_of_base};
use super::walk::walk_all;
use super::width::width;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::Entry;
use crate::domain::catalog::learned::{
    Counted, FORMAT, Learned, LearnedDays, LearnedEntry, LearnedRange, Taught, widened,
};
use crate::domain::ledger::State;
use crate::domain::range::Range3;
use crate::text::translit::slug;

/// Days are waiting, and waiting differs: fewer jobs than this leave the arithmetic of hours as it is.
const LEAST_DAYS: usize = 3;

/// The analogy is judged by the last so many jobs: it changes slowly, and a longer walk takes minutes.
const JUDGED: usize = 3000;

/// Everything that the jobs finished by a day say.
#[must_use]
pub fn lessons(catalog: &Catalog, state: &State, pieces: &[Piece], today: NaiveDate, threads: NonZeroUsize) -> Learned {
    let done: Vec<&Piece> = pieces.iter().filter(|piece| piece.done <= today).collect();
    let mut by_entry: BTreeMap<&str, Vec<&Piece>> = BTreeMap::new();
    for piece in &done {
        by_entry.entry(piece.entry.unwrap_or_default()).or_default().push(piece);
    }
    let answers = answers_by_entry(catalog, state);
    let mut entries: BTreeMap<String, LearnedEntry> = BTreeMap::new();
    let mut groups: Vec<(Range3, Vec<Past>)> = Vec::new();
    for (id, entry) in catalog.entries.iter() {
        let own = by_entry.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        let said = answers.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        if own.is_empty() && said.is_empty() {
            continue;
        }
        let questions = questions(entry, said, own);
        let entry = taught(entry, &questions);
        let mut learned = of_entry(&entry, own, catalog.studio.hours_per_day(&entry.executor), today, &mut groups);
        learned.questions = questions;
        if learned != LearnedEntry::default() {
            entries.insert(id.clone(), learned);
        }
    }
    let width = width(&groups);
    if let Some(width) = width {
        for learned in entries.values_mut() {
            let ranges = learned.variants.values_mut().chain(learned.effort.as_mut());
            ranges.for_each(|learned| learned.range = tidy(widened(learned.range, width.factor)));
        }
    }
    let taught = Taught {
        until: Some(today),
        jobs: done.iter().filter(|piece| !piece.whole).count() as u32,
        width,
        analogy: analogy(&done, threads),
    };
    Learned { version: FORMAT, taught, rejected: Vec::new(), entries }
}

/// What clients answered, of each quote once, by entry.
fn answers_by_entry<'s>(catalog: &Catalog, state: &'s State) -> BTreeMap<String, Vec<&'s BTreeMap<String, String>>> {
    let mut answers: BTreeMap<String, Vec<&BTreeMap<String, String>>> = BTreeMap::new();
    for line in state.quotes.iter().flat_map(|quote| &quote.latest().quoted.lines) {
        let entry = line.entry.as_deref().and_then(|id| catalog.entry(id)).filter(|_| !line.answers.is_empty());
        if let Some(entry) = entry {
            answers.entry(entry.id.clone()).or_default().push(&line.answers);
        }
    }
    answers
}

/// The entry with what its answers are worth by its jobs: hours of the base case depend on it.
fn taught(entry: &Entry, questions: &BTreeMap<String, crate::domain::catalog::learned::LearnedQuestion>) -> Entry {
    let learned = LearnedEntry { questions: questions.clone(), ..LearnedEntry::default() };
    let mut one = BTreeMap::from([(entry.id.clone(), entry.clone())]);
    // It was made from this very entry, so it fits.
    Learned { entries: BTreeMap::from([(entry.id.clone(), learned)]), ..Learned::default() }.apply(&mut one);
    one.remove(&entry.id).unwrap_or_else(|| entry.clone())
}

fn of_entry(
    entry: &Entry,
    own: &[&Piece],
    hours_per_day: f64,
    today: NaiveDate,
    groups: &mut Vec<(Range3, Vec<Past>)>,
) -> LearnedEntry {
    let mut learned_entry = LearnedEntry::default();
    let offered = entry.variants.first().map(|variant| variant.id.as_str());
    let ways = entry.variants.iter().skip(1).map(|variant| Some(variant.id.as_str()));
    for way in std::iter::once(None).chain(ways) {
        let is_it = |piece: &&&Piece| piece.variant.filter(|variant| Some(*variant) != offered) == way;
        let jobs: Vec<Past> = own.iter().filter(is_it).map(|piece| past(entry, piece)).collect();
        if jobs.is_empty() {
            continue;
        }
        let typed = effort(entry, way).typed();
        let found = learned(typed, &jobs, today);
        let range = LearnedRange { range: tidy(found.range), typed, jobs: found.n as u32, hits: found.hits as u32 };
        groups.push((typed, jobs));
        match way {
            None => learned_entry.effort = Some(range),
            Some(way) => {
                learned_entry.variants.insert(way.to_owned(), range);
            }
        }
    }
    learned_entry.days = days(entry, own, hours_per_day, today);
    for why in own.iter().filter(|piece| is_over(piece)).filter_map(|piece| piece.why) {
        *learned_entry.met.entry(slug(why)).or_insert(0) += 1;
    }
    learned_entry.of = if learned_entry.met.is_empty() { 0 } else { own.len() as u32 };
    learned_entry
}

/// Whether a piece took longer than the likely figure that was said; where nothing was said, its reason speaks.
#[must_use]
pub fn is_over(piece: &Piece) -> bool {
    piece.said.is_none_or(|said| piece.hours > said.likely)
}

/// A piece as a job of the base case: what was said of it is moved alike.
fn past(entry: &Entry, piece: &Piece) -> Past {
    let share = share_of_base(entry, piece);
    Past {
        hours: piece.hours * share,
        done: piece.done,
        asked: piece.asked.min(piece.done),
        said: piece.said.map(|said| said.map(|hours| hours * share)),
    }
}

/// Working days from beginning to end. What is typed is the work alone, a day at least: two hours of work need a day.
fn days(entry: &Entry, own: &[&Piece], hours_per_day: f64, today: NaiveDate) -> Option<LearnedDays> {
    let job = |piece: &&Piece| {
        let days = piece.days.filter(|days| *days > 0.0)?;
        Some(Past { hours: days, done: piece.done, asked: piece.asked.min(piece.done), said: None })
    };
    let jobs: Vec<Past> = own.iter().filter_map(job).collect();
    if jobs.len() < LEAST_DAYS {
        return None;
    }
    let typed = entry.effort.typed().map(|hours| (hours / hours_per_day).max(1.0));
    let found = learned(typed, &jobs, today);
    Some(LearnedDays { range: found.range.map(|days| (days * 10.0).round() / 10.0), jobs: found.n as u32 })
}

/// Hours as people would write them: more digits than a job's hours have say nothing.
fn tidy(range: Range3) -> Range3 {
    range.map(|hours| {
        let steps = if hours < 1.0 { 100.0 } else { 10.0 };
        (hours * steps).round() / steps
    })
}

/// How often a range by likeness alone held, walking through the jobs: what is said of work that is in no entry.
fn analogy(done: &[&Piece], threads: NonZeroUsize) -> Option<Counted> {
    let jobs: Vec<Job> =
        done.iter().rev().filter(|piece| !piece.whole).take(JUDGED).map(|piece| as_job(piece)).collect();
    let jobs: Vec<Job> = jobs.into_iter().map(|job| Job { groups: Box::default(), estimate: None, ..job }).collect();
    let (_, said) = walk_all(&jobs, None, threads);
    // What is said after a handful of jobs is mostly the width of ignorance.
    let judged: Vec<bool> =
        jobs.iter().zip(&said).filter_map(|(job, said)| said.map(|said| is_hit(job.hours, said.range))).collect();
    let judged = judged.get(..judged.len().saturating_sub(FIRST)).unwrap_or_default();
    (!judged.is_empty())
        .then(|| Counted { jobs: judged.len() as u32, hits: judged.iter().filter(|hit| **hit).count() as u32 })
}

/// So many jobs must be known before a range by likeness is judged.
pub const FIRST: usize = 10;

/// A piece as a job of a history: its groups are its entry and its client.
#[must_use]
pub fn as_job(piece: &Piece) -> Job {
    let groups: Vec<Box<str>> =
        [piece.entry, piece.client].into_iter().map(|name| name.unwrap_or_default().into()).collect();
    Job {
        id: piece.name.as_str().into(),
        estimated: piece.asked,
        done: piece.done,
        hours: piece.hours,
        text: piece.words.into(),
        groups: groups.into(),
        estimate: piece.estimate,
        days: piece.days,
    }
}
