//! What a text is made of for the matcher: three blocks of named features.
//!
//! Word stems say what is spoken about; unordered pairs of near stems say what is done to what; character n-grams
//! forgive endings, typos and compounds. A feature's name is hashed to 64 bits: at a hundred thousand features two
//! names share a hash once in four billion catalogs.

use super::lexicon::Lexicon;
use super::reading::ReadWord;

/// A feature's name, hashed.
pub type Name = u64;

/// Stems, pairs, n-grams.
pub const BLOCKS: usize = 3;

/// The block of pairs: the only one that is not the words' own.
pub const PAIRS: usize = 1;
/// The block of stems.
pub const STEMS: usize = 0;
const OF_GRAMS: usize = 2;

/// Weights of the three blocks, found by ablation on four data sets.
pub const WEIGHTS: [f32; BLOCKS] = [1.0, 0.25, 2.0];

/// Pairs of stems at most this far apart.
const PAIR_DISTANCE: usize = 3;

/// Lengths of character n-grams of a word with a space on either side.
const GRAMS: std::ops::RangeInclusive<usize> = 2..=5;

/// Counted features of a text, block by block.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// In the order of the text.
    pub found: [Vec<Feature>; BLOCKS],
}

/// A feature and the words it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// What it is.
    pub name: Name,
    /// The number of its word, of a pair the first.
    pub word: u32,
    /// The number of the last word that it needs.
    pub last: u32,
}

/// The names of a word's own features.
#[derive(Clone, Debug)]
pub struct OfWord {
    /// Its stem; of two the first.
    pub stem: String,
    /// Block by block; none of them is a pair.
    pub names: [Vec<Name>; BLOCKS],
}

impl OfWord {
    /// The names of a word as it was read.
    #[must_use]
    pub fn new(word: &str, lexicon: &Lexicon) -> OfWord {
        let mut names: [Vec<Name>; BLOCKS] = Default::default();
        let (stem, second) = lexicon.stems(word);
        names[STEMS].push(hash(stem.as_bytes()));
        names[STEMS].extend(second.map(|second| hash(second.as_bytes())));
        grams(word, |gram| names[OF_GRAMS].push(gram));
        OfWord { stem, names }
    }

    /// The name that pairs are made of.
    #[must_use]
    pub fn stem_name(&self) -> Name {
        self.names[STEMS][0]
    }
}

impl Features {
    /// The features of some words.
    #[must_use]
    pub fn of(words: &[ReadWord], lexicon: &Lexicon) -> Features {
        let words: Vec<OfWord> = words.iter().map(|word| OfWord::new(&word.text, lexicon)).collect();
        Features::together(&words)
    }

    /// The features of words whose own are known.
    #[must_use]
    pub fn together(words: &[OfWord]) -> Features {
        let mut features = Features::default();
        for (word, number) in words.iter().zip(0..) {
            for (found, names) in features.found.iter_mut().zip(&word.names) {
                found.extend(names.iter().map(|name| Feature { name: *name, word: number, last: number }));
            }
        }
        features.found[PAIRS] = pairs(&words.iter().map(OfWord::stem_name).collect::<Vec<_>>());
        features
    }
}

/// Unordered pairs of near stems.
pub fn pairs(stems: &[Name]) -> Vec<Feature> {
    let mut pairs = Vec::new();
    for (at, first) in stems.iter().enumerate() {
        for (second, last) in stems.iter().zip(0..).skip(at + 1).take(PAIR_DISTANCE - 1) {
            let name = mix(*first.min(second), *first.max(second));
            pairs.push(Feature { name, word: at as u32, last });
        }
    }
    pairs
}

/// Calls `each` with the name of every n-gram of " word ".
fn grams(word: &str, mut each: impl FnMut(Name)) {
    let letters = || std::iter::once(' ').chain(word.chars()).chain([' ']);
    for from in 0..=word.chars().count() {
        // A longer n-gram goes on from the shorter one that begins at the same letter.
        let mut sum = FNV_START;
        for (letter, length) in letters().skip(from).zip(1..=*GRAMS.end()) {
            sum = folded(sum, letter.encode_utf8(&mut [0; 4]).as_bytes());
            if GRAMS.contains(&length) {
                each(mix(sum, 0));
            }
        }
    }
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a with a final mix, so that neighbouring names differ in all bits.
#[must_use]
pub fn hash(bytes: &[u8]) -> Name {
    mix(folded(FNV_START, bytes), 0)
}

fn folded(sum: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(sum, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn mix(a: u64, b: u64) -> u64 {
    let mut x = a ^ b.rotate_left(32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grams_are_letters_not_bytes() {
        let mut found = Vec::new();
        grams("1с", |gram| found.push(gram));
        assert_eq!(found, [" 1", " 1с", " 1с ", "1с", "1с ", "с "].map(|gram| hash(gram.as_bytes())));
    }

    #[test]
    fn names_that_differ_hash_apart() {
        assert_ne!(mix(1, 2), mix(1, 3));
        assert_ne!(hash("обмен".as_bytes()), hash("обмена".as_bytes()));
    }
}
