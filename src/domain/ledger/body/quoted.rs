//! A quote as it was said.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::approval::Wait;
use super::specialist::Override;
use crate::domain::ledger::RecordId;
use crate::domain::money::{Currency, Money, PriceRange};
use crate::domain::range::Range3;

/// A quote as it was said. What the client heard stays as it is, whatever the catalog says later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quoted {
    /// Its number, as people say it: the next one in the ledger of whoever saved it.
    pub number: u32,
    /// The first version of it, if this is a later one.
    #[serde(default)]
    pub of: Option<RecordId>,
    /// Whose request it is.
    #[serde(default)]
    pub client: Option<String>,
    /// The client's words.
    pub request: String,
    /// The day it was made on.
    pub today: NaiveDate,
    /// The version of the catalog.
    pub catalog: String,
    /// The currency of its sums.
    pub currency: Currency,
    /// What was typed beside the words.
    #[serde(default)]
    pub asked: Asked,
    /// Its lines.
    pub lines: Vec<QuotedLine>,
    /// What the priced lines come to; none if there is none.
    #[serde(default)]
    pub total: Option<QuotedTotal>,
    /// What kind of number was said.
    pub promise: Promised,
    /// Questions that were open then and worth asking, as answers name them.
    #[serde(default)]
    pub open: Vec<String>,
    /// Why it waits for a senior; empty if it does not.
    #[serde(default)]
    pub waits: Vec<Wait>,
}

/// What was typed beside a request: with it the quote can be made again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `question=value`, those that the client's words or the ledger gave not among them.
    pub answers: Vec<String>,
    /// `variant` or `entry.variant`.
    pub variants: Vec<String>,
    /// Entries that were named.
    pub entries: Vec<String>,
    /// Conditions.
    pub conditions: Vec<String>,
    /// Percent.
    pub discount: f64,
    /// Entries beside the total.
    pub options: Vec<String>,
    /// What may be spent.
    pub budget: Option<Money>,
    /// The wanted day.
    pub by: Option<NaiveDate>,
    /// Hours that a specialist gave.
    pub overrides: Vec<Override>,
}

/// A line of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// The client's words for it; none if an answer or a name brought it.
    #[serde(default)]
    pub ask: Option<String>,
    /// `typical`, `unsure` or `new`.
    pub verdict: String,
    /// The entry; none if nobody knew.
    #[serde(default)]
    pub entry: Option<String>,
    /// Its title then; empty without an entry.
    #[serde(default)]
    pub title: String,
    /// How sure the match was, 0–1.
    pub confidence: f64,
    /// The way it would be done.
    #[serde(default)]
    pub variant: Option<String>,
    /// Offered beside the total.
    #[serde(default)]
    pub optional: bool,
    /// Where the hours come from: `typical`, `observed`, `analogy` or `override`.
    #[serde(default)]
    pub basis: String,
    /// What was known, by question: an answer's id, a number, or `?`.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Hours of work.
    #[serde(default)]
    pub hours: Option<Range3>,
    /// What it brings to the total.
    #[serde(default)]
    pub price: Option<PriceRange>,
    /// Working days: low, likely, high.
    #[serde(default)]
    pub days: Option<[u32; 3]>,
}

/// The total of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotedTotal {
    /// Hours of work.
    pub hours: Range3,
    /// The selling price.
    pub price: PriceRange,
    /// The price that covers the studio's share of outcomes.
    pub safe: Money,
    /// Working days: low, likely, high.
    pub days: [u32; 3],
    /// Ready dates: low, likely, high.
    pub ready: [NaiveDate; 3],
}

/// What kind of number was said, and until when it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promised {
    /// `ballpark`, `range`, `capped` or `firm`.
    pub kind: String,
    /// The sum of a capped or a firm price.
    #[serde(default)]
    pub sum: Option<Money>,
    /// The last day on which it holds.
    pub valid_until: NaiveDate,
}
