//! What is agreed on beside the tasks: conditions, a discount, a budget, a date.

use chrono::NaiveDate;

use super::AnswerProblem;
use crate::domain::catalog::Studio;
use crate::domain::catalog::entry::EntryId;
use crate::domain::catalog::studio::Condition;
use crate::domain::estimate;
use crate::domain::money::Money;
use crate::text::quantity::parse_number;

/// What was typed beside the tasks. The default is nothing.
#[derive(Clone, Debug, Default)]
pub struct TypedTerms<'r> {
    /// `--condition`.
    pub conditions: &'r [String],
    /// `--discount`, percent.
    pub discount: f64,
    /// `--option`: entries that are offered beside the total.
    pub options: &'r [EntryId],
    /// `--budget`.
    pub budget: Option<Money>,
    /// `--by`.
    pub by: Option<NaiveDate>,
}

/// A budget as it is typed: `60000`, `60 000`, `60 тыс`; `None` for what is no sum, and for nothing.
#[must_use]
pub fn parse_budget(typed: &str) -> Option<Money> {
    /// Nobody orders a site for more; a larger number is a slip of the finger.
    const MOST: f64 = 1e12;
    let sum = parse_number(typed.trim())?;
    (sum > 0.0 && sum <= MOST).then(|| Money::from_f64(sum)).flatten()
}

/// What is agreed on, understood.
#[derive(Clone, Debug, Default)]
pub struct Agreed<'c> {
    /// The circumstances.
    pub conditions: Vec<&'c Condition>,
    /// Percent of the work.
    pub discount: f64,
}

impl<'c> Agreed<'c> {
    /// Understands what was typed.
    ///
    /// # Errors
    ///
    /// When a condition names nothing, the discount is above the studio's limit, or the date is in the past.
    pub fn of(studio: &'c Studio, typed: &TypedTerms, today: NaiveDate) -> Result<Agreed<'c>, AnswerProblem> {
        let mut conditions: Vec<&Condition> = Vec::new();
        for id in typed.conditions {
            let condition = studio.condition(id).ok_or_else(|| AnswerProblem::UnknownCondition {
                written: id.clone(),
                known: studio.pricing.conditions.iter().map(|condition| condition.id.clone()).collect(),
            })?;
            if !conditions.contains(&condition) {
                conditions.push(condition);
            }
        }
        let limit = studio.pricing.discount_limit;
        if !(0.0..=limit).contains(&typed.discount) {
            return Err(AnswerProblem::Discount { percent: typed.discount, limit });
        }
        if let Some(by) = typed.by.filter(|by| *by < today) {
            return Err(AnswerProblem::PastDate { by, today });
        }
        Ok(Agreed { conditions, discount: typed.discount })
    }

    /// What the price of work is multiplied by, the discount left aside.
    #[must_use]
    pub fn rate_factor(&self) -> f64 {
        self.conditions.iter().map(|condition| condition.times).product()
    }

    /// The same for adding lines up.
    #[must_use]
    pub fn terms(&self) -> estimate::Terms {
        estimate::Terms {
            discount: self.discount / 100.0,
            skips_queue: self.conditions.iter().any(|condition| condition.skips_queue),
        }
    }
}
