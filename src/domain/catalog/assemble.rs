//! From the files of a folder, laid over those of its base, to a catalog and the list of its problems.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::edit::Kind;
use super::entry::{Entry, Question};
use super::learned::{self, Learned, Misfit, Taught};
use super::problem::{Level, Names, Problem, ProblemKind};
use super::review::Outline;
use super::written::entry::WrittenEntry;
use super::written::question::is_id;
use super::written::{CatalogFile, FileTrouble, Reader, calendar, category, entry, question, source, studio};
use super::{Catalog, Studio, lint};
use crate::domain::calendar::CalendarYear;
use crate::domain::lang::{Lang, Text};
use crate::domain::source::SourceFile;

/// What became of a folder.
#[derive(Debug)]
pub struct Assembled {
    /// Everything that could be understood.
    pub catalog: Catalog,
    /// Everything that is wrong, in the order of files and lines.
    pub problems: Vec<Problem>,
    /// Where the parts of the entries stand, for what is found later.
    pub outlines: BTreeMap<String, Outline>,
}

impl Assembled {
    /// Whether the catalog can be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.level() == Level::Error)
    }
}

/// What a file of a catalog folder is, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'p> {
    Studio,
    Calendar(&'p str),
    Question(&'p str),
    Category(&'p str),
    Entry { category: &'p str, id: &'p str },
    Learned,
}

impl<'p> Part<'p> {
    /// The name by which others may refer to the file.
    fn id(self) -> Option<&'p str> {
        match self {
            Part::Question(id) | Part::Entry { id, .. } => Some(id),
            Part::Studio | Part::Calendar(_) | Part::Category(_) | Part::Learned => None,
        }
    }
}

fn part_of(path: &str) -> Option<Part<'_>> {
    let stem = path.strip_suffix(".toml")?;
    Some(match stem.rsplit_once('/') {
        None if stem == "studio" => Part::Studio,
        None if path == learned::FILE => Part::Learned,
        Some(("calendars", country)) => Part::Calendar(country),
        Some(("questions", id)) => Part::Question(id),
        Some((category, "_category")) if !category.contains('/') => Part::Category(category),
        Some((category, id)) if !category.contains('/') && category != "templates" => Part::Entry { category, id },
        _ => return None,
    })
}

/// The category and the id of the entry that a file of a catalog folder holds; `None` for files of another kind.
#[must_use]
pub fn entry_of(path: &str) -> Option<(&str, &str)> {
    match part_of(path)? {
        Part::Entry { category, id } => Some((category, id)),
        _ => None,
    }
}

/// What kind of file stands at a path of a catalog folder; `None` for what is no part of a catalog.
#[must_use]
pub fn kind_of(path: &str) -> Option<Kind> {
    Some(match part_of(path)? {
        Part::Entry { .. } => Kind::Entry,
        Part::Question(_) => Kind::Question,
        Part::Studio => Kind::Studio,
        Part::Calendar(_) | Part::Category(_) => Kind::Other,
        // Nobody but the program writes it.
        Part::Learned => return None,
    })
}

/// Reads the layers, the base first: an entry, question, calendar or category of a later layer replaces the one of
/// the same name before it, `studio.toml` changes only the keys it has.
#[must_use]
pub fn assemble(layers: &[&[CatalogFile]]) -> Assembled {
    let problems = RefCell::new(Vec::new());
    let mut build = Build::default();
    for layer in layers {
        build.layer(layer, &problems);
    }
    let (catalog, outlines) = build.finish(&problems);
    let mut problems = problems.into_inner();
    problems.sort_by(|a, b| (&a.place.file.path, a.place.span.start).cmp(&(&b.place.file.path, b.place.span.start)));
    problems.dedup();
    Assembled { catalog, problems, outlines }
}

#[derive(Default)]
struct Build {
    studio: Studio,
    lang: Lang,
    calendars: BTreeMap<String, Vec<CalendarYear>>,
    questions: BTreeMap<String, Question>,
    categories: BTreeMap<String, Text>,
    entries: BTreeMap<String, WrittenEntry>,
    /// In the order of layers, an entry of a later layer instead of the one it replaces.
    order: Vec<String>,
    /// Entries and questions whose files could not be read: naming them is no problem of who names them.
    unread: BTreeSet<String>,
    digest: Digest,
    /// What finished jobs taught, and where it stands.
    learned: Option<(Learned, Arc<SourceFile>)>,
}

impl Build {
    fn layer(&mut self, files: &[CatalogFile], problems: &RefCell<Vec<Problem>>) {
        for file in files.iter().filter(|file| part_of(&file.path).is_none() && !file.path.starts_with("templates/")) {
            Reader::new(&source(file), problems).report(0..0, ProblemKind::MisplacedFile);
        }
        let mut files: Vec<(Part, &CatalogFile)> =
            files.iter().filter_map(|file| Some((part_of(&file.path)?, file))).collect();
        // Settings first: they say in which language plain strings are.
        files.sort_by_key(|(part, _)| *part);
        if let Some((Part::Studio, file)) = files.first()
            && let Ok(text) = &file.content
        {
            self.lang = studio::language(text).unwrap_or(self.studio.language);
        }
        let mut seen: BTreeMap<&str, &CatalogFile> = BTreeMap::new();
        for (part, file) in files {
            self.digest.add(file.path.as_bytes());
            self.digest.add(file.content.as_deref().unwrap_or_default().as_bytes());
            let source = source(file);
            let reader = Reader::new(&source, problems);
            if let Err(trouble) = &file.content {
                reader.report(
                    0..0,
                    match trouble {
                        FileTrouble::NotUtf8 => ProblemKind::NotUtf8,
                        FileTrouble::Unreadable(message) => ProblemKind::UnreadableFile { message: message.clone() },
                    },
                );
                self.unread.extend(part.id().map(str::to_owned));
                continue;
            }
            match part {
                Part::Studio => {
                    let before = self.studio.currency;
                    self.studio = studio::studio(&reader, &self.studio);
                    let rate = self.studio.pricing.exchange.get(&before).copied();
                    if let Some(rate) = rate.filter(|_| before != self.studio.currency) {
                        self.entries.values_mut().for_each(|written| written.convert(rate));
                    }
                }
                Part::Calendar(country) => {
                    self.calendars.insert(country.to_owned(), calendar::calendar(&reader));
                }
                Part::Question(id) => {
                    check_file_name(&reader, id);
                    if let Some(question) = question::shared_question(&reader, id, self.lang) {
                        self.questions.insert(id.to_owned(), question);
                    } else {
                        self.unread.insert(id.to_owned());
                    }
                }
                Part::Category(name) => {
                    if let Some(title) = category(&reader, self.lang) {
                        self.categories.insert(name.to_owned(), title);
                    }
                }
                Part::Learned => match Learned::read(&source.text) {
                    Ok(learned) => self.learned = Some((learned, Arc::clone(&source))),
                    Err(error) => reader.report(
                        error.span().unwrap_or(0..0),
                        ProblemKind::TomlSyntax { message: error.message().to_owned() },
                    ),
                },
                Part::Entry { category, id } => {
                    check_file_name(&reader, id);
                    if let Some(first) = seen.insert(id, file) {
                        let other = Some(first.shown.clone());
                        reader.report(0..0, ProblemKind::DuplicateId { id: id.to_owned(), other });
                    }
                    if let Some(entry) = entry::entry(&reader, &source, id, category, self.lang) {
                        self.order.retain(|known| known != id);
                        self.order.push(id.to_owned());
                        self.entries.insert(id.to_owned(), entry);
                    } else {
                        self.unread.insert(id.to_owned());
                    }
                }
            }
        }
    }

    fn finish(mut self, problems: &RefCell<Vec<Problem>>) -> (Catalog, BTreeMap<String, Outline>) {
        for written in self.entries.values_mut() {
            put_shared_questions(written, &self.questions, &self.unread, problems);
        }
        self.check_references(problems);
        let in_order: Vec<&WrittenEntry> = self.order.iter().map(|id| &self.entries[id]).collect();
        lint::lint(&in_order, &mut problems.borrow_mut());
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut outlines: BTreeMap<String, Outline> = BTreeMap::new();
        for (id, mut written) in self.entries {
            written.allow.retain(|allowed| ProblemKind::DEEP.contains(&allowed.value.as_str()));
            let outline = Outline {
                file: written.file,
                phrases: written.phrase_spans,
                source: written.source_span,
                allow: written.allow,
            };
            outlines.insert(id.clone(), outline);
            self.categories
                .entry(written.entry.category.clone())
                .or_insert_with(|| Text::of(self.lang, written.entry.category.clone()));
            entries.insert(id, written.entry);
        }
        let taught = self.learned.map(|(learned, file)| apply(&learned, &file, &mut entries, problems));
        let catalog = Catalog {
            studio: self.studio,
            categories: self.categories,
            entries: entries.into(),
            shared_questions: self.questions,
            calendars: self.calendars,
            taught: taught.unwrap_or_default(),
            version: self.digest.hex(),
        };
        (catalog, outlines)
    }

    fn check_references(&self, problems: &RefCell<Vec<Problem>>) {
        let known = |id: &str| {
            self.entries.contains_key(id)
                || self.unread.contains(id)
                || self.entries.values().any(|other| other.entry.formerly.iter().any(|old| old == id))
        };
        for (own_id, written) in &self.entries {
            let reader = Reader::new(&written.file, problems);
            for (names, reference) in &written.references {
                match names {
                    Names::Entry if reference.value == *own_id => {
                        reader.report(reference.span.clone(), ProblemKind::SelfReference { id: own_id.clone() });
                    }
                    Names::Entry if !known(&reference.value) => {
                        super::written::report_unknown(
                            &reader,
                            reference,
                            Names::Entry,
                            self.entries.keys().map(String::as_str),
                        );
                    }
                    Names::Role
                        if !self.studio.rates.contains_key(&reference.value) && !self.studio.rates.is_empty() =>
                    {
                        super::written::report_unknown(
                            &reader,
                            reference,
                            Names::Role,
                            self.studio.rates.keys().map(String::as_str),
                        );
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Changes entries by what finished jobs taught.
fn apply(
    learned: &Learned,
    file: &Arc<SourceFile>,
    entries: &mut BTreeMap<String, Entry>,
    problems: &RefCell<Vec<Problem>>,
) -> Taught {
    let reader = Reader::new(file, problems);
    for misfit in learned.apply(entries) {
        let (Misfit::Gone(name) | Misfit::Retyped(name) | Misfit::Nonsense(name)) = &misfit;
        let heading = format!("[entry.{}", name.split('.').next().unwrap_or_default());
        let from = file.text.find(&heading).unwrap_or(0);
        reader.report(
            from..from + file.text[from..].find('\n').unwrap_or(0),
            match misfit {
                Misfit::Gone(name) => ProblemKind::LearnedOfNothing { name },
                Misfit::Retyped(entry) => ProblemKind::LearnedBefore { entry },
                Misfit::Nonsense(name) => ProblemKind::LearnedNonsense { name },
            },
        );
    }
    learned.taught.clone()
}

fn check_file_name(reader: &Reader, id: &str) {
    if !is_id(id) {
        reader.report(0..0, ProblemKind::BadId { id: id.to_owned() });
    }
}

/// Puts the shared questions that an entry uses at the places where it uses them, with the entry's own effects.
fn put_shared_questions(
    written: &mut WrittenEntry,
    shared: &BTreeMap<String, Question>,
    unread: &BTreeSet<String>,
    problems: &RefCell<Vec<Problem>>,
) {
    let reader = Reader::new(&written.file, problems);
    // From the last to the first, so that the positions of the earlier ones stay true.
    for used in written.uses.iter().rev() {
        let Some(question) = shared.get(&used.id.value) else {
            if !unread.contains(&used.id.value) {
                super::written::report_unknown(&reader, &used.id, Names::Question, shared.keys().map(String::as_str));
            }
            continue;
        };
        let mut question = question.clone();
        for (answer_id, effect) in &used.effects {
            match question.answers.iter_mut().find(|answer| answer.id == answer_id.value) {
                Some(answer) => answer.effect = effect.clone(),
                None => {
                    let known = question.answers.iter().map(|answer| answer.id.as_str());
                    super::written::report_unknown(&reader, answer_id, Names::Answer, known);
                }
            }
        }
        if let Some((per, span)) = &used.per {
            if question.number.is_none() {
                let kind = ProblemKind::NotANumberQuestion { question: used.id.value.clone(), key: "per".into() };
                reader.report(span.clone(), kind);
            }
            question.per = Some(*per);
        }
        written.entry.questions.insert(used.position, question);
        written.question_spans.insert(used.position, used.id.span.clone());
    }
}

/// A running fingerprint of the content (FNV-1a, 64 bits): enough to tell versions apart, not a defence against forgery.
#[derive(Clone, Copy)]
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn hex(self) -> String {
        format!("{:012x}", self.0 >> 16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_what_a_file_is() {
        for (path, expected) in [
            ("studio.toml", Some(Part::Studio)),
            ("questions/cms.toml", Some(Part::Question("cms"))),
            ("calendars/ru.toml", Some(Part::Calendar("ru"))),
            ("tech/_category.toml", Some(Part::Category("tech"))),
            ("tech/site-speed.toml", Some(Part::Entry { category: "tech", id: "site-speed" })),
            ("templates/offer.toml", None),
            ("learned.toml", Some(Part::Learned)),
            ("tech/learned.toml", Some(Part::Entry { category: "tech", id: "learned" })),
            ("README.md", None),
            ("a/b/c.toml", None),
        ] {
            assert_eq!(part_of(path), expected, "{path}");
        }
    }
}
