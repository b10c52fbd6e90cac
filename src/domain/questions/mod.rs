//! What a question is worth now: how much its answer narrows the range of the whole price.

use std::collections::BTreeMap;

use crate::domain::catalog::Studio;
use crate::domain::catalog::entry::{Answer, EntryId, Question, QuestionId};
use crate::domain::estimate::line::band_shares;
use crate::domain::estimate::{Draws, Given, LineOutcome, LinePlan, Simulation, sum};
use crate::domain::range::Range3;

/// A question that is still open in some lines.
#[derive(Clone, Debug)]
pub struct OpenQuestion<'c> {
    /// Its name in the catalog.
    pub id: QuestionId,
    /// The lines that ask it, by number.
    pub lines: Vec<usize>,
    /// Their entries.
    pub entries: Vec<EntryId>,
    /// The question as its first line asks it.
    pub question: &'c Question,
    /// P90 − P10 of the total price now, less what it is on average after the answer. Below 0 when a surprise is likelier
    /// to open the range than to close it.
    pub narrows: f64,
    /// What the total becomes for each answer.
    pub answers: Vec<PricedAnswer<'c>>,
}

/// An answer and the total that it leads to.
#[derive(Clone, Debug)]
pub struct PricedAnswer<'c> {
    /// The answer, with the effect it has in the question's first line.
    pub answer: &'c Answer,
    /// How often clients answer so.
    pub weight: f64,
    /// The total price with this answer; `None` when the studio would not do the job.
    pub price: Option<Range3>,
}

/// The open questions of some lines, the most telling first. A shared question stands once for all its lines.
/// `outcomes` are the lines as they are now, simulated with the same draws.
#[must_use]
pub fn open_questions<'c>(
    plans: &[LinePlan<'c>],
    outcomes: &[LineOutcome],
    draws: &Draws,
    studio: &Studio,
) -> Vec<OpenQuestion<'c>> {
    let now = sum::price(&outcomes.iter().collect::<Vec<_>>(), studio).map_or(0.0, Range3::width);
    let simulations: Vec<Simulation> = plans.iter().map(|plan| Simulation::new(plan, draws, studio)).collect();
    let mut open: BTreeMap<(String, QuestionId), OpenQuestion<'c>> = BTreeMap::new();
    for (line, plan) in plans.iter().enumerate() {
        for question in &plan.entry.questions {
            if plan.given.contains_key(&question.id) {
                continue;
            }
            let owner = if question.shared { String::new() } else { plan.entry.id.clone() };
            let known = open.entry((owner, question.id.clone())).or_insert_with(|| OpenQuestion {
                id: question.id.clone(),
                lines: Vec::new(),
                entries: Vec::new(),
                question,
                narrows: 0.0,
                answers: Vec::new(),
            });
            known.lines.push(line);
            known.entries.push(plan.entry.id.clone());
        }
    }
    let mut open: Vec<OpenQuestion<'c>> = open.into_values().collect();
    for question in &mut open {
        price_answers(question, &simulations, plans, outcomes, studio, now);
    }
    open.sort_by(|a, b| b.narrows.total_cmp(&a.narrows).then_with(|| a.id.cmp(&b.id)));
    open
}

fn price_answers<'c>(
    open: &mut OpenQuestion<'c>,
    simulations: &[Simulation],
    plans: &[LinePlan<'c>],
    outcomes: &[LineOutcome],
    studio: &Studio,
    now: f64,
) {
    let weights = match &open.question.number {
        Some(_) => band_shares(open.question),
        None => open.question.answers.iter().map(|answer| answer.weight).collect(),
    };
    let stops = |answer: &Answer| {
        let in_line =
            |line: &usize| plans[*line].entry.question(&open.id).and_then(|question| question.answer(&answer.id));
        open.lines.iter().filter_map(in_line).any(|answer| answer.effect.stop)
    };
    let (mut after, mut asked) = (0.0, 0.0);
    for (answer, weight) in open.question.answers.iter().zip(weights) {
        let price = (!stops(answer))
            .then(|| price_with(open, &Given::Answer(answer.id.clone()), simulations, outcomes, studio))
            .flatten();
        if let Some(price) = price {
            after += weight * price.width();
            asked += weight;
        }
        open.answers.push(PricedAnswer { answer, weight, price });
    }
    if open.question.answers.is_empty() {
        // A bare number: what the three usual numbers lead to stands for all of them.
        let usual = open.question.number.as_ref().map(|number| number.usual);
        for (number, weight) in
            usual.iter().flat_map(|usual| [(usual.low, 0.3), (usual.likely, 0.4), (usual.high, 0.3)])
        {
            if let Some(price) = price_with(open, &Given::Number(number), simulations, outcomes, studio) {
                after += weight * price.width();
                asked += weight;
            }
        }
    }
    open.narrows = if asked > 0.0 { now - after / asked } else { 0.0 };
}

fn price_with(
    open: &OpenQuestion<'_>,
    given: &Given,
    simulations: &[Simulation],
    outcomes: &[LineOutcome],
    studio: &Studio,
) -> Option<Range3> {
    let changed: BTreeMap<usize, LineOutcome> =
        open.lines.iter().map(|line| (*line, simulations[*line].outcome_with(&open.id, given))).collect();
    let lines: Vec<&LineOutcome> =
        outcomes.iter().enumerate().map(|(line, now)| changed.get(&line).unwrap_or(now)).collect();
    sum::price(&lines, studio)
}
