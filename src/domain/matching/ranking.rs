//! Of the scores of all entries: the highest, and how much of what speaks for any speaks for one.

/// The share of one entry: softmax of `sharpness` times the scores.
#[must_use]
pub fn share_of(scores: &[f32], entry: usize, sharpness: f64) -> f64 {
    let (sharpness, own) = (sharpness as f32, scores[entry]);
    // Lanes that are reckoned side by side: it is asked for each stretch of a message.
    let mut lanes = [0.0_f32; 8];
    let mut eight = |scores: &[f32]| {
        lanes.iter_mut().zip(scores).for_each(|(sum, score)| *sum += exp(sharpness * (score - own)));
    };
    let (eights, rest) = scores.as_chunks::<8>();
    eights.iter().for_each(|scores| eight(scores));
    eight(rest);
    1.0 / f64::from(lanes.iter().sum::<f32>())
}

/// e^x to a millionth of itself, without a branch, so that a loop reckons several at once: 2 to the whole part of x·log₂e by
/// its bits, times 2 to the rest, from −½ to ½, by Taylor's series. Below e^−80 and above e^80 it stays what it is there.
#[inline]
#[must_use]
pub fn exp(x: f32) -> f32 {
    /// Adding it rounds to a whole number, which the lowest bits of the sum then are.
    const ROUNDS: f32 = 12_582_912.0; // 1.5 · 2^23
    const MANTISSA_BITS: u32 = 23;
    const ONE: u32 = 0x3f80_0000;
    let exponent = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let rounded = exponent + ROUNDS;
    let power = f32::from_bits((rounded.to_bits() << MANTISSA_BITS).wrapping_add(ONE));
    let rest = (exponent - (rounded - ROUNDS)) * std::f32::consts::LN_2;
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    power * series.into_iter().fold(0.0, |sum, term| sum * rest + term)
}

/// The entries with the highest scores, the best first; of equals the first.
#[must_use]
pub fn top(scores: &[f32], how_many: usize) -> Vec<u32> {
    // Score and number in one, the best lowest: bits of numbers without a sign rise with them, of those with one they fall.
    let key = |(number, score): (u32, &f32)| {
        let bits = score.to_bits();
        let rising = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
        u64::from(!rising) << 32 | u64::from(number)
    };
    let keys = (0..).zip(scores).map(key);
    if how_many <= FEW {
        return few(keys, how_many).into_iter().map(|key| key as u32).collect();
    }
    let mut keys: Vec<u64> = keys.collect();
    if how_many < keys.len() {
        keys.select_nth_unstable(how_many);
        keys.truncate(how_many);
    }
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32).collect()
}

/// So many are kept in order while all pass by.
const FEW: usize = 8;

/// The lowest keys, in order.
fn few(keys: impl Iterator<Item = u64>, how_many: usize) -> Vec<u64> {
    let mut lowest: Vec<u64> = Vec::with_capacity(how_many + 1);
    for key in keys {
        if lowest.len() < how_many || lowest.last().is_some_and(|last| key < *last) {
            lowest.insert(lowest.partition_point(|other| *other < key), key);
            lowest.truncate(how_many);
        }
    }
    lowest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_the_exponential() {
        for step in -1_500..1_500 {
            let x = step as f32 * 0.05;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "{x}: {} for {}", exp(x), x.exp());
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(1e9).is_finite() && exp(-1e9) >= 0.0);
    }

    #[test]
    fn the_best_come_first_and_of_equals_the_first() {
        let scores = [-1.5, 2.0, 0.0, 2.0, -0.25, 7.0];
        assert_eq!(top(&scores, 4), [5, 1, 3, 2]);
        assert_eq!(top(&scores, 9), [5, 1, 3, 2, 4, 0]);
        assert_eq!(top(&[], 3), [0_u32; 0]);
        let many: Vec<f32> = (0..50).map(|i| (i * 7 % 50) as f32).collect();
        assert_eq!(top(&many, 8), top(&many, 9)[..8]);
        assert_eq!(top(&many, 20)[..8], top(&many, 8));
    }

    #[test]
    fn shares_are_those_of_the_softmax() {
        let scores: Vec<f32> = (0..21).map(|i| (i * 5 % 13) as f32 / 4.0).collect();
        let sum: f32 = scores.iter().map(|score| (2.0 * (score - scores[3])).exp()).sum();
        assert!((share_of(&scores, 3, 2.0) - f64::from(1.0 / sum)).abs() < 1e-6);
    }
}
