//! From entries and answers to distributions of hours, money and days.
//!
//! A distribution is a set of equally likely draws ([`draws`]): a line is simulated draw by draw ([`mod@line`]), lines are
//! added draw by draw, and ranges are quantiles of the result ([`sum`]). Every stream of draws has a name made from
//! what it stands for, so two estimates that are compared (before and after an answer, variant against variant) use the
//! same luck, and the same input always gives the same output.

mod column;
pub mod draws;
mod joint;
mod lattice;
pub mod line;
pub mod quantile;
pub mod sum;
pub mod usual;
pub mod way;

pub use draws::Draws;
pub use joint::Joint;
pub use line::{Given, LineOutcome, LinePlan, Simulation, draws_for};
pub use sum::{Drawn, Terms, Total, total};
pub use way::Way;
