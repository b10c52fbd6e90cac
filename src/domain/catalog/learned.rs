//! What finished jobs taught: the content of `learned.toml`, and how it changes entries.
//!
//! The file is written by `smeta learn --apply` and by nobody else. What a person wrote in an entry's own file wins: a
//! range that was learned from other typed figures than those that stand there now is left alone until the next time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry::{AnswerId, Effort, Entry, EntryId, Question, QuestionId};
use crate::domain::range::Range3;

/// The form of the file.
pub const FORMAT: u32 = 1;

/// The file's name in the catalog's folder.
pub const FILE: &str = "learned.toml";

/// The content of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Learned {
    /// The form: [`FORMAT`].
    pub version: u32,
    /// What all jobs say together.
    #[serde(flatten)]
    pub taught: Taught,
    /// Names of proposals that nobody wants to see again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<String>,
    /// By entry.
    #[serde(rename = "entry", skip_serializing_if = "BTreeMap::is_empty")]
    pub entries: BTreeMap<EntryId, LearnedEntry>,
}

/// What all jobs say together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Taught {
    /// The last day that was looked at.
    pub until: Option<NaiveDate>,
    /// So many finished jobs.
    pub jobs: u32,
    /// How much wider typed ranges are than they should be; none where too few jobs tell.
    pub width: Option<Width>,
    /// How well likeness to past jobs predicts what is in no entry.
    pub analogy: Option<Counted>,
}

/// The factor by which typed ranges hold as often as is promised.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Width {
    /// ln(P90 / P50) and ln(P50 / P10) times this.
    pub factor: f64,
    /// From so many jobs.
    pub jobs: u32,
}

/// Ranges that held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// So many jobs.
    pub jobs: u32,
    /// In so many the fact lay inside the range.
    pub hits: u32,
}

/// What the jobs of an entry say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LearnedEntry {
    /// Hours of the base case in the offered way.
    pub effort: Option<LearnedRange>,
    /// Working days from beginning to end, waiting included.
    pub days: Option<LearnedDays>,
    /// Why jobs took longer: so many times each, of `of` jobs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub met: BTreeMap<String, u32>,
    /// Of so many jobs.
    #[serde(skip_serializing_if = "is_zero")]
    pub of: u32,
    /// Hours of the other variants.
    #[serde(rename = "variant", skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: BTreeMap<String, LearnedRange>,
    /// By question.
    #[serde(rename = "question", skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<QuestionId, LearnedQuestion>,
}

/// A range of hours by what was typed and what jobs took.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LearnedRange {
    /// P10 / P50 / P90.
    #[serde(with = "three")]
    pub range: Range3,
    /// What was typed then.
    #[serde(with = "three")]
    pub typed: Range3,
    /// From so many jobs.
    pub jobs: u32,
    /// In so many the fact lay inside what was said.
    pub hits: u32,
}

/// Working days of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LearnedDays {
    /// P10 / P50 / P90.
    #[serde(with = "three")]
    pub range: Range3,
    /// From so many jobs.
    pub jobs: u32,
}

/// What clients answered, and what it was worth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LearnedQuestion {
    /// So many clients.
    pub said: u32,
    /// Numbers that they named: P10 / P50 / P90.
    #[serde(with = "three::perhaps")]
    pub usual: Option<Range3>,
    /// How often each answer is given; they sum to 1.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<AnswerId, f64>,
    /// What an answer multiplies the hours by.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub times: BTreeMap<AnswerId, f64>,
}

/// Jobs behind a range of hours.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// What is typed in the entry.
    pub typed: Range3,
    /// So many jobs.
    pub jobs: u32,
    /// In so many the fact lay inside what was said.
    pub hits: u32,
}

/// What of the file does not fit the entries any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// There is no such entry, variant, question or answer.
    Gone(String),
    /// The typed range was changed since: the entry.
    Retyped(EntryId),
    /// Figures that are none.
    Nonsense(String),
}

/// A range as a list of three numbers: one line of the file.
mod three {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::domain::range::Range3;

    pub fn serialize<S: Serializer>(range: &Range3, to: S) -> Result<S::Ok, S::Error> {
        [range.low, range.likely, range.high].serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Range3, D::Error> {
        let [low, likely, high] = <[f64; 3]>::deserialize(from)?;
        Ok(Range3 { low, likely, high })
    }

    /// The same where there may be none.
    pub mod perhaps {
        use super::{Deserialize, Deserializer, Range3, Serialize, Serializer};

        pub fn serialize<S: Serializer>(range: &Option<Range3>, to: S) -> Result<S::Ok, S::Error> {
            range.map(|range| [range.low, range.likely, range.high]).serialize(to)
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Range3>, D::Error> {
            let three = Option::<[f64; 3]>::deserialize(from)?;
            Ok(three.map(|[low, likely, high]| Range3 { low, likely, high }))
        }
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Learned {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// When it is no TOML of this form; with the place where the parser stopped.
    pub fn read(text: &str) -> Result<Learned, toml::de::Error> {
        toml::from_str(text)
    }

    /// The file's text, with `head` as a comment above it.
    #[must_use]
    pub fn text(&self, head: &str) -> String {
        let comment: String = head.lines().map(|line| format!("# {line}\n")).collect();
        // Plain tables, numbers and strings under names that are strings: there is nothing that TOML cannot hold.
        format!("{comment}\n{}", toml::to_string(self).expect("plain data is TOML"))
    }

    /// Changes entries by what their jobs say. Returns what does not fit.
    pub fn apply(&self, entries: &mut BTreeMap<EntryId, Entry>) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for (id, learned) in &self.entries {
            let now = if entries.contains_key(id) {
                Some(id.clone())
            } else {
                let renamed = entries.values().find(|entry| entry.formerly.contains(id));
                renamed.map(|entry| entry.id.clone())
            };
            match now.and_then(|id| entries.get_mut(&id)) {
                Some(entry) => learned.apply(entry, &mut misfits),
                None => misfits.push(Misfit::Gone(id.clone())),
            }
        }
        if let Some(width) = self.taught.width.filter(|width| (0.1..=10.0).contains(&width.factor)) {
            for entry in entries.values_mut() {
                let variants = entry.variants.iter_mut().filter_map(|variant| variant.effort.as_mut());
                for effort in variants.chain([&mut entry.effort]).filter(|effort| effort.observed.is_none()) {
                    effort.hours = widened(effort.hours, width.factor);
                }
            }
        }
        misfits
    }
}

/// A range whose distances from its middle are multiplied, in logarithms.
#[must_use]
pub fn widened(range: Range3, factor: f64) -> Range3 {
    let end = |end: f64| if end > 0.0 { range.likely * (end / range.likely).powf(factor) } else { end };
    Range3 { low: end(range.low), likely: range.likely, high: end(range.high) }
}

impl LearnedEntry {
    fn apply(&self, entry: &mut Entry, misfits: &mut Vec<Misfit>) {
        let id = entry.id.clone();
        if let Some(learned) = &self.effort {
            learned.apply(&id, &mut entry.effort, misfits);
        }
        for (name, learned) in &self.variants {
            match entry.variants.iter_mut().find(|variant| variant.id == *name) {
                Some(variant) => {
                    let effort = variant.effort.get_or_insert_with(|| entry.effort.clone());
                    learned.apply(&id, effort, misfits);
                }
                None => misfits.push(Misfit::Gone(format!("{id}.{name}"))),
            }
        }
        if let Some(days) = self.days {
            if days.range.is_valid() {
                entry.days = Some(days);
            } else {
                misfits.push(Misfit::Nonsense(format!("{id}.days")));
            }
        }
        for pitfall in &mut entry.pitfalls {
            pitfall.met = self.met.get(&pitfall.id).map(|seen| (*seen, self.of));
        }
        for (name, learned) in &self.questions {
            match entry.questions.iter_mut().find(|question| question.id == *name) {
                Some(question) => learned.apply(&id, question, misfits),
                None => misfits.push(Misfit::Gone(format!("{id}.{name}"))),
            }
        }
    }
}

impl LearnedRange {
    fn apply(&self, id: &str, effort: &mut Effort, misfits: &mut Vec<Misfit>) {
        if !self.range.is_valid() || self.hits > self.jobs {
            misfits.push(Misfit::Nonsense(format!("{id}.effort")));
        } else if effort.hours != self.typed {
            misfits.push(Misfit::Retyped(id.to_owned()));
        } else {
            effort.observed = Some(Observed { typed: effort.hours, jobs: self.jobs, hits: self.hits });
            effort.hours = self.range;
        }
    }
}

impl LearnedQuestion {
    fn apply(&self, id: &str, question: &mut Question, misfits: &mut Vec<Misfit>) {
        let name = format!("{id}.{}", question.id);
        let known = |answer: &AnswerId| question.answers.iter().any(|own| own.id == *answer);
        if let Some(gone) = self.weights.keys().chain(self.times.keys()).find(|answer| !known(answer)) {
            misfits.push(Misfit::Gone(format!("{name}.{gone}")));
            return;
        }
        let sum: f64 = self.weights.values().sum();
        let shares = self.weights.values().all(|weight| (0.0..=1.0).contains(weight));
        if !self.weights.is_empty() && self.weights.len() == question.answers.len() && shares && sum > 0.0 {
            question.answers.iter_mut().for_each(|answer| answer.weight = self.weights[&answer.id] / sum);
        } else if !self.weights.is_empty() {
            misfits.push(Misfit::Nonsense(format!("{name}.weights")));
        }
        for answer in &mut question.answers {
            match self.times.get(&answer.id) {
                Some(times) if (0.05..=20.0).contains(times) => answer.effect.times = *times,
                Some(_) => misfits.push(Misfit::Nonsense(format!("{name}.{}", answer.id))),
                None => {}
            }
        }
        if let (Some(usual), Some(number)) = (self.usual, &mut question.number) {
            if usual.is_valid() {
                number.usual = usual;
            } else {
                misfits.push(Misfit::Nonsense(format!("{name}.usual")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_says_what_was_learned() {
        let range = Range3 { low: 6.2, likely: 11.3, high: 19.1 };
        let typed = Range3 { low: 6.0, likely: 10.0, high: 20.0 };
        let learned = Learned {
            version: FORMAT,
            taught: Taught {
                until: NaiveDate::from_ymd_opt(2026, 11, 22),
                jobs: 7,
                width: Some(Width { factor: 1.2, jobs: 40 }),
                analogy: Some(Counted { jobs: 30, hits: 24 }),
            },
            rejected: vec!["pitfall:form:spam".into()],
            entries: BTreeMap::from([(
                "form".to_owned(),
                LearnedEntry {
                    effort: Some(LearnedRange { range, typed, jobs: 2, hits: 1 }),
                    days: Some(LearnedDays { range, jobs: 3 }),
                    met: BTreeMap::from([("spam".to_owned(), 2)]),
                    of: 7,
                    variants: BTreeMap::new(),
                    questions: BTreeMap::from([(
                        "cms".to_owned(),
                        LearnedQuestion { said: 4, usual: Some(range), ..LearnedQuestion::default() },
                    )]),
                },
            )]),
        };
        let text = learned.text("Наше.\nДа.");
        assert!(text.starts_with("# Наше.\n# Да.\n\nversion = 1\n"), "{text}");
        assert!(text.contains("range = [6.2, 11.3, 19.1]"), "{text}");
        assert_eq!(Learned::read(&text), Ok(learned));
    }

    #[test]
    fn widths_move_in_logarithms() {
        let wide = widened(Range3 { low: 5.0, likely: 10.0, high: 40.0 }, 2.0);
        assert!((wide.low - 2.5).abs() < 1e-9 && (wide.high - 160.0).abs() < 1e-9, "{wide:?}");
    }
}
