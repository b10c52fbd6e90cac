//! What each key of a catalog's files is: the words that an editor shows beside it.

use crate::domain::lang::Lang;

/// A key with the table that it stands in, and its words in the order of [`Lang::ALL`].
type Line = (&'static str, [&'static str; 3]);

/// What a key is; the key is `table.name`.
#[must_use]
pub fn about(lang: Lang, table: &str, key: &str) -> Option<&'static str> {
    let wanted = format!("{table}.{key}");
    // A shared answer is an answer, and so on: what has no words of its own has those of its kind.
    let kind = format!("{}.{key}", table.strip_prefix("shared-").unwrap_or(table));
    let find = |name: &str| LINES.iter().find(|(known, _)| *known == name).map(|(_, words)| words[lang as usize]);
    find(&wanted).or_else(|| find(&kind)).or_else(|| RANGES.contains(&key).then(|| find(key)).flatten())
}

/// Keys that mean the same in every table.
const RANGES: [&str; 3] = ["low", "likely", "high"];

const LINES: &[Line] = &[
    (
        "low",
        ["В одном случае из десяти меньше", "One case in ten is below", "Jeden przypadek na dziesięć jest poniżej"],
    ),
    (
        "likely",
        [
            "Половина случаев меньше, половина больше",
            "Half of the cases are below, half above",
            "Połowa przypadków poniżej, połowa powyżej",
        ],
    ),
    (
        "high",
        ["В одном случае из десяти больше", "One case in ten is above", "Jeden przypadek na dziesięć jest powyżej"],
    ),
    ("entry.title", ["Название задачи", "What the task is called", "Nazwa zadania"]),
    (
        "entry.executor",
        [
            "Кто делает: роль из [rates]; по умолчанию developer",
            "Who does it: a role of [rates]; developer by default",
            "Kto robi: rola z [rates]; domyślnie developer",
        ],
    ),
    ("entry.includes", ["Что входит в цену", "What the price contains", "Co zawiera cena"]),
    ("entry.excludes", ["Что в цену не входит", "What the price does not contain", "Czego cena nie zawiera"]),
    ("entry.needs", ["Что нужно от клиента", "What the client has to give", "Co musi dostarczyć klient"]),
    (
        "entry.steps",
        [
            "Что менеджер делает сам, по порядку",
            "What a manager does himself, in order",
            "Co menedżer robi sam, po kolei",
        ],
    ),
    (
        "entry.related",
        [
            "Задачи, которые часто заказывают вместе",
            "Tasks that are often ordered with it",
            "Zadania często zamawiane razem",
        ],
    ),
    (
        "entry.together",
        [
            "Сколько часов экономится, если делать разом",
            "Hours saved when both are done in one go",
            "Ile godzin oszczędza zrobienie naraz",
        ],
    ),
    (
        "entry.source",
        [
            "Откуда цифры: адрес или judgement, и месяц: 2026-11",
            "Where the figures come from: an address or judgement, and the month: 2026-11",
            "Skąd liczby: adres albo judgement, i miesiąc: 2026-11",
        ],
    ),
    ("entry.links", ["Полезные страницы", "Useful pages", "Przydatne strony"]),
    ("entry.formerly", ["Прежние имена", "Ids that it had before", "Poprzednie nazwy"]),
    (
        "entry.allow",
        [
            "Сознательное исключение из проверки, с причиной",
            "A deliberate exception from a check, with the reason",
            "Świadomy wyjątek od kontroli, z powodem",
        ],
    ),
    ("entry.phrases", ["Как об этом просят клиенты", "How clients ask for it", "Jak proszą o to klienci"]),
    ("entry.effort", ["Часы базового случая", "Hours of the base case", "Godziny w przypadku podstawowym"]),
    ("entry.cost", ["Деньги помимо работы", "Money that is not work", "Koszty poza pracą"]),
    (
        "entry.stage",
        [
            "Этап работы; доли дают в сумме 1",
            "A part of the work; the shares sum to 1",
            "Etap pracy; udziały dają razem 1",
        ],
    ),
    (
        "entry.variant",
        [
            "Другой способ; предлагается первый",
            "Another way to do it; the first is offered",
            "Inny sposób; proponowany jest pierwszy",
        ],
    ),
    (
        "entry.question",
        [
            "Вопрос, ответ на который меняет число",
            "A question whose answer changes the number",
            "Pytanie, na które odpowiedź zmienia liczbę",
        ],
    ),
    (
        "entry.pitfall",
        [
            "Подводный камень, который стоит денег",
            "Something that can go wrong and costs money",
            "Pułapka, która kosztuje",
        ],
    ),
    (
        "entry.example",
        [
            "Просьба, которая обязана найти эту задачу",
            "A request that must find this task",
            "Prośba, która musi znaleźć to zadanie",
        ],
    ),
    (
        "entry.near_miss",
        [
            "Похожая просьба, которая значит другое",
            "A request that looks alike and means another",
            "Podobna prośba, która znaczy co innego",
        ],
    ),
    ("together.with", ["С какой задачей", "With which task", "Z jakim zadaniem"]),
    ("together.saves", ["Сколько часов экономится", "Hours saved", "Ile godzin mniej"]),
    ("allow.code", ["Код замечания", "The warning's code", "Kod uwagi"]),
    ("allow.because", ["Почему это здесь верно", "Why it is right here", "Dlaczego tu tak ma być"]),
    ("effort.because", ["Откуда эти часы", "On what grounds", "Na jakiej podstawie"]),
    ("cost.title", ["За что", "What for", "Za co"]),
    (
        "cost.price",
        [
            "Сколько: число или low, likely, high",
            "How much: a number, or low, likely, high",
            "Ile: liczba albo low, likely, high",
        ],
    ),
    ("stage.title", ["Что делается", "What is done", "Co jest robione"]),
    ("stage.role", ["Кто делает; даёт ставку", "Who does it; gives the rate", "Kto robi; daje stawkę"]),
    (
        "stage.share",
        ["Доля часов задачи, от 0 до 1", "The share of the task's hours, 0–1", "Udział w godzinach zadania, 0–1"],
    ),
    ("variant.id", ["Имя способа", "The variant's name", "Nazwa wariantu"]),
    ("variant.title", ["Как называется способ", "What it is called", "Jak się nazywa"]),
    ("variant.when", ["Когда он подходит", "When it is the right one", "Kiedy jest właściwy"]),
    (
        "variant.effort",
        ["Свои часы; иначе как у задачи", "Its own hours; else the task's", "Własne godziny; inaczej jak w zadaniu"],
    ),
    ("variant.costs", ["Свои деньги помимо работы", "Its own money that is not work", "Własne koszty poza pracą"]),
    ("question.id", ["Имя для --answer", "The name for --answer", "Nazwa dla --answer"]),
    (
        "question.use",
        [
            "Имя общего вопроса из questions/",
            "The name of a shared question of questions/",
            "Nazwa wspólnego pytania z questions/",
        ],
    ),
    ("question.ask", ["Что спрашивает менеджер", "What the manager asks", "O co pyta menedżer"]),
    ("question.why", ["Зачем это спрашивать", "Why the answer matters", "Po co o to pytać"]),
    (
        "question.number",
        [
            "Вопрос о числе: сколько обычно бывает",
            "A question for a number: what is usual",
            "Pytanie o liczbę: ile bywa zwykle",
        ],
    ),
    ("question.per", ["Часы по числу", "Hours by the number", "Godziny według liczby"]),
    (
        "question.effects",
        [
            "Что меняют ответы общего вопроса в этой задаче",
            "What the answers of a shared question change in this task",
            "Co odpowiedzi wspólnego pytania zmieniają w tym zadaniu",
        ],
    ),
    (
        "question.answer",
        ["Ответ, или ступень числа", "An answer, or a band of the number", "Odpowiedź albo próg liczby"],
    ),
    ("number.units", ["Слова, которые стоят после числа", "Words that follow the number", "Słowa stojące po liczbie"]),
    ("per.each", ["На каждые столько", "For each so many", "Na każde tyle"]),
    ("per.above", ["Сверх стольких", "Above so many", "Ponad tyle"]),
    ("per.add", ["Часов", "Hours", "Godzin"]),
    ("per.at_most", ["Не больше стольких часов", "At most so many hours", "Najwyżej tyle godzin"]),
    ("answer.id", ["Имя ответа", "The answer's name", "Nazwa odpowiedzi"]),
    ("answer.text", ["Что отвечает клиент", "What the client answers", "Co odpowiada klient"]),
    (
        "answer.phrases",
        [
            "Обрывки просьбы, которые уже отвечают на вопрос",
            "Bits of a request that answer the question already",
            "Fragmenty prośby, które już są odpowiedzią",
        ],
    ),
    (
        "answer.weight",
        [
            "Как часто так отвечают; вместе 1",
            "How often clients answer so; together 1",
            "Jak często tak odpowiadają; razem 1",
        ],
    ),
    (
        "answer.above",
        ["Ступень: для чисел больше этого", "A band: for numbers above this one", "Próg: dla liczb większych od tej"],
    ),
    (
        "answer.effect",
        [
            "Что ответ меняет; без него базовый случай",
            "What the answer changes; without it, the base case",
            "Co odpowiedź zmienia; bez tego przypadek podstawowy",
        ],
    ),
    (
        "effect.times",
        [
            "Умножает часы; это сначала",
            "Multiplies the hours, before anything is added",
            "Mnoży godziny, zanim się coś doda",
        ],
    ),
    ("effect.add", ["Прибавляет часы", "Adds hours", "Dodaje godziny"]),
    ("effect.cost", ["Прибавляет деньги", "Adds money", "Dodaje pieniądze"]),
    ("effect.days", ["Прибавляет рабочие дни ожидания", "Adds working days of waiting", "Dodaje dni robocze czekania"]),
    (
        "effect.variant",
        ["Переключает на другой способ", "Another variant becomes the one to do", "Przełącza na inny wariant"],
    ),
    (
        "effect.with",
        [
            "Добавляет задачу отдельной строкой",
            "Adds a task as a line of its own",
            "Dodaje zadanie jako osobną pozycję",
        ],
    ),
    (
        "effect.pitfall",
        ["Поднимает подводный камень наверх", "A pitfall that now matters", "Pułapka, która teraz ma znaczenie"],
    ),
    (
        "effect.consult",
        [
            "Нужен специалист, твёрдой цены не будет",
            "A specialist must look; no firm price",
            "Musi spojrzeć specjalista; nie ma stałej ceny",
        ],
    ),
    ("effect.stop", ["Такое студия не делает", "The studio does not do this", "Studio tego nie robi"]),
    ("pitfall.id", ["Имя подводного камня", "The pitfall's name", "Nazwa pułapki"]),
    (
        "pitfall.severity",
        ["Насколько дорого: high, medium, low", "How much it costs: high, medium, low", "Jak drogo: high, medium, low"],
    ),
    ("pitfall.say", ["Что сказать и проверить", "What to tell and to check", "Co powiedzieć i sprawdzić"]),
    ("example.says", ["Слова клиента", "The client's words", "Słowa klienta"]),
    ("near_miss.says", ["Слова клиента", "The client's words", "Słowa klienta"]),
    (
        "near_miss.meant",
        [
            "Что имелось в виду: имя задачи или none",
            "The task that is meant, or none",
            "O które zadanie chodzi, albo none",
        ],
    ),
    ("studio.name", ["Название студии", "The studio's name", "Nazwa studia"]),
    (
        "studio.language",
        [
            "Язык простых строк и интерфейса",
            "The language of plain strings and of the interface",
            "Język zwykłych tekstów i interfejsu",
        ],
    ),
    ("studio.currency", ["Валюта всех сумм", "The currency of every sum", "Waluta wszystkich kwot"]),
    (
        "studio.base",
        [
            "На чём основан каталог: starter — встроенный",
            "What the catalog builds on: starter is the embedded one",
            "Na czym opiera się katalog: starter to wbudowany",
        ],
    ),
    ("studio.rates", ["Ставка за час по ролям", "The rate per hour by role", "Stawka za godzinę według ról"]),
    (
        "studio.costs",
        [
            "Своя себестоимость часа; клиенту не показывается",
            "Own cost per hour; never shown to a client",
            "Własny koszt godziny; klient go nie widzi",
        ],
    ),
    ("studio.roles", ["Как роли называются", "What the roles are called", "Jak nazywają się role"]),
    ("studio.pricing", ["От часов к цене", "From hours to a price", "Od godzin do ceny"]),
    ("studio.calendar", ["От часов к срокам", "From hours to days and dates", "Od godzin do terminów"]),
    ("studio.promise", ["Чего стоит названная цифра", "What a number said is worth", "Ile warta jest podana liczba"]),
    ("studio.match", ["Пороги узнавания", "Thresholds of matching", "Progi rozpoznawania"]),
    ("studio.approval", ["Когда смотрит старший", "When a senior has to look", "Kiedy musi spojrzeć przełożony"]),
    ("pricing.round_to", ["До скольких округлять", "What prices are rounded to", "Do ilu zaokrąglać"]),
    (
        "pricing.minimum",
        ["Меньше этого заказ не берётся", "No order is taken below this", "Poniżej tego studio nie bierze zlecenia"],
    ),
    ("pricing.vat", ["НДС", "Value-added tax", "VAT"]),
    (
        "pricing.risk",
        [
            "Какую долю исходов покрывает цена «с запасом»",
            "The share of outcomes that the safe price covers",
            "Jaką część przypadków pokrywa cena bezpieczna",
        ],
    ),
    (
        "pricing.correlation",
        [
            "Насколько строки сметы ошибаются вместе",
            "How much the lines of a quote err together",
            "Jak bardzo pozycje wyceny mylą się razem",
        ],
    ),
    (
        "pricing.ask_above",
        [
            "Доля цены, ниже которой вопрос не стоит задавать",
            "The share of the price below which a question is not worth asking",
            "Udział w cenie, poniżej którego nie warto pytać",
        ],
    ),
    (
        "vat.mode",
        [
            "none — без НДС, included — в цене, added — сверху",
            "none, included in the prices, or added on top",
            "none — bez VAT, included — w cenie, added — doliczany",
        ],
    ),
    ("vat.rate", ["Ставка в процентах", "The rate in percent", "Stawka w procentach"]),
    (
        "calendar.country",
        ["Чей рабочий календарь: ru или pl", "Whose working calendar: ru or pl", "Czyj kalendarz roboczy: ru albo pl"],
    ),
    (
        "calendar.hours_per_day",
        [
            "Сколько часов в день уходит на одну работу",
            "Hours a day that go into one job",
            "Ile godzin dziennie idzie na jedną pracę",
        ],
    ),
    (
        "calendar.queue_days",
        [
            "Через сколько рабочих дней начинается новое",
            "Working days until something new begins",
            "Po ilu dniach roboczych zaczyna się coś nowego",
        ],
    ),
    (
        "promise.valid_days",
        ["Сколько дней цифра действует", "Days for which a number holds", "Ile dni liczba jest ważna"],
    ),
    (
        "promise.cap",
        [
            "«Не дороже»: верх вилки, умноженный на это",
            "“Not more than”: this times the high end",
            "„Nie drożej niż”: górna granica razy tyle",
        ],
    ),
    (
        "match.typical",
        [
            "С этой уверенности задача считается узнанной",
            "From this confidence on a task counts as known",
            "Od tej pewności zadanie jest rozpoznane",
        ],
    ),
    (
        "match.unsure",
        [
            "С этой уверенности показываются похожие",
            "From this confidence on candidates are shown",
            "Od tej pewności pokazywane są podobne",
        ],
    ),
    ("match.new_share", ["Как часто просят новое", "How often requests are new", "Jak często proszą o coś nowego"]),
    ("match.candidates", ["Сколько похожих показать", "How many candidates are shown", "Ile podobnych pokazać"]),
    ("approval.above", ["Если сумма больше", "When the sum is above", "Gdy suma jest większa"]),
    ("approval.below_confidence", ["Если уверенность ниже", "When the confidence is below", "Gdy pewność jest niższa"]),
    (
        "approval.discount_above",
        [
            "Если скидка больше стольких процентов",
            "When the discount is above so many percent",
            "Gdy rabat przekracza tyle procent",
        ],
    ),
    ("calendar-file.year", ["Один год", "One year", "Jeden rok"]),
    ("year.year", ["Год", "The year", "Rok"]),
    (
        "year.status",
        [
            "official — по акту, provisional — ещё может измениться",
            "official: from an act; provisional: may still change",
            "official — z aktu, provisional — może się zmienić",
        ],
    ),
    ("year.source", ["Акт, или откуда дни взяты", "The act, or where the days were found", "Akt albo skąd wzięto dni"]),
    ("year.off", ["Будни, в которые не работают", "Week days on which nobody works", "Dni powszednie wolne od pracy"]),
    (
        "year.working",
        ["Рабочие субботы и воскресенья", "Saturdays and Sundays on which people work", "Pracujące soboty i niedziele"],
    ),
    ("year.short", ["Рабочие дни на час короче", "Working days one hour shorter", "Dni robocze krótsze o godzinę"]),
    ("category.title", ["Название категории", "What the category is called", "Nazwa kategorii"]),
];
