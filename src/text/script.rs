//! Which alphabet a word is written in, and the repair of words that mix two.
//!
//! Russian people type «1C» with a Latin C and «Мeгaфoн» with Latin e, a, o: the letters look alike and the keyboard layout is
//! switched in between. The look-alikes are those of the capital letters, because a word was perhaps typed in capitals.

use std::borrow::Cow;

/// The alphabets of a word's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Cyrillic letters only.
    Cyrillic,
    /// Latin letters only.
    Latin,
    /// Letters of both.
    Mixed,
    /// No letters of either.
    Neither,
}

/// The alphabets of a word.
pub fn script_of(word: &str) -> Script {
    match count(word) {
        (0, 0) => Script::Neither,
        (_, 0) => Script::Cyrillic,
        (0, _) => Script::Latin,
        _ => Script::Mixed,
    }
}

/// Whether a text has Cyrillic letters and not fewer of them than Latin ones.
pub fn mostly_cyrillic(text: &str) -> bool {
    let (cyrillic, latin) = count(text);
    cyrillic > 0 && cyrillic >= latin
}

/// A folded word in one alphabet.
///
/// A word of both goes to the side that has more letters without a look-alike, else to the side the message prefers. Two kinds
/// of word are changed though they are of one alphabet:
/// * digits and a single look-alike (`1c`, `a4`) become Cyrillic whatever the message, so that `1C` is one token however it
///   was typed — in an English request too;
/// * a lone look-alike (`c`, `o`, `k`) becomes Cyrillic in a Cyrillic message: it is a Russian preposition.
///
/// Longer words of look-alikes only (`php`) stay: they are as likely to be meant.
pub fn one_script(word: &str, prefer_cyrillic: bool) -> Cow<'_, str> {
    let to_cyrillic = match script_of(word) {
        Script::Mixed => {
            let (cyrillic, latin) = count_unambiguous(word);
            if cyrillic == latin { prefer_cyrillic } else { cyrillic > latin }
        }
        Script::Latin if has_one_letter(word) && (prefer_cyrillic || word.len() > 1) => true,
        _ => return Cow::Borrowed(word),
    };
    let repaired: String = match to_cyrillic {
        true => word.chars().map(|c| cyrillic_twin(c).unwrap_or(c)).collect(),
        false => word.chars().map(|c| latin_twin(c).unwrap_or(c)).collect(),
    };
    if repaired == word { Cow::Borrowed(word) } else { Cow::Owned(repaired) }
}

/// Whether a character is a Cyrillic letter.
pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

/// Whether a character is a Latin letter.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c.is_alphabetic()
}

/// Look-alikes, Cyrillic and Latin. Ukrainian `і` and the Macedonian `ј`, `ѕ` have a Latin twin only: no Russian word needs
/// them back, so a Latin `i` counts as unambiguous.
const TWINS: [(char, char); 12] = [
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
];
const LATIN_ONLY_TWINS: [(char, char); 3] = [('і', 'i'), ('ј', 'j'), ('ѕ', 's')];

fn latin_twin(c: char) -> Option<char> {
    let mut pairs = TWINS.iter().chain(&LATIN_ONLY_TWINS);
    pairs.find(|(cyrillic, _)| *cyrillic == c).map(|(_, latin)| *latin)
}

fn cyrillic_twin(c: char) -> Option<char> {
    TWINS.iter().find(|(_, latin)| *latin == c).map(|(cyrillic, _)| *cyrillic)
}

fn count(text: &str) -> (usize, usize) {
    text.chars()
        .fold((0, 0), |(cyrillic, latin), c| (cyrillic + usize::from(is_cyrillic(c)), latin + usize::from(is_latin(c))))
}

fn count_unambiguous(word: &str) -> (usize, usize) {
    word.chars().fold((0, 0), |(cyrillic, latin), c| {
        let own_cyrillic = is_cyrillic(c) && latin_twin(c).is_none();
        let own_latin = is_latin(c) && cyrillic_twin(c).is_none();
        (cyrillic + usize::from(own_cyrillic), latin + usize::from(own_latin))
    })
}

/// Whether a word is one letter, perhaps with digits around it.
fn has_one_letter(word: &str) -> bool {
    word.chars().filter(|c| !c.is_ascii_digit()).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[track_caller]
    fn case(word: &str, prefer_cyrillic: bool, expected: &str) {
        assert_eq!(one_script(&fold(word), prefer_cyrillic), expected, "{word:?}");
    }

    #[test]
    fn scripts_are_told_apart() {
        assert_eq!(script_of("обмен"), Script::Cyrillic);
        assert_eq!(script_of("płatność"), Script::Latin);
        assert_eq!(script_of("caйт"), Script::Mixed);
        assert_eq!(script_of("54"), Script::Neither);
        assert!(mostly_cyrillic("обмен с 1C UT"));
        assert!(!mostly_cyrillic("exchange с 1С"));
        assert!(!mostly_cyrillic("42"));
    }

    #[test]
    fn own_letters_decide() {
        case("Caйт", false, "сайт");
        case("bitriх", true, "bitrix");
        case("фильтp", false, "фильтр");
        case("іnvoice", true, "invoice");
        case("сервиc", false, "сервис");
    }

    #[test]
    fn the_message_decides_a_tie() {
        case("cмc", true, "смс");
        case("cмc", false, "cmc");
    }

    #[test]
    fn one_c_is_one_token() {
        for typed in ["1c", "1C", "1с", "1С"] {
            case(typed, true, "1с");
            case(typed, false, "1с");
        }
        case("1C8", false, "1с8");
        case("A4", false, "а4");
        case("3d", true, "3d");
    }

    #[test]
    fn a_lone_letter_follows_the_message() {
        case("c", true, "с");
        case("c", false, "c");
        case("с", false, "с");
    }

    #[test]
    fn whole_words_stay() {
        case("PHP", true, "php");
        case("обмен", false, "обмен");
        case("", true, "");
    }
}
