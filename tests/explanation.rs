//! What `smeta explain` shows is what the quote was made from: the same asks, the same hours, the same money.

use std::sync::LazyLock;

use chrono::NaiveDate;

use smeta::app::starter::ready_made;
use smeta::domain::catalog::Catalog;
use smeta::domain::catalog::studio::{Vat, VatMode};
use smeta::domain::lang::Lang;
use smeta::domain::matching::{Matcher, Repair};
use smeta::domain::quote::explain::{Explanation, explain};
use smeta::domain::quote::{Request, TypedAnswer, TypedTerms, selling};
use smeta::render::explain_text::explanation;

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

#[test]
fn what_is_agreed_on_has_its_rows() {
    let mut catalog = READY.0.clone();
    catalog.studio.pricing.vat = Vat { mode: VatMode::Added, rate: 22.0 };
    let (conditions, today) = (["urgent".to_owned()], NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"));
    let terms = TypedTerms { conditions: &conditions, discount: 5.0, ..TypedTerms::default() };
    let request = Request {
        text: "связать сайт с 1с, поставить метрику", today, terms, ..Request::default()
    };
    let made = explain(&catalog, &READY.1, &request).expect("nothing typed is wrong");
    let mut page = explanation(&made, Lang::Ru, 80).replace(['\u{a0}', '\u{202f}'], " ");
    for style in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"] {
        page = page.replace(style, "");
    }
    // The last row of a label is that of the total.
    let row = |label: &str| -> Vec<f64> {
        let line = page.lines().rev().find(|line| line.trim_start().starts_with(label));
        let line = line.unwrap_or_else(|| panic!("{label}:\n{page}")).trim_start();
        let cells = line[label.len()..].split("  ").map(str::trim).filter(|cell| !cell.is_empty());
        cells.map(|cell| cell.replace(' ', "").replace(',', ".").parse().expect("a number")).collect()
    };
    assert!(page.contains("условие: срочно, вне очереди") && page.contains("× 1,5"), "{page}");
    assert!(page.contains("без очереди: срочно"), "{page}");
    // Each row of the total goes on from the one above it.
    let (list, net, taxed) = (row("без скидки"), row("со скидкой 5 % с работы"), row("с НДС 22 %"));
    let (said, tax) = (row("округлено наружу до 500 ₽"), row("в том числе НДС 22 %"));
    for at in 0..3 {
        assert!(net[at] < list[at] && net[at] >= 0.95 * list[at] - 1.0, "{page}");
        assert!((taxed[at] - 1.22 * net[at]).abs() <= 1.0, "{page}");
        assert!((said[at] - taxed[at]).abs() <= 500.0, "{page}");
        assert!((tax[at] - said[at] * 22.0 / 122.0).abs() <= 1.0, "{page}");
    }
    let price = made.quote.total.expect("it is priced").price;
    assert_eq!(said, [price.low, price.likely, price.high].map(|sum| sum.to_f64()));
}
