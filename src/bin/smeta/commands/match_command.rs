//! `smeta match`.

use std::io::BufRead;

use smeta::app::confirm::{self, Said};
use smeta::app::match_lines;
use smeta::app::studio::Opened;
use smeta::domain::lang::Lang;
use smeta::domain::ledger::Outcome;
use smeta::domain::matching::Verdict;
use smeta::domain::matching::lessons::Why;
use smeta::render::{json, match_text};
use smeta::wording::{Message, say};

use super::{Setting, catalog};
use crate::args::{Format, MatchArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Matches the words given, or each line of standard input.
pub fn run(args: MatchArgs, setting: &Setting) -> Result<Exit, Failure> {
    if let Some(meant) = &args.confirm {
        return confirm(meant, &args, setting);
    }
    let (opened, lang) = setting.open()?;
    let given = !args.text.is_empty() && args.text != ["-"];
    if given {
        let text = args.text.join(" ");
        smeta::app::quote::checked(&text).map_err(|error| Failure::quote(&error, lang))?;
        let (page, verdict) = one(&text, &opened, &args, setting, lang);
        terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
        return Ok(if verdict == Verdict::New { Exit::Nothing } else { Exit::Fine });
    }
    lines(&opened, &args, setting, lang)
}

/// What stands for «nothing in the catalog fits».
const NONE: &str = "none";

fn confirm(meant: &str, args: &MatchArgs, setting: &Setting) -> Result<Exit, Failure> {
    let text = args.text.join(" ");
    smeta::app::quote::checked(&text).map_err(|error| Failure::quote(&error, setting.spoken()))?;
    let (opened, lang) = setting.open()?;
    let entry = if meant == NONE { None } else { Some(&catalog::entry(&opened.catalog, meant, lang)?.id) };
    let by = args.by.clone().filter(|name| !name.trim().is_empty()).or_else(terminal::user);
    let by = by.as_deref().map_or("unknown", str::trim);
    let said = Said { text: &text, entry, by, now: terminal::now(), random: terminal::random() };
    let recorded = confirm::run(&opened, &said).map_err(|error| Failure::confirm(&error, lang))?;
    let page = match setting.format {
        Format::Json => json::recorded(&recorded.record, &recorded.file, recorded.not_learned.as_ref()),
        Format::Text => {
            let confirmed = recorded.outcome == Outcome::Confirmed;
            let id = recorded.record.id.as_str();
            say(lang, &Message::Recorded(entry.map(String::as_str), confirmed, id, &recorded.file)) + "\n"
        }
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    let tell = |message: &Message| terminal::tell(&format!("{}\n", say(lang, message)));
    if let Some(Why::PhraseOf(owner)) = &recorded.not_learned {
        tell(&Message::NotLearned(owner));
    }
    if let Some((lines, first)) = &recorded.unread {
        tell(&Message::LedgerLinesUnread(*lines, &first.to_string()));
    }
    Ok(Exit::Fine)
}

fn lines(opened: &Opened, args: &MatchArgs, setting: &Setting, lang: Lang) -> Result<Exit, Failure> {
    let mut exit = Exit::Fine;
    let mut input = std::io::stdin().lock();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = input.read_until(b'\n', &mut bytes).map_err(|error| Failure::input(&error, lang))?;
        if read == 0 {
            break;
        }
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                // One bad line never stops the rest: it is told, and answered as far as it can be read.
                terminal::tell(&format!("{}\n", say(lang, &Message::InputNotUtf8(number))));
                exit = Exit::Data;
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        let (page, _) = one(text.trim_end_matches(['\n', '\r']), opened, args, setting, lang);
        let gap = if setting.format == Format::Text && number > 1 && !page.is_empty() { "\n" } else { "" };
        terminal::print(&format!("{gap}{page}")).map_err(|error| Failure::output(&error, lang))?;
    }
    Ok(exit)
}

fn one(text: &str, opened: &Opened, args: &MatchArgs, setting: &Setting, lang: Lang) -> (String, Verdict) {
    let matched = match_lines::run(opened, text, args.whole, args.top);
    let page = match setting.format {
        Format::Json => json::matched(&matched, args.top) + "\n",
        Format::Text => match_text::matched(&matched, &opened.catalog, lang, setting.columns, args.top),
    };
    (page, matched.verdict())
}
