//! Problems of a catalog with file, line, excerpt and advice.

use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet, renderer::DecorStyle};

use crate::domain::catalog::problem::{Level, Problem};
use crate::domain::lang::Lang;
use crate::text::clean::without_controls;
use crate::wording::{self, Message, problem::words};

/// One problem, as a compiler would show it.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang, columns: usize) -> String {
    let level = problem.kind.level();
    let said = words(lang, &problem.kind);
    let name = wording::say(lang, &Message::LevelWord(level));
    let severity = match level {
        Level::Error => Severity::ERROR,
        Level::Warning => Severity::WARNING,
    };
    let title = without_controls(&said.title).into_owned();
    let advice = without_controls(&said.advice).into_owned();
    let place = &problem.place;
    let span = boundary(&place.file.text, place.span.start)..boundary(&place.file.text, place.span.end);
    let group = severity.with_name(&*name).primary_title(&title).id(problem.kind.code());
    let advice_name = wording::say(lang, &Message::Advice);
    let advice = Severity::HELP.with_name(&*advice_name).message(&advice);
    let group = if place.file.text.is_empty() {
        group.element(annotate_snippets::Origin::path(&place.file.path)).element(advice)
    } else {
        let snippet =
            Snippet::source(&place.file.text).path(&place.file.path).annotation(AnnotationKind::Primary.span(span));
        group.element(snippet).element(advice)
    };
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(columns);
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

/// All problems and a line that counts them.
#[must_use]
pub fn problems(list: &[Problem], lang: Lang, columns: usize) -> String {
    let mut text = String::new();
    for one in list {
        text.push_str(&problem(one, lang, columns));
        text.push('\n');
    }
    let errors = list.iter().filter(|problem| problem.kind.level() == Level::Error).count();
    text.push_str(&wording::say(lang, &Message::CatalogProblems(errors, list.len() - errors)));
    text.push('\n');
    text
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
