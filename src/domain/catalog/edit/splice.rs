//! Changes of a text at places of it.

use std::ops::Range;

/// Replacements that do not overlap; positions are those of the text before any of them.
#[derive(Debug, Default)]
pub(super) struct Splices {
    list: Vec<(Range<usize>, String)>,
}

impl Splices {
    /// Puts a text instead of what stands in the span.
    pub(super) fn replace(&mut self, span: Range<usize>, with: impl Into<String>) {
        self.list.push((span, with.into()));
    }

    /// Puts a text before the position; of several at one position the first comes first.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// The text with all of them made.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.list.sort_by_key(|(span, _)| (span.start, span.end));
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for (span, with) in self.list {
            out.push_str(&text[at..span.start]);
            out.push_str(&with);
            at = span.end;
        }
        out + &text[at..]
    }
}

/// The beginning of the line that a position is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The beginning of the next line; the end of the text if there is none.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// The spaces at the beginning of the line that a position is in.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..];
    let end = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
    &line[..end]
}
