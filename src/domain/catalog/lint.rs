//! What is well-formed and still wrong: judged over the whole folder.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::ops::Range;
use std::sync::Arc;

use super::entry::{Answer, DO_IT_YOURSELF_HOURS, Entry, Question};
use super::parts;
use super::problem::{Level, Problem, ProblemKind};
use super::written::entry::WrittenEntry;
use crate::domain::lang::Lang;
use crate::domain::range::Range3;
use crate::domain::source::{Place, Written};
use crate::text::fold::fold;

/// A typed P90 this many times the P10 says that the entry is two tasks, or lacks a question: knowing nothing but a
/// coarse category is 21 wide, and an entry must know more than half of that in logarithms.
const WIDE: f64 = 10.0;

/// Judges the entries, given in the order of their layers, and adds what it finds, except what an entry allows with a
/// reason. A file with errors is left alone until they are mended: a broken value would be judged as a missing one.
pub fn lint(entries: &[&WrittenEntry], problems: &mut Vec<Problem>) {
    let mut found: Vec<(&WrittenEntry, Range<usize>, ProblemKind)> = claimed_twice(entries);
    for written in entries {
        found.extend(own_problems(written).into_iter().map(|(span, kind)| (*written, span, kind)));
    }
    let mut judged = Vec::new();
    for written in entries.iter().filter(|written| is_sound(written, problems)) {
        let own = || found.iter().filter(|(owner, ..)| std::ptr::eq(*owner, *written));
        // What only a deep check finds is judged there.
        let judged_here = |allowed: &&Written<String>| !ProblemKind::DEEP.contains(&allowed.value.as_str());
        for allowed in written.allow.iter().filter(judged_here) {
            if !own().any(|(.., kind)| kind.code() == allowed.value) {
                let kind = ProblemKind::UnusedAllow { code: allowed.value.clone() };
                judged.push(problem(written, allowed.span.clone(), kind));
            }
        }
        let is_allowed = |kind: &ProblemKind| written.allow.iter().any(|allowed| allowed.value == kind.code());
        judged.extend(
            own()
                .filter(|(.., kind)| !is_allowed(kind))
                .map(|(_, span, kind)| problem(written, span.clone(), kind.clone())),
        );
    }
    problems.append(&mut judged);
}

fn is_sound(written: &WrittenEntry, problems: &[Problem]) -> bool {
    !problems.iter().any(|known| known.kind.level() == Level::Error && Arc::ptr_eq(&known.place.file, &written.file))
}

fn problem(written: &WrittenEntry, span: Range<usize>, kind: ProblemKind) -> Problem {
    Problem { kind, place: Place { file: Arc::clone(&written.file), span } }
}

fn own_problems(written: &WrittenEntry) -> Vec<(Range<usize>, ProblemKind)> {
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
        for answer in question.answers.iter().filter(|answer| !question.shared && is_unreachable(question, answer)) {
            let (question, answer) = (question.id.clone(), answer.id.clone());
            found.push((span.clone(), ProblemKind::UnreachableAnswer { question, answer }));
        }
    }
    found.extend(missing_languages(entry).into_iter().map(|kind| (0..0, kind)));
    found
}

/// Whether nobody gives an answer: it has no weight, or it is for numbers so far from what is usual that of a hundred
/// thousand clients none would name one.
fn is_unreachable(question: &Question, answer: &Answer) -> bool {
    /// Standard deviations that leave one in a hundred thousand, of which the usual range's ends are 1.2816 away.
    const FAR: f64 = 4.26 / 1.2816;
    let Some(number) = &question.number else { return answer.weight == 0.0 };
    let Some((from, to)) = question.band_limits(&answer.id) else { return false };
    // Quantities spread by factors, so distances are logarithms; each side has its own spread.
    let beyond = |number: f64, middle: f64, end: f64| (number / middle).ln().abs() > FAR * (end / middle).ln().abs();
    let Range3 { low, likely, high } = number.usual;
    from > likely && beyond(from, likely, high) || to < likely && beyond(to, likely, low)
}

/// The languages of the title that other texts lack.
fn missing_languages(entry: &Entry) -> Vec<ProblemKind> {
    let texts = parts::texts(entry);
    let mut found = Vec::new();
    for lang in Lang::ALL.into_iter().filter(|lang| entry.title.exactly(*lang).is_some()) {
        let mut lacking: Vec<String> =
            texts.iter().filter(|(_, text)| text.exactly(lang).is_none()).map(|(at, _)| at.clone()).collect();
        if entry.phrases.iter().all(|phrase| phrase.lang != lang) {
            lacking.insert(0, "phrases".to_owned());
        }
        if let Some(first) = lacking.first() {
            let kind = ProblemKind::MissingLanguage { lang: lang.code(), first: first.clone(), count: lacking.len() };
            found.push(kind);
        }
    }
    found
}

/// Phrases that an earlier entry has, or the same entry in the same language. One entry may have the same words in two
/// languages: «landing page» is said in both.
fn claimed_twice<'e>(entries: &[&'e WrittenEntry]) -> Vec<(&'e WrittenEntry, Range<usize>, ProblemKind)> {
    let mut owners: HashMap<String, (&str, Lang)> = HashMap::new();
    let mut found = Vec::new();
    for written in entries {
        let id = written.entry.id.as_str();
        for (phrase, span) in written.entry.phrases.iter().zip(&written.phrase_spans) {
            let key = fold(&phrase.words).split_whitespace().collect::<Vec<_>>().join(" ");
            let other = match owners.entry(key) {
                Slot::Vacant(free) => {
                    free.insert((id, phrase.lang));
                    continue;
                }
                Slot::Occupied(taken) => match *taken.get() {
                    (owner, lang) if owner == id && lang != phrase.lang => continue,
                    (owner, _) => (owner != id).then(|| owner.to_owned()),
                },
            };
            found.push((*written, span.clone(), ProblemKind::PhraseTwice { phrase: phrase.words.clone(), other }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::assemble::assemble;
    use crate::domain::catalog::written::CatalogFile;

    const EFFORT: &str = "effort = { low = 1, likely = 2, high = 3 }\n";
    const MINUTES: &str = "executor = \"manager\"\neffort = { low = 0.1, likely = 0.2, high = 0.4 }\n";

    fn file(path: &str, text: String) -> CatalogFile {
        CatalogFile { path: path.into(), shown: path.into(), content: Ok(text) }
    }

    fn studio() -> CatalogFile {
        file("studio.toml", "[rates]\nmanager = 1600\n".into())
    }

    fn entry(id: &str, keys: &str) -> CatalogFile {
        file(&format!("small/{id}.toml"), format!("title = \"Форма\"\n{keys}"))
    }

    fn question(keys: &str, last: &str) -> String {
        format!(
            "{EFFORT}[[question]]\nid = \"n\"\nask = \"?\"\n{keys}\nanswer = [{{ id = \"a\", text = \"а\" }}, {last}]\n"
        )
    }

    /// The codes found in the entry `form`, which stands beside an entry whose phrase is «письмо».
    fn codes(keys: &str) -> Vec<&'static str> {
        let other = entry("a-letter", &format!("phrases = [\"письмо\"]\n{EFFORT}"));
        let made = assemble(&[&[studio(), other, entry("form", keys)]]);
        made.problems.iter().map(|problem| problem.kind.code()).collect()
    }

    /// Each warning: keys that show it, and keys as near as can be that do not.
    fn table() -> Vec<(&'static str, Vec<String>, Vec<String>)> {
        let form = |keys: &str| format!("phrases = [\"форма\"]\n{keys}");
        let asked = |keys: &str, last: &str| form(&question(keys, last));
        let effort = |high: u32| form(&format!("effort = {{ low = 1, likely = 2, high = {high} }}\n"));
        let titles = |keys: &str| format!("{keys}{EFFORT}[phrases]\nru = [\"форма\"]\n");
        let number = "number = { low = 1, likely = 2, high = 3 }";
        let band = "{ id = \"b\", text = \"б\", above = 2 }";
        let weighs = |weight: &str| {
            asked("", &format!("{{ id = \"b\", text = \"б\", weight = {weight}, effect = {{ add = 1 }} }}"))
        };
        let above = |above: &str| {
            asked(number, &format!("{{ id = \"b\", text = \"б\", above = {above}, effect = {{ add = 1 }} }}"))
        };
        vec![
            (
                "missing-language",
                vec![titles("excludes = [{ en = \"x\" }]\n"), titles("excludes = [{ ru = \"а\" }, { pl = \"x\" }]\n")],
                vec![titles("excludes = [{ ru = \"а\", en = \"x\" }, \"б\"]\n")],
            ),
            (
                "no-effect",
                vec![
                    asked("", "{ id = \"b\", text = \"б\" }"),
                    asked(number, band),
                    asked(&format!("{number}\nper = {{ each = 1, add = 0 }}"), band),
                ],
                vec![
                    asked("", "{ id = \"b\", text = \"б\", effect = { add = 0.5 } }"),
                    asked("", "{ id = \"b\", text = \"б\", effect = { consult = true } }"),
                    asked(&format!("{number}\nper = {{ each = 1, add = 1 }}"), band),
                ],
            ),
            (
                "no-steps",
                vec![form(MINUTES)],
                vec![
                    form(&format!("{MINUTES}steps = [\"Откройте админку\"]\n")),
                    form(&MINUTES.replace("0.4", "0.5")),
                    form(&MINUTES.replace("executor = \"manager\"", "")),
                ],
            ),
            (
                "phrase-twice",
                vec![
                    format!("phrases = [\"Письмо\"]\n{EFFORT}"),
                    format!("phrases = [\"форма\", \" форма\"]\n{EFFORT}"),
                    format!("{EFFORT}[phrases]\nru = [\"форма\"]\nen = [\"письмо\"]\n"),
                ],
                vec![
                    format!("phrases = [\"письма\"]\n{EFFORT}"),
                    format!("{EFFORT}[phrases]\nru = [\"landing page\"]\nen = [\"landing page\"]\n"),
                ],
            ),
            ("unreachable-answer", vec![weighs("0"), above("9")], vec![weighs("0.01"), above("4"), above("2")]),
            ("wide-range", vec![effort(11)], vec![effort(10)]),
        ]
    }

    #[test]
    fn the_table_has_every_warning_that_can_be_allowed() {
        let codes: Vec<&str> = table().into_iter().map(|(code, ..)| code).collect();
        let here: Vec<&str> =
            ProblemKind::ALLOWABLE.into_iter().filter(|code| !ProblemKind::DEEP.contains(code)).collect();
        assert_eq!(codes, here);
    }

    #[test]
    fn an_effect_that_changes_nothing_is_told() {
        let idle = |effect: &str| {
            format!(
                "phrases = [\"форма\"]\n{}",
                question(
                    "",
                    &format!(
                        "{{ id = \"b\", text = \"б\", effect = {{ {effect} }} }}, {{ id = \"c\", text = \"в\", effect = {{ add = 1 }} }}"
                    )
                )
            )
        };
        for effect in ["", "times = 1", "times = 1.0, add = 0", "consult = false"] {
            assert_eq!(codes(&idle(effect)), ["idle-effect"], "{effect}");
        }
        assert_eq!(codes(&idle("days = 1")), [""; 0]);
    }

    #[test]
    fn warnings_come_where_they_should_and_nowhere_else() {
        for (code, fires, silent) in table() {
            for keys in fires {
                assert_eq!(codes(&keys), [code], "{keys}");
            }
            for keys in silent {
                assert!(codes(&keys).is_empty(), "{code}: {:?}\n{keys}", codes(&keys));
            }
        }
    }

    #[test]
    fn allow_silences_a_warning_and_is_one_itself_when_stale() {
        for (code, fires, silent) in table() {
            let allow = format!("allow = [{{ code = \"{code}\", because = \"так бывает\" }}]\n");
            assert!(codes(&format!("{allow}{}", fires[0])).is_empty(), "{code}");
            assert_eq!(codes(&format!("{allow}{}", silent[0])), ["unused-allow"], "{code}");
        }
    }

    #[test]
    fn allow_needs_a_reason_and_takes_no_error() {
        let wide = "phrases = [\"форма\"]\neffort = { low = 1, likely = 2, high = 30 }\n";
        assert_eq!(codes(&format!("allow = {{ code = \"wide-range\" }}\n{wide}")), ["missing-key"]);
        let error = "allow = { code = \"self-reference\", because = \"надо\" }\nrelated = \"form\"\n";
        assert_eq!(codes(&format!("{error}{wide}")), ["unknown-value", "self-reference"]);
    }

    #[test]
    fn a_file_with_errors_is_not_judged() {
        // The effect that is written wrong may be the one that changes something.
        let broken = "{ id = \"b\", text = \"б\", effect = { adds = 1 } }";
        assert_eq!(codes(&format!("phrases = [\"форма\"]\n{}", question("", broken))), ["unknown-key"]);
    }

    #[test]
    fn a_phrase_belongs_to_the_base_before_it_belongs_to_the_studio() {
        let base = [studio(), entry("z-base", &format!("phrases = [\"форма\"]\n{EFFORT}"))];
        let own = [entry("a-own", &format!("phrases = [\"форма\"]\n{EFFORT}"))];
        let made = assemble(&[&base, &own]);
        let places: Vec<&str> = made.problems.iter().map(|problem| problem.place.file.path.as_str()).collect();
        assert_eq!(places, ["small/a-own.toml"]);
    }
}
