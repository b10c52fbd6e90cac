//! Deals for Bitrix24: CSV with the columns of its importer's own template, or JSON with the fields of `crm.deal.add`.

use serde_json::json;

use super::{line, sum, table, title};
use crate::domain::lang::Lang;
use crate::domain::ledger::{KeptQuote, QuotedLine, Status};
use crate::render::json::pretty;
use crate::text::clean::without_controls;

/// The columns that are filled, as the importer's template names them.
const COLUMNS: [&str; 14] = [
    "ID",
    "Название сделки",
    "Компания",
    "Сумма",
    "Валюта",
    "Товар",
    "Цена",
    "Количество",
    "Стадия сделки",
    "Сделка закрыта",
    "Комментарий",
    "Дата начала",
    "Предполагаемая дата закрытия",
    "Ответственный",
];

/// A row for a deal, or for each of its lines: rows with one ID are one deal with several products. Separated by
/// semicolons, with a byte-order mark, as the template is.
#[must_use]
pub fn csv(quotes: &[&KeptQuote], lang: Lang) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for kept in quotes {
        let products: Vec<&QuotedLine> = products(kept);
        if products.is_empty() {
            rows.push(row(kept, None, lang));
        }
        rows.extend(products.into_iter().map(|product| row(kept, Some(product), lang)));
    }
    format!("\u{feff}{}", table(&rows, b';'))
}

/// The lines as products: none where the deal is worth something else than they come to, which the importer would
/// compute from them.
fn products(kept: &KeptQuote) -> Vec<&QuotedLine> {
    let lines = kept.latest().quoted.lines.iter().filter(|line| !line.optional && line.price.is_some());
    let lines: Vec<&QuotedLine> = lines.collect();
    let whole = lines.iter().filter_map(|line| line.price).map(|price| price.likely).sum();
    if kept.worth() == Some(whole) { lines } else { Vec::new() }
}

fn row(kept: &KeptQuote, product: Option<&QuotedLine>, lang: Lang) -> Vec<String> {
    let said = &kept.latest().quoted;
    let [begun, closed] = days(kept).map(|day| day.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default());
    let price = product.and_then(|product| product.price).map(|price| sum(price.likely)).unwrap_or_default();
    vec![
        kept.name.to_string(),
        line(&title(kept, lang)),
        line(said.client.as_deref().unwrap_or_default()),
        kept.worth().map(sum).unwrap_or_default(),
        said.currency.code().to_owned(),
        line(product.map(|product| product.title.as_str()).unwrap_or_default()),
        price,
        product.map(|_| "1".to_owned()).unwrap_or_default(),
        stage(kept.status()).to_owned(),
        if is_closed(kept.status()) { "Y" } else { "N" }.to_owned(),
        line(&said.request),
        begun,
        closed,
        line(&kept.latest().by),
    ]
}

/// The deals as requests to `crm.deal.add` take them.
#[must_use]
pub fn json(quotes: &[&KeptQuote], lang: Lang) -> String {
    let deal = |kept: &&KeptQuote| {
        let said = &kept.latest().quoted;
        let [begun, closed] = days(kept).map(|day| day.map(|day| day.to_string()));
        json!({ "fields": {
            "TITLE": title(kept, lang),
            "STAGE_ID": stage(kept.status()),
            "CLOSED": if is_closed(kept.status()) { "Y" } else { "N" },
            "OPPORTUNITY": kept.worth().map(sum),
            "CURRENCY_ID": said.currency.code(),
            "COMMENTS": without_controls(&said.request),
            "BEGINDATE": begun,
            "CLOSEDATE": closed,
            "ORIGINATOR_ID": "smeta",
            "ORIGIN_ID": kept.root.as_str(),
        }})
    };
    pretty(&json!(quotes.iter().map(deal).collect::<Vec<_>>()))
}

/// The day it was said, and the day it is, or is to be, over.
fn days(kept: &KeptQuote) -> [Option<chrono::NaiveDate>; 2] {
    let said = &kept.latest().quoted;
    let refused = kept.declined().map(|(event, _)| event.at.date_naive());
    let over = match kept.status() {
        Status::Open | Status::Sent => Some(said.promise.valid_until),
        Status::Accepted | Status::Started => said.total.as_ref().map(|total| total.ready[1]),
        Status::Done => kept.finished(),
        Status::Declined => refused,
    };
    [Some(kept.versions.first().map_or(said.today, |first| first.quoted.today)), over]
}

/// The stages that every account of Bitrix24 begins with.
fn stage(status: Status) -> &'static str {
    match status {
        Status::Open => "NEW",
        Status::Sent => "PREPARATION",
        Status::Accepted => "PREPAYMENT_INVOICE",
        Status::Started => "EXECUTING",
        Status::Done => "WON",
        Status::Declined => "LOSE",
    }
}

fn is_closed(status: Status) -> bool {
    matches!(status, Status::Done | Status::Declined)
}
