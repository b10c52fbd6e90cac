//! All that matching saw of a request, for people who ask why.
//!
//! Matching itself keeps what a quote needs. Here the same functions run once more and everything is written down: how
//! each word was read, where the message was cut, and what each word brought to each candidate.

use std::ops::Range;

use super::asks::COMPARED;
use super::division::{Division, division};
use super::features::PAIRS;
use super::meaning::{Pair, product};
use super::parts::{Parts, parts};
use super::scoring::Scored;
use super::{Ask, Candidate, MOST_WORDS, Matcher, ReadWord, Wanted, courtesy, reading};
use crate::domain::catalog::EntryId;
use crate::domain::catalog::studio::MatchRules;
use crate::text::fold::{fold, without_diacritics};
use crate::text::script::one_script;
use crate::text::slip::{slips_allowed, within};
use crate::text::word::words;
use crate::text::{layout, translit};

/// What was seen of one request.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The words in their order.
    pub words: Vec<SeenWord>,
    /// Whether only the beginning was read, because a request has an end.
    pub cut_off: bool,
    /// Greetings and thanks around the matter, as typed.
    pub courtesies: Vec<String>,
    /// How the message was cut into asks.
    pub division: Division,
    /// The asks.
    pub asks: Vec<SeenAsk>,
    /// What their confidences were held against.
    pub rules: MatchRules,
}

/// A word as typed and as understood.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenWord {
    /// As typed.
    pub typed: String,
    /// As understood; several words where a piece of text means several.
    pub read: Vec<String>,
    /// Why they differ; empty when only capitals and accents do.
    pub repairs: Vec<Repair>,
}

/// Why a word was understood as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Typed in the other keyboard layout.
    Layout,
    /// Russian in Latin letters.
    Transliteration,
    /// Letters of the other alphabet that look alike.
    LookAlikes,
    /// Polish letters without their strokes and tails.
    Diacritics,
    /// A slip of the finger: the nearest word of the catalog.
    Nearest,
    /// Words that were typed together or apart.
    Spaces,
}

/// An ask with the evidence for its candidates.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenAsk {
    /// The ask, as a quote gets it.
    pub ask: Ask,
    /// What a person has said of exactly these words: whether nothing in the catalog fits.
    pub judged: Option<bool>,
    /// Its first candidates.
    pub candidates: Vec<SeenCandidate>,
}

/// A candidate and all that speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenCandidate {
    /// The entry.
    pub entry: EntryId,
    /// How sure it is.
    pub confidence: f64,
    /// The first signal: its score.
    pub score: f64,
    /// The second: likeness of its nearest phrase, 0–1.
    pub likeness: f64,
    /// That phrase.
    pub phrase: String,
    /// What each word brought, the strongest first.
    pub words: Vec<Carried>,
    /// Words of the request and of that phrase that are different words but alike in meaning, the strongest first.
    pub alike: Vec<Pair>,
}

/// What a word brought to a candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// As understood.
    pub word: String,
    /// Its share of all that speaks for the candidate; below 0 when it speaks against.
    pub share: f64,
}

impl Matcher {
    /// Goes the way of [`Matcher::asks`] and writes down what there is to see.
    #[must_use]
    pub fn trace(&self, request: &str, rules: &MatchRules) -> Trace {
        let words = self.read(request);
        let asks = self.asks(request, rules, Wanted::explained(COMPARED)).into_iter();
        let asks = asks.zip(self.parted(request, &words).asks).map(|(ask, own)| {
            let judged = self.judged(own.words);
            // The same words that `ask` looks at.
            let candidates = self.seen_candidates(self.without_courtesies(own).words, &ask.candidates);
            SeenAsk { ask, judged, candidates }
        });
        let asks: Vec<SeenAsk> = asks.collect();
        let matter = &words[courtesy::matter(&words)];
        // What a person has judged as a whole is not cut.
        let is_judged = self.judged(&words).is_some();
        let Parts { asks: segments, asides, .. } =
            if is_judged { Parts::default() } else { parts(self, request, matter) };
        let segments: Vec<Range<usize>> = segments.into_iter().map(|part| part.words).collect();
        // What is said twice at the end is no courtesy.
        let repeated = segments.last().and_then(|last| matter.get(last.end..)?.last());
        Trace {
            courtesies: courtesies(request, &words, &asks, repeated),
            words: seen_words(request, &words),
            cut_off: words.len() == MOST_WORDS && reading::read(&self.lexicon, request).len() > MOST_WORDS,
            division: division(self, request, matter, &segments, &asides),
            asks,
            rules: *rules,
        }
    }

    fn seen_candidates(&self, words: &[ReadWord], candidates: &[Candidate]) -> Vec<SeenCandidate> {
        let Some(scored) = self.score(words) else { return Vec::new() };
        let seen = candidates.iter().cloned().map(|candidate| {
            let entry = self.entries.iter().position(|known| known == candidate.entry).unwrap_or_default();
            let phrase = self.lexicon.read_plainly(&candidate.evidence.phrase);
            let meant = |word: &str| self.known(word).meaning;
            let other = |word: &str, of_phrase: &str| self.lexicon.stems(word).0 != self.lexicon.stems(of_phrase).0;
            SeenCandidate {
                alike: self.meaning.pairs(words, &phrase, candidate.evidence.likeness, meant, other),
                score: f64::from(scored.scores[entry]),
                likeness: candidate.evidence.likeness,
                phrase: candidate.evidence.phrase,
                words: self.carried(words, &scored, entry),
                entry: candidate.entry,
                confidence: candidate.confidence,
            }
        });
        seen.collect()
    }

    /// What each word brings to the score of an entry. Scores are linear in the features of words, so the parts add up to
    /// it; of what the words mean together a word brings as much as the score changes with it.
    fn carried(&self, words: &[ReadWord], scored: &Scored, entry: usize) -> Vec<Carried> {
        let text = &scored.text;
        let of_words = f64::from(1.0 - self.meaning.share());
        let by_word = text.known.iter().zip(text.features.by_word(PAIRS, words.len()));
        let own = by_word.map(|(word, pairs)| {
            let said = |(block, scale): (usize, &f32)| f64::from(scale * word.says[block].get(entry).unwrap_or(&0.0));
            let alone: f64 = text.scales.iter().enumerate().map(said).sum();
            let mut of_pairs = 0.0;
            self.index.each_likeness(PAIRS, &self.index.cells(PAIRS, &pairs).0, |phrase, likeness| {
                of_pairs += f64::from(text.scales[PAIRS] * likeness * self.head.weight(phrase as usize, entry));
            });
            of_words * (alone + of_pairs)
        });
        let mut brought: Vec<f64> = own.collect();
        let pull = self.meaning.pull(&text.direction, entry);
        for (brought, word) in brought.iter_mut().zip(text.meanings()) {
            *brought += word.map_or(0.0, |word| f64::from(product(&word, &pull)));
        }
        let all: f64 = brought.iter().filter(|part| **part > 0.0).sum();
        let share = |part: f64| if all > 0.0 { part / all } else { 0.0 };
        let mut carried: Vec<Carried> = Vec::new();
        for (word, part) in words.iter().zip(brought) {
            // A word that stands twice is one line.
            match carried.iter_mut().find(|known| known.word == word.text) {
                Some(known) => known.share += share(part),
                None => carried.push(Carried { word: word.text.clone(), share: share(part) }),
            }
        }
        carried.sort_by(|a, b| b.share.total_cmp(&a.share));
        carried
    }
}

/// What stands before the first ask and behind the last.
fn courtesies(request: &str, words: &[ReadWord], asks: &[SeenAsk], repeated: Option<&ReadWord>) -> Vec<String> {
    let spans = || asks.iter().map(|seen| &seen.ask.span).filter(|span| !span.is_empty());
    let end = repeated.map_or(0, |word| word.end);
    let (Some(from), Some(to)) = (spans().map(|span| span.start).min(), spans().map(|span| span.end.max(end)).max())
    else {
        return Vec::new();
    };
    let before = words.iter().take_while(|word| word.end <= from);
    let behind = words.iter().skip_while(|word| word.start < to);
    let typed = |words: &[&ReadWord]| Some(request.get(words.first()?.start..words.last()?.end)?.to_owned());
    [before.collect::<Vec<_>>(), behind.collect()].iter().filter_map(|words| typed(words)).collect()
}

fn seen_words(request: &str, read: &[ReadWord]) -> Vec<SeenWord> {
    let same_place = |a: &ReadWord, b: &ReadWord| (a.start, a.end) == (b.start, b.end);
    let seen = read.chunk_by(same_place).map(|group| {
        let typed = request.get(group[0].start..group[0].end).unwrap_or_default();
        let read: Vec<&str> = group.iter().map(|word| word.text.as_str()).collect();
        SeenWord {
            repairs: repairs(typed, &read),
            typed: typed.to_owned(),
            read: read.iter().map(|word| (*word).to_owned()).collect(),
        }
    });
    seen.collect()
}

/// How a reader comes from what was typed to what was understood: the readings that there are, the plainest first, each
/// as it is and then with slips.
fn repairs(typed: &str, read: &[&str]) -> Vec<Repair> {
    let folded = fold(typed);
    let cut = |text: &str, to_cyrillic: Option<bool>| -> Vec<String> {
        let one = |word: crate::text::word::Word| {
            to_cyrillic.map_or(word.text.clone(), |to| one_script(&word.text, to).into_owned())
        };
        words(text).into_iter().map(one).collect()
    };
    // An apostrophe inside is a soft sign.
    let latin = folded.replace(['\'', '’', '`'], "ь");
    let readings: [(Option<Repair>, Vec<String>); 7] = [
        (None, cut(typed, None)),
        (Some(Repair::LookAlikes), cut(typed, Some(true))),
        (Some(Repair::LookAlikes), cut(typed, Some(false))),
        (Some(Repair::Layout), cut(&layout::as_russian_keys(&folded), Some(true))),
        (Some(Repair::Layout), cut(&layout::as_latin_keys(&folded), Some(false))),
        (Some(Repair::Transliteration), cut(&translit::from_latin(&latin), Some(true))),
        (Some(Repair::Transliteration), cut(&translit::from_latin(&translit::other_habit(&latin)), Some(true))),
    ];
    let with = |by: &Option<Repair>, more: &[Repair]| by.iter().chain(more).copied().collect::<Vec<Repair>>();
    if let Some((by, _)) = readings.iter().find(|(_, words)| words.iter().map(String::as_str).eq(read.iter().copied()))
    {
        return with(by, &[]);
    }
    let bare = |read: &[&str]| read.iter().map(|word| without_diacritics(word).into_owned()).collect::<Vec<_>>();
    if let Some((by, _)) = readings.iter().find(|(_, words)| *words == bare(read)) {
        return with(by, &[Repair::Diacritics]);
    }
    let slips = |words: &[String]| -> Option<usize> {
        let pairs = words.iter().zip(read).map(|(word, read)| within(word, read, slips_allowed(word.chars().count())));
        (words.len() == read.len()).then(|| pairs.sum::<Option<usize>>())?
    };
    let nearest = readings.iter().filter_map(|(by, words)| Some((slips(words)?, by))).min_by_key(|(slips, _)| *slips);
    if let Some((_, by)) = nearest {
        return with(by, &[Repair::Nearest]);
    }
    let joined = read.concat();
    match readings.iter().find(|(_, words)| words.concat() == joined) {
        Some((by, _)) => with(by, &[Repair::Spaces]),
        None if read.len() > 1 => vec![Repair::Spaces, Repair::Nearest],
        None => vec![Repair::Nearest],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(typed: &str, read: &[&str], expected: &[Repair]) {
        assert_eq!(repairs(typed, read), expected, "{typed}");
    }

    #[test]
    fn every_repair_is_named() {
        case("Обмен", &["обмен"], &[]);
        case("1C", &["1с"], &[Repair::LookAlikes]);
        case("caйт", &["сайт"], &[Repair::LookAlikes]);
        case("j,vty", &["обмен"], &[Repair::Layout]);
        case("ишекшч", &["bitrix"], &[Repair::Layout]);
        case("vygruzka", &["выгрузка"], &[Repair::Transliteration]);
        case("выгрзука", &["выгрузка"], &[Repair::Nearest]);
        case("dsuhprf", &["выгрузка"], &[Repair::Layout, Repair::Nearest]);
        case("platnosci", &["płatności"], &[Repair::Diacritics]);
        case("здфетщысш", &["płatności"], &[Repair::Layout, Repair::Diacritics]);
        case("обменс1с", &["обмен", "с", "1с"], &[Repair::Spaces]);
    }
}
