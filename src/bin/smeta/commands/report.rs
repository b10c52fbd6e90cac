//! `smeta report`.

use std::path::Path;

use smeta::app::{studio, templates};
use smeta::domain::catalog::Catalog;
use smeta::domain::report::{Period, report};
use smeta::render;
use smeta::wording::{DocumentFailure, Message, Report as Words, cause, date};

use super::{Setting, ledger};
use crate::args::{ReportArgs, Written};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Says what came of the quotes of a time.
pub fn run(args: &ReportArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = ledger::open(setting)?;
    let day = |written: &Option<String>| written.as_deref().map(|day| setting.day(Some(day))).transpose();
    let period = Period { from: day(&args.from)?, to: day(&args.to)? };
    if let (Some(from), Some(to)) = (period.from, period.to)
        && from > to
    {
        let (from, to) = (date::full(from, lang), date::full(to, lang));
        return Err(Failure::usage(lang, &Message::Report(Words::Backwards(&from, &to))));
    }
    let form = form(args.output.as_deref(), setting.written, setting, lang)?;
    // A catalog that cannot be read takes nothing away from what was said; titles and questions are then missing.
    let catalog = studio::find(&setting.places).map_or_else(|_| Catalog::default(), |found| found.catalog);
    let report = report(&book.state.quotes, &catalog, period);
    let text = match form {
        Written::Json => render::report::json::json(&report),
        Written::Csv => render::report::csv::csv(&report),
        Written::Html => render::report::html::html(&report, &catalog.studio.name, lang),
        _ => render::report::text::text(&report, lang, setting.columns),
    };
    let is_empty = report.by_status.iter().sum::<usize>() == 0;
    match &args.output {
        // A table of zeros tells less than the sentence below.
        None if is_empty && form == Written::Text => {}
        None => terminal::print(&text).map_err(|error| Failure::output(&error, lang))?,
        Some(path) => {
            let shown = path.display().to_string();
            templates::write(path, text.as_bytes()).map_err(|error| {
                let why = cause(lang, &error);
                Failure::data(lang, &Message::Document(DocumentFailure::Unwritable(&shown, &why)))
            })?;
            ledger::tell(lang, &Message::Report(Words::Written(&shown)));
        }
    }
    if is_empty {
        ledger::tell(lang, &Message::Report(Words::NoQuotes));
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Fine)
}

/// The form that is wanted: the one that was named, else that of the file's name, else text.
fn form(
    output: Option<&Path>,
    written: Option<Written>,
    setting: &Setting,
    lang: smeta::domain::lang::Lang,
) -> Result<Written, Failure> {
    const FORMS: &str = "text, json, csv, html";
    let wrong = |name: &str| Failure::usage(lang, &Message::BadValue("--format", name, FORMS));
    match (written, output) {
        (Some(Written::Md | Written::Pdf), _) => {
            let name = format!("{:?}", setting.written.unwrap_or(Written::Text)).to_lowercase();
            Err(wrong(&name))
        }
        (Some(written), _) => Ok(written),
        (None, None) => Ok(Written::Text),
        (None, Some(path)) => match path.extension().and_then(|ending| ending.to_str()).unwrap_or("txt") {
            "txt" => Ok(Written::Text),
            "json" => Ok(Written::Json),
            "csv" => Ok(Written::Csv),
            "html" | "htm" => Ok(Written::Html),
            other => Err(wrong(other)),
        },
    }
}
