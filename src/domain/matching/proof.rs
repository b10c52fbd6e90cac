//! Every entry proves itself by its examples and near misses.

use super::{Matcher, Verdict, Wanted};
use crate::domain::catalog::{Catalog, EntryId};

/// A sentence that an entry must find, or must not.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The entry it stands in.
    pub entry: EntryId,
    /// The client's words.
    pub says: String,
    /// The entry that was found first; `None` when nothing fits.
    pub found: Option<EntryId>,
    /// What was claimed.
    pub claim: Claim,
}

/// What an entry claims of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// An example: this entry is found first.
    Finds,
    /// A near miss: this entry is not found first; the one that is meant, if the catalog has it, is.
    Means(Option<EntryId>),
}

impl Proof {
    /// Whether the claim holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        match &self.claim {
            Claim::Finds => self.found.as_ref() == Some(&self.entry),
            Claim::Means(Some(meant)) => self.found.as_ref() == Some(meant),
            Claim::Means(None) => self.found.as_ref() != Some(&self.entry),
        }
    }
}

/// Proves the entries: all, or those named.
#[must_use]
pub fn prove(catalog: &Catalog, matcher: &Matcher, only: &[EntryId]) -> Vec<Proof> {
    let chosen = catalog.entries.values().filter(|entry| only.is_empty() || only.contains(&entry.id));
    let mut proofs = Vec::new();
    for entry in chosen {
        let examples = entry.examples.iter().map(|example| (&example.says, Claim::Finds));
        let misses = entry.near_misses.iter().map(|miss| (&miss.says, Claim::Means(miss.meant.clone())));
        for (says, claim) in examples.chain(misses) {
            let ask = matcher.whole(says, &catalog.studio.matching, Wanted::bare(1));
            // «None of these» is right when nothing is sure, even if something is nearest.
            let sure = ask.verdict == Verdict::Typical || claim != Claim::Means(None);
            let found = ask.candidates.into_iter().next().filter(|_| sure).map(|first| first.entry);
            proofs.push(Proof { entry: entry.id.clone(), says: says.clone(), found, claim });
        }
    }
    proofs
}
