//! The report as JSON: `smeta/report/1`, described in `docs/report.md`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::code;
use crate::domain::learning::accuracy::Score;
use crate::domain::ledger::Status;
use crate::domain::report::{Report, Share};
use crate::render::json::{money, pretty, rounded};

/// The report.
#[must_use]
pub fn json(report: &Report) -> String {
    let statuses: serde_json::Map<String, Value> =
        Status::ALL.iter().zip(report.by_status).map(|(status, n)| (status.code().to_owned(), json!(n))).collect();
    let margin = report.margin.as_ref().map(|margin| {
        json!({
            "price": money(margin.price),
            "cost": money(margin.cost),
            "share": margin.share().map(|share| rounded(share, 4)),
            "quotes": margin.n,
            "with_facts": margin.n_facts,
            "unknown": margin.n_unknown,
        })
    });
    let losses =
        report.losses.iter().map(|loss| json!({ "reason": loss.reason, "quotes": loss.n, "sum": money(loss.sum) }));
    let tasks = report.tasks.iter().map(|task| {
        json!({
            "entry": task.entry,
            "title": task.title,
            "asked": task.asked,
            "won": task.won,
            "finished": task.hours.len(),
            "median_hours": task.median_hours().map(|hours| rounded(hours, 2)),
        })
    });
    let months = report.months.iter().map(|month| {
        json!({
            "month": month.first.format("%Y-%m").to_string(),
            "quotes": month.quotes,
            "won": month.won,
            "lost": month.lost,
            "sum": money(month.sum),
            "inside": share(month.hits),
        })
    });
    let width = |width: Option<f64>| width.map(|width| rounded(width, 3));
    let questions = report.questions.iter().map(|question| {
        json!({
            "id": question.id,
            "answered": share(question.answered),
            "alike": share(question.alike),
            "width_with": width(question.width_with),
            "width_without": width(question.width_without),
            "inside_with": share(question.hits_with),
            "inside_without": share(question.hits_without),
            "worth": question.worth.code(),
        })
    });
    let pitfalls = report.pitfalls.iter().map(|pitfall| json!({ "id": pitfall.id, "seen": share(pitfall.seen) }));
    pretty(&json!({
        "schema": "smeta/report/1",
        "from": report.period.from.map(|day| day.to_string()),
        "to": report.period.to.map(|day| day.to_string()),
        "currency": code(report.currency),
        "other_currency": report.n_foreign,
        "quotes": report.by_status.iter().sum::<usize>(),
        "statuses": statuses,
        "conversion": share(report.conversion),
        "average": report.average.map(money),
        "median": report.median.map(money),
        "average_won": report.average_won.map(money),
        "won_sum": money(report.won_sum),
        "margin": margin,
        "losses": losses.collect::<Vec<_>>(),
        "without_specialist": share(report.alone),
        "tasks": tasks.collect::<Vec<_>>(),
        "accuracy": {
            "jobs": share(report.hits),
            "lines": report.accuracy.all.as_ref().map(score),
            "by_entry": scores(&report.accuracy.by_entry),
            "by_person": scores(&report.accuracy.by_person),
            "by_promise": scores(&report.accuracy.by_promise),
        },
        "months": months.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "pitfalls": pitfalls.collect::<Vec<_>>(),
    }))
}

fn share(share: Share) -> Value {
    let interval = share.interval();
    json!({
        "n": share.n,
        "of": share.of,
        "share": share.value().map(|share| rounded(share, 4)),
        "low": interval.map(|(low, _)| rounded(low, 4)),
        "high": interval.map(|(_, high)| rounded(high, 4)),
    })
}

fn scores(scores: &BTreeMap<String, Score>) -> BTreeMap<&str, Value> {
    scores.iter().map(|(name, of)| (name.as_str(), score(of))).collect()
}

fn score(score: &Score) -> Value {
    json!({
        "n": score.n,
        "inside": score.hits,
        "over": score.over,
        "bias": rounded(score.bias, 3),
        "error": rounded(score.error, 3),
        "width": rounded(score.width, 3),
    })
}
