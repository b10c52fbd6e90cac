//! What one catalog says otherwise than another: by meaning, not by bytes.
//!
//! Both sides are laid out as facts with addresses; what is new or gone as a whole (a question, a variant) is one
//! difference and not twenty.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Cost, CostPrice, Effect, Effort, Entry, Question};
use super::{Catalog, EntryId, parts};
use crate::domain::lang::Lang;
use crate::domain::range::Range3;

/// What differs between two catalogs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatalogDiff {
    /// Entries, by id.
    pub entries: Vec<(EntryId, Differs)>,
    /// Shared questions, by id.
    pub questions: Vec<(String, Differs)>,
    /// Settings and calendars.
    pub studio: Vec<Difference>,
}

/// How something differs.
#[derive(Clone, Debug, PartialEq)]
pub enum Differs {
    /// The other catalog does not have it: its title.
    Added(String),
    /// Only the other catalog has it: its title.
    Removed(String),
    /// Both have it: its title, and what differs.
    Changed(String, Vec<Difference>),
}

/// One fact before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it stands: `effort`, `phrases.ru`, `question.cms.answer.other.effect`.
    pub at: String,
    /// Before; `None` if it is new.
    pub before: Option<Value>,
    /// After; `None` if it is gone.
    pub after: Option<Value>,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words or names.
    Words(String),
    /// Low, likely, high.
    Range(Range3),
    /// A number.
    Number(f64),
}

impl CatalogDiff {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.questions.is_empty() && self.studio.is_empty()
    }
}

/// From one catalog to another; titles and heads in a language.
#[must_use]
pub fn diff(before: &Catalog, after: &Catalog, lang: Lang) -> CatalogDiff {
    let title = |entry: &Entry| entry.title.get(lang).to_owned();
    let entries = compare(before.entries.iter().collect(), after.entries.iter().collect(), &title, &|entry| {
        facts_of_entry(entry, lang)
    });
    let ask = |question: &Question| question.ask.get(lang).to_owned();
    let facts = |question: &Question| {
        let mut facts = Vec::new();
        put_question(&mut facts, "", question, lang);
        facts
    };
    let questions =
        compare(before.shared_questions.iter().collect(), after.shared_questions.iter().collect(), &ask, &facts);
    CatalogDiff { entries, questions, studio: differences(facts_of_studio(before), facts_of_studio(after)) }
}

fn compare<T: PartialEq>(
    before: BTreeMap<&String, &T>,
    after: BTreeMap<&String, &T>,
    title: &dyn Fn(&T) -> String,
    facts: &dyn Fn(&T) -> Vec<Fact>,
) -> Vec<(String, Differs)> {
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).copied().collect();
    let mut found = Vec::new();
    for id in ids {
        let differs = match (before.get(id).copied(), after.get(id).copied()) {
            (None, Some(new)) => Differs::Added(title(new)),
            (Some(old), None) => Differs::Removed(title(old)),
            (Some(old), Some(new)) => {
                let list = differences(facts(old), facts(new));
                if list.is_empty() {
                    continue;
                }
                Differs::Changed(title(new), list)
            }
            (None, None) => continue,
        };
        found.push((id.clone(), differs));
    }
    found
}

/// A fact with its address.
struct Fact {
    at: String,
    sort: Sort,
    value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// There is one at its address.
    Single,
    /// One of several at its address, without an order that matters.
    Member,
    /// Stands for everything whose address begins with its own, when all of it is new or gone.
    Head,
}

fn differences(before: Vec<Fact>, after: Vec<Fact>) -> Vec<Difference> {
    let key = |fact: &Fact| match (&fact.sort, &fact.value) {
        (Sort::Member, Value::Words(words)) => format!("{}\u{0}{words}", fact.at),
        _ => fact.at.clone(),
    };
    let keyed = |facts: &[Fact]| -> BTreeSet<String> { facts.iter().map(key).collect() };
    let (old_keys, new_keys) = (keyed(&before), keyed(&after));
    let heads = |facts: &[Fact], others: &BTreeSet<String>| -> Vec<String> {
        let alone = facts.iter().filter(|fact| fact.sort == Sort::Head && !others.contains(&fact.at));
        alone.map(|fact| format!("{}.", fact.at)).collect()
    };
    let (gone, new) = (heads(&before, &new_keys), heads(&after, &old_keys));
    let covered = |at: &str, heads: &[String]| heads.iter().any(|head| at.starts_with(head.as_str()));
    let mut old: BTreeMap<String, Fact> = before.into_iter().map(|fact| (key(&fact), fact)).collect();
    let mut found = Vec::new();
    for fact in after {
        let before = old.remove(&key(&fact));
        let same = before.as_ref().is_some_and(|old| old.value == fact.value || fact.sort == Sort::Head);
        if !same && !covered(&fact.at, &new) {
            found.push(Difference { at: fact.at, before: before.map(|old| old.value), after: Some(fact.value) });
        }
    }
    for (_, fact) in old.into_iter().filter(|(_, fact)| !covered(&fact.at, &gone)) {
        found.push(Difference { at: fact.at, before: Some(fact.value), after: None });
    }
    // A change of words under one address reads best in one place.
    found.sort_by(|a, b| a.at.cmp(&b.at).then(b.before.is_some().cmp(&a.before.is_some())));
    found
}

fn put(facts: &mut Vec<Fact>, at: impl Into<String>, sort: Sort, value: Value) {
    facts.push(Fact { at: at.into(), sort, value });
}

fn words(facts: &mut Vec<Fact>, at: &str, sort: Sort, words: &str) {
    put(facts, at, sort, Value::Words(words.to_owned()));
}

fn facts_of_entry(entry: &Entry, lang: Lang) -> Vec<Fact> {
    let mut facts = Vec::new();
    words(&mut facts, "category", Sort::Single, &entry.category);
    words(&mut facts, "executor", Sort::Single, &entry.executor);
    for (at, text) in parts::texts(entry) {
        // Lists of texts have no names; what is put between two others changes none of them.
        let (at, sort) = match at.split_once('.') {
            Some((list @ ("includes" | "excludes" | "needs" | "steps"), _)) => (list.to_owned(), Sort::Member),
            _ => (at, Sort::Single),
        };
        for lang in Lang::ALL {
            if let Some(own) = text.exactly(lang) {
                words(&mut facts, &format!("{at}.{}", lang.code()), sort, own);
            }
        }
    }
    for phrase in &entry.phrases {
        words(&mut facts, &format!("phrases.{}", phrase.lang.code()), Sort::Member, &phrase.words);
    }
    for (at, ids) in [("related", &entry.related), ("links", &entry.links), ("formerly", &entry.formerly)] {
        ids.iter().for_each(|id| words(&mut facts, at, Sort::Member, id));
    }
    for together in &entry.together {
        put(&mut facts, format!("together.{}", together.with.join("+")), Sort::Single, Value::Number(together.saves));
    }
    if let Some(source) = &entry.source {
        words(&mut facts, "source", Sort::Single, source);
    }
    put_effort(&mut facts, "effort", &entry.effort);
    put_costs(&mut facts, "cost", &entry.costs);
    for (at, stage) in entry.stages.iter().enumerate() {
        let at = format!("stage.{}", at + 1);
        put(&mut facts, format!("{at}.share"), Sort::Single, Value::Number((stage.share * 1e4).round() / 1e4));
        words(&mut facts, &format!("{at}.role"), Sort::Single, &stage.role);
    }
    for (place, variant) in entry.variants.iter().enumerate() {
        let at = format!("variant.{}", variant.id);
        words(&mut facts, &at, Sort::Head, variant.title.get(lang));
        // The first is offered.
        put(&mut facts, format!("{at}.place"), Sort::Single, Value::Number((place + 1) as f64));
        if let Some(effort) = &variant.effort {
            put_effort(&mut facts, &format!("{at}.effort"), effort);
        }
        put_costs(&mut facts, &format!("{at}.costs"), &variant.costs);
    }
    for question in &entry.questions {
        let at = format!("question.{}", question.id);
        words(&mut facts, &at, Sort::Head, question.ask.get(lang));
        put_question(&mut facts, &format!("{at}."), question, lang);
    }
    for pitfall in &entry.pitfalls {
        let at = format!("pitfall.{}", pitfall.id);
        words(&mut facts, &at, Sort::Head, pitfall.say.get(lang));
        words(&mut facts, &format!("{at}.severity"), Sort::Single, pitfall.severity.code());
    }
    for (at, renewal) in entry.renewals.iter().enumerate() {
        let at = format!("renewal.{}", at + 1);
        put(&mut facts, format!("{at}.after"), Sort::Single, Value::Number(f64::from(renewal.after)));
        let month = renewal.month.map(|month| Value::Number(f64::from(month)));
        month.into_iter().for_each(|month| put(&mut facts, format!("{at}.month"), Sort::Single, month));
        renewal.offer.iter().for_each(|id| words(&mut facts, &format!("{at}.offer"), Sort::Single, id));
    }
    entry.examples.iter().for_each(|example| words(&mut facts, "example", Sort::Member, &example.says));
    for miss in &entry.near_misses {
        let at = format!("near_miss.{}", miss.meant.as_deref().unwrap_or("none"));
        words(&mut facts, &at, Sort::Member, &miss.says);
    }
    facts
}

fn put_effort(facts: &mut Vec<Fact>, at: &str, effort: &Effort) {
    put(facts, at, Sort::Single, Value::Range(effort.typed()));
    if let Some(because) = &effort.because {
        words(facts, &format!("{at}.because"), Sort::Single, because);
    }
}

fn put_costs(facts: &mut Vec<Fact>, at: &str, costs: &[Cost]) {
    for (number, cost) in costs.iter().enumerate() {
        put(facts, format!("{at}.{}.price", number + 1), Sort::Single, price(cost.price));
    }
}

fn price(price: CostPrice) -> Value {
    match price {
        CostPrice::Exact(sum) => Value::Number(sum.to_f64()),
        CostPrice::Between(range) => Value::Range(range),
    }
}

/// A question's own facts. The texts of an entry's own question are among the entry's.
fn put_question(facts: &mut Vec<Fact>, before: &str, question: &Question, lang: Lang) {
    let of_file = before.is_empty();
    if of_file {
        for (at, text) in [("ask", &question.ask), ("why", &question.why)] {
            for lang in Lang::ALL {
                text.exactly(lang)
                    .into_iter()
                    .for_each(|own| words(facts, &format!("{at}.{}", lang.code()), Sort::Single, own));
            }
        }
    }
    if let Some(number) = &question.number {
        put(facts, format!("{before}number"), Sort::Single, Value::Range(number.usual));
        number.units.iter().for_each(|unit| words(facts, &format!("{before}number.units"), Sort::Member, unit));
    }
    if let Some(per) = question.per {
        for (key, value) in [("each", per.each), ("above", per.above), ("add", per.add), ("at_most", per.at_most)] {
            put(facts, format!("{before}per.{key}"), Sort::Single, Value::Number(value));
        }
    }
    for answer in &question.answers {
        let at = format!("{before}answer.{}", answer.id);
        words(facts, &at, Sort::Head, answer.text.get(lang));
        if of_file {
            for lang in Lang::ALL {
                answer
                    .text
                    .exactly(lang)
                    .into_iter()
                    .for_each(|own| words(facts, &format!("{at}.text.{}", lang.code()), Sort::Single, own));
            }
        }
        // Of a question that several entries share, these are told once.
        if of_file || !question.shared {
            put(facts, format!("{at}.weight"), Sort::Single, Value::Number((answer.weight * 1e4).round() / 1e4));
            answer
                .above
                .into_iter()
                .for_each(|above| put(facts, format!("{at}.above"), Sort::Single, Value::Number(above)));
            answer.phrases.iter().for_each(|phrase| words(facts, &format!("{at}.phrases"), Sort::Member, phrase));
        }
        put_effect(facts, &format!("{at}.effect"), &answer.effect);
    }
}

fn put_effect(facts: &mut Vec<Fact>, at: &str, effect: &Effect) {
    let nothing = Effect::default();
    let numbers =
        [("times", effect.times, nothing.times), ("add", effect.add, nothing.add), ("days", effect.days, nothing.days)];
    for (key, value, _) in numbers.into_iter().filter(|(_, value, nothing)| value != nothing) {
        put(facts, format!("{at}.{key}"), Sort::Single, Value::Number(value));
    }
    effect.cost.into_iter().for_each(|cost| put(facts, format!("{at}.cost"), Sort::Single, price(cost)));
    for (key, id) in [("variant", &effect.variant), ("pitfall", &effect.pitfall)] {
        id.iter().for_each(|id| words(facts, &format!("{at}.{key}"), Sort::Single, id));
    }
    effect.with.iter().for_each(|id| words(facts, &format!("{at}.with"), Sort::Member, id));
    for (key, flag) in [("consult", effect.consult), ("stop", effect.stop)] {
        flag.then_some(()).into_iter().for_each(|()| words(facts, &format!("{at}.{key}"), Sort::Single, "true"));
    }
}

fn facts_of_studio(catalog: &Catalog) -> Vec<Fact> {
    let studio = &catalog.studio;
    let mut facts = Vec::new();
    words(&mut facts, "studio.language", Sort::Single, studio.language.code());
    words(&mut facts, "studio.currency", Sort::Single, studio.currency.code());
    for (key, rates) in [("rates", &studio.rates), ("costs", &studio.costs)] {
        for (role, rate) in rates {
            put(&mut facts, format!("studio.{key}.{role}"), Sort::Single, Value::Number(rate.to_f64()));
        }
    }
    let pricing = &studio.pricing;
    words(&mut facts, "studio.pricing.vat.mode", Sort::Single, &format!("{:?}", pricing.vat.mode).to_lowercase());
    words(&mut facts, "studio.calendar.country", Sort::Single, &studio.calendar.country);
    let approval = &studio.approval;
    let numbers = [
        ("pricing.round_to", Some(pricing.round_to.to_f64())),
        ("pricing.minimum", Some(pricing.minimum.to_f64())),
        ("pricing.vat.rate", Some(pricing.vat.rate)),
        ("pricing.risk", Some(pricing.risk)),
        ("pricing.correlation", Some(pricing.correlation)),
        ("pricing.ask_above", Some(pricing.ask_above)),
        ("pricing.advance", Some(pricing.advance)),
        ("calendar.hours_per_day", Some(studio.calendar.hours_per_day)),
        ("calendar.queue_days", Some(studio.calendar.queue_days)),
        ("promise.valid_days", Some(f64::from(studio.promise.valid_days))),
        ("promise.cap", Some(studio.promise.cap)),
        ("match.typical", Some(studio.matching.typical)),
        ("match.unsure", Some(studio.matching.unsure)),
        ("match.new_share", Some(studio.matching.new_share)),
        ("match.meaning", studio.matching.meaning),
        ("match.candidates", Some(studio.matching.candidates as f64)),
        ("match.outside", Some(studio.outside.len() as f64)),
        ("approval.above", approval.above.map(crate::domain::money::Money::to_f64)),
        ("approval.below_confidence", approval.below_confidence),
        ("approval.discount_above", approval.discount_above),
        ("approval.novelty", approval.novelty.map(f64::from)),
        ("planning.quiet_days", Some(f64::from(studio.planning.quiet_days))),
        ("planning.next_days", Some(f64::from(studio.planning.next_days))),
        ("planning.options_after", Some(f64::from(studio.planning.options_after))),
        ("planning.ahead", Some(f64::from(studio.planning.ahead))),
        ("planning.at_risk", Some(studio.planning.at_risk)),
    ];
    for (at, number) in numbers {
        number
            .into_iter()
            .for_each(|number| put(&mut facts, format!("studio.{at}"), Sort::Single, Value::Number(number)));
    }
    for (name, person) in &studio.people {
        let at = format!("studio.people.{name}");
        words(&mut facts, &format!("{at}.approves"), Sort::Single, if person.approves { "true" } else { "false" });
        let limit = person.limit.map(|limit| Value::Number(limit.to_f64()));
        limit.into_iter().for_each(|limit| put(&mut facts, format!("{at}.limit"), Sort::Single, limit));
    }
    for (country, years) in &catalog.calendars {
        for year in years {
            let at = format!("calendar.{country}.{}", year.year);
            words(&mut facts, &at, Sort::Head, &year.source);
            words(
                &mut facts,
                &format!("{at}.status"),
                Sort::Single,
                if year.official { "official" } else { "provisional" },
            );
            for (key, days) in [("off", &year.off), ("working", &year.working), ("short", &year.short)] {
                days.iter().for_each(|day| words(&mut facts, &format!("{at}.{key}"), Sort::Member, &day.to_string()));
            }
        }
    }
    facts
}
