//! What a studio knows and how a quote is made: values in, values out.
//!
//! Nothing here prints, reads files, looks at the clock or at the environment, and nothing here holds a
//! sentence for the user. The modules may use one another only as the table in `tests/house_rules.rs` says.

pub mod batch;
pub mod cache;
pub mod calendar;
pub mod call;
pub mod catalog;
pub mod drill;
pub mod estimate;
pub mod history;
pub mod keeping;
pub mod lang;
pub mod learning;
pub mod ledger;
pub mod matching;
pub mod money;
pub mod packed;
pub mod plan;
pub mod planning;
pub mod questions;
pub mod quote;
pub mod range;
pub mod report;
pub mod source;
pub mod table;
