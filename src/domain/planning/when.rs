//! A day to come, as people say it: «завтра», «через две недели», «15.12», `next friday`, `za miesiąc`, `w styczniu`.
//!
//! The three languages are read side by side, whatever the studio's is: a Polish client says «jutro» to a Russian manager.
//! A day on which nobody works becomes the next working day; the end of a week or a month is its last working day.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::words::{self, Unit};
use crate::domain::calendar::WorkCalendar;
use crate::text::fold::without_diacritics;
use crate::text::word::words as split;

/// A day to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day that was said.
    pub said: NaiveDate,
    /// The working day that it comes to.
    pub date: NaiveDate,
}

/// Why some words are no day to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhenError {
    /// They are none: as typed.
    Unclear(String),
    /// The day has passed.
    Past(NaiveDate),
}

/// Nobody plans further, and a year of four wrong digits is a slip of the finger.
const MOST_YEARS: i32 = 20;

/// A day without its year that passed at most so many days ago was meant: it has passed. Longer ago, it is next year's.
const JUST_PASSED: i64 = 60;

/// Reads a day that is not before `today`.
///
/// # Errors
///
/// When the words are no day, or one that has passed.
pub fn parse(typed: &str, today: NaiveDate, calendar: &WorkCalendar) -> Result<Day, WhenError> {
    let unclear = || WhenError::Unclear(typed.to_owned());
    let said = match numeric(typed) {
        Some(date) => date.of(today).ok_or_else(unclear)??,
        None => {
            let folded: Vec<String> =
                split(typed).into_iter().map(|word| without_diacritics(&word.text).into_owned()).collect();
            let words: Vec<&str> = folded.iter().map(String::as_str).filter(|word| !words::is_filler(word)).collect();
            match in_words(&words, today, calendar).ok_or_else(unclear)? {
                Found::Settled(date) => return Ok(Day { said: date, date }),
                Found::Named(date) => date.of(today).ok_or_else(unclear)??,
                Found::Said(date) => date,
            }
        }
    };
    if said < today {
        return Err(WhenError::Past(said));
    }
    if said.year() > today.year() + MOST_YEARS {
        return Err(unclear());
    }
    Ok(Day { said, date: calendar.after(said, 0).date })
}

/// A day that was found in words.
enum Found {
    /// It is a working day already.
    Settled(NaiveDate),
    /// A day of a month.
    Named(Named),
    /// Any day.
    Said(NaiveDate),
}

/// A day of a month, perhaps of a year.
struct Named {
    day: u32,
    month: u32,
    year: Option<i32>,
}

impl Named {
    /// The day itself; without a year the next one of its name, unless it has just passed. `None` if there is no such day.
    fn of(&self, today: NaiveDate) -> Option<Result<NaiveDate, WhenError>> {
        let in_year = |year: i32| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return in_year(year).map(Ok);
        }
        // The 29th of February may be four years away, eight at the end of a century.
        let next = (today.year()..today.year() + 9).filter_map(in_year).find(|date| *date >= today)?;
        let last = in_year(today.year()).filter(|date| *date < today);
        match last {
            Some(last) if (today - last).num_days() <= JUST_PASSED => Some(Err(WhenError::Past(last))),
            _ => Some(Ok(next)),
        }
    }
}

/// `2026-12-15`, `15.12`, `15.12.26`, `15/12/2026`.
fn numeric(typed: &str) -> Option<Named> {
    let bare = typed.trim().trim_end_matches('.');
    if let Ok(date) = bare.parse::<NaiveDate>() {
        return Some(Named { day: date.day(), month: date.month(), year: Some(date.year()) });
    }
    let parts: Vec<&str> = bare.split(['.', '/']).collect();
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let year = |text: &str| match text.len() {
        2 => text.parse::<i32>().ok().map(|year| 2000 + year),
        4 => text.parse::<i32>().ok(),
        _ => None,
    };
    match parts[..] {
        [day, month] => Some(Named { day: number(day)?, month: number(month)?, year: None }),
        [day, month, last] => Some(Named { day: number(day)?, month: number(month)?, year: Some(year(last)?) }),
        _ => None,
    }
}

fn in_words(words: &[&str], today: NaiveDate, calendar: &WorkCalendar) -> Option<Found> {
    let said = |date: Option<NaiveDate>| date.map(Found::Said);
    match *words {
        [] => return None,
        [word] => {
            if let Some(days) = words::from_today(word) {
                return said(ahead(today, days));
            }
            if let Some(weekday) = words::weekday(word) {
                return said(next_weekday(today, weekday));
            }
            if let Some(month) = words::month(word) {
                return month_of(today, month, calendar);
            }
        }
        // English has one word for «в январе» and for «через неделю».
        ["in", name] if words::month(name).is_some() => return in_words(&[name], today, calendar),
        ["in", "a", "couple", unit] => return in_words(&["in", "couple", unit], today, calendar),
        ["day", after, "tomorrow"] if words::is_after(after) => return said(ahead(today, 2)),
        [next, what] if words::is_next(next) => {
            let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
            return said(match (words::weekday(what), words::unit(what)) {
                (Some(weekday), _) => monday.checked_add_days(Days::new(7 + u64::from(weekday.num_days_from_monday()))),
                (_, Some(Unit::Week)) => monday.checked_add_days(Days::new(7)),
                (_, Some(Unit::Month)) => first_of(today).checked_add_months(Months::new(1)),
                (_, Some(Unit::Year)) => NaiveDate::from_ymd_opt(today.year() + 1, 1, 1),
                _ => None,
            });
        }
        [end, what] if words::is_end(end) => return last_working(today, words::unit(what)?, calendar),
        [after, what] if words::is_after(after) && words::is_holidays(what) => {
            return after_holidays(today, calendar).map(Found::Settled);
        }
        _ => {}
    }
    span(words, today, calendar).or_else(|| day_and_month(words))
}

/// «через 3 рабочих дня», «две недели», `in a month`.
fn span(words: &[&str], today: NaiveDate, calendar: &WorkCalendar) -> Option<Found> {
    let (marked, rest) = match words {
        [first, rest @ ..] if words::is_in(first) => (true, rest),
        all => (false, all),
    };
    if let ["полгода"] | ["пол", "года"] | ["half", "year"] | ["half", "a", "year"] | ["pol", "roku"] = rest
    {
        return today.checked_add_months(Months::new(6)).map(Found::Said);
    }
    let (count, rest) = match rest {
        [count, rest @ ..] if words::count(count).is_some() => (words::count(count)?, rest),
        rest if marked => (1, rest),
        _ => return None,
    };
    let (working, unit) = match *rest {
        [working, unit] if words::is_working(working) => (true, unit),
        [unit, working] if words::is_working(working) => (true, unit),
        [unit] => (false, unit),
        _ => return None,
    };
    let months = |months: u32| today.checked_add_months(Months::new(months.checked_mul(count)?)).map(Found::Said);
    match words::unit(unit)? {
        Unit::Day if working => Some(Found::Settled(calendar.after(today, count).date)),
        _ if working => None,
        Unit::Day => ahead(today, count.into()).map(Found::Said),
        Unit::Week => ahead(today, 7 * u64::from(count)).map(Found::Said),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
    }
}

/// «15 декабря», `December 15`, «1 марта 2027».
fn day_and_month(words: &[&str]) -> Option<Found> {
    let (first, second, year) = match *words {
        [first, second] => (first, second, None),
        [first, second, year] if year.len() == 4 => (first, second, Some(year.parse().ok()?)),
        _ => return None,
    };
    // `15th`.
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        digits.parse::<u32>().ok().filter(|_| word.len() - digits.len() <= 4)
    };
    let (day, month) = match (day(first), words::month(second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (day(second)?, words::month(first)?),
    };
    Some(Found::Named(Named { day, month, year }))
}

fn ahead(today: NaiveDate, days: u64) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(days))
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn next_weekday(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    (1..=7).filter_map(|days| ahead(today, days)).find(|date| date.weekday() == weekday)
}

/// The first working day of the next month of this number; of the month that is running, its last one.
fn month_of(today: NaiveDate, month: u32, calendar: &WorkCalendar) -> Option<Found> {
    if month == today.month() {
        return last_working(today, Unit::Month, calendar);
    }
    let year = if month > today.month() { today.year() } else { today.year() + 1 };
    NaiveDate::from_ymd_opt(year, month, 1).map(Found::Said)
}

/// The last working day of what is running; if it has passed, of the next.
fn last_working(today: NaiveDate, unit: Unit, calendar: &WorkCalendar) -> Option<Found> {
    let step = |from: NaiveDate| match unit {
        Unit::Week => from.checked_add_days(Days::new(7)),
        Unit::Month => from.checked_add_months(Months::new(1)),
        Unit::Quarter => from.checked_add_months(Months::new(3)),
        Unit::Year => from.checked_add_months(Months::new(12)),
        Unit::Day => None,
    };
    let mut begin = match unit {
        Unit::Week => today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?,
        Unit::Month => first_of(today),
        Unit::Quarter => NaiveDate::from_ymd_opt(today.year(), today.month0() / 3 * 3 + 1, 1)?,
        Unit::Year => NaiveDate::from_ymd_opt(today.year(), 1, 1)?,
        Unit::Day => return None,
    };
    // A week of holidays has no working day at all.
    for _ in 0..4 {
        let next = step(begin)?;
        let mut days = next.iter_days().rev().skip(1).take_while(|day| *day >= begin && *day >= today);
        if let Some(day) = days.find(|day| calendar.is_working(*day)) {
            return Some(Found::Settled(day));
        }
        begin = next;
    }
    None
}

/// The first working day after the next holidays: the next week day on which nobody works begins them.
fn after_holidays(today: NaiveDate, calendar: &WorkCalendar) -> Option<NaiveDate> {
    let is_holiday =
        |day: &NaiveDate| !calendar.is_working(*day) && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let holiday = today.iter_days().take(366).find(is_holiday)?;
    Some(calendar.after(holiday, 0).date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::CalendarYear;

    fn date(written: &str) -> NaiveDate {
        written.parse().expect("a date")
    }

    /// What the words come to on Friday, 20 November 2026.
    #[track_caller]
    fn case(typed: &str, expected: &str) {
        let year = CalendarYear {
            year: 2027,
            official: true,
            source: "test".into(),
            off: (1..=8).filter_map(|day| NaiveDate::from_ymd_opt(2027, 1, day)).collect(),
            working: vec![date("2027-02-20")],
            short: Vec::new(),
        };
        let calendar = WorkCalendar::new("ru", &[year]);
        let found = parse(typed, date("2026-11-20"), &calendar);
        let found = match found {
            Ok(day) if day.said == day.date => day.date.to_string(),
            Ok(day) => format!("{} → {}", day.said, day.date),
            Err(WhenError::Past(day)) => format!("past {day}"),
            Err(WhenError::Unclear(_)) => "?".into(),
        };
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn days_are_counted_from_today() {
        case("сегодня", "2026-11-20");
        case("Завтра!", "2026-11-21 → 2026-11-23");
        case("tomorrow", "2026-11-21 → 2026-11-23");
        case("jutro", "2026-11-21 → 2026-11-23");
        case("послезавтра", "2026-11-22 → 2026-11-23");
        case("the day after tomorrow", "2026-11-22 → 2026-11-23");
        case("pojutrze", "2026-11-22 → 2026-11-23");
        case("через неделю", "2026-11-27");
        case("in a week", "2026-11-27");
        case("za tydzień", "2026-11-27");
        case("через две недели", "2026-12-04");
        case("2 недели", "2026-12-04");
        case("in 2 weeks", "2026-12-04");
        case("za dwa tygodnie", "2026-12-04");
        case("через пару дней", "2026-11-22 → 2026-11-23");
        case("in a couple of weeks", "2026-12-04");
        case("через 3 рабочих дня", "2026-11-25");
        case("in 3 working days", "2026-11-25");
        case("za 3 dni robocze", "2026-11-25");
        case("через месяц", "2026-12-20 → 2026-12-21");
        case("za miesiąc", "2026-12-20 → 2026-12-21");
        case("через полгода", "2027-05-20");
        case("za pół roku", "2027-05-20");
        case("in half a year", "2027-05-20");
        case("через год", "2027-11-20 → 2027-11-22");
        case("через квартал", "2027-02-20");
    }

    #[test]
    fn days_have_names() {
        case("в понедельник", "2026-11-23");
        case("в пятницу", "2026-11-27");
        case("on Tuesday", "2026-11-24");
        case("we wtorek", "2026-11-24");
        case("во вторник", "2026-11-24");
        case("next friday", "2026-11-27");
        case("в следующий вторник", "2026-11-24");
        case("на следующей неделе", "2026-11-23");
        case("next week", "2026-11-23");
        case("w przyszłym tygodniu", "2026-11-23");
        case("в следующем месяце", "2026-12-01");
        case("в конце недели", "2026-11-20");
        case("end of the month", "2026-11-30");
        case("na koniec roku", "2026-12-31");
        case("в январе", "2027-01-01 → 2027-01-11");
        case("in March", "2027-03-01");
        case("w grudniu", "2026-12-01");
        case("в ноябре", "2026-11-30");
        case("после праздников", "2027-01-11");
        case("after the holidays", "2027-01-11");
        case("po świętach", "2027-01-11");
    }

    #[test]
    fn days_have_dates() {
        case("15.12", "2026-12-15");
        case("15.12.", "2026-12-15");
        case("15/12/2026", "2026-12-15");
        case("15.12.27", "2027-12-15");
        case("2026-12-15", "2026-12-15");
        case("15 декабря", "2026-12-15");
        case("15 grudnia", "2026-12-15");
        case("December 15th", "2026-12-15");
        case("15 dec 2026", "2026-12-15");
        case("1 марта 2027", "2027-03-01");
        case("3.01", "2027-01-03 → 2027-01-11");
        case("29.02", "2028-02-29");
        case("20.02.2027", "2027-02-20");
        case("до 15 мая", "2027-05-15 → 2027-05-17");
    }

    #[test]
    fn what_has_passed_is_refused() {
        case("2026-11-19", "past 2026-11-19");
        case("19.11", "past 2026-11-19");
        case("1 октября", "past 2026-10-01");
        // Three quarters of a year ago nobody means.
        case("1 марта", "2027-03-01");
        case("20.11", "2026-11-20");
        case("15.12.2025", "past 2025-12-15");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for wrong in [
            "",
            "когда-нибудь",
            "31.11",
            "45.99",
            "0.1",
            "1.2.3.4",
            "15.12.3026",
            "через",
            "через 3",
            "99999999999 дней",
            "через 4000000000 лет",
            "next",
            "неделя назад",
            "три",
            "1,5",
            "-3",
            "15:12",
            "через минус два дня",
            "🙂",
        ] {
            case(wrong, "?");
        }
    }
}
