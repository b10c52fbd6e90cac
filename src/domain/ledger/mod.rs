//! The studio's memory: what was said and what came of it, one record after the other, never rewritten.
//!
//! ```text
//! lines of files ─ reading (records, problems with their places) ─ state (folded, never stored)
//! ```
//!
//! Clock, name and randomness come in with a [`Stamp`]; who keeps the lines is no matter of this module.

mod body;
mod id;
mod kept;
mod reading;
mod record;
mod state;
mod tasks;
mod told;

pub use body::{
    Accepted, Answered, Approved, Asked, Body, Declined, Done, Drill, Escalated, Found, Job, MOST_DAYS, MOST_HOURS,
    Match, Note, Outcome, Override, Promised, Quoted, QuotedLine, QuotedTotal, Reminder, Returned, Scheduled, Sent,
    Soon, Started, Task, TaskDone, Undo, Wait,
};
pub use id::RecordId;
pub use kept::{Event, KeptQuote, QuoteName, Reference, Status, Version};
pub use reading::{LinePlace, Problem, ProblemKind, Reader, Reading};
pub use record::{Record, Stamp, VERSION};
pub use state::{DoneLine, Meaning, PastAnswer, Played, State, counting};
pub use tasks::KeptTask;
