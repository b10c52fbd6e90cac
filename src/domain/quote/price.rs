//! From computed money and days to what is said aloud: tax, rounding outward, exact sums.

use crate::domain::catalog::Studio;
use crate::domain::catalog::studio::VatMode;
use crate::domain::estimate::Total;
use crate::domain::money::{Money, PriceRange, Rounding};
use crate::domain::range::Range3;

/// Whole working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// P10, rounded down, at least 1.
    pub low: u32,
    /// P50, rounded up.
    pub likely: u32,
    /// P90, rounded up.
    pub high: u32,
}

/// The sums of a quote. All are exact: `list` − `discount` = `price`, and `tax` is what of the price is tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// What it would cost without the discount.
    pub list: PriceRange,
    /// What the discount takes off.
    pub discount: PriceRange,
    /// What the client pays.
    pub price: PriceRange,
    /// The value-added tax in it; zero where the studio charges none.
    pub tax: PriceRange,
    /// The price that covers the studio's share of outcomes.
    pub safe: Money,
}

impl Sums {
    /// The sums of a total.
    #[must_use]
    pub fn of(total: &Total, studio: &Studio) -> Sums {
        let price = selling(total.price, studio);
        // A discount lowers the price even where rounding would hide it.
        let list = selling(total.list, studio).map_with(price, Money::max);
        Sums {
            list,
            discount: list.map_with(price, |list, price| list - price),
            price,
            tax: price.map(|sum| tax_in(sum, studio)),
            safe: safe(total.safe, studio),
        }
    }
}

/// Selling prices: tax on top where the studio adds it, then rounded outward to the studio's step.
#[must_use]
pub fn selling(range: Range3, studio: &Studio) -> PriceRange {
    let step = studio.pricing.round_to;
    let with_tax = range.map(|sum| sum * tax_factor(studio));
    let low = hundredths(with_tax.low).to_step(step, Rounding::Down);
    let high = hundredths(with_tax.high).to_step(step, Rounding::Up);
    let likely = hundredths(with_tax.likely).to_step(step, Rounding::Nearest).clamp(low, high);
    PriceRange { low, likely, high }
}

/// A single price that covers a share of outcomes: rounded up.
#[must_use]
pub fn safe(sum: f64, studio: &Studio) -> Money {
    hundredths(sum * tax_factor(studio)).to_step(studio.pricing.round_to, Rounding::Up)
}

/// The tax within a price, to the hundredth.
#[must_use]
pub fn tax_in(price: Money, studio: &Studio) -> Money {
    match studio.pricing.vat.mode {
        VatMode::None => Money::ZERO,
        VatMode::Included | VatMode::Added => {
            let rate = studio.pricing.vat.rate;
            price.times(rate / (100.0 + rate))
        }
    }
}

/// A computed sum as money. Estimates are finite and far below 10²⁰ because hours and rates are bounded when they are
/// read; should one not be, it shows as zero rather than as a wrong number.
#[must_use]
pub fn hundredths(sum: f64) -> Money {
    Money::from_f64(sum).unwrap_or(Money::ZERO)
}

/// Whole days, outward; nothing is ready in less than a day.
#[must_use]
pub fn days(range: Range3) -> DayRange {
    /// A day is not begun for a rounding error.
    const NOTHING: f64 = 1e-6;
    let low = (range.low + NOTHING).floor().max(1.0) as u32;
    let likely = ((range.likely - NOTHING).ceil() as u32).max(low);
    DayRange { low, likely, high: ((range.high - NOTHING).ceil() as u32).max(likely) }
}

/// What a price before tax is multiplied by.
#[must_use]
pub fn tax_factor(studio: &Studio) -> f64 {
    match studio.pricing.vat.mode {
        VatMode::Added => 1.0 + studio.pricing.vat.rate / 100.0,
        VatMode::None | VatMode::Included => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_outward_and_stay_in_order() {
        let case = |low, likely, high| days(Range3 { low, likely, high });
        assert_eq!(case(3.9, 4.1, 8.01), DayRange { low: 3, likely: 5, high: 9 });
        assert_eq!(case(0.1, 0.2, 0.3), DayRange { low: 1, likely: 1, high: 1 });
        assert_eq!(case(2.999_999_999, 3.000_000_001, 3.000_000_001), DayRange { low: 3, likely: 3, high: 3 });
    }

    #[test]
    fn tax_on_top_is_in_the_price_that_is_said() {
        let mut studio = Studio::default();
        studio.pricing.vat.mode = VatMode::Added;
        let price = selling(Range3 { low: 10_000.0, likely: 20_000.0, high: 30_000.0 }, &studio);
        assert_eq!(
            (price.low, price.likely, price.high),
            (Money::whole(12_000), Money::whole(24_500), Money::whole(37_000))
        );
        assert_eq!(tax_in(Money::whole(12_200), &studio), Money::whole(2_200));
        studio.pricing.vat.rate = 5.0;
        assert_eq!(tax_in(Money::whole(10_000), &studio).decimal().to_string(), "476.19");
        studio.pricing.vat.mode = VatMode::None;
        assert_eq!(tax_in(Money::whole(10_000), &studio), Money::ZERO);
    }
}
