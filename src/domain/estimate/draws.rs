//! Draws with names: deterministic, evenly spread, and the same for the same name.
//!
//! Each name is a coordinate of a rank-1 lattice (see `lattice.rs`), shifted by a number made from the name. Every
//! coordinate visits each of `n` equal strata of the unit interval once, at its middle, and together the coordinates
//! fill the cube far more evenly than independent draws would. Names get their coordinate from the plans that are
//! estimated together; a name that nobody placed gets an order of its own (Latin hypercube sampling: McKay, Beckman,
//! Conover 1979), which is as good for sums and not as good for what multiplies.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::lattice::GENERATORS;

/// Named streams of equally likely draws.
#[derive(Clone, Debug)]
pub struct Draws {
    /// The standard normal quantile of each stratum's middle.
    normal: &'static [f64],
    bits: u32,
    /// The coordinate of each placed name.
    places: BTreeMap<u64, usize>,
}

/// The order in which one stream visits the strata.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    multiply: u64,
    add: u64,
    mask: u64,
    /// For a stream without a coordinate: what folds its order, 0 for the others.
    fold: u32,
    again: u64,
}

/// The least and the most draws, as powers of two.
const BITS: std::ops::RangeInclusive<u32> = 4..=24;

/// Normal quantiles by number of bits: made once for the process.
static NORMAL: [OnceLock<Vec<f64>>; 25] = [const { OnceLock::new() }; 25];

/// The standard normal quantiles of the middles of 2^bits strata.
pub fn normal_table(bits: u32) -> &'static [f64] {
    NORMAL[bits as usize].get_or_init(|| {
        let n = 1usize << bits;
        let half: Vec<f64> = (0..n / 2).map(|stratum| normal_quantile((stratum as f64 + 0.5) / n as f64)).collect();
        half.iter().copied().chain(half.iter().rev().map(|z| -z)).collect()
    })
}

impl Draws {
    /// 2^`bits` draws, `bits` from 4 to 24, with no name placed.
    #[must_use]
    pub fn new(bits: u32) -> Draws {
        let bits = bits.clamp(*BITS.start(), *BITS.end());
        Draws { normal: normal_table(bits), bits, places: BTreeMap::new() }
    }

    /// The same names with another number of draws.
    #[must_use]
    pub fn with_bits(&self, bits: u32) -> Draws {
        Draws { places: self.places.clone(), ..Draws::new(bits) }
    }

    /// Gives a name the next coordinate, unless it has one.
    pub fn place(&mut self, name: &[&str]) {
        let next = self.places.len();
        self.places.entry(seed(name)).or_insert(next);
    }

    /// How many draws.
    #[must_use]
    pub fn len(&self) -> usize {
        self.normal.len()
    }

    /// How many draws, as a power of two.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// Never: there are at least sixteen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The stream of a name, given as parts.
    #[must_use]
    pub fn stream(&self, name: &[&str]) -> Stream {
        let seed = seed(name);
        let mask = (1 << self.bits) - 1;
        // The shift is the same share of the interval for any number of draws.
        let add = mix(seed ^ 1) >> (64 - self.bits);
        match self.places.get(&seed).and_then(|place| GENERATORS.get(*place)) {
            Some(generator) => Stream { multiply: u64::from(*generator), add, mask, fold: 0, again: 1 },
            None => Stream { multiply: mix(seed) | 1, add, mask, fold: self.bits / 2, again: mix(seed ^ 2) | 1 },
        }
    }

    /// The standard normal numbers of a stream, one for each draw of a part.
    #[must_use]
    pub fn normals(&self, stream: Stream, part: Range<usize>) -> Vec<f64> {
        stream.strata(part).into_iter().map(|stratum| self.normal[stratum as usize]).collect()
    }
}

impl Stream {
    /// The strata of a part of the draws.
    #[must_use]
    pub fn strata(self, part: Range<usize>) -> Vec<u32> {
        if self.fold > 0 {
            return part.map(|draw| self.stratum(draw) as u32).collect();
        }
        // Modulo 2^32 is as good as modulo 2^64 for what the mask leaves of it, and twice as many fit into a register.
        let (multiply, add, mask) = (self.multiply as u32, self.add as u32, self.mask as u32);
        let stratum = |draw: u32| draw.wrapping_mul(multiply).wrapping_add(add) & mask;
        (part.start as u32..part.end as u32).map(stratum).collect()
    }

    /// The stratum of draw `i`: a bijection of 0..n, made of odd multiplications and, without a coordinate, of folded
    /// shifts, each invertible modulo 2^bits.
    #[inline]
    #[must_use]
    pub fn stratum(self, i: usize) -> usize {
        let mut at = (i as u64).wrapping_mul(self.multiply).wrapping_add(self.add) & self.mask;
        if self.fold > 0 {
            at ^= at >> self.fold;
            at = at.wrapping_mul(self.again) & self.mask;
            at ^= at >> self.fold;
            at = at.wrapping_mul(self.multiply).wrapping_add(self.again) & self.mask;
        }
        at as usize
    }
}

/// A number made from a name; parts do not run together.
fn seed(name: &[&str]) -> u64 {
    let bytes = name.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0x9e37_79b9_7f4a_7c15, |seed, byte| mix(seed ^ u64::from(byte)))
}
/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The standard normal quantile for 0 < p < 1 (Wichura, algorithm AS 241, PPND7: about seven digits, which is
/// far inside the width of a stratum).
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let num = ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let den = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return q * num / den;
    }
    let r = (-(p.min(1.0 - p)).ln()).sqrt();
    let z = if r <= 5.0 {
        let r = r - 1.6;
        let num = ((0.170_238_21 * r + 1.306_728_48) * r + 2.756_815_4) * r + 1.423_437_27;
        let den = (0.120_211_32 * r + 0.737_001_64) * r + 1.0;
        num / den
    } else {
        let r = r - 5.0;
        let num = ((0.017_337_203 * r + 0.428_682_94) * r + 3.081_226_3) * r + 6.657_905_115;
        let den = (0.012_258_202 * r + 0.241_978_94) * r + 1.0;
        num / den
    };
    if q < 0.0 { -z } else { z }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_quantile_agrees_with_tables() {
        for (p, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_5),
            (0.975, 1.959_963_984_5),
            (0.999, 3.090_232_306_2),
            (1e-6, -4.753_424_308_8),
            (1e-14, -7.650_628_092_9),
        ] {
            assert!((normal_quantile(p) - z).abs() < 2e-6 * z.abs().max(1.0), "{p}: {}", normal_quantile(p));
        }
    }

    #[test]
    fn a_stream_visits_every_stratum_once() {
        let draws = Draws::new(9);
        for name in ["", "a", "1c-exchange", "касса"] {
            let stream = draws.stream(&[name]);
            let mut seen: Vec<usize> = (0..draws.len()).map(|i| stream.stratum(i)).collect();
            seen.sort_unstable();
            assert!(seen.into_iter().eq(0..draws.len()), "{name}");
        }
    }

    #[test]
    fn streams_of_two_names_are_uncorrelated() {
        let draws = Draws::new(12);
        let names = ["a", "b", "ab", "cms", "goods-count", "shock"];
        let mut placed = draws.clone();
        names.iter().for_each(|name| placed.place(&[name]));
        for (at, first) in names.iter().enumerate() {
            for second in &names[at + 1..] {
                for (draws, bound) in [(&draws, 0.06), (&placed, 0.02)] {
                    let (a, b) = (
                        draws.normals(draws.stream(&[first]), 0..draws.len()),
                        draws.normals(draws.stream(&[second]), 0..draws.len()),
                    );
                    let sum: f64 = a.iter().zip(&b).map(|(a, b)| a * b).sum();
                    assert!((sum / a.len() as f64).abs() < bound, "{first} {second}: {}", sum / a.len() as f64);
                }
            }
        }
    }

    #[test]
    fn parts_of_a_name_do_not_run_together() {
        let draws = Draws::new(8);
        let (a, b) = (draws.stream(&["ab", "c"]), draws.stream(&["a", "bc"]));
        assert!((0..draws.len()).any(|i| a.stratum(i) != b.stratum(i)));
    }
}
