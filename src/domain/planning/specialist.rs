//! What waits for a specialist, and how often nobody had to ask one.

use chrono::{DateTime, FixedOffset};

use crate::domain::ledger::{Body, Escalated, KeptQuote};

/// A question to a specialist that he has not answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting<'s> {
    /// What was asked.
    pub asked: &'s Escalated,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: &'s str,
}

/// What a quote waits for, in the order in which it was asked. An answer settles its line, and a quote of one line.
#[must_use]
pub fn waiting(kept: &KeptQuote) -> Vec<Waiting<'_>> {
    let mut open: Vec<Waiting> = Vec::new();
    for event in &kept.events {
        match &event.body {
            Body::Escalated(asked) => {
                open.retain(|other| other.asked.line != asked.line);
                open.push(Waiting { asked, at: event.at, by: &event.by });
            }
            Body::Answered(answered) => {
                open.retain(|other| other.asked.line.is_some_and(|line| line != answered.line));
            }
            Body::Declined(_) => open.clear(),
            _ => {}
        }
    }
    open
}

/// Whether a request went without a specialist: nobody had to ask one, and everything in it has a task of the catalog.
#[must_use]
pub fn went_without(kept: &KeptQuote) -> bool {
    let asked = kept.events.iter().any(|event| matches!(event.body, Body::Escalated(_) | Body::Answered(_)));
    let known = |entry: &Option<String>| entry.as_ref().is_some_and(|entry| !entry.is_empty());
    !asked && kept.latest().quoted.lines.iter().all(|line| known(&line.entry))
}
