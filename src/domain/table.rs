//! Tables as people keep them: rows with places, cells with values, columns found by their names.
//!
//! Where they come from (CSV, JSON lines, a spreadsheet) and where they go is not known here.

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde_json::Value;

/// A value in a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number, exact.
    Number(Decimal),
    /// Yes or no.
    Truth(bool),
    /// Several words of one kind; where a cell holds only one text they are joined.
    List(Vec<String>),
    /// What a row of JSON had there.
    Json(Value),
}

impl Cell {
    /// What a person would read in it; a list is joined by a plus, as sets of entries are everywhere.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty | Cell::Json(Value::Null) => "".into(),
            Cell::Text(text) | Cell::Json(Value::String(text)) => text.into(),
            Cell::Number(number) => number.to_string().into(),
            Cell::Truth(truth) => truth.to_string().into(),
            Cell::List(list) => list.join("+").into(),
            Cell::Json(value) => value.to_string().into(),
        }
    }

    /// Whether nobody would read anything in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Text(text) => text.trim().is_empty(),
            Cell::Number(_) | Cell::Truth(_) => false,
            other => other.text().trim().is_empty(),
        }
    }
}

/// How a formula begins, for spreadsheets, and the apostrophe that takes it back.
pub const SIGNS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Whether a spreadsheet would run a text as a formula. A number with its sign is a number.
#[must_use]
pub fn runs(text: &str) -> bool {
    let number = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || [',', '.', ' ', '\u{a0}', '%'].contains(&c))
    };
    text.starts_with(&SIGNS[..6]) && !text.strip_prefix(['+', '-']).is_some_and(number)
}

/// A text that no spreadsheet runs: before what would begin a formula stands an apostrophe, and before an apostrophe
/// that already stands so another, so that each can be taken away again.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let quoted = text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(SIGNS));
    if quoted || runs(text) { format!("'{text}").into() } else { text.into() }
}

/// The names of a table's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// As they are written, in their order.
    pub names: Vec<String>,
}

/// Why a column cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameName {
    /// The name.
    pub name: String,
    /// The numbers of the columns, counted from 1.
    pub columns: [usize; 2],
}

impl Head {
    /// The column of one of some names, the earlier names first: letter case, ё, spaces and dashes do not matter.
    ///
    /// # Errors
    ///
    /// When two columns have the name.
    pub fn find(&self, names: &[&str]) -> Result<Option<usize>, SameName> {
        for wanted in names.iter().map(|name| plain_name(name)) {
            let mut found = (0..self.names.len()).filter(|at| plain_name(&self.names[*at]) == wanted);
            let Some(first) = found.next() else { continue };
            return match found.next() {
                None => Ok(Some(first)),
                Some(second) => Err(SameName { name: self.names[first].clone(), columns: [first + 1, second + 1] }),
            };
        }
        Ok(None)
    }
}

/// A column's name as it is compared.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let letters = name.trim().chars().flat_map(char::to_lowercase);
    letters
        .filter(|letter| !crate::text::clean::is_invisible(*letter))
        .map(|letter| match letter {
            'ё' => 'е',
            '_' | '-' | '\u{a0}' => ' ',
            other => other,
        })
        .collect()
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line on which it begins, or its number in a spreadsheet, counted from 1.
    pub line: u64,
    /// Its number as a spreadsheet shows it, the row of names and empty rows counted: a cell may have several lines.
    pub number: u64,
    /// The names of its columns.
    pub head: Arc<Head>,
    /// Its cells; as many as there are names, unless it has a flaw.
    pub cells: Vec<Cell>,
    /// What is wrong with it, if anything is.
    pub flaw: Option<Flaw>,
}

impl Row {
    /// A cell; nothing where the row has none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// Whether there is nothing in it: spreadsheets keep such rows at the end.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.flaw.is_none() && self.cells.iter().all(Cell::is_blank)
    }
}

/// What is wrong with a row, and in which column, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The column.
    pub column: usize,
    /// What.
    pub kind: FlawKind,
}

/// What may be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A row or a cell of more than so many bytes.
    TooLong(usize),
    /// A quote opens and does not close.
    UnclosedQuote,
    /// A zero byte, which no text has.
    ZeroByte,
    /// Bytes that are no letters in the table's encoding.
    NotText,
    /// So many cells, where the head has so many names.
    Ragged(usize, usize),
    /// Not an object of JSON: what breaks it stands at this column.
    NotJson,
    /// A cell of a spreadsheet that holds an error.
    SheetError,
}

impl FlawKind {
    /// The name for scripts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            FlawKind::TooLong(_) => "too-long",
            FlawKind::UnclosedQuote => "unclosed-quote",
            FlawKind::ZeroByte => "zero-byte",
            FlawKind::NotText => "bad-encoding",
            FlawKind::Ragged(..) => "ragged-row",
            FlawKind::NotJson => "not-json",
            FlawKind::SheetError => "sheet-error",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(names: &[&str]) -> Head {
        Head { names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn columns_are_found_by_name() {
        let head = head(&["№", " Запрос клиента ", "ОБЪЁМ", "goods_count"]);
        assert_eq!(head.find(&["request", "запрос клиента"]), Ok(Some(1)));
        assert_eq!(head.find(&["объем"]), Ok(Some(2)));
        assert_eq!(head.find(&["goods-count"]), Ok(Some(3)));
        assert_eq!(head.find(&["нет"]), Ok(None));
    }

    #[test]
    fn a_name_that_stands_twice_is_no_name() {
        let head = head(&["text", "a", "Text", "request", "a"]);
        assert_eq!(head.find(&["request", "text"]), Ok(Some(3)), "the first name decides");
        assert_eq!(head.find(&["text"]), Err(SameName { name: "text".into(), columns: [1, 3] }));
    }
}
