//! `smeta batch --requote`: kept quotes against today's catalog, as cells.

use super::batch::{list, price, rounded, text, whole};
use super::kept_text;
use crate::domain::keeping::{Comparison, Reason};
use crate::domain::lang::Lang;
use crate::domain::ledger::KeptQuote;
use crate::domain::table::Cell;

/// The columns. Others build on these names: docs/batch.md.
pub const COLUMNS: &[&str] = &[
    "number",
    "version",
    "client",
    "status",
    "request",
    "quoted_on",
    "valid_until",
    "said_low",
    "said_likely",
    "said_high",
    "now_low",
    "now_likely",
    "now_high",
    "currency",
    "change",
    "reasons",
    "reasons_text",
    "error_text",
];

/// A quote and what would be said today, or why nothing can be.
#[must_use]
pub fn row(kept: &KeptQuote, outcome: Result<&Comparison, String>, lang: Lang) -> Vec<Cell> {
    let version = kept.latest();
    let said = &version.quoted;
    let mut cells = vec![
        text(&kept.name.to_string()),
        whole(kept.versions.len() as u64),
        said.client.as_deref().map_or(Cell::Empty, text),
        text(kept.status().code()),
        text(&said.request),
        text(&said.today.to_string()),
        text(&said.promise.valid_until.to_string()),
    ];
    cells.extend(price(said.total.as_ref().map(|total| total.price)));
    cells.extend(price(outcome.as_ref().ok().and_then(|comparison| comparison.now)));
    cells.push(text(said.currency.code()));
    match outcome {
        Ok(comparison) => {
            let reasons = &comparison.reasons;
            let words = reasons.iter().map(|reason| kept_text::reason(reason, said.currency, lang));
            let words = words.collect::<Vec<_>>().join("; ");
            cells.extend([
                comparison.change().map_or(Cell::Empty, |change| rounded(change, 3)),
                list(reasons.iter().map(|reason| code(reason).to_owned()).collect()),
                if words.is_empty() { Cell::Empty } else { text(&words) },
                Cell::Empty,
            ]);
        }
        Err(why) => cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, text(&why)]),
    }
    cells
}

/// The name of a reason for scripts.
#[must_use]
pub fn code(reason: &Reason) -> &'static str {
    match reason {
        Reason::Gone(_) => "gone",
        Reason::NotMatched(_) => "not-matched",
        Reason::Matched(_) => "matched",
        Reason::Variant(..) => "variant",
        Reason::Answers(..) => "answers",
        Reason::Hours(..) => "hours",
        Reason::Price(..) => "price",
        Reason::Currency => "currency",
        Reason::Terms => "terms",
    }
}
