//! The keys of the catalog's files as JSON Schema (draft 7, which editors know best), so that they complete and check.

use serde_json::{Map, Value, json};

use super::json::pretty;
use crate::domain::catalog::keys::{self, Form, Key, Shape, Table};
use crate::domain::lang::Lang;
use crate::wording::keys::about;

/// The kinds of file that have a schema, by the name that is typed.
pub const KINDS: [(&str, &keys::Table); 5] = [
    ("entry", &keys::ENTRY),
    ("studio", &keys::STUDIO),
    ("question", &keys::QUESTION),
    ("calendar", &keys::CALENDAR),
    ("category", &keys::CATEGORY),
];

/// The schema of a kind of file, with the words of a language.
#[must_use]
pub fn schema(name: &str, root: &'static Table, lang: Lang) -> String {
    let mut definitions = Map::new();
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("$id".into(), json!(format!("smeta/{name}/1")));
    let Value::Object(body) = table(root, lang, &mut definitions) else { return String::new() };
    schema.extend(body);
    if !definitions.is_empty() {
        schema.insert("definitions".into(), Value::Object(definitions));
    }
    pretty(&Value::Object(schema))
}

fn table(table: &'static Table, lang: Lang, definitions: &mut Map<String, Value>) -> Value {
    let mut forms: Vec<Value> =
        table.all_forms().into_iter().map(|form| form_of(table, form, lang, definitions)).collect();
    if forms.len() == 1 { forms.remove(0) } else { json!({ "oneOf": forms }) }
}

fn form_of(table: &'static Table, form: Option<Form>, lang: Lang, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in table.of(form) {
        properties.insert(key.name.into(), described(table, key, lang, definitions));
        required.extend(key.required.then_some(key.name));
    }
    let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn described(table: &Table, key: &Key, lang: Lang, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = shape(key.shape, lang, definitions);
    // Beside a reference draft 7 overlooks everything.
    if schema.get("$ref").is_some() {
        schema = json!({ "allOf": [schema] });
    }
    if let Some(words) = about(lang, table.name, key.name) {
        schema["description"] = json!(words);
    }
    schema
}

fn shape(shape_of: Shape, lang: Lang, definitions: &mut Map<String, Value>) -> Value {
    let list = |items: Value| json!({ "type": "array", "items": items });
    match shape_of {
        Shape::String => words(),
        Shape::Text => define("text", definitions, |_| {
            let by_lang: Map<String, Value> = Lang::ALL.iter().map(|lang| (lang.code().to_owned(), words())).collect();
            json!({ "oneOf": [words(), {
                "type": "object", "additionalProperties": false, "minProperties": 1, "properties": by_lang,
            }] })
        }),
        Shape::Texts => list(shape(Shape::Text, lang, definitions)),
        Shape::Strings => list(words()),
        Shape::Ids => json!({ "oneOf": [words(), list(words())] }),
        Shape::Phrases => {
            let some = json!({ "type": "array", "items": words() });
            let by_lang: Map<String, Value> =
                Lang::ALL.iter().map(|lang| (lang.code().to_owned(), some.clone())).collect();
            json!({ "oneOf": [
                { "type": "array", "items": words(), "minItems": 1 },
                { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": by_lang },
            ] })
        }
        Shape::Number(least, most) => number(least, most),
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Dates => list(json!({ "type": "string", "format": "date" })),
        Shape::Words(allowed) => json!({ "enum": allowed }),
        Shape::Price => {
            let range = shape_of.table().map(|range| reference(range, lang, definitions));
            json!({ "oneOf": [number(0.0, 1e9), range] })
        }
        Shape::Table(table) => reference(table, lang, definitions),
        Shape::Tables(table) => {
            let one = reference(table, lang, definitions);
            json!({ "oneOf": [list(one.clone()), one] })
        }
        Shape::Named(inner) => json!({ "type": "object", "additionalProperties": shape(*inner, lang, definitions) }),
    }
}

fn reference(of: &'static Table, lang: Lang, definitions: &mut Map<String, Value>) -> Value {
    define(of.name, definitions, |definitions| table(of, lang, definitions))
}

fn define(
    name: &str,
    definitions: &mut Map<String, Value>,
    make: impl FnOnce(&mut Map<String, Value>) -> Value,
) -> Value {
    if !definitions.contains_key(name) {
        // Its place first, so that definitions stand in the order in which they are met.
        definitions.insert(name.to_owned(), Value::Null);
        let made = make(definitions);
        definitions.insert(name.to_owned(), made);
    }
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// A string that is not only spaces.
fn words() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn number(least: f64, most: f64) -> Value {
    if least == f64::MIN_POSITIVE {
        return json!({ "type": "number", "exclusiveMinimum": 0, "maximum": most });
    }
    json!({ "type": "number", "minimum": least, "maximum": most })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_table(table: &'static Table, each: &mut dyn FnMut(&'static Table)) {
        each(table);
        for key in table.keys {
            let inner = if let Shape::Named(inner) = key.shape { *inner } else { key.shape };
            if let Some(inner) = inner.table() {
                each_table(inner, each);
            }
        }
    }

    #[test]
    fn every_key_has_its_words() {
        for (_, root) in KINDS {
            each_table(root, &mut |table| {
                for key in table.keys {
                    for lang in Lang::ALL {
                        assert!(about(lang, table.name, key.name).is_some(), "{}.{}", table.name, key.name);
                    }
                }
            });
        }
    }

    #[test]
    fn references_lead_somewhere() {
        for (name, root) in KINDS {
            let text = schema(name, root, Lang::En);
            let made: Value = serde_json::from_str(&text).expect("JSON");
            for part in text.split("\"#/definitions/").skip(1) {
                let to = part.split('"').next().unwrap_or_default();
                assert!(made["definitions"][to].is_object(), "{name}: {to}");
            }
        }
    }
}
