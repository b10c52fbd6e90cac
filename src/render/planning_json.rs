//! Agendas as JSON: `smeta/today/1`, `smeta/client/1`, `smeta/tasks/1`.

use serde_json::{Value, json};

use super::json::{pretty, rounded};
use super::planning_text::Beside;
use super::quote_json::{price, reasons};
use crate::domain::lang::Lang;
use crate::domain::ledger::{KeptQuote, KeptTask};
use crate::domain::planning::agenda::{Agenda, ClientPlan, Planned, Work, question};
use crate::domain::planning::approval::Standing;
use crate::domain::planning::chance::Promised;

/// The agenda of a day.
#[must_use]
pub fn today(agenda: &Agenda, beside: Beside, lang: Lang) -> String {
    let mut whole = json!({ "schema": "smeta/today/1" });
    put_parts(&mut whole, agenda, beside, lang);
    pretty(&whole)
}

/// All that is known of a client.
#[must_use]
pub fn client(
    (name, alike): (&str, &[String]),
    agenda: &Agenda,
    quotes: &[&KeptQuote],
    beside: Beside,
    lang: Lang,
) -> String {
    let mut whole = json!({ "schema": "smeta/client/1", "client": name, "alike": alike });
    put_parts(&mut whole, agenda, beside, lang);
    whole["quotes"] = quotes.iter().map(|kept| quote(kept)).collect();
    pretty(&whole)
}

/// Small tasks.
#[must_use]
pub fn tasks(list: &[&KeptTask]) -> String {
    pretty(&json!({ "schema": "smeta/tasks/1", "tasks": list.iter().map(|one| task(one)).collect::<Vec<_>>() }))
}

fn put_parts(whole: &mut Value, agenda: &Agenda, beside: Beside, lang: Lang) {
    let catalog = beside.catalog;
    whole["today"] = json!(agenda.today.to_string());
    whole["currency"] = json!(catalog.studio.currency.code());
    whole["plans"] = agenda.plans.iter().map(plan).collect();
    whole["at_risk"] = agenda.at_risk.iter().map(|(kept, date)| with(kept, &[("promised", promised(*date))])).collect();
    let quiet = agenda.quiet.iter().map(|quiet| {
        with(
            quiet.kept,
            &[
                ("since", json!(quiet.since.to_string())),
                ("due", json!(quiet.due.to_string())),
                ("working_days", json!(quiet.working_days)),
                ("reminder", json!(quiet.reminder.map(|reminder| json!({ "why": reminder.why })))),
            ],
        )
    });
    whole["quiet"] = quiet.collect();
    let approvals = agenda.approvals.iter().map(|(kept, standing)| {
        let returned = match standing {
            Standing::Returned(event, why) => json!({ "by": event.by, "why": why }),
            _ => Value::Null,
        };
        with(kept, &[("reasons", reasons(&kept.latest().quoted.waits)), ("returned", returned)])
    });
    whole["approvals"] = approvals.collect();
    let specialists = agenda.specialists.iter().map(|(kept, waiting)| {
        let asked = waiting.asked;
        let on = waiting.at.date_naive().to_string();
        with(
            kept,
            &[("line", json!(asked.line)), ("to", json!(asked.to)), ("why", json!(asked.why)), ("on", json!(on))],
        )
    });
    whole["specialists"] = specialists.collect();
    let unanswered = agenda.unanswered.iter().map(|open| {
        let questions: Vec<Value> = open
            .questions
            .iter()
            .map(|name| json!({ "name": name, "ask": question(catalog, open.kept, name).map(|asked| asked.ask.get(lang)) }))
            .collect();
        with(open.kept, &[("questions", json!(questions))])
    });
    whole["unanswered"] = unanswered.collect();
    let options = agenda.options.iter().zip(beside.options).map(|(declined, today)| {
        let line = declined.line.and_then(|line| declined.kept.latest().quoted.lines.get(line - 1));
        with(
            declined.kept,
            &[
                ("line", json!(declined.line)),
                ("entry", json!(line.and_then(|line| line.entry.as_ref()))),
                ("due", json!(declined.due.to_string())),
                ("why", json!(declined.reminder.and_then(|reminder| reminder.why.as_ref()))),
                ("price_today", json!(today.map(price))),
            ],
        )
    });
    whole["options"] = options.collect();
    let ageing = agenda.ageing.iter().zip(beside.ageing).map(|(aged, today)| {
        json!({
            "client": aged.client,
            "entry": aged.entry.id,
            "offer": aged.offer.id,
            "title": aged.offer.title.get(lang),
            "say": aged.renewal.say.get(lang),
            "done": aged.done.to_string(),
            "due": aged.due.to_string(),
            "number": aged.quote.map(|name| name.to_string()),
            "price": today.map(price),
        })
    });
    whole["ageing"] = ageing.collect();
}

fn plan(plan: &ClientPlan) -> Value {
    let one = |planned: &Planned| {
        let mut value = match planned.work {
            Work::Quote(kept) => with(kept, &[("kind", json!("quote"))]),
            Work::Task(own) => task(own),
            Work::FollowUp(kept, reminder) => with(kept, &[("kind", json!("follow-up")), ("why", json!(reminder.why))]),
        };
        value["soon"] = json!(planned.soon.code());
        value["on"] = json!(planned.on.map(|on| on.to_string()));
        value["promised"] = json!(planned.promised.map(promised));
        value
    };
    json!({ "client": plan.client, "items": plan.items.iter().map(one).collect::<Vec<_>>() })
}

fn promised(date: Promised) -> Value {
    json!({ "day": date.day.to_string(), "named": date.named, "chance": rounded(date.chance, 4) })
}

fn task(task: &KeptTask) -> Value {
    json!({
        "kind": "task",
        "task": format!("t{}", task.number),
        "text": task.text,
        "client": task.client,
        "by": task.by,
        "soon": task.soon.code(),
        "on": task.on.map(|on| on.to_string()),
        "done": task.done.map(|at| at.to_rfc3339()),
    })
}

fn with(kept: &KeptQuote, more: &[(&str, Value)]) -> Value {
    let mut value = quote(kept);
    more.iter().for_each(|(key, what)| value[*key] = what.clone());
    value
}

fn quote(kept: &KeptQuote) -> Value {
    let said = &kept.latest().quoted;
    json!({
        "number": kept.name.to_string(),
        "client": said.client,
        "status": kept.status().code(),
        "said": said.today.to_string(),
        "titles": said.lines.iter().filter(|line| line.entry.is_some()).map(|line| &line.title).collect::<Vec<_>>(),
        "price": said.total.as_ref().map(|total| price(total.price)),
    })
}
