//! When each stage would be worked on: the likely pace of the whole, laid out over working days.
//!
//! The days of a quote are a distribution; its median says when everything is likely to be ready. Between the queue and
//! that day stages follow one another in the quote's order, each in proportion to its own working days. Waiting for
//! others falls anywhere, so it stretches all stages alike.

use chrono::NaiveDate;

use super::Quote;
use crate::domain::catalog::entry::Stage;

/// A stage with its likely days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scheduled<'c> {
    /// The line, by its number in the quote.
    pub line: usize,
    /// The stage.
    pub stage: &'c Stage,
    /// Working days from the day of the quote to its beginning.
    pub from: f64,
    /// Working days from the day of the quote to its end; not before `from`.
    pub to: f64,
    /// The day on which it begins.
    pub begins: NaiveDate,
    /// The day on which it ends.
    pub ends: NaiveDate,
}

/// Every stage of the lines in the total, in order of their beginning; the last one ends on the likely ready date.
/// Empty without a total.
#[must_use]
pub fn schedule<'c>(quote: &Quote<'c>) -> Vec<Scheduled<'c>> {
    let Some(total) = &quote.total else { return Vec::new() };
    let studio = &quote.catalog.studio;
    let mut planned: Vec<(usize, &Stage, f64, f64)> = Vec::new();
    let mut end = 0.0_f64;
    for (at, line) in quote.lines.iter().enumerate() {
        let sold = !line.optional && !line.do_it_yourself && !line.stop;
        let Some(estimate) = line.estimate.as_ref().filter(|_| sold) else { continue };
        let mut begin = end;
        for stage in &estimate.stages {
            // A line's first stage has nothing to run beside.
            if !stage.stage.parallel {
                begin = end;
            }
            let days = stage.hours.likely / studio.hours_per_day(&stage.stage.role);
            planned.push((at, stage.stage, begin, begin + days));
            end = end.max(begin + days);
        }
    }
    let ready = f64::from(total.days.likely);
    let queue = if quote.agreed.terms().skips_queue { 0.0 } else { studio.calendar.queue_days.min(ready) };
    let pace = if end > 0.0 { (ready - queue) / end } else { 0.0 };
    let calendar = quote.catalog.work_calendar();
    let day = |days: f64| calendar.after(quote.today, days.max(0.0) as u32).date;
    planned
        .into_iter()
        .map(|(line, stage, from, to)| {
            let (from, to) = (queue + from * pace, queue + to * pace);
            // Work of a day begins on its morning: after 2 days of queue the third day is the first.
            let (begins, ends) = (day(from.floor() + 1.0), day((to - 1e-6).ceil()));
            // Of the whole the calendar knows the end exactly, short days included.
            let ends = if to >= ready - 1e-6 { total.ready[1].date } else { ends.min(total.ready[1].date) };
            Scheduled { line, stage, from, to, begins: begins.min(ends), ends: ends.max(begins.min(ends)) }
        })
        .collect()
}

/// The day so many working days after the quote.
#[must_use]
pub fn day_after(quote: &Quote, days: f64) -> NaiveDate {
    quote.catalog.work_calendar().after(quote.today, days.max(0.0) as u32).date
}
