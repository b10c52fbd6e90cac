//! What goes to the world outside: shells, Jira, calendars, CRMs; each file is held against the rules of who reads it.

#![expect(clippy::unwrap_used, reason = "tests may stop at any surprise")]

mod common;

use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use common::{Folder, NOTHING, USAGE, text_of};

/// What a client may write: a formula, commands to a terminal, a calendar's own words, marks of CSV.
const NASTY: &str = "=HYPERLINK(\"http://x\";\"a\")\u{1b}[2J, ;\r\nEND:VEVENT\nBEGIN:VEVENT \u{202e}«конец»\\n";

/// A studio with two tasks, one of them in four stages, and a ledger to be filled.
fn studio(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("catalog/studio.toml", "name = \"Проба\"\n[rates]\ndeveloper = 2000\n[costs]\ndeveloper = 1000\n");
    folder.write("catalog/site/_category.toml", "title = \"Сайты\"\n");
    let form =
        "title = \"Форма на сайте\"\nphrases.ru = [\"нужна форма\"]\neffort = { low = 4, likely = 8, high = 20 }\n";
    folder.write("catalog/site/form.toml", form);
    let shop = r#"
title = "Магазин, «под ключ»"
phrases.ru = ["нужен магазин"]
effort = { low = 40, likely = 61.3, high = 120 }
stage = [
    { title = "Обследование", share = 0.1 },
    { title = "Вёрстка; макет", share = 0.4 },
    { title = "Каталог", share = 0.3, parallel = true },
    { title = "Запуск", share = 0.2 },
]

[[question]]
id = "goods"
ask = "Сколько товаров?"
answer = [{ id = "few", text = "мало" }, { id = "many", text = "много", effect = { times = 2 } }]
"#;
    folder.write("catalog/site/shop.toml", shop);
    folder
}

/// Lines of a ledger as the program writes them.
#[derive(Default)]
struct Ledger {
    lines: Vec<Value>,
}

impl Ledger {
    fn record(&mut self, at: &str, by: &str, kind: &str, body: Value) -> String {
        let id = format!("r{:04}", self.lines.len() + 1);
        let mut line = json!({ "v": 1, "id": id, "at": at, "by": by, "kind": kind });
        line.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        self.lines.push(line);
        id
    }

    /// A quote of the shop and the form, said at 100 000 to 300 000.
    fn quote(&mut self, number: u32, day: &str, client: &str, request: &str) -> String {
        let hours = |low: f64, likely: f64, high: f64| json!({ "low": low, "likely": likely, "high": high });
        let price = |low: &str, likely: &str, high: &str| json!({ "low": low, "likely": likely, "high": high });
        let line = |entry: &str, title: &str, hours: Value, price: Value| {
            json!({ "ask": request, "verdict": "typical", "entry": entry, "title": title, "confidence": 0.9,
                "basis": "typical", "answers": { "goods": "few" }, "hours": hours, "price": price, "days": [3, 5, 9] })
        };
        let lines = [
            line("shop", "Магазин, «под ключ»", hours(40.0, 61.3, 120.0), price("80000", "130000", "240000")),
            line("form", "Форма на сайте", hours(4.0, 8.0, 20.0), price("20000", "20000", "60000")),
        ];
        let total = json!({ "hours": hours(45.0, 70.0, 130.0), "price": price("100000", "150000", "300000"),
            "safe": "250000", "days": [6, 9, 15], "ready": ["2026-04-10", "2026-04-15", "2026-04-27"] });
        let body = json!({ "number": number, "client": client, "request": request, "today": day, "catalog": "x",
            "currency": "RUB", "asked": {}, "lines": lines, "total": total,
            "promise": { "kind": "range", "valid_until": "2026-04-05" } });
        self.record(&format!("{day}T10:00:00+03:00"), "anna", "quote", body)
    }

    fn write(&self, folder: &Folder) {
        let text: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        folder.write("ledger/2026.jsonl", text);
    }
}

/// Three quotes: one offered, one taken and begun, one lost; the second by a client who tries everything.
fn three_quotes(name: &str) -> Folder {
    let folder = studio(name);
    let mut ledger = Ledger::default();
    ledger.quote(1, "2026-03-20", "Ромашка", "нужен магазин и форма");
    let second = ledger.quote(2, "2026-03-21", "@SUM(1+1)*cmd|' /C calc'!A0", NASTY);
    let third = ledger.quote(3, "2026-03-22", "ООО «Заря; и Ко», Самара", "нужна \"форма\", срочно");
    ledger.record("2026-03-23T10:00:00+03:00", "anna", "accepted", json!({ "quote": second, "price": "140000" }));
    ledger.record("2026-03-24T10:00:00+03:00", "anna", "started", json!({ "quote": second }));
    ledger.record("2026-03-25T10:00:00+03:00", "anna", "declined", json!({ "quote": third, "reason": "дорого" }));
    ledger.write(&folder);
    folder
}

/// A table by its header; every row is as long as the header, or this stops.
fn table(text: &str, delimiter: u8) -> (Vec<String>, Vec<HashMap<String, Vec<String>>>) {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(false).from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| {
        let mut cells: HashMap<String, Vec<String>> = HashMap::new();
        for (name, cell) in head.iter().zip(row.unwrap().iter()) {
            cells.entry(name.clone()).or_default().push(cell.to_owned());
        }
        cells
    });
    let rows = rows.collect();
    (head, rows)
}

/// No cell begins as a spreadsheet's formula does, and nothing in it commands a terminal.
#[track_caller]
fn is_harmless(text: &str, delimiter: u8) {
    let (_, rows) = table(text, delimiter);
    for cell in rows.iter().flat_map(HashMap::values).flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        assert!(!cell.chars().any(|c| c.is_control() && c != '\n') && !cell.contains('\u{202e}'), "{cell:?}");
    }
}

/// The rules of Jira's importer, from its own pages; `docs/export.md` names them.
#[test]
fn jira_takes_the_table_by_its_documented_rules() {
    let studio = three_quotes("jira");
    let text = studio.says(&["export", "jira", "1", "2", "3"]);
    is_harmless(&text, b',');
    let (head, rows) = table(&text, b',');
    // A heading row with a Summary column, and no punctuation in it.
    assert_eq!(head.iter().filter(|name| *name == "Summary").count(), 1);
    assert!(head.iter().all(|name| name.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')), "{head:?}");
    let one = |row: &HashMap<String, Vec<String>>, name: &str| row[name][0].clone();
    // Higher levels stand above lower ones; a parent is the Issue ID of a row above, of the level above.
    let level = |kind: &str| ["Epic", "Task", "Sub-task"].iter().position(|known| *known == kind).unwrap();
    let levels: Vec<usize> = rows.iter().map(|row| level(&one(row, "Issue Type"))).collect();
    assert!(levels.is_sorted(), "{levels:?}");
    assert_eq!([0, 1, 2].map(|level| levels.iter().filter(|other| **other == level).count()), [3, 6, 12]);
    let mut ids: HashMap<String, usize> = HashMap::new();
    for (row, level) in rows.iter().zip(&levels) {
        let summary = one(row, "Summary");
        assert!(!summary.is_empty() && summary.chars().count() <= 255 && !summary.contains(['\n', '\r']), "{summary}");
        match one(row, "Parent").as_str() {
            "" => assert_eq!(*level, 0),
            parent => assert_eq!(ids.get(parent), Some(&(level - 1)), "{parent}"),
        }
        let id = one(row, "Issue ID");
        assert!(id.parse::<u64>().is_ok() && ids.insert(id, *level).is_none(), "an Issue ID is a number of its own");
        // Estimates are whole seconds; only what has no parts of its own has one.
        let seconds = one(row, "Original Estimate");
        assert_eq!(seconds.parse::<u64>().is_ok_and(|seconds| seconds > 0), *level == 2 || summary == "Форма на сайте");
        // One label is one word.
        assert!(!one(row, "Labels").contains(' '));
    }
    // The stages of the shop add up to what was said, to the minute, and wait for one another.
    let stages: Vec<_> = rows.iter().filter(|row| one(row, "Parent") == "2").collect();
    let seconds: Vec<u64> = stages.iter().map(|row| one(row, "Original Estimate").parse().unwrap()).collect();
    assert_eq!((seconds.len(), seconds.iter().sum::<u64>()), (4, 61 * 3600 + 18 * 60));
    let waits = |row: &HashMap<String, Vec<String>>| -> Vec<String> {
        row["Blocks"].iter().filter(|id| !id.is_empty()).cloned().collect()
    };
    let id = |at: usize| one(stages[at], "Issue ID");
    assert_eq!(waits(stages[0]), [id(1), id(2)]);
    assert_eq!((waits(stages[1]), waits(stages[2])), (vec![id(3)], vec![id(3)]));
    assert!(waits(stages[3]).is_empty() && rows.iter().flat_map(waits).all(|id| ids.contains_key(&id)));
    // What a comma, a quotation mark or an end of line is in is quoted, and marks are doubled.
    assert!(text.contains("\"№ 3 · ООО «Заря; и Ко», Самара: Магазин, «под ключ» + Форма на сайте\""), "{text}");
    assert!(text.contains("нужна \"\"форма\"\", срочно"), "{text}");
    // Without numbers only what is to be done.
    let (_, rows) = table(&studio.says(&["export", "jira"]), b',');
    assert_eq!(rows.iter().filter(|row| one(row, "Issue Type") == "Epic").count(), 1);
}

#[test]
fn a_calendar_is_one_for_a_parser_that_is_not_ours() {
    let studio = three_quotes("ics");
    let text = studio.says(&["export", "ics"]);
    // RFC 5545, 3.1: lines end with CR LF and hold 75 octets at most.
    assert!(text.ends_with("\r\n") && text.replace("\r\n", "").chars().all(|c| !c.is_control()), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let calendars: Vec<_> = ical::IcalParser::new(text.as_bytes()).map(|calendar| calendar.unwrap()).collect();
    assert_eq!(calendars.len(), 1);
    let value = |properties: &[ical::property::Property], name: &str| -> String {
        let found: Vec<&str> =
            properties.iter().filter(|one| one.name == name).map(|one| one.value.as_deref().unwrap()).collect();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        found[0].to_owned()
    };
    assert_eq!(value(&calendars[0].properties, "VERSION"), "2.0");
    assert!(value(&calendars[0].properties, "PRODID").starts_with("-//smeta//"));
    let events: Vec<_> = calendars[0].events.iter().map(|event| &event.properties).collect();
    let found: Vec<[String; 2]> = events.iter().map(|event| [value(event, "DTSTART"), value(event, "DTEND")]).collect();
    // An offer has the day it ends; work its likely and its last day, nine and fifteen working days after it was taken. A
    // refusal has none.
    let days = [["20260405", "20260406"], ["20260403", "20260404"], ["20260413", "20260414"]];
    assert_eq!(found, days.map(|[start, end]| [start.to_owned(), end.to_owned()]));
    let mut uids: Vec<String> = events.iter().map(|event| value(event, "UID")).collect();
    assert!(uids.iter().all(|uid| uid.ends_with("@smeta")));
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), 3, "each event has a name of its own");
    assert_eq!(value(events[0], "DTSTAMP"), "20260320T070000Z");
    // The last thing that happened to the second quote, in UTC.
    assert_eq!(value(events[1], "DTSTAMP"), "20260324T070000Z");
    assert!(value(events[0], "SUMMARY").contains("№ 1 · Ромашка: Магазин\\, «под ключ»"));
    assert_eq!(studio.says(&["export", "ics"]), text, "the same ledger gives the same file");
}

#[test]
fn a_calendar_has_what_somebody_wants_to_be_reminded_of() {
    let studio = three_quotes("reminded");
    let mut ledger =
        Ledger { lines: studio.read("ledger/2026.jsonl").lines().map(|line| line.parse().unwrap()).collect() };
    let mut add =
        |at: &str, kind: &str, body: Value| ledger.record(&format!("{at}T10:00:00+03:00"), "anna", kind, body);
    let remind = |quote: &str, on: &str, why: &str| json!({ "quote": quote, "on": on, "why": why });
    // The later word counts; one that something was heard after does not.
    add("2026-03-26", "reminder", remind("r0001", "2026-03-30", "рано"));
    add("2026-03-26", "reminder", remind("r0001", "2026-04-01", "спросить; про бюджет"));
    add("2026-03-26", "reminder", remind("r0003", "2026-09-01", "осенью будут деньги"));
    add("2026-03-26", "reminder", remind("r0002", "2026-03-27", "неважно"));
    add("2026-03-28", "note", json!({ "quote": "r0002", "text": "звонил сам" }));
    add("2026-03-28", "accepted", json!({ "quote": "r0002", "due": "2026-04-02" }));
    add(
        "2026-03-28",
        "task",
        json!({ "number": 1, "text": "домен, продлить", "client": "Ромашка", "soon": "next", "on": "2026-04-07" }),
    );
    let done = add("2026-03-28", "task", json!({ "number": 2, "text": "счёт", "soon": "next", "on": "2026-04-08" }));
    add("2026-03-29", "task-done", json!({ "task": done }));
    ledger.write(&studio);
    let days = |args: &[&str]| -> Vec<(String, String)> {
        let text = studio.says(args);
        let calendar = ical::IcalParser::new(text.as_bytes()).next().unwrap().unwrap();
        let value = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
            event.properties.iter().find(|one| one.name == name).and_then(|one| one.value.clone()).unwrap_or_default()
        };
        calendar.events.iter().map(|event| (value(event, "DTSTART"), value(event, "SUMMARY"))).collect()
    };
    let starts = |found: &[(String, String)]| found.iter().map(|(day, _)| day.clone()).collect::<Vec<_>>();
    let found = days(&["export", "ics"]);
    // The likely day is after the one that was agreed on, so that only that one counts.
    assert_eq!(starts(&found), ["20260405", "20260401", "20260402", "20260901", "20260407"], "{found:?}");
    assert!(found[1].1.starts_with("Вернуться к клиенту: № 1"), "{found:?}");
    assert_eq!(found[4].1, "Ромашка: домен\\, продлить");
    assert!(studio.says(&["export", "ics", "1"]).replace("\r\n ", "").contains("DESCRIPTION:спросить\\; про бюджет"));
    assert_eq!(starts(&days(&["export", "ics", "--client", "ромашка"])), ["20260405", "20260401", "20260407"]);
}

#[test]
fn bitrix24_gets_its_own_columns() {
    let studio = three_quotes("bitrix24");
    let text = studio.says(&["export", "bitrix24"]);
    let text = text.strip_prefix('\u{feff}').expect("the importer's template begins with a byte-order mark");
    is_harmless(text, b';');
    let (head, rows) = table(text, b';');
    // Its importer asks for a title, and knows a column by its name.
    let known = ["ID", "Название сделки", "Компания", "Сумма", "Валюта", "Товар", "Цена", "Количество"];
    assert_eq!(head[..8], known);
    let cells = |name: &str| -> Vec<&str> { rows.iter().map(|row| row[name][0].as_str()).collect() };
    // Rows of one ID are one deal with several products; a price that was agreed on has none, they would change it.
    assert_eq!(cells("ID"), ["1", "1", "2", "3", "3"]);
    assert_eq!(cells("Сумма"), ["150000.00", "150000.00", "140000.00", "150000.00", "150000.00"]);
    assert_eq!(cells("Цена"), ["130000.00", "20000.00", "", "130000.00", "20000.00"]);
    assert_eq!(cells("Стадия сделки"), ["NEW", "NEW", "EXECUTING", "LOSE", "LOSE"]);
    assert_eq!(cells("Сделка закрыта"), ["N", "N", "N", "Y", "Y"]);
    assert_eq!(cells("Предполагаемая дата закрытия")[2..4], ["15.04.2026", "25.03.2026"]);
    let deals = studio.json(&["export", "bitrix24"]);
    assert_eq!(deals[1]["fields"]["OPPORTUNITY"], "140000.00");
    assert_eq!((deals.as_array().unwrap().len(), &deals[2]["fields"]["STAGE_ID"]), (3, &json!("LOSE")));
}

#[test]
fn amocrm_gets_its_own_columns() {
    let studio = three_quotes("amocrm");
    let text = studio.says(&["export", "amocrm", "--status", "open", "--status", "started"]);
    is_harmless(&text, b';');
    let (head, rows) = table(&text, b';');
    assert!(head.contains(&"Название сделки".to_owned()));
    let cells = |name: &str| -> Vec<&str> { rows.iter().map(|row| row[name][0].as_str()).collect() };
    assert_eq!(cells("Бюджет"), ["150000", "140000"]);
    assert_eq!(cells("Этап сделки"), ["Первичный контакт", "Согласование договора"]);
    assert_eq!(cells("Компания")[1], "'@SUM(1+1)*cmd|' /C calc'!A0");
    let leads = studio.json(&["export", "amocrm", "--client", "ромаш"]);
    assert_eq!(leads[0]["price"], 150_000);
    assert_eq!(leads[0]["_embedded"]["companies"][0]["name"], "Ромашка");
    assert_eq!(leads.as_array().unwrap().len(), 1);
}

#[test]
fn an_export_that_cannot_be_says_so_and_writes_nothing() {
    let studio = three_quotes("bad-export");
    studio.fails(&["export", "trello"], USAGE, &["trello", "jira"]);
    studio.fails(&["export", "jira", "17"], USAGE, &["17"]);
    studio.fails(&["export", "jira", "--format", "json"], USAGE, &["jira"]);
    studio.fails(&["export", "ics", "--status", "paid"], USAGE, &["paid", "declined"]);
    studio.fails(&["export", "jira", "--client", "никого"], NOTHING, &["выгружать нечего"]);
    studio.fails(&["export", "ics", "-o", "нет/такой/папки.ics"], common::DATA, &["папки.ics"]);
    studio.says(&["export", "ics", "-o", "дни.ics"]);
    assert_eq!(studio.read("дни.ics"), studio.says(&["export", "ics"]));
}

/// What a shell is offered, by the way the shell `fish` asks: a word, a tab, what it is.
fn offered(studio: &Folder, words: &[&str]) -> Vec<String> {
    let mut command = studio.command(&[&["--", "smeta"], words].concat());
    let (code, out, told) = text_of(command.env("SMETA_COMPLETE", "fish"));
    assert_eq!((code, told.as_str()), (0, ""), "{words:?}");
    out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn shells_are_told_what_the_studio_has() {
    let studio = three_quotes("complete");
    assert_eq!(offered(&studio, &["sho"]), ["show"]);
    assert_eq!(offered(&studio, &["quote", "--entry", "s"]), ["shop"]);
    assert_eq!(offered(&studio, &["catalog", "show", "f"]), ["form"]);
    assert_eq!(offered(&studio, &["quote", "-a", "goods=m"]), ["goods=many"]);
    assert_eq!(offered(&studio, &["quote", "--answer", ""]), ["goods=", "goods=few", "goods=many"]);
    let numbers = offered(&studio, &["accept", ""]);
    assert_eq!(numbers[..3], ["3", "2", "1"], "{numbers:?}");
    assert_eq!(offered(&studio, &["log", "--client", "Ром"]), ["Ромашка"]);
    assert_eq!(offered(&studio, &["done", "1", "--by", ""]), ["anna"]);
    // Another catalog in the line, a ledger that is not there: what can be told is.
    assert_eq!(offered(&studio, &["--catalog", "нет", "quote", "--entry", "s"]), Vec::<String>::new());
    let empty = Folder::new("complete-nothing");
    assert!(offered(&empty, &["quote", "--entry", "1c-ex"]).contains(&"1c-exchange".to_owned()));
    assert_eq!(offered(&empty, &["log", "--client", ""]), Vec::<String>::new());
    let (_, script, _) = studio.smeta(&["completions", "zsh"]);
    assert!(script.contains("SMETA_COMPLETE"), "{script}");
}

/// Bash as it is installed, if it is: its own variables, our script, our program.
#[test]
#[cfg(unix)]
fn bash_keeps_answers_together_and_quotes_names() {
    let studio = three_quotes("bash");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_smeta")).parent().unwrap();
    let asks = |words: &str| -> Vec<String> {
        let path = format!("{}:/usr/bin:/bin", program.display());
        let mut command = Command::new("bash");
        command.arg("--norc").current_dir(&studio.path).env("PATH", path).env("HOME", studio.path.join("home"));
        command.env("LC_ALL", "C.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("bash is everywhere");
        let script = format!(
            "source <(smeta completions bash)\nCOMP_WORDS=(smeta {words})\nCOMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\nCOMP_TYPE=9\n_smeta_complete smeta \"\" \"\"\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
        );
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    };
    assert_eq!(asks("quote x -a goods = m"), ["many"]);
    assert_eq!(asks("quote x -a goods ="), ["few", "many"]);
    let names = asks("log --client ''");
    assert!(names.contains(&"Ромашка".to_owned()), "{names:?}");
    assert!(names.iter().any(|name| name.contains("ООО\\ «Заря\\;\\ и\\ Ко»")), "{names:?}");
}

/// A report's page: everything in one file, nothing that runs, well formed, and no client's tag among ours.
#[test]
fn the_page_of_a_report_is_whole_and_runs_nothing() {
    let studio = studio("report-page");
    let mut ledger = Ledger::default();
    for number in 1..=30 {
        let day = format!("2026-{:02}-11", 1 + number % 9);
        let quote = ledger.quote(number, &day, "<script>alert(1)</script>", NASTY);
        let at = "2026-10-01T10:00:00+03:00";
        match number % 3 {
            0 => {
                let reason = format!("<img src=x onerror=alert(1)> {}", number % 2);
                ledger.record(at, "anna", "declined", json!({ "quote": quote, "reason": reason }));
            }
            _ => {
                let hours = f64::from(number) * 6.0;
                ledger.record(at, "anna", "done", json!({ "quote": quote, "hours": hours, "why": "дубли" }));
            }
        }
    }
    ledger.write(&studio);
    studio.says(&["report", "-o", "отчёт.html"]);
    let page = studio.read("отчёт.html");
    for forbidden in ["<script", "<img", "http://", "https://", "@import", "url(", "\u{1b}", "\u{202e}"] {
        // The name of SVG's own language is an address that nobody fetches.
        let page = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"), "reasons are words");
    let tags = well_formed(&page);
    for (tag, least) in [("svg", 4), ("table", 4), ("h1", 1), ("rect", 20), ("title", 5)] {
        assert!(tags.iter().filter(|known| *known == tag).count() >= least, "{tag}: {tags:?}");
    }
    // The figures of the page are those of the data.
    let data = studio.json(&["report"]);
    assert_eq!(data["schema"], "smeta/report/1");
    assert_eq!((&data["conversion"]["n"], &data["conversion"]["of"]), (&json!(20), &json!(30)));
    assert!(page.contains("67\u{a0}% (20 из 30)"), "{page}");
    let table = studio.says(&["report", "--format", "csv"]);
    is_harmless(&table, b',');
    let (head, rows) = self::table(&table, b',');
    assert_eq!(head, ["part", "name", "figure", "value"]);
    let won = rows.iter().find(|row| row["part"][0] == "report" && row["figure"][0] == "won_n").unwrap();
    assert_eq!(won["value"][0], "20");
}

/// Tags of a page, in their order; each that is opened is closed, in its turn.
fn well_formed(page: &str) -> Vec<String> {
    const ALONE: [&str; 4] = ["meta", "br", "hr", "!doctype"];
    let (mut open, mut all): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap().to_lowercase();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "</{name}> closes another");
        } else {
            all.push(name.clone());
            if !ALONE.contains(&name.as_str()) && !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert!(open.is_empty(), "{open:?}");
    all
}

#[test]
fn a_report_of_nothing_and_of_wrong_days() {
    let studio = three_quotes("report-bad");
    studio.fails(&["report", "--from", "2026-05-01", "--to", "2026-04-01"], USAGE, &["поменяйте"]);
    studio.fails(&["report", "--from", "вчера"], USAGE, &["вчера"]);
    studio.fails(&["report", "--format", "pdf"], USAGE, &["pdf", "html"]);
    studio.fails(&["report", "-o", "отчёт.docx"], USAGE, &["docx"]);
    studio.fails(&["log", "--format", "csv"], USAGE, &["csv"]);
    let (code, _, told) = studio.smeta(&["report", "--from", "2027-01-01"]);
    assert!(code == NOTHING && told.contains("оценок нет"), "{told}");
    let empty = Folder::new("report-nowhere");
    empty.fails(&["report"], common::DATA, &["smeta init"]);
    // A catalog that is broken takes titles away, not what was said.
    studio.write("catalog/site/shop.toml", "title = 1");
    assert_eq!(studio.json(&["report"])["conversion"]["of"], 2);
}

#[test]
fn a_past_call_is_played_without_a_single_prompt() {
    let studio = studio("drill");
    let mut ledger = Ledger::default();
    let first = ledger.quote(1, "2026-03-20", "Ромашка", "нужен магазин");
    ledger.quote(2, "2026-03-21", "Заря", "нужна форма");
    let body = json!({ "quote": first, "hours": 52.0, "why": "доступы" });
    ledger.record("2026-04-25T10:00:00+03:00", "anna", "done", body);
    ledger.write(&studio);
    // What is to be guessed is not told.
    let call = studio.json(&["drill"]);
    assert_eq!((&call["call"]["number"], &call["call"]["request"]), (&json!("1"), &json!("нужен магазин")));
    assert_eq!(call["call"]["questions"][0]["id"], "goods");
    let (_, out, told) = studio.smeta(&["drill"]);
    assert!(out.contains("нужен магазин") && told.contains("smeta drill 1 --hours"), "{out}{told}");
    for secret in ["52", "доступы", "70", "130"] {
        assert!(!out.contains(secret), "{secret}: {out}");
    }
    let played = studio.json(&["drill", "1", "--hours", "40..60", "--ask", "goods", "--by", "boris"]);
    assert_eq!((&played["outcome"]["inside"], &played["outcome"]["fact"]), (&json!(true), &json!(52.0)));
    assert_eq!(played["outcome"]["useful"], json!([{ "id": "goods", "answer": "few" }]));
    let (_, out, _) = studio.smeta(&["drill", "1", "--hours", "от 4 до 8", "--by", "boris"]);
    assert!(out.contains("МИМО: ушло 52") && out.contains("не спросили, а ответ был: goods=few"), "{out}");
    let score = studio.json(&["drill", "--score", "--by", "boris"]);
    let score = &score["calibration"];
    assert_eq!((&score["n"], &score["inside"], &score["above"]), (&json!(2), &json!(1), &json!(1)));
    // It is a record as any other, and says nothing of the quote itself.
    assert_eq!(studio.json(&["show", "1"])["events"].as_array().unwrap().len(), 1);
    studio.says(&["undo", "--by", "boris"]);
    assert_eq!(studio.json(&["drill", "--score", "--by", "boris"])["calibration"]["n"], 1);
    studio.fails(&["drill", "2", "--hours", "1..2"], USAGE, &["не разыграть"]);
    studio.fails(&["drill", "1", "--hours", "20..6"], USAGE, &["20..6", "меньшее впереди"]);
    studio.fails(&["drill", "1", "--hours", "-3..6"], USAGE, &["вилка часов"]);
    studio.fails(&["drill", "1", "--hours", "1..2", "--ask", "погода"], USAGE, &["погода", "goods"]);
    studio.fails(&["drill", "--hours", "1..2"], USAGE, &["--help"]);
    let (code, _, told) = studio.smeta(&["drill", "--score", "--by", "eva"]);
    assert!(code == NOTHING && told.contains("eva"), "{told}");
}
