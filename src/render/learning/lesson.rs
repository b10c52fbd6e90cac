//! `smeta learn`: proposals with their evidence, as text and as JSON `smeta/learn/1`.

use serde_json::{Value, json};

use crate::domain::catalog::Catalog;
use crate::domain::catalog::learned::Learned;
use crate::domain::lang::Lang;
use crate::domain::learning::proposals::{Proposal, What};
use crate::domain::range::Range3;
use crate::render::json::{pretty, range, rounded};
use crate::render::page::{Page, Style};
use crate::render::quote_text::plain;
use crate::wording::{Learning, Lesson as L, Message, date, number, say};

/// What is shown beside the proposals.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Proposals that were refused before.
    pub n_refused: usize,
    /// Jobs of which no entry is known.
    pub n_elsewhere: usize,
}

/// The page.
#[must_use]
pub fn text(
    catalog: &Catalog,
    learned: &Learned,
    proposals: &[Proposal],
    around: Around,
    lang: Lang,
    columns: usize,
) -> String {
    let mut page = Page::new(columns);
    let words = |lesson: L| say(lang, &Message::Learning(Learning::Lesson(lesson)));
    let until = learned.taught.until.map(|day| date::full(day, lang)).unwrap_or_default();
    page.heading(&words(L::Heading(u64::from(learned.taught.jobs), &until)));
    if let Some(held) = learned.taught.analogy {
        let held = L::Likeness(u64::from(held.hits), u64::from(held.jobs));
        page.paragraph("", "", Style::Faint, &words(held));
    }
    if around.n_elsewhere > 0 {
        page.paragraph("", "", Style::Faint, &words(L::Elsewhere(around.n_elsewhere as u64)));
    }
    let news = |proposal: &&Proposal| proposal.is_news();
    let figures: Vec<&Proposal> = proposals.iter().filter(|one| one.is_figure()).collect();
    let edits: Vec<&Proposal> = proposals.iter().filter(|one| !one.is_figure() && one.can_be_applied()).collect();
    let advice: Vec<&Proposal> = proposals.iter().filter(|one| !one.can_be_applied()).collect();
    let shown: Vec<&Proposal> = figures.iter().copied().filter(news).collect();
    let minor = figures.len() - shown.len();
    for (heading, list) in [(L::Figures, &shown), (L::ForPeople, &edits), (L::Advice, &advice)] {
        if list.is_empty() {
            continue;
        }
        page.gap();
        page.heading(&words(heading));
        let mut last = None;
        for proposal in list.iter() {
            if last != Some(&proposal.entry) {
                page.paragraph("", "  ", Style::Strong, &entry_title(catalog, proposal, lang));
                last = Some(&proposal.entry);
            }
            one(&mut page, catalog, proposal, lang);
        }
    }
    page.gap();
    if minor > 0 {
        page.paragraph("", "", Style::Faint, &words(L::Minor(minor as u64)));
    }
    if around.n_refused > 0 {
        page.paragraph("", "", Style::Faint, &words(L::Refused(around.n_refused as u64)));
    }
    match proposals.first() {
        // Of no jobs nothing agrees with the catalog either.
        None if learned.taught.jobs == 0 => {}
        None => page.paragraph("", "", Style::Plain, &words(L::NothingNew)),
        Some(first) => {
            if !figures.is_empty() {
                page.paragraph("", "  ", Style::Plain, &words(L::HowToApply));
            }
            let example = edits.first().or(shown.first()).copied().unwrap_or(first);
            page.paragraph("", "  ", Style::Plain, &words(L::HowToChoose(&example.code())));
        }
    }
    page.finish()
}

fn entry_title(catalog: &Catalog, proposal: &Proposal, lang: Lang) -> String {
    match proposal.entry.as_deref().and_then(|id| catalog.entries.get(id)) {
        Some(entry) => format!("{} [{}]", plain(entry.title.get(lang)), entry.id),
        None => say(lang, &Message::Learning(Learning::Lesson(L::WholeCatalog))),
    }
}

fn one(page: &mut Page, catalog: &Catalog, proposal: &Proposal, lang: Lang) {
    let mark = format!("  {}  ", proposal.code());
    page.paragraph(&mark, "         ", Style::Plain, &sentence(catalog, proposal, lang));
    let mut more = |text: &str| page.paragraph("         ", "           ", Style::Faint, text);
    let words = |lesson: L| say(lang, &Message::Learning(Learning::Lesson(lesson)));
    match &proposal.what {
        What::Weights { question, answers, .. } => {
            let entry = proposal.entry.as_deref().and_then(|id| catalog.entries.get(id));
            let question = entry.and_then(|entry| entry.question(question));
            for (id, now, then) in answers {
                let answer = question.and_then(|question| question.answer(id));
                let name = answer.map_or_else(|| id.clone(), |answer| plain(answer.text.get(lang)));
                more(&format!("{name}: {} → {}", number::percent(*now, lang), number::percent(*then, lang)));
            }
        }
        What::Draft { others, hours, .. } => {
            if !others.is_empty() {
                more(&others.iter().map(|words| plain(words)).collect::<Vec<_>>().join(" · "));
            }
            match hours {
                Some((range, n)) => more(&words(L::DraftHours(&number::hours_range(*range, lang), *n as u64))),
                None => more(&words(L::DraftNoHours)),
            }
        }
        _ => {}
    }
}

/// What a proposal says, in one sentence.
#[must_use]
pub fn sentence(catalog: &Catalog, proposal: &Proposal, lang: Lang) -> String {
    let words = |lesson: L| say(lang, &Message::Learning(Learning::Lesson(lesson)));
    let hours = |range: Range3| number::hours_range(range, lang);
    let numbers = |range: Range3| [range.low, range.likely, range.high].map(|one| number::exact(one, lang)).join(" – ");
    let entry = proposal.entry.as_deref().and_then(|id| catalog.entries.get(id));
    let ask = |id: &str| {
        let question = entry.and_then(|entry| entry.question(id));
        question.map_or_else(|| id.to_owned(), |question| plain(question.ask.get(lang)))
    };
    let answer = |question: &str, id: &str| {
        let answer = entry.and_then(|entry| entry.question(question)).and_then(|question| question.answer(id));
        answer.map_or_else(|| id.to_owned(), |answer| plain(answer.text.get(lang)))
    };
    let pair = |(over, of): (usize, usize)| (over as u64, of as u64);
    match &proposal.what {
        What::Hours { variant, now, learned } => {
            let variant = variant.as_deref().and_then(|id| entry?.variant(id));
            let variant = variant.map(|variant| plain(variant.title.get(lang)));
            let (jobs, hits) = (u64::from(learned.jobs), u64::from(learned.hits));
            words(L::Hours(variant.as_deref(), &hours(*now), &hours(learned.range), jobs, hits))
        }
        What::Days { now, learned } => {
            let now = now.map(|now| numbers(now.range));
            words(L::Days(now.as_deref(), &numbers(learned.range), u64::from(learned.jobs)))
        }
        What::Weights { question, said, .. } => words(L::Weights(&ask(question), u64::from(*said))),
        What::Usual { question, now, learned, said } => {
            words(L::Usual(&ask(question), &numbers(*now), &numbers(*learned), u64::from(*said)))
        }
        What::Worth { question, answer: id, now, learned } => words(L::Worth(
            &ask(question),
            &answer(question, id),
            &number::exact(*now, lang),
            &number::exact(*learned, lang),
        )),
        What::Width { learned, .. } => words(L::Width(&number::exact(learned.factor, lang), u64::from(learned.jobs))),
        What::Phrase { words: said, times } => words(L::Phrase(&plain(said), *times as u64)),
        What::Pitfall { why, seen, of, hours: lost } => {
            let rate = entry.map_or(0.0, |entry| catalog.studio.rate(&entry.executor).to_f64());
            let money = crate::domain::money::Money::from_f64((lost * rate).round()).unwrap_or_default();
            let money = number::money(money, catalog.studio.currency, lang);
            let lost = say(lang, &Message::Hours(&number::hours(*lost, lang)));
            words(L::Pitfall(&plain(why), *seen as u64, *of as u64, &lost, &money))
        }
        What::Ask { question, open, answered } => words(L::Ask(&ask(question), pair(*open), pair(*answered))),
        What::Idle { question, said, always: Some(id) } => {
            words(L::Always(&ask(question), &answer(question, id), *said as u64))
        }
        What::Idle { question, said, always: None } => words(L::NoDifference(&ask(question), *said as u64)),
        What::Draft { lead, count, .. } => words(L::Draft(&plain(lead), *count as u64)),
    }
}

/// The same for programs.
#[must_use]
pub fn json(catalog: &Catalog, learned: &Learned, proposals: &[Proposal], around: Around, lang: Lang) -> String {
    let list: Vec<Value> = proposals
        .iter()
        .map(|proposal| {
            json!({
                "code": proposal.code(),
                "entry": proposal.entry,
                "figure": proposal.is_figure(),
                "news": proposal.is_news(),
                "sentence": sentence(catalog, proposal, lang),
                "what": what(&proposal.what),
            })
        })
        .collect();
    let taught = &learned.taught;
    pretty(&json!({
        "schema": "smeta/learn/1",
        "catalog": { "name": catalog.studio.name, "version": catalog.version },
        "until": taught.until,
        "jobs": taught.jobs,
        "elsewhere": around.n_elsewhere,
        "refused": around.n_refused,
        "analogy": taught.analogy.map(|held| json!({ "jobs": held.jobs, "hits": held.hits })),
        "width": taught.width.map(|width| json!({ "factor": width.factor, "jobs": width.jobs })),
        "proposals": list,
    }))
}

fn what(what: &What) -> Value {
    match what {
        What::Hours { variant, now, learned } => json!({
            "kind": "hours", "variant": variant, "now": range(*now), "learned": range(learned.range),
            "typed": range(learned.typed), "jobs": learned.jobs, "hits": learned.hits,
        }),
        What::Days { now, learned } => json!({
            "kind": "days", "now": now.map(|now| range(now.range)), "learned": range(learned.range),
            "jobs": learned.jobs,
        }),
        What::Weights { question, answers, said } => json!({
            "kind": "weights", "question": question, "said": said,
            "answers": answers.iter().map(|(id, now, learned)| json!({
                "id": id, "now": rounded(*now, 4), "learned": rounded(*learned, 4),
            })).collect::<Vec<_>>(),
        }),
        What::Usual { question, now, learned, said } => json!({
            "kind": "usual", "question": question, "now": range(*now), "learned": range(*learned), "said": said,
        }),
        What::Worth { question, answer, now, learned } => json!({
            "kind": "worth", "question": question, "answer": answer, "now": now, "learned": learned,
        }),
        What::Width { now, learned } => json!({
            "kind": "width", "now": now.map(|now| now.factor), "learned": learned.factor, "jobs": learned.jobs,
        }),
        What::Phrase { words, times } => json!({ "kind": "phrase", "words": words, "times": times }),
        What::Pitfall { why, seen, of, hours } => json!({
            "kind": "pitfall", "why": why, "seen": seen, "of": of, "hours": rounded(*hours, 2),
        }),
        What::Ask { question, open, answered } => json!({
            "kind": "ask", "question": question, "open": { "over": open.0, "of": open.1 },
            "answered": { "over": answered.0, "of": answered.1 },
        }),
        What::Idle { question, said, always } => json!({
            "kind": "idle", "question": question, "said": said, "always": always,
        }),
        What::Draft { lead, others, count, near, hours } => json!({
            "kind": "draft", "lead": lead, "others": others, "count": count, "near": near,
            "hours": hours.map(|(hours, _)| range(hours)), "jobs": hours.map_or(0, |(_, jobs)| jobs),
        }),
    }
}
