//! What a question is worth now: how much its answer narrows the range of the whole price.

use std::collections::BTreeMap;

use crate::domain::catalog::Studio;
use crate::domain::catalog::entry::{Answer, EntryId, Question, QuestionId};
use crate::domain::estimate::usual::band_shares;
use crate::domain::estimate::{Given, LineOutcome, LinePlan, Simulation, sum};
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

/// What few draws say of one way to answer; a bare number has no answers to name.
#[derive(Debug)]
struct PriceAfter<'c> {
    answer: Option<&'c Answer>,
    weight: f64,
    price: Option<Range3>,
}

/// The open questions of some lines with what their answers lead to, as few draws see it.
#[derive(Debug)]
pub struct Asked<'c> {
    open: Vec<(OpenQuestion<'c>, Vec<PriceAfter<'c>>)>,
    /// The total price before any answer, by the same draws.
    now: Option<Range3>,
}

impl<'c> Asked<'c> {
    /// Prices every answer. A shared question stands once for all its lines. Now and after use the same draws, so that
    /// their difference is the answer's and not luck's.
    #[must_use]
    pub fn of(plans: &[LinePlan<'c>], simulations: &[Simulation], studio: &Studio) -> Asked<'c> {
        let outcomes: Vec<LineOutcome> = simulations.iter().map(Simulation::outcome).collect();
        let mut all = Vec::new();
        for outcome in &outcomes {
            sum::add(&mut all, &outcome.price);
        }
        let pricing = Pricing { simulations, plans, outcomes: &outcomes, studio };
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
        let priced = |open: OpenQuestion<'c>| {
            let after = pricing.price_answers(&open);
            (open, after)
        };
        Asked { open: open.into_values().map(priced).collect(), now: sum::price(all, studio) }
    }

    /// The questions, the most telling first. What follows an answer is corrected by what these draws miss of the total
    /// price `now`, which more draws know better.
    #[must_use]
    pub fn with_total(self, now: Option<Range3>) -> Vec<OpenQuestion<'c>> {
        let drawn = self.now;
        let known = drawn.zip(now);
        let corrected = |price: Range3| known.map_or(price, |(few, many)| sum::corrected(price, few, many));
        let width = now.or(drawn).map_or(0.0, Range3::width);
        let finished = |(mut open, after): (OpenQuestion<'c>, Vec<PriceAfter<'c>>)| {
            let (mut left, mut asked) = (0.0, 0.0);
            for PriceAfter { answer, weight, price } in after {
                let price = price.map(corrected);
                if let Some(price) = price {
                    left += weight * price.width();
                    asked += weight;
                }
                open.answers.extend(answer.map(|answer| PricedAnswer { answer, weight, price }));
            }
            open.narrows = if asked > 0.0 { width - left / asked } else { 0.0 };
            open
        };
        let mut open: Vec<OpenQuestion<'c>> = self.open.into_iter().map(finished).collect();
        open.sort_by(|a, b| b.narrows.total_cmp(&a.narrows).then_with(|| a.id.cmp(&b.id)));
        open
    }
}

/// What the answers are priced with.
struct Pricing<'s, 'c> {
    simulations: &'s [Simulation<'s>],
    plans: &'s [LinePlan<'c>],
    outcomes: &'s [LineOutcome],
    studio: &'s Studio,
}

impl<'c> Pricing<'_, 'c> {
    fn price_answers(&self, open: &OpenQuestion<'c>) -> Vec<PriceAfter<'c>> {
        let stops = |answer: &Answer| {
            let in_line = |line: &usize| self.plans[*line].entry.question(&open.id)?.answer(&answer.id);
            open.lines.iter().filter_map(in_line).any(|answer| answer.effect.stop)
        };
        // A bare number has no answers to list: what the three usual numbers lead to stands for all of them, with
        // weights under which three points have the spread of a normal distribution (Keefer & Bodily 1983).
        let usual =
            open.question.number.as_ref().filter(|_| open.question.answers.is_empty()).map(|number| number.usual);
        let (givens, weights): (Vec<Given>, Vec<f64>) = match usual {
            Some(usual) => [(usual.low, 0.3), (usual.likely, 0.4), (usual.high, 0.3)]
                .map(|(number, share)| (Given::Number(number), share))
                .into_iter()
                .unzip(),
            None => {
                let answers = open.question.answers.iter();
                let shares = if open.question.number.is_some() {
                    band_shares(open.question)
                } else {
                    answers.clone().map(|answer| answer.weight).collect()
                };
                (answers.map(|answer| Given::Answer(answer.id.clone())).collect(), shares)
            }
        };
        let after = |(at, price): (usize, Option<Range3>)| {
            let answer = open.question.answers.get(at);
            PriceAfter { answer, weight: weights[at], price: price.filter(|_| !answer.is_some_and(stops)) }
        };
        self.prices_with(open, &givens).into_iter().enumerate().map(after).collect()
    }

    /// The total price for each of several answers.
    fn prices_with(&self, open: &OpenQuestion<'_>, answers: &[Given]) -> Vec<Option<Range3>> {
        let mut totals: Vec<Vec<f64>> = Vec::new();
        for line in &open.lines {
            let own = self.simulations[*line].prices_with(&open.id, answers);
            if totals.is_empty() {
                totals = own;
            } else {
                totals.iter_mut().zip(own).for_each(|(sum, own)| sum::add(sum, &own));
            }
        }
        let mut others = Vec::new();
        for (_, outcome) in self.outcomes.iter().enumerate().filter(|(line, _)| !open.lines.contains(line)) {
            sum::add(&mut others, &outcome.price);
        }
        let price = |mut total: Vec<f64>| {
            total.iter_mut().zip(&others).for_each(|(sum, other)| *sum += other);
            sum::price(total, self.studio)
        };
        totals.into_iter().map(price).collect()
    }
}
