//! What may be typed. Recording it has no side effects; the words of `--help` are put in by `help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "smeta",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub struct Global {
    #[arg(
        id = "catalog_folder",
        long = "catalog",
        value_name = "DIR",
        env = "SMETA_CATALOG",
        hide_env = true,
        global = true
    )]
    pub catalog: Option<PathBuf>,
    #[arg(long, value_name = "ru|en|pl", env = "SMETA_LANG", hide_env = true, global = true)]
    pub lang: Option<String>,
    #[arg(long, value_name = "text|json", value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, global = true)]
    pub format: Format,
    #[arg(id = "help", short = 'h', long = "help", action = clap::ArgAction::Help, global = true)]
    pub help: Option<bool>,
    #[arg(id = "version", short = 'V', long = "version", action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Quote(QuoteArgs),
    Match(MatchArgs),
    Catalog(CatalogArgs),
}

#[derive(Debug, Args)]
pub struct QuoteArgs {
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    #[arg(short, long, value_name = "QUESTION=ANSWER")]
    pub answer: Vec<String>,
    #[arg(short, long, value_name = "ID")]
    pub entry: Vec<String>,
    #[arg(long, value_name = "VARIANT")]
    pub variant: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct MatchArgs {
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 5, hide_default_value = true)]
    pub top: usize,
    #[arg(long)]
    pub whole: bool,
}

#[derive(Debug, Args)]
pub struct CatalogArgs {
    #[command(subcommand)]
    pub command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
pub enum CatalogCommand {
    Check,
    List(ListArgs),
    Show(ShowArgs),
    Test(TestArgs),
}

#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(value_name = "CATEGORY")]
    pub category: Option<String>,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "ID")]
    pub id: String,
}

#[derive(Debug, Args)]
pub struct TestArgs {
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
}
