//! Quotes that are kept, as text: the log, one quote with all that happened, and what is wrong with the ledger.

use chrono::NaiveDate;

use super::page::{Page, Style};
use super::quote_text::plain;
use crate::domain::keeping::{Comparison, Reason};
use crate::domain::lang::Lang;
use crate::domain::ledger::{Body, KeptQuote, Problem, QuotedLine, Reading, RecordId, State, Status, Version};
use crate::domain::money::Currency;
use crate::domain::range::Range3;
use crate::wording::{Act, Because, Kept, Message, Outcome, date, number, say};

/// How many quotes are shown before «and more».
pub const SHOWN: usize = 20;

/// The quotes, the newest first; so many older ones are not among them.
#[must_use]
pub fn log<'k>(
    quotes: impl DoubleEndedIterator<Item = &'k KeptQuote>,
    hidden: usize,
    today: NaiveDate,
    lang: Lang,
    columns: usize,
) -> String {
    let mut page = Page::new(columns);
    for kept in quotes.rev() {
        let said = &kept.latest().quoted;
        let status = kept.status();
        let head = [
            format!("№ {}", kept.name),
            date::day(said.today, today, lang),
            words(lang, Kept::Status(status)),
            said.client.as_deref().map(plain).unwrap_or_default(),
        ];
        let head: Vec<String> = head.into_iter().filter(|part| !part.is_empty()).collect();
        let price =
            said.total.as_ref().map(|total| number::price(total.price, said.currency, lang)).unwrap_or_default();
        page.sides((&head.join(" · "), style(status)), "    ", (&price, Style::Strong));
        page.paragraph("    ", "    ", Style::Faint, &titles(kept));
    }
    if hidden > 0 {
        page.line(&Style::Faint.paint(&words(lang, Kept::MoreQuotes(hidden))));
    }
    page.finish()
}

/// What a quote is about: its tasks, else the client's words.
pub(super) fn titles(kept: &KeptQuote) -> String {
    /// Enough of a client's words to know them again.
    const WORDS: usize = 100;
    let said = &kept.latest().quoted;
    let titles: Vec<String> =
        said.lines.iter().filter(|line| line.entry.is_some()).map(|line| plain(&line.title)).collect();
    if !titles.is_empty() {
        return titles.join(" + ");
    }
    let request = plain(&said.request);
    if request.chars().count() <= WORDS { request } else { request.chars().take(WORDS).chain(['…']).collect() }
}

fn style(status: Status) -> Style {
    match status {
        Status::Accepted | Status::Started | Status::Done => Style::Good,
        Status::Declined => Style::Faint,
        Status::Open | Status::Sent => Style::Plain,
    }
}

/// One quote: what was said, what happened, and what would be said today; `None` for the last when nobody can know.
#[must_use]
pub fn shown(
    kept: &KeptQuote,
    comparison: Option<(&Comparison, &str)>,
    today: NaiveDate,
    lang: Lang,
    columns: usize,
) -> String {
    let mut page = Page::new(columns);
    let latest = kept.latest();
    let said = &latest.quoted;
    let on = date::full(said.today, lang);
    let head = words(lang, Kept::QuoteOf(&kept.name.to_string(), &on, &plain(&latest.by)));
    page.sides((&head, Style::Strong), "   ", (&words(lang, Kept::Status(kept.status())), style(kept.status())));
    if let Some(client) = &said.client {
        page.paragraph("", "  ", Style::Plain, &say(lang, &Message::Client(&plain(client))));
    }
    if kept.versions.len() > 1 {
        page.paragraph("", "  ", Style::Faint, &words(lang, Kept::VersionOf(kept.versions.len(), kept.versions.len())));
    }
    page.paragraph("  ", "  ", Style::Plain, &say(lang, &Message::Quoted(&plain(&said.request))));
    page.heading(&words(lang, Kept::Promised));
    promised(&mut page, kept, latest, today, lang);
    happened(&mut page, kept, lang);
    page.heading(&words(lang, Kept::Today));
    match comparison {
        Some((comparison, version)) => would_be(&mut page, latest, comparison, version, lang),
        None => page.paragraph("  ", "  ", Style::Warning, &words(lang, Kept::NoToday)),
    }
    page.finish()
}

fn promised(page: &mut Page, kept: &KeptQuote, version: &Version, today: NaiveDate, lang: Lang) {
    let said = &version.quoted;
    let done = kept.done();
    for (at, line) in said.lines.iter().enumerate() {
        let title = if line.entry.is_some() { plain(&line.title) } else { plain(line.ask.as_deref().unwrap_or("?")) };
        let price = line.price.filter(|_| !line.optional).map(|price| number::price(price, said.currency, lang));
        page.sides(
            (&format!("  {}. {title}", at + 1), Style::Plain),
            "     ",
            (&price.unwrap_or_default(), Style::Plain),
        );
        line_details(page, line, lang);
        if let Some((_, done)) = done.get(&Some(at + 1)) {
            against(page, "     ", done.hours, line.hours, lang);
        }
    }
    if let Some(total) = &said.total {
        let sum = number::price(total.price, said.currency, lang);
        page.sides((&format!("  {}", say(lang, &Message::Total)), Style::Strong), "    ", (&sum, Style::Strong));
        let hours = hours_of(total.hours, lang);
        let ready = date::span(total.ready[0], total.ready[2], today, lang);
        let likely = date::day(total.ready[1], today, lang);
        let text = format!("{hours}; {}", say(lang, &Message::Ready(&ready, &likely)));
        page.paragraph("  ", "  ", Style::Plain, &text);
        if let Some((_, whole)) = done.get(&None) {
            against(page, "  ", whole.hours, Some(total.hours), lang);
        }
    }
    let kind = words(lang, Kept::PromiseWord(&said.promise.kind));
    let kind = match said.promise.sum {
        Some(sum) => format!("{kind} {}", number::money(sum, said.currency, lang)),
        None => kind,
    };
    let until = date::day(said.promise.valid_until, today, lang);
    let holds = said.promise.valid_until >= today;
    let text = if holds { Kept::HoldsUntil(&kind, &until) } else { Kept::Expired(&kind, &until) };
    page.paragraph("  ", "  ", Style::Faint, &words(lang, text));
}

fn line_details(page: &mut Page, line: &QuotedLine, lang: Lang) {
    let mut details = Vec::new();
    details.extend(line.hours.map(|hours| hours_of(hours, lang)));
    details.extend(line.variant.as_ref().map(|variant| say(lang, &Message::VariantIs(&plain(variant)))));
    details.extend(line.answers.iter().map(|(question, value)| format!("{question}={}", plain(value))));
    if !details.is_empty() {
        page.paragraph("     ", "     ", Style::Faint, &details.join(" · "));
    }
}

fn against(page: &mut Page, indent: &str, hours: f64, range: Option<Range3>, lang: Lang) {
    if let Some(text) = outcome(hours, range, lang) {
        let style = if text.1 == Outcome::Above { Style::Warning } else { Style::Good };
        page.paragraph(indent, indent, style, &text.0);
    }
}

/// How hours came out against what was said.
#[must_use]
pub fn outcome(hours: f64, range: Option<Range3>, lang: Lang) -> Option<(String, Outcome)> {
    let range = range?;
    let outcome = match () {
        () if hours < range.low => Outcome::Below,
        () if hours > range.high => Outcome::Above,
        () => Outcome::Within,
    };
    let [took, said] = [Range3::exactly(hours), range].map(|hours| hours_of(hours, lang));
    Some((words(lang, Kept::Against(&took, &said, outcome)), outcome))
}

fn happened(page: &mut Page, kept: &KeptQuote, lang: Lang) {
    if kept.events.is_empty() && kept.versions.len() < 2 {
        return;
    }
    page.heading(&words(lang, Kept::Happened));
    let currency = kept.latest().quoted.currency;
    let again = kept.versions.iter().skip(1).map(|version| {
        let total = version.quoted.total.as_ref();
        let price = total.map(|total| number::price(total.price, version.quoted.currency, lang));
        (version.at, version.by.as_str(), act(lang, Act::Again(&price.unwrap_or_else(|| "—".to_owned()))))
    });
    let events = kept.events.iter().filter_map(|event| {
        let what = act_text(&event.body, currency, lang)?;
        Some((event.at, event.by.as_str(), what))
    });
    let mut all: Vec<_> = again.chain(events).collect();
    all.sort_by_key(|(at, ..)| *at);
    for (at, by, what) in all {
        let day = date::full(at.date_naive(), lang);
        page.sides((&format!("  {day}: {what}"), Style::Plain), "    ", (&plain(by), Style::Faint));
    }
}

/// What a record says of a quote, in words without the quote's name.
#[must_use]
pub fn act_text(body: &Body, currency: Currency, lang: Lang) -> Option<String> {
    let text = match body {
        Body::Sent(sent) => act(lang, Act::Sent(&plain(&sent.name), sent.to.as_deref().map(plain).as_deref())),
        Body::Accepted(accepted) => {
            let price = accepted.price.map(|price| number::money(price, currency, lang));
            act(lang, Act::Accepted(price.as_deref()))
        }
        Body::Declined(declined) => act(lang, Act::Declined(&plain(&declined.reason))),
        Body::Started(_) => act(lang, Act::Started),
        Body::Done(done) => {
            let hours = hours_of(Range3::exactly(done.hours), lang);
            let days = done.days.map(|days| number::exact(days, lang));
            let why = done.why.as_deref().map(plain);
            act(lang, Act::Done(done.line, &hours, days.as_deref(), why.as_deref()))
        }
        Body::Note(note) => act(lang, Act::Note(&plain(&note.text))),
        Body::Drill(_) => return None,
        other => return super::planning_text::act_text(other, lang),
    };
    Some(text)
}

/// The act as a piece of a sentence: what stands after the name of the quote.
fn act(lang: Lang, what: Act) -> String {
    words(lang, Kept::Act(what))
}

/// What was written of a quote, as an answer to whoever wrote it.
#[must_use]
pub fn wrote(body: &Body, name: &str, currency: Currency, place: &str, lang: Lang) -> String {
    let what = act_text(body, currency, lang).unwrap_or_default();
    words(lang, Kept::Wrote(name, &what, &plain(place)))
}

fn would_be(page: &mut Page, version: &Version, comparison: &Comparison, catalog: &str, lang: Lang) {
    let said = &version.quoted;
    let text = match (comparison.then, comparison.now) {
        (then, Some(now)) if then == Some(now) && comparison.reasons.is_empty() => words(lang, Kept::SameToday),
        (_, Some(now)) => {
            let price = number::price(now, said.currency, lang);
            match comparison.change() {
                Some(share) => words(lang, Kept::PriceToday(&price, &signed(share, lang))),
                None => price,
            }
        }
        (_, None) => words(lang, Kept::NoPriceToday),
    };
    page.paragraph("  ", "  ", Style::Plain, &text);
    for reason in &comparison.reasons {
        let text = self::reason(reason, said.currency, lang);
        page.paragraph("  - ", "    ", Style::Plain, &text);
    }
    if said.catalog != catalog {
        page.paragraph("  ", "  ", Style::Faint, &words(lang, Kept::CatalogThen(&plain(&said.catalog), catalog)));
    }
}

fn signed(share: f64, lang: Lang) -> String {
    let sign = if share < 0.0 { "−" } else { "+" };
    format!("{sign}{}", number::measured(share.abs(), 0, lang))
}

/// Why a quote would be another one today, in a sentence.
#[must_use]
pub fn reason(reason: &Reason, currency: Currency, lang: Lang) -> String {
    words(lang, Kept::Because(because(reason, currency, lang)))
}

fn because(reason: &Reason, currency: Currency, lang: Lang) -> Because {
    match reason {
        Reason::Gone(entry) => Because::Gone(entry.clone()),
        Reason::NotMatched(entry) => Because::NotMatched(entry.clone()),
        Reason::Matched(entry) => Because::Matched(entry.clone()),
        Reason::Variant(entry, ..) => Because::Variant(entry.clone()),
        Reason::Answers(entry, names) => Because::Answers(entry.clone(), names.join(", ")),
        Reason::Hours(entry, then, now) => {
            let [then, now] = [*then, *now].map(|hours| hours_of(hours, lang));
            Because::Hours(entry.clone(), then, now)
        }
        Reason::Price(entry, then, now) => {
            let [then, now] = [*then, *now].map(|price| number::price(price, currency, lang));
            Because::Price(entry.clone(), then, now)
        }
        Reason::Currency => Because::Currency,
        Reason::Terms => Because::Terms,
    }
}

/// What is wrong with the ledger, or that nothing is.
#[must_use]
pub fn doctor(reading: &Reading, state: &State, damaged: &[(RecordId, String)], lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    for Problem { kind, place } in &reading.problems {
        let style = if kind.is_unread() { Style::Warning } else { Style::Plain };
        let text = format!("{place}: {}: {}", kind.code(), plain(&words(lang, Kept::Problem(kind))));
        page.paragraph("", "  ", style, &text);
        page.paragraph("  ", "  ", Style::Faint, &words(lang, Kept::Advice(kind)));
    }
    for (_, file) in damaged {
        page.paragraph("", "  ", Style::Warning, &words(lang, Kept::Damaged(&plain(file))));
    }
    page.gap();
    let unread = reading.unread().count();
    if unread > 0 {
        let text = words(lang, Kept::Unsound(unread, reading.problems.len() - unread));
        page.paragraph("", "  ", Style::Strong, &text);
    } else if damaged.is_empty() {
        let text = words(lang, Kept::Sound(reading.records.len(), state.quotes.len(), state.jobs.len()));
        page.paragraph("", "  ", Style::Good, &text);
    }
    page.finish()
}

/// Hours as a range with their unit.
fn hours_of(hours: Range3, lang: Lang) -> String {
    say(lang, &Message::Hours(&number::hours_range(hours, lang)))
}

fn words(lang: Lang, kept: Kept) -> String {
    say(lang, &Message::Kept(kept))
}
