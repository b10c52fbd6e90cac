//! What came of the quotes of a time: how many were won and why not, what they were worth, how right they were, what was
//! asked for, and which questions and pitfalls earn their place.
//!
//! A report is about the quotes that were first said in its time, wherever they stand by now: of fresh ones many are not
//! decided yet, which is why shares are of those that are.

mod margin;
mod questions;
mod tasks;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::catalog::Catalog;
use crate::domain::learning::accuracy::{Accuracy, Told, accuracy, is_hit};
use crate::domain::ledger::{Done, KeptQuote, Status};
use crate::domain::money::{Currency, Money};
use crate::domain::planning::specialist::went_without;
use crate::text::word::plain;
pub use margin::Margin;
pub use questions::{PitfallUse, QuestionUse, Worth};
pub use tasks::TaskRow;

/// From the first day to the last, both among them; none is no end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Whether a day is in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub n: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// Counts those of which something is true.
    pub fn count<T>(list: impl IntoIterator<Item = T>, is: impl Fn(&T) -> bool) -> Share {
        let mut share = Share::default();
        for one in list {
            share.of += 1;
            share.n += usize::from(is(&one));
        }
        share
    }

    /// The share, 0–1; `None` of nothing.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.n as f64 / self.of as f64)
    }

    /// Where the true share lies with 80 % (Wilson 1927): few cases prove little.
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        /// The 90 % quantile of the normal distribution.
        const Z: f64 = 1.281_551_565_544_8;
        let (share, n) = (self.value()?, self.of as f64);
        let middle = share + Z * Z / (2.0 * n);
        let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Some((((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0)))
    }
}

/// A reason why clients did not take quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// As it was written, the latest writing of it.
    pub reason: String,
    /// How many.
    pub n: usize,
    /// What they were worth together.
    pub sum: Money,
}

/// A month of quotes by the day they were first said.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// How many quotes.
    pub quotes: usize,
    /// How many of them are won by now.
    pub won: usize,
    /// How many are lost.
    pub lost: usize,
    /// What the won ones are worth.
    pub sum: Money,
    /// Of its finished jobs, those inside their range.
    pub hits: Share,
}

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its time.
    pub period: Period,
    /// The currency of its sums.
    pub currency: Currency,
    /// Quotes in another currency: counted everywhere but in sums.
    pub n_foreign: usize,
    /// Quotes by where they stand, in the order of [`Status::ALL`].
    pub by_status: [usize; 6],
    /// Won, of those that are decided.
    pub conversion: Share,
    /// Mean worth of the quotes that have a price.
    pub average: Option<Money>,
    /// The middle one: a single giant does not move it.
    pub median: Option<Money>,
    /// Mean worth of the won ones.
    pub average_won: Option<Money>,
    /// What the won ones are worth together.
    pub won_sum: Money,
    /// What is left of the won ones.
    pub margin: Option<Margin>,
    /// Why quotes were lost, the most frequent first.
    pub losses: Vec<Loss>,
    /// Requests that went without a specialist.
    pub alone: Share,
    /// Asks by task, the most asked first.
    pub tasks: Vec<TaskRow>,
    /// Finished jobs inside the range that was said.
    pub hits: Share,
    /// The same by line: entries, people, kinds of promise.
    pub accuracy: Accuracy,
    /// Months, the first one first.
    pub months: Vec<Month>,
    /// Questions, those that narrow most first.
    pub questions: Vec<QuestionUse>,
    /// Pitfalls of finished tasks, those that came true most often first.
    pub pitfalls: Vec<PitfallUse>,
}

/// Reports on the quotes of a time.
#[must_use]
pub fn report(quotes: &[KeptQuote], catalog: &Catalog, period: Period) -> Report {
    let quotes: Vec<&KeptQuote> = quotes.iter().filter(|kept| period.holds(first_day(kept))).collect();
    let currency = catalog.studio.currency;
    let ours = |kept: &&&KeptQuote| kept.latest().quoted.currency == currency;
    let worth = |kept: &&KeptQuote| if ours(&kept) { kept.worth() } else { None };
    let priced: Vec<Money> = quotes.iter().filter_map(worth).collect();
    let won: Vec<Money> = quotes.iter().filter(|kept| kept.is_won()).filter_map(worth).collect();
    let decided = quotes.iter().filter(|kept| kept.is_won() || kept.status() == Status::Declined);
    let finished: Vec<&KeptQuote> = quotes.iter().copied().filter(|kept| kept.status() == Status::Done).collect();
    Report {
        period,
        currency,
        n_foreign: quotes.iter().filter(|kept| !ours(kept)).count(),
        by_status: Status::ALL.map(|status| quotes.iter().filter(|kept| kept.status() == status).count()),
        conversion: Share::count(decided, |kept| kept.is_won()),
        average: mean(&priced),
        median: median(priced.clone()),
        average_won: mean(&won),
        won_sum: won.iter().copied().sum(),
        margin: margin::margin(quotes.iter().copied().filter(|kept| ours(&kept) && kept.is_won()), catalog),
        losses: losses(&quotes, currency),
        alone: Share::count(&quotes, |kept| went_without(kept)),
        tasks: tasks::tasks(&quotes),
        hits: hits(&finished),
        accuracy: accuracy(&told(&quotes)),
        months: months(&quotes, currency),
        questions: questions::questions(&quotes, catalog),
        pitfalls: questions::pitfalls(&quotes, catalog),
    }
}

/// The day a quote was first said.
fn first_day(kept: &KeptQuote) -> NaiveDate {
    kept.versions.first().map_or(kept.latest().quoted.today, |first| first.quoted.today)
}

fn mean(sums: &[Money]) -> Option<Money> {
    let all: Money = sums.iter().copied().sum();
    if sums.is_empty() { None } else { Money::from_f64(all.to_f64() / sums.len() as f64) }
}

fn median(mut sums: Vec<Money>) -> Option<Money> {
    sums.sort_unstable();
    let n = sums.len();
    if n > 0 { mean(&[sums[(n - 1) / 2], sums[n / 2]]) } else { None }
}

fn losses(quotes: &[&KeptQuote], currency: Currency) -> Vec<Loss> {
    let mut found: BTreeMap<String, Loss> = BTreeMap::new();
    for kept in quotes.iter().filter(|kept| kept.status() == Status::Declined) {
        let Some((_, declined)) = kept.declined() else { continue };
        // «Дорого» and «дорого!» are one reason.
        let key = plain(&declined.reason);
        let loss = found.entry(key).or_insert(Loss { reason: String::new(), n: 0, sum: Money::ZERO });
        loss.reason = declined.reason.trim().to_owned();
        loss.n += 1;
        if kept.latest().quoted.currency == currency {
            loss.sum = loss.sum + kept.worth().unwrap_or(Money::ZERO);
        }
    }
    let mut losses: Vec<Loss> = found.into_values().collect();
    losses.sort_by(|a, b| b.n.cmp(&a.n).then(b.sum.cmp(&a.sum)).then_with(|| a.reason.cmp(&b.reason)));
    losses
}

/// Finished jobs whose hours were inside the range of their total.
fn hits(finished: &[&KeptQuote]) -> Share {
    let pairs = finished.iter().filter_map(|kept| {
        let said = kept.latest().quoted.total.as_ref()?.hours;
        Some((kept.hours()?, said))
    });
    Share::count(pairs, |(hours, said)| is_hit(*hours, *said))
}

/// What each line took, in the order of the lines: the whole of one line is that line.
fn facts(kept: &KeptQuote) -> Vec<Option<&Done>> {
    let (done, sold) = (kept.done(), kept.sold());
    let fact = |line: usize| {
        let whole = if sold == [line] { done.get(&None) } else { None };
        done.get(&Some(line)).or(whole).map(|(_, done)| *done)
    };
    (1..=kept.latest().quoted.lines.len()).map(fact).collect()
}

/// Lines that were said and done.
fn told<'k>(quotes: &[&'k KeptQuote]) -> Vec<Told<'k>> {
    let of_quote = |kept: &&'k KeptQuote| -> Vec<Told<'k>> {
        let version = kept.latest();
        let (won, promise) = (kept.is_won(), version.quoted.promise.kind.as_str());
        let lines = version.quoted.lines.iter().zip(facts(kept)).filter_map(|(said, fact)| {
            let entry = said.entry.as_deref().unwrap_or_default();
            Some(Told {
                said: said.hours?,
                hours: fact?.hours,
                entry,
                by: version.by.as_str(),
                promise,
                won,
                whole: false,
            })
        });
        lines.collect()
    };
    quotes.iter().flat_map(of_quote).collect()
}

fn months(quotes: &[&KeptQuote], currency: Currency) -> Vec<Month> {
    let mut found: BTreeMap<NaiveDate, Vec<&KeptQuote>> = BTreeMap::new();
    for kept in quotes {
        let day = first_day(kept);
        found.entry(day.with_day(1).unwrap_or(day)).or_default().push(kept);
    }
    let month = |(first, quotes): (NaiveDate, Vec<&KeptQuote>)| {
        let won = quotes.iter().filter(|kept| kept.is_won());
        let finished: Vec<&KeptQuote> = won.clone().copied().filter(|kept| kept.status() == Status::Done).collect();
        let ours = won.clone().filter(|kept| kept.latest().quoted.currency == currency);
        Month {
            first,
            quotes: quotes.len(),
            won: won.count(),
            lost: quotes.iter().filter(|kept| kept.status() == Status::Declined).count(),
            sum: ours.filter_map(|kept| kept.worth()).sum(),
            hits: hits(&finished),
        }
    };
    found.into_iter().map(month).collect()
}

#[cfg(test)]
mod tests;
