//! `smeta history`: what came of an import, as JSON `smeta/history/1`. The text is sentences of the command.

use serde_json::{Value, json};

use crate::domain::catalog::EntryId;
use crate::domain::ledger::Job;
use crate::render::json::{pretty, rounded};

/// What an import came to.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Rows that count.
    pub rows: usize,
    /// New jobs.
    pub new: &'a [Job],
    /// Whether they were written.
    pub written: bool,
    /// Jobs that were there as they are.
    pub known: usize,
    /// Keys of those that were there with other figures.
    pub changed: &'a [String],
    /// Rows that were left out: line, code, message.
    pub skipped: &'a [(u64, &'a str, String)],
    /// Doubtful jobs: key, entries that they may be.
    pub doubtful: &'a [(&'a str, &'a [(EntryId, f64)])],
    /// Columns: what, name.
    pub columns: &'a [(&'a str, &'a str)],
}

/// For programs.
#[must_use]
pub fn json(told: &Told) -> String {
    let job = |job: &Job| {
        json!({
            "key": job.key, "text": job.text, "hours": rounded(job.hours, 4), "days": job.days,
            "estimate": job.estimate, "started": job.started, "finished": job.finished, "client": job.client,
            "person": job.person, "entry": job.entry, "confidence": job.confidence,
        })
    };
    let doubtful = |(key, candidates): &(&str, &[(EntryId, f64)])| {
        let list: Vec<Value> =
            candidates.iter().map(|(entry, sure)| json!({ "entry": entry, "confidence": sure })).collect();
        json!({ "key": key, "candidates": list })
    };
    let skipped =
        |(line, code, message): &(u64, &str, String)| json!({ "line": line, "code": code, "message": message });
    pretty(&json!({
        "schema": "smeta/history/1",
        "columns": told.columns.iter().map(|(what, name)| json!({ "what": what, "name": name })).collect::<Vec<_>>(),
        "rows": told.rows,
        "written": told.written,
        "known": told.known,
        "changed": told.changed,
        "new": told.new.iter().map(job).collect::<Vec<_>>(),
        "doubtful": told.doubtful.iter().map(doubtful).collect::<Vec<_>>(),
        "skipped": told.skipped.iter().map(skipped).collect::<Vec<_>>(),
    }))
}
