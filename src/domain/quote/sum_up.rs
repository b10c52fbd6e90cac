//! From lines whose answers are known to the finished quote: estimates, total, questions, what kind of number it is.

use std::collections::BTreeMap;

use super::price;
use super::{DayRange, Line, LineEstimate, Promise, Quote, QuoteQuestion, QuoteTotal, Request};
use crate::domain::calendar::WorkCalendar;
use crate::domain::catalog::entry::{Entry, EntryId, QuestionId, Together};
use crate::domain::catalog::{Catalog, Studio};
use crate::domain::estimate::{Draws, Given, LineOutcome, LinePlan, total};
use crate::domain::matching::Verdict;
use crate::domain::money::Rounding;
use crate::domain::questions::open_questions;
use crate::domain::range::Range3;

/// 2^12 draws: the quantiles of a quote lie within 2 % of those of a million independent draws (tests/laws.rs).
pub(super) const DRAW_BITS: u32 = 12;

/// 2^10 draws for what each answer leads to: some forty totals are compared for a dozen questions. Each total is within
/// 4 % of a million draws; their differences are far closer, because before and after share their luck.
const QUESTION_DRAW_BITS: u32 = 10;

/// Prices every line that has an entry and adds up those that are sold.
pub(super) fn sum_up<'c>(
    catalog: &'c Catalog,
    request: &Request,
    mut lines: Vec<Line<'c>>,
    unused_answers: Vec<QuestionId>,
) -> Quote<'c> {
    let studio = &catalog.studio;
    let draws = Draws::new(DRAW_BITS);
    let present: Vec<&str> = lines.iter().filter_map(|line| line.entry).map(|entry| entry.id.as_str()).collect();
    let mut plans: Vec<LinePlan<'c>> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(entry) = line.entry {
            let saved = savings(entry, &present);
            let given: BTreeMap<_, _> =
                line.answers.iter().map(|known| (known.question.id.clone(), known.given.clone())).collect();
            plans.push(LinePlan {
                entry,
                variant: line.variant,
                given,
                saved_hours: saved.map(|together| together.saves).sum(),
            });
            places.push(at);
        }
    }
    let outcomes: Vec<LineOutcome> = plans.iter().map(|plan| plan.simulate(&draws, studio)).collect();
    let mut sold = Vec::new();
    for ((plan, outcome), at) in plans.iter().zip(&outcomes).zip(&places) {
        let line = &mut lines[*at];
        let effects = || plan.certain_effects().map(|(_, answer)| &answer.effect);
        line.consult = effects().any(|effect| effect.consult);
        line.stop = effects().any(|effect| effect.stop);
        line.do_it_yourself = plan.entry.is_do_it_yourself() && plan.is_base_case();
        line.variant = line
            .variant
            .or_else(|| {
                effects().filter_map(|effect| effect.variant.as_deref()).last().and_then(|id| plan.entry.variant(id))
            })
            .or(plan.entry.variants.first());
        let raised: Vec<&str> = effects().filter_map(|effect| effect.pitfall.as_deref()).collect();
        line.pitfalls = plan.entry.pitfalls.iter().collect();
        line.pitfalls.sort_by_key(|pitfall| (!raised.contains(&pitfall.id.as_str()), pitfall.severity));
        line.estimate = (!line.stop)
            .then(|| if line.do_it_yourself { by_hand(plan, studio) } else { line_estimate(plan, outcome, studio) });
        if !line.do_it_yourself && !line.stop {
            sold.push((plan.clone(), outcome.clone()));
        }
    }
    let (sold_plans, sold_outcomes): (Vec<LinePlan>, Vec<LineOutcome>) = sold.into_iter().unzip();
    let sum = total(&sold_outcomes.iter().collect::<Vec<_>>(), studio);
    let calendar = WorkCalendar::new(
        &studio.calendar.country,
        catalog.calendars.get(&studio.calendar.country).map_or(&[], Vec::as_slice),
    );
    let quote_total = sum.map(|sum| {
        let days = price::days(sum.days);
        QuoteTotal {
            hours: sum.hours,
            price: price::selling(sum.price, studio),
            safe: price::safe(sum.safe, studio),
            ready: [days.low, days.likely, days.high].map(|days| calendar.after(request.today, days)),
            days,
            waiting: sum.waiting.ceil() as u32,
            covers: (sold_plans.len(), lines.len()),
            exact: sum,
        }
    });
    let questions = quote_questions(
        // A quote of nothing but a manager's own jobs still says what would make them more.
        if sold_plans.is_empty() { &plans } else { &sold_plans },
        catalog,
        sum.map_or(0.0, |sum| sum.price.likely),
    );
    let promise = promise(&lines, &questions);
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
        lines,
        total: quote_total,
        questions,
        suggestions,
        assumptions,
        unused_answers,
        promise,
    }
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
    LineEstimate {
        hours,
        price: price::selling(hours.map(|hours| hours * hourly), studio),
        days: DayRange { low: 0, likely: 0, high: 1 },
        stages: Vec::new(),
        plan: plan.clone(),
    }
}

fn line_estimate<'c>(plan: &LinePlan<'c>, outcome: &LineOutcome, studio: &Studio) -> LineEstimate<'c> {
    let entry = plan.entry;
    let alone = total(&[outcome], studio);
    let hours = alone.map_or(entry.effort.hours, |alone| alone.hours);
    LineEstimate {
        hours,
        // Alone it would cost at least the minimum: a line for nothing is nothing to say.
        price: price::selling(alone.map_or(Range3::exactly(0.0), |alone| alone.price), studio),
        days: price::days(alone.map_or(Range3::exactly(1.0), |alone| alone.days)),
        stages: entry.stages.iter().map(|stage| (stage, hours.map(|hours| hours * stage.share))).collect(),
        plan: plan.clone(),
    }
}

fn quote_questions<'c>(plans: &[LinePlan<'c>], catalog: &Catalog, likely: f64) -> Vec<QuoteQuestion<'c>> {
    let studio = &catalog.studio;
    let open = open_questions(plans, &Draws::new(QUESTION_DRAW_BITS), studio);
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

fn promise(lines: &[Line], questions: &[QuoteQuestion]) -> Promise {
    let settled = lines.iter().all(|line| line.verdict == Verdict::Typical && !line.consult);
    let answered = !questions.iter().any(|question| question.worth_asking);
    if settled && answered { Promise::Range } else { Promise::Ballpark }
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
