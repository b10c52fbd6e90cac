//! Walk-forward: each job is predicted from what was finished strictly before the day it was estimated.

use std::num::NonZeroUsize;

use super::history::History;
use super::job::Job;
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
const WORTH_THREADS: usize = 16;

/// Walks through jobs day by day: first the questions of a day, then the jobs finished on it. Of the jobs only the last
/// `remember` are remembered, if that is given. The order in which the jobs are given changes nothing (equal ids apart), and
/// neither does the number of threads.
#[must_use]
pub fn walk(jobs: &[Job], remember: Option<usize>, threads: NonZeroUsize) -> Walked {
    let by = |key: fn(&Job) -> chrono::NaiveDate| {
        let mut order: Vec<usize> = (0..jobs.len()).collect();
        order.sort_by(|a, b| (key(&jobs[*a]), &jobs[*a].id).cmp(&(key(&jobs[*b]), &jobs[*b].id)));
        order
    };
    let (asked, finished) = (by(|job| job.ask().day), by(|job| job.done));
    let mut history = History::remembering(remember);
    let mut said: Vec<Option<Said>> = vec![None; jobs.len()];
    // Where each job's fact lay, until it is finished and known.
    let mut levels: Vec<Option<(u8, f32)>> = vec![None; jobs.len()];
    let mut finished = finished.into_iter().peekable();
    for day in asked.chunk_by(|a, b| jobs[*a].ask().day == jobs[*b].ask().day) {
        let today = jobs[day[0]].ask().day;
        while let Some(at) = finished.next_if(|at| jobs[*at].done < today) {
            take(&mut history, &jobs[at], levels[at]);
        }
        for (at, prediction) in predict(&history, jobs, day, threads) {
            said[at] = Some(Said { range: prediction.range, basis: prediction.basis });
            levels[at] = Some((prediction.kind() as u8, prediction.level_of(jobs[at].hours) as f32));
        }
    }
    finished.for_each(|at| take(&mut history, &jobs[at], levels[at]));
    Walked { history, said }
}

fn take(history: &mut History, job: &Job, level: Option<(u8, f32)>) {
    if let Some((kind, level)) = level {
        history.learn_level(usize::from(kind), f64::from(level));
    }
    history.learn(job);
}

/// Predictions for some jobs by the same history, in parts side by side.
fn predict(history: &History, jobs: &[Job], day: &[usize], threads: NonZeroUsize) -> Vec<(usize, Prediction)> {
    let one = |part: &[usize]| -> Vec<(usize, Prediction)> {
        part.iter().filter_map(|at| Some((*at, history.predict(&jobs[*at].ask())?))).collect()
    };
    if day.len() < WORTH_THREADS || threads.get() == 1 {
        return one(day);
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            day.chunks(day.len().div_ceil(threads.get())).map(|part| scope.spawn(move || one(part))).collect();
        let joined = parts.into_iter().map(|part| part.join());
        joined.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    const ONE: NonZeroUsize = NonZeroUsize::MIN;

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
            let before = walk(&jobs, None, ONE).said;
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
            let mut after = walk(&changed, None, ONE).said;
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
            let before = walk(&jobs, None, ONE).said;
            let mut turned = jobs.clone();
            turned.rotate_left(jobs.len() / 2);
            let mut after = walk(&turned, None, NonZeroUsize::new(3).expect("not zero")).said;
            after.rotate_right(jobs.len() / 2);
            prop_assert_eq!(before, after);
        }

        #[test]
        fn ranges_are_ranges(jobs in some_jobs()) {
            let walked = walk(&jobs, Some(7), ONE);
            prop_assert!(walked.history.len() <= 7);
            prop_assert!(walked.said.iter().flatten().all(|said| said.range.is_valid()));
        }
    }

    #[test]
    fn many_questions_of_a_day_are_the_same_with_threads() {
        let jobs: Vec<Job> = (0..200).map(|i| job(i, ((i / 40) as u64 * 10, 3, 1.0 + (i % 17) as f64, i))).collect();
        let two = NonZeroUsize::new(2).expect("not zero");
        assert_eq!(walk(&jobs, None, ONE).said, walk(&jobs, None, two).said);
    }

    #[test]
    fn nothing_is_said_before_something_is_done() {
        let jobs = [job(0, (0, 5, 2.0, 0)), job(1, (5, 1, 3.0, 0)), job(2, (6, 1, 3.0, 0))];
        let said = walk(&jobs, None, ONE).said;
        // The first is done on the day the second is asked about, which is not before it.
        assert_eq!(said.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn one_wild_job_changes_little() {
        let mut jobs: Vec<Job> = (0..80).map(|i| job(i, (i as u64, 1, 2.0 + (i % 7) as f64, 0))).collect();
        jobs.iter_mut().for_each(|job| job.estimate = None);
        let before = walk(&jobs, None, ONE).said[79].expect("there is a history").range;
        jobs[60].hours = 1e9;
        let after = walk(&jobs, None, ONE).said[79].expect("there is a history").range;
        assert!(after.high < before.high * 1.5 && after.likely < before.likely * 1.2, "{before:?} {after:?}");
        assert!(before.low > 1.0 && before.high < 16.0, "{before:?}");
    }
}
