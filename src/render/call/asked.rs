//! A call line by line: what it comes to by now, and what can be settled, for `smeta quote -i`.

use super::blocks::{name, settled_words, subject, talk};
use crate::domain::call::{Choice, Name, NotSaid, Row, RowId, shortest};
use crate::domain::lang::Lang;
use crate::domain::quote::Quote;
use crate::render::page::{Page, Style};
use crate::render::quote_text::plain;
use crate::wording::{Message, Talk, number, say};

/// The rows worth a person's time: what is not clear, what is worth asking, ways, and what is known. Their numbers are
/// those that are typed.
#[must_use]
pub fn worth_showing<'q>(rows: Vec<Row<'q>>) -> Vec<Row<'q>> {
    let minor = |row: &Row| row.is_open() && matches!(row.id, RowId::Answer(_)) && row.narrows.is_none();
    let steps = |row: &Row| matches!(row.id, RowId::Steps(_));
    let clear = |row: &Row| !row.is_open() && matches!(row.id, RowId::Meaning(_));
    // Without a price no question is worth a sum, and each of them is what is missing.
    let any_worth = rows.iter().any(|row| row.narrows.is_some());
    rows.into_iter().filter(|row| !(steps(row) || clear(row) || any_worth && minor(row))).collect()
}

/// The page before an answer.
#[must_use]
pub fn page(quote: &Quote, rows: &[Row], lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    let currency = quote.catalog.studio.currency;
    page.gap();
    for (at, line) in quote.lines.iter().enumerate() {
        let title = match (line.entry, &line.ask) {
            (Some(entry), _) => plain(entry.title.get(lang)),
            (None, ask) => say(lang, &Message::Quoted(&ask.as_ref().map(|ask| plain(&ask.text)).unwrap_or_default())),
        };
        let price = line.estimate.as_ref().filter(|_| !line.do_it_yourself && !line.stop);
        let price = price.map(|estimate| number::price(estimate.price, currency, lang)).unwrap_or_default();
        page.sides((&format!("  {}. {title}", at + 1), Style::Plain), "     ", (&price, Style::Plain));
    }
    if let Some(total) = &quote.total {
        let price = number::price(total.price, currency, lang);
        let usual = say(lang, &Message::UsuallyAbout(&number::money(total.price.likely, currency, lang)));
        let head = say(lang, &Message::Total);
        page.paragraph(&format!("{head}  "), "   ", Style::Strong, &format!("{price}, {usual}"));
    }
    page.gap();
    for (at, row) in rows.iter().enumerate() {
        one(&mut page, quote, row, at + 1, lang);
    }
    page.finish()
}

fn one(page: &mut Page, quote: &Quote, row: &Row, number: usize, lang: Lang) {
    let currency = quote.catalog.studio.currency;
    let narrows = row.narrows.map(|sum| say(lang, &Message::Narrows(&number::money(sum, currency, lang))));
    let mut title = format!("{number:>2}  {}", subject(row, lang));
    if let Some(settled) = settled_words(row, lang) {
        title = format!("{title} {settled}");
    }
    let style = if row.is_open() { Style::Strong } else { Style::Faint };
    page.sides((&title, style), "    ", (narrows.as_deref().unwrap_or_default(), Style::Faint));
    // What is settled keeps its choices to itself, but for ways: these are chosen among.
    if !row.is_open() && !matches!(row.id, RowId::Way(_)) {
        return;
    }
    let keys = shortest(row, lang);
    for (at, choice) in row.choices.iter().enumerate() {
        let key = keys[at].clone().filter(|key| key.chars().count() <= 3).unwrap_or_else(|| format!(".{}", at + 1));
        let price = match choice {
            Choice { stop: true, .. } => say(lang, &Message::Stop),
            Choice { price: Some(price), .. } => number::price(*price, currency, lang),
            Choice { name: Name::Task(_, likeness), .. } => number::percent(*likeness, lang),
            Choice { .. } => String::new(),
        };
        let text = format!("    {:<5} {}", format!("{number}{key}"), name(choice, lang));
        page.sides((&text, Style::Plain), "          ", (&price, Style::Plain));
    }
    if row.takes_number && row.is_open() {
        page.paragraph("    ", "    ", Style::Faint, &talk(lang, Talk::NumberLine(number)));
    }
}

/// Why a line was not understood: what was typed, and why not.
#[must_use]
pub fn not_said(rows: &[Row], (typed, why): (&str, &NotSaid), lang: Lang) -> String {
    match why {
        NotSaid::NoRow(_) => talk(lang, Talk::NoRow(&plain(typed), rows.len())),
        NotSaid::Several(_) => talk(lang, Talk::SeveralAnswers(&plain(typed))),
        NotSaid::Nothing(_) => talk(lang, Talk::NoAnswer(&plain(typed))),
    }
}
