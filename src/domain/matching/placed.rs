//! The features of a text, looked up once: every stretch of its words has a part of them.

use std::ops::Range;

use super::features::{BLOCKS, Feature};

/// The features of a text with their places in the catalog's index, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Block by block.
    pub found: [Vec<Occurrence>; BLOCKS],
}

/// A feature of some words, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The feature.
    pub feature: Feature,
    /// Its place in the index; `None` for one that no phrase has.
    pub place: Option<u32>,
}

impl Placed {
    /// Features of each block in any order.
    #[must_use]
    pub fn new(mut found: [Vec<Occurrence>; BLOCKS]) -> Placed {
        // Those of known words are in order already, word by word: a sort that finds such runs only merges them.
        found.iter_mut().for_each(|found| found.sort_by_key(|one| (one.feature.name, one.feature.word)));
        Placed { found }
    }

    /// The features of some of the words, as if there were no others.
    #[must_use]
    pub fn part(&self, words: Range<usize>) -> Placed {
        let (from, to) = (words.start as u32, words.end as u32);
        let moved = |one: &Occurrence| {
            let Feature { name, word, last } = one.feature;
            Occurrence { feature: Feature { name, word: word - from, last: last - from }, ..*one }
        };
        let is_within = |one: &&Occurrence| one.feature.word >= from && one.feature.last < to;
        Placed { found: self.found.each_ref().map(|found| found.iter().filter(is_within).map(moved).collect()) }
    }

    /// The features of a block apart for each word: a pair is its first word's.
    #[must_use]
    pub fn by_word(&self, block: usize, n_words: usize) -> Vec<Vec<Occurrence>> {
        let mut parts = vec![Vec::new(); n_words];
        self.found[block].iter().for_each(|one| parts[one.feature.word as usize].push(*one));
        parts
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::matching::features::Features;
    use crate::domain::matching::index::Index;
    use crate::domain::matching::lexicon::Lexicon;

    #[test]
    fn a_part_has_the_features_of_its_words_alone() {
        let lexicon = Lexicon::learn(["обмен с 1с"].into_iter(), true, true);
        let words = lexicon.read_plainly("обмен с 1с и bitrix24, потом касса");
        let index = Index::learn(&[Features::of(&words[..3], &lexicon)]);
        let place = |words: &_| index.place(&Features::of(words, &lexicon));
        let all = place(&words);
        assert!(all.found[0].iter().any(|one| one.place.is_some()));
        for (from, to) in [(0, 7), (0, 3), (2, 6), (6, 7), (3, 3)] {
            assert_eq!(all.part(from..to).found, place(&words[from..to]).found, "{from}..{to}");
        }
    }
}
