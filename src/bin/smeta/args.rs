//! What may be typed. Recording it has no side effects; the words and value names of `--help` are put in by `help`.

mod batch;
mod call;
mod learning;
mod ledger;
mod outside;
mod paper;
mod planning;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use batch::{BatchArgs, Per};
pub use call::CallArgs;
pub use learning::{AccuracyArgs, ConfirmJobsArgs, HistoryArgs, HistoryCommand, ImportJobsArgs, LearnArgs};
pub use ledger::{
    AcceptArgs, DeclineArgs, DoctorArgs, DoneArgs, LogArgs, NoteArgs, SendArgs, ShowQuoteArgs, StartArgs, UndoArgs,
    WriterArgs,
};
pub use outside::{CompletionsArgs, DrillArgs, ExportQuotesArgs, ManArgs, ReportArgs, Shell, Target};
pub use planning::{
    AnswerArgs, ApproveArgs, ClientArgs, EscalateArgs, RemindArgs, ReturnArgs, TaskAddArgs, TaskArgs, TaskCommand,
    TaskDoneArgs, TaskPutArgs, TodayArgs,
};

pub use paper::{DiffQuoteArgs, DocArgs};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "smeta",
    version,
    args_override_self = true,
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
    #[arg(id = "catalog_folder", long = "catalog", global = true)]
    pub catalog: Option<PathBuf>,
    #[arg(long, global = true)]
    pub lang: Option<String>,
    #[arg(long, value_enum, hide_possible_values = true, global = true)]
    pub format: Option<Written>,
    #[arg(id = "help", short = 'h', long = "help", action = clap::ArgAction::Help, global = true)]
    pub help: Option<bool>,
    #[arg(id = "version", short = 'V', long = "version", action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// How a result or a document may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Written {
    #[value(alias = "txt")]
    Text,
    Json,
    Md,
    Html,
    Pdf,
    Csv,
    Docx,
}

/// How a result is written that is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
}

/// What a quote is written out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Proposal,
    Letter,
    Chat,
    Brief,
    Spec,
}

/// What a document needs beside its quote.
#[derive(Debug, Args)]
pub struct PaperArgs {
    #[arg(long, requires = "kind")]
    pub number: Option<String>,
    #[arg(long, requires = "kind")]
    pub to_lang: Option<String>,
    #[arg(short, long, requires = "kind")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Quote(QuoteArgs),
    Call(CallArgs),
    Explain(ExplainArgs),
    Match(MatchArgs),
    Today(TodayArgs),
    Client(ClientArgs),
    Task(TaskArgs),
    Remind(RemindArgs),
    Log(LogArgs),
    Show(ShowQuoteArgs),
    Send(SendArgs),
    Accept(AcceptArgs),
    Decline(DeclineArgs),
    Start(StartArgs),
    Done(DoneArgs),
    Note(NoteArgs),
    Undo(UndoArgs),
    Approve(ApproveArgs),
    Return(ReturnArgs),
    Escalate(EscalateArgs),
    Answer(AnswerArgs),
    Doc(DocArgs),
    Diff(DiffQuoteArgs),
    Doctor(DoctorArgs),
    History(HistoryArgs),
    Learn(LearnArgs),
    Accuracy(AccuracyArgs),
    Backtest(BacktestArgs),
    Batch(BatchArgs),
    Catalog(CatalogArgs),
    Init(InitArgs),
    Report(ReportArgs),
    Drill(DrillArgs),
    Export(ExportQuotesArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// What a quote is made from.
#[derive(Debug, Args)]
pub struct RequestArgs {
    pub text: Vec<String>,
    #[arg(short, long)]
    pub answer: Vec<String>,
    #[arg(short, long)]
    pub entry: Vec<String>,
    #[arg(long)]
    pub variant: Vec<String>,
    #[arg(long)]
    pub condition: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub discount: Option<String>,
    #[arg(long)]
    pub option: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub budget: Option<String>,
    #[arg(id = "deadline", long = "by")]
    pub by: Option<String>,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct QuoteArgs {
    #[command(flatten)]
    pub request: RequestArgs,
    #[arg(long)]
    pub client: Option<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, conflicts_with = "kind")]
    pub inside: bool,
    #[arg(long)]
    pub save: bool,
    #[arg(long, requires = "save")]
    pub follow_up: Option<String>,
    #[arg(long)]
    pub again: Option<String>,
    #[arg(short, long)]
    pub interactive: bool,
    #[arg(id = "kind", long = "as", value_enum, hide_possible_values = true)]
    pub kind: Option<Kind>,
    #[command(flatten)]
    pub paper: PaperArgs,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[command(flatten)]
    pub request: RequestArgs,
}

#[derive(Debug, Args)]
pub struct MatchArgs {
    pub text: Vec<String>,
    #[arg(long, default_value_t = 5, hide_default_value = true)]
    pub top: usize,
    #[arg(long)]
    pub whole: bool,
    #[arg(long)]
    pub confirm: Option<String>,
    #[arg(long, requires = "confirm")]
    pub by: Option<String>,
}

#[derive(Debug, Args)]
pub struct BacktestArgs {
    pub jobs: PathBuf,
    #[arg(long, required = true)]
    pub map: Vec<String>,
    #[arg(long)]
    pub only: Option<String>,
    #[arg(long)]
    pub predictions: Option<PathBuf>,
    #[arg(long)]
    pub remember: Option<usize>,
}

#[derive(Debug, Args)]
pub struct CatalogArgs {
    #[command(subcommand)]
    pub command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
pub enum CatalogCommand {
    Check(CheckArgs),
    List(ListArgs),
    Show(ShowArgs),
    Test(TestArgs),
    New(NewArgs),
    Edit(EditArgs),
    Fmt(FmtArgs),
    Adopt(AdoptArgs),
    Drop(DropArgs),
    Rename(RenameArgs),
    AddPhrase(AddPhraseArgs),
    Search(SearchArgs),
    Diff(DiffArgs),
    Stale(StaleArgs),
    Gaps(GapsArgs),
    Replay(ReplayArgs),
    Graph(GraphArgs),
    Schema(SchemaArgs),
    Export(ExportArgs),
    Import(ImportArgs),
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(long)]
    pub deep: bool,
    #[arg(long, requires = "deep")]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    #[arg(required = true)]
    pub words: Vec<String>,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct StaleArgs {
    #[arg(long)]
    pub older: Option<u32>,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct GapsArgs {
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub drafts: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ReplayArgs {
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub against: Option<PathBuf>,
    #[arg(long)]
    pub today: Option<String>,
}

#[derive(Debug, Args)]
pub struct GraphArgs {
    pub id: Option<String>,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    pub kind: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    pub sheet: PathBuf,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    pub sheet: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ListArgs {
    pub category: Option<String>,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    pub id: String,
}

#[derive(Debug, Args)]
pub struct TestArgs {
    pub ids: Vec<String>,
    #[arg(long)]
    pub quality: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    pub id: Option<String>,
    #[arg(long)]
    pub title: Option<String>,
    #[arg(long)]
    pub category: Option<String>,
    #[arg(long)]
    pub effort: Option<String>,
    #[arg(long)]
    pub phrase: Vec<String>,
    #[arg(long)]
    pub executor: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct EditArgs {
    pub id: String,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct FmtArgs {
    pub ids: Vec<String>,
    #[arg(long)]
    pub check: bool,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct AdoptArgs {
    pub id: String,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct DropArgs {
    pub id: String,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct RenameArgs {
    pub old: String,
    pub new: String,
    #[arg(long)]
    pub dry_run: bool,
}

/// Here the common `--lang` is the language of the phrase; `main` puts it into `lang`.
#[derive(Debug, Args)]
pub struct AddPhraseArgs {
    pub id: String,
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(skip)]
    pub lang: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct InitArgs {
    pub dir: PathBuf,
    #[arg(long)]
    pub empty: bool,
    #[arg(long)]
    pub dry_run: bool,
}
