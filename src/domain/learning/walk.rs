//! Walk-forward: each job is predicted from what was finished strictly before the day it was estimated.

use std::borrow::Cow;
use std::num::NonZeroUsize;

use chrono::NaiveDate;

use super::history::History;
use super::job::{Figures, Job, Jobs};
use super::prediction::{Basis, Prediction};
use crate::domain::range::Range3;

/// What would have been said about a job.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Hours.
    pub range: Range3,
    /// From what.
    pub basis: Basis,
}

/// A history that was walked through.
#[derive(Debug)]
pub struct Walked {
    /// The history with all jobs, ready for the next question.
    pub history: History,
    /// For each job, in the order given: what would have been said; `None` where nothing was finished before.
    pub said: Vec<Option<Said>>,
}

/// Fewer questions of one day than this are not worth a second thread.
const WORTH_THREADS: usize = 4;

/// So many jobs are fetched at a time, however many questions a day has.
const FETCHED: usize = 2048;

/// Walks through jobs day by day: first the questions of a day, then the jobs finished on it. Of the jobs only the last
/// `remember` are remembered, if that is given. The order in which the jobs are given changes nothing (equal ids apart), and
/// neither does the number of threads.
///
/// # Errors
///
/// When a job cannot be fetched.
pub fn walk<J: Jobs + ?Sized>(jobs: &J, remember: Option<usize>, threads: NonZeroUsize) -> Result<Walked, J::Error> {
    let (asked, finished) = (order_by(jobs, |job| job.asked), order_by(jobs, |job| job.done));
    let mut history = History::remembering(remember);
    let mut said: Vec<Option<Said>> = vec![None; jobs.len()];
    // Where each job's fact lay, until it is finished and known.
    let mut levels: Vec<Option<(u8, f32)>> = vec![None; jobs.len()];
    let mut finished = finished.into_iter().peekable();
    let asked_on = |at: &u32| jobs.figures(*at as usize).asked;
    for day in asked.chunk_by(|a, b| asked_on(a) == asked_on(b)) {
        let today = asked_on(&day[0]);
        while let Some(at) = finished.next_if(|at| jobs.figures(*at as usize).done < today) {
            take(&mut history, &*jobs.job(at as usize)?, levels[at as usize]);
        }
        for some in day.chunks(FETCHED) {
            let fetched = some.iter().map(|at| Ok((*at as usize, jobs.job(*at as usize)?)));
            let fetched: Vec<(usize, Cow<Job>)> = fetched.collect::<Result<_, J::Error>>()?;
            for (at, prediction) in predict(&history, &fetched, threads) {
                said[at] = Some(Said { range: prediction.range, basis: prediction.basis });
                let level = prediction.level_of(jobs.figures(at).hours);
                levels[at] = Some((prediction.kind() as u8, level as f32));
            }
        }
    }
    for at in finished {
        take(&mut history, &*jobs.job(at as usize)?, levels[at as usize]);
    }
    Ok(Walked { history, said })
}

/// The numbers of jobs by a day of theirs, those of one day by their ids. Four thousand million jobs are enough for a number
/// of 32 bits.
pub(super) fn order_by<J: Jobs + ?Sized>(jobs: &J, day: impl Fn(Figures) -> NaiveDate) -> Vec<u32> {
    let mut order: Vec<u32> = (0..jobs.len() as u32).collect();
    let key = |at: u32| (day(jobs.figures(at as usize)), jobs.id(at as usize));
    order.sort_by(|a, b| key(*a).cmp(&key(*b)));
    order
}

fn take(history: &mut History, job: &Job, level: Option<(u8, f32)>) {
    if let Some((kind, level)) = level {
        history.learn_level(usize::from(kind), f64::from(level));
    }
    history.learn(job);
}

/// Predictions for some jobs by the same history, in parts side by side.
fn predict(history: &History, asked: &[(usize, Cow<Job>)], threads: NonZeroUsize) -> Vec<(usize, Prediction)> {
    let one = |part: &[(usize, Cow<Job>)]| -> Vec<(usize, Prediction)> {
        part.iter().filter_map(|(at, job)| Some((*at, history.predict(&job.ask())?))).collect()
    };
    if asked.len() < WORTH_THREADS || threads.get() == 1 {
        return one(asked);
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            asked.chunks(asked.len().div_ceil(threads.get())).map(|part| scope.spawn(move || one(part))).collect();
        let joined = parts.into_iter().map(|part| part.join());
        joined.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    const ONE: NonZeroUsize = NonZeroUsize::MIN;

    fn said(jobs: &[Job], threads: NonZeroUsize) -> Vec<Option<Said>> {
        let Ok(walked) = walk(jobs, None, threads);
        walked.said
    }

    fn day(at: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day") + Days::new(at)
    }

    fn job(id: usize, (made, took, hours, words): (u64, u64, f64, usize)) -> Job {
        let texts = ["форма обратной связи", "обмен с 1с", "форма заказа", "баннер на главной", ""];
        Job {
            id: id.to_string().into(),
            estimated: day(made),
            done: day(made + took),
            hours,
            text: texts[words % texts.len()].into(),
            groups: [["site", "shop"][words % 2].into(), texts[words % texts.len()].into()].into(),
            estimate: (words % 3 == 0).then_some(hours * 0.8),
            days: None,
        }
    }

    fn some_jobs() -> impl Strategy<Value = Vec<Job>> {
        proptest::collection::vec((0u64..90, 0u64..30, 0.1f64..200.0, 0usize..5), 2..50)
            .prop_map(|list| list.into_iter().enumerate().map(|(id, parts)| job(id, parts)).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_future_changes_nothing(jobs in some_jobs(), today in 0u64..120, other in 0.1f64..1e9) {
            let before = said(&jobs, ONE);
            let mut changed = jobs.clone();
            for job in &mut changed {
                // Not finished before today: it may take anything and be about anything.
                if job.done >= day(today) {
                    job.hours = other;
                    job.text = "совсем другое".into();
                    job.groups = ["elsewhere".into()].into();
                }
            }
            changed.reverse();
            let mut after = said(&changed, ONE);
            after.reverse();
            for (at, asked) in jobs.iter().enumerate() {
                // What is asked today or before; a job of which the words changed is another question.
                if asked.estimated <= day(today) && asked.done < day(today) {
                    prop_assert_eq!(before[at], after[at]);
                }
            }
        }

        #[test]
        fn neither_order_nor_threads_change_anything(jobs in some_jobs()) {
            let before = said(&jobs, ONE);
            let mut turned = jobs.clone();
            turned.rotate_left(jobs.len() / 2);
            let mut after = said(&turned, NonZeroUsize::new(3).expect("not zero"));
            after.rotate_right(jobs.len() / 2);
            prop_assert_eq!(before, after);
        }

        #[test]
        fn ranges_are_ranges(jobs in some_jobs()) {
            let Ok(walked) = walk(&jobs[..], Some(7), ONE);
            prop_assert!(walked.history.len() <= 7);
            prop_assert!(walked.said.iter().flatten().all(|said| said.range.is_valid()));
        }
    }

    #[test]
    fn many_questions_of_a_day_are_the_same_with_threads() {
        let jobs: Vec<Job> = (0..200).map(|i| job(i, ((i / 40) as u64 * 10, 3, 1.0 + (i % 17) as f64, i))).collect();
        let two = NonZeroUsize::new(2).expect("not zero");
        assert_eq!(said(&jobs, ONE), said(&jobs, two));
    }

    #[test]
    fn nothing_is_said_before_something_is_done() {
        let jobs = [job(0, (0, 5, 2.0, 0)), job(1, (5, 1, 3.0, 0)), job(2, (6, 1, 3.0, 0))];
        let said = said(&jobs, ONE);
        // The first is done on the day the second is asked about, which is not before it.
        assert_eq!(said.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn one_wild_job_changes_little() {
        let mut jobs: Vec<Job> = (0..80).map(|i| job(i, (i as u64, 1, 2.0 + (i % 7) as f64, 0))).collect();
        jobs.iter_mut().for_each(|job| job.estimate = None);
        let before = said(&jobs, ONE)[79].expect("there is a history").range;
        jobs[60].hours = 1e9;
        let after = said(&jobs, ONE)[79].expect("there is a history").range;
        assert!(after.high < before.high * 1.5 && after.likely < before.likely * 1.2, "{before:?} {after:?}");
        assert!(before.low > 1.0 && before.high < 16.0, "{before:?}");
    }
}
