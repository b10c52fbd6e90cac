//! How good ranges were, by the measures of the literature on effort estimation.

use super::spread::normal_quantile;
use crate::domain::range::Range3;

/// Hours are round numbers: a fact that equals an end of the range is inside.
const TIE: f64 = 1e-4;

/// What a set of predictions came to. Hours in, shares 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// How many.
    pub n: usize,
    /// Mean of |fact − likely|, hours.
    pub mae: f64,
    /// Median of |fact − likely|, hours.
    pub mdae: f64,
    /// Mean of |fact − likely| / fact.
    pub mmre: f64,
    /// Share of jobs within a quarter of the fact.
    pub pred25: f64,
    /// Standardised accuracy (Shepperd & MacDonell 2012): 1 − MAE / the MAE of guessing another job at random, exactly
    /// (Langdon, Dolado, Sarro & Harman 2016). `None` where all facts are the same.
    pub sa: Option<f64>,
    /// Median of likely / fact.
    pub bias: f64,
}

/// What the ranges came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranges {
    /// Share of facts inside P10–P90; 0.8 is promised.
    pub coverage: f64,
    /// Share of facts below P10.
    pub below: f64,
    /// Share of facts above P90.
    pub above: f64,
    /// Geometric mean of P90 / P10.
    pub width: f64,
    /// Pinball loss (Koenker & Bassett 1978) on ln(hours), mean over the three quantiles, times 100.
    pub pinball_ln: f64,
}

/// Measures pairs of a fact and what was said; `None` of none.
#[must_use]
pub fn points(pairs: &[(f64, f64)]) -> Option<Points> {
    let n = pairs.len();
    if n == 0 {
        return None;
    }
    let mut errors: Vec<f64> = pairs.iter().map(|(fact, said)| (fact - said).abs()).collect();
    let mae = mean(errors.iter().copied());
    let mut facts: Vec<f64> = pairs.iter().map(|(fact, _)| *fact).collect();
    facts.sort_by(f64::total_cmp);
    // Over pairs of different jobs: Σ |y_i − y_j|, by the rank of each.
    let apart: f64 = facts.iter().enumerate().map(|(i, fact)| (2.0 * i as f64 - n as f64 + 1.0) * fact).sum();
    let guessing = 2.0 * apart / (n as f64 * n as f64);
    Some(Points {
        n,
        mae,
        mdae: median(&mut errors),
        mmre: mean(pairs.iter().map(|(fact, said)| (fact - said).abs() / fact)),
        pred25: mean(pairs.iter().map(|(fact, said)| is((fact - said).abs() <= 0.25 * fact + 1e-12))),
        sa: (guessing > 0.0).then(|| 1.0 - mae / guessing),
        bias: median(&mut pairs.iter().map(|(fact, said)| said / fact).collect::<Vec<f64>>()),
    })
}

/// Measures pairs of a fact and the range that was said; `None` of none.
#[must_use]
pub fn ranges(pairs: &[(f64, Range3)]) -> Option<Ranges> {
    if pairs.is_empty() {
        return None;
    }
    let below = mean(pairs.iter().map(|(fact, said)| is(*fact < said.low * (1.0 - TIE))));
    let above = mean(pairs.iter().map(|(fact, said)| is(*fact > said.high * (1.0 + TIE))));
    let loss = |level: f64, fact: f64, said: f64| {
        let missed = fact.ln() - said.ln();
        if missed >= 0.0 { level * missed } else { (level - 1.0) * missed }
    };
    let loss3 = |(fact, said): &(f64, Range3)| {
        (loss(0.1, *fact, said.low) + loss(0.5, *fact, said.likely) + loss(0.9, *fact, said.high)) / 3.0
    };
    Some(Ranges {
        coverage: 1.0 - below - above,
        below,
        above,
        width: mean(pairs.iter().map(|(_, said)| (said.high / said.low).ln())).exp(),
        pinball_ln: 100.0 * mean(pairs.iter().map(loss3)),
    })
}

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
type Ten<'a> = &'a [(f64, Range3)];

/// Adds up neighbours, ten at a time, and looks how often the sum of facts was inside the range of the sum. How much luck
/// jobs have in common each total takes from those before it, and from the `earlier` jobs that are not looked at.
#[must_use]
pub fn totals(earlier: &[(f64, Range3)], pairs: &[(f64, Range3)]) -> Option<Totals> {
    let luck = Luck::default();
    let mut common = Common::default();
    some_of(earlier.chunks_exact(TOGETHER).collect(), MOST_LEARNED)
        .into_iter()
        .for_each(|ten| common.learn(ten, &luck));
    let tens = some_of(pairs.chunks_exact(TOGETHER).collect(), MOST_TOTALS);
    let learned_every = tens.len().div_ceil(MOST_LEARNED);
    let (mut own, mut edges) = (Vec::with_capacity(tens.len()), Vec::with_capacity(tens.len()));
    for (at, ten) in tens.iter().enumerate() {
        let fact: f64 = ten.iter().map(|(fact, _)| fact).sum();
        own.push((fact, luck.total(ten, common.rho())));
        let sum = |end: fn(&Range3) -> f64| ten.iter().map(|(_, said)| end(said)).sum();
        edges.push((fact, Range3 { low: sum(|r| r.low), likely: sum(|r| r.likely), high: sum(|r| r.high) }));
        if at % learned_every == 0 {
            common.learn(ten, &luck);
        }
    }
    let (own, edges) = (ranges(&own)?, ranges(&edges)?);
    Some(Totals {
        n: tens.len(),
        rho: common.rho(),
        coverage: own.coverage,
        width: own.width,
        edges_coverage: edges.coverage,
        edges_width: edges.width,
    })
}

/// At most so many, evenly spread.
fn some_of<'a>(all: Vec<Ten<'a>>, most: usize) -> Vec<Ten<'a>> {
    let n = all.len().min(most);
    (0..n).map(|i| all[i * all.len() / n]).collect()
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
    fn total(&self, ten: Ten, rho: f64) -> Range3 {
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
    fn learn(&mut self, ten: Ten, luck: &Luck) {
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

fn is(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len();
    values.sum::<f64>() / n as f64
}

/// The middle value, or the mean of the two middle ones; of none 0.
pub(super) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n => (values[(n - 1) / 2] + values[n / 2]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: f64, likely: f64, high: f64) -> Range3 {
        Range3 { low, likely, high }
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
    }

    #[test]
    fn points_by_hand() {
        let found = points(&[(2.0, 1.0), (4.0, 4.0), (6.0, 9.0), (8.0, 8.5)]).expect("four pairs");
        near(found.mae, 4.5 / 4.0);
        near(found.mdae, 0.75);
        near(found.mmre, (0.5 + 0.0 + 0.5 + 0.0625) / 4.0);
        near(found.pred25, 0.5);
        near(found.bias, (1.0 + 1.0625) / 2.0);
        // Of 16 ordered pairs with repetition the mean distance is 2.5.
        near(found.sa.expect("different facts"), 1.0 - 1.125 / 2.5);
        assert_eq!(points(&[]), None);
        assert_eq!(points(&[(2.0, 1.0)]).and_then(|points| points.sa), None);
    }

    #[test]
    fn ranges_by_hand() {
        let e = std::f64::consts::E;
        let pairs = [(1.0, range(1.0, e, e * e)), (0.5, range(1.0, 2.0, 4.0)), (9.0, range(1.0, 9.0, 9.0))];
        let found = ranges(&pairs).expect("three pairs");
        near(found.coverage, 2.0 / 3.0);
        near(found.below, 1.0 / 3.0);
        near(found.width, ((2.0 + 4f64.ln() + 9f64.ln()) / 3.0).exp());
        let first = (0.0 + 0.5 + 0.1 * 2.0) / 3.0;
        let second = (0.9 * 2f64.ln() + 0.5 * 4f64.ln() + 0.1 * 8f64.ln()) / 3.0;
        let third = (0.1 * 9f64.ln()) / 3.0;
        near(found.pinball_ln, 100.0 * (first + second + third) / 3.0);
    }

    #[test]
    fn totals_are_narrower_than_their_edges_and_right() {
        let said = range(1.0, 3.0, 9.0);
        let luck: Vec<Vec<f64>> = (100..110).map(shuffled_normals).collect();
        let pairs: Vec<(f64, Range3)> =
            (0..DRAWS).flat_map(|i| luck.iter().map(move |luck| (said.curve().at(luck[i]), said))).collect();
        let (before, after) = pairs.split_at(pairs.len() / 2);
        let found = totals(before, after).expect("enough jobs");
        assert_eq!(found.n, DRAWS / 2);
        assert!((found.coverage - 0.8).abs() < 0.05, "{found:?}");
        assert!(found.width < found.edges_width / 2.0 && found.edges_coverage > 0.99, "{found:?}");
        // The facts have nothing in common, and history tells.
        assert!(found.rho < 0.04, "{}", found.rho);
        // Without jobs before them the first totals do not know yet.
        let alone = totals(&[], after).expect("enough jobs");
        assert!(alone.rho < 0.04 && alone.width > found.width, "{alone:?}");
        assert_eq!(totals(&[], &pairs[..TOGETHER]).map(|found| found.n), Some(1));
        assert!(totals(before, &pairs[..9]).is_none());
    }
}
