//! Where something stands in a file that a person wrote.

use std::ops::Range;
use std::sync::Arc;

/// A file's name as shown to people, and its whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user would name it, with `/` between the parts.
    pub path: String,
    /// The text; positions are byte offsets into it.
    pub text: String,
}

/// A place in a file: a span of bytes in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes that are meant; empty at a position where something is missing.
    pub span: Range<usize>,
}

impl Place {
    /// Line and column of the beginning, counted from 1; columns are characters.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let before = &self.file.text[..floor_boundary(&self.file.text, self.span.start)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |tail| tail.chars().count()) + 1;
        (line, column)
    }
}

/// A value with the span it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl<T> Written<T> {
    /// Puts a value and its span together.
    pub fn new(value: T, span: Range<usize>) -> Self {
        Written { value, span }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, at: usize, expected: (usize, usize)) {
        let file = Arc::new(SourceFile { path: "x.toml".into(), text: text.into() });
        assert_eq!(Place { file, span: at..at }.line_and_column(), expected);
    }

    #[test]
    fn columns_are_characters_not_bytes() {
        case("", 0, (1, 1));
        case("a\nцена = 5", 6, (2, 3));
        case("a\nцена = 5", 3, (2, 1)); // inside a letter: its beginning
        case("abc", 99, (1, 4));
    }
}
