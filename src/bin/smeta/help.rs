//! The command line in the user's language: help texts, headings, and what is said about a wrong call.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches};
use smeta::domain::catalog::written::nearest;
use smeta::domain::lang::Lang;
use smeta::wording::Message;
use smeta::wording::help::{line, value};

use crate::args::Cli;
use crate::failure::Failure;

/// Reads the arguments. Help and version come as an error of clap's that prints itself.
pub fn parse(arguments: &[OsString], lang: Lang) -> Result<Cli, clap::Error> {
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
        .arg_required_else_help(false)
        .after_help(word(&format!("{path}.examples")))
        .mut_args(|argument| {
            let name = argument.get_id().to_string();
            // What a quote is made from, an explanation and a call are made from as well.
            let same = || line(lang, &format!("quote.{name}")).filter(|_| path == "explain" || path == "call");
            let own = line(lang, &key(&name)).or_else(same).or_else(|| line(lang, &name)).unwrap_or_default();
            let global = argument.is_global_set() && !path.is_empty();
            let heading = match () {
                () if argument.is_positional() => ".arguments",
                () if global => ".common",
                () => ".options",
            };
            let argument = argument.help(own).help_heading(word(heading));
            // Under a heading of our own they would stand by their names.
            let argument = match argument.get_index() {
                Some(place) => argument.display_order(place),
                None => argument,
            };
            match value(lang, &name) {
                Some(value) => argument.value_name(value),
                None => argument,
            }
        });
    let usage = usage(&command, path, lang);
    command = command.override_usage(usage);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = key(&name);
        command = command.mut_subcommand(&name, |sub| localised(sub, &path, lang));
    }
    command
}

/// The line after «Usage»; clap's own is English.
fn usage(command: &Command, path: &str, lang: Lang) -> String {
    let word = |key: &str| line(lang, key).unwrap_or_default();
    let mut parts = vec!["smeta".to_owned()];
    parts.extend(path.split('.').filter(|name| !name.is_empty()).map(str::to_owned));
    parts.push(word(".usage-options").to_owned());
    parts.extend(command.get_positionals().map(ToString::to_string));
    if command.has_subcommands() {
        parts.push(word(".usage-command").to_owned());
    }
    parts.join(" ")
}

/// A wrong call, in the user's words, and where to read on.
pub fn failure(error: &clap::Error, arguments: &[OsString], lang: Lang) -> Failure {
    let text = |kind| error.get(kind).and_then(as_text);
    let suggested = text(ContextKind::SuggestedArg).or_else(|| text(ContextKind::SuggestedSubcommand));
    let suggested = suggested.as_deref();
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let command = command(lang);
    let (called, known) = called(&command, arguments);
    let usage = |message: Message| Failure::usage(lang, &message);
    let failure = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => usage(Message::ExtraWord(&argument)),
        ErrorKind::UnknownArgument if like_words(&argument) => {
            usage(Message::UnknownArgument(&argument, suggested)).and(lang, &Message::WordsAfterDashes)
        }
        ErrorKind::UnknownArgument => usage(Message::UnknownArgument(&argument, suggested)),
        ErrorKind::InvalidSubcommand => {
            let written = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            // Of several that may be meant, the one that looks most like it.
            let near = suggested.and_then(|names| nearest(&written, names.split(", ")));
            usage(Message::UnknownCommand(&written, near.as_deref().or(suggested), &known))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue).unwrap_or_default();
            let possible = text(ContextKind::ValidValue).unwrap_or_default();
            match value.as_str() {
                "" => usage(Message::NoValue(&argument)),
                value => usage(Message::BadValue(&argument, value, &possible)),
            }
        }
        ErrorKind::InvalidUtf8 => usage(Message::ArgumentNotUtf8),
        ErrorKind::MissingRequiredArgument => usage(Message::MissingArgument(&argument)),
        ErrorKind::MissingSubcommand => usage(Message::MissingCommand(&known)),
        // Whatever clap learns to find wrong one day: better in English than not at all.
        _ => {
            let words = error.to_string();
            usage(Message::Untranslated(words.lines().next().unwrap_or_default().trim_start_matches("error: ")))
        }
    };
    failure.and(lang, &Message::SeeHelp(&called))
}

/// Whether what clap took for a flag is rather a client's list: «- change the phone».
fn like_words(argument: &str) -> bool {
    !argument.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The command that was called, as far as it was, and the commands that may follow.
fn called(command: &Command, arguments: &[OsString]) -> (String, String) {
    let (mut words, mut at) = (vec![command.get_name()], command);
    for argument in arguments.iter().skip(1).filter_map(|argument| argument.to_str()) {
        if let Some(sub) = at.find_subcommand(argument) {
            words.push(sub.get_name());
            at = sub;
        }
    }
    let known: Vec<&str> = at.get_subcommands().map(Command::get_name).collect();
    (words.join(" "), known.join(", "))
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
            let named = !argument.get_action().takes_values() || value(Lang::Ru, argument.get_id().as_str()).is_some();
            assert!(named, "no name for the value of `{}` of `{path}`", argument.get_id());
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

    /// The words of a command as a shell would pass them on: quotes go, and what leads to files or other programs.
    fn words(example: &str) -> Vec<OsString> {
        let (mut words, mut quote) = (vec![String::new()], false);
        for letter in example.chars() {
            match letter {
                '"' => quote = !quote,
                ' ' if !quote => words.push(String::new()),
                letter => words.last_mut().expect("never empty").push(letter),
            }
        }
        assert!(!quote, "an open quote: {example}");
        words.retain(|word| !word.is_empty() && word != "\\");
        // `EDITOR=nano smeta …`, `cut … | smeta … | less`, `smeta … > file`.
        let begin = words.iter().position(|word| word == "smeta").unwrap_or_else(|| panic!("not ours: {example}"));
        let ours = words[begin..].iter().take_while(|word| !["|", "<", ">", ">>"].contains(&word.as_str()));
        ours.map(OsString::from).collect()
    }

    #[track_caller]
    fn examples_parse(command: &Command, path: &str, lang: Lang) {
        let shown = line(lang, &format!("{path}.examples")).unwrap_or_default().replace("\\\n", " ");
        let examples: Vec<&str> = shown.lines().skip(1).map(str::trim).collect();
        assert!(examples.len() >= 2, "{path}: two real examples, please");
        for example in examples {
            let words = words(example);
            let called = words.iter().skip(1).filter_map(|word| word.to_str());
            let called = path.split('.').filter(|name| !name.is_empty()).all(|name| called.clone().any(|w| w == name));
            assert!(called, "an example of another command than {path}: {example}");
            if let Err(error) = super::command(lang).try_get_matches_from(&words) {
                panic!("{example}\n{error}");
            }
        }
        for sub in command.get_subcommands() {
            let path = if path.is_empty() { sub.get_name().to_owned() } else { format!("{path}.{}", sub.get_name()) };
            examples_parse(sub, &path, lang);
        }
    }

    #[test]
    fn every_example_can_be_typed() {
        for lang in Lang::ALL {
            examples_parse(&command(lang), "", lang);
        }
    }

    #[test]
    fn the_command_is_well_formed() {
        command(Lang::Ru).debug_assert();
    }
}
