//! A quote together with everything that was seen on the way to it.

use super::sum_up::{line_stride, savings};
use super::{AnswerProblem, Quote, Request, make};
use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::Together;
use crate::domain::estimate::Way;
use crate::domain::matching::{Matcher, Trace};

/// A quote and its evidence.
#[derive(Clone, Debug)]
pub struct Explanation<'c> {
    /// The quote, as `smeta quote` makes it.
    pub quote: Quote<'c>,
    /// What the matcher saw.
    pub trace: Trace,
    /// The way of each line; `None` where nothing is estimated, and for a manager's own job, which is its base case.
    pub ways: Vec<Option<LineWay<'c>>>,
    /// How often every uncertain thing is drawn.
    pub draws: usize,
}

/// The way of a line.
#[derive(Clone, Debug)]
pub struct LineWay<'c> {
    /// From the catalog's hours to the line's numbers.
    pub way: Way<'c>,
    /// Why hours are saved.
    pub together: Vec<&'c Together>,
}

/// Makes a quote and goes its ways once more.
///
/// # Errors
///
/// As [`make`].
pub fn explain<'c>(
    catalog: &'c Catalog,
    matcher: &Matcher,
    request: &Request,
) -> Result<Explanation<'c>, AnswerProblem> {
    let quote = make(catalog, matcher, request)?;
    let trace = matcher.trace(request.text, &catalog.studio.matching);
    let present: Vec<&str> = quote.lines.iter().filter_map(|line| line.entry).map(|entry| entry.id.as_str()).collect();
    let ways = quote.lines.iter().map(|line| {
        let plan = line.estimate.as_ref().filter(|_| !line.do_it_yourself).map(|estimate| &estimate.plan)?;
        let in_total = if line.optional { 1 } else { quote.total.as_ref().map_or(1, |total| total.covers.0) };
        let way = Way::of(plan, &quote.draws, line_stride(in_total), &catalog.studio, quote.agreed.terms());
        Some(LineWay { way, together: savings(plan.entry, &present).collect() })
    });
    let ways = ways.collect();
    let draws = quote.draws.len();
    Ok(Explanation { quote, trace, ways, draws })
}
