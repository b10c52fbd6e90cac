//! A document for Word and LibreOffice: for clients who edit it, or whose form of a contract it goes into.
//!
//! Blocks become paragraphs with styles of their own, real lists and real tables, so that whoever edits it can. Pictures
//! stay out: the format draws no vectors that every program shows, and the figures stand in the text.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, BreakType, Docx, Footer, Hyperlink, HyperlinkType, IndentLevel, Level, LevelJc, LevelText,
    LineSpacing, NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Run, RunFonts, Shading,
    SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use super::markdown::{Block, Item, Span};
use crate::text::clean::without_controls;

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// 20 mm of margin, and what is left between.
const MARGIN: i32 = 1_134;
const WIDTH: usize = 11_906 - 2 * 1_134;
/// One step of a list or of a quotation: 7.5 mm.
const STEP: i32 = 425;

/// Half points of headings by level, then of the text.
const SIZES: [usize; 3] = [36, 28, 24];
const TEXT: usize = 21;

/// A font that every office has, with Cyrillic and Polish.
const FONT: &str = "Arial";

/// Grey for small print and heads of tables.
const FAINT: &str = "595959";
const HEAD: &str = "EDEDED";

/// Writes blocks as DOCX. The same blocks make the same bytes.
///
/// # Errors
///
/// When the library cannot pack the file; its own words.
pub(super) fn docx(blocks: &[Block]) -> Result<Vec<u8>, String> {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT);
    let margin = PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN);
    let number = Paragraph::new().align(docx_rs::AlignmentType::Right).add_page_num(PageNum::new());
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(TEXT)
        .default_line_spacing(LineSpacing::new().after(100))
        .footer(Footer::new().add_paragraph(number));
    for (level, size) in SIZES.into_iter().enumerate() {
        let style = Style::new(heading(level), StyleType::Paragraph).name(format!("heading {}", level + 1));
        docx = docx.add_style(style.size(size).bold().outline_lvl(level));
    }
    let mut writer = Writer { docx, lists: 0 };
    blocks.iter().for_each(|block| writer.block(block, 0));
    let mut bytes = Cursor::new(Vec::new());
    writer.docx.build().pack(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

fn heading(level: usize) -> String {
    format!("Heading{}", level + 1)
}

/// What has been written so far.
struct Writer {
    docx: Docx,
    /// Each list counts by itself.
    lists: usize,
}

impl Writer {
    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Heading(level, spans) => {
                let level = usize::from(*level).saturating_sub(1).min(SIZES.len() - 1);
                let space = LineSpacing::new().before(if level == 0 { 0 } else { 240 }).after(100);
                self.put(worded(spans).style(&heading(level)).keep_next(true).line_spacing(space));
            }
            Block::Paragraph(spans) => self.put(indented(worded(spans), depth)),
            Block::List(first, items) => self.list(*first, items, depth),
            Block::Table(head, rows) => self.table(head, rows),
            Block::Quote(blocks) => blocks.iter().for_each(|block| self.block(block, depth + 1)),
            // A line across is space: the next heading says the rest.
            Block::Rule => self.put(Paragraph::new()),
            Block::Picture(_) => {}
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        // The library builds by value.
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn list(&mut self, first: Option<u64>, items: &[Item], depth: usize) {
        self.lists += 1;
        let id = self.lists;
        let (format, text) = if first.is_some() { ("decimal", "%1.") } else { ("bullet", "•") };
        let start = Start::new(first.and_then(|first| usize::try_from(first).ok()).unwrap_or(1));
        let indent = STEP * (depth as i32 + 1);
        let level = Level::new(0, start, NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"));
        let level = level.indent(Some(indent), Some(SpecialIndentType::Hanging(STEP)), None, None);
        self.docx = std::mem::take(&mut self.docx)
            .add_abstract_numbering(AbstractNumbering::new(id).add_level(level))
            .add_numbering(Numbering::new(id, id));
        for item in items {
            let box_of = |ticked| if ticked { "☑ " } else { "☐ " };
            for (at, block) in item.blocks.iter().enumerate() {
                match block {
                    Block::Paragraph(spans) if at == 0 => {
                        let tick = item.tick.map(box_of).unwrap_or_default();
                        let spans: Vec<Span> = std::iter::once(Span { text: tick.to_owned(), ..Span::default() })
                            .filter(|span| !span.text.is_empty())
                            .chain(spans.iter().cloned())
                            .collect();
                        self.put(worded(&spans).numbering(NumberingId::new(id), IndentLevel::new(0)));
                    }
                    block => self.block(block, depth + 1),
                }
            }
        }
    }

    fn table(&mut self, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let widths = widths(head, rows, columns);
        let none = Vec::new();
        let row = |cells: &[Vec<Span>], is_head: bool| {
            let cell = |at: usize| {
                let spans = cells.get(at).unwrap_or(&none);
                let spans: Vec<Span> =
                    spans.iter().map(|span| Span { bold: span.bold || is_head, ..span.clone() }).collect();
                let cell = TableCell::new().width(widths[at], WidthType::Dxa).add_paragraph(worded(&spans));
                if is_head { cell.shading(Shading::new().fill(HEAD)) } else { cell }
            };
            TableRow::new((0..columns).map(cell).collect()).cant_split()
        };
        let has_head = head.iter().any(|cell| !cell.is_empty());
        let all = has_head.then(|| row(head, true)).into_iter().chain(rows.iter().map(|cells| row(cells, false)));
        let table = Table::new(all.collect())
            .set_grid(widths.clone())
            .width(WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed);
        // Two tables one after the other would be one.
        self.docx = std::mem::take(&mut self.docx).add_table(table).add_paragraph(Paragraph::new());
    }
}

/// Widths of columns by their longest texts, within reason; together the whole width.
fn widths(head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], columns: usize) -> Vec<usize> {
    let length = |cell: &Vec<Span>| cell.iter().map(|span| span.text.chars().count()).sum::<usize>();
    let longest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain(head.get(at));
        cells.map(length).max().unwrap_or(0).clamp(10, 60)
    };
    let longest: Vec<usize> = (0..columns).map(longest).collect();
    let all: usize = longest.iter().sum();
    longest.into_iter().map(|own| WIDTH * own / all.max(1)).collect()
}

fn indented(paragraph: Paragraph, depth: usize) -> Paragraph {
    if depth == 0 { paragraph } else { paragraph.indent(Some(STEP * depth as i32), None, None, None) }
}

/// A paragraph of words: nothing in them can be more than words.
fn worded(spans: &[Span]) -> Paragraph {
    spans.iter().fold(Paragraph::new(), |paragraph, span| match span.link.as_deref().filter(|link| is_web(link)) {
        Some(link) => paragraph.add_hyperlink(Hyperlink::new(link, HyperlinkType::External).add_run(run(span))),
        None => paragraph.add_run(run(span)),
    })
}

/// What a click may open: nothing that runs.
fn is_web(link: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|start| link.starts_with(start))
}

fn run(span: &Span) -> Run {
    let mut run = Run::new();
    for (at, line) in span.text.split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(without_controls(line));
    }
    if span.bold {
        run = run.bold();
    }
    if span.faint { run.color(FAINT) } else { run }
}
