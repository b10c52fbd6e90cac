//! A text, looked up: what is known of its words, and what is known of them together.

use std::ops::Range;
use std::sync::Arc;

use super::features::{BLOCKS, Feature, Name, PAIRS, pairs};
use super::index;
use super::known::KnownWord;
use super::meaning::{self, Sum};
use super::placed::{Occurrence, Placed};
use super::{Matcher, ReadWord};

/// What scores and likenesses of a text are made of.
#[derive(Clone, Debug)]
pub(super) struct Looked {
    /// What is known of each word.
    pub known: Vec<Arc<KnownWord>>,
    /// The features of them all.
    pub features: Placed,
    /// What brings each block to length.
    pub scales: [f32; BLOCKS],
    /// Block by block the features that count beside what words say of each entry, with values: pairs, and what several
    /// words have, by how much less it counts than in each of them; where words say nothing, all.
    beside: [Vec<(u32, f32)>; BLOCKS],
    /// What the words mean together.
    pub direction: Sum,
}

impl Looked {
    /// What each word brings to the direction of all.
    pub fn meanings(&self) -> Vec<Option<Sum>> {
        meaning::parts(&self.known.iter().map(|word| word.meaning).collect::<Vec<_>>())
    }
}

impl Matcher {
    /// Looks words up.
    pub(super) fn look(&self, words: &[ReadWord]) -> Looked {
        let known: Vec<Arc<KnownWord>> = words.iter().map(|word| self.known(&word.text)).collect();
        let features = self.features_of(&known);
        self.together(known, features)
    }

    /// Some of the words of a text that was looked up.
    pub(super) fn part_of(&self, text: &Looked, words: Range<usize>) -> Looked {
        self.together(text.known[words.clone()].to_vec(), text.features.part(words))
    }

    fn together(&self, known: Vec<Arc<KnownWord>>, features: Placed) -> Looked {
        let (mut beside, mut squares): ([Vec<(u32, f32)>; BLOCKS], [f32; BLOCKS]) = Default::default();
        for (block, found) in features.found.iter().enumerate() {
            let is_said = block != PAIRS && self.words_say();
            let own = if is_said { self.index.beside(block, found) } else { self.index.cells(block, found) };
            (beside[block], squares[block]) = own;
        }
        let mut meant = [0.0; meaning::DIM];
        known.iter().filter_map(|word| word.meaning.as_ref()).for_each(|word| meaning::add(&mut meant, word));
        Looked { known, features, scales: index::scales(squares), beside, direction: meaning::unit(meant) }
    }

    fn features_of(&self, words: &[Arc<KnownWord>]) -> Placed {
        let stems: Vec<Name> = words.iter().map(|word| word.stem_name).collect();
        let of_pair = |feature: Feature| Occurrence { feature, place: self.index.find(PAIRS, feature.name) };
        Placed::new(std::array::from_fn(|block| {
            if block == PAIRS {
                return pairs(&stems).into_iter().map(of_pair).collect();
            }
            let own = words.iter().zip(0..).flat_map(|(word, number)| {
                let of_word = move |one: &Occurrence| {
                    let feature = Feature { name: one.feature.name, word: number, last: number };
                    Occurrence { feature, place: one.place }
                };
                word.features.found[block].iter().map(of_word)
            });
            own.collect()
        }))
    }

    /// The score of every entry for a text.
    pub(super) fn scores(&self, text: &Looked) -> Vec<f32> {
        let mut scores = vec![0.0; self.entries.len()];
        let mut said = vec![0.0; self.entries.len()];
        let of_words = 1.0 - self.meaning.share();
        for (block, scale) in text.scales.iter().enumerate() {
            said.fill(0.0);
            text.known.iter().for_each(|word| put(&mut said, &word.says[block], 1.0));
            self.votes.add(&self.index, &self.head, (block, &text.beside[block]), &mut said);
            put(&mut scores, &said, of_words * scale);
        }
        self.meaning.add_scores(&text.direction, &mut scores);
        scores
    }

    /// The likenesses of a text to the phrases of an entry.
    pub(super) fn likenesses(&self, text: &Looked, entry: usize) -> Vec<f32> {
        let phrases = self.phrases.of_entry(entry);
        let words = if self.words_say() { &text.known[..] } else { &[] };
        let near: Vec<_> = words.iter().map(|word| self.near(word, entry)).collect();
        let mut likenesses = vec![0.0; phrases.len()];
        let mut sums = vec![0.0; phrases.len()];
        let of_words = 1.0 - self.meaning.share_of_likeness();
        for (block, scale) in text.scales.iter().enumerate() {
            sums.fill(0.0);
            near.iter().for_each(|near| put(&mut sums, &near[block], 1.0));
            self.index.add_likenesses(block, &text.beside[block], &phrases, &mut sums);
            put(&mut likenesses, &sums, of_words * scale);
        }
        self.meaning.add_likeness(&text.direction, phrases, &mut likenesses);
        likenesses
    }
}

/// Adds numbers, each times the same; none at all are nothing.
fn put(sums: &mut [f32], own: &[f32], times: f32) {
    sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += times * own);
}

#[cfg(test)]
mod tests {
    use crate::domain::matching::features::Features;
    use crate::domain::matching::meaning::{direction, meanings};
    use crate::domain::matching::{sample, telling};

    #[test]
    fn words_looked_up_apart_say_what_they_say_together() {
        let matcher = sample::matcher();
        for text in
            ["магазин", "форма на сайт и сайт с формой", "сайт, сайтик, сайтище", "ничего такого", "shop i shop"]
        {
            let words = matcher.read(text);
            let scored = matcher.score(&words).expect("words");
            let features = matcher.index.place(&Features::of(&words, &matcher.lexicon));
            assert_eq!(scored.text.features.found, features.found, "{text}");
            // The long way: likenesses to every phrase, and the phrases' weights.
            let meanings = meanings(&words, |word| telling(&matcher.index, &matcher.lexicon, word));
            let of_words = 1.0 - matcher.meaning.share();
            let mut expected = matcher.head.scores(&matcher.index.kernel(&matcher.index.row(&features)));
            expected.iter_mut().for_each(|score| *score *= of_words);
            matcher.meaning.add_scores(&direction(&meanings), &mut expected);
            let is_near = |(own, expected): (&f32, &f32)| (own - expected).abs() < 1e-3;
            assert!(scored.scores.iter().zip(&expected).all(is_near), "{text}: {:?} {expected:?}", scored.scores);
        }
    }
}
