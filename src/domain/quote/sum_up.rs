//! From lines whose answers are known to the finished quote: estimates, total, questions, what kind of number it is.

use chrono::Datelike;

use super::price::{self, Sums};
use super::promise::promise;
use super::terms::Agreed;
use super::ways::Ways;
use super::{ByDate, DayRange, Line, LineEstimate, OfferedOption, Quote, QuoteQuestion, QuoteTotal, Request};
use super::{StageEstimate, shares};
use crate::domain::catalog::entry::{Entry, EntryId, QuestionId, Stage, Together, Variant};
use crate::domain::catalog::{Catalog, Studio};
use crate::domain::estimate::quantile::{quantiles, share_up_to};
use crate::domain::estimate::{Drawn, Given, Joint, LineOutcome, LinePlan, Simulation, Terms, Total, draws_for};
use crate::domain::money::{Money, PriceRange, Rounding};
use crate::domain::questions::Asked;
use crate::domain::range::Range3;

/// 2^15 draws for one or two lines and 2^14 for more, whose sum is smoother: the quantiles of a quote lie within 1 % of
/// those of millions of independent draws (tests/laws.rs).
#[must_use]
pub fn draw_bits(n_lines: usize) -> u32 {
    if n_lines <= 2 { 15 } else { 14 }
}

/// 2^10 draws for what each answer leads to: some forty totals are compared for a dozen questions. What is taken from
/// them is how an answer changes the total; before and after share their luck.
const QUESTION_DRAW_BITS: u32 = 10;

/// Of the draws of a quote every fourth is enough for what one of several lines comes to: an even part of a lattice is
/// a lattice.
const LINE_STRIDE: usize = 4;

/// The stride for one of so many lines that are sold: a line that is all there is has all the draws.
#[must_use]
pub(super) fn line_stride(n_sold: usize) -> usize {
    if n_sold == 1 { 1 } else { LINE_STRIDE }
}

/// Prices every line that has an entry and adds up those that are sold.
pub(super) fn sum_up<'c>(
    catalog: &'c Catalog,
    request: &Request,
    agreed: Agreed<'c>,
    mut lines: Vec<Line<'c>>,
    unused_answers: Vec<QuestionId>,
) -> Quote<'c> {
    let studio = &catalog.studio;
    let terms = agreed.terms();
    let (plans, places) = plans(&lines, agreed.rate_factor());
    let draws = draws_for(draw_bits(plans.len()), &plans);
    let mut sold = Sold::default();
    let mut options = Vec::new();
    for (plan, at) in plans.iter().zip(places) {
        let line = &mut lines[at];
        settle(line, plan);
        if line.do_it_yourself {
            line.estimate = Some(by_hand(plan, studio));
        } else if !line.stop {
            if line.optional {
                options.push((at, plan));
            } else {
                sold.places.push(at);
                sold.plans.push(plan.clone());
            }
        }
    }
    let simulations: Vec<Simulation> = sold.plans.iter().map(|plan| Simulation::new(plan, &draws, studio)).collect();
    let few = draws.with_bits(QUESTION_DRAW_BITS);
    // A quote of nothing but a manager's own jobs still says what would make them more.
    let asking = if sold.plans.is_empty() { &plans } else { &sold.plans };
    // What a discount takes off, it takes off after every answer and of every variant.
    let let_off =
        |plan: &LinePlan<'c>| LinePlan { rate_factor: plan.rate_factor * (1.0 - terms.discount), ..plan.clone() };
    let asking: Vec<LinePlan> = asking.iter().map(let_off).collect();
    let by_few: Vec<Simulation> = asking.iter().map(|plan| Simulation::new(plan, &few, studio)).collect();
    let ask = || Asked::of(&asking, &by_few, studio);
    let stride = line_stride(simulations.len());
    let (joint, asked) = Joint::of(&simulations, studio, terms, stride, request.threads, ask);
    let (drawn, outcomes) = (joint.drawn, joint.lines);
    let exact = drawn.as_ref().map(|drawn| drawn.total(studio));
    let sums = exact.as_ref().map(|exact| Sums::of(exact, studio));
    if let Some((sums, total)) = sums.as_ref().zip(exact.as_ref()) {
        sold.share(&outcomes, total, sums, &mut lines, studio, terms);
    }
    let offered = options.into_iter().filter_map(|(at, plan)| {
        let outcome = plan.simulate(&draws, studio);
        lines[at].estimate = alone(plan, &outcome, studio, terms);
        let thin = outcome.thinned(line_stride(simulations.len()));
        let with: Vec<&LineOutcome> = outcomes.iter().chain([&thin]).collect();
        let total = quantiles(Drawn::of(&with, studio, terms)?.price());
        Some(OfferedOption { line: at, total: price::selling(total, studio) })
    });
    let options: Vec<OfferedOption> = offered.collect();
    let calendar = catalog.work_calendar();
    let questions = quote_questions(asked, catalog, exact.map(|exact| exact.price));
    let chosen: Vec<Option<&Variant>> = sold.places.iter().map(|at| lines[*at].variant).collect();
    let undiscounted = Terms { discount: 0.0, ..terms };
    let by_few = if sold.plans.is_empty() { &[] } else { &by_few[..] };
    let ways = Ways::new(&sold.plans, by_few, &chosen, studio, undiscounted, exact.map(|exact| exact.price));
    for (number, at) in sold.places.iter().enumerate() {
        lines[*at].variants = ways.variants(number);
    }
    let budget = request.terms.budget.zip(drawn.as_ref()).map(|(sum, drawn)| ways.budget(sum, drawn));
    let total = exact.zip(sums).zip(drawn.as_ref()).map(|((exact, sums), drawn)| {
        let days = price::days(exact.days);
        let by = request.terms.by.map(|date| {
            let working = calendar.working_days(request.today, date);
            let without: Vec<f64> =
                drawn.days.iter().zip(&drawn.waiting).map(|(days, waiting)| days - waiting).collect();
            // A day is not missed for a rounding error.
            let working = working + 1e-6;
            let chance = share_up_to(&drawn.days, working);
            let if_nobody_waits = if without.is_empty() { chance } else { share_up_to(&without, working) };
            let provisional = (request.today.year()..=date.year()).any(|year| calendar.is_provisional(year));
            ByDate { date, working_days: working.floor() as u32, chance, if_nobody_waits, provisional }
        });
        QuoteTotal {
            hours: exact.hours,
            price: sums.price,
            sums,
            safe: sums.safe,
            own_cost: sold.own_cost(&outcomes, studio),
            ready: [days.low, days.likely, days.high].map(|days| calendar.ready(request.today, days.into())),
            days,
            waiting: exact.waiting.ceil() as u32,
            covers: (sold.plans.len(), lines.iter().filter(|line| !line.optional).count()),
            by,
            exact,
        }
    });
    let promise = promise(&lines, &questions, exact.as_ref(), studio, request.today);
    let suggestions = suggestions(catalog, &lines);
    let assumptions = lines
        .iter()
        .filter_map(|line| Some((line.entry?, &line.answers)))
        .flat_map(|(entry, answers)| {
            answers.iter().filter(|known| known.given == Given::Unknown).map(move |known| (entry, known.question))
        })
        .collect();
    Quote {
        catalog,
        request: request.text.to_owned(),
        client: request.client.map(str::to_owned),
        today: request.today,
        agreed,
        lines,
        total,
        options,
        budget,
        questions,
        suggestions,
        assumptions,
        unused_answers,
        promise,
        draws,
    }
}

/// What is to be estimated, and the line that each plan belongs to.
fn plans<'c>(lines: &[Line<'c>], rate_factor: f64) -> (Vec<LinePlan<'c>>, Vec<usize>) {
    let sold = lines.iter().filter(|line| !line.optional).filter_map(|line| line.entry);
    let present: Vec<&str> = sold.map(|entry| entry.id.as_str()).collect();
    let plan = |(at, line): (usize, &Line<'c>)| {
        let entry = line.entry?;
        let given = line.answers.iter().map(|known| (known.question.id.clone(), known.given.clone())).collect();
        let saved_hours = savings(entry, &present).map(|together| together.saves).sum();
        Some((LinePlan { entry, variant: line.variant, given, saved_hours, rate_factor }, at))
    };
    lines.iter().enumerate().filter_map(plan).unzip()
}

/// What follows from a line's answers without any number.
fn settle<'c>(line: &mut Line<'c>, plan: &LinePlan<'c>) {
    let effects = || plan.certain_effects().map(|(_, answer)| &answer.effect);
    line.consult = effects().any(|effect| effect.consult);
    line.stop = effects().any(|effect| effect.stop);
    line.do_it_yourself = plan.entry.is_do_it_yourself() && plan.is_base_case();
    let called = || effects().filter_map(|effect| effect.variant.as_deref()).last();
    line.variant =
        line.variant.or_else(|| called().and_then(|id| plan.entry.variant(id))).or(plan.entry.variants.first());
    let raised: Vec<&str> = effects().filter_map(|effect| effect.pitfall.as_deref()).collect();
    line.pitfalls = plan.entry.pitfalls.iter().collect();
    line.pitfalls.sort_by_key(|pitfall| (!raised.contains(&pitfall.id.as_str()), pitfall.severity));
}

/// The lines that make up the total.
#[derive(Default)]
struct Sold<'c> {
    /// Their numbers in the quote.
    places: Vec<usize>,
    plans: Vec<LinePlan<'c>>,
}

impl<'c> Sold<'c> {
    /// Gives every line its part of the total, and its stages their parts of the line.
    fn share(
        &self,
        outcomes: &[LineOutcome],
        total: &Total,
        sums: &Sums,
        lines: &mut [Line<'c>],
        studio: &Studio,
        terms: Terms,
    ) {
        let own = |outcome: &LineOutcome| Some(Drawn::of(&[outcome], studio, terms)?.total(studio));
        // A line that is all there is has the numbers of the total.
        let single = outcomes.len() == 1;
        let totals: Vec<Total> = if single { vec![*total] } else { outcomes.iter().filter_map(own).collect() };
        let prices: Vec<Range3> = totals.iter().map(|total| total.price).collect();
        let parts = shares::lines(sums.price, &prices, shares::unit(studio.pricing.round_to));
        for (number, part) in parts.into_iter().enumerate() {
            let (plan, total) = (&self.plans[number], &totals[number]);
            let (costs, stages) = in_stages(plan, &outcomes[number], total.hours, part, studio);
            lines[self.places[number]].estimate = Some(LineEstimate {
                hours: total.hours,
                price: part,
                alone: price::selling(total.price, studio),
                days: price::days(total.days),
                costs,
                stages,
                plan: plan.clone(),
            });
        }
    }

    /// What the work and the licences cost the studio itself; `None` where it does not say so of every role.
    fn own_cost(&self, outcomes: &[LineOutcome], studio: &Studio) -> Option<Range3> {
        let mut sum: Vec<f64> = Vec::new();
        for (plan, outcome) in self.plans.iter().zip(outcomes) {
            let hourly = plan.own_hourly(studio)?;
            sum.resize(outcome.hours.len(), 0.0);
            for ((sum, hours), price) in sum.iter_mut().zip(&outcome.hours).zip(&outcome.price) {
                *sum += hours * hourly + (price - hours * outcome.hourly);
            }
        }
        (!sum.is_empty()).then(|| quantiles(&sum))
    }
}

/// A line's money: licences and other costs, and what is left for each stage.
fn in_stages<'c>(
    plan: &LinePlan<'c>,
    outcome: &LineOutcome,
    hours: Range3,
    part: PriceRange,
    studio: &Studio,
) -> (Option<PriceRange>, Vec<StageEstimate<'c>>) {
    let money = outcome.hours.iter().zip(&outcome.price);
    let money: Vec<f64> = money.map(|(hours, price)| price - hours * outcome.hourly).collect();
    let factor = price::tax_factor(studio);
    // A rounding error of the subtraction is no licence.
    let is_paid = |sum: f64| sum >= 0.005;
    let paid = |sum: f64| if is_paid(sum) { sum * factor } else { 0.0 };
    let nothing = Range3::exactly(0.0);
    let costs = if money.iter().copied().any(is_paid) { quantiles(&money).map(paid) } else { nothing };
    let costs = PriceRange {
        low: price::hundredths(costs.low),
        likely: price::hundredths(costs.likely),
        high: price::hundredths(costs.high),
    };
    let weight = |stage: &Stage| stage.share * studio.rate(&stage.role).to_f64();
    let weights: Vec<f64> = plan.entry.stages.iter().map(weight).collect();
    let (costs, prices) = shares::stages(part, costs, &weights);
    let stage = |(stage, price)| StageEstimate { stage, hours: hours.map(|hours| hours * stage.share), price };
    let has_costs = costs.high > Money::ZERO;
    (has_costs.then_some(costs), plan.entry.stages.iter().zip(prices).map(stage).collect())
}

/// A line that is not in the total.
fn alone<'c>(plan: &LinePlan<'c>, outcome: &LineOutcome, studio: &Studio, terms: Terms) -> Option<LineEstimate<'c>> {
    let total = Drawn::of(&[outcome], studio, terms)?.total(studio);
    let price = price::selling(total.price, studio);
    let (costs, stages) = in_stages(plan, outcome, total.hours, price, studio);
    let days = price::days(total.days);
    Some(LineEstimate { hours: total.hours, price, alone: price, days, costs, stages, plan: plan.clone() })
}

/// The hours that an entry saves beside the others of a quote.
pub(super) fn savings<'c>(entry: &'c Entry, present: &[&str]) -> impl Iterator<Item = &'c Together> {
    entry.together.iter().filter(|together| together.with.iter().any(|id| present.contains(&id.as_str())))
}

/// A manager's own job: its base case, without queue.
fn by_hand<'c>(plan: &LinePlan<'c>, studio: &Studio) -> LineEstimate<'c> {
    let entry = plan.entry;
    let hours = entry.effort.hours;
    let hourly = studio.rate(&entry.executor).to_f64();
    let price = price::selling(hours.map(|hours| hours * hourly), studio);
    LineEstimate {
        hours,
        price,
        alone: price,
        days: DayRange { low: 0, likely: 0, high: 1 },
        costs: None,
        stages: Vec::new(),
        plan: plan.clone(),
    }
}

fn quote_questions<'c>(asked: Asked<'c>, catalog: &Catalog, now: Option<Range3>) -> Vec<QuoteQuestion<'c>> {
    let studio = &catalog.studio;
    let likely = now.map_or(0.0, |now| now.likely);
    let open = asked.with_total(now);
    let named_twice = |id: &str| open.iter().filter(|other| other.id == id).count() > 1;
    let name =
        |id: &str, entries: &[EntryId]| if named_twice(id) { format!("{}.{id}", entries[0]) } else { id.to_owned() };
    open.iter()
        .map(|question| QuoteQuestion {
            name: name(&question.id, &question.entries),
            question: question.question,
            entries: question.entries.clone(),
            narrows: price::hundredths(question.narrows.max(0.0)).to_step(studio.pricing.round_to, Rounding::Nearest),
            // Without a price there is nothing to narrow.
            worth_asking: likely > 0.0 && question.narrows >= studio.pricing.ask_above * likely,
            answers: question
                .answers
                .iter()
                .map(|answer| (answer.answer, answer.price.map(|range| price::selling(range, studio))))
                .collect(),
        })
        .collect()
}

fn suggestions<'c>(catalog: &'c Catalog, lines: &[Line<'c>]) -> Vec<&'c Entry> {
    let present: Vec<&str> = lines.iter().filter_map(|line| line.entry).map(|entry| entry.id.as_str()).collect();
    let mut found: Vec<&Entry> = Vec::new();
    for id in lines.iter().filter_map(|line| line.entry).flat_map(|entry| &entry.related) {
        if let Some(entry) = catalog.entry(id)
            && !present.contains(&entry.id.as_str())
            && !found.iter().any(|known| known.id == entry.id)
        {
            found.push(entry);
        }
    }
    found
}
