//! What a feature says of every entry: the weights of the phrases that have it, added up once for all requests.
//!
//! Scores are linear in the features. A feature of many phrases would be multiplied out phrase by phrase each time;
//! its sums over the phrases are one short row of numbers instead. Features of few phrases have no row: there the
//! phrases themselves are fewer numbers. Rows are kept in 16 bits of their largest, far below what tells two entries
//! apart.

use super::features::BLOCKS;
use super::head::Head;
use super::index::{Index, Row};
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};

/// All rows together have at most so many numbers (8 MB); in a catalog of very many entries the features of most
/// phrases have one.
const MOST: usize = 4 << 20;

/// The rows of the features that have one.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    n_entries: usize,
    /// The number of each feature's row and one; 0 where it has none.
    rows: [Numbers<u32>; BLOCKS],
    /// What one step of a row is worth.
    steps: Numbers<f32>,
    /// Rows × entries.
    votes: Numbers<i16>,
}

impl Votes {
    /// Adds up the weights.
    #[must_use]
    pub fn of(index: &Index, head: &Head, n_entries: usize) -> Votes {
        let mut worth: Vec<(usize, usize, usize)> = Vec::new();
        for block in 0..BLOCKS {
            for feature in 0..index.n_features(block) {
                let numbers = index.postings(block, feature).map(|(phrase, _)| 1 + head.n_own(phrase as usize)).sum();
                if numbers >= n_entries {
                    worth.push((numbers, block, feature));
                }
            }
        }
        worth.sort_unstable_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        worth.truncate(MOST / n_entries.max(1));
        let mut rows: [Vec<u32>; BLOCKS] = std::array::from_fn(|block| vec![0; index.n_features(block)]);
        let (mut steps, mut votes) = (Vec::new(), Vec::new());
        for (_, block, feature) in worth {
            let mut sums = vec![0.0; n_entries];
            let mut common = 0.0;
            for (phrase, value) in index.postings(block, feature) {
                common += head.add_row(phrase as usize, value, |entry, added| sums[entry as usize] += added);
            }
            sums.iter_mut().for_each(|sum| *sum += common);
            let largest = sums.iter().fold(0.0_f32, |largest, sum| largest.max(sum.abs()));
            let step = largest.max(f32::MIN_POSITIVE) / f32::from(i16::MAX);
            votes.extend(sums.iter().map(|sum| (sum / step).round() as i16));
            steps.push(step);
            rows[block][feature] = steps.len() as u32;
        }
        Votes {
            n_entries,
            rows: rows.map(|rows| rows.into_iter().collect()),
            steps: steps.into_iter().collect(),
            votes: votes.into_iter().collect(),
        }
    }

    /// Scores of every entry for a text.
    #[must_use]
    pub fn scores(&self, index: &Index, head: &Head, row: &Row) -> Vec<f32> {
        let mut scores = vec![0.0; self.n_entries];
        (0..BLOCKS).for_each(|block| self.add(index, head, row, block, &mut scores));
        scores
    }

    /// Adds what the features of one block of a text say of every entry.
    pub fn add(&self, index: &Index, head: &Head, row: &Row, block: usize, sums: &mut [f32]) {
        let mut common = 0.0;
        for (feature, value) in &row.cells[block] {
            let Some(own) = (self.rows[block].at(*feature as usize) as usize).checked_sub(1) else {
                for (phrase, other) in index.postings(block, *feature as usize) {
                    let likeness = value * other;
                    common += head.add_row(phrase as usize, likeness, |entry, added| sums[entry as usize] += added);
                }
                continue;
            };
            let step = value * self.steps.at(own);
            let votes = self.votes.part(own * self.n_entries..(own + 1) * self.n_entries);
            sums.iter_mut().zip(votes).for_each(|(sum, vote)| *sum += step * f32::from(vote));
        }
        sums.iter_mut().for_each(|sum| *sum += common);
    }

    /// Packs the rows.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&(self.n_entries as u64));
        self.rows.iter().for_each(|rows| packer.numbers(rows));
        packer.numbers(&self.steps);
        packer.numbers(&self.votes);
    }

    /// Takes packed rows.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Votes, Damaged> {
        let n_entries = unpacker.value::<u64>()? as usize;
        let mut rows: [Numbers<u32>; BLOCKS] = Default::default();
        for own in &mut rows {
            *own = unpacker.numbers()?;
        }
        Ok(Votes { n_entries, rows, steps: unpacker.numbers()?, votes: unpacker.numbers()? })
    }
}
