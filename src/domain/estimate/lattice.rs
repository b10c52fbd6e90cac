//! Generators of a rank-1 lattice: point i of n = 2^bits has the coordinates frac(i·g/n), one g for each thing drawn.
//!
//! Found for this program by a component-by-component search (Sloan & Reztsov 2002) with the criterion of embedded
//! lattices (Cools, Kuo, Nuyens 2006): each g, of 120 random candidates, keeps the worst ratio to the best worst-case
//! error over n = 2^10 … 2^15 smallest, in the Korobov space of smoothness 1 with all weights 0.1, so that the same
//! numbers serve few draws and many. What it comes to: docs/measurements.md.

/// One generator for each dimension; all odd, so that each coordinate visits every stratum once.
pub const GENERATORS: [u16; 256] = [
    1, 6773, 24149, 22681, 20589, 24311, 3477, 8163, 12955, 8529, 1077, 4665, 3307, 19173, 2007, 12537, 29663, 23577,
    1803, 23961, 13025, 6137, 10221, 7371, 20717, 12681, 4895, 20897, 3967, 6425, 31701, 16519, 19699, 22721, 18157,
    22193, 23993, 21591, 2013, 6649, 613, 19553, 31045, 8487, 1129, 18693, 6589, 2727, 5449, 2169, 28291, 19981, 27477,
    16855, 24521, 4255, 17137, 2387, 1215, 939, 18781, 14161, 935, 31653, 7111, 17841, 9381, 17615, 2455, 2415, 17277,
    26433, 20663, 1047, 2609, 12953, 24513, 4963, 22705, 23407, 26077, 3145, 14323, 29559, 2391, 11315, 31505, 9047,
    6411, 25231, 16591, 22001, 6247, 19607, 7597, 14649, 16715, 20189, 32217, 22845, 31109, 23011, 9501, 25667, 2467,
    1321, 3599, 5715, 15503, 16049, 13549, 9955, 8343, 15297, 24221, 3635, 21169, 22627, 26087, 14531, 6187, 15053,
    24037, 28875, 3443, 13725, 13371, 17963, 1421, 22933, 8563, 18595, 17233, 27693, 26495, 25337, 23917, 27743, 31561,
    8205, 123, 30321, 30743, 10243, 13315, 2563, 15361, 24083, 4619, 21507, 24573, 2049, 29699, 8707, 18437, 17411,
    5125, 8705, 10753, 14337, 23041, 20485, 29703, 22529, 25089, 9731, 16385, 8193, 23553, 15875, 1025, 18435, 1541,
    23561, 18947, 12309, 16903, 28677, 27137, 24081, 6659, 30721, 3079, 6147, 9, 11, 11265, 20993, 15873, 21505, 25615,
    7681, 18949, 11269, 14851, 19467, 17929, 17923, 3587, 1537, 25601, 6657, 13313, 16893, 4099, 24581, 1547, 15879,
    27649, 14343, 21007, 23045, 30723, 3585, 11271, 18951, 26113, 7683, 28673, 7169, 30727, 4101, 17409, 16387, 3087,
    20481, 1551, 1027, 10759, 31237, 6149, 22019, 31235, 27139, 32269, 29191, 17925, 30213, 5633, 12291, 515, 14357,
    13841, 20999, 26117, 27653, 19973, 6661, 1037, 4609, 9219, 11275, 8715, 3073, 20495, 16899,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The squared worst-case error of the first dimensions with n = 2^bits: the mean of Π(1 + 0.1·ω) less 1.
    fn error(generators: &[u16], bits: u32) -> f64 {
        let n = 1_u64 << bits;
        let omega = |at: u64| {
            let x = at as f64 / n as f64;
            2.0 * std::f64::consts::PI.powi(2) * (x * x - x + 1.0 / 6.0)
        };
        let point = |i: u64| generators.iter().map(|g| 1.0 + 0.1 * omega(i * u64::from(*g) % n)).product::<f64>();
        (0..n).map(point).sum::<f64>() / n as f64 - 1.0
    }

    #[test]
    fn the_generators_are_far_better_than_any_numbers() {
        let any: Vec<u16> = (0..12_u32).map(|i| (i * 7_919 % 32_768) as u16 | 1).collect();
        for bits in [10, 12, 14] {
            let (found, arbitrary) = (error(&GENERATORS[..12], bits), error(&any, bits));
            assert!(found < 0.7 * arbitrary, "2^{bits}: {found} against {arbitrary}");
        }
    }

    #[test]
    fn every_generator_is_odd_and_alone() {
        let mut sorted = GENERATORS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), GENERATORS.len());
        assert!(GENERATORS.iter().all(|g| g % 2 == 1));
    }
}
