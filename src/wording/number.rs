//! Numbers, hours and sums of money as each language writes them.
//!
//! Russian groups with a no-break space and writes a decimal comma; Polish does so too but leaves four digits together;
//! English groups with commas.

use crate::domain::lang::Lang;
use crate::domain::money::{Currency, Money, PriceRange};
use crate::domain::range::Range3;

/// Between groups of digits, and between a number and its unit.
const NO_BREAK: char = '\u{a0}';

/// A whole number with its groups.
#[must_use]
pub fn whole(n: u64, lang: Lang) -> String {
    let digits = n.to_string();
    let (separator, least) = match lang {
        Lang::Ru => (NO_BREAK, 4),
        Lang::En => (',', 4),
        Lang::Pl => (NO_BREAK, 5),
    };
    if digits.len() < least {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A sum without its currency; hundredths only when there are any.
#[must_use]
pub fn sum(money: Money, lang: Lang) -> String {
    let decimal = money.decimal().round_dp(2);
    let text = decimal.abs().to_string();
    let (units, hundredths) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if decimal.is_sign_negative() && !decimal.is_zero() { "−" } else { "" };
    let units = whole(units.parse().unwrap_or(u64::MAX), lang);
    let hundredths = hundredths.trim_end_matches('0');
    if hundredths.is_empty() {
        return format!("{sign}{units}");
    }
    let point = if lang == Lang::En { '.' } else { ',' };
    format!("{sign}{units}{point}{hundredths:0<2}")
}

/// A sum with its currency.
#[must_use]
pub fn money(money: Money, currency: Currency, lang: Lang) -> String {
    with_currency(&sum(money, lang), currency, lang)
}

/// A price range with its currency; one sum when both ends are the same.
#[must_use]
pub fn price(price: PriceRange, currency: Currency, lang: Lang) -> String {
    if price.is_point() {
        return money(price.low, currency, lang);
    }
    with_currency(&format!("{}–{}", sum(price.low, lang), sum(price.high, lang)), currency, lang)
}

fn with_currency(amount: &str, currency: Currency, lang: Lang) -> String {
    match (lang, currency) {
        (Lang::En, Currency::Eur | Currency::Usd) => format!("{}{amount}", currency.sign()),
        _ => format!("{amount}{NO_BREAK}{}", currency.sign()),
    }
}

/// Hours as a person would write them: halves and quarters of small numbers, whole large ones.
#[must_use]
pub fn hours(hours: f64, lang: Lang) -> String {
    let rounded = if hours < 2.0 {
        (hours * 10.0).round() / 10.0
    } else if hours < 10.0 {
        (hours * 2.0).round() / 2.0
    } else {
        hours.round()
    };
    let text = format!("{rounded}");
    if lang == Lang::En { text } else { text.replace('.', ",") }
}

/// Both ends of a range of hours.
#[must_use]
pub fn hours_range(range: Range3, lang: Lang) -> String {
    let (low, high) = (hours(range.low, lang), hours(range.high, lang));
    if low == high { low } else { format!("{low}–{high}") }
}

/// A number as it was written in a catalog, with the decimal mark of the language.
#[must_use]
pub fn exact(number: f64, lang: Lang) -> String {
    let text = format!("{number}");
    if lang == Lang::En { text } else { text.replace('.', ",") }
}

/// A number to so many decimals, with the decimal mark of the language.
#[must_use]
pub fn decimal(number: f64, decimals: usize, lang: Lang) -> String {
    let text = format!("{number:.decimals$}");
    // Nothing is less than nothing.
    let text = if text.trim_start_matches(['-', '0', '.']).is_empty() {
        text.trim_start_matches('-').to_owned()
    } else {
        text.replace('-', "−")
    };
    if lang == Lang::En { text } else { text.replace('.', ",") }
}

/// A measured share as percent: 0, 100 and what is below 0 are possible.
#[must_use]
pub fn measured(share: f64, decimals: usize, lang: Lang) -> String {
    let percent = decimal(share * 100.0, decimals, lang);
    match lang {
        Lang::Ru => format!("{percent}{NO_BREAK}%"),
        Lang::En | Lang::Pl => format!("{percent}%"),
    }
}

/// A share as whole percent, never 0 or 100 for something uncertain.
#[must_use]
pub fn percent(share: f64, lang: Lang) -> String {
    let percent = (share * 100.0).round().clamp(1.0, 99.0);
    match lang {
        Lang::En => format!("{percent}%"),
        Lang::Ru => format!("{percent}{NO_BREAK}%"),
        Lang::Pl => format!("{percent}%"),
    }
}

/// «от 52 до 131 тысячи рублей»: both ends as they are spoken, in thousands from ten thousand on, rounded outward.
#[must_use]
pub fn spoken_range(price: PriceRange, currency: Currency, lang: Lang) -> String {
    let name = currency_name(currency, lang);
    if let Some((low, high)) = thousands(price.low, price.high) {
        return match lang {
            Lang::Ru if low == high => format!("{high} {} {name}", thousands_word_ru(high, true)),
            Lang::Ru => format!("от {low} до {high} {} {name}", thousands_word_ru(high, false)),
            Lang::En if low == high => format!("{high} thousand {name}"),
            Lang::En => format!("{low} to {high} thousand {name}"),
            Lang::Pl if low == high => {
                format!("{high} {} {name}", super::plural::pl(high, "tysiąc", "tysiące", "tysięcy"))
            }
            Lang::Pl => format!("od {low} do {high} {} {name}", if high == 1 { "tysiąca" } else { "tysięcy" }),
        };
    }
    let (low, high) = (sum(price.low, lang), sum(price.high, lang));
    match lang {
        _ if low == high => format!("{high} {name}"),
        _ if price.low == Money::ZERO => match lang {
            Lang::Ru => format!("до {high} {name}"),
            Lang::En => format!("up to {high} {name}"),
            Lang::Pl => format!("do {high} {name}"),
        },
        Lang::Ru => format!("от {low} до {high} {name}"),
        Lang::En => format!("{low} to {high} {name}"),
        Lang::Pl => format!("od {low} do {high} {name}"),
    }
}

/// «около 82 тысяч»: the middle as it is spoken, without its currency.
#[must_use]
pub fn spoken_about(likely: Money, lang: Lang) -> String {
    let amount = likely.to_f64();
    if amount >= SPOKEN_THOUSANDS {
        let thousands = (amount / 1000.0).round() as u64;
        return match lang {
            Lang::Ru => format!("около {thousands} {}", thousands_word_ru(thousands, false)),
            Lang::En => format!("about {thousands} thousand"),
            Lang::Pl => format!("około {thousands} tysięcy"),
        };
    }
    let amount = sum(likely, lang);
    match lang {
        Lang::Ru => format!("около {amount}"),
        Lang::En => format!("about {amount}"),
        Lang::Pl => format!("około {amount}"),
    }
}

/// From this sum on people speak in thousands.
const SPOKEN_THOUSANDS: f64 = 10_000.0;

fn thousands(low: Money, high: Money) -> Option<(u64, u64)> {
    let (low, high) = (low.to_f64(), high.to_f64());
    (low >= SPOKEN_THOUSANDS).then(|| ((low / 1000.0).floor() as u64, (high / 1000.0).ceil() as u64))
}

/// After «от … до …» and «около …» the genitive: 131 тысячи, 132 тысяч; alone the nominative: 131 тысяча, 132 тысячи.
fn thousands_word_ru(n: u64, nominative: bool) -> &'static str {
    if nominative {
        super::plural::ru(n, "тысяча", "тысячи", "тысяч")
    } else {
        super::plural::ru(n, "тысячи", "тысяч", "тысяч")
    }
}

fn currency_name(currency: Currency, lang: Lang) -> &'static str {
    match (currency, lang) {
        (Currency::Rub, Lang::Ru) => "рублей",
        (Currency::Rub, Lang::En) => "roubles",
        (Currency::Rub, Lang::Pl) => "rubli",
        (Currency::Pln, Lang::Ru) => "злотых",
        (Currency::Pln, Lang::En) => "zloty",
        (Currency::Pln, Lang::Pl) => "złotych",
        (Currency::Eur, Lang::Ru) => "евро",
        (Currency::Eur, Lang::En) => "euros",
        (Currency::Eur, Lang::Pl) => "euro",
        (Currency::Usd, Lang::Ru) => "долларов",
        (Currency::Usd, Lang::En) => "dollars",
        (Currency::Usd, Lang::Pl) => "dolarów",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, likely: i64, high: i64) -> PriceRange {
        PriceRange { low: Money::whole(low), likely: Money::whole(likely), high: Money::whole(high) }
    }

    #[test]
    fn digits_group_as_the_language_does() {
        for (n, ru, en, pl) in [
            (5, "5", "5", "5"),
            (1234, "1\u{a0}234", "1,234", "1234"),
            (12345, "12\u{a0}345", "12,345", "12\u{a0}345"),
            (1_000_000, "1\u{a0}000\u{a0}000", "1,000,000", "1\u{a0}000\u{a0}000"),
        ] {
            assert_eq!([whole(n, Lang::Ru), whole(n, Lang::En), whole(n, Lang::Pl)], [ru, en, pl]);
        }
    }

    #[test]
    fn hundredths_show_only_when_there_are_any() {
        let kopecks = Money::from_f64(1234.5).expect("finite");
        assert_eq!(sum(kopecks, Lang::Ru), "1\u{a0}234,50");
        assert_eq!(sum(kopecks, Lang::En), "1,234.50");
        assert_eq!(money(Money::whole(500), Currency::Eur, Lang::En), "€500");
        assert_eq!(price(range(1500, 1500, 1500), Currency::Rub, Lang::Ru), "1\u{a0}500\u{a0}₽");
    }

    #[test]
    fn prices_are_spoken_outward_and_in_the_right_case() {
        let ru = |low, high| spoken_range(range(low, low, high), Currency::Rub, Lang::Ru);
        assert_eq!(ru(52_500, 130_500), "от 52 до 131 тысячи рублей");
        assert_eq!(ru(52_500, 86_000), "от 52 до 86 тысяч рублей");
        assert_eq!(ru(1_500, 4_000), "от 1\u{a0}500 до 4\u{a0}000 рублей");
        assert_eq!(ru(0, 4_000), "до 4\u{a0}000 рублей");
        assert_eq!(spoken_about(Money::whole(82_400), Lang::Ru), "около 82 тысяч");
        assert_eq!(spoken_about(Money::whole(21_000), Lang::Ru), "около 21 тысячи");
    }

    #[test]
    fn hours_are_rounded_as_people_say_them() {
        for (value, ru) in [(0.24, "0,2"), (1.96, "2"), (7.3, "7,5"), (23.6, "24")] {
            assert_eq!(hours(value, Lang::Ru), ru);
        }
    }
}
