//! Plans, approvals and specialists through the program itself: what transcripts cannot show, because it is written.

mod common;

use serde_json::Value;

use common::{FINE, Folder, USAGE};

const TODAY: &str = "2026-11-20";
/// A senior has to agree.
const APPROVAL: i32 = 5;

const STUDIO: &str = "[rates]\ndeveloper = 2000\n\n[approval]\nabove = 50000\ndiscount_above = 5\nnovelty = 1\n\n\
                      [people.\"Иван\"]\napproves = true\nlimit = 1000000\n\n[people.\"Аня\"]\nlimit = 500000\n";

/// A studio of two tasks; one was done before.
fn studio(name: &str, settings: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("catalog/studio.toml", settings);
    folder.write("catalog/site/_category.toml", "title = \"Сайты\"\n");
    for (id, title, phrases) in [
        ("form", "Форма на сайте", r#""нужна форма обратной связи", "добавить форму заявки""#),
        ("speed", "Ускорение сайта", r#""сайт тормозит", "долго грузится страница""#),
    ] {
        let text =
            format!("title = \"{title}\"\nphrases.ru = [{phrases}]\neffort = {{ low = 10, likely = 20, high = 40 }}\n");
        folder.write(&format!("catalog/site/{id}.toml"), text);
    }
    folder
}

/// Exit code and what was told.
fn told(studio: &Folder, args: &[&str]) -> (i32, String) {
    let (code, out, told) = studio.smeta(args);
    (code, out + &told)
}

fn lines(studio: &Folder) -> Vec<Value> {
    let files = studio.files("ledger");
    let text = files.iter().find(|(path, _)| path.extension().is_some_and(|end| end == "jsonl"));
    let Some((_, text)) = text else { return Vec::new() };
    let text = std::str::from_utf8(text).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn save<'a>(words: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["quote", words, "--save", "--today", TODAY], more].concat()
}

#[test]
fn a_quote_over_the_thresholds_waits_for_a_senior() {
    let studio = studio("approval", STUDIO);
    let by = |name: &str, args: &[&str]| {
        let mut command = studio.command(args);
        command.env("SMETA_BY", name);
        let (code, out, told) = common::text_of(&mut command);
        (code, out + &told)
    };
    // Over the limit, and never done before.
    let (code, text) = by("Борис", &save("сайт тормозит", &[]));
    assert_eq!(code, APPROVAL, "{text}");
    for part in ["записано под № 1", "№ 1 ждёт одобрения", "до 50\u{a0}000", "студия такого ещё не делала", "--by Иван"]
    {
        assert!(text.contains(part), "no «{part}» in\n{text}");
    }
    let waits: Vec<String> = lines(&studio)[0]["waits"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|wait| wait["code"].as_str().expect("a code").to_owned())
        .collect();
    assert_eq!(waits, ["above", "novelty"]);
    // Unsaved it needs it too, and no paper goes to a client; a brief stays in the house.
    assert_eq!(by("Борис", &["quote", "сайт тормозит", "--today", TODAY]).0, APPROVAL);
    let (code, text) = by("Борис", &["quote", "сайт тормозит", "--today", TODAY, "--as", "proposal", "-o", "кп.md"]);
    assert!(code == APPROVAL && text.contains("без одобрения старшего"), "{text}");
    assert!(!studio.path.join("кп.md").exists());
    let (code, _) = by("Борис", &["quote", "сайт тормозит", "--today", TODAY, "--as", "brief", "-o", "задание.md"]);
    assert_eq!((code, studio.path.join("задание.md").exists()), (APPROVAL, true));
    studio.write("кп.pdf", "кп");
    let before = lines(&studio).len();
    studio.fails(&["send", "1", "--file", "кп.pdf"], APPROVAL, &["№ 1 ждёт одобрения"]);
    studio.fails(&["approve", "1", "--by", "Борис"], USAGE, &["Борис не может одобрять", "Иван"]);
    studio.fails(&["approve", "1", "--by", "Аня"], USAGE, &["Аня не может одобрять"]);
    studio.fails(&["return", "1", "--why", " "], USAGE, &["--why: нужны слова"]);
    studio.fails(&["approve", "7", "--by", "Иван"], USAGE, &["№ 7 нет"]);
    assert_eq!(lines(&studio).len(), before, "nothing is written where something is wrong");
    // Returned, it still does not go; approved, it does.
    studio.says(&["return", "1", "--why", "спросите про кеш", "--by", "иван"]);
    studio.fails(&["send", "1", "--file", "кп.pdf"], APPROVAL, &["вернули: спросите про кеш", "--again 1"]);
    assert!(studio.says(&["approve", "1", "--by", "Иван"]).contains("№ 1 одобрена"));
    studio.fails(&["approve", "1", "--by", "Иван"], USAGE, &["одобрения не ждёт"]);
    studio.says(&["send", "1", "--file", "кп.pdf"]);
    // What was agreed to is not asked twice; what got worse is.
    let (code, text) = by("Борис", &["quote", "--again", "1", "--save", "--today", TODAY]);
    assert_eq!(code, FINE, "{text}");
    let (code, text) = by("Борис", &["quote", "--again", "1", "--discount", "10", "--save", "--today", TODAY]);
    assert!(code == APPROVAL && text.contains("скидка 10\u{a0}%") && !text.contains("до 50\u{a0}000"), "{text}");
    studio.fails(&["send", "1", "--file", "кп.pdf"], APPROVAL, &["ждёт одобрения"]);
    let text = studio.says(&["show", "1", "--today", TODAY]);
    assert!(text.contains("возвращена: спросите про кеш") && text.contains("одобрена"), "{text}");
    // Who may approve waits for nobody; whose own limit is higher waits for what is left.
    assert_eq!(by("Иван", &save("нужна форма обратной связи", &[])).0, FINE);
    let (code, text) = by("Аня", &save("нужна форма обратной связи", &[]));
    assert!(code == APPROVAL && text.contains("ещё не делала") && !text.contains("а без одобрения можно до"), "{text}");
    // Once it is done it is nothing new.
    studio.says(&["done", "2", "--hours", "20"]);
    assert_eq!(by("Аня", &save("нужна форма обратной связи", &[])).0, FINE);
}

#[test]
fn without_thresholds_nobody_waits() {
    let studio = studio("free", "[rates]\ndeveloper = 2000\n");
    let (code, text) = told(&studio, &save("сайт тормозит", &[]));
    assert!(code == FINE && text.contains("smeta accept 1"), "{text}");
    studio.fails(&["approve", "1"], USAGE, &["№ 1 одобрения не ждёт"]);
}

#[test]
fn days_in_words_are_kept_and_past_ones_are_not() {
    let studio = studio("days", "[rates]\ndeveloper = 2000\n");
    let (code, text) = told(&studio, &save("сайт тормозит", &["--client", "ООО «Ромашка»", "--follow-up", "завтра"]));
    // The 21st of November 2026 is a Saturday.
    assert!(code == FINE && text.contains("21\u{a0}ноября не работают, записано на 23\u{a0}ноября"), "{text}");
    let reminder = || lines(&studio).into_iter().rfind(|line| line["kind"] == "reminder").expect("one");
    assert_eq!(reminder()["on"], "2026-11-23");
    let before = lines(&studio).len();
    for (when, words) in [("15.11", "уже прошло"), ("2020-01-01", "уже прошло"), ("скоро", "не день")]
    {
        studio.fails(&save("сайт тормозит", &["--follow-up", when]), USAGE, &[words]);
        studio.fails(&["remind", "1", when, "--today", TODAY], USAGE, &[words]);
    }
    studio.fails(&["remind", "9", "завтра"], USAGE, &["№ 9 нет"]);
    studio.fails(&["remind", "1.7", "завтра"], USAGE, &["нет строки 7"]);
    studio.fails(&["decline", "1", "--reason", "дорого", "--follow-up", "вчера"], USAGE, &["не день"]);
    studio.fails(&["accept", "1", "--due", "1.1.2020"], USAGE, &["уже прошло"]);
    studio.fails(&["task", "add", "позвонить", "--due", "1999-01-01"], USAGE, &["уже прошло"]);
    studio.fails(&["task", "add", "!!"], USAGE, &["нужны слова"]);
    studio.fails(&["task", "done", "t4"], USAGE, &["дела «t4» нет"]);
    studio.fails(&["client", "никто"], USAGE, &["клиента «никто» в журнале нет"]);
    assert_eq!(lines(&studio).len(), before, "nothing is written where something is wrong");
    studio.says(&["remind", "1", "через", "две", "недели", "--about", "решили?", "--today", TODAY]);
    assert_eq!((reminder()["on"].as_str(), reminder()["why"].as_str()), (Some("2026-12-04"), Some("решили?")));
    // A name that is nearly another's is told when it is first written.
    let (_, text) = told(&studio, &save("сайт тормозит", &["--client", "Ромашка"]));
    assert!(text.contains("похоже, это тот же клиент: «ООО «Ромашка»»"), "{text}");
    let today = studio.json(&["today", "--today", "2026-12-04"]);
    assert_eq!(
        (today["quiet"][0]["number"].as_str(), today["quiet"][0]["due"].as_str()),
        (Some("1"), Some("2026-12-04"))
    );
}

#[test]
fn tasks_go_from_later_to_done() {
    let studio = studio("tasks", "[rates]\ndeveloper = 2000\n");
    assert!(studio.says(&["task", "add", "прислать", "логотип", "--client", "Ромашка"]).contains("t1"));
    studio.says(&["task", "add", "обновить ставки"]);
    studio.says(&["task", "later", "2"]);
    studio.says(&["task", "now", "t1"]);
    let soon = |at: usize| studio.json(&["task"])["tasks"][at]["soon"].as_str().map(str::to_owned);
    assert_eq!((soon(0).as_deref(), soon(1).as_deref()), (Some("now"), Some("later")));
    let plans = studio.json(&["client", "ромашка"])["plans"].clone();
    assert_eq!(plans[0]["items"][0]["text"], "прислать логотип");
    studio.says(&["task", "done", "т1"]);
    assert_eq!(studio.json(&["task"])["tasks"].as_array().expect("a list").len(), 1);
    // Taken back, it is to be done again.
    studio.says(&["undo"]);
    assert_eq!(soon(0).as_deref(), Some("now"));
}

#[test]
fn a_specialist_is_asked_once() {
    let studio = studio("specialist", "[rates]\ndeveloper = 2000\n");
    let words = "сделать прошивку для контроллера";
    told(&studio, &save(words, &["--client", "Ромашка"]));
    assert!(lines(&studio)[0]["lines"][0]["entry"].is_null(), "{}", lines(&studio)[0]);
    let (code, out, said) = studio.smeta(&["escalate", "1.1", "--to", "Пётр", "--about", "сколько часов?"]);
    assert!(code == FINE && out.contains(words) && said.contains("у специалиста"), "{out}{said}");
    let waiting = studio.json(&["today", "--today", TODAY])["specialists"].clone();
    assert_eq!((waiting[0]["to"].as_str(), waiting[0]["line"].as_u64()), (Some("Пётр"), Some(1)));
    let before = lines(&studio).len();
    studio.fails(&["answer", "1.1", "--hours", "14..6"], USAGE, &["не часы"]);
    studio.fails(&["answer", "1.9", "--hours", "6..14"], USAGE, &["нет строки 9"]);
    studio.fails(&["answer", "3", "--hours", "6..14"], USAGE, &["№ 3 нет"]);
    assert_eq!(lines(&studio).len(), before, "nothing is written where something is wrong");
    let answer = ["answer", "1", "--hours", "6..14", "--from", "Пётр", "--note", "если есть доступ\r\nк плате"];
    let more = ["--title", "Прошивка контроллера", "--id", "firmware", "--today", TODAY];
    let (code, text) = told(&studio, &[&answer[..], &more].concat());
    assert!(code == FINE && text.contains("версия 2") && text.contains("`firmware`"), "{text}");
    let version = || lines(&studio).into_iter().rfind(|line| line["kind"] == "quote").expect("a version");
    let own = version()["lines"][0].clone();
    assert_eq!((own["entry"].as_str(), own["basis"].as_str()), (Some("firmware"), Some("override")));
    assert_eq!((own["hours"]["low"].as_f64(), own["hours"]["high"].as_f64()), (Some(6.0), Some(14.0)));
    assert!(own["price"]["likely"].is_string() && version()["total"]["price"]["likely"].is_string());
    assert_eq!(studio.json(&["today", "--today", TODAY])["specialists"].as_array().map(Vec::len), Some(0));
    let file = studio.read("catalog/specialist/firmware.toml");
    assert!(file.contains(words) && file.contains("# если есть доступ") && file.contains("low = 6"), "{file}");
    studio.says(&["catalog", "check"]);
    // The next one who asks for it gets a number at once.
    let next = studio.json(&["quote", words, "--today", TODAY]);
    assert_eq!(next["lines"][0]["entry"], "firmware");
    studio.says(&["accept", "1"]);
    studio.fails(&["answer", "1", "--hours", "6..14"], USAGE, &["уже решена"]);
    // A line that the catalog has is answered for this quote alone, and stays so when it is said again.
    told(&studio, &save("сайт тормозит", &[]));
    studio.says(&["answer", "2", "--hours", "2..3..4", "--today", TODAY]);
    let hours = studio.json(&["quote", "--again", "2", "--today", TODAY])["lines"][0]["hours"].clone();
    assert_eq!((hours["low"].as_f64(), hours["high"].as_f64()), (Some(2.0), Some(4.0)));
    assert_eq!(version()["lines"][0]["basis"], "override");
    assert!(studio.read("catalog/site/speed.toml").contains("low = 10"));
}

#[test]
fn a_large_ledger_says_the_same_from_its_copy() {
    let studio = studio("large", "[rates]\ndeveloper = 2000\n");
    let entry = studio.read("catalog/site/speed.toml") + "\n[[renewal]]\nafter = 1\nsay = \"Проверить снова.\"\n";
    studio.write("catalog/site/speed.toml", entry);
    told(&studio, &save("сайт тормозит", &["--client", "Ромашка"]));
    let quote = lines(&studio)[0].clone();
    let mut text = String::new();
    for number in 1..=400 {
        let id = |digit: char| format!("01a1{number:04x}-0000-7000-8000-00000000000{digit}");
        let (first, second) = (id('a'), id('b'));
        let mut record = quote.clone();
        record["id"] = first.clone().into();
        record["number"] = number.into();
        // Whatever day it is today.
        record["at"] = "2026-11-20T11:00:00Z".into();
        // What is talked about already is not offered: those whose work is done are clients of their own.
        let name = if number % 4 == 0 { "Готово" } else { "Клиент" };
        record["client"] = format!("{name} {}", number % 7).into();
        text += &(record.to_string() + "\n");
        let head = format!(r#""v":1,"id":"{second}","at":"2026-11-20T12:00:00Z","by":"Аня","quote":"{first}","kind""#);
        // One in four is done, one is declined, one has a day to come back on, one is left as it was said.
        text += &match number % 4 {
            0 => format!("{{{head}:\"done\",\"hours\":9,\"finished\":\"2026-11-0{}\"}}\n", 1 + number % 9),
            1 => format!("{{{head}:\"declined\",\"reason\":\"дорого\"}}\n"),
            2 => format!("{{{head}:\"reminder\",\"on\":\"2026-11-23\"}}\n"),
            _ => String::new(),
        };
    }
    studio.write("ledger/2026.jsonl", &text);
    // On the 27th a week of silence is over.
    let ask = ["today", "--all", "--today", "2026-11-27", "--format", "json"];
    let says = || studio.says(&ask);
    let json = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let count = |value: &Value, part: &str| value[part].as_array().map_or(0, Vec::len);
    let first = says();
    assert_eq!((count(&json(&first), "quiet"), count(&json(&first), "ageing")), (200, 7));
    let is_copy = |path: &std::path::Path| path.to_string_lossy().contains("plans");
    assert!(studio.files("home/cache").iter().any(|(path, _)| is_copy(path)), "a ledger of this size is kept packed");
    assert_eq!(says(), first);
    // What is added is seen, also where it is about a quote that the copy leaves out; a torn line is told.
    studio.says(&["decline", "3", "--reason", "дорого"]);
    assert_eq!(count(&json(&says()), "quiet"), 199);
    studio.says(&["accept", "5"]);
    let after = says();
    assert_eq!((count(&json(&after), "quiet"), count(&json(&after), "plans")), (199, 1));
    studio.says(&["undo"]);
    studio.write("ledger/2026.jsonl", studio.read("ledger/2026.jsonl") + "{\"v\":1,\"id\":\"x");
    let (_, out, told) = studio.smeta(&ask);
    assert_eq!((count(&json(&out), "quiet"), count(&json(&out), "plans")), (199, 0));
    assert!(told.contains("ledger/2026.jsonl"), "{told}");
    // A damaged copy is made anew.
    for (path, bytes) in studio.files("home/cache").into_iter().filter(|(path, _)| is_copy(path)) {
        let name = path.strip_prefix(&studio.path).expect("inside").to_str().expect("a plain name").to_owned();
        studio.write(&name, &bytes[..bytes.len() / 2]);
    }
    assert_eq!(studio.smeta(&ask).1, out);
}
