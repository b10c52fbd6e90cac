//! What `smeta explain` shows is what the quote was made from: the same asks, the same hours, the same money.

use std::sync::LazyLock;

use chrono::NaiveDate;

use smeta::app::starter::ready_made;
use smeta::domain::catalog::Catalog;
use smeta::domain::matching::{Matcher, Repair};
use smeta::domain::quote::explain::{Explanation, explain};
use smeta::domain::quote::{Request, TypedAnswer, selling};

static READY: LazyLock<(Catalog, Matcher)> = LazyLock::new(ready_made);

const REQUESTS: &[&str] = &[
    "j,vty c 1C и онлайн-касса",
    "нужен фильтр в каталоге на битриксе, 20 тыс. товаров. Ещё подключить оплату картой",
    "сменить телефон в шапке",
    "exchange with 1C, 50 000 products",
    "прадлить дамен",
    "🎉 !",
    "а",
];

fn explained<'r>(text: &'r str, answers: &'r [TypedAnswer]) -> Explanation<'static> {
    let (catalog, matcher) = &*READY;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    let request = Request { text, answers, variants: &[], entries: &[], client: None, today, ..Request::default() };
    explain(catalog, matcher, &request).expect("nothing typed is wrong")
}

#[test]
fn the_way_ends_at_the_numbers_of_the_quote() {
    for text in REQUESTS {
        let Explanation { quote, ways, .. } = explained(text, &[]);
        assert_eq!(quote.lines.len(), ways.len());
        for (line, way) in quote.lines.iter().zip(&ways) {
            let Some(way) = way.as_ref().map(|line| &line.way) else { continue };
            let estimate = line.estimate.as_ref().expect("a way has an estimate");
            assert_eq!(way.hours, estimate.hours, "{text}");
            assert_eq!(selling(way.price, &quote.catalog.studio), estimate.alone, "{text}");
            assert_eq!(way.variant.map(|(variant, _)| variant), line.variant, "{text}");
            let mut hours = way.base;
            for (before, after) in way.steps.iter().filter_map(|step| step.hours) {
                assert_eq!(before, hours, "{text}");
                hours = after;
            }
        }
        if let Some(total) = &quote.total {
            assert_eq!(total.exact.hours, total.hours, "{text}");
            assert_eq!(selling(total.exact.price, &quote.catalog.studio), total.price, "{text}");
        }
    }
}

#[test]
fn with_every_answer_known_the_steps_lead_to_the_hours() {
    let text = "онлайн-касса на сайт";
    let open = explained(text, &[]).quote.questions;
    let answers: Vec<TypedAnswer> = open
        .iter()
        .filter_map(|question| {
            let possible = question.question.answers.iter().filter(|answer| !answer.effect.stop);
            // A number needs one: a band alone leaves it to the draws.
            let value = match &question.question.number {
                Some(number) => number.usual.likely.to_string(),
                None => { possible }.next_back()?.id.clone(),
            };
            Some(TypedAnswer { question: question.name.clone(), value })
        })
        .collect();
    let Explanation { ways, .. } = explained(text, &answers);
    let way = &ways[0].as_ref().expect("it is priced").way;
    assert!(way.open.is_empty(), "{:?}", way.open);
    let end = way.steps.iter().filter_map(|step| step.hours).next_back().map_or(way.base, |(_, after)| after);
    for (reckoned, drawn) in [(end.low, way.hours.low), (end.likely, way.hours.likely), (end.high, way.hours.high)] {
        assert!((reckoned / drawn - 1.0).abs() < 0.02, "{end:?} is not {:?}", way.hours);
    }
}

#[test]
fn the_trace_shows_the_asks_of_the_quote() {
    for text in REQUESTS {
        let Explanation { quote, trace, .. } = explained(text, &[]);
        let asks: Vec<_> = quote.lines.iter().filter_map(|line| line.ask.as_ref()).collect();
        assert_eq!(asks.len(), trace.asks.len(), "{text}");
        for (ask, seen) in asks.iter().zip(&trace.asks) {
            assert_eq!((&ask.span, ask.verdict), (&seen.ask.span, seen.ask.verdict), "{text}");
            for (candidate, shown) in ask.candidates.iter().zip(&seen.candidates) {
                assert_eq!((&candidate.entry, candidate.confidence), (&shown.entry, shown.confidence), "{text}");
                let speaks: f64 = shown.words.iter().map(|word| word.share.max(0.0)).sum();
                assert!((speaks - 1.0).abs() < 1e-6 || speaks == 0.0, "{text}: {:?}", shown.words);
            }
        }
    }
}

#[test]
fn repairs_are_told_with_their_reason() {
    let trace = explained("j,vty c 1C, vygruzka cen i остаткав", &[]).trace;
    let told = |typed: &str| {
        let word = trace.words.iter().find(|word| word.typed.starts_with(typed)).expect("it was read");
        (word.read.join(" "), word.repairs.clone())
    };
    assert_eq!(told("j,vty"), ("обмен".to_owned(), vec![Repair::Layout]));
    assert_eq!(told("1C"), ("1с".to_owned(), vec![Repair::LookAlikes]));
    assert_eq!(told("vygruzka"), ("выгрузка".to_owned(), vec![Repair::Transliteration]));
    assert_eq!(told("остаткав").1, vec![Repair::Nearest]);
}

#[test]
fn a_lone_line_costs_what_the_quote_costs() {
    for text in ["поставить метрику", "форма заявки на сайт", "связать сайт с 1с"]
    {
        let Explanation { quote, .. } = explained(text, &[]);
        let [line] = &quote.lines[..] else { panic!("{text}: one task") };
        let alone = line.estimate.as_ref().map(|estimate| estimate.price);
        assert_eq!(alone, quote.total.as_ref().map(|total| total.price), "{text}: the minimum holds for both");
    }
}
