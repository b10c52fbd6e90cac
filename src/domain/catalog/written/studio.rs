//! Reads `studio.toml` over the settings of the base, or over the defaults.

use super::{Fields, Reader};
use crate::domain::catalog::problem::ProblemKind;
use crate::domain::catalog::studio::{Studio, VatMode};
use crate::domain::lang::Lang;
use crate::domain::money::{Currency, Money};

/// An hour for nothing is a slip of the pen, and so is one for more than a million.
const LEAST_RATE: f64 = 0.01;
const MOST_RATE: f64 = 1e6;

/// The language of plain strings, read first because every other file needs it; problems are left to [`studio`].
#[must_use]
pub fn language(text: &str) -> Option<Lang> {
    let table: toml::Table = text.parse().ok()?;
    table.get("language")?.as_str().and_then(Lang::from_code)
}

/// The name of the base catalog that a `studio.toml` builds on; problems are left to [`studio`].
#[must_use]
pub fn base(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    Some(table.get("base")?.as_str()?.to_owned())
}

/// Reads the settings, each absent key taken from `before`. Returns the rates and roles it names, with their places.
pub fn studio(reader: &Reader, before: &Studio) -> Studio {
    let mut studio = before.clone();
    let Some(mut fields) = reader.document() else { return studio };
    if let Some(name) = fields.string("name") {
        studio.name = name.value;
    }
    if let Some(language) = fields.one_of("language", &Lang::ALL.map(|lang| (lang.code(), lang))) {
        studio.language = language;
    }
    if let Some(currency) = fields.one_of("currency", &Currency::ALL.map(|currency| (currency.code(), currency))) {
        studio.currency = currency;
    }
    fields.one_of("base", &[("starter", ())]);
    let (rates_span, n_problems) = (fields.key_span("rates"), fields.n_problems());
    for (key, target) in [("rates", &mut studio.rates), ("costs", &mut studio.costs)] {
        if let Some(mut rates) = fields.table(key) {
            let rates = rates.named_numbers(LEAST_RATE, MOST_RATE).into_iter();
            target.extend(rates.filter_map(|(role, rate)| Some((role.value, Money::from_f64(rate)?))));
        }
    }
    // Rates that are written wrong have been reported; only none at all is another problem.
    if studio.rates.is_empty() && fields.n_problems() == n_problems {
        fields.report(rates_span, ProblemKind::NoRates);
    }
    if let Some(mut roles) = fields.table("roles") {
        studio.roles.extend(roles.named_texts(studio.language).into_iter().map(|(role, title)| (role.value, title)));
    }
    if let Some(pricing) = fields.table("pricing") {
        read_pricing(pricing, &mut studio);
    }
    if let Some(mut calendar) = fields.table("calendar") {
        if let Some(country) = calendar.one_of("country", &[("ru", "ru"), ("pl", "pl")]) {
            studio.calendar.country = country.to_owned();
        }
        set(&mut studio.calendar.hours_per_day, calendar.number("hours_per_day", 0.5, 24.0));
        set(&mut studio.calendar.queue_days, calendar.number("queue_days", 0.0, 365.0));
        calendar.finish();
    }
    if let Some(mut promise) = fields.table("promise") {
        set(&mut studio.promise.valid_days, promise.whole("valid_days", 1, 365));
        set(&mut studio.promise.cap, promise.number("cap", 1.0, 3.0));
        promise.finish();
    }
    if let Some(mut rules) = fields.table("match") {
        set(&mut studio.matching.typical, rules.number("typical", 0.0, 1.0));
        set(&mut studio.matching.unsure, rules.number("unsure", 0.0, 1.0));
        set(&mut studio.matching.new_share, rules.number("new_share", 0.01, 0.99));
        set(&mut studio.matching.candidates, rules.whole("candidates", 1, 10).map(|count| count as usize));
        rules.finish();
    }
    if let Some(mut approval) = fields.table("approval") {
        if let Some(above) = approval.number("above", 0.0, 1e12) {
            studio.approval.above = Money::from_f64(above);
        }
        studio.approval.below_confidence =
            approval.number("below_confidence", 0.0, 1.0).or(studio.approval.below_confidence);
        studio.approval.discount_above =
            approval.number("discount_above", 0.0, 100.0).or(studio.approval.discount_above);
        approval.finish();
    }
    fields.finish();
    studio
}

fn read_pricing(mut pricing: Fields, studio: &mut Studio) {
    let money = |sum: Option<f64>| sum.and_then(Money::from_f64);
    set(&mut studio.pricing.round_to, money(pricing.number("round_to", 0.0, 1e6)));
    set(&mut studio.pricing.minimum, money(pricing.number("minimum", 0.0, 1e9)));
    set(&mut studio.pricing.risk, pricing.number("risk", 0.5, 0.99));
    set(&mut studio.pricing.correlation, pricing.number("correlation", 0.0, 0.9));
    set(&mut studio.pricing.ask_above, pricing.number("ask_above", 0.0, 1.0));
    if let Some(mut vat) = pricing.table("vat") {
        let modes = [("none", VatMode::None), ("included", VatMode::Included), ("added", VatMode::Added)];
        set(&mut studio.pricing.vat.mode, vat.one_of("mode", &modes));
        set(&mut studio.pricing.vat.rate, vat.number("rate", 0.0, 50.0));
        vat.finish();
    }
    pricing.finish();
}

fn set<T>(target: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *target = value;
    }
}
