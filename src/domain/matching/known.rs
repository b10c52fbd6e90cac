//! What a catalog knows of a word, whatever stands around it.
//!
//! Scores are linear in the features, and but for pairs each feature is one word's own. So what a word says of every entry
//! is added up once, and kept for the next text that has the word: clients' words repeat themselves.

use std::sync::Arc;

use super::Matcher;
use super::features::{BLOCKS, Feature, Features, Name, OfWord, PAIRS, pairs};
use super::index::{Row, Unscaled, often};
use super::meaning::{self, Sum};
use super::placed::{Occurrence, Placed};
use crate::domain::cache::Cache;

/// The words that were asked for last.
pub type KnownWords = Arc<Cache<String, Arc<KnownWord>>>;

/// They take about so much memory, at most twice as much, in bytes.
const KEPT: usize = 4 << 20;
/// What a word takes beside what it says of entries.
const OF_WORD: usize = 1 << 11;

/// A word.
#[derive(Debug)]
pub struct KnownWord {
    /// Its stem; of two the first.
    pub stem: String,
    stem_name: Name,
    /// Its features, as of a text of nothing else.
    features: Placed,
    /// Squared length of each block, before anything is brought to length.
    pub squares: [f32; BLOCKS],
    /// What each block says of every entry before that; empty for pairs, of which one word has none.
    pub says: [Vec<f32>; BLOCKS],
    /// What it means, where that counts and the table knows it.
    pub meaning: Option<Sum>,
    /// What that says of every entry before it is brought to length; empty where there is nothing to say.
    pub meant: Vec<f32>,
}

/// Room for the words of a catalog of so many entries.
pub(super) fn room(n_entries: usize) -> KnownWords {
    let says = BLOCKS * n_entries * size_of::<f32>();
    Arc::new(Cache::new(KEPT / (OF_WORD + says)))
}

impl Matcher {
    /// What is known of a word as it was read.
    pub(super) fn known(&self, word: &str) -> Arc<KnownWord> {
        self.known_words.get(word, || Arc::new(self.looked_up(word)))
    }

    fn looked_up(&self, word: &str) -> KnownWord {
        let own = OfWord::new(word, &self.lexicon);
        let stem_name = own.stem_name();
        let features = self.index.place(&Features::together(std::slice::from_ref(&own)));
        let Unscaled { row, squares } = self.index.unscaled(&features);
        let says = std::array::from_fn(|block| {
            let mut sums = vec![0.0; if block == PAIRS { 0 } else { self.entries.len() }];
            self.votes.add(&self.index, &self.head, (block, &row.cells[block]), &mut sums);
            sums
        });
        let meaning = self.meaning.of_word(word);
        let score = |meaning: &Sum| (0..self.entries.len()).map(|entry| self.meaning.score(meaning, entry)).collect();
        let meant = meaning.as_ref().map_or_else(Vec::new, score);
        KnownWord { stem: own.stem, stem_name, features, squares, says, meaning, meant }
    }

    /// The features of some words together.
    pub(super) fn features_of(&self, words: &[Arc<KnownWord>]) -> Placed {
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

    /// What a block of some words' features says of every entry before it is brought to length. `row` is theirs.
    pub(super) fn said(&self, block: usize, words: &[Arc<KnownWord>], features: &Placed, row: &Row) -> Vec<f32> {
        let mut sums = vec![0.0; self.entries.len()];
        if block == PAIRS {
            self.votes.add(&self.index, &self.head, (block, &row.cells[block]), &mut sums);
            return sums;
        }
        for word in words {
            sums.iter_mut().zip(&word.says[block]).for_each(|(sum, own)| *sum += own);
        }
        // What several words have counts less than it does in each of them.
        let less = features.found[block].chunk_by(|a, b| a.feature.name == b.feature.name).filter_map(|run| {
            let place = run[0].place.filter(|_| run[0].feature.word != run[run.len() - 1].feature.word)?;
            let of_each: f32 = run.chunk_by(|a, b| a.feature.word == b.feature.word).map(|own| often(own.len())).sum();
            Some((place, (often(run.len()) - of_each) * self.index.rarity(block, place)))
        });
        self.votes.add(&self.index, &self.head, (block, &less.collect::<Vec<_>>()), &mut sums);
        sums
    }
}

/// What each of some words means.
pub(super) fn meanings(words: &[Arc<KnownWord>]) -> Vec<Option<Sum>> {
    words.iter().map(|word| word.meaning).collect()
}

/// What some words mean together, before it is brought to length.
pub(super) fn meaning_of(words: &[Arc<KnownWord>]) -> Sum {
    let mut sum = [0.0; meaning::DIM];
    words.iter().filter_map(|word| word.meaning.as_ref()).for_each(|word| meaning::add(&mut sum, word));
    sum
}

#[cfg(test)]
mod tests {
    use crate::domain::catalog::assemble::assemble;
    use crate::domain::catalog::written::CatalogFile;
    use crate::domain::matching::Matcher;
    use crate::domain::matching::features::Features;
    use crate::domain::matching::meaning::{direction, meanings};

    fn matcher() -> Matcher {
        let file = |path: &str, text: &str| CatalogFile {
            path: path.into(),
            shown: path.into(),
            content: Ok(text.to_owned()),
        };
        let entry = |title: &str, phrases: &str| {
            format!("title = \"{title}\"\neffort = {{ low = 1, likely = 2, high = 3 }}\n[phrases]\nru = [{phrases}]\n")
        };
        let made = assemble(&[&[
            file("studio.toml", "[rates]\ndeveloper = 1600\n[match]\nmeaning = 0.25\n"),
            file("small/form.toml", &entry("Форма на сайте", r#""нужна форма заявки", "анкета на сайт""#)),
            file("small/shop.toml", &entry("Интернет-магазин", r#""сделать магазин", "каталог с корзиной""#)),
            file("small/speed.toml", &entry("Ускорение сайта", r#""сайт тормозит", "долго грузится страница""#)),
        ]]);
        assert!(!made.has_errors(), "{:?}", made.problems);
        Matcher::fit(&made.catalog)
    }

    #[test]
    fn words_looked_up_apart_say_what_they_say_together() {
        let matcher = matcher();
        for text in
            ["магазин", "форма на сайт и сайт с формой", "сайт, сайтик, сайтище", "ничего такого", "shop i shop"]
        {
            let words = matcher.read(text);
            let scored = matcher.score(&words).expect("words");
            let features = matcher.index.place(&Features::of(&words, &matcher.lexicon));
            assert_eq!(scored.features.found, features.found, "{text}");
            // The long way: likenesses to every phrase, and the phrases' weights.
            let direction = direction(&meanings(&words));
            let of_words = 1.0 - matcher.meaning.share();
            let mut expected = matcher.head.scores(&matcher.index.kernel(&matcher.index.row(&features)));
            for (entry, score) in expected.iter_mut().enumerate() {
                *score = of_words * *score + matcher.meaning.score(&direction, entry);
            }
            let is_near = |(own, expected): (&f32, &f32)| (own - expected).abs() < 1e-3;
            assert!(scored.scores.iter().zip(&expected).all(is_near), "{text}: {:?} {expected:?}", scored.scores);
        }
    }
}
