//! Which questions and pitfalls earn their place: a question that nobody can answer, or that everybody answers alike,
//! costs a client's patience and tells nothing; a pitfall that comes true is worth its line.

use std::collections::{BTreeMap, HashSet};

use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::Pitfall;
use crate::domain::lang::Lang;
use crate::domain::learning::accuracy::is_hit;
use crate::domain::ledger::{KeptQuote, QuotedLine};
use crate::domain::report::{Share, facts};
use crate::text::stem::{stem, stem_english};
use crate::text::translit::slug;
use crate::text::word::words;

/// Fewer lines than this say nothing of a question.
const ENOUGH: usize = 10;

/// From this share of one answer on everybody answers alike; up to the rest of it nobody does.
const ALIKE: f64 = 0.95;

/// What a question has been worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Lines with an answer have a narrower range than lines without.
    Narrows,
    /// They do not.
    DoesNot,
    /// Nearly everybody gives one answer.
    Alike,
    /// Nearly nobody has an answer.
    Unanswered,
    /// Too few lines to tell.
    TooFew,
}

impl Worth {
    /// Its name in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Worth::Narrows => "narrows",
            Worth::DoesNot => "does-not-narrow",
            Worth::Alike => "alike",
            Worth::Unanswered => "unanswered",
            Worth::TooFew => "too-few",
        }
    }
}

/// How a question has been used.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionUse {
    /// The question: `id`, or `entry.id` where it is an entry's own.
    pub id: String,
    /// Lines with an answer, of those where it could be asked.
    pub answered: Share,
    /// Of the answers, those that are the most frequent one.
    pub alike: Share,
    /// Middle of P90 / P10 of the lines with an answer.
    pub width_with: Option<f64>,
    /// The same of those without.
    pub width_without: Option<f64>,
    /// Finished lines inside their range, with an answer.
    pub hits_with: Share,
    /// The same without.
    pub hits_without: Share,
    /// What follows.
    pub worth: Worth,
}

/// How often a pitfall came true.
#[derive(Clone, Debug, PartialEq)]
pub struct PitfallUse {
    /// The pitfall: `entry.id`.
    pub id: String,
    /// Finished lines whose reason of an overrun names it, of those of its entry.
    pub seen: Share,
}

/// A line where a question could be asked.
struct Chance<'k> {
    line: &'k QuotedLine,
    fact: Option<f64>,
    answer: Option<&'k str>,
}

pub(super) fn questions(quotes: &[&KeptQuote], catalog: &Catalog) -> Vec<QuestionUse> {
    let mut chances: BTreeMap<String, Vec<Chance>> = BTreeMap::new();
    for (line, fact, _) in lines(quotes) {
        let Some(entry) = line.entry.as_deref().and_then(|id| catalog.entry(id)) else { continue };
        for question in &entry.questions {
            let id = if question.shared { question.id.clone() } else { format!("{}.{}", entry.id, question.id) };
            let answer = line.answers.get(&question.id).map(String::as_str).filter(|answer| *answer != "?");
            chances.entry(id).or_default().push(Chance { line, fact, answer });
        }
    }
    let mut found: Vec<QuestionUse> = chances.into_iter().map(|(id, chances)| used(id, &chances)).collect();
    let gain = |question: &QuestionUse| question.width_without.zip(question.width_with).map_or(0.0, |(a, b)| a / b);
    found.sort_by(|a, b| {
        let by_gain = || gain(b).total_cmp(&gain(a)).then(b.answered.of.cmp(&a.answered.of));
        a.worth.cmp(&b.worth).then_with(by_gain).then_with(|| a.id.cmp(&b.id))
    });
    found
}

fn used(id: String, chances: &[Chance]) -> QuestionUse {
    let answered = Share::count(chances, |chance| chance.answer.is_some());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in chances.iter().filter_map(|chance| chance.answer) {
        *counts.entry(answer).or_default() += 1;
    }
    let alike = Share { n: counts.values().copied().max().unwrap_or(0), of: answered.n };
    let part = |with: bool| chances.iter().filter(move |chance| chance.answer.is_some() == with);
    let width = |with: bool| {
        let hours = part(with).filter_map(|chance| chance.line.hours).filter(|hours| hours.low > 0.0);
        let mut widths: Vec<f64> = hours.map(|hours| hours.high / hours.low).collect();
        widths.sort_by(f64::total_cmp);
        let n = widths.len();
        (n > 0).then(|| (widths[(n - 1) / 2] + widths[n / 2]) / 2.0)
    };
    let hits = |with: bool| {
        let pairs = part(with).filter_map(|chance| chance.fact.zip(chance.line.hours));
        Share::count(pairs, |(fact, said)| is_hit(*fact, *said))
    };
    let (width_with, width_without) = (width(true), width(false));
    let share = |share: Share| share.value().unwrap_or(0.0);
    let worth = match () {
        () if answered.of < ENOUGH => Worth::TooFew,
        () if share(answered) <= 1.0 - ALIKE => Worth::Unanswered,
        () if alike.of >= ENOUGH && share(alike) >= ALIKE => Worth::Alike,
        () => match width_with.zip(width_without) {
            None => Worth::TooFew,
            Some((with, without)) if with < without => Worth::Narrows,
            Some(_) => Worth::DoesNot,
        },
    };
    QuestionUse {
        id,
        answered,
        alike,
        width_with,
        width_without,
        hits_with: hits(true),
        hits_without: hits(false),
        worth,
    }
}

pub(super) fn pitfalls(quotes: &[&KeptQuote], catalog: &Catalog) -> Vec<PitfallUse> {
    let mut seen: BTreeMap<String, Share> = BTreeMap::new();
    for (line, fact, why) in lines(quotes) {
        let Some(entry) = line.entry.as_deref().and_then(|id| catalog.entry(id)) else { continue };
        if fact.is_none() {
            continue;
        }
        for pitfall in &entry.pitfalls {
            let share = seen.entry(format!("{}.{}", entry.id, pitfall.id)).or_default();
            share.of += 1;
            share.n += usize::from(why.is_some_and(|why| names(why, pitfall)));
        }
    }
    let mut found: Vec<PitfallUse> = seen.into_iter().map(|(id, seen)| PitfallUse { id, seen }).collect();
    let share = |one: &PitfallUse| one.seen.value().unwrap_or(0.0);
    found.sort_by(|a, b| share(b).total_cmp(&share(a)).then(b.seen.of.cmp(&a.seen.of)).then_with(|| a.id.cmp(&b.id)));
    found
}

/// Whether the reason of an overrun is this pitfall: its id, or words that all stand in what it says.
fn names(why: &str, pitfall: &Pitfall) -> bool {
    // As `learn` names the pitfalls that it proposes.
    if why.trim() == pitfall.id || slug(why) == pitfall.id {
        return true;
    }
    let stem = |word: &str| match word.starts_with(|c: char| c.is_ascii()) {
        true => stem_english(word).into_owned(),
        false => stem(word).into_owned(),
    };
    let stems = |text: &str| -> HashSet<String> { words(text).iter().map(|word| stem(&word.text)).collect() };
    let why = stems(why);
    !why.is_empty() && Lang::ALL.iter().any(|lang| why.is_subset(&stems(pitfall.say.get(*lang))))
}

/// The lines of the quotes, what each took, and why it took more or less.
fn lines<'k>(quotes: &[&'k KeptQuote]) -> Vec<(&'k QuotedLine, Option<f64>, Option<&'k str>)> {
    let of_quote = |kept: &&'k KeptQuote| {
        let lines = kept.latest().quoted.lines.iter().zip(facts(kept));
        lines.map(|(line, fact)| (line, fact.map(|done| done.hours), fact.and_then(|done| done.why.as_deref())))
    };
    quotes.iter().flat_map(of_quote).collect()
}
