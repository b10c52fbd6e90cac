//! `smeta backtest`.

use smeta::app::backtest::jobs_file::mapping;
use smeta::app::backtest::{self, BacktestError, Wanted};
use smeta::app::history::rows::RowsError;
use smeta::domain::history::columns::{Key, MapError};
use smeta::domain::lang::Lang;
use smeta::render;
use smeta::text::clean::without_controls;
use smeta::wording::{Backtest as Words, Message, cause, say};

use super::Setting;
use crate::args::{BacktestArgs, Format};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Tests ranges on finished jobs.
pub fn run(args: &BacktestArgs, setting: &Setting) -> Result<Exit, Failure> {
    // The file stands for itself: no catalog is needed.
    let lang = setting.spoken();
    let usage = |words: Words| Failure::usage(lang, &Message::Backtest(words));
    let mapping = mapping(&args.map).map_err(|error| bad_map(&error, lang))?;
    let only =
        args.only.as_deref().map(|written| written.split_once('=').ok_or_else(|| usage(Words::OnlyForm(written))));
    let wanted = Wanted {
        file: &args.jobs,
        mapping: &mapping,
        only: only.transpose()?,
        remember: args.remember,
        predictions: args.predictions.as_deref(),
    };
    let shown = args.jobs.display().to_string();
    let done = backtest::run(&wanted).map_err(|error| failed(&error, &wanted, lang))?;
    let told = done.problems.iter().map(|(line, problem)| {
        let sentence = say(lang, &Message::Backtest(Words::Row(&shown, *line, problem)));
        (*line, problem.code(), without_controls(&sentence).into_owned())
    });
    let told: Vec<(u64, &str, String)> = told.collect();
    told.iter().for_each(|(_, _, sentence)| terminal::tell(&format!("{sentence}\n")));
    let page = match setting.format {
        Format::Json => render::backtest::json(&done.backtest, args.remember, &told),
        Format::Text if done.backtest.own.is_none() => String::new(),
        Format::Text => render::backtest::text(&done.backtest, told.len(), lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    if done.backtest.own.is_none() {
        return Err(Failure::data(lang, &Message::Backtest(Words::Nothing)));
    }
    Ok(Exit::Fine)
}

/// A `--map` that cannot be used.
pub fn bad_map(error: &MapError, lang: Lang) -> Failure {
    let usage = |words: Words| Failure::usage(lang, &Message::Backtest(words));
    match error {
        MapError::Form(written) => usage(Words::MapForm(written)),
        MapError::UnknownKey(written) => usage(Words::MapKey(written, &Key::ALL.map(Key::code).join(", "))),
        MapError::Twice(key) => usage(Words::MapTwice(key)),
        MapError::Missing(key) => usage(Words::MapMissing(key)),
    }
}

/// A file that is no table of jobs.
pub fn bad_rows(error: &RowsError, file: &str, lang: Lang) -> Failure {
    let usage = |words: Words| Failure::usage(lang, &Message::Backtest(words));
    match error {
        RowsError::Table(error) => Failure::table(error, file, lang),
        RowsError::NoColumn(lacking) => usage(Words::NoColumn(file, &lacking.wanted, &lacking.known.join(", "))),
        RowsError::Lacking(key, known) => usage(Words::Lacking(file, key.code(), &known.join(", "))),
    }
}

fn failed(error: &BacktestError, wanted: &Wanted, lang: Lang) -> Failure {
    let file = wanted.file.display().to_string();
    let failure = |words: Words| Failure::data(lang, &Message::Backtest(words));
    match error {
        BacktestError::Rows(error) => bad_rows(error, &file, lang),
        BacktestError::Temporary(why) => {
            failure(Words::Temporary(&std::env::temp_dir().display().to_string(), &cause(lang, why)))
        }
        BacktestError::Unwritable(why) => {
            let path = wanted.predictions.map(|path| path.display().to_string()).unwrap_or_default();
            failure(Words::Unwritable(&path, &cause(lang, why)))
        }
    }
}
