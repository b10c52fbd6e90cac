//! A calendar by RFC 5545: whole days of quotes, without a zone, so that they are the same day everywhere.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};

use super::{hours, shortened, title};
use crate::domain::lang::Lang;
use crate::domain::ledger::{KeptQuote, KeptTask};
use crate::domain::planning::days::Day;
use crate::text::clean::without_controls;
use crate::wording::{Export, Message, date, number, say};

/// Octets of a line, its end not among them (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// What a calendar is made of.
#[derive(Clone, Debug, Default)]
pub struct Dates<'k> {
    /// Quotes with their days.
    pub quotes: Vec<(&'k KeptQuote, Vec<Day<'k>>)>,
    /// Small things, of which those that are open and have a day are shown.
    pub tasks: Vec<&'k KeptTask>,
}

/// The calendar. An event is known by the record of its quote and the kind of its day, and is as old as the last record
/// of the quote: taken in twice, it is one event that moved.
#[must_use]
pub fn ics(dates: &Dates, lang: Lang) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0"] {
        put(&mut out, line);
    }
    put(&mut out, &format!("PRODID:-//smeta//{}//{}", env!("CARGO_PKG_VERSION"), lang.code().to_uppercase()));
    put(&mut out, "CALSCALE:GREGORIAN");
    for (kept, days) in &dates.quotes {
        days.iter().for_each(|day| of_quote(kept, day, lang).put(&mut out));
    }
    dates.tasks.iter().filter_map(|task| of_task(task)).for_each(|event| event.put(&mut out));
    put(&mut out, "END:VCALENDAR");
    out
}

/// A whole day with its words.
struct Event {
    uid: String,
    /// The last change of what it is about.
    stamp: DateTime<FixedOffset>,
    on: NaiveDate,
    summary: String,
    description: String,
}

impl Event {
    fn put(&self, out: &mut String) {
        put(out, "BEGIN:VEVENT");
        put(out, &format!("UID:{}@smeta", escaped(&self.uid)));
        put(out, &format!("DTSTAMP:{}", self.stamp.to_utc().format("%Y%m%dT%H%M%SZ")));
        put(out, &format!("DTSTART;VALUE=DATE:{}", self.on.format("%Y%m%d")));
        // The day after, which is not part of it any more.
        put(out, &format!("DTEND;VALUE=DATE:{}", (self.on + Days::new(1)).format("%Y%m%d")));
        put(out, &format!("SUMMARY:{}", escaped(&self.summary)));
        if !self.description.is_empty() {
            put(out, &format!("DESCRIPTION:{}", escaped(&self.description)));
        }
        put(out, "TRANSP:TRANSPARENT");
        put(out, "END:VEVENT");
    }
}

fn of_quote(kept: &KeptQuote, day: &Day, lang: Lang) -> Event {
    let said = &kept.latest().quoted;
    let line = day.line.map(|line| format!("-{line}")).unwrap_or_default();
    let mut words: Vec<String> = day.why.map(|why| without_controls(why).into_owned()).into_iter().collect();
    words.push(without_controls(&said.request).into_owned());
    if let Some(total) = &said.total {
        let price = number::price(total.price, said.currency, lang);
        words.push(say(lang, &Message::Export(Export::Said(&hours(total.hours, lang), &price))));
        let [low, _, high] = total.ready.map(|day| date::full(day, lang));
        words.push(say(lang, &Message::Export(Export::Ready(&low, &high))));
    }
    Event {
        uid: format!("{}{line}-{}", kept.root.as_str(), day.kind.code()),
        stamp: kept.last_change(),
        on: day.on,
        summary: say(lang, &Message::Export(Export::Day(day.kind, &title(kept, lang)))),
        description: words.join("\n"),
    }
}

fn of_task(task: &KeptTask) -> Option<Event> {
    /// Enough to know it again.
    const LONGEST: usize = 200;
    let on = task.on.filter(|_| task.done.is_none())?;
    let client = task.client.as_deref().map(|client| format!("{client}: ")).unwrap_or_default();
    Some(Event {
        uid: format!("{}-task", task.record.as_str()),
        stamp: task.at,
        on,
        summary: shortened(&without_controls(&format!("{client}{}", task.text)), LONGEST),
        description: String::new(),
    })
}

/// A text as a value (RFC 5545, 3.3.11): what has a meaning is taken it, what is no text goes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded so that no part is too long and no letter is cut; a part that goes on begins with a space.
fn put(out: &mut String, line: &str) {
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let mut out = String::new();
        let line = format!("SUMMARY:{}", "щи ".repeat(60));
        put(&mut out, &line);
        assert!(out.split("\r\n").all(|part| part.len() <= LONGEST), "{out:?}");
        assert_eq!(out.replace("\r\n ", "").trim_end_matches("\r\n"), line);
        let mut short = String::new();
        put(&mut short, &"a".repeat(LONGEST));
        assert_eq!(short.matches("\r\n").count(), 1);
    }

    #[test]
    fn values_say_nothing_to_the_calendar() {
        assert_eq!(escaped("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne");
        assert_eq!(escaped("x\r\nEND:VEVENT\u{7}"), "x\\nEND:VEVENT");
    }
}
