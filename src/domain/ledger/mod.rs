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
mod told;

pub use body::{
    Accepted, Asked, Body, Declined, Done, Drill, Found, Job, MOST_DAYS, MOST_HOURS, Match, Note, Outcome, Promised,
    Quoted, QuotedLine, QuotedTotal, Sent, Started, Undo,
};
pub use id::RecordId;
pub use kept::{Event, KeptQuote, QuoteName, Reference, Status, Version};
pub use reading::{LinePlace, Problem, ProblemKind, Reader, Reading};
pub use record::{Record, Stamp, VERSION};
pub use state::{Meaning, Played, State, counting};
