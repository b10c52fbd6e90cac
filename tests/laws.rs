//! Laws of the estimate that hold for any answers to any tasks of the embedded catalogue, and one check by brute force.
//!
//! Seeds are fixed: the same source tests the same cases.

#![expect(clippy::disallowed_macros, reason = "how far a quote is off is printed for docs/measurements.md")]

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use smeta::app::starter;
use smeta::domain::calendar::WorkCalendar;
use smeta::domain::catalog::entry::{CostPrice, Entry, Question};
use smeta::domain::catalog::{Catalog, Effect, Studio};
use smeta::domain::estimate::quantile::quantiles;
use smeta::domain::estimate::usual::band_shares;
use smeta::domain::estimate::{Given, LineOutcome, LinePlan, Terms, draws_for, total};
use smeta::domain::lang::Lang;
use smeta::domain::matching::Matcher;
use smeta::domain::money::{Money, PriceRange};
use smeta::domain::quote::{DayRange, Quote, Request, TypedAnswer, TypedTerms, draw_bits, make};
use smeta::domain::range::{Range3, Z90};
use smeta::render::quote_json::{self, Record};

static READY: LazyLock<(Catalog, Matcher)> = LazyLock::new(starter::ready_made);
/// Fewer draws than a quote takes: what is compared shares its luck.
const BITS: u32 = 12;

fn config(cases: u32) -> ProptestConfig {
    // No file of failures: a fixed seed finds them again.
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(54), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn every_range_of_a_quote_is_ordered_and_finite(picks in picks(1..=3), today in days_of_ten_years()) {
        ordered(&quote_of(&picks, today));
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn lines_and_stages_add_up_to_what_is_shown(picks in picks(1..=4), discount in 0_u32..=20) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
        let quote = quote_on(&picks, today, TypedTerms { discount: discount.into(), ..TypedTerms::default() });
        let Some(total) = &quote.total else { return Ok(()) };
        let sums = total.sums;
        prop_assert_eq!(sums.list.map_with(sums.discount, |list, off| list - off), total.price);
        prop_assert!(total.price.low <= sums.list.low && total.price.high <= sums.list.high);
        let sold = quote.lines.iter().filter(|line| !line.do_it_yourself && !line.stop && !line.optional);
        let estimates: Vec<_> = sold.filter_map(|line| line.estimate.as_ref()).collect();
        for end in [|range: PriceRange| range.low, |range: PriceRange| range.likely, |range: PriceRange| range.high] {
            prop_assert_eq!(estimates.iter().map(|line| end(line.price)).sum::<Money>(), end(total.price));
            for line in &estimates {
                let stages = line.stages.iter().map(|stage| end(stage.price)).sum::<Money>();
                prop_assert_eq!(stages + line.costs.map_or(Money::ZERO, end), end(line.price));
            }
        }
    }

    #[test]
    fn more_money_and_more_time_are_never_less_likely_enough(picks in picks(1..=3), budget in 1_i64..400_000, day in 0_u64..60) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
        let with = |budget: i64, day: u64| {
            let (budget, by) = (Some(Money::whole(budget)), Some(today + Days::new(day)));
            quote_on(&picks, today, TypedTerms { budget, by, ..TypedTerms::default() })
        };
        let (less, more) = (with(budget, day), with(2 * budget, day + 7));
        if let (Some(less), Some(more)) = (&less.budget, &more.budget) {
            prop_assert!(less.chance <= more.chance);
            prop_assert!(less.ways.iter().all(|way| way.chance > less.chance && !way.changes.is_empty()));
        }
        let by = |quote: &Quote| quote.total.as_ref().and_then(|total| total.by);
        if let (Some(sooner), Some(later)) = (by(&less), by(&more)) {
            prop_assert!(sooner.chance <= later.chance && sooner.chance <= sooner.if_nobody_waits);
        }
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn the_same_request_gives_the_same_page(picks in picks(1..=2), today in days_of_ten_years()) {
        let page = |threads| {
            let quote = quote_by(&picks, today, TypedTerms::default(), threads);
            quote_json::quote(&quote, Record::default(), Lang::Ru, false)
        };
        let first = page(1);
        prop_assert_eq!(&first, &page(1));
        // However many draw for it.
        prop_assert_eq!(&first, &page(2));
        prop_assert_eq!(&first, &page(7));
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn rates_scale_the_price_of_work_and_nothing_else(picks in picks(1..=1), factor in 2_u32..20) {
        let (plan, studio) = (&plans(&picks)[0], &READY.0.studio);
        let dearer = dearer(studio, f64::from(factor));
        let draws = draws_for(BITS, [plan]);
        let (once, scaled) = (plan.simulate(&draws, studio), plan.simulate(&draws, &dearer));
        prop_assert_eq!(&once.hours, &scaled.hours);
        for i in 0..draws.len() {
            let work = once.hours[i] * plan.hourly(studio);
            let costs = once.price[i] - work;
            prop_assert!(near(scaled.price[i], work * f64::from(factor) + costs, 1e-9));
        }
        // Where there is nothing but work, the whole range scales; the minimum is money, so it scales with the rest.
        if (0..draws.len()).all(|i| near(once.price[i], once.hours[i] * plan.hourly(studio), 1e-9)) {
            let of = |outcome: &LineOutcome, studio: &Studio| total(&[outcome], studio, Terms::default()).expect("a line").price;
            let (once, scaled) = (of(&once, studio), of(&scaled, &dearer));
            prop_assert!(scaled.near(once.map(|sum| sum * f64::from(factor)), 1e-9));
        }
    }

    #[test]
    fn a_line_more_never_lowers_a_total(picks in picks(2..=4)) {
        let outcomes: Vec<LineOutcome> = simulate(&plans(&picks));
        let lines: Vec<&LineOutcome> = outcomes.iter().collect();
        let sum = |lines| total(lines, &READY.0.studio, Terms::default()).expect("lines");
        for n in 1..lines.len() {
            let (fewer, more) = (sum(&lines[..n]), sum(&lines[..=n]));
            for (fewer, more) in [(fewer.hours, more.hours), (fewer.price, more.price), (fewer.days, more.days)] {
                prop_assert!(fewer.low <= more.low && fewer.likely <= more.likely && fewer.high <= more.high);
            }
            prop_assert!(fewer.safe <= more.safe && fewer.waiting <= more.waiting);
        }
    }

    #[test]
    fn a_total_is_narrower_than_its_lines_edges(picks in picks(2..=4)) {
        let outcomes = simulate(&plans(&picks));
        let edges = outcomes.iter().map(|outcome| quantiles(&outcome.hours).width()).sum::<f64>();
        let lines: Vec<&LineOutcome> = outcomes.iter().collect();
        let width = total(&lines, &READY.0.studio, Terms::default()).expect("lines").hours.width();
        prop_assert!(width <= edges, "{} > {}", width, edges);
    }

    #[test]
    fn answers_never_add_variance_on_average(picks in picks(1..=2)) {
        let plans = plans(&picks);
        let now = variance(&plans);
        for (question, owner) in open_questions_of(&plans) {
            let after: f64 = answers_by_weight(question).into_iter().map(|(answer, weight)| {
                let mut plans = plans.clone();
                let asked = plans.iter_mut().filter(|plan| question.shared || plan.entry.id == owner);
                for plan in asked.filter(|plan| plan.entry.question(&question.id).is_some()) {
                    plan.given.insert(question.id.clone(), Given::Answer(answer.clone()));
                }
                weight * variance(&plans)
            }).sum();
            // The draws of a mixture and those of its parts are not the same: the law holds up to their noise.
            prop_assert!(after <= now * 1.05, "{owner}.{}: {} → {}", question.id, now, after);
        }
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn work_is_ready_on_a_working_day(today in days_of_ten_years(), days in 0_u32..400, country in 0..3_usize) {
        let country = ["ru", "pl", "de"][country];
        let years = READY.0.calendars.get(country).map_or(&[][..], Vec::as_slice);
        let calendar = WorkCalendar::new(country, years);
        let ready = calendar.after(today, days).date;
        let year = years.iter().find(|year| year.year == ready.year());
        let weekend = matches!(ready.weekday(), Weekday::Sat | Weekday::Sun);
        prop_assert!(!weekend || year.is_some_and(|year| year.working.contains(&ready)));
        prop_assert!(!year.is_some_and(|year| year.off.contains(&ready)));
        let tomorrow = today + Days::new(1);
        prop_assert_eq!(calendar.count(tomorrow, ready), (days as usize).max(usize::from(!calendar.is_working(today))));
        prop_assert!(ready <= calendar.after(today, days + 1).date);
    }
}

/// What is drawn for one line: a task, how it is done, and what is known about each of its questions.
#[derive(Clone, Debug)]
struct Pick {
    entry: Index,
    variant: Index,
    answers: Vec<Index>,
}

fn picks(lines: RangeInclusive<usize>) -> impl Strategy<Value = Vec<Pick>> {
    // No entry has more questions; missing ones stay open.
    let answers = vec(any::<Index>(), 12);
    let pick = (any::<Index>(), any::<Index>(), answers);
    vec(pick.prop_map(|(entry, variant, answers)| Pick { entry, variant, answers }), lines)
}

fn days_of_ten_years() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_650).prop_map(|day| NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date") + Days::new(day))
}

/// Everything that can be known about a question: nothing, that the client does not know, each answer, some numbers.
fn possible(question: &Question) -> Vec<Option<Given>> {
    let answers = question.answers.iter().map(|answer| Some(Given::Answer(answer.id.clone())));
    let numbers = question.number.iter().flat_map(|number| {
        let Range3 { low, likely, high } = number.usual;
        [0.0, low, likely, high, 1e8].map(|number| Some(Given::Number(number)))
    });
    [None, None, Some(Given::Unknown)].into_iter().chain(answers).chain(numbers).collect()
}

/// The lines of some picks: each task once, a shared question answered once for all.
fn plans(picks: &[Pick]) -> Vec<LinePlan<'static>> {
    let entries: Vec<&'static Entry> = READY.0.entries.values().collect();
    let mut plans: Vec<LinePlan> = Vec::new();
    let mut shared: BTreeMap<&str, Option<Given>> = BTreeMap::new();
    for pick in picks {
        let entry = *pick.entry.get(&entries);
        if plans.iter().any(|plan| plan.entry.id == entry.id) {
            continue;
        }
        let mut given = BTreeMap::new();
        for (question, index) in entry.questions.iter().zip(&pick.answers) {
            let drawn = index.get(&possible(question)).clone();
            let known = if question.shared { shared.entry(&question.id).or_insert(drawn).clone() } else { drawn };
            given.extend(known.map(|known| (question.id.clone(), known)));
        }
        let variant = pick.variant.index(entry.variants.len() + 1).checked_sub(1).map(|at| &entry.variants[at]);
        plans.push(LinePlan { entry, variant, given, saved_hours: 0.0, rate_factor: 1.0 });
    }
    plans
}

fn simulate(plans: &[LinePlan]) -> Vec<LineOutcome> {
    let draws = draws_for(BITS, plans);
    plans.iter().map(|plan| plan.simulate(&draws, &READY.0.studio)).collect()
}

/// The same picks as a request that was typed.
fn quote_of(picks: &[Pick], today: NaiveDate) -> Quote<'static> {
    quote_on(picks, today, TypedTerms::default())
}

fn quote_on(picks: &[Pick], today: NaiveDate, terms: TypedTerms) -> Quote<'static> {
    quote_by(picks, today, terms, 1)
}

fn quote_by(picks: &[Pick], today: NaiveDate, terms: TypedTerms, threads: usize) -> Quote<'static> {
    let plans = plans(picks);
    let mut answers = Vec::new();
    for plan in &plans {
        for (id, given) in &plan.given {
            let shared = plan.entry.question(id).is_some_and(|question| question.shared);
            let question = if shared { id.clone() } else { format!("{}.{id}", plan.entry.id) };
            let value = match given {
                Given::Answer(answer) => answer.clone(),
                Given::Number(number) => number.to_string(),
                Given::Unknown => "?".to_owned(),
            };
            answers.push(TypedAnswer { question, value });
        }
    }
    let variants = plans.iter().filter_map(|plan| Some(format!("{}.{}", plan.entry.id, plan.variant?.id)));
    let request = Request {
        text: &plans[0].entry.phrases[0].words,
        answers: &answers,
        variants: &variants.collect::<Vec<_>>(),
        entries: &plans.iter().map(|plan| plan.entry.id.clone()).collect::<Vec<_>>(),
        today,
        terms,
        threads,
        ..Request::default()
    };
    make(&READY.0, &READY.1, &request).expect("everything typed exists")
}

#[track_caller]
fn ordered(quote: &Quote) {
    let prices = |price: PriceRange| {
        assert!(Money::ZERO <= price.low && price.low <= price.likely && price.likely <= price.high, "{price:?}")
    };
    let days = |days: DayRange| assert!(days.low <= days.likely && days.likely <= days.high, "{days:?}");
    for estimate in quote.lines.iter().filter_map(|line| line.estimate.as_ref()) {
        assert!(estimate.hours.is_valid(), "{:?}", estimate.hours);
        prices(estimate.price);
        days(estimate.days);
        assert!(estimate.stages.iter().all(|part| part.stage.share == 0.0 || part.hours.is_valid()));
    }
    if let Some(sum) = &quote.total {
        assert!(sum.hours.is_valid(), "{:?}", sum.hours);
        prices(sum.price);
        days(sum.days);
        assert!(sum.price.low <= sum.safe, "{sum:?}");
        let dates = sum.ready.map(|ready| ready.date);
        assert!(quote.today <= dates[0] && dates.is_sorted(), "{dates:?}");
        let studio = &READY.0.studio.calendar;
        let calendar = WorkCalendar::new(&studio.country, &READY.0.calendars[&studio.country]);
        assert!(dates.iter().all(|date| calendar.is_working(*date)), "{dates:?}");
    }
    for question in &quote.questions {
        assert!(question.narrows >= Money::ZERO);
        question.answers.iter().filter_map(|(_, price)| *price).for_each(prices);
    }
}

fn dearer(studio: &Studio, factor: f64) -> Studio {
    let times = |money: Money| Money::from_f64(money.to_f64() * factor).expect("a finite rate");
    let mut dearer = studio.clone();
    dearer.rates.values_mut().for_each(|rate| *rate = times(*rate));
    dearer.pricing.minimum = times(studio.pricing.minimum);
    dearer
}

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}

/// Two ranges that are the same but for rounding or noise.
trait Near {
    fn near(self, other: Self, tolerance: f64) -> bool;
}

impl Near for Range3 {
    fn near(self, other: Range3, tolerance: f64) -> bool {
        let pairs = [(self.low, other.low), (self.likely, other.likely), (self.high, other.high)];
        pairs.into_iter().all(|(a, b)| near(a, b, tolerance))
    }
}

/// The variance of the lines' sum; without the studio's minimum, which hides it.
fn variance(plans: &[LinePlan]) -> f64 {
    let outcomes = simulate(plans);
    let sums: Vec<f64> = (0..1 << BITS).map(|i| outcomes.iter().map(|outcome| outcome.price[i]).sum()).collect();
    let mean = sums.iter().sum::<f64>() / sums.len() as f64;
    sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / sums.len() as f64
}

/// The open questions of some lines, a shared one once; those that only a bare number answers are left out.
fn open_questions_of<'c>(plans: &[LinePlan<'c>]) -> Vec<(&'c Question, &'c str)> {
    let mut open: Vec<(&Question, &str)> = Vec::new();
    for plan in plans {
        for question in &plan.entry.questions {
            let known = question.shared && open.iter().any(|(other, _)| other.id == question.id);
            if !known && !plan.given.contains_key(&question.id) && !question.answers.is_empty() {
                open.push((question, &plan.entry.id));
            }
        }
    }
    open
}

/// The answers that are possible and how often they are given.
fn answers_by_weight(question: &Question) -> Vec<(String, f64)> {
    let weights = if question.number.is_some() {
        band_shares(question)
    } else {
        // An answer after which there is no job is no outcome of the job.
        question.answers.iter().map(|answer| if answer.effect.stop { 0.0 } else { answer.weight }).collect()
    };
    let sum: f64 = weights.iter().sum();
    let answers = question.answers.iter().zip(weights).filter(|(_, weight)| *weight > 0.0);
    answers.map(|(answer, weight)| (answer.id.clone(), weight / sum)).collect()
}

mod by_brute_force {
    //! The model of numbers.md, section 1, written once more as plainly as possible and drawn two million times with an
    //! independent generator, against the estimate's few thousand draws.

    use super::*;

    const N: usize = 2_000_000;

    #[test]
    fn one_task_with_nothing_known() {
        agrees(&[("site-speed", &[])], 0.0);
    }

    #[test]
    fn two_tasks_that_share_questions() {
        agrees(
            &[("1c-exchange", &[("one-c-support", Given::Answer("nobody".into()))]), ("online-cash-register", &[])],
            1.5,
        );
    }

    #[test]
    fn one_task_with_a_band() {
        agrees(&[("1c-exchange", &[("goods-count", Given::Answer("up-to-30k".into()))])], 0.0);
    }

    #[test]
    fn three_tasks_with_numbers() {
        agrees(
            &[
                ("xls-price-import", &[("supplier-count", Given::Number(3.0))]),
                ("1c-exchange-fix", &[("symptom", Given::Unknown)]),
                ("catalog-filter", &[("goods-count", Given::Number(8_000.0))]),
            ],
            0.0,
        );
    }

    /// The tasks with the most questions of the catalogue, nothing known: so many of them at once.
    fn largest(count: usize) {
        let mut entries: Vec<&Entry> = READY.0.entries.values().collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.questions.len()));
        let ids: Vec<&str> = entries.iter().take(count).map(|entry| entry.id.as_str()).collect();
        agrees(&ids.iter().map(|id| (*id, &[][..])).collect::<Vec<_>>(), 0.0);
    }

    #[test]
    fn six_large_tasks() {
        largest(6);
    }

    #[test]
    fn twenty_large_tasks() {
        largest(20);
    }

    #[track_caller]
    fn agrees(lines: &[(&str, &[(&str, Given)])], saved_hours: f64) {
        let mut plans = Vec::new();
        for (id, known) in lines {
            let entry = READY.0.entry(id).expect("an entry");
            let given: BTreeMap<_, _> = known.iter().map(|(id, given)| ((*id).to_owned(), given.clone())).collect();
            assert!(given.keys().all(|question| entry.question(question).is_some()), "{id}: {given:?}");
            plans.push(LinePlan { entry, variant: None, given, saved_hours, rate_factor: 1.0 });
        }
        let mut studio = READY.0.studio.clone();
        studio.pricing.minimum = Money::ZERO;
        let draws = draws_for(draw_bits(plans.len()), &plans);
        let outcomes: Vec<LineOutcome> = plans.iter().map(|plan| plan.simulate(&draws, &studio)).collect();
        let estimate = total(&outcomes.iter().collect::<Vec<_>>(), &studio, Terms::default()).expect("lines");
        let (hours, price) = drawn(&plans, &studio);
        let (hours, price) = (quantiles(&hours), quantiles(&price));
        assert!(estimate.hours.near(hours, 0.01), "{:?}\n{hours:?}", estimate.hours);
        assert!(estimate.price.near(price, 0.01), "{:?}\n{price:?}", estimate.price);
        let off = |a: Range3, b: Range3| {
            [(a.low, b.low), (a.likely, b.likely), (a.high, b.high)]
                .map(|(a, b)| (a / b - 1.0).abs())
                .into_iter()
                .fold(0.0, f64::max)
        };
        println!(
            "{} lines: at most {:.2} % off",
            lines.len(),
            100.0 * off(estimate.price, price).max(off(estimate.hours, hours))
        );
    }

    /// Hours and prices of all lines together.
    fn drawn(plans: &[LinePlan], studio: &Studio) -> (Vec<f64>, Vec<f64>) {
        let mut chance = Chance { state: 2_026, spare: None };
        let rho = studio.pricing.correlation;
        let hourly: Vec<f64> = plans.iter().map(|plan| plan.hourly(studio)).collect();
        let (mut hours, mut price) = (Vec::with_capacity(N), Vec::with_capacity(N));
        for _ in 0..N {
            let shock = chance.normal();
            let mut shared: Vec<(&str, Said)> = Vec::new();
            let (mut all_hours, mut all_price) = (0.0, 0.0);
            for (plan, hourly) in plans.iter().zip(&hourly) {
                let costs = chance.normal();
                let (mut times, mut add, mut money, mut variant) = (1.0, 0.0, 0.0, plan.entry.variants.first());
                for question in &plan.entry.questions {
                    let given = plan.given.get(&question.id);
                    let known = shared.iter().find(|(id, _)| question.shared && *id == question.id);
                    let said = known.map_or_else(|| chance.said(question, given), |(_, said)| *said);
                    if question.shared && known.is_none() {
                        shared.push((&question.id, said));
                    }
                    let (answer, number) = match said {
                        Said::Answer(at) => (&question.answers[at].effect, None),
                        Said::Number(number) => (effect_of(question, number), Some(number)),
                    };
                    times *= answer.times;
                    add += answer.add + question.per.zip(number).map_or(0.0, |(per, number)| per.hours(number));
                    money += answer.cost.map_or(0.0, |cost| cost_at(cost, costs));
                    variant = answer.variant.as_ref().map_or(variant, |id| plan.entry.variant(id));
                }
                let base = variant.and_then(|variant| variant.effort.as_ref()).unwrap_or(&plan.entry.effort).hours;
                let z = rho.sqrt() * shock + (1.0 - rho).sqrt() * chance.normal();
                let alone = at(base, z) * times + add;
                let own = (alone - plan.saved_hours).max(alone / 2.0);
                let licences = plan.entry.costs.iter().chain(variant.map_or(&[][..], |variant| &variant.costs));
                money += licences.map(|cost| cost_at(cost.price, costs)).sum::<f64>();
                all_hours += own;
                all_price += own * hourly + money;
            }
            hours.push(all_hours);
            price.push(all_price);
        }
        (hours, price)
    }

    #[derive(Clone, Copy)]
    enum Said {
        Answer(usize),
        Number(f64),
    }

    /// The effect of the band that a number falls into; none before the first.
    fn effect_of(question: &Question, number: f64) -> &Effect {
        static NOTHING: LazyLock<Effect> = LazyLock::new(Effect::default);
        let mut reached = question.answers.iter().filter(|answer| answer.above.unwrap_or(f64::NEG_INFINITY) < number);
        reached.next_back().map_or(&NOTHING, |answer| &answer.effect)
    }

    /// ln h = ln likely + s(z)·z.
    fn at(range: Range3, z: f64) -> f64 {
        let spread = if z < 0.0 { range.likely.ln() - range.low.ln() } else { range.high.ln() - range.likely.ln() };
        (range.likely.ln() + spread / Z90 * z).exp()
    }

    fn cost_at(price: CostPrice, z: f64) -> f64 {
        match price {
            CostPrice::Exact(money) => money.to_f64(),
            CostPrice::Between(range) => at(range, z),
        }
    }

    /// SplitMix64 and Box–Muller.
    struct Chance {
        state: u64,
        spare: Option<f64>,
    }

    impl Chance {
        fn uniform(&mut self) -> f64 {
            self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut x = self.state;
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (((x ^ (x >> 31)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
        }

        fn normal(&mut self) -> f64 {
            if let Some(spare) = self.spare.take() {
                return spare;
            }
            let (radius, angle) = ((-2.0 * self.uniform().ln()).sqrt(), std::f64::consts::TAU * self.uniform());
            self.spare = Some(radius * angle.sin());
            radius * angle.cos()
        }

        fn said(&mut self, question: &Question, given: Option<&Given>) -> Said {
            match (given, &question.number) {
                (Some(Given::Number(number)), _) => Said::Number(*number),
                (Some(Given::Answer(id)), None) => {
                    Said::Answer(question.answers.iter().position(|answer| answer.id == *id).expect("an answer"))
                }
                // A band: what is usual, drawn until it falls there.
                (Some(Given::Answer(id)), Some(number)) => loop {
                    let drawn = at(number.usual, self.normal());
                    if question.band(drawn).is_some_and(|band| band.id == *id) {
                        return Said::Number(drawn);
                    }
                },
                (_, Some(number)) => Said::Number(at(number.usual, self.normal())),
                (_, None) => loop {
                    let mut left = self.uniform() * question.answers.iter().map(|answer| answer.weight).sum::<f64>();
                    let last = question.answers.len() - 1;
                    let at = (0..last).find(|at| {
                        left -= question.answers[*at].weight;
                        left < 0.0
                    });
                    // A job that the studio would refuse is drawn again.
                    let at = at.unwrap_or(last);
                    if !question.answers[at].effect.stop {
                        return Said::Answer(at);
                    }
                },
            }
        }
    }
}
