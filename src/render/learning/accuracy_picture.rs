//! The charts of `smeta accuracy` as one SVG picture: the calibration curve, and facts over what was said.

use super::accuracy::{Scale, words};
use crate::domain::lang::Lang;
use crate::domain::learning::accuracy::{Accuracy, Point, is_hit};
use crate::render::document::html::escaped;
use crate::wording::{Accuracy as A, number};

/// Sides of a chart, the room around it, and between the two.
const SIDE: f64 = 320.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 64.0;
const GAP: f64 = 110.0;
const BELOW: f64 = 64.0;

/// Colours that tell apart in grey too, and for those who do not see red and green.
const INSIDE: &str = "#1b6ca8";
const OUTSIDE: &str = "#d1495b";
const INK: &str = "#222222";
const FAINT: &str = "#8a8a8a";

/// The picture.
#[must_use]
pub fn svg(accuracy: &Accuracy, points: &[Point], lang: Lang) -> String {
    let (width, height) = (LEFT + SIDE + GAP + SIDE + 30.0, TOP + SIDE + BELOW);
    let mut parts = vec![
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">"
        ),
        format!("<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"),
    ];
    if let Some(all) = accuracy.all {
        let share = number::percent(all.hits as f64 / all.n as f64, lang);
        let verdict = words(lang, A::Verdict(&share, all.hits as u64, all.n as u64));
        parts.push(text(LEFT, 24.0, "start", 15.0, INK, &verdict));
    }
    calibration(&mut parts, &accuracy.curve, lang);
    cloud(&mut parts, points, lang);
    parts.push("</svg>\n".to_owned());
    parts.join("\n")
}

fn text(x: f64, y: f64, anchor: &str, size: f64, colour: &str, words: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>",
        escaped(words)
    )
}

fn line(from: (f64, f64), to: (f64, f64), colour: &str, more: &str) -> String {
    format!(
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{colour}\"{more}/>",
        from.0, from.1, to.0, to.1
    )
}

/// A frame with its diagonal: on it, what was said came true.
fn frame(parts: &mut Vec<String>, left: f64, title: &str) {
    parts.push(text(left, TOP - 12.0, "start", 12.0, INK, title));
    parts.push(format!(
        "<rect x=\"{left}\" y=\"{TOP}\" width=\"{SIDE}\" height=\"{SIDE}\" fill=\"none\" stroke=\"{FAINT}\"/>"
    ));
    parts.push(line((left, TOP + SIDE), (left + SIDE, TOP), FAINT, " stroke-dasharray=\"4 4\""));
}

fn calibration(parts: &mut Vec<String>, curve: &[(f64, f64)], lang: Lang) {
    let title = words(lang, A::Calibration);
    let title = title.split(':').next().unwrap_or_default();
    frame(parts, LEFT, title);
    let place = |level: f64, share: f64| (LEFT + SIDE * level, TOP + SIDE * (1.0 - share));
    for share in [0.0, 0.2, 0.4, 0.6, 0.8, 1.0] {
        let (x, y) = place(share, share);
        let label = number::percent(share, lang);
        parts.push(text(x, TOP + SIDE + 16.0, "middle", 11.0, FAINT, &label));
        parts.push(text(LEFT - 6.0, y + 4.0, "end", 11.0, FAINT, &label));
    }
    let heads = words(lang, A::CalibrationHeads);
    let (promised, true_) = heads.split_once('|').unwrap_or((&heads, ""));
    parts.push(text(LEFT + SIDE / 2.0, TOP + SIDE + 36.0, "middle", 12.0, INK, promised));
    let (x, y) = (16.0, TOP + SIDE / 2.0);
    parts.push(format!(
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" fill=\"{INK}\" transform=\"rotate(-90 {x} {y})\">{}</text>",
        escaped(true_)
    ));
    let steps: Vec<String> = std::iter::once((0.0, 0.0))
        .chain(curve.iter().copied())
        .map(|(level, share)| place(level, share))
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    if !curve.is_empty() {
        let list = steps.join(" ");
        parts.push(format!("<polyline points=\"{list}\" fill=\"none\" stroke=\"{INSIDE}\" stroke-width=\"2\"/>"));
    }
    for (level, share) in curve {
        let (x, y) = place(*level, *share);
        parts.push(format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"{INSIDE}\"/>"));
    }
}

fn cloud(parts: &mut Vec<String>, points: &[Point], lang: Lang) {
    let left = LEFT + SIDE + GAP;
    frame(parts, left, &words(lang, A::Cloud));
    let Some(scale) = Scale::of(points) else { return };
    let x = |hours: f64| left + SIDE * scale.share(hours);
    let y = |hours: f64| TOP + SIDE * (1.0 - scale.share(hours));
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let hours = scale.hours(share);
        let label = number::hours(hours, lang);
        parts.push(text(x(hours), TOP + SIDE + 16.0, "middle", 11.0, FAINT, &label));
        parts.push(text(left - 6.0, y(hours) + 4.0, "end", 11.0, FAINT, &label));
    }
    parts.push(text(left + SIDE / 2.0, TOP + SIDE + 36.0, "middle", 12.0, INK, &words(lang, A::SaidAxis)));
    let (at_x, at_y) = (left - 52.0, TOP + SIDE / 2.0);
    parts.push(format!(
        "<text x=\"{at_x}\" y=\"{at_y}\" text-anchor=\"middle\" fill=\"{INK}\" transform=\"rotate(-90 {at_x} {at_y})\">\
         {}</text>",
        escaped(&words(lang, A::TookAxis))
    ));
    for point in points {
        let (at_x, at_y) = (x(point.said.likely), y(point.hours));
        let hit = is_hit(point.hours, point.said);
        let name = escaped(&point.name);
        if hit {
            parts.push(format!(
                "<circle cx=\"{at_x:.1}\" cy=\"{at_y:.1}\" r=\"4\" fill=\"{INSIDE}\" fill-opacity=\"0.6\"><title>{name}</title></circle>"
            ));
        } else {
            // The range that missed, and a cross: shapes tell what colours may not.
            let (low, high) = (y(point.said.low), y(point.said.high));
            parts.push(line((at_x, low), (at_x, high), OUTSIDE, " stroke-opacity=\"0.35\""));
            parts.push(format!(
                "<path d=\"M{:.1} {:.1}l8 8m0 -8l-8 8\" stroke=\"{OUTSIDE}\" stroke-width=\"2\"><title>{name}</title></path>",
                at_x - 4.0,
                at_y - 4.0
            ));
        }
    }
    let key = TOP + SIDE + 54.0;
    parts.push(format!("<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"{INSIDE}\"/>", left + 4.0, key - 4.0));
    parts.push(text(left + 14.0, key, "start", 12.0, INK, &words(lang, A::InsideMark)));
    parts.push(format!(
        "<path d=\"M{:.1} {:.1}l8 8m0 -8l-8 8\" stroke=\"{OUTSIDE}\" stroke-width=\"2\"/>",
        left + SIDE / 2.0,
        key - 8.0
    ));
    parts.push(text(left + SIDE / 2.0 + 14.0, key, "start", 12.0, INK, &words(lang, A::OutsideMark)));
}
