//! Months that stand in a text about where figures come from: «judgement 2026-11», «checked 2026-03-15: VAT 22 %».

use chrono::{Datelike, NaiveDate};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1–12.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(date: NaiveDate) -> Month {
        Month { year: date.year(), month: date.month() }
    }

    /// Whole months from this one to another; none if that was before.
    #[must_use]
    pub fn months_to(self, later: Month) -> u32 {
        let number = |month: Month| i64::from(month.year) * 12 + i64::from(month.month);
        u32::try_from(number(later) - number(self)).unwrap_or(0)
    }

    /// As it is written in files.
    #[must_use]
    pub fn code(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

/// The months that a text names, in its order. What stands in an address is part of the address.
#[must_use]
pub fn months(text: &str) -> Vec<Month> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
    words.filter(|word| !word.contains("://")).filter_map(month).collect()
}

/// `2026-11` or `2026-11-21`, perhaps with a mark behind it.
fn month(word: &str) -> Option<Month> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let mut parts = word.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().filter(|month| month.len() == 2)?.parse().ok()?;
    let is_day = |day: &str| day.len() == 2 && day.parse().is_ok_and(|day: u32| (1..=31).contains(&day));
    let rest = parts.next().is_none_or(is_day) && parts.next().is_none();
    (rest && (1990..=2200).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(months(text).into_iter().map(Month::code).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn months_are_found_between_other_words() {
        case("judgement 2026-11; checked 2025-03-15: VAT", &["2026-11", "2025-03"]);
        case("https://a.example/2024-05/ (проверено 2026-10), 2026-10.", &["2026-10", "2026-10"]);
        case("2026-13 2026-1 12-2026 0,3-2026-11 8-12 2026 2026-11-99 с 01.09.2025 2026-11-21-5", &[]);
        case("", &[]);
    }

    #[test]
    fn months_pass_by_the_calendar() {
        let month = |year, month| Month { year, month };
        assert_eq!(month(2025, 11).months_to(month(2026, 11)), 12);
        assert_eq!(month(2026, 12).months_to(month(2026, 11)), 0);
        assert_eq!(Month::of("2026-11-22".parse().expect("a date")), month(2026, 11));
    }
}
