//! `smeta catalog list`, `show` and `test` for people.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::page::{Page, Style};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{CostPrice, Effect, Entry, Severity};
use crate::domain::lang::{Lang, Text};
use crate::domain::matching::proof::{Claim, Proof};
use crate::text::clean::without_controls;
use crate::wording::number::{self, hours_range, percent};
use crate::wording::{Message, say};

/// The entries by category.
#[must_use]
pub fn list(catalog: &Catalog, entries: &[&Entry], lang: Lang, columns: usize) -> String {
    let mut text = String::new();
    for (category, title) in &catalog.categories {
        let own: Vec<&&Entry> = entries.iter().filter(|entry| entry.category == *category).collect();
        if own.is_empty() {
            continue;
        }
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(columns.clamp(40, 200) as u16);
        table.set_header(say(lang, &Message::TableHeads).split('|').map(str::to_owned).collect::<Vec<_>>());
        for entry in own {
            let hours = hours_range(entry.effort.hours, lang);
            let role =
                catalog.studio.roles.get(&entry.executor).map_or(entry.executor.as_str(), |title| title.get(lang));
            table.add_row([
                &*entry.id,
                &plain(entry.title.get(lang)),
                role,
                &hours,
                &entry.questions.len().to_string(),
            ]);
        }
        for column in [3, 4] {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        text.push_str(&Style::Strong.paint(title.get(lang)));
        text.push('\n');
        for line in table.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// One entry in full.
#[must_use]
pub fn show(catalog: &Catalog, entry: &Entry, lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.sides((&plain(entry.title.get(lang)), Style::Strong), "  ", (&entry.id, Style::Faint));
    let hours = say(lang, &Message::Hours(&hours_range(entry.effort.hours, lang)));
    let usual = say(lang, &Message::UsuallyAbout(&number::hours(entry.effort.hours.likely, lang)));
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
                let units = number::whole(per.each as u64, lang);
                let above = number::whole(per.above as u64, lang);
                let hours = say(lang, &Message::Hours(&format!("+{}", number::hours(per.add, lang))));
                page.paragraph("     ", "     ", Style::Faint, &format!("{hours} / {units} (> {above})"));
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
        page.paragraph(" « ", "   ", Style::Faint, &plain(&phrase.words));
    }
    if let Some(source) = &entry.source {
        page.heading(&say(lang, &Message::Source));
        page.paragraph(" ", " ", Style::Faint, &plain(source));
    }
    page.finish()
}

fn effect(effect: &Effect, catalog: &Catalog, lang: Lang) -> String {
    let mut parts = Vec::new();
    if effect.times != 1.0 {
        parts.push(format!("×{}", number::hours(effect.times, lang)));
    }
    if effect.add > 0.0 {
        parts.push(say(lang, &Message::Hours(&format!("+{}", number::hours(effect.add, lang)))));
    }
    let currency = catalog.studio.currency;
    match effect.cost {
        Some(CostPrice::Exact(sum)) => parts.push(format!("+{}", number::money(sum, currency, lang))),
        Some(CostPrice::Between(range)) => parts.push(format!("+{}–{} {}", range.low, range.high, currency.sign())),
        None => {}
    }
    if effect.days > 0.0 {
        parts.push(format!("+{}", say(lang, &Message::WorkingDays(effect.days as u32, effect.days as u32))));
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
            Claim::Means(None) => say(lang, &Message::NearMissHit(&says, &nothing)),
            Claim::Means(Some(meant)) if proof.found.as_ref() == Some(&proof.entry) => {
                say(lang, &Message::NearMissHit(&says, meant))
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
