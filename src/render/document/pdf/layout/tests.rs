//! How pages come out, without looking at them.

use super::*;
use crate::render::document::markdown::blocks;

fn laid_out(markdown: &str) -> Vec<Vec<Mark>> {
    let mut fonts = Fonts::embedded().expect("the fonts are readable");
    let mut layout = Layout { fonts: &mut fonts, pictures: &[], pages: vec![Vec::new()], y: TOP };
    layout.blocks(&blocks(markdown), Place { left: SIDE, width: WIDTH });
    layout.pages
}

fn words(page: &[Mark]) -> Vec<(&str, [f64; 2])> {
    page.iter()
        .filter_map(|mark| match mark {
            Mark::Words { at, text, .. } => Some((text.as_str(), *at)),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn within_the_margins(pages: &[Vec<Mark>]) {
    let mut fonts = Fonts::embedded().expect("the fonts are readable");
    for mark in pages.iter().flatten() {
        if let Mark::Words { at: [x, y], size, bold, text, .. } = mark {
            let right = x + fonts.width(text, *size, *bold);
            assert!(*x >= SIDE - 0.1 && right <= PAGE[0] - SIDE + 0.6, "{text:?} from {x} to {right}");
            assert!(*y > TOP && *y <= BOTTOM, "{text:?} at {y}");
        }
    }
}

#[test]
fn whatever_is_written_stays_on_the_page() {
    let long = "Ъ".repeat(500);
    let item = format!("- {long}\n");
    let table = format!("| {long} | {long} | {long} |\n|---|---|---|\n| {long} | b | {long} |\n");
    let deep = "> ".repeat(40) + &long;
    let nested: String = (0..30).map(|depth| format!("{}- {long}\n", "  ".repeat(depth))).collect();
    for text in [&long, &item.repeat(60), &table, &deep, &nested, &format!("# {long}\n\n## {long}\n\n### {long}")] {
        within_the_margins(&laid_out(text));
    }
}

#[test]
fn a_heading_does_not_end_a_page() {
    for n_lines in 30..60 {
        let text = format!("{}## Заголовок\n\nабзац\n", "строка\n\n".repeat(n_lines));
        let pages = laid_out(&text);
        for page in &pages {
            let last = words(page).into_iter().next_back().expect("no page is empty");
            assert_ne!(last.0, "Заголовок", "{n_lines}");
        }
    }
}

#[test]
fn neither_first_nor_last_line_of_a_paragraph_is_left_alone() {
    let paragraph = "слово ".repeat(80);
    for n_lines in 25..50 {
        let pages = laid_out(&format!("{}{paragraph}\n", "строка\n\n".repeat(n_lines)));
        if pages.len() == 1 {
            continue;
        }
        let of_it = |page: &[Mark]| words(page).iter().filter(|(text, _)| text.starts_with("слово")).count();
        let counts: Vec<usize> = pages.iter().map(|page| of_it(page)).collect();
        assert!(counts.iter().all(|count| *count != 1), "{n_lines}: {counts:?}");
    }
}

#[test]
fn the_head_of_a_table_stands_on_each_page() {
    let rows: String = (0..80).map(|at| format!("| этап {at} | 1 декабря |\n")).collect();
    let pages = laid_out(&format!("| Этап | Когда |\n|---|---|\n{rows}"));
    assert!(pages.len() > 1);
    for page in &pages {
        assert_eq!(words(page)[0].0, "Этап");
    }
}

#[test]
fn sums_end_at_the_edge() {
    let pages = laid_out("| Работа | Цена |\n|---|---|\n| a | 1 ₽ |\n| b | 1 000 000 ₽ |\n");
    let mut fonts = Fonts::embedded().expect("the fonts are readable");
    for (text, [x, _]) in words(&pages[0]).iter().filter(|(text, _)| text.ends_with('₽')) {
        let right = x + fonts.width(text, SIZE, false);
        assert!((right - (PAGE[0] - SIDE)).abs() < 0.1, "{text}: {right}");
    }
}
