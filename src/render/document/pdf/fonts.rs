//! The two embedded faces: how wide their letters are, and what stands for a letter that they have not.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

/// Noto Sans, Latin with Polish and Cyrillic (assets/fonts).
pub(super) const FILES: [&[u8]; 2] = [
    include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf"),
];

/// What is printed for a letter that no face has.
const UNKNOWN: char = '?';

/// A letter of a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letter {
    /// Its number in the face.
    pub glyph: u32,
    /// Its width as a share of the size of letters.
    pub advance: f64,
}

/// The faces, with what has been looked up in them.
pub(super) struct Fonts {
    faces: [FontRef<'static>; 2],
    known: [BTreeMap<char, Letter>; 2],
    missing: BTreeSet<char>,
}

impl Fonts {
    /// The embedded faces; `None` if they cannot be read, which a test rules out.
    pub fn embedded() -> Option<Fonts> {
        let [regular, bold] = FILES.map(FontRef::new);
        Some(Fonts { faces: [regular.ok()?, bold.ok()?], known: Default::default(), missing: BTreeSet::new() })
    }

    /// A letter of the regular or the bold face; that of [`UNKNOWN`] for what [`Fonts::printable`] has not seen.
    pub fn letter(&mut self, letter: char, bold: bool) -> Letter {
        let at = usize::from(bold);
        if let Some(known) = self.known[at].get(&letter) {
            return *known;
        }
        let face = &self.faces[at];
        let glyph = face.charmap().map(letter).or_else(|| face.charmap().map(UNKNOWN)).unwrap_or_default();
        let metrics = face.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f64::from(face.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
        let advance = f64::from(metrics.advance_width(glyph).unwrap_or_default()) / units;
        let found = Letter { glyph: glyph.to_u32(), advance };
        self.known[at].insert(letter, found);
        found
    }

    /// How wide words are.
    pub fn width(&mut self, text: &str, size: f64, bold: bool) -> f64 {
        text.chars().map(|letter| self.letter(letter, bold).advance).sum::<f64>() * size
    }

    /// Words that the faces can print: composed, with near letters for a few marks, and `?` for the rest.
    pub fn printable(&mut self, text: &str) -> String {
        text.nfc().filter_map(|letter| self.printable_letter(letter)).collect()
    }

    fn printable_letter(&mut self, letter: char) -> Option<char> {
        if letter == '\n' || self.faces[0].charmap().map(letter).is_some() {
            return Some(letter);
        }
        let near = match letter {
            '−' | '‒' | '―' => '–',
            '≈' => '~',
            '→' => '›',
            '←' => '‹',
            '\u{2007}' => '\u{a0}',
            '\u{2000}'..='\u{200a}' | '\u{3000}' => ' ',
            '●' | '▪' | '◦' | '✓' | '✔' => '•',
            'ρ' => 'p',
            // Marks that only change the letter before them leave it as it is.
            '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => return None,
            _ => {
                self.missing.insert(letter);
                UNKNOWN
            }
        };
        Some(near)
    }

    /// The letters for which `?` stands.
    pub fn missing(&self) -> String {
        self.missing.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_languages_and_their_signs_are_there() {
        let mut fonts = Fonts::embedded().expect("the fonts are readable");
        let all = "Съешь ещё этих мягких французских булок, да выпей чаю № 1 ₽ «ёлки» — 5–7 \
                   Zażółć gęślą jaźń „cudzysłów” 7 zł ZAŻÓŁĆ GĘŚLĄ JAŹŃ “quotes” €10 $5 25 % × … •";
        assert_eq!(fonts.printable(all), all);
        assert_eq!(fonts.missing(), "");
        for bold in [false, true] {
            assert!(all.chars().all(|letter| letter == '\u{a0}' || fonts.letter(letter, bold).glyph != 0), "{bold}");
        }
    }

    #[test]
    fn other_letters_are_told() {
        let mut fonts = Fonts::embedded().expect("the fonts are readable");
        assert_eq!(fonts.printable("a\u{2007}−1 → 语 👍 e\u{301}и\u{306}"), "a\u{a0}–1 › ? ? éй");
        assert_eq!(fonts.missing(), "语👍");
    }

    #[test]
    fn widths_add_up() {
        let mut fonts = Fonts::embedded().expect("the fonts are readable");
        let (one, two) = (fonts.width("а", 10.0, false), fonts.width("аа", 10.0, false));
        assert!((two - 2.0 * one).abs() < 1e-9 && one > 4.0 && one < 7.0, "{one}");
        assert!(fonts.width("а", 10.0, true) > one);
    }
}
