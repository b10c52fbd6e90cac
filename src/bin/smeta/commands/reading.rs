//! `smeta catalog search`, `diff`, `stale`, `graph`, `schema`.

use smeta::app::studio;
use smeta::app::upkeep::{reading, review};
use smeta::domain::catalog::dated::Month;
use smeta::domain::catalog::{diff, graph, search, stale};
use smeta::render::{catalog_diff, reading as page, schema};
use smeta::wording::{Message, Reading};

use super::{Setting, catalog, upkeep};
use crate::args::{DiffArgs, Format, GraphArgs, SchemaArgs, SearchArgs, StaleArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Looks for entries by their words.
pub fn search(args: &SearchArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (found, lang) = setting.find()?;
    let wanted = args.words.join(" ");
    let hits = search::search(&found.catalog, &wanted, lang);
    let shown = match setting.format {
        Format::Json => page::search_json(&hits, lang),
        Format::Text => page::search(&hits, lang, setting.columns),
    };
    terminal::print(&shown).map_err(|error| Failure::output(&error, lang))?;
    if hits.is_empty() {
        upkeep::tell_reading(lang, Reading::NothingFound(&wanted));
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Fine)
}

/// Shows what the catalog says otherwise than its base or another one.
pub fn diff(args: &DiffArgs, setting: &Setting) -> Result<Exit, Failure> {
    let failed = |error| Failure::open(&error, setting.spoken(), setting.columns);
    let pair = reading::pair(&setting.places, args.folder.as_deref()).map_err(failed)?;
    let Some(pair) = pair else {
        return Err(Failure::usage(setting.spoken(), &Message::Reading(Reading::NoBase)));
    };
    let lang = setting.lang.unwrap_or(pair.after.studio.language);
    let found = diff::diff(&pair.before, &pair.after, lang);
    let shown = match setting.format {
        Format::Json => catalog_diff::json(&found),
        Format::Text => catalog_diff::text(&found, lang, setting.columns),
    };
    terminal::print(&shown).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

/// Lists figures with an old date or none, and calendars that run out.
pub fn stale(args: &StaleArgs, setting: &Setting) -> Result<Exit, Failure> {
    let today = setting.day(args.today.as_deref())?;
    let (found, lang) = setting.find()?;
    let months = args.older.unwrap_or(review::MONTHS);
    let stale = stale::stale(&found.catalog, Month::of(today), months);
    let shown = match setting.format {
        Format::Json => page::stale_json(&stale),
        Format::Text => page::stale(&stale, months, lang, setting.columns),
    };
    terminal::print(&shown).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

/// Shows how entries refer to one another.
pub fn graph(args: &GraphArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (found, lang) = setting.find()?;
    let id = args.id.as_deref().map(|id| catalog::entry(&found.catalog, id, lang)).transpose()?;
    let edges = graph::edges(&found.catalog, id.map(|entry| &entry.id));
    let shown = match setting.format {
        Format::Json => page::graph_json(&edges),
        Format::Text => page::graph(&edges, lang, setting.columns),
    };
    terminal::print(&shown).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

/// Prints the JSON Schema of a kind of file.
pub fn schema(args: &SchemaArgs, setting: &Setting) -> Result<Exit, Failure> {
    // The words of a schema are for whoever writes the catalog: its language, where there is one.
    let own = || studio::find(&setting.places).ok().map(|found| found.catalog.studio.language);
    let lang = setting.lang.or_else(own).unwrap_or_default();
    let wanted = args.kind.as_deref().unwrap_or("entry");
    let Some((name, root)) = schema::KINDS.into_iter().find(|(name, _)| *name == wanted) else {
        let known = schema::KINDS.map(|(name, _)| name).join(", ");
        return Err(Failure::usage(lang, &Message::Reading(Reading::BadKind(wanted, &known))));
    };
    terminal::print(&schema::schema(name, root, lang)).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}
