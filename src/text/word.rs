//! Cutting a text into words, for comparing, and into chunks, for rereading in another keyboard layout.

use crate::text::clean::is_invisible;
use crate::text::fold::fold;
use unicode_normalization::char::is_combining_mark;

/// A run of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word folded.
    pub text: String,
    /// Where it begins in the original, in bytes.
    pub start: usize,
    /// Where it ends in the original, in bytes.
    pub end: usize,
}

/// A piece between two white spaces, as it was typed: in the wrong keyboard layout its marks are letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// The piece as typed.
    pub raw: &'a str,
    /// Where it begins in the original, in bytes.
    pub start: usize,
    /// Where it ends in the original, in bytes.
    pub end: usize,
}

/// The words of a text, folded. Hyphens and apostrophes part words; accents and zero-width marks inside a word belong to it.
pub fn words(original: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in original.char_indices() {
        let after = at + c.len_utf8();
        if is_of_words(c) && !is_invisible(c) {
            open = Some((open.map_or(at, |(start, _)| start), after));
        } else if is_combining_mark(c) {
            open = open.map(|(start, _)| (start, after));
        } else if !is_invisible(c) {
            push(original, open.take(), &mut found);
        }
    }
    push(original, open, &mut found);
    found
}

/// Nothing but the words: two texts of which this is the same say the same, word for word.
pub fn plain(original: &str) -> String {
    words(original).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// The chunks of a text, as typed.
pub fn chunks(original: &str) -> Vec<Chunk<'_>> {
    let spans = original.split_whitespace();
    let base = original.as_ptr() as usize;
    spans
        .map(|raw| {
            let start = raw.as_ptr() as usize - base;
            Chunk { raw, start, end: start + raw.len() }
        })
        .collect()
}

/// A letter or a digit. The usual letters are told by their range: tables of all alphabets take ten times as long.
pub fn is_of_words(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'А'..='я' | 'ё' | 'Ё' => true,
        _ => c.is_alphanumeric(),
    }
}

/// One run is one word, except that a few characters unfold into several (`½` is `1⁄2`): those share their place.
fn push(original: &str, span: Option<(usize, usize)>, found: &mut Vec<Word>) {
    let Some((start, end)) = span else { return };
    let text = fold(&original[start..end]);
    if text.chars().all(|c| is_of_words(c) || is_combining_mark(c)) {
        if !text.is_empty() {
            found.push(Word { text, start, end });
        }
    } else {
        let parts = text.split(|c: char| !is_of_words(c)).filter(|part| !part.is_empty());
        found.extend(parts.map(|part| Word { text: part.to_owned(), start, end }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found = words(text);
        assert_eq!(found.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn words_are_letters_and_digits() {
        case("", &[]);
        case(" — !?\u{301} ", &[]);
        case("Обмен с 1С:УТ-11, b2b_кабинет", &["обмен", "с", "1с", "ут", "11", "b2b", "кабинет"]);
        case("client's 54-ФЗ", &["client", "s", "54", "фз"]);
        case("1.5 м²", &["1", "5", "м2"]);
        case("½ цены", &["1", "2", "цены"]);
        case("👍ок👍", &["ок"]);
    }

    #[test]
    fn plain_is_the_words_alone() {
        assert_eq!(plain(" «Обмен»  с 1С!\n"), "обмен с 1с");
        assert_eq!(plain("?!"), "");
    }

    #[test]
    fn marks_inside_belong_to_the_word() {
        case("за\u{301}мок", &["замок"]);
        case("са\u{200b}йт", &["сайт"]);
        case("настрои\u{306}ка", &["настройка"]);
        case("1\u{fe0f}\u{20e3}", &["1"]);
    }

    #[test]
    fn places_are_those_of_the_original() {
        let text = "Э, Са\u{ad}йт\u{200b}!";
        let found = words(text);
        assert_eq!(&text[found[1].start..found[1].end], "Са\u{ad}йт");
    }

    #[test]
    fn chunks_keep_their_marks() {
        let text = " 1c  j,vty\u{a0}[kt,. ";
        let found = chunks(text);
        assert_eq!(found.iter().map(|chunk| chunk.raw).collect::<Vec<_>>(), ["1c", "j,vty", "[kt,."]);
        assert!(found.iter().all(|chunk| &text[chunk.start..chunk.end] == chunk.raw));
    }
}
