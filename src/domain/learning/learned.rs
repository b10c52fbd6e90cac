//! An entry's range of hours from what the catalog says and what its own jobs took.
//!
//! The typed range counts as κ = 10 jobs spread over its distribution; each finished job counts as one, less as years go by
//! (2^(−age / 365 days)). Quantiles of the two together: with no jobs the typed range, with many the jobs.

use chrono::NaiveDate;

use super::accuracy::is_hit;
use super::measure::median;
use super::spread::{Mix, pseudo_jobs};
use crate::domain::range::Range3;

/// So many jobs the typed range counts for.
pub const KAPPA: f64 = 10.0;

/// A job weighs half as much after so many days.
const HALF_LIFE: f64 = 365.0;

/// A job outside the range by more than this many times the distance from the middle to the end stands no farther away,
/// and if it is the only one it says nothing: one wild figure is a slip of the pen until a second one confirms it.
const FARTHEST: f64 = 3.0;

/// A finished job of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Past {
    /// What it took: hours of the base case, its answers' effects taken out.
    pub hours: f64,
    /// The day it was finished.
    pub done: NaiveDate,
    /// The day on which it was estimated.
    pub asked: NaiveDate,
    /// What had been said about it, where that is known.
    pub said: Option<Range3>,
}

/// What an entry's range is, by its jobs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned {
    /// Hours: P10, P50, P90.
    pub range: Range3,
    /// From so many jobs; of none the range is the typed one.
    pub n: usize,
    /// In so many of them the fact lay inside what was said; where nothing was said, inside the range by the other jobs.
    pub hits: usize,
}

/// The range of an entry on a day. Jobs without positive, finite hours, and jobs that are not finished on that day, say
/// nothing.
#[must_use]
pub fn learned(typed: Range3, jobs: &[Past], today: NaiveDate) -> Learned {
    let jobs: Vec<Past> =
        jobs.iter().copied().filter(|job| job.hours > 0.0 && job.hours.is_finite() && job.done <= today).collect();
    if jobs.is_empty() || !typed.is_valid() {
        return Learned {
            range: typed,
            n: jobs.len(),
            hits: jobs.iter().filter(|job| said_hit(job) == Some(true)).count(),
        };
    }
    let range = range(typed, &jobs, None, today);
    let hit = |(at, job): (usize, &Past)| {
        said_hit(job).unwrap_or_else(|| is_hit(job.hours, self::range(typed, &jobs, Some(at), today)))
    };
    Learned { range, n: jobs.len(), hits: jobs.iter().enumerate().filter(|job| hit(*job)).count() }
}

fn said_hit(job: &Past) -> Option<bool> {
    job.said.map(|said| is_hit(job.hours, said))
}

/// The range by all jobs but one.
fn range(typed: Range3, jobs: &[Past], without: Option<usize>, today: NaiveDate) -> Range3 {
    let own = || jobs.iter().enumerate().filter(|(at, _)| Some(*at) != without).map(|(_, job)| job);
    let middle = median(&mut own().map(|job| job.hours.ln()).collect::<Vec<f64>>());
    let [low, likely, high] = [typed.low, typed.likely, typed.high].map(f64::ln);
    // Where most jobs are elsewhere than the catalog says, they are not the wild ones.
    let (from, to) = if own().count() < 3 { (likely, likely) } else { (likely.min(middle), likely.max(middle)) };
    // A range of one value has no distance of its own; a factor of two is the least that hours differ by.
    let reach = |distance: f64| FARTHEST * distance.max(std::f64::consts::LN_2 / FARTHEST);
    let bounds = (from - reach(likely - low), to + reach(high - likely));
    let mut mix = Mix::new();
    pseudo_jobs(typed).for_each(|(z, share)| mix.add(z, share * KAPPA));
    let is_wild = |job: &&Past| !(bounds.0..=bounds.1).contains(&job.hours.ln());
    let lone = own().filter(is_wild).count() == 1;
    for job in own().filter(|job| !(lone && is_wild(job))) {
        let age = (today - job.done).num_days() as f64;
        mix.add(job.hours.ln().clamp(bounds.0, bounds.1), (-age / HALF_LIFE).exp2());
    }
    let Some(spread) = mix.spread() else { return typed };
    let [low, likely, high] = [0.1, 0.5, 0.9].map(|level| spread.at(level).exp());
    Range3 { low, likely, high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    const TYPED: Range3 = Range3 { low: 12.0, likely: 24.0, high: 56.0 };

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
    }

    fn jobs(hours: &[f64]) -> Vec<Past> {
        let job = |(at, hours): (usize, &f64)| {
            let done = today() - Days::new(at as u64);
            Past { hours: *hours, done, asked: done, said: None }
        };
        hours.iter().enumerate().map(job).collect()
    }

    #[test]
    fn without_jobs_it_is_what_was_typed() {
        assert_eq!(learned(TYPED, &[], today()), Learned { range: TYPED, n: 0, hits: 0 });
        assert_eq!(learned(TYPED, &jobs(&[0.0, -3.0, f64::NAN, f64::INFINITY]), today()).n, 0);
    }

    #[test]
    fn jobs_of_the_typed_kind_change_little_and_many_others_much() {
        let same = learned(TYPED, &jobs(&[16.0, 20.0, 24.0, 30.0, 40.0]), today());
        assert!((same.range.likely / 24.0 - 1.0).abs() < 0.1 && same.hits == 5 && same.n == 5, "{same:?}");
        let more = learned(TYPED, &jobs(&[60.0; 40]), today());
        assert!(more.range.likely > 55.0 && more.range.high < 70.0, "{more:?}");
        let few = learned(TYPED, &jobs(&[60.0; 2]), today());
        assert!(few.range.likely > 24.0 && few.range.likely < 30.0, "{few:?}");
    }

    #[test]
    fn one_wild_job_moves_no_end_far() {
        for wild in [1e9, 1e-9] {
            let found = learned(TYPED, &jobs(&[wild]), today()).range;
            assert!(found.high < TYPED.high * 1.01 && found.low > TYPED.low / 1.01, "{found:?}");
        }
        // Two are no slip any more.
        assert!(learned(TYPED, &jobs(&[500.0, 700.0]), today()).range.high > 100.0);
    }

    #[test]
    fn old_jobs_weigh_less_and_the_future_nothing() {
        let aged = |days: u64| {
            let list: Vec<Past> =
                jobs(&[60.0; 10]).into_iter().map(|job| Past { done: job.done - Days::new(days), ..job }).collect();
            learned(TYPED, &list, today()).range.likely
        };
        assert!(aged(0) > aged(730) && aged(730) > aged(3650) - 1e-9);
        let tomorrow = Past { hours: 60.0, done: today() + Days::new(1), asked: today(), said: None };
        assert_eq!(learned(TYPED, &[tomorrow], today()).range, TYPED);
    }

    #[test]
    fn hits_go_by_what_was_said_first() {
        let said = Some(Range3 { low: 1.0, likely: 2.0, high: 3.0 });
        let missed = Past { hours: 24.0, done: today(), asked: today(), said };
        assert_eq!(learned(TYPED, &[missed, Past { said: None, ..missed }], today()).hits, 1);
    }
}
