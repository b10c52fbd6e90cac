//! What a person types as an answer: `т`, `тип`, `2`, `20 тыс`, `?`, and several in a line: `1т 2б 3=20000 4?`.

use super::rows::{Name, Row};
use crate::domain::lang::Lang;
use crate::text::quantity::parse_number;
use crate::text::word::plain;

/// What is typed for a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// One of its choices.
    Choice(usize),
    /// A number.
    Number(f64),
    /// The client does not know.
    Unknown,
    /// What was said before does not count.
    TakenBack,
}

/// Why it is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaid {
    /// Several choices begin so: their places.
    Several(Vec<usize>),
    /// Nothing begins so: as typed.
    Nothing(String),
    /// The list has no row of this number: as typed.
    NoRow(String),
}

/// What a client has at most; a larger number is a slip of the finger.
const MOST: f64 = 1e8;

/// Understands what was typed for a row: the beginning of a choice's words or id, a number, `?`, `-`.
///
/// # Errors
///
/// When it is none of these, or the beginning of several.
pub fn said(row: &Row, typed: &str, lang: Lang) -> Result<Said, NotSaid> {
    let typed = typed.trim();
    let nothing = || NotSaid::Nothing(typed.to_owned());
    match typed.trim_start_matches('=').trim() {
        "" => return Err(nothing()),
        "?" => return Ok(Said::Unknown),
        "-" | "–" | "−" => return Ok(Said::TakenBack),
        _ => {}
    }
    let (is_value, typed) = typed.strip_prefix('=').map_or((false, typed), |value| (true, value.trim()));
    if row.takes_number
        && let Some(number) = parse_number(typed)
    {
        return if (0.0..=MOST).contains(&number) { Ok(Said::Number(number)) } else { Err(nothing()) };
    }
    // `.2` is the second; where no number can be meant, `2` is as well.
    let place = typed.strip_prefix('.').unwrap_or(typed).parse::<usize>().ok();
    if let Some(place) = place.filter(|_| !is_value || typed.starts_with('.')) {
        return if (1..=row.choices.len()).contains(&place) { Ok(Said::Choice(place - 1)) } else { Err(nothing()) };
    }
    let wanted = plain(typed);
    let names: Vec<[String; 2]> = row.choices.iter().map(|choice| names(choice.name, &choice.value, lang)).collect();
    if let Some(exact) = names.iter().position(|names| names.contains(&wanted)) {
        return Ok(Said::Choice(exact));
    }
    let begins = |by: usize| -> Vec<usize> {
        (0..names.len()).filter(|at| !wanted.is_empty() && names[*at][by].starts_with(&wanted)).collect()
    };
    // What stands on the screen is what people read off; ids are for those who know them.
    for found in [begins(0), begins(1)] {
        match found[..] {
            [] => {}
            [one] => return Ok(Said::Choice(one)),
            _ => return Err(NotSaid::Several(found)),
        }
    }
    Err(nothing())
}

/// A choice's words and id, as they are compared.
fn names(name: Name, value: &str, lang: Lang) -> [String; 2] {
    let text = match name {
        Name::Task(entry, _) => entry.title.get(lang),
        Name::Answer(answer) => answer.text.get(lang),
        Name::Way(variant) => variant.title.get(lang),
    };
    [plain(text), plain(value)]
}

/// The shortest beginning of each choice's words by which it is told from the others; none where its words are another's
/// beginning, or where there are no letters.
#[must_use]
pub fn shortest(row: &Row, lang: Lang) -> Vec<Option<String>> {
    let names: Vec<String> =
        row.choices.iter().map(|choice| names(choice.name, &choice.value, lang)[0].clone()).collect();
    let own = |(at, name): (usize, &String)| {
        let ends = name.char_indices().map(|(from, c)| from + c.len_utf8());
        let tells = |end: &usize| {
            let others = names.iter().enumerate().filter(|(other, _)| *other != at);
            let starts_as_word = name.starts_with(char::is_alphabetic) && !name[..*end].ends_with(' ');
            starts_as_word && !others.into_iter().any(|(_, other)| other.starts_with(&name[..*end]))
        };
        ends.into_iter().find(tells).map(|end| name[..end].to_owned())
    };
    names.iter().enumerate().map(own).collect()
}

/// Answers in one line, each with the row it is for: a row's number and right behind it what is said.
///
/// # Errors
///
/// At the first that is none: what was typed, and why.
pub fn line(rows: &[Row], typed: &str, lang: Lang) -> Result<Vec<(usize, Said)>, (String, NotSaid)> {
    let mut found = Vec::new();
    for token in tokens(typed) {
        let digits = token.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.len());
        let (number, answer) = token.split_at(digits);
        let row = number.parse::<usize>().ok().filter(|number| (1..=rows.len()).contains(number));
        let Some(row) = row else { return Err((token.clone(), NotSaid::NoRow(number.to_owned()))) };
        let said = said(&rows[row - 1], answer, lang).map_err(|why| (token.clone(), why))?;
        found.push((row - 1, said));
    }
    Ok(found)
}

/// A line cut before every number that an answer follows at once; what else stands between spaces belongs to the answer
/// before it, so that `1типовая УТ 3=20 000` is two answers.
fn tokens(typed: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for piece in typed.split_whitespace() {
        let digits = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
        let starts = digits > 0 && digits < piece.len();
        match tokens.last_mut() {
            Some(last) if !starts => {
                last.push(' ');
                last.push_str(piece);
            }
            _ => tokens.push(piece.to_owned()),
        }
    }
    tokens
}
