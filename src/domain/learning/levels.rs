//! Where the ends of a range must be so that 80 of 100 facts lie inside, by how the last ranges did.
//!
//! For each finished job the level of its fact under what was predicted for it is kept: u = F(z). Were the predictions
//! honest, u would be even between 0 and 1. The ends of the next range are taken at the points of the observed u instead
//! of at 10 %, 50 % and 90 % (online conformal prediction: Papadopoulos 2009; Chernozhukov, Wüthrich & Zhu 2021).

use std::collections::VecDeque;

/// The last levels of one kind of prediction.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    last: VecDeque<f64>,
}

/// More than so many must be seen before they are believed at all: the 10 % point of fewer is mostly chance.
const FEWEST: usize = 50;

/// So many are kept: enough for a steady 10 % point, few enough to follow a change within a year or two.
const MOST: usize = 500;

/// So many seen levels weigh as much as the promise itself. On JOSSE with 100 jobs remembered the loss falls from 34.5 to
/// 33.9 against believing the seen ones alone, and is the same with all of them.
const SHRINK: f64 = 50.0;

/// With few jobs behind a prediction its ends are chance too: level' = q + (q − ½)·c / n_eff. Fades as levels are seen.
const SMALL_SAMPLE: f64 = 1.0;

impl Levels {
    /// A fact that lay at this level of its prediction. At most `most` are kept.
    pub fn push(&mut self, level: f64, most: usize) {
        self.last.push_back(level.clamp(0.0, 1.0));
        while self.last.len() > most.min(MOST) {
            self.last.pop_front();
        }
    }

    /// The levels at which P10, P50 and P90 of a prediction from so many jobs are to be read, in order.
    pub fn points(&self, n_eff: f64) -> [f64; 3] {
        let n = self.last.len();
        let mut sorted: Vec<f64> = if n > FEWEST { self.last.iter().copied().collect() } else { Vec::new() };
        sorted.sort_by(f64::total_cmp);
        let seen = sorted.len() as f64 / (sorted.len() as f64 + SHRINK);
        let mut before = 0.0;
        [0.1, 0.5, 0.9].map(|promised| {
            let widened = promised + (promised - 0.5) * SMALL_SAMPLE * (1.0 - seen) / n_eff.max(1.0);
            let level =
                if sorted.is_empty() { widened } else { seen * point(&sorted, promised) + (1.0 - seen) * widened };
            before = level.clamp(before, 1.0);
            before
        })
    }
}

/// The point below which a share of sorted values lies, interpolated between their middles.
fn point(sorted: &[f64], share: f64) -> f64 {
    let at = (share * sorted.len() as f64 - 0.5).clamp(0.0, (sorted.len() - 1) as f64);
    let (below, above) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    below + at.fract() * (above - below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(levels: impl IntoIterator<Item = f64>) -> [f64; 3] {
        let mut seen = Levels::default();
        levels.into_iter().for_each(|level| seen.push(level, MOST));
        seen.points(f64::INFINITY)
    }

    #[test]
    fn honest_predictions_stay_as_they_are() {
        for (found, promised) in after((0..500).map(|i| (f64::from(i) + 0.5) / 500.0)).into_iter().zip([0.1, 0.5, 0.9])
        {
            assert!((found - promised).abs() < 1e-9, "{found} for {promised}");
        }
    }

    #[test]
    fn too_narrow_ones_are_widened_and_too_wide_ones_narrowed() {
        let narrow = after((0..400).map(|i| if i % 2 == 0 { 0.01 } else { 0.99 }));
        assert!(narrow[0] < 0.03 && narrow[2] > 0.97, "{narrow:?}");
        let wide = after((0..400).map(|i| 0.3 + 0.4 * f64::from(i) / 400.0));
        assert!(wide[0] > 0.25 && wide[2] < 0.75, "{wide:?}");
    }

    #[test]
    fn few_change_nothing_but_few_jobs_widen() {
        assert_eq!(after(vec![0.99; FEWEST]), [0.1, 0.5, 0.9]);
        let [low, middle, high] = Levels::default().points(4.0);
        assert!((low, high) == (0.0, 1.0) && middle == 0.5);
    }

    #[test]
    fn only_the_last_ones_count() {
        let mut seen = Levels::default();
        for level in std::iter::repeat_n(0.99, 600).chain((0..500).map(|i| (f64::from(i) + 0.5) / 500.0)) {
            seen.push(level, MOST);
        }
        assert!((seen.points(1e9)[0] - 0.1).abs() < 1e-6);
    }
}
