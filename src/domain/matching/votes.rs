//! What a feature says of every entry: the weights of the phrases that have it, added up once for all requests.
//!
//! Scores are linear in the features. A feature of many phrases would be multiplied out phrase by phrase each time;
//! its sums over the phrases are one short row of numbers instead. Features of few phrases have no row: there the
//! phrases themselves are fewer numbers, unless several are one entry's: then a list of the entries is shorter still. Rows
//! are kept in 16 bits of their largest, far below what tells two entries apart.

use std::collections::BTreeMap;

use super::features::BLOCKS;
use super::head::Head;
use super::index::Index;
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};

/// All rows together have at most so many numbers (8 MB); in a catalog of very many entries the features of most
/// phrases have one.
const MOST: usize = 4 << 20;

/// All lists together have at most so many entries (4 MB), and each is so much shorter than the numbers of the phrases.
const MOST_LISTED: usize = 1 << 19;
const SHORTER: usize = 3;

/// The rows and lists of the features that have one.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    n_entries: usize,
    /// The number of each feature's row and one; 0 where it has none.
    rows: [Numbers<u32>; BLOCKS],
    /// What one step of a row is worth.
    steps: Numbers<f32>,
    /// Rows × entries.
    votes: Numbers<i16>,
    /// The number of each feature's list and one; 0 where it has none.
    lists: [Numbers<u32>; BLOCKS],
    /// What a feature with a list says of all entries alike.
    commons: Numbers<f32>,
    /// `starts[l]..starts[l + 1]` are the entries of list `l`, and what it says of each beside that.
    starts: Numbers<u32>,
    listed: Numbers<u32>,
    values: Numbers<f32>,
}

impl Votes {
    /// Adds up the weights.
    #[must_use]
    pub fn of(index: &Index, head: &Head, n_entries: usize) -> Votes {
        let mut worth: Vec<(usize, usize, usize)> = Vec::new();
        let mut lists = Lists::new(index);
        for block in 0..BLOCKS {
            for feature in 0..index.n_features(block) {
                let numbers = index.postings(block, feature).map(|(phrase, _)| 1 + head.n_own(phrase as usize)).sum();
                if numbers >= n_entries {
                    worth.push((numbers, block, feature));
                } else {
                    lists.add(index, head, (block, feature), numbers / SHORTER);
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
            lists: lists.of_feature.map(|lists| lists.into_iter().collect()),
            commons: lists.commons.into_iter().collect(),
            starts: lists.starts.into_iter().collect(),
            listed: lists.entries.into_iter().collect(),
            values: lists.values.into_iter().collect(),
        }
    }

    /// Adds what some features of a block say of every entry.
    pub fn add(&self, index: &Index, head: &Head, (block, cells): (usize, &[(u32, f32)]), sums: &mut [f32]) {
        let mut common = 0.0;
        for (feature, value) in cells {
            match self.row(block, *feature) {
                Some(own) => {
                    let step = value * self.steps.at(own);
                    let votes = self.votes.part(own * self.n_entries..(own + 1) * self.n_entries);
                    sums.iter_mut().zip(votes).for_each(|(sum, vote)| *sum += step * f32::from(vote));
                }
                None => {
                    let each = |entry, added| sums[entry as usize] += added;
                    common += self.add_few(index, head, (block, *feature), *value, each);
                }
            }
        }
        sums.iter_mut().for_each(|sum| *sum += common);
    }

    /// The same for some of the entries, in their order; `places` has the place of each entry among them and one, and 0
    /// for the others.
    pub fn add_some(
        &self,
        index: &Index,
        head: &Head,
        (block, cells): (usize, &[(u32, f32)]),
        (entries, places): (&[u32], &[u32]),
        sums: &mut [f32],
    ) {
        let mut common = 0.0;
        for (feature, value) in cells {
            match self.row(block, *feature) {
                Some(own) => {
                    let (step, from) = (value * self.steps.at(own), own * self.n_entries);
                    let votes = entries.iter().map(|entry| self.votes.at(from + *entry as usize));
                    sums.iter_mut().zip(votes).for_each(|(sum, vote)| *sum += step * f32::from(vote));
                }
                None => {
                    let each = |entry: u32, added| {
                        if let Some(place) = (places[entry as usize] as usize).checked_sub(1) {
                            sums[place] += added;
                        }
                    };
                    common += self.add_few(index, head, (block, *feature), *value, each);
                }
            }
        }
        sums.iter_mut().for_each(|sum| *sum += common);
    }

    /// The row of a feature.
    fn row(&self, block: usize, feature: u32) -> Option<usize> {
        (self.rows[block].at(feature as usize) as usize).checked_sub(1)
    }

    /// Calls `each` with the entries of which a feature without a row says something of their own, and returns what it
    /// says of all.
    fn add_few(
        &self,
        index: &Index,
        head: &Head,
        (block, feature): (usize, u32),
        value: f32,
        mut each: impl FnMut(u32, f32),
    ) -> f32 {
        if let Some(list) = (self.lists[block].at(feature as usize) as usize).checked_sub(1) {
            let own = self.starts.at(list) as usize..self.starts.at(list + 1) as usize;
            let said = self.listed.part(own.clone()).zip(self.values.part(own));
            said.for_each(|(entry, said)| each(entry, value * said));
            return value * self.commons.at(list);
        }
        let postings = index.postings(block, feature as usize);
        postings.map(|(phrase, other)| head.add_row(phrase as usize, value * other, &mut each)).sum()
    }

    /// Packs the rows.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&(self.n_entries as u64));
        self.rows.iter().for_each(|rows| packer.numbers(rows));
        packer.numbers(&self.steps);
        packer.numbers(&self.votes);
        self.lists.iter().for_each(|lists| packer.numbers(lists));
        packer.numbers(&self.commons);
        packer.numbers(&self.starts);
        packer.numbers(&self.listed);
        packer.numbers(&self.values);
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
        let (steps, votes) = (unpacker.numbers()?, unpacker.numbers()?);
        let mut lists: [Numbers<u32>; BLOCKS] = Default::default();
        for own in &mut lists {
            *own = unpacker.numbers()?;
        }
        Ok(Votes {
            n_entries,
            rows,
            steps,
            votes,
            lists,
            commons: unpacker.numbers()?,
            starts: unpacker.numbers()?,
            listed: unpacker.numbers()?,
            values: unpacker.numbers()?,
        })
    }
}

/// Lists as they are made.
struct Lists {
    of_feature: [Vec<u32>; BLOCKS],
    commons: Vec<f32>,
    starts: Vec<u32>,
    entries: Vec<u32>,
    values: Vec<f32>,
}

impl Lists {
    fn new(index: &Index) -> Lists {
        Lists {
            of_feature: std::array::from_fn(|block| vec![0; index.n_features(block)]),
            commons: Vec::new(),
            starts: vec![0],
            entries: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Lists the entries of a feature if they are no more than so many.
    fn add(&mut self, index: &Index, head: &Head, (block, feature): (usize, usize), most: usize) {
        let mut said: BTreeMap<u32, f32> = BTreeMap::new();
        let mut common = 0.0;
        for (phrase, value) in index.postings(block, feature) {
            common += head.add_row(phrase as usize, value, |entry, added| *said.entry(entry).or_default() += added);
            if said.len() > most || self.entries.len() + said.len() > MOST_LISTED {
                return;
            }
        }
        if said.is_empty() {
            return;
        }
        self.entries.extend(said.keys());
        self.values.extend(said.values());
        self.starts.push(self.entries.len() as u32);
        self.commons.push(common);
        self.of_feature[block][feature] = self.commons.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::matching::features::Features;
    use crate::domain::matching::lexicon::Lexicon;

    /// Twelve entries of four phrases: a word of each entry's own, one that all have, one that few have.
    fn phrases() -> Vec<String> {
        const OWN: [&str; 12] = [
            "касса",
            "фильтр",
            "обмен",
            "почта",
            "карта",
            "баннер",
            "прайс",
            "логотип",
            "вирус",
            "меню",
            "поиск",
            "чат",
        ];
        const FEW: [&str; 5] = ["быстро", "дешево", "вчера", "снова", "красиво"];
        (0..48).map(|at| format!("нужен {} {}", OWN[at / 4], FEW[at * 3 % 5])).collect()
    }

    #[test]
    fn rows_and_lists_say_what_the_phrases_say() {
        let phrases = phrases();
        let lexicon = Lexicon::learn(phrases.iter().map(String::as_str), true, true);
        let features = |text: &str| Features::of(&lexicon.read_plainly(text), &lexicon);
        let index = Index::learn(&phrases.iter().map(|phrase| features(phrase)).collect::<Vec<_>>());
        let owners: Vec<u32> = (0..48).map(|phrase| phrase / 4).collect();
        let head = Head::centroids(&(0..48).collect::<Vec<_>>(), &owners, 12, 24.0);
        let votes = Votes::of(&index, &head, 12);
        let has = |lists: &[Numbers<u32>; BLOCKS]| lists.iter().any(|own| own.iter().any(|number| number > 0));
        assert!(has(&votes.rows), "rows are there to be compared");
        assert!(has(&votes.lists), "lists are there to be compared");
        let entries = [6, 1, 3];
        let mut places = vec![0; 12];
        (1..).zip(entries).for_each(|(place, entry)| places[entry as usize] = place);
        for text in ["нужен прайс вчера", "фильтр и карта красиво", "кассу снова", "ничего такого"]
        {
            let row = index.row(&index.place(&features(text)));
            let expected = head.scores(&index.kernel(&row));
            let mut own = vec![0.0; 12];
            (0..BLOCKS).for_each(|block| votes.add(&index, &head, (block, &row.cells[block]), &mut own));
            let is_near = |a: f32, b: f32| (a - b).abs() < 1e-3;
            assert!(own.iter().zip(&expected).all(|(own, expected)| is_near(*own, *expected)), "{text}");
            let mut some = vec![0.0; entries.len()];
            for block in 0..BLOCKS {
                votes.add_some(&index, &head, (block, &row.cells[block]), (&entries, &places), &mut some);
            }
            let expected = entries.map(|entry| expected[entry as usize]);
            assert!(some.iter().zip(expected).all(|(own, expected)| is_near(*own, expected)), "{text}: some");
        }
    }
}
