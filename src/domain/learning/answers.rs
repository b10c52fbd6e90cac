//! How often clients give each answer, and what an answer is really worth.

use std::collections::BTreeMap;

use super::learned::KAPPA;
use super::measure::median;
use super::pieces::{Piece, effect, effort, share_of_base};
use crate::domain::catalog::entry::{Entry, Question};
use crate::domain::catalog::learned::LearnedQuestion;
use crate::domain::range::Range3;

/// Fewer jobs with an answer, or without it, say nothing of its worth.
const LEAST_JOBS: usize = 3;

/// So many answers the typed weights count for.
const TYPED_ANSWERS: f64 = 10.0;

/// Fewer numbers than this say nothing about what clients usually have.
const LEAST_NUMBERS: usize = 5;

/// What the jobs and quotes of an entry say about its questions: what clients said, of each quote one line; and its
/// finished pieces. Questions about which nothing is known are left out.
#[must_use]
pub fn questions(
    entry: &Entry,
    said: &[&BTreeMap<String, String>],
    pieces: &[&Piece],
) -> BTreeMap<String, LearnedQuestion> {
    let learned = entry.questions.iter().map(|question| (question.id.clone(), of(entry, question, said, pieces)));
    learned.filter(|(_, learned)| *learned != LearnedQuestion::default()).collect()
}

fn of(entry: &Entry, question: &Question, said: &[&BTreeMap<String, String>], pieces: &[&Piece]) -> LearnedQuestion {
    let values: Vec<&str> = said
        .iter()
        .filter_map(|answers| answers.get(&question.id))
        .map(String::as_str)
        .filter(|one| *one != "?")
        .collect();
    let mut learned = LearnedQuestion::default();
    if let Some(number) = &question.number {
        let numbers: Vec<f64> = values.iter().filter_map(|value| value.parse().ok()).collect();
        if numbers.len() >= LEAST_NUMBERS {
            learned.usual = Some(usual(number.usual, &numbers));
            learned.said = numbers.len() as u32;
        }
    } else {
        let counts: BTreeMap<&str, usize> = question
            .answers
            .iter()
            .map(|answer| (answer.id.as_str(), values.iter().filter(|value| **value == answer.id).count()))
            .collect();
        let n: usize = counts.values().sum();
        if n > 0 && question.answers.len() > 1 {
            // Dirichlet: the typed weights are so many answers that were heard before the first client spoke.
            let weight =
                |id: &str, typed: f64| (TYPED_ANSWERS * typed + counts[id] as f64) / (TYPED_ANSWERS + n as f64);
            learned.weights = question
                .answers
                .iter()
                .map(|answer| (answer.id.clone(), rounded(weight(&answer.id, answer.weight), 1e4)))
                .collect();
            learned.said = n as u32;
        }
    }
    for answer in &question.answers {
        if let Some(times) = worth(entry, question, &answer.id, answer.effect.times, pieces) {
            learned.times.insert(answer.id.clone(), times);
        }
    }
    learned
}

/// Numbers that clients named, and the typed range as so many more.
fn usual(typed: Range3, numbers: &[f64]) -> Range3 {
    let mut all: Vec<f64> = numbers.to_vec();
    let curve = typed.curve();
    let n = TYPED_ANSWERS as usize;
    all.extend((0..n).map(|at| curve.at(super::spread::normal_quantile((at as f64 + 0.5) / n as f64))));
    all.sort_by(f64::total_cmp);
    let at = |level: f64| {
        let place = level * (all.len() - 1) as f64;
        let (below, part) = (place.floor() as usize, place.fract());
        all[below] + part * (all[(below + 1).min(all.len() - 1)] - all[below])
    };
    Range3 { low: at(0.1), likely: at(0.5), high: at(0.9) }.map(|number| rounded(number, 10.0))
}

/// What an answer multiplies the hours by: the median ratio of jobs with it and jobs with an answer that changes
/// nothing, drawn to what is typed as if ten jobs had said that. `None` where too few jobs tell, and for answers that
/// change nothing.
fn worth(entry: &Entry, question: &Question, answer: &str, typed: f64, pieces: &[&Piece]) -> Option<f64> {
    if typed == 1.0 {
        return None;
    }
    let is_base = |id: &str| question.answer(id).is_some_and(|answer| answer.effect.is_nothing());
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for piece in pieces {
        let Some(id) = piece.answers.and_then(|answers| answers.get(&question.id)) else { continue };
        let list = if id == answer {
            &mut with
        } else if is_base(id) {
            &mut without
        } else {
            continue;
        };
        // As if the question had not been answered: the effects of the others taken out, its own left in.
        let own = effect(entry, &question.id, piece);
        let base = effort(entry, piece.variant).typed().likely;
        let without_own = piece.hours * share_of_base(entry, piece) * (base * own.0 + own.1) / base;
        list.push(without_own.ln());
    }
    if with.len() < LEAST_JOBS || without.len() < LEAST_JOBS {
        return None;
    }
    let n = with.len().min(without.len()) as f64;
    let measured = median(&mut with) - median(&mut without);
    let times = ((KAPPA * typed.ln() + n * measured) / (KAPPA + n)).exp();
    Some(rounded(times.clamp(0.1, 10.0), 100.0))
}

fn rounded(number: f64, steps: f64) -> f64 {
    (number * steps).round() / steps
}
