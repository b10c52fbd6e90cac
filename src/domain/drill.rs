//! Training on past calls: somebody hears the client's words, says what he would ask and how many hours it takes, and then
//! sees what it took. Who is asked for 80 % ranges and told at once how he did learns to give them.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};

use crate::domain::catalog::{Catalog, Question};
use crate::domain::learning::accuracy::is_hit;
use crate::domain::ledger::{Drill, KeptQuote, Played, State, Status};
use crate::domain::range::Range3;

/// A call that can be played: a quote that is done, with hours that were said and hours that it took.
#[must_use]
pub fn facts(kept: &KeptQuote) -> Option<(Range3, f64)> {
    let said = kept.latest().quoted.total.as_ref()?.hours;
    (kept.status() == Status::Done && said.is_valid()).then_some(())?;
    Some((said, kept.hours()?))
}

/// The next call for somebody: one that he has played least, rather not his own, in an order that is different for each
/// person and the same every time.
#[must_use]
pub fn next<'s>(state: &'s State, by: &str) -> Option<&'s KeptQuote> {
    let playable = state.quotes.iter().filter(|kept| facts(kept).is_some());
    playable.min_by_key(|kept| {
        let times = state.drills.iter().filter(|played| played.by == by && played.drill.quote == kept.root).count();
        let own = kept.latest().by == by;
        (times, own, mixed(&[kept.root.as_str(), by]))
    })
}

/// Questions that could have been asked in a call, with the title of their task; a shared one stands once.
#[must_use]
pub fn questions<'c>(kept: &KeptQuote, catalog: &'c Catalog) -> Vec<&'c Question> {
    let entries = kept.latest().quoted.lines.iter().filter_map(|line| catalog.entry(line.entry.as_deref()?));
    let mut known = BTreeSet::new();
    entries.flat_map(|entry| &entry.questions).filter(|question| known.insert(question.id.as_str())).collect()
}

/// What came out of a played call.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Hours it took.
    pub fact: f64,
    /// Hours that the client was told then.
    pub said: Range3,
    /// Whether the fact is inside what was said now.
    pub hit: bool,
    /// Whether it was inside what was said then.
    pub said_hit: bool,
    /// Questions that were asked now and had an answer then: question, answer.
    pub useful: Vec<(String, String)>,
    /// Questions that had an answer then and were not asked now.
    pub missed: Vec<(String, String)>,
    /// Questions that were asked now and had no answer then.
    pub idle: Vec<String>,
    /// Why it took more or less, as somebody wrote it.
    pub why: Vec<String>,
}

/// Holds what was played against what happened; `None` for a call that cannot be played (any more).
#[must_use]
pub fn outcome(kept: &KeptQuote, drill: &Drill) -> Option<Outcome> {
    let (said, fact) = facts(kept)?;
    let answers: Vec<(String, String)> = kept
        .latest()
        .quoted
        .lines
        .iter()
        .flat_map(|line| &line.answers)
        .filter(|(_, answer)| *answer != "?")
        .map(|(question, answer)| (question.clone(), answer.clone()))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let was_asked = |question: &str| drill.asked.iter().any(|asked| asked == question);
    let had_answer = |question: &str| answers.iter().any(|(known, _)| known == question);
    Some(Outcome {
        fact,
        said,
        hit: is_hit(fact, range(drill)),
        said_hit: is_hit(fact, said),
        useful: answers.iter().filter(|(question, _)| was_asked(question)).cloned().collect(),
        missed: answers.iter().filter(|(question, _)| !was_asked(question)).cloned().collect(),
        idle: drill.asked.iter().filter(|question| !had_answer(question)).cloned().collect(),
        why: kept.done().values().filter_map(|(_, done)| done.why.clone()).collect(),
    })
}

/// The range as the rest of the program knows ranges; nobody was asked for its middle.
fn range(drill: &Drill) -> Range3 {
    Range3 { low: drill.low, likely: (drill.low * drill.high).sqrt(), high: drill.high }
}

/// How somebody's ranges did.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Played calls.
    pub n: usize,
    /// Facts inside his ranges; 8 of 10 would be right.
    pub hits: usize,
    /// Facts below them.
    pub below: usize,
    /// Facts above them.
    pub above: usize,
    /// Middle of high / low of his ranges.
    pub width: f64,
    /// Facts inside what the clients of the same calls were told.
    pub said_hits: usize,
    /// Middle of high / low of that.
    pub said_width: f64,
    /// The same by tens, the first ten first; the last may be fewer.
    pub tens: Vec<Ten>,
}

/// Ten played calls, one after the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ten {
    /// When the first of them was played.
    pub from: DateTime<FixedOffset>,
    /// How many.
    pub n: usize,
    /// Facts inside his ranges.
    pub hits: usize,
    /// Middle of high / low.
    pub width: f64,
}

/// How the ranges of somebody did, in the order in which he played; `None` if he never did.
#[must_use]
pub fn calibration(state: &State, by: &str) -> Option<Calibration> {
    let mut played: Vec<(&Played, Outcome)> = state
        .drills
        .iter()
        .filter(|played| played.by == by)
        .filter_map(|played| {
            let kept = state.quotes.iter().find(|kept| kept.root == played.drill.quote)?;
            Some((played, outcome(kept, &played.drill)?))
        })
        .collect();
    played.sort_by_key(|(played, _)| played.at);
    if played.is_empty() {
        return None;
    }
    let width = |part: &[(&Played, Outcome)]| {
        middle(part.iter().map(|(played, _)| played.drill.high / played.drill.low).collect())
    };
    let count = |is: &dyn Fn(&(&Played, Outcome)) -> bool| played.iter().filter(|one| is(one)).count();
    let hits = count(&|(_, outcome)| outcome.hit);
    let above = count(&|(played, outcome)| !outcome.hit && outcome.fact > played.drill.high);
    let ten = |part: &[(&Played, Outcome)]| Ten {
        from: part[0].0.at,
        n: part.len(),
        hits: part.iter().filter(|(_, outcome)| outcome.hit).count(),
        width: width(part),
    };
    Some(Calibration {
        n: played.len(),
        hits,
        below: played.len() - hits - above,
        above,
        width: width(&played),
        said_hits: count(&|(_, outcome)| outcome.said_hit),
        said_width: middle(played.iter().map(|(_, outcome)| outcome.said.high / outcome.said.low).collect()),
        tens: played.chunks(10).map(ten).collect(),
    })
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    if n == 0 { 0.0 } else { (values[(n - 1) / 2] + values[n / 2]) / 2.0 }
}

/// FNV-1a: an order that nobody chose.
fn mixed(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::Record;

    fn record(id: &str, by: &str, kind: &str, rest: &str) -> Record {
        let head = format!(r#""v":1,"id":"{id}","at":"2026-11-21T10:00:00Z","by":"{by}","kind":"{kind}""#);
        let (record, note) = Record::read(&format!("{{{head},{rest}}}")).expect("a record");
        assert_eq!(note, None);
        record
    }

    /// A quote of 4–8–16 hours that took so many.
    fn done(id: &str, by: &str, hours: f64) -> [Record; 2] {
        let quote = r#""number":1,"request":"форма","today":"2026-11-01","catalog":"c","currency":"RUB","lines":[{"ask":"форма","verdict":"typical","entry":"form","confidence":0.9,"answers":{"cms":"bitrix","goods":"?"},"hours":{"low":4,"likely":8,"high":16}}],"total":{"hours":{"low":4,"likely":8,"high":16},"price":{"low":"1","likely":"2","high":"3"},"safe":"3","days":[1,2,3],"ready":["2026-11-02","2026-11-03","2026-11-04"]},"promise":{"kind":"range","valid_until":"2026-11-14"}"#;
        let done = format!(r#""quote":"{id}","hours":{hours},"why":"доступы""#);
        [record(id, by, "quote", quote), record(&format!("{id}-done"), by, "done", &done)]
    }

    fn drill(id: &str, by: &str, quote: &str, low: f64, high: f64, asked: &str) -> Record {
        record(id, by, "drill", &format!(r#""quote":"{quote}","low":{low},"high":{high},"asked":[{asked}]"#))
    }

    #[test]
    fn the_next_call_is_the_least_played_and_not_ones_own() {
        let mut records: Vec<Record> = [done("a", "anna", 6.0), done("b", "boris", 6.0)].concat();
        let next_of =
            |records: &[Record], by: &str| next(&State::of(records), by).map(|kept| kept.root.as_str().to_owned());
        assert_eq!(next_of(&[], "anna"), None);
        assert_eq!(next_of(&records, "anna"), Some("b".into()));
        assert_eq!(next_of(&records, "boris"), Some("a".into()));
        records.push(drill("c", "anna", "b", 1.0, 2.0, ""));
        assert_eq!(next_of(&records, "anna"), Some("a".into()));
        assert_eq!(next_of(&records, "boris"), Some("a".into()), "what others played is no matter");
        records.push(drill("d", "anna", "a", 1.0, 2.0, ""));
        assert_eq!(next_of(&records, "anna"), Some("b".into()), "and so on from the beginning");
    }

    #[test]
    fn an_outcome_says_what_was_asked_in_vain_and_what_was_not_asked() {
        let state =
            State::of(&[&done("a", "anna", 20.0)[..], &[drill("b", "eva", "a", 5.0, 30.0, r#""goods""#)]].concat());
        let found = outcome(&state.quotes[0], &state.drills[0].drill).expect("it is done");
        assert_eq!((found.fact, found.hit, found.said_hit), (20.0, true, false));
        assert_eq!(found.missed, [("cms".to_owned(), "bitrix".to_owned())]);
        assert_eq!(
            (found.useful.len(), found.idle, found.why),
            (0, vec!["goods".to_owned()], vec!["доступы".to_owned()])
        );
    }

    #[test]
    fn calibration_counts_both_sides_and_goes_by_tens() {
        let mut records = done("a", "anna", 10.0).to_vec();
        for at in 0..12 {
            let (low, high) = [(8.0, 16.0), (2.0, 4.0), (20.0, 40.0)][at % 3];
            records.push(drill(&format!("d{at:02}"), "eva", "a", low, high, ""));
        }
        let state = State::of(&records);
        let found = calibration(&state, "eva").expect("she has played");
        assert_eq!((found.n, found.hits, found.above, found.below), (12, 4, 4, 4));
        assert_eq!((found.width, found.said_width, found.said_hits), (2.0, 4.0, 12));
        assert_eq!(found.tens.iter().map(|ten| (ten.n, ten.hits)).collect::<Vec<_>>(), [(10, 4), (2, 0)]);
        assert_eq!(calibration(&state, "anna"), None);
    }
}
