//! Tables: columns by what stands in them, rows in one piece, the head again on each page.

use super::lines::{Line, broken};
use super::{LEADING, Layout, Mark, Place, SIZE};
use crate::render::document::markdown::Span;
use crate::render::document::picture::Tone;

/// Between two columns.
const GAP: f64 = 14.0;
/// Above and below the lines of a row.
const AIR: f64 = 2.5;
/// The last of these columns is set to the right edge: sums and dates.
const PAIR: usize = 2;

impl Layout<'_> {
    pub(super) fn table(&mut self, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], place: Place) {
        let n_columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        if n_columns == 0 {
            return;
        }
        let head: Vec<Vec<Span>> =
            head.iter().map(|cell| cell.iter().map(|span| Span { bold: true, ..span.clone() }).collect()).collect();
        let widths = self.widths(&head, rows, n_columns, place.width);
        let head = self.set(&head, &widths);
        // With the first row: a head alone at the end of a page says nothing.
        let first = rows.first().map_or(0.0, |row| height(&self.set(row, &widths)));
        self.need(height(&head) + first + LEADING);
        self.row(&head, &widths, place, Tone::Faint);
        for (at, row) in rows.iter().enumerate() {
            let cells = self.set(row, &widths);
            if cells.iter().all(|lines| lines.iter().all(|line| line.pieces.is_empty())) {
                // An empty row is room to write in.
                self.need(4.0 * LEADING);
                self.y += 1.5 * LEADING;
                continue;
            }
            let page = self.pages.len();
            // The last row does not stand alone on a page.
            let last = if at + 2 == rows.len() { height(&self.set(&rows[at + 1], &widths)) } else { 0.0 };
            self.need(height(&cells) + last);
            if self.pages.len() > page {
                self.row(&head, &widths, place, Tone::Faint);
            }
            self.row(&cells, &widths, place, Tone::Hair);
        }
        self.y += 8.0;
    }

    fn set(&mut self, cells: &[Vec<Span>], widths: &[f64]) -> Vec<Vec<Line>> {
        cells.iter().zip(widths).map(|(cell, width)| broken(cell, SIZE, *width, self.fonts)).collect()
    }

    fn row(&mut self, cells: &[Vec<Line>], widths: &[f64], place: Place, rule: Tone) {
        let top = self.y;
        let mut left = place.left;
        for (at, (lines, width)) in cells.iter().zip(widths).enumerate() {
            self.y = top + AIR;
            for line in lines {
                let right = widths.len() == PAIR && at + 1 == widths.len();
                let shift = if right { width - line.width } else { 0.0 };
                self.line(line, left + shift, SIZE, LEADING, None);
            }
            left += width + GAP;
        }
        self.y = top + height(cells);
        // Lines to sign on, and the small print below them, need no second line.
        let pieces = || cells.iter().flatten().flat_map(|line| &line.pieces);
        let to_sign_on =
            pieces().all(|piece| piece.faint || piece.text.chars().all(|letter| matches!(letter, '_' | ' ')));
        if !to_sign_on {
            self.put(Mark::Line([place.left, self.y, place.left + place.width, self.y], rule));
        }
    }

    /// Every column as wide as its longest line if there is room for that; else the widest give way.
    fn widths(&mut self, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], n_columns: usize, width: f64) -> Vec<f64> {
        let room = width - GAP * (n_columns - 1) as f64;
        let mut wanted = vec![30.0_f64; n_columns];
        for row in rows.iter().map(Vec::as_slice).chain([head]) {
            for (wanted, cell) in wanted.iter_mut().zip(row) {
                let lines = broken(cell, SIZE, f64::INFINITY, self.fonts);
                *wanted = lines.iter().map(|line| line.width + 0.5).fold(*wanted, f64::max);
            }
        }
        // No column is cut below an even share while another has more than that.
        let mut widths = wanted.clone();
        for _ in 0..n_columns {
            let over = widths.iter().sum::<f64>() - room;
            if over <= 0.0 {
                break;
            }
            let even = room / n_columns as f64;
            let wide: Vec<usize> = (0..n_columns).filter(|at| widths[*at] > even).collect();
            let total: f64 = wide.iter().map(|at| widths[*at] - even).sum();
            for at in wide {
                widths[at] -= over * (widths[at] - even) / total.max(f64::MIN_POSITIVE);
            }
        }
        // What is left over goes to the first, so that the last stands at the edge.
        widths[0] += (room - widths.iter().sum::<f64>()).max(0.0);
        widths
    }
}

fn height(cells: &[Vec<Line>]) -> f64 {
    cells.iter().map(Vec::len).max().unwrap_or(0).max(1) as f64 * LEADING + 2.0 * AIR
}
