//! Words broken into lines.

use crate::render::document::markdown::Span;
use crate::render::document::pdf::fonts::Fonts;

/// A line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its words, from left to right.
    pub pieces: Vec<Piece>,
    /// How wide it is.
    pub width: f64,
}

/// Words of one kind on a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where they begin, from the beginning of the line.
    pub x: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are small print.
    pub faint: bool,
    /// Whether they lead somewhere.
    pub linked: bool,
    /// The words.
    pub text: String,
}

/// Breaks words into lines of a width. A word longer than a line is cut.
pub fn broken(spans: &[Span], size: f64, width: f64, fonts: &mut Fonts) -> Vec<Line> {
    let mut breaker = Breaker { size, width, fonts, lines: Vec::new(), line: Line::default(), space: false };
    for span in spans {
        let text = match &span.link {
            // On paper an address is only good if it can be read.
            Some(link) if *link != span.text => format!("{} ({link})", span.text),
            _ => span.text.clone(),
        };
        let text = breaker.fonts.printable(&text);
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                breaker.end_line();
            }
            breaker.words(part, span);
        }
    }
    breaker.end_line();
    // A break at the very end opens no line.
    while breaker.lines.len() > 1 && breaker.lines.last().is_some_and(|line| line.pieces.is_empty()) {
        breaker.lines.pop();
    }
    breaker.lines
}

struct Breaker<'b> {
    size: f64,
    width: f64,
    fonts: &'b mut Fonts,
    lines: Vec<Line>,
    line: Line,
    /// Whether a space stands before the next word.
    space: bool,
}

impl Breaker<'_> {
    fn words(&mut self, text: &str, span: &Span) {
        for (at, word) in text.split(' ').enumerate() {
            self.space |= at > 0;
            if !word.is_empty() {
                self.word(word, span);
            }
        }
    }

    fn word(&mut self, word: &str, span: &Span) {
        let width = self.fonts.width(word, self.size, span.bold);
        let space = if self.space { self.fonts.width(" ", self.size, span.bold) } else { 0.0 };
        if self.line.width + space + width > self.width && !self.line.pieces.is_empty() && self.space {
            self.end_line();
        }
        if self.line.width + width <= self.width + 1e-6 {
            self.put(word, width, span);
            return;
        }
        // Cut where the line is full.
        let mut part = String::new();
        let mut taken = 0.0;
        for letter in word.chars() {
            let own = self.fonts.letter(letter, span.bold).advance * self.size;
            if self.line.width + taken + own > self.width && !(part.is_empty() && self.line.pieces.is_empty()) {
                self.put(&part, taken, span);
                self.end_line();
                (part, taken) = (String::new(), 0.0);
            }
            part.push(letter);
            taken += own;
        }
        self.put(&part, taken, span);
    }

    fn put(&mut self, word: &str, width: f64, span: &Span) {
        if word.is_empty() {
            return;
        }
        let space = self.space && !self.line.pieces.is_empty();
        let gap = if space { self.fonts.width(" ", self.size, span.bold) } else { 0.0 };
        self.space = false;
        let alike = |last: &Piece| (last.bold, last.faint, last.linked) == (span.bold, span.faint, span.link.is_some());
        match self.line.pieces.last_mut() {
            Some(last) if alike(last) => {
                if space {
                    last.text.push(' ');
                }
                last.text.push_str(word);
            }
            _ => self.line.pieces.push(Piece {
                x: self.line.width + gap,
                bold: span.bold,
                faint: span.faint,
                linked: span.link.is_some(),
                text: word.to_owned(),
            }),
        }
        self.line.width += gap + width;
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.space = false;
    }
}
