//! What stands between statements and between the items of a list: comments and empty lines.

/// What stands between two statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    Empty,
    Comment(&'t str),
}

/// The items of a list or of an inline table, with what stands between them.
#[derive(Default)]
pub(super) struct Pieces<'t> {
    items: Vec<Piece<'t>>,
    /// Comments and empty lines since the last item.
    open: Vec<Line<'t>>,
    /// The comment behind the opening bracket.
    at_bracket: Option<&'t str>,
    has_lines: bool,
    /// Whether a line ended since the last item.
    breaks: bool,
}

struct Piece<'t> {
    rank: usize,
    above: Vec<Line<'t>>,
    /// Whether its author gave it a new line.
    breaks: bool,
    written: String,
    behind: Option<&'t str>,
}

impl<'t> Pieces<'t> {
    /// What stands before an item, behind one, or before the closing bracket.
    pub(super) fn gap(&mut self, gap: &'t str) {
        let Some((same_line, rest)) = gap.split_once('\n') else { return };
        self.has_lines = true;
        self.breaks = true;
        let comment = Some(same_line.trim()).filter(|comment| !comment.is_empty());
        let behind = match self.items.last_mut() {
            Some(last) => &mut last.behind,
            None => &mut self.at_bracket,
        };
        match comment {
            Some(comment) if behind.is_none() && self.open.is_empty() => *behind = Some(comment),
            Some(comment) => self.open.push(Line::Comment(comment)),
            None => {}
        }
        self.open.extend(lines(rest));
    }

    /// An item, and its place in the order of keys: what has one gets a line of its own.
    pub(super) fn add(&mut self, rank: Option<usize>, written: String) {
        let above = std::mem::take(&mut self.open);
        let breaks = std::mem::take(&mut self.breaks) || rank.is_some();
        let rank = rank.unwrap_or_default();
        self.items.push(Piece { rank, above, breaks, written, behind: None });
    }

    /// The list in its brackets, in one line or in lines that begin with `spaces`.
    pub(super) fn written(mut self, open: &str, close: &str, spaces: &str, eol: &str) -> String {
        self.items.sort_by_key(|item| item.rank);
        if !self.has_lines {
            let items: Vec<&str> = self.items.iter().map(|item| item.written.as_str()).collect();
            let (open, close) = if items.is_empty() { (open.trim(), close.trim()) } else { (open, close) };
            return format!("{open}{}{close}", items.join(", "));
        }
        let comment = |comment: Option<&str>| comment.map(|words| format!(" {words}")).unwrap_or_default();
        let mut out = format!("{}{}{eol}", open.trim(), comment(self.at_bracket));
        let deeper = format!("{spaces}  ");
        let put = |lines: &[Line], out: &mut String| {
            for line in lines {
                match line {
                    Line::Comment(words) => out.push_str(&format!("{deeper}{words}{eol}")),
                    Line::Empty if out.ends_with(&format!("{eol}{eol}")) => {}
                    Line::Empty => out.push_str(eol),
                }
            }
        };
        for (at, item) in self.items.iter().enumerate() {
            put(if at == 0 { trimmed_start(&item.above) } else { &item.above }, &mut out);
            let follows = at > 0 && !item.breaks;
            out.push_str(&format!("{}{},", if follows { " " } else { deeper.as_str() }, item.written));
            if self.items.get(at + 1).is_none_or(|next| next.breaks) {
                out.push_str(&format!("{}{eol}", comment(item.behind)));
            }
        }
        put(trimmed(&self.open), &mut out);
        out + spaces + close.trim()
    }
}

/// The lines of a gap; the spaces directly before what follows it are none.
pub(super) fn lines(gap: &str) -> Vec<Line<'_>> {
    let mut parts: Vec<&str> = gap.split('\n').map(str::trim).collect();
    parts.pop_if(|last| last.is_empty());
    parts.into_iter().map(|part| if part.is_empty() { Line::Empty } else { Line::Comment(part) }).collect()
}

/// The first group of comments with the empty line behind it, and the rest.
pub(super) fn split_head<'l, 't>(lines: &'l [Line<'t>]) -> (&'l [Line<'t>], &'l [Line<'t>]) {
    let lines = trimmed_start(lines);
    match lines.iter().position(|line| *line == Line::Empty) {
        Some(end) => (&lines[..=end], &lines[end + 1..]),
        None => (lines, &[]),
    }
}

/// Without empty lines at the beginning.
pub(super) fn trimmed_start<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    let start = lines.iter().position(|line| *line != Line::Empty).unwrap_or(lines.len());
    &lines[start..]
}

/// Without empty lines at both ends.
pub(super) fn trimmed<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    let lines = trimmed_start(lines);
    let end = lines.iter().rposition(|line| *line != Line::Empty).map_or(0, |last| last + 1);
    &lines[..end]
}
