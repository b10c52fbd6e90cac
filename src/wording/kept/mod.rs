//! What is said of quotes that are kept: what was promised, what happened, what is written down and what cannot be.

mod en;
mod pl;
mod ru;

use crate::domain::lang::Lang;
use crate::domain::ledger::{ProblemKind, Status};

/// A label or a sentence about the ledger. Names, sums, dates and hours come as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept<'a> {
    /// Where an answer comes from: the quote, its day.
    FromBefore(&'a str, &'a str),
    /// A quote was saved: its name, which version, the file.
    Saved(&'a str, usize, &'a str),
    /// Advice after saving: what to do when the client decides.
    AfterSaving(&'a str),
    /// Something that happened to a quote, as it stands after the quote's name.
    Act(Act<'a>),
    /// Something was written about a quote: its name, what, the file.
    Wrote(&'a str, &'a str, &'a str),
    /// A remark about no quote was written: the file.
    WroteNote(&'a str),
    /// A record was taken back: what it was, whose quote, when, the file.
    Undone(&'a str, Option<&'a str>, &'a str, &'a str),
    /// Hours against what was said: hours, low–high, how it came out.
    Against(&'a str, &'a str, Outcome),
    /// Lines of a quote that have no hours yet.
    StillOpen(&'a str),
    /// The nearest reason that was given before.
    KnownReason(&'a str),
    /// A status.
    Status(Status),
    /// The kind of a record, as a person would say it.
    KindWord(&'a str),
    /// There are no quotes.
    NoQuotes,
    /// Nothing fits what was asked of the log.
    NoneFits,
    /// So many more quotes are not shown.
    MoreQuotes(usize),
    /// The heading of a quote: its name, day, who.
    QuoteOf(&'a str, &'a str, &'a str),
    /// One of several versions: which, of how many.
    VersionOf(usize, usize),
    /// The label of the client.
    Client,
    /// The heading of what was said.
    Promised,
    /// The heading of what happened.
    Happened,
    /// The heading of what would be said today.
    Today,
    /// A kind of promise and the day until which it holds.
    HoldsUntil(&'a str, &'a str),
    /// A kind of promise whose day has passed.
    Expired(&'a str, &'a str),
    /// The kind of a promise by its name.
    PromiseWord(&'a str),
    /// Nothing would change.
    SameToday,
    /// The price today, and the change in percent.
    PriceToday(&'a str, &'a str),
    /// No price could be said today.
    NoPriceToday,
    /// The catalog changed since: its versions.
    CatalogThen(&'a str, &'a str),
    /// Why it differs.
    Because(Because),
    /// The catalog cannot be read, so there is no today.
    NoToday,
    /// The ledger is sound: records, quotes, jobs.
    Sound(usize, usize, usize),
    /// What is wrong with a line.
    Problem(&'a ProblemKind),
    /// What to do about it.
    Advice(&'a ProblemKind),
    /// A document that was sent is missing or was changed: its file.
    Damaged(&'a str),
    /// Lines that do not count, and notes.
    Unsound(usize, usize),
    /// A version of a quote: which, its day, who.
    VersionName(usize, &'a str, &'a str),
    /// A document that was sent: which, its day, its name.
    DocumentName(usize, &'a str, &'a str),
    /// Two things say the same.
    NoDifference,
    /// Two documents differ and are no texts.
    NotText,
    /// Why nothing was written.
    Refused(Refused<'a>),
}

/// Something that happened to a quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act<'a> {
    /// It went out: the document, to whom.
    Sent(&'a str, Option<&'a str>),
    /// It was taken, perhaps at another price.
    Accepted(Option<&'a str>),
    /// It was not: why.
    Declined(&'a str),
    /// Work began.
    Started,
    /// Work is done: line, hours, days, why it differs.
    Done(Option<usize>, &'a str, Option<&'a str>, Option<&'a str>),
    /// A remark.
    Note(&'a str),
    /// It was said once more, with other answers or words: the price.
    Again(&'a str),
}

/// How hours compare with a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Less than the low end.
    Below,
    /// Within.
    Within,
    /// More than the high end.
    Above,
}

/// Why a quote would be another one today.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// An entry is gone.
    Gone(String),
    /// The words are not taken for it any more.
    NotMatched(String),
    /// The words are taken for it now.
    Matched(String),
    /// Another variant: entry.
    Variant(String),
    /// Other answers: entry, questions.
    Answers(String, String),
    /// Other hours: entry, then, now.
    Hours(String, String, String),
    /// Other rates or prices: entry, then, now.
    Price(String, String, String),
    /// Another currency.
    Currency,
    /// Discount, tax or the least sum.
    Terms,
}

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refused<'a> {
    /// No name of a quote.
    NotANumber(&'a str),
    /// No such quote: its name, the last one.
    NoSuchQuote(&'a str, Option<&'a str>),
    /// No such line: quote, line, how many there are.
    NoSuchLine(&'a str, usize, usize),
    /// The line was not priced: quote, line.
    NotSold(&'a str, usize),
    /// No hours.
    BadHours(&'a str),
    /// No days.
    BadDays(&'a str),
    /// No price.
    BadPrice(&'a str),
    /// A day to come.
    Future(&'a str),
    /// Nothing to take back.
    NothingToUndo,
    /// No record or several: as typed, how many.
    NoSuchRecord(&'a str, usize),
    /// No such status: as typed, those that there are.
    NoSuchStatus(&'a str, &'a str),
    /// A reason, a remark or a name without words.
    NoWords(&'a str),
    /// A file that is to be kept is too large: bytes, the most.
    TooLarge(u64, u64),
    /// A file cannot be read: its path, why.
    Unreadable(&'a str, &'a str),
    /// No document, since the catalog says something else by now: quote, price then, price now.
    SaysOtherwise(&'a str, &'a str, &'a str),
    /// No such version or document: as typed, how many versions and documents there are.
    NoSuchSide(&'a str, usize, usize),
    /// A version and a document cannot be compared.
    MixedSides,
    /// There are no two versions or documents: quote.
    NothingToCompare(&'a str),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, words: &Kept) -> String {
    match lang {
        Lang::Ru => ru::say(words),
        Lang::En => en::say(words),
        Lang::Pl => pl::say(words),
    }
}
