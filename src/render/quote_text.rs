//! A quote as a manager reads it while talking: what it is, what it costs, what to say, what to ask, what to beware of.

use super::deal_text;
use super::page::{Page, Style};
use crate::domain::catalog::entry::{Pitfall, Severity};
use crate::domain::catalog::learned::Counted;
use crate::domain::estimate::Given;
use crate::domain::lang::Lang;
use crate::domain::matching::Verdict;
use crate::domain::money::{Money, PriceRange};
use crate::domain::quote::{KnownAnswer, Line, Origin, PromiseKind, Quote, QuoteQuestion, QuoteTotal};
use crate::domain::range::Range3;
use crate::text::clean::without_controls;
use crate::wording::{Basis, Deal, Kept, Learning, Message, Spoken, date, number, say};

/// How much is shown before «and more».
const QUESTIONS: usize = 4;
const PITFALLS: usize = 4;

/// How much is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// Every question and pitfall, and what is included.
    pub all: bool,
    /// What the studio itself pays: never for a client.
    pub inside: bool,
}

/// The page.
#[must_use]
pub fn quote(quote: &Quote, lang: Lang, columns: usize, shown: Shown) -> String {
    let all = shown.all;
    let mut page = Page::new(columns);
    if let Some(client) = &quote.client {
        page.paragraph("", "  ", Style::Faint, &say(lang, &Message::Client(&plain(client))));
    }
    for at in 0..quote.lines.len() {
        line_head(&mut page, quote, at, lang, all);
    }
    if let Some(total) = &quote.total {
        total_block(&mut page, quote, total, lang, shown.inside);
    }
    page.heading(&say(lang, &Message::Say));
    page.paragraph("  ", "  ", Style::Good, &spoken(quote, lang));
    // Steps can wait while the client is on the line, unless they are all there is.
    if quote.total.is_none() {
        steps_block(&mut page, quote, lang);
    }
    questions_block(&mut page, quote, lang, all);
    deal_text::ways(&mut page, quote, lang, all);
    deal_text::options(&mut page, quote, lang);
    deal_text::budget(&mut page, quote, lang);
    pitfalls_block(&mut page, quote, lang, all);
    if quote.total.is_some() {
        steps_block(&mut page, quote, lang);
    }
    if all {
        contents_block(&mut page, quote, lang);
    }
    if !quote.suggestions.is_empty() {
        page.heading(&say(lang, &Message::OftenWith));
        let shown = if all { quote.suggestions.len() } else { 3 };
        for entry in quote.suggestions.iter().take(shown) {
            page.paragraph("  + ", "    ", Style::Faint, &plain(entry.title.get(lang)));
        }
    }
    if !quote.assumptions.is_empty() {
        page.heading(&say(lang, &Message::Assumptions));
        for (at, (_, question)) in quote.assumptions.iter().enumerate() {
            // Several tasks may wait for the same answer; it is one gap all the same.
            let told = quote.assumptions[..at].iter().any(|(_, other)| question.shared && other.id == question.id);
            if !told {
                let text = say(lang, &Message::DoesNotKnow(&plain(question.ask.get(lang))));
                page.paragraph("  - ", "    ", Style::Plain, &text);
            }
        }
    }
    page.finish()
}

fn line_head(page: &mut Page, quote: &Quote, at: usize, lang: Lang, all: bool) {
    let currency = quote.catalog.studio.currency;
    let (before, line, one) = (&quote.lines[..at], &quote.lines[at], quote.lines.len() == 1);
    let mark = if one { String::new() } else { format!("{}. ", at + 1) };
    let Some(entry) = line.entry else {
        unknown_line(page, line, &mark, quote.catalog.taught.analogy, lang);
        return;
    };
    let sure = if line.ask.is_some() && line.confidence < 1.0 {
        number::percent(line.confidence, lang)
    } else {
        String::new()
    };
    page.sides((&format!("{mark}{}", plain(entry.title.get(lang))), Style::Strong), "   ", (&sure, Style::Faint));
    if line.stop {
        page.paragraph("   ", "   ", Style::Warning, &say(lang, &Message::Stop));
    } else if line.optional {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::Deal(Deal::NotInTotal)));
    } else if line.do_it_yourself {
        let minutes = line.estimate.as_ref().map_or(0, |estimate| minutes(estimate.hours.high));
        page.paragraph("   ", "   ", Style::Good, &say(lang, &Message::DoItYourself(minutes)));
    } else if let Some(estimate) = line.estimate.as_ref().filter(|_| !one) {
        let price = number::price(estimate.price, currency, lang);
        let usual = say(lang, &Message::UsuallyAbout(&number::money(estimate.price.likely, currency, lang)));
        let hours = say(lang, &Message::Hours(&number::hours_range(estimate.hours, lang)));
        page.paragraph("   ", "   ", Style::Plain, &format!("{price}, {usual} · {hours}"));
    }
    basis(page, line, lang);
    if line.consult {
        page.paragraph("   ", "   ", Style::Warning, &say(lang, &Message::Consult));
    }
    if let Some(variant) = line.variant.filter(|_| !line.do_it_yourself) {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::VariantIs(&plain(variant.title.get(lang)))));
    }
    if let Some(words) = line
        .ask
        .as_ref()
        .and_then(|ask| ask.candidates.first())
        .map(|first| first.evidence.words.join(" · "))
        .filter(|words| !words.is_empty())
    {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::Why(&plain(&words))));
    }
    known_block(page, line, before, lang);
    let other = line.alternatives.iter().find(|other| other.entry.id != entry.id && other.candidate.confidence >= 0.15);
    if let Some(other) = other.filter(|_| all || line.confidence < 0.8) {
        let title = plain(other.entry.title.get(lang));
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::AlsoConsidered(&title)));
    }
}

/// The finished jobs that a line's hours come from.
fn basis(page: &mut Page, line: &Line, lang: Lang) {
    let observed = line.estimate.as_ref().filter(|_| !line.do_it_yourself).and_then(|estimate| estimate.observed());
    if let Some(observed) = observed {
        let words = Basis::Observed(u64::from(observed.jobs), u64::from(observed.hits));
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::Learning(Learning::Basis(words))));
    }
}

/// What the client has said already; an answer that several tasks share is shown with the first.
fn known_block(page: &mut Page, line: &Line, before: &[Line], lang: Lang) {
    let shown = |known: &&KnownAnswer| {
        let told = |other: &KnownAnswer| other.question.shared && other.question.id == known.question.id;
        known.given != Given::Unknown && !before.iter().flat_map(|line| &line.answers).any(told)
    };
    for (at, known) in line.answers.iter().filter(shown).enumerate() {
        if at == 0 {
            page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::Known));
        }
        page.paragraph("   - ", "     ", Style::Faint, &known_text(known, lang));
    }
}

fn unknown_line(page: &mut Page, line: &Line, mark: &str, held: Option<Counted>, lang: Lang) {
    let words = line.ask.as_ref().map(|ask| plain(&ask.text)).unwrap_or_default();
    page.paragraph(mark, "   ", Style::Strong, &say(lang, &Message::Quoted(&shortened(&words))));
    let unsure = line.verdict == Verdict::Unsure;
    let message = if unsure { Message::UnsureLine } else { Message::NewLine };
    page.paragraph("   ", "   ", Style::Warning, &say(lang, &message));
    if !unsure {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::Nearest));
    }
    for other in line.alternatives.iter().take(3) {
        let share = number::percent(other.candidate.confidence, lang);
        page.paragraph(
            &format!("   {share:>5}  "),
            "          ",
            Style::Plain,
            &format!("{} [{}]", plain(other.entry.title.get(lang)), other.entry.id),
        );
        // What tells them apart is what one does and the other does not.
        if let Some(first) = other.entry.includes.first().filter(|_| unsure) {
            let told = say(lang, &Message::Contains(&lower_first(&plain(first.get(lang)))));
            page.paragraph("          ", "          ", Style::Faint, &told);
        }
    }
    if let Some(first) = line.alternatives.first().filter(|_| unsure) {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::RepeatWithEntry(&first.entry.id)));
    }
    if let Some(like) = &line.like {
        let words = |basis: Basis| say(lang, &Message::Learning(Learning::Basis(basis)));
        let hours = |range: Range3| say(lang, &Message::Hours(&number::hours_range(range, lang)));
        let told = words(Basis::Analogy(&hours(like.hours), like.n_near as u64));
        page.paragraph("   ", "   ", Style::Plain, &told);
        for job in &like.near {
            let took = say(lang, &Message::Hours(&number::hours(job.hours, lang)));
            page.paragraph("   - ", "     ", Style::Faint, &words(Basis::Near(&shortened(&plain(&job.words)), &took)));
        }
        if let Some(held) = held {
            let told = words(Basis::AnalogyHeld(u64::from(held.hits), u64::from(held.jobs)));
            page.paragraph("   ", "   ", Style::Faint, &told);
        }
    }
    if !unsure {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::BriefForSpecialist));
    }
}

fn total_block(page: &mut Page, quote: &Quote, total: &QuoteTotal, lang: Lang, inside: bool) {
    let currency = quote.catalog.studio.currency;
    page.gap();
    let price = number::price(total.price, currency, lang);
    let usual = say(lang, &Message::UsuallyAbout(&number::money(total.price.likely, currency, lang)));
    let head = say(lang, &Message::Total);
    page.paragraph(&format!("{head}  "), "   ", Style::Strong, &format!("{price}, {usual}"));
    let risk = (quote.catalog.studio.pricing.risk * 100.0).round() as u32;
    let safe = say(lang, &Message::Safe(&number::money(total.safe, currency, lang), risk));
    let hours = say(lang, &Message::Hours(&number::hours_range(total.hours, lang)));
    page.paragraph("   ", "   ", Style::Plain, &format!("{safe} · {hours}"));
    deal_text::sums(page, quote, total, lang, inside);
    let [low, likely, high] = total.ready.map(|ready| ready.date);
    let mut time = format!(
        "{}, {}",
        say(lang, &Message::WorkingDays(total.days.low, total.days.high)),
        say(lang, &Message::Ready(&date::span(low, high, quote.today, lang), &date::day(likely, quote.today, lang)))
    );
    if total.waiting > 0 {
        time.push_str("; ");
        time.push_str(&say(lang, &Message::Waiting(total.waiting)));
    }
    page.paragraph("   ", "   ", Style::Plain, &time);
    let sold = quote.lines.iter().filter(|line| !line.do_it_yourself).filter_map(|line| line.estimate.as_ref());
    let (observed, typed): (Vec<_>, Vec<_>) = sold.partition(|estimate| estimate.observed().is_some());
    if !typed.is_empty() {
        let words = if observed.is_empty() { Basis::Typed } else { Basis::RestTyped };
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::Learning(Learning::Basis(words))));
    }
    deal_text::date_wanted(page, quote, total, lang);
    deal_text::promise(page, quote, lang);
    let unpriced = quote.lines.iter().enumerate().filter(|(_, line)| line.estimate.is_none());
    let unpriced: Vec<String> = unpriced.map(|(at, _)| (at + 1).to_string()).collect();
    if !unpriced.is_empty() {
        let message = Message::LeavesOut(&unpriced.join(", "), unpriced.len());
        page.paragraph("   ", "   ", Style::Warning, &say(lang, &message));
    }
    if total.ready.iter().any(|ready| ready.provisional) || total.by.is_some_and(|by| by.provisional) {
        page.paragraph("   ", "   ", Style::Faint, &say(lang, &Message::ProvisionalCalendar));
    }
}

fn steps_block(page: &mut Page, quote: &Quote, lang: Lang) {
    for line in quote.lines.iter().filter(|line| line.do_it_yourself) {
        let Some(entry) = line.entry else { continue };
        let heading = say(lang, &Message::Steps);
        match &quote.lines[..] {
            [_] => page.heading(&heading),
            _ => page.heading(&format!("{heading}: {}", plain(entry.title.get(lang)))),
        }
        for (at, step) in entry.steps.iter().enumerate() {
            page.paragraph(&format!(" {:>2}. ", at + 1), "     ", Style::Plain, &plain(step.get(lang)));
        }
    }
}

fn questions_block(page: &mut Page, quote: &Quote, lang: Lang, all: bool) {
    if quote.questions.is_empty() {
        return;
    }
    let worth = quote.questions.iter().filter(|question| question.worth_asking).count();
    let shown = if all { quote.questions.len() } else { worth.min(QUESTIONS) };
    page.heading(&say(lang, &Message::Ask));
    if worth == 0 && quote.total.is_some() {
        page.paragraph("  ", "  ", Style::Faint, &say(lang, &Message::NoMoreQuestions));
    }
    let shown = if quote.total.is_none() { shown.max(quote.questions.len().min(QUESTIONS)) } else { shown };
    for (at, question) in quote.questions.iter().take(shown).enumerate() {
        one_question(page, quote, question, at + 1, lang);
    }
    if shown < worth {
        page.paragraph("  ", "  ", Style::Faint, &say(lang, &Message::AndMore(worth - shown)));
    }
    let minor = quote.questions.len() - worth.max(shown);
    if minor > 0 && worth > 0 {
        page.paragraph("  ", "  ", Style::Faint, &say(lang, &Message::MinorQuestions(minor)));
    }
}

fn one_question(page: &mut Page, quote: &Quote, question: &QuoteQuestion, at: usize, lang: Lang) {
    let currency = quote.catalog.studio.currency;
    let text = format!("{at:>2}. {} [{}]", plain(question.question.ask.get(lang)), question.name);
    let narrows = if question.worth_asking && question.narrows > Money::ZERO {
        say(lang, &Message::Narrows(&number::money(question.narrows, currency, lang)))
    } else {
        String::new()
    };
    page.sides((&text, Style::Plain), "    ", (&narrows, Style::Faint));
    for (answer, after) in &question.answers {
        let price = after.map_or_else(|| say(lang, &Message::Stop), |after| number::price(after, currency, lang));
        let text = format!("      {} · {}", answer.id, plain(answer.text.get(lang)));
        page.sides((&text, Style::Faint), "        ", (&price, Style::Plain));
    }
}

fn pitfalls_block(page: &mut Page, quote: &Quote, lang: Lang, all: bool) {
    let longest = quote.lines.iter().map(|line| line.pitfalls.len()).max().unwrap_or(0);
    let mut ordered: Vec<&Pitfall> = Vec::new();
    // The worst of every line before the second worst of any.
    for rank in 0..longest {
        ordered.extend(quote.lines.iter().filter_map(|line| line.pitfalls.get(rank).copied()));
    }
    if ordered.is_empty() {
        return;
    }
    page.heading(&say(lang, &Message::Pitfalls));
    let shown = if all { ordered.len() } else { PITFALLS };
    for pitfall in ordered.iter().take(shown) {
        let mark = if pitfall.severity == Severity::High { "  ! " } else { "  - " };
        let met = pitfall.met.map(|(seen, of)| {
            let words = Basis::Met(u64::from(seen), u64::from(of));
            format!(" ({})", say(lang, &Message::Learning(Learning::Basis(words))))
        });
        let text = plain(pitfall.say.get(lang)) + met.as_deref().unwrap_or_default();
        page.paragraph(mark, "    ", Style::Plain, &text);
    }
    if ordered.len() > shown {
        page.paragraph("    ", "    ", Style::Faint, &say(lang, &Message::AndMore(ordered.len() - shown)));
    }
}

fn contents_block(page: &mut Page, quote: &Quote, lang: Lang) {
    let entries = || quote.lines.iter().filter_map(|line| line.entry);
    let blocks: [(Message, Vec<&str>); 3] = [
        (Message::Includes, entries().flat_map(|entry| &entry.includes).map(|text| text.get(lang)).collect()),
        (Message::Excludes, entries().flat_map(|entry| &entry.excludes).map(|text| text.get(lang)).collect()),
        (Message::Needs, entries().flat_map(|entry| &entry.needs).map(|text| text.get(lang)).collect()),
    ];
    for (heading, texts) in blocks {
        if !texts.is_empty() {
            page.heading(&say(lang, &heading));
            texts.into_iter().for_each(|text| page.paragraph("  - ", "    ", Style::Plain, &plain(text)));
        }
    }
}

/// The sentence to say aloud.
#[must_use]
pub fn spoken(quote: &Quote, lang: Lang) -> String {
    let Some(total) = &quote.total else {
        let by_hand = quote.lines.iter().find(|line| line.do_it_yourself).and_then(|line| line.estimate.as_ref());
        if let Some(estimate) = by_hand {
            return say(lang, &Message::SpokenByHand(minutes(estimate.hours.high)));
        }
        let unsure = quote.lines.iter().find(|line| line.verdict == Verdict::Unsure);
        if let Some([first, second, ..]) = unsure.map(|line| &line.alternatives[..]) {
            let titles = [first, second].map(|other| plain(other.entry.title.get(lang)));
            return say(lang, &Message::SpokenUnsure(&titles[0], &titles[1]));
        }
        return say(lang, &Message::SpokenNew);
    };
    let currency = quote.catalog.studio.currency;
    let question = quote
        .questions
        .first()
        .filter(|question| question.worth_asking)
        .map(|question| plain(question.question.ask.get(lang)));
    let question = question.map(|question| lower_first(&question));
    let days = say(lang, &Message::WorkingDays(total.days.low, total.days.high));
    let ready = date::day(total.ready[1].date, quote.today, lang);
    let about = number::spoken_about(total.price.likely, lang);
    match quote.promise.kind {
        PromiseKind::Ballpark | PromiseKind::Range => {}
        PromiseKind::Capped(cap) => {
            let cap = number::spoken_range(PriceRange::exactly(cap), currency, lang);
            return say(lang, &Message::Deal(Deal::SpokenCapped(&cap, &about, &days, &ready)));
        }
        PromiseKind::Firm(sum) => {
            let sum = number::spoken_range(PriceRange::exactly(sum), currency, lang);
            return say(lang, &Message::Deal(Deal::SpokenFirm(&sum, &days, &ready)));
        }
    }
    say(
        lang,
        &Message::Spoken(&Spoken {
            from_to: number::spoken_range(total.price, currency, lang),
            about,
            days: (total.days.low, total.days.high),
            ready,
            question: question.as_deref(),
            partly: quote.lines.iter().any(|line| line.entry.is_none()),
        }),
    )
}

pub(super) fn known_text(known: &KnownAnswer, lang: Lang) -> String {
    let ask = plain(known.question.ask.get(lang));
    let answer = match (&known.given, known.answer) {
        (Given::Number(number), _) => number::whole(number.round() as u64, lang),
        (_, Some(answer)) => plain(answer.text.get(lang)),
        (Given::Unknown | Given::Answer(_), None) => String::new(),
    };
    let origin = match &known.origin {
        Origin::Typed => String::new(),
        Origin::Words(words) => format!(" ({})", say(lang, &Message::FromRequest(&plain(words)))),
        Origin::Before(quote, on) => {
            format!(" ({})", say(lang, &Message::Kept(Kept::FromBefore(quote, &date::full(*on, lang)))))
        }
    };
    format!("{ask} {answer}{origin}")
}

/// Minutes to the next five: nobody plans in single minutes.
pub(super) fn minutes(hours: f64) -> u32 {
    ((hours * 60.0 / 5.0).ceil() * 5.0) as u32
}

pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn shortened(words: &str) -> String {
    const LONGEST: usize = 160;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    words.chars().take(LONGEST).chain(['…']).collect()
}

pub(super) fn plain(text: &str) -> String {
    without_controls(text).into_owned()
}
