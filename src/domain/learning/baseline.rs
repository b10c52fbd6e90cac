//! What the simplest ways would have said: quantiles of all jobs done before, or of those of one group.

use std::collections::HashMap;

use super::features::{hash64, label};
use super::job::Job;
use super::spread::{Cells, Mix};
use crate::domain::range::Range3;

/// A simple way to predict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// Quantiles of all jobs done before.
    All,
    /// Quantiles of those with the same group at this place; of all while there are none.
    Group(usize),
}

/// Walks through jobs as [`super::walk()`] does; what would have been said about each, in the order given.
#[must_use]
pub fn walk(jobs: &[Job], way: Baseline) -> Vec<Option<Range3>> {
    let key = |job: &Job| match way {
        Baseline::All => 0,
        Baseline::Group(at) => job.groups.get(at).map_or(0, |group| hash64(1, label(group).bytes())),
    };
    let mut asked: Vec<usize> = (0..jobs.len()).collect();
    let mut finished = asked.clone();
    asked.sort_by_key(|at| jobs[*at].ask().day);
    finished.sort_by_key(|at| jobs[*at].done);
    let mut finished = finished.into_iter().peekable();
    let mut all = Cells::default();
    let mut groups: HashMap<u64, Cells> = HashMap::new();
    let mut said = vec![None; jobs.len()];
    for at in asked {
        let today = jobs[at].ask().day;
        while let Some(done) = finished.next_if(|done| jobs[*done].done < today) {
            let job = &jobs[done];
            if job.hours > 0.0 && job.hours.is_finite() {
                all.add(job.hours.ln(), 1.0);
                groups.entry(key(job)).or_default().add(job.hours.ln(), 1.0);
            }
        }
        let mut mix = Mix::new();
        mix.add_cells(groups.get(&key(&jobs[at])).unwrap_or(&all), 1.0);
        said[at] = mix.spread().map(|spread| {
            let [low, likely, high] = [0.1, 0.5, 0.9].map(|level| spread.at(level).exp());
            Range3 { low, likely, high }
        });
    }
    said
}
