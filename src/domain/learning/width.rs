//! How much wider or narrower ranges must be to hold as often as is promised.

use super::learned::{Past, learned};
use crate::domain::catalog::learned::Width;
use crate::domain::range::Range3;

/// Fewer jobs than this say nothing about how often ranges hold.
const LEAST: usize = 30;

/// So many jobs' worth the typed widths count for.
const TYPED: f64 = 30.0;

/// Of the last so many jobs.
const LAST: usize = 500;

/// The factor for ln-widths with which 80 of 100 facts would have been inside, walking through the jobs of each entry in
/// their order: each is judged by the range that its entry had from the jobs finished before the day on which it was
/// estimated. `groups` are the typed range and the jobs of each entry.
#[must_use]
pub fn width(groups: &[(Range3, Vec<Past>)]) -> Option<Width> {
    let mut misses: Vec<(chrono::NaiveDate, f64)> = Vec::new();
    for (typed, jobs) in groups.iter().filter(|(typed, _)| typed.is_valid()) {
        for job in jobs {
            let before: Vec<Past> = jobs.iter().copied().filter(|other| other.done < job.asked).collect();
            let range = learned(*typed, &before, job.asked).range;
            misses.extend(distance(range, job.hours).map(|distance| (job.done, distance)));
        }
    }
    misses.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut last: Vec<f64> = misses.iter().rev().take(LAST).map(|(_, distance)| *distance).collect();
    if last.len() < LEAST {
        return None;
    }
    last.sort_by(f64::total_cmp);
    let n = last.len() as f64;
    let at = last[((0.8 * n).ceil() as usize).clamp(1, last.len()) - 1];
    let factor = (at.max(0.05).ln() * n / (n + TYPED)).exp().clamp(0.5, 3.0);
    Some(Width { factor: (factor * 100.0).round() / 100.0, jobs: last.len() as u32 })
}

/// How far a fact is from the likely figure, in logarithms; 1 at the end of the range. `None` for a range of one value.
fn distance(range: Range3, hours: f64) -> Option<f64> {
    let off = (hours / range.likely).ln();
    let end = if off < 0.0 { (range.low / range.likely).ln() } else { (range.high / range.likely).ln() };
    (end != 0.0).then(|| off / end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, NaiveDate};

    /// Sixty entries of one job each: nothing but the typed ranges can tell.
    fn factor(hours: impl Fn(usize) -> f64) -> Option<f64> {
        let typed = Range3 { low: 5.0, likely: 10.0, high: 20.0 };
        let start = NaiveDate::from_ymd_opt(2026, 1, 12).expect("a day");
        let group = |at: usize| {
            let day = start + Days::new(at as u64);
            (typed, vec![Past { hours: hours(at), done: day, asked: day, said: None }])
        };
        width(&(0..60).map(group).collect::<Vec<_>>()).map(|width| width.factor)
    }

    #[test]
    fn ranges_that_hold_stay_and_others_move() {
        // Evenly over the logarithm, eight of ten inside.
        let inside = |at: usize| {
            10.0 * 2.0_f64.powf((at % 10) as f64 / 4.5 - 1.0) * if at.is_multiple_of(5) { 2.1 } else { 1.0 }
        };
        let found = factor(inside).expect("sixty are enough");
        assert!((0.8..1.25).contains(&found), "{found}");
        let far = factor(|at| if at % 2 == 0 { 40.0 } else { 10.0 }).expect("sixty are enough");
        assert!(far > 1.4, "{far}");
        let near = factor(|_| 10.5).expect("sixty are enough");
        assert!(near < 0.7, "{near}");
        assert_eq!(width(&[]), None);
    }
}
