//! Finished work as the ledger has it: each line of a quote that is done, and each job that was brought in.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{Effort, Entry};
use crate::domain::ledger::{KeptQuote, MOST_HOURS, State};
use crate::domain::range::Range3;

/// From this confidence on a job that was brought in is an example of the entry that its words mean.
pub const SURE: f64 = 0.7;

/// A finished piece of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<'s> {
    /// The entry by the id that it has now; none for work that is in no entry, and for a whole of several lines.
    pub entry: Option<&'s str>,
    /// The way it was done, where that is known.
    pub variant: Option<&'s str>,
    /// What was known, by question: an answer's id, a number or `?`. `None` where nobody can tell.
    pub answers: Option<&'s BTreeMap<String, String>>,
    /// Hours that it took.
    pub hours: f64,
    /// Working days from beginning to end.
    pub days: Option<f64>,
    /// The last day of work.
    pub done: NaiveDate,
    /// The day on which it was estimated, or begun.
    pub asked: NaiveDate,
    /// The range of hours that was said.
    pub said: Option<Range3>,
    /// The figure that a person had given.
    pub estimate: Option<f64>,
    /// Who said it.
    pub by: &'s str,
    /// The kind of promise, by its name in data.
    pub promise: &'s str,
    /// Whether the client took the quote.
    pub won: bool,
    /// Why it took more or less, in a word.
    pub why: Option<&'s str>,
    /// The client's words.
    pub words: &'s str,
    /// Whose it was.
    pub client: Option<&'s str>,
    /// What it is called: `17`, `17.2`, or the job's key.
    pub name: String,
    /// Whether it is a quote of several lines that only its whole is known of.
    pub whole: bool,
}

/// Everything that is finished, by the day on which it was.
#[must_use]
pub fn pieces<'s>(catalog: &'s Catalog, state: &'s State) -> Vec<Piece<'s>> {
    let id_now = |id: &str| catalog.entry(id).map(|entry| entry.id.as_str());
    let mut pieces: Vec<Piece> = Vec::new();
    for quote in &state.quotes {
        of_quote(quote, &id_now, &mut pieces);
    }
    pieces.extend(state.jobs.values().map(|job| Piece {
        entry: job.entry.as_deref().filter(|_| job.confidence >= SURE).and_then(id_now),
        variant: None,
        answers: None,
        hours: job.hours,
        days: job.days,
        done: job.finished,
        asked: job.started.unwrap_or(job.finished).min(job.finished),
        said: None,
        estimate: job.estimate,
        by: job.person.as_deref().unwrap_or_default(),
        promise: "",
        won: true,
        why: None,
        words: &job.text,
        client: job.client.as_deref(),
        name: job.key.clone(),
        whole: false,
    }));
    pieces.retain(|piece| piece.hours > 0.0 && piece.hours <= MOST_HOURS);
    pieces.sort_by(|a, b| (a.done, &a.name).cmp(&(b.done, &b.name)));
    pieces
}

fn of_quote<'s>(quote: &'s KeptQuote, id_now: &impl Fn(&str) -> Option<&'s str>, pieces: &mut Vec<Piece<'s>>) {
    let done = quote.done();
    if done.is_empty() {
        return;
    }
    let version = quote.latest();
    let (said, sold, won) = (&*version.quoted, quote.sold(), quote.is_won());
    let mut add = |line: Option<usize>, key: Option<usize>| {
        let Some((event, fact)) = done.get(&key) else { return };
        let own = line.map(|at| &said.lines[at - 1]);
        pieces.push(Piece {
            entry: own.and_then(|line| line.entry.as_deref()).and_then(id_now),
            variant: own.and_then(|line| line.variant.as_deref()),
            answers: own.map(|line| &line.answers),
            hours: fact.hours,
            days: fact.days,
            done: fact.finished.unwrap_or_else(|| event.at.date_naive()),
            asked: said.today,
            said: own.map_or_else(|| said.total.as_ref().map(|total| total.hours), |line| line.hours),
            estimate: None,
            by: &version.by,
            promise: &said.promise.kind,
            won,
            why: fact.why.as_deref(),
            words: own.and_then(|line| line.ask.as_deref()).unwrap_or(&said.request),
            client: said.client.as_deref(),
            name: match line.filter(|_| sold.len() > 1) {
                Some(line) => format!("{}.{line}", quote.name),
                None => quote.name.to_string(),
            },
            whole: line.is_none(),
        });
    };
    match sold[..] {
        // Of a quote of one line the whole is the line; what was said of the line itself is the nearer word.
        [only] => add(Some(only), if done.contains_key(&Some(only)) { Some(only) } else { None }),
        _ => {
            add(None, None);
            sold.iter().for_each(|line| add(Some(*line), Some(*line)));
        }
    }
}

/// The typed hours of the way that a piece was done.
#[must_use]
pub fn effort<'e>(entry: &'e Entry, variant: Option<&str>) -> &'e Effort {
    let variant = variant.and_then(|id| entry.variant(id)).or(entry.variants.first());
    variant.and_then(|variant| variant.effort.as_ref()).unwrap_or(&entry.effort)
}

/// What the hours of the base case are multiplied by, and what is added, under what was known of a piece; what nobody
/// knew counts by how often clients answer so.
#[must_use]
pub fn effects(entry: &Entry, piece: &Piece) -> (f64, f64) {
    entry.questions.iter().fold((1.0, 0.0), |(times, add), question| {
        let (own_times, own_add) = effect(entry, question.id.as_str(), piece);
        (times * own_times, add + own_add)
    })
}

/// The same of one question.
#[must_use]
pub fn effect(entry: &Entry, question: &str, piece: &Piece) -> (f64, f64) {
    let Some(question) = entry.question(question) else { return (1.0, 0.0) };
    let said = piece.answers.and_then(|answers| answers.get(&question.id)).map(String::as_str);
    let number =
        said.and_then(|said| said.parse::<f64>().ok()).or(question.number.as_ref().map(|own| own.usual.likely));
    if let (Some(number), None) = (number, said.and_then(|id| question.answer(id))) {
        let band = question.band(number).map_or((1.0, 0.0), |band| (band.effect.times, band.effect.add));
        return (band.0, band.1 + question.per.map_or(0.0, |per| per.hours(number)));
    }
    match said.and_then(|id| question.answer(id)) {
        Some(answer) => (answer.effect.times, answer.effect.add),
        None => question.answers.iter().fold((0.0, 0.0), |(times, add), answer| {
            (times + answer.weight * answer.effect.times, add + answer.weight * answer.effect.add)
        }),
    }
}

/// The hours of the base case that a piece stands for: what it took, divided by what its answers make of the likely
/// hours. As a ratio, because hours that are taken away could leave nothing.
#[must_use]
pub fn share_of_base(entry: &Entry, piece: &Piece) -> f64 {
    let (times, add) = effects(entry, piece);
    let base = effort(entry, piece.variant).typed().likely;
    let times = if times > 0.0 { times } else { 1.0 };
    let with = base * times + add;
    if with > 0.0 { base / with } else { 1.0 }
}
