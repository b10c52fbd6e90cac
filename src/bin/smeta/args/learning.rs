//! What may be typed after the commands that learn from finished jobs.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct LearnArgs {
    #[arg(long, num_args = 0..=1, default_missing_value = "", conflicts_with = "reject")]
    pub apply: Option<String>,
    #[arg(long)]
    pub reject: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct AccuracyArgs {
    #[arg(long)]
    pub entry: Option<String>,
    #[arg(id = "person", long = "by")]
    pub by: Option<String>,
    #[arg(long)]
    pub svg: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct HistoryArgs {
    #[command(subcommand)]
    pub command: HistoryCommand,
}

#[derive(Debug, Subcommand)]
pub enum HistoryCommand {
    Import(ImportJobsArgs),
    Confirm(ConfirmJobsArgs),
}

#[derive(Debug, Args)]
pub struct ImportJobsArgs {
    pub jobs: PathBuf,
    #[arg(long)]
    pub map: Vec<String>,
    #[arg(long)]
    pub unit: Option<String>,
    #[arg(long)]
    pub dates: Option<String>,
    #[arg(long)]
    pub delimiter: Option<String>,
    #[arg(long)]
    pub encoding: Option<String>,
    #[arg(long)]
    pub source: Option<String>,
    #[arg(long)]
    pub update: bool,
    #[arg(long)]
    pub review: Option<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub today: Option<String>,
    #[command(flatten)]
    pub writer: super::WriterArgs,
}

#[derive(Debug, Args)]
pub struct ConfirmJobsArgs {
    pub review: PathBuf,
    #[command(flatten)]
    pub writer: super::WriterArgs,
}
