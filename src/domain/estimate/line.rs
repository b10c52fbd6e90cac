//! One line of a quote, simulated: base hours, answers given, mixtures over answers not given.

use std::collections::BTreeMap;

use super::draws::{Draws, normal_quantile};
use crate::domain::catalog::entry::{Answer, CostPrice, Entry, Question, QuestionId, Variant};
use crate::domain::catalog::{Effect, Studio};
use crate::domain::range::{Curve, Range3};

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
        Simulation::new(self, draws, studio).outcome()
    }
}

/// A line taken apart, so that one question can be answered without drawing everything again.
#[derive(Debug)]
pub struct Simulation<'p> {
    plan: &'p LinePlan<'p>,
    draws: &'p Draws,
    hourly: f64,
    /// Base hours of each variant, draw by draw; a single one for an entry without variants.
    base: Vec<Vec<f64>>,
    /// Licences of each variant, draw by draw or the same in all.
    licences: Vec<Vec<f64>>,
    /// What each question brings.
    columns: Vec<Column<'p>>,
    /// The normal draws of uncertain prices.
    cost_z: Vec<f64>,
}

/// What a question brings in each draw; one value that holds for all of them is alone.
type Column<'p> = Vec<Brought<'p>>;

/// What the answer of one question brings in one draw.
#[derive(Clone, Copy, Debug)]
struct Brought<'p> {
    times: f64,
    add: f64,
    money: f64,
    waiting: f64,
    variant: Option<&'p str>,
}

impl<'p> Simulation<'p> {
    /// Draws everything that the line depends on.
    #[must_use]
    pub fn new(plan: &'p LinePlan<'p>, draws: &'p Draws, studio: &Studio) -> Self {
        let id = plan.entry.id.as_str();
        let n = draws.len();
        let (shock, own) = (draws.stream(&["shock"]), draws.stream(&["line", id]));
        let (common, private) = (studio.pricing.correlation.sqrt(), (1.0 - studio.pricing.correlation).sqrt());
        let z: Vec<f64> = (0..n).map(|i| common * draws.normal(shock, i) + private * draws.normal(own, i)).collect();
        let costs = draws.stream(&["costs", id]);
        let cost_z: Vec<f64> = (0..n).map(|i| draws.normal(costs, i)).collect();
        let variants: Vec<Option<&Variant>> = match plan.variant {
            Some(chosen) => vec![Some(chosen)],
            None if plan.entry.variants.is_empty() => vec![None],
            None => plan.entry.variants.iter().map(Some).collect(),
        };
        let mut base: Vec<Vec<f64>> = Vec::new();
        let mut licences = Vec::new();
        for variant in variants {
            let hours = variant.and_then(|variant| variant.effort.as_ref()).unwrap_or(&plan.entry.effort).hours;
            let curve = hours.curve();
            base.push(z.iter().map(|z| curve.at(*z)).collect());
            let own = plan.entry.costs.iter().chain(variant.map_or(&[][..], |variant| &variant.costs));
            licences.push(own.fold(vec![0.0; n], |sum, cost| {
                let curve = cost_curve(cost.price);
                sum.iter().zip(&cost_z).map(|(sum, z)| sum + curve.at(*z)).collect()
            }));
        }
        let mut simulation =
            Simulation { plan, draws, hourly: plan.hourly(studio), base, licences, columns: Vec::new(), cost_z };
        simulation.columns = plan
            .entry
            .questions
            .iter()
            .map(|question| simulation.column(question, plan.given.get(&question.id)))
            .collect();
        simulation
    }

    /// The line as it is.
    #[must_use]
    pub fn outcome(&self) -> LineOutcome {
        let mut sum = Sum::new(self.draws.len());
        self.columns.iter().for_each(|column| sum.add(column));
        let mut outcome = LineOutcome { waiting: std::mem::take(&mut sum.waiting), ..LineOutcome::default() };
        for i in 0..self.draws.len() {
            let (hours, price) = self.hours_and_price(&sum, i);
            outcome.hours.push(hours);
            outcome.price.push(price);
        }
        outcome
    }

    /// The prices of the line, draw by draw, for each of several answers to one of its questions.
    #[must_use]
    pub fn prices_with(&self, question: &str, answers: &[Given]) -> Vec<Vec<f64>> {
        let mut others = Sum::new(self.draws.len());
        let position = self.plan.entry.questions.iter().position(|own| own.id == question);
        let (before, after) = self.columns.split_at(position.unwrap_or(self.columns.len()));
        // The last call for a variant wins, so the columns behind the question come after it.
        before.iter().for_each(|column| others.add(column));
        let with = |given: &Given| {
            let mut sum = others.clone();
            if let Some(at) = position {
                sum.add(&self.column(&self.plan.entry.questions[at], Some(given)));
            }
            after.iter().skip(1).for_each(|column| sum.add(column));
            (0..self.draws.len()).map(|i| self.hours_and_price(&sum, i).1).collect()
        };
        answers.iter().map(with).collect()
    }

    fn hours_and_price(&self, sum: &Sum, i: usize) -> (f64, f64) {
        let called = sum.called.as_ref().and_then(|called| called[i]);
        let variant = called.and_then(|id| self.position(id)).filter(|_| self.base.len() > 1).unwrap_or(0);
        let hours = self.base[variant][i] * sum.times[i] + sum.add[i];
        let hours = (hours - self.plan.saved_hours).max(hours * LEAST_SHARE_LEFT);
        (hours, sum.money[i] + hours * self.hourly + self.licences[variant][i])
    }

    fn position(&self, variant: &str) -> Option<usize> {
        self.plan.entry.variants.iter().position(|own| own.id == variant)
    }

    fn column(&self, question: &'p Question, given: Option<&Given>) -> Column<'p> {
        // A shared question is answered once for the whole request, so its stream has no entry in its name.
        let owner = if question.shared { "" } else { self.plan.entry.id.as_str() };
        let stream = self.draws.stream(&["question", owner, &question.id]);
        let certain = match given {
            Some(Given::Answer(id)) => question.answer(id),
            _ => None,
        };
        match (given, &question.number, certain) {
            (Some(Given::Number(number)), _, _) => self.by_number(question, std::iter::once(*number)),
            (_, Some(_), Some(band)) if question.per.is_none() => self.by_effects(std::iter::once(&band.effect)),
            (_, Some(_), band) => {
                let limits = band.and_then(|band| question.band_limits(&band.id)).unwrap_or((0.0, f64::INFINITY));
                let within = Within::new(question, limits.0, limits.1);
                let numbers = (0..self.draws.len()).map(|i| within.number(self.draws.uniform(stream, i)));
                self.by_number(question, numbers)
            }
            (_, None, Some(answer)) => self.by_effects(std::iter::once(&answer.effect)),
            (_, None, None) => {
                let mixture = mixture(question);
                let drawn = (0..self.draws.len()).filter_map(|i| {
                    let at = self.draws.uniform(stream, i);
                    mixture.iter().find(|(until, _)| at < *until).or(mixture.last()).map(|(_, effect)| *effect)
                });
                self.by_effects(drawn)
            }
        }
    }

    fn by_effects(&self, effects: impl Iterator<Item = &'p Effect>) -> Column<'p> {
        let column: Column = effects.zip(self.cost_z.iter()).map(|(effect, z)| Brought::by(effect, *z)).collect();
        // A question all of whose answers are out of the question brings nothing.
        if column.is_empty() { vec![Brought::NOTHING] } else { column }
    }

    fn by_number(&self, question: &'p Question, numbers: impl Iterator<Item = f64>) -> Column<'p> {
        let brought = numbers.zip(&self.cost_z).map(|(number, z)| {
            let band = question.band(number).map_or(Brought::NOTHING, |band| Brought::by(&band.effect, *z));
            Brought { add: band.add + question.per.map_or(0.0, |per| per.hours(number)), ..band }
        });
        brought.collect()
    }
}

/// What the answers add up to, draw by draw.
#[derive(Clone, Debug)]
struct Sum<'p> {
    times: Vec<f64>,
    add: Vec<f64>,
    money: Vec<f64>,
    waiting: Vec<f64>,
    /// The variant that was called for last; `None` as long as nothing called for one.
    called: Option<Vec<Option<&'p str>>>,
}

impl<'p> Sum<'p> {
    fn new(n: usize) -> Self {
        Sum { times: vec![1.0; n], add: vec![0.0; n], money: vec![0.0; n], waiting: vec![0.0; n], called: None }
    }

    fn add(&mut self, column: &Column<'p>) {
        let n = self.times.len();
        if let [same] = column[..] {
            // Most answers that hold for all draws change one thing or nothing.
            if same.times != 1.0 {
                self.times.iter_mut().for_each(|times| *times *= same.times);
            }
            for (sums, brought) in
                [(&mut self.add, same.add), (&mut self.money, same.money), (&mut self.waiting, same.waiting)]
            {
                if brought != 0.0 {
                    sums.iter_mut().for_each(|sum| *sum += brought);
                }
            }
            if same.variant.is_some() {
                self.called = Some(vec![same.variant; n]);
            }
            return;
        }
        for (i, brought) in column.iter().enumerate() {
            self.times[i] *= brought.times;
            self.add[i] += brought.add;
            self.money[i] += brought.money;
            self.waiting[i] += brought.waiting;
        }
        if column.iter().any(|brought| brought.variant.is_some()) {
            let called = self.called.get_or_insert_with(|| vec![None; n]);
            for (called, brought) in called.iter_mut().zip(column) {
                *called = brought.variant.or(*called);
            }
        }
    }
}

impl<'p> Brought<'p> {
    const NOTHING: Brought<'static> = Brought { times: 1.0, add: 0.0, money: 0.0, waiting: 0.0, variant: None };

    fn by(effect: &'p Effect, cost_z: f64) -> Self {
        Brought {
            times: effect.times,
            add: effect.add,
            money: effect.cost.map_or(0.0, |cost| cost_curve(cost).at(cost_z)),
            waiting: effect.days,
            variant: effect.variant.as_deref(),
        }
    }
}

/// The answers by how often they are given, without those after which the studio would not do the job at all.
pub fn chances(question: &Question) -> impl Iterator<Item = (&Answer, f64)> {
    let possible = question.answers.iter().filter(|answer| !answer.effect.stop);
    let sum: f64 = possible.clone().map(|answer| answer.weight).sum();
    possible.map(move |answer| (answer, if sum > 0.0 { answer.weight / sum } else { 0.0 }))
}

/// The chances cumulated, with their effects.
fn mixture(question: &Question) -> Vec<(f64, &Effect)> {
    let mut until = 0.0;
    let cumulated = chances(question).map(|(answer, chance)| {
        until += chance;
        (until, &answer.effect)
    });
    cumulated.collect()
}

/// The part of a usual distribution that lies above one number and not above another.
struct Within {
    curve: Curve,
    numbers: (f64, f64),
    shares: (f64, f64),
}

impl Within {
    fn new(question: &Question, from: f64, to: f64) -> Self {
        let usual = question.number.as_ref().map_or(Range3::exactly(1.0), |number| number.usual);
        Within { curve: usual.curve(), numbers: (from, to), shares: (share_below(usual, from), share_below(usual, to)) }
    }

    fn number(&self, uniform: f64) -> f64 {
        let p = (self.shares.0 + (self.shares.1 - self.shares.0) * uniform).clamp(1e-6, 1.0 - 1e-6);
        let number = self.curve.at(normal_quantile(p));
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
    let curve = usual.curve();
    let (mut low, mut high) = (1e-7, 1.0 - 1e-7);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if curve.at(normal_quantile(middle)) < value { low = middle } else { high = middle }
    }
    low
}

fn cost_curve(price: CostPrice) -> Curve {
    match price {
        CostPrice::Exact(money) => Range3::exactly(money.to_f64()).curve(),
        CostPrice::Between(range) => range.curve(),
    }
}
