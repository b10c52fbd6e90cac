//! How a line's numbers came about, one step after another: what `smeta explain` shows.
//!
//! What is certain is a chain of ranges: multiplying and adding keep quantiles where they are. From the first open
//! question on only the draws know; they are the very draws of the quote, so both say the same.

use super::draws::Draws;
use super::line::{Given, LinePlan};
use super::quantile::quantiles;
use super::sum::{Terms, Total, total};
use super::usual::{band_shares, chances};
use crate::domain::catalog::Studio;
use crate::domain::catalog::entry::{Answer, Cost, CostPrice, Per, Question, Stage, Variant};
use crate::domain::catalog::learned::Observed;
use crate::domain::money::Money;
use crate::domain::range::Range3;

/// The way from the hours in the catalog to the numbers of a line.
#[derive(Clone, Debug)]
pub struct Way<'c> {
    /// Hours that the answers begin with, of the variant that is done: those of the catalog, or what jobs made of them.
    pub base: Range3,
    /// The jobs, and what stands in the catalog.
    pub observed: Option<Observed>,
    /// The variant, and what chose it.
    pub variant: Option<(&'c Variant, Chosen<'c>)>,
    /// What known answers change, in the order in which it is reckoned.
    pub steps: Vec<Step<'c>>,
    /// Questions without an answer, or with one that leaves the number open.
    pub open: Vec<Open<'c>>,
    /// Hours after the open questions, as drawn.
    pub drawn: Range3,
    /// Hours saved because other lines are done in the same go.
    pub saved: f64,
    /// Hours of the line.
    pub hours: Range3,
    /// Who works, at what rate.
    pub rates: Vec<StageRate<'c>>,
    /// What an hour of this line brings, under the conditions.
    pub hourly: f64,
    /// Licences and other money, whatever is answered.
    pub costs: Vec<&'c Cost>,
    /// Money before the discount, tax and rounding.
    pub price: Range3,
    /// The line alone after the discount, before tax and rounding.
    pub alone: Option<Total>,
}

/// Why a variant is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chosen<'c> {
    /// Somebody named it.
    Named,
    /// An answer calls for it.
    Called(&'c Question, &'c Answer),
    /// It is the first of the entry.
    First,
}

/// What one known answer changes.
#[derive(Clone, Debug)]
pub struct Step<'c> {
    /// The question.
    pub question: &'c Question,
    /// What is known.
    pub given: Given,
    /// The answer, or the number's band.
    pub answer: Option<&'c Answer>,
    /// What it changes.
    pub change: Change,
    /// Hours before and after, for a change of hours.
    pub hours: Option<(Range3, Range3)>,
}

/// A change that an answer makes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Hours are multiplied.
    Times(f64),
    /// Hours are added.
    Add(f64),
    /// Hours are added for a number.
    Per(Per, f64),
    /// Money is added.
    Cost(CostPrice),
    /// Working days of waiting are added.
    Days(f64),
    /// Nothing: the base case.
    Nothing,
}

/// A question that the draws answer.
#[derive(Clone, Debug)]
pub struct Open<'c> {
    /// The question.
    pub question: &'c Question,
    /// Whether the client was asked and does not know.
    pub asked: bool,
    /// The band within which a number is drawn, if only the band is known.
    pub within: Option<&'c Answer>,
    /// The answers with the share of draws that each gets; none for a bare number.
    pub answers: Vec<(&'c Answer, f64)>,
}

/// A part of the work and what an hour of it costs.
#[derive(Clone, Copy, Debug)]
pub struct StageRate<'c> {
    /// The stage.
    pub stage: &'c Stage,
    /// The selling rate of its role.
    pub rate: Money,
    /// What it brings to an hour of the line, before any condition.
    pub part: f64,
}

impl<'c> Way<'c> {
    /// Goes the way of a plan with the draws of the quote: every `stride`-th of them, as the quote does for its lines.
    #[must_use]
    pub fn of(plan: &LinePlan<'c>, draws: &Draws, stride: usize, studio: &Studio, terms: Terms) -> Way<'c> {
        let entry = plan.entry;
        let known = known_answers(plan);
        let variant = variant(plan, &known);
        let effort = variant.and_then(|(variant, _)| variant.effort.as_ref()).unwrap_or(&entry.effort);
        let simulate = |plan: &LinePlan| plan.simulate(draws, studio).thinned(stride);
        let outcome = simulate(plan);
        let unsaved = LinePlan { saved_hours: 0.0, ..plan.clone() };
        let alone = total(&[&outcome], studio, terms);
        let hours = quantiles(&outcome.hours);
        let drawn = if plan.saved_hours > 0.0 { quantiles(&simulate(&unsaved).hours) } else { hours };
        let rate = |stage: &'c Stage| {
            let rate = studio.rate(&stage.role);
            StageRate { stage, rate, part: stage.share * rate.to_f64() }
        };
        Way {
            base: effort.hours,
            observed: effort.observed,
            variant,
            steps: steps(effort.hours, &known),
            open: open(plan),
            drawn,
            saved: plan.saved_hours,
            hours,
            rates: entry.stages.iter().map(rate).collect(),
            hourly: plan.hourly(studio),
            costs: entry.costs.iter().chain(variant.map_or(&[][..], |(variant, _)| &variant.costs)).collect(),
            price: quantiles(&outcome.price),
            alone,
        }
    }
}

/// An answer that holds in every draw.
struct Known<'c> {
    question: &'c Question,
    given: Given,
    answer: Option<&'c Answer>,
}

fn known_answers<'c>(plan: &LinePlan<'c>) -> Vec<Known<'c>> {
    let known = |question: &'c Question| {
        let given = plan.given.get(&question.id).filter(|given| **given != Given::Unknown)?.clone();
        let answer = match &given {
            Given::Answer(id) => question.answer(id),
            Given::Number(number) => question.band(*number),
            Given::Unknown => None,
        };
        Some(Known { question, given, answer })
    };
    plan.entry.questions.iter().filter_map(known).collect()
}

fn variant<'c>(plan: &LinePlan<'c>, known: &[Known<'c>]) -> Option<(&'c Variant, Chosen<'c>)> {
    if let Some(named) = plan.variant {
        return Some((named, Chosen::Named));
    }
    // The last call wins, as it does in the draws.
    let called = known.iter().rev().find_map(|known| {
        let answer = known.answer?;
        let variant = plan.entry.variant(answer.effect.variant.as_deref()?)?;
        Some((variant, Chosen::Called(known.question, answer)))
    });
    called.or_else(|| Some((plan.entry.variants.first()?, Chosen::First)))
}

/// First everything multiplies, then it adds; money and days do not touch hours.
fn steps<'c>(base: Range3, known: &[Known<'c>]) -> Vec<Step<'c>> {
    let mut steps: Vec<Step<'c>> = Vec::new();
    let mut hours = base;
    let mut put = |known: &Known<'c>, change: Change| {
        let after = match change {
            Change::Times(times) => Some(hours.map(|hours| hours * times)),
            Change::Add(add) | Change::Per(_, add) => Some(hours.map(|hours| hours + add)),
            Change::Cost(_) | Change::Days(_) | Change::Nothing => None,
        };
        let (question, answer, given) = (known.question, known.answer, known.given.clone());
        steps.push(Step { question, given, answer, change, hours: after.map(|after| (hours, after)) });
        hours = after.unwrap_or(hours);
    };
    let effect = |known: &Known<'c>| known.answer.map(|answer| &answer.effect);
    for one in known {
        if let Some(effect) = effect(one).filter(|effect| effect.times != 1.0) {
            put(one, Change::Times(effect.times));
        }
    }
    for one in known {
        if let Some(effect) = effect(one).filter(|effect| effect.add > 0.0) {
            put(one, Change::Add(effect.add));
        }
        if let (Some(per), Given::Number(number)) = (one.question.per, &one.given) {
            put(one, Change::Per(per, per.hours(*number)));
        }
    }
    for one in known {
        let Some(effect) = effect(one) else { continue };
        if let Some(cost) = effect.cost {
            put(one, Change::Cost(cost));
        }
        if effect.days > 0.0 {
            put(one, Change::Days(effect.days));
        }
    }
    for one in known {
        let drawn_within = one.question.per.is_some() && matches!(one.given, Given::Answer(_));
        let touches = |effect: &&crate::domain::catalog::Effect| {
            effect.times != 1.0 || effect.add > 0.0 || effect.cost.is_some() || effect.days > 0.0
        };
        let by_number = one.question.per.is_some() && matches!(one.given, Given::Number(_));
        if effect(one).filter(touches).is_none() && !by_number && !drawn_within {
            put(one, Change::Nothing);
        }
    }
    steps
}

fn open<'c>(plan: &LinePlan<'c>) -> Vec<Open<'c>> {
    let open = |question: &'c Question| {
        let given = plan.given.get(&question.id);
        let within = match given {
            Some(Given::Answer(id)) if question.per.is_some() => Some(question.answer(id)?),
            Some(Given::Answer(_) | Given::Number(_)) => return None,
            Some(Given::Unknown) | None => None,
        };
        let answers = match (within, &question.number) {
            (Some(_), _) => Vec::new(),
            (None, Some(_)) => question.answers.iter().zip(band_shares(question)).collect(),
            (None, None) => chances(question).collect(),
        };
        Some(Open { question, asked: given == Some(&Given::Unknown), within, answers })
    };
    plan.entry.questions.iter().filter_map(open).collect()
}
