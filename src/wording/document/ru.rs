//! Documents in Russian.

use super::{Labels, Said, Sentence};
use crate::domain::catalog::studio::VatMode;
use crate::domain::quote::Paper;
use crate::wording::plural::ru as plural;

pub(super) const LABELS: Labels = Labels {
    from: "От кого",
    to: "Для кого",
    task: "Как мы поняли задачу",
    your_words: "Вашими словами",
    client_words: "Слова клиента",
    we_do: "Что сделаем",
    variants: "Как это можно сделать и сколько тогда выйдет всего",
    chosen: "так посчитано",
    stages: "Этапы",
    stage: "Этап",
    when: "Когда, скорее всего",
    who: "Кто",
    hours: "Часы",
    scope: "Результат: что входит в цену и что нет",
    nothing_needed: "Ничего особенного: достаточно быть на связи.",
    nothing_open: "Всё, от чего зависит цена, мы уже выяснили.",
    no_nearest: "Ничего похожего в каталоге нет.",
    includes: "Входит в цену",
    excludes: "Не входит",
    work: "Работа",
    price: "Цена",
    total: "Итого",
    time: "Сроки",
    our_time: "Наша работа",
    your_part: "Что понадобится от вас",
    needs: "Что должен дать клиент",
    assumptions: "Допущения и открытые вопросы",
    questions: "Открытые вопросы",
    options: "По желанию",
    payment: "Оплата",
    due: "Когда",
    sum: "Сколько",
    validity: "Что значит эта цена и до какого дня действует",
    next: "Что дальше",
    sign_studio: "Исполнитель",
    sign_client: "Заказчик",
    sign_hint: "подпись, дата",
    known: "Что известно",
    pitfalls: "На что обратить внимание",
    checklist: "Проверить при сдаче",
    steps: "Шаги",
    nearest: "На что похоже в каталоге",
    unpriced: "Пока без цены",
    past_jobs: "Похожие прошлые работы",
    said: "Клиенту названо",
    price_picture: "Вилка цены",
    calendar_picture: "Этапы по рабочим дням",
    usual: "обычно",
    cap: "не дороже",
    way: "Способ",
    page: ["страница ", " из "],
};

pub(super) fn say(sentence: Sentence) -> String {
    use Sentence as S;
    let days = |n: u32| plural(u64::from(n), "рабочий день", "рабочих дня", "рабочих дней");
    let span = |low: u32, high: u32| {
        if low == high { format!("{low} {}", days(low)) } else { format!("{low}–{high} {}", days(high)) }
    };
    match sentence {
        S::Title(Paper::Proposal, Some(Said::Capped(_) | Said::Firm(_))) => "Коммерческое предложение".into(),
        S::Title(Paper::Proposal, _) => "Предварительная оценка".into(),
        S::Title(Paper::Letter, _) => "Вопросы по вашей задаче".into(),
        S::Title(Paper::Chat, _) => "Сообщение".into(),
        S::Title(Paper::Brief, _) => "Бриф для специалиста".into(),
        S::Title(Paper::Spec, _) => "Передача в работу".into(),
        S::Mark(Said::Ballpark) => "ориентир, не оферта".into(),
        S::Mark(Said::Range) => "вилка цены, не оферта".into(),
        S::Mark(Said::Capped(_)) => "цена не выше названной".into(),
        S::Mark(Said::Firm(_)) => "твёрдая цена".into(),
        S::NumberAndDate(Some(number), date) => format!("№ {number} от {date}"),
        S::NumberAndDate(None, date) => format!("от {date}"),
        S::PriceHeading(Said::Ballpark) => "Цена: ориентир".into(),
        S::PriceHeading(Said::Range) => "Цена: вилка".into(),
        S::PriceHeading(Said::Capped(_) | Said::Firm(_)) => "Цена".into(),
        S::Usually(sum) => format!("Чаще всего такая работа обходится примерно в {sum}."),
        S::Promised(Said::Capped(sum)) => format!("Не дороже {sum}."),
        S::Promised(Said::Firm(sum)) => format!("Твёрдая цена: {sum}."),
        S::Promised(Said::Ballpark | Said::Range) => {
            "Это вилка: от низа до верха укладываются восемь таких работ из десяти.".into()
        }
        S::Tax(VatMode::None, ..) => "Цены без НДС: мы его не начисляем.".into(),
        S::Tax(_, percent, sum) => format!("В цену входит НДС {percent}: {sum}."),
        S::Discount(list, percent, off) => format!("Без скидки было бы {list}; скидка {percent} на работу: {off}."),
        S::Condition(title) => format!("В цене учтено условие: {title}."),
        S::Costs(sum) => format!("Из этой суммы лицензии и сервисы: {sum}."),
        S::OurTime(low, high, ready, likely) => {
            format!("{}. Если начнём сейчас, будет готово {ready}, скорее всего к {likely}.", span(low, high))
        }
        S::Waiting(n) => format!(
            "Сюда входит до {n} {} ожидания: доступы, ответы, чужие сервисы. Чем быстрее они будут, тем раньше сдадим.",
            plural(u64::from(n), "рабочего дня", "рабочих дней", "рабочих дней")
        ),
        S::WantedDate(date, chance) => format!("К {date} успеваем в {chance} случаев."),
        S::ProvisionalCalendar => {
            "Переносы выходных на часть этого срока ещё не утверждены, даты могут сдвинуться на день-два.".into()
        }
        S::Assumption(ask) => format!("{ask} Пока неизвестно, поэтому посчитали так, как бывает чаще всего."),
        S::Unpriced(words) => {
            format!("«{words}»: в цену не входит. Посмотрим вместе со специалистом и посчитаем отдельно.")
        }
        S::Consult(title) => format!("«{title}»: прежде чем обещать точную цену, должен посмотреть специалист."),
        S::NotDone(title) => format!("«{title}»: за такое мы не берёмся."),
        S::Option(price, total) => format!("{price}; вместе с этим всего {total}"),
        S::Advance(percent) => format!("Аванс {percent} до начала работ"),
        S::AfterTask(title) => format!("После сдачи: {title}"),
        S::AfterAll => "После сдачи работы".into(),
        S::PaymentNote(Said::Ballpark | Said::Range) => {
            "Пока цена названа вилкой, вилкой названы и платежи. Точные суммы запишем в договор.".into()
        }
        S::PaymentNote(Said::Capped(sum)) => format!("Все платежи вместе не превысят {sum}."),
        S::PaymentNote(Said::Firm(_)) => String::new(),
        S::Promise(Said::Ballpark, until) => format!(
            "Это ориентир, не оферта: он помогает решить, браться ли за задачу, и не обязывает ни вас, ни нас. \
             Действует до {until}."
        ),
        S::Promise(Said::Range, until) => format!(
            "Это вилка, не оферта: главное мы уже выяснили, и восемь таких работ из десяти в неё укладываются. \
             Действует до {until}."
        ),
        S::Promise(Said::Capped(sum), until) => format!(
            "Больше {sum} вы за перечисленное здесь не заплатите, даже если нам придётся поработать дольше. \
             Предложение действует до {until}."
        ),
        S::Promise(Said::Firm(sum), until) => format!(
            "Цена твёрдая: {sum} за всё, что здесь перечислено. Захотите что-то добавить — сначала согласуем, \
             сколько это стоит. Предложение действует до {until}."
        ),
        S::Next(Said::Ballpark | Said::Range, true) => {
            "Ответьте, пожалуйста, на вопросы выше, можно коротко и не на все сразу. После этого назовём цену точнее."
                .into()
        }
        S::Next(Said::Ballpark | Said::Range, false) => {
            "Если такая цена вам подходит, напишите нам: посмотрим задачу вместе и назовём цену для договора.".into()
        }
        S::Next(Said::Capped(_) | Said::Firm(_), _) => {
            "Если всё устраивает, подпишите и пришлите скан или просто ответьте «согласны»: подготовим договор и счёт \
             на аванс."
                .into()
        }
        S::Signature(Said::Ballpark | Said::Range) => {
            "Подпись значит, что вы прочитали оценку и готовы обсуждать договор. Платить она не обязывает.".into()
        }
        S::Signature(Said::Capped(_) | Said::Firm(_)) => "Согласовано:".into(),
        S::ChatPrice(Said::Ballpark, price, usual) => format!("Ориентир: {price}, чаще около {usual}. Это не оферта."),
        S::ChatPrice(Said::Range, price, usual) => format!("Вилка: {price}, чаще около {usual}. Это не оферта."),
        S::ChatPrice(Said::Capped(sum), _, usual) => format!("Цена: не дороже {sum}, скорее всего около {usual}."),
        S::ChatPrice(Said::Firm(sum), ..) => format!("Цена: {sum}, твёрдая."),
        S::ChatTime(low, high, likely) => format!("Срок: {}, скорее всего к {likely}.", span(low, high)),
        S::ChatTask(titles) => format!("Посчитали вашу задачу: {titles}."),
        S::ChatNew => "Посмотрели вашу задачу. Чтобы назвать цену, а не гадать, сначала уточним детали.".into(),
        S::ChatAsk(true) => "Чтобы сказать точнее, подскажите:".into(),
        S::ChatAsk(false) => "Подскажите, пожалуйста:".into(),
        S::ChatUntil(until) => format!("Цифры действуют до {until}."),
        S::ChatLater => "Как только получим ответы, покажем специалисту и вернёмся с цифрами.".into(),
        S::ByHand(minutes) => format!("Это небольшая правка, у нас на неё уйдёт минут {minutes}."),
        S::Greeting => "Здравствуйте!".into(),
        S::LetterOpening(true) => "Спасибо за обращение. Предварительно мы задачу посчитали, но цена ещё зависит от \
                                   нескольких вещей, которые знаете только вы."
            .into(),
        S::LetterOpening(false) => "Спасибо за обращение. Чтобы назвать честную цену, а не угадывать, нам нужно \
                                    немного подробностей."
            .into(),
        S::LetterQuestions => "Ответьте, пожалуйста, на вопросы, можно совсем коротко:".into(),
        S::LetterNeeds => "Для работы понадобится вот что. Пароли письмом не присылайте: мы подскажем, как передать \
                           их безопасно."
            .into(),
        S::LetterClosing(true, true) => "Получим ответы — пришлём уточнённую цену и сроки.".into(),
        S::LetterClosing(true, false) => "Получим ответы — пришлём цену и сроки.".into(),
        S::LetterClosing(false, _) => "Будем рады ответить на любые вопросы.".into(),
        S::LetterUnknown => {
            "Если чего-то не знаете, так и напишите: посчитаем и без этого, просто вилка будет шире.".into()
        }
        S::AskWhich(words, first, second) => {
            format!("Про «{words}»: что ближе — «{first}» или «{second}»?")
        }
        S::AskMore(words) => {
            format!("Расскажите подробнее про «{words}»: что должно получиться, есть ли пример, где это уже сделано?")
        }
        S::NewTaskQuestions => {
            "Что должно получиться: что увидит посетитель сайта, что изменится в работе сотрудников?\n\
                                На чём сделан сайт, и есть ли к нему доступ?\n\
                                Есть ли пример: сайт или сервис, где это уже сделано так, как хочется?\n\
                                С какими программами и сервисами это должно работать?\n\
                                К какому дню нужно, и от чего зависит этот день?\n\
                                На какую сумму клиент рассчитывает?"
                .into()
        }
        S::BriefTask(true) => "Такой задачи в каталоге нет: цену назовёт специалист.".into(),
        S::BriefTask(false) => "Похоже на несколько задач каталога, надо понять, на какую.".into(),
        S::Likeness(percent) => format!("похоже на {percent}"),
        S::PastJob(title, hours) => format!("{title}: {hours} ч"),
        S::Hours(range) => format!("{range} ч"),
    }
}
