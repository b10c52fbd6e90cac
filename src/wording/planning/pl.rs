//! The sentences about plans in Polish.

use super::{Act, Part, Planning, Refused, Wait, with};
use crate::domain::ledger::Soon;
use crate::wording::plural;

pub(super) fn say(words: &Planning) -> String {
    use Planning as P;
    match words {
        P::Heading(part) => match part {
            Part::AtRisk => "ZAGROŻONE TERMINY",
            Part::Quiet => "CZAS SIĘ ODEZWAĆ",
            Part::Approvals => "CZEKAJĄ NA ZATWIERDZENIE",
            Part::Specialists => "CZEKAJĄ NA SPECJALISTĘ",
            Part::Unanswered => "KLIENT NIE ODPOWIEDZIAŁ",
            Part::Options => "WARTO ZAPROPONOWAĆ ZNÓW",
            Part::Ageing => "STARZEJE SIĘ: ZAPROPONOWAĆ",
            Part::Plan => "W TOKU I W PLANIE",
        }
        .into(),
        P::Nothing => "nic pilnego: żadnych spraw, terminów ani milczących klientów".into(),
        P::More(n) => format!("… i jeszcze {n}: --all"),
        P::Day(day) => format!("Dziś {day}"),
        P::NoClient => "bez klienta".into(),
        P::Soon(soon) => match soon {
            Soon::Now => "teraz",
            Soon::Next => "w najbliższych dniach",
            Soon::Later => "później",
        }
        .into(),
        P::Promised(day, chance) => format!("termin {day}, zdążymy z prawdopodobieństwem {chance}"),
        P::Overdue(day) => format!("termin minął {day}"),
        P::Silent(days, since) => format!(
            "cisza od {since}: {days} {}",
            plural::pl((*days).into(), "dzień roboczy", "dni robocze", "dni roboczych")
        ),
        P::FollowUp(quote, day, why) => with(format!("wrócić do {quote} {day}"), ": ", *why),
        P::Reminded(day, why) => with(format!("obiecaliśmy wrócić {day}"), ": ", *why),
        P::Begins(day) => format!("zaczynamy {day}"),
        P::Until(day) => format!("do {day}"),
        P::WaitsBecause(why) => why.to_string(),
        P::ReturnedBy(by, why) => format!("zwrot od {by}: {why}"),
        P::Wait(why) => match why {
            Wait::Above(sum, limit) => format!("do {sum}, a bez zatwierdzenia można do {limit}"),
            Wait::Discount(is, limit) => format!("rabat {is}, a bez zatwierdzenia można {limit}"),
            Wait::Confidence(task, is, limit) => format!("„{task}”: pewność {is}, poniżej {limit}"),
            Wait::Novelty(task, 0, _) => format!("„{task}”: studio jeszcze tego nie robiło"),
            Wait::Novelty(task, times, limit) => format!(
                "„{task}”: zrobione {times} {}, potrzeba co najmniej {limit}",
                plural::pl((*times).into(), "raz", "razy", "razy")
            ),
        },
        P::AskedOn(line, to, on) => {
            let line = line.map(|line| format!("pozycja {line}, ")).unwrap_or_default();
            with(format!("{line}zapytano {on}"), ", kogo: ", *to)
        }
        P::OfferedIn(quote, day) => format!("proponowane w nr {quote}, {day}"),
        P::DoneOn(day, quote) => with(format!("zrobione {day}"), ", nr ", *quote),
        P::Due(day) => format!("termin {day}"),
        P::WasDue(day) => format!("termin minął {day}"),
        P::Alike(names) => format!("to chyba ten sam klient: {names}; jedna nazwa trzyma wszystko w jednym miejscu"),
        P::AllQuotes => "WYCENY".into(),
        P::Act(what) => act(what),
        P::TaskAdded(name, soon, on, place) => format!("zapisano: {name}, {} ({place})", time(*soon, *on)),
        P::TaskMoved(name, soon, on, place) => format!("przeniesiono: {name}, {} ({place})", time(*soon, *on)),
        P::TaskDone(name, place) => format!("zrobione: {name} ({place})"),
        P::NoTasks => "brak spraw; dodać: smeta task add \"…\"".into(),
        P::NotWorking(said, date) => format!("{said} się nie pracuje, zapisano na {date}"),
        P::WouldWait(why) => format!("potrzebna zgoda przełożonego: {why}; zapisz z --save, potem smeta approve"),
        P::Waits(name, why, who) => {
            format!("nr {name} czeka na zatwierdzenie: {why}; zatwierdzić: smeta approve {name} --by {who}")
        }
        P::SpecialistCategory => "Odpowiedzi specjalistów".into(),
        P::Draft(id, file) => {
            format!(
                "w katalogu jest nowe zadanie `{id}` z godzinami specjalisty ({file}): uzupełnij je, smeta catalog edit {id}"
            )
        }
        P::Requoted(name, version, price) => format!("nr {name}, wersja {version}: {price}"),
        P::Refused(why) => refused(why),
    }
}

fn time(soon: Soon, on: Option<&str>) -> String {
    on.map_or_else(|| say(&Planning::Soon(soon)), str::to_owned)
}

fn line(line: Option<usize>) -> String {
    line.map(|line| format!(" (pozycja {line})")).unwrap_or_default()
}

fn act(what: &Act) -> String {
    match what {
        Act::Approved => "zatwierdzona".into(),
        Act::Returned(why) => format!("zwrócona: {why}"),
        Act::Escalated(at, to, why) => {
            with(with(format!("u specjalisty{}", line(*at)), ", kto: ", *to), ", pytanie: ", *why)
        }
        Act::Answered(at, hours, from, note) => {
            with(with(format!("odpowiedź specjalisty (pozycja {at}): {hours}"), ", od kogo: ", *from), ", ", *note)
        }
        Act::Scheduled(Some(day)) => format!("praca zacznie się {day}"),
        Act::Scheduled(None) => "praca odłożona".into(),
        Act::Reminder(at, day, why) => with(format!("wrócić{} {day}", line(*at)), ": ", *why),
    }
}

fn refused(why: &Refused) -> String {
    match why {
        Refused::UnclearDay(typed) => {
            format!("„{typed}” to nie dzień: napisz na przykład jutro, za tydzień, w piątek, 15.12 albo 15 grudnia")
        }
        Refused::PastDay(day) => format!("{day} już minął: potrzebny dzień w przyszłości"),
        Refused::UnknownClient(typed, Some(near)) => format!("w dzienniku nie ma klienta „{typed}”; może „{near}”?"),
        Refused::UnknownClient(typed, None) => {
            format!("w dzienniku nie ma klienta „{typed}”; nazwy klientów pokazuje smeta log")
        }
        Refused::SeveralClients(typed, names) => format!("„{typed}” pasuje do kilku: {names}; napisz dokładniej"),
        Refused::NoSuchTask(typed, Some(last)) => {
            format!("nie ma sprawy „{typed}”, ostatnia to {last}; wszystkie: smeta task")
        }
        Refused::NoSuchTask(typed, None) => format!("nie ma sprawy „{typed}”: żadnej jeszcze nie zapisano"),
        Refused::NoRight(by, "") => format!(
            "{by} nie może zatwierdzać: w studio.toml nikt nie ma tego prawa; dodaj [people.NAZWA] approves = true"
        ),
        Refused::NoRight(by, who) => format!("{by} nie może zatwierdzać; może: {who}"),
        Refused::OverLimit(by, limit) => format!("{by} zatwierdza do {limit}, ta wycena jest większa"),
        Refused::NotWaiting(name) => format!("nr {name} nie czeka na zatwierdzenie"),
        Refused::StillWaits(name) => format!(
            "nr {name} czeka na zatwierdzenie, klient jej jeszcze nie zobaczy; zatwierdzić: smeta approve {name}"
        ),
        Refused::WasReturned(name, why) => {
            format!("nr {name} zwrócono: {why}; popraw ją: smeta quote --again {name} … --save")
        }
        Refused::Unapproved(why) => format!("bez zgody przełożonego klient tego nie zobaczy: {why}"),
        Refused::NoWords(flag) => format!("{flag}: potrzebne słowa"),
        Refused::BadRange(typed) => {
            format!("„{typed}” to nie godziny: potrzebne od i do, na przykład 6..14 albo 6..9..14")
        }
        Refused::WhichLine(name, lines) => format!("nr {name} ma pozycji: {lines}; która? Na przykład {name}.1"),
        Refused::NoSuchLine(name, line, lines) => format!("w nr {name} nie ma pozycji {line}, wszystkich jest {lines}"),
        Refused::Decided(name) => format!("nr {name} jest już rozstrzygnięta: nowe godziny to nowa wycena"),
    }
}
