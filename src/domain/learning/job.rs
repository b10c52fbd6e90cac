//! A finished job, many of them, and a job that is asked about.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use chrono::NaiveDate;

use super::features::{hash64, label};
use crate::domain::range::Range3;

/// Work that is done.
#[derive(Clone, Debug, PartialEq)]
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
    pub groups: Box<[Arc<str>]>,
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
    pub groups: &'a [Arc<str>],
    /// A person's estimate in hours.
    pub estimate: Option<f64>,
    /// What the catalog says: hours before any job of this kind was done. Stands in for what wider groups say.
    pub prior: Option<Range3>,
}

/// Finished jobs by number, wherever their words are kept: what is walked through again and again stays at hand, a whole
/// job may have to be fetched.
pub trait Jobs: Sync {
    /// Why a job cannot be fetched.
    type Error: Send;

    /// How many.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The figures of a job.
    fn figures(&self, at: usize) -> Figures;

    /// What it is called.
    fn id(&self, at: usize) -> &str;

    /// The group at one of its places, as [`group_key`] numbers it; 0 where it has none there.
    fn group(&self, at: usize, place: usize) -> u64;

    /// All of it.
    ///
    /// # Errors
    ///
    /// When it cannot be fetched.
    fn job(&self, at: usize) -> Result<Cow<'_, Job>, Self::Error>;
}

/// What is needed of a job again and again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// The day it is asked about ([`Ask::day`]).
    pub asked: NaiveDate,
    /// The day it was finished.
    pub done: NaiveDate,
    /// What it took, hours.
    pub hours: f64,
    /// What a person had said, hours.
    pub estimate: Option<f64>,
}

/// The number of a group's label, whatever its case and spaces.
#[must_use]
pub fn group_key(written: &str) -> u64 {
    hash64(1, label(written).bytes())
}

impl Jobs for [Job] {
    type Error = Infallible;

    fn len(&self) -> usize {
        <[Job]>::len(self)
    }

    fn figures(&self, at: usize) -> Figures {
        let job = &self[at];
        Figures { asked: job.ask().day, done: job.done, hours: job.hours, estimate: job.estimate }
    }

    fn id(&self, at: usize) -> &str {
        &self[at].id
    }

    fn group(&self, at: usize, place: usize) -> u64 {
        self[at].groups.get(place).map_or(0, |group| group_key(group))
    }

    fn job(&self, at: usize) -> Result<Cow<'_, Job>, Infallible> {
        Ok(Cow::Borrowed(&self[at]))
    }
}
