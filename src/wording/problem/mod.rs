//! What a catalog's problem is, and what to do about it.

mod en;
mod pl;
mod ru;

use crate::domain::catalog::problem::{Expected, ProblemKind};
use crate::domain::lang::Lang;
use crate::wording::number;

/// A problem in words: what is wrong, and an advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong; begins in lower case.
    pub title: String,
    /// What to do.
    pub advice: String,
}

/// Says a problem.
#[must_use]
pub fn words(lang: Lang, kind: &ProblemKind) -> Words {
    let (title, advice) = match lang {
        Lang::Ru => ru::say(kind),
        Lang::En => en::say(kind),
        Lang::Pl => pl::say(kind),
    };
    Words { title, advice }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn any_of(words: &[String], or: &str) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} {or} `{last}`", quoted(before)),
        _ => quoted(words),
    }
}

/// How a missing key would be written: the same in every language.
fn sample(key: &str, expected: Expected) -> String {
    match expected {
        Expected::Table => format!("[{key}]"),
        Expected::String | Expected::Text | Expected::Ids => format!("{key} = \"…\""),
        _ => format!("{key} = …"),
    }
}

/// As a lower bound the smallest positive number stands for «above zero».
const ABOVE_ZERO: f64 = f64::MIN_POSITIVE;

/// A bound as a person would write it.
fn bound(bound: f64, lang: Lang) -> String {
    if bound >= 0.0 && bound.fract() == 0.0 { number::whole(bound as u64, lang) } else { plain(bound) }
}

/// A number of a file, as it could stand there; one of very many digits with a power of ten.
fn plain(number: f64) -> String {
    let readable = number == 0.0 || (1e-6..1e15).contains(&number.abs());
    if readable { format!("{number}") } else { format!("{number:e}") }
}
