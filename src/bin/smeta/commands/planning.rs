//! `smeta today`, `smeta client`, `smeta task`, `smeta remind`.

use chrono::NaiveDate;
use smeta::app::agenda::{Desk, DeskError};
use smeta::app::book::{Book, Written};
use smeta::app::{plan, specialist, studio};
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{Body, KeptQuote, KeptTask, Reminder, Scheduled, Soon, Task, TaskDone};
use smeta::domain::money::PriceRange;
use smeta::domain::planning::agenda::{Agenda, agenda};
use smeta::domain::planning::clients::ClientError;
use smeta::domain::planning::when::Day;
use smeta::render::planning_text::{Beside, SHOWN};
use smeta::render::{json, kept_text, planning_json, planning_text};
use smeta::text::word::plain;
use smeta::wording::planning::{Planning, Refused};
use smeta::wording::{Message, date, say};

use super::Setting;
use super::ledger::{open, tell, writer};
use crate::args::{
    ClientArgs, Format, RemindArgs, TaskAddArgs, TaskArgs, TaskCommand, TaskDoneArgs, TaskPutArgs, TodayArgs,
};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// What there is to do and to remember today.
pub fn today(args: &TodayArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (desk, lang) = desk(Desk::open, setting)?;
    let today = setting.day(args.today.as_deref())?;
    let agenda = agenda(&desk.state, desk.catalog(), today, None);
    let all = args.all || setting.format == Format::Json;
    let (ageing, options) = prices(&desk, &agenda, if all { usize::MAX } else { SHOWN });
    let beside = Beside { catalog: desk.catalog(), ageing: &ageing, options: &options };
    let page = match setting.format {
        Format::Json => planning_json::today(&agenda, beside, lang),
        Format::Text => planning_text::today(&agenda, beside, all, lang, setting.columns),
    };
    let exit = shown(&page, lang);
    // The process ends here: nobody needs the memory of a large ledger taken apart.
    std::mem::forget(agenda);
    std::mem::forget(desk);
    exit
}

/// All that is known of a client.
pub fn client(args: &ClientArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (desk, lang) = desk(Desk::whole, setting)?;
    let today = setting.day(args.today.as_deref())?;
    let typed = args.name.join(" ");
    let (client, alike) = desk.client(&typed).map_err(|error| no_client(&error, &typed, lang))?;
    let agenda = agenda(&desk.state, desk.catalog(), today, Some(&client));
    let (ageing, options) = prices(&desk, &agenda, usize::MAX);
    let beside = Beside { catalog: desk.catalog(), ageing: &ageing, options: &options };
    let is_his =
        |kept: &&KeptQuote| kept.latest().quoted.client.as_deref().is_some_and(|name| plain(name) == client.key);
    let quotes: Vec<&KeptQuote> = desk.state.quotes.iter().filter(is_his).collect();
    let head = (client.name.as_str(), alike.as_slice());
    let page = match setting.format {
        Format::Json => planning_json::client(head, &agenda, &quotes, beside, lang),
        Format::Text => planning_text::client(head, &agenda, &quotes, beside, lang, setting.columns),
    };
    shown(&page, lang)
}

fn desk(
    open: impl FnOnce(&studio::Places) -> Result<Desk, DeskError>,
    setting: &Setting,
) -> Result<(Desk, Lang), Failure> {
    let lang = setting.lang.or_else(|| studio::language(&setting.places)).unwrap_or_default();
    let desk = open(&setting.places).map_err(|error| match &error {
        DeskError::Open(error) => Failure::open(error, lang, setting.columns),
        DeskError::NoStudio => Failure::data(lang, &Message::NoStudioFolder),
        DeskError::Ledger(error) => Failure::ledger(error, lang),
    })?;
    if let Some((count, first)) = &desk.unread {
        tell(lang, &Message::LedgerLinesUnread(*count, first));
    }
    Ok((desk, lang))
}

/// What the first of the ageing things and of the options would cost today.
fn prices(desk: &Desk, agenda: &Agenda, most: usize) -> (Vec<Option<PriceRange>>, Vec<Option<PriceRange>>) {
    let mut prices = desk.prices(agenda.today);
    let ageing = agenda.ageing.iter().take(most).map(|aged| prices.of(&aged.offer.id, Some(aged.client))).collect();
    let option = |declined: &smeta::domain::planning::agenda::Declined| {
        let said = &declined.kept.latest().quoted;
        let entry = said.lines.get(declined.line? - 1)?.entry.as_deref()?;
        prices.of(entry, said.client.as_deref())
    };
    let options = agenda.options.iter().take(most).map(option).collect();
    (ageing, options)
}

fn no_client(error: &ClientError, typed: &str, lang: Lang) -> Failure {
    let refused = |why| Failure::usage(lang, &Message::Planning(Planning::Refused(why)));
    match error {
        ClientError::Unknown(near) => refused(Refused::UnknownClient(typed, near.as_deref())),
        ClientError::Several(names) => {
            /// More names than these nobody reads; a longer fragment says more.
            const MOST: usize = 12;
            let more = if names.len() > MOST { ", …" } else { "" };
            let names: Vec<String> = names.iter().take(MOST).map(|name| format!("«{name}»")).collect();
            refused(Refused::SeveralClients(typed, &(names.join(", ") + more)))
        }
    }
}

/// Lists the tasks, or changes one.
pub fn task(args: &TaskArgs, setting: &Setting) -> Result<Exit, Failure> {
    match &args.command {
        None => tasks(setting),
        Some(TaskCommand::Add(args)) => add(args, setting),
        Some(TaskCommand::Now(args)) => put(args, Soon::Now, setting),
        Some(TaskCommand::Next(args)) => put(args, Soon::Next, setting),
        Some(TaskCommand::Later(args)) => put(args, Soon::Later, setting),
        Some(TaskCommand::Done(args)) => done(args, setting),
    }
}

fn tasks(setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let mut list: Vec<&KeptTask> = book.state.tasks.iter().filter(|task| task.done.is_none()).collect();
    list.sort_by_key(|task| (task.soon, task.on.unwrap_or(NaiveDate::MAX), task.number));
    let page = match setting.format {
        Format::Json => planning_json::tasks(&list),
        Format::Text => planning_text::tasks(&list, terminal::today(), lang, setting.columns),
    };
    if list.is_empty() && setting.format == Format::Text {
        tell(lang, &Message::Planning(Planning::NoTasks));
    }
    shown(&page, lang)
}

fn add(args: &TaskAddArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (_, lang) = open(setting)?;
    let text = args.words.join(" ").trim().to_owned();
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Failure::usage(lang, &Message::Planning(Planning::Refused(Refused::NoWords("task add")))));
    }
    let today = terminal::today();
    let day = day(args.due.as_deref(), today, setting, lang)?;
    // A task without a day is for the next days: what is done at once is not written down.
    let soon = match day {
        Some(day) if day.date <= today => Soon::Now,
        _ => Soon::Next,
    };
    let client = args.client.as_deref().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    let task = Task { number: 0, text, client, soon, on: day.map(|day| day.date) };
    let (written, number) = plan::add_task(&setting.places, &writer(args.writer.by.as_deref()), task)
        .map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let on = day.map(|day| date::day(day.date, today, lang));
    let name = format!("t{number}");
    print(&written, &Planning::TaskAdded(&name, soon, on.as_deref(), &written.place), setting, lang)
}

fn put(args: &TaskPutArgs, soon: Soon, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let task = plan::task(&book.state, &args.task).map_err(|error| Failure::plan(&error, setting, lang))?;
    let today = terminal::today();
    let day = day(args.due.as_deref(), today, setting, lang)?;
    let body = Scheduled { quote: None, task: Some(task.record.clone()), soon, on: day.map(|day| day.date) };
    let written = write(&book, Body::Scheduled(Box::new(body)), args.writer.by.as_deref(), setting, lang)?;
    let on = day.map(|day| date::day(day.date, today, lang));
    let name = format!("t{}", task.number);
    print(&written, &Planning::TaskMoved(&name, soon, on.as_deref(), &written.place), setting, lang)
}

fn done(args: &TaskDoneArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let task = plan::task(&book.state, &args.task).map_err(|error| Failure::plan(&error, setting, lang))?;
    let body = Body::TaskDone(TaskDone { task: task.record.clone() });
    let written = write(&book, body, args.writer.by.as_deref(), setting, lang)?;
    let name = format!("t{} {}", task.number, task.text);
    print(&written, &Planning::TaskDone(&name, &written.place), setting, lang)
}

/// Sets the day on which to come back to a client.
pub fn remind(args: &RemindArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let today = setting.day(args.today.as_deref())?;
    let (kept, line) = specialist::place(&book, &args.number).map_err(|error| Failure::plan(&error, setting, lang))?;
    let typed = args.when.join(" ");
    let Some(day) = day(Some(&typed), today, setting, lang)? else {
        return Err(Failure::usage(lang, &Message::Planning(Planning::Refused(Refused::UnclearDay(&typed)))));
    };
    let why = args.about.as_deref().map(str::trim).filter(|why| !why.is_empty()).map(str::to_owned);
    let body = Body::Reminder(Box::new(Reminder { quote: kept.root.clone(), line, on: day.date, why }));
    let currency = kept.latest().quoted.currency;
    let written = write(&book, body.clone(), args.writer.by.as_deref(), setting, lang)?;
    let text = kept_text::wrote(&body, &kept.name.to_string(), currency, &written.place, lang);
    print_text(&written, text, setting, lang)
}

/// A day to come, as typed; told if nobody works on it.
pub fn day(typed: Option<&str>, today: NaiveDate, setting: &Setting, lang: Lang) -> Result<Option<Day>, Failure> {
    let Some(typed) = typed else { return Ok(None) };
    let calendar = plan::calendar_of(&setting.places);
    let day = plan::day(typed, today, &calendar).map_err(|error| Failure::plan(&error, setting, lang))?;
    if day.said != day.date {
        let (said, date) = (date::day(day.said, today, lang), date::day(day.date, today, lang));
        tell(lang, &Message::Planning(Planning::NotWorking(&said, &date)));
    }
    Ok(Some(day))
}

/// Writes a reminder of a quote that was just written about.
pub fn follow_up(
    places: &smeta::app::studio::Places,
    quote: &smeta::domain::ledger::RecordId,
    day: Day,
    by: Option<&str>,
) -> Result<Written, smeta::app::book::BookError> {
    let body = Reminder { quote: quote.clone(), line: None, on: day.date, why: None };
    Book::open(places)?.write(&writer(by), Body::Reminder(Box::new(body)))
}

fn write(book: &Book, body: Body, by: Option<&str>, setting: &Setting, lang: Lang) -> Result<Written, Failure> {
    book.write(&writer(by), body).map_err(|error| Failure::book(&error, lang, setting.columns))
}

fn print(written: &Written, words: &Planning, setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    print_text(written, say(lang, &Message::Planning(*words)), setting, lang)
}

/// Shows what was written.
pub fn print_text(written: &Written, text: String, setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    let page = match setting.format {
        Format::Json => json::recorded(&written.record, &written.place, None),
        Format::Text => smeta::text::clean::without_controls(&text).into_owned() + "\n",
    };
    shown(&page, lang)
}

fn shown(page: &str, lang: Lang) -> Result<Exit, Failure> {
    terminal::print(page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}
