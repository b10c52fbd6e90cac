//! A finished job, and a job that is asked about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::range::Range3;

/// Work that is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// What it is called; unique within a history.
    pub id: Box<str>,
    /// The day its estimate was, or should have been, made.
    pub estimated: NaiveDate,
    /// The day it was finished.
    pub done: NaiveDate,
    /// What it took: hours, positive and finite.
    pub hours: f64,
    /// What was asked for.
    pub text: Box<str>,
    /// The groups it belongs to, the widest first: category, entry, client. An empty label is a group like any other.
    pub groups: Box<[Box<str>]>,
    /// What a person had said: hours, positive and finite.
    pub estimate: Option<f64>,
    /// Working days from beginning to end, the first and the last among them.
    pub days: Option<f64>,
}

impl Job {
    /// The job as it was asked about, before anybody knew what it would take.
    #[must_use]
    pub fn ask(&self) -> Ask<'_> {
        Ask {
            // A job whose estimate is dated after its end must not speak about itself.
            day: self.estimated.min(self.done),
            text: &self.text,
            groups: &self.groups,
            estimate: self.estimate,
            prior: None,
        }
    }
}

/// A job that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The day of the question: older jobs weigh less.
    pub day: NaiveDate,
    /// The client's words.
    pub text: &'a str,
    /// The groups, the widest first.
    pub groups: &'a [Box<str>],
    /// A person's estimate in hours.
    pub estimate: Option<f64>,
    /// What the catalog says: hours before any job of this kind was done. Stands in for what wider groups say.
    pub prior: Option<Range3>,
}
