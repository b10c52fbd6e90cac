//! What records say: a struct for each kind, in a file for each subject.
//!
//! Every struct is read from JSON lines and, in prepared ledgers, from packed bytes; so nothing is left out by serde
//! itself, and keys that say nothing are left out where a line is made.

mod approval;
mod drill;
mod events;
mod job;
mod meaning;
mod planning;
mod quoted;
mod specialist;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::approval::{Approved, Returned, Wait};
pub use self::drill::Drill;
pub use self::events::{Accepted, Declined, Done, Note, Sent, Started, Undo};
pub use self::job::Job;
pub use self::meaning::{Found, Match, Outcome};
pub use self::planning::{Reminder, Scheduled, Soon, Task, TaskDone};
pub use self::quoted::{Asked, Promised, Quoted, QuotedLine, QuotedTotal};
pub use self::specialist::{Answered, Escalated, Override};
use super::id::RecordId;
use super::told::told;

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
    /// A senior agrees with a quote.
    Approved(Approved),
    /// A senior does not.
    Returned(Returned),
    /// A specialist is asked.
    Escalated(Box<Escalated>),
    /// A specialist has answered.
    Answered(Box<Answered>),
    /// Something to do beside quotes.
    Task(Box<Task>),
    /// Something is put to another time.
    Scheduled(Box<Scheduled>),
    /// A task is done.
    TaskDone(TaskDone),
    /// A day on which to come back to a client.
    Reminder(Box<Reminder>),
    /// Another record does not count.
    Undo(Undo),
    /// A past call was played for training.
    Drill(Drill),
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
            Body::Approved(_) => "approved",
            Body::Returned(_) => "returned",
            Body::Escalated(_) => "escalated",
            Body::Answered(_) => "answered",
            Body::Task(_) => "task",
            Body::Scheduled(_) => "scheduled",
            Body::TaskDone(_) => "task-done",
            Body::Reminder(_) => "reminder",
            Body::Undo(_) => "undo",
            Body::Drill(_) => "drill",
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
            Body::Drill(body) => Some(&body.quote),
            Body::Approved(body) => Some(&body.quote),
            Body::Returned(body) => Some(&body.quote),
            Body::Escalated(body) => Some(&body.quote),
            Body::Answered(body) => Some(&body.quote),
            Body::Scheduled(body) => body.quote.as_ref(),
            Body::Reminder(body) => Some(&body.quote),
            Body::Job(_) | Body::Match(_) | Body::Task(_) | Body::TaskDone(_) | Body::Undo(_) => None,
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
            "approved" => Body::Approved(serde_json::from_str(line)?),
            "returned" => Body::Returned(serde_json::from_str(line)?),
            "escalated" => Body::Escalated(serde_json::from_str(line)?),
            "answered" => Body::Answered(serde_json::from_str(line)?),
            "task" => Body::Task(serde_json::from_str(line)?),
            "scheduled" => Body::Scheduled(serde_json::from_str(line)?),
            "task-done" => Body::TaskDone(serde_json::from_str(line)?),
            "reminder" => Body::Reminder(serde_json::from_str(line)?),
            "undo" => Body::Undo(serde_json::from_str(line)?),
            "drill" => Body::Drill(serde_json::from_str(line)?),
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
            Body::Approved(body) => serde_json::to_value(body),
            Body::Returned(body) => serde_json::to_value(body),
            Body::Escalated(body) => serde_json::to_value(body),
            Body::Answered(body) => serde_json::to_value(body),
            Body::Task(body) => serde_json::to_value(body),
            Body::Scheduled(body) => serde_json::to_value(body),
            Body::TaskDone(body) => serde_json::to_value(body),
            Body::Reminder(body) => serde_json::to_value(body),
            Body::Undo(body) => serde_json::to_value(body),
            Body::Drill(body) => serde_json::to_value(body),
        };
        // Strings and numbers under names that are strings: there is nothing that JSON cannot hold.
        told(value.expect("plain data is JSON"), matches!(self, Body::Match(_)))
    }

    /// What no honest record says: the key, and its number. A job of no hours or of a million teaches nonsense.
    #[must_use]
    pub fn nonsense(&self) -> Option<(&'static str, f64)> {
        if let Body::Drill(drill) = self {
            let is = drill.low > 0.0 && drill.low <= drill.high && drill.high <= MOST_HOURS;
            return (!is).then_some(("hours", drill.high));
        }
        let (hours, days, estimate) = match self {
            Body::Done(body) => (body.hours, body.days, None),
            Body::Job(body) => (body.hours, body.days, body.estimate),
            Body::Answered(body) if !body.hours.is_valid() => (body.hours.low.min(0.0), None, None),
            Body::Answered(body) => (body.hours.high, None, None),
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

/// What is shared in memory is one whole on disk.
pub(in crate::domain::ledger) mod whole {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(shared: &Arc<T>, to: S) -> Result<S::Ok, S::Error> {
        shared.as_ref().serialize(to)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Arc<T>, D::Error> {
        T::deserialize(from).map(Arc::new)
    }
}
