//! The sentences about plans in English.

use super::{Act, Part, Planning, Refused, Wait, with};
use crate::domain::ledger::Soon;
use crate::wording::plural;

pub(super) fn say(words: &Planning) -> String {
    use Planning as P;
    match words {
        P::Heading(part) => match part {
            Part::AtRisk => "DATES AT RISK",
            Part::Quiet => "TIME TO GET IN TOUCH",
            Part::Approvals => "WAITING FOR APPROVAL",
            Part::Specialists => "WAITING FOR A SPECIALIST",
            Part::Unanswered => "NOT ANSWERED BY THE CLIENT",
            Part::Options => "WORTH OFFERING AGAIN",
            Part::Ageing => "AGEING: OFFER IT",
            Part::Plan => "IN WORK AND PLANNED",
        }
        .into(),
        P::Nothing => "nothing urgent: no tasks, no dates, no silent clients".into(),
        P::More(n) => format!("… and {n} more: --all"),
        P::Day(day) => format!("Today is {day}"),
        P::NoClient => "no client".into(),
        P::Soon(soon) => match soon {
            Soon::Now => "now",
            Soon::Next => "next days",
            Soon::Later => "later",
        }
        .into(),
        P::Promised(day, chance) => format!("due {day}, {chance} likely to make it"),
        P::Overdue(day) => format!("was due {day}"),
        P::Silent(days, since) => {
            format!("{days} working {} of silence, since {since}", plural::en((*days).into(), "day", "days"))
        }
        P::FollowUp(quote, day, why) => with(format!("get back about {quote} on {day}"), ": ", *why),
        P::Reminded(day, why) => with(format!("we promised to get back on {day}"), ": ", *why),
        P::Begins(day) => format!("begins {day}"),
        P::Until(day) => format!("by {day}"),
        P::WaitsBecause(why) => why.to_string(),
        P::ReturnedBy(by, why) => format!("returned by {by}: {why}"),
        P::Wait(why) => match why {
            Wait::Above(sum, limit) => format!("up to {sum}, the limit without approval is {limit}"),
            Wait::Discount(is, limit) => format!("a discount of {is}, the limit without approval is {limit}"),
            Wait::Confidence(task, is, limit) => format!("“{task}”: confidence {is}, below {limit}"),
            Wait::Novelty(task, 0, _) => format!("“{task}”: the studio has never done it"),
            Wait::Novelty(task, times, limit) => format!(
                "“{task}”: done {times} {}, at least {limit} wanted",
                plural::en((*times).into(), "time", "times")
            ),
        },
        P::AskedOn(line, to, on) => {
            let line = line.map(|line| format!("line {line}, ")).unwrap_or_default();
            with(format!("{line}asked on {on}"), ", whom: ", *to)
        }
        P::OfferedIn(quote, day) => format!("offered in no. {quote}, {day}"),
        P::DoneOn(day, quote) => with(format!("done on {day}"), ", no. ", *quote),
        P::Due(day) => format!("due {day}"),
        P::WasDue(day) => format!("was due {day}"),
        P::Alike(names) => format!("this may be the same client: {names}; one name keeps everything in one place"),
        P::AllQuotes => "QUOTES".into(),
        P::Act(what) => act(what),
        P::TaskAdded(name, soon, on, place) => format!("recorded: {name}, {} ({place})", time(*soon, *on)),
        P::TaskMoved(name, soon, on, place) => format!("moved: {name}, {} ({place})", time(*soon, *on)),
        P::TaskDone(name, place) => format!("done: {name} ({place})"),
        P::NoTasks => "no tasks; to add one: smeta task add \"…\"".into(),
        P::NotWorking(said, date) => format!("nobody works on {said}, recorded for {date}"),
        P::WouldWait(why) => format!("a senior has to agree: {why}; save it with --save, then smeta approve"),
        P::Waits(name, why, who) => {
            format!("no. {name} waits for approval: {why}; to approve: smeta approve {name} --by {who}")
        }
        P::SpecialistCategory => "Specialists' answers".into(),
        P::Draft(id, file) => {
            format!(
                "the catalog has a new task `{id}` with the specialist's hours ({file}): complete it, smeta catalog edit {id}"
            )
        }
        P::Requoted(name, version, price) => format!("no. {name}, version {version}: {price}"),
        P::Refused(why) => refused(why),
    }
}

fn time(soon: Soon, on: Option<&str>) -> String {
    on.map_or_else(|| say(&Planning::Soon(soon)), str::to_owned)
}

fn line(line: Option<usize>) -> String {
    line.map(|line| format!(" (line {line})")).unwrap_or_default()
}

fn act(what: &Act) -> String {
    match what {
        Act::Approved => "approved".into(),
        Act::Returned(why) => format!("returned: {why}"),
        Act::Escalated(at, to, why) => {
            with(with(format!("with a specialist{}", line(*at)), ", who: ", *to), ", question: ", *why)
        }
        Act::Answered(at, hours, from, note) => {
            with(with(format!("a specialist's answer (line {at}): {hours}"), ", from: ", *from), ", ", *note)
        }
        Act::Scheduled(Some(day)) => format!("work begins on {day}"),
        Act::Scheduled(None) => "work is put off".into(),
        Act::Reminder(at, day, why) => with(format!("get back{} on {day}", line(*at)), ": ", *why),
    }
}

fn refused(why: &Refused) -> String {
    match why {
        Refused::UnclearDay(typed) => {
            format!("“{typed}” is no day: write tomorrow, in a week, friday, 15.12 or 15 December, for example")
        }
        Refused::PastDay(day) => format!("{day} has passed: a day to come is needed"),
        Refused::UnknownClient(typed, Some(near)) => {
            format!("the ledger has no client “{typed}”; did you mean “{near}”?")
        }
        Refused::UnknownClient(typed, None) => {
            format!("the ledger has no client “{typed}”; smeta log shows their names")
        }
        Refused::SeveralClients(typed, names) => format!("“{typed}” fits several: {names}; write more of the name"),
        Refused::NoSuchTask(typed, Some(last)) => format!("no task “{typed}”, the last one is {last}; all: smeta task"),
        Refused::NoSuchTask(typed, None) => format!("no task “{typed}”: none has been recorded yet"),
        Refused::NoRight(by, "") => {
            format!("{by} may not approve: studio.toml gives nobody the right; add [people.NAME] approves = true")
        }
        Refused::NoRight(by, who) => format!("{by} may not approve; these may: {who}"),
        Refused::OverLimit(by, limit) => format!("{by} approves up to {limit}, this quote is above it"),
        Refused::NotWaiting(name) => format!("no. {name} waits for no approval"),
        Refused::StillWaits(name) => {
            format!("no. {name} waits for approval, no client sees it before; to approve: smeta approve {name}")
        }
        Refused::WasReturned(name, why) => {
            format!("no. {name} was returned: {why}; change it with smeta quote --again {name} … --save")
        }
        Refused::Unapproved(why) => format!("no client sees this before a senior agrees: {why}"),
        Refused::NoWords(flag) => format!("{flag}: words are needed"),
        Refused::BadRange(typed) => format!("“{typed}” is no range of hours: write 6..14 or 6..9..14, for example"),
        Refused::WhichLine(name, lines) => format!("no. {name} has {lines} lines: which one? For example {name}.1"),
        Refused::NoSuchLine(name, line, lines) => format!("no. {name} has no line {line}, there are {lines}"),
        Refused::Decided(name) => format!("no. {name} is decided already: new hours need a new quote"),
    }
}
