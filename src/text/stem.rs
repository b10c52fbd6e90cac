//! Word forms become one stem: «обмен», «обмена», «обменом» are one word.
//!
//! Snowball's stemmers know endings but not fleeting vowels: for them «карточек» and «карточка» are two words. A rule after
//! the stemmer joins them. Stems are for comparing, not for reading: «обм» is as good as «обмен».

use crate::text::fold::without_diacritics;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The stem of a folded Russian word. A word in Latin letters stays as it is.
///
/// A stem that ends in a consonant is stemmed once more. Snowball takes «обмен» for a participle and cuts it to «обм», but not
/// «обменом»; the same with материал, режим, канал, лимит. Of 713 nouns of the trade (those in the facts and the catalog) 78 %
/// have one stem for all forms by Snowball alone, 91 % with the fleeting vowel, 95 % so, and no two of them meet anew.
pub fn stem(word: &str) -> Cow<'_, str> {
    let mut stem = snowball(Algorithm::Russian, word);
    if stem.ends_with(is_consonant) {
        stem = match stem {
            Cow::Borrowed(stem) => snowball(Algorithm::Russian, stem),
            Cow::Owned(stem) => Cow::Owned(snowball(Algorithm::Russian, &stem).into_owned()),
        };
    }
    without_fleeting_vowel(stem, &["ок", "ек"], 'к', ('е', 'й'))
}

/// The stem of a folded English word.
pub fn stem_english(word: &str) -> Cow<'_, str> {
    snowball(Algorithm::English, word)
}

/// The stem of a folded Polish word, in ASCII letters: first stemmed, as the endings need their diacritics, then folded, as
/// clients leave them out.
pub fn stem_polish(word: &str) -> Cow<'_, str> {
    let stem = match snowball(Algorithm::Polish, word) {
        Cow::Borrowed(stem) => without_diacritics(stem),
        Cow::Owned(stem) => Cow::Owned(without_diacritics(&stem).into_owned()),
    };
    without_fleeting_vowel(stem, &["ek"], 'k', ('e', 'j'))
}

/// Longer words than any language has are pasted noise, and the stemmers take quadratic time for them.
const LONGEST_WORD: usize = 128;

fn snowball(algorithm: Algorithm, word: &str) -> Cow<'_, str> {
    if word.len() > LONGEST_WORD { Cow::Borrowed(word) } else { Stemmer::new(algorithm).stem(word) }
}

/// `карточек` → `карточк`, and after a vowel `настроек` → `настройк`: as the stems of the other forms, карточк-а, настройк-а.
fn without_fleeting_vowel<'a>(stem: Cow<'a, str>, endings: &[&str], last: char, glide: (char, char)) -> Cow<'a, str> {
    let Some(root) = endings.iter().find_map(|ending| stem.strip_suffix(ending)) else {
        return stem;
    };
    if root.chars().count() < SHORTEST_ROOT {
        return stem;
    }
    let mut joined = root.to_owned();
    if stem[root.len()..].starts_with(glide.0) && root.ends_with(VOWELS) {
        joined.push(glide.1);
    }
    joined.push(last);
    Cow::Owned(joined)
}

/// Of the 8,928 nouns in -ка, -ок, -ек of pymorphy3's dictionary 1,158 have one stem without the rule, 8,124 with roots from
/// four letters, 8,518 from three (точек, папок, меток), 8,565 from two. Below three the vowel belongs to the root (урок, срок);
/// the words that the rule runs together (белок and белка, уголок and уголёк) are none of a web studio's.
const SHORTEST_ROOT: usize = 3;

fn is_consonant(c: char) -> bool {
    matches!(c, 'а'..='я') && !VOWELS.contains(&c) && !matches!(c, 'й' | 'ь' | 'ъ')
}

const VOWELS: [char; 14] = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'a', 'e', 'i', 'o', 'u'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    /// All the forms, as typed, have the one stem.
    #[track_caller]
    fn case(stemmer: fn(&str) -> Cow<'_, str>, forms: &str, expected: &str) {
        for form in forms.split(' ') {
            assert_eq!(stemmer(&fold(form)), expected, "{form}");
        }
    }

    #[test]
    fn russian() {
        case(stem, "карточка карточек карточками", "карточк");
        case(stem, "настройка настроек настройки", "настройк");
        case(stem, "доработка доработок доработку", "доработк");
        case(stem, "выгрузка выгрузок выгрузку", "выгрузк");
        case(stem, "точка точек точки", "точк");
        case(stem, "папка папок", "папк");
        case(stem, "список списка списков", "списк");
        case(stem, "остаток остатки остатков", "остатк");
        case(stem, "обмен обмена обменом обмены", "обм");
        case(stem, "материал материалы материалов", "материа");
        case(stem, "режим режима режимов", "реж");
        case(stem, "касса кассу кассы касс", "касс");
        case(stem, "фильтр фильтров фильтры", "фильтр");
        case(stem, "оплата оплаты оплатить", "оплат");
        case(stem, "поставщик поставщиков", "поставщик");
        case(stem, "счёт счета счетов", "счет");
        case(stem, "интеграция интеграции", "интеграц");
        case(stem, "выгрузить", "выгруз");
        case(stem, "выгружать выгружаются", "выгружа");
        case(stem, "срок сроки", "срок");
    }

    #[test]
    fn english() {
        case(stem_english, "filter filters filtering", "filter");
        case(stem_english, "exchange exchanges exchanging", "exchang");
        case(stem_english, "payment payments", "payment");
        case(stem_english, "category categories", "categori");
        case(stem_english, "integration integrate integrated", "integr");
        case(stem_english, "price prices pricing", "price");
        case(stem_english, "delivery deliveries", "deliveri");
        case(stem_english, "supplier suppliers", "supplier");
    }

    #[test]
    fn polish() {
        case(stem_polish, "płatność płatności platnosci", "platnosc");
        case(stem_polish, "wtyczka wtyczek wtyczki", "wtyczk");
        case(stem_polish, "zakładka zakładek", "zakladk");
        case(stem_polish, "wymiana wymiany wymianę", "wymian");
        case(stem_polish, "filtr filtry filtrów", "filtr");
        case(stem_polish, "produkt produkty produktów", "produkt");
        case(stem_polish, "integracja integracji integrację", "integracj");
        case(stem_polish, "zamówienie zamówienia zamówień", "zamowien");
        case(stem_polish, "dostawca dostawców", "dostawc");
        case(stem_polish, "sklep sklepu sklepie", "sklep");
    }

    #[test]
    fn what_is_no_word_stays() {
        for word in ["", "1с", "54", "bitrix", "字", &"ы".repeat(LONGEST_WORD)] {
            case(stem, word, word);
        }
    }
}
