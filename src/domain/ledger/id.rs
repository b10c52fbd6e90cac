//! Names of records: sortable by time, unique without asking anybody.
//!
//! The layout is that of a UUID of version 7 (RFC 9562, section 6.2, method 3): 48 bits of milliseconds, 12 bits of
//! their fraction, 62 random bits. It is made here and not by the crate `uuid`: clock and randomness come from outside,
//! and what the crate would then still do is one `format!`.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// The name of a record. Ours are version 7; any other text that some other program wrote is a name as well.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(String);

/// Milliseconds and their fraction fill 60 bits.
const LAST_TICK: u64 = (1 << 60) - 1;

impl RecordId {
    /// A new name. It sorts after `last` even if the clock was set back: what is written later is meant later.
    #[must_use]
    pub fn new(now: DateTime<FixedOffset>, random: u64, last: Option<&RecordId>) -> RecordId {
        let after_last = last.and_then(RecordId::tick).map_or(0, |last| last + 1);
        let tick = tick_of(now).max(after_last).min(LAST_TICK);
        let (seconds, millis, fraction) = (tick >> 28, (tick >> 12) & 0xffff, tick & 0xfff);
        let (variant, rest) = (0x8000 | ((random >> 48) & 0x3fff), random & 0xffff_ffff_ffff);
        RecordId(format!("{seconds:08x}-{millis:04x}-7{fraction:03x}-{variant:04x}-{rest:012x}"))
    }

    /// The name as it was written; none if it is empty.
    #[must_use]
    pub fn written(text: &str) -> Option<RecordId> {
        (!text.trim().is_empty()).then(|| RecordId(text.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The time in it, in 4096ths of a millisecond; none in a name of another making.
    #[must_use]
    pub fn tick(&self) -> Option<u64> {
        let (bytes, dashes) = (self.0.as_bytes(), [8, 13, 18, 23]);
        let shaped = bytes.len() == 36
            && bytes.iter().enumerate().all(|(at, byte)| match dashes.contains(&at) {
                true => *byte == b'-',
                false => byte.is_ascii_hexdigit(),
            });
        if !shaped || bytes[14] != b'7' {
            return None;
        }
        u64::from_str_radix(&[&self.0[..8], &self.0[9..13], &self.0[15..18]].concat(), 16).ok()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A clock before 1970 or after the year 10000 is wrong, but its record is not lost.
fn tick_of(now: DateTime<FixedOffset>) -> u64 {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0).min(LAST_TICK >> 12);
    let nanos = u64::from(now.timestamp_subsec_nanos() % 1_000_000);
    (millis << 12) | (nanos * 4096 / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(written: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(written).expect("a time")
    }

    #[test]
    fn the_layout_is_that_of_version_7() {
        // The example of RFC 9562, appendix A.6, but for its twelve random bits in place of the fraction.
        let id = RecordId::new(at("2022-02-22T14:22:22-05:00"), 0x18c4_dc0c_0c07_398f, None);
        assert_eq!(id.as_str(), "017f22e2-79b0-7000-98c4-dc0c0c07398f");
        let half = RecordId::new(at("2022-02-22T14:22:22.0005-05:00"), u64::MAX, None);
        assert_eq!(half.as_str(), "017f22e2-79b0-7800-bfff-ffffffffffff");
    }

    #[test]
    fn later_sorts_later_whatever_the_random_part() {
        let times = ["1970-01-01T00:00:00Z", "2026-11-21T10:00:00.000001Z", "2026-11-21T13:00:00.001+03:00"];
        let ids: Vec<RecordId> = times.iter().map(|time| RecordId::new(at(time), u64::MAX, None)).collect();
        for pair in ids.windows(2) {
            let lowest = RecordId(pair[1].as_str()[..19].to_owned() + "8000-000000000000");
            assert!(pair[0] < lowest.clone() && lowest <= pair[1], "{pair:?}");
        }
    }

    #[test]
    fn a_clock_set_back_does_not_turn_the_order() {
        let first = RecordId::new(at("2026-11-21T10:00:00Z"), 7, None);
        let second = RecordId::new(at("2025-01-01T00:00:00Z"), 0, Some(&first));
        assert!(first < second && second.tick() == first.tick().map(|tick| tick + 1));
        let end = RecordId::written("ffffffff-ffff-7fff-bfff-ffffffffffff").expect("a name");
        assert_eq!(RecordId::new(at("2026-11-21T10:00:00Z"), 0, Some(&end)).tick(), Some(LAST_TICK));
        assert_eq!(RecordId::new(at("1960-01-01T00:00:00Z"), 0, None).tick(), Some(0));
    }

    #[test]
    fn names_of_another_making_are_names() {
        for foreign in ["toggl-17", "017f22e2-79b0-4000-98c4-dc0c0c07398f", "017f22e2-79b0-7ё00-98c4-dc0c0c07398"] {
            assert_eq!(RecordId::written(foreign).map(|id| (id.tick(), id.to_string())), Some((None, foreign.into())));
        }
        assert_eq!(RecordId::written(" "), None);
    }
}
