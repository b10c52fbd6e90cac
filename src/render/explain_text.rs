//! `smeta explain` for people: the way from words to figures, step by step.

use textwrap::core::display_width;

use super::catalog_text::{effect, per_text};
use super::explain_money;
use super::explain_rows::{HOURS, columns_row, plain, row, say_it, step_text};
use super::page::{Page, Style};
use super::quote_text::known_text;
use crate::domain::catalog::Catalog;
use crate::domain::estimate::way::{Change, Chosen, Open};
use crate::domain::lang::Lang;
use crate::domain::matching::meaning::Pair;
use crate::domain::matching::{Carried, Division, NoAsk, SeenAsk, SeenCandidate, Trace};
use crate::domain::quote::explain::{Explanation, LineWay};
use crate::domain::quote::{Line, Origin, Quote};
use crate::domain::range::Range3;
use crate::wording::Explain as E;
use crate::wording::{Message, number, say};

/// A word that brings less than this share explains nothing to a person.
const LEAST_SHARE: f64 = 0.05;
/// So many words of a candidate are shown.
const WORDS: usize = 6;
/// Blocks of a bar for all that speaks for a candidate.
const BAR: usize = 24;
/// Columns of a word before its bar.
const WORD: usize = 20;

/// The page.
#[must_use]
pub fn explanation(explanation: &Explanation, lang: Lang, columns: usize) -> String {
    let Explanation { quote, trace, ways, draws } = explanation;
    let mut page = Page::new(columns);
    reading(&mut page, trace, lang);
    division(&mut page, &trace.division, lang);
    for (at, ask) in trace.asks.iter().enumerate() {
        one_ask(&mut page, ask, at + 1, trace, quote, lang);
    }
    facts(&mut page, quote, lang);
    for (line, way) in quote.lines.iter().zip(ways) {
        line_hours(&mut page, line, way.as_ref(), (quote.catalog, *draws), lang);
        if let Some(way) = way {
            explain_money::line(&mut page, line, way, quote, lang);
        }
    }
    if let Some(sum) = &quote.total {
        explain_money::total(&mut page, explanation, sum, lang);
    }
    page.finish()
}

fn reading(page: &mut Page, trace: &Trace, lang: Lang) {
    page.heading(&say_it(lang, E::Read));
    let mut plain_words: Vec<String> = Vec::new();
    for word in &trace.words {
        let typed = plain(&word.typed);
        if word.repairs.is_empty() {
            plain_words.push(typed);
            continue;
        }
        let reasons: Vec<String> = word.repairs.iter().map(|repair| say_it(lang, E::Because(*repair))).collect();
        let pair = format!("  {typed} → {}", plain(&word.read.join(" ")));
        let space = " ".repeat(34_usize.saturating_sub(display_width(&pair)).max(2));
        page.paragraph(&format!("{pair}{space}"), "      ", Style::Faint, &reasons.join(" + "));
    }
    if !plain_words.is_empty() {
        page.paragraph("  ", "    ", Style::Faint, &say_it(lang, E::AsTyped(&plain_words.join(" "))));
    }
    for words in &trace.courtesies {
        page.paragraph("  ", "    ", Style::Faint, &say_it(lang, E::Courtesy(&plain(words))));
    }
    if trace.cut_off {
        page.paragraph("  ", "    ", Style::Warning, &say_it(lang, E::ReadUpTo(trace.words.len())));
    }
}

fn division(page: &mut Page, division: &Division, lang: Lang) {
    let figure = |number: f64| number::decimal(number, 2, lang);
    page.heading(&say_it(lang, E::Divided));
    row(page, &format!("  {}", say_it(lang, E::AsAWhole)), &[figure(division.whole)], HOURS);
    if division.parts.len() > 1 {
        for (at, part) in division.parts.iter().enumerate() {
            if let Some((pause, cost)) = part.cut.filter(|_| !part.is_further_wish) {
                row(page, &format!("     {}", say_it(lang, E::CutAt(pause))), &[figure(-cost)], HOURS);
            }
            let words = say(lang, &Message::Quoted(&plain(&part.text)));
            row(page, &format!("  {}. {words}", at + 1), &[figure(part.explained)], HOURS);
            if part.is_further_wish {
                page.paragraph("     ", "     ", Style::Faint, &say_it(lang, E::FurtherWish));
            }
        }
    }
    let known = division.parts.iter().filter(|part| !part.is_further_wish).count();
    if known > 1 {
        row(page, &format!("  {}", say_it(lang, E::Parts(known))), &[figure(division.worth)], HOURS);
    }
    for words in &division.repeated {
        page.paragraph("  ", "    ", Style::Faint, &say_it(lang, E::Repeats(&plain(words))));
    }
    for (words, why) in &division.asides {
        let words = plain(words);
        let aside = match why {
            NoAsk::Unlikely(confidence) => E::Aside(&words, &number::percent(*confidence, lang)),
            NoAsk::TurnedDown => E::TurnedDown(&words),
        };
        page.paragraph("  ", "    ", Style::Faint, &say_it(lang, aside));
    }
    let why = match &division.rejected {
        _ if known > 1 => Some(E::PartsExplainMore),
        Some(rejected) => {
            let [left, right] = &rejected.sides;
            let (left, right) = (plain(&last_words(left)), plain(&first_words(right)));
            row(page, &format!("  {}", say_it(lang, E::BestCut(&left, &right))), &[figure(rejected.worth)], HOURS);
            Some(if rejected.worth > division.whole { E::NoneIsLikely } else { E::NoBetterCut })
        }
        None if division.parts.len() == 1 && division.asides.is_empty() => Some(E::SpeaksOfOne),
        None => None,
    };
    if let Some(why) = why {
        page.paragraph("  ", "  ", Style::Faint, &say_it(lang, why));
    }
}

fn one_ask(page: &mut Page, seen: &SeenAsk, at: usize, trace: &Trace, quote: &Quote, lang: Lang) {
    page.heading(&say_it(lang, E::AskNumber(at)));
    page.paragraph("  ", "   ", Style::Plain, &say(lang, &Message::Quoted(&plain(&seen.ask.text))));
    for candidate in &seen.candidates {
        one_candidate(page, candidate, quote.catalog, lang);
    }
    if at == 1 && seen.candidates.len() > 1 {
        page.paragraph("  ", "  ", Style::Faint, &say_it(lang, E::HowSure));
    }
    if let Some(refused) = seen.judged {
        page.paragraph("  ", "    ", Style::Good, &say_it(lang, E::Judged(refused)));
    }
    let confidence = seen.candidates.first().map_or(0.0, |first| first.confidence);
    let [typical, unsure] = [trace.rules.typical, trace.rules.unsure].map(|share| number::percent(share, lang));
    let held = E::Held(seen.ask.verdict, &number::percent(confidence, lang), &typical, &unsure);
    let held = if seen.candidates.is_empty() { E::NothingAlike } else { held };
    page.paragraph("  ", "    ", Style::Good, &say_it(lang, held));
    let line = quote.lines.iter().find(|line| line.ask.as_ref().is_some_and(|ask| ask.span == seen.ask.span));
    if line.is_some_and(|line| line.verdict != seen.ask.verdict) {
        page.paragraph("  ", "    ", Style::Good, &say_it(lang, E::EntryNamed));
    }
}

fn one_candidate(page: &mut Page, candidate: &SeenCandidate, catalog: &Catalog, lang: Lang) {
    const INDENT: &str = "          ";
    let title = catalog.entry(&candidate.entry).map(|entry| plain(entry.title.get(lang))).unwrap_or_default();
    let sure = number::percent(candidate.confidence, lang);
    page.paragraph(&format!("  {sure:>6}  "), INDENT, Style::Strong, &format!("{} · {title}", candidate.entry));
    let [score, likeness] = [candidate.score, candidate.likeness].map(|signal| number::decimal(signal, 2, lang));
    page.paragraph(INDENT, INDENT, Style::Plain, &say_it(lang, E::Signals(&score, &likeness)));
    page.paragraph(INDENT, INDENT, Style::Faint, &say_it(lang, E::NearestPhrase(&plain(&candidate.phrase))));
    let telling = |carried: &&Carried| carried.share.abs() >= LEAST_SHARE;
    for carried in candidate.words.iter().filter(telling).take(WORDS) {
        let word = shortened(&plain(&carried.word));
        let space = " ".repeat(WORD.saturating_sub(display_width(&word)));
        let bar = "█".repeat((carried.share.max(0.0) * BAR as f64).round() as usize);
        let share = number::measured(carried.share, 0, lang);
        page.line(&format!("{INDENT}{word}{space}{bar:<BAR$}{share:>6}"));
    }
    if !candidate.alike.is_empty() {
        let pair = |pair: &Pair| format!("{} ~ {}", plain(&pair.word), plain(&pair.phrase_word));
        let pairs: Vec<String> = candidate.alike.iter().map(pair).collect();
        page.paragraph(INDENT, INDENT, Style::Faint, &say_it(lang, E::AlikeInMeaning(&pairs.join(" · "))));
    }
}

fn facts(page: &mut Page, quote: &Quote, lang: Lang) {
    let mut told: Vec<String> = Vec::new();
    for known in quote.lines.iter().flat_map(|line| &line.answers).filter(|known| known.origin != Origin::Typed) {
        let text = format!("[{}] {}", known.question.id, known_text(known, lang));
        if told.is_empty() {
            page.heading(&say_it(lang, E::Facts));
        }
        if !told.contains(&text) {
            page.paragraph("  - ", "    ", Style::Plain, &text);
            told.push(text);
        }
    }
}

fn line_hours(page: &mut Page, line: &Line, way: Option<&LineWay>, draws: (&Catalog, usize), lang: Lang) {
    let Some(entry) = line.entry else { return };
    page.heading(&say_it(lang, E::HoursOf(&entry.id)));
    let Some(LineWay { way, together }) = way else {
        if line.stop {
            page.paragraph("  ", "    ", Style::Warning, &say_it(lang, E::Stopped));
        } else if let Some(estimate) = &line.estimate {
            hours_row(page, &say_it(lang, E::Typed), estimate.hours, lang);
            page.paragraph("  ", "    ", Style::Faint, &say_it(lang, E::ByHand));
        }
        return;
    };
    columns_row(page, HOURS, lang);
    let label = match way.variant {
        Some((variant, _)) => say_it(lang, E::TypedForVariant(&plain(variant.title.get(lang)))),
        None => say_it(lang, E::Typed),
    };
    hours_row(page, &label, way.observed.map_or(way.base, |observed| observed.typed), lang);
    if let Some(observed) = way.observed {
        hours_row(page, &say_it(lang, E::Observed(u64::from(observed.jobs))), way.base, lang);
    }
    if let Some((_, chosen)) = way.variant {
        let why = match chosen {
            Chosen::Named => say_it(lang, E::VariantNamed),
            Chosen::Called(question, _) => say_it(lang, E::VariantCalled(&question.id)),
            Chosen::First => say_it(lang, E::VariantFirst),
        };
        page.paragraph("    ", "      ", Style::Faint, &why);
    }
    for step in &way.steps {
        if let Some((_, after)) = step.hours {
            hours_row(page, &step_text(step, lang), after, lang);
        } else if step.change == Change::Nothing {
            let text = format!("{}: {}", step_text(step, lang), say_it(lang, E::BaseCase));
            page.paragraph("  ", "    ", Style::Faint, &text);
        }
    }
    open_questions(page, &way.open, draws, lang);
    if !way.open.is_empty() {
        hours_row(page, &say_it(lang, E::Drawn), way.drawn, lang);
    }
    if way.saved > 0.0 {
        let with: Vec<&str> = together.iter().flat_map(|rule| &rule.with).map(String::as_str).collect();
        let label = format!("  {}", say_it(lang, E::Saved(&with.join(", "))));
        row(page, &label, &[number::decimal(-way.saved, 1, lang)], HOURS);
    }
    hours_row(page, &say_it(lang, E::HoursOfLine), way.hours, lang);
}

fn open_questions(page: &mut Page, open: &[Open], (catalog, draws): (&Catalog, usize), lang: Lang) {
    if open.is_empty() {
        return;
    }
    page.paragraph("  ", "    ", Style::Faint, &say_it(lang, E::OpenQuestions(draws)));
    for question in open {
        let usual = question.question.number.as_ref().map(|number| {
            let Range3 { low, likely, high } = number.usual;
            [low, likely, high].map(|end| number::whole(end.round() as u64, lang))
        });
        let drawn = match (question.within, &usual) {
            (Some(band), _) => say_it(lang, E::WithinBand(&plain(band.text.get(lang)))),
            (None, Some([low, likely, high])) => say_it(lang, E::UsualNumber(low, likely, high)),
            (None, None) => String::new(),
        };
        let mut parts: Vec<String> = Vec::new();
        if question.asked {
            parts.push(say_it(lang, E::WasAsked));
        }
        if !drawn.is_empty() {
            parts.push(drawn);
        }
        parts.extend(question.question.per.map(|per| per_text(per, lang)));
        parts.extend(question.answers.iter().map(|(answer, share)| {
            format!("{} {}{}", answer.id, number::measured(*share, 0, lang), effect(&answer.effect, catalog, lang))
        }));
        let text = format!("[{}] {}", question.question.id, parts.join(" · "));
        page.paragraph("    ? ", "      ", Style::Faint, &text);
    }
}

fn hours_row(page: &mut Page, label: &str, hours: Range3, lang: Lang) {
    let cells = [hours.low, hours.likely, hours.high].map(|end| number::decimal(end, 1, lang));
    row(page, &format!("  {label}"), &cells, HOURS);
}

fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(2)..].join(" ")
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(2).collect::<Vec<&str>>().join(" ")
}

fn shortened(word: &str) -> String {
    if word.chars().count() < WORD {
        return word.to_owned();
    }
    word.chars().take(WORD - 2).chain(['…']).collect()
}
