//! From a request to its asks: parted, scored, and each with its candidates.

use std::rc::Rc;

use super::parts::{self, Part};
use super::scoring::Scored;
use super::{Ask, Candidate, Evidence, Matcher, ReadWord, confidence, courtesy, matter_of, ranking, verdict};
use crate::domain::catalog::studio::MatchRules;

/// How many candidates come with their evidence: those that a person compares.
pub(super) const COMPARED: usize = 3;

/// Courtesies belong to the matter where they make the odds so many times higher. Between 2.7 and 7.4 the figures hardly differ
/// (docs/measurements.md).
const COURTESIES_MEAN: f64 = 4.5;

/// How much is wanted of each ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// At most so many candidates.
    pub candidates: usize,
    /// So many of them with what speaks for them.
    pub explained: usize,
}

impl Wanted {
    /// At most so many candidates; the ones that a person compares come with what speaks for them.
    #[must_use]
    pub fn explained(candidates: usize) -> Wanted {
        Wanted { candidates, explained: COMPARED }
    }

    /// At most so many candidates, and nothing of what speaks for them: where nobody looks at it.
    #[must_use]
    pub fn bare(candidates: usize) -> Wanted {
        Wanted { candidates, explained: 0 }
    }
}

/// Some of a request's words.
pub(super) struct Own<'w> {
    pub words: &'w [ReadWord],
    /// How sure their first candidate is, where more than they decide it.
    confidence: Option<f64>,
    /// What scoring saw of them, where that was looked up already.
    scored: Option<Rc<Scored>>,
}

/// A request, parted.
pub(super) struct Parted<'w> {
    pub asks: Vec<Own<'w>>,
    /// May be asked for after all.
    doubtful: Vec<Own<'w>>,
}

impl Matcher {
    /// The asks of a request, each with its candidates.
    #[must_use]
    pub fn asks(&self, request: &str, rules: &MatchRules, wanted: Wanted) -> Vec<Ask> {
        self.asks_in(request, &self.read(request), rules, wanted)
    }

    /// The same of a request that was read already.
    #[must_use]
    pub fn asks_in(&self, request: &str, words: &[ReadWord], rules: &MatchRules, wanted: Wanted) -> Vec<Ask> {
        let Parted { asks, doubtful } = self.parted(request, words);
        let mut asks: Vec<Ask> = asks.into_iter().map(|own| self.ask(request, own, rules, wanted)).collect();
        // What may be asked for after all stands among the alternatives of the ask that holds it, or of the one before it.
        for own in doubtful {
            let from = own.words.first().map_or(0, |word| word.start);
            let Some(other) = self.candidates(own, Wanted { candidates: 1, ..wanted }).into_iter().next() else {
                continue;
            };
            let at = asks.iter().rposition(|ask| ask.span.start <= from).unwrap_or(0);
            let known = asks.iter().any(|ask| ask.candidates.iter().take(2).any(|known| known.entry == other.entry));
            if let Some(ask) = asks.get_mut(at).filter(|_| !known) {
                ask.add_alternative(other);
                ask.candidates.truncate(wanted.candidates);
            }
        }
        asks
    }

    /// The whole request as one ask.
    #[must_use]
    pub fn whole(&self, request: &str, rules: &MatchRules, wanted: Wanted) -> Ask {
        let words = self.read(request);
        self.ask(request, Own { words: &words, confidence: None, scored: None }, rules, wanted)
    }

    /// What a person has said of exactly these words: whether nothing in the catalog fits.
    pub(super) fn judged(&self, words: &[ReadWord]) -> Option<bool> {
        if self.judged.is_empty() { None } else { self.judged.get(&matter_of(words)).copied() }
    }

    /// The words of each ask.
    pub(super) fn parted<'w>(&self, request: &str, words: &'w [ReadWord]) -> Parted<'w> {
        let place = courtesy::matter(words);
        let matter = &words[place];
        // What a person has judged as a whole is not cut.
        if self.judged(words).is_some() {
            let everything = Own { words, confidence: None, scored: None };
            return Parted { asks: vec![everything], doubtful: Vec::new() };
        }
        let parts = parts::parts(self, request, matter);
        let own = |part: Part| Own { words: &matter[part.matter()], confidence: part.confidence, scored: part.scored };
        let is_whole = matches!(&parts.asks[..], [one] if one.words == (0..matter.len()));
        let asks = parts
            .asks
            .into_iter()
            .map(own)
            .map(|own| if is_whole && matter.len() < words.len() { self.with_courtesies(own, words) } else { own });
        Parted { asks: asks.collect(), doubtful: parts.doubtful.into_iter().map(own).collect() }
    }

    /// All words of a message instead of those without the courtesies around them, if the catalog speaks much more for
    /// them: to a catalog of greetings «спасибо» is the matter. A phrase of some task that says «подскажите» as well is not
    /// enough.
    fn with_courtesies<'w>(&self, matter: Own<'w>, words: &'w [ReadWord]) -> Own<'w> {
        let scored = self.score(words).map(Rc::new);
        let sure = |scored: &Option<Rc<Scored>>| scored.as_ref().map_or(0.0, |scored| scored.confidence);
        let of_matter =
            if matter.scored.is_some() { sure(&matter.scored) } else { sure(&self.score(matter.words).map(Rc::new)) };
        let all = sure(&scored);
        let is_surer = all * (1.0 - of_matter) > COURTESIES_MEAN * of_matter * (1.0 - all);
        if is_surer { Own { words, scored, ..matter } } else { matter }
    }

    /// Words without the courtesies around them, unless the catalog speaks for these.
    pub(super) fn without_courtesies<'w>(&self, own: Own<'w>) -> Own<'w> {
        let matter = &own.words[courtesy::matter(own.words)];
        if matter.len() == own.words.len() {
            return own;
        }
        self.with_courtesies(Own { words: matter, scored: None, ..own }, own.words)
    }

    fn ask(&self, request: &str, own: Own, rules: &MatchRules, wanted: Wanted) -> Ask {
        let own = self.without_courtesies(own);
        let span = match (own.words.first(), own.words.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        };
        let candidates = self.candidates(own, wanted);
        let verdict = verdict(candidates.first().map_or(0.0, |first| first.confidence), rules);
        Ask { text: request[span.clone()].to_owned(), span, candidates, verdict }
    }

    /// The best entries for some words, the best first. What a person has judged stays as he judged it.
    fn candidates(&self, own: Own, wanted: Wanted) -> Vec<Candidate> {
        let Own { words, confidence, scored } = own;
        let Some(scored) = scored.or_else(|| self.score(words).map(Rc::new)) else { return Vec::new() };
        let decided = confidence.filter(|_| self.judged(words).is_none());
        let sure = decided.unwrap_or(scored.confidence);
        let behind = |entry: usize| f64::from(scored.scores[entry] - scored.scores[scored.signals.first]);
        let evidence = |rank, entry| (rank < wanted.explained).then(|| self.evidence(words, &scored, entry));
        let candidate = |(rank, entry): (usize, usize)| Candidate {
            entry: self.entries.at(entry).to_owned(),
            // The first is calibrated; the others keep their odds to it.
            confidence: sure * (confidence::SHARPNESS * behind(entry)).exp(),
            evidence: evidence(rank, entry).unwrap_or_else(Evidence::default),
        };
        let best = ranking::top(&scored.scores, wanted.candidates).into_iter().map(|entry| entry as usize);
        best.enumerate().map(candidate).collect()
    }
}

impl Ask {
    /// Puts a candidate among those behind the first, no surer than that one, where its confidence belongs.
    fn add_alternative(&mut self, other: Candidate) {
        let Some(first) = self.candidates.first().map(|first| first.confidence) else {
            self.candidates.push(other);
            return;
        };
        let known = self.candidates.iter().position(|known| known.entry == other.entry);
        let other = match known.map(|at| self.candidates.remove(at)) {
            Some(known) if known.confidence >= other.confidence => known,
            _ => Candidate { confidence: other.confidence.min(first), ..other },
        };
        let place = 1 + self.candidates[1..].partition_point(|known| known.confidence > other.confidence);
        self.candidates.insert(place, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::matching::Verdict;

    fn candidate((entry, confidence): (&str, f64)) -> Candidate {
        Candidate { entry: entry.into(), confidence, evidence: Evidence::default() }
    }

    #[track_caller]
    fn case(before: &[(&str, f64)], other: (&str, f64), expected: &[(&str, f64)]) {
        let candidates = before.iter().copied().map(candidate).collect();
        let mut ask = Ask { text: String::new(), span: 0..0, candidates, verdict: Verdict::Typical };
        ask.add_alternative(candidate(other));
        let after: Vec<(&str, f64)> = ask.candidates.iter().map(|one| (one.entry.as_str(), one.confidence)).collect();
        assert_eq!(after, expected);
    }

    #[test]
    fn an_alternative_takes_its_place_behind_the_first() {
        case(&[], ("a", 0.4), &[("a", 0.4)]);
        case(&[("a", 0.9), ("b", 0.2)], ("c", 0.5), &[("a", 0.9), ("c", 0.5), ("b", 0.2)]);
        case(&[("a", 0.9), ("b", 0.2)], ("c", 0.1), &[("a", 0.9), ("b", 0.2), ("c", 0.1)]);
        // No surer than the first.
        case(&[("a", 0.6), ("b", 0.2)], ("c", 0.8), &[("a", 0.6), ("c", 0.6), ("b", 0.2)]);
        // One that is there already moves up, and never down.
        case(&[("a", 0.9), ("b", 0.2), ("c", 0.1)], ("c", 0.5), &[("a", 0.9), ("c", 0.5), ("b", 0.2)]);
        case(&[("a", 0.9), ("b", 0.2), ("c", 0.1)], ("c", 0.05), &[("a", 0.9), ("b", 0.2), ("c", 0.1)]);
    }
}
