//! What a catalog knows of a word, whatever stands around it.
//!
//! Scores are linear in the features, and but for pairs each feature is one word's own. So what a word says of every entry
//! is added up once, and kept for the next text that has the word: clients' words repeat themselves.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::features::{BLOCKS, Features, Name, OfWord, PAIRS, STEMS, hash};
use super::index::{Row, Unscaled};
use super::manner::Cues;
use super::meaning::{Rounded, Sum, times};
use super::placed::Placed;
use super::reading::LONGEST_KEPT;
use super::{Matcher, ReadWord};
use crate::domain::cache::Cache;

/// In a catalog of more entries than this words are not asked what they say of each: it would take more memory than the
/// words that come again are worth.
pub const MANY: usize = 160;

/// What is kept of each kind takes about so much memory, at most twice as much, in bytes.
const KEPT: usize = 4 << 20;
/// What a word takes beside what it says of entries, and what a list takes beside its numbers.
const OF_WORD: usize = 1 << 11;
const OF_LIST: usize = 1 << 8;

/// The words that were asked for last.
#[derive(Clone, Debug)]
pub struct KnownWords {
    words: Arc<Cache<String, Arc<KnownWord>>>,
    /// By word and entry.
    near: Arc<Cache<(Name, u32), Arc<Near>>>,
    /// The stems of phrases of answers.
    phrases: Arc<Cache<String, Arc<[Name]>>>,
}

/// What each block of a word's features adds to the likeness of each phrase of an entry, before it is brought to length;
/// empty for pairs.
pub type Near = [Vec<f32>; BLOCKS];

/// A word.
#[derive(Debug)]
pub struct KnownWord {
    name: Name,
    /// Its stem; of two the first.
    pub stem: String,
    /// What pairs know it by.
    pub stem_name: Name,
    /// Its features, as of a text of nothing else.
    pub features: Placed,
    /// Their numbers and values, before anything is brought to length.
    pub cells: [Vec<(u32, f32)>; BLOCKS],
    /// Squared length of each block before that.
    pub squares: [f32; BLOCKS],
    /// What each block says of every entry before that; empty for pairs, of which one word has none, and in large catalogs.
    pub says: [Vec<f32>; BLOCKS],
    /// The entries whose phrases have a stem of it, in their order; of a stem that too many have, none.
    pub users: Vec<u32>,
    /// What it is a cue of.
    pub cues: Cues,
    /// What it means, where that counts and the table knows it, times how much it tells.
    pub meaning: Option<Sum>,
    /// What that says of every entry, roughly, before it is brought to length; empty where there is nothing to say, and in
    /// large catalogs.
    pub meant: Vec<f32>,
}

impl KnownWords {
    /// Room for the words of a catalog of so many entries and phrases.
    pub(super) fn room(n_entries: usize, n_phrases: usize) -> KnownWords {
        let bytes = |numbers: usize| BLOCKS * numbers * size_of::<f32>();
        let words = KEPT / (OF_WORD + if n_entries > MANY { 0 } else { bytes(n_entries) });
        let near = KEPT / (OF_LIST + bytes(n_phrases.div_ceil(n_entries.max(1))));
        KnownWords { words: Arc::new(Cache::new(words)), near: Arc::new(Cache::new(near)), phrases: Arc::default() }
    }
}

impl Matcher {
    /// Whether known words say what they say of each entry.
    pub(super) fn words_say(&self) -> bool {
        self.entries.len() <= MANY
    }

    /// What is known of a word as it was read.
    pub(super) fn known(&self, word: &str) -> Arc<KnownWord> {
        let known = || Arc::new(self.looked_up(word));
        if word.len() > LONGEST_KEPT { known() } else { self.known_words.words.get(word, known) }
    }

    /// The stems of a phrase that no client typed.
    pub(super) fn stems_of(&self, phrase: &str) -> Arc<[Name]> {
        let stem = |word: ReadWord| self.known(&word.text).stem_name;
        let stems = || self.lexicon.read_plainly(phrase).into_iter().map(stem).collect();
        self.known_words.phrases.get(phrase, stems)
    }

    fn looked_up(&self, word: &str) -> KnownWord {
        let own = OfWord::new(word, &self.lexicon);
        let stem_name = own.stem_name();
        let features = self.index.place(&Features::together(std::slice::from_ref(&own)));
        let Unscaled { row: Row { cells }, squares } = self.index.unscaled(&features);
        let of_each = self.words_say();
        let says = std::array::from_fn(|block| {
            if block == PAIRS || !of_each {
                return Vec::new();
            }
            let mut sums = vec![0.0; self.entries.len()];
            self.votes.add(&self.index, &self.head, (block, &cells[block]), &mut sums);
            sums
        });
        let telling = self.index.telling(stem_name);
        let meaning = self.meaning.of_word(word).map(|meaning| times(meaning, telling));
        let score = |meaning: &Sum| {
            let meaning = Rounded::of(meaning);
            (0..self.entries.len()).map(|entry| self.meaning.roughly(&meaning, entry)).collect()
        };
        let meant = meaning.as_ref().filter(|_| of_each).map_or_else(Vec::new, score);
        let with_stem = cells[STEMS].iter().flat_map(|(stem, _)| self.index.postings(STEMS, *stem as usize));
        let users = with_stem.filter_map(|(phrase, _)| self.phrases.entry(phrase as usize)).map(|entry| entry as u32);
        let users: BTreeSet<u32> = users.collect();
        let name = hash(word.as_bytes());
        KnownWord {
            name,
            stem: own.stem,
            stem_name,
            features,
            cells,
            squares,
            says,
            users: users.into_iter().collect(),
            cues: Cues::of(word),
            meaning,
            meant,
        }
    }

    /// How near a word's own features bring a text to the phrases of an entry.
    pub(super) fn near(&self, word: &KnownWord, entry: usize) -> Arc<Near> {
        self.known_words.near.get(&(word.name, entry as u32), || {
            let phrases = self.phrases.of_entry(entry);
            Arc::new(std::array::from_fn(|block| {
                let mut likenesses = vec![0.0; if block == PAIRS { 0 } else { phrases.len() }];
                self.index.add_likenesses(block, &word.cells[block], &phrases, &mut likenesses);
                likenesses
            }))
        })
    }
}
