//! Working days as a target of their own: learned from elapsed days, waiting included, not from hours.
//!
//! The P90 of days is waiting, not work, so hours divided by eight say little about it. A job's days are learned by the same
//! engine, with the size of the job in hours as its widest group.

use super::job::{Ask, Job};

/// Edges of size classes in hours: jobs between two of them are alike in size.
const EDGES: [f64; 8] = [0.3, 0.75, 1.5, 2.5, 4.5, 7.5, 15.0, 30.0];

/// The size class of so many hours, 0–8.
#[must_use]
pub fn size_class(hours: f64) -> usize {
    EDGES.partition_point(|edge| *edge <= hours)
}

/// The job with days in the place of hours, for a history of days; `None` when its days are not known.
/// The size is what was said before the work, or else what it took.
#[must_use]
pub fn job_of_days(job: &Job) -> Option<Job> {
    let days = job.days.filter(|days| *days > 0.0 && days.is_finite())?;
    let groups = groups(job.estimate.unwrap_or(job.hours), &job.groups);
    Some(Job { hours: days, groups: groups.into(), estimate: None, days: None, ..job.clone() })
}

/// The groups of a job of so many (likely) hours in a history of days.
#[must_use]
pub fn groups(hours: f64, groups: &[Box<str>]) -> Vec<Box<str>> {
    let size = format!("size {}", size_class(hours)).into();
    std::iter::once(size).chain(groups.iter().cloned()).collect()
}

/// The question put to a history of days; `groups` are those of [`groups`].
#[must_use]
pub fn ask_of_days<'a>(ask: &Ask<'a>, groups: &'a [Box<str>]) -> Ask<'a> {
    Ask { groups, estimate: None, prior: None, ..*ask }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::learning::History;
    use chrono::{Days, NaiveDate};

    #[test]
    fn sizes_have_their_edges() {
        for (hours, class) in [(0.1, 0), (0.3, 1), (2.0, 3), (29.9, 7), (30.0, 8), (1e9, 8)] {
            assert_eq!(size_class(hours), class, "{hours}");
        }
    }

    #[test]
    fn days_are_learned_from_days_and_not_from_hours() {
        let start = NaiveDate::from_ymd_opt(2025, 1, 9).expect("a day");
        let mut history = History::default();
        for i in 0..40 {
            let done = start + Days::new(i);
            let job = Job {
                id: i.to_string().into(),
                estimated: done,
                done,
                hours: 4.0,
                text: "баннер на главной".into(),
                groups: ["design".into()].into(),
                estimate: None,
                // Four hours of work, and a client who sends the picture two weeks later.
                days: Some(10.0 + (i % 3) as f64),
            };
            history.finish(&job_of_days(&job).expect("its days are known"), None);
        }
        let groups = groups(4.0, &["design".into()]);
        let ask =
            Ask { day: start + Days::new(60), text: "баннер", groups: &groups, estimate: None, prior: None };
        let days = history.predict(&ask).expect("there is a history").range;
        assert!(days.low > 8.0 && days.likely > 10.0 && days.likely < 12.1 && days.high < 20.0, "{days:?}");
    }
}
