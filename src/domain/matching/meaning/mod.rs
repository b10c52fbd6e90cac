//! Meaning beyond the words: «деньги картой» is like «оплата», and *płatność* too.
//!
//! Each word has a direction in a space that Russian, English and Polish words share (`table`); a text has the direction
//! of their sum. The cosine of two directions joins the likeness of words and letters as one more block of the kernel:
//! K = (words + w·meaning) / (1 + w). How much w is worth the catalog itself decides, by phrases left out; where entries
//! differ by the names of products only, nothing.

mod rounded;
mod table;
mod worth;

use std::sync::OnceLock;

use super::ReadWord;
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};
pub use rounded::Rounded;
pub use table::DIM;
use table::Table;
pub use worth::{Worth, worth};

/// The table of the program.
static TABLE: &[u8] = include_bytes!("words.bin");

/// A pair that brings less of a phrase's likeness explains nothing; and more pairs than this nobody reads.
const LEAST_PAIR: f64 = 0.04;
const MOST_PAIRS: usize = 3;

/// A sum of words' meanings.
pub type Sum = [f32; DIM];

/// What each of some words means; `None` for words that the table does not know.
#[must_use]
pub fn meanings(words: &[ReadWord]) -> Vec<Option<Sum>> {
    words.iter().map(|word| of_word(&word.text)).collect()
}

/// What a word means; `None` for one that the table does not know.
fn of_word(word: &str) -> Option<Sum> {
    let table = Table::open(TABLE)?;
    let mut sum = [0.0; DIM];
    table.add_to(table.find(word)?.row, &mut sum);
    Some(sum)
}

/// The scalar product of two meanings.
#[must_use]
#[inline]
pub fn product(a: &Sum, b: &Sum) -> f32 {
    // Running sums side by side, by number and not by iterators: the compiler then uses vectors whatever it inlines.
    const LANES: usize = 16;
    let mut sums = [0.0_f32; LANES];
    for from in (0..DIM).step_by(LANES) {
        for lane in 0..LANES {
            sums[lane] += a[from + lane] * b[from + lane];
        }
    }
    sums.iter().sum()
}

/// Adds one meaning to another.
pub fn add(sum: &mut Sum, other: &Sum) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
}

/// A sum brought to length 1; all zeros stay.
#[must_use]
pub fn unit(mut sum: Sum) -> Sum {
    let length = product(&sum, &sum).sqrt();
    if length > 0.0 {
        sum.iter_mut().for_each(|value| *value /= length);
    }
    sum
}

/// The direction of some words.
#[must_use]
pub fn direction(words: &[Option<Sum>]) -> Sum {
    let mut sum = [0.0; DIM];
    words.iter().flatten().for_each(|word| add(&mut sum, word));
    unit(sum)
}

/// What each word brings to the direction of all.
#[must_use]
pub fn parts(words: &[Option<Sum>]) -> Vec<Option<Sum>> {
    let mut sum = [0.0; DIM];
    words.iter().flatten().for_each(|word| add(&mut sum, word));
    let length = product(&sum, &sum).sqrt();
    let part = |word: &Option<Sum>| word.filter(|_| length > 0.0).map(|word| word.map(|value| value / length));
    words.iter().map(part).collect()
}

/// Whether some text is a word of a language, as far as the table goes.
#[must_use]
pub fn is_word(text: &str) -> bool {
    Table::open(TABLE).and_then(|table| table.find(text)).is_some_and(|found| found.exact)
}

/// What the phrases of a catalog mean, and what that says about its entries.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// w/(1 + w): how much of the likeness is that of meaning.
    share: f32,
    /// For each phrase its direction, in [`STEPS`] of the values.
    phrases: Numbers<i8>,
    /// For each entry the sum of its phrases' directions, each times the phrase's weight for the entry: the score of a
    /// text is one scalar product.
    entries: Numbers<f32>,
    /// The same rounded, when the first text is scored.
    rounded: OnceLock<Vec<Rounded>>,
}

/// Two words whose likeness speaks for a match.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Of the request, as understood.
    pub word: String,
    /// Of the catalog's phrase.
    pub phrase_word: String,
    /// Share of the phrase's likeness that they bring, 0–1.
    pub share: f64,
}

/// Steps between 0 and 1 of the values of a phrase's direction: few are above a half, and a likeness is off by 0.001.
const STEPS: f32 = 254.0;

/// The directions of phrases, before anything is learned.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// One a phrase, of length 1 or 0.
    pub directions: Vec<Sum>,
}

impl Phrases {
    /// Looks the words of each phrase up.
    #[must_use]
    pub fn of<'w>(phrases: impl Iterator<Item = &'w [ReadWord]>) -> Phrases {
        Phrases { directions: phrases.map(|words| direction(&meanings(words))).collect() }
    }
}

impl Meaning {
    /// Keeps what a fit says: `weight` is a phrase's for an entry.
    #[must_use]
    pub fn new(phrases: &Phrases, share: f32, entries: &[Sum]) -> Meaning {
        if share == 0.0 {
            return Meaning::default();
        }
        Meaning {
            share,
            // What lies beyond the ends of the numbers is the end.
            phrases: phrases.directions.iter().flatten().map(|value| (value * STEPS).round() as i8).collect(),
            entries: entries.iter().flatten().copied().collect(),
            rounded: OnceLock::new(),
        }
    }

    /// Packs what was kept.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&self.share);
        packer.numbers(&self.phrases);
        packer.numbers(&self.entries);
    }

    /// Takes what was packed.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Meaning, Damaged> {
        let share = unpacker.value()?;
        Ok(Meaning { share, phrases: unpacker.numbers()?, entries: unpacker.numbers()?, rounded: OnceLock::new() })
    }

    /// How much of the likeness is that of meaning, 0–1; the rest is that of words and letters.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.share
    }

    /// What a word means, where that counts.
    #[must_use]
    pub fn of_word(&self, word: &str) -> Option<Sum> {
        if self.share == 0.0 { None } else { of_word(word) }
    }

    /// What a meaning says for an entry: its part of the score, when it has length 1.
    #[must_use]
    #[inline]
    pub fn score(&self, meaning: &Rounded, entry: usize) -> f32 {
        if self.share == 0.0 { 0.0 } else { self.share * meaning.product(&self.rounded()[entry]) }
    }

    fn rounded(&self) -> &[Rounded] {
        let entry = |entry: usize| Rounded::of(&self.entries.array(entry * DIM));
        self.rounded.get_or_init(|| (0..self.entries.len() / DIM).map(entry).collect())
    }

    /// Adds the meaning's part to the likeness of some phrases, in their order.
    pub fn add_likeness(&self, direction: &Sum, phrases: std::ops::Range<usize>, kernel: &mut [f32]) {
        if self.share > 0.0 {
            for (likeness, phrase) in kernel.iter_mut().zip(phrases) {
                let own = self.phrases.array(phrase * DIM).map(f32::from);
                *likeness += self.share / STEPS * product(direction, &own);
            }
        }
    }

    /// The pairs of different words that bring most of a phrase's likeness by their meaning.
    #[must_use]
    pub fn pairs(
        &self,
        words: &[ReadWord],
        phrase: &[ReadWord],
        likeness: f64,
        are_different: impl Fn(&str, &str) -> bool,
    ) -> Vec<Pair> {
        let parts = |words: &[ReadWord]| parts(&words.iter().map(|word| self.of_word(&word.text)).collect::<Vec<_>>());
        let (own, others) = (parts(words), parts(phrase));
        let mut pairs: Vec<Pair> = Vec::new();
        for (word, meaning) in words.iter().zip(&own) {
            for (other, of_other) in phrase.iter().zip(&others) {
                let (Some(meaning), Some(of_other)) = (meaning, of_other) else { continue };
                let share = f64::from(self.share * product(meaning, of_other)) / likeness.max(f64::MIN_POSITIVE);
                if share >= LEAST_PAIR && are_different(&word.text, &other.text) {
                    pairs.push(Pair { word: word.text.clone(), phrase_word: other.text.clone(), share });
                }
            }
        }
        pairs.sort_by(|a, b| b.share.total_cmp(&a.share));
        pairs.truncate(MOST_PAIRS);
        pairs
    }
}
