//! A ledger without what the agenda of everybody does not look at: of a hundred thousand records most belong to quotes that
//! are settled, and a day's agenda is made of the rest.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::specialist;
use crate::domain::ledger::{
    Asked, Body, DoneLine, KeptQuote, PastAnswer, Quoted, QuotedLine, Record, RecordId, State, Status, counting,
};
use crate::text::word::plain;

/// A ledger as far as the agenda of everybody needs it.
#[derive(Debug, Default)]
pub struct Thinned {
    /// The records that count and matter.
    pub records: Vec<Record>,
    /// Finished lines of quotes that are left out.
    pub done: Vec<DoneLine>,
    /// What clients answered in them.
    pub answers: Vec<PastAnswer>,
}

/// What is left of some records.
#[must_use]
pub fn thin(records: &[Record]) -> Thinned {
    let state = State::of(records);
    let offered = Offered::of(&state);
    let mut out: HashSet<&RecordId> = HashSet::new();
    let mut done = Vec::new();
    let mut answers: BTreeMap<(String, &str), PastAnswer> = BTreeMap::new();
    for kept in state.quotes.iter().filter(|kept| is_settled(kept) && !offered.holds(kept)) {
        out.extend(kept.versions.iter().map(|version| &version.record));
        out.extend(kept.events.iter().map(|event| &event.record));
        done.extend(done_lines(kept));
        put_answers(&mut answers, kept);
    }
    let matters = |record: &&&Record| match &record.body {
        None | Some(Body::Undo(_)) => false,
        Some(Body::Note(note)) => note.quote.is_some() && !out.contains(&record.id),
        Some(_) => !out.contains(&record.id),
    };
    let left = counting(records).iter().filter(matters).map(|record| thin_record(record)).collect();
    Thinned { records: left, done, answers: answers.into_values().collect() }
}

/// The last answer to a question counts; what a client did not know then he may know now.
fn put_answers<'s>(answers: &mut BTreeMap<(String, &'s str), PastAnswer>, kept: &'s KeptQuote) {
    let said = &kept.latest().quoted;
    let Some(client) = said.client.as_deref().map(plain) else { return };
    for (question, value) in said.lines.iter().flat_map(|line| &line.answers).filter(|(_, value)| *value != "?") {
        let (question_of, client_of) = (question.clone(), client.clone());
        let answer = PastAnswer {
            client: client_of,
            question: question_of,
            value: value.clone(),
            quote: kept.name,
            on: said.today,
        };
        answers.insert((client.clone(), question), answer);
    }
}

/// Whether records that were added say nothing about what was left out. `known` are the records that are left.
#[must_use]
pub fn fits(known: &[Record], added: &[Record]) -> bool {
    let ids: HashSet<&str> = known.iter().chain(added).map(|record| record.id.as_str()).collect();
    added.iter().all(|record| match &record.body {
        Some(Body::Undo(undo)) => ids.contains(undo.undoes.as_str()),
        Some(body) => body.quote().is_none_or(|quote| ids.contains(quote.as_str())),
        None => true,
    })
}

/// Whether nothing is left to do or to remember about a quote but what it did.
fn is_settled(kept: &KeptQuote) -> bool {
    let is_over = match kept.status() {
        Status::Declined => true,
        Status::Done => kept.latest().quoted.lines.iter().all(|line| !line.optional),
        _ => false,
    };
    let reminds = kept.events.iter().any(|event| matches!(event.body, Body::Reminder(_)));
    // Of several quotes with one number the names depend on one another.
    is_over && !reminds && kept.name.copy == 0 && specialist::waiting(kept).is_empty()
}

fn done_lines(kept: &KeptQuote) -> Vec<DoneLine> {
    let (said, done) = (&kept.latest().quoted, kept.done());
    let Some(client) = said.client.as_ref() else { return Vec::new() };
    let line = |(at, line): (usize, &QuotedLine)| {
        let (event, fact) = done.get(&Some(at + 1)).or(done.get(&None))?;
        Some(DoneLine {
            quote: kept.name,
            client: client.clone(),
            entry: line.entry.clone().filter(|_| !line.optional)?,
            finished: fact.finished.unwrap_or_else(|| event.at.date_naive()),
        })
    };
    said.lines.iter().enumerate().filter_map(line).collect()
}

/// Numbers that several quotes have, and what was offered beside a total: a later word about it settles the offer.
struct Offered {
    entries: HashSet<(String, String)>,
    twice: HashSet<u32>,
}

impl Offered {
    fn of(state: &State) -> Offered {
        let mut keys: HashMap<&str, String> = HashMap::new();
        let mut offered = Offered { entries: HashSet::new(), twice: HashSet::new() };
        for kept in &state.quotes {
            let said = &kept.latest().quoted;
            if kept.name.copy > 0 {
                offered.twice.insert(kept.name.number);
            }
            let Some(client) = said.client.as_deref() else { continue };
            let optional = said.lines.iter().filter(|line| line.optional);
            for entry in optional.filter_map(|line| line.entry.clone()) {
                let key = keys.entry(client).or_insert_with(|| plain(client)).clone();
                offered.entries.insert((key, entry));
            }
        }
        offered
    }

    fn holds(&self, kept: &KeptQuote) -> bool {
        let said = &kept.latest().quoted;
        let entries = || said.lines.iter().filter_map(|line| line.entry.clone());
        let client = said.client.as_deref().filter(|_| !self.entries.is_empty()).map(plain);
        self.twice.contains(&kept.name.number)
            || client.is_some_and(|client| entries().any(|entry| self.entries.contains(&(client.clone(), entry))))
    }
}

fn thin_record(record: &Record) -> Record {
    let body = match &record.body {
        Some(Body::Quote(quoted)) => Some(Body::Quote(Arc::new(thin_quote(quoted)))),
        Some(Body::Job(job)) => {
            let mut job = job.clone();
            job.text = String::new();
            job.source = String::new();
            Some(Body::Job(job))
        }
        other => other.clone(),
    };
    // Kinds are known by their bodies.
    Record { kind: String::new(), body, ..record.clone() }
}

fn thin_quote(quoted: &Quoted) -> Quoted {
    let named = quoted.lines.iter().any(|line| line.entry.is_some());
    let line = |line: &QuotedLine| QuotedLine {
        // Words stand in for a title, and for a line that waits for a specialist.
        ask: line.ask.clone().filter(|_| line.entry.is_none()),
        verdict: String::new(),
        basis: String::new(),
        variant: None,
        ..line.clone()
    };
    Quoted {
        request: if named { String::new() } else { quoted.request.clone() },
        catalog: String::new(),
        asked: Asked { by: quoted.asked.by, ..Asked::default() },
        lines: quoted.lines.iter().map(line).collect(),
        ..quoted.clone()
    }
}
