//! Everything the program says, in Russian, English and Polish.
//!
//! A message is a typed value; each language has one exhaustive `match`, so a missing translation does not compile.
//! Numbers, money, dates and plurals have one home each.

pub mod answer;
mod backtest;
mod batch;
mod call;
pub mod date;
mod deal;
pub mod document;
mod drill;
mod en;
mod explain;
mod export;
pub mod help;
mod kept;
pub mod keys;
pub mod learning;
pub mod number;
mod pl;
pub mod planning;
pub mod plural;
pub mod problem;
mod quality;
mod reading;
mod refusal;
mod report;
mod ru;
pub mod studio_file;
mod studio_keys;
mod upkeep;

use crate::domain::catalog::problem::Level;
use crate::domain::lang::Lang;
pub use backtest::Backtest;
pub use batch::Batch;
pub use call::Talk;
pub use deal::Deal;
pub use document::DocumentFailure;
pub use drill::{Advice, Drill};
pub use explain::Explain;
pub use export::Export;
pub use kept::{Act, Because, Kept, Outcome, Refused};
pub use learning::Learning;
pub use learning::accuracy::Accuracy;
pub use learning::basis::Basis;
pub use learning::history::History;
pub use learning::lesson::Lesson;
pub use quality::Quality;
pub use reading::{Reading, WrongRow};
pub use refusal::Refusal;
pub use report::Report;
pub use upkeep::Upkeep;

/// A sentence or a label of the interface.
#[derive(Clone, Debug, PartialEq)]
pub enum Message<'a> {
    // Headings and labels.
    /// The heading of the total.
    Total,
    /// The heading of the sentence to say.
    Say,
    /// The heading of the questions.
    Ask,
    /// The heading of the pitfalls.
    Pitfalls,
    /// The heading of suggestions.
    OftenWith,
    /// The heading of what the price contains.
    Includes,
    /// The heading of what it does not.
    Excludes,
    /// The heading of what the client gives.
    Needs,
    /// The heading of a manager's own steps.
    Steps,
    /// The heading of assumptions.
    Assumptions,
    /// The heading of phrases.
    Phrases,
    /// The heading of stages.
    Stages,
    /// The heading of variants.
    Variants,
    /// The heading of questions of an entry.
    Questions,
    /// The heading of the source of figures.
    Source,
    /// The heading of base hours.
    BaseEffort,
    /// Words in the quotation marks of the language.
    Quoted(&'a str),
    /// «could also be TITLE».
    AlsoConsidered(&'a str),

    // The quote.
    /// «client: NAME».
    Client(&'a str),
    /// «usually about SUM».
    UsuallyAbout(&'a str),
    /// «SUM covers PERCENT % of outcomes».
    Safe(&'a str, u32),
    /// Hours as a range: the text of the numbers.
    Hours(&'a str),
    /// A range of working days: low, high.
    WorkingDays(u32, u32),
    /// «ready DATE–DATE, most likely by DATE».
    Ready(&'a str, &'a str),
    /// «of these up to N days of waiting».
    Waiting(u32),
    /// Some of the days have no official calendar yet.
    ProvisionalCalendar,
    /// The label before what is known already.
    Known,
    /// «from the request: WORDS».
    FromRequest(&'a str),
    /// A question that the client could not answer.
    DoesNotKnow(&'a str),
    /// «because of: words».
    Why(&'a str),
    /// «variant: TITLE».
    VariantIs(&'a str),
    /// «you can do this yourself, MINUTES minutes».
    DoItYourself(u32),
    /// The ask may be one of several entries.
    UnsureLine,
    /// The ask is in nothing of the catalog.
    NewLine,
    /// «Nearest in the catalog».
    Nearest,
    /// What an entry is about: the first thing that it includes.
    Contains(&'a str),
    /// Advice after an unsure line: the flag to repeat with.
    RepeatWithEntry(&'a str),
    /// Advice for a new task.
    BriefForSpecialist,
    /// The total leaves out these lines: their numbers, and how many they are.
    LeavesOut(&'a str, usize),
    /// A specialist must look.
    Consult,
    /// The studio does not do this.
    Stop,
    /// What a question narrows the range by.
    Narrows(&'a str),
    /// Nothing more is worth asking.
    NoMoreQuestions,
    /// «N more questions change little».
    MinorQuestions(usize),
    /// «N more», and the flag that shows them.
    AndMore(usize),
    /// A typed answer that no line asks for.
    UnusedAnswer(&'a str),
    /// The sentence to say: see [`Spoken`].
    Spoken(&'a Spoken<'a>),
    /// The sentence to say when nothing fits.
    SpokenNew,
    /// The sentence to say for a manager's own job.
    SpokenByHand(u32),
    /// The sentence to say when only candidates are there.
    SpokenUnsure(&'a str, &'a str),

    // The catalog.
    /// Nothing is wrong: entries, questions.
    CatalogFine(usize, usize),
    /// So many errors and warnings.
    CatalogProblems(usize, usize),
    /// The word for a problem's level.
    LevelWord(Level),
    /// The label before an advice.
    Advice,
    /// An example found another entry: words, found, expected.
    ExampleMissed(&'a str, &'a str),
    /// A near miss found the entry it should not: words, and what they mean, if that is in the catalog.
    NearMissHit(&'a str, Option<&'a str>),
    /// «nothing» as the name of an entry.
    NoEntry,
    /// So many proofs passed, so many failed.
    Proofs(usize, usize),
    /// The headings of a table of entries: id, title, who, hours, questions.
    TableHeads,
    /// A number question's effect: so much for each so many, or for each single one, above so many.
    ForEach(&'a str, Option<&'a str>, &'a str),
    /// No category of this name: written, nearest, known.
    NoSuchCategory(&'a str, Option<&'a str>, &'a str),
    /// No entry of this id.
    NoSuchEntry(&'a str, Option<&'a str>),

    // The ledger.
    /// A meaning was recorded: the entry, whether the program had thought so, the record's id, the file.
    Recorded(Option<&'a str>, bool, &'a str, &'a str),
    /// Recorded but not learned: the words are a phrase of this entry.
    NotLearned(&'a str),
    /// So many lines of the ledger do not count, and the first of them.
    LedgerLinesUnread(usize, &'a str),
    /// There is no folder to write to.
    NoStudioFolder,
    /// The ledger could not be read: path, cause.
    LedgerUnreadable(&'a str, &'a str),
    /// The ledger could not be written: path, cause.
    LedgerUnwritable(&'a str, &'a str),
    // Parts of the interface with a file of their own.
    /// A label or a reason of `smeta explain`.
    Explain(Explain<'a>),
    /// A label or a problem of `smeta catalog test --quality`.
    Quality(Quality<'a>),
    /// Said in training.
    Drill(Drill<'a>),
    /// Said of a report.
    Report(Report<'a>),
    /// Said of what goes to other programs.
    Export(Export<'a>),
    /// A label of `smeta backtest`, or a problem with its file.
    Backtest(Backtest<'a>),
    /// What `smeta batch` says.
    Batch(Batch<'a>),
    /// What the screen of a call says.
    Talk(Talk<'a>),
    /// A label or a sentence about a deal.
    Deal(Deal<'a>),
    /// A label or a sentence about kept quotes.
    Kept(Kept<'a>),
    /// What is said of finished jobs.
    Learning(Learning<'a>),
    /// About plans.
    Planning(planning::Planning<'a>),
    /// What a change of the catalog did, or a question on the way.
    Upkeep(Upkeep<'a>),
    /// Why a change of the catalog was not made.
    Refusal(Refusal<'a>),
    /// Why there is no document.
    Document(DocumentFailure<'a>),
    /// What the commands say that read the catalog for its keepers.
    Reading(Reading<'a>),

    // Failures.
    /// The word before a failure.
    ErrorWord,
    /// The request has no words.
    EmptyRequest,
    /// The request is longer than so many bytes.
    RequestTooLong(usize),
    /// Standard input is not UTF-8 at this line.
    InputNotUtf8(usize),
    /// Standard input could not be read.
    InputUnreadable(&'a str),
    /// The catalog folder is missing.
    NoCatalogFolder(&'a str),
    /// A folder without `studio.toml`.
    NoStudioFile(&'a str),
    /// The folder could not be read.
    FolderUnreadable(&'a str, &'a str),
    /// The catalog has errors and cannot be used.
    BrokenCatalog(usize),
    /// The catalog has no entries.
    EmptyCatalog,
    /// `--answer` without `=`.
    BadAnswerForm(&'a str),
    /// See the domain's `AnswerProblem`.
    UnknownQuestion(&'a str, Option<&'a str>, &'a str),
    /// Several questions of one name.
    AmbiguousQuestion(&'a str, &'a str),
    /// No such answer: question, written, known, whether a number would do.
    UnknownAnswer(&'a str, &'a str, &'a str, bool),
    /// A number that makes no sense.
    BadNumber(&'a str, &'a str),
    /// No such variant: written, known.
    UnknownVariant(&'a str, &'a str),
    /// `--today` is not a date.
    BadDate(&'a str),
    /// `--lang` is not a language.
    BadLang(&'a str),
    /// Output could not be written.
    OutputFailed(&'a str),
    /// Where to read on about usage.
    SeeHelp(&'a str),
    /// An unknown flag.
    UnknownArgument(&'a str, Option<&'a str>),
    /// Advice for a client's words that look like a flag.
    WordsAfterDashes,
    /// A word where none is expected.
    ExtraWord(&'a str),
    /// A flag without its value.
    NoValue(&'a str),
    /// An argument that is not UTF-8.
    ArgumentNotUtf8,
    /// A library's own English words: the last resort.
    Untranslated(&'a str),
    /// A value that an argument does not take: argument, value, possible values.
    BadValue(&'a str, &'a str, &'a str),
    /// A required argument is missing.
    MissingArgument(&'a str),
    /// No command was named: those that there are.
    MissingCommand(&'a str),
    /// An unknown command: written, nearest, those that there are.
    UnknownCommand(&'a str, Option<&'a str>, &'a str),
}

/// What is said aloud about a total.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken<'a> {
    /// The low and the high end, in words of the language («от 52 до 131 тысячи рублей»).
    pub from_to: String,
    /// The middle («около 82 тысяч»).
    pub about: String,
    /// Working days, low and high.
    pub days: (u32, u32),
    /// The likely ready date.
    pub ready: String,
    /// The most telling open question, if it is worth asking.
    pub question: Option<&'a str>,
    /// Whether some asks are not in the sum.
    pub partly: bool,
}

/// Why reading or writing failed: what happens often in the language, the rest as the system says it.
#[must_use]
pub fn cause(lang: Lang, error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    let words = match error.kind() {
        K::NotFound => ["такого файла нет", "no such file", "nie ma takiego pliku"],
        K::PermissionDenied => ["нет прав", "permission denied", "brak uprawnień"],
        K::StorageFull => ["на диске нет места", "no space left on the disk", "brak miejsca na dysku"],
        K::IsADirectory => ["это папка, а не файл", "it is a folder, not a file", "to folder, a nie plik"],
        _ => return error.to_string(),
    };
    words[lang as usize].to_owned()
}

/// Says a message.
#[must_use]
pub fn say(lang: Lang, message: &Message) -> String {
    match lang {
        Lang::Ru => ru::say(message),
        Lang::En => en::say(message),
        Lang::Pl => pl::say(message),
    }
}
