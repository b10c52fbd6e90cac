//! Quotes that are kept, as JSON: `smeta/log/1`, `smeta/kept/1`, `smeta/doctor/1`.

use std::sync::Arc;

use serde_json::{Value, json};

use super::json::{pretty, range, rounded};
use super::quote_json::price;
use super::requote::code;
use crate::domain::keeping::{Comparison, Reason};
use crate::domain::lang::Lang;
use crate::domain::ledger::{Body, KeptQuote, Reading, RecordId, State, Version};
use crate::wording::{Kept, Message, say};

/// The quotes, in the order in which they were saved.
#[must_use]
pub fn log(quotes: &[KeptQuote]) -> String {
    let one = |kept: &KeptQuote| {
        let said = &kept.latest().quoted;
        json!({
            "number": kept.name.to_string(),
            "on": said.today.to_string(),
            "by": kept.latest().by,
            "client": said.client,
            "status": kept.status().code(),
            "request": said.request,
            "entries": said.lines.iter().filter_map(|line| line.entry.as_ref()).collect::<Vec<_>>(),
            "price": said.total.as_ref().map(|total| price(total.price)),
            "currency": said.currency.code(),
            "promise": said.promise.kind,
            "valid_until": said.promise.valid_until.to_string(),
            "hours": kept.hours(),
        })
    };
    pretty(&json!({ "schema": "smeta/log/1", "quotes": quotes.iter().map(one).collect::<Vec<_>>() }))
}

/// One quote with its versions and events. A record's body stands as its line has it.
#[must_use]
pub fn shown(kept: &KeptQuote, comparison: Option<(&Comparison, &str)>) -> String {
    let version = |version: &Version| {
        json!({
            "record": version.record,
            "at": version.at.to_rfc3339(),
            "by": version.by,
            "quote": Body::Quote(Arc::clone(&version.quoted)).line_value(),
        })
    };
    let events = kept.events.iter().map(|event| {
        json!({
            "record": event.record,
            "at": event.at.to_rfc3339(),
            "by": event.by,
            "kind": event.body.kind(),
            "body": event.body.line_value(),
        })
    });
    pretty(&json!({
        "schema": "smeta/kept/1",
        "number": kept.name.to_string(),
        "status": kept.status().code(),
        "versions": kept.versions.iter().map(version).collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
        "hours": kept.hours(),
        "finished": kept.finished().map(|day| day.to_string()),
        "today": comparison.map(|(comparison, catalog)| json!({
            "catalog": catalog,
            "price": comparison.now.map(price),
            "change": comparison.change().map(|share| rounded(share, 4)),
            "reasons": comparison.reasons.iter().map(reason).collect::<Vec<_>>(),
        })),
    }))
}

fn reason(reason: &Reason) -> Value {
    let mut value = match reason {
        Reason::Gone(entry) | Reason::NotMatched(entry) | Reason::Matched(entry) => json!({ "entry": entry }),
        Reason::Variant(entry, then, now) => json!({ "entry": entry, "then": then, "now": now }),
        Reason::Answers(entry, questions) => json!({ "entry": entry, "questions": questions }),
        Reason::Hours(entry, then, now) => json!({ "entry": entry, "then": range(*then), "now": range(*now) }),
        Reason::Price(entry, then, now) => json!({ "entry": entry, "then": price(*then), "now": price(*now) }),
        Reason::Currency | Reason::Terms => json!({}),
    };
    value["kind"] = json!(code(reason));
    value
}

/// What is wrong with the ledger.
#[must_use]
pub fn doctor(reading: &Reading, state: &State, damaged: &[(RecordId, String)], lang: Lang) -> String {
    let problems = reading.problems.iter().map(|problem| {
        json!({
            "code": problem.kind.code(),
            "file": &*problem.place.file,
            "line": problem.place.line,
            "counts": !problem.kind.is_unread(),
            "message": say(lang, &Message::Kept(Kept::Problem(&problem.kind))),
            "advice": say(lang, &Message::Kept(Kept::Advice(&problem.kind))),
        })
    });
    pretty(&json!({
        "schema": "smeta/doctor/1",
        "records": reading.records.len(),
        "quotes": state.quotes.len(),
        "jobs": state.jobs.len(),
        "problems": problems.collect::<Vec<_>>(),
        "damaged": damaged.iter().map(|(record, file)| json!({ "record": record, "file": file })).collect::<Vec<_>>(),
    }))
}
