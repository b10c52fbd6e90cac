//! The words of days: weekdays, months, units and the small words between them, in Russian, English and Polish.

use chrono::Weekday;

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// A word that says nothing about the day.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "в" | "во"
            | "на"
            | "к"
            | "ко"
            | "до"
            | "г"
            | "этой"
            | "этого"
            | "the"
            | "on"
            | "of"
            | "by"
            | "this"
            | "w"
            | "we"
            | "do"
            | "na"
    )
}

/// Whether what follows is counted from today.
pub(super) fn is_in(word: &str) -> bool {
    matches!(word, "через" | "спустя" | "in" | "za")
}

pub(super) fn is_after(word: &str) -> bool {
    matches!(word, "после" | "after" | "po")
}

pub(super) fn is_next(word: &str) -> bool {
    word.starts_with("следующ") || word == "next" || word.starts_with("przysz") || word.starts_with("nastepn")
}

pub(super) fn is_end(word: &str) -> bool {
    matches!(word, "конец" | "конце" | "концу" | "конца" | "end" | "koniec" | "koncu" | "konca")
}

pub(super) fn is_working(word: &str) -> bool {
    word.starts_with("рабоч") || matches!(word, "working" | "business") || word.starts_with("robocz")
}

pub(super) fn is_holidays(word: &str) -> bool {
    word.starts_with("праздник") || matches!(word, "holiday" | "holidays" | "swietach")
}

/// Days from today.
pub(super) fn from_today(word: &str) -> Option<u64> {
    match word {
        "сегодня" | "today" | "dzis" | "dzisiaj" => Some(0),
        "завтра" | "tomorrow" | "jutro" => Some(1),
        "послезавтра" | "pojutrze" => Some(2),
        _ => None,
    }
}

/// The beginnings by which weekdays and months are known, with the whole words that would be too short a beginning.
type Names = [&'static [&'static str]];

const WEEKDAYS: &[(Weekday, &Names)] = &[
    (Weekday::Mon, &[&["понедельник", "monday", "poniedzial"], &["пн", "mon"]]),
    (Weekday::Tue, &[&["вторник", "tuesday", "wtor"], &["вт", "tue"]]),
    (Weekday::Wed, &[&["среда", "среду", "среды", "wednesday", "srod"], &["ср", "wed"]]),
    (Weekday::Thu, &[&["четверг", "thursday", "czwart"], &["чт", "thu"]]),
    (Weekday::Fri, &[&["пятниц", "friday", "piat"], &["пт", "fri"]]),
    (Weekday::Sat, &[&["суббот", "saturday", "sobot"], &["сб", "sat"]]),
    (Weekday::Sun, &[&["воскресен", "sunday", "niedziel"], &["вс", "sun"]]),
];

const MONTHS: [&Names; 12] = [
    &[&["январ", "january", "stycz"], &["янв", "jan"]],
    &[&["феврал", "february"], &["фев", "feb", "luty", "lutego", "lutym"]],
    &[&["март", "march", "marzec"], &["мар", "mar", "marca", "marcu"]],
    &[&["апрел", "april", "kwiecien", "kwietni"], &["апр", "apr"]],
    &[&[], &["май", "мая", "мае", "may", "maj", "maja", "maju"]],
    &[&["июн", "june", "czerw"], &["jun"]],
    &[&["июл", "july"], &["jul", "lipiec", "lipca", "lipcu"]],
    &[&["август", "august", "sierpie", "sierpni"], &["авг", "aug"]],
    &[&["сентябр", "september", "wrzesi", "wrzesn"], &["сен", "сент", "sep", "sept"]],
    &[&["октябр", "october", "pazdziernik"], &["окт", "oct"]],
    &[&["ноябр", "november", "listopad"], &["ноя", "нояб", "nov"]],
    &[&["декабр", "december", "grudzie", "grudni"], &["дек", "dec"]],
];

fn is_one_of(word: &str, names: &Names) -> bool {
    names[0].iter().any(|begins| word.starts_with(begins)) || names[1].contains(&word)
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| is_one_of(word, names)).map(|(day, _)| *day)
}

/// The month of a name, 1–12.
pub(super) fn month(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, names)| is_one_of(word, names)).map(|(month, _)| month)
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "день" | "дня" | "дней" | "day" | "days" | "dzien" | "dni" => Unit::Day,
        "неделя" | "неделю" | "недели" | "недель" | "неделе" | "week" | "weeks" | "tydzien" | "tygodnie"
        | "tygodni" | "tygodnia" | "tygodniu" => Unit::Week,
        "месяц" | "месяца" | "месяцев" | "месяце" | "month" | "months" | "miesiac" | "miesiace" | "miesiecy"
        | "miesiaca" | "miesiacu" => Unit::Month,
        "квартал" | "квартала" | "кварталов" | "квартале" | "quarter" | "quarters" | "kwartal" | "kwartalu" => {
            Unit::Quarter
        }
        "год" | "года" | "лет" | "году" | "year" | "years" | "rok" | "roku" | "lata" | "lat" => {
            Unit::Year
        }
        _ => return None,
    })
}

/// A number of units: in digits, or in a word up to ten.
pub(super) fn count(word: &str) -> Option<u32> {
    const WORDS: [&[&str]; 10] = [
        &["один", "одну", "a", "an", "one", "jeden", "jedna"],
        &["два", "две", "пару", "two", "couple", "dwa", "dwie", "pare"],
        &["три", "three", "trzy"],
        &["четыре", "four", "cztery"],
        &["пять", "five", "piec"],
        &["шесть", "six", "szesc"],
        &["семь", "seven", "siedem"],
        &["восемь", "eight", "osiem"],
        &["девять", "nine", "dziewiec"],
        &["десять", "ten", "dziesiec"],
    ];
    /// As many days as a plan may reach ahead; more is a slip of the finger.
    const MOST: u32 = 7_500;
    match word.parse() {
        Ok(number) => (1..=MOST).contains(&number).then_some(number),
        Err(_) => (1..).zip(WORDS).find(|(_, names)| names.contains(&word)).map(|(number, _)| number),
    }
}
