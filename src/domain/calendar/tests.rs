//! The working calendar against dates that the sources count.

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The Russian year 2026 by the decree of 24.09.2025 № 1466.
fn russia() -> WorkCalendar {
    let off = [
        "2026-01-01",
        "2026-01-02",
        "2026-01-05",
        "2026-01-06",
        "2026-01-07",
        "2026-01-08",
        "2026-01-09",
        "2026-02-23",
        "2026-03-09",
        "2026-05-01",
        "2026-05-11",
        "2026-06-12",
        "2026-11-04",
        "2026-12-31",
    ];
    let year = CalendarYear {
        year: 2026,
        official: true,
        source: "decree".into(),
        off: off.iter().map(|text| date(text)).collect(),
        working: vec![],
        short: vec![date("2026-04-30")],
    };
    WorkCalendar::new("ru", &[year])
}

#[track_caller]
fn ready(calendar: &WorkCalendar, today: &str, days: u32, expected: &str, provisional: bool) {
    assert_eq!(calendar.after(date(today), days), WorkDate { date: date(expected), provisional });
}

#[test]
fn ready_dates_skip_weekends_and_holidays() {
    ready(&russia(), "2026-11-20", 0, "2026-11-20", false);
    ready(&russia(), "2026-11-21", 0, "2026-11-23", false); // a Saturday
    ready(&russia(), "2026-11-20", 1, "2026-11-23", false);
    ready(&russia(), "2026-11-03", 1, "2026-11-05", false); // 4 November between
    ready(&russia(), "2026-04-30", 5, "2026-05-08", false);
}

#[test]
fn a_year_without_a_decree_says_so() {
    ready(&russia(), "2026-12-30", 1, "2027-01-11", true); // 31 December and 1–8 January are off
    let poland = WorkCalendar::new("pl", &[]);
    ready(&poland, "2026-12-23", 1, "2026-12-28", false);
}

#[test]
fn the_year_has_as_many_working_days_as_the_sources_count() {
    assert_eq!(russia().count(date("2026-01-01"), date("2026-12-31")), 247);
    let poland = WorkCalendar::new("pl", &[]);
    for (year, days) in [(2025, 251), (2026, 253), (2027, 253)] {
        assert_eq!(poland.count(date(&format!("{year}-01-01")), date(&format!("{year}-12-31"))), days, "{year}");
    }
}

#[test]
fn without_a_decree_russia_has_its_fixed_days() {
    let russia = WorkCalendar::new("ru", &[]);
    for off in ["2027-01-04", "2027-01-08", "2027-05-03", "2027-05-10", "2027-06-14", "2027-11-04"] {
        assert!(!russia.is_working(date(off)), "{off}");
    }
    assert_eq!(russia.count(date("2027-01-01"), date("2027-12-31")), 249);
}

#[test]
fn a_span_beyond_all_calendars_ends() {
    let end = WorkCalendar::new("ru", &[]).after(date("2026-11-20"), u32::MAX);
    assert!(end.date > date("2060-01-01"));
}

#[test]
fn a_short_day_holds_less_work() {
    let date = |text: &str| -> NaiveDate { text.parse().expect("a date") };
    let year = CalendarYear {
        year: 2026,
        official: true,
        source: String::new(),
        off: vec![date("2026-05-01")],
        working: vec![],
        short: vec![date("2026-04-30")],
    };
    let calendar = WorkCalendar::new("ru", &[year]);
    let today = date("2026-04-28");
    // The 29th, the short 30th; the 1st of May is off, the 2nd and 3rd are a weekend.
    assert_eq!(calendar.ready(today, 1.0).date, date("2026-04-29"));
    assert_eq!(calendar.ready(today, 1.8).date, date("2026-04-30"));
    assert_eq!(calendar.ready(today, 2.0).date, date("2026-05-04"));
    assert_eq!(calendar.working_days(today, date("2026-05-03")), 1.875);
    assert_eq!(calendar.working_days(today, date("2026-04-01")), 0.0);
}
