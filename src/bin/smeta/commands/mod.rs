//! One file for each command: what was typed → use case → rendered result.

pub mod catalog;
pub mod explain;
pub mod init;
pub mod match_command;
pub mod quote;
pub mod upkeep;
pub mod upkeep_edit;
pub mod upkeep_new;

use smeta::app::studio::{self, Opened, Places};
use smeta::domain::lang::Lang;

use crate::args::Format;
use crate::failure::Failure;
use crate::terminal;

/// What every command needs to know.
pub struct Setting {
    /// Where catalogs may be.
    pub places: Places,
    /// The language that was asked for; else the studio's.
    pub lang: Option<Lang>,
    /// How results are written.
    pub format: Format,
    /// Columns of the terminal.
    pub columns: usize,
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

    /// The language for what is said before a studio is open.
    pub fn spoken(&self) -> Lang {
        self.lang.unwrap_or_default()
    }
}
