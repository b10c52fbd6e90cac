//! The money and the days of `smeta explain`: from an hour's rate to the selling price and the day of being ready.

use super::explain_rows::{HOURS, columns_row, plain, row, say_it, step_text, strong_row};
use super::page::{Page, Style};
use crate::domain::catalog::entry::CostPrice;
use crate::domain::catalog::studio::VatMode;
use crate::domain::estimate::way::Change;
use crate::domain::lang::Lang;
use crate::domain::money::{Money, PriceRange};
use crate::domain::quote::explain::{Explanation, LineWay};
use crate::domain::quote::{Line, Quote, QuoteTotal, selling, tax_factor};
use crate::domain::range::Range3;
use crate::wording::Explain as E;
use crate::wording::{Message, date, number, say};

/// Columns of a sum.
const MONEY: usize = 11;

pub(super) fn line(page: &mut Page, line: &Line, LineWay { way, .. }: &LineWay, quote: &Quote, lang: Lang) {
    let (Some(entry), Some(estimate)) = (line.entry, &line.estimate) else { return };
    let catalog = quote.catalog;
    let currency = catalog.studio.currency;
    page.heading(&say_it(lang, E::MoneyOf(&entry.id)));
    for one in &way.rates {
        let role = catalog.studio.roles.get(&one.stage.role).map_or(one.stage.role.as_str(), |role| role.get(lang));
        let share = number::measured(one.stage.share, 0, lang);
        let rate = number::money(one.rate, currency, lang);
        let label = say_it(lang, E::Rate(&plain(one.stage.title.get(lang)), &plain(role), &share, &rate));
        row(page, &format!("  {label}"), &[whole(one.part, lang)], MONEY);
    }
    for condition in &quote.agreed.conditions {
        let label = say_it(lang, E::ConditionIs(&plain(condition.title.get(lang))));
        row(page, &format!("  {label}"), &[format!("× {}", number::exact(condition.times, lang))], MONEY);
    }
    row(page, &format!("  {}", say_it(lang, E::Hourly)), &[whole(way.hourly, lang)], MONEY);
    for cost in &way.costs {
        let label = say_it(lang, E::CostIs(&plain(cost.title.get(lang))));
        row(page, &format!("  {label}"), &cost_cells(cost.price, lang), MONEY);
    }
    for step in &way.steps {
        if let Change::Cost(cost) = step.change {
            row(page, &format!("  {}", step_text(step, lang)), &cost_cells(cost, lang), MONEY);
        }
    }
    columns_row(page, MONEY, lang);
    let least = catalog.studio.pricing.minimum;
    if way.price.low < least.to_f64() {
        row(page, &format!("  {}", say_it(lang, E::Minimum)), &[number::money(least, currency, lang)], MONEY);
    }
    let (list, after) = way.alone.map_or((way.price, way.price), |alone| (alone.list, alone.price));
    let alone = money_rows(page, (list, after), quote, lang);
    // Beside others a line is its share of what all cost together.
    if estimate.price != alone {
        price_row(page, &say_it(lang, E::ShareOfTotal), estimate.price, lang);
    }
}

pub(super) fn total(page: &mut Page, Explanation { quote, ways, .. }: &Explanation, total: &QuoteTotal, lang: Lang) {
    let studio = &quote.catalog.studio;
    page.heading(&say_it(lang, E::TotalOf(total.covers.0, total.covers.1)));
    if total.covers.0 > 1 {
        let rho = number::decimal(studio.pricing.correlation, 2, lang);
        page.paragraph("  ", "    ", Style::Faint, &say_it(lang, E::Together(&rho)));
    }
    columns_row(page, MONEY, lang);
    let hours = total.hours;
    let cells = [hours.low, hours.likely, hours.high].map(|end| number::decimal(end, 1, lang));
    row(page, &format!("  {}", say_it(lang, E::HoursOfLine)), &cells, MONEY);
    if studio.pricing.minimum > Money::ZERO {
        let least = number::money(studio.pricing.minimum, studio.currency, lang);
        row(page, &format!("  {}", say_it(lang, E::Minimum)), &[least], MONEY);
    }
    money_rows(page, (total.exact.list, total.exact.price), quote, lang);
    if studio.pricing.vat.mode != VatMode::None {
        let tax = number::measured(studio.pricing.vat.rate / 100.0, 0, lang);
        price_row(page, &say_it(lang, E::TaxWithin(&tax)), total.sums.tax, lang);
    }
    let risk = (studio.pricing.risk * 100.0).round() as u32;
    let safe = Message::Safe(&number::money(total.safe, studio.currency, lang), risk);
    page.paragraph("  ", "    ", Style::Plain, &say(lang, &safe));
    page.heading(&say_it(lang, E::Days));
    let queue = if quote.agreed.terms().skips_queue { 0.0 } else { studio.calendar.queue_days };
    row(page, &format!("  {}", say_it(lang, E::Queue)), &[number::exact(queue, lang)], HOURS);
    for condition in quote.agreed.conditions.iter().filter(|condition| condition.skips_queue) {
        let why = say_it(lang, E::SkipsQueue(&plain(condition.title.get(lang))));
        page.paragraph("    ", "      ", Style::Faint, &why);
    }
    let a_day = say(lang, &Message::Hours(&number::exact(studio.calendar.hours_per_day, lang)));
    page.paragraph("  ", "    ", Style::Plain, &say_it(lang, E::Work(&a_day)));
    for step in ways.iter().flatten().flat_map(|line| &line.way.steps) {
        if matches!(step.change, Change::Days(_)) {
            page.paragraph("  ", "    ", Style::Plain, &step_text(step, lang));
        }
    }
    row(page, &format!("  {}", say_it(lang, E::WaitingDays)), &[number::decimal(total.exact.waiting, 1, lang)], HOURS);
    let exact = total.exact.days;
    let cells = [exact.low, exact.likely, exact.high].map(|end| number::decimal(end, 1, lang));
    columns_row(page, HOURS, lang);
    row(page, &format!("  {}", say_it(lang, E::ExactDays)), &cells, HOURS);
    let whole = [total.days.low, total.days.likely, total.days.high].map(|days| days.to_string());
    row(page, &format!("  {}", say_it(lang, E::WholeDays)), &whole, HOURS);
    let ready = total.ready.map(|ready| date::day(ready.date, quote.today, lang));
    let from = date::day(quote.today, quote.today, lang);
    let label = say_it(lang, E::ReadyFrom(&studio.calendar.country, &from));
    page.paragraph("  ", "    ", Style::Strong, &format!("{label}: {}", ready.join(" · ")));
    if total.ready.iter().any(|ready| ready.provisional) {
        page.paragraph("  ", "    ", Style::Faint, &say(lang, &Message::ProvisionalCalendar));
    }
}

/// From money before and after the discount to the selling price, which is returned.
fn money_rows(page: &mut Page, (list, after): (Range3, Range3), quote: &Quote, lang: Lang) -> PriceRange {
    let studio = &quote.catalog.studio;
    let pricing = &studio.pricing;
    let mut exact = |label: E, range: Range3| {
        let cells = [range.low, range.likely, range.high].map(|end| whole(end, lang));
        row(page, &format!("  {}", say_it(lang, label)), &cells, MONEY);
    };
    if quote.agreed.discount > 0.0 {
        let percent = number::measured(quote.agreed.discount / 100.0, 0, lang);
        exact(E::BeforeDiscount, list);
        exact(E::Discounted(&percent), after);
    } else {
        exact(E::Exact, after);
    }
    if pricing.vat.mode == VatMode::Added {
        let rate = number::measured(pricing.vat.rate / 100.0, 0, lang);
        exact(E::Tax(&rate), after.map(|sum| sum * tax_factor(studio)));
    }
    let price = selling(after, studio);
    price_row(page, &say_it(lang, E::RoundedTo(&number::money(pricing.round_to, studio.currency, lang))), price, lang);
    price
}

fn price_row(page: &mut Page, label: &str, price: PriceRange, lang: Lang) {
    let cells = [price.low, price.likely, price.high].map(|end| number::sum(end, lang));
    strong_row(page, &format!("  {label}"), &cells, MONEY);
}

fn cost_cells(price: CostPrice, lang: Lang) -> Vec<String> {
    match price {
        CostPrice::Exact(sum) => vec![number::sum(sum, lang)],
        CostPrice::Between(range) => [range.low, range.likely, range.high].map(|end| whole(end, lang)).to_vec(),
    }
}

fn whole(number: f64, lang: Lang) -> String {
    number::whole(number.round().max(0.0) as u64, lang)
}
