//! The ledger's verbs: `log`, `show`, `send`, `accept`, `decline`, `start`, `done`, `note`, `undo`, `doctor`.

use smeta::app::book::{self, Book, BookError, Writer, Written};
use smeta::app::ledger_shelf::{Brief, Shelf};
use smeta::app::{plan, quote, studio};
use smeta::domain::keeping::compare;
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{
    Accepted, Body, Declined, Done, KeptQuote, Note, QuoteName, Record, Scheduled, Soon, Started, Status,
};
use smeta::domain::money::Currency;
use smeta::render::{json, kept_json, kept_text};
use smeta::text::clean::without_controls;
use smeta::text::word::plain;
use smeta::wording::{Kept, Message, Refused, date, say};

use super::{Setting, document, planning, versions};
use crate::args::{
    AcceptArgs, DeclineArgs, DoneArgs, Format, Kind, LogArgs, NoteArgs, PaperArgs, SendArgs, ShowQuoteArgs, StartArgs,
    UndoArgs, WriterArgs, Written as Form,
};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// The ledger of the studio, and the language to speak.
pub fn open(setting: &Setting) -> Result<(Book, Lang), Failure> {
    let lang = setting.lang.or_else(|| studio::language(&setting.places)).unwrap_or_default();
    let book = Book::open(&setting.places).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    if let Some(first) = book.reading.unread().next() {
        let count = book.reading.unread().count();
        tell(lang, &Message::LedgerLinesUnread(count, &first.place.to_string()));
    }
    Ok((book, lang))
}

pub fn tell(lang: Lang, message: &Message) {
    terminal::tell(&format!("{}\n", without_controls(&say(lang, message))));
}

fn refused(lang: Lang, why: Refused) -> Failure {
    Failure::usage(lang, &Message::Kept(Kept::Refused(why)))
}

/// Who writes: as named, else as the environment or the system has it.
pub fn writer(named: Option<&str>) -> Writer {
    let by = named.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).or_else(terminal::writer);
    Writer { by: by.unwrap_or_else(|| "unknown".to_owned()), now: terminal::now(), random: terminal::random() }
}

/// The statuses that somebody names.
pub(super) fn statuses(written: &[String], lang: Lang) -> Result<Vec<Status>, Failure> {
    let known = Status::ALL.map(Status::code).join(", ");
    let status =
        |code: &String| Status::from_code(code).ok_or_else(|| refused(lang, Refused::NoSuchStatus(code, &known)));
    written.iter().map(status).collect()
}

/// The quotes of the studio, and the language to speak.
fn open_shelf(setting: &Setting) -> Result<(Shelf, Lang), Failure> {
    let lang = setting.lang.or_else(|| studio::language(&setting.places)).unwrap_or_default();
    let shelf = book::shelf(&setting.places).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    if let Some((count, first)) = shelf.unread() {
        tell(lang, &Message::LedgerLinesUnread(count, first));
    }
    Ok((shelf, lang))
}

/// Lists quotes.
pub fn log(args: &LogArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (mut shelf, lang) = open_shelf(setting)?;
    let today = setting.day(args.today.as_deref())?;
    let wanted = statuses(&args.status, lang)?;
    let client = args.client.as_deref().map(plain);
    let fits = |brief: &Brief| {
        client.as_ref().is_none_or(|wanted| brief.client.contains(wanted))
            && (wanted.is_empty() || wanted.contains(&brief.status))
    };
    let fitting: Vec<usize> = (0..).zip(shelf.briefs()).filter(|(_, brief)| fits(brief)).map(|(at, _)| at).collect();
    // A person reads the last ones, a program all.
    let most = if args.all || setting.format == Format::Json { fitting.len() } else { kept_text::SHOWN };
    let hidden = fitting.len().saturating_sub(most);
    let failed = |error| Failure::book(&BookError::Ledger(error), lang, setting.columns);
    let quotes = shelf.quotes(&fitting[hidden..]).map_err(failed)?;
    let page = match setting.format {
        Format::Json => kept_json::log(&quotes),
        Format::Text => kept_text::log(quotes.iter(), hidden, today, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    if quotes.is_empty() {
        let why = if shelf.briefs().is_empty() { Kept::NoQuotes } else { Kept::NoneFits };
        tell(lang, &Message::Kept(why));
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Fine)
}

/// Shows one quote: what was said, what happened, and what would be said today.
pub fn show(args: &ShowQuoteArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (mut shelf, lang) = open_shelf(setting)?;
    let today = setting.day(args.today.as_deref())?;
    let kept =
        &book::from_shelf(&mut shelf, &args.number).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    // A broken catalog takes nothing away from what was said.
    let mut opened = studio::open(&setting.places).ok();
    let again = book::typed_again(kept, today);
    if let Some(opened) = &mut opened {
        plan::put_overrides(opened, &again.overrides);
    }
    let now = opened.as_ref().and_then(|opened| quote::run(opened, &again).ok());
    let comparison = now.as_ref().map(|now| (compare(&kept.latest().quoted, now), now.catalog.version.as_str()));
    let comparison = comparison.as_ref().map(|(comparison, version)| (comparison, *version));
    let page = match setting.format {
        Format::Json => kept_json::shown(kept, comparison),
        Format::Text => kept_text::shown(kept, comparison, today, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

/// Keeps what went to the client.
pub fn send(args: &SendArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let failed = |error: BookError| Failure::book(&error, lang, setting.columns);
    let kept = book.quote(&args.number).map_err(failed)?;
    plan::cleared(kept).map_err(|error| Failure::plan(&error, setting, lang))?;
    let day = planning::day(args.follow_up.as_deref(), terminal::today(), setting, lang)?;
    let (name, bytes) = match (args.kind, args.file.as_deref()) {
        (None, Some(path)) => book::document(path).map_err(failed)?,
        (None, None) => return Err(refused(lang, Refused::NoWords("--file"))),
        (Some(kind), _) => made(args, kind, kept, setting, lang)?,
    };
    let to = args.to.clone().filter(|to| !to.trim().is_empty());
    let written = book.send(&writer(args.writer.by.as_deref()), kept, (name, &bytes), to).map_err(failed)?;
    let currency = kept.latest().quoted.currency;
    let text = written
        .record
        .body
        .as_ref()
        .map(|body| kept_text::wrote(body, &kept.name.to_string(), currency, &written.place, lang));
    follow_up(kept, day, &args.writer, setting, lang)?;
    print(&written, text.unwrap_or_default(), setting, lang)
}

/// A document of the quote as it goes out: kept is what the file has, to the byte.
fn made(
    args: &SendArgs,
    kind: Kind,
    kept: &KeptQuote,
    setting: &Setting,
    lang: Lang,
) -> Result<(String, Vec<u8>), Failure> {
    let (mut opened, _) = setting.open()?;
    plan::put_overrides(&mut opened, &kept.latest().quoted.asked.overrides);
    let paper = PaperArgs { number: None, to_lang: args.to_lang.clone(), output: args.output.clone() };
    // Data is for the record's output here; a client gets no JSON.
    let written = setting.written.filter(|written| *written != Form::Json);
    let form = Setting { written, ..setting.clone() };
    let finished = versions::made(&opened, kept, kind, &paper, &form, lang)?;
    let named =
        args.output.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    let name =
        named.unwrap_or_else(|| format!("{}-{}.{}", kind.code(), kept.name, written.map_or("txt", Form::ending)));
    if let Some(path) = args.output.as_deref() {
        document::put(&finished, Some(path), lang)?;
    }
    Ok((name, finished.bytes))
}

/// The client took it.
pub fn accept(args: &AcceptArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let kept = book.quote(&args.number).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let price = |written: &String| quote::budget(written).ok_or_else(|| refused(lang, Refused::BadPrice(written)));
    let price = args.price.as_ref().map(price).transpose()?;
    let due = planning::day(args.due.as_deref(), terminal::today(), setting, lang)?.map(|day| day.date);
    let body = Body::Accepted(Accepted { quote: kept.root.clone(), price, due });
    write(&book, kept, body, &args.writer, setting, lang)
}

/// The client did not.
pub fn decline(args: &DeclineArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let kept = book.quote(&args.number).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let reason = args.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(refused(lang, Refused::NoWords("--reason")));
    }
    let day = planning::day(args.follow_up.as_deref(), terminal::today(), setting, lang)?;
    let known = book.known_reason(&reason);
    let body = Body::Declined(Declined { quote: kept.root.clone(), reason });
    let exit = write(&book, kept, body, &args.writer, setting, lang)?;
    follow_up(kept, day, &args.writer, setting, lang)?;
    if let Some(known) = known {
        tell(lang, &Message::Kept(Kept::KnownReason(&known)));
    }
    Ok(exit)
}

/// Work begins.
pub fn start(args: &StartArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let kept = book.quote(&args.number).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let day = planning::day(args.on.as_deref(), terminal::today(), setting, lang)?;
    let quote = kept.root.clone();
    let body = match day {
        // What begins on another day has not begun.
        Some(day) if day.date > terminal::today() => {
            let put = Scheduled { quote: Some(quote), task: None, soon: Soon::Later, on: Some(day.date) };
            Body::Scheduled(Box::new(put))
        }
        _ => Body::Started(Started { quote }),
    };
    write(&book, kept, body, &args.writer, setting, lang)
}

/// Work is done.
pub fn done(args: &DoneArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let failed = |error: BookError| Failure::book(&error, lang, setting.columns);
    let (kept, line) = book.line(&args.number).map_err(failed)?;
    let hours = book::hours(&args.hours).map_err(failed)?;
    let days = args.days.as_deref().map(book::days).transpose().map_err(failed)?;
    let today = terminal::today();
    let day = |written: &String| {
        let day = written.parse().map_err(|_| Failure::usage(lang, &Message::BadDate(written)))?;
        book::past_day(day, today).map_err(failed)
    };
    let finished = args.on.as_ref().map(day).transpose()?;
    let why = args.why.as_deref().map(str::trim).filter(|why| !why.is_empty()).map(str::to_owned);
    // The only line of a quote is the whole, and the whole of one line is that line.
    let sold = kept.sold();
    let line = line.or_else(|| if let [only] = sold[..] { Some(only) } else { None });
    let body = Body::Done(Done { quote: kept.root.clone(), line, hours, days, finished, why });
    let exit = write(&book, kept, body, &args.writer, setting, lang)?;
    let said = &kept.latest().quoted;
    let range = match line {
        Some(line) => said.lines[line - 1].hours,
        None => said.total.as_ref().map(|total| total.hours),
    };
    if let Some((text, _)) = kept_text::outcome(hours, range, lang) {
        terminal::tell(&format!("{text}\n"));
    }
    let known = kept.done();
    let open: Vec<String> = sold
        .iter()
        .filter(|at| {
            line.is_some_and(|line| line != **at) && !known.contains_key(&Some(**at)) && !known.contains_key(&None)
        })
        .map(|at| format!("{}.{at}", kept.name))
        .collect();
    if !open.is_empty() {
        tell(lang, &Message::Kept(Kept::StillOpen(&open.join(", "))));
    }
    Ok(exit)
}

/// A remark: about a quote if its number comes first.
pub fn note(args: &NoteArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let (name, words) = match &args.words[..] {
        [first, rest @ ..] if QuoteName::parse(first).is_some() && !rest.is_empty() => (Some(first), rest),
        words => (None, words),
    };
    let text = words.join(" ").trim().to_owned();
    if text.is_empty() {
        return Err(refused(lang, Refused::NoWords("note")));
    }
    match name {
        Some(name) => {
            let kept = book.quote(name).map_err(|error| Failure::book(&error, lang, setting.columns))?;
            let body = Body::Note(Note { quote: Some(kept.root.clone()), text });
            write(&book, kept, body, &args.writer, setting, lang)
        }
        None => {
            let written = append(&book, Body::Note(Note { quote: None, text }), &args.writer, setting, lang)?;
            print(&written, say(lang, &Message::Kept(Kept::WroteNote(&written.place))), setting, lang)
        }
    }
}

/// Takes back a record.
pub fn undo(args: &UndoArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = open(setting)?;
    let writer = writer(args.writer.by.as_deref());
    let (written, taken) =
        book.undo(&writer, args.record.as_deref()).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let text = undone(&book, &taken, &written.place, lang);
    print(&written, text, setting, lang)
}

fn undone(book: &Book, taken: &Record, place: &str, lang: Lang) -> String {
    let about = taken.body.as_ref().and_then(Body::quote).unwrap_or(&taken.id);
    let name = book::name_of(&book.state, about).map(|name| name.to_string());
    let at = date::full(taken.at.date_naive(), lang);
    let what = say(lang, &Message::Kept(Kept::KindWord(&taken.kind)));
    say(lang, &Message::Kept(Kept::Undone(&what, name.as_deref(), &at, place)))
}

/// Checks the ledger.
pub fn doctor(setting: &Setting) -> Result<Exit, Failure> {
    let lang = setting.lang.or_else(|| studio::language(&setting.places)).unwrap_or_default();
    let book = Book::open(&setting.places).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let damaged = book.damaged();
    let page = match setting.format {
        Format::Json => kept_json::doctor(&book.reading, &book.state, &damaged, lang),
        Format::Text => kept_text::doctor(&book.reading, &book.state, &damaged, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(if book.reading.unread().next().is_some() || !damaged.is_empty() { Exit::Nothing } else { Exit::Fine })
}

/// The day on which to come back to the client, if one was named: written behind what was written about the quote.
fn follow_up(
    kept: &KeptQuote,
    day: Option<smeta::domain::planning::when::Day>,
    by: &WriterArgs,
    setting: &Setting,
    lang: Lang,
) -> Result<(), Failure> {
    let Some(day) = day else { return Ok(()) };
    let written = planning::follow_up(&setting.places, &kept.root, day, by.by.as_deref())
        .map_err(|error| Failure::book(&error, lang, setting.columns))?;
    if let Some(body) = &written.record.body {
        let name = kept.name.to_string();
        let text = kept_text::wrote(body, &name, kept.latest().quoted.currency, &written.place, lang);
        terminal::tell(&format!("{}\n", without_controls(&text)));
    }
    Ok(())
}

fn append(
    book: &Book,
    body: Body,
    writer_args: &WriterArgs,
    setting: &Setting,
    lang: Lang,
) -> Result<Written, Failure> {
    book.write(&writer(writer_args.by.as_deref()), body).map_err(|error| Failure::book(&error, lang, setting.columns))
}

/// Writes what happened to a quote, and says so.
fn write(
    book: &Book,
    kept: &KeptQuote,
    body: Body,
    writer_args: &WriterArgs,
    setting: &Setting,
    lang: Lang,
) -> Result<Exit, Failure> {
    let currency: Currency = kept.latest().quoted.currency;
    let text = |place: &str| kept_text::wrote(&body, &kept.name.to_string(), currency, place, lang);
    let written = append(book, body.clone(), writer_args, setting, lang)?;
    let text = text(&written.place);
    print(&written, text, setting, lang)
}

fn print(written: &Written, text: String, setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    let page = match setting.format {
        Format::Json => json::recorded(&written.record, &written.place, None),
        Format::Text => text + "\n",
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}
