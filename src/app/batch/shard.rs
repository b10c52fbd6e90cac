//! A part of a table, for several processes or machines.
//!
//! Parts are ranges of rows one after another, so that their outputs put end to end are the output of the whole. The
//! rows are counted first, which costs a small share of what answering them does.

use std::ops::Range;
use std::str::FromStr;

/// Part so-and-so of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Counted from 1.
    part: u64,
    of: u64,
}

impl FromStr for Shard {
    type Err = ();

    /// Reads `3/16`.
    fn from_str(written: &str) -> Result<Self, ()> {
        let (part, of) = written.split_once('/').ok_or(())?;
        let number = |digits: &str| digits.trim().parse::<u64>().map_err(|_| ());
        let shard = Shard { part: number(part)?, of: number(of)? };
        // More parts than anybody has machines would only overflow.
        if (1..=shard.of).contains(&shard.part) && shard.of <= 1_000_000 { Ok(shard) } else { Err(()) }
    }
}

impl Shard {
    /// The rows of this part, of so many in all, counted from 0.
    #[must_use]
    pub fn rows(self, all: u64) -> Range<u64> {
        let end = |part: u64| (u128::from(all) * u128::from(part) / u128::from(self.of)) as u64;
        end(self.part - 1)..end(self.part)
    }

    /// Whether this part comes first: it carries the row of names.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.part == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole_in_order() {
        for (all, of) in [(0, 3), (1, 4), (10, 3), (1_000_003, 16)] {
            let parts: Vec<Range<u64>> = (1..=of).map(|part| Shard { part, of }.rows(all)).collect();
            assert_eq!((parts[0].start, parts[of as usize - 1].end), (0, all));
            assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert!(parts.iter().all(|part| part.end - part.start <= all / of + 1));
        }
    }

    #[test]
    fn only_parts_that_exist_are_parts() {
        assert_eq!("3/16".parse(), Ok(Shard { part: 3, of: 16 }));
        for wrong in ["0/3", "4/3", "1/0", "a/3", "3", "1/2/3", "-1/2", ""] {
            assert_eq!(wrong.parse::<Shard>(), Err(()), "{wrong}");
        }
    }
}
