//! How entries refer to one another.

use super::entry::Entry;
use super::{Catalog, EntryId};

/// A reference of one entry to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge<'c> {
    /// Who refers.
    pub from: &'c str,
    /// To whom, by the id that it has now.
    pub to: &'c str,
    /// In which way.
    pub link: Link<'c>,
}

/// Ways of referring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Link<'c> {
    /// Often ordered together.
    Related,
    /// Saves so many hours when done in one go.
    Together(f64),
    /// An answer brings the other as a line: question and answer.
    Brings(&'c str, &'c str),
    /// A request that looks like this one and means the other.
    NearMiss(&'c str),
}

impl Link<'_> {
    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Link::Related => "related",
            Link::Together(_) => "together",
            Link::Brings(..) => "with",
            Link::NearMiss(_) => "near_miss",
        }
    }
}

/// The references of a catalog, in the order of its entries; of one entry, those from it and those to it.
#[must_use]
pub fn edges<'c>(catalog: &'c Catalog, only: Option<&EntryId>) -> Vec<Edge<'c>> {
    let mut found: Vec<Edge> = catalog.entries.values().flat_map(|entry| of(catalog, entry)).collect();
    if let Some(id) = only {
        found.retain(|edge| edge.from == id || edge.to == id);
        // What it refers to itself, then who refers to it.
        found.sort_by_key(|edge| edge.from != id);
    }
    found
}

fn of<'c>(catalog: &'c Catalog, entry: &'c Entry) -> Vec<Edge<'c>> {
    let mut found = Vec::new();
    let mut add = |id: &'c str, link| {
        if let Some(to) = catalog.entry(id) {
            found.push(Edge { from: &entry.id, to: &to.id, link });
        }
    };
    entry.related.iter().for_each(|id| add(id, Link::Related));
    for together in &entry.together {
        together.with.iter().for_each(|id| add(id, Link::Together(together.saves)));
    }
    for question in &entry.questions {
        for answer in &question.answers {
            answer.effect.with.iter().for_each(|id| add(id, Link::Brings(&question.id, &answer.id)));
        }
    }
    for miss in &entry.near_misses {
        if let Some(meant) = &miss.meant {
            add(meant, Link::NearMiss(&miss.says));
        }
    }
    found
}
