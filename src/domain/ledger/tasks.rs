//! Small things to do beside quotes, as the ledger has them by now.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::body::{Body, Soon};
use super::id::RecordId;
use super::record::Record;

/// A small thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptTask {
    /// Its record: what later records call it by.
    pub record: RecordId,
    /// Its number; where two people gave the same one, the later task has the next free one.
    pub number: u32,
    /// When it was written down.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: String,
    /// What is to be done.
    pub text: String,
    /// For whom.
    pub client: Option<String>,
    /// How soon.
    pub soon: Soon,
    /// The day, if it has one.
    pub on: Option<NaiveDate>,
    /// When it was done, if it is.
    pub done: Option<DateTime<FixedOffset>>,
}

/// Puts records, which come in order and all count, into tasks.
pub(super) fn fold(records: &[Record]) -> Vec<KeptTask> {
    let mut tasks: Vec<KeptTask> = Vec::new();
    let mut places: HashMap<&RecordId, usize> = HashMap::new();
    let (mut taken, mut highest): (HashSet<u32>, u32) = (HashSet::new(), 0);
    for record in records {
        match &record.body {
            Some(Body::Task(task)) => {
                places.insert(&record.id, tasks.len());
                let free = task.number > 0 && !taken.contains(&task.number);
                let number = if free { task.number } else { highest.saturating_add(1) };
                taken.insert(number);
                highest = highest.max(number);
                tasks.push(KeptTask {
                    record: record.id.clone(),
                    number,
                    at: record.at,
                    by: record.by.clone(),
                    text: task.text.clone(),
                    client: task.client.clone(),
                    soon: task.soon,
                    on: task.on,
                    done: None,
                });
            }
            Some(Body::Scheduled(put)) => {
                if let Some(at) = put.task.as_ref().and_then(|task| places.get(task)) {
                    // What is put off after it was done is to be done again.
                    tasks[*at] = KeptTask { soon: put.soon, on: put.on, done: None, ..tasks[*at].clone() };
                }
            }
            Some(Body::TaskDone(done)) => {
                if let Some(at) = places.get(&done.task) {
                    tasks[*at].done = Some(record.at);
                }
            }
            _ => {}
        }
    }
    tasks
}
