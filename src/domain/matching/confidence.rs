//! The probability that the first entry is right, learned from the catalog alone.
//!
//! Two views of every phrase, both by five folds: *in*: the phrase left out, its entry kept: was the first entry the
//! right one? *out*: the whole entry left out: a pretend new task, for which no entry is right. A logistic regression
//! on two signals, the best score and the likeness of the best entry's nearest phrase, turns scores into a probability.
//! Among fifteen signals tried this pair told new tasks from known ones best (docs/measurements.md).

use serde::{Deserialize, Serialize};

use super::head::{Dense, Head};
use super::index::{Index, Sparse};
use super::logistic::Logistic;

/// Scores are doubled before their shares are read: the operating point that was measured.
pub const SHARPNESS: f64 = 2.0;
const FOLDS: usize = 5;

/// What the confidence is judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signals {
    /// The best entry.
    pub first: usize,
    /// Its score.
    pub score: f64,
    /// Likeness of its nearest phrase.
    pub nearest: f64,
}

impl Signals {
    /// Reads the signals off scores and likenesses.
    pub fn of(scores: &[f32], kernel: &[f32], owner: impl Fn(usize) -> usize) -> Signals {
        let first = best(scores);
        let own = kernel.iter().enumerate().filter(|(phrase, _)| owner(*phrase) == first);
        let nearest = own.map(|(_, likeness)| f64::from(*likeness)).fold(0.0, f64::max);
        Signals { first, score: scores.get(first).copied().map_or(0.0, f64::from), nearest }
    }
}

/// The position of the highest score, the first of equals.
#[must_use]
pub fn best(scores: &[f32]) -> usize {
    (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a))).unwrap_or(0)
}

/// A fitted confidence.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Calibration {
    /// On score and nearest phrase.
    full: Logistic<2>,
    /// On the score alone: for stretches of words, whose scores come without likenesses.
    quick: Logistic<1>,
}

/// One left-out phrase.
struct Sample {
    signals: Signals,
    right: f64,
    weight: f64,
}

/// What a calibration is fitted on.
pub struct Training<'t> {
    /// The phrases.
    pub index: &'t Index,
    /// The entry of each phrase.
    pub owners: &'t [u32],
    /// How many entries there are.
    pub n_entries: usize,
    /// The regression's weights for all phrases; `None` for centroids.
    pub dense: Option<&'t Dense>,
    /// How often requests are new.
    pub new_share: f64,
}

impl Calibration {
    /// Fits the confidence.
    #[must_use]
    pub fn fit(training: &Training) -> Calibration {
        let sparse = training.index.sparse();
        let order = numbered_within(training.owners, training.n_entries);
        let known = 1.0 - training.new_share;
        let view = |job: usize| {
            let fold = job % FOLDS;
            let mut samples = Vec::new();
            if job < FOLDS {
                let left_out = |phrase: u32| order[phrase as usize] % FOLDS == fold;
                judge(training, &sparse, left_out, |right| (right, known), &mut samples);
            } else {
                // Entries in folds by a stride that mixes neighbours in the alphabet, often neighbours in meaning.
                let entry_out = |phrase: u32| (training.owners[phrase as usize] as usize * 7 + 3) % FOLDS == fold;
                judge(training, &sparse, entry_out, |_| (0.0, training.new_share), &mut samples);
            }
            samples
        };
        // Two threads: the views are independent, and their samples are put together in the views' order.
        let samples: Vec<Sample> = std::thread::scope(|scope| {
            let other = scope.spawn(|| (FOLDS..2 * FOLDS).flat_map(view).collect::<Vec<_>>());
            let mut own: Vec<Sample> = (0..FOLDS).flat_map(view).collect();
            match other.join() {
                Ok(more) => own.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
            own
        });
        let full =
            samples.iter().map(|sample| ([sample.signals.score, sample.signals.nearest], sample.right, sample.weight));
        let quick = samples.iter().map(|sample| ([sample.signals.score], sample.right, sample.weight));
        Calibration { full: Logistic::fit(full), quick: Logistic::fit(quick) }
    }

    /// The probability that the first entry is right; nothing alike is surely not right.
    #[must_use]
    pub fn confidence(&self, signals: Signals) -> f64 {
        if signals.nearest > 0.0 { self.full.probability([signals.score, signals.nearest]) } else { 0.0 }
    }

    /// The same from the score alone.
    #[must_use]
    pub fn quick(&self, score: f64) -> f64 {
        self.quick.probability([score])
    }
}

/// Of a large catalog this many left-out phrases of each fold are scored: a curve of three numbers needs no more.
const SCORED: usize = 600;

/// Fits without the left-out phrases, scores them, and adds a sample for each.
fn judge(
    training: &Training,
    sparse: &Sparse,
    left_out: impl Fn(u32) -> bool,
    worth: impl Fn(f64) -> (f64, f64),
    samples: &mut Vec<Sample>,
) {
    let Training { owners, n_entries, .. } = *training;
    let (out, kept): (Vec<u32>, Vec<u32>) = (0..owners.len() as u32).partition(|phrase| left_out(*phrase));
    let mut has_phrases = vec![false; n_entries];
    kept.iter().for_each(|phrase| has_phrases[owners[*phrase as usize] as usize] = true);
    if out.is_empty() || kept.is_empty() {
        return;
    }
    let fitted = match training.dense {
        Some(dense) => Dense::fit(sparse, &kept, owners, n_entries, Some(dense)).thinned(),
        None => Head::centroids(&kept, owners, n_entries),
    };
    let by_feature = sparse.by_feature(&kept);
    let stride = out.len().div_ceil(SCORED);
    for phrase in out.into_iter().step_by(stride) {
        let owner = owners[phrase as usize] as usize;
        let kernel = sparse.kernel(phrase, &by_feature, kept.len());
        let mut scores = fitted.scores(&kernel);
        scores.iter_mut().zip(&has_phrases).filter(|(_, has)| !**has).for_each(|(score, _)| *score = -50.0);
        let signals = Signals::of(&scores, &kernel, |position| owners[kept[position] as usize] as usize);
        let (right, weight) = worth(if signals.first == owner { 1.0 } else { 0.0 });
        // An entry whose only phrase is left out cannot be right; as a known task it teaches nothing.
        let pretends_new = worth(1.0).0 == 0.0;
        if has_phrases[owner] || pretends_new {
            samples.push(Sample { signals, right, weight: weight * stride as f64 });
        }
    }
}

/// A number for each phrase such that the phrases of one entry take 0, 1, 2, … in an order that differs by entry.
fn numbered_within(owners: &[u32], n_entries: usize) -> Vec<usize> {
    let mut next: Vec<usize> = (0..n_entries).map(|entry| entry * 3).collect();
    owners
        .iter()
        .map(|owner| {
            let at = next[*owner as usize];
            next[*owner as usize] += 1;
            at
        })
        .collect()
}
