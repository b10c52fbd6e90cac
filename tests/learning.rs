//! The loop through the program itself: what was said, what it took, what the jobs teach, and what is said next time.

#![expect(clippy::unwrap_used, reason = "these tests read what the program wrote, and may stop at any surprise")]

mod common;

use serde_json::Value;

use common::{DATA, FINE, Folder, NOTHING, USAGE};

const TODAY: &str = "2026-11-23";

const SPEED: &str = "# наше, не трогать\ntitle = \"Ускорение сайта\" # так говорят\nphrases.ru = [\"сайт тормозит\", \"долго грузится страница\"]\n\
                     effort = { low = 4, likely = 8, high = 20 }\n\n[[question]]\nid = \"size\"\nask = \"Большой сайт?\"\n\
                     answer = [{ id = \"small\", text = \"небольшой\" }, { id = \"large\", text = \"большой\", effect = { times = 2 } }]\n";

/// A studio of two small tasks.
fn studio(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("catalog/studio.toml", "[rates]\ndeveloper = 2000\n");
    folder.write("catalog/site/_category.toml", "title = \"Сайты\"\n");
    folder.write("catalog/site/speed.toml", SPEED);
    folder.write(
        "catalog/site/form.toml",
        "title = \"Форма на сайте\"\nphrases.ru = [\"нужна форма обратной связи\", \"добавить форму заявки\"]\neffort = { low = 2, likely = 4, high = 8 }\n",
    );
    folder
}

/// Saves a quote for the slow site and writes down what it took.
fn job(studio: &Folder, number: usize, answer: &str, more: &[&str]) {
    let answer = format!("size={answer}");
    let args = ["quote", "--save", "сайт тормозит", "-a", &answer, "--today", TODAY];
    let (exit, _, told) = common::text_of(studio.command(&args).env("SMETA_BY", "anna"));
    assert!(exit == FINE, "{told}");
    let number = number.to_string();
    studio.says(&[&["done", number.as_str(), "--by", "anna", "--on", "2026-11-02"], more].concat());
}

fn proposals(studio: &Folder) -> Vec<Value> {
    studio.json(&["learn", "--today", TODAY])["proposals"].as_array().unwrap().clone()
}

fn of_kind<'p>(proposals: &'p [Value], kind: &str) -> Vec<&'p Value> {
    proposals.iter().filter(|one| one["what"]["kind"] == kind).collect()
}

#[test]
fn what_jobs_took_is_what_is_said_next_time() {
    let studio = studio("loop");
    let before = studio.json(&["quote", "сайт тормозит", "-a", "size=small", "--today", TODAY]);
    assert_eq!(before["lines"][0]["basis"]["kind"], "typical");
    for number in 1..=8 {
        let hours = ["15", "16", "17", "18"][number % 4];
        job(&studio, number, "small", &["--hours", hours, "--days", "9", "--why", "доступы"]);
    }
    let found = proposals(&studio);
    let hours = of_kind(&found, "hours");
    assert_eq!(
        (hours.len(), &hours[0]["what"]["jobs"], &hours[0]["what"]["hits"]),
        (1, &Value::from(8), &Value::from(8))
    );
    let pitfall = of_kind(&found, "pitfall");
    assert_eq!((&pitfall[0]["what"]["seen"], &pitfall[0]["what"]["of"]), (&Value::from(8), &Value::from(8)));
    assert_eq!(of_kind(&found, "days").len(), 1);
    // Looking changes nothing, and figures go into the program's own file alone.
    assert!(!studio.path.join("catalog/learned.toml").exists());
    studio.says(&["learn", "--apply", "--dry-run", "--today", TODAY]);
    assert!(!studio.path.join("catalog/learned.toml").exists());
    studio.says(&["learn", "--apply", "--today", TODAY]);
    assert_eq!(studio.read("catalog/site/speed.toml"), SPEED);
    let after = studio.json(&["quote", "сайт тормозит", "-a", "size=small", "--today", TODAY]);
    let line = &after["lines"][0];
    assert_eq!(line["basis"], serde_json::json!({ "kind": "observed", "jobs": 8, "hits": 8 }));
    assert!(line["hours"]["likely"].as_f64() > before["lines"][0]["hours"]["likely"].as_f64());
    assert!(line["days"]["likely"].as_u64() > before["lines"][0]["days"]["likely"].as_u64());
    let page = studio.says(&["quote", "сайт тормозит", "--today", TODAY]);
    assert!(page.contains("8 своих работ, попадание 8 из 8"), "{page}");
    // What was promised stays, and why it would be another number today is told.
    let shown = studio.json(&["show", "1", "--today", TODAY]);
    assert_eq!(shown["versions"][0]["quote"]["lines"][0]["hours"], before["lines"][0]["hours"]);
    assert!(!shown["today"]["reasons"].as_array().unwrap().is_empty());
    // Learning twice is learning once.
    assert_eq!(of_kind(&proposals(&studio), "hours").len(), 0);
    assert_eq!(studio.json(&["catalog", "check"])["problems"], Value::Array(Vec::new()));
}

#[test]
fn a_hand_written_file_changes_only_on_demand_and_keeps_its_comments() {
    let studio = studio("by-hand");
    for number in 1..=2 {
        job(&studio, number, "small", &["--hours", "18", "--why", "доступы"]);
    }
    studio.says(&["match", "форма заявки открывается вечность", "--confirm", "speed", "--by", "anna"]);
    let found = proposals(&studio);
    let phrase = of_kind(&found, "phrase")[0]["code"].as_str().unwrap().to_owned();
    studio.says(&["learn", "--apply", &phrase, "--today", TODAY]);
    let text = studio.read("catalog/site/speed.toml");
    assert!(text.contains("форма заявки открывается вечность") && text.contains("# наше, не трогать"), "{text}");
    studio.says(&["learn", "--apply", "speed", "--today", TODAY]);
    let text = studio.read("catalog/site/speed.toml");
    assert!(text.contains("id = \"dostupy\"") && text.contains("# так говорят"), "{text}");
    assert_eq!(studio.smeta(&["catalog", "check"]).0, FINE);
    // The pitfall is known now, and how often it was met.
    let quote = studio.json(&["quote", "сайт тормозит", "--today", TODAY]);
    let pitfall = &quote["lines"][0]["pitfalls"][0];
    assert_eq!((&pitfall["id"], &pitfall["seen"], &pitfall["of"]), (&"dostupy".into(), &2.into(), &2.into()));
}

#[test]
fn what_was_refused_is_not_shown_again() {
    let studio = studio("refused");
    for number in 1..=2 {
        job(&studio, number, "small", &["--hours", "18", "--why", "доступы"]);
    }
    let found = proposals(&studio);
    let code = of_kind(&found, "pitfall")[0]["code"].as_str().unwrap().to_owned();
    studio.says(&["learn", "--reject", &code, "--today", TODAY]);
    let again = studio.json(&["learn", "--today", TODAY]);
    assert_eq!(again["refused"], 1);
    assert_eq!(of_kind(again["proposals"].as_array().unwrap(), "pitfall").len(), 0);
    // And it is not forgotten when figures are written.
    studio.says(&["learn", "--apply", "--today", TODAY]);
    assert_eq!(of_kind(&proposals(&studio), "pitfall").len(), 0);
    let (exit, _, told) = studio.smeta(&["learn", "--apply", "zzzzz"]);
    assert_eq!(exit, USAGE);
    assert!(told.contains("zzzzz"), "{told}");
}

#[test]
fn a_file_that_does_not_fit_any_more_harms_nobody() {
    let studio = studio("misfit");
    job(&studio, 1, "small", &["--hours", "30"]);
    job(&studio, 2, "small", &["--hours", "28"]);
    studio.says(&["learn", "--apply", "--today", TODAY]);
    studio.write("catalog/site/speed.toml", SPEED.replace("low = 4, likely = 8", "low = 5, likely = 10"));
    let (exit, page, _) = studio.smeta(&["catalog", "check"]);
    assert!(exit == FINE && page.contains("learned-before"), "{page}");
    let quote = studio.json(&["quote", "сайт тормозит", "-a", "size=small", "--today", TODAY]);
    assert_eq!(quote["lines"][0]["basis"]["kind"], "typical");
    studio.write("catalog/learned.toml", "version = 1\n[entry.speed\n");
    let (exit, _, told) = studio.smeta(&["quote", "сайт тормозит", "--today", TODAY]);
    assert!(exit == DATA && told.contains("learned.toml"), "{told}");
}

/// What a tracker of a Russian office writes: Windows-1251, decimal commas, sittings of one job.
fn tracker() -> Vec<u8> {
    let mut text = String::from("Ключ;Задача;Дата завершения;Часы;Клиент\r\n");
    for at in 1..=6 {
        text.push_str(&format!("A-{at};сайт тормозит, ускорить;{at:02}.10.2026;7,5;Ромашка\r\n"));
        text.push_str(&format!("A-{at};сайт тормозит, ускорить;{:02}.10.2026;2ч 30м;Ромашка\r\n", at + 6));
    }
    text.push_str("B-1;форму;05.10.2026;3;\r\nB-2;подстричь газон у офиса;05.10.2026;0;\r\nB-3;газон;завтра;2;\r\n");
    text.push_str("B-4;подстричь газон;05.10.2029;2;\r\nB-5;подстричь газон;05.10.2026;1e9;\r\n");
    encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()
}

#[test]
fn jobs_of_a_tracker_come_in_once() {
    let studio = studio("import");
    studio.write("jobs.csv", tracker());
    let args = ["history", "import", "jobs.csv", "--today", TODAY, "--by", "anna"];
    let dry = studio.json(&[&args[..], &["--dry-run"]].concat());
    assert_eq!((&dry["written"], dry["new"].as_array().unwrap().len()), (&Value::Bool(false), 7));
    assert!(!studio.path.join("ledger").exists());
    let first = studio.json(&args);
    let job = &first["new"][0];
    assert_eq!((&job["key"], &job["hours"], &job["days"]), (&"A-1".into(), &10.0.into(), &5.0.into()));
    assert_eq!(
        (&job["entry"], &job["finished"], &job["client"]),
        (&"speed".into(), &"2026-10-07".into(), &"Ромашка".into())
    );
    let codes: Vec<&str> = first["skipped"].as_array().unwrap().iter().filter_map(|row| row["code"].as_str()).collect();
    assert_eq!(codes, ["no-hours", "bad-date", "future-date", "too-many-hours"]);
    let before = studio.files("ledger");
    let second = studio.json(&args);
    assert_eq!((&second["known"], second["new"].as_array().unwrap().len()), (&7.into(), 0));
    assert_eq!(studio.files("ledger"), before);
    let found = proposals(&studio);
    let speed = of_kind(&found, "hours").into_iter().find(|one| one["entry"] == "speed").unwrap();
    assert_eq!(speed["what"]["jobs"], 6);
}

#[test]
fn a_person_settles_what_is_doubtful() {
    let studio = studio("review");
    studio
        .write("jobs.csv", "id,text,done,hours\n1,что-то там подкрутили,2026-10-01,5\n2,сайт тормозит,2026-10-02,9\n");
    studio.says(&["history", "import", "jobs.csv", "--today", TODAY, "--review", "review.csv"]);
    assert!(studio.read("review.csv").starts_with("\u{feff}key,text,hours,entry"));
    studio.write("review.csv", "key;entry\n1;form\n2;speed\n9;form\n2;нет-такой\n");
    let (exit, page, told) = studio.smeta(&["history", "confirm", "review.csv", "--by", "anna"]);
    assert_eq!(exit, NOTHING, "two rows mean nothing");
    assert!(page.contains('2') && told.contains("review.csv:4") && told.contains("нет-такой"), "{page}{told}");
    let found = proposals(&studio);
    let entries: Vec<&str> = of_kind(&found, "hours").iter().filter_map(|one| one["entry"].as_str()).collect();
    assert_eq!(entries, ["form", "speed"]);
    // Another import does not take back what a person said.
    studio.write("jobs.csv", "id,text,done,hours\n1,что-то там подкрутили,2026-10-01,6\n");
    let changed = studio.json(&["history", "import", "jobs.csv", "--today", TODAY, "--update"]);
    assert_eq!((&changed["new"][0]["entry"], &changed["new"][0]["confidence"]), (&"form".into(), &1.0.into()));
}

#[test]
fn tables_that_are_none_are_refused_with_advice() {
    let studio = studio("bad-tables");
    for (name, text, wanted, code) in [
        ("a.csv", "имя;возраст\nа;3\n", "--map done=", USAGE),
        ("b.csv", "", "b.csv", DATA),
        ("c.json", "[1, 2", "c.json", DATA),
    ] {
        studio.write(name, text);
        let (exit, _, told) = studio.smeta(&["history", "import", name, "--today", TODAY]);
        assert!(exit == code && told.contains(wanted), "{name}: {exit} {told}");
    }
    assert!(!studio.path.join("ledger").exists());
    let (exit, _, _) = studio.smeta(&["history", "import", "none.csv"]);
    assert_eq!(exit, DATA);
}

#[test]
fn a_time_tracker_that_writes_moments_is_read() {
    let studio = studio("clock");
    let text = r#"[{"id":2,"start":"20261005T080000Z","end":"20261005T093000Z","tags":["сайт тормозит"]},
        {"id":1,"start":"20261006T080000Z","end":"20261006T090000Z","tags":["сайт", "тормозит"]}]"#;
    studio.write("track.json", text);
    let args = ["history", "import", "track.json", "--map", "id=tags,text=tags", "--today", TODAY];
    let found = studio.json(&args);
    let hours: Vec<f64> = found["new"].as_array().unwrap().iter().filter_map(|job| job["hours"].as_f64()).collect();
    assert_eq!(hours, [2.5]);
}

#[test]
fn accuracy_tells_the_hit_rate_and_draws_it() {
    let studio = studio("accuracy");
    let (exit, _, told) = studio.smeta(&["accuracy"]);
    assert!(exit == NOTHING && told.contains("smeta done"), "{told}");
    for (number, hours) in ["8", "9", "60", "5"].into_iter().enumerate() {
        job(&studio, number + 1, "small", &["--hours", hours]);
    }
    let found = studio.json(&["accuracy"]);
    assert_eq!(
        (&found["all"]["jobs"], &found["all"]["hits"], &found["all"]["over"]),
        (&4.into(), &3.into(), &1.into())
    );
    assert_eq!(found["by_person"]["anna"]["jobs"], 4);
    assert_eq!(found["calibration"].as_array().unwrap().len(), 9);
    let page = studio.says(&["accuracy", "--svg", "chart.svg"]);
    assert!(page.contains("попадание 3 из 4") && page.contains("Ускорение сайта"), "{page}");
    let picture = studio.read("chart.svg");
    assert!(picture.starts_with("<svg ") && picture.trim_end().ends_with("</svg>"));
    assert_eq!(picture.matches("<circle").count(), 9 + 3 + 1, "nine levels, three hits, the legend");
    let (exit, _, _) = studio.smeta(&["accuracy", "--by", "никто"]);
    assert_eq!(exit, NOTHING);
}

#[test]
fn work_in_no_entry_is_held_against_jobs_like_it() {
    let studio = studio("analogy");
    let mut text = String::from("id,text,done,hours\n");
    for at in 1..=14 {
        text.push_str(&format!("{at},чат-бот в телеграме для заказов,2026-10-{at:02},{}\n", 20 + at));
    }
    studio.write("jobs.csv", &text);
    studio.says(&["history", "import", "jobs.csv", "--today", TODAY]);
    let quote = studio.json(&["quote", "нужен чат-бот в телеграм для заказов", "--today", TODAY]);
    let line = &quote["lines"][0];
    assert_eq!(
        (&line["verdict"], &line["price"], &line["basis"]["kind"]),
        (&"new".into(), &Value::Null, &"analogy".into())
    );
    let likely = line["like"]["hours"]["likely"].as_f64().unwrap();
    assert!((15.0..45.0).contains(&likely), "{likely}");
    let other = studio.json(&["quote", "кофемашина течёт в переговорке", "--today", TODAY]);
    assert_eq!(other["lines"][0]["like"], Value::Null);
    let draft = proposals(&studio);
    assert_eq!(of_kind(&draft, "draft")[0]["what"]["jobs"], 14);
}
