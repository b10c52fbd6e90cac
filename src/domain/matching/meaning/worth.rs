//! How much meaning is worth to a catalog: found out on its own phrases.
//!
//! Each of some phrases is left out and held against the means of the entries' other phrases, by words and letters, by
//! meaning, and by a mixture of both; meaning counts if the mixture gives the right entries more. Where entries differ by
//! the names of products only, it does not.

use super::landmarks::MOST;
use super::{View, add, product};
use crate::domain::matching::sparse::Sparse;

/// The weight of meaning where it counts: K = (words + w·meaning) / (1 + w). From ½ to 1 little changes.
const WEIGHT: f32 = 0.75;
/// From so many phrases an entry on it is less, in inverse proportion: what can be said in other words is then mostly said,
/// and messages of several tasks suffer (docs/measurements.md). Left-out phrases, which are no such messages, would not tell.
const FEW_PHRASES: f32 = 24.0;
/// Scores are likenesses; how sharp they are to be read is found along with the weight. Entries of many phrases have low
/// means, which must be read sharper.
const SHARPNESS: [f32; 8] = [8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 72.0, 108.0];
/// Where too little tells.
const USUAL_SHARPNESS: f32 = 24.0;
/// So many phrases tell, and so many scores are kept at most.
const MOST_TRIED: usize = 600;
const MOST_SCORES: usize = 2_000_000;
/// Fewer phrases tell nothing: in a catalog of a handful, everything is like something.
const LEAST_TRIED: usize = 60;
/// Meaning must lower the mean log-loss by this much to be used at all.
const LEAST_GAIN: f64 = 0.01;

/// A phrase that was left out.
struct Left {
    owner: usize,
    /// 1 / (phrases of its entry): entries count alike.
    cost: f64,
    /// Mean likeness to each entry's phrases, by words and by meaning.
    words: Vec<f32>,
    meaning: Vec<f32>,
}

/// What suits a catalog best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// The share of meaning in the likeness, w/(1 + w); 0 for none.
    pub share: f32,
    /// How much mean likenesses to entries' phrases are to be multiplied by to be log-odds of the entries.
    pub sharpness: f32,
}

/// Finds out what meaning is worth by the features of phrases (without them, nothing), and how sharp likenesses are to be
/// read, with the weight of meaning that was found or `given`.
#[must_use]
pub fn worth(sparse: &Sparse, features: &[View], owners: &[u32], n_entries: usize, given: Option<f32>) -> Worth {
    let share = |weight: f32| weight / (1.0 + weight);
    let left = left_out(sparse, features, owners, n_entries);
    if left.len() < LEAST_TRIED {
        return Worth { share: share(given.unwrap_or(0.0)), sharpness: USUAL_SHARPNESS };
    }
    let best_of = |weight: f32| {
        let losses = SHARPNESS.map(|sharpness| (loss(&left, weight, sharpness), sharpness));
        losses.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f64::INFINITY, USUAL_SHARPNESS))
    };
    let tried = |weight: f32| (weight, best_of(weight));
    let n_owned = owners.iter().filter(|owner| (**owner as usize) < n_entries).count();
    let usual = WEIGHT * (FEW_PHRASES * n_entries as f32 / n_owned as f32).min(1.0);
    let (weight, (_, sharpness)) = match given {
        Some(weight) => tried(weight),
        None => {
            let (without, with) = (tried(0.0), tried(usual));
            if with.1.0 < without.1.0 - LEAST_GAIN { with } else { without }
        }
    };
    Worth { share: share(weight), sharpness }
}

fn left_out(sparse: &Sparse, features: &[View], owners: &[u32], n_entries: usize) -> Vec<Left> {
    // What no entry is for stands behind all others and is none to be found.
    let n_owned = owners.iter().take_while(|owner| (**owner as usize) < n_entries).count();
    let owners = &owners[..n_owned];
    let mut counts = vec![0_u32; n_entries];
    owners.iter().for_each(|owner| counts[*owner as usize] += 1);
    let mut sums: Vec<View> = vec![[0.0; MOST]; n_entries];
    owners.iter().zip(features).for_each(|(owner, own)| add(&mut sums[*owner as usize], own));
    let all: Vec<u32> = (0..owners.len() as u32).collect();
    let by_feature = sparse.by_feature(&all);
    let most = MOST_TRIED.min(MOST_SCORES / n_entries.max(1)).max(1);
    let tried = all.iter().copied().step_by(owners.len().div_ceil(most).max(1));
    // A phrase that is its entry's only one has nothing to be found by.
    let tried = tried.filter(|phrase| counts[owners[*phrase as usize] as usize] > 1);
    tried
        .map(|phrase| {
            let owner = owners[phrase as usize] as usize;
            let mut words = vec![0.0_f32; n_entries];
            for (other, likeness) in sparse.kernel(phrase, &by_feature, all.len()).into_iter().enumerate() {
                if other != phrase as usize {
                    words[owners[other] as usize] += likeness;
                }
            }
            let mut meaning = vec![0.0; n_entries];
            if let Some(own) = features.get(phrase as usize) {
                meaning.iter_mut().zip(&sums).for_each(|(likeness, sum)| *likeness = product(own, sum));
                meaning[owner] -= product(own, own);
            }
            for (entry, count) in counts.iter().enumerate() {
                let others = count - u32::from(entry == owner);
                let mean = 1.0 / others.max(1) as f32;
                words[entry] *= mean;
                meaning[entry] *= mean;
            }
            Left { owner, cost: 1.0 / f64::from(counts[owner]), words, meaning }
        })
        .collect()
}

/// Mean of −ln of the right entry's share.
fn loss(left: &[Left], weight: f32, sharpness: f32) -> f64 {
    let (mut sum, mut costs) = (0.0, 0.0);
    for one in left {
        let score = |entry: usize| sharpness * (one.words[entry] + weight * one.meaning[entry]) / (1.0 + weight);
        let own = score(one.owner);
        let rivals: f32 = (0..one.words.len()).map(|entry| (score(entry) - own).exp()).sum();
        sum += one.cost * f64::from(rivals.ln());
        costs += one.cost;
    }
    if costs > 0.0 { sum / costs } else { 0.0 }
}
