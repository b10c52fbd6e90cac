//! What an ask may hold besides its own task: clauses that other entries explain.
//!
//! Two wishes of one sentence stay together where the first explains nearly all of it. What the second one asks for must not
//! vanish then: it belongs among the ask's alternatives.

use std::ops::Range;

use super::ReadWord;
use super::pause::Pause;
use super::stretches::Stretches;

/// So many other entries: as many as a person compares.
const MOST: usize = 3;
/// Of a long ask the first clauses alone: each is held together with each.
const CLAUSES: usize = 8;

/// Of an ask's words the clauses, alone or several together, that entries which nobody `asked` for explain best: one stretch
/// for each entry, the best explained first.
#[must_use]
pub fn others(
    stretches: &Stretches,
    request: &str,
    words: &[ReadWord],
    ask: &Range<usize>,
    asked: &[usize],
) -> Vec<Range<usize>> {
    let pauses = (ask.start + 1..ask.end).filter(|at| Pause::before(*at, request, words) != Pause::Nothing);
    let borders: Vec<usize> = std::iter::once(ask.start).chain(pauses).chain([ask.end]).take(CLAUSES + 1).collect();
    let mut found: Vec<(f64, usize, Range<usize>)> = Vec::new();
    for (at, from) in borders.iter().enumerate() {
        for stretch in borders[at + 1..].iter().map(|to| *from..*to).filter(|stretch| stretch != ask) {
            let (explained, entry) = stretches.explained(stretch.clone());
            if explained <= 0.0 || asked.contains(&entry) {
                continue;
            }
            match found.iter_mut().find(|(_, known, _)| *known == entry) {
                Some(known) if known.0 >= explained => {}
                Some(known) => *known = (explained, entry, stretch),
                None => found.push((explained, entry, stretch)),
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(MOST).map(|(_, _, stretch)| stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::matching::sample;

    #[test]
    fn clauses_of_other_entries_are_found_and_those_of_what_is_asked_are_not() {
        let matcher = sample::matcher();
        let request = "сделать магазин, сайт тормозит, нужна форма заявки";
        let words = matcher.read(request);
        let whole = matcher.score(&words).expect("words");
        let stretches = Stretches::new(&matcher, &whole);
        let [form, shop, speed] = [0, 1, 2];
        let in_words = |ask: Range<usize>, asked: &[usize]| {
            let mut found = others(&stretches, request, &words, &ask, asked);
            found.sort_by_key(|stretch| stretch.start);
            found.into_iter().map(|stretch| stretches.explained(stretch).1).collect::<Vec<usize>>()
        };
        assert_eq!(in_words(0..words.len(), &[shop]), [speed, form]);
        assert_eq!(in_words(0..words.len(), &[form, shop]), [speed]);
        assert_eq!(in_words(0..words.len(), &[form, shop, speed]), [0_usize; 0]);
        // Without a pause there is nothing to part.
        assert_eq!(in_words(2..4, &[shop]), [0_usize; 0]);
    }
}
