//! Walk-forward: each job is predicted from what was finished strictly before the day it was estimated.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::convert::Infallible;
use std::num::NonZeroUsize;

use chrono::NaiveDate;

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

/// Who looks on while a history is walked through.
pub trait Watcher<J> {
    /// Why it cannot go on.
    type Error;

    /// A job is asked about; all that was finished before that day has been shown.
    fn asked(&mut self, number: u64, job: &J);

    /// It is finished and known from now on. `said` is what would have been said about it; `None` where nothing had been
    /// finished before.
    ///
    /// # Errors
    ///
    /// When the walk must not go on.
    fn finished(&mut self, number: u64, job: &J, said: Option<Said>) -> Result<(), Self::Error>;
}

/// Fewer questions of one day than this are not worth a second thread.
const WORTH_THREADS: usize = 4;

/// So many jobs are held at a time, however many questions a day has.
const HELD: usize = 256;

/// Walks through jobs day by day: first the questions of a day, then the jobs finished on it. The jobs come twice, each
/// time with the same number of its own: in the order of the days on which they are [asked about](Job::ask), and in that of
/// the days on which they were finished, those of one day in any order that does not hang on where they come from. Held are
/// only the words of one day's questions and what was said about work that is not finished yet. Of the finished jobs only
/// the last `remember` are remembered, if that is given. The number of threads changes nothing.
///
/// # Errors
///
/// When a job cannot be had, or the watcher cannot go on.
pub fn walk<J: Borrow<Job> + Sync, W: Watcher<J>>(
    asked: impl Iterator<Item = Result<(u64, J), W::Error>>,
    finished: impl Iterator<Item = Result<(u64, J), W::Error>>,
    remember: Option<usize>,
    threads: NonZeroUsize,
    watcher: &mut W,
) -> Result<History, W::Error> {
    let (mut asked, mut finished) = (asked.peekable(), finished.peekable());
    let mut history = History::remembering(remember);
    let mut open: HashMap<u64, Open> = HashMap::new();
    let finish = |history: &mut History, open: &mut HashMap<u64, Open>, watcher: &mut W, (number, job): (u64, J)| {
        let said = open.remove(&number);
        if let Some(Open { kind, level, .. }) = said {
            history.learn_level(usize::from(kind), f64::from(level));
        }
        history.learn(job.borrow());
        watcher.finished(number, &job, said.map(|open| open.said))
    };
    let is = |next: &Result<(u64, J), W::Error>, test: &dyn Fn(&Job) -> bool| {
        // What cannot be had is taken, to be told.
        next.as_ref().map_or(true, |(_, job)| test(job.borrow()))
    };
    let mut some: Vec<(u64, J)> = Vec::new();
    while let Some(first) = asked.next().transpose()? {
        let today = first.1.borrow().ask().day;
        while let Some(done) = finished.next_if(|next| is(next, &|job| job.done < today)) {
            finish(&mut history, &mut open, watcher, done?)?;
        }
        some.push(first);
        while some.len() < HELD
            && let Some(next) = asked.next_if(|next| is(next, &|job| job.ask().day == today))
        {
            some.push(next?);
        }
        some.iter().for_each(|(number, job)| watcher.asked(*number, job));
        open.extend(predict(&history, &some, threads));
        some.clear();
    }
    for done in finished {
        finish(&mut history, &mut open, watcher, done?)?;
    }
    Ok(history)
}

/// Walks through jobs that are all at hand, in whatever order: the history with all of them, and for each, in the order given,
/// what would have been said. The order changes nothing (equal ids apart).
#[must_use]
pub fn walk_all(jobs: &[Job], remember: Option<usize>, threads: NonZeroUsize) -> (History, Vec<Option<Said>>) {
    struct Kept(Vec<Option<Said>>);
    impl Watcher<&Job> for Kept {
        type Error = Infallible;

        fn asked(&mut self, _: u64, _: &&Job) {}

        fn finished(&mut self, number: u64, _: &&Job, said: Option<Said>) -> Result<(), Infallible> {
            self.0[number as usize] = said;
            Ok(())
        }
    }
    let by = |day: fn(&Job) -> NaiveDate| {
        let mut order: Vec<(u64, &Job)> = (0..).zip(jobs).collect();
        order.sort_by(|(_, a), (_, b)| day(a).cmp(&day(b)).then_with(|| a.id.cmp(&b.id)));
        order.into_iter().map(Ok)
    };
    let mut kept = Kept(vec![None; jobs.len()]);
    let Ok(history) = walk(by(|job| job.ask().day), by(|job| job.done), remember, threads, &mut kept);
    (history, kept.0)
}

/// What was said about a job that is not finished yet, and where its fact will lie in it.
struct Open {
    said: Said,
    kind: u8,
    level: f32,
}

/// Predictions for some jobs by the same history, in parts side by side.
fn predict<J: Borrow<Job> + Sync>(history: &History, asked: &[(u64, J)], threads: NonZeroUsize) -> Vec<(u64, Open)> {
    let open = |job: &Job, prediction: &Prediction| Open {
        said: Said { range: prediction.range, basis: prediction.basis },
        kind: prediction.kind() as u8,
        level: prediction.level_of(job.hours) as f32,
    };
    let one = |part: &[(u64, J)]| -> Vec<(u64, Open)> {
        let said = |job: &Job| Some(open(job, &history.predict(&job.ask())?));
        part.iter().filter_map(|(number, job)| Some((*number, said(job.borrow())?))).collect()
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
        walk_all(jobs, None, threads).1
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
            let (history, said) = walk_all(&jobs, Some(7), ONE);
            prop_assert!(history.len() <= 7);
            prop_assert!(said.iter().flatten().all(|said| said.range.is_valid()));
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
