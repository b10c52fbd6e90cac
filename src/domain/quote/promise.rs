//! What kind of number may be said: chosen by what is known, with what is missing to climb one step.

use chrono::{Days, NaiveDate};

use super::price;
use super::{Line, QuoteQuestion};
use crate::domain::catalog::Studio;
use crate::domain::estimate::{Given, Total};
use crate::domain::matching::Verdict;
use crate::domain::money::{Money, Rounding};

/// A number and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The step.
    pub kind: PromiseKind,
    /// The last day on which it holds.
    pub valid_until: NaiveDate,
    /// What is missing to climb one step; empty at the top.
    pub missing: Vec<Missing>,
}

/// The steps, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseKind {
    /// Only to get one's bearings: telling questions are open.
    Ballpark,
    /// The work will cost something within it, in eight cases of ten.
    Range,
    /// Not more than this sum.
    Capped(Money),
    /// Exactly this sum.
    Firm(Money),
}

impl PromiseKind {
    /// The name in JSON and in the ledger.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            PromiseKind::Ballpark => "ballpark",
            PromiseKind::Range => "range",
            PromiseKind::Capped(_) => "capped",
            PromiseKind::Firm(_) => "firm",
        }
    }
}

/// What stands between a number and the next step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Missing {
    /// So many questions are worth asking.
    Questions(usize),
    /// So many asks are not settled: unsure or new.
    Asks(usize),
    /// So many lines need a specialist's look.
    Specialist(usize),
    /// So many questions rest on an assumption.
    Assumptions(usize),
    /// P90 / P10 is so much, and may be so much.
    Width(f64, f64),
}

/// Chooses the step.
pub(super) fn promise(
    lines: &[Line],
    questions: &[QuoteQuestion],
    total: Option<&Total>,
    studio: &Studio,
    today: NaiveDate,
) -> Promise {
    let rules = studio.promise;
    let valid_until = today.checked_add_days(Days::new(rules.valid_days.into())).unwrap_or(today);
    let count = |of: fn(&Line) -> bool| lines.iter().filter(|line| of(line)).count();
    let mut missing = Vec::new();
    let mut note = |n: usize, what: fn(usize) -> Missing| missing.extend((n > 0).then(|| what(n)));
    note(count(|line| line.verdict != Verdict::Typical), Missing::Asks);
    note(questions.iter().filter(|question| question.worth_asking).count(), Missing::Questions);
    note(count(|line| line.consult), Missing::Specialist);
    let Some(total) = total.filter(|_| missing.is_empty()) else {
        return Promise { kind: PromiseKind::Ballpark, valid_until, missing };
    };
    let width = total.price.high / total.price.low.max(f64::MIN_POSITIVE);
    let unknown = lines.iter().flat_map(|line| &line.answers).filter(|known| known.given == Given::Unknown).count();
    if unknown > 0 {
        missing.push(Missing::Assumptions(unknown));
    }
    if width > rules.capped_width {
        missing.push(Missing::Width(width, rules.capped_width));
    }
    if !missing.is_empty() {
        return Promise { kind: PromiseKind::Range, valid_until, missing };
    }
    if width > rules.firm_width {
        let missing = vec![Missing::Width(width, rules.firm_width)];
        let cap = price::hundredths(total.price.high * price::tax_factor(studio)).times(rules.cap);
        let cap = cap.to_step(studio.pricing.round_to, Rounding::Up);
        return Promise { kind: PromiseKind::Capped(cap), valid_until, missing };
    }
    Promise { kind: PromiseKind::Firm(price::safe(total.safe, studio)), valid_until, missing }
}
