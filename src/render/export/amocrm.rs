//! Leads for amoCRM: CSV with the columns of its own exports, or JSON as `POST /api/v4/leads/complex` takes it.

use serde_json::{Value, json};

use super::{line, table, title};
use crate::domain::lang::Lang;
use crate::domain::ledger::{KeptQuote, Status};
use crate::render::json::pretty;
use crate::text::clean::without_controls;

/// The columns that are filled.
const COLUMNS: [&str; 8] = [
    "Название сделки",
    "Компания",
    "Бюджет",
    "Этап сделки",
    "Ответственный",
    "Дата создания сделки",
    "Теги сделки",
    "Примечание к сделке",
];

/// A row for each quote, separated by semicolons.
#[must_use]
pub fn csv(quotes: &[&KeptQuote], lang: Lang) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    rows.extend(quotes.iter().map(|kept| {
        let said = &kept.latest().quoted;
        vec![
            line(&title(kept, lang)),
            line(said.client.as_deref().unwrap_or_default()),
            budget(kept).map(|budget| budget.to_string()).unwrap_or_default(),
            stage(kept.status()).to_owned(),
            line(&kept.latest().by),
            said.today.format("%d.%m.%Y").to_string(),
            "smeta".to_owned(),
            line(&said.request),
        ]
    }));
    table(&rows, b';')
}

/// The leads with their companies.
#[must_use]
pub fn json(quotes: &[&KeptQuote], lang: Lang) -> String {
    let lead = |kept: &&KeptQuote| -> Value {
        let said = &kept.latest().quoted;
        let companies: Vec<Value> =
            said.client.iter().map(|client| json!({ "name": without_controls(client) })).collect();
        json!({
            "name": title(kept, lang),
            "price": budget(kept),
            "request_id": kept.name.to_string(),
            "_embedded": { "companies": companies, "tags": [{ "name": "smeta" }] },
        })
    };
    pretty(&json!(quotes.iter().map(lead).collect::<Vec<_>>()))
}

/// A budget is a whole number there.
fn budget(kept: &KeptQuote) -> Option<i64> {
    use rust_decimal::prelude::ToPrimitive;
    kept.worth()?.decimal().round().to_i64()
}

/// The stages that a pipeline of amoCRM begins with.
fn stage(status: Status) -> &'static str {
    match status {
        Status::Open => "Первичный контакт",
        Status::Sent => "Принимают решение",
        Status::Accepted | Status::Started => "Согласование договора",
        Status::Done => "Успешно реализовано",
        Status::Declined => "Закрыто и не реализовано",
    }
}
