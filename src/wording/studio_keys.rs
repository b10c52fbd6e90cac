//! What the keys of `studio.toml` and of calendars are for: the words of the schema, in three languages.

use super::keys::Line;

/// By table and key, as in [`super::keys`].
pub(super) const STUDIO: &[Line] = &[
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
        "stage.parallel",
        [
            "Идёт рядом с предыдущим этапом, а не после него",
            "Done beside the stage before it, not after it",
            "Równolegle z poprzednim etapem, nie po nim",
        ],
    ),
    (
        "pricing.discount_limit",
        [
            "Наибольшая скидка на работу, процентов",
            "The largest discount on the work, percent",
            "Największy rabat na pracę, w procentach",
        ],
    ),
    (
        "pricing.advance",
        [
            "Аванс до начала работ, процентов от цены",
            "Paid before work begins, percent of the price",
            "Zaliczka przed rozpoczęciem prac, procent ceny",
        ],
    ),
    (
        "pricing.exchange",
        [
            "Сколько в валюте студии стоит единица валюты основы",
            "What a unit of the base's currency costs in the studio's",
            "Ile w walucie studia kosztuje jednostka waluty bazy",
        ],
    ),
    ("exchange.RUB", ["Сколько стоит рубль", "What a rouble costs", "Ile kosztuje rubel"]),
    ("exchange.PLN", ["Сколько стоит злотый", "What a złoty costs", "Ile kosztuje złoty"]),
    ("exchange.EUR", ["Сколько стоит евро", "What a euro costs", "Ile kosztuje euro"]),
    ("exchange.USD", ["Сколько стоит доллар", "What a dollar costs", "Ile kosztuje dolar"]),
    (
        "studio.condition",
        [
            "Обстоятельства, от которых работа дороже или дешевле",
            "Circumstances that make work dearer or cheaper",
            "Okoliczności, od których praca jest droższa lub tańsza",
        ],
    ),
    ("condition.id", ["Имя для --condition", "The name for --condition", "Nazwa dla --condition"]),
    ("condition.title", ["Как это называется", "What it is called", "Jak to się nazywa"]),
    (
        "condition.times",
        ["На что умножается цена работы", "What the price of work is multiplied by", "Przez ile mnoży się cenę pracy"],
    ),
    (
        "condition.skips_queue",
        [
            "Работа начинается сразу, без очереди",
            "Work begins at once, without the queue",
            "Praca zaczyna się od razu, bez kolejki",
        ],
    ),
    (
        "calendar.role_hours",
        [
            "Часы в день для ролей, где иначе",
            "Hours a day for roles that differ",
            "Godziny dziennie dla ról, u których inaczej",
        ],
    ),
    (
        "promise.capped_width",
        [
            "Во сколько раз верх может быть больше низа, чтобы сказать «не дороже»",
            "How many times the low end the high one may be for “not more than”",
            "Ile razy góra może przewyższać dół, by powiedzieć „nie drożej niż”",
        ],
    ),
    ("promise.firm_width", ["То же для твёрдой цены", "The same for a firm price", "To samo dla stałej ceny"]),
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
    (
        "match.meaning",
        [
            "Сколько весит смысл слов рядом с самими словами, 0–1; без ключа подбирается по фразам каталога",
            "How much the meaning of words weighs beside the words themselves, 0–1; without the key it is found on the catalog's phrases",
            "Ile waży znaczenie słów obok samych słów, 0–1; bez klucza dobierane na frazach katalogu",
        ],
    ),
    (
        "match.outside",
        [
            "Что просят, но чего студия не делает или чему нет типовой цены: похожее цены не получит",
            "What clients ask for and the studio does not do, or has no typical price for: words like these get no price",
            "O co klienci proszą, a czego studio nie robi albo nie ma typowej ceny: podobne słowa nie dostaną ceny",
        ],
    ),
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
    (
        "approval.novelty",
        [
            "Если задачу студия делала реже стольких раз",
            "When the studio has done a task fewer than so many times",
            "Gdy studio robiło zadanie mniej niż tyle razy",
        ],
    ),
    (
        "studio.people",
        [
            "Права людей, по имени, под которым записывают",
            "What single people may do, by the name they write under",
            "Uprawnienia osób, według nazwy, pod którą zapisują",
        ],
    ),
    (
        "person.limit",
        [
            "До какой суммы называет и одобряет сам, вместо approval.above",
            "Up to which sum this person quotes and approves alone, instead of approval.above",
            "Do jakiej kwoty sam wycenia i zatwierdza, zamiast approval.above",
        ],
    ),
    ("person.approves", ["Может одобрять оценки", "May approve quotes", "Może zatwierdzać wyceny"]),
    ("studio.planning", ["Когда о чём напомнить", "When to be reminded of what", "Kiedy o czym przypomnieć"]),
    (
        "planning.quiet_days",
        [
            "Через сколько рабочих дней тишины спросить клиента",
            "Working days of silence before a client is asked",
            "Po ilu dniach roboczych ciszy zapytać klienta",
        ],
    ),
    (
        "planning.next_days",
        [
            "Сколько рабочих дней считать ближайшими",
            "How many working days the next days are",
            "Ile dni roboczych to najbliższe dni",
        ],
    ),
    (
        "planning.options_after",
        [
            "Через сколько дней снова предложить опцию, которую не взяли",
            "Days until an option that was not taken is offered again",
            "Po ilu dniach znów zaproponować niewziętą opcję",
        ],
    ),
    (
        "planning.ahead",
        [
            "За сколько дней говорить о том, что стареет",
            "Days ahead of which something that ages is told",
            "Ile dni wcześniej mówić o tym, co się starzeje",
        ],
    ),
    (
        "planning.at_risk",
        [
            "Ниже какой вероятности срок под угрозой",
            "Below which probability a date is at risk",
            "Poniżej jakiego prawdopodobieństwa termin jest zagrożony",
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
