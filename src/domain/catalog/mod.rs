//! The catalog of typical tasks: a studio's settings, its categories, entries and shared questions.
//!
//! What people write (`written`) is turned into what is meant (`entry`, `studio`); every problem on the way is
//! collected (`problem`), never only the first. A [`Catalog`] that came out of [`assemble::assemble`] without errors
//! is consistent: every id that it names exists.

pub mod assemble;
pub mod dated;
pub mod diff;
pub mod edit;
pub mod entries;
pub mod entry;
pub mod graph;
pub mod keys;
pub mod learned;
mod lint;
pub mod parts;
pub mod problem;
pub mod review;
pub mod search;
pub mod stale;
pub mod studio;
pub mod written;

use std::collections::BTreeMap;

use crate::domain::calendar::{CalendarYear, WorkCalendar};
use crate::domain::lang::Text;
use crate::domain::packed::{Damaged, Packer, Unpacker};
pub use entries::Entries;
pub use entry::{Answer, AnswerId, Effect, Entry, EntryId, Question, QuestionId};
pub use learned::Taught;
pub use studio::Studio;

/// Everything a studio knows about its typical tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// Rates, pricing rules, calendar, thresholds.
    pub studio: Studio,
    /// Categories by the name of their folder.
    pub categories: BTreeMap<String, Text>,
    /// The entries by id; the position in this order is the entry's number in the matcher.
    pub entries: Entries,
    /// Questions that several entries share, by id.
    pub shared_questions: BTreeMap<QuestionId, Question>,
    /// Working calendars by country, as the studio wrote them.
    pub calendars: BTreeMap<String, Vec<CalendarYear>>,
    /// What all finished jobs say together.
    pub taught: Taught,
    /// Twelve hexadecimal digits of the content: the same files give the same version.
    pub version: String,
}

impl Catalog {
    /// The entry of an id, or of an id it had before it was renamed.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id).or_else(|| self.entries.values().find(|entry| entry.formerly.iter().any(|old| old == id)))
    }

    /// The working calendar of the studio's country: what the studio wrote of its years, else what the law says.
    #[must_use]
    pub fn work_calendar(&self) -> WorkCalendar {
        let country = &self.studio.calendar.country;
        WorkCalendar::new(country, self.calendars.get(country).map_or(&[], Vec::as_slice))
    }

    /// Packs the catalog.
    pub fn pack(&self, packer: &mut Packer) {
        packer.value(&(
            &self.studio,
            &self.categories,
            &self.shared_questions,
            &self.calendars,
            &self.taught,
            &self.version,
        ));
        self.entries.pack(packer);
    }

    /// Takes a packed catalog; its entries are read when somebody looks at them.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Catalog, Damaged> {
        let (studio, categories, shared_questions, calendars, taught, version) = unpacker.value()?;
        let entries = Entries::unpack(unpacker)?;
        Ok(Catalog { studio, categories, entries, shared_questions, calendars, taught, version })
    }
}
