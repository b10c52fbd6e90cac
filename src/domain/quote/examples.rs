//! Quotes that between them have something of everything, for whoever has to try what a quote can hold.

use chrono::NaiveDate;

use super::{Prepared, Quote, Request, TypedTerms};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::matching::Matcher;
use crate::domain::money::Money;

/// A ballpark with open questions, an unknown task, a small job, an option, a condition and a budget; a quote whose
/// questions are answered; and one of nothing that has a price. The catalog is the starter's.
#[must_use]
pub fn quotes<'c>(catalog: &'c Catalog, matcher: &Matcher) -> Vec<Quote<'c>> {
    let today = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap_or_default();
    let by = NaiveDate::from_ymd_opt(2026, 3, 2);
    let entries: Vec<EntryId> = catalog.entries.keys().cloned().collect();
    let conditions: Vec<String> =
        catalog.studio.pricing.conditions.iter().map(|condition| condition.id.clone()).take(1).collect();
    // The first tasks that ask much, and one more as an option.
    let many = catalog.entries.values().filter(|entry| entry.questions.len() > 1 && entry.variants.len() > 1);
    let named: Vec<EntryId> = many.map(|entry| entry.id.clone()).take(3).collect();
    let option: Vec<EntryId> = entries.iter().filter(|id| !named.contains(id)).take(1).cloned().collect();
    let small = catalog.entries.values().find(|entry| entry.is_do_it_yourself()).map(|entry| entry.id.clone());
    let with_small: Vec<EntryId> = named.iter().cloned().chain(small).collect();
    let everything = Request {
        text: "покрасить забор",
        entries: &with_small,
        client: Some("…"),
        today,
        terms: TypedTerms {
            conditions: &conditions,
            options: &option,
            budget: Some(Money::whole(50_000)),
            by,
            ..TypedTerms::default()
        },
        ..Request::default()
    };
    let plain = Request { text: "…", entries: &named[..named.len().min(1)], today, ..Request::default() };
    let unknown = Request { text: "покрасить забор", today, ..Request::default() };
    let made = |request: &Request| Some(Prepared::of(catalog, matcher, request).ok()?.quote(catalog, request));
    [everything, plain, unknown].iter().filter_map(made).collect()
}
