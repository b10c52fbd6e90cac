//! What documents say: labels that templates put where they like, and sentences that depend on the quote.
//!
//! The language of a document is its reader's, not that of the interface.

mod en;
mod failure;
mod pl;
mod ru;

use serde::Serialize;

use crate::domain::catalog::studio::VatMode;
use crate::domain::lang::Lang;
use crate::domain::quote::Paper;
pub use failure::DocumentFailure;
pub(super) use failure::say as failure;

/// Headings and short labels, for templates: `{{ label.stages }}`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Labels {
    /// Before the name of the studio.
    pub from: &'static str,
    /// Before the name of the client.
    pub to: &'static str,
    /// The heading of the task as it was understood.
    pub task: &'static str,
    /// Before the client's own words.
    pub your_words: &'static str,
    /// The same for a reader who is not the client.
    pub client_words: &'static str,
    /// The heading of what is to be done.
    pub we_do: &'static str,
    /// The heading of ways to do it.
    pub variants: &'static str,
    /// The mark of the way that is priced.
    pub chosen: &'static str,
    /// The heading of stages.
    pub stages: &'static str,
    /// A column: a stage.
    pub stage: &'static str,
    /// A column: when it is worked on, most likely.
    pub when: &'static str,
    /// A column: who does it.
    pub who: &'static str,
    /// A column: hours.
    pub hours: &'static str,
    /// The heading of what is there afterwards, what the price contains and what it does not.
    pub scope: &'static str,
    /// Nothing is needed of the client.
    pub nothing_needed: &'static str,
    /// No assumption was made, no question is open.
    pub nothing_open: &'static str,
    /// The catalog has nothing that is like it.
    pub no_nearest: &'static str,
    /// The heading of what the price contains.
    pub includes: &'static str,
    /// The heading of what it does not contain.
    pub excludes: &'static str,
    /// A column: a task.
    pub work: &'static str,
    /// A column: a price.
    pub price: &'static str,
    /// The last row of prices.
    pub total: &'static str,
    /// The heading of time.
    pub time: &'static str,
    /// What time the studio needs.
    pub our_time: &'static str,
    /// What the client has to give.
    pub your_part: &'static str,
    /// The heading of what the client has to give, for the team.
    pub needs: &'static str,
    /// The heading of assumptions.
    pub assumptions: &'static str,
    /// The heading of open questions.
    pub questions: &'static str,
    /// The heading of options.
    pub options: &'static str,
    /// The heading of payments.
    pub payment: &'static str,
    /// A column: when a payment falls due.
    pub due: &'static str,
    /// A column: a sum.
    pub sum: &'static str,
    /// The heading of validity and kind of promise.
    pub validity: &'static str,
    /// The heading of the next step.
    pub next: &'static str,
    /// Where the studio signs.
    pub sign_studio: &'static str,
    /// Where the client signs.
    pub sign_client: &'static str,
    /// Below a line to sign on.
    pub sign_hint: &'static str,
    /// The heading of what is known.
    pub known: &'static str,
    /// The heading of what the team has to be careful of.
    pub pitfalls: &'static str,
    /// The heading of what to tick off.
    pub checklist: &'static str,
    /// The heading of steps that a manager takes himself.
    pub steps: &'static str,
    /// The heading of tasks of the catalog that are like it.
    pub nearest: &'static str,
    /// What the price is not said for yet.
    pub unpriced: &'static str,
    /// The heading of past jobs.
    pub past_jobs: &'static str,
    /// Before a price that was said to the client.
    pub said: &'static str,
    /// The title of the picture of the price.
    pub price_picture: &'static str,
    /// The title of the picture of the stages.
    pub calendar_picture: &'static str,
    /// The mark of the usual price in the picture.
    pub usual: &'static str,
    /// Before a sum that is not exceeded.
    pub cap: &'static str,
    /// Before the way that a task is done.
    pub way: &'static str,
    /// «page N of M», before and between the numbers.
    pub page: [&'static str; 2],
}

/// The labels of a language.
#[must_use]
pub fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::Ru => &ru::LABELS,
        Lang::En => &en::LABELS,
        Lang::Pl => &pl::LABELS,
    }
}

/// What kind of number a document is about, with the sum where it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// Only to get one's bearings.
    Ballpark,
    /// Within it in eight cases of ten.
    Range,
    /// Not more than this.
    Capped(&'a str),
    /// Exactly this.
    Firm(&'a str),
}

/// A sentence of a document. Sums, dates and shares come as text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sentence<'a> {
    /// The title; nothing is said yet where there is no price.
    Title(Paper, Option<Said<'a>>),
    /// What the number is, in three words: «ориентир, не оферта».
    Mark(Said<'a>),
    /// «No. 12, 3 March 2026».
    NumberAndDate(Option<&'a str>, &'a str),
    /// The heading of prices.
    PriceHeading(Said<'a>),
    /// What it usually comes to: the sum.
    Usually(&'a str),
    /// The sum that is promised.
    Promised(Said<'a>),
    /// Tax: how the studio treats it, percent, what of the price it is.
    Tax(VatMode, &'a str, &'a str),
    /// Without the discount, its percent, what it takes off.
    Discount(&'a str, &'a str, &'a str),
    /// A circumstance that is in the price.
    Condition(&'a str),
    /// Of the price, licences and services.
    Costs(&'a str),
    /// Working days low and high, the span of ready dates, the likely one.
    OurTime(u32, u32, &'a str, &'a str),
    /// Of these, so many days of waiting for others.
    Waiting(u32),
    /// A date that was asked for, and the chance to make it.
    WantedDate(&'a str, &'a str),
    /// Some days on the way are not official yet.
    ProvisionalCalendar,
    /// A question without an answer: it is reckoned with all of them.
    Assumption(&'a str),
    /// An ask that has no price yet: the client's words.
    Unpriced(&'a str),
    /// A task that a specialist has to look at before there is a firm price.
    Consult(&'a str),
    /// A task that the studio does not do.
    NotDone(&'a str),
    /// An option: its price, the total with it.
    Option(&'a str, &'a str),
    /// Paid before work begins: percent.
    Advance(&'a str),
    /// Paid when a task is handed over: its title.
    AfterTask(&'a str),
    /// Paid when everything is handed over.
    AfterAll,
    /// What is to be said of the sums of payments, if anything.
    PaymentNote(Said<'a>),
    /// What is promised, and the last day it holds.
    Promise(Said<'a>, &'a str),
    /// What happens next; whether questions are open.
    Next(Said<'a>, bool),
    /// What a signature below means.
    Signature(Said<'a>),
    /// What to say of prices that are only a range, in one line: price, usual sum.
    ChatPrice(Said<'a>, &'a str, &'a str),
    /// Time in one line: working days low and high, likely date.
    ChatTime(u32, u32, &'a str),
    /// What a message is about: titles.
    ChatTask(&'a str),
    /// What a message is about when nothing has a price yet.
    ChatNew,
    /// Before the questions of a message; whether a price has been said.
    ChatAsk(bool),
    /// The last line of a message: the day a number holds to.
    ChatUntil(&'a str),
    /// The last line of a message when there is no number.
    ChatLater,
    /// A manager's own job: minutes.
    ByHand(u32),
    /// A greeting.
    Greeting,
    /// The first lines of a letter: whether a price has been said.
    LetterOpening(bool),
    /// Before the questions of a letter.
    LetterQuestions,
    /// Before the accesses of a letter.
    LetterNeeds,
    /// The end of a letter; whether there are questions, and whether a price has been said.
    LetterClosing(bool, bool),
    /// What «does not know» means for a letter's reader.
    LetterUnknown,
    /// What an ask means that may be one of two tasks: the client's words, the two.
    AskWhich(&'a str, &'a str, &'a str),
    /// More about an ask that nobody knows: the client's words.
    AskMore(&'a str),
    /// Nobody knows the task yet: what a brief asks of a new one. Several questions, one a line.
    NewTaskQuestions,
    /// A brief's task: new to the catalog, or one of several.
    BriefTask(bool),
    /// How like a task of the catalog is, percent.
    Likeness(&'a str),
    /// A past job: title, hours.
    PastJob(&'a str, &'a str),
    /// The hours of a task, as a range.
    Hours(&'a str),
}

/// Says it.
#[must_use]
pub fn say(lang: Lang, sentence: Sentence) -> String {
    match lang {
        Lang::Ru => ru::say(sentence),
        Lang::En => en::say(sentence),
        Lang::Pl => pl::say(sentence),
    }
}
