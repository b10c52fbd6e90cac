//! A quote as a document that goes to a client or to the team.
//!
//! quote + facts → data ([`model`]) → a Markdown template → blocks ([`markdown`]) → text, HTML or PDF. So one template
//! is enough for every format, and a studio that changes a sentence changes it in all of them. A template of the
//! studio's own for one format (`proposal.html`, `chat.txt`) goes before.

mod build;
pub mod check;
#[cfg(feature = "docx")]
mod docx;
pub mod html;
pub mod markdown;
pub mod model;
#[cfg(feature = "pdf")]
mod pdf;
pub mod picture;
mod template;
pub mod text;

use chrono::NaiveDate;
use minijinja::context;

use crate::domain::lang::Lang;
use crate::domain::learning::orientation::PastJob;
use crate::domain::quote::{Paper, Quote};
use crate::render::json::pretty;
use markdown::{Block, blocks};
use model::Document;
use template::{PAGE, Templates, values};
pub use template::{Template, TemplateError};

/// What a document says beside the quote.
#[derive(Clone, Debug)]
pub struct Facts<'f> {
    /// Its number, if it has one.
    pub number: Option<&'f str>,
    /// Its date.
    pub date: NaiveDate,
    /// Whom it is for; the quote's client if it is not said.
    pub client: Option<&'f str>,
    /// The studio's name, if it has one.
    pub studio: Option<&'f str>,
    /// The last day on which its number holds.
    pub valid_until: NaiveDate,
    /// Finished jobs that are like it, the nearest first; for the team only.
    pub past_jobs: Vec<PastJob>,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a letter, a messenger, a terminal.
    Text,
    /// For whoever edits it further.
    Markdown,
    /// For a browser; prints well.
    Html,
    /// A4, to print and sign.
    Pdf,
    /// For Word and LibreOffice: to edit further.
    Docx,
    /// Its data.
    Json,
}

impl Form {
    /// The form of a file by the end of its name.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Form> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Form::Text,
            "md" | "markdown" => Form::Markdown,
            "html" | "htm" => Form::Html,
            "pdf" => Form::Pdf,
            "docx" => Form::Docx,
            "json" => Form::Json,
            _ => return None,
        })
    }
}

/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that could not be printed and stand as `?`; only in a PDF.
    pub without_glyph: String,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// A proposal of nothing that has a price.
    NothingToPropose,
    /// A template.
    Template(TemplateError),
    /// This program was built without PDF.
    NoPdf,
    /// The PDF could not be made.
    Pdf(String),
    /// This program was built without DOCX.
    NoDocx,
    /// The DOCX could not be made.
    Docx(String),
}

impl From<TemplateError> for DocumentError {
    fn from(error: TemplateError) -> DocumentError {
        DocumentError::Template(error)
    }
}

/// Writes a document.
///
/// # Errors
///
/// When there is nothing to propose, a template is wrong, or this program cannot write the form.
pub fn document(
    quote: &Quote,
    paper: Paper,
    form: Form,
    facts: &Facts,
    lang: Lang,
    own: &[Template],
) -> Result<Finished, DocumentError> {
    if paper == Paper::Proposal && quote.total.is_none() {
        return Err(DocumentError::NothingToPropose);
    }
    let document = build::document(quote, paper, facts, lang);
    let templates = Templates::new(own, &document);
    let text = |text: String| Finished { bytes: text.into_bytes(), without_glyph: String::new() };
    let markdown = || templates.fill(&format!("{}.md", paper.code()), values(&document));
    Ok(match form {
        Form::Json => text(pretty(&serde_json::to_value(&document).unwrap_or_default())),
        Form::Markdown => text(without_pictures(&markdown()?)),
        Form::Text => text(match templates.own(paper, "txt") {
            Some(name) => templates.fill(&name, values(&document))?,
            None if paper == Paper::Chat => text::unwrapped(&blocks(&markdown()?)),
            None => text::text(&blocks(&markdown()?)),
        }),
        Form::Html => text(match templates.own(paper, "html") {
            Some(name) => templates.fill(&name, values(&document))?,
            None => {
                let body = html::html(&blocks(&markdown()?), &document.pictures);
                let body = minijinja::value::Value::from_safe_string(body);
                templates.fill(PAGE, context! { body, ..values(&document) })?
            }
        }),
        Form::Pdf => pdf(&blocks(&markdown()?), &document)?,
        Form::Docx => Finished { bytes: docx(&blocks(&markdown()?))?, without_glyph: String::new() },
    })
}

#[cfg(feature = "docx")]
fn docx(blocks: &[Block]) -> Result<Vec<u8>, DocumentError> {
    docx::docx(blocks).map_err(DocumentError::Docx)
}

#[cfg(not(feature = "docx"))]
fn docx(_: &[Block]) -> Result<Vec<u8>, DocumentError> {
    Err(DocumentError::NoDocx)
}

#[cfg(feature = "pdf")]
fn pdf(blocks: &[Block], document: &Document) -> Result<Finished, DocumentError> {
    pdf::pdf(blocks, document).map_err(DocumentError::Pdf)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &[Block], _: &Document) -> Result<Finished, DocumentError> {
    Err(DocumentError::NoPdf)
}

/// Markdown for others to read: the document's pictures are no files that it could show.
fn without_pictures(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        let picture = line.trim_start().starts_with("![") && line.contains(&format!("]({}", markdown::PICTURE));
        // Of several empty lines one is enough.
        if picture || (line.trim().is_empty() && (kept.is_empty() || kept.ends_with("\n\n"))) {
            continue;
        }
        kept.push_str(line.trim_end_matches([' ', '\t']));
        kept.push('\n');
    }
    while kept.ends_with("\n\n") {
        kept.pop();
    }
    kept
}
