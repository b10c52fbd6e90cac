//! Documents in Polish. An *oferta* binds, a *wycena* does not.

use super::{Labels, Said, Sentence};
use crate::domain::catalog::studio::VatMode;
use crate::domain::quote::Paper;
use crate::wording::plural::pl as plural;

pub(super) const LABELS: Labels = Labels {
    from: "Od",
    to: "Dla",
    task: "Jak rozumiemy zadanie",
    your_words: "Państwa słowami",
    client_words: "Słowa klienta",
    we_do: "Co zrobimy",
    variants: "Jak można to zrobić i ile wtedy wyjdzie razem",
    chosen: "tak policzono",
    stages: "Etapy",
    stage: "Etap",
    when: "Najprawdopodobniej",
    who: "Kto",
    hours: "Godziny",
    scope: "Rezultat: co jest w cenie, a czego nie ma",
    nothing_needed: "Nic szczególnego: wystarczy być w kontakcie.",
    nothing_open: "Wszystko, od czego zależy cena, jest już ustalone.",
    no_nearest: "W katalogu nie ma nic podobnego.",
    includes: "W cenie",
    excludes: "Poza ceną",
    work: "Praca",
    price: "Cena",
    total: "Razem",
    time: "Terminy",
    our_time: "Nasza praca",
    your_part: "Czego potrzebujemy od Państwa",
    needs: "Co ma przekazać klient",
    assumptions: "Założenia i otwarte pytania",
    questions: "Otwarte pytania",
    options: "Opcjonalnie",
    payment: "Płatności",
    due: "Kiedy",
    sum: "Ile",
    validity: "Co oznacza ta cena i do kiedy jest ważna",
    next: "Co dalej",
    sign_studio: "Wykonawca",
    sign_client: "Zamawiający",
    sign_hint: "podpis, data",
    known: "Co wiadomo",
    pitfalls: "Na co uważać",
    checklist: "Sprawdzić przed oddaniem",
    steps: "Kroki",
    nearest: "Do czego to podobne w katalogu",
    unpriced: "Jeszcze bez ceny",
    past_jobs: "Podobne wcześniejsze prace",
    said: "Klientowi podano",
    price_picture: "Widełki cenowe",
    calendar_picture: "Etapy w dniach roboczych",
    usual: "zwykle",
    cap: "nie drożej niż",
    way: "Sposób",
    page: ["strona ", " z "],
};

pub(super) fn say(sentence: Sentence) -> String {
    use Sentence as S;
    let span = |low: u32, high: u32| {
        let days = plural(u64::from(high), "dzień roboczy", "dni robocze", "dni roboczych");
        if low == high { format!("{high} {days}") } else { format!("{low}–{high} {days}") }
    };
    match sentence {
        S::Title(Paper::Proposal, Some(Said::Capped(_) | Said::Firm(_))) => "Oferta".into(),
        S::Title(Paper::Proposal, _) => "Wycena orientacyjna".into(),
        S::Title(Paper::Letter, _) => "Pytania do Państwa zadania".into(),
        S::Title(Paper::Chat, _) => "Wiadomość".into(),
        S::Title(Paper::Brief, _) => "Brief dla specjalisty".into(),
        S::Title(Paper::Spec, _) => "Przekazanie do realizacji".into(),
        S::Mark(Said::Ballpark) => "wycena orientacyjna, nie stanowi oferty".into(),
        S::Mark(Said::Range) => "widełki cenowe, nie stanowią oferty".into(),
        S::Mark(Said::Capped(_)) => "cena maksymalna".into(),
        S::Mark(Said::Firm(_)) => "stała cena".into(),
        S::NumberAndDate(Some(number), date) => format!("nr {number} z dnia {date}"),
        S::NumberAndDate(None, date) => format!("z dnia {date}"),
        S::PriceHeading(Said::Ballpark) => "Cena orientacyjna".into(),
        S::PriceHeading(Said::Range) => "Cena: widełki".into(),
        S::PriceHeading(Said::Capped(_) | Said::Firm(_)) => "Cena".into(),
        S::Usually(sum) => format!("Taka praca kosztuje zwykle około {sum}."),
        S::Promised(Said::Capped(sum)) => format!("Nie drożej niż {sum}."),
        S::Promised(Said::Firm(sum)) => format!("Stała cena: {sum}."),
        S::Promised(Said::Ballpark | Said::Range) => {
            "To widełki: osiem takich prac na dziesięć mieści się między ich dołem a górą.".into()
        }
        S::Tax(VatMode::None, ..) => "Nie naliczamy VAT.".into(),
        S::Tax(_, percent, sum) => format!("Cena zawiera VAT {percent}: {sum}."),
        S::Discount(list, percent, off) => {
            format!("Bez rabatu byłoby {list}; rabat {percent} na pracę daje {off} mniej.")
        }
        S::Condition(title) => format!("Cena uwzględnia warunek: {title}."),
        S::Costs(sum) => format!("W tym licencje i usługi: {sum}."),
        S::OurTime(low, high, ready, likely) => format!(
            "{}. Jeśli zaczniemy teraz, będzie gotowe {ready}, najprawdopodobniej do {likely}.",
            span(low, high)
        ),
        S::Waiting(n) => format!(
            "W tym do {n} {} oczekiwania na dostępy, odpowiedzi i inne firmy. Im szybciej je dostaniemy, tym wcześniej \
             skończymy.",
            plural(u64::from(n), "dnia roboczego", "dni roboczych", "dni roboczych")
        ),
        S::WantedDate(date, chance) => format!("Do {date} zdążymy w {chance} przypadków."),
        S::ProvisionalCalendar => {
            "Dni wolne w części tego okresu nie są jeszcze oficjalne; daty mogą przesunąć się o dzień lub dwa.".into()
        }
        S::Assumption(ask) => format!("{ask} Jeszcze nie wiadomo, więc policzyliśmy tak, jak bywa najczęściej."),
        S::Unpriced(words) => {
            format!("„{words}”: poza ceną. Obejrzymy to ze specjalistą i wycenimy osobno.")
        }
        S::Consult(title) => format!("„{title}”: zanim obiecamy dokładną cenę, musi to obejrzeć specjalista."),
        S::NotDone(title) => format!("„{title}”: takich prac nie wykonujemy."),
        S::Option(price, total) => format!("{price}; razem z tym {total}"),
        S::Advance(percent) => format!("Zaliczka {percent} przed rozpoczęciem prac"),
        S::AfterTask(title) => format!("Po oddaniu: {title}"),
        S::AfterAll => "Po oddaniu całości".into(),
        S::PaymentNote(Said::Ballpark | Said::Range) => {
            "Dopóki cena jest podana jako widełki, tak samo podane są płatności. Dokładne kwoty zapiszemy w umowie.".into()
        }
        S::PaymentNote(Said::Capped(sum)) => format!("Wszystkie płatności razem nie przekroczą {sum}."),
        S::PaymentNote(Said::Firm(_)) => String::new(),
        S::Promise(Said::Ballpark, until) => format!(
            "To wycena orientacyjna, nie stanowi oferty: pomaga zdecydować, czy podjąć temat, i nikogo nie zobowiązuje. \
             Ważna do {until}."
        ),
        S::Promise(Said::Range, until) => format!(
            "To widełki, nie stanowią oferty: najważniejsze już wiemy i osiem takich prac na dziesięć się w nich mieści. \
             Ważne do {until}."
        ),
        S::Promise(Said::Capped(sum), until) => format!(
            "Za to, co tu wymieniono, nie zapłacą Państwo więcej niż {sum}, nawet jeśli zajmie nam to więcej czasu. \
             Oferta ważna do {until}."
        ),
        S::Promise(Said::Firm(sum), until) => format!(
            "Cena jest stała: {sum} za wszystko, co tu wymieniono. Jeśli zechcą Państwo coś dodać, najpierw uzgodnimy \
             cenę. Oferta ważna do {until}."
        ),
        S::Next(Said::Ballpark | Said::Range, true) => {
            "Prosimy o odpowiedzi na pytania powyżej, wystarczy krótko i nie wszystkie naraz. Potem podamy dokładniejszą cenę.".into()
        }
        S::Next(Said::Ballpark | Said::Range, false) => {
            "Jeśli taka cena Państwu odpowiada, prosimy o wiadomość: obejrzymy zadanie razem i podamy cenę do umowy.".into()
        }
        S::Next(Said::Capped(_) | Said::Firm(_), _) => {
            "Jeśli wszystko się zgadza, prosimy podpisać i odesłać skan albo po prostu odpisać „zgadzamy się”: przygotujemy \
             umowę i fakturę zaliczkową."
                .into()
        }
        S::Signature(Said::Ballpark | Said::Range) => {
            "Podpis oznacza, że wycena została przeczytana i chcą Państwo rozmawiać o umowie. Do zapłaty nie zobowiązuje.".into()
        }
        S::Signature(Said::Capped(_) | Said::Firm(_)) => "Uzgodniono:".into(),
        S::ChatPrice(Said::Ballpark, price, usual) => {
            format!("Orientacyjnie: {price}, zwykle około {usual}. To nie jest oferta.")
        }
        S::ChatPrice(Said::Range, price, usual) => format!("Widełki: {price}, zwykle około {usual}. To nie jest oferta."),
        S::ChatPrice(Said::Capped(sum), _, usual) => {
            format!("Cena: nie drożej niż {sum}, najprawdopodobniej około {usual}.")
        }
        S::ChatPrice(Said::Firm(sum), ..) => format!("Cena: {sum}, stała."),
        S::ChatTime(low, high, likely) => format!("Termin: {}, najprawdopodobniej do {likely}.", span(low, high)),
        S::ChatTask(titles) => format!("Policzyliśmy Państwa zadanie: {titles}."),
        S::ChatNew => "Przejrzeliśmy Państwa zadanie. Żeby podać cenę, a nie zgadywać, potrzebujemy kilku szczegółów.".into(),
        S::ChatAsk(true) => "Żeby powiedzieć dokładniej, prosimy o odpowiedź:".into(),
        S::ChatAsk(false) => "Prosimy o odpowiedź:".into(),
        S::ChatUntil(until) => format!("Kwoty są ważne do {until}."),
        S::ChatLater => "Gdy dostaniemy odpowiedzi, obejrzy to specjalista i wrócimy z kwotami.".into(),
        S::ByHand(minutes) => format!("To drobna zmiana, zajmie nam około {minutes} minut."),
        S::Greeting => "Dzień dobry,".into(),
        S::LetterOpening(true) => "dziękujemy za kontakt. Mamy już wstępną wycenę, ale cena zależy jeszcze od kilku rzeczy, \
                                   które wiedzą tylko Państwo."
            .into(),
        S::LetterOpening(false) => "dziękujemy za kontakt. Żeby podać uczciwą cenę, a nie zgadywać, potrzebujemy kilku \
                                    szczegółów."
            .into(),
        S::LetterQuestions => "Prosimy o odpowiedzi, wystarczy po dwa słowa:".into(),
        S::LetterNeeds => "Do pracy będziemy potrzebować poniższych rzeczy. Haseł prosimy nie przesyłać e-mailem: podpowiemy, \
                           jak przekazać je bezpiecznie."
            .into(),
        S::LetterClosing(true, true) => "Po otrzymaniu odpowiedzi prześlemy dokładniejszą cenę i terminy.".into(),
        S::LetterClosing(true, false) => "Po otrzymaniu odpowiedzi prześlemy cenę i terminy.".into(),
        S::LetterClosing(false, _) => "Chętnie odpowiemy na wszystkie pytania.".into(),
        S::LetterUnknown => "Jeśli czegoś Państwo nie wiedzą, prosimy tak napisać: policzymy i bez tego, widełki będą tylko szersze.".into(),
        S::AskWhich(words, first, second) => {
            format!("Co do „{words}”: co jest bliższe, „{first}” czy „{second}”?")
        }
        S::AskMore(words) => {
            format!("Prosimy o więcej szczegółów o „{words}”: co ma powstać, czy jest przykład, gdzie to już działa?")
        }
        S::NewTaskQuestions => "Co ma powstać: co zobaczy odwiedzający, co zmieni się w pracy zespołu?\n\
                                Na czym działa strona i czy mamy do niej dostęp?\n\
                                Czy jest przykład: strona lub usługa, gdzie to już działa tak, jak trzeba?\n\
                                Z jakimi programami i usługami ma to współpracować?\n\
                                Na kiedy ma być gotowe i od czego zależy ten termin?\n\
                                Na jaką kwotę liczy klient?"
            .into(),
        S::BriefTask(true) => "Takiego zadania nie ma w katalogu: wyceni je specjalista.".into(),
        S::BriefTask(false) => "To może być jedno z kilku zadań katalogu; trzeba ustalić, które.".into(),
        S::Likeness(percent) => format!("podobne w {percent}"),
        S::PastJob(title, hours) => format!("{title}: {hours} godz."),
        S::Hours(range) => format!("{range} godz."),
    }
}
