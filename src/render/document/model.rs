//! A document as data: what a template finds under which name, and what `--format json` prints (`smeta/document/1`).
//!
//! Every text is finished: money, dates and sentences in the document's language, without control characters. Own cost,
//! margin, rates and confidence have no place here at all; hours and roles only in what stays with the team.

use serde::Serialize;

use super::picture::Picture;
use crate::wording::document::Labels;

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// `smeta/document/1`.
    pub schema: &'static str,
    /// `proposal`, `letter`, `chat`, `brief`, `spec`.
    pub kind: &'static str,
    /// `ru`, `en`, `pl`.
    pub lang: &'static str,
    /// What stands on top.
    pub title: String,
    /// «ориентир, не оферта»; nothing where nothing is priced.
    pub mark: Option<String>,
    /// The number, if it has one.
    pub number: Option<String>,
    /// The date.
    pub date: String,
    /// The date as year, month and day.
    #[serde(skip)]
    pub day: [i32; 3],
    /// «№ 12 от 3 марта 2026 года».
    pub number_and_date: String,
    /// The studio's name, if it has one.
    pub studio: Option<String>,
    /// Whom it is for, if that is known.
    pub client: Option<String>,
    /// The client's words.
    pub request: String,
    /// The tasks, as they were understood.
    pub tasks: Vec<Task>,
    /// What has no price yet.
    pub unknown: Vec<Unknown>,
    /// The price; nothing where nothing is priced.
    pub price: Option<Price>,
    /// The time; nothing where nothing is priced.
    pub time: Option<Time>,
    /// What the client has to give, each thing once.
    pub needs: Vec<String>,
    /// What was taken for granted, as sentences.
    pub assumptions: Vec<String>,
    /// What is still to be asked, the most telling first.
    pub questions: Vec<Question>,
    /// What can be added.
    pub options: Vec<Offer>,
    /// What is paid when.
    pub payments: Vec<Payment>,
    /// What is to be said of the payments; may be empty.
    pub payment_note: String,
    /// What the number is and how long it holds; nothing where there is none.
    pub promise: Option<Promise>,
    /// What happens next.
    pub next: String,
    /// Sentences of a letter and of a message.
    pub letter: Letter,
    /// What a specialist asks about a task that nobody knows: one question each.
    pub new_task_questions: Vec<String>,
    /// Past jobs that are like it: for the team.
    pub past_jobs: Vec<String>,
    /// Headings and short labels.
    pub label: &'static Labels,
    /// The pictures there are, for `{{ picture("price") }}`.
    pub pictures: Vec<Picture>,
}

/// A task of the request.
#[derive(Clone, Debug, Serialize)]
pub struct Task {
    /// Its number in the document, from 1.
    pub number: usize,
    /// What it is called.
    pub title: String,
    /// The client's words for it; empty where an answer brought it.
    pub words: String,
    /// `priced`, `option`, `small` (a manager does it himself) or `stopped` (the studio does not do it).
    pub state: &'static str,
    /// Its part of the price; empty where there is none.
    pub price: String,
    /// The way it would be done; empty where there is one way.
    pub variant: String,
    /// Every way, if there are several.
    pub variants: Vec<Variant>,
    /// The stages, with their likely days.
    pub stages: Vec<Stage>,
    /// What the price contains.
    pub includes: Vec<String>,
    /// What it does not contain.
    pub excludes: Vec<String>,
    /// What the client has to give.
    pub needs: Vec<String>,
    /// What is known about it.
    pub known: Vec<Known>,
    /// A sentence to be minded: a specialist must look, the studio does not do it; or empty.
    pub note: String,
    /// Steps of a manager; only where he does it himself.
    pub steps: Vec<String>,
    /// For the team: hours as a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// For the team: what can go wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pitfalls: Option<Vec<String>>,
    /// For the team: the id in the catalog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A way to do a task.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// What it is called.
    pub title: String,
    /// When it is the right one; may be empty.
    pub when: String,
    /// What everything comes to with it.
    pub price: String,
    /// Whether the document reckons with it.
    pub chosen: bool,
}

/// A part of the work.
#[derive(Clone, Debug, Serialize)]
pub struct Stage {
    /// What is done.
    pub title: String,
    /// Its likely days; empty for what is not in the total.
    pub days: String,
    /// For the team: who does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// For the team: hours as a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
}

/// Something that is known.
#[derive(Clone, Debug, Serialize)]
pub struct Known {
    /// The question.
    pub ask: String,
    /// The answer.
    pub answer: String,
    /// The words of the request that said it; empty where the client was asked.
    pub words: String,
}

/// An ask without a price.
#[derive(Clone, Debug, Serialize)]
pub struct Unknown {
    /// The client's words.
    pub words: String,
    /// What is told about it to the client.
    pub note: String,
    /// For the team: why it has no price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether it is one of several tasks; else it is new.
    pub unsure: bool,
    /// For the team: what it is like in the catalog.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Nearest>,
}

/// A task of the catalog that may be meant.
#[derive(Clone, Debug, Serialize)]
pub struct Nearest {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it does; may be empty.
    pub contains: String,
    /// How like it is.
    pub likeness: String,
}

/// The price.
#[derive(Clone, Debug, Serialize)]
pub struct Price {
    /// `ballpark`, `range`, `capped`, `firm`.
    pub kind: &'static str,
    /// «Цена: ориентир».
    pub heading: String,
    /// What is said of it: a range, «not more than», or one sum.
    pub said: String,
    /// The total of the lines: a range, or one sum.
    pub total: String,
    /// Each task with its part.
    pub lines: Vec<PriceLine>,
    /// What it usually comes to, what it contains: sentences.
    pub notes: Vec<String>,
    /// Tax.
    pub tax: String,
    /// In one line, for a message.
    pub line: String,
}

/// A row of prices.
#[derive(Clone, Debug, Serialize)]
pub struct PriceLine {
    /// The task.
    pub title: String,
    /// Its part.
    pub price: String,
}

/// The time.
#[derive(Clone, Debug, Serialize)]
pub struct Time {
    /// Working days and dates, as a sentence.
    pub ours: String,
    /// Waiting, a wanted date, days that are not official: sentences.
    pub notes: Vec<String>,
    /// In one line, for a message.
    pub line: String,
}

/// An open question.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// The question.
    pub ask: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// What may be answered; may be empty.
    pub answers: Vec<String>,
    /// Whether it narrows the price enough to be worth asking.
    pub telling: bool,
}

/// Something that can be added.
#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    /// What it is called.
    pub title: String,
    /// Its price, and the total with it.
    pub price: String,
}

/// A payment.
#[derive(Clone, Debug, Serialize)]
pub struct Payment {
    /// When it falls due.
    pub due: String,
    /// How much.
    pub sum: String,
}

/// What a number is worth.
#[derive(Clone, Debug, Serialize)]
pub struct Promise {
    /// The sentence, with the last day.
    pub sentence: String,
    /// The last day.
    pub until: String,
    /// What a signature below means.
    pub signature: String,
}

/// Sentences of a letter and of a message.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// A greeting.
    pub greeting: String,
    /// The first lines.
    pub opening: String,
    /// Before the questions.
    pub questions: String,
    /// After the questions: what to do with one that cannot be answered.
    pub unknown: String,
    /// Before the accesses.
    pub needs: String,
    /// The end.
    pub closing: String,
    /// Of a message: what it is about.
    pub chat_task: String,
    /// Of a message: before the questions.
    pub chat_ask: String,
    /// Of a message: the last line.
    pub chat_end: String,
}
