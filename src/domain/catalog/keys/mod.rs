//! Every key that a catalog file may hold: one description for the order in which `fmt` writes them, for the JSON
//! Schema that editors read, and for the reference in `docs/catalog.md`. Tests hold it against what the readers ask for.

mod tables;

#[cfg(test)]
mod tests;

use super::edit::Kind;
pub use tables::{CALENDAR, CATEGORY, ENTRY, QUESTION, STUDIO};

/// A table of a file: its keys in the order in which they are written.
#[derive(Debug)]
pub struct Table {
    /// Its name in the schema and in the help.
    pub name: &'static str,
    /// What may stand in it.
    pub keys: &'static [Key],
    /// The forms that it has, if it has several: each with the key that tells it.
    pub forms: &'static [Form],
}

/// One of several forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A question with its own text.
    Own,
    /// A question that comes from `questions/`.
    Used,
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand behind it.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// The only form of the table that has it.
    pub only: Option<Form>,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string with words in it.
    String,
    /// A string, or one for each language.
    Text,
    /// A list of texts.
    Texts,
    /// A list of strings.
    Strings,
    /// An id or a list of ids.
    Ids,
    /// Lists of strings by language, or one in the studio's own.
    Phrases,
    /// A number between two bounds, both allowed.
    Number(f64, f64),
    /// A whole number between two bounds, both allowed.
    Whole(u32, u32),
    /// `true` or `false`.
    Boolean,
    /// A list of dates.
    Dates,
    /// A number, or a range.
    Price,
    /// One of some words.
    Words(&'static [&'static str]),
    /// A table.
    Table(&'static Table),
    /// A list of tables, or a single one.
    Tables(&'static Table),
    /// A table whose keys are names that the studio gives.
    Named(&'static Shape),
}

impl Table {
    /// The forms of the table; a table of one form has it without a name.
    #[must_use]
    pub fn all_forms(&self) -> Vec<Option<Form>> {
        if self.forms.is_empty() { vec![None] } else { self.forms.iter().copied().map(Some).collect() }
    }

    /// The keys of a form.
    pub fn of(&self, form: Option<Form>) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().filter(move |key| key.only.is_none() || key.only == form)
    }
}

impl Shape {
    /// The table that stands there, or that each of several tables is.
    #[must_use]
    pub fn table(self) -> Option<&'static Table> {
        match self {
            Shape::Table(table) | Shape::Tables(table) => Some(table),
            Shape::Price => Some(&tables::RANGE),
            _ => None,
        }
    }
}

/// The table at the root of a kind of file.
#[must_use]
pub fn root(kind: Kind) -> &'static Table {
    match kind {
        Kind::Entry => &ENTRY,
        Kind::Question => &QUESTION,
        Kind::Studio => &STUDIO,
        Kind::Other => &CALENDAR,
    }
}

/// The keys of the table at a path within a file, in their order; none where the keys are names that the studio gives.
#[must_use]
pub fn at(kind: Kind, path: &[&str]) -> Vec<&'static str> {
    let mut here = Shape::Table(root(kind));
    for step in path {
        let found = match here {
            Shape::Named(inner) => Some(*inner),
            other => {
                other.table().and_then(|table| table.keys.iter().find(|key| key.name == *step)).map(|key| key.shape)
            }
        };
        let Some(found) = found else { return Vec::new() };
        here = found;
    }
    here.table().map(|table| table.keys.iter().map(|key| key.name).collect()).unwrap_or_default()
}
