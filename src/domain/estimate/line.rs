//! One line of a quote, simulated: base hours, answers given, mixtures over answers not given.

use std::collections::BTreeMap;

use super::draws::{Draws, Stream, normal_quantile};
use crate::domain::catalog::entry::{Answer, CostPrice, Entry, Question, QuestionId, Variant};
use crate::domain::catalog::{Effect, Studio};
use crate::domain::range::Range3;

/// What is known about a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// One of its answers.
    Answer(String),
    /// A number.
    Number(f64),
    /// The client was asked and does not know: the mixture stays, and becomes an assumption.
    Unknown,
}

/// What is to be estimated: an entry, how it is done, and what is known.
#[derive(Clone, Debug)]
pub struct LinePlan<'c> {
    /// The entry.
    pub entry: &'c Entry,
    /// The variant that was asked for; an answer may call for another.
    pub variant: Option<&'c Variant>,
    /// What is known, by question.
    pub given: BTreeMap<QuestionId, Given>,
    /// Hours saved because other lines are done in the same go.
    pub saved_hours: f64,
}

/// A line's outcomes, one for each draw.
#[derive(Clone, Debug, Default)]
pub struct LineOutcome {
    /// Hours of work.
    pub hours: Vec<f64>,
    /// Money: work at the roles' rates, and costs; before minimum, tax and rounding.
    pub price: Vec<f64>,
    /// Working days of the client's or a third party's waiting.
    pub waiting: Vec<f64>,
}

/// Work done in one go with other work never shrinks below this share of itself.
const LEAST_SHARE_LEFT: f64 = 0.5;

impl LinePlan<'_> {
    /// The money that one hour of this entry brings: its stages' shares at their roles' rates.
    #[must_use]
    pub fn hourly(&self, studio: &Studio) -> f64 {
        self.entry.stages.iter().map(|stage| stage.share * studio.rate(&stage.role).to_f64()).sum()
    }

    /// The effects of the answers that are known for certain.
    pub fn certain_effects(&self) -> impl Iterator<Item = (&Question, &Answer)> {
        self.entry.questions.iter().filter_map(|question| {
            let answer = match self.given.get(&question.id)? {
                Given::Answer(id) => question.answer(id),
                Given::Number(number) => question.band(*number),
                Given::Unknown => None,
            }?;
            Some((question, answer))
        })
    }

    /// Whether the answers that are known leave the base case as it is.
    #[must_use]
    pub fn is_base_case(&self) -> bool {
        self.variant.is_none_or(|variant| self.entry.variants.first() == Some(variant))
            && self.certain_effects().all(|(_, answer)| answer.effect.is_nothing())
    }

    /// Simulates the line. All lines share a common shock with weight ρ, the studio's `correlation`:
    /// z = √ρ·shock + √(1−ρ)·own; without it ranges of totals come out too narrow.
    #[must_use]
    pub fn simulate(&self, draws: &Draws, studio: &Studio) -> LineOutcome {
        let id = self.entry.id.as_str();
        let shock = draws.stream(&["shock"]);
        let own = draws.stream(&["line", id]);
        let (common, private) = (studio.pricing.correlation.sqrt(), (1.0 - studio.pricing.correlation).sqrt());
        let hourly = self.hourly(studio);
        let costs = draws.stream(&["costs", id]);
        let asked: Vec<Asked> = self.entry.questions.iter().map(|question| Asked::new(question, self, draws)).collect();
        let n = draws.len();
        let mut outcome =
            LineOutcome { hours: Vec::with_capacity(n), price: Vec::with_capacity(n), waiting: Vec::with_capacity(n) };
        for i in 0..n {
            let mut sum = Sum { times: 1.0, add: 0.0, money: 0.0, waiting: 0.0, variant: None };
            let cost_z = draws.normal(costs, i);
            for question in &asked {
                question.apply(draws, i, cost_z, &mut sum);
            }
            let variant = self
                .variant
                .or_else(|| sum.variant.and_then(|id| self.entry.variant(id)))
                .or(self.entry.variants.first());
            let base = variant.and_then(|variant| variant.effort.as_ref()).unwrap_or(&self.entry.effort).hours;
            let z = common * draws.normal(shock, i) + private * draws.normal(own, i);
            let hours = base.at(z) * sum.times + sum.add;
            let hours = (hours - self.saved_hours).max(hours * LEAST_SHARE_LEFT);
            let licences = self.entry.costs.iter().chain(variant.map_or(&[][..], |variant| &variant.costs));
            let money = sum.money + licences.map(|cost| cost_at(cost.price, cost_z)).sum::<f64>();
            outcome.hours.push(hours);
            outcome.price.push(hours * hourly + money);
            outcome.waiting.push(sum.waiting);
        }
        outcome
    }
}

/// What the answers of one draw add up to.
struct Sum<'c> {
    times: f64,
    add: f64,
    money: f64,
    waiting: f64,
    variant: Option<&'c str>,
}

/// A question as it enters the draws.
struct Asked<'p> {
    question: &'p Question,
    stream: Stream,
    how: How<'p>,
}

/// How a question's answer comes about in a draw.
enum How<'p> {
    /// It is known.
    Certain(&'p Effect),
    /// A number is known.
    Number(f64),
    /// A number of a band, or any: drawn from what is usual.
    Within(Within),
    /// A mixture by weight: cumulated weights and their effects.
    Mixture(Vec<(f64, &'p Effect)>),
}

impl<'p> Asked<'p> {
    fn new(question: &'p Question, plan: &'p LinePlan, draws: &Draws) -> Self {
        // A shared question is answered once for the whole request, so its stream has no entry in its name.
        let owner = if question.shared { "" } else { plan.entry.id.as_str() };
        let stream = draws.stream(&["question", owner, &question.id]);
        let how = match (plan.given.get(&question.id), &question.number) {
            (Some(Given::Number(number)), _) => How::Number(*number),
            (Some(Given::Answer(id)), Some(_)) => {
                let (from, to) = question.band_limits(id).unwrap_or((0.0, f64::INFINITY));
                How::Within(Within::new(question, from, to))
            }
            (Some(Given::Answer(id)), None) => match question.answer(id) {
                Some(answer) => How::Certain(&answer.effect),
                None => mixture(question),
            },
            (_, Some(_)) => How::Within(Within::new(question, 0.0, f64::INFINITY)),
            (_, None) => mixture(question),
        };
        Asked { question, stream, how }
    }

    fn apply(&self, draws: &Draws, i: usize, cost_z: f64, sum: &mut Sum<'p>) {
        match &self.how {
            How::Certain(effect) => sum.take(effect, cost_z),
            How::Number(number) => self.apply_number(*number, cost_z, sum),
            How::Within(within) => self.apply_number(within.number(draws.uniform(self.stream, i)), cost_z, sum),
            How::Mixture(cumulated) => {
                let at = draws.uniform(self.stream, i);
                let drawn = cumulated.iter().find(|(until, _)| at < *until).or(cumulated.last());
                if let Some((_, effect)) = drawn {
                    sum.take(effect, cost_z);
                }
            }
        }
    }

    fn apply_number(&self, number: f64, cost_z: f64, sum: &mut Sum<'p>) {
        if let Some(band) = self.question.band(number) {
            sum.take(&band.effect, cost_z);
        }
        if let Some(per) = self.question.per {
            sum.add += per.hours(number);
        }
    }
}

impl<'p> Sum<'p> {
    fn take(&mut self, effect: &'p Effect, cost_z: f64) {
        self.times *= effect.times;
        self.add += effect.add;
        self.waiting += effect.days;
        if let Some(cost) = effect.cost {
            self.money += cost_at(cost, cost_z);
        }
        if let Some(variant) = &effect.variant {
            self.variant = Some(variant);
        }
    }
}

/// The answers by weight, without those after which the studio would not do the job at all.
fn mixture(question: &Question) -> How<'_> {
    let possible = question.answers.iter().filter(|answer| !answer.effect.stop);
    let sum: f64 = possible.clone().map(|answer| answer.weight).sum();
    let mut until = 0.0;
    let cumulated = possible.map(|answer| {
        until += if sum > 0.0 { answer.weight / sum } else { 0.0 };
        (until, &answer.effect)
    });
    How::Mixture(cumulated.collect())
}

/// The part of a usual distribution that lies above one number and not above another.
struct Within {
    usual: Range3,
    numbers: (f64, f64),
    shares: (f64, f64),
}

impl Within {
    fn new(question: &Question, from: f64, to: f64) -> Self {
        let usual = question.number.as_ref().map_or(Range3::exactly(1.0), |number| number.usual);
        Within { usual, numbers: (from, to), shares: (share_below(usual, from), share_below(usual, to)) }
    }

    fn number(&self, uniform: f64) -> f64 {
        let p = (self.shares.0 + (self.shares.1 - self.shares.0) * uniform).clamp(1e-6, 1.0 - 1e-6);
        let number = self.usual.at(normal_quantile(p));
        // Where what is usual hardly reaches the band, the quantile is coarse: the band's own limits hold.
        number.clamp(self.numbers.0, self.numbers.1.max(self.numbers.0))
    }
}

/// How often a number question's answer falls into each of its bands, by what is usual.
#[must_use]
pub fn band_shares(question: &Question) -> Vec<f64> {
    let usual = question.number.as_ref().map_or(Range3::exactly(1.0), |number| number.usual);
    let limits = question.answers.iter().filter_map(|answer| question.band_limits(&answer.id));
    limits.map(|(from, to)| share_below(usual, to) - share_below(usual, from)).collect()
}

/// The share of a two-piece log-normal below a value, by bisection on its quantile function: exact enough at 1e-7
/// and needed only once for each band.
fn share_below(usual: Range3, value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    if value.is_infinite() {
        return 1.0;
    }
    let (mut low, mut high) = (1e-7, 1.0 - 1e-7);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if usual.at(normal_quantile(middle)) < value { low = middle } else { high = middle }
    }
    low
}

fn cost_at(price: CostPrice, z: f64) -> f64 {
    match price {
        CostPrice::Exact(money) => money.to_f64(),
        CostPrice::Between(range) => range.at(z),
    }
}
