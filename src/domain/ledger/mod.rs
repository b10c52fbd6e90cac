//! The studio's memory: what was said and what came of it, one record after the other, never rewritten.
//!
//! ```text
//! lines of files ─ reading (records, problems with their places) ─ state (folded, never stored)
//! ```
//!
//! Clock, name and randomness come in with a [`Stamp`]; who keeps the lines is no matter of this module.

mod id;
mod reading;
mod record;
mod state;

pub use id::RecordId;
pub use reading::{LinePlace, Problem, ProblemKind, Reader, Reading};
pub use record::{Body, Found, Match, Outcome, Record, Stamp, Undo, VERSION};
pub use state::{Meaning, State};
