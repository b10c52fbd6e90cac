//! One record: an envelope that every record has, and a body by its kind.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, SecondsFormat, SubsecRound};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::body::Body;
use super::id::RecordId;
use super::reading::ProblemKind;

/// The version of the format that this program writes.
pub const VERSION: u64 = 1;

/// A record of the ledger. The line it was read from is never written again, so what this version of the program does
/// not know stays where it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its name.
    pub id: RecordId,
    /// When it was made, by the clock of whoever made it.
    #[serde(with = "moment")]
    pub at: DateTime<FixedOffset>,
    /// Who made it.
    pub by: String,
    /// What it is, in the words of the file.
    pub kind: String,
    /// What it says; none if the kind or its version is not known here.
    pub body: Option<Body>,
}

/// What comes from outside with each new record.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'s> {
    /// The clock.
    pub now: DateTime<FixedOffset>,
    /// Who writes.
    pub by: &'s str,
    /// 64 random bits.
    pub random: u64,
    /// The last record there is, as far as it is known.
    pub last: Option<&'s RecordId>,
}

/// What every record begins with.
#[derive(Debug, Serialize, Deserialize)]
struct Envelope<'l> {
    v: u64,
    #[serde(borrow)]
    id: Cow<'l, str>,
    #[serde(borrow)]
    at: Cow<'l, str>,
    #[serde(borrow)]
    by: Cow<'l, str>,
    #[serde(borrow)]
    kind: Cow<'l, str>,
}

impl Record {
    /// A new record.
    #[must_use]
    pub fn new(stamp: &Stamp, body: Body) -> Record {
        let id = RecordId::new(stamp.now, stamp.random, stamp.last);
        // Nobody reads more than milliseconds, and what is kept is what is written.
        let at = stamp.now.trunc_subsecs(3);
        Record { id, at, by: stamp.by.to_owned(), kind: body.kind().to_owned(), body: Some(body) }
    }

    /// Reads a line. What is said beside the record is a note about something that this version cannot use.
    ///
    /// # Errors
    ///
    /// When the line is no record.
    pub fn read(line: &str) -> Result<(Record, Option<ProblemKind>), ProblemKind> {
        use serde_json::error::Category;
        // A list would do as well, as far as serde is concerned.
        if !line.trim_start().starts_with('{') {
            return Err(ProblemKind::NotJson { message: "not an object".into() });
        }
        let envelope: Envelope = serde_json::from_str(line).map_err(|error| match error.classify() {
            // An object that ends too early was never finished, whatever its last letters are.
            Category::Eof => ProblemKind::Torn,
            Category::Data => ProblemKind::NotARecord { message: error.to_string() },
            Category::Syntax | Category::Io => ProblemKind::NotJson { message: error.to_string() },
        })?;
        let not = |message: String| ProblemKind::NotARecord { message };
        let id = RecordId::written(&envelope.id).ok_or_else(|| not("empty `id`".into()))?;
        let at = DateTime::parse_from_rfc3339(&envelope.at).map_err(|error| not(format!("`at`: {error}")))?;
        let body = if envelope.v == VERSION { Body::read(&envelope.kind, line) } else { Ok(None) };
        let (body, note) = match body {
            Ok(_) if envelope.v != VERSION => (None, Some(ProblemKind::OtherVersion { v: envelope.v })),
            Ok(body) => match body.as_ref().and_then(Body::nonsense) {
                Some((key, number)) => {
                    (None, Some(ProblemKind::BadNumber { key: key.to_owned(), number: number.to_string() }))
                }
                None => (body, None),
            },
            Err(error) => {
                let kind = envelope.kind.clone().into_owned();
                (None, Some(ProblemKind::BadBody { kind, message: error.to_string() }))
            }
        };
        let (by, kind) = (envelope.by.into_owned(), envelope.kind.into_owned());
        Ok((Record { id, at, by, kind, body }, note))
    }

    /// The line of a record that was made here, without the end of line: the envelope and the body. Keys that say
    /// nothing are left out.
    #[must_use]
    pub fn line(&self) -> String {
        let envelope = Envelope {
            v: VERSION,
            id: self.id.as_str().into(),
            at: self.at.to_rfc3339_opts(SecondsFormat::Millis, false).into(),
            by: self.by.as_str().into(),
            kind: self.kind.as_str().into(),
        };
        // Strings and numbers under names that are strings: there is nothing that JSON cannot hold.
        let mut object = serde_json::to_value(&envelope).expect("plain data is JSON");
        let own = self.body.as_ref().map(Body::line_value);
        if let (Value::Object(object), Some(Value::Object(own))) = (&mut object, own) {
            object.extend(own);
        }
        object.to_string()
    }
}

/// A time with its zone as two numbers: microseconds since 1970 and seconds east of Greenwich. Only prepared ledgers
/// hold it so; lines have RFC 3339.
pub(super) mod moment {
    use chrono::{DateTime, FixedOffset};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(at: &DateTime<FixedOffset>, to: S) -> Result<S::Ok, S::Error> {
        (at.timestamp_micros(), at.offset().local_minus_utc()).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<FixedOffset>, D::Error> {
        let (micros, east) = <(i64, i32)>::deserialize(from)?;
        let zone = FixedOffset::east_opt(east).ok_or_else(|| serde::de::Error::custom("no zone"))?;
        let at = DateTime::from_timestamp_micros(micros).ok_or_else(|| serde::de::Error::custom("no time"))?;
        Ok(at.with_timezone(&zone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::{Done, Found, Match, Outcome, Undo};

    const HEAD: &str = r#"{"v":1,"id":"a","at":"2026-11-21T10:00:00+03:00","by":"Аня","kind""#;

    fn stamp() -> Stamp<'static> {
        let now = DateTime::parse_from_rfc3339("2026-11-21T10:00:00.123456+03:00").expect("a time");
        Stamp { now, by: "Аня", random: 1, last: None }
    }

    #[track_caller]
    fn read(rest: &str) -> (Record, Option<ProblemKind>) {
        Record::read(&format!("{HEAD}:{rest}}}")).expect("a record")
    }

    #[track_caller]
    fn bad(line: &str, code: &str) {
        assert_eq!(Record::read(line).expect_err("no record").code(), code, "{line}");
    }

    #[test]
    fn a_line_is_one_object_with_the_envelope_first() {
        let undo = Record::new(&stamp(), Body::Undo(Undo { undoes: "x".into() }));
        assert_eq!(
            undo.line(),
            r#"{"v":1,"id":"01a1fce7-9dfb-774b-8000-000000000001","at":"2026-11-21T10:00:00.123+03:00","by":"Аня","kind":"undo","undoes":"x"}"#
        );
        let said = Match {
            ask: "две\nстроки \u{1b}[2J \"в кавычках\"".into(),
            entry: None,
            outcome: Outcome::Corrected,
            found: Some(Found { entry: "form".into(), confidence: 0.25 }),
            catalog: "ab".into(),
        };
        let record = Record::new(&stamp(), Body::Match(said));
        assert!(!record.line().contains('\n') && record.line().contains(r#""entry":null,"outcome":"corrected""#));
        assert_eq!(Record::read(&record.line()), Ok((record, None)));
    }

    #[test]
    fn what_is_not_known_survives() {
        let (record, note) = read(r#""faxed","to":[1e400,{"deep":null}]"#);
        assert_eq!((record.kind.as_str(), &record.body, note), ("faxed", &None, None));
        let (record, note) = read(r#""match","ask":"x","entry":"form","outcome":"confirmed","mood":"fine""#);
        assert!(matches!(record.body, Some(Body::Match(_))) && note.is_none());
    }

    #[test]
    fn a_body_that_says_too_little_is_kept_and_noted() {
        for body in [
            r#""match","ask":"x","outcome":"confirmed""#,
            r#""match","ask":"x","entry":7,"outcome":"confirmed""#,
            r#""match","ask":"x","entry":null,"outcome":"guessed""#,
            r#""undo""#,
        ] {
            let (record, note) = read(body);
            assert!(record.body.is_none() && note.is_some_and(|note| note.code() == "ledger-bad-body"), "{body}");
        }
        let newer = HEAD.replace("\"v\":1", "\"v\":2") + r#":"undo","undoes":"x"}"#;
        let (record, note) = Record::read(&newer).expect("a record");
        assert_eq!((record.body, note), (None, Some(ProblemKind::OtherVersion { v: 2 })));
    }

    #[test]
    fn hours_that_nobody_worked_are_told() {
        for (hours, code) in [
            ("3.5", None),
            ("0", Some("ledger-bad-number")),
            ("-2", Some("ledger-bad-number")),
            ("1e9", Some("ledger-bad-number")),
            ("\"3ч\"", Some("ledger-bad-body")),
            ("null", Some("ledger-bad-body")),
        ] {
            let (record, note) = read(&format!(r#""done","quote":"q","hours":{hours}"#));
            assert_eq!(note.map(|note| note.code()), code, "{hours}");
            assert_eq!(record.body.is_some(), code.is_none());
        }
        let (_, note) = read(r#""done","quote":"q","hours":2,"days":-1"#);
        assert_eq!(note, Some(ProblemKind::BadNumber { key: "days".into(), number: "-1".into() }));
    }

    #[test]
    fn keys_that_say_nothing_are_left_out() {
        let done = Done {
            quote: RecordId::written("q").expect("a name"),
            line: None,
            hours: 3.0,
            days: None,
            finished: None,
            why: None,
        };
        let line = Record::new(&stamp(), Body::Done(done)).line();
        assert!(line.ends_with(r#""kind":"done","quote":"q","hours":3.0}"#), "{line}");
    }

    #[test]
    fn what_is_no_record_says_why() {
        bad("{", "ledger-torn-line");
        bad("{\"v\":1,\"id\":\"a", "ledger-torn-line");
        bad(&format!("{HEAD}:\"und"), "ledger-torn-line");
        bad("<<<<<<< HEAD", "ledger-not-json");
        bad("\0\0\0", "ledger-not-json");
        bad(&format!("{HEAD}:\"undo\"}} {{"), "ledger-not-json");
        bad("17", "ledger-not-json");
        bad(r#"[1,"a","2026-11-21T10:00:00Z","b","undo"]"#, "ledger-not-json");
        bad("{}", "ledger-not-a-record");
        bad(r#"{"v":1,"id":"a","at":"yesterday","by":"b","kind":"undo"}"#, "ledger-not-a-record");
        bad(r#"{"v":1,"id":"","at":"2026-11-21T10:00:00Z","by":"b","kind":"undo"}"#, "ledger-not-a-record");
        bad(r#"{"v":-1,"id":"a","at":"2026-11-21T10:00:00Z","by":"b","kind":"undo"}"#, "ledger-not-a-record");
        // Brackets without end are no trouble to a reader that ignores them.
        let deep = Record::read(&"{\"a\":".repeat(100_000)).expect_err("no record");
        assert_eq!(deep, ProblemKind::Torn);
    }
}
