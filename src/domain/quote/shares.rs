//! Parts that add up to the whole, to the last hundredth.
//!
//! A total is narrower than its lines put end to end, because not everything goes wrong at once. So the lines' ranges
//! are drawn together in the same proportion until they add up to the total; a line's stages get what is left of the
//! line after its licences. Sums are divided by largest remainders (Hamilton's method), so nothing is lost.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::money::{Money, PriceRange};
use crate::domain::range::Range3;

/// Divides a sum in proportion to weights, in multiples of `unit`; what no multiple holds goes to the heaviest part.
/// The parts add up to the sum. Weights below zero count as none; without any the first part gets everything.
#[must_use]
pub fn divided(sum: Money, weights: &[f64], unit: Money) -> Vec<Money> {
    let Some(heaviest) = (0..weights.len()).max_by(|a, b| weights[*a].total_cmp(&weights[*b]).then(b.cmp(a))) else {
        return Vec::new();
    };
    let units = (sum.decimal() / unit.decimal()).floor();
    let n_units = units.to_i64().unwrap_or(0).max(0);
    let rest = sum - Money::of_decimal(unit.decimal() * Decimal::from(n_units));
    let positive: f64 = weights.iter().map(|weight| weight.max(0.0)).sum();
    let ideal = |weight: f64| if positive > 0.0 { weight.max(0.0) / positive * n_units as f64 } else { 0.0 };
    let mut parts: Vec<i64> = weights.iter().map(|weight| ideal(*weight).floor() as i64).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let left = |at: usize| ideal(weights[at]) - ideal(weights[at]).floor();
    order.sort_by(|a, b| left(*b).total_cmp(&left(*a)).then(a.cmp(b)));
    let missing = n_units - parts.iter().sum::<i64>();
    for at in 0..missing.max(0) as usize {
        parts[if positive > 0.0 { order[at % order.len()] } else { heaviest }] += 1;
    }
    let mut sums: Vec<Money> =
        parts.into_iter().map(|units| Money::of_decimal(unit.decimal() * Decimal::from(units))).collect();
    sums[heaviest] = sums[heaviest] + rest;
    sums
}

/// What each line brings to a total: ranges in order that add up to it. `own` are the lines' ranges by themselves.
#[must_use]
pub fn lines(total: PriceRange, own: &[Range3], unit: Money) -> Vec<PriceRange> {
    let likely = divided(total.likely, &own.iter().map(|line| line.likely).collect::<Vec<_>>(), unit);
    let down = taken(
        total.likely - total.low,
        &own.iter().map(|line| line.likely - line.low).collect::<Vec<_>>(),
        unit,
        &likely,
    );
    let up =
        divided(total.high - total.likely, &own.iter().map(|line| line.high - line.likely).collect::<Vec<_>>(), unit);
    let range = |at: usize| PriceRange { low: likely[at] - down[at], likely: likely[at], high: likely[at] + up[at] };
    (0..own.len()).map(range).collect()
}

/// Divides a sum to be taken from other sums, from none more than it has.
fn taken(sum: Money, weights: &[f64], unit: Money, from: &[Money]) -> Vec<Money> {
    let mut parts = divided(sum, weights, unit);
    let mut over = Money::ZERO;
    for (part, most) in parts.iter_mut().zip(from) {
        if *part > *most {
            over = over + (*part - *most);
            *part = *most;
        }
    }
    for (part, most) in parts.iter_mut().zip(from) {
        let more = over.min(*most - *part);
        *part = *part + more;
        over = over - more;
    }
    parts
}

/// The unit in which lines are shown: a fifth of the studio's step, so that a small line is not nothing.
#[must_use]
pub fn unit(step: Money) -> Money {
    let fifth = Money::of_decimal(step.decimal() / Decimal::from(5));
    if fifth > Money::ZERO && fifth.decimal().fract().is_zero() { fifth } else { Money::of_decimal(Decimal::new(1, 2)) }
}

/// A line's money by its parts: licences and other costs as they are, stages by their weights.
#[must_use]
pub fn stages(line: PriceRange, costs: PriceRange, weights: &[f64]) -> (PriceRange, Vec<PriceRange>) {
    let costs = costs.map_with(line, Money::min);
    let cent = Money::of_decimal(Decimal::new(1, 2));
    let whole = |sum: Money| if sum.decimal().fract().is_zero() { Money::whole(1) } else { cent };
    let part = |line: Money, costs: Money| divided(line - costs, weights, whole(line - costs));
    let (low, likely, high) = (part(line.low, costs.low), part(line.likely, costs.likely), part(line.high, costs.high));
    let stages = low.into_iter().zip(likely).zip(high);
    (costs, stages.map(|((low, likely), high)| PriceRange { low, likely, high }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(sums: &[i64]) -> Vec<Money> {
        sums.iter().map(|sum| Money::whole(*sum)).collect()
    }

    #[test]
    fn nothing_is_lost_in_dividing() {
        let hundred = Money::whole(100);
        assert_eq!(divided(Money::whole(1_000), &[1.0, 1.0, 1.0], hundred), whole(&[400, 300, 300]));
        assert_eq!(divided(Money::whole(1_050), &[1.0, 3.0], hundred), whole(&[300, 750]));
        assert_eq!(divided(Money::whole(500), &[0.0, -1.0], hundred), whole(&[500, 0]));
        assert_eq!(divided(Money::ZERO, &[1.0, 2.0], hundred), whole(&[0, 0]));
        assert_eq!(divided(Money::whole(5), &[], hundred), whole(&[]));
    }

    #[test]
    fn lines_are_drawn_together_and_stay_in_order() {
        let total = PriceRange { low: Money::whole(20_000), likely: Money::whole(40_000), high: Money::whole(70_000) };
        let own = [
            Range3 { low: 5_000.0, likely: 8_000.0, high: 20_000.0 },
            Range3 { low: 10_000.0, likely: 30_000.0, high: 60_000.0 },
            Range3::exactly(500.0),
        ];
        let lines = lines(total, &own, Money::whole(100));
        let sum = |of: fn(&PriceRange) -> Money| lines.iter().map(of).sum::<Money>();
        assert_eq!(
            (sum(|line| line.low), sum(|line| line.likely), sum(|line| line.high)),
            (total.low, total.likely, total.high)
        );
        assert!(
            lines.iter().all(|line| Money::ZERO <= line.low && line.low <= line.likely && line.likely <= line.high)
        );
        assert!(lines[2].is_point());
    }

    #[test]
    fn stages_get_what_licences_leave() {
        let line = PriceRange { low: Money::whole(20_000), likely: Money::whole(30_000), high: Money::whole(50_001) };
        let (costs, stages) = stages(line, PriceRange::exactly(Money::whole(12_000)), &[0.5, 0.3, 0.2]);
        assert_eq!(costs, PriceRange::exactly(Money::whole(12_000)));
        assert_eq!(stages.iter().map(|stage| stage.high).sum::<Money>() + costs.high, line.high);
        let (costs, _) = super::stages(line, PriceRange::exactly(Money::whole(90_000)), &[1.0]);
        assert_eq!(costs, line);
    }
}
