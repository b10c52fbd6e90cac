//! Pictures as shapes: drawn once here, written as SVG for HTML and painted on a PDF page.

use serde::Serialize;

use crate::domain::lang::Lang;
use crate::domain::quote::payments::price;
use crate::domain::quote::schedule::Scheduled;
use crate::domain::quote::{PromiseKind, Quote};
use crate::render::quote_text::plain;
use crate::wording::document::labels;
use crate::wording::{date, number};

/// A drawing. Lengths are typographic points, from the upper left corner.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// The name under which a template puts it: `price`, `calendar`.
    pub name: &'static str,
    /// What it shows, for those who do not see it.
    pub title: String,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What is drawn, the lowest first.
    #[serde(skip)]
    pub shapes: Vec<Shape>,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A filled box: left, top, width, height.
    Box([f64; 4], Tone),
    /// A line from one point to another.
    Line([f64; 4], Tone),
    /// Words: where their baseline is, which end of them stands there, their size.
    Words {
        /// Left, baseline.
        at: [f64; 2],
        /// Which part of them stands there.
        anchor: Anchor,
        /// Size of the letters.
        size: f64,
        /// Whether they are bold.
        bold: bool,
        /// Their colour.
        tone: Tone,
        /// The words.
        text: String,
    },
}

/// Which part of words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Their beginning.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

/// The colours of documents. All of them are legible in grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    Ink,
    /// Less important text.
    Faint,
    /// Thin lines.
    Hair,
    /// What matters.
    Accent,
    /// Its pale ground.
    Pale,
}

impl Tone {
    /// Red, green, blue.
    #[must_use]
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Tone::Ink => [0x1f, 0x29, 0x33],
            Tone::Faint => [0x61, 0x6e, 0x7c],
            Tone::Hair => [0xcb, 0xd2, 0xd9],
            Tone::Accent => [0x1d, 0x4e, 0x89],
            Tone::Pale => [0xc9, 0xdc, 0xf0],
        }
    }

    /// The same as `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        let [red, green, blue] = self.rgb();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The width of the text on an A4 page.
const WIDTH: f64 = 482.0;
/// More rows than this are no picture any more.
const MOST_ROWS: usize = 24;

/// The pictures of a quote: the price where it is a range, the stages where there are some.
pub(super) fn pictures(quote: &Quote, schedule: &[Scheduled], lang: Lang) -> Vec<Picture> {
    [price_picture(quote, lang), calendar_picture(quote, schedule, lang)].into_iter().flatten().collect()
}

fn words(at: [f64; 2], anchor: Anchor, size: f64, tone: Tone, text: impl Into<String>) -> Shape {
    Shape::Words { at, anchor, size, bold: tone == Tone::Ink, tone, text: text.into() }
}

/// The range on a line from nothing on, the usual price marked on it.
fn price_picture(quote: &Quote, lang: Lang) -> Option<Picture> {
    let (currency, label) = (quote.catalog.studio.currency, labels(lang));
    let range = price(quote)?;
    if range.is_point() {
        return None;
    }
    let cap = match quote.promise.kind {
        PromiseKind::Capped(sum) => Some(sum),
        _ => None,
    };
    let most = cap.unwrap_or(range.high).to_f64().max(range.high.to_f64());
    let place = |sum: f64| sum / (most * 1.04) * WIDTH;
    let [low, likely, high] = [range.low, range.likely, range.high].map(|sum| place(sum.to_f64()));
    let mut shapes = vec![
        Shape::Box([0.0, 27.0, WIDTH, 2.0], Tone::Hair),
        Shape::Box([low, 20.0, high - low, 16.0], Tone::Pale),
        Shape::Box([likely - 1.5, 15.0, 3.0, 26.0], Tone::Accent),
    ];
    let usual = format!("{} {}", label.usual, number::money(range.likely, currency, lang));
    // Near an edge the words would stick out.
    let middle = likely.clamp(80.0, WIDTH - 80.0);
    shapes.push(words([middle, 10.0], Anchor::Middle, 9.0, Tone::Accent, usual));
    shapes.push(words([0.0, 50.0], Anchor::Start, 8.0, Tone::Faint, "0"));
    let [low_sum, high_sum] = [range.low, range.high].map(|sum| number::money(sum, currency, lang));
    shapes.push(words([low.max(40.0), 50.0], Anchor::Middle, 9.0, Tone::Ink, low_sum));
    shapes.push(words([high.min(WIDTH), 50.0], Anchor::End, 9.0, Tone::Ink, high_sum));
    if let Some(cap) = cap {
        let at = place(cap.to_f64());
        shapes.push(Shape::Box([at - 1.0, 13.0, 2.0, 30.0], Tone::Ink));
        shapes.push(words(
            [WIDTH, 10.0],
            Anchor::End,
            9.0,
            Tone::Ink,
            format!("{} {}", label.cap, number::money(cap, currency, lang)),
        ));
    }
    Some(Picture { name: "price", title: label.price_picture.to_owned(), width: WIDTH, height: 54.0, shapes })
}

/// Stages as bars over working days; with many stages a bar for each task.
fn calendar_picture(quote: &Quote, schedule: &[Scheduled], lang: Lang) -> Option<Picture> {
    /// Where the bars begin; left of it stand the names.
    const LEFT: f64 = 210.0;
    const ROW: f64 = 15.0;
    const TOP: f64 = 18.0;
    /// So many letters of 8 points find room left of the bars, thin and bold ones.
    const LETTERS: [usize; 2] = [44, 38];
    let rows = rows(quote, schedule, lang);
    let last = schedule.iter().map(|stage| stage.to).fold(0.0, f64::max);
    if rows.is_empty() || last <= 0.0 {
        return None;
    }
    let place = |days: f64| LEFT + days / last * (WIDTH - LEFT);
    let height = TOP + ROW * rows.len() as f64 + 4.0;
    let mut shapes = Vec::new();
    // Names of days stand a finger apart.
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0].into_iter().find(|step| last / step <= 6.5).unwrap_or(160.0);
    let mut day = 0.0;
    while day <= last + 1e-9 {
        let x = place(day);
        shapes.push(Shape::Line([x, TOP - 4.0, x, height], Tone::Hair));
        let date = date_after(quote, schedule, day);
        let anchor = if day == 0.0 {
            Anchor::Start
        } else if x > WIDTH - 25.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        shapes.push(words([x, 9.0], anchor, 8.0, Tone::Faint, date::short(date, lang)));
        day += step;
    }
    for (at, row) in rows.iter().enumerate() {
        let y = TOP + ROW * at as f64;
        let tone = if row.2 { Tone::Ink } else { Tone::Faint };
        let most = LETTERS[usize::from(row.2)];
        let name: String = if row.0.chars().count() > most {
            row.0.chars().take(most - 1).chain(['…']).collect()
        } else {
            row.0.clone()
        };
        shapes.push(words([0.0, y + 9.5], Anchor::Start, 8.0, tone, name));
        if let Some((from, to)) = row.1 {
            let (from, to) = (place(from), place(to));
            shapes.push(Shape::Box([from, y + 2.5, (to - from).max(2.0), ROW - 5.0], Tone::Accent));
        }
    }
    let title = labels(lang).calendar_picture.to_owned();
    Some(Picture { name: "calendar", title, width: WIDTH, height, shapes })
}

/// Name, bar (none for a heading), whether it is a heading.
type Row = (String, Option<(f64, f64)>, bool);

fn rows(quote: &Quote, schedule: &[Scheduled], lang: Lang) -> Vec<Row> {
    let mut lines: Vec<usize> = schedule.iter().map(|stage| stage.line).collect();
    lines.dedup();
    let title = |at: usize| quote.lines[at].entry.map(|entry| plain(entry.title.get(lang))).unwrap_or_default();
    let of = |at: usize| schedule.iter().filter(move |stage| stage.line == at);
    if schedule.len() + lines.len() > MOST_ROWS {
        let whole = |at: usize| {
            let from = of(at).map(|stage| stage.from).fold(f64::INFINITY, f64::min);
            (title(at), Some((from, of(at).map(|stage| stage.to).fold(0.0, f64::max))), false)
        };
        return lines.into_iter().take(MOST_ROWS).map(whole).collect();
    }
    let several = lines.len() > 1;
    lines
        .into_iter()
        .flat_map(|at| {
            let head = several.then(|| (title(at), None, true));
            let stages = of(at).map(|stage| (plain(stage.stage.title.get(lang)), Some((stage.from, stage.to)), false));
            head.into_iter().chain(stages).collect::<Vec<_>>()
        })
        .collect()
}

/// The date so many working days after the quote.
fn date_after(quote: &Quote, schedule: &[Scheduled], days: f64) -> chrono::NaiveDate {
    let ready = quote.total.as_ref().map(|total| (f64::from(total.days.likely), total.ready[1].date));
    match ready {
        Some((last, date)) if days >= last => date,
        _ if days == 0.0 => quote.today,
        _ => crate::domain::quote::schedule::day_after(quote, days)
            .min(schedule.iter().map(|stage| stage.ends).max().unwrap_or(quote.today)),
    }
}

/// The picture as SVG; its words are escaped.
#[must_use]
pub fn svg(picture: &Picture) -> String {
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
         font-family=\"sans-serif\"><title>{}</title>",
        super::html::escaped(&picture.title),
        w = short(picture.width),
        h = short(picture.height),
    );
    for shape in &picture.shapes {
        match shape {
            Shape::Box([x, y, width, height], tone) => text.push_str(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                short(*x),
                short(*y),
                short(*width),
                short(*height),
                tone.hex()
            )),
            Shape::Line([x1, y1, x2, y2], tone) => text.push_str(&format!(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"0.75\"/>",
                short(*x1),
                short(*y1),
                short(*x2),
                short(*y2),
                tone.hex()
            )),
            Shape::Words { at: [x, y], anchor, size, bold, tone, text: said } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let weight = if *bold { " font-weight=\"bold\"" } else { "" };
                text.push_str(&format!(
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{anchor}\" fill=\"{}\"{weight}>{}</text>",
                    short(*x),
                    short(*y),
                    short(*size),
                    tone.hex(),
                    super::html::escaped(said)
                ));
            }
        }
    }
    text.push_str("</svg>");
    text
}

/// Tenths of a point are finer than any printer.
fn short(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
