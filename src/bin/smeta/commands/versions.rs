//! `smeta doc` and `smeta diff`: documents of saved quotes, and what changed between versions.

use smeta::app::book::{self, Book};
use smeta::app::plan;
use smeta::app::studio::Opened;
use smeta::app::versions::{self, AgainError, NoSide, Side};
use smeta::domain::lang::Lang;
use smeta::domain::ledger::KeptQuote;
use smeta::domain::quote::Quote;
use smeta::render::document::Finished;
use smeta::render::versions::{self as render, Pair};
use smeta::text::clean::without_controls;
use smeta::wording::{Kept, Message, Refused, date, number, say};

use super::{Setting, document};
use crate::args::{DiffQuoteArgs, DocArgs, Format, Kind, PaperArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Writes a document of a saved quote.
pub fn doc(args: DocArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (mut opened, lang) = setting.open()?;
    let today = setting.day(args.today.as_deref())?;
    let state = opened.state();
    let kept = book::find(&state, &args.number).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    // A brief stays in the house; anything else may reach the client.
    if args.kind != Kind::Brief {
        plan::cleared(kept).map_err(|error| Failure::plan(&error, setting, lang))?;
    }
    plan::put_overrides(&mut opened, &kept.latest().quoted.asked.overrides);
    let paper = PaperArgs { number: None, to_lang: args.to_lang, output: args.output };
    let finished = made(&opened, kept, args.kind, &paper, setting, lang)?;
    let said = &kept.latest().quoted;
    if said.promise.valid_until < today {
        let kind = say(lang, &Message::Kept(Kept::PromiseWord(&said.promise.kind)));
        let until = date::day(said.promise.valid_until, today, lang);
        terminal::tell(&format!("{}\n", say(lang, &Message::Kept(Kept::Expired(&kind, &until)))));
    }
    document::put(&finished, paper.output.as_deref(), lang)?;
    Ok(Exit::Fine)
}

/// A document of a saved quote, which says what was said.
pub fn made(
    opened: &Opened,
    kept: &KeptQuote,
    kind: Kind,
    paper: &PaperArgs,
    setting: &Setting,
    lang: Lang,
) -> Result<Finished, Failure> {
    let quote = as_said(opened, kept, lang)?;
    let number = kept.name.to_string();
    let paper = PaperArgs {
        number: paper.number.clone().or(Some(number)),
        to_lang: paper.to_lang.clone(),
        output: paper.output.clone(),
    };
    document::make(&quote, &document::facts(&quote, opened, kind, &paper), kind, &paper, opened, setting, lang)
}

fn as_said<'o>(opened: &'o Opened, kept: &KeptQuote, lang: Lang) -> Result<Quote<'o>, Failure> {
    versions::as_said(opened, kept).map_err(|error| match error {
        AgainError::Quote(error) => Failure::quote(&error, lang),
        AgainError::Differs(comparison) => {
            let currency = kept.latest().quoted.currency;
            let price =
                |price: Option<_>| price.map_or_else(|| "—".to_owned(), |sum| number::price(sum, currency, lang));
            let (then, now) = (price(comparison.then), price(comparison.now));
            let name = kept.name.to_string();
            Failure::usage(lang, &Message::Kept(Kept::Refused(Refused::SaysOtherwise(&name, &then, &now))))
        }
    })
}

/// What changed between versions of a saved quote, and between documents that were sent.
pub fn diff(args: &DiffQuoteArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = super::ledger::open(setting)?;
    let failed = |error| Failure::book(&error, lang, setting.columns);
    let kept = book.quote(&args.number).map_err(failed)?;
    let refused = |why: Refused| Failure::usage(lang, &Message::Kept(Kept::Refused(why)));
    let name = kept.name.to_string();
    let sides = versions::sides(kept, args.old.as_deref(), args.new.as_deref()).map_err(|why| match why {
        NoSide::Unknown(written, versions, documents) => refused(Refused::NoSuchSide(&written, versions, documents)),
        NoSide::Mixed => refused(Refused::MixedSides),
        NoSide::NothingToCompare => refused(Refused::NothingToCompare(&name)),
    })?;
    let pairs = sides.into_iter().map(|(old, new)| pair(&book, old, new, lang, setting));
    let pairs: Vec<Pair> = pairs.collect::<Result<_, _>>()?;
    let page = match setting.format {
        Format::Json => render::json(&name, &pairs),
        Format::Text => render::text(&pairs, lang),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(Exit::Fine)
}

fn pair(book: &Book, old: Side, new: Side, lang: Lang, setting: &Setting) -> Result<Pair, Failure> {
    let called = |side: &Side| match side {
        Side::Version(number, version) => {
            let on = date::full(version.at.date_naive(), lang);
            say(lang, &Message::Kept(Kept::VersionName(*number, &on, &without_controls(&version.by))))
        }
        Side::Document(number, event, sent) => {
            let on = date::full(event.at.date_naive(), lang);
            say(lang, &Message::Kept(Kept::DocumentName(*number, &on, &without_controls(&sent.name))))
        }
    };
    let names = [called(&old), called(&new)];
    Ok(match (old, new) {
        (Side::Document(_, _, old), Side::Document(_, _, new)) => {
            let read = |sent| versions::bytes(book, sent).map_err(|error| Failure::book(&error, lang, setting.columns));
            let texts = String::from_utf8(read(old)?).ok().zip(String::from_utf8(read(new)?).ok());
            let sums = Some([old.sha256.clone(), new.sha256.clone()]);
            Pair { kind: "document", names, texts: texts.map(|(old, new)| [old, new]), sums }
        }
        (old, new) => {
            let text = |side: &Side| match side {
                Side::Version(_, version) => render::version(version, lang),
                Side::Document(..) => String::new(),
            };
            Pair { kind: "version", names, texts: Some([text(&old), text(&new)]), sums: None }
        }
    })
}
