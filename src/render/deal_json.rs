//! The parts of a quote's JSON about the deal: the kind of number, tax and discount, other ways, options, a budget.

use serde_json::{Value, json};

use super::json::{money, range, rounded};
use super::quote_json::price;
use crate::domain::catalog::studio::VatMode;
use crate::domain::lang::Lang;
use crate::domain::quote::{Change, Line, Missing, PromiseKind, Quote, QuoteTotal};

/// The kind of number, its sum where it has one, and what is missing for the next.
pub fn promise(quote: &Quote) -> Value {
    let promise = &quote.promise;
    let sum = match promise.kind {
        PromiseKind::Ballpark | PromiseKind::Range => None,
        PromiseKind::Capped(sum) | PromiseKind::Firm(sum) => Some(money(sum)),
    };
    let missing = promise.missing.iter().map(|missing| match missing {
        Missing::Questions(n) => json!({ "kind": "questions", "count": n }),
        Missing::Asks(n) => json!({ "kind": "asks", "count": n }),
        Missing::Specialist(n) => json!({ "kind": "specialist", "count": n }),
        Missing::Assumptions(n) => json!({ "kind": "assumptions", "count": n }),
        Missing::Width(now, most) => json!({ "kind": "width", "now": rounded(*now, 2), "at_most": rounded(*most, 2) }),
    });
    json!({
        "kind": promise.kind.code(),
        "sum": sum,
        "valid_until": promise.valid_until.to_string(),
        "missing": missing.collect::<Vec<_>>(),
    })
}

/// What the total consists of beside the work: `list` − `discount` = `price`, and `tax` is within the price.
pub fn sums(total: &QuoteTotal, quote: &Quote) -> Value {
    let pricing = &quote.catalog.studio.pricing;
    let taxed = pricing.vat.mode != VatMode::None;
    json!({
        "list": price(total.sums.list),
        "discount": { "percent": quote.agreed.discount, "sum": price(total.sums.discount) },
        "tax": {
            "mode": match pricing.vat.mode {
                VatMode::None => "none",
                VatMode::Included => "included",
                VatMode::Added => "added",
            },
            "rate": taxed.then_some(pricing.vat.rate),
            "sum": price(total.sums.tax),
        },
    })
}

/// For inside only.
pub fn inside(total: &QuoteTotal) -> Value {
    json!({
        "own_cost": total.own_cost.map(range),
        "left_of_likely": total.own_cost.map(|cost| {
            rounded((total.price.likely - total.sums.tax.likely).to_f64() - cost.likely, 2)
        }),
    })
}

/// The circumstances that were agreed on.
pub fn conditions(quote: &Quote, lang: Lang) -> Value {
    let conditions = quote.agreed.conditions.iter();
    json!(
        conditions
            .map(|condition| json!({
                "id": condition.id, "title": condition.title.get(lang), "times": condition.times,
                "skips_queue": condition.skips_queue,
            }))
            .collect::<Vec<_>>()
    )
}

/// Every way to do a line, with its numbers.
pub fn variants(line: &Line, lang: Lang) -> Value {
    let variants = line.variants.iter();
    json!(
        variants
            .map(|way| json!({
                "id": way.variant.id, "title": way.variant.title.get(lang), "when": way.variant.when.get(lang),
                "chosen": way.chosen, "hours": range(way.hours), "price": price(way.price), "total": price(way.total),
            }))
            .collect::<Vec<_>>()
    )
}

/// What is offered beside the total, and the total with each.
pub fn options(quote: &Quote, lang: Lang) -> Value {
    let option = |option: &crate::domain::quote::OfferedOption| {
        let line = &quote.lines[option.line];
        let (entry, estimate) = line.entry.zip(line.estimate.as_ref())?;
        Some(json!({
            "entry": entry.id, "title": entry.title.get(lang), "hours": range(estimate.hours),
            "price": price(estimate.price), "total": price(option.total),
        }))
    };
    json!(quote.options.iter().filter_map(option).collect::<Vec<_>>())
}

/// What a budget is enough for.
pub fn budget(quote: &Quote, lang: Lang) -> Value {
    let Some(budget) = &quote.budget else { return Value::Null };
    let change = |change: &Change| match change {
        Change::Variant(entry, variant) => json!({ "entry": entry.id, "variant": variant.id }),
        Change::Without(entry) => json!({
            "without": entry.id,
            "lost": entry.includes.iter().map(|text| text.get(lang)).collect::<Vec<_>>(),
        }),
    };
    let ways = budget.ways.iter().map(|way| {
        json!({
            "changes": way.changes.iter().map(change).collect::<Vec<_>>(),
            "chance": rounded(way.chance, 3),
            "price": price(way.price),
        })
    });
    json!({ "sum": money(budget.sum), "chance": rounded(budget.chance, 3), "ways": ways.collect::<Vec<_>>() })
}
