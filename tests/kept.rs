//! The ledger's verbs through the program itself: what was said stays as it was, what happens is written beside it, and
//! nothing is written when something is wrong.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests read what the program wrote, and may stop at any surprise"
)]

mod common;

use serde_json::Value;

use common::{DATA, Folder, NOTHING, USAGE};

const TODAY: &str = "2026-11-23";

/// A studio of two small tasks that share a question.
fn studio(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("catalog/studio.toml", "[rates]\ndeveloper = 2000\n");
    folder.write("catalog/site/_category.toml", "title = \"Сайты\"\n");
    folder.write(
        "catalog/questions/cms.toml",
        "ask = \"На чём сайт?\"\nanswer = [{ id = \"bitrix\", text = \"Битрикс\" }, { id = \"other\", text = \"другое\" }]\n",
    );
    for (id, title, phrases) in [
        ("form", "Форма на сайте", r#""нужна форма обратной связи", "добавить форму заявки""#),
        ("speed", "Ускорение сайта", r#""сайт тормозит", "долго грузится страница""#),
    ] {
        folder.write(
            &format!("catalog/site/{id}.toml"),
            format!(
                "title = \"{title}\"\nphrases.ru = [{phrases}]\neffort = {{ low = 4, likely = 8, high = 20 }}\n\n[[question]]\nuse = \"cms\"\neffects = {{ other = {{ times = 2 }} }}\n"
            ),
        );
    }
    folder
}

/// Saves a quote; its JSON.
#[track_caller]
fn save(studio: &Folder, args: &[&str]) -> Value {
    studio.json(&[&["quote", "--save", "--today", TODAY], args].concat())
}

fn lines(studio: &Folder) -> Vec<Value> {
    let files = studio.files("ledger");
    let text = files.iter().find(|(path, _)| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    std::str::from_utf8(&text.1).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_was_said_stays_whatever_the_catalog_says_later() {
    let studio = studio("stays");
    let said = save(&studio, &["сайт тормозит", "--client", "Ромашка", "-a", "cms=bitrix"]);
    let before = studio.json(&["show", "1", "--today", TODAY]);
    assert_eq!(before["versions"][0]["quote"]["number"], 1);
    assert_eq!(before["today"]["reasons"].as_array().unwrap().len(), 0);
    let entry = studio.read("catalog/site/speed.toml").replace("likely = 8, high = 20", "likely = 12, high = 40");
    studio.write("catalog/site/speed.toml", entry);
    let after = studio.json(&["show", "1", "--today", TODAY]);
    assert_eq!(after["versions"], before["versions"]);
    assert_eq!(after["versions"][0]["quote"]["total"]["hours"]["low"], said["total"]["hours"]["low"]);
    assert_ne!(after["today"]["catalog"], before["today"]["catalog"]);
    assert_eq!(after["today"]["reasons"][0]["kind"], "hours");
    assert!(after["today"]["change"].as_f64().unwrap() > 0.1);
    // Rates move the price and not the hours.
    studio.write(
        "catalog/site/speed.toml",
        studio.read("catalog/site/speed.toml").replace("12, high = 40", "8, high = 20"),
    );
    studio.write("catalog/studio.toml", "[rates]\ndeveloper = 3000\n");
    assert_eq!(studio.json(&["show", "1", "--today", TODAY])["today"]["reasons"][0]["kind"], "price");
    let text = studio.says(&["show", "1", "--today", TODAY]);
    assert!(text.contains("№ 1 от 23\u{a0}ноября 2026") && text.contains("часы те же, цена была"), "{text}");
    // What is gone is told, and a broken catalog takes nothing away.
    std::fs::remove_file(studio.path.join("catalog/site/speed.toml")).unwrap();
    assert_eq!(studio.json(&["show", "1", "--today", TODAY])["today"]["reasons"][0]["kind"], "gone");
    studio.write("catalog/site/form.toml", "title = 1");
    assert!(studio.says(&["show", "1", "--today", TODAY]).contains("smeta catalog check"));
}

#[test]
fn a_quote_goes_its_way() {
    let studio = studio("way");
    save(&studio, &["сайт тормозит", "--entry", "speed", "--entry", "form"]);
    let status = || studio.json(&["show", "1"])["status"].as_str().unwrap().to_owned();
    assert_eq!(status(), "open");
    studio.write("кп.pdf", [0xff, 0xfe, 0x00]);
    studio.write("кп.txt", "Добрый день!\r\n");
    studio.says(&["send", "1", "--file", "кп.pdf", "--to", "почта"]);
    studio.says(&["send", "1", "--file", "кп.txt"]);
    let sent: Vec<Value> = lines(&studio).into_iter().filter(|line| line["kind"] == "sent").collect();
    let copy = |at: usize| std::fs::read(studio.path.join("ledger").join(sent[at]["file"].as_str().unwrap())).unwrap();
    assert_eq!((copy(0), copy(1)), (vec![0xff, 0xfe, 0x00], "Добрый день!\r\n".as_bytes().to_vec()));
    assert_eq!(sent[0]["sha256"], "ba778c0261008c8f71ae4061ad0162ffcbe63b52c91f89f236738131d1217ec7");
    // What was sent is not what it was: told, and nothing else.
    studio.write(&format!("ledger/{}", sent[1]["file"].as_str().unwrap()), "Добрый вечер!");
    let (code, out, _) = studio.smeta(&["doctor"]);
    assert!(code == NOTHING && out.contains(sent[1]["file"].as_str().unwrap()), "{out}");
    assert_eq!(status(), "sent");
    studio.says(&["decline", "1", "--reason", "дорого"]);
    assert_eq!(status(), "declined");
    // People change their minds; the last word counts.
    studio.says(&["accept", "1", "--price", "60 тыс"]);
    assert_eq!(status(), "accepted");
    studio.says(&["start", "1"]);
    assert_eq!(status(), "started");
    let (_, out, told) = studio.smeta(&["done", "1.1", "--hours", "6,5", "--days", "3"]);
    assert!(out.contains("строка 1") && told.contains("в вилке") && told.contains("1.2"), "{out}{told}");
    assert_eq!(status(), "started");
    studio.says(&["done", "1.2", "--hours", "2ч30м", "--why", "доступы"]);
    assert_eq!(status(), "done");
    assert_eq!(studio.json(&["show", "1"])["hours"], 9.0);
    // A slip is mended by saying it again, or by taking it back.
    studio.says(&["done", "1.2", "--hours", "25"]);
    assert_eq!(studio.json(&["show", "1"])["hours"], 31.5);
    assert!(studio.says(&["undo"]).contains("отменено: «сделано» № 1"));
    assert_eq!(studio.json(&["show", "1"])["hours"], 9.0);
    studio.says(&["undo"]);
    assert_eq!(status(), "started");
    let text = studio.says(&["show", "1"]);
    for part in ["отправлена: кп.pdf, кому: почта", "не принята: дорого", "принята за 60\u{a0}000\u{a0}₽", "6,5 ч"]
    {
        assert!(text.contains(part), "no «{part}» in\n{text}");
    }
}

#[test]
fn a_quote_is_said_again() {
    let studio = studio("again");
    save(&studio, &["сайт тормозит", "--client", "Ромашка"]);
    let again = save(&studio, &["--again", "1", "-a", "cms=other"]);
    assert_eq!(
        (again["client"].as_str(), again["lines"][0]["answers"]["cms"].as_str()),
        (Some("Ромашка"), Some("other"))
    );
    let kept = studio.json(&["show", "1"]);
    assert_eq!(kept["versions"].as_array().unwrap().len(), 2);
    assert_eq!(kept["versions"][1]["quote"]["of"], kept["versions"][0]["record"]);
    assert_eq!(studio.json(&["log"])["quotes"].as_array().unwrap().len(), 1);
    studio.fails(&["quote", "--again", "9"], USAGE, &["№ 9 нет", "№ 1"]);
}

#[test]
fn what_a_client_answered_is_known_the_next_time() {
    let studio = studio("client");
    save(&studio, &["сайт тормозит", "--client", "ООО «Ромашка»", "-a", "cms=other"]);
    let known = studio.json(&["quote", "нужна форма обратной связи", "--client", "ооо ромашка", "--today", TODAY]);
    assert_eq!(known["lines"][0]["answers"]["cms"], "other");
    assert_eq!(known["lines"][0]["from_before"]["cms"], serde_json::json!({ "quote": "1", "on": TODAY }));
    let text = studio.says(&["quote", "нужна форма обратной связи", "--client", "ооо ромашка", "--today", TODAY]);
    assert!(text.contains("из № 1 от 23\u{a0}ноября 2026"), "{text}");
    // Today's word counts more, and another client is another one.
    let typed = studio.json(&["quote", "нужна форма", "--client", "ООО Ромашка", "-a", "cms=bitrix", "--today", TODAY]);
    assert_eq!(typed["lines"][0]["answers"]["cms"], "bitrix");
    let other = studio.json(&["quote", "нужна форма обратной связи", "--client", "Лютик", "--today", TODAY]);
    assert_eq!(other["lines"][0]["answers"], serde_json::json!({}));
}

#[test]
fn the_log_is_found_by_client_and_status() {
    let studio = studio("log");
    assert_eq!(studio.smeta(&["log"]).0, NOTHING);
    save(&studio, &["сайт тормозит", "--client", "ООО Ромашка"]);
    save(&studio, &["нужна форма", "--client", "Лютик"]);
    studio.says(&["accept", "2"]);
    let numbers = |args: &[&str]| -> Vec<String> {
        let log = studio.json(&[&["log"], args].concat());
        log["quotes"].as_array().unwrap().iter().map(|quote| quote["number"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers(&[]), ["1", "2"]);
    assert_eq!(numbers(&["--client", "ромаш"]), ["1"]);
    assert_eq!(numbers(&["--status", "accepted"]), ["2"]);
    assert_eq!(numbers(&["--status", "accepted", "--status", "open"]), ["1", "2"]);
    studio.fails(&["log", "--status", "won"], USAGE, &["`won`", "accepted"]);
}

#[test]
fn two_peoples_ledgers_merge_and_keep_both_numbers() {
    let (one, two) = (studio("one"), studio("two"));
    save(&one, &["сайт тормозит", "--client", "Первый"]);
    save(&two, &["нужна форма", "--client", "Второй"]);
    let name = "ledger/2026.jsonl";
    let year = one.files("ledger").into_iter().map(|(path, _)| path).find(|path| path.ends_with("2026.jsonl"));
    let name = year.map_or_else(|| format!("ledger/{}.jsonl", chrono::Local::now().format("%Y")), |_| name.to_owned());
    let merged = two.read(&name) + &one.read(&name);
    one.write(&name, &merged);
    let log = one.json(&["log"]);
    let mut numbers: Vec<&str> =
        log["quotes"].as_array().unwrap().iter().map(|quote| quote["number"].as_str().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, ["1", "1b"]);
    one.says(&["accept", "1b"]);
    assert_eq!(one.json(&["show", "1"])["status"], "open");
    // The next one gets a number of its own.
    save(&one, &["нужна форма"]);
    assert_eq!(one.json(&["show", "2"])["number"], "2");
}

#[test]
fn nothing_is_written_when_something_is_wrong() {
    let studio = studio("wrong");
    save(&studio, &["сайт тормозит"]);
    let before = studio.files("ledger");
    let future = "2999-01-01";
    for (args, words) in [
        (&["done", "1", "--hours", "0"][..], "«0» не часы"),
        (&["done", "1", "--hours", "-3"], "не часы"),
        (&["done", "1", "--hours", "1e9"], "не часы"),
        (&["done", "1", "--hours", "много"], "не часы"),
        (&["done", "1", "--hours", "3", "--days", "-1"], "не рабочие дни"),
        (&["done", "1", "--hours", "3", "--on", future], "ещё не наступило"),
        (&["done", "1", "--hours", "3", "--on", "вчера"], "вчера"),
        (&["done", "1.7", "--hours", "3"], "нет строки 7"),
        (&["done", "x", "--hours", "3"], "не номер"),
        (&["accept", "9"], "№ 9 нет"),
        (&["accept", "1", "--price", "-5"], "не сумма"),
        (&["decline", "1", "--reason", " "], "--reason"),
        (&["note", "1", " "], "нужны слова"),
        (&["undo", "ffff"], "`ffff`"),
        (&["send", "1"], "--file"),
    ] {
        studio.fails(args, USAGE, &[words]);
    }
    studio.fails(&["send", "1", "--file", "nothing.pdf"], DATA, &["nothing.pdf"]);
    assert_eq!(studio.files("ledger"), before);
    // Somebody else's last record is not taken back by mistake.
    studio.says(&["accept", "1", "--by", "Аня"]);
    studio.fails(&["undo", "--by", "Борис"], USAGE, &["отменять нечего"]);
}

#[test]
fn a_ledger_with_garbage_is_named_line_by_line() {
    let studio = studio("garbage");
    save(&studio, &["сайт тормозит"]);
    let head = r#""v":1,"at":"2026-11-21T10:00:00Z","by":"x","kind":"done","quote":"q""#;
    let bad = [
        "<<<<<<< HEAD".to_owned(),
        format!(r#"{{"id":"a",{head},"hours":0}}"#),
        format!(r#"{{"id":"b",{head},"hours":-2}}"#),
        format!(r#"{{"id":"c",{head},"hours":1e9}}"#),
        format!(r#"{{"id":"d",{head},"hours":"3ч"}}"#),
        r#"{"v":1,"id":"e","at":"2026-11-2"#.to_owned(),
    ];
    studio.write("ledger/2025.jsonl", bad.join("\n"));
    let (code, out, _) = studio.smeta(&["doctor"]);
    assert_eq!(code, NOTHING);
    for (line, kind) in [
        (1, "ledger-not-json"),
        (2, "ledger-bad-number"),
        (3, "ledger-bad-number"),
        (4, "ledger-bad-number"),
        (5, "ledger-bad-body"),
        (6, "ledger-torn-line"),
    ] {
        assert!(out.contains(&format!("ledger/2025.jsonl:{line}: {kind}")), "{out}");
    }
    // The rest goes on, and says that something was left out.
    let (code, out, told) = studio.smeta(&["accept", "1"]);
    assert!(code == 0 && out.contains("№ 1 принята") && told.contains("6"), "{out}{told}");
    assert_eq!(studio.json(&["doctor"])["problems"].as_array().unwrap().len(), 6);
}

#[test]
fn without_a_studio_there_is_nowhere_to_save() {
    let nowhere = Folder::new("nowhere");
    nowhere.fails(&["quote", "сайт тормозит", "--save"], DATA, &["smeta init"]);
    nowhere.fails(&["log"], DATA, &["smeta init"]);
}

/// Rows of JSON lines that a call prints.
#[track_caller]
fn rows(studio: &Folder, args: &[&str]) -> (i32, Vec<Value>) {
    let (code, out, err) = studio.smeta(args);
    let rows = out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}\n{err}"))).collect();
    (code, rows)
}

#[test]
fn a_table_goes_to_the_ledger_in_one_go() {
    let studio = studio("table");
    save(&studio, &["сайт тормозит", "--client", "Ромашка", "-a", "cms=bitrix"]);
    let table = "клиент,запрос,cms,бюджет\n\
        ромашка,нужна форма обратной связи,,\n\
        Василёк,сайт тормозит,other,60000\n\
        Пион,,,\n\
        Астра,сайт тормозит,,\n";
    studio.write("заявки.csv", table);
    let batch = ["batch", "заявки.csv", "--format", "json", "--today", TODAY];
    // Nothing is written that was not asked for; and what a client said before counts as it does in a quote.
    let (code, plain) = rows(&studio, &batch);
    assert_eq!((code, lines(&studio).len()), (DATA, 1));
    assert!(plain[0].get("number").is_none());
    let told = studio.json(&["quote", "нужна форма обратной связи", "--client", "Ромашка", "--today", TODAY]);
    let unknown = studio.json(&["quote", "нужна форма обратной связи", "--today", TODAY]);
    assert_eq!(plain[0]["price_high"].as_f64(), told["total"]["price"]["high"].as_f64());
    assert_ne!(told["total"]["price"]["high"], unknown["total"]["price"]["high"]);

    let saving = [&batch[..], &["--save", "--threads", "2"]].concat();
    let (code, saved) = rows(&studio, &saving);
    let numbers: Vec<&Value> = saved.iter().map(|row| &row["number"]).collect();
    assert_eq!((code, numbers), (DATA, vec![&2.into(), &3.into(), &Value::Null, &4.into()]));
    assert_eq!(saved[2]["error"], "empty-request");
    // All else is as without saving, and each is the quote that the same words give by hand.
    for (with, without) in saved.iter().zip(&plain) {
        let mut with = with.clone();
        with.as_object_mut().unwrap().remove("number");
        assert_eq!(&with, without);
    }
    assert_eq!(lines(&studio).len(), 4);
    let shown = studio.json(&["show", "3", "--today", TODAY]);
    let quote = &shown["versions"][0]["quote"];
    assert_eq!((&quote["client"], &quote["request"]), (&"Василёк".into(), &"сайт тормозит".into()));
    assert_eq!((&quote["asked"]["answers"][0], &quote["asked"]["budget"]), (&"cms=other".into(), &"60000".into()));
    assert_eq!(shown["today"]["reasons"].as_array().unwrap().len(), 0);

    // A run that stops writes nothing, neither does one whose output cannot be.
    let (code, _, _) = studio.smeta(&[&saving[..], &["--strict"]].concat());
    assert_eq!((code, lines(&studio).len()), (DATA, 4));
    let (code, _, _) = studio.smeta(&["batch", "заявки.csv", "--save", "-o", "нет/такой/папки.csv"]);
    assert_eq!((code, lines(&studio).len()), (DATA, 4));
    studio.fails(&["batch", "заявки.csv", "--save", "--resume", "-o", "о.csv"], USAGE, &["--save", "--resume"]);
    let none = Folder::new("table-without-studio");
    none.write("заявки.csv", table);
    none.fails(&["batch", "заявки.csv", "--save"], DATA, &["smeta init"]);
    let long = format!("запрос\n{}", "сайт тормозит\n".repeat(10_001));
    studio.write("много.csv", long);
    studio.fails(&["batch", "много.csv", "--save", "-o", "много.jsonl"], USAGE, &["10000"]);
    assert!(lines(&studio).len() == 4 && !studio.path.join("много.jsonl").exists());
}

#[test]
fn kept_quotes_are_held_against_todays_catalog() {
    let studio = studio("requote");
    studio.fails(&["batch", "--requote"], NOTHING, &[]);
    save(&studio, &["сайт тормозит", "--client", "Ромашка", "-a", "cms=bitrix"]);
    save(&studio, &["нужна форма обратной связи", "--client", "=cmd|' /C calc'!A0"]);
    save(&studio, &["сайт тормозит", "--client", "Василёк"]);
    studio.says(&["decline", "3", "--reason", "дорого"]);
    let requote = ["batch", "--requote", "--today", TODAY, "--format", "json"];
    let (code, same) = rows(&studio, &requote);
    assert_eq!((code, same.len()), (0, 2));
    assert!(same.iter().all(|row| row["change"].as_f64() == Some(0.0) && row["reasons"] == Value::Array(Vec::new())));

    studio
        .write("catalog/site/speed.toml", studio.read("catalog/site/speed.toml").replace("likely = 8", "likely = 12"));
    let (code, found) = rows(&studio, &requote);
    assert_eq!((code, &found[0]["number"], &found[0]["reasons"][0]), (4, &"1".into(), &"hours".into()));
    assert!(found[0]["change"].as_f64().unwrap() > 0.1 && found[0]["now_likely"] != found[0]["said_likely"]);
    assert_eq!(found[0]["said_likely"], same[0]["said_likely"]);
    assert_eq!((&found[1], studio.files("ledger").len()), (&same[1], studio.files("ledger").len()));
    let (_, all) = rows(&studio, &[&requote[..], &["--status", "declined"]].concat());
    assert_eq!((all.len(), &all[0]["client"]), (1, &"Василёк".into()));
    assert_eq!(rows(&studio, &[&requote[..], &["--client", "ромаш"]].concat()).1.len(), 1);
    // As a table it is harmless; the ledger stays as it is.
    let before = studio.files("ledger");
    let (code, _, told) = studio.smeta(&["batch", "--requote", "-o", "сегодня.csv", "--today", TODAY]);
    assert!(code == 4 && told.contains("Оценок 2: сегодня были бы другими 1"), "{told}");
    let table = studio.read("сегодня.csv");
    assert!(table.starts_with("\u{feff}number;version;client") && table.contains(";'=cmd|"), "{table}");
    assert_eq!(studio.files("ledger"), before);
    std::fs::remove_file(studio.path.join("catalog/site/speed.toml")).unwrap();
    assert_eq!(rows(&studio, &requote).1[0]["reasons"][0], "gone");
    studio.fails(&["batch", "заявки.csv", "--requote"], USAGE, &["--requote"]);
}

#[test]
fn a_brief_names_past_jobs_and_nothing_else_does() {
    let studio = studio("brief");
    save(&studio, &["долго грузится страница каталога", "--client", "Ромашка"]);
    studio.says(&["accept", "1"]);
    studio.says(&["done", "1", "--hours", "11"]);
    let paper = |kind: &str| studio.says(&["quote", "сайт тормозит", "--client", "Василёк", "--as", kind]);
    let brief = paper("brief");
    let line = brief.lines().find(|line| line.contains("страница каталога")).unwrap_or_else(|| panic!("{brief}"));
    assert!(line.contains("11"), "{brief}");
    // What other clients asked for is nobody else's business.
    for kind in ["proposal", "letter", "chat"] {
        assert!(!paper(kind).contains("страница каталога"), "{kind}");
    }
}

#[test]
fn programs_are_told_what_was_saved_and_why_it_waits() {
    let studio = studio("waits");
    studio.write(
        "catalog/studio.toml",
        "[rates]\ndeveloper = 2000\n[approval]\nabove = 1000\n[people.\"вера\"]\napproves = true\n",
    );
    let (code, out, _) = studio.smeta(&["quote", "--save", "сайт тормозит", "--format", "json"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said["saved"]["number"], &said["saved"]["version"]), (5, &"1".into(), &1.into()));
    assert_eq!((&said["approval"][0]["code"], &said["approval"][0]["limit"]), (&"above".into(), &1000.0.into()));
    // The same in a table.
    studio.write("заявки.csv", "запрос\nсайт тормозит\n");
    let (code, _, told) = studio.smeta(&["batch", "заявки.csv", "--save", "--summary", "итог.json"]);
    let summary: Value = serde_json::from_str(&studio.read("итог.json")).unwrap();
    assert_eq!((code, &summary["saved"]["first"], &summary["saved"]["waiting"]), (5, &2.into(), &1.into()), "{told}");
}
