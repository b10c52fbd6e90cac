//! `smeta doc` and `smeta diff`: documents of a saved quote, and what changed between its versions.

use thiserror::Error;

use super::book::{Book, BookError};
use super::quote::{self, QuoteError};
use super::studio::Opened;
use crate::domain::keeping::{Comparison, compare};
use crate::domain::ledger::{Body, Event, KeptQuote, Sent, Version};
use crate::domain::quote::Quote;

/// Why a saved quote cannot be written out.
#[derive(Debug, Error)]
pub enum AgainError {
    /// Its words cannot be quoted any more.
    #[error(transparent)]
    Quote(#[from] QuoteError),
    /// Today's catalog says something else than was said.
    #[error("the catalog says something else by now")]
    Differs(Box<Comparison>),
}

/// A saved quote made again as of its day. What a client reads must be what he was told, so where the catalog says
/// something else by now there is none.
///
/// # Errors
///
/// When its words cannot be quoted any more, or lead to something else.
pub fn as_said<'o>(opened: &'o Opened, kept: &KeptQuote) -> Result<Quote<'o>, AgainError> {
    let said = &kept.latest().quoted;
    let quote = quote::run(opened, &super::book::typed_again(kept, said.today))?;
    let comparison = compare(said, &quote);
    if comparison.reasons.is_empty() && comparison.then == comparison.now {
        return Ok(quote);
    }
    Err(AgainError::Differs(Box::new(comparison)))
}

/// One of two things that are compared.
#[derive(Clone, Copy, Debug)]
pub enum Side<'k> {
    /// A version of the quote, counted from 1.
    Version(usize, &'k Version),
    /// A document that was sent, counted from 1.
    Document(usize, &'k Event, &'k Sent),
}

/// Which sides cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSide {
    /// No such version or document: as typed, how many versions and documents there are.
    Unknown(String, usize, usize),
    /// A version and a document.
    Mixed,
    /// There is only one of each, or none.
    NothingToCompare,
}

/// The documents of a quote that were sent, in order.
#[must_use]
pub fn documents(kept: &KeptQuote) -> Vec<(&Event, &Sent)> {
    kept.events
        .iter()
        .filter_map(|event| match &event.body {
            Body::Sent(sent) => Some((event, sent.as_ref())),
            _ => None,
        })
        .collect()
}

/// What is compared: the named sides; the named one and the one after it; else the last two versions and the last two
/// documents.
///
/// # Errors
///
/// When a name is none, or there are no two of a kind.
pub fn sides<'k>(
    kept: &'k KeptQuote,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<Vec<(Side<'k>, Side<'k>)>, NoSide> {
    let sent = documents(kept);
    let version = |at: usize| kept.versions.get(at).map(|version| Side::Version(at + 1, version));
    let document = |at: usize| sent.get(at).map(|(event, sent)| Side::Document(at + 1, event, sent));
    let side = |written: &str| {
        let (is_document, digits) = match written.strip_prefix(['d', 'D', 'д', 'Д']) {
            Some(digits) => (true, digits),
            None => (false, written),
        };
        let at = digits.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = at.and_then(|at| if is_document { document(at) } else { version(at) });
        found.ok_or_else(|| NoSide::Unknown(written.to_owned(), kept.versions.len(), sent.len()))
    };
    let Some(old) = old else {
        let last = |n: usize| n.checked_sub(2);
        let versions = last(kept.versions.len()).and_then(|at| version(at).zip(version(at + 1)));
        let documents = last(sent.len()).and_then(|at| document(at).zip(document(at + 1)));
        let pairs: Vec<_> = versions.into_iter().chain(documents).collect();
        return if pairs.is_empty() { Err(NoSide::NothingToCompare) } else { Ok(pairs) };
    };
    let old = side(old)?;
    let new = match (new, old) {
        (Some(new), _) => side(new)?,
        (None, Side::Version(number, _)) => version(number).ok_or(NoSide::NothingToCompare)?,
        (None, Side::Document(number, ..)) => document(number).ok_or(NoSide::NothingToCompare)?,
    };
    match (&old, &new) {
        (Side::Version(..), Side::Version(..)) | (Side::Document(..), Side::Document(..)) => Ok(vec![(old, new)]),
        _ => Err(NoSide::Mixed),
    }
}

/// The bytes of a document that was sent.
///
/// # Errors
///
/// When they are not what was sent, or cannot be read.
pub fn bytes(book: &Book, sent: &Sent) -> Result<Vec<u8>, BookError> {
    book.sent(sent)
}
