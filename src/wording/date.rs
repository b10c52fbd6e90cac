//! Dates as each language writes them.

use chrono::{Datelike, NaiveDate};

use crate::domain::lang::Lang;

const MONTHS: [[&str; 12]; 3] = [
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
];

/// Day and month; the year as well when it is not the year of `today`.
#[must_use]
pub fn day(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let month = MONTHS[lang as usize][date.month0() as usize];
    let year = if date.year() == today.year() { String::new() } else { format!(" {}", date.year()) };
    format!("{}\u{a0}{month}{year}", date.day())
}

/// Day, month and year: for papers, which outlive the year.
#[must_use]
pub fn full(date: NaiveDate, lang: Lang) -> String {
    format!("{}\u{a0}{} {}", date.day(), MONTHS[lang as usize][date.month0() as usize], date.year())
}

/// Day and month in few letters: for axes and other narrow places.
#[must_use]
pub fn short(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Ru | Lang::Pl => format!("{:02}.{:02}", date.day(), date.month()),
        Lang::En => {
            let month: String = MONTHS[lang as usize][date.month0() as usize].chars().take(3).collect();
            format!("{} {month}", date.day())
        }
    }
}

/// A span of two dates, each with its month unless it is the same.
#[must_use]
pub fn span(from: NaiveDate, to: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    if from == to {
        return day(from, today, lang);
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{}–{}", from.day(), day(to, today, lang));
    }
    let first = if from.year() == to.year() { day(from, from, lang) } else { day(from, today, lang) };
    format!("{first} – {}", day(to, today, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(from: &str, to: &str, lang: Lang, expected: &str) {
        let date = |text: &str| -> NaiveDate { text.parse().expect("a date") };
        assert_eq!(span(date(from), date(to), date("2026-11-21"), lang).replace('\u{a0}', " "), expected);
    }

    #[test]
    fn spans_say_month_and_year_once() {
        case("2026-12-04", "2026-12-21", Lang::Ru, "4–21 декабря");
        case("2026-11-30", "2026-12-04", Lang::En, "30 November – 4 December");
        case("2026-12-28", "2027-01-14", Lang::Pl, "28 grudnia – 14 stycznia 2027");
        case("2027-01-11", "2027-02-14", Lang::Ru, "11 января – 14 февраля 2027");
        case("2026-12-04", "2026-12-04", Lang::Ru, "4 декабря");
    }
}
