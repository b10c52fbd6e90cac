//! What a history expects of a job: a range, and the evidence for it.

use super::spread::Spread;
use crate::domain::range::Range3;

/// What a history expects of a job.
#[derive(Clone, Debug)]
pub struct Prediction {
    /// Hours: P10, P50, P90.
    pub range: Range3,
    /// What it is based on.
    pub basis: Basis,
    /// 1 / Σ p²: how many jobs of equal weight say as much.
    pub n_eff: f64,
    /// The most similar jobs, the nearest first.
    pub nearest: Vec<Near>,
    /// Distributions of z whose quantiles are averaged.
    pub(super) shapes: Vec<Spread>,
    pub(super) kind: Kind,
}

/// What a range is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The catalog's own range, and nothing else.
    Typed,
    /// So many finished jobs of the same groups.
    Observed(usize),
    /// Jobs that are like it, so many of them near.
    Analogy(usize),
    /// A person's estimate, put right by so many jobs that had one.
    Person(usize),
}

/// A job that is like the one asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Its id.
    pub id: Box<str>,
    /// 0–1 by the texts, and a little more for equal groups.
    pub similarity: f64,
    /// What it took, in hours.
    pub hours: f64,
}

/// Whose levels a prediction is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain = 0,
    Person = 1,
    Typed = 2,
}

impl Prediction {
    /// Hours at a level, 0–1, before the levels are put right.
    #[must_use]
    pub fn at(&self, level: f64) -> f64 {
        self.z(level).exp()
    }

    /// The level at which this many hours lie: what [`super::History::finish`] wants to know.
    #[must_use]
    pub fn level_of(&self, hours: f64) -> f64 {
        let z = hours.ln();
        // The quantile function has flat pieces, round hours: their middle is the level.
        let edge = |below: &dyn Fn(f64) -> bool| {
            let (mut low, mut high) = (0.0, 1.0);
            for _ in 0..20 {
                let middle = 0.5 * (low + high);
                if below(middle) { low = middle } else { high = middle }
            }
            0.5 * (low + high)
        };
        0.5 * (edge(&|level| self.z(level) < z - 1e-9) + edge(&|level| self.z(level) <= z + 1e-9))
    }

    fn z(&self, level: f64) -> f64 {
        self.shapes.iter().map(|shape| shape.at(level)).sum::<f64>() / self.shapes.len() as f64
    }

    /// What `History::learn_level` wants to know of it.
    pub(super) fn kind(&self) -> usize {
        self.kind as usize
    }
}
