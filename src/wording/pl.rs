//! Polish.

use super::plural::pl as plural;
use super::{Level, Message, Spoken};

/// Says a message.
#[expect(
    clippy::too_many_lines,
    reason = "one flat table of sentences; parts of it would have to be looked up in two places"
)]
pub fn say(message: &Message) -> String {
    use Message as M;
    match message {
        M::Total => "RAZEM".into(),
        M::Say => "POWIEDZ".into(),
        M::Ask => "ZAPYTAJ".into(),
        M::Pitfalls => "NA CO UWAŻAĆ".into(),
        M::OftenWith => "CZĘSTO RAZEM".into(),
        M::Includes => "W CENIE".into(),
        M::Excludes => "POZA CENĄ".into(),
        M::Needs => "POTRZEBNE OD KLIENTA".into(),
        M::Steps => "ZRÓB TO SAMODZIELNIE".into(),
        M::Assumptions => "ZAŁOŻENIA".into(),
        M::Phrases => "JAK MÓWIĄ KLIENCI".into(),
        M::Stages => "ETAPY".into(),
        M::Variants => "WARIANTY".into(),
        M::Questions => "PYTANIA".into(),
        M::Source => "SKĄD LICZBY".into(),
        M::BaseEffort => "PRZYPADEK PODSTAWOWY".into(),
        M::Quoted(words) => format!("„{words}”"),
        M::AlsoConsidered(title) => format!("może też chodzić o „{title}”"),
        M::Client(name) => format!("klient: {name}"),
        M::UsuallyAbout(sum) => format!("zwykle około {sum}"),
        M::Safe(sum, percent) => format!("{sum} wystarczy w {percent}% przypadków"),
        M::Hours(range) => format!("{range} godz."),
        M::WorkingDays(low, high) if low == high => format!("{high} {}", working_days(*high)),
        M::WorkingDays(low, high) => format!("{low}–{high} {}", working_days(*high)),
        M::Ready(span, likely) => format!("gotowe {span}, najpewniej do {likely}"),
        M::Waiting(days) => {
            format!("z tego do {days} {} czekania na innych", plural(u64::from(*days), "dnia", "dni", "dni"))
        }
        M::ProvisionalCalendar => "kalendarz na te dni nie jest jeszcze ustalony, terminy mogą się przesunąć".into(),
        M::Known => "już wiadomo:".into(),
        M::FromRequest(words) => format!("ze słów „{words}”"),
        M::DoesNotKnow(question) => format!("{question} Klient nie wie: widełki uwzględniają wszystkie odpowiedzi."),
        M::Why(words) => format!("po słowach: {words}"),
        M::VariantIs(title) => format!("sposób: {title}"),
        M::DoItYourself(minutes) => {
            format!("zrób to samodzielnie, około {minutes} {}", plural(u64::from(*minutes), "minuty", "minut", "minut"))
        }
        M::UnsureLine => "nie wiadomo na pewno, o co chodzi: dopytaj klienta".into(),
        M::NewLine => "tego nie ma w katalogu, więc nie ma też ceny".into(),
        M::Nearest => "Najbliżej w katalogu:".into(),
        M::Contains(what) => format!("czyli: {what}"),
        M::RepeatWithEntry(id) => format!("jeśli o to chodzi, powtórz z --entry {id}"),
        M::BriefForSpecialist => "Zapisz, czego klient potrzebuje i na kiedy, i przekaż specjaliście.".into(),
        M::LeavesOut(line, 1) => format!("kwota nie obejmuje pozycji {line}: nie jest jeszcze wyceniona"),
        M::LeavesOut(lines, _) => format!("kwota nie obejmuje pozycji {lines}: nie są jeszcze wycenione"),
        M::Consult => "musi spojrzeć specjalista, nie podawaj stałej ceny".into(),
        M::Stop => "tego nie robimy".into(),
        M::Narrows(sum) => format!("zawęzi o {sum}"),
        M::NoMoreQuestions => "Nie trzeba pytać dalej: odpowiedzi prawie nie zmieniają ceny.".into(),
        M::MinorQuestions(n) => {
            let verb =
                plural(*n as u64, "prawie nie zmienia ceny", "prawie nie zmieniają ceny", "prawie nie zmienia ceny");
            format!("jeszcze {n} {} {verb}", plural(*n as u64, "pytanie", "pytania", "pytań"))
        }
        M::AndMore(n) => format!("i jeszcze {n}: pokaże --all"),
        M::UnusedAnswer(name) => {
            format!("odpowiedź na `{name}` nie była potrzebna: żadne ze znalezionych zadań o to nie pyta")
        }
        M::Spoken(spoken) => spoken_total(spoken),
        M::SpokenNew => "To musimy najpierw obejrzeć: zapiszę szczegóły, specjalista wyceni i wrócę z liczbami.".into(),
        M::SpokenByHand(minutes) => format!("To drobiazg, zrobimy to w jakieś {minutes} minut."),
        M::SpokenUnsure(first, second) => {
            format!("Dopytam, żeby się nie pomylić: to „{first}” czy raczej „{second}”?")
        }

        M::CatalogFine(entries, questions) => format!(
            "Bez błędów: {entries} {}, {questions} {}.",
            plural(*entries as u64, "zadanie", "zadania", "zadań"),
            plural(*questions as u64, "wspólne pytanie", "wspólne pytania", "wspólnych pytań")
        ),
        M::CatalogProblems(errors, warnings) => format!(
            "Znaleziono: {errors} {}, {warnings} {}.",
            plural(*errors as u64, "błąd", "błędy", "błędów"),
            plural(*warnings as u64, "uwaga", "uwagi", "uwag")
        ),
        M::LevelWord(Level::Error) => "błąd".into(),
        M::LevelWord(Level::Warning) => "uwaga".into(),
        M::Advice => "rada".into(),
        M::ExampleMissed(words, found) => format!("przykład „{words}” znajduje {found}"),
        M::NearMissHit(words, Some(meant)) => format!("„{words}” znajduje to zadanie, a chodziło o {meant}"),
        M::NearMissHit(words, None) => format!("„{words}” znajduje to zadanie, a takiego nie ma w katalogu"),
        M::NoEntry => "nic".into(),
        M::Proofs(passed, failed) => format!("sprawdzianów zaliczonych: {passed}, niezaliczonych: {failed}"),
        M::TableHeads => "zadanie|nazwa|kto|godziny|pytania".into(),
        M::ForEach(hours, None, above) => format!("{hours} za każdą sztukę powyżej {above}"),
        M::ForEach(hours, Some(each), above) => format!("{hours} za każde {each} powyżej {above}"),
        M::NoSuchCategory(written, nearest, known) => {
            format!("w katalogu nie ma kategorii `{written}`{}", perhaps_or(*nearest, &format!("są: {known}")))
        }
        M::NoSuchEntry(id, nearest) => {
            format!("w katalogu nie ma zadania `{id}`{}", perhaps_or(*nearest, "wszystkie pokaże smeta catalog list"))
        }

        M::Recorded(None, _, id, file) => format!("zapisano: w katalogu tego nie ma; wpis {id} w {file}"),
        M::Recorded(Some(entry), true, id, file) => format!("zapisano: zgadza się, {entry}; wpis {id} w {file}"),
        M::Recorded(Some(entry), false, id, file) => format!("zapisano: to {entry}; wpis {id} w {file}"),
        M::NotLearned(owner) => format!(
            "rozpoznawanie się nie zmieni: słowo w słowo tak jest w zadaniu `{owner}`; jeśli to zbędne, usuń to stamtąd"
        ),
        M::LedgerLinesUnread(lines, first) => {
            let word = plural(
                *lines as u64,
                "wiersz jest nieczytelny",
                "wiersze są nieczytelne",
                "wierszy jest nieczytelnych",
            );
            format!("w dzienniku {lines} {word}, pierwszy {first}; pozostałe są na miejscu")
        }
        M::NoStudioFolder => {
            "nie ma gdzie zapisać: katalog jest wbudowany, folderu studia nie ma; załóż go: smeta init FOLDER, i powtórz w nim".into()
        }
        M::LedgerUnreadable(path, why) => {
            format!("nie da się odczytać dziennika `{path}`, jego wpisy pominięto: {why}")
        }
        M::LedgerUnwritable(path, why) => {
            format!("nie da się zapisać do dziennika `{path}`, nic nie zapisano: {why}")
        }
        M::Explain(words) => super::explain::say(super::Lang::Pl, *words),
        M::Deal(words) => super::deal::say(super::Lang::Pl, *words),
        M::Learning(words) => super::learning::say(super::Lang::Pl, words),
        M::Kept(words) => super::kept::say(super::Lang::Pl, words),
        M::Planning(words) => super::planning::say(super::Lang::Pl, words),
        M::Backtest(words) => super::backtest::say(super::Lang::Pl, words),
        M::Batch(words) => super::batch::say(super::Lang::Pl, words),
        M::Talk(words) => super::call::say(super::Lang::Pl, *words),
        M::Quality(words) => super::quality::say(super::Lang::Pl, words),
        M::Export(words) => super::export::say(super::Lang::Pl, words),
        M::Drill(words) => super::drill::say(super::Lang::Pl, words),
        M::Report(words) => super::report::say(super::Lang::Pl, words),
        M::Upkeep(words) => super::upkeep::say(super::Lang::Pl, words),
        M::Refusal(words) => super::refusal::say(super::Lang::Pl, words),
        M::Reading(words) => super::reading::say(super::Lang::Pl, words),
        M::Document(words) => super::document::failure(super::Lang::Pl, *words),

        M::ErrorWord => "błąd".into(),
        M::EmptyRequest => "zapytanie jest puste: napisz słowami, czego chce klient".into(),
        M::RequestTooLong(most) => {
            format!("zapytanie jest dłuższe niż {} KB, tyle nie czytamy: zostaw samą prośbę klienta", most / 1024)
        }
        M::InputNotUtf8(line) => format!("wiersz {line} danych nie jest w UTF-8: zapisz tekst w UTF-8 i powtórz"),
        M::InputUnreadable(why) => format!("nie da się odczytać danych: {why}"),
        M::NoCatalogFolder(path) => format!("nie ma folderu katalogu `{path}`: sprawdź --catalog lub SMETA_CATALOG"),
        M::NoStudioFile(path) => {
            format!("w `{path}` nie ma studio.toml, więc to nie jest folder katalogu; wskaż ten, w którym jest")
        }
        M::FolderUnreadable(path, why) => format!("nie da się odczytać folderu `{path}`: {why}"),
        M::BrokenCatalog(errors) => format!(
            "katalog ma {errors} {} i nie da się według niego liczyć; cała lista: smeta catalog check",
            plural(*errors as u64, "błąd", "błędy", "błędów")
        ),
        M::EmptyCatalog => "katalog jest pusty: dodaj zadania albo wpisz base = \"starter\" do studio.toml".into(),
        M::BadAnswerForm(written) => format!(
            "nie rozumiem odpowiedzi `{written}`: pisz pytanie=odpowiedź, na przykład cms=bitrix lub goods-count=20000"
        ),
        M::UnknownQuestion(written, nearest, "") => {
            format!("nie ma pytania `{written}`{}", perhaps_or(*nearest, "pytania zadania pokaże smeta catalog show"))
        }
        M::UnknownQuestion(written, nearest, known) => {
            format!("nie ma pytania `{written}`{}", perhaps_or(*nearest, &format!("tutaj pytamy o: {known}")))
        }
        M::AmbiguousQuestion(written, known) => {
            format!("różne zadania pytają pod nazwą `{written}` o różne rzeczy: wybierz {known}")
        }
        M::UnknownAnswer(question, written, known, number) => {
            let or_number = if *number { " albo liczba" } else { "" };
            let choices = if known.is_empty() { "liczba".into() } else { format!("{known}{or_number}") };
            format!(
                "pytanie `{question}` nie ma odpowiedzi `{written}`: możliwe {choices}; „klient nie wie” to {question}=?"
            )
        }
        M::BadNumber(question, written) => {
            format!("`{question}={written}`: takiej ilości nie ma, od 0 do 100 milionów")
        }
        M::UnknownVariant(written, known) => {
            let choices = if known.is_empty() {
                "znalezione zadania nie mają wariantów".into()
            } else {
                format!("są: {known}")
            };
            format!("nie ma wariantu `{written}`; {choices}")
        }
        M::BadDate(written) => format!("`{written}` to nie data: pisz RRRR-MM-DD, na przykład 2026-11-21"),
        M::BadLang(written) => format!("nie ma języka `{written}`: --lang i SMETA_LANG znają ru, en i pl"),
        M::OutputFailed(why) => format!("nie udało się zapisać wyniku: {why}"),
        M::SeeHelp(command) => format!("Więcej: {command} --help"),
        M::UnknownArgument(written, nearest) => format!("nie ma opcji `{written}`{}", perhaps(*nearest)),
        M::WordsAfterDashes => "Słowa klienta, które zaczynają się od „-”, pisz po „--”.".into(),
        M::ExtraWord(written) => format!("zbędne słowo `{written}`"),
        M::Untranslated(words) => (*words).into(),
        M::NoValue(argument) => format!("po `{argument}` nic nie ma"),
        M::ArgumentNotUtf8 => "polecenie nie jest w UTF-8: wpisz je od nowa albo podaj tekst na wejście".into(),
        M::BadValue(argument, value, possible) => {
            let choices = if possible.is_empty() { String::new() } else { format!(": możliwe {possible}") };
            format!("wartość `{value}` nie pasuje do `{argument}`{choices}")
        }
        M::MissingArgument(argument) => format!("brakuje: {argument}"),
        M::MissingCommand(known) => format!("brakuje polecenia: {known}"),
        M::UnknownCommand(written, nearest, known) => {
            format!("nie ma polecenia `{written}`{}", perhaps_or(*nearest, &format!("są: {known}")))
        }
    }
}

/// The likely name, or else advice of another kind.
fn perhaps_or(nearest: Option<&str>, advice: &str) -> String {
    if nearest.is_some() { perhaps(nearest) } else { format!("; {advice}") }
}

fn perhaps(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; może `{nearest}`?")).unwrap_or_default()
}

fn working_days(days: u32) -> &'static str {
    plural(u64::from(days), "dzień roboczy", "dni robocze", "dni roboczych")
}

fn spoken_total(spoken: &Spoken) -> String {
    let (low, high) = spoken.days;
    let scope = if spoken.partly { "To, co już jest jasne, kosztuje" } else { "Takie prace kosztują zwykle" };
    let days = if low == high { format!("{high}") } else { format!("{low}–{high}") };
    let mut text = format!(
        "{scope} {}, najczęściej {}. Zajmie to {days} {}, orientacyjnie do {}.",
        spoken.from_to,
        spoken.about,
        working_days(high),
        spoken.ready
    );
    if let Some(question) = spoken.question {
        text.push_str(&format!(" Żeby podać dokładniej, dopytam: {question}"));
    }
    text
}
