//! The help of plans, approvals and specialists.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] = &[
    ("follow_up", ["КОГДА", "WHEN", "KIEDY"]),
    ("due", ["КОГДА", "WHEN", "KIEDY"]),
    ("when", ["КОГДА", "WHEN", "KIEDY"]),
    ("about", ["О ЧЁМ", "WHAT", "O CZYM"]),
    ("name", ["ИМЯ", "NAME", "NAZWA"]),
    ("task", ["ДЕЛО", "TASK", "SPRAWA"]),
    ("note", ["СЛОВА", "WORDS", "SŁOWA"]),
    ("specialist", ["КТО", "WHO", "KTO"]),
];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (
        "quote.follow_up",
        [
            "Когда вернуться к клиенту: завтра, через неделю, 15.12; с --save",
            "When to get back to the client: tomorrow, in a week, 15.12; with --save",
            "Kiedy wrócić do klienta: jutro, za tydzień, 15.12; z --save",
        ],
    ),
    (
        "send.follow_up",
        [
            "Когда спросить, что решили: завтра, через неделю, 15.12",
            "When to ask what they decided: tomorrow, in a week, 15.12",
            "Kiedy zapytać, co postanowili: jutro, za tydzień, 15.12",
        ],
    ),
    (
        "decline.follow_up",
        [
            "Когда предложить снова: через месяц, в марте, 15.01",
            "When to offer it again: in a month, in march, 15.01",
            "Kiedy zaproponować znów: za miesiąc, w marcu, 15.01",
        ],
    ),
    (
        "accept.due",
        [
            "К какому дню обещали: 15.12, через две недели",
            "The day that was promised: 15.12, in two weeks",
            "Na kiedy obiecano: 15.12, za dwa tygodnie",
        ],
    ),
    (
        "start.on",
        [
            "День начала, если не сегодня: в понедельник, 11.01",
            "The day it begins, if not today: monday, 11.01",
            "Dzień rozpoczęcia, jeśli nie dziś: w poniedziałek, 11.01",
        ],
    ),
    (
        "today",
        [
            "Что сегодня не забыть: сроки под угрозой, молчащие клиенты, одобрения, что предложить, что в работе",
            "What not to forget today: dates at risk, silent clients, approvals, what to offer, what is in work",
            "O czym dziś pamiętać: zagrożone terminy, milczący klienci, zatwierdzenia, co zaproponować, co w toku",
        ],
    ),
    (
        "today.examples",
        [
            "Примеры:\n  smeta today\n  smeta today --all",
            "Examples:\n  smeta --lang en today\n  smeta --lang en today --all --format json",
            "Przykłady:\n  smeta --lang pl today\n  smeta --lang pl today --all",
        ],
    ),
    (
        "today.all",
        [
            "Показать все строки, а не по десять в разделе",
            "Show every line, not ten of each part",
            "Pokaż wszystkie wiersze, nie po dziesięć w części",
        ],
    ),
    (
        "today.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "client",
        [
            "Всё о клиенте: что в работе, сроки, вопросы без ответа, что предложить, его оценки",
            "All about a client: work, dates, open questions, what to offer, the quotes",
            "Wszystko o kliencie: prace, terminy, pytania bez odpowiedzi, co zaproponować, wyceny",
        ],
    ),
    (
        "client.examples",
        [
            "Примеры:\n  smeta client ромашка\n  smeta client \"ООО Ромашка\" --format json",
            "Examples:\n  smeta --lang en client acme\n  smeta --lang en client acme --format json",
            "Przykłady:\n  smeta --lang pl client piekarnia\n  smeta --lang pl client piekarnia --format json",
        ],
    ),
    (
        "client.name",
        [
            "Имя или его часть, если подходит одному",
            "The name, or a part of it that fits one",
            "Nazwa albo jej część, jeśli pasuje do jednego",
        ],
    ),
    (
        "client.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "task",
        [
            "Мелкие дела рядом с оценками; без команды: список",
            "Small tasks beside quotes; without a command: the list",
            "Drobne sprawy obok wycen; bez polecenia: lista",
        ],
    ),
    (
        "task.examples",
        [
            "Примеры:\n  smeta task\n  smeta task add \"прислать логотип\" --client ромашка --due завтра",
            "Examples:\n  smeta --lang en task\n  smeta --lang en task add \"send the logo\" --client acme --due tomorrow",
            "Przykłady:\n  smeta --lang pl task\n  smeta --lang pl task add \"wysłać logo\" --client piekarnia --due jutro",
        ],
    ),
    ("task.add", ["Записать дело", "Add a task", "Dodaj sprawę"]),
    (
        "task.add.examples",
        [
            "Примеры:\n  smeta task add \"перезвонить насчёт хостинга\" --due \"через 2 дня\"\n  smeta task add \"выставить счёт\" --client ромашка",
            "Examples:\n  smeta --lang en task add \"call about hosting\" --due \"in 2 days\"\n  smeta --lang en task add \"send the invoice\" --client acme",
            "Przykłady:\n  smeta --lang pl task add \"oddzwonić w sprawie hostingu\" --due \"za 2 dni\"\n  smeta --lang pl task add \"wystawić fakturę\" --client piekarnia",
        ],
    ),
    ("task.add.words", ["Что сделать", "What to do", "Co zrobić"]),
    ("task.add.client", ["Для какого клиента", "For which client", "Dla którego klienta"]),
    (
        "task.add.due",
        [
            "К какому дню: завтра, в пятницу, 15.12",
            "By which day: tomorrow, friday, 15.12",
            "Na kiedy: jutro, w piątek, 15.12",
        ],
    ),
    ("task.now", ["Делается сейчас", "Being done now", "Robi się teraz"]),
    (
        "task.now.examples",
        [
            "Примеры:\n  smeta task now t3\n  smeta task now t3 --due пятница",
            "Examples:\n  smeta --lang en task now t3\n  smeta --lang en task now t3 --due friday",
            "Przykłady:\n  smeta --lang pl task now t3\n  smeta --lang pl task now t3 --due piątek",
        ],
    ),
    ("task.now.task", ["Дело: t3", "The task: t3", "Sprawa: t3"]),
    ("task.now.due", ["К какому дню", "By which day", "Na kiedy"]),
    ("task.next", ["Сделать на днях", "To be done in the next days", "Do zrobienia w najbliższych dniach"]),
    (
        "task.next.examples",
        [
            "Примеры:\n  smeta task next t3\n  smeta task next t3 --due пятница",
            "Examples:\n  smeta --lang en task next t3\n  smeta --lang en task next t3 --due friday",
            "Przykłady:\n  smeta --lang pl task next t3\n  smeta --lang pl task next t3 --due piątek",
        ],
    ),
    ("task.next.task", ["Дело: t3", "The task: t3", "Sprawa: t3"]),
    ("task.next.due", ["К какому дню", "By which day", "Na kiedy"]),
    ("task.later", ["Отложить", "Put off", "Odłóż na później"]),
    (
        "task.later.examples",
        [
            "Примеры:\n  smeta task later t3\n  smeta task later t3 --due пятница",
            "Examples:\n  smeta --lang en task later t3\n  smeta --lang en task later t3 --due friday",
            "Przykłady:\n  smeta --lang pl task later t3\n  smeta --lang pl task later t3 --due piątek",
        ],
    ),
    ("task.later.task", ["Дело: t3", "The task: t3", "Sprawa: t3"]),
    ("task.later.due", ["К какому дню", "By which day", "Na kiedy"]),
    ("task.done", ["Дело сделано", "A task is done", "Sprawa zrobiona"]),
    (
        "task.done.examples",
        [
            "Примеры:\n  smeta task done t3\n  smeta task done t3 --by Аня",
            "Examples:\n  smeta --lang en task done t3\n  smeta --lang en task done t3 --by Ann",
            "Przykłady:\n  smeta --lang pl task done t3\n  smeta --lang pl task done t3 --by Ania",
        ],
    ),
    ("task.done.task", ["Дело: t3", "The task: t3", "Sprawa: t3"]),
    (
        "remind",
        [
            "Когда вернуться к клиенту с оценкой или с её строкой",
            "When to get back to the client about a quote or a line of it",
            "Kiedy wrócić do klienta z wyceną albo jej pozycją",
        ],
    ),
    (
        "remind.examples",
        [
            "Примеры:\n  smeta remind 17 через неделю\n  smeta remind 17.3 15.01 --about \"вернуться к фильтру\"",
            "Examples:\n  smeta --lang en remind 17 in a week\n  smeta --lang en remind 17.3 15.01 --about \"the filter again\"",
            "Przykłady:\n  smeta --lang pl remind 17 za tydzień\n  smeta --lang pl remind 17.3 15.01 --about \"wrócić do filtra\"",
        ],
    ),
    (
        "remind.when",
        [
            "Когда: завтра, через неделю, в пятницу, 15.12",
            "When: tomorrow, in a week, friday, 15.12",
            "Kiedy: jutro, za tydzień, w piątek, 15.12",
        ],
    ),
    ("remind.about", ["О чём напомнить", "What about", "O czym przypomnieć"]),
    (
        "remind.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "approve",
        [
            "Одобрить оценку, которая ждёт старшего; право даёт [people] в studio.toml",
            "Approve a quote that waits for a senior; [people] in studio.toml gives the right",
            "Zatwierdź wycenę, która czeka na przełożonego; prawo daje [people] w studio.toml",
        ],
    ),
    (
        "approve.examples",
        [
            "Примеры:\n  smeta approve 17\n  smeta approve 17 --by Иван",
            "Examples:\n  smeta --lang en approve 17\n  smeta --lang en approve 17 --by Ivan",
            "Przykłady:\n  smeta --lang pl approve 17\n  smeta --lang pl approve 17 --by Jan",
        ],
    ),
    (
        "return",
        [
            "Вернуть оценку тому, кто её записал",
            "Return a quote to whoever saved it",
            "Zwróć wycenę temu, kto ją zapisał",
        ],
    ),
    (
        "return.examples",
        [
            "Примеры:\n  smeta return 17 --why \"спросите про редакцию 1С\"\n  smeta return 17 --why дорого --by Иван",
            "Examples:\n  smeta --lang en return 17 --why \"ask which edition they have\"\n  smeta --lang en return 17 --why \"too dear\" --by Ivan",
            "Przykłady:\n  smeta --lang pl return 17 --why \"zapytaj o edycję\"\n  smeta --lang pl return 17 --why \"za drogo\" --by Jan",
        ],
    ),
    ("return.why", ["Что поправить", "What has to be changed", "Co poprawić"]),
    (
        "escalate",
        [
            "Спросить специалиста: готовое задание для него и пометка «ждёт»",
            "Ask a specialist: a filled brief for him, and the quote waits",
            "Zapytaj specjalistę: gotowy opis dla niego, a wycena czeka",
        ],
    ),
    (
        "escalate.examples",
        [
            "Примеры:\n  smeta escalate 17.2 --to Пётр\n  smeta escalate 17 --about \"потянет ли их хостинг\" -o задание-17.md",
            "Examples:\n  smeta --lang en escalate 17.2 --to Peter\n  smeta --lang en escalate 17 --about \"will their hosting cope\" -o brief-17.md",
            "Przykłady:\n  smeta --lang pl escalate 17.2 --to Piotr\n  smeta --lang pl escalate 17 --about \"czy hosting wytrzyma\" -o opis-17.md",
        ],
    ),
    ("escalate.to", ["Кого спросили", "Who is asked", "Kogo zapytano"]),
    ("escalate.about", ["Что спросить кроме задания", "What to ask beside the brief", "O co zapytać poza opisem"]),
    (
        "escalate.output",
        [
            "Файл задания; вид по окончанию: txt, md, html, pdf",
            "The brief's file; its form by the ending: txt, md, html, pdf",
            "Plik opisu; postać według końcówki: txt, md, html, pdf",
        ],
    ),
    (
        "answer",
        [
            "Ответ специалиста: строка оценки с его часами и новая задача каталога",
            "A specialist's answer: a line of the quote with his hours, and a new task of the catalog",
            "Odpowiedź specjalisty: pozycja wyceny z jego godzinami i nowe zadanie katalogu",
        ],
    ),
    (
        "answer.examples",
        [
            "Примеры:\n  smeta answer 17.2 --hours 6..14\n  smeta answer 17.2 --hours 6..9..14 --title \"Перенос базы\"",
            "Examples:\n  smeta --lang en answer 17.2 --hours 6..14\n  smeta --lang en answer 17.2 --hours 6..9..14 --title \"Database move\"",
            "Przykłady:\n  smeta --lang pl answer 17.2 --hours 6..14\n  smeta --lang pl answer 17.2 --hours 6..9..14 --title \"Przeniesienie bazy\"",
        ],
    ),
    (
        "answer.hours",
        [
            "Часы от и до: 6..14; со средним: 6..9..14",
            "Hours from and to: 6..14; with the likely one: 6..9..14",
            "Godziny od i do: 6..14; ze środkiem: 6..9..14",
        ],
    ),
    ("answer.note", ["Что он сказал ещё", "What he said beside", "Co jeszcze powiedział"]),
    (
        "answer.specialist",
        [
            "Кто ответил, если записывает другой",
            "Who answered, if another writes it down",
            "Kto odpowiedział, jeśli zapisuje ktoś inny",
        ],
    ),
    (
        "answer.title",
        [
            "Название новой задачи; иначе слова клиента",
            "The new task's title; else the client's words",
            "Nazwa nowego zadania; inaczej słowa klienta",
        ],
    ),
    (
        "answer.id",
        [
            "Имя новой задачи; иначе из названия",
            "The new task's id; else made from the title",
            "Identyfikator nowego zadania; inaczej z nazwy",
        ],
    ),
    (
        "answer.category",
        [
            "Категория новой задачи; иначе specialist",
            "The new task's category; else specialist",
            "Kategoria nowego zadania; inaczej specialist",
        ],
    ),
    ("answer.executor", ["Кто делает: роль из [rates]", "Who does it: a role of [rates]", "Kto robi: rola z [rates]"]),
    (
        "answer.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
];
