//! Everything that can be wrong in a catalog: a code, a place, and what is needed to say it and to advise.
//!
//! The sentences are in `wording`; every code has its smallest reproducer in `tests/problems/`.

use crate::domain::source::Place;

/// Something wrong in the data. Work goes on; the list is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub place: Place,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The catalog cannot be used as it is.
    Error,
    /// It can, but somebody should look.
    Warning,
}

/// What kind of value was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    String,
    /// A string, or a table of `ru`, `en`, `pl`.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List,
    /// A table.
    Table,
    /// A list of tables, `[[…]]`.
    Tables,
    /// A date, `2026-11-21`.
    Date,
    /// A number, or a table of `low`, `likely`, `high`.
    Price,
    /// An id or a list of ids.
    Ids,
}

/// What an id should have named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// An entry of the catalog.
    Entry,
    /// A question of `questions/`.
    Question,
    /// An answer of the question.
    Answer,
    /// A variant of the entry.
    Variant,
    /// A pitfall of the entry.
    Pitfall,
    /// A role of `[rates]`.
    Role,
}

/// What is wrong, with the words needed to say it.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The file is not TOML; the parser's own words.
    TomlSyntax {
        /// In English, as the parser says it.
        message: String,
    },
    /// A template of a document names what no document has.
    TemplateName {
        /// The name, or the line that has it where the engine does not say.
        name: String,
    },
    /// A template of a document cannot be read; the engine's own words.
    TemplateSyntax {
        /// In English, as the engine says it.
        message: String,
    },
    /// The file is not UTF-8.
    NotUtf8,
    /// A file where nothing of a catalog stands: nobody reads it.
    MisplacedFile,
    /// The file could not be read; the system's own words.
    UnreadableFile {
        /// As the system says it.
        message: String,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest key that would.
        nearest: Option<String>,
        /// Every key that would.
        known: Vec<String>,
    },
    /// A value of another type.
    WrongType {
        /// The key.
        key: String,
        /// What it should be.
        expected: Expected,
    },
    /// A value that is not one of a list.
    UnknownValue {
        /// The value.
        value: String,
        /// The list.
        allowed: Vec<String>,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: String,
        /// What it should be.
        expected: Expected,
    },
    /// A text of no words.
    EmptyText {
        /// The key.
        key: String,
    },
    /// An id that is not lower-case Latin letters, digits and hyphens.
    BadId {
        /// The id.
        id: String,
    },
    /// An id that stands twice.
    DuplicateId {
        /// The id.
        id: String,
        /// The other file, if it is not this one.
        other: Option<String>,
    },
    /// An id that names nothing.
    UnknownId {
        /// The id.
        id: String,
        /// What it should name.
        names: Names,
        /// The nearest that exists.
        nearest: Option<String>,
    },
    /// low > likely or likely > high.
    RangeOrder {
        /// As written.
        low: f64,
        /// As written.
        likely: f64,
        /// As written.
        high: f64,
    },
    /// P90 is so many times P10 that it says little.
    WideRange {
        /// high / low.
        ratio: f64,
    },
    /// A number outside of what makes sense.
    OutOfBounds {
        /// The key.
        key: String,
        /// As written.
        value: f64,
        /// From.
        least: f64,
        /// To.
        most: f64,
    },
    /// The shares of the stages do not sum to 1.
    StageShares {
        /// Their sum.
        sum: f64,
    },
    /// The weights of a question's answers do not sum to 1, or leave less than nothing for those without one.
    WeightsSum {
        /// Their sum.
        sum: f64,
    },
    /// A choice question with fewer than two answers.
    TooFewAnswers {
        /// The question.
        question: String,
    },
    /// A question none of whose answers changes anything.
    NoEffect {
        /// The question.
        question: String,
    },
    /// `per` or `above` without `number`.
    NotANumberQuestion {
        /// The question.
        question: String,
        /// The key that needs a number.
        key: String,
    },
    /// Bands of a number question that do not ascend.
    BandOrder {
        /// The question.
        question: String,
    },
    /// The same phrase in two entries, or twice in one.
    PhraseTwice {
        /// The words.
        phrase: String,
        /// The other entry, if it is not this one.
        other: Option<String>,
    },
    /// No phrases in any language.
    NoPhrases,
    /// An entry that `together` or `related` names itself.
    SelfReference {
        /// The id.
        id: String,
    },
    /// A manager's small job without `steps`.
    NoSteps,
    /// `allow` names a code that the entry does not have.
    UnusedAllow {
        /// The code.
        code: String,
    },
    /// A date that is not in the year it stands under.
    DateOutsideYear {
        /// The date.
        date: String,
        /// The year.
        year: i32,
    },
    /// No rates at all: no price can be made.
    NoRates,
    /// The base is in another currency, and nobody says what that costs.
    NoExchange {
        /// The code of the base's currency.
        from: String,
        /// The code of the studio's.
        to: String,
    },
    /// An effect is written, and changes nothing.
    IdleEffect,
    /// An answer that nobody gives: of no weight, or for numbers that do not come.
    UnreachableAnswer {
        /// The question.
        question: String,
        /// The answer.
        answer: String,
    },
    /// Texts that lack a language of the title.
    MissingLanguage {
        /// Its code.
        lang: &'static str,
        /// The first of the texts.
        first: String,
        /// How many texts.
        count: usize,
    },
    /// Nothing is asked.
    NoQuestions,
    /// Nothing is warned of.
    NoPitfalls,
    /// The figures have no date, or an old one.
    StaleSource {
        /// Year and month as written.
        dated: Option<String>,
    },
    /// A phrase is nearer to another entry than to its own.
    PhraseElsewhere {
        /// The words.
        phrase: String,
        /// The other entry.
        other: String,
    },
    /// Most phrases are nearer to one other entry.
    NearDuplicate {
        /// The other entry.
        other: String,
    },
    /// `learned.toml` speaks of something that is not there.
    LearnedOfNothing {
        /// Its name: `entry`, `entry.question`, `entry.question.answer`.
        name: String,
    },
    /// The typed range was changed since its jobs were looked at.
    LearnedBefore {
        /// The entry.
        entry: String,
    },
    /// Figures in `learned.toml` that are none.
    LearnedNonsense {
        /// Where.
        name: String,
    },
}

impl ProblemKind {
    /// The codes that an entry may `allow` with a reason: warnings about something well-formed that is sometimes meant.
    pub const ALLOWABLE: [&str; 11] = [
        "missing-language",
        "near-duplicate",
        "no-effect",
        "no-pitfalls",
        "no-questions",
        "no-steps",
        "phrase-elsewhere",
        "phrase-twice",
        "stale-source",
        "unreachable-answer",
        "wide-range",
    ];

    /// Of these, the ones that only a deep check finds: an entry without them works, but is not yet a good one.
    pub const DEEP: [&str; 5] = ["near-duplicate", "no-pitfalls", "no-questions", "phrase-elsewhere", "stale-source"];
}

/// Declares the code and the level of each kind once, so that lists and tests cannot forget one.
macro_rules! codes {
    ($($kind:ident => $code:literal, $level:ident;)*) => {
        impl ProblemKind {
            /// Every code.
            pub const CODES: &[&str] = &[$($code),*];

            /// The kebab-case name of the problem.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(ProblemKind::$kind { .. } => $code,)* }
            }

            /// How bad it is.
            #[must_use]
            pub fn level(&self) -> Level {
                match self { $(ProblemKind::$kind { .. } => Level::$level,)* }
            }
        }
    };
}

codes! {
    BadId => "bad-id", Error;
    BandOrder => "band-order", Error;
    DateOutsideYear => "date-outside-year", Error;
    DuplicateId => "duplicate-id", Error;
    EmptyText => "empty-text", Error;
    IdleEffect => "idle-effect", Warning;
    LearnedBefore => "learned-before", Warning;
    LearnedNonsense => "learned-nonsense", Warning;
    LearnedOfNothing => "learned-of-nothing", Warning;
    MisplacedFile => "misplaced-file", Warning;
    MissingKey => "missing-key", Error;
    MissingLanguage => "missing-language", Warning;
    NearDuplicate => "near-duplicate", Warning;
    NoEffect => "no-effect", Warning;
    NoExchange => "no-exchange", Error;
    NoPhrases => "no-phrases", Error;
    NoPitfalls => "no-pitfalls", Warning;
    NoQuestions => "no-questions", Warning;
    NoRates => "no-rates", Error;
    NoSteps => "no-steps", Warning;
    NotANumberQuestion => "not-a-number-question", Error;
    NotUtf8 => "not-utf8", Error;
    OutOfBounds => "out-of-bounds", Error;
    PhraseElsewhere => "phrase-elsewhere", Warning;
    PhraseTwice => "phrase-twice", Warning;
    RangeOrder => "range-order", Error;
    SelfReference => "self-reference", Error;
    StageShares => "stage-shares", Error;
    StaleSource => "stale-source", Warning;
    TemplateName => "template-name", Error;
    TemplateSyntax => "template-syntax", Error;
    TomlSyntax => "toml-syntax", Error;
    TooFewAnswers => "too-few-answers", Error;
    UnknownId => "unknown-id", Error;
    UnknownKey => "unknown-key", Error;
    UnknownValue => "unknown-value", Error;
    UnreachableAnswer => "unreachable-answer", Warning;
    UnreadableFile => "unreadable-file", Error;
    UnusedAllow => "unused-allow", Warning;
    WeightsSum => "weights-sum", Error;
    WideRange => "wide-range", Warning;
    WrongType => "wrong-type", Error;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_unique_and_kebab_case() {
        assert!(ProblemKind::CODES.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(
            ProblemKind::CODES
                .iter()
                .all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
        );
    }
}
