//! What happens to a quote after it was said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ledger::RecordId;
use crate::domain::money::Money;

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
    /// The day that was promised.
    #[serde(default)]
    pub due: Option<NaiveDate>,
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

/// A record that takes back another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// The other one.
    pub undoes: String,
}
