//! What each key does.
//!
//! Single keys are meant by their place on the keyboard, so they work in a Russian layout as in a Latin one: «ы» is the
//! key `s`.

use super::{Call, Effect, Field, Focus, Line, NotSaid, Notice, Over, Row, RowId, Said, said};
use crate::domain::lang::Lang;
use crate::domain::quote::parse_budget;
use crate::text::layout::as_latin_keys;

/// A key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// A character with Ctrl.
    Ctrl(char),
    /// What was pasted at once.
    Paste(String),
    /// Confirms.
    Enter,
    /// Between the words and the rows.
    Tab,
    /// Back.
    Esc,
    /// Deletes backwards, or takes back.
    Backspace,
    /// Deletes forwards, or takes back.
    Delete,
    /// Left.
    Left,
    /// Right.
    Right,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// Help.
    F1,
}

impl Call {
    /// Takes a key. `rows` are those of the quote on the screen.
    pub fn update(&mut self, key: Key, rows: &[Row], lang: Lang) -> Effect {
        if self.over.is_some() {
            // Any key closes it; the one that ends a call ends it.
            self.over = None;
            return if key == Key::Ctrl('c') { Effect::Quit } else { Effect::Show };
        }
        match key {
            Key::Ctrl(c) => match latin(c) {
                'c' | 'd' | 'q' => return Effect::Quit,
                's' => return self.save(),
                _ => {}
            },
            Key::F1 => {
                self.over = Some(Over::Help);
                return Effect::Show;
            }
            _ => {}
        }
        match std::mem::take(&mut self.focus) {
            Focus::Words => self.in_words(key),
            Focus::Rows => {
                self.focus = Focus::Rows;
                self.in_rows(key, rows)
            }
            Focus::Line(line, field) => self.in_line(key, line, field, rows, lang),
        }
    }

    fn save(&mut self) -> Effect {
        if self.words.is_empty() || !self.draft.unsaved {
            self.notice = Some(Notice::NothingToSave);
            return Effect::Show;
        }
        Effect::Save
    }

    fn in_words(&mut self, key: Key) -> Effect {
        if matches!(key, Key::Tab | Key::Esc | Key::Enter) {
            self.focus = Focus::Rows;
            return Effect::Show;
        }
        let before = self.words.text().len();
        if edit(&mut self.words, key) && self.words.text().len() != before {
            return self.changed();
        }
        Effect::Show
    }

    fn in_rows(&mut self, key: Key, rows: &[Row]) -> Effect {
        self.notice = None;
        match key {
            Key::Tab | Key::Esc => self.focus = Focus::Words,
            Key::Up => self.step(rows, -1),
            Key::Down => self.step(rows, 1),
            Key::Home => self.selected = rows.first().map(|row| row.id.clone()),
            Key::End => self.selected = rows.last().map(|row| row.id.clone()),
            Key::Backspace | Key::Delete => return self.say(rows, &Said::TakenBack),
            Key::Enter => self.open_answer(rows, ""),
            Key::Char(c) => return self.single(c, rows),
            // What is pasted is words, wherever the keys go.
            Key::Paste(text) => {
                self.words.end();
                if !self.words.is_empty() {
                    self.words.insert("\n");
                }
                self.words.insert(&text);
                return self.changed();
            }
            _ => {}
        }
        Effect::Show
    }

    fn single(&mut self, c: char, rows: &[Row]) -> Effect {
        match c {
            '1'..='9' => return self.digit(c, rows),
            // The key of the question mark, with and without shift, in both layouts.
            '?' | '/' | ',' | '.' => return self.say(rows, &Said::Unknown),
            '=' | '+' => self.open_answer(rows, ""),
            _ => match latin(c) {
                'w' | 'i' => self.focus = Focus::Words,
                'j' => self.step(rows, 1),
                'k' => self.step(rows, -1),
                'x' => return self.say(rows, &Said::TakenBack),
                'v' => self.next_way(rows),
                'c' => self.focus = Focus::Line(Line::Client, Field::new(self.client().unwrap_or_default())),
                'b' => {
                    let sum = self.draft.asked.budget.map(|sum| sum.decimal().normalize().to_string());
                    self.focus = Focus::Line(Line::Budget, Field::new(&sum.unwrap_or_default()));
                }
                'n' => self.focus = Focus::Line(Line::Note, Field::default()),
                'f' => {
                    let day = self.draft.follow_up.map(|day| day.to_string());
                    self.focus = Focus::Line(Line::FollowUp, Field::new(&day.unwrap_or_default()));
                }
                's' => return self.save(),
                'p' => self.over = Some(Over::Command),
                'h' => self.over = Some(Over::Help),
                'q' => return Effect::Quit,
                _ => {}
            },
        }
        Effect::Show
    }

    /// A digit: the choice of this number, or the first digit of a number where there is nothing to choose.
    fn digit(&mut self, c: char, rows: &[Row]) -> Effect {
        let Some((_, row)) = self.row(rows) else { return Effect::Show };
        if row.choices.is_empty() && row.takes_number {
            self.open_answer(rows, c.encode_utf8(&mut [0; 4]));
            return Effect::Show;
        }
        let place = usize::from(c as u8 - b'1');
        if place < row.choices.len() {
            return self.say(rows, &Said::Choice(place));
        }
        self.notice = Some(Notice::NoAnswer(c.to_string()));
        Effect::Show
    }

    fn say(&mut self, rows: &[Row], said: &Said) -> Effect {
        let Some((_, row)) = self.row(rows) else { return Effect::Show };
        let is_open = row.is_open();
        let effect = self.settle(row, said);
        // The next that is open is next; who changes an earlier answer stays where he is.
        self.selected = if is_open && *said != Said::TakenBack { None } else { Some(row.id.clone()) };
        effect
    }

    fn open_answer(&mut self, rows: &[Row], typed: &str) {
        if let Some((_, row)) = self.row(rows) {
            self.selected = Some(row.id.clone());
            self.focus = Focus::Line(Line::Answer(row.id.clone()), Field::new(typed));
        }
    }

    fn step(&mut self, rows: &[Row], by: isize) {
        let Some((at, _)) = self.row(rows) else { return };
        let to = (at as isize + by).rem_euclid(rows.len() as isize) as usize;
        self.selected = Some(rows[to].id.clone());
    }

    fn next_way(&mut self, rows: &[Row]) {
        let now = self.row(rows).map_or(0, |(at, _)| at);
        let order = (now + 1..rows.len()).chain(0..=now);
        let ways = |at: &usize| rows.get(*at).is_some_and(|row| matches!(row.id, RowId::Way(_)));
        if let Some(at) = order.into_iter().find(ways) {
            self.selected = Some(rows[at].id.clone());
        }
    }

    fn in_line(&mut self, key: Key, line: Line, mut field: Field, rows: &[Row], lang: Lang) -> Effect {
        self.focus = Focus::Rows;
        match key {
            Key::Esc | Key::Tab => return Effect::Show,
            Key::Enter => {}
            key => {
                if let Key::Paste(text) = key {
                    field.insert(&text.replace(['\n', '\r'], " "));
                } else {
                    edit(&mut field, key);
                }
                self.focus = Focus::Line(line, field);
                return Effect::Show;
            }
        }
        let typed = field.text().trim().to_owned();
        let refused = match &line {
            Line::Client => {
                self.draft.client = (!typed.is_empty()).then_some(typed);
                return self.changed();
            }
            Line::Budget if typed.is_empty() => {
                self.draft.asked.budget = None;
                return self.changed();
            }
            Line::Budget => match parse_budget(&typed) {
                Some(sum) => {
                    self.draft.asked.budget = Some(sum);
                    return self.changed();
                }
                None => Notice::BadBudget(typed),
            },
            Line::Note if typed.is_empty() => return Effect::Show,
            Line::Note => {
                self.draft.notes.push(typed);
                self.draft.unsaved = true;
                self.notice = Some(Notice::Noted);
                return Effect::Show;
            }
            Line::FollowUp if typed.is_empty() => {
                self.draft.follow_up = None;
                self.draft.unsaved = true;
                return Effect::Show;
            }
            Line::FollowUp => {
                self.focus = Focus::Line(line, field);
                return Effect::Day;
            }
            Line::Answer(id) => {
                let Some(row) = rows.iter().find(|row| row.id == *id) else { return Effect::Show };
                match said(row, &typed, lang) {
                    Ok(said) => return self.say(rows, &said),
                    Err(NotSaid::Several(_)) => Notice::SeveralAnswers(typed),
                    Err(_) => Notice::NoAnswer(typed),
                }
            }
        };
        // What was mistyped is there to be mended.
        self.notice = Some(refused);
        self.focus = Focus::Line(line, field);
        Effect::Show
    }
}

/// Edits a text; whether the key was one for it.
fn edit(field: &mut Field, key: Key) -> bool {
    match key {
        Key::Char(c) => field.insert(c.encode_utf8(&mut [0; 4])),
        Key::Paste(text) => field.insert(&text),
        Key::Backspace => field.backspace(),
        Key::Delete => field.delete(),
        Key::Left => field.left(),
        Key::Right => field.right(),
        Key::WordLeft => field.word_left(),
        Key::WordRight => field.word_right(),
        Key::Home => field.home(),
        Key::End => field.end(),
        Key::Ctrl(c) => match latin(c) {
            'w' | 'h' => field.delete_word(),
            'u' => field.delete_to_start(),
            'a' => field.home(),
            'e' => field.end(),
            _ => return false,
        },
        _ => return false,
    }
    true
}

/// The key as a Latin layout names it, small.
fn latin(c: char) -> char {
    as_latin_keys(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c).to_ascii_lowercase()
}
