//! `smeta match` for people.

use super::page::{Page, Style};
use crate::domain::catalog::Catalog;
use crate::domain::lang::Lang;
use crate::domain::matching::{Matched, Verdict};
use crate::text::clean::without_controls;
use crate::wording::number::percent;
use crate::wording::{Message, say};

/// Each ask with its candidates.
#[must_use]
pub fn matched(matched: &Matched, catalog: &Catalog, lang: Lang, columns: usize, top: usize) -> String {
    let mut page = Page::new(columns);
    for ask in matched.asks.iter().filter(|ask| !ask.text.trim().is_empty()) {
        page.gap();
        let words = say(lang, &Message::Quoted(&without_controls(&ask.text)));
        page.paragraph("", " ", Style::Strong, &words);
        let doubt = match ask.verdict {
            Verdict::Typical => None,
            Verdict::Unsure => Some(Message::UnsureLine),
            Verdict::New => Some(Message::NewLine),
        };
        if let Some(doubt) = doubt {
            page.paragraph("  ", "  ", Style::Warning, &say(lang, &doubt));
        }
        for candidate in ask.candidates.iter().take(top) {
            let title = catalog.entry(&candidate.entry).map(|entry| entry.title.get(lang)).unwrap_or_default();
            let share = percent(candidate.confidence, lang);
            page.paragraph(
                &format!("  {share:>5}  "),
                "         ",
                Style::Plain,
                &format!("{} · {title}", candidate.entry),
            );
            if !candidate.evidence.words.is_empty() {
                let words = without_controls(&candidate.evidence.words.join(" · ")).into_owned();
                page.paragraph("         ", "         ", Style::Faint, &say(lang, &Message::Why(&words)));
            }
        }
    }
    page.finish()
}
