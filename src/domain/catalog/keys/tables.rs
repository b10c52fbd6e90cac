//! The tables of the catalog's files.

use super::{Form, Key, Shape, Table};
use crate::domain::catalog::problem::ProblemKind;

/// The largest number of a range: no task takes a working lifetime, no price list has a trillion items.
const MOST: f64 = 1e9;
/// Above nothing.
const SOME: f64 = f64::MIN_POSITIVE;

const fn must(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: true, only: None }
}

const fn may(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: false, only: None }
}

const fn one_form(name: &'static str, keys: &'static [Key]) -> Table {
    Table { name, keys, forms: &[] }
}

const fn only(form: Form, key: Key) -> Key {
    Key { only: Some(form), ..key }
}

/// A typical task.
pub static ENTRY: Table = one_form(
    "entry",
    &[
        must("title", Shape::Text),
        may("executor", Shape::String),
        may("includes", Shape::Texts),
        may("excludes", Shape::Texts),
        may("needs", Shape::Texts),
        may("steps", Shape::Texts),
        may("related", Shape::Ids),
        may("together", Shape::Tables(&TOGETHER)),
        may("source", Shape::String),
        may("links", Shape::Strings),
        may("formerly", Shape::Ids),
        may("allow", Shape::Tables(&ALLOW)),
        must("phrases", Shape::Phrases),
        must("effort", Shape::Table(&EFFORT)),
        may("cost", Shape::Tables(&COST)),
        may("stage", Shape::Tables(&STAGE)),
        may("variant", Shape::Tables(&VARIANT)),
        may("question", Shape::Tables(&ENTRY_QUESTION)),
        may("pitfall", Shape::Tables(&PITFALL)),
        may("renewal", Shape::Tables(&RENEWAL)),
        may("example", Shape::Tables(&EXAMPLE)),
        may("near_miss", Shape::Tables(&NEAR_MISS)),
    ],
);

static TOGETHER: Table = one_form("together", &[must("with", Shape::Ids), must("saves", Shape::Number(0.0, 1000.0))]);

static ALLOW: Table =
    one_form("allow", &[must("code", Shape::Words(&ProblemKind::ALLOWABLE)), must("because", Shape::String)]);

static EFFORT: Table = one_form(
    "effort",
    &[
        must("low", Shape::Number(SOME, MOST)),
        must("likely", Shape::Number(SOME, MOST)),
        must("high", Shape::Number(SOME, MOST)),
        may("because", Shape::String),
    ],
);

/// Money that is not known exactly.
pub(super) static RANGE: Table = one_form(
    "range",
    &[
        must("low", Shape::Number(SOME, MOST)),
        must("likely", Shape::Number(SOME, MOST)),
        must("high", Shape::Number(SOME, MOST)),
    ],
);

static COST: Table = one_form("cost", &[must("title", Shape::Text), must("price", Shape::Price)]);

static STAGE: Table = one_form(
    "stage",
    &[
        must("title", Shape::Text),
        may("role", Shape::String),
        must("share", Shape::Number(0.0, 1.0)),
        may("parallel", Shape::Boolean),
    ],
);

static VARIANT: Table = one_form(
    "variant",
    &[
        must("id", Shape::String),
        must("title", Shape::Text),
        may("when", Shape::Text),
        may("effort", Shape::Table(&EFFORT)),
        may("costs", Shape::Tables(&COST)),
    ],
);

static ENTRY_QUESTION: Table = Table {
    name: "question",
    forms: &[Form::Own, Form::Used],
    keys: &[
        only(Form::Own, must("id", Shape::String)),
        only(Form::Used, must("use", Shape::String)),
        only(Form::Own, must("ask", Shape::Text)),
        only(Form::Own, may("why", Shape::Text)),
        only(Form::Own, may("number", Shape::Table(&NUMBER))),
        may("per", Shape::Table(&PER)),
        only(Form::Used, may("effects", Shape::Named(&Shape::Table(&EFFECT)))),
        only(Form::Own, may("answer", Shape::Tables(&ENTRY_ANSWER))),
    ],
};

/// A shared question.
pub static QUESTION: Table = one_form(
    "shared-question",
    &[
        must("ask", Shape::Text),
        may("why", Shape::Text),
        may("number", Shape::Table(&NUMBER)),
        may("per", Shape::Table(&PER)),
        may("answer", Shape::Tables(&ANSWER)),
    ],
);

static NUMBER: Table = one_form(
    "number",
    &[
        must("low", Shape::Number(SOME, MOST)),
        must("likely", Shape::Number(SOME, MOST)),
        must("high", Shape::Number(SOME, MOST)),
        may("units", Shape::Strings),
    ],
);

static PER: Table = one_form(
    "per",
    &[
        must("each", Shape::Number(1e-6, 1e12)),
        may("above", Shape::Number(0.0, 1e12)),
        must("add", Shape::Number(0.0, 1000.0)),
        may("at_most", Shape::Number(0.0, 10_000.0)),
    ],
);

static ENTRY_ANSWER: Table = one_form(
    "answer",
    &[
        must("id", Shape::String),
        must("text", Shape::Text),
        may("phrases", Shape::Strings),
        may("weight", Shape::Number(0.0, 1.0)),
        may("above", Shape::Number(0.0, 1e12)),
        may("effect", Shape::Table(&EFFECT)),
    ],
);

/// The same without an effect: those belong to the entries.
static ANSWER: Table = one_form(
    "shared-answer",
    &[
        must("id", Shape::String),
        must("text", Shape::Text),
        may("phrases", Shape::Strings),
        may("weight", Shape::Number(0.0, 1.0)),
        may("above", Shape::Number(0.0, 1e12)),
    ],
);

static EFFECT: Table = one_form(
    "effect",
    &[
        may("times", Shape::Number(0.05, 20.0)),
        may("add", Shape::Number(0.0, 1000.0)),
        may("cost", Shape::Price),
        may("days", Shape::Number(0.0, 365.0)),
        may("variant", Shape::String),
        may("with", Shape::Ids),
        may("pitfall", Shape::String),
        may("consult", Shape::Boolean),
        may("stop", Shape::Boolean),
    ],
);

static PITFALL: Table = one_form(
    "pitfall",
    &[must("id", Shape::String), may("severity", Shape::Words(&["high", "medium", "low"])), must("say", Shape::Text)],
);

static RENEWAL: Table = one_form(
    "renewal",
    &[
        may("after", Shape::Whole(1, 120)),
        may("month", Shape::Whole(1, 12)),
        may("offer", Shape::String),
        must("say", Shape::Text),
    ],
);

static EXAMPLE: Table = one_form("example", &[must("says", Shape::String)]);

static NEAR_MISS: Table = one_form("near_miss", &[must("says", Shape::String), may("meant", Shape::String)]);

/// A studio's settings.
pub static STUDIO: Table = one_form(
    "studio",
    &[
        may("name", Shape::String),
        may("language", Shape::Words(&["ru", "en", "pl"])),
        may("currency", Shape::Words(&["RUB", "PLN", "EUR", "USD"])),
        may("base", Shape::Words(&["starter"])),
        may("rates", Shape::Named(&Shape::Number(0.01, 1e6))),
        may("costs", Shape::Named(&Shape::Number(0.01, 1e6))),
        may("roles", Shape::Named(&Shape::Text)),
        may("pricing", Shape::Table(&PRICING)),
        may("condition", Shape::Tables(&CONDITION)),
        may("calendar", Shape::Table(&CALENDAR_RULES)),
        may("promise", Shape::Table(&PROMISE)),
        may("match", Shape::Table(&MATCH)),
        may("approval", Shape::Table(&APPROVAL)),
        may("people", Shape::Named(&Shape::Table(&PERSON))),
        may("planning", Shape::Table(&PLANNING)),
    ],
);

static PRICING: Table = one_form(
    "pricing",
    &[
        may("round_to", Shape::Number(0.0, 1e6)),
        may("minimum", Shape::Number(0.0, 1e9)),
        may("vat", Shape::Table(&VAT)),
        may("risk", Shape::Number(0.5, 0.99)),
        may("correlation", Shape::Number(0.0, 0.9)),
        may("ask_above", Shape::Number(0.0, 1.0)),
        may("discount_limit", Shape::Number(0.0, 100.0)),
        may("advance", Shape::Number(0.0, 100.0)),
        may("exchange", Shape::Table(&EXCHANGE)),
    ],
);

static EXCHANGE: Table = one_form(
    "exchange",
    &[
        may("RUB", Shape::Number(1e-6, 1e6)),
        may("PLN", Shape::Number(1e-6, 1e6)),
        may("EUR", Shape::Number(1e-6, 1e6)),
        may("USD", Shape::Number(1e-6, 1e6)),
    ],
);

static CONDITION: Table = one_form(
    "condition",
    &[
        must("id", Shape::String),
        must("title", Shape::Text),
        must("times", Shape::Number(0.1, 10.0)),
        may("skips_queue", Shape::Boolean),
    ],
);

static VAT: Table = one_form(
    "vat",
    &[may("mode", Shape::Words(&["none", "included", "added"])), may("rate", Shape::Number(0.0, 50.0))],
);

static CALENDAR_RULES: Table = one_form(
    "calendar",
    &[
        may("country", Shape::Words(&["ru", "pl"])),
        may("hours_per_day", Shape::Number(0.5, 24.0)),
        may("role_hours", Shape::Named(&Shape::Number(0.1, 24.0))),
        may("queue_days", Shape::Number(0.0, 365.0)),
    ],
);

static PROMISE: Table = one_form(
    "promise",
    &[
        may("valid_days", Shape::Whole(1, 365)),
        may("cap", Shape::Number(1.0, 3.0)),
        may("capped_width", Shape::Number(1.0, 100.0)),
        may("firm_width", Shape::Number(1.0, 100.0)),
    ],
);

static MATCH: Table = one_form(
    "match",
    &[
        may("typical", Shape::Number(0.0, 1.0)),
        may("unsure", Shape::Number(0.0, 1.0)),
        may("new_share", Shape::Number(0.01, 0.99)),
        may("meaning", Shape::Number(0.0, 1.0)),
        may("candidates", Shape::Whole(1, 10)),
        may("outside", Shape::Strings),
    ],
);

static APPROVAL: Table = one_form(
    "approval",
    &[
        may("above", Shape::Number(0.0, 1e12)),
        may("below_confidence", Shape::Number(0.0, 1.0)),
        may("discount_above", Shape::Number(0.0, 100.0)),
        may("novelty", Shape::Whole(1, 100)),
    ],
);

static PERSON: Table = one_form("person", &[may("limit", Shape::Number(0.0, 1e12)), may("approves", Shape::Boolean)]);

static PLANNING: Table = one_form(
    "planning",
    &[
        may("quiet_days", Shape::Whole(1, 365)),
        may("next_days", Shape::Whole(1, 365)),
        may("options_after", Shape::Whole(1, 365)),
        may("ahead", Shape::Whole(1, 365)),
        may("at_risk", Shape::Number(0.0, 1.0)),
    ],
);

/// A working calendar.
pub static CALENDAR: Table = one_form("calendar-file", &[may("year", Shape::Tables(&YEAR))]);

static YEAR: Table = one_form(
    "year",
    &[
        must("year", Shape::Whole(2000, 2200)),
        may("status", Shape::Words(&["official", "provisional"])),
        must("source", Shape::String),
        may("off", Shape::Dates),
        may("working", Shape::Dates),
        may("short", Shape::Dates),
    ],
);

/// The title of a category.
pub static CATEGORY: Table = one_form("category", &[must("title", Shape::Text)]);
