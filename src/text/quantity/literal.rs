//! Numbers in digits: groups of thousands, fractions, and what only looks like a number — dates, times, versions, phones.

use crate::text::quantity::numeral::is_multiplier;
use crate::text::quantity::piece::{Kind, Piece, is_dash};

/// What the digits at a piece are, and the piece after them.
pub enum Read {
    /// A number.
    Number(f64, usize),
    /// A date, a code or the like.
    Junk(usize),
}

/// Reads the digits at a piece.
pub fn read(pieces: &[Piece<'_>], at: usize) -> Read {
    let rest = &pieces[at..];
    let n_joined = joined(rest);
    let tied = &rest[..tied(rest)];
    let n_dashes = tied[1..].iter().filter(|piece| is_dash(piece.gap)).count();
    // `2026-05-12`, `8-800-555`, `10:30`, `24/7`
    let is_code = n_dashes > 1 || tied[1..].iter().any(|piece| matches!(piece.gap, ":" | "/" | "_"));
    if let Some(n_pieces) = phone(rest) {
        return Read::Junk(at + n_pieces);
    }
    if is_code || is_labelled(pieces, at) {
        return Read::Junk(at + tied.len().max(n_joined));
    }
    let next = rest.get(n_joined).filter(|next| next.kind == Kind::Suffix || next.is_spaced());
    let multiplied = next.is_some_and(|next| is_multiplier(&next.text));
    match value(&rest[..n_joined], multiplied) {
        Some(value) => Read::Number(value, at + n_joined),
        None => Read::Junk(at + n_joined),
    }
}

/// Nothing in a shop is counted in trillions: so many digits are a bank account or a tax number.
const MOST_DIGITS: usize = 12;

/// A phone has eleven digits with the country's, in six pieces at most: `+7 (916) 123-45-67`.
const PHONE_DIGITS: usize = 11;
const PHONE_PIECES: usize = 6;

/// Whether the digits are a number of something else: `№ 5`, `УТ-11`, a part of an address.
fn is_labelled(pieces: &[Piece<'_>], at: usize) -> bool {
    let gap = pieces[at].gap;
    let after_word = at > 0 && matches!(pieces[at - 1].kind, Kind::Word | Kind::Name);
    gap.trim_end().ends_with(['№', '#']) || gap.ends_with(['/', '_', '@']) || gap == "-" && after_word
}

/// How many pieces from the first are one spelling of digits: `1 234,5` is three.
fn joined(pieces: &[Piece<'_>]) -> usize {
    let mut grouped = pieces[0].text.len() <= 3;
    let mut n_pieces = 1;
    for piece in &pieces[1..] {
        if piece.kind != Kind::Digits {
            break;
        }
        if is_group_space(piece.gap) {
            if !grouped || piece.text.len() != 3 {
                break;
            }
        } else if matches!(piece.gap, "." | "," | "'" | "’") {
            grouped = false;
        } else {
            break;
        }
        n_pieces += 1;
    }
    n_pieces
}

/// How many pieces from the first are digits held together without spaces.
fn tied(pieces: &[Piece<'_>]) -> usize {
    let tied =
        |piece: &&Piece<'_>| piece.kind == Kind::Digits && matches!(piece.gap, "." | "," | "-" | "–" | ":" | "/" | "_");
    1 + pieces[1..].iter().take_while(tied).count()
}

/// The value of digits with marks between them. A mark that occurs once, last, is a fraction unless three digits follow it;
/// before a multiplier it is one even then (`1.250 млн`). All other marks part groups of three.
fn value(pieces: &[Piece<'_>], multiplied: bool) -> Option<f64> {
    let (first, others) = pieces.split_first()?;
    let groups = match others.split_last() {
        Some((last, before)) if !is_group_space(last.gap) && !before.iter().any(|piece| piece.gap == last.gap) => {
            let point = matches!(last.gap, "." | ",");
            let fraction = last.text.len() != 3 || first.text == "0" || !before.is_empty() || multiplied;
            if point && fraction { before } else { others }
        }
        _ => others,
    };
    let well_grouped = groups.iter().all(|piece| piece.text.len() == 3 && same_mark(piece.gap, groups[0].gap));
    if !well_grouped || !groups.is_empty() && (first.text.len() > 3 || first.text.starts_with('0')) {
        return None;
    }
    let mut digits = first.text.clone();
    groups.iter().for_each(|group| digits.push_str(&group.text));
    if groups.len() < others.len() {
        digits.push('.');
        digits.push_str(&others[groups.len()].text);
    }
    if digits.len() > MOST_DIGITS { None } else { digits.parse().ok() }
}

fn same_mark(a: &str, b: &str) -> bool {
    a == b || is_group_space(a) && is_group_space(b)
}

/// A single space, also an unbreakable, a narrow or a thin one.
fn is_group_space(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// How many pieces from the first are a phone: eleven digits that begin with 7 or 8, or nine and more after a plus.
fn phone(pieces: &[Piece<'_>]) -> Option<usize> {
    let follows = |gap| matches!(gap, " " | "-" | "–" | " (" | "(" | ") " | ")" | "\u{a0}");
    let (mut n_pieces, mut n_digits) = (0, 0);
    for piece in pieces.iter().take(PHONE_PIECES) {
        if piece.kind != Kind::Digits
            || n_pieces > 0 && !follows(piece.gap)
            || n_digits + piece.text.len() > PHONE_DIGITS
        {
            break;
        }
        n_pieces += 1;
        n_digits += piece.text.len();
    }
    let local = n_digits == PHONE_DIGITS && n_pieces > 2 && matches!(pieces[0].text.as_str(), "7" | "8");
    let abroad = pieces[0].gap.ends_with('+') && n_digits > 8;
    (local || abroad).then_some(n_pieces)
}
