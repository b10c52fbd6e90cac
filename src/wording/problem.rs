//! What a catalog's problem is, and what to do about it.

use crate::domain::catalog::problem::{Expected, Names, ProblemKind};
use crate::domain::lang::Lang;

/// A problem in words: what is wrong, and an advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong; begins in lower case.
    pub title: String,
    /// What to do.
    pub advice: String,
}

/// Says a problem.
#[must_use]
pub fn words(lang: Lang, kind: &ProblemKind) -> Words {
    let (title, advice) = match lang {
        Lang::Ru => ru(kind),
        Lang::En => en(kind),
        Lang::Pl => pl(kind),
    };
    Words { title, advice }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn ru(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    match kind {
        P::TomlSyntax { message } => (
            format!("файл не читается как TOML: {message}"),
            "исправьте строку: часто это незакрытая скобка или кавычка".into(),
        ),
        P::NotUtf8 => ("файл не в UTF-8".into(), "сохраните его в UTF-8, русские буквы при этом проверьте".into()),
        P::UnreadableFile { message } => (format!("файл не читается: {message}"), "проверьте права на файл".into()),
        P::UnknownKey { key, nearest: Some(nearest) } => {
            (format!("ключ `{key}` здесь ничего не значит"), format!("может быть, `{nearest}`?"))
        }
        P::UnknownKey { key, nearest: None } => {
            (format!("ключ `{key}` здесь ничего не значит"), "уберите его или перенесите туда, где он нужен".into())
        }
        P::WrongType { key, expected } => {
            (format!("`{key}`: нужно {}", expected_ru(*expected)), "исправьте значение".into())
        }
        P::UnknownValue { value, allowed } => {
            (format!("значение `{value}` не подходит"), format!("возможны {}", quoted(allowed)))
        }
        P::MissingKey { key } => (format!("не хватает `{key}`"), format!("добавьте `{key} = …`")),
        P::EmptyText { key } => (format!("`{key}`: пустой текст"), "напишите текст или уберите ключ".into()),
        P::BadId { id } => (
            format!("`{id}` не годится в имена"),
            "имя состоит из строчных латинских букв, цифр и дефисов: `1c-exchange`".into(),
        ),
        P::DuplicateId { id } => (format!("имя `{id}` уже занято"), "оставьте одно или переименуйте".into()),
        P::UnknownId { id, names, nearest } => {
            let advice =
                nearest.as_ref().map_or_else(|| "проверьте имя".into(), |nearest| format!("может быть, `{nearest}`?"));
            (format!("{} `{id}` нет", names_ru(*names)), advice)
        }
        P::RangeOrder { low, likely, high } => (
            format!("диапазон не по порядку: {low}, {likely}, {high}"),
            "нужно low ≤ likely ≤ high, всё больше нуля".into(),
        ),
        P::WideRange { ratio } => (
            format!("верх диапазона больше низа в {ratio:.0} раз"),
            "это две разные задачи или не хватает вопроса; если так и есть, напишите allow с причиной".into(),
        ),
        P::OutOfBounds { key, value, least, most } => {
            (format!("`{key}` = {value}: вне разумного"), format!("нужно от {} до {}", tidy(*least), tidy(*most)))
        }
        P::StageShares { sum } => (format!("доли этапов дают {sum:.2}, а не 1"), "поправьте share этапов".into()),
        P::WeightsSum { sum } => (
            format!("веса ответов дают {sum:.2}, а не 1"),
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
        P::PhraseTwice { phrase, other } => (
            format!("фраза «{phrase}» уже есть у `{other}`"),
            "оставьте её там, где клиент имеет в виду именно это".into(),
        ),
        P::NoPhrases => {
            ("нет ни одной фразы клиента".into(), "добавьте в [phrases] хотя бы одну: по ним задачу узнают".into())
        }
        P::SelfReference { id } => (format!("задача `{id}` ссылается на себя"), "уберите ссылку".into()),
        P::NoSteps => ("мелкая задача менеджера без шагов".into(), "добавьте steps: что и где нажать".into()),
        P::UnusedAllow { code } => {
            (format!("allow для `{code}` больше не нужен"), "уберите его: такой проблемы здесь нет".into())
        }
        P::DateOutsideYear { date, year } => {
            (format!("{date} стоит под годом {year}"), "перенесите дату в её год".into())
        }
        P::NoRates => ("нет ни одной ставки".into(), "добавьте [rates], например developer = 2200".into()),
    }
}

fn en(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    match kind {
        P::TomlSyntax { message } => {
            (format!("not valid TOML: {message}"), "mend the line: often a bracket or a quote is not closed".into())
        }
        P::NotUtf8 => ("the file is not UTF-8".into(), "save it as UTF-8 and check the non-Latin letters".into()),
        P::UnreadableFile { message } => {
            (format!("the file cannot be read: {message}"), "check the file's permissions".into())
        }
        P::UnknownKey { key, nearest: Some(nearest) } => {
            (format!("the key `{key}` means nothing here"), format!("did you mean `{nearest}`?"))
        }
        P::UnknownKey { key, nearest: None } => {
            (format!("the key `{key}` means nothing here"), "remove it, or move it to where it belongs".into())
        }
        P::WrongType { key, expected } => {
            (format!("`{key}` should be {}", expected_en(*expected)), "correct the value".into())
        }
        P::UnknownValue { value, allowed } => {
            (format!("`{value}` is not possible here"), format!("possible are {}", quoted(allowed)))
        }
        P::MissingKey { key } => (format!("`{key}` is missing"), format!("add `{key} = …`")),
        P::EmptyText { key } => (format!("`{key}` is an empty text"), "write the text or remove the key".into()),
        P::BadId { id } => (
            format!("`{id}` cannot be an id"),
            "ids are lower-case Latin letters, digits and hyphens: `1c-exchange`".into(),
        ),
        P::DuplicateId { id } => (format!("the id `{id}` is taken"), "keep one, or rename".into()),
        P::UnknownId { id, names, nearest } => {
            let advice = nearest
                .as_ref()
                .map_or_else(|| "check the name".into(), |nearest| format!("did you mean `{nearest}`?"));
            (format!("there is no {} `{id}`", names_en(*names)), advice)
        }
        P::RangeOrder { low, likely, high } => {
            (format!("range out of order: {low}, {likely}, {high}"), "low ≤ likely ≤ high, all above zero".into())
        }
        P::WideRange { ratio } => (
            format!("the high end is {ratio:.0} times the low end"),
            "these are two tasks, or a question is missing; if it is really so, write allow with a reason".into(),
        ),
        P::OutOfBounds { key, value, least, most } => (
            format!("`{key}` = {value} is out of bounds"),
            format!("it should be from {} to {}", tidy(*least), tidy(*most)),
        ),
        P::StageShares { sum } => (format!("the stages' shares sum to {sum:.2}, not 1"), "correct the shares".into()),
        P::WeightsSum { sum } => (
            format!("the answers' weights sum to {sum:.2}, not 1"),
            "correct them, or leave out those you do not know: they share the rest".into(),
        ),
        P::TooFewAnswers { question } => (
            format!("question `{question}` has fewer than two answers"),
            "add answers, or make it a number question: number = { … }".into(),
        ),
        P::NoEffect { question } => (
            format!("no answer to `{question}` changes anything"),
            "give answers an effect or drop the question: on a call it only takes time".into(),
        ),
        P::NotANumberQuestion { question, key } => (
            format!("`{key}` in question `{question}`, which is not about a number"),
            "add number = { low, likely, high } or remove the key".into(),
        ),
        P::BandOrder { question } => (
            format!("the bands of `{question}` do not ascend"),
            "the first answer has no above, then above grows".into(),
        ),
        P::PhraseTwice { phrase, other } => (
            format!("the phrase “{phrase}” is claimed by `{other}` too"),
            "keep it where clients really mean it".into(),
        ),
        P::NoPhrases => {
            ("no client phrase at all".into(), "add at least one to [phrases]: the task is recognised by them".into())
        }
        P::SelfReference { id } => (format!("task `{id}` refers to itself"), "remove the reference".into()),
        P::NoSteps => ("a manager's small job without steps".into(), "add steps: what to click and where".into()),
        P::UnusedAllow { code } => {
            (format!("allow for `{code}` is not needed any more"), "remove it: there is no such problem here".into())
        }
        P::DateOutsideYear { date, year } => {
            (format!("{date} stands under the year {year}"), "move it to its own year".into())
        }
        P::NoRates => ("there is no rate at all".into(), "add [rates], such as developer = 2200".into()),
    }
}

fn pl(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    match kind {
        P::TomlSyntax { message } => (
            format!("to nie jest poprawny TOML: {message}"),
            "popraw wiersz: zwykle to niezamknięty nawias albo cudzysłów".into(),
        ),
        P::NotUtf8 => ("plik nie jest w UTF-8".into(), "zapisz go w UTF-8 i sprawdź polskie litery".into()),
        P::UnreadableFile { message } => {
            (format!("nie da się odczytać pliku: {message}"), "sprawdź uprawnienia do pliku".into())
        }
        P::UnknownKey { key, nearest: Some(nearest) } => {
            (format!("klucz `{key}` nic tu nie znaczy"), format!("może `{nearest}`?"))
        }
        P::UnknownKey { key, nearest: None } => {
            (format!("klucz `{key}` nic tu nie znaczy"), "usuń go albo przenieś tam, gdzie jest potrzebny".into())
        }
        P::WrongType { key, expected } => {
            (format!("`{key}` powinno być: {}", expected_pl(*expected)), "popraw wartość".into())
        }
        P::UnknownValue { value, allowed } => {
            (format!("wartość `{value}` tu nie pasuje"), format!("możliwe {}", quoted(allowed)))
        }
        P::MissingKey { key } => (format!("brakuje `{key}`"), format!("dodaj `{key} = …`")),
        P::EmptyText { key } => (format!("`{key}` to pusty tekst"), "napisz tekst albo usuń klucz".into()),
        P::BadId { id } => (
            format!("`{id}` nie może być nazwą"),
            "nazwa to małe litery łacińskie, cyfry i myślniki: `1c-exchange`".into(),
        ),
        P::DuplicateId { id } => (format!("nazwa `{id}` jest już zajęta"), "zostaw jedną albo zmień nazwę".into()),
        P::UnknownId { id, names, nearest } => {
            let advice =
                nearest.as_ref().map_or_else(|| "sprawdź nazwę".into(), |nearest| format!("może `{nearest}`?"));
            (format!("nie ma {} `{id}`", names_pl(*names)), advice)
        }
        P::RangeOrder { low, likely, high } => (
            format!("widełki w złej kolejności: {low}, {likely}, {high}"),
            "ma być low ≤ likely ≤ high, wszystko powyżej zera".into(),
        ),
        P::WideRange { ratio } => (
            format!("górny koniec jest {ratio:.0} razy większy od dolnego"),
            "to dwa różne zadania albo brakuje pytania; jeśli tak ma być, wpisz allow z powodem".into(),
        ),
        P::OutOfBounds { key, value, least, most } => (
            format!("`{key}` = {value} jest poza rozsądkiem"),
            format!("ma być od {} do {}", tidy(*least), tidy(*most)),
        ),
        P::StageShares { sum } => (format!("udziały etapów dają {sum:.2}, a nie 1"), "popraw share etapów".into()),
        P::WeightsSum { sum } => (
            format!("wagi odpowiedzi dają {sum:.2}, a nie 1"),
            "popraw je albo pomiń nieznane: podzielą resztę po równo".into(),
        ),
        P::TooFewAnswers { question } => (
            format!("pytanie `{question}` ma mniej niż dwie odpowiedzi"),
            "dodaj odpowiedzi albo zrób z niego pytanie o liczbę: number = { … }".into(),
        ),
        P::NoEffect { question } => (
            format!("żadna odpowiedź na `{question}` nic nie zmienia"),
            "dodaj effect albo usuń pytanie: w rozmowie zabierze tylko czas".into(),
        ),
        P::NotANumberQuestion { question, key } => (
            format!("`{key}` w pytaniu `{question}`, które nie jest o liczbę"),
            "dodaj number = { low, likely, high } albo usuń klucz".into(),
        ),
        P::BandOrder { question } => (
            format!("progi pytania `{question}` nie rosną"),
            "pierwsza odpowiedź bez above, dalej above coraz większe".into(),
        ),
        P::PhraseTwice { phrase, other } => (
            format!("zdanie „{phrase}” ma już `{other}`"),
            "zostaw je tam, gdzie klient naprawdę ma to na myśli".into(),
        ),
        P::NoPhrases => (
            "nie ma żadnego zdania klienta".into(),
            "dodaj choć jedno do [phrases]: po nich rozpoznaje się zadanie".into(),
        ),
        P::SelfReference { id } => (format!("zadanie `{id}` odsyła do siebie"), "usuń odsyłacz".into()),
        P::NoSteps => ("drobna praca menedżera bez kroków".into(), "dodaj steps: co i gdzie kliknąć".into()),
        P::UnusedAllow { code } => {
            (format!("allow dla `{code}` jest już niepotrzebne"), "usuń je: nie ma tu takiego problemu".into())
        }
        P::DateOutsideYear { date, year } => {
            (format!("{date} stoi pod rokiem {year}"), "przenieś datę do jej roku".into())
        }
        P::NoRates => ("nie ma żadnej stawki".into(), "dodaj [rates], na przykład developer = 2200".into()),
    }
}

/// A bound as a person would write it.
fn tidy(bound: f64) -> String {
    // The smallest positive number stands for «above zero».
    if bound == f64::MIN_POSITIVE { "0".into() } else { format!("{bound}") }
}

fn expected_ru(expected: Expected) -> &'static str {
    match expected {
        Expected::String => "строка в кавычках",
        Expected::Text => "строка или { ru = \"…\", en = \"…\", pl = \"…\" }",
        Expected::Number => "число",
        Expected::Integer => "целое число",
        Expected::Boolean => "true или false",
        Expected::List => "список в квадратных скобках",
        Expected::Table => "таблица",
        Expected::Tables => "список таблиц",
        Expected::Date => "дата вида 2026-11-21",
        Expected::Price => "число или { low = …, likely = …, high = … }",
        Expected::Ids => "имя или список имён",
    }
}

fn expected_en(expected: Expected) -> &'static str {
    match expected {
        Expected::String => "a string in quotes",
        Expected::Text => "a string or { ru = \"…\", en = \"…\", pl = \"…\" }",
        Expected::Number => "a number",
        Expected::Integer => "a whole number",
        Expected::Boolean => "true or false",
        Expected::List => "a list in square brackets",
        Expected::Table => "a table",
        Expected::Tables => "a list of tables",
        Expected::Date => "a date such as 2026-11-21",
        Expected::Price => "a number or { low = …, likely = …, high = … }",
        Expected::Ids => "an id or a list of ids",
    }
}

fn expected_pl(expected: Expected) -> &'static str {
    match expected {
        Expected::String => "tekst w cudzysłowie",
        Expected::Text => "tekst albo { ru = \"…\", en = \"…\", pl = \"…\" }",
        Expected::Number => "liczba",
        Expected::Integer => "liczba całkowita",
        Expected::Boolean => "true albo false",
        Expected::List => "lista w nawiasach kwadratowych",
        Expected::Table => "tabela",
        Expected::Tables => "lista tabel",
        Expected::Date => "data, na przykład 2026-11-21",
        Expected::Price => "liczba albo { low = …, likely = …, high = … }",
        Expected::Ids => "nazwa albo lista nazw",
    }
}

fn names_ru(names: Names) -> &'static str {
    match names {
        Names::Entry => "задачи",
        Names::Question => "общего вопроса",
        Names::Answer => "ответа",
        Names::Variant => "варианта",
        Names::Pitfall => "подводного камня",
        Names::Role => "роли со ставкой",
        Names::Code => "кода проблемы",
    }
}

fn names_en(names: Names) -> &'static str {
    match names {
        Names::Entry => "task",
        Names::Question => "shared question",
        Names::Answer => "answer",
        Names::Variant => "variant",
        Names::Pitfall => "pitfall",
        Names::Role => "role with a rate",
        Names::Code => "problem code",
    }
}

fn names_pl(names: Names) -> &'static str {
    match names {
        Names::Entry => "zadania",
        Names::Question => "wspólnego pytania",
        Names::Answer => "odpowiedzi",
        Names::Variant => "wariantu",
        Names::Pitfall => "pułapki",
        Names::Role => "roli ze stawką",
        Names::Code => "kodu problemu",
    }
}
