//! `smeta call`: the live screen.

use std::collections::VecDeque;
use std::io;

use smeta::app::call::{self, Desk, Drafts, FoundDraft, Place};
use smeta::app::plan;
use smeta::app::quote::Typed;
use smeta::app::studio::Opened;
use smeta::domain::call::{Call, Draft, Effect, Focus, Key, Notice, command, rows};
use smeta::domain::lang::Lang;
use smeta::domain::quote::Quote;
use smeta::render::call::{View, draw, offer};
use smeta::text::clean::without_controls;
use smeta::text::layout::as_latin_keys;
use smeta::wording::{Message, Talk, cause, say};

use super::{Setting, ledger, quote};
use crate::args::CallArgs;
use crate::failure::{Exit, Failure};
use crate::screen::{Input, Screen};
use crate::terminal;

/// Shows the screen until the call is over.
pub fn run(args: CallArgs, setting: &Setting) -> Result<Exit, Failure> {
    if !terminal::can_show() {
        return Err(Failure::usage(setting.spoken(), &Message::Talk(Talk::NoTerminal)));
    }
    let (opened, lang) = setting.open()?;
    let typed = quote::typed_for_screen(args.request, args.client, args.again, &opened, lang, setting)?;
    let today = typed.today;
    let drafts = setting.state.as_deref().map(|state| Drafts::new(state, opened.folder.as_deref()));
    let screen = Screen::open().map_err(|error| Failure::output(&error, lang))?;
    let mut talk = Conversation {
        setting,
        opened: &opened,
        desk: Desk::new(&opened),
        lang,
        today,
        screen,
        place: None,
        trouble: None,
    };
    let outcome = talk.whole(typed, drafts.as_ref());
    let Conversation { screen, place, trouble, .. } = talk;
    // From here on words go to a terminal that is as it was.
    drop(screen);
    let same = outcome.map_err(|error| Failure::output(&error, lang))?;
    if let Some(why) = trouble {
        terminal::tell(&format!("{}\n", say(lang, &Message::Talk(Talk::NoDraft(&why)))));
    }
    if let Some(line) = same {
        terminal::tell(&format!("{}\n", say(lang, &Message::Talk(Talk::Same))));
        let line = without_controls(&line).into_owned() + "\n";
        terminal::print(&line).map_err(|error| Failure::output(&error, lang))?;
    }
    if place.is_some_and(|place| place.is_kept()) {
        terminal::tell(&format!("{}\n", say(lang, &Message::Talk(Talk::DraftKept))));
    }
    Ok(Exit::Fine)
}

/// A call on a screen.
struct Conversation<'o> {
    setting: &'o Setting,
    opened: &'o Opened,
    desk: Desk<'o>,
    lang: Lang,
    today: chrono::NaiveDate,
    screen: Screen,
    /// Where the draft is kept.
    place: Option<Place>,
    /// Why it is not.
    trouble: Option<String>,
}

impl<'o> Conversation<'o> {
    /// Returns the same as a command, if anything was said.
    fn whole(&mut self, typed: Typed, drafts: Option<&Drafts>) -> io::Result<Option<String>> {
        let mut draft = call::draft(typed);
        // Who comes with words of his own has begun already.
        let found = if draft.unsaved { Vec::new() } else { drafts.map(Drafts::found).unwrap_or_default() };
        if !found.is_empty() {
            match self.offered(found)? {
                Offered::Old(old) => {
                    let FoundDraft { draft: kept, place, .. } = *old;
                    draft = kept;
                    self.place = Some(place);
                }
                Offered::New => {}
                Offered::Leave => return Ok(None),
            }
        }
        if self.place.is_none()
            && let Some(drafts) = drafts
        {
            match drafts.place(terminal::now(), terminal::random()) {
                Ok(place) => self.place = Some(place),
                Err(error) => self.trouble = Some(cause(self.lang, &error)),
            }
        }
        self.held(Call::of(draft))
    }

    /// The call itself.
    fn held(&mut self, mut call: Call) -> io::Result<Option<String>> {
        let mut kept = None;
        let mut waiting: VecDeque<Key> = VecDeque::new();
        let (mut quote, mut typed) = self.quote(&call);
        loop {
            let draft = call.draft();
            let rows = quote.as_ref().map(|quote| rows(quote, call.asked())).unwrap_or_default();
            // What waits for its task to be named again means nothing to `smeta quote`.
            let line = said(typed.clone());
            let view = View {
                call: &call,
                quote: quote.as_ref(),
                rows: &rows,
                command: line.as_deref().unwrap_or_default(),
                today: self.today,
                lang: self.lang,
                colour: terminal::wants_colour(),
            };
            self.screen.draw(|frame| {
                let area = frame.area();
                if let Some(cursor) = draw(&view, area, frame.buffer_mut()) {
                    frame.set_cursor_position(cursor);
                }
            })?;
            // Kept before the next key is waited for: a terminal may go at any time.
            if kept.as_ref() != Some(&draft) {
                self.keep(&draft);
                kept = Some(draft);
            }
            if waiting.is_empty() {
                match self.screen.input() {
                    Ok(Input::Keys(keys)) => waiting.extend(keys),
                    Ok(Input::Resized | Input::Nothing) => continue,
                    // The terminal is gone; what was said is kept.
                    Err(_) => return Ok(line),
                }
            }
            let mut change = false;
            while let Some(key) = waiting.pop_front() {
                match call.update(key, &rows, self.lang) {
                    Effect::Show => {}
                    Effect::Quote => change = true,
                    Effect::Day => {
                        let calendar = self.opened.catalog.work_calendar();
                        let typed = call.typed_line().unwrap_or_default();
                        let day = plan::day(typed, self.today, &calendar).ok().map(|day| day.date);
                        call.comes_back(day);
                    }
                    Effect::Quit => {
                        self.keep(&call.draft());
                        let (_, typed) = self.quote(&call);
                        return Ok(said(typed));
                    }
                    Effect::Save => {
                        (quote, typed) = self.quote(&call);
                        self.save(&mut call, quote.as_ref(), &typed);
                        change = true;
                        break;
                    }
                }
                // Letters that came together are quoted together; a key that answers a row needs the rows as they are now.
                if change && call.focus != Focus::Words {
                    break;
                }
            }
            if change {
                (quote, typed) = self.quote(&call);
            }
        }
    }

    fn quote(&mut self, call: &Call) -> (Option<Quote<'o>>, Typed) {
        self.desk.quote(&call.draft(), self.today)
    }

    fn keep(&mut self, draft: &Draft) {
        let Some(place) = &self.place else { return };
        self.trouble = place.keep(draft, terminal::now()).err().map(|error| cause(self.lang, &error));
    }

    fn save(&self, call: &mut Call, quote: Option<&Quote>, typed: &Typed) {
        let Some(quote) = quote else { return };
        let draft = call.draft();
        let writer = || ledger::writer(None);
        match call::save(self.opened, &self.setting.places, (quote, typed), &draft, writer) {
            Ok(saved) => call.saved(saved),
            Err(error) => {
                let words = Failure::book(&error, self.lang, self.setting.columns).words;
                call.notice = Some(Notice::Failed(words.trim().to_owned()));
            }
        }
    }

    /// Asks which of the drafts is gone on with.
    fn offered(&mut self, mut found: Vec<FoundDraft>) -> io::Result<Offered> {
        let colour = terminal::wants_colour();
        while !found.is_empty() {
            let shown: Vec<(String, &Draft)> =
                found.iter().map(|one| (one.at.format("%d.%m %H:%M").to_string(), &one.draft)).collect();
            let lang = self.lang;
            self.screen.draw(|frame| offer(&shown, lang, colour, frame.area(), frame.buffer_mut()))?;
            let keys = match self.screen.input() {
                Ok(Input::Keys(keys)) => keys,
                Ok(Input::Resized | Input::Nothing) => continue,
                Err(_) => return Ok(Offered::Leave),
            };
            for key in keys {
                match Choice::of(&key) {
                    Some(Choice::Take(at)) if at < found.len() => {
                        return Ok(Offered::Old(Box::new(found.swap_remove(at))));
                    }
                    Some(Choice::New) => return Ok(Offered::New),
                    Some(Choice::Leave) => return Ok(Offered::Leave),
                    Some(Choice::Remove) => {
                        let _ = found.remove(0).place.remove();
                        break;
                    }
                    _ => {}
                }
            }
        }
        Ok(Offered::New)
    }
}

/// The same as a command; none while there are no words.
fn said(typed: Typed) -> Option<String> {
    let draft = call::draft(typed);
    (!draft.words.trim().is_empty()).then(|| command(&draft, None))
}

/// What is done about drafts.
enum Offered {
    /// One is gone on with.
    Old(Box<FoundDraft>),
    /// None is.
    New,
    /// The call is over before it began.
    Leave,
}

/// What a key chooses over drafts.
enum Choice {
    Take(usize),
    New,
    Remove,
    Leave,
}

impl Choice {
    fn of(key: &Key) -> Option<Choice> {
        let letter = match key {
            Key::Char(c @ '1'..='9') => return Some(Choice::Take(*c as usize - '1' as usize)),
            Key::Enter => return Some(Choice::Take(0)),
            Key::Esc => return Some(Choice::New),
            Key::Delete => return Some(Choice::Remove),
            Key::Ctrl(c) => return matches!(latin(*c), 'c' | 'd' | 'q').then_some(Choice::Leave),
            Key::Char(c) => latin(*c),
            _ => return None,
        };
        match letter {
            'n' => Some(Choice::New),
            'x' => Some(Choice::Remove),
            'q' => Some(Choice::Leave),
            _ => None,
        }
    }
}

/// The key by its place, whatever the layout.
fn latin(c: char) -> char {
    let typed = c.to_string();
    as_latin_keys(&typed).chars().next().unwrap_or(c)
}
