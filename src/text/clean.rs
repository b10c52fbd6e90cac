//! What of a client's text may reach a terminal.
//!
//! A request is pasted from mail and chats, so it may carry commands to the terminal (colours, titles, links, answers
//! typed by themselves), marks that turn the direction of the line, and letters nobody sees. All of that goes; line breaks
//! and tabs become one space, because a request is shown within a line.

use std::borrow::Cow;

/// The text without controls, escape sequences and invisible characters; borrowed when there were none.
///
/// An escape sequence goes as a whole, with its parameters or its string. A string sequence that is never closed loses only
/// its introducer, so that a stray byte cannot hide the rest of a message.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_break(c) || is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut after_break = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        match c {
            _ if is_break(c) => after_break = true,
            ESC => rest = after_escape(after),
            '\u{9b}' => rest = after_parameters(after),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => rest = after_string(after),
            _ if c.is_control() || is_invisible(c) => {}
            ' ' if after_break => {}
            _ => {
                if after_break && !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                after_break = false;
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

/// Whether a character is drawn as nothing: zero-width and format characters, direction marks, variation selectors, fillers.
pub fn is_invisible(c: char) -> bool {
    // The first range starts above every letter of the three languages but the soft hyphen: the usual answer is quick.
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

const ESC: char = '\u{1b}';

/// Tabs and everything that starts a new line somewhere.
fn is_break(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What follows the sequence that an ESC has opened (ECMA-48, section 5).
fn after_escape(text: &str) -> &str {
    match text.chars().next() {
        Some('[') => after_parameters(&text[1..]),
        Some(']' | 'P' | 'X' | '^' | '_') => after_string(&text[1..]),
        _ => {
            let text = text.trim_start_matches(|c| matches!(c, ' '..='/'));
            text.strip_prefix(|c| matches!(c, '0'..='~')).unwrap_or(text)
        }
    }
}

/// What follows the parameters and the last letter of a control sequence.
fn after_parameters(text: &str) -> &str {
    let text = text.trim_start_matches(|c| matches!(c, '0'..='?'));
    let text = text.trim_start_matches(|c| matches!(c, ' '..='/'));
    text.strip_prefix(|c| matches!(c, '@'..='~')).unwrap_or(text)
}

/// What follows a title, a link or another string sequence. It ends with BEL or ST; any other control breaks it off, which
/// also keeps the search linear.
fn after_string(text: &str) -> &str {
    let Some(end) = text.find(char::is_control) else {
        return text;
    };
    let tail = &text[end..];
    tail.strip_prefix(['\u{7}', '\u{9c}']).or_else(|| tail.strip_prefix("\u{1b}\\")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(without_controls(text), expected, "{text:?}");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in ["", "обмен с 1С", "Zażółć gęślą jaźń — 20 %", "👍 ok"] {
            assert!(matches!(without_controls(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn breaks_become_one_space() {
        case("один\r\n\r\n\tдва", "один два");
        case("один \n  два", "один два");
        case("\nодин\n", "один");
        case("один\u{2028}два\u{85}три", "один два три");
    }

    #[test]
    fn sequences_go_as_a_whole() {
        case("\u{1b}[1;31mкрасный\u{1b}[0m", "красный");
        case("\u{9b}2Jчисто", "чисто");
        case("\u{1b}]0;заголовок\u{7}текст", "текст");
        case("\u{1b}]8;;https://x.test\u{1b}\\ссылка\u{1b}]8;;\u{1b}\\", "ссылка");
        case("\u{9d}0;t\u{9c}текст", "текст");
        case("\u{1b}P1$r\u{1b}\\текст", "текст");
        case("\u{1b}(Bтекст\u{1b}c", "текст");
        case("\u{1b}[31\u{1b}[32mx", "x");
    }

    #[test]
    fn an_open_sequence_hides_nothing() {
        case("\u{1b}]0;обмен с 1С", "0;обмен с 1С");
        case("\u{1b}]0;обмен\nс 1С", "0;обмен с 1С");
        case("конец\u{1b}", "конец");
        case("конец\u{1b}[", "конец");
    }

    #[test]
    fn the_unseen_goes() {
        case("a\u{0}b\u{7}c\u{8}\u{7f}", "abc");
        case("\u{feff}са\u{ad}йт\u{200b}", "сайт");
        case("\u{202e}тйас\u{202c} \u{2066}x\u{2069}", "тйас x");
        case("👨\u{200d}👩", "👨👩");
    }
}
