//! Work that is in no entry, held against finished jobs that are like it: a wide range for orientation, and the jobs.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::history::History;
use super::job::{Ask, Job};
use super::lessons::FIRST;
use super::pieces::Piece;
use super::prediction::Basis;
use crate::domain::range::Range3;
use crate::text::word::plain;

/// A finished job that is like what is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PastJob {
    /// The words it came in with.
    pub words: String,
    /// Hours that it took.
    pub hours: f64,
}

/// A finished piece of work, as far as it can be like another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// What it is called.
    pub name: String,
    /// The words it came in with.
    pub words: String,
    /// Hours that it took.
    pub hours: f64,
    /// Working days from beginning to end.
    pub days: Option<f64>,
    /// The figure that a person had given.
    pub estimate: Option<f64>,
    /// The day on which it was estimated, or begun.
    pub asked: NaiveDate,
    /// The last day of it.
    pub done: NaiveDate,
}

/// What was finished piece by piece.
#[must_use]
pub fn works(pieces: &[Piece]) -> Vec<Work> {
    let work = |piece: &Piece| Work {
        name: piece.name.clone(),
        words: piece.words.to_owned(),
        hours: piece.hours,
        days: piece.days,
        estimate: piece.estimate,
        asked: piece.asked,
        done: piece.done,
    };
    pieces.iter().filter(|piece| !piece.whole).map(work).collect()
}

/// What jobs like it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Orientation {
    /// Hours: P10, P50, P90.
    pub hours: Range3,
    /// So many jobs are near.
    pub n_near: usize,
    /// The nearest.
    pub near: Vec<PastJob>,
}

/// The words are compared with no more jobs than this: the ones that share most words, of these the latest.
const COMPARED: usize = 300;

/// So many of the nearest are named.
const NAMED: usize = 3;

/// Words are compared by so many first letters: endings differ.
const STEM: usize = 5;

/// What finished jobs say of some words; `None` where too few are known, or none is like it: a number from nothing would be
/// an invention.
#[must_use]
pub fn orientation(works: &[Work], words: &str, today: NaiveDate) -> Option<Orientation> {
    let known: Vec<&Work> = works.iter().filter(|work| work.done < today).collect();
    if known.len() < FIRST {
        return None;
    }
    let wanted = stems(words);
    let mut shared: Vec<(usize, usize)> =
        known.iter().enumerate().map(|(at, work)| (stems(&work.words).intersection(&wanted).count(), at)).collect();
    shared.sort_by(|a, b| b.cmp(a));
    shared.truncate(COMPARED);
    // A history takes jobs in the order in which they were finished.
    shared.sort_by_key(|(_, at)| *at);
    let mut history = History::default();
    // The words alone tell: what is asked for is of another group than all that is done.
    let (done, asked): ([Box<str>; 1], [Box<str>; 1]) = (["done".into()], ["asked".into()]);
    let job = |at: usize| Job {
        id: known[at].name.as_str().into(),
        estimated: known[at].asked,
        done: known[at].done,
        hours: known[at].hours,
        text: known[at].words.as_str().into(),
        groups: done.clone().into(),
        estimate: known[at].estimate,
        days: known[at].days,
    };
    shared.iter().for_each(|(_, at)| history.learn(&job(*at)));
    let ask = Ask { day: today, text: words, groups: &asked, estimate: None, prior: None };
    let prediction = history.predict(&ask)?;
    let n_near = match prediction.basis {
        Basis::Analogy(near) => near,
        Basis::Observed(_) | Basis::Typed | Basis::Person(_) => 0,
    };
    let words_of = |id: &str| shared.iter().map(|(_, at)| known[*at]).find(|work| work.name == id);
    let near = prediction.nearest.iter().take(NAMED.min(n_near));
    let near = near.filter_map(|near| Some(PastJob { words: words_of(&near.id)?.words.clone(), hours: near.hours }));
    (n_near > 0).then(|| Orientation { hours: prediction.range, n_near, near: near.collect() })
}

/// The finished jobs of an entry whose words are most like some, of equally like ones the latest.
#[must_use]
pub fn jobs_of(pieces: &[Piece], entry: &str, words: &str, today: NaiveDate) -> Vec<PastJob> {
    let wanted = stems(words);
    let mut known: Vec<(usize, &Piece)> = pieces
        .iter()
        .filter(|piece| piece.entry == Some(entry) && !piece.whole && piece.done <= today && !piece.words.is_empty())
        .map(|piece| (stems(piece.words).intersection(&wanted).count(), piece))
        .collect();
    known.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.done.cmp(&a.1.done)));
    known.iter().take(NAMED).map(|(_, job)| PastJob { words: job.words.to_owned(), hours: job.hours }).collect()
}

fn stems(words: &str) -> HashSet<String> {
    plain(words)
        .split_whitespace()
        .filter(|word| word.chars().count() > 2)
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day")
    }

    fn piece(at: usize, words: &'static str, hours: f64) -> Piece<'static> {
        let done = day() - Days::new(at as u64 + 1);
        Piece {
            entry: None,
            variant: None,
            answers: None,
            hours,
            days: None,
            done,
            asked: done,
            said: None,
            estimate: None,
            by: "",
            promise: "",
            won: true,
            why: None,
            words,
            client: None,
            name: at.to_string(),
            whole: false,
        }
    }

    #[test]
    fn work_like_it_gives_a_range_and_other_work_none() {
        let list: Vec<Piece> = (0..30)
            .map(|at| match at % 3 {
                0 => piece(at, "чат-бот в телеграме для заявок", 20.0 + at as f64),
                1 => piece(at, "баннер на главную", 2.0),
                _ => piece(at, "перенос на другой хостинг", 5.0),
            })
            .collect();
        let list = works(&list);
        let found = orientation(&list, "нужен бот в телеграм, чтобы собирал заявки", day()).expect("there are some");
        assert!(found.hours.likely > 8.0 && found.hours.low < found.hours.high, "{found:?}");
        assert!(found.n_near > 0 && found.near[0].words.contains("бот"), "{found:?}");
        assert_eq!(orientation(&list, "кофемашина течёт", day()), None);
        assert_eq!(orientation(&list[..9], "бот в телеграм", day()), None);
    }

    #[test]
    fn jobs_of_an_entry_come_by_their_words_and_then_by_their_day() {
        let of = |at, words, entry| Piece { entry, ..piece(at, words, at as f64) };
        let list = [
            of(4, "форма заявки", Some("form")),
            of(3, "форма обратного звонка", Some("form")),
            of(2, "квиз", Some("form")),
            of(1, "опрос", Some("form")),
            of(0, "форма заявки с расчётом", Some("calculator")),
        ];
        let found = jobs_of(&list, "form", "нужна форма заявки", day());
        assert_eq!(found.iter().map(|job| job.hours).collect::<Vec<_>>(), [4.0, 3.0, 1.0]);
        assert!(jobs_of(&list, "shop", "форма", day()).is_empty());
    }
}
