//! Problems in Russian.

use super::{ABOVE_ZERO, any_of, bound, plain, quoted, sample};
use crate::domain::catalog::problem::{Expected, Names, ProblemKind};
use crate::domain::lang::Lang;
use crate::wording::plural;

const LANG: Lang = Lang::Ru;

/// What is wrong, and what to do.
pub(super) fn say(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    match kind {
        P::TomlSyntax { message } => (
            format!("файл не читается как TOML: {message}"),
            "исправьте строку: часто это незакрытая скобка или кавычка".into(),
        ),
        P::TemplateName { name } => (
            format!("в шаблоне `{name}`, а такого в документе нет"),
            "поправьте имя; все имена покажет smeta quote … --as proposal --format json".into(),
        ),
        P::TemplateSyntax { message } => (
            format!("шаблон не читается: {message}"),
            "исправьте строку: часто не закрыты {% %}, {{ }} или нет endif, endfor".into(),
        ),
        P::MisplacedFile => (
            "здесь файла каталога не бывает, его никто не читает".into(),
            "перенесите: задача лежит в папке категории (site/form.toml), вопрос в questions, календарь в calendars"
                .into(),
        ),
        P::NotUtf8 => ("файл не в UTF-8".into(), "сохраните его в UTF-8 и проверьте русские буквы".into()),
        P::UnreadableFile { message } => {
            (format!("файл не читается: {message}"), "проверьте, на месте ли файл и есть ли права на чтение".into())
        }
        P::UnknownKey { key, nearest: Some(nearest), .. } => {
            (format!("ключ `{key}` здесь ничего не значит"), format!("может быть, `{nearest}`?"))
        }
        P::UnknownKey { key, nearest: None, known } => (
            format!("ключ `{key}` здесь ничего не значит"),
            format!("уберите его или перенесите; здесь бывают {}", quoted(known)),
        ),
        P::WrongType { key, expected } => {
            let (what, advice) = wanted(*expected);
            (format!("`{key}`: ожидается {what}"), advice.into())
        }
        P::UnknownValue { value, allowed } => {
            (format!("значение `{value}` не подходит"), format!("подойдёт {}", any_of(allowed, "или")))
        }
        P::MissingKey { key, expected } => {
            (format!("не хватает `{key}`"), format!("добавьте `{}`", sample(key, *expected)))
        }
        P::EmptyText { key } => (format!("`{key}`: пустой текст"), "впишите текст или уберите пустые кавычки".into()),
        P::BadId { id } => (
            format!("`{id}` не годится в имена"),
            "имя состоит из строчных латинских букв, цифр и дефисов, например `1c-exchange`".into(),
        ),
        P::DuplicateId { id, other: None } => {
            (format!("`{id}` здесь уже есть"), "оставьте что-то одно или переименуйте".into())
        }
        P::DuplicateId { id, other: Some(other) } => (
            format!("`{id}` уже есть в другом файле"),
            format!("оставьте что-то одно или переименуйте; другой файл: {other}"),
        ),
        P::UnknownId { id, names, nearest } => {
            let advice = match nearest {
                Some(nearest) => format!("может быть, `{nearest}`?"),
                None => whereabouts(*names).into(),
            };
            (format!("{} `{id}` нет", name(*names)), advice)
        }
        P::RangeOrder { low, likely, high } => (
            format!("диапазон не по порядку: {}, {}, {}", plain(*low), plain(*likely), plain(*high)),
            "нужно low ≤ likely ≤ high".into(),
        ),
        P::WideRange { ratio } => (
            format!(
                "верх диапазона больше низа в {ratio:.0} {}",
                plural::ru(ratio.round() as u64, "раз", "раза", "раз")
            ),
            "это две разные задачи или не хватает вопроса; если так и есть, напишите allow с причиной".into(),
        ),
        P::OutOfBounds { key, value, least, most } => {
            let most = bound(*most, LANG);
            let advice = match *least {
                ABOVE_ZERO => format!("нужно больше 0, но не больше {most}"),
                least => format!("нужно от {} до {most}", bound(least, LANG)),
            };
            (format!("`{key}` = {}: столько быть не может", plain(*value)), advice)
        }
        P::StageShares { sum } => (format!("доли этапов в сумме {sum:.2}, а не 1"), "поправьте share этапов".into()),
        P::WeightsSum { sum } => (
            format!("веса ответов в сумме {sum:.2}, а не 1"),
            "поправьте weight или уберите их там, где не знаете: остаток поделится поровну".into(),
        ),
        P::TooFewAnswers { question } => (
            format!("у вопроса `{question}` меньше двух ответов"),
            "добавьте ответы или сделайте вопрос числовым: number = { … }".into(),
        ),
        P::NoEffect { question } => (
            format!("ответы на вопрос `{question}` ничего не меняют"),
            "дайте ответам effect или уберите вопрос: на звонке он отнимет время зря".into(),
        ),
        P::NotANumberQuestion { question, key } => (
            format!("`{key}` у вопроса `{question}`, который не про число"),
            "добавьте number = { low, likely, high } или уберите ключ".into(),
        ),
        P::BandOrder { question } => (
            format!("ступени вопроса `{question}` идут не по возрастанию"),
            "поставьте ответы по порядку: первый без above, дальше above всё больше".into(),
        ),
        P::PhraseTwice { phrase, other: Some(other) } => (
            format!("фраза «{phrase}» уже есть у `{other}`"),
            "оставьте её там, где клиент имеет в виду именно это".into(),
        ),
        P::PhraseTwice { phrase, other: None } => (format!("фраза «{phrase}» здесь уже есть"), "оставьте одну".into()),
        P::NoPhrases => (
            "нет ни одной фразы клиента".into(),
            "добавьте `phrases = [\"…\"]`: по словам клиентов задачу узнают".into(),
        ),
        P::SelfReference { id } => (format!("задача `{id}` ссылается на себя"), "уберите ссылку".into()),
        P::NoSteps => (
            "задача менеджера меньше чем на полчаса, а шагов нет".into(),
            "добавьте steps: что и где нажать; их покажут вместо сметы".into(),
        ),
        P::UnusedAllow { code } => {
            (format!("allow для `{code}` больше не нужен"), "уберите его: такой проблемы здесь нет".into())
        }
        P::DateOutsideYear { date, year } => {
            (format!("{date} стоит под годом {year}"), "перенесите дату в её год".into())
        }
        P::NoExchange { from, to } => (
            format!("цены основы в {from}, а студия считает в {to}, и курса нет"),
            format!("добавьте [pricing] exchange = {{ {from} = … }}: сколько {to} стоит 1 {from}"),
        ),
        P::NoRates => {
            ("нет ни одной ставки".into(), "добавьте в [rates] хотя бы одну, например `developer = 2200`".into())
        }
        P::IdleEffect => (
            "последствие ничего не меняет".into(),
            "впишите часы или деньги либо уберите: без effect ответ и так базовый случай".into(),
        ),
        P::UnreachableAnswer { question, answer } => (
            format!("ответ `{answer}` на `{question}` не даст никто"),
            "уберите его или поправьте: вес больше нуля, ступень в пределах того, что бывает (number)".into(),
        ),
        P::MissingLanguage { lang, first, count } => {
            let more = if *count > 1 { format!(" и ещё {}", count - 1) } else { String::new() };
            (
                format!("нет текста на `{lang}`: {first}{more}"),
                "переведите: название на этом языке есть, а дальше клиент увидит чужой".into(),
            )
        }
        P::NoQuestions => (
            "у задачи нет ни одного вопроса".into(),
            "что спросить, чтобы вилка стала уже? Если нечего, напишите allow с причиной".into(),
        ),
        P::NoPitfalls => (
            "у задачи нет ни одного подводного камня".into(),
            "на чём такие работы теряли деньги? Если ни на чём, напишите allow с причиной".into(),
        ),
        P::StaleSource { dated: None } => {
            ("не сказано, какого месяца цифры".into(), "допишите месяц в source, например: judgement 2026-11".into())
        }
        P::StaleSource { dated: Some(dated) } => {
            (format!("цифры давние: {dated}"), "перепроверьте часы, цены и законы и поставьте новый месяц".into())
        }
        P::PhraseElsewhere { phrase, other } => (
            format!("фраза «{phrase}» больше похожа на фразы задачи `{other}`"),
            "отдайте её той задаче, скажите иначе или добавьте сюда похожих".into(),
        ),
        P::LearnedOfNothing { name } => (
            format!("learned.toml говорит о `{name}`, а в каталоге этого больше нет"),
            "ничего страшного: следующий `smeta learn --apply` уберёт лишнее".into(),
        ),
        P::LearnedBefore { entry } => (
            format!("часы задачи `{entry}` поправили после последнего `smeta learn`"),
            "пока действует то, что написано в задаче; `smeta learn` посчитает заново от новых часов".into(),
        ),
        P::LearnedNonsense { name } => (
            format!("в learned.toml у `{name}` не те цифры, что пишет программа"),
            "файл пишет `smeta learn --apply`, руками его не правят: запустите ещё раз".into(),
        ),
        P::NearDuplicate { other } => (
            format!("многие фразы говорят то же, что у `{other}`"),
            "если это одна задача, объедините, а прежнее имя оставьте в formerly; если нет, разведите фразы".into(),
        ),
    }
}

/// What is expected, and what is most often wrong about it.
fn wanted(expected: Expected) -> (&'static str, &'static str) {
    match expected {
        Expected::String => ("строка", "возьмите значение в кавычки"),
        Expected::Text => ("строка", "напишите \"…\" или { ru = \"…\", en = \"…\", pl = \"…\" }"),
        Expected::Number => ("число", "напишите его без кавычек и с точкой: 2.5"),
        Expected::Integer => ("целое число", "напишите его без кавычек и без дробной части: 14"),
        Expected::Boolean => ("true или false", "напишите одно из двух без кавычек"),
        Expected::List => ("список", "возьмите значение в квадратные скобки: [\"…\", \"…\"]"),
        Expected::Table => ("таблица", "напишите { … } или отдельный раздел в квадратных скобках"),
        Expected::Tables => ("список таблиц", "напишите [{ … }, { … }] или разделы в двойных квадратных скобках"),
        Expected::Date => ("дата", "напишите её без кавычек и без времени: 2026-11-21"),
        Expected::Price => ("число или диапазон", "напишите 12000 или { low = 9000, likely = 12000, high = 20000 }"),
        Expected::Ids => ("имя или список имён", "напишите \"…\" или [\"…\", \"…\"]"),
    }
}

fn name(names: Names) -> &'static str {
    match names {
        Names::Entry => "задачи",
        Names::Question => "общего вопроса",
        Names::Answer => "ответа",
        Names::Variant => "варианта",
        Names::Pitfall => "подводного камня",
        Names::Role => "роли со ставкой",
    }
}

/// Where to look for a name that resembles nothing.
fn whereabouts(names: Names) -> &'static str {
    match names {
        Names::Entry => "проверьте имя: это имя файла задачи без `.toml`",
        Names::Question => "проверьте имя: это имя файла в `questions/` без `.toml`",
        Names::Role => "добавьте её ставку в [rates] файла `studio.toml`",
        Names::Answer => "проверьте имя: это `id` ответа в файле вопроса",
        Names::Variant => "проверьте имя: это `id` из [[variant]] в этом же файле",
        Names::Pitfall => "проверьте имя: это `id` из [[pitfall]] в этом же файле",
    }
}
