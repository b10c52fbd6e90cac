//! What a studio has that may be typed: read when the cursor stands where it may be typed, never before.

use std::ffi::OsStr;

use clap_complete::engine::CompletionCandidate;
use smeta::app::book::Book;
use smeta::app::studio::{self, Places};
use smeta::domain::catalog::{Catalog, Question};
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{KeptQuote, Status};
use smeta::text::clean::without_controls;
use smeta::wording::{Kept, Message, say};

/// What may stand in an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Answer,
    Category,
    Client,
    Condition,
    Entry,
    Lang,
    Person,
    Quote,
    Status,
    Variant,
}

/// By the name of the argument; where a path stands before it, of that command only, and those go first.
const ARGUMENTS: &[(&str, Option<What>)] = &[
    // The number of a document is the studio's own.
    ("quote.number", None),
    // An entry that is not there yet.
    ("catalog.new.id", None),
    ("answer", Some(What::Answer)),
    ("by", Some(What::Person)),
    ("category", Some(What::Category)),
    ("client", Some(What::Client)),
    ("condition", Some(What::Condition)),
    ("confirm", Some(What::Entry)),
    ("entry", Some(What::Entry)),
    ("id", Some(What::Entry)),
    ("ids", Some(What::Entry)),
    ("old", Some(What::Entry)),
    ("option", Some(What::Entry)),
    ("again", Some(What::Quote)),
    ("note.words", Some(What::Quote)),
    ("number", Some(What::Quote)),
    ("numbers", Some(What::Quote)),
    ("lang", Some(What::Lang)),
    ("to_lang", Some(What::Lang)),
    ("status", Some(What::Status)),
    ("variant", Some(What::Variant)),
];

impl What {
    /// What may stand in an argument of a command.
    pub fn of(path: &str, argument: &str) -> Option<What> {
        let own = format!("{path}.{argument}");
        let row = |name: &str| ARGUMENTS.iter().find(|(known, _)| *known == name);
        row(&own).or_else(|| row(argument)).and_then(|(_, what)| *what)
    }
}

/// Where to look.
pub struct Known {
    places: Places,
    lang: Option<Lang>,
}

impl Known {
    /// The studio of some places; its language unless another is asked for.
    pub fn new(places: Places, lang: Option<Lang>) -> Known {
        Known { places, lang }
    }

    /// What may be typed and goes on as it was begun; of thousands of quotes the newest.
    pub fn offered(&self, what: What, typed: &OsStr) -> Vec<CompletionCandidate> {
        /// Nobody looks through more.
        const MOST: usize = 200;
        let typed = typed.to_string_lossy();
        let goes_on = |one: &CompletionCandidate| one.get_value().to_string_lossy().starts_with(&*typed);
        self.candidates(what).into_iter().filter(goes_on).take(MOST).collect()
    }

    /// What may be typed. Where nothing can be read, nothing is offered.
    fn candidates(&self, what: What) -> Vec<CompletionCandidate> {
        match what {
            What::Client | What::Person | What::Quote => self.of_ledger(what),
            What::Lang => Lang::ALL.iter().filter_map(|lang| candidate(lang.code(), "")).collect(),
            What::Status => Status::ALL.iter().filter_map(|status| candidate(status.code(), "")).collect(),
            What::Answer | What::Category | What::Condition | What::Entry | What::Variant => self.of_catalog(what),
        }
    }

    fn of_catalog(&self, what: What) -> Vec<CompletionCandidate> {
        // Without a matcher, whose fitting nobody would wait for.
        let Ok(found) = studio::find(&self.places) else { return Vec::new() };
        let catalog = &found.catalog;
        let lang = self.lang.unwrap_or(catalog.studio.language);
        match what {
            What::Category => {
                catalog.categories.iter().filter_map(|(id, title)| candidate(id, title.get(lang))).collect()
            }
            What::Condition => {
                let conditions = &catalog.studio.pricing.conditions;
                conditions.iter().filter_map(|condition| candidate(&condition.id, condition.title.get(lang))).collect()
            }
            What::Entry => {
                catalog.entries.values().filter_map(|entry| candidate(&entry.id, entry.title.get(lang))).collect()
            }
            What::Variant => {
                let of_entry = |entry: &smeta::domain::catalog::Entry| -> Vec<_> {
                    let written = |id: &str| format!("{}.{id}", entry.id);
                    let variants = entry.variants.iter();
                    variants.filter_map(|variant| candidate(&written(&variant.id), variant.title.get(lang))).collect()
                };
                catalog.entries.values().flat_map(of_entry).collect()
            }
            _ => answers(catalog, lang),
        }
    }

    fn of_ledger(&self, what: What) -> Vec<CompletionCandidate> {
        let Ok(book) = Book::open(&self.places) else { return Vec::new() };
        let lang = self.lang.or_else(|| studio::language(&self.places)).unwrap_or_default();
        // What was spoken of last is what is typed next.
        let newest = book.state.quotes.iter().rev();
        let client = |kept: &KeptQuote| kept.latest().quoted.client.clone().unwrap_or_default();
        match what {
            What::Quote => {
                let about = |kept: &KeptQuote| {
                    let status = say(lang, &Message::Kept(Kept::Status(kept.status())));
                    match client(kept) {
                        name if name.is_empty() => status,
                        name => format!("{name}: {status}"),
                    }
                };
                newest.filter_map(|kept| candidate(&kept.name.to_string(), &about(kept))).collect()
            }
            What::Client => distinct(newest.map(client)),
            _ => distinct(book.reading.records.iter().rev().map(|record| record.by.clone())),
        }
    }
}

/// `question=answer` of every question there is; a question that takes a number ends with the sign.
fn answers(catalog: &Catalog, lang: Lang) -> Vec<CompletionCandidate> {
    let own = catalog.entries.values().flat_map(|entry| &entry.questions);
    let mut seen = std::collections::BTreeSet::new();
    let first = |question: &&Question| seen.insert(question.id.clone());
    let questions: Vec<&Question> = catalog.shared_questions.values().chain(own).filter(first).collect();
    let of_question = |question: &&Question| -> Vec<CompletionCandidate> {
        let bare = format!("{}=", question.id);
        let mut all: Vec<_> = candidate(&bare, question.ask.get(lang)).into_iter().collect();
        let answers = question.answers.iter();
        all.extend(answers.filter_map(|answer| candidate(&format!("{bare}{}", answer.id), answer.text.get(lang))));
        all
    };
    questions.iter().flat_map(of_question).collect()
}

/// The first of each, in their order.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<CompletionCandidate> {
    let mut seen = std::collections::HashSet::new();
    texts.filter(|text| seen.insert(text.clone())).filter_map(|text| candidate(&text, "")).collect()
}

/// A word to offer. One that a terminal must not see, or that would be several lines, is not offered at all.
fn candidate(word: &str, about: &str) -> Option<CompletionCandidate> {
    let is_plain = !word.is_empty() && !word.contains(['\n', '\r', '\t']) && without_controls(word) == word;
    let about = without_controls(about).replace(['\n', '\t'], " ");
    let candidate = || CompletionCandidate::new(word).help((!about.is_empty()).then(|| about.clone().into()));
    is_plain.then(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_known_by_their_names() {
        let case = |path: &str, argument: &str, expected: Option<What>| {
            assert_eq!(What::of(path, argument), expected, "{path}.{argument}");
        };
        case("accept", "number", Some(What::Quote));
        case("quote", "number", None);
        case("catalog.show", "id", Some(What::Entry));
        case("catalog.new", "id", None);
        case("batch", "answer", Some(What::Answer));
        case("quote", "text", None);
    }

    #[test]
    fn what_a_terminal_must_not_see_is_not_offered() {
        assert!(candidate("ООО «Ромашка»", "").is_some());
        for bad in ["", "a\nb", "\u{1b}[2J", "a\u{202e}b"] {
            assert!(candidate(bad, "").is_none(), "{bad:?}");
        }
    }
}
