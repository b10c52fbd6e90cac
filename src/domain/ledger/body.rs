//! What records say: one struct for each kind.
//!
//! Every struct is read from JSON lines and, in prepared ledgers, from packed bytes; so nothing is left out by serde
//! itself, and keys that say nothing are left out where a line is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::id::RecordId;
use super::told::told;
use crate::domain::money::{Currency, Money, PriceRange};
use crate::domain::range::Range3;

/// What a record says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// What a client was told.
    #[serde(with = "whole")]
    Quote(Arc<Quoted>),
    /// A quote went to the client.
    Sent(Box<Sent>),
    /// The client took it.
    Accepted(Accepted),
    /// The client did not.
    Declined(Declined),
    /// Work began.
    Started(Started),
    /// Work is done.
    Done(Done),
    /// Somebody wrote something down.
    Note(Note),
    /// A finished job from elsewhere.
    Job(Box<Job>),
    /// What a client's words mean.
    Match(Match),
    /// Another record does not count.
    Undo(Undo),
}

/// A quote as it was said. What the client heard stays as it is, whatever the catalog says later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quoted {
    /// Its number, as people say it: the next one in the ledger of whoever saved it.
    pub number: u32,
    /// The first version of it, if this is a later one.
    #[serde(default)]
    pub of: Option<RecordId>,
    /// Whose request it is.
    #[serde(default)]
    pub client: Option<String>,
    /// The client's words.
    pub request: String,
    /// The day it was made on.
    pub today: NaiveDate,
    /// The version of the catalog.
    pub catalog: String,
    /// The currency of its sums.
    pub currency: Currency,
    /// What was typed beside the words.
    #[serde(default)]
    pub asked: Asked,
    /// Its lines.
    pub lines: Vec<QuotedLine>,
    /// What the priced lines come to; none if there is none.
    #[serde(default)]
    pub total: Option<QuotedTotal>,
    /// What kind of number was said.
    pub promise: Promised,
}

/// What was typed beside a request: with it the quote can be made again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `question=value`, those that the client's words or the ledger gave not among them.
    pub answers: Vec<String>,
    /// `variant` or `entry.variant`.
    pub variants: Vec<String>,
    /// Entries that were named.
    pub entries: Vec<String>,
    /// Conditions.
    pub conditions: Vec<String>,
    /// Percent.
    pub discount: f64,
    /// Entries beside the total.
    pub options: Vec<String>,
    /// What may be spent.
    pub budget: Option<Money>,
    /// The wanted day.
    pub by: Option<NaiveDate>,
}

/// A line of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// The client's words for it; none if an answer or a name brought it.
    #[serde(default)]
    pub ask: Option<String>,
    /// `typical`, `unsure` or `new`.
    pub verdict: String,
    /// The entry; none if nobody knew.
    #[serde(default)]
    pub entry: Option<String>,
    /// Its title then; empty without an entry.
    #[serde(default)]
    pub title: String,
    /// How sure the match was, 0–1.
    pub confidence: f64,
    /// The way it would be done.
    #[serde(default)]
    pub variant: Option<String>,
    /// Offered beside the total.
    #[serde(default)]
    pub optional: bool,
    /// Where the hours come from: `typical`, `observed`, `analogy` or `override`.
    #[serde(default)]
    pub basis: String,
    /// What was known, by question: an answer's id, a number, or `?`.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Hours of work.
    #[serde(default)]
    pub hours: Option<Range3>,
    /// What it brings to the total.
    #[serde(default)]
    pub price: Option<PriceRange>,
    /// Working days: low, likely, high.
    #[serde(default)]
    pub days: Option<[u32; 3]>,
}

/// The total of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotedTotal {
    /// Hours of work.
    pub hours: Range3,
    /// The selling price.
    pub price: PriceRange,
    /// The price that covers the studio's share of outcomes.
    pub safe: Money,
    /// Working days: low, likely, high.
    pub days: [u32; 3],
    /// Ready dates: low, likely, high.
    pub ready: [NaiveDate; 3],
}

/// What kind of number was said, and until when it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promised {
    /// `ballpark`, `range`, `capped` or `firm`.
    pub kind: String,
    /// The sum of a capped or a firm price.
    #[serde(default)]
    pub sum: Option<Money>,
    /// The last day on which it holds.
    pub valid_until: NaiveDate,
}

/// A quote went out: what went is kept as it was, in a file of its own, and known by its sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// The quote.
    pub quote: RecordId,
    /// The document's name.
    pub name: String,
    /// Where its copy is kept beside the ledger's lines: `sent/<sum>.<ending>`.
    pub file: String,
    /// Its bytes.
    pub size: u64,
    /// SHA-256 of what went, in hexadecimal digits.
    pub sha256: String,
    /// How it went, as somebody typed it.
    #[serde(default)]
    pub to: Option<String>,
}

/// A quote was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    /// The quote.
    pub quote: RecordId,
    /// The price that was agreed on, if it was another one.
    #[serde(default)]
    pub price: Option<Money>,
}

/// A quote was not taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declined {
    /// The quote.
    pub quote: RecordId,
    /// Why, in a word: `price`, `term`, `silence`, …
    pub reason: String,
}

/// Work on a quote began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Started {
    /// The quote.
    pub quote: RecordId,
}

/// Work is done. Of two records about the same line the later counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// The quote.
    pub quote: RecordId,
    /// The line, counted from 1; none for the whole.
    #[serde(default)]
    pub line: Option<usize>,
    /// Hours of work that it took.
    pub hours: f64,
    /// Working days from the start to the end.
    #[serde(default)]
    pub days: Option<f64>,
    /// The last day of work; the record's own day if none.
    #[serde(default)]
    pub finished: Option<NaiveDate>,
    /// Why it took more or less than was said, in a word: `scope`, `access`, `duplicates`, …
    #[serde(default)]
    pub why: Option<String>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The quote; none for a remark about the studio.
    #[serde(default)]
    pub quote: Option<RecordId>,
    /// The words.
    pub text: String,
}

/// A finished job that was brought in from another program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// What names it there; one job is taken in once.
    pub key: String,
    /// The file it came from.
    #[serde(default)]
    pub source: String,
    /// What was to be done.
    pub text: String,
    /// Hours of work that it took.
    pub hours: f64,
    /// Hours that a person had estimated.
    #[serde(default)]
    pub estimate: Option<f64>,
    /// Working days from the start to the end.
    #[serde(default)]
    pub days: Option<f64>,
    /// The day it was estimated or begun.
    #[serde(default)]
    pub started: Option<NaiveDate>,
    /// The day it was finished.
    pub finished: NaiveDate,
    /// Whose it was.
    #[serde(default)]
    pub client: Option<String>,
    /// Who did it.
    #[serde(default)]
    pub person: Option<String>,
    /// The entry it is an example of; none if nothing fits.
    #[serde(default)]
    pub entry: Option<String>,
    /// How sure that is, 0–1; 1 if a person said so.
    #[serde(default)]
    pub confidence: f64,
}

/// Somebody said which entry some words mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The client's words, as typed.
    pub ask: String,
    /// The entry; none if nothing in the catalog fits.
    #[serde(deserialize_with = "present")]
    pub entry: Option<String>,
    /// How that compares with what the program thought.
    pub outcome: Outcome,
    /// What the program had in the first place: with it the stated confidence can be checked against what people say.
    #[serde(default)]
    pub found: Option<Found>,
    /// The version of the catalog that the program had.
    #[serde(default)]
    pub catalog: String,
}

/// Whether a person agreed with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The program thought the same.
    Confirmed,
    /// It thought something else.
    Corrected,
}

/// An entry that the program found, and how sure it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The entry.
    pub entry: String,
    /// Its confidence, 0–1.
    pub confidence: f64,
}

/// A record that takes back another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// The other one.
    pub undoes: String,
}

/// More hours than this are a slip of the finger: fifty years of one person's work.
pub const MOST_HOURS: f64 = 100_000.0;

/// Longer than this nobody waited for a web studio, working days.
pub const MOST_DAYS: f64 = 5_000.0;

impl Body {
    /// The kind, as lines name it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Body::Quote(_) => "quote",
            Body::Sent(_) => "sent",
            Body::Accepted(_) => "accepted",
            Body::Declined(_) => "declined",
            Body::Started(_) => "started",
            Body::Done(_) => "done",
            Body::Note(_) => "note",
            Body::Job(_) => "job",
            Body::Match(_) => "match",
            Body::Undo(_) => "undo",
        }
    }

    /// The quote that it is about, if it is about one.
    #[must_use]
    pub fn quote(&self) -> Option<&RecordId> {
        match self {
            Body::Quote(body) => body.of.as_ref(),
            Body::Sent(body) => Some(&body.quote),
            Body::Accepted(body) => Some(&body.quote),
            Body::Declined(body) => Some(&body.quote),
            Body::Started(body) => Some(&body.quote),
            Body::Done(body) => Some(&body.quote),
            Body::Note(body) => body.quote.as_ref(),
            Body::Job(_) | Body::Match(_) | Body::Undo(_) => None,
        }
    }

    /// The body of a line; `None` for a kind that is not known here.
    pub(super) fn read(kind: &str, line: &str) -> Result<Option<Body>, serde_json::Error> {
        let body = match kind {
            "quote" => Body::Quote(Arc::new(serde_json::from_str(line)?)),
            "sent" => Body::Sent(serde_json::from_str(line)?),
            "accepted" => Body::Accepted(serde_json::from_str(line)?),
            "declined" => Body::Declined(serde_json::from_str(line)?),
            "started" => Body::Started(serde_json::from_str(line)?),
            "done" => Body::Done(serde_json::from_str(line)?),
            "note" => Body::Note(serde_json::from_str(line)?),
            "job" => Body::Job(serde_json::from_str(line)?),
            "match" => Body::Match(serde_json::from_str(line)?),
            "undo" => Body::Undo(serde_json::from_str(line)?),
            _ => return Ok(None),
        };
        Ok(Some(body))
    }

    /// As it stands in a line, without keys that say nothing.
    #[must_use]
    pub fn line_value(&self) -> Value {
        let value = match self {
            Body::Quote(body) => serde_json::to_value(&**body),
            Body::Sent(body) => serde_json::to_value(body),
            Body::Accepted(body) => serde_json::to_value(body),
            Body::Declined(body) => serde_json::to_value(body),
            Body::Started(body) => serde_json::to_value(body),
            Body::Done(body) => serde_json::to_value(body),
            Body::Note(body) => serde_json::to_value(body),
            Body::Job(body) => serde_json::to_value(body),
            Body::Match(body) => serde_json::to_value(body),
            Body::Undo(body) => serde_json::to_value(body),
        };
        // Strings and numbers under names that are strings: there is nothing that JSON cannot hold.
        told(value.expect("plain data is JSON"), matches!(self, Body::Match(_)))
    }

    /// What no honest record says: the key, and its number. A job of no hours or of a million teaches nonsense.
    #[must_use]
    pub fn nonsense(&self) -> Option<(&'static str, f64)> {
        let (hours, days, estimate) = match self {
            Body::Done(body) => (body.hours, body.days, None),
            Body::Job(body) => (body.hours, body.days, body.estimate),
            _ => return None,
        };
        let hours_are = |hours: f64| hours > 0.0 && hours <= MOST_HOURS;
        if !hours_are(hours) {
            return Some(("hours", hours));
        }
        if let Some(days) = days.filter(|days| !(0.0..=MOST_DAYS).contains(days)) {
            return Some(("days", days));
        }
        estimate.filter(|hours| !hours_are(*hours)).map(|hours| ("estimate", hours))
    }
}

/// An absent key is no `null`: the one is a mistake, the other says that nothing fits.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(from)
}

/// What is shared in memory is one whole on disk.
mod whole {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(shared: &Arc<T>, to: S) -> Result<S::Ok, S::Error> {
        shared.as_ref().serialize(to)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Arc<T>, D::Error> {
        T::deserialize(from).map(Arc::new)
    }
}
