//! A quote as JSON, schema `smeta/quote/1`: the names that others build on.

use serde_json::{Map, Value, json};

use super::deal_json;
use super::json::{money, pretty, range, rounded};
use super::quote_text::spoken;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::CostPrice;
use crate::domain::estimate::Given;
use crate::domain::lang::Lang;
use crate::domain::ledger::Wait;
use crate::domain::money::PriceRange;
use crate::domain::quote::{DayRange, Line, Origin, Quote, QuoteQuestion, QuoteTotal};

/// What the ledger has to do with a quote.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'r> {
    /// The number and the version that it was just saved as.
    pub saved: Option<(&'r str, usize)>,
    /// Why a senior has to agree before it goes to the client.
    pub waits: &'r [Wait],
}

/// The whole quote.
#[must_use]
pub fn quote(quote: &Quote, record: Record, lang: Lang, inside: bool) -> String {
    let catalog = quote.catalog;
    pretty(&json!({
        "schema": "smeta/quote/1",
        "catalog": { "name": catalog.studio.name, "version": catalog.version },
        "today": quote.today.to_string(),
        "language": lang.code(),
        "request": quote.request,
        "client": quote.client,
        "promise": quote.promise.kind.code(),
        "promised": deal_json::promise(quote),
        "conditions": deal_json::conditions(quote, lang),
        "lines": quote.lines.iter().map(|one| line(one, catalog, lang)).collect::<Vec<_>>(),
        "total": quote.total.as_ref().map(|sum| total(sum, quote, inside)),
        "questions": quote.questions.iter().map(|one| question(one, lang)).collect::<Vec<_>>(),
        "options": deal_json::options(quote, lang),
        "budget": deal_json::budget(quote, lang),
        "suggestions": quote.suggestions.iter().map(|entry| json!({ "entry": entry.id, "title": entry.title.get(lang) })).collect::<Vec<_>>(),
        "assumptions": quote.assumptions.iter().map(|(entry, question)| json!({
            "entry": entry.id, "question": question.id, "ask": question.ask.get(lang),
        })).collect::<Vec<_>>(),
        "unused_answers": quote.unused_answers,
        "saved": record.saved.map(|(number, version)| json!({ "number": number, "version": version })),
        "approval": reasons(record.waits),
        "say": spoken(quote, lang),
    }))
}

/// Why a quote waits for a senior.
#[must_use]
pub fn reasons(waits: &[Wait]) -> Value {
    let one = |wait: &Wait| json!({ "code": wait.code, "limit": wait.limit, "is": wait.is, "task": wait.task });
    waits.iter().map(one).collect()
}

fn line(line: &Line, catalog: &Catalog, lang: Lang) -> Value {
    let estimate = line.estimate.as_ref();
    let texts =
        |list: &[crate::domain::lang::Text]| list.iter().map(|text| text.get(lang).to_owned()).collect::<Vec<_>>();
    let first = line.ask.as_ref().and_then(|ask| ask.candidates.first());
    let mut answers = Map::new();
    let (mut taken, mut before) = (Map::new(), Map::new());
    for known in &line.answers {
        answers.insert(known.question.id.clone(), answer_value(&known.given));
        match &known.origin {
            Origin::Typed => {}
            Origin::Words(words) => drop(taken.insert(known.question.id.clone(), json!(words))),
            Origin::Before(quote, on) => {
                before.insert(known.question.id.clone(), json!({ "quote": quote, "on": on.to_string() }));
            }
        }
    }
    let rest = line.alternatives.iter().filter(|other| line.entry.is_none_or(|entry| entry.id != other.entry.id));
    json!({
        "ask": line.ask.as_ref().map(|ask| &ask.text),
        "verdict": line.verdict,
        "entry": line.entry.map(|entry| &entry.id),
        "title": line.entry.map(|entry| entry.title.get(lang)),
        "confidence": rounded(line.confidence, 4),
        "evidence": first.map(|first| first.evidence.words.clone()).unwrap_or_default(),
        "alternatives": rest.map(|other| json!({
            "entry": other.entry.id, "title": other.entry.title.get(lang), "confidence": rounded(other.candidate.confidence, 4),
        })).collect::<Vec<_>>(),
        "variant": line.variant.map(|variant| &variant.id),
        "variants": deal_json::variants(line, lang),
        "optional": line.optional,
        "do_it_yourself": line.do_it_yourself,
        "consult": line.consult,
        "stop": line.stop,
        "hours": estimate.map(|estimate| range(estimate.hours)),
        "price": estimate.filter(|_| !line.do_it_yourself).map(|estimate| price(estimate.price)),
        "alone": estimate.filter(|_| !line.do_it_yourself).map(|estimate| price(estimate.alone)),
        "days": estimate.map(|estimate| days(estimate.days)),
        "basis": basis(line, catalog),
        "like": line.like.as_ref().map(|like| json!({
            "hours": range(like.hours), "jobs": like.n_near,
            "near": like.near.iter().map(|job| json!({ "text": job.words, "hours": job.hours })).collect::<Vec<_>>(),
        })),
        "answers": answers,
        "from_request": taken,
        "from_before": before,
        "stages": estimate.map(|estimate| estimate.stages.iter().map(|part| json!({
            "title": part.stage.title.get(lang), "role": part.stage.role, "hours": range(part.hours),
            "price": price(part.price),
        })).collect::<Vec<_>>()).unwrap_or_default(),
        "costs_price": estimate.and_then(|estimate| estimate.costs).map(price),
        "costs": line.entry.map(|entry| entry.costs.iter().chain(line.variant.map_or(&[][..], |variant| &variant.costs)).map(|cost| json!({
            "title": cost.title.get(lang),
            "price": match cost.price {
                CostPrice::Exact(sum) => money(sum),
                CostPrice::Between(between) => range(between),
            },
        })).collect::<Vec<_>>()).unwrap_or_default(),
        "includes": line.entry.map(|entry| texts(&entry.includes)).unwrap_or_default(),
        "excludes": line.entry.map(|entry| texts(&entry.excludes)).unwrap_or_default(),
        "needs": line.entry.map(|entry| texts(&entry.needs)).unwrap_or_default(),
        "steps": line.entry.filter(|_| line.do_it_yourself).map(|entry| texts(&entry.steps)).unwrap_or_default(),
        "pitfalls": line.pitfalls.iter().map(|pitfall| json!({
            "id": pitfall.id, "severity": pitfall.severity, "say": pitfall.say.get(lang),
            "seen": pitfall.met.map(|(seen, _)| seen), "of": pitfall.met.map(|(_, of)| of),
        })).collect::<Vec<_>>(),
    })
}

/// Where a line's hours come from; of work in no entry, what stands behind the orientation.
fn basis(line: &Line, catalog: &Catalog) -> Option<Value> {
    let counted = |kind: &str, jobs: u32, hits: u32| json!({ "kind": kind, "jobs": jobs, "hits": hits });
    match (&line.estimate, &line.like) {
        (Some(estimate), _) => {
            let (jobs, hits) = estimate.observed().map_or((0, 0), |observed| (observed.jobs, observed.hits));
            Some(counted(estimate.basis(), jobs, hits))
        }
        (None, Some(_)) => {
            let held = catalog.taught.analogy;
            Some(counted("analogy", held.map_or(0, |held| held.jobs), held.map_or(0, |held| held.hits)))
        }
        (None, None) => None,
    }
}

pub(super) fn answer_value(given: &Given) -> Value {
    match given {
        Given::Answer(id) => json!(id),
        Given::Number(number) => json!(number),
        Given::Unknown => json!("?"),
    }
}

fn total(total: &QuoteTotal, quote: &Quote, inside: bool) -> Value {
    let mut sums = price(total.price);
    sums["safe"] = money(total.safe);
    let mut value = json!({
        "hours": range(total.hours),
        "price": sums,
        "days": days(total.days),
        "waiting_days": total.waiting,
        "ready": {
            "low": total.ready[0].date.to_string(),
            "likely": total.ready[1].date.to_string(),
            "high": total.ready[2].date.to_string(),
            "provisional": total.ready[2].provisional,
        },
        "currency": quote.catalog.studio.currency.code(),
        "lines": total.covers.0,
        "of": total.covers.1,
        "sums": deal_json::sums(total, quote),
        "by": total.by.map(|by| json!({
            "date": by.date.to_string(), "working_days": by.working_days, "chance": rounded(by.chance, 3),
            "if_nobody_waits": rounded(by.if_nobody_waits, 3), "provisional": by.provisional,
        })),
    });
    if inside {
        value["inside"] = deal_json::inside(total);
    }
    value
}

fn question(question: &QuoteQuestion, lang: Lang) -> Value {
    json!({
        "id": question.name,
        "entries": question.entries,
        "ask": question.question.ask.get(lang),
        "narrows": money(question.narrows),
        "worth_asking": question.worth_asking,
        "answers": question.answers.iter().map(|(answer, after)| json!({
            "id": answer.id, "text": answer.text.get(lang), "price": after.map(price),
        })).collect::<Vec<_>>(),
    })
}

pub(super) fn price(range: PriceRange) -> Value {
    json!({ "low": money(range.low), "likely": money(range.likely), "high": money(range.high) })
}

pub(super) fn days(range: DayRange) -> Value {
    json!({ "low": range.low, "likely": range.likely, "high": range.high })
}
