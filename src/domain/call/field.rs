//! A text that is being typed: its letters and where the next one goes.

use crate::text::clean::without_controls;

/// A text and the place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// Bytes before the place; always between two characters.
    at: usize,
}

impl Field {
    /// A text, with the place at its end.
    #[must_use]
    pub fn new(text: &str) -> Field {
        let mut field = Field::default();
        field.insert(text);
        field
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes before the place.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether there is nothing but spaces.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Puts letters at the place. What is typed or pasted may be anything: what commands a terminal or is drawn as nothing
    /// stays out; lines stay lines.
    pub fn insert(&mut self, letters: &str) {
        let letters = letters.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
        let clean: Vec<_> = letters.split('\n').map(without_controls).collect();
        let clean = clean.join("\n");
        self.text.insert_str(self.at, &clean);
        self.at += clean.len();
    }

    /// Takes the character before the place away.
    pub fn backspace(&mut self) {
        let from = self.before();
        self.text.replace_range(from..self.at, "");
        self.at = from;
    }

    /// Takes the character behind the place away.
    pub fn delete(&mut self) {
        self.text.replace_range(self.at..self.behind(), "");
    }

    /// Takes the word before the place away, with the spaces behind it.
    pub fn delete_word(&mut self) {
        let from = self.word_before();
        self.text.replace_range(from..self.at, "");
        self.at = from;
    }

    /// Takes everything before the place away.
    pub fn delete_to_start(&mut self) {
        self.text.replace_range(..self.at, "");
        self.at = 0;
    }

    /// One character back.
    pub fn left(&mut self) {
        self.at = self.before();
    }

    /// One character on.
    pub fn right(&mut self) {
        self.at = self.behind();
    }

    /// One word back.
    pub fn word_left(&mut self) {
        self.at = self.word_before();
    }

    /// One word on.
    pub fn word_right(&mut self) {
        let rest = &self.text[self.at..];
        let gap = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let word = rest[gap..].find(char::is_whitespace).unwrap_or(rest.len() - gap);
        self.at += gap + word;
    }

    /// To the start.
    pub fn home(&mut self) {
        self.at = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.at = self.text.len();
    }

    fn before(&self) -> usize {
        self.text[..self.at].char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn behind(&self) -> usize {
        self.at + self.text[self.at..].chars().next().map_or(0, char::len_utf8)
    }

    fn word_before(&self) -> usize {
        let before = self.text[..self.at].trim_end();
        before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, edits: &[fn(&mut Field)]) -> (String, usize) {
        let mut field = Field::new(text);
        edits.iter().for_each(|edit| edit(&mut field));
        (field.text().to_owned(), field.at())
    }

    #[test]
    fn letters_of_two_bytes_are_edited_whole() {
        assert_eq!(after("обмен", &[Field::backspace]), ("обме".into(), 8));
        assert_eq!(after("обмен", &[Field::left, Field::left, Field::delete]), ("обмн".into(), 6));
        assert_eq!(after("żółw", &[Field::home, Field::right, Field::backspace]), ("ółw".into(), 0));
        assert_eq!(after("", &[Field::backspace, Field::delete, Field::left, Field::right]), (String::new(), 0));
    }

    #[test]
    fn words_go_at_once() {
        assert_eq!(after("связать с 1с  ", &[Field::delete_word]), ("связать с ".into(), 18));
        assert_eq!(after("связать с 1с", &[Field::word_left, Field::word_left]), ("связать с 1с".into(), 15));
        assert_eq!(after("связать с", &[Field::home, Field::word_right, Field::delete_to_start]), (" с".into(), 0));
    }

    #[test]
    fn nothing_that_commands_a_terminal_gets_in() {
        assert_eq!(Field::new("а\u{1b}[31mб\u{7}\tв\u{202e}г\r\nд").text(), "аб вг\nд");
    }
}
