//! What may be typed after `smeta batch`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct BatchArgs {
    pub input: Option<PathBuf>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub column: Option<String>,
    #[arg(long)]
    pub delimiter: Option<String>,
    #[arg(long)]
    pub encoding: Option<String>,
    #[arg(long)]
    pub no_header: bool,
    #[arg(long, value_enum, default_value_t = Per::Request, hide_default_value = true, hide_possible_values = true)]
    pub per: Per,
    #[arg(short, long)]
    pub answer: Vec<String>,
    #[arg(long)]
    pub condition: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub discount: Option<String>,
    #[arg(long)]
    pub today: Option<String>,
    #[arg(long)]
    pub summary: Option<PathBuf>,
    #[arg(long, conflicts_with = "resume")]
    pub save: bool,
    #[arg(long, conflicts_with_all = ["input", "save", "column", "no_header", "answer", "condition", "discount", "resume", "shard", "strict", "summary", "per"])]
    pub requote: bool,
    #[arg(long, requires = "requote")]
    pub client: Option<String>,
    #[arg(long, requires = "requote")]
    pub status: Vec<String>,
    #[arg(long)]
    pub strict: bool,
    #[arg(long)]
    pub resume: bool,
    #[arg(long)]
    pub shard: Option<String>,
    #[arg(long)]
    pub threads: Option<String>,
}

/// What a row of the output stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Per {
    Request,
    Line,
}
