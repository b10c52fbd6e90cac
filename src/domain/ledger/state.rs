//! What follows from the records, folded anew each time.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::body::{Body, Drill, Job};
use super::id::RecordId;
use super::kept::{Folder, KeptQuote, QuoteName};
use super::record::Record;
use super::tasks::{self, KeptTask};
use crate::text::word::plain;

/// What a ledger says by now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What clients' words mean, by the words without case and marks.
    pub asks: BTreeMap<String, Meaning>,
    /// Quotes, in the order in which they were first saved.
    pub quotes: Vec<KeptQuote>,
    /// Finished jobs from elsewhere, by their keys.
    pub jobs: BTreeMap<String, Job>,
    /// Remarks that are about no quote: when, by whom, what.
    pub notes: Vec<(RecordId, String)>,
    /// Past calls that were played for training, in their order.
    pub drills: Vec<Played>,
    /// Small things to do beside quotes, in the order in which they were written down.
    pub tasks: Vec<KeptTask>,
    /// Finished lines of quotes that are not among `quotes`, where only a part of the ledger was read.
    pub past: Vec<DoneLine>,
    /// What clients answered in such quotes, the last answer to each question.
    pub answered: Vec<PastAnswer>,
    /// So many records speak of a quote that is not there, or was not there when they were written.
    pub astray: usize,
}

/// A line of a quote that is finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DoneLine {
    /// The quote.
    pub quote: QuoteName,
    /// Whose it was.
    pub client: String,
    /// The entry.
    pub entry: String,
    /// The last day of work.
    pub finished: NaiveDate,
}

/// What a client answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastAnswer {
    /// The client's name without case and marks.
    pub client: String,
    /// The question.
    pub question: String,
    /// An answer's id or a number.
    pub value: String,
    /// The quote.
    pub quote: QuoteName,
    /// Its day.
    pub on: NaiveDate,
}

/// A past call that somebody played.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What he said.
    pub drill: Drill,
}

/// What somebody said of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The words, as typed.
    pub ask: String,
    /// The entry they mean; none if nothing in the catalog fits.
    pub entry: Option<String>,
    /// The record that says so.
    pub record: RecordId,
}

impl State {
    /// Folds the records, in whatever order they come.
    #[must_use]
    pub fn of(records: &[Record]) -> State {
        State::fold(counting(records).into_iter().cloned().collect())
    }

    /// The same for records that nobody else needs.
    #[must_use]
    pub fn from_records(mut records: Vec<Record>) -> State {
        records.sort_by(|a, b| a.id.cmp(&b.id));
        let order: Vec<&Record> = records.iter().collect();
        let undone: HashSet<String> = undone(&order).into_iter().map(str::to_owned).collect();
        records.retain(|record| !undone.contains(record.id.as_str()));
        State::fold(records)
    }

    /// Folds records that all count, in their order.
    fn fold(records: Vec<Record>) -> State {
        let mut state = State { tasks: tasks::fold(&records), ..State::default() };
        let mut quotes = Folder::default();
        for record in records {
            match record.body {
                Some(Body::Match(said)) => {
                    let key = plain(&said.ask);
                    let meaning = Meaning { ask: said.ask, entry: said.entry, record: record.id };
                    // The later of two about the same words wins.
                    state.asks.insert(key, meaning);
                }
                Some(Body::Job(job)) => {
                    state.jobs.insert(job.key.clone(), *job);
                }
                Some(Body::Drill(drill)) => state.drills.push(Played { by: record.by, at: record.at, drill }),
                Some(Body::Note(note)) if note.quote.is_none() => state.notes.push((record.id, note.text)),
                _ => quotes.add(record),
            }
        }
        (state.quotes, state.astray) = quotes.finish();
        state
    }

    /// The quote of a name.
    #[must_use]
    pub fn quote(&self, name: QuoteName) -> Option<&KeptQuote> {
        self.quotes.iter().find(|quote| quote.name == name)
    }

    /// The number that the next quote gets.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.quotes.iter().map(|quote| quote.name.number).max().unwrap_or(0).saturating_add(1)
    }
}

/// The records that nobody took back, in the order of their names.
#[must_use]
pub fn counting(records: &[Record]) -> Vec<&Record> {
    let mut order: Vec<&Record> = records.iter().collect();
    order.sort_by(|a, b| a.id.cmp(&b.id));
    let undone: HashSet<String> = undone(&order).into_iter().map(str::to_owned).collect();
    order.retain(|record| !undone.contains(record.id.as_str()));
    order
}

/// The names of records that do not count. From the last to the first, so that an undo that is itself undone has no say
/// any more when its turn comes; nothing goes round in circles, whatever the names are.
fn undone<'r>(order: &[&'r Record]) -> HashSet<&'r str> {
    let mut undone = HashSet::new();
    for record in order.iter().rev() {
        if let Some(Body::Undo(undo)) = &record.body
            && !undone.contains(record.id.as_str())
        {
            undone.insert(undo.undoes.as_str());
        }
    }
    undone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str, body: &str) -> Record {
        let head = r#""v":1,"at":"2026-11-21T10:00:00Z","by":"x""#;
        Record::read(&format!(r#"{{{head},"id":"{id}",{body}}}"#)).expect("a record").0
    }

    fn said(id: &str, ask: &str, entry: &str) -> Record {
        let entry = if entry == "none" { "null".to_owned() } else { format!("\"{entry}\"") };
        record(id, &format!(r#""kind":"match","ask":"{ask}","entry":{entry},"outcome":"corrected""#))
    }

    fn undo(id: &str, undoes: &str) -> Record {
        record(id, &format!(r#""kind":"undo","undoes":"{undoes}""#))
    }

    #[track_caller]
    fn case(records: &[Record], expected: &[(&str, Option<&str>)]) {
        let backwards: Vec<Record> = records.iter().rev().cloned().collect();
        for records in [records, &backwards] {
            let asks = State::of(records).asks;
            let found: Vec<(&str, Option<&str>)> =
                asks.values().map(|meaning| (meaning.ask.as_str(), meaning.entry.as_deref())).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_later_of_two_wins() {
        case(&[], &[]);
        case(&[said("1", "Форма!", "form"), said("2", "форма", "none")], &[("форма", None)]);
        case(
            &[said("1", "а", "form"), said("2", "б", "none"), said("3", "А", "shop")],
            &[("А", Some("shop")), ("б", None)],
        );
    }

    #[test]
    fn what_is_undone_does_not_count() {
        let two = [said("1", "а", "form"), said("2", "а", "shop")];
        case(&[&two[..], &[undo("3", "2")]].concat(), &[("а", Some("form"))]);
        case(&[&two[..], &[undo("3", "2"), undo("4", "1")]].concat(), &[]);
        case(&[&two[..], &[undo("3", "2"), undo("4", "3")]].concat(), &[("а", Some("shop"))]);
        case(&[&two[..], &[undo("3", "2"), undo("4", "3"), undo("5", "4")]].concat(), &[("а", Some("form"))]);
        // Nothing, itself, one another.
        case(
            &[&two[..], &[undo("3", "77"), undo("4", "4"), undo("5", "6"), undo("6", "5")]].concat(),
            &[("а", Some("shop"))],
        );
    }
}
