//! The JSON Schema of the catalog's files is what the files are, and the key reference in `docs/catalog.md` is its.
//!
//! That it is what the readers take is told by the tests of `domain/catalog/keys`.

#![expect(clippy::disallowed_methods, reason = "tests of files read files")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use smeta::domain::catalog::keys::{Shape, Table};
use smeta::domain::lang::Lang;
use smeta::render::schema::{KINDS, schema};

fn schema_of(kind: &str) -> Value {
    let (name, root) = KINDS.into_iter().find(|(name, _)| *name == kind).expect("a kind");
    serde_json::from_str(&schema(name, root, Lang::En)).expect("JSON")
}

fn kind_of(path: &Path) -> &'static str {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    match path.file_name().and_then(|name| name.to_str()) {
        Some("studio.toml") => "studio",
        Some("_category.toml") => "category",
        _ if folder == "questions" => "question",
        _ if folder == "calendars" => "calendar",
        _ => "entry",
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for item in fs::read_dir(folder).expect("the folder is there") {
        let path = item.expect("listed").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// TOML as JSON; dates are strings there.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(list) => list.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, json_of(value))).collect::<Map<_, _>>())
        }
    }
}

fn document(text: &str) -> Value {
    json_of(toml::Value::Table(text.parse().expect("TOML")))
}

/// The first thing that a schema has against a value: every keyword that the schemas have, and no other.
fn against(schema: &Value, root: &Value, value: &Value, at: &str) -> Option<String> {
    let no = |what: &str| Some(format!("{at}: {what}: {value}"));
    for (keyword, rule) in schema.as_object().expect("a schema is a table") {
        let found = match keyword.as_str() {
            "$ref" => {
                let name = rule.as_str().and_then(|path| path.strip_prefix("#/definitions/")).expect("a reference");
                against(&root["definitions"][name], root, value, at)
            }
            "type" => {
                let fits = match rule.as_str().expect("a type") {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64(),
                    "number" => value.is_number(),
                    other => panic!("the type {other}"),
                };
                if fits { None } else { no(&format!("is no {rule}")) }
            }
            "pattern" => {
                assert_eq!(rule, "\\S");
                value.as_str().filter(|text| text.trim().is_empty()).and_then(|_| no("has no words"))
            }
            "enum" => {
                if rule.as_array().is_some_and(|list| list.contains(value)) {
                    None
                } else {
                    no(&format!("is none of {rule}"))
                }
            }
            "minimum" => value.as_f64().filter(|number| *number < bound(rule)).and_then(|_| no("is too small")),
            "exclusiveMinimum" => {
                value.as_f64().filter(|number| *number <= bound(rule)).and_then(|_| no("is too small"))
            }
            "maximum" => value.as_f64().filter(|number| *number > bound(rule)).and_then(|_| no("is too large")),
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                items.filter_map(|(number, item)| against(rule, root, item, &format!("{at}.{number}"))).next()
            }
            "minItems" => value.as_array().filter(|list| list.is_empty()).and_then(|_| no("is empty")),
            "minProperties" => value.as_object().filter(|table| table.is_empty()).and_then(|_| no("is empty")),
            "required" => {
                let mut names = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
                let missing = names.find(|name| value.as_object().is_some_and(|table| !table.contains_key(*name)));
                missing.and_then(|name| no(&format!("lacks {name}")))
            }
            "properties" => {
                let known = rule.as_object().expect("a table");
                let own = value.as_object().into_iter().flatten();
                own.filter_map(|(key, value)| against(known.get(key)?, root, value, &format!("{at}.{key}"))).next()
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let others = value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)));
                let mut wrong = others.filter_map(|(key, value)| match rule {
                    Value::Bool(_) => Some(format!("{at}: does not know {key}")),
                    rule => against(rule, root, value, &format!("{at}.{key}")),
                });
                wrong.next()
            }
            "allOf" => rule.as_array().into_iter().flatten().filter_map(|rule| against(rule, root, value, at)).next(),
            "oneOf" => {
                let wrong: Vec<String> =
                    rule.as_array().into_iter().flatten().filter_map(|rule| against(rule, root, value, at)).collect();
                let fits = rule.as_array().map_or(0, Vec::len) - wrong.len();
                if fits == 1 { None } else { Some(format!("{at}: fits {fits} of the forms: {}", wrong.join("; "))) }
            }
            "format" | "description" | "definitions" | "$schema" | "$id" => None,
            other => panic!("the keyword {other}"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn bound(rule: &Value) -> f64 {
    rule.as_f64().expect("a number")
}

#[test]
fn every_file_of_the_catalog_is_what_its_schema_says() {
    let mut found = Vec::new();
    files(Path::new("catalog"), &mut found);
    assert!(found.len() > 90, "{}", found.len());
    for path in found {
        let schema = schema_of(kind_of(&path));
        let value = document(&fs::read_to_string(&path).expect("readable"));
        assert_eq!(against(&schema, &schema, &value, ""), None, "{}", path.display());
    }
}

#[test]
fn what_the_check_refuses_the_schema_refuses() {
    // Problems of one file and of its form; the others need the whole folder, or arithmetic.
    for code in
        ["unknown-key", "wrong-type", "unknown-value", "missing-key", "out-of-bounds", "empty-text", "no-phrases"]
    {
        let mut found = Vec::new();
        files(&Path::new("tests/problems").join(code), &mut found);
        let wrong = found.iter().filter_map(|path| {
            let schema = schema_of(kind_of(path));
            against(&schema, &schema, &document(&fs::read_to_string(path).expect("readable")), "")
        });
        assert_eq!(wrong.count(), 1, "{code}");
    }
}

#[test]
fn the_reference_names_every_key_and_no_other() {
    let page = fs::read_to_string("docs/catalog.md").expect("the page is there");
    let reference =
        page.split("## Ключи задачи").nth(1).and_then(|rest| rest.split("## Уход").next()).expect("a reference");
    // What stands in backticks, in pieces that could be keys.
    let code = reference.split('`').skip(1).step_by(2);
    let is_key = |c: char| c.is_ascii_alphabetic() || c == '_';
    let named: Vec<&str> =
        code.flat_map(|code| code.split(|c: char| !is_key(c))).filter(|word| !word.is_empty()).collect();
    let mut keys = Vec::new();
    KINDS.iter().for_each(|(_, root)| collect(root, &mut keys));
    for (table, key) in &keys {
        assert!(named.contains(key), "docs/catalog.md does not name `{key}` of {table}");
    }
    // In the first column of the tables stand keys only.
    for row in reference.lines().filter(|line| line.starts_with("| `")) {
        let first = row.split('|').nth(1).unwrap_or_default();
        for name in first.split('`').skip(1).step_by(2).map(|name| name.trim_matches(['[', ']'])) {
            let name = name.rsplit('.').next().unwrap_or_default();
            assert!(
                keys.iter().any(|(_, key)| *key == name),
                "docs/catalog.md has a row for `{name}`, which is no key"
            );
        }
    }
}

fn collect(table: &'static Table, found: &mut Vec<(&'static str, &'static str)>) {
    for key in table.keys {
        if found.contains(&(table.name, key.name)) {
            return;
        }
        found.push((table.name, key.name));
        let inner = if let Shape::Named(inner) = key.shape { *inner } else { key.shape };
        inner.table().into_iter().for_each(|inner| collect(inner, found));
    }
}
