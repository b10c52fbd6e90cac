//! What the simplest ways would have said: quantiles of all jobs done before, or of those of one group.

use std::collections::HashMap;

use super::job::Jobs;
use super::spread::{Cells, Mix};
use super::walk::order_by;
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
pub fn walk<J: Jobs + ?Sized>(jobs: &J, way: Baseline) -> Vec<Option<Range3>> {
    let key = |at: u32| match way {
        Baseline::All => 0,
        Baseline::Group(place) => jobs.group(at as usize, place),
    };
    let figures = |at: u32| jobs.figures(at as usize);
    let (asked, finished) = (order_by(jobs, |job| job.asked), order_by(jobs, |job| job.done));
    let mut finished = finished.into_iter().peekable();
    let mut all = Cells::default();
    let mut groups: HashMap<u64, Cells> = HashMap::new();
    let mut said = vec![None; jobs.len()];
    for at in asked {
        let today = figures(at).asked;
        while let Some(done) = finished.next_if(|done| figures(*done).done < today) {
            let hours = figures(done).hours;
            if hours > 0.0 && hours.is_finite() {
                all.add(hours.ln(), 1.0);
                groups.entry(key(done)).or_default().add(hours.ln(), 1.0);
            }
        }
        let mut mix = Mix::new();
        mix.add_cells(groups.get(&key(at)).unwrap_or(&all), 1.0);
        said[at as usize] = mix.spread().map(|spread| {
            let [low, likely, high] = [0.1, 0.5, 0.9].map(|level| spread.at(level).exp());
            Range3 { low, likely, high }
        });
    }
    said
}
