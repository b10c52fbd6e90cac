//! The rows that `smeta explain` is made of: a label on the left, figures in columns on the right.

use super::page::{Page, Style};
use crate::domain::estimate::Given;
use crate::domain::estimate::way::{Change, Step};
use crate::domain::lang::Lang;
use crate::text::clean::without_controls;
use crate::wording::Explain as E;
use crate::wording::{Message, number, say};

/// Columns of a figure.
pub(super) const HOURS: usize = 8;

pub(super) fn columns_row(page: &mut Page, width: usize, lang: Lang) {
    let heads = say_it(lang, E::Columns);
    let cells: Vec<String> = heads.split('|').map(str::to_owned).collect();
    page.sides(("", Style::Faint), "    ", (&aligned(&cells, width), Style::Faint));
}

pub(super) fn row(page: &mut Page, label: &str, cells: &[String], width: usize) {
    page.sides((label, Style::Plain), "      ", (&aligned(cells, width), Style::Plain));
}

pub(super) fn strong_row(page: &mut Page, label: &str, cells: &[String], width: usize) {
    page.sides((label, Style::Strong), "      ", (&aligned(cells, width), Style::Strong));
}

fn aligned(cells: &[String], width: usize) -> String {
    cells.iter().map(|cell| format!("{cell:>width$}")).collect()
}

/// What an answer changes, and which answer it is.
pub(super) fn step_text(step: &Step, lang: Lang) -> String {
    let change = match step.change {
        Change::Times(times) => format!("× {} ", number::exact(times, lang)),
        Change::Add(add) => format!("+ {} ", number::exact(add, lang)),
        Change::Per(_, add) => format!("+ {} ", number::decimal(add, 1, lang)),
        Change::Days(days) => format!("+ {} ", number::exact(days, lang)),
        Change::Cost(_) | Change::Nothing => String::new(),
    };
    let answer = match (&step.given, step.answer) {
        (Given::Number(number), _) => number::whole(number.round() as u64, lang),
        (_, Some(answer)) => plain(answer.text.get(lang)),
        (_, None) => String::new(),
    };
    format!("{change}[{}] {answer}", step.question.id)
}

pub(super) fn say_it(lang: Lang, message: E) -> String {
    say(lang, &Message::Explain(message))
}

pub(super) fn plain(text: &str) -> String {
    without_controls(text).into_owned()
}
