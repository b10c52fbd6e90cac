//! The words of a text as the search for numbers needs them: with what stands between them, and digits apart from letters.

use crate::text::clean::is_invisible;
use crate::text::quantity::numeral::{glued_multiplier, is_measure};
use crate::text::word::{Word, words};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Digits only.
    Digits,
    /// Letters that were glued to the digits before them: the `тыс` of `20тыс`.
    Suffix,
    /// A word that begins with a letter.
    Word,
    /// Digits that are a part of a name: `1с`, `2b`, `3d`.
    Name,
}

/// A word or a part of one.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    pub text: String,
    pub kind: Kind,
    /// What stands between the piece before and this one, as typed.
    pub gap: &'a str,
    /// Typed with a capital letter and small ones after it.
    pub is_titled: bool,
    pub start: usize,
    pub end: usize,
}

impl Piece<'_> {
    /// Only white space within a line stands before it.
    pub fn is_spaced(&self) -> bool {
        !self.gap.is_empty() && is_blank(self.gap)
    }

    /// A full stop stands before it that an abbreviation may have brought. A capital letter would begin a sentence, unless the
    /// whole word is in capitals (`SKU`).
    pub fn is_after_stop(&self) -> bool {
        !self.is_titled && self.gap.strip_prefix('.').is_some_and(is_blank)
    }

    /// `20+ интеграций`
    pub fn is_after_plus(&self) -> bool {
        self.gap.strip_prefix('+').is_some_and(|rest| !rest.is_empty() && is_blank(rest))
    }

    /// A mark stands before it that announces a number: «товаров: 20000», «товаров ~ 20000».
    pub fn is_announced(&self) -> bool {
        matches!(self.gap.trim_matches(' '), ":" | "=" | "-" | "–" | "—" | "~" | "≈")
    }

    /// A sign right before it that belongs to the number before, with its end: the `%` of `20 % скидка`.
    pub fn sign_in_gap(&self) -> Option<(&str, usize)> {
        let sign = self.gap.trim_start_matches(' ');
        let c = sign.chars().next().filter(|c| SIGNS.contains(*c))?;
        let end = self.start - sign.len() + c.len_utf8();
        Some((&sign[..c.len_utf8()], end))
    }
}

/// Whether the whole gap is a dash, perhaps with spaces or as dots: `3-4`, `3 – 4`, `3...4`.
pub fn is_dash(gap: &str) -> bool {
    matches!(gap.trim_matches(' '), "-" | "–" | "—" | "‑" | "−" | ".." | "..." | "…")
}

/// The pieces of a text. One without a text stands at the end if something does that is no word: its gap may hold a sign.
pub fn pieces(original: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut end = 0;
    for word in words(original) {
        // Words that were one character share their place.
        let gap = original.get(end..word.start).unwrap_or_default();
        end = word.end;
        push(original, gap, word, &mut found);
    }
    if end < original.len() && !is_blank(&original[end..]) {
        let (text, start) = (String::new(), original.len());
        found.push(Piece { text, kind: Kind::Name, gap: &original[end..], is_titled: false, start, end: start });
    }
    found
}

/// Signs that say what a number is.
const SIGNS: &str = "%‰₽$€£°";

/// Shorter letters after digits are a name (`54фз`, `3d`), unless they are known to measure or multiply.
const SHORTEST_GLUED_UNIT: usize = 3;

fn is_blank(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() && c != '\n' || is_invisible(c))
}

fn push<'a>(original: &'a str, gap: &'a str, word: Word, found: &mut Vec<Piece<'a>>) {
    let Word { text, start, end } = word;
    let raw = &original[start..end];
    let mut capitals = raw.chars().map(char::is_uppercase);
    let is_titled = capitals.next() == Some(true) && !capitals.any(|capital| capital) && raw.chars().nth(1).is_some();
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = &text[n_digits..];
    if n_digits == 0 || suffix.is_empty() {
        let kind = if suffix.is_empty() { Kind::Digits } else { Kind::Word };
        found.push(Piece { text, kind, gap, is_titled, start, end });
        return;
    }
    let long = suffix.chars().count() >= SHORTEST_GLUED_UNIT && !suffix.chars().any(char::is_numeric);
    // Digits that folding made of other characters, or a mark among them, leave no place to cut.
    let plain = raw.bytes().take_while(u8::is_ascii_digit).count() == n_digits;
    if plain && (long || glued_multiplier(suffix).is_some() || is_measure(suffix)) {
        let cut = start + n_digits;
        let (digits, suffix) = (text[..n_digits].to_owned(), suffix.to_owned());
        found.push(Piece { text: digits, kind: Kind::Digits, gap, is_titled: false, start, end: cut });
        found.push(Piece { text: suffix, kind: Kind::Suffix, gap: "", is_titled: false, start: cut, end });
    } else {
        found.push(Piece { text, kind: Kind::Name, gap, is_titled: false, start, end });
    }
}
