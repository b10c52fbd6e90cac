//! The ledger's sentences in Polish.

use super::{Act, Because, Kept, Outcome, Refused};
use crate::domain::ledger::{ProblemKind, Status};
use crate::wording::plural;

pub(super) fn say(words: &Kept) -> String {
    use Kept as K;
    match words {
        K::FromBefore(quote, on) => format!("z nr {quote} z {on}"),
        K::Saved(name, 1, place) => format!("zapisano pod nr {name} ({place})"),
        K::Saved(name, version, place) => format!("zapisano: nr {name}, wersja {version} ({place})"),
        K::AfterSaving(name) => {
            format!("gdy klient się zdecyduje: smeta accept {name} albo smeta decline {name} --reason …")
        }
        K::Wrote(name, what, place) => format!("zapisano: nr {name} {what} ({place})"),
        K::Act(what) => act(what),
        K::WroteNote(place) => format!("zapisano ({place})"),
        K::Undone(what, name, at, place) => {
            let name = name.map(|name| format!(" nr {name}")).unwrap_or_default();
            format!("cofnięto: „{what}”{name} z {at} ({place}); sam wpis zostaje w dzienniku")
        }
        K::Against(hours, range, outcome) => {
            let outcome = match outcome {
                Outcome::Below => "poniżej widełek",
                Outcome::Within => "w widełkach",
                Outcome::Above => "powyżej widełek",
            };
            format!("było powiedziane {range}, wyszło {hours}: {outcome}")
        }
        K::StillOpen(lines) => format!("jeszcze bez godzin: {lines}"),
        K::KnownReason(known) => {
            format!("wcześniej taki powód nazywano `{known}`: jedno słowo na jedno łatwiej policzyć")
        }
        K::Status(status) => match status {
            Status::Open => "podana",
            Status::Sent => "wysłana",
            Status::Accepted => "przyjęta",
            Status::Started => "w pracy",
            Status::Done => "zrobiona",
            Status::Declined => "odmowa",
        }
        .into(),
        K::KindWord(kind) => match *kind {
            "quote" => "wycena",
            "sent" => "wysłana",
            "accepted" => "przyjęta",
            "declined" => "odmowa",
            "started" => "w pracy",
            "done" => "zrobione",
            "note" => "notatka",
            "job" => "praca z pliku",
            "approved" => "zatwierdzona",
            "returned" => "zwrócona",
            "escalated" => "u specjalisty",
            "answered" => "odpowiedź specjalisty",
            "task" => "sprawa",
            "scheduled" => "przeniesienie",
            "task-done" => "sprawa zrobiona",
            "reminder" => "przypomnienie",
            "match" => "znaczenie słów",
            "undo" => "cofnięcie",
            "drill" => "ćwiczenie",
            other => other,
        }
        .into(),
        K::NoQuotes => "nie ma jeszcze wycen: pierwszą zapisze smeta quote \"…\" --save".into(),
        K::NoneFits => "nie ma takich wycen".into(),
        K::MoreQuotes(n) => {
            format!("… i jeszcze {n} {}: --all", plural::pl(*n as u64, "wycena", "wyceny", "wycen"))
        }
        K::QuoteOf(name, on, by) => format!("Nr {name} z {on}, zapisał(a) {by}"),
        K::VersionOf(which, all) => format!("wersja {which} z {all}"),
        K::Client => "klient".into(),
        K::Promised => "CO POWIEDZIANO".into(),
        K::Happened => "CO BYŁO DALEJ".into(),
        K::Today => "DZIŚ BYŁOBY".into(),
        K::HoldsUntil(kind, until) => format!("{kind}, ważne do {until}"),
        K::Expired(kind, until) => format!("{kind}, było ważne do {until}: termin minął"),
        K::PromiseWord(kind) => match *kind {
            "ballpark" => "orientacyjnie",
            "range" => "widełki",
            "capped" => "nie więcej niż",
            "firm" => "cena stała",
            other => other,
        }
        .into(),
        K::SameToday => "to samo".into(),
        K::PriceToday(price, change) => format!("{price} ({change})"),
        K::NoPriceToday => "ceny nie dałoby się podać".into(),
        K::CatalogThen(then, now) => format!("katalog był {then}, teraz jest {now}"),
        K::Because(because) => match because {
            Because::Gone(entry) => format!("zadania `{entry}` nie ma już w katalogu"),
            Because::NotMatched(entry) => format!("słowa klienta nie są już rozpoznawane jako `{entry}`"),
            Because::Matched(entry) => format!("słowa klienta są teraz rozpoznawane także jako `{entry}`"),
            Because::Variant(entry) => format!("`{entry}`: inny sposób"),
            Because::Answers(entry, questions) => format!("`{entry}`: inne odpowiedzi ({questions})"),
            Because::Hours(entry, then, now) => format!("`{entry}`: było {then}, jest {now}"),
            Because::Price(entry, then, now) => format!("`{entry}`: te same godziny, cena była {then}, jest {now}"),
            Because::Currency => "waluta jest inna, kwot nie da się porównać".into(),
            Because::Terms => "pozycje te same, zmienił się rabat, podatek, zaokrąglenie albo minimum".into(),
        },
        K::NoToday => "katalogu nie da się odczytać, więc nie ma ceny na dziś: smeta catalog check".into(),
        K::Sound(records, quotes, jobs) => {
            let count = |n: usize, one, few, many| format!("{n} {}", plural::pl(n as u64, one, few, many));
            format!(
                "dziennik jest w porządku: {}, {}, {}",
                count(*records, "wpis", "wpisy", "wpisów"),
                count(*quotes, "wycena", "wyceny", "wycen"),
                count(*jobs, "praca z plików", "prace z plików", "prac z plików")
            )
        }
        K::Problem(kind) => match kind {
            ProblemKind::NotUtf8 => "wiersz nie jest w UTF-8".into(),
            ProblemKind::Torn => "wiersz urwany: nie zdążono go dopisać".into(),
            ProblemKind::NotJson { message } => format!("to nie jest wpis: {message}"),
            ProblemKind::NotARecord { message } => format!("we wpisie brakuje tego, co obowiązkowe: {message}"),
            ProblemKind::DuplicateId { id, first, same: true } => format!("kopia wpisu {id}, który jest już w {first}"),
            ProblemKind::DuplicateId { id, first, same: false } => {
                format!("nazwę {id} ma już inny wpis w {first}")
            }
            ProblemKind::OtherVersion { v } => format!("wpis wersji {v}, ten program takich nie zna"),
            ProblemKind::BadBody { kind, message } => format!("wpis typu `{kind}` jest niezrozumiały: {message}"),
            ProblemKind::BadNumber { key, number } => format!("`{key}` = {number}: tak być nie może"),
            ProblemKind::ClockSetBack { before, place } => {
                format!("zegar cofnięto: wcześniej było {} ({place})", before.format("%d.%m.%Y %H:%M"))
            }
        },
        K::Advice(kind) => match kind {
            ProblemKind::Torn => "nikomu nie powiedziano „zapisano”, więc nic nie zginęło; wiersz może zostać",
            ProblemKind::NotUtf8 | ProblemKind::NotJson { .. } => {
                "wiersz jest pomijany; usuń go, jeśli został po scaleniu albo ręcznej edycji"
            }
            ProblemKind::NotARecord { .. } | ProblemKind::BadBody { .. } | ProblemKind::BadNumber { .. } => {
                "wpis się nie liczy; zapisz poprawny jeszcze raz poleceniem"
            }
            ProblemKind::DuplicateId { same: true, .. } => "liczy się raz, nic nie trzeba robić",
            ProblemKind::DuplicateId { .. } => "liczy się pierwszy; drugiemu daj inną nazwę, jeśli jest potrzebny",
            ProblemKind::OtherVersion { .. } => "zaktualizuj smeta, wpis zostanie na miejscu",
            ProblemKind::ClockSetBack { .. } => "kolejność wpisów się od tego nie zmienia",
        }
        .into(),
        K::Damaged(file) => {
            format!("dokumentu wysłanego klientowi nie ma albo go zmieniono: {file}; przywróć go z kopii")
        }
        K::Unsound(unread, notes) => format!("wierszy, które się nie liczą: {unread}; uwag: {notes}"),
        K::VersionName(number, on, by) => format!("wersja {number}, {on}, {by}"),
        K::DocumentName(number, on, name) => format!("dokument d{number}, {on}, {name}"),
        K::NoDifference => "bez różnic".into(),
        K::NotText => "różnią się, ale to nie tekst: nie da się pokazać wierszy".into(),
        K::Refused(why) => refused(why),
    }
}

fn act(what: &Act) -> String {
    match what {
        Act::Sent(name, to) => {
            let to = to.map(|to| format!(", do: {to}")).unwrap_or_default();
            format!("wysłana: {name}{to}")
        }
        Act::Accepted(None) => "przyjęta".into(),
        Act::Accepted(Some(price)) => format!("przyjęta za {price}"),
        Act::Declined(reason) => format!("nieprzyjęta: {reason}"),
        Act::Started => "w pracy".into(),
        Act::Done(line, hours, days, why) => {
            let line = line.map(|line| format!(" (pozycja {line})")).unwrap_or_default();
            let days = days.map(|days| format!(", dni roboczych: {days}")).unwrap_or_default();
            let why = why.map(|why| format!(", dlaczego: {why}")).unwrap_or_default();
            format!("zrobiona{line}: {hours}{days}{why}")
        }
        Act::Note(text) => format!("notatka: {text}"),
        Act::Again(price) => format!("podana na nowo: {price}"),
    }
}

fn refused(why: &Refused) -> String {
    match why {
        Refused::NotANumber(written) => {
            format!("„{written}” to nie numer wyceny: potrzebny numer, na przykład 17, albo pozycja, na przykład 17.2")
        }
        Refused::NoSuchQuote(name, Some(last)) => {
            format!("nie ma wyceny nr {name}, ostatnia to nr {last}; wszystkie: smeta log")
        }
        Refused::NoSuchQuote(name, None) => {
            format!("nie ma wyceny nr {name}: żadnej jeszcze nie zapisano; zapisze smeta quote \"…\" --save")
        }
        Refused::NoSuchLine(name, line, lines) => format!("w nr {name} nie ma pozycji {line}, wszystkich jest {lines}"),
        Refused::NotSold(name, line) => format!("pozycja {line} w nr {name} jest bez godzin: nie była wyceniana"),
        Refused::BadHours(written) => {
            format!("„{written}” to nie godziny: potrzeba więcej niż zero, na przykład 12, 3,5, 2h30m albo 2:30")
        }
        Refused::BadDays(written) => format!("„{written}” to nie dni robocze: potrzebna liczba, na przykład 5"),
        Refused::BadPrice(written) => format!("„{written}” to nie kwota: potrzebna liczba większa od zera"),
        Refused::Future(day) => format!("{day} jeszcze nie nadszedł: zapisuje się to, co już było"),
        Refused::NothingToUndo => "nie ma czego cofać: nie ma Twoich wpisów albo wszystkie są już cofnięte".into(),
        Refused::NoSuchRecord(written, 0) => {
            format!("nie ma wpisu `{written}`; nazwy wpisów pokaże smeta show NUMER --format json")
        }
        Refused::NoSuchRecord(written, n) => format!("na `{written}` kończą się nazwy {n} wpisów: wpisz więcej"),
        Refused::NoSuchStatus(written, known) => format!("nie ma stanu `{written}`; są: {known}"),
        Refused::NoWords(flag) => format!("{flag}: potrzebne są słowa"),
        Refused::TooLarge(bytes, most) => {
            format!("plik jest za duży do dziennika: {} MB, najwyżej {} MB", bytes >> 20, most >> 20)
        }
        Refused::SaysOtherwise(name, then, now) => format!(
            "nie ma dokumentu: w nr {name} podano {then}, a dzisiejszy katalog daje {now}; podaj na nowo: smeta quote --again \
             {name} --save i zrób dokument z nowej wersji"
        ),
        Refused::NoSuchSide(written, versions, documents) => format!(
            "nie ma `{written}` do porównania: wersji {versions}, wysłanych dokumentów {documents}; wersje to 1, 2, …, \
             dokumenty d1, d2, …"
        ),
        Refused::MixedSides => "wersji i dokumentu nie da się porównać: podaj dwie wersje albo dwa dokumenty".into(),
        Refused::NothingToCompare(name) => format!(
            "w nr {name} nie ma czego porównać: jedna wersja i mniej niż dwa wysłane dokumenty; nowa wersja: smeta quote \
             --again {name} --save"
        ),
        Refused::Unreadable(path, why) => format!("nie można odczytać {path}: {why}"),
    }
}
