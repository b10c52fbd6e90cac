//! What may be typed after the ledger's verbs.

use std::path::PathBuf;

use clap::Args;

use super::Kind;

#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(long)]
    pub client: Option<String>,
    #[arg(long)]
    pub status: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct ShowQuoteArgs {
    pub number: String,
    #[arg(long)]
    pub today: Option<String>,
}

/// Who writes a record.
#[derive(Debug, Args)]
pub struct WriterArgs {
    #[arg(long)]
    pub by: Option<String>,
}

#[derive(Debug, Args)]
pub struct SendArgs {
    pub number: String,
    #[arg(long, conflicts_with = "kind")]
    pub file: Option<PathBuf>,
    #[arg(id = "kind", long = "as", value_enum, hide_possible_values = true)]
    pub kind: Option<Kind>,
    #[arg(long, requires = "kind")]
    pub to_lang: Option<String>,
    #[arg(short, long, requires = "kind")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub to: Option<String>,
    #[arg(long)]
    pub follow_up: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct AcceptArgs {
    pub number: String,
    #[arg(long, allow_hyphen_values = true)]
    pub price: Option<String>,
    #[arg(long)]
    pub due: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct DeclineArgs {
    pub number: String,
    #[arg(long)]
    pub reason: String,
    #[arg(long)]
    pub follow_up: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct StartArgs {
    pub number: String,
    #[arg(long)]
    pub on: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct DoneArgs {
    pub number: String,
    #[arg(long, allow_hyphen_values = true)]
    pub hours: String,
    #[arg(long, allow_hyphen_values = true)]
    pub days: Option<String>,
    #[arg(long)]
    pub why: Option<String>,
    #[arg(long)]
    pub on: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct NoteArgs {
    #[arg(required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct UndoArgs {
    pub record: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct DoctorArgs {}
