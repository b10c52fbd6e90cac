//! The help of the commands that write the catalog.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("title", ["НАЗВАНИЕ", "TITLE", "NAZWA"]),
    ("effort", ["ЧАСЫ", "HOURS", "GODZINY"]),
    ("phrase", ["ФРАЗА", "PHRASE", "FRAZA"]),
    ("executor", ["РОЛЬ", "ROLE", "ROLA"]),
    ("old", ["СТАРОЕ", "OLD", "STARA"]),
    ("new", ["НОВОЕ", "NEW", "NOWA"]),
    ("words", ["СЛОВА", "WORDS", "SŁOWA"]),
    ("dir", ["ПАПКА", "DIR", "FOLDER"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (
        "dry_run",
        [
            "Только показать изменения, ничего не записывать",
            "Only show the changes, write nothing",
            "Tylko pokaż zmiany, niczego nie zapisuj",
        ],
    ),
    (
        "catalog.new",
        [
            "Завести задачу: ключами или ответами на вопросы",
            "Make a task: by flags, or by answering questions",
            "Utwórz zadanie: opcjami albo odpowiadając na pytania",
        ],
    ),
    (
        "catalog.new.examples",
        [
            "Примеры:\n  smeta catalog new\n  smeta catalog new --title \"Чат на сайте\" --category small \\\n    --effort 1,2,4 --phrase \"поставить чат\" --phrase \"онлайн-консультант\"",
            "Examples:\n  smeta catalog new\n  smeta catalog new live-chat --title \"A live chat\" --category small \\\n    --effort 1,2,4 --phrase \"put a chat on the site\"",
            "Przykłady:\n  smeta catalog new\n  smeta catalog new czat --title \"Czat na stronie\" --category small \\\n    --effort 1,2,4 --phrase \"wstawić czat\"",
        ],
    ),
    (
        "catalog.new.id",
        [
            "Имя задачи; иначе из названия",
            "The task's id; else made from the title",
            "Nazwa zadania w katalogu; inaczej z tytułu",
        ],
    ),
    ("catalog.new.title", ["Название на языке студии", "The title in the studio's language", "Tytuł w języku studia"]),
    (
        "catalog.new.category",
        ["Категория (имя папки)", "The category (the folder's name)", "Kategoria (nazwa folderu)"],
    ),
    (
        "catalog.new.effort",
        [
            "Часы базового случая: от,обычно,до, например 4,8,16",
            "Hours of the base case: low,likely,high, for instance 4,8,16",
            "Godziny w przypadku podstawowym: od,zwykle,do, na przykład 4,8,16",
        ],
    ),
    (
        "catalog.new.phrase",
        [
            "Как об этом говорят клиенты; можно повторять; язык виден по буквам или назван: en:live chat",
            "How clients ask for it; may be repeated; its letters tell the language, or a prefix: en:live chat",
            "Jak mówią o tym klienci; można powtarzać; język poznać po literach albo po przedrostku: en:live chat",
        ],
    ),
    (
        "catalog.new.executor",
        [
            "Кто делает: роль из studio.toml; иначе developer",
            "Who does it: a role of studio.toml; else developer",
            "Kto robi: rola ze studio.toml; inaczej developer",
        ],
    ),
    (
        "catalog.edit",
        [
            "Открыть задачу в редакторе и записать, если в ней нет ошибок",
            "Open a task in the editor, and write it if it has no errors",
            "Otwórz zadanie w edytorze i zapisz, jeśli nie ma błędów",
        ],
    ),
    (
        "catalog.edit.examples",
        [
            "Примеры:\n  smeta catalog edit site-speed\n  EDITOR=\"code --wait\" smeta catalog edit site-speed",
            "Examples:\n  smeta catalog edit site-speed\n  EDITOR=\"code --wait\" smeta catalog edit site-speed",
            "Przykłady:\n  smeta catalog edit site-speed\n  EDITOR=\"code --wait\" smeta catalog edit site-speed",
        ],
    ),
    ("catalog.edit.id", ["Имя задачи", "The task's id", "Nazwa zadania"]),
    (
        "catalog.fmt",
        [
            "Привести файлы к единому виду; комментарии и смысл остаются",
            "Bring files into canonical form; comments and meaning stay",
            "Sprowadź pliki do jednolitej postaci; komentarze i sens zostają",
        ],
    ),
    (
        "catalog.fmt.examples",
        [
            "Примеры:\n  smeta catalog fmt --dry-run\n  smeta catalog fmt --check",
            "Examples:\n  smeta catalog fmt --dry-run\n  smeta catalog fmt --check",
            "Przykłady:\n  smeta catalog fmt --dry-run\n  smeta catalog fmt --check",
        ],
    ),
    (
        "catalog.fmt.ids",
        [
            "Только эти задачи; иначе все файлы студии",
            "Only these tasks; else all files of the studio",
            "Tylko te zadania; inaczej wszystkie pliki studia",
        ],
    ),
    (
        "catalog.fmt.check",
        [
            "Не писать, а назвать файлы, которым это нужно; тогда код выхода 1",
            "Write nothing, name the files that need it; then the exit code is 1",
            "Niczego nie zapisuj, wymień pliki, które tego wymagają; kod wyjścia 1",
        ],
    ),
    (
        "catalog.adopt",
        [
            "Скопировать задачу основы в студию, чтобы править её",
            "Copy a task of the base into the studio, to change it",
            "Skopiuj zadanie z bazy do studia, by je zmieniać",
        ],
    ),
    (
        "catalog.adopt.examples",
        [
            "Примеры:\n  smeta catalog adopt 1c-exchange\n  smeta catalog adopt 1c-exchange --dry-run",
            "Examples:\n  smeta catalog adopt 1c-exchange\n  smeta catalog adopt 1c-exchange --dry-run",
            "Przykłady:\n  smeta catalog adopt 1c-exchange\n  smeta catalog adopt 1c-exchange --dry-run",
        ],
    ),
    ("catalog.adopt.id", ["Имя задачи основы", "The id of the base's task", "Nazwa zadania z bazy"]),
    (
        "catalog.drop",
        [
            "Убрать свой файл задачи и вернуться к основе",
            "Remove the studio's file of a task and go back to the base",
            "Usuń własny plik zadania i wróć do bazy",
        ],
    ),
    (
        "catalog.drop.examples",
        [
            "Примеры:\n  smeta catalog drop 1c-exchange\n  smeta catalog drop old-promo --yes",
            "Examples:\n  smeta catalog drop 1c-exchange\n  smeta catalog drop old-promo --yes",
            "Przykłady:\n  smeta catalog drop 1c-exchange\n  smeta catalog drop old-promo --yes",
        ],
    ),
    ("catalog.drop.id", ["Имя задачи", "The task's id", "Nazwa zadania"]),
    (
        "catalog.drop.yes",
        ["Убрать и то, чего в основе нет", "Remove even what is in no base", "Usuń także to, czego nie ma w bazie"],
    ),
    (
        "catalog.rename",
        [
            "Дать задаче другое имя; прежнее останется понятным",
            "Give a task another id; the old one stays understood",
            "Nadaj zadaniu inną nazwę; stara nadal będzie działać",
        ],
    ),
    (
        "catalog.rename.examples",
        [
            "Примеры:\n  smeta catalog rename chat live-chat --dry-run\n  smeta catalog rename chat live-chat",
            "Examples:\n  smeta catalog rename chat live-chat --dry-run\n  smeta catalog rename chat live-chat",
            "Przykłady:\n  smeta catalog rename chat live-chat --dry-run\n  smeta catalog rename chat live-chat",
        ],
    ),
    ("catalog.rename.old", ["Имя до сих пор", "The id until now", "Dotychczasowa nazwa"]),
    ("catalog.rename.new", ["Имя отныне", "The id from now on", "Nowa nazwa"]),
    (
        "catalog.add-phrase",
        [
            "Добавить задаче слова, которыми её просят клиенты",
            "Add the words by which clients ask for a task",
            "Dodaj słowa, którymi klienci proszą o zadanie",
        ],
    ),
    (
        "catalog.add-phrase.examples",
        [
            "Примеры:\n  smeta catalog add-phrase site-speed сайт еле ворочается\n  smeta catalog add-phrase site-speed \"our shop is slow\" --lang en",
            "Examples:\n  smeta catalog add-phrase site-speed \"our shop is slow\" --lang en\n  smeta catalog add-phrase site-speed сайт еле ворочается",
            "Przykłady:\n  smeta catalog add-phrase site-speed strona się ślimaczy\n  smeta catalog add-phrase site-speed \"wolny sklep\" --lang pl",
        ],
    ),
    ("catalog.add-phrase.id", ["Имя задачи", "The task's id", "Nazwa zadania"]),
    ("catalog.add-phrase.words", ["Одна фраза", "One phrase", "Jedna fraza"]),
    (
        "catalog.add-phrase.lang",
        [
            "Язык фразы: ru, en, pl; иначе по буквам",
            "The phrase's language: ru, en, pl; else by its letters",
            "Język frazy: ru, en, pl; inaczej po literach",
        ],
    ),
    (
        "init",
        [
            "Завести папку студии: настройки, свои задачи поверх встроенных, журнал",
            "Make a studio's folder: settings, own tasks over the embedded ones, a ledger",
            "Załóż folder studia: ustawienia, własne zadania nad wbudowanymi, dziennik",
        ],
    ),
    (
        "init.examples",
        [
            "Примеры:\n  smeta init моя-студия\n  smeta init моя-студия --empty",
            "Examples:\n  smeta --lang en init my-studio\n  smeta --lang en init my-studio --empty",
            "Przykłady:\n  smeta --lang pl init moje-studio\n  smeta --lang pl init moje-studio --empty",
        ],
    ),
    ("init.dir", ["Папка студии", "The studio's folder", "Folder studia"]),
    (
        "init.empty",
        [
            "Без встроенного каталога: только свои задачи",
            "Without the embedded catalog: only tasks of your own",
            "Bez katalogu wbudowanego: tylko własne zadania",
        ],
    ),
];
