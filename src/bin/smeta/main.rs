//! The command-line program: parse what was typed, open the studio, run a use case, print its result.

mod args;
mod commands;
mod failure;
mod help;
mod terminal;

use std::process::ExitCode;

use etcetera::BaseStrategy;
use smeta::app::studio::Places;
use smeta::domain::lang::Lang;
use smeta::wording::{Message, say};

use args::{Cli, Command};
use commands::{Setting, catalog, match_command, quote};
use failure::{Exit, Failure};

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that reads arguments")]
    let arguments: Vec<_> = std::env::args_os().collect();
    let lang = wanted_lang(&arguments);
    let outcome = match help::parse(arguments, lang.unwrap_or_default()) {
        Ok(cli) => run(cli),
        Err(error) if error.use_stderr() => Err(help::failure(&error, lang.unwrap_or_default())),
        Err(help) => terminal::print(&help.render().ansi().to_string())
            .map(|()| Exit::Fine)
            .map_err(|error| Failure::output(&error, lang.unwrap_or_default())),
    };
    let exit = outcome.unwrap_or_else(|failure| {
        if !failure.words.is_empty() {
            let word = say(lang.unwrap_or_default(), &Message::ErrorWord);
            terminal::tell(&format!("{}{word}: {}\n", failure.details, failure.words));
        }
        failure.exit
    });
    ExitCode::from(exit as u8)
}

fn run(cli: Cli) -> Result<Exit, Failure> {
    let lang = match &cli.global.lang {
        None => None,
        Some(code) => {
            Some(Lang::from_code(code).ok_or_else(|| Failure::usage(say(Lang::Ru, &Message::BadLang(code))))?)
        }
    };
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks for the working folder")]
    let start = std::env::current_dir().ok();
    let folders = etcetera::choose_base_strategy().ok();
    let data = folders.as_ref().map(|folders| folders.data_dir().join("smeta"));
    let cache = folders.as_ref().map(|folders| folders.cache_dir().join("smeta"));
    let setting = Setting {
        places: Places { named: cli.global.catalog, start, data, cache },
        lang,
        format: cli.global.format,
        columns: terminal::columns(),
    };
    match cli.command {
        Command::Quote(args) => quote::run(args, &setting),
        Command::Match(args) => match_command::run(args, &setting),
        Command::Catalog(args) => catalog::run(args.command, &setting),
    }
}

/// The language is needed before the arguments are parsed, for the help itself.
fn wanted_lang(arguments: &[std::ffi::OsString]) -> Option<Lang> {
    let typed = arguments.iter().enumerate().find_map(|(at, argument)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--lang") {
            Some("") => arguments.get(at + 1)?.to_str().map(str::to_owned),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        }
    });
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
    let typed = typed.or_else(|| std::env::var("SMETA_LANG").ok());
    typed.as_deref().and_then(Lang::from_code)
}
