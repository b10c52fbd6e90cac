//! What a deep check adds: an entry that works and is not yet a good one.

use std::ops::Range;
use std::sync::Arc;

use super::dated::{self, Month};
use super::entry::Entry;
use super::problem::{Problem, ProblemKind};
use super::{Catalog, EntryId};
use crate::domain::source::{Place, SourceFile, Written};

/// Where the parts of an entry stand that a deep check speaks of, and what the entry allows.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Each phrase, in the order of the entry's.
    pub phrases: Vec<Range<usize>>,
    /// Where `source` stands; the beginning of the file if it has none.
    pub source: Range<usize>,
    /// Codes of a deep check that the entry allows.
    pub allow: Vec<Written<String>>,
}

/// Something that was found in an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The entry.
    pub entry: EntryId,
    /// The phrase that is meant, by its number.
    pub phrase: Option<usize>,
    /// What it is.
    pub kind: ProblemKind,
}

/// Judges every entry by itself; figures older than so many months are stale.
#[must_use]
pub fn review(catalog: &Catalog, today: Month, months: u32) -> Vec<Finding> {
    let mut found = Vec::new();
    for entry in catalog.entries.values() {
        let mut add = |kind| found.push(Finding { entry: entry.id.clone(), phrase: None, kind });
        // What a manager does by a list of steps needs no questions.
        if entry.questions.is_empty() && !entry.is_do_it_yourself() {
            add(ProblemKind::NoQuestions);
        }
        if entry.pitfalls.is_empty() {
            add(ProblemKind::NoPitfalls);
        }
        match oldest(entry) {
            None => add(ProblemKind::StaleSource { dated: None }),
            Some(oldest) if oldest.months_to(today) > months => {
                add(ProblemKind::StaleSource { dated: Some(oldest.code()) });
            }
            Some(_) => {}
        }
    }
    found
}

/// The oldest month that the entry's source names: a fact is as fresh as it is, whatever stands beside it.
#[must_use]
pub fn oldest(entry: &Entry) -> Option<Month> {
    entry.source.as_deref().map(dated::months).unwrap_or_default().into_iter().min()
}

/// The findings as problems with their places, without those that an entry allows; an allowance that nothing needs is a
/// problem itself. Entries without an outline have none.
#[must_use]
pub fn problems(findings: Vec<Finding>, outlines: &std::collections::BTreeMap<EntryId, Outline>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (id, outline) in outlines {
        let mut put = |span: Range<usize>, kind| {
            problems.push(Problem { kind, place: Place { file: Arc::clone(&outline.file), span } });
        };
        let own = || findings.iter().filter(|finding| finding.entry == *id);
        for allowed in &outline.allow {
            if !own().any(|finding| finding.kind.code() == allowed.value) {
                put(allowed.span.clone(), ProblemKind::UnusedAllow { code: allowed.value.clone() });
            }
        }
        for finding in own().filter(|finding| outline.allow.iter().all(|code| code.value != finding.kind.code())) {
            let span = match (&finding.kind, finding.phrase) {
                (_, Some(phrase)) => outline.phrases.get(phrase).cloned().unwrap_or(0..0),
                (ProblemKind::StaleSource { .. }, None) => outline.source.clone(),
                _ => 0..0,
            };
            put(span, finding.kind.clone());
        }
    }
    problems.sort_by(|a, b| (&a.place.file.path, a.place.span.start).cmp(&(&b.place.file.path, b.place.span.start)));
    problems
}
