//! A drill as text and as JSON `smeta/drill/1`.

use serde_json::{Value, json};

use super::json::{pretty, range, rounded};
use super::page::{Page, Style};
use super::quote_text::plain;
use crate::domain::catalog::Question;
use crate::domain::drill::{Calibration, Outcome};
use crate::domain::lang::Lang;
use crate::domain::ledger::{Drill, KeptQuote};
use crate::domain::range::Range3;
use crate::wording::{Advice, Drill as D, Message, date, number, say};

fn words(lang: Lang, message: D) -> String {
    say(lang, &Message::Drill(message))
}

/// A call before it is answered: the client's words and the questions, nothing that tells how it ended.
#[must_use]
pub fn call(kept: &KeptQuote, questions: &[&Question], lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.heading(&words(lang, D::Call(&kept.name.to_string())));
    page.paragraph("", "", Style::Faint, &words(lang, D::Client));
    page.paragraph("  ", "  ", Style::Plain, &plain(&kept.latest().quoted.request));
    if !questions.is_empty() {
        page.gap();
        page.paragraph("", "", Style::Faint, &words(lang, D::Questions));
        for (at, question) in questions.iter().enumerate() {
            let first = format!("  {:>2}  ", at + 1);
            page.paragraph(&first, "      ", Style::Plain, &format!("{} ({})", question.ask.get(lang), question.id));
        }
    }
    page.finish()
}

/// The same as JSON.
#[must_use]
pub fn call_json(kept: &KeptQuote, questions: &[&Question], lang: Lang) -> String {
    let questions = questions.iter().map(|question| json!({ "id": question.id, "ask": question.ask.get(lang) }));
    pretty(&json!({
        "schema": "smeta/drill/1",
        "call": {
            "number": kept.name.to_string(),
            "request": kept.latest().quoted.request,
            "questions": questions.collect::<Vec<_>>(),
        },
    }))
}

/// What came out of it, and how all of his ranges did.
#[must_use]
pub fn outcome(
    drill: &Drill,
    outcome: &Outcome,
    calibration: Option<(&str, &Calibration)>,
    lang: Lang,
    columns: usize,
) -> String {
    let mut page = Page::new(columns);
    let hours = |hours: &str| say(lang, &Message::Hours(hours));
    let fact = hours(&number::hours(outcome.fact, lang));
    let (style, verdict) = match () {
        () if outcome.hit => (Style::Good, D::Inside(&fact)),
        () if outcome.fact < drill.low => (Style::Warning, D::Below(&fact)),
        () => (Style::Warning, D::Above(&fact)),
    };
    page.gap();
    page.paragraph("", "", style, &words(lang, verdict));
    let then = hours(&number::hours_range(outcome.said, lang));
    page.paragraph("", "", Style::Plain, &words(lang, D::Then(&then, outcome.said_hit)));
    if !outcome.why.is_empty() {
        let why: Vec<String> = outcome.why.iter().map(|why| plain(why)).collect();
        page.paragraph("", "", Style::Plain, &words(lang, D::Why(&why.join(", "))));
    }
    let answers = |list: &[(String, String)]| {
        let list: Vec<String> = list.iter().map(|(question, answer)| plain(&format!("{question}={answer}"))).collect();
        list.join(", ")
    };
    let (useful, missed) = (answers(&outcome.useful), answers(&outcome.missed));
    let idle = plain(&outcome.idle.join(", "));
    let told = [(&useful, D::Useful(&useful)), (&missed, D::Missed(&missed)), (&idle, D::Idle(&idle))];
    for (list, message) in told {
        if !list.is_empty() {
            page.paragraph("", "  ", Style::Plain, &words(lang, message));
        }
    }
    let mut text = page.finish();
    if let Some((by, calibration)) = calibration {
        text += &score(by, calibration, lang, columns);
    }
    text
}

/// How somebody's ranges did.
#[must_use]
pub fn score(by: &str, calibration: &Calibration, lang: Lang, columns: usize) -> String {
    let times = |width: f64| number::decimal(width, 1, lang);
    let mut page = Page::new(columns);
    page.line("");
    page.line(&Style::Strong.paint(&words(lang, D::Score(&plain(by)))));
    page.paragraph("", "  ", Style::Plain, &words(lang, D::Hits(calibration.hits, calibration.n)));
    page.paragraph("", "  ", Style::Plain, &words(lang, D::Misses(calibration.below, calibration.above)));
    let (own, said) = (times(calibration.width), times(calibration.said_width));
    page.paragraph("", "  ", Style::Plain, &words(lang, D::Width(&own, &said, calibration.said_hits)));
    page.paragraph("", "  ", Style::Strong, &words(lang, D::Advice(advice(calibration))));
    if calibration.tens.len() > 1 {
        for ten in &calibration.tens {
            let day = date::full(ten.from.date_naive(), lang);
            page.paragraph("  ", "  ", Style::Faint, &words(lang, D::Ten(&day, ten.hits, ten.n, &times(ten.width))));
        }
    }
    page.finish()
}

/// What follows from how many of the ranges were right.
fn advice(calibration: &Calibration) -> Advice {
    /// Fewer tell nothing: of ten ranges that are right, seven to nine hold.
    const ENOUGH: usize = 10;
    let share = calibration.hits as f64 / calibration.n.max(1) as f64;
    match () {
        () if calibration.n < ENOUGH => Advice::More,
        () if share < 0.7 => Advice::Wider,
        () if share > 0.9 => Advice::Narrower,
        () => Advice::Right,
    }
}

/// An outcome and a calibration as JSON; either may be missing.
#[must_use]
pub fn json(played: Option<(&KeptQuote, &Drill, &Outcome)>, calibration: Option<(&str, &Calibration)>) -> String {
    let outcome = played.map(|(kept, drill, outcome)| {
        let answers = |list: &[(String, String)]| -> Value {
            list.iter().map(|(question, answer)| json!({ "id": question, "answer": answer })).collect()
        };
        json!({
            "number": kept.name.to_string(),
            "hours": { "low": rounded(drill.low, 2), "high": rounded(drill.high, 2) },
            "asked": drill.asked,
            "fact": rounded(outcome.fact, 2),
            "inside": outcome.hit,
            "said": said(outcome.said),
            "said_inside": outcome.said_hit,
            "useful": answers(&outcome.useful),
            "missed": answers(&outcome.missed),
            "idle": outcome.idle,
            "why": outcome.why,
        })
    });
    let calibration = calibration.map(|(by, calibration)| {
        let tens = calibration.tens.iter().map(|ten| {
            json!({ "from": ten.from.to_rfc3339(), "n": ten.n, "inside": ten.hits, "width": rounded(ten.width, 2) })
        });
        json!({
            "by": by,
            "n": calibration.n,
            "inside": calibration.hits,
            "below": calibration.below,
            "above": calibration.above,
            "width": rounded(calibration.width, 2),
            "said_inside": calibration.said_hits,
            "said_width": rounded(calibration.said_width, 2),
            "tens": tens.collect::<Vec<_>>(),
        })
    });
    pretty(&json!({ "schema": "smeta/drill/1", "outcome": outcome, "calibration": calibration }))
}

fn said(said: Range3) -> Value {
    range(said)
}
