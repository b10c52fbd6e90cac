//! Russian in Latin letters: reading it back, and writing it for ids and addresses.

use crate::text::fold::fold;
use crate::text::script::is_latin;
use crate::text::word::words;
use unicode_normalization::UnicodeNormalization;

/// A folded word that was typed in Latin letters, in Cyrillic: `vygruzka` → `выгрузка`, `4ek` → `чек`.
///
/// One reading a spelling, the commonest: habits contradict each other (`j` is й, ж or part of ю), so a reading may be a slip
/// away from the word, and the comparison forgives slips. Whether a word was Russian at all is for the caller to judge.
pub fn from_latin(word: &str) -> String {
    let digits_are_letters = has_letter_digits(word);
    let mut out = String::with_capacity(2 * word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some(letter) = letter_y(&out, rest) {
            out.push(letter);
        } else if let Some((latin, cyrillic)) = BACK.iter().find(|(latin, _)| rest.starts_with(latin)) {
            if c.is_ascii_digit() && !digits_are_letters {
                out.push(c);
            } else {
                out.push_str(cyrillic);
            }
            rest = &rest[latin.len()..];
            continue;
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The same word in the other common habit, for [`from_latin`]: `j` for ж, `i` after a vowel for й, `x` for кс.
pub fn other_habit(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut before = ' ';
    for c in word.chars() {
        match c {
            'j' => out.push_str("zh"),
            'x' => out.push_str("ks"),
            'i' if "aeiouy".contains(before) => out.push('y'),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// The text in ASCII, folded: Russian and Ukrainian letters spelled out, Latin ones without marks, what is left unspellable
/// dropped. `Счёт-фактура №5` → `schet-faktura no5`.
pub fn to_latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match spelled(c) {
            Some(latin) => out.push_str(latin),
            None => out.extend(c.nfkd().filter(char::is_ascii)),
        }
    }
    out
}

/// The words of a text in ASCII, joined by hyphens: an id. `Обмен с 1С` → `obmen-s-1s`. Empty when nothing could be spelled.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for word in words(text) {
        // Spelling may bring marks of its own, as folding `½` did.
        let latin: String = to_latin(&word.text).chars().filter(char::is_ascii_alphanumeric).collect();
        if !latin.is_empty() {
            if !out.is_empty() {
                out.push('-');
            }
            out.push_str(&latin);
        }
    }
    out
}

/// Spellings, longest first. `je` and `ji` are же and жи: a й is hardly ever followed by them. `yo` is е, as folding writes ё.
const BACK: [(&str, &str); 46] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("yo", "е"),
    ("jo", "е"),
    ("ye", "е"),
    ("je", "же"),
    ("ji", "жи"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "ш"),
    ("x", "х"),
    ("y", "ы"),
    ("z", "з"),
    ("4", "ч"),
    ("6", "ш"),
    ("'", "ь"),
    ("’", "ь"),
];

/// Whether `4` and `6` stand for ч and ш: in a word of letters (`4to`, `po4ta`), not in a number or a code (`54`, `a4`, `ut4`).
fn has_letter_digits(word: &str) -> bool {
    let other_digits = word.chars().any(|c| c.is_ascii_digit() && !matches!(c, '4' | '6'));
    let letters = word.chars().filter(|&c| is_latin(c)).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    // A closing digit of a short word is its number (`v4`, `ut4`); from four letters it is a letter (`klju4`).
    let closing = word.ends_with(|c: char| c.is_ascii_digit());
    !other_digits && letters >= 2 && letters > digits && (!closing || letters >= 4)
}

/// A `y` that is a letter of its own: й after a vowel, where ы never stands (`nastroyka`), and the ы of `novye`. Before other
/// vowels it is the first half of ю, я, ё, е, else the ы of the table.
fn letter_y(written: &str, rest: &str) -> Option<char> {
    let next = rest.strip_prefix('y')?;
    let after_vowel = written.ends_with(['а', 'е', 'и', 'о', 'у', 'ы']);
    match next.chars().next() {
        Some('e') if !after_vowel && !written.is_empty() => Some('ы'),
        Some('u' | 'a' | 'o' | 'e') => None,
        _ => after_vowel.then_some('й'),
    }
}

fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'й' => "y",
        'к' => "k",
        'л' | 'ł' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'є' => "ye",
        'ї' => "yi",
        'ß' => "ss",
        'æ' => "ae",
        'ø' => "o",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn back(word: &str, expected: &str) {
        assert_eq!(from_latin(word), expected, "{word:?}");
    }

    #[test]
    fn longest_spelling_first() {
        assert!(BACK.is_sorted_by_key(|(latin, _)| std::cmp::Reverse(latin.chars().count())));
    }

    #[test]
    fn three_habits_are_read() {
        back("vygruzka", "выгрузка");
        back("integraciya", "интеграция");
        back("integratsiya", "интеграция");
        back("nastroyka", "настройка");
        back("nastrojka", "настройка");
        back("novyy", "новый");
        back("novye", "новые");
        back("yest", "ест");
        back("poyavilos", "появилос");
        back("russkiy", "русский");
        back("tovary", "товары");
        back("schet", "щет");
        back("skidkoyu", "скидкою");
        back("jenskij", "женский");
        back("dobavit'", "добавить");
        back("1s", "1с");
    }

    #[test]
    fn digits_are_letters_only_in_words() {
        back("4to", "что");
        back("po4ta", "почта");
        back("klju4", "ключ");
        back("6apka", "шапка");
        back("54", "54");
        back("a4", "а4");
        back("ut4", "ут4");
        back("b2b", "б2б");
    }

    #[test]
    fn what_is_not_latin_stays() {
        back("", "");
        back("обмен", "обмен");
        back("płatność", "пłатноść");
    }

    #[test]
    fn ids_are_ascii() {
        assert_eq!(to_latin("Счёт-фактура №5"), "schet-faktura no5");
        assert_eq!(to_latin("Zażółć gęślą Straße, café"), "zazolc gesla strasse, cafe");
        assert_eq!(slug("Обмен с 1С: остатки, цены"), "obmen-s-1s-ostatki-tseny");
        assert_eq!(slug("Płatności (BLIK)"), "platnosci-blik");
        assert_eq!(slug("½ ъ 字 👍"), "1-2");
        assert_eq!(slug(""), "");
    }
}
