//! What `--help` says: one line for each command and argument, in three languages.
//!
//! The key is the command's path and the argument's name: `quote`, `quote.answer`, `catalog.check`.

mod batch;
mod call;
mod learning;
mod ledger;
mod outside;
mod paper;
mod planning;
mod reading;
mod upkeep;

use crate::domain::lang::Lang;

/// A key and its words in the order of [`Lang::ALL`].
type Line = (&'static str, [&'static str; 3]);

/// The help of all commands.
const LINE_TABLES: &[&[Line]] = &[
    LINES,
    batch::LINES,
    call::LINES,
    learning::LINES,
    ledger::LINES,
    outside::LINES,
    paper::LINES,
    planning::LINES,
    reading::LINES,
    upkeep::LINES,
];

/// What stands for values of their arguments.
const VALUE_TABLES: &[&[Line]] = &[
    VALUES,
    batch::VALUES,
    learning::VALUES,
    ledger::VALUES,
    outside::VALUES,
    paper::VALUES,
    planning::VALUES,
    reading::VALUES,
    upkeep::VALUES,
];

/// What stands for the value of an argument: `<DATE>`; the key is the argument's name.
#[must_use]
pub fn value(lang: Lang, key: &str) -> Option<&'static str> {
    VALUE_TABLES
        .iter()
        .flat_map(|table| table.iter())
        .find(|(known, _)| *known == key)
        .map(|(_, words)| words[lang as usize])
}

const VALUES: &[Line] = &[
    ("catalog_folder", ["ПАПКА", "DIR", "FOLDER"]),
    ("lang", ["ЯЗЫК", "LANG", "JĘZYK"]),
    ("format", ["ВИД", "FORMAT", "FORMAT"]),
    ("text", ["СЛОВА", "TEXT", "SŁOWA"]),
    ("answer", ["ОТВЕТ", "ANSWER", "ODPOWIEDŹ"]),
    ("entry", ["ЗАДАЧА", "TASK", "ZADANIE"]),
    ("variant", ["СПОСОБ", "VARIANT", "WARIANT"]),
    ("client", ["ИМЯ", "NAME", "NAZWA"]),
    ("today", ["ДЕНЬ", "DATE", "DZIEŃ"]),
    ("condition", ["УСЛОВИЕ", "CONDITION", "WARUNEK"]),
    ("discount", ["ПРОЦЕНТ", "PERCENT", "PROCENT"]),
    ("option", ["ЗАДАЧА", "TASK", "ZADANIE"]),
    ("budget", ["СУММА", "SUM", "KWOTA"]),
    ("number", ["НОМЕР", "NUMBER", "NUMER"]),
    ("to_lang", ["ЯЗЫК", "LANG", "JĘZYK"]),
    ("output", ["ФАЙЛ", "FILE", "PLIK"]),
    ("deadline", ["ДЕНЬ", "DATE", "DZIEŃ"]),
    ("top", ["СКОЛЬКО", "N", "ILE"]),
    ("confirm", ["ЗАДАЧА", "TASK", "ZADANIE"]),
    ("by", ["ИМЯ", "NAME", "NAZWA"]),
    ("category", ["КАТЕГОРИЯ", "CATEGORY", "KATEGORIA"]),
    ("id", ["ЗАДАЧА", "TASK", "ZADANIE"]),
    ("quality", ["ФАЙЛ", "FILE", "PLIK"]),
    ("ids", ["ЗАДАЧА", "TASK", "ZADANIE"]),
];

/// The help of a key, if there is one; a test of the binary asks for every key there is.
#[must_use]
pub fn line(lang: Lang, key: &str) -> Option<&'static str> {
    LINE_TABLES
        .iter()
        .flat_map(|table| table.iter())
        .find(|(known, _)| *known == key)
        .map(|(_, words)| words[lang as usize])
}

const LINES: &[Line] = &[
    (
        "",
        [
            "Смета для веб-студии: слова клиента → типовые задачи, честная вилка, вопросы и подводные камни",
            "Quotes for web studios: a client's words → typical tasks, an honest range, questions and pitfalls",
            "Wyceny dla studiów webowych: słowa klienta → typowe zadania, uczciwe widełki, pytania i pułapki",
        ],
    ),
    (
        ".examples",
        [
            "Примеры:\n  smeta quote \"хотим чтоб товары из 1с сами на сайт попадали, и онлайн-кассу\"\n  smeta quote \"фильтр в каталоге на битриксе\" -a goods-count=20000",
            "Examples:\n  smeta --lang en quote \"sync stock with 1c, and an online cash register\"\n  smeta --lang en quote \"a catalogue filter on bitrix\" -a goods-count=20000",
            "Przykłady:\n  smeta --lang pl quote \"integracja sklepu z 1c i kasa fiskalna online\"\n  smeta --lang pl quote \"filtry w katalogu produktów\" -a goods-count=20000",
        ],
    ),
    (".commands", ["Команды", "Commands", "Polecenia"]),
    (".options", ["Ключи", "Options", "Opcje"]),
    (".common", ["Общие ключи", "Common options", "Opcje wspólne"]),
    (".arguments", ["Аргументы", "Arguments", "Argumenty"]),
    (".usage", ["Использование", "Usage", "Użycie"]),
    (".usage-options", ["[КЛЮЧИ]", "[OPTIONS]", "[OPCJE]"]),
    (".usage-command", ["<КОМАНДА>", "<COMMAND>", "<POLECENIE>"]),
    ("help", ["Показать эту справку", "Show this help", "Pokaż tę pomoc"]),
    ("version", ["Показать версию", "Show the version", "Pokaż wersję"]),
    (
        "catalog_folder",
        [
            "Папка каталога; иначе ближайшая вверх от текущей, иначе встроенный каталог",
            "The catalog's folder; else the nearest one upwards, else the embedded catalog",
            "Folder katalogu; inaczej najbliższy w górę, inaczej katalog wbudowany",
        ],
    ),
    ("lang", ["Язык: ru, en, pl", "Language: ru, en, pl", "Język: ru, en, pl"]),
    ("format", ["Вид вывода: text или json", "Output: text or json", "Wynik: text albo json"]),
    (
        "quote",
        [
            "Ответ на просьбу клиента: задачи, вилка, сроки, что спросить",
            "The answer to a request: tasks, range, dates, what to ask",
            "Odpowiedź na prośbę klienta: zadania, widełki, terminy, o co zapytać",
        ],
    ),
    (
        "quote.examples",
        [
            "Примеры:\n  smeta quote \"связать сайт с 1с и подключить кассу\"\n  smeta quote \"загрузка прайсов\" -a supplier-count=3 --format json",
            "Examples:\n  smeta --lang en quote \"connect our shop to 1c and add a cash register\"\n  smeta --lang en quote \"import price lists\" -a supplier-count=3 --format json",
            "Przykłady:\n  smeta --lang pl quote \"połączyć sklep z 1c i podłączyć kasę\"\n  smeta --lang pl quote \"import cenników\" -a supplier-count=3 --format json",
        ],
    ),
    (
        "quote.text",
        [
            "Слова клиента; «-»: прочитать со стандартного ввода",
            "The client's words; “-” reads standard input",
            "Słowa klienta; „-” czyta ze standardowego wejścia",
        ],
    ),
    (
        "quote.answer",
        [
            "Ответ на вопрос: cms=bitrix, goods-count=20000; cms=? если не знает",
            "An answer: cms=bitrix, goods-count=20000; cms=? if unknown",
            "Odpowiedź: cms=bitrix, goods-count=20000; cms=? gdy nie wie",
        ],
    ),
    (
        "quote.entry",
        [
            "Какая задача имеется в виду: вместо неузнанной просьбы или ещё одна",
            "The task that is meant: instead of an unclear one, or one more",
            "O które zadanie chodzi: zamiast niejasnej prośby albo jeszcze jedno",
        ],
    ),
    (
        "quote.condition",
        [
            "Условие из studio.toml, например срочность",
            "A condition of studio.toml, such as urgency",
            "Warunek ze studio.toml, na przykład pilność",
        ],
    ),
    (
        "quote.discount",
        ["Скидка на работу в процентах", "A discount on the work, percent", "Rabat na pracę w procentach"],
    ),
    (
        "quote.option",
        [
            "Задача по желанию: её цена отдельно от итога",
            "An optional task: priced beside the total",
            "Zadanie opcjonalne: wycenione poza sumą",
        ],
    ),
    (
        "quote.budget",
        [
            "Бюджет клиента: уложимся ли и чем пожертвовать",
            "The client's budget: does it fit, and what to give up",
            "Budżet klienta: czy się zmieścimy i z czego zrezygnować",
        ],
    ),
    (
        "quote.deadline",
        [
            "К какому дню надо успеть, ГГГГ-ММ-ДД: покажет вероятность",
            "The day it is needed by, YYYY-MM-DD: shows the chance",
            "Na kiedy ma być gotowe, RRRR-MM-DD: pokaże szansę",
        ],
    ),
    (
        "quote.inside",
        [
            "Показать себестоимость и остаток: не для клиента",
            "Show own cost and what remains: not for the client",
            "Pokaż koszt własny i to, co zostaje: nie dla klienta",
        ],
    ),
    (
        "quote.kind",
        [
            "Документ: proposal (КП), letter, chat, brief, spec",
            "A document: proposal, letter, chat, brief, spec",
            "Dokument: proposal (oferta), letter, chat, brief, spec",
        ],
    ),
    ("quote.number", ["Номер документа", "The document's number", "Numer dokumentu"]),
    (
        "quote.to_lang",
        ["Язык документа: ru, en, pl", "The document's language: ru, en, pl", "Język dokumentu: ru, en, pl"],
    ),
    (
        "quote.output",
        [
            "Куда записать документ: .txt, .md, .html, .pdf, .docx, .json",
            "Where to write the document: .txt, .md, .html, .pdf, .docx, .json",
            "Gdzie zapisać dokument: .txt, .md, .html, .pdf, .docx, .json",
        ],
    ),
    (
        "quote.format",
        [
            "Вид вывода: text или json; документа ещё md, html, pdf, docx",
            "Output: text or json; of a document also md, html, pdf, docx",
            "Wynik: text albo json; dokumentu też md, html, pdf, docx",
        ],
    ),
    (
        "quote.variant",
        [
            "Каким способом делать: способ или задача.способ",
            "How to do it: variant or task.variant",
            "Jakim sposobem: wariant albo zadanie.wariant",
        ],
    ),
    ("quote.client", ["Чей это запрос", "Whose request it is", "Czyje to zapytanie"]),
    (
        "quote.today",
        [
            "День расчёта: ГГГГ-ММ-ДД; иначе сегодня",
            "The day of the quote: YYYY-MM-DD; else today",
            "Dzień wyceny: RRRR-MM-DD; inaczej dziś",
        ],
    ),
    (
        "quote.all",
        [
            "Показать все вопросы и подводные камни, что входит и что нет",
            "Show all questions and pitfalls, and what is included",
            "Pokaż wszystkie pytania i pułapki, co jest w cenie",
        ],
    ),
    (
        "explain",
        [
            "Откуда каждая задача и каждая цифра: слова, доводы, часы, деньги, срок",
            "Where each task and each figure comes from: words, evidence, hours, money, time",
            "Skąd każde zadanie i każda liczba: słowa, dowody, godziny, pieniądze, termin",
        ],
    ),
    (
        "explain.examples",
        [
            "Примеры:\n  smeta explain \"j,vty c 1C и онлайн-касса\"\n  smeta explain \"фильтр в каталоге\" --answer goods-count=20000",
            "Examples:\n  smeta --lang en explain \"exchange with 1C, and an online cash register\"\n  smeta --lang en explain \"a catalogue filter\" --answer goods-count=20000",
            "Przykłady:\n  smeta --lang pl explain \"integracja sklepu z 1C i kasa fiskalna\"\n  smeta --lang pl explain \"filtry w katalogu\" --answer goods-count=20000",
        ],
    ),
    (
        "explain.text",
        [
            "Слова клиента; «-» или ничего: читать из ввода",
            "The client's words; “-” or nothing: read from the input",
            "Słowa klienta; „-” albo nic: czytaj z wejścia",
        ],
    ),
    (
        "match",
        [
            "Какие задачи каталога подходят, с уверенностью и доводами",
            "Which tasks fit, with confidence and evidence",
            "Które zadania pasują, z pewnością i dowodami",
        ],
    ),
    (
        "match.examples",
        [
            "Примеры:\n  smeta match \"остатки с 1с не обновляются\"\n  smeta match \"сайт еле ползёт\" --confirm site-speed\n  smeta match --format json --top 3 < просьбы.txt",
            "Examples:\n  smeta match \"1c exchange stopped updating stock\"\n  smeta match \"our site crawls\" --confirm site-speed\n  smeta match --format json --top 3 < requests.txt",
            "Przykłady:\n  smeta match \"wymiana z 1c przestała działać\"\n  smeta match \"strona się wlecze\" --confirm site-speed\n  smeta match --format json --top 3 < prosby.txt",
        ],
    ),
    (
        "match.text",
        [
            "Слова клиента; без них читаются строки ввода",
            "The client's words; without them lines are read from the input",
            "Słowa klienta; bez nich czytane są wiersze wejścia",
        ],
    ),
    ("match.top", ["Сколько задач показать", "How many tasks to show", "Ile zadań pokazać"]),
    (
        "match.whole",
        [
            "Не делить на части: всё это одна просьба",
            "Do not split: it is all one request",
            "Nie dzielić: to wszystko jedna prośba",
        ],
    ),
    (
        "match.confirm",
        [
            "Записать, что слова значат эту задачу (none: никакую), и впредь узнавать",
            "Record that the words mean this task (none: no task), and know it from now on",
            "Zapisz, że słowa oznaczają to zadanie (none: żadne), i odtąd rozpoznawaj",
        ],
    ),
    ("catalog", ["Каталог типовых задач", "The catalog of typical tasks", "Katalog typowych zadań"]),
    (
        "catalog.examples",
        [
            "Примеры:\n  smeta catalog show 1c-exchange\n  smeta catalog check --catalog ./catalog",
            "Examples:\n  smeta catalog show 1c-exchange\n  smeta catalog check --catalog ./catalog",
            "Przykłady:\n  smeta catalog show 1c-exchange\n  smeta catalog check --catalog ./catalog",
        ],
    ),
    (
        "catalog.check",
        [
            "Проверить все файлы: список всех проблем с местом и советом",
            "Check all files: every problem with its place and an advice",
            "Sprawdź wszystkie pliki: każdy problem z miejscem i radą",
        ],
    ),
    (
        "catalog.check.examples",
        [
            "Примеры:\n  smeta catalog check\n  smeta catalog check --format json --catalog ./catalog",
            "Examples:\n  smeta catalog check\n  smeta catalog check --format json --catalog ./catalog",
            "Przykłady:\n  smeta catalog check\n  smeta catalog check --format json --catalog ./catalog",
        ],
    ),
    ("catalog.list", ["Список задач по категориям", "The tasks by category", "Lista zadań według kategorii"]),
    (
        "catalog.list.examples",
        [
            "Примеры:\n  smeta catalog list\n  smeta catalog list fiscal --format json",
            "Examples:\n  smeta catalog list\n  smeta catalog list fiscal --format json",
            "Przykłady:\n  smeta catalog list\n  smeta catalog list fiscal --format json",
        ],
    ),
    (
        "catalog.list.category",
        [
            "Только эта категория (имя папки)",
            "Only this category (the folder's name)",
            "Tylko ta kategoria (nazwa folderu)",
        ],
    ),
    ("catalog.show", ["Одна задача целиком", "One task in full", "Jedno zadanie w całości"]),
    (
        "catalog.show.examples",
        [
            "Примеры:\n  smeta catalog show catalog-filter\n  smeta --lang en catalog show site-speed",
            "Examples:\n  smeta --lang en catalog show catalog-filter\n  smeta catalog show site-speed --format json",
            "Przykłady:\n  smeta --lang pl catalog show catalog-filter\n  smeta catalog show site-speed --format json",
        ],
    ),
    ("catalog.show.id", ["Имя задачи", "The task's id", "Nazwa zadania"]),
    (
        "catalog.test",
        [
            "Проверить задачи на их же примерах",
            "Prove the tasks by their own examples",
            "Sprawdź zadania ich własnymi przykładami",
        ],
    ),
    (
        "catalog.test.examples",
        [
            "Примеры:\n  smeta catalog test 1c-exchange 1c-exchange-fix\n  smeta catalog test --quality tests/quality/dev.csv",
            "Examples:\n  smeta catalog test 1c-exchange 1c-exchange-fix\n  smeta catalog test --quality tests/quality/dev.csv",
            "Przykłady:\n  smeta catalog test 1c-exchange 1c-exchange-fix\n  smeta catalog test --quality tests/quality/dev.csv",
        ],
    ),
    (
        "catalog.test.quality",
        [
            "Измерить точность на файле запросов: CSV text,expected или строки JSON; expected: задача, несколько через + или none",
            "Measure on a file of requests: CSV text,expected or JSON lines; expected is a task, several joined by +, or none",
            "Zmierz na pliku zapytań: CSV text,expected albo wiersze JSON; expected to zadanie, kilka przez + albo none",
        ],
    ),
    ("catalog.test.ids", ["Только эти задачи", "Only these tasks", "Tylko te zadania"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_once_and_no_words_are_empty() {
        for table in [LINE_TABLES.concat(), VALUE_TABLES.concat()] {
            for (at, (key, words)) in table.iter().enumerate() {
                assert!(table[at + 1..].iter().all(|(other, _)| other != key), "{key} stands twice");
                assert!(words.iter().all(|words| !words.is_empty()), "{key}");
            }
        }
    }

    #[test]
    fn examples_fit_a_terminal() {
        for words in LINE_TABLES
            .iter()
            .flat_map(|table| table.iter())
            .filter(|(key, _)| key.ends_with(".examples"))
            .flat_map(|(_, words)| words)
        {
            assert!(words.lines().all(|line| line.chars().count() <= 78), "{words}");
        }
    }
}
