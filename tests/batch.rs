//! Tables of requests as offices, scripts and accidents make them: what comes out, what is said, the exit code, and that
//! a file is there whole or not at all.

#![expect(
    clippy::disallowed_methods,
    reason = "these tests write tables and folders for the program to read, and may stop at any surprise"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use smeta::app::studio::{Places, open};
use smeta::app::table::write::beside;
use tempfile::TempDir;

const FINE: i32 = 0;
const NOTHING: i32 = 1;
const USAGE: i32 = 2;
const DATA: i32 = 3;
const UNSURE: i32 = 4;

/// The embedded catalog, whatever lies about on this machine.
fn smeta(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smeta"));
    command.current_dir(folder).args(["batch", "--today", "2026-11-23"]).args(args);
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CACHE_HOME", folder);
    command.env_remove("SMETA_CATALOG").env_remove("SMETA_LANG").stdin(Stdio::null());
    command
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    told(&smeta(folder, args).output().expect("the program starts"))
}

fn piped(folder: &Path, args: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut command = smeta(folder, args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // It may stop reading when it has seen enough.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    told(&output)
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code().expect("no signal"), text(&output.stdout), text(&output.stderr))
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn put(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> String {
    fs::write(folder.path().join(name), bytes).expect("written");
    name.to_owned()
}

/// Rows of JSON lines.
fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/requests.csv")
}

/// Twelve times the examples: enough rows for several chunks and several marks of the journal.
fn many(times: usize) -> String {
    let text = fs::read_to_string(examples()).expect("the examples are there");
    let (head, body) = text.split_once('\n').expect("a head");
    format!("{head}\n{}", body.repeat(times))
}

#[track_caller]
fn fails(folder: &TempDir, args: &[&str], code: i32, words: &[&str]) {
    let (exit, out, err) = run(folder.path(), args);
    assert_eq!(exit, code, "{args:?}: {err}");
    words.iter().for_each(|words| assert!(err.contains(words), "{args:?}: `{words}` is not in: {err}"));
    assert_eq!(out, "", "{args:?}");
    assert_eq!(err.lines().count(), 1, "{args:?}: {err}");
}

// What comes out.

#[test]
fn a_row_says_what_a_quote_says() {
    let folder = folder();
    let (exit, out, err) = run(folder.path(), &[examples().to_str().expect("UTF-8"), "--format", "json"]);
    assert_eq!(exit, UNSURE, "{err}");
    assert!(err.contains("Запросов 12:"), "{err}");
    let opened = open(&Places::default()).expect("the embedded catalog");
    for row in rows(&out) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smeta"));
        command.current_dir(folder.path()).env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path());
        command.args(["quote", "--format", "json", "--today", "2026-11-23", row["request"].as_str().expect("words")]);
        for id in ["cms", "goods-count"] {
            if let Some(value) = row[id].as_str() {
                command.args(["--answer", &format!("{id}={value}")]);
            }
        }
        for (flag, name) in [("--budget", "budget"), ("--by", "by")] {
            if let Some(value) = row[name].as_str() {
                command.args([flag, value]);
            }
        }
        let quote: Value = serde_json::from_slice(&command.output().expect("it runs").stdout).expect("JSON");
        let of = |path: &str| quote.pointer(path).cloned().unwrap_or(Value::Null);
        for (name, path) in [
            ("price_low", "/total/price/low"),
            ("price_likely", "/total/price/likely"),
            ("price_high", "/total/price/high"),
            ("price_safe", "/total/price/safe"),
            ("days_low", "/total/days/low"),
            ("days_high", "/total/days/high"),
            ("ready_likely", "/total/ready/likely"),
        ] {
            assert_eq!(row[name], of(path), "{name} of {}", row["request"]);
        }
        if row["price_low"] != Value::Null {
            assert_eq!(row["promise"], of("/promise"));
        }
        let entries = row["entries"].as_array().expect("a list").iter();
        assert!(entries.clone().all(|id| opened.catalog.entry(id.as_str().expect("an id")).is_some()), "{row}");
        let lines = quote["lines"].as_array().expect("lines");
        assert_eq!(row["asks"], lines.len());
        let known = lines.iter().filter(|line| line["verdict"] == "typical").map(|line| &line["entry"]);
        assert!(entries.eq(known), "{row}");
    }
}

#[test]
fn the_answer_is_a_table_that_a_spreadsheet_opens() {
    let folder = folder();
    put(&folder, "in.csv", "запрос,№\nфильтр в каталоге,=1+1\nсайт тормозит,+7 999\n");
    let (exit, out, _) = run(folder.path(), &["in.csv", "-o", "out.csv"]);
    assert_eq!((exit, out.as_str()), (FINE, ""));
    let text = fs::read_to_string(folder.path().join("out.csv")).expect("written");
    let mut lines = text.lines();
    let head = lines.next().expect("a head");
    assert!(head.starts_with("\u{feff}запрос;№;input_line;verdict;entries;"), "{head}");
    let row = lines.next().expect("a row");
    assert!(row.starts_with("фильтр в каталоге;'=1+1;2;typical;catalog-filter;;"), "{row}");
    let decimals = |row: &str, delimiter, mark| {
        row.split(delimiter).any(|cell: &str| {
            cell.split_once(mark)
                .is_some_and(|(whole, rest)| whole.parse::<u32>().is_ok() && rest.parse::<u32>().is_ok())
        })
    };
    assert!(decimals(row, ';', ','), "{row}");
    // English: commas, points, no mark.
    run(folder.path(), &["in.csv", "-o", "en.csv", "--lang", "en"]);
    let text = fs::read_to_string(folder.path().join("en.csv")).expect("written");
    assert!(text.starts_with("запрос,№,input_line,"), "{text}");
    let row = text.lines().nth(1).expect("a row");
    assert!(row.starts_with("фильтр в каталоге,'=1+1,2,typical,catalog-filter,,"), "{row}");
    assert!(decimals(row, ',', '.'), "{row}");
    // What was made harmless on the way out comes back as it was.
    let (_, out, _) = run(folder.path(), &["out.csv", "--format", "json"]);
    assert_eq!(rows(&out)[0]["№"], "=1+1");
    assert_eq!(rows(&out)[0]["smeta_verdict"], "typical", "{out}");
}

#[test]
fn one_row_for_each_task() {
    let folder = folder();
    put(&folder, "in.jsonl", "{\"id\": 7, \"request\": \"связать сайт с 1с и подключить кассу\"}\n");
    let (_, out, _) = run(folder.path(), &["in.jsonl", "--per", "line"]);
    let rows = rows(&out);
    assert_eq!(
        rows.iter().map(|row| (&row["id"], &row["line"])).collect::<Vec<_>>(),
        [(&Value::from(7), &Value::from(1)), (&Value::from(7), &Value::from(2))]
    );
    assert_eq!(rows[0]["entry"], "1c-exchange");
    assert!(rows[1]["price_low"].is_number() && rows[1]["title"].is_string());
}

#[test]
fn columns_and_flags_answer() {
    let folder = folder();
    let head = "запрос;goods-count;скидка;бюджет;к дате;клиент\n";
    put(
        &folder,
        "in.csv",
        format!("{head}фильтр в каталоге;20000;10%;30 тыс;04.12.2026;Ромашка\nфильтр в каталоге;;;;;\n"),
    );
    let (_, out, err) = run(folder.path(), &["in.csv", "--format", "json", "--answer", "goods-count=300"]);
    let rows = rows(&out);
    assert_eq!(rows.len(), 2, "{err}");
    assert!(rows[0]["hours_likely"].as_f64() > rows[1]["hours_likely"].as_f64(), "{out}");
    assert!(rows[0]["budget_chance"].is_number() && rows[0]["by_chance"].is_number());
    assert_eq!(rows[1]["budget_chance"], Value::Null);
    assert_eq!(rows[0]["клиент"], "Ромашка");
}

// Bad rows.

#[test]
fn one_bad_row_never_stops_the_rest() {
    let folder = folder();
    let good = "сайт тормозит";
    let table = format!(
        "request,cms,discount,budget,by\n{good},,,,\n,wordpress,,,\n{good},notepad,,,\n{good},,200,,\n{good},,,many,\n{good},,,,soon\n{good},,,,2020-01-01\n{good},,,,,,extra\n\"{good},,,,\n{good},,,,\nx\0y,,,,\n"
    );
    put(&folder, "in.csv", &table);
    let (exit, out, err) = run(folder.path(), &["in.csv", "--format", "json"]);
    assert_eq!(exit, DATA, "{err}");
    let seen: Vec<(u64, String)> = rows(&out)
        .iter()
        .map(|row| (row["input_line"].as_u64().expect("a line"), row["error"].as_str().unwrap_or("").to_owned()))
        .collect();
    let expected = [
        (2, ""),
        (3, "empty-request"),
        (4, "unknown-answer"),
        (5, "bad-discount"),
        (6, "bad-budget"),
        (7, "bad-date"),
        (8, "past-date"),
        (9, "ragged-row"),
        (10, "unclosed-quote"),
        (11, ""),
        (12, "zero-byte"),
    ];
    assert_eq!(seen, expected.map(|(line, code)| (line, code.to_owned())), "{err}");
    assert!(rows(&out).iter().filter(|row| row["verdict"] == "bad").all(|row| row["error_text"].is_string()));
    for line in [
        "in.csv:3:1: empty-request:",
        "in.csv:5:3: bad-discount:",
        "in.csv:4:2: unknown-answer:",
        "in.csv:9:6: ragged-row:",
        "in.csv:10:",
    ] {
        assert!(err.contains(line), "`{line}` is not in: {err}");
    }
    assert!(err.contains("рассчитано 2, уточнить 0, новых 0, с ошибкой 9."), "{err}");
    let (exit, _, err) = run(folder.path(), &["in.csv", "-o", "out.csv", "--strict"]);
    assert_eq!(exit, DATA);
    assert!(err.contains("in.csv:3:1: empty-request:") && err.contains("файл не записан"), "{err}");
    assert!(!err.contains("unknown-answer"), "{err}");
    assert_eq!(names(&folder), ["in.csv"], "no file, no part of one, no journal");
}

fn names(folder: &TempDir) -> Vec<String> {
    let items = fs::read_dir(folder.path()).expect("listed");
    let mut names: Vec<String> =
        items.map(|item| item.expect("an item").file_name().into_string().expect("a plain name")).collect();
    names.sort();
    names
}

#[test]
fn mixed_encodings_are_told_by_the_row() {
    let folder = folder();
    let mut table = "запрос\nсайт тормозит\n".as_bytes().to_vec();
    table.extend(encoding_rs::WINDOWS_1251.encode("фильтр\n").0.iter());
    table.extend("фильтр в каталоге\n".as_bytes());
    put(&folder, "in.csv", &table);
    let (exit, out, err) = run(folder.path(), &["in.csv", "--format", "json"]);
    assert_eq!(exit, DATA);
    assert!(err.contains("in.csv:3:1: bad-encoding"), "{err}");
    assert_eq!(rows(&out)[2]["verdict"], "typical", "{out}");
}

#[test]
fn a_cell_of_fifty_megabytes_is_one_bad_row() {
    let folder = folder();
    let mut table = b"request\n\"".to_vec();
    table.resize(50_000_000, b'x');
    table.extend("\"\nсайт тормозит\n".as_bytes());
    let (exit, out, err) = piped(folder.path(), &["-", "--format", "json"], &table);
    assert_eq!(exit, DATA);
    assert_eq!(
        (rows(&out)[0]["error"].as_str(), rows(&out)[1]["verdict"].as_str()),
        (Some("too-long"), Some("typical"))
    );
    assert!(err.contains("-:2:1: too-long: строка длиннее 1024 КБ"), "{err}");
}

// Files that are no tables.

#[test]
fn what_is_no_table_is_told() {
    let folder = folder();
    put(&folder, "empty.csv", "");
    put(&folder, "head.csv", "запрос;клиент\n");
    put(&folder, "twice.csv", "text,Text\na,b\n");
    put(&folder, "none.csv", "имя;что надо\na;b\n");
    put(&folder, "book.xlsx", "PK\u{3}\u{4} no book");
    fs::create_dir(folder.path().join("dir.csv")).expect("made");
    fails(&folder, &["empty.csv"], DATA, &["`empty.csv` пуст"]);
    fails(&folder, &["missing.csv"], DATA, &["`missing.csv` не читается: такого файла нет"]);
    fails(&folder, &["dir.csv"], DATA, &["это папка, а не файл"]);
    fails(&folder, &["twice.csv"], USAGE, &["два столбца `text`: 1-й и 2-й"]);
    fails(&folder, &["none.csv"], USAGE, &["нет столбца «запрос»", "`имя`, `что надо`", "--column"]);
    fails(&folder, &["none.csv", "--column", "цена"], USAGE, &["нет столбца `цена`"]);
    fails(&folder, &["head.csv", "--encoding", "klingon"], USAGE, &["кодировки `klingon` нет"]);
    fails(&folder, &["head.csv", "-o", "out.pdf"], USAGE, &["`out.pdf`", ".xlsx"]);
    fails(&folder, &["head.csv", "-o", "head.csv"], USAGE, &["и вход, и выход"]);
    fails(&folder, &["head.csv", "--shard", "5/4"], USAGE, &["`5/4` не часть", "3/16"]);
    fails(&folder, &["head.csv", "--threads", "0"], USAGE, &["потоков бывает"]);
    fails(&folder, &["head.csv", "--delimiter", "ab"], USAGE, &["`ab` не разделитель"]);
    fails(&folder, &["-", "--shard", "1/2"], USAGE, &["только от файла"]);
    fails(&folder, &["-", "--resume"], USAGE, &["продолжить можно только"]);
    fails(&folder, &["head.csv", "-o", "out.csv", "--resume"], USAGE, &["продолжать нечего"]);
    let words =
        if cfg!(feature = "xlsx") { "не открывается как таблица" } else { "--features xlsx" };
    let (exit, _, err) = run(folder.path(), &["book.xlsx"]);
    assert!(exit != FINE && err.contains(words), "{err}");
    let (exit, out, err) = run(folder.path(), &["head.csv"]);
    assert_eq!((exit, out.lines().count()), (FINE, 1), "{err}");
    let (exit, out, _) = piped(folder.path(), &["-", "--no-header", "--format", "json"], b"");
    assert_eq!((exit, out.as_str()), (FINE, ""), "an empty part of a data set is no error");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    put(&folder, "in.csv", "request\nfilter\n");
    fs::set_permissions(folder.path().join("in.csv"), fs::Permissions::from_mode(0o000)).expect("set");
    // The superuser may read everything: then there is nothing to see here.
    if fs::read(folder.path().join("in.csv")).is_ok() {
        return;
    }
    fails(&folder, &["in.csv"], DATA, &["нет прав"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_closed_pipe() {
    let folder = folder();
    put(&folder, "in.csv", many(40));
    let (exit, _, err) = run(folder.path(), &["in.csv", "-o", "/dev/full"]);
    assert_eq!(exit, DATA);
    assert!(err.contains("на диске нет места"), "{err}");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = smeta(folder.path(), &["in.csv"]).stdout(full).output().expect("it runs");
    assert_eq!(output.status.code(), Some(DATA));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = smeta(folder.path(), &["in.csv"]).stdout(writer).output().expect("it runs");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(FINE), ""));
}

// Many threads, parts, interruptions.

#[test]
fn the_answer_does_not_depend_on_threads_or_on_the_source() {
    let folder = folder();
    let table = many(30);
    put(&folder, "in.csv", &table);
    let (_, one, _) = run(folder.path(), &["in.csv", "--threads", "1"]);
    assert_eq!(one.lines().count(), 361);
    for threads in ["2", "5"] {
        let (_, other, _) = run(folder.path(), &["in.csv", "--threads", threads]);
        assert!(one == other, "{threads} threads answer otherwise");
    }
    let (_, other, _) = piped(folder.path(), &["-"], table.as_bytes());
    assert!(one == other, "a pipe answers otherwise");
}

#[test]
fn parts_put_end_to_end_are_the_whole() {
    let folder = folder();
    put(&folder, "in.csv", many(9).replace("покрасить", "\"покрасить\nбыстро\""));
    for (end, format) in [("csv", "text"), ("jsonl", "json")] {
        let name = |part: &str| format!("{part}.{end}");
        run(folder.path(), &["in.csv", "-o", &name("whole"), "--format", format]);
        let mut parts = Vec::new();
        for part in 1..=4 {
            let (exit, _, err) = run(folder.path(), &["in.csv", "-o", &name("part"), "--shard", &format!("{part}/4")]);
            assert_eq!(exit, UNSURE, "{err}");
            parts.extend(fs::read(folder.path().join(name("part"))).expect("written"));
        }
        assert!(parts == fs::read(folder.path().join(name("whole"))).expect("written"), "{end}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_goes_on_where_it_was() {
    let folder = folder();
    // Many rows with few distinct requests, so that it is quick.
    put(&folder, "in.csv", many(2_000));
    run(folder.path(), &["in.csv", "-o", "whole.csv"]);
    let whole = fs::read(folder.path().join("whole.csv")).expect("written");
    let out = folder.path().join("out.csv");
    let (part, journal) = (beside(&out, "part"), beside(&out, "journal"));
    // The system kills it as soon as its file is longer than 2 MB, or 4 MB where blocks are larger.
    assert!(whole.len() > 4_200_000, "{}", whole.len());
    let limited = "ulimit -c 0; ulimit -f 4096; exec \"$0\" \"$@\"";
    let program = smeta(folder.path(), &["in.csv", "-o", "out.csv"]);
    let mut killed = Command::new("sh");
    killed.args(["-c", limited]).arg(program.get_program()).args(program.get_args()).current_dir(folder.path());
    program.get_envs().for_each(|(name, value)| match value {
        Some(value) => drop(killed.env(name, value)),
        None => drop(killed.env_remove(name)),
    });
    let status = killed.stderr(Stdio::null()).status().expect("it starts");
    assert!(status.code() != Some(UNSURE), "it was not stopped: {status}");
    assert!(!out.exists() && part.exists(), "no half of it has its name");
    assert!(fs::read_to_string(&journal).expect("a journal").lines().count() > 1);
    // Whatever was written after the last note does not count.
    fs::OpenOptions::new().append(true).open(&part).and_then(|mut part| part.write_all(b"torn")).expect("torn");
    let (exit, _, err) = run(folder.path(), &["in.csv", "-o", "out.csv", "--resume", "--discount", "5"]);
    assert_eq!(exit, USAGE, "{err}");
    assert!(err.contains("с другим каталогом или ключами"), "{err}");
    let (exit, _, err) = run(folder.path(), &["in.csv", "-o", "out.csv", "--resume"]);
    assert_eq!(exit, UNSURE, "{err}");
    assert!(err.contains("Продолжаем: ") && err.contains("Запросов 24\u{a0}000:"), "{err}");
    assert!(fs::read(&out).expect("written") == whole, "another answer than in one go");
    assert!(!part.exists() && !journal.exists());
}

#[test]
fn a_summary_for_scripts() {
    let folder = folder();
    put(&folder, "in.csv", "request\nсайт тормозит\n?\nвырезать аппендикс\n");
    let (exit, _, _) = run(folder.path(), &["in.csv", "-o", "out.csv", "--summary", "sum.json"]);
    assert_eq!(exit, DATA);
    let json = fs::read_to_string(folder.path().join("sum.json")).expect("written");
    let sum: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(sum["schema"], "smeta/batch-summary/1");
    assert_eq!([&sum["rows"], &sum["typical"], &sum["new"], &sum["bad"]], [3, 1, 1, 1].map(Value::from).each_ref());
    put(&folder, "in.csv", "request\nвырезать аппендикс\n");
    assert_eq!(run(folder.path(), &["in.csv"]).0, NOTHING);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_spreadsheet_in_and_out() {
    let folder = folder();
    put(&folder, "in.csv", "запрос;n\nсайт тормозит;=1+1\n?;2\n");
    assert_eq!(run(folder.path(), &["in.csv", "-o", "out.xlsx"]).0, DATA);
    let (_, first, _) = run(folder.path(), &["in.csv", "--format", "json"]);
    let (_, again, err) = run(folder.path(), &["out.xlsx", "--format", "json"]);
    let (first, again) = (rows(&first), rows(&again));
    assert_eq!(again.len(), 2, "{err}");
    for name in ["запрос", "n", "verdict", "price_low", "confidence", "error"] {
        assert_eq!(first[0][name], again[0][name], "{name}");
    }
    assert_eq!(again[0]["smeta_price_low"], again[0]["price_low"]);
}
