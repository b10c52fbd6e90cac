//! A weighted empirical distribution of z = ln(value), as a row of atoms with a quantile at each level.

use crate::domain::range::Range3;

/// Values nearer than this, in z, are one atom: 2 %, finer than any hours that people write down.
const CELL: f64 = 0.02;

/// One wild value (1e9 hours) stays in its place at the edge and moves nothing else.
const EDGES: (f64, f64) = (-10.0, 25.0);

/// How many cells there are between the edges.
const N_CELLS: usize = ((EDGES.1 - EDGES.0) / CELL) as usize + 2;

/// What lies in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// How many values.
    pub n: u32,
    /// Σ w.
    pub weight: f64,
    /// Σ w·z.
    pub moment: f64,
    /// Σ w².
    pub squares: f64,
}

/// The cells of one group, by place; only those that hold something.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells(Vec<(u16, Cell)>);

fn place(z: f64) -> u16 {
    ((z.clamp(EDGES.0, EDGES.1) - EDGES.0) / CELL).round() as u16
}

impl Cells {
    pub fn add(&mut self, z: f64, weight: f64) {
        let at = place(z);
        let at = match self.0.binary_search_by_key(&at, |(place, _)| *place) {
            Ok(found) => found,
            Err(free) => {
                self.0.insert(free, (at, Cell::default()));
                free
            }
        };
        let cell = &mut self.0[at].1;
        cell.n += 1;
        cell.weight += weight;
        cell.moment += weight * z;
        cell.squares += weight * weight;
    }

    /// Takes out what was put in before.
    pub fn take(&mut self, z: f64, weight: f64) {
        let Ok(at) = self.0.binary_search_by_key(&place(z), |(place, _)| *place) else { return };
        let cell = &mut self.0[at].1;
        cell.n -= 1;
        cell.weight -= weight;
        cell.moment -= weight * z;
        cell.squares -= weight * weight;
        if cell.n == 0 {
            self.0.remove(at);
        }
    }
}

/// A distribution in the making.
#[derive(Clone, Debug)]
pub(super) struct Mix(Vec<Cell>);

impl Mix {
    pub fn new() -> Mix {
        Mix(vec![Cell::default(); N_CELLS])
    }

    /// Adds the cells of a group, each weight times `factor`.
    pub fn add_cells(&mut self, cells: &Cells, factor: f64) {
        for (place, cell) in &cells.0 {
            let own = &mut self.0[usize::from(*place)];
            own.weight += factor * cell.weight;
            own.moment += factor * cell.moment;
            own.squares += factor * factor * cell.squares;
        }
    }

    /// Adds one value.
    pub fn add(&mut self, z: f64, weight: f64) {
        let own = &mut self.0[usize::from(place(z))];
        own.weight += weight;
        own.moment += weight * z;
        own.squares += weight * weight;
    }

    /// The distribution; `None` of nothing.
    pub fn spread(&self) -> Option<Spread> {
        let total: f64 = self.0.iter().map(|cell| cell.weight).sum();
        let squares: f64 = self.0.iter().map(|cell| cell.squares).sum();
        if !(total > 0.0 && squares > 0.0) {
            return None;
        }
        let mut knots = Vec::with_capacity(64);
        let mut before = 0.0;
        for cell in self.0.iter().filter(|cell| cell.weight > 0.0) {
            // As if the values of the cell stood side by side: the middle of the first, the middle of the last.
            let half = (cell.squares / cell.weight).min(cell.weight) / 2.0;
            let z = cell.moment / cell.weight;
            knots.push(((before + half) / total, z));
            before += cell.weight;
            knots.push(((before - half) / total, z));
        }
        Some(Spread { knots, n_eff: total * total / squares })
    }
}

/// A distribution: z by level.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spread {
    /// Level and z, both rising.
    knots: Vec<(f64, f64)>,
    /// 1 / Σ p²: how many values of equal weight say as much.
    pub n_eff: f64,
}

impl Spread {
    /// The same with every value moved by `shift`.
    pub fn moved(mut self, shift: f64) -> Spread {
        self.knots.iter_mut().for_each(|(_, z)| *z += shift);
        self
    }

    /// z at a level, interpolated; the outermost value beyond the outermost level.
    pub fn at(&self, level: f64) -> f64 {
        let after = self.knots.partition_point(|(known, _)| *known < level);
        match (after.checked_sub(1).map(|before| self.knots[before]), self.knots.get(after)) {
            (Some((l0, z0)), Some(&(l1, z1))) if l1 > l0 => z0 + (z1 - z0) * (level - l0) / (l1 - l0),
            (_, Some(&(_, z))) | (Some((_, z)), None) => z,
            (None, None) => 0.0,
        }
    }
}

/// A typed range as pseudo-jobs: their values of z and the share of each. With 25 in the middles of equal parts of the
/// levels three of them are P10, P50 and P90 exactly.
pub(super) fn pseudo_jobs(range: Range3) -> impl Iterator<Item = (f64, f64)> {
    let curve = range.curve();
    (0..N_PSEUDO).map(move |i| {
        let level = (i as f64 + 0.5) / N_PSEUDO as f64;
        (curve.at(normal_quantile(level)).max(f64::MIN_POSITIVE).ln(), 1.0 / N_PSEUDO as f64)
    })
}

const N_PSEUDO: usize = 25;

/// z of the standard normal distribution at a level (Acklam's rational approximation, relative error below 1.2e-9).
pub(super) fn normal_quantile(level: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969_683_028_665_376e1,
        2.209_460_984_245_205e2,
        -2.759_285_104_469_687e2,
        1.383_577_518_672_69e2,
        -3.066_479_806_614_716e1,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -5.447_609_879_822_406e1,
        1.615_858_368_580_409e2,
        -1.556_989_798_598_866e2,
        6.680_131_188_771_972e1,
        -1.328_068_155_288_572e1,
    ];
    const C: [f64; 6] = [
        -7.784_894_002_430_293e-3,
        -3.223_964_580_411_365e-1,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416];
    let poly = |list: &[f64], x: f64| list.iter().fold(0.0, |sum, factor| sum * x + factor);
    let tail = |p: f64| {
        let q = (-2.0 * p.ln()).sqrt();
        poly(&C, q) / (poly(&D, q) * q + 1.0)
    };
    let p = level.clamp(1e-12, 1.0 - 1e-12);
    if p < 0.024_25 {
        tail(p)
    } else if p > 1.0 - 0.024_25 {
        -tail(1.0 - p)
    } else {
        let q = p - 0.5;
        let r = q * q;
        poly(&A, r) * q / (poly(&B, r) * r + 1.0)
    }
}
