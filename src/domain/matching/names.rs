//! A list of hashed names in rising order, with a directory: a name is found in a step or two instead of sixteen.

use super::features::Name;
use crate::domain::packed::{Damaged, Numbers, Packer, Unpacker};

/// The names and where each stretch of equal first bits begins.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Numbers<Name>,
    /// For each value of the first bits the place of its first name, and at last where the names end: 2^bits + 1.
    starts: Numbers<u32>,
}

/// So many names begin with the same bits on average: hashes spread evenly.
const TOGETHER: usize = 4;

impl Names {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The place of a name.
    #[must_use]
    pub fn find(&self, name: Name) -> Option<usize> {
        // Never fewer than one bit, so the shift is never that of a whole number.
        let bits = self.starts.len().checked_sub(1)?.trailing_zeros();
        let first = (name >> (u64::BITS - bits)) as usize;
        let places = self.starts.at(first) as usize..self.starts.at(first + 1) as usize;
        self.names.find(places, name)
    }

    /// Whether a name is among them.
    #[must_use]
    pub fn has(&self, name: Name) -> bool {
        self.find(name).is_some()
    }

    /// Packs the list.
    pub fn pack(&self, packer: &mut Packer) {
        packer.numbers(&self.names);
        packer.numbers(&self.starts);
    }

    /// Takes a packed list.
    ///
    /// # Errors
    ///
    /// When the bytes end too early.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Names, Damaged> {
        Ok(Names { names: unpacker.numbers()?, starts: unpacker.numbers()? })
    }
}

impl FromIterator<Name> for Names {
    /// From names in any order, each once.
    fn from_iter<I: IntoIterator<Item = Name>>(names: I) -> Self {
        let mut names: Vec<Name> = names.into_iter().collect();
        names.sort_unstable();
        let bits = (names.len() / TOGETHER).max(2).ilog2();
        let mut starts: Vec<u32> = vec![0; (1 << bits) + 1];
        names.iter().for_each(|name| starts[(name >> (u64::BITS - bits)) as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Names { names: names.into_iter().collect(), starts: starts.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_at_its_place() {
        for n in [0, 1, 2, 7, 1000] {
            let mut all: Vec<Name> =
                (0..n).map(|i: u64| super::super::features::hash(&i.to_le_bytes())).chain([0, u64::MAX]).collect();
            let names: Names = all.iter().copied().collect();
            all.sort_unstable();
            assert!(all.iter().enumerate().all(|(place, name)| names.find(*name) == Some(place)), "{n}");
            assert!(!names.has(12_345));
        }
        assert_eq!(Names::default().find(1), None);
    }
}
