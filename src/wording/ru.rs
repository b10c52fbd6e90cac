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
        M::Quoted(words) => format!("«{words}»"),
        M::AlsoConsidered(title) => format!("похоже ещё на «{title}»"),
        M::Client(name) => format!("клиент: {name}"),
        M::UsuallyAbout(sum) => format!("обычно около {sum}"),
        M::Safe(sum, percent) => format!("{sum} хватит в {percent} % случаев"),
        M::Hours(range) => format!("{range} ч"),
        M::WorkingDays(low, high) if low == high => format!("{high} {}", working_days(*high)),
        M::WorkingDays(low, high) => format!("{low}–{high} {}", working_days(*high)),
        M::Ready(span, likely) => format!("готово {span}, скорее всего к {likely}"),
        M::Waiting(days) => format!("из них до {days} {} ждём других", plural(u64::from(*days), "дня", "дней", "дней")),
        M::ProvisionalCalendar => "рабочий календарь на эти дни ещё не утверждён, даты могут сдвинуться".into(),
        M::Known => "уже известно:".into(),
        M::FromRequest(words) => format!("из слов «{words}»"),
        M::DoesNotKnow(question) => format!("{question} Клиент не знает: вилка учитывает все ответы."),
        M::Why(words) => format!("по словам: {words}"),
        M::VariantIs(title) => format!("способ: {title}"),
        M::DoItYourself(minutes) => {
            format!("сделайте сами, около {minutes} {}", plural(u64::from(*minutes), "минуты", "минут", "минут"))
        }
        M::UnsureLine => "непонятно, о чём именно речь: уточните у клиента".into(),
        M::NewLine => "такого в каталоге нет, поэтому нет и цены".into(),
        M::Nearest => "Ближе всего в каталоге:".into(),
        M::Contains(what) => format!("то есть: {what}"),
        M::RepeatWithEntry(id) => format!("если это оно, повторите с --entry {id}"),
        M::BriefForSpecialist => "Запишите, что нужно клиенту и к какому сроку, и отдайте специалисту.".into(),
        M::LeavesOut(line, 1) => format!("в сумме нет пункта {line}: он ещё не оценён"),
        M::LeavesOut(lines, _) => format!("в сумме нет пунктов {lines}: они ещё не оценены"),
        M::Consult => "нужен взгляд специалиста, твёрдую цену не называйте".into(),
        M::Stop => "такое не делаем".into(),
        M::Narrows(sum) => format!("сузит на {sum}"),
        M::NoMoreQuestions => "Дальше спрашивать незачем: ответы почти не меняют цену.".into(),
        M::MinorQuestions(n) => {
            let verb = plural(*n as u64, "меняет", "меняют", "меняют");
            format!("ещё {n} {} почти не {verb} цену", plural(*n as u64, "вопрос", "вопроса", "вопросов"))
        }
        M::AndMore(n) => format!("и ещё {n}: покажет --all"),
        M::UnusedAnswer(name) => {
            format!("ответ на «{name}» не понадобился: ни одна из найденных задач об этом не спрашивает")
        }
        M::Spoken(spoken) => spoken_total(spoken),
        M::SpokenNew => {
            "Такую задачу мы сначала посмотрим: запишу подробности, специалист оценит, и я вернусь к вам с цифрами."
                .into()
        }
        M::SpokenByHand(minutes) => format!("Это мелочь, сделаем минут за {minutes}."),
        M::SpokenUnsure(first, second) => {
            format!("Уточню, чтобы не ошибиться: это «{first}» или скорее «{second}»?")
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
        M::NearMissHit(words, Some(meant)) => format!("«{words}» находит эту задачу, а имелось в виду: {meant}"),
        M::NearMissHit(words, None) => format!("«{words}» находит эту задачу, а такой в каталоге нет"),
        M::NoEntry => "ничего".into(),
        M::Proofs(passed, failed) => format!("проверок прошло: {passed}, не прошло: {failed}"),
        M::TableHeads => "задача|название|кто|часы|вопросы".into(),
        M::ForEach(hours, None, above) => format!("{hours} за каждую единицу сверх {above}"),
        M::ForEach(hours, Some(each), above) => format!("{hours} за каждые {each} сверх {above}"),
        M::NoSuchCategory(written, nearest, known) => {
            format!("категории `{written}` в каталоге нет{}", perhaps_or(*nearest, &format!("есть: {known}")))
        }
        M::NoSuchEntry(id, nearest) => {
            format!("задачи `{id}` в каталоге нет{}", perhaps_or(*nearest, "все задачи покажет smeta catalog list"))
        }

        M::Recorded(None, _, id, file) => format!("записано: в каталоге такого нет; запись {id} в {file}"),
        M::Recorded(Some(entry), true, id, file) => format!("записано: верно, {entry}; запись {id} в {file}"),
        M::Recorded(Some(entry), false, id, file) => format!("записано: это {entry}; запись {id} в {file}"),
        M::NotLearned(owner) => format!(
            "узнавать иначе не начну: слово в слово так написано в задаче `{owner}`; если там это лишнее, уберите оттуда"
        ),
        M::LedgerLinesUnread(lines, first) => {
            let word = plural(*lines as u64, "строка не читается", "строки не читаются", "строк не читаются");
            format!("в журнале {lines} {word}, первая {first}; остальные на месте")
        }
        M::NoStudioFolder => {
            "записать некуда: каталог встроенный, папки студии нет; заведите её: smeta init ПАПКА, и повторите в ней"
                .into()
        }
        M::LedgerUnreadable(path, why) => format!("журнал `{path}` не читается, записанное в нём не учтено: {why}"),
        M::LedgerUnwritable(path, why) => format!("журнал `{path}` не пишется, ничего не записано: {why}"),
        M::Explain(words) => super::explain::say(super::Lang::Ru, *words),
        M::Deal(words) => super::deal::say(super::Lang::Ru, *words),
        M::Learning(words) => super::learning::say(super::Lang::Ru, words),
        M::Kept(words) => super::kept::say(super::Lang::Ru, words),
        M::Planning(words) => super::planning::say(super::Lang::Ru, words),
        M::Backtest(words) => super::backtest::say(super::Lang::Ru, words),
        M::Batch(words) => super::batch::say(super::Lang::Ru, words),
        M::Talk(words) => super::call::say(super::Lang::Ru, *words),
        M::Quality(words) => super::quality::say(super::Lang::Ru, words),
        M::Export(words) => super::export::say(super::Lang::Ru, words),
        M::Drill(words) => super::drill::say(super::Lang::Ru, words),
        M::Report(words) => super::report::say(super::Lang::Ru, words),
        M::Upkeep(words) => super::upkeep::say(super::Lang::Ru, words),
        M::Refusal(words) => super::refusal::say(super::Lang::Ru, words),
        M::Reading(words) => super::reading::say(super::Lang::Ru, words),
        M::Document(words) => super::document::failure(super::Lang::Ru, *words),

        M::ErrorWord => "ошибка".into(),
        M::EmptyRequest => "запрос пуст: напишите словами, чего хочет клиент".into(),
        M::RequestTooLong(most) => {
            format!("запрос длиннее {} КБ, столько не разобрать: оставьте саму просьбу клиента", most / 1024)
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
        M::UnknownQuestion(written, nearest, "") => {
            format!("вопроса `{written}` нет{}", perhaps_or(*nearest, "вопросы задачи покажет smeta catalog show"))
        }
        M::UnknownQuestion(written, nearest, known) => {
            format!("вопроса `{written}` нет{}", perhaps_or(*nearest, &format!("здесь спрашивают: {known}")))
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
        M::BadLang(written) => format!("языка `{written}` нет: --lang и SMETA_LANG знают ru, en и pl"),
        M::OutputFailed(why) => format!("вывод не записался: {why}"),
        M::SeeHelp(command) => format!("Подробнее: {command} --help"),
        M::UnknownArgument(written, nearest) => format!("ключа `{written}` нет{}", perhaps(*nearest)),
        M::WordsAfterDashes => "Слова клиента, которые начинаются с «-», пишите после «--».".into(),
        M::ExtraWord(written) => format!("лишнее слово `{written}`"),
        M::Untranslated(words) => (*words).into(),
        M::NoValue(argument) => format!("после `{argument}` ничего нет"),
        M::ArgumentNotUtf8 => "команда набрана не в UTF-8: наберите её заново или подайте текст на ввод".into(),
        M::BadValue(argument, value, possible) => {
            let choices = if possible.is_empty() { String::new() } else { format!(": возможны {possible}") };
            format!("значение `{value}` для `{argument}` не подходит{choices}")
        }
        M::MissingArgument(argument) => format!("не хватает: {argument}"),
        M::MissingCommand(known) => format!("не хватает команды: {known}"),
        M::UnknownCommand(written, nearest, known) => {
            format!("команды `{written}` нет{}", perhaps_or(*nearest, &format!("есть: {known}")))
        }
    }
}

/// The likely name, or else advice of another kind.
fn perhaps_or(nearest: Option<&str>, advice: &str) -> String {
    if nearest.is_some() { perhaps(nearest) } else { format!("; {advice}") }
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
