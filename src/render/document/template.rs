//! Templates over a document's data: the built-in ones, and the studio's own in their place.
//!
//! A template's name tells how values are escaped that it puts in: `.md` as Markdown, `.html` as HTML, `.txt` not at all.
//! A name that the data has not is an error with its line, never an empty place in a client's letter.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter};

use super::markdown::{PICTURE, escaped};
use super::model::Document;
use super::picture::{Picture, svg};
use crate::domain::quote::Paper;

/// A template of the studio's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its file name: `proposal.md`.
    pub name: String,
    /// Its path as the user would name it.
    pub shown: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The file, as the user would name it.
    pub shown: String,
    /// The line, from 1.
    pub line: usize,
    /// What the template engine says.
    pub why: String,
    /// Whether it is a name that the document has not.
    pub unknown_name: bool,
}

/// How Markdown is told from HTML among the ways to escape.
const MARKDOWN: &str = "markdown";

/// The built-in page around the body of an HTML document.
pub(super) const PAGE: &str = "page.html";

fn built_in(name: &str) -> Option<&'static str> {
    Some(match name {
        "proposal.md" => include_str!("../../../templates/proposal.md"),
        "letter.md" => include_str!("../../../templates/letter.md"),
        "chat.md" => include_str!("../../../templates/chat.md"),
        "brief.md" => include_str!("../../../templates/brief.md"),
        "spec.md" => include_str!("../../../templates/spec.md"),
        PAGE => include_str!("../../../templates/page.html"),
        _ => return None,
    })
}

/// The templates that a document may use.
pub(super) struct Templates<'t> {
    own: &'t [Template],
    environment: Environment<'t>,
}

impl<'t> Templates<'t> {
    /// The studio's own over the built-in ones.
    pub fn new(own: &'t [Template], document: &Document) -> Templates<'t> {
        let mut environment = Environment::new();
        // Tags that stand alone leave no empty line: in Markdown that would be the end of a paragraph.
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            environment.set_syntax(syntax);
        }
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|name| match name.rsplit_once('.') {
            Some((_, "md")) => AutoEscape::Custom(MARKDOWN.into()),
            Some((_, "html")) => AutoEscape::Html,
            _ => AutoEscape::None,
        });
        environment.set_formatter(put_value);
        let pictures: Arc<[Picture]> = document.pictures.clone().into();
        environment.add_function("picture", move |state: &mut State, name: &str| picture(state, name, &pictures));
        environment.set_loader({
            let own = own.to_vec();
            move |name: &str| {
                let own = own.iter().find(|template| template.name == name).map(|template| template.text.clone());
                Ok(own.or_else(|| built_in(name).map(str::to_owned)))
            }
        });
        Templates { own, environment }
    }

    /// The studio's own template for exactly this kind and ending, if it has one.
    pub fn own(&self, paper: Paper, ending: &str) -> Option<String> {
        let name = format!("{}.{ending}", paper.code());
        self.own.iter().any(|template| template.name == name).then_some(name)
    }

    /// A template with its values put in.
    ///
    /// # Errors
    ///
    /// When it cannot be parsed, or names what is not there.
    pub fn fill(&self, name: &str, values: Value) -> Result<String, TemplateError> {
        let filled = self.environment.get_template(name).and_then(|template| template.render(values));
        filled.map_err(|error| self.explained(&error, name))
    }

    /// The names that a template takes from a document, sorted: `title`, `label.stages`.
    ///
    /// # Errors
    ///
    /// When it cannot be parsed.
    pub fn names(&self, name: &str) -> Result<Vec<String>, TemplateError> {
        let template = self.environment.get_template(name).map_err(|error| self.explained(&error, name))?;
        let mut names: Vec<String> = template.undeclared_variables(true).into_iter().collect();
        names.sort();
        Ok(names)
    }

    fn explained(&self, error: &Error, called: &str) -> TemplateError {
        // In a template that includes another the innermost place is the one to look at.
        let mut inner = error;
        while let Some(cause) = std::error::Error::source(inner).and_then(|cause| cause.downcast_ref::<Error>()) {
            inner = cause;
        }
        let name = inner.name().or(error.name()).unwrap_or(called);
        let shown = self.own.iter().find(|template| template.name == name).map_or(name, |template| &template.shown);
        let unknown_name = inner.kind() == ErrorKind::UndefinedError;
        let line = inner.line().or(error.line()).unwrap_or(1);
        // The engine does not say which name is unknown; the line does.
        let text = self.own.iter().find(|template| template.name == name).map(|template| template.text.as_str());
        let written = text.or_else(|| built_in(name)).and_then(|text| text.lines().nth(line.saturating_sub(1)));
        let why = match (inner.detail(), written.filter(|_| unknown_name)) {
            (_, Some(written)) => format!("`{}`", written.trim()),
            (Some(detail), None) => detail.to_owned(),
            (None, None) => inner.kind().to_string(),
        };
        TemplateError { shown: shown.to_owned(), line, why, unknown_name }
    }
}

/// The names under which a template finds a document: those of its JSON.
pub(super) fn values(document: &Document) -> Value {
    Value::from(Serde(document))
}

fn put_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if !is_markdown(state.auto_escape()) {
        return escape_formatter(out, state, value);
    }
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let text = value.to_string();
    let text = if value.is_safe() { text } else { escaped(&text) };
    out.write_str(&text).map_err(Error::from)
}

fn is_markdown(escape: &AutoEscape) -> bool {
    matches!(escape, AutoEscape::Custom(name) if name == MARKDOWN)
}

/// `{{ picture("price") }}`: a picture if the document has it, else nothing.
fn picture(state: &mut State, name: &str, pictures: &[Picture]) -> Value {
    let Some(picture) = pictures.iter().find(|picture| picture.name == name) else {
        return Value::from_safe_string(String::new());
    };
    Value::from_safe_string(match state.auto_escape() {
        AutoEscape::Html => svg(picture),
        escape if is_markdown(escape) => format!("![{}]({PICTURE}{name})", escaped(&picture.title)),
        _ => String::new(),
    })
}
