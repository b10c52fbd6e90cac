//! The days of a quote that somebody should have in a calendar.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agenda::last_word;
use super::chance::{likely_day, promised};
use super::workdays::WorkDays;
use crate::domain::ledger::{Body, KeptQuote, Reminder, Status};

/// What a day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// The likely day of being ready.
    Ready,
    /// The day that was promised: the named one, else the last of the range.
    Latest,
    /// The last day on which an offer holds: the client is asked once more.
    Answer,
    /// Somebody wants to come back to the client.
    FollowUp,
}

impl DayKind {
    /// Its name in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            DayKind::Ready => "ready",
            DayKind::Latest => "latest",
            DayKind::Answer => "answer",
            DayKind::FollowUp => "follow-up",
        }
    }
}

/// A day of a quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day<'k> {
    /// What it is for.
    pub kind: DayKind,
    /// The day.
    pub on: NaiveDate,
    /// The line that it is about, counted from 1; none for the whole quote.
    pub line: Option<usize>,
    /// What was noted with it.
    pub why: Option<&'k str>,
}

/// The days of a quote by where it stands: of an offer the day to ask once more, of work the likely and the promised one, as
/// the agenda counts them; and those on which somebody wants to come back to the client and has not heard of him since.
#[must_use]
pub fn days<'k>(kept: &'k KeptQuote, today: NaiveDate, days_of: &WorkDays) -> Vec<Day<'k>> {
    let day = |kind, on| Day { kind, on, line: None, why: None };
    let mut days = match kept.status() {
        Status::Open | Status::Sent => vec![day(DayKind::Answer, kept.latest().quoted.promise.valid_until)],
        Status::Accepted | Status::Started => {
            let latest = promised(kept, today, days_of).map(|promised| promised.day);
            // A likely day after the one that the client was promised would remind to be late.
            let likely = likely_day(kept, today, days_of).filter(|likely| latest.is_none_or(|latest| *likely < latest));
            let of = |kind, on: Option<NaiveDate>| on.map(|on| day(kind, on));
            of(DayKind::Ready, likely).into_iter().chain(of(DayKind::Latest, latest)).collect()
        }
        Status::Done | Status::Declined => Vec::new(),
    };
    days.extend(reminders(kept).into_values().filter(|one| one.on > last_word(kept)).map(|one| Day {
        kind: DayKind::FollowUp,
        on: one.on,
        line: one.line,
        why: one.why.as_deref(),
    }));
    days
}

/// The last reminder of each line and of the whole, the whole first.
fn reminders(kept: &KeptQuote) -> BTreeMap<Option<usize>, &Reminder> {
    let reminders = kept.events.iter().filter_map(|event| match &event.body {
        Body::Reminder(reminder) => Some((reminder.line, &**reminder)),
        _ => None,
    });
    reminders.collect()
}
