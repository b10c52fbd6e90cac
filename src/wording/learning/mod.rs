//! What is said of finished jobs: where a range comes from, what the jobs teach, how often ranges held, what was brought
//! in. Each stands in the three languages side by side.

pub mod accuracy;
pub mod basis;
pub mod history;
pub mod lesson;

use crate::domain::lang::Lang;

/// Something about finished jobs.
#[derive(Clone, Debug, PartialEq)]
pub enum Learning<'a> {
    /// Where a range comes from.
    Basis(basis::Basis<'a>),
    /// What jobs teach.
    Lesson(lesson::Lesson<'a>),
    /// How often ranges held.
    Accuracy(accuracy::Accuracy<'a>),
    /// What was brought in.
    History(history::History<'a>),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Learning) -> String {
    let [ru, en, pl] = match message {
        Learning::Basis(words) => basis::say(words),
        Learning::Lesson(words) => lesson::say(words),
        Learning::Accuracy(words) => accuracy::say(words),
        Learning::History(words) => history::say(words),
    };
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

/// A sentence that holds nothing, in three languages.
fn plain(words: [&str; 3]) -> [String; 3] {
    words.map(str::to_owned)
}
