//! Which column of a table means what.

use std::sync::Arc;

use thiserror::Error;

use crate::domain::catalog::Catalog;
use crate::domain::table::{Head, SameName, plain_name};

/// Names of the column with the client's words, the plainest first.
const REQUEST: &[&str] = &[
    "request",
    "запрос",
    "zapytanie",
    "просьба",
    "prośba",
    "запрос клиента",
    "текст запроса",
    "обращение",
    "заявка",
    "text",
    "текст",
    "tekst",
    "treść",
    "message",
    "сообщение",
    "wiadomość",
    "задача",
    "description",
    "описание",
    "opis",
];
const CLIENT: &[&str] = &["client", "клиент", "klient", "customer", "заказчик"];
const VARIANT: &[&str] = &["variant", "вариант", "способ", "wariant"];
const BY: &[&str] = &["by", "deadline", "к дате", "дедлайн", "termin"];
const BUDGET: &[&str] = &["budget", "бюджет", "budżet"];
const DISCOUNT: &[&str] = &["discount", "скидка", "rabat"];

/// What an answer's column may begin with.
const ANSWER: &[&str] = &["answer.", "ответ.", "odpowiedź."];

/// The columns of a table by what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The client's words; none where the table has no such column.
    pub request: Option<usize>,
    /// Whose request it is.
    pub client: Option<usize>,
    /// How it is to be done.
    pub variant: Option<usize>,
    /// The day by which it is needed.
    pub by: Option<usize>,
    /// What the client has.
    pub budget: Option<usize>,
    /// Percent.
    pub discount: Option<usize>,
    /// Answers: the column, the question.
    pub answers: Vec<(usize, String)>,
}

/// Why the columns cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ColumnsError {
    /// None of the names is one for a request; or not the one that was named.
    #[error("no column for the request")]
    NoRequest {
        /// As it was named.
        wanted: Option<String>,
        /// The names that there are.
        known: Vec<String>,
    },
    /// Two columns have a name that counts.
    #[error("two columns named {}", .0.name)]
    SameName(SameName),
}

impl From<SameName> for ColumnsError {
    fn from(same: SameName) -> Self {
        ColumnsError::SameName(same)
    }
}

impl Columns {
    /// Finds the columns by their names in Russian, English or Polish. `wanted` is the name or the number of the
    /// request's column.
    ///
    /// # Errors
    ///
    /// When there is no column for the request, or two that may be it.
    pub fn find(catalog: &Catalog, head: &Head, wanted: Option<&str>) -> Result<Columns, ColumnsError> {
        let request = match wanted {
            Some(wanted) => named(head, wanted)?,
            None => head.find(REQUEST)?,
        };
        if request.is_none() {
            let (wanted, known) = (wanted.map(str::to_owned), head.names.clone());
            return Err(ColumnsError::NoRequest { wanted, known });
        }
        Columns::of(catalog, head, request)
    }

    /// The same without names: the request is in the wanted column, or else in the first.
    ///
    /// # Errors
    ///
    /// When there is no such column.
    pub fn headless(head: &Head, wanted: Option<&str>) -> Result<Columns, ColumnsError> {
        let request = named(head, wanted.unwrap_or("1"))?;
        match (request, head.names.is_empty()) {
            (None, false) => {
                Err(ColumnsError::NoRequest { wanted: wanted.map(str::to_owned), known: head.names.clone() })
            }
            _ => Ok(Columns { request, ..Columns::default() }),
        }
    }

    fn of(catalog: &Catalog, head: &Head, request: Option<usize>) -> Result<Columns, ColumnsError> {
        let other = |names: &[&str]| Ok::<_, SameName>(head.find(names)?.filter(|column| Some(*column) != request));
        let (client, variant, by) = (other(CLIENT)?, other(VARIANT)?, other(BY)?);
        let (budget, discount) = (other(BUDGET)?, other(DISCOUNT)?);
        let mut answers = Vec::new();
        for (at, name) in head.names.iter().enumerate() {
            let plain = name.trim().to_lowercase();
            let prefixed = ANSWER.iter().find_map(|prefix| plain.strip_prefix(prefix)).map(str::to_owned);
            let taken = [request, client, variant, by, budget, discount].contains(&Some(at));
            let question = prefixed.or_else(|| (!taken).then(|| question_named(catalog, name)).flatten());
            answers.extend(question.map(|question| (at, question)));
        }
        Ok(Columns { request, client, variant, by, budget, discount, answers })
    }
}

fn named(head: &Head, wanted: &str) -> Result<Option<usize>, SameName> {
    if let Some(at) = head.find(&[wanted])? {
        return Ok(Some(at));
    }
    let number = wanted.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    Ok(number.filter(|at| *at < head.names.len()))
}

/// The question of a name, whoever asks it.
fn question_named(catalog: &Catalog, name: &str) -> Option<String> {
    let plain = plain_name(name);
    let own = catalog.entries.values().flat_map(|entry| entry.questions.iter().map(|question| &question.id));
    own.chain(catalog.shared_questions.keys()).find(|id| plain_name(id) == plain).cloned()
}

/// The columns of the last head that was seen: most rows have the same.
#[derive(Debug, Default)]
pub struct Known(Option<(Arc<Head>, Result<Columns, ColumnsError>)>);

impl Known {
    /// The columns of a head.
    pub fn of(
        &mut self,
        head: &Arc<Head>,
        find: impl FnOnce(&Head) -> Result<Columns, ColumnsError>,
    ) -> &Result<Columns, ColumnsError> {
        let stale = self.0.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, head));
        if stale {
            self.0 = None;
        }
        &self.0.get_or_insert_with(|| (Arc::clone(head), find(head))).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::starter;

    fn head(names: &[&str]) -> Head {
        Head { names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn columns_are_known_in_three_languages() {
        let catalog = starter::ready_made().0;
        for names in [
            ["Клиент", "Запрос", "CMS", "Бюджет", "ответ.goods-count"],
            ["client", "Request", "cms", "budget", "answer.goods-count"],
            ["Klient", "Zapytanie", "cms", "Budżet", "odpowiedź.goods-count"],
        ] {
            let found = Columns::find(&catalog, &head(&names), None).expect("found");
            let answers = vec![(2, "cms".to_owned()), (4, "goods-count".to_owned())];
            let expected =
                Columns { request: Some(1), client: Some(0), budget: Some(3), answers, ..Columns::default() };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_request_is_where_somebody_says_it_is() {
        let catalog = starter::ready_made().0;
        let head = head(&["Клиент", "Что надо", "text", "Text"]);
        let find = |wanted| Columns::find(&catalog, &head, wanted).map(|columns| columns.request);
        assert_eq!(find(Some("что надо")), Ok(Some(1)));
        assert_eq!(find(Some("2")), Ok(Some(1)));
        assert!(matches!(find(Some("5")), Err(ColumnsError::NoRequest { wanted: Some(_), .. })));
        assert!(matches!(find(None), Err(ColumnsError::SameName(SameName { columns: [3, 4], .. }))));
    }
}
