//! Lines of a screen: text in a style, wrapped and with a text at the right end.

use ratatui::style::{Color, Modifier, Style as CellStyle};
use ratatui::text::{Line, Span};
use textwrap::core::display_width;

use crate::render::page::{Style, options};

/// What writes lines of one width.
#[derive(Debug)]
pub struct Pen {
    /// The lines so far.
    pub lines: Vec<Line<'static>>,
    width: usize,
    colour: bool,
}

impl Pen {
    /// A pen for lines of so many columns.
    pub fn new(width: usize, colour: bool) -> Pen {
        Pen { lines: Vec::new(), width, colour }
    }

    /// A text in a style.
    pub fn span(&self, text: impl Into<String>, style: Style) -> Span<'static> {
        Span::styled(text.into(), cells(style, self.colour))
    }

    /// A paragraph, as [`crate::render::page::Page::paragraph`] writes it.
    pub fn paragraph(&mut self, first: &str, rest: &str, style: Style, text: &str) {
        let options = options(self.width).initial_indent(first).subsequent_indent(rest);
        for line in textwrap::wrap(text, options) {
            self.lines.push(Line::from(self.span(line.into_owned(), style)));
        }
    }

    /// A left text and a right text in one line; the left one is cut where there is no room for both.
    pub fn sides(&mut self, left: (&str, Style), right: (&str, Style)) {
        let taken = display_width(right.0);
        // Where the right text would leave too little of the left one, it goes.
        let right = if taken + 16 > self.width { ("", right.1) } else { right };
        let taken = display_width(right.0);
        let gap = usize::from(taken > 0) * 2;
        let text = cut(left.0, self.width.saturating_sub(taken + gap));
        let space = self.width.saturating_sub(taken + display_width(&text));
        let spans = vec![self.span(text, left.1), Span::raw(" ".repeat(space)), self.span(right.0, right.1)];
        self.lines.push(Line::from(spans));
    }

    /// A left text, whole, and a right text at the end of its first line; further lines begin with `rest`.
    pub fn hanging(&mut self, left: (&str, Style), rest: &str, right: (&str, Style)) {
        let taken = display_width(right.0);
        let room = self.width.saturating_sub(taken + 2);
        if taken == 0 || room < self.width / 2 {
            self.paragraph("", rest, left.1, left.0);
            if taken > 0 {
                self.paragraph(rest, rest, right.1, right.0);
            }
            return;
        }
        let options = options(room).subsequent_indent(rest);
        for (at, line) in textwrap::wrap(left.0, options).into_iter().enumerate() {
            if at == 0 {
                self.sides((&line, left.1), right);
            } else {
                self.lines.push(Line::from(self.span(line.into_owned(), left.1)));
            }
        }
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(Line::default());
    }
}

/// The beginning of a text that fits, with a mark where something is missing.
pub fn cut(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = 0;
    for letter in text.chars() {
        let own = display_width(letter.encode_utf8(&mut [0; 4]));
        if taken + own + 1 > width {
            break;
        }
        taken += own;
        kept.push(letter);
    }
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// A style of ours as cells have it. Where colour is not wanted, weight still is.
pub fn cells(style: Style, colour: bool) -> CellStyle {
    let plain = CellStyle::default();
    match style {
        Style::Plain => plain,
        Style::Strong => plain.add_modifier(Modifier::BOLD),
        Style::Faint => plain.add_modifier(Modifier::DIM),
        Style::Warning if colour => plain.fg(Color::Yellow),
        Style::Good if colour => plain.fg(Color::Green),
        Style::Warning | Style::Good => plain,
    }
}

/// A text that is being typed, wrapped at spaces to a width, and the line and column of a place in it.
pub fn typed(text: &str, at: usize, width: usize) -> (Vec<String>, (usize, usize)) {
    let width = width.max(4);
    let mut starts = vec![0];
    let (mut taken, mut space) = (0, None);
    for (place, letter) in text.char_indices() {
        let end = place + letter.len_utf8();
        if letter == '\n' {
            starts.push(end);
            (taken, space) = (0, None);
            continue;
        }
        let own = display_width(letter.encode_utf8(&mut [0; 4]));
        // One column stays free for the cursor behind the last letter.
        if taken + own >= width && letter != ' ' {
            let from = space.unwrap_or(place);
            starts.push(from);
            taken = display_width(&text[from..place]);
            space = None;
        }
        taken += own;
        if letter == ' ' {
            space = Some(end);
        }
    }
    let lines = starts.iter().enumerate().map(|(row, start)| {
        let end = starts.get(row + 1).copied().unwrap_or(text.len());
        text[*start..end].trim_end_matches('\n').to_owned()
    });
    let lines: Vec<String> = lines.collect();
    let row = starts.partition_point(|start| *start <= at) - 1;
    let column = display_width(&text[starts[row]..at]).min(width - 1);
    (lines, (row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, at: usize, width: usize, lines: &[&str], place: (usize, usize)) {
        assert_eq!(typed(text, at, width), (lines.iter().map(|line| (*line).to_owned()).collect(), place));
    }

    #[test]
    fn words_are_wrapped_and_the_place_is_found() {
        case("", 0, 10, &[""], (0, 0));
        case("обмен с 1с", 17, 20, &["обмен с 1с"], (0, 10));
        case("обмен с сайтом", 26, 10, &["обмен с ", "сайтом"], (1, 6));
        case("обмен с сайтом", 4, 10, &["обмен с ", "сайтом"], (0, 2));
        case("а\nб", 5, 10, &["а", "б"], (1, 1));
        case("абвгдежзик", 20, 6, &["абвгд", "ежзик"], (1, 5));
    }

    #[test]
    fn what_does_not_fit_is_marked() {
        assert_eq!(cut("обмен", 5), "обмен");
        assert_eq!(cut("обмены", 5), "обме…");
        assert_eq!(cut("обмен", 0), "");
    }
}
