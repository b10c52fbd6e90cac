//! Lines added up, draw by draw, and the quantiles of the sum.

use std::ops::Range;

use super::line::{LineOutcome, Simulation};
use crate::domain::catalog::Studio;
use crate::domain::range::Range3;

/// What is agreed on beside the tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// Share of the price of work that is let off, 0–1.
    pub discount: f64,
    /// Work begins at once.
    pub skips_queue: bool,
}

/// The ranges of a whole quote, before tax and rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// Hours of work.
    pub hours: Range3,
    /// Money, not under the studio's minimum, before the discount.
    pub list: Range3,
    /// Money after the discount, not under the studio's minimum.
    pub price: Range3,
    /// The price that covers the studio's `risk` share of outcomes.
    pub safe: f64,
    /// Working days from order to hand-over: queue, work one after the other, waiting.
    pub days: Range3,
    /// Of these, days of waiting for the client or a third party, at P90.
    pub waiting: f64,
}

/// Lines added up, draw by draw.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Hours of work.
    pub hours: Vec<f64>,
    /// Money before the discount.
    pub list: Vec<f64>,
    /// Money after it; empty without a discount.
    net: Vec<f64>,
    /// Working days, waiting included.
    pub days: Vec<f64>,
    /// Working days of waiting; empty where nobody is waited for.
    pub waiting: Vec<f64>,
}

impl Drawn {
    /// Adds lines. The queue is waited for once, work follows work, and the lines' waitings run side by side.
    /// `None` when there are no lines.
    #[must_use]
    pub fn of(lines: &[&LineOutcome], studio: &Studio, terms: Terms) -> Option<Drawn> {
        let n = lines.first()?.hours.len();
        let queue = if terms.skips_queue { 0.0 } else { studio.calendar.queue_days };
        let (mut hours, mut list, mut days) = (vec![0.0; n], vec![0.0; n], vec![queue; n]);
        let mut net = if terms.discount > 0.0 { vec![0.0; n] } else { Vec::new() };
        let mut waiting: Vec<f64> = Vec::new();
        for line in lines {
            put(&mut hours, &line.hours, |sum, own| sum + own);
            put(&mut list, &line.price, |sum, own| sum + own);
            put(&mut days, &line.hours, |sum, own| sum + own * line.days_per_hour);
            if line.waiting.iter().any(|days| *days > 0.0) {
                waiting.resize(n, 0.0);
                put(&mut waiting, &line.waiting, f64::max);
            }
            if !net.is_empty() {
                put(&mut net, &line.price, |sum, own| sum + own);
                put(&mut net, &line.hours, |sum, own| sum - own * line.hourly * terms.discount);
            }
        }
        put(&mut days, &waiting, |sum, own| sum + own);
        let minimum = studio.pricing.minimum.to_f64();
        list.iter_mut().chain(&mut net).for_each(|sum| *sum = sum.max(minimum));
        Some(Drawn { hours, list, net, days, waiting })
    }

    fn with_capacity(n: usize) -> Drawn {
        let list = || Vec::with_capacity(n);
        Drawn { hours: list(), list: list(), net: Vec::new(), days: list(), waiting: Vec::new() }
    }

    /// Adds later draws.
    fn append(&mut self, later: Drawn, from: usize) {
        self.hours.extend(later.hours);
        self.list.extend(later.list);
        self.net.extend(later.net);
        self.days.extend(later.days);
        // Nobody may be waited for in one part and somebody in the next.
        if !(later.waiting.is_empty() && self.waiting.is_empty()) {
            self.waiting.resize(from, 0.0);
            self.waiting.extend(later.waiting);
            self.waiting.resize(self.hours.len(), 0.0);
        }
    }

    /// Money that is asked for.
    #[must_use]
    pub fn price(&self) -> &[f64] {
        if self.net.is_empty() { &self.list } else { &self.net }
    }

    /// The quantiles.
    #[must_use]
    pub fn total(&self, studio: &Studio) -> Total {
        let [low, likely, high, safe] = quantiles_at(self.price(), [0.1, 0.5, 0.9, studio.pricing.risk]);
        let price = Range3 { low, likely, high };
        Total {
            hours: quantiles(&self.hours),
            list: if self.net.is_empty() { price } else { quantiles(&self.list) },
            price,
            safe,
            days: quantiles(&self.days),
            waiting: quantile(&self.waiting, 0.9),
        }
    }
}

/// Some lines simulated together.
#[derive(Clone, Debug)]
pub struct Joint {
    /// The sum; `None` when there are no lines.
    pub drawn: Option<Drawn>,
    /// Each line, by an even part of the draws.
    pub lines: Vec<LineOutcome>,
}

/// So many draws are worked on at a time: they stay in the processor's nearest memory.
const PART: usize = 2048;

/// So many draws of a line take longer than a thread takes to begin.
const WORTH_A_THREAD: usize = 1 << 13;

impl Joint {
    /// Simulates lines and adds them up; of each line every `stride`-th draw is kept. An even part of a lattice is a
    /// lattice, so it is enough for what one of several lines comes to. So many threads draw side by side, whatever their
    /// number the same.
    #[must_use]
    pub fn of(lines: &[Simulation], studio: &Studio, terms: Terms, stride: usize, threads: usize) -> Joint {
        let n = lines.first().map_or(0, Simulation::n_draws);
        let parts: Vec<Range<usize>> = (0..n).step_by(PART).map(|from| from..(from + PART).min(n)).collect();
        // A thread that draws little costs more than it brings.
        let threads = threads.clamp(1, (n * lines.len() / WORTH_A_THREAD).max(1));
        let share = parts.len().div_ceil(threads).max(1);
        let some = |parts: &[Range<usize>]| Joint::of_parts(lines, studio, terms, stride, parts);
        let mut shares = parts.chunks(share);
        let first = shares.next().unwrap_or_default();
        std::thread::scope(|scope| {
            let others: Vec<_> = shares.map(|own| (own[0].start, scope.spawn(move || some(own)))).collect();
            let mut joint = some(first);
            for (from, other) in others {
                // Whoever draws panics for all: it is a fault of the program.
                let other = other.join().expect("a thread that draws");
                for (kept, later) in joint.lines.iter_mut().zip(&other.lines) {
                    kept.take_from(later, 1);
                }
                if let (Some(drawn), Some(later)) = (&mut joint.drawn, other.drawn) {
                    drawn.append(later, from);
                }
            }
            joint
        })
    }

    fn of_parts(lines: &[Simulation], studio: &Studio, terms: Terms, stride: usize, parts: &[Range<usize>]) -> Joint {
        let begin = parts.first().map_or(0, |part| part.start);
        let n: usize = parts.iter().map(ExactSizeIterator::len).sum();
        let mut kept: Vec<LineOutcome> = vec![LineOutcome::default(); lines.len()];
        let mut drawn: Option<Drawn> = None;
        for part in parts {
            let outcomes: Vec<LineOutcome> = lines.iter().map(|line| line.part(part.clone())).collect();
            for (kept, outcome) in kept.iter_mut().zip(&outcomes) {
                kept.take_from(outcome, stride);
            }
            let Some(own) = Drawn::of(&outcomes.iter().collect::<Vec<_>>(), studio, terms) else { continue };
            drawn.get_or_insert_with(|| Drawn::with_capacity(n)).append(own, part.start - begin);
        }
        Joint { drawn, lines: kept }
    }
}

/// The ranges of some lines; `None` when there are none.
#[must_use]
pub fn total(lines: &[&LineOutcome], studio: &Studio, terms: Terms) -> Option<Total> {
    Some(Drawn::of(lines, studio, terms)?.total(studio))
}

/// The share of equally likely values that are not above a limit.
#[must_use]
pub fn share_up_to(values: &[f64], limit: f64) -> f64 {
    values.iter().filter(|value| **value <= limit).count() as f64 / values.len().max(1) as f64
}

/// A range from few draws, times what many draws know of a like one: `few` and `many` are the same thing, drawn so.
#[must_use]
pub fn corrected(range: Range3, few: Range3, many: Range3) -> Range3 {
    let times = |own: f64, few: f64, many: f64| if few > 0.0 { own * many / few } else { own };
    let low = times(range.low, few.low, many.low);
    let likely = times(range.likely, few.likely, many.likely).max(low);
    Range3 { low, likely, high: times(range.high, few.high, many.high).max(likely) }
}

/// The price range of summed draws, not under the studio's minimum; `None` without draws.
#[must_use]
pub fn price(mut draws: Vec<f64>, studio: &Studio) -> Option<Range3> {
    let minimum = studio.pricing.minimum.to_f64();
    draws.iter_mut().for_each(|sum| *sum = sum.max(minimum));
    (!draws.is_empty()).then(|| quantiles(&draws))
}

fn put(sums: &mut [f64], own: &[f64], with: impl Fn(f64, f64) -> f64) {
    sums.iter_mut().zip(own).for_each(|(sum, own)| *sum = with(*sum, *own));
}

/// Adds draws to a sum; to an empty one they are the sum.
pub fn add(sum: &mut Vec<f64>, draws: &[f64]) {
    if sum.is_empty() {
        sum.extend_from_slice(draws);
    } else {
        sum.iter_mut().zip(draws).for_each(|(sum, own)| *sum += own);
    }
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

/// Several quantiles at once. Values are counted into buckets of equal width, and only the buckets that hold a wanted
/// place are sorted: two passes over the values, however many quantiles.
#[must_use]
pub fn quantiles_at<const N: usize>(values: &[f64], shares: [f64; N]) -> [f64; N] {
    let n = values.len();
    let (least, most) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
        (if *value < least { *value } else { least }, if *value > most { *value } else { most })
    });
    if n == 0 {
        return [0.0; N];
    }
    let n_buckets = (n / BUCKET).clamp(1, 1 << 16);
    let scale = n_buckets as f64 / (most - least);
    if !scale.is_finite() || scale <= 0.0 {
        return [least; N];
    }
    let last = n_buckets - 1;
    let mut counts = vec![0_u32; n_buckets];
    let mut buckets = vec![0_u16; n];
    for (bucket, value) in buckets.iter_mut().zip(values) {
        // At most 2^16 buckets: more values share a bucket.
        *bucket = (((value - least) * scale) as u16).min(last as u16);
        counts[usize::from(*bucket)] += 1;
    }
    // The values up to each wanted place, from the first bucket that matters on.
    let places = shares.map(|share| (share * n as f64 - 0.5).clamp(0.0, (n - 1) as f64));
    let mut wanted = vec![false; n_buckets];
    let mut starts = Vec::with_capacity(n_buckets);
    let mut start = 0_usize;
    for (at, count) in counts.iter().enumerate() {
        starts.push(start);
        let end = start + *count as usize;
        let holds =
            |place: f64| (start..end).contains(&(place as usize)) || (start..end).contains(&(place.ceil() as usize));
        wanted[at] = places.iter().any(|place| holds(*place));
        start = end;
    }
    let mut kept: Vec<f64> = Vec::with_capacity(4 * BUCKET * N);
    for (bucket, value) in buckets.iter().zip(values) {
        if wanted[usize::from(*bucket)] {
            kept.push(*value);
        }
    }
    kept.sort_unstable_by(f64::total_cmp);
    // The place of a value among the kept ones: less what lies in buckets before it that nobody wants.
    let mut skipped = vec![0_usize; n_buckets];
    let mut left_out = 0;
    for at in 0..n_buckets {
        skipped[at] = left_out;
        left_out += if wanted[at] { 0 } else { counts[at] as usize };
    }
    let value_at = |place: usize| {
        let bucket = starts.partition_point(|start| *start <= place) - 1;
        kept[place - skipped[bucket]]
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
