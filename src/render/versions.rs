//! What changed between two versions of a saved quote, or between two documents that were sent: lines as `diff` shows
//! them, and JSON.

use serde_json::{Value, json};

use super::diff;
use super::json::pretty;
use super::quote_text::plain;
use crate::domain::lang::Lang;
use crate::domain::ledger::{Quoted, Version};
use crate::wording::{Kept, Message, date, number, say};

/// Two things side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// `version` or `document`.
    pub kind: &'static str,
    /// What each is called.
    pub names: [String; 2],
    /// What each says; none for a document that is no text.
    pub texts: Option<[String; 2]>,
    /// SHA-256 of each document.
    pub sums: Option<[String; 2]>,
}

/// What a version says, a line for each thing that may change.
#[must_use]
pub fn version(version: &Version, lang: Lang) -> String {
    let said: &Quoted = &version.quoted;
    let mut lines: Vec<String> = Vec::new();
    lines.push(date::full(said.today, lang));
    lines.extend(said.client.as_deref().map(|client| say(lang, &Message::Client(&plain(client)))));
    lines.extend(said.request.lines().map(|line| say(lang, &Message::Quoted(&plain(line)))));
    for line in &said.lines {
        let title = if line.entry.is_some() { plain(&line.title) } else { plain(line.ask.as_deref().unwrap_or("?")) };
        let price = line.price.map(|price| number::price(price, said.currency, lang)).unwrap_or_default();
        lines.push(format!("{title}: {price}").trim_end_matches([' ', ':']).to_owned());
        lines.extend(line.variant.as_ref().map(|way| format!("  {}", say(lang, &Message::VariantIs(&plain(way))))));
        lines.extend(line.answers.iter().map(|(question, value)| format!("  {question}={}", plain(value))));
        lines.extend(
            line.hours.map(|hours| format!("  {}", say(lang, &Message::Hours(&number::hours_range(hours, lang))))),
        );
    }
    if let Some(total) = &said.total {
        let sum = number::price(total.price, said.currency, lang);
        lines.push(format!("{}: {sum}", say(lang, &Message::Total)));
        lines.push(say(lang, &Message::WorkingDays(total.days[0], total.days[2])));
        let ready = date::span(total.ready[0], total.ready[2], said.today, lang);
        let likely = date::day(total.ready[1], said.today, lang);
        lines.push(say(lang, &Message::Ready(&ready, &likely)));
    }
    let kind = say(lang, &Message::Kept(Kept::PromiseWord(&said.promise.kind)));
    let until = date::full(said.promise.valid_until, lang);
    lines.push(say(lang, &Message::Kept(Kept::HoldsUntil(&kind, &until))));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The differences, for a terminal.
#[must_use]
pub fn text(pairs: &[Pair], lang: Lang) -> String {
    let one = |pair: &Pair| {
        let [old, new] = &pair.names;
        let heads = format!("--- {}\n+++ {}\n", plain(old), plain(new));
        if is_same(pair) {
            return format!("{heads}{}\n", say(lang, &Message::Kept(Kept::NoDifference)));
        }
        match &pair.texts {
            Some([before, after]) => diff::texts((&plain(old), before), (&plain(new), after)),
            None => format!("{heads}{}\n", say(lang, &Message::Kept(Kept::NotText))),
        }
    };
    pairs.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn is_same(pair: &Pair) -> bool {
    let same = |sides: &Option<[String; 2]>| sides.as_ref().map(|[old, new]| old == new);
    same(&pair.sums).or(same(&pair.texts)).unwrap_or(false)
}

/// The same as data: `smeta/diff/1`.
#[must_use]
pub fn json(quote: &str, pairs: &[Pair]) -> String {
    let one = |pair: &Pair| -> Value {
        let side = |at: usize| {
            json!({
                "name": pair.names[at],
                "sha256": pair.sums.as_ref().map(|sums| &sums[at]),
                "text": pair.texts.as_ref().map(|texts| &texts[at]),
            })
        };
        json!({ "kind": pair.kind, "same": is_same(pair), "old": side(0), "new": side(1) })
    };
    pretty(&json!({ "schema": "smeta/diff/1", "quote": quote, "pairs": pairs.iter().map(one).collect::<Vec<_>>() }))
}
