//! The order in which keys stand: that of `docs/catalog.md`.

use crate::domain::catalog::keys as described;
use crate::domain::lang::Lang;

/// What a file of a catalog folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One typical task.
    Entry,
    /// A shared question.
    Question,
    /// `studio.toml`.
    Studio,
    /// A calendar or the title of a category.
    Other,
}

/// The keys of a table in their order; those that are not among them stand behind, as they stood.
pub(super) fn keys(kind: Kind, path: &[&str], present: &[&str]) -> Vec<&'static str> {
    let langs = Lang::ALL.map(Lang::code);
    if !present.is_empty() && present.iter().all(|key| langs.contains(key)) {
        return langs.to_vec();
    }
    described::at(kind, path)
}

/// The place of a key in an order.
pub(super) fn rank(keys: &[&str], key: &str) -> usize {
    keys.iter().position(|known| *known == key).unwrap_or(keys.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_stand_in_their_own_order() {
        assert_eq!(keys(Kind::Entry, &["title"], &["pl", "ru"]), Lang::ALL.map(Lang::code));
        assert_eq!(keys(Kind::Entry, &["title"], &[]), [""; 0]);
    }

    #[test]
    fn answers_may_be_called_as_tables_are() {
        assert_eq!(keys(Kind::Entry, &["question", "effects"], &["effort"]), [""; 0]);
        assert_eq!(keys(Kind::Entry, &["question", "effects", "effort"], &["add"])[..2], ["times", "add"]);
    }
}
