//! Adds a string to an array and takes one out, in the way in which the array is written.

use toml_edit::{Array, Value};

use super::splice::{Splices, indent, line_start, next_line};
use super::{end_of_line, place, quoted};

/// Adds a string at the end: on a line of its own, with the indentation of the last one, where the array has lines.
pub(super) fn push(splices: &mut Splices, text: &str, array: &Array, words: &str) {
    let (span, new) = (place(array.span()), quoted(words));
    let close = span.end.saturating_sub(1);
    let eol = end_of_line(text);
    let has_lines = text[span.clone()].contains('\n');
    let Some(last) = array.iter().last().map(|value| place(value.span())) else {
        if has_lines {
            // Before the line of the bracket, behind the comments that stand there.
            let spaces = format!("{}  ", indent(text, close));
            splices.insert(line_start(text, close), format!("{spaces}{new},{eol}"));
        } else {
            splices.insert(span.start + 1, new);
        }
        return;
    };
    if !has_lines {
        splices.insert(last.end, format!(", {new}"));
        return;
    }
    let on_opening_line = line_start(text, last.start) <= span.start;
    let spaces = indent(text, last.start).to_owned() + if on_opening_line { "  " } else { "" };
    let comma = comma(&text[last.end..close]).map(|at| last.end + at + 1);
    let from = comma.unwrap_or(last.end);
    let line_end = text[from..close].find('\n').map(|at| from + at + 1);
    match (comma, line_end) {
        (Some(_), Some(next)) => splices.insert(next, format!("{spaces}{new},{eol}")),
        (Some(comma), None) => splices.insert(comma, format!("{eol}{spaces}{new},")),
        (None, Some(next)) => {
            splices.insert(last.end, ",");
            splices.insert(next, format!("{spaces}{new}{eol}"));
        }
        (None, None) => splices.insert(last.end, format!(",{eol}{spaces}{new}")),
    }
}

/// Takes out every string that equals `words`; whether nothing is left in the array.
pub(super) fn remove(splices: &mut Splices, text: &str, array: &Array, words: &str) -> bool {
    let spans: Vec<_> = array.iter().map(|value| (place(value.span()), value)).collect();
    let close = place(array.span()).end.saturating_sub(1);
    let is_meant = |value: &Value| value.as_str() == Some(words);
    for (at, (span, _)) in spans.iter().enumerate().filter(|(_, (_, value))| is_meant(value)) {
        let next = spans.get(at + 1).map_or(close, |(next, _)| next.start);
        let comma = comma(&text[span.end..next]).map(|at| span.end + at + 1);
        let end = comma.unwrap_or(span.end);
        let before = line_start(text, span.start);
        let alone = text[before..span.start].trim().is_empty() && ends_line(&text[end..next_line(text, end)]);
        if alone && before > place(array.span()).start {
            splices.replace(before..next_line(text, end), "");
        } else if comma.is_some() {
            let space = text[end..next].len() - text[end..next].trim_start_matches([' ', '\t']).len();
            splices.replace(span.start..end + space, "");
        } else if let Some((previous, _)) = at.checked_sub(1).map(|before| &spans[before]) {
            splices.replace(previous.end..span.end, "");
        } else {
            splices.replace(span.clone(), "");
        }
    }
    spans.iter().all(|(_, value)| is_meant(value))
}

/// Whether nothing more stands on a line than perhaps a comment.
fn ends_line(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with('#')
}

/// Where the comma is in what stands between two values, comments left aside.
fn comma(gap: &str) -> Option<usize> {
    let mut in_comment = false;
    gap.char_indices().find_map(|(at, c)| {
        in_comment = c == '#' || in_comment && c != '\n';
        (c == ',' && !in_comment).then_some(at)
    })
}
