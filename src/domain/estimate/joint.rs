//! Lines simulated together, part by part, by as many threads as are wanted.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::line::{LineOutcome, Simulation};
use super::sum::{Drawn, Terms};
use crate::domain::catalog::Studio;

/// Some lines simulated together.
#[derive(Clone, Debug)]
pub struct Joint {
    /// The sum; `None` when there are no lines.
    pub drawn: Option<Drawn>,
    /// Each line, by an even part of the draws.
    pub lines: Vec<LineOutcome>,
}

/// So many draws are worked on at a time: they stay in the processor's nearest memory.
const PART: usize = 2048;

/// So many draws of a line take longer than a thread takes to begin.
const WORTH_A_THREAD: usize = 1 << 13;

/// A part of the draws: each line and their sum.
type Part = (Vec<LineOutcome>, Option<Drawn>);

impl Joint {
    /// Simulates lines and adds them up; of each line every `stride`-th draw is kept. An even part of a lattice is a
    /// lattice, so it is enough for what one of several lines comes to. So many threads draw side by side, and one of
    /// them first does what is to be done `beside`; whatever their number, the result is the same.
    pub fn of<R: Send>(
        lines: &[Simulation],
        studio: &Studio,
        terms: Terms,
        stride: usize,
        threads: usize,
        beside: impl FnOnce() -> R + Send,
    ) -> (Joint, R) {
        let n = lines.first().map_or(0, Simulation::n_draws);
        let parts: Vec<Range<usize>> = (0..n).step_by(PART).map(|from| from..(from + PART).min(n)).collect();
        let next = AtomicUsize::new(0);
        let joined = Mutex::new(Joined::new(lines.len(), n, stride));
        let draw = || {
            let take = || parts.get(next.fetch_add(1, Ordering::Relaxed));
            while let Some(part) = take() {
                let outcomes: Vec<LineOutcome> = lines.iter().map(|line| line.part(part.clone())).collect();
                let drawn = Drawn::of(&outcomes.iter().collect::<Vec<_>>(), studio, terms);
                let thin = if stride == 1 {
                    outcomes
                } else {
                    outcomes.iter().map(|outcome| outcome.thinned(stride)).collect()
                };
                joined.lock().expect("nobody panics while joining").put(part.start / PART, (thin, drawn));
            }
        };
        // A thread that draws little costs more than it brings.
        let threads = threads.clamp(1, (n * lines.len() / WORTH_A_THREAD).max(1));
        let result = std::thread::scope(|scope| {
            if threads == 1 {
                draw();
                return beside();
            }
            let first = scope.spawn(|| {
                let result = beside();
                draw();
                result
            });
            (2..threads).for_each(|_| drop(scope.spawn(draw)));
            draw();
            // Whoever draws panics for all: it is a fault of the program.
            first.join().expect("a thread that draws")
        });
        (joined.into_inner().expect("nobody panics while joining").joint, result)
    }
}

/// Parts joined in their order, however they come: what is there in turn is taken at once, and its memory is free.
struct Joined {
    joint: Joint,
    n_draws: usize,
    /// The part whose turn it is.
    turn: usize,
    /// Those that came before their turn.
    early: BTreeMap<usize, Part>,
}

impl Joined {
    fn new(n_lines: usize, n_draws: usize, stride: usize) -> Joined {
        let line = || LineOutcome::with_capacity(n_draws.div_ceil(stride));
        let joint = Joint { drawn: None, lines: (0..n_lines).map(|_| line()).collect() };
        Joined { joint, n_draws, turn: 0, early: BTreeMap::new() }
    }

    fn put(&mut self, at: usize, part: Part) {
        self.early.insert(at, part);
        while let Some((outcomes, drawn)) = self.early.remove(&self.turn) {
            self.turn += 1;
            self.joint.lines.iter_mut().zip(&outcomes).for_each(|(line, outcome)| line.append(outcome));
            if let Some(drawn) = drawn {
                self.joint.drawn.get_or_insert_with(|| Drawn::with_capacity(self.n_draws)).append(&drawn);
            }
        }
    }
}
