//! A call as it goes: the client's words while they are typed, answers by single keys, what is agreed and written down.
//!
//! The model knows no terminal and no catalog. Keys come in, effects come out; the quote is made by whoever runs it, and
//! what can be settled is read off the quote as [`rows`].

mod command;
mod field;
mod keys;
mod rows;
mod said;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use command::command;
pub use field::Field;
pub use keys::Key;
pub use rows::{Choice, Name, Row, RowId, Settled, Subject, rows};
pub use said::{NotSaid, Said, line, said, shortest};

use crate::domain::ledger::Asked;

/// What is kept of a call, so that a lost terminal loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The client's words.
    pub words: String,
    /// Whose request it is.
    pub client: Option<String>,
    /// What was settled and agreed on.
    pub asked: Asked,
    /// What was written down and is not in the ledger yet.
    pub notes: Vec<String>,
    /// When to come back to the client.
    pub follow_up: Option<NaiveDate>,
    /// The number of the saved quote that this is a version of.
    pub number: Option<String>,
    /// Whether anything was said since it was saved.
    pub unsaved: bool,
}

impl Draft {
    /// Whether something would be lost with it.
    #[must_use]
    pub fn is_worth_keeping(&self) -> bool {
        let something = !self.words.trim().is_empty() || !self.asked.entries.is_empty() || !self.notes.is_empty();
        self.unsaved && something
    }
}

/// A call.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// The client's words.
    pub words: Field,
    /// The rest of what is kept; its words are those of the last draft.
    draft: Draft,
    /// Where keys go.
    pub focus: Focus,
    /// The row that keys answer; the first open one if none was chosen.
    pub selected: Option<RowId>,
    /// What lies over the screen.
    pub over: Option<Over>,
    /// What was done or could not be done.
    pub notice: Option<Notice>,
}

/// Where keys go.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Focus {
    /// Into the client's words.
    #[default]
    Words,
    /// To the rows.
    Rows,
    /// Into a line at the foot.
    Line(Line, Field),
}

/// What a line at the foot is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// Whose request it is.
    Client,
    /// What may be spent.
    Budget,
    /// Something to write down.
    Note,
    /// When to come back to the client.
    FollowUp,
    /// An answer in letters or digits.
    Answer(RowId),
}

/// What lies over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The keys.
    Help,
    /// The equivalent command.
    Command,
}

/// Where a quote is in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAs {
    /// What it is called.
    pub name: String,
    /// Which version of it this is, from 1.
    pub version: usize,
    /// Whether a senior has to agree before it goes to the client.
    pub waits: bool,
}

/// What was done or could not be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Saved.
    Saved(SavedAs),
    /// Written down; it goes to the ledger when the quote is saved.
    Noted,
    /// There is nothing to save: no words, or nothing has changed.
    NothingToSave,
    /// Not understood: as typed.
    NoAnswer(String),
    /// Several choices begin so: as typed.
    SeveralAnswers(String),
    /// No sum of money: as typed.
    BadBudget(String),
    /// No day that is still to come: as typed.
    BadDay(String),
    /// Something outside failed: in words.
    Failed(String),
}

/// What whoever runs the call has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the call as it is now.
    Show,
    /// Quote anew: what is asked has changed.
    Quote,
    /// Save the quote.
    Save,
    /// Read the day in the line at the foot, by the working calendar: see [`Call::comes_back`].
    Day,
    /// End the call.
    Quit,
}

impl Call {
    /// A call that goes on from a draft.
    #[must_use]
    pub fn of(draft: Draft) -> Call {
        let focus = if draft.words.trim().is_empty() { Focus::Words } else { Focus::Rows };
        Call { words: Field::new(&draft.words), draft, focus, ..Call::default() }
    }

    /// What is kept of it.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft { words: self.words.text().to_owned(), ..self.draft.clone() }
    }

    /// What was settled and agreed on.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.draft.asked
    }

    /// Whose request it is.
    #[must_use]
    pub fn client(&self) -> Option<&str> {
        self.draft.client.as_deref()
    }

    /// What was written down and is not in the ledger yet.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.draft.notes
    }

    /// When to come back to the client.
    #[must_use]
    pub fn follow_up(&self) -> Option<NaiveDate> {
        self.draft.follow_up
    }

    /// The number it was saved under.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.draft.number.as_deref()
    }

    /// What stands in the line at the foot.
    #[must_use]
    pub fn typed_line(&self) -> Option<&str> {
        match &self.focus {
            Focus::Line(_, field) => Some(field.text().trim()),
            Focus::Words | Focus::Rows => None,
        }
    }

    /// The day in the line at the foot was understood, or was not; then it stands there to be mended.
    pub fn comes_back(&mut self, day: Option<NaiveDate>) {
        match day {
            Some(day) => {
                self.draft.follow_up = Some(day);
                self.draft.unsaved = true;
                self.notice = None;
                self.focus = Focus::Rows;
            }
            None => self.notice = self.typed_line().map(|typed| Notice::BadDay(typed.to_owned())),
        }
    }

    /// It is in the ledger now.
    pub fn saved(&mut self, saved: SavedAs) {
        self.draft.notes.clear();
        self.draft.follow_up = None;
        self.draft.unsaved = false;
        self.draft.number = Some(saved.name.clone());
        self.notice = Some(Notice::Saved(saved));
    }

    /// The row that keys answer: the chosen one, else the first that is open, else the first.
    #[must_use]
    pub fn row<'r, 'q>(&self, rows: &'r [Row<'q>]) -> Option<(usize, &'r Row<'q>)> {
        let chosen = rows.iter().position(|row| Some(&row.id) == self.selected.as_ref());
        let open = || rows.iter().position(Row::is_open);
        let at = chosen.or_else(open).unwrap_or(0);
        rows.get(at).map(|row| (at, row))
    }

    /// Settles a row.
    pub fn settle(&mut self, row: &Row, said: &Said) -> Effect {
        let asked = &mut self.draft.asked;
        let chosen = |at: usize| row.choices.get(at).map(|choice| choice.value.clone());
        match (&row.id, said) {
            (RowId::Answer(name), said) => {
                let value = match said {
                    Said::Choice(at) => chosen(*at),
                    Said::Number(number) => Some(number.to_string()),
                    Said::Unknown => Some("?".to_owned()),
                    Said::TakenBack => None,
                };
                // It may have been typed under its bare name, or under the name of its task.
                let bare = name.rsplit('.').next().unwrap_or(name).to_owned();
                let is_it = |typed: &String| {
                    let typed = typed.split('=').next().unwrap_or_default().trim();
                    typed == name || typed == bare || !name.contains('.') && typed.ends_with(&format!(".{bare}"))
                };
                asked.answers.retain(|typed| !is_it(typed));
                asked.answers.extend(value.map(|value| format!("{name}={value}")));
            }
            (RowId::Meaning(_), Said::Choice(at)) => {
                let Some(value) = chosen(*at) else { return Effect::Show };
                asked.entries.retain(|entry| row.choices.iter().all(|choice| choice.value != *entry));
                // What the words say by themselves need not be named.
                let first_sure = *at == 0 && row.origin.is_some();
                asked.entries.extend((!first_sure).then_some(value));
            }
            (RowId::Meaning(_), Said::TakenBack) => {
                asked.entries.retain(|entry| row.choices.iter().all(|choice| choice.value != *entry));
            }
            (RowId::Way(entry), said) => {
                let own = format!("{entry}.");
                asked.variants.retain(|typed| {
                    !typed.starts_with(&own) && row.choices.iter().all(|choice| choice.value != *typed)
                });
                if let Said::Choice(at) = said {
                    asked.variants.extend(chosen(*at).map(|value| format!("{own}{value}")));
                }
            }
            (RowId::Meaning(_), Said::Number(_) | Said::Unknown) | (RowId::Steps(_), _) => return Effect::Show,
        }
        self.changed()
    }

    fn changed(&mut self) -> Effect {
        self.draft.unsaved = true;
        self.notice = None;
        Effect::Quote
    }
}

#[cfg(test)]
mod tests;
