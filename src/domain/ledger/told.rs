//! What of a body stands in a line.

use serde_json::Value;

/// Without keys that say nothing. Of a meaning, «no entry» says something.
pub(super) fn told(value: Value, is_meaning: bool) -> Value {
    match value {
        Value::Object(object) => {
            let empty = |value: &Value| match value {
                Value::Null => true,
                Value::Array(list) => list.is_empty(),
                Value::Object(object) => object.is_empty(),
                _ => false,
            };
            let kept = object
                .into_iter()
                .map(|(key, value)| (key, told(value, false)))
                .filter(|(key, value)| !empty(value) || is_meaning && key == "entry" || key == "lines");
            Value::Object(kept.collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(|value| told(value, false)).collect()),
        other => other,
    }
}
