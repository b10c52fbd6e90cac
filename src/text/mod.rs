//! Reading what a client typed, in Russian, English or Polish.
//!
//! The lowest layer: it knows letters, words, keyboards and numbers, and nothing of catalogs or prices.
//! `clean` makes a text fit to be shown; all the others make it fit to be compared. Every function takes any `&str`
//! whatever: none panics, none takes more than about linear time.

pub mod clean;
pub mod fold;
pub mod layout;
pub mod quantity;
pub mod script;
pub mod slip;
pub mod span;
pub mod stem;
pub mod translit;
pub mod word;

#[cfg(test)]
mod tests;
