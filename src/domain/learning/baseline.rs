//! What the simplest ways would have said: quantiles of all jobs done before, or of those of one group.

use std::collections::HashMap;

use super::features::{hash64, label};
use super::job::Job;
use super::spread::{Cells, Mix};
use crate::domain::range::Range3;

/// What is known of the jobs done so far: of all, and by the label of each of their groups.
#[derive(Debug)]
pub struct Baselines {
    all: Cells,
    groups: Vec<HashMap<u64, Cells>>,
}

impl Baselines {
    /// For jobs with so many groups.
    #[must_use]
    pub fn new(n_groups: usize) -> Baselines {
        Baselines { all: Cells::default(), groups: vec![HashMap::new(); n_groups] }
    }

    /// A job is done. One without positive, finite hours says nothing.
    pub fn learn(&mut self, job: &Job) {
        if !(job.hours > 0.0 && job.hours.is_finite()) {
            return;
        }
        let z = job.hours.ln();
        self.all.add(z, 1.0);
        for (place, groups) in self.groups.iter_mut().enumerate() {
            groups.entry(key(job, place)).or_default().add(z, 1.0);
        }
    }

    /// What each way says of the next one: by all jobs, then by each of its groups (by all while there are none of it).
    /// `None` before any is done.
    #[must_use]
    pub fn predict(&self, job: &Job) -> Vec<Option<Range3>> {
        let of_groups = self.groups.iter().enumerate();
        let of_groups = of_groups.map(|(place, groups)| groups.get(&key(job, place)).unwrap_or(&self.all));
        std::iter::once(&self.all).chain(of_groups).map(quantiles).collect()
    }
}

/// The label of a group, whatever its case and spaces; 0 where there is none.
fn key(job: &Job, place: usize) -> u64 {
    job.groups.get(place).map_or(0, |group| hash64(1, label(group).bytes()))
}

fn quantiles(cells: &Cells) -> Option<Range3> {
    let mut mix = Mix::new();
    mix.add_cells(cells, 1.0);
    mix.spread().map(|spread| {
        let [low, likely, high] = [0.1, 0.5, 0.9].map(|level| spread.at(level).exp());
        Range3 { low, likely, high }
    })
}
