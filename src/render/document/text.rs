//! Blocks as plain text: for a letter, a messenger, a terminal.

use textwrap::Options;

use super::markdown::{Block, Item, Span};

/// Lines are not longer than this where they are wrapped at all.
const WIDTH: usize = 78;

/// Blocks as text, wrapped to lines for reading.
#[must_use]
pub fn text(blocks: &[Block]) -> String {
    Writer { width: Some(WIDTH) }.document(blocks)
}

/// Blocks as text whose paragraphs are one line each: a messenger wraps them by itself.
#[must_use]
pub fn unwrapped(blocks: &[Block]) -> String {
    Writer { width: None }.document(blocks)
}

struct Writer {
    width: Option<usize>,
}

impl Writer {
    fn document(&self, blocks: &[Block]) -> String {
        let mut page = String::new();
        // What cannot be seen in a text is said by the tables.
        let blocks: Vec<&Block> = blocks.iter().filter(|block| !matches!(block, Block::Picture(_))).collect();
        for (at, block) in blocks.iter().enumerate() {
            // A list belongs to the sentence before it.
            let close = at > 0 && matches!((blocks[at - 1], block), (Block::Paragraph(_), Block::List(..)));
            if !page.is_empty() && !close {
                page.push('\n');
            }
            self.put(&mut page, block, "");
        }
        page
    }

    fn put(&self, page: &mut String, block: &Block, indent: &str) {
        match block {
            Block::Heading(1, words) => {
                let title = plain(words);
                page.push_str(&format!("{title}\n{}\n", "=".repeat(textwrap::core::display_width(&title).min(WIDTH))));
            }
            Block::Heading(2, words) => page.push_str(&format!("{}\n", plain(words).to_uppercase())),
            Block::Heading(_, words) => page.push_str(&format!("{}\n", plain(words))),
            Block::Paragraph(words) => self.lines(page, &plain(words), indent, indent),
            Block::List(first, items) => {
                for (at, item) in items.iter().enumerate() {
                    let mark = match (first, item.tick) {
                        (_, Some(done)) => if done { "[x] " } else { "[ ] " }.to_owned(),
                        (Some(first), None) => format!("{}. ", first + at as u64),
                        (None, None) => "- ".to_owned(),
                    };
                    self.item(page, item, indent, &mark);
                }
            }
            Block::Table(head, rows) => self.table(page, head, rows, indent),
            Block::Quote(blocks) => {
                let inner = format!("{indent}  ");
                blocks.iter().for_each(|block| self.put(page, block, &inner));
            }
            Block::Picture(_) => {}
            Block::Rule => page.push_str(&format!("{indent}{}\n", "-".repeat(20))),
        }
    }

    fn item(&self, page: &mut String, item: &Item, indent: &str, mark: &str) {
        let rest = format!("{indent}{}", " ".repeat(mark.chars().count()));
        for (at, block) in item.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(words) if at == 0 => {
                    self.lines(page, &plain(words), &format!("{indent}{mark}"), &rest);
                }
                _ => self.put(page, block, &rest),
            }
        }
    }

    fn lines(&self, page: &mut String, text: &str, first: &str, rest: &str) {
        let mut indent = first;
        for line in text.lines() {
            match self.width {
                None => page.push_str(&format!("{indent}{line}\n")),
                Some(width) => {
                    let options = Options::new(width).initial_indent(indent).subsequent_indent(rest).break_words(false);
                    textwrap::wrap(line, options).iter().for_each(|line| page.push_str(&format!("{line}\n")));
                }
            }
            indent = rest;
        }
    }

    /// Two columns as «left … right», more as a line for each row: wide tables are not for text.
    fn table(&self, page: &mut String, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], indent: &str) {
        let width = self.width.unwrap_or(WIDTH).saturating_sub(indent.len());
        let last = rows.iter().filter_map(|row| row.last()).map(|cell| textwrap::core::display_width(&plain(cell)));
        let last = last.max().unwrap_or(0);
        let last = head.last().map_or(last, |cell| last.max(textwrap::core::display_width(&plain(cell))));
        for row in [head].into_iter().chain(rows.iter().map(Vec::as_slice)) {
            let Some((right, left)) = row.split_last() else { continue };
            let right = plain(right).replace('\n', " ");
            let left: Vec<String> = left.iter().map(|cell| plain(cell).replace('\n', " ")).collect();
            let left = left.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ");
            let room = width.saturating_sub(last + 2);
            if self.width.is_none() || room < 20 || head.len() > 4 {
                self.lines(page, &format!("{left}: {right}"), &format!("{indent}- "), &format!("{indent}  "));
                continue;
            }
            for (at, line) in textwrap::wrap(&left, Options::new(room)).iter().enumerate() {
                if at > 0 {
                    page.push_str(&format!("{indent}{line}\n"));
                    continue;
                }
                let gap = room - textwrap::core::display_width(line) + 2 + last - textwrap::core::display_width(&right);
                page.push_str(format!("{indent}{line}{}{right}", " ".repeat(gap)).trim_end());
                page.push('\n');
            }
        }
    }
}

fn plain(spans: &[Span]) -> String {
    let mut text: String = spans
        .iter()
        .map(|span| match &span.link {
            // On paper an address is only good if it can be read.
            Some(link) if *link != span.text => format!("{} ({link})", span.text),
            _ => span.text.clone(),
        })
        .collect();
    text.truncate(text.trim_end().len());
    text
}
