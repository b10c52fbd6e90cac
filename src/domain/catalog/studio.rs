//! A studio's settings: rates, pricing rules, calendar, thresholds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::Role;
use crate::domain::lang::{Lang, Text};
use crate::domain::money::{Currency, Money};

/// `studio.toml`, with every default filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Studio {
    /// The studio's name, as it stands in documents.
    pub name: String,
    /// The language of plain strings in the catalog, and of the interface unless another is asked for.
    pub language: Lang,
    /// The currency of every sum.
    pub currency: Currency,
    /// Sold, per hour, by role.
    pub rates: BTreeMap<Role, Money>,
    /// Own cost, per hour, by role; never shown to a client.
    pub costs: BTreeMap<Role, Money>,
    /// What the roles are called.
    pub roles: BTreeMap<Role, Text>,
    /// From hours to a price.
    pub pricing: Pricing,
    /// From hours to days and dates.
    pub calendar: CalendarRules,
    /// What a number said is worth.
    pub promise: PromiseRules,
    /// When a match counts.
    pub matching: MatchRules,
    /// What clients ask for and the catalog has no task for, in their words: the matcher learns to refuse the like.
    pub outside: Vec<String>,
    /// When a senior must agree.
    pub approval: ApprovalRules,
    /// What is settled for single people, by the name under which they write.
    pub people: BTreeMap<String, Person>,
    /// When something is called to mind.
    pub planning: PlanningRules,
}

/// `[pricing]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pricing {
    /// Selling prices are multiples of this.
    pub round_to: Money,
    /// No line costs less.
    pub minimum: Money,
    /// Value-added tax.
    pub vat: Vat,
    /// Circumstances that make work dearer or cheaper: urgency, nights, a friend of the house.
    pub conditions: Vec<Condition>,
    /// The largest discount that may be given, percent of the work.
    pub discount_limit: f64,
    /// What is paid before work begins, percent of the price.
    pub advance: f64,
    /// What one unit of another currency costs in the studio's: for licences of a base catalog in that currency.
    pub exchange: BTreeMap<Currency, f64>,
    /// `safe` is the price that covers this share of outcomes.
    pub risk: f64,
    /// How strongly the lines of a quote go wrong together: the correlation ρ of their shocks.
    pub correlation: f64,
    /// A question worth less than this share of the likely price is not worth asking.
    pub ask_above: f64,
}

/// A circumstance that changes what an hour is sold for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The name under which `--condition` takes it.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Multiplies the price of work; licences cost what they cost.
    pub times: f64,
    /// Work begins at once.
    pub skips_queue: bool,
}

/// How prices stand to value-added tax.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vat {
    /// None, included in the prices, or added to them.
    pub mode: VatMode,
    /// Percent.
    pub rate: f64,
}

/// The ways to treat value-added tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VatMode {
    /// The studio does not charge it.
    None,
    /// The prices contain it.
    Included,
    /// It comes on top.
    Added,
}

/// `[calendar]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarRules {
    /// `ru` or `pl`: which calendar.
    pub country: String,
    /// Hours that a person works for one job on a working day.
    pub hours_per_day: f64,
    /// The same for roles that have more or less time.
    pub role_hours: BTreeMap<Role, f64>,
    /// Working days until work on something new begins.
    pub queue_days: f64,
}

/// `[promise]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseRules {
    /// Days for which a number holds.
    pub valid_days: u32,
    /// «Not more than»: this times the high end.
    pub cap: f64,
    /// A sum may be capped when P90 / P10 is not above this.
    pub capped_width: f64,
    /// A sum may be firm when P90 / P10 is not above this.
    pub firm_width: f64,
}

/// `[match]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatchRules {
    /// From this confidence on a match is typical.
    pub typical: f64,
    /// From this confidence on it is unsure; below it the task is new.
    pub unsure: f64,
    /// How often requests are new: the share of pretend new tasks in the calibration.
    pub new_share: f64,
    /// How much the meaning of words weighs beside the words, w of (words + w·meaning) / (1 + w); `None`: found on the
    /// catalog's own phrases.
    pub meaning: Option<f64>,
    /// How many candidates are shown when unsure.
    pub candidates: usize,
}

/// `[approval]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApprovalRules {
    /// A quote above this sum waits for a senior.
    pub above: Option<Money>,
    /// So does one below this confidence.
    pub below_confidence: Option<f64>,
    /// So does a discount above this many percent.
    pub discount_above: Option<f64>,
    /// So does one with a task that the studio has finished fewer times than this.
    pub novelty: Option<u32>,
}

/// `[people.NAME]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The largest sum that this person may say, and may approve, alone; in the place of the studio's `above`.
    pub limit: Option<Money>,
    /// Whether this person may approve what others wait for.
    pub approves: bool,
}

/// `[planning]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanningRules {
    /// Working days of silence after which a client is asked.
    pub quiet_days: u32,
    /// How many working days the next days are.
    pub next_days: u32,
    /// Days after which an option that was not ordered is offered once more.
    pub options_after: u32,
    /// Days before something comes due on which it is first told.
    pub ahead: u32,
    /// A date that is made with less than this probability is at risk.
    pub at_risk: f64,
}

impl Default for Studio {
    fn default() -> Self {
        Studio {
            name: String::new(),
            language: Lang::Ru,
            currency: Currency::Rub,
            rates: BTreeMap::new(),
            costs: BTreeMap::new(),
            roles: BTreeMap::new(),
            pricing: Pricing {
                round_to: Money::whole(500),
                minimum: Money::ZERO,
                vat: Vat { mode: VatMode::None, rate: 22.0 },
                conditions: Vec::new(),
                // A fifth of the work is about what a studio earns on it: more is a present.
                discount_limit: 20.0,
                // Half before and half after: the terms that most small jobs are sold on.
                advance: 50.0,
                exchange: BTreeMap::new(),
                risk: 0.8,
                // ρ = 0.1 gave 79 % coverage of the 80 % range on 237 totals of ten real tasks; 0 gave 71 %.
                correlation: 0.1,
                ask_above: 0.03,
            },
            // Five productive hours a day and a queue of two days: what small studios plan with.
            calendar: CalendarRules {
                country: "ru".into(),
                hours_per_day: 5.0,
                role_hours: BTreeMap::new(),
                queue_days: 2.0,
            },
            // Of jobs estimated by people the middle 80 % spread by four: a cap needs less than
            // that, a firm price far less.
            promise: PromiseRules { valid_days: 14, cap: 1.1, capped_width: 3.0, firm_width: 1.6 },
            // Good operating points on four public data sets; the starter catalogue has its own.
            matching: MatchRules { typical: 0.5, unsure: 0.3, new_share: 0.2, meaning: None, candidates: 3 },
            outside: Vec::new(),
            approval: ApprovalRules { above: None, below_confidence: None, discount_above: None, novelty: None },
            people: BTreeMap::new(),
            // A working week of silence and one of sight; a quarter for «not now», a month to pay a licence in time. A
            // range is right in eight cases of ten, so a date worth less than that is not what was promised.
            planning: PlanningRules { quiet_days: 5, next_days: 5, options_after: 90, ahead: 30, at_risk: 0.8 },
        }
    }
}

impl Studio {
    /// Own cost of an hour of a role; `None` where the studio does not say.
    #[must_use]
    pub fn own_cost(&self, role: &str) -> Option<Money> {
        self.costs.get(role).copied()
    }

    /// Hours that a role works for one job on a working day.
    #[must_use]
    pub fn hours_per_day(&self, role: &str) -> f64 {
        self.calendar.role_hours.get(role).copied().unwrap_or(self.calendar.hours_per_day)
    }

    /// The condition of an id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.pricing.conditions.iter().find(|condition| condition.id == id)
    }

    /// The selling rate of a role; a role without one gets the highest, so that no work is sold for nothing.
    #[must_use]
    pub fn rate(&self, role: &str) -> Money {
        self.rates.get(role).or_else(|| self.rates.values().max()).copied().unwrap_or(Money::ZERO)
    }
}
