//! Multinomial logistic regression on the phrases' kernel: which entry do the likenesses speak for?
//!
//! Minimises Σᵢ cᵢ·CE(softmax(K·A)ᵢ, yᵢ) + λ/2·tr(AᵀKA), with cᵢ inversely proportional to the number of phrases of
//! the entry, mean 1. What no entry is for speaks for all of them alike, so that likeness to it speaks for none. Solved by L-BFGS (Nocedal 1980) with the kernel's own inner product, in which the gradient is
//! simply c·(P − Y) + λA and each step needs one multiplication by K.

use std::ops::Range;

use super::confidence::SHARPNESS;
use super::ranking::exp;
use super::sparse::Sparse;
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};

/// Ridge: the value that measured best on four data sets.
const LAMBDA: f32 = 0.1;
/// Steps of a fit from nothing; the gain of further ones is under the noise of the measurements.
const STEPS: usize = 12;
/// Steps of a fit from a solution of nearly the same data.
const STEPS_WARM: usize = 3;
/// Threads of a fit from nothing.
const WORKERS: usize = 2;
/// How many earlier steps L-BFGS remembers.
const MEMORY: usize = 6;

/// Above this many phrases, and weights, the regression gives way to class centroids: nearly as good, nothing to fit, and
/// right for very large catalogs (numbers of both: docs/measurements.md). A fit takes time with its weights: a hundred
/// entries may have far more phrases than a thousand.
const MOST_FITTED: usize = 6000;
const MOST_WEIGHTS: usize = 2_000_000;
/// A weight that deviates from its row's common one by less than this share of the row's largest is the common one.
pub const NEGLIGIBLE: f32 = 0.01;
/// Beside meaning, which tells the same entries apart, what words say differs less.
pub const NEGLIGIBLE_BESIDE_MEANING: f32 = 0.005;

/// Weights of each phrase for each entry. A phrase speaks for its own entry, against a few like it, and about equally
/// little against all others: so a row is one common weight and the few that differ.
#[derive(Clone, Debug, Default)]
pub struct Head {
    n_entries: usize,
    /// The common weight of each row.
    common: Numbers<f32>,
    /// `starts[p]..starts[p + 1]` are the entries to which phrase `p` gives another weight, and by how much.
    starts: Numbers<u32>,
    entries: Numbers<u32>,
    differences: Numbers<f32>,
}

/// Weights as they are fitted: phrases × entries, row by row.
#[derive(Clone, Debug)]
pub struct Dense {
    n_entries: usize,
    weights: Vec<f32>,
}

impl Dense {
    /// Fits the weights for the kept phrases; rows follow `kept`. `warm` holds weights for all phrases to begin with.
    #[must_use]
    pub fn fit(sparse: &Sparse, kept: &[u32], owners: &[u32], n_entries: usize, warm: Option<&Dense>) -> Dense {
        if kept.is_empty() || n_entries == 0 {
            return Dense { n_entries, weights: Vec::new() };
        }
        let own: Vec<u32> = kept.iter().map(|phrase| owners[*phrase as usize]).collect();
        let problem = Problem { costs: balanced(&own, n_entries), owners: own, width: n_entries };
        let row = |phrase: u32, all: &'_ Dense| {
            let from = phrase as usize * n_entries;
            all.weights[from..from + n_entries].to_vec()
        };
        let start = warm.map_or_else(
            || vec![0.0; kept.len() * n_entries],
            |warm| kept.iter().flat_map(|phrase| row(*phrase, warm)).collect(),
        );
        let steps = if warm.is_some() { STEPS_WARM } else { STEPS };
        // Fits from nearly the same data are many, each by a thread of its own.
        let workers = if warm.is_some() { 1 } else { WORKERS };
        let weights = minimise(&problem, start, steps, |a| sparse.times(kept, a, n_entries, workers));
        Dense { n_entries, weights }
    }

    /// The weights of each phrase, row by row.
    #[must_use]
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// For each entry the sum of what all phrases are, each times its weight for the entry.
    #[must_use]
    pub fn summed<const N: usize>(&self, phrases: &[[f32; N]]) -> Vec<[f32; N]> {
        let mut sums = vec![[0.0; N]; self.n_entries];
        for (row, own) in self.weights.chunks_exact(self.n_entries.max(1)).zip(phrases) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                sum.iter_mut().zip(own).for_each(|(sum, value)| *sum += weight * value);
            }
        }
        sums
    }

    /// The same with the negligible differences left out: what [`Dense::thinned`] keeps.
    #[must_use]
    pub fn evened(mut self, negligible: f32) -> Dense {
        for row in self.weights.chunks_exact_mut(self.n_entries.max(1)) {
            let even = Even::of(row, negligible);
            row.iter_mut().filter(|weight| !even.differs(**weight)).for_each(|weight| *weight = even.common);
        }
        self
    }

    /// The same weights with the negligible differences left out.
    #[must_use]
    pub fn thinned(&self, negligible: f32) -> Head {
        let (mut commons, mut starts, mut own) = (Vec::new(), vec![0], Vec::new());
        for row in self.weights.chunks_exact(self.n_entries.max(1)) {
            let even = Even::of(row, negligible);
            commons.push(even.common);
            let differing = row.iter().enumerate().filter(|(_, weight)| even.differs(**weight));
            own.extend(differing.map(|(entry, weight)| (entry as u32, weight - even.common)));
            starts.push(own.len() as u32);
        }
        Head {
            n_entries: self.n_entries,
            common: commons.into_iter().collect(),
            starts: starts.into_iter().collect(),
            entries: own.iter().map(|(entry, _)| *entry).collect(),
            differences: own.iter().map(|(_, difference)| *difference).collect(),
        }
    }
}

/// What most weights of a row are like.
struct Even {
    median: f32,
    negligible: f32,
    /// The mean of those that hardly differ: it keeps the row's sum.
    common: f32,
}

impl Even {
    fn of(row: &[f32], negligible: f32) -> Even {
        let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let mut sorted = row.to_vec();
        let (_, median, _) = sorted.select_nth_unstable_by(row.len() / 2, f32::total_cmp);
        let mut even = Even { median: *median, negligible: negligible * largest, common: 0.0 };
        let rest: Vec<f32> = row.iter().copied().filter(|weight| !even.differs(*weight)).collect();
        even.common = if rest.is_empty() { 0.0 } else { rest.iter().sum::<f32>() / rest.len() as f32 };
        even
    }

    fn differs(&self, weight: f32) -> bool {
        (weight - self.median).abs() > self.negligible
    }
}

impl Head {
    /// Fits the head of a catalog: regression, or centroids where there are very many phrases. The dense weights come
    /// along for those who want to begin another fit with them. `sharpness` is that of mean likenesses, for centroids;
    /// `negligible` one of the two shares above.
    #[must_use]
    pub fn fit(
        sparse: &Sparse,
        owners: &[u32],
        n_entries: usize,
        sharpness: f32,
        negligible: f32,
    ) -> (Head, Option<Dense>) {
        let kept: Vec<u32> = (0..owners.len() as u32).collect();
        if kept.len() > MOST_FITTED && kept.len() * n_entries > MOST_WEIGHTS {
            return (Head::centroids(&kept, owners, n_entries, sharpness), None);
        }
        let dense = Dense::fit(sparse, &kept, owners, n_entries, None);
        (dense.thinned(negligible), Some(dense))
    }

    /// Each kept phrase speaks for its own entry, as much as it is one of few: scores are mean likenesses, read as sharp as
    /// those of the regression.
    #[must_use]
    pub fn centroids(kept: &[u32], owners: &[u32], n_entries: usize, sharpness: f32) -> Head {
        let scale = sharpness / SHARPNESS as f32;
        let own: Vec<u32> = kept.iter().map(|phrase| owners[*phrase as usize]).collect();
        let mut counts = vec![0.0_f32; n_entries + 1];
        own.iter().for_each(|owner| counts[*owner as usize] += 1.0);
        let owned: Vec<u32> = own.iter().copied().filter(|owner| (*owner as usize) < n_entries).collect();
        // What no entry is for stands behind all others and speaks for none.
        let starts = (0..=own.len()).map(|phrase| phrase.min(owned.len()) as u32);
        Head {
            n_entries,
            common: own.iter().map(|_| 0.0).collect(),
            starts: starts.collect(),
            differences: owned.iter().map(|owner| scale / counts[*owner as usize]).collect(),
            entries: owned.into_iter().collect(),
        }
    }

    /// Scores of every entry for a text of these likenesses.
    #[must_use]
    pub fn scores(&self, kernel: &[f32]) -> Vec<f32> {
        let mut scores = vec![0.0; self.n_entries];
        let mut common = 0.0;
        for (phrase, likeness) in kernel.iter().enumerate().filter(|(_, likeness)| **likeness != 0.0) {
            common += self.add_row(phrase, *likeness, |entry, added| scores[entry as usize] += added);
        }
        scores.iter_mut().for_each(|score| *score += common);
        scores
    }

    /// Calls `each` with every entry to which a phrase of this likeness gives something of its own, and returns what
    /// it gives to all.
    pub fn add_row(&self, phrase: usize, likeness: f32, mut each: impl FnMut(u32, f32)) -> f32 {
        let own = self.places(phrase);
        for (entry, difference) in self.entries.part(own.clone()).zip(self.differences.part(own)) {
            each(entry, likeness * difference);
        }
        likeness * self.common.at(phrase)
    }

    /// For each entry what the dense weights, before they were thinned, would add to the score of a text of these
    /// likenesses.
    #[must_use]
    pub fn lost(&self, dense: &Dense, kernel: &[f32]) -> Vec<f32> {
        let mut lost: Vec<f32> = self.scores(kernel).iter().map(|score| -score).collect();
        for (row, likeness) in dense.weights.chunks_exact(self.n_entries.max(1)).zip(kernel) {
            lost.iter_mut().zip(row).for_each(|(lost, weight)| *lost += likeness * weight);
        }
        lost
    }

    /// For each entry the sum of what all phrases are, each times its weight for the entry.
    #[must_use]
    pub fn summed<const N: usize>(&self, phrases: &[[f32; N]]) -> Vec<[f32; N]> {
        let mut sums = vec![[0.0; N]; self.n_entries];
        let mut to_all = [0.0; N];
        let add = |sum: &mut [f32; N], weight: f32, own: &[f32; N]| {
            sum.iter_mut().zip(own).for_each(|(sum, value)| *sum += weight * value);
        };
        for (phrase, own) in phrases.iter().enumerate() {
            let common = self.add_row(phrase, 1.0, |entry, weight| add(&mut sums[entry as usize], weight, own));
            add(&mut to_all, common, own);
        }
        sums.iter_mut().for_each(|sum| add(sum, 1.0, &to_all));
        sums
    }

    /// The weight of a phrase for an entry.
    #[must_use]
    pub fn weight(&self, phrase: usize, entry: usize) -> f32 {
        let place = self.entries.find(self.places(phrase), entry as u32);
        self.common.at(phrase) + place.map_or(0.0, |at| self.differences.at(at))
    }

    /// To how many entries a phrase gives something of its own.
    #[must_use]
    pub fn n_own(&self, phrase: usize) -> usize {
        self.places(phrase).len()
    }

    /// Where the weights of a phrase that differ stand.
    fn places(&self, phrase: usize) -> Range<usize> {
        self.starts.at(phrase) as usize..self.starts.at(phrase + 1) as usize
    }

    /// Packs the head.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&(self.n_entries as u64));
        packer.numbers(&self.common);
        packer.numbers(&self.starts);
        packer.numbers(&self.entries);
        packer.numbers(&self.differences);
    }

    /// Takes a packed head.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Head, Damaged> {
        Ok(Head {
            n_entries: unpacker.value::<u64>()? as usize,
            common: unpacker.numbers()?,
            starts: unpacker.numbers()?,
            entries: unpacker.numbers()?,
            differences: unpacker.numbers()?,
        })
    }
}

/// A phrase that no entry is for counts for so many of an entry's: each stands for a task of its own.
const OUTSIDE: f32 = 3.0;

/// 1 / (phrases of the entry), mean 1: entries with few phrases count as much as those with many.
fn balanced(owners: &[u32], n_entries: usize) -> Vec<f32> {
    let mut counts = vec![0.0_f32; n_entries + 1];
    owners.iter().for_each(|owner| counts[*owner as usize] += 1.0);
    counts[n_entries] = counts[..n_entries].iter().sum::<f32>() / n_entries as f32 / OUTSIDE;
    let costs: Vec<f32> = owners.iter().map(|owner| 1.0 / counts[*owner as usize]).collect();
    let mean = costs.iter().sum::<f32>() / costs.len() as f32;
    costs.into_iter().map(|cost| cost / mean).collect()
}

struct Problem {
    owners: Vec<u32>,
    costs: Vec<f32>,
    width: usize,
}

impl Problem {
    /// The loss without the ridge, and c·(P − Y).
    fn loss(&self, scores: &[f32]) -> (f64, Vec<f32>) {
        let mut slope = Vec::with_capacity(scores.len());
        let mut loss = 0.0;
        for ((row, owner), cost) in scores.chunks_exact(self.width).zip(&self.owners).zip(&self.costs) {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let from = slope.len();
            slope.extend(row.iter().map(|score| exp(score - top)));
            let sum: f32 = slope[from..].iter().sum();
            slope[from..].iter_mut().for_each(|share| *share *= cost / sum);
            let meant = match row.get(*owner as usize) {
                Some(own) => {
                    slope[from + *owner as usize] -= cost;
                    *own
                }
                None => {
                    let even = cost / row.len() as f32;
                    slope[from..].iter_mut().for_each(|share| *share -= even);
                    row.iter().sum::<f32>() / row.len() as f32
                }
            };
            loss += f64::from(cost * (sum.ln() + top - meant));
        }
        (loss, slope)
    }
}

/// A step that was made, and what it changed, each with its image under K.
struct Step {
    moved: Vec<f32>,
    turned: Vec<f32>,
    moved_image: Vec<f32>,
    turned_image: Vec<f32>,
    /// 1 / ⟨moved, turned⟩.
    inverse: f64,
}

fn minimise(problem: &Problem, start: Vec<f32>, steps: usize, times: impl Fn(&[f32]) -> Vec<f32>) -> Vec<f32> {
    let mut a = start;
    let mut scores = if a.iter().all(|weight| *weight == 0.0) { vec![0.0; a.len()] } else { times(&a) };
    let (mut loss, mut slope) = problem.loss(&scores);
    let mut value = loss + 0.5 * f64::from(LAMBDA) * dot(&a, &scores);
    let mut gradient = with(&slope, LAMBDA, &a);
    let mut image = times(&gradient);
    let first_size = dot(&gradient, &image);
    let mut memory: Vec<Step> = Vec::new();
    for step in 1..=steps {
        let size = dot(&gradient, &image);
        if size <= 1e-8 * first_size.max(1e-12) {
            break;
        }
        let (direction, direction_image) = direction(&gradient, &image, &memory);
        let fall = dot(&direction, &image);
        let mut length = if memory.is_empty() { 1.0 / size.sqrt().max(1.0) } else { 1.0 } as f32;
        let mut tried = None;
        for _ in 0..12 {
            let new_a = with(&a, length, &direction);
            let new_scores = with(&scores, length, &direction_image);
            let (new_loss, new_slope) = problem.loss(&new_scores);
            let new_value = new_loss + 0.5 * f64::from(LAMBDA) * dot(&new_a, &new_scores);
            if new_value <= value + 1e-4 * f64::from(length) * fall {
                tried = Some((new_a, new_scores, new_loss, new_slope, new_value));
                break;
            }
            length *= 0.5;
        }
        let Some((new_a, new_scores, new_loss, new_slope, new_value)) = tried else { break };
        if step == steps {
            return new_a;
        }
        let new_gradient = with(&new_slope, LAMBDA, &new_a);
        let new_image = times(&new_gradient);
        let moved: Vec<f32> = direction.iter().map(|part| part * length).collect();
        let moved_image: Vec<f32> = direction_image.iter().map(|part| part * length).collect();
        let turned = with(&new_gradient, -1.0, &gradient);
        let turned_image = with(&new_image, -1.0, &image);
        let curvature = dot(&moved, &turned_image);
        if curvature > 0.0 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push(Step { moved, turned, moved_image, turned_image, inverse: 1.0 / curvature });
        }
        (a, scores, loss, slope, value) = (new_a, new_scores, new_loss, new_slope, new_value);
        (gradient, image) = (new_gradient, new_image);
    }
    let _ = (loss, slope);
    a
}

/// The two-loop recursion, carried out on vectors and their images at once.
fn direction(gradient: &[f32], image: &[f32], memory: &[Step]) -> (Vec<f32>, Vec<f32>) {
    let (mut q, mut q_image) = (gradient.to_vec(), image.to_vec());
    let mut parts = Vec::with_capacity(memory.len());
    for step in memory.iter().rev() {
        let part = step.inverse * dot(&step.moved, &q_image);
        add(&mut q, -part as f32, &step.turned);
        add(&mut q_image, -part as f32, &step.turned_image);
        parts.push(part);
    }
    if let Some(last) = memory.last() {
        let scale = (1.0 / (last.inverse * dot(&last.turned, &last.turned_image))) as f32;
        q.iter_mut().chain(&mut q_image).for_each(|part| *part *= scale);
    }
    for (step, part) in memory.iter().zip(parts.into_iter().rev()) {
        let back = part - step.inverse * dot(&step.turned, &q_image);
        add(&mut q, back as f32, &step.moved);
        add(&mut q_image, back as f32, &step.moved_image);
    }
    q.iter_mut().chain(&mut q_image).for_each(|part| *part = -*part);
    (q, q_image)
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    const LANES: usize = 16;
    // Chunks keep the rounding error of a long single-precision sum away; lanes may be added side by side.
    let chunk = |(a, b): (&[f32], &[f32])| {
        let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
        let mut sums = [0.0_f32; LANES];
        for (a, b) in a.iter().zip(b) {
            // By number: the loop of a fixed length becomes a few products of several numbers.
            for lane in 0..LANES {
                sums[lane] += a[lane] * b[lane];
            }
        }
        let rest: f32 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
        f64::from(sums.iter().sum::<f32>() + rest)
    };
    a.chunks(16 * LANES).zip(b.chunks(16 * LANES)).map(chunk).sum()
}

fn with(a: &[f32], factor: f32, b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(x, y)| x + factor * y).collect()
}

fn add(a: &mut [f32], factor: f32, b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(x, y)| *x += factor * y);
}
