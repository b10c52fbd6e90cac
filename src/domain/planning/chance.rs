//! How likely a promised day is kept, from the quote's own distribution of days and from what is done by now.

use chrono::NaiveDate;

use super::workdays::WorkDays;
use crate::domain::ledger::{Body, KeptQuote};
use crate::domain::range::{Range3, Z90};

/// The promised day of a quote, and how likely it is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promised {
    /// The day.
    pub day: NaiveDate,
    /// Whether somebody named it; else it is the last day of the range that was said, counted from the acceptance.
    pub named: bool,
    /// The probability that everything is ready by then, 0–1.
    pub chance: f64,
}

/// The promised day of a quote that the client took and that is not finished; `None` without one.
///
/// The days of a quote are a two-piece log-normal distribution through the three that were said, queue and waiting included,
/// counted from the day on which the client agreed. That the work is not finished yet is known: of `D` working days with `e`
/// of them gone, `P(D ≤ p | D > e)`. Where some lines are finished, what is left takes its share of the days by likely hours.
#[must_use]
pub fn promised(kept: &KeptQuote, today: NaiveDate, days_of: &WorkDays) -> Option<Promised> {
    let said = &kept.latest().quoted;
    let total = said.total.as_ref()?;
    let begin = begins(kept, today);
    let agreed = kept.accepted().and_then(|(_, accepted)| accepted.due).or(said.asked.by);
    let day = agreed.unwrap_or_else(|| days_of.ready(begin, f64::from(total.days[2])));
    let [low, likely, high] = total.days.map(f64::from);
    let days = Range3 { low, likely, high };
    let left = share_left(kept);
    let chance = if day < today {
        0.0
    } else if left < 1.0 {
        share_up_to(days.map(|days| days * left), days_of.between(today, day))
    } else {
        let (gone, allowed) = (days_of.between(begin, today), days_of.between(begin, day));
        let (before, within) = (share_up_to(days, gone), share_up_to(days, allowed));
        // Longer than anybody thought possible: nothing is known any more but that it is late.
        if before > 1.0 - 1e-9 { 0.0 } else { ((within - before) / (1.0 - before)).clamp(0.0, 1.0) }
    };
    Some(Promised { day, named: agreed.is_some(), chance })
}

/// The day on which a quote that the client took is likely to be finished, counted from its beginning; `None` without days.
#[must_use]
pub fn likely_day(kept: &KeptQuote, today: NaiveDate, days_of: &WorkDays) -> Option<NaiveDate> {
    let total = kept.latest().quoted.total.as_ref()?;
    Some(days_of.ready(begins(kept, today), f64::from(total.days[1])))
}

/// The day from which the days of a quote count: the client's word, else the first hour; put off, its new beginning.
fn begins(kept: &KeptQuote, today: NaiveDate) -> NaiveDate {
    let accepted = kept.accepted().map(|(event, _)| event.at.date_naive());
    let begin = accepted.or(kept.started()).unwrap_or(kept.latest().quoted.today).min(today);
    let put = kept.events.iter().rev().find_map(|event| match &event.body {
        Body::Scheduled(put) => put.on.filter(|_| kept.started().is_none()),
        _ => None,
    });
    put.map_or(begin, |put| put.max(begin))
}

/// The share of the likely hours in lines that nobody has finished.
fn share_left(kept: &KeptQuote) -> f64 {
    let (done, lines) = (kept.done(), &kept.latest().quoted.lines);
    let hours = |at: &usize| lines[at - 1].hours.map_or(0.0, |hours| hours.likely);
    let sold = kept.sold();
    let all: f64 = sold.iter().map(hours).sum();
    let open: f64 = sold.iter().filter(|at| !done.contains_key(&Some(**at))).map(hours).sum();
    if all > 0.0 { open / all } else { 1.0 }
}

/// The share of outcomes up to a value: the distribution function of [`Range3::curve`].
fn share_up_to(range: Range3, value: f64) -> f64 {
    // A day is not missed for a rounding error.
    let value = value + 1e-6;
    if value < range.low.min(range.likely) && range.low <= 0.0 || value <= 0.0 {
        return 0.0;
    }
    let slope = |up: f64, down: f64| if up > down && down > 0.0 { (up / down).ln() / Z90 } else { 0.0 };
    let (likely, slope) = match value < range.likely {
        true => (range.likely, slope(range.likely, range.low)),
        false => (range.likely, slope(range.high, range.likely)),
    };
    if slope == 0.0 || likely <= 0.0 {
        return if value >= likely { 1.0 } else { 0.0 };
    }
    normal((value / likely).ln() / slope)
}

/// The distribution function of the standard normal: Abramowitz and Stegun 26.2.17, error below 7.5e-8.
fn normal(z: f64) -> f64 {
    const COEFFICIENTS: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let sum = COEFFICIENTS.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * t);
    let tail = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt() * sum;
    if z < 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::ledger::{Record, State};

    #[test]
    fn the_three_quantiles_are_met() {
        let range = Range3 { low: 8.0, likely: 14.0, high: 20.0 };
        for (value, share) in [(8.0, 0.1), (14.0, 0.5), (20.0, 0.9), (0.0, 0.0), (1e9, 1.0)] {
            assert!((share_up_to(range, value) - share).abs() < 1e-4, "{value}");
        }
        let known = Range3::exactly(3.0);
        assert_eq!((share_up_to(known, 2.0), share_up_to(known, 3.0)), (0.0, 1.0));
        assert_eq!(share_up_to(Range3::exactly(0.0), 0.0), 1.0);
    }

    /// Days 8, 14, 20; two lines of 10 and 30 likely hours; accepted on Monday, 2 November 2026.
    fn state(more: &[&str]) -> State {
        let head = |id: usize, at: &str| format!(r#"{{"v":1,"id":"{id}","at":"{at}T10:00:00Z","by":"x","kind":"#);
        let line = |likely: u32| {
            format!(r#"{{"verdict":"typical","confidence":1,"hours":{{"low":1,"likely":{likely},"high":90}}}}"#)
        };
        let quote = format!(
            r#"{}"quote","number":1,"request":"a","today":"2026-11-02","catalog":"c","currency":"RUB","lines":[{},{}],
            "total":{{"hours":{{"low":1,"likely":2,"high":3}},"price":{{"low":"1","likely":"2","high":"3"}},"safe":"3",
            "days":[8,14,20],"ready":["2026-11-12","2026-11-20","2026-11-30"]}},
            "promise":{{"kind":"range","valid_until":"2026-11-16"}}}}"#,
            head(1, "2026-11-02"),
            line(10),
            line(30),
        );
        let mut records = vec![Record::read(&quote.replace('\n', "")).expect("a record").0];
        for (at, body) in more.iter().enumerate() {
            let line = format!(r#"{}{body},"quote":"1"}}"#, head(at + 2, "2026-11-02"));
            records.push(Record::read(&line).expect("a record").0);
        }
        State::of(&records)
    }

    #[track_caller]
    fn case(more: &[&str], today: &str, expected: (&str, f64)) {
        let date = |written: &str| -> NaiveDate { written.parse().expect("a date") };
        let state = state(more);
        let days = WorkDays::around(date(today), &WorkCalendar::new("none", &[]));
        let found = promised(&state.quotes[0], date(today), &days).expect("promised");
        assert_eq!(found.day, date(expected.0), "{today}");
        assert!((found.chance - expected.1).abs() < 0.006, "{today}: {found:?}");
    }

    #[test]
    fn a_date_gets_less_likely_as_days_go_by() {
        let accepted = r#""accepted""#;
        // Twenty working days from the acceptance: kept in nine cases of ten, as was said.
        case(&[accepted], "2026-11-02", ("2026-11-30", 0.90));
        // Fifteen of them gone, and still not finished: (0.9 − 0.598) / (1 − 0.598).
        case(&[accepted], "2026-11-23", ("2026-11-30", 0.751));
        case(&[accepted], "2026-11-30", ("2026-11-30", 0.0));
        case(&[accepted], "2026-12-01", ("2026-11-30", 0.0));
    }

    #[test]
    fn a_named_day_counts_and_so_does_what_is_done() {
        let named = r#""accepted","due":"2026-11-20""#;
        case(&[named], "2026-11-02", ("2026-11-20", 0.5));
        // Thirty of forty hours are done: 2, 3.5, 5 days are left, and there are four.
        // Put off to December, it is ready in December.
        case(&[r#""accepted""#, r#""scheduled","soon":"later","on":"2026-12-01""#], "2026-11-02", ("2026-12-29", 0.90));
        let done = r#""done","line":2,"hours":20"#;
        case(&[named, done], "2026-11-16", ("2026-11-20", 0.684));
    }
}
