//! Things that age: what was done for a client some time ago and comes due by the catalog's word.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate};

use super::clients::Client;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{Entry, Renewal};
use crate::domain::ledger::{KeptQuote, QuoteName, State, Status};
use crate::text::word::plain;

/// Something that comes due.
#[derive(Clone, Debug, PartialEq)]
pub struct Ageing<'s> {
    /// The client.
    pub client: &'s str,
    /// The task that was done.
    pub entry: &'s Entry,
    /// What the catalog says of it.
    pub renewal: &'s Renewal,
    /// What to offer.
    pub offer: &'s Entry,
    /// The day on which the task was done last.
    pub done: NaiveDate,
    /// The day on which it comes due.
    pub due: NaiveDate,
    /// The quote that it was done in; none for a job from elsewhere.
    pub quote: Option<QuoteName>,
}

/// What came due longer ago has been settled in some other way, days.
const TOLD_FOR: i64 = 180;

/// What was done so many days before a law changes has been done with it in mind.
const IN_TIME: i64 = 90;

/// What a client had done last: when, and in which quote.
type Last = (NaiveDate, Option<QuoteName>);

/// What comes due for the clients of some quotes, or for one client, the first to come due first.
pub(super) fn ageing<'s>(
    state: &'s State,
    (quotes, names): (&[Named<'s>], &mut Names<'s>),
    catalog: &'s Catalog,
    today: NaiveDate,
    whose: Option<&Client>,
) -> Vec<Ageing<'s>> {
    let renewing: HashMap<&str, &Entry> = catalog
        .entries
        .values()
        .filter(|entry| !entry.renewals.is_empty())
        .map(|entry| (entry.id.as_str(), entry))
        .collect();
    let offers = renewing.values().flat_map(|entry| &entry.renewals).filter_map(|renewal| renewal.offer.as_deref());
    let matter: HashSet<&str> = offers.chain(renewing.keys().copied()).collect();
    let matters = |id: &str| matter.contains(id);
    let mut last: HashMap<(usize, &str), Last> = HashMap::new();
    let mut pending: HashSet<(usize, &str)> = HashSet::new();
    for Named { kept, client } in quotes {
        let said = &kept.latest().quoted;
        let Some(client) = *client else { continue };
        let lines = || said.lines.iter().enumerate().filter(|(_, line)| !line.optional);
        if !lines().any(|(_, line)| line.entry.as_deref().is_some_and(matters)) {
            continue;
        }
        let (status, done) = (kept.status(), kept.done());
        for (at, line) in lines() {
            let Some(entry) = line.entry.as_deref().filter(|id| matters(id)) else { continue };
            match done.get(&Some(at + 1)).or(done.get(&None)) {
                Some((event, done)) => {
                    let day = done.finished.unwrap_or_else(|| event.at.date_naive());
                    put_last(&mut last, (client, entry), (day, Some(kept.name)));
                }
                // On the way already.
                None if status != Status::Declined => drop(pending.insert((client, entry))),
                None => {}
            }
        }
    }
    let is_his = |name: &str| whose.is_none_or(|client| plain(name) == client.key);
    for line in state.past.iter().filter(|line| matters(&line.entry) && is_his(&line.client)) {
        put_last(&mut last, (names.of(&line.client), &line.entry), (line.finished, Some(line.quote)));
    }
    for job in state.jobs.values() {
        if let (Some(client), Some(entry)) = (job.client.as_deref(), job.entry.as_deref())
            && matters(entry)
            && is_his(client)
        {
            let client = names.of(client);
            put_last(&mut last, (client, entry), (job.finished, None));
        }
    }
    let mut found: Vec<Ageing> = Vec::new();
    for ((client, id), (done, quote)) in &last {
        let Some(entry) = renewing.get(id) else { continue };
        for renewal in &entry.renewals {
            let Some(offer) = renewal.offer.as_deref().map_or(Some(*entry), |id| catalog.entry(id)) else { continue };
            let renewed = last.get(&(*client, offer.id.as_str())).map_or(*done, |(day, _)| *day);
            let due = due(renewal, *done, renewed, today, catalog.studio.planning.ahead);
            if let Some(due) = due.filter(|_| !pending.contains(&(*client, offer.id.as_str()))) {
                found.push(Ageing {
                    client: names.list[*client],
                    entry,
                    renewal,
                    offer,
                    done: *done,
                    due,
                    quote: *quote,
                });
            }
        }
    }
    found.sort_by(|a, b| (a.due, a.client, &a.offer.id, a.done).cmp(&(b.due, b.client, &b.offer.id, b.done)));
    // A shop and its cash register call for the same work on the same day: once is enough.
    found.dedup_by(|a, b| (a.due, a.client, &a.offer.id) == (b.due, b.client, &b.offer.id));
    found
}

fn put_last<'s>(last: &mut HashMap<(usize, &'s str), Last>, key: (usize, &'s str), new: Last) {
    let known = last.entry(key).or_insert(new);
    if known.0 <= new.0 {
        *known = new;
    }
}

/// The day on which a renewal comes due, if that is near; `renewed` is when the client had done what would be offered.
fn due(renewal: &Renewal, done: NaiveDate, renewed: NaiveDate, today: NaiveDate, ahead: u32) -> Option<NaiveDate> {
    let is_near = |due: NaiveDate| {
        let days = (due - today).num_days();
        days <= i64::from(ahead) && days >= -TOLD_FOR
    };
    let aged = done.max(renewed).checked_add_months(Months::new(renewal.after))?;
    let Some(month) = renewal.month else { return Some(aged).filter(|due| is_near(*due)) };
    let years = [today.year(), today.year() + 1];
    let due = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, 1)).find(|due| is_near(*due))?;
    let in_mind = due.checked_sub_days(Days::new(IN_TIME as u64))?;
    (done.checked_add_months(Months::new(renewal.after))? <= due && done < in_mind && renewed < in_mind).then_some(due)
}

/// A quote and the number of its client.
#[derive(Clone, Copy)]
pub(super) struct Named<'s> {
    pub(super) kept: &'s KeptQuote,
    client: Option<usize>,
}

/// Names, each spelling compared once.
#[derive(Default)]
pub(super) struct Names<'s> {
    list: Vec<&'s str>,
    by_key: HashMap<String, usize>,
    by_name: HashMap<&'s str, usize>,
}

impl<'s> Names<'s> {
    /// The clients of some quotes.
    pub(super) fn of_quotes(&mut self, quotes: &[&'s KeptQuote]) -> Vec<Named<'s>> {
        let named = |kept: &&'s KeptQuote| {
            let client = kept.latest().quoted.client.as_deref().map(|name| self.of(name));
            Named { kept, client }
        };
        quotes.iter().map(named).collect()
    }

    fn of(&mut self, name: &'s str) -> usize {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        let next = self.list.len();
        let number = *self.by_key.entry(plain(name)).or_insert(next);
        if number == next {
            self.list.push(name);
        }
        self.by_name.insert(name, number);
        number
    }
}

/// What clients have ordered, by the numbers of clients.
#[derive(Default)]
pub(super) struct Taken<'s> {
    last: HashMap<(usize, &'s str), NaiveDate>,
    /// The client of each quote that offers something.
    clients: HashMap<QuoteName, usize>,
}

impl<'s> Taken<'s> {
    /// Of some quotes.
    pub(super) fn of(quotes: &[Named<'s>]) -> Taken<'s> {
        let mut taken = Taken::default();
        let mut wanted: HashSet<&str> = HashSet::new();
        for Named { kept, client } in quotes {
            let offered = kept.latest().quoted.lines.iter().filter(|line| line.optional);
            for entry in offered.filter_map(|line| line.entry.as_deref()) {
                wanted.insert(entry);
                taken.clients.extend(client.map(|client| (kept.name, client)));
            }
        }
        // Only what was offered to somebody has to be looked for, and only with him.
        let offered_to: HashSet<usize> = taken.clients.values().copied().collect();
        for Named { kept, client } in quotes {
            let Some(client) = client.filter(|client| offered_to.contains(client)) else { continue };
            let said = &kept.latest().quoted;
            for line in said.lines.iter().filter(|line| !line.optional) {
                // Whatever became of it: it was talked about again.
                if let Some(entry) = line.entry.as_deref().filter(|id| wanted.contains(id)) {
                    let known = taken.last.entry((client, entry)).or_insert(said.today);
                    *known = (*known).max(said.today);
                }
            }
        }
        taken
    }

    /// Whether what a line offers was talked about again on a later day, or in the same quote.
    pub(super) fn has_since(&self, kept: &KeptQuote, line: usize) -> bool {
        let said = &kept.latest().quoted;
        let entry = said.lines.get(line - 1).and_then(|line| line.entry.as_deref());
        let (Some(entry), Some(client)) = (entry, self.clients.get(&kept.name)) else { return false };
        self.last.get(&(*client, entry)).is_some_and(|day| *day >= said.today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Text;

    #[track_caller]
    fn case(after: u32, month: Option<u32>, (done, renewed): (&str, &str), today: &str, expected: Option<&str>) {
        let date = |written: &str| -> NaiveDate { written.parse().expect("a date") };
        let renewal = Renewal { after, month, offer: None, say: Text::default() };
        let found = due(&renewal, date(done), date(renewed), date(today), 30);
        assert_eq!(found, expected.map(date), "{after} {month:?} {done} {renewed} {today}");
    }

    #[test]
    fn what_was_done_comes_due_by_its_age() {
        let once = ("2025-11-30", "2025-11-30");
        case(12, None, once, "2026-10-30", None);
        case(12, None, once, "2026-10-31", Some("2026-11-30"));
        case(12, None, once, "2027-05-29", Some("2026-11-30"));
        case(12, None, once, "2027-05-30", None);
        // Done once more since then.
        case(12, None, ("2025-11-30", "2026-06-01"), "2026-11-20", None);
        case(3, None, ("2025-11-30", "2025-11-30"), "2026-02-20", Some("2026-02-28"));
    }

    #[test]
    fn laws_come_with_their_month() {
        let old = ("2025-05-01", "2025-05-01");
        case(0, Some(1), old, "2026-11-30", None);
        case(0, Some(1), old, "2026-12-02", Some("2027-01-01"));
        case(0, Some(1), old, "2027-02-01", Some("2027-01-01"));
        // In November it was done with January in mind.
        case(0, Some(1), ("2026-11-15", "2026-11-15"), "2026-12-20", None);
        case(0, Some(1), ("2025-05-01", "2026-12-01"), "2026-12-20", None);
        case(24, Some(1), old, "2026-12-20", None);
    }
}
