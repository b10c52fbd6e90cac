//! What finished jobs teach.

use super::plain;
use crate::wording::plural;

/// A label or a sentence of `smeta learn`. Names, sums, dates and hours come as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Lesson<'a> {
    /// The heading: jobs, the last day.
    Heading(u64, &'a str),
    /// The heading of figures, which the program writes itself.
    Figures,
    /// The heading of what changes people's own files.
    ForPeople,
    /// The heading of what can only be thought about.
    Advice,
    /// The title above proposals about no entry.
    WholeCatalog,
    /// Hours: the variant, before, after, jobs, inside.
    Hours(Option<&'a str>, &'a str, &'a str, u64, u64),
    /// Days: before, if they were of jobs already; after, jobs.
    Days(Option<&'a str>, &'a str, u64),
    /// How often clients answer: question, clients.
    Weights(&'a str, u64),
    /// What clients have: question, before, after, clients.
    Usual(&'a str, &'a str, &'a str, u64),
    /// What an answer is worth: question, answer, before, after.
    Worth(&'a str, &'a str, &'a str, &'a str),
    /// How wide ranges must be: factor, jobs.
    Width(&'a str, u64),
    /// How often ranges by likeness held: inside, of how many.
    Likeness(u64, u64),
    /// Words that clients use: words, times.
    Phrase(&'a str, u64),
    /// A reason that comes again: word, seen, of, hours, money.
    Pitfall(&'a str, u64, u64, &'a str, &'a str),
    /// What such a pitfall says in its file: word, seen, of.
    PitfallSays(&'a str, u64, u64),
    /// A question that was left open: its name; over the range, of how many: open, answered.
    Ask(&'a str, (u64, u64), (u64, u64)),
    /// A question that everybody answers alike: its name, the answer, answers.
    Always(&'a str, &'a str, u64),
    /// A question whose answers make no difference: its name, answers.
    NoDifference(&'a str, u64),
    /// Recurring work: words, times.
    Draft(&'a str, u64),
    /// Its hours: range, jobs.
    DraftHours(&'a str, u64),
    /// It has too few jobs for a range.
    DraftNoHours,
    /// More figures that hardly moved.
    Minor(u64),
    /// Proposals that were refused before.
    Refused(u64),
    /// Jobs whose entry nobody knows.
    Elsewhere(u64),
    /// Nothing new.
    NothingNew,
    /// No finished jobs.
    NoJobs,
    /// What to do with figures.
    HowToApply,
    /// What to do about one proposal: its code.
    HowToChoose(&'a str),
    /// What stands above the program's own file.
    FileHead,
    /// What is still to be written in a new entry.
    DraftAdvice,
    /// So many were written.
    Applied(u64),
    /// So many would be.
    WouldApply(u64),
    /// So many will not be shown again.
    Rejected(u64),
    /// No proposal is meant by a word.
    NoSuch(&'a str),
    /// Only advice is meant by a word.
    OnlyAdvice(&'a str),
}

pub(super) fn say(words: &Lesson) -> [String; 3] {
    use Lesson as L;
    match words {
        L::Heading(jobs, day) => [
            format!(
                "ЧТО ГОВОРЯТ РАБОТЫ: {jobs} {} по {day}",
                plural::ru(*jobs, "законченная", "законченные", "законченных")
            ),
            format!("WHAT THE JOBS SAY: {jobs} finished by {day}"),
            format!("CO MÓWIĄ PRACE: {jobs} {} do {day}", plural::pl(*jobs, "skończona", "skończone", "skończonych")),
        ],
        L::Figures => plain([
            "цифры, их программа запишет сама (learned.toml)",
            "figures, which the program writes itself (learned.toml)",
            "liczby, które program zapisze sam (learned.toml)",
        ]),
        L::ForPeople => plain([
            "правки задач, только если вы их выберете",
            "edits of tasks, only if you choose them",
            "zmiany w zadaniach, tylko jeśli je wybierzesz",
        ]),
        L::Advice => plain(["над чем подумать", "to think about", "do przemyślenia"]),
        L::WholeCatalog => plain(["весь каталог", "the whole catalog", "cały katalog"]),
        L::Hours(variant, before, after, jobs, inside) => {
            let of = |open: &str, close: &str| variant.map(|name| format!(" {open}{name}{close}")).unwrap_or_default();
            [
                format!(
                    "часы{}: {before} → {after} ({jobs} {}, внутри {inside})",
                    of("«", "»"),
                    plural::ru(*jobs, "работа", "работы", "работ")
                ),
                format!(
                    "hours{}: {before} → {after} ({jobs} {}, {inside} inside)",
                    of("“", "”"),
                    plural::en(*jobs, "job", "jobs")
                ),
                format!(
                    "godziny{}: {before} → {after} ({jobs} {}, w środku {inside})",
                    of("„", "”"),
                    plural::pl(*jobs, "praca", "prace", "prac")
                ),
            ]
        }
        L::Days(before, after, jobs) => {
            let before = |none: &str| before.unwrap_or(none).to_owned();
            [
                format!(
                    "рабочие дни, с ожиданием: {} → {after} ({jobs} {})",
                    before("из часов"),
                    plural::ru(*jobs, "работа", "работы", "работ")
                ),
                format!(
                    "working days, waiting included: {} → {after} ({jobs} {})",
                    before("from hours"),
                    plural::en(*jobs, "job", "jobs")
                ),
                format!(
                    "dni robocze z czekaniem: {} → {after} ({jobs} {})",
                    before("z godzin"),
                    plural::pl(*jobs, "praca", "prace", "prac")
                ),
            ]
        }
        L::Weights(question, said) => [
            format!("как отвечают на «{question}» ({said} {}):", plural::ru(*said, "клиент", "клиента", "клиентов")),
            format!("how “{question}” is answered ({said} {}):", plural::en(*said, "client", "clients")),
            format!(
                "jak odpowiadają na „{question}” ({said} {}):",
                plural::pl(*said, "klient", "klientów", "klientów")
            ),
        ],
        L::Usual(question, before, after, said) => [
            format!(
                "сколько бывает, «{question}»: {before} → {after} ({said} {})",
                plural::ru(*said, "клиент", "клиента", "клиентов")
            ),
            format!("usual, “{question}”: {before} → {after} ({said} {})", plural::en(*said, "client", "clients")),
            format!(
                "ile bywa, „{question}”: {before} → {after} ({said} {})",
                plural::pl(*said, "klient", "klientów", "klientów")
            ),
        ],
        L::Worth(question, answer, before, after) => [
            format!("«{question}» = {answer}: часы ×{before} → ×{after}"),
            format!("“{question}” = {answer}: hours ×{before} → ×{after}"),
            format!("„{question}” = {answer}: godziny ×{before} → ×{after}"),
        ],
        L::Width(factor, jobs) => [
            format!("ширина вилок: ×{factor}, чтобы сбывались 8 из 10 (проверено на {jobs})"),
            format!("width of ranges: ×{factor}, so that 8 of 10 hold (tested on {jobs})"),
            format!("szerokość widełek: ×{factor}, żeby sprawdzało się 8 z 10 (sprawdzono na {jobs})"),
        ],
        L::Likeness(hits, jobs) => [
            format!("по одному сходству, без каталога, сбылось бы {hits} из {jobs}"),
            format!("by likeness alone, without the catalog, {hits} of {jobs} would have held"),
            format!("samo podobieństwo, bez katalogu, sprawdziłoby się {hits} na {jobs}"),
        ],
        L::Phrase(words, times) => [
            format!(
                "так говорят клиенты: «{words}» (подтверждено {times} {})",
                plural::ru(*times, "раз", "раза", "раз")
            ),
            format!("clients say: “{words}” (confirmed {times} {})", plural::en(*times, "time", "times")),
            format!(
                "tak mówią klienci: „{words}” (potwierdzono {times} {})",
                plural::pl(*times, "raz", "razy", "razy")
            ),
        ],
        L::Pitfall(why, seen, of, hours, money) => [
            format!("новый подводный камень «{why}»: {seen} из {of}, сверх обычного ушло {hours}, {money}"),
            format!("a new pitfall “{why}”: {seen} of {of}, {hours} beyond the usual, {money}"),
            format!("nowa pułapka „{why}”: {seen} z {of}, ponad zwykłe poszło {hours}, {money}"),
        ],
        L::PitfallSays(why, seen, of) => [
            format!("На этом теряли время: {why} ({seen} из {of} работ). Спросите заранее."),
            format!("Time was lost on this: {why} ({seen} of {of} jobs). Ask beforehand."),
            format!("Na tym tracono czas: {why} ({seen} z {of} prac). Zapytaj z góry."),
        ],
        L::Ask(question, open, answered) => [
            format!(
                "спрашивайте «{question}»: без ответа вышли за вилку {} из {}, с ответом {} из {}",
                open.0, open.1, answered.0, answered.1
            ),
            format!(
                "ask “{question}”: left open, {} of {} went over the range; answered, {} of {}",
                open.0, open.1, answered.0, answered.1
            ),
            format!(
                "pytaj „{question}”: bez odpowiedzi ponad widełki wyszło {} z {}, z odpowiedzią {} z {}",
                open.0, open.1, answered.0, answered.1
            ),
        ],
        L::Always(question, answer, n) => [
            format!("«{question}»: почти все отвечают {answer} ({n}), вопрос можно не задавать"),
            format!("“{question}”: nearly everybody answers {answer} ({n}), it need not be asked"),
            format!("„{question}”: prawie wszyscy odpowiadają {answer} ({n}), można nie pytać"),
        ],
        L::NoDifference(question, n) => [
            format!("«{question}»: {n} {}, а часы те же", plural::ru(*n, "ответ", "ответа", "ответов")),
            format!("“{question}”: {n} {}, and the hours are the same", plural::en(*n, "answer", "answers")),
            format!("„{question}”: {n} {}, a godziny te same", plural::pl(*n, "odpowiedź", "odpowiedzi", "odpowiedzi")),
        ],
        L::Draft(lead, n) => [
            format!("нет в каталоге, а просят: «{lead}» ({n} {})", plural::ru(*n, "раз", "раза", "раз")),
            format!("asked for and not in the catalog: “{lead}” ({n} {})", plural::en(*n, "time", "times")),
            format!("brak w katalogu, a proszą: „{lead}” ({n} {})", plural::pl(*n, "raz", "razy", "razy")),
        ],
        L::DraftHours(range, jobs) => [
            format!("по {jobs} {}: {range}", plural::ru(*jobs, "сделанной", "сделанным", "сделанным")),
            format!("by {jobs} that were done: {range}"),
            format!("według {jobs} {}: {range}", plural::pl(*jobs, "zrobionej", "zrobionych", "zrobionych")),
        ],
        L::DraftNoHours => plain([
            "часов ещё мало: заведите сами, smeta catalog new",
            "too few hours yet: make the entry yourself, smeta catalog new",
            "za mało godzin: załóż sam, smeta catalog new",
        ]),
        L::Minor(n) => [
            format!("и ещё {n} {}, почти без сдвига", plural::ru(*n, "цифра", "цифры", "цифр")),
            format!("and {n} more {} that hardly moved", plural::en(*n, "figure", "figures")),
            format!("i jeszcze {n} {}, prawie bez zmian", plural::pl(*n, "liczba", "liczby", "liczb")),
        ],
        L::Refused(n) => [
            format!("раньше вы отказались от {n}, их здесь нет"),
            format!("{n} that you refused before are not shown"),
            format!("{n} odrzuconych wcześniej tu nie ma"),
        ],
        L::Elsewhere(n) => [
            format!("вне каталога: {n} {}", plural::ru(*n, "работа", "работы", "работ")),
            format!("outside the catalog: {n} {}", plural::en(*n, "job", "jobs")),
            format!("poza katalogiem: {n} {}", plural::pl(*n, "praca", "prace", "prac")),
        ],
        L::NothingNew => plain([
            "нового ничего: каталог с работами согласен",
            "nothing new: the catalog agrees with the jobs",
            "nic nowego: katalog zgadza się z pracami",
        ]),
        L::NoJobs => plain([
            "законченных работ нет: запишите их через smeta done или принесите готовые через smeta history import",
            "no finished jobs: write them with smeta done, or bring them with smeta history import",
            "nie ma skończonych prac: zapisz je przez smeta done albo wczytaj przez smeta history import",
        ]),
        L::HowToApply => plain([
            "записать цифры: smeta learn --apply",
            "to write the figures: smeta learn --apply",
            "zapisać liczby: smeta learn --apply",
        ]),
        L::HowToChoose(code) => [
            format!("взять одно или отказаться: smeta learn --apply {code}, smeta learn --reject {code}"),
            format!("to take or refuse one: smeta learn --apply {code}, smeta learn --reject {code}"),
            format!("wziąć lub odrzucić jedno: smeta learn --apply {code}, smeta learn --reject {code}"),
        ],
        L::FileHead => plain([
            "Пишет `smeta learn --apply`, руками не править: задачи меняют в их файлах.\nБез этого файла действует то, что написано в задачах.",
            "Written by `smeta learn --apply`, not by hand: tasks are changed in their own files.\nWithout this file the tasks count as they are written.",
            "Zapisuje `smeta learn --apply`, nie ręcznie: zadania zmienia się w ich plikach.\nBez tego pliku liczy się to, co napisano w zadaniach.",
        ]),
        L::DraftAdvice => plain([
            "Черновик от smeta learn. Проверьте название и фразы, допишите вопросы, что входит и подводные камни.",
            "A draft by smeta learn. Check title and phrases; write the questions, what is included and the pitfalls.",
            "Szkic od smeta learn. Sprawdź tytuł i frazy, dopisz pytania, co wchodzi w cenę i pułapki.",
        ]),
        L::Applied(n) => [format!("записано: {n}"), format!("written: {n}"), format!("zapisano: {n}")],
        L::WouldApply(n) => {
            [format!("было бы записано: {n}"), format!("would be written: {n}"), format!("zostałoby zapisane: {n}")]
        }
        L::Rejected(n) => [
            format!("больше не предлагаю: {n}"),
            format!("will not be proposed again: {n}"),
            format!("nie będzie więcej proponowane: {n}"),
        ],
        L::NoSuch(written) => [
            format!("нет предложения `{written}`: нужен код из smeta learn или задача, о которой там речь"),
            format!("no proposal `{written}`: give a code that smeta learn shows, or a task that it speaks of"),
            format!("nie ma propozycji `{written}`: podaj kod ze smeta learn albo zadanie, o którym tam mowa"),
        ],
        L::OnlyAdvice(written) => [
            format!("в `{written}` записывать нечего: это совет, решать вам; убрать с глаз: --reject"),
            format!("nothing to write in `{written}`: it is advice and yours to decide; to hide it: --reject"),
            format!("w `{written}` nie ma czego zapisać: to rada, decyzja należy do ciebie; ukryć: --reject"),
        ],
    }
}
