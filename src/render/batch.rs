//! `smeta batch`: the cells of a row, and the summary as JSON `smeta/batch-summary/1`.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde_json::json;

use super::json::{money, pretty};
use crate::domain::batch::{Answered, LineNumbers, RowLine, RowQuote, Saved, Tally, Warning};
use crate::domain::lang::Lang;
use crate::domain::matching::Verdict;
use crate::domain::money::{Currency, Money, PriceRange};
use crate::domain::quote::DayRange;
use crate::domain::range::Range3;
use crate::domain::table::Cell;
use crate::wording::{Batch, Message, say};

/// The columns of a request's row. Others build on these names: docs/batch.md.
pub const OF_REQUEST: &[&str] = &[
    "input_line",
    "verdict",
    "entries",
    "candidates",
    "confidence",
    "price_low",
    "price_likely",
    "price_high",
    "price_safe",
    "price_currency",
    "hours_low",
    "hours_likely",
    "hours_high",
    "days_low",
    "days_likely",
    "days_high",
    "ready_low",
    "ready_likely",
    "ready_high",
    "promise",
    "valid_until",
    "questions",
    "asks",
    "priced",
    "budget_chance",
    "by_chance",
    "warnings",
    "error",
    "error_text",
];

/// The columns of a line's row.
pub const OF_LINE: &[&str] = &[
    "input_line",
    "line",
    "ask",
    "verdict",
    "entry",
    "title",
    "candidates",
    "confidence",
    "variant",
    "price_low",
    "price_likely",
    "price_high",
    "price_currency",
    "hours_low",
    "hours_likely",
    "hours_high",
    "days_low",
    "days_likely",
    "days_high",
    "warnings",
    "error",
    "error_text",
];

/// What the cells are made with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'c> {
    /// The language of reasons and titles.
    pub lang: Lang,
    /// The currency of all sums.
    pub currency: Currency,
    /// The catalog, for titles.
    pub catalog: &'c crate::domain::catalog::Catalog,
    /// Whether rows have the number that they were saved as.
    pub numbered: bool,
}

/// The last column of what was saved: what later commands take.
pub const NUMBER: &str = "number";

fn number(answered: &Answered, setting: Setting) -> Option<Cell> {
    setting.numbered.then(|| answered.number.map_or(Cell::Empty, |number| whole(number.into())))
}

/// One row for the request.
#[must_use]
pub fn request(answered: &Answered, setting: Setting) -> Vec<Cell> {
    let line = whole(answered.row.line);
    let quote = match &answered.outcome {
        Ok(quote) => quote,
        Err(problem) => {
            let mut cells = vec![Cell::Empty; OF_REQUEST.len()];
            (cells[0], cells[1]) = (line, text("bad"));
            put_error(&mut cells, problem, setting.lang);
            cells.extend(number(answered, setting));
            return cells;
        }
    };
    let numbers = &quote.numbers;
    let total = numbers.total.as_ref();
    let mut cells = vec![
        line,
        text(verdict(quote.verdict())),
        list(quote.entries()),
        list(candidates(&quote.lines)),
        share(quote.confidence()),
    ];
    cells.extend(price(total.map(|total| total.price)));
    cells.push(total.map_or(Cell::Empty, |total| sum(total.safe)));
    cells.push(total.map_or(Cell::Empty, |_| text(setting.currency.code())));
    cells.extend(hours(total.map(|total| total.hours)));
    cells.extend(days(total.map(|total| total.days)));
    cells.extend([0, 1, 2].map(|at: usize| total.map_or(Cell::Empty, |total| text(&total.ready[at].to_string()))));
    let priced = quote.lines.iter().filter(|line| line.verdict == Verdict::Typical).count();
    cells.extend([
        total.map_or(Cell::Empty, |_| text(numbers.promise.code())),
        total.map_or(Cell::Empty, |_| text(&numbers.valid_until.to_string())),
        list(numbers.questions.clone()),
        whole(quote.lines.len() as u64),
        whole(priced as u64),
        numbers.budget_chance.map_or(Cell::Empty, share),
        numbers.by_chance.map_or(Cell::Empty, share),
        list(quote.warnings().into_iter().map(|warning| warning.code().to_owned()).collect()),
        Cell::Empty,
        Cell::Empty,
    ]);
    cells.extend(number(answered, setting));
    cells
}

/// One row for each line of the quote.
#[must_use]
pub fn lines(answered: &Answered, setting: Setting) -> Vec<Vec<Cell>> {
    let place = whole(answered.row.line);
    let quote: &RowQuote = match &answered.outcome {
        Ok(quote) => quote,
        Err(problem) => {
            let mut cells = vec![Cell::Empty; OF_LINE.len()];
            (cells[0], cells[3]) = (place, text("bad"));
            put_error(&mut cells, problem, setting.lang);
            cells.extend(number(answered, setting));
            return vec![cells];
        }
    };
    let row = |(at, (line, numbers)): (u64, (&RowLine, &LineNumbers))| {
        let entry = line.entries.first().filter(|_| line.verdict == Verdict::Typical);
        let title = entry.and_then(|id| setting.catalog.entry(id)).map(|entry| entry.title.get(setting.lang));
        let estimate = numbers.estimate.as_ref();
        let sold = estimate.filter(|_| !numbers.do_it_yourself);
        let mut cells = vec![
            place.clone(),
            whole(at),
            line.ask.as_deref().map_or(Cell::Empty, text),
            text(verdict(line.verdict)),
            entry.map_or(Cell::Empty, |id| text(id)),
            title.map_or(Cell::Empty, text),
            list(candidates(std::slice::from_ref(line))),
            share(line.confidence),
            numbers.variant.as_deref().map_or(Cell::Empty, text),
        ];
        cells.extend(price(sold.map(|(_, price, _)| *price)));
        cells.push(sold.map_or(Cell::Empty, |_| text(setting.currency.code())));
        cells.extend(hours(estimate.map(|(hours, _, _)| *hours)));
        cells.extend(days(estimate.map(|(_, _, days)| *days)));
        let warnings = [
            (Warning::Consult, numbers.consult),
            (Warning::Stop, numbers.stop),
            (Warning::DoItYourself, numbers.do_it_yourself),
        ];
        let warnings = warnings.iter().filter(|(_, holds)| *holds).map(|(warning, _)| warning.code().to_owned());
        cells.extend([list(warnings.collect()), Cell::Empty, Cell::Empty]);
        cells.extend(number(answered, setting));
        cells
    };
    (1..).zip(quote.lines.iter().zip(&quote.numbers.lines)).map(row).collect()
}

/// The error and its reason are the last two columns.
fn put_error(cells: &mut [Cell], problem: &crate::domain::batch::RowProblem, lang: Lang) {
    if let [.., error, reason] = cells {
        *error = text(problem.code());
        *reason = Cell::Text(say(lang, &Message::Batch(Batch::Problem(problem))));
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Typical => "typical",
        Verdict::Unsure => "unsure",
        Verdict::New => "new",
    }
}

/// The entries that may be meant by asks whose entry is not known.
fn candidates(lines: &[RowLine]) -> Vec<String> {
    let open = lines.iter().filter(|line| line.verdict != Verdict::Typical);
    open.flat_map(|line| line.entries.iter().cloned()).collect()
}

pub(super) fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

pub(super) fn list(names: Vec<String>) -> Cell {
    Cell::List(names)
}

pub(super) fn whole(number: u64) -> Cell {
    Cell::Number(number.into())
}

/// A share with two decimals: nobody knows it better.
fn share(share: f64) -> Cell {
    rounded(share, 2)
}

pub(super) fn rounded(number: f64, decimals: u32) -> Cell {
    Decimal::from_f64(number).map_or(Cell::Empty, |number| Cell::Number(number.round_dp(decimals).normalize()))
}

fn sum(money: Money) -> Cell {
    Cell::Number(money.decimal().normalize())
}

pub(super) fn price(price: Option<PriceRange>) -> [Cell; 3] {
    price.map_or([const { Cell::Empty }; 3], |price| [price.low, price.likely, price.high].map(sum))
}

fn hours(hours: Option<Range3>) -> [Cell; 3] {
    hours.map_or([const { Cell::Empty }; 3], |hours| {
        [hours.low, hours.likely, hours.high].map(|hours| rounded(hours, 1))
    })
}

fn days(days: Option<DayRange>) -> [Cell; 3] {
    days.map_or([const { Cell::Empty }; 3], |days| [days.low, days.likely, days.high].map(|days| whole(days.into())))
}

/// The summary as JSON.
#[must_use]
pub fn summary(tally: &Tally, saved: Option<&Saved>, today: chrono::NaiveDate, setting: Setting) -> String {
    let studio = &setting.catalog.studio;
    pretty(&json!({
        "schema": "smeta/batch-summary/1",
        "catalog": { "name": studio.name, "version": setting.catalog.version },
        "today": today.to_string(),
        "rows": tally.rows,
        "typical": tally.typical,
        "unsure": tally.unsure,
        "new": tally.new,
        "bad": tally.bad,
        "likely": money(tally.likely),
        "safe": money(tally.safe),
        "currency": setting.currency.code(),
        "saved": saved.map(|saved| json!({
            "first": saved.numbers.map(|(first, _)| first), "last": saved.numbers.map(|(_, last)| last),
            "waiting": saved.waiting,
        })),
    }))
}
