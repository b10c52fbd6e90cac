//! What `smeta batch` says. Each stands in the three languages side by side.

use super::{Message, number, plural};
use crate::domain::batch::{RowProblem, Saved, Tally};
use crate::domain::lang::Lang;
use crate::domain::money::Currency;
use crate::domain::table::{Flaw, FlawKind};

/// A sentence about a table or one of its rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Batch<'a> {
    /// Why a row has no quote.
    Problem(&'a RowProblem),
    /// The same with its place: the table, the line.
    ProblemAt(&'a str, u64, &'a RowProblem),
    /// What became of all rows.
    Summary(&'a Tally, Currency),
    /// What went to the ledger.
    Saved(&'a Saved),
    /// Kept quotes, how many would be others today, how many cannot be quoted.
    Requoted(usize, usize, usize),
    /// More rows than a ledger takes at once: so many at most.
    TooManyToSave(usize),
    /// So many rows were answered before.
    Resumed(u64),
    /// More problems than are shown: so many.
    MoreProblems(u64),
    /// What stands beside the bar: «rows».
    Rows,
    /// Stopped at the first bad row; whether there was to be a file.
    Stopped(bool),
    /// The table cannot be read: its name, why.
    Unreadable(&'a str, &'a str),
    /// There is nothing in it.
    Empty(&'a str),
    /// Its row of names is damaged: its name, what is wrong.
    BadHead(&'a str, &'a Flaw),
    /// Not a table.
    NotATable(&'a str),
    /// Built without spreadsheets.
    NoSheets,
    /// No such encoding.
    UnknownEncoding(&'a str),
    /// No column for the request: the table, the names that there are.
    NoRequest(&'a str, &'a str),
    /// Not the column that was named: the table, as named, the names that there are.
    NoSuchColumn(&'a str, &'a str, &'a str),
    /// Two columns of one name: the table, the name, their numbers.
    SameName(&'a str, &'a str, [usize; 2]),
    /// The output cannot be written: its name, why.
    Unwritable(&'a str, &'a str),
    /// Another process is writing it.
    Busy(&'a str),
    /// A part of a stream.
    ShardOfStream,
    /// Going on with a stream.
    ResumeStream,
    /// Nothing to go on with.
    NothingToResume(&'a str),
    /// What is there is of another run.
    OtherRun(&'a str),
    /// Not a part: as written.
    BadShard(&'a str),
    /// Not a delimiter: as written.
    BadDelimiter(&'a str),
    /// A name that says no format: as written.
    BadOutput(&'a str),
    /// The input and the output are the same file.
    SameFile(&'a str),
    /// A count of threads that makes no sense.
    BadThreads(&'a str),
    /// No input was named and there is no pipe.
    NoInput,
}

/// Says it.
pub(super) fn say(lang: Lang, words: &Batch) -> String {
    use Batch as B;
    let [ru, en, pl] = match words {
        B::Problem(problem) => return problem_words(lang, problem),
        B::ProblemAt(table, line, problem) => {
            let column = problem.column().map(|column| format!(":{column}")).unwrap_or_default();
            return format!("{table}:{line}{column}: {}: {}", problem.code(), problem_words(lang, problem));
        }
        B::Summary(tally, currency) => return summary(lang, tally, *currency),
        B::Saved(Saved { numbers: None, .. }) => {
            plain(["В журнал записывать нечего.", "Nothing to save.", "Nie ma czego zapisać."])
        }
        B::Saved(Saved { numbers: Some((first, last)), waiting }) => {
            let waits = if *waiting == 0 {
                [String::new(), String::new(), String::new()]
            } else {
                [
                    format!("; ждут согласования: {waiting}, см. smeta today"),
                    format!("; waiting for approval: {waiting}, see smeta today"),
                    format!("; czekają na akceptację: {waiting}, zob. smeta today"),
                ]
            };
            [
                format!("Записано в журнал: номера {first}–{last}{}.", waits[0]),
                format!("Saved: numbers {first}–{last}{}.", waits[1]),
                format!("Zapisano: numery {first}–{last}{}.", waits[2]),
            ]
        }
        B::Requoted(quotes, differ, failed) => [
            format!("Оценок {quotes}: сегодня были бы другими {differ}, не считаются {failed}."),
            format!("Quotes {quotes}: {differ} would differ today, {failed} cannot be quoted."),
            format!("Wycen {quotes}: dziś inne byłyby {differ}, nie da się policzyć {failed}."),
        ],
        B::TooManyToSave(most) => [
            format!("в журнал за раз идёт не больше {most} оценок; разделите таблицу или запустите без --save"),
            format!("at most {most} quotes go to the ledger at once; split the table, or run without --save"),
            format!("do dziennika naraz trafia najwyżej {most} wycen; podziel tabelę albo uruchom bez --save"),
        ],
        B::Resumed(rows) => [
            format!("Продолжаем: {rows} {} уже готово.", plural::ru(*rows, "строка", "строки", "строк")),
            format!("Going on: {rows} {} were ready.", plural::en(*rows, "row", "rows")),
            format!("Kontynuacja: {rows} {} już gotowe.", plural::pl(*rows, "wiersz", "wiersze", "wierszy")),
        ],
        B::MoreProblems(n) => [
            format!("… и ещё {n}; причина каждой стоит в столбце error."),
            format!("… and {n} more; the reason of each is in the column error."),
            format!("… i jeszcze {n}; przyczyna każdego jest w kolumnie error."),
        ],
        B::Rows => plain(["строк", "rows", "wierszy"]),
        B::Stopped(file) => {
            let none = if *file {
                [", файл не записан", ", no file was written", ", plik nie został zapisany"]
            } else {
                [""; 3]
            };
            [
                format!("остановлено на первой плохой строке (--strict){}", none[0]),
                format!("stopped at the first bad row (--strict){}", none[1]),
                format!("zatrzymano na pierwszym złym wierszu (--strict){}", none[2]),
            ]
        }
        B::Unreadable(table, why) => [
            format!("`{table}` не читается: {why}"),
            format!("`{table}` cannot be read: {why}"),
            format!("nie można odczytać `{table}`: {why}"),
        ],
        B::Empty(table) => [
            format!("`{table}` пуст: нужна хотя бы строка с названиями столбцов (или --no-header)"),
            format!("`{table}` is empty: it needs at least a row of column names (or --no-header)"),
            format!("`{table}` jest pusty: potrzebny jest choćby wiersz z nazwami kolumn (albo --no-header)"),
        ],
        B::BadHead(table, flaw) => {
            let words = Lang::ALL.map(|lang| flaw_words(lang, flaw.kind));
            [
                format!("`{table}`: названия столбцов не читаются: {}", words[0]),
                format!("`{table}`: the column names cannot be read: {}", words[1]),
                format!("`{table}`: nie można odczytać nazw kolumn: {}", words[2]),
            ]
        }
        B::NotATable(table) => [
            format!("`{table}` не открывается как таблица: пересохраните его в XLSX или CSV"),
            format!("`{table}` does not open as a spreadsheet: save it again as XLSX or CSV"),
            format!("`{table}` nie otwiera się jako arkusz: zapisz go ponownie jako XLSX albo CSV"),
        ],
        B::NoSheets => [
            "эта сборка не знает XLSX, XLS и ODS: сохраните таблицу в CSV или соберите с --features xlsx".into(),
            "this build knows no XLSX, XLS and ODS: save the table as CSV or build with --features xlsx".into(),
            "ta wersja nie zna XLSX, XLS i ODS: zapisz tabelę jako CSV albo zbuduj z --features xlsx".into(),
        ],
        B::UnknownEncoding(name) => [
            format!("кодировки `{name}` нет; бывают utf-8, windows-1251, cp866, utf-16, windows-1250"),
            format!("there is no encoding `{name}`; there are utf-8, windows-1251, cp866, utf-16, windows-1250"),
            format!("nie ma kodowania `{name}`; są utf-8, windows-1250, iso-8859-2, utf-16, windows-1251"),
        ],
        B::NoRequest(table, known) => [
            format!(
                "в `{table}` нет столбца «запрос»: назовите свой через --column; есть: {known}. Если названий столбцов нет, добавьте --no-header"
            ),
            format!(
                "`{table}` has no column `request`: name yours with --column; there are: {known}. Without a row of names add --no-header"
            ),
            format!(
                "`{table}` nie ma kolumny „zapytanie”: podaj swoją przez --column; są: {known}. Gdy nie ma wiersza nazw, dodaj --no-header"
            ),
        ],
        B::NoSuchColumn(table, wanted, known) => [
            format!("в `{table}` нет столбца `{wanted}`; есть: {known}"),
            format!("`{table}` has no column `{wanted}`; there are: {known}"),
            format!("`{table}` nie ma kolumny `{wanted}`; są: {known}"),
        ],
        B::SameName(table, name, [a, b]) => [
            format!(
                "в `{table}` два столбца `{name}`: {a}-й и {b}-й; переименуйте лишний или укажите запрос номером: --column {a}"
            ),
            format!(
                "`{table}` has two columns `{name}`: number {a} and number {b}; rename one, or give the request's by number: --column {a}"
            ),
            format!(
                "`{table}` ma dwie kolumny `{name}`: nr {a} i nr {b}; zmień nazwę jednej albo podaj numer: --column {a}"
            ),
        ],
        B::Unwritable(path, why) => [
            format!("`{path}` не записывается: {why}"),
            format!("`{path}` cannot be written: {why}"),
            format!("nie można zapisać `{path}`: {why}"),
        ],
        B::Busy(path) => [
            format!("`{path}` сейчас пишет другой запуск smeta: дождитесь его или выберите другой файл"),
            format!("another smeta is writing `{path}`: wait for it or choose another file"),
            format!("`{path}` zapisuje teraz inny proces smeta: poczekaj albo wybierz inny plik"),
        ],
        B::ShardOfStream => [
            "часть можно взять только от файла: строки потока заранее не сосчитать".into(),
            "a part can only be taken of a file: the rows of a stream cannot be counted beforehand".into(),
            "część można wziąć tylko z pliku: wierszy strumienia nie da się policzyć z góry".into(),
        ],
        B::ResumeStream => [
            "продолжить можно только из файла в файл CSV или JSON: smeta batch IN.csv -o OUT.csv --resume".into(),
            "only a run from a file to a CSV or JSON file can be resumed: smeta batch IN.csv -o OUT.csv --resume"
                .into(),
            "wznowić można tylko przebieg z pliku do pliku CSV albo JSON: smeta batch IN.csv -o OUT.csv --resume"
                .into(),
        ],
        B::NothingToResume(path) => [
            format!("продолжать нечего: прерванного запуска для `{path}` нет; запустите без --resume"),
            format!("nothing to resume: there is no interrupted run for `{path}`; run without --resume"),
            format!("nie ma czego wznawiać: brak przerwanego przebiegu dla `{path}`; uruchom bez --resume"),
        ],
        B::OtherRun(path) => [
            format!(
                "начатое для `{path}` было из других данных, с другим каталогом или ключами: верните их или запустите без --resume"
            ),
            format!(
                "what was begun for `{path}` had other data, another catalog or other options: restore them or run without --resume"
            ),
            format!(
                "rozpoczęty przebieg dla `{path}` miał inne dane, katalog albo opcje: przywróć je albo uruchom bez --resume"
            ),
        ],
        B::BadShard(written) => [
            format!("`{written}` не часть: пишите номер и сколько всего, например 3/16"),
            format!("`{written}` is no part: write its number and how many there are, such as 3/16"),
            format!("`{written}` to nie część: podaj numer i ile ich jest, na przykład 3/16"),
        ],
        B::BadDelimiter(written) => [
            format!("`{written}` не разделитель: нужен один знак, например ; или , или tab"),
            format!("`{written}` is no delimiter: one character is needed, such as ; or , or tab"),
            format!("`{written}` to nie separator: potrzebny jeden znak, na przykład ; albo , albo tab"),
        ],
        B::BadOutput(path) => [
            format!("по имени `{path}` не понять вид таблицы: назовите файл .csv, .tsv, .jsonl или .xlsx"),
            format!("the name `{path}` says no format: call the file .csv, .tsv, .jsonl or .xlsx"),
            format!("z nazwy `{path}` nie wynika format: nazwij plik .csv, .tsv, .jsonl albo .xlsx"),
        ],
        B::SameFile(path) => [
            format!("`{path}`: это и вход, и выход; выберите для ответа другой файл"),
            format!("`{path}` is both the input and the output; choose another file for the answer"),
            format!("`{path}` to i wejście, i wyjście; wybierz inny plik na odpowiedź"),
        ],
        B::BadThreads(written) => [
            format!("`{written}`: потоков бывает от 1 до 256"),
            format!("`{written}`: there can be 1 to 256 threads"),
            format!("`{written}`: wątków może być od 1 do 256"),
        ],
        B::NoInput => [
            "не сказано, откуда брать запросы: smeta batch requests.csv, или «-» для стандартного ввода".into(),
            "no requests were named: smeta batch requests.csv, or “-” for standard input".into(),
            "nie podano zapytań: smeta batch requests.csv albo „-” dla standardowego wejścia".into(),
        ],
    };
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn plain(words: [&str; 3]) -> [String; 3] {
    words.map(str::to_owned)
}

fn chosen(lang: Lang, words: [String; 3]) -> String {
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn problem_words(lang: Lang, problem: &RowProblem) -> String {
    let message = |message: &Message| super::say(lang, message);
    match problem {
        RowProblem::Flaw(flaw) => flaw_words(lang, flaw.kind),
        RowProblem::Empty(_) => message(&Message::EmptyRequest),
        RowProblem::TooLong(..) => message(&Message::RequestTooLong(crate::domain::quote::LONGEST)),
        RowProblem::NoRequest => chosen(
            lang,
            plain([
                "в строке нет поля с запросом (request)",
                "the row has no field with the request (request)",
                "wiersz nie ma pola z zapytaniem (request)",
            ]),
        ),
        RowProblem::Answer(problem, _) => super::answer::say(lang, problem),
        RowProblem::Discount(_, written) => message(&Message::Deal(super::Deal::BadDiscount(written))),
        RowProblem::Budget(_, written) => message(&Message::Deal(super::Deal::BadBudget(written))),
        RowProblem::Date(_, written) => message(&Message::BadDate(written)),
    }
}

pub(super) fn flaw_words(lang: Lang, kind: FlawKind) -> String {
    let words = match kind {
        FlawKind::TooLong(most) => {
            let most = most / 1024;
            [
                format!("строка длиннее {most} КБ: это не запрос"),
                format!("the row is longer than {most} KB: that is no request"),
                format!("wiersz dłuższy niż {most} KB: to nie zapytanie"),
            ]
        }
        FlawKind::UnclosedQuote => plain([
            "кавычка открыта и не закрыта: закройте её или удвойте",
            "a quote opens and does not close: close it or double it",
            "cudzysłów otwarty i niezamknięty: zamknij go albo podwój",
        ]),
        FlawKind::ZeroByte => plain([
            "нулевой байт в ячейке: файл повреждён или не в той кодировке",
            "a zero byte in a cell: the file is damaged or in another encoding",
            "bajt zerowy w komórce: plik uszkodzony albo w innym kodowaniu",
        ]),
        FlawKind::NotText => plain([
            "строка в другой кодировке, чем весь файл: пересохраните в UTF-8 или укажите --encoding",
            "the row is in another encoding than the file: save it as UTF-8 or give --encoding",
            "wiersz w innym kodowaniu niż plik: zapisz w UTF-8 albo podaj --encoding",
        ]),
        FlawKind::Ragged(cells, names) => [
            format!("ячеек {cells}, а столбцов {names}: возьмите текст с разделителем в кавычки"),
            format!("{cells} cells for {names} columns: put quotes round a text that holds the delimiter"),
            format!("{cells} komórek na {names} kolumn: ujmij w cudzysłów tekst z separatorem"),
        ],
        FlawKind::NotJson => plain(["не объект JSON", "not a JSON object", "to nie obiekt JSON"]),
        FlawKind::SheetError => {
            plain(["в ячейке ошибка формулы", "a cell holds the error of a formula", "komórka zawiera błąd formuły"])
        }
    };
    chosen(lang, words)
}

fn summary(lang: Lang, tally: &Tally, currency: Currency) -> String {
    let count = |n: u64| number::whole(n, lang);
    let [rows, typical, unsure, new, bad] = [tally.rows, tally.typical, tally.unsure, tally.new, tally.bad].map(count);
    let [likely, safe] = [tally.likely, tally.safe].map(|sum| number::money(sum, currency, lang));
    let words = [
        format!(
            "Запросов {rows}: рассчитано {typical}, уточнить {unsure}, новых {new}, с ошибкой {bad}.\nВероятные цены в сумме {likely}; с запасом на риск {safe}."
        ),
        format!(
            "Requests {rows}: quoted {typical}, unsure {unsure}, new {new}, bad {bad}.\nLikely prices add up to {likely}; with the margin for risk {safe}."
        ),
        format!(
            "Zapytań {rows}: wycenione {typical}, do wyjaśnienia {unsure}, nowe {new}, błędne {bad}.\nPrawdopodobne ceny razem {likely}; z zapasem na ryzyko {safe}."
        ),
    ];
    chosen(lang, words)
}
