//! The agenda of a day: what is in work and what comes next, client by client, and what must not be forgotten.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};

use super::ageing::{self, Ageing};
use super::approval::{Standing, standing};
use super::chance::{Promised, promised};
use super::clients::Client;
use super::specialist::{self, Waiting};
use super::workdays::WorkDays;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::Question;
use crate::domain::ledger::{Body, KeptQuote, KeptTask, Reminder, Scheduled, Soon, State, Status};
use crate::text::word::plain;

/// What there is to do and to remember on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda<'s> {
    /// The day.
    pub today: NaiveDate,
    /// What is planned, by client, the most urgent first.
    pub plans: Vec<ClientPlan<'s>>,
    /// Promised days that are kept with less than the studio's probability, the worst first.
    pub at_risk: Vec<(&'s KeptQuote, Promised)>,
    /// Quotes that nobody has heard of for longer than promised; those with a day of their own first, then the latest.
    pub quiet: Vec<Quiet<'s>>,
    /// Quotes that wait for a senior, or came back from one.
    pub approvals: Vec<(&'s KeptQuote, Standing<'s>)>,
    /// Questions to specialists.
    pub specialists: Vec<(&'s KeptQuote, Waiting<'s>)>,
    /// Questions to clients, the newest first.
    pub unanswered: Vec<Unanswered<'s>>,
    /// What was offered once and may be offered again, the latest first.
    pub options: Vec<Declined<'s>>,
    /// What ages, in the order in which it comes due.
    pub ageing: Vec<Ageing<'s>>,
}

/// What is planned for a client.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientPlan<'s> {
    /// The client; none for what is for no client.
    pub client: Option<&'s str>,
    /// The most urgent first.
    pub items: Vec<Planned<'s>>,
}

/// Something planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned<'s> {
    /// What.
    pub work: Work<'s>,
    /// How soon.
    pub soon: Soon,
    /// The day, if it has one.
    pub on: Option<NaiveDate>,
    /// The day that was promised, for the work of a quote.
    pub promised: Option<Promised>,
}

/// What is planned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Work<'s> {
    /// The work of a quote.
    Quote(&'s KeptQuote),
    /// A small thing.
    Task(&'s KeptTask),
    /// To come back to a client about a quote.
    FollowUp(&'s KeptQuote, &'s Reminder),
}

/// A quote that nobody has heard of.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiet<'s> {
    /// The quote.
    pub kept: &'s KeptQuote,
    /// The last day on which something happened.
    pub since: NaiveDate,
    /// The day on which to ask.
    pub due: NaiveDate,
    /// Working days of silence.
    pub working_days: u32,
    /// What was noted with the day, if somebody set it.
    pub reminder: Option<&'s Reminder>,
}

/// What a client was asked and has not answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Unanswered<'s> {
    /// The quote.
    pub kept: &'s KeptQuote,
    /// The questions, as answers name them.
    pub questions: Vec<&'s str>,
}

/// What was offered and not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Declined<'s> {
    /// The quote.
    pub kept: &'s KeptQuote,
    /// The line, counted from 1; none for the whole quote.
    pub line: Option<usize>,
    /// The day from which on it may be offered again.
    pub due: NaiveDate,
    /// What was noted with the day, if somebody set it.
    pub reminder: Option<&'s Reminder>,
}

/// What is offered again is offered for so many days; then it is history.
const OFFERED_FOR: i64 = 365;

/// The agenda of everybody, or of one client.
#[must_use]
pub fn agenda<'s>(state: &'s State, catalog: &'s Catalog, today: NaiveDate, whose: Option<&Client>) -> Agenda<'s> {
    let mut names: HashMap<&str, String> = HashMap::new();
    let mut is_his = |name: Option<&'s str>| match (whose, name) {
        (None, _) => true,
        (Some(client), Some(name)) => *names.entry(name).or_insert_with(|| plain(name)) == client.key,
        (Some(_), None) => false,
    };
    let quotes: Vec<&KeptQuote> =
        state.quotes.iter().filter(|kept| is_his(kept.latest().quoted.client.as_deref())).collect();
    let mut maker = Maker::new(WorkDays::around(today, &catalog.work_calendar()), catalog, today);
    quotes.iter().for_each(|kept| maker.quote(kept));
    for task in state.tasks.iter().filter(|task| task.done.is_none() && is_his(task.client.as_deref())) {
        let soon = maker.soon(task.on, task.soon);
        maker.plan(task.client.as_deref(), Planned { work: Work::Task(task), soon, on: task.on, promised: None });
    }
    let mut names = ageing::Names::default();
    let named = names.of_quotes(&quotes);
    let ageing = ageing::ageing(state, (&named, &mut names), catalog, today, whose);
    maker.finish(&ageing::Taken::of(&named), ageing)
}

struct Maker<'s> {
    days: WorkDays,
    /// The last of the next days.
    horizon: NaiveDate,
    catalog: &'s Catalog,
    plans: BTreeMap<Option<String>, ClientPlan<'s>>,
    /// Keys of names, made once for each spelling.
    keys: HashMap<&'s str, String>,
    agenda: Agenda<'s>,
}

impl<'s> Maker<'s> {
    fn new(days: WorkDays, catalog: &'s Catalog, today: NaiveDate) -> Maker<'s> {
        let horizon = days.ready(today, catalog.studio.planning.next_days.into());
        let agenda = Agenda {
            today,
            plans: Vec::new(),
            at_risk: Vec::new(),
            quiet: Vec::new(),
            approvals: Vec::new(),
            specialists: Vec::new(),
            unanswered: Vec::new(),
            options: Vec::new(),
            ageing: Vec::new(),
        };
        Maker { days, horizon, catalog, plans: BTreeMap::new(), keys: HashMap::new(), agenda }
    }

    fn quote(&mut self, kept: &'s KeptQuote) {
        let status = kept.status();
        match status {
            Status::Open | Status::Sent => self.open(kept),
            Status::Accepted | Status::Started => self.won(kept, status),
            Status::Done | Status::Declined => {}
        }
        if matches!(status, Status::Accepted | Status::Started | Status::Done | Status::Declined) {
            self.declined(kept, status);
        }
        if status != Status::Declined {
            self.agenda.specialists.extend(specialist::waiting(kept).into_iter().map(|waiting| (kept, waiting)));
        }
    }

    /// A quote that the client has not decided on.
    fn open(&mut self, kept: &'s KeptQuote) {
        let today = self.agenda.today;
        let standing = standing(kept);
        if !standing.is_clear() {
            self.agenda.approvals.push((kept, standing));
        }
        let said = &kept.latest().quoted;
        let unknown = said.lines.iter().flat_map(|line| &line.answers).filter(|(_, value)| *value == "?");
        let mut questions: Vec<&str> = said.open.iter().map(String::as_str).collect();
        questions.extend(unknown.map(|(question, _)| question.as_str()));
        questions.dedup();
        if !questions.is_empty() {
            self.agenda.unanswered.push(Unanswered { kept, questions });
        }
        let since = last_word(kept);
        let reminder = reminder(kept, None).filter(|reminder| since < reminder.on);
        if let Some(reminder) = reminder.filter(|reminder| reminder.on > today) {
            self.follow_up(kept, reminder);
            return;
        }
        let due = reminder.map_or_else(
            || self.days.ready(since, self.catalog.studio.planning.quiet_days.into()),
            |reminder| reminder.on,
        );
        // While somebody here has to do something it is not the client who is silent.
        let is_ours = !standing.is_clear() || !specialist::waiting(kept).is_empty();
        if due <= today && (!is_ours || reminder.is_some()) {
            let working_days = self.days.between(since, today).round() as u32;
            self.agenda.quiet.push(Quiet { kept, since, due, working_days, reminder });
        }
    }

    /// A quote whose work is to be done.
    fn won(&mut self, kept: &'s KeptQuote, status: Status) {
        let promised = promised(kept, self.agenda.today, &self.days);
        if let Some(promised) = promised.filter(|promised| promised.chance < self.catalog.studio.planning.at_risk) {
            self.agenda.at_risk.push((kept, promised));
        }
        let scheduled = if status == Status::Started { None } else { scheduled(kept) };
        let (on, soon) = match (status, scheduled) {
            (Status::Started, _) => (None, Soon::Now),
            (_, Some(put)) => (put.on, self.soon(put.on, put.soon)),
            (_, None) => (None, Soon::Next),
        };
        self.plan(kept.latest().quoted.client.as_deref(), Planned { work: Work::Quote(kept), soon, on, promised });
        if let Some(reminder) = reminder(kept, None).filter(|reminder| last_word(kept) < reminder.on) {
            self.follow_up(kept, reminder);
        }
    }

    /// What was offered in a decided quote and not taken.
    fn declined(&mut self, kept: &'s KeptQuote, status: Status) {
        let today = self.agenda.today;
        if status == Status::Declined {
            if let Some(reminder) = reminder(kept, None) {
                match reminder.on > today {
                    true => self.follow_up(kept, reminder),
                    false if last_word(kept) < reminder.on => {
                        let due = reminder.on;
                        self.agenda.options.push(Declined { kept, line: None, due, reminder: Some(reminder) });
                    }
                    false => {}
                }
            }
            return;
        }
        let lines = kept.latest().quoted.lines.iter().enumerate().filter(|(_, line)| line.optional);
        let decided = || kept.accepted().map(|(event, _)| event.at.date_naive()).or(kept.started());
        for (at, _) in lines {
            let reminder = reminder(kept, Some(at + 1));
            let usual = || {
                let from = decided().unwrap_or(kept.latest().quoted.today);
                let due = from.checked_add_days(Days::new(self.catalog.studio.planning.options_after.into()))?;
                ((today - due).num_days() <= OFFERED_FOR).then_some(due)
            };
            if let Some(due) = reminder.map(|reminder| reminder.on).or_else(usual).filter(|due| *due <= today) {
                self.agenda.options.push(Declined { kept, line: Some(at + 1), due, reminder });
            }
        }
    }

    fn follow_up(&mut self, kept: &'s KeptQuote, reminder: &'s Reminder) {
        let soon = self.soon(Some(reminder.on), Soon::Next);
        let planned = Planned { work: Work::FollowUp(kept, reminder), soon, on: Some(reminder.on), promised: None };
        self.plan(kept.latest().quoted.client.as_deref(), planned);
    }

    /// How soon a day is; without one it is as soon as somebody said.
    fn soon(&self, on: Option<NaiveDate>, said: Soon) -> Soon {
        match on {
            None => said,
            Some(day) if day <= self.agenda.today => Soon::Now,
            Some(day) if day <= self.horizon => Soon::Next,
            Some(_) => Soon::Later,
        }
    }

    fn plan(&mut self, client: Option<&'s str>, planned: Planned<'s>) {
        let key = client.map(|name| self.keys.entry(name).or_insert_with(|| plain(name)).clone());
        let plan = self.plans.entry(key).or_insert_with(|| ClientPlan { client, items: Vec::new() });
        // The name as it was written last.
        plan.client = client;
        plan.items.push(planned);
    }

    fn finish(mut self, taken: &ageing::Taken, ageing: Vec<Ageing<'s>>) -> Agenda<'s> {
        let mut agenda = self.agenda;
        agenda.ageing = ageing;
        agenda.options.retain(|declined| !declined.line.is_some_and(|line| taken.has_since(declined.kept, line)));
        agenda.plans = std::mem::take(&mut self.plans).into_values().collect();
        for plan in &mut agenda.plans {
            plan.items.sort_by(|a, b| urgency(a).partial_cmp(&urgency(b)).unwrap_or(std::cmp::Ordering::Equal));
        }
        let first = |plan: &ClientPlan| plan.items.first().map(urgency);
        agenda.plans.sort_by(|a, b| first(a).partial_cmp(&first(b)).unwrap_or(std::cmp::Ordering::Equal));
        agenda.at_risk.sort_by(|a, b| {
            (a.1.chance.total_cmp(&b.1.chance))
                .then_with(|| b.1.day.cmp(&a.1.day))
                .then_with(|| b.0.name.cmp(&a.0.name))
        });
        agenda.quiet.sort_by(|a, b| {
            (b.reminder.is_some().cmp(&a.reminder.is_some()))
                .then_with(|| b.due.cmp(&a.due))
                .then_with(|| a.kept.name.cmp(&b.kept.name))
        });
        agenda.unanswered.reverse();
        agenda.approvals.reverse();
        agenda.options.sort_by_key(|declined| (std::cmp::Reverse(declined.due), declined.kept.name));
        agenda
    }
}

/// What is sooner, likelier to be late, and earlier comes first.
fn urgency(planned: &Planned) -> (Soon, f64, NaiveDate) {
    let day = planned.on.or(planned.promised.map(|promised| promised.day)).unwrap_or(NaiveDate::MAX);
    (planned.soon, planned.promised.map_or(1.0, |promised| promised.chance), day)
}

/// The last day on which something was said or done about a quote.
#[must_use]
pub fn last_word(kept: &KeptQuote) -> NaiveDate {
    let said = kept.latest().at.date_naive().max(kept.latest().quoted.today);
    let events = kept.events.iter().filter(|event| {
        matches!(
            event.body,
            Body::Sent(_)
                | Body::Note(_)
                | Body::Accepted(_)
                | Body::Declined(_)
                | Body::Approved(_)
                | Body::Answered(_)
        )
    });
    events.map(|event| event.at.date_naive()).fold(said, NaiveDate::max)
}

/// The last reminder of a quote, or of a line of it.
#[must_use]
pub fn reminder(kept: &KeptQuote, line: Option<usize>) -> Option<&Reminder> {
    kept.events.iter().rev().find_map(|event| match &event.body {
        Body::Reminder(reminder) if reminder.line == line => Some(&**reminder),
        _ => None,
    })
}

fn scheduled(kept: &KeptQuote) -> Option<&Scheduled> {
    kept.events.iter().rev().find_map(|event| match &event.body {
        Body::Scheduled(scheduled) => Some(&**scheduled),
        _ => None,
    })
}

/// The question of a name that a quote has, if the catalog still asks it.
#[must_use]
pub fn question<'c>(catalog: &'c Catalog, kept: &KeptQuote, name: &str) -> Option<&'c Question> {
    let (owner, id) = name.split_once('.').map_or((None, name), |(owner, id)| (Some(owner), id));
    let entries = kept.latest().quoted.lines.iter().filter_map(|line| line.entry.as_deref());
    let mut asked = entries.filter(|entry| owner.is_none_or(|owner| owner == *entry));
    let own = asked.find_map(|entry| catalog.entry(entry)?.question(id));
    own.or_else(|| catalog.shared_questions.get(id))
}
