//! What came of bringing in finished jobs.

use super::plain;
use crate::wording::plural;

/// A sentence of `smeta history`.
#[derive(Clone, Debug, PartialEq)]
pub enum History<'a> {
    /// What it came to: rows, new jobs, whether they were written.
    Imported(u64, u64, bool),
    /// Which columns were taken for what.
    Columns(&'a str),
    /// Jobs that were there already.
    Known(u64),
    /// Jobs that are there with other figures; whether they were written again.
    Changed(u64, bool),
    /// Of the new ones: examples of an entry, doubtful, of none.
    Matched(u64, u64, u64),
    /// Rows that were left out.
    Skipped(u64),
    /// The heading of doubtful jobs.
    Doubtful,
    /// A doubtful job: its name, words, hours.
    OneDoubtful(&'a str, &'a str, &'a str),
    /// More of them.
    More(u64),
    /// How to say what they are.
    HowToReview,
    /// The review was written: path.
    ReviewWritten(&'a str),
    /// A row of the review that means nothing: path, line, what.
    Strange(&'a str, u64, &'a str),
    /// So many jobs have the entry that a person said.
    Confirmed(u64),
    /// What comes next.
    NowLearn,
    /// Where it was written.
    Place(&'a str),
    /// A unit of hours that is not known, and those that are.
    BadUnit(&'a str, &'a str),
    /// An order of dates that is not known.
    BadDates(&'a str),
}

pub(super) fn say(words: &History) -> [String; 3] {
    use History as H;
    match words {
        H::Imported(rows, jobs, written) => {
            let did = |yes: &str, no: &str| if *written { yes.to_owned() } else { no.to_owned() };
            [
                format!(
                    "{} {jobs} {} из {rows} {}",
                    did("записано:", "было бы записано:"),
                    plural::ru(*jobs, "работа", "работы", "работ"),
                    plural::ru(*rows, "строки", "строк", "строк")
                ),
                format!(
                    "{} {jobs} {} from {rows} {}",
                    did("written:", "would be written:"),
                    plural::en(*jobs, "job", "jobs"),
                    plural::en(*rows, "row", "rows")
                ),
                format!(
                    "{} {jobs} {} z {rows} {}",
                    did("zapisano:", "zostałoby zapisane:"),
                    plural::pl(*jobs, "praca", "prace", "prac"),
                    plural::pl(*rows, "wiersza", "wierszy", "wierszy")
                ),
            ]
        }
        H::Columns(list) => [format!("столбцы: {list}"), format!("columns: {list}"), format!("kolumny: {list}")],
        H::Known(n) => {
            [format!("уже были в журнале: {n}"), format!("in the ledger already: {n}"), format!("już w dzienniku: {n}")]
        }
        H::Changed(n, false) => [
            format!("в журнале с другими цифрами: {n}; обновить: --update; если это другой трекер: --source ИМЯ"),
            format!(
                "in the ledger with other figures: {n}; to update: --update; if it is another tracker: --source NAME"
            ),
            format!(
                "w dzienniku z innymi liczbami: {n}; zaktualizować: --update; jeśli to inny tracker: --source NAZWA"
            ),
        ],
        H::Changed(n, true) => {
            [format!("из них обновлено: {n}"), format!("of these updated: {n}"), format!("z tego zaktualizowano: {n}")]
        }
        H::Matched(sure, doubtful, none) => [
            format!("задача ясна: {sure}, сомнительна: {doubtful}, нет в каталоге: {none}"),
            format!("task clear: {sure}, doubtful: {doubtful}, not in the catalog: {none}"),
            format!("zadanie jasne: {sure}, wątpliwe: {doubtful}, brak w katalogu: {none}"),
        ],
        H::Skipped(n) => [
            format!("пропущено строк: {n} (причины выше)"),
            format!("rows left out: {n} (reasons above)"),
            format!("pominięte wiersze: {n} (powody wyżej)"),
        ],
        H::Doubtful => plain(["посмотрите сами", "look at these yourself", "sprawdź sam"]),
        H::OneDoubtful(key, text, hours) => {
            [format!("{key} «{text}», {hours}"), format!("{key} “{text}”, {hours}"), format!("{key} „{text}”, {hours}")]
        }
        H::More(n) => [format!("и ещё {n}"), format!("and {n} more"), format!("i jeszcze {n}")],
        H::HowToReview => plain([
            "исправить таблицей: --review проверка.csv, потом smeta history confirm проверка.csv",
            "to settle them in a table: --review review.csv, then smeta history confirm review.csv",
            "rozstrzygnąć w tabeli: --review przeglad.csv, potem smeta history confirm przeglad.csv",
        ]),
        H::ReviewWritten(path) => [
            format!(
                "таблица для проверки: `{path}`; исправьте столбец entry (`-`: ничего не подходит) и верните: smeta history confirm {path}"
            ),
            format!(
                "the table to check: `{path}`; correct the column entry (`-`: nothing fits) and give it back: smeta history confirm {path}"
            ),
            format!(
                "tabela do sprawdzenia: `{path}`; popraw kolumnę entry (`-`: nic nie pasuje) i oddaj: smeta history confirm {path}"
            ),
        ],
        H::Strange(path, line, what) => [
            format!("{path}:{line}: `{what}` не работа из журнала и не задача каталога, строка пропущена"),
            format!("{path}:{line}: `{what}` is no job of the ledger and no task of the catalog; the row is left out"),
            format!("{path}:{line}: `{what}` nie jest pracą z dziennika ani zadaniem katalogu; wiersz pominięty"),
        ],
        H::Confirmed(n) => [
            format!("записано, что это за работы: {n}"),
            format!("written what these jobs are: {n}"),
            format!("zapisano, co to za prace: {n}"),
        ],
        H::NowLearn => plain([
            "что из этого следует: smeta learn",
            "what follows from it: smeta learn",
            "co z tego wynika: smeta learn",
        ]),
        H::Place(place) => [format!("журнал: {place}"), format!("ledger: {place}"), format!("dziennik: {place}")],
        H::BadUnit(written, known) => [
            format!("единицы `{written}` нет; бывает: {known}"),
            format!("no unit `{written}`; there are: {known}"),
            format!("nie ma jednostki `{written}`; są: {known}"),
        ],
        H::BadDates(written) => [
            format!("`{written}`: порядок дат бывает dmy (сначала день) или mdy (сначала месяц)"),
            format!("`{written}`: the order of dates is dmy (day first) or mdy (month first)"),
            format!("`{written}`: kolejność dat to dmy (najpierw dzień) albo mdy (najpierw miesiąc)"),
        ],
    }
}
