//! `smeta catalog list`, `show` and `test` for people.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use textwrap::core::display_width;

use super::page::{Page, Style};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{CostPrice, Effect, Entry, Per, Severity};
use crate::domain::lang::{Lang, Text};
use crate::domain::matching::proof::{Claim, Proof};
use crate::text::clean::without_controls;
use crate::wording::number::{self, hours_range, percent};
use crate::wording::{Message, say};

/// From this width on there is room for who does a task and how much is asked about it.
const WIDE: usize = 100;

/// The entries by category, in columns that are the same for all.
#[must_use]
pub fn list(catalog: &Catalog, entries: &[&Entry], lang: Lang, columns: usize) -> String {
    let heads = say(lang, &Message::TableHeads);
    let heads: Vec<&str> = heads.split('|').collect();
    let row = |entry: &Entry| {
        let role = catalog.studio.roles.get(&entry.executor).map_or(entry.executor.as_str(), |title| title.get(lang));
        [
            entry.id.clone(),
            plain(entry.title.get(lang)),
            plain(role),
            hours_range(entry.effort.hours, lang),
            entry.questions.len().to_string(),
        ]
    };
    let rows: Vec<(&str, [String; 5])> = entries.iter().map(|entry| (entry.category.as_str(), row(entry))).collect();
    let shown: &[usize] = if columns >= WIDE { &[0, 1, 2, 3, 4] } else { &[0, 1, 3] };
    let widest = |column: usize| {
        let cells = rows.iter().map(|(_, row)| row[column].as_str());
        cells.chain([heads[column]]).map(display_width).max().unwrap_or(0) as u16
    };
    let columns = columns.clamp(40, 110) as u16;
    let others: u16 = shown.iter().filter(|at| **at != TITLE).map(|at| widest(*at) + PADDING).sum();
    let title_width = (widest(TITLE) + PADDING).min(columns.saturating_sub(others)).max(LEAST_TITLE);
    let table = || {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(columns);
        table
    };
    let lines = |mut table: Table| {
        for (at, column) in shown.iter().enumerate() {
            let Some(cells) = table.column_mut(at) else { continue };
            let width = if *column == TITLE { title_width } else { widest(*column) + PADDING };
            cells.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if *column > ROLE {
                cells.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned() + "\n").collect::<String>()
    };
    let mut header = table();
    header.set_header(shown.iter().map(|column| heads[*column]));
    let mut text = lines(header);
    for (category, title) in &catalog.categories {
        let own = rows.iter().filter(|(of, _)| of == category).map(|(_, row)| row);
        let mut table = table();
        table.add_rows(own.map(|row| shown.iter().map(|column| row[*column].as_str())));
        if !table.is_empty() {
            text.push_str(&format!("\n{}\n{}", Style::Strong.paint(title.get(lang)), lines(table)));
        }
    }
    text
}

/// The columns of the list that are treated differently from others.
const TITLE: usize = 1;
const ROLE: usize = 2;

/// The space on both sides of a cell.
const PADDING: u16 = 2;

/// Less room than this breaks titles to pieces; then the table is wider than the terminal.
const LEAST_TITLE: u16 = 16;

/// One entry in full.
#[must_use]
pub fn show(catalog: &Catalog, entry: &Entry, lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.sides((&plain(entry.title.get(lang)), Style::Strong), "  ", (&entry.id, Style::Faint));
    let hours = say(lang, &Message::Hours(&hours_range(entry.effort.hours, lang)));
    let likely = say(lang, &Message::Hours(&number::hours(entry.effort.hours.likely, lang)));
    let usual = say(lang, &Message::UsuallyAbout(&likely));
    page.heading(&say(lang, &Message::BaseEffort));
    page.paragraph(" ", " ", Style::Plain, &format!("{hours}, {usual}"));
    if let Some(because) = &entry.effort.because {
        page.paragraph(" ", " ", Style::Faint, &plain(because));
    }
    bullets(&mut page, lang, &Message::Includes, &entry.includes);
    bullets(&mut page, lang, &Message::Excludes, &entry.excludes);
    bullets(&mut page, lang, &Message::Needs, &entry.needs);
    if !entry.steps.is_empty() {
        page.heading(&say(lang, &Message::Steps));
        for (at, step) in entry.steps.iter().enumerate() {
            page.paragraph(&format!(" {:>2}. ", at + 1), "     ", Style::Plain, &plain(step.get(lang)));
        }
    }
    if entry.stages.len() > 1 {
        page.heading(&say(lang, &Message::Stages));
        for stage in &entry.stages {
            let role = catalog.studio.roles.get(&stage.role).map_or(stage.role.as_str(), |title| title.get(lang));
            page.paragraph(
                &format!(" {:>5}  ", percent(stage.share, lang)),
                "        ",
                Style::Plain,
                &format!("{}, {role}", plain(stage.title.get(lang))),
            );
        }
    }
    if !entry.variants.is_empty() {
        page.heading(&say(lang, &Message::Variants));
        for variant in &entry.variants {
            let hours = hours_range(variant.effort.as_ref().unwrap_or(&entry.effort).hours, lang);
            let when = variant.when.get(lang);
            let when = if when.is_empty() { String::new() } else { format!(": {}", plain(when)) };
            let text = format!(
                "{} [{}]{when}, {}",
                plain(variant.title.get(lang)),
                variant.id,
                say(lang, &Message::Hours(&hours))
            );
            page.paragraph(" - ", "   ", Style::Plain, &text);
        }
    }
    if !entry.questions.is_empty() {
        page.heading(&say(lang, &Message::Questions));
        for question in &entry.questions {
            page.paragraph(" ? ", "   ", Style::Plain, &format!("{} [{}]", plain(question.ask.get(lang)), question.id));
            if let Some(per) = question.per {
                page.paragraph("     ", "     ", Style::Faint, &per_text(per, lang));
            }
            for answer in &question.answers {
                let effect = effect(&answer.effect, catalog, lang);
                page.paragraph(
                    "     ",
                    "       ",
                    Style::Faint,
                    &format!("{} · {}{effect}", answer.id, plain(answer.text.get(lang))),
                );
            }
        }
    }
    if !entry.pitfalls.is_empty() {
        page.heading(&say(lang, &Message::Pitfalls));
        for pitfall in &entry.pitfalls {
            let mark = if pitfall.severity == Severity::High { " ! " } else { " - " };
            page.paragraph(mark, "   ", Style::Plain, &plain(pitfall.say.get(lang)));
        }
    }
    page.heading(&say(lang, &Message::Phrases));
    for phrase in entry.phrases.iter().filter(|phrase| phrase.lang == lang) {
        page.paragraph(" - ", "   ", Style::Faint, &plain(&phrase.words));
    }
    if let Some(source) = &entry.source {
        page.heading(&say(lang, &Message::Source));
        page.paragraph(" ", " ", Style::Faint, &plain(source));
    }
    page.finish()
}

/// Hours by a number.
pub(super) fn per_text(per: Per, lang: Lang) -> String {
    let units = (per.each != 1.0).then(|| number::whole(per.each as u64, lang));
    let above = number::whole(per.above as u64, lang);
    let hours = say(lang, &Message::Hours(&format!("+{}", number::exact(per.add, lang))));
    say(lang, &Message::ForEach(&hours, units.as_deref(), &above))
}

/// What an answer changes, in brackets; nothing where it changes nothing.
pub(super) fn effect(effect: &Effect, catalog: &Catalog, lang: Lang) -> String {
    let mut parts = Vec::new();
    if effect.times != 1.0 {
        parts.push(format!("×{}", number::exact(effect.times, lang)));
    }
    if effect.add > 0.0 {
        parts.push(say(lang, &Message::Hours(&format!("+{}", number::exact(effect.add, lang)))));
    }
    let currency = catalog.studio.currency;
    match effect.cost {
        Some(CostPrice::Exact(sum)) => parts.push(format!("+{}", number::money(sum, currency, lang))),
        Some(CostPrice::Between(range)) => {
            let ends = [range.low, range.high].map(|end| number::whole(end.round() as u64, lang));
            parts.push(format!("+{}–{} {}", ends[0], ends[1], currency.sign()));
        }
        None => {}
    }
    if effect.days > 0.0 {
        let days = effect.days.ceil() as u32;
        parts.push(format!("+{}", say(lang, &Message::WorkingDays(days, days))));
    }
    if let Some(variant) = &effect.variant {
        parts.push(format!("→ {variant}"));
    }
    parts.extend(effect.with.iter().map(|id| format!("+ {id}")));
    if effect.consult {
        parts.push(say(lang, &Message::Consult));
    }
    if effect.stop {
        parts.push(say(lang, &Message::Stop));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// What the proofs came to: those that fail, and a count.
#[must_use]
pub fn proofs(list: &[Proof], lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    let nothing = say(lang, &Message::NoEntry);
    for proof in list.iter().filter(|proof| !proof.holds()) {
        let says = plain(&proof.says);
        let found = proof.found.as_deref().unwrap_or(&nothing);
        let text = match &proof.claim {
            Claim::Finds => say(lang, &Message::ExampleMissed(&says, found)),
            Claim::Means(None) => say(lang, &Message::NearMissHit(&says, None)),
            Claim::Means(Some(meant)) if proof.found.as_ref() == Some(&proof.entry) => {
                say(lang, &Message::NearMissHit(&says, Some(meant)))
            }
            Claim::Means(Some(_)) => say(lang, &Message::ExampleMissed(&says, found)),
        };
        page.paragraph(&format!("{}: ", proof.entry), "    ", Style::Warning, &text);
    }
    let failed = list.iter().filter(|proof| !proof.holds()).count();
    let style = if failed == 0 { Style::Good } else { Style::Strong };
    page.line(&style.paint(&say(lang, &Message::Proofs(list.len() - failed, failed))));
    page.finish()
}

fn bullets(page: &mut Page, lang: Lang, heading: &Message, texts: &[Text]) {
    if texts.is_empty() {
        return;
    }
    page.heading(&say(lang, heading));
    for text in texts {
        page.paragraph(" - ", "   ", Style::Plain, &plain(text.get(lang)));
    }
}

fn plain(text: &str) -> String {
    without_controls(text).into_owned()
}
