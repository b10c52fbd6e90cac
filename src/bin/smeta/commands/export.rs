//! `smeta export`: kept quotes for Jira, calendars and CRMs.

use smeta::app::{studio, templates};
use smeta::domain::catalog::Catalog;
use smeta::domain::ledger::{KeptQuote, KeptTask, Status};
use smeta::domain::plan::plan;
use smeta::domain::planning::days::days;
use smeta::domain::planning::workdays::WorkDays;
use smeta::render::export::ics::Dates;
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
    let whose = |name: Option<&str>| {
        let name = name.map(plain).unwrap_or_default();
        client.as_ref().is_none_or(|wanted| name.contains(wanted))
    };
    let fits = |kept: &&KeptQuote| {
        let status = kept.status();
        let by_status = if wanted.is_empty() { usual(args.target, status) } else { wanted.contains(&status) };
        by_status && whose(kept.latest().quoted.client.as_deref())
    };
    let quotes: Vec<&KeptQuote> = match &args.numbers[..] {
        [] => book.state.quotes.iter().filter(fits).collect(),
        numbers => numbers.iter().map(|number| book.quote(number).map_err(failed)).collect::<Result<_, _>>()?,
    };
    // Small things belong to no quote: who names quotes does not want them.
    let wants_tasks = args.target == Target::Ics && args.numbers.is_empty() && wanted.is_empty();
    let tasks = book.state.tasks.iter().filter(|task| wants_tasks && whose(task.client.as_deref()));
    let tasks: Vec<&KeptTask> = tasks.filter(|task| task.done.is_none() && task.on.is_some()).collect();
    if quotes.is_empty() && tasks.is_empty() {
        ledger::tell(lang, &Message::Export(Export::Nothing));
        return Ok(Exit::Nothing);
    }
    // A catalog that cannot be read takes nothing away but stages and the holidays of a country.
    let catalog = || studio::find(&setting.places).map_or_else(|_| Catalog::default(), |found| found.catalog);
    let no_json = |name| Failure::usage(lang, &Message::Export(Export::NoSuchForm(name, "text")));
    let text = match (args.target, setting.format) {
        (Target::Jira, Format::Json) => return Err(no_json("jira")),
        (Target::Ics, Format::Json) => return Err(no_json("ics")),
        (Target::Jira, Format::Text) => {
            let catalog = catalog();
            let plans: Vec<_> = quotes.iter().map(|kept| plan(kept, &catalog, lang)).collect();
            jira::csv(&plans, lang)
        }
        (Target::Ics, Format::Text) => ics::ics(&dates(&quotes, tasks, &catalog()), lang),
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

/// Quotes with the days that a calendar shows, seen from the last thing that happened: the same ledger gives the same days.
fn dates<'k>(quotes: &[&'k KeptQuote], tasks: Vec<&'k KeptTask>, catalog: &Catalog) -> Dates<'k> {
    let Some(last) = quotes.iter().map(|kept| kept.last_change().date_naive()).max() else {
        return Dates { quotes: Vec::new(), tasks };
    };
    let days_of = WorkDays::around(last, &catalog.work_calendar());
    Dates { quotes: quotes.iter().map(|kept| (*kept, days(kept, last, &days_of))).collect(), tasks }
}

/// Which quotes a program wants when nobody says: Jira the work that is to be done, a calendar what has a day to come,
/// a CRM everything.
fn usual(target: Target, status: Status) -> bool {
    match target {
        Target::Jira => matches!(status, Status::Accepted | Status::Started),
        Target::Ics => status != Status::Done,
        Target::Bitrix24 | Target::Amocrm => true,
    }
}
