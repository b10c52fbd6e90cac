//! What was meant when the keyboard was in the other layout: `j,vty` is «обмен», «ишекшч» is `bitrix`.
//!
//! Works on chunks as typed, before they are cut into words: `[ ] ; ' , .` and the backtick are letters on the Russian
//! keyboard. The digits and the other marks stay; they part words in both layouts. English and Polish share one layout.

use std::borrow::Cow;

/// The chunk as the same keys write it in Russian.
pub fn as_russian_keys(chunk: &str) -> Cow<'_, str> {
    retyped(chunk, russian_key)
}

/// The chunk as the same keys write it in English.
pub fn as_latin_keys(chunk: &str) -> Cow<'_, str> {
    retyped(chunk, latin_key)
}

/// The keys of a PC keyboard, row by row, first without and then with shift; the same place is the same key.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";

fn russian_key(c: char) -> Option<char> {
    // ASCII: the place in bytes is the number of the key.
    RUSSIAN.chars().nth(LATIN.find(c)?)
}

fn latin_key(c: char) -> Option<char> {
    // Every Russian letter is two bytes.
    LATIN.as_bytes().get(RUSSIAN.find(c)? / 2).copied().map(char::from)
}

fn retyped(chunk: &str, key: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    let retyped: String = chunk.chars().map(|c| key(c).unwrap_or(c)).collect();
    if retyped == chunk { Cow::Borrowed(chunk) } else { Cow::Owned(retyped) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(latin: &str, russian: &str) {
        assert_eq!(as_russian_keys(latin), russian);
        assert_eq!(as_latin_keys(russian), latin);
    }

    #[test]
    fn keys_go_both_ways() {
        case("j,vty", "обмен");
        case("Dsuheprf", "Выгрузка");
        case("'rdfqhbyu", "эквайринг");
        case("bitrix", "ишекшч");
        case("[kt,.{<>~", "хлебюХБЮЁ");
        case("54", "54");
    }

    #[test]
    fn every_letter_has_a_key() {
        assert!(LATIN.is_ascii());
        assert_eq!(LATIN.len(), 2 * 33);
        assert_eq!(RUSSIAN.len(), 2 * LATIN.len());
        case(LATIN, RUSSIAN);
    }

    #[test]
    fn what_has_no_key_stays() {
        assert!(matches!(as_russian_keys("обмен 5%"), Cow::Borrowed(_)));
        assert!(matches!(as_latin_keys("exchange"), Cow::Borrowed(_)));
        assert_eq!(as_russian_keys("zażółć"), "яфżółć");
    }
}
