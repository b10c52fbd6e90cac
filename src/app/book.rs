//! The ledger's verbs: what is said about a quote, checked against what is known and written down.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use thiserror::Error;

use super::ledger::{FileLedger, Ledger, LedgerError};
use super::ledger_shelf::Shelf;
use super::plan::Waits;
use super::quote::{QuoteError, Typed};
use super::studio::{OpenError, Opened, Places, locate};
use crate::domain::catalog::written::nearest;
use crate::domain::keeping;
use crate::domain::ledger::{
    Asked, Body, KeptQuote, MOST_DAYS, MOST_HOURS, QuoteName, Reading, Record, RecordId, Reference, Sent, Stamp, State,
    Undo, counting,
};
use crate::domain::quote::Quote;

/// Who writes, when, and 64 random bits.
#[derive(Clone, Debug)]
pub struct Writer {
    /// Who.
    pub by: String,
    /// The clock.
    pub now: DateTime<FixedOffset>,
    /// Random bits.
    pub random: u64,
}

/// The ledger of a studio, read.
#[derive(Debug)]
pub struct Book {
    ledger: FileLedger,
    /// The records and what is wrong.
    pub reading: Reading,
    /// What they say by now.
    pub state: State,
}

/// A record that was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The record.
    pub record: Record,
    /// Where it is kept.
    pub place: String,
}

/// Why the ledger's verbs did nothing.
#[derive(Debug, Error)]
pub enum BookError {
    /// No studio could be found.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The catalog inside the binary belongs to no studio.
    #[error("no studio folder")]
    NoStudio,
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The kept request cannot be quoted again.
    #[error(transparent)]
    Quote(#[from] QuoteError),
    /// No quote's name: as typed.
    #[error("no number of a quote: {0}")]
    NotANumber(String),
    /// No quote of this name: the last one there is.
    #[error("no quote {0}")]
    NoSuchQuote(QuoteName, Option<QuoteName>),
    /// The quote has no such line: the line, how many there are.
    #[error("no line {1} in {0}")]
    NoSuchLine(QuoteName, usize, usize),
    /// The line has no hours that could be compared.
    #[error("line {1} of {0} was not priced")]
    NotSold(QuoteName, usize),
    /// No hours, or far too many: as typed.
    #[error("not hours: {0}")]
    BadHours(String),
    /// No working days: as typed.
    #[error("not days: {0}")]
    BadDays(String),
    /// A day that is not here yet: the day, today.
    #[error("{0} is not here yet")]
    Future(NaiveDate, NaiveDate),
    /// A document cannot be read.
    #[error("cannot read {0}")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// A document of so many bytes.
    #[error("a document of {0} bytes")]
    TooLarge(u64),
    /// Nothing of this person's is left to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// No record has such a name, or several have: as typed, how many.
    #[error("{1} records are called {0}")]
    NoSuchRecord(String, usize),
}

impl Book {
    /// Reads the ledger of the studio.
    ///
    /// # Errors
    ///
    /// When there is no studio, or its ledger cannot be read.
    pub fn open(places: &Places) -> Result<Book, BookError> {
        let folder = locate(places)?.ok_or(BookError::NoStudio)?;
        Book::of(FileLedger::of_catalog(&folder).with_cache(places.cache.as_deref()))
    }

    pub(super) fn of(ledger: FileLedger) -> Result<Book, BookError> {
        let reading = ledger.scan()?;
        let state = State::of(&reading.records);
        Ok(Book { ledger, reading, state })
    }

    /// The quote that somebody names.
    ///
    /// # Errors
    ///
    /// When it is no name, or there is no such quote.
    pub fn quote(&self, written: &str) -> Result<&KeptQuote, BookError> {
        Ok(self.line(written)?.0)
    }

    /// The quote and the line that somebody names: `17` or `17.2`.
    ///
    /// # Errors
    ///
    /// When it is no name, or there is no such quote or line.
    pub fn line(&self, written: &str) -> Result<(&KeptQuote, Option<usize>), BookError> {
        find_line(&self.state, written)
    }

    /// Writes a record.
    ///
    /// # Errors
    ///
    /// When the ledger cannot be written.
    pub fn write(&self, writer: &Writer, body: Body) -> Result<Written, BookError> {
        let stamp = Stamp { now: writer.now, by: &writer.by, random: writer.random, last: self.reading.last() };
        let record = Record::new(&stamp, body);
        let kept = self.ledger.append(&record)?;
        Ok(Written { record, place: kept.place })
    }

    /// Writes several records at once. Returns where they are kept.
    ///
    /// # Errors
    ///
    /// When the ledger cannot be written.
    pub fn write_all(&self, writer: &Writer, bodies: Vec<Body>) -> Result<String, BookError> {
        let mut records: Vec<Record> = Vec::with_capacity(bodies.len());
        for (at, body) in bodies.into_iter().enumerate() {
            // Other bits for each, by steps of an odd number.
            let random = writer.random.wrapping_add((at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let last = records.last().map(|record| &record.id).or(self.reading.last());
            let stamp = Stamp { now: writer.now, by: &writer.by, random, last };
            records.push(Record::new(&stamp, body));
        }
        Ok(self.ledger.append_all(&records)?.place)
    }

    /// Keeps a document that went to a client, and writes that it went.
    ///
    /// # Errors
    ///
    /// When the ledger cannot be written.
    pub fn send(
        &self,
        writer: &Writer,
        quote: &KeptQuote,
        (name, bytes): (String, &[u8]),
        to: Option<String>,
    ) -> Result<Written, BookError> {
        let (file, sha256) = self.ledger.freeze(&name, bytes)?;
        let sent = Sent { quote: quote.root.clone(), name, file, size: bytes.len() as u64, sha256, to };
        self.write(writer, Body::Sent(Box::new(sent)))
    }

    /// A document that was sent, byte for byte.
    ///
    /// # Errors
    ///
    /// When it is not there any more as it went.
    pub fn sent(&self, sent: &Sent) -> Result<Vec<u8>, BookError> {
        Ok(self.ledger.frozen(&sent.file, &sent.sha256)?)
    }

    /// Documents that were sent and are not what they were: the record, and the file that is missing or was changed.
    #[must_use]
    pub fn damaged(&self) -> Vec<(RecordId, String)> {
        let sent = counting(&self.reading.records).into_iter().filter_map(|record| match &record.body {
            Some(Body::Sent(sent)) => Some((record, sent)),
            _ => None,
        });
        let bad = sent.filter(|(_, sent)| !self.ledger.is_frozen(&sent.file, &sent.sha256));
        bad.map(|(record, sent)| (record.id.clone(), sent.file.clone())).collect()
    }

    /// Takes back a record: the named one, else the last of this person's that counts.
    ///
    /// # Errors
    ///
    /// When there is no such record, or the ledger cannot be written.
    pub fn undo(&self, writer: &Writer, written: Option<&str>) -> Result<(Written, Record), BookError> {
        let taken = match written {
            Some(name) => self.record(name)?,
            None => counting(&self.reading.records)
                .into_iter()
                .rev()
                .find(|record| record.by == writer.by && !matches!(record.body, Some(Body::Undo(_)) | None))
                .ok_or(BookError::NothingToUndo)?,
        };
        let undo = Body::Undo(Undo { undoes: taken.id.as_str().to_owned() });
        Ok((self.write(writer, undo)?, taken.clone()))
    }

    /// The record of a name or of the end of one, which is where names differ.
    fn record(&self, written: &str) -> Result<&Record, BookError> {
        /// A shorter end is a slip of the finger.
        const LEAST: usize = 4;
        let fits = |record: &&Record| {
            let id = record.id.as_str();
            id == written || written.len() >= LEAST && id.ends_with(written)
        };
        let found: Vec<&Record> = self.reading.records.iter().filter(fits).collect();
        match found[..] {
            [record] => Ok(record),
            _ => Err(BookError::NoSuchRecord(written.to_owned(), found.len())),
        }
    }

    /// Why a client did not take it, as other refusals were called: the nearest word that was used before.
    #[must_use]
    pub fn known_reason(&self, written: &str) -> Option<String> {
        let used: Vec<&str> =
            self.state.quotes.iter().filter_map(|quote| Some(quote.declined()?.1.reason.as_str())).collect();
        if used.contains(&written) {
            return None;
        }
        nearest(written, used)
    }
}

/// The quotes of the studio, each to be had without the others.
///
/// # Errors
///
/// When there is no studio, or its ledger cannot be read.
pub fn shelf(places: &Places) -> Result<Shelf, BookError> {
    let folder = locate(places)?.ok_or(BookError::NoStudio)?;
    Ok(Shelf::open(FileLedger::of_catalog(&folder).with_cache(places.cache.as_deref()))?)
}

/// The quote of a shelf that somebody names.
///
/// # Errors
///
/// As [`Book::quote`].
pub fn from_shelf(shelf: &mut Shelf, written: &str) -> Result<KeptQuote, BookError> {
    let Reference { name, .. } = Reference::parse(written).ok_or_else(|| BookError::NotANumber(written.to_owned()))?;
    let last = shelf.briefs().last().map(|quote| quote.name);
    shelf.named(name)?.ok_or(BookError::NoSuchQuote(name, last))
}

/// The quote that somebody names.
///
/// # Errors
///
/// As [`Book::quote`].
pub fn find<'s>(state: &'s State, written: &str) -> Result<&'s KeptQuote, BookError> {
    Ok(find_line(state, written)?.0)
}

fn find_line<'s>(state: &'s State, written: &str) -> Result<(&'s KeptQuote, Option<usize>), BookError> {
    let Reference { name, line } =
        Reference::parse(written).ok_or_else(|| BookError::NotANumber(written.to_owned()))?;
    let last = state.quotes.last().map(|quote| quote.name);
    let quote = state.quote(name).ok_or(BookError::NoSuchQuote(name, last))?;
    let lines = &quote.latest().quoted.lines;
    if let Some(line) = line {
        let said = lines.get(line - 1).ok_or(BookError::NoSuchLine(name, line, lines.len()))?;
        if said.hours.is_none() {
            return Err(BookError::NotSold(name, line));
        }
    }
    Ok((quote, line))
}

/// Saves a quote: as the next number, or as one more version of a quote. Returns its name and which version it is.
///
/// # Errors
///
/// When there is no studio, no such quote, or the ledger cannot be written.
pub fn save(
    opened: &Opened,
    quote: &Quote,
    typed: &Typed,
    writer: &Writer,
) -> Result<(Written, QuoteName, usize), BookError> {
    let folder = opened.folder.as_deref().ok_or(BookError::NoStudio)?;
    let ledger = FileLedger::of_catalog(folder).with_cache(opened.cache.as_deref());
    // Two who save at once must not get one number.
    let _hold = ledger.hold()?;
    let book = Book::of(ledger)?;
    let (name, of, version) = match &typed.again {
        Some(written) => {
            let before = book.quote(written)?;
            (before.name, Some(before.root.clone()), before.versions.len() + 1)
        }
        None => (QuoteName { number: book.state.next_number(), copy: 0 }, None, 1),
    };
    let mut quoted = keeping::kept(quote, asked(typed), name.number, of);
    let before = typed.again.as_deref().and_then(|written| book.quote(written).ok());
    quoted.waits = Waits::of(&opened.catalog.studio, &writer.by, &book.state).for_quote(&quoted, before);
    Ok((book.write(writer, Body::Quote(Arc::new(quoted)))?, name, version))
}

/// A larger document is something else than an offer.
pub const LARGEST: u64 = 32 << 20;

/// Reads a document, whatever it is: its name and its bytes.
///
/// # Errors
///
/// When it cannot be read, or is larger than [`LARGEST`].
pub fn document(path: &Path) -> Result<(String, Vec<u8>), BookError> {
    let failed = |error| BookError::Unreadable(path.to_owned(), error);
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST {
        return Err(BookError::TooLarge(size));
    }
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads what was sent")]
    let bytes = std::fs::read(path).map_err(failed)?;
    Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes))
}

/// What was typed beside the words, as it is kept.
pub(super) fn asked(typed: &Typed) -> Asked {
    Asked {
        answers: typed.answers.clone(),
        variants: typed.variants.clone(),
        entries: typed.entries.clone(),
        conditions: typed.conditions.clone(),
        discount: typed.discount,
        options: typed.options.clone(),
        budget: typed.budget,
        by: typed.by,
        overrides: typed.overrides.clone(),
    }
}

/// What was asked in a kept quote, to be asked again on another day.
#[must_use]
pub fn typed_again(kept: &KeptQuote, today: NaiveDate) -> Typed {
    let said = &kept.latest().quoted;
    let asked = said.asked.clone();
    Typed {
        text: said.request.clone(),
        answers: asked.answers,
        variants: asked.variants,
        entries: asked.entries,
        client: said.client.clone(),
        conditions: asked.conditions,
        discount: asked.discount,
        options: asked.options,
        budget: asked.budget,
        // A day that has passed is no question any more.
        by: asked.by.filter(|by| *by >= today),
        again: None,
        overrides: asked.overrides,
        today,
    }
}

/// Hours as people type them: `12`, `3,5`, `3ч`, `2ч 30м`, `2:30`, `90 мин`; more than none and fewer than
/// [`MOST_HOURS`].
///
/// # Errors
///
/// When it is nothing of the kind.
pub fn hours(written: &str) -> Result<f64, BookError> {
    let bad = || BookError::BadHours(written.to_owned());
    let hours = crate::text::span::hours(written).ok_or_else(bad)?;
    if hours > 0.0 && hours <= MOST_HOURS { Ok(hours) } else { Err(bad()) }
}

/// Working days as people type them: `5`, `2,5`; at most [`MOST_DAYS`].
///
/// # Errors
///
/// When it is nothing of the kind.
pub fn days(written: &str) -> Result<f64, BookError> {
    let days = crate::text::quantity::parse_number(written.trim().trim_end_matches(['д', 'd']).trim_end());
    days.filter(|days| (0.0..=MOST_DAYS).contains(days)).ok_or_else(|| BookError::BadDays(written.to_owned()))
}

/// A day on which something happened: not after today.
///
/// # Errors
///
/// When it is after today.
pub fn past_day(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, BookError> {
    if day > today { Err(BookError::Future(day, today)) } else { Ok(day) }
}

/// Whose quote a record is about.
#[must_use]
pub fn name_of(state: &State, root: &RecordId) -> Option<QuoteName> {
    let is_it =
        |quote: &&KeptQuote| quote.root == *root || quote.versions.iter().any(|version| version.record == *root);
    state.quotes.iter().find(is_it).map(|quote| quote.name)
}
