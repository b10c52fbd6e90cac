//! The report for a terminal.

use comfy_table::{CellAlignment, Table, presets};

use super::{Section, figures, heading, sections, words};
use crate::domain::lang::Lang;
use crate::domain::report::Report;
use crate::render::page::{Page, Style};
use crate::wording::Report as R;

/// The page.
#[must_use]
pub fn text(report: &Report, lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.heading(&heading(report, lang));
    page.gap();
    let figures = figures(report, lang);
    let label = figures.iter().map(|figure| figure.label.chars().count()).max().unwrap_or(0);
    for figure in &figures {
        let first = format!("{:label$}  ", figure.label);
        let rest = " ".repeat(label + 2);
        page.paragraph(&first, &rest, Style::Strong, &figure.value);
        if !figure.note.is_empty() {
            page.paragraph(&rest, &rest, Style::Faint, &figure.note);
        }
    }
    for section in sections(report, lang) {
        page.heading(&section.heading);
        page.line(&table(&section));
        if section.n_more > 0 {
            page.line(&Style::Faint.paint(&words(lang, R::More(section.n_more))));
        }
    }
    page.finish()
}

fn table(section: &Section) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(&section.columns);
    for row in &section.rows {
        table.add_row(row);
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        if at > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
        column.set_padding((0, 2));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
