//! `smeta export`: kept quotes for Jira, calendars and CRMs.

use smeta::app::{studio, templates};
use smeta::domain::catalog::Catalog;
use smeta::domain::ledger::{KeptQuote, Status};
use smeta::domain::plan::plan;
use smeta::render::export::{amocrm, bitrix24, ics, jira};
use smeta::text::word::plain;
use smeta::wording::{DocumentFailure, Export, Message, cause};

use super::{Setting, ledger};
use crate::args::{ExportQuotesArgs, Format, Target};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Writes quotes for another program.
pub fn run(args: &ExportQuotesArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = ledger::open(setting)?;
    let failed = |error| Failure::book(&error, lang, setting.columns);
    let wanted = ledger::statuses(&args.status, lang)?;
    let client = args.client.as_deref().map(plain);
    let fits = |kept: &&KeptQuote| {
        let status = kept.status();
        let by_status = if wanted.is_empty() { usual(args.target, status) } else { wanted.contains(&status) };
        let name = kept.latest().quoted.client.as_deref().map(plain).unwrap_or_default();
        by_status && client.as_ref().is_none_or(|wanted| name.contains(wanted))
    };
    let quotes: Vec<&KeptQuote> = match &args.numbers[..] {
        [] => book.state.quotes.iter().filter(fits).collect(),
        numbers => numbers.iter().map(|number| book.quote(number).map_err(failed)).collect::<Result<_, _>>()?,
    };
    if quotes.is_empty() {
        ledger::tell(lang, &Message::Export(Export::Nothing));
        return Ok(Exit::Nothing);
    }
    let no_json = |name| Failure::usage(lang, &Message::Export(Export::NoSuchForm(name, "text")));
    let text = match (args.target, setting.format) {
        (Target::Jira, Format::Json) => return Err(no_json("jira")),
        (Target::Ics, Format::Json) => return Err(no_json("ics")),
        (Target::Jira, Format::Text) => {
            // A catalog that cannot be read takes nothing away but the stages.
            let catalog = studio::find(&setting.places).map_or_else(|_| Catalog::default(), |found| found.catalog);
            let plans: Vec<_> = quotes.iter().map(|kept| plan(kept, &catalog, lang)).collect();
            jira::csv(&plans, lang)
        }
        (Target::Ics, Format::Text) => ics::ics(&quotes, lang),
        (Target::Bitrix24, Format::Text) => bitrix24::csv(&quotes, lang),
        (Target::Bitrix24, Format::Json) => bitrix24::json(&quotes, lang),
        (Target::Amocrm, Format::Text) => amocrm::csv(&quotes, lang),
        (Target::Amocrm, Format::Json) => amocrm::json(&quotes, lang),
    };
    match &args.output {
        None => terminal::print_bytes(text.as_bytes()).map_err(|error| Failure::output(&error, lang))?,
        Some(path) => {
            let shown = path.display().to_string();
            templates::write(path, text.as_bytes()).map_err(|error| {
                let why = cause(lang, &error);
                Failure::data(lang, &Message::Document(DocumentFailure::Unwritable(&shown, &why)))
            })?;
            ledger::tell(lang, &Message::Export(Export::Written(quotes.len(), &shown)));
        }
    }
    Ok(Exit::Fine)
}

/// Which quotes a program wants when nobody says: Jira the work that is to be done, a calendar what has a day to come,
/// a CRM everything.
fn usual(target: Target, status: Status) -> bool {
    match target {
        Target::Jira => matches!(status, Status::Accepted | Status::Started),
        Target::Ics => !matches!(status, Status::Done | Status::Declined),
        Target::Bitrix24 | Target::Amocrm => true,
    }
}
