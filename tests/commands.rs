//! Transcripts: what the pages show is what the program prints.
//!
//! `TRYCMD=overwrite cargo test --test commands` renews them; read the difference before it is accepted.

#![expect(clippy::disallowed_methods, reason = "these tests read pages and choose where the program runs")]

use std::fs;
use std::path::{Path, PathBuf};

/// Pages whose `console` blocks are run.
const PAGES: [&str; 4] = ["*.md", "docs/*.md", "tests/commands/*/*.md", "tests/commands/*/*.toml"];

/// What a `console` block may begin with and yet not be run here.
const NOT_OURS: [&str; 3] = ["cargo", "git", "cd"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn transcripts() {
    // Outside the repository, so that the embedded catalog answers; a `NAME.in` folder beside a page is used instead.
    let away = std::env::temp_dir().join(format!("smeta-transcripts-{}", std::process::id()));
    fs::create_dir_all(&away).expect("the temporary folder is writable");
    std::env::set_current_dir(&away).expect("it has just been made");
    let home = away.to_str().expect("temporary folders have plain names");
    let cases = trycmd::TestCases::new();
    cases.register_bin("smeta", Path::new(env!("CARGO_BIN_EXE_smeta")));
    for (name, value) in [
        ("NO_COLOR", "1"),
        ("COLUMNS", "80"),
        ("SMETA_CATALOG", ""),
        ("SMETA_LANG", ""),
        ("HOME", home),
        ("XDG_DATA_HOME", home),
        ("XDG_CACHE_HOME", &format!("{home}/cache")),
    ] {
        cases.env(name, value);
    }
    for pages in PAGES {
        cases.case(root().join(pages));
    }
    cases.run();
    // Left behind only when a transcript fails, and then it is empty but for prepared catalogs.
    let _ = fs::remove_dir_all(away.join("cache"));
    fs::remove_dir(&away).expect("no command wrote a file");
}

#[test]
fn console_blocks_hold_only_what_is_run() {
    for page in pages() {
        for command in console_commands(&page) {
            let program = command.split_whitespace().find(|word| !word.contains('=')).unwrap_or_default();
            assert!(
                program == "smeta" || NOT_OURS.contains(&program),
                "{}: `{program}` would be skipped in silence; use another block than console",
                page.display()
            );
            let piped = command.split_whitespace().find(|word| ["|", "<", ">"].contains(word));
            assert!(
                program != "smeta" || piped.is_none(),
                "{}: no shell runs `{command}`; show it in an `sh` block, and run it by a .toml transcript",
                page.display()
            );
        }
    }
}

#[test]
fn a_quote_names_its_day() {
    for page in pages() {
        let ours = |command: &&String| {
            command.starts_with("smeta") && (command.contains(" quote ") || command.contains(" explain "))
        };
        for command in console_commands(&page).iter().filter(ours) {
            let fixed = ["--today", "--help", "-h"].iter().any(|flag| command.contains(flag));
            assert!(fixed, "{}: `{command}` changes with the calendar: add --today", page.display());
        }
    }
}

#[test]
fn the_checks_run_what_the_readme_tells_to_run() {
    let checks = fs::read_to_string(root().join(".ci/run")).expect(".ci/run is there");
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else { return };
    let tests: Vec<&str> = readme.lines().map(|line| line.trim_start_matches("$ ")).filter(is_test_command).collect();
    assert!(!tests.is_empty(), "README.md does not say how to run the tests");
    for command in tests {
        assert!(checks.lines().any(|line| line.trim() == command), ".ci/run does not run `{command}`");
    }
}

#[test]
fn the_first_command_of_the_readme_is_shown_with_its_answer() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md is there");
    let typed = readme.lines().find_map(|line| line.strip_prefix("$ cargo run --release -- "));
    let typed = typed.expect("README.md shows how to run the main job");
    let answered = format!("$ smeta {typed} --today ");
    assert!(readme.lines().any(|line| line.starts_with(&answered)), "README.md does not show what `{typed}` answers");
}

fn is_test_command(line: &&str) -> bool {
    line.starts_with("cargo test")
}

/// Every page with `console` blocks that is run.
fn pages() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().to_owned(), root().join("docs"), root().join("tests/commands")];
    folders.extend(children(&root().join("tests/commands")).into_iter().filter(|path| path.is_dir()));
    for folder in folders {
        found.extend(children(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    found
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let Ok(items) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = items.map(|item| item.expect("the repository is readable").path()).collect();
    paths.sort();
    paths
}

/// The commands of `console` blocks: what follows `$ `, with the lines after it that follow `> `.
fn console_commands(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).expect("pages are text");
    let mut inside = None;
    let mut goes_on = false;
    let mut commands: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            inside = if inside.is_none() { Some(info.trim() == "console") } else { None };
        } else if inside != Some(true) {
            continue;
        } else if let Some(command) = line.strip_prefix("$ ") {
            commands.push(command.to_owned());
            goes_on = true;
            continue;
        } else if let (Some(more), true, Some(command)) = (line.strip_prefix("> "), goes_on, commands.last_mut()) {
            command.push_str(&format!(" {more}"));
            continue;
        }
        goes_on = false;
    }
    commands
}
