//! The help of the ledger's verbs.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("again", ["НОМЕР", "NUMBER", "NUMER"]),
    ("status", ["СОСТОЯНИЕ", "STATUS", "STAN"]),
    ("to", ["КОМУ", "WHOM", "KOMU"]),
    ("price", ["СУММА", "SUM", "KWOTA"]),
    ("reason", ["ПРИЧИНА", "REASON", "POWÓD"]),
    ("hours", ["ЧАСЫ", "HOURS", "GODZINY"]),
    ("days", ["ДНИ", "DAYS", "DNI"]),
    ("why", ["ПОЧЕМУ", "WHY", "DLACZEGO"]),
    ("on", ["ДЕНЬ", "DATE", "DZIEŃ"]),
    ("record", ["ЗАПИСЬ", "RECORD", "WPIS"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (
        "by",
        [
            "Кто записывает; иначе SMETA_BY, иначе имя в системе",
            "Who records it; else SMETA_BY, else the system's user",
            "Kto zapisuje; inaczej SMETA_BY, inaczej użytkownik systemu",
        ],
    ),
    (
        "number",
        [
            "Номер оценки: 17; строка в ней: 17.2",
            "The quote's number: 17; a line of it: 17.2",
            "Numer wyceny: 17; pozycja w niej: 17.2",
        ],
    ),
    (
        "quote.save",
        [
            "Записать оценку в журнал студии под следующим номером",
            "Save the quote in the studio's ledger under the next number",
            "Zapisz wycenę w dzienniku studia pod kolejnym numerem",
        ],
    ),
    (
        "quote.again",
        [
            "Назвать заново записанную оценку: её слова и ответы, поверх них новые; с --save это её новая версия",
            "Say a saved quote once more: its words and answers, new ones on top; with --save a new version of it",
            "Podaj zapisaną wycenę na nowo: jej słowa i odpowiedzi, na nich nowe; z --save to jej nowa wersja",
        ],
    ),
    (
        "log",
        [
            "Записанные оценки, новые сверху: номер, клиент, вилка, чем кончилось",
            "Saved quotes, the newest first: number, client, range, what came of it",
            "Zapisane wyceny, najnowsze na górze: numer, klient, widełki, co z tego wyszło",
        ],
    ),
    (
        "log.examples",
        [
            "Примеры:\n  smeta log --client ромашка\n  smeta log --status open --status sent --all",
            "Examples:\n  smeta --lang en log --client acme\n  smeta --lang en log --status open --status sent --all",
            "Przykłady:\n  smeta --lang pl log --client piekarnia\n  smeta --lang pl log --status open --status sent --all",
        ],
    ),
    (
        "log.client",
        [
            "Только этого клиента; хватит части имени",
            "Of this client only; a part of the name will do",
            "Tylko tego klienta; wystarczy część nazwy",
        ],
    ),
    (
        "log.status",
        [
            "Только в этом состоянии: open, sent, accepted, started, done, declined",
            "In this status only: open, sent, accepted, started, done, declined",
            "Tylko w tym stanie: open, sent, accepted, started, done, declined",
        ],
    ),
    (
        "log.all",
        [
            "Показать все, а не последние двадцать",
            "Show all, not the last twenty",
            "Pokaż wszystkie, a nie ostatnie dwadzieścia",
        ],
    ),
    (
        "log.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "show",
        [
            "Одна оценка: что было обещано, что было дальше и что сказали бы сегодня",
            "One quote: what was promised, what happened since, what would be said today",
            "Jedna wycena: co obiecano, co było dalej i co powiedziano by dziś",
        ],
    ),
    (
        "show.examples",
        [
            "Примеры:\n  smeta show 17\n  smeta show 17 --format json",
            "Examples:\n  smeta --lang en show 17\n  smeta --lang en show 17 --format json",
            "Przykłady:\n  smeta --lang pl show 17\n  smeta --lang pl show 17 --format json",
        ],
    ),
    (
        "show.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "send",
        [
            "Записать, что ушло клиенту: документ хранится в журнале таким, каким ушёл",
            "Record what went to the client: the document is kept as it went, byte for byte",
            "Zapisz, co poszło do klienta: dokument zostaje w dzienniku taki, jaki poszedł",
        ],
    ),
    (
        "send.examples",
        [
            "Примеры:\n  smeta send 17 --as proposal -o кп-17.html \\\n    --to \"почта, директор\"\n  smeta send 17 --file кп-17.pdf",
            "Examples:\n  smeta --lang en send 17 --as proposal -o proposal-17.html \\\n    --to \"mail, the director\"\n  smeta --lang en send 17 --file proposal-17.pdf",
            "Przykłady:\n  smeta --lang pl send 17 --as proposal -o oferta-17.html \\\n    --to \"mail, dyrektor\"\n  smeta --lang pl send 17 --file oferta-17.pdf",
        ],
    ),
    ("send.file", ["Что отправлено", "What was sent", "Co wysłano"]),
    ("send.to", ["Кому и как", "To whom and how", "Komu i jak"]),
    ("accept", ["Клиент согласился", "The client agreed", "Klient się zgodził"]),
    (
        "accept.examples",
        [
            "Примеры:\n  smeta accept 17\n  smeta accept 17 --price 120000",
            "Examples:\n  smeta --lang en accept 17\n  smeta --lang en accept 17 --price 120000",
            "Przykłady:\n  smeta --lang pl accept 17\n  smeta --lang pl accept 17 --price 12000",
        ],
    ),
    (
        "accept.price",
        [
            "О какой цене договорились, если она другая",
            "The price that was agreed on, if it is another one",
            "Na jaką cenę się umówiono, jeśli jest inna",
        ],
    ),
    ("decline", ["Клиент отказался", "The client declined", "Klient odmówił"]),
    (
        "decline.examples",
        [
            "Примеры:\n  smeta decline 17 --reason дорого\n  smeta decline 18 --reason молчит",
            "Examples:\n  smeta --lang en decline 17 --reason price\n  smeta --lang en decline 18 --reason silence",
            "Przykłady:\n  smeta --lang pl decline 17 --reason drogo\n  smeta --lang pl decline 18 --reason cisza",
        ],
    ),
    (
        "decline.reason",
        [
            "Почему, одним словом: дорого, срок, молчит, сами, ушли",
            "Why, in one word: price, term, silence, own, left",
            "Dlaczego, jednym słowem: drogo, termin, cisza, sami, odeszli",
        ],
    ),
    ("start", ["Работа началась", "Work began", "Praca się zaczęła"]),
    (
        "start.examples",
        [
            "Примеры:\n  smeta start 17\n  smeta start 17 --by Аня",
            "Examples:\n  smeta --lang en start 17\n  smeta --lang en start 17 --by Ann",
            "Przykłady:\n  smeta --lang pl start 17\n  smeta --lang pl start 17 --by Ania",
        ],
    ),
    (
        "done",
        [
            "Работа сделана: сколько часов ушло и почему не столько, сколько обещали",
            "Work is done: how many hours it took, and why not as many as said",
            "Praca zrobiona: ile zajęła godzin i dlaczego nie tyle, ile obiecano",
        ],
    ),
    (
        "done.examples",
        [
            "Примеры:\n  smeta done 17 --hours 34\n  smeta done 17.2 --hours 2ч30м --days 3 --why доступы",
            "Examples:\n  smeta --lang en done 17 --hours 34\n  smeta --lang en done 17.2 --hours 2h30m --days 3 --why access",
            "Przykłady:\n  smeta --lang pl done 17 --hours 34\n  smeta --lang pl done 17.2 --hours 2h30m --days 3 --why dostępy",
        ],
    ),
    ("done.hours", ["Часы: 12, 3,5, 2ч30м, 2:30", "Hours: 12, 3.5, 2h30m, 2:30", "Godziny: 12, 3,5, 2h30m, 2:30"]),
    (
        "done.days",
        [
            "Рабочие дни от начала до конца, с ожиданием",
            "Working days from start to end, waiting included",
            "Dni robocze od początku do końca, z czekaniem",
        ],
    ),
    (
        "done.why",
        [
            "Почему вышло больше или меньше, одним словом: объём, доступы, дубли",
            "Why it took more or less, in one word: scope, access, duplicates",
            "Dlaczego wyszło więcej albo mniej, jednym słowem: zakres, dostępy, duplikaty",
        ],
    ),
    (
        "done.on",
        [
            "Последний день работы: ГГГГ-ММ-ДД; иначе сегодня",
            "The last day of work: YYYY-MM-DD; else today",
            "Ostatni dzień pracy: RRRR-MM-DD; inaczej dziś",
        ],
    ),
    (
        "note",
        [
            "Записать заметку: к оценке, если впереди её номер, иначе к студии",
            "Write a note: on a quote if its number comes first, else on the studio",
            "Zapisz notatkę: do wyceny, jeśli najpierw jest jej numer, inaczej do studia",
        ],
    ),
    (
        "note.examples",
        [
            "Примеры:\n  smeta note 17 \"перезвонить после планёрки\"\n  smeta note \"поднять ставку с января\"",
            "Examples:\n  smeta --lang en note 17 \"call back after their meeting\"\n  smeta --lang en note \"raise the rate in January\"",
            "Przykłady:\n  smeta --lang pl note 17 \"oddzwonić po naradzie\"\n  smeta --lang pl note \"podnieść stawkę od stycznia\"",
        ],
    ),
    ("note.words", ["Номер, если есть, и слова", "The number, if any, and the words", "Numer, jeśli jest, i słowa"]),
    (
        "undo",
        [
            "Взять запись назад: свою последнюю или названную; сама она остаётся в журнале",
            "Take a record back: your last one or the named one; it stays in the ledger",
            "Cofnij wpis: swój ostatni albo podany; sam zostaje w dzienniku",
        ],
    ),
    (
        "undo.examples",
        [
            "Примеры:\n  smeta undo\n  smeta undo 01a1fce7-9dfb-774b-8000-000000000001",
            "Examples:\n  smeta --lang en undo\n  smeta --lang en undo 01a1fce7-9dfb-774b-8000-000000000001",
            "Przykłady:\n  smeta --lang pl undo\n  smeta --lang pl undo 01a1fce7-9dfb-774b-8000-000000000001",
        ],
    ),
    (
        "undo.record",
        [
            "Имя записи или его конец; иначе ваша последняя",
            "The record's name or the end of it; else your last one",
            "Nazwa wpisu albo jej koniec; inaczej Twój ostatni",
        ],
    ),
    (
        "doctor",
        [
            "Проверить журнал: оборванные и чужие строки, двойные имена, числа, которых не бывает",
            "Check the ledger: torn and foreign lines, double names, impossible numbers",
            "Sprawdź dziennik: urwane i obce wiersze, podwójne nazwy, niemożliwe liczby",
        ],
    ),
    (
        "doctor.examples",
        [
            "Примеры:\n  smeta doctor\n  smeta doctor --format json",
            "Examples:\n  smeta --lang en doctor\n  smeta --lang en doctor --format json",
            "Przykłady:\n  smeta --lang pl doctor\n  smeta --lang pl doctor --format json",
        ],
    ),
];
