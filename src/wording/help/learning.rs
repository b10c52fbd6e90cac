//! The help of the commands that learn from finished jobs.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("jobs", ["ФАЙЛ", "FILE", "PLIK"]),
    ("map", ["ЧТО=СТОЛБЕЦ", "WHAT=COLUMN", "CO=KOLUMNA"]),
    ("only", ["СТОЛБЕЦ=ЗНАЧЕНИЕ", "COLUMN=VALUE", "KOLUMNA=WARTOŚĆ"]),
    ("predictions", ["ФАЙЛ", "FILE", "PLIK"]),
    ("remember", ["СКОЛЬКО", "N", "ILE"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
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
