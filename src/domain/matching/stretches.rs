//! How well the catalog explains any stretch of a message's words.
//!
//! Scores are linear in the features, so those of every stretch follow from running sums over words.

use std::ops::Range;

use super::Matcher;
use super::confidence::{Calibration, SHARPNESS, best};
use super::features::{BLOCKS, PAIRS};
use super::index::scales;
use super::meaning::{self, DIM, Rounded, Sum, product};
use super::ranking::{share_of, top};
use super::scoring::Scored;

/// A stretch explained less than this explains nothing.
pub const EXPLAINS: f64 = 0.25;

/// How many entries of a large catalog are looked at, those that the whole message speaks for: whatever a part means, the
/// whole speaks for it too.
const LOOKED_AT: usize = 64;

/// Few words mean something clear more easily than they say it, so by meaning alone a message would fall to pieces: here
/// it counts for a third. Found on the requests for development.
const MEANING_OF_STRETCHES: f32 = 0.3;

/// The more words a stretch has, the less like any phrase it is, and no less right: from this number of words on its
/// log-odds rise with the logarithm of their number. Chosen with the weights of [`super::parts`] on messages written for it
/// (docs/measurements.md).
const FULL_PHRASE: f64 = 4.0;
const LONGER: f64 = 1.0;

/// Running sums over words of what each block brings to each entry, and of squared lengths.
pub struct Stretches<'m> {
    calibration: &'m Calibration,
    /// The entries that are looked at.
    entries: Vec<u32>,
    /// For each word border: blocks × entries.
    scores: Vec<Vec<f32>>,
    /// For each word border.
    squares: Vec<[f32; BLOCKS]>,
    /// For each word border what the words before it mean; empty where that does not count.
    meanings: Vec<Sum>,
    /// For each word border what that says for each entry.
    meant: Vec<Vec<f32>>,
    /// How much of the likeness is that of words and letters.
    of_words: f32,
}

impl<'m> Stretches<'m> {
    /// Sums up the words of a message, which was scored as a whole.
    #[must_use]
    pub fn new(matcher: &'m Matcher, whole: &'m Scored) -> Self {
        let (all, n_words) = (matcher.entries.len(), whole.text.known.len());
        let of_each = matcher.words_say();
        let entries: Vec<u32> = if of_each { (0..all as u32).collect() } else { top(&whole.scores, LOOKED_AT) };
        let width = entries.len();
        let mut scores = vec![vec![0.0_f32; BLOCKS * width]];
        let mut squares = vec![[0.0_f32; BLOCKS]];
        let mut places = vec![0_u32; if of_each { 0 } else { all }];
        if !of_each {
            (1..).zip(&entries).for_each(|(place, entry)| places[*entry as usize] = place);
        }
        let (index, head) = (&matcher.index, &matcher.head);
        for (word, pairs) in whole.text.known.iter().zip(whole.text.features.by_word(PAIRS, n_words)) {
            let mut sum = scores.last().cloned().unwrap_or_default();
            let mut square = squares.last().copied().unwrap_or_default();
            let (of_pairs, square_of_pairs) = index.cells(PAIRS, &pairs);
            for (block, own) in sum.chunks_exact_mut(width).enumerate() {
                let is_pairs = block == PAIRS;
                let cells = if is_pairs { &of_pairs } else { &word.cells[block] };
                square[block] += if is_pairs { square_of_pairs } else { word.squares[block] };
                if !of_each {
                    matcher.votes.add_some(index, head, (block, cells), (&entries, &places), own);
                } else if is_pairs {
                    matcher.votes.add(index, head, (block, cells), own);
                } else {
                    own.iter_mut().zip(&word.says[block]).for_each(|(sum, said)| *sum += said);
                }
            }
            scores.push(sum);
            squares.push(square);
        }
        let (mut meanings, mut meant) = (Vec::new(), Vec::new());
        if matcher.meaning.share() > 0.0 {
            meanings.push([0.0; DIM]);
            meant.push(vec![0.0_f32; width]);
        }
        for word in whole.text.known.iter().filter(|_| matcher.meaning.share() > 0.0) {
            let mut sum = meanings.last().copied().unwrap_or([0.0; DIM]);
            let mut scores = meant.last().cloned().unwrap_or_default();
            if let Some(meaning) = &word.meaning {
                meaning::add(&mut sum, meaning);
                if of_each {
                    scores.iter_mut().zip(&word.meant).for_each(|(score, said)| *score += said);
                } else {
                    let own = scores.iter_mut().zip(&entries);
                    let meaning = Rounded::of(meaning);
                    own.for_each(|(score, entry)| *score += matcher.meaning.roughly(&meaning, *entry as usize));
                }
            }
            meanings.push(sum);
            meant.push(scores);
        }
        let of_words = 1.0 - matcher.meaning.share();
        Stretches { calibration: &matcher.calibration, entries, scores, squares, meanings, meant, of_words }
    }

    /// How well one entry explains a stretch, 0–1, and which; 0 is «not at all».
    #[must_use]
    pub fn explained(&self, stretch: Range<usize>) -> (f64, usize) {
        let width = self.entries.len();
        let mut squares = [0.0; BLOCKS];
        for (block, square) in squares.iter_mut().enumerate() {
            *square = (self.squares[stretch.end][block] - self.squares[stretch.start][block]).max(0.0);
        }
        let mut scores = vec![0.0_f32; width];
        for (block, scale) in scales(squares).iter().enumerate() {
            let own = block * width..(block + 1) * width;
            let (to, from) = (&self.scores[stretch.end][own.clone()], &self.scores[stretch.start][own]);
            let scale = scale * self.of_words;
            scores.iter_mut().zip(to.iter().zip(from)).for_each(|(sum, (to, from))| *sum += scale * (to - from));
        }
        if let (Some(to), Some(from)) = (self.meanings.get(stretch.end), self.meanings.get(stretch.start)) {
            let between: Sum = std::array::from_fn(|at| to[at] - from[at]);
            let square = product(&between, &between);
            if square > 0.0 {
                let scale = MEANING_OF_STRETCHES / square.sqrt();
                let (to, from) = (&self.meant[stretch.end], &self.meant[stretch.start]);
                scores.iter_mut().zip(to.iter().zip(from)).for_each(|(sum, (to, from))| *sum += scale * (to - from));
            }
        }
        let first = best(&scores);
        let longer = LONGER * (stretch.len() as f64 / FULL_PHRASE).ln().max(0.0);
        let sure = self.calibration.quick(f64::from(scores[first]), longer);
        // No share is above 1.
        if sure <= EXPLAINS * EXPLAINS {
            return (0.0, self.entries[first] as usize);
        }
        let share = share_of(&scores, first, SHARPNESS);
        // Both must speak for it: a share that is high because nothing else fits, and a score that is high at all.
        let explained = (share * sure).sqrt();
        (((explained - EXPLAINS) / (1.0 - EXPLAINS)).max(0.0), self.entries[first] as usize)
    }
}
