//! Numbers in free text and what they count: «20 тыс. товаров», `20,000 products`, «dwa tysiące», «3-4 поставщика».
//!
//! A client answers half of the questions before they are asked. What a number counts is for the caller to decide, who knows
//! the units of each question: here every number comes with the words beside it, and only what is surely no number of
//! things — `1С`, `54-ФЗ`, `b2b`, a date, a version, a phone — is left out.

mod literal;
mod numeral;
mod piece;

use literal::Read;
use numeral::Numeral;
use piece::{Kind, Piece, pieces};

/// A number found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, multiplied out. Of a range the larger end: a price made for four suppliers holds for three as well.
    pub value: f64,
    /// What follows in the same sentence, folded: a word, with the adjectives and counters before it (`разных товаров`,
    /// `шт товаров`), or a sign like `%`. Empty if nothing does.
    pub unit: String,
    /// The word before the number, folded, for «товаров: около 20 тыс.». Empty if there is none.
    pub before: String,
    /// Where the number begins in the original, in bytes.
    pub start: usize,
    /// Where the number ends in the original, with its multiplier and without its unit, in bytes.
    pub end: usize,
    /// Where the unit ends in the original, in bytes; `end` if there is none.
    pub unit_end: usize,
}

impl Quantity {
    /// The words that may name what is counted, the likeliest first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.unit.split(' ').rev().chain([self.before.as_str()]).filter(|name| !name.is_empty())
    }
}

/// The numbers of a text, in digits or in Russian, English or Polish words, in their order.
///
/// `20.000` and `20,000` are twenty thousand and `1,5` is one and a half: three digits after a mark are a group, other than
/// three a fraction. Vague words («несколько», «тысячи товаров», `dozens of`) are no numbers.
pub fn quantities(original: &str) -> Vec<Quantity> {
    let pieces = pieces(original);
    let mut found: Vec<Quantity> = Vec::new();
    let mut free_from = 0;
    let mut at = 0;
    while at < pieces.len() {
        let (number, next) = match number_or_range(&pieces, at) {
            Step::Number(number, next) => (number, next),
            Step::Nothing(next) => {
                at = next;
                continue;
            }
        };
        let Some(unit) = unit_after(&pieces, next, number.abbreviated) else {
            at = next + 1;
            continue;
        };
        let (start, end) = (pieces[at].start, pieces[next - 1].end);
        found.push(Quantity {
            value: number.value,
            before: word_before(&pieces, at, free_from),
            start,
            end,
            unit_end: unit.end.unwrap_or(end),
            unit: unit.text,
        });
        // A unit may begin the next number no more than a number may be a unit.
        free_from = next + unit.n_pieces;
        at = free_from;
    }
    found
}

/// Whether a folded word counts or multiplies: «тыщ», «пять», `dozen`.
#[must_use]
pub fn is_numeral(word: &str) -> bool {
    numeral::numeral(word).is_some()
}

/// A number typed as an answer: `20000`, `20 000`, `20тыс`, `20к`, `1,5`, `1 234,5`, «полторы тысячи»; of a range the larger
/// end. `None` when anything else stands there too, and for signs, exponents, `inf` and `nan`.
pub fn parse_number(typed: &str) -> Option<f64> {
    let typed = typed.trim();
    let pieces = pieces(typed);
    let (number, mut next) = match number_or_range(&pieces, 0) {
        Step::Number(number, next) => (number, next),
        Step::Nothing(_) => return None,
    };
    let mut value = number.value;
    // «20 к»: in a sentence the «к» is a preposition, at the end of an answer it can only be a thousand.
    if !number.multiplied
        && let Some(piece) = pieces.get(next)
        && let Some(by) = numeral::glued_multiplier(&piece.text)
        && piece.is_spaced()
    {
        value = numeral::times(value, by);
        next += 1;
    }
    let end = pieces.get(next - 1)?.end;
    let rest = &typed[end..];
    let all = pieces[0].gap.is_empty() && matches!(rest, "" | ".");
    all.then_some(value)
}

/// A number as read, before its unit.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    /// It ended with an abbreviation, whose full stop ends no sentence.
    abbreviated: bool,
    /// A thousand or the like was multiplied in.
    multiplied: bool,
    /// Written in words.
    in_words: bool,
}

/// What stands at a piece: a number up to another piece, or nothing of use up to there.
enum Step {
    Number(Number, usize),
    Nothing(usize),
}

struct Unit {
    text: String,
    n_pieces: usize,
    end: Option<usize>,
}

/// A number or a range, also turned around: «тысяч 20» is about twenty thousand.
fn number_or_range(pieces: &[Piece<'_>], at: usize) -> Step {
    let turned = pieces.get(at).and_then(|piece| numeral::inverted_multiplier(&piece.text));
    if let Some(by) = turned
        && pieces.get(at + 1).is_some_and(Piece::is_spaced)
        && let Step::Number(number, next) = range(pieces, at + 1)
        && !number.multiplied
        && number.value < by
    {
        let value = numeral::times(number.value, by);
        return Step::Number(Number { value, multiplied: true, ..number }, next);
    }
    range(pieces, at)
}

/// A number, or two with a dash or a word between them, of which the larger counts.
fn range(pieces: &[Piece<'_>], at: usize) -> Step {
    let (first, next) = match number(pieces, at) {
        Step::Number(first, next) => (first, next),
        nothing => return nothing,
    };
    let Some(link) = pieces.get(next) else {
        return Step::Number(first, next);
    };
    let dashed = piece::is_dash(link.gap);
    let joined = link.is_spaced() && joins_range(pieces, at, &link.text);
    let side_by_side = link.is_spaced() && first.in_words;
    if !dashed && !joined && !side_by_side {
        return Step::Number(first, next);
    }
    match number(pieces, if joined { next + 1 } else { next }) {
        // Two words side by side are a range («пять шесть дней»), a word and digits are two numbers.
        Step::Number(second, end) if (dashed || joined || second.in_words) && second.value > first.value => {
            Step::Number(second, end)
        }
        // `54-3` is a code.
        Step::Number(_, end) if link.gap == "-" => Step::Nothing(end),
        _ => Step::Number(first, next),
    }
}

/// Whether a word between two numbers makes a range of them: `3 или 4`, `3 to 5`, «от 3 до 5».
fn joins_range(pieces: &[Piece<'_>], at: usize, word: &str) -> bool {
    let from = at.checked_sub(1).map(|before| pieces[before].text.as_str());
    match word {
        "или" | "либо" | "or" | "lub" | "albo" | "to" => true,
        "до" => from == Some("от") || from == Some("с"),
        "do" => from == Some("od"),
        "and" => from == Some("between"),
        _ => false,
    }
}

/// One number: digits or words, then multipliers and what they leave room for («две тысячи пятьсот», `20 тыс. 500`).
fn number(pieces: &[Piece<'_>], at: usize) -> Step {
    let Some(piece) = pieces.get(at) else {
        return Step::Nothing(at);
    };
    let mut sum = numeral::Sum::default();
    let mut next = at;
    let mut abbreviated = false;
    let in_words = piece.kind != Kind::Digits;
    if in_words {
        if piece.kind == Kind::Name || numeral::is_pronoun_here(pieces, at) {
            return Step::Nothing(at + 1);
        }
    } else {
        match literal::read(pieces, at) {
            Read::Number(value, after) => {
                sum.start_with(value);
                // «3-х»: an ending, not a name.
                let ending =
                    pieces.get(after).is_some_and(|piece| piece.gap == "-" && numeral::is_case_ending(&piece.text));
                next = after + usize::from(ending);
            }
            Read::Junk(after) => return Step::Nothing(after),
        }
    }
    while let Some(piece) = pieces.get(next) {
        let first = next == at;
        let joined = first || piece.is_spaced() || abbreviated && piece.is_after_stop() || piece.gap == "-" && in_words;
        let numeral = match piece.kind {
            Kind::Suffix => numeral::glued_multiplier(&piece.text).map(|by| Numeral::Times { by, alone: false }),
            Kind::Word if joined => numeral::numeral(&piece.text),
            Kind::Digits if joined && !first && sum.takes_digits() => match literal::read(pieces, next) {
                Read::Number(value, after) if after == next + 1 && piece.text.len() == 3 => Some(Numeral::Value(value)),
                _ => None,
            },
            _ => None,
        };
        let Some(numeral) = numeral else { break };
        if !sum.add(numeral) {
            break;
        }
        abbreviated = numeral::is_abbreviation(&piece.text);
        next += 1;
    }
    match sum.value() {
        Some(value) => Step::Number(Number { value, abbreviated, multiplied: sum.is_multiplied(), in_words }, next),
        None => Step::Nothing(at + 1),
    }
}

/// What follows a number. `None` when it shows that the number was a part of a name: `54-ФЗ`, `2-й`.
fn unit_after(pieces: &[Piece<'_>], mut at: usize, mut abbreviated: bool) -> Option<Unit> {
    let first = at;
    let mut unit = Unit { text: String::new(), n_pieces: 0, end: None };
    let Some(piece) = pieces.get(at) else {
        return Some(unit);
    };
    if let Some((sign, end)) = piece.sign_in_gap() {
        return Some(Unit { text: sign.to_owned(), n_pieces: 0, end: Some(end) });
    }
    if piece.gap == "-" && piece.kind != Kind::Digits {
        let long = piece.kind == Kind::Word && piece.text.chars().count() >= SHORTEST_HYPHENED_UNIT;
        return long.then(|| Unit { text: piece.text.clone(), n_pieces: 1, end: Some(piece.end) });
    }
    if pieces.get(at).is_some_and(|piece| piece.text == "of" && piece.is_spaced()) {
        at += 1;
    }
    for n_words in 1..=LONGEST_UNIT {
        let Some(piece) = pieces.get(at) else { break };
        let follows = piece.kind == Kind::Suffix
            || piece.is_spaced()
            || n_words == 1 && piece.is_after_plus()
            || abbreviated && piece.is_after_stop();
        if piece.text.is_empty() {
            break;
        }
        let is_number = piece.kind == Kind::Digits || numeral::numeral(&piece.text).is_some();
        // After an adjective comes a noun, not a preposition.
        if !follows || is_number || n_words > 1 && piece.text.chars().count() <= 2 {
            break;
        }
        if !unit.text.is_empty() {
            unit.text.push(' ');
        }
        unit.text.push_str(&piece.text);
        unit.end = Some(piece.end);
        at += 1;
        abbreviated = numeral::is_abbreviation(&piece.text);
        if !numeral::is_modifier(piece) {
            break;
        }
    }
    unit.n_pieces = at - first;
    Some(unit)
}

/// `10-page`, «5-страничный»; shorter ones are names and endings: `54-ФЗ`, `2-й`.
const SHORTEST_HYPHENED_UNIT: usize = 4;

/// Two adjectives and a noun: «5 новых оптовых поставщиков».
const LONGEST_UNIT: usize = 3;

/// The word before a number, past words like «около», unless another quantity took it.
fn word_before(pieces: &[Piece<'_>], mut at: usize, free_from: usize) -> String {
    for _ in 0..=2 {
        if at <= free_from || !pieces[at].is_spaced() && !pieces[at].is_announced() {
            break;
        }
        at -= 1;
        let piece = &pieces[at];
        if piece.kind == Kind::Digits {
            break;
        }
        if !numeral::is_approximate(&piece.text) {
            return piece.text.clone();
        }
    }
    String::new()
}

#[cfg(test)]
mod tests;
