//! `smeta drill`: past calls, played again.

use smeta::app::book::{self, Book};
use smeta::app::studio;
use smeta::domain::catalog::{Catalog, Question};
use smeta::domain::drill;
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{Body, Drill, KeptQuote, Played};
use smeta::render;
use smeta::wording::{Drill as Words, Message, say};

use super::{Setting, ledger};
use crate::args::{DrillArgs, Format};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Plays a call: on a terminal by asking, elsewhere by what was typed; or tells how somebody does.
pub fn run(args: &DrillArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (book, lang) = ledger::open(setting)?;
    let writer = ledger::writer(args.writer.by.as_deref());
    if args.score {
        return score(&book, &writer.by, setting, lang);
    }
    let kept = match &args.number {
        Some(number) => book.quote(number).map_err(|error| Failure::book(&error, lang, setting.columns))?,
        None => match drill::next(&book.state, &writer.by) {
            Some(kept) => kept,
            None => {
                ledger::tell(lang, &Message::Drill(Words::NoCalls));
                return Ok(Exit::Nothing);
            }
        },
    };
    if drill::facts(kept).is_none() {
        return Err(usage(lang, Words::NotPlayable(&kept.name.to_string())));
    }
    // Without a catalog there are no questions to choose from; the words and the hours are there.
    let catalog = studio::find(&setting.places).map_or_else(|_| Catalog::default(), |found| found.catalog);
    let questions = drill::questions(kept, &catalog);
    let (asked, hours) = match &args.hours {
        Some(hours) => (chosen(&args.ask, &questions, lang)?, range(hours, lang)?),
        None if setting.format == Format::Text && terminal::can_ask() && terminal::is_output_interactive() => {
            print(&render::drill::call(kept, &questions, lang, setting.columns), lang)?;
            let Some(answers) = asked(&questions, lang)? else { return Ok(Exit::Fine) };
            answers
        }
        None => {
            let page = match setting.format {
                Format::Json => render::drill::call_json(kept, &questions, lang),
                Format::Text => render::drill::call(kept, &questions, lang, setting.columns),
            };
            print(&page, lang)?;
            ledger::tell(lang, &Message::Drill(Words::How(&kept.name.to_string())));
            return Ok(Exit::Fine);
        }
    };
    let played = Drill { quote: kept.root.clone(), low: hours.0, high: hours.1, asked };
    show(&book, kept, played, &writer, setting, lang)
}

/// Records what was played, and shows how it went.
fn show(
    book: &Book,
    kept: &KeptQuote,
    played: Drill,
    writer: &book::Writer,
    setting: &Setting,
    lang: Lang,
) -> Result<Exit, Failure> {
    let body = Body::Drill(played.clone());
    let written = book.write(writer, body).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    // With the one just written.
    let mut state = book.state.clone();
    state.drills.push(Played { by: written.record.by.clone(), at: written.record.at, drill: played.clone() });
    let calibration = drill::calibration(&state, &writer.by);
    let calibration = calibration.as_ref().map(|calibration| (writer.by.as_str(), calibration));
    let Some(outcome) = drill::outcome(kept, &played) else { return Ok(Exit::Fine) };
    let page = match setting.format {
        Format::Json => render::drill::json(Some((kept, &played, &outcome)), calibration),
        Format::Text => render::drill::outcome(&played, &outcome, calibration, lang, setting.columns),
    };
    print(&page, lang)?;
    ledger::tell(lang, &Message::Drill(Words::Kept(&written.place)));
    Ok(Exit::Fine)
}

fn score(book: &Book, by: &str, setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    let Some(calibration) = drill::calibration(&book.state, by) else {
        ledger::tell(lang, &Message::Drill(Words::NeverPlayed(by)));
        return Ok(Exit::Nothing);
    };
    let page = match setting.format {
        Format::Json => render::drill::json(None, Some((by, &calibration))),
        Format::Text => render::drill::score(by, &calibration, lang, setting.columns).trim_start().to_owned(),
    };
    print(&page, lang)?;
    Ok(Exit::Fine)
}

/// Questions that somebody would ask, and the hours that he says: from, to.
type Answers = (Vec<String>, (f64, f64));

/// Asks on the terminal; `None` when the person leaves.
fn asked(questions: &[&Question], lang: Lang) -> Result<Option<Answers>, Failure> {
    let asks =
        |words: Words| terminal::ask(&say(lang, &Message::Drill(words))).map_err(|error| Failure::input(&error, lang));
    let mut asked = Vec::new();
    while !questions.is_empty() {
        let Some(typed) = asks(Words::AskQuestions)? else { return Ok(None) };
        let typed: Vec<String> = typed.split([',', ' ']).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        match chosen(&typed, questions, lang) {
            Ok(chosen) => {
                asked = chosen;
                break;
            }
            Err(failure) => terminal::tell(&failure.words),
        }
    }
    loop {
        let Some(typed) = asks(Words::AskHours)? else { return Ok(None) };
        match range(&typed, lang) {
            Ok(hours) => return Ok(Some((asked, hours))),
            Err(failure) => terminal::tell(&failure.words),
        }
    }
}

/// Questions by their ids or by their numbers on the screen.
fn chosen(typed: &[String], questions: &[&Question], lang: Lang) -> Result<Vec<String>, Failure> {
    let mut chosen: Vec<String> = Vec::new();
    for written in typed {
        let by_number = written.parse().ok().and_then(|number: usize| questions.get(number.checked_sub(1)?));
        let found = by_number.or_else(|| questions.iter().find(|question| question.id == *written));
        let Some(question) = found else {
            let known: Vec<&str> = questions.iter().map(|question| question.id.as_str()).collect();
            return Err(usage(lang, Words::NoSuchQuestion(written, &known.join(", "))));
        };
        if !chosen.contains(&question.id) {
            chosen.push(question.id.clone());
        }
    }
    Ok(chosen)
}

/// `6..20`, `6-20`, `от 6 до 20`.
fn range(written: &str, lang: Lang) -> Result<(f64, f64), Failure> {
    let bad = || usage(lang, Words::BadHours(written));
    let text = written.trim().trim_start_matches("от ").trim_start_matches("from ").trim_start_matches("od ");
    let parts = ["..", "–", "—", " до ", " to ", " do ", "-"].iter().find_map(|mark| text.split_once(mark));
    let (low, high) = parts.ok_or_else(bad)?;
    let (low, high) = (book::hours(low).map_err(|_| bad())?, book::hours(high).map_err(|_| bad())?);
    if low <= high { Ok((low, high)) } else { Err(bad()) }
}

fn usage(lang: Lang, words: Words) -> Failure {
    Failure::usage(lang, &Message::Drill(words))
}

fn print(page: &str, lang: Lang) -> Result<(), Failure> {
    terminal::print(page).map_err(|error| Failure::output(&error, lang))
}
