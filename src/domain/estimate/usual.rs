//! What clients usually have: number questions as distributions, answers as chances.

use super::draws::normal_quantile;
use crate::domain::catalog::entry::{Answer, Question};
use crate::domain::range::{Curve, Range3};

/// The answers by how often they are given, without those after which the studio would not do the job at all.
pub fn chances(question: &Question) -> impl Iterator<Item = (&Answer, f64)> {
    let possible = question.answers.iter().filter(|answer| !answer.effect.stop);
    let sum: f64 = possible.clone().map(|answer| answer.weight).sum();
    possible.map(move |answer| (answer, if sum > 0.0 { answer.weight / sum } else { 0.0 }))
}

/// How often a number question's answer falls into each of its bands, by what is usual.
#[must_use]
pub fn band_shares(question: &Question) -> Vec<f64> {
    let usual = usual_of(question);
    let limits = question.answers.iter().filter_map(|answer| question.band_limits(&answer.id));
    limits.map(|(from, to)| share_below(usual, to) - share_below(usual, from)).collect()
}

/// The part of a usual distribution that lies above one number and not above another.
pub struct Within {
    curve: Curve,
    numbers: (f64, f64),
    shares: (f64, f64),
}

impl Within {
    /// The numbers of a question above `from` and not above `to`.
    #[must_use]
    pub fn new(question: &Question, from: f64, to: f64) -> Self {
        let usual = usual_of(question);
        Within { curve: usual.curve(), numbers: (from, to), shares: (share_below(usual, from), share_below(usual, to)) }
    }

    /// The number below which a share of them lies.
    #[must_use]
    pub fn number(&self, share: f64) -> f64 {
        let p = (self.shares.0 + (self.shares.1 - self.shares.0) * share).clamp(1e-6, 1.0 - 1e-6);
        let number = self.curve.at(normal_quantile(p));
        // Where what is usual hardly reaches the band, the quantile is coarse: the band's own limits hold.
        number.clamp(self.numbers.0, self.numbers.1.max(self.numbers.0))
    }
}

fn usual_of(question: &Question) -> Range3 {
    question.number.as_ref().map_or(Range3::exactly(1.0), |number| number.usual)
}

/// The share of a two-piece log-normal below a value, by bisection on its quantile function: exact enough at 1e-7
/// and needed only once for each band.
fn share_below(usual: Range3, value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    if value.is_infinite() {
        return 1.0;
    }
    let curve = usual.curve();
    let (mut low, mut high) = (1e-7, 1.0 - 1e-7);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if curve.at(normal_quantile(middle)) < value { low = middle } else { high = middle }
    }
    low
}
