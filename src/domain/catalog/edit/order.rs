//! The order in which keys stand: that of `docs/catalog.md`.

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

/// A table's name and its keys in their order.
type Keys = (&'static str, &'static [&'static str]);

const ENTRY: &[&str] = &[
    "title",
    "executor",
    "includes",
    "excludes",
    "needs",
    "steps",
    "related",
    "together",
    "source",
    "links",
    "formerly",
    "allow",
    "phrases",
    "effort",
    "cost",
    "stage",
    "variant",
    "question",
    "pitfall",
    "example",
    "near_miss",
];

const STUDIO: &[&str] = &[
    "name", "language", "currency", "base", "rates", "costs", "roles", "pricing", "calendar", "promise", "match",
    "approval",
];

const QUESTION: &[&str] = &["id", "use", "ask", "why", "number", "per", "effects", "answer"];

const RANGE: &[&str] = &["low", "likely", "high", "units", "because"];

const EFFECT: &[&str] = &["times", "add", "cost", "days", "variant", "with", "pitfall", "consult", "stop"];

const COST: &[&str] = &["title", "price"];

/// Tables within an entry or a question, by their name.
const TABLES: &[Keys] = &[
    ("together", &["with", "saves"]),
    ("allow", &["code", "because"]),
    ("effort", RANGE),
    ("price", RANGE),
    ("number", RANGE),
    ("cost", COST),
    ("costs", COST),
    ("stage", &["title", "role", "share"]),
    ("variant", &["id", "title", "when", "effort", "costs"]),
    ("question", QUESTION),
    ("per", &["each", "above", "add", "at_most"]),
    ("answer", &["id", "text", "phrases", "weight", "above", "effect"]),
    ("effect", EFFECT),
    ("pitfall", &["id", "severity", "say"]),
    ("example", &["says"]),
    ("near_miss", &["says", "meant"]),
];

/// Tables of `studio.toml`; those of rates, costs and roles keep the order in which the studio thinks of its people.
const SETTINGS: &[Keys] = &[
    ("pricing", &["round_to", "minimum", "vat", "risk", "correlation", "ask_above"]),
    ("vat", &["mode", "rate"]),
    ("calendar", &["country", "hours_per_day", "queue_days"]),
    ("promise", &["valid_days", "cap"]),
    ("match", &["typical", "unsure", "new_share", "candidates"]),
    ("approval", &["above", "below_confidence", "discount_above"]),
];

const OTHER: &[Keys] = &[("year", &["year", "status", "source", "off", "working", "short"])];

/// The keys of a table in their order; those that are not among them stand behind, as they stood.
pub(super) fn keys(kind: Kind, path: &[&str], present: &[&str]) -> &'static [&'static str] {
    const LANGS: &[&str] = &["ru", "en", "pl"];
    if !present.is_empty() && present.iter().all(|key| LANGS.contains(key)) {
        return LANGS;
    }
    let named = |tables: &[Keys]| {
        let last = path.last()?;
        tables.iter().find(|(name, _)| name == last).map(|(_, keys)| *keys)
    };
    let keys = match (kind, path) {
        (Kind::Entry, []) => Some(ENTRY),
        (Kind::Question, []) => Some(QUESTION),
        (Kind::Studio, []) => Some(STUDIO),
        (Kind::Entry, [.., "effects", _]) => Some(EFFECT),
        // Here the names of answers are the keys, whatever they are.
        (Kind::Entry, [.., "effects"]) => None,
        (Kind::Entry | Kind::Question, _) => named(TABLES),
        (Kind::Studio, _) => named(SETTINGS),
        (Kind::Other, _) => named(OTHER),
    };
    keys.unwrap_or_default()
}

/// The place of a key in an order.
pub(super) fn rank(keys: &[&str], key: &str) -> usize {
    keys.iter().position(|known| *known == key).unwrap_or(keys.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    #[test]
    fn languages_stand_in_their_own_order() {
        assert_eq!(keys(Kind::Entry, &["title"], &["pl", "ru"]), Lang::ALL.map(Lang::code));
        assert_eq!(keys(Kind::Entry, &["title"], &[]), [""; 0]);
    }

    #[test]
    fn answers_may_be_called_as_tables_are() {
        assert_eq!(keys(Kind::Entry, &["question", "effects"], &["effort"]), [""; 0]);
        assert_eq!(keys(Kind::Entry, &["question", "effects", "effort"], &["add"]), EFFECT);
    }
}
