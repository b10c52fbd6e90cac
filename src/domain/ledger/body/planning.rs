//! What is planned: small tasks beside quotes, beginnings to come, days on which to come back to a client.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ledger::RecordId;

/// How soon something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Soon {
    /// It is being done.
    Now,
    /// In the next days.
    Next,
    /// Some day.
    Later,
}

impl Soon {
    /// All of them, the soonest first.
    pub const ALL: [Soon; 3] = [Soon::Now, Soon::Next, Soon::Later];

    /// Its name in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Soon::Now => "now",
            Soon::Next => "next",
            Soon::Later => "later",
        }
    }
}

/// A small thing to do that is worth no quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Its number, as people say it.
    pub number: u32,
    /// What is to be done.
    pub text: String,
    /// For whom.
    #[serde(default)]
    pub client: Option<String>,
    /// How soon.
    pub soon: Soon,
    /// The day, if it has one.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Something is put to another time: the work of a quote, or a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scheduled {
    /// The quote, if it is the work of one.
    #[serde(default)]
    pub quote: Option<RecordId>,
    /// The record of the task, if it is one.
    #[serde(default)]
    pub task: Option<RecordId>,
    /// How soon.
    pub soon: Soon,
    /// The day, if it has one.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// A task is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskDone {
    /// The record of the task.
    pub task: RecordId,
}

/// A day on which to come back to the client about a quote. The last one of a quote, or of a line of it, counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reminder {
    /// The quote.
    pub quote: RecordId,
    /// The line, counted from 1; none for the whole.
    #[serde(default)]
    pub line: Option<usize>,
    /// The day.
    pub on: NaiveDate,
    /// What about.
    #[serde(default)]
    pub why: Option<String>,
}
