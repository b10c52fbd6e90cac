//! Finished jobs from elsewhere.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
