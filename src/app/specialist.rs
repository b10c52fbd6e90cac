//! `smeta escalate`, `smeta answer`: a specialist is asked, and what he says becomes a line of the quote and a task of the
//! catalog, so that he is not asked twice.

use chrono::NaiveDate;

use super::book::{self, Book, Writer, Written};
use super::plan::{self, PlanError};
use super::quote;
use super::studio::{self, Places};
use super::upkeep::Workshop;
use super::upkeep::new_entry::{self, Wanted};
use crate::domain::catalog::edit::Change;
use crate::domain::ledger::{Answered, Body, KeptQuote, Override, QuoteName, Reference, Status};
use crate::domain::planning::specialist::waiting;
use crate::domain::range::Range3;

/// What a specialist said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Hours of work.
    pub hours: Range3,
    /// What the task is called in the catalog; the client's words if it is not said.
    pub title: Option<String>,
    /// Its id there; made from the title if it is not said.
    pub id: Option<String>,
    /// Its category there.
    pub category: String,
    /// What that category is called, if it is new.
    pub category_title: String,
    /// Who does the work; the default executor if it is not said.
    pub executor: Option<String>,
    /// Who said it.
    pub from: Option<String>,
    /// What he said beside.
    pub note: Option<String>,
    /// What stands in the new task's file as a comment.
    pub advice: String,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// The record of the answer.
    pub written: Written,
    /// The quote.
    pub name: QuoteName,
    /// Which version of it has the hours.
    pub version: usize,
    /// That version.
    pub record: Written,
    /// The new task's id and file; none where the line had a task already.
    pub draft: Option<(String, String)>,
}

/// The quote and the line that somebody names, priced or not.
///
/// # Errors
///
/// When there is no such quote or line.
pub fn place<'b>(book: &'b Book, written: &str) -> Result<(&'b KeptQuote, Option<usize>), PlanError> {
    let reference = Reference::parse(written);
    let name = reference.map_or_else(|| written.to_owned(), |reference| reference.name.to_string());
    let kept = book.quote(&name)?;
    let lines = kept.latest().quoted.lines.len();
    match reference.and_then(|reference| reference.line) {
        Some(line) if line > lines => Err(PlanError::NoSuchLine(kept.name, line, lines)),
        line => Ok((kept, line)),
    }
}

/// Writes down what a specialist said: the task in the catalog, a version of the quote with his hours, the answer itself.
///
/// # Errors
///
/// When there is no such quote or line, it is decided, or something cannot be written. Of what cannot be written as a whole
/// the catalog comes first: a task more does no harm.
pub fn answer(
    places: &Places,
    written: &str,
    said: &Said,
    writer: &Writer,
    today: NaiveDate,
) -> Result<Outcome, PlanError> {
    let book = Book::open(places)?;
    let (kept, line) = place(&book, written)?;
    if !matches!(kept.status(), Status::Open | Status::Sent) {
        return Err(PlanError::Decided(kept.name));
    }
    let line = match line.or_else(|| meant(kept)) {
        Some(line) => line,
        None => return Err(PlanError::WhichLine(kept.name, kept.latest().quoted.lines.len())),
    };
    let asked = &kept.latest().quoted.lines[line - 1];
    let mut typed = book::typed_again(kept, today);
    typed.again = Some(kept.name.to_string());
    let known = asked.entry.clone().filter(|entry| !entry.is_empty());
    let (entry, draft) = match known {
        Some(entry) => (entry, None),
        None => {
            let words = asked.ask.clone().unwrap_or_else(|| kept.latest().quoted.request.clone());
            let (id, file) = keep_draft(places, &words, said)?;
            typed.entries.push(id.clone());
            (id.clone(), Some((id, file)))
        }
    };
    typed.overrides.retain(|one| one.entry != entry);
    typed.overrides.push(Override { entry: entry.clone(), hours: said.hours });
    let mut opened = studio::open(places).map_err(book::BookError::from)?;
    plan::put_overrides(&mut opened, &typed.overrides);
    let quote = quote::run(&opened, &typed).map_err(book::BookError::from)?;
    let (record, name, version) = book::save(&opened, &quote, &typed, writer)?;
    let answered = Answered {
        quote: kept.root.clone(),
        line,
        entry,
        hours: said.hours,
        from: said.from.clone(),
        note: said.note.clone(),
    };
    // After its version: what is written later is meant later.
    let written = Book::open(places)?.write(writer, Body::Answered(Box::new(answered)))?;
    Ok(Outcome { written, name, version, record, draft })
}

/// The line that an answer without one means: the one that was asked about, else the only one without hours, else the only
/// one.
fn meant(kept: &KeptQuote) -> Option<usize> {
    let asked: Vec<usize> = waiting(kept).iter().filter_map(|waiting| waiting.asked.line).collect();
    let lines = &kept.latest().quoted.lines;
    let unknown: Vec<usize> = (1..=lines.len()).filter(|line| lines[line - 1].hours.is_none()).collect();
    match (&asked[..], &unknown[..]) {
        ([line], _) | ([], [line]) => Some(*line),
        _ if lines.len() == 1 => Some(1),
        _ => None,
    }
}

/// A task of the catalog with the client's words as its phrase: the next client who says so gets a number at once.
fn keep_draft(places: &Places, words: &str, said: &Said) -> Result<(String, String), PlanError> {
    let workshop = Workshop::open(places)?;
    let wanted = Wanted {
        id: said.id.clone(),
        title: said.title.clone().unwrap_or_else(|| words.to_owned()),
        category: said.category.clone(),
        effort: said.hours,
        phrases: vec![words.to_owned()],
        executor: said.executor.clone(),
    };
    let made = new_entry::run(&workshop, &wanted, &said.advice)?;
    let mut changes = Vec::new();
    if made.new_category {
        let title = crate::domain::catalog::edit::quoted(&said.category_title);
        let after = Some(format!("title = {title}\n"));
        changes.push(Change { path: format!("{}/_category.toml", said.category), before: None, after });
    }
    let file = workshop.folder().join(&made.change.path).display().to_string();
    changes.push(made.change);
    workshop.finish(changes, false)?;
    Ok((made.id, file))
}

/// Hours as a specialist gives them: `6..14`, `6-14`, `6..9..14`; without a likely one the middle by ratio.
///
/// # Errors
///
/// When it is nothing of the kind.
pub fn hours(written: &str) -> Result<Range3, PlanError> {
    let bad = || PlanError::BadRange(written.to_owned());
    let parts: Vec<&str> = match written.contains("..") {
        true => written.split("..").collect(),
        false => written.split(['-', '–', '—', '…']).collect(),
    };
    let parts: Vec<f64> =
        parts.into_iter().map(|part| book::hours(part.trim())).collect::<Result<_, _>>().map_err(|_| bad())?;
    let range = match parts[..] {
        [low, high] => Range3 { low, likely: ((low * high).sqrt() * 10.0).round() / 10.0, high },
        [low, likely, high] => Range3 { low, likely, high },
        _ => return Err(bad()),
    };
    // Rounding may push the middle of a narrow range over its edge.
    let range = Range3 {
        likely: if parts.len() == 2 {
            range.likely.clamp(range.low.min(range.high), range.high.max(range.low))
        } else {
            range.likely
        },
        ..range
    };
    if range.is_valid() { Ok(range) } else { Err(bad()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_come_as_people_give_them() {
        let case = |written: &str, expected: Option<(f64, f64, f64)>| {
            let found = hours(written).ok().map(|range| (range.low, range.likely, range.high));
            assert_eq!(found, expected, "{written}");
        };
        case("6..14", Some((6.0, 9.2, 14.0)));
        case("6 – 14", Some((6.0, 9.2, 14.0)));
        case("6..9..14", Some((6.0, 9.0, 14.0)));
        case("1,5..3", Some((1.5, 2.1, 3.0)));
        case("2:30-5ч", Some((2.5, 3.5, 5.0)));
        case("0,5..0,5", Some((0.5, 0.5, 0.5)));
        for wrong in ["", "6", "14..6", "6..20..14", "0..5", "..", "a..b", "1..2..3..4", "-3", "6..inf"] {
            case(wrong, None);
        }
    }
}
