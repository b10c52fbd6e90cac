//! Lines added up, draw by draw, and the quantiles of the sum.

use super::line::LineOutcome;
use crate::domain::catalog::Studio;
use crate::domain::range::Range3;

/// The ranges of a whole quote, before rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// Hours of work.
    pub hours: Range3,
    /// Money, not under the studio's minimum.
    pub price: Range3,
    /// The price that covers the studio's `risk` share of outcomes.
    pub safe: f64,
    /// Working days from order to hand-over: queue, work one after the other, waiting.
    pub days: Range3,
    /// Of these, days of waiting for the client or a third party, at P90.
    pub waiting: f64,
}

/// Adds lines. The queue is waited for once, work follows work, and the lines' waitings run side by side.
/// `None` when there are no lines.
#[must_use]
pub fn total(lines: &[&LineOutcome], studio: &Studio) -> Option<Total> {
    let n = lines.first()?.hours.len();
    let mut hours = vec![0.0; n];
    let mut price = vec![0.0; n];
    let mut waiting: Vec<f64> = vec![0.0; n];
    for line in lines {
        for i in 0..n {
            hours[i] += line.hours[i];
            price[i] += line.price[i];
            waiting[i] = waiting[i].max(line.waiting[i]);
        }
    }
    let minimum = studio.pricing.minimum.to_f64();
    price.iter_mut().for_each(|sum| *sum = sum.max(minimum));
    let mut days: Vec<f64> =
        (0..n).map(|i| studio.calendar.queue_days + hours[i] / studio.calendar.hours_per_day + waiting[i]).collect();
    Some(Total {
        hours: quantiles(&mut hours),
        safe: quantile(&mut price, studio.pricing.risk),
        price: quantiles(&mut price),
        days: quantiles(&mut days),
        waiting: quantile(&mut waiting, 0.9),
    })
}

/// The price range of summed draws, not under the studio's minimum; `None` without draws.
#[must_use]
pub fn price(mut draws: Vec<f64>, studio: &Studio) -> Option<Range3> {
    let minimum = studio.pricing.minimum.to_f64();
    draws.iter_mut().for_each(|sum| *sum = sum.max(minimum));
    (!draws.is_empty()).then(|| quantiles(&mut draws))
}

/// Adds draws to a sum; to an empty one they are the sum.
pub fn add(sum: &mut Vec<f64>, draws: &[f64]) {
    if sum.is_empty() {
        sum.extend_from_slice(draws);
    } else {
        sum.iter_mut().zip(draws).for_each(|(sum, own)| *sum += own);
    }
}

/// P10, P50 and P90 of equally likely values; the order of the values is lost.
#[must_use]
pub fn quantiles(values: &mut [f64]) -> Range3 {
    // From the highest down, so that each search has only what lies below the last one.
    let n = values.len();
    let high = quantile(values, 0.9);
    let likely = quantile_of(values, rank(n, 0.5), rank(n, 0.9).ceil() as usize + 1);
    let low = quantile_of(values, rank(n, 0.1), rank(n, 0.5).ceil() as usize + 1);
    Range3 { low, likely, high }
}

/// A quantile of equally likely values by linear interpolation between their middles; the order is lost.
#[must_use]
pub fn quantile(values: &mut [f64], share: f64) -> f64 {
    quantile_of(values, rank(values.len(), share), values.len())
}

/// The place of a quantile among `n` sorted values.
fn rank(n: usize, share: f64) -> f64 {
    (share * n as f64 - 0.5).clamp(0.0, n.saturating_sub(1) as f64)
}

/// The value at a place, where only the first `among` values can be it.
fn quantile_of(values: &mut [f64], at: f64, among: usize) -> f64 {
    let among = among.min(values.len());
    if among == 0 {
        return 0.0;
    }
    let below = at.floor() as usize;
    let (_, lower, above) = values[..among].select_nth_unstable_by(below, f64::total_cmp);
    let lower = *lower;
    let upper = above.iter().copied().fold(f64::INFINITY, f64::min);
    if upper.is_finite() { lower + (upper - lower) * (at - below as f64) } else { lower }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_interpolate_between_the_middles() {
        let mut values: Vec<f64> = (1..=10).rev().map(f64::from).collect();
        assert_eq!(quantile(&mut values, 0.5), 5.5);
        assert_eq!(quantile(&mut values, 0.0), 1.0);
        assert_eq!(quantile(&mut values, 1.0), 10.0);
        assert_eq!(quantile(&mut [], 0.5), 0.0);
    }

    #[test]
    fn three_quantiles_at_once_are_the_three() {
        let values: Vec<f64> = (0..1000).map(|i| f64::from((i * 7919) % 1000).powf(1.5)).collect();
        let each = |share| quantile(&mut values.clone(), share);
        let Range3 { low, likely, high } = quantiles(&mut values.clone());
        assert_eq!((low, likely, high), (each(0.1), each(0.5), each(0.9)));
        assert_eq!(quantiles(&mut [3.0]), Range3::exactly(3.0));
    }
}
