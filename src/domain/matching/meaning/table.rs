//! The word table: what words mean, as directions in a space that three languages share.
//!
//! The file is made by `tools/word-table` and read where it stands. Little-endian:
//!
//! ```text
//! "SMETAW1\0"   words u32   runs u32   key bytes u32   unit f32
//! starts        u32 × (runs + 1): where in the keys each run of 32 words begins, and where the last ends
//! keys          for each word a byte (low half: letters shared with the word before, high half: letters of its own)
//!               and its own letters, one byte each, in the order of the alphabet; the first of a run shares nothing
//! scales        u16 × words: the row's scale in units
//! rows          DIM / 2 bytes × words: two values a byte, the low half first, each value + 8
//! ```
//!
//! Keys are without Polish diacritics and at most [`LONGEST`] letters long.

/// Values of a word.
pub const DIM: usize = 96;
/// Letters of a key: more tell nothing apart that means something else.
pub const LONGEST: usize = 15;
/// Words of a run.
const RUN: usize = 32;
const MAGIC: &[u8; 8] = b"SMETAW1\0";
const HEADER: usize = 24;
/// An unknown word takes the meaning of the word that begins alike, when so many letters are shared…
const LEAST_SHARED: usize = 4;
/// …and this share of its letters.
const SHARED: f32 = 0.6;

/// A word table, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    n_words: usize,
    starts: &'t [[u8; 4]],
    keys: &'t [u8],
    scales: &'t [[u8; 2]],
    rows: &'t [u8],
    unit: f32,
}

/// A word that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its row.
    pub row: usize,
    /// Whether it is the word itself, not one that begins alike.
    pub exact: bool,
}

/// A word in the letters of the table.
#[derive(Clone, Copy, Debug)]
struct Key {
    letters: [u8; LONGEST],
    length: usize,
    /// Letters of the word, those that a key does not hold included.
    of: usize,
}

impl Key {
    fn of(word: &str) -> Key {
        let mut key = Key { letters: [0; LONGEST], length: 0, of: word.chars().count() };
        for letter in word.chars().take(LONGEST) {
            let Some(code) = code(letter) else { break };
            key.letters[key.length] = code;
            key.length += 1;
        }
        key
    }

    fn as_slice(&self) -> &[u8] {
        &self.letters[..self.length]
    }
}

/// The number of a letter in the alphabet of keys; Polish letters are their plain ones.
fn code(letter: char) -> Option<u8> {
    let from = |first: char, base: u8| base + (letter as u32 - first as u32) as u8;
    Some(match letter {
        '0'..='9' => from('0', 0),
        'a'..='z' => from('a', 10),
        'а'..='я' => from('а', 36),
        'ą' => 10,
        'ć' => 12,
        'ę' => 14,
        'ł' => 21,
        'ń' => 23,
        'ó' => 24,
        'ś' => 28,
        'ź' | 'ż' => 35,
        _ => return None,
    })
}

impl<'t> Table<'t> {
    /// Reads the header of a table; `None` when the bytes are not a whole table of this version.
    #[must_use]
    pub fn open(bytes: &'t [u8]) -> Option<Table<'t>> {
        let header = bytes.get(..HEADER)?;
        let number = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let (n_words, n_runs, n_key_bytes) = (number(8) as usize, number(12) as usize, number(16) as usize);
        let mut rest = &bytes[HEADER..];
        let mut take = |size: usize| {
            let (taken, left) = rest.split_at_checked(size)?;
            rest = left;
            Some(taken)
        };
        let starts = take(4 * (n_runs + 1))?.as_chunks().0;
        let (keys, scales, rows) = (take(n_key_bytes)?, take(2 * n_words)?.as_chunks().0, take(n_words * DIM / 2)?);
        let whole = header[..8] == *MAGIC && n_runs == n_words.div_ceil(RUN) && rest.is_empty();
        whole.then_some(Table { n_words, starts, keys, scales, rows, unit: f32::from_bits(number(20)) })
    }

    fn run(&self, block: usize) -> &'t [u8] {
        let at = |block: usize| u32::from_le_bytes(self.starts[block]) as usize;
        &self.keys[at(block)..at(block + 1)]
    }

    /// A word, or the one that begins most alike.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<Found> {
        let key = Key::of(word);
        let wanted = key.as_slice();
        if wanted.is_empty() || self.n_words == 0 {
            return None;
        }
        // The last run whose first word is not behind the wanted one.
        let head = |block: usize| {
            let run = self.run(block);
            &run[1..1 + usize::from(run[0] >> 4)]
        };
        let (mut from, mut to) = (0, self.starts.len() - 1);
        while from < to {
            let middle = usize::midpoint(from, to);
            if head(middle) <= wanted { from = middle + 1 } else { to = middle }
        }
        let block = from.saturating_sub(1);
        // Through the run up to the wanted word or to the first behind it; the next run's first is behind as well.
        let (mut best, mut best_shared) = (None, 0);
        let mut key_of_row = [0_u8; LONGEST];
        let mut row = block * RUN;
        'runs: for block in block..(block + 2).min(self.starts.len() - 1) {
            let mut run = self.run(block);
            while let [sizes, rest @ ..] = run {
                let (kept, own) = (usize::from(sizes & 15), usize::from(sizes >> 4));
                let length = (kept + own).min(LONGEST);
                key_of_row[kept..length].copy_from_slice(&rest[..length - kept]);
                run = &rest[own..];
                let known = &key_of_row[..length];
                if known == wanted && wanted.len() == key.of.min(LONGEST) {
                    return Some(Found { row, exact: true });
                }
                let shared = known.iter().zip(wanted).take_while(|(a, b)| a == b).count();
                if shared > best_shared {
                    (best, best_shared) = (Some(row), shared);
                }
                if known > wanted {
                    break 'runs;
                }
                row += 1;
            }
        }
        let enough = best_shared >= LEAST_SHARED && best_shared as f32 >= SHARED * key.of as f32;
        best.filter(|_| enough).map(|row| Found { row, exact: false })
    }

    /// Adds the meaning of a row to a sum.
    pub fn add_to(&self, row: usize, sum: &mut [f32; DIM]) {
        let scale = self.unit * f32::from(u16::from_le_bytes(self.scales[row]));
        let values = &self.rows[row * DIM / 2..(row + 1) * DIM / 2];
        for (pair, byte) in sum.as_chunks_mut::<2>().0.iter_mut().zip(values) {
            pair[0] += scale * (f32::from(byte & 15) - 8.0);
            pair[1] += scale * (f32::from(byte >> 4) - 8.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<'static> {
        Table::open(super::super::TABLE).expect("the table of the program is whole")
    }

    fn likeness(a: &str, b: &str) -> f32 {
        let row = |word: &str| {
            let mut sum = [0.0; DIM];
            table().add_to(table().find(word).unwrap_or_else(|| panic!("{word} is unknown")).row, &mut sum);
            super::super::unit(sum)
        };
        super::super::product(&row(a), &row(b))
    }

    #[track_caller]
    fn nearer(word: &str, near: &str, far: &str) {
        let (near_likeness, far_likeness) = (likeness(word, near), likeness(word, far));
        assert!(near_likeness > far_likeness + 0.1, "{word}: {near} {near_likeness:.2}, {far} {far_likeness:.2}");
    }

    #[test]
    fn words_that_mean_alike_are_alike_in_any_language() {
        nearer("оплата", "payment", "language");
        nearer("оплата", "płatność", "obrazek");
        nearer("доставка", "delivery", "password");
        nearer("корзина", "koszyk", "telefon");
        nearer("сайт", "website", "invoice");
    }

    #[test]
    fn every_key_is_found_as_itself() {
        let letters: Vec<char> = ('0'..='9').chain('a'..='z').chain('а'..='я').collect();
        let (mut row, mut word) = (0, Vec::new());
        for block in 0..table().starts.len() - 1 {
            let mut run = table().run(block);
            while let [sizes, rest @ ..] = run {
                let own = usize::from(sizes >> 4);
                word.truncate(usize::from(sizes & 15));
                word.extend(rest[..own].iter().map(|code| letters[usize::from(*code)]));
                let text: String = word.iter().collect();
                assert_eq!(table().find(&text), Some(Found { row, exact: true }), "{text}");
                run = &rest[own..];
                row += 1;
            }
        }
        assert_eq!(row, table().n_words);
    }

    #[test]
    fn unknown_words_take_the_one_that_begins_alike_or_nothing() {
        let found = table().find("оплатищами").expect("begins like оплата");
        assert!(!found.exact);
        assert_eq!(table().find("ъъъъъ"), None);
        assert_eq!(table().find(""), None);
        assert_eq!(table().find("漢字"), None);
        assert_eq!(table().find("płatność"), table().find("platnosc"), "Polish may be typed without its marks");
    }

    #[test]
    fn damaged_bytes_are_no_table() {
        let whole = super::super::TABLE;
        assert!(Table::open(&whole[..whole.len() - 1]).is_none());
        assert!(Table::open(&whole[..10]).is_none());
        assert!(Table::open(b"SMETAW2\0 and more than the header has").is_none());
    }
}
