//! Lines → records and problems. Nothing that a file holds is fatal: a line is used, or it is told why not.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::id::RecordId;
use super::record::{Record, moment};

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The records, in the order of their names, which is that of time.
    pub records: Vec<Record>,
    /// What is wrong, in the order of the files.
    pub problems: Vec<Problem>,
}

/// Something about a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where.
    pub place: LinePlace,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePlace {
    /// The file's name.
    #[serde(with = "shared")]
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: usize,
}

/// What can be about a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// The line is not UTF-8.
    NotUtf8,
    /// The line ends too early: power was lost while it was written.
    Torn,
    /// The line is something else: the marks of a merge, a slip of an editor.
    NotJson {
        /// The reader's own words.
        message: String,
    },
    /// JSON, but not what every record has.
    NotARecord {
        /// The reader's own words.
        message: String,
    },
    /// The name stands before; the first counts.
    DuplicateId {
        /// The name.
        id: RecordId,
        /// Where it stands first.
        first: LinePlace,
        /// Whether both lines are the same: a copy loses nothing.
        same: bool,
    },
    /// A record of a version that this program does not read; kept, not used.
    OtherVersion {
        /// The version.
        v: u64,
    },
    /// The kind is known, but the body is not what it should be; kept, not used.
    BadBody {
        /// The kind.
        kind: String,
        /// The reader's own words.
        message: String,
    },
    /// The kind is known, but a number in it is none that can be; kept, not used.
    BadNumber {
        /// The key.
        key: String,
        /// The number.
        number: String,
    },
    /// The same person's clock was later before: only noted.
    ClockSetBack {
        /// What it said before.
        #[serde(with = "moment")]
        before: DateTime<FixedOffset>,
        /// Where.
        place: LinePlace,
    },
}

impl ProblemKind {
    /// Its name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ProblemKind::NotUtf8 => "ledger-not-utf8",
            ProblemKind::Torn => "ledger-torn-line",
            ProblemKind::NotJson { .. } => "ledger-not-json",
            ProblemKind::NotARecord { .. } => "ledger-not-a-record",
            ProblemKind::DuplicateId { .. } => "ledger-duplicate-id",
            ProblemKind::OtherVersion { .. } => "ledger-other-version",
            ProblemKind::BadBody { .. } => "ledger-bad-body",
            ProblemKind::BadNumber { .. } => "ledger-bad-number",
            ProblemKind::ClockSetBack { .. } => "ledger-clock-set-back",
        }
    }

    /// Whether the line does not count as it should.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        !matches!(self, ProblemKind::ClockSetBack { .. } | ProblemKind::DuplicateId { same: true, .. })
    }
}

impl fmt::Display for LinePlace {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A record that was read, with where it stands and the sum of its line.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Row {
    record: Record,
    sum: u64,
    /// Its file, by its place among the names.
    file: u32,
    line: usize,
}

/// Reads one file after the other, the oldest first. What was read so far can be kept and gone on with.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Reader {
    rows: Vec<Row>,
    problems: Vec<Problem>,
    files: Vec<String>,
    /// Lines of the last file that were read.
    lines: usize,
    /// What is needed only when more is read.
    #[serde(skip)]
    known: Option<Known>,
}

/// What tells whether a line is new and in its time.
#[derive(Debug, Default)]
struct Known {
    /// Where each name stands first.
    first: HashMap<RecordId, usize>,
    /// The latest line of each person. Lines of several people are woven together by a merge, so each has an own clock.
    clocks: HashMap<String, usize>,
}

impl Reader {
    /// Reads a file.
    pub fn read(&mut self, name: &str, bytes: &[u8]) {
        self.files.push(name.to_owned());
        self.lines = 0;
        // Some editors put a byte-order mark before UTF-8.
        self.go_on(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    }

    /// Reads what was added to the last file. What was read of it before ended with a whole line.
    pub fn go_on(&mut self, bytes: &[u8]) {
        let (file, name): (u32, Arc<str>) = match self.files.last() {
            Some(name) => (self.files.len() as u32 - 1, name.as_str().into()),
            None => return,
        };
        for line in bytes.split(|byte| *byte == b'\n') {
            self.lines += 1;
            if !line.trim_ascii().is_empty() {
                self.line(line, file, LinePlace { file: Arc::clone(&name), line: self.lines });
            }
        }
        // Behind the last end of line nothing has begun.
        self.lines -= usize::from(bytes.is_empty() || bytes.ends_with(b"\n"));
    }

    /// The records that were read so far, in the order of the files.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.rows.iter().map(|row| &row.record)
    }

    /// What is wrong with the lines that were read so far and do not count as they should.
    pub fn unread(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.kind.is_unread())
    }

    /// What was read.
    #[must_use]
    pub fn finish(self) -> Reading {
        let mut records: Vec<Record> = self.rows.into_iter().map(|row| row.record).collect();
        records.sort_by(|a, b| a.id.cmp(&b.id));
        Reading { records, problems: self.problems }
    }

    fn line(&mut self, line: &[u8], file: u32, place: LinePlace) {
        let read = std::str::from_utf8(line)
            .map_err(|error| match error.error_len() {
                // Cut off within a letter.
                None => ProblemKind::Torn,
                Some(_) => ProblemKind::NotUtf8,
            })
            .and_then(|line| Record::read(line.trim_end_matches('\r')));
        let (record, note) = match read {
            Ok(read) => read,
            Err(kind) => return self.tell(kind, place),
        };
        let sum = sum(line);
        let known = self.known.get_or_insert_with(|| Known::of(&self.rows));
        if let Some(first) = known.first.get(&record.id).map(|at| &self.rows[*at]) {
            let (same, first) = (first.sum == sum, self.place(first));
            return self.tell(ProblemKind::DuplicateId { id: record.id, first, same }, place);
        }
        let earlier = known.clocks.get(&record.by).map(|at| &self.rows[*at]);
        let set_back = earlier
            .filter(|earlier| earlier.record.at > record.at)
            .map(|earlier| ProblemKind::ClockSetBack { before: earlier.record.at, place: self.place(earlier) });
        for problem in note.into_iter().chain(set_back) {
            self.tell(problem, place.clone());
        }
        self.rows.push(Row { record, sum, file, line: place.line });
        let at = self.rows.len() - 1;
        if let Some(known) = &mut self.known {
            known.add(at, &self.rows[at]);
        }
    }

    fn place(&self, row: &Row) -> LinePlace {
        LinePlace { file: self.files[row.file as usize].as_str().into(), line: row.line }
    }

    fn tell(&mut self, kind: ProblemKind, place: LinePlace) {
        self.problems.push(Problem { kind, place });
    }
}

impl Known {
    fn of(rows: &[Row]) -> Known {
        let mut known = Known::default();
        rows.iter().enumerate().for_each(|(at, row)| known.add(at, row));
        known
    }

    fn add(&mut self, at: usize, row: &Row) {
        self.first.entry(row.record.id.clone()).or_insert(at);
        // The newest line sets the clock: one step back is told once, not for every line after it.
        match self.clocks.get_mut(&row.record.by) {
            Some(clock) => *clock = at,
            None => drop(self.clocks.insert(row.record.by.clone(), at)),
        }
    }
}

/// Tells two lines apart that have the same name.
fn sum(line: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.trim_ascii_end().hash(&mut hasher);
    hasher.finish()
}

impl Reading {
    /// The record with the latest name of our making.
    #[must_use]
    pub fn last(&self) -> Option<&RecordId> {
        self.records.iter().map(|record| &record.id).max_by_key(|id| id.tick()).filter(|id| id.tick().is_some())
    }

    /// The problems of lines that do not count as they should.
    pub fn unread(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.kind.is_unread())
    }
}

/// A name that many places share.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(name: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(name)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(from).map(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, by: &str, hour: u32) -> String {
        format!(r#"{{"v":1,"id":"{id}","at":"2026-11-21T{hour:02}:00:00Z","by":"{by}","kind":"undo","undoes":"0"}}"#)
    }

    #[track_caller]
    fn case(files: &[&[u8]], ids: &[&str], problems: &[&str]) {
        let mut reader = Reader::default();
        files.iter().zip(2026..).for_each(|(bytes, year)| reader.read(&format!("{year}.jsonl"), bytes));
        let reading = reader.finish();
        assert_eq!(reading.records.iter().map(|record| record.id.as_str()).collect::<Vec<_>>(), ids);
        let told: Vec<String> =
            reading.problems.iter().map(|problem| format!("{} {}", problem.place, problem.kind.code())).collect();
        assert_eq!(told, problems);
    }

    #[test]
    fn every_line_is_a_record_or_a_problem() {
        let [a, b, c] = [line("a", "x", 1), line("b", "x", 2), line("c", "y", 1)];
        case(&[], &[], &[]);
        case(&[b"", b"\n\r\n  \n"], &[], &[]);
        case(&[format!("{a}\n{b}\n").as_bytes(), format!("{c}\n").as_bytes()], &["a", "b", "c"], &[]);
        // A whole record whose end of line is missing is whole.
        case(&[format!("\u{feff}{a}\r\n{b}").as_bytes()], &["a", "b"], &[]);
        let torn = format!("{a}\n{}", &b[..b.len() - 1]);
        case(&[torn.as_bytes(), c.as_bytes()], &["a", "c"], &["2026.jsonl:2 ledger-torn-line"]);
        let mended = format!("{torn}\n{c}\n");
        case(&[mended.as_bytes()], &["a", "c"], &["2026.jsonl:2 ledger-torn-line"]);
        let letter = "{\"by\":\"я".as_bytes();
        case(&[&letter[..letter.len() - 1], c.as_bytes()], &["c"], &["2026.jsonl:1 ledger-torn-line"]);
        let merge = format!("<<<<<<< HEAD\n{a}\n=======\n{c}\n>>>>>>> b\n");
        let marks = [1, 3, 5].map(|line| format!("2026.jsonl:{line} ledger-not-json"));
        case(&[merge.as_bytes()], &["a", "c"], &marks.each_ref().map(String::as_str));
        let bytes = [a.as_bytes(), b"\n\xff\xfe\n", c.as_bytes()].concat();
        case(&[&bytes], &["a", "c"], &["2026.jsonl:2 ledger-not-utf8"]);
    }

    #[test]
    fn the_first_of_a_name_counts() {
        let (a, other) = (line("a", "x", 1), line("a", "x", 2));
        let files = format!("{a}\n{other}\n{a}\n");
        let mut reader = Reader::default();
        reader.read("2026.jsonl", files.as_bytes());
        let reading = reader.finish();
        assert_eq!(reading.records.len(), 1);
        assert_eq!(reading.records[0].at.to_rfc3339(), "2026-11-21T01:00:00+00:00");
        // A copy is no loss, another record under the same name is one.
        assert_eq!(reading.unread().map(|problem| problem.place.line).collect::<Vec<_>>(), [2]);
        assert_eq!(reading.problems.len(), 2);
    }

    #[test]
    fn a_clock_set_back_is_noted_once_and_by_person() {
        let hours = [("a", "x", 5), ("b", "y", 1), ("c", "x", 3), ("d", "x", 4), ("e", "y", 2)];
        let lines: Vec<String> = hours.iter().map(|(id, by, hour)| line(id, by, *hour)).collect();
        case(&[lines.join("\n").as_bytes()], &["a", "b", "c", "d", "e"], &["2026.jsonl:3 ledger-clock-set-back"]);
    }

    #[test]
    fn the_last_name_is_one_of_ours() {
        let ours = "019aa51a-ef7b-774b-8000-000000000001";
        let mut reader = Reader::default();
        reader.read("2026.jsonl", format!("{}\n{}\n", line("toggl-1", "x", 1), line(ours, "x", 2)).as_bytes());
        assert_eq!(reader.finish().last().map(RecordId::as_str), Some(ours));
        let mut reader = Reader::default();
        reader.read("2026.jsonl", line("toggl-1", "x", 1).as_bytes());
        assert_eq!(reader.finish().last(), None);
    }
}
