//! How a message was cut into asks, and what spoke for it: the evidence of [`super::split`].

use std::ops::Range;

use super::parts::NoAsk;
use super::pause::Pause;
use super::split::possible_cuts;
use super::stretches::Stretches;
use super::{Matcher, ReadWord};

/// How a message was cut into asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Division {
    /// How well one entry explains the whole, 0–1.
    pub whole: f64,
    /// The asks.
    pub parts: Vec<Part>,
    /// What the parts explain together, less what the cuts cost; further wishes are not in it.
    pub worth: f64,
    /// What says the same as an ask before it.
    pub repeated: Vec<String>,
    /// What an entry fits and only the story tells, or the client does not want.
    pub asides: Vec<(String, NoAsk)>,
    /// For a message that stayed whole: the best cut there was.
    pub rejected: Option<Rejected>,
}

/// One ask of a division.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its words, as typed.
    pub text: String,
    /// How well one entry explains it, 0–1.
    pub explained: f64,
    /// What stood before it, and what a cut there costs; `None` for the first.
    pub cut: Option<(Pause, f64)>,
    /// Nothing explains it, but it sounds like a further wish.
    pub is_further_wish: bool,
}

/// A cut that was not made.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// The words on both sides, as typed.
    pub sides: [String; 2],
    /// How well each is explained.
    pub explained: [f64; 2],
    /// What stood there, and what a cut costs.
    pub cut: (Pause, f64),
    /// What the sides explain together, less the cut.
    pub worth: f64,
}

/// The evidence of [`super::split::segments`]: how well the stretches that it found are explained, against the whole.
#[must_use]
pub fn division(
    matcher: &Matcher,
    request: &str,
    words: &[ReadWord],
    stretches: &[Range<usize>],
    asides: &[(Range<usize>, NoAsk)],
) -> Division {
    let Some(scored) = matcher.score(words) else { return Division::default() };
    let sums = Stretches::new(matcher, &scored);
    let typed = |stretch: &Range<usize>| {
        let span = words[stretch.start].start..words[stretch.end - 1].end;
        request.get(span).unwrap_or_default().to_owned()
    };
    // A message that stays whole is one ask, whatever of it repeats itself.
    let everything = 0..words.len();
    let stretches =
        if stretches.len() > 1 || !asides.is_empty() { stretches } else { std::slice::from_ref(&everything) };
    let part = |stretch: &Range<usize>| {
        let pause = (stretch.start > 0).then(|| Pause::before(stretch.start, request, words));
        let (explained, _) = sums.explained(stretch.clone());
        Part {
            text: typed(stretch),
            explained,
            cut: pause.map(|pause| (pause, pause.cost())),
            is_further_wish: stretch.start > 0 && explained == 0.0,
        }
    };
    let parts: Vec<Part> = stretches.iter().map(part).collect();
    let mut taken: Vec<Range<usize>> = stretches.to_vec();
    taken.extend(asides.iter().map(|(words, _)| words.clone()));
    taken.sort_by_key(|words| words.start);
    let ends = std::iter::once(0).chain(taken.iter().map(|words| words.end));
    let starts = taken.iter().map(|words| words.start).chain([words.len()]);
    let gaps = ends.zip(starts).filter(|(from, to)| from < to).map(|(from, to)| typed(&(from..to)));
    let repeated: Vec<String> = gaps.collect();
    let asides: Vec<(String, NoAsk)> = asides.iter().map(|(words, why)| (typed(words), *why)).collect();
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
        worth: parts
            .iter()
            .filter(|part| !part.is_further_wish)
            .map(|part| part.explained - part.cut.map_or(0.0, |(_, cost)| cost))
            .sum(),
        rejected: if parts.len() == 1 && asides.is_empty() { rejected() } else { None },
        parts,
        repeated,
        asides,
    }
}
