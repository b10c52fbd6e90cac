//! The three languages of the tool, and texts written in some of them side by side.

use serde::{Deserialize, Serialize};

/// A language of the interface, of a document or of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
    /// Polish.
    Pl,
}

impl Lang {
    /// Every language, in the order in which texts are written.
    pub const ALL: [Lang; 3] = [Lang::Ru, Lang::En, Lang::Pl];

    /// The code used in files and flags: `ru`, `en`, `pl`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
            Lang::Pl => "pl",
        }
    }

    /// The language of a code, or of a locale that begins with one (`pl_PL.UTF-8`).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        let head = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(head))
    }
}

/// A text in one or more languages; at least one is present in a text that was read from a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    by_lang: [Option<Box<str>>; 3],
}

impl Text {
    /// The same words whatever the language is: for names that are not translated.
    #[must_use]
    pub fn of(lang: Lang, words: impl Into<Box<str>>) -> Text {
        let mut text = Text::default();
        text.set(lang, words);
        text
    }

    /// Puts the words of one language.
    pub fn set(&mut self, lang: Lang, words: impl Into<Box<str>>) {
        self.by_lang[lang as usize] = Some(words.into());
    }

    /// The words in `lang`, if they were written.
    #[must_use]
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        self.by_lang[lang as usize].as_deref()
    }

    /// The words in `lang`, or in the first language that has them: a reader would rather see
    /// a foreign sentence than none.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        self.exactly(lang).or_else(|| Lang::ALL.into_iter().find_map(|other| self.exactly(other))).unwrap_or_default()
    }

    /// Whether no language has words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_lang.iter().all(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_languages() {
        assert_eq!(Lang::from_code("pl_PL.UTF-8"), Some(Lang::Pl));
        assert_eq!(Lang::from_code("RU"), Some(Lang::Ru));
        assert_eq!(Lang::from_code("C"), None);
        assert_eq!(Lang::from_code(""), None);
    }

    #[test]
    fn a_missing_language_falls_back_to_one_that_is_there() {
        let text = Text::of(Lang::Pl, "kasa");
        assert_eq!(text.get(Lang::En), "kasa");
        assert_eq!(text.exactly(Lang::En), None);
        assert_eq!(Text::default().get(Lang::Ru), "");
    }
}
