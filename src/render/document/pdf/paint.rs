//! Marks on pages → PDF.

use krilla::Document as Pdf;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::fonts::{FILES, Fonts};
use super::layout::{Mark, PAGE};
use crate::render::document::model::Document;
use crate::render::document::picture::Tone;

/// Paints pages.
pub(super) fn paint(pages: &[Vec<Mark>], document: &Document, fonts: &mut Fonts) -> Result<Vec<u8>, String> {
    let mut pdf = Pdf::new();
    pdf.set_metadata(metadata(document));
    let [regular, bold] = FILES.map(|file| Font::new(file.into(), 0));
    let unreadable = || "the embedded fonts cannot be read".to_owned();
    let faces = [regular.ok_or_else(unreadable)?, bold.ok_or_else(unreadable)?];
    for marks in pages {
        let size = PageSettings::from_wh(PAGE[0] as f32, PAGE[1] as f32).ok_or("no page size")?;
        let mut page = pdf.start_page_with(size);
        let mut surface = page.surface();
        marks.iter().for_each(|mark| put(&mut surface, mark, &faces, fonts));
        surface.finish();
        page.finish();
    }
    pdf.finish().map_err(|error| format!("{error:?}"))
}

fn metadata(document: &Document) -> Metadata {
    let title = match &document.number {
        Some(number) => format!("{} {number}", document.title),
        None => document.title.clone(),
    };
    let mut metadata = Metadata::new().title(title).language(document.lang.to_owned()).creator("smeta".to_owned());
    metadata = metadata.authors(document.studio.iter().cloned().collect());
    // The date of the document, not of the machine: the same document is the same file.
    let [year, month, day] = document.day;
    match u16::try_from(year) {
        Ok(year) => metadata.creation_date(DateTime::new(year).month(month as u8).day(day as u8)),
        Err(_) => metadata,
    }
}

fn put(surface: &mut Surface, mark: &Mark, faces: &[Font; 2], fonts: &mut Fonts) {
    match mark {
        Mark::Box([x, y, width, height], tone) => {
            let Some(rect) = Rect::from_xywh(*x as f32, *y as f32, *width as f32, *height as f32) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(rect);
            let Some(path) = path.finish() else { return };
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*tone)));
            surface.draw_path(&path);
        }
        Mark::Line([x1, y1, x2, y2], tone) => {
            let mut path = PathBuilder::new();
            path.move_to(*x1 as f32, *y1 as f32);
            path.line_to(*x2 as f32, *y2 as f32);
            let Some(path) = path.finish() else { return };
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint: colour(*tone).into(), width: 0.6, ..Stroke::default() }));
            surface.draw_path(&path);
        }
        Mark::Words { at: [x, y], size, bold, tone, text } => {
            let mut glyphs = Vec::with_capacity(text.len());
            for (start, letter) in text.char_indices() {
                let found = fonts.letter(letter, *bold);
                let range = start..start + letter.len_utf8();
                let glyph = GlyphId::new(found.glyph);
                glyphs.push(KrillaGlyph::new(glyph, found.advance as f32, 0.0, 0.0, 0.0, range, None));
            }
            if glyphs.is_empty() {
                return;
            }
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*tone)));
            let face = faces[usize::from(*bold)].clone();
            surface.draw_glyphs(Point::from_xy(*x as f32, *y as f32), &glyphs, face, text, *size as f32, false);
        }
    }
}

fn fill(tone: Tone) -> Fill {
    Fill { paint: colour(tone).into(), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

fn colour(tone: Tone) -> rgb::Color {
    let [red, green, blue] = tone.rgb();
    rgb::Color::new(red, green, blue)
}
