//! Blocks as HTML. Everything that is words is escaped here, once.

use super::markdown::{Block, Item, Span};
use super::picture::{Picture, svg};

/// Words in HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Blocks as HTML, with the pictures they name.
#[must_use]
pub fn html(blocks: &[Block], pictures: &[Picture]) -> String {
    let mut page = String::new();
    blocks.iter().for_each(|block| put(&mut page, block, pictures));
    page
}

fn put(page: &mut String, block: &Block, pictures: &[Picture]) {
    match block {
        Block::Heading(level, words) => {
            let level = (*level).clamp(1, 6);
            page.push_str(&format!("<h{level}>{}</h{level}>\n", spans(words)));
        }
        Block::Paragraph(words) => page.push_str(&format!("<p>{}</p>\n", spans(words))),
        Block::List(first, items) => {
            let (open, close) = match first {
                Some(1) => ("<ol>\n".to_owned(), "</ol>\n"),
                Some(first) => (format!("<ol start=\"{first}\">\n"), "</ol>\n"),
                None => ("<ul>\n".to_owned(), "</ul>\n"),
            };
            page.push_str(&open);
            items.iter().for_each(|one| item(page, one, pictures));
            page.push_str(close);
        }
        Block::Table(head, rows) => table(page, head, rows),
        Block::Quote(blocks) => page.push_str(&format!("<blockquote>\n{}</blockquote>\n", html(blocks, pictures))),
        Block::Picture(name) => {
            if let Some(picture) = pictures.iter().find(|picture| picture.name == name) {
                page.push_str(&format!("<figure>{}</figure>\n", svg(picture)));
            }
        }
        Block::Rule => page.push_str("<hr>\n"),
    }
}

fn item(page: &mut String, item: &Item, pictures: &[Picture]) {
    page.push_str(match item.tick {
        None => "<li>",
        Some(false) => "<li class=\"tick\"><span aria-hidden=\"true\">☐</span> ",
        Some(true) => "<li class=\"tick\"><span aria-hidden=\"true\">☑</span> ",
    });
    match &item.blocks[..] {
        [] => {}
        // An item of one line needs no paragraph.
        [Block::Paragraph(words), rest @ ..] => {
            page.push_str(&spans(words));
            if !rest.is_empty() {
                page.push('\n');
                rest.iter().for_each(|block| put(page, block, pictures));
            }
        }
        blocks => blocks.iter().for_each(|block| put(page, block, pictures)),
    }
    page.push_str("</li>\n");
}

fn table(page: &mut String, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) {
    let row = |page: &mut String, cells: &[Vec<Span>], tag: &str| {
        page.push_str("<tr>");
        cells.iter().for_each(|cell| page.push_str(&format!("<{tag}>{}</{tag}>", spans(cell))));
        page.push_str("</tr>\n");
    };
    page.push_str("<table>\n");
    if head.iter().any(|cell| !cell.is_empty()) {
        page.push_str("<thead>\n");
        row(page, head, "th");
        page.push_str("</thead>\n");
    }
    page.push_str("<tbody>\n");
    rows.iter().for_each(|cells| row(page, cells, "td"));
    page.push_str("</tbody>\n</table>\n");
}

fn spans(spans: &[Span]) -> String {
    let mut line = String::new();
    for span in spans {
        let mut text = escaped(&span.text).replace('\n', "<br>\n");
        if span.faint {
            text = format!("<small>{text}</small>");
        }
        if span.bold {
            text = format!("<strong>{text}</strong>");
        }
        if let Some(link) = &span.link {
            text = format!("<a href=\"{}\" rel=\"noopener\">{text}</a>", escaped(link));
        }
        line.push_str(&text);
    }
    line
}
