//! What a walk through past jobs came to: measures of smeta and of simpler ways, side by side.

use super::baseline::{self, Baseline};
use super::job::Jobs;
use super::measure::{self, Points, Ranges, Totals};
use super::walk::{Said, order_by};
use crate::domain::range::Range3;

/// What a backtest came to.
#[derive(Clone, Debug)]
pub struct Backtest {
    /// Jobs of the file.
    pub n_jobs: usize,
    /// Jobs to be tested.
    pub n_tested: usize,
    /// What smeta would have said; `None` when nothing could be tested.
    pub own: Option<Measured>,
    /// What simpler ways would have said.
    pub others: Vec<(Way, Measured)>,
    /// Totals of ten jobs.
    pub totals: Option<Totals>,
}

/// The measures of one way to predict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Of the likely hours.
    pub points: Points,
    /// Of the ranges, where the way gives any.
    pub ranges: Option<Ranges>,
}

/// Other ways to predict, and smeta itself on fewer jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Quantiles of all jobs done before.
    All,
    /// Quantiles of those with the same value in the column of this name.
    Group(String),
    /// What a person had said, on the jobs that have it.
    Person,
    /// Smeta on these jobs.
    OwnWherePerson,
}

/// Measures what was said about the jobs that are tested. `groups` are the names of the jobs' groups.
#[must_use]
pub fn report<J: Jobs + ?Sized>(jobs: &J, tested: &[bool], groups: &[String], said: &[Option<Said>]) -> Backtest {
    let by_day = order_by(jobs, |job| job.done);
    let (now, before): (Vec<u32>, Vec<u32>) = by_day.into_iter().partition(|at| tested[*at as usize]);
    let pairs = |list: &[u32], said: &dyn Fn(usize) -> Option<Range3>| -> Vec<(f64, Range3)> {
        list.iter().filter_map(|at| Some((jobs.figures(*at as usize).hours, said(*at as usize)?))).collect()
    };
    let own = |at: usize| Some(said[at]?.range);
    let mut others = Vec::new();
    let mut add = |way: Way, measured: Option<Measured>| others.extend(measured.map(|measured| (way, measured)));
    let of_groups = groups.iter().enumerate().map(|(at, name)| (Way::Group(name.clone()), Baseline::Group(at)));
    for (way, baseline) in std::iter::once((Way::All, Baseline::All)).chain(of_groups) {
        let ranges = baseline::walk(jobs, baseline);
        add(way, measured(&pairs(&now, &|at| ranges[at])));
    }
    let estimate = |at: usize| jobs.figures(at).estimate;
    let with_person: Vec<u32> = now.iter().copied().filter(|at| estimate(*at as usize).is_some()).collect();
    let typed = pairs(&with_person, &|at| estimate(at).map(Range3::exactly));
    add(Way::Person, measured(&typed).map(|measured| Measured { ranges: None, ..measured }));
    add(Way::OwnWherePerson, measured(&pairs(&with_person, &own)));
    // Jobs that are not tested tell how much luck the tested ones have in common.
    let (before, own) = (pairs(&before, &own), pairs(&now, &own));
    Backtest {
        n_jobs: jobs.len(),
        n_tested: now.len(),
        own: measured(&own),
        others,
        totals: measure::totals(&before, &own),
    }
}

fn measured(pairs: &[(f64, Range3)]) -> Option<Measured> {
    let likely: Vec<(f64, f64)> = pairs.iter().map(|(fact, said)| (*fact, said.likely)).collect();
    Some(Measured { points: measure::points(&likely)?, ranges: measure::ranges(pairs) })
}
