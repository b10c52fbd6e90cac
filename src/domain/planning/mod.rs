//! What a studio should not forget: what is in work and what comes next, dates at risk, silence, questions without an answer,
//! options whose time has come, things that age, and what waits for a senior or a specialist.
//!
//! ```text
//! state of the ledger + catalog + today ─ agenda (a value, told by `smeta today` and `smeta client`)
//! ```

pub mod ageing;
pub mod agenda;
pub mod approval;
pub mod chance;
pub mod clients;
pub mod days;
pub mod specialist;
mod thin;
pub mod when;
mod words;
pub mod workdays;

pub use thin::{Thinned, fits, thin};
