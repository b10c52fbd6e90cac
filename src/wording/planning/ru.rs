//! The sentences about plans in Russian.

use super::{Act, Part, Planning, Refused, Wait, with};
use crate::domain::ledger::Soon;
use crate::wording::plural;

pub(super) fn say(words: &Planning) -> String {
    use Planning as P;
    match words {
        P::Heading(part) => match part {
            Part::AtRisk => "СРОКИ ПОД УГРОЗОЙ",
            Part::Quiet => "ПОРА НАПОМНИТЬ О СЕБЕ",
            Part::Approvals => "ЖДУТ ОДОБРЕНИЯ",
            Part::Specialists => "ЖДУТ СПЕЦИАЛИСТА",
            Part::Unanswered => "КЛИЕНТ НЕ ОТВЕТИЛ",
            Part::Options => "ПОРА ПРЕДЛОЖИТЬ СНОВА",
            Part::Ageing => "СТАРЕЕТ: ПРЕДЛОЖИТЬ",
            Part::Plan => "В РАБОТЕ И ПО ПЛАНУ",
        }
        .into(),
        P::Nothing => "ничего срочного: ни дел, ни сроков, ни молчащих клиентов".into(),
        P::More(n) => format!("… и ещё {n}: --all"),
        P::Day(day) => format!("Сегодня {day}"),
        P::NoClient => "без клиента".into(),
        P::Soon(soon) => match soon {
            Soon::Now => "сейчас",
            Soon::Next => "на днях",
            Soon::Later => "потом",
        }
        .into(),
        P::Promised(day, chance) => format!("срок {day}, успеем с вероятностью {chance}"),
        P::Overdue(day) => format!("срок был {day}"),
        P::Silent(days, since) => {
            format!(
                "тишина {days} {}, с {since}",
                plural::ru((*days).into(), "рабочий день", "рабочих дня", "рабочих дней")
            )
        }
        P::FollowUp(quote, day, why) => with(format!("вернуться к {quote} {day}"), ": ", *why),
        P::Reminded(day, why) => with(format!("обещали вернуться {day}"), ": ", *why),
        P::Begins(day) => format!("начинаем {day}"),
        P::Until(day) => format!("до {day}"),
        P::WaitsBecause(why) => why.to_string(),
        P::ReturnedBy(by, why) => format!("вернул(а) {by}: {why}"),
        P::Wait(why) => match why {
            Wait::Above(sum, limit) => format!("до {sum}, а без одобрения можно до {limit}"),
            Wait::Discount(is, limit) => format!("скидка {is}, а без одобрения можно {limit}"),
            Wait::Confidence(task, is, limit) => format!("«{task}»: уверенность {is}, ниже {limit}"),
            Wait::Novelty(task, 0, _) => format!("«{task}»: студия такого ещё не делала"),
            Wait::Novelty(task, times, limit) => format!(
                "«{task}»: сделано {times} {}, нужно хотя бы {limit}",
                plural::ru((*times).into(), "раз", "раза", "раз")
            ),
        },
        P::AskedOn(line, to, on) => {
            let line = line.map(|line| format!("строка {line}, ")).unwrap_or_default();
            with(format!("{line}спросили {on}"), ", кого: ", *to)
        }
        P::OfferedIn(quote, day) => format!("предлагали в № {quote}, {day}"),
        P::DoneOn(day, quote) => with(format!("делали {day}"), ", № ", *quote),
        P::Due(day) => format!("срок {day}"),
        P::WasDue(day) => format!("срок был {day}"),
        P::Alike(names) => {
            format!("похоже, это тот же клиент: {names}; зовите его одинаково, и всё будет в одном месте")
        }
        P::AllQuotes => "ОЦЕНКИ".into(),
        P::Act(what) => act(what),
        P::TaskAdded(name, soon, on, place) => format!("записано: {name}, {} ({place})", time(*soon, *on)),
        P::TaskMoved(name, soon, on, place) => format!("перенесено: {name}, {} ({place})", time(*soon, *on)),
        P::TaskDone(name, place) => format!("сделано: {name} ({place})"),
        P::NoTasks => "дел нет; записать: smeta task add \"…\"".into(),
        P::NotWorking(said, date) => format!("{said} не работают, записано на {date}"),
        P::WouldWait(why) => format!("нужно одобрение старшего: {why}; запишите с --save, дальше smeta approve"),
        P::Waits(name, why, who) => {
            format!("№ {name} ждёт одобрения: {why}; одобрить: smeta approve {name} --by {who}")
        }
        P::SpecialistCategory => "Ответы специалистов".into(),
        P::Draft(id, file) => format!(
            "в каталоге новая задача `{id}` с часами специалиста ({file}): допишите её, smeta catalog edit {id}"
        ),
        P::Requoted(name, version, price) => format!("№ {name}, версия {version}: {price}"),
        P::Refused(why) => refused(why),
    }
}

fn time(soon: Soon, on: Option<&str>) -> String {
    on.map_or_else(|| say(&Planning::Soon(soon)), str::to_owned)
}

fn line(line: Option<usize>) -> String {
    line.map(|line| format!(" (строка {line})")).unwrap_or_default()
}

fn act(what: &Act) -> String {
    match what {
        Act::Approved => "одобрена".into(),
        Act::Returned(why) => format!("возвращена: {why}"),
        Act::Escalated(at, to, why) => {
            with(with(format!("у специалиста{}", line(*at)), ", кто: ", *to), ", вопрос: ", *why)
        }
        Act::Answered(at, hours, from, note) => {
            with(with(format!("ответ специалиста (строка {at}): {hours}"), ", от кого: ", *from), ", ", *note)
        }
        Act::Scheduled(Some(day)) => format!("работа начнётся {day}"),
        Act::Scheduled(None) => "работа отложена".into(),
        Act::Reminder(at, day, why) => with(format!("вернуться{} {day}", line(*at)), ": ", *why),
    }
}

fn refused(why: &Refused) -> String {
    match why {
        Refused::UnclearDay(typed) => {
            format!("«{typed}» не день: напишите, например, завтра, через неделю, в пятницу, 15.12 или 15 декабря")
        }
        Refused::PastDay(day) => format!("{day} уже прошло: нужен день впереди"),
        Refused::UnknownClient(typed, Some(near)) => format!("клиента «{typed}» в журнале нет; может быть, «{near}»?"),
        Refused::UnknownClient(typed, None) => {
            format!("клиента «{typed}» в журнале нет; имена клиентов показывает smeta log")
        }
        Refused::SeveralClients(typed, names) => format!("«{typed}» подходит нескольким: {names}; напишите точнее"),
        Refused::NoSuchTask(typed, Some(last)) => format!("дела «{typed}» нет, последнее: {last}; все: smeta task"),
        Refused::NoSuchTask(typed, None) => format!("дела «{typed}» нет: ни одного ещё не записано"),
        Refused::NoRight(by, "") => format!(
            "{by} не может одобрять: в studio.toml нет никого с этим правом; добавьте [people.ИМЯ] approves = true"
        ),
        Refused::NoRight(by, who) => format!("{by} не может одобрять; может: {who}"),
        Refused::OverLimit(by, limit) => format!("{by} одобряет до {limit}, эта оценка больше"),
        Refused::NotWaiting(name) => format!("№ {name} одобрения не ждёт"),
        Refused::StillWaits(name) => {
            format!("№ {name} ждёт одобрения, клиенту её пока не показывают; одобрить: smeta approve {name}")
        }
        Refused::WasReturned(name, why) => {
            format!("№ {name} вернули: {why}; поправьте её: smeta quote --again {name} … --save")
        }
        Refused::Unapproved(why) => format!("без одобрения старшего клиенту этого не показывают: {why}"),
        Refused::NoWords(flag) => format!("{flag}: нужны слова"),
        Refused::BadRange(typed) => format!("«{typed}» не часы: нужно от и до, например 6..14 или 6..9..14"),
        Refused::WhichLine(name, lines) => format!("в № {name} строк {lines}: какая? Например, {name}.1"),
        Refused::NoSuchLine(name, line, lines) => format!("в № {name} нет строки {line}, всего строк {lines}"),
        Refused::Decided(name) => format!("№ {name} уже решена: новые часы пишутся новой оценкой"),
    }
}
