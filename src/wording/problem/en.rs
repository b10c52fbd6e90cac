//! Problems in English.

use super::{ABOVE_ZERO, any_of, bound, plain, quoted, sample};
use crate::domain::catalog::problem::{Expected, Names, ProblemKind};
use crate::domain::lang::Lang;

const LANG: Lang = Lang::En;

/// What is wrong, and what to do.
pub(super) fn say(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    match kind {
        P::TomlSyntax { message } => {
            (format!("not valid TOML: {message}"), "mend the line: often a bracket or a quote is not closed".into())
        }
        P::TemplateName { name } => (
            format!("the template names `{name}`, and no document has that"),
            "correct the name; smeta quote … --as proposal --format json shows all of them".into(),
        ),
        P::TemplateSyntax { message } => (
            format!("the template cannot be read: {message}"),
            "correct the line: often {% %} or {{ }} is not closed, or endif, endfor is missing".into(),
        ),
        P::MisplacedFile => (
            "no file of a catalog stands here, so nobody reads it".into(),
            "move it: a task stands in the folder of its category (site/form.toml), a question in questions, a calendar in \
             calendars"
                .into(),
        ),
        P::NotUtf8 => ("the file is not UTF-8".into(), "save it as UTF-8 and check the non-Latin letters".into()),
        P::UnreadableFile { message } => {
            (format!("the file cannot be read: {message}"), "check that the file is there and may be read".into())
        }
        P::UnknownKey { key, nearest: Some(nearest), .. } => {
            (format!("the key `{key}` means nothing here"), format!("did you mean `{nearest}`?"))
        }
        P::UnknownKey { key, nearest: None, known } => (
            format!("the key `{key}` means nothing here"),
            format!("remove it or move it; known here: {}", quoted(known)),
        ),
        P::WrongType { key, expected } => {
            let (what, advice) = wanted(*expected);
            (format!("`{key}` should be {what}"), advice.into())
        }
        P::UnknownValue { value, allowed } => {
            (format!("`{value}` is not possible here"), format!("write {}", any_of(allowed, "or")))
        }
        P::MissingKey { key, expected } => (format!("`{key}` is missing"), format!("add `{}`", sample(key, *expected))),
        P::EmptyText { key } => (format!("`{key}`: empty text"), "write something, or remove the empty text".into()),
        P::BadId { id } => (
            format!("`{id}` cannot be an id"),
            "ids are lower-case Latin letters, digits and hyphens, such as `1c-exchange`".into(),
        ),
        P::DuplicateId { id, other: None } => (format!("`{id}` is here twice"), "keep one, or rename".into()),
        P::DuplicateId { id, other: Some(other) } => {
            (format!("`{id}` exists in another file"), format!("keep one, or rename; the other file: {other}"))
        }
        P::UnknownId { id, names, nearest } => {
            let advice = match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => whereabouts(*names).into(),
            };
            (format!("there is no {} `{id}`", name(*names)), advice)
        }
        P::RangeOrder { low, likely, high } => (
            format!("range out of order: {}, {}, {}", plain(*low), plain(*likely), plain(*high)),
            "it should be low ≤ likely ≤ high".into(),
        ),
        P::WideRange { ratio } => (
            format!("the high end is {ratio:.0} times the low end"),
            "these are two tasks, or a question is missing; if it is really so, write allow with a reason".into(),
        ),
        P::OutOfBounds { key, value, least, most } => {
            let most = bound(*most, LANG);
            let advice = match *least {
                ABOVE_ZERO => format!("it should be above 0 and at most {most}"),
                least => format!("it should be from {} to {most}", bound(least, LANG)),
            };
            (format!("`{key}` = {} is out of bounds", plain(*value)), advice)
        }
        P::StageShares { sum } => (format!("the stages' shares sum to {sum:.2}, not 1"), "correct the shares".into()),
        P::WeightsSum { sum } => (
            format!("the answers' weights sum to {sum:.2}, not 1"),
            "correct them, or leave out those you do not know: they share the rest".into(),
        ),
        P::TooFewAnswers { question } => (
            format!("question `{question}` has fewer than two answers"),
            "add answers, or make it a number question: number = { … }".into(),
        ),
        P::NoEffect { question } => (
            format!("no answer to `{question}` changes anything"),
            "give answers an effect or drop the question: on a call it only takes time".into(),
        ),
        P::NotANumberQuestion { question, key } => (
            format!("`{key}` in question `{question}`, which is not about a number"),
            "add number = { low, likely, high } or remove the key".into(),
        ),
        P::BandOrder { question } => (
            format!("the bands of `{question}` do not ascend"),
            "the first answer has no above, then above grows".into(),
        ),
        P::PhraseTwice { phrase, other: Some(other) } => (
            format!("the phrase “{phrase}” belongs to `{other}` already"),
            "keep it where clients really mean it".into(),
        ),
        P::PhraseTwice { phrase, other: None } => (format!("the phrase “{phrase}” is here twice"), "keep one".into()),
        P::NoPhrases => (
            "there is no phrase of a client".into(),
            "add `phrases = [\"…\"]`: the task is recognised by what clients say".into(),
        ),
        P::SelfReference { id } => (format!("task `{id}` refers to itself"), "remove the reference".into()),
        P::NoSteps => (
            "a manager's job of under half an hour, without steps".into(),
            "add steps: what to click and where; they are shown instead of a quote".into(),
        ),
        P::UnusedAllow { code } => {
            (format!("allow for `{code}` is not needed any more"), "remove it: there is no such problem here".into())
        }
        P::DateOutsideYear { date, year } => {
            (format!("{date} stands under the year {year}"), "move it to its own year".into())
        }
        P::NoExchange { from, to } => (
            format!("the base is priced in {from}, the studio sells in {to}, and there is no exchange rate"),
            format!("add [pricing] exchange = {{ {from} = … }}: how many {to} one {from} costs"),
        ),
        P::NoRates => ("there is no rate at all".into(), "add one to [rates], such as `developer = 2200`".into()),
        P::IdleEffect => (
            "the effect changes nothing".into(),
            "give it hours or money, or remove it: an answer without an effect is the base case anyway".into(),
        ),
        P::UnreachableAnswer { question, answer } => (
            format!("nobody will ever give the answer `{answer}` to `{question}`"),
            "remove it or correct it: a weight above 0, a band within what is usual (number)".into(),
        ),
        P::MissingLanguage { lang, first, count } => {
            let more = if *count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            (
                format!("no text in `{lang}`: {first}{more}"),
                "translate it: the title is in this language, and then the client would read another".into(),
            )
        }
        P::NoQuestions => (
            "the task asks nothing".into(),
            "what would narrow the range? If nothing would, write allow with a reason".into(),
        ),
        P::NoPitfalls => (
            "the task warns of nothing".into(),
            "what did such jobs lose money on? If nothing, write allow with a reason".into(),
        ),
        P::StaleSource { dated: None } => {
            ("the figures have no date".into(), "add the month to source, for instance: judgement 2026-11".into())
        }
        P::StaleSource { dated: Some(dated) } => (
            format!("the figures are old: {dated}"),
            "check the hours, prices and laws again, and write the new month".into(),
        ),
        P::PhraseElsewhere { phrase, other } => (
            format!("the phrase “{phrase}” is more like those of `{other}`"),
            "give it to that task, put it differently, or add more like it here".into(),
        ),
        P::LearnedOfNothing { name } => (
            format!("learned.toml speaks of `{name}`, which is not in the catalog any more"),
            "no harm done: the next `smeta learn --apply` drops it".into(),
        ),
        P::LearnedBefore { entry } => (
            format!("the hours of `{entry}` were edited after the last `smeta learn`"),
            "what the task says is used for now; `smeta learn` will start again from the new hours".into(),
        ),
        P::LearnedNonsense { name } => (
            format!("the figures of `{name}` in learned.toml are not what the program writes"),
            "the file is written by `smeta learn --apply`, not by hand: run it again".into(),
        ),
        P::NearDuplicate { other } => (
            format!("many phrases say the same as those of `{other}`"),
            "if it is one task, join them and keep the old id in formerly; if not, tell their phrases apart".into(),
        ),
    }
}

/// What is expected, and what is most often wrong about it.
fn wanted(expected: Expected) -> (&'static str, &'static str) {
    match expected {
        Expected::String => ("a string", "put the value in quotes"),
        Expected::Text => ("a string", "write \"…\" or { ru = \"…\", en = \"…\", pl = \"…\" }"),
        Expected::Number => ("a number", "write it without quotes and with a point: 2.5"),
        Expected::Integer => ("a whole number", "write it without quotes and without a fraction: 14"),
        Expected::Boolean => ("true or false", "write one of the two without quotes"),
        Expected::List => ("a list", "put the value in square brackets: [\"…\", \"…\"]"),
        Expected::Table => ("a table", "write { … } or a section of its own in square brackets"),
        Expected::Tables => ("a list of tables", "write [{ … }, { … }] or sections in double square brackets"),
        Expected::Date => ("a date", "write it without quotes and without a time: 2026-11-21"),
        Expected::Price => ("a number or a range", "write 12000 or { low = 9000, likely = 12000, high = 20000 }"),
        Expected::Ids => ("an id or a list of ids", "write \"…\" or [\"…\", \"…\"]"),
    }
}

fn name(names: Names) -> &'static str {
    match names {
        Names::Entry => "task",
        Names::Question => "shared question",
        Names::Answer => "answer",
        Names::Variant => "variant",
        Names::Pitfall => "pitfall",
        Names::Role => "role with a rate",
    }
}

/// Where to look for a name that resembles nothing.
fn whereabouts(names: Names) -> &'static str {
    match names {
        Names::Entry => "check the name: it is the task's file name without `.toml`",
        Names::Question => "check the name: it is a file name of `questions/` without `.toml`",
        Names::Role => "add its rate to [rates] in `studio.toml`",
        Names::Answer => "check the name: it is the `id` of an answer in the question's file",
        Names::Variant => "check the name: it is the `id` of a [[variant]] in this file",
        Names::Pitfall => "check the name: it is the `id` of a [[pitfall]] in this file",
    }
}
