//! What the jobs say, as single proposals with their evidence: a person takes each, or never wants to see it again.

use std::collections::{BTreeMap, BTreeSet};

use super::lessons::is_over;
use super::measure::median;
use super::pieces::{Piece, effect, effort, share_of_base};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::{Answer, Entry, EntryId, Question};
use crate::domain::catalog::learned::{Learned, LearnedDays, LearnedRange, Width};
use crate::domain::ledger::{Body, Outcome, Record};
use crate::domain::range::Range3;
use crate::text::translit::slug;
use crate::text::word::plain;

/// One thing that the jobs say.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The entry that it is about; none if it is about the whole catalog.
    pub entry: Option<EntryId>,
    /// What is proposed.
    pub what: What,
}

/// What is proposed, and on what grounds.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Another range of hours.
    Hours {
        /// The variant; none for the one that is offered.
        variant: Option<String>,
        /// What counts now.
        now: Range3,
        /// What would count.
        learned: LearnedRange,
    },
    /// Working days by what jobs had.
    Days {
        /// What counts now; none if it is computed from hours.
        now: Option<LearnedDays>,
        /// What would count.
        learned: LearnedDays,
    },
    /// How often clients give each answer.
    Weights {
        /// The question.
        question: String,
        /// The answers with their shares now and then.
        answers: Vec<(String, f64, f64)>,
        /// So many clients.
        said: u32,
    },
    /// What clients have, for a question for a number.
    Usual {
        /// The question.
        question: String,
        /// What counts now.
        now: Range3,
        /// What would count.
        learned: Range3,
        /// So many clients.
        said: u32,
    },
    /// What an answer multiplies the hours by.
    Worth {
        /// The question.
        question: String,
        /// The answer.
        answer: String,
        /// What counts now.
        now: f64,
        /// What would count.
        learned: f64,
    },
    /// How wide typed ranges must be.
    Width {
        /// What counts now.
        now: Option<Width>,
        /// What would count.
        learned: Width,
    },
    /// Words that clients use and the catalog does not know.
    Phrase {
        /// The words.
        words: String,
        /// So many times.
        times: usize,
    },
    /// Jobs took longer for a reason that no pitfall warns of.
    Pitfall {
        /// The reason, in a word.
        why: String,
        /// In so many jobs.
        seen: usize,
        /// Of so many.
        of: usize,
        /// Hours above the likely figure, in all.
        hours: f64,
    },
    /// A question that was left open where jobs went over, and answered where they did not.
    Ask {
        /// The question.
        question: String,
        /// Over the range without an answer: of how many.
        open: (usize, usize),
        /// Over the range with one: of how many.
        answered: (usize, usize),
    },
    /// A question whose answers change nothing that jobs would show.
    Idle {
        /// The question.
        question: String,
        /// So many answers.
        said: usize,
        /// The answer that nearly everybody gives; none if jobs take the same whatever is answered.
        always: Option<String>,
    },
    /// Work that comes again and again, and is in no entry.
    Draft {
        /// The words that stand for the others.
        lead: String,
        /// Some of the others.
        others: Vec<String>,
        /// So many requests and jobs.
        count: usize,
        /// The entry that is nearest to it.
        near: Option<EntryId>,
        /// Hours of the jobs among them: P10, P50, P90, and how many.
        hours: Option<(Range3, usize)>,
    },
}

/// A move of less than this share is no news; it is taken all the same.
const NEWS: f64 = 0.03;

/// A question that nearly everybody answers alike: this share, of so many.
const ALWAYS: (f64, usize) = (0.95, 20);

/// Jobs with either answer, before it can be said that they take the same.
const SAME: usize = 5;

/// Answers whose jobs differ by less than this factor change nothing.
const NO_DIFFERENCE: f64 = 1.08;

impl Proposal {
    /// The name by which it is remembered. It changes when there are twice as many grounds, so that a refusal does not
    /// last for ever.
    #[must_use]
    pub fn name(&self) -> String {
        let entry = self.entry.as_deref().unwrap_or("all");
        let twice = |n: u32| n.max(1).ilog2();
        match &self.what {
            What::Hours { variant, learned, .. } => {
                format!("hours:{entry}:{}:{}", variant.as_deref().unwrap_or_default(), twice(learned.jobs))
            }
            What::Days { learned, .. } => format!("days:{entry}:{}", twice(learned.jobs)),
            What::Weights { question, said, .. } => format!("weights:{entry}:{question}:{}", twice(*said)),
            What::Usual { question, said, .. } => format!("usual:{entry}:{question}:{}", twice(*said)),
            What::Worth { question, answer, .. } => format!("worth:{entry}:{question}:{answer}"),
            What::Width { learned, .. } => format!("width:{}", twice(learned.jobs)),
            What::Phrase { words, .. } => format!("phrase:{entry}:{}", plain(words)),
            What::Pitfall { why, .. } => format!("pitfall:{entry}:{why}"),
            What::Ask { question, .. } => format!("ask:{entry}:{question}"),
            What::Idle { question, .. } => format!("idle:{entry}:{question}"),
            What::Draft { lead, .. } => format!("draft:{}", plain(lead)),
        }
    }

    /// Five digits that stand for the name on the command line.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{:05x}", xxhash_rust::xxh3::xxh3_64(self.name().as_bytes()) & 0xf_ffff)
    }

    /// Whether the program writes it into its own file; all else changes what people wrote, and only if they say so.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(
            self.what,
            What::Hours { .. }
                | What::Days { .. }
                | What::Weights { .. }
                | What::Usual { .. }
                | What::Worth { .. }
                | What::Width { .. }
        )
    }

    /// Whether there is something to do about it besides thinking.
    #[must_use]
    pub fn can_be_applied(&self) -> bool {
        !matches!(self.what, What::Ask { .. } | What::Idle { .. })
    }

    /// Whether it is worth a person's look.
    #[must_use]
    pub fn is_news(&self) -> bool {
        let far = |now: f64, then: f64| (now - then).abs() > NEWS * now.abs().max(then.abs());
        let moved = |now: &Range3, then: &Range3| {
            far(now.low, then.low) || far(now.likely, then.likely) || far(now.high, then.high)
        };
        match &self.what {
            What::Hours { now, learned, .. } => moved(now, &learned.range),
            What::Days { now, learned } => now.is_none_or(|now| moved(&now.range, &learned.range)),
            What::Usual { now, learned, .. } => moved(now, learned),
            What::Weights { answers, .. } => answers.iter().any(|(_, now, then)| (now - then).abs() > 0.05),
            What::Worth { now, learned, .. } => far(*now, *learned),
            What::Width { now, learned } => far(now.map_or(1.0, |now| now.factor), learned.factor),
            _ => true,
        }
    }

    /// Writes it into what the program keeps.
    pub fn put(&self, all: &Learned, kept: &mut Learned) {
        let Some(id) = &self.entry else {
            if let What::Width { learned, .. } = self.what {
                kept.taught.width = Some(learned);
            }
            return;
        };
        let Some(found) = all.entries.get(id) else { return };
        let entry = kept.entries.entry(id.clone()).or_default();
        (entry.met, entry.of) = (found.met.clone(), found.of);
        match &self.what {
            What::Hours { variant: None, learned, .. } => entry.effort = Some(*learned),
            What::Hours { variant: Some(variant), learned, .. } => {
                entry.variants.insert(variant.clone(), *learned);
            }
            What::Days { learned, .. } => entry.days = Some(*learned),
            What::Weights { question, .. } | What::Usual { question, .. } | What::Worth { question, .. } => {
                let (Some(found), own) =
                    (found.questions.get(question), entry.questions.entry(question.clone()).or_default())
                else {
                    return;
                };
                match &self.what {
                    What::Worth { answer, learned, .. } => {
                        own.times.insert(answer.clone(), *learned);
                    }
                    What::Usual { learned, said, .. } => (own.usual, own.said) = (Some(*learned), *said),
                    _ => (own.weights, own.said) = (found.weights.clone(), found.said),
                }
            }
            _ => {}
        }
    }
}

/// The figures that differ from those that count now: `now` is the catalog with what was learned before.
#[must_use]
pub fn figures(now: &Catalog, learned: &Learned) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    if let Some(width) = learned.taught.width.filter(|width| now.taught.width != Some(*width)) {
        proposals.push(Proposal { entry: None, what: What::Width { now: now.taught.width, learned: width } });
    }
    for (id, found) in &learned.entries {
        let Some(entry) = now.entries.get(id) else { continue };
        let mut add = |what: What| proposals.push(Proposal { entry: Some(id.clone()), what });
        let ways = found.variants.iter().map(|(variant, learned)| (Some(variant.clone()), learned));
        for (variant, learned) in found.effort.iter().map(|learned| (None, learned)).chain(ways) {
            let own = effort(entry, variant.as_deref());
            let same = own.observed.is_some_and(|own| (own.jobs, own.hits) == (learned.jobs, learned.hits));
            if !same || own.hours != learned.range {
                add(What::Hours { variant, now: own.hours, learned: *learned });
            }
        }
        if let Some(days) = found.days.filter(|days| entry.days != Some(*days)) {
            add(What::Days { now: entry.days, learned: days });
        }
        for (question, learned) in &found.questions {
            let Some(own) = entry.question(question) else { continue };
            question_figures(own, learned, &mut add);
        }
    }
    proposals
}

fn question_figures(
    own: &Question,
    learned: &crate::domain::catalog::learned::LearnedQuestion,
    add: &mut impl FnMut(What),
) {
    let question = &own.id;
    let share =
        |answer: &Answer| learned.weights.get(&answer.id).map(|weight| (answer.id.clone(), answer.weight, *weight));
    let answers: Vec<(String, f64, f64)> = own.answers.iter().filter_map(share).collect();
    if answers.iter().any(|(_, now, then)| (now - then).abs() > 1e-3) {
        add(What::Weights { question: question.clone(), answers, said: learned.said });
    }
    if let (Some(usual), Some(number)) = (learned.usual, &own.number)
        && usual != number.usual
    {
        add(What::Usual { question: question.clone(), now: number.usual, learned: usual, said: learned.said });
    }
    for (answer, times) in &learned.times {
        let now = own.answer(answer).map_or(1.0, |answer| answer.effect.times);
        if now != *times {
            add(What::Worth { question: question.clone(), answer: answer.clone(), now, learned: *times });
        }
    }
}

/// Words that people said mean an entry, where the program was not sure of it or thought otherwise.
#[must_use]
pub fn phrases(catalog: &Catalog, records: &[&Record]) -> Vec<Proposal> {
    let mut found: BTreeMap<(EntryId, String), (String, usize)> = BTreeMap::new();
    for record in records {
        let Some(Body::Match(said)) = &record.body else { continue };
        let Some(entry) = said.entry.as_deref().and_then(|id| catalog.entry(id)) else { continue };
        let sure = said.found.as_ref().is_some_and(|found| {
            said.outcome == Outcome::Confirmed && found.confidence >= catalog.studio.matching.typical
        });
        let words = plain(&said.ask);
        let known = entry.phrases.iter().any(|phrase| plain(&phrase.words) == words);
        let long = said.ask.split_whitespace().count() > LONGEST_PHRASE;
        if !sure && !known && !long && !words.is_empty() {
            found.entry((entry.id.clone(), words)).or_insert_with(|| (said.ask.trim().to_owned(), 0)).1 += 1;
        }
    }
    let proposal = |((entry, _), (words, times))| Proposal { entry: Some(entry), what: What::Phrase { words, times } };
    found.into_iter().map(proposal).collect()
}

/// A longer saying is a letter, not a way to call a task.
const LONGEST_PHRASE: usize = 14;

/// Pitfalls, questions to ask and questions to drop, by the pieces of each entry.
#[must_use]
pub fn advice(catalog: &Catalog, pieces: &[Piece]) -> Vec<Proposal> {
    let mut by_entry: BTreeMap<&str, Vec<&Piece>> = BTreeMap::new();
    for piece in pieces {
        piece.entry.into_iter().for_each(|id| by_entry.entry(id).or_default().push(piece));
    }
    let mut proposals = Vec::new();
    for (id, own) in by_entry {
        let Some(entry) = catalog.entries.get(id) else { continue };
        let mut add = |what: What| proposals.push(Proposal { entry: Some(id.to_owned()), what });
        pitfalls(entry, &own, &mut add);
        for question in &entry.questions {
            open_question(question, &own, &mut add);
            idle_question(entry, question, &own, &mut add);
        }
    }
    proposals
}

fn pitfalls(entry: &Entry, own: &[&Piece], add: &mut impl FnMut(What)) {
    let mut reasons: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for piece in own.iter().filter(|piece| is_over(piece)) {
        let Some(why) = piece.why else { continue };
        let reason = reasons.entry(why).or_default();
        reason.0 += 1;
        reason.1 += piece.said.map_or(0.0, |said| piece.hours - said.likely);
    }
    let known: BTreeSet<&str> = entry.pitfalls.iter().map(|pitfall| pitfall.id.as_str()).collect();
    for (why, (seen, hours)) in reasons {
        // Once is an accident.
        if seen >= 2 && !known.contains(slug(why).as_str()) {
            add(What::Pitfall { why: why.to_owned(), seen, of: own.len(), hours });
        }
    }
}

/// Left open, jobs went over their ranges; answered, they did not.
fn open_question(question: &Question, own: &[&Piece], add: &mut impl FnMut(What)) {
    let (mut open, mut answered) = ((0, 0), (0, 0));
    for piece in own {
        let (Some(said), Some(answers)) = (piece.said, piece.answers) else { continue };
        let is_known = answers.get(&question.id).is_some_and(|answer| answer != "?");
        let side = if is_known { &mut answered } else { &mut open };
        side.1 += 1;
        side.0 += usize::from(piece.hours > said.high);
    }
    let share = |(over, of): (usize, usize)| (over as f64 + 0.5) / (of as f64 + 1.0);
    if open.0 >= 2 && answered.1 >= 3 && share(open) > 1.5 * share(answered) {
        add(What::Ask { question: question.id.clone(), open, answered });
    }
}

fn idle_question(entry: &Entry, question: &Question, own: &[&Piece], add: &mut impl FnMut(What)) {
    let mut by_answer: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for piece in own {
        let given = piece.answers.and_then(|answers| answers.get(&question.id)).map(String::as_str);
        let Some(id) = given.filter(|id| question.answer(id).is_some()) else { continue };
        let (times, added) = effect(entry, &question.id, piece);
        let base = effort(entry, piece.variant).typed().likely;
        let as_if_open = piece.hours * share_of_base(entry, piece) * (base * times + added) / base;
        by_answer.entry(id).or_default().push(as_if_open.ln());
    }
    let said: usize = by_answer.values().map(Vec::len).sum();
    let most = by_answer.iter().max_by_key(|(_, list)| list.len()).map(|(id, list)| ((*id).to_owned(), list.len()));
    if let Some((id, n)) = most
        && said >= ALWAYS.1
        && n as f64 >= ALWAYS.0 * said as f64
    {
        add(What::Idle { question: question.id.clone(), said, always: Some(id) });
        return;
    }
    // An answer that changes the way, the waiting or the money matters whatever the hours say.
    let only_hours = question.answers.iter().all(|answer| {
        let effect = &answer.effect;
        effect.cost.is_none()
            && effect.days == 0.0
            && effect.variant.is_none()
            && effect.with.is_empty()
            && !effect.consult
            && !effect.stop
    });
    let mut medians: Vec<f64> =
        by_answer.values().filter(|list| list.len() >= SAME).map(|list| median(&mut list.clone())).collect();
    medians.sort_by(f64::total_cmp);
    if let [first, .., last] = medians[..]
        && only_hours
        && last - first < NO_DIFFERENCE.ln()
    {
        add(What::Idle { question: question.id.clone(), said, always: None });
    }
}
