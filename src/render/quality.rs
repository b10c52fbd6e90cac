//! `smeta catalog test --quality`: the measures and the confusions, as text and as JSON `smeta/quality/1`.

use serde_json::{Value, json};

use super::json::{pretty, rounded};
use super::page::{Page, Style};
use crate::domain::lang::Lang;
use crate::domain::matching::quality::{Quality, Share};
use crate::text::clean::without_controls;
use crate::wording::Quality as Q;
use crate::wording::{Message, number, say};

/// Columns of a percentage, and of what it is counted from.
const RATE: usize = 9;
const COUNT: usize = 14;

/// The page, over so many requests; so many rows were left out.
#[must_use]
pub fn text(quality: &Quality, n_cases: usize, n_skipped: usize, lang: Lang, columns: usize) -> String {
    let say_it = |message: Q| say(lang, &Message::Quality(message));
    let mut page = Page::new(columns);
    page.heading(&say_it(Q::Heading(n_cases)));
    let rows = [
        (Q::First, Measure::Share(quality.first)),
        (Q::Three, Measure::Share(quality.three)),
        (Q::Mrr, Measure::Number(quality.mrr)),
        (Q::Set, Measure::Share(quality.set())),
        (Q::SetOfOne, Measure::Share(quality.set_of_one)),
        (Q::SetOfSeveral, Measure::Share(quality.set_of_several)),
        (Q::RefusedRightly, Measure::Share(quality.refused_rightly)),
        (Q::RefusedWrongly, Measure::Share(quality.refused_wrongly)),
        (Q::TypicalAndWrong, Measure::Share(quality.typical_and_wrong)),
        (Q::CalibrationError, Measure::Number(quality.calibration_error)),
    ];
    for (label, measure) in rows {
        let figures = match measure {
            Measure::Share(share) => share.rate().map(|rate| {
                let count = say_it(Q::Of(share.hits, share.of));
                format!("{count:>COUNT$}{:>RATE$}", number::measured(rate, 1, lang))
            }),
            Measure::Number(number) => number.map(|number| number::decimal(number, 3, lang)),
        };
        let figures = figures.unwrap_or_else(|| say_it(Q::NoCases));
        page.sides((&format!("  {}", say_it(label)), Style::Plain), "    ", (&figures, Style::Plain));
    }
    if quality.confusions.is_empty() {
        page.gap();
        page.paragraph("", "  ", Style::Good, &say_it(Q::NoConfusions));
    } else {
        page.heading(&say_it(Q::Confusions));
    }
    let nothing = say_it(Q::Nothing);
    for confusion in &quality.confusions {
        let name = |entry: &Option<String>| entry.clone().unwrap_or_else(|| nothing.clone());
        let pair = format!("  {} → {}", name(&confusion.expected), name(&confusion.found));
        page.sides((&pair, Style::Plain), "    ", (&confusion.count.to_string(), Style::Plain));
        let example = without_controls(&confusion.example);
        page.paragraph("    ", "    ", Style::Faint, &say(lang, &Message::Quoted(&example)));
    }
    if n_skipped > 0 {
        page.gap();
        page.paragraph("", "  ", Style::Warning, &say_it(Q::SkippedRows(n_skipped)));
    }
    page.finish()
}

enum Measure {
    Share(Share),
    Number(Option<f64>),
}

/// The same for programs, with the rows that were left out: line and reason.
#[must_use]
pub fn json(quality: &Quality, n_cases: usize, skipped: &[(u64, String)]) -> String {
    let share =
        |share: Share| json!({ "rate": share.rate().map(|rate| rounded(rate, 4)), "hits": share.hits, "of": share.of });
    let number = |number: Option<f64>| number.map(|number| rounded(number, 4));
    let confusions: Vec<Value> = quality
        .confusions
        .iter()
        .map(|one| json!({ "expected": one.expected, "found": one.found, "count": one.count, "example": one.example }))
        .collect();
    let skipped: Vec<Value> =
        skipped.iter().map(|(line, message)| json!({ "line": line, "message": message })).collect();
    pretty(&json!({
        "schema": "smeta/quality/1",
        "requests": n_cases,
        "first": share(quality.first),
        "three": share(quality.three),
        "mrr": number(quality.mrr),
        "set": share(quality.set()),
        "set_of_one": share(quality.set_of_one),
        "set_of_several": share(quality.set_of_several),
        "refused_rightly": share(quality.refused_rightly),
        "refused_wrongly": share(quality.refused_wrongly),
        "typical_and_wrong": share(quality.typical_and_wrong),
        "calibration_error": number(quality.calibration_error),
        "confusions": confusions,
        "skipped": skipped,
    }))
}
