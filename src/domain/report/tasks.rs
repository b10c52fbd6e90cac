//! What clients ask for, by task.

use std::collections::BTreeMap;

use crate::domain::ledger::KeptQuote;
use crate::domain::report::facts;

/// A task that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow {
    /// The entry.
    pub entry: String,
    /// Its title as it was last said.
    pub title: String,
    /// In how many quotes.
    pub asked: usize,
    /// In how many won ones.
    pub won: usize,
    /// Hours of its finished lines, in their order.
    pub hours: Vec<f64>,
}

impl TaskRow {
    /// The middle of its finished hours.
    #[must_use]
    pub fn median_hours(&self) -> Option<f64> {
        let mut hours = self.hours.clone();
        hours.sort_by(f64::total_cmp);
        let n = hours.len();
        (n > 0).then(|| (hours[(n - 1) / 2] + hours[n / 2]) / 2.0)
    }
}

pub(super) fn tasks(quotes: &[&KeptQuote]) -> Vec<TaskRow> {
    let mut rows: BTreeMap<&str, TaskRow> = BTreeMap::new();
    for kept in quotes {
        let won = kept.is_won();
        let mut counted: Vec<&str> = Vec::new();
        for (line, fact) in kept.latest().quoted.lines.iter().zip(facts(kept)) {
            let Some(entry) = line.entry.as_deref() else { continue };
            let row = rows.entry(entry).or_insert_with(|| TaskRow {
                entry: entry.to_owned(),
                title: String::new(),
                asked: 0,
                won: 0,
                hours: Vec::new(),
            });
            row.title.clone_from(&line.title);
            row.hours.extend(fact.map(|done| done.hours));
            // Twice in one quote is one client who asks.
            if !counted.contains(&entry) {
                counted.push(entry);
                row.asked += 1;
                row.won += usize::from(won);
            }
        }
    }
    let mut rows: Vec<TaskRow> = rows.into_values().collect();
    rows.sort_by(|a, b| b.asked.cmp(&a.asked).then(b.won.cmp(&a.won)).then_with(|| a.entry.cmp(&b.entry)));
    rows
}
