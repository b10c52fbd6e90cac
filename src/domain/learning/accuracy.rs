//! How often the studio's own ranges were right: by entry, by person, by kind of promise, won quotes apart.

use std::collections::BTreeMap;

use super::measure::median;
use super::pieces::Piece;
use super::spread::normal_quantile;
use crate::domain::range::Range3;

/// Hours are round numbers: a fact that equals an end is inside.
const TIE: f64 = 1e-4;

/// A range that was said, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told<'a> {
    /// What was said, in hours.
    pub said: Range3,
    /// What it took, in hours.
    pub hours: f64,
    /// The entry.
    pub entry: &'a str,
    /// Who said it.
    pub by: &'a str,
    /// The kind of promise, as it is called in JSON.
    pub promise: &'a str,
    /// Whether the quote was accepted by the client.
    pub won: bool,
    /// Whether it is a whole quote of several lines, and not one of its lines.
    pub whole: bool,
}

/// A range that was said and its fact, for charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What it is called.
    pub name: String,
    /// What was said, in hours.
    pub said: Range3,
    /// What it took, in hours.
    pub hours: f64,
}

/// What some of them came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// How many.
    pub n: usize,
    /// Facts inside P10–P90; 8 of 10 are promised.
    pub hits: usize,
    /// Facts above P90: what costs the studio money.
    pub over: usize,
    /// Median of fact / likely: above 1 the studio promises too little.
    pub bias: f64,
    /// Median of the factor by which the fact is away from the likely figure, 1 or more.
    pub error: f64,
    /// Median of P90 / P10.
    pub width: f64,
}

/// Scores of all, and of each part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accuracy {
    /// All together; `None` of none.
    pub all: Option<Score>,
    /// Of quotes that were won: cheap ones are won more often, so these look worse than all.
    pub won: Option<Score>,
    /// By entry.
    pub by_entry: BTreeMap<String, Score>,
    /// By person.
    pub by_person: BTreeMap<String, Score>,
    /// By kind of promise.
    pub by_promise: BTreeMap<String, Score>,
    /// Whole quotes of several lines.
    pub totals: Option<Score>,
    /// Levels, and the share of facts at or below the bound that was said for each.
    pub curve: Vec<(f64, f64)>,
}

/// Levels of the calibration curve.
const LEVELS: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// What was said of finished work, and what it took.
#[must_use]
pub fn told<'s>(pieces: &'s [Piece<'s>]) -> Vec<Told<'s>> {
    let told = |piece: &'s Piece<'s>| {
        Some(Told {
            said: piece.said?,
            hours: piece.hours,
            entry: piece.entry.unwrap_or_default(),
            by: piece.by,
            promise: piece.promise,
            won: piece.won,
            whole: piece.whole,
        })
    };
    pieces.iter().filter_map(told).collect()
}

/// The same, as points.
#[must_use]
pub fn points(pieces: &[Piece]) -> Vec<Point> {
    let known = pieces.iter().filter(|piece| !piece.whole);
    let point = |piece: &Piece| {
        let said = piece.said.filter(|said| said.is_valid())?;
        Some(Point { name: piece.name.clone(), said, hours: piece.hours })
    };
    known.filter_map(point).collect()
}

/// Whether a fact lies inside a range, ends included.
#[must_use]
pub fn is_hit(hours: f64, said: Range3) -> bool {
    hours >= said.low * (1.0 - TIE) && hours <= said.high * (1.0 + TIE)
}

/// Scores what was told. Ranges and facts that are not positive and finite are left out.
#[must_use]
pub fn accuracy(told: &[Told]) -> Accuracy {
    let told: Vec<&Told> =
        told.iter().filter(|one| one.said.is_valid() && one.hours > 0.0 && one.hours.is_finite()).collect();
    let (whole, told): (Vec<&Told>, Vec<&Told>) = told.into_iter().partition(|one| one.whole);
    let by = |key: for<'t> fn(&'t Told) -> &'t str| {
        let mut parts: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
        told.iter().for_each(|one| parts.entry(key(one)).or_default().push(one));
        parts.into_iter().filter_map(|(name, part)| Some((name.to_owned(), score(&part)?))).collect()
    };
    let won: Vec<&Told> = told.iter().copied().filter(|one| one.won).collect();
    Accuracy {
        all: score(&told),
        won: score(&won),
        by_entry: by(|one| one.entry),
        by_person: by(|one| one.by),
        by_promise: by(|one| one.promise),
        totals: score(&whole),
        curve: curve(&told),
    }
}

/// The share of facts at or below each level's bound: of honest ranges it is the level.
fn curve(told: &[&Told]) -> Vec<(f64, f64)> {
    if told.is_empty() {
        return Vec::new();
    }
    let share = |level: f64| {
        let z = normal_quantile(level);
        let below = told.iter().filter(|one| one.hours <= one.said.curve().at(z) * (1.0 + TIE)).count();
        below as f64 / told.len() as f64
    };
    LEVELS.map(|level| (level, share(level))).to_vec()
}

fn score(told: &[&Told]) -> Option<Score> {
    let count = |yes: fn(&Told) -> bool| told.iter().filter(|one| yes(one)).count();
    let middle = |figure: fn(&Told) -> f64| median(&mut told.iter().map(|one| figure(one)).collect::<Vec<f64>>());
    (!told.is_empty()).then(|| Score {
        n: told.len(),
        hits: count(|one| is_hit(one.hours, one.said)),
        over: count(|one| one.hours > one.said.high * (1.0 + TIE)),
        bias: middle(|one| one.hours / one.said.likely),
        error: middle(|one| (one.hours / one.said.likely).ln().abs()).exp(),
        width: middle(|one| one.said.high / one.said.low),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(hours: f64, entry: &'static str, won: bool) -> Told<'static> {
        Told {
            said: Range3 { low: 2.0, likely: 4.0, high: 8.0 },
            hours,
            entry,
            by: "anna",
            promise: "range",
            won,
            whole: false,
        }
    }

    #[test]
    fn parts_and_the_whole_are_scored() {
        let list =
            [told(2.0, "form", true), told(8.0, "form", false), told(16.0, "filter", true), told(f64::NAN, "x", true)];
        let found = accuracy(&list);
        let all = found.all.expect("three can be scored");
        assert_eq!((all.n, all.hits, all.over), (3, 2, 1));
        assert_eq!((all.bias, all.width), (2.0, 4.0));
        assert!((all.error - 2.0).abs() < 1e-12);
        assert_eq!(found.won.map(|won| (won.n, won.hits)), Some((2, 1)));
        assert_eq!(found.by_entry.keys().collect::<Vec<_>>(), ["filter", "form"]);
        assert_eq!(found.by_entry["filter"].hits, 0);
        assert_eq!(found.by_person["anna"].n, 3);
    }

    #[test]
    fn of_nothing_nothing_is_said() {
        assert_eq!(accuracy(&[]), Accuracy::default());
    }
}
