//! An entry's ids in the files of a folder: references to it, and its former names.

use toml_edit::{Item, Table, Value};

use super::phrase::insert_lines;
use super::splice::{Splices, line_start, next_line};
use super::{EditError, behind_mark, items, parse, place, quoted};

/// The text with every reference to the entry `old` leading to `new`; `None` if there is none.
///
/// # Errors
///
/// When the text is no TOML.
pub fn referring(text: &str, old: &str, new: &str) -> Result<Option<String>, EditError> {
    let edited = behind_mark(text, |text| {
        let document = parse(text)?;
        let mut splices = Splices::default();
        in_table(&mut splices, text, &document, &mut Vec::new(), (old, new));
        Ok(splices.apply(text))
    })?;
    Ok((edited != text).then_some(edited))
}

/// The entry with `old` among its former ids and without `now`, the id that it has from now on.
///
/// # Errors
///
/// When the text is no TOML, or its `formerly` is neither an id nor a list.
pub fn once_called(text: &str, old: &str, now: &str) -> Result<String, EditError> {
    let without = never_called(text, now)?;
    behind_mark(without.as_deref().unwrap_or(text), |text| {
        let document = parse(text)?;
        let mut splices = Splices::default();
        match document.get("formerly") {
            None => {
                // Behind the keys at the top, before the first table; a file without any begins with it.
                let ends = document.get_values().into_iter().filter_map(|(_, value)| value.span());
                let at = ends.map(|span| next_line(text, span.end)).max().unwrap_or(0);
                let line = format!("formerly = [{}]{}", quoted(old), super::end_of_line(text));
                insert_lines(&mut splices, text, at, &line);
            }
            Some(Item::Value(Value::Array(list))) if list.iter().any(|value| value.as_str() == Some(old)) => {}
            Some(Item::Value(Value::Array(list))) => items::push(&mut splices, text, list, old),
            Some(Item::Value(one)) if one.is_str() => {
                let span = place(one.span());
                splices.replace(span.clone(), format!("[{}, {}]", &text[span], quoted(old)));
            }
            Some(_) => return Err(EditError::NotAList("formerly".into())),
        }
        Ok(splices.apply(text))
    })
}

/// The entry without an id among its former ones; `None` if it is not there.
///
/// # Errors
///
/// When the text is no TOML.
pub fn never_called(text: &str, id: &str) -> Result<Option<String>, EditError> {
    let edited = behind_mark(text, |text| {
        let document = parse(text)?;
        let mut splices = Splices::default();
        if let Some((key, Item::Value(value))) = document.get_key_value("formerly") {
            let emptied = match value {
                Value::Array(list) => items::remove(&mut splices, text, list, id) && !list.is_empty(),
                value => value.as_str() == Some(id),
            };
            if emptied {
                // Nothing is left to say: the whole statement goes.
                splices = Splices::default();
                let lines = line_start(text, place(key.span()).start)..next_line(text, place(value.span()).end);
                splices.replace(lines, "");
            }
        }
        Ok(splices.apply(text))
    })?;
    Ok((edited != text).then_some(edited))
}

/// Whether the value of a key path names entries.
fn names_entries(path: &[&str]) -> bool {
    matches!(
        path,
        ["related"] | ["together", "with"] | [.., "effect", "with"] | ["near_miss", "meant"] | ["renewal", "offer"]
    ) || matches!(path, [.., "effects", _, "with"])
}

type Ids<'i> = (&'i str, &'i str);

fn in_table<'t>(splices: &mut Splices, text: &str, table: &'t Table, path: &mut Vec<&'t str>, ids: Ids) {
    for (key, item) in table {
        path.push(key);
        match item {
            Item::Table(inner) => in_table(splices, text, inner, path, ids),
            Item::ArrayOfTables(list) => list.iter().for_each(|inner| in_table(splices, text, inner, path, ids)),
            Item::Value(value) => in_value(splices, text, value, path, ids),
            Item::None => {}
        }
        path.pop();
    }
}

fn in_value<'t>(splices: &mut Splices, text: &str, value: &'t Value, path: &mut Vec<&'t str>, ids: Ids) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| in_value(splices, text, inner, path, ids)),
        Value::InlineTable(table) => {
            for (key, inner) in table {
                path.push(key);
                in_value(splices, text, inner, path, ids);
                path.pop();
            }
        }
        Value::String(id) if id.value() == ids.0 && names_entries(path) => {
            let span = place(value.span());
            let literal = text[span.clone()].starts_with('\'');
            splices.replace(span, if literal { format!("'{}'", ids.1) } else { quoted(ids.1) });
        }
        _ => {}
    }
}
