//! `smeta catalog gaps` and `replay`: the catalog held against past requests.

use std::path::Path;

use smeta::app::quality::{self, Texts};
use smeta::app::upkeep::disk::StoreError;
use smeta::app::upkeep::reading::{self, ReplayError};
use smeta::domain::lang::Lang;
use smeta::domain::matching::gaps::Gap;
use smeta::render::past;
use smeta::wording::{Message, Quality, Reading, Refusal, cause, say};

use super::{Setting, catalog, upkeep};
use crate::args::{Format, GapsArgs, ReplayArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Shows the requests that nothing fits, and writes drafts of what could.
pub fn gaps(args: &GapsArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (opened, lang) = setting.open()?;
    let texts = args.file.as_deref().map(|file| read(file, lang)).transpose()?.unwrap_or_default();
    let gaps = reading::find_gaps(&opened, &texts).map_err(|error| Failure::ledger(&error, lang))?;
    if args.file.is_none() && gaps.is_empty() {
        return Err(Failure::usage(lang, &Message::Reading(Reading::NoRequests)));
    }
    let own = opened.catalog.studio.language;
    let draft = |gap: &Gap| {
        let nearest = gap.nearest.as_ref().map(|(id, _)| id.as_str());
        let advice = say(own, &Message::Reading(Reading::DraftAdvice(gap.count, nearest)));
        reading::draft(gap, own, &advice)
    };
    let drafts: Vec<(String, String)> = gaps.iter().map(draft).collect();
    let page = match setting.format {
        Format::Json => past::gaps_json(&gaps, &drafts),
        Format::Text => past::gaps(&gaps, texts.len(), lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    if let Some(folder) = &args.drafts {
        let written = reading::write_drafts(folder, &drafts).map_err(|error| unwritten(&error, lang))?;
        for draft in written {
            let path = draft.path.display().to_string();
            let words = if draft.written { Reading::DraftWritten(&path) } else { Reading::DraftThere(&path) };
            upkeep::tell_reading(lang, words);
        }
    }
    Ok(Exit::Fine)
}

/// Shows what past requests would find and cost with another state of the catalog.
pub fn replay(args: &ReplayArgs, setting: &Setting) -> Result<Exit, Failure> {
    let today = setting.day(args.today.as_deref())?;
    let spoken = setting.spoken();
    let texts = args.file.as_deref().map(|file| read(file, spoken)).transpose()?;
    // `base` is the base, unless somebody has a folder of this name.
    let against = args.against.as_deref().filter(|folder| *folder != Path::new("base") || folder.is_dir());
    let (replay, pair) = reading::run_replay(&setting.places, against, texts, today).map_err(|error| match error {
        ReplayError::Open(error) => Failure::open(&error, spoken, setting.columns),
        ReplayError::Ledger(error) => Failure::ledger(&error, spoken),
    })?;
    let lang = setting.lang.unwrap_or(pair.after.studio.language);
    if replay.n_requests == 0 {
        return Err(Failure::usage(lang, &Message::Reading(Reading::NoRequests)));
    }
    let versions = (pair.before.version.as_str(), pair.after.version.as_str());
    let page = match setting.format {
        Format::Json => past::replay_json(&replay, versions),
        Format::Text => past::replay(&replay, versions, pair.after.studio.currency, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

/// The requests of a file; rows that have none are told.
fn read(file: &Path, lang: Lang) -> Result<Vec<String>, Failure> {
    let shown = file.display().to_string();
    let Texts { texts, problems } = quality::texts(file).map_err(|error| catalog::unmeasured(&error, &shown, lang))?;
    for (line, problem) in &problems {
        terminal::tell(&format!("{}\n", say(lang, &Message::Quality(Quality::Row(&shown, *line, problem)))));
    }
    Ok(texts)
}

fn unwritten(error: &StoreError, lang: Lang) -> Failure {
    let (StoreError::Unwritable(path, _) | StoreError::Changed(path)) = error;
    let why = match error {
        StoreError::Unwritable(_, why) => cause(lang, why),
        StoreError::Changed(_) => String::new(),
    };
    Failure::data(lang, &Message::Refusal(Refusal::Unwritable(&path.display().to_string(), &why)))
}
