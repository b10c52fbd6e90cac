//! What is said of plans: what is in work, what is at risk, who waits for whom, and what was written down.

mod en;
mod pl;
mod ru;

use crate::domain::lang::Lang;
use crate::domain::ledger::Soon;

/// A heading, a line or a sentence. Names, sums, dates and hours come as text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Planning<'a> {
    /// The heading of a part.
    Heading(Part),
    /// There is nothing to remember.
    Nothing,
    /// So many more are not shown.
    More(usize),
    /// The heading of a day: the date.
    Day(&'a str),
    /// What is for no client.
    NoClient,
    /// How soon.
    Soon(Soon),
    /// A promised day and its probability.
    Promised(&'a str, &'a str),
    /// A promised day that has passed.
    Overdue(&'a str),
    /// Working days of silence, since when.
    Silent(u32, &'a str),
    /// To come back to a client: the quote and its task, the day, what about.
    FollowUp(&'a str, &'a str, Option<&'a str>),
    /// A day was set for coming back: the day, what about.
    Reminded(&'a str, Option<&'a str>),
    /// Work begins on a day.
    Begins(&'a str),
    /// The day of a task.
    Until(&'a str),
    /// A quote waits for a senior: why.
    WaitsBecause(&'a str),
    /// A quote came back: who returned it, why.
    ReturnedBy(&'a str, &'a str),
    /// Why a quote waits.
    Wait(Wait<'a>),
    /// A specialist was asked: line, who, when.
    AskedOn(Option<usize>, Option<&'a str>, &'a str),
    /// Something was offered: in which quote, when.
    OfferedIn(&'a str, &'a str),
    /// Something was done: when, in which quote.
    DoneOn(&'a str, Option<&'a str>),
    /// Something comes due on a day.
    Due(&'a str),
    /// Something came due on a day.
    WasDue(&'a str),
    /// Other clients who may be the same.
    Alike(&'a str),
    /// The heading of a client's quotes.
    AllQuotes,
    /// Something that happened to a quote, as it stands after the quote's name.
    Act(Act<'a>),
    /// A task was written down: its name, how soon, its day, the file.
    TaskAdded(&'a str, Soon, Option<&'a str>, &'a str),
    /// A task was put to another time: its name, how soon, its day, the file.
    TaskMoved(&'a str, Soon, Option<&'a str>, &'a str),
    /// A task is done: its name, the file.
    TaskDone(&'a str, &'a str),
    /// There are no tasks.
    NoTasks,
    /// The day that was named is none to work on: it, and the one instead.
    NotWorking(&'a str, &'a str),
    /// A quote that nobody saved would wait: why.
    WouldWait(&'a str),
    /// A quote that was saved waits: its name, why, who may approve.
    Waits(&'a str, &'a str, &'a str),
    /// What the category of specialists' answers is called.
    SpecialistCategory,
    /// A draft of an entry was made: its id, the file.
    Draft(&'a str, &'a str),
    /// The quote was said once more with the specialist's hours: its name, which version, the price.
    Requoted(&'a str, usize, &'a str),
    /// Why nothing was written.
    Refused(Refused<'a>),
}

/// A part of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Promised days.
    AtRisk,
    /// Silence.
    Quiet,
    /// What waits for a senior.
    Approvals,
    /// What waits for a specialist.
    Specialists,
    /// Questions to clients.
    Unanswered,
    /// What was offered before.
    Options,
    /// What ages.
    Ageing,
    /// What is planned.
    Plan,
}

/// Why a quote waits for a senior.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wait<'a> {
    /// The sum, the limit.
    Above(&'a str, &'a str),
    /// The discount, the limit.
    Discount(&'a str, &'a str),
    /// The task, its confidence, the limit.
    Confidence(&'a str, &'a str, &'a str),
    /// The task, how often it was done, how often it must have been.
    Novelty(&'a str, u32, u32),
}

/// Something that happened to a quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act<'a> {
    /// A senior agreed.
    Approved,
    /// A senior did not: why.
    Returned(&'a str),
    /// A specialist was asked: line, who, what about.
    Escalated(Option<usize>, Option<&'a str>, Option<&'a str>),
    /// A specialist answered: line, hours, who, what he said.
    Answered(usize, &'a str, Option<&'a str>, Option<&'a str>),
    /// Work will begin: the day.
    Scheduled(Option<&'a str>),
    /// A day to come back: line, day, what about.
    Reminder(Option<usize>, &'a str, Option<&'a str>),
}

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refused<'a> {
    /// No day to come: as typed.
    UnclearDay(&'a str),
    /// A day that has passed.
    PastDay(&'a str),
    /// Nobody is called so: as typed, who is nearly.
    UnknownClient(&'a str, Option<&'a str>),
    /// Several are: as typed, their names.
    SeveralClients(&'a str, &'a str),
    /// No such task: as typed, the last one.
    NoSuchTask(&'a str, Option<&'a str>),
    /// This person may not approve: who, those who may.
    NoRight(&'a str, &'a str),
    /// Not for so large a sum: who, the limit, those who may.
    OverLimit(&'a str, &'a str),
    /// A quote does not wait for a senior.
    NotWaiting(&'a str),
    /// A quote waits, so nothing goes to the client: its name.
    StillWaits(&'a str),
    /// A quote came back: its name, why.
    WasReturned(&'a str, &'a str),
    /// Nothing goes to the client, for nobody has agreed: why.
    Unapproved(&'a str),
    /// A command needs words: its flag.
    NoWords(&'a str),
    /// No range of hours: as typed.
    BadRange(&'a str),
    /// Which of several lines: the quote, how many there are.
    WhichLine(&'a str, usize),
    /// The quote has no such line: its name, the line, how many there are.
    NoSuchLine(&'a str, usize, usize),
    /// The quote was decided or is in work: its name.
    Decided(&'a str),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, words: &Planning) -> String {
    match lang {
        Lang::Ru => ru::say(words),
        Lang::En => en::say(words),
        Lang::Pl => pl::say(words),
    }
}

/// The same with a text behind it, if there is one.
fn with(text: String, before: &str, more: Option<&str>) -> String {
    match more {
        Some(more) => format!("{text}{before}{more}"),
        None => text,
    }
}
