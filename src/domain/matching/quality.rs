//! How good the matching is on requests whose right answer somebody wrote down.

use std::collections::BTreeMap;

use super::{Matched, Matcher, Verdict, Wanted};
use crate::domain::catalog::written::nearest;
use crate::domain::catalog::{Catalog, EntryId};

/// A request and the entries that it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The client's words.
    pub text: String,
    /// The right entries; none when the catalog has nothing for it.
    pub expected: Vec<EntryId>,
}

/// Why a row of a file is no case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseProblem {
    /// The row has no such column, or nothing in it.
    Missing(&'static str),
    /// An entry that the catalog does not have, and the nearest one.
    UnknownEntry(EntryId, Option<EntryId>),
    /// `none` beside an entry.
    NoneAndSome,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Not a row of JSON lines: the column where it goes wrong.
    NotJson(usize),
}

impl Case {
    /// A case as it is written: an id, several joined by `+`, or `none`.
    ///
    /// # Errors
    ///
    /// When there are no words, no answer, or an answer that the catalog does not know.
    pub fn parse(catalog: &Catalog, text: &str, expected: &str) -> Result<Case, CaseProblem> {
        if text.trim().is_empty() {
            return Err(CaseProblem::Missing("text"));
        }
        let ids: Vec<&str> = expected.split('+').map(str::trim).filter(|id| !id.is_empty()).collect();
        match ids[..] {
            [] => return Err(CaseProblem::Missing("expected")),
            ["none"] => return Ok(Case { text: text.to_owned(), expected: Vec::new() }),
            _ if ids.contains(&"none") => return Err(CaseProblem::NoneAndSome),
            _ => {}
        }
        let mut known: Vec<EntryId> = Vec::new();
        for id in ids {
            // An id that the entry had before still means it.
            let entry = catalog.entry(id).ok_or_else(|| {
                CaseProblem::UnknownEntry(id.to_owned(), nearest(id, catalog.entries.keys().map(String::as_str)))
            })?;
            if !known.contains(&entry.id) {
                known.push(entry.id.clone());
            }
        }
        Ok(Case { text: text.to_owned(), expected: known })
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.of += 1;
        self.hits += usize::from(hit);
    }

    /// The share, 0–1; `None` of nothing.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        (self.of > 0).then(|| self.hits as f64 / self.of as f64)
    }
}

/// What the requests came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quality {
    /// The first of all candidates is asked for. Of requests that the catalog has something for.
    pub first: Share,
    /// All that is asked for is among the first three, or among as many as are asked for.
    pub three: Share,
    /// Mean of 1 / rank of the first right candidate, over the same requests.
    pub mrr: Option<f64>,
    /// Exactly the right entries are found (typical or unsure), of requests with one task.
    pub set_of_one: Share,
    /// The same of requests with several.
    pub set_of_several: Share,
    /// Nothing typical is found where the catalog has nothing.
    pub refused_rightly: Share,
    /// Nothing typical is found though the catalog has something.
    pub refused_wrongly: Share,
    /// Something is typical and not asked for. Of all requests.
    pub typical_and_wrong: Share,
    /// Mean distance of the first candidate's confidence from how often it is right.
    pub calibration_error: Option<f64>,
    /// What is taken for what, the frequent first.
    pub confusions: Vec<Confusion>,
}

impl Quality {
    /// The right set, whatever the number of tasks.
    #[must_use]
    pub fn set(&self) -> Share {
        let (one, several) = (self.set_of_one, self.set_of_several);
        Share { hits: one.hits + several.hits, of: one.of + several.of }
    }
}

/// An entry that was missed, and what was found in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// What was asked for; `None` where nothing (more) was.
    pub expected: Option<EntryId>,
    /// What was found; `None` where nothing was.
    pub found: Option<EntryId>,
    /// How often.
    pub count: usize,
    /// A request in which it happens.
    pub example: String,
}

/// What was expected and what was found.
type Pair = (Option<EntryId>, Option<EntryId>);

/// Bins of equal mass for the calibration error, as in the scorers of others.
const BINS: usize = 15;

/// Candidates that come into the ranks.
const TOP: usize = 5;

/// Measures the matcher on cases.
#[must_use]
pub fn measure(catalog: &Catalog, matcher: &Matcher, cases: &[Case]) -> Quality {
    let rules = &catalog.studio.matching;
    let mut quality = Quality::default();
    let (mut ranks, mut judged) = (0.0, Vec::new());
    let mut confusions: BTreeMap<Pair, (usize, &str)> = BTreeMap::new();
    for Case { text, expected } in cases {
        let matched = Matched { text: text.clone(), asks: matcher.asks(text, rules, Wanted::bare(TOP)) };
        let ranked = matched.ranked();
        let right = ranked.first().is_some_and(|first| expected.contains(&first.entry));
        judged.push((ranked.first().map_or(0.0, |first| first.confidence), right));
        let found = |verdicts: &[Verdict]| -> Vec<&EntryId> {
            let firsts = matched.asks.iter().filter(|ask| verdicts.contains(&ask.verdict));
            let mut found: Vec<&EntryId> =
                firsts.filter_map(|ask| ask.candidates.first()).map(|first| &first.entry).collect();
            found.sort();
            found.dedup();
            found
        };
        let (typical, set) = (found(&[Verdict::Typical]), found(&[Verdict::Typical, Verdict::Unsure]));
        quality.typical_and_wrong.count(typical.iter().any(|entry| !expected.contains(entry)));
        let missed: Vec<&EntryId> = expected.iter().filter(|entry| !set.contains(entry)).collect();
        // An unsure ask where nothing is expected is a question, not a mistake.
        let told = if expected.is_empty() { &typical } else { &set };
        let extra: Vec<&EntryId> = told.iter().copied().filter(|entry| !expected.contains(entry)).collect();
        for at in 0..missed.len().max(extra.len()) {
            let pair = (missed.get(at).copied().cloned(), extra.get(at).copied().cloned());
            confusions.entry(pair).or_insert((0, text)).0 += 1;
        }
        if expected.is_empty() {
            quality.refused_rightly.count(typical.is_empty());
            continue;
        }
        quality.refused_wrongly.count(typical.is_empty());
        quality.first.count(right);
        let among = ranked.get(..expected.len().max(3)).unwrap_or(&ranked);
        quality.three.count(expected.iter().all(|entry| among.iter().any(|candidate| candidate.entry == *entry)));
        let rank = ranked.iter().position(|candidate| expected.contains(&candidate.entry));
        ranks += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        let sets = if expected.len() == 1 { &mut quality.set_of_one } else { &mut quality.set_of_several };
        sets.count(missed.is_empty() && extra.is_empty());
    }
    quality.mrr = (quality.first.of > 0).then(|| ranks / quality.first.of as f64);
    quality.calibration_error = calibration_error(judged);
    let confusion = |((expected, found), (count, example)): (Pair, (usize, &str))| Confusion {
        expected,
        found,
        count,
        example: example.to_owned(),
    };
    quality.confusions = confusions.into_iter().map(confusion).collect();
    quality.confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.count));
    quality
}

/// Over bins of equal mass: how far the mean confidence is from the share that is right.
fn calibration_error(mut judged: Vec<(f64, bool)>) -> Option<f64> {
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let n = judged.len();
    let distance = |bin: usize| {
        let own = &judged[n * bin / BINS..n * (bin + 1) / BINS];
        own.iter().map(|(confidence, right)| confidence - f64::from(u8::from(*right))).sum::<f64>().abs()
    };
    (n > 0).then(|| (0..BINS).map(distance).sum::<f64>() / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_confidence_has_no_error_and_boasting_has() {
        let honest = (0..30).map(|i| (0.5, i % 2 == 0)).collect();
        assert!(calibration_error(honest).is_some_and(|error| error < 1e-9));
        let boasting = (0..30).map(|_| (0.9, false)).collect();
        assert!(calibration_error(boasting).is_some_and(|error| (error - 0.9).abs() < 1e-9));
        assert_eq!(calibration_error(Vec::new()), None);
    }

    #[test]
    fn rows_are_understood_or_refused_with_the_reason() {
        let catalog = Catalog::default();
        let parse = |text, expected| Case::parse(&catalog, text, expected);
        assert_eq!(parse("касса", "none"), Ok(Case { text: "касса".into(), expected: vec![] }));
        assert_eq!(parse(" ", "none"), Err(CaseProblem::Missing("text")));
        assert_eq!(parse("касса", " + "), Err(CaseProblem::Missing("expected")));
        assert_eq!(parse("касса", "none+a"), Err(CaseProblem::NoneAndSome));
        assert_eq!(parse("касса", "a"), Err(CaseProblem::UnknownEntry("a".into(), None)));
    }
}
