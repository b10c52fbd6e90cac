//! What is wrong with a studio's own templates, before a client's letter shows it.
//!
//! A template is read, its names are looked up among those of a document, and it is filled with documents that have
//! something of everything: a mistake in a branch that this quote does not take is found as well.

use std::sync::Arc;

use minijinja::context;
use serde_json::Value;

use super::template::{PAGE, Template, TemplateError, Templates, values};
use super::{Facts, build};
use crate::domain::catalog::problem::{Problem, ProblemKind};
use crate::domain::lang::Lang;
use crate::domain::quote::{Paper, Quote};
use crate::domain::source::{Place, SourceFile};

/// Names that the engine gives to every template; a page has the document's body beside them.
const GIVEN: [&str; 8] = ["picture", "range", "dict", "namespace", "loop", "self", "super", "debug"];

/// The problems of templates, in the order of their files and lines. The quotes are what they are tried with.
#[must_use]
pub fn problems(own: &[Template], quotes: &[Quote], lang: Lang) -> Vec<Problem> {
    own.iter().flat_map(|template| of_one(template, own, quotes, lang)).collect()
}

fn of_one(template: &Template, own: &[Template], quotes: &[Quote], lang: Lang) -> Vec<Problem> {
    let file = Arc::new(SourceFile { path: template.shown.clone(), text: template.text.clone() });
    let mut found: Vec<Problem> = Vec::new();
    let mut add = |kind: ProblemKind, span: std::ops::Range<usize>| {
        // What two documents complain about in one line is one mistake.
        let line = |at: usize| file.text[..at].matches('\n').count();
        if !found.iter().any(|known| line(known.place.span.start) == line(span.start)) {
            found.push(Problem { kind, place: Place { file: Arc::clone(&file), span } });
        }
    };
    // Of a template that belongs to no kind of document another one takes a part.
    let kinds = Paper::ALL.into_iter().filter(|paper| template.name.split('.').next() == Some(paper.code()));
    let mut kinds: Vec<Paper> = kinds.collect();
    let is_whole = !kinds.is_empty() || template.name == PAGE;
    if kinds.is_empty() {
        kinds.push(Paper::Proposal);
    }
    for quote in quotes {
        for paper in &kinds {
            if *paper == Paper::Proposal && quote.total.is_none() {
                continue;
            }
            let document = build::document(quote, *paper, &facts(quote), lang);
            let templates = Templates::new(own, &document);
            let data = serde_json::to_value(&document).unwrap_or_default();
            match templates.names(&template.name) {
                Ok(names) => {
                    let unknown = names.into_iter().filter(|name| !is_known(&data, name, template.name == PAGE));
                    for name in unknown.filter(|_| is_whole) {
                        let span = place_of(&template.text, &name);
                        add(ProblemKind::TemplateName { name }, span);
                    }
                }
                Err(error) => {
                    let span = line_of(&template.text, error.line);
                    add(ProblemKind::TemplateSyntax { message: error.why }, span);
                    continue;
                }
            }
            let filled = match () {
                () if !is_whole => Ok(String::new()),
                () if template.name == PAGE => templates.fill(PAGE, context! { body => "", ..values(&document) }),
                () => templates.fill(&template.name, values(&document)),
            };
            // What is wrong in a template that this one includes stands with that one.
            if let Err(error) = filled.map(drop)
                && error.shown == template.shown
            {
                let TemplateError { line, why, unknown_name, .. } = error;
                let span = line_of(&template.text, line);
                let name = why.trim_matches('`').to_owned();
                add(
                    if unknown_name {
                        ProblemKind::TemplateName { name }
                    } else {
                        ProblemKind::TemplateSyntax { message: why }
                    },
                    span,
                );
            }
        }
    }
    found.sort_by_key(|problem| problem.place.span.start);
    found
}

fn facts<'f>(quote: &'f Quote) -> Facts<'f> {
    Facts {
        number: Some("1"),
        date: quote.today,
        client: Some("…"),
        studio: Some("…"),
        valid_until: quote.promise.valid_until,
        past_jobs: Vec::new(),
    }
}

/// Whether a document has a name such as `label.stages`. What is nothing today may be something with names of its own.
fn is_known(data: &Value, name: &str, is_page: bool) -> bool {
    let mut parts = name.split('.');
    let first = parts.next().unwrap_or_default();
    if GIVEN.contains(&first) || is_page && first == "body" {
        return true;
    }
    let Some(mut at) = data.get(first) else { return false };
    for part in parts {
        match at {
            Value::Object(fields) => match fields.get(part) {
                Some(deeper) => at = deeper,
                None => return false,
            },
            Value::Null | Value::Array(_) => return true,
            _ => return false,
        }
    }
    true
}

/// Where a name stands: as a word of its own, else where its last part does, else the beginning.
fn place_of(text: &str, name: &str) -> std::ops::Range<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let alone = |word: &str| {
        let places = text.match_indices(word).map(|(at, _)| at);
        let mut free = places.filter(|at| {
            !text[..*at].ends_with(is_part)
                && !text[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
        });
        free.next().map(|at| at..at + word.len())
    };
    let last = name.rsplit('.').next().unwrap_or(name);
    alone(name).or_else(|| text.find(last).map(|at| at..at + last.len())).unwrap_or(0..0)
}

/// The bytes of a line, counted from 1, without its indent.
fn line_of(text: &str, line: usize) -> std::ops::Range<usize> {
    let mut from = 0;
    for (at, written) in text.split_inclusive('\n').enumerate() {
        if at + 1 == line {
            let indent = written.len() - written.trim_start().len();
            let end = from + written.trim_end().len();
            return (from + indent).min(end)..end;
        }
        from += written.len();
    }
    text.len()..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_words() {
        let text = "a {{ titles }}\n{{ title }} {{ label.total }}";
        assert_eq!(place_of(text, "title"), 18..23);
        assert_eq!(place_of(text, "label.total"), 30..41);
        assert_eq!(place_of(text, "nowhere"), 0..0);
        assert_eq!(line_of(text, 2), 15..text.len());
        assert_eq!(line_of(text, 9), text.len()..text.len());
    }

    #[test]
    fn names_are_looked_up_as_deep_as_can_be_known() {
        let data = serde_json::json!({ "title": "", "label": { "total": "" }, "mark": null, "tasks": [] });
        let known = |name: &str| is_known(&data, name, false);
        assert!(known("title") && known("label.total") && known("mark.any") && known("tasks.0") && known("picture"));
        assert!(!known("titel") && !known("label.totl") && !known("title.x") && !known("body"));
    }
}
