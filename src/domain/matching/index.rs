//! The catalog's phrases as sparse unit vectors, and their likeness to a text.

use std::collections::HashMap;
use std::ops::Range;

use super::features::{BLOCKS, Features, Name, STEMS, WEIGHTS};
use super::names::Names;
use super::placed::{Occurrence, Placed};
use super::sparse::Sparse;
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};

/// The phrases by feature.
#[derive(Clone, Debug, Default)]
pub struct Index {
    n_phrases: usize,
    blocks: Vec<Block>,
}

/// One block: its features in the order of their names, and for each the phrases that have it.
#[derive(Clone, Debug, Default)]
struct Block {
    names: Names,
    rarity: Numbers<f32>,
    /// `starts[f]..starts[f + 1]` are the postings of feature `f`.
    starts: Numbers<u32>,
    phrases: Numbers<u32>,
    values: Numbers<f32>,
    /// The rarity of a feature that no phrase has: it counts in the length only, so that a text of unknown words is
    /// like nothing.
    unknown: f32,
}

/// A text as a sparse unit vector: feature numbers and values, block by block.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// In the order of the features' names.
    pub cells: [Vec<(u32, f32)>; BLOCKS],
}

/// A feature of more phrases than this tells nothing apart and costs most of the time: it counts in the length only.
/// Catalogs of a studio's size keep every feature; there the common ones still carry grammar.
fn too_common(n_phrases: usize) -> usize {
    const LARGE: usize = 6000;
    if n_phrases <= LARGE { usize::MAX } else { (n_phrases / 64).max(LARGE / 16) }
}

/// A text whose blocks are not yet brought to length.
#[derive(Clone, Debug, Default)]
pub struct Unscaled {
    /// Feature numbers and values.
    pub row: Row,
    /// Squared length of each block, unknown features included.
    pub squares: [f32; BLOCKS],
}

/// What a feature that stands so often counts: the second time less than the first.
#[must_use]
pub fn often(times: usize) -> f32 {
    if times == 1 { 1.0 } else { 1.0 + (times as f32).ln() }
}

/// What brings each block to its weight, and the whole to unit length; 0 for a block with nothing in it.
#[must_use]
pub fn scales(squares: [f32; BLOCKS]) -> [f32; BLOCKS] {
    let present: f32 = squares.iter().zip(WEIGHTS).filter(|(square, _)| **square > 0.0).map(|(_, weight)| weight).sum();
    let mut scales = [0.0; BLOCKS];
    for (block, scale) in scales.iter_mut().enumerate() {
        if squares[block] > 0.0 {
            *scale = (WEIGHTS[block] / squares[block] / present).sqrt();
        }
    }
    scales
}

impl Unscaled {
    /// The row with its blocks brought to length.
    #[must_use]
    pub fn scaled(self, scales: [f32; BLOCKS]) -> Row {
        let mut row = self.row;
        for (cells, scale) in row.cells.iter_mut().zip(scales) {
            cells.iter_mut().for_each(|(_, value)| *value *= scale);
        }
        row
    }
}

impl Index {
    /// Learns the rarity of every feature and places every phrase.
    #[must_use]
    pub fn learn(rows: &[Features]) -> Index {
        let mut index = Index { n_phrases: rows.len(), blocks: Vec::new() };
        for block in 0..BLOCKS {
            let mut names: HashMap<Name, u32> = HashMap::new();
            for row in rows {
                let mut own: Vec<Name> = row.found[block].iter().map(|feature| feature.name).collect();
                own.sort_unstable();
                own.dedup();
                for name in own {
                    *names.entry(name).or_default() += 1;
                }
            }
            let mut names: Vec<(Name, u32)> = names.into_iter().collect();
            names.sort_unstable();
            // ln((1 + N) / (1 + df)) + 1
            let rarity = |having: u32| ((1.0 + rows.len() as f32) / (1.0 + having as f32)).ln() + 1.0;
            index.blocks.push(Block {
                rarity: names.iter().map(|(_, having)| rarity(*having)).collect(),
                names: names.into_iter().map(|(name, _)| name).collect(),
                unknown: rarity(0),
                ..Block::default()
            });
        }
        let too_common = too_common(rows.len());
        let placed: Vec<Row> = rows.iter().map(|features| index.row(&index.place(features))).collect();
        for block in 0..BLOCKS {
            let n_features = index.blocks[block].names.len();
            let mut postings: Vec<Vec<(u32, f32)>> = vec![Vec::new(); n_features];
            for (phrase, row) in placed.iter().enumerate() {
                for (feature, value) in &row.cells[block] {
                    postings[*feature as usize].push((phrase as u32, *value));
                }
            }
            postings.iter_mut().filter(|list| list.len() > too_common).for_each(Vec::clear);
            let mut end = 0;
            let ends = postings.iter().map(|list| {
                end += list.len() as u32;
                end
            });
            let target = &mut index.blocks[block];
            target.starts = std::iter::once(0).chain(ends).collect();
            target.phrases = postings.iter().flatten().map(|(phrase, _)| *phrase).collect();
            target.values = postings.iter().flatten().map(|(_, value)| *value).collect();
        }
        index
    }

    /// Packs the index.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&(self.n_phrases as u64));
        self.blocks.iter().for_each(|block| block.pack(packer));
    }

    /// Takes a packed index.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Index, Damaged> {
        let n_phrases = unpacker.value::<u64>()? as usize;
        let blocks = (0..BLOCKS).map(|_| Block::unpack(unpacker)).collect::<Result<_, Damaged>>()?;
        Ok(Index { n_phrases, blocks })
    }

    /// Looks the features of a text up.
    #[must_use]
    pub fn place(&self, features: &Features) -> Placed {
        let place = |block: usize| {
            let found = features.found[block].iter();
            found.map(|feature| Occurrence { feature: *feature, place: self.find(block, feature.name) }).collect()
        };
        Placed::new(std::array::from_fn(place))
    }

    /// Where a feature of a block stands; `None` for one that no phrase has.
    #[must_use]
    pub fn find(&self, block: usize, name: Name) -> Option<u32> {
        self.blocks[block].names.find(name).map(|place| place as u32)
    }

    /// A text as a unit vector: (1 + ln tf)·rarity, each block to unit length and to its weight.
    #[must_use]
    pub fn row(&self, text: &Placed) -> Row {
        let unscaled = self.unscaled(text);
        let scales = scales(unscaled.squares);
        unscaled.scaled(scales)
    }

    /// A text before its blocks are brought to length: what words add up to.
    #[must_use]
    pub fn unscaled(&self, text: &Placed) -> Unscaled {
        let mut unscaled = Unscaled::default();
        for (block, found) in text.found.iter().enumerate() {
            (unscaled.row.cells[block], unscaled.squares[block]) = self.cells(block, found);
        }
        unscaled
    }

    /// The numbers and values of some features of a block, in the order of their names, and their squared length with
    /// that of those that no phrase has.
    #[must_use]
    pub fn cells(&self, block: usize, found: &[Occurrence]) -> (Vec<(u32, f32)>, f32) {
        let known = &self.blocks[block];
        let (mut cells, mut square) = (Vec::with_capacity(found.len()), 0.0);
        for run in found.chunk_by(|a, b| a.feature.name == b.feature.name) {
            let often = often(run.len());
            match run[0].place {
                Some(place) => {
                    let value = often * known.rarity.at(place as usize);
                    square += value * value;
                    cells.push((place, value));
                }
                None => square += (often * known.unknown).powi(2),
            }
        }
        (cells, square)
    }

    /// What several words have among some features of a block, by how much less it counts than in each of them. With the
    /// squared length of them all, those included that no phrase has.
    #[must_use]
    pub fn beside(&self, block: usize, found: &[Occurrence]) -> (Vec<(u32, f32)>, f32) {
        let known = &self.blocks[block];
        let (mut less, mut square) = (Vec::new(), 0.0);
        for run in found.chunk_by(|a, b| a.feature.name == b.feature.name) {
            let own = often(run.len());
            let rarity = run[0].place.map_or(known.unknown, |place| known.rarity.at(place as usize));
            square += (own * rarity).powi(2);
            if let (Some(place), true) = (run[0].place, run[0].feature.word != run[run.len() - 1].feature.word) {
                let by_word = run.chunk_by(|a, b| a.feature.word == b.feature.word);
                let of_each: f32 = by_word.map(|own| often(own.len())).sum();
                less.push((place, (own - of_each) * rarity));
            }
        }
        (less, square)
    }

    /// Likeness (cosine) of a text to every phrase.
    #[must_use]
    pub fn kernel(&self, row: &Row) -> Vec<f32> {
        let mut kernel = vec![0.0; self.n_phrases];
        for block in 0..BLOCKS {
            self.each_likeness(block, &row.cells[block], |phrase, likeness| kernel[phrase as usize] += likeness);
        }
        kernel
    }

    /// Calls `each` with a phrase and what one feature of a block adds to its likeness, for some features of the block.
    pub fn each_likeness(&self, block: usize, cells: &[(u32, f32)], mut each: impl FnMut(u32, f32)) {
        for (feature, value) in cells {
            for (phrase, other) in self.blocks[block].postings(*feature as usize) {
                each(phrase, value * other);
            }
        }
    }

    /// Adds what some features of a block bring to the likeness of some phrases that follow one another.
    pub fn add_likenesses(&self, block: usize, cells: &[(u32, f32)], phrases: &Range<usize>, sums: &mut [f32]) {
        for (feature, value) in cells {
            for (phrase, other) in self.blocks[block].postings_within(*feature as usize, phrases) {
                sums[phrase as usize - phrases.start] += value * other;
            }
        }
    }

    /// What each of some words brings to a run of phrases, when each of these has a weight and each block a scale.
    #[must_use]
    pub fn carries(
        &self,
        text: &Placed,
        scales: [f32; BLOCKS],
        n_words: usize,
        phrases: Range<usize>,
        weights: &[f32],
    ) -> Vec<f64> {
        let mut sums = vec![0.0; n_words];
        for ((block, found), scale) in self.blocks.iter().zip(&text.found).zip(scales) {
            for Occurrence { feature, place } in found {
                let Some(place) = place.map(|place| place as usize) else { continue };
                let rarity = scale * block.rarity.at(place);
                let own = block.postings_within(place, &phrases);
                let weight = |phrase: u32| weights[phrase as usize - phrases.start];
                sums[feature.word as usize] +=
                    own.map(|(phrase, value)| f64::from(rarity * value * weight(phrase))).sum::<f64>();
            }
        }
        sums
    }

    /// How much a stem tells, by its rarity: 1 for one that no phrase has, less the more of them have it.
    #[must_use]
    pub fn telling(&self, stem: Name) -> f32 {
        let stems = &self.blocks[STEMS];
        self.find(STEMS, stem).map_or(1.0, |place| stems.rarity.at(place as usize) / stems.unknown)
    }

    /// How many features a block has.
    #[must_use]
    pub fn n_features(&self, block: usize) -> usize {
        self.blocks[block].names.len()
    }

    /// The phrases that have a feature of a block, and its values.
    #[inline]
    pub fn postings(&self, block: usize, feature: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.blocks[block].postings(feature)
    }

    /// The phrases as rows of features, for learning.
    #[must_use]
    pub fn sparse(&self) -> Sparse {
        let lists = |block: &'_ Block| {
            (0..block.names.len()).map(|feature| block.postings(feature).collect()).collect::<Vec<Vec<_>>>()
        };
        Sparse::new(self.n_phrases, self.blocks.iter().flat_map(lists).collect())
    }
}

impl Block {
    /// Where the postings of a feature stand.
    fn places(&self, feature: usize) -> Range<usize> {
        self.starts.at(feature) as usize..self.starts.at(feature + 1) as usize
    }

    fn postings_within(&self, feature: usize, phrases: &Range<usize>) -> impl Iterator<Item = (u32, f32)> {
        let all = self.places(feature);
        let from = self.phrases.first_not(all.clone(), |own| (own as usize) < phrases.start);
        let own = self.phrases.part(from..all.end).zip(self.values.part(from..all.end));
        own.take_while(|(phrase, _)| (*phrase as usize) < phrases.end)
    }

    fn postings(&self, feature: usize) -> impl Iterator<Item = (u32, f32)> {
        let own = self.places(feature);
        self.phrases.part(own.clone()).zip(self.values.part(own))
    }

    fn pack(&self, packer: &mut Packer) {
        self.names.pack(packer);
        packer.numbers(&self.rarity);
        packer.numbers(&self.starts);
        packer.numbers(&self.phrases);
        packer.numbers(&self.values);
        packer.value(&self.unknown);
    }

    fn unpack(unpacker: &mut Unpacker) -> Result<Block, Damaged> {
        Ok(Block {
            names: Names::unpack(unpacker)?,
            rarity: unpacker.numbers()?,
            starts: unpacker.numbers()?,
            phrases: unpacker.numbers()?,
            values: unpacker.numbers()?,
            unknown: unpacker.value()?,
        })
    }
}
