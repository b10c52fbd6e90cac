//! `smeta quote`.

use smeta::app::book;
use smeta::app::quote::{self, LONGEST, Typed};
use smeta::app::studio::Opened;
use smeta::domain::lang::Lang;
use smeta::domain::matching::Verdict;
use smeta::domain::quote::Quote;
use smeta::render::quote_text::Shown;
use smeta::render::{quote_json, quote_text};
use smeta::wording::{Deal, Kept, Message, Talk, say};

use super::{Setting, ask, document};
use crate::args::{Format, QuoteArgs, RequestArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Answers a request.
pub fn run(args: QuoteArgs, setting: &Setting) -> Result<Exit, Failure> {
    if args.interactive && !ask::can_ask(&args.request.text) {
        return Err(Failure::usage(setting.spoken(), &Message::Talk(Talk::NobodyToAsk)));
    }
    let (opened, lang, typed) = if args.interactive {
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
    let quote = quote::run(&opened, &typed).map_err(|error| Failure::quote(&error, lang))?;
    // Written before it is shown: what was said to a client is on record even if the screen is lost.
    let saved = if args.save { Some(save(&opened, &quote, &typed, lang, setting)?) } else { None };
    tell_unused(&quote, lang);
    if let Some(kind) = args.kind {
        let mut paper = args.paper;
        paper.number = paper.number.or_else(|| saved.as_ref().map(|(name, _)| name.clone()));
        document::write(&quote, &document::facts(&quote, &opened, &paper), kind, &paper, &opened, setting, lang)?;
    } else {
        let page = match setting.format {
            Format::Json => quote_json::quote(&quote, lang, args.inside),
            Format::Text => {
                quote_text::quote(&quote, lang, setting.columns, Shown { all: args.all, inside: args.inside })
            }
        };
        terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    }
    if let Some((name, words)) = saved {
        terminal::tell(&format!("{words}\n{}\n", say(lang, &Message::Kept(Kept::AfterSaving(&name)))));
    }
    Ok(exit(&quote))
}

/// Saves the quote: its name, and what is said of it.
fn save(
    opened: &Opened,
    quote: &Quote,
    typed: &Typed,
    lang: Lang,
    setting: &Setting,
) -> Result<(String, String), Failure> {
    let (written, name, version) = book::save(opened, quote, typed, &super::ledger::writer(None))
        .map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let name = name.to_string();
    let words = say(lang, &Message::Kept(Kept::Saved(&name, version, &written.place)));
    Ok((name, words))
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
