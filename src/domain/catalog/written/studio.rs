//! Reads `studio.toml` over the settings of the base, or over the defaults.

use super::question::is_id;
use super::{Fields, Reader};
use crate::domain::catalog::problem::ProblemKind;
use crate::domain::catalog::studio::{Condition, Person, Studio, VatMode};
use crate::domain::lang::Lang;
use crate::domain::money::{Currency, Money};

/// An hour for nothing is a slip of the pen, and so is one for more than a million.
const LEAST_RATE: f64 = 0.01;
const MOST_RATE: f64 = 1e6;
/// With more meaning than words, neighbours in meaning cannot be told apart.
const MOST_MEANING: f64 = 1.0;

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
    let currency_span = fields.key_span("currency");
    if let Some(name) = fields.string("name") {
        studio.name = name.value;
    }
    if let Some(language) = fields.one_of("language", &Lang::ALL.map(|lang| (lang.code(), lang))) {
        studio.language = language;
    }
    if let Some(currency) = fields.one_of("currency", &Currency::ALL.map(|currency| (currency.code(), currency))) {
        studio.currency = currency;
    }
    if studio.currency != before.currency && !before.rates.is_empty() {
        match exchange_of(&reader.file.text, before.currency) {
            Some(rate) => in_own_currency(&mut studio, rate),
            None => {
                let (from, to) = (before.currency.code().to_owned(), studio.currency.code().to_owned());
                fields.report(currency_span, ProblemKind::NoExchange { from, to });
            }
        }
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
    read_conditions(&mut fields, &mut studio);
    if let Some(mut calendar) = fields.table("calendar") {
        if let Some(country) = calendar.one_of("country", &[("ru", "ru"), ("pl", "pl")]) {
            studio.calendar.country = country.to_owned();
        }
        set(&mut studio.calendar.hours_per_day, calendar.number("hours_per_day", 0.5, 24.0));
        set(&mut studio.calendar.queue_days, calendar.number("queue_days", 0.0, 365.0));
        if let Some(mut hours) = calendar.table("role_hours") {
            let hours = hours.named_numbers(0.1, 24.0).into_iter();
            studio.calendar.role_hours.extend(hours.map(|(role, hours)| (role.value, hours)));
        }
        calendar.finish();
    }
    if let Some(mut promise) = fields.table("promise") {
        set(&mut studio.promise.valid_days, promise.whole("valid_days", 1, 365));
        set(&mut studio.promise.cap, promise.number("cap", 1.0, 3.0));
        set(&mut studio.promise.capped_width, promise.number("capped_width", 1.0, 100.0));
        set(&mut studio.promise.firm_width, promise.number("firm_width", 1.0, 100.0));
        promise.finish();
    }
    if let Some(mut rules) = fields.table("match") {
        set(&mut studio.matching.typical, rules.number("typical", 0.0, 1.0));
        set(&mut studio.matching.unsure, rules.number("unsure", 0.0, 1.0));
        set(&mut studio.matching.new_share, rules.number("new_share", 0.01, 0.99));
        studio.matching.meaning = rules.number("meaning", 0.0, MOST_MEANING).or(studio.matching.meaning);
        set(&mut studio.matching.candidates, rules.whole("candidates", 1, 10).map(|count| count as usize));
        studio.outside = rules.strings("outside").into_iter().map(|words| words.value).collect();
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
        studio.approval.novelty = approval.whole("novelty", 1, 100).or(studio.approval.novelty);
        approval.finish();
    }
    for (name, mut person) in fields.table("people").map(|mut people| people.named_tables()).unwrap_or_default() {
        let limit = person.number("limit", 0.0, 1e12).and_then(Money::from_f64);
        let approves = person.boolean("approves").unwrap_or(false);
        person.finish();
        studio.people.insert(name.value, Person { limit, approves });
    }
    if let Some(mut rules) = fields.table("planning") {
        let planning = &mut studio.planning;
        set(&mut planning.quiet_days, rules.whole("quiet_days", 1, 365));
        set(&mut planning.next_days, rules.whole("next_days", 1, 365));
        set(&mut planning.options_after, rules.whole("options_after", 1, 365));
        set(&mut planning.ahead, rules.whole("ahead", 1, 365));
        set(&mut planning.at_risk, rules.number("at_risk", 0.0, 1.0));
        rules.finish();
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
    set(&mut studio.pricing.discount_limit, pricing.number("discount_limit", 0.0, 100.0));
    set(&mut studio.pricing.advance, pricing.number("advance", 0.0, 100.0));
    if let Some(exchange) = pricing.table("exchange") {
        read_exchange(exchange, studio);
    }
    if let Some(mut vat) = pricing.table("vat") {
        let modes = [("none", VatMode::None), ("included", VatMode::Included), ("added", VatMode::Added)];
        set(&mut studio.pricing.vat.mode, vat.one_of("mode", &modes));
        set(&mut studio.pricing.vat.rate, vat.number("rate", 0.0, 50.0));
        vat.finish();
    }
    pricing.finish();
}

/// The rate that a `studio.toml` gives for another currency; problems are left to [`read_exchange`].
fn exchange_of(text: &str, from: Currency) -> Option<f64> {
    let table: toml::Table = text.parse().ok()?;
    let rate = table.get("pricing")?.get("exchange")?.get(from.code())?;
    let rate = rate.as_float().or_else(|| rate.as_integer().map(|whole| whole as f64))?;
    (rate > 0.0).then_some(rate)
}

/// Sums of the base, in another currency, become sums of the studio's: two currencies are never added.
fn in_own_currency(studio: &mut Studio, rate: f64) {
    let convert = |money: &mut Money| *money = money.times(rate);
    studio.rates.values_mut().chain(studio.costs.values_mut()).for_each(convert);
    convert(&mut studio.pricing.minimum);
    studio.approval.above.iter_mut().for_each(convert);
    studio.people.values_mut().filter_map(|person| person.limit.as_mut()).for_each(convert);
    // A step is a round number in every currency: the next power of ten.
    let step = studio.pricing.round_to.to_f64() * rate;
    if step > 0.0 {
        studio.pricing.round_to = Money::from_f64(10_f64.powf(step.log10().round())).unwrap_or_default();
    }
}

/// What units of other currencies cost, by their codes.
fn read_exchange(mut exchange: Fields, studio: &mut Studio) {
    for currency in Currency::ALL {
        let rate = exchange.number(currency.code(), 1e-6, 1e6);
        studio.pricing.exchange.extend(rate.map(|rate| (currency, rate)));
    }
    exchange.finish();
}

/// `[[condition]]`: one of a name that was there before replaces it.
fn read_conditions(fields: &mut Fields, studio: &mut Studio) {
    let mut own: Vec<Condition> = Vec::new();
    for mut condition in fields.tables("condition") {
        let id = condition.required_string("id");
        let title = condition.required_text("title", studio.language).unwrap_or_default();
        let times = condition.required_number("times", 0.1, 10.0).unwrap_or(1.0);
        let skips_queue = condition.boolean("skips_queue").unwrap_or(false);
        condition.finish();
        let Some(id) = id else { continue };
        if !is_id(&id.value) {
            fields.report(id.span, ProblemKind::BadId { id: id.value });
        } else if own.iter().any(|known| known.id == id.value) {
            fields.report(id.span, ProblemKind::DuplicateId { id: id.value, other: None });
        } else {
            own.push(Condition { id: id.value, title, times, skips_queue });
        }
    }
    studio.pricing.conditions.retain(|before| own.iter().all(|condition| condition.id != before.id));
    studio.pricing.conditions.extend(own);
}

fn set<T>(target: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *target = value;
    }
}
