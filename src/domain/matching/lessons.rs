//! What people said of clients' words, as far as a matcher may learn from it.
//!
//! Words with an entry become one more phrase of it. Words that fit nothing are refused when they come again, and that
//! is all: people say «none» mostly where the matcher was wrong, so a calibration with these would think worse of every
//! match than it should.

use std::collections::{BTreeMap, HashMap};

use super::lexicon::Lexicon;
use super::{MOST_WORDS, courtesy};
use crate::domain::catalog::{Catalog, EntryId};
use crate::domain::lang::Lang;
use crate::text::word::plain;

/// Lessons for a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// Further phrases of entries.
    pub phrases: BTreeMap<EntryId, Vec<String>>,
    /// Words that nothing in the catalog fits.
    pub refused: Vec<String>,
    /// What is not learned.
    pub skipped: Vec<Skipped>,
}

/// Words that are not learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The words.
    pub ask: String,
    /// Why not.
    pub why: Why,
}

/// Why words are not learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Word for word a phrase or title of this entry, and one person's word does not outweigh the catalog's.
    PhraseOf(EntryId),
    /// The catalog has no such entry any more.
    NoSuchEntry(EntryId),
    /// There is not one word in it.
    NoWords,
}

impl Lessons {
    /// Judges pairs of a client's words and the entry they mean, none if nothing fits.
    #[must_use]
    pub fn of<'s>(catalog: &Catalog, said: impl IntoIterator<Item = (&'s str, Option<&'s str>)>) -> Lessons {
        let mut lessons = Lessons::default();
        let mut said = said.into_iter().peekable();
        if said.peek().is_none() {
            return lessons;
        }
        let owners = owners(catalog);
        for (ask, entry) in said {
            let matter = matter(ask);
            let key = plain(matter);
            let known = entry.map(|id| catalog.entry(id).map(|entry| &entry.id).ok_or(id)).transpose();
            let owner = owners.get(key.as_str()).map_or(&[][..], Vec::as_slice);
            let why = match (known, owner) {
                (Err(id), _) => Why::NoSuchEntry(id.to_owned()),
                _ if key.is_empty() => Why::NoWords,
                (Ok(None), []) => {
                    lessons.refused.push(ask.to_owned());
                    continue;
                }
                (Ok(Some(id)), []) => {
                    lessons.phrases.entry(id.clone()).or_default().push(matter.to_owned());
                    continue;
                }
                // The catalog says so already.
                (Ok(Some(id)), owners) if owners.contains(&id) => continue,
                (_, [first, ..]) => Why::PhraseOf((*first).clone()),
            };
            lessons.skipped.push(Skipped { ask: ask.to_owned(), why });
        }
        lessons
    }
}

/// The entries of every phrase and title, by its plain words.
fn owners(catalog: &Catalog) -> HashMap<String, Vec<&EntryId>> {
    let mut owners: HashMap<String, Vec<&EntryId>> = HashMap::new();
    for entry in catalog.entries.values() {
        let titles = Lang::ALL.into_iter().filter_map(|lang| entry.title.exactly(lang));
        for own in entry.phrases.iter().map(|phrase| phrase.words.as_str()).chain(titles) {
            owners.entry(plain(own)).or_default().push(&entry.id);
        }
    }
    owners
}

/// What is asked, without the courtesies around it: a greeting would speak for the entry ever after. No more of it than
/// is read of a request.
fn matter(ask: &str) -> &str {
    let words = Lexicon::default().read_plainly(ask);
    match words[courtesy::matter(&words)] {
        [] => "",
        ref matter => &ask[matter[0].start..matter[matter.len().min(MOST_WORDS) - 1].end],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::assemble::assemble;
    use crate::domain::catalog::written::CatalogFile;
    use crate::domain::matching::Wanted;
    use crate::domain::matching::{Matcher, Verdict};

    const EFFORT: &str = "effort = { low = 1, likely = 2, high = 3 }";

    fn catalog() -> Catalog {
        let file = |path: &str, text: String| CatalogFile { path: path.into(), shown: path.into(), content: Ok(text) };
        let entry = |id: &str, title: &str, phrases: &str| {
            let text =
                format!("title = \"{title}\"\nformerly = [\"old-{id}\"]\n{EFFORT}\n[phrases]\nru = [{phrases}]\n");
            file(&format!("small/{id}.toml"), text)
        };
        let files = [
            file("studio.toml", "[rates]\ndeveloper = 1600\n".into()),
            entry(
                "form",
                "Форма на сайте",
                r#""нужна форма обратной связи", "добавить форму заявки", "анкета на сайт""#,
            ),
            entry("shop", "Интернет-магазин", r#""сделать магазин", "продавать через интернет", "каталог с корзиной""#),
            entry("speed", "Ускорение сайта", r#""сайт тормозит", "долго грузится страница", "ускорить загрузку""#),
        ];
        let made = assemble(&[&files]);
        assert!(!made.has_errors(), "{:?}", made.problems);
        made.catalog
    }

    #[track_caller]
    fn skipped(said: (&str, Option<&str>), why: Why) {
        let lessons = Lessons::of(&catalog(), [said]);
        assert_eq!(lessons.skipped, [Skipped { ask: said.0.into(), why }]);
        assert!(lessons.phrases.is_empty() && lessons.refused.is_empty());
    }

    #[test]
    fn one_word_against_the_catalog_is_not_learned() {
        skipped(("Сайт тормозит!", Some("shop")), Why::PhraseOf("speed".into()));
        skipped(("ускорение САЙТА", Some("shop")), Why::PhraseOf("speed".into()));
        skipped(("Добрый день! Сайт тормозит", None), Why::PhraseOf("speed".into()));
        skipped(("сайт тупит", Some("gone")), Why::NoSuchEntry("gone".into()));
        skipped(("?!", Some("shop")), Why::NoWords);
        skipped(("", None), Why::NoWords);
    }

    #[test]
    fn the_rest_is() {
        let said = [("сайт тупит", Some("old-speed")), ("сайт тормозит", Some("speed")), ("подстричь газон", None)];
        let lessons = Lessons::of(&catalog(), said);
        assert_eq!(lessons.phrases, [("speed".into(), vec!["сайт тупит".into()])].into());
        assert_eq!((lessons.refused, lessons.skipped), (vec!["подстричь газон".into()], vec![]));
        let endless = "слово ".repeat(MOST_WORDS + 50);
        let lessons = Lessons::of(&catalog(), [(endless.as_str(), Some("form"))]);
        assert_eq!(lessons.phrases["form"][0].split(' ').count(), MOST_WORDS);
        let greeted = Lessons::of(&catalog(), [("Добрый день! Сайт тупит. Заранее спасибо", Some("speed"))]);
        assert_eq!(greeted.phrases["speed"], ["Сайт тупит"]);
    }

    #[test]
    fn what_was_said_counts_in_the_next_match() {
        let catalog = catalog();
        let rules = catalog.studio.matching;
        let ask = "прикрутить закорючку, и чтобы письма";
        let plain = Matcher::fit(&catalog);
        assert_ne!(plain.whole(ask, &rules, Wanted::bare(1)).verdict, Verdict::Typical);
        let taught = Matcher::fit_with(&catalog, &Lessons::of(&catalog, [(ask, Some("form"))]));
        let asks = taught.asks("Прикрутить закорючку и чтобы письма", &rules, Wanted::bare(1));
        assert_eq!(asks.len(), 1);
        assert_eq!(asks[0].candidates[0].entry, "form");
        assert!(asks[0].candidates[0].confidence > plain.whole(ask, &rules, Wanted::bare(1)).candidates[0].confidence);
        // Like words gain as well.
        let like =
            |matcher: &Matcher| matcher.whole("закорючку прикрутите", &rules, Wanted::bare(3)).candidates[0].clone();
        assert_eq!(like(&taught).entry, "form");
        assert!(like(&taught).confidence > like(&plain).confidence);
    }

    #[test]
    fn what_was_refused_is_new_the_next_time() {
        let catalog = catalog();
        let rules = catalog.studio.matching;
        let ask = "форма обратной связи для грядок, и сайт тормозит";
        let taught = Matcher::fit_with(&catalog, &Lessons::of(&catalog, [(ask, None)]));
        let asks = taught.asks(&ask.to_uppercase(), &rules, Wanted::bare(2));
        assert_eq!((asks.len(), asks[0].verdict), (1, Verdict::New));
        let plain = Matcher::fit(&catalog);
        let other = "форма обратной связи";
        assert_eq!(taught.whole(other, &rules, Wanted::bare(3)), plain.whole(other, &rules, Wanted::bare(3)));
    }

    #[test]
    fn nothing_said_changes_nothing() {
        let catalog = catalog();
        let known = Lessons::of(&catalog, [("сайт тормозит", Some("speed"))]);
        assert_eq!(known, Lessons::default());
    }
}
