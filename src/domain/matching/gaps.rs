//! Requests that nothing in the catalog fits, grouped by likeness: what new entries could be.

use super::features::Features;
use super::index::Index;
use super::meaning::{Sum, direction, likeness_of_texts, meanings, product};
use super::{Matcher, ReadWord, Verdict, Wanted};
use crate::domain::catalog::EntryId;
use crate::domain::catalog::studio::MatchRules;
use crate::text::word::plain;

/// Requests that look alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The one that is most like the others.
    pub lead: String,
    /// All of them, as they came, each once.
    pub requests: Vec<Request>,
    /// How often they came.
    pub count: usize,
    /// The nearest entry, and how likely it is what was asked for.
    pub nearest: Option<(EntryId, f64)>,
}

/// A request that found nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The client's words.
    pub text: String,
    /// How often they came.
    pub count: usize,
    /// Whether nothing fits; otherwise something may.
    pub new: bool,
}

/// From this mean likeness on a request belongs to a group. Found on requests that were labelled by hand: lower, and
/// everything with «сайт» is one group; higher, and endings keep apart what is the same.
const ALIKE: f32 = 0.25;

/// Of so many requests every pair of groups is tried; those that come later join the nearest group. More would take
/// minutes, and the groups are there by then.
const PAIRED: usize = 600;

/// The groups of the asks that are no typical task, the largest first. Of `refused` a person said that nothing fits.
#[must_use]
pub fn gaps(matcher: &Matcher, rules: &MatchRules, texts: &[String], refused: &[String]) -> Vec<Gap> {
    let mut found: Vec<(Request, Option<(EntryId, f64)>)> = Vec::new();
    let mut add = |text: &str, new: bool, nearest: Option<(EntryId, f64)>| {
        let key = plain(text);
        if key.is_empty() {
            return;
        }
        match found.iter_mut().find(|(known, _)| plain(&known.text) == key) {
            Some((known, _)) => known.count += 1,
            None => found.push((Request { text: text.trim().to_owned(), count: 1, new }, nearest)),
        }
    };
    for text in texts {
        for ask in matcher.asks(text, rules, Wanted::bare(1)).into_iter().filter(|ask| ask.verdict != Verdict::Typical)
        {
            let nearest = ask.candidates.first().map(|first| (first.entry.clone(), first.confidence));
            add(&ask.text, ask.verdict == Verdict::New, nearest);
        }
    }
    for text in refused {
        let nearest = matcher
            .whole(text, rules, Wanted::bare(1))
            .candidates
            .first()
            .map(|first| (first.entry.clone(), first.confidence));
        add(text, true, nearest);
    }
    grouped(matcher, found)
}

fn grouped(matcher: &Matcher, found: Vec<(Request, Option<(EntryId, f64)>)>) -> Vec<Gap> {
    // These words are hardly the catalog's, so they are held against each other by an index of their own.
    let words: Vec<Vec<ReadWord>> =
        found.iter().map(|(request, _)| matcher.lexicon.read_plainly(&request.text)).collect();
    let rows: Vec<Features> = words.iter().map(|words| Features::of(words, &matcher.lexicon)).collect();
    let index = Index::learn(&rows);
    let directions: Vec<Sum> = words.iter().map(|words| direction(&meanings(words, |_| 1.0))).collect();
    let likeness = |(row, own): (&Features, &Sum)| -> Vec<f32> {
        let by_words = index.kernel(&index.row(&index.place(row))).into_iter();
        by_words.zip(&directions).map(|(by_words, other)| likeness_of_texts(by_words, product(own, other))).collect()
    };
    let likeness: Vec<Vec<f32>> = rows.iter().zip(&directions).map(likeness).collect();
    let first = found.len().min(PAIRED);
    let mut groups: Vec<Vec<usize>> = (0..first).map(|at| vec![at]).collect();
    // The two groups that are most alike become one, until none are.
    let mut mean: Vec<Vec<f32>> = likeness[..first].iter().map(|row| row[..first].to_vec()).collect();
    loop {
        let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
        let best = pairs.max_by(|x, y| mean[x.0][x.1].total_cmp(&mean[y.0][y.1]));
        let Some((a, b)) = best.filter(|(a, b)| mean[*a][*b] > ALIKE) else { break };
        let (size_a, size_b) = (groups[a].len() as f32, groups[b].len() as f32);
        let both = mean[a].iter().zip(&mean[b]);
        let joined: Vec<f32> = both.map(|(a, b)| (a * size_a + b * size_b) / (size_a + size_b)).collect();
        mean.iter_mut().zip(&joined).for_each(|(row, joined)| row[a] = *joined);
        mean[a] = joined;
        mean.remove(b);
        mean.iter_mut().for_each(|row| {
            row.remove(b);
        });
        let moved = groups.remove(b);
        groups[a].extend(moved);
    }
    for (later, likeness) in likeness.iter().enumerate().skip(first) {
        let mean = |group: &[usize]| group.iter().map(|at| likeness[*at]).sum::<f32>() / group.len() as f32;
        let best = groups.iter_mut().max_by(|a, b| mean(a).total_cmp(&mean(b)));
        match best {
            Some(group) if mean(group) >= ALIKE => group.push(later),
            _ => groups.push(vec![later]),
        }
    }
    let mut gaps: Vec<Gap> = groups
        .into_iter()
        .map(|mut group| {
            group.sort_unstable();
            let closeness = |at: usize| group.iter().map(|other| likeness[at][*other]).sum::<f32>();
            let lead = group.iter().copied().max_by(|a, b| closeness(*a).total_cmp(&closeness(*b)).then(b.cmp(a)));
            let lead = lead.unwrap_or_default();
            let nearest = group.iter().filter_map(|at| found[*at].1.clone()).max_by(|a, b| a.1.total_cmp(&b.1));
            Gap {
                lead: found[lead].0.text.clone(),
                count: group.iter().map(|at| found[*at].0.count).sum(),
                requests: group.iter().map(|at| found[*at].0.clone()).collect(),
                nearest,
            }
        })
        .collect();
    gaps.sort_by_key(|gap| std::cmp::Reverse((gap.count, gap.requests.len())));
    gaps
}
