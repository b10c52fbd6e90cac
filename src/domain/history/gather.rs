//! Rows of one job, summed: a time tracker has a row for each sitting.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::JobRow;
use crate::text::word::plain;

/// A job of one or several rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// What names it: its id in the table, else its words and its client.
    pub key: String,
    /// The row that says the most about it, with hours, days and dates of all of them.
    pub job: JobRow,
    /// So many rows.
    pub rows: usize,
}

/// Sums rows, in the order in which the jobs first came.
#[must_use]
pub fn gather(rows: impl IntoIterator<Item = JobRow>) -> Vec<Gathered> {
    let mut jobs: Vec<Gathered> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let key = key(&row);
        let Some(at) = places.get(&key) else {
            places.insert(key.clone(), jobs.len());
            jobs.push(Gathered { key, job: row, rows: 1 });
            continue;
        };
        let found = &mut jobs[*at];
        found.rows += 1;
        let job = &mut found.job;
        job.hours += row.hours;
        let earliest = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.into_iter().chain(b).min();
        // Without a first day, the first of the sittings is it.
        job.started = earliest(job.started.or(Some(job.done)), row.started.or(Some(row.done)));
        job.estimated = earliest(job.estimated, row.estimated);
        job.done = job.done.max(row.done);
        job.days = job.days.or(row.days);
        job.estimate = job.estimate.or(row.estimate);
        for (own, other) in [(&mut job.client, row.client), (&mut job.entry, row.entry), (&mut job.person, row.person)]
        {
            *own = own.take().or(other);
        }
        if row.text.len() > job.text.len() {
            job.text = row.text;
        }
    }
    jobs
}

fn key(row: &JobRow) -> String {
    match &row.id {
        Some(id) => id.clone(),
        None => {
            let client = row.client.as_deref().map(plain).unwrap_or_default();
            let words = plain(&row.text);
            // Rows that say nothing are jobs of their own.
            let unnamed = if words.is_empty() { format!("{}:{}", row.done, row.hours) } else { String::new() };
            format!("{words}|{client}{unnamed}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: Option<&str>, text: &str, day: u32, hours: f64) -> JobRow {
        JobRow {
            id: id.map(str::to_owned),
            done: NaiveDate::from_ymd_opt(2026, 11, day).expect("a day"),
            estimated: None,
            started: None,
            hours,
            text: text.to_owned(),
            groups: Vec::new(),
            estimate: None,
            days: None,
            client: None,
            person: None,
            entry: None,
        }
    }

    #[test]
    fn sittings_of_one_job_are_summed() {
        let jobs = gather([
            row(Some("A-1"), "форма", 3, 1.0),
            row(Some("A-2"), "форма", 4, 2.0),
            row(Some("A-1"), "форма заявки", 9, 0.5),
        ]);
        let told: Vec<(&str, f64, usize)> =
            jobs.iter().map(|job| (job.key.as_str(), job.job.hours, job.rows)).collect();
        assert_eq!(told, [("A-1", 1.5, 2), ("A-2", 2.0, 1)]);
        assert_eq!(jobs[0].job.text, "форма заявки");
        assert_eq!(
            (jobs[0].job.started, jobs[0].job.done.to_string()),
            (NaiveDate::from_ymd_opt(2026, 11, 3), "2026-11-09".into())
        );
        assert_eq!(jobs[1].job.started, None);
    }

    #[test]
    fn without_ids_the_words_name_a_job() {
        let jobs = gather([
            row(None, "Форма!", 3, 1.0),
            row(None, "форма", 4, 2.0),
            row(None, "", 4, 2.0),
            row(None, "", 5, 2.0),
        ]);
        assert_eq!(jobs.iter().map(|job| job.rows).collect::<Vec<_>>(), [2, 1, 1]);
    }
}
