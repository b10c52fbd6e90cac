//! The report as one long table: part, name, figure, value. It pivots in any spreadsheet, and a new figure is a new row,
//! never a new column.

use std::fmt::Display;

use super::code;
use crate::domain::ledger::Status;
use crate::domain::money::Money;
use crate::domain::report::{Report, Share};
use crate::domain::table::harmless;
use crate::text::clean::without_controls;

/// The rows.
struct Rows {
    writer: csv::Writer<Vec<u8>>,
}

impl Rows {
    fn put(&mut self, part: &str, name: &str, figure: &str, value: impl Display) {
        let name = without_controls(name);
        // Memory takes everything, and all rows have four cells.
        self.writer.write_record([part, &harmless(&name), figure, &value.to_string()]).expect("four cells");
    }

    fn share(&mut self, part: &str, name: &str, figure: &str, share: Share) {
        self.put(part, name, &format!("{figure}_n"), share.n);
        self.put(part, name, &format!("{figure}_of"), share.of);
    }

    fn maybe(&mut self, part: &str, name: &str, figure: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.put(part, name, figure, value);
        }
    }
}

/// The table.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut rows = Rows { writer: csv::Writer::from_writer(Vec::new()) };
    let sum = |sum: Money| sum.decimal().round_dp(2).normalize();
    rows.put("part", "name", "figure", "value");
    rows.maybe("report", "", "from", report.period.from);
    rows.maybe("report", "", "to", report.period.to);
    rows.put("report", "", "currency", code(report.currency));
    for (status, n) in Status::ALL.iter().zip(report.by_status) {
        rows.put("status", status.code(), "quotes", n);
    }
    rows.share("report", "", "won", report.conversion);
    rows.maybe("report", "", "average", report.average.map(sum));
    rows.maybe("report", "", "median", report.median.map(sum));
    rows.maybe("report", "", "average_won", report.average_won.map(sum));
    rows.put("report", "", "won_sum", sum(report.won_sum));
    rows.put("report", "", "other_currency", report.n_foreign);
    if let Some(margin) = &report.margin {
        rows.put("margin", "", "price", sum(margin.price));
        rows.put("margin", "", "cost", sum(margin.cost));
        rows.put("margin", "", "quotes", margin.n);
        rows.put("margin", "", "with_facts", margin.n_facts);
        rows.put("margin", "", "unknown", margin.n_unknown);
    }
    rows.share("report", "", "without_specialist", report.alone);
    rows.share("report", "", "inside", report.hits);
    for loss in &report.losses {
        rows.put("loss", &loss.reason, "quotes", loss.n);
        rows.put("loss", &loss.reason, "sum", sum(loss.sum));
    }
    for task in &report.tasks {
        rows.put("task", &task.entry, "asked", task.asked);
        rows.put("task", &task.entry, "won", task.won);
        rows.put("task", &task.entry, "finished", task.hours.len());
        rows.maybe("task", &task.entry, "median_hours", task.median_hours());
    }
    for month in &report.months {
        let name = month.first.format("%Y-%m").to_string();
        rows.put("month", &name, "quotes", month.quotes);
        rows.put("month", &name, "won", month.won);
        rows.put("month", &name, "lost", month.lost);
        rows.put("month", &name, "sum", sum(month.sum));
        rows.share("month", &name, "inside", month.hits);
    }
    for question in &report.questions {
        rows.share("question", &question.id, "answered", question.answered);
        rows.share("question", &question.id, "alike", question.alike);
        rows.maybe("question", &question.id, "width_with", question.width_with);
        rows.maybe("question", &question.id, "width_without", question.width_without);
        rows.share("question", &question.id, "inside_with", question.hits_with);
        rows.share("question", &question.id, "inside_without", question.hits_without);
        rows.put("question", &question.id, "worth", question.worth.code());
    }
    for pitfall in &report.pitfalls {
        rows.share("pitfall", &pitfall.id, "seen", pitfall.seen);
    }
    String::from_utf8(rows.writer.into_inner().expect("memory takes everything")).expect("made of texts")
}
