//! Meanings in whole numbers: half the memory, and a scalar product takes twice as many at a time.

use super::{DIM, Sum, product};

/// A sum's numbers in steps of 1/32,767 of its length. Two unit directions come to at most 32,767², which 32 bits hold, and
/// are off by some 10⁻⁵.
#[derive(Clone, Debug)]
pub struct Rounded {
    numbers: [i16; DIM],
    step: f32,
}

impl Rounded {
    /// Rounds a sum.
    #[must_use]
    pub fn of(sum: &Sum) -> Rounded {
        let step = product(sum, sum).sqrt() / f32::from(i16::MAX);
        let steps = if step > 0.0 { 1.0 / step } else { 0.0 };
        Rounded { numbers: sum.map(|value| (value * steps).round() as i16), step }
    }

    /// The scalar product.
    #[must_use]
    #[inline]
    pub fn product(&self, other: &Rounded) -> f32 {
        let both = self.numbers.iter().zip(&other.numbers);
        let sum: i32 = both.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        self.step * other.step * sum as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_products_are_the_products() {
        let wave = |by: f32| -> Sum { std::array::from_fn(|at| (at as f32 * by).sin() * (1.0 + by)) };
        for (a, b) in [(0.1, 0.2), (0.7, 0.7), (3.0, 50.0)].map(|(a, b)| (wave(a), wave(b))) {
            let lengths = (product(&a, &a) * product(&b, &b)).sqrt();
            let off = Rounded::of(&a).product(&Rounded::of(&b)) - product(&a, &b);
            assert!(off.abs() < 1e-4 * lengths, "{off} of {lengths}");
        }
        // The largest sum that can be, and nothing at all.
        let mut one = [0.0; DIM];
        one[5] = -2.0;
        assert!((Rounded::of(&one).product(&Rounded::of(&one)) - 4.0).abs() < 1e-3);
        assert_eq!(Rounded::of(&[0.0; DIM]).product(&Rounded::of(&one)), 0.0);
    }
}
