//! What one question brings to a line, draw by draw.
//!
//! A question has few outcomes: its answers, or the steps of a number. So a column is a short table of outcomes and,
//! for each stratum of the question's stream, which of them it is; nothing is computed twice.

use std::ops::Range;

use super::draws::{Draws, Stream, normal_table};
use super::line::{Given, cost_curve};
use super::usual::{Within, chances};
use crate::domain::catalog::Effect;
use crate::domain::catalog::entry::{Entry, Question};
use crate::domain::range::Curve;

/// A number is looked at in so many equal steps of its distribution, as a power of two: no more than a byte can count.
const NUMBER_BITS: u32 = 8;

/// One outcome of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Brought {
    times: f64,
    add: f64,
    money: Option<Curve>,
    waiting: f64,
    /// The variant that is called for, by its number.
    variant: Option<u8>,
}

/// What a question brings.
#[derive(Clone, Debug)]
pub struct Column {
    outcomes: Vec<Brought>,
    split: Split,
    stream: Stream,
}

/// Which outcome a stratum has.
#[derive(Clone, Debug)]
enum Split {
    /// There is one outcome.
    Same,
    /// Each outcome but the first begins at a stratum.
    From(Vec<u32>),
    /// Outcomes take turns after so many strata, as a power of two.
    Each(u32),
}

impl Column {
    /// The column of a question of an entry under what is known about it.
    #[must_use]
    pub fn of(entry: &Entry, question: &Question, given: Option<&Given>, draws: &Draws) -> Column {
        let stream = draws.stream(&name(entry, question));
        let by = |effect: &Effect| Brought::by(effect, entry);
        let certain = match given {
            Some(Given::Answer(id)) => question.answer(id),
            _ => None,
        };
        let same = |brought| Column { outcomes: vec![brought], split: Split::Same, stream };
        match (given, &question.number, certain) {
            (Some(Given::Number(number)), _, _) => same(by_number(entry, question, *number)),
            (_, Some(_), Some(band)) if question.per.is_none() => same(by(&band.effect)),
            (_, Some(_), band) => {
                let limits = band.and_then(|band| question.band_limits(&band.id)).unwrap_or((0.0, f64::INFINITY));
                let within = Within::new(question, limits.0, limits.1);
                let bits = NUMBER_BITS.min(draws.bits());
                let n = 1_usize << bits;
                let number = |step: usize| within.number((step as f64 + 0.5) / n as f64);
                let outcomes = (0..n).map(|step| by_number(entry, question, number(step))).collect();
                Column { outcomes, split: Split::Each(draws.bits() - bits), stream }
            }
            (_, None, Some(answer)) => same(by(&answer.effect)),
            (_, None, None) => {
                let (outcomes, shares): (Vec<_>, Vec<_>) =
                    chances(question).map(|(answer, share)| (by(&answer.effect), share)).unzip();
                // A question all of whose answers are out of the question brings nothing.
                if outcomes.is_empty() || outcomes.iter().all(|brought| *brought == outcomes[0]) {
                    return same(outcomes.first().copied().unwrap_or(Brought::NOTHING));
                }
                let until = shares[..shares.len() - 1].iter().scan(0.0, |until, share| {
                    *until += share;
                    Some(strata_below(*until, draws.len()) as u32)
                });
                Column { outcomes, split: Split::From(until.collect()), stream }
            }
        }
    }

    /// The outcome of each draw of a part.
    fn outcomes_of(&self, part: Range<usize>) -> Vec<u8> {
        let n = part.len();
        match &self.split {
            Split::Same => vec![0; n],
            Split::Each(bits) => self.stream.strata(part).into_iter().map(|stratum| (stratum >> bits) as u8).collect(),
            Split::From(begins) => {
                let (strata, mut outcomes) = (self.stream.strata(part), vec![0; n]);
                for begin in begins {
                    let past = outcomes.iter_mut().zip(&strata);
                    past.for_each(|(outcome, stratum)| *outcome += u8::from(stratum >= begin));
                }
                outcomes
            }
        }
    }
}

/// The name of a question's stream. A shared question is answered once for the whole request, so it has no entry in it.
pub fn name<'n>(entry: &'n Entry, question: &'n Question) -> [&'n str; 3] {
    ["question", if question.shared { "" } else { &entry.id }, &question.id]
}

/// How many of `n` strata have their middle below a share.
fn strata_below(share: f64, n: usize) -> usize {
    ((share * n as f64 - 0.5).ceil().max(0.0) as usize).min(n)
}

fn by_number(entry: &Entry, question: &Question, number: f64) -> Brought {
    let band = question.band(number).map_or(Brought::NOTHING, |band| Brought::by(&band.effect, entry));
    Brought { add: band.add + question.per.map_or(0.0, |per| per.hours(number)), ..band }
}

impl Brought {
    const NOTHING: Brought = Brought { times: 1.0, add: 0.0, money: None, waiting: 0.0, variant: None };

    fn by(effect: &Effect, entry: &Entry) -> Self {
        let variant = effect.variant.as_ref().and_then(|id| entry.variants.iter().position(|own| own.id == *id));
        Brought {
            times: effect.times,
            add: effect.add,
            money: effect.cost.map(cost_curve),
            waiting: effect.days,
            variant: variant.map(|at| at as u8),
        }
    }
}

/// The luck of the uncertain prices of a line: dear licences come together. Prices are looked at in equal steps of
/// their distribution, as numbers are.
#[derive(Clone, Debug, Default)]
pub struct PriceLuck {
    of_draw: Vec<u8>,
}

/// A price at each step.
pub struct Prices([f64; 1 << NUMBER_BITS]);

impl PriceLuck {
    /// The luck of a stream.
    #[must_use]
    pub fn of(draws: &Draws, stream: Stream) -> PriceLuck {
        let (up, down) = (NUMBER_BITS.saturating_sub(draws.bits()), draws.bits().saturating_sub(NUMBER_BITS));
        let strata = stream.strata(0..draws.len()).into_iter();
        PriceLuck { of_draw: strata.map(|stratum| ((stratum >> down) << up) as u8).collect() }
    }

    fn prices(&self, curve: Curve) -> Prices {
        let steps = normal_table(NUMBER_BITS);
        Prices(std::array::from_fn(|step| curve.at(steps[step])))
    }

    fn price(&self, prices: &Prices, draw: usize) -> f64 {
        prices.0[usize::from(self.of_draw[draw])]
    }

    /// Calls `each` with every draw of a part, counted from its beginning, and what a price comes to in it.
    pub fn pay(&self, curve: Curve, part: Range<usize>, mut each: impl FnMut(usize, f64)) {
        let prices = self.prices(curve);
        self.of_draw[part].iter().enumerate().for_each(|(draw, step)| each(draw, prices.0[usize::from(*step)]));
    }
}

/// A quantity that starts the same in all draws and comes to differ when something makes it.
#[derive(Clone, Debug)]
pub struct Lane {
    same: f64,
    drawn: Vec<f64>,
}

impl Lane {
    fn new(same: f64) -> Lane {
        Lane { same, drawn: Vec::new() }
    }

    /// Changes values by this quantity, draw by draw.
    pub fn apply(&self, values: &mut [f64], change: impl Fn(f64, f64) -> f64) {
        if self.drawn.is_empty() {
            values.iter_mut().for_each(|value| *value = change(*value, self.same));
        } else {
            values.iter_mut().zip(&self.drawn).for_each(|(value, own)| *value = change(*value, *own));
        }
    }

    /// The one value of all draws; `None` where they differ.
    #[must_use]
    pub fn same(&self) -> Option<f64> {
        self.drawn.is_empty().then_some(self.same)
    }

    /// Puts what each draw's outcome brings on top.
    fn put(&mut self, which: &[u8], table: &[f64; 1 << NUMBER_BITS], with: impl Fn(f64, f64) -> f64) {
        if self.drawn.is_empty() {
            self.drawn.extend(which.iter().map(|outcome| with(self.same, table[usize::from(*outcome)])));
            return;
        }
        for (value, outcome) in self.drawn.iter_mut().zip(which) {
            *value = with(*value, table[usize::from(*outcome)]);
        }
    }

    fn spread(&mut self, n: usize) -> &mut [f64] {
        if self.drawn.is_empty() {
            self.drawn = vec![self.same; n];
        }
        &mut self.drawn
    }

    fn change(&mut self, change: impl Fn(f64) -> f64) {
        self.same = change(self.same);
        self.drawn.iter_mut().for_each(|value| *value = change(*value));
    }

    /// The values of all `n` draws.
    #[must_use]
    pub fn into_draws(self, n: usize) -> Vec<f64> {
        if self.drawn.is_empty() { vec![self.same; n] } else { self.drawn }
    }
}

/// What columns add up to, draw by draw.
#[derive(Clone, Debug)]
pub struct Sum {
    part: Range<usize>,
    /// Hours are multiplied by this.
    pub times: Lane,
    /// Then this is added.
    pub add: Lane,
    /// Money added.
    pub money: Lane,
    /// Working days of waiting.
    pub waiting: Lane,
    /// The variant that was called for last, by its number and one; 0 where nothing called for one.
    called: Vec<u8>,
    /// The same of columns that stay on top of whatever is put later.
    on_top: Vec<u8>,
}

impl Sum {
    /// Nothing yet, for a part of the draws.
    #[must_use]
    pub fn new(part: Range<usize>) -> Sum {
        let (times, zero) = (Lane::new(1.0), Lane::new(0.0));
        Sum {
            part,
            times,
            add: zero.clone(),
            money: zero.clone(),
            waiting: zero,
            called: Vec::new(),
            on_top: Vec::new(),
        }
    }

    /// The draws it is of.
    #[must_use]
    pub fn part(&self) -> Range<usize> {
        self.part.clone()
    }

    /// The variant called for at a draw, counted from the part's beginning.
    #[inline]
    #[must_use]
    pub fn called(&self, draw: usize) -> Option<usize> {
        let of = |called: &[u8]| called.get(draw).and_then(|called| usize::from(*called).checked_sub(1));
        of(&self.on_top).or_else(|| of(&self.called))
    }

    /// Whether a variant is called for in any draw.
    #[must_use]
    pub fn calls(&self) -> bool {
        !self.called.is_empty() || !self.on_top.is_empty()
    }

    /// Calls for a variant, by its number, over everything else.
    pub fn call_on_top(&mut self, variant: Option<usize>) {
        if let Some(at) = variant {
            self.on_top = vec![at as u8 + 1; self.part.len()];
        }
    }

    /// Adds what other columns sum up to; their calls for a variant stay on top of whatever is put later.
    #[must_use]
    pub fn under(mut self, later: Sum) -> Sum {
        let n = self.part.len();
        let lanes = [
            (&mut self.times, later.times, (|a, b| a * b) as fn(f64, f64) -> f64),
            (&mut self.add, later.add, |a, b| a + b),
            (&mut self.money, later.money, |a, b| a + b),
            (&mut self.waiting, later.waiting, |a, b| a + b),
        ];
        for (own, other, with) in lanes {
            match other.same() {
                Some(same) => own.change(|value| with(value, same)),
                None => other.apply(own.spread(n), with),
            }
        }
        self.on_top = later.called;
        self
    }

    /// Puts a column on top: its call for a variant is the last. `luck` is that of uncertain prices.
    pub fn put(&mut self, column: &Column, luck: &PriceLuck) {
        let (part, n) = (self.part(), self.part.len());
        if let [same] = column.outcomes[..] {
            self.put_same(same, luck);
            return;
        }
        let outcomes = &column.outcomes;
        // Which outcome each draw has is looked up once; what the outcomes bring, in tables that any byte finds.
        let which = column.outcomes_of(part.clone());
        let table = |of: fn(&Brought) -> f64| {
            let mut table = [0.0; 1 << NUMBER_BITS];
            table.iter_mut().zip(outcomes).for_each(|(slot, brought)| *slot = of(brought));
            table
        };
        if outcomes.iter().any(|brought| brought.times != 1.0) {
            self.times.put(&which, &table(|brought| brought.times), |times, own| times * own);
        }
        if outcomes.iter().any(|brought| brought.add != 0.0) {
            self.add.put(&which, &table(|brought| brought.add), |add, own| add + own);
        }
        if outcomes.iter().any(|brought| brought.waiting != 0.0) {
            self.waiting.put(&which, &table(|brought| brought.waiting), |waiting, own| waiting + own);
        }
        if outcomes.iter().any(|brought| brought.money.is_some()) {
            let money = self.money.spread(n);
            let prices: Vec<Option<Prices>> =
                outcomes.iter().map(|brought| brought.money.map(|curve| luck.prices(curve))).collect();
            for ((draw, money), outcome) in part.zip(money).zip(&which) {
                *money += prices[usize::from(*outcome)].as_ref().map_or(0.0, |prices| luck.price(prices, draw));
            }
        }
        if outcomes.iter().any(|brought| brought.variant.is_some()) {
            self.called.resize(n, 0);
            for (called, outcome) in self.called.iter_mut().zip(&which) {
                if let Some(variant) = outcomes[usize::from(*outcome)].variant {
                    *called = variant + 1;
                }
            }
        }
    }

    fn put_same(&mut self, same: Brought, luck: &PriceLuck) {
        if same.times != 1.0 {
            self.times.change(|times| times * same.times);
        }
        if same.add != 0.0 {
            self.add.change(|add| add + same.add);
        }
        if same.waiting != 0.0 {
            self.waiting.change(|waiting| waiting + same.waiting);
        }
        if let Some(curve) = same.money {
            let money = self.money.spread(self.part.len());
            luck.pay(curve, self.part.clone(), |draw, price| money[draw] += price);
        }
        if let Some(variant) = same.variant {
            self.called = vec![variant + 1; self.part.len()];
        }
    }
}
