//! How good ranges were, by the measures of the literature on effort estimation.

use super::sketch::Sketch;
use crate::domain::range::Range3;

/// Hours are round numbers: a fact that equals an end of the range is inside.
pub(super) const TIE: f64 = 1e-4;

/// What a set of predictions came to. Hours in, shares 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// How many.
    pub n: usize,
    /// Mean of |fact − likely|, hours.
    pub mae: f64,
    /// Median of |fact − likely|, hours.
    pub mdae: f64,
    /// Mean of |fact − likely| / fact.
    pub mmre: f64,
    /// Share of jobs within a quarter of the fact.
    pub pred25: f64,
    /// Standardised accuracy (Shepperd & MacDonell 2012): 1 − MAE / the MAE of guessing another job at random, exactly
    /// (Langdon, Dolado, Sarro & Harman 2016). `None` where all facts are the same.
    pub sa: Option<f64>,
    /// Median of likely / fact.
    pub bias: f64,
}

/// What the ranges came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranges {
    /// Share of facts inside P10–P90; 0.8 is promised.
    pub coverage: f64,
    /// Share of facts below P10.
    pub below: f64,
    /// Share of facts above P90.
    pub above: f64,
    /// Geometric mean of P90 / P10.
    pub width: f64,
    /// Pinball loss (Koenker & Bassett 1978) on ln(hours), mean over the three quantiles, times 100.
    pub pinball_ln: f64,
}

/// The measures of one way to predict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Of the likely hours.
    pub points: Points,
    /// Of the ranges, where the way gives any.
    pub ranges: Option<Ranges>,
}

/// Pairs of a fact and the range that was said, counted one after the other: memory does not grow with them. Medians are
/// exact for some ten thousand pairs and within 0.1 % beyond.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    n: usize,
    facts: Sketch,
    errors: Sketch,
    biases: Sketch,
    error: f64,
    relative_error: f64,
    near: usize,
    below: usize,
    above: usize,
    width: f64,
    loss: f64,
}

impl Tally {
    /// Counts a pair: hours, positive.
    pub fn push(&mut self, fact: f64, said: Range3) {
        let error = (fact - said.likely).abs();
        self.n += 1;
        self.facts.push(fact);
        self.errors.push(error);
        self.biases.push(said.likely / fact);
        self.error += error;
        self.relative_error += error / fact;
        self.near += usize::from(error <= 0.25 * fact + 1e-12);
        self.below += usize::from(fact < said.low * (1.0 - TIE));
        self.above += usize::from(fact > said.high * (1.0 + TIE));
        self.width += (said.high / said.low).ln();
        self.loss += (loss(0.1, fact, said.low) + loss(0.5, fact, said.likely) + loss(0.9, fact, said.high)) / 3.0;
    }

    /// The measures of the likely hours; `None` of no pairs.
    #[must_use]
    pub fn points(&self) -> Option<Points> {
        let mae = self.mean(self.error)?;
        let guessing = self.facts.apart();
        Some(Points {
            n: self.n,
            mae,
            mdae: self.errors.median(),
            mmre: self.mean(self.relative_error)?,
            pred25: self.mean(self.near as f64)?,
            sa: (guessing > 0.0).then(|| 1.0 - mae / guessing),
            bias: self.biases.median(),
        })
    }

    /// The measures of the ranges; `None` of no pairs.
    #[must_use]
    pub fn ranges(&self) -> Option<Ranges> {
        let (below, above) = (self.mean(self.below as f64)?, self.mean(self.above as f64)?);
        Some(Ranges {
            coverage: 1.0 - below - above,
            below,
            above,
            width: self.mean(self.width)?.exp(),
            pinball_ln: 100.0 * self.mean(self.loss)?,
        })
    }

    /// Both; `None` of no pairs.
    #[must_use]
    pub fn measured(&self) -> Option<Measured> {
        Some(Measured { points: self.points()?, ranges: self.ranges() })
    }

    fn mean(&self, sum: f64) -> Option<f64> {
        (self.n > 0).then(|| sum / self.n as f64)
    }
}

/// Pinball loss on ln(hours).
fn loss(level: f64, fact: f64, said: f64) -> f64 {
    let missed = fact.ln() - said.ln();
    if missed >= 0.0 { level * missed } else { (level - 1.0) * missed }
}

/// The middle value, or the mean of the two middle ones; of none 0.
pub(super) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n => (values[(n - 1) / 2] + values[n / 2]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: f64, likely: f64, high: f64) -> Range3 {
        Range3 { low, likely, high }
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
    }

    #[test]
    fn points_by_hand() {
        let points = |pairs: &[(f64, f64)]| {
            let mut tally = Tally::default();
            pairs.iter().for_each(|(fact, said)| tally.push(*fact, Range3::exactly(*said)));
            tally.points()
        };
        let found = points(&[(2.0, 1.0), (4.0, 4.0), (6.0, 9.0), (8.0, 8.5)]).expect("four pairs");
        near(found.mae, 4.5 / 4.0);
        near(found.mdae, 0.75);
        near(found.mmre, (0.5 + 0.0 + 0.5 + 0.0625) / 4.0);
        near(found.pred25, 0.5);
        near(found.bias, (1.0 + 1.0625) / 2.0);
        // Of 16 ordered pairs with repetition the mean distance is 2.5.
        near(found.sa.expect("different facts"), 1.0 - 1.125 / 2.5);
        assert_eq!(points(&[]), None);
        assert_eq!(points(&[(2.0, 1.0)]).and_then(|points| points.sa), None);
    }

    #[test]
    fn ranges_by_hand() {
        let e = std::f64::consts::E;
        let pairs = [(1.0, range(1.0, e, e * e)), (0.5, range(1.0, 2.0, 4.0)), (9.0, range(1.0, 9.0, 9.0))];
        let mut tally = Tally::default();
        pairs.iter().for_each(|(fact, said)| tally.push(*fact, *said));
        let found = tally.ranges().expect("three pairs");
        near(found.coverage, 2.0 / 3.0);
        near(found.below, 1.0 / 3.0);
        near(found.width, ((2.0 + 4f64.ln() + 9f64.ln()) / 3.0).exp());
        let first = (0.0 + 0.5 + 0.1 * 2.0) / 3.0;
        let second = (0.9 * 2f64.ln() + 0.5 * 4f64.ln() + 0.1 * 8f64.ln()) / 3.0;
        let third = (0.1 * 9f64.ln()) / 3.0;
        near(found.pinball_ln, 100.0 * (first + second + third) / 3.0);
    }
}
