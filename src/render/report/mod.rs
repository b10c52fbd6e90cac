//! A report as a table, CSV, JSON and one HTML page. What stands in the table and on the page is put into words once,
//! here; the machine's forms have the bare figures.

mod charts;
pub mod csv;
pub mod html;
pub mod json;
pub mod text;

use crate::domain::lang::Lang;
use crate::domain::ledger::Status;
use crate::domain::money::{Currency, Money};
use crate::domain::report::{Report, Share};
use crate::render::quote_text::plain;
use crate::wording::{Kept, Message, Report as R, date, number, say};

/// Rows of a table that are shown; the machine's forms have all.
const MOST_ROWS: usize = 12;

/// A figure with its label.
struct Figure {
    label: String,
    value: String,
    /// What has to be known about it.
    note: String,
}

/// A table: its first column is words, the others are figures.
struct Section {
    heading: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    /// So many rows are left out.
    n_more: usize,
}

fn words(lang: Lang, message: R) -> String {
    say(lang, &Message::Report(message))
}

/// The heading: the time and how many quotes.
fn heading(report: &Report, lang: Lang) -> String {
    let day = |day| date::full(day, lang);
    let time = match (report.period.from, report.period.to) {
        (None, None) => words(lang, R::Always),
        (Some(from), None) => words(lang, R::From(&day(from))),
        (None, Some(to)) => words(lang, R::To(&day(to))),
        (Some(from), Some(to)) => words(lang, R::Between(&day(from), &day(to))),
    };
    words(lang, R::Heading(&time, report.by_status.iter().sum()))
}

/// So many of so many, or that there is nothing to tell it by.
fn share(share: Share, lang: Lang) -> String {
    match share.value() {
        None => words(lang, R::None),
        Some(value) => words(lang, R::Of3(share.n, share.of, &number::measured(value, 0, lang))),
    }
}

fn figures(report: &Report, lang: Lang) -> Vec<Figure> {
    let money = |sum: Money| number::money(rounded(sum), report.currency, lang);
    let figure = |label: R, value: String, note: String| Figure { label: words(lang, label), value, note };
    let sum = |sum: Option<Money>| sum.map_or_else(|| words(lang, R::None), money);
    let standing = Status::ALL.iter().zip(report.by_status).filter(|(_, n)| *n > 0);
    let standing = standing.map(|(status, n)| format!("{} {n}", say(lang, &Message::Kept(Kept::Status(*status)))));
    let interval = |share: Share| match share.interval() {
        Some((low, high)) => {
            words(lang, R::Interval(&number::measured(low, 0, lang), &number::measured(high, 0, lang)))
        }
        None => String::new(),
    };
    let foreign = if report.n_foreign > 0 { words(lang, R::Foreign(report.n_foreign)) } else { String::new() };
    let (margin, margin_note) = match &report.margin {
        None => (words(lang, R::NoCosts), String::new()),
        Some(margin) => {
            let left = match margin.share() {
                None => words(lang, R::None),
                Some(share) => {
                    let left = money(margin.price - margin.cost);
                    let left = words(lang, R::Left(&left, margin.n, margin.n_facts));
                    format!("{}: {left}", number::measured(share, 0, lang))
                }
            };
            (left, if margin.n_unknown > 0 { words(lang, R::LeftUnknown(margin.n_unknown)) } else { String::new() })
        }
    };
    let mut all = vec![
        figure(R::Standing, standing.collect::<Vec<_>>().join(" · "), String::new()),
        figure(R::Conversion, share(report.conversion, lang), interval(report.conversion)),
        figure(
            R::Average,
            sum(report.average),
            report.median.map(|median| words(lang, R::Median(&money(median)))).unwrap_or_default(),
        ),
        figure(R::AverageWon, sum(report.average_won), String::new()),
        figure(R::WonSum, money(report.won_sum), foreign),
        figure(R::MarginWord, margin, margin_note),
        figure(R::Alone, share(report.alone, lang), String::new()),
        figure(R::Inside, share(report.hits, lang), words(lang, R::Promised80)),
    ];
    if let Some(score) = report.accuracy.all {
        all.push(figure(R::Bias, words(lang, R::BiasOf(&number::decimal(score.bias, 2, lang))), String::new()));
    }
    all
}

/// The tables that have rows.
fn sections(report: &Report, lang: Lang) -> Vec<Section> {
    let money = |sum: Money| number::money(rounded(sum), report.currency, lang);
    let count = |n: usize| number::whole(n as u64, lang);
    let width = |width: Option<f64>| {
        width.map_or_else(|| "–".to_owned(), |times| format!("×{}", number::decimal(times, 1, lang)))
    };
    let losses = report.losses.iter().map(|loss| vec![plain(&loss.reason), count(loss.n), money(loss.sum)]);
    let tasks = report.tasks.iter().map(|task| {
        let hours = task.median_hours().map_or_else(|| "–".to_owned(), |hours| number::hours(hours, lang));
        vec![
            plain(if task.title.is_empty() { &task.entry } else { &task.title }),
            count(task.asked),
            count(task.won),
            hours,
        ]
    });
    let months = report.months.iter().map(|month| {
        let open = month.quotes - month.won - month.lost;
        vec![
            month.first.format("%Y-%m").to_string(),
            count(month.quotes),
            count(month.won),
            count(month.lost),
            count(open),
            money(month.sum),
        ]
    });
    let questions = report.questions.iter().map(|question| {
        let answered = format!("{}/{}", question.answered.n, question.answered.of);
        let (with, without) = (width(question.width_with), width(question.width_without));
        vec![question.id.clone(), answered, with, without, words(lang, R::Worth(question.worth))]
    });
    let pitfalls = report.pitfalls.iter().filter(|pitfall| pitfall.seen.n > 0);
    let pitfalls = pitfalls.map(|pitfall| vec![pitfall.id.clone(), share(pitfall.seen, lang)]);
    let section = |heading: R, columns: &[R], rows: Vec<Vec<String>>| {
        let columns = columns.iter().map(|column| words(lang, column.clone())).collect();
        let n_more = rows.len().saturating_sub(MOST_ROWS);
        // Of months the last ones are the news.
        let rows = if matches!(heading, R::Months) {
            rows.into_iter().skip(n_more).collect()
        } else {
            rows.into_iter().take(MOST_ROWS).collect()
        };
        Section { heading: words(lang, heading), columns, rows, n_more }
    };
    let all = [
        section(R::Losses, &[R::Reason, R::Quotes, R::Sum], losses.collect()),
        section(R::Tasks, &[R::Task, R::Asked, R::Won, R::WorkedHours], tasks.collect()),
        section(R::Months, &[R::Month, R::Quotes, R::Won, R::Lost, R::Open, R::Sum], months.collect()),
        section(
            R::Questions,
            &[R::Question, R::Answered, R::WidthWith, R::WidthWithout, R::WorthWord],
            questions.collect(),
        ),
        section(R::Pitfalls, &[R::Pitfall, R::Seen], pitfalls.collect()),
    ];
    all.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

/// To whole units: hundredths of an average are noise.
fn rounded(sum: Money) -> Money {
    Money::of_decimal(sum.decimal().round())
}

/// The currency as machines know it.
fn code(currency: Currency) -> &'static str {
    currency.code()
}
