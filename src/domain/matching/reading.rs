//! Reading what was typed: the catalog's own vocabulary judges every repair.
//!
//! A word of two scripts takes one; a chunk that looks like nothing in the catalog is tried in the other keyboard
//! layout and as Russian in Latin letters; a long word that the catalog does not know becomes its nearest word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::features::hash;
use crate::text::fold::fold;
use crate::text::script::{Script, mostly_cyrillic, one_script, script_of};
use crate::text::word::{chunks, words};
use crate::text::{layout, slip, stem, translit};

/// A word of a request, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWord {
    /// Folded and repaired.
    pub text: String,
    /// First byte in the request.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What the catalog's phrases are written with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    english: bool,
    polish: bool,
    /// Hashes of all letter trigrams, sorted.
    trigrams: Vec<u64>,
    /// All words, the frequent first.
    words: Vec<String>,
    /// Hashes of all stems, sorted.
    stems: Vec<u64>,
    /// Made from `words` when the first unknown word comes.
    #[serde(skip)]
    nearest: OnceLock<slip::Nearest>,
}

/// A chunk is left alone when this share of its trigrams is known.
const KNOWN_ENOUGH: f64 = 0.5;
/// Another reading must know this much more of its trigrams than the plain one.
const CLEARLY_BETTER: f64 = 0.3;

impl Lexicon {
    /// Learns the words of the phrases; `english` and `polish` say whether stems of these languages are of use.
    #[must_use]
    pub fn learn<'p>(phrases: impl Iterator<Item = &'p str>, english: bool, polish: bool) -> Lexicon {
        // A catalog in Russian only still meets Latin words: product names, which English stems treat kindly.
        let mut lexicon = Lexicon { english: english || !polish, polish, ..Lexicon::default() };
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for phrase in phrases {
            for word in lexicon.read_plainly(phrase) {
                *counts.entry(word.text).or_default() += 1;
            }
        }
        let mut trigrams = BTreeSet::new();
        let mut stems = BTreeSet::new();
        for word in counts.keys() {
            each_trigram(word, |gram| {
                trigrams.insert(gram);
            });
            let (first, second) = lexicon.stems(word);
            stems.insert(hash(first.as_bytes()));
            stems.extend(second.map(|second| hash(second.as_bytes())));
        }
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        lexicon.words = words.into_iter().map(|(word, _)| word).collect();
        lexicon.trigrams = trigrams.into_iter().collect();
        lexicon.stems = stems.into_iter().collect();
        lexicon
    }

    /// The stems of a word: of its language by its script; a Latin word may have an English and a Polish one.
    #[must_use]
    pub fn stems(&self, word: &str) -> (String, Option<String>) {
        if matches!(script_of(word), Script::Cyrillic | Script::Mixed) {
            return (stem::stem(word).to_string(), None);
        }
        let polish = || stem::stem_polish(word).to_string();
        if !self.english {
            return (polish(), None);
        }
        let english = stem::stem_english(word).to_string();
        let second = self.polish.then(polish).filter(|polish| *polish != english);
        (english, second)
    }

    /// Words without any repair that needs the catalog: for the catalog's own phrases.
    #[must_use]
    pub fn read_plainly(&self, text: &str) -> Vec<ReadWord> {
        let cyrillic = mostly_cyrillic(text);
        let read = |word: crate::text::word::Word| ReadWord {
            text: one_script(&word.text, cyrillic).into_owned(),
            start: word.start,
            end: word.end,
        };
        words(text).into_iter().map(read).collect()
    }

    /// The words of a request, repaired.
    #[must_use]
    pub fn read(&self, request: &str) -> Vec<ReadWord> {
        let cyrillic = mostly_cyrillic(request);
        let mut found = Vec::new();
        for chunk in chunks(request) {
            let from = found.len();
            found.extend(self.read_chunk(chunk.raw, cyrillic).into_iter().map(|word| ReadWord {
                start: chunk.start + word.start,
                end: chunk.start + word.end,
                ..word
            }));
            for word in &mut found[from..] {
                if let Some(nearest) = self.respelt(&word.text) {
                    word.text = nearest.to_owned();
                }
            }
        }
        // A message typed in the other layout shows only now that it is Russian; look-alike words follow it.
        let is_cyrillic = |word: &&ReadWord| script_of(&word.text) == Script::Cyrillic;
        if !cyrillic && 2 * found.iter().filter(is_cyrillic).count() > found.len() {
            for word in &mut found {
                word.text = one_script(&word.text, true).into_owned();
            }
        }
        found
    }

    fn read_chunk(&self, raw: &str, cyrillic: bool) -> Vec<ReadWord> {
        let plain: Vec<ReadWord> = words(raw)
            .into_iter()
            .map(|word| ReadWord {
                text: one_script(&word.text, cyrillic).into_owned(),
                start: word.start,
                end: word.end,
            })
            .collect();
        let longest = plain.iter().map(|word| word.text.chars().count()).max().unwrap_or(0);
        if longest < 3 && !raw.chars().any(|c| c.is_ascii_punctuation()) {
            return plain;
        }
        let known = self.known(plain.iter().map(|word| word.text.as_str()));
        if known > KNOWN_ENOUGH || longest == 0 && raw.chars().count() < 3 {
            return plain;
        }
        let folded = fold(raw);
        let readings = [
            layout::as_russian_keys(&folded).into_owned(),
            layout::as_latin_keys(&folded).into_owned(),
            if script_of(&folded) == Script::Latin { translit::from_latin(&folded) } else { String::new() },
        ];
        let mut best = (known + CLEARLY_BETTER, plain);
        for reading in readings {
            if reading == folded || reading.is_empty() {
                continue;
            }
            let other = words(&reading);
            let known = self.known(other.iter().map(|word| word.text.as_str()));
            if known > best.0 && !other.is_empty() {
                // Letters of another reading do not stand at the same bytes: each word means the whole chunk.
                let read = other.into_iter().map(|word| ReadWord { text: word.text, start: 0, end: raw.len() });
                best = (known, read.collect());
            }
        }
        best.1
    }

    /// The share of the words' letter trigrams that the catalog has.
    fn known<'w>(&self, words: impl Iterator<Item = &'w str>) -> f64 {
        let (mut all, mut known) = (0_usize, 0_usize);
        for word in words {
            each_trigram(word, |gram| {
                all += 1;
                known += usize::from(self.trigrams.binary_search(&gram).is_ok());
            });
        }
        if all == 0 { 0.0 } else { known as f64 / all as f64 }
    }

    /// The catalog's word that a long unknown word was meant to be.
    fn respelt(&self, word: &str) -> Option<&str> {
        let may_slip = slip::slips_allowed(word.chars().count()) > 0;
        if !may_slip || self.has_stem(word) {
            return None;
        }
        self.nearest.get_or_init(|| slip::Nearest::new(self.words.iter().map(String::as_str))).find(word)
    }

    fn has_stem(&self, word: &str) -> bool {
        let (first, second) = self.stems(word);
        let has = |stem: &str| self.stems.binary_search(&hash(stem.as_bytes())).is_ok();
        has(&first) || second.is_some_and(|second| has(&second))
    }
}

fn each_trigram(word: &str, mut each: impl FnMut(u64)) {
    let mut window = [' '; 3];
    let mut filled = 1;
    for letter in word.chars().chain([' ']) {
        window.rotate_left(1);
        window[2] = letter;
        filled += 1;
        if filled >= 3 {
            let mut buffer = [0_u8; 12];
            let mut at = 0;
            for letter in window {
                at += letter.encode_utf8(&mut buffer[at..]).len();
            }
            each(hash(&buffer[..at]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let phrases = [
            "связать сайт с 1с",
            "обмен с 1с",
            "выгрузка остатков и цен на сайт",
            "подключить кассу к интернет магазину",
            "exchange with 1c",
            "integracja sklepu z kasą",
        ];
        Lexicon::learn(phrases.into_iter(), true, true)
    }

    #[track_caller]
    fn case(typed: &str, expected: &str) {
        let read: Vec<String> = lexicon().read(typed).into_iter().map(|word| word.text).collect();
        assert_eq!(read.join(" "), expected);
    }

    #[test]
    fn damage_is_repaired_when_the_catalog_knows_the_word() {
        case("Обмен с 1C", "обмен с 1с");
        case("j,vty c 1c", "обмен с 1с");
        case("vygruzka ostatkov", "выгрузка остатков");
        case("выгрзука остатков", "выгрузка остатков");
        case("exchange", "exchange");
    }

    #[test]
    fn what_the_catalog_does_not_know_is_left_alone() {
        case("починить холодильник", "починить холодильник");
        case("", "");
        case("🎉🎉", "");
    }

    #[test]
    fn words_know_where_they_stand() {
        let typed = "ну, j,vty!";
        let read = lexicon().read(typed);
        assert_eq!(&typed[read[1].start..read[1].end], "j,vty!");
    }
}
