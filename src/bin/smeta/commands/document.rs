//! A quote as a document: `smeta quote --as KIND`.

use std::path::Path;
use std::sync::Arc;

use smeta::app::quote::past_jobs;
use smeta::app::starter;
use smeta::app::studio::Opened;
use smeta::app::templates::{self, TemplateFileError};
use smeta::domain::catalog::problem::{Problem, ProblemKind};
use smeta::domain::lang::Lang;
use smeta::domain::quote::{Paper, Quote, examples};
use smeta::domain::source::{Place, SourceFile};
use smeta::render::document::{self, DocumentError, Facts, Finished, Form, Template, check};
use smeta::text::clean::without_controls;
use smeta::wording::{DocumentFailure, Message, cause, say};

use super::Setting;
use crate::args::{Kind, PaperArgs, Written};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// What a document says beside its quote, as far as it is typed or kept.
pub fn facts<'f>(quote: &'f Quote, opened: &'f Opened, kind: Kind, args: &'f PaperArgs) -> Facts<'f> {
    let studio = &opened.catalog.studio.name;
    Facts {
        number: args.number.as_deref(),
        date: quote.today,
        client: quote.client.as_deref(),
        // The catalog inside the binary belongs to no studio.
        studio: opened.folder.is_some().then_some(studio.as_str()).filter(|name| !name.is_empty()),
        valid_until: quote.promise.valid_until,
        past_jobs: if kind == Kind::Brief { past_jobs(opened, quote) } else { Vec::new() },
    }
}

/// Writes a document to a file or to standard output.
pub fn write(
    quote: &Quote,
    facts: &Facts,
    kind: Kind,
    args: &PaperArgs,
    opened: &Opened,
    setting: &Setting,
    lang: Lang,
) -> Result<(), Failure> {
    put(&make(quote, facts, kind, args, opened, setting, lang)?, args.output.as_deref(), lang)
}

/// Makes a document.
pub fn make(
    quote: &Quote,
    facts: &Facts,
    kind: Kind,
    args: &PaperArgs,
    opened: &Opened,
    setting: &Setting,
    lang: Lang,
) -> Result<Finished, Failure> {
    let form = form(args, setting.written, lang)?;
    let fail = |failure: DocumentFailure| Failure::data(lang, &Message::Document(failure));
    let shown = |path: &Path| path.display().to_string();
    if matches!(form, Form::Pdf | Form::Docx) && args.output.is_none() && terminal::is_output_interactive() {
        return Err(Failure::usage(lang, &Message::Document(DocumentFailure::FileOnTerminal)));
    }
    let reader = match &args.to_lang {
        None => lang,
        Some(code) => Lang::from_code(code).ok_or_else(|| Failure::usage(lang, &Message::BadLang(code)))?,
    };
    let files = templates::read(opened.folder.as_deref()).map_err(|error| match &error {
        TemplateFileError::Unreadable(path, why) => {
            fail(DocumentFailure::TemplateUnreadable(&shown(path), &cause(lang, why)))
        }
        TemplateFileError::NotUtf8(path) => fail(DocumentFailure::TemplateNotUtf8(&shown(path))),
    })?;
    let own: Vec<Template> =
        files.into_iter().map(|file| Template { name: file.name, shown: file.shown, text: file.text }).collect();
    document::document(quote, paper(kind), form, facts, reader, &own).map_err(|error| failed(&error, lang))
}

/// What is wrong with the templates of a catalog folder.
pub fn problems(catalog: Option<&Path>, lang: Lang) -> Vec<Problem> {
    let own = match templates::read(catalog) {
        Ok(own) if own.is_empty() => return Vec::new(),
        Ok(own) => own,
        Err(error) => {
            let (path, kind) = match error {
                TemplateFileError::Unreadable(path, why) => {
                    (path, ProblemKind::UnreadableFile { message: cause(lang, &why) })
                }
                TemplateFileError::NotUtf8(path) => (path, ProblemKind::NotUtf8),
            };
            let file = SourceFile { path: path.display().to_string(), text: String::new() };
            return vec![Problem { kind, place: Place { file: Arc::new(file), span: 0..0 } }];
        }
    };
    let own: Vec<Template> =
        own.into_iter().map(|file| Template { name: file.name, shown: file.shown, text: file.text }).collect();
    // Templates know no catalog: the one inside the program has something of everything, and needs no fitting.
    let (catalog, matcher) = starter::ready_made();
    let quotes = examples::quotes(&catalog, &matcher);
    check::problems(&own, &quotes, lang)
}

/// Puts a document where it is wanted: into a file, or to standard output.
pub fn put(finished: &Finished, output: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let tell = |failure: DocumentFailure| {
        let words = say(lang, &Message::Document(failure));
        terminal::tell(&format!("{}\n", without_controls(&words)));
    };
    if !finished.without_glyph.is_empty() {
        tell(DocumentFailure::NoGlyphs(&finished.without_glyph));
    }
    let Some(path) = output.filter(|path| *path != Path::new("-")) else {
        return terminal::print_bytes(&finished.bytes).map_err(|error| Failure::output(&error, lang));
    };
    let shown = path.display().to_string();
    templates::write(path, &finished.bytes).map_err(|error| {
        Failure::data(lang, &Message::Document(DocumentFailure::Unwritable(&shown, &cause(lang, &error))))
    })?;
    tell(DocumentFailure::Written(&shown));
    Ok(())
}

/// The form that is wanted: the one that was named, else that of the file's name, else text.
fn form(args: &PaperArgs, written: Option<Written>, lang: Lang) -> Result<Form, Failure> {
    if let Some(written) = written {
        return Ok(match written {
            // `main` has refused a table for a document.
            Written::Text | Written::Csv => Form::Text,
            Written::Md => Form::Markdown,
            Written::Html => Form::Html,
            Written::Pdf => Form::Pdf,
            Written::Docx => Form::Docx,
            Written::Json => Form::Json,
        });
    }
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else { return Ok(Form::Text) };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let unknown =
        || Failure::usage(lang, &Message::Document(DocumentFailure::UnknownEnding(&path.display().to_string())));
    Form::of_ending(ending).ok_or_else(unknown)
}

fn paper(kind: Kind) -> Paper {
    match kind {
        Kind::Proposal => Paper::Proposal,
        Kind::Letter => Paper::Letter,
        Kind::Chat => Paper::Chat,
        Kind::Brief => Paper::Brief,
        Kind::Spec => Paper::Spec,
    }
}

fn failed(error: &DocumentError, lang: Lang) -> Failure {
    let words = |failure| Message::Document(failure);
    match error {
        DocumentError::NothingToPropose => {
            Failure { exit: Exit::Nothing, ..Failure::usage(lang, &words(DocumentFailure::NothingToPropose)) }
        }
        DocumentError::Template(error) => {
            let (shown, why) = (&error.shown, &error.why);
            let failure = if error.unknown_name {
                DocumentFailure::TemplateUnknown(shown, error.line, why)
            } else {
                DocumentFailure::TemplateWrong(shown, error.line, why)
            };
            Failure::data(lang, &words(failure))
        }
        DocumentError::NoPdf => Failure::usage(lang, &words(DocumentFailure::NoPdf)),
        DocumentError::NoDocx => Failure::usage(lang, &words(DocumentFailure::NoDocx)),
        DocumentError::Docx(why) => Failure::data(lang, &words(DocumentFailure::DocxFailed(why))),
        DocumentError::Pdf(why) => Failure::data(lang, &words(DocumentFailure::PdfFailed(why))),
    }
}
