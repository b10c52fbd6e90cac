//! The catalog as people write it: TOML files read key by key, with the place of every value.
//!
//! Each file kind has a reader that returns what is meant and reports every problem it meets; a value that cannot be
//! understood is reported and replaced by a harmless one, so that one slip hides no other.

pub mod calendar;
pub mod entry;
mod fields;
pub mod question;
mod reader;
pub mod studio;
mod unknown;
mod value;

pub use fields::Fields;
pub use reader::Reader;
pub use unknown::{nearest, report_unknown};

use std::sync::Arc;

use crate::domain::lang::{Lang, Text};
use crate::domain::source::SourceFile;

/// A file of a catalog folder, as it came from the disk or from the binary.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogFile {
    /// Path within the catalog folder, parts joined by `/`.
    pub path: String,
    /// Path as the user would name it.
    pub shown: String,
    /// The text, or why there is none.
    pub content: Result<String, FileTrouble>,
}

/// Why a file has no text.
#[derive(Clone, Debug, PartialEq)]
pub enum FileTrouble {
    /// Not UTF-8.
    NotUtf8,
    /// The system refused; its words.
    Unreadable(String),
}

/// Reads `_category.toml`: the title of a folder.
pub fn category(reader: &Reader, lang: Lang) -> Option<Text> {
    let mut fields = reader.document()?;
    let title = fields.required_text("title", lang);
    fields.finish();
    title
}

/// A file with its text, ready to be read.
#[must_use]
pub fn source(file: &CatalogFile) -> Arc<SourceFile> {
    Arc::new(SourceFile { path: file.shown.clone(), text: file.content.clone().unwrap_or_default() })
}
