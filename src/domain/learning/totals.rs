//! Totals of several jobs: how much of their luck jobs have in common, and whether the range of a sum holds.

use super::measure::{TIE, Tally};
use super::spread::normal_quantile;
use crate::domain::range::Range3;

/// Totals of several jobs, as a quote of several lines is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Totals {
    /// How many totals, of [`TOGETHER`] jobs each.
    pub n: usize,
    /// ρ, the share of luck in common.
    pub rho: f64,
    /// Share of them inside P10–P90.
    pub coverage: f64,
    /// Geometric mean of P90 / P10.
    pub width: f64,
    /// Share inside when the lower and the upper ends are added up instead.
    pub edges_coverage: f64,
    /// Geometric mean of the sums' ratio.
    pub edges_width: f64,
}

/// Jobs in one total.
pub const TOGETHER: usize = 10;

/// Totals that are tried at most, evenly spread; 2,000 give the coverage to a point.
const MOST_TOTALS: usize = 2000;

/// Totals that ρ is learned from at most.
const MOST_LEARNED: usize = 500;

/// Draws for one total.
const DRAWS: usize = 1024;

/// How much of their luck jobs have in common, unless history says otherwise: z_i = √ρ·z_0 + √(1−ρ)·ε_i.
pub const RHO: f64 = 0.1;

/// What is tried when history is asked.
const RHOS: [f64; 8] = [0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2];

/// So many totals weigh as much as the ρ that is assumed without any.
const SHRINK_RHO: f64 = 50.0;

/// Several jobs as a quote has them: each one's fact and what was said.
type Ten = [(f64, Range3); TOGETHER];

/// Neighbours, ten at a time; of many an even part.
#[derive(Clone, Debug)]
pub struct Tens {
    most: usize,
    /// Only each so-many-th ten is kept.
    every: usize,
    n_seen: usize,
    next: Vec<(f64, Range3)>,
    kept: Vec<Ten>,
}

impl Tens {
    /// Jobs whose totals are tried.
    #[must_use]
    pub fn tried() -> Tens {
        Tens::at_most(MOST_TOTALS)
    }

    /// Jobs whose totals only tell how much luck they have in common.
    #[must_use]
    pub fn learned() -> Tens {
        Tens::at_most(MOST_LEARNED)
    }

    fn at_most(most: usize) -> Tens {
        Tens { most, every: 1, n_seen: 0, next: Vec::with_capacity(TOGETHER), kept: Vec::new() }
    }

    /// The next job: its fact and what was said.
    pub fn push(&mut self, fact: f64, said: Range3) {
        self.next.push((fact, said));
        let Ok(ten) = Ten::try_from(&self.next[..]) else { return };
        self.next.clear();
        if self.n_seen.is_multiple_of(self.every) {
            self.kept.push(ten);
        }
        self.n_seen += 1;
        if self.kept.len() > self.most {
            let mut at = 0..;
            self.kept.retain(|_| at.next().is_some_and(|at: usize| at.is_multiple_of(2)));
            self.every *= 2;
        }
    }
}

/// Adds up neighbours, ten at a time, and looks how often the sum of facts was inside the range of the sum. How much luck
/// jobs have in common each total takes from those before it, and from the `earlier` jobs that are not looked at.
#[must_use]
pub fn totals(earlier: &Tens, tried: &Tens) -> Option<Totals> {
    let luck = Luck::default();
    let mut common = Common::default();
    earlier.kept.iter().for_each(|ten| common.learn(ten, &luck));
    let learned_every = tried.kept.len().div_ceil(MOST_LEARNED);
    let (mut own, mut edges) = (Tally::default(), Tally::default());
    for (at, ten) in tried.kept.iter().enumerate() {
        let fact: f64 = ten.iter().map(|(fact, _)| fact).sum();
        own.push(fact, luck.total(ten, common.rho()));
        let sum = |end: fn(&Range3) -> f64| ten.iter().map(|(_, said)| end(said)).sum();
        edges.push(fact, Range3 { low: sum(|r| r.low), likely: sum(|r| r.likely), high: sum(|r| r.high) });
        if at % learned_every == 0 {
            common.learn(ten, &luck);
        }
    }
    let (own, edges) = (own.ranges()?, edges.ranges()?);
    Some(Totals {
        n: tried.kept.len(),
        rho: common.rho(),
        coverage: own.coverage,
        width: own.width,
        edges_coverage: edges.coverage,
        edges_width: edges.width,
    })
}

/// The luck of ten jobs and what they have in common, draw by draw.
struct Luck(Vec<Vec<f64>>);

impl Default for Luck {
    fn default() -> Self {
        Luck((0..=TOGETHER as u64).map(shuffled_normals).collect())
    }
}

impl Luck {
    /// The range of a sum of jobs under a ρ.
    fn total(&self, ten: &Ten, rho: f64) -> Range3 {
        let mut sums = vec![0.0; DRAWS];
        for ((_, said), luck) in ten.iter().zip(&self.0[1..]) {
            let curve = said.curve();
            for ((sum, common), luck) in sums.iter_mut().zip(&self.0[0]).zip(luck) {
                *sum += curve.at(rho.sqrt() * common + (1.0 - rho).sqrt() * luck);
            }
        }
        sums.sort_by(f64::total_cmp);
        let point = |share: f64| sums[(share * DRAWS as f64) as usize];
        Range3 { low: point(0.1), likely: point(0.5), high: point(0.9) }
    }
}

/// What earlier totals say of ρ.
#[derive(Debug, Default)]
struct Common {
    n: usize,
    /// How many of them lay inside P10–P90 with each of [`RHOS`].
    inside: [usize; RHOS.len()],
}

impl Common {
    fn learn(&mut self, ten: &Ten, luck: &Luck) {
        let fact: f64 = ten.iter().map(|(fact, _)| fact).sum();
        for (inside, rho) in self.inside.iter_mut().zip(RHOS) {
            let said = luck.total(ten, rho);
            *inside += usize::from(fact >= said.low * (1.0 - TIE) && fact <= said.high * (1.0 + TIE));
        }
        self.n += 1;
    }

    /// That with which nearest to 80 of 100 totals lay inside, drawn towards [`RHO`] while there are few.
    fn rho(&self) -> f64 {
        let n = self.n as f64;
        let missed = |inside: usize| (inside as f64 - 0.8 * n).abs();
        let tried = self.inside.iter().zip(RHOS);
        let best = tried.min_by(|a, b| missed(*a.0).total_cmp(&missed(*b.0))).map_or(RHO, |(_, rho)| rho);
        (n * best + SHRINK_RHO * RHO) / (n + SHRINK_RHO)
    }
}

/// The normal quantiles of even strata in an order of their own for each seed (Latin hypercube sampling).
fn shuffled_normals(seed: u64) -> Vec<f64> {
    let mut list: Vec<f64> = (0..DRAWS).map(|i| normal_quantile((i as f64 + 0.5) / DRAWS as f64)).collect();
    let mut state = seed;
    for at in (1..DRAWS).rev() {
        // SplitMix64 (Steele, Lea & Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        list.swap(at, ((mixed ^ (mixed >> 31)) % (at as u64 + 1)) as usize);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_narrower_than_their_edges_and_right() {
        let said = Range3 { low: 1.0, likely: 3.0, high: 9.0 };
        let luck: Vec<Vec<f64>> = (100..110).map(shuffled_normals).collect();
        let pairs: Vec<(f64, Range3)> =
            (0..DRAWS).flat_map(|i| luck.iter().map(move |luck| (said.curve().at(luck[i]), said))).collect();
        let tens = |pairs: &[(f64, Range3)]| {
            let mut tens = Tens::tried();
            pairs.iter().for_each(|(fact, said)| tens.push(*fact, *said));
            tens
        };
        let (before, after) = pairs.split_at(pairs.len() / 2);
        let (before, after) = (tens(before), tens(after));
        let found = totals(&before, &after).expect("enough jobs");
        assert_eq!(found.n, DRAWS / 2);
        assert!((found.coverage - 0.8).abs() < 0.05, "{found:?}");
        assert!(found.width < found.edges_width / 2.0 && found.edges_coverage > 0.99, "{found:?}");
        // The facts have nothing in common, and history tells.
        assert!(found.rho < 0.04, "{}", found.rho);
        // Without jobs before them the first totals do not know yet.
        let none = tens(&[]);
        let alone = totals(&none, &after).expect("enough jobs");
        assert!(alone.rho < 0.04 && alone.width > found.width, "{alone:?}");
        assert_eq!(totals(&none, &tens(&pairs[..TOGETHER])).map(|found| found.n), Some(1));
        assert!(totals(&before, &tens(&pairs[..9])).is_none());
    }
    #[test]
    fn of_many_totals_an_even_part_is_kept() {
        let mut tens = Tens::at_most(8);
        (0..1000).for_each(|i| tens.push(f64::from(i), Range3::exactly(1.0)));
        let firsts: Vec<f64> = tens.kept.iter().map(|ten| ten[0].0).collect();
        assert_eq!(firsts, [0.0, 160.0, 320.0, 480.0, 640.0, 800.0, 960.0]);
    }
}
