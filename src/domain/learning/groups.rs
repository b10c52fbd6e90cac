//! What each group's jobs took, groups within groups: a category, its entry, the entry for one client.
//!
//! A group that has seen little speaks mostly with its parent's voice:
//! p_g = (r_j [g_j = g] + κ p_parent) / (Σ_g r + κ), r_j = 2^(−age_j / 365 days). Weights are kept as 2^(+day / 365) and
//! scaled when they are used, so that time can pass without touching them, and old jobs cost nothing.

use std::collections::HashMap;

use super::spread::{Cells, Mix};

/// The groups of one history.
#[derive(Debug)]
pub(super) struct Groups {
    /// By path; the root holds all jobs.
    known: HashMap<u64, Group>,
    /// κ: so many jobs the parent's voice counts for.
    kappa: f64,
}

/// The same for what lies above all jobs.
const ROOT_KAPPA: f64 = 3.0;

/// The path of all jobs.
pub(super) const ROOT: u64 = 0;

#[derive(Debug, Default)]
struct Group {
    n: u32,
    sum: f64,
    cells: Cells,
}

impl Groups {
    pub fn new(kappa: f64) -> Groups {
        Groups { known: HashMap::new(), kappa }
    }

    /// Puts a value in every group of its path, root first, with its weight.
    pub fn add(&mut self, path: &[u64], z: f64, weight: f64) {
        for key in path {
            let group = self.known.entry(*key).or_default();
            group.n += 1;
            group.sum += weight;
            group.cells.add(z, weight);
        }
    }

    /// Takes it out again.
    pub fn take(&mut self, path: &[u64], z: f64, weight: f64) {
        for key in path {
            let Some(group) = self.known.get_mut(key) else { continue };
            group.n -= 1;
            group.sum -= weight;
            group.cells.take(z, weight);
            if group.n == 0 {
                self.known.remove(key);
            }
        }
    }

    /// How many jobs a group has.
    pub fn n(&self, key: u64) -> usize {
        self.known.get(&key).map_or(0, |group| group.n as usize)
    }

    /// The median of all jobs.
    pub fn median(&self) -> Option<f64> {
        let mut mix = Mix::new();
        let root = self.known.get(&ROOT)?;
        mix.add_cells(&root.cells, 1.0 / root.sum);
        mix.spread().map(|spread| spread.at(0.5))
    }

    /// Puts the distribution of the innermost group of a path into `mix`, with a total weight of `share`; `now` is the
    /// weight of a job of today. Returns the share that is left for what lies above the path.
    pub fn mix(&self, path: &[u64], now: f64, share: f64, mix: &mut Mix) -> f64 {
        let mut left = share;
        for key in path.iter().rev() {
            let Some(group) = self.known.get(key) else { continue };
            let kappa = if *key == ROOT { ROOT_KAPPA } else { self.kappa };
            let all = group.sum / now + kappa;
            mix.add_cells(&group.cells, left / all / now);
            left *= kappa / all;
        }
        left
    }
}
