//! What may be typed after the commands about documents of saved quotes.

use std::path::PathBuf;

use clap::Args;

use super::{Kind, Written};

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
    #[arg(id = "first_version")]
    pub old: Option<String>,
    #[arg(id = "second_version")]
    pub new: Option<String>,
}

impl Written {
    /// What ends the name of a file of this form.
    pub fn ending(self) -> &'static str {
        match self {
            Written::Text => "txt",
            Written::Json => "json",
            Written::Md => "md",
            Written::Html => "html",
            Written::Pdf => "pdf",
            Written::Csv => "csv",
            Written::Docx => "docx",
        }
    }
}

impl Kind {
    /// Its name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Proposal => "proposal",
            Kind::Letter => "letter",
            Kind::Chat => "chat",
            Kind::Brief => "brief",
            Kind::Spec => "spec",
        }
    }
}
