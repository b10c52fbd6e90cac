//! Meaning beyond the words: «деньги картой» is like «оплата», and *płatność* too.
//!
//! Each word has a direction in a space that Russian, English and Polish words share (`table`); a text has the direction
//! of their sum, to which a word adds the less the more phrases have it. Likeness of two directions joins that of words
//! and letters as one more block of the kernel: K = (words + w·meaning) / (1 + w). It is the cosine where phrases are held
//! against each other, and for scores a likeness that wanes faster (`landmarks`). How much w is worth the catalog itself
//! decides, by phrases left out; where entries differ by the names of products only, nothing.

mod landmarks;
mod learned;
mod rounded;
mod table;
mod worth;

use super::ReadWord;
pub use landmarks::{Basis, View};
pub use learned::{Meaning, Pair, Phrases, share_of_likeness};
pub use rounded::Rounded;
pub use table::DIM;
use table::Table;
pub use worth::{Worth, worth};

/// The table of the program.
static TABLE: &[u8] = include_bytes!("words.bin");

/// A sum of words' meanings.
pub type Sum = [f32; DIM];

/// What each of some words means, times how much the word tells; `None` for words that the table does not know.
#[must_use]
pub fn meanings(words: &[ReadWord], telling: impl Fn(&str) -> f32) -> Vec<Option<Sum>> {
    let meaning = |word: &ReadWord| of_word(&word.text).map(|meaning| times(meaning, telling(&word.text)));
    words.iter().map(meaning).collect()
}

/// A meaning so many times.
#[must_use]
pub fn times(meaning: Sum, factor: f32) -> Sum {
    meaning.map(|value| factor * value)
}

/// What a word means; `None` for one that the table does not know.
fn of_word(word: &str) -> Option<Sum> {
    let table = Table::open(TABLE)?;
    let mut sum = [0.0; DIM];
    table.add_to(table.find(word)?.row, &mut sum);
    Some(sum)
}

/// The scalar product of two of one kind.
#[must_use]
#[inline]
pub fn product<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    // Running sums side by side, by number and not by iterators: the compiler then uses vectors whatever it inlines.
    const LANES: usize = 16;
    const { assert!(N.is_multiple_of(LANES)) };
    let mut sums = [0.0_f32; LANES];
    for from in (0..N).step_by(LANES) {
        for lane in 0..LANES {
            sums[lane] += a[from + lane] * b[from + lane];
        }
    }
    sums.iter().sum()
}

/// Adds one to another.
pub fn add<const N: usize>(sum: &mut [f32; N], other: &[f32; N]) {
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

/// How much of the likeness of two texts that nothing was learned from is that of meaning: best of five shares tried on 400
/// labelled requests, and about as good as any on tasks that were cut in two (docs/measurements.md).
const OF_TEXTS: f32 = 1.0 / 3.0;

/// The likeness of two texts that nothing was learned from, by their likeness in words and letters and the cosine of what
/// they mean.
#[must_use]
pub fn likeness_of_texts(by_words: f32, cosine: f32) -> f32 {
    (1.0 - OF_TEXTS) * by_words + OF_TEXTS * cosine
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
