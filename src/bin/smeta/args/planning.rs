//! What may be typed after the commands of plans, approvals and specialists.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::WriterArgs;

#[derive(Debug, Args)]
pub struct TodayArgs {
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct ClientArgs {
    #[arg(required = true)]
    pub name: Vec<String>,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct TaskArgs {
    #[command(subcommand)]
    pub command: Option<TaskCommand>,
}

#[derive(Debug, Subcommand)]
pub enum TaskCommand {
    Add(TaskAddArgs),
    Now(TaskPutArgs),
    Next(TaskPutArgs),
    Later(TaskPutArgs),
    Done(TaskDoneArgs),
}

#[derive(Debug, Args)]
pub struct TaskAddArgs {
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(long)]
    pub client: Option<String>,
    #[arg(long)]
    pub due: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct TaskPutArgs {
    pub task: String,
    #[arg(long)]
    pub due: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct TaskDoneArgs {
    pub task: String,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct RemindArgs {
    pub number: String,
    #[arg(required = true)]
    pub when: Vec<String>,
    #[arg(long)]
    pub about: Option<String>,
    #[arg(long)]
    pub today: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct ApproveArgs {
    pub number: String,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct ReturnArgs {
    pub number: String,
    #[arg(long)]
    pub why: String,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct EscalateArgs {
    pub number: String,
    #[arg(long)]
    pub to: Option<String>,
    #[arg(long)]
    pub about: Option<String>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub writer: WriterArgs,
}

#[derive(Debug, Args)]
pub struct AnswerArgs {
    pub number: String,
    #[arg(long, allow_hyphen_values = true)]
    pub hours: String,
    #[arg(long)]
    pub note: Option<String>,
    #[arg(id = "specialist", long = "from")]
    pub from: Option<String>,
    #[arg(long)]
    pub title: Option<String>,
    #[arg(long)]
    pub id: Option<String>,
    #[arg(long)]
    pub category: Option<String>,
    #[arg(long)]
    pub executor: Option<String>,
    #[arg(long)]
    pub today: Option<String>,
    #[command(flatten)]
    pub writer: WriterArgs,
}
