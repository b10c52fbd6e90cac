//! Sums of money: exact decimals with a currency, never floating-point roubles.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};

/// A currency of the tool. Sums of two currencies are never added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Russian rouble.
    #[default]
    Rub,
    /// Polish złoty.
    Pln,
    /// Euro.
    Eur,
    /// US dollar.
    Usd,
}

impl Currency {
    /// Every currency.
    pub const ALL: [Currency; 4] = [Currency::Rub, Currency::Pln, Currency::Eur, Currency::Usd];

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Currency::Rub => "RUB",
            Currency::Pln => "PLN",
            Currency::Eur => "EUR",
            Currency::Usd => "USD",
        }
    }

    /// The sign used in running text.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Currency::Rub => "₽",
            Currency::Pln => "zł",
            Currency::Eur => "€",
            Currency::Usd => "$",
        }
    }

    /// The currency of an ISO 4217 code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.code() == code)
    }
}

/// A sum in the studio's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money(
    /// Roubles, złoty, …: whole units of the currency, with its hundredths after the point.
    Decimal,
);

/// Which way a sum is rounded to a selling price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// The low end of a range.
    Down,
    /// The middle of a range; halves away from zero.
    Nearest,
    /// The high end of a range.
    Up,
}

impl Money {
    /// No money.
    pub const ZERO: Money = Money(Decimal::ZERO);

    /// A sum from whole units of the currency.
    #[must_use]
    pub fn whole(units: i64) -> Money {
        Money(Decimal::from(units))
    }

    /// A computed sum to the nearest hundredth; sums beyond what money can be (NaN, infinity, over 10²⁰) become `None`.
    #[must_use]
    pub fn from_f64(units: f64) -> Option<Money> {
        if !units.is_finite() || units.abs() > 1e20 {
            return None;
        }
        let decimal = Decimal::from_f64(units)?;
        Some(Money(decimal.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero)))
    }

    /// The sum as a floating-point number, for drawing and comparing only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or_default()
    }

    /// A sum of an exact decimal.
    #[must_use]
    pub fn of_decimal(decimal: Decimal) -> Money {
        Money(decimal)
    }

    /// The exact decimal.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The sum times a factor, to the nearest hundredth; a factor that is no number leaves the sum as it is.
    #[must_use]
    pub fn times(self, factor: f64) -> Money {
        Decimal::from_f64(factor).map_or(self, |factor| {
            let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
            Money((self.0 * factor).round_dp_with_strategy(2, strategy))
        })
    }

    /// Rounds to a multiple of `step` (a positive sum); a `step` of zero leaves the sum as it is.
    #[must_use]
    pub fn to_step(self, step: Money, rounding: Rounding) -> Money {
        if step.0.is_zero() {
            return self;
        }
        let steps = self.0 / step.0;
        let steps = match rounding {
            Rounding::Down => steps.floor(),
            Rounding::Up => steps.ceil(),
            Rounding::Nearest => steps.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero),
        };
        Money(steps * step.0)
    }
}

impl std::ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl std::ops::Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(sums: I) -> Money {
        sums.fold(Money::ZERO, std::ops::Add::add)
    }
}

/// A price as a range: rounded outward, so that what is said aloud is never tighter than what was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRange {
    /// P10, rounded down.
    pub low: Money,
    /// P50, rounded to the nearest step.
    pub likely: Money,
    /// P90, rounded up.
    pub high: Money,
}

impl PriceRange {
    /// The same operation on each of the three.
    #[must_use]
    pub fn map(self, f: impl Fn(Money) -> Money) -> PriceRange {
        PriceRange { low: f(self.low), likely: f(self.likely), high: f(self.high) }
    }

    /// The same operation on each pair of ends.
    #[must_use]
    pub fn map_with(self, other: PriceRange, f: impl Fn(Money, Money) -> Money) -> PriceRange {
        PriceRange { low: f(self.low, other.low), likely: f(self.likely, other.likely), high: f(self.high, other.high) }
    }

    /// An exact sum.
    #[must_use]
    pub fn exactly(sum: Money) -> PriceRange {
        PriceRange { low: sum, likely: sum, high: sum }
    }

    /// Whether the range says something: its ends differ.
    #[must_use]
    pub fn is_point(self) -> bool {
        self.low == self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(sum: f64, rounding: Rounding, expected: i64) {
        let sum = Money::from_f64(sum).expect("a finite sum");
        assert_eq!(sum.to_step(Money::whole(500), rounding), Money::whole(expected));
    }

    #[test]
    fn selling_prices_round_outward() {
        case(1_499.99, Rounding::Down, 1_000);
        case(1_000.01, Rounding::Up, 1_500);
        case(1_250.0, Rounding::Nearest, 1_500);
        case(1_500.0, Rounding::Up, 1_500);
        case(0.0, Rounding::Up, 0);
    }

    #[test]
    fn hundredths_round_half_away_from_zero() {
        assert_eq!(Money::from_f64(2.345).map(|money| money.decimal().to_string()).as_deref(), Some("2.35"));
        assert_eq!(Money::from_f64(f64::NAN), None);
        assert_eq!(Money::from_f64(1e300), None);
    }
}
