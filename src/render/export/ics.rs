//! A calendar by RFC 5545: whole days of quotes, without a zone, so that they are the same day everywhere.

use chrono::{Days, NaiveDate};

use super::{hours, title};
use crate::domain::lang::Lang;
use crate::domain::ledger::KeptQuote;
use crate::domain::plan::{DayKind, days};
use crate::text::clean::without_controls;
use crate::wording::{Export, Message, date, number, say};

/// Octets of a line, its end not among them (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// The calendar. An event is known by the record of its quote and the kind of its day, and is as old as the last record
/// of the quote: taken in twice, it is one event that moved.
#[must_use]
pub fn ics(quotes: &[&KeptQuote], lang: Lang) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0"] {
        put(&mut out, line);
    }
    put(&mut out, &format!("PRODID:-//smeta//{}//{}", env!("CARGO_PKG_VERSION"), lang.code().to_uppercase()));
    put(&mut out, "CALSCALE:GREGORIAN");
    for kept in quotes {
        for (kind, day) in days(kept) {
            event(&mut out, kept, kind, day, lang);
        }
    }
    put(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, kept: &KeptQuote, kind: DayKind, day: NaiveDate, lang: Lang) {
    let said = &kept.latest().quoted;
    let last = kept.events.last().map_or(kept.latest().at, |event| event.at.max(kept.latest().at));
    let stamp = last.to_utc().format("%Y%m%dT%H%M%SZ");
    let mut words = vec![without_controls(&said.request).into_owned()];
    if let Some(total) = &said.total {
        let price = number::price(total.price, said.currency, lang);
        words.push(say(lang, &Message::Export(Export::Said(&hours(total.hours, lang), &price))));
        let [low, _, high] = total.ready.map(|day| date::full(day, lang));
        words.push(say(lang, &Message::Export(Export::Ready(&low, &high))));
    }
    let summary = say(lang, &Message::Export(Export::Day(kind, &title(kept, lang))));
    put(out, "BEGIN:VEVENT");
    put(out, &format!("UID:{}-{}@smeta", escaped(kept.root.as_str()), kind.code()));
    put(out, &format!("DTSTAMP:{stamp}"));
    put(out, &format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
    // The day after, which is not part of it any more.
    put(out, &format!("DTEND;VALUE=DATE:{}", (day + Days::new(1)).format("%Y%m%d")));
    put(out, &format!("SUMMARY:{}", escaped(&summary)));
    put(out, &format!("DESCRIPTION:{}", escaped(&words.join("\n"))));
    put(out, "TRANSP:TRANSPARENT");
    put(out, "END:VEVENT");
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
