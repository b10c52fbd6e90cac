//! Jobs whose words lie in a temporary file once there are many: a history of a million jobs is walked through with the
//! figures of each at hand and the words of a few.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use tempfile::SpooledTempFile;
use xxhash_rust::xxh3::xxh3_128;

use crate::domain::learning::job::{Figures, Job, Jobs, group_key};

/// Words of so many bytes stay in memory.
const IN_MEMORY: usize = 32 << 20;

/// Jobs by number.
#[derive(Debug)]
pub struct Spool {
    words: Mutex<SpooledTempFile>,
    /// Where the words of the next job begin.
    end: u64,
    rows: Vec<Kept>,
    ids: String,
    /// Of the ids what is enough to know one again.
    known: HashSet<u128>,
    /// The groups of all jobs, one job after the other, by number of label.
    groups: Vec<u32>,
    labels: Vec<(Arc<str>, u64)>,
    numbers: HashMap<Arc<str>, u32>,
}

/// What stays at hand of a job; ends are where the next one's begins.
#[derive(Clone, Copy, Debug)]
struct Kept {
    hours: f64,
    estimate: Option<f64>,
    days: Option<f64>,
    words_end: u64,
    ids_end: usize,
    groups_end: usize,
    estimated: NaiveDate,
    done: NaiveDate,
}

impl Default for Spool {
    fn default() -> Self {
        Spool {
            words: Mutex::new(SpooledTempFile::new(IN_MEMORY)),
            end: 0,
            rows: Vec::new(),
            ids: String::new(),
            known: HashSet::new(),
            groups: Vec::new(),
            labels: Vec::new(),
            numbers: HashMap::new(),
        }
    }
}

impl Spool {
    /// Keeps a job; `false` when there is one of its name already.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be written.
    pub fn push(&mut self, job: &Job) -> io::Result<bool> {
        if !self.known.insert(xxh3_128(job.id.as_bytes())) {
            return Ok(false);
        }
        let words = self.words.get_mut().unwrap_or_else(PoisonError::into_inner);
        words.seek(SeekFrom::Start(self.end))?;
        words.write_all(job.text.as_bytes())?;
        self.end += job.text.len() as u64;
        self.ids.push_str(&job.id);
        for group in &job.groups {
            let next = self.labels.len() as u32;
            let number = *self.numbers.entry(Arc::clone(group)).or_insert(next);
            if number == next {
                self.labels.push((Arc::clone(group), group_key(group)));
            }
            self.groups.push(number);
        }
        self.rows.push(Kept {
            hours: job.hours,
            estimate: job.estimate,
            days: job.days,
            words_end: self.end,
            ids_end: self.ids.len(),
            groups_end: self.groups.len(),
            estimated: job.estimated,
            done: job.done,
        });
        Ok(true)
    }

    /// What belongs to a job of something that is kept one job after the other.
    fn span<T: Default>(&self, at: usize, end: impl Fn(&Kept) -> T) -> (T, T) {
        (at.checked_sub(1).map_or_else(T::default, |before| end(&self.rows[before])), end(&self.rows[at]))
    }

    fn groups_of(&self, at: usize) -> &[u32] {
        let (from, to) = self.span(at, |row| row.groups_end);
        &self.groups[from..to]
    }

    fn text(&self, at: usize) -> io::Result<Box<str>> {
        let (from, to) = self.span(at, |row| row.words_end);
        let mut text = vec![0; (to - from) as usize];
        // Whoever panicked while reading left the place where the next one does not look for it.
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        words.seek(SeekFrom::Start(from))?;
        words.read_exact(&mut text)?;
        String::from_utf8(text).map(Into::into).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}

impl Jobs for Spool {
    type Error = io::Error;

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn figures(&self, at: usize) -> Figures {
        let Kept { hours, estimate, estimated, done, .. } = self.rows[at];
        Figures { asked: estimated.min(done), done, hours, estimate }
    }

    fn id(&self, at: usize) -> &str {
        let (from, to) = self.span(at, |row| row.ids_end);
        &self.ids[from..to]
    }

    fn group(&self, at: usize, place: usize) -> u64 {
        self.groups_of(at).get(place).map_or(0, |number| self.labels[*number as usize].1)
    }

    fn job(&self, at: usize) -> io::Result<Cow<'_, Job>> {
        let Kept { hours, estimate, days, estimated, done, .. } = self.rows[at];
        let groups = self.groups_of(at).iter().map(|number| Arc::clone(&self.labels[*number as usize].0)).collect();
        Ok(Cow::Owned(Job {
            id: self.id(at).into(),
            estimated,
            done,
            hours,
            text: self.text(at)?,
            groups,
            estimate,
            days,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_come_back_as_they_were_put_in() {
        let day = |at| NaiveDate::from_ymd_opt(2026, 1, at).expect("a day");
        let job = |at: u32| Job {
            id: format!("№{at}").into(),
            estimated: day(at),
            done: day(30 - at),
            hours: f64::from(at) / 3.0,
            text: "касса ".repeat(at as usize % 4).into(),
            groups: (0..at % 3).map(|place| format!("Group {}", at % 2 + place).into()).collect(),
            estimate: at.is_multiple_of(2).then_some(0.5),
            days: at.is_multiple_of(5).then_some(2.0),
        };
        let jobs: Vec<Job> = (1..29).map(job).collect();
        let mut spool = Spool { words: Mutex::new(SpooledTempFile::new(64)), ..Spool::default() };
        for job in &jobs {
            assert!(spool.push(job).expect("there is room"));
            assert!(!spool.push(job).expect("there is room"), "{} twice", job.id);
        }
        assert_eq!(spool.len(), jobs.len());
        for at in (0..jobs.len()).rev() {
            assert_eq!(*spool.job(at).expect("it is there"), jobs[at]);
            assert_eq!((spool.figures(at), spool.id(at)), (jobs.figures(at), jobs.id(at)));
            assert!((0..3).all(|place| spool.group(at, place) == jobs.group(at, place)));
        }
    }
}
