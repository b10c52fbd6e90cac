//! The screen of a call, drawn into cells: what is said stays in view, what can wait gives way in a small window.

mod asked;
mod blocks;
mod pen;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

pub use self::asked::{not_said, page, worth_showing};
use self::blocks::{Lines, talk};
use self::pen::{Pen, cut, typed};
use super::page::Style;
use super::quote_text::plain;
use crate::domain::call::{Call, Draft, Focus, Line as Foot, Notice, Over, Row, SavedAs};
use crate::domain::lang::Lang;
use crate::domain::quote::Quote;
use crate::wording::{Message, Talk, date, say};

/// What is to be seen.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// The call.
    pub call: &'v Call,
    /// Its quote; none while there are no words.
    pub quote: Option<&'v Quote<'v>>,
    /// What can be settled.
    pub rows: &'v [Row<'v>],
    /// The same as a command.
    pub command: &'v str,
    /// The day.
    pub today: NaiveDate,
    /// The language.
    pub lang: Lang,
    /// Whether colour is wanted.
    pub colour: bool,
}

impl View<'_> {
    fn pen(&self, width: usize) -> Pen {
        Pen::new(width, self.colour)
    }
}

/// Less than this shows nothing that could be used.
const LEAST: (u16, u16) = (40, 12);

/// From this width on, questions stand beside the rest.
const WIDE: u16 = 110;

/// From this height on, blocks need not give way to each other.
const HIGH: u16 = 32;

/// Draws a call. Returns where the cursor stands.
pub fn draw(view: &View, area: Rect, cells: &mut Buffer) -> Option<Position> {
    if area.width < LEAST.0 || area.height < LEAST.1 {
        put(cells, area, &[Line::from(cut(&talk(view.lang, Talk::TooSmall), area.width.into()))]);
        return None;
    }
    if let Some(over) = view.call.over {
        put(cells, area, &overlay(view, over, area));
        return None;
    }
    put(cells, Rect { height: 1, ..area }, &head(view, area.width.into()));
    let (foot, column) = foot(view, area.width.into());
    // What went wrong is told to its end: the advice stands there.
    let height = foot.len().clamp(1, 3) as u16;
    let foot_area = Rect { y: area.bottom() - height, height, ..area };
    put(cells, foot_area, &foot);
    let body = Rect { y: area.y + 1, height: area.height - 1 - height, ..area };
    let in_words = if area.width >= WIDE { wide(view, body, cells) } else { narrow(view, body, cells) };
    match view.call.focus {
        Focus::Words => in_words,
        Focus::Rows => None,
        Focus::Line(..) => column.map(|column| Position { x: area.x + column, y: foot_area.y }),
    }
}

/// Everything in one column.
fn narrow(view: &View, area: Rect, cells: &mut Buffer) -> Option<Position> {
    let width = usize::from(area.width);
    let is_high = area.height >= HIGH;
    let height = usize::from(area.height);
    let (words, place) = words(view, width);
    let Some(quote) = view.quote else {
        let shown = window(&words, place.map_or(0, |place| place.0), height / 2);
        let cursor = put_words(cells, area, &words, &shown, place);
        let mut pen = view.pen(width);
        pen.gap();
        pen.paragraph(" ", " ", Style::Faint, &talk(view.lang, Talk::FirstHelp));
        put(cells, below(area, shown.len()), &pen.lines);
        return cursor;
    };
    let tasks = blocks::tasks(view, quote, width);
    let mut middle = blocks::total(view, quote, width);
    middle.extend(blocks::sentence(view, quote, width));
    middle.extend(blocks::budget(view, quote, width));
    let pitfalls = blocks::pitfalls(view, quote, width);
    let (rows, seen) = blocks::rows(view, width, is_high);
    // What is wanted of each block, then less of those that can wait until questions have room for one with its answers.
    let mut n_words = words.len().min(if is_high { 5 } else { 2 });
    let mut n_tasks = tasks.len().min(if is_high { 8 } else { 3 });
    let mut n_pitfalls = pitfalls.len().min(if is_high { 6 } else { 3 });
    let least = rows.len().min((seen.len() + 1).max(6));
    let taken = |words: usize, tasks: usize, pitfalls: usize| words + tasks + pitfalls + middle.len();
    while taken(n_words, n_tasks, n_pitfalls) + least > height {
        match () {
            () if n_pitfalls > 1 => n_pitfalls -= 1,
            () if n_tasks > 1 => n_tasks -= 1,
            () if n_words > 1 => n_words -= 1,
            () => break,
        }
    }
    let room = height.saturating_sub(taken(n_words, n_tasks, n_pitfalls));
    let n_rows = rows.len().min(room);
    n_pitfalls = pitfalls.len().min(n_pitfalls + room - n_rows);
    let shown = window(&words, place.map_or(0, |place| place.0), n_words);
    let cursor = put_words(cells, area, &words, &shown, place);
    let mut lines = shortened(view, tasks, n_tasks, width);
    lines.extend(middle);
    let area = put(cells, below(area, shown.len()), &lines);
    let area = put(cells, area, &around(rows, &seen, n_rows.min(area.height.into())));
    put(cells, foot_of(area, n_pitfalls), &ended(pitfalls, n_pitfalls, width));
    cursor
}

/// What was said and what it comes to on the left, what can be settled on the right.
fn wide(view: &View, area: Rect, cells: &mut Buffer) -> Option<Position> {
    let left = Rect { width: area.width * 11 / 20, ..area };
    let right = Rect { x: left.right() + 1, width: area.width - left.width - 1, ..area };
    let (width, height) = (usize::from(left.width), usize::from(left.height));
    let (words, place) = words(view, width);
    let shown = window(&words, place.map_or(0, |place| place.0), (height / 3).max(2));
    let cursor = put_words(cells, left, &words, &shown, place);
    let mut rest = below(left, shown.len());
    let Some(quote) = view.quote else {
        let mut pen = view.pen(width);
        pen.gap();
        pen.paragraph(" ", " ", Style::Faint, &talk(view.lang, Talk::FirstHelp));
        put(cells, rest, &pen.lines);
        return cursor;
    };
    let mut middle = blocks::total(view, quote, width);
    middle.push(Line::default());
    middle.extend(blocks::sentence(view, quote, width));
    middle.push(Line::default());
    middle.extend(blocks::budget(view, quote, width));
    let tasks = blocks::tasks(view, quote, width);
    let n_tasks = tasks.len().min(usize::from(rest.height).saturating_sub(middle.len() + 4).max(1));
    rest = put(cells, below(rest, 1), &shortened(view, tasks, n_tasks, width));
    rest = put(cells, below(rest, 1), &middle);
    put(cells, below(rest, 1), &blocks::pitfalls(view, quote, width));
    let (rows, seen) = blocks::rows(view, right.width.into(), true);
    put(cells, right, &around(rows, &seen, right.height.into()));
    cursor
}

/// The client's words as lines, and the place in them while they are typed.
fn words(view: &View, width: usize) -> (Vec<String>, Option<(usize, usize)>) {
    let field = &view.call.words;
    // Marks at the left tell the client's words from the program's.
    let (lines, place) = typed(field.text(), field.at(), width.saturating_sub(3));
    (lines, (view.call.focus == Focus::Words).then_some(place))
}

/// Which lines are shown where not all fit: those around the place, else the first.
fn window(lines: &[String], row: usize, most: usize) -> std::ops::Range<usize> {
    let shown = lines.len().min(most.max(1));
    let from = row.saturating_sub(shown - 1).min(lines.len() - shown);
    from..from + shown
}

fn put_words(
    cells: &mut Buffer,
    area: Rect,
    lines: &[String],
    shown: &std::ops::Range<usize>,
    place: Option<(usize, usize)>,
) -> Option<Position> {
    let marked: Vec<Line> = lines[shown.clone()].iter().map(|line| Line::from(format!(" \u{2502} {line}"))).collect();
    put(cells, area, &marked);
    let (row, column) = place?;
    let y = area.y + row.checked_sub(shown.start)? as u16;
    Some(Position { x: (area.x + 3 + column as u16).min(area.right() - 1), y })
}

/// The first lines, and how many there are beside them.
fn shortened(view: &View, mut lines: Lines, most: usize, width: usize) -> Lines {
    if lines.len() > most {
        let more = lines.len() + 1 - most.max(1);
        lines.truncate(most.saturating_sub(1));
        let mut pen = view.pen(width);
        pen.paragraph("   ", "   ", Style::Faint, &talk(view.lang, Talk::More(more)));
        lines.extend(pen.lines);
    }
    lines
}

/// The first lines; where others follow, the last of them ends with a mark.
fn ended(mut lines: Lines, most: usize, width: usize) -> Lines {
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.last_mut().and_then(|line| line.spans.last_mut());
        if let Some(span) = last.filter(|span| !span.content.ends_with(['.', '!', '?'])) {
            span.content = (cut(span.content.trim_end(), width - 1) + "…").replace("……", "…").into();
        }
    }
    lines
}

/// So many lines of which those that must be seen are seen.
fn around(lines: Lines, seen: &std::ops::Range<usize>, most: usize) -> Lines {
    let from = if seen.end <= most { 0 } else { seen.start.min(seen.end.saturating_sub(most)).max(seen.end - most) };
    // What is higher than the window is seen from its start.
    let from = if seen.len() > most { seen.start } else { from };
    lines.into_iter().skip(from).take(most).collect()
}

fn below(area: Rect, lines: usize) -> Rect {
    let lines = (lines as u16).min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

fn foot_of(area: Rect, lines: usize) -> Rect {
    below(area, usize::from(area.height).saturating_sub(lines))
}

/// Puts lines from the top of an area. Returns what is left of it.
fn put(cells: &mut Buffer, area: Rect, lines: &[Line]) -> Rect {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        cells.set_line(area.x, y, line, area.width);
    }
    below(area, lines.len())
}

fn head(view: &View, width: usize) -> Lines {
    let lang = view.lang;
    let mut parts = vec![talk(lang, Talk::Head)];
    parts.extend(view.call.client().map(plain));
    if let Some(number) = view.call.number() {
        parts.push(talk(lang, Talk::IsSaved(&plain(number))));
    }
    if !view.call.notes().is_empty() {
        parts.push(talk(lang, Talk::Notes(view.call.notes().len())));
    }
    if let Some(day) = view.call.follow_up() {
        parts.push(talk(lang, Talk::FollowUp(&date::day(day, view.today, lang))));
    }
    let mut pen = view.pen(width);
    let key = talk(lang, Talk::HelpKey) + " ";
    pen.sides((&format!(" {}", parts.join(" · ")), Style::Strong), (&key, Style::Faint));
    pen.lines
}

/// The foot: the line that is typed, what happened, or the keys; and the column of the cursor in a typed line.
fn foot(view: &View, width: usize) -> (Lines, Option<u16>) {
    let lang = view.lang;
    let mut pen = view.pen(width);
    let notice = view.call.notice.as_ref().map(|notice| (notice_words(notice, lang), is_good(notice)));
    if let Focus::Line(line, field) = &view.call.focus {
        let label = match line {
            Foot::Client => Talk::ClientLine,
            Foot::Budget => Talk::BudgetLine,
            Foot::Note => Talk::NoteLine,
            Foot::FollowUp => Talk::FollowUpLine,
            Foot::Answer(_) => Talk::AnswerLine,
        };
        let columns = textwrap::core::display_width;
        let is_refused = notice.is_some();
        let hint = notice.map_or_else(|| talk(lang, Talk::LineKeys), |(words, _)| words) + " ";
        let mut label = format!(" {}: ", talk(lang, label));
        // What is wrong with the words must be seen; what they are about is known by now.
        if is_refused && columns(&label) + columns(field.text()) + columns(&hint) + 3 > width {
            label = " ".to_owned();
        }
        let taken = columns(&label);
        let room = width.saturating_sub(taken + 1);
        let before = &field.text()[..field.at()];
        // A long line shows its end.
        let behind = textwrap::core::display_width(before);
        let text = if behind >= room {
            let skip = behind + 1 - room;
            let mut taken = 0;
            let gone = |letter: &char| {
                taken += textwrap::core::display_width(letter.encode_utf8(&mut [0; 4]));
                taken <= skip
            };
            field.text().chars().skip_while(gone).collect()
        } else {
            field.text().to_owned()
        };
        let column = (taken + behind.min(room)).min(width - 1) as u16;
        let left = format!("{label}{}", plain(&text));
        // The pen leaves a left text sixteen columns at least.
        let free = width.saturating_sub((columns(&left) + 3).max(16));
        let hint = match columns(&hint) {
            needs if needs <= free => hint,
            _ if is_refused && free > 1 => hint.chars().take(free - 1).chain(['…']).collect(),
            _ => String::new(),
        };
        pen.sides((&left, Style::Strong), (&hint, Style::Faint));
        return (pen.lines, Some(column));
    }
    match (notice, &view.call.focus) {
        (Some((words, good)), _) => {
            pen.paragraph(" ", " ", if good { Style::Good } else { Style::Warning }, &words);
        }
        (None, Focus::Words) => {
            pen.sides((&format!(" {}", talk(lang, Talk::WordsKeys)), Style::Faint), ("", Style::Plain))
        }
        (None, _) => pen.sides((&format!(" {}", talk(lang, Talk::RowsKeys)), Style::Faint), ("", Style::Plain)),
    }
    (pen.lines, None)
}

fn is_good(notice: &Notice) -> bool {
    matches!(notice, Notice::Saved(SavedAs { waits: false, .. }) | Notice::Noted)
}

fn notice_words(notice: &Notice, lang: Lang) -> String {
    let typed = |typed: &String| plain(typed);
    match notice {
        Notice::Saved(saved) => {
            let words = talk(lang, Talk::Saved(&saved.name, saved.version));
            if saved.waits { format!("{words}; {}", talk(lang, Talk::Waits)) } else { words }
        }
        Notice::Noted => talk(lang, Talk::Noted),
        Notice::NothingToSave => talk(lang, Talk::NothingToSave),
        Notice::NoAnswer(written) => talk(lang, Talk::NoAnswer(&typed(written))),
        Notice::SeveralAnswers(written) => talk(lang, Talk::SeveralAnswers(&typed(written))),
        Notice::BadBudget(written) => talk(lang, Talk::BadBudget(&typed(written))),
        Notice::BadDay(written) => talk(lang, Talk::BadDay(&typed(written))),
        Notice::Failed(words) => typed(words),
    }
}

fn overlay(view: &View, over: Over, area: Rect) -> Lines {
    let (lang, width) = (view.lang, usize::from(area.width));
    let mut pen = view.pen(width);
    match over {
        Over::Help => {
            let help = talk(lang, Talk::Help);
            let keys = help.lines().filter_map(|line| line.split_once('|'));
            let widest = keys.map(|(key, _)| key.chars().count()).max().unwrap_or(0);
            for line in help.lines() {
                match line.split_once('|') {
                    Some((key, does)) => {
                        let indent = " ".repeat(widest + 4);
                        pen.paragraph(&format!("  {key:widest$}  "), &indent, Style::Plain, does);
                    }
                    None if line.is_empty() => pen.gap(),
                    None => pen.paragraph("  ", "  ", Style::Faint, line),
                }
            }
        }
        Over::Command => {
            pen.paragraph(" ", " ", Style::Strong, &talk(lang, Talk::CommandHead));
            pen.gap();
            pen.paragraph(" ", " ", Style::Plain, &plain(view.command));
            pen.gap();
        }
    }
    pen.lines.truncate(usize::from(area.height).saturating_sub(1));
    pen.paragraph(" ", " ", Style::Faint, &talk(lang, Talk::AnyKey));
    pen.lines
}

/// Drafts to go on with: when each was written, and its first words.
pub fn offer(drafts: &[(String, &Draft)], lang: Lang, colour: bool, area: Rect, cells: &mut Buffer) {
    let mut pen = Pen::new(area.width.into(), colour);
    pen.paragraph(" ", " ", Style::Strong, &talk(lang, Talk::Drafts));
    pen.gap();
    for (at, (when, draft)) in drafts.iter().take(9).enumerate() {
        let words = plain(draft.words.trim());
        let words = if words.is_empty() { talk(lang, Talk::DraftNoWords) } else { words };
        let client = draft.client.as_ref().map(|client| format!("{}: ", plain(client))).unwrap_or_default();
        let quoted = say(lang, &Message::Quoted(&words));
        pen.sides((&format!("  {} {when}  {client}{quoted}", at + 1), Style::Plain), ("", Style::Plain));
    }
    pen.gap();
    pen.paragraph(" ", " ", Style::Faint, &talk(lang, Talk::DraftKeys));
    put(cells, area, &pen.lines);
}
