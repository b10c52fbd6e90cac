//! `smeta quote -i`: what the screen of a call does, line by line.

use smeta::app::call::{self, Desk};
use smeta::app::quote::{LONGEST, Typed};
use smeta::app::studio::Opened;
use smeta::domain::call::{Call, Draft, line, rows};
use smeta::domain::lang::Lang;
use smeta::render::call::{not_said, page, worth_showing};
use smeta::text::word::plain;
use smeta::wording::{Message, Talk, say};

use super::Setting;
use crate::failure::Failure;
use crate::terminal;

/// Whether somebody can be asked: over a terminal, or because `-` says that the answers come over standard input.
pub fn can_ask(text: &[String]) -> bool {
    terminal::can_ask() || text == ["-"]
}

/// Words for «back», as people of three languages type them.
const BACK: [&str; 6] = ["<", "..", "назад", "back", "wstecz", "cofnij"];

/// Asks until there is nothing more to say. Questions go where words for people go; nothing but answers is read.
pub fn run(typed: Typed, opened: &Opened, lang: Lang, setting: &Setting) -> Result<Typed, Failure> {
    let today = typed.today;
    let mut desk = Desk::new(opened);
    let mut before: Vec<Draft> = Vec::new();
    let mut call = Call::of(call::draft(typed));
    let tell = |words: Talk| terminal::tell(&format!("{}\n", say(lang, &Message::Talk(words))));
    while call.words.is_empty() {
        let Some(words) = asked(&say(lang, &Message::Talk(Talk::AskWords)), lang)? else {
            return Err(Failure::usage(lang, &Message::EmptyRequest));
        };
        call = Call::of(Draft { words, ..call.draft() });
    }
    let mut is_shown = false;
    loop {
        let (quote, typed) = desk.quote(&call.draft(), today);
        let Some(quote) = quote else { return Ok(typed) };
        let shown = worth_showing(rows(&quote, call.asked()));
        if !is_shown {
            terminal::tell(&page(&quote, &shown, lang, setting.columns));
            tell(Talk::AskLine);
            is_shown = true;
        }
        let Some(answer) = asked("> ", lang)? else { return Ok(typed) };
        if answer.is_empty() {
            return Ok(typed);
        }
        if BACK.contains(&plain(&answer).as_str()) || BACK.contains(&answer.as_str()) {
            match before.pop() {
                Some(draft) => (call, is_shown) = (Call::of(draft), false),
                None => tell(Talk::NothingBefore),
            }
            continue;
        }
        let draft = call.draft();
        if let Some(words) = answer.strip_prefix('+') {
            let words = format!("{}\n{}", draft.words.trim_end(), words.trim());
            if words.len() > LONGEST {
                return Err(Failure::usage(lang, &Message::RequestTooLong(LONGEST)));
            }
            call = Call::of(Draft { words, ..draft.clone() });
        } else {
            // A line counts whole or not at all.
            match line(&shown, &answer, lang) {
                Ok(said) => said.iter().for_each(|(row, said)| {
                    call.settle(&shown[*row], said);
                }),
                Err((typed, why)) => {
                    terminal::tell(&format!("{}\n", not_said(&shown, (&typed, &why), lang)));
                    continue;
                }
            }
        }
        before.push(draft);
        is_shown = false;
    }
}

/// A line that somebody typed; nothing at the end of the input.
fn asked(question: &str, lang: Lang) -> Result<Option<String>, Failure> {
    terminal::ask(question).map_err(|error| Failure::input(&error, lang))
}
