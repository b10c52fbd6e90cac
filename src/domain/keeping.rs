//! Between a quote and the ledger: what is kept of a quote, what a client is known to have answered, and how what was
//! said compares with what would be said today.

use std::collections::{BTreeMap, HashMap};

use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::EntryId;
use crate::domain::estimate::Given;
use crate::domain::ledger::{Asked, KeptQuote, Promised, Quoted, QuotedLine, QuotedTotal, RecordId};
use crate::domain::money::PriceRange;
use crate::domain::quote::{DayRange, Line, PromiseKind, Quote, Remembered};
use crate::domain::range::Range3;
use crate::text::word::plain;

/// What is kept of a quote: what was said and what it rests on, so that both can be told for ever. Hours are kept to
/// the hundredth.
#[must_use]
pub fn kept(quote: &Quote, asked: Asked, number: u32, of: Option<RecordId>) -> Quoted {
    let sum = match quote.promise.kind {
        PromiseKind::Capped(sum) | PromiseKind::Firm(sum) => Some(sum),
        PromiseKind::Ballpark | PromiseKind::Range => None,
    };
    let overridden: Vec<EntryId> = asked.overrides.iter().map(|one| one.entry.clone()).collect();
    Quoted {
        number,
        of,
        client: quote.client.clone(),
        request: quote.request.clone(),
        today: quote.today,
        catalog: quote.catalog.version.clone(),
        currency: quote.catalog.studio.currency,
        asked,
        lines: quote.lines.iter().map(|one| line(one, quote.catalog, &overridden)).collect(),
        total: quote.total.as_ref().map(|total| QuotedTotal {
            hours: total.hours.map(hundredth),
            price: total.price,
            safe: total.safe,
            days: days(total.days),
            ready: total.ready.map(|day| day.date),
        }),
        promise: Promised { kind: quote.promise.kind.code().to_owned(), sum, valid_until: quote.promise.valid_until },
        open: quote.questions.iter().filter(|question| question.worth_asking).map(|one| one.name.clone()).collect(),
        // Whether somebody has to look is a matter of who says it.
        waits: Vec::new(),
    }
}

fn line(line: &Line, catalog: &Catalog, overridden: &[EntryId]) -> QuotedLine {
    let estimate = line.estimate.as_ref();
    QuotedLine {
        ask: line.ask.as_ref().map(|ask| ask.text.clone()),
        verdict: line.verdict.code().to_owned(),
        entry: line.entry.map(|entry| entry.id.clone()),
        title: line.entry.map(|entry| entry.title.get(catalog.studio.language).to_owned()).unwrap_or_default(),
        confidence: (line.confidence * 1e4).round() / 1e4,
        variant: line.variant.map(|variant| variant.id.clone()),
        optional: line.optional,
        basis: match (line.entry, estimate) {
            (Some(entry), Some(_)) if overridden.contains(&entry.id) => "override".to_owned(),
            (_, Some(estimate)) => estimate.basis().to_owned(),
            (_, None) => String::new(),
        },
        answers: line.answers.iter().map(|known| (known.question.id.clone(), value(&known.given))).collect(),
        hours: estimate.map(|estimate| estimate.hours.map(hundredth)),
        price: estimate.filter(|_| !line.do_it_yourself).map(|estimate| estimate.price),
        days: estimate.map(|estimate| days(estimate.days)),
    }
}

/// An answer as `--answer` takes it.
#[must_use]
pub fn value(given: &Given) -> String {
    match given {
        Given::Answer(id) => id.clone(),
        Given::Number(number) => number.to_string(),
        Given::Unknown => "?".to_owned(),
    }
}

fn days(range: DayRange) -> [u32; 3] {
    [range.low, range.likely, range.high]
}

fn hundredth(hours: f64) -> f64 {
    (hours * 100.0).round() / 100.0
}

/// What a client answered before, in quotes that were kept. Only questions that entries share, which are about the
/// client and his site; what a task's own questions ask is asked anew. The last answer counts.
#[must_use]
pub fn remembered(catalog: &Catalog, quotes: &[KeptQuote], client: &str) -> Vec<Remembered> {
    let wanted = plain(client);
    let is_his = |kept: &&KeptQuote| kept.latest().quoted.client.as_deref().is_some_and(|name| plain(name) == wanted);
    if wanted.is_empty() { Vec::new() } else { answered(catalog, quotes.iter().filter(is_his)) }
}

/// The same for all clients, by [`plain`] names; those without an answer are not among them.
#[must_use]
pub fn remembered_by_client(catalog: &Catalog, quotes: &[KeptQuote]) -> HashMap<String, Vec<Remembered>> {
    let mut of: HashMap<String, Vec<&KeptQuote>> = HashMap::new();
    for kept in quotes {
        let client = kept.latest().quoted.client.as_deref().map(plain).filter(|client| !client.is_empty());
        if let Some(client) = client {
            of.entry(client).or_default().push(kept);
        }
    }
    let answered = of.into_iter().map(|(client, quotes)| (client, answered(catalog, quotes)));
    answered.filter(|(_, known)| !known.is_empty()).collect()
}

/// What was answered in some quotes of one client.
#[must_use]
pub fn answered<'k>(catalog: &Catalog, quotes: impl IntoIterator<Item = &'k KeptQuote>) -> Vec<Remembered> {
    let mut known: BTreeMap<&str, Remembered> = BTreeMap::new();
    for kept in quotes {
        let said = &kept.latest().quoted;
        for (question, value) in said.lines.iter().flat_map(|line| &line.answers) {
            // What he did not know then he may know now.
            if value != "?" && catalog.shared_questions.contains_key(question) {
                let from = Remembered {
                    question: question.clone(),
                    value: value.clone(),
                    quote: kept.name.to_string(),
                    on: said.today,
                };
                known.insert(question, from);
            }
        }
    }
    known.into_values().collect()
}

/// What was said, against what would be said today.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The price then, if there was one.
    pub then: Option<PriceRange>,
    /// The price now, if there is one and in the same currency.
    pub now: Option<PriceRange>,
    /// Why they differ; empty where nothing does.
    pub reasons: Vec<Reason>,
}

impl Comparison {
    /// The change of the likely price as a share of what was said; `None` where either is not known.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        let (then, now) = (self.then?.likely.to_f64(), self.now?.likely.to_f64());
        (then > 0.0).then(|| now / then - 1.0)
    }
}

/// Why a quote would be another one today.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// An entry is in the catalog no more.
    Gone(EntryId),
    /// The client's words are not taken for this entry any more.
    NotMatched(EntryId),
    /// They are taken for this one now.
    Matched(EntryId),
    /// Another way is chosen: entry, then, now.
    Variant(EntryId, Option<String>, Option<String>),
    /// More or other answers are known: entry, questions.
    Answers(EntryId, Vec<String>),
    /// Other hours: entry, then, now.
    Hours(EntryId, Range3, Range3),
    /// The same hours at another price: entry, then, now.
    Price(EntryId, PriceRange, PriceRange),
    /// Sums are in another currency now.
    Currency,
    /// Every line is the same, the total is not: discount, tax, the least sum.
    Terms,
}

/// Hours that differ by less than this share are the same: rounding of what was kept.
const SAME: f64 = 0.002;

/// Compares what was said with what is said now to the same words and answers.
#[must_use]
pub fn compare(then: &Quoted, now: &Quote) -> Comparison {
    let mut reasons = Vec::new();
    let same_currency = then.currency == now.catalog.studio.currency;
    if !same_currency {
        reasons.push(Reason::Currency);
    }
    let today: Vec<QuotedLine> = now.lines.iter().map(|one| line(one, now.catalog, &[])).collect();
    let mut left: Vec<&QuotedLine> = today.iter().filter(|line| line.entry.is_some()).collect();
    for before in &then.lines {
        let Some(written) = &before.entry else { continue };
        let Some(entry) = now.catalog.entry(written) else {
            reasons.push(Reason::Gone(written.clone()));
            continue;
        };
        let Some(at) = left.iter().position(|line| line.entry.as_ref() == Some(&entry.id)) else {
            reasons.push(Reason::NotMatched(entry.id.clone()));
            continue;
        };
        reasons.extend(change(&entry.id, before, left.remove(at), same_currency));
    }
    reasons.extend(left.into_iter().filter_map(|line| line.entry.clone()).map(Reason::Matched));
    let price_now = now.total.as_ref().map(|total| total.price).filter(|_| same_currency);
    let price_then = then.total.as_ref().map(|total| total.price);
    if reasons.is_empty() && price_now != price_then {
        reasons.push(Reason::Terms);
    }
    Comparison { then: price_then, now: price_now, reasons }
}

fn change(id: &EntryId, before: &QuotedLine, after: &QuotedLine, same_currency: bool) -> Option<Reason> {
    if before.variant != after.variant {
        return Some(Reason::Variant(id.clone(), before.variant.clone(), after.variant.clone()));
    }
    if before.answers != after.answers {
        let changed = before.answers.keys().chain(after.answers.keys());
        let mut names: Vec<String> =
            changed.filter(|name| before.answers.get(*name) != after.answers.get(*name)).cloned().collect();
        names.sort();
        names.dedup();
        return Some(Reason::Answers(id.clone(), names));
    }
    let (old, new) = (before.hours?, after.hours?);
    let near = |a: f64, b: f64| (a - b).abs() <= SAME * a.abs().max(b.abs());
    if !(near(old.low, new.low) && near(old.likely, new.likely) && near(old.high, new.high)) {
        return Some(Reason::Hours(id.clone(), old, new));
    }
    match (before.price, after.price) {
        (Some(old), Some(new)) if old != new && same_currency => Some(Reason::Price(id.clone(), old, new)),
        _ => None,
    }
}
