//! A ledger that was read once: kept packed, keyed by the content of its files, and gone on with where they grew.
//!
//! As a prepared catalog it is a copy of work and may be deleted at any time: a damaged or foreign one is made anew, and
//! one that cannot be written is done without. What is read through it is what would be read without it.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3Default;

use super::ledger::LedgerError;
use super::ledger_shelf;
use crate::domain::ledger::{Body, DoneLine, PastAnswer, Reader, Record, RecordId};
use crate::domain::planning::{Thinned, fits, thin};

/// The form of what is kept: the source of the types in it, so that another program makes another file.
const MAKER: u64 = fingerprint(&[
    include_bytes!("ledger_cache.rs"),
    include_bytes!("ledger_shelf.rs"),
    include_bytes!("past_work.rs"),
    include_bytes!("../domain/learning/orientation.rs"),
    include_bytes!("../domain/learning/pieces.rs"),
    include_bytes!("../domain/ledger/body/drill.rs"),
    include_bytes!("../domain/ledger/body/approval.rs"),
    include_bytes!("../domain/ledger/body/events.rs"),
    include_bytes!("../domain/ledger/body/job.rs"),
    include_bytes!("../domain/ledger/body/meaning.rs"),
    include_bytes!("../domain/ledger/body/mod.rs"),
    include_bytes!("../domain/ledger/body/planning.rs"),
    include_bytes!("../domain/ledger/body/quoted.rs"),
    include_bytes!("../domain/ledger/body/specialist.rs"),
    include_bytes!("../domain/ledger/record.rs"),
    include_bytes!("../domain/ledger/kept.rs"),
    include_bytes!("../domain/ledger/state.rs"),
    include_bytes!("../domain/planning/specialist.rs"),
    include_bytes!("../domain/planning/thin.rs"),
    include_bytes!("../domain/ledger/reading.rs"),
    include_bytes!("../domain/ledger/id.rs"),
    include_bytes!("../domain/money.rs"),
    include_bytes!("../text/fold.rs"),
    include_bytes!("../text/word.rs"),
    include_bytes!("../domain/range.rs"),
]);

/// A smaller ledger is read faster than it is unpacked.
const WORTH_KEEPING: u64 = 256 * 1024;

/// So much may be added before it is packed anew.
const WORTH_ADDING: u64 = 256 * 1024;

/// What the files held.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Covered {
    maker: u64,
    files: Vec<Part>,
}

/// The beginning of a file that was read, up to the end of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Part {
    name: String,
    length: u64,
    sum: u64,
}

/// The records of clients' words and of what was taken back, and whatever was added since the files were last read whole:
/// all that matching needs, without the quotes. `None` where they were not read before or changed otherwise than at the
/// end.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads kept ledgers")]
pub(super) fn read_meanings(files: &[PathBuf], kept: &Path) -> Option<Vec<Record>> {
    let packed = std::fs::read(meanings(kept)).ok()?;
    let (covered, packed): (Covered, &[u8]) = postcard::take_from_bytes(checked(&packed)?).ok()?;
    if covered.maker != MAKER || !still_there(&covered, files) {
        return None;
    }
    let mut records: Vec<Record> = postcard::from_bytes(packed).ok()?;
    let (path, part) = (files.last()?, covered.files.last()?);
    let mut reader = Reader::default();
    reader.read(&part.name, &rest(path, part.length).ok()?);
    let known: HashSet<RecordId> = records.iter().map(|record| record.id.clone()).collect();
    let added = reader.finish().records.into_iter().filter(|record| !known.contains(&record.id));
    records.extend(added.filter(is_meaning));
    Some(records)
}

/// The records that plans are made from, thinned, and whatever was added since the files were last read whole; with how
/// many lines do not count and where the first of them stands. `None` as in [`read_meanings`], and where so much was added
/// that the files are better read anew.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads kept ledgers")]
pub(super) fn read_plans(files: &[PathBuf], kept: &Path) -> Option<Plans> {
    let packed = std::fs::read(plans(kept)).ok()?;
    let (covered, packed): (Covered, &[u8]) = postcard::take_from_bytes(checked(&packed)?).ok()?;
    if covered.maker != MAKER {
        return None;
    }
    // Unpacking takes longest, so it does not wait for anything.
    let (fits_files, known) = thread::scope(|scope| {
        let fits = scope.spawn(|| still_there(&covered, files));
        let known = unpacked(packed);
        (fits.join().unwrap_or(false), known)
    });
    let mut known = known.filter(|_| fits_files)?;
    let (part, added) = (covered.files.last()?, added(&covered, files).ok()?);
    let mut reader = Reader::default();
    reader.read(&part.name, &added);
    let unread = reader.unread().count();
    if unread > 0 {
        // Lines are counted from where reading went on: the file's name has to do.
        known.first_unread.get_or_insert_with(|| part.name.clone());
        known.unread += unread;
    }
    let added = reader.finish().records;
    if !added.is_empty() {
        let ids: HashSet<&RecordId> = known.left.records.iter().map(|record| &record.id).collect();
        let new: Vec<Record> = added.into_iter().filter(|record| !ids.contains(&record.id)).collect();
        if !fits(&known.left.records, &new) {
            return None;
        }
        known.left.records.extend(new);
    }
    Some(known)
}

/// Records as far as plans need them.
#[derive(Debug, Default)]
pub(super) struct Plans {
    /// The records that matter, and what is left of the others.
    pub left: Thinned,
    /// How many lines do not count as they should.
    pub unread: usize,
    /// Where the first of them stands.
    pub first_unread: Option<String>,
}

/// What stands in the file of plans before the records.
#[derive(Serialize, Deserialize)]
struct PlansHead {
    done: Vec<DoneLine>,
    answers: Vec<PastAnswer>,
    unread: usize,
    first_unread: Option<String>,
    /// Bytes of each packed part of the records.
    parts: Vec<usize>,
}

/// Records go in so many parts, which are unpacked side by side.
const PARTS: usize = 4;

fn packed_plans(left: Thinned, unread: usize, first_unread: Option<String>) -> io::Result<Vec<u8>> {
    let length = left.records.len().div_ceil(PARTS).max(1);
    let parts: Vec<Vec<u8>> = left
        .records
        .chunks(length)
        .map(|part| postcard::to_allocvec(part).map_err(io::Error::other))
        .collect::<io::Result<_>>()?;
    let Thinned { done, answers, .. } = left;
    let head = PlansHead { done, answers, unread, first_unread, parts: parts.iter().map(Vec::len).collect() };
    let mut bytes = postcard::to_allocvec(&head).map_err(io::Error::other)?;
    parts.iter().for_each(|part| bytes.extend(part));
    Ok(bytes)
}

fn unpacked(packed: &[u8]) -> Option<Plans> {
    let (head, mut rest): (PlansHead, &[u8]) = postcard::take_from_bytes(packed).ok()?;
    let mut parts = Vec::with_capacity(head.parts.len());
    for length in &head.parts {
        let (part, after) = rest.split_at_checked(*length)?;
        parts.push(part);
        rest = after;
    }
    let unpack = |part: &&[u8]| postcard::from_bytes::<Vec<Record>>(part).ok();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(parts.len()).max(1);
    // Each thread takes parts that follow one another: the records stay in their order.
    let records: Option<Vec<Vec<Record>>> = thread::scope(|scope| {
        let share = parts.len().div_ceil(threads).max(1);
        let work: Vec<_> = parts
            .chunks(share)
            .map(|own| scope.spawn(move || own.iter().map(unpack).collect::<Option<Vec<_>>>()))
            .collect();
        let done: Option<Vec<Vec<Vec<Record>>>> = work.into_iter().map(|one| one.join().ok()?).collect();
        Some(done?.into_iter().flatten().collect())
    });
    let left = Thinned { records: records?.into_iter().flatten().collect(), done: head.done, answers: head.answers };
    Some(Plans { left, unread: head.unread, first_unread: head.first_unread })
}

/// Where the records of plans are kept, beside the rest.
fn plans(kept: &Path) -> PathBuf {
    kept.with_extension("plans.bin")
}

fn is_meaning(record: &Record) -> bool {
    matches!(record.body, Some(Body::Match(_) | Body::Undo(_)))
}

/// Where the records of clients' words are kept, beside the rest.
fn meanings(kept: &Path) -> PathBuf {
    kept.with_extension("words.bin")
}

/// Reads the files in their order, through what is kept in the cache's file.
pub(super) fn read(files: &[PathBuf], kept: Option<&Path>) -> Result<Reader, LedgerError> {
    let total: u64 = files.iter().filter_map(|path| std::fs::metadata(path).ok()).map(|about| about.len()).sum();
    let kept = kept.filter(|_| total >= WORTH_KEEPING);
    let before = kept.and_then(load).filter(|(covered, _)| still_there(covered, files));
    let read_before: u64 = before.as_ref().map_or(0, |(covered, _)| covered.files.iter().map(|part| part.length).sum());
    let (covered, mut reader) = before.unwrap_or_default();
    let mut now = Covered { maker: MAKER, files: Vec::new() };
    // Only whole lines are kept; of a file before the last one, the rest would have to be read out of turn.
    let mut can_keep = true;
    for (at, path) in files.iter().enumerate() {
        let known = covered.files.get(at);
        let start = known.map_or(0, |part| part.length);
        let bytes = rest(path, start).map_err(|error| LedgerError::Unreadable(path.clone(), error))?;
        let name = shown(path);
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let (lines, torn) = bytes.split_at(whole);
        match known {
            Some(_) if lines.is_empty() => {}
            Some(_) => reader.go_on(lines),
            None => reader.read(&name, lines),
        }
        let is_last = at + 1 == files.len();
        can_keep &= is_last || torn.is_empty();
        if is_last && can_keep {
            let length = start + whole as u64;
            now.files.extend(covered.files.iter().take(at).cloned());
            let read_now = now.files.iter().map(|part| part.length).sum::<u64>() + length;
            if let Some(kept) = kept.filter(|_| read_before == 0 || read_now - read_before > WORTH_ADDING) {
                keep(kept, files, length, &reader);
            }
        }
        if !torn.is_empty() {
            reader.go_on(torn);
        }
    }
    Ok(reader)
}

/// The name of a file as places have it.
fn shown(path: &Path) -> String {
    format!("ledger/{}", path.file_name().unwrap_or_default().to_string_lossy())
}

#[expect(clippy::disallowed_methods, reason = "this is the place that reads the ledger")]
fn rest(path: &Path, start: u64) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether the files still begin with what was covered: all of them but the last to the end.
pub(super) fn still_there(covered: &Covered, files: &[PathBuf]) -> bool {
    let same = |(at, (part, path)): (usize, (&Part, &PathBuf))| {
        let length = std::fs::metadata(path).map_or(0, |about| about.len());
        let fits = if at + 1 == files.len() { length >= part.length } else { length == part.length };
        fits && part.name == shown(path) && sum_of(path, part.length).is_ok_and(|sum| sum == part.sum)
    };
    covered.maker == MAKER
        && covered.files.len() == files.len()
        && covered.files.iter().zip(files).enumerate().all(same)
}

/// What was added to the last file since it was covered; an error also where that is so much that it is better read anew.
pub(super) fn added(covered: &Covered, files: &[PathBuf]) -> io::Result<Vec<u8>> {
    let (Some(path), Some(part)) = (files.last(), covered.files.last()) else { return Ok(Vec::new()) };
    let added = rest(path, part.length)?;
    if added.len() as u64 > WORTH_ADDING { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(added) }
}

/// The sum of the first bytes of a file, read in pieces.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads the ledger")]
fn sum_of(path: &Path, length: u64) -> io::Result<u64> {
    let mut file = File::open(path)?.take(length);
    let mut buffer = vec![0; 256 * 1024];
    let mut sum = Xxh3Default::new();
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(sum.digest()),
            read => sum.update(&buffer[..read]),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place that reads kept ledgers")]
fn load(path: &Path) -> Option<(Covered, Reader)> {
    let bytes = std::fs::read(path).ok()?;
    let packed = checked(&bytes)?;
    // The maker stands first, so that another one's file is not misread.
    let (covered, packed): (Covered, &[u8]) = postcard::take_from_bytes(packed).ok()?;
    if covered.maker != MAKER {
        return None;
    }
    Some((covered, postcard::from_bytes(packed).ok()?))
}

/// What stands before the sum at the end, if the sum is right.
fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let (packed, mark) = bytes.split_last_chunk::<8>()?;
    (xxhash_rust::xxh3::xxh3_64(packed) == u64::from_le_bytes(*mark)).then_some(packed)
}

/// Keeps what was read of the files: all of them whole, the last one up to `length`.
fn keep(path: &Path, files: &[PathBuf], length: u64, reader: &Reader) {
    let part = |(at, file): (usize, &PathBuf)| -> io::Result<Part> {
        let length = if at + 1 == files.len() { length } else { std::fs::metadata(file)?.len() };
        Ok(Part { name: shown(file), length, sum: sum_of(file, length)? })
    };
    let write = || -> io::Result<()> {
        let parts = files.iter().enumerate().map(part).collect::<io::Result<_>>()?;
        let covered = Covered { maker: MAKER, files: parts };
        let words: Vec<&Record> = reader.records().filter(|record| is_meaning(record)).collect();
        put(&meanings(path), &covered, &words)?;
        let (unread, first_unread) = (reader.unread().count(), reader.unread().next().map(|one| one.place.to_string()));
        let whole: Vec<Record> = reader.records().cloned().collect();
        ledger_shelf::keep(path, &covered, &whole, first_unread.clone().map(|first| (unread, first)))?;
        put_packed(&plans(path), &covered, packed_plans(thin(&whole), unread, first_unread)?)?;
        put(path, &covered, reader)
    };
    // Without it the next start is slower, nothing else.
    let _ = write();
}

/// What the files hold by now, up to their last whole lines; nothing for a ledger that is read faster than it is unpacked.
pub(super) fn covered(files: &[PathBuf]) -> Option<Covered> {
    let part = |path: &PathBuf| -> io::Result<Part> {
        let bytes = rest(path, 0)?;
        let length = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let sum = xxhash_rust::xxh3::xxh3_64(&bytes[..length]);
        Ok(Part { name: shown(path), length: length as u64, sum })
    };
    let files: Vec<Part> = files.iter().map(part).collect::<io::Result<_>>().ok()?;
    let total: u64 = files.iter().map(|part| part.length).sum();
    (total >= WORTH_KEEPING).then_some(Covered { maker: MAKER, files })
}

/// A list that follows from the ledger's files, where it still does: whatever was added must change nothing of it.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads kept ledgers")]
pub(super) fn read_list<T: for<'a> Deserialize<'a>>(
    place: &Path,
    files: &[PathBuf],
    changes_nothing: impl Fn(&[u8]) -> bool,
) -> Option<Vec<T>> {
    let packed = std::fs::read(place).ok()?;
    let (known, packed): (Covered, &[u8]) = postcard::take_from_bytes(checked(&packed)?).ok()?;
    if !still_there(&known, files) || !changes_nothing(&added(&known, files).ok()?) {
        return None;
    }
    postcard::from_bytes(packed).ok()
}

/// Keeps such a list; without it the next start is slower, nothing else.
pub(super) fn put_list(place: &Path, covered: &Covered, list: &[impl Serialize]) {
    let _ = put(place, covered, &list);
}

/// Writes a kept file: aside and renamed, so that nobody ever reads a half of it.
fn put(path: &Path, covered: &Covered, what: &impl Serialize) -> io::Result<()> {
    put_packed(path, covered, postcard::to_allocvec(what).map_err(io::Error::other)?)
}

fn put_packed(path: &Path, covered: &Covered, packed: Vec<u8>) -> io::Result<()> {
    let mut bytes = postcard::to_allocvec(covered).map_err(io::Error::other)?;
    bytes.extend(packed);
    bytes.extend(xxhash_rust::xxh3::xxh3_64(&bytes).to_le_bytes());
    put_bytes(path, &bytes)
}

/// The same with bytes.
pub(super) fn put_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    aside.write_all(bytes)?;
    aside.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// FNV-1a over some texts, at compile time.
const fn fingerprint(texts: &[&[u8]]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < texts.len() {
        let mut byte = 0;
        while byte < texts[at].len() {
            sum = (sum ^ texts[at][byte] as u64).wrapping_mul(0x0100_0000_01b3);
            byte += 1;
        }
        at += 1;
    }
    sum
}
