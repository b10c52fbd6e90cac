//! What a specialist is asked, and what he says.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::RecordId;
use crate::domain::range::Range3;

/// A specialist is asked how much work it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Escalated {
    /// The quote.
    pub quote: RecordId,
    /// The line, counted from 1; none for the whole.
    #[serde(default)]
    pub line: Option<usize>,
    /// Who is asked.
    #[serde(default)]
    pub to: Option<String>,
    /// What is asked beside the brief.
    #[serde(default)]
    pub why: Option<String>,
}

/// A specialist has said it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// The quote.
    pub quote: RecordId,
    /// The line, counted from 1, of the version that was asked about.
    pub line: usize,
    /// The entry that holds it from now on.
    pub entry: String,
    /// Hours of work.
    pub hours: Range3,
    /// Who said so, if it was not he who wrote it down.
    #[serde(default)]
    pub from: Option<String>,
    /// What he said beside.
    #[serde(default)]
    pub note: Option<String>,
}

/// Hours that a specialist gave for a task of a quote, in the place of the catalog's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Override {
    /// The entry.
    pub entry: String,
    /// Hours of work.
    pub hours: Range3,
}
