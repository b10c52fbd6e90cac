//! One typical task, as meant: every default filled in, every id resolved.

use serde::{Deserialize, Serialize};

use super::learned::{LearnedDays, Observed};
use crate::domain::lang::{Lang, Text};
use crate::domain::money::Money;
use crate::domain::range::Range3;

/// The name of an entry: the name of its file without `.toml`.
pub type EntryId = String;
/// The name of a question within its entry, or of a shared question.
pub type QuestionId = String;
/// The name of an answer within its question.
pub type AnswerId = String;
/// The name of a role: a key of `[rates]` in `studio.toml`.
pub type Role = String;

/// One typical task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The file name.
    pub id: EntryId,
    /// The folder it lies in.
    pub category: String,
    /// What the task is called.
    pub title: Text,
    /// Who does it.
    pub executor: Role,
    /// What the price contains.
    pub includes: Vec<Text>,
    /// What the price does not contain.
    pub excludes: Vec<Text>,
    /// What the client has to give.
    pub needs: Vec<Text>,
    /// What a manager does himself, in order.
    pub steps: Vec<Text>,
    /// Entries that are often ordered with it.
    pub related: Vec<EntryId>,
    /// Hours saved when it is done in one go with another entry.
    pub together: Vec<Together>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// Pages with more knowledge.
    pub links: Vec<String>,
    /// Ids that this entry had before.
    pub formerly: Vec<EntryId>,
    /// How clients say it.
    pub phrases: Vec<Phrase>,
    /// Hours of the base case: the offered variant, every answer the one without an effect.
    pub effort: Effort,
    /// Working days from beginning to end, as finished jobs had them; none until there are enough.
    pub days: Option<LearnedDays>,
    /// Licences and other money, whatever the variant.
    pub costs: Vec<Cost>,
    /// The parts of the work; the shares sum to 1. Never empty: an entry without stages has one, of its executor.
    pub stages: Vec<Stage>,
    /// Other ways to do it; the first is offered.
    pub variants: Vec<Variant>,
    /// What to ask, the most telling first.
    pub questions: Vec<Question>,
    /// What can go wrong.
    pub pitfalls: Vec<Pitfall>,
    /// What comes due some time after it was done.
    pub renewals: Vec<Renewal>,
    /// Requests that must find this entry first.
    pub examples: Vec<Example>,
    /// Requests that look like this entry and mean another.
    pub near_misses: Vec<NearMiss>,
}

/// Under this many hours (P90) a manager's own job is «сделайте сами»: steps instead of a quote.
/// The design sets it at half an hour: writing an offer would take longer than the work.
pub const DO_IT_YOURSELF_HOURS: f64 = 0.5;

impl Entry {
    /// Whether a manager is shown steps instead of a quote.
    #[must_use]
    pub fn is_do_it_yourself(&self) -> bool {
        self.executor == "manager" && self.effort.hours.high < DO_IT_YOURSELF_HOURS && !self.steps.is_empty()
    }

    /// The question of an id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The variant of an id.
    #[must_use]
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == id)
    }
}

/// A sentence of a client, in the language it was written in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The language.
    pub lang: Lang,
    /// The words.
    pub words: String,
}

/// Typed hours and on what grounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effort {
    /// P10 / P50 / P90.
    pub hours: Range3,
    /// The grounds, in the author's words.
    pub because: Option<String>,
    /// The jobs that the hours were learned from; none if they are as typed.
    pub observed: Option<Observed>,
}

impl Effort {
    /// The hours as they are typed in the entry's file.
    #[must_use]
    pub fn typed(&self) -> Range3 {
        self.observed.map_or(self.hours, |observed| observed.typed)
    }
}

/// Hours saved when two entries are done in one go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Together {
    /// The other entries; each that is in the quote saves once.
    pub with: Vec<EntryId>,
    /// Hours.
    pub saves: f64,
}

/// What comes due after the task was done: a certificate ends, a licence has to be paid, a law changes with the year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renewal {
    /// Months after the work was done; of what `month` names, for work that is at least so old.
    pub after: u32,
    /// The month, 1–12, on whose first day it comes due every year; none if only the age counts.
    pub month: Option<u32>,
    /// The task to offer; the entry itself if none.
    pub offer: Option<EntryId>,
    /// What the manager says.
    pub say: Text,
}

/// Money that is not work: a licence, a module, a year of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// What for.
    pub title: Text,
    /// In the studio's currency.
    pub price: CostPrice,
}

/// A price that is known, or a range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum CostPrice {
    /// A list price.
    Exact(Money),
    /// Depends on things not yet known.
    Between(Range3),
}

impl CostPrice {
    /// The price times a factor.
    #[must_use]
    pub fn times(self, factor: f64) -> CostPrice {
        match self {
            CostPrice::Exact(money) => CostPrice::Exact(money.times(factor)),
            CostPrice::Between(range) => CostPrice::Between(range.map(|sum| sum * factor)),
        }
    }
}

/// A part of the work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// What is done.
    pub title: Text,
    /// Who does it; gives the rate.
    pub role: Role,
    /// Share of the entry's hours, 0–1.
    pub share: f64,
    /// Done beside the stage before it, not after it.
    pub parallel: bool,
}

/// Another way to do the task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// Its name within the entry.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// When it is the right one.
    pub when: Text,
    /// Its own base hours; the entry's if it has none.
    pub effort: Option<Effort>,
    /// Its own licences and other money.
    pub costs: Vec<Cost>,
}

/// Something whose answer changes the number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its name; the same name in two entries of a quote is one question only when it is shared.
    pub id: QuestionId,
    /// Whether it comes from `questions/`: asked once, answered once.
    pub shared: bool,
    /// What the manager says.
    pub ask: Text,
    /// Why the answer matters.
    pub why: Text,
    /// A question for a number: what clients usually have.
    pub number: Option<Number>,
    /// Hours by the number.
    pub per: Option<Per>,
    /// The answers; bands of the number if it is one (possibly none).
    pub answers: Vec<Answer>,
}

impl Question {
    /// The answer of an id.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.id == id)
    }

    /// The band that holds a number: the last one whose `above` is below it.
    #[must_use]
    pub fn band(&self, number: f64) -> Option<&Answer> {
        self.answers.iter().rfind(|answer| answer.above.is_none_or(|above| number > above))
    }

    /// The numbers for which a band stands: more than the first, up to the second.
    #[must_use]
    pub fn band_limits(&self, id: &str) -> Option<(f64, f64)> {
        let at = self.answers.iter().position(|answer| answer.id == id)?;
        let from = self.answers[at].above.unwrap_or(0.0);
        let to = self.answers.get(at + 1).and_then(|next| next.above).unwrap_or(f64::INFINITY);
        Some((from, to))
    }
}

/// A quantity that a client can name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// P10 / P50 / P90 of what clients have.
    pub usual: Range3,
    /// Word forms that follow the number in a request.
    pub units: Vec<String>,
}

/// `add` hours for each `each` units above `above`, `at_most` in all.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Per {
    /// How many units make a step; positive.
    pub each: f64,
    /// Units that cost nothing.
    pub above: f64,
    /// Hours a step.
    pub add: f64,
    /// The largest sum of hours.
    pub at_most: f64,
}

impl Per {
    /// Hours for a number; 0 up to `above`, growing evenly, never above `at_most`.
    #[must_use]
    pub fn hours(self, number: f64) -> f64 {
        ((number - self.above).max(0.0) / self.each * self.add).min(self.at_most)
    }
}

/// One answer and what it changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Its name within the question.
    pub id: AnswerId,
    /// What the client says.
    pub text: Text,
    /// Fragments of a request that answer the question.
    pub phrases: Vec<String>,
    /// How often clients answer so; the weights of a question sum to 1.
    pub weight: f64,
    /// For a band of a number question: holds for numbers above this one.
    pub above: Option<f64>,
    /// What it changes in this entry.
    pub effect: Effect,
}

/// What an answer changes. The default changes nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Multiplies the hours, before anything is added.
    pub times: f64,
    /// Hours added.
    pub add: f64,
    /// Money added.
    pub cost: Option<CostPrice>,
    /// Working days of waiting.
    pub days: f64,
    /// Another variant becomes the one to do.
    pub variant: Option<String>,
    /// Entries that are needed as well.
    pub with: Vec<EntryId>,
    /// A pitfall that now matters.
    pub pitfall: Option<String>,
    /// A specialist must look; no firm price.
    pub consult: bool,
    /// The studio does not do this.
    pub stop: bool,
}

impl Default for Effect {
    fn default() -> Self {
        Effect {
            times: 1.0,
            add: 0.0,
            cost: None,
            days: 0.0,
            variant: None,
            with: Vec::new(),
            pitfall: None,
            consult: false,
            stop: false,
        }
    }
}

impl Effect {
    /// Whether the answer is the base case.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Effect::default()
    }
}

/// How much a pitfall costs when it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The quote may be wrong by half or more.
    High,
    /// Costs hours.
    Medium,
    /// Good to know.
    Low,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Severity; 3] = [Severity::High, Severity::Medium, Severity::Low];

    /// The word in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Severity::High => "high",
            Severity::Medium => "medium",
            Severity::Low => "low",
        }
    }
}

/// What can go wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pitfall {
    /// Its name within the entry.
    pub id: String,
    /// How much it costs.
    pub severity: Severity,
    /// What to tell and to check.
    pub say: Text,
    /// In how many of how many finished jobs it was met, where jobs tell.
    pub met: Option<(u32, u32)>,
}

/// A request that must find the entry first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The client's words.
    pub says: String,
}

/// A request that must not find the entry first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss {
    /// The client's words.
    pub says: String,
    /// The entry that is meant; `None` when it is none of the catalog.
    pub meant: Option<EntryId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_per_unit_start_above_and_stop_at_most() {
        let per = Per { each: 1000.0, above: 3000.0, add: 0.5, at_most: 40.0 };
        for (number, hours) in [(0.0, 0.0), (3000.0, 0.0), (5000.0, 1.0), (1e12, 40.0), (-5.0, 0.0)] {
            assert_eq!(per.hours(number), hours, "{number}");
        }
    }

    #[test]
    fn a_number_falls_into_the_last_band_below_it() {
        let band = |id: &str, above| Answer {
            id: id.into(),
            text: Text::default(),
            phrases: vec![],
            weight: 0.0,
            above,
            effect: Effect::default(),
        };
        let question = Question {
            id: "goods".into(),
            shared: false,
            ask: Text::default(),
            why: Text::default(),
            number: None,
            per: None,
            answers: vec![band("few", None), band("many", Some(3000.0)), band("huge", Some(30000.0))],
        };
        for (number, id) in [(5.0, "few"), (3000.0, "few"), (3001.0, "many"), (1e9, "huge")] {
            assert_eq!(question.band(number).map(|answer| answer.id.as_str()), Some(id));
        }
        assert_eq!(question.band_limits("many"), Some((3000.0, 30000.0)));
        assert_eq!(question.band_limits("huge"), Some((30000.0, f64::INFINITY)));
        assert_eq!(question.band_limits("none"), None);
    }
}
