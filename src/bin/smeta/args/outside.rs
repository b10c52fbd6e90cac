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

#[derive(Debug, Args)]
pub struct ExportQuotesArgs {
    #[arg(value_enum, hide_possible_values = true)]
    pub target: Target,
    pub numbers: Vec<String>,
    #[arg(long)]
    pub client: Option<String>,
    #[arg(long)]
    pub status: Vec<String>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// A program that quotes are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Target {
    Jira,
    #[value(alias = "ical", alias = "icalendar")]
    Ics,
    #[value(alias = "bitrix")]
    Bitrix24,
    #[value(alias = "amo")]
    Amocrm,
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    #[arg(long)]
    pub from: Option<String>,
    #[arg(id = "until", long = "to")]
    pub to: Option<String>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DrillArgs {
    pub number: Option<String>,
    #[arg(long, requires = "number", allow_hyphen_values = true)]
    pub hours: Option<String>,
    #[arg(long, requires = "hours")]
    pub ask: Vec<String>,
    #[arg(long, conflicts_with_all = ["number", "hours"])]
    pub score: bool,
    #[command(flatten)]
    pub writer: super::WriterArgs,
}
