//! A past call that was played again for training.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::RecordId;

/// What somebody would have asked and said, without knowing what it took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drill {
    /// The quote whose call was played.
    pub quote: RecordId,
    /// Hours that he is 90 % sure it took at least.
    pub low: f64,
    /// Hours that he is 90 % sure it took at most.
    pub high: f64,
    /// The questions that he would have asked.
    #[serde(default)]
    pub asked: Vec<String>,
}
