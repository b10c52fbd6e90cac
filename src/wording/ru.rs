//! Russian.

use super::plural::ru as plural;
use super::{Level, Message, Spoken};

/// Says a message.
#[expect(
    clippy::too_many_lines,
    reason = "one flat table of sentences; parts of it would have to be looked up in two places"
)]
pub fn say(message: &Message) -> String {
    use Message as M;
    match message {
        M::Total => "ИТОГО".into(),
        M::Say => "СКАЗАТЬ".into(),
        M::Ask => "СПРОСИТЬ".into(),
        M::Pitfalls => "ПОДВОДНЫЕ КАМНИ".into(),
        M::OftenWith => "ЧАСТО ВМЕСТЕ".into(),
        M::Includes => "ВХОДИТ".into(),
        M::Excludes => "НЕ ВХОДИТ".into(),
        M::Needs => "НУЖНО ОТ КЛИЕНТА".into(),
        M::Steps => "СДЕЛАЙТЕ САМИ".into(),
        M::Assumptions => "ДОПУЩЕНИЯ".into(),
        M::Phrases => "КАК ГОВОРЯТ КЛИЕНТЫ".into(),
        M::Stages => "ЭТАПЫ".into(),
        M::Variants => "ВАРИАНТЫ".into(),
        M::Questions => "ВОПРОСЫ".into(),
        M::Source => "ОТКУДА ЦИФРЫ".into(),
        M::BaseEffort => "БАЗОВЫЙ СЛУЧАЙ".into(),
        M::AlsoConsidered => "похоже ещё на".into(),
        M::UsuallyAbout(sum) => format!("обычно около {sum}"),
        M::Safe(sum, percent) => format!("{sum} хватит в {percent} % случаев"),
        M::Hours(range) => format!("{range} ч"),
        M::WorkingDays(low, high) if low == high => format!("{high} {}", working_days(*high)),
        M::WorkingDays(low, high) => format!("{low}–{high} {}", working_days(*high)),
        M::Ready(span, likely) => format!("готово {span}, скорее всего к {likely}"),
        M::Waiting(days) => format!("из них до {days} {} ждём других", plural(u64::from(*days), "дня", "дней", "дней")),
        M::ProvisionalCalendar => "календарь на этот год ещё не утверждён, даты могут сдвинуться".into(),
        M::Known(what) => format!("уже известно: {what}"),
        M::FromRequest(words) => format!("из слов «{words}»"),
        M::DoesNotKnow => "клиент не знает".into(),
        M::Why(words) => format!("по словам: {words}"),
        M::VariantIs(title) => format!("способ: {title}"),
        M::DoItYourself(minutes) => {
            format!("сделайте сами, около {minutes} {}", plural(u64::from(*minutes), "минуты", "минут", "минут"))
        }
        M::UnsureLine => "не уверен, о чём речь: уточните у клиента".into(),
        M::NewLine => "такого в каталоге нет, цену не называю".into(),
        M::NothingFits => "В каталоге такой задачи нет. Число здесь было бы выдумкой, поэтому его нет.".into(),
        M::Nearest => "Ближе всего в каталоге:".into(),
        M::RepeatWithEntry(id) => format!("если это оно, повторите с --entry {id}"),
        M::BriefForSpecialist => "Запишите, что нужно клиенту и к какому сроку, и отдайте специалисту.".into(),
        M::Covers(covered, all) => format!("сумма только за {covered} из {all}: остальное ещё не оценено"),
        M::Ballpark(0) => "ориентир: прежде чем обещать, нужен специалист или ответ на вопросы выше".into(),
        M::Ballpark(questions) => {
            let word = plural(*questions as u64, "вопрос", "вопроса", "вопросов");
            format!("ориентир: до вилки {questions} {word}")
        }
        M::RangePromise => "вилка: в восьми случаях из десяти выйдет внутри неё".into(),
        M::Consult => "нужен взгляд специалиста, твёрдую цену не называйте".into(),
        M::Stop => "такое не делаем".into(),
        M::Narrows(sum) => format!("сузит на {sum}"),
        M::NoMoreQuestions => "Дальше спрашивать незачем: ответы почти не меняют цену.".into(),
        M::MinorQuestions(n) => {
            format!("ещё {n} {} почти не меняют цену", plural(*n as u64, "вопрос", "вопроса", "вопросов"))
        }
        M::AndMore(n) => format!("и ещё {n}"),
        M::UnusedAnswer(name) => {
            format!("ответ на «{name}» не понадобился: ни одна из найденных задач об этом не спрашивает")
        }
        M::Spoken(spoken) => spoken_total(spoken),
        M::SpokenNew => {
            "Такую задачу мы сначала посмотрим: запишу подробности, специалист оценит, и я вернусь к вам с цифрами."
                .into()
        }
        M::SpokenByHand(minutes) => format!("Это мелочь, сделаем сами минут за {minutes}."),
        M::SpokenUnsure(first, second) => {
            format!("Уточню, чтобы не ошибиться: речь о том, что «{first}», или скорее «{second}»?")
        }

        M::CatalogFine(entries, questions) => format!(
            "Ошибок нет: {entries} {}, {questions} {}.",
            plural(*entries as u64, "задача", "задачи", "задач"),
            plural(*questions as u64, "общий вопрос", "общих вопроса", "общих вопросов")
        ),
        M::CatalogProblems(errors, warnings) => format!(
            "Найдено: {errors} {}, {warnings} {}.",
            plural(*errors as u64, "ошибка", "ошибки", "ошибок"),
            plural(*warnings as u64, "замечание", "замечания", "замечаний")
        ),
        M::LevelWord(Level::Error) => "ошибка".into(),
        M::LevelWord(Level::Warning) => "замечание".into(),
        M::Advice => "совет".into(),
        M::ExampleMissed(words, found) => format!("пример «{words}» находит {found}"),
        M::NearMissHit(words, meant) => format!("«{words}» находит эту задачу, а имелось в виду: {meant}"),
        M::NoEntry => "ничего".into(),
        M::Proofs(passed, failed) => format!("проверок прошло: {passed}, не прошло: {failed}"),
        M::TableHeads => "задача|название|кто|часы|вопросы".into(),
        M::NoSuchEntry(id, nearest) => format!("задачи `{id}` в каталоге нет{}", perhaps(*nearest)),

        M::ErrorWord => "ошибка".into(),
        M::EmptyRequest => "запрос пуст: напишите словами, чего хочет клиент".into(),
        M::RequestTooLong(bytes, most) => {
            format!(
                "запрос слишком длинный: {} КБ, а разбирается до {} КБ; оставьте саму просьбу клиента",
                bytes / 1024,
                most / 1024
            )
        }
        M::InputNotUtf8(line) => format!("строка {line} ввода не в UTF-8: сохраните текст в UTF-8 и повторите"),
        M::InputUnreadable(why) => format!("ввод не читается: {why}"),
        M::NoCatalogFolder(path) => format!("папки каталога `{path}` нет: проверьте --catalog или SMETA_CATALOG"),
        M::NoStudioFile(path) => format!("в `{path}` нет studio.toml: это не папка каталога; укажите ту, где он лежит"),
        M::FolderUnreadable(path, why) => format!("папка `{path}` не читается: {why}"),
        M::BrokenCatalog(errors) => format!(
            "в каталоге {errors} {}, считать по нему нельзя; весь список: smeta catalog check",
            plural(*errors as u64, "ошибка", "ошибки", "ошибок")
        ),
        M::EmptyCatalog => "каталог пуст: добавьте задачи или поставьте base = \"starter\" в studio.toml".into(),
        M::BadAnswerForm(written) => {
            format!("ответ `{written}` не понят: пишите вопрос=ответ, например cms=bitrix или goods-count=20000")
        }
        M::UnknownQuestion(written, nearest, known) => {
            let asked =
                if known.is_empty() { String::new() } else { format!("; здесь спрашивают: {known}") };
            format!("вопроса `{written}` нет{}{asked}", perhaps(*nearest))
        }
        M::AmbiguousQuestion(written, known) => {
            format!("`{written}` спрашивают разные задачи о разном: уточните, {known}")
        }
        M::UnknownAnswer(question, written, known, number) => {
            let or_number = if *number { " или число" } else { "" };
            let choices = if known.is_empty() { "число".into() } else { format!("{known}{or_number}") };
            format!(
                "на вопрос `{question}` нет ответа `{written}`: возможны {choices}; «клиент не знает» пишется {question}=?"
            )
        }
        M::BadNumber(question, written) => {
            format!("`{question}={written}`: такого количества не бывает, нужно от 0 до 100 миллионов")
        }
        M::UnknownVariant(written, known) => {
            let choices = if known.is_empty() {
                "у найденных задач вариантов нет".into()
            } else {
                format!("есть: {known}")
            };
            format!("варианта `{written}` нет; {choices}")
        }
        M::BadDate(written) => format!("`{written}` не дата: нужно ГГГГ-ММ-ДД, например 2026-11-21"),
        M::BadLang(written) => format!("языка `{written}` нет: ru, en или pl"),
        M::OutputFailed(why) => format!("вывод не записался: {why}"),
        M::SeeHelp(command) => format!("Подробнее: {command} --help"),
        M::UnknownArgument(written, nearest) => format!("ключа `{written}` нет{}", perhaps(*nearest)),
        M::BadValue(argument, value, possible) => {
            let choices = if possible.is_empty() { String::new() } else { format!(": возможны {possible}") };
            format!("значение `{value}` для `{argument}` не подходит{choices}")
        }
        M::MissingArgument(argument) => format!("не хватает: {argument}"),
        M::UnknownCommand(written, nearest) => format!("команды `{written}` нет{}", perhaps(*nearest)),
    }
}

fn perhaps(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; может быть, `{nearest}`?")).unwrap_or_default()
}

fn working_days(days: u32) -> &'static str {
    plural(u64::from(days), "рабочий день", "рабочих дня", "рабочих дней")
}

fn spoken_total(spoken: &Spoken) -> String {
    let (low, high) = spoken.days;
    let scope = if spoken.partly {
        "За то, что понятно уже сейчас, выходит"
    } else {
        "Такое обычно выходит"
    };
    let days = if low == high { format!("{high}") } else { format!("{low}–{high}") };
    let mut text = format!(
        "{scope} {}, чаще {}. По времени {days} {}, ориентировочно к {}.",
        spoken.from_to,
        spoken.about,
        working_days(high),
        spoken.ready
    );
    if let Some(question) = spoken.question {
        text.push_str(&format!(" Чтобы сказать точнее, подскажите: {question}"));
    }
    text
}
