//! The command-line program: parse what was typed, open the studio, run a use case, print its result.

mod args;
mod commands;
mod complete;
mod failure;
mod help;
mod screen;
mod terminal;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use etcetera::BaseStrategy;
use smeta::app::studio::Places;
use smeta::domain::lang::Lang;
use smeta::wording::Message;

use args::{CatalogCommand, Cli, Command, Format, Written};
use commands::{
    Setting, backtest, batch, call, catalog, completions, drill, explain, export, init, learning, ledger, man,
    match_command, planning, quote, report, specialist, versions,
};
use failure::{Exit, Failure};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let wanted = wanted_lang(&arguments);
    if setting_of(complete::VARIABLE).is_some() {
        return complete::answer(arguments, places, wanted);
    }
    let lang = wanted.unwrap_or_default();
    let outcome = match help::parse(&arguments, lang) {
        Ok(cli) => run(cli),
        Err(error) if error.use_stderr() => Err(help::failure(&error, &arguments, lang)),
        Err(help) => terminal::print(&help.render().ansi().to_string())
            .map(|()| Exit::Fine)
            .map_err(|error| Failure::output(&error, lang)),
    };
    let exit = outcome.unwrap_or_else(|failure| {
        terminal::tell(&failure.words);
        failure.exit
    });
    ExitCode::from(exit as u8)
}

fn run(mut cli: Cli) -> Result<Exit, Failure> {
    if let Command::Catalog(args) = &mut cli.command
        && let CatalogCommand::AddPhrase(args) = &mut args.command
    {
        // Named beside a phrase, the language is that of the phrase.
        args.lang = cli.global.lang.take();
    }
    let code = cli.global.lang.or_else(|| setting_of("SMETA_LANG")?.into_string().ok());
    let unknown = |code: &str| Failure::usage(Lang::default(), &Message::BadLang(code));
    let lang = code.map(|code| Lang::from_code(&code).ok_or_else(|| unknown(&code))).transpose()?;
    let folders = etcetera::choose_base_strategy().ok();
    let state = folders.map(|folders| folders.state_dir().unwrap_or(folders.data_dir()).join("smeta"));
    let setting = Setting {
        places: places(cli.global.catalog),
        lang,
        format: screen_format(cli.global.format, &cli.command, lang.unwrap_or_default())?,
        written: cli.global.format,
        columns: terminal::columns(),
        state,
    };
    match cli.command {
        Command::Quote(args) => quote::run(args, &setting),
        Command::Call(args) => call::run(args, &setting),
        Command::Explain(args) => explain::run(args, &setting),
        Command::Match(mut args) => {
            args.by = args.by.or_else(|| setting_of("SMETA_BY")?.into_string().ok());
            match_command::run(args, &setting)
        }
        Command::Today(args) => planning::today(&args, &setting),
        Command::Client(args) => planning::client(&args, &setting),
        Command::Task(args) => planning::task(&args, &setting),
        Command::Remind(args) => planning::remind(&args, &setting),
        Command::Approve(args) => specialist::approve(&args, &setting),
        Command::Return(args) => specialist::send_back(&args, &setting),
        Command::Escalate(args) => specialist::escalate(args, &setting),
        Command::Answer(args) => specialist::answer(&args, &setting),
        Command::Log(args) => ledger::log(&args, &setting),
        Command::Show(args) => ledger::show(&args, &setting),
        Command::Send(args) => ledger::send(&args, &setting),
        Command::Accept(args) => ledger::accept(&args, &setting),
        Command::Decline(args) => ledger::decline(&args, &setting),
        Command::Start(args) => ledger::start(&args, &setting),
        Command::Done(args) => ledger::done(&args, &setting),
        Command::Note(args) => ledger::note(&args, &setting),
        Command::Undo(args) => ledger::undo(&args, &setting),
        Command::Doc(args) => versions::doc(args, &setting),
        Command::Diff(args) => versions::diff(&args, &setting),
        Command::Doctor(_) => ledger::doctor(&setting),
        Command::History(args) => learning::history(&args.command, &setting),
        Command::Learn(args) => learning::learn(&args, &setting),
        Command::Accuracy(args) => learning::show_accuracy(&args, &setting),
        Command::Backtest(args) => backtest::run(&args, &setting),
        Command::Batch(args) => batch::run(args, &setting),
        Command::Catalog(args) => catalog::run(args.command, &setting),
        Command::Init(args) => init::run(&args, &setting),
        Command::Report(args) => report::run(&args, &setting),
        Command::Drill(args) => drill::run(&args, &setting),
        Command::Export(args) => export::run(&args, &setting),
        Command::Completions(args) => completions::run(&args, &setting),
        Command::Man(args) => man::run(&args, &setting),
    }
}

/// Where catalogs may be: the folder that was typed goes first.
fn places(typed: Option<PathBuf>) -> Places {
    let named = typed.or_else(|| setting_of("SMETA_CATALOG").map(PathBuf::from));
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks for the working folder")]
    let start = std::env::current_dir().ok();
    let folders = etcetera::choose_base_strategy().ok();
    let data = folders.as_ref().map(|folders| folders.data_dir().join("smeta"));
    let cache = folders.as_ref().map(|folders| folders.cache_dir().join("smeta"));
    Places { named, start, data, cache }
}

/// How a result is written that is no document; the other forms are for documents alone.
fn screen_format(written: Option<Written>, command: &Command, lang: Lang) -> Result<Format, Failure> {
    let is_document = match command {
        Command::Quote(args) => args.kind.is_some(),
        Command::Send(args) => args.kind.is_some(),
        Command::Doc(_) | Command::Escalate(_) => true,
        _ => false,
    };
    match written {
        None | Some(Written::Text) => Ok(Format::Text),
        Some(Written::Json) => Ok(Format::Json),
        Some(_) if matches!(command, Command::Report(_)) => Ok(Format::Text),
        Some(written) if is_document && written != Written::Csv => Ok(Format::Text),
        Some(written) => {
            let name = format!("{written:?}").to_lowercase();
            Err(Failure::usage(lang, &Message::BadValue("--format", &name, "text, json")))
        }
    }
}

/// The language is needed before the arguments are parsed, for the help itself.
fn wanted_lang(arguments: &[OsString]) -> Option<Lang> {
    let typed = arguments.iter().enumerate().find_map(|(at, argument)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--lang") {
            Some("") => arguments.get(at + 1)?.to_str().map(str::to_owned),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        }
    });
    typed.or_else(|| setting_of("SMETA_LANG")?.into_string().ok()).as_deref().and_then(Lang::from_code)
}

/// A setting from the environment; an empty one is none.
fn setting_of(name: &str) -> Option<OsString> {
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
    std::env::var_os(name).filter(|value| !value.is_empty())
}
