//! Low / likely / high: the three quantiles P10, P50, P90 of something uncertain.

use serde::{Deserialize, Serialize};

/// In 80 of 100 cases the fact lies between `low` and `high`; half of the cases lie under `likely`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range3 {
    /// P10.
    pub low: f64,
    /// P50.
    pub likely: f64,
    /// P90.
    pub high: f64,
}

impl Range3 {
    /// A range of one value: something known exactly.
    #[must_use]
    pub fn exactly(value: f64) -> Range3 {
        Range3 { low: value, likely: value, high: value }
    }

    /// Whether the three are positive, finite and in order.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self.low > 0.0 && self.low <= self.likely && self.likely <= self.high && self.high.is_finite()
    }

    /// P90 − P10: what answers can narrow.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// The same operation on each of the three.
    #[must_use]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Range3 {
        Range3 { low: f(self.low), likely: f(self.likely), high: f(self.high) }
    }

    /// The two-piece log-normal distribution through the three quantiles:
    /// `ln h = ln likely + s(z)·z` with `s = ln(likely/low)/z₉₀` below the median and `ln(high/likely)/z₉₀` above,
    /// so that z = ∓1.28155 gives `low` and `high` exactly. A range of equal ends is that value for every z, zero too.
    #[must_use]
    pub fn curve(self) -> Curve {
        let slope = |up: f64, down: f64| if up > down && down > 0.0 { (up / down).ln() / Z90 } else { 0.0 };
        Curve { likely: self.likely, below: slope(self.likely, self.low), above: slope(self.high, self.likely) }
    }
}

/// A two-piece log-normal distribution, ready to be drawn from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    likely: f64,
    below: f64,
    above: f64,
}

impl Curve {
    /// The value at `z` standard deviations.
    #[inline]
    #[must_use]
    pub fn at(self, z: f64) -> f64 {
        // Without a branch on z, which is as good as random: a known value has slopes of 0, and exp(0) is 1.
        self.likely * exp(self.below * z.min(0.0) + self.above * z.max(0.0))
    }
}

/// eˣ to about 13 digits, without a call: a loop over draws becomes a loop over several at once.
#[inline]
fn exp(x: f64) -> f64 {
    // x = n·ln 2 + r with |r| ≤ ln 2 / 2: 2ⁿ goes into the exponent, eʳ is its Taylor series.
    const SHIFT: f64 = 6_755_399_441_055_744.0; // 1.5·2^52: adding and taking it away rounds to a whole number.
    let x = x.clamp(-700.0, 700.0);
    let shifted = x * std::f64::consts::LOG2_E + SHIFT;
    let n = shifted - SHIFT;
    let r = (x - n * 6.931_471_803_691_238e-1) - n * 1.908_214_929_270_587_7e-10;
    let mut sum = 1.0 / 39_916_800.0;
    for factor in [3_628_800.0, 362_880.0, 40_320.0, 5_040.0, 720.0, 120.0, 24.0, 6.0, 2.0, 1.0, 1.0] {
        sum = sum * r + 1.0 / factor;
    }
    sum * f64::from_bits(((shifted.to_bits() as i64).wrapping_add(1023) as u64) << 52)
}

/// The 90 % point of the standard normal distribution.
pub const Z90: f64 = 1.281_551_565_544_600_4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_quantiles_are_reproduced() {
        let range = Range3 { low: 12.0, likely: 24.0, high: 56.0 };
        for (z, expected) in [(-Z90, 12.0), (0.0, 24.0), (Z90, 56.0)] {
            assert!((range.curve().at(z) - expected).abs() < 1e-9, "{z}");
        }
    }

    #[test]
    fn the_exponential_is_the_exponential() {
        for step in -3_000..3_000 {
            let x = f64::from(step) * 0.013;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-13, "{x}");
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
    }

    #[test]
    fn a_known_value_stays_where_it_is() {
        assert_eq!(Range3::exactly(5.0).curve().at(2.0), 5.0);
    }

    #[test]
    fn disorder_and_nonsense_are_not_valid() {
        for (low, likely, high) in
            [(2.0, 1.0, 3.0), (0.0, 1.0, 2.0), (1.0, 3.0, 2.0), (1.0, 2.0, f64::INFINITY), (f64::NAN, 1.0, 2.0)]
        {
            assert!(!Range3 { low, likely, high }.is_valid());
        }
    }
}
