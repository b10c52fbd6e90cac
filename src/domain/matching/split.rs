//! One message, several tasks: where the catalog explains the parts better than the whole.
//!
//! Scores are linear in the features, so the scores of every stretch of words follow from running sums over words.
//! A cut costs little where people pause (a full stop, a comma, «и», «плюс») and more where they do not; it is made
//! where both sides then speak clearly for different entries. No word decides alone.

use std::ops::Range;

use super::confidence::{Calibration, SHARPNESS, best};
use super::features::{BLOCKS, Features};
use super::head::softmax;
use super::index::scales;
use super::trace::{Division, Part, Rejected};
use super::{Matcher, ReadWord};

/// A stretch explained less than this explains nothing. This and the costs below were chosen by a grid over joined and
/// single examples of the catalog (docs/measurements.md).
const EXPLAINS: f64 = 0.25;
/// What a cut costs, by what stands there.
const AT_SENTENCE_END: f64 = 0.40;
const AT_COMMA: f64 = 0.55;
const AT_CONJUNCTION: f64 = 0.55;
const AT_NOTHING: f64 = 1.50;
/// In longer messages only pauses are tried, at most this many of them.
const SHORT: usize = 16;
const MOST_CUTS: usize = 40;

/// Words with which people join wishes; they make a cut cheaper, nothing more.
const CONJUNCTIONS: &[&str] = &[
    "и",
    "а",
    "плюс",
    "также",
    "тоже",
    "еще",
    "потом",
    "затем",
    "заодно",
    "кроме",
    "and",
    "plus",
    "also",
    "then",
    "i",
    "oraz",
    "też",
    "tez",
    "także",
    "takze",
    "jeszcze",
    "dodatkowo",
    "plus",
];

/// The words of each ask, in order; one stretch of everything when nothing speaks for a cut.
#[must_use]
pub fn segments(matcher: &Matcher, request: &str, words: &[ReadWord]) -> Vec<Range<usize>> {
    let whole = 0..words.len();
    if words.len() < 2 || matcher.entries.len() < 2 {
        return vec![whole];
    }
    let cuts = possible_cuts(request, words);
    let sums = RunningSums::new(matcher, words);
    // best[c]: the most that the words before cut c can explain, and from which cut the last stretch began.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for to in 1..cuts.len() {
        let reach = |from: usize| {
            let (gain, _) = sums.explained(cuts[from].at..cuts[to].at);
            best[from].0 + gain - cuts[from].cost
        };
        let from = (0..to).max_by(|a, b| reach(*a).total_cmp(&reach(*b)).then(b.cmp(a))).unwrap_or(0);
        best.push((reach(from), from));
    }
    let mut stretches = Vec::new();
    let mut to = cuts.len() - 1;
    while to > 0 {
        let from = best[to].1;
        stretches.push(cuts[from].at..cuts[to].at);
        to = from;
    }
    stretches.reverse();
    merged(&sums, stretches)
}

/// Puts stretches that explain nothing to their neighbours, and neighbours of the same entry together.
fn merged(sums: &RunningSums, stretches: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    for stretch in stretches {
        let (gain, entry) = sums.explained(stretch.clone());
        let entry = (gain > 0.0).then_some(entry);
        match kept.last_mut() {
            Some((last, known)) if entry.is_none() || known.is_none() || *known == entry => {
                last.end = stretch.end;
                *known = known.or(entry);
            }
            _ => kept.push((stretch, entry)),
        }
    }
    // The same entry in two places is one task, described twice: the first stretch stands for it.
    let mut seen = std::collections::BTreeSet::new();
    kept.retain(|(_, entry)| entry.is_none_or(|entry| seen.insert(entry)));
    kept.into_iter().map(|(stretch, _)| stretch).collect()
}

/// What stands at a place where an ask may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// A full stop, a line, a semicolon.
    SentenceEnd,
    /// A comma, a dash, a bracket.
    Comma,
    /// A word with which people join wishes.
    Conjunction,
    /// No pause at all.
    Nothing,
}

impl Pause {
    /// What stands before the word `at`.
    fn before(at: usize, request: &str, words: &[ReadWord]) -> Pause {
        let between = request.get(words[at - 1].end..words[at].start).unwrap_or_default();
        if between.contains(['.', '!', '?', ';', '\n']) {
            Pause::SentenceEnd
        } else if between.contains([',', '+', ':', '(', '—', '–', '/', '&']) {
            Pause::Comma
        } else if CONJUNCTIONS.contains(&words[at].text.as_str()) {
            Pause::Conjunction
        } else {
            Pause::Nothing
        }
    }

    fn cost(self) -> f64 {
        match self {
            Pause::SentenceEnd => AT_SENTENCE_END,
            Pause::Comma => AT_COMMA,
            Pause::Conjunction => AT_CONJUNCTION,
            Pause::Nothing => AT_NOTHING,
        }
    }
}

/// The evidence of [`segments`]: how well the stretches it found are explained, against the whole.
#[must_use]
pub fn division(matcher: &Matcher, request: &str, words: &[ReadWord], stretches: &[Range<usize>]) -> Division {
    if words.is_empty() || matcher.entries.is_empty() {
        return Division::default();
    }
    let sums = RunningSums::new(matcher, words);
    let typed = |stretch: &Range<usize>| {
        let span = words[stretch.start].start..words[stretch.end - 1].end;
        request.get(span).unwrap_or_default().to_owned()
    };
    let part = |stretch: &Range<usize>| {
        let pause = (stretch.start > 0).then(|| Pause::before(stretch.start, request, words));
        let (explained, _) = sums.explained(stretch.clone());
        Part { text: typed(stretch), explained, cut: pause.map(|pause| (pause, pause.cost())) }
    };
    let parts: Vec<Part> = stretches.iter().map(part).collect();
    let ends = stretches.iter().map(|stretch| stretch.end);
    let starts = stretches.iter().skip(1).map(|stretch| stretch.start).chain([words.len()]);
    let gaps = ends.zip(starts).filter(|(from, to)| from < to).map(|(from, to)| typed(&(from..to)));
    let repeated: Vec<String> = gaps.collect();
    let rejected = || {
        possible_cuts(request, words)
            .iter()
            .filter(|cut| (1..words.len()).contains(&cut.at))
            .filter_map(|cut| {
                let sides = [0..cut.at, cut.at..words.len()];
                let [(left, first), (right, second)] = sides.clone().map(|side| sums.explained(side));
                let speaks = left > 0.0 && right > 0.0 && first != second;
                speaks.then(|| Rejected {
                    sides: [typed(&sides[0]), typed(&sides[1])],
                    explained: [left, right],
                    cut: (Pause::before(cut.at, request, words), cut.cost),
                    worth: left + right - cut.cost,
                })
            })
            .max_by(|a, b| a.worth.total_cmp(&b.worth))
    };
    Division {
        whole: sums.explained(0..words.len()).0,
        worth: parts.iter().map(|part| part.explained - part.cut.map_or(0.0, |(_, cost)| cost)).sum(),
        rejected: if parts.len() == 1 && repeated.is_empty() { rejected() } else { None },
        parts,
        repeated,
    }
}

/// A place where an ask may end: before the word `at`.
struct Cut {
    at: usize,
    cost: f64,
}

fn possible_cuts(request: &str, words: &[ReadWord]) -> Vec<Cut> {
    let mut cuts = vec![Cut { at: 0, cost: 0.0 }];
    let short = words.len() <= SHORT;
    for at in 1..words.len() {
        let pause = Pause::before(at, request, words);
        if pause == Pause::Nothing && !short {
            continue;
        }
        let cost = pause.cost();
        if cuts.len() <= MOST_CUTS {
            cuts.push(Cut { at, cost });
        }
    }
    cuts.push(Cut { at: words.len(), cost: 0.0 });
    cuts
}

/// Running sums over words of what each block brings to each entry, and of squared lengths.
struct RunningSums<'m> {
    calibration: &'m Calibration,
    n_entries: usize,
    scores: Vec<Vec<f32>>,
    squares: Vec<[f32; BLOCKS]>,
}

impl<'m> RunningSums<'m> {
    fn new(matcher: &'m Matcher, words: &[ReadWord]) -> Self {
        let n_entries = matcher.entries.len();
        let mut scores = vec![vec![0.0_f32; BLOCKS * n_entries]];
        let mut squares = vec![[0.0_f32; BLOCKS]];
        let mut kernel = vec![0.0_f32; matcher.phrases.len()];
        let parts = Features::of(words, &matcher.lexicon).by_word(words.len());
        for part in parts {
            let unscaled = matcher.index.unscaled(&part);
            let mut sum = scores.last().cloned().unwrap_or_default();
            let mut square = squares.last().copied().unwrap_or_default();
            for block in 0..BLOCKS {
                kernel.fill(0.0);
                matcher.index.add_block(&unscaled.row, block, &mut kernel);
                matcher.head.add_scores(&kernel, &mut sum[block * n_entries..(block + 1) * n_entries]);
                square[block] += unscaled.squares[block];
            }
            scores.push(sum);
            squares.push(square);
        }
        RunningSums { calibration: &matcher.calibration, n_entries, scores, squares }
    }

    /// How well one entry explains a stretch, 0–1, and which.
    fn explained(&self, stretch: Range<usize>) -> (f64, usize) {
        let mut squares = [0.0; BLOCKS];
        for (block, square) in squares.iter_mut().enumerate() {
            *square = (self.squares[stretch.end][block] - self.squares[stretch.start][block]).max(0.0);
        }
        let scales = scales(squares);
        let mut scores = vec![0.0_f32; self.n_entries];
        for (block, scale) in scales.iter().enumerate() {
            let own = block * self.n_entries..(block + 1) * self.n_entries;
            let (to, from) = (&self.scores[stretch.end][own.clone()], &self.scores[stretch.start][own]);
            scores.iter_mut().zip(to.iter().zip(from)).for_each(|(sum, (to, from))| *sum += scale * (to - from));
        }
        let first = best(&scores);
        let share = softmax(&scores, SHARPNESS)[first];
        // Both must speak for it: a share that is high because nothing else fits, and a score that is high at all.
        let explained = (share * self.calibration.quick(f64::from(scores[first]))).sqrt();
        (((explained - EXPLAINS) / (1.0 - EXPLAINS)).max(0.0), first)
    }
}
