//! The phrases of a catalog as the matcher knows them.

use std::ops::Range;

use super::features::{Name, hash};
use super::reading::ReadWord;
use crate::domain::packed::{Damaged, Numbers, Packer, Texts, Unpacker};

/// The phrases that the matcher learned from, in the order of their entries; behind them those that are for none.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// `starts[e]..starts[e + 1]` are those of entry `e`.
    starts: Numbers<u32>,
    /// The entry of each; the number of entries for those of none.
    owners: Numbers<u32>,
    /// The words of each, as typed.
    pub words: Texts,
    /// The words of each, as read, hashed.
    read: Numbers<Name>,
}

impl Phrases {
    /// The phrases of the entries, in their order, and `outside` what no entry is for; `read` are the words of all.
    #[must_use]
    pub fn of(by_entry: &[Vec<&str>], outside: &[&str], read: &[Vec<ReadWord>]) -> Phrases {
        let counts = || by_entry.iter().map(Vec::len);
        let mut end = 0;
        let ends = counts().map(|count| {
            end += count as u32;
            end
        });
        Phrases {
            starts: std::iter::once(0).chain(ends).collect(),
            owners: (0..)
                .zip(counts().chain([outside.len()]))
                .flat_map(|(entry, count)| std::iter::repeat_n(entry, count))
                .collect(),
            words: by_entry.iter().flatten().chain(outside).collect(),
            read: read.iter().map(|words| name_of(words)).collect(),
        }
    }

    /// The entry of a phrase; `None` for what no entry is for.
    #[inline]
    #[must_use]
    pub fn entry(&self, phrase: usize) -> Option<usize> {
        let owner = self.owners.at(phrase) as usize;
        (owner + 1 < self.starts.len()).then_some(owner)
    }

    /// The phrases of an entry.
    #[must_use]
    pub fn of_entry(&self, entry: usize) -> Range<usize> {
        self.starts.at(entry) as usize..self.starts.at(entry + 1) as usize
    }

    /// Whether some words are, word for word, a phrase of an entry.
    #[must_use]
    pub fn has(&self, entry: usize, words: &[ReadWord]) -> bool {
        let name = name_of(words);
        self.read.part(self.of_entry(entry)).any(|own| own == name)
    }

    /// The entry of each.
    pub fn owners(&self) -> impl Iterator<Item = u32> {
        self.owners.iter()
    }

    /// Packs the phrases.
    pub fn pack(&self, packer: &mut Packer) {
        packer.numbers(&self.starts);
        packer.numbers(&self.owners);
        packer.texts(&self.words);
        packer.numbers(&self.read);
    }

    /// Takes packed phrases.
    ///
    /// # Errors
    ///
    /// When the bytes end too early.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Phrases, Damaged> {
        let (starts, owners) = (unpacker.numbers()?, unpacker.numbers()?);
        Ok(Phrases { starts, owners, words: unpacker.texts()?, read: unpacker.numbers()? })
    }
}

fn name_of(words: &[ReadWord]) -> Name {
    hash(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ").as_bytes())
}
