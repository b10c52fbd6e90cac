//! The canonical form of a file: what `catalog fmt` writes.
//!
//! * Keys stand in the order of `docs/catalog.md`, unknown ones behind.
//! * Before a table stands one empty line; tables within tables follow without one, two spaces further in.
//! * Nothing is aligned; a list stands on one line or on those that its author gave it.
//! * Comments stay where they are: above a key, behind a value, at the end of a table, at the top of the file.

use std::collections::HashMap;

use toml_edit::{Document, Item, Key, RawString, Table, Value};

use super::order::{Kind, keys, rank};
use super::pieces::{Line, Pieces, lines, split_head, trimmed, trimmed_start};
use super::{EditError, behind_mark, end_of_line, parse, place, quoted};

/// The text in canonical form.
///
/// # Errors
///
/// When it is no TOML, or when the canonical form would mean something else, which is a mistake of this program: then
/// the file is better left as it is.
pub fn canonical(text: &str, kind: Kind) -> Result<String, EditError> {
    behind_mark(text, |text| {
        let document = parse(text)?;
        let mut writer = Writer::new(text, kind);
        writer.document(&document);
        let meaning = |text: &str| text.parse::<toml::Table>().map(|table| format!("{table:?}")).ok();
        let same = meaning(text).is_some_and(|before| meaning(&writer.out) == Some(before));
        if same { Ok(writer.out) } else { Err(EditError::OtherMeaning) }
    })
}

struct Writer<'t> {
    text: &'t str,
    kind: Kind,
    eol: &'static str,
    out: String,
    /// The comments at the end of a table, by its position among the headers; those of the keys at the top by `None`.
    tails: HashMap<Option<isize>, Vec<Line<'t>>>,
    /// What stands above a header, by its position.
    above: HashMap<isize, Vec<Line<'t>>>,
}

impl<'t> Writer<'t> {
    fn new(text: &'t str, kind: Kind) -> Writer<'t> {
        let (tails, above) = (HashMap::new(), HashMap::new());
        Writer { text, kind, eol: end_of_line(text), out: String::new(), tails, above }
    }

    fn document(&mut self, document: &'t Document<&str>) {
        let mut headers: Vec<&Table> = Vec::new();
        collect(document.as_table(), &mut headers);
        headers.sort_by_key(|table| table.position());
        let has_keys = !document.get_values().is_empty();
        // The comment at the top speaks of the file, wherever the first statement goes.
        let mut head = Vec::new();
        if has_keys {
            let values = document.get_values();
            let first = values.iter().min_by_key(|(path, _)| path.first().map(|key| place(key.span()).start));
            let decor = first.and_then(|(path, _)| path.first()).and_then(|key| key.leaf_decor().prefix());
            head = self.lines(decor);
        }
        let mut before = None;
        for (at, table) in headers.iter().enumerate() {
            let mut lines = self.lines(table.decor().prefix());
            if at == 0 && !has_keys {
                head = lines.clone();
                lines = split_head(&lines).1.to_vec();
            } else if let Some(end) = lines.iter().position(|line| *line == Line::Empty).filter(|end| *end > 0) {
                let own = lines.split_off(end);
                self.tails.insert(before, lines);
                lines = own;
            }
            if let Some(position) = table.position() {
                self.above.insert(position, lines);
            }
            before = table.position();
        }
        let mut rest = self.lines(Some(document.trailing()));
        if headers.is_empty() && !has_keys {
            head = rest.clone();
            rest = split_head(&rest).1.to_vec();
        }
        let own = rest.iter().position(|line| *line == Line::Empty).unwrap_or(rest.len());
        let end = rest.split_off(own);
        self.tails.insert(before, rest);

        let (top, _) = split_head(&head);
        for line in top {
            self.line(*line, "");
        }
        self.table(document.as_table(), &mut Vec::new(), "", true);
        let comments = trimmed(&end);
        if !comments.is_empty() && !self.out.is_empty() {
            self.gap();
        }
        comments.iter().for_each(|line| self.line(*line, ""));
    }

    /// The keys of a table, and after them the tables within it.
    fn table(&mut self, table: &'t Table, path: &mut Vec<&'t str>, spaces: &str, is_root: bool) {
        let mut values = table.get_values();
        if table.is_dotted() {
            // Written among the keys of the table above.
            values.clear();
        }
        let first_key = values.iter().map(|(keys, _)| place(keys[0].span()).start).min();
        let present: Vec<&str> = table.iter().map(|(key, _)| key).collect();
        let order = keys(self.kind, path, &present);
        values.sort_by_key(|(keys, _)| rank(&order, keys[0].get()));
        for (at, (keys, value)) in values.iter().enumerate() {
            let mut lines = self.lines(keys[0].leaf_decor().prefix());
            if is_root && first_key == Some(place(keys[0].span()).start) {
                lines = split_head(&lines).1.to_vec();
            }
            // An empty line in the middle is kept: it parts groups of keys.
            let lines = if at == 0 { trimmed_start(&lines) } else { &lines[..] };
            lines.iter().for_each(|line| self.line(*line, spaces));
            self.statement(keys, value, path, spaces);
        }
        if is_root || !(table.is_implicit() || table.is_dotted()) {
            let position = if is_root { None } else { table.position() };
            let tail = self.tails.remove(&position).unwrap_or_default();
            tail.iter().for_each(|line| self.line(*line, spaces));
            if !tail.is_empty() && !is_root {
                self.tails.insert(position, Vec::new());
            }
        }
        let mut inner: Vec<(&str, &Item)> = table.iter().collect();
        inner.sort_by_key(|(key, _)| rank(&order, key));
        for (key, item) in inner {
            path.push(key);
            match item {
                Item::Table(inner) => self.header(inner, path, false),
                Item::ArrayOfTables(list) => list.iter().for_each(|inner| self.header(inner, path, true)),
                Item::Value(_) | Item::None => {}
            }
            path.pop();
        }
    }

    fn header(&mut self, table: &'t Table, path: &mut Vec<&'t str>, is_list: bool) {
        let spaces = "  ".repeat(path.len() - 1);
        if !(table.is_implicit() || table.is_dotted()) {
            let lines = table.position().and_then(|position| self.above.remove(&position)).unwrap_or_default();
            let lines = trimmed_start(&lines).to_vec();
            let nested = path.len() > 1;
            if !nested || self.ends_with_tail() {
                self.gap();
            }
            for line in lines.iter().filter(|line| !nested || **line != Line::Empty) {
                self.line(*line, &spaces);
            }
            let name = path.iter().map(|key| name(key)).collect::<Vec<_>>().join(".");
            let (open, close) = if is_list { ("[[", "]]") } else { ("[", "]") };
            self.out.push_str(&format!("{spaces}{open}{name}{close}"));
            self.behind(table.decor().suffix());
        }
        self.table(table, path, &spaces, false);
    }

    /// Whether the last line is a comment: the next header would take it for its own.
    fn ends_with_tail(&self) -> bool {
        self.out.lines().next_back().is_some_and(|line| line.trim_start().starts_with('#'))
    }

    fn statement(&mut self, keys: &[&Key], value: &Value, path: &[&str], spaces: &str) {
        let key = keys.iter().map(|key| name(key.get())).collect::<Vec<_>>().join(".");
        let path = [path, &keys.iter().map(|key| key.get()).collect::<Vec<_>>()].concat();
        let written = self.value(value, &path, spaces);
        self.out.push_str(&format!("{spaces}{key} = {written}"));
        self.behind(value.decor().suffix());
    }

    fn value(&self, value: &Value, path: &[&str], spaces: &str) -> String {
        let deeper = if self.has_lines(value) { format!("{spaces}  ") } else { spaces.to_owned() };
        let mut pieces = Pieces::default();
        let (open, close) = match value {
            Value::Array(list) => {
                for item in list {
                    pieces.gap(self.slice(item.decor().prefix()));
                    pieces.add(None, self.value(item, path, &deeper));
                    pieces.gap(self.slice(item.decor().suffix()));
                }
                pieces.gap(self.slice(Some(list.trailing())));
                ("[", "]")
            }
            Value::InlineTable(table) => {
                let values = table.get_values();
                let present: Vec<&str> = table.iter().map(|(key, _)| key).collect();
                let order = keys(self.kind, path, &present);
                for (keys, inner) in values {
                    pieces.gap(self.slice(keys[0].leaf_decor().prefix()));
                    let key = keys.iter().map(|key| name(key.get())).collect::<Vec<_>>().join(".");
                    let path = [path, &keys.iter().map(|key| key.get()).collect::<Vec<_>>()].concat();
                    let written = format!("{key} = {}", self.value(inner, &path, &deeper));
                    pieces.add(Some(rank(&order, keys[0].get())), written);
                    pieces.gap(self.slice(inner.decor().suffix()));
                }
                pieces.gap(self.slice(Some(table.trailing())));
                ("{ ", " }")
            }
            other => return self.text[place(other.span())].to_owned(),
        };
        pieces.written(open, close, spaces, self.eol)
    }

    /// Whether the items of a list or an inline table stand on lines.
    fn has_lines(&self, value: &Value) -> bool {
        let ends = |raw: Option<&RawString>| self.slice(raw).contains('\n');
        let around = |value: &Value| ends(value.decor().prefix()) || ends(value.decor().suffix());
        match value {
            Value::Array(list) => ends(Some(list.trailing())) || list.iter().any(around),
            Value::InlineTable(table) => {
                let stands = |(keys, inner): &(Vec<&Key>, &Value)| ends(keys[0].leaf_decor().prefix()) || around(inner);
                ends(Some(table.trailing())) || table.get_values().iter().any(stands)
            }
            _ => false,
        }
    }

    fn slice(&self, raw: Option<&RawString>) -> &'t str {
        raw.and_then(RawString::span).map_or("", |span| &self.text[span])
    }

    /// The lines of what stands before a statement; the spaces directly before it are none.
    fn lines(&self, raw: Option<&RawString>) -> Vec<Line<'t>> {
        lines(self.slice(raw))
    }

    fn line(&mut self, line: Line, spaces: &str) {
        match line {
            Line::Empty => self.gap(),
            Line::Comment(comment) => self.out.push_str(&format!("{spaces}{comment}{}", self.eol)),
        }
    }

    /// An empty line, unless there is one already or nothing above it.
    fn gap(&mut self) {
        let has_gap = self.out.strip_suffix(self.eol).is_none_or(|out| out.is_empty() || out.ends_with('\n'));
        if !has_gap {
            self.out.push_str(self.eol);
        }
    }

    /// The comment behind a statement, and the end of its line.
    fn behind(&mut self, raw: Option<&RawString>) {
        let comment = self.slice(raw).trim();
        if !comment.is_empty() {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push_str(self.eol);
    }
}

/// Every table with a header, in the order of the tree.
fn collect<'t>(table: &'t Table, found: &mut Vec<&'t Table>) {
    let mut add = |inner: &'t Table| {
        if !(inner.is_implicit() || inner.is_dotted()) {
            found.push(inner);
        }
        collect(inner, found);
    };
    for (_, item) in table {
        match item {
            Item::Table(inner) => add(inner),
            Item::ArrayOfTables(list) => list.iter().for_each(&mut add),
            Item::Value(_) | Item::None => {}
        }
    }
}

/// A key as it is written: in quotation marks only where it must be.
fn name(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare { key.to_owned() } else { quoted(key) }
}
