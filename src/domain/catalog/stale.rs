//! What a catalog says that was true once: figures with an old date or none, and calendars that run out.

use super::dated::{Month, months};
use super::{Catalog, EntryId};
use crate::domain::calendar::WorkCalendar;

/// What somebody should look at again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stale {
    /// Facts of entries, those without a date first, then the oldest.
    pub facts: Vec<Fact>,
    /// Years of calendars that are not settled.
    pub years: Vec<UnsettledYear>,
}

/// A dated or undated fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The entry.
    pub entry: EntryId,
    /// Its date; `None` if nothing in the source has one.
    pub dated: Option<Month>,
    /// The part of the source that has the date; the whole source, or nothing, without one.
    pub words: String,
}

/// A year on which promises of dates will rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsettledYear {
    /// The calendar.
    pub country: String,
    /// The year.
    pub year: i32,
    /// Whether the calendar lists the year, which may still change then; otherwise it lacks it.
    pub listed: bool,
}

/// Facts older than so many months, and years that are not settled by this year's or the next one's act.
#[must_use]
pub fn stale(catalog: &Catalog, today: Month, older: u32) -> Stale {
    let mut facts = Vec::new();
    for entry in catalog.entries.values() {
        let source = entry.source.as_deref().unwrap_or_default();
        let mut old =
            source.split("; ").flat_map(|part| months(part).into_iter().map(move |month| (month, part))).peekable();
        if old.peek().is_none() {
            facts.push(Fact { entry: entry.id.clone(), dated: None, words: source.to_owned() });
        }
        for (month, part) in old.filter(|(month, _)| month.months_to(today) > older) {
            facts.push(Fact { entry: entry.id.clone(), dated: Some(month), words: part.trim().to_owned() });
        }
    }
    facts.sort_by(|a, b| (a.dated, &a.entry).cmp(&(b.dated, &b.entry)));
    let mut years = Vec::new();
    let own = &catalog.studio.calendar.country;
    let others = catalog.calendars.keys().filter(|country| *country != own);
    for country in std::iter::once(own).chain(others) {
        let listed = catalog.calendars.get(country).map_or(&[][..], Vec::as_slice);
        let calendar = WorkCalendar::new(country, listed);
        for year in [today.year, today.year + 1].into_iter().filter(|year| calendar.is_provisional(*year)) {
            let listed = listed.iter().any(|known| known.year == year);
            years.push(UnsettledYear { country: country.clone(), year, listed });
        }
    }
    Stale { facts, years }
}
