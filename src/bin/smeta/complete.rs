//! What may stand where the cursor is: shells ask the program itself, so that they know entries, questions, numbers of
//! quotes and clients. The words of the command line are told by clap's engine; what a studio has is told here.

mod bash;
mod known;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Command;
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::{CompleteEnv, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use smeta::app::studio::Places;
use smeta::domain::lang::Lang;

use crate::help;
use known::{Known, What};

/// Shells set this to their name to ask; a name of our own, so that no other program's setting is taken for a question.
pub const VARIABLE: &str = "SMETA_COMPLETE";

/// The shells, each with its script.
const SHELLS: [&dyn EnvCompleter; 5] = [&bash::Bash, &Elvish, &Fish, &Powershell, &Zsh];

/// Answers the shell that asks.
pub fn answer(arguments: Vec<OsString>, places: impl Fn(Option<PathBuf>) -> Places, lang: Option<Lang>) -> ExitCode {
    let known = Arc::new(Known::new(places(typed_catalog(&arguments)), lang));
    let command = || completed(help::command(lang.unwrap_or_default()), "", &known);
    let folder = places(None).start;
    let answered = CompleteEnv::with_factory(command)
        .var(VARIABLE)
        .shells(Shells(&SHELLS))
        .try_complete(arguments, folder.as_deref());
    // Nobody reads a message in the middle of a line that is being typed.
    if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The script that makes a shell ask: `bash`, `elvish`, `fish`, `powershell`, `zsh`.
pub fn script(shell: &str) -> Option<String> {
    let shell = SHELLS.into_iter().find(|known| known.is(shell))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "smeta", "smeta", "smeta", &mut script).ok()?;
    String::from_utf8(script).ok().map(|script| script.trim_start().to_owned())
}

/// The catalog's folder in the line that is being typed.
fn typed_catalog(arguments: &[OsString]) -> Option<PathBuf> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let at = words.iter().rposition(|word| *word == "--catalog" || word.starts_with("--catalog="))?;
    match words[at].strip_prefix("--catalog=") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => words.get(at + 1).map(PathBuf::from),
    }
}

/// The command whose arguments know what may stand in them.
fn completed(command: Command, path: &str, known: &Arc<Known>) -> Command {
    let mut command = command.mut_args(|argument| match What::of(path, argument.get_id().as_str()) {
        None => argument,
        Some(what) => {
            let known = Arc::clone(known);
            argument.add(ArgValueCompleter::new(move |typed: &OsStr| known.offered(what, typed)))
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        command = command.mut_subcommand(&name, |sub| completed(sub, &path, known));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shell_has_a_script_that_asks() {
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            let script = script(shell).expect("a script");
            assert!(script.contains(VARIABLE) && script.contains("smeta"), "{shell}: {script}");
        }
        assert_eq!(script("tcsh"), None);
    }

    #[test]
    fn the_catalog_is_that_of_the_line() {
        let case = |words: &[&str], expected: Option<&str>| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!(typed_catalog(&words), expected.map(PathBuf::from), "{words:?}");
        };
        case(&["smeta", "--", "smeta", "show", ""], None);
        case(&["smeta", "--", "smeta", "--catalog", "a b", "show", ""], Some("a b"));
        case(&["smeta", "--", "smeta", "--catalog=x", "show", ""], Some("x"));
        case(&["smeta", "--", "smeta", "--catalog"], None);
    }
}
