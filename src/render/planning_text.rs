//! Agendas as text: the day of everybody, the plans of one client, and the small tasks.

use chrono::NaiveDate;

use super::kept_text::{self, log, titles};
use super::page::{Page, Style};
use super::quote_text::plain;
use crate::domain::catalog::Catalog;
use crate::domain::lang::Lang;
use crate::domain::ledger::{Body, KeptQuote, KeptTask, Soon, Wait as KeptWait};
use crate::domain::money::{Currency, Money, PriceRange};
use crate::domain::planning::agenda::{Agenda, ClientPlan, Declined, Planned, Unanswered, Work, question};
use crate::domain::planning::approval::Standing;
use crate::domain::planning::chance::Promised;
use crate::domain::range::Range3;
use crate::wording::planning::{Act, Part, Planning, Wait};
use crate::wording::{Message, date, number, say};

/// What stands beside an agenda.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The catalog that it was made with.
    pub catalog: &'a Catalog,
    /// What each of the ageing things would cost, as far as it is shown.
    pub ageing: &'a [Option<PriceRange>],
    /// What each of the options would cost today, as far as it is shown.
    pub options: &'a [Option<PriceRange>],
}

/// How much of each part is shown before «and more».
pub const SHOWN: usize = 10;

/// The agenda of a day.
#[must_use]
pub fn today(agenda: &Agenda, beside: Beside, all: bool, lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    let day = date::full(agenda.today, lang);
    page.line(&Style::Strong.paint(&words(lang, Planning::Day(&day))));
    parts(&mut page, agenda, beside, all, lang);
    page.finish()
}

/// All that is known of a client: plans, what must not be forgotten, and the quotes.
#[must_use]
pub fn client(
    (name, alike): (&str, &[String]),
    agenda: &Agenda,
    quotes: &[&KeptQuote],
    beside: Beside,
    lang: Lang,
    columns: usize,
) -> String {
    let mut page = Page::new(columns);
    page.line(&Style::Strong.paint(&plain(name)));
    if !alike.is_empty() {
        let names: Vec<String> = alike.iter().map(|name| format!("«{}»", plain(name))).collect();
        page.paragraph("", "  ", Style::Warning, &words(lang, Planning::Alike(&names.join(", "))));
    }
    parts(&mut page, agenda, beside, true, lang);
    if !quotes.is_empty() {
        page.heading(&words(lang, Planning::AllQuotes));
        let hidden = quotes.len().saturating_sub(kept_text::SHOWN);
        let shown = quotes[hidden..].iter().copied();
        page.line(log(shown, hidden, agenda.today, lang, columns).trim_end_matches('\n'));
    }
    page.finish()
}

fn parts(page: &mut Page, agenda: &Agenda, beside: Beside, all: bool, lang: Lang) {
    let most = if all { usize::MAX } else { SHOWN };
    let before = page.length();
    let (today, catalog) = (agenda.today, beside.catalog);
    part(page, Part::AtRisk, &agenda.at_risk, most, lang, |page, _, (kept, promised)| {
        quote_row(page, kept, lang);
        page.paragraph("    ", "    ", Style::Warning, &promised_words(*promised, today, lang));
    });
    part(page, Part::Quiet, &agenda.quiet, most, lang, |page, _, quiet| {
        quote_row(page, quiet.kept, lang);
        let since = date::day(quiet.since, today, lang);
        let mut text = words(lang, Planning::Silent(quiet.working_days, &since));
        if let Some(reminder) = quiet.reminder {
            let why = reminder.why.as_deref().map(plain);
            let day = date::day(reminder.on, today, lang);
            text = format!("{}; {text}", words(lang, Planning::Reminded(&day, why.as_deref())));
        }
        page.paragraph("    ", "    ", Style::Plain, &text);
    });
    part(page, Part::Approvals, &agenda.approvals, most, lang, |page, _, (kept, standing)| {
        quote_row(page, kept, lang);
        let said = &kept.latest().quoted;
        page.paragraph("    ", "    ", Style::Plain, &reasons(&said.waits, said.currency, lang));
        if let Standing::Returned(event, why) = standing {
            let text = words(lang, Planning::ReturnedBy(&plain(&event.by), &plain(why)));
            page.paragraph("    ", "    ", Style::Warning, &text);
        }
    });
    part(page, Part::Specialists, &agenda.specialists, most, lang, |page, _, (kept, waiting)| {
        quote_row(page, kept, lang);
        let (to, on) = (waiting.asked.to.as_deref().map(plain), date::day(waiting.at.date_naive(), today, lang));
        let text = words(lang, Planning::AskedOn(waiting.asked.line, to.as_deref(), &on));
        let line = waiting.asked.line.and_then(|line| kept.latest().quoted.lines.get(line - 1));
        let asked = line.and_then(|line| line.ask.as_deref()).map(|ask| format!("{}: ", plain(ask)));
        let text = asked.unwrap_or_default() + &text;
        page.paragraph("    ", "    ", Style::Plain, &text);
    });
    part(page, Part::Unanswered, &agenda.unanswered, most, lang, |page, _, Unanswered { kept, questions }| {
        quote_row(page, kept, lang);
        for name in questions {
            let text = question(catalog, kept, name).map(|question| plain(question.ask.get(lang)));
            let name = plain(name);
            page.paragraph(
                "    ",
                "      ",
                Style::Plain,
                &text.map_or(name.clone(), |text| format!("{text} [{name}]")),
            );
        }
    });
    part(page, Part::Options, &agenda.options, most, lang, |page, at, declined| {
        let price = beside.options.get(at).copied().flatten();
        option_row(page, declined, price, today, lang);
    });
    part(page, Part::Ageing, &agenda.ageing, most, lang, |page, at, aged| {
        let left = format!("  {} · {}", plain(aged.client), plain(aged.offer.title.get(lang)));
        let price = beside.ageing.get(at).copied().flatten();
        let price = price.map(|price| number::price(price, catalog.studio.currency, lang)).unwrap_or_default();
        page.sides((&left, Style::Plain), "    ", (&price, Style::Strong));
        page.paragraph("    ", "    ", Style::Plain, &plain(aged.renewal.say.get(lang)));
        let (done, due) = (date::day(aged.done, today, lang), date::day(aged.due, today, lang));
        let due = words(lang, if aged.due < today { Planning::WasDue(&due) } else { Planning::Due(&due) });
        let quote = aged.quote.map(|name| name.to_string());
        let text = format!("{}; {due}", words(lang, Planning::DoneOn(&done, quote.as_deref())));
        page.paragraph("    ", "    ", Style::Faint, &text);
    });
    part(page, Part::Plan, &agenda.plans, most, lang, |page, _, plan| client_plan(page, plan, today, lang));
    if page.length() == before {
        page.paragraph("  ", "  ", Style::Good, &words(lang, Planning::Nothing));
    }
}

fn part<T>(page: &mut Page, part: Part, list: &[T], most: usize, lang: Lang, row: impl Fn(&mut Page, usize, &T)) {
    if list.is_empty() {
        return;
    }
    page.heading(&words(lang, Planning::Heading(part)));
    list.iter().take(most).enumerate().for_each(|(at, item)| row(page, at, item));
    if list.len() > most {
        page.paragraph("  ", "  ", Style::Faint, &words(lang, Planning::More(list.len() - most)));
    }
}

fn quote_row(page: &mut Page, kept: &KeptQuote, lang: Lang) {
    let said = &kept.latest().quoted;
    let parts = [format!("№ {}", kept.name), said.client.as_deref().map(plain).unwrap_or_default(), titles(kept)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let price = said.total.as_ref().map(|total| number::price(total.price, said.currency, lang)).unwrap_or_default();
    page.sides((&format!("  {}", parts.join(" · ")), Style::Plain), "    ", (&price, Style::Strong));
}

fn option_row(page: &mut Page, declined: &Declined, price: Option<PriceRange>, today: NaiveDate, lang: Lang) {
    let kept = declined.kept;
    let said = &kept.latest().quoted;
    let on = date::day(said.today, today, lang);
    match declined.line.and_then(|line| said.lines.get(line - 1)) {
        Some(line) => {
            let client = said.client.as_deref().map(plain).unwrap_or_default();
            let parts: Vec<String> = [client, plain(&line.title)].into_iter().filter(|part| !part.is_empty()).collect();
            let price = price.or(line.price).map(|price| number::price(price, said.currency, lang));
            let left = format!("  {}", parts.join(" · "));
            page.sides((&left, Style::Plain), "    ", (&price.unwrap_or_default(), Style::Strong));
        }
        None => quote_row(page, kept, lang),
    }
    let mut text = words(lang, Planning::OfferedIn(&kept.name.to_string(), &on));
    if let Some(reminder) = declined.reminder {
        let (day, why) = (date::day(reminder.on, today, lang), reminder.why.as_deref().map(plain));
        text = format!("{text}; {}", words(lang, Planning::Reminded(&day, why.as_deref())));
    }
    page.paragraph("    ", "    ", Style::Faint, &text);
}

fn client_plan(page: &mut Page, plan: &ClientPlan, today: NaiveDate, lang: Lang) {
    let name = plan.client.map_or_else(|| words(lang, Planning::NoClient), plain);
    page.paragraph("  ", "    ", Style::Strong, &name);
    for soon in Soon::ALL {
        for planned in plan.items.iter().filter(|planned| planned.soon == soon) {
            let what = words(lang, Planning::Soon(soon));
            let (text, style) = planned_words(planned, today, lang);
            page.paragraph("    ", "      ", style, &format!("{what}: {text}"));
        }
    }
}

fn planned_words(planned: &Planned, today: NaiveDate, lang: Lang) -> (String, Style) {
    let day = |day: NaiveDate| date::day(day, today, lang);
    match planned.work {
        Work::Quote(kept) => {
            let mut parts = vec![format!("№ {} {}", kept.name, titles(kept))];
            parts.extend(planned.on.map(|on| words(lang, Planning::Begins(&day(on)))));
            parts.extend(planned.promised.map(|promised| promised_words(promised, today, lang)));
            (parts.join("; "), Style::Plain)
        }
        Work::Task(task) => (task_words(task, today, lang), Style::Plain),
        Work::FollowUp(kept, reminder) => {
            let why = reminder.why.as_deref().map(plain);
            let quote = format!("№ {}", kept.name);
            (words(lang, Planning::FollowUp(&quote, &day(reminder.on), why.as_deref())), Style::Faint)
        }
    }
}

fn task_words(task: &KeptTask, today: NaiveDate, lang: Lang) -> String {
    let until = task.on.map(|on| format!(", {}", words(lang, Planning::Until(&date::day(on, today, lang)))));
    format!("t{} {}{}", task.number, plain(&task.text), until.unwrap_or_default())
}

fn promised_words(promised: Promised, today: NaiveDate, lang: Lang) -> String {
    let day = date::day(promised.day, today, lang);
    if promised.day < today {
        return words(lang, Planning::Overdue(&day));
    }
    words(lang, Planning::Promised(&day, &number::percent(promised.chance, lang)))
}

/// Why a quote waits for a senior, in one line.
#[must_use]
pub fn reasons(waits: &[KeptWait], currency: Currency, lang: Lang) -> String {
    let sum = |sum: f64| number::money(Money::from_f64(sum).unwrap_or_default(), currency, lang);
    let percent = |share: f64| number::percent(share, lang);
    let one = |wait: &KeptWait| {
        let task = plain(wait.task.as_deref().unwrap_or_default());
        let told = |why: Wait| words(lang, Planning::Wait(why));
        match wait.code.as_str() {
            "above" => told(Wait::Above(&sum(wait.is), &sum(wait.limit))),
            "discount" => told(Wait::Discount(&percent(wait.is / 100.0), &percent(wait.limit / 100.0))),
            "confidence" => told(Wait::Confidence(&task, &percent(wait.is), &percent(wait.limit))),
            "novelty" => told(Wait::Novelty(&task, wait.is.max(0.0) as u32, wait.limit.max(0.0) as u32)),
            // A later version of the program knows more reasons.
            other => plain(other),
        }
    };
    waits.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The tasks that are not done, the soonest first.
#[must_use]
pub fn tasks(list: &[&KeptTask], today: NaiveDate, lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    for task in list {
        let client = task.client.as_deref().map(|client| format!(" · {}", plain(client))).unwrap_or_default();
        let text = format!("{}{client}", task_words(task, today, lang));
        page.sides((&text, Style::Plain), "    ", (&words(lang, Planning::Soon(task.soon)), Style::Faint));
    }
    page.finish()
}

/// What a record of planning says of a quote, in words without the quote's name.
#[must_use]
pub fn act_text(body: &Body, lang: Lang) -> Option<String> {
    let act = |what: Act| words(lang, Planning::Act(what));
    Some(match body {
        Body::Approved(_) => act(Act::Approved),
        Body::Returned(said) => act(Act::Returned(&plain(&said.why))),
        Body::Escalated(asked) => {
            let (to, why) = (asked.to.as_deref().map(plain), asked.why.as_deref().map(plain));
            act(Act::Escalated(asked.line, to.as_deref(), why.as_deref()))
        }
        Body::Answered(said) => {
            let Range3 { low, likely, high } = said.hours;
            let hours = say(lang, &Message::Hours(&number::hours_range(Range3 { low, likely, high }, lang)));
            let (from, note) = (said.from.as_deref().map(plain), said.note.as_deref().map(plain));
            act(Act::Answered(said.line, &hours, from.as_deref(), note.as_deref()))
        }
        Body::Scheduled(put) => act(Act::Scheduled(put.on.map(|on| date::full(on, lang)).as_deref())),
        Body::Reminder(reminder) => {
            let (day, why) = (date::full(reminder.on, lang), reminder.why.as_deref().map(plain));
            act(Act::Reminder(reminder.line, &day, why.as_deref()))
        }
        _ => return None,
    })
}

fn words(lang: Lang, planning: Planning) -> String {
    say(lang, &Message::Planning(planning))
}
