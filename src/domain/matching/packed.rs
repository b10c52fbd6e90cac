//! Long lists of numbers as plain bytes: packed and unpacked in one go instead of number by number.
//!
//! Used with `#[serde(with = "super::packed")]`; little-endian, so that a prepared catalog is the same on every machine.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

/// A number of fixed size.
pub trait Number: Copy {
    /// Its size in bytes.
    const SIZE: usize;
    /// Adds its bytes.
    fn put(self, bytes: &mut Vec<u8>);
    /// Reads a list from its bytes, a part of a number at the end left out: one copy, not one for each number.
    fn list(bytes: &[u8]) -> Vec<Self>;
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Number for $number {
            const SIZE: usize = size_of::<$number>();
            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }
            fn list(bytes: &[u8]) -> Vec<$number> {
                bytes.as_chunks().0.iter().map(|number| <$number>::from_le_bytes(*number)).collect()
            }
        }
    )*};
}

numbers!(u32, u64, f32);

/// Writes a list as bytes.
///
/// # Errors
///
/// As the format does.
pub fn serialize<N: Number, S: Serializer>(list: &[N], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(list.len() * N::SIZE);
    list.iter().for_each(|number| number.put(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

/// Reads a list from bytes.
///
/// # Errors
///
/// When there are no bytes, or bytes that are no whole numbers.
pub fn deserialize<'de, N: Number, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<N>, D::Error> {
    deserializer.deserialize_bytes(Bytes(PhantomData))
}

struct Bytes<N>(PhantomData<N>);

impl<N: Number> Visitor<'_> for Bytes<N> {
    type Value = Vec<N>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "numbers of {} bytes", N::SIZE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<N>, E> {
        if !bytes.len().is_multiple_of(N::SIZE) {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        Ok(N::list(bytes))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Lists {
        #[serde(with = "super")]
        names: Vec<u64>,
        #[serde(with = "super")]
        values: Vec<f32>,
    }

    #[test]
    fn lists_come_back_and_broken_ones_do_not() {
        let lists = Lists { names: vec![1, u64::MAX], values: vec![0.5, -3.0e9] };
        let bytes = postcard::to_allocvec(&lists).expect("plain numbers");
        assert_eq!(postcard::from_bytes::<Lists>(&bytes), Ok(lists));
        // Three bytes are no number of eight.
        assert!(postcard::from_bytes::<Lists>(&[3, 1, 2, 3, 0]).is_err());
    }
}
