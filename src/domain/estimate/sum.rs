//! Lines added up, draw by draw.

use super::line::LineOutcome;
use super::quantile::{quantile, quantiles, quantiles_at};
use crate::domain::catalog::Studio;
use crate::domain::money::Money;
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
        let (first, others) = lines.split_first()?;
        let n = first.hours.len();
        let queue = if terms.skips_queue { 0.0 } else { studio.calendar.queue_days };
        let (mut hours, mut list) = (first.hours.clone(), first.price.clone());
        let mut days: Vec<f64> = hours.iter().map(|hours| queue + hours * first.days_per_hour).collect();
        for line in others {
            put(&mut hours, &line.hours, |sum, own| sum + own);
            put(&mut list, &line.price, |sum, own| sum + own);
            put(&mut days, &line.hours, |sum, own| sum + own * line.days_per_hour);
        }
        let mut net = if terms.discount > 0.0 { list.clone() } else { Vec::new() };
        let mut waiting: Vec<f64> = Vec::new();
        for line in lines {
            if line.waiting.iter().any(|days| *days > 0.0) {
                waiting.resize(n, 0.0);
                put(&mut waiting, &line.waiting, f64::max);
            }
            put(&mut net, &line.hours, |sum, own| sum - own * line.hourly * terms.discount);
        }
        put(&mut days, &waiting, |sum, own| sum + own);
        at_least(studio.pricing.minimum, &mut list);
        at_least(studio.pricing.minimum, &mut net);
        Some(Drawn { hours, list, net, days, waiting })
    }

    /// No draws yet, with room for so many.
    #[must_use]
    pub fn with_capacity(n: usize) -> Drawn {
        let list = || Vec::with_capacity(n);
        Drawn { hours: list(), list: list(), net: Vec::new(), days: list(), waiting: Vec::new() }
    }

    /// Adds later draws.
    pub fn append(&mut self, later: &Drawn) {
        let before = self.hours.len();
        self.hours.extend_from_slice(&later.hours);
        self.list.extend_from_slice(&later.list);
        self.net.extend_from_slice(&later.net);
        self.days.extend_from_slice(&later.days);
        // Nobody may be waited for in one part and somebody in the next.
        if !(later.waiting.is_empty() && self.waiting.is_empty()) {
            self.waiting.resize(before, 0.0);
            self.waiting.extend_from_slice(&later.waiting);
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

/// The ranges of some lines; `None` when there are none.
#[must_use]
pub fn total(lines: &[&LineOutcome], studio: &Studio, terms: Terms) -> Option<Total> {
    Some(Drawn::of(lines, studio, terms)?.total(studio))
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
    at_least(studio.pricing.minimum, &mut draws);
    (!draws.is_empty()).then(|| quantiles(&draws))
}

fn at_least(minimum: Money, sums: &mut [f64]) {
    let minimum = minimum.to_f64();
    sums.iter_mut().for_each(|sum| *sum = if *sum < minimum { minimum } else { *sum });
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
