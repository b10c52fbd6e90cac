//! Likeness of meaning that wanes faster than the angle grows, at the price of one that does not.
//!
//! Two directions are alike by κ(c) = exp((c − 1) / [`WIDTH`]) of their cosine c: what means nearly the same counts for much
//! more than what is of the same trade. A regression on such a kernel needs the likeness of a text to every phrase. By
//! the method of Nyström (Williams & Seeger 2001, "Using the Nyström method to speed up kernel machines") those to a few
//! landmarks Z are enough: with L·Lᵀ = κ(Z·Zᵀ) the numbers L⁻¹·κ(Z·x) have, approximately, κ for their scalar product. The
//! landmarks are the means of entries: they lie where phrases are (figures of both in docs/measurements.md).

use super::{DIM, Rounded, Sum, add, product, unit};
use crate::domain::matching::ranking::exp;

/// So many landmarks at most: few catalogs have more entries, and each entry's own makes the likenesses truer.
pub const MOST: usize = 192;
/// How fast likeness wanes: from 0.4 to 0.8 nothing changes much.
const WIDTH: f32 = 0.5;
/// What the kernel of the landmarks gets on its diagonal, since two of them may be nearly the same.
const RIDGE: f64 = 1e-3;

/// A number for each landmark; 0 where there is none.
pub type View = [f32; MOST];

/// The likenesses of a direction to landmarks; a text of no meaning is like none.
#[must_use]
pub fn likenesses(landmarks: &[Rounded], direction: &Sum) -> View {
    let mut view = [0.0; MOST];
    if product(direction, direction) > 0.0 {
        let direction = Rounded::of(direction);
        view.iter_mut().zip(landmarks).for_each(|(own, landmark)| *own = direction.product(landmark));
        // Apart from the products, so that several are reckoned at once.
        view[..landmarks.len()].iter_mut().for_each(|own| *own = exp((*own - 1.0) / WIDTH));
    }
    view
}

/// How much each likeness changes with the cosine.
#[must_use]
pub fn slopes(likenesses: View) -> View {
    likenesses.map(|likeness| likeness / WIDTH)
}

/// Landmarks, and what turns likenesses to them into features.
#[derive(Clone, Debug)]
pub struct Basis {
    directions: Vec<Sum>,
    rounded: Vec<Rounded>,
    /// L, row by row up to the diagonal.
    rows: Vec<Vec<f64>>,
}

impl Basis {
    /// The means of entries' phrases; of too many entries evenly spread ones. `owners` tells the entry of each direction,
    /// for what no entry is for a number from `n_entries` on.
    #[must_use]
    pub fn of(directions: &[Sum], owners: &[u32], n_entries: usize) -> Basis {
        let mut sums = vec![[0.0; DIM]; n_entries];
        for (direction, owner) in directions.iter().zip(owners) {
            if let Some(sum) = sums.get_mut(*owner as usize) {
                add(sum, direction);
            }
        }
        sums.retain(|sum| product(sum, sum) > 0.0);
        let n_landmarks = sums.len().min(MOST);
        let directions: Vec<Sum> = (0..n_landmarks).map(|at| unit(sums[at * sums.len() / n_landmarks])).collect();
        let rounded: Vec<Rounded> = directions.iter().map(Rounded::of).collect();
        let kernel: Vec<View> = directions.iter().map(|direction| likenesses(&rounded, direction)).collect();
        Basis { directions, rounded, rows: cholesky(&kernel) }
    }

    /// The landmarks.
    #[must_use]
    pub fn directions(&self) -> &[Sum] {
        &self.directions
    }

    /// What a direction is in a space where the scalar product is the likeness: L⁻¹·κ(Z·x).
    #[must_use]
    pub fn features(&self, direction: &Sum) -> View {
        let likenesses = likenesses(&self.rounded, direction);
        let mut features = [0.0; MOST];
        for (at, row) in self.rows.iter().enumerate() {
            let before: f64 = row.iter().zip(&features[..at]).map(|(a, b)| a * f64::from(*b)).sum();
            features[at] = ((f64::from(likenesses[at]) - before) / row[at]) as f32;
        }
        features
    }

    /// The numbers that say of likenesses to the landmarks what `sum` says of features: L⁻ᵀ·sum.
    #[must_use]
    pub fn back(&self, sum: &View) -> View {
        let mut left = sum.map(f64::from);
        for (at, row) in self.rows.iter().enumerate().rev() {
            left[at] /= row[at];
            let own = left[at];
            left[..at].iter_mut().zip(row).for_each(|(left, value)| *left -= own * value);
        }
        left.map(|value| value as f32)
    }
}

/// The lower triangle whose product with itself turned over is the kernel with [`RIDGE`] on its diagonal.
fn cholesky(kernel: &[View]) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(kernel.len());
    for (at, own) in kernel.iter().enumerate() {
        let mut row: Vec<f64> = Vec::with_capacity(at + 1);
        for (column, other) in rows.iter().enumerate() {
            let known: f64 = row.iter().zip(other).map(|(a, b)| a * b).sum();
            row.push((f64::from(own[column]) - known) / other[column]);
        }
        let known: f64 = row.iter().map(|value| value * value).sum();
        row.push((f64::from(own[at]) + RIDGE - known).max(RIDGE).sqrt());
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Directions in a few groups, from waves.
    fn directions(n: usize) -> (Vec<Sum>, Vec<u32>) {
        let of = |at: usize| {
            let (group, own) = (at % 7, at / 7);
            unit(std::array::from_fn(|place| {
                let (group, place) = (group as f32, place as f32);
                (place * (0.3 + group)).sin() + 0.4 * (place * (1.1 + own as f32 * 0.37)).cos()
            }))
        };
        ((0..n).map(of).collect(), (0..n).map(|at| (at % 7) as u32).collect())
    }

    #[test]
    fn the_product_of_features_is_the_likeness() {
        let (directions, owners) = directions(60);
        let basis = Basis::of(&directions, &owners, 7);
        assert_eq!(basis.directions().len(), 7);
        // Of the landmarks themselves nearly exactly, but for the ridge.
        for a in basis.directions() {
            for b in basis.directions() {
                let expected = ((product(a, b) - 1.0) / WIDTH).exp();
                let own = product(&basis.features(a), &basis.features(b));
                assert!((own - expected).abs() < 2e-3, "{own} for {expected}");
            }
        }
        // Of the others less than there is: what lies beside the landmarks is not seen.
        for direction in &directions {
            let own = basis.features(direction);
            assert!((0.2..=1.001).contains(&product(&own, &own)), "{}", product(&own, &own));
        }
        assert_eq!(basis.features(&[0.0; DIM]), [0.0; MOST]);
    }

    #[test]
    fn weights_of_features_and_of_likenesses_say_the_same() {
        let (directions, owners) = directions(60);
        let basis = Basis::of(&directions, &owners, 7);
        let rounded: Vec<Rounded> = basis.directions().iter().map(Rounded::of).collect();
        let weights: View = std::array::from_fn(|at| if at < 7 { (at as f32).cos() } else { 0.0 });
        let back = basis.back(&weights);
        for direction in &directions {
            let (by_features, by_likenesses) =
                (product(&weights, &basis.features(direction)), product(&back, &likenesses(&rounded, direction)));
            assert!((by_features - by_likenesses).abs() < 1e-3, "{by_features} {by_likenesses}");
        }
    }

    #[test]
    fn many_entries_or_the_same_twice_are_no_trouble() {
        let (directions, _) = directions(300);
        let owners: Vec<u32> = (0..300).collect();
        assert_eq!(Basis::of(&directions, &owners, 300).directions().len(), MOST);
        let same = vec![directions[0]; 5];
        let basis = Basis::of(&same, &[0, 1, 2, 3, 4], 5);
        assert!((product(&basis.features(&same[0]), &basis.features(&same[0])) - 1.0).abs() < 2e-3);
        let none = Basis::of(&[[0.0; DIM]; 2], &[0, 1], 2);
        assert_eq!(none.features(&directions[0]), [0.0; MOST]);
    }
}
