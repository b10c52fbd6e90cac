//! The rules of the house: imports point down, modules say what they are for, nothing is left over or forgotten.
//!
//! The table of imports stands in `LAYERS` and `DOMAIN`. Below the rules the scanner proves on small texts that it can
//! find what it looks for.

#![expect(clippy::disallowed_methods, reason = "a test of the sources reads the sources")]

use std::path::{Path, PathBuf};

/// The layers, the lowest first, and what each may use of the others.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("wording", &["domain", "text"]),
    ("render", &["wording", "domain", "text"]),
    ("app", &["domain", "text"]),
    ("bin", &["app", "render", "wording", "domain", "text"]),
];

/// The modules of the domain, the lowest first, and what each may use of the others and of the layer `text`.
const DOMAIN: &[(&str, &[&str])] = &[
    ("lang", &[]),
    ("source", &[]),
    ("money", &[]),
    ("range", &[]),
    ("packed", &[]),
    ("cache", &[]),
    // `text` for comparing the names of columns.
    ("table", &["text"]),
    // `text` for hours and numbers as people write them.
    ("history", &["table", "text"]),
    ("calendar", &["source", "range"]),
    ("catalog", &["lang", "source", "money", "range", "packed", "calendar", "text"]),
    // `text` for telling whether two asks are the same words.
    ("ledger", &["lang", "source", "money", "range", "calendar", "text"]),
    // `text` for what makes two jobs alike.
    ("learning", &["range", "catalog", "ledger", "text"]),
    ("matching", &["catalog", "cache", "lang", "packed", "text"]),
    ("estimate", &["catalog", "money", "range"]),
    ("questions", &["catalog", "estimate", "range"]),
    // `text` for the numbers that are typed as answers.
    (
        "quote",
        &["learning", "matching", "estimate", "questions", "calendar", "money", "catalog", "range", "lang", "text"],
    ),
    // `text` for telling whether two clients are the same words.
    ("keeping", &["quote", "ledger", "catalog", "estimate", "money", "range", "text"]),
    ("plan", &["ledger", "catalog", "lang"]),
    ("drill", &["ledger", "learning", "catalog", "range"]),
    // `text` for the words of days and for the names of clients.
    ("planning", &["ledger", "catalog", "calendar", "money", "range", "text"]),
    // `text` for telling whether two reasons are the same words.
    ("report", &["planning", "ledger", "learning", "catalog", "money", "lang", "text"]),
    // `text` for what a person types as an answer, and in which layout.
    ("call", &["quote", "ledger", "matching", "catalog", "estimate", "money", "lang", "text"]),
    ("batch", &["quote", "ledger", "matching", "catalog", "table", "money", "range"]),
];

/// A file with more lines than this holds more than one idea.
const MOST_LINES: usize = 450;

/// The project's own list: these need no sentence in Cargo.toml.
const OWN_DEPENDENCIES: &[&str] = &["chrono", "clap", "comfy-table", "csv", "serde", "thiserror", "toml"];

/// What nobody leaves in a finished file; in halves, so that this file does not hold it.
const LEFT_OVERS: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimplement", "ed!("),
    concat!("db", "g!("),
    concat!("FIX", "ME"),
    concat!("#[igno", "re"),
];

#[test]
fn imports_point_down() {
    let mut against = Vec::new();
    for file in sources("src") {
        let Some(module) = module_of(&file.path) else { continue };
        for used in used_modules(&file.text, &module) {
            if let Some(rule) = broken_rule(&module, &used) {
                against.push(format!("{}: {rule} ({})", file.path, used.join("::")));
            }
        }
    }
    assert!(against.is_empty(), "imports against the table:\n{}", against.join("\n"));
}

#[test]
fn the_tables_are_complete_and_point_down() {
    for (table, folder, others) in [(LAYERS, "src", &["lib"][..]), (DOMAIN, "src/domain", &["mod"])] {
        for (at, (name, uses)) in table.iter().enumerate() {
            // `text` is below the whole domain.
            let below = |used: &str| table[..at].iter().any(|(lower, _)| *lower == used) || used == "text";
            assert!(uses.iter().all(|used| below(used)), "{name} uses {uses:?}, not all of them below it");
        }
        for name in names_in(folder) {
            let name = name.trim_end_matches(".rs");
            assert!(others.contains(&name) || table.iter().any(|(row, _)| *row == name), "{name} has no row");
        }
    }
}

#[test]
fn modules_say_what_they_are_for() {
    let silent: Vec<String> = ["src", "tests", "benches", "examples", "build.rs"]
        .iter()
        .flat_map(|place| sources(place))
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "no `//!` in the first line: {silent:?}");
}

#[test]
fn no_test_is_forgotten() {
    let manifest = read("Cargo.toml");
    assert!(!manifest.contains("autotests"), "every .rs in tests/ is a target by itself");
    let targets: Vec<File> = sources("tests").into_iter().filter(|file| file.path.matches('/').count() == 1).collect();
    for name in names_in("tests") {
        let used = name.ends_with(".rs") || targets.iter().any(|target| names_folder(&target.text, &name));
        assert!(used, "tests/{name} is used by no test");
    }
}

#[test]
fn nothing_is_left_over() {
    let mut found = Vec::new();
    for file in ["src", "tests", "benches", "examples", "build.rs"].iter().flat_map(|place| sources(place)) {
        found.extend(left_overs(&file.text).into_iter().map(|(line, what)| format!("{}:{line}: {what}", file.path)));
    }
    assert!(found.is_empty(), "left over:\n{}", found.join("\n"));
}

#[test]
fn files_hold_one_idea() {
    let long: Vec<String> = sources("src")
        .into_iter()
        .filter(|file| !file.path.ends_with("/tests.rs"))
        .map(|file| (file.text.lines().count(), file.path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{path}: {lines}"))
        .collect();
    assert!(long.is_empty(), "over {MOST_LINES} lines: {long:?}");
}

#[test]
fn a_kept_ledger_is_known_by_every_kind_of_record() {
    let source = read("src/app/ledger_cache.rs");
    for name in names_in("src/domain/ledger/body") {
        assert!(source.contains(&format!("ledger/body/{name}\"")), "{name} is missing in MAKER of app/ledger_cache.rs");
    }
}

#[test]
fn dependencies_say_what_they_save() {
    let silent = unexplained_dependencies(&read("Cargo.toml"));
    assert!(silent.is_empty(), "no comment above: {silent:?}");
}

/// The rule that a use breaks, if it breaks one. Both are paths of module names from the root of the crate.
fn broken_rule(module: &[String], used: &[String]) -> Option<String> {
    let (from, to) = (module.first()?.as_str(), used.first()?.as_str());
    let allowed = |table: &[(&str, &[&str])], from: &str, to: &str| {
        table.iter().find(|(name, _)| *name == from).is_some_and(|(_, uses)| uses.contains(&to))
    };
    // What is not a layer is an item of the root, which has none worth a rule.
    if !LAYERS.iter().any(|(name, _)| *name == to) {
        return None;
    }
    if from != to && !allowed(LAYERS, from, to) {
        return Some(format!("{from} may not use {to}"));
    }
    if from != "domain" {
        return None;
    }
    // `domain/mod.rs` itself declares and uses nothing.
    let inner = module.get(1)?.as_str();
    let target = if to == "domain" { used.get(1).map_or("domain", String::as_str) } else { to };
    let fine = inner == target || allowed(DOMAIN, inner, target);
    (!fine).then(|| format!("domain::{inner} may not use {target}"))
}

/// The module of a file of `src`, by its path; `["bin"]` for every file of the binary, `None` for `lib.rs`.
fn module_of(path: &str) -> Option<Vec<String>> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut parts: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if parts[0] == "bin" {
        return Some(vec!["bin".to_owned()]);
    }
    parts.pop_if(|last| last == "mod");
    // A module's own tests may bring whatever they need to their subject's side.
    let tests = parts.last().is_some_and(|last| last == "tests");
    (!tests && parts != ["lib"]).then_some(parts)
}

/// Every module of the crate that a text names by `crate::`, `smeta::` or `super::`, as paths from the root.
fn used_modules(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let code = without_tests(&without_words(text));
    let in_binary = module.first().is_some_and(|first| first == "bin");
    let mut found = Vec::new();
    // In the binary `crate` and `super` are its own modules.
    let roots: &[&str] = if in_binary { &["smeta"] } else { &["crate", "smeta", "super"] };
    for root in roots {
        let mut from = 0;
        while let Some(at) = code[from..].find(&format!("{root}::")).map(|at| at + from) {
            from = at + root.len() + 2;
            if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':') {
                continue;
            }
            let mut rest = &code[from..];
            let mut base: Vec<String> = Vec::new();
            if *root == "super" {
                base = module[..module.len().saturating_sub(1)].to_vec();
                while let Some(after) = rest.trim_start().strip_prefix("super::") {
                    base.pop();
                    rest = after;
                }
            }
            found.extend(tree(rest).0.into_iter().map(|path| [&base[..], &path[..]].concat()));
        }
    }
    found
}

/// The paths of a use tree (`a::{b, c::d}`), and the rest of the text behind it.
fn tree(text: &str) -> (Vec<Vec<String>>, &str) {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        let mut paths = Vec::new();
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                return (paths, rest);
            }
            if let Some(after) = rest.strip_prefix('}') {
                return (paths, after);
            }
            let (branch, after) = tree(rest);
            paths.extend(branch);
            // Past `as name` and the comma.
            let next = after.find([',', '}']).unwrap_or(after.len());
            rest = after[next..].strip_prefix(',').unwrap_or(&after[next..]);
        }
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let own = if name.is_empty() || name == "self" { Vec::new() } else { vec![name.to_owned()] };
    match rest.trim_start().strip_prefix("::") {
        Some(deeper) if !deeper.starts_with('<') => {
            let (branches, after) = tree(deeper);
            (branches.into_iter().map(|branch| [&own[..], &branch[..]].concat()).collect(), after)
        }
        _ => (vec![own], rest.strip_prefix('*').unwrap_or(rest)),
    }
}

/// The text with spaces instead of comments, strings and characters.
fn without_words(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let starts =
        |at: usize, what: &str| what.chars().enumerate().all(|(i, letter)| letters.get(at + i) == Some(&letter));
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let glued = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
        let end = if starts(at, "//") {
            (at..letters.len()).find(|i| letters[*i] == '\n').unwrap_or(letters.len())
        } else if starts(at, "/*") {
            let mut depth = 0;
            let mut i = at;
            loop {
                match () {
                    () if starts(i, "/*") => (depth, i) = (depth + 1, i + 2),
                    () if starts(i, "*/") => (depth, i) = (depth - 1, i + 2),
                    () => i += 1,
                }
                if depth == 0 || i >= letters.len() {
                    break i.min(letters.len());
                }
            }
        } else if letters[at] == 'r' && !glued && raw_string(&letters, at).is_some() {
            raw_string(&letters, at).unwrap_or(at + 1)
        } else if letters[at] == '"' {
            quoted(&letters, at, '"')
        } else if letters[at] == '\'' && (starts(at + 1, "\\") || letters.get(at + 2) == Some(&'\'')) {
            quoted(&letters, at, '\'')
        } else {
            code.push(letters[at]);
            at += 1;
            continue;
        };
        code.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    code
}

/// The end of a string or character that begins at `at`.
fn quoted(letters: &[char], at: usize, mark: char) -> usize {
    let mut i = at + 1;
    while i < letters.len() && letters[i] != mark {
        i += if letters[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(letters.len())
}

/// The end of a raw string that begins at `at`, if one does.
fn raw_string(letters: &[char], at: usize) -> Option<usize> {
    let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
    (letters.get(at + 1 + hashes) == Some(&'"')).then_some(())?;
    let closes =
        |i: &usize| letters[*i] == '"' && letters[i + 1..].iter().take(hashes).filter(|l| **l == '#').count() == hashes;
    let end = (at + hashes + 2..letters.len()).find(closes)?;
    Some(end + 1 + hashes)
}

/// Code (without strings and comments) with its `#[cfg(test)] mod … { … }` taken out.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let (open, end) = (item.find('{'), item.find(';'));
        let body = match (open, end) {
            (Some(open), Some(end)) if end < open => end + 1,
            (Some(open), _) => {
                let mut depth = 0;
                let closes = |(_, letter): &(usize, char)| {
                    depth += match letter {
                        '{' => 1,
                        '}' => -1,
                        _ => 0,
                    };
                    depth == 0
                };
                item[open..].char_indices().find(closes).map_or(item.len(), |(close, _)| open + close + 1)
            }
            (None, end) => end.map_or(item.len(), |end| end + 1),
        };
        rest = &item[body..];
    }
    kept + rest
}

/// Lines of what should not be left over, and silenced lints without a reason.
fn left_overs(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    for what in LEFT_OVERS {
        found.extend(text.match_indices(what).map(|(at, _)| (line_of(at), *what)));
    }
    for silence in ["[allow(", "[expect("] {
        for (at, _) in text.match_indices(silence) {
            // In a string or a comment it silences nothing.
            let attribute = text[..at].ends_with('#') || text[..at].ends_with("#!");
            let written = text[at..].split_once(")]").map_or(&text[at..], |(written, _)| written);
            if attribute && !written.contains("reason =") {
                found.push((line_of(at), "a silenced lint without a reason"));
            }
        }
    }
    found
}

/// Whether a test source uses a folder of `tests/`: as a module, or as a path.
fn names_folder(source: &str, folder: &str) -> bool {
    source.contains(&format!("mod {folder};")) || source.contains(&format!("tests/{folder}"))
}

/// Dependencies without a comment above them, except the project's own list and those explained before.
fn unexplained_dependencies(manifest: &str) -> Vec<String> {
    let (mut explained, mut silent) = (Vec::new(), Vec::new());
    let (mut in_section, mut before) = (false, "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_section = line.trim_end_matches(']').ends_with("dependencies");
        } else if in_section && line.starts_with(|first: char| first.is_alphanumeric()) {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            if before.starts_with('#') || OWN_DEPENDENCIES.contains(&name) || explained.contains(&name) {
                explained.push(name);
            } else {
                silent.push(name.to_owned());
            }
        }
        before = line;
    }
    silent
}

/// A source file: its path from the root of the repository, with `/`, and its text.
struct File {
    path: String,
    text: String,
}

/// The `.rs` files of a folder and its folders, or a single file; none if it is not there.
fn sources(place: &str) -> Vec<File> {
    let path = root().join(place);
    if place.ends_with(".rs") {
        return if path.is_file() { vec![File { path: place.to_owned(), text: read(place) }] } else { Vec::new() };
    }
    names_in(place)
        .iter()
        .flat_map(|name| {
            let inner = format!("{place}/{name}");
            if root().join(&inner).is_dir() || name.ends_with(".rs") { sources(&inner) } else { Vec::new() }
        })
        .collect()
}

/// The names in a folder, sorted; none if it is not there.
fn names_in(folder: &str) -> Vec<String> {
    let Ok(items) = std::fs::read_dir(root().join(folder)) else { return Vec::new() };
    let mut names: Vec<String> =
        items.map(|item| item.expect("a readable folder").file_name().into_string().expect("a plain name")).collect();
    names.sort();
    names
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a readable file")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

mod the_scanner {
    //! What the rules above would find, shown on small texts.

    use super::*;

    #[track_caller]
    fn finds(path: &str, text: &str, expected: &[&str]) {
        let module = module_of(path).expect("a module");
        let found: Vec<String> =
            used_modules(text, &module).iter().filter_map(|used| broken_rule(&module, used)).collect();
        assert_eq!(found, expected, "{path}: {text}");
    }

    #[test]
    fn finds_imports_that_point_up() {
        finds("src/text/word.rs", "use crate::domain::lang::Lang;", &["text may not use domain"]);
        finds("src/app/quote.rs", "use crate::render::json;", &["app may not use render"]);
        finds("src/render/json.rs", "use crate::app::quote;", &["render may not use app"]);
        finds("src/domain/money.rs", "use crate::wording::say;", &["domain may not use wording"]);
        finds("src/domain/lang.rs", "use crate::domain::range::Range3;", &["domain::lang may not use range"]);
        finds("src/domain/estimate/sum.rs", "use crate::text::fold;", &["domain::estimate may not use text"]);
        finds("src/domain/catalog/lint.rs", "use crate::domain::quote;", &["domain::catalog may not use quote"]);
    }

    #[test]
    fn lets_imports_pass_that_point_down() {
        finds("src/domain/catalog/lint.rs", "use crate::text::fold::fold;\nuse crate::domain::lang::Lang;", &[]);
        finds("src/domain/quote/price.rs", "use super::Line;\nuse crate::domain::money::Money;", &[]);
        finds("src/bin/smeta/main.rs", "use smeta::app::quote; use smeta::render::json; use crate::args::Cli;", &[]);
        finds("src/app/studio.rs", "use super::{folder, starter};", &[]);
    }

    #[test]
    fn reads_groups_inline_paths_and_supers() {
        let both = ["app may not use wording", "app may not use render"];
        finds(
            "src/app/a.rs",
            "use crate::{\n    domain::{lang::Lang, money},\n    wording::say,\n    render::{self as r, json},\n};",
            &["app may not use wording", "app may not use render", "app may not use render"],
        );
        finds("src/app/a.rs", "fn a() -> crate::wording::Message { crate::render::json::of() }", &both);
        finds("src/domain/catalog/entry.rs", "use super::super::quote::Quote;", &["domain::catalog may not use quote"]);
        finds(
            "src/domain/lang.rs",
            "use super::{money::Money, range};",
            &["domain::lang may not use money", "domain::lang may not use range"],
        );
        finds("src/domain/lang.rs", "use crate::domain as all;", &["domain::lang may not use domain"]);
        finds("src/text/word.rs", "use smeta::app::quote;", &["text may not use app"]);
    }

    #[test]
    fn ignores_comments_strings_and_tests() {
        finds(
            "src/text/a.rs",
            "//! See crate::app::quote.\n/* crate::app /* crate::app */ crate::app */\nfn a() {}",
            &[],
        );
        finds(
            "src/text/a.rs",
            "const A: &str = \"crate::app\\\" crate::app\"; const B: &str = r#\"crate::app\"#;",
            &[],
        );
        finds(
            "src/text/a.rs",
            "fn a<'x>(c: &'x char) -> bool { *c == '\"' }\nuse crate::app;",
            &["text may not use app"],
        );
        finds("src/text/a.rs", "#[cfg(test)]\nmod tests { use crate::app::quote; fn a() {} }", &[]);
        finds("src/text/a.rs", "#[cfg(test)]\nmod tests;\nuse crate::app::quote;", &["text may not use app"]);
        assert_eq!(module_of("src/domain/calendar/tests.rs"), None);
    }

    #[test]
    fn sees_left_overs() {
        for what in LEFT_OVERS {
            assert_eq!(left_overs(&format!("fine\n// {what}")), [(2, *what)]);
        }
        assert_eq!(left_overs(concat!("#", "[allow(dead_code)]\nfn a() {}")).len(), 1);
        assert_eq!(left_overs(concat!("#", "![expect(\n    dead_code,\n    reason = \"why\"\n)]")), []);
    }

    #[test]
    fn sees_dependencies_without_a_sentence() {
        let manifest = "[package]\nname = \"a\"\n[dependencies]\n# Own.\nserde = \"1\"\ncsv = \"1\"\n# Saves work.\nrand = \"1\"\nrayon = \"1\"\n[build-dependencies]\nrand = \"1\"\nregex = \"1\"\n[profile.dev]\nlto = true\n";
        assert_eq!(unexplained_dependencies(manifest), ["rayon", "regex"]);
    }

    #[test]
    fn sees_folders_that_tests_use() {
        assert!(names_folder("mod common;", "common"));
        assert!(names_folder("cases(\"tests/commands/quote/*.md\")", "commands"));
        assert!(!names_folder("mod commonly;", "common"));
    }
}
