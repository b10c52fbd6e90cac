//! What `smeta export` says, and what it writes for other programs. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;
use crate::domain::planning::days::DayKind;

/// A title or a line for another program, or a word about the export.
#[derive(Clone, Debug, PartialEq)]
pub enum Export<'a> {
    /// What a quote is called: its number, its client, what it is about.
    Title(&'a str, Option<&'a str>, &'a str),
    /// What was said: hours, price.
    Said(&'a str, &'a str),
    /// What was said of one task.
    Hours(&'a str),
    /// Who does it.
    Role(&'a str),
    /// The range of being ready.
    Ready(&'a str, &'a str),
    /// A day in a calendar: its kind, what the quote is called.
    Day(DayKind, &'a str),
    /// So many quotes are in this file.
    Written(usize, &'a str),
    /// There is nothing for this program.
    Nothing,
    /// This program takes no such form: its name, the forms.
    NoSuchForm(&'a str, &'a str),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Export) -> String {
    use Export as E;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let words: [String; 3] = match message {
        E::Title(number, client, about) => {
            let client = client.map(|client| format!("{client}: ")).unwrap_or_default();
            [
                format!("№ {number} · {client}{about}"),
                format!("No. {number} · {client}{about}"),
                format!("Nr {number} · {client}{about}"),
            ]
        }
        E::Said(hours, price) => [
            format!("Названо клиенту: {hours}, {price}"),
            format!("Said to the client: {hours}, {price}"),
            format!("Podano klientowi: {hours}, {price}"),
        ],
        E::Hours(hours) => [format!("Оценка: {hours}"), format!("Estimate: {hours}"), format!("Wycena: {hours}")],
        E::Role(role) => [format!("Кто делает: {role}"), format!("Who does it: {role}"), format!("Kto robi: {role}")],
        E::Ready(low, high) => [
            format!("Готовность: с {low} по {high}"),
            format!("Ready between {low} and {high}"),
            format!("Gotowe między {low} a {high}"),
        ],
        E::Day(DayKind::Ready, title) => {
            [format!("Готово? {title}"), format!("Ready? {title}"), format!("Gotowe? {title}")]
        }
        E::Day(DayKind::Latest, title) => {
            [format!("Крайний срок: {title}"), format!("Latest day: {title}"), format!("Ostateczny termin: {title}")]
        }
        E::Day(DayKind::Answer, title) => [
            format!("Спросить клиента, предложение истекает: {title}"),
            format!("Ask the client, the offer expires: {title}"),
            format!("Zapytać klienta, oferta wygasa: {title}"),
        ],
        E::Day(DayKind::FollowUp, title) => [
            format!("Вернуться к клиенту: {title}"),
            format!("Come back to the client: {title}"),
            format!("Wrócić do klienta: {title}"),
        ],
        E::Written(n, file) => [
            format!("записано: {file}, {n} {}", plural::ru(*n as u64, "оценка", "оценки", "оценок")),
            format!("written: {file}, {n} {}", plural::en(*n as u64, "quote", "quotes")),
            format!("zapisano: {file}, {n} {}", plural::pl(*n as u64, "wycena", "wyceny", "wycen")),
        ],
        E::Nothing => plain([
            "выгружать нечего: подходящих оценок нет; назовите номера или возьмите все: --status",
            "nothing to export: no quote fits; name numbers, or choose by --status",
            "nie ma czego eksportować: żadna wycena nie pasuje; podaj numery albo wybierz przez --status",
        ]),
        E::NoSuchForm(target, forms) => [
            format!("для {target} есть только: {forms}"),
            format!("{target} takes only: {forms}"),
            format!("{target} przyjmuje tylko: {forms}"),
        ],
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}
