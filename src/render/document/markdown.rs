//! The Markdown that templates write, read back as blocks: from these the page, the text and the PDF are made.
//!
//! Whatever comes out of the data is escaped on its way into a template ([`escaped`]), so it stays plain words here; raw
//! HTML is words as well, and only addresses of the web and of mail become links.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The beginning of a picture's address: `![…](picture:price)`.
pub(super) const PICTURE: &str = "picture:";

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of a level from 1 on.
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list: the number of its first item if it is numbered, and its items.
    List(Option<u64>, Vec<Item>),
    /// A table: its head and its rows.
    Table(Vec<Vec<Span>>, Vec<Vec<Vec<Span>>>),
    /// Somebody's own words.
    Quote(Vec<Block>),
    /// A picture of the document, by its name.
    Picture(String),
    /// A line across.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Whether it is to be ticked off, and whether it is.
    pub tick: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Words of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The words; `\n` is a line that ends here.
    pub text: String,
    /// Strong.
    pub bold: bool,
    /// Emphasised: small print.
    pub faint: bool,
    /// Where it leads.
    pub link: Option<String>,
}

/// Reads Markdown: with tables and items to tick off.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options) {
        reader.take(event);
    }
    reader.flush();
    reader.open.into_iter().flat_map(|(_, blocks)| blocks).collect()
}

/// What is open while the events pass by.
struct Reader {
    /// Blocks that hold blocks, the outermost first.
    open: Vec<(Holder, Vec<Block>)>,
    spans: Vec<Span>,
    bold: usize,
    faint: usize,
    link: Option<String>,
    heading: Option<u8>,
    tick: Option<bool>,
    cells: Vec<Vec<Span>>,
    rows: Vec<Vec<Vec<Span>>>,
}

enum Holder {
    Document,
    Quote,
    List(Option<u64>, Vec<Item>),
    Item(Option<bool>),
}

impl Default for Reader {
    fn default() -> Reader {
        Reader {
            open: vec![(Holder::Document, Vec::new())],
            spans: Vec::new(),
            bold: 0,
            faint: 0,
            link: None,
            heading: None,
            tick: None,
            cells: Vec::new(),
            rows: Vec::new(),
        }
    }
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(&text),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            Event::Rule => {
                self.flush();
                self.put(Block::Rule);
            }
            Event::TaskListMarker(done) => {
                match self.open.iter_mut().rev().find(|(holder, _)| matches!(holder, Holder::Item(_))) {
                    Some((Holder::Item(tick), _)) => *tick = Some(done),
                    _ => self.tick = Some(done),
                }
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_of(level));
            }
            Tag::BlockQuote(_) => self.hold(Holder::Quote),
            Tag::List(first) => self.hold(Holder::List(first, Vec::new())),
            Tag::Item => self.hold(Holder::Item(None)),
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.faint += 1,
            Tag::Link { dest_url, .. } => {
                let known = ["https://", "http://", "mailto:"];
                self.link = known.iter().any(|scheme| dest_url.starts_with(scheme)).then(|| dest_url.to_string());
            }
            Tag::Image { dest_url, .. } => {
                if let Some(name) = dest_url.strip_prefix(PICTURE) {
                    self.flush();
                    self.put(Block::Picture(name.to_owned()));
                }
                // What is said instead of the picture is dropped with it.
                self.spans.push(Span { text: String::new(), link: Some(PICTURE.into()), ..Span::default() });
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => self.flush(),
            Tag::Table(_) => {
                self.flush();
                self.rows.clear();
            }
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => {
                let level = self.heading.take().unwrap_or(2);
                let spans = std::mem::take(&mut self.spans);
                self.put(Block::Heading(level, spans));
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.flush(),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.faint = self.faint.saturating_sub(1),
            TagEnd::Link => self.link = None,
            TagEnd::Image => {
                let from = self.spans.iter().rposition(|span| span.link.as_deref() == Some(PICTURE)).unwrap_or(0);
                self.spans.truncate(from);
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.spans);
                self.cells.push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = std::mem::take(&mut self.cells);
                self.rows.push(row);
            }
            TagEnd::Table => {
                let mut rows = std::mem::take(&mut self.rows).into_iter();
                let head = rows.next().unwrap_or_default();
                self.put(Block::Table(head, rows.collect()));
            }
            TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_) => self.release(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        let (bold, faint) = (self.bold > 0, self.faint > 0);
        if let Some(last) = self.spans.last_mut()
            && (last.bold, last.faint, &last.link) == (bold, faint, &self.link)
        {
            last.text.push_str(text);
            return;
        }
        self.spans.push(Span { text: text.to_owned(), bold, faint, link: self.link.clone() });
    }

    fn hold(&mut self, holder: Holder) {
        self.flush();
        self.open.push((holder, Vec::new()));
    }

    fn release(&mut self) {
        self.flush();
        let Some((holder, blocks)) = self.open.pop() else { return };
        match holder {
            Holder::Document => self.open.push((holder, blocks)),
            Holder::Quote => self.put(Block::Quote(blocks)),
            Holder::List(first, items) => self.put(Block::List(first, items)),
            Holder::Item(tick) => {
                let item = Item { tick: tick.or(self.tick.take()), blocks };
                match self.open.last_mut() {
                    Some((Holder::List(_, items), _)) => items.push(item),
                    _ => item.blocks.into_iter().for_each(|block| self.put(block)),
                }
            }
        }
    }

    /// Ends the paragraph that is being read.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.put(Block::Paragraph(spans));
        }
    }

    fn put(&mut self, block: Block) {
        // The document itself is always open.
        if let Some((_, blocks)) = self.open.last_mut() {
            blocks.push(block);
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

/// Words that mean nothing to Markdown, wherever in a line they stand.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let text = text.trim();
    // Only a line's beginning makes these a list, a heading, a rule.
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    for (at, letter) in text.char_indices() {
        let at_start = at == 0 && matches!(letter, '#' | '+' | '-' | '=' | ':');
        let numbered = digits > 0 && at == digits && matches!(letter, '.' | ')');
        let always = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        match letter {
            '\n' | '\r' => escaped.push(' '),
            _ => {
                if at_start || numbered || always {
                    escaped.push('\\');
                }
                escaped.push(letter);
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever is escaped is read back as the same words, at the beginning of a line and in the middle of one.
    #[track_caller]
    fn stays(text: &str) {
        for (before, markdown) in [("", escaped(text)), ("слова ", format!("слова {}", escaped(text)))] {
            let expected = format!("{before}{text}");
            let [Block::Paragraph(spans)] = &blocks(&markdown)[..] else {
                panic!("{text:?} became {:?}", blocks(&markdown))
            };
            let [Span { text: read, bold: false, faint: false, link: None }] = &spans[..] else { panic!("{spans:?}") };
            assert_eq!(*read, expected);
        }
        // In a cell it opens no other.
        let table = format!("| a |\n|---|\n| {} |\n", escaped(text));
        let [Block::Table(_, rows)] = &blocks(&table)[..] else { panic!("{text:?}") };
        assert_eq!(rows.len(), 1, "{text:?}");
        assert_eq!(rows[0].len(), 1, "{text:?}");
        assert_eq!(rows[0][0][0].text, text);
    }

    #[test]
    fn what_a_client_types_stays_words() {
        for text in [
            "# заголовок",
            "- пункт",
            "+ пункт",
            "* пункт",
            "1. первое",
            "12) двенадцатое",
            "===",
            "---",
            "> цитата",
            "**жирно** и _косо_",
            "`код` и ```код",
            "[ссылка](https://example.test)",
            "![вид](picture:price)",
            "<script>alert(1)</script>",
            "<https://example.test>",
            "&lt;b&gt; &amp;",
            "a | b",
            "|---|",
            "~~нет~~",
            "\\*",
            "конец\\",
            "$x$ #let a = 1 @ref *b*",
            "[x]: https://example.test",
            "[ ] сделать",
            "! [a]",
        ] {
            stays(text);
        }
    }

    #[test]
    fn blocks_are_read() {
        let read = blocks(
            "# A\n\nb **c** _d_\\\ne\n\n- [ ] f\n- g\n\n3. h\n\n> i\n\n| j | k |\n|---|--:|\n| l | m |\n\n---\n",
        );
        let kinds: Vec<&str> = read
            .iter()
            .map(|block| match block {
                Block::Heading(1, _) => "heading",
                Block::Paragraph(spans) if spans.len() == 5 => "paragraph",
                Block::List(None, items) if items[0].tick == Some(false) && items[1].tick.is_none() => "ticks",
                Block::List(Some(3), _) => "numbers",
                Block::Quote(_) => "quote",
                Block::Table(head, rows) if head.len() == 2 && rows.len() == 1 => "table",
                Block::Rule => "rule",
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(kinds, ["heading", "paragraph", "ticks", "numbers", "quote", "table", "rule"]);
    }

    #[test]
    fn only_the_web_and_mail_are_linked() {
        for (address, linked) in [("https://a.test", true), ("mailto:a@b.test", true), ("javascript:alert(1)", false)] {
            let [Block::Paragraph(spans)] = &blocks(&format!("[a]({address})"))[..] else { panic!("a paragraph") };
            assert_eq!(spans[0].link.is_some(), linked, "{address}");
        }
        assert_eq!(blocks("![x](picture:price)"), [Block::Picture("price".into())]);
        assert_eq!(blocks("![x](https://a.test/x.png)"), []);
    }
}
