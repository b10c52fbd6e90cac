//! Data as plain bytes that are read in place: nothing is copied or taken apart before somebody looks at it.
//!
//! The embedded catalogue and the prepared ones are such bytes. Numbers are little-endian at any address, so that the
//! same bytes are right on every machine; whoever hands bytes in answers for their being whole (the build made them, or
//! their fingerprint was checked).

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// Bytes that several owners share: a part of the program itself, or of something that was read or made.
#[derive(Clone)]
pub struct Bytes {
    whole: Whole,
    range: Range<usize>,
}

#[derive(Clone)]
enum Whole {
    Embedded(&'static [u8]),
    Read(Arc<Vec<u8>>),
}

impl Bytes {
    /// Bytes of the program.
    #[must_use]
    pub fn embedded(bytes: &'static [u8]) -> Bytes {
        Bytes { whole: Whole::Embedded(bytes), range: 0..bytes.len() }
    }

    /// A part of them; `None` where they end before it does.
    #[must_use]
    pub fn part(&self, part: Range<usize>) -> Option<Bytes> {
        (part.start <= part.end && part.end <= self.len()).then(|| {
            let range = self.range.start + part.start..self.range.start + part.end;
            Bytes { whole: self.whole.clone(), range }
        })
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Bytes::embedded(&[])
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes { range: 0..bytes.len(), whole: Whole::Read(Arc::new(bytes)) }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.whole {
            Whole::Embedded(bytes) => &bytes[self.range.clone()],
            Whole::Read(bytes) => &bytes[self.range.clone()],
        }
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{} bytes", self.len())
    }
}

/// A number of fixed size.
pub trait Number: Copy {
    /// Its bytes.
    type Raw: Copy;
    /// The numbers of some bytes, a part of a number at the end left out.
    fn raws(bytes: &[u8]) -> &[Self::Raw];
    /// A number from its bytes.
    fn read(raw: Self::Raw) -> Self;
    /// Adds its bytes.
    fn put(self, bytes: &mut Vec<u8>);
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Number for $number {
            type Raw = [u8; size_of::<$number>()];
            fn raws(bytes: &[u8]) -> &[Self::Raw] {
                bytes.as_chunks().0
            }
            #[inline]
            fn read(raw: Self::Raw) -> $number {
                <$number>::from_le_bytes(raw)
            }
            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }
        }
    )*};
}

numbers!(i8, i16, u32, u64, f32);

/// A list of numbers.
#[derive(Clone, Default)]
pub struct Numbers<N> {
    bytes: Bytes,
    kind: PhantomData<N>,
}

impl<N: Number> Numbers<N> {
    fn raws(&self) -> &[N::Raw] {
        N::raws(&self.bytes)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.raws().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place.
    #[must_use]
    #[inline]
    pub fn at(&self, place: usize) -> N {
        N::read(self.raws()[place])
    }

    /// The numbers at some places.
    #[inline]
    pub fn part(&self, places: Range<usize>) -> impl ExactSizeIterator<Item = N> + '_ {
        self.raws()[places].iter().map(|raw| N::read(*raw))
    }

    /// So many numbers from a place on.
    #[must_use]
    #[inline]
    pub fn array<const SIZE: usize>(&self, from: usize) -> [N; SIZE] {
        let own = &self.raws()[from..from + SIZE];
        std::array::from_fn(|at| N::read(own[at]))
    }

    /// All numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = N> + '_ {
        self.part(0..self.len())
    }

    /// Of some places the first whose number is not before a point: as `partition_point` of a slice.
    #[must_use]
    pub fn first_not(&self, places: Range<usize>, is_before: impl Fn(N) -> bool) -> usize {
        /// Counting so few is faster than looking for the border, where every second guess is wrong.
        const FEW: usize = 64;
        let own = &self.raws()[places.clone()];
        let is_before = |raw: &N::Raw| is_before(N::read(*raw));
        let before = if own.len() <= FEW {
            own.iter().map(|raw| usize::from(is_before(raw))).sum()
        } else {
            own.partition_point(is_before)
        };
        places.start + before
    }

    /// The place of a number among some places, where the numbers rise.
    #[must_use]
    pub fn find(&self, places: Range<usize>, wanted: N) -> Option<usize>
    where
        N: Ord,
    {
        let found = self.raws()[places.clone()].binary_search_by(|raw| N::read(*raw).cmp(&wanted));
        found.ok().map(|at| places.start + at)
    }
}

impl<N: Number> FromIterator<N> for Numbers<N> {
    fn from_iter<I: IntoIterator<Item = N>>(numbers: I) -> Self {
        let mut bytes = Vec::new();
        numbers.into_iter().for_each(|number| number.put(&mut bytes));
        Numbers { bytes: bytes.into(), kind: PhantomData }
    }
}

impl<N: Number> fmt::Debug for Numbers<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{} numbers", self.len())
    }
}

/// A list of texts.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// Where each begins, and at last where they end.
    starts: Numbers<u32>,
    bytes: Bytes,
}

impl Texts {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> &str {
        let own = self.starts.at(place) as usize..self.starts.at(place + 1) as usize;
        // They were texts when they were packed.
        std::str::from_utf8(&self.bytes[own]).unwrap_or_default()
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|place| self.at(place))
    }
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let (mut starts, mut bytes) = (vec![0], Vec::new());
        for text in texts {
            bytes.extend_from_slice(text.as_ref().as_bytes());
            starts.push(bytes.len() as u32);
        }
        Texts { starts: starts.into_iter().collect(), bytes: bytes.into() }
    }
}

/// Bytes that end too early or are not what was expected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("packed data is damaged")]
pub struct Damaged;

/// Puts parts one behind the other, each after its length.
#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
}

impl Packer {
    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        (bytes.len() as u64).put(&mut self.bytes);
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds a list of numbers.
    pub fn numbers<N: Number>(&mut self, numbers: &Numbers<N>) {
        self.bytes(&numbers.bytes);
    }

    /// Adds a list of texts.
    pub fn texts(&mut self, texts: &Texts) {
        self.numbers(&texts.starts);
        self.bytes(&texts.bytes);
    }

    /// Adds something small that is unpacked as a whole.
    ///
    /// # Panics
    ///
    /// Never for plain data: it can be written to memory.
    pub fn value(&mut self, value: &impl Serialize) {
        self.bytes(&postcard::to_allocvec(value).expect("plain data can be packed"));
    }

    /// All that was added.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Takes the parts out again, in the same order.
#[derive(Debug)]
pub struct Unpacker {
    bytes: Bytes,
    at: usize,
}

impl Unpacker {
    /// From the beginning.
    #[must_use]
    pub fn new(bytes: Bytes) -> Unpacker {
        Unpacker { bytes, at: 0 }
    }

    /// The next bytes, shared and not copied.
    ///
    /// # Errors
    ///
    /// When they end too early.
    pub fn bytes(&mut self) -> Result<Bytes, Damaged> {
        let (length, _) = self.bytes[self.at..].split_first_chunk().ok_or(Damaged)?;
        let from = self.at + size_of::<u64>();
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| Damaged)?;
        self.at = from.checked_add(length).ok_or(Damaged)?;
        self.bytes.part(from..self.at).ok_or(Damaged)
    }

    /// The next list of numbers.
    ///
    /// # Errors
    ///
    /// When the bytes end too early.
    pub fn numbers<N: Number>(&mut self) -> Result<Numbers<N>, Damaged> {
        Ok(Numbers { bytes: self.bytes()?, kind: PhantomData })
    }

    /// The next list of texts.
    ///
    /// # Errors
    ///
    /// When the bytes end too early.
    pub fn texts(&mut self) -> Result<Texts, Damaged> {
        Ok(Texts { starts: self.numbers()?, bytes: self.bytes()? })
    }

    /// The next small thing.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn value<T: DeserializeOwned>(&mut self) -> Result<T, Damaged> {
        postcard::from_bytes(&self.bytes()?).map_err(|_| Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed() -> Vec<u8> {
        let mut packer = Packer::default();
        packer.numbers(&[1_u64, u64::MAX].into_iter().collect::<Numbers<u64>>());
        packer.numbers(&[0.5_f32, -3.0e9].into_iter().collect::<Numbers<f32>>());
        packer.texts(&["касса", "", "1с"].into_iter().collect());
        packer.value(&("ещё", 7_u8));
        packer.finish()
    }

    #[test]
    fn parts_come_back_in_their_order() {
        let mut unpacker = Unpacker::new(packed().into());
        assert!(unpacker.numbers::<u64>().expect("whole").iter().eq([1, u64::MAX]));
        assert_eq!(unpacker.numbers::<f32>().expect("whole").at(1), -3.0e9);
        assert!(unpacker.texts().expect("whole").iter().eq(["касса", "", "1с"]));
        assert_eq!(unpacker.value::<(String, u8)>(), Ok(("ещё".to_owned(), 7)));
        assert_eq!(unpacker.bytes().map(|_| ()), Err(Damaged));
    }

    #[test]
    fn what_ends_too_early_is_damaged() {
        let whole = packed();
        for end in 0..whole.len() {
            let mut unpacker = Unpacker::new(whole[..end].to_vec().into());
            let read = unpacker
                .numbers::<u64>()
                .and_then(|_| unpacker.numbers::<f32>())
                .and_then(|_| unpacker.texts())
                .and_then(|_| unpacker.value::<(String, u8)>());
            assert_eq!(read, Err(Damaged), "{end} bytes");
        }
    }

    #[test]
    fn numbers_are_found_where_they_rise() {
        let numbers: Numbers<u32> = [9, 2, 5, 7, 1].into_iter().collect();
        assert_eq!((numbers.find(1..4, 5), numbers.find(1..4, 9), numbers.find(0..0, 9)), (Some(2), None, None));
        assert_eq!(numbers.first_not(1..4, |number| number < 6), 3);
        assert_eq!(Numbers::<u32>::default().len(), 0);
        assert_eq!(Texts::default().len(), 0);
    }
}
