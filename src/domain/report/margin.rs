//! What is left of the price of won quotes after what they cost the studio itself.

use crate::domain::catalog::entry::{Cost, CostPrice};
use crate::domain::catalog::studio::VatMode;
use crate::domain::catalog::{Catalog, Entry};
use crate::domain::ledger::{KeptQuote, QuotedLine};
use crate::domain::money::Money;

/// What is left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// Quotes that it is known of: own costs of all their roles are in `[costs]`, their tasks are in the catalog.
    pub n: usize,
    /// Of them those whose hours are facts; of the others the likely hours count.
    pub n_facts: usize,
    /// Won quotes that it is not known of.
    pub n_unknown: usize,
    /// What they are worth, without value-added tax.
    pub price: Money,
    /// What their hours and licences cost.
    pub cost: Money,
}

impl Margin {
    /// What is left, as a share of the price; `None` of nothing.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let price = self.price.to_f64();
        (price > 0.0).then(|| 1.0 - self.cost.to_f64() / price)
    }
}

/// The margin of some quotes; `None` where the studio does not say what its hours cost.
pub(super) fn margin<'k>(won: impl Iterator<Item = &'k KeptQuote>, catalog: &Catalog) -> Option<Margin> {
    if catalog.studio.costs.is_empty() {
        return None;
    }
    let vat = &catalog.studio.pricing.vat;
    let tax = if vat.mode == VatMode::None { 1.0 } else { 1.0 + vat.rate / 100.0 };
    let mut margin = Margin { n: 0, n_facts: 0, n_unknown: 0, price: Money::ZERO, cost: Money::ZERO };
    for kept in won {
        match kept.worth().zip(cost(kept, catalog)) {
            Some((price, cost)) => {
                margin.n += 1;
                margin.n_facts += usize::from(kept.hours().is_some());
                margin.price = margin.price + price.times(1.0 / tax);
                margin.cost = margin.cost + cost;
            }
            None => margin.n_unknown += 1,
        }
    }
    Some(margin)
}

/// What a quote cost, or is likely to: hours by the roles of their stages, and licences at the catalog's prices.
fn cost(kept: &KeptQuote, catalog: &Catalog) -> Option<Money> {
    let said = &kept.latest().quoted;
    let lines: Vec<(usize, &QuotedLine)> =
        said.lines.iter().enumerate().filter(|(_, line)| line.hours.is_some() && !line.optional).collect();
    let likely: f64 = lines.iter().filter_map(|(_, line)| line.hours).map(|hours| hours.likely).sum();
    let done = kept.done();
    // The hours of the whole fall on its lines as their likely hours do.
    let whole = done.get(&None).map(|(_, done)| done.hours);
    let mut sum = 0.0;
    for (at, line) in lines {
        let entry = catalog.entry(line.entry.as_deref()?)?;
        let said = line.hours?.likely;
        let fact = done.get(&Some(at + 1)).map(|(_, done)| done.hours);
        let hours = match whole {
            Some(whole) if likely > 0.0 => whole * said / likely,
            _ => fact.unwrap_or(said),
        };
        sum += hours * hourly(entry, catalog)? + licences(entry, line);
    }
    Money::from_f64(sum)
}

/// An hour of an entry's work; `None` where a role has no own cost.
fn hourly(entry: &Entry, catalog: &Catalog) -> Option<f64> {
    let stages = entry.stages.iter();
    stages.map(|stage| Some(stage.share * catalog.studio.costs.get(&stage.role)?.to_f64())).sum()
}

fn licences(entry: &Entry, line: &QuotedLine) -> f64 {
    let price = |cost: &Cost| match cost.price {
        CostPrice::Exact(sum) => sum.to_f64(),
        CostPrice::Between(range) => range.likely,
    };
    let variant = line.variant.as_deref().and_then(|id| entry.variant(id));
    entry.costs.iter().chain(variant.iter().flat_map(|variant| &variant.costs)).map(price).sum()
}
