//! The quotes of a ledger, each to be had without the others.
//!
//! Whoever wants one quote of fifty thousand, or one client's, need not take them all apart: beside what is kept of a
//! ledger that was read stands every quote by itself, with a list of them in front. As all that is kept it is held against
//! the ledger's files and may be deleted; where it says nothing, or not surely the same as the files, they are read whole.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::ledger::{FileLedger, Ledger, LedgerError};
use super::ledger_cache::{self as cache, Covered};
use crate::domain::ledger::{Body, KeptQuote, QuoteName, Reader, Record, RecordId, State, Status};
use crate::text::word::plain;

/// The quotes of a ledger.
#[derive(Debug)]
pub struct Shelf {
    ledger: FileLedger,
    briefs: Vec<Brief>,
    source: Source,
    unread: Option<(usize, String)>,
}

/// What can be told of a quote without taking it apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// Its name.
    pub name: QuoteName,
    /// The client's name without case and marks; empty for none.
    pub client: String,
    /// Where it stands.
    pub status: Status,
    /// Where it is kept, behind the list: beginning, length, sum.
    place: (u64, u64, u64),
}

#[derive(Debug)]
enum Source {
    /// All of them, in the order of the briefs.
    Whole(Vec<KeptQuote>),
    /// A file with all of them behind its list, which ends at the number; and those that changed since.
    Kept(File, u64, HashMap<usize, KeptQuote>),
}

/// The list in front of the quotes.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    briefs: Vec<Brief>,
    /// How many lines do not count as they should, and where the first of them stands.
    unread: Option<(usize, String)>,
    /// How many bytes of names follow: what is needed only where something was added.
    names: u64,
    /// Their sum.
    names_sum: u64,
}

/// By what later records call quotes.
#[derive(Debug, Serialize, Deserialize)]
struct Names {
    /// The records of each quote's versions.
    of: Vec<Vec<RecordId>>,
    /// The last record there is.
    last: Option<RecordId>,
}

impl Shelf {
    /// The quotes of a ledger, from what is kept of it or else from its files.
    ///
    /// # Errors
    ///
    /// As [`Ledger::scan`].
    pub fn open(ledger: FileLedger) -> Result<Shelf, LedgerError> {
        if let Some(kept) = ledger.kept() {
            let files = ledger.files()?;
            if let Some((source, briefs, unread)) = read(&files, &kept) {
                return Ok(Shelf { ledger, briefs, source, unread });
            }
        }
        let reading = ledger.scan()?;
        let unread = reading.unread().next().map(|first| (reading.unread().count(), first.place.to_string()));
        let quotes = State::from_records(reading.records).quotes;
        let briefs = quotes.iter().map(|kept| brief(kept, (0, 0, 0))).collect();
        Ok(Shelf { ledger, briefs, source: Source::Whole(quotes), unread })
    }

    /// All quotes, in the order in which they were first saved.
    #[must_use]
    pub fn briefs(&self) -> &[Brief] {
        &self.briefs
    }

    /// How many lines of the ledger do not count, and where the first of them stands.
    #[must_use]
    pub fn unread(&self) -> Option<(usize, &str)> {
        self.unread.as_ref().map(|(count, first)| (*count, first.as_str()))
    }

    /// The quotes of a client, whatever the case and marks of his name.
    ///
    /// # Errors
    ///
    /// As [`Shelf::quotes`].
    pub fn of_client(&mut self, name: &str) -> Result<Vec<KeptQuote>, LedgerError> {
        let name = plain(name);
        let is_his = |at: &usize| !name.is_empty() && self.briefs[*at].client == name;
        let places: Vec<usize> = (0..self.briefs.len()).filter(is_his).collect();
        self.quotes(&places)
    }

    /// The quote of a name.
    ///
    /// # Errors
    ///
    /// As [`Shelf::quotes`].
    pub fn named(&mut self, name: QuoteName) -> Result<Option<KeptQuote>, LedgerError> {
        match self.briefs.iter().position(|brief| brief.name == name) {
            Some(at) => Ok(self.quotes(&[at])?.pop()),
            None => Ok(None),
        }
    }

    /// The quotes at some places, in their order.
    ///
    /// # Errors
    ///
    /// When what is kept is damaged and the files cannot be read either.
    pub fn quotes(&mut self, places: &[usize]) -> Result<Vec<KeptQuote>, LedgerError> {
        if let Some(quotes) = places.iter().map(|at| self.kept(*at)).collect() {
            return Ok(quotes);
        }
        let reading = self.ledger.scan()?;
        let quotes = State::from_records(reading.records).quotes;
        let found = places.iter().filter_map(|at| quotes.get(*at).cloned()).collect();
        self.source = Source::Whole(quotes);
        Ok(found)
    }

    fn kept(&mut self, at: usize) -> Option<KeptQuote> {
        match &mut self.source {
            Source::Whole(quotes) => quotes.get(at).cloned(),
            Source::Kept(file, begin, changed) => match changed.get(&at) {
                Some(quote) => Some(quote.clone()),
                None => one(file, *begin, &self.briefs[at]),
            },
        }
    }
}

fn brief(kept: &KeptQuote, place: (u64, u64, u64)) -> Brief {
    let client = kept.latest().quoted.client.as_deref().map(plain).unwrap_or_default();
    Brief { name: kept.name, client, status: kept.status(), place }
}

/// One quote of the file.
fn one(file: &mut File, begin: u64, brief: &Brief) -> Option<KeptQuote> {
    let (start, length, sum) = brief.place;
    file.seek(SeekFrom::Start(begin + start)).ok()?;
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    file.read_exact(&mut bytes).ok()?;
    if xxh3_64(&bytes) == sum { postcard::from_bytes(&bytes).ok() } else { None }
}

/// The length of the list and its sum.
const BEFORE_LIST: u64 = 16;

/// Where the quotes are kept, beside the rest.
fn path_of(kept: &Path) -> PathBuf {
    kept.with_extension("quotes.bin")
}

/// Keeps the quotes of a ledger: `length` of the list, the list, its sum, names, quotes.
pub(super) fn keep(
    kept: &Path,
    covered: &Covered,
    records: &[Record],
    unread: Option<(usize, String)>,
) -> io::Result<()> {
    let state = State::of(records);
    // A word about a quote that is not there may find it later: such a ledger is read whole.
    if state.astray > 0 {
        return Ok(());
    }
    let (mut briefs, mut quotes) = (Vec::with_capacity(state.quotes.len()), Vec::new());
    for quote in &state.quotes {
        let packed = postcard::to_allocvec(quote).map_err(io::Error::other)?;
        briefs.push(brief(quote, (quotes.len() as u64, packed.len() as u64, xxh3_64(&packed))));
        quotes.extend(packed);
    }
    let of = state.quotes.iter().map(|quote| quote.versions.iter().map(|version| version.record.clone()).collect());
    let names = Names { of: of.collect(), last: records.iter().map(|record| &record.id).max().cloned() };
    let names = postcard::to_allocvec(&names).map_err(io::Error::other)?;
    let list = List { briefs, unread, names: names.len() as u64, names_sum: xxh3_64(&names) };
    let mut head = postcard::to_allocvec(covered).map_err(io::Error::other)?;
    head.extend(postcard::to_allocvec(&list).map_err(io::Error::other)?);
    let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
    bytes.extend(xxh3_64(&head).to_le_bytes());
    for part in [head, names, quotes] {
        bytes.extend(part);
    }
    cache::put_bytes(&path_of(kept), &bytes)
}

type Found = (Source, Vec<Brief>, Option<(usize, String)>);

/// What is kept, gone on with where the files grew; `None` where that cannot be told for sure.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads kept ledgers")]
fn read(files: &[PathBuf], kept: &Path) -> Option<Found> {
    let mut file = File::open(path_of(kept)).ok()?;
    let mut numbers = [0; BEFORE_LIST as usize];
    file.read_exact(&mut numbers).ok()?;
    let (length, sum) = numbers.split_at(8);
    let length = u64::from_le_bytes(length.try_into().ok()?);
    let whole = file.metadata().ok()?.len();
    let mut head = vec![0; usize::try_from(length).ok().filter(|_| length <= whole)?];
    file.read_exact(&mut head).ok()?;
    if xxh3_64(&head) != u64::from_le_bytes(sum.try_into().ok()?) {
        return None;
    }
    let (covered, packed): (Covered, &[u8]) = postcard::take_from_bytes(&head).ok()?;
    if !cache::still_there(&covered, files) {
        return None;
    }
    let List { mut briefs, unread, names: names_length, names_sum } = postcard::from_bytes(packed).ok()?;
    let added = cache::added(&covered, files).ok()?;
    let mut changed = HashMap::new();
    if !added.is_empty() {
        let mut packed = vec![0; usize::try_from(names_length).ok().filter(|_| names_length <= whole)?];
        file.read_exact(&mut packed).ok()?;
        if xxh3_64(&packed) != names_sum {
            return None;
        }
        let names: Names = postcard::from_bytes(&packed).ok()?;
        let begin = BEFORE_LIST + length + names_length;
        let mut reader = Reader::default();
        reader.read("", &added);
        // Where a line stands that does not count is said by whoever reads the file.
        if reader.unread().next().is_some() {
            return None;
        }
        let mut take = |brief: &Brief| one(&mut file, begin, brief);
        changed = with_added(&reader.finish().records, &names, &mut briefs, &mut take)?;
    }
    Some((Source::Kept(file, BEFORE_LIST + length + names_length, changed), briefs, unread))
}

/// The quotes that are others by records which were added; `None` where only all records together can tell.
fn with_added(
    records: &[Record],
    names: &Names,
    briefs: &mut Vec<Brief>,
    take: &mut impl FnMut(&Brief) -> Option<KeptQuote>,
) -> Option<HashMap<usize, KeptQuote>> {
    let is_later = |record: &Record| names.last.as_ref().is_none_or(|last| record.id > *last);
    if !records.iter().all(|record| is_later(record) && !matches!(record.body, Some(Body::Undo(_)))) {
        return None;
    }
    let known = names.of.iter().enumerate().flat_map(|(at, own)| own.iter().map(move |id| (id, at)));
    let mut places: HashMap<&RecordId, usize> = known.collect();
    let mut changed: HashMap<usize, KeptQuote> = HashMap::new();
    for record in records {
        let Some(body) = &record.body else { continue };
        let at = match (body.quote().map(|root| places.get(root).copied()), body) {
            (Some(Some(at)), _) => at,
            (_, Body::Quote(quoted)) => {
                let copy = briefs.iter().filter(|brief| brief.name.number == quoted.number).count() as u32;
                let name = QuoteName { number: quoted.number, copy };
                let begun = KeptQuote { name, root: record.id.clone(), versions: Vec::new(), events: Vec::new() };
                changed.insert(briefs.len(), begun);
                briefs.push(Brief { name, client: String::new(), status: Status::Open, place: (0, 0, 0) });
                briefs.len() - 1
            }
            // About a quote that is not there.
            (Some(None), _) => return None,
            (None, _) => continue,
        };
        if let Body::Quote(_) = body {
            places.insert(&record.id, at);
        }
        let quote = match changed.entry(at) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(take(&briefs[at])?),
        };
        quote.add(record.clone());
    }
    for (at, quote) in &changed {
        briefs[*at] = brief(quote, briefs[*at].place);
    }
    Some(changed)
}
