//! What `smeta catalog test --quality` says. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;
use crate::domain::matching::quality::CaseProblem;

/// A label of the measures, or a problem with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Quality<'a> {
    /// The heading: so many requests.
    Heading(usize),
    /// First place.
    First,
    /// Among the first three.
    Three,
    /// Mean reciprocal rank.
    Mrr,
    /// The right set of entries.
    Set,
    /// The same of requests with one task.
    SetOfOne,
    /// The same of requests with several.
    SetOfSeveral,
    /// Refusals of what the catalog does not have.
    RefusedRightly,
    /// Refusals of what it has.
    RefusedWrongly,
    /// Typical and not asked for.
    TypicalAndWrong,
    /// The calibration error.
    CalibrationError,
    /// So many of so many.
    Of(usize, usize),
    /// There is nothing to measure it on.
    NoCases,
    /// The heading of confusions.
    Confusions,
    /// There are none.
    NoConfusions,
    /// What stands for «not in the catalog», «not found».
    Nothing,
    /// So many rows could not be used.
    SkippedRows(usize),
    /// The file cannot be read: path, why.
    Unreadable(&'a str, &'a str),
    /// The file has no such column.
    NoColumn(&'a str, &'a str),
    /// A row that is no case: path, line, what is wrong.
    Row(&'a str, u64, &'a CaseProblem),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Quality) -> String {
    use Quality as Q;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let words: [String; 3] = match message {
        Q::Heading(n) => [
            format!("ТОЧНОСТЬ: {n} {}", plural::ru(*n as u64, "запрос", "запроса", "запросов")),
            format!("QUALITY: {n} {}", plural::en(*n as u64, "request", "requests")),
            format!("JAKOŚĆ: {n} {}", plural::pl(*n as u64, "zapytanie", "zapytania", "zapytań")),
        ],
        Q::First => plain(["первое место", "first place", "pierwsze miejsce"]),
        Q::Three => plain(["в первой тройке", "among the first three", "w pierwszej trójce"]),
        Q::Mrr => {
            plain(["средний обратный ранг (MRR)", "mean reciprocal rank (MRR)", "średnia odwrotność rangi (MRR)"])
        }
        Q::Set => plain(["верный набор задач", "right set of tasks", "właściwy zestaw zadań"]),
        Q::SetOfOne => plain(["  в запросе одна задача", "  requests with one task", "  zapytania o jedno zadanie"]),
        Q::SetOfSeveral => {
            plain(["  в запросе несколько задач", "  requests with several tasks", "  zapytania o kilka zadań"])
        }
        Q::RefusedRightly => plain([
            "верный отказ: в каталоге такого нет",
            "right refusals: not in the catalog",
            "słuszna odmowa: nie ma w katalogu",
        ]),
        Q::RefusedWrongly => plain([
            "напрасный отказ: в каталоге это есть",
            "wrong refusals: it is in the catalog",
            "błędna odmowa: jest w katalogu",
        ]),
        Q::TypicalAndWrong => plain([
            "типовая, но не та, из всех запросов",
            "typical and wrong, of all requests",
            "typowe, ale nie to, ze wszystkich",
        ]),
        Q::CalibrationError => plain(["ошибка уверенности", "calibration error", "błąd pewności"]),
        Q::Of(hits, of) => [format!("{hits} из {of}"), format!("{hits} of {of}"), format!("{hits} z {of}")],
        Q::NoCases => plain(["не на чем мерить", "nothing to measure", "nie ma na czym mierzyć"]),
        Q::Confusions => plain([
            "ЧТО С ЧЕМ ПУТАЕТСЯ: ожидалось → найдено",
            "CONFUSIONS: expected → found",
            "CO Z CZYM SIĘ MYLI: oczekiwano → znaleziono",
        ]),
        Q::NoConfusions => plain(["Ничего не перепутано.", "Nothing is confused.", "Nic nie zostało pomylone."]),
        Q::Nothing => plain(["ничего", "nothing", "nic"]),
        Q::SkippedRows(n) => {
            [format!("Не учтено строк: {n}."), format!("Rows left out: {n}."), format!("Pominięte wiersze: {n}.")]
        }
        Q::Unreadable(path, why) => [
            format!("файл `{path}` не читается: {why}"),
            format!("the file `{path}` cannot be read: {why}"),
            format!("nie można odczytać pliku `{path}`: {why}"),
        ],
        Q::NoColumn(path, column) => [
            format!("в `{path}` нет столбца `{column}`: первая строка должна быть text,expected"),
            format!("`{path}` has no column `{column}`: its first line must be text,expected"),
            format!("`{path}` nie ma kolumny `{column}`: pierwszy wiersz to text,expected"),
        ],
        Q::Row(path, line, problem) => row(problem).map(|words| format!("{path}:{line}: {words}")),
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn row(problem: &CaseProblem) -> [String; 3] {
    match problem {
        CaseProblem::Missing(column) => [
            format!("пусто в столбце `{column}`; если задачи нет в каталоге, пишите none"),
            format!("nothing in the column `{column}`; write none for what the catalog does not have"),
            format!("pusto w kolumnie `{column}`; gdy zadania nie ma w katalogu, wpisz none"),
        ],
        CaseProblem::UnknownEntry(id, nearest) => {
            let perhaps = |words: &str, quote: &str| {
                nearest.as_ref().map(|near| format!("; {words} `{near}`{quote}")).unwrap_or_default()
            };
            [
                format!("задачи `{id}` в каталоге нет{}", perhaps("может быть,", "?")),
                format!("there is no task `{id}` in the catalog{}", perhaps("did you mean", "?")),
                format!("nie ma zadania `{id}` w katalogu{}", perhaps("może", "?")),
            ]
        }
        CaseProblem::NoneAndSome => [
            "none не бывает вместе с задачей".to_owned(),
            "none cannot stand beside a task".to_owned(),
            "none nie może stać obok zadania".to_owned(),
        ],
        CaseProblem::NotUtf8 => [
            "строка не в UTF-8: сохраните файл в UTF-8".to_owned(),
            "the row is not UTF-8: save the file as UTF-8".to_owned(),
            "wiersz nie jest w UTF-8: zapisz plik w UTF-8".to_owned(),
        ],
        CaseProblem::NotJson(column) => [
            format!("это не строка JSON с text и expected: ошибка в позиции {column}"),
            format!("not a JSON object with text and expected: wrong at position {column}"),
            format!("to nie obiekt JSON z text i expected: błąd na pozycji {column}"),
        ],
    }
}
