//! Adds a phrase to an entry.

use std::ops::Range;

use toml_edit::{Item, Table, Value};

use super::splice::{Splices, indent, next_line};
use super::{EditError, behind_mark, end_of_line, items, parse, place, quoted};
use crate::domain::lang::Lang;

/// The entry with the words at the end of its phrases in a language. `own` is the language of a plain list.
///
/// # Errors
///
/// When the text is no TOML, or its `phrases` are neither a list nor lists by language.
pub fn add(text: &str, lang: Lang, own: Lang, words: &str) -> Result<String, EditError> {
    behind_mark(text, |text| added(text, lang, own, words))
}

fn added(text: &str, lang: Lang, own: Lang, words: &str) -> Result<String, EditError> {
    let document = parse(text)?;
    let (code, eol) = (lang.code(), end_of_line(text));
    let mut splices = Splices::default();
    let lines =
        |key: &str, spaces: &str| format!("{spaces}{key} = [{eol}{spaces}  {},{eol}{spaces}]{eol}", quoted(words));
    match document.get_key_value("phrases") {
        None => {
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { eol };
            splices.insert(text.len(), format!("{gap}{eol}[phrases]{eol}{}", lines(code, "")));
        }
        Some((_, Item::Value(Value::Array(list)))) if lang == own => items::push(&mut splices, text, list, words),
        Some((key, Item::Value(Value::Array(list)))) => {
            // A plain list becomes that of its language, and the other language gets its own beside it.
            let (name, end) = (place(key.span()), next_line(text, place(list.span()).end));
            splices.insert(name.end, format!(".{}", own.code()));
            let new = lines(&format!("phrases.{code}"), indent(text, name.start));
            insert_lines(&mut splices, text, end, &new);
        }
        Some((_, Item::Value(Value::InlineTable(by_lang)))) => match by_lang.get(code) {
            Some(Value::Array(list)) => items::push(&mut splices, text, list, words),
            Some(_) => return Err(not_a_list(code)),
            None => {
                let new = format!("{code} = [{}]", quoted(words));
                match by_lang.iter().filter_map(|(_, value)| value.span()).map(|span| span.end).max() {
                    Some(end) => splices.insert(end, format!(", {new}")),
                    None => splices.insert(place(by_lang.span()).start + 1, format!(" {new} ")),
                }
            }
        },
        Some((key, Item::Table(by_lang))) => match by_lang.get(code) {
            Some(Item::Value(Value::Array(list))) => items::push(&mut splices, text, list, words),
            Some(_) => return Err(not_a_list(code)),
            None => {
                let last = last_value(by_lang);
                let header = place(by_lang.span().or_else(|| key.span()));
                let name = if by_lang.is_dotted() { format!("phrases.{code}") } else { code.to_owned() };
                let new = lines(&name, indent(text, last.clone().unwrap_or(header.clone()).start));
                insert_lines(&mut splices, text, next_line(text, last.unwrap_or(header).end), &new);
            }
        },
        Some(_) => return Err(EditError::NotAList("phrases".into())),
    }
    Ok(splices.apply(text))
}

/// From the key of the last value to its end.
fn last_value(table: &Table) -> Option<Range<usize>> {
    let spans = table.get_values().into_iter().filter_map(|(path, value)| {
        let start = path.first().and_then(|key| key.span())?.start;
        Some(start..value.span()?.end)
    });
    spans.max_by_key(|span| span.end)
}

/// Puts whole lines at a position that is the beginning of a line, or the end of a text whose last line has no end.
pub(super) fn insert_lines(splices: &mut Splices, text: &str, at: usize, lines: &str) {
    let unfinished = at == text.len() && !text.is_empty() && !text.ends_with('\n');
    splices.insert(at, format!("{}{lines}", if unfinished { end_of_line(text) } else { "" }));
}

fn not_a_list(code: &str) -> EditError {
    EditError::NotAList(format!("phrases.{code}"))
}
