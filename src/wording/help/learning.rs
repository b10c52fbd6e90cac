//! The help of the commands that learn from finished jobs.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("jobs", ["ФАЙЛ", "FILE", "PLIK"]),
    ("map", ["ЧТО=СТОЛБЕЦ", "WHAT=COLUMN", "CO=KOLUMNA"]),
    ("only", ["СТОЛБЕЦ=ЗНАЧЕНИЕ", "COLUMN=VALUE", "KOLUMNA=WARTOŚĆ"]),
    ("predictions", ["ФАЙЛ", "FILE", "PLIK"]),
    ("remember", ["СКОЛЬКО", "N", "ILE"]),
    ("apply", ["ЧТО", "WHAT", "CO"]),
    ("reject", ["КОД", "CODE", "KOD"]),
    ("svg", ["ФАЙЛ", "FILE", "PLIK"]),
    ("person", ["ИМЯ", "NAME", "NAZWA"]),
    ("unit", ["ЕДИНИЦЫ", "UNIT", "JEDNOSTKA"]),
    ("dates", ["ПОРЯДОК", "ORDER", "KOLEJNOŚĆ"]),
    ("source", ["ИМЯ", "NAME", "NAZWA"]),
    ("review", ["ФАЙЛ", "FILE", "PLIK"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (
        "history",
        [
            "Принести законченные работы из трекера или таблицы учёта времени",
            "Bring in finished jobs from a tracker or a time sheet",
            "Wczytaj skończone prace z trackera albo ewidencji czasu",
        ],
    ),
    (
        "history.examples",
        [
            "Примеры:\n  smeta history import zadachi.csv --dry-run\n  smeta history confirm proverka.csv",
            "Examples:\n  smeta --lang en history import issues.csv --dry-run\n  smeta --lang en history confirm review.csv",
            "Przykłady:\n  smeta --lang pl history import zadania.csv --dry-run\n  smeta --lang pl history confirm przeglad.csv",
        ],
    ),
    (
        "history.import",
        [
            "Записать работы в журнал: строки одной работы сложить, узнать типовую задачу по словам; второй раз то же не добавится",
            "Write jobs into the ledger: rows of one job are summed, the typical task is told by the words; twice adds nothing",
            "Zapisz prace w dzienniku: wiersze jednej pracy są sumowane, zadanie rozpoznane po słowach; drugi raz nic nie doda",
        ],
    ),
    (
        "history.import.examples",
        [
            "Примеры:\n  smeta history import jira.csv --unit seconds\n  smeta history import uchet.csv --review proverka.csv \\\n    --map hours=Факт,text=Тема,done=Закрыта",
            "Examples:\n  smeta --lang en history import jira.csv --unit seconds\n  smeta --lang en history import time.csv --review review.csv \\\n    --map hours=Actual,text=Task,done=Closed",
            "Przykłady:\n  smeta --lang pl history import jira.csv --unit seconds\n  smeta --lang pl history import czas.csv --review przeglad.csv \\\n    --map hours=Fakt,text=Temat,done=Koniec",
        ],
    ),
    (
        "history.import.jobs",
        [
            "Таблица: CSV в любой кодировке, JSON или строки JSON; XLSX, если программа собрана с ними",
            "A table: CSV in any encoding, JSON or JSON lines; XLSX if the program was built with it",
            "Tabela: CSV w dowolnym kodowaniu, JSON albo wiersze JSON; XLSX, jeśli program tak zbudowano",
        ],
    ),
    (
        "history.import.map",
        [
            "Где что: id, done, started, estimated, hours, text, estimate, days, client, person, entry; чего не назвать, то узнаётся по имени столбца",
            "Which column is what: id, done, started, estimated, hours, text, estimate, days, client, person, entry; the rest is told by the columns' names",
            "Która kolumna to co: id, done, started, estimated, hours, text, estimate, days, client, person, entry; reszta po nazwach kolumn",
        ],
    ),
    (
        "history.import.unit",
        [
            "В чём числа без единиц: hours, minutes, seconds (Jira пишет секунды)",
            "What bare numbers count: hours, minutes, seconds (Jira writes seconds)",
            "W czym są liczby bez jednostek: hours, minutes, seconds (Jira pisze sekundy)",
        ],
    ),
    (
        "history.import.dates",
        [
            "Что первым в 03/04/2026: dmy (день) или mdy (месяц); иначе видно по другим датам файла",
            "What comes first in 03/04/2026: dmy (day) or mdy (month); else the file's other dates tell",
            "Co pierwsze w 03/04/2026: dmy (dzień) czy mdy (miesiąc); inaczej widać po innych datach pliku",
        ],
    ),
    (
        "history.import.delimiter",
        [
            "Чем разделены ячейки, если не видно само: `;`, `,`, tab",
            "What parts the cells, if it cannot be seen: `;`, `,`, tab",
            "Czym rozdzielone są komórki, jeśli tego nie widać: `;`, `,`, tab",
        ],
    ),
    (
        "history.import.encoding",
        [
            "Кодировка, если не узналась сама: windows-1251, cp866, utf-16",
            "The encoding, if it was not detected: windows-1251, utf-16",
            "Kodowanie, jeśli nie zostało rozpoznane: windows-1250, utf-16",
        ],
    ),
    (
        "history.import.source",
        [
            "Чьи это номера, если в двух трекерах они совпадают",
            "Whose ids these are, where two trackers count alike",
            "Czyje to numery, jeśli w dwóch trackerach są te same",
        ],
    ),
    (
        "history.import.update",
        [
            "Записать заново работы, у которых с прошлого раза другие цифры",
            "Write jobs again whose figures differ from the last time",
            "Zapisz ponownie prace, których liczby są inne niż ostatnio",
        ],
    ),
    (
        "history.import.review",
        [
            "Записать сомнительные работы таблицей, чтобы исправить и вернуть",
            "Write doubtful jobs as a table, to be corrected and given back",
            "Zapisz wątpliwe prace jako tabelę, do poprawienia i oddania",
        ],
    ),
    (
        "history.import.dry_run",
        ["Только показать, ничего не записывать", "Only show, write nothing", "Tylko pokaż, niczego nie zapisuj"],
    ),
    (
        "history.import.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "history.confirm",
        [
            "Вернуть проверенную таблицу: что это за работы",
            "Give back a checked table: what these jobs are",
            "Oddaj sprawdzoną tabelę: co to za prace",
        ],
    ),
    (
        "history.confirm.examples",
        [
            "Примеры:\n  smeta history confirm proverka.csv\n  smeta history confirm proverka.csv --by anna",
            "Examples:\n  smeta --lang en history confirm review.csv\n  smeta --lang en history confirm review.csv --by anna",
            "Przykłady:\n  smeta --lang pl history confirm przeglad.csv\n  smeta --lang pl history confirm przeglad.csv --by anna",
        ],
    ),
    (
        "history.confirm.review",
        [
            "Таблица от `history import --review` с исправленным столбцом entry",
            "The table of `history import --review` with its column entry corrected",
            "Tabela z `history import --review` z poprawioną kolumną entry",
        ],
    ),
    (
        "learn",
        [
            "Что говорят законченные работы: часы, дни, ответы, фразы, подводные камни, новые задачи; с доказательствами",
            "What finished jobs say: hours, days, answers, phrases, pitfalls, new tasks; with the evidence",
            "Co mówią skończone prace: godziny, dni, odpowiedzi, frazy, pułapki, nowe zadania; z dowodami",
        ],
    ),
    (
        "learn.examples",
        [
            "Примеры:\n  smeta learn\n  smeta learn --apply 1c-exchange",
            "Examples:\n  smeta --lang en learn\n  smeta --lang en learn --apply 1c-exchange",
            "Przykłady:\n  smeta --lang pl learn\n  smeta --lang pl learn --apply 1c-exchange",
        ],
    ),
    (
        "learn.apply",
        [
            "Записать цифры в learned.toml; с именем задачи или кодом записать всё о ней, и в её файл",
            "Write the figures to learned.toml; with a task or a code write all about it, into its file too",
            "Zapisz liczby w learned.toml; z zadaniem lub kodem zapisz wszystko o nim, także w jego pliku",
        ],
    ),
    (
        "learn.reject",
        [
            "Больше не предлагать: код или задача; вернётся, когда работ станет вдвое больше",
            "Do not propose again: a code or a task; it comes back when there are twice as many jobs",
            "Nie proponuj więcej: kod albo zadanie; wróci, gdy prac będzie dwa razy tyle",
        ],
    ),
    ("learn.dry_run", ["Только показать правку", "Only show the change", "Tylko pokaż zmianę"]),
    (
        "learn.today",
        [
            "Работы по этот день включительно: ГГГГ-ММ-ДД",
            "Jobs up to this day: YYYY-MM-DD",
            "Prace do tego dnia włącznie: RRRR-MM-DD",
        ],
    ),
    (
        "accuracy",
        [
            "Сбылись ли вилки: попадание, сдвиг, ошибка, ширина; по задачам, людям и обещаниям, с графиками",
            "Whether ranges held: hit rate, bias, error, width; by task, person and promise, with charts",
            "Czy widełki się sprawdziły: trafność, odchył, błąd, szerokość; wg zadań, osób i obietnic, z wykresami",
        ],
    ),
    (
        "accuracy.examples",
        [
            "Примеры:\n  smeta accuracy\n  smeta accuracy --by anna --svg tochnost.svg",
            "Examples:\n  smeta --lang en accuracy\n  smeta --lang en accuracy --by anna --svg accuracy.svg",
            "Przykłady:\n  smeta --lang pl accuracy\n  smeta --lang pl accuracy --by anna --svg trafnosc.svg",
        ],
    ),
    ("accuracy.entry", ["Только эта задача", "Only this task", "Tylko to zadanie"]),
    ("accuracy.person", ["Только оценки этого человека", "Only quotes of this person", "Tylko wyceny tej osoby"]),
    (
        "accuracy.svg",
        ["Записать графики картинкой SVG", "Write the charts as an SVG picture", "Zapisz wykresy jako obraz SVG"],
    ),
    (
        "backtest",
        [
            "Проверить вилки на прошлом: что было бы сказано о сделанных работах и насколько верно",
            "Test ranges on the past: what would have been said about finished jobs, and how right it was",
            "Sprawdź widełki na przeszłości: co powiedziano by o skończonych pracach i jak trafnie",
        ],
    ),
    (
        "backtest.examples",
        [
            "Примеры:\n  smeta backtest raboty.csv --map id=Номер,done=Закрыта,hours=Часы,text=Задача\n  smeta backtest jobs.csv --map id=id,done=closed,hours=spent,text=title \\\n    --map estimated=created,group=type,estimate=plan --predictions out.csv",
            "Examples:\n  smeta backtest jobs.csv --map id=id,done=closed,hours=spent,text=title\n  smeta backtest jobs.csv --map id=id,done=closed,hours=spent,text=title \\\n    --map estimated=created,group=type,estimate=plan --predictions out.csv",
            "Przykłady:\n  smeta backtest prace.csv --map id=Numer,done=Koniec,hours=Godziny,text=Opis\n  smeta backtest jobs.csv --map id=id,done=closed,hours=spent,text=title \\\n    --map estimated=created,group=type,estimate=plan --predictions out.csv",
        ],
    ),
    (
        "backtest.jobs",
        [
            "Таблица сделанных работ: CSV в UTF-8, строка на работу",
            "A table of finished jobs: CSV in UTF-8, a row for each",
            "Tabela skończonych prac: CSV w UTF-8, wiersz na pracę",
        ],
    ),
    (
        "backtest.map",
        [
            "Где что: id, done (закончена), estimated (оценена), hours, text, group (от широкой к узкой, можно несколько), estimate (часы, названные человеком); через запятую или повторяя ключ; нужны done и hours",
            "Which column is what: id, done, estimated (the day), hours, text, group (the widest first, may repeat), estimate (a person's hours); joined by commas or repeated; done and hours are needed",
            "Która kolumna to co: id, done (koniec), estimated (dzień oceny), hours, text, group (od najszerszej, może ich być kilka), estimate (godziny podane przez człowieka); po przecinku albo powtarzając; potrzebne done i hours",
        ],
    ),
    (
        "backtest.only",
        [
            "Проверять только строки с этим значением; учиться на всех",
            "Test only rows with this value; learn from all",
            "Sprawdzaj tylko wiersze z tą wartością; ucz się na wszystkich",
        ],
    ),
    (
        "backtest.predictions",
        [
            "Записать предсказания: id,p10,p50,p90,basis",
            "Write the predictions: id,p10,p50,p90,basis",
            "Zapisz prognozy: id,p10,p50,p90,basis",
        ],
    ),
    (
        "backtest.remember",
        [
            "Помнить только столько последних работ: видно, что даёт длинная история",
            "Remember only so many last jobs: shows what a long history is worth",
            "Pamiętaj tylko tyle ostatnich prac: widać, co daje długa historia",
        ],
    ),
];
