//! One file for each command: what was typed → use case → rendered result.

pub mod ask;
pub mod backtest;
pub mod batch;
pub mod call;
pub mod catalog;
pub mod completions;
pub mod document;
pub mod drill;
pub mod explain;
pub mod export;
pub mod init;
pub mod learning;
pub mod ledger;
pub mod man;
pub mod match_command;
pub mod past;
pub mod planning;
pub mod quote;
pub mod reading;
pub mod report;
pub mod sheet;
pub mod specialist;
pub mod upkeep;
pub mod upkeep_edit;
pub mod upkeep_new;
pub mod versions;

use std::path::PathBuf;

use chrono::NaiveDate;
use smeta::app::studio::{self, Found, Opened, Places};
use smeta::domain::lang::Lang;
use smeta::wording::Message;

use crate::args::{Format, Written};
use crate::failure::Failure;
use crate::terminal;

/// What every command needs to know.
#[derive(Clone)]
pub struct Setting {
    /// Where catalogs may be.
    pub places: Places,
    /// The language that was asked for; else the studio's.
    pub lang: Option<Lang>,
    /// How results are written.
    pub format: Format,
    /// The same as it was typed: documents have more forms.
    pub written: Option<Written>,
    /// Columns of the terminal.
    pub columns: usize,
    /// Where what is not finished is kept: the user's own folder.
    pub state: Option<PathBuf>,
}

impl Setting {
    /// Opens the studio; its language is that of the interface unless another was asked for.
    pub fn open(&self) -> Result<(Opened, Lang), Failure> {
        let opened = studio::open(&self.places).map_err(|error| Failure::open(&error, self.spoken(), self.columns))?;
        let lang = self.lang.unwrap_or(opened.catalog.studio.language);
        if let Some(trouble) = &opened.ledger_trouble {
            // Quotes do not wait for a ledger; what it would have taught is missing.
            terminal::tell(&Failure::ledger(trouble, lang).words);
        }
        Ok((opened, lang))
    }

    /// Finds the catalog without fitting a matcher; whatever is wrong with it, most of it can be shown.
    pub fn find(&self) -> Result<(Found, Lang), Failure> {
        let found = studio::find(&self.places).map_err(|error| Failure::open(&error, self.spoken(), self.columns))?;
        let lang = self.lang.unwrap_or(found.catalog.studio.language);
        Ok((found, lang))
    }

    /// The day that was typed, or today.
    pub fn day(&self, typed: Option<&str>) -> Result<NaiveDate, Failure> {
        let wrong = |written: &str| Failure::usage(self.spoken(), &Message::BadDate(written));
        typed.map_or_else(|| Ok(terminal::today()), |written| written.parse().map_err(|_| wrong(written)))
    }

    /// The language for what is said before a studio is open.
    pub fn spoken(&self) -> Lang {
        self.lang.unwrap_or_default()
    }
}
