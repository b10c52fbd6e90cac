//! Every problem code has its smallest catalog in `tests/problems/<code>/` and, beside it in `<code>.txt`, what
//! `smeta catalog check` says about it. With `SMETA_OVERWRITE=1` the tests write these files instead of comparing.

// A broken symbolic link is one of the reproducers, and paths are printed with this system's separator.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests read their own files and environment")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use smeta::domain::catalog::problem::ProblemKind;

/// What `catalog check` printed, and its exit code.
struct Checked {
    page: String,
    exit: Option<i32>,
}

impl Checked {
    /// The codes with their level words, places without columns, in the order of the page.
    fn problems(&self) -> Vec<(&str, &str, &str)> {
        let mut lines = self.page.lines();
        let mut found = Vec::new();
        while let Some(line) = lines.next() {
            let Some((level, rest)) = line.split_once('[').filter(|(level, _)| level.chars().all(char::is_alphabetic))
            else {
                continue;
            };
            let (code, _) = rest.split_once("]: ").expect("a code in brackets, then the title");
            let place = lines.next().and_then(|line| line.trim_start().strip_prefix("--> ")).expect("a place");
            let place = place.rsplit_once(':').map_or(place, |(line, _column)| line);
            found.push((level, code, place));
        }
        found
    }
}

fn check(folder: &Path, lang: &str) -> Checked {
    check_with(folder, lang, &[])
}

/// What only a deep check finds is looked for by one, on a day that does not change.
fn check_code(code: &str, lang: &str) -> Checked {
    let deep: &[&str] = if ProblemKind::DEEP.contains(&code) { &["--deep", "--today", "2026-11-22"] } else { &[] };
    check_with(&folder_of(code), lang, deep)
}

fn check_with(folder: &Path, lang: &str, more: &[&str]) -> Checked {
    let output = Command::new(env!("CARGO_BIN_EXE_smeta"))
        .args(["catalog", "check", "--lang", lang, "--catalog"])
        .arg(folder)
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .env_remove("SMETA_CATALOG")
        .env_remove("SMETA_LANG")
        .output()
        .expect("the program starts");
    assert!(output.stderr.is_empty(), "{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr));
    Checked { page: String::from_utf8(output.stdout).expect("UTF-8"), exit: output.status.code() }
}

/// From the root of the repository, so that pages name the same paths everywhere.
fn folder_of(code: &str) -> PathBuf {
    Path::new("tests/problems").join(code)
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let list = std::fs::read_dir(folder).expect("the folder is there");
    list.map(|item| item.expect("listed").file_name().into_string().expect("plain names")).collect()
}

/// All that the files of a folder say, as far as it can be read.
fn own_text(folder: &Path) -> String {
    let mut text = String::new();
    for name in names_in(folder) {
        let path = folder.join(name);
        if path.is_dir() {
            text += &own_text(&path);
        } else {
            text += &std::fs::read_to_string(&path).unwrap_or_default();
        }
    }
    text
}

#[test]
fn every_code_has_one_reproducer_and_every_reproducer_a_code() {
    let names = names_in(Path::new("tests/problems"));
    let folders: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.ends_with(".txt")).collect();
    assert_eq!(folders, ProblemKind::CODES);
    // That no page is missing is told by comparing them.
    let of_nothing = names.iter().filter_map(|name| name.strip_suffix(".txt")).find(|code| !folders.contains(code));
    assert_eq!(of_nothing, None);
}

#[test]
fn every_reproducer_shows_its_problem_and_no_other() {
    for code in ProblemKind::CODES {
        let checked = check_code(code, "ru");
        let problems = checked.problems();
        assert_eq!(problems.iter().map(|(_, code, _)| *code).collect::<Vec<_>>(), [*code], "{}", checked.page);
        let level = if ProblemKind::ALLOWABLE.contains(code)
            || ["idle-effect", "misplaced-file", "unused-allow"].contains(code)
            || code.starts_with("learned-")
        {
            ("замечание", 0)
        } else {
            ("ошибка", 1)
        };
        assert_eq!((problems[0].0, checked.exit), (level.0, Some(level.1)), "{}", checked.page);

        let path = folder_of(&format!("{code}.txt"));
        if std::env::var_os("SMETA_OVERWRITE").is_some() {
            std::fs::write(&path, &checked.page).expect("the page can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(checked.page, written, "{}: SMETA_OVERWRITE=1 writes it anew", path.display());
    }
}

#[test]
fn english_and_polish_pages_have_no_russian_of_the_programs_own() {
    for code in ProblemKind::CODES {
        let own = own_text(&folder_of(code));
        let russian = check_code(code, "ru").page;
        for (lang, levels) in [("en", ["error", "warning"]), ("pl", ["błąd", "uwaga"])] {
            let checked = check_code(code, lang);
            let problems = checked.problems();
            assert_eq!(problems.len(), 1, "{}", checked.page);
            assert!(levels.contains(&problems[0].0), "{}", checked.page);
            assert_ne!(checked.page, russian);
            let is_cyrillic = |c: char| ('\u{400}'..='\u{52f}').contains(&c);
            let foreign: Vec<&str> = checked
                .page
                .split(|c| !is_cyrillic(c))
                .filter(|word| !word.is_empty() && !own.contains(word))
                .collect();
            assert!(foreign.is_empty(), "{lang}: {foreign:?}\n{}", checked.page);
        }
    }
}

/// A catalog whose wrong lines name their problems after `#!`.
const MANY: &[(&str, &str)] = &[
    (
        "calendars/ru.toml",
        r#"
[[year]]
year = "2026" #! wrong-type
source = "" #! empty-text
off = [2026-01-01]
"#,
    ),
    (
        "small/broken.toml",
        r#"title = "Письмо #! toml-syntax
"#,
    ),
    (
        "small/form.toml",
        r#"# Форма #! missing-key
phrases = ["форма", ""] #! empty-text
titel = "Форма" #! unknown-key
related = ["broken", "form", "lost"] #! self-reference unknown-id
effort = { low = 0, likely = 2 } #! missing-key out-of-bounds

[[stage]] #! missing-key stage-shares
share = 0.5

[[question]] #! missing-key
ask = "Где?"
per = { each = 1, add = 1 } #! not-a-number-question
answer = [{ id = "here", text = "тут" }, { id = "Here", text = "и тут" }] #! bad-id

[[question]]
use = "none" #! unknown-id

[[pitfal]] #! unknown-key
id = "spam"
[[pitfal]]
id = "more-spam"
"#,
    ),
    (
        "small/letter.toml",
        r#"title = "Письмо"
phrases = ["письмо", "письмо"] #! phrase-twice
effort = { low = 1, likely = 2, high = 30 } #! wide-range
allow = [{ code = "no-steps", because = "шаги не нужны" }] #! unused-allow
"#,
    ),
    (
        "studio.toml",
        r#"[rates]
developer = -5 #! out-of-bounds

[pricing]
risk = "0,8" #! wrong-type
vat = { mode = "nine" } #! unknown-value
"#,
    ),
];

#[test]
fn all_problems_of_a_folder_are_listed_at_their_lines() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-problems");
    let mut expected = Vec::new();
    for (path, text) in MANY {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("the folder can be made");
        std::fs::write(&path, text).expect("the file can be written");
        for (at, line) in text.lines().enumerate() {
            let codes = line.split_once("#! ").map_or("", |(_, codes)| codes).split_whitespace();
            expected.extend(codes.map(|code| format!("{}:{} {code}", path.display(), at + 1)));
        }
    }
    let checked = check(&folder, "ru");
    let listed: Vec<String> = checked.problems().iter().map(|(_, code, place)| format!("{place} {code}")).collect();
    assert_eq!(listed, expected, "{}", checked.page);
    assert_eq!(checked.exit, Some(1));
}

#[test]
fn a_long_line_is_shown_around_the_place() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long-line");
    std::fs::create_dir_all(folder.join("small")).expect("the folder can be made");
    std::fs::write(folder.join("studio.toml"), "[rates]\ndeveloper = 2000\n").expect("the file can be written");
    let words = "очень ".repeat(100);
    let entry = format!(
        "title = {{ ru = \"{words}\", de = \"sehr\", en = \"{words}\" }}\nphrases = [\"форма\"]\neffort = {{ low = 1, likely = 2, high = 3 }}\n"
    );
    std::fs::write(folder.join("small/form.toml"), entry).expect("the file can be written");
    let checked = check(&folder, "ru");
    let excerpt: Vec<&str> = checked.page.lines().filter(|line| line.contains("| ")).collect();
    assert!(excerpt[0].contains("de = \"sehr\""), "{}", checked.page);
    let too_long = checked.page.lines().filter(|line| !line.contains("-->")).find(|line| line.chars().count() > 80);
    assert_eq!(too_long, None);
}

#[test]
fn a_deep_check_has_nothing_against_the_starter_catalogue() {
    let checked = check_with(Path::new("catalog"), "ru", &["--deep", "--today", "2026-11-22"]);
    assert_eq!(checked.problems(), [], "{}", checked.page);
    // The same warnings come where nobody allows them.
    let later = check_with(Path::new("catalog"), "ru", &["--deep", "--today", "2028-01-01"]);
    let n_stale = later.problems().iter().filter(|(_, code, _)| *code == "stale-source").count();
    assert!(n_stale > 70, "{n_stale}");
}

#[test]
fn deep_codes_are_allowed_like_others() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("deep-allowed");
    std::fs::create_dir_all(folder.join("site")).expect("the folder can be made");
    std::fs::write(folder.join("studio.toml"), "[rates]\ndeveloper = 2000\n").expect("the file can be written");
    let entry = |codes: &[&str]| {
        let allow: Vec<String> =
            codes.iter().map(|code| format!("{{ code = \"{code}\", because = \"так надо\" }}")).collect();
        let text = format!(
            "title = \"Форма\"\nphrases = [\"форма\"]\nallow = [{}]\neffort = {{ low = 1, likely = 2, high = 3 }}\n",
            allow.join(", ")
        );
        std::fs::write(folder.join("site/form.toml"), text).expect("the file can be written");
    };
    let codes = |more: &[&str]| -> Vec<String> {
        let checked = check_with(&folder, "ru", more);
        checked.problems().iter().map(|(_, code, _)| (*code).to_owned()).collect()
    };
    entry(&["no-questions", "no-pitfalls", "near-duplicate"]);
    assert_eq!(codes(&["--deep"]), ["stale-source", "unused-allow"]);
    // Whether they are needed is not known to a check that does not look.
    assert_eq!(codes(&[]), [""; 0]);
    entry(&["no-questions", "no-pitfalls", "stale-source"]);
    assert_eq!(codes(&["--deep"]), [""; 0]);
}

#[test]
fn the_page_about_problems_names_every_code_once_and_in_order() {
    let page = std::fs::read_to_string("docs/problems.md").expect("the page is there");
    let named: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(code, _)| code).collect();
    assert_eq!(named, ProblemKind::CODES);
}
