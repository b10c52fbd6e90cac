//! What the commands say that read the catalog for its keepers: search, diff, stale, gaps, replay, graph, sheets. Each
//! stands in the three languages side by side.

use super::plural;
use crate::domain::catalog::edit::cells::CellProblem;
use crate::domain::catalog::search::Part;
use crate::domain::lang::Lang;

/// A sentence or a label.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<'a> {
    // Search.
    /// Nothing has these words.
    NothingFound(&'a str),
    /// What a text that was found is.
    Part(Part),

    // Diff.
    /// Nothing differs.
    NoDifference,
    /// Headings: entries that are new, gone, changed.
    Added,
    /// See [`Reading::Added`].
    Removed,
    /// See [`Reading::Added`].
    Changed,
    /// The heading of shared questions.
    SharedQuestions,
    /// The heading of settings and calendars.
    Settings,
    /// New, gone, changed entries.
    DiffCount(usize, usize, usize),
    /// There is nothing to compare with.
    NoBase,

    // Stale.
    /// No figures are older than so many months, and calendars are settled.
    NothingStale(u32),
    /// The heading of figures without a date.
    Undated,
    /// The heading of figures older than so many months.
    Older(u32),
    /// The heading of years.
    Years,
    /// A year that the calendar lacks: country, year.
    YearMissing(&'a str, i32),
    /// A year that may still change: country, year.
    YearProvisional(&'a str, i32),
    /// `--older` is no number of months.
    BadMonths,

    // Gaps.
    /// Every one of so many requests finds its task.
    NoGaps(usize),
    /// So many requests in so many groups.
    Gaps(usize, usize),
    /// The nearest entry and how likely it is, in percent.
    Nearest(&'a str, &'a str),
    /// Nothing is near.
    NothingNear,
    /// A draft was written.
    DraftWritten(&'a str),
    /// There is a file of the draft's name.
    DraftThere(&'a str),
    /// The comment in a draft: how often it was asked for, and the nearest entry.
    DraftAdvice(usize, Option<&'a str>),
    /// There are no requests.
    NoRequests,

    // Replay.
    /// So many requests, the version before and after.
    Replayed(usize, &'a str, &'a str),
    /// Nothing moves.
    NothingMoves,
    /// The heading of matches that move.
    Moved(usize),
    /// The heading of prices that move.
    Repriced(usize),
    /// The middle of all changes of price.
    Median(&'a str),
    /// The largest change.
    Worst(&'a str),
    /// How many of so many find what people said: before, after, of.
    Right(usize, usize, usize),
    /// The states reckon in different currencies.
    OtherCurrency,
    /// «nothing» in the place of entries.
    Nothing,

    // Graph.
    /// No entry refers to another.
    NoEdges,
    /// Often ordered together with an entry.
    Related(&'a str),
    /// Saves hours together with an entry.
    Together(&'a str, &'a str),
    /// An answer brings an entry: question, answer, entry.
    Brings(&'a str, &'a str, &'a str),
    /// A request means another entry: words, entry.
    Means(&'a str, &'a str),

    // Sheets.
    /// So many rows went to a file.
    Exported(usize, &'a str),
    /// The sheet says what the catalog says.
    SheetUnchanged(&'a str),
    /// So many files were changed.
    Imported(usize),
    /// Neither .csv nor .xlsx, or not what its name says.
    NotASheet(&'a str),
    /// This program has no XLSX.
    NoXlsx,
    /// The sheet cannot be read: path, cause.
    SheetUnreadable(&'a str, &'a str),
    /// The sheet cannot be written: path, cause.
    SheetUnwritable(&'a str, &'a str),
    /// The first row lacks a column: path, column.
    SheetColumn(&'a str, &'a str),
    /// So many rows cannot be put back.
    WrongRows(usize),
    /// A row: file, number, address, what is wrong.
    WrongRow(&'a str, u64, &'a str, WrongRow<'a>),

    // Schema.
    /// No such kind of file: written, known.
    BadKind(&'a str, &'a str),
}

/// What is wrong with a row of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum WrongRow<'a> {
    /// The catalog has no such file.
    NoSuchFile,
    /// No language of the program.
    NoSuchLang,
    /// It cannot be read.
    Unread,
    /// The file does not take it.
    Cell(&'a CellProblem),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Reading) -> String {
    use Reading as R;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let words: [String; 3] = match message {
        R::NothingFound(words) => [
            format!("в каталоге нет ничего про «{words}»; как это узнал бы клиент: smeta match"),
            format!("nothing in the catalog is about “{words}”; how a client's words are read: smeta match"),
            format!("w katalogu nie ma nic o „{words}”; jak czytane są słowa klienta: smeta match"),
        ],
        R::Part(part) => plain(match part {
            Part::Id => ["имя", "id", "nazwa w katalogu"],
            Part::Title => ["название", "title", "tytuł"],
            Part::Phrase => ["фраза", "phrase", "fraza"],
            Part::Question => ["вопрос", "question", "pytanie"],
            Part::Pitfall => ["подводный камень", "pitfall", "pułapka"],
            Part::Other => ["описание", "description", "opis"],
        }),
        R::NoDifference => plain(["различий нет", "no differences", "brak różnic"]),
        R::Added => plain(["НОВЫЕ", "NEW", "NOWE"]),
        R::Removed => plain(["УБРАНЫ", "REMOVED", "USUNIĘTE"]),
        R::Changed => plain(["ИЗМЕНЕНЫ", "CHANGED", "ZMIENIONE"]),
        R::SharedQuestions => plain(["ОБЩИЕ ВОПРОСЫ", "SHARED QUESTIONS", "WSPÓLNE PYTANIA"]),
        R::Settings => plain(["НАСТРОЙКИ И КАЛЕНДАРИ", "SETTINGS AND CALENDARS", "USTAWIENIA I KALENDARZE"]),
        R::DiffCount(added, removed, changed) => [
            format!("Задачи: новых {added}, убрано {removed}, изменено {changed}."),
            format!("Tasks: {added} new, {removed} removed, {changed} changed."),
            format!("Zadania: nowe {added}, usunięte {removed}, zmienione {changed}."),
        ],
        R::NoBase => plain([
            "сравнивать не с чем: у каталога нет основы; назовите папку: smeta catalog diff ПАПКА",
            "there is nothing to compare with: the catalog has no base; name a folder: smeta catalog diff DIR",
            "nie ma z czym porównać: katalog nie ma bazy; podaj folder: smeta catalog diff FOLDER",
        ]),
        R::NothingStale(months) => [
            format!(
                "всё свежее: цифр старше {months} {} нет, календари утверждены",
                plural::ru(u64::from(*months), "месяца", "месяцев", "месяцев")
            ),
            format!(
                "all is fresh: no figures are older than {months} {}, the calendars are settled",
                plural::en(u64::from(*months), "month", "months")
            ),
            format!(
                "wszystko świeże: brak liczb starszych niż {months} {}, kalendarze są ustalone",
                plural::pl(u64::from(*months), "miesiąc", "miesiące", "miesięcy")
            ),
        ],
        R::Undated => plain(["ЦИФРЫ БЕЗ ДАТЫ", "FIGURES WITHOUT A DATE", "LICZBY BEZ DATY"]),
        R::Older(months) => [
            format!("СТАРШЕ {months} {}", plural::ru(u64::from(*months), "МЕСЯЦА", "МЕСЯЦЕВ", "МЕСЯЦЕВ")),
            format!("OLDER THAN {months} {}", plural::en(u64::from(*months), "MONTH", "MONTHS")),
            format!("STARSZE NIŻ {months} {}", plural::pl(u64::from(*months), "MIESIĄC", "MIESIĄCE", "MIESIĘCY")),
        ],
        R::Years => plain(["КАЛЕНДАРИ", "CALENDARS", "KALENDARZE"]),
        R::YearMissing(country, year) => [
            format!("calendars/{country}.toml: {year} года нет, дни считаются по закону без переносов"),
            format!("calendars/{country}.toml: {year} is missing, days go by the law without moved days off"),
            format!("calendars/{country}.toml: brak roku {year}, dni liczone są z ustawy, bez przeniesień"),
        ],
        R::YearProvisional(country, year) => [
            format!("calendars/{country}.toml: {year} год ещё не утверждён, дни могут сдвинуться"),
            format!("calendars/{country}.toml: {year} is provisional, days off may still move"),
            format!("calendars/{country}.toml: rok {year} jest wstępny, dni mogą się przesunąć"),
        ],
        R::BadMonths => plain([
            "--older: число месяцев, например 12",
            "--older takes a number of months, for instance 12",
            "--older to liczba miesięcy, na przykład 12",
        ]),
        R::NoGaps(n) => [
            format!("пробелов нет: {n} {} узнаны", plural::ru(*n as u64, "просьба", "просьбы", "просьб")),
            format!("no gaps: {n} {} known", plural::en(*n as u64, "request is", "requests are")),
            format!("brak luk: rozpoznano {n} {}", plural::pl(*n as u64, "prośbę", "prośby", "próśb")),
        ],
        R::Gaps(requests, groups) => [
            format!(
                "НЕ УЗНАНО: {requests} {}, {groups} {}",
                plural::ru(*requests as u64, "просьба", "просьбы", "просьб"),
                plural::ru(*groups as u64, "группа", "группы", "групп")
            ),
            format!(
                "NOT KNOWN: {requests} {} in {groups} {}",
                plural::en(*requests as u64, "request", "requests"),
                plural::en(*groups as u64, "group", "groups")
            ),
            format!(
                "NIEROZPOZNANE: {requests} {}, {groups} {}",
                plural::pl(*requests as u64, "prośba", "prośby", "próśb"),
                plural::pl(*groups as u64, "grupa", "grupy", "grup")
            ),
        ],
        R::Nearest(id, percent) => [
            format!("ближе всего {id}, {percent}"),
            format!("nearest is {id}, {percent}"),
            format!("najbliżej {id}, {percent}"),
        ],
        R::NothingNear => plain(["ничего похожего", "nothing alike", "nic podobnego"]),
        R::DraftWritten(path) => [format!("черновик: {path}"), format!("a draft: {path}"), format!("szkic: {path}")],
        R::DraftThere(path) => [
            format!("{path} уже есть и не тронут"),
            format!("{path} is there already and was left alone"),
            format!("{path} już istnieje i pozostaje bez zmian"),
        ],
        R::DraftAdvice(count, nearest) => {
            let near = |words: &str| nearest.map(|id| format!("\n{words} {id}.")).unwrap_or_default();
            [
                format!(
                    "Черновик: просили {count} {}.{}\nДальше: название, часы ([effort] low, likely, high), вопросы, подводные камни, примеры.",
                    plural::ru(*count as u64, "раз", "раза", "раз"),
                    near("Если это та же задача, фразам место в")
                ),
                format!(
                    "A draft: asked for {count} {}.{}\nNext: a title, hours ([effort] low, likely, high), questions, pitfalls, examples.",
                    plural::en(*count as u64, "time", "times"),
                    near("If it is the same task, the phrases belong to")
                ),
                format!(
                    "Szkic: proszono {count} {}.{}\nDalej: tytuł, godziny ([effort] low, likely, high), pytania, pułapki, przykłady.",
                    plural::pl(*count as u64, "raz", "razy", "razy"),
                    near("Jeśli to to samo zadanie, miejsce fraz jest w")
                ),
            ]
        }
        R::NoRequests => plain([
            "просьб нет: назовите файл с колонкой text или записывайте просьбы: smeta match \"…\" --confirm ЗАДАЧА",
            "there are no requests: name a file with a column text, or record some: smeta match \"…\" --confirm TASK",
            "brak próśb: podaj plik z kolumną text albo zapisuj je: smeta match \"…\" --confirm ZADANIE",
        ]),
        R::Replayed(n, before, after) => [
            format!("{n} {}, каталог {before} → {after}", plural::ru(*n as u64, "просьба", "просьбы", "просьб")),
            format!("{n} {}, catalog {before} → {after}", plural::en(*n as u64, "request", "requests")),
            format!("{n} {}, katalog {before} → {after}", plural::pl(*n as u64, "prośba", "prośby", "próśb")),
        ],
        R::NothingMoves => {
            plain(["задачи и цены те же", "the same tasks and the same prices", "te same zadania i te same ceny"])
        }
        R::Moved(n) => [format!("ДРУГИЕ ЗАДАЧИ: {n}"), format!("OTHER TASKS: {n}"), format!("INNE ZADANIA: {n}")],
        R::Repriced(n) => [format!("ДРУГИЕ ЦЕНЫ: {n}"), format!("OTHER PRICES: {n}"), format!("INNE CENY: {n}")],
        R::Median(change) => [
            format!("Медиана изменения цены там, где задачи те же: {change}."),
            format!("Median change of price where the tasks are the same: {change}."),
            format!("Mediana zmiany ceny tam, gdzie zadania są te same: {change}."),
        ],
        R::Worst(change) => {
            [format!("Самое большое: {change}."), format!("The largest: {change}."), format!("Największa: {change}.")]
        }
        R::Right(before, after, of) => [
            format!("Верно узнано по журналу: было {before} из {of}, стало {after}."),
            format!("Right by the ledger: {before} of {of} before, {after} now."),
            format!("Trafnie według dziennika: było {before} z {of}, jest {after}."),
        ],
        R::OtherCurrency => plain([
            "Валюты разные: цены не сравниваются.",
            "The currencies differ: prices are not compared.",
            "Waluty są różne: cen nie porównano.",
        ]),
        R::Nothing => plain(["ничего", "nothing", "nic"]),
        R::NoEdges => plain(["ссылок нет", "no references", "brak odniesień"]),
        R::Related(to) => {
            [format!("часто вместе → {to}"), format!("often with → {to}"), format!("często razem → {to}")]
        }
        R::Together(to, hours) => [
            format!("вместе дешевле на {hours} → {to}"),
            format!("saves {hours} together → {to}"),
            format!("razem oszczędza {hours} → {to}"),
        ],
        R::Brings(question, answer, to) => [
            format!("ответ {question}={answer} добавляет → {to}"),
            format!("the answer {question}={answer} brings → {to}"),
            format!("odpowiedź {question}={answer} dodaje → {to}"),
        ],
        R::Means(says, to) => {
            [format!("«{says}» значит → {to}"), format!("“{says}” means → {to}"), format!("„{says}” znaczy → {to}")]
        }
        R::Exported(n, path) => [
            format!("{path}: {n} {}", plural::ru(*n as u64, "строка", "строки", "строк")),
            format!("{path}: {n} {}", plural::en(*n as u64, "row", "rows")),
            format!("{path}: {n} {}", plural::pl(*n as u64, "wiersz", "wiersze", "wierszy")),
        ],
        R::SheetUnchanged(path) => [
            format!("{path} говорит то же, что каталог: менять нечего"),
            format!("{path} says what the catalog says: nothing to change"),
            format!("{path} mówi to samo co katalog: nie ma czego zmieniać"),
        ],
        R::Imported(n) => [
            format!("изменено: {n} {}", plural::ru(*n as u64, "файл", "файла", "файлов")),
            format!("changed: {n} {}", plural::en(*n as u64, "file", "files")),
            format!("zmieniono: {n} {}", plural::pl(*n as u64, "plik", "pliki", "plików")),
        ],
        R::NotASheet(path) => [
            format!("`{path}` не таблица: нужен файл .csv или .xlsx"),
            format!("`{path}` is no sheet: it should be a .csv or .xlsx file"),
            format!("`{path}` to nie arkusz: potrzebny plik .csv albo .xlsx"),
        ],
        R::NoXlsx => plain([
            "эта сборка не умеет XLSX: возьмите .csv или соберите с --features xlsx",
            "this build has no XLSX: use .csv, or build with --features xlsx",
            "ta wersja nie obsługuje XLSX: użyj .csv albo zbuduj z --features xlsx",
        ]),
        R::SheetUnreadable(path, why) => [
            format!("`{path}` не читается: {why}"),
            format!("`{path}` cannot be read: {why}"),
            format!("nie można odczytać `{path}`: {why}"),
        ],
        R::SheetUnwritable(path, why) => [
            format!("`{path}` не записать: {why}"),
            format!("`{path}` cannot be written: {why}"),
            format!("nie można zapisać `{path}`: {why}"),
        ],
        R::SheetColumn(path, column) => [
            format!("в `{path}` нет столбца `{column}`: первая строка должна быть entry,path,lang,value"),
            format!("`{path}` has no column `{column}`: its first row must be entry,path,lang,value"),
            format!("`{path}` nie ma kolumny `{column}`: pierwszy wiersz to entry,path,lang,value"),
        ],
        R::WrongRows(n) => [
            format!("ничего не записано: {n} {} некуда вернуть", plural::ru(*n as u64, "строку", "строки", "строк")),
            format!(
                "nothing was written: {n} {} no place in the catalog",
                plural::en(*n as u64, "row has", "rows have")
            ),
            format!(
                "nic nie zapisano: {n} {} bez miejsca w katalogu",
                plural::pl(*n as u64, "wiersz", "wiersze", "wierszy")
            ),
        ],
        R::WrongRow(path, number, address, why) => wrong(why).map(|why| match address.is_empty() {
            true => format!("{path}:{number}: {why}"),
            false => format!("{path}:{number}: {address}: {why}"),
        }),
        R::BadKind(written, known) => [
            format!("схемы `{written}` нет; есть: {known}"),
            format!("there is no schema `{written}`; there are: {known}"),
            format!("nie ma schematu `{written}`; są: {known}"),
        ],
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn wrong(why: &WrongRow) -> [&'static str; 3] {
    match why {
        WrongRow::NoSuchFile => {
            ["такого файла в каталоге нет", "the catalog has no such file", "nie ma takiego pliku w katalogu"]
        }
        WrongRow::NoSuchLang => ["язык: ru, en или pl", "the language is ru, en or pl", "język to ru, en albo pl"],
        WrongRow::Unread => [
            "строка не читается (кавычка, кодировка или длина): сохраните таблицу заново как CSV UTF-8",
            "the row cannot be read (a quote, the encoding or its length): save the sheet again as CSV UTF-8",
            "wiersza nie da się odczytać (cudzysłów, kodowanie albo długość): zapisz arkusz ponownie jako CSV UTF-8",
        ],
        WrongRow::Cell(CellProblem::NoSuchCell) => [
            "такого места в файле нет: выгрузите каталог заново",
            "the file has no such place: export the catalog again",
            "w pliku nie ma takiego miejsca: wyeksportuj katalog ponownie",
        ],
        WrongRow::Cell(CellProblem::Empty) => [
            "пусто, а удалить отсюда можно только фразу",
            "empty, and only a phrase can be removed like this",
            "pusto, a w ten sposób usuwa się tylko frazy",
        ],
        WrongRow::Cell(CellProblem::Twice) => {
            ["эта строка здесь второй раз", "the row is here a second time", "ten wiersz jest tu drugi raz"]
        }
        WrongRow::Cell(CellProblem::NotANumber) => {
            ["здесь нужно число", "a number is needed here", "tu potrzebna jest liczba"]
        }
    }
}
