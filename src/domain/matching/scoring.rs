//! The scores of words for every entry, how sure the best is, and what speaks for it.

use std::ops::Range;

use super::confidence::Signals;
use super::looked::Looked;
use super::meaning::product;
use super::{Evidence, Matcher, ReadWord};

/// Somebody said what exactly these words mean: he may be wrong, but hardly ever is.
const CONFIRMED: f64 = 0.95;

/// Likeness of words that say the same, but for their order, and in a large catalog but for features that too many phrases
/// have; and how sure that makes a match.
pub(super) const SAME: f64 = 0.94;
pub(super) const VERBATIM: f64 = 0.9;

/// All that scoring saw.
#[derive(Clone, Debug)]
pub(super) struct Scored {
    /// The probability that the best entry is right.
    pub confidence: f64,
    /// What that is judged by.
    pub signals: Signals,
    /// Of every entry.
    pub scores: Vec<f32>,
    /// What they are made of.
    pub text: Looked,
}

impl Matcher {
    /// The score of words.
    pub(super) fn score(&self, words: &[ReadWord]) -> Option<Scored> {
        if self.entries.is_empty() { None } else { self.scored(words, self.look(words)) }
    }

    /// The score of words that were looked up.
    pub(super) fn scored(&self, words: &[ReadWord], text: Looked) -> Option<Scored> {
        if self.entries.is_empty() || words.is_empty() {
            return None;
        }
        let scores = self.scores(&text);
        let nearest = |entry| self.likenesses(&text, entry).into_iter().fold(0.0, f32::max);
        let signals = Signals::of(&scores, nearest);
        let confidence = match self.judged(words) {
            Some(true) => 0.0,
            Some(false) => self.calibration.confidence(signals).max(CONFIRMED),
            // Word for word a phrase of the catalog: an entry of one phrase has nothing to be calibrated on.
            None if signals.nearest >= SAME => self.calibration.confidence(signals).max(VERBATIM),
            None => self.calibration.confidence(signals),
        };
        Some(Scored { confidence, signals, scores, text })
    }

    /// What each word brings to the score of an entry by the entry's own phrases.
    fn carries(
        &self,
        n_words: usize,
        scored: &Scored,
        own: Range<usize>,
        weights: &[f32],
        entry: usize,
    ) -> Vec<(f64, usize)> {
        let scales = scored.text.scales.map(|scale| scale * (1.0 - self.meaning.share()));
        let of_words = self.index.carries(&scored.text.features, scales, n_words, own, weights);
        let pull = self.meaning.pull(&scored.text.direction, entry);
        let of_meaning = scored.text.meanings().into_iter();
        let of_meaning = of_meaning.map(|part| part.map_or(0.0, |part| f64::from(product(&part, &pull))));
        of_words.into_iter().zip(of_meaning).map(|(words, meaning)| words + meaning).zip(0..).collect()
    }

    /// What speaks for an entry.
    pub(super) fn evidence(&self, words: &[ReadWord], scored: &Scored, entry: usize) -> Evidence {
        let own = self.phrases.of_entry(entry);
        let likenesses = self.likenesses(&scored.text, entry);
        let nearest = (0..own.len()).max_by(|a, b| likenesses[*a].total_cmp(&likenesses[*b]));
        let weights: Vec<f32> = own.clone().map(|phrase| self.head.weight(phrase, entry)).collect();
        let mut carried = self.carries(words.len(), scored, own.clone(), &weights, entry);
        carried.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let strongest = carried.first().map_or(0.0, |(carries, _)| *carries);
        // A word that carries less than a fifth of what the strongest does explains nothing to a person.
        let mut kept: Vec<usize> = carried
            .into_iter()
            .filter(|(carries, _)| *carries > 0.0 && *carries >= strongest / 5.0)
            .map(|(_, word)| word)
            .take(4)
            .collect();
        kept.sort_unstable();
        let mut shown: Vec<String> = kept.into_iter().map(|word| words[word].text.clone()).collect();
        shown.dedup();
        Evidence {
            words: shown,
            phrase: nearest.map(|place| self.phrases.words.at(own.start + place).to_owned()).unwrap_or_default(),
            likeness: nearest.map_or(0.0, |place| f64::from(likenesses[place])),
        }
    }
}
