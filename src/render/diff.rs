//! Changes of files as a unified diff, and as JSON.

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};
use similar::TextDiff;

use super::json::pretty;
use crate::domain::catalog::edit::Change;

/// Lines around a change, as everybody's tools show them.
const CONTEXT: usize = 3;

/// The changes as `patch` and git read them: paths begin with `a/` and `b/`.
#[must_use]
pub fn unified(changes: &[Change]) -> String {
    changes.iter().map(one).collect()
}

fn one(change: &Change) -> String {
    let name = |side: &str, text: &Option<String>| match text {
        Some(_) => format!("{side}/{}", change.path),
        None => "/dev/null".to_owned(),
    };
    let (before, after) = (name("a", &change.before), name("b", &change.after));
    let (old, new) = (change.before.as_deref().unwrap_or_default(), change.after.as_deref().unwrap_or_default());
    TextDiff::from_lines(old, new).unified_diff().context_radius(CONTEXT).header(&before, &after).to_string()
}

/// The same for a terminal: in colour, and without what a terminal would obey.
#[must_use]
pub fn shown(changes: &[Change]) -> String {
    painted(&unified(changes))
}

fn painted(unified: &str) -> String {
    let mut text = String::new();
    for line in unified.split_inclusive('\n') {
        let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
        let harmless = |c: char| if c.is_control() && c != '\t' && c != '\r' { '\u{fffd}' } else { c };
        let body: String = body.chars().map(harmless).collect();
        let style = style(&body);
        text.push_str(&format!("{style}{body}{style:#}{end}"));
    }
    text
}

fn style(line: &str) -> Style {
    match line.as_bytes() {
        [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => Style::new().bold(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}

/// The difference of two texts for a terminal, each with its name.
#[must_use]
pub fn texts((old, before): (&str, &str), (new, after): (&str, &str)) -> String {
    painted(&TextDiff::from_lines(before, after).unified_diff().context_radius(CONTEXT).header(old, new).to_string())
}

/// What became of the changes: `smeta/catalog-change/1`.
#[must_use]
pub fn json(changes: &[Change], written: bool) -> String {
    let file = |change: &Change| -> Value {
        let action = match (&change.before, &change.after) {
            (None, _) => "create",
            (_, None) => "remove",
            _ => "replace",
        };
        json!({ "path": change.path, "action": action })
    };
    pretty(&json!({
        "schema": "smeta/catalog-change/1",
        "files": changes.iter().map(file).collect::<Vec<_>>(),
        "diff": unified(changes),
        "written": written,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(before: Option<&str>, after: Option<&str>) -> Change {
        Change { path: "a/b.toml".into(), before: before.map(str::to_owned), after: after.map(str::to_owned) }
    }

    #[track_caller]
    fn case(before: Option<&str>, after: Option<&str>, expected: &str) {
        assert_eq!(unified(&[change(before, after)]), expected);
    }

    #[test]
    fn files_come_change_and_go() {
        case(None, Some("x\n"), "--- /dev/null\n+++ b/a/b.toml\n@@ -0,0 +1 @@\n+x\n");
        case(Some("x\n"), None, "--- a/a/b.toml\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
        case(Some("x\n"), Some("x\n"), "");
        case(
            Some("1\r\n2\r\n"),
            Some("1\r\n3"),
            "--- a/a/b.toml\n+++ b/a/b.toml\n@@ -1,2 +1,2 @@\n 1\r\n-2\r\n+3\n\\ No newline at end of file\n",
        );
    }

    #[test]
    fn a_terminal_obeys_nothing_of_it() {
        let page = shown(&[change(None, Some("\u{1b}[2Jx\t\n"))]);
        assert!(page.contains("+\u{fffd}[2Jx\t"), "{page:?}");
        assert!(json(&[change(Some("\u{1b}"), None)], true).contains("\\u001b"));
    }
}
