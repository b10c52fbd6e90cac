//! Edits of the files that people keep by hand: text in, text out.
//!
//! An edit looks for its place in the parsed document and changes the text there, so that every other byte stays as it
//! was: comments, order, spaces, ends of lines and the byte-order mark that some editors write. Only `layout` writes a
//! whole file anew, and proves that it still means the same.

pub mod cells;
pub mod ids;
mod items;
pub mod layout;
pub mod new;
mod order;
pub mod phrase;
mod pieces;
pub mod pitfall;
mod splice;

#[cfg(test)]
mod tests;

use std::ops::Range;

use thiserror::Error;
use toml_edit::Document;

pub use order::Kind;

/// One file of a catalog folder, before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path within the folder, parts joined by `/`.
    pub path: String,
    /// The text before; `None` for a new file.
    pub before: Option<String>,
    /// The text after; `None` for a file that goes.
    pub after: Option<String>,
}

/// Why a text cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// It is no TOML; `catalog check` shows where.
    #[error("not TOML")]
    Syntax,
    /// A key holds something else than the edit can add to.
    #[error("`{0}` is no list")]
    NotAList(String),
    /// The text cannot be written anew without a change of meaning.
    #[error("would mean something else")]
    OtherMeaning,
}

/// Marks a file as UTF-8 for some editors; TOML does not want it.
const MARK: char = '\u{feff}';

/// Edits what follows the byte-order mark, and puts the mark back.
fn behind_mark(text: &str, edit: impl FnOnce(&str) -> Result<String, EditError>) -> Result<String, EditError> {
    match text.strip_prefix(MARK) {
        Some(rest) => edit(rest).map(|edited| format!("{MARK}{edited}")),
        None => edit(text),
    }
}

fn parse(text: &str) -> Result<Document<&str>, EditError> {
    Document::parse(text).map_err(|_| EditError::Syntax)
}

/// The end of line of a text: that of its first line, as nearly all files have one kind.
fn end_of_line(text: &str) -> &'static str {
    let first = text.find('\n');
    if first.is_some_and(|at| text[..at].ends_with('\r')) { "\r\n" } else { "\n" }
}

/// Words as a TOML string.
#[must_use]
pub fn quoted(words: &str) -> String {
    toml::Value::from(words).to_string()
}

/// What a parsed document says of places, which everything that came from a text has.
fn place(span: Option<Range<usize>>) -> Range<usize> {
    span.unwrap_or_default()
}
