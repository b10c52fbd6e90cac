//! `smeta backtest`.

use smeta::app::backtest::jobs_file::{KEYS, MapError, Mapping};
use smeta::app::backtest::{self, BacktestError, Wanted};
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
    let mapping = Mapping::parse(&args.map).map_err(|error| match &error {
        MapError::Form(written) => usage(Words::MapForm(written)),
        MapError::UnknownKey(written) => usage(Words::MapKey(written, &KEYS.join(", "))),
        MapError::Twice(key) => usage(Words::MapTwice(key)),
        MapError::Missing(key) => usage(Words::MapMissing(key)),
    })?;
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

fn failed(error: &BacktestError, wanted: &Wanted, lang: Lang) -> Failure {
    let file = wanted.file.display().to_string();
    let failure = |words: Words| Failure::data(lang, &Message::Backtest(words));
    match error {
        BacktestError::Unreadable(why) => failure(Words::Unreadable(&file, &cause(lang, why))),
        BacktestError::NoColumn(column, known) => {
            Failure::usage(lang, &Message::Backtest(Words::NoColumn(&file, column, &known.join(", "))))
        }
        BacktestError::Unwritable(why) => {
            let path = wanted.predictions.map(|path| path.display().to_string()).unwrap_or_default();
            failure(Words::Unwritable(&path, &cause(lang, why)))
        }
    }
}
