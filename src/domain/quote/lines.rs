//! The lines of a request: asks that are recognised, entries that are named, entries that answers bring.

use super::answers;
use super::{Alternative, AnswerProblem, KnownAnswer, Line, Origin, Request};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{Entry, EntryId, Question, QuestionId};
use crate::domain::estimate::Given;
use crate::domain::matching::{Ask, Facts, Matcher, Said, Verdict, Wanted};

/// How many candidates a line shows besides what the studio wants: never less than these.
const TOP: usize = 5;

/// The lines of a request with the answers that are known, and the typed answers that no line asks for.
pub(super) fn lines_of<'c>(
    catalog: &'c Catalog,
    matcher: &Matcher,
    request: &Request,
) -> Result<(Vec<Line<'c>>, Vec<QuestionId>), AnswerProblem> {
    let rules = &catalog.studio.matching;
    let candidates = TOP.max(rules.candidates);
    let wanted = if request.bare { Wanted::bare(candidates) } else { Wanted::explained(candidates) };
    let words = matcher.read(request.text);
    let asks = matcher.asks_in(request.text, &words, rules, wanted);
    let mut lines: Vec<Line<'c>> = asks.into_iter().map(|ask| line_of(catalog, ask)).collect();
    put_named_entries(catalog, &mut lines, request.entries)?;
    put_options(catalog, &mut lines, request.terms.options)?;
    let facts = Facts::new(matcher, request.text, &words);
    let mut unused: Vec<QuestionId> = Vec::new();
    // Answers may bring lines, whose questions may be answered as well: twice is enough, deeper chains are asked for.
    for _ in 0..2 {
        for line in &mut lines {
            let Some(entry) = line.entry else { continue };
            line.answers = facts
                .answers(entry)
                .into_iter()
                .filter_map(|found| {
                    let given = match found.said {
                        Said::Answer(id) => Given::Answer(id),
                        Said::Number(number) => Given::Number(number),
                    };
                    Some(known_answer(entry.question(&found.question)?, given, Origin::Words(found.words)))
                })
                .collect();
            answers::put_remembered(entry, &mut line.answers, request.remembered);
        }
        unused = answers::put_typed(catalog, &mut lines, request.answers)?;
        if !bring_lines(catalog, &mut lines) {
            break;
        }
    }
    choose_variants(&mut lines, request.variants)?;
    Ok((lines, unused))
}

fn line_of(catalog: &Catalog, ask: Ask) -> Line<'_> {
    let alternatives: Vec<Alternative> = ask
        .candidates
        .iter()
        .filter_map(|candidate| {
            Some(Alternative { entry: catalog.entry(&candidate.entry)?, candidate: candidate.clone() })
        })
        .collect();
    let entry = (ask.verdict == Verdict::Typical).then(|| alternatives.first().map(|first| first.entry)).flatten();
    let confidence = ask.candidates.first().map_or(0.0, |first| first.confidence);
    Line { confidence, alternatives, ..empty_line(Some(ask.clone()), ask.verdict, entry) }
}

fn empty_line(ask: Option<Ask>, verdict: Verdict, entry: Option<&Entry>) -> Line<'_> {
    Line {
        ask,
        verdict,
        entry,
        confidence: 1.0,
        alternatives: Vec::new(),
        variant: None,
        variants: Vec::new(),
        optional: false,
        do_it_yourself: false,
        estimate: None,
        answers: Vec::new(),
        pitfalls: Vec::new(),
        like: None,
        consult: false,
        stop: false,
    }
}

/// An entry that the manager names takes the place of the ask that it is meant by: one that is not recognised, else one
/// that was recognised as something else that nobody named, else the only one. Otherwise it is a line more.
fn put_named_entries<'c>(
    catalog: &'c Catalog,
    lines: &mut Vec<Line<'c>>,
    named: &[EntryId],
) -> Result<(), AnswerProblem> {
    let find = |id: &EntryId| catalog.entry(id).ok_or_else(|| AnswerProblem::unknown_entry(catalog, id));
    let named: Vec<&Entry> = named.iter().map(find).collect::<Result<_, _>>()?;
    for entry in &named {
        if lines.iter().any(|line| line.entry == Some(entry)) {
            continue;
        }
        let may_mean = |line: &Line| line.alternatives.iter().any(|other| other.entry.id == entry.id);
        let is_free = |line: &Line| line.ask.is_some() && line.entry.is_none_or(|known| !named.contains(&known));
        let place = lines
            .iter()
            .position(|line| line.entry.is_none() && may_mean(line))
            .or_else(|| lines.iter().position(|line| line.entry.is_none()))
            .or_else(|| lines.iter().position(|line| is_free(line) && may_mean(line)))
            .or_else(|| (lines.len() == 1 && is_free(&lines[0])).then_some(0));
        match place {
            Some(at) => {
                let ask = lines[at].ask.take();
                lines[at] = empty_line(ask, Verdict::Typical, Some(entry));
            }
            None => lines.push(empty_line(None, Verdict::Typical, Some(entry))),
        }
    }
    Ok(())
}

/// An entry that is offered beside the total: its line, or one more.
fn put_options<'c>(catalog: &'c Catalog, lines: &mut Vec<Line<'c>>, ids: &[EntryId]) -> Result<(), AnswerProblem> {
    for id in ids {
        let entry = catalog.entry(id).ok_or_else(|| AnswerProblem::unknown_entry(catalog, id))?;
        match lines.iter_mut().find(|line| line.entry.is_some_and(|known| known.id == entry.id)) {
            Some(line) => line.optional = true,
            None => lines.push(Line { optional: true, ..empty_line(None, Verdict::Typical, Some(entry)) }),
        }
    }
    Ok(())
}

/// Adds the entries that known answers call for. Whether any was added.
fn bring_lines<'c>(catalog: &'c Catalog, lines: &mut Vec<Line<'c>>) -> bool {
    let called: Vec<&str> = lines
        .iter()
        .flat_map(|line| &line.answers)
        .filter_map(|known| known.answer)
        .flat_map(|answer| &answer.effect.with)
        .map(String::as_str)
        .collect();
    let mut added = false;
    for id in called {
        let Some(entry) = catalog.entry(id) else { continue };
        if !lines.iter().any(|line| line.entry.is_some_and(|known| known.id == entry.id)) {
            lines.push(empty_line(None, Verdict::Typical, Some(entry)));
            added = true;
        }
    }
    added
}

fn choose_variants(lines: &mut [Line], wanted: &[String]) -> Result<(), AnswerProblem> {
    for written in wanted {
        let (owner, id) = written.split_once('.').map_or((None, written.as_str()), |(owner, id)| (Some(owner), id));
        let mut found = false;
        for line in lines.iter_mut() {
            let Some(entry) = line.entry.filter(|entry| owner.is_none_or(|owner| owner == entry.id)) else { continue };
            if let Some(variant) = entry.variant(id) {
                line.variant = Some(variant);
                found = true;
            }
        }
        if !found {
            let known = lines
                .iter()
                .filter_map(|line| line.entry)
                .flat_map(|entry| &entry.variants)
                .map(|variant| variant.id.clone());
            return Err(AnswerProblem::UnknownVariant { written: written.clone(), known: known.collect() });
        }
    }
    Ok(())
}

pub fn known_answer(question: &Question, given: Given, origin: Origin) -> KnownAnswer<'_> {
    let answer = match &given {
        Given::Answer(id) => question.answer(id),
        Given::Number(number) => question.band(*number),
        Given::Unknown => None,
    };
    KnownAnswer { question, given, answer, origin }
}
