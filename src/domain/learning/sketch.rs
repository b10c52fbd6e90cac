//! Order statistics of any number of values in bounded memory: exact while they are few, in narrow cells from then on.

use std::collections::BTreeMap;

/// So many values are kept as they are.
const EXACT: usize = 1 << 15;

/// Bits of a double that tell values of one cell apart: what is left is sign, exponent and ten bits of the fraction, so a
/// cell is 0.1 % wide.
const WITHIN: u32 = 42;

/// Values that are not negative, unordered.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    n: u64,
    exact: Vec<f64>,
    /// How many values a cell has, and their sum; by the bits that they share, which rise with the values.
    cells: BTreeMap<u64, (u64, f64)>,
}

impl Sketch {
    /// Puts in a value; what is below 0 counts as 0.
    pub fn push(&mut self, value: f64) {
        let value = value.max(0.0);
        self.n += 1;
        if self.cells.is_empty() && self.exact.len() < EXACT {
            self.exact.push(value);
            return;
        }
        for value in std::mem::take(&mut self.exact).into_iter().chain([value]) {
            let cell = self.cells.entry(value.to_bits() >> WITHIN).or_default();
            *cell = (cell.0 + 1, cell.1 + value);
        }
    }

    /// Value and how many stand there, rising.
    fn sorted(&self) -> Vec<(f64, u64)> {
        let mut exact = self.exact.clone();
        exact.sort_by(f64::total_cmp);
        let cells = self.cells.values().map(|(n, sum)| (sum / *n as f64, *n));
        exact.into_iter().map(|value| (value, 1)).chain(cells).collect()
    }

    /// The middle value, or the mean of the two middle ones; of none 0. Beyond [`EXACT`] values within 0.1 %.
    pub fn median(&self) -> f64 {
        let sorted = self.sorted();
        let at = |wanted: u64| {
            let mut before = 0;
            let found = sorted.iter().find(|(_, n)| {
                before += n;
                before > wanted
            });
            found.map_or(0.0, |(value, _)| *value)
        };
        self.n.checked_sub(1).map_or(0.0, |last| (at(last / 2) + at(self.n / 2)) / 2.0)
    }

    /// The mean of |a − b| over ordered pairs, a value and itself among them; of none 0. Values of one cell count as equal.
    pub fn apart(&self) -> f64 {
        let n = self.n as f64;
        let mut before = 0.0;
        // Σ over pairs of different values by the rank of each: Σ (2·rank − n + 1)·value, summed over the ranks of a cell.
        let sum: f64 = self
            .sorted()
            .iter()
            .map(|(value, here)| {
                let here = *here as f64;
                let part = value * here * (2.0 * before + here - n);
                before += here;
                part
            })
            .sum();
        if n > 0.0 { 2.0 * sum / (n * n) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(values: impl IntoIterator<Item = f64>) -> Sketch {
        let mut sketch = Sketch::default();
        values.into_iter().for_each(|value| sketch.push(value));
        sketch
    }

    #[test]
    fn few_values_are_exact() {
        for (values, median, apart) in
            [(&[][..], 0.0, 0.0), (&[3.0], 3.0, 0.0), (&[1.0, 4.0], 2.5, 1.5), (&[8.0, 2.0, 5.0], 5.0, 8.0 / 3.0)]
        {
            let sketch = sketch(values.iter().copied());
            assert_eq!(sketch.median(), median, "{values:?}");
            assert!((sketch.apart() - apart).abs() < 1e-12, "{values:?}");
        }
    }

    #[test]
    fn many_are_near_and_take_no_more_room() {
        // A permutation of 0.001 … 200: 7919 is prime to their number.
        let n = 200_000_u64;
        let values = |n: u64| (0..n).map(move |i| ((i * 7919) % n + 1) as f64 / 1000.0);
        let many = sketch(values(n));
        let exact =
            |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-3, "{found} for {expected}");
        exact(many.median(), 100.0005);
        // Of an even spread of width w: w / 3.
        exact(many.apart(), 200.0 / 3.0);
        assert!(many.exact.is_empty() && many.cells.len() < 18_000, "{}", many.cells.len());
        assert_eq!(sketch(vec![0.0; EXACT + 1]).median(), 0.0);
    }
}
