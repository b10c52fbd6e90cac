//! Phrases that lead away from their entry, and entries that are nearly one.
//!
//! Each phrase is held against all others as if it were a request that the catalog has not seen: with itself left out,
//! which phrase is nearest, and whose is it?

use std::collections::BTreeMap;

use super::Matcher;
use super::confidence::best;
use super::meaning::{Sum, direction, likeness_of_texts, meanings, product};
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

/// What is near a phrase, itself left out.
struct Neighbours {
    by_words: Nearest,
    /// The entry whose phrase says the same, if one does that is nearer than all of the own entry.
    says_the_same: Option<usize>,
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
            let Some(near) = neighbours(matcher, &directions, phrase) else { continue };
            if let Some(other) = near.says_the_same {
                *led.entry(other).or_default() += 1;
            }
            // What the whole entry says outweighs one phrase of another that happens to be written alike.
            let Nearest { own, other, other_entry } = near.by_words;
            let crosses = near.found == other_entry && other >= NEAR && other >= own + NEARER;
            // A title is no phrase; and what was learned since is none of the files'.
            let written =
                catalog.entries.get(entry).and_then(|entry| entry.phrases.iter().position(|own| own.words == words));
            if let Some(written) = written.filter(|_| crosses) {
                let other: EntryId = matcher.entries.at(other_entry).to_owned();
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
    let others = (0..kernel.len()).filter(|other| *other != phrase);
    // Phrases are taken by entry, so each has one, but for those that no entry is for.
    let others = others.filter_map(|other| Some((other, matcher.phrases.entry(other)?)));
    let (of_own, of_others): (Vec<_>, Vec<_>) = others.partition(|(_, entry)| *entry == own_entry);
    let mut by_words = Nearest { own: 0.0, other: 0.0, other_entry: own_entry };
    by_words.own = of_own.iter().map(|(own, _)| kernel[*own]).fold(0.0, f32::max);
    let likeness = |other: usize| likeness_of_texts(kernel[other], product(&directions[phrase], &directions[other]));
    let mut to_beat = of_own.iter().map(|(own, _)| likeness(*own)).fold(SAYS_THE_SAME, f32::max);
    let mut says_the_same = None;
    for (other, entry) in of_others {
        if kernel[other] > by_words.other {
            (by_words.other, by_words.other_entry) = (kernel[other], entry);
        }
        // Most are too far in words to be near enough whatever they mean.
        if likeness_of_texts(kernel[other], 1.0) > to_beat {
            let own = likeness(other);
            (to_beat, says_the_same) = if own > to_beat { (own, Some(entry)) } else { (to_beat, says_the_same) };
        }
    }
    Some(Neighbours { by_words, says_the_same, found: best(&scores) })
}
