//! `smeta completions`.

use super::Setting;
use crate::args::{CompletionsArgs, Shell};
use crate::complete;
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Prints the script that makes a shell ask the program.
pub fn run(args: &CompletionsArgs, setting: &Setting) -> Result<Exit, Failure> {
    let name = match args.shell {
        Shell::Bash => "bash",
        Shell::Elvish => "elvish",
        Shell::Fish => "fish",
        Shell::Powershell => "powershell",
        Shell::Zsh => "zsh",
    };
    // A test asks for the script of each.
    let script = complete::script(name).unwrap_or_default();
    terminal::print_bytes(script.as_bytes()).map_err(|error| Failure::output(&error, setting.spoken()))?;
    Ok(Exit::Fine)
}
