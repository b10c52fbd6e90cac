//! Use cases: one file each. The only layer that reads and writes files.

pub mod agenda;
pub mod backtest;
pub mod batch;
pub mod book;
pub mod call;
pub mod confirm;
pub mod explain;
pub mod folder;
pub mod history;
pub mod ledger;
mod ledger_cache;
pub mod ledger_shelf;
pub mod match_lines;
pub mod past_work;
pub mod plan;
pub mod prepared;
pub mod quality;
pub mod quote;
pub mod specialist;
pub mod starter;
pub mod studio;
pub mod table;
pub mod templates;
pub mod upkeep;
pub mod versions;
