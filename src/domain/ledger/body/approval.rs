//! What a senior says of a quote before a client hears it.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::RecordId;

/// Why a quote waits for a senior, as it was when it was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wait {
    /// `above`, `confidence`, `discount` or `novelty`.
    pub code: String,
    /// The threshold: a sum, a probability, percent, or how often a task must have been done.
    pub limit: f64,
    /// What the quote has.
    pub is: f64,
    /// The task that it is about, by the words for it.
    #[serde(default)]
    pub task: Option<String>,
}

/// A senior agrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Approved {
    /// The quote.
    pub quote: RecordId,
    /// The version that was looked at: a later one waits anew.
    pub version: RecordId,
}

/// A senior does not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Returned {
    /// The quote.
    pub quote: RecordId,
    /// The version that was looked at.
    pub version: RecordId,
    /// What has to be changed.
    pub why: String,
}
