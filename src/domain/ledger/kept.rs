//! Quotes as the ledger has them by now: what was said, and everything that happened since.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::body::whole;
use super::body::{Accepted, Body, Declined, Done, Quoted};
use super::id::RecordId;
use super::record::{Record, moment};
use crate::domain::money::Money;

/// The name by which people call a quote: its number, and a letter where two people gave the same number before their
/// ledgers were merged. The first keeps the bare number, the next ones are `17b`, `17c`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuoteName {
    /// The number.
    pub number: u32,
    /// Which of several with this number, from 0.
    pub copy: u32,
}

/// A line of a quote as it is typed: `17` or `17.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The quote.
    pub name: QuoteName,
    /// The line, counted from 1.
    pub line: Option<usize>,
}

/// A quote and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptQuote {
    /// Its name.
    pub name: QuoteName,
    /// The record of its first version: what all later records call it by.
    pub root: RecordId,
    /// What was said, the first version first; never empty.
    pub versions: Vec<Version>,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// What was said at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// The record.
    pub record: RecordId,
    /// When.
    #[serde(with = "moment")]
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: String,
    /// What.
    #[serde(with = "whole")]
    pub quoted: Arc<Quoted>,
}

/// Something that happened to a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The record.
    pub record: RecordId,
    /// When.
    #[serde(with = "moment")]
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: String,
    /// What; never a quote, a meaning, a job or an undo.
    pub body: Body,
}

/// Where a quote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// It was said, nothing more.
    Open,
    /// It went to the client.
    Sent,
    /// The client took it.
    Accepted,
    /// Work began.
    Started,
    /// Work is done.
    Done,
    /// The client did not take it.
    Declined,
}

impl Status {
    /// All of them, in the order in which a quote goes through them.
    pub const ALL: [Status; 6] =
        [Status::Open, Status::Sent, Status::Accepted, Status::Started, Status::Done, Status::Declined];

    /// Its name in data and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Sent => "sent",
            Status::Accepted => "accepted",
            Status::Started => "started",
            Status::Done => "done",
            Status::Declined => "declined",
        }
    }

    /// The status of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }
}

impl QuoteName {
    /// Reads `17` or `17b`.
    #[must_use]
    pub fn parse(written: &str) -> Option<QuoteName> {
        let written = written.trim().trim_start_matches(['№', '#']).trim_start();
        let digits = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
        let number = written[..digits].parse().ok().filter(|number| *number > 0)?;
        let copy = match &written.as_bytes()[digits..] {
            [] => 0,
            [letter @ b'b'..=b'z'] => u32::from(letter - b'a'),
            _ => return None,
        };
        Some(QuoteName { number, copy })
    }
}

impl fmt::Display for QuoteName {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.copy {
            0 => write!(f, "{}", self.number),
            // Twenty-six people with the same number have other troubles.
            copy => write!(f, "{}{}", self.number, char::from(b'a' + copy.min(25) as u8)),
        }
    }
}

impl Reference {
    /// Reads `17`, `17b`, `17.2`, `№17`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Reference> {
        let (name, line) = match written.split_once('.') {
            None => (written, None),
            Some((name, line)) => (name, Some(line.trim().parse().ok().filter(|line| *line > 0)?)),
        };
        Some(Reference { name: QuoteName::parse(name)?, line })
    }
}

impl KeptQuote {
    /// What was said last.
    #[must_use]
    pub fn latest(&self) -> &Version {
        // Made with one, and only ever added to.
        self.versions.last().expect("a quote has a version")
    }

    /// Adds what a record says of it: a version, or what happened.
    pub fn add(&mut self, record: Record) {
        let Record { id: record, at, by, body, .. } = record;
        match body {
            Some(Body::Quote(quoted)) => self.versions.push(Version { record, at, by, quoted }),
            Some(body) => self.events.push(Event { record, at, by, body }),
            None => {}
        }
    }

    /// When something was last written about it.
    #[must_use]
    pub fn last_change(&self) -> DateTime<FixedOffset> {
        let said = self.latest().at;
        self.events.iter().map(|event| event.at).fold(said, Ord::max)
    }

    /// Where it stands: the last decision counts, and what was done is done.
    #[must_use]
    pub fn status(&self) -> Status {
        if self.is_done() {
            return Status::Done;
        }
        self.events.iter().fold(Status::Open, |status, event| match &event.body {
            // Sent once more after a decision is still decided.
            Body::Sent(_) if status < Status::Sent => Status::Sent,
            Body::Accepted(_) => Status::Accepted,
            Body::Declined(_) => Status::Declined,
            Body::Started(_) | Body::Done(_) => Status::Started,
            _ => status,
        })
    }

    /// Whether the client took it: said so, or work began without a word.
    #[must_use]
    pub fn is_won(&self) -> bool {
        matches!(self.status(), Status::Accepted | Status::Started | Status::Done)
    }

    /// The last word about acceptance.
    #[must_use]
    pub fn accepted(&self) -> Option<(&Event, &Accepted)> {
        self.last_of(|body| if let Body::Accepted(accepted) = body { Some(accepted) } else { None })
    }

    /// The last refusal.
    #[must_use]
    pub fn declined(&self) -> Option<(&Event, &Declined)> {
        self.last_of(|body| if let Body::Declined(declined) = body { Some(declined) } else { None })
    }

    /// What it took, by line; `None` is the whole. The later of two records about the same counts.
    #[must_use]
    pub fn done(&self) -> BTreeMap<Option<usize>, (&Event, &Done)> {
        let done = self.events.iter().filter_map(|event| match &event.body {
            Body::Done(done) => Some((done.line, (event, done))),
            _ => None,
        });
        done.collect()
    }

    /// Hours that it took: of the whole if somebody told them, else of its lines.
    #[must_use]
    pub fn hours(&self) -> Option<f64> {
        let done = self.done();
        match done.get(&None) {
            Some((_, whole)) => Some(whole.hours),
            None => (!done.is_empty()).then(|| done.values().map(|(_, line)| line.hours).sum()),
        }
    }

    /// The last day of work.
    #[must_use]
    pub fn finished(&self) -> Option<NaiveDate> {
        let day = |(event, done): &(&Event, &Done)| done.finished.unwrap_or_else(|| event.at.date_naive());
        self.done().values().map(day).max()
    }

    /// The first day of work, if somebody told it.
    #[must_use]
    pub fn started(&self) -> Option<NaiveDate> {
        self.events.iter().find(|event| matches!(event.body, Body::Started(_))).map(|event| event.at.date_naive())
    }

    /// Numbers of the lines that are sold, counted from 1.
    #[must_use]
    pub fn sold(&self) -> Vec<usize> {
        let lines = self.latest().quoted.lines.iter().enumerate();
        lines.filter(|(_, line)| line.hours.is_some() && !line.optional).map(|(at, _)| at + 1).collect()
    }

    /// What it is worth: the price that was agreed on, else the promised sum, else the likely price.
    #[must_use]
    pub fn worth(&self) -> Option<Money> {
        let said = &self.latest().quoted;
        let agreed = self.accepted().and_then(|(_, accepted)| accepted.price);
        agreed.or(said.promise.sum).or_else(|| said.total.as_ref().map(|total| total.price.likely))
    }

    fn is_done(&self) -> bool {
        let done = self.done();
        done.contains_key(&None) || !done.is_empty() && self.sold().iter().all(|line| done.contains_key(&Some(*line)))
    }

    fn last_of<'k, T>(&'k self, of: impl Fn(&'k Body) -> Option<&'k T>) -> Option<(&'k Event, &'k T)> {
        self.events.iter().rev().find_map(|event| Some((event, of(&event.body)?)))
    }
}

/// Puts records, which come in order and all count, into quotes.
#[derive(Debug, Default)]
pub(super) struct Folder {
    quotes: Vec<KeptQuote>,
    /// Every version's record → its quote.
    places: HashMap<RecordId, usize>,
    copies: HashMap<u32, u32>,
    /// Records that speak of a quote that is not there (yet, or any more).
    astray: Vec<Record>,
}

impl Folder {
    pub(super) fn add(&mut self, record: Record) {
        let Some(body) = &record.body else { return };
        let known = body.quote().and_then(|root| self.places.get(root)).copied();
        match body {
            Body::Quote(quoted) => {
                let at = known.unwrap_or_else(|| self.begin(&record.id, quoted.number));
                self.places.insert(record.id.clone(), at);
                self.quotes[at].add(record);
            }
            Body::Job(_) | Body::Match(_) | Body::Task(_) | Body::TaskDone(_) | Body::Undo(_) | Body::Drill(_) => {}
            _ => match known {
                Some(at) => self.quotes[at].add(record),
                // A clock that was set back may have put it before its quote.
                None if body.quote().is_some() => self.astray.push(record),
                None => {}
            },
        }
    }

    /// The quotes, and how many records spoke of one that was not there.
    pub(super) fn finish(mut self) -> (Vec<KeptQuote>, usize) {
        let astray = std::mem::take(&mut self.astray);
        let n_astray = astray.len();
        for record in astray {
            if record.body.as_ref().and_then(Body::quote).is_some_and(|root| self.places.contains_key(root)) {
                self.add(record);
            }
        }
        (self.quotes, n_astray)
    }

    fn begin(&mut self, root: &RecordId, number: u32) -> usize {
        let copies = self.copies.entry(number).or_default();
        let name = QuoteName { number, copy: *copies };
        *copies += 1;
        self.quotes.push(KeptQuote { name, root: root.clone(), versions: Vec::new(), events: Vec::new() });
        self.quotes.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_people_type_them() {
        let case = |written: &str, expected: Option<(u32, u32, Option<usize>)>| {
            let read = Reference::parse(written).map(|read| (read.name.number, read.name.copy, read.line));
            assert_eq!(read, expected, "{written}");
        };
        case("17", Some((17, 0, None)));
        case(" №17 ", Some((17, 0, None)));
        case("#17b.2", Some((17, 1, Some(2))));
        case("17.2", Some((17, 0, Some(2))));
        for wrong in ["", "0", "17.0", "17.", "17.x", "b", "17a", "17bb", "-3", "17 2", "99999999999"] {
            case(wrong, None);
        }
        assert_eq!(QuoteName { number: 17, copy: 1 }.to_string(), "17b");
        assert_eq!(QuoteName::parse("17b"), Some(QuoteName { number: 17, copy: 1 }));
    }
}
