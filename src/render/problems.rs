//! Problems of a catalog with file, line, excerpt and advice.

use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet, renderer::DecorStyle};

use crate::domain::catalog::problem::{Level, Problem};
use crate::domain::lang::Lang;
use crate::text::clean::without_controls;
use crate::wording::{self, Message, problem::words};

/// An advice is not broken into columns narrower than this, however narrow the terminal is: it would be a list of words.
const LEAST: usize = 30;

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
    let place = &problem.place;
    let title = without_controls(&said.title);
    let path = without_controls(&place.file.path);
    let span = boundary(&place.file.text, place.span.start)..boundary(&place.file.text, place.span.end);
    let group = severity.with_name(&*name).primary_title(&*title).id(problem.kind.code());
    let advice_name = wording::say(lang, &Message::Advice);
    // Before the advice stand the line number's column, « = » and the name with its colon.
    let (line, _) = place.line_and_column();
    let before = line.to_string().len() + " = : ".len() + advice_name.chars().count();
    // Names with hyphens stay whole, to be copied.
    let width = textwrap::Options::new(columns.saturating_sub(before).max(LEAST))
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    let advice = textwrap::fill(&without_controls(&said.advice), width);
    let advice = Severity::HELP.with_name(&*advice_name).message(&advice);
    let group = if place.file.text.is_empty() {
        group.element(annotate_snippets::Origin::path(&*path)).element(advice)
    } else {
        let snippet = Snippet::source(&place.file.text).path(&*path).annotation(AnnotationKind::Primary.span(span));
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
