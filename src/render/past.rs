//! `smeta catalog gaps` and `replay`: what past requests say of the catalog, as text and as JSON.

use serde_json::{Value, json};

use super::json::{money, pretty, rounded};
use super::page::{Page, Style};
use crate::domain::lang::Lang;
use crate::domain::matching::gaps::Gap;
use crate::domain::money::{Currency, PriceRange};
use crate::domain::quote::replay::{Replay, Row, Side};
use crate::text::clean::without_controls;
use crate::wording::{Message, Reading as R, number, say};

/// The groups of requests that nothing fits; of so many requests.
#[must_use]
pub fn gaps(gaps: &[Gap], n_texts: usize, lang: Lang, columns: usize) -> String {
    let say_it = |words: R| say(lang, &Message::Reading(words));
    let mut page = Page::new(columns);
    if gaps.is_empty() {
        page.paragraph("", "", Style::Good, &say_it(R::NoGaps(n_texts)));
        return page.finish();
    }
    page.heading(&say_it(R::Gaps(gaps.iter().map(|gap| gap.count).sum(), gaps.len())));
    for gap in gaps {
        page.gap();
        let near =
            gap.nearest.as_ref().map(|(id, confidence)| say_it(R::Nearest(id, &number::percent(*confidence, lang))));
        let near = near.unwrap_or_else(|| say_it(R::NothingNear));
        page.sides(
            (&format!("×{}  {}", gap.count, without_controls(&gap.lead)), Style::Strong),
            "    ",
            (&near, Style::Faint),
        );
        for request in gap.requests.iter().filter(|request| request.text != gap.lead) {
            let times = if request.count > 1 { format!(" ×{}", request.count) } else { String::new() };
            page.paragraph("    ", "      ", Style::Plain, &format!("{}{times}", without_controls(&request.text)));
        }
    }
    page.finish()
}

/// The same: `smeta/gaps/1`; with the draft of each.
#[must_use]
pub fn gaps_json(gaps: &[Gap], drafts: &[(String, String)]) -> String {
    let one = |(gap, (_, draft)): (&Gap, &(String, String))| {
        let nearest =
            gap.nearest.as_ref().map(|(id, confidence)| json!({ "entry": id, "confidence": rounded(*confidence, 4) }));
        let requests = gap.requests.iter().map(
            |request| json!({ "text": request.text, "count": request.count, "verdict": if request.new { "new" } else { "unsure" } }),
        );
        json!({
            "lead": gap.lead,
            "count": gap.count,
            "nearest": nearest,
            "requests": requests.collect::<Vec<_>>(),
            "draft": draft,
        })
    };
    let groups: Vec<Value> = gaps.iter().zip(drafts).map(one).collect();
    pretty(&json!({ "schema": "smeta/gaps/1", "groups": groups }))
}

/// How many of a long list are shown to people.
const SHOWN: usize = 20;

/// What would change, from one version of the catalog to another.
#[must_use]
pub fn replay(replay: &Replay, versions: (&str, &str), currency: Currency, lang: Lang, columns: usize) -> String {
    let say_it = |words: R| say(lang, &Message::Reading(words));
    let mut page = Page::new(columns);
    page.line(&Style::Strong.paint(&say_it(R::Replayed(replay.n_requests, versions.0, versions.1))));
    if replay.moved.is_empty() && replay.repriced.is_empty() && replay.same_currency {
        page.paragraph("", "", Style::Good, &say_it(R::NothingMoves));
    }
    let nothing = say_it(R::Nothing);
    let names = |side: &Side| if side.entries.is_empty() { nothing.clone() } else { side.entries.join(" + ") };
    let more = |page: &mut Page, n: usize| {
        if n > SHOWN {
            page.paragraph("    ", "    ", Style::Faint, &format!("… +{}", n - SHOWN));
        }
    };
    if !replay.moved.is_empty() {
        page.heading(&say_it(R::Moved(replay.moved.len())));
    }
    for row in replay.moved.iter().take(SHOWN) {
        page.paragraph("  ", "    ", Style::Plain, &without_controls(&row.text));
        page.paragraph("      ", "        ", Style::Faint, &format!("{} → {}", names(&row.before), names(&row.after)));
    }
    more(&mut page, replay.moved.len());
    if !replay.repriced.is_empty() {
        page.heading(&say_it(R::Repriced(replay.repriced.len())));
    }
    for row in replay.repriced.iter().take(SHOWN) {
        page.sides(
            (&format!("  {}", without_controls(&row.text)), Style::Plain),
            "    ",
            (&changed(row, lang), Style::Plain),
        );
        if let (Some(before), Some(after)) = (row.before.price, row.after.price) {
            let [before, after] = [before, after].map(|price| number::money(price.likely, currency, lang));
            page.paragraph("      ", "        ", Style::Faint, &format!("{}: {before} → {after}", names(&row.after)));
        }
    }
    more(&mut page, replay.repriced.len());
    page.gap();
    if let Some(median) = replay.median.filter(|_| replay.same_currency) {
        page.paragraph("", "", Style::Plain, &say_it(R::Median(&percent(median, lang))));
    }
    if let Some(worst) = replay.repriced.first() {
        page.paragraph("", "", Style::Plain, &say_it(R::Worst(&changed(worst, lang))));
    }
    if !replay.same_currency {
        page.paragraph("", "", Style::Warning, &say_it(R::OtherCurrency));
    }
    let (before, after, of) = replay.right;
    if of > 0 {
        page.paragraph("", "", Style::Plain, &say_it(R::Right(before, after, of)));
    }
    page.finish()
}

fn changed(row: &Row, lang: Lang) -> String {
    row.change().map(|change| percent(change, lang)).unwrap_or_default()
}

/// A change with its sign: +12 %, −8 %, 0 %.
fn percent(change: f64, lang: Lang) -> String {
    let size = number::measured(change.abs(), 0, lang);
    match change {
        more if more > 0.0 => format!("+{size}"),
        less if less < 0.0 => format!("−{size}"),
        _ => size,
    }
}

/// The same: `smeta/replay/1`.
#[must_use]
pub fn replay_json(replay: &Replay, versions: (&str, &str)) -> String {
    let price = |price: Option<PriceRange>| {
        price.map(|price| json!({ "low": money(price.low), "likely": money(price.likely), "high": money(price.high) }))
    };
    let side = |side: &Side| json!({ "entries": side.entries, "price": price(side.price) });
    let row = |row: &Row| {
        json!({
            "text": row.text,
            "before": side(&row.before),
            "after": side(&row.after),
            "change": row.change().filter(|_| replay.same_currency).map(|change| rounded(change, 4)),
        })
    };
    let (before, after, of) = replay.right;
    pretty(&json!({
        "schema": "smeta/replay/1",
        "catalog": { "before": versions.0, "after": versions.1 },
        "requests": replay.n_requests,
        "moved": replay.moved.iter().map(row).collect::<Vec<_>>(),
        "repriced": replay.repriced.iter().map(row).collect::<Vec<_>>(),
        "median": replay.median.filter(|_| replay.same_currency).map(|median| rounded(median, 4)),
        "worst": replay.repriced.first().and_then(Row::change).map(|change| rounded(change, 4)),
        "right": { "before": before, "after": after, "of": of },
        "same_currency": replay.same_currency,
    }))
}
