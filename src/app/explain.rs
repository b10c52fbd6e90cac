//! `smeta explain`: a quote with everything that was seen on the way.

use super::quote::{QuoteError, Typed, before, understood};
use super::studio::Opened;
use crate::domain::quote::explain::{Explanation, explain};

/// Explains a quote.
///
/// # Errors
///
/// As [`super::quote::run`].
pub fn run<'o>(opened: &'o Opened, typed: &Typed) -> Result<Explanation<'o>, QuoteError> {
    let answers = understood(typed)?;
    let remembered = before(opened, typed);
    explain(&opened.catalog, &opened.matcher, &typed.request(&answers, &remembered)).map_err(QuoteError::Answer)
}
