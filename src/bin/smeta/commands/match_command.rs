//! `smeta match`.

use std::io::BufRead;

use smeta::app::match_lines;
use smeta::app::studio::Opened;
use smeta::domain::lang::Lang;
use smeta::domain::matching::Verdict;
use smeta::render::{json, match_text};
use smeta::wording::{Message, say};

use super::Setting;
use crate::args::{Format, MatchArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Matches the words given, or each line of standard input.
pub fn run(args: MatchArgs, setting: &Setting) -> Result<Exit, Failure> {
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
