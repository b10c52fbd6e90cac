//! `smeta catalog add-phrase`, `adopt`, `drop`, `fmt`, `rename`, and what all commands share that write the catalog.

use smeta::app::upkeep::{self, Done, UpkeepError, Workshop};
use smeta::domain::catalog::edit::Change;
use smeta::domain::lang::Lang;
use smeta::render::{diff, problems};
use smeta::text::clean::without_controls;
use smeta::wording::{Message, Reading, Refusal, Upkeep, say};

use super::Setting;
use crate::args::{AddPhraseArgs, AdoptArgs, DropArgs, FmtArgs, Format, RenameArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Opens the catalog for writing; other writers wait until the workshop is dropped.
pub fn open(setting: &Setting) -> Result<(Workshop, Lang), Failure> {
    let workshop =
        Workshop::open(&setting.places).map_err(|error| Failure::upkeep(&error, setting.spoken(), setting.columns))?;
    let lang = setting.lang.unwrap_or(workshop.catalog().studio.language);
    Ok((workshop, lang))
}

/// Says a sentence to the user.
pub fn tell(lang: Lang, words: Upkeep) {
    terminal::tell(&format!("{}\n", without_controls(&say(lang, &Message::Upkeep(words)))));
}

/// Says a sentence of the commands that read.
pub fn tell_reading(lang: Lang, words: Reading) {
    terminal::tell(&format!("{}\n", without_controls(&say(lang, &Message::Reading(words)))));
}

/// Prints the changes as data, and tells what came of them; the sentences are for changes that were made.
pub fn report(done: &Done, sentences: Vec<Upkeep>, setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    let page = match setting.format {
        Format::Json => diff::json(&done.changes, done.written),
        Format::Text => diff::shown(&done.changes),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    for warning in &done.warnings {
        terminal::tell(&problems::problem(warning, lang, setting.columns));
    }
    if done.written {
        sentences.into_iter().for_each(|words| tell(lang, words));
    } else if !done.changes.is_empty() {
        tell(lang, Upkeep::DryRun);
    }
    Ok(Exit::Fine)
}

/// Adds a phrase.
pub fn add_phrase(args: &AddPhraseArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (workshop, lang) = open(setting)?;
    let unknown = |code: &str| Failure::usage(lang, &Message::Refusal(Refusal::BadPhraseLang(code)));
    let of_phrase = args.lang.as_deref().map(|code| Lang::from_code(code).ok_or_else(|| unknown(code))).transpose()?;
    let failed = |error: UpkeepError| Failure::upkeep(&error, lang, setting.columns);
    let added = upkeep::phrase::run(&workshop, &args.id, &args.words.join(" "), of_phrase).map_err(failed)?;
    if added.adopts {
        tell(lang, Upkeep::OwnCopy(&added.id, &added.change.path));
    }
    let done = workshop.finish(vec![added.change], args.dry_run).map_err(failed)?;
    report(&done, vec![Upkeep::PhraseAdded(&added.words, &added.id, added.lang)], setting, lang)
}

/// Copies an entry of the base.
pub fn adopt(args: &AdoptArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (workshop, lang) = open(setting)?;
    let failed = |error: UpkeepError| Failure::upkeep(&error, lang, setting.columns);
    let (id, change) = upkeep::adopt::adopt(&workshop, &args.id).map_err(failed)?;
    let path = change.path.clone();
    let done = workshop.finish(vec![change], args.dry_run).map_err(failed)?;
    report(&done, vec![Upkeep::Adopted(&id, &path)], setting, lang)
}

/// Removes the studio's file of an entry.
pub fn drop_entry(args: &DropArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (mut workshop, lang) = open(setting)?;
    let failed = |error: UpkeepError| Failure::upkeep(&error, lang, setting.columns);
    // What is only shown is not lost.
    let mut found = upkeep::adopt::drop(&workshop, &args.id, args.yes || args.dry_run);
    if let Err(UpkeepError::NotInBase(id)) = &found
        && terminal::can_ask()
    {
        // Nobody else has to wait for the answer.
        drop(workshop);
        let sure = is_sure(id, lang)?;
        (workshop, _) = open(setting)?;
        found = upkeep::adopt::drop(&workshop, &args.id, sure);
    }
    let dropped = found.map_err(failed)?;
    let done = workshop.finish(vec![dropped.change], args.dry_run).map_err(failed)?;
    report(&done, vec![Upkeep::Dropped(&dropped.id, dropped.in_base)], setting, lang)
}

fn is_sure(id: &str, lang: Lang) -> Result<bool, Failure> {
    let question = say(lang, &Message::Upkeep(Upkeep::AskSure(id)));
    let answer = terminal::ask(&question).map_err(|error| Failure::input(&error, lang))?.unwrap_or_default();
    let yes = say(lang, &Message::Upkeep(Upkeep::Yes));
    Ok(yes.split(' ').any(|word| word == answer.to_lowercase()))
}

/// Gives an entry another id.
pub fn rename(args: &RenameArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (workshop, lang) = open(setting)?;
    let failed = |error: UpkeepError| Failure::upkeep(&error, lang, setting.columns);
    let renamed = upkeep::rename::run(&workshop, &args.old, &args.new).map_err(failed)?;
    let rewritten: Vec<&str> = renamed
        .changes
        .iter()
        .filter(|change| change.before.is_some() && change.after.is_some())
        .map(|change| change.path.as_str())
        .collect();
    let rewritten = rewritten.join(", ");
    let done = workshop.finish(renamed.changes, args.dry_run).map_err(failed)?;
    let mut sentences = vec![Upkeep::Renamed(&renamed.old, &renamed.new)];
    if !rewritten.is_empty() {
        sentences.push(Upkeep::ReferencesIn(&rewritten));
    }
    report(&done, sentences, setting, lang)
}

/// Brings files into canonical form, or only tells which are not.
pub fn format(args: &FmtArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (workshop, lang) = open(setting)?;
    let failed = |error: UpkeepError| Failure::upkeep(&error, lang, setting.columns);
    let found = upkeep::format::run(&workshop, &args.ids).map_err(failed)?;
    let (n_changed, n_files) = (found.changes.len(), found.n_files);
    for problem in &found.broken {
        terminal::tell(&(problems::problem(problem, lang, setting.columns) + "\n"));
    }
    found.left.iter().for_each(|path| tell(lang, Upkeep::LeftAlone(path)));
    let unread = !(found.broken.is_empty() && found.left.is_empty());
    if args.check {
        let page = match setting.format {
            Format::Json => diff::json(&found.changes, false),
            Format::Text => names(&workshop, &found.changes),
        };
        terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    } else {
        let done = workshop.finish(found.changes, args.dry_run).map_err(failed)?;
        report(&done, vec![Upkeep::Formatted(n_changed, n_files)], setting, lang)?;
    }
    match n_changed {
        0 if !unread => tell(lang, Upkeep::Canonical(n_files)),
        0 => {}
        _ if args.check => tell(lang, Upkeep::NotCanonical(n_changed, n_files)),
        _ => {}
    }
    Ok(match () {
        () if unread => Exit::Data,
        () if args.check && n_changed > 0 => Exit::Nothing,
        () => Exit::Fine,
    })
}

/// The files as the user would name them, one on each line.
fn names(workshop: &Workshop, changes: &[Change]) -> String {
    let shown = |change: &Change| workshop.folder().join(&change.path).display().to_string();
    changes.iter().map(|change| without_controls(&shown(change)).into_owned() + "\n").collect()
}
