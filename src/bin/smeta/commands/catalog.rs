//! `smeta catalog …`.

use std::path::Path;

use smeta::app::quality::{self, QualityError};
use smeta::app::studio::{self, Opened};
use smeta::app::upkeep::review;
use smeta::domain::catalog::Catalog;
use smeta::domain::catalog::entry::Entry;
use smeta::domain::catalog::problem::Level;
use smeta::domain::catalog::written::nearest;
use smeta::domain::lang::Lang;
use smeta::domain::matching::proof;
use smeta::render::{self, catalog_text, json, problems};
use smeta::text::clean::without_controls;
use smeta::wording::{Message, Quality as Words, cause, say};

use super::{Setting, document, past, reading, sheet, upkeep, upkeep_edit, upkeep_new};
use crate::args::{CatalogCommand, CheckArgs, Format, TestArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Runs one of the catalog's commands.
pub fn run(command: CatalogCommand, setting: &Setting) -> Result<Exit, Failure> {
    match command {
        CatalogCommand::Check(args) => check(&args, setting),
        CatalogCommand::List(args) => list(args.category.as_deref(), setting),
        CatalogCommand::Show(args) => show(&args.id, setting),
        CatalogCommand::Test(args) => test(&args, setting),
        CatalogCommand::New(args) => upkeep_new::run(args, setting),
        CatalogCommand::Edit(args) => upkeep_edit::run(&args, setting),
        CatalogCommand::Fmt(args) => upkeep::format(&args, setting),
        CatalogCommand::Adopt(args) => upkeep::adopt(&args, setting),
        CatalogCommand::Drop(args) => upkeep::drop_entry(&args, setting),
        CatalogCommand::Rename(args) => upkeep::rename(&args, setting),
        CatalogCommand::AddPhrase(args) => upkeep::add_phrase(&args, setting),
        CatalogCommand::Search(args) => reading::search(&args, setting),
        CatalogCommand::Diff(args) => reading::diff(&args, setting),
        CatalogCommand::Stale(args) => reading::stale(&args, setting),
        CatalogCommand::Gaps(args) => past::gaps(&args, setting),
        CatalogCommand::Replay(args) => past::replay(&args, setting),
        CatalogCommand::Graph(args) => reading::graph(&args, setting),
        CatalogCommand::Schema(args) => reading::schema(&args, setting),
        CatalogCommand::Export(args) => sheet::export(&args, setting),
        CatalogCommand::Import(args) => sheet::import(&args, setting),
    }
}

fn check(args: &CheckArgs, setting: &Setting) -> Result<Exit, Failure> {
    let today = setting.day(args.today.as_deref())?;
    let found = match args.deep {
        true => review::run(&setting.places, today, review::MONTHS),
        false => studio::find(&setting.places),
    };
    let mut found = found.map_err(|error| Failure::open(&error, setting.spoken(), setting.columns))?;
    let lang = setting.lang.unwrap_or(found.catalog.studio.language);
    found.problems.extend(document::problems(found.folder.as_deref(), lang));
    let errors = found.problems.iter().any(|problem| problem.kind.level() == Level::Error);
    let page = match setting.format {
        Format::Json => json::problems(&found.problems, lang),
        Format::Text if found.problems.is_empty() => {
            let (entries, questions) = (found.catalog.entries.len(), found.catalog.shared_questions.len());
            format!("{}\n", say(lang, &Message::CatalogFine(entries, questions)))
        }
        Format::Text => problems::problems(&found.problems, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(if errors { Exit::Nothing } else { Exit::Fine })
}

fn list(category: Option<&str>, setting: &Setting) -> Result<Exit, Failure> {
    let (opened, lang) = setting.open()?;
    let catalog = &opened.catalog;
    if let Some(category) = category.filter(|category| catalog.categories.keys().all(|known| known != category)) {
        let known: Vec<&str> = catalog.categories.keys().map(String::as_str).collect();
        let nearest = nearest(category, known.iter().copied());
        let message = Message::NoSuchCategory(category, nearest.as_deref(), &known.join(", "));
        return Err(Failure::usage(lang, &message));
    }
    let chosen: Vec<&Entry> =
        catalog.entries.values().filter(|entry| category.is_none_or(|category| category == entry.category)).collect();
    let page = match setting.format {
        Format::Json => json::entries(catalog, &chosen, lang),
        Format::Text => catalog_text::list(catalog, &chosen, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

fn show(id: &str, setting: &Setting) -> Result<Exit, Failure> {
    let (opened, lang) = setting.open()?;
    let entry = entry(&opened.catalog, id, lang)?;
    let page = match setting.format {
        Format::Json => json::entry(entry, lang),
        Format::Text => catalog_text::show(&opened.catalog, entry, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

fn test(args: &TestArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (opened, lang) = setting.open()?;
    let named = args.ids.iter().map(|id| entry(&opened.catalog, id, lang).map(|entry| entry.id.clone()));
    let named: Vec<String> = named.collect::<Result<_, _>>()?;
    if let Some(path) = &args.quality {
        return measured(&opened, path, &named, setting, lang);
    }
    let proofs = proof::prove(&opened.catalog, &opened.matcher, &named);
    let page = match setting.format {
        Format::Json => json::proofs(&proofs),
        Format::Text => catalog_text::proofs(&proofs, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(if proofs.iter().all(proof::Proof::holds) { Exit::Fine } else { Exit::Nothing })
}

fn measured(opened: &Opened, path: &Path, only: &[String], setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    let shown = path.display().to_string();
    let measured = quality::run(opened, path, only).map_err(|error| unmeasured(&error, &shown, lang))?;
    let told = measured.problems.iter().map(|(line, problem)| {
        (*line, without_controls(&say(lang, &Message::Quality(Words::Row(&shown, *line, problem)))).into_owned())
    });
    let told: Vec<(u64, String)> = told.collect();
    told.iter().for_each(|(_, sentence)| terminal::tell(&format!("{sentence}\n")));
    let page = match setting.format {
        Format::Json => render::quality::json(&measured.quality, measured.n_cases, &told),
        Format::Text => render::quality::text(&measured.quality, measured.n_cases, told.len(), lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(if told.is_empty() { Exit::Fine } else { Exit::Data })
}

/// The entry of an id that was typed.
pub fn entry<'c>(catalog: &'c Catalog, id: &str, lang: Lang) -> Result<&'c Entry, Failure> {
    catalog.entry(id).ok_or_else(|| {
        let nearest = nearest(id, catalog.entries.keys().map(String::as_str));
        Failure::usage(lang, &Message::NoSuchEntry(id, nearest.as_deref()))
    })
}

/// A file of requests that cannot be used.
pub fn unmeasured(error: &QualityError, shown: &str, lang: Lang) -> Failure {
    match error {
        QualityError::Unreadable(why) => {
            Failure::data(lang, &Message::Quality(Words::Unreadable(shown, &cause(lang, why))))
        }
        QualityError::NoColumn(column) => Failure::data(lang, &Message::Quality(Words::NoColumn(shown, column))),
    }
}
