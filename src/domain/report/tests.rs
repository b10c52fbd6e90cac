//! Reports on small ledgers that can be counted by hand.

use serde_json::{Value, json};

use super::*;
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::ledger::{Record, State};

/// Records in their order; each is known by its place.
#[derive(Default)]
struct Book {
    records: Vec<Record>,
}

impl Book {
    fn add(&mut self, day: &str, by: &str, kind: &str, body: &Value) -> String {
        let id = format!("r{:03}", self.records.len());
        let mut line = json!({ "v": 1, "id": id, "at": format!("{day}T10:00:00Z"), "by": by, "kind": kind });
        let object = line.as_object_mut().expect("an object");
        object.extend(body.as_object().expect("an object").clone());
        let (record, note) = Record::read(&line.to_string()).expect("a record");
        assert_eq!(note, None, "{line}");
        self.records.push(record);
        id
    }

    /// A quote of one line: 4–8–16 hours, `price` at its likely end.
    fn quote(&mut self, day: &str, entry: &str, price: &str, answers: &Value) -> String {
        self.said(day, entry, price, answers, [4.0, 8.0, 16.0], "RUB")
    }

    fn said(&mut self, day: &str, entry: &str, price: &str, answers: &Value, hours: [f64; 3], money: &str) -> String {
        let verdict = if entry.is_empty() { "new" } else { "typical" };
        let hours = json!({ "low": hours[0], "likely": hours[1], "high": hours[2] });
        let range = json!({ "low": "1", "likely": price, "high": "999999" });
        let entry = if entry.is_empty() { Value::Null } else { json!(entry) };
        let mut line = json!({ "ask": "слова", "verdict": verdict, "entry": entry, "title": "Т", "confidence": 0.9,
            "answers": answers });
        let mut body = json!({ "number": self.records.len() + 1, "request": "слова", "today": day, "catalog": "c",
            "currency": money, "promise": { "kind": "range", "valid_until": day } });
        if verdict == "typical" {
            line["hours"] = hours.clone();
            line["price"] = range.clone();
            body["total"] = json!({ "hours": hours, "price": range, "safe": price, "days": [1, 2, 3],
                "ready": [day, day, day] });
        }
        body["lines"] = json!([line]);
        self.add(day, "anna", "quote", &body)
    }

    fn done(&mut self, quote: &str, hours: f64, why: Option<&str>) {
        self.add("2026-03-01", "anna", "done", &json!({ "quote": quote, "hours": hours, "why": why }));
    }

    fn report(&self, catalog: &Catalog, from: Option<&str>, to: Option<&str>) -> Report {
        let day = |written: &str| written.parse().expect("a day");
        let period = Period { from: from.map(day), to: to.map(day) };
        report(&State::of(&self.records).quotes, catalog, period)
    }
}

fn catalog(settings: &str) -> Catalog {
    let form = "title = \"Форма\"\nphrases = [\"форма\"]\neffort = { low = 4, likely = 8, high = 16 }\n\
        [[question]]\nid = \"where\"\nask = \"Где?\"\nanswer = [{ id = \"home\", text = \"дома\" }, { id = \"away\", text = \"вне\" }]\n\
        [[pitfall]]\nid = \"access\"\nsay = \"Доступы к хостингу ищут неделями\"\n\
        [[pitfall]]\nid = \"spam\"\nsay = \"Без защиты пойдёт спам\"\n";
    let file = |path: &str, text: &str| CatalogFile {
        path: path.to_owned(),
        shown: path.to_owned(),
        content: Ok(text.to_owned()),
    };
    let files = [
        file("studio.toml", &format!("[rates]\ndeveloper = 2000\n{settings}")),
        file("site/_category.toml", "title = \"Сайт\"\n"),
        file("site/form.toml", form),
    ];
    let made = assemble(&[&files]);
    assert!(!made.has_errors(), "{:?}", made.problems);
    made.catalog
}

fn answers() -> Value {
    json!({ "where": "home" })
}

#[test]
fn quotes_are_counted_by_where_they_stand() {
    let mut book = Book::default();
    let won = book.quote("2026-01-10", "form", "10000", &answers());
    let lost = book.quote("2026-01-20", "form", "30000", &json!({}));
    let other = book.quote("2026-02-03", "form", "50000", &json!({}));
    book.quote("2026-02-04", "", "0", &json!({}));
    book.add("2026-02-05", "anna", "accepted", &json!({ "quote": won, "price": "9000" }));
    book.add("2026-02-05", "anna", "declined", &json!({ "quote": lost, "reason": "дорого" }));
    book.add("2026-02-06", "anna", "declined", &json!({ "quote": other, "reason": "Дорого!" }));
    let found = book.report(&catalog(""), None, None);
    assert_eq!(found.by_status, [1, 0, 1, 0, 0, 2]);
    assert_eq!(found.conversion, Share { n: 1, of: 3 });
    // What was agreed on counts, not what was said first.
    assert_eq!(found.average, Some(Money::from_f64(89_000.0 / 3.0).expect("a sum")));
    assert_eq!((found.median, found.average_won), (Some(Money::whole(30_000)), Some(Money::whole(9_000))));
    let losses: Vec<(&str, usize, Money)> =
        found.losses.iter().map(|loss| (loss.reason.as_str(), loss.n, loss.sum)).collect();
    assert_eq!(losses, [("Дорого!", 2, Money::whole(80_000))]);
    assert_eq!(found.alone, Share { n: 3, of: 4 });
    assert_eq!(found.margin, None, "without own costs nothing is known of what is left");
    let months: Vec<(u32, usize, usize, usize)> =
        found.months.iter().map(|month| (month.first.month(), month.quotes, month.won, month.lost)).collect();
    assert_eq!(months, [(1, 2, 1, 1), (2, 2, 0, 1)]);
    let february = book.report(&catalog(""), Some("2026-02-01"), Some("2026-02-03"));
    assert_eq!((february.by_status, february.conversion), ([0, 0, 0, 0, 0, 1], Share { n: 0, of: 1 }));
    assert_eq!(book.report(&catalog(""), Some("2027-01-01"), None).average, None);
    // Who was asked once was needed, whatever came of it.
    book.add("2026-02-07", "anna", "escalated", &json!({ "quote": other, "line": 1 }));
    assert_eq!(book.report(&catalog(""), None, None).alone, Share { n: 2, of: 4 });
}

#[test]
fn what_is_left_is_the_price_without_tax_less_hours_and_licences() {
    let mut book = Book::default();
    let done = book.quote("2026-01-10", "form", "24000", &answers());
    let begun = book.quote("2026-01-11", "form", "12000", &answers());
    let gone = book.quote("2026-01-12", "gone", "5000", &answers());
    let foreign = book.said("2026-01-13", "form", "700", &answers(), [4.0, 8.0, 16.0], "EUR");
    book.done(&done, 10.0, None);
    for quote in [&begun, &gone, &foreign] {
        book.add("2026-02-05", "anna", "started", &json!({ "quote": quote }));
    }
    let found = book.report(
        &catalog("[costs]\ndeveloper = 1000\n[pricing]\nvat = { mode = \"added\", rate = 20 }\n"),
        None,
        None,
    );
    // 36 000 with a tax of 20 %; 10 hours worked and 8 likely ones at 1 000.
    let margin = found.margin.expect("own costs are known");
    assert_eq!((margin.price, margin.cost), (Money::whole(30_000), Money::whole(18_000)));
    assert_eq!((margin.n, margin.n_facts, margin.n_unknown, found.n_foreign), (2, 1, 1, 1));
    assert!(margin.share().is_some_and(|share| (share - 0.4).abs() < 1e-9));
}

#[test]
fn facts_tell_how_right_it_was_and_which_pitfalls_came_true() {
    let mut book = Book::default();
    for (hours, why) in [(4.0, None), (16.0, Some("доступы")), (20.0, Some("spam")), (30.0, Some("объём"))]
    {
        let quote = book.quote("2026-01-10", "form", "10000", &answers());
        book.done(&quote, hours, why);
    }
    let found = book.report(&catalog(""), None, None);
    assert_eq!(found.hits, Share { n: 2, of: 4 });
    assert_eq!(found.accuracy.by_entry["form"].over, 2);
    assert_eq!((found.tasks[0].asked, found.tasks[0].won, found.tasks[0].median_hours()), (4, 4, Some(18.0)));
    let pitfalls: Vec<(&str, Share)> = found.pitfalls.iter().map(|one| (one.id.as_str(), one.seen)).collect();
    let once = Share { n: 1, of: 4 };
    assert_eq!(pitfalls, [("form.access", once), ("form.spam", once)]);
}

#[test]
fn a_question_earns_its_place_by_narrowing() {
    let case = |n_with: usize, n_without: usize, same: bool, expected: Worth| {
        let mut book = Book::default();
        for at in 0..n_with {
            let answer = if same || at % 2 == 0 { "home" } else { "away" };
            book.said("2026-01-10", "form", "1", &json!({ "where": answer }), [4.0, 6.0, 8.0], "RUB");
        }
        for _ in 0..n_without {
            book.said("2026-01-10", "form", "1", &json!({ "where": "?" }), [2.0, 6.0, 16.0], "RUB");
        }
        let found = book.report(&catalog(""), None, None);
        assert_eq!(found.questions[0].worth, expected, "{:?}", found.questions[0]);
        assert_eq!(found.questions[0].id, "form.where");
    };
    case(10, 4, false, Worth::Narrows);
    case(10, 4, true, Worth::Alike);
    case(0, 12, false, Worth::Unanswered);
    case(4, 4, false, Worth::TooFew);
    case(12, 0, false, Worth::TooFew);
}

#[test]
fn few_cases_prove_little() {
    let near = |share: Share, expected: (f64, f64)| {
        let (low, high) = share.interval().expect("some cases");
        assert!((low - expected.0).abs() < 5e-4 && (high - expected.1).abs() < 5e-4, "{low} {high}");
    };
    // By the formula, with z = 1.2816.
    near(Share { n: 1, of: 2 }, (0.1644, 0.8356));
    near(Share { n: 80, of: 100 }, (0.7442, 0.8463));
    assert_eq!(Share::default().interval(), None);
    assert_eq!(Share { n: 0, of: 3 }.interval().map(|(low, _)| low), Some(0.0));
}
