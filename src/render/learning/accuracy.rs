//! `smeta accuracy`: how often ranges held, as text with charts and as JSON `smeta/accuracy/1`.

use serde_json::{Value, json};

use crate::domain::lang::Lang;
use crate::domain::learning::accuracy::{Accuracy, Point, Score, is_hit};
use crate::render::json::{pretty, range, rounded};
use crate::render::page::{Page, Style};
use crate::render::quote_text::plain;
use crate::wording::{Accuracy as A, Learning, Message, number, say};

/// Columns of the names, and of each figure.
const NAME: usize = 32;
const FIGURE: usize = 8;

/// Fewer jobs than this prove little.
const FEW: usize = 12;

/// Rows of the cloud of points, and what stands left of it.
const CLOUD_ROWS: usize = 14;
const CLOUD_LEFT: usize = 8;

pub(super) fn words(lang: Lang, accuracy: A) -> String {
    say(lang, &Message::Learning(Learning::Accuracy(accuracy)))
}

/// The page. `title` gives the title of an entry.
#[must_use]
pub fn text(
    accuracy: &Accuracy,
    points: &[Point],
    title: &dyn Fn(&str) -> String,
    lang: Lang,
    columns: usize,
) -> String {
    let mut page = Page::new(columns);
    let Some(all) = accuracy.all else { return page.finish() };
    page.heading(&words(lang, A::Heading(all.n as u64)));
    let share = number::percent(all.hits as f64 / all.n as f64, lang);
    let tone = if is_fair(&all) { Style::Good } else { Style::Warning };
    page.paragraph("", "", tone, &words(lang, A::Verdict(&share, all.hits as u64, all.n as u64)));
    if all.n < FEW {
        page.paragraph("", "", Style::Warning, &words(lang, A::TooFew));
    }
    page.gap();
    let heads = words(lang, A::Heads);
    page.line(&row("", &heads.split('|').map(str::to_owned).collect::<Vec<_>>()));
    let mut scored = |name: &str, score: &Score| page.line(&row(name, &figures(score, lang)));
    scored(&words(lang, A::All), &all);
    accuracy.won.iter().for_each(|score| scored(&words(lang, A::Won), score));
    accuracy.totals.iter().for_each(|score| scored(&words(lang, A::Totals), score));
    let parts =
        [(A::ByEntry, &accuracy.by_entry), (A::ByPerson, &accuracy.by_person), (A::ByPromise, &accuracy.by_promise)];
    for (heading, part) in parts {
        if part.is_empty() {
            continue;
        }
        page.gap();
        let is_promise = heading == A::ByPromise;
        let is_entry = heading == A::ByEntry;
        page.line(&words(lang, heading));
        let mut rows: Vec<(&String, &Score)> = part.iter().collect();
        rows.sort_by_key(|(name, score)| (std::cmp::Reverse(score.n), name.as_str()));
        for (name, score) in rows {
            let name = match name.as_str() {
                name if is_entry => title(name),
                name if is_promise => say(lang, &Message::Kept(crate::wording::Kept::PromiseWord(name))),
                name => plain(name),
            };
            page.line(&row(&format!("  {}", shortened(&name, NAME - 4)), &figures(score, lang)));
        }
    }
    page.gap();
    curve(&mut page, &accuracy.curve, lang);
    page.gap();
    cloud(&mut page, points, lang, columns);
    page.gap();
    page.paragraph("", "", Style::Faint, &words(lang, A::Legend));
    page.finish()
}

/// Whether eight of ten could well be the truth behind a count: it lies within two standard deviations.
fn is_fair(score: &Score) -> bool {
    let n = score.n as f64;
    (score.hits as f64 / n - 0.8).abs() <= 2.0 * (0.8 * 0.2 / n).sqrt()
}

fn figures(score: &Score, lang: Lang) -> Vec<String> {
    let share = |count: usize| number::percent(count as f64 / score.n as f64, lang);
    let decimal = |figure: f64| number::decimal(figure, 2, lang);
    vec![
        score.n.to_string(),
        share(score.hits),
        share(score.over),
        decimal(score.bias),
        decimal(score.error),
        decimal(score.width),
    ]
}

fn row(name: &str, figures: &[String]) -> String {
    let pad = |text: &str, columns: usize| " ".repeat(columns.saturating_sub(textwrap::core::display_width(text)));
    let figures: String = figures.iter().map(|figure| format!("{}{figure}", pad(figure, FIGURE))).collect();
    format!("{name}{}{figures}", pad(name, NAME))
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

/// What was promised, and what came true: a bar for each level, with a mark where it should end.
fn curve(page: &mut Page, curve: &[(f64, f64)], lang: Lang) {
    const BAR: usize = 40;
    page.line(&words(lang, A::Calibration));
    let heads = words(lang, A::CalibrationHeads);
    let (promised, true_) = heads.split_once('|').unwrap_or((&heads, ""));
    page.line(&format!("  {promised:>8}  {:BAR$}  {true_}", ""));
    for (level, share) in curve {
        let filled = (share * BAR as f64).round() as usize;
        let mark = ((level * BAR as f64).round() as usize).clamp(1, BAR) - 1;
        let bar: String = (0..BAR)
            .map(|at| match (at < filled, at == mark) {
                (true, true) => '▓',
                (true, false) => '█',
                (false, true) => '│',
                (false, false) => '·',
            })
            .collect();
        let percent = |share: f64| number::percent(share, lang);
        page.line(&format!("  {:>8}  {bar}  {:>5}", percent(*level), percent(*share)));
    }
}

/// Facts over what was said, on logarithmic scales: on the diagonal the likely figure was right.
fn cloud(page: &mut Page, points: &[Point], lang: Lang, columns: usize) {
    let Some(scale) = Scale::of(points) else { return };
    let width = columns.clamp(40, 100) - CLOUD_LEFT - 2;
    let mut cells = vec![vec![' '; width]; CLOUD_ROWS];
    for (column, row) in (0..width).map(|column| (column, column * CLOUD_ROWS / width)) {
        cells[CLOUD_ROWS - 1 - row][column] = '·';
    }
    for point in points {
        let at = |hours: f64, n: usize| ((scale.share(hours) * n as f64) as usize).min(n - 1);
        let cell = &mut cells[CLOUD_ROWS - 1 - at(point.hours, CLOUD_ROWS)][at(point.said.likely, width)];
        let hit = is_hit(point.hours, point.said);
        *cell = match *cell {
            'o' | 'O' if hit => 'O',
            'x' | 'X' if !hit => 'X',
            'o' | 'O' | 'x' | 'X' | '*' => '*',
            _ if hit => 'o',
            _ => 'x',
        };
    }
    page.line(&words(lang, A::Cloud));
    let legend = format!("  o {}   x {}", words(lang, A::InsideMark), words(lang, A::OutsideMark));
    page.line(&legend);
    let hours = |share: f64| number::hours(scale.hours(share), lang);
    for (at, cells) in cells.iter().enumerate() {
        let label = match at {
            0 => hours(1.0),
            _ if at == CLOUD_ROWS / 2 => hours(0.5),
            _ if at == CLOUD_ROWS - 1 => hours(0.0),
            _ => String::new(),
        };
        let line: String = cells.iter().collect();
        page.line(format!("{label:>CLOUD_LEFT$} │{line}").trim_end());
    }
    page.line(&format!("{:>CLOUD_LEFT$} └{}", words(lang, A::TookAxis), "─".repeat(width)));
    let (left, right) = (hours(0.0), hours(1.0));
    let middle = words(lang, A::SaidAxis);
    let room = width.saturating_sub(left.chars().count() + right.chars().count() + middle.chars().count());
    let (before, after) = (" ".repeat(room / 2), " ".repeat(room - room / 2));
    page.line(&format!("{:>CLOUD_LEFT$}  {left}{before}{middle}{after}{right}", ""));
}

/// A logarithmic scale of hours that holds all points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    pub fn of(points: &[Point]) -> Option<Scale> {
        let all = || points.iter().flat_map(|point| [point.hours, point.said.likely]);
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max));
        // A little air, and at least a factor of four.
        let (low, high) = ((low / 1.2).ln(), (high * 1.2).ln());
        let short = (4.0_f64.ln() - (high - low)).max(0.0) / 2.0;
        (!points.is_empty()).then_some(Scale { low: low - short, high: high + short })
    }

    /// Where so many hours lie, 0–1.
    pub fn share(self, hours: f64) -> f64 {
        ((hours.ln() - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// The hours at a place.
    pub fn hours(self, share: f64) -> f64 {
        (self.low + share * (self.high - self.low)).exp()
    }
}

/// The same for programs.
#[must_use]
pub fn json(accuracy: &Accuracy, points: &[Point]) -> String {
    let part = |part: &std::collections::BTreeMap<String, Score>| -> Value {
        part.iter().map(|(name, one)| (name.clone(), score(one))).collect::<serde_json::Map<_, _>>().into()
    };
    pretty(&json!({
        "schema": "smeta/accuracy/1",
        "all": accuracy.all.as_ref().map(score),
        "won": accuracy.won.as_ref().map(score),
        "totals": accuracy.totals.as_ref().map(score),
        "by_entry": part(&accuracy.by_entry),
        "by_person": part(&accuracy.by_person),
        "by_promise": part(&accuracy.by_promise),
        "calibration": accuracy.curve.iter().map(|(level, share)| json!({
            "promised": level, "came_true": rounded(*share, 4),
        })).collect::<Vec<_>>(),
        "jobs": points.iter().map(|point| json!({
            "name": point.name, "said": range(point.said), "hours": rounded(point.hours, 4),
        })).collect::<Vec<_>>(),
    }))
}

fn score(score: &Score) -> Value {
    json!({
        "jobs": score.n,
        "hits": score.hits,
        "over": score.over,
        "bias": rounded(score.bias, 4),
        "error": rounded(score.error, 4),
        "width": rounded(score.width, 4),
    })
}
