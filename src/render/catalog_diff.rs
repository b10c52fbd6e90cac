//! `smeta catalog diff`: what one catalog says otherwise than another, as text and as JSON.

use serde_json::json;

use super::json::{pretty, range};
use super::page::{Page, Style};
use crate::domain::catalog::diff::{CatalogDiff, Difference, Differs, Value};
use crate::domain::lang::Lang;
use crate::text::clean::without_controls;
use crate::wording::{Message, Reading as R, number, say};

/// The page.
#[must_use]
pub fn text(diff: &CatalogDiff, lang: Lang, columns: usize) -> String {
    let say_it = |words: R| say(lang, &Message::Reading(words));
    let mut page = Page::new(columns);
    if diff.is_empty() {
        page.line(&say_it(R::NoDifference));
        return page.finish();
    }
    let groups = [
        (R::Added, diff.entries.iter().filter(|(_, differs)| matches!(differs, Differs::Added(_))).collect::<Vec<_>>()),
        (R::Removed, diff.entries.iter().filter(|(_, differs)| matches!(differs, Differs::Removed(_))).collect()),
        (R::Changed, diff.entries.iter().filter(|(_, differs)| matches!(differs, Differs::Changed(..))).collect()),
        (R::SharedQuestions, diff.questions.iter().collect()),
    ];
    let counts = [groups[0].1.len(), groups[1].1.len(), groups[2].1.len()];
    for (head, list) in groups {
        if !list.is_empty() {
            page.heading(&say_it(head));
        }
        for (id, differs) in list {
            let (mark, title, differences) = match differs {
                Differs::Added(title) => ("+ ", title, &[][..]),
                Differs::Removed(title) => ("- ", title, &[][..]),
                Differs::Changed(title, list) => ("  ", title, list.as_slice()),
            };
            page.sides((&format!("{mark}{}", without_controls(title)), Style::Plain), "    ", (id, Style::Faint));
            put(&mut page, differences, lang);
        }
    }
    if !diff.studio.is_empty() {
        page.heading(&say_it(R::Settings));
        put(&mut page, &diff.studio, lang);
    }
    page.gap();
    page.line(&say_it(R::DiffCount(counts[0], counts[1], counts[2])));
    page.finish()
}

fn put(page: &mut Page, differences: &[Difference], lang: Lang) {
    for difference in differences {
        let said = |value: &Value| match value {
            Value::Words(words) => without_controls(words).into_owned(),
            Value::Number(value) => number::exact(*value, lang),
            Value::Range(range) => [range.low, range.likely, range.high].map(|end| number::exact(end, lang)).join("–"),
        };
        let (mark, text) = match (&difference.before, &difference.after) {
            (Some(before), Some(after)) => ("    ", format!("{}: {} → {}", difference.at, said(before), said(after))),
            (None, Some(after)) => ("    + ", format!("{}: {}", difference.at, said(after))),
            (Some(before), None) => ("    - ", format!("{}: {}", difference.at, said(before))),
            (None, None) => continue,
        };
        page.paragraph(mark, "        ", Style::Plain, &text);
    }
}

/// The same: `smeta/catalog-diff/1`.
#[must_use]
pub fn json(diff: &CatalogDiff) -> String {
    let value = |value: &Option<Value>| match value {
        None => serde_json::Value::Null,
        Some(Value::Words(words)) => json!(words),
        Some(Value::Number(number)) => json!(number),
        Some(Value::Range(hours)) => range(*hours),
    };
    let differences = |list: &[Difference]| -> Vec<serde_json::Value> {
        list.iter()
            .map(|one| json!({ "at": one.at, "before": value(&one.before), "after": value(&one.after) }))
            .collect()
    };
    let list = |list: &[(String, Differs)]| -> Vec<serde_json::Value> {
        let one = |(id, differs): &(String, Differs)| match differs {
            Differs::Added(title) => json!({ "id": id, "title": title, "change": "added" }),
            Differs::Removed(title) => json!({ "id": id, "title": title, "change": "removed" }),
            Differs::Changed(title, list) => {
                json!({ "id": id, "title": title, "change": "changed", "differences": differences(list) })
            }
        };
        list.iter().map(one).collect()
    };
    pretty(&json!({
        "schema": "smeta/catalog-diff/1",
        "entries": list(&diff.entries),
        "questions": list(&diff.questions),
        "settings": differences(&diff.studio),
    }))
}
