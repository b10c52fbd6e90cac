//! The help of `smeta batch`.

use super::Line;

pub(super) const VALUES: &[Line] = &[
    ("input", ["ТАБЛИЦА", "TABLE", "TABELA"]),
    ("column", ["СТОЛБЕЦ", "COLUMN", "KOLUMNA"]),
    ("delimiter", ["ЗНАК", "CHARACTER", "ZNAK"]),
    ("encoding", ["КОДИРОВКА", "ENCODING", "KODOWANIE"]),
    ("per", ["ЧТО", "WHAT", "CO"]),
    ("summary", ["ФАЙЛ", "FILE", "PLIK"]),
    ("shard", ["ЧАСТЬ", "PART", "CZĘŚĆ"]),
    ("threads", ["СКОЛЬКО", "N", "ILE"]),
];

pub(super) const LINES: &[Line] = &[
    (
        "batch",
        [
            "Таблица запросов → таблица оценок: CSV, XLSX или строки JSON",
            "A table of requests → a table of quotes: CSV, XLSX or JSON lines",
            "Tabela zapytań → tabela wycen: CSV, XLSX albo wiersze JSON",
        ],
    ),
    (
        "batch.examples",
        [
            "Примеры:\n  smeta batch заявки.xlsx -o оценки.xlsx\n  smeta batch заявки.csv -o оценки.csv --summary итог.json\n  cut -f2 crm.tsv | smeta batch - --no-header --format json\n  smeta batch --requote -o сегодня.csv",
            "Examples:\n  smeta batch requests.xlsx -o quotes.xlsx\n  smeta batch requests.csv -o quotes.csv --summary summary.json\n  cut -f2 crm.tsv | smeta batch - --no-header --format json\n  smeta batch --requote -o today.csv",
            "Przykłady:\n  smeta batch zapytania.xlsx -o wyceny.xlsx\n  smeta batch zapytania.csv -o wyceny.csv --summary suma.json\n  cut -f2 crm.tsv | smeta batch - --no-header --format json\n  smeta batch --requote -o dzisiaj.csv",
        ],
    ),
    (
        "batch.input",
        [
            "Таблица запросов: CSV, TSV, XLSX, XLS, ODS, строки JSON; «-»: стандартный ввод",
            "The table of requests: CSV, TSV, XLSX, XLS, ODS, JSON lines; “-” reads standard input",
            "Tabela zapytań: CSV, TSV, XLSX, XLS, ODS, wiersze JSON; „-” to standardowe wejście",
        ],
    ),
    (
        "batch.output",
        [
            "Куда записать, вид по имени: .csv .tsv .jsonl .xlsx; иначе на вывод",
            "Where to write, format by name: .csv .tsv .jsonl .xlsx; else to the output",
            "Dokąd zapisać, format z nazwy: .csv .tsv .jsonl .xlsx; inaczej na wyjście",
        ],
    ),
    (
        "batch.column",
        [
            "Столбец с запросом: название или номер",
            "The column with the request: its name or number",
            "Kolumna z zapytaniem: nazwa albo numer",
        ],
    ),
    (
        "batch.delimiter",
        [
            "Разделитель таблицы, если определён неверно: ; , tab",
            "The table's delimiter, if it is told wrong: ; , tab",
            "Separator tabeli, jeśli wykryto błędny: ; , tab",
        ],
    ),
    (
        "batch.encoding",
        [
            "Кодировка таблицы, если определена неверно: windows-1251, cp866",
            "The table's encoding, if it is told wrong: windows-1251, cp866",
            "Kodowanie tabeli, jeśli wykryto błędne: windows-1250, cp866",
        ],
    ),
    (
        "batch.no_header",
        [
            "Строки с названиями столбцов нет ни на входе, ни на выходе",
            "No row of column names, neither in nor out",
            "Bez wiersza z nazwami kolumn, ani na wejściu, ani na wyjściu",
        ],
    ),
    (
        "batch.per",
        [
            "Строка ответа на каждый запрос (request) или на каждую задачу в нём (line)",
            "A row for each request (request) or for each task in it (line)",
            "Wiersz na każde zapytanie (request) albo na każde zadanie w nim (line)",
        ],
    ),
    (
        "batch.answer",
        [
            "Ответ для всех строк: cms=bitrix; столбец cms важнее",
            "An answer for all rows: cms=bitrix; a column cms goes before it",
            "Odpowiedź dla wszystkich wierszy: cms=bitrix; kolumna cms ma pierwszeństwo",
        ],
    ),
    ("batch.condition", ["Условие для всех строк", "A condition for all rows", "Warunek dla wszystkich wierszy"]),
    ("batch.discount", ["Скидка для всех строк, %", "A discount for all rows, %", "Rabat dla wszystkich wierszy, %"]),
    (
        "batch.today",
        [
            "День расчёта: ГГГГ-ММ-ДД; иначе сегодня",
            "The day of the quotes: YYYY-MM-DD; else today",
            "Dzień wyceny: RRRR-MM-DD; inaczej dziś",
        ],
    ),
    ("batch.summary", ["Итог в файл JSON", "The summary to a JSON file", "Podsumowanie do pliku JSON"]),
    (
        "batch.save",
        [
            "Записать оценки в журнал студии, все сразу; в ответе будет их номер",
            "Save the quotes into the studio's ledger, all at once; the output has their numbers",
            "Zapisz wyceny w dzienniku studia, wszystkie naraz; w wyniku będą ich numery",
        ],
    ),
    (
        "batch.requote",
        [
            "Без таблицы: записанные оценки против сегодняшнего каталога",
            "Without a table: saved quotes against today's catalog",
            "Bez tabeli: zapisane wyceny wobec dzisiejszego katalogu",
        ],
    ),
    (
        "batch.client",
        [
            "Для --requote: только этого клиента; хватит части имени",
            "With --requote: of this client only; a part of the name will do",
            "Dla --requote: tylko tego klienta; wystarczy część nazwy",
        ],
    ),
    (
        "batch.status",
        [
            "Для --requote: в этом состоянии; иначе open и sent",
            "With --requote: in this status; else open and sent",
            "Dla --requote: w tym stanie; inaczej open i sent",
        ],
    ),
    (
        "batch.strict",
        [
            "Остановиться на первой плохой строке",
            "Stop at the first bad row",
            "Zatrzymaj się na pierwszym złym wierszu",
        ],
    ),
    (
        "batch.resume",
        [
            "Продолжить прерванный запуск с тем же входом и ключами",
            "Go on with an interrupted run of the same input and options",
            "Wznów przerwany przebieg z tym samym wejściem i opcjami",
        ],
    ),
    (
        "batch.shard",
        [
            "Только часть строк: 3/16; части подряд дают целое",
            "Only a part of the rows: 3/16; the parts in order are the whole",
            "Tylko część wierszy: 3/16; części po kolei dają całość",
        ],
    ),
    (
        "batch.threads",
        [
            "Сколько потоков; иначе по числу ядер. На ответ не влияет",
            "How many threads; else one for each core. The answer is the same",
            "Ile wątków; inaczej tyle, ile rdzeni. Wynik jest ten sam",
        ],
    ),
];
