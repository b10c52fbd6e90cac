//! What may be typed after the commands about documents of saved quotes.

use std::path::PathBuf;

use clap::Args;

use super::Kind;

#[derive(Debug, Args)]
pub struct DocArgs {
    pub number: String,
    #[arg(id = "kind", long = "as", value_enum, hide_possible_values = true)]
    pub kind: Kind,
    #[arg(long)]
    pub to_lang: Option<String>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct DiffQuoteArgs {
    pub number: String,
    pub old: Option<String>,
    pub new: Option<String>,
}
