//! The help of the commands that serve the world outside: shells, `man`.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("shell", ["ОБОЛОЧКА", "SHELL", "POWŁOKA"]),
    ("pages", ["ПАПКА", "DIR", "FOLDER"]),
    ("target", ["КУДА", "TARGET", "DOKĄD"]),
    ("numbers", ["НОМЕР", "NUMBER", "NUMER"]),
    ("ask", ["ВОПРОС", "QUESTION", "PYTANIE"]),
    ("from", ["ДЕНЬ", "DATE", "DZIEŃ"]),
    ("until", ["ДЕНЬ", "DATE", "DZIEŃ"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (".man-name", ["Название", "Name", "Nazwa"]),
    (
        "completions",
        [
            "Подсказки по Tab для оболочки: команды, ключи, задачи, вопросы, номера оценок, клиенты",
            "Completion by Tab for a shell: commands, options, tasks, questions, quote numbers, clients",
            "Podpowiedzi po Tab dla powłoki: polecenia, opcje, zadania, pytania, numery wycen, klienci",
        ],
    ),
    (
        "completions.examples",
        [
            "Примеры:\n  smeta completions bash >> ~/.bashrc\n  smeta completions fish > ~/.config/fish/completions/smeta.fish",
            "Examples:\n  smeta --lang en completions bash >> ~/.bashrc\n  smeta --lang en completions fish > ~/.config/fish/completions/smeta.fish",
            "Przykłady:\n  smeta --lang pl completions bash >> ~/.bashrc\n  smeta --lang pl completions zsh >> ~/.zshrc",
        ],
    ),
    (
        "completions.shell",
        [
            "bash, zsh, fish, powershell или elvish",
            "bash, zsh, fish, powershell or elvish",
            "bash, zsh, fish, powershell albo elvish",
        ],
    ),
    (
        "man",
        [
            "Справка страницами для man: одна на экран или все в папку",
            "The help as pages for man: one to the output, or all to a folder",
            "Pomoc jako strony man: jedna na wyjście albo wszystkie do folderu",
        ],
    ),
    (
        "man.examples",
        [
            "Примеры:\n  smeta man ~/.local/share/man/ru/man1\n  smeta man | man -l -",
            "Examples:\n  smeta --lang en man ~/.local/share/man/man1\n  smeta --lang en man | man -l -",
            "Przykłady:\n  smeta --lang pl man ~/.local/share/man/pl/man1\n  smeta --lang pl man | man -l -",
        ],
    ),
    (
        "man.pages",
        [
            "Куда записать страницы всех команд; без неё выводится страница программы",
            "Where to write the pages of all commands; without it the program's page is printed",
            "Gdzie zapisać strony wszystkich poleceń; bez tego wypisuje stronę programu",
        ],
    ),
    (
        "export",
        [
            "Записанные оценки для других программ: Jira, календарь, Битрикс24, amoCRM",
            "Saved quotes for other programs: Jira, calendars, Bitrix24, amoCRM",
            "Zapisane wyceny dla innych programów: Jira, kalendarz, Bitrix24, amoCRM",
        ],
    ),
    (
        "export.examples",
        [
            "Примеры:\n  smeta export jira 17 18 -o работы.csv\n  smeta export ics -o сроки.ics\n  smeta export bitrix24 --status sent -o сделки.csv",
            "Examples:\n  smeta --lang en export jira 17 18 -o work.csv\n  smeta --lang en export ics -o days.ics",
            "Przykłady:\n  smeta --lang pl export jira 17 18 -o prace.csv\n  smeta --lang pl export ics -o terminy.ics",
        ],
    ),
    (
        "export.target",
        [
            "jira (CSV: эпики, задачи, этапы), ics (календарь), bitrix24 и amocrm (CSV; с --format json поля их API)",
            "jira (CSV: epics, tasks, stages), ics (a calendar), bitrix24 and amocrm (CSV; with --format json the fields of their API)",
            "jira (CSV: epiki, zadania, etapy), ics (kalendarz), bitrix24 i amocrm (CSV; z --format json pola ich API)",
        ],
    ),
    (
        "export.numbers",
        [
            "Номера оценок; без них в Jira идут принятые и начатые, в календарь все живые, в CRM все",
            "Numbers of quotes; without them Jira gets accepted and started ones, a calendar all that are alive, a CRM all",
            "Numery wycen; bez nich do Jiry idą przyjęte i rozpoczęte, do kalendarza wszystkie żywe, do CRM wszystkie",
        ],
    ),
    (
        "export.client",
        [
            "Только этого клиента; хватит части имени",
            "Of this client only; a part of the name will do",
            "Tylko tego klienta; wystarczy część nazwy",
        ],
    ),
    (
        "export.status",
        [
            "Только в этом состоянии: open, sent, accepted, started, done, declined",
            "In this status only: open, sent, accepted, started, done, declined",
            "Tylko w tym stanie: open, sent, accepted, started, done, declined",
        ],
    ),
    (
        "export.output",
        ["Куда записать; иначе на экран", "Where to write it; else to the output", "Gdzie zapisać; inaczej na wyjście"],
    ),
    (
        "report",
        [
            "Отчёт: сколько принято, почему отказались, что остаётся, насколько верны вилки, какие вопросы окупаются",
            "A report: how much is won, why clients declined, what is left, how right ranges are, which questions pay",
            "Raport: ile wygrano, dlaczego odmówiono, co zostaje, jak trafne są widełki, które pytania się opłacają",
        ],
    ),
    (
        "report.examples",
        [
            "Примеры:\n  smeta report --from 2026-07-01 --to 2026-09-30\n  smeta report -o отчёт.html",
            "Examples:\n  smeta --lang en report --from 2026-07-01 --to 2026-09-30\n  smeta --lang en report -o report.html",
            "Przykłady:\n  smeta --lang pl report --from 2026-07-01 --to 2026-09-30\n  smeta --lang pl report -o raport.html",
        ],
    ),
    (
        "report.from",
        [
            "Первый день, ГГГГ-ММ-ДД: оценки, названные впервые с этого дня",
            "The first day, YYYY-MM-DD: quotes first said since then",
            "Pierwszy dzień, RRRR-MM-DD: wyceny podane po raz pierwszy od tego dnia",
        ],
    ),
    ("report.until", ["Последний день, ГГГГ-ММ-ДД", "The last day, YYYY-MM-DD", "Ostatni dzień, RRRR-MM-DD"]),
    (
        "report.output",
        [
            "Куда записать: .html (страница с графиками), .csv, .json, .txt; иначе на экран",
            "Where to write it: .html (a page with charts), .csv, .json, .txt; else to the output",
            "Gdzie zapisać: .html (strona z wykresami), .csv, .json, .txt; inaczej na wyjście",
        ],
    ),
    (
        "report.format",
        [
            "Вид: text, json, csv или html; иначе по имени файла",
            "Form: text, json, csv or html; else by the file's name",
            "Postać: text, json, csv albo html; inaczej po nazwie pliku",
        ],
    ),
    (
        "drill",
        [
            "Тренировка на прошлых звонках: что спросили бы, сколько часов назвали бы, и сколько ушло на самом деле",
            "Training on past calls: what you would ask, how many hours you would say, and what it really took",
            "Ćwiczenie na dawnych rozmowach: o co zapytasz, ile godzin podasz i ile to naprawdę zajęło",
        ],
    ),
    (
        "drill.examples",
        [
            "Примеры:\n  smeta drill\n  smeta drill 17 --hours 6..20 --ask cms --by Аня\n  smeta drill --score --by Аня",
            "Examples:\n  smeta --lang en drill\n  smeta --lang en drill 17 --hours 6..20 --ask cms --by Ann",
            "Przykłady:\n  smeta --lang pl drill\n  smeta --lang pl drill 17 --hours 6..20 --ask cms --by Ania",
        ],
    ),
    (
        "drill.number",
        [
            "Какой звонок разыграть: номер сделанной оценки; иначе следующий для вас",
            "Which call to play: the number of a finished quote; else the next one for you",
            "Którą rozmowę zagrać: numer skończonej wyceny; inaczej następna dla ciebie",
        ],
    ),
    (
        "drill.hours",
        [
            "Сколько часов, по-вашему, ушло: 6..20, чтобы попасть в 8 случаях из 10",
            "How many hours you think it took: 6..20, so that you are right 8 times of 10",
            "Ile godzin twoim zdaniem to zajęło: 6..20, żeby trafić 8 razy na 10",
        ],
    ),
    ("drill.ask", ["Что вы спросили бы", "What you would ask", "O co byś zapytał"]),
    (
        "drill.score",
        [
            "Насколько точны ваши вилки и как это меняется",
            "How right your ranges are, and how that changes",
            "Jak trafne są twoje widełki i jak to się zmienia",
        ],
    ),
];
