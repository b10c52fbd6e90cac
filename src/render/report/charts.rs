//! The report's pictures: bars whose lengths are the figures beside them, legible in grey and on paper.

use super::words;
use crate::domain::lang::Lang;
use crate::domain::report::{Month, Report, Share};
use crate::render::document::picture::{Anchor, Picture, Shape, Tone};
use crate::render::quote_text::plain;
use crate::wording::{Report as R, number};

const WIDTH: f64 = 680.0;
const SMALL: f64 = 11.0;
const TEXT: f64 = 12.0;

/// Two years of months are as many bars as fit.
const MOST_MONTHS: usize = 24;
/// Longer lists are tables.
const MOST_BARS: usize = 10;

fn says(at: [f64; 2], anchor: Anchor, tone: Tone, text: impl Into<String>) -> Shape {
    let size = if tone == Tone::Ink { TEXT } else { SMALL };
    Shape::Words { at, anchor, size, bold: false, tone, text: text.into() }
}

/// Quotes by month: won, not decided, lost, one above the other.
pub fn months(report: &Report, lang: Lang) -> Option<Picture> {
    const HEIGHT: f64 = 220.0;
    const TOP: f64 = 40.0;
    const BASE: f64 = 190.0;
    let months = &report.months[report.months.len().saturating_sub(MOST_MONTHS)..];
    let most = months.iter().map(|month| month.quotes).max()?;
    let mut shapes = Vec::new();
    let mut left = 0.0;
    for (tone, label) in [(Tone::Accent, R::Won), (Tone::Pale, R::Open), (Tone::Hair, R::Lost)] {
        let label = words(lang, label);
        shapes.push(Shape::Box([left, 4.0, 12.0, 12.0], tone));
        shapes.push(says([left + 17.0, 14.0], Anchor::Start, Tone::Faint, label.clone()));
        left += 40.0 + label.chars().count() as f64 * 6.5;
    }
    let step = WIDTH / months.len().max(6) as f64;
    let scale = (BASE - TOP) / most as f64;
    for (at, month) in months.iter().enumerate() {
        let (x, width) = (at as f64 * step + step * 0.15, step * 0.7);
        let mut y = BASE;
        let open = month.quotes - month.won - month.lost;
        for (n, tone) in [(month.won, Tone::Accent), (open, Tone::Pale), (month.lost, Tone::Hair)] {
            let height = n as f64 * scale;
            y -= height;
            if n > 0 {
                shapes.push(Shape::Box([x, y, width, height], tone));
            }
        }
        let middle = x + width / 2.0;
        shapes.push(says([middle, y - 5.0], Anchor::Middle, Tone::Ink, number::whole(month.quotes as u64, lang)));
        shapes.push(says([middle, BASE + 16.0], Anchor::Middle, Tone::Faint, name(month)));
    }
    shapes.push(Shape::Line([0.0, BASE, WIDTH, BASE], Tone::Faint));
    Some(Picture { name: "months", title: words(lang, R::MonthsChart), width: WIDTH, height: HEIGHT, shapes })
}

/// The share of finished jobs inside their range by month, against the 80 % that is promised.
pub fn hits(report: &Report, lang: Lang) -> Option<Picture> {
    const HEIGHT: f64 = 190.0;
    const TOP: f64 = 20.0;
    const BASE: f64 = 160.0;
    const LEFT: f64 = 44.0;
    let finished: Vec<&Month> = report.months.iter().filter(|month| month.hits.of > 0).collect();
    let finished = &finished[finished.len().saturating_sub(MOST_MONTHS)..];
    if finished.is_empty() {
        return None;
    }
    let y = |share: f64| BASE - share * (BASE - TOP);
    let mut shapes = Vec::new();
    let step = (WIDTH - LEFT) / finished.len().max(6) as f64;
    for (at, month) in finished.iter().enumerate() {
        let (x, width) = (LEFT + at as f64 * step + step * 0.15, step * 0.7);
        let share = month.hits.value().unwrap_or(0.0);
        shapes.push(Shape::Box([x, y(share), width, BASE - y(share)], Tone::Pale));
        let middle = x + width / 2.0;
        let of = format!("{}/{}", month.hits.n, month.hits.of);
        shapes.push(says([middle, BASE - 6.0], Anchor::Middle, Tone::Ink, of));
        shapes.push(says([middle, BASE + 16.0], Anchor::Middle, Tone::Faint, name(month)));
    }
    for share in [0.0, 0.8, 1.0] {
        let tone = if share == 0.8 { Tone::Accent } else { Tone::Hair };
        shapes.push(Shape::Line([LEFT, y(share), WIDTH, y(share)], tone));
        let label = number::measured(share, 0, lang);
        shapes.push(says([LEFT - 6.0, y(share) + 4.0], Anchor::End, Tone::Faint, label));
    }
    Some(Picture { name: "hits", title: words(lang, R::HitsChart), width: WIDTH, height: HEIGHT, shapes })
}

/// The most asked tasks: how often, and how often won.
pub fn tasks(report: &Report, lang: Lang) -> Option<Picture> {
    let rows: Vec<(String, Share)> = report
        .tasks
        .iter()
        .take(MOST_BARS)
        .map(|task| {
            let title = if task.title.is_empty() { &task.entry } else { &task.title };
            (plain(title), Share { n: task.won, of: task.asked })
        })
        .collect();
    bars("tasks", words(lang, R::Tasks), &rows, true)
}

/// Why clients did not take quotes.
pub fn losses(report: &Report, lang: Lang) -> Option<Picture> {
    let rows: Vec<(String, Share)> =
        report.losses.iter().take(MOST_BARS).map(|loss| (plain(&loss.reason), Share { n: 0, of: loss.n })).collect();
    bars("losses", words(lang, R::Losses), &rows, false)
}

/// Bars that lie: the whole pale, a part of it dark.
fn bars(name: &'static str, title: String, rows: &[(String, Share)], parts: bool) -> Option<Picture> {
    const STEP: f64 = 26.0;
    const LABEL: f64 = 290.0;
    const ROOM: f64 = WIDTH - LABEL - 60.0;
    /// So many letters of a label fit.
    const LETTERS: usize = 44;
    let most = rows.iter().map(|(_, share)| share.of).max()?;
    let mut shapes = Vec::new();
    for (at, (label, share)) in rows.iter().enumerate() {
        let y = at as f64 * STEP;
        let label: String = if label.chars().count() > LETTERS {
            label.chars().take(LETTERS - 1).chain(['…']).collect()
        } else {
            label.clone()
        };
        shapes.push(says([LABEL - 8.0, y + 17.0], Anchor::End, Tone::Ink, label));
        let length = |n: usize| n as f64 / most as f64 * ROOM;
        shapes.push(Shape::Box([LABEL, y + 5.0, length(share.of), STEP - 9.0], Tone::Pale));
        if share.n > 0 {
            shapes.push(Shape::Box([LABEL, y + 5.0, length(share.n), STEP - 9.0], Tone::Accent));
        }
        let figure = if parts { format!("{}/{}", share.n, share.of) } else { share.of.to_string() };
        shapes.push(says([LABEL + length(share.of) + 6.0, y + 17.0], Anchor::Start, Tone::Faint, figure));
    }
    Some(Picture { name, title, width: WIDTH, height: rows.len() as f64 * STEP + 4.0, shapes })
}

fn name(month: &Month) -> String {
    month.first.format("%m.%y").to_string()
}
