//! What each key of a catalog's files is: the words that an editor shows beside it.

use super::studio_keys::STUDIO;
use crate::domain::lang::Lang;

/// A key with the table that it stands in, and its words in the order of [`Lang::ALL`].
pub(super) type Line = (&'static str, [&'static str; 3]);

/// What a key is; the key is `table.name`.
#[must_use]
pub fn about(lang: Lang, table: &str, key: &str) -> Option<&'static str> {
    let wanted = format!("{table}.{key}");
    // A shared answer is an answer, and so on: what has no words of its own has those of its kind.
    let kind = format!("{}.{key}", table.strip_prefix("shared-").unwrap_or(table));
    let find = |name: &str| {
        LINES.iter().chain(STUDIO).find(|(known, _)| *known == name).map(|(_, words)| words[lang as usize])
    };
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
    (
        "entry.renewal",
        [
            "Что подойдёт к сроку через время после работы: smeta today предложит",
            "What comes due some time after the work: smeta today offers it",
            "Co przyjdzie po czasie od pracy: smeta today to zaproponuje",
        ],
    ),
    (
        "renewal.after",
        [
            "Через сколько месяцев после работы; без месяца 12",
            "Months after the work; 12 without a month",
            "Ile miesięcy po pracy; bez miesiąca 12",
        ],
    ),
    (
        "renewal.month",
        [
            "Каждый год с первого числа этого месяца: 1 — январь",
            "Every year on the first day of this month: 1 is January",
            "Co roku od pierwszego dnia tego miesiąca: 1 to styczeń",
        ],
    ),
    (
        "renewal.offer",
        [
            "Какую задачу предложить; без ключа эту же",
            "Which task to offer; this one without the key",
            "Które zadanie zaproponować; bez klucza to samo",
        ],
    ),
    ("renewal.say", ["Что сказать клиенту", "What to tell the client", "Co powiedzieć klientowi"]),
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
];
