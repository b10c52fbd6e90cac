//! JSON of the smaller results: matches, problems, entries, proofs. Each has a `schema` with a version.

use serde_json::{Map, Value, json};

use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{CostPrice, Effect, Entry, Question};
use crate::domain::catalog::problem::{Level, Problem};
use crate::domain::lang::{Lang, Text};
use crate::domain::ledger::Record;
use crate::domain::matching::lessons::Why;
use crate::domain::matching::proof::Proof;
use crate::domain::matching::{Candidate, Matched};
use crate::domain::money::Money;
use crate::domain::range::Range3;
use crate::text::clean::is_invisible;
use crate::wording::problem::words;

/// One line for one matched text: `smeta/match/1`.
#[must_use]
pub fn matched(matched: &Matched, top: usize) -> String {
    let asks: Vec<Value> = matched
        .asks
        .iter()
        .map(|ask| {
            json!({
                "text": ask.text,
                "verdict": ask.verdict,
                "matches": ask.candidates.iter().take(top).map(candidate).collect::<Vec<_>>(),
            })
        })
        .collect();
    let line = json!({
        "schema": "smeta/match/1",
        "text": matched.text,
        "verdict": matched.verdict(),
        "matches": matched.ranked().into_iter().take(top).map(candidate).collect::<Vec<_>>(),
        "asks": asks,
    });
    escaped(&line.to_string())
}

fn candidate(candidate: &Candidate) -> Value {
    json!({
        "entry": candidate.entry,
        "confidence": rounded(candidate.confidence, 4),
        "evidence": candidate.evidence.words,
        "phrase": candidate.evidence.phrase,
    })
}

/// All problems of a catalog: `smeta/problems/1`.
#[must_use]
pub fn problems(list: &[Problem], lang: Lang) -> String {
    let problem = |problem: &Problem| {
        let (line, column) = problem.place.line_and_column();
        let said = words(lang, &problem.kind);
        json!({
            "code": problem.kind.code(),
            "level": if problem.kind.level() == Level::Error { "error" } else { "warning" },
            "file": problem.place.file.path,
            "line": line,
            "column": column,
            "message": said.title,
            "advice": said.advice,
        })
    };
    pretty(&json!({ "schema": "smeta/problems/1", "problems": list.iter().map(problem).collect::<Vec<_>>() }))
}

/// A record that was just kept: `smeta/recorded/1`.
#[must_use]
pub fn recorded(record: &Record, file: &str, not_learned: Option<&Why>) -> String {
    let phrase_of = not_learned.and_then(|why| match why {
        Why::PhraseOf(entry) => Some(entry),
        Why::NoSuchEntry(_) | Why::NoWords => None,
    });
    pretty(&json!({
        "schema": "smeta/recorded/1",
        "id": record.id,
        "file": file,
        "learned": not_learned.is_none(),
        "phrase_of": phrase_of,
        // A record is the JSON of its line.
        "record": serde_json::from_str::<Value>(&record.line()).unwrap_or_default(),
    }))
}

/// The list of entries: `smeta/entries/1`.
#[must_use]
pub fn entries(catalog: &Catalog, list: &[&Entry], lang: Lang) -> String {
    let entry = |entry: &&Entry| {
        json!({
            "id": entry.id,
            "category": entry.category,
            "title": entry.title.get(lang),
            "executor": entry.executor,
            "hours": range(entry.effort.hours),
            "questions": entry.questions.len(),
        })
    };
    pretty(&json!({
        "schema": "smeta/entries/1",
        "catalog": { "name": catalog.studio.name, "version": catalog.version },
        "entries": list.iter().map(entry).collect::<Vec<_>>(),
    }))
}

/// One entry in full: `smeta/entry/1`.
#[must_use]
pub fn entry(entry: &Entry, lang: Lang) -> String {
    let texts = |list: &[Text]| list.iter().map(|text| text.get(lang).to_owned()).collect::<Vec<_>>();
    let mut phrases = Map::new();
    for phrase in &entry.phrases {
        let list = phrases.entry(phrase.lang.code()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!(phrase.words));
        }
    }
    pretty(&json!({
        "schema": "smeta/entry/1",
        "id": entry.id,
        "category": entry.category,
        "title": entry.title.get(lang),
        "executor": entry.executor,
        "do_it_yourself": entry.is_do_it_yourself(),
        "includes": texts(&entry.includes),
        "excludes": texts(&entry.excludes),
        "needs": texts(&entry.needs),
        "steps": texts(&entry.steps),
        "related": entry.related,
        "phrases": phrases,
        "hours": range(entry.effort.hours),
        "because": entry.effort.because,
        "source": entry.source,
        "links": entry.links,
        "stages": entry.stages.iter().map(|stage| json!({
            "title": stage.title.get(lang), "role": stage.role, "share": rounded(stage.share, 4),
        })).collect::<Vec<_>>(),
        "variants": entry.variants.iter().map(|variant| json!({
            "id": variant.id,
            "title": variant.title.get(lang),
            "when": variant.when.get(lang),
            "hours": range(variant.effort.as_ref().unwrap_or(&entry.effort).hours),
            "costs": variant.costs.iter().map(|cost| json!({ "title": cost.title.get(lang), "price": price(cost.price) })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "questions": entry.questions.iter().map(|one| question(one, lang)).collect::<Vec<_>>(),
        "pitfalls": entry.pitfalls.iter().map(|pitfall| json!({
            "id": pitfall.id, "severity": pitfall.severity, "say": pitfall.say.get(lang),
        })).collect::<Vec<_>>(),
    }))
}

fn question(question: &Question, lang: Lang) -> Value {
    json!({
        "id": question.id,
        "shared": question.shared,
        "ask": question.ask.get(lang),
        "number": question.number.as_ref().map(|number| range(number.usual)),
        "per": question.per.map(|per| json!({ "each": per.each, "above": per.above, "add": per.add, "at_most": per.at_most })),
        "answers": question.answers.iter().map(|answer| json!({
            "id": answer.id,
            "text": answer.text.get(lang),
            "weight": rounded(answer.weight, 4),
            "above": answer.above,
            "effect": effect(&answer.effect),
        })).collect::<Vec<_>>(),
    })
}

fn effect(effect: &Effect) -> Value {
    let nothing = Effect::default();
    let mut keys = Map::new();
    if effect.times != nothing.times {
        keys.insert("times".into(), json!(effect.times));
    }
    if effect.add != nothing.add {
        keys.insert("add".into(), json!(effect.add));
    }
    if let Some(cost) = effect.cost {
        keys.insert("cost".into(), price(cost));
    }
    if effect.days != nothing.days {
        keys.insert("days".into(), json!(effect.days));
    }
    if let Some(variant) = &effect.variant {
        keys.insert("variant".into(), json!(variant));
    }
    if !effect.with.is_empty() {
        keys.insert("with".into(), json!(effect.with));
    }
    if let Some(pitfall) = &effect.pitfall {
        keys.insert("pitfall".into(), json!(pitfall));
    }
    for (key, flag) in [("consult", effect.consult), ("stop", effect.stop)] {
        if flag {
            keys.insert(key.into(), json!(true));
        }
    }
    Value::Object(keys)
}

/// The proofs of a catalog: `smeta/proofs/1`.
#[must_use]
pub fn proofs(list: &[Proof]) -> String {
    let proof = |proof: &Proof| json!({ "entry": proof.entry, "says": proof.says, "found": proof.found, "holds": proof.holds() });
    pretty(&json!({ "schema": "smeta/proofs/1", "proofs": list.iter().map(proof).collect::<Vec<_>>() }))
}

/// A range of hours.
#[must_use]
pub fn range(range: Range3) -> Value {
    json!({ "low": rounded(range.low, 2), "likely": rounded(range.likely, 2), "high": rounded(range.high, 2) })
}

/// A sum as a number: whole where it is whole.
#[must_use]
pub fn money(money: Money) -> Value {
    let decimal = money.decimal();
    if decimal.is_integer() {
        return json!(decimal.normalize().to_string().parse::<i64>().unwrap_or_default());
    }
    json!(money.to_f64())
}

pub(super) fn price(price: CostPrice) -> Value {
    match price {
        CostPrice::Exact(sum) => money(sum),
        CostPrice::Between(between) => range(between),
    }
}

/// A number with so many decimals: measured noise is not output.
#[must_use]
pub fn rounded(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (number * scale).round() / scale
}

/// Indented, with an end of line.
#[must_use]
pub fn pretty(value: &Value) -> String {
    escaped(&format!("{value:#}\n"))
}

/// Standard JSON escapes only the oldest controls; here everything that a terminal obeys or hides is escaped, which can
/// stand within strings only.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && c.is_control() || is_invisible(c) {
            let mut units = [0; 2];
            text.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_reads_back_the_same() {
        let words = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{e0041}\tё\"";
        let text = pretty(&json!({ "request": words }));
        assert!(text.is_ascii() || text.chars().all(|c| c == '\n' || !c.is_control() && !is_invisible(c)), "{text:?}");
        let back: Value = serde_json::from_str(&text).expect("still JSON");
        assert_eq!(back["request"], words);
    }
}
