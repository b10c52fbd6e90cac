//! What may be typed after the commands that serve the world outside: shells, `man`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_enum, hide_possible_values = true)]
    pub shell: Shell,
}

/// A shell that can ask the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    pub pages: Option<PathBuf>,
}
