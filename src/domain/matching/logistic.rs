//! Logistic regression on a few signals.

use serde::{Deserialize, Serialize};

/// The probability that some log-odds are.
#[must_use]
pub fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// A fitted curve from `N` signals to a probability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
pub struct Logistic<const N: usize> {
    mean: [f64; N],
    spread: [f64; N],
    constant: f64,
    slopes: [f64; N],
}

/// Fewer samples than this say nothing; a moderate slope on every signal is a sane start.
const FEWEST: usize = 8;

impl<const N: usize> Logistic<N> {
    /// Fits by iteratively reweighted least squares, with a ridge of 1 on the slopes of the standardised signals.
    /// Each sample has its signals, its outcome (0 or 1) and a weight.
    #[must_use]
    pub fn fit(samples: impl Iterator<Item = ([f64; N], f64, f64)> + Clone) -> Self {
        let n = samples.clone().count();
        if n < FEWEST {
            return Logistic { mean: [1.0; N], spread: [0.5; N], constant: 0.0, slopes: [1.0; N] };
        }
        let mut mean = [0.0; N];
        let mut spread = [0.0; N];
        for at in 0..N {
            mean[at] = samples.clone().map(|(values, _, _)| values[at]).sum::<f64>() / n as f64;
            let squares: f64 = samples.clone().map(|(values, _, _)| (values[at] - mean[at]).powi(2)).sum();
            spread[at] = (squares / n as f64).sqrt().max(1e-6);
        }
        let mut fitted = Logistic { mean, spread, constant: 0.0, slopes: [0.0; N] };
        for _ in 0..30 {
            let mut gradient = vec![0.0; N + 1];
            let mut hessian = vec![vec![0.0; N + 1]; N + 1];
            hessian[0][0] = 1e-9;
            for at in 0..N {
                gradient[at + 1] = -fitted.slopes[at];
                hessian[at + 1][at + 1] = 1.0;
            }
            for (values, outcome, weight) in samples.clone() {
                let p = fitted.probability(values);
                let scaled = fitted.scaled(values);
                let x: Vec<f64> = std::iter::once(1.0).chain(scaled).collect();
                for ((slope, row), own) in gradient.iter_mut().zip(&mut hessian).zip(&x) {
                    *slope += weight * (outcome - p) * own;
                    let curvature = (weight * p * (1.0 - p) + 1e-9) * own;
                    row.iter_mut().zip(&x).for_each(|(cell, other)| *cell += curvature * other);
                }
            }
            let step = solved(hessian, gradient);
            fitted.constant += step[0];
            fitted.slopes.iter_mut().zip(&step[1..]).for_each(|(slope, step)| *slope += step);
        }
        fitted
    }

    /// The probability at some signals.
    #[must_use]
    pub fn probability(&self, values: [f64; N]) -> f64 {
        probability(self.log_odds(values))
    }

    /// The same as log-odds, which other evidence can be added to.
    #[must_use]
    pub fn log_odds(&self, values: [f64; N]) -> f64 {
        self.constant + self.scaled(values).iter().zip(&self.slopes).map(|(x, slope)| x * slope).sum::<f64>()
    }

    fn scaled(&self, values: [f64; N]) -> [f64; N] {
        std::array::from_fn(|at| (values[at] - self.mean[at]) / self.spread[at])
    }
}

impl<const N: usize> From<Logistic<N>> for Vec<f64> {
    fn from(curve: Logistic<N>) -> Vec<f64> {
        [&curve.mean[..], &curve.spread, &[curve.constant], &curve.slopes].concat()
    }
}

impl<const N: usize> TryFrom<Vec<f64>> for Logistic<N> {
    type Error = String;
    fn try_from(numbers: Vec<f64>) -> Result<Self, String> {
        let part = |from: usize| numbers.get(from..from + N).and_then(|part| part.try_into().ok());
        let read = || {
            Some(Logistic {
                mean: part(0)?,
                spread: part(N)?,
                constant: *numbers.get(2 * N)?,
                slopes: part(2 * N + 1)?,
            })
        };
        read().ok_or_else(|| format!("{} numbers are no curve of {N} signals", numbers.len()))
    }
}

/// Solves a symmetric positive definite system by Gaussian elimination.
fn solved(mut m: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for pivot in 0..n {
        for row in pivot + 1..n {
            let factor = m[row][pivot] / m[pivot][pivot];
            let (above, below) = m.split_at_mut(row);
            below[0].iter_mut().zip(&above[pivot]).for_each(|(cell, other)| *cell -= factor * other);
            b[row] -= factor * b[pivot];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| m[row][column] * b[column]).sum();
        b[row] = (b[row] - known) / m[row][row];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let m = vec![vec![4.0, 1.0, 0.0], vec![1.0, 3.0, 1.0], vec![0.0, 1.0, 2.0]];
        for (got, expected) in solved(m, vec![6.0, 10.0, 8.0]).iter().zip([1.0, 2.0, 3.0]) {
            assert!((got - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn a_curve_rises_where_outcomes_do_and_survives_packing() {
        // Noisy around the middle, as left-out phrases are.
        let samples = (0..40).map(|i| {
            let x = f64::from(i) / 40.0;
            ([x * 4.0, x], if (i * 7) % 40 < i { 1.0 } else { 0.0 }, 1.0)
        });
        let curve: Logistic<2> = Logistic::fit(samples);
        assert!(curve.probability([0.4, 0.1]) < 0.4 && curve.probability([3.6, 0.9]) > 0.6);
        let packed: Vec<f64> = curve.clone().into();
        assert_eq!(Logistic::try_from(packed), Ok(curve));
        assert!(Logistic::<2>::try_from(vec![1.0]).is_err());
    }

    #[test]
    fn a_handful_of_samples_gives_a_sane_start() {
        let curve: Logistic<1> = Logistic::fit(std::iter::empty());
        assert!(curve.probability([0.0]) < 0.5 && curve.probability([3.0]) > 0.5);
    }
}
