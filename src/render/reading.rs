//! `smeta catalog search`, `stale` and `graph`, as text and as JSON.

use serde_json::json;

use super::json::{pretty, rounded};
use super::page::{Page, Style};
use crate::domain::catalog::graph::{Edge, Link};
use crate::domain::catalog::search::Hit;
use crate::domain::catalog::stale::Stale;
use crate::domain::lang::Lang;
use crate::text::clean::without_controls;
use crate::wording::{Message, Reading as R, number, say};

fn say_it(lang: Lang, words: R) -> String {
    say(lang, &Message::Reading(words))
}

/// What was found, the best first.
#[must_use]
pub fn search(hits: &[Hit], lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    for hit in hits {
        page.gap();
        let title = without_controls(hit.entry.title.get(lang));
        page.sides((&title, Style::Strong), "  ", (&hit.entry.id, Style::Faint));
        for found in &hit.found {
            let part = say_it(lang, R::Part(found.part));
            page.paragraph(&format!("  {part}: "), "    ", Style::Plain, &without_controls(&found.text));
        }
    }
    page.finish()
}

/// The same: `smeta/search/1`.
#[must_use]
pub fn search_json(hits: &[Hit], lang: Lang) -> String {
    let hit = |hit: &Hit| {
        json!({
            "entry": hit.entry.id,
            "title": hit.entry.title.get(lang),
            "score": rounded(hit.score, 2),
            "found": hit.found.iter().map(|found| json!({ "part": found.part.code(), "text": found.text })).collect::<Vec<_>>(),
        })
    };
    pretty(&json!({ "schema": "smeta/search/1", "entries": hits.iter().map(hit).collect::<Vec<_>>() }))
}

/// What somebody should look at again; figures older than so many months are old.
#[must_use]
pub fn stale(stale: &Stale, months: u32, lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    for (dated, head) in [(false, R::Undated), (true, R::Older(months))] {
        let mut facts = stale.facts.iter().filter(|fact| fact.dated.is_some() == dated).peekable();
        if facts.peek().is_some() {
            page.heading(&say_it(lang, head));
        }
        for fact in facts {
            let month = fact.dated.map(|month| month.code() + "  ").unwrap_or_default();
            let words = without_controls(&fact.words);
            let text = if words.is_empty() { fact.entry.clone() } else { format!("{}: {words}", fact.entry) };
            page.paragraph(&format!("  {month}"), "    ", Style::Plain, &text);
        }
    }
    if !stale.years.is_empty() {
        page.heading(&say_it(lang, R::Years));
    }
    for year in &stale.years {
        let words = if year.listed {
            R::YearProvisional(&year.country, year.year)
        } else {
            R::YearMissing(&year.country, year.year)
        };
        page.paragraph("  ", "    ", Style::Plain, &say_it(lang, words));
    }
    if stale.facts.is_empty() && stale.years.is_empty() {
        page.paragraph("", "", Style::Good, &say_it(lang, R::NothingStale(months)));
    }
    page.finish()
}

/// The same: `smeta/stale/1`.
#[must_use]
pub fn stale_json(stale: &Stale) -> String {
    let facts = stale
        .facts
        .iter()
        .map(|fact| json!({ "entry": fact.entry, "dated": fact.dated.map(|month| month.code()), "words": fact.words }));
    let years = stale.years.iter().map(|year| {
        json!({ "country": year.country, "year": year.year, "state": if year.listed { "provisional" } else { "missing" } })
    });
    pretty(
        &json!({ "schema": "smeta/stale/1", "facts": facts.collect::<Vec<_>>(), "years": years.collect::<Vec<_>>() }),
    )
}

/// Who refers to whom; one paragraph for each entry that refers.
#[must_use]
pub fn graph(edges: &[Edge], lang: Lang, columns: usize) -> String {
    let mut page = Page::new(columns);
    let mut last = None;
    for edge in edges {
        if last != Some(edge.from) {
            page.heading(edge.from);
            last = Some(edge.from);
        }
        let words = match edge.link {
            Link::Related => say_it(lang, R::Related(edge.to)),
            Link::Together(saves) => {
                let hours = say(lang, &Message::Hours(&number::hours(saves, lang)));
                say_it(lang, R::Together(edge.to, &hours))
            }
            Link::Brings(question, answer) => say_it(lang, R::Brings(question, answer, edge.to)),
            Link::NearMiss(says) => say_it(lang, R::Means(&without_controls(says), edge.to)),
        };
        page.paragraph("  ", "    ", Style::Plain, &words);
    }
    if edges.is_empty() {
        page.line(&say_it(lang, R::NoEdges));
    }
    page.finish()
}

/// The same: `smeta/graph/1`.
#[must_use]
pub fn graph_json(edges: &[Edge]) -> String {
    let edge = |edge: &Edge| {
        let mut value = json!({ "from": edge.from, "to": edge.to, "link": edge.link.code() });
        match edge.link {
            Link::Related => {}
            Link::Together(saves) => value["saves"] = json!(saves),
            Link::Brings(question, answer) => value["answer"] = json!(format!("{question}={answer}")),
            Link::NearMiss(says) => value["says"] = json!(says),
        }
        value
    };
    pretty(&json!({ "schema": "smeta/graph/1", "edges": edges.iter().map(edge).collect::<Vec<_>>() }))
}
