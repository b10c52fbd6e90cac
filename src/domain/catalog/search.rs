//! Looking for entries by what stands in them: titles, phrases, questions, pitfalls and the rest.
//!
//! Words meet by their stems, so case, ё and endings do not matter; a word that is still being typed meets what it
//! begins, and a word with a slip what it was meant to be.

use std::collections::{BTreeSet, HashMap};

use super::entry::Entry;
use super::{Catalog, parts};
use crate::domain::lang::{Lang, Text};
use crate::text::script::{Script, script_of};
use crate::text::slip::{slips_allowed, within};
use crate::text::stem::{stem, stem_english, stem_polish};
use crate::text::word::words;

/// An entry in which something was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'c> {
    /// The entry.
    pub entry: &'c Entry,
    /// How well it fits: comparable within one search.
    pub score: f64,
    /// What was found, the best first.
    pub found: Vec<Found>,
}

/// A text in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub part: Part,
    /// The text.
    pub text: String,
}

/// Parts of an entry, those that say most about it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its name.
    Id,
    /// Its title.
    Title,
    /// How clients say it.
    Phrase,
    /// A question, or an answer to one.
    Question,
    /// What can go wrong.
    Pitfall,
    /// What is done, needed and priced.
    Other,
}

impl Part {
    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Part::Id => "id",
            Part::Title => "title",
            Part::Phrase => "phrase",
            Part::Question => "question",
            Part::Pitfall => "pitfall",
            Part::Other => "other",
        }
    }

    /// A word in a title says more of an entry than the same word in a remark.
    fn weight(self) -> f64 {
        match self {
            Part::Id | Part::Title => 4.0,
            Part::Phrase => 3.0,
            Part::Question | Part::Pitfall => 2.0,
            Part::Other => 1.0,
        }
    }
}

/// A text with its part, and how well each wanted word is met by it.
type Met<'c> = (Part, &'c str, Vec<f64>);

/// How many texts of an entry are worth showing.
const SHOWN: usize = 3;

/// The entries that have the words, the best first; of several words at least half. Texts that a reader of `lang` would
/// not see are searched too, and shown as they are.
#[must_use]
pub fn search<'c>(catalog: &'c Catalog, wanted: &str, lang: Lang) -> Vec<Hit<'c>> {
    let terms: Vec<Term> = words(wanted).into_iter().map(|word| Term::of(&word.text)).collect();
    let n_terms = terms.len();
    let mut wanted = Wanted { terms, known: HashMap::new() };
    let all: Vec<(&Entry, Vec<Met>)> = catalog
        .entries
        .values()
        .map(|entry| {
            let texts = texts(entry, lang).into_iter();
            (
                entry,
                texts
                    .map(|(part, text)| (part, text, wanted.met(text)))
                    .filter(|(.., met)| met.iter().any(|how| *how > 0.0))
                    .collect(),
            )
        })
        .collect();
    // A word of few entries tells more than one of many.
    let rarity: Vec<f64> = (0..n_terms)
        .map(|term| {
            let having = all.iter().filter(|(_, texts)| texts.iter().any(|(.., met)| met[term] > 0.0)).count();
            (1.0 + all.len() as f64 / (1.0 + having as f64)).ln()
        })
        .collect();
    let mut hits: Vec<Hit> = all.into_iter().filter_map(|(entry, texts)| hit(entry, texts, &rarity)).collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.entry.id.cmp(&b.entry.id)));
    hits
}

fn hit<'c>(entry: &'c Entry, mut texts: Vec<Met>, rarity: &[f64]) -> Option<Hit<'c>> {
    let best = |term: usize| texts.iter().map(|(part, _, met)| met[term] * part.weight()).fold(0.0, f64::max);
    let by_term: Vec<f64> = rarity.iter().enumerate().map(|(term, rarity)| best(term) * rarity).collect();
    let n_found = by_term.iter().filter(|score| **score > 0.0).count();
    if n_found == 0 || n_found * 2 < rarity.len() {
        return None;
    }
    // Words that stand together in one text belong together.
    let worth = |(part, _, met): &Met| -> f64 {
        met.iter().zip(rarity).map(|(how, rarity)| how * rarity).sum::<f64>() * part.weight()
    };
    let together = texts.iter().map(worth).fold(0.0, f64::max);
    let share = n_found as f64 / rarity.len() as f64;
    let score = (by_term.iter().sum::<f64>() + together) * share * share;
    texts.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.0.cmp(&b.0)));
    let mut found: Vec<Found> = Vec::new();
    for (part, text, _) in texts {
        if found.len() < SHOWN && found.iter().all(|known| known.text != text) {
            found.push(Found { part, text: text.to_owned() });
        }
    }
    Some(Hit { entry, score, found })
}

/// Every text of an entry with its part; of one in several languages that of `lang` first.
fn texts(entry: &Entry, lang: Lang) -> Vec<(Part, &str)> {
    let in_order = |text: &'_ Text| -> Vec<Lang> {
        let others = Lang::ALL.into_iter().filter(|other| *other != lang);
        std::iter::once(lang).chain(others).filter(|lang| text.exactly(*lang).is_some()).collect()
    };
    let mut found = vec![(Part::Id, entry.id.as_str())];
    found.extend(entry.phrases.iter().map(|phrase| (Part::Phrase, phrase.words.as_str())));
    let shared = entry.questions.iter().filter(|question| question.shared);
    let of_shared = shared.flat_map(|question| {
        std::iter::once(&question.ask)
            .chain(question.answers.iter().map(|answer| &answer.text))
            .map(|text| (Part::Question, text))
    });
    let own = parts::texts(entry).into_iter().map(|(at, text)| {
        let part = match at.split('.').next() {
            Some("title") => Part::Title,
            Some("question") => Part::Question,
            Some("pitfall") => Part::Pitfall,
            _ => Part::Other,
        };
        (part, text)
    });
    for (part, text) in own.chain(of_shared) {
        found.extend(in_order(text).into_iter().filter_map(|lang| Some((part, text.exactly(lang)?))));
    }
    found
}

/// A word that is looked for.
struct Term {
    word: String,
    stems: BTreeSet<String>,
}

impl Term {
    fn of(word: &str) -> Term {
        Term { word: word.to_owned(), stems: stems(word) }
    }
}

fn stems(word: &str) -> BTreeSet<String> {
    match script_of(word) {
        Script::Cyrillic | Script::Mixed => [stem(word).into_owned()].into(),
        _ => [stem_english(word).into_owned(), stem_polish(word).into_owned()].into(),
    }
}

/// The words that are looked for, and how well each word of the catalog that came by meets them: most come by often.
struct Wanted {
    terms: Vec<Term>,
    known: HashMap<String, Vec<f64>>,
}

impl Wanted {
    /// How well each of the wanted words is met by a text: 1 for the word in any form, less for its beginning or a slip.
    fn met(&mut self, text: &str) -> Vec<f64> {
        let mut best = vec![0.0_f64; self.terms.len()];
        for word in words(text) {
            let terms = &self.terms;
            let how = self.known.entry(word.text).or_insert_with_key(|word| {
                let other = Term::of(word);
                terms.iter().map(|term| term.met_by(&other)).collect()
            });
            best.iter_mut().zip(how).for_each(|(best, how)| *best = best.max(*how));
        }
        best
    }
}

impl Term {
    fn met_by(&self, other: &Term) -> f64 {
        /// Fewer letters begin too many words.
        const LEAST: usize = 3;
        let letters = self.word.chars().count();
        if self.word == other.word || !self.stems.is_disjoint(&other.stems) {
            1.0
        } else if letters >= LEAST && other.word.starts_with(&self.word) {
            0.7
        } else if slips_allowed(letters) > 0 && within(&self.word, &other.word, slips_allowed(letters)).is_some() {
            0.5
        } else {
            0.0
        }
    }
}
