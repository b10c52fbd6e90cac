//! The `studio.toml` of a new studio, with comments that explain its keys.

use crate::domain::catalog::edit::quoted;
use crate::domain::lang::Lang;

/// The settings of a studio of this name that builds on the starter catalogue, or of one that begins `empty`.
#[must_use]
pub fn settings(lang: Lang, name: &str, empty: bool) -> String {
    let words = match lang {
        Lang::Ru => RU,
        Lang::En => EN,
        Lang::Pl => PL,
    };
    let code = lang.code();
    let country = if lang == Lang::Pl { "pl" } else { "ru" };
    let mut text = format!("# {}\nname = {}\n# {}\nlanguage = \"{code}\"\n", words.name, quoted(name), words.language);
    if empty {
        let own = money(lang);
        text.push_str(&format!("# {}\ncurrency = \"{}\"\n", words.currency, own.currency));
        let [manager, developer, designer] = own.rates;
        text.push_str(&format!(
            "\n# {}\n[rates]\nmanager = {manager}\ndeveloper = {developer}\ndesigner = {designer}\n",
            words.rates
        ));
        text.push_str(&format!("\n# {}\n[costs]\n# developer = {}\n", words.costs, own.cost));
        // Without a base the defaults are in roubles: what they round to must be said here.
        text.push_str(&format!(
            "\n# {}\n[pricing]\nround_to = {}\nminimum = {}\n# vat = {{ mode = \"added\", rate = {} }}\n",
            words.pricing, own.round_to, own.minimum, own.vat
        ));
    } else {
        let own = money(Lang::Ru);
        text.push_str(&format!("# {}\ncurrency = \"{}\"\n", words.base_currency, own.currency));
        text.push_str(&format!("# {}\nbase = \"starter\"\n", words.base));
        let [manager, developer, designer] = own.rates;
        text.push_str(&format!(
            "\n# {}\n[rates]\n# manager = {manager}\n# developer = {developer}\n# designer = {designer}\n",
            words.base_rates
        ));
        text.push_str(&format!("\n# {}\n[costs]\n# developer = {}\n", words.costs, own.cost));
        text.push_str(&format!(
            "\n# {}\n[pricing]\n# round_to = {}\n# minimum = {}\n# vat = {{ mode = \"added\", rate = {} }}\n",
            words.pricing, own.round_to, own.minimum, own.vat
        ));
    }
    text.push_str(&format!(
        "\n# {}\n[calendar]\ncountry = \"{country}\"\n# hours_per_day = 5\n# queue_days = 2\n",
        words.calendar
    ));
    text.push_str(&format!("\n# {}\n[promise]\n# valid_days = 14\n# cap = 1.1\n", words.promise));
    text
}

/// Sums to begin with: an order of magnitude that the comments ask to replace.
struct Sums {
    currency: &'static str,
    /// Of an hour of the manager, the developer and the designer.
    rates: [u32; 3],
    cost: u32,
    round_to: u32,
    minimum: u32,
    vat: u32,
}

fn money(lang: Lang) -> Sums {
    match lang {
        Lang::Ru => {
            Sums { currency: "RUB", rates: [1600, 2600, 2000], cost: 1100, round_to: 500, minimum: 1500, vat: 22 }
        }
        Lang::En => Sums { currency: "EUR", rates: [35, 55, 45], cost: 25, round_to: 10, minimum: 40, vat: 20 },
        Lang::Pl => Sums { currency: "PLN", rates: [110, 180, 140], cost: 80, round_to: 50, minimum: 150, vat: 23 },
    }
}

/// The comments; each stands on one line.
struct Words {
    name: &'static str,
    language: &'static str,
    currency: &'static str,
    base_currency: &'static str,
    base: &'static str,
    rates: &'static str,
    base_rates: &'static str,
    costs: &'static str,
    pricing: &'static str,
    calendar: &'static str,
    promise: &'static str,
}

const RU: Words = Words {
    name: "Название студии: так она подписана в документах.",
    language: "Язык программы и строк без перевода в этом каталоге: ru, en или pl.",
    currency: "RUB, EUR, PLN или USD; в ней все суммы каталога.",
    base_currency: "Цены модулей и лицензий в основе стоят в рублях; другая валюта требует своих ставок и своих цен.",
    base: "Под этой папкой лежит встроенный каталог: здесь только то, чем вы от него отличаетесь.",
    rates: "Сколько стоит час каждой роли для клиента. Цифры для примера: поставьте свои.",
    base_rates: "Сколько стоит час каждой роли для клиента. Без # строка заменяет ставку основы.",
    costs: "Сколько час стоит вам самим; клиенту не показывается.",
    pricing: "Округление, наименьшая цена, НДС: none (не платим), included (уже в ценах), added (сверху).",
    calendar: "Чей рабочий календарь, сколько часов в день идёт на одну задачу, через сколько дней начинаем.",
    promise: "Сколько дней держится названная цена, и во сколько раз «не дороже» больше верхнего края вилки.",
};

const EN: Words = Words {
    name: "The studio's name, as it stands in documents.",
    language: "The language of the program and of plain strings in this catalog: ru, en or pl.",
    currency: "RUB, EUR, PLN or USD; every sum of the catalog is in it.",
    base_currency: "Prices of modules and licences in the base are in roubles; another currency needs its own rates and prices.",
    base: "The embedded catalog lies under this folder: here stands only what you do differently.",
    rates: "What an hour of each role costs the client. The figures are examples: put in your own.",
    base_rates: "What an hour of each role costs the client. A line without its # replaces the base's rate.",
    costs: "What an hour costs yourselves; never shown to a client.",
    pricing: "Rounding, the least price, VAT: none (not charged), included (in the prices), added (on top).",
    calendar: "Whose working calendar, hours a day for one job, days until work begins.",
    promise: "Days for which a price holds, and how far «not more than» lies above the high end.",
};

const PL: Words = Words {
    name: "Nazwa studia: tak podpisuje dokumenty.",
    language: "Język programu i tekstów bez tłumaczenia w tym katalogu: ru, en albo pl.",
    currency: "RUB, EUR, PLN albo USD; w niej są wszystkie kwoty katalogu.",
    base_currency: "Ceny modułów i licencji w bazie są w rublach; inna waluta wymaga własnych stawek i cen.",
    base: "Pod tym folderem leży katalog wbudowany: tu stoi tylko to, co robicie inaczej.",
    rates: "Ile kosztuje klienta godzina każdej roli. Liczby są przykładowe: wpisz własne.",
    base_rates: "Ile kosztuje klienta godzina każdej roli. Wiersz bez # zastępuje stawkę z bazy.",
    costs: "Ile godzina kosztuje was samych; klient tego nie widzi.",
    pricing: "Zaokrąglenie, najniższa cena, VAT: none (bez), included (w cenach), added (doliczany).",
    calendar: "Czyj kalendarz pracy, ile godzin dziennie na jedno zadanie, za ile dni zaczynamy.",
    promise: "Ile dni obowiązuje podana cena i o ile „nie więcej niż” przekracza górny koniec widełek.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::edit::{Kind, layout};

    #[test]
    fn new_settings_are_in_canonical_form() {
        for (lang, empty) in Lang::ALL.into_iter().flat_map(|lang| [(lang, false), (lang, true)]) {
            let text = settings(lang, "a \"b\"", empty);
            assert_eq!(layout::canonical(&text, Kind::Studio).as_deref(), Ok(text.as_str()));
        }
    }
}
