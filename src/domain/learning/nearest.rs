//! The most similar texts of finished jobs: an inverted index that grows job by job and forgets the oldest.
//!
//! Similarity is the mean of two cosines of tf-idf vectors, one of words and one of letters, 0–1.

use std::collections::{HashMap, VecDeque};

use super::features::Features;

/// The weights of frequent features are renewed when the texts have grown by this factor.
const RENEWED_AT: f64 = 1.15;

/// Entries of lists that one query may read: what bounds its time, however many texts there are. On JOSSE the loss is the
/// same with 20,000 to 300,000, and 40,000 jobs of such texts take half of the time that they take with the most.
const MOST_READ: u32 = 50_000;

/// The texts of the last jobs.
#[derive(Debug, Default)]
pub(super) struct Index {
    blocks: [Block; 2],
    docs: VecDeque<Doc>,
    /// The number of the oldest text.
    first: u32,
    /// Texts when the norms were last computed.
    renewed: f64,
    /// Texts forgotten since the lists were last cleared of them.
    forgotten: usize,
}

/// Words or letters.
#[derive(Debug, Default)]
struct Block {
    places: HashMap<u32, u32>,
    lists: Vec<List>,
}

/// The texts with a feature, the oldest first.
#[derive(Debug, Default)]
struct List {
    live: u32,
    texts: Vec<(u32, f32)>,
}

#[derive(Debug)]
struct Doc {
    /// Features by place, with their counts.
    features: [Vec<(u32, f32)>; 2],
    /// One over the length of each vector.
    inverse: [f32; 2],
}

/// A text as it is looked up, by block.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// In how many texts, place, weight; the rarest first.
    rare_first: [Vec<(u32, u32, f32)>; 2],
    /// Place and weight, by place.
    by_place: [Vec<(u32, f32)>; 2],
}

impl Index {
    /// Puts in the next text; its number is one more than the last one's.
    pub fn push(&mut self, features: &Features) {
        let number = self.first + self.docs.len() as u32;
        let lists = [&features.words, &features.letters];
        let features = [0, 1].map(|block| {
            let own = &mut self.blocks[block];
            let put = |&(feature, count): &(u32, f32)| {
                let place = *own.places.entry(feature).or_insert_with(|| {
                    own.lists.push(List::default());
                    own.lists.len() as u32 - 1
                });
                let list = &mut own.lists[place as usize];
                list.live += 1;
                list.texts.push((number, count));
                (place, count)
            };
            let mut list: Vec<(u32, f32)> = lists[block].iter().map(put).collect();
            list.sort_unstable_by_key(|(place, _)| *place);
            list
        });
        let mut doc = Doc { features, inverse: [0.0; 2] };
        self.measure(&mut doc);
        self.docs.push_back(doc);
        let n = self.docs.len() as f64;
        if n > self.renewed * RENEWED_AT {
            self.renewed = n;
            let mut docs = std::mem::take(&mut self.docs);
            docs.iter_mut().for_each(|doc| self.measure(doc));
            self.docs = docs;
        }
    }

    /// Forgets the oldest text.
    pub fn pop(&mut self) {
        let Some(doc) = self.docs.pop_front() else { return };
        for (block, features) in doc.features.iter().enumerate() {
            for (place, _) in features {
                self.blocks[block].lists[*place as usize].live -= 1;
            }
        }
        self.first += 1;
        self.forgotten += 1;
        if self.forgotten > self.docs.len() / 2 + 16 {
            self.clear();
        }
    }

    /// Similarity of a text to each one in the index, the oldest first, into `out`; whether it is exact.
    ///
    /// When the lists of all features together are longer than a query may read, the frequent features, which say least, are
    /// left out, and [`Index::similarity`] gives the exact figure of those that matter.
    pub fn similarities(&self, asked: &Asked, out: &mut Vec<f32>) -> bool {
        out.clear();
        out.resize(self.docs.len(), 0.0);
        let mut sums = vec![0.0_f32; self.docs.len()];
        let mut exact = true;
        for block in 0..2 {
            let own = &self.blocks[block];
            let mut left = MOST_READ / 2;
            sums.fill(0.0);
            for &(live, place, weight) in &asked.rare_first[block] {
                if live > left {
                    exact = false;
                    break;
                }
                left -= live;
                let texts = &own.lists[place as usize].texts;
                for &(number, count) in &texts[texts.len() - live as usize..] {
                    sums[(number - self.first) as usize] += weight * count;
                }
            }
            for ((sum, doc), out) in sums.iter().zip(&self.docs).zip(out.iter_mut()) {
                *out += 0.5 * sum * doc.inverse[block];
            }
        }
        exact
    }

    /// Similarity of a text to the one at a place of the index, exactly.
    pub fn similarity(&self, asked: &Asked, at: usize) -> f32 {
        let doc = &self.docs[at];
        let block = |block: usize| {
            let (mut sum, mut rest) = (0.0, &doc.features[block][..]);
            for &(place, weight) in &asked.by_place[block] {
                while rest.first().is_some_and(|(other, _)| *other < place) {
                    rest = &rest[1..];
                }
                match rest.first() {
                    Some((other, count)) if *other == place => sum += weight * count,
                    Some(_) => {}
                    None => break,
                }
            }
            0.5 * sum * doc.inverse[block]
        };
        block(0) + block(1)
    }

    /// A text as it is looked up: features that the index has, weighted to unit length.
    pub fn asked(&self, features: &Features) -> Asked {
        let mut asked = Asked::default();
        for (block, list) in [&features.words, &features.letters].into_iter().enumerate() {
            let own = &self.blocks[block];
            let mut length = 0.0;
            for &(feature, count) in list {
                let Some(&place) = own.places.get(&feature) else { continue };
                let live = own.lists[place as usize].live;
                if live > 0 {
                    let idf = self.idf(live);
                    length += (count * idf) * (count * idf);
                    // Once for each side of the product.
                    asked.rare_first[block].push((live, place, count * idf * idf));
                }
            }
            let unit = if length > 0.0 { 1.0 / length.sqrt() } else { 0.0 };
            asked.rare_first[block].iter_mut().for_each(|(_, _, weight)| *weight *= unit);
            asked.by_place[block] =
                asked.rare_first[block].iter().map(|(_, place, weight)| (*place, *weight)).collect();
            asked.by_place[block].sort_unstable_by_key(|(place, _)| *place);
            asked.rare_first[block].sort_unstable_by_key(|(live, place, _)| (*live, *place));
        }
        asked
    }

    fn measure(&self, doc: &mut Doc) {
        for block in 0..2 {
            let square = |(place, count): &(u32, f32)| {
                let weight = count * self.idf(self.blocks[block].lists[*place as usize].live);
                weight * weight
            };
            let length = doc.features[block].iter().map(square).sum::<f32>().sqrt();
            doc.inverse[block] = if length > 0.0 { 1.0 / length } else { 0.0 };
        }
    }

    /// ln((1+N)/(1+n)) + 1.
    fn idf(&self, live: u32) -> f32 {
        ((1.0 + self.docs.len() as f32) / (1.0 + live as f32)).ln() + 1.0
    }

    /// Takes forgotten texts out of the lists, and lists without texts out of the index.
    fn clear(&mut self) {
        self.forgotten = 0;
        for block in 0..2 {
            let own = &mut self.blocks[block];
            let mut moved = vec![u32::MAX; own.lists.len()];
            let mut kept = Vec::new();
            for (place, mut list) in std::mem::take(&mut own.lists).into_iter().enumerate() {
                if list.live > 0 {
                    list.texts.drain(..list.texts.len() - list.live as usize);
                    moved[place] = kept.len() as u32;
                    kept.push(list);
                }
            }
            own.lists = kept;
            own.places.retain(|_, place| {
                *place = moved[*place as usize];
                *place != u32::MAX
            });
            for doc in &mut self.docs {
                for (place, _) in &mut doc.features[block] {
                    *place = moved[*place as usize];
                }
            }
        }
    }
}
