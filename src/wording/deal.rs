//! What is said of a deal: conditions, discount, tax, budget, dates, other ways, and the kind of number.

use super::plural;
use crate::domain::lang::Lang;

/// A label or a sentence about a deal. Sums, dates and shares come as text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deal<'a> {
    /// The heading of other ways to do it.
    OtherWays,
    /// The mark of the way that is reckoned with.
    Chosen,
    /// The heading of what is offered beside the total.
    Options,
    /// Of a line: it is offered beside the total.
    NotInTotal,
    /// An option: its price, and the total with it.
    Option(&'a str, &'a str),
    /// The heading of a budget: the sum.
    Budget(&'a str),
    /// The chance that the quote as it is stays within it.
    AsItIs(&'a str),
    /// Nothing that can be changed makes it likelier.
    NoWay,
    /// An entry done in another way: entry, variant.
    InsteadBy(&'a str, &'a str),
    /// An entry left out.
    Without(&'a str),
    /// What is lost with it.
    Lost(&'a str),
    /// A condition: its title, what work is multiplied by, whether the queue is skipped.
    Condition(&'a str, &'a str, bool),
    /// The price without the discount, the percent, what it takes off.
    Discount(&'a str, &'a str, &'a str),
    /// The tax in the price: percent, sum.
    Tax(&'a str, &'a str),
    /// Of a line: licences and other money that is not work.
    Costs(&'a str),
    /// A date, working days to it, the chance, the chance if nobody is waited for (if that differs).
    By(&'a str, u32, &'a str, Option<&'a str>),
    /// For inside: what it costs the studio, and what is left of the usual price.
    OwnCost(&'a str, &'a str),
    /// For inside: the studio does not say what its hours cost.
    NoOwnCost,
    /// A ballpark: the last day.
    Ballpark(&'a str),
    /// A range: the last day.
    Range(&'a str),
    /// Not more than a sum: the sum, the last day.
    Capped(&'a str, &'a str),
    /// A firm price: the sum, the last day.
    Firm(&'a str, &'a str),
    /// What is missing for the next step: the list.
    ForNextStep(&'a str),
    /// So many answers.
    Questions(usize),
    /// So many asks that are not settled.
    Asks(usize),
    /// A specialist's look at so many lines.
    Specialist(usize),
    /// Answers instead of so many assumptions.
    Assumptions(usize),
    /// A range no wider than so many times, from low to high; it is so many times wide.
    Width(&'a str, &'a str),
    /// The sentence to say for a capped sum: not more than, usually about, working days, ready.
    SpokenCapped(&'a str, &'a str, &'a str, &'a str),
    /// The sentence to say for a firm price: the sum, working days, ready.
    SpokenFirm(&'a str, &'a str, &'a str),
    /// `--discount` is no share: as typed.
    BadDiscount(&'a str),
    /// A discount above the limit: percent, limit.
    DiscountOverLimit(&'a str, &'a str),
    /// `--budget` is no sum: as typed.
    BadBudget(&'a str),
    /// `--by` has passed: the date, today.
    PastDate(&'a str, &'a str),
    /// No such condition: as typed, those that there are.
    UnknownCondition(&'a str, &'a str),
}

/// Says it.
#[must_use]
pub fn say(lang: Lang, words: Deal) -> String {
    match lang {
        Lang::Ru => ru(words),
        Lang::En => en(words),
        Lang::Pl => pl(words),
    }
}

fn ru(words: Deal) -> String {
    use Deal as D;
    let count = |n: usize, forms: [&str; 3]| format!("{n} {}", plural::ru(n as u64, forms[0], forms[1], forms[2]));
    match words {
        D::OtherWays => "КАК МОЖНО СДЕЛАТЬ".into(),
        D::Chosen => "в расчёте".into(),
        D::Options => "ПО ЖЕЛАНИЮ, НЕ В ИТОГЕ".into(),
        D::NotInTotal => "по желанию, в итог не входит".into(),
        D::Option(price, total) => format!("{price}; вместе с этим всего {total}"),
        D::Budget(sum) => format!("БЮДЖЕТ {sum}"),
        D::AsItIs(chance) => format!("как есть уложимся в {chance} случаев"),
        D::NoWay => "ни другой способ, ни отказ от части работ заметно не помогут: предложите начать с ответов на \
                     вопросы или с первого этапа"
            .into(),
        D::InsteadBy(entry, variant) => format!("{entry}: {variant}"),
        D::Without(entry) => format!("без «{entry}»"),
        D::Lost(what) => format!("не будет: {what}"),
        D::Condition(title, times, false) => format!("условие: {title}, работа ×{times}"),
        D::Condition(title, times, true) => format!("условие: {title}, работа ×{times}, без очереди"),
        D::Discount(list, percent, off) => format!("без скидки {list}; скидка {percent} на работу снимает {off}"),
        D::Tax(percent, sum) => format!("в том числе НДС {percent}: {sum}"),
        D::Costs(sum) => format!("из них лицензии и сервисы {sum}"),
        D::By(date, days, chance, waiting) => {
            let days = format!("{days} {}", plural::ru(u64::from(days), "рабочий день", "рабочих дня", "рабочих дней"));
            let waiting = waiting.map(|chance| format!("; если никого не ждать, в {chance}")).unwrap_or_default();
            format!("к {date} ({days}) успеваем в {chance} случаев{waiting}")
        }
        D::OwnCost(cost, margin) => format!("внутри: себестоимость {cost}, с обычной цены останется {margin}"),
        D::NoOwnCost => "внутри: себестоимость не посчитать, в studio.toml нет [costs] для всех ролей".into(),
        D::Ballpark(until) => format!("ориентир, действует до {until}"),
        D::Range(until) => format!("вилка, действует до {until}: в восьми случаях из десяти выйдет внутри неё"),
        D::Capped(sum, until) => format!("не дороже {sum}, действует до {until}"),
        D::Firm(sum, until) => format!("твёрдая цена {sum}, действует до {until}"),
        D::ForNextStep(list) => format!("чтобы обещать больше, не хватает: {list}"),
        D::Questions(n) => count(n, ["ответа на вопрос", "ответов на вопросы", "ответов на вопросы"]),
        D::Asks(n) => count(n, ["пункт не оценён", "пункта не оценены", "пунктов не оценены"]),
        D::Specialist(1) => "взгляда специалиста".into(),
        D::Specialist(n) => format!("взгляда специалиста на {}", count(n, ["пункт", "пункта", "пунктов"])),
        D::Assumptions(n) => {
            count(n, ["ответа вместо допущения", "ответов вместо допущений", "ответов вместо допущений"])
        }
        D::Width(now, most) => {
            format!("вилки уже: верх сейчас в {now} раза больше низа, нужно не больше чем в {most}")
        }
        D::SpokenCapped(cap, about, days, ready) => {
            format!("Выйдет не дороже {cap}, скорее всего около {about}. По времени {days}, ориентировочно к {ready}.")
        }
        D::SpokenFirm(sum, days, ready) => {
            format!("Сделаем за {sum}, цена твёрдая. По времени {days}, ориентировочно к {ready}.")
        }
        D::BadDiscount(written) => format!("скидка `{written}` не понята: нужен процент от 0 до 100, например 10"),
        D::DiscountOverLimit(percent, limit) => {
            format!("скидка {percent} % больше предела студии ({limit} %): предел задаёт discount_limit в studio.toml")
        }
        D::BadBudget(written) => format!("бюджет `{written}` не понят: нужна сумма больше нуля, например 60000"),
        D::PastDate(date, today) => format!("{date} уже прошло (сегодня {today}): назовите дату не раньше сегодняшней"),
        D::UnknownCondition(written, "") => {
            format!("условия `{written}` нет: условия описывают в studio.toml, раздел [[condition]]")
        }
        D::UnknownCondition(written, known) => format!("условия `{written}` нет; есть: {known}"),
    }
}

fn en(words: Deal) -> String {
    use Deal as D;
    let count = |n: usize, one: &str, more: &str| format!("{n} {}", plural::en(n as u64, one, more));
    match words {
        D::OtherWays => "WAYS TO DO IT".into(),
        D::Chosen => "reckoned with".into(),
        D::Options => "OPTIONAL, NOT IN THE TOTAL".into(),
        D::NotInTotal => "optional, not in the total".into(),
        D::Option(price, total) => format!("{price}; {total} in all with it"),
        D::Budget(sum) => format!("BUDGET {sum}"),
        D::AsItIs(chance) => format!("as it is, it stays within budget in {chance} of cases"),
        D::NoWay => {
            "no other way and no cut makes much difference: offer to settle the questions, or a first stage".into()
        }
        D::InsteadBy(entry, variant) => format!("{entry}: {variant}"),
        D::Without(entry) => format!("without “{entry}”"),
        D::Lost(what) => format!("leaves out: {what}"),
        D::Condition(title, times, false) => format!("condition: {title}, work ×{times}"),
        D::Condition(title, times, true) => format!("condition: {title}, work ×{times}, no queue"),
        D::Discount(list, percent, off) => format!("{list} before the discount; {percent} off the work saves {off}"),
        D::Tax(percent, sum) => format!("including {percent} VAT: {sum}"),
        D::Costs(sum) => format!("of it licences and services {sum}"),
        D::By(date, days, chance, waiting) => {
            let days = format!("{days} working {}", plural::en(u64::from(days), "day", "days"));
            let waiting =
                waiting.map(|chance| format!("; in {chance} if nobody has to be waited for")).unwrap_or_default();
            format!("ready by {date} ({days}) in {chance} of cases{waiting}")
        }
        D::OwnCost(cost, margin) => format!("inside: own cost {cost}, {margin} of the usual price remains"),
        D::NoOwnCost => "inside: own cost is unknown, studio.toml has no [costs] for every role".into(),
        D::Ballpark(until) => format!("ballpark, holds until {until}"),
        D::Range(until) => format!("range, holds until {until}: eight jobs in ten end inside it"),
        D::Capped(sum, until) => format!("not more than {sum}, holds until {until}"),
        D::Firm(sum, until) => format!("firm price {sum}, holds until {until}"),
        D::ForNextStep(list) => format!("to promise more, still needed: {list}"),
        D::Questions(n) => count(n, "answer", "answers"),
        D::Asks(n) => count(n, "line is not priced", "lines are not priced"),
        D::Specialist(1) => "a specialist's look".into(),
        D::Specialist(n) => format!("a specialist's look at {n} lines"),
        D::Assumptions(n) => count(n, "answer instead of an assumption", "answers instead of assumptions"),
        D::Width(now, most) => format!("a narrower range: the top is {now} times the bottom, {most} is the most"),
        D::SpokenCapped(cap, about, days, ready) => {
            format!("It will not cost more than {cap}, most likely {about}. It takes {days}, so likely by {ready}.")
        }
        D::SpokenFirm(sum, days, ready) => {
            format!("We will do it for {sum}, and that is a fixed price. It takes {days}, so likely by {ready}.")
        }
        D::BadDiscount(written) => format!("`{written}` is no discount: give a percentage from 0 to 100, such as 10"),
        D::DiscountOverLimit(percent, limit) => {
            format!(
                "a discount of {percent}% is over the studio's limit of {limit}%: discount_limit in studio.toml sets it"
            )
        }
        D::BadBudget(written) => format!("`{written}` is no budget: give a sum above zero, such as 60000"),
        D::PastDate(date, today) => format!("{date} has passed (today is {today}): name a date not before today"),
        D::UnknownCondition(written, "") => {
            format!("there is no condition `{written}`: studio.toml describes them under [[condition]]")
        }
        D::UnknownCondition(written, known) => format!("there is no condition `{written}`; there are: {known}"),
    }
}

fn pl(words: Deal) -> String {
    use Deal as D;
    let count = |n: usize, forms: [&str; 3]| format!("{n} {}", plural::pl(n as u64, forms[0], forms[1], forms[2]));
    match words {
        D::OtherWays => "JAK MOŻNA TO ZROBIĆ".into(),
        D::Chosen => "tak policzono".into(),
        D::Options => "OPCJONALNIE, POZA SUMĄ".into(),
        D::NotInTotal => "opcjonalnie, poza sumą".into(),
        D::Option(price, total) => format!("{price}; razem z tym {total}"),
        D::Budget(sum) => format!("BUDŻET {sum}"),
        D::AsItIs(chance) => format!("tak jak jest, zmieścimy się w {chance} przypadków"),
        D::NoWay => "ani inny sposób, ani rezygnacja z części prac niewiele zmieni: zaproponuj odpowiedzi na pytania \
                     albo pierwszy etap"
            .into(),
        D::InsteadBy(entry, variant) => format!("{entry}: {variant}"),
        D::Without(entry) => format!("bez „{entry}”"),
        D::Lost(what) => format!("nie będzie: {what}"),
        D::Condition(title, times, false) => format!("warunek: {title}, praca ×{times}"),
        D::Condition(title, times, true) => format!("warunek: {title}, praca ×{times}, bez kolejki"),
        D::Discount(list, percent, off) => format!("przed rabatem {list}; rabat {percent} na pracę zdejmuje {off}"),
        D::Tax(percent, sum) => format!("w tym VAT {percent}: {sum}"),
        D::Costs(sum) => format!("w tym licencje i usługi {sum}"),
        D::By(date, days, chance, waiting) => {
            let days =
                format!("{days} {}", plural::pl(u64::from(days), "dzień roboczy", "dni robocze", "dni roboczych"));
            let waiting = waiting.map(|chance| format!("; jeśli na nikogo nie czekać, w {chance}")).unwrap_or_default();
            format!("do {date} ({days}) zdążymy w {chance} przypadków{waiting}")
        }
        D::OwnCost(cost, margin) => format!("wewnętrznie: koszt własny {cost}, ze zwykłej ceny zostanie {margin}"),
        D::NoOwnCost => {
            "wewnętrznie: kosztu własnego nie da się policzyć, w studio.toml brak [costs] dla wszystkich ról".into()
        }
        D::Ballpark(until) => format!("cena orientacyjna, ważna do {until}"),
        D::Range(until) => format!("widełki, ważne do {until}: osiem zleceń na dziesięć mieści się w środku"),
        D::Capped(sum, until) => format!("nie drożej niż {sum}, ważne do {until}"),
        D::Firm(sum, until) => format!("stała cena {sum}, ważna do {until}"),
        D::ForNextStep(list) => format!("żeby obiecać więcej, brakuje: {list}"),
        D::Questions(n) => count(n, ["odpowiedzi", "odpowiedzi", "odpowiedzi"]),
        D::Asks(n) => count(n, ["pozycja bez wyceny", "pozycje bez wyceny", "pozycji bez wyceny"]),
        D::Specialist(1) => "opinii specjalisty".into(),
        D::Specialist(n) => format!("opinii specjalisty o {n} pozycjach"),
        D::Assumptions(n) => {
            count(n, ["odpowiedzi zamiast założenia", "odpowiedzi zamiast założeń", "odpowiedzi zamiast założeń"])
        }
        D::Width(now, most) => {
            format!("węższych widełek: góra jest teraz {now} razy większa od dołu, może być najwyżej {most}")
        }
        D::SpokenCapped(cap, about, days, ready) => {
            format!("Nie wyjdzie drożej niż {cap}, najpewniej {about}. Zajmie to {days}, orientacyjnie do {ready}.")
        }
        D::SpokenFirm(sum, days, ready) => {
            format!("Zrobimy to za {sum}, cena jest stała. Zajmie to {days}, orientacyjnie do {ready}.")
        }
        D::BadDiscount(written) => format!("`{written}` to nie rabat: podaj procent od 0 do 100, na przykład 10"),
        D::DiscountOverLimit(percent, limit) => {
            format!("rabat {percent}% przekracza limit studia ({limit}%): ustala go discount_limit w studio.toml")
        }
        D::BadBudget(written) => format!("`{written}` to nie budżet: podaj kwotę większą od zera, na przykład 60000"),
        D::PastDate(date, today) => {
            format!("{date} już minął (dziś {today}): podaj datę nie wcześniejszą niż dzisiejsza")
        }
        D::UnknownCondition(written, "") => {
            format!("warunku `{written}` nie ma: opisuje się je w studio.toml, sekcja [[condition]]")
        }
        D::UnknownCondition(written, known) => format!("warunku `{written}` nie ma; są: {known}"),
    }
}
