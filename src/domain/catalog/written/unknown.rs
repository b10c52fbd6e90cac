//! Names that name nothing: the report, and the known name that was probably meant.

use super::Reader;
use crate::domain::catalog::problem::{Names, ProblemKind};
use crate::domain::source::Written;

/// Reports an id that names nothing, with the nearest that exists.
pub fn report_unknown<'n>(
    reader: &Reader,
    id: &Written<String>,
    names: Names,
    known: impl IntoIterator<Item = &'n str>,
) {
    let nearest = nearest(&id.value, known);
    reader.report(id.span.clone(), ProblemKind::UnknownId { id: id.value.clone(), names, nearest });
}

/// The known name nearest to what was written, if it is near enough to be what was meant.
pub fn nearest<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    /// Under this Jaro–Winkler likeness a suggestion annoys more than it helps.
    const LIKE_ENOUGH: f64 = 0.75;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(written, name), name))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.to_owned())
}
