//! The help of the commands that read the catalog for its keepers.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("folder", ["ПАПКА", "DIR", "FOLDER"]),
    ("older", ["МЕСЯЦЕВ", "MONTHS", "MIESIĘCY"]),
    ("file", ["ФАЙЛ", "FILE", "PLIK"]),
    ("drafts", ["ПАПКА", "DIR", "FOLDER"]),
    ("against", ["ПАПКА", "DIR", "FOLDER"]),
    ("kind", ["ВИД", "KIND", "RODZAJ"]),
    ("sheet", ["ФАЙЛ", "FILE", "PLIK"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (
        "catalog.check.deep",
        [
            "Ещё и вглубь: задачи без вопросов и подводных камней, чужие фразы, двойники, давние цифры",
            "Deeper: tasks without questions or pitfalls, phrases of others, doubles, old figures",
            "Także w głąb: zadania bez pytań i pułapek, cudze frazy, duplikaty, stare liczby",
        ],
    ),
    (
        "catalog.check.today",
        [
            "День проверки: ГГГГ-ММ-ДД; иначе сегодня",
            "The day of the check: YYYY-MM-DD; else today",
            "Dzień kontroli: RRRR-MM-DD; inaczej dziś",
        ],
    ),
    (
        "catalog.search",
        [
            "Найти задачи по словам: в названиях, фразах, вопросах, подводных камнях",
            "Find tasks by words: in titles, phrases, questions, pitfalls",
            "Znajdź zadania po słowach: w tytułach, frazach, pytaniach, pułapkach",
        ],
    ),
    (
        "catalog.search.examples",
        [
            "Примеры:\n  smeta catalog search эквайринг\n  smeta catalog search перенос сайта --format json",
            "Examples:\n  smeta --lang en catalog search hosting\n  smeta --lang en catalog search cash register --format json",
            "Przykłady:\n  smeta --lang pl catalog search hosting\n  smeta --lang pl catalog search kasa fiskalna --format json",
        ],
    ),
    ("catalog.search.words", ["Слова в любой форме", "Words in any form", "Słowa w dowolnej formie"]),
    (
        "catalog.diff",
        [
            "Чем каталог отличается от основы или от другой папки: по смыслу, а не по буквам",
            "What the catalog says otherwise than its base or another folder: by meaning, not by letters",
            "Czym katalog różni się od bazy albo innego folderu: co do sensu, nie liter",
        ],
    ),
    (
        "catalog.diff.examples",
        [
            "Примеры:\n  smeta catalog diff\n  smeta catalog diff ../прошлый-месяц/catalog --format json",
            "Examples:\n  smeta catalog diff\n  smeta catalog diff ../last-month/catalog --format json",
            "Przykłady:\n  smeta catalog diff\n  smeta catalog diff ../poprzedni-miesiac/catalog --format json",
        ],
    ),
    (
        "catalog.diff.folder",
        ["С чем сравнить; иначе с основой", "What to compare with; else the base", "Z czym porównać; inaczej z bazą"],
    ),
    (
        "catalog.stale",
        [
            "Что пора перепроверить: цифры с давней датой или без неё, неутверждённые календари",
            "What to check again: figures with an old date or none, calendars not settled",
            "Co sprawdzić ponownie: liczby ze starą datą albo bez niej, nieustalone kalendarze",
        ],
    ),
    (
        "catalog.stale.examples",
        [
            "Примеры:\n  smeta catalog stale\n  smeta catalog stale --older 6 --format json",
            "Examples:\n  smeta catalog stale\n  smeta catalog stale --older 6 --format json",
            "Przykłady:\n  smeta catalog stale\n  smeta catalog stale --older 6 --format json",
        ],
    ),
    (
        "catalog.stale.older",
        [
            "Старше скольких месяцев; иначе 12",
            "Older than so many months; else 12",
            "Starsze niż tyle miesięcy; inaczej 12",
        ],
    ),
    (
        "catalog.stale.today",
        ["Какой день считать сегодняшним", "The day that counts as today", "Który dzień liczyć jako dzisiejszy"],
    ),
    (
        "catalog.gaps",
        [
            "Просьбы, которым ничего не нашлось, по группам: чего каталогу не хватает",
            "Requests that found nothing, in groups: what the catalog lacks",
            "Prośby, dla których nic nie znaleziono, w grupach: czego brakuje w katalogu",
        ],
    ),
    (
        "catalog.gaps.examples",
        [
            "Примеры:\n  smeta catalog gaps просьбы.csv\n  smeta catalog gaps просьбы.csv --drafts черновики",
            "Examples:\n  smeta catalog gaps requests.csv\n  smeta catalog gaps requests.csv --drafts drafts",
            "Przykłady:\n  smeta catalog gaps prosby.csv\n  smeta catalog gaps prosby.csv --drafts szkice",
        ],
    ),
    (
        "catalog.gaps.file",
        [
            "CSV со столбцом text или строки JSON; журнал учитывается всегда",
            "CSV with a column text, or JSON lines; the ledger always counts",
            "CSV z kolumną text albo wiersze JSON; dziennik liczy się zawsze",
        ],
    ),
    (
        "catalog.gaps.drafts",
        [
            "Записать сюда черновики задач; что есть, не трогается",
            "Write drafts of tasks here; what is there is left alone",
            "Zapisz tu szkice zadań; istniejące pliki pozostają",
        ],
    ),
    (
        "catalog.replay",
        [
            "Пересчитать прошлые просьбы: что теперь найдётся другое и сколько будет стоить",
            "Quote past requests again: what they would find and cost now",
            "Wyceń dawne prośby ponownie: co teraz znajdą i ile będą kosztować",
        ],
    ),
    (
        "catalog.replay.examples",
        [
            "Примеры:\n  smeta catalog replay просьбы.csv\n  smeta catalog replay --against ../прошлый-месяц/catalog",
            "Examples:\n  smeta catalog replay requests.csv\n  smeta catalog replay --against ../last-month/catalog",
            "Przykłady:\n  smeta catalog replay prosby.csv\n  smeta catalog replay --against ../poprzedni-miesiac/catalog",
        ],
    ),
    (
        "catalog.replay.file",
        [
            "CSV со столбцом text или строки JSON; иначе просьбы журнала",
            "CSV with a column text, or JSON lines; else the ledger's requests",
            "CSV z kolumną text albo wiersze JSON; inaczej prośby z dziennika",
        ],
    ),
    (
        "catalog.replay.against",
        [
            "С каким каталогом сравнить; иначе со встроенным (base)",
            "Which catalog to compare with; else the embedded one (base)",
            "Z jakim katalogiem porównać; inaczej z wbudowanym (base)",
        ],
    ),
    (
        "catalog.replay.today",
        [
            "День расчёта: ГГГГ-ММ-ДД; иначе сегодня",
            "The day of the quotes: YYYY-MM-DD; else today",
            "Dzień wycen: RRRR-MM-DD; inaczej dziś",
        ],
    ),
    (
        "catalog.graph",
        [
            "Кто на кого ссылается: вместе, добавляет, не путать",
            "Which task refers to which: together, brings, means",
            "Które zadanie odsyła do którego: razem, dodaje, nie mylić",
        ],
    ),
    (
        "catalog.graph.examples",
        [
            "Примеры:\n  smeta catalog graph 1c-exchange\n  smeta catalog graph --format json",
            "Examples:\n  smeta catalog graph 1c-exchange\n  smeta catalog graph --format json",
            "Przykłady:\n  smeta catalog graph 1c-exchange\n  smeta catalog graph --format json",
        ],
    ),
    (
        "catalog.graph.id",
        [
            "Только эта задача и кто на неё ссылается",
            "Only this task and who refers to it",
            "Tylko to zadanie i co do niego odsyła",
        ],
    ),
    (
        "catalog.schema",
        [
            "JSON Schema файлов каталога, чтобы редактор подсказывал и проверял",
            "JSON Schema of the catalog's files, so that editors complete and check",
            "JSON Schema plików katalogu, by edytor podpowiadał i sprawdzał",
        ],
    ),
    (
        "catalog.schema.examples",
        [
            "Примеры:\n  smeta catalog schema > entry.schema.json\n  smeta catalog schema studio > studio.schema.json",
            "Examples:\n  smeta catalog schema > entry.schema.json\n  smeta catalog schema studio > studio.schema.json",
            "Przykłady:\n  smeta catalog schema > entry.schema.json\n  smeta catalog schema studio > studio.schema.json",
        ],
    ),
    (
        "catalog.schema.kind",
        [
            "entry, studio, question, calendar, category; иначе entry",
            "entry, studio, question, calendar, category; else entry",
            "entry, studio, question, calendar, category; inaczej entry",
        ],
    ),
    (
        "catalog.export",
        [
            "Выгрузить тексты, числа и фразы в таблицу, по строке на каждое",
            "Put texts, numbers and phrases into a sheet, a row for each",
            "Zapisz teksty, liczby i frazy w arkuszu, po wierszu na każde",
        ],
    ),
    (
        "catalog.export.examples",
        [
            "Примеры:\n  smeta catalog export каталог.csv\n  smeta catalog export каталог.xlsx",
            "Examples:\n  smeta catalog export catalog.csv\n  smeta catalog export catalog.xlsx",
            "Przykłady:\n  smeta catalog export katalog.csv\n  smeta catalog export katalog.xlsx",
        ],
    ),
    ("catalog.export.sheet", ["Файл .csv или .xlsx", "A .csv or .xlsx file", "Plik .csv albo .xlsx"]),
    (
        "catalog.import",
        [
            "Вернуть правки из таблицы: проверит весь каталог и покажет изменения",
            "Bring a sheet's edits back: checks the whole catalog and shows the changes",
            "Wczytaj zmiany z arkusza: sprawdzi cały katalog i pokaże różnice",
        ],
    ),
    (
        "catalog.import.examples",
        [
            "Примеры:\n  smeta catalog import каталог.csv --dry-run\n  smeta catalog import каталог.csv",
            "Examples:\n  smeta catalog import catalog.csv --dry-run\n  smeta catalog import catalog.csv",
            "Przykłady:\n  smeta catalog import katalog.csv --dry-run\n  smeta catalog import katalog.csv",
        ],
    ),
    (
        "catalog.import.sheet",
        [
            "Файл из catalog export; новая фраза — путь phrases.+",
            "A file from catalog export; a new phrase has the path phrases.+",
            "Plik z catalog export; nowa fraza ma ścieżkę phrases.+",
        ],
    ),
];
