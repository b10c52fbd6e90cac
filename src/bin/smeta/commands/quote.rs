//! `smeta quote`.

use smeta::app::book;
use smeta::app::plan;
use smeta::app::quote::{self, LONGEST, Typed};
use smeta::app::studio::Opened;
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{Body, Wait};
use smeta::domain::matching::Verdict;
use smeta::domain::planning::clients;
use smeta::domain::planning::when::Day;
use smeta::domain::quote::Quote;
use smeta::render::quote_json::Record;
use smeta::render::quote_text::Shown;
use smeta::render::{planning_text, quote_json, quote_text};
use smeta::text::clean::without_controls;
use smeta::text::word::plain;
use smeta::wording::planning::{Act, Planning, Refused};
use smeta::wording::{Deal, Kept, Message, Talk, date, say};

use super::ledger::tell;
use super::{Setting, ask, document, planning, specialist};
use crate::args::{Format, Kind, QuoteArgs, RequestArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Answers a request.
pub fn run(args: QuoteArgs, setting: &Setting) -> Result<Exit, Failure> {
    if args.interactive && !ask::can_ask(&args.request.text) {
        return Err(Failure::usage(setting.spoken(), &Message::Talk(Talk::NobodyToAsk)));
    }
    let (mut opened, lang, typed) = if args.interactive {
        let (opened, lang) = setting.open()?;
        // Words that come over standard input are its first line; what else is typed may come before them.
        let from_input = args.request.text == ["-"];
        let text = if from_input { Vec::new() } else { args.request.text };
        let request = RequestArgs { text, ..args.request };
        let typed = typed_for_screen(request, args.client, args.again, &opened, lang, setting)?;
        let typed = ask::run(typed, &opened, lang, setting)?;
        (opened, lang, typed)
    } else {
        let typed = typed(args.request, args.client, args.again, setting)?;
        let (opened, lang) = setting.open()?;
        let typed = on_top(typed, &opened, lang, setting)?;
        (opened, lang, typed)
    };
    plan::put_overrides(&mut opened, &typed.overrides);
    let opened = opened;
    let follow_up = planning::day(args.follow_up.as_deref(), typed.today, setting, lang)?;
    let quote = quote::run(&opened, &typed).map_err(|error| Failure::quote(&error, lang))?;
    // Written before it is shown: what was said to a client is on record even if the screen is lost.
    let saved = if args.save { Some(save(&opened, &quote, &typed, follow_up, lang, setting)?) } else { None };
    let waits = match &saved {
        Some(saved) => saved.waits.clone(),
        None => plan::would_wait(&opened, &quote, &typed, &super::ledger::writer(None).by),
    };
    tell_unused(&quote, lang);
    let why = planning_text::reasons(&waits, opened.catalog.studio.currency, lang);
    if let Some(kind) = args.kind {
        // A brief stays in the house.
        if !waits.is_empty() && kind != Kind::Brief {
            tell_saved(saved.as_ref(), lang);
            return Err(Failure::approval(lang, &Message::Planning(Planning::Refused(Refused::Unapproved(&why)))));
        }
        let mut paper = args.paper;
        paper.number = paper.number.or_else(|| saved.as_ref().map(|saved| saved.name.clone()));
        document::write(&quote, &document::facts(&quote, &opened, kind, &paper), kind, &paper, &opened, setting, lang)?;
    } else {
        let page = match setting.format {
            Format::Json => {
                let saved = saved.as_ref().map(|saved| (saved.name.as_str(), saved.version));
                quote_json::quote(&quote, Record { saved, waits: &waits }, lang, args.inside)
            }
            Format::Text => {
                quote_text::quote(&quote, lang, setting.columns, Shown { all: args.all, inside: args.inside })
            }
        };
        terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    }
    tell_saved(saved.as_ref(), lang);
    if waits.is_empty() {
        return Ok(exit(&quote));
    }
    match &saved {
        Some(saved) => specialist::waiting(&saved.name, &waits, opened.catalog.studio.currency, setting, lang),
        None => tell(lang, &Message::Planning(Planning::WouldWait(&why))),
    }
    Ok(Exit::Approval)
}

/// What was saved.
struct Saved {
    /// The quote's name.
    name: String,
    /// Which version of it this is.
    version: usize,
    /// What is said of it.
    words: String,
    /// Why it waits for a senior.
    waits: Vec<Wait>,
}

fn tell_saved(saved: Option<&Saved>, lang: Lang) {
    if let Some(Saved { name, words, waits, .. }) = saved {
        terminal::tell(&format!("{words}\n"));
        if waits.is_empty() {
            terminal::tell(&format!("{}\n", say(lang, &Message::Kept(Kept::AfterSaving(name)))));
        }
    }
}

/// Saves the quote: its name, and what is said of it.
fn save(
    opened: &Opened,
    quote: &Quote,
    typed: &Typed,
    follow_up: Option<Day>,
    lang: Lang,
    setting: &Setting,
) -> Result<Saved, Failure> {
    let (written, name, version) = book::save(opened, quote, typed, &super::ledger::writer(None))
        .map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let name = name.to_string();
    let mut words = say(lang, &Message::Kept(Kept::Saved(&name, version, &written.place)));
    let (root, waits) = match &written.record.body {
        Some(Body::Quote(quoted)) => (quoted.of.clone(), quoted.waits.clone()),
        _ => (None, Vec::new()),
    };
    if let Some(day) = follow_up {
        let root = root.unwrap_or_else(|| written.record.id.clone());
        planning::follow_up(&setting.places, &root, day, None)
            .map_err(|error| Failure::book(&error, lang, setting.columns))?;
        let day = date::day(day.date, typed.today, lang);
        words = format!("{words}; {}", say(lang, &Message::Planning(Planning::Act(Act::Reminder(None, &day, None)))));
    }
    // Two names of one client part what belongs together.
    if let Some(client) = &typed.client {
        let alike = alike(opened, client);
        if !alike.is_empty() {
            words = format!("{words}\n{}", without_controls(&say(lang, &Message::Planning(Planning::Alike(&alike)))));
        }
    }
    Ok(Saved { name, version, words, waits })
}

/// Names of other clients that are nearly this one, where this name is new.
fn alike(opened: &Opened, client: &str) -> String {
    let state = opened.state();
    let known = clients::all(&state);
    let named =
        state.quotes.iter().filter(|kept| kept.latest().quoted.client.as_deref().map(plain) == Some(plain(client)));
    if named.count() > 1 {
        return String::new();
    }
    let names: Vec<String> = clients::alike(&known, client).iter().map(|other| format!("«{}»", other.name)).collect();
    names.join(", ")
}

/// A kept quote that is said once more: what is typed now on top of what was typed then.
fn on_top(typed: Typed, opened: &Opened, lang: Lang, setting: &Setting) -> Result<Typed, Failure> {
    let Some(written) = typed.again.clone() else { return Ok(typed) };
    let state = opened.state();
    let kept = book::find(&state, &written).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let before = book::typed_again(kept, typed.today);
    Ok(typed.over(before))
}

/// What a screen begins with: what was typed, or nothing yet. A kept quote that is said once more brings its words.
pub fn typed_for_screen(
    args: RequestArgs,
    client: Option<String>,
    again: Option<String>,
    opened: &Opened,
    lang: Lang,
    setting: &Setting,
) -> Result<Typed, Failure> {
    if args.text.is_empty() && again.is_none() {
        return beside(args, String::new(), client, None, setting);
    }
    on_top(typed(args, client, again, setting)?, opened, lang, setting)
}

/// What was typed, as far as it can be a request.
pub fn typed(
    args: RequestArgs,
    client: Option<String>,
    again: Option<String>,
    setting: &Setting,
) -> Result<Typed, Failure> {
    // Said once more, the words of the kept quote do.
    let own_words = again.is_none() || !args.text.is_empty();
    let text = if own_words { request_text(&args.text, setting.spoken())? } else { String::new() };
    if own_words {
        quote::checked(&text).map_err(|error| Failure::quote(&error, setting.spoken()))?;
    }
    beside(args, text, client, again, setting)
}

/// What was typed beside the words.
fn beside(
    args: RequestArgs,
    text: String,
    client: Option<String>,
    again: Option<String>,
    setting: &Setting,
) -> Result<Typed, Failure> {
    let today = match &args.today {
        None => terminal::today(),
        Some(written) => written.parse().map_err(|_| Failure::usage(setting.spoken(), &Message::BadDate(written)))?,
    };
    let wrong = |deal| Failure::usage(setting.spoken(), &Message::Deal(deal));
    let discount = match &args.discount {
        None => 0.0,
        Some(written) => quote::discount(written).ok_or_else(|| wrong(Deal::BadDiscount(written)))?,
    };
    let budget = match &args.budget {
        None => None,
        Some(written) => Some(quote::budget(written).ok_or_else(|| wrong(Deal::BadBudget(written)))?),
    };
    let bad_date = |written: &String| Failure::usage(setting.spoken(), &Message::BadDate(written));
    let by = args.by.as_ref().map(|written| written.parse().map_err(|_| bad_date(written))).transpose()?;
    Ok(Typed {
        text,
        answers: args.answer,
        variants: args.variant,
        entries: args.entry,
        client,
        conditions: args.condition,
        discount,
        options: args.option,
        budget,
        by,
        again,
        overrides: Vec::new(),
        today,
    })
}

/// Answers that no line asks for are told beside the result.
pub fn tell_unused(quote: &Quote, lang: Lang) {
    for name in &quote.unused_answers {
        terminal::tell(&format!("{}\n", say(lang, &Message::UnusedAnswer(name))));
    }
}

/// The words given, or standard input for `-` and for a pipe.
fn request_text(words: &[String], lang: Lang) -> Result<String, Failure> {
    let piped = words.is_empty() && !terminal::is_interactive();
    if !piped && words != ["-"] {
        return Ok(words.join(" "));
    }
    let bytes = terminal::read_input(LONGEST).map_err(|error| Failure::input(&error, lang))?;
    // Before its letters are looked at: the end of a text that is too long is cut off anywhere.
    if bytes.len() > LONGEST {
        return Err(Failure::usage(lang, &Message::RequestTooLong(LONGEST)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        Failure::data(lang, &Message::InputNotUtf8(line))
    })
}

/// What a quote means for whoever called.
pub fn exit(quote: &Quote) -> Exit {
    let open = quote.lines.iter().any(|line| line.entry.is_none());
    let any = quote.lines.iter().any(|line| line.entry.is_some());
    let unsure = quote.lines.iter().any(|line| line.verdict == Verdict::Unsure);
    match (any, open, unsure) {
        (true, false, _) => Exit::Fine,
        (true, true, _) | (false, _, true) => Exit::Unsure,
        (false, _, false) => Exit::Nothing,
    }
}
