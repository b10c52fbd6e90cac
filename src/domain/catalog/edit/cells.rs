//! The texts, numbers and phrases of a file as cells with addresses, and changes of them.
//!
//! Addresses are made of keys, and of names where a list's tables have some: `question.cms.answer.other.text`, `effort.low`,
//! `stage.2.share`, `phrases.3`. What names something else (ids, roles, words of a closed list) is no cell: a slip there
//! would break more than it says.

use std::ops::Range;

use toml_edit::{Item, TableLike, Value};

use super::splice::Splices;
use super::{EditError, Kind, behind_mark, items, parse, phrase, place, quoted};
use crate::domain::catalog::keys::{Shape, Table, root};
use crate::domain::lang::Lang;

/// A cell: its address, its language if its text has several, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where it stands.
    pub path: String,
    /// The language of a text that is written in several.
    pub lang: Option<Lang>,
    /// The words, or the number as it is written; empty for a language that is still missing.
    pub value: String,
    /// Whether it is a number.
    pub number: bool,
}

/// A cell as somebody wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Where it stands; `phrases.+` is one phrase more.
    pub path: String,
    /// Its language.
    pub lang: Option<Lang>,
    /// What it shall say; a phrase that says nothing goes.
    pub value: String,
}

/// Why a cell cannot be as somebody wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// The file has no such cell.
    NoSuchCell,
    /// It must say something.
    Empty,
    /// It must be a number.
    NotANumber,
    /// Somebody wants it in two ways.
    Twice,
}

/// Keys whose strings name something.
const NAMES: &[&str] = &["id", "use", "executor", "role", "variant", "pitfall", "meant", "offer"];

/// The path of one phrase more.
pub const ONE_MORE: &str = "phrases.+";

/// The cells of a file, in the order of their description.
///
/// # Errors
///
/// When the text is no TOML.
pub fn cells(text: &str, kind: Kind) -> Result<Vec<Cell>, EditError> {
    let text = text.strip_prefix(super::MARK).unwrap_or(text);
    let document = parse(text)?;
    let mut placed = Vec::new();
    collect(root(kind), document.as_table(), "", text, &mut placed);
    Ok(placed.into_iter().map(|placed| placed.cell).collect())
}

/// The file with cells as they are wanted; every other byte stays. Of cells that cannot be so, their numbers and why;
/// then nothing is changed.
///
/// # Errors
///
/// When the text is no TOML.
pub fn put(
    text: &str,
    kind: Kind,
    own: Lang,
    wanted: &[Wanted],
) -> Result<Result<String, Vec<(usize, CellProblem)>>, EditError> {
    let mut problems = Vec::new();
    let edited = behind_mark(text, |text| {
        let document = parse(text)?;
        let mut placed = Vec::new();
        collect(root(kind), document.as_table(), "", text, &mut placed);
        let mut splices = Splices::default();
        let (mut more, mut gone) = (Vec::new(), Vec::new());
        for (number, one) in wanted.iter().enumerate() {
            if one.path == ONE_MORE && kind == Kind::Entry {
                more.extend((!one.value.trim().is_empty()).then_some(one));
                continue;
            }
            let same = |other: &Wanted| other.path == one.path && other.lang == one.lang;
            if wanted[..number].iter().any(same) {
                problems.push((number, CellProblem::Twice));
                continue;
            }
            let known = placed.iter().find(|known| known.cell.path == one.path && known.cell.lang == one.lang);
            match known.ok_or(CellProblem::NoSuchCell) {
                Ok(Placed { cell, write: Write::Phrase(_) }) if one.value.trim().is_empty() => gone.push(cell.clone()),
                Ok(known) => problems.extend(change(&mut splices, known, &one.value).err().map(|why| (number, why))),
                Err(problem) => problems.push((number, problem)),
            }
        }
        let mut edited = splices.apply(text);
        // One after the other: what is between two phrases belongs to both.
        for cell in gone {
            edited = without(&edited, cell.lang, &cell.value)?;
        }
        for wanted in more {
            edited = phrase::add(&edited, wanted.lang.unwrap_or(own), own, wanted.value.trim())?;
        }
        Ok(edited)
    })?;
    Ok(if problems.is_empty() { Ok(edited) } else { Err(problems) })
}

/// The text without a phrase.
fn without(text: &str, lang: Option<Lang>, words: &str) -> Result<String, EditError> {
    let document = parse(text)?;
    let phrases = document.get("phrases");
    let list = match lang {
        None => phrases.and_then(Item::as_array),
        Some(lang) => phrases.and_then(Item::as_table_like).and_then(|by_lang| by_lang.get(lang.code())?.as_array()),
    };
    let mut splices = Splices::default();
    if let Some(list) = list {
        items::remove(&mut splices, text, list, words);
    }
    Ok(splices.apply(text))
}

/// A cell and how it is changed.
struct Placed {
    cell: Cell,
    write: Write,
}

enum Write {
    /// Its value stands there.
    Replace(Range<usize>),
    /// The same, and it is a phrase, which may go.
    Phrase(Range<usize>),
    /// It is a language that its table does not have yet: behind the last value.
    Insert(usize),
}

fn change(splices: &mut Splices, known: &Placed, value: &str) -> Result<(), CellProblem> {
    // Spreadsheets have their own ends of lines.
    if known.cell.value.replace("\r\n", "\n") == value.replace("\r\n", "\n") {
        return Ok(());
    }
    let empty = value.trim().is_empty();
    match &known.write {
        _ if empty => Err(CellProblem::Empty),
        Write::Insert(at) => {
            let code = known.cell.lang.map_or("", Lang::code);
            splices.insert(*at, format!(", {code} = {}", quoted(value)));
            Ok(())
        }
        Write::Replace(span) if known.cell.number => {
            // In much of the world people write 0,5.
            let typed = value.trim().replace(',', ".");
            let number: f64 = typed.parse().map_err(|_| CellProblem::NotANumber)?;
            if !number.is_finite() {
                return Err(CellProblem::NotANumber);
            }
            if known.cell.value.parse() != Ok(number) {
                splices.replace(span.clone(), number.to_string());
            }
            Ok(())
        }
        Write::Replace(span) | Write::Phrase(span) => {
            splices.replace(span.clone(), quoted(value));
            Ok(())
        }
    }
}

fn collect(table: &Table, from: &dyn TableLike, at: &str, text: &str, found: &mut Vec<Placed>) {
    for key in table.keys {
        let Some(item) = from.get(key.name) else { continue };
        let path = if at.is_empty() { key.name.to_owned() } else { format!("{at}.{}", key.name) };
        if !matches!(key.shape, Shape::String) || !NAMES.contains(&key.name) {
            of_shape(key.shape, item, &path, text, found);
        }
    }
}

fn of_shape(shape: Shape, item: &Item, path: &str, text: &str, found: &mut Vec<Placed>) {
    match shape {
        Shape::Table(table) => {
            item.as_table_like().into_iter().for_each(|inner| collect(table, inner, path, text, found));
        }
        Shape::Tables(table) => {
            for (number, inner) in tables(item).into_iter().enumerate() {
                let name = ["id", "use"].iter().find_map(|key| inner.get(key)?.as_str());
                let name = name.map_or_else(|| (number + 1).to_string(), str::to_owned);
                collect(table, inner, &format!("{path}.{name}"), text, found);
            }
        }
        Shape::Named(inner) => {
            for (name, item) in item.as_table_like().into_iter().flat_map(TableLike::iter) {
                of_shape(*inner, item, &format!("{path}.{name}"), text, found);
            }
        }
        Shape::Text => item_text(item, path, found),
        Shape::Texts => {
            for (number, value) in item.as_array().into_iter().flatten().enumerate() {
                value_text(value, &format!("{path}.{}", number + 1), found);
            }
        }
        Shape::Strings => {
            for (number, value) in item.as_array().into_iter().flatten().enumerate() {
                string(value, &format!("{path}.{}", number + 1), None, found);
            }
        }
        Shape::Phrases => match (item.as_array(), item.as_table_like()) {
            (Some(list), _) => phrases(list, path, None, found),
            (_, Some(by_lang)) => {
                for lang in Lang::ALL {
                    let list = by_lang.get(lang.code()).and_then(Item::as_array);
                    list.into_iter().for_each(|list| phrases(list, path, Some(lang), found));
                }
            }
            (None, None) => {}
        },
        Shape::String => item.as_value().into_iter().for_each(|value| string(value, path, None, found)),
        Shape::Number(..) | Shape::Whole(..) => {
            item.as_value().into_iter().for_each(|value| number(value, path, text, found));
        }
        Shape::Price => match (item.as_table_like(), item.as_value()) {
            (Some(range), _) => {
                shape.table().into_iter().for_each(|table| collect(table, range, path, text, found));
            }
            (None, Some(value)) => number(value, path, text, found),
            (None, None) => {}
        },
        Shape::Ids | Shape::Boolean | Shape::Dates | Shape::Words(_) => {}
    }
}

/// The tables of a list, however it is written; a single one counts as a list of one.
fn tables(item: &Item) -> Vec<&dyn TableLike> {
    if let Some(list) = item.as_array_of_tables() {
        return list.iter().map(|table| table as &dyn TableLike).collect();
    }
    if let Some(list) = item.as_array() {
        return list.iter().filter_map(|value| value.as_inline_table().map(|table| table as &dyn TableLike)).collect();
    }
    item.as_table_like().into_iter().collect()
}

fn item_text(item: &Item, path: &str, found: &mut Vec<Placed>) {
    match (item, item.as_table_like()) {
        (Item::Value(value), _) => value_text(value, path, found),
        (_, Some(by_lang)) => {
            for lang in Lang::ALL {
                let value = by_lang.get(lang.code()).and_then(Item::as_value);
                value.into_iter().for_each(|value| string(value, path, Some(lang), found));
            }
        }
        (_, None) => {}
    }
}

fn value_text(value: &Value, path: &str, found: &mut Vec<Placed>) {
    let Some(by_lang) = value.as_inline_table() else { return string(value, path, None, found) };
    let end = by_lang.iter().filter_map(|(_, value)| Some(value.span()?.end)).max();
    for lang in Lang::ALL {
        match (by_lang.get(lang.code()), end) {
            (Some(value), _) => string(value, path, Some(lang), found),
            (None, Some(end)) => {
                let cell = Cell { path: path.to_owned(), lang: Some(lang), value: String::new(), number: false };
                found.push(Placed { cell, write: Write::Insert(end) });
            }
            (None, None) => {}
        }
    }
}

fn string(value: &Value, path: &str, lang: Option<Lang>, found: &mut Vec<Placed>) {
    let Some(words) = value.as_str() else { return };
    let cell = Cell { path: path.to_owned(), lang, value: words.to_owned(), number: false };
    found.push(Placed { cell, write: Write::Replace(place(value.span())) });
}

fn phrases(list: &toml_edit::Array, path: &str, lang: Option<Lang>, found: &mut Vec<Placed>) {
    for (at, value) in list.iter().enumerate() {
        let Some(words) = value.as_str() else { continue };
        let cell = Cell { path: format!("{path}.{}", at + 1), lang, value: words.to_owned(), number: false };
        found.push(Placed { cell, write: Write::Phrase(place(value.span())) });
    }
}

fn number(value: &Value, path: &str, text: &str, found: &mut Vec<Placed>) {
    if matches!(value, Value::Integer(_) | Value::Float(_)) {
        let span = place(value.span());
        let written = text[span.clone()].replace('_', "");
        let cell = Cell { path: path.to_owned(), lang: None, value: written, number: true };
        found.push(Placed { cell, write: Write::Replace(span) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "title = { ru = \"Форма\" } # keep\nexecutor = \"developer\"\nlinks = [\"https://a\"]\n\n[phrases]\nru = [\"одна\", \"две\"]\n\n[effort]\nlow = 1\nlikely = 2.50\nhigh = 4\n\n[[question]]\nid = \"cms\"\nask = \"?\"\nanswer = [{ id = \"a\", text = \"а\" }, { id = \"b\", text = \"б\", weight = 0.25, effect = { add = 2, cost = { low = 1, likely = 2, high = 3 } } }]\n";

    fn want(path: &str, lang: Option<Lang>, value: &str) -> Wanted {
        Wanted { path: path.into(), lang, value: value.into() }
    }

    #[track_caller]
    fn case(wanted: Wanted, from: &str, to: &str) {
        assert!(FORM.contains(from));
        let edited = put(FORM, Kind::Entry, Lang::Ru, std::slice::from_ref(&wanted)).expect("TOML");
        assert_eq!(edited, Ok(FORM.replace(from, to)), "{wanted:?}");
    }

    #[track_caller]
    fn fails(wanted: Wanted, problem: CellProblem) {
        assert_eq!(put(FORM, Kind::Entry, Lang::Ru, &[wanted]).expect("TOML"), Err(vec![(0, problem)]));
    }

    #[test]
    fn cells_are_texts_numbers_and_phrases() {
        let found = cells(FORM, Kind::Entry).expect("TOML");
        let paths: Vec<&str> =
            found.iter().filter(|cell| !cell.value.is_empty()).map(|cell| cell.path.as_str()).collect();
        let expected = "title links.1 phrases.1 phrases.2 effort.low effort.likely effort.high question.cms.ask \
                        question.cms.answer.a.text question.cms.answer.b.text question.cms.answer.b.weight \
                        question.cms.answer.b.effect.add question.cms.answer.b.effect.cost.low \
                        question.cms.answer.b.effect.cost.likely question.cms.answer.b.effect.cost.high";
        assert_eq!(paths.join(" "), expected);
        assert!(found.iter().any(|cell| cell.lang == Some(Lang::Pl) && cell.path == "title" && cell.value.is_empty()));
    }

    #[test]
    fn a_cell_changes_and_nothing_else() {
        case(want("title", Some(Lang::Ru), "Анкета \"А\""), "\"Форма\"", "'Анкета \"А\"'");
        case(want("title", Some(Lang::Pl), "Formularz"), "ru = \"Форма\"", "ru = \"Форма\", pl = \"Formularz\"");
        case(want("phrases.1", Some(Lang::Ru), ""), "\"одна\", ", "");
        case(want("effort.likely", None, "3,5"), "2.50", "3.5");
        case(want("effort.likely", None, "2,5"), "2.50", "2.50");
        case(want("phrases.2", Some(Lang::Ru), "три"), "\"две\"", "\"три\"");
        case(want("phrases.2", Some(Lang::Ru), " "), ", \"две\"", "");
        case(want(ONE_MORE, Some(Lang::Ru), "три"), "\"две\"", "\"две\", \"три\"");
        case(want(ONE_MORE, Some(Lang::Ru), ""), "две", "две");
        case(want("question.cms.answer.b.effect.cost.high", None, "5"), "high = 3", "high = 5");
    }

    #[test]
    fn all_phrases_may_go_at_once() {
        let gone = [want("phrases.1", Some(Lang::Ru), ""), want("phrases.2", Some(Lang::Ru), "")];
        let edited = put(FORM, Kind::Entry, Lang::Ru, &gone).expect("TOML");
        assert_eq!(edited, Ok(FORM.replace("\"одна\", \"две\"", "")));
    }

    #[test]
    fn what_cannot_be_is_told() {
        let twice = [want("effort.low", None, "2"), want("effort.low", None, "3")];
        assert_eq!(put(FORM, Kind::Entry, Lang::Ru, &twice).expect("TOML"), Err(vec![(1, CellProblem::Twice)]));
        fails(want("titel", Some(Lang::Ru), "x"), CellProblem::NoSuchCell);
        fails(want("title", None, "x"), CellProblem::NoSuchCell);
        fails(want("executor", None, "x"), CellProblem::NoSuchCell);
        fails(want("title", Some(Lang::Ru), ""), CellProblem::Empty);
        fails(want("effort.low", None, "много"), CellProblem::NotANumber);
        fails(want("effort.low", None, "inf"), CellProblem::NotANumber);
    }
}
