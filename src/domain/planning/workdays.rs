//! Working days counted once for some years, so that a thousand dates cost no more than one.

use chrono::{Days, NaiveDate};

use crate::domain::calendar::WorkCalendar;

/// The working days around today.
#[derive(Debug)]
pub struct WorkDays {
    first: NaiveDate,
    /// Working days up to and with each day, short ones as the calendar counts them.
    sums: Vec<f64>,
    working: Vec<bool>,
}

/// Work that began longer ago than this is as late as work that began then.
const YEARS_BACK: u64 = 5;
/// No work on a web site takes longer.
const YEARS_AHEAD: u64 = 5;
const DAYS_OF_YEAR: u64 = 366;

impl WorkDays {
    /// The days of a calendar around a day.
    #[must_use]
    pub fn around(today: NaiveDate, calendar: &WorkCalendar) -> WorkDays {
        let first = today.checked_sub_days(Days::new(YEARS_BACK * DAYS_OF_YEAR)).unwrap_or(today);
        let n_days = ((YEARS_BACK + YEARS_AHEAD) * DAYS_OF_YEAR) as usize;
        let (mut sums, mut working, mut sum) = (Vec::with_capacity(n_days), Vec::with_capacity(n_days), 0.0);
        let mut before = first;
        for day in first.iter_days().take(n_days) {
            sum += calendar.working_days(before, day);
            sums.push(sum);
            working.push(calendar.is_working(day));
            before = day;
        }
        WorkDays { first, sums, working }
    }

    /// Working days after one day up to another; 0 if that has passed.
    #[must_use]
    pub fn between(&self, after: NaiveDate, to: NaiveDate) -> f64 {
        (self.sums[self.place(to)] - self.sums[self.place(after)]).max(0.0)
    }

    /// The working day on which so many working days are over; the next one at once for none.
    #[must_use]
    pub fn ready(&self, begin: NaiveDate, days: f64) -> NaiveDate {
        let begin = self.place(begin);
        // A day is not missed for a rounding error.
        let wanted = self.sums[begin] + days - 1e-6;
        let reached = begin + self.sums[begin..].partition_point(|sum| *sum < wanted);
        let last = self.sums.len() - 1;
        let at = (reached.min(last)..=last).find(|at| self.working[*at]).unwrap_or(last);
        self.first.checked_add_days(Days::new(at as u64)).unwrap_or(self.first)
    }

    fn place(&self, day: NaiveDate) -> usize {
        let days = (day - self.first).num_days();
        usize::try_from(days).unwrap_or(0).min(self.sums.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::CalendarYear;

    #[test]
    fn it_counts_as_the_calendar_does() {
        let date = |written: &str| -> NaiveDate { written.parse().expect("a date") };
        let year = CalendarYear {
            year: 2026,
            official: true,
            source: "test".into(),
            off: vec![date("2026-11-04"), date("2026-12-31")],
            working: vec![date("2026-11-21")],
            short: vec![date("2026-11-03")],
        };
        let calendar = WorkCalendar::new("ru", &[year]);
        let today = date("2026-11-20");
        let days = WorkDays::around(today, &calendar);
        for begin in date("2026-10-28").iter_days().take(90) {
            for n in [0_u32, 1, 2, 3, 7, 20] {
                assert_eq!(days.ready(begin, n.into()), calendar.ready(begin, n.into()).date, "{begin} {n}");
                let to = begin + Days::new(n.into());
                assert!((days.between(begin, to) - calendar.working_days(begin, to)).abs() < 1e-9, "{begin} {to}");
            }
        }
        assert_eq!(days.between(today, date("2026-11-19")), 0.0);
        // Whatever somebody types.
        assert!(days.between(NaiveDate::MIN, NaiveDate::MAX) > 2000.0);
        assert!(days.ready(NaiveDate::MAX, 1e9) > today);
    }
}
