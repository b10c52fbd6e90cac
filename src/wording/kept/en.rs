//! The ledger's sentences in English.

use super::{Act, Because, Kept, Outcome, Refused};
use crate::domain::ledger::{ProblemKind, Status};
use crate::wording::plural;

pub(super) fn say(words: &Kept) -> String {
    use Kept as K;
    match words {
        K::FromBefore(quote, on) => format!("from no. {quote} of {on}"),
        K::Saved(name, 1, place) => format!("saved as no. {name} ({place})"),
        K::Saved(name, version, place) => format!("saved: no. {name}, version {version} ({place})"),
        K::AfterSaving(name) => {
            format!("when the client decides: smeta accept {name}, or smeta decline {name} --reason …")
        }
        K::Wrote(name, what, place) => format!("recorded: no. {name} {what} ({place})"),
        K::Act(what) => act(what),
        K::WroteNote(place) => format!("recorded ({place})"),
        K::Undone(what, name, at, place) => {
            let name = name.map(|name| format!(" of no. {name}")).unwrap_or_default();
            format!("taken back: “{what}”{name}, {at} ({place}); the record itself stays in the ledger")
        }
        K::Against(hours, range, outcome) => {
            let outcome = match outcome {
                Outcome::Below => "below the range",
                Outcome::Within => "within the range",
                Outcome::Above => "above the range",
            };
            format!("said {range}, took {hours}: {outcome}")
        }
        K::StillOpen(lines) => format!("no hours yet: {lines}"),
        K::KnownReason(known) => {
            format!("such a reason was called `{known}` before: one word for one thing is easier to count")
        }
        K::Status(status) => match status {
            Status::Open => "said",
            Status::Sent => "sent",
            Status::Accepted => "accepted",
            Status::Started => "in work",
            Status::Done => "done",
            Status::Declined => "declined",
        }
        .into(),
        K::KindWord(kind) => match *kind {
            "started" => "in work",
            "job" => "job from a file",
            "approved" => "approved",
            "returned" => "returned",
            "escalated" => "with a specialist",
            "answered" => "a specialist’s answer",
            "task" => "task",
            "scheduled" => "put to another time",
            "task-done" => "task done",
            "reminder" => "reminder",
            "match" => "meaning of words",
            other => other,
        }
        .into(),
        K::NoQuotes => "no quotes yet: smeta quote \"…\" --save keeps the first one".into(),
        K::NoneFits => "no such quotes".into(),
        K::MoreQuotes(n) => format!("… and {n} more: --all"),
        K::QuoteOf(name, on, by) => format!("No. {name} of {on}, saved by {by}"),
        K::VersionOf(which, all) => format!("version {which} of {all}"),
        K::Client => "client".into(),
        K::Promised => "WHAT WAS SAID".into(),
        K::Happened => "WHAT HAPPENED SINCE".into(),
        K::Today => "TODAY IT WOULD BE".into(),
        K::HoldsUntil(kind, until) => format!("{kind}, holds until {until}"),
        K::Expired(kind, until) => format!("{kind}, held until {until}: expired"),
        K::PromiseWord(kind) => match *kind {
            "capped" => "not more than",
            "firm" => "firm price",
            other => other,
        }
        .into(),
        K::SameToday => "the same".into(),
        K::PriceToday(price, change) => format!("{price} ({change})"),
        K::NoPriceToday => "no price could be said".into(),
        K::CatalogThen(then, now) => format!("the catalog was {then}, it is {now} now"),
        K::Because(because) => match because {
            Because::Gone(entry) => format!("the task `{entry}` is in the catalog no more"),
            Because::NotMatched(entry) => format!("the words are not taken for `{entry}` any more"),
            Because::Matched(entry) => format!("the words are taken for `{entry}` now as well"),
            Because::Variant(entry) => format!("`{entry}`: another way of doing it"),
            Because::Answers(entry, questions) => format!("`{entry}`: other answers ({questions})"),
            Because::Hours(entry, then, now) => format!("`{entry}`: was {then}, is {now}"),
            Because::Price(entry, then, now) => format!("`{entry}`: same hours, the price was {then}, is {now}"),
            Because::Currency => "the currency is another one, the sums cannot be compared".into(),
            Because::Terms => "the lines are the same; discount, tax, rounding or the least sum changed".into(),
        },
        K::NoToday => "the catalog cannot be read, so there is no price of today: smeta catalog check".into(),
        K::Sound(records, quotes, jobs) => {
            let count = |n: usize, one, many| format!("{n} {}", plural::en(n as u64, one, many));
            format!(
                "the ledger is sound: {}, {}, {}",
                count(*records, "record", "records"),
                count(*quotes, "quote", "quotes"),
                count(*jobs, "job from files", "jobs from files")
            )
        }
        K::Problem(kind) => match kind {
            ProblemKind::NotUtf8 => "the line is not UTF-8".into(),
            ProblemKind::Torn => "the line is cut off: it was never finished".into(),
            ProblemKind::NotJson { message } => format!("this is no record: {message}"),
            ProblemKind::NotARecord { message } => format!("the record lacks what each must have: {message}"),
            ProblemKind::DuplicateId { id, first, same: true } => format!("a copy of {id}, which stands in {first}"),
            ProblemKind::DuplicateId { id, first, same: false } => {
                format!("the name {id} is taken by another record in {first}")
            }
            ProblemKind::OtherVersion { v } => format!("a record of version {v}, which this program does not know"),
            ProblemKind::BadBody { kind, message } => format!("the `{kind}` record makes no sense: {message}"),
            ProblemKind::BadNumber { key, number } => format!("`{key}` = {number}: that cannot be"),
            ProblemKind::ClockSetBack { before, place } => {
                format!("the clock was set back: it was {} before ({place})", before.format("%Y-%m-%d %H:%M"))
            }
        },
        K::Advice(kind) => match kind {
            ProblemKind::Torn => "nobody was told that it is kept, so nothing is lost; the line may stay",
            ProblemKind::NotUtf8 | ProblemKind::NotJson { .. } => {
                "the line is skipped; delete it if a merge or an editor left it"
            }
            ProblemKind::NotARecord { .. } | ProblemKind::BadBody { .. } | ProblemKind::BadNumber { .. } => {
                "the record does not count; record the right one with the command"
            }
            ProblemKind::DuplicateId { same: true, .. } => "it counts once, nothing is to be done",
            ProblemKind::DuplicateId { .. } => "the first one counts; give the second another name if you need it",
            ProblemKind::OtherVersion { .. } => "update smeta; the record stays where it is",
            ProblemKind::ClockSetBack { .. } => "the order of the records does not change",
        }
        .into(),
        K::Damaged(file) => {
            format!("a document that went to a client is missing or was changed: {file}; bring it back from a copy")
        }
        K::Unsound(unread, notes) => format!("lines that do not count: {unread}; remarks: {notes}"),
        K::VersionName(number, on, by) => format!("version {number}, {on}, {by}"),
        K::DocumentName(number, on, name) => format!("document d{number}, {on}, {name}"),
        K::NoDifference => "no difference".into(),
        K::NotText => "they differ, but are no text: there are no lines to show".into(),
        K::Refused(why) => refused(why),
    }
}

fn act(what: &Act) -> String {
    match what {
        Act::Sent(name, to) => {
            let to = to.map(|to| format!(" to {to}")).unwrap_or_default();
            format!("sent: {name}{to}")
        }
        Act::Accepted(None) => "accepted".into(),
        Act::Accepted(Some(price)) => format!("accepted at {price}"),
        Act::Declined(reason) => format!("declined: {reason}"),
        Act::Started => "in work".into(),
        Act::Done(line, hours, days, why) => {
            let line = line.map(|line| format!(" (line {line})")).unwrap_or_default();
            let days = days.map(|days| format!(", {days} working days")).unwrap_or_default();
            let why = why.map(|why| format!(", because of: {why}")).unwrap_or_default();
            format!("done{line}: {hours}{days}{why}")
        }
        Act::Note(text) => format!("note: {text}"),
        Act::Again(price) => format!("said anew: {price}"),
    }
}

fn refused(why: &Refused) -> String {
    match why {
        Refused::NotANumber(written) => {
            format!("“{written}” is no number of a quote: type one such as 17, or a line such as 17.2")
        }
        Refused::NoSuchQuote(name, Some(last)) => {
            format!("there is no quote {name}, the last one is {last}; smeta log shows all")
        }
        Refused::NoSuchQuote(name, None) => {
            format!("there is no quote {name}: none was saved yet; smeta quote \"…\" --save does it")
        }
        Refused::NoSuchLine(name, line, lines) => format!("no. {name} has no line {line}, it has {lines}"),
        Refused::NotSold(name, line) => format!("line {line} of no. {name} has no hours: it was not estimated"),
        Refused::BadHours(written) => {
            format!("“{written}” is no hours: more than zero, for instance 12, 3.5, 2h30m or 2:30")
        }
        Refused::BadDays(written) => format!("“{written}” is no working days: a number such as 5 is needed"),
        Refused::BadPrice(written) => format!("“{written}” is no sum: a number above zero, for instance 60000"),
        Refused::Future(day) => format!("{day} is not here yet: record what has happened"),
        Refused::NothingToUndo => "nothing to take back: no records of yours, or all are taken back".into(),
        Refused::NoSuchRecord(written, 0) => {
            format!("there is no record `{written}`; smeta show NUMBER --format json tells their names")
        }
        Refused::NoSuchRecord(written, n) => format!("the names of {n} records end in `{written}`: type more of it"),
        Refused::NoSuchStatus(written, known) => format!("there is no status `{written}`; there are: {known}"),
        Refused::NoWords(flag) => format!("{flag}: words are needed"),
        Refused::TooLarge(bytes, most) => {
            format!("the file is too large for the ledger: {} MB, at most {} MB", bytes >> 20, most >> 20)
        }
        Refused::SaysOtherwise(name, then, now) => format!(
            "no document: no. {name} said {then}, and today's catalog says {now}; say it anew with smeta quote --again {name} \
             --save, and make the document of the new version"
        ),
        Refused::NoSuchSide(written, versions, documents) => format!(
            "there is no `{written}` to compare: {versions} versions, {documents} documents sent; versions are 1, 2, …, \
             documents d1, d2, …"
        ),
        Refused::MixedSides => "a version and a document cannot be compared: name two versions or two documents".into(),
        Refused::NothingToCompare(name) => format!(
            "nothing to compare in no. {name}: one version, and fewer than two documents sent; a new version: smeta quote \
             --again {name} --save"
        ),
        Refused::Unreadable(path, why) => format!("cannot read {path}: {why}"),
    }
}
