//! Quotes for web studios: a client's words become typical tasks, an honest range, questions and pitfalls.
//!
//! ```text
//! bin/smeta   what was typed, the clock, the terminal, exit codes
//!   ├─ app      one use case per file; the only place that reads or writes files
//!   │    └─ domain
//!   └─ render   a finished result → text, json
//!        └─ wording   typed messages in Russian, English, Polish
//!             └─ domain   catalog, matching, estimate, questions, quote, calendar, money, range
//!                  └─ text   normalise, tokenise, stem, compare
//! ```
//!
//! Imports point down; `tests/house_rules.rs` holds the table.

pub mod app;
pub mod domain;
pub mod render;
pub mod text;
pub mod wording;
