//! Lines of text for a terminal: wrapped to its width, indented, with a little colour.
//!
//! Colour is written always; the binary takes it out where it is not wanted. Whatever a client typed passes
//! [`crate::text::clean::without_controls`] before it gets here.

use anstyle::{AnsiColor, Effects};
use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter};

/// How a piece of text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// Headings and prices.
    Strong,
    /// Less important.
    Faint,
    /// What somebody should not overlook.
    Warning,
    /// What is good to go.
    Good,
}

impl Style {
    fn ansi(self) -> anstyle::Style {
        match self {
            Style::Plain => anstyle::Style::new(),
            Style::Strong => anstyle::Style::new().effects(Effects::BOLD),
            Style::Faint => anstyle::Style::new().effects(Effects::DIMMED),
            Style::Warning => AnsiColor::Yellow.on_default(),
            Style::Good => AnsiColor::Green.on_default(),
        }
    }

    /// The text with its colour around it.
    #[must_use]
    pub fn paint(self, text: &str) -> String {
        if self == Style::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = self.ansi();
        format!("{style}{text}{style:#}")
    }
}

/// A page that is being written.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
}

/// Narrower than this nothing can be read anyway; wider than this lines are hard to follow.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;

impl Page {
    /// An empty page for a terminal of this many columns.
    #[must_use]
    pub fn new(columns: usize) -> Page {
        Page { text: String::new(), width: columns.clamp(*WIDTHS.start(), *WIDTHS.end()) }
    }

    /// A paragraph: its first line begins with `first`, the others with `rest`; both are plain text.
    pub fn paragraph(&mut self, first: &str, rest: &str, style: Style, text: &str) {
        // An address cut in two cannot be copied; a terminal wraps it by itself.
        let cut = !text.contains("://");
        let options = options(self.width).initial_indent(first).subsequent_indent(rest).break_words(cut);
        for (at, line) in textwrap::wrap(text, options).into_iter().enumerate() {
            let indent = if at == 0 { first } else { rest };
            let body = line.strip_prefix(indent).unwrap_or(&line);
            let mark = indent.trim_end_matches(' ');
            self.text.push_str(&style.paint(mark));
            self.text.push_str(&indent[mark.len()..]);
            self.text.push_str(&style.paint(body));
            self.text.push('\n');
        }
    }

    /// A line as it is, however long.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// An empty line, unless the page is empty or ends with one.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading after a gap.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.line(&Style::Strong.paint(text));
    }

    /// A left text, and a right text at the end of its first line; further lines of the left text begin with `rest`.
    pub fn sides(&mut self, left: (&str, Style), rest: &str, right: (&str, Style)) {
        /// Less room than this for the left text would break it to pieces.
        const LEAST: usize = 24;
        let taken = textwrap::core::display_width(right.0);
        let room = self.width.saturating_sub(taken + 2);
        if room < LEAST || right.0.is_empty() {
            self.paragraph("", rest, left.1, left.0);
            if !right.0.is_empty() {
                self.paragraph(rest, rest, right.1, right.0);
            }
            return;
        }
        let options = options(room).subsequent_indent(rest);
        // Indentation of the first line is text here; `textwrap` keeps it.
        for (at, line) in textwrap::wrap(left.0, options).into_iter().enumerate() {
            if at == 0 {
                let space = " ".repeat(self.width - taken - textwrap::core::display_width(&line));
                self.line(&format!("{}{space}{}", left.1.paint(&line), right.1.paint(right.0)));
            } else {
                self.line(&left.1.paint(&line));
            }
        }
    }

    /// How many letters stand on it; whether a part added anything is told by the difference.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text.len()
    }

    /// The page.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// How text is wrapped: ids such as `goods-count` stay whole, only a word longer than the line is cut.
pub(super) fn options(width: usize) -> Options<'static> {
    Options::new(width)
        .word_separator(WordSeparator::Custom(bound_words))
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(true)
}

/// The pieces between which a line may break: words, with those kept together that a typesetter would not part.
fn bound_words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut pieces = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut last = "";
    for word in WordSeparator::AsciiSpace.find_words(line) {
        if end > 0 && !clings(last, word.word) {
            pieces.push(Word::from(&line[start..end]));
            start = end;
        }
        last = word.word;
        end += word.word.len() + word.whitespace.len();
    }
    pieces.push(Word::from(&line[start..]));
    Box::new(pieces.into_iter())
}

/// Whether two words stay on one line: a dash does not begin one, a preposition of one letter does not end one, and a
/// number stays with what it counts.
fn clings(left: &str, right: &str) -> bool {
    let bare = left.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut letters = bare.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let number = bare.starts_with(|c: char| c.is_ascii_digit()) && left.ends_with(|c: char| c.is_ascii_digit());
    let counted = right.starts_with(|c: char| c.is_lowercase() || matches!(c, '%' | '₽' | '$' | '€' | '×'));
    let dash = !left.is_empty() && matches!(right, "—" | "–" | "-" | "·" | "→");
    single || number && counted || dash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paragraphs_wrap_under_their_indent() {
        let mut page = Page::new(40);
        page.paragraph(" ! ", "   ", Style::Plain, "Товары заведены руками: первый обмен создаст дубли");
        assert_eq!(page.finish(), " ! Товары заведены руками: первый обмен\n   создаст дубли\n");
    }

    #[test]
    fn what_belongs_together_stays_on_one_line() {
        let mut page = Page::new(40);
        page.paragraph("", "  ", Style::Plain, "Сначала проставляем внешние коды, потом в 1С и на сайт");
        page.paragraph("", "  ", Style::Plain, "Товары, цены и остатки на сайт, цена — 5 рабочих дней");
        page.paragraph("", "  ", Style::Plain, "Есть ли у товара размеры, цвета? [product-options]");
        let expected = "Сначала проставляем внешние коды, потом\n  в 1С и на сайт\n\
                        Товары, цены и остатки на сайт, цена —\n  5 рабочих дней\n\
                        Есть ли у товара размеры, цвета?\n  [product-options]\n";
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn the_first_line_of_sides_without_a_right_side_is_not_indented() {
        let mut page = Page::new(40);
        page.sides((" 6. Кто обслуживает вашу 1С?", Style::Plain), "    ", ("", Style::Faint));
        assert_eq!(page.finish(), " 6. Кто обслуживает вашу 1С?\n");
    }

    #[test]
    fn sides_stand_apart_and_the_left_one_wraps() {
        let mut page = Page::new(40);
        page.sides(("лево", Style::Plain), "  ", ("право", Style::Plain));
        page.sides(("очень длинное название задачи, в две строки", Style::Plain), "  ", ("92 %", Style::Plain));
        let text = page.finish();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0].chars().count(), 40);
        assert!(lines[1].ends_with("92 %") && lines[1].chars().count() == 40, "{lines:?}");
        assert_eq!(lines[2], "  в две строки");
    }
}
