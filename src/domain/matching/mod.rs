//! From a client's words to entries of the catalog.
//!
//! ```text
//! request ─ reading (repaired words) ─ split into asks ─ scores (head over index) ─ confidence ─ verdict
//!                                                      └ facts (answers already in the words)
//! ```
//!
//! Everything is learned from the catalog's own phrases and titles by [`Matcher::fit`]; the same files give the same
//! matcher. The recipe: stems, stem pairs and character n-grams under a multinomial
//! logistic regression, with a confidence that is fitted on left-out phrases and left-out entries.
//! What people said of clients' words since (`lessons`) joins the phrases; it changes no file of the catalog.

mod asks;
mod confidence;
mod courtesy;
pub mod crossing;
mod division;
mod facts;
mod features;
pub mod gaps;
mod head;
mod index;
mod joined;
mod known;
pub mod lessons;
mod lexicon;
mod logistic;
mod looked;
mod manner;
pub mod meaning;
mod names;
mod parts;
mod pause;
mod phrases;
mod placed;
pub mod proof;
pub mod quality;
mod ranking;
mod reading;
#[cfg(test)]
mod sample;
mod scoring;
mod setting;
mod sparse;
mod split;
mod store;
mod stretches;
mod trace;
mod votes;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::domain::catalog::studio::MatchRules;
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::lang::Lang;
use crate::domain::packed::Texts;
pub use asks::Wanted;
use confidence::{Calibration, Training};
pub use division::{Division, Part, Rejected};
pub use facts::{Facts, FoundAnswer, Said};
use features::{Features, hash};
use head::Head;
use index::Index;
use known::KnownWords;
use lessons::Lessons;
use lexicon::Lexicon;
use meaning::{Meaning, Worth};
pub use parts::NoAsk;
pub use pause::Pause;
use phrases::Phrases;
pub use reading::ReadWord;
pub use trace::{Carried, Repair, SeenAsk, SeenCandidate, SeenWord, Trace};
use votes::Votes;

/// The matcher of one catalog.
#[derive(Clone, Debug)]
pub struct Matcher {
    entries: Texts,
    phrases: Phrases,
    lexicon: Lexicon,
    index: Index,
    head: Head,
    votes: Votes,
    meaning: Meaning,
    calibration: Calibration,
    /// Words that a person has judged, as they are read: one ask, which nothing in the catalog fits if this is true.
    judged: BTreeMap<String, bool>,
    /// What was looked up of words; the same whoever asks.
    known_words: KnownWords,
}

/// An entry that may fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// Probability that it is what was asked for: of 100 first candidates said with 0.9, 90 are right.
    pub confidence: f64,
    /// What speaks for it.
    pub evidence: Evidence,
}

/// What speaks for a candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The request's words that carried the match, the strongest first.
    pub words: Vec<String>,
    /// The catalog's phrase that is nearest to the request.
    pub phrase: String,
    /// Likeness of that phrase, 0–1.
    pub likeness: f64,
}

/// What a confidence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A typical task: the first candidate is meant.
    Typical,
    /// One of the candidates may be meant; somebody has to ask.
    Unsure,
    /// Nothing in the catalog; no number.
    New,
}

impl Verdict {
    /// Its name in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Typical => "typical",
            Verdict::Unsure => "unsure",
            Verdict::New => "new",
        }
    }
}

/// One task within a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The client's words, as typed.
    pub text: String,
    /// Their bytes in the request.
    pub span: Range<usize>,
    /// Candidates, the best first; at most as many as were wanted.
    pub candidates: Vec<Candidate>,
    /// What follows from the first candidate's confidence.
    pub verdict: Verdict,
}

/// A text and the asks found in it.
#[derive(Clone, Debug)]
pub struct Matched {
    /// As it came.
    pub text: String,
    /// One for each task in it; a single one if it was taken as a whole.
    pub asks: Vec<Ask>,
}

impl Matched {
    /// The best that can be said of the whole text: typical if any ask is, new only if all are.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let has = |verdict| self.asks.iter().any(|ask| ask.verdict == verdict);
        if has(Verdict::Typical) {
            Verdict::Typical
        } else if has(Verdict::Unsure) {
            Verdict::Unsure
        } else {
            Verdict::New
        }
    }

    /// All candidates in one list: the firsts of all asks, then the seconds, so that it begins with the entries that
    /// were asked for.
    #[must_use]
    pub fn ranked(&self) -> Vec<&Candidate> {
        let mut ranked: Vec<&Candidate> = Vec::new();
        let deepest = self.asks.iter().map(|ask| ask.candidates.len()).max().unwrap_or(0);
        for rank in 0..deepest {
            let mut of_rank: Vec<&Candidate> = self.asks.iter().filter_map(|ask| ask.candidates.get(rank)).collect();
            of_rank.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
            for candidate in of_rank {
                if !ranked.iter().any(|known| known.entry == candidate.entry) {
                    ranked.push(candidate);
                }
            }
        }
        ranked
    }
}

/// Requests longer than this many words are read up to here: nobody describes a job in a longer breath, and a pasted
/// document must not take seconds.
pub const MOST_WORDS: usize = 600;

impl Matcher {
    /// Learns from the phrases and titles of a catalog.
    #[must_use]
    pub fn fit(catalog: &Catalog) -> Matcher {
        Matcher::fit_with(catalog, &Lessons::default())
    }

    /// Learns from a catalog and from what people said of clients' words.
    #[must_use]
    pub fn fit_with(catalog: &Catalog, lessons: &Lessons) -> Matcher {
        let by_entry = catalog.entries.values().map(|entry| {
            let titles = Lang::ALL.into_iter().filter_map(|lang| entry.title.exactly(lang));
            let taught = lessons.phrases.get(&entry.id).into_iter().flatten().map(String::as_str);
            let written = entry.phrases.iter().map(|phrase| phrase.words.as_str());
            let mut own: Vec<&str> = written.chain(titles).chain(taught).collect();
            // A title that repeats a phrase is no second piece of evidence.
            let mut seen = BTreeSet::new();
            own.retain(|words| seen.insert(words.to_lowercase()));
            own
        });
        let by_entry: Vec<Vec<&str>> = by_entry.collect();
        let entries: Texts = catalog.entries.keys().collect();
        let outside = catalog.studio.outside.iter().map(String::as_str);
        // Where there is no task at all, nothing has to be told apart.
        let outside: Vec<&str> = outside.filter(|_| !by_entry.is_empty()).collect();
        let has = |lang| {
            catalog.entries.values().any(|entry| {
                entry.title.exactly(lang).is_some() || entry.phrases.iter().any(|phrase| phrase.lang == lang)
            })
        };
        // What no entry is for is no word of the catalog's: a wish that it does not know must go on sounding new.
        let lexicon = Lexicon::learn(by_entry.iter().flatten().copied(), has(Lang::En), has(Lang::Pl));
        let all = by_entry.iter().flatten().chain(&outside);
        let plain: Vec<Vec<ReadWord>> = all.map(|words| lexicon.read_plainly(words)).collect();
        let phrases = Phrases::of(&by_entry, &outside, &plain);
        let owners: Vec<u32> = phrases.owners().collect();
        let rows: Vec<Features> = plain.iter().map(|words| Features::of(words, &lexicon)).collect();
        let index = Index::learn(&rows);
        let sparse = index.sparse();
        let given = catalog.studio.matching.meaning.map(|weight| weight as f32);
        let meanings = plain.iter().map(|words| meaning::meanings(words, |word| telling(&index, &lexicon, word)));
        let meant = meaning::Phrases::of(meanings, &owners, entries.len(), given != Some(0.0));
        let Worth { share, sharpness } = meaning::worth(&sparse, &meant.features, &owners, entries.len(), given);
        let usual = if share > 0.0 { sparse.mean_likeness() } else { Vec::new() };
        let of_likeness = meaning::share_of_likeness(share);
        let with_meaning = (share > 0.0)
            .then(|| (sparse.joined(&meant.features, share), sparse.joined(&meant.directions, of_likeness)));
        let (sparse, near) = with_meaning.as_ref().map_or((&sparse, &sparse), |(scores, near)| (scores, near));
        let negligible = if share > 0.0 { head::NEGLIGIBLE_BESIDE_MEANING } else { head::NEGLIGIBLE };
        let (head, dense) = Head::fit(sparse, &owners, entries.len(), sharpness, negligible);
        let meaning = Meaning::new(&meant, share, &head, dense.as_ref(), &usual);
        let votes = Votes::of(&index, &head, entries.len());
        let calibration = Calibration::fit(&Training {
            sparse,
            near,
            is_thinned: share == 0.0,
            owners: &owners,
            n_entries: entries.len(),
            dense: dense.as_ref(),
            sharpness,
            new_share: catalog.studio.matching.new_share,
        });
        let said = lessons.phrases.values().flatten().map(|words| (words, false));
        let judged = said.chain(lessons.refused.iter().map(|words| (words, true)));
        let judged = judged.map(|(words, refused)| (matter_of(&read(&lexicon, words)), refused)).collect();
        let known_words = KnownWords::room(entries.len(), owners.len());
        Matcher { entries, phrases, lexicon, index, head, votes, meaning, calibration, judged, known_words }
    }

    /// Reads a request: its words, repaired.
    #[must_use]
    pub fn read(&self, request: &str) -> Vec<ReadWord> {
        read(&self.lexicon, request)
    }
}

fn read(lexicon: &Lexicon, request: &str) -> Vec<ReadWord> {
    let mut words = reading::read(lexicon, request);
    words.truncate(MOST_WORDS);
    words
}

/// How much a word's stem tells of entries, up to 1: the less, the more phrases have it.
fn telling(index: &Index, lexicon: &Lexicon, word: &str) -> f32 {
    index.telling(hash(lexicon.stems(word).0.as_bytes()))
}

/// What is asked, whatever it is greeted and signed with.
fn matter_of(words: &[ReadWord]) -> String {
    words[courtesy::matter(words)].iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// What a confidence means under a studio's rules.
#[must_use]
pub fn verdict(confidence: f64, rules: &MatchRules) -> Verdict {
    if confidence >= rules.typical {
        Verdict::Typical
    } else if confidence >= rules.unsure {
        Verdict::Unsure
    } else {
        Verdict::New
    }
}
