//! Working days: which days people work, and which day comes so many working days later.
//!
//! A year that the catalog lists (from an official act, or as provisional) counts as listed; any other year follows
//! the country's own law as far as it can be known in advance (`statutory`).

mod statutory;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use statutory::{Country, holidays};

/// The days of one year that differ from «Monday to Friday».
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Whether the days come from an official act; a provisional year may still change.
    pub official: bool,
    /// The act, or where the days were found.
    pub source: String,
    /// Week days on which nobody works.
    pub off: Vec<NaiveDate>,
    /// Saturdays and Sundays on which people work.
    pub working: Vec<NaiveDate>,
    /// Working days one hour shorter.
    pub short: Vec<NaiveDate>,
}

/// A country's working calendar.
#[derive(Clone, Debug)]
pub struct WorkCalendar {
    country: Country,
    years: Vec<CalendarYear>,
}

/// A date, and whether every year on the way to it is settled by an official act or by a law that leaves no choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkDate {
    /// The date.
    pub date: NaiveDate,
    /// Whether a government may still move a day off on the way.
    pub provisional: bool,
}

/// No promise reaches further: 40 years of working days. Longer spans stop here.
const FARTHEST: u32 = 10_000;

/// What is left of a day that is one hour of eight shorter.
const SHORT_DAY: f64 = 7.0 / 8.0;

impl WorkCalendar {
    /// The calendar of a country (`ru`, `pl`; another code means weekends only) with the years that the catalog lists.
    #[must_use]
    pub fn new(country: &str, years: &[CalendarYear]) -> WorkCalendar {
        WorkCalendar { country: Country::from_code(country), years: years.to_vec() }
    }

    /// Whether people work on this day.
    #[must_use]
    pub fn is_working(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        match self.listed(date.year()) {
            Some(year) if weekend => year.working.contains(&date),
            Some(year) => !year.off.contains(&date),
            None => !weekend && !holidays(self.country, date.year()).contains(&date),
        }
    }

    /// Whether this day is one hour shorter.
    #[must_use]
    pub fn is_short(&self, date: NaiveDate) -> bool {
        self.listed(date.year()).is_some_and(|year| year.short.contains(&date))
    }

    /// Whether a year may still change.
    #[must_use]
    pub fn is_provisional(&self, year: i32) -> bool {
        self.listed(year).map_or(self.country.moves_days_by_decree(), |listed| !listed.official)
    }

    /// The day on which work of `days` working days that begins on the working day after `today` is ready;
    /// 0 days are ready today, or on the next working day if today is none.
    #[must_use]
    pub fn after(&self, today: NaiveDate, days: u32) -> WorkDate {
        let mut date = today;
        let mut left = days.min(FARTHEST);
        while left > 0 || !self.is_working(date) {
            date = match date.checked_add_days(Days::new(1)) {
                Some(next) => next,
                None => break,
            };
            if left > 0 && self.is_working(date) {
                left -= 1;
            }
        }
        let provisional = (today.year()..=date.year()).any(|year| self.is_provisional(year));
        WorkDate { date, provisional }
    }

    /// The day on which work that takes so many working days is ready. A short day is an eighth shorter: what was
    /// planned for it is finished on the next one. See [`WorkCalendar::after`] for where counting begins.
    #[must_use]
    pub fn ready(&self, today: NaiveDate, days: f64) -> WorkDate {
        let whole = days.ceil().clamp(0.0, f64::from(FARTHEST)) as u32;
        let mut ready = self.after(today, whole);
        while self.working_days(today, ready.date) < days.min(f64::from(FARTHEST)) {
            let next = self.after(ready.date, 1);
            if next.date == ready.date {
                break;
            }
            ready = WorkDate { date: next.date, provisional: ready.provisional || next.provisional };
        }
        ready
    }

    /// Working days after one day up to another, short ones as seven eighths; 0 if that has passed.
    #[must_use]
    pub fn working_days(&self, after: NaiveDate, to: NaiveDate) -> f64 {
        let days = after.iter_days().skip(1).take_while(|date| *date <= to).take(2 * FARTHEST as usize);
        days.filter(|date| self.is_working(*date)).map(|date| if self.is_short(date) { SHORT_DAY } else { 1.0 }).sum()
    }

    /// Working days of a span, both ends included.
    #[must_use]
    pub fn count(&self, from: NaiveDate, to: NaiveDate) -> usize {
        from.iter_days().take_while(|date| *date <= to).filter(|date| self.is_working(*date)).count()
    }

    fn listed(&self, year: i32) -> Option<&CalendarYear> {
        self.years.iter().find(|listed| listed.year == year)
    }
}

#[cfg(test)]
mod tests;
