//! Phrases that lead away from their entry, and entries that are nearly one.
//!
//! Each phrase is held against all others as if it were a request that the catalog has not seen: with itself left out,
//! which phrase is nearest, and whose is it?

use std::collections::BTreeMap;

use super::Matcher;
use super::confidence::best;
use super::scoring::Scored;
use crate::domain::catalog::problem::ProblemKind;
use crate::domain::catalog::review::Finding;
use crate::domain::catalog::{Catalog, EntryId};

/// From this likeness on two phrases say the same thing in nearly the same words.
const NEAR: f32 = 0.65;

/// So much nearer must the other entry's phrase be: two entries about one thing are always near to each other.
const NEARER: f32 = 0.35;

/// From this share of its phrases on an entry is nearly another one.
const MOST: f64 = 0.4;

/// The nearest phrase of the own entry and of another, and the entry that would be found without the phrase.
struct Neighbours {
    own: f32,
    other: f32,
    other_entry: usize,
    found: usize,
}

/// Looks at every phrase. The matcher must be that of the catalog.
#[must_use]
pub fn crossings(catalog: &Catalog, matcher: &Matcher) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (number, entry) in catalog.entries.keys().enumerate() {
        let own = matcher.phrases.of_entry(number);
        let mut led: BTreeMap<usize, usize> = BTreeMap::new();
        let n_phrases = own.len();
        for phrase in own {
            let words = matcher.phrases.words.at(phrase);
            let neighbours = neighbours(matcher, words, phrase);
            if neighbours.other > neighbours.own && neighbours.other >= NEAR {
                *led.entry(neighbours.other_entry).or_default() += 1;
            }
            // What the whole entry says outweighs one phrase of another that happens to be written alike.
            let crosses = neighbours.found == neighbours.other_entry
                && neighbours.other >= NEAR
                && neighbours.other >= neighbours.own + NEARER;
            // A title is no phrase; and what was learned since is none of the files'.
            let written =
                catalog.entries.get(entry).and_then(|entry| entry.phrases.iter().position(|own| own.words == words));
            if let Some(written) = written.filter(|_| crosses) {
                let other: EntryId = matcher.entries.at(neighbours.other_entry).to_owned();
                let kind = ProblemKind::PhraseElsewhere { phrase: words.to_owned(), other };
                found.push(Finding { entry: entry.clone(), phrase: Some(written), kind });
            }
        }
        if let Some((other, count)) = led.into_iter().max_by_key(|(_, count)| *count)
            && n_phrases > 1
            && count as f64 >= MOST * n_phrases as f64
        {
            // That says it of each of its phrases; and said of one of the two it is said of both.
            found.retain(|finding| finding.entry != *entry);
            let other: EntryId = matcher.entries.at(other).to_owned();
            let mirrored = ProblemKind::NearDuplicate { other: entry.clone() };
            if !found.iter().any(|finding| finding.entry == other && finding.kind == mirrored) {
                let kind = ProblemKind::NearDuplicate { other };
                found.push(Finding { entry: entry.clone(), phrase: None, kind });
            }
        }
    }
    found
}

fn neighbours(matcher: &Matcher, words: &str, own_phrase: usize) -> Neighbours {
    // Phrases are taken by entry, so each has one.
    let own = matcher.phrases.entry(own_phrase).unwrap_or_default();
    let words = matcher.lexicon.read_plainly(words);
    let Some(Scored { text, mut scores, .. }) = matcher.score(&words) else {
        return Neighbours { own: 0.0, other: 0.0, other_entry: own, found: own };
    };
    let mut kernel = matcher.index.kernel(&matcher.index.row(&text.features));
    // The phrase is as like itself as can be; without that, what do the others say?
    let itself = (1.0 - matcher.meaning.share()) * kernel[own_phrase] + matcher.meaning.itself(own_phrase);
    scores.iter_mut().enumerate().for_each(|(entry, score)| *score -= itself * matcher.head.weight(own_phrase, entry));
    let found = best(&scores);
    kernel[own_phrase] = 0.0;
    let mut neighbours = Neighbours { own: 0.0, other: 0.0, other_entry: own, found };
    for (phrase, likeness) in kernel.into_iter().enumerate() {
        let Some(entry) = matcher.phrases.entry(phrase) else { continue };
        if entry == own {
            neighbours.own = neighbours.own.max(likeness);
        } else if likeness > neighbours.other {
            (neighbours.other, neighbours.other_entry) = (likeness, entry);
        }
    }
    neighbours
}
