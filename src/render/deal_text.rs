//! The parts of a quote's page about the deal: sums, dates, the kind of number, other ways, options, a budget.

use super::page::{Page, Style};
use super::quote_text::plain;
use crate::domain::catalog::studio::VatMode;
use crate::domain::lang::Lang;
use crate::domain::money::{Money, PriceRange, Rounding};
use crate::domain::quote::{Change, Line, Missing, PromiseKind, Quote, QuoteTotal, hundredths};
use crate::wording::{Deal, Message, date, number, say};

pub fn told(lang: Lang, deal: Deal) -> String {
    say(lang, &Message::Deal(deal))
}

/// What is let off, what is tax, under which conditions; for inside what it costs the studio.
pub fn sums(page: &mut Page, quote: &Quote, total: &QuoteTotal, lang: Lang, inside: bool) {
    let studio = &quote.catalog.studio;
    let range = |price: PriceRange| number::price(price, studio.currency, lang);
    let percent = |percent: f64| number::measured(percent / 100.0, decimals(percent), lang);
    let mut put = |deal: Deal| page.paragraph("   ", "   ", Style::Plain, &told(lang, deal));
    for condition in &quote.agreed.conditions {
        let (title, times) = (plain(condition.title.get(lang)), number::exact(condition.times, lang));
        put(Deal::Condition(&title, &times, condition.skips_queue));
    }
    if quote.agreed.discount > 0.0 {
        let (list, off) = (range(total.sums.list), range(total.sums.discount));
        put(Deal::Discount(&list, &percent(quote.agreed.discount), &off));
    }
    if studio.pricing.vat.mode != VatMode::None {
        put(Deal::Tax(&percent(studio.pricing.vat.rate), &range(total.sums.tax)));
    }
    if inside {
        match total.own_cost {
            None => put(Deal::NoOwnCost),
            Some(cost) => {
                let cost = PriceRange {
                    low: hundredths(cost.low),
                    likely: hundredths(cost.likely),
                    high: hundredths(cost.high),
                };
                let left = total.price.likely - total.sums.tax.likely - cost.likely;
                let cost = range(cost.map(|sum| sum.to_step(Money::whole(100), Rounding::Nearest)));
                let left = left.to_step(Money::whole(100), Rounding::Nearest);
                put(Deal::OwnCost(&cost, &number::money(left, studio.currency, lang)));
            }
        }
    }
}

/// Digits after the point that a percentage needs.
fn decimals(percent: f64) -> usize {
    usize::from(percent.fract() != 0.0)
}

/// How likely the wanted date is made.
pub fn date_wanted(page: &mut Page, quote: &Quote, total: &QuoteTotal, lang: Lang) {
    let Some(by) = total.by else { return };
    let date = date::day(by.date, quote.today, lang);
    let chance = number::percent(by.chance, lang);
    let waiting = number::percent(by.if_nobody_waits, lang);
    let waiting = (waiting != chance).then_some(waiting.as_str());
    page.paragraph("   ", "   ", Style::Strong, &told(lang, Deal::By(&date, by.working_days, &chance, waiting)));
}

/// The kind of number, and what would make it a better one.
pub fn promise(page: &mut Page, quote: &Quote, lang: Lang) {
    let currency = quote.catalog.studio.currency;
    let until = date::day(quote.promise.valid_until, quote.today, lang);
    let kind = match quote.promise.kind {
        PromiseKind::Ballpark => told(lang, Deal::Ballpark(&until)),
        PromiseKind::Range => told(lang, Deal::Range(&until)),
        PromiseKind::Capped(sum) => told(lang, Deal::Capped(&number::money(sum, currency, lang), &until)),
        PromiseKind::Firm(sum) => told(lang, Deal::Firm(&number::money(sum, currency, lang), &until)),
    };
    page.paragraph("   ", "   ", Style::Faint, &kind);
    if !quote.promise.missing.is_empty() {
        let missing: Vec<String> = quote.promise.missing.iter().map(|missing| self::missing(*missing, lang)).collect();
        page.paragraph("   ", "   ", Style::Faint, &told(lang, Deal::ForNextStep(&missing.join("; "))));
    }
}

fn missing(missing: Missing, lang: Lang) -> String {
    let times = |times: f64| number::decimal(times, usize::from(times < 10.0), lang);
    match missing {
        Missing::Questions(n) => told(lang, Deal::Questions(n)),
        Missing::Asks(n) => told(lang, Deal::Asks(n)),
        Missing::Specialist(n) => told(lang, Deal::Specialist(n)),
        Missing::Assumptions(n) => told(lang, Deal::Assumptions(n)),
        Missing::Width(now, most) => told(lang, Deal::Width(&times(now), &times(most))),
    }
}

/// Every way to do the lines that can be done in several.
pub fn ways(page: &mut Page, quote: &Quote, lang: Lang, all: bool) {
    let currency = quote.catalog.studio.currency;
    let several: Vec<&Line> = quote.lines.iter().filter(|line| line.variants.len() > 1).collect();
    if several.is_empty() {
        return;
    }
    page.heading(&told(lang, Deal::OtherWays));
    for line in &several {
        if let Some(entry) = line.entry.filter(|_| quote.lines.len() > 1) {
            page.paragraph("  ", "  ", Style::Plain, &plain(entry.title.get(lang)));
        }
        for way in &line.variants {
            let mut title = plain(way.variant.title.get(lang));
            let when = plain(way.variant.when.get(lang));
            if way.chosen {
                title = format!("{title} ({})", told(lang, Deal::Chosen));
            } else if !when.is_empty() && (all || several.len() == 1) {
                title = format!("{title}: {when}");
            }
            let price = number::price(way.price, currency, lang);
            page.sides((&format!("  - {title}"), Style::Faint), "    ", (&price, Style::Plain));
        }
    }
}

/// What is offered beside the total.
pub fn options(page: &mut Page, quote: &Quote, lang: Lang) {
    let currency = quote.catalog.studio.currency;
    if quote.options.is_empty() {
        return;
    }
    page.heading(&told(lang, Deal::Options));
    for option in &quote.options {
        let line = &quote.lines[option.line];
        let Some((entry, estimate)) = line.entry.zip(line.estimate.as_ref()) else { continue };
        page.paragraph("  + ", "    ", Style::Plain, &plain(entry.title.get(lang)));
        let [price, total] = [estimate.price, option.total].map(|price| number::price(price, currency, lang));
        page.paragraph("    ", "    ", Style::Faint, &told(lang, Deal::Option(&price, &total)));
    }
}

/// What is done otherwise to stay within a budget.
pub fn change(change: &Change, lang: Lang) -> String {
    match change {
        Change::Variant(entry, variant) => {
            let (entry, variant) = (plain(entry.title.get(lang)), plain(variant.title.get(lang)));
            told(lang, Deal::InsteadBy(&entry, &variant))
        }
        Change::Without(entry) => told(lang, Deal::Without(&plain(entry.title.get(lang)))),
    }
}

/// What a budget is enough for.
pub fn budget(page: &mut Page, quote: &Quote, lang: Lang) {
    let Some(budget) = &quote.budget else { return };
    let currency = quote.catalog.studio.currency;
    page.heading(&told(lang, Deal::Budget(&number::money(budget.sum, currency, lang))));
    page.paragraph("  ", "  ", Style::Plain, &told(lang, Deal::AsItIs(&number::percent(budget.chance, lang))));
    if budget.ways.is_empty() && budget.chance < quote.catalog.studio.pricing.risk {
        page.paragraph("  ", "  ", Style::Faint, &told(lang, Deal::NoWay));
    }
    for way in &budget.ways {
        let changes: Vec<String> = way.changes.iter().map(|one| change(one, lang)).collect();
        let share = number::percent(way.chance, lang);
        let price = number::price(way.price, currency, lang);
        page.sides(
            (&format!("  {share:>5}  {}", changes.join("; ")), Style::Plain),
            "         ",
            (&price, Style::Faint),
        );
        let lost = way.changes.iter().filter_map(|change| match change {
            Change::Without(entry) => entry.includes.first(),
            Change::Variant(..) => None,
        });
        let lost: Vec<String> = lost.map(|text| plain(text.get(lang))).collect();
        if !lost.is_empty() {
            page.paragraph("         ", "         ", Style::Faint, &told(lang, Deal::Lost(&lost.join("; "))));
        }
    }
}
