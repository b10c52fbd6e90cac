//! `smeta match`: ranked entries for one text.

use super::quote::LONGEST;
use super::studio::Opened;
use crate::domain::matching::{Matched, Wanted};

/// Matches one text. A line of a file may be anything: an empty one is new, an endless one is read as far as a request
/// may go.
#[must_use]
pub fn run(opened: &Opened, text: &str, whole: bool, top: usize) -> Matched {
    let rules = &opened.catalog.studio.matching;
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let read = &text[..end];
    let asks = if whole {
        vec![opened.matcher.whole(read, rules, Wanted::explained(top))]
    } else {
        opened.matcher.asks(read, rules, Wanted::explained(top))
    };
    Matched { text: text.to_owned(), asks }
}
