//! What a text is made of for the matcher: three blocks of named features.
//!
//! Word stems say what is spoken about; unordered pairs of near stems say what is done to what; character n-grams
//! forgive endings, typos and compounds. A feature's name is hashed to 64 bits: at a hundred thousand features two
//! names share a hash once in four billion catalogs.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::reading::ReadWord;

/// A feature's name, hashed.
pub type Name = u64;

/// Stems, pairs, n-grams.
pub const BLOCKS: usize = 3;

/// Weights of the three blocks, found by ablation on four data sets.
pub const WEIGHTS: [f32; BLOCKS] = [1.0, 0.25, 2.0];

/// Pairs of stems at most this far apart.
const PAIR_DISTANCE: usize = 3;

/// Lengths of character n-grams of a word with a space on either side.
const GRAMS: std::ops::RangeInclusive<usize> = 2..=5;

/// Counted features of a text, block by block, each with the word it comes from.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Name and word number, in the order of the text.
    pub found: [Vec<(Name, u32)>; BLOCKS],
    /// The first stem of each word: pairs are made of these.
    stems: Vec<Name>,
}

impl Features {
    /// The features of some words.
    #[must_use]
    pub fn of(words: &[ReadWord], lexicon: &Lexicon) -> Features {
        let mut features = Features::default();
        for (number, word) in words.iter().enumerate() {
            let number = number as u32;
            let (first, second) = lexicon.stems(&word.text);
            let first = hash(first.as_bytes());
            features.stems.push(first);
            features.found[0].push((first, number));
            if let Some(second) = second {
                features.found[0].push((hash(second.as_bytes()), number));
            }
            grams(&word.text, |gram| features.found[2].push((hash(gram.as_bytes()), number)));
        }
        features.found[1] = pairs(&features.stems);
        features
    }

    /// The features of some of the words, as if there were no others.
    #[must_use]
    pub fn part(&self, words: Range<usize>) -> Features {
        let own = |found: &[(Name, u32)]| {
            let place = |word: usize| found.partition_point(|(_, own)| (*own as usize) < word);
            let own = &found[place(words.start)..place(words.end)];
            own.iter().map(|(name, word)| (*name, word - words.start as u32)).collect()
        };
        let stems = self.stems[words.clone()].to_vec();
        Features { found: [own(&self.found[0]), pairs(&stems), own(&self.found[2])], stems }
    }

    /// The same features, apart for each word.
    #[must_use]
    pub fn by_word(&self, n_words: usize) -> Vec<Features> {
        let mut parts = vec![Features::default(); n_words];
        for (block, found) in self.found.iter().enumerate() {
            for (name, word) in found {
                parts[*word as usize].found[block].push((*name, *word));
            }
        }
        parts
    }
}

fn pairs(stems: &[Name]) -> Vec<(Name, u32)> {
    let mut pairs = Vec::new();
    for (at, first) in stems.iter().enumerate() {
        for second in stems.iter().skip(at + 1).take(PAIR_DISTANCE - 1) {
            let (low, high) = (first.min(second), first.max(second));
            pairs.push((mix(*low, *high), at as u32));
        }
    }
    pairs
}

/// Calls `each` with every n-gram of " word ".
pub fn grams(word: &str, mut each: impl FnMut(&str)) {
    let mut padded = String::with_capacity(word.len() + 2);
    padded.push(' ');
    padded.push_str(word);
    padded.push(' ');
    let mut starts: Vec<usize> = padded.char_indices().map(|(at, _)| at).collect();
    starts.push(padded.len());
    let letters = starts.len() - 1;
    for length in GRAMS {
        if length > letters {
            break;
        }
        for at in 0..=letters - length {
            each(&padded[starts[at]..starts[at + length]]);
        }
    }
}

/// FNV-1a with a final mix, so that neighbouring names differ in all bits.
#[must_use]
pub fn hash(bytes: &[u8]) -> Name {
    let folded = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    mix(folded, 0)
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
        grams("1с", |gram| found.push(gram.to_owned()));
        assert_eq!(found, [" 1", "1с", "с ", " 1с", "1с ", " 1с "]);
    }

    #[test]
    fn a_part_has_the_features_of_its_words_alone() {
        let lexicon = Lexicon::learn(["обмен с 1с"].into_iter(), true, true);
        let words = lexicon.read_plainly("обмен с 1с и bitrix24, потом касса");
        let all = Features::of(&words, &lexicon);
        for (from, to) in [(0, 7), (0, 3), (2, 6), (6, 7), (3, 3)] {
            let (part, alone) = (all.part(from..to), Features::of(&words[from..to], &lexicon));
            assert_eq!(part.found, alone.found, "{from}..{to}");
        }
    }

    #[test]
    fn names_that_differ_hash_apart() {
        assert_ne!(mix(1, 2), mix(1, 3));
        assert_ne!(hash("обмен".as_bytes()), hash("обмена".as_bytes()));
    }
}
