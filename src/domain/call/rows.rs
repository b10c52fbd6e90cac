//! What can be settled by a key: which task is meant, what the client answers, in which way it is done.
//!
//! One list for all of it, what is worth most first and what is settled last, so that every answer can be changed or
//! taken back in any order.

use crate::domain::catalog::entry::{Answer, Entry, EntryId, Question, Variant};
use crate::domain::estimate::Given;
use crate::domain::ledger::Asked;
use crate::domain::matching::{Candidate, Verdict};
use crate::domain::money::{Money, PriceRange};
use crate::domain::quote::{KnownAnswer, Line, Origin, Quote};

/// What a row settles, by which it is known again when the list has changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowId {
    /// Which task a client's words mean: the words, or the entry if nobody's words brought it.
    Meaning(String),
    /// The answer to a question: the name under which it is typed.
    Answer(String),
    /// The way an entry is done.
    Way(EntryId),
    /// The steps of a small job: nothing to settle, something to do.
    Steps(EntryId),
}

/// What a row asks.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'q> {
    /// What these words mean; whether something in the catalog may be it.
    Words(&'q str, Verdict),
    /// An entry that was added by name.
    Added(&'q Entry),
    /// A question.
    Question(&'q Question),
    /// How to do this.
    Way(&'q Entry),
    /// A small job, which the manager does himself, and its hours at most.
    Steps(&'q Entry, f64),
}

/// A thing to settle.
#[derive(Clone, Debug)]
pub struct Row<'q> {
    /// Which.
    pub id: RowId,
    /// What it asks.
    pub subject: Subject<'q>,
    /// What an answer narrows the range by, if it is worth asking.
    pub narrows: Option<Money>,
    /// What there is to choose from; the first is number 1.
    pub choices: Vec<Choice<'q>>,
    /// Whether a number is an answer.
    pub takes_number: bool,
    /// What is settled.
    pub settled: Option<Settled>,
    /// Where that comes from: nothing for what was chosen here.
    pub origin: Option<Origin>,
}

/// One of several.
#[derive(Clone, Debug)]
pub struct Choice<'q> {
    /// The id, as it is typed.
    pub value: String,
    /// What it is called.
    pub name: Name<'q>,
    /// What the whole comes to with it; for a task what is known of its likeness instead.
    pub price: Option<PriceRange>,
    /// The studio would not do it.
    pub stop: bool,
}

/// What a choice is called.
#[derive(Clone, Copy, Debug)]
pub enum Name<'q> {
    /// A task, and how likely it is meant.
    Task(&'q Entry, f64),
    /// An answer.
    Answer(&'q Answer),
    /// A way.
    Way(&'q Variant),
}

/// What is known of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Settled {
    /// One of its choices.
    Choice(usize),
    /// A number.
    Number(f64),
    /// The client does not know.
    Unknown,
}

impl Row<'_> {
    /// Whether somebody still has to say something.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.settled.is_none() && !matches!(self.id, RowId::Steps(_))
    }
}

/// How many tasks are offered for words that may mean several.
const MOST_MEANINGS: usize = 4;

/// A third task less likely than this is no help to somebody who is talking.
const LEAST_LIKENESS: f64 = 0.1;

/// The rows of a quote: meanings that are open, open questions by what they are worth, ways and steps, then what is
/// settled.
#[must_use]
pub fn rows<'q>(quote: &'q Quote, asked: &Asked) -> Vec<Row<'q>> {
    let (settled, mut rows): (Vec<Row>, Vec<Row>) =
        quote.lines.iter().filter_map(|line| meaning(quote, line, asked)).partition(|row| row.settled.is_some());
    let steps = || quote.lines.iter().filter_map(steps);
    // Steps can wait while a price is talked about; where there is none they are what the call is about.
    if quote.total.is_none() {
        rows.extend(steps());
    }
    rows.extend(quote.questions.iter().map(|open| {
        let answers = open.answers.iter().map(|(answer, price)| (*answer, *price, price.is_none())).collect();
        let narrows = Some(open.narrows).filter(|narrows| open.worth_asking && *narrows > Money::ZERO);
        question(name(open.question, open.entries.first().map_or("", String::as_str)), open.question, answers, narrows)
    }));
    rows.extend(quote.lines.iter().filter_map(way));
    if quote.total.is_some() {
        rows.extend(steps());
    }
    for line in &quote.lines {
        let Some(entry) = line.entry else { continue };
        for known in &line.answers {
            let row = known_row(entry, known);
            // A question that several tasks share has one answer.
            if !rows.iter().any(|other| other.id == row.id) {
                rows.push(row);
            }
        }
    }
    rows.extend(settled);
    rows
}

/// The name under which an answer is typed: one that stays right whatever other tasks join.
fn name(question: &Question, entry: &str) -> String {
    if question.shared { question.id.clone() } else { format!("{entry}.{}", question.id) }
}

fn question<'q>(
    name: String,
    question: &'q Question,
    answers: Vec<(&'q Answer, Option<PriceRange>, bool)>,
    narrows: Option<Money>,
) -> Row<'q> {
    let choice = |(answer, price, stop): (&'q Answer, Option<PriceRange>, bool)| Choice {
        value: answer.id.clone(),
        name: Name::Answer(answer),
        price,
        stop,
    };
    Row {
        id: RowId::Answer(name),
        subject: Subject::Question(question),
        narrows,
        choices: answers.into_iter().map(choice).collect(),
        takes_number: question.number.is_some(),
        settled: None,
        origin: None,
    }
}

fn known_row<'q>(entry: &Entry, known: &KnownAnswer<'q>) -> Row<'q> {
    let answers = known.question.answers.iter().map(|answer| (answer, None, answer.effect.stop)).collect();
    let place = |id: &str| known.question.answers.iter().position(|answer| answer.id == id);
    let settled = match &known.given {
        Given::Unknown => Some(Settled::Unknown),
        Given::Number(number) => Some(Settled::Number(*number)),
        Given::Answer(id) => place(id).map(Settled::Choice),
    };
    let origin = Some(known.origin.clone()).filter(|origin| *origin != Origin::Typed);
    Row { settled, origin, ..question(name(known.question, &entry.id), known.question, answers, None) }
}

fn meaning<'q>(quote: &'q Quote, line: &'q Line, asked: &Asked) -> Option<Row<'q>> {
    let task = |entry: &'q Entry, likeness: f64| Choice {
        value: entry.id.clone(),
        name: Name::Task(entry, likeness),
        price: None,
        stop: false,
    };
    let Some(ask) = &line.ask else {
        let entry = line.entry.filter(|entry| asked.entries.contains(&entry.id))?;
        return Some(Row {
            id: RowId::Meaning(entry.id.clone()),
            subject: Subject::Added(entry),
            narrows: None,
            choices: vec![task(entry, 1.0)],
            takes_number: false,
            settled: Some(Settled::Choice(0)),
            origin: None,
        });
    };
    let is_likely = |(at, candidate): &(usize, &Candidate)| *at < 2 || candidate.confidence >= LEAST_LIKENESS;
    let candidates = ask.candidates.iter().enumerate().filter(is_likely).map(|(_, one)| one).take(MOST_MEANINGS);
    let mut choices: Vec<Choice> = candidates
        .filter_map(|candidate| Some(task(quote.catalog.entry(&candidate.entry)?, candidate.confidence)))
        .collect();
    if let Some(entry) = line.entry.filter(|entry| !choices.iter().any(|choice| choice.value == entry.id)) {
        choices.push(task(entry, 1.0));
    }
    let settled = line.entry.and_then(|entry| choices.iter().position(|choice| choice.value == entry.id));
    let by_words = line.entry.is_some_and(|entry| !asked.entries.contains(&entry.id));
    Some(Row {
        id: RowId::Meaning(ask.text.clone()),
        subject: Subject::Words(&ask.text, line.verdict),
        narrows: None,
        choices,
        takes_number: false,
        settled: settled.map(Settled::Choice),
        origin: by_words.then(|| Origin::Words(ask.text.clone())),
    })
}

fn steps<'q>(line: &'q Line) -> Option<Row<'q>> {
    let entry = line.entry.filter(|entry| line.do_it_yourself && !entry.steps.is_empty())?;
    let hours = line.estimate.as_ref().map_or(0.0, |estimate| estimate.hours.high);
    Some(Row {
        id: RowId::Steps(entry.id.clone()),
        subject: Subject::Steps(entry, hours),
        narrows: None,
        choices: Vec::new(),
        takes_number: false,
        settled: None,
        origin: None,
    })
}

fn way<'q>(line: &'q Line) -> Option<Row<'q>> {
    let entry = line.entry.filter(|_| line.variants.len() > 1)?;
    let choice = |way: &'q crate::domain::quote::PricedVariant| Choice {
        value: way.variant.id.clone(),
        name: Name::Way(way.variant),
        price: Some(way.total),
        stop: false,
    };
    Some(Row {
        id: RowId::Way(entry.id.clone()),
        subject: Subject::Way(entry),
        narrows: None,
        choices: line.variants.iter().map(choice).collect(),
        takes_number: false,
        settled: line.variants.iter().position(|way| way.chosen).map(Settled::Choice),
        origin: None,
    })
}
