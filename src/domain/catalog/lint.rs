//! What is well-formed and still wrong: judged over the whole folder.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::problem::{Names, Problem, ProblemKind};
use super::written::Reader;
use super::written::entry::WrittenEntry;
use crate::domain::catalog::entry::DO_IT_YOURSELF_HOURS;
use crate::domain::source::Place;
use crate::text::fold::fold;

/// A typed P90 this many times the P10 says that the entry is two tasks, or lacks a question: knowing nothing but a
/// coarse category is 21 wide (numbers.md section 4), and an entry must know more than half of that in logarithms.
const WIDE: f64 = 10.0;

/// Judges the entries and adds what it finds, except what an entry allows with a reason.
pub fn lint(entries: &BTreeMap<String, WrittenEntry>, problems: &mut Vec<Problem>) {
    let mut found: Vec<(&str, Problem)> = Vec::new();
    for (id, written) in entries {
        for (span, kind) in own_problems(written) {
            found.push((id, Problem { kind, place: Place { file: Arc::clone(&written.file), span } }));
        }
    }
    found.extend(claimed_twice(entries));
    let cell = std::cell::RefCell::new(std::mem::take(problems));
    for (id, written) in entries {
        let reader = Reader::new(&written.file, &cell);
        for allowed in &written.allow {
            let code = allowed.value.as_str();
            if !ProblemKind::CODES.contains(&code) {
                super::written::report_unknown(&reader, allowed, Names::Code, ProblemKind::CODES.iter().copied());
            } else if !found.iter().any(|(owner, problem)| *owner == id && problem.kind.code() == code) {
                reader.report(allowed.span.clone(), ProblemKind::UnusedAllow { code: code.to_owned() });
            }
        }
    }
    *problems = cell.into_inner();
    let allowed = |owner: &str, code: &str| entries[owner].allow.iter().any(|allowed| allowed.value == code);
    problems.extend(
        found.into_iter().filter(|(owner, problem)| !allowed(owner, problem.kind.code())).map(|(_, problem)| problem),
    );
}

fn own_problems(written: &WrittenEntry) -> Vec<(std::ops::Range<usize>, ProblemKind)> {
    let entry = &written.entry;
    let mut found = Vec::new();
    let hours = entry.effort.hours;
    let ratio = hours.high / hours.low;
    if ratio > WIDE {
        found.push((written.effort_span.clone(), ProblemKind::WideRange { ratio }));
    }
    if entry.executor == "manager" && hours.high < DO_IT_YOURSELF_HOURS && entry.steps.is_empty() {
        found.push((written.effort_span.clone(), ProblemKind::NoSteps));
    }
    for (question, span) in entry.questions.iter().zip(&written.question_spans) {
        let by_number = question.per.is_some_and(|per| per.add > 0.0);
        if !by_number && question.answers.iter().all(|answer| answer.effect.is_nothing()) {
            found.push((span.clone(), ProblemKind::NoEffect { question: question.id.clone() }));
        }
    }
    found
}

fn claimed_twice(entries: &BTreeMap<String, WrittenEntry>) -> Vec<(&str, Problem)> {
    let mut owners: HashMap<String, &str> = HashMap::new();
    let mut found = Vec::new();
    for (id, written) in entries {
        for (phrase, span) in written.entry.phrases.iter().zip(&written.phrase_spans) {
            let key = fold(&phrase.words).split_whitespace().collect::<Vec<_>>().join(" ");
            match owners.get(&key) {
                Some(other) => {
                    let kind = ProblemKind::PhraseTwice { phrase: phrase.words.clone(), other: (*other).to_owned() };
                    found.push((
                        id.as_str(),
                        Problem { kind, place: Place { file: Arc::clone(&written.file), span: span.clone() } },
                    ));
                }
                None => {
                    owners.insert(key, id);
                }
            }
        }
    }
    found
}
