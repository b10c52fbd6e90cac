//! One spelling for what looks or reads the same: compatibility forms, lower case, ё as е, no accents, nothing unseen.
//!
//! Two folded texts are compared letter by letter, so everything that people type without meaning it ends here. Folding twice
//! is folding once.

use crate::text::clean::is_invisible;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The text as it is compared: NFKC, lower case, ё→е, without invisible characters and loose accents.
///
/// A mark that makes a letter of its own stays with it (и + ◌̆ is й, s + ◌́ is ś); a stress mark goes.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    fold_plain(text).unwrap_or_else(|| fold_any(text))
}

/// Polish letters without their strokes and tails: `płatność` → `platnosc`. Other letters stay as they are.
pub fn without_diacritics(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| bare(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(bare).collect())
}

/// The quick way for a text of ordinary letters only, which is nearly every word.
fn fold_plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(match c {
            '\0'..='\x7f' => c.to_ascii_lowercase(),
            'ё' | 'Ё' => 'е',
            'а'..='я' => c,
            // The capitals stand 32 places before their small letters.
            'А'..='Я' => char::from_u32(c as u32 + 32)?,
            'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' | '«' | '»' | '–' | '—' | '„' | '”' | '“' => {
                c
            }
            'Ą' | 'Ć' | 'Ę' | 'Ł' | 'Ń' | 'Ó' | 'Ś' | 'Ź' | 'Ż' => c.to_lowercase().next()?,
            _ => return None,
        });
    }
    Some(out)
}

fn fold_any(text: &str) -> String {
    // The unseen goes first, or a zero-width mark would keep a letter and its breve apart.
    let composed = text.chars().filter(|&c| !is_invisible(c)).nfkc();
    // Lower case may bring marks of its own (İ → i + dot), hence the order. Some compatibility forms hide fillers: a second look.
    let lower = composed.flat_map(char::to_lowercase).filter(|&c| !is_loose_mark(c) && !is_invisible(c));
    lower.map(|c| if c == 'ё' { 'е' } else { c }).nfkc().collect()
}

/// A mark that composition left alone: a stress, a keycap, decoration.
fn is_loose_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}')
}

fn bare(c: char) -> char {
    match c {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        'Ą' => 'A',
        'Ć' => 'C',
        'Ę' => 'E',
        'Ł' => 'L',
        'Ń' => 'N',
        'Ó' => 'O',
        'Ś' => 'S',
        'Ź' | 'Ż' => 'Z',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "{text:?}");
    }

    #[test]
    fn letters_fold() {
        case("", "");
        case("OBMEN 1C", "obmen 1c");
        case("Счётчик ЁЛКА", "счетчик елка");
        case("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zażółć gęślą jaźń");
        case("ﬁlter ２０ №", "filter 20 no");
        case("Straße ẞ", "straße ß");
        case("İstanbul", "istanbul");
    }

    #[test]
    fn marks_go_and_letters_stay() {
        case("настрои\u{306}ка", "настройка");
        case("е\u{308}лка", "елка");
        case("за\u{301}мок", "замок");
        case("и\u{200d}\u{306}", "й");
        case("s\u{301}roda", "środa");
        case("1\u{fe0f}\u{20e3}", "1");
    }

    #[test]
    fn the_unseen_goes() {
        case("\u{feff}са\u{ad}й\u{200b}т\u{202e}", "сайт");
        case("нераз\u{a0}рывный", "нераз рывный");
    }

    #[test]
    fn the_quick_way_agrees_with_the_long_one() {
        // The two planes that hold letters.
        for code in 0..0x2_0000 {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            let text = c.to_string();
            let folded = fold(&text);
            assert_eq!(fold(&folded), folded, "{c:?} folded twice");
            if let Some(quick) = fold_plain(&text) {
                assert_eq!(quick, fold_any(&text), "{c:?}");
            }
        }
    }

    #[test]
    fn polish_without_diacritics() {
        assert_eq!(without_diacritics("płatności Żółw"), "platnosci Zolw");
        assert!(matches!(without_diacritics("обмен"), Cow::Borrowed(_)));
    }
}
