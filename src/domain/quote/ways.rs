//! Other ways to do the same: variants side by side, and what stays within a budget.

use super::price;
use crate::domain::catalog::Studio;
use crate::domain::catalog::entry::{Entry, Variant};
use crate::domain::estimate::quantile::{quantiles, share_up_to};
use crate::domain::estimate::sum::corrected;
use crate::domain::estimate::{Drawn, LineOutcome, LinePlan, Simulation, Terms};
use crate::domain::money::{Money, PriceRange};
use crate::domain::range::Range3;

/// A variant of a line with its numbers.
#[derive(Clone, Debug)]
pub struct PricedVariant<'c> {
    /// The variant.
    pub variant: &'c Variant,
    /// Whether it is the one that is reckoned with.
    pub chosen: bool,
    /// Hours of the line.
    pub hours: Range3,
    /// What the line costs alone.
    pub price: PriceRange,
    /// What the whole quote costs.
    pub total: PriceRange,
}

/// What a budget is enough for.
#[derive(Clone, Debug)]
pub struct Budget<'c> {
    /// The sum.
    pub sum: Money,
    /// The chance that the quote as it is stays within it, 0–1.
    pub chance: f64,
    /// Changes that make it likelier, those that lose least first.
    pub ways: Vec<BudgetWay<'c>>,
}

/// A change of the quote.
#[derive(Clone, Debug)]
pub struct BudgetWay<'c> {
    /// What is done otherwise.
    pub changes: Vec<Change<'c>>,
    /// What it costs then.
    pub price: PriceRange,
    /// The chance that it stays within the budget, 0–1.
    pub chance: f64,
}

/// One change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change<'c> {
    /// An entry is done in another way.
    Variant(&'c Entry, &'c Variant),
    /// An entry is left out, with everything that it includes.
    Without(&'c Entry),
}

/// The lines that are sold, with every way to do each, by few draws.
pub(super) struct Ways<'w, 'c> {
    studio: &'w Studio,
    terms: Terms,
    plans: &'w [LinePlan<'c>],
    /// Each line as it is.
    now: Vec<LineOutcome>,
    /// Each line's other variants.
    others: Vec<Vec<(&'c Variant, LineOutcome)>>,
    /// The total price by few draws and by many.
    few_and_many: Option<(Range3, Range3)>,
}

/// How many changes are looked at: beyond that only single ones, not their combinations.
const MOST_COMBINED: usize = 400;
/// How many ways are worth reading.
const MOST_SHOWN: usize = 4;
/// A change that makes staying within the budget less than this much likelier is no help.
const LEAST_GAIN: f64 = 0.05;

impl<'w, 'c> Ways<'w, 'c> {
    pub(super) fn new(
        plans: &'w [LinePlan<'c>],
        simulations: &[Simulation],
        chosen: &[Option<&'c Variant>],
        studio: &'w Studio,
        terms: Terms,
        many: Option<Range3>,
    ) -> Self {
        let now: Vec<LineOutcome> = simulations.iter().map(Simulation::outcome).collect();
        let few = Drawn::of(&now.iter().collect::<Vec<_>>(), studio, terms).map(|drawn| quantiles(drawn.price()));
        let others = plans.iter().zip(simulations).zip(chosen).map(|((plan, simulation), chosen)| {
            let others = plan.entry.variants.iter().filter(|variant| Some(*variant) != *chosen);
            others.map(|variant| (variant, simulation.outcome_as(variant))).collect()
        });
        Ways { studio, terms, plans, now, others: others.collect(), few_and_many: few.zip(many) }
    }

    /// The variants of a line, in the order of the entry; none where there is nothing to choose.
    pub(super) fn variants(&self, line: usize) -> Vec<PricedVariant<'c>> {
        let entry = self.plans[line].entry;
        if entry.variants.len() < 2 {
            return Vec::new();
        }
        let priced = |variant: &'c Variant| {
            let other = self.others[line].iter().find(|(other, _)| other.id == variant.id).map(|(_, outcome)| outcome);
            let outcome = other.unwrap_or(&self.now[line]);
            let lines: Vec<&LineOutcome> =
                self.now.iter().enumerate().map(|(at, now)| if at == line { outcome } else { now }).collect();
            Some(PricedVariant {
                variant,
                chosen: other.is_none(),
                hours: quantiles(&outcome.hours),
                price: price::selling(quantiles(Drawn::of(&[outcome], self.studio, self.terms)?.price()), self.studio),
                total: self.price(&Drawn::of(&lines, self.studio, self.terms)?),
            })
        };
        entry.variants.iter().filter_map(priced).collect()
    }

    /// What a budget is enough for. `sold` are the draws of the quote as it is.
    pub(super) fn budget(&self, sum: Money, sold: &Drawn) -> Budget<'c> {
        let limit = sum.to_f64() / price::tax_factor(self.studio);
        let chance = share_up_to(sold.price(), limit);
        let mut ways: Vec<BudgetWay> =
            self.combinations().into_iter().filter_map(|changes| self.way(changes, limit)).collect();
        ways.retain(|way| way.chance >= chance + LEAST_GAIN);
        let enough = |way: &BudgetWay| way.chance >= self.studio.pricing.risk;
        let dropped =
            |way: &BudgetWay| way.changes.iter().filter(|change| matches!(change, Change::Without(_))).count();
        ways.sort_by(|a, b| {
            (!enough(a), dropped(a), a.changes.len())
                .cmp(&(!enough(b), dropped(b), b.changes.len()))
                .then(b.chance.total_cmp(&a.chance))
        });
        // Whoever is within the budget without a cut needs no deeper cut.
        let least_cut = ways.iter().filter(|way| enough(way)).map(dropped).min();
        ways.retain(|way| least_cut.is_none_or(|least| dropped(way) <= least + 1));
        // Nor does whoever is within it by one change need another beside it.
        let mut enough_already: Vec<Vec<Change>> = Vec::new();
        ways.retain(|way| {
            let more = enough_already.iter().any(|changes| changes.iter().all(|change| way.changes.contains(change)));
            if enough(way) && !more {
                enough_already.push(way.changes.clone());
            }
            !more
        });
        ways.truncate(MOST_SHOWN);
        Budget { sum, chance, ways }
    }

    fn way(&self, changes: Vec<Change<'c>>, limit: f64) -> Option<BudgetWay<'c>> {
        let mut lines: Vec<&LineOutcome> = Vec::new();
        for (at, plan) in self.plans.iter().enumerate() {
            let own = changes.iter().find(|change| match change {
                Change::Variant(entry, _) | Change::Without(entry) => entry.id == plan.entry.id,
            });
            match own {
                None => lines.push(&self.now[at]),
                Some(Change::Without(_)) => {}
                Some(Change::Variant(_, variant)) => {
                    lines.extend(self.others[at].iter().find(|(other, _)| other.id == variant.id).map(|(_, own)| own));
                }
            }
        }
        let drawn = Drawn::of(&lines, self.studio, self.terms)?;
        Some(BudgetWay { chance: share_up_to(drawn.price(), limit), price: self.price(&drawn), changes })
    }

    /// Every combination of changes while there are not too many, else every single change.
    fn combinations(&self) -> Vec<Vec<Change<'c>>> {
        let choices: Vec<Vec<Option<Change>>> = self
            .plans
            .iter()
            .zip(&self.others)
            .map(|(plan, others)| {
                let variants = others.iter().map(|(variant, _)| Some(Change::Variant(plan.entry, variant)));
                // A quote without its only line is no quote.
                let without = (self.plans.len() > 1).then_some(Some(Change::Without(plan.entry)));
                std::iter::once(None).chain(variants).chain(without).collect()
            })
            .collect();
        let many = choices.iter().map(Vec::len).try_fold(1_usize, usize::checked_mul);
        if many.is_none_or(|many| many > MOST_COMBINED) {
            return choices.into_iter().flatten().flatten().map(|change| vec![change]).collect();
        }
        let mut combined: Vec<Vec<Change>> = vec![Vec::new()];
        for own in &choices {
            combined = combined
                .iter()
                .flat_map(|before| own.iter().map(|change| before.iter().copied().chain(*change).collect()))
                .collect();
        }
        combined.retain(|changes: &Vec<Change>| !changes.is_empty());
        combined
    }

    fn price(&self, drawn: &Drawn) -> PriceRange {
        let range = quantiles(drawn.price());
        price::selling(self.few_and_many.map_or(range, |(few, many)| corrected(range, few, many)), self.studio)
    }
}
