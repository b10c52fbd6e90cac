//! Problems in Polish.

use super::{ABOVE_ZERO, any_of, bound, plain, quoted, sample};
use crate::domain::catalog::problem::{Expected, Names, ProblemKind};
use crate::domain::lang::Lang;

const LANG: Lang = Lang::Pl;

/// What is wrong, and what to do.
pub(super) fn say(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    match kind {
        P::TomlSyntax { message } => (
            format!("to nie jest poprawny TOML: {message}"),
            "popraw wiersz: zwykle to niezamknięty nawias albo cudzysłów".into(),
        ),
        P::TemplateName { name } => (
            format!("szablon używa `{name}`, a dokument tego nie ma"),
            "popraw nazwę; wszystkie pokaże smeta quote … --as proposal --format json".into(),
        ),
        P::TemplateSyntax { message } => (
            format!("szablonu nie da się odczytać: {message}"),
            "popraw wiersz: często brakuje zamknięcia {% %} lub {{ }} albo endif, endfor".into(),
        ),
        P::MisplacedFile => (
            "w tym miejscu katalog nie ma plików, więc nikt go nie czyta".into(),
            "przenieś go: zadanie leży w folderze kategorii (site/form.toml), pytanie w questions, kalendarz w calendars".into(),
        ),
        P::NotUtf8 => ("plik nie jest w UTF-8".into(), "zapisz go w UTF-8 i sprawdź polskie litery".into()),
        P::UnreadableFile { message } => {
            (format!("nie da się odczytać pliku: {message}"), "sprawdź, czy plik istnieje i czy wolno go czytać".into())
        }
        P::UnknownKey { key, nearest: Some(nearest), .. } => {
            (format!("klucz `{key}` nic tu nie znaczy"), format!("może `{nearest}`?"))
        }
        P::UnknownKey { key, nearest: None, known } => (
            format!("klucz `{key}` nic tu nie znaczy"),
            format!("usuń go albo przenieś; tutaj bywają {}", quoted(known)),
        ),
        P::WrongType { key, expected } => {
            let (what, advice) = wanted(*expected);
            (format!("`{key}`: tu ma być {what}"), advice.into())
        }
        P::UnknownValue { value, allowed } => {
            (format!("wartość `{value}` tu nie pasuje"), format!("wpisz {}", any_of(allowed, "albo")))
        }
        P::MissingKey { key, expected } => (format!("brakuje `{key}`"), format!("dodaj `{}`", sample(key, *expected))),
        P::EmptyText { key } => (format!("`{key}`: pusty tekst"), "wpisz tekst albo usuń pusty wpis".into()),
        P::BadId { id } => (
            format!("`{id}` nie może być nazwą"),
            "nazwa to małe litery łacińskie, cyfry i łączniki, na przykład `1c-exchange`".into(),
        ),
        P::DuplicateId { id, other: None } => (format!("`{id}` już tu jest"), "zostaw jedno albo zmień nazwę".into()),
        P::DuplicateId { id, other: Some(other) } => {
            (format!("`{id}` jest już w innym pliku"), format!("zostaw jedno albo zmień nazwę; drugi plik: {other}"))
        }
        P::UnknownId { id, names, nearest } => {
            let advice = match nearest {
                Some(nearest) => format!("może `{nearest}`?"),
                None => whereabouts(*names).into(),
            };
            (format!("nie ma {} `{id}`", name(*names)), advice)
        }
        P::RangeOrder { low, likely, high } => (
            format!("widełki w złej kolejności: {}, {}, {}", plain(*low), plain(*likely), plain(*high)),
            "ma być low ≤ likely ≤ high".into(),
        ),
        P::WideRange { ratio } => (
            format!("górny koniec jest {ratio:.0} razy większy od dolnego"),
            "to dwa różne zadania albo brakuje pytania; jeśli tak ma być, wpisz allow z powodem".into(),
        ),
        P::OutOfBounds { key, value, least, most } => {
            let most = bound(*most, LANG);
            let advice = match *least {
                ABOVE_ZERO => format!("ma być więcej niż 0 i najwyżej {most}"),
                least => format!("ma być od {} do {most}", bound(least, LANG)),
            };
            (format!("`{key}` = {}: tyle być nie może", plain(*value)), advice)
        }
        P::StageShares { sum } => {
            (format!("udziały etapów dają razem {sum:.2}, a nie 1"), "popraw share etapów".into())
        }
        P::WeightsSum { sum } => (
            format!("wagi odpowiedzi dają razem {sum:.2}, a nie 1"),
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
        P::PhraseTwice { phrase, other: Some(other) } => (
            format!("zdanie „{phrase}” ma już `{other}`"),
            "zostaw je tam, gdzie klient naprawdę ma to na myśli".into(),
        ),
        P::PhraseTwice { phrase, other: None } => (format!("zdanie „{phrase}” już tu jest"), "zostaw jedno".into()),
        P::NoPhrases => (
            "nie ma żadnego zdania klienta".into(),
            "dodaj `phrases = [\"…\"]`: po słowach klientów rozpoznaje się zadanie".into(),
        ),
        P::SelfReference { id } => (format!("zadanie `{id}` odsyła do siebie"), "usuń odsyłacz".into()),
        P::NoSteps => (
            "praca menedżera krótsza niż pół godziny, a kroków brak".into(),
            "dodaj steps: co i gdzie kliknąć; pokażą się zamiast wyceny".into(),
        ),
        P::UnusedAllow { code } => {
            (format!("allow dla `{code}` jest już niepotrzebne"), "usuń je: nie ma tu takiego problemu".into())
        }
        P::DateOutsideYear { date, year } => {
            (format!("data {date} jest wpisana pod rokiem {year}"), "przenieś datę do jej roku".into())
        }
        P::NoExchange { from, to } => (
            format!("baza ma ceny w {from}, studio liczy w {to}, a kursu nie ma"),
            format!("dopisz [pricing] exchange = {{ {from} = … }}: ile {to} kosztuje 1 {from}"),
        ),
        P::NoRates => {
            ("nie ma żadnej stawki".into(), "dodaj do [rates] choć jedną, na przykład `developer = 2200`".into())
        }
        P::IdleEffect => (
            "skutek niczego nie zmienia".into(),
            "wpisz godziny lub pieniądze albo usuń: odpowiedź bez effect i tak jest przypadkiem podstawowym".into(),
        ),
        P::UnreachableAnswer { question, answer } => (
            format!("odpowiedzi `{answer}` na `{question}` nikt nie udzieli"),
            "usuń ją albo popraw: waga większa od zera, próg w granicach tego, co bywa (number)".into(),
        ),
        P::MissingLanguage { lang, first, count } => {
            let more = if *count > 1 { format!(" i jeszcze {}", count - 1) } else { String::new() };
            (
                format!("brak tekstu w `{lang}`: {first}{more}"),
                "przetłumacz: tytuł jest w tym języku, a dalej klient zobaczyłby inny".into(),
            )
        }
        P::NoQuestions => {
            ("zadanie o nic nie pyta".into(), "co zawęziłoby widełki? Jeśli nic, napisz allow z powodem".into())
        }
        P::NoPitfalls => (
            "zadanie przed niczym nie ostrzega".into(),
            "na czym takie prace traciły pieniądze? Jeśli na niczym, napisz allow z powodem".into(),
        ),
        P::StaleSource { dated: None } => (
            "nie wiadomo, z którego miesiąca są liczby".into(),
            "dopisz miesiąc w source, na przykład: judgement 2026-11".into(),
        ),
        P::StaleSource { dated: Some(dated) } => (
            format!("liczby są stare: {dated}"),
            "sprawdź ponownie godziny, ceny i przepisy, i wpisz nowy miesiąc".into(),
        ),
        P::PhraseElsewhere { phrase, other } => (
            format!("fraza „{phrase}” jest bliższa frazom zadania `{other}`"),
            "oddaj ją tamtemu zadaniu, powiedz inaczej albo dodaj tu podobne".into(),
        ),
        P::LearnedOfNothing { name } => (
            format!("learned.toml mówi o `{name}`, a w katalogu już tego nie ma"),
            "nic się nie stało: następne `smeta learn --apply` to usunie".into(),
        ),
        P::LearnedBefore { entry } => (
            format!("godziny zadania `{entry}` zmieniono po ostatnim `smeta learn`"),
            "na razie liczy się to, co jest w zadaniu; `smeta learn` policzy od nowych godzin".into(),
        ),
        P::LearnedNonsense { name } => (
            format!("liczby `{name}` w learned.toml nie są takie, jakie zapisuje program"),
            "ten plik zapisuje `smeta learn --apply`, nie człowiek: uruchom je jeszcze raz".into(),
        ),
        P::NearDuplicate { other } => (
            format!("wiele fraz mówi to samo co w `{other}`"),
            "jeśli to jedno zadanie, połącz je, a dawną nazwę zostaw w formerly; jeśli nie, rozdziel frazy".into(),
        ),
    }
}

/// What is expected, and what is most often wrong about it.
fn wanted(expected: Expected) -> (&'static str, &'static str) {
    match expected {
        Expected::String => ("tekst", "ujmij wartość w cudzysłów"),
        Expected::Text => ("tekst", "wpisz \"…\" albo { ru = \"…\", en = \"…\", pl = \"…\" }"),
        Expected::Number => ("liczba", "wpisz ją bez cudzysłowu i z kropką: 2.5"),
        Expected::Integer => ("liczba całkowita", "wpisz ją bez cudzysłowu i bez ułamka: 14"),
        Expected::Boolean => ("true albo false", "wpisz jedno z dwóch bez cudzysłowu"),
        Expected::List => ("lista", "ujmij wartość w nawiasy kwadratowe: [\"…\", \"…\"]"),
        Expected::Table => ("tabela", "wpisz { … } albo osobną sekcję w nawiasach kwadratowych"),
        Expected::Tables => ("lista tabel", "wpisz [{ … }, { … }] albo sekcje w podwójnych nawiasach kwadratowych"),
        Expected::Date => ("data", "wpisz ją bez cudzysłowu i bez godziny: 2026-11-21"),
        Expected::Price => ("liczba albo widełki", "wpisz 12000 albo { low = 9000, likely = 12000, high = 20000 }"),
        Expected::Ids => ("nazwa albo lista nazw", "wpisz \"…\" albo [\"…\", \"…\"]"),
    }
}

fn name(names: Names) -> &'static str {
    match names {
        Names::Entry => "zadania",
        Names::Question => "wspólnego pytania",
        Names::Answer => "odpowiedzi",
        Names::Variant => "wariantu",
        Names::Pitfall => "pułapki",
        Names::Role => "roli ze stawką",
    }
}
/// Where to look for a name that resembles nothing.
fn whereabouts(names: Names) -> &'static str {
    match names {
        Names::Entry => "sprawdź nazwę: to nazwa pliku zadania bez `.toml`",
        Names::Question => "sprawdź nazwę: to nazwa pliku w `questions/` bez `.toml`",
        Names::Role => "dodaj jej stawkę do [rates] w pliku `studio.toml`",
        Names::Answer => "sprawdź nazwę: to `id` odpowiedzi w pliku pytania",
        Names::Variant => "sprawdź nazwę: to `id` z [[variant]] w tym pliku",
        Names::Pitfall => "sprawdź nazwę: to `id` z [[pitfall]] w tym pliku",
    }
}
