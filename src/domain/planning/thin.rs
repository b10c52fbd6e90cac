//! Records without what an agenda does not look at: a ledger of a hundred thousand records is read in a fraction of the time.

use std::sync::Arc;

use crate::domain::ledger::{Asked, Body, Quoted, QuotedLine, Record};

/// The record as far as agendas and clients need it; `None` if they need nothing of it.
#[must_use]
pub fn thin(record: &Record) -> Option<Record> {
    let body = match record.body.as_ref()? {
        Body::Match(_) => return None,
        Body::Quote(quoted) => Body::Quote(Arc::new(thin_quote(quoted))),
        Body::Job(job) => {
            let mut job = job.clone();
            job.text = String::new();
            job.source = String::new();
            Body::Job(job)
        }
        other => other.clone(),
    };
    // Kinds are known by their bodies.
    Some(Record { kind: String::new(), body: Some(body), ..record.clone() })
}

fn thin_quote(quoted: &Quoted) -> Quoted {
    let named = quoted.lines.iter().any(|line| line.entry.is_some());
    let line = |line: &QuotedLine| QuotedLine {
        // Words stand in for a title, nothing else.
        ask: line.ask.clone().filter(|_| line.entry.is_none()),
        verdict: String::new(),
        basis: String::new(),
        variant: None,
        ..line.clone()
    };
    Quoted {
        request: if named { String::new() } else { quoted.request.clone() },
        catalog: String::new(),
        asked: Asked { by: quoted.asked.by, ..Asked::default() },
        lines: quoted.lines.iter().map(line).collect(),
        ..quoted.clone()
    }
}
