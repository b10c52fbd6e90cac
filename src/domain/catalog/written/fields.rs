//! Reading a TOML table key by key: typed values with their spans, every problem reported with its place.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::reader::Reader;
use super::unknown::nearest;
use super::value::{date_of, number_of};
use crate::domain::catalog::problem::{Expected, Problem, ProblemKind};
use crate::domain::lang::{Lang, Text};
use crate::domain::range::Range3;
use crate::domain::source::{SourceFile, Written};

/// A table being read. Every key must be asked for; [`Fields::finish`] reports the ones that were not.
pub struct Fields<'a> {
    pub(super) table: DeTable<'a>,
    pub(super) span: Range<usize>,
    pub(super) asked: Vec<&'static str>,
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) problems: &'a RefCell<Vec<Problem>>,
}

type Value<'a> = Written<DeValue<'a>>;

impl<'a> Fields<'a> {
    /// Where the table stands: its header, or its braces.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Reports a problem at a span of this file.
    pub fn report(&self, span: Range<usize>, kind: ProblemKind) {
        self.reader().report(span, kind);
    }

    /// What goes on reporting when this table is finished.
    #[must_use]
    pub fn reader(&self) -> Reader<'a> {
        Reader { file: self.file, problems: self.problems }
    }

    /// How many problems are known so far: whether reading something has found any is told by the difference.
    #[must_use]
    pub fn n_problems(&self) -> usize {
        self.problems.borrow().len()
    }

    /// Where a key stands; where the table stands, if it has no such key. To be asked before the key is read.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Range<usize> {
        self.table.get_key_value(key).map_or_else(|| self.span(), |(key, _)| key.span())
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        for (key, _) in self.table.iter() {
            self.unknown_key(key, &self.asked);
        }
    }

    /// The keys that are left, for tables whose keys are names: each with its value's table.
    pub fn named_tables(&mut self) -> Vec<(Written<String>, Fields<'a>)> {
        self.named(|fields, name, value| match fields.table_of(value) {
            Ok(table) => Some(table),
            Err(span) => fields.wrong(name, span, Expected::Table),
        })
    }

    /// The keys that are left, for tables whose keys are names: each with its number between two bounds. One that cannot
    /// be understood stands as the least, so that its name is still known.
    pub fn named_numbers(&mut self, least: f64, most: f64) -> Vec<(Written<String>, f64)> {
        self.named(|fields, name, value| {
            let number = match number_of(&value.value) {
                Some(number) => fields.within(name, value.span, number, least, most),
                None => fields.wrong(name, value.span, Expected::Number),
            };
            Some(number.unwrap_or(least))
        })
    }

    /// The keys that are left, for tables whose keys are names: each with its text.
    pub fn named_texts(&mut self, lang: Lang) -> Vec<(Written<String>, Text)> {
        self.named(|fields, name, value| fields.text_of(name, value, lang))
    }

    fn named<T>(&mut self, read: impl Fn(&Self, &str, Value<'a>) -> Option<T>) -> Vec<(Written<String>, T)> {
        let mut found = Vec::new();
        for (key, value) in std::mem::take(&mut self.table) {
            let name = key.get_ref().to_string();
            let value = Written { span: value.span(), value: value.into_inner() };
            if let Some(read) = read(self, &name, value) {
                found.push((Written::new(name, key.span()), read));
            }
        }
        found.sort_by_key(|(key, _)| key.span.start);
        found
    }

    /// Whether the key is there; it still has to be read.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the key is there with a table; it still has to be read.
    #[must_use]
    pub fn is_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// A string. Never empty.
    pub fn string(&mut self, key: &'static str) -> Option<Written<String>> {
        let value = self.take(key)?;
        self.string_of(key, value)
    }

    /// A string that must be there.
    pub fn required_string(&mut self, key: &'static str) -> Option<Written<String>> {
        self.require(key, Expected::String)?;
        self.string(key)
    }

    /// A text: a plain string in `lang`, or a table of languages. Never empty.
    pub fn text(&mut self, key: &'static str, lang: Lang) -> Option<Text> {
        let value = self.take(key)?;
        self.text_of(key, value, lang)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str, lang: Lang) -> Option<Text> {
        self.require(key, Expected::Text)?;
        self.text(key, lang)
    }

    /// A list of texts; an empty one if the key is absent.
    pub fn texts(&mut self, key: &'static str, lang: Lang) -> Vec<Text> {
        let values = self.list(key);
        values.into_iter().filter_map(|value| self.text_of(key, value, lang)).collect()
    }

    /// A list of strings; an empty one if the key is absent.
    pub fn strings(&mut self, key: &'static str) -> Vec<Written<String>> {
        let values = self.list(key);
        values.into_iter().filter_map(|value| self.string_of(key, value)).collect()
    }

    /// One id or a list of ids.
    pub fn ids(&mut self, key: &'static str) -> Vec<Written<String>> {
        match self.take(key) {
            None => Vec::new(),
            Some(value @ Written { value: DeValue::String(_), .. }) => self.string_of(key, value).into_iter().collect(),
            Some(Written { value: DeValue::Array(items), .. }) => items
                .into_iter()
                .map(|item| Written { span: item.span(), value: item.into_inner() })
                .filter_map(|value| self.string_of(key, value))
                .collect(),
            Some(value) => {
                self.wrong::<()>(key, value.span, Expected::Ids);
                Vec::new()
            }
        }
    }

    /// One id or a list of ids that must be there.
    pub fn required_ids(&mut self, key: &'static str) -> Vec<Written<String>> {
        if self.require(key, Expected::Ids).is_none() {
            return Vec::new();
        }
        self.ids(key)
    }

    /// A finite number between two bounds, both allowed.
    pub fn number(&mut self, key: &'static str, least: f64, most: f64) -> Option<f64> {
        let value = self.take(key)?;
        let Some(number) = number_of(&value.value) else {
            return self.wrong(key, value.span, Expected::Number);
        };
        self.within(key, value.span, number, least, most)
    }

    /// A whole number between two bounds, both allowed.
    pub fn whole(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.take(key)?;
        let number = match &value.value {
            whole @ DeValue::Integer(_) => number_of(whole),
            _ => None,
        };
        let Some(number) = number else {
            return self.wrong(key, value.span, Expected::Integer);
        };
        self.within(key, value.span, number, least.into(), most.into()).map(|number| number as u32)
    }

    /// A whole number that must be there.
    pub fn required_whole(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        self.require(key, Expected::Integer)?;
        self.whole(key, least, most)
    }

    /// A number that must be there.
    pub fn required_number(&mut self, key: &'static str, least: f64, most: f64) -> Option<f64> {
        self.require(key, Expected::Number)?;
        self.number(key, least, most)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        match value.value {
            DeValue::Boolean(flag) => Some(flag),
            _ => self.wrong(key, value.span, Expected::Boolean),
        }
    }

    /// A list of dates.
    pub fn dates(&mut self, key: &'static str) -> Vec<Written<NaiveDate>> {
        let values = self.list(key);
        let read = |value: Value<'a>| match date_of(&value.value) {
            Some(date) => Some(Written::new(date, value.span)),
            None => self.wrong(key, value.span, Expected::Date),
        };
        values.into_iter().filter_map(read).collect()
    }

    /// A table.
    pub fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.take(key)?;
        match self.table_of(value) {
            Ok(fields) => Some(fields),
            Err(span) => self.wrong(key, span, Expected::Table),
        }
    }

    /// A table that must be there.
    pub fn required_table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        self.require(key, Expected::Table)?;
        self.table(key)
    }

    /// A list of tables, or a single table where one is enough.
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let items = match value.value {
            DeValue::Array(items) => {
                items.into_iter().map(|item| Written { span: item.span(), value: item.into_inner() }).collect()
            }
            DeValue::Table(_) => vec![value],
            _ => {
                self.wrong::<()>(key, value.span, Expected::Tables);
                return Vec::new();
            }
        };
        let read = |item| match self.table_of(item) {
            Ok(fields) => Some(fields),
            Err(span) => self.wrong(key, span, Expected::Tables),
        };
        items.into_iter().filter_map(read).collect()
    }

    /// `low`, `likely`, `high` of this table, all required, positive and in order.
    pub fn range(&mut self) -> Option<Range3> {
        /// No task of a catalog takes a working lifetime, and no price list has a trillion items.
        const MOST: f64 = 1e9;
        let low = self.required_number("low", f64::MIN_POSITIVE, MOST);
        let likely = self.required_number("likely", f64::MIN_POSITIVE, MOST);
        let high = self.required_number("high", f64::MIN_POSITIVE, MOST);
        let range = Range3 { low: low?, likely: likely?, high: high? };
        if !range.is_valid() {
            let Range3 { low, likely, high } = range;
            self.report(self.span(), ProblemKind::RangeOrder { low, likely, high });
            return None;
        }
        Some(range)
    }

    /// A price: a number, or a table of `low`, `likely`, `high`.
    pub fn number_or_range(&mut self, key: &'static str) -> Option<Result<f64, Range3>> {
        let value = self.take(key)?;
        if let Some(number) = number_of(&value.value) {
            return self.within(key, value.span, number, 0.0, 1e9).map(Ok);
        }
        match self.table_of(value) {
            Ok(mut fields) => {
                let range = fields.range();
                fields.finish();
                range.map(Err)
            }
            Err(span) => self.wrong(key, span, Expected::Price),
        }
    }

    /// One of a list of words.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, allowed: &[(&str, T)]) -> Option<T> {
        let written = self.string(key)?;
        let found = allowed.iter().find(|(word, _)| *word == written.value).map(|(_, value)| *value);
        if found.is_none() {
            let allowed = allowed.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.report(written.span, ProblemKind::UnknownValue { value: written.value, allowed });
        }
        found
    }

    fn require(&mut self, key: &'static str, expected: Expected) -> Option<()> {
        if self.has(key) {
            return Some(());
        }
        self.asked.push(key);
        self.report(self.span(), ProblemKind::MissingKey { key: key.to_owned(), expected });
        None
    }

    fn unknown_key(&self, key: &Spanned<DeString<'a>>, known: &[&str]) {
        let name = key.get_ref().to_string();
        let nearest = nearest(&name, known.iter().copied());
        let known = known.iter().map(|key| (*key).to_owned()).collect();
        self.report(key.span(), ProblemKind::UnknownKey { key: name, nearest, known });
    }

    fn within(&self, key: &str, span: Range<usize>, number: f64, least: f64, most: f64) -> Option<f64> {
        if (least..=most).contains(&number) {
            return Some(number);
        }
        self.report(span, ProblemKind::OutOfBounds { key: key.to_owned(), value: number, least, most });
        None
    }

    fn take(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.asked.push(key);
        let value = self.table.remove(key)?;
        Some(Written { span: value.span(), value: value.into_inner() })
    }

    fn list(&mut self, key: &'static str) -> Vec<Value<'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.value else {
            self.wrong::<()>(key, value.span, Expected::List);
            return Vec::new();
        };
        items.into_iter().map(|item| Written { span: item.span(), value: item.into_inner() }).collect()
    }

    fn string_of(&self, key: &'static str, value: Value<'a>) -> Option<Written<String>> {
        match value.value {
            DeValue::String(text) if text.trim().is_empty() => {
                self.report(value.span, ProblemKind::EmptyText { key: key.to_owned() });
                None
            }
            DeValue::String(text) => Some(Written::new(text.into_owned(), value.span)),
            _ => self.wrong(key, value.span, Expected::String),
        }
    }

    fn text_of(&self, key: &str, value: Value<'a>, lang: Lang) -> Option<Text> {
        let n_problems = self.n_problems();
        let text = match value.value {
            DeValue::String(words) if words.trim().is_empty() => Text::default(),
            DeValue::String(words) => Text::of(lang, words.trim()),
            DeValue::Table(table) => {
                let mut text = Text::default();
                for (name, words) in table {
                    let Some(lang) = Lang::from_code(name.get_ref()).filter(|lang| lang.code() == name.get_ref())
                    else {
                        self.unknown_key(&name, &Lang::ALL.map(Lang::code));
                        continue;
                    };
                    match words.get_ref() {
                        DeValue::String(words) if !words.trim().is_empty() => text.set(lang, words.trim()),
                        DeValue::String(_) => {
                            self.report(words.span(), ProblemKind::EmptyText { key: format!("{key}.{}", lang.code()) })
                        }
                        _ => {
                            let key = format!("{key}.{}", lang.code());
                            self.report(words.span(), ProblemKind::WrongType { key, expected: Expected::String });
                        }
                    }
                }
                text
            }
            _ => {
                self.report(value.span, ProblemKind::WrongType { key: key.to_owned(), expected: Expected::Text });
                return None;
            }
        };
        if text.is_empty() {
            // Where each language has its own problem, the whole needs none.
            if self.n_problems() == n_problems {
                self.report(value.span, ProblemKind::EmptyText { key: key.to_owned() });
            }
            return None;
        }
        Some(text)
    }

    fn table_of(&self, value: Value<'a>) -> Result<Fields<'a>, Range<usize>> {
        match value.value {
            DeValue::Table(table) => {
                Ok(Fields { table, span: value.span, asked: Vec::new(), file: self.file, problems: self.problems })
            }
            _ => Err(value.span),
        }
    }

    fn wrong<T>(&self, key: &str, span: Range<usize>, expected: Expected) -> Option<T> {
        self.report(span, ProblemKind::WrongType { key: key.to_owned(), expected });
        None
    }
}
