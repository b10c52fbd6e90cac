//! Why the process stops: kinds, words and exit codes, here and nowhere else.

use smeta::app::batch::columns::ColumnsError;
use smeta::app::batch::{BatchError, MOST_SAVED};
use smeta::app::book::{BookError, LARGEST};
use smeta::app::confirm::ConfirmError;
use smeta::app::ledger::LedgerError;
use smeta::app::plan::PlanError;
use smeta::app::quote::{LONGEST, QuoteError};
use smeta::app::studio::OpenError;
use smeta::app::table::TableError;
use smeta::app::upkeep::UpkeepError;
use smeta::app::upkeep::disk::StoreError;
use smeta::domain::catalog::problem::{Level, Problem};
use smeta::domain::lang::Lang;
use smeta::domain::planning::when::WhenError;
use smeta::render::problems;
use smeta::text::clean::without_controls;
use smeta::wording::planning::{self, Planning};
use smeta::wording::{Batch, Kept, Message, Refusal, Refused, answer, cause, date, number, say};

use crate::commands::Setting;

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
    /// A senior has to agree first.
    Approval = 5,
}

/// A stop with words.
#[derive(Debug)]
pub struct Failure {
    /// The code.
    pub exit: Exit,
    /// What is told to the user, with its ends of lines; nothing where nothing went wrong.
    pub words: String,
}

impl Failure {
    /// A wrong call.
    pub fn usage(lang: Lang, message: &Message) -> Failure {
        Failure::new(Exit::Usage, lang, message)
    }

    /// Something that a senior has to agree to first.
    pub fn approval(lang: Lang, message: &Message) -> Failure {
        Failure::new(Exit::Approval, lang, message)
    }

    /// Data that cannot be read.
    pub fn data(lang: Lang, message: &Message) -> Failure {
        Failure::new(Exit::Data, lang, message)
    }

    fn new(exit: Exit, lang: Lang, message: &Message) -> Failure {
        // A message repeats what was typed, and that may be anything.
        Failure::said(exit, lang, &say(lang, message))
    }

    /// A stop with a sentence.
    fn said(exit: Exit, lang: Lang, sentence: &str) -> Failure {
        let words = format!("{}: {}\n", say(lang, &Message::ErrorWord), without_controls(sentence));
        Failure { exit, words }
    }

    /// With one more sentence on a line of its own.
    pub fn and(mut self, lang: Lang, message: &Message) -> Failure {
        self.words.push_str(&say(lang, message));
        self.words.push('\n');
        self
    }

    /// Output that could not be written. A reader that has seen enough is no failure.
    pub fn output(error: &std::io::Error, lang: Lang) -> Failure {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure { exit: Exit::Fine, words: String::new() };
        }
        Failure::data(lang, &Message::OutputFailed(&cause(lang, error)))
    }

    /// Standard input that could not be read.
    pub fn input(error: &std::io::Error, lang: Lang) -> Failure {
        Failure::data(lang, &Message::InputUnreadable(&cause(lang, error)))
    }

    /// A catalog that cannot be opened.
    pub fn open(error: &OpenError, lang: Lang, columns: usize) -> Failure {
        let shown = |path: &std::path::Path| path.display().to_string();
        match error {
            OpenError::Missing(path) => Failure::data(lang, &Message::NoCatalogFolder(&shown(path))),
            OpenError::NoStudio(path) => Failure::data(lang, &Message::NoStudioFile(&shown(path))),
            OpenError::Unreadable(path, why) => {
                Failure::data(lang, &Message::FolderUnreadable(&shown(path), &cause(lang, why)))
            }
            OpenError::Empty => Failure::data(lang, &Message::EmptyCatalog),
            OpenError::Broken(list) => {
                let errors: Vec<&Problem> =
                    list.iter().filter(|problem| problem.kind.level() == Level::Error).collect();
                // The first three say enough here; `catalog check` says the rest.
                let details: String =
                    errors.iter().take(3).map(|one| problems::problem(one, lang, columns) + "\n").collect();
                let failure = Failure::data(lang, &Message::BrokenCatalog(errors.len()));
                Failure { words: details + &failure.words, ..failure }
            }
        }
    }

    /// A ledger that cannot be used.
    pub fn ledger(error: &LedgerError, lang: Lang) -> Failure {
        match error {
            LedgerError::Unreadable(path, why) => {
                Failure::data(lang, &Message::LedgerUnreadable(&path.display().to_string(), &cause(lang, why)))
            }
            LedgerError::Unwritable(path, why) => {
                Failure::data(lang, &Message::LedgerUnwritable(&path.display().to_string(), &cause(lang, why)))
            }
        }
    }

    /// A meaning that cannot be recorded.
    pub fn confirm(error: &ConfirmError, lang: Lang) -> Failure {
        match error {
            ConfirmError::Text(error) => Failure::quote(error, lang),
            ConfirmError::NoStudio => Failure::data(lang, &Message::NoStudioFolder),
            ConfirmError::Ledger(error) => Failure::ledger(error, lang),
        }
    }

    /// A ledger that nothing was written to.
    pub fn book(error: &BookError, lang: Lang, columns: usize) -> Failure {
        let usage = |why| Failure::usage(lang, &Message::Kept(Kept::Refused(why)));
        match error {
            BookError::Open(error) => Failure::open(error, lang, columns),
            BookError::NoStudio => Failure::data(lang, &Message::NoStudioFolder),
            BookError::Ledger(error) => Failure::ledger(error, lang),
            BookError::Quote(error) => Failure::quote(error, lang),
            BookError::NotANumber(written) => usage(Refused::NotANumber(written)),
            BookError::NoSuchQuote(name, last) => {
                let last = last.map(|last| last.to_string());
                usage(Refused::NoSuchQuote(&name.to_string(), last.as_deref()))
            }
            BookError::NoSuchLine(name, line, lines) => usage(Refused::NoSuchLine(&name.to_string(), *line, *lines)),
            BookError::NotSold(name, line) => usage(Refused::NotSold(&name.to_string(), *line)),
            BookError::BadHours(written) => usage(Refused::BadHours(written)),
            BookError::BadDays(written) => usage(Refused::BadDays(written)),
            BookError::Future(day, today) => usage(Refused::Future(&date::day(*day, *today, lang))),
            BookError::NothingToUndo => usage(Refused::NothingToUndo),
            BookError::NoSuchRecord(written, n) => usage(Refused::NoSuchRecord(written, *n)),
            BookError::Unreadable(path, why) => {
                let (path, why) = (path.display().to_string(), cause(lang, why));
                Failure::data(lang, &Message::Kept(Kept::Refused(Refused::Unreadable(&path, &why))))
            }
            BookError::TooLarge(bytes) => usage(Refused::TooLarge(*bytes, LARGEST)),
        }
    }

    /// Plans, approvals and answers that were not written.
    pub fn plan(error: &PlanError, setting: &Setting, lang: Lang) -> Failure {
        use planning::Refused as R;
        let message = |why| Message::Planning(Planning::Refused(why));
        let usage = |why| Failure::usage(lang, &message(why));
        match error {
            PlanError::Book(error) => Failure::book(error, lang, setting.columns),
            PlanError::Upkeep(error) => Failure::upkeep(error, lang, setting.columns),
            PlanError::When(WhenError::Unclear(typed)) => usage(R::UnclearDay(typed)),
            PlanError::When(WhenError::Past(day)) => usage(R::PastDay(&date::full(*day, lang))),
            PlanError::NoSuchTask(typed, last) => {
                let last = last.map(|last| format!("t{last}"));
                usage(R::NoSuchTask(typed, last.as_deref()))
            }
            PlanError::NoRight(by, others) => usage(R::NoRight(by, &others.join(", "))),
            PlanError::OverLimit(by, limit) => usage(R::OverLimit(by, &number::sum(*limit, lang))),
            PlanError::NotWaiting(name) => usage(R::NotWaiting(&name.to_string())),
            PlanError::StillWaits(name) => Failure::approval(lang, &message(R::StillWaits(&name.to_string()))),
            PlanError::WasReturned(name, why) => {
                Failure::approval(lang, &message(R::WasReturned(&name.to_string(), why)))
            }
            PlanError::BadRange(typed) => usage(R::BadRange(typed)),
            PlanError::WhichLine(name, lines) => usage(R::WhichLine(&name.to_string(), *lines)),
            PlanError::NoSuchLine(name, line, lines) => usage(R::NoSuchLine(&name.to_string(), *line, *lines)),
            PlanError::Decided(name) => usage(R::Decided(&name.to_string())),
        }
    }

    /// A catalog that was not changed.
    pub fn upkeep(error: &UpkeepError, lang: Lang, columns: usize) -> Failure {
        use UpkeepError as E;
        let usage = |words| Failure::usage(lang, &Message::Refusal(words));
        let shown = |path: &std::path::Path| path.display().to_string();
        match error {
            E::Open(error) => Failure::open(error, lang, columns),
            E::NoStudio => Failure::data(lang, &Message::Refusal(Refusal::NoStudio)),
            E::UnknownEntry(written, nearest) => {
                Failure::usage(lang, &Message::NoSuchEntry(written, nearest.as_deref()))
            }
            E::Broken(list) => {
                Failure::data(lang, &Message::Refusal(Refusal::Broken(list.len()))).with(list, columns, lang)
            }
            E::Refused(list) => {
                let message = Message::Refusal(Refusal::Refused(list.len()));
                Failure::new(Exit::Nothing, lang, &message).with(list, columns, lang)
            }
            E::BadId(written) => usage(Refusal::BadId(written)),
            E::Taken(id, owner) => usage(Refusal::Taken(id, owner)),
            E::UnknownCategory(written, nearest) => usage(Refusal::UnknownCategory(written, nearest)),
            E::BadCategory(written) => usage(Refusal::BadCategory(written)),
            E::NoWords => usage(Refusal::NoWords),
            E::PhraseThere(words) => usage(Refusal::PhraseThere(words)),
            E::PhraseClaimed(words, id) => usage(Refusal::PhraseClaimed(words, id)),
            E::LangUnclear(words) => usage(Refusal::LangUnclear(words)),
            E::NotAList(key) => Failure::data(lang, &Message::Refusal(Refusal::NotAList(key))),
            E::AlreadyOwn(path) => usage(Refusal::AlreadyOwn(path)),
            E::OnlyInBase(id) => usage(Refusal::OnlyInBase(id)),
            E::ReplacesBase(id) => usage(Refusal::ReplacesBase(id)),
            E::NotInBase(id) => usage(Refusal::NotInBase(id)),
            E::Exists(path) => usage(Refusal::Exists(&shown(path))),
            E::Store(error) => Failure::store(error, lang),
            E::Partly(done, error) => {
                Failure::store(error, lang).and(lang, &Message::Refusal(Refusal::Partly(&done.join(", "))))
            }
        }
    }

    fn store(error: &StoreError, lang: Lang) -> Failure {
        match error {
            StoreError::Unwritable(path, why) => {
                let (path, why) = (path.display().to_string(), cause(lang, why));
                Failure::data(lang, &Message::Refusal(Refusal::Unwritable(&path, &why)))
            }
            StoreError::Changed(path) => {
                Failure::data(lang, &Message::Refusal(Refusal::Changed(&path.display().to_string())))
            }
        }
    }

    /// With the problems that are the reason, before the sentence.
    fn with(self, list: &[Problem], columns: usize, lang: Lang) -> Failure {
        let details: String = list.iter().map(|one| problems::problem(one, lang, columns) + "\n").collect();
        Failure { words: details + &self.words, ..self }
    }

    /// A request that cannot be answered.
    pub fn quote(error: &QuoteError, lang: Lang) -> Failure {
        match error {
            QuoteError::Empty => Failure::usage(lang, &Message::EmptyRequest),
            QuoteError::TooLong(_) => Failure::usage(lang, &Message::RequestTooLong(LONGEST)),
            QuoteError::AnswerForm(written) => Failure::usage(lang, &Message::BadAnswerForm(written)),
            QuoteError::Answer(problem) => Failure::said(Exit::Usage, lang, &answer::say(lang, problem)),
        }
    }

    /// A table that cannot be quoted: `input` and `output` are what they are called.
    pub fn batch(error: &BatchError, input: &str, output: &str, lang: Lang, columns: usize) -> Failure {
        let data = |words| Failure::data(lang, &Message::Batch(words));
        let usage = |words| Failure::usage(lang, &Message::Batch(words));
        match error {
            BatchError::Table(error) => Failure::table(error, input, lang),
            BatchError::Columns(ColumnsError::NoRequest { wanted, known }) => {
                let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                match wanted {
                    None => usage(Batch::NoRequest(input, &known)),
                    Some(wanted) => usage(Batch::NoSuchColumn(input, wanted, &known)),
                }
            }
            BatchError::Columns(ColumnsError::SameName(same)) => {
                usage(Batch::SameName(input, &same.name, same.columns))
            }
            BatchError::Unwritable(error) if error.kind() == std::io::ErrorKind::ResourceBusy => {
                data(Batch::Busy(output))
            }
            BatchError::Unwritable(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                Failure::output(error, lang)
            }
            BatchError::Unwritable(error) => data(Batch::Unwritable(output, &cause(lang, error))),
            BatchError::ShardOfStream => usage(Batch::ShardOfStream),
            BatchError::ResumeStream => usage(Batch::ResumeStream),
            BatchError::NothingToResume => usage(Batch::NothingToResume(output)),
            BatchError::OtherRun => usage(Batch::OtherRun(output)),
            BatchError::TooManyToSave => usage(Batch::TooManyToSave(MOST_SAVED)),
            BatchError::Ledger(error) => Failure::book(error, lang, columns),
            BatchError::NoSheets => usage(Batch::NoSheets),
        }
    }

    /// A table that cannot be read.
    pub fn table(error: &TableError, name: &str, lang: Lang) -> Failure {
        let data = |words| Failure::data(lang, &Message::Batch(words));
        match error {
            TableError::Unreadable(error) => data(Batch::Unreadable(name, &cause(lang, error))),
            TableError::Empty => data(Batch::Empty(name)),
            TableError::BadHead(flaw) => data(Batch::BadHead(name, flaw)),
            TableError::NotATable => data(Batch::NotATable(name)),
            TableError::NoSheets => Failure::usage(lang, &Message::Batch(Batch::NoSheets)),
            TableError::UnknownEncoding(written) => {
                Failure::usage(lang, &Message::Batch(Batch::UnknownEncoding(written)))
            }
        }
    }
}
