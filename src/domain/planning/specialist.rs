//! What waits for a specialist, and how often nobody had to ask one.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::domain::ledger::{Body, Escalated, KeptQuote, State};

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

/// How many requests went without a specialist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutSpecialist {
    /// Requests for which nobody asked one.
    pub without: usize,
    /// All requests that were saved.
    pub of: usize,
}

impl WithoutSpecialist {
    /// The share, 0–1; `None` where there were no requests.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.without as f64 / self.of as f64)
    }
}

/// How many of the requests that were first saved from one day to another, both included, went without a specialist.
#[must_use]
pub fn share_without_specialist(state: &State, from: NaiveDate, to: NaiveDate) -> WithoutSpecialist {
    let saved = |kept: &&KeptQuote| (from..=to).contains(&kept.versions[0].quoted.today);
    let asked = |kept: &KeptQuote| kept.events.iter().any(|event| matches!(event.body, Body::Escalated(_)));
    let quotes: Vec<&KeptQuote> = state.quotes.iter().filter(saved).collect();
    WithoutSpecialist { without: quotes.iter().filter(|kept| !asked(kept)).count(), of: quotes.len() }
}
