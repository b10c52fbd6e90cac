//! The entries of a catalog, in the order of their ids; packed ones are unpacked when somebody first looks at them.
//!
//! A quote looks at a handful of entries of a catalog that may have thousands.

use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::OnceLock;

use super::entry::{Entry, EntryId};
use crate::domain::packed::{Bytes, Damaged, Numbers, Packer, Texts, Unpacker};

/// The entries by id.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// Rising.
    ids: Vec<EntryId>,
    slots: Vec<Slot>,
}

/// An entry, or the bytes of it.
#[derive(Clone, Debug, Default)]
struct Slot {
    packed: Bytes,
    entry: OnceLock<Box<Entry>>,
}

impl Slot {
    fn entry(&self) -> &Entry {
        // Whole bytes that were packed by the same code; see the module `packed`.
        let unpack = || postcard::from_bytes(&self.packed).expect("packed entries are whole");
        self.entry.get_or_init(unpack)
    }
}

impl Entries {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The entry of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Entry> {
        let at = self.ids.binary_search_by(|own| own.as_str().cmp(id)).ok()?;
        Some(self.slots[at].entry())
    }

    /// The ids, rising.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &EntryId> + Clone {
        self.ids.iter()
    }

    /// The entries in the order of their ids.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Entry> + DoubleEndedIterator + Clone {
        self.slots.iter().map(Slot::entry)
    }

    /// Both.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&EntryId, &Entry)> {
        self.ids.iter().zip(self.values())
    }

    pub(super) fn pack(&self, packer: &mut Packer) {
        packer.texts(&self.ids.iter().collect());
        let (mut starts, mut bytes) = (vec![0_u64], Vec::new());
        for entry in self.values() {
            bytes.extend(postcard::to_allocvec(entry).expect("plain data can be packed"));
            starts.push(bytes.len() as u64);
        }
        packer.numbers(&starts.into_iter().collect::<Numbers<u64>>());
        packer.bytes(&bytes);
    }

    pub(super) fn unpack(unpacker: &mut Unpacker) -> Result<Entries, Damaged> {
        let ids: Texts = unpacker.texts()?;
        let starts: Numbers<u64> = unpacker.numbers()?;
        let bytes = unpacker.bytes()?;
        let slot = |(from, to): (u64, u64)| {
            let packed = bytes.part(from as usize..to as usize).ok_or(Damaged)?;
            Ok(Slot { packed, entry: OnceLock::new() })
        };
        let slots: Vec<Slot> = starts.iter().zip(starts.iter().skip(1)).map(slot).collect::<Result<_, Damaged>>()?;
        if slots.len() != ids.len() {
            return Err(Damaged);
        }
        Ok(Entries { ids: ids.iter().map(str::to_owned).collect(), slots })
    }
}

impl From<BTreeMap<EntryId, Entry>> for Entries {
    fn from(entries: BTreeMap<EntryId, Entry>) -> Self {
        let slot = |entry| Slot { packed: Bytes::default(), entry: OnceLock::from(Box::new(entry)) };
        let (ids, slots) = entries.into_iter().map(|(id, entry)| (id, slot(entry))).unzip();
        Entries { ids, slots }
    }
}

impl Index<&str> for Entries {
    type Output = Entry;

    fn index(&self, id: &str) -> &Entry {
        self.get(id).expect("whoever indexes knows that the entry is there")
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::assemble::assemble;
    use crate::domain::catalog::written::CatalogFile;

    #[test]
    fn packed_entries_are_the_same() {
        let file = |id: &str| CatalogFile {
            path: format!("small/{id}.toml"),
            shown: id.into(),
            content: Ok(format!(
                "title = \"{id}\"\neffort = {{ low = 1, likely = 2, high = 3 }}\n[phrases]\nru = [\"о\"]\n"
            )),
        };
        let entries = assemble(&[&[file("form"), file("basket"), file("speed")]]).catalog.entries;
        let mut packer = Packer::default();
        entries.pack(&mut packer);
        let mut unpacker = Unpacker::new(packer.finish().into());
        let unpacked = Entries::unpack(&mut unpacker).expect("just packed");
        assert!(unpacked.keys().eq(["basket", "form", "speed"]));
        assert_eq!(unpacked.get("form").map(|entry| &entry.id), Some(&"form".to_owned()));
        assert_eq!(unpacked.get("shop"), None);
        assert_eq!(unpacked, entries);
    }
}
