//! The ledger's sentences in Russian.

use super::{Act, Because, Kept, Outcome, Refused};
use crate::domain::ledger::{ProblemKind, Status};
use crate::wording::plural;

pub(super) fn say(words: &Kept) -> String {
    use Kept as K;
    match words {
        K::FromBefore(quote, on) => format!("из № {quote} от {on}"),
        K::Saved(name, 1, place) => format!("записано под № {name} ({place})"),
        K::Saved(name, version, place) => format!("записано: № {name}, версия {version} ({place})"),
        K::AfterSaving(name) => format!("когда клиент решит: smeta accept {name} или smeta decline {name} --reason …"),
        K::Wrote(name, what, place) => format!("записано: № {name} {what} ({place})"),
        K::Act(what) => act(what),
        K::WroteNote(place) => format!("записано ({place})"),
        K::Undone(what, name, at, place) => {
            let name = name.map(|name| format!(" № {name}")).unwrap_or_default();
            format!("отменено: «{what}»{name} от {at} ({place}); сама запись остаётся в журнале")
        }
        K::Against(hours, range, outcome) => {
            let outcome = match outcome {
                Outcome::Below => "меньше вилки",
                Outcome::Within => "в вилке",
                Outcome::Above => "больше вилки",
            };
            format!("обещали {range}, вышло {hours}: {outcome}")
        }
        K::StillOpen(lines) => format!("ещё без часов: {lines}"),
        K::KnownReason(known) => {
            format!("раньше такую причину называли `{known}`: одно слово на одно и то же проще считать")
        }
        K::Status(status) => match status {
            Status::Open => "названа",
            Status::Sent => "отправлена",
            Status::Accepted => "принята",
            Status::Started => "в работе",
            Status::Done => "сделана",
            Status::Declined => "отказ",
        }
        .into(),
        K::KindWord(kind) => match *kind {
            "quote" => "оценка",
            "sent" => "отправлена",
            "accepted" => "принята",
            "declined" => "отказ",
            "started" => "в работе",
            "done" => "сделано",
            "note" => "заметка",
            "job" => "работа из файла",
            "match" => "значение слов",
            "approved" => "одобрена",
            "returned" => "возвращена",
            "escalated" => "у специалиста",
            "answered" => "ответ специалиста",
            "task" => "дело",
            "scheduled" => "перенос",
            "task-done" => "дело сделано",
            "reminder" => "напоминание",
            "undo" => "отмена",
            "drill" => "тренировка",
            other => other,
        }
        .into(),
        K::NoQuotes => "оценок ещё нет: первую запишет smeta quote \"…\" --save".into(),
        K::NoneFits => "таких оценок нет".into(),
        K::MoreQuotes(n) => {
            format!("… и ещё {n} {}: --all", plural::ru(*n as u64, "оценка", "оценки", "оценок"))
        }
        K::QuoteOf(name, on, by) => format!("№ {name} от {on}, записал(а) {by}"),
        K::VersionOf(which, all) => format!("версия {which} из {all}"),
        K::Client => "клиент".into(),
        K::Promised => "ЧТО СКАЗАНО".into(),
        K::Happened => "ЧТО БЫЛО ДАЛЬШЕ".into(),
        K::Today => "СЕГОДНЯ БЫЛО БЫ".into(),
        K::HoldsUntil(kind, until) => format!("{kind}, действует до {until}"),
        K::Expired(kind, until) => format!("{kind}, действовало до {until}: срок вышел"),
        K::PromiseWord(kind) => match *kind {
            "ballpark" => "ориентир",
            "range" => "вилка",
            "capped" => "не дороже",
            "firm" => "твёрдая цена",
            other => other,
        }
        .into(),
        K::SameToday => "то же самое".into(),
        K::PriceToday(price, change) => format!("{price} ({change})"),
        K::NoPriceToday => "цену назвать не удалось бы".into(),
        K::CatalogThen(then, now) => format!("каталог был {then}, теперь {now}"),
        K::Because(because) => match because {
            Because::Gone(entry) => format!("задачи `{entry}` в каталоге больше нет"),
            Because::NotMatched(entry) => format!("слова клиента больше не узнаются как `{entry}`"),
            Because::Matched(entry) => format!("слова клиента теперь узнаются и как `{entry}`"),
            Because::Variant(entry) => format!("`{entry}`: другой способ"),
            Because::Answers(entry, questions) => format!("`{entry}`: другие ответы ({questions})"),
            Because::Hours(entry, then, now) => format!("`{entry}`: было {then}, стало {now}"),
            Because::Price(entry, then, now) => format!("`{entry}`: часы те же, цена была {then}, стала {now}"),
            Because::Currency => "валюта другая, суммы не сравнить".into(),
            Because::Terms => "строки те же, изменились скидка, налог, округление или минимум".into(),
        },
        K::NoToday => "каталог не читается, сегодняшнюю цену не посчитать: smeta catalog check".into(),
        K::Sound(records, quotes, jobs) => {
            let count = |n: usize, one, few, many| format!("{n} {}", plural::ru(n as u64, one, few, many));
            format!(
                "журнал цел: {}, {}, {}",
                count(*records, "запись", "записи", "записей"),
                count(*quotes, "оценка", "оценки", "оценок"),
                count(*jobs, "работа из файлов", "работы из файлов", "работ из файлов")
            )
        }
        K::Problem(kind) => match kind {
            ProblemKind::NotUtf8 => "строка не в UTF-8".into(),
            ProblemKind::Torn => "строка оборвана: её не успели дописать".into(),
            ProblemKind::NotJson { message } => format!("это не запись: {message}"),
            ProblemKind::NotARecord { message } => format!("в записи не хватает обязательного: {message}"),
            ProblemKind::DuplicateId { id, first, same: true } => format!("копия записи {id}, она уже есть в {first}"),
            ProblemKind::DuplicateId { id, first, same: false } => {
                format!("имя {id} уже занято другой записью в {first}")
            }
            ProblemKind::OtherVersion { v } => format!("запись версии {v}, эта программа таких не знает"),
            ProblemKind::BadBody { kind, message } => format!("запись вида `{kind}` непонятна: {message}"),
            ProblemKind::BadNumber { key, number } => format!("`{key}` = {number}: такого не бывает"),
            ProblemKind::ClockSetBack { before, place } => {
                format!("часы перевели назад: раньше было {} ({place})", before.format("%d.%m.%Y %H:%M"))
            }
        },
        K::Advice(kind) => match kind {
            ProblemKind::Torn => "никому не сказали «записано», так что ничего не потеряно; строку можно оставить",
            ProblemKind::NotUtf8 | ProblemKind::NotJson { .. } => {
                "строка пропускается; если это след слияния или правки руками, удалите её"
            }
            ProblemKind::NotARecord { .. } | ProblemKind::BadBody { .. } | ProblemKind::BadNumber { .. } => {
                "запись не учитывается; внесите верную ещё раз командой"
            }
            ProblemKind::DuplicateId { same: true, .. } => "учитывается один раз, делать ничего не надо",
            ProblemKind::DuplicateId { .. } => "учитывается первая; дайте второй другое имя, если она нужна",
            ProblemKind::OtherVersion { .. } => "обновите smeta, запись останется на месте",
            ProblemKind::ClockSetBack { .. } => "порядок записей от этого не меняется",
        }
        .into(),
        K::Damaged(file) => {
            format!("документа, который ушёл клиенту, нет на месте, или его изменили: {file}; верните его из копии")
        }
        K::Unsound(unread, notes) => format!("не учитывается строк: {unread}; замечаний: {notes}"),
        K::VersionName(number, on, by) => format!("версия {number}, {on}, {by}"),
        K::DocumentName(number, on, name) => format!("документ d{number}, {on}, {name}"),
        K::NoDifference => "без отличий".into(),
        K::NotText => "отличаются, но это не текст: построчно не показать".into(),
        K::Refused(why) => refused(why),
    }
}

fn act(what: &Act) -> String {
    match what {
        Act::Sent(name, to) => {
            let to = to.map(|to| format!(", кому: {to}")).unwrap_or_default();
            format!("отправлена: {name}{to}")
        }
        Act::Accepted(None) => "принята".into(),
        Act::Accepted(Some(price)) => format!("принята за {price}"),
        Act::Declined(reason) => format!("не принята: {reason}"),
        Act::Started => "в работе".into(),
        Act::Done(line, hours, days, why) => {
            let line = line.map(|line| format!(" (строка {line})")).unwrap_or_default();
            let days = days.map(|days| format!(", рабочих дней: {days}")).unwrap_or_default();
            let why = why.map(|why| format!(", почему: {why}")).unwrap_or_default();
            format!("сделана{line}: {hours}{days}{why}")
        }
        Act::Note(text) => format!("заметка: {text}"),
        Act::Again(price) => format!("названа заново: {price}"),
    }
}

fn refused(why: &Refused) -> String {
    match why {
        Refused::NotANumber(written) => {
            format!("«{written}» не номер оценки: нужен номер, например 17, или строка, например 17.2")
        }
        Refused::NoSuchQuote(name, Some(last)) => format!("оценки № {name} нет, последняя: № {last}; все: smeta log"),
        Refused::NoSuchQuote(name, None) => {
            format!("оценки № {name} нет: ни одной ещё не записано; запишет smeta quote \"…\" --save")
        }
        Refused::NoSuchLine(name, line, lines) => format!("в № {name} нет строки {line}, всего строк {lines}"),
        Refused::NotSold(name, line) => format!("строка {line} в № {name} без часов: её не оценивали"),
        Refused::BadHours(written) => {
            format!("«{written}» не часы: нужно больше нуля, например 12, 3,5, 2ч30м или 2:30")
        }
        Refused::BadDays(written) => format!("«{written}» не рабочие дни: нужно число, например 5"),
        Refused::BadPrice(written) => format!("«{written}» не сумма: нужно число больше нуля, например 60000"),
        Refused::Future(day) => format!("{day} ещё не наступило: пишут о том, что уже было"),
        Refused::NothingToUndo => "отменять нечего: ваших записей нет или все уже отменены".into(),
        Refused::NoSuchRecord(written, 0) => {
            format!("записи `{written}` нет; имена записей покажет smeta show НОМЕР --format json")
        }
        Refused::NoSuchRecord(written, n) => format!("на `{written}` кончаются имена {n} записей: напишите длиннее"),
        Refused::NoSuchStatus(written, known) => format!("состояния `{written}` нет; есть: {known}"),
        Refused::NoWords(flag) => format!("{flag}: нужны слова"),
        Refused::TooLarge(bytes, most) => {
            format!("файл слишком велик для журнала: {} МБ, можно до {} МБ", bytes >> 20, most >> 20)
        }
        Refused::SaysOtherwise(name, then, now) => format!(
            "документа нет: в № {name} было сказано {then}, а по сегодняшнему каталогу выходит {now}; назовите заново: smeta \
             quote --again {name} --save, и сделайте документ по новой версии"
        ),
        Refused::NoSuchSide(written, versions, documents) => format!(
            "сравнивать с `{written}` нечего: версий {versions}, отправленных документов {documents}; версии это 1, 2, …, \
             документы d1, d2, …"
        ),
        Refused::MixedSides => "версия оценки и документ не сравниваются: назовите две версии или два документа".into(),
        Refused::NothingToCompare(name) => format!(
            "у № {name} сравнивать нечего: одна версия и меньше двух отправленных документов; новая версия: smeta quote \
             --again {name} --save"
        ),
        Refused::Unreadable(path, why) => format!("не прочитать {path}: {why}"),
    }
}
