//! The catalog's own vocabulary: what its phrases are written with, and how well it knows a word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::features::hash;
use super::names::Names;
use super::reading::ReadWord;
use crate::domain::cache::Cache;
use crate::domain::packed::{Damaged, Packer, Texts, Unpacker};
use crate::text::fold::without_diacritics;
use crate::text::script::{Script, mostly_cyrillic, one_script, script_of};
use crate::text::word::words;
use crate::text::{slip, stem};

/// On so many shelves the words stand by their first letter: neighbours in the alphabet stand on different ones.
const SHELVES: usize = 32;

/// What the catalog's phrases are written with.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    english: bool,
    polish: bool,
    /// Hashes of all letter trigrams.
    trigrams: Names,
    /// All words, the frequent first.
    words: Texts,
    /// Hashes of all words.
    word_names: Names,
    /// Hashes of all stems.
    stems: Names,
    /// Made from those of `words` that begin alike when the first unknown word comes that does.
    nearest: [OnceLock<slip::Nearest>; SHELVES],
    /// Words with Polish letters by what they are without strokes and tails, made when the first word without them comes.
    accented: OnceLock<BTreeMap<String, usize>>,
    /// What was read of the chunks that were asked for last.
    pub(super) chunks: Arc<ReadChunks>,
}

/// Words by how a chunk is to be read and the chunk itself; their places are those in the chunk.
pub(super) type ReadChunks = Cache<String, Arc<[ReadWord]>>;

impl Lexicon {
    /// Learns the words of the phrases; `english` and `polish` say whether stems of these languages are of use.
    #[must_use]
    pub fn learn<'p>(phrases: impl Iterator<Item = &'p str>, english: bool, polish: bool) -> Lexicon {
        // A catalog in Russian only still meets Latin words: product names, which English stems treat kindly.
        let mut lexicon = Lexicon { english: english || !polish, polish, ..Lexicon::default() };
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for phrase in phrases {
            for word in lexicon.read_plainly(phrase) {
                *counts.entry(word.text).or_default() += 1;
            }
        }
        let mut trigrams = BTreeSet::new();
        let mut stems = BTreeSet::new();
        for word in counts.keys() {
            each_trigram(word, |gram| {
                trigrams.insert(gram);
            });
            let (first, second) = lexicon.stems(word);
            stems.insert(hash(first.as_bytes()));
            stems.extend(second.map(|second| hash(second.as_bytes())));
        }
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        lexicon.words = words.into_iter().map(|(word, _)| word).collect();
        lexicon.word_names = lexicon.words.iter().map(|word| hash(word.as_bytes())).collect();
        lexicon.trigrams = trigrams.into_iter().collect();
        lexicon.stems = stems.into_iter().collect();
        lexicon
    }

    /// Packs the lexicon.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&(self.english, self.polish));
        packer.texts(&self.words);
        [&self.trigrams, &self.word_names, &self.stems].into_iter().for_each(|names| names.pack(packer));
    }

    /// Takes a packed lexicon.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Lexicon, Damaged> {
        let (english, polish) = unpacker.value()?;
        Ok(Lexicon {
            english,
            polish,
            words: unpacker.texts()?,
            trigrams: Names::unpack(unpacker)?,
            word_names: Names::unpack(unpacker)?,
            stems: Names::unpack(unpacker)?,
            nearest: <[OnceLock<slip::Nearest>; SHELVES]>::default(),
            accented: OnceLock::new(),
            chunks: Arc::default(),
        })
    }

    /// The stems of a word: of its language by its script; a Latin word may have an English and a Polish one.
    #[must_use]
    pub fn stems(&self, word: &str) -> (String, Option<String>) {
        if matches!(script_of(word), Script::Cyrillic | Script::Mixed) {
            return (stem::stem(word).to_string(), None);
        }
        let polish = || stem::stem_polish(word).to_string();
        if !self.english {
            return (polish(), None);
        }
        let english = stem::stem_english(word).to_string();
        let second = self.polish.then(polish).filter(|polish| *polish != english);
        (english, second)
    }

    /// Words without any repair that needs the catalog: for the catalog's own phrases.
    #[must_use]
    pub fn read_plainly(&self, text: &str) -> Vec<ReadWord> {
        let cyrillic = mostly_cyrillic(text);
        let read = |word: crate::text::word::Word| ReadWord {
            text: one_script(&word.text, cyrillic).into_owned(),
            start: word.start,
            end: word.end,
        };
        words(text).into_iter().map(read).collect()
    }

    /// The share of the words' letter trigrams that the catalog has.
    #[must_use]
    pub fn known<'w>(&self, words: impl Iterator<Item = &'w str>) -> f64 {
        let (mut all, mut known) = (0_usize, 0_usize);
        for word in words {
            each_trigram(word, |gram| {
                all += 1;
                known += usize::from(self.trigrams.has(gram));
            });
        }
        if all == 0 { 0.0 } else { known as f64 / all as f64 }
    }

    /// Whether some phrase has exactly this word.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.word_names.has(hash(word.as_bytes()))
    }

    /// Whether some phrase has a form of this word.
    #[must_use]
    pub fn has_stem(&self, word: &str) -> bool {
        if self.has_word(word) {
            return true;
        }
        let (first, second) = self.stems(word);
        let knows = |stem: &str| self.stems.has(hash(stem.as_bytes()));
        knows(&first) || second.is_some_and(|second| knows(&second))
    }

    /// The catalog's word that a long unknown word was meant to be.
    #[must_use]
    pub fn respelt(&self, word: &str) -> Option<&str> {
        let may_slip = slip::slips_allowed(word.chars().count()) > 0;
        if !may_slip || self.has_stem(word) {
            return None;
        }
        let shelf_of = |word: &str| word.chars().next().map(|letter| letter as usize % SHELVES);
        let shelf = shelf_of(word)?;
        let own = || slip::Nearest::new(self.words.iter().filter(|word| shelf_of(word) == Some(shelf)));
        self.nearest[shelf].get_or_init(own).find(word)
    }

    /// The catalog's word that an unknown Latin word is when Polish letters were typed without their strokes and tails; of
    /// several the most frequent.
    #[must_use]
    pub fn accented(&self, word: &str) -> Option<&str> {
        /// Shorter ones are words of other languages too.
        const LEAST: usize = 4;
        if !self.polish || word.len() < LEAST || !word.is_ascii() || self.has_word(word) {
            return None;
        }
        let by_bare = self.accented.get_or_init(|| {
            let mut by_bare = BTreeMap::new();
            let words = self.words.iter().enumerate().filter(|(_, word)| without_diacritics(word) != *word);
            words.for_each(|(at, word)| {
                // The frequent come first.
                by_bare.entry(without_diacritics(word).into_owned()).or_insert(at);
            });
            by_bare
        });
        by_bare.get(word).map(|at| self.words.at(*at))
    }

    /// The two words of the catalog that an unknown word is when a space was lost; the most even pair of several.
    #[must_use]
    pub fn unglued<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        /// Words of one letter that people write next to others; any other single letter would be found by chance.
        const SINGLE: &[&str] = &["в", "с", "к", "и", "у", "о", "а", "i", "z", "w", "o", "u", "a"];
        let is_half = |half: &str| (half.chars().nth(1).is_some() || SINGLE.contains(&half)) && self.has_word(half);
        self.halves(word, |left, right| is_half(left) && is_half(right))
    }

    /// The same where one of the two is a word of the catalog and the other `is_word` of a language. Shorter ones than three
    /// letters are prefixes and endings as often as words.
    #[must_use]
    pub fn unglued_from<'w>(&self, word: &'w str, is_word: impl Fn(&str) -> bool) -> Option<(&'w str, &'w str)> {
        const LEAST: usize = 3;
        let is_long = |half: &str| half.chars().nth(LEAST - 1).is_some();
        let is_pair = |known: &str, other: &str| self.has_word(known) && is_word(other);
        self.halves(word, |left, right| {
            is_long(left) && is_long(right) && (is_pair(left, right) || is_pair(right, left))
        })
    }

    /// The most even of the pairs that fit and make an unknown word.
    fn halves<'w>(&self, word: &'w str, fit: impl Fn(&str, &str) -> bool) -> Option<(&'w str, &'w str)> {
        /// A word under five letters is rather a name than two words.
        const LEAST: usize = 5;
        let letters = word.chars().count();
        if letters < LEAST || self.has_stem(word) {
            return None;
        }
        let cuts = word.char_indices().enumerate().skip(1).map(|(place, (at, _))| (place, word.split_at(at)));
        let fitting = cuts.filter(|(_, (left, right))| fit(left, right));
        fitting.min_by_key(|(place, _)| (2 * place).abs_diff(letters)).map(|(_, halves)| halves)
    }
}

fn each_trigram(word: &str, mut each: impl FnMut(u64)) {
    let mut window = [' '; 3];
    let mut filled = 1;
    for letter in word.chars().chain([' ']) {
        window.rotate_left(1);
        window[2] = letter;
        filled += 1;
        if filled >= 3 {
            let mut buffer = [0_u8; 12];
            let mut at = 0;
            for letter in window {
                at += letter.encode_utf8(&mut buffer[at..]).len();
            }
            each(hash(&buffer[..at]));
        }
    }
}
