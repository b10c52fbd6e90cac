//! What clients' words mean.

use serde::{Deserialize, Deserializer, Serialize};

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

/// An absent key is no `null`: the one is a mistake, the other says that nothing fits.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(from)
}
