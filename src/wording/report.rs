//! What `smeta report` says. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;
use crate::domain::report::Worth;

/// A heading, a label or a sentence of the report.
#[derive(Clone, Debug, PartialEq)]
pub enum Report<'a> {
    /// The heading: the time, so many quotes.
    Heading(&'a str, usize),
    /// Since ever.
    Always,
    /// From a day on.
    From(&'a str),
    /// Up to a day.
    To(&'a str),
    /// Between two days.
    Between(&'a str, &'a str),
    /// Of whom the page is.
    Of(&'a str),
    /// The heading of the first figures.
    Figures,
    /// Label: where quotes stand.
    Standing,
    /// Label: won of decided.
    Conversion,
    /// Label: the mean worth of a quote.
    Average,
    /// Label: the mean worth of a won one.
    AverageWon,
    /// Label: what the won ones are worth.
    WonSum,
    /// Label: what is left of them.
    MarginWord,
    /// Label: asks answered without a specialist.
    Alone,
    /// Label: finished jobs inside their range.
    Inside,
    /// Label: fact over likely hours.
    Bias,
    /// So many of so many, the share.
    Of3(usize, usize, &'a str),
    /// Where the true share lies with 80 %.
    Interval(&'a str, &'a str),
    /// The middle one.
    Median(&'a str),
    /// A margin: what is left, of how many quotes, how many of them with facts.
    Left(&'a str, usize, usize),
    /// Won quotes whose margin is not known.
    LeftUnknown(usize),
    /// Own costs are not in the settings.
    NoCosts,
    /// Of ranges so many shall be right.
    Promised80,
    /// A median bias: more, or less, than was likely.
    BiasOf(&'a str),
    /// Quotes in another currency.
    Foreign(usize),
    /// Nothing to say it of.
    None,
    /// Heading: why quotes were lost.
    Losses,
    /// Heading: what clients ask for.
    Tasks,
    /// Heading: months.
    Months,
    /// Heading: questions.
    Questions,
    /// Heading: pitfalls.
    Pitfalls,
    /// Column: reason.
    Reason,
    /// Column: how many quotes.
    Quotes,
    /// Column: a sum.
    Sum,
    /// Column: a task.
    Task,
    /// Column: asked.
    Asked,
    /// Column: won.
    Won,
    /// Column: lost.
    Lost,
    /// Column: not decided.
    Open,
    /// Column: hours worked, the middle.
    WorkedHours,
    /// Column: a month.
    Month,
    /// Column: a question.
    Question,
    /// Column: answered.
    Answered,
    /// Column: width of the range with an answer.
    WidthWith,
    /// Column: the same without.
    WidthWithout,
    /// Column: what it is worth.
    WorthWord,
    /// A worth.
    Worth(Worth),
    /// Column: a pitfall.
    Pitfall,
    /// Column: came true.
    Seen,
    /// So many more rows.
    More(usize),
    /// Quotes by month: the title of a chart.
    MonthsChart,
    /// Finished jobs inside their range by month: the title of a chart.
    HitsChart,
    /// No quotes in this time.
    NoQuotes,
    /// The first day is after the last.
    Backwards(&'a str, &'a str),
    /// Where the page is.
    Written(&'a str),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Report) -> String {
    let [ru, en, pl] = words(message);
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn words(message: &Report) -> [String; 3] {
    use Report as R;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let quotes = |n: usize| {
        [
            format!("{n} {}", plural::ru(n as u64, "оценка", "оценки", "оценок")),
            format!("{n} {}", plural::en(n as u64, "quote", "quotes")),
            format!("{n} {}", plural::pl(n as u64, "wycena", "wyceny", "wycen")),
        ]
    };
    match message {
        R::Heading(time, n) => {
            let [ru, en, pl] = quotes(*n);
            [format!("ОТЧЁТ {time}: {ru}"), format!("REPORT {time}: {en}"), format!("RAPORT {time}: {pl}")]
        }
        R::Always => plain(["за всё время", "for all time", "za cały czas"]),
        R::From(day) => [format!("с {day}"), format!("since {day}"), format!("od {day}")],
        R::To(day) => [format!("по {day}"), format!("up to {day}"), format!("do {day}")],
        R::Between(from, to) => {
            [format!("с {from} по {to}"), format!("from {from} to {to}"), format!("od {from} do {to}")]
        }
        R::Of(studio) => [studio.to_string(), studio.to_string(), studio.to_string()],
        R::Figures => plain(["ГЛАВНОЕ", "IN SHORT", "NAJWAŻNIEJSZE"]),
        R::Standing => plain(["Где стоят", "Where they stand", "Gdzie są"]),
        R::Conversion => plain(["Принято из решённых", "Won, of the decided", "Wygrane z rozstrzygniętych"]),
        R::Average => plain(["Средняя оценка", "Average quote", "Średnia wycena"]),
        R::AverageWon => plain(["Средняя принятая", "Average won quote", "Średnia wygrana"]),
        R::WonSum => plain(["Принято на сумму", "Won in all", "Wygrane razem"]),
        R::MarginWord => plain(["Остаётся студии", "Left for the studio", "Zostaje studiu"]),
        R::Alone => plain(["Без специалиста", "Without a specialist", "Bez specjalisty"]),
        R::Inside => plain(["Факт внутри вилки", "Facts inside the range", "Fakty w widełkach"]),
        R::Bias => plain(["Факт к вероятному", "Facts against likely", "Fakty do prawdopodobnych"]),
        R::Of3(n, of, share) => {
            [format!("{share} ({n} из {of})"), format!("{share} ({n} of {of})"), format!("{share} ({n} z {of})")]
        }
        R::Interval(low, high) => [
            format!("скорее всего от {low} до {high}"),
            format!("most likely between {low} and {high}"),
            format!("najpewniej od {low} do {high}"),
        ],
        R::Median(sum) => {
            [format!("половина дешевле {sum}"), format!("half below {sum}"), format!("połowa poniżej {sum}")]
        }
        R::Left(sum, n, n_facts) => {
            let [ru, en, pl] = quotes(*n);
            [
                format!("{sum}; {ru}, из них по фактическим часам {n_facts}"),
                format!("{sum}; {en}, {n_facts} by hours really worked"),
                format!("{sum}; {pl}, w tym {n_facts} po godzinach rzeczywistych"),
            ]
        }
        R::LeftUnknown(n) => {
            let [ru, en, pl] = quotes(*n);
            [
                format!("ещё {ru}: задачи нет в каталоге или её роли нет в [costs]"),
                format!("{en} more: the task is not in the catalog, or its role is not in [costs]"),
                format!("jeszcze {pl}: zadania nie ma w katalogu albo jego roli nie ma w [costs]"),
            ]
        }
        R::NoCosts => plain([
            "неизвестно: впишите себестоимость часа в [costs] файла studio.toml",
            "not known: put what an hour costs you into [costs] of studio.toml",
            "nie wiadomo: wpisz koszt godziny do [costs] w studio.toml",
        ]),
        R::Promised80 => plain(["обещано 80 %", "80% are promised", "obiecane 80%"]),
        R::BiasOf(times) => [
            format!("×{times}: больше 1, значит, обещаем мало"),
            format!("×{times}: above 1 we promise too little"),
            format!("×{times}: powyżej 1 obiecujemy za mało"),
        ],
        R::Foreign(n) => {
            let [ru, en, pl] = quotes(*n);
            [
                format!("в суммы не вошли: {ru} в другой валюте"),
                format!("not in the sums: {en} in another currency"),
                format!("poza sumami: {pl} w innej walucie"),
            ]
        }
        R::None => plain(["пока не на чем считать", "nothing to tell it by yet", "jeszcze nie ma z czego liczyć"]),
        R::Losses => plain(["ПОЧЕМУ ОТКАЗАЛИСЬ", "WHY CLIENTS DECLINED", "DLACZEGO ODMÓWIONO"]),
        R::Tasks => plain(["ЧТО СПРАШИВАЮТ", "WHAT CLIENTS ASK FOR", "O CO PYTAJĄ"]),
        R::Months => plain(["ПО МЕСЯЦАМ", "BY MONTH", "PO MIESIĄCACH"]),
        R::Questions => plain(["КАКИЕ ВОПРОСЫ ОКУПАЮТСЯ", "WHICH QUESTIONS PAY", "KTÓRE PYTANIA SIĘ OPŁACAJĄ"]),
        R::Pitfalls => plain(["КАКИЕ КАМНИ СБЫЛИСЬ", "WHICH PITFALLS CAME TRUE", "KTÓRE PUŁAPKI SIĘ SPRAWDZIŁY"]),
        R::Reason => plain(["причина", "reason", "powód"]),
        R::Quotes => plain(["оценок", "quotes", "wycen"]),
        R::Sum => plain(["сумма", "sum", "suma"]),
        R::Task => plain(["задача", "task", "zadanie"]),
        R::Asked => plain(["просили", "asked", "pytano"]),
        R::Won => plain(["принято", "won", "wygrane"]),
        R::Lost => plain(["отказы", "lost", "odmowy"]),
        R::Open => plain(["не решено", "not decided", "nierozstrzygnięte"]),
        R::WorkedHours => plain(["ушло часов", "hours worked", "zajęło godzin"]),
        R::Month => plain(["месяц", "month", "miesiąc"]),
        R::Question => plain(["вопрос", "question", "pytanie"]),
        R::Answered => plain(["с ответом", "answered", "z odpowiedzią"]),
        R::WidthWith => plain(["вилка с ответом", "range with", "widełki z"]),
        R::WidthWithout => plain(["без ответа", "without", "bez"]),
        R::WorthWord => plain(["итог", "verdict", "wniosek"]),
        R::Worth(worth) => worth_words(*worth),
        R::Pitfall => plain(["подводный камень", "pitfall", "pułapka"]),
        R::Seen => plain(["сбылся", "came true", "sprawdziła się"]),
        R::More(n) => [format!("и ещё {n}"), format!("and {n} more"), format!("i jeszcze {n}")],
        R::MonthsChart => plain(["Оценки по месяцам", "Quotes by month", "Wyceny po miesiącach"]),
        R::HitsChart => plain([
            "Доля работ внутри вилки, по месяцам",
            "Share of jobs inside their range, by month",
            "Udział prac w widełkach, po miesiącach",
        ]),
        R::NoQuotes => plain([
            "за это время оценок нет: записывает их smeta quote … --save",
            "no quotes in this time: smeta quote … --save keeps them",
            "w tym czasie nie ma wycen: zapisuje je smeta quote … --save",
        ]),
        R::Backwards(from, to) => [
            format!("{from} позже, чем {to}: поменяйте --from и --to"),
            format!("{from} is after {to}: swap --from and --to"),
            format!("{from} jest po {to}: zamień --from i --to"),
        ],
        R::Written(path) => {
            [format!("отчёт записан: {path}"), format!("report written: {path}"), format!("raport zapisany: {path}")]
        }
    }
}

fn worth_words(worth: Worth) -> [String; 3] {
    let words = match worth {
        Worth::Narrows => ["сужает вилку", "narrows the range", "zwęża widełki"],
        Worth::DoesNot => ["вилку не сужает", "does not narrow it", "nie zwęża"],
        Worth::Alike => ["все отвечают одно", "all answer alike", "wszyscy odpowiadają tak samo"],
        Worth::Unanswered => ["почти никто не знает", "hardly anybody knows", "prawie nikt nie wie"],
        Worth::TooFew => ["мало данных", "too few cases", "za mało danych"],
    };
    words.map(str::to_owned)
}
