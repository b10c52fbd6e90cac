//! A finished result → text or JSON. One file for each; no arithmetic, no files, no clock.

pub mod backtest;
pub mod batch;
pub mod call;
pub mod catalog_diff;
pub mod catalog_text;
mod deal_json;
mod deal_text;
pub mod diff;
pub mod document;
pub mod drill;
pub mod explain_json;
mod explain_money;
mod explain_rows;
pub mod explain_text;
pub mod export;
pub mod json;
pub mod kept_json;
pub mod kept_text;
pub mod learning;
pub mod match_text;
mod page;
pub mod past;
pub mod planning_json;
pub mod planning_text;
pub mod problems;
pub mod quality;
pub mod quote_json;
pub mod quote_text;
pub mod reading;
pub mod report;
pub mod requote;
pub mod schema;
pub mod versions;

pub use page::Style;
