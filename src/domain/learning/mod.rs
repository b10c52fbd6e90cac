//! What finished jobs say about the next one.
//!
//! A [`History`] grows job by job and answers, at any moment, what a new job will take: a range with the jobs it comes
//! from. Nothing is assumed about the shape of hours; history is one weighted empirical distribution of z = ln(hours).
//! Five ideas, each in its file:
//!
//! * analogy: jobs of the same group and jobs with similar texts weigh more, recent ones too (`groups`, `nearest`,
//!   `history`);
//! * regression: a ridge on words and groups, whose own misses are spread the same way (`ridge`); the two are averaged,
//!   quantile by quantile;
//! * a person's estimate, where there is one, is a ratio learned like everything else (`history`);
//! * levels: how earlier ranges did decides where the next one's ends are (`levels`);
//! * walk-forward: only what was finished strictly before a job was estimated may speak about it (`walk`).
//!
//! The target may be anything positive: hours, or working days ([`days`]).

pub mod accuracy;
mod answers;
mod baseline;
pub mod days;
mod features;
mod groups;
pub mod history;
pub mod job;
pub mod learned;
pub mod lessons;
mod levels;
pub mod measure;
mod nearest;
pub mod orientation;
pub mod pieces;
mod prediction;
pub mod proposals;
pub mod report;
mod ridge;
mod sketch;
mod spread;
pub mod totals;
pub mod walk;
mod width;

pub use history::History;
pub use job::{Ask, Job};
pub use prediction::{Basis, Near, Prediction};
pub use walk::walk;
