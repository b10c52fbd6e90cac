//! What numbers clients type, and what only looks like them.

use super::*;

/// The numbers of a text as `value unit`, joined by semicolons.
#[track_caller]
fn case(text: &str, expected: &str) {
    let found: Vec<String> = quantities(text)
        .iter()
        .map(|quantity| format!("{} {}", quantity.value, quantity.unit).trim().to_owned())
        .collect();
    assert_eq!(found.join("; "), expected, "{text:?}");
}

#[track_caller]
fn typed(text: &str, expected: impl Into<Option<f64>>) {
    assert_eq!(parse_number(text), expected.into(), "{text:?}");
}

#[test]
fn digits_with_groups_and_fractions() {
    case("15000 товаров", "15000 товаров");
    case("15 000 товаров", "15000 товаров");
    case("15\u{a0}000\u{202f}000 товаров", "15000000 товаров");
    case("15 000", "15000");
    case("15 000 шт", "15000 шт");
    case("15 000 шт. товаров", "15000 шт товаров");
    case("20,000 products", "20000 products");
    case("20.000 produktów", "20000 produktów");
    case("1,234,567.5 zł", "1234567.5 zł");
    case("1 234,5 руб", "1234.5 руб");
    case("1'500 items", "1500 items");
    case("0,125 доли", "0.125 доли");
    case("2,5 часа", "2.5 часа");
    case("1 2 3", "1; 2; 3");
    case("ЦЕНЫ ５ ТИПОВ", "5 типов");
}

#[test]
fn multipliers() {
    case("20 тыс. товаров", "20000 товаров");
    case("20 тыс товаров", "20000 товаров");
    case("20тыс.товаров", "20000 товаров");
    case("20 ТЫС. SKU", "20000 sku");
    case("у нас 20 тыс. Товары в 1С", "20000");
    case("2к позиций", "2000 позиций");
    case("2k items", "2000 items");
    case("2 k items", "2000 items");
    case("2кк строк", "2000000 строк");
    case("1,5 тыс", "1500");
    case("1,5 tys. produktów", "1500 produktów");
    case("5 tys. produktów", "5000 produktów");
    case("1.2 млн", "1200000");
    case("1.250 млн строк", "1250000 строк");
    case("4.35 тыс", "4350");
    case("тысяч 20 товаров", "20000 товаров");
    case("тысячи две позиций", "2000 позиций");
    case("5 сотен карточек", "500 карточек");
    case("20 тыс. 500 товаров", "20500 товаров");
    case("добавить 20 к корзине", "20 к");
}

#[test]
fn words() {
    case("пять поставщиков", "5 поставщиков");
    case("Две тысячи товаров", "2000 товаров");
    case("полторы тысячи", "1500");
    case("пара тысяч", "2000");
    case("пару сотен позиций", "200 позиций");
    case("тысяча товаров", "1000 товаров");
    case("сто двадцать пять карточек", "125 карточек");
    case("с трёх складов", "3 складов");
    case("десяток страниц", "10 страниц");
    case("три десятка страниц", "30 страниц");
    case("dwa tysiące", "2000");
    case("dwa tysiące produktów", "2000 produktów");
    case("pięciu dostawców", "5 dostawców");
    case("piec hurtowni", "5 hurtowni");
    case("półtora tysiąca", "1500");
    case("twenty-five suppliers", "25 suppliers");
    case("a couple of suppliers", "2 suppliers");
    case("a dozen pages", "12 pages");
    case("five hundred thousand rows", "500000 rows");
    case("ten new products", "10 new products");
    case("ten produkt", "");
}

#[test]
fn ranges_take_the_larger_end() {
    case("3-4 поставщика", "4 поставщика");
    case("3–4 поставщика", "4 поставщика");
    case("3 - 4 поставщика", "4 поставщика");
    case("5-10 тыс. товаров", "10000 товаров");
    case("10 000-15 000 товаров", "15000 товаров");
    case("от 3 до 5 поставщиков", "5 поставщиков");
    case("3 или 4 склада", "4 склада");
    case("пять-шесть дней", "6 дней");
    case("два три поставщика", "3 поставщика");
    case("two or three suppliers", "3 suppliers");
    case("3 to 5 suppliers", "5 suppliers");
    case("od 3 do 5 dostawców", "5 dostawców");
    case("тысяч пять-шесть товаров", "6000 товаров");
}

#[test]
fn units() {
    case("5 новых оптовых поставщиков", "5 новых оптовых поставщиков");
    case("20шт товаров", "20 шт товаров");
    case("300 b2b клиентов", "300 b2b клиентов");
    case("20+ интеграций", "20 интеграций");
    case("3-х поставщиков", "3 поставщиков");
    case("5-ти тысяч товаров", "5000 товаров");
    case("10-page site", "10 page");
    case("20% товаров", "20 %");
    case("500 ₽ за час", "500 ₽");
    case("5 поставщиков, 20 тысяч товаров", "5 поставщиков; 20000 товаров");
    case("5 поставщиков 20 тысяч товаров", "5 поставщиков; 20000 товаров");
    case("5, товаров", "5");
    case("5\nтоваров", "5");
    case("5 накладных в день", "5 накладных");
}

#[test]
fn names_are_no_quantities() {
    case("обмен с 1с", "");
    case("1C:УТ-11", "");
    case("54-ФЗ и 54фз", "");
    case("b2b на wb2", "");
    case("ут 11", "11");
    case("ут 11 и 5 складов", "11 и; 5 складов");
    case("2-й этап, 1st stage, 3d", "");
    case("до 12.05.2026 в 10:30", "");
    case("2026-05-12", "");
    case("версия 8.3.24.1548", "");
    case("поддержка 24/7", "");
    case("заказ №5 и № 17", "");
    case("тел. 8 916 123-45-67, 5 товаров", "5 товаров");
    case("+7 (916) 123-45-67", "");
    case("https://site.test/catalog/15", "");
    case("несколько тысяч товаров", "");
    case("код 54-3", "");
    case("счёт 40702810900000012345", "");
}

#[test]
fn the_word_before_and_the_places() {
    let text = "Поставщиков 5, товаров: около 20 тыс., срок — 2 недели";
    let found = quantities(text);
    assert_eq!(
        found.iter().map(|quantity| quantity.before.as_str()).collect::<Vec<_>>(),
        ["поставщиков", "товаров", "срок"]
    );
    assert_eq!(
        found.iter().map(|quantity| &text[quantity.start..quantity.end]).collect::<Vec<_>>(),
        ["5", "20 тыс", "2"]
    );
    assert_eq!(&text[found[2].start..found[2].unit_end], "2 недели");
    assert_eq!(quantities("5 новых поставщиков")[0].names().collect::<Vec<_>>(), ["поставщиков", "новых"]);
    assert_eq!(quantities("складов 5")[0].names().collect::<Vec<_>>(), ["складов"]);
    assert_eq!(quantities("5 складов 7")[1].before, "", "a unit belongs to one number");
}

#[test]
fn typed_answers() {
    typed("20000", 20000.0);
    typed(" 20 000 ", 20000.0);
    typed("20тыс", 20000.0);
    typed("20 тыс.", 20000.0);
    typed("20к", 20000.0);
    typed("20 к", 20000.0);
    typed("1,5", 1.5);
    typed("1.5", 1.5);
    typed("1 234,5", 1234.5);
    typed("20,000", 20000.0);
    typed("полторы тысячи", 1500.0);
    typed("dwa tysiące", 2000.0);
    typed("3-4", 4.0);
    typed("0", 0.0);
    for nonsense in [
        "",
        " ",
        "inf",
        "nan",
        "NaN",
        "-5",
        "+5",
        "1e5",
        "0x10",
        "1.2.3",
        "5 товаров",
        "20%",
        "1с",
        "много",
        "5 6",
        ".",
    ] {
        typed(nonsense, None);
    }
    typed(&"9".repeat(400), None);
}
