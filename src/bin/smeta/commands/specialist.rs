//! `smeta approve`, `smeta return`, `smeta escalate`, `smeta answer`: what seniors and specialists say.

use smeta::app::book::{self, Book};
use smeta::app::specialist::{self, Said};
use smeta::app::{plan, quote, studio};
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{Body, Escalated, Wait};
use smeta::domain::money::Currency;
use smeta::render::{kept_text, planning_text};
use smeta::text::clean::without_controls;
use smeta::wording::planning::{Planning, Refused};
use smeta::wording::{Message, Upkeep, number, say};

use super::ledger::{open, tell, writer};
use super::planning::print_text;
use super::{Setting, document};
use crate::args::{AnswerArgs, ApproveArgs, EscalateArgs, Kind, PaperArgs, ReturnArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// A senior agrees.
pub fn approve(args: &ApproveArgs, setting: &Setting) -> Result<Exit, Failure> {
    decide(&args.number, None, args.writer.by.as_deref(), setting)
}

/// A senior does not.
pub fn send_back(args: &ReturnArgs, setting: &Setting) -> Result<Exit, Failure> {
    let why = args.why.trim().to_owned();
    if why.is_empty() {
        let refused = Message::Planning(Planning::Refused(Refused::NoWords("--why")));
        return Err(Failure::usage(setting.spoken(), &refused));
    }
    decide(&args.number, Some(why), args.writer.by.as_deref(), setting)
}

fn decide(number: &str, why: Option<String>, by: Option<&str>, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let found = studio::find(&setting.places).map_err(|error| Failure::open(&error, lang, setting.columns))?;
    let written = plan::decide(&book, &found.catalog.studio, &writer(by), number, why)
        .map_err(|error| Failure::plan(&error, setting, lang))?;
    let name = name_of(&book, number);
    let body = written.record.body.as_ref();
    let text = body.map(|body| kept_text::wrote(body, &name, Currency::Rub, &written.place, lang)).unwrap_or_default();
    print_text(&written, text, setting, lang)
}

/// The name of a quote as people say it; as typed where there is none.
fn name_of(book: &Book, typed: &str) -> String {
    book.quote(typed).map_or_else(|_| typed.to_owned(), |kept| kept.name.to_string())
}

/// Asks a specialist: his brief, and a state of waiting.
pub fn escalate(args: EscalateArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let failed = |error| Failure::plan(&error, setting, lang);
    let (kept, line) = specialist::place(&book, &args.number).map_err(failed)?;
    let words = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let (to, why) = (words(args.to), words(args.about));
    // The brief first: nobody is waited for who could not be asked.
    let (mut opened, _) = setting.open()?;
    let typed = book::typed_again(kept, terminal::today());
    plan::put_overrides(&mut opened, &typed.overrides);
    let quote = quote::run(&opened, &typed).map_err(|error| Failure::quote(&error, lang))?;
    let paper = PaperArgs { number: Some(kept.name.to_string()), to_lang: None, output: args.output };
    document::write(
        &quote,
        &document::facts(&quote, &opened, Kind::Brief, &paper),
        Kind::Brief,
        &paper,
        &opened,
        setting,
        lang,
    )?;
    let body = Body::Escalated(Box::new(Escalated { quote: kept.root.clone(), line, to, why }));
    let written = book
        .write(&writer(args.writer.by.as_deref()), body.clone())
        .map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let currency = kept.latest().quoted.currency;
    let text = kept_text::wrote(&body, &kept.name.to_string(), currency, &written.place, lang);
    terminal::tell(&format!("{}\n", without_controls(&text)));
    Ok(Exit::Fine)
}

/// What a specialist said, as a line of the quote and a task of the catalog.
pub fn answer(args: &AnswerArgs, setting: &Setting) -> Result<Exit, Failure> {
    /// Where what specialists said is kept until somebody puts it elsewhere.
    const CATEGORY: &str = "specialist";
    let (_, lang) = open(setting)?;
    let failed = |error| Failure::plan(&error, setting, lang);
    let today = setting.day(args.today.as_deref())?;
    let words =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let said = Said {
        hours: specialist::hours(&args.hours).map_err(failed)?,
        title: words(&args.title),
        id: words(&args.id),
        category: words(&args.category).unwrap_or_else(|| CATEGORY.to_owned()),
        category_title: say(lang, &Message::Planning(Planning::SpecialistCategory)),
        executor: words(&args.executor),
        from: words(&args.from),
        note: words(&args.note),
        advice: advice(args, lang),
    };
    let by = writer(args.writer.by.as_deref());
    let outcome = specialist::answer(&setting.places, &args.number, &said, &by, today).map_err(failed)?;
    let name = outcome.name.to_string();
    if let Some((id, file)) = &outcome.draft {
        tell(lang, &Message::Planning(Planning::Draft(id, file)));
    }
    let mut exit = Exit::Fine;
    let mut text = String::new();
    if let Some(body) = &outcome.written.record.body {
        text = kept_text::wrote(body, &name, Currency::Rub, &outcome.written.place, lang);
    }
    if let Some(Body::Quote(quoted)) = &outcome.record.record.body {
        let price = quoted.total.as_ref().map(|total| number::price(total.price, quoted.currency, lang));
        let price = price.unwrap_or_else(|| "—".to_owned());
        text = format!("{text}\n{}", say(lang, &Message::Planning(Planning::Requoted(&name, outcome.version, &price))));
        if !quoted.waits.is_empty() {
            waiting(&name, &quoted.waits, quoted.currency, setting, lang);
            exit = Exit::Approval;
        }
    }
    print_text(&outcome.written, text, setting, lang)?;
    Ok(exit)
}

/// What is still to be written in the new task, and what the specialist said.
fn advice(args: &AnswerArgs, lang: Lang) -> String {
    let note = args.note.iter().map(|note| without_controls(note).trim().to_owned()).filter(|note| !note.is_empty());
    let own = say(lang, &Message::Upkeep(Upkeep::Advice));
    note.chain([own]).collect::<Vec<_>>().join("\n")
}

/// Tells that a saved quote waits, and for whom.
pub fn waiting(name: &str, waits: &[Wait], currency: Currency, setting: &Setting, lang: Lang) {
    let found = studio::find(&setting.places).ok();
    let people = found.iter().flat_map(|found| &found.catalog.studio.people);
    let who: Vec<&str> = people.filter(|(_, person)| person.approves).map(|(name, _)| name.as_str()).collect();
    let who = if who.is_empty() { "…".to_owned() } else { who.join("|") };
    let why = planning_text::reasons(waits, currency, lang);
    tell(lang, &Message::Planning(Planning::Waits(name, &why, &who)));
}
