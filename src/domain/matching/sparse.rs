//! Phrases × features, for learning: products with the phrases' kernel without the kernel.

/// The phrases as rows of the features that at least two of them have, the most common features first: those are
/// looked at all the time and so stay near.
#[derive(Clone, Debug)]
pub struct Sparse {
    /// `starts[p]..starts[p + 1]` are the cells of phrase `p`.
    starts: Vec<usize>,
    /// Feature numbers and values.
    cells: Vec<(u32, f32)>,
    /// Squared length of what only this phrase has.
    alone: Vec<f32>,
    n_features: usize,
}

/// So many columns are worked on at a time: as many numbers as memory brings at once.
const LANES: usize = 16;
type Lanes = [f32; LANES];

#[inline]
fn add(sums: &mut Lanes, value: f32, own: &Lanes) {
    // By number and not by iterators: the loop of a fixed length becomes four additions of four numbers.
    for lane in 0..LANES {
        sums[lane] += value * own[lane];
    }
}

impl Sparse {
    /// From the postings of the features: phrases and values. A feature that only one phrase has cannot make two
    /// phrases alike; all of a phrase's own ones are one number.
    #[must_use]
    pub fn new(n_phrases: usize, mut postings: Vec<Vec<(u32, f32)>>) -> Sparse {
        let mut alone = vec![0.0_f32; n_phrases];
        postings.iter().filter(|list| list.len() == 1).for_each(|list| alone[list[0].0 as usize] += list[0].1.powi(2));
        postings.retain(|list| list.len() > 1);
        postings.sort_by_key(|list| std::cmp::Reverse(list.len()));
        let mut starts = vec![0; n_phrases + 1];
        postings.iter().flatten().for_each(|(phrase, _)| starts[*phrase as usize + 1] += 1);
        for phrase in 0..n_phrases {
            starts[phrase + 1] += starts[phrase];
        }
        let mut ends = starts.clone();
        let mut cells = vec![(0, 0.0); starts[n_phrases]];
        for (feature, list) in postings.iter().enumerate() {
            for (phrase, value) in list {
                cells[ends[*phrase as usize]] = (feature as u32, *value);
                ends[*phrase as usize] += 1;
            }
        }
        Sparse { starts, cells, alone, n_features: postings.len() }
    }

    /// The phrases with what they mean as further features, which hold `share` of the likeness.
    #[must_use]
    pub fn joined<const N: usize>(&self, meanings: &[[f32; N]], share: f32) -> Sparse {
        let (of_words, of_meaning) = ((1.0 - share).sqrt(), share.sqrt());
        let n_features = self.n_features + N;
        let (mut starts, mut cells) = (vec![0], Vec::with_capacity(self.cells.len() + N * meanings.len()));
        for (phrase, meaning) in meanings.iter().enumerate() {
            // All phrases have them, so they are the first.
            let meaning = (0..).zip(meaning).filter(|(_, value)| **value != 0.0);
            cells.extend(meaning.map(|(feature, value)| (feature, of_meaning * value)));
            let words = self.row(phrase as u32).iter();
            cells.extend(words.map(|(feature, value)| (feature + N as u32, of_words * value)));
            starts.push(cells.len());
        }
        let alone = self.alone.iter().map(|square| square * (1.0 - share)).collect();
        Sparse { starts, cells, alone, n_features }
    }

    fn row(&self, phrase: u32) -> &[(u32, f32)] {
        &self.cells[self.starts[phrase as usize]..self.starts[phrase as usize + 1]]
    }

    /// K·A for the kernel K of the kept phrases and a matrix A of `width` columns (rows of `a` follow `kept`), by so
    /// many workers. Each column is one worker's, so that the result does not depend on how many there are.
    #[must_use]
    pub fn times(&self, kept: &[u32], a: &[f32], width: usize, workers: usize) -> Vec<f32> {
        let mut product = self.across(kept, a, kept, width, workers);
        for ((phrase, own), out) in kept.iter().zip(a.chunks_exact(width)).zip(product.chunks_exact_mut(width)) {
            let alone = self.alone[*phrase as usize];
            out.iter_mut().zip(own).for_each(|(sum, part)| *sum += alone * part);
        }
        product
    }

    /// The likenesses of some phrases to others, times a matrix with a row for each of the others: through the features,
    /// X·(XᵀA), which is far less work than all likenesses.
    #[must_use]
    pub fn across(&self, from: &[u32], a: &[f32], to: &[u32], width: usize, workers: usize) -> Vec<f32> {
        let mut product = vec![0.0_f32; to.len() * width];
        let starts: Vec<usize> = (0..width).step_by(LANES).collect();
        let columns = |starts: &[usize]| {
            let mut through: Vec<Lanes> = Vec::new();
            starts.iter().map(|at| self.columns(from, a, to, *at..(*at + LANES).min(width), &mut through)).collect()
        };
        let mut parts: Vec<Vec<Lanes>> = Vec::new();
        std::thread::scope(|scope| {
            let mut shares = starts.chunks(starts.len().div_ceil(workers.max(1)).max(1));
            let own = shares.next().unwrap_or_default();
            let others: Vec<_> = shares.map(|share| scope.spawn(move || columns(share))).collect();
            parts = columns(own);
            for other in others {
                match other.join() {
                    Ok(more) => parts.extend::<Vec<Vec<Lanes>>>(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
        for (at, part) in starts.iter().zip(parts) {
            let places = *at..(*at + LANES).min(width);
            for (out, own) in product.chunks_exact_mut(width).zip(part) {
                out[places.clone()].copy_from_slice(&own[..places.len()]);
            }
        }
        product
    }

    /// A few columns of the product.
    fn columns(
        &self,
        from: &[u32],
        a: &[f32],
        to: &[u32],
        places: std::ops::Range<usize>,
        through: &mut Vec<Lanes>,
    ) -> Vec<Lanes> {
        through.clear();
        through.resize(self.n_features, [0.0; LANES]);
        let width = a.len() / from.len().max(1);
        for (phrase, row) in from.iter().zip(a.chunks_exact(width)) {
            let mut own = [0.0; LANES];
            own[..places.len()].copy_from_slice(&row[places.clone()]);
            for (feature, value) in self.row(*phrase) {
                add(&mut through[*feature as usize], *value, &own);
            }
        }
        let product = |phrase: &u32| {
            let mut sums = [0.0; LANES];
            for (feature, value) in self.row(*phrase) {
                add(&mut sums, *value, &through[*feature as usize]);
            }
            sums
        };
        to.iter().map(product).collect()
    }

    /// The mean likeness of all phrases to each, by what at least two of them have.
    #[must_use]
    pub fn mean_likeness(&self) -> Vec<f32> {
        let all: Vec<u32> = (0..self.alone.len() as u32).collect();
        self.across(&all, &vec![1.0 / all.len() as f32; all.len()], &all, 1, 1)
    }

    /// The likeness of a phrase to the nearest of some others. `scratch` has a 0 for every feature, before and after.
    #[must_use]
    pub fn nearest(&self, phrase: u32, others: impl Iterator<Item = u32>, scratch: &mut Vec<f32>) -> f32 {
        scratch.resize(self.n_features, 0.0);
        self.row(phrase).iter().for_each(|(feature, value)| scratch[*feature as usize] = *value);
        let likeness =
            |other| self.row(other).iter().map(|(feature, value)| value * scratch[*feature as usize]).sum::<f32>();
        let nearest = others.map(likeness).fold(0.0, f32::max);
        self.row(phrase).iter().for_each(|(feature, _)| scratch[*feature as usize] = 0.0);
        nearest
    }

    /// Likeness of a phrase to every kept phrase; a phrase is not its own neighbour here.
    #[must_use]
    pub fn kernel(&self, phrase: u32, by_feature: &[Vec<(u32, f32)>], n_kept: usize) -> Vec<f32> {
        let mut kernel = vec![0.0; n_kept];
        for (feature, value) in self.row(phrase) {
            for (position, other) in &by_feature[*feature as usize] {
                kernel[*position as usize] += value * other;
            }
        }
        kernel
    }

    /// The kept phrases by feature: positions in `kept` and values.
    #[must_use]
    pub fn by_feature(&self, kept: &[u32]) -> Vec<Vec<(u32, f32)>> {
        let mut lists = vec![Vec::new(); self.n_features];
        for (position, phrase) in kept.iter().enumerate() {
            for (feature, value) in self.row(*phrase) {
                lists[*feature as usize].push((position as u32, *value));
            }
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three phrases; features 0 of all, 1 of the first two, 2 of the last alone.
    fn sparse() -> Sparse {
        let list = |phrases: &[u32], value| phrases.iter().map(|phrase| (*phrase, value)).collect();
        Sparse::new(3, vec![list(&[0, 1], 0.8), list(&[0, 1, 2], 0.6), list(&[2], 0.8)])
    }

    #[test]
    fn products_are_those_of_the_kernel() {
        let kernel = [[1.0, 1.0, 0.36], [1.0, 1.0, 0.36], [0.36, 0.36, 1.0]];
        for width in [1, 3, LANES, 2 * LANES + 5] {
            let a: Vec<f32> = (0..3 * width).map(|i| (i * 7 % 11) as f32 - 5.0).collect();
            let expected = |row: usize, column: usize| -> f32 {
                (0..3).map(|other| kernel[row][other] * a[other * width + column]).sum()
            };
            let product = sparse().times(&[0, 1, 2], &a, width, 1);
            for (at, own) in product.iter().enumerate() {
                assert!((own - expected(at / width, at % width)).abs() < 1e-5, "{width} columns, {at}");
            }
            assert_eq!(product, sparse().times(&[0, 1, 2], &a, width, 2), "whatever the number of workers");
        }
    }

    #[test]
    fn the_mean_likeness_is_that_of_the_kernel_but_for_what_one_phrase_has_alone() {
        let expected = [2.36 / 3.0, 2.36 / 3.0, (0.36 + 0.36 + 0.36) / 3.0];
        for (own, expected) in sparse().mean_likeness().into_iter().zip(expected) {
            assert!((own - expected).abs() < 1e-6, "{own} for {expected}");
        }
    }

    #[test]
    fn the_nearest_is_the_most_alike() {
        let mut scratch = Vec::new();
        assert!((sparse().nearest(0, [2, 1].into_iter(), &mut scratch) - 1.0).abs() < 1e-6);
        assert!((sparse().nearest(2, [0, 1].into_iter(), &mut scratch) - 0.36).abs() < 1e-6);
        assert_eq!(sparse().nearest(0, [].into_iter(), &mut scratch), 0.0);
    }
}
