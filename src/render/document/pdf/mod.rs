//! A4 pages to print and sign, with the fonts inside.
//!
//! Blocks are laid out as marks on pages ([`layout`]), which are then painted ([`paint`]). Client text is only ever words
//! on a line here: there is no language it could speak to.

mod fonts;
mod layout;
mod paint;

use super::Finished;
use super::markdown::Block;
use super::model::Document;
use fonts::Fonts;

/// Writes blocks as PDF. The same blocks make the same bytes.
///
/// # Errors
///
/// When the library cannot embed a font or exceeds a limit of PDF; its own words.
pub(super) fn pdf(blocks: &[Block], document: &Document) -> Result<Finished, String> {
    let mut fonts = Fonts::embedded().ok_or_else(|| "the embedded fonts cannot be read".to_owned())?;
    let pages = layout::pages(blocks, document, &mut fonts);
    let bytes = paint::paint(&pages, document, &mut fonts)?;
    Ok(Finished { bytes, without_glyph: fonts.missing() })
}
