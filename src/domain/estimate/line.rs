//! One line of a quote, simulated: base hours, answers given, mixtures over answers not given.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::column::{self, Column, PriceLuck, Sum};
use super::draws::{Draws, Stream};
use crate::domain::catalog::Studio;
use crate::domain::catalog::entry::{Answer, Cost, CostPrice, Effort, Entry, Question, QuestionId, Stage, Variant};
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
    /// Conditions: what the price of work is multiplied by.
    pub rate_factor: f64,
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
    /// The money that an hour brings.
    pub hourly: f64,
    /// Working days that an hour takes.
    pub days_per_hour: f64,
}

impl LineOutcome {
    /// No draws yet, with room for so many.
    #[must_use]
    pub fn with_capacity(n: usize) -> LineOutcome {
        let list = || Vec::with_capacity(n);
        LineOutcome { hours: list(), price: list(), waiting: list(), hourly: 0.0, days_per_hour: 0.0 }
    }

    /// Every `stride`-th draw.
    #[must_use]
    pub fn thinned(&self, stride: usize) -> LineOutcome {
        let thin = |draws: &[f64]| draws.iter().copied().step_by(stride).collect();
        LineOutcome { hours: thin(&self.hours), price: thin(&self.price), waiting: thin(&self.waiting), ..*self }
    }

    /// Adds later draws of the same line.
    pub fn append(&mut self, later: &LineOutcome) {
        self.hours.extend_from_slice(&later.hours);
        self.price.extend_from_slice(&later.price);
        self.waiting.extend_from_slice(&later.waiting);
        (self.hourly, self.days_per_hour) = (later.hourly, later.days_per_hour);
    }
}

/// Work done in one go with other work never shrinks below this share of itself.
const LEAST_SHARE_LEFT: f64 = 0.5;

impl LinePlan<'_> {
    /// The money that one hour of this entry brings: its stages' shares at their roles' rates.
    #[must_use]
    pub fn hourly(&self, studio: &Studio) -> f64 {
        let stages = self.entry.stages.iter();
        stages.map(|stage| stage.share * studio.rate(&stage.role).to_f64()).sum::<f64>() * self.rate_factor
    }

    /// What one hour of this entry costs the studio itself; `None` where it does not say so of every role.
    #[must_use]
    pub fn own_hourly(&self, studio: &Studio) -> Option<f64> {
        let cost = |stage: &Stage| Some(stage.share * studio.own_cost(&stage.role)?.to_f64());
        self.entry.stages.iter().map(cost).sum()
    }

    /// Working days that one hour of this entry takes: stage after stage, each at the hours that its role has for a job
    /// in a day; a stage beside the one before it takes only what it takes longer.
    #[must_use]
    pub fn days_per_hour(&self, studio: &Studio) -> f64 {
        let (mut days, mut beside) = (0.0, 0.0_f64);
        for stage in &self.entry.stages {
            let own = stage.share / studio.hours_per_day(&stage.role);
            if stage.parallel {
                beside = beside.max(own);
            } else {
                days += beside;
                beside = own;
            }
        }
        days + beside
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

    /// The typed or learned hours that it is estimated from.
    #[must_use]
    pub fn effort(&self) -> &Effort {
        let variant = self.variant.or(self.entry.variants.first());
        variant.and_then(|variant| variant.effort.as_ref()).unwrap_or(&self.entry.effort)
    }

    /// Whether the answers that are known leave the base case as it is.
    #[must_use]
    pub fn is_base_case(&self) -> bool {
        self.variant.is_none_or(|variant| self.entry.variants.first() == Some(variant))
            && self.certain_effects().all(|(_, answer)| answer.effect.is_nothing())
    }

    /// Gives everything that the line depends on its own coordinate of the draws.
    pub fn place(&self, draws: &mut Draws) {
        draws.place(&["shock"]);
        draws.place(&["line", &self.entry.id]);
        self.entry.questions.iter().for_each(|question| draws.place(&column::name(self.entry, question)));
        draws.place(&["costs", &self.entry.id]);
    }

    /// Simulates the line. All lines share a common shock with weight ρ, the studio's `correlation`:
    /// z = √ρ·shock + √(1−ρ)·own; without it ranges of totals come out too narrow.
    #[must_use]
    pub fn simulate(&self, draws: &Draws, studio: &Studio) -> LineOutcome {
        Simulation::new(self, draws, studio).outcome()
    }

    /// The ways in which the line may be done.
    fn variants(&self) -> Vec<Option<&Variant>> {
        if self.entry.variants.is_empty() { vec![None] } else { self.entry.variants.iter().map(Some).collect() }
    }
}

/// Draws with a coordinate for everything that some plans depend on.
#[must_use]
pub fn draws_for<'p>(bits: u32, plans: impl IntoIterator<Item = &'p LinePlan<'p>>) -> Draws {
    let mut draws = Draws::new(bits);
    plans.into_iter().for_each(|plan| plan.place(&mut draws));
    draws
}

/// A line taken apart, so that one question can be answered without drawing everything again.
#[derive(Debug)]
pub struct Simulation<'p> {
    plan: &'p LinePlan<'p>,
    draws: &'p Draws,
    hourly: f64,
    days_per_hour: f64,
    /// The luck that all lines share, and the line's own, with their weights.
    shock: (f64, Stream),
    own: (f64, Stream),
    /// The luck of uncertain prices; no luck where there is none.
    luck: PriceLuck,
    manners: Vec<Manner<'p>>,
    /// What each question brings.
    columns: Vec<Column>,
}

/// One way to do the line.
#[derive(Debug)]
struct Manner<'p> {
    hours: Range3,
    costs: Vec<&'p Cost>,
    /// Base hours and licences of each draw, once somebody asks.
    drawn: OnceLock<(Vec<f64>, Vec<f64>)>,
}

impl<'p> Simulation<'p> {
    /// Draws everything that the line depends on.
    #[must_use]
    pub fn new(plan: &'p LinePlan<'p>, draws: &'p Draws, studio: &Studio) -> Self {
        let entry = plan.entry;
        let (shock, own) = (draws.stream(&["shock"]), draws.stream(&["line", &entry.id]));
        let (common, private) = (studio.pricing.correlation.sqrt(), (1.0 - studio.pricing.correlation).sqrt());
        let (shock, own) = ((common, shock), (private, own));
        let manners: Vec<Manner> = plan
            .variants()
            .into_iter()
            .map(|variant| Manner {
                hours: variant.and_then(|variant| variant.effort.as_ref()).unwrap_or(&entry.effort).hours,
                costs: entry.costs.iter().chain(variant.map_or(&[][..], |variant| &variant.costs)).collect(),
                drawn: OnceLock::new(),
            })
            .collect();
        let effects = entry.questions.iter().flat_map(|question| &question.answers).map(|answer| &answer.effect);
        let has_prices =
            manners.iter().any(|manner| !manner.costs.is_empty()) || effects.clone().any(|own| own.cost.is_some());
        let costs = draws.stream(&["costs", &entry.id]);
        let luck = if has_prices { PriceLuck::of(draws, costs) } else { PriceLuck::default() };
        let column = |question| Column::of(entry, question, plan.given.get(&question.id), draws);
        let columns = entry.questions.iter().map(column).collect();
        let (hourly, days_per_hour) = (plan.hourly(studio), plan.days_per_hour(studio));
        Simulation { plan, draws, hourly, days_per_hour, shock, own, luck, manners, columns }
    }

    /// How many draws.
    #[must_use]
    pub fn n_draws(&self) -> usize {
        self.draws.len()
    }

    /// The line as it is.
    #[must_use]
    pub fn outcome(&self) -> LineOutcome {
        self.part(0..self.draws.len())
    }

    /// The same for some of the draws.
    #[must_use]
    pub fn part(&self, part: Range<usize>) -> LineOutcome {
        let mut sum = self.sum_of(&self.columns, part);
        sum.call_on_top(self.named());
        self.outcome_of(sum, false)
    }

    /// The line done in another way.
    #[must_use]
    pub fn outcome_as(&self, variant: &Variant) -> LineOutcome {
        let mut sum = self.sum_of(&self.columns, 0..self.draws.len());
        sum.call_on_top(self.plan.entry.variants.iter().position(|own| own.id == variant.id));
        self.outcome_of(sum, true)
    }

    fn sum_of(&self, columns: &[Column], part: Range<usize>) -> Sum {
        let mut sum = Sum::new(part);
        columns.iter().for_each(|column| sum.put(column, &self.luck));
        sum
    }

    /// The number of the variant that somebody named: whatever answers call for.
    fn named(&self) -> Option<usize> {
        let named = self.plan.variant?;
        self.plan.entry.variants.iter().position(|own| own.id == named.id)
    }

    fn outcome_of(&self, sum: Sum, keep: bool) -> LineOutcome {
        let (hours, price) = self.hours_and_prices(&sum, keep);
        let part = sum.part();
        let mut waiting = sum.waiting.into_draws(hours.len());
        if let Some(days) = self.plan.entry.days {
            self.put_learned_waiting(days.range, part, &mut waiting);
        }
        LineOutcome { hours, price, waiting, hourly: self.hourly, days_per_hour: self.days_per_hour }
    }

    /// Finished jobs tell how long such a task takes from beginning to end; what is not work of the base case was waiting.
    /// A job of more hours takes its own days more. What an answer adds is within what jobs had.
    fn put_learned_waiting(&self, days: Range3, part: Range<usize>, waiting: &mut [f64]) {
        let (days, work) = (days.curve(), self.manners[0].hours.curve());
        for (waiting, z) in waiting.iter_mut().zip(self.z(part)) {
            *waiting = (days.at(z) - work.at(z) * self.days_per_hour).max(0.0);
        }
    }

    /// The line's luck, draw by draw.
    fn z(&self, part: Range<usize>) -> Vec<f64> {
        let ((common, shock), (private, own)) = (self.shock, self.own);
        let mut z = self.draws.normals(own, part.clone());
        let shocks = self.draws.normals(shock, part);
        z.iter_mut().zip(shocks).for_each(|(own, shock)| *own = common * shock + private * *own);
        z
    }

    /// The prices of the line, draw by draw, for each of several answers to one of its questions.
    #[must_use]
    pub fn prices_with(&self, question: &str, answers: &[Given]) -> Vec<Vec<f64>> {
        let position = self.plan.entry.questions.iter().position(|own| own.id == question);
        let at = position.unwrap_or(self.columns.len());
        let sum_of = |columns| self.sum_of(columns, 0..self.draws.len());
        // The last call for a variant wins, so those of the columns behind the question stay on top of its own.
        let later = self.columns.get(at + 1..).unwrap_or_default();
        let mut others = sum_of(&self.columns[..at]).under(sum_of(later));
        others.call_on_top(self.named());
        let with = |given: &Given| {
            let mut sum = others.clone();
            if let Some(question) = position.map(|at| &self.plan.entry.questions[at]) {
                sum.put(&Column::of(self.plan.entry, question, Some(given), self.draws), &self.luck);
            }
            self.hours_and_prices(&sum, true).1
        };
        answers.iter().map(with).collect()
    }

    fn hours_and_prices(&self, sum: &Sum, keep: bool) -> (Vec<f64>, Vec<f64>) {
        let (mut hours, licences) = self.base(sum, keep);
        if sum.times.same() != Some(1.0) {
            sum.times.apply(&mut hours, |hours, times| hours * times);
        }
        if sum.add.same() != Some(0.0) {
            sum.add.apply(&mut hours, |hours, add| hours + add);
        }
        let saved = self.plan.saved_hours;
        if saved > 0.0 {
            hours.iter_mut().for_each(|hours| *hours = (*hours - saved).max(*hours * LEAST_SHARE_LEFT));
        }
        let mut price: Vec<f64> = hours.iter().map(|hours| hours * self.hourly).collect();
        if sum.money.same() != Some(0.0) {
            sum.money.apply(&mut price, |price, money| price + money);
        }
        price.iter_mut().zip(&licences).for_each(|(price, licence)| *price += licence);
        (hours, price)
    }

    /// Base hours and licences of each draw, in the manner that is called for; no licences are an empty list. What is
    /// kept is not computed again for the next answer.
    fn base(&self, sum: &Sum, keep: bool) -> (Vec<f64>, Vec<f64>) {
        let manners = &self.manners;
        let called = |draw: usize| sum.called(draw).unwrap_or(0);
        let part = sum.part();
        if !sum.calls() || manners.len() == 1 {
            return if keep { self.kept(0).clone() } else { self.drawn(0, part) };
        }
        let hours = if keep {
            let kept: Vec<&[f64]> = (0..manners.len()).map(|at| &self.kept(at).0[..]).collect();
            part.clone().map(|draw| kept[called(draw)][draw]).collect()
        } else {
            let curves: Vec<Curve> = manners.iter().map(|manner| manner.hours.curve()).collect();
            self.z(part.clone()).iter().enumerate().map(|(draw, z)| curves[called(draw)].at(*z)).collect()
        };
        if manners.iter().all(|manner| manner.costs.is_empty()) {
            return (hours, Vec::new());
        }
        let mut licences = vec![0.0; part.len()];
        for at in 0..manners.len() {
            let own = if keep { self.kept(at).1.clone() } else { self.licences(at, part.clone()) };
            let drawn = licences.iter_mut().zip(own).enumerate();
            drawn.filter(|(draw, _)| called(*draw) == at).for_each(|(_, (licence, own))| *licence = own);
        }
        (hours, licences)
    }

    /// Base hours and licences of one manner for all draws, once computed.
    fn kept(&self, at: usize) -> &(Vec<f64>, Vec<f64>) {
        self.manners[at].drawn.get_or_init(|| self.drawn(at, 0..self.draws.len()))
    }

    /// Base hours and licences of one manner, draw by draw.
    fn drawn(&self, at: usize, part: Range<usize>) -> (Vec<f64>, Vec<f64>) {
        let curve = self.manners[at].hours.curve();
        (self.z(part.clone()).iter().map(|z| curve.at(*z)).collect(), self.licences(at, part))
    }

    /// Licences of a manner, draw by draw; an empty list if it needs none.
    fn licences(&self, at: usize, part: Range<usize>) -> Vec<f64> {
        let mut licences = Vec::new();
        for cost in &self.manners[at].costs {
            licences.resize(part.len(), 0.0);
            self.luck.pay(cost_curve(cost.price), part.clone(), |draw, price| licences[draw] += price);
        }
        licences
    }
}

/// The distribution of a price.
#[must_use]
pub fn cost_curve(price: CostPrice) -> Curve {
    match price {
        CostPrice::Exact(money) => Range3::exactly(money.to_f64()).curve(),
        CostPrice::Between(range) => range.curve(),
    }
}
