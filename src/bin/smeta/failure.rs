//! Why the process stops: kinds, words and exit codes, here and nowhere else.

use smeta::app::quote::QuoteError;
use smeta::app::studio::OpenError;
use smeta::domain::catalog::problem::{Level, Problem};
use smeta::domain::lang::Lang;
use smeta::domain::quote::AnswerProblem;
use smeta::render::problems;
use smeta::wording::{Message, say};

/// Exit codes, as documented in the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All is well.
    Fine = 0,
    /// Nothing fits, or a check found errors.
    Nothing = 1,
    /// A wrong call.
    Usage = 2,
    /// Files or data that cannot be read.
    Data = 3,
    /// Quoted, but somebody has to say what is meant.
    Unsure = 4,
}

/// A stop with words.
#[derive(Debug)]
pub struct Failure {
    /// The code.
    pub exit: Exit,
    /// What goes before the sentence: excerpts of files.
    pub details: String,
    /// The sentence.
    pub words: String,
}

impl Failure {
    /// A wrong call.
    pub fn usage(words: String) -> Failure {
        Failure { exit: Exit::Usage, details: String::new(), words }
    }

    /// Data that cannot be read.
    pub fn data(words: String) -> Failure {
        Failure { exit: Exit::Data, details: String::new(), words }
    }

    /// Output that could not be written. A reader that has seen enough is no failure.
    pub fn output(error: &std::io::Error, lang: Lang) -> Failure {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure { exit: Exit::Fine, details: String::new(), words: String::new() };
        }
        Failure::data(say(lang, &Message::OutputFailed(&error.to_string())))
    }

    /// A catalog that cannot be opened.
    pub fn open(error: &OpenError, lang: Lang, columns: usize) -> Failure {
        let shown = |path: &std::path::Path| path.display().to_string();
        match error {
            OpenError::Missing(path) => Failure::data(say(lang, &Message::NoCatalogFolder(&shown(path)))),
            OpenError::NoStudio(path) => Failure::data(say(lang, &Message::NoStudioFile(&shown(path)))),
            OpenError::Unreadable(path, why) => {
                Failure::data(say(lang, &Message::FolderUnreadable(&shown(path), &why.to_string())))
            }
            OpenError::Empty => Failure::data(say(lang, &Message::EmptyCatalog)),
            OpenError::Broken(list) => {
                let errors: Vec<&Problem> =
                    list.iter().filter(|problem| problem.kind.level() == Level::Error).collect();
                // The first three say enough here; `catalog check` says the rest.
                let details = errors.iter().take(3).map(|one| problems::problem(one, lang, columns) + "\n").collect();
                Failure { details, ..Failure::data(say(lang, &Message::BrokenCatalog(errors.len()))) }
            }
        }
    }

    /// A request that cannot be answered.
    pub fn quote(error: &QuoteError, lang: Lang) -> Failure {
        let words = match error {
            QuoteError::Empty => say(lang, &Message::EmptyRequest),
            QuoteError::TooLong(bytes) => say(lang, &Message::RequestTooLong(*bytes, smeta::app::quote::LONGEST)),
            QuoteError::AnswerForm(written) => say(lang, &Message::BadAnswerForm(written)),
            QuoteError::Answer(problem) => answer(problem, lang),
        };
        Failure::usage(words)
    }
}

fn answer(problem: &AnswerProblem, lang: Lang) -> String {
    match problem {
        AnswerProblem::UnknownQuestion { written, nearest, known } => {
            say(lang, &Message::UnknownQuestion(written, nearest.as_deref(), &known.join(", ")))
        }
        AnswerProblem::AmbiguousQuestion { written, known } => {
            say(lang, &Message::AmbiguousQuestion(written, &known.join(", ")))
        }
        AnswerProblem::UnknownAnswer { question, written, known, number } => {
            say(lang, &Message::UnknownAnswer(question, written, &known.join(", "), *number))
        }
        AnswerProblem::BadNumber { question, written } => say(lang, &Message::BadNumber(question, written)),
        AnswerProblem::UnknownVariant { written, known } => {
            say(lang, &Message::UnknownVariant(written, &known.join(", ")))
        }
        AnswerProblem::UnknownEntry { written, nearest } => {
            say(lang, &Message::NoSuchEntry(written, nearest.as_deref()))
        }
    }
}
