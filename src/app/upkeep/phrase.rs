//! `smeta catalog add-phrase`: one more way in which clients say it.

use super::{UpkeepError, Workshop};
use crate::domain::catalog::edit::{Change, phrase};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::lang::Lang;
use crate::text::clean::without_controls;
use crate::text::fold::fold;
use crate::text::word;

/// A phrase that is to be added.
#[derive(Clone, Debug)]
pub struct Added {
    /// The entry.
    pub id: EntryId,
    /// The words, as they are written down.
    pub words: String,
    /// Their language.
    pub lang: Lang,
    /// Whether the entry is the base's, so that the studio gets its own copy.
    pub adopts: bool,
    /// The file.
    pub change: Change,
}

/// The change that adds a phrase.
///
/// # Errors
///
/// When there is no such entry, when an entry has the phrase, or when its language cannot be told.
pub fn run(workshop: &Workshop, id: &str, words: &str, lang: Option<Lang>) -> Result<Added, UpkeepError> {
    let id = workshop.id(id)?;
    let words = tidy(words)?;
    let lang = lang.or_else(|| workshop.lang_of(&words)).ok_or_else(|| UpkeepError::LangUnclear(words.clone()))?;
    refuse_claimed(workshop.catalog(), &words, Some((&id, lang)))?;
    let source = workshop.entry(&id)?;
    let after = phrase::add(&source.text, lang, workshop.catalog().studio.language, &words)
        .map_err(|error| workshop.failed(&source.path, error))?;
    let adopts = source.before.is_none();
    Ok(Added {
        id,
        words,
        lang,
        adopts,
        change: Change { path: source.path, before: source.before, after: Some(after) },
    })
}

/// Words on one line, with single spaces.
pub(super) fn tidy(words: &str) -> Result<String, UpkeepError> {
    if word::words(words).is_empty() {
        return Err(UpkeepError::NoWords);
    }
    Ok(without_controls(words).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// An entry may have the same words in two languages, and no other entry may have them at all.
pub(super) fn refuse_claimed(catalog: &Catalog, words: &str, own: Option<(&str, Lang)>) -> Result<(), UpkeepError> {
    let key = |words: &str| fold(words).split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = key(words);
    for (id, entry) in catalog.entries.iter() {
        for phrase in entry.phrases.iter().filter(|phrase| key(&phrase.words) == wanted) {
            match own {
                Some((own, lang)) if own == id && lang == phrase.lang => {
                    return Err(UpkeepError::PhraseThere(phrase.words.clone()));
                }
                Some((own, _)) if own == id => {}
                _ => return Err(UpkeepError::PhraseClaimed(phrase.words.clone(), id.clone())),
            }
        }
    }
    Ok(())
}
