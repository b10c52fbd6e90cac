//! The blocks of the screen of a call, each as lines of a width.

use ratatui::text::Line;

use super::View;
use super::pen::Pen;
use crate::domain::call::{Choice, Focus, Name, Row, RowId, Settled, Subject};
use crate::domain::catalog::entry::{Pitfall, Severity};
use crate::domain::lang::Lang;
use crate::domain::matching::Verdict;
use crate::domain::quote::{Origin, PromiseKind, Quote};
use crate::render::deal_text::{change, told};
use crate::render::page::Style;
use crate::render::quote_text::{minutes, plain, spoken};
use crate::wording::{Deal, Kept, Message, Talk, date, number, say};

pub(super) fn talk(lang: Lang, words: Talk) -> String {
    say(lang, &Message::Talk(words))
}

/// Lines of a block, and which of them must be seen.
pub(super) type Lines = Vec<Line<'static>>;

/// The tasks, a line each: what it is, how sure, what it brings.
pub(super) fn tasks(view: &View, quote: &Quote, width: usize) -> Lines {
    let mut pen = view.pen(width);
    let (lang, currency) = (view.lang, quote.catalog.studio.currency);
    for (at, line) in quote.lines.iter().enumerate() {
        let number = at + 1;
        let Some(entry) = line.entry else {
            let words = line.ask.as_ref().map(|ask| plain(&ask.text)).unwrap_or_default();
            let message = if line.verdict == Verdict::Unsure { Message::UnsureLine } else { Message::NewLine };
            let words = say(lang, &Message::Quoted(&words));
            pen.sides((&format!(" {number} {words}"), Style::Strong), (&say(lang, &message), Style::Warning));
            continue;
        };
        let sure =
            (line.ask.is_some() && line.confidence < 0.995).then(|| number::percent(line.confidence, lang) + "   ");
        let price = match &line.estimate {
            _ if line.stop => say(lang, &Message::Stop),
            Some(estimate) if line.do_it_yourself => talk(lang, Talk::ByHand(minutes(estimate.hours.high))),
            Some(estimate) => number::price(estimate.price, currency, lang),
            None => String::new(),
        };
        let title = format!(" {number} {}", plain(entry.title.get(lang)));
        let style = if line.stop { Style::Warning } else { Style::Plain };
        pen.sides((&title, Style::Strong), (&(sure.unwrap_or_default() + &price), style));
        if line.consult {
            pen.paragraph("   ", "   ", Style::Warning, &say(lang, &Message::Consult));
        }
    }
    pen.lines
}

/// What it comes to: money, time, and what kind of number it is.
pub(super) fn total(view: &View, quote: &Quote, width: usize) -> Lines {
    let mut pen = view.pen(width);
    let (lang, currency) = (view.lang, quote.catalog.studio.currency);
    let Some(total) = &quote.total else { return pen.lines };
    let price = number::price(total.price, currency, lang);
    let usual = say(lang, &Message::UsuallyAbout(&number::money(total.price.likely, currency, lang)));
    let head = format!(" {}  ", say(lang, &Message::Total));
    let until = date::day(quote.promise.valid_until, quote.today, lang);
    let sum = |sum| number::money(sum, currency, lang);
    let kind = match quote.promise.kind {
        PromiseKind::Ballpark => Deal::Ballpark(&until),
        PromiseKind::Range => Deal::Range(&until),
        PromiseKind::Capped(most) => Deal::Capped(&sum(most), &until),
        PromiseKind::Firm(exactly) => Deal::Firm(&sum(exactly), &until),
    };
    let kind = told(lang, kind);
    // Before the comma stands what it is; until when it holds is in the document.
    let kind = kind.split([',', ':']).next().unwrap_or_default();
    pen.sides((&format!("{head}{price}, {usual}"), Style::Strong), (kind, Style::Faint));
    let hours = say(lang, &Message::Hours(&number::hours_range(total.hours, lang)));
    let days = say(lang, &Message::WorkingDays(total.days.low, total.days.high));
    let [low, likely, high] = total.ready.map(|ready| ready.date);
    let ready =
        say(lang, &Message::Ready(&date::span(low, high, quote.today, lang), &date::day(likely, quote.today, lang)));
    pen.paragraph("   ", "   ", Style::Plain, &format!("{hours} · {days}, {ready}"));
    if let Some(by) = total.by {
        let (date, chance) = (date::day(by.date, quote.today, lang), number::percent(by.chance, lang));
        let words = say(lang, &Message::Deal(Deal::By(&date, by.working_days, &chance, None)));
        pen.paragraph("   ", "   ", Style::Strong, &words);
    }
    let unpriced = quote.lines.iter().enumerate().filter(|(_, line)| line.estimate.is_none());
    let unpriced: Vec<String> = unpriced.map(|(at, _)| (at + 1).to_string()).collect();
    if !unpriced.is_empty() {
        let words = say(lang, &Message::LeavesOut(&unpriced.join(", "), unpriced.len()));
        pen.paragraph("   ", "   ", Style::Warning, &words);
    }
    pen.lines
}

/// The sentence to say.
pub(super) fn sentence(view: &View, quote: &Quote, width: usize) -> Lines {
    let mut pen = view.pen(width);
    let head = format!(" {}  ", say(view.lang, &Message::Say));
    pen.paragraph(&head, "   ", Style::Good, &spoken(quote, view.lang));
    pen.lines
}

/// What a budget is enough for, and the first ways to stay within it.
pub(super) fn budget(view: &View, quote: &Quote, width: usize) -> Lines {
    const WAYS: usize = 2;
    let mut pen = view.pen(width);
    let (lang, currency) = (view.lang, quote.catalog.studio.currency);
    let Some(budget) = &quote.budget else { return pen.lines };
    let head = told(lang, Deal::Budget(&number::money(budget.sum, currency, lang)));
    let chance = told(lang, Deal::AsItIs(&number::percent(budget.chance, lang)));
    pen.paragraph(" ", "   ", Style::Strong, &format!("{head}: {chance}"));
    if budget.ways.is_empty() && budget.chance < quote.catalog.studio.pricing.risk {
        pen.paragraph("   ", "   ", Style::Faint, &told(lang, Deal::NoWay));
    }
    for way in budget.ways.iter().take(WAYS) {
        let changes: Vec<String> = way.changes.iter().map(|one| change(one, lang)).collect();
        let share = number::percent(way.chance, lang);
        let price = number::price(way.price, currency, lang);
        pen.sides((&format!("   {share:>5}  {}", changes.join("; ")), Style::Plain), (&price, Style::Faint));
    }
    pen.lines
}

/// Pitfalls: the worst of every line before the second worst of any.
pub(super) fn pitfalls(view: &View, quote: &Quote, width: usize) -> Lines {
    let mut pen = view.pen(width);
    let longest = quote.lines.iter().map(|line| line.pitfalls.len()).max().unwrap_or(0);
    let mut ordered: Vec<&Pitfall> = Vec::new();
    for rank in 0..longest {
        for pitfall in quote.lines.iter().filter_map(|line| line.pitfalls.get(rank).copied()) {
            if !ordered.contains(&pitfall) {
                ordered.push(pitfall);
            }
        }
    }
    for pitfall in ordered {
        let mark = if pitfall.severity == Severity::High { " ! " } else { " - " };
        let style = if pitfall.severity == Severity::High { Style::Warning } else { Style::Plain };
        pen.paragraph(mark, "   ", style, &plain(pitfall.say.get(view.lang)));
    }
    pen.lines
}

/// The rows, and which lines the chosen one takes; where there is room, steps stand open.
pub(super) fn rows(view: &View, width: usize, open: bool) -> (Lines, std::ops::Range<usize>) {
    let mut pen = view.pen(width);
    let mut seen = 0..0;
    let chosen = view.call.row(view.rows).map(|(at, _)| at);
    let mut group = None;
    for (at, row) in view.rows.iter().enumerate() {
        let own = heading(row);
        if let Some(head) = own.filter(|_| own != group) {
            pen.paragraph(" ", " ", Style::Strong, &head_words(head, view.lang));
            group = own;
        }
        let is_chosen = chosen == Some(at);
        let from = pen.lines.len();
        one_row(view, &mut pen, row, is_chosen, open);
        if is_chosen {
            seen = from..pen.lines.len();
        }
    }
    if view.rows.is_empty() && view.quote.is_some() {
        pen.paragraph(" ", " ", Style::Faint, &say(view.lang, &Message::NoMoreQuestions));
    }
    (pen.lines, seen)
}

/// The groups that rows stand in.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Ask,
    Ways,
    Settled,
}

fn heading(row: &Row) -> Option<Group> {
    match (&row.id, row.is_open()) {
        (RowId::Steps(_), _) => None,
        (RowId::Way(_), _) => Some(Group::Ways),
        (_, true) => Some(Group::Ask),
        (_, false) => Some(Group::Settled),
    }
}

fn head_words(group: Group, lang: Lang) -> String {
    match group {
        Group::Ask => say(lang, &Message::Ask),
        Group::Ways => talk(lang, Talk::Ways),
        Group::Settled => talk(lang, Talk::Settled),
    }
}

fn one_row(view: &View, pen: &mut Pen, row: &Row, is_chosen: bool, open: bool) {
    let lang = view.lang;
    let mark = if is_chosen { " > " } else { "   " };
    let style = match () {
        () if is_chosen && view.call.focus != Focus::Words => Style::Strong,
        () if row.is_open() && (row.narrows.is_some() || !matches!(row.id, RowId::Answer(_))) => Style::Plain,
        () => Style::Faint,
    };
    let currency = view.quote.map(|quote| quote.catalog.studio.currency);
    let narrows = row
        .narrows
        .zip(currency)
        .map(|(sum, currency)| say(lang, &Message::Narrows(&number::money(sum, currency, lang))));
    let mut title = subject(row, lang);
    // Of a chosen way the mark at the choice tells enough.
    let told = is_chosen && matches!(row.id, RowId::Way(_));
    if let Some(settled) = settled_words(row, lang).filter(|_| !told) {
        title = format!("{title} {settled}");
    }
    if is_chosen {
        // The chosen question is read aloud, so it is there to its end.
        let narrows = narrows.as_deref().unwrap_or_default();
        pen.hanging((&format!("{mark}{title}"), style), "   ", (narrows, Style::Faint));
    } else {
        pen.sides((&format!("{mark}{title}"), style), (narrows.as_deref().unwrap_or_default(), Style::Faint));
    }
    let open = open || view.quote.is_some_and(|quote| quote.total.is_none());
    if let Subject::Steps(entry, _) = row.subject {
        if is_chosen || open {
            for (at, step) in entry.steps.iter().enumerate() {
                pen.paragraph(&format!("    {:>2}. ", at + 1), "        ", Style::Plain, &plain(step.get(lang)));
            }
        }
        return;
    }
    if is_chosen {
        choices(view, pen, row);
    }
}

fn choices(view: &View, pen: &mut Pen, row: &Row) {
    let lang = view.lang;
    for (at, choice) in row.choices.iter().enumerate() {
        let is_it = row.settled == Some(Settled::Choice(at));
        let mark = if is_it { "*" } else { " " };
        let price = match (choice, view.quote) {
            (Choice { stop: true, .. }, _) => say(lang, &Message::Stop),
            (Choice { price: Some(price), .. }, Some(quote)) => {
                number::price(*price, quote.catalog.studio.currency, lang)
            }
            (Choice { name: Name::Task(_, likeness), .. }, _) if *likeness < 0.995 => number::percent(*likeness, lang),
            _ => String::new(),
        };
        let digit = if at < 9 { (at + 1).to_string() } else { "=".into() };
        let text = format!("   {mark} {digit} {}", name(choice, lang));
        // A manager reads them aloud, so they are there to their end.
        pen.hanging((&text, if is_it { Style::Strong } else { Style::Plain }), "       ", (&price, Style::Plain));
    }
    if matches!(row.id, RowId::Answer(_)) {
        let mut text = format!("     ? {}", talk(lang, Talk::Unknown));
        if row.takes_number {
            text = format!("{text}   {}", talk(lang, Talk::NumberKey));
        }
        pen.paragraph("", "", Style::Faint, &text);
    }
}

/// What a row asks.
pub(super) fn subject(row: &Row, lang: Lang) -> String {
    match row.subject {
        Subject::Words(words, _) if row.is_open() => talk(lang, Talk::Meaning(&plain(words))),
        Subject::Words(words, _) => format!("{}:", say(lang, &Message::Quoted(&plain(words)))),
        Subject::Added(_) => format!("{}:", talk(lang, Talk::Added)),
        Subject::Question(question) => plain(question.ask.get(lang)),
        Subject::Way(entry) => talk(lang, Talk::Way(&plain(entry.title.get(lang)))),
        Subject::Steps(entry, hours) => talk(lang, Talk::Steps(&plain(entry.title.get(lang)), minutes(hours))),
    }
}

/// What a choice is called.
pub(super) fn name(choice: &Choice, lang: Lang) -> String {
    plain(match choice.name {
        Name::Task(entry, _) => entry.title.get(lang),
        Name::Answer(answer) => answer.text.get(lang),
        Name::Way(variant) => variant.title.get(lang),
    })
}

/// What is known of a row, and from where.
pub(super) fn settled_words(row: &Row, lang: Lang) -> Option<String> {
    let what = match row.settled? {
        Settled::Choice(at) => name(row.choices.get(at)?, lang),
        Settled::Number(number) => number::whole(number.round() as u64, lang),
        Settled::Unknown => talk(lang, Talk::Unknown),
    };
    let origin = match &row.origin {
        Some(Origin::Words(words)) if matches!(row.id, RowId::Answer(_)) => {
            format!(" ({})", say(lang, &Message::FromRequest(&plain(words))))
        }
        Some(Origin::Before(quote, on)) => {
            format!(" ({})", say(lang, &Message::Kept(Kept::FromBefore(quote, &date::full(*on, lang)))))
        }
        _ => String::new(),
    };
    Some(format!("{what}{origin}"))
}
