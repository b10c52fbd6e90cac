//! Quantiles of equally likely values.

use std::mem::replace;

use crate::domain::range::Range3;

/// The share of equally likely values that are not above a limit.
#[must_use]
pub fn share_up_to(values: &[f64], limit: f64) -> f64 {
    values.iter().filter(|value| **value <= limit).count() as f64 / values.len().max(1) as f64
}

/// P10, P50 and P90 of equally likely values.
#[must_use]
pub fn quantiles(values: &[f64]) -> Range3 {
    let [low, likely, high] = quantiles_at(values, [0.1, 0.5, 0.9]);
    Range3 { low, likely, high }
}

/// A quantile of equally likely values by linear interpolation between their middles.
#[must_use]
pub fn quantile(values: &[f64], share: f64) -> f64 {
    quantiles_at(values, [share])[0]
}

/// So many values to a bucket on average: few enough to sort, many enough that buckets are quickly counted.
const BUCKET: usize = 8;

/// Adding it rounds a number from 0 to 2^32 to a whole one, whose bits are then the lowest of the sum's: a loop over
/// values becomes a loop over several at once, which a conversion would not.
const ROUNDS: f64 = 4_503_599_627_370_496.0; // 2^52

/// The ends of some values, in lanes that can be compared side by side.
fn least_and_most(values: &[f64]) -> (f64, f64) {
    let (mut least, mut most) = ([f64::INFINITY; 4], [f64::NEG_INFINITY; 4]);
    let mut four = |values: &[f64; 4]| {
        for (lane, value) in values.iter().enumerate() {
            least[lane] = if *value < least[lane] { *value } else { least[lane] };
            most[lane] = if *value > most[lane] { *value } else { most[lane] };
        }
    };
    let (fours, rest) = values.as_chunks();
    fours.iter().for_each(&mut four);
    rest.iter().for_each(|value| four(&[*value; 4]));
    (least.into_iter().fold(f64::INFINITY, f64::min), most.into_iter().fold(f64::NEG_INFINITY, f64::max))
}

/// Quantiles of values that lie too close or too far apart for buckets.
fn sorted_quantiles<const N: usize>(values: &[f64], shares: [f64; N]) -> [f64; N] {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    shares.map(|share| {
        let place = place(share, sorted.len());
        let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
        below + (above - below) * place.fract()
    })
}

/// Where a quantile lies among so many sorted values: between the middles of two of them.
fn place(share: f64, n: usize) -> f64 {
    (share * n as f64 - 0.5).clamp(0.0, (n - 1) as f64)
}

/// Several quantiles at once. Values are counted into buckets of equal width, and only the buckets that hold a wanted
/// place are sorted: two passes over the values, however many quantiles.
#[must_use]
pub fn quantiles_at<const N: usize>(values: &[f64], shares: [f64; N]) -> [f64; N] {
    let n = values.len();
    if n == 0 {
        return [0.0; N];
    }
    let (least, most) = least_and_most(values);
    let n_buckets = (n / BUCKET).clamp(1, 1 << 16);
    let last = n_buckets - 1;
    let scale = last as f64 / (most - least);
    if !scale.is_finite() || scale <= 0.0 {
        return if most > least { sorted_quantiles(values, shares) } else { [least; N] };
    }
    let mut buckets = vec![0_u16; n];
    for (bucket, value) in buckets.iter_mut().zip(values) {
        *bucket = (((value - least) * scale + ROUNDS).to_bits() as u32).min(last as u32) as u16;
    }
    let mut counts = vec![0_u32; n_buckets];
    for bucket in &buckets {
        counts[usize::from(*bucket)] += 1;
    }
    // The place of each bucket's first value among all.
    let starts: Vec<u32> = counts.iter().scan(0, |end, count| Some(replace(end, *end + count))).collect();
    let bucket_at = |place: usize| starts.partition_point(|start| *start as usize <= place) - 1;
    let places = shares.map(|share| place(share, n));
    let mut wanted: Vec<usize> =
        places.iter().flat_map(|place| [place.floor(), place.ceil()]).map(|place| bucket_at(place as usize)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut is_wanted = vec![false; n_buckets];
    wanted.iter().for_each(|bucket| is_wanted[*bucket] = true);
    let in_wanted = buckets.iter().zip(values).filter(|(bucket, _)| is_wanted[usize::from(**bucket)]);
    let mut kept: Vec<f64> = Vec::with_capacity(wanted.iter().map(|bucket| counts[*bucket] as usize).sum());
    in_wanted.for_each(|(_, value)| kept.push(*value));
    kept.sort_unstable_by(f64::total_cmp);
    let value_at = |place: usize| {
        let bucket = bucket_at(place);
        let before: u32 = wanted.iter().take_while(|wanted| **wanted < bucket).map(|wanted| counts[*wanted]).sum();
        kept[place - starts[bucket] as usize + before as usize]
    };
    places.map(|place| {
        let (below, above) = (value_at(place.floor() as usize), value_at(place.ceil() as usize));
        below + (above - below) * place.fract()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_interpolate_between_the_middles() {
        let values: Vec<f64> = (1..=10).rev().map(f64::from).collect();
        assert_eq!(quantiles_at(&values, [0.5, 0.0, 1.0]), [5.5, 1.0, 10.0]);
        assert_eq!(quantile(&[], 0.5), 0.0);
        assert_eq!(quantile(&[3.0, 3.0], 0.9), 3.0);
    }

    #[test]
    fn buckets_find_what_sorting_finds() {
        let skewed: Vec<f64> = (0..4096).map(|i| (f64::from((i * 2_731) % 4_096) / 400.0).exp()).collect();
        let lumpy: Vec<f64> = (0..1000).map(|i| if i % 3 == 0 { 1.0 } else { f64::from(i % 7) + 1e6 }).collect();
        for values in [skewed, lumpy, vec![1.0, 1e300], vec![5.0; 9]] {
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            for share in [0.0, 0.1, 0.333, 0.5, 0.8, 0.9, 1.0] {
                let place = (share * values.len() as f64 - 0.5).clamp(0.0, (values.len() - 1) as f64);
                let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
                assert_eq!(quantile(&values, share), below + (above - below) * place.fract(), "{share}");
            }
        }
    }
}
