//! Reading what was typed: the catalog's own vocabulary judges every repair.
//!
//! A message is read as it stands, in the other keyboard layout, or as Russian in Latin letters, whichever the catalog
//! knows clearly best; a message of several kinds is judged chunk by chunk. Then a word of two scripts takes one, two
//! words that lost their space are parted, and a long word that the catalog does not know becomes its nearest word.

use std::sync::Arc;

use super::lexicon::Lexicon;
use super::meaning;
use crate::text::fold::fold;
use crate::text::quantity::is_numeral;
use crate::text::script::{Script, is_cyrillic, is_latin, mostly_cyrillic, one_script, script_of};
use crate::text::word::{chunks, words};
use crate::text::{layout, translit};

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

/// A way to read what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// As it stands.
    Plain,
    /// Latin keys where Russian ones were meant.
    RussianKeys,
    /// Russian keys where Latin ones were meant.
    LatinKeys,
    /// Russian in Latin letters.
    Translit,
}

/// A text that the catalog knows this well is left as it stands.
const KNOWN_WELL: f64 = 0.75;
/// A chunk is left as it stands when this share of its trigrams is known.
const KNOWN_ENOUGH: f64 = 0.5;
/// Another reading of a chunk must know this much more of its trigrams than the plain one.
const CLEARLY_BETTER: f64 = 0.3;
/// A whole message has more letters than a chunk, so a smaller lead is as sure.
const BETTER_AS_A_WHOLE: f64 = 0.12;

/// Longer chunks, in bytes, are no words, and are not kept.
pub(super) const LONGEST_KEPT: usize = 96;

/// The words of a request, repaired.
#[must_use]
pub fn read(lexicon: &Lexicon, request: &str) -> Vec<ReadWord> {
    let reading = of_message(lexicon, request);
    let cyrillic = mostly_cyrillic(request);
    let in_language = !cyrillic && is_language(&plain(request, false));
    let mut found: Vec<ReadWord> = Vec::new();
    for chunk in chunks(request) {
        let read = of_chunk(lexicon, chunk.raw, reading, cyrillic, in_language);
        found.extend(read.iter().map(|word| ReadWord {
            text: word.text.clone(),
            start: chunk.start + word.start,
            end: chunk.start + word.end,
        }));
    }
    // A message typed in the other layout shows only now that it is Russian; look-alike words follow it.
    let is_russian = |word: &&ReadWord| script_of(&word.text) == Script::Cyrillic;
    if !cyrillic && 2 * found.iter().filter(is_russian).count() > found.len() {
        for word in &mut found {
            word.text = one_script(&word.text, true).into_owned();
        }
    }
    found
}

/// The words of a chunk, repaired, at their places in it. Clients' chunks repeat themselves, so the last are kept.
fn of_chunk(lexicon: &Lexicon, raw: &str, reading: Reading, cyrillic: bool, in_language: bool) -> Arc<[ReadWord]> {
    let read = || of_new_chunk(lexicon, raw, reading, cyrillic, in_language).into();
    if raw.len() > LONGEST_KEPT {
        return read();
    }
    let mut key = String::with_capacity(raw.len() + 1);
    let ways = (reading as u8) << 2 | u8::from(cyrillic) << 1 | u8::from(in_language);
    key.push(char::from(ways));
    key.push_str(raw);
    lexicon.chunks.get(key.as_str(), read)
}

fn of_new_chunk(lexicon: &Lexicon, raw: &str, reading: Reading, cyrillic: bool, in_language: bool) -> Vec<ReadWord> {
    let read = match reading {
        Reading::Plain => by_chunk(lexicon, raw, cyrillic, in_language),
        other => as_read(lexicon, raw, other).unwrap_or_else(|| plain(raw, true)),
    };
    let repaired = read.into_iter().flat_map(|word| {
        let stays = in_language && meaning::is_word(&word.text);
        mended(lexicon, word, stays)
    });
    repaired.collect()
}

/// How a whole message was typed.
fn of_message(lexicon: &Lexicon, request: &str) -> Reading {
    let (mut latin, mut cyrillic) = (0_usize, 0_usize);
    for letter in request.chars() {
        latin += usize::from(is_latin(letter));
        cyrillic += usize::from(is_cyrillic(letter));
    }
    let candidates: &[Reading] = match (latin, cyrillic) {
        (5.., 0) => &[Reading::RussianKeys, Reading::Translit],
        (0, 5..) => &[Reading::LatinKeys],
        _ => return Reading::Plain,
    };
    let stands = plain(request, cyrillic > 0);
    let known = |words: &[ReadWord]| known(lexicon, words, cyrillic == 0);
    let as_it_stands = known(&stands);
    if as_it_stands >= KNOWN_WELL || is_language(&stands) {
        return Reading::Plain;
    }
    let mut best = (as_it_stands + BETTER_AS_A_WHOLE, Reading::Plain);
    for candidate in candidates {
        let words: Vec<ReadWord> =
            chunks(request).into_iter().filter_map(|chunk| as_read(lexicon, chunk.raw, *candidate)).flatten().collect();
        let known = known(&words);
        if known > best.0 {
            best = (known, *candidate);
        }
    }
    best.1
}

/// Whether most of the longer words are words of a language, whatever the catalog knows of it: then they mean what they
/// say, and are neither Russian in Latin letters nor another layout.
fn is_language(words: &[ReadWord]) -> bool {
    /// Shorter words are found in any reading.
    const LONG: usize = 4;
    const MOST: f64 = 0.6;
    let long = || words.iter().filter(|word| word.text.chars().count() >= LONG);
    let real = long().filter(|word| meaning::is_word(&word.text)).count();
    long().count() > 1 && real as f64 > MOST * long().count() as f64
}

/// How well the catalog knows a reading of what was typed, 0–1. Latin letters are those of two languages: a catalog in several
/// has nearly every run of them, so that words must tell whether they mean anything.
fn known(lexicon: &Lexicon, words: &[ReadWord], typed_in_latin: bool) -> f64 {
    let runs = lexicon.known(words.iter().map(|word| word.text.as_str()));
    if typed_in_latin { f64::midpoint(runs, real(lexicon, words)) } else { runs }
}

/// The share of letters that stand in words which the catalog or a language has.
fn real(lexicon: &Lexicon, words: &[ReadWord]) -> f64 {
    let letters = |word: &ReadWord| word.text.chars().count();
    let all: usize = words.iter().map(letters).sum();
    let is_real = |word: &&ReadWord| meaning::is_word(&word.text) || lexicon.has_stem(&word.text);
    words.iter().filter(is_real).map(letters).sum::<usize>() as f64 / all.max(1) as f64
}

/// A chunk in a given reading; words that the catalog has as they stand (product names) stay. `None` where the reading
/// finds no words.
fn as_read(lexicon: &Lexicon, raw: &str, reading: Reading) -> Option<Vec<ReadWord>> {
    let folded = fold(raw);
    if reading == Reading::Translit {
        let one = |word: ReadWord| ReadWord { text: from_latin(lexicon, &word.text), ..word };
        return Some(apostrophes_kept(raw).into_iter().map(one).collect());
    }
    let stands = plain(raw, false);
    if stands.iter().any(|word| word.text.chars().count() >= 4 && lexicon.has_word(&word.text)) {
        return Some(stands);
    }
    let turned =
        if reading == Reading::LatinKeys { layout::as_latin_keys(&folded) } else { layout::as_russian_keys(&folded) };
    let read = words(&turned);
    // Letters of another reading do not stand at the same bytes: each word means the whole chunk.
    let whole = |word: crate::text::word::Word| ReadWord {
        text: one_script(&word.text, reading == Reading::RussianKeys).into_owned(),
        start: 0,
        end: raw.len(),
    };
    (!read.is_empty()).then(|| read.into_iter().map(whole).collect())
}

/// A word of a message in Latin letters that is Russian. «1c» is one of look-alikes, and a word that the catalog has as it
/// stands (product names, but Polish ones too) stays where it is none in Russian.
fn from_latin(lexicon: &Lexicon, word: &str) -> String {
    let alike = one_script(word, true);
    if lexicon.has_word(&alike) && is_cyrillic_or_digits(&alike) {
        return alike.into_owned();
    }
    let russian = best_spelling(lexicon, word);
    let stays = lexicon.has_word(word) && !lexicon.has_stem(&russian);
    if stays { alike.into_owned() } else { one_script(&russian, true).into_owned() }
}

fn is_cyrillic_or_digits(word: &str) -> bool {
    word.chars().all(|letter| !is_latin(letter))
}

/// The spelling habit whose reading the catalog knows best; `j` and `i` are read in two ways.
fn best_spelling(lexicon: &Lexicon, word: &str) -> String {
    let usual = translit::from_latin(word);
    if lexicon.has_stem(&usual) || word.chars().count() < 3 {
        return usual;
    }
    let other = translit::from_latin(&translit::other_habit(word));
    let known = |word: &str| lexicon.known(std::iter::once(word)) + f64::from(u8::from(lexicon.has_stem(word)));
    if other != usual && known(&other) > known(&usual) { other } else { usual }
}

/// Words of a transliterated chunk: an apostrophe inside is a soft sign, not a border.
fn apostrophes_kept(raw: &str) -> Vec<ReadWord> {
    let marked = raw.replace(['\'', '’', '`'], "ь");
    if marked.len() != raw.len() {
        let read = words(&marked).into_iter();
        return read.map(|word| ReadWord { text: word.text, start: 0, end: raw.len() }).collect();
    }
    words(raw).into_iter().map(|word| ReadWord { text: word.text, start: word.start, end: word.end }).collect()
}

fn plain(raw: &str, cyrillic: bool) -> Vec<ReadWord> {
    let one = |word: crate::text::word::Word| ReadWord {
        text: one_script(&word.text, cyrillic).into_owned(),
        start: word.start,
        end: word.end,
    };
    words(raw).into_iter().map(one).collect()
}

/// A chunk of a message of several kinds: the reading that the catalog knows clearly best.
fn by_chunk(lexicon: &Lexicon, raw: &str, cyrillic: bool, in_language: bool) -> Vec<ReadWord> {
    let plain = plain(raw, cyrillic);
    let longest = plain.iter().map(|word| word.text.chars().count()).max().unwrap_or(0);
    let has_marks = raw.chars().any(|c| c.is_ascii_punctuation());
    if longest < 3 && (!has_marks || longest == 0 && raw.chars().count() < 3) {
        return plain;
    }
    // «тыщ» is no catalog's word, but no slip either.
    if !plain.is_empty() && plain.iter().all(|word| is_russian_numeral(&word.text)) {
        return plain;
    }
    let is_latin = script_of(&fold(raw)) == Script::Latin;
    let known = |words: &[ReadWord]| known(lexicon, words, is_latin);
    if in_language && plain.iter().all(|word| meaning::is_word(&word.text)) {
        return plain;
    }
    let mut best = (known(&plain), plain);
    if best.0 > KNOWN_ENOUGH {
        return best.1;
    }
    best.0 += CLEARLY_BETTER;
    for reading in [Reading::RussianKeys, Reading::LatinKeys, Reading::Translit] {
        if reading == Reading::Translit && !is_latin {
            continue;
        }
        if let Some(words) = as_read(lexicon, raw, reading) {
            let known = known(&words);
            if known > best.0 {
                best = (known, words);
            }
        }
    }
    best.1
}

/// In Latin letters a numeral may be a Russian word: `setka` is a hundred in Polish.
fn is_russian_numeral(word: &str) -> bool {
    script_of(word) == Script::Cyrillic && is_numeral(word)
}

/// A word of a chunk, parted or respelt where the catalog knows better and it must not stay.
fn mended(lexicon: &Lexicon, word: ReadWord, stays: bool) -> Vec<ReadWord> {
    let at = |text: &str| ReadWord { text: text.to_owned(), start: word.start, end: word.end };
    if let Some(accented) = lexicon.accented(&word.text) {
        return vec![at(accented)];
    }
    if stays || is_russian_numeral(&word.text) {
        return vec![at(&word.text)];
    }
    if let Some((left, right)) = lexicon.unglued(&word.text) {
        return vec![at(left), at(right)];
    }
    if let Some(nearest) = lexicon.respelt(&word.text) {
        return vec![at(nearest)];
    }
    // In a message of several languages a word of one of them may have come so far.
    if meaning::is_word(&word.text) {
        return vec![at(&word.text)];
    }
    match lexicon.unglued_from(&word.text, meaning::is_word) {
        Some((left, right)) => vec![at(left), at(right)],
        None => vec![at(&word.text)],
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
        let read: Vec<String> = read(&lexicon(), typed).into_iter().map(|word| word.text).collect();
        assert_eq!(read.join(" "), expected);
    }

    #[test]
    fn damage_is_repaired_when_the_catalog_knows_the_word() {
        case("Обмен с 1C", "обмен с 1с");
        case("j,vty c 1c", "обмен с 1с");
        case("vygruzka ostatkov", "выгрузка остатков");
        case("выгрзука остатков", "выгрузка остатков");
        case("exchange", "exchange");
        case("podklyuchit' kassu k internet magazinu", "подключить кассу к интернет магазину");
        case("обменс 1с", "обмен с 1с");
        // One of the two is a word that only the language knows.
        case("выгрузкапогода", "выгрузка погода");
        case("кассувечером", "кассу вечером");
        case("integracja sklepu z kasa", "integracja sklepu z kasą");
    }

    #[test]
    fn what_the_catalog_does_not_know_is_left_alone() {
        case("починить холодильник", "починить холодильник");
        case("тыщ пять", "тыщ пять");
        case("", "");
        case("connect our warehouse", "connect our warehouse");
        case("zolte kartki", "zolte kartki");
        case("🎉🎉", "");
        // A word of a language, an ending, no word at all.
        case("кассовый насайте", "кассовый насайте");
        case("сайтик кассунько", "сайтик кассунько");
    }

    #[test]
    fn words_know_where_they_stand() {
        let typed = "ну, j,vty!";
        let read = read(&lexicon(), typed);
        assert_eq!(&typed[read[1].start..read[1].end], "j,vty!");
    }
}
