//! Kept quotes for other programs, by the rules that those programs publish; `docs/export.md` names them.
//!
//! What a client typed goes through [`line`] or `lines`: no controls, nothing that a spreadsheet would run.

pub mod amocrm;
pub mod bitrix24;
pub mod ics;
pub mod jira;

use crate::domain::lang::Lang;
use crate::domain::ledger::KeptQuote;
use crate::domain::money::Money;
use crate::domain::range::Range3;
use crate::domain::table::harmless;
use crate::text::clean::without_controls;
use crate::wording::{Export, Message, number, say};

/// A text of one line that no spreadsheet runs.
fn line(text: &str) -> String {
    harmless(&without_controls(text)).into_owned()
}

/// Several lines in one cell.
fn lines(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| without_controls(text).into_owned()).collect();
    harmless(&texts.join("\n")).into_owned()
}

/// What a quote is called elsewhere: its number and whose it is, and what it is about.
fn title(kept: &KeptQuote, lang: Lang) -> String {
    /// Enough to know it again; titles elsewhere end at 255 letters.
    const LONGEST: usize = 200;
    let said = &kept.latest().quoted;
    let titles: Vec<&str> =
        said.lines.iter().map(|line| line.title.as_str()).filter(|title| !title.is_empty()).collect();
    let about = if titles.is_empty() { said.request.clone() } else { titles.join(" + ") };
    let title = say(lang, &Message::Export(Export::Title(&kept.name.to_string(), said.client.as_deref(), &about)));
    shortened(&without_controls(&title), LONGEST)
}

/// A range of hours with its unit.
fn hours(range: Range3, lang: Lang) -> String {
    say(lang, &Message::Hours(&number::hours_range(range, lang)))
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// A sum as machines read it: `10000.00`.
fn sum(money: Money) -> String {
    format!("{:.2}", money.decimal().round_dp(2))
}

/// Rows with a separator, each ended as RFC 4180 has it.
fn table(rows: &[Vec<String>], delimiter: u8) -> String {
    let terminator = csv::Terminator::CRLF;
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(Vec::new());
    for row in rows {
        // Memory takes everything, and the rows of a table are equally long.
        writer.write_record(row).expect("equal rows");
    }
    String::from_utf8(writer.into_inner().expect("memory takes everything")).expect("made of texts")
}
