//! `smeta backtest`: the measures side by side, as text and as JSON `smeta/backtest/1`.

use serde_json::{Value, json};

use super::json::{pretty, rounded};
use super::page::{Page, Style};
use crate::domain::lang::Lang;
use crate::domain::learning::measure::{Measured, Points, Ranges};
use crate::domain::learning::report::{Backtest, Way};
use crate::domain::learning::totals::{TOGETHER, Totals};
use crate::text::clean::without_controls;
use crate::wording::Backtest as B;
use crate::wording::{Message, number, say};

/// Columns of the names, and of each figure.
const NAME: usize = 30;
const FIGURE: usize = 8;

/// The page; so many rows were left out.
#[must_use]
pub fn text(backtest: &Backtest, n_skipped: usize, lang: Lang, columns: usize) -> String {
    let say_it = |message: B| say(lang, &Message::Backtest(message));
    let mut page = Page::new(columns);
    page.heading(&say_it(B::Heading(backtest.n_tested, backtest.n_jobs)));
    let rows = rows(backtest);
    let name = |way: Option<&Way>, n: usize| match way {
        None => say_it(B::Own),
        Some(Way::All) => say_it(B::All),
        Some(Way::Group(column)) => say_it(B::Group(&without_controls(column))),
        Some(Way::Person) => say_it(B::Person(n)),
        Some(Way::OwnWherePerson) => say_it(B::OwnWherePerson(n)),
    };
    let figure = |figure: f64, decimals| number::decimal(figure, decimals, lang);
    let share = |share: f64| number::measured(share, 1, lang);
    let heads = ["MAE", "MdAE", "MMRE", "PRED25", "SA"].map(str::to_owned);
    page.gap();
    page.line(&row(&say_it(B::Points), &heads));
    for (way, measured) in &rows {
        let Points { n, mae, mdae, mmre, pred25, sa, .. } = measured.points;
        let sa = sa.map_or_else(|| "–".to_owned(), share);
        page.line(&row(&name(*way, n), &[figure(mae, 2), figure(mdae, 2), figure(mmre, 2), share(pred25), sa]));
    }
    page.gap();
    let heads = [B::Inside, B::Below, B::Above, B::Width, B::Loss].map(say_it);
    page.line(&row(&say_it(B::Ranges), &heads));
    for (way, measured) in &rows {
        let Some(ranges) = measured.ranges else { continue };
        let Ranges { coverage, below, above, width, pinball_ln } = ranges;
        let figures = [share(coverage), share(below), share(above), figure(width, 1), figure(pinball_ln, 2)];
        page.line(&row(&name(*way, measured.points.n), &figures));
    }
    if let Some(Totals { n, coverage, width, edges_coverage, edges_width, .. }) = backtest.totals {
        page.gap();
        let heads = [say_it(B::Inside), say_it(B::Width)];
        page.line(&row(&say_it(B::Totals(TOGETHER, n)), &heads));
        page.line(&row(&say_it(B::TotalOwn), &[share(coverage), figure(width, 1)]));
        page.line(&row(&say_it(B::TotalEdges), &[share(edges_coverage), figure(edges_width, 1)]));
    }
    page.gap();
    page.paragraph("", "", Style::Faint, &say_it(B::Legend));
    let n_said = backtest.own.map_or(0, |own| own.points.n);
    if n_said < backtest.n_tested {
        page.paragraph("", "", Style::Warning, &say_it(B::Unsaid(backtest.n_tested - n_said)));
    }
    if n_skipped > 0 {
        page.paragraph("", "", Style::Warning, &say_it(B::SkippedRows(n_skipped)));
    }
    page.finish()
}

/// Smeta first, then the others.
fn rows(backtest: &Backtest) -> Vec<(Option<&Way>, Measured)> {
    let own = backtest.own.iter().map(|own| (None, *own));
    own.chain(backtest.others.iter().map(|(way, measured)| (Some(way), *measured))).collect()
}

fn row(name: &str, figures: &[String]) -> String {
    let pad = |text: &str, columns: usize| " ".repeat(columns.saturating_sub(textwrap::core::display_width(text)));
    let figures: String = figures.iter().map(|figure| format!("{}{figure}", pad(figure, FIGURE))).collect();
    format!("  {name}{}{figures}", pad(name, NAME))
}

/// The same for programs, with the rows that were left out: line, code, message.
#[must_use]
pub fn json(backtest: &Backtest, remember: Option<usize>, skipped: &[(u64, &str, String)]) -> String {
    let others: Vec<Value> = backtest
        .others
        .iter()
        .map(|(way, measured)| {
            let (name, column) = match way {
                Way::All => ("all", None),
                Way::Group(column) => ("group", Some(column)),
                Way::Person => ("person", None),
                Way::OwnWherePerson => ("smeta-where-person", None),
            };
            json!({ "way": name, "column": column, "measures": measures(measured) })
        })
        .collect();
    let totals = backtest.totals.map(|totals| {
        json!({
            "totals": totals.n,
            "jobs_each": TOGETHER,
            "rho": rounded(totals.rho, 4),
            "coverage": rounded(totals.coverage, 4),
            "width": rounded(totals.width, 3),
            "edges_coverage": rounded(totals.edges_coverage, 4),
            "edges_width": rounded(totals.edges_width, 3),
        })
    });
    let skipped: Vec<Value> =
        skipped.iter().map(|(line, code, message)| json!({ "line": line, "code": code, "message": message })).collect();
    pretty(&json!({
        "schema": "smeta/backtest/1",
        "jobs": backtest.n_jobs,
        "tested": backtest.n_tested,
        "remember": remember,
        "smeta": backtest.own.as_ref().map(measures),
        "others": others,
        "totals": totals,
        "skipped": skipped,
    }))
}

fn measures(measured: &Measured) -> Value {
    let Points { n, mae, mdae, mmre, pred25, sa, bias } = measured.points;
    let ranges = measured.ranges.map(|ranges| {
        json!({
            "coverage": rounded(ranges.coverage, 4),
            "below": rounded(ranges.below, 4),
            "above": rounded(ranges.above, 4),
            "width": rounded(ranges.width, 3),
            "pinball_ln": rounded(ranges.pinball_ln, 3),
        })
    });
    json!({
        "jobs": n,
        "mae": rounded(mae, 4),
        "mdae": rounded(mdae, 4),
        "mmre": rounded(mmre, 4),
        "pred25": rounded(pred25, 4),
        "sa": sa.map(|sa| rounded(sa, 4)),
        "bias": rounded(bias, 4),
        "range": ranges,
    })
}
