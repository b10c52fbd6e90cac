//! What a text is compared by: words one and two at a time, and letters three to five at a time.

use crate::text::fold::fold;
use crate::text::stem::{stem, stem_english};
use crate::text::word::words;

/// Longer texts say what they are about in their beginning; the rest is logs and quotations. In characters. On JOSSE the
/// loss is 30.8 with 300, 30.4 with 600 and with 1,200.
const LONGEST: usize = 600;

/// Letters of one feature.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=5;

/// The features of a text in two blocks, each sorted by feature; the second figure is 1 + ln(times it occurs).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Features {
    /// Stems and pairs of neighbouring stems.
    pub words: Vec<(u32, f32)>,
    /// Runs of letters within a word and its edges.
    pub letters: Vec<(u32, f32)>,
    /// The stems alone: what the ridge learns from.
    pub stems: Vec<u32>,
}

impl Features {
    /// Reads a text. Features are hashes of 32 bits: two of a million meet by chance about a hundred times, which no
    /// similarity notices.
    pub fn of(text: &str) -> Features {
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let (mut single, mut pairs, mut letters) = (Vec::new(), Vec::new(), Vec::new());
        let mut before: Option<u32> = None;
        let mut edged: Vec<char> = Vec::new();
        for word in words(&text[..end]) {
            let this = hash(1, word_stem(&word.text).bytes());
            single.push(this);
            pairs.extend(before.map(|before| hash(2, before.to_le_bytes().into_iter().chain(this.to_le_bytes()))));
            before = Some(this);
            edged.clear();
            edged.push(' ');
            edged.extend(word.text.chars());
            edged.push(' ');
            for length in LETTERS {
                letters.extend(edged.windows(length).map(hash_letters));
            }
        }
        let mut stems = single.clone();
        stems.sort_unstable();
        stems.dedup();
        single.append(&mut pairs);
        Features { words: counted(single), letters: counted(letters), stems }
    }
}

fn word_stem(word: &str) -> std::borrow::Cow<'_, str> {
    if word.chars().any(|c| matches!(c, 'а'..='я')) { stem(word) } else { stem_english(word) }
}

/// A label of a group, whatever its case and spaces.
pub(super) fn label(written: &str) -> String {
    fold(written.trim())
}

fn counted(mut list: Vec<u32>) -> Vec<(u32, f32)> {
    list.sort_unstable();
    list.chunk_by(|a, b| a == b).map(|run| (run[0], 1.0 + (run.len() as f32).ln())).collect()
}

/// FNV-1a over 64 bits, folded to 32: the same on every machine and for ever.
fn hash(kind: u8, bytes: impl IntoIterator<Item = u8>) -> u32 {
    let long = hash64(kind, bytes);
    (long ^ (long >> 32)) as u32
}

fn hash_letters(run: &[char]) -> u32 {
    let step = |state: u64, c: &char| (state ^ u64::from(*c)).wrapping_mul(PRIME);
    let long = run.iter().fold(BASIS ^ 3, step);
    (long ^ (long >> 32)) as u32
}

/// FNV-1a.
pub(super) fn hash64(kind: u8, bytes: impl IntoIterator<Item = u8>) -> u64 {
    let step = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(PRIME);
    bytes.into_iter().fold(step(BASIS, kind), step)
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;
