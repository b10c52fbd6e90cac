//! `smeta explain`.

use smeta::app::explain;
use smeta::render::{explain_json, explain_text};

use super::Setting;
use super::quote::{exit, tell_unused, typed};
use crate::args::{ExplainArgs, Format};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Explains the answer to a request.
pub fn run(args: ExplainArgs, setting: &Setting) -> Result<Exit, Failure> {
    let typed = typed(args.request, None, None, setting)?;
    let (opened, lang) = setting.open()?;
    let explanation = explain::run(&opened, &typed).map_err(|error| Failure::quote(&error, lang))?;
    let page = match setting.format {
        Format::Json => explain_json::explanation(&explanation, lang),
        Format::Text => explain_text::explanation(&explanation, lang, setting.columns),
    };
    tell_unused(&explanation.quote, lang);
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(exit(&explanation.quote))
}
