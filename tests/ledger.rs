//! The ledger: what was acknowledged is there whole, whatever happens to the process or the file; and what people say
//! with `smeta match --confirm` changes the next match.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests write the files that the program is to stumble over, and may stop at any surprise"
)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use smeta::app::ledger::{FileLedger, Ledger};
use smeta::app::ledger_shelf::Shelf;
use smeta::app::past_work::past_work;
use smeta::domain::catalog::Catalog;
use smeta::domain::learning::orientation::works;
use smeta::domain::learning::pieces::pieces;
use smeta::domain::ledger::{Body, Found, KeptQuote, Match, Outcome, Reading, Record, Stamp, State, Undo};

use common::{DATA, Folder, USAGE};

// What was appended is read back.

fn body() -> impl Strategy<Value = Body> {
    let entry = || proptest::option::of("[a-z0-9-]{1,12}");
    let said = ("\\PC{0,40}|[\\x00-\\x1f\u{2028}\u{85}\"\\\\]{0,9}", entry(), any::<bool>(), entry(), 0..=10_000_u32);
    let said = said.prop_map(|(ask, entry, agrees, found, share)| {
        Body::Match(Match {
            ask,
            entry,
            outcome: if agrees { Outcome::Confirmed } else { Outcome::Corrected },
            found: found.map(|entry| Found { entry, confidence: f64::from(share) / 1e4 }),
            catalog: format!("{share:012x}"),
        })
    });
    prop_oneof![said, "\\PC{0,40}".prop_map(|undoes| Body::Undo(Undo { undoes }))]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, failure_persistence: None, rng_seed: RngSeed::Fixed(54), ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_appended_is_read_back(
        bodies in proptest::collection::vec((body(), "\\PC{0,9}", 0_i64..4_000_000_000, any::<u64>(), -840..=840_i32), 1..8)
    ) {
        let folder = Folder::new("law");
        let ledger = FileLedger::new(folder.path.join("ledger"));
        let mut written: Vec<Record> = Vec::new();
        for (body, by, seconds, random, minutes) in bodies {
            let zone = FixedOffset::east_opt(minutes * 60).unwrap();
            let now = DateTime::from_timestamp(seconds, (random % 1_000_000_000) as u32).unwrap().with_timezone(&zone);
            let last = written.last().map(|record| record.id.clone());
            let record = Record::new(&Stamp { now, by: &by, random, last: last.as_ref() }, body);
            ledger.append(&record).unwrap();
            written.push(record);
        }
        let reading = ledger.scan().unwrap();
        // In the order of writing, whatever the clock said.
        prop_assert_eq!(reading.records, written);
        prop_assert_eq!(reading.problems.iter().filter(|problem| problem.kind.is_unread()).count(), 0);
    }
}

// Processes that are killed or write together.

/// Not a test by itself: what a child process of the tests below does, told by its environment.
#[test]
fn the_child_appends() {
    let Some(folder) = std::env::var_os("SMETA_TEST_LEDGER") else { return };
    let by = std::env::var("SMETA_TEST_BY").unwrap();
    let count: usize = std::env::var("SMETA_TEST_COUNT").unwrap().parse().unwrap();
    let ledger = FileLedger::new(PathBuf::from(folder));
    for number in 0..count {
        // A long line is written in pieces, so that there is something to be cut off within.
        let letters = if number % 2 == 1 { 60_000 } else { 20 * number };
        let record = new_record(&by, number, &format!("{letters}:{}", "я".repeat(letters)));
        tell("next");
        ledger.append(&record).unwrap();
        tell(&format!("kept {}", record.id));
    }
}

fn tell(words: &str) {
    let mut out = std::io::stdout().lock();
    write!(out, "\n{words}\n").unwrap();
    out.flush().unwrap();
}

fn new_record(by: &str, number: usize, ask: &str) -> Record {
    let now = chrono::Local::now().fixed_offset();
    let random = u64::from(std::process::id()) << 32 | number as u64;
    let said =
        Match { ask: ask.to_owned(), entry: None, outcome: Outcome::Corrected, found: None, catalog: String::new() };
    Record::new(&Stamp { now, by, random, last: None }, Body::Match(said))
}

fn child(folder: &Path, by: &str, count: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_child_appends", "--nocapture", "--test-threads=1"])
        .env("SMETA_TEST_LEDGER", folder)
        .env("SMETA_TEST_BY", by)
        .env("SMETA_TEST_COUNT", count.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The ids that a child was told are kept.
fn kept(text: &str) -> Vec<String> {
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().filter_map(|line| line.strip_prefix("kept ")).map(str::to_owned).collect()
}

/// Every record says all that it was given.
fn all_whole(reading: &Reading) {
    for record in &reading.records {
        let Some(Body::Match(said)) = &record.body else { panic!("{}", record.kind) };
        let (letters, text) = said.ask.split_once(':').unwrap();
        assert_eq!(text, "я".repeat(letters.parse().unwrap()), "{}", record.id);
    }
}

#[test]
fn a_killed_process_loses_nothing_it_was_told_is_kept() {
    let folder = Folder::new("killed");
    let mut told = Vec::new();
    for round in 0..200_u64 {
        let mut child = child(&folder.path, "x", 100_000);
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        while text.matches("next\n").count() < 1 + round as usize % 4 {
            assert_ne!(out.read_line(&mut text).unwrap(), 0, "the child ended by itself: {text}");
        }
        // At another moment of the writing each time.
        std::thread::sleep(Duration::from_micros(round * 137 % 1_500));
        child.kill().unwrap();
        child.wait().unwrap();
        out.read_to_string(&mut text).unwrap();
        told.extend(kept(&text));
    }
    assert!(told.len() >= 200);
    let reading = FileLedger::new(folder.path.clone()).scan().unwrap();
    all_whole(&reading);
    for id in &told {
        assert!(reading.records.iter().any(|record| record.id.as_str() == id), "{id} is lost");
    }
    // At most one cut-off line for each kill, and no other trouble.
    assert!(reading.problems.len() <= 200);
    assert!(reading.problems.iter().all(|problem| problem.kind.code() == "ledger-torn-line"), "{:?}", reading.problems);
}

#[test]
fn two_processes_append_at_once() {
    let folder = Folder::new("two");
    let children = ["x", "y"].map(|by| child(&folder.path, by, 30));
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(kept(&String::from_utf8(output.stdout).unwrap()).len(), 30);
    }
    let reading = FileLedger::new(folder.path.clone()).scan().unwrap();
    all_whole(&reading);
    assert_eq!((reading.records.len(), reading.problems.len()), (60, 0));
}

// What is read through a cache.

/// Adds to a ledger and damages it as time does; after each step both ways of reading say the same.
#[test]
fn a_cache_changes_nothing_of_what_is_read() {
    let folder = Folder::new("cache");
    let (ledgers, cache) = (folder.path.join("ledger"), folder.path.join("cache"));
    let plain = FileLedger::new(ledgers.clone());
    let cached = FileLedger::new(ledgers.clone()).with_cache(Some(&cache));
    let lines = |from: usize, count: usize| -> String {
        (from..from + count).map(|n| new_record("x", n, &format!("1:{}", "я".repeat(200))).line() + "\n").collect()
    };
    let kept = || fs::read_dir(cache.join("ledgers")).map_or(0, Iterator::count);
    let (old, new) = ("ledger/2025.jsonl", "ledger/2026.jsonl");
    let add = |name: &str, text: &str| {
        let before = fs::read_to_string(folder.path.join(name)).unwrap_or_default();
        folder.write(name, before + text);
    };
    let steps: [&dyn Fn(); 9] = [
        &|| add(old, &lines(0, 400)),
        &|| add(new, &lines(400, 400)),
        &|| add(new, &lines(800, 3)),
        &|| add(new, "{\"v\":1,\"id\":\"torn"),
        &|| add(new, &format!("\n{}<<<<<<< HEAD\n", lines(803, 900))),
        // A copy of a line that was read long ago.
        &|| add(new, fs::read_to_string(folder.path.join(old)).unwrap().lines().next().unwrap()),
        // Somebody edits what nobody edits.
        &|| {
            folder.write(
                new,
                fs::read_to_string(folder.path.join(new)).unwrap().replacen("\"by\":\"x\"", "\"by\":\"y\"", 1),
            )
        },
        &|| add(old, &lines(5000, 2)),
        &|| fs::remove_file(folder.path.join(old)).unwrap(),
    ];
    for (number, step) in steps.iter().enumerate() {
        step();
        let expected = plain.scan().unwrap();
        for again in 0..2 {
            assert_eq!(cached.meanings().unwrap(), plain.meanings().unwrap(), "step {number}, {again}");
            assert_eq!(cached.scan().unwrap(), expected, "step {number}, {again}");
        }
    }
    // All of it, its quotes, what people said of clients' words, and what plans need.
    assert_eq!(kept(), 4);
    // A damaged cache is made anew.
    let mut files = fs::read_dir(cache.join("ledgers")).unwrap().map(|file| file.unwrap().path());
    let file = files.find(|path| path.to_str().unwrap().matches('.').count() == 1).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert_eq!(cached.scan().unwrap(), plain.scan().unwrap());
}

#[test]
fn quotes_one_by_one_are_those_of_the_whole_ledger() {
    let folder = Folder::new("shelf");
    let (ledgers, cache) = (folder.path.join("ledger"), folder.path.join("cache"));
    let plain = FileLedger::new(ledgers.clone());
    let cached = FileLedger::new(ledgers.clone()).with_cache(Some(&cache));
    let add = |text: &str| {
        let before = fs::read_to_string(ledgers.join("2026.jsonl")).unwrap_or_default();
        folder.write("ledger/2026.jsonl", before + text);
    };
    let id = |number: u32, part: char| format!("01a1{number:04x}-0000-7000-8000-00000000000{part}");
    let head =
        |id: &str, kind: &str| format!(r#"{{"v":1,"id":"{id}","at":"2026-11-20T12:00:00Z","by":"Аня","kind":"{kind}""#);
    let quote = |number: u32, part: char, name: u32, of: &str| {
        let words = "я".repeat(200);
        let client = format!("Клиент {}", number % 7);
        let promise = r#"{"kind":"range","valid_until":"2026-12-05"}"#;
        let line = concat!(
            r#"{"ask":"форма","verdict":"typical","entry":"form","title":"Форма","confidence":0.9,"basis":"typical","#,
            r#""answers":{},"hours":{"low":4,"likely":8,"high":20},"price":{"low":"1","likely":"2","high":"3"},"days":[1,2,3]}"#
        );
        format!(
            "{},{of}\"number\":{name},\"client\":\"{client}\",\"request\":\"{words}\",\"today\":\"2026-11-20\",\"catalog\":\"x\",\"currency\":\"RUB\",\"asked\":{{}},\"lines\":[{line}],\"promise\":{promise}}}\n",
            head(&id(number, part), "quote")
        )
    };
    let event = |number: u32, part: char, kind: &str, about: &str, more: &str| {
        format!("{},\"quote\":\"{about}\"{more}}}\n", head(&id(number, part), kind))
    };
    let many: String = (1..=600)
        .map(|number| {
            let own = quote(number, 'a', number, "");
            own + &match number % 3 {
                0 => event(number, 'b', "done", &id(number, 'a'), ",\"hours\":9"),
                1 => event(number, 'b', "declined", &id(number, 'a'), ",\"reason\":\"дорого\""),
                _ => String::new(),
            }
        })
        .collect();
    let undo = format!("{},\"undoes\":\"{}\"}}\n", head(&id(710, 'a'), "undo"), id(600, 'b'));
    let steps: [&dyn Fn(); 13] = [
        &|| add(&many),
        &|| add(&quote(700, 'a', 601, "")),
        &|| add(&quote(701, 'a', 17, &format!("\"of\":\"{}\",", id(17, 'a')))),
        &|| add(&event(702, 'a', "accepted", &id(2, 'a'), "")),
        &|| add(&event(703, 'a', "accepted", &id(700, 'a'), "")),
        // By the name of a later version; and a number that somebody else gave as well.
        &|| add(&event(704, 'a', "started", &id(701, 'a'), "")),
        &|| add(&quote(705, 'a', 5, "")),
        &|| add(&event(706, 'a', "done", &id(2, 'a'), ",\"hours\":5")),
        &|| add(&undo),
        // A clock that was set back; a word about nothing, and then the quote that it was about.
        &|| add(&event(601, 'c', "accepted", &id(5, 'a'), "")),
        &|| add(&event(720, 'a', "accepted", &id(730, 'a'), "")),
        &|| add(&quote(730, 'a', 900, "")),
        &|| add("{\"v\":1,\"id\":\"torn"),
    ];
    let is_the_same = |step: usize| {
        let reading = plain.scan().unwrap();
        let expected = State::of(&reading.records).quotes;
        let mut shelf = Shelf::open(cached.clone()).unwrap();
        let briefs: Vec<_> = shelf.briefs().iter().map(|brief| (brief.name, brief.status)).collect();
        assert_eq!(briefs, expected.iter().map(|kept| (kept.name, kept.status())).collect::<Vec<_>>(), "step {step}");
        let all: Vec<usize> = (0..expected.len()).collect();
        assert!(shelf.quotes(&all).unwrap() == expected, "step {step}");
        assert_eq!(shelf.unread().map_or(0, |(count, _)| count), reading.unread().count(), "step {step}");
        let done = works(&pieces(&Catalog::default(), &State::of(&reading.records)));
        assert!(past_work(&cached).unwrap() == done && done.len() >= 199, "step {step}");
        let his = |kept: &&KeptQuote| kept.latest().quoted.client.as_deref() == Some("Клиент 3");
        let his: Vec<KeptQuote> = expected.iter().filter(his).cloned().collect();
        assert!(shelf.of_client("клиент 3").unwrap() == his && his.len() > 80, "step {step}");
        assert_eq!(shelf.named(expected[16].name).unwrap().as_ref(), Some(&expected[16]), "step {step}");
    };
    for (number, step) in steps.iter().enumerate() {
        step();
        is_the_same(number);
        is_the_same(number);
    }
    let kept = || fs::read_dir(cache.join("ledgers")).unwrap().map(|file| file.unwrap().path());
    let file = kept().find(|path| path.to_str().unwrap().ends_with(".quotes.bin")).unwrap();
    // Damaged anywhere it is done without: in the list, in a quote, at the end.
    let whole = fs::read(&file).unwrap();
    for at in [0, 20, whole.len() / 2, whole.len() - 3] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&file, &bytes).unwrap();
        is_the_same(100 + at);
    }
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    is_the_same(200);
}

// Files that were damaged.

/// What a studio's ledger may hold: a kind of tomorrow, a merge that nobody finished, a line cut off.
const DAMAGED: &str = concat!(
    r#"{"v":1,"id":"a1","at":"2020-02-01T10:00:00+03:00","by":"Аня","kind":"faxed","to":"клиент","sum":1e400}"#,
    "\n<<<<<<< HEAD\r\n\n",
    r#"{"v":9,"id":"a2","at":"2020-02-02T10:00:00+03:00","by":"Аня","kind":"match"}"#,
    "\n",
    r#"{"v":1,"id":"a3","at":"2020-02-03T10:00:00+03:00","by":"А"#,
);

#[test]
fn what_is_in_a_file_stays_as_it_is() {
    let studio = Folder::studio("damaged");
    let year = studio.path.join(format!("ledger/{}.jsonl", chrono::Local::now().format("%Y")));
    for (before, gap) in [(DAMAGED.to_owned(), "\n"), (format!("{DAMAGED}\n"), ""), (String::new(), "")] {
        fs::create_dir_all(studio.path.join("ledger")).unwrap();
        fs::write(&year, &before).unwrap();
        let (code, out, told) = studio.smeta(&["match", "форма для котиков", "--confirm", "form"]);
        assert_eq!(code, 0, "{told}");
        let after = fs::read_to_string(&year).unwrap();
        let line = after.strip_prefix(&format!("{before}{gap}")).unwrap().strip_suffix('\n').unwrap();
        let (record, note) = Record::read(line).unwrap();
        assert!(note.is_none() && out.contains(record.id.as_str()) && out.contains(year.to_str().unwrap()), "{out}");
        assert_eq!(told.contains("3 строки не читаются, первая ledger/20"), !before.is_empty(), "{told}");
    }
}

// What people say changes the next match.

#[test]
fn what_was_said_is_known_the_next_time() {
    let studio = Folder::studio("learns");
    studio.write("catalog/studio.toml", "name = \"x\"\nbase = \"starter\"\n");
    let ask = "у нас абракадабра прогорклая в самом низу протухла";
    let before = studio.first(ask);
    assert_ne!((before.0.as_str(), before.1.as_str()), ("contacts-edit", "typical"));
    let unchanged = studio.files("catalog");

    let (code, out, _) = studio.smeta(&["match", ask, "--confirm", "contacts-edit", "--by", "Аня", "--format", "json"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said["schema"], &said["learned"]), (0, &"smeta/recorded/1".into(), &true.into()));
    let record = &said["record"];
    assert_eq!((&record["by"], &record["kind"], &record["ask"]), (&"Аня".into(), &"match".into(), &ask.into()));
    assert_eq!((&record["entry"], &record["outcome"]), (&"contacts-edit".into(), &"corrected".into()));
    assert_eq!(fs::read_to_string(studio.path.join("ledger/.gitattributes")).unwrap(), "*.jsonl -text merge=union\n");

    // The prepared catalog of before is not used again, and what was made anew is kept in its place.
    for _ in 0..2 {
        let after = studio.first("У нас абракадабра прогорклая, в самом низу, протухла!");
        assert_eq!((after.0.as_str(), after.1.as_str()), ("contacts-edit", "typical"));
    }
    let (_, page, _) = studio.smeta(&["quote", ask, "--today", "2026-11-23", "--format", "json"]);
    assert!(page.contains("contacts-edit"), "{page}");
    assert_eq!(studio.files("catalog"), unchanged);

    // Now the program had it first; the later word wins; and none is a word as well.
    let (_, out, _) = studio.smeta(&["match", ask, "--confirm", "contacts-edit"]);
    assert!(out.starts_with("записано: верно, contacts-edit; запись 0"), "{out}");
    assert_eq!(out.lines().count(), 1);
    studio.smeta(&["match", ask, "--confirm", "none"]);
    assert_eq!(studio.first(ask).1, "new");

    // Without its last word the ledger says what it said before.
    let ledger = FileLedger::new(studio.path.join("ledger"));
    let last = ledger.scan().unwrap().last().cloned().unwrap();
    let stamp =
        Stamp { now: chrono::Local::now().fixed_offset() - TimeDelta::days(2), by: "x", random: 0, last: Some(&last) };
    ledger.append(&Record::new(&stamp, Body::Undo(Undo { undoes: last.to_string() }))).unwrap();
    let again = studio.first(ask);
    assert_eq!((again.0.as_str(), again.1.as_str()), ("contacts-edit", "typical"));
}

#[test]
fn one_word_against_the_catalog_is_recorded_and_not_learned() {
    let studio = Folder::studio("guard");
    let before = studio.first("сайт тормозит");
    for (entry, lang, words) in [
        ("form", "ru", "узнавать иначе не начну: слово в слово так написано в задаче `speed`"),
        ("none", "en", "not learned: it is word for word in the task `speed`"),
        ("form", "pl", "rozpoznawanie się nie zmieni: słowo w słowo tak jest w zadaniu `speed`"),
    ] {
        let (code, out, told) = studio.smeta(&["match", "Сайт тормозит!", "--confirm", entry, "--lang", lang]);
        assert!(code == 0 && told.contains(words) && out.lines().count() == 1, "{out}{told}");
    }
    assert_eq!(studio.first("сайт тормозит"), before);
    let (_, out, _) = studio.smeta(&["match", "сайт тормозит", "--confirm", "form", "--format", "json"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&said["learned"], &said["phrase_of"]), (&false.into(), &"speed".into()));
}

#[test]
fn a_name_is_found_somewhere() {
    let studio = Folder::studio("names");
    let by = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command =
            studio.command(&[&["match", "форма", "--confirm", "form", "--format", "json"], args].concat());
        for name in ["SMETA_BY", "USER", "LOGNAME", "USERNAME"] {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        said["record"]["by"].as_str().unwrap().to_owned()
    };
    let all = [("SMETA_BY", "Оля"), ("USER", "olga")];
    assert_eq!(by(&["--by", " Аня "], &all), "Аня");
    assert_eq!(by(&[], &all), "Оля");
    assert_eq!(by(&["--by", " "], &all[1..]), "olga");
    assert_eq!(by(&[], &[]), "unknown");
}

// Bad input.

#[test]
fn what_cannot_be_recorded_is_told() {
    let studio = Folder::studio("bad");
    studio.fails(&["match", "форма", "--confirm", "fom"], USAGE, &["задачи `fom` в каталоге нет", "`form`"]);
    studio.fails(&["match", "", "--confirm", "form"], USAGE, &["запрос пуст"]);
    studio.fails(&["match", "?!", "--confirm", "none"], USAGE, &["запрос пуст"]);
    studio.fails(&["match", "--confirm", "form"], USAGE, &["запрос пуст"]);
    studio.fails(&["match", "форма", "--by", "Аня"], USAGE, &["не хватает", "--confirm"]);
    studio.fails(&["match", "форма", "--confirm"], USAGE, &["--confirm"]);
    assert!(!studio.path.join("ledger").exists());
}

#[test]
fn without_a_studio_there_is_nowhere_to_record() {
    let nobody = Folder::new("nobody");
    for (lang, words) in [("ru", "записать некуда"), ("en", "nowhere to record"), ("pl", "nie ma gdzie zapisać")]
    {
        let call = ["match", "сайт тормозит", "--confirm", "site-speed", "--lang", lang];
        nobody.fails(&call, DATA, &[words, "smeta init"]);
    }
}

#[test]
fn a_ledger_that_is_no_folder_of_files() {
    let call = ["match", "форма для котиков", "--confirm", "form"];
    // A folder in place of the file: quotes go on without it.
    let studio = Folder::studio("folder-for-file");
    let year = studio.path.join(format!("ledger/{}.jsonl", chrono::Local::now().format("%Y")));
    fs::create_dir_all(&year).unwrap();
    studio.fails(&call, DATA, &["журнал", "не читается", "это папка, а не файл"]);
    let (code, out, told) = studio.smeta(&["match", "нужна форма обратной связи"]);
    assert!(code == 0 && out.contains("form") && told.contains("не учтено"), "{out}{told}");
    // A file in place of the folder.
    let studio = Folder::studio("file-for-folder");
    studio.write("ledger", "");
    studio.fails(&call, DATA, &["журнал"]);
    assert_eq!(fs::read(studio.path.join("ledger")).unwrap(), b"");
}

#[test]
#[cfg(unix)]
fn a_link_to_nowhere_is_told() {
    let studio = Folder::studio("link");
    std::os::unix::fs::symlink("nowhere/at/all", studio.path.join("ledger")).unwrap();
    let words = ["журнал", "не пишется, ничего не записано"];
    studio.fails(&["match", "форма для котиков", "--confirm", "form"], DATA, &words);
}

#[test]
fn the_ledger_stands_beside_the_catalog() {
    let studio = Folder::studio("beside");
    let recorded = |start: &Path, arguments: &[&str]| {
        let mut command =
            studio.command(&[&["match", "форма", "--confirm", "form", "--format", "json"], arguments].concat());
        let output = command.current_dir(start).output().unwrap();
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        let file = PathBuf::from(said["file"].as_str().unwrap());
        file.parent().unwrap().canonicalize().unwrap()
    };
    let (root, catalog) = (&studio.path, studio.path.join("catalog"));
    let beside = root.join("ledger");
    for (start, arguments) in [
        (root.clone(), &[][..]),
        (catalog.join("site"), &[]),
        (root.clone(), &["--catalog", "catalog"]),
        (root.clone(), &["--catalog", "."]),
        (catalog.clone(), &["--catalog", "."]),
        (catalog.join("site"), &["--catalog", ".."]),
    ] {
        assert_eq!(recorded(&start, arguments), beside, "{} {arguments:?}", start.display());
    }
    // Beside a folder of another name is somebody else's place.
    let flat = Folder::new("flat");
    fs::rename(&catalog, flat.path.join("own")).unwrap();
    assert_eq!(recorded(&flat.path, &["--catalog", "own"]), flat.path.join("own/ledger"));
}

impl Folder {
    /// A studio with three small tasks, which are quickly learned.
    fn studio(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("catalog/studio.toml", "[rates]\ndeveloper = 2000\n");
        folder.write("catalog/site/_category.toml", "title = \"Сайты\"\n");
        for (id, title, phrases) in [
            ("form", "Форма на сайте", r#""нужна форма обратной связи", "добавить форму заявки", "анкета на сайт""#),
            ("shop", "Интернет-магазин", r#""сделать магазин", "продавать через интернет", "каталог с корзиной""#),
            ("speed", "Ускорение сайта", r#""сайт тормозит", "долго грузится страница", "ускорить загрузку""#),
        ] {
            let effort = "effort = { low = 4, likely = 8, high = 20 }";
            folder.write(
                &format!("catalog/site/{id}.toml"),
                format!("title = \"{title}\"\n{effort}\n[phrases]\nru = [{phrases}]\n"),
            );
        }
        folder
    }

    /// The first entry for some words, and the verdict.
    fn first(&self, ask: &str) -> (String, String, f64) {
        let (_, out, told) = self.smeta(&["match", ask, "--format", "json"]);
        assert_eq!(told, "");
        let matched: Value = serde_json::from_str(&out).unwrap();
        let first = &matched["asks"][0];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (
            text(&first["matches"][0]["entry"]),
            text(&first["verdict"]),
            first["matches"][0]["confidence"].as_f64().unwrap(),
        )
    }
}
