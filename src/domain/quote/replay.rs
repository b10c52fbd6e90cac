//! Requests quoted with two states of a catalog: which matches move, and what prices.

use chrono::NaiveDate;

use super::{Request, make};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::matching::Matcher;
use crate::domain::money::PriceRange;

/// A catalog and its matcher.
#[derive(Clone, Copy, Debug)]
pub struct State<'s> {
    /// The catalog.
    pub catalog: &'s Catalog,
    /// Fitted to it.
    pub matcher: &'s Matcher,
}

/// A request that came once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The client's words.
    pub text: String,
    /// What a person said that they mean, if one did: an entry, or none of the catalog.
    pub meant: Option<Option<EntryId>>,
}

/// What became of the requests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replay {
    /// How many there were.
    pub n_requests: usize,
    /// Those that find other entries.
    pub moved: Vec<Row>,
    /// Those that find the same and cost something else, the largest change first.
    pub repriced: Vec<Row>,
    /// The middle of all changes of price, as a share of the price before, where both have one; 0.1 is a tenth more.
    pub median: Option<f64>,
    /// How many of those whose meaning is known find it: before, after, of so many.
    pub right: (usize, usize, usize),
    /// Whether the two states reckon in one currency; otherwise no prices are compared.
    pub same_currency: bool,
}

/// A request before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The client's words.
    pub text: String,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
}

/// What a request finds and costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// The entries of its lines, sorted.
    pub entries: Vec<EntryId>,
    /// The price of the whole.
    pub price: Option<PriceRange>,
}

impl Row {
    /// The change of the likely price as a share of the price before.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        let (before, after) = (self.before.price?.likely.to_f64(), self.after.price?.likely.to_f64());
        (before > 0.0).then(|| after / before - 1.0)
    }
}

/// Quotes every request with both states.
#[must_use]
pub fn replay(before: State, after: State, requests: &[Past], today: NaiveDate) -> Replay {
    let same_currency = before.catalog.studio.currency == after.catalog.studio.currency;
    let mut replay = Replay { n_requests: requests.len(), same_currency, ..Replay::default() };
    let mut changes = Vec::new();
    for past in requests {
        let [old, new] = [before, after].map(|state| side(state, &past.text, today));
        if let Some(meant) = &past.meant {
            replay.right.0 += usize::from(is_right(before.catalog, &old, meant.as_deref()));
            replay.right.1 += usize::from(is_right(after.catalog, &new, meant.as_deref()));
            replay.right.2 += 1;
        }
        // An entry that has another name now is the same entry.
        let now = |id: &EntryId| after.catalog.entry(id).map_or_else(|| id.clone(), |entry| entry.id.clone());
        let mut same: Vec<EntryId> = old.entries.iter().map(now).collect();
        same.sort();
        let moved = same != new.entries;
        let row = Row { text: past.text.clone(), before: old, after: new };
        let change = row.change().filter(|_| same_currency && !moved);
        changes.extend(change);
        if moved {
            replay.moved.push(row);
        } else if change.is_some_and(|change| change != 0.0) {
            replay.repriced.push(row);
        }
    }
    changes.sort_by(f64::total_cmp);
    replay.median = middle(&changes);
    let size = |row: &Row| row.change().map_or(0.0, |change| (1.0 + change).max(f64::MIN_POSITIVE).ln().abs());
    replay.repriced.sort_by(|a, b| size(b).total_cmp(&size(a)));
    replay
}

fn side(state: State, text: &str, today: NaiveDate) -> Side {
    let request =
        Request { text, answers: &[], variants: &[], entries: &[], client: None, today, ..Request::default() };
    // Without typed answers there is nothing that could be wrong with them.
    let Ok(quote) = make(state.catalog, state.matcher, &request) else { return Side::default() };
    let mut entries: Vec<EntryId> = quote.lines.iter().filter_map(|line| Some(line.entry?.id.clone())).collect();
    entries.sort();
    Side { entries, price: quote.total.map(|total| total.price) }
}

fn is_right(catalog: &Catalog, side: &Side, meant: Option<&str>) -> bool {
    match meant {
        None => side.entries.is_empty(),
        Some(id) => catalog.entry(id).is_some_and(|entry| side.entries.contains(&entry.id)),
    }
}

fn middle(sorted: &[f64]) -> Option<f64> {
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[half]),
        _ => Some((sorted[half - 1] + sorted[half]) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::assemble::assemble;
    use crate::domain::catalog::written::CatalogFile;

    fn catalog(form: &str) -> Catalog {
        let file =
            |path: &str, text: &str| CatalogFile { path: path.into(), shown: path.into(), content: Ok(text.into()) };
        let made = assemble(&[&[
            file("studio.toml", "[rates]\ndeveloper = 1000\n"),
            file("site/form.toml", form),
            file(
                "site/speed.toml",
                "title = \"Ускорение\"\nphrases = [\"сайт тормозит\", \"долго грузится\"]\neffort = { low = 4, likely = 8, high = 16 }\n",
            ),
        ]]);
        assert!(!made.has_errors(), "{:?}", made.problems);
        made.catalog
    }

    #[test]
    fn matches_and_prices_move() {
        let form = "title = \"Форма\"\nphrases = [\"нужна форма\", \"форма заявки\"]\neffort = { low = 2, likely = 4, high = 8 }\n";
        let [old, same] = [form, form].map(catalog);
        let dearer = catalog(&form.replace("likely = 4, high = 8", "likely = 8, high = 16"));
        let without = catalog(&form.replace("Форма", "Чат").replace("нужна форма\", \"форма заявки", "поставить чат"));
        let past = |text: &str, meant: Option<&str>| Past { text: text.into(), meant: Some(meant.map(str::to_owned)) };
        let requests = [past("нужна форма", Some("form")), past("сайт тормозит", Some("speed"))];
        let today = "2026-11-23".parse().expect("a date");
        let run = |new: &Catalog| {
            let matchers = [&old, new].map(Matcher::fit);
            let [before, after] =
                [(&old, &matchers[0]), (new, &matchers[1])].map(|(catalog, matcher)| State { catalog, matcher });
            replay(before, after, &requests, today)
        };
        let same = run(&same);
        assert_eq!((same.moved.len(), same.repriced.len(), same.median, same.right), (0, 0, Some(0.0), (2, 2, 2)));
        let dearer = run(&dearer);
        assert_eq!((dearer.moved.len(), dearer.repriced.len()), (0, 1));
        assert!(dearer.repriced[0].change().is_some_and(|change| (0.5..1.5).contains(&change)), "{dearer:?}");
        let without = run(&without);
        assert_eq!((without.moved.len(), without.right), (1, (2, 1, 2)));
        assert_eq!(without.moved[0].before.entries, ["form"]);
    }

    #[test]
    fn the_middle_of_an_even_number_is_between_two() {
        assert_eq!(middle(&[]), None);
        assert_eq!(middle(&[0.0, 0.5, 2.0]), Some(0.5));
        assert_eq!(middle(&[0.0, 1.0]), Some(0.5));
    }
}
