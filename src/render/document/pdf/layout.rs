//! Blocks → marks on A4 pages: lines are broken, tables set, headings kept with what follows them.

use super::fonts::Fonts;
use crate::render::document::markdown::{Block, Item, Span};
use crate::render::document::model::Document;
use crate::render::document::picture::{Anchor, Picture, Shape, Tone};

mod lines;
mod table;

use lines::{Line, broken};

/// A4 in points.
pub(super) const PAGE: [f64; 2] = [595.28, 841.89];
/// Left and right; 20 mm, room for a punch.
const SIDE: f64 = 56.7;
const TOP: f64 = 51.0;
/// Where the last line may end; below it stands the footer.
const BOTTOM: f64 = PAGE[1] - 62.0;
const WIDTH: f64 = PAGE[0] - 2.0 * SIDE;
/// Size of running text and the distance of its lines.
const SIZE: f64 = 10.0;
const LEADING: f64 = 14.0;

/// Something on a page. Lengths are points from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A filled box: left, top, width, height.
    Box([f64; 4], Tone),
    /// A thin line.
    Line([f64; 4], Tone),
    /// Words on a baseline.
    Words {
        /// Left, baseline.
        at: [f64; 2],
        /// Size of the letters.
        size: f64,
        /// Whether they are bold.
        bold: bool,
        /// Their colour.
        tone: Tone,
        /// Words that the fonts can print.
        text: String,
    },
}

/// Lays out a document.
pub(super) fn pages(blocks: &[Block], document: &Document, fonts: &mut Fonts) -> Vec<Vec<Mark>> {
    let mut layout = Layout { fonts, pictures: &document.pictures, pages: vec![Vec::new()], y: TOP };
    layout.blocks(blocks, Place { left: SIDE, width: WIDTH });
    layout.footers(document);
    layout.pages
}

/// Where a block stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    left: f64,
    width: f64,
}

impl Place {
    fn indented(self, by: f64) -> Place {
        // However deep it goes, there is room for a word.
        let by = by.min((self.width - 60.0).max(0.0));
        Place { left: self.left + by, width: self.width - by }
    }
}

struct Layout<'l> {
    fonts: &'l mut Fonts,
    pictures: &'l [Picture],
    pages: Vec<Vec<Mark>>,
    y: f64,
}

impl Layout<'_> {
    fn blocks(&mut self, blocks: &[Block], place: Place) {
        for (at, block) in blocks.iter().enumerate() {
            // A line that says what a list is belongs to its first item.
            if let (Block::Paragraph(_), Some(Block::List(..) | Block::Quote(_))) = (block, blocks.get(at + 1)) {
                self.need(3.0 * LEADING);
            }
            if let Block::Heading(level, _) = block {
                let next = blocks.get(at + 1).map_or(0.0, |next| self.least(next, blocks.get(at + 2)));
                self.need(head(*level).above + head(*level).size * 1.4 + head(*level).below + next);
            }
            self.block(block, place);
        }
    }

    /// How much of a block must stand below its heading.
    fn least(&self, block: &Block, after: Option<&Block>) -> f64 {
        match block {
            Block::Picture(name) => {
                let height = self.picture(name).map_or(0.0, |picture| picture.height + 12.0);
                height + after.map_or(0.0, |_| LEADING)
            }
            Block::Heading(level, _) => head(*level).size * 2.0 + after.map_or(0.0, |after| self.least(after, None)),
            Block::Table(_, rows) => LEADING * (1 + rows.len().min(3)) as f64 * 1.4,
            _ => 2.0 * LEADING,
        }
    }

    fn picture(&self, name: &str) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.name == name)
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading(level, spans) => self.heading(*level, spans, place),
            Block::Paragraph(spans) => {
                self.paragraph(spans, place);
                self.y += 4.0;
            }
            Block::List(first, items) => {
                for (at, item) in items.iter().enumerate() {
                    // The last item does not stand alone on a page.
                    self.need(LEADING * if at + 2 == items.len() { 2.5 } else { 1.0 });
                    self.item(item, first.map(|first| first + at as u64), place);
                }
                self.y += 4.0;
            }
            Block::Table(head, rows) => self.table(head, rows, place),
            Block::Quote(blocks) => {
                let (page, top) = (self.pages.len(), self.y);
                self.blocks(blocks, place.indented(12.0));
                // On the page where it began; what runs over is indented all the same.
                let bottom = if self.pages.len() == page { self.y - 4.0 } else { BOTTOM };
                let bar = Mark::Box([place.left, top + 1.0, 2.0, (bottom - top).max(0.0)], Tone::Accent);
                self.pages[page - 1].push(bar);
            }
            Block::Picture(name) => {
                if let Some(picture) = self.picture(name).cloned() {
                    self.drawn(&picture, place);
                }
            }
            Block::Rule => {
                self.need(30.0);
                self.y += 14.0;
                self.put(Mark::Line([place.left, self.y, place.left + place.width, self.y], Tone::Hair));
                self.y += 8.0;
            }
        }
    }

    fn heading(&mut self, level: u8, spans: &[Span], place: Place) {
        let style = head(level);
        let bold: Vec<Span> = spans.iter().map(|span| Span { bold: true, ..span.clone() }).collect();
        let lines = broken(&bold, style.size, place.width, self.fonts);
        self.need(style.above + style.size * 1.4 * lines.len() as f64);
        if self.y > TOP {
            self.y += style.above;
        }
        for line in &lines {
            self.line(line, place.left, style.size, style.size * 1.3, Some(style.tone));
        }
        self.y += style.below;
    }

    fn paragraph(&mut self, spans: &[Span], place: Place) {
        let lines = broken(spans, SIZE, place.width, self.fonts);
        self.lines(&lines, place.left);
    }

    /// Lines of running text; neither the first nor the last of several stands alone on a page.
    fn lines(&mut self, lines: &[Line], left: f64) {
        let mut rest = lines;
        while !rest.is_empty() {
            let room = ((BOTTOM - self.y) / LEADING).floor().max(0.0) as usize;
            let fit = match rest.len() {
                n if n <= room => n,
                n if n - room == 1 && room > 2 => room - 1,
                _ => room,
            };
            if fit == 0 || (fit == 1 && rest.len() > 1) {
                if self.y <= TOP {
                    // A page has room for more than one line; never without end.
                    return;
                }
                self.next_page();
                continue;
            }
            let (now, later) = rest.split_at(fit);
            now.iter().for_each(|line| self.line(line, left, SIZE, LEADING, None));
            rest = later;
        }
    }

    fn item(&mut self, item: &Item, number: Option<u64>, place: Place) {
        let indent = match number {
            Some(_) => 18.0,
            None => 13.0,
        };
        let inner = place.indented(indent);
        self.need(LEADING);
        if let Some(Block::Paragraph(spans)) = item.blocks.first() {
            // The mark stands on the page of the first line.
            let n_lines = broken(spans, SIZE, inner.width, self.fonts).len();
            self.need(LEADING * n_lines.min(2) as f64);
        }
        let baseline = self.y + SIZE + 1.0;
        match (item.tick, number) {
            (Some(done), _) => self.box_to_tick(place.left, baseline, done),
            (None, Some(number)) => self.words(&format!("{number}."), [place.left, baseline], SIZE, false, Tone::Ink),
            (None, None) => self.words("•", [place.left + 2.0, baseline], SIZE, false, Tone::Accent),
        }
        for (at, block) in item.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(spans) if at + 1 == item.blocks.len() || at == 0 => {
                    self.paragraph(spans, inner);
                    self.y += 1.5;
                }
                block => self.block(block, inner),
            }
        }
    }

    fn box_to_tick(&mut self, x: f64, baseline: f64, done: bool) {
        let (left, right, top, bottom) = (x + 0.5, x + 8.0, baseline - 7.5, baseline);
        for side in [
            [left, top, right, top],
            [left, bottom, right, bottom],
            [left, top, left, bottom],
            [right, top, right, bottom],
        ] {
            self.put(Mark::Line(side, Tone::Faint));
        }
        if done {
            self.put(Mark::Line([left, top, right, bottom], Tone::Ink));
            self.put(Mark::Line([left, bottom, right, top], Tone::Ink));
        }
    }

    fn drawn(&mut self, picture: &Picture, place: Place) {
        let scale = (place.width / picture.width).min(1.0);
        self.need(picture.height * scale + 12.0);
        self.y += 6.0;
        let (left, top) = (place.left, self.y);
        for shape in &picture.shapes {
            match shape {
                Shape::Box([x, y, width, height], tone) => {
                    let sides = [left + x * scale, top + y * scale, width * scale, height * scale];
                    self.put(Mark::Box(sides, *tone));
                }
                Shape::Line([x1, y1, x2, y2], tone) => {
                    let ends = [left + x1 * scale, top + y1 * scale, left + x2 * scale, top + y2 * scale];
                    self.put(Mark::Line(ends, *tone));
                }
                Shape::Words { at: [x, y], anchor, size, bold, tone, text } => {
                    let text = self.fonts.printable(text);
                    let size = size * scale;
                    let width = self.fonts.width(&text, size, *bold);
                    let x = left + x * scale
                        - match anchor {
                            Anchor::Start => 0.0,
                            Anchor::Middle => width / 2.0,
                            Anchor::End => width,
                        };
                    self.put(Mark::Words { at: [x, top + y * scale], size, bold: *bold, tone: *tone, text });
                }
            }
        }
        self.y += picture.height * scale + 6.0;
    }

    /// A line, below which the next one begins.
    fn line(&mut self, line: &Line, left: f64, size: f64, leading: f64, tone: Option<Tone>) {
        let baseline = self.y + size + (leading - size * 1.2) / 2.0;
        for piece in &line.pieces {
            let own = match () {
                () if piece.linked => Tone::Accent,
                () if piece.faint => Tone::Faint,
                () => Tone::Ink,
            };
            let at = [left + piece.x, baseline];
            self.put(Mark::Words { at, size, bold: piece.bold, tone: tone.unwrap_or(own), text: piece.text.clone() });
        }
        self.y += leading;
    }

    fn words(&mut self, text: &str, at: [f64; 2], size: f64, bold: bool, tone: Tone) {
        let text = self.fonts.printable(text);
        self.put(Mark::Words { at, size, bold, tone, text });
    }

    fn put(&mut self, mark: Mark) {
        // There is always a page: the first is made at the beginning.
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Goes to the next page if less than this is left of this one.
    fn need(&mut self, height: f64) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.next_page();
        }
    }

    fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// What document it is, on each of several pages.
    fn footers(&mut self, document: &Document) {
        const FOOTER: f64 = PAGE[1] - 34.0;
        let n_pages = self.pages.len();
        let number = document.number.as_deref().map(|_| document.number_and_date.as_str());
        let parts = [Some(document.title.as_str()), number, document.client.as_deref()];
        let left = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        // One line, whatever the client is called.
        let left: String = left.chars().take(80).collect();
        let left = self.fonts.printable(&left);
        for at in 0..n_pages {
            let [before, between] = document.label.page;
            let right = self.fonts.printable(&format!("{before}{}{between}{n_pages}", at + 1));
            let width = self.fonts.width(&right, 8.0, false);
            let words = |x, text: &str| Mark::Words {
                at: [x, FOOTER],
                size: 8.0,
                bold: false,
                tone: Tone::Faint,
                text: text.to_owned(),
            };
            let marks = [words(SIDE, &left), words(PAGE[0] - SIDE - width, &right)];
            self.pages[at].extend(marks);
        }
    }
}

/// How a heading looks.
struct Head {
    size: f64,
    above: f64,
    below: f64,
    tone: Tone,
}

fn head(level: u8) -> Head {
    match level {
        1 => Head { size: 20.0, above: 0.0, below: 4.0, tone: Tone::Accent },
        2 => Head { size: 13.0, above: 12.0, below: 3.0, tone: Tone::Accent },
        _ => Head { size: 10.5, above: 7.0, below: 1.0, tone: Tone::Ink },
    }
}

#[cfg(test)]
mod tests;
