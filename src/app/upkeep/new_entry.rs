//! `smeta catalog new`: an entry with what must be known of it, ready to be completed.

use super::phrase::{refuse_claimed, tidy};
use super::{UpkeepError, Workshop};
use crate::domain::catalog::EntryId;
use crate::domain::catalog::assemble::entry_of;
use crate::domain::catalog::edit::Change;
use crate::domain::catalog::edit::new::{NewEntry, entry};
use crate::domain::catalog::written::nearest;
use crate::domain::catalog::written::question::is_id;
use crate::domain::lang::Lang;
use crate::domain::range::Range3;
use crate::text::translit::slug;

/// What was said of a new entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its id; made from the title if it is not said.
    pub id: Option<String>,
    /// Its title, in the studio's language.
    pub title: String,
    /// The folder.
    pub category: String,
    /// Hours of the base case.
    pub effort: Range3,
    /// How clients say it, at least once; with the language before it, where letters do not tell: `en:live chat`.
    pub phrases: Vec<String>,
    /// Who does it.
    pub executor: Option<String>,
}

/// A new entry.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its id.
    pub id: EntryId,
    /// Whether its category is new as well, and goes by the name of its folder.
    pub new_category: bool,
    /// The file.
    pub change: Change,
}

/// The change that makes an entry. `advice` stands in the file as a comment.
///
/// # Errors
///
/// When the id or a phrase is taken, or when the names are none.
pub fn run(workshop: &Workshop, wanted: &Wanted, advice: &str) -> Result<Made, UpkeepError> {
    let catalog = workshop.catalog();
    let id = id(workshop, wanted.id.as_deref(), &wanted.title)?;
    let new_category = category(workshop, &wanted.category)?;
    let mut phrases = Vec::new();
    for written in &wanted.phrases {
        let (lang, words) = with_lang(written);
        let words = tidy(words)?;
        refuse_claimed(catalog, &words, None)?;
        // Latin letters without Polish marks in a Russian studio: English far more often than Polish.
        let lang = lang.or_else(|| workshop.lang_of(&words)).unwrap_or(Lang::En);
        if !phrases.contains(&(lang, words.clone())) {
            phrases.push((lang, words));
        }
    }
    let title = tidy(&wanted.title)?;
    let new = NewEntry { title, executor: wanted.executor.clone(), phrases, effort: wanted.effort };
    let path = format!("{}/{id}.toml", wanted.category);
    Ok(Made { id, new_category, change: Change { path, before: None, after: Some(entry(&new, advice)) } })
}

/// A phrase and the language before it: `en:live chat`.
fn with_lang(written: &str) -> (Option<Lang>, &str) {
    let named = written.split_once(':').and_then(|(code, words)| {
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == code.trim())?;
        Some((Some(lang), words))
    });
    named.unwrap_or((None, written))
}

/// The id that an entry gets, if it is one and no entry has it or had it.
fn id(workshop: &Workshop, wanted: Option<&str>, title: &str) -> Result<EntryId, UpkeepError> {
    let id = wanted.map_or_else(|| slug(title), str::to_owned);
    if !is_id(&id) {
        return Err(UpkeepError::BadId(wanted.unwrap_or(title).to_owned()));
    }
    refuse_taken(workshop, &id, None)?;
    Ok(id)
}

/// Refuses an id that some entry has or had; a former id of `own` is its to take back.
pub(super) fn refuse_taken(workshop: &Workshop, id: &str, own: Option<&str>) -> Result<(), UpkeepError> {
    match workshop.id(id) {
        Ok(owner) if own != Some(owner.as_str()) || owner == id => Err(UpkeepError::Taken(id.to_owned(), owner)),
        _ => Ok(()),
    }
}

/// Whether a category is new; its name must be one, and not so near to another's that it is a slip.
fn category(workshop: &Workshop, name: &str) -> Result<bool, UpkeepError> {
    let known = &workshop.catalog().categories;
    if known.contains_key(name) {
        return Ok(false);
    }
    // Some folders hold other things than entries.
    if !is_id(name) || entry_of(&format!("{name}/x.toml")).is_none() {
        return Err(UpkeepError::BadCategory(name.to_owned()));
    }
    match nearest(name, known.keys().map(String::as_str)) {
        Some(nearest) => Err(UpkeepError::UnknownCategory(name.to_owned(), nearest)),
        None => Ok(true),
    }
}
