//! Phrases that lead away from their entry, and entries that are nearly one.
//!
//! Each phrase is held against all others as if it were a request that the catalog has not seen: with itself left out,
//! which phrase is nearest, and whose is it?

use std::collections::BTreeMap;

use super::Matcher;
use super::confidence::best;
use super::meaning::{Sum, direction, likeness_of_texts, meanings};
use super::scoring::Scored;
use crate::domain::catalog::problem::ProblemKind;
use crate::domain::catalog::review::Finding;
use crate::domain::catalog::{Catalog, EntryId};

/// From this likeness by words on two phrases say the same thing in nearly the same words.
const NEAR: f32 = 0.65;

/// From this likeness by words and meaning on a phrase may be another way to say what another entry's says.
const SAYS_THE_SAME: f32 = 0.3;

/// So much nearer must the other entry's phrase be: two entries about one thing are always near to each other.
const NEARER: f32 = 0.35;

/// From this share of its phrases on that say what another one's say an entry is nearly that one. Both figures were found
/// on tasks whose phrases were cut in two: with less, tasks that are only alike are told (docs/measurements.md).
const MOST: f64 = 0.4;

/// One phrase alone may be a slip, however few there are.
const LEAST: usize = 2;

/// How near the own entry's nearest phrase is, and that of the nearest other entry.
struct Nearest {
    own: f32,
    other: f32,
    other_entry: usize,
}

impl Nearest {
    fn of(own_entry: usize, likenesses: impl Iterator<Item = (usize, f32)>) -> Nearest {
        let mut nearest = Nearest { own: 0.0, other: 0.0, other_entry: own_entry };
        for (entry, likeness) in likenesses {
            if entry == own_entry {
                nearest.own = nearest.own.max(likeness);
            } else if likeness > nearest.other {
                (nearest.other, nearest.other_entry) = (likeness, entry);
            }
        }
        nearest
    }
}

/// What is near a phrase, itself left out.
struct Neighbours {
    by_words: Nearest,
    by_meaning_too: Nearest,
    /// The entry that would be found without the phrase.
    found: usize,
}

/// Looks at every phrase. The matcher must be that of the catalog.
#[must_use]
pub fn crossings(catalog: &Catalog, matcher: &Matcher) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let meant = |phrase: usize| {
        let words = matcher.lexicon.read_plainly(matcher.phrases.words.at(phrase));
        direction(&meanings(&words, |_| 1.0))
    };
    let directions: Vec<Sum> = (0..matcher.phrases.words.len()).map(meant).collect();
    for (number, entry) in catalog.entries.keys().enumerate() {
        let own = matcher.phrases.of_entry(number);
        let mut led: BTreeMap<usize, usize> = BTreeMap::new();
        let n_phrases = own.len();
        for phrase in own {
            let words = matcher.phrases.words.at(phrase);
            let Some(Neighbours { by_words, by_meaning_too, found: would_be }) =
                neighbours(matcher, &directions, phrase)
            else {
                continue;
            };
            if by_meaning_too.other > by_meaning_too.own && by_meaning_too.other >= SAYS_THE_SAME {
                *led.entry(by_meaning_too.other_entry).or_default() += 1;
            }
            // What the whole entry says outweighs one phrase of another that happens to be written alike.
            let crosses =
                would_be == by_words.other_entry && by_words.other >= NEAR && by_words.other >= by_words.own + NEARER;
            // A title is no phrase; and what was learned since is none of the files'.
            let written =
                catalog.entries.get(entry).and_then(|entry| entry.phrases.iter().position(|own| own.words == words));
            if let Some(written) = written.filter(|_| crosses) {
                let other: EntryId = matcher.entries.at(by_words.other_entry).to_owned();
                let kind = ProblemKind::PhraseElsewhere { phrase: words.to_owned(), other };
                found.push(Finding { entry: entry.clone(), phrase: Some(written), kind });
            }
        }
        if let Some((other, count)) = led.into_iter().max_by_key(|(_, count)| *count)
            && count >= LEAST
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

/// The neighbours of a phrase of an entry; `directions` tells what each phrase means.
fn neighbours(matcher: &Matcher, directions: &[Sum], phrase: usize) -> Option<Neighbours> {
    let own_entry = matcher.phrases.entry(phrase)?;
    let words = matcher.lexicon.read_plainly(matcher.phrases.words.at(phrase));
    let Scored { text, mut scores, .. } = matcher.score(&words)?;
    let mut kernel = matcher.index.kernel(&matcher.index.row(&text.features));
    // The phrase is as like itself as can be; without that, what do the others say?
    let itself = (1.0 - matcher.meaning.share()) * kernel[phrase] + matcher.meaning.itself(phrase);
    scores.iter_mut().enumerate().for_each(|(entry, score)| *score -= itself * matcher.head.weight(phrase, entry));
    kernel[phrase] = 0.0;
    // Phrases are taken by entry, so each has one, but for those that no entry is for.
    let others = || {
        (0..kernel.len())
            .filter(|other| *other != phrase)
            .filter_map(|other| Some((other, matcher.phrases.entry(other)?)))
    };
    let likeness = |other: usize| likeness_of_texts(kernel[other], &directions[phrase], &directions[other]);
    Some(Neighbours {
        by_words: Nearest::of(own_entry, others().map(|(other, entry)| (entry, kernel[other]))),
        by_meaning_too: Nearest::of(own_entry, others().map(|(other, entry)| (entry, likeness(other)))),
        found: best(&scores),
    })
}
