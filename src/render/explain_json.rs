//! An explanation as JSON, schema `smeta/explain/1`.

use serde_json::{Value, json};

use super::json::{money, pretty, price as cost_price, range, rounded};
use super::quote_json::{answer_value, days, price};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::studio::VatMode;
use crate::domain::estimate::way::{Change, Chosen, Open, Step};
use crate::domain::lang::Lang;
use crate::domain::matching::{Division, NoAsk, Pause, Repair, SeenAsk, SeenCandidate, Trace};
use crate::domain::quote::explain::{Explanation, LineWay};
use crate::domain::quote::{Line, Origin, Quote, QuoteTotal};

/// The whole explanation.
#[must_use]
pub fn explanation(explanation: &Explanation, lang: Lang) -> String {
    let Explanation { quote, trace, ways, draws } = explanation;
    let catalog = quote.catalog;
    let lines = quote.lines.iter().zip(ways).map(|(one, way)| line(one, way.as_ref(), trace, lang));
    pretty(&json!({
        "schema": "smeta/explain/1",
        "catalog": { "name": catalog.studio.name, "version": catalog.version },
        "today": quote.today.to_string(),
        "language": lang.code(),
        "request": quote.request,
        "words": trace.words.iter().map(|word| json!({
            "typed": word.typed,
            "read": word.read,
            "because": word.repairs.iter().map(|one| repair(*one)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "courtesies": trace.courtesies,
        "cut_off": trace.cut_off,
        "division": division(&trace.division),
        "thresholds": { "typical": trace.rules.typical, "unsure": trace.rules.unsure },
        "asks": trace.asks.iter().map(|one| ask(one, catalog, lang)).collect::<Vec<_>>(),
        "draws": draws,
        "lines": lines.collect::<Vec<_>>(),
        "total": quote.total.as_ref().map(|sum| total(sum, quote)),
    }))
}

fn repair(repair: Repair) -> &'static str {
    match repair {
        Repair::Layout => "layout",
        Repair::Transliteration => "transliteration",
        Repair::LookAlikes => "look-alikes",
        Repair::Diacritics => "diacritics",
        Repair::Nearest => "nearest-word",
        Repair::Spaces => "spaces",
    }
}

fn cut((pause, cost): (Pause, f64)) -> Value {
    let at = match pause {
        Pause::Item => "list-item",
        Pause::SentenceEnd => "sentence-end",
        Pause::Comma => "comma",
        Pause::Conjunction => "conjunction",
        Pause::Nothing => "nothing",
    };
    json!({ "at": at, "cost": cost })
}

fn division(division: &Division) -> Value {
    json!({
        "whole": rounded(division.whole, 4),
        "parts": division.parts.iter().map(|part| json!({
            "text": part.text, "explained": rounded(part.explained, 4), "cut": part.cut.map(cut),
            "further_wish": part.is_further_wish,
        })).collect::<Vec<_>>(),
        "worth": rounded(division.worth, 4),
        "repeated": division.repeated,
        "asides": division.asides.iter().map(|(text, why)| match why {
            NoAsk::Unlikely(confidence) => json!({ "text": text, "why": "unlikely", "confidence": rounded(*confidence, 4) }),
            NoAsk::TurnedDown => json!({ "text": text, "why": "turned-down" }),
        }).collect::<Vec<_>>(),
        "rejected": division.rejected.as_ref().map(|rejected| json!({
            "sides": rejected.sides,
            "explained": rejected.explained.map(|side| rounded(side, 4)),
            "cut": cut(rejected.cut),
            "worth": rounded(rejected.worth, 4),
        })),
    })
}

fn ask(seen: &SeenAsk, catalog: &Catalog, lang: Lang) -> Value {
    let candidate = |candidate: &SeenCandidate| {
        json!({
            "entry": candidate.entry,
            "title": catalog.entry(&candidate.entry).map(|entry| entry.title.get(lang)),
            "confidence": rounded(candidate.confidence, 4),
            "score": rounded(candidate.score, 4),
            "likeness": rounded(candidate.likeness, 4),
            "phrase": candidate.phrase,
            "words": candidate.words.iter().map(|carried| json!({
                "word": carried.word, "share": rounded(carried.share, 4),
            })).collect::<Vec<_>>(),
            "alike": candidate.alike.iter().map(|pair| json!({
                "word": pair.word, "phrase_word": pair.phrase_word, "share": rounded(pair.share, 4),
            })).collect::<Vec<_>>(),
        })
    };
    json!({
        "text": seen.ask.text,
        "verdict": seen.ask.verdict,
        "judged": seen.judged.map(|refused| if refused { "new" } else { "known" }),
        "candidates": seen.candidates.iter().map(candidate).collect::<Vec<_>>(),
    })
}

fn line(line: &Line, way: Option<&LineWay>, trace: &Trace, lang: Lang) -> Value {
    let of_ask = |seen: &SeenAsk| line.ask.as_ref().is_some_and(|ask| ask.span == seen.ask.span);
    let facts = line.answers.iter().filter_map(|known| {
        let Origin::Words(words) = &known.origin else { return None };
        Some(json!({ "question": known.question.id, "answer": answer_value(&known.given), "words": words }))
    });
    json!({
        "ask": trace.asks.iter().position(of_ask),
        "entry": line.entry.map(|entry| &entry.id),
        "verdict": line.verdict,
        "do_it_yourself": line.do_it_yourself,
        "stop": line.stop,
        "facts": facts.collect::<Vec<_>>(),
        "way": way.map(|way| way_of(way, lang)),
        "hours": line.estimate.as_ref().map(|estimate| range(estimate.hours)),
        "price": line.estimate.as_ref().filter(|_| !line.do_it_yourself).map(|estimate| price(estimate.price)),
    })
}

fn way_of(LineWay { way, together }: &LineWay, lang: Lang) -> Value {
    let variant = way.variant.map(|(variant, chosen)| {
        let (because, question) = match chosen {
            Chosen::Named => ("named", None),
            Chosen::Called(question, _) => ("called", Some(&question.id)),
            Chosen::First => ("first", None),
        };
        json!({ "id": variant.id, "because": because, "question": question })
    });
    json!({
        "typed": range(way.observed.map_or(way.base, |observed| observed.typed)),
        "observed": way.observed.map(|observed| json!({ "jobs": observed.jobs, "hours": range(way.base) })),
        "variant": variant,
        "steps": way.steps.iter().map(step).collect::<Vec<_>>(),
        "open": way.open.iter().map(open).collect::<Vec<_>>(),
        "with_open_questions": range(way.drawn),
        "saved": way.saved,
        "saved_with": together.iter().flat_map(|rule| &rule.with).collect::<Vec<_>>(),
        "hours": range(way.hours),
        "rates": way.rates.iter().map(|one| json!({
            "stage": one.stage.title.get(lang),
            "role": one.stage.role,
            "share": rounded(one.stage.share, 4),
            "rate": money(one.rate),
            "part": rounded(one.part, 2),
        })).collect::<Vec<_>>(),
        "hourly": rounded(way.hourly, 2),
        "costs": way.costs.iter().map(|cost| json!({
            "title": cost.title.get(lang), "price": cost_price(cost.price),
        })).collect::<Vec<_>>(),
        "price_before_discount": range(way.price),
        "price_before_rounding": range(way.alone.map_or(way.price, |alone| alone.price)),
        "days_before_rounding": way.alone.map(|alone| range(alone.days)),
    })
}

fn step(step: &Step) -> Value {
    let (change, by) = match step.change {
        Change::Times(times) => ("times", json!(times)),
        Change::Add(add) => ("add", json!(add)),
        Change::Per(per, add) => (
            "per",
            json!({ "each": per.each, "above": per.above, "add": per.add, "at_most": per.at_most, "hours": rounded(add, 2) }),
        ),
        Change::Cost(cost) => ("cost", cost_price(cost)),
        Change::Days(days) => ("days", json!(days)),
        Change::Nothing => ("nothing", Value::Null),
    };
    json!({
        "question": step.question.id,
        "given": answer_value(&step.given),
        "answer": step.answer.map(|answer| &answer.id),
        "change": change,
        "by": by,
        "before": step.hours.map(|(before, _)| range(before)),
        "after": step.hours.map(|(_, after)| range(after)),
    })
}

fn open(open: &Open) -> Value {
    json!({
        "question": open.question.id,
        "asked": open.asked,
        "within": open.within.map(|band| &band.id),
        "usual": open.question.number.as_ref().map(|number| range(number.usual)),
        "answers": open.answers.iter().map(|(answer, share)| json!({
            "id": answer.id, "share": rounded(*share, 4),
        })).collect::<Vec<_>>(),
    })
}

fn total(total: &QuoteTotal, quote: &Quote) -> Value {
    let studio = &quote.catalog.studio;
    json!({
        "lines": total.covers.0,
        "of": total.covers.1,
        "correlation": studio.pricing.correlation,
        "hours": range(total.hours),
        "conditions": quote.agreed.conditions.iter().map(|condition| json!({
            "id": condition.id, "times": condition.times, "skips_queue": condition.skips_queue,
        })).collect::<Vec<_>>(),
        "discount": quote.agreed.discount,
        "price_before_discount": range(total.exact.list),
        "price_before_rounding": range(total.exact.price),
        "minimum": money(studio.pricing.minimum),
        "vat": (studio.pricing.vat.mode == VatMode::Added).then_some(studio.pricing.vat.rate),
        "tax": price(total.sums.tax),
        "round_to": money(studio.pricing.round_to),
        "price": price(total.price),
        "queue_days": if quote.agreed.terms().skips_queue { 0.0 } else { studio.calendar.queue_days },
        "hours_per_day": studio.calendar.hours_per_day,
        "waiting_days": rounded(total.exact.waiting, 2),
        "days_before_rounding": range(total.exact.days),
        "days": days(total.days),
        "calendar": studio.calendar.country,
        "ready": total.ready.map(|ready| ready.date.to_string()),
        "provisional": total.ready[2].provisional,
    })
}
