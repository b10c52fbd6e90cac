//! The probability that the first entry is right, learned from the catalog alone.
//!
//! Two views of every phrase, both by five folds: *in*: the phrase left out, its entry kept: was the first entry the
//! right one? *out*: the whole entry left out: a pretend new task, for which no entry is right. A logistic regression
//! on two signals turns scores into a probability (numbers.md section 5).

use serde::{Deserialize, Serialize};

use super::head::{Head, softmax};
use super::index::{Index, Sparse};

/// Scores are doubled before their shares are read: the operating point that was measured.
pub const SHARPNESS: f64 = 2.0;
const FOLDS: usize = 5;

/// What the confidence is judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signals {
    /// The best entry.
    pub first: usize,
    /// ln(p / (1 − p)) of its share.
    pub log_odds: f64,
    /// Likeness of its nearest phrase.
    pub nearest: f64,
}

impl Signals {
    /// Reads the signals off scores and likenesses.
    pub fn of(scores: &[f32], kernel: &[f32], owner: impl Fn(usize) -> usize) -> Signals {
        let shares = softmax(scores, SHARPNESS);
        let first = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]).then(b.cmp(a))).unwrap_or(0);
        let p = shares.get(first).copied().unwrap_or(0.5).clamp(1e-6, 1.0 - 1e-6);
        let own = kernel.iter().enumerate().filter(|(phrase, _)| owner(*phrase) == first);
        let nearest = own.map(|(_, likeness)| f64::from(*likeness)).fold(0.0, f64::max);
        Signals { first, log_odds: (p / (1.0 - p)).ln(), nearest }
    }

    fn values(self) -> [f64; 2] {
        [self.log_odds, self.nearest]
    }
}

/// A fitted confidence.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Calibration {
    mean: [f64; 2],
    spread: [f64; 2],
    /// Constant, log-odds, nearest phrase.
    weights: [f64; 3],
}

/// One left-out phrase.
struct Sample {
    values: [f64; 2],
    right: f64,
    weight: f64,
}

impl Calibration {
    /// Fits the confidence; `new_share` says how often requests are new.
    #[must_use]
    pub fn fit(index: &Index, owners: &[u32], n_entries: usize, head: &Head, new_share: f64) -> Calibration {
        let sparse = index.sparse();
        let mut samples = Vec::new();
        let order = shuffled_within(owners, n_entries);
        for fold in 0..FOLDS {
            let left_out = |phrase: u32| order[phrase as usize] % FOLDS == fold;
            judge(&sparse, owners, n_entries, head, left_out, |right| (right, 1.0 - new_share), &mut samples);
            // Entries in folds by a stride that mixes neighbours in the alphabet, which are often neighbours in meaning.
            let entry_out = |phrase: u32| (owners[phrase as usize] as usize * 7 + 3) % FOLDS == fold;
            judge(&sparse, owners, n_entries, head, entry_out, |_| (0.0, new_share), &mut samples);
        }
        logistic(&samples)
    }

    /// The probability that the first entry is right.
    #[must_use]
    pub fn confidence(&self, signals: Signals) -> f64 {
        let values = signals.values();
        let scaled = |at: usize| (values[at] - self.mean[at]) / self.spread[at];
        let z = self.weights[0] + self.weights[1] * scaled(0) + self.weights[2] * scaled(1);
        1.0 / (1.0 + (-z).exp())
    }
}

/// Fits without the left-out phrases, scores them, and adds a sample for each.
fn judge(
    sparse: &Sparse,
    owners: &[u32],
    n_entries: usize,
    head: &Head,
    left_out: impl Fn(u32) -> bool,
    worth: impl Fn(f64) -> (f64, f64),
    samples: &mut Vec<Sample>,
) {
    let (out, kept): (Vec<u32>, Vec<u32>) = (0..owners.len() as u32).partition(|phrase| left_out(*phrase));
    let mut has_phrases = vec![false; n_entries];
    kept.iter().for_each(|phrase| has_phrases[owners[*phrase as usize] as usize] = true);
    if out.is_empty() || kept.is_empty() {
        return;
    }
    let fitted = Head::fit_some(sparse, &kept, owners, n_entries, Some(head));
    let by_feature = sparse.by_feature(&kept);
    for phrase in out {
        let owner = owners[phrase as usize] as usize;
        let kernel = sparse.kernel(phrase, &by_feature, kept.len());
        let mut scores = fitted.scores(&kernel);
        scores.iter_mut().zip(&has_phrases).filter(|(_, has)| !**has).for_each(|(score, _)| *score = -50.0);
        let signals = Signals::of(&scores, &kernel, |position| owners[kept[position] as usize] as usize);
        // An entry whose only phrase is left out cannot be right; it teaches nothing here.
        let (right, weight) = worth(if signals.first == owner { 1.0 } else { 0.0 });
        if has_phrases[owner] || right == 0.0 && worth(1.0).0 == 0.0 {
            samples.push(Sample { values: signals.values(), right, weight });
        }
    }
}

/// A number for each phrase such that the phrases of one entry take 0, 1, 2, … in an order that differs by entry.
fn shuffled_within(owners: &[u32], n_entries: usize) -> Vec<usize> {
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

/// Weighted logistic regression by iteratively reweighted least squares, with a ridge of 1 on the two slopes.
fn logistic(samples: &[Sample]) -> Calibration {
    let weight_sum: f64 = samples.len() as f64;
    let mut mean = [0.0; 2];
    let mut spread = [0.0; 2];
    for at in 0..2 {
        mean[at] = samples.iter().map(|sample| sample.values[at]).sum::<f64>() / weight_sum.max(1.0);
        let variance =
            samples.iter().map(|sample| (sample.values[at] - mean[at]).powi(2)).sum::<f64>() / weight_sum.max(1.0);
        spread[at] = variance.sqrt().max(1e-6);
    }
    let mut w = [0.0_f64; 3];
    // With hardly any phrases there is nothing to calibrate on: a slope of one on both signals is a sane start.
    if samples.len() < 8 {
        return Calibration { mean: [0.0, 0.4], spread: [2.0, 0.2], weights: [0.0, 1.0, 1.0] };
    }
    for _ in 0..30 {
        let mut gradient = [0.0, -w[1], -w[2]];
        let mut hessian = [[1e-9, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        for sample in samples {
            let x = [1.0, (sample.values[0] - mean[0]) / spread[0], (sample.values[1] - mean[1]) / spread[1]];
            let z: f64 = w.iter().zip(&x).map(|(w, x)| w * x).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            for a in 0..3 {
                gradient[a] += sample.weight * (sample.right - p) * x[a];
                for b in 0..3 {
                    hessian[a][b] += (sample.weight * p * (1.0 - p) + 1e-9) * x[a] * x[b];
                }
            }
        }
        let step = solve3(hessian, gradient);
        w.iter_mut().zip(step).for_each(|(w, step)| *w += step);
    }
    Calibration { mean, spread, weights: w }
}

/// Solves a symmetric positive system of three equations by Cramer's rule.
fn solve3(m: [[f64; 3]; 3], b: [f64; 3]) -> [f64; 3] {
    let det = |m: [[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let whole = det(m);
    if whole.abs() < 1e-300 {
        return [0.0; 3];
    }
    [0, 1, 2].map(|column| {
        let mut replaced = m;
        (0..3).for_each(|row| replaced[row][column] = b[row]);
        det(replaced) / whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_equations_are_solved() {
        let m = [[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]];
        let x = solve3(m, [6.0, 10.0, 8.0]);
        for (got, expected) in x.iter().zip([1.0, 2.0, 3.0]) {
            assert!((got - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn more_likeness_means_more_confidence() {
        let samples: Vec<Sample> = (0..40)
            .map(|i| {
                let x = f64::from(i) / 40.0;
                // Noisy around the middle, as left-out phrases are.
                Sample { values: [x * 4.0, x], right: if (i * 7) % 40 < i { 1.0 } else { 0.0 }, weight: 1.0 }
            })
            .collect();
        let calibration = logistic(&samples);
        let at = |x: f64| calibration.confidence(Signals { first: 0, log_odds: x * 4.0, nearest: x });
        assert!(at(0.1) < 0.4 && at(0.9) > 0.6, "{} {}", at(0.1), at(0.9));
    }
}
