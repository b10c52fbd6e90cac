//! `smeta catalog export` and `import`.

use smeta::app::upkeep::sheet::{self, SheetError, WrongCell};
use smeta::domain::lang::Lang;
use smeta::text::clean::without_controls;
use smeta::wording::{Message, Reading, WrongRow, cause, say};

use super::{Setting, upkeep};
use crate::args::{ExportArgs, Format, ImportArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Writes the catalog's texts and numbers to a sheet.
pub fn export(args: &ExportArgs, setting: &Setting) -> Result<Exit, Failure> {
    let lang = setting.spoken();
    let shown = args.sheet.display().to_string();
    let n_rows = sheet::export(&setting.places, &args.sheet).map_err(|error| failure(&error, &shown, setting, lang))?;
    upkeep::tell_reading(lang, Reading::Exported(n_rows, &shown));
    Ok(Exit::Fine)
}

/// Brings a sheet's values into the catalog.
pub fn import(args: &ImportArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (workshop, lang) = upkeep::open(setting)?;
    let shown = args.sheet.display().to_string();
    let failed = |error: SheetError| failure(&error, &shown, setting, lang);
    let changes = sheet::import(&workshop, &args.sheet).map_err(failed)?;
    let n_files = changes.len();
    let done = workshop.finish(changes, args.dry_run).map_err(|error| failed(error.into()))?;
    upkeep::report(&done, Vec::new(), setting, lang)?;
    if n_files == 0 {
        upkeep::tell_reading(lang, Reading::SheetUnchanged(&shown));
    } else if done.written && setting.format == Format::Text {
        upkeep::tell_reading(lang, Reading::Imported(n_files));
    }
    Ok(Exit::Fine)
}

fn failure(error: &SheetError, shown: &str, setting: &Setting, lang: Lang) -> Failure {
    let data = |words: Reading| Failure::data(lang, &Message::Reading(words));
    match error {
        SheetError::Open(error) => Failure::open(error, lang, setting.columns),
        SheetError::Upkeep(error) => Failure::upkeep(error, lang, setting.columns),
        SheetError::NotASheet => Failure::usage(lang, &Message::Reading(Reading::NotASheet(shown))),
        SheetError::NoXlsx => Failure::usage(lang, &Message::Reading(Reading::NoXlsx)),
        SheetError::Unreadable(why) => data(Reading::SheetUnreadable(shown, &cause(lang, why))),
        SheetError::Unwritable(why) => data(Reading::SheetUnwritable(shown, &cause(lang, why))),
        SheetError::NoColumn(column) => data(Reading::SheetColumn(shown, column)),
        SheetError::WrongRows(rows) => {
            for row in rows {
                let why = match &row.why {
                    WrongCell::NoSuchFile => WrongRow::NoSuchFile,
                    WrongCell::NoSuchLang => WrongRow::NoSuchLang,
                    WrongCell::Flaw(_) => WrongRow::Unread,
                    WrongCell::Cell(problem) => WrongRow::Cell(problem),
                };
                let words = say(lang, &Message::Reading(Reading::WrongRow(shown, row.number, &row.address, why)));
                terminal::tell(&format!("{}\n", without_controls(&words)));
            }
            data(Reading::WrongRows(rows.len()))
        }
    }
}
