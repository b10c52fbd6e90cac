//! The command line in the user's language: help texts, headings, and what is said about a wrong call.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches};
use smeta::domain::lang::Lang;
use smeta::wording::{self, Message, help::line};

use crate::args::Cli;
use crate::failure::Failure;

/// Reads the arguments. Help and version come as an error of clap's that prints itself.
pub fn parse(arguments: impl IntoIterator<Item = std::ffi::OsString>, lang: Lang) -> Result<Cli, clap::Error> {
    let matches = command(lang).try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

/// The command with its words in a language.
pub fn command(lang: Lang) -> Command {
    let mut command = Cli::command();
    // Global arguments must stand in every command before each can be given its words.
    command.build();
    localised(command, "", lang)
}

fn localised(command: Command, path: &str, lang: Lang) -> Command {
    let key = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let word = |key: &str| line(lang, key).unwrap_or_default();
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", word(".usage"));
    let mut command = command
        .about(word(path))
        .help_template(template)
        .subcommand_help_heading(word(".commands"))
        .subcommand_value_name("COMMAND")
        .after_help(format!("\n{}", word(&format!("{path}.examples"))))
        .mut_args(|argument| {
            let name = argument.get_id().to_string();
            let own = line(lang, &key(&name)).or_else(|| line(lang, &name)).unwrap_or_default();
            let heading = if argument.is_positional() { ".arguments" } else { ".options" };
            argument.help(own).help_heading(word(heading))
        });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = key(&name);
        command = command.mut_subcommand(&name, |sub| localised(sub, &path, lang));
    }
    command
}

/// A wrong call, in the user's words.
pub fn failure(error: &clap::Error, lang: Lang) -> Failure {
    let text = |kind| error.get(kind).and_then(as_text);
    let written = text(ContextKind::InvalidArg).unwrap_or_default();
    let suggested = text(ContextKind::SuggestedArg).or_else(|| text(ContextKind::SuggestedSubcommand));
    let message = match error.kind() {
        ErrorKind::UnknownArgument => Message::UnknownArgument(&written, suggested.as_deref()),
        ErrorKind::InvalidSubcommand => {
            let written = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            return Failure::usage(wording::say(lang, &Message::UnknownCommand(&written, suggested.as_deref())));
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            let value = text(ContextKind::InvalidValue).unwrap_or_default();
            let possible = text(ContextKind::ValidValue).unwrap_or_default();
            return Failure::usage(wording::say(lang, &Message::BadValue(&written, &value, &possible)));
        }
        ErrorKind::MissingRequiredArgument => Message::MissingArgument(&written),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let missing = line(lang, ".commands").unwrap_or_default().to_lowercase();
            return Failure::usage(wording::say(lang, &Message::MissingArgument(&missing)));
        }
        _ => return Failure::usage(error.to_string().trim().trim_start_matches("error: ").to_owned()),
    };
    Failure::usage(wording::say(lang, &message))
}

fn as_text(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn complete(command: &Command, path: &str) {
        let examples = format!("{path}.examples");
        for lang in Lang::ALL {
            let shown = line(lang, &examples).unwrap_or_else(|| panic!("no help for `{examples}`"));
            assert!(shown.lines().count() >= 3, "{examples}: two real examples, please");
        }
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "no help for `{}` of `{path}`", argument.get_id());
        }
        for sub in command.get_subcommands() {
            let path = if path.is_empty() { sub.get_name().to_owned() } else { format!("{path}.{}", sub.get_name()) };
            assert!(sub.get_about().is_some_and(|about| !about.to_string().is_empty()), "no help for `{path}`");
            complete(sub, &path);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        for lang in Lang::ALL {
            complete(&command(lang), "");
        }
    }

    #[test]
    fn the_command_is_well_formed() {
        command(Lang::Ru).debug_assert();
    }
}
