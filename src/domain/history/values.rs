//! Days and hours as trackers write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::text::quantity::parse_number;
use crate::text::span;

/// Fifty years of one person's work: more is a slip of the pen.
pub const MOST_HOURS: f64 = 100_000.0;

/// Years that a finished job can be from.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// What a bare number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    #[default]
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
}

impl Unit {
    /// All of them.
    pub const ALL: [Unit; 3] = [Unit::Hours, Unit::Minutes, Unit::Seconds];

    /// Its name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Unit::Hours => "hours",
            Unit::Minutes => "minutes",
            Unit::Seconds => "seconds",
        }
    }

    fn of_an_hour(self) -> f64 {
        match self {
            Unit::Hours => 1.0,
            Unit::Minutes => 60.0,
            Unit::Seconds => 3600.0,
        }
    }
}

/// What comes first in `11/12/2026`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// The day.
    #[default]
    DayFirst,
    /// The month.
    MonthFirst,
}

impl DateOrder {
    /// What a date says about the order, if it says anything: there is no thirteenth month.
    #[must_use]
    pub fn told_by(written: &str) -> Option<DateOrder> {
        let mut parts = written.trim().split('/');
        let mut number = || parts.next()?.trim().parse::<u32>().ok();
        let (first, second) = (number()?, number()?);
        match (first > 12, second > 12) {
            (true, false) if first <= 31 => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// A cell that should hold hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hours {
    /// So many.
    Some(f64),
    /// None, or fewer.
    NotPositive,
    /// More than anybody works on one thing.
    TooMany,
    /// Something else.
    NotHours,
}

/// Hours as `3`, `1,5`, `1 234.5`, `3ч`, `2h 30m`, `2:30`, `01:30:00`, `PT1H30M`; a bare number in a unit.
#[must_use]
pub fn hours(written: &str, unit: Unit) -> Hours {
    let text = written.trim().trim_end_matches('.');
    let minus = text.starts_with(['-', '−']);
    let bare = || {
        let number = text.trim_start_matches(['-', '−']);
        // With a mark the digits behind it are a fraction here: nobody works 1.250 hours on a form and means thousands.
        let marked =
            number.replace(',', ".").parse::<f64>().ok().filter(|_| number.starts_with(|c: char| c.is_ascii_digit()));
        marked.or_else(|| parse_number(number)).map(|number| number / unit.of_an_hour())
    };
    let hours = bare().or_else(|| iso_span(text)).or_else(|| span::hours(text).map(f64::abs));
    match hours {
        None => Hours::NotHours,
        Some(hours) if !hours.is_finite() => Hours::NotHours,
        Some(hours) if minus || hours <= 0.0 => Hours::NotPositive,
        Some(hours) if hours > MOST_HOURS => Hours::TooMany,
        Some(hours) => Hours::Some(hours),
    }
}

/// `PT1H30M15S`, as ISO 8601 has it.
fn iso_span(written: &str) -> Option<f64> {
    let mut rest = written.strip_prefix("PT")?;
    let mut hours = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let number: f64 = rest[..end].parse().ok()?;
        hours += number
            / match rest.as_bytes()[end] {
                b'H' => 1.0,
                b'M' => 60.0,
                b'S' => 3600.0,
                _ => return None,
            };
        rest = &rest[end + 1..];
    }
    Some(hours)
}

/// Forms of a day; a time may follow. The first that fits counts.
const DAYS: [&str; 12] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d-%m-%Y",
    "%d/%b/%Y",
    "%d/%b/%y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%b %d, %Y",
];

/// Forms of a day with slashes, which mean different days in different countries.
const SLASHES: [[&str; 2]; 2] = [["%d/%m/%Y", "%d/%m/%y"], ["%m/%d/%Y", "%m/%d/%y"]];

/// A day as `2026-11-21`, `21.11.2026`, `21/Nov/26`, `11/21/2026`, `20261121T101500Z`, with or without a time after it.
#[must_use]
pub fn date(written: &str, order: DateOrder) -> Option<NaiveDate> {
    let text = written.trim();
    let slashes = SLASHES[usize::from(order == DateOrder::MonthFirst)];
    let read = |form: &&str| {
        let (day, rest) = NaiveDate::parse_and_remainder(text, form).ok()?;
        let ends = rest.chars().next().is_none_or(|next| next == 'T' || next == ',' || next.is_whitespace());
        (ends && YEARS.contains(&day.year())).then_some(day)
    };
    DAYS.iter().chain(&slashes).find_map(read)
}

/// Hours from one moment to another.
#[must_use]
pub fn between(from: &str, to: &str) -> Option<f64> {
    let seconds = (moment(to)? - moment(from)?).num_seconds() as f64;
    let hours = seconds / 3600.0;
    (hours > 0.0 && hours <= MOST_HOURS).then_some(hours)
}

fn moment(written: &str) -> Option<NaiveDateTime> {
    let text = written.trim().trim_end_matches('Z');
    if let Ok(moment) = chrono::DateTime::parse_from_rfc3339(written.trim()) {
        return Some(moment.naive_utc());
    }
    let forms = [
        "%Y%m%dT%H%M%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%d.%m.%Y %H:%M:%S",
        "%d.%m.%Y %H:%M",
    ];
    forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_trackers_write_them() {
        for (written, unit, expected) in [
            ("3", Unit::Hours, Hours::Some(3.0)),
            ("1,5", Unit::Hours, Hours::Some(1.5)),
            ("1.250", Unit::Hours, Hours::Some(1.25)),
            ("1 234,5", Unit::Hours, Hours::Some(1234.5)),
            ("5400", Unit::Seconds, Hours::Some(1.5)),
            ("90", Unit::Minutes, Hours::Some(1.5)),
            ("90 мин", Unit::Seconds, Hours::Some(1.5)),
            ("3ч", Unit::Hours, Hours::Some(3.0)),
            ("01:30:00", Unit::Seconds, Hours::Some(1.5)),
            ("PT1H30M", Unit::Hours, Hours::Some(1.5)),
            ("0", Unit::Hours, Hours::NotPositive),
            ("-2", Unit::Hours, Hours::NotPositive),
            ("−2ч", Unit::Hours, Hours::NotPositive),
            ("1e9", Unit::Hours, Hours::TooMany),
            ("1e999", Unit::Hours, Hours::NotHours),
            ("много", Unit::Hours, Hours::NotHours),
            ("nan", Unit::Hours, Hours::NotHours),
        ] {
            assert_eq!(hours(written, unit), expected, "{written}");
        }
    }

    #[test]
    fn days_are_read_as_trackers_write_them() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        for (written, order, expected) in [
            ("2026-11-21", DateOrder::DayFirst, day(2026, 11, 21)),
            ("2026-11-21T10:00:00+03:00", DateOrder::DayFirst, day(2026, 11, 21)),
            ("21.11.2026 10:15", DateOrder::DayFirst, day(2026, 11, 21)),
            ("21.11.26", DateOrder::DayFirst, day(2026, 11, 21)),
            ("21/Nov/26 3:14 PM", DateOrder::DayFirst, day(2026, 11, 21)),
            ("Nov 21, 2026", DateOrder::DayFirst, day(2026, 11, 21)),
            ("20261121T101500Z", DateOrder::DayFirst, day(2026, 11, 21)),
            ("03/04/2026", DateOrder::DayFirst, day(2026, 4, 3)),
            ("03/04/2026", DateOrder::MonthFirst, day(2026, 3, 4)),
            ("11/21/26", DateOrder::MonthFirst, day(2026, 11, 21)),
            ("31.02.2026", DateOrder::DayFirst, None),
            ("1026-01-01", DateOrder::DayFirst, None),
            ("вчера", DateOrder::DayFirst, None),
            ("", DateOrder::DayFirst, None),
        ] {
            assert_eq!(date(written, order), expected, "{written}");
        }
    }

    #[test]
    fn a_date_may_tell_the_order() {
        for (written, expected) in [
            ("21/11/2026", Some(DateOrder::DayFirst)),
            ("11/21/2026", Some(DateOrder::MonthFirst)),
            ("3/4/2026", None),
            ("2026/11/21", None),
            ("21.11.2026", None),
        ] {
            assert_eq!(DateOrder::told_by(written), expected, "{written}");
        }
    }

    #[test]
    fn the_clock_tells_hours() {
        assert_eq!(between("20261121T101500Z", "20261121T114500Z"), Some(1.5));
        assert_eq!(between("2026-11-21T10:00:00+03:00", "2026-11-21T08:00:00Z"), Some(1.0));
        assert_eq!(between("2026-11-21 10:00", "2026-11-21 09:00"), None);
    }
}
