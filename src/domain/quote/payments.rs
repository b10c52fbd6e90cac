//! What is paid when: the studio's advance, then each task as it is handed over.

use super::{PromiseKind, Quote, shares};
use crate::domain::money::{Money, PriceRange};

/// One payment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payment {
    /// When it falls due.
    pub when: Due,
    /// How much; a single sum where the price is one.
    pub sum: PriceRange,
}

/// When a payment falls due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Due {
    /// Before work begins: so many percent.
    Advance(f64),
    /// When the line of this number is handed over.
    Line(usize),
    /// When everything is handed over.
    Whole,
}

/// The price that is agreed on: the firm sum where there is one, else the range. `None` without a total.
#[must_use]
pub fn price(quote: &Quote) -> Option<PriceRange> {
    let total = quote.total.as_ref()?;
    Some(match quote.promise.kind {
        PromiseKind::Firm(sum) => PriceRange::exactly(sum),
        PromiseKind::Ballpark | PromiseKind::Range | PromiseKind::Capped(_) => total.price,
    })
}

/// What each line in the total brings to [`price`]; the parts add up to it. Lines by their numbers in the quote.
#[must_use]
pub fn by_line(quote: &Quote) -> Vec<(usize, PriceRange)> {
    let Some(price) = price(quote) else { return Vec::new() };
    let lines = sold(quote);
    let parts = divided(price, &lines.iter().map(|(_, own)| *own).collect::<Vec<_>>(), quote);
    lines.iter().map(|(at, _)| *at).zip(parts).collect()
}

/// The payments, in order; they add up to [`price`]. Empty without a total.
#[must_use]
pub fn payments(quote: &Quote) -> Vec<Payment> {
    let Some(price) = price(quote) else { return Vec::new() };
    let percent = quote.catalog.studio.pricing.advance;
    let advance = price.map(|sum| divided_sum(sum, &[percent, 100.0 - percent], quote)[0]);
    let rest = price.map_with(advance, |price, advance| price - advance);
    let mut payments = Vec::new();
    if advance.high > Money::ZERO {
        payments.push(Payment { when: Due::Advance(percent), sum: advance });
    }
    if rest.high > Money::ZERO {
        let lines = sold(quote);
        let parts = divided(rest, &lines.iter().map(|(_, own)| *own).collect::<Vec<_>>(), quote);
        let due = |at: usize| if lines.len() == 1 { Due::Whole } else { Due::Line(at) };
        payments.extend(lines.iter().zip(parts).map(|((at, _), sum)| Payment { when: due(*at), sum }));
    }
    payments
}

/// The lines in the total, with their own prices.
fn sold(quote: &Quote) -> Vec<(usize, PriceRange)> {
    let sold = |line: &&super::Line| !line.optional && !line.do_it_yourself && !line.stop;
    let lines = quote.lines.iter().enumerate();
    lines.filter(|(_, line)| sold(line)).filter_map(|(at, line)| Some((at, line.estimate.as_ref()?.price))).collect()
}

/// A range by the lines it is made of: each of its ends in proportion to the lines' own.
fn divided(whole: PriceRange, lines: &[PriceRange], quote: &Quote) -> Vec<PriceRange> {
    let weights = |of: fn(&PriceRange) -> Money| lines.iter().map(|own| of(own).to_f64()).collect::<Vec<_>>();
    if whole.is_point() {
        let parts = divided_sum(whole.likely, &weights(|own| own.likely), quote);
        return parts.into_iter().map(PriceRange::exactly).collect();
    }
    let low = divided_sum(whole.low, &weights(|own| own.low), quote);
    let likely = divided_sum(whole.likely, &weights(|own| own.likely), quote);
    let high = divided_sum(whole.high, &weights(|own| own.high), quote);
    low.into_iter().zip(likely).zip(high).map(|((low, likely), high)| PriceRange { low, likely, high }).collect()
}

fn divided_sum(sum: Money, weights: &[f64], quote: &Quote) -> Vec<Money> {
    shares::divided(sum, weights, shares::unit(quote.catalog.studio.pricing.round_to))
}
