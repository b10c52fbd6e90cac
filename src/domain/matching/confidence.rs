//! The probability that the first entry is right, learned from the catalog alone.
//!
//! Two views of every phrase, both by folds: *in*: the phrase left out, its entry kept: was the first entry the
//! right one? *out*: the whole entry left out: a pretend new task, for which no entry is right. A logistic regression
//! on two signals, the best score and the likeness of the best entry's nearest phrase, turns scores into a probability.
//! Among fifteen signals tried this pair told new tasks from known ones best (docs/measurements.md).

use serde::{Deserialize, Serialize};

use super::head::{Dense, Head, NEGLIGIBLE};
use super::logistic::{Logistic, probability};
use super::sparse::Sparse;

/// Scores are doubled before their shares are read: the operating point that was measured.
pub const SHARPNESS: f64 = 2.0;
/// Folds of left-out phrases, and of left-out entries. Of a small catalog fewer entries are left out at a time: with a fifth
/// of its neighbours gone as well, a pretend new task looks newer than real ones do. On CLINC150 ten folds tell new tasks
/// better (AUROC 0.937 instead of 0.935) and are nearer to the truth; in a large catalog they would take too long.
const FOLDS: usize = 5;
const FOLDS_OF_ENTRIES: usize = 10;
const SMALL: usize = 2000;
/// From so many phrases on three folds of each kind are judged: they are thousands of samples already, for a curve of three
/// numbers, and judging takes most of the time of a fit.
const LARGE: usize = 4000;
const JUDGED_OF_LARGE: usize = 3;
/// Log-odds of 999 in 1,000: no curve fitted on some thousand samples knows more.
const SURE: f64 = 6.9;

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
    /// Reads the signals off scores; `nearest` tells the likeness of an entry's nearest phrase.
    pub fn of(scores: &[f32], nearest: impl FnOnce(usize) -> f32) -> Signals {
        let first = best(scores);
        let score = scores.get(first).copied().map_or(0.0, f64::from);
        Signals { first, score, nearest: f64::from(nearest(first).max(0.0)) }
    }
}

/// The position of the highest score, the first of equals.
#[must_use]
pub fn best(scores: &[f32]) -> usize {
    // Lanes that are compared side by side: it is asked for each stretch of a message.
    let mut lanes = [f32::NEG_INFINITY; 8];
    let mut eight = |scores: &[f32]| {
        lanes.iter_mut().zip(scores).for_each(|(most, own)| *most = if own > most { *own } else { *most });
    };
    let (eights, rest) = scores.as_chunks::<8>();
    eights.iter().for_each(|scores| eight(scores));
    eight(rest);
    let most = lanes.into_iter().fold(f32::NEG_INFINITY, f32::max);
    scores.iter().position(|score| *score == most).unwrap_or(0)
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
    /// The phrases, with likenesses as scores are made of them.
    pub sparse: &'t Sparse,
    /// The same with likenesses as phrases are held against each other.
    pub near: &'t Sparse,
    /// Whether scores are made with what thinning leaves of the weights; those of meaning are not.
    pub is_thinned: bool,
    /// The entry of each phrase; those of none, which are never left out, have the number of entries.
    pub owners: &'t [u32],
    /// How many entries there are.
    pub n_entries: usize,
    /// The regression's weights for all phrases; `None` for centroids.
    pub dense: Option<&'t Dense>,
    /// How sharp likenesses are: for centroids.
    pub sharpness: f32,
    /// How often requests are new.
    pub new_share: f64,
}

impl Calibration {
    /// Fits the confidence.
    #[must_use]
    pub fn fit(training: &Training) -> Calibration {
        let order = numbered_within(training.owners, training.n_entries);
        let known = 1.0 - training.new_share;
        let is_owned = |phrase: u32| (training.owners[phrase as usize] as usize) < training.n_entries;
        let judged = |folds: usize| if training.owners.len() >= LARGE { JUDGED_OF_LARGE } else { folds };
        let of_entries = if training.owners.len() <= SMALL { FOLDS_OF_ENTRIES } else { FOLDS };
        let view = |job: usize| {
            let mut samples = Vec::new();
            if job < FOLDS {
                let left_out = |phrase: u32| is_owned(phrase) && order[phrase as usize] % FOLDS == job;
                judge(training, left_out, |right| (right, known), &mut samples);
            } else {
                let fold = job - FOLDS;
                // Entries in folds by a stride that mixes neighbours in the alphabet, often neighbours in meaning.
                let entry_out = |phrase: u32| {
                    is_owned(phrase) && (training.owners[phrase as usize] as usize * 7 + 3) % of_entries == fold
                };
                judge(training, entry_out, |_| (0.0, training.new_share), &mut samples);
            }
            samples
        };
        // Two threads: the views are independent, and their samples are put together in the views' order.
        let samples: Vec<Sample> = std::thread::scope(|scope| {
            let jobs: Vec<usize> = (0..judged(FOLDS)).chain(FOLDS..FOLDS + judged(of_entries)).collect();
            let (first, second) = jobs.split_at(jobs.len().div_ceil(2));
            let all_of = |jobs: &[usize]| jobs.iter().flat_map(|job| view(*job)).collect::<Vec<Sample>>();
            let second = second.to_vec();
            let other = scope.spawn(move || all_of(&second));
            let mut own = all_of(first);
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

    /// The same from the score alone, when something else adds to the log-odds.
    #[must_use]
    pub fn quick(&self, score: f64, more: f64) -> f64 {
        probability(self.quick.log_odds([score]) + more)
    }

    /// Log-odds that the first entry is right, from both signals: at most [`SURE`] either way.
    #[must_use]
    pub fn log_odds(&self, signals: Signals) -> f64 {
        let both = self.full.log_odds([signals.score, signals.nearest]);
        if signals.nearest > 0.0 { both.clamp(-SURE, SURE) } else { -SURE }
    }

    /// Log-odds that a text with this score asks for the entry, from the score alone: at most [`SURE`] either way.
    #[must_use]
    pub fn quick_log_odds(&self, score: f64) -> f64 {
        self.quick.log_odds([score]).clamp(-SURE, SURE)
    }
}

/// So many times a fold holds a left-out phrase against a kept one; of a very large catalog some left-out phrases are enough
/// for a curve of three numbers. Where all are taken, one phrase more in the catalog hardly moves the curve; where a few
/// hundred were, it took a few hundred others.
const COMPARED: usize = 50_000_000;

/// Fits without the left-out phrases, scores them, and adds a sample for each.
fn judge(
    training: &Training,
    left_out: impl Fn(u32) -> bool,
    worth: impl Fn(f64) -> (f64, f64),
    samples: &mut Vec<Sample>,
) {
    let Training { sparse, near, is_thinned, owners, n_entries, sharpness, .. } = *training;
    let (out, kept): (Vec<u32>, Vec<u32>) = (0..owners.len() as u32).partition(|phrase| left_out(*phrase));
    if out.is_empty() || kept.is_empty() {
        return;
    }
    let stride = (out.len() * kept.len()).div_ceil(COMPARED);
    let out: Vec<u32> = out.into_iter().step_by(stride).collect();
    let mut of_entry: Vec<Vec<u32>> = vec![Vec::new(); n_entries + 1];
    kept.iter().for_each(|phrase| of_entry[owners[*phrase as usize] as usize].push(*phrase));
    let scores: Vec<Vec<f32>> = match training.dense {
        Some(dense) => {
            let fitted = Dense::fit(sparse, &kept, owners, n_entries, Some(dense));
            let fitted = if is_thinned { fitted.evened(NEGLIGIBLE) } else { fitted };
            let scores = sparse.across(&kept, fitted.weights(), &out, n_entries, 1);
            scores.chunks_exact(n_entries).map(<[f32]>::to_vec).collect()
        }
        None => {
            let (fitted, by_feature) = (Head::centroids(&kept, owners, n_entries, sharpness), sparse.by_feature(&kept));
            out.iter().map(|phrase| fitted.scores(&sparse.kernel(*phrase, &by_feature, kept.len()))).collect()
        }
    };
    let mut scratch = Vec::new();
    for (phrase, mut scores) in out.into_iter().zip(scores) {
        let owner = owners[phrase as usize] as usize;
        let without = scores.iter_mut().zip(&of_entry).filter(|(_, phrases)| phrases.is_empty());
        without.for_each(|(score, _)| *score = -50.0);
        let nearest = |entry: usize| near.nearest(phrase, of_entry[entry].iter().copied(), &mut scratch);
        let signals = Signals::of(&scores, nearest);
        let (right, weight) = worth(if signals.first == owner { 1.0 } else { 0.0 });
        // An entry whose only phrase is left out cannot be right; as a known task it teaches nothing.
        let pretends_new = worth(1.0).0 == 0.0;
        if !of_entry[owner].is_empty() || pretends_new {
            samples.push(Sample { signals, right, weight: weight * stride as f64 });
        }
    }
}

/// A number for each phrase such that the phrases of one entry take 0, 1, 2, … in an order that differs by entry.
fn numbered_within(owners: &[u32], n_entries: usize) -> Vec<usize> {
    let mut next: Vec<usize> = (0..=n_entries).map(|entry| entry * 3).collect();
    owners
        .iter()
        .map(|owner| {
            let at = next[*owner as usize];
            next[*owner as usize] += 1;
            at
        })
        .collect()
}
