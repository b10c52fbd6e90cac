//! What the phrases of a catalog mean, and what that says about its entries.

use std::sync::OnceLock;

use super::landmarks::{self, Basis, View};
use super::{DIM, ReadWord, Rounded, Sum, direction, of_word, parts, product};
use crate::domain::matching::head::{Dense, Head};
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};

/// Meaning counts less for the likeness of a phrase than for scores: `w` of this many.
const OF_LIKENESS: f32 = 1.0 / 3.0;
/// How steep likeness is where stretches of a message and entries mostly stand to each other: what is reckoned roughly is
/// this times the cosine.
const STEEPNESS: f32 = 0.6;
/// A pair that brings less of a phrase's likeness explains nothing; and more pairs than this nobody reads.
const LEAST_PAIR: f64 = 0.04;
const MOST_PAIRS: usize = 3;
/// Steps between 0 and 1 of the values of a phrase's direction: few are above a half, and a likeness is off by 0.001.
const STEPS: f32 = 254.0;

/// What the phrases of a catalog mean, and what that says about its entries.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// w/(1 + w): how much of the likeness that scores are made of is that of meaning.
    share: f32,
    /// For each phrase its direction, in [`STEPS`] of the values.
    phrases: Numbers<i8>,
    /// For each phrase its likeness to itself, as far as landmarks tell.
    itself: Numbers<f32>,
    landmarks: Numbers<f32>,
    /// For each entry what likeness to each landmark is worth.
    entries: Numbers<f32>,
    /// For each entry the sum of its phrases' directions, each times the phrase's weight for the entry: what a text says
    /// roughly is one scalar product, which those of its words add up to.
    rough: Numbers<f32>,
    /// For each entry what its words lost of a usual text's score when their weights were thinned, those of meaning not:
    /// the two were learned together, and without it the one would be missing what the other was weighed against. Empty
    /// where nothing was thinned.
    lost: Numbers<f32>,
    /// Made when the first text is scored.
    at_hand: OnceLock<AtHand>,
}

/// What every text is held against, as it is reckoned with.
#[derive(Clone, Debug)]
struct AtHand {
    landmarks: Vec<Rounded>,
    entries: Vec<View>,
    rough: Vec<Rounded>,
}

/// Two words whose likeness speaks for a match.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Of the request, as understood.
    pub word: String,
    /// Of the catalog's phrase.
    pub phrase_word: String,
    /// Share of the phrase's likeness that they bring, 0–1.
    pub share: f64,
}

/// Phrases, before anything is learned from what they mean.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// One a phrase, of length 1 or 0.
    pub directions: Vec<Sum>,
    basis: Basis,
    /// What scores are learned from: their scalar products are the likenesses. Empty where meaning is not to count.
    pub features: Vec<View>,
}

impl Phrases {
    /// From the meanings of the words of each phrase; `owners` tells the entries, `counts` whether meaning may count at all.
    #[must_use]
    pub fn of(
        meanings: impl Iterator<Item = Vec<Option<Sum>>>,
        owners: &[u32],
        n_entries: usize,
        counts: bool,
    ) -> Phrases {
        let directions: Vec<Sum> = meanings.map(|words| direction(&words)).collect();
        let basis = Basis::of(if counts { &directions } else { &[] }, owners, n_entries);
        let features = directions.iter().filter(|_| counts).map(|direction| basis.features(direction)).collect();
        Phrases { directions, basis, features }
    }
}

/// How much of a phrase's likeness is that of meaning where it has this share of what scores are made of.
#[must_use]
pub fn share_of_likeness(share: f32) -> f32 {
    let weight = OF_LIKENESS * share / (1.0 - share);
    weight / (1.0 + weight)
}

impl Meaning {
    /// Keeps what a fit says: its weights, all of them where it has them. `usual` is the mean likeness of texts to each
    /// phrase by words and letters.
    #[must_use]
    pub fn new(phrases: &Phrases, share: f32, head: &Head, dense: Option<&Dense>, usual: &[f32]) -> Meaning {
        if share == 0.0 {
            return Meaning::default();
        }
        let Phrases { directions, basis, features } = phrases;
        // All phrases are a little alike in meaning, so the weights that words can do without count together.
        let (entries, rough) = match dense {
            Some(dense) => (dense.summed(features), dense.summed(directions)),
            None => (head.summed(features), head.summed(directions)),
        };
        let lost = dense.map_or_else(Vec::new, |dense| head.lost(dense, usual));
        Meaning {
            share,
            // What lies beyond the ends of the numbers is the end.
            phrases: directions.iter().flatten().map(|value| (value * STEPS).round() as i8).collect(),
            itself: features.iter().map(|own| product(own, own)).collect(),
            landmarks: basis.directions().iter().flatten().copied().collect(),
            entries: entries.iter().flat_map(|sum| basis.back(sum)).collect(),
            rough: rough.iter().flatten().copied().collect(),
            lost: lost.iter().map(|lost| (1.0 - share) * lost).collect(),
            at_hand: OnceLock::new(),
        }
    }

    /// Packs what was kept.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&self.share);
        packer.numbers(&self.phrases);
        packer.numbers(&self.itself);
        packer.numbers(&self.landmarks);
        packer.numbers(&self.entries);
        packer.numbers(&self.rough);
        packer.numbers(&self.lost);
    }

    /// Takes what was packed.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Meaning, Damaged> {
        Ok(Meaning {
            share: unpacker.value()?,
            phrases: unpacker.numbers()?,
            itself: unpacker.numbers()?,
            landmarks: unpacker.numbers()?,
            entries: unpacker.numbers()?,
            rough: unpacker.numbers()?,
            lost: unpacker.numbers()?,
            at_hand: OnceLock::new(),
        })
    }

    /// How much of the likeness that scores are made of is that of meaning, 0–1; the rest is that of words and letters.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.share
    }

    /// How much of a phrase's likeness is that of meaning, 0–1.
    #[must_use]
    pub fn share_of_likeness(&self) -> f32 {
        share_of_likeness(self.share)
    }

    /// What a word means, where that counts.
    #[must_use]
    pub fn of_word(&self, word: &str) -> Option<Sum> {
        if self.share == 0.0 { None } else { of_word(word) }
    }

    /// Adds to the score of every entry what a direction says for it.
    pub fn add_scores(&self, direction: &Sum, scores: &mut [f32]) {
        if self.share == 0.0 {
            return;
        }
        let AtHand { landmarks, entries, .. } = self.at_hand();
        let view = landmarks::likenesses(landmarks, direction).map(|likeness| self.share * likeness);
        scores.iter_mut().zip(entries).for_each(|(score, entry)| *score += product(&view, entry));
        scores.iter_mut().zip(self.lost.iter()).for_each(|(score, lost)| *score += lost);
    }

    /// How much the score of an entry changes with the direction of a text, at this one: the scalar product with a word's
    /// part of it tells what the word brings.
    #[must_use]
    pub fn pull(&self, direction: &Sum, entry: usize) -> Sum {
        let mut pull = [0.0; DIM];
        if self.share > 0.0 {
            let AtHand { landmarks, entries, .. } = self.at_hand();
            let slopes = landmarks::slopes(landmarks::likenesses(landmarks, direction));
            for at in 0..self.landmarks.len() / DIM {
                let own = self.share * slopes[at] * entries[entry][at];
                let landmark: Sum = self.landmarks.array(at * DIM);
                pull.iter_mut().zip(landmark).for_each(|(sum, value)| *sum += own * value);
            }
        }
        pull
    }

    /// What a phrase of the catalog brings to the scores of its own words, when its weight is 1.
    #[must_use]
    pub fn itself(&self, phrase: usize) -> f32 {
        if self.share == 0.0 { 0.0 } else { self.share * self.itself.at(phrase) }
    }

    /// What a meaning says for an entry, roughly: its part of the score, when it has length 1, but for what is the same for
    /// all entries.
    #[must_use]
    #[inline]
    pub fn roughly(&self, meaning: &Rounded, entry: usize) -> f32 {
        if self.share == 0.0 { 0.0 } else { self.share * STEEPNESS * meaning.product(&self.at_hand().rough[entry]) }
    }

    fn at_hand(&self) -> &AtHand {
        let rounded =
            |sums: &Numbers<f32>| (0..sums.len() / DIM).map(|at| Rounded::of(&sums.array(at * DIM))).collect();
        let views = 0..self.entries.len() / landmarks::MOST;
        self.at_hand.get_or_init(|| AtHand {
            landmarks: rounded(&self.landmarks),
            entries: views.map(|entry| self.entries.array(entry * landmarks::MOST)).collect(),
            rough: rounded(&self.rough),
        })
    }

    /// Adds the meaning's part to the likeness of some phrases, in their order.
    pub fn add_likeness(&self, direction: &Sum, phrases: std::ops::Range<usize>, kernel: &mut [f32]) {
        if self.share > 0.0 {
            let share = self.share_of_likeness();
            for (likeness, phrase) in kernel.iter_mut().zip(phrases) {
                let own = self.phrases.array(phrase * DIM).map(f32::from);
                *likeness += share / STEPS * product(direction, &own);
            }
        }
    }

    /// The pairs of different words that bring most of a phrase's likeness by their meaning; `meant` tells that of a word.
    #[must_use]
    pub fn pairs(
        &self,
        words: &[ReadWord],
        phrase: &[ReadWord],
        likeness: f64,
        meant: impl Fn(&str) -> Option<Sum>,
        are_different: impl Fn(&str, &str) -> bool,
    ) -> Vec<Pair> {
        let of_each = |words: &[ReadWord]| parts(&words.iter().map(|word| meant(&word.text)).collect::<Vec<_>>());
        let (own, others) = (of_each(words), of_each(phrase));
        let of_meaning = self.share_of_likeness();
        let mut pairs: Vec<Pair> = Vec::new();
        for (word, meaning) in words.iter().zip(&own) {
            for (other, of_other) in phrase.iter().zip(&others) {
                let (Some(meaning), Some(of_other)) = (meaning, of_other) else { continue };
                let share = f64::from(of_meaning * product(meaning, of_other)) / likeness.max(f64::MIN_POSITIVE);
                if share >= LEAST_PAIR && are_different(&word.text, &other.text) {
                    pairs.push(Pair { word: word.text.clone(), phrase_word: other.text.clone(), share });
                }
            }
        }
        pairs.sort_by(|a, b| b.share.total_cmp(&a.share));
        pairs.truncate(MOST_PAIRS);
        pairs
    }
}
