//! Sorting more than memory holds: what is too much lies in temporary files, each sorted, which are read side by side.
//!
//! Libraries for this bound how many things they hold; here their size counts, since the words of one job may be a page.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Things of so many bytes are held in memory.
const IN_MEMORY: usize = 16 << 20;

/// So many files are open at a time; before there are more they become one.
const MOST_RUNS: usize = 64;

/// What is read ahead of each file, bytes.
const AHEAD: usize = 32 << 10;

/// Takes things in any order.
#[derive(Debug)]
pub struct Sorter<T> {
    order: fn(&T, &T) -> Ordering,
    size: fn(&T) -> usize,
    most: usize,
    held: Vec<T>,
    held_bytes: usize,
    runs: Vec<File>,
}

impl<T: Serialize + DeserializeOwned> Sorter<T> {
    /// By an order of its own in which no two things are equal, with the bytes that a thing holds beside itself.
    #[must_use]
    pub fn new(order: fn(&T, &T) -> Ordering, size: fn(&T) -> usize) -> Sorter<T> {
        Sorter { order, size, most: IN_MEMORY, held: Vec::new(), held_bytes: 0, runs: Vec::new() }
    }

    /// Takes the next one.
    ///
    /// # Errors
    ///
    /// When a temporary file cannot be written.
    pub fn push(&mut self, thing: T) -> io::Result<()> {
        self.held_bytes += (self.size)(&thing) + size_of::<T>();
        self.held.push(thing);
        if self.held_bytes > self.most { self.put_away() } else { Ok(()) }
    }

    fn put_away(&mut self) -> io::Result<()> {
        self.held.sort_by(self.order);
        self.held_bytes = 0;
        self.runs.push(run(self.held.drain(..).map(Ok))?);
        if self.runs.len() == MOST_RUNS {
            let merged = run(Merged::of(std::mem::take(&mut self.runs), self.order)?)?;
            self.runs.push(merged);
        }
        Ok(())
    }

    /// All of them, in order.
    ///
    /// # Errors
    ///
    /// When a temporary file cannot be written or read.
    pub fn sorted(mut self) -> io::Result<Sorted<T>> {
        if self.runs.is_empty() {
            self.held.sort_by(self.order);
            return Ok(Sorted::Held(self.held.into_iter()));
        }
        self.put_away()?;
        Ok(Sorted::Merged(Merged::of(self.runs, self.order)?))
    }
}

/// Things in order; each may fail to be read.
#[derive(Debug)]
pub enum Sorted<T> {
    /// All at hand.
    Held(std::vec::IntoIter<T>),
    /// From files.
    Merged(Merged<T>),
}

impl<T: DeserializeOwned> Iterator for Sorted<T> {
    type Item = io::Result<T>;

    fn next(&mut self) -> Option<io::Result<T>> {
        match self {
            Sorted::Held(held) => held.next().map(Ok),
            Sorted::Merged(merged) => merged.next(),
        }
    }
}

/// Sorted files read side by side.
#[derive(Debug)]
pub struct Merged<T> {
    order: fn(&T, &T) -> Ordering,
    /// Each with the first thing that is not taken yet.
    runs: Vec<(T, BufReader<File>)>,
}

impl<T: DeserializeOwned> Merged<T> {
    fn of(files: Vec<File>, order: fn(&T, &T) -> Ordering) -> io::Result<Merged<T>> {
        let mut runs = Vec::with_capacity(files.len());
        for mut file in files {
            file.rewind()?;
            let mut file = BufReader::with_capacity(AHEAD, file);
            runs.extend(read(&mut file)?.map(|first| (first, file)));
        }
        Ok(Merged { order, runs })
    }
}

impl<T: DeserializeOwned> Iterator for Merged<T> {
    type Item = io::Result<T>;

    fn next(&mut self) -> Option<io::Result<T>> {
        let runs = self.runs.iter().enumerate();
        let (at, _) = runs.min_by(|(_, (a, _)), (_, (b, _))| (self.order)(a, b))?;
        match read(&mut self.runs[at].1) {
            Ok(Some(next)) => Some(Ok(std::mem::replace(&mut self.runs[at].0, next))),
            Ok(None) => Some(Ok(self.runs.swap_remove(at).0)),
            Err(error) => {
                self.runs.clear();
                Some(Err(error))
            }
        }
    }
}

/// Writes sorted things to a file that goes with the program: the length of each, 32 bits, and its bytes.
fn run<T: Serialize>(things: impl Iterator<Item = io::Result<T>>) -> io::Result<File> {
    let mut file = BufWriter::new(tempfile::tempfile()?);
    let mut bytes = Vec::new();
    for thing in things {
        bytes.clear();
        postcard::to_io(&thing?, &mut bytes).map_err(invalid)?;
        let length = u32::try_from(bytes.len()).map_err(invalid)?;
        file.write_all(&length.to_le_bytes())?;
        file.write_all(&bytes)?;
    }
    file.into_inner().map_err(io::IntoInnerError::into_error)
}

/// The next thing of a file; `None` at its end.
fn read<T: DeserializeOwned>(file: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match file.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        done => done?,
    }
    let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
    file.read_exact(&mut bytes)?;
    postcard::from_bytes(&bytes).map(Some).map_err(invalid)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_come_in_order_wherever_they_lay() {
        // From all in memory to more files than are open at a time.
        for most in [IN_MEMORY, 20_000, 2_000, 100] {
            let mut sorter: Sorter<(u32, String)> = Sorter { most, ..Sorter::new(Ord::cmp, |(_, words)| words.len()) };
            for i in 0..1000_u32 {
                sorter.push((i * 7919 % 1000, "касса ".repeat(i as usize % 4))).expect("there is room");
            }
            let n_runs = sorter.runs.len();
            assert!(n_runs < MOST_RUNS && (n_runs > 0) == (most < IN_MEMORY), "{most}: {n_runs}");
            let sorted: Vec<(u32, String)> =
                sorter.sorted().expect("there is room").collect::<io::Result<_>>().expect("it is there");
            assert!(sorted.iter().map(|(number, _)| *number).eq(0..1000), "{most}");
            assert!(
                sorted.iter().all(
                    |(at, words)| (0..1000).any(|i| i * 7919 % 1000 == *at && words.len() == 11 * (i as usize % 4))
                )
            );
        }
        assert_eq!(Sorter::<u8>::new(Ord::cmp, |_| 0).sorted().expect("nothing is needed").count(), 0);
    }
}
