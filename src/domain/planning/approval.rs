//! When a senior must agree before a client hears a number, and who may.

use std::collections::HashMap;

use crate::domain::catalog::Studio;
use crate::domain::catalog::studio::Person;
use crate::domain::ledger::{Body, Event, KeptQuote, Quoted, State, Wait};
use crate::domain::money::Money;
use crate::text::word::plain;

/// Where a quote stands with the seniors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'s> {
    /// Nobody has to look.
    Free,
    /// It waits.
    Waiting,
    /// Somebody agreed.
    Approved(&'s Event),
    /// Somebody did not: the event, why.
    Returned(&'s Event, &'s str),
}

impl Standing<'_> {
    /// Whether a client may hear it.
    #[must_use]
    pub fn is_clear(self) -> bool {
        matches!(self, Standing::Free | Standing::Approved(_))
    }
}

/// Why somebody may not approve.
#[derive(Clone, Debug, PartialEq)]
pub enum Denied {
    /// This person has no such right: those who have it.
    NoRight(Vec<String>),
    /// Only up to this sum.
    OverLimit(Money),
}

/// Whether a studio has any threshold that asks for finished jobs.
#[must_use]
pub fn counts_jobs(studio: &Studio) -> bool {
    studio.approval.novelty.is_some()
}

/// How often each entry was finished, in quotes and in jobs from elsewhere.
#[must_use]
pub fn finished(state: &State) -> HashMap<&str, u32> {
    let mut count: HashMap<&str, u32> = HashMap::new();
    for kept in &state.quotes {
        let done = kept.done();
        let lines = &kept.latest().quoted.lines;
        for at in kept.sold().into_iter().filter(|at| done.contains_key(&None) || done.contains_key(&Some(*at))) {
            if let Some(entry) = lines[at - 1].entry.as_deref() {
                *count.entry(entry).or_default() += 1;
            }
        }
    }
    for entry in state.jobs.values().filter_map(|job| job.entry.as_deref()) {
        *count.entry(entry).or_default() += 1;
    }
    count
}

/// Why a quote of somebody waits; empty if it does not. Who may approve it waits for nobody.
///
/// The sum is the high end of the range: what the client may have to pay. Confidence and novelty are looked at line by line.
#[must_use]
pub fn waits(quoted: &Quoted, studio: &Studio, by: &str, finished: &HashMap<&str, u32>) -> Vec<Wait> {
    let rules = &studio.approval;
    let own = person(studio, by);
    if may_approve(studio, by, quoted).is_ok() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut wait = |code: &str, limit: f64, is: f64, task: Option<&str>| {
        found.push(Wait { code: code.to_owned(), limit, is, task: task.map(str::to_owned) });
    };
    if let (Some(limit), Some(sum)) = (own.and_then(|own| own.limit).or(rules.above), sum(quoted))
        && sum > limit
    {
        wait("above", limit.to_f64(), sum.to_f64(), None);
    }
    if let Some(limit) = rules.discount_above.filter(|limit| quoted.asked.discount > *limit) {
        wait("discount", limit, quoted.asked.discount, None);
    }
    for line in &quoted.lines {
        let task = if line.title.is_empty() { line.ask.as_deref().unwrap_or_default() } else { &line.title };
        if let Some(limit) = rules.below_confidence.filter(|limit| line.hours.is_some() && line.confidence < *limit) {
            wait("confidence", limit, line.confidence, Some(task));
        }
        let times = line.entry.as_deref().and_then(|entry| finished.get(entry)).copied().unwrap_or(0);
        if let Some(limit) = rules.novelty.filter(|limit| times < *limit) {
            wait("novelty", limit.into(), times.into(), Some(task));
        }
    }
    found
}

/// What a senior agreed to last, unless a later version came back.
#[must_use]
pub fn agreed(kept: &KeptQuote) -> Option<&Quoted> {
    let last = kept.events.iter().rev().find_map(|event| match &event.body {
        Body::Approved(said) => Some(Some(&said.version)),
        Body::Returned(_) => Some(None),
        _ => None,
    });
    let version = last.flatten()?;
    kept.versions.iter().find(|known| known.record == *version).map(|known| &*known.quoted)
}

/// Whether who agreed to one reason agreed to another: the same one, and not worse.
#[must_use]
pub fn covers(agreed: &Wait, wait: &Wait) -> bool {
    let worse = match wait.code.as_str() {
        "above" | "discount" => wait.is > agreed.is,
        _ => wait.is < agreed.is,
    };
    agreed.code == wait.code && agreed.task == wait.task && !worse
}

/// Where a quote stands: the last word about its last version counts.
#[must_use]
pub fn standing(kept: &KeptQuote) -> Standing<'_> {
    let latest = kept.latest();
    if latest.quoted.waits.is_empty() {
        return Standing::Free;
    }
    let word = kept.events.iter().rev().find_map(|event| match &event.body {
        Body::Approved(said) if said.version == latest.record => Some(Standing::Approved(event)),
        Body::Returned(said) if said.version == latest.record => Some(Standing::Returned(event, &said.why)),
        _ => None,
    });
    word.unwrap_or(Standing::Waiting)
}

/// Whether somebody may approve what was said.
///
/// # Errors
///
/// When this person has no such right, or not for so large a sum.
pub fn may_approve(studio: &Studio, by: &str, quoted: &Quoted) -> Result<(), Denied> {
    let others = || {
        let can = studio.people.iter().filter(|(_, person)| person.approves);
        can.map(|(name, _)| name.clone()).collect()
    };
    let own = person(studio, by).filter(|own| own.approves).ok_or_else(|| Denied::NoRight(others()))?;
    match own.limit {
        Some(limit) if sum(quoted).is_some_and(|sum| sum > limit) => Err(Denied::OverLimit(limit)),
        _ => Ok(()),
    }
}

/// The person of a name, whatever its case.
fn person<'s>(studio: &'s Studio, by: &str) -> Option<&'s Person> {
    let wanted = plain(by);
    studio.people.iter().find(|(name, _)| plain(name) == wanted).map(|(_, person)| person)
}

fn sum(quoted: &Quoted) -> Option<Money> {
    quoted.total.as_ref().map(|total| total.price.high)
}
