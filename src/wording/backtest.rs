//! What `smeta backtest` says. Each stands in the three languages side by side.

use super::plural;
use crate::domain::history::RowProblem;
use crate::domain::lang::Lang;

/// A label of the measures, or a problem with the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Backtest<'a> {
    /// The heading: tested jobs, jobs in the file.
    Heading(usize, usize),
    /// What the figures are about: the likely hours.
    Points,
    /// The ranges.
    Ranges,
    /// Smeta itself.
    Own,
    /// Quantiles of all jobs before.
    All,
    /// Quantiles by the column of this name.
    Group(&'a str),
    /// What a person said, on so many jobs.
    Person(usize),
    /// Smeta on these jobs.
    OwnWherePerson(usize),
    /// Heads of columns that have no name in the literature.
    Inside,
    /// Below the range.
    Below,
    /// Above it.
    Above,
    /// P90 / P10.
    Width,
    /// The loss.
    Loss,
    /// The heading of totals: jobs in each, how many totals.
    Totals(usize, usize),
    /// The range of the sum.
    TotalOwn,
    /// Lower and upper ends added up.
    TotalEdges,
    /// What the measures mean.
    Legend,
    /// Jobs that nothing could be said about.
    Unsaid(usize),
    /// Nothing could be tested.
    Nothing,
    /// Rows that were left out.
    SkippedRows(usize),
    /// A row that is no job: path, line, what is wrong.
    Row(&'a str, u64, &'a RowProblem),
    /// No column holds what is needed: path, what, the columns that there are.
    Lacking(&'a str, &'a str, &'a str),
    /// The file has no such column: path, column, those it has.
    NoColumn(&'a str, &'a str, &'a str),
    /// The temporary files in which jobs are sorted cannot be used: their folder, why.
    Temporary(&'a str, &'a str),
    /// The predictions cannot be written: path, why.
    Unwritable(&'a str, &'a str),
    /// A part of `--map` that is no `what=column`.
    MapForm(&'a str),
    /// A key that `--map` does not know, and those that it knows.
    MapKey(&'a str, &'a str),
    /// A key that stands twice.
    MapTwice(&'a str),
    /// A key that is missing.
    MapMissing(&'a str),
    /// `--only` that is no `column=value`.
    OnlyForm(&'a str),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Backtest) -> String {
    use Backtest as B;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let words: [String; 3] = match message {
        B::Heading(tested, all) => [
            format!(
                "ПРОВЕРКА НА ПРОШЛОМ: {tested} {} из {all}",
                plural::ru(*tested as u64, "работа", "работы", "работ")
            ),
            format!("BACKTEST: {tested} of {all} {}", plural::en(*all as u64, "job", "jobs")),
            format!("TEST NA PRZESZŁOŚCI: {tested} {} z {all}", plural::pl(*tested as u64, "praca", "prace", "prac")),
        ],
        B::Points => plain(["обычные часы против факта", "likely hours against the fact", "zwykłe godziny a fakt"]),
        B::Ranges => {
            plain(["вилка P10–P90 против факта", "the range P10–P90 against the fact", "widełki P10–P90 a fakt"])
        }
        B::Own => plain(["smeta", "smeta", "smeta"]),
        B::All => plain(["все прежние работы", "all jobs before", "wszystkie wcześniejsze"]),
        B::Group(column) => {
            [format!("по столбцу {column}"), format!("by column {column}"), format!("wg kolumny {column}")]
        }
        B::Person(n) => {
            [format!("оценка человека ({n})"), format!("a person's estimate ({n})"), format!("ocena człowieka ({n})")]
        }
        B::OwnWherePerson(n) => [
            format!("smeta на тех же ({n})"),
            format!("smeta on the same ({n})"),
            format!("smeta na tych samych ({n})"),
        ],
        B::Inside => plain(["внутри", "inside", "trafia"]),
        B::Below => plain(["ниже", "below", "niżej"]),
        B::Above => plain(["выше", "above", "wyżej"]),
        B::Width => plain(["ширина", "width", "szerok."]),
        B::Loss => plain(["потери", "pinball", "strata"]),
        B::Totals(jobs, n) => [
            format!("вилка на {jobs} работ сразу ({n} {})", plural::ru(*n as u64, "сумма", "суммы", "сумм")),
            format!("the range of {jobs} jobs together ({n} {})", plural::en(*n as u64, "total", "totals")),
            format!("widełki dla {jobs} prac razem ({n} {})", plural::pl(*n as u64, "suma", "sumy", "sum")),
        ],
        B::TotalOwn => plain(["вилка суммы", "range of the sum", "widełki sumy"]),
        B::TotalEdges => plain(["края сложены", "ends added up", "zsumowane końce"]),
        B::Legend => plain([
            "MAE, MdAE: средняя и медианная ошибка, часы. MMRE: средняя ошибка в долях факта. PRED25: доля работ с ошибкой до \
             25 %. SA: насколько лучше угадывания. Внутри должно быть 80 %. Ширина: P90 / P10. Потери: pinball loss на ln(часы) × 100, \
             чем меньше, тем лучше.",
            "MAE, MdAE: mean and median error, hours. MMRE: mean error as a share of the fact. PRED25: share of jobs within \
             25%. SA: how much better than guessing. Inside should be 80%. Width: P90 / P10. Pinball: loss on ln(hours) × 100, \
             lower is better.",
            "MAE, MdAE: średni i medianowy błąd, godziny. MMRE: średni błąd jako część faktu. PRED25: udział prac z błędem do \
             25%. SA: o ile lepiej niż zgadywanie. Trafiać powinno 80%. Szerokość: P90 / P10. Strata: pinball loss na \
             ln(godziny) × 100, im mniej, tym lepiej.",
        ]),
        B::Unsaid(n) => [
            format!("Нечего было сказать, раньше ничего не закончено: {n}."),
            format!("Nothing could be said, nothing was finished before: {n}."),
            format!("Nie było z czego wnioskować, nic wcześniej nie skończono: {n}."),
        ],
        B::Nothing => plain([
            "проверить не на чем: нужны хотя бы две работы, одна закончена раньше, чем оценена другая",
            "nothing to test: at least two jobs are needed, one finished before the other was estimated",
            "nie ma czego sprawdzić: potrzebne są co najmniej dwie prace, jedna skończona, zanim oceniono drugą",
        ]),
        B::SkippedRows(n) => {
            [format!("Не учтено строк: {n}."), format!("Rows left out: {n}."), format!("Pominięte wiersze: {n}.")]
        }
        B::Row(path, line, problem) => row(problem).map(|words| format!("{path}:{line}: {words}")),
        B::Lacking(path, key, known) => [
            format!("в `{path}` не видно столбца для `{key}`; есть: {known}. Назовите его: --map {key}=СТОЛБЕЦ"),
            format!("`{path}` has no column that looks like `{key}`; it has: {known}. Name it: --map {key}=COLUMN"),
            format!("w `{path}` nie widać kolumny dla `{key}`; są: {known}. Podaj ją: --map {key}=KOLUMNA"),
        ],
        B::NoColumn(path, column, known) => [
            format!("в `{path}` нет столбца `{column}`; есть: {known}"),
            format!("`{path}` has no column `{column}`; it has: {known}"),
            format!("`{path}` nie ma kolumny `{column}`; ma: {known}"),
        ],
        B::Temporary(folder, why) => [
            format!(
                "работы не поместились во временные файлы в `{folder}`: {why}. Освободите место или укажите другую папку в TMPDIR"
            ),
            format!(
                "the jobs did not fit into temporary files in `{folder}`: {why}. Make room or name another folder in TMPDIR"
            ),
            format!(
                "zadania nie zmieściły się w plikach tymczasowych w `{folder}`: {why}. Zwolnij miejsce albo podaj inny folder w TMPDIR"
            ),
        ],
        B::Unwritable(path, why) => [
            format!("предсказания не записаны в `{path}`: {why}"),
            format!("the predictions were not written to `{path}`: {why}"),
            format!("nie zapisano prognoz w `{path}`: {why}"),
        ],
        B::MapForm(written) => [
            format!("`{written}` в --map не понято: нужно что=столбец, например hours=Часы"),
            format!("`{written}` in --map is not understood: write what=column, for instance hours=Hours"),
            format!("`{written}` w --map jest niezrozumiałe: trzeba co=kolumna, na przykład hours=Godziny"),
        ],
        B::MapKey(written, known) => [
            format!("`{written}` в --map не бывает; бывает: {known}"),
            format!("--map knows no `{written}`; it knows: {known}"),
            format!("--map nie zna `{written}`; zna: {known}"),
        ],
        B::MapTwice(key) => [
            format!("`{key}` в --map названо дважды: оставьте один столбец"),
            format!("`{key}` stands twice in --map: leave one column"),
            format!("`{key}` jest w --map dwa razy: zostaw jedną kolumnę"),
        ],
        B::MapMissing(key) => [
            format!("в --map не хватает `{key}`: без столбцов done и hours учиться не на чем"),
            format!("--map lacks `{key}`: without columns for done and hours there is nothing to learn from"),
            format!("w --map brakuje `{key}`: bez kolumn done i hours nie ma się na czym uczyć"),
        ],
        B::OnlyForm(written) => [
            format!("`{written}` в --only не понято: нужно столбец=значение, например split=test"),
            format!("`{written}` in --only is not understood: write column=value, for instance split=test"),
            format!("`{written}` w --only jest niezrozumiałe: trzeba kolumna=wartość, na przykład split=test"),
        ],
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn row(problem: &RowProblem) -> [String; 3] {
    match problem {
        RowProblem::Flaw(flaw) => Lang::ALL.map(|lang| super::batch::flaw_words(lang, flaw.kind)),
        RowProblem::Missing(column) => [
            format!("пусто в столбце `{column}`"),
            format!("nothing in the column `{column}`"),
            format!("pusto w kolumnie `{column}`"),
        ],
        RowProblem::BadDate(column, written) => [
            format!("`{written}` в столбце `{column}` не дата: нужно 2026-11-21 или 21.11.2026"),
            format!("`{written}` in the column `{column}` is no date: write 2026-11-21 or 21.11.2026"),
            format!("`{written}` w kolumnie `{column}` to nie data: trzeba 2026-11-21 albo 21.11.2026"),
        ],
        RowProblem::BadHours(column, written) => [
            format!("`{written}` в столбце `{column}` не часы: бывает 3, 1,5, 2:30, 3ч, 90 мин"),
            format!("`{written}` in the column `{column}` is no number of hours: write 3, 1.5, 2:30, 3h or 90 min"),
            format!("`{written}` w kolumnie `{column}` to nie godziny: może być 3, 1,5, 2:30, 3h, 90 min"),
        ],
        RowProblem::NoHours(written) => [
            format!("часов `{written}`: у сделанной работы их больше нуля"),
            format!("`{written}` hours: finished work has more than none"),
            format!("`{written}` godzin: skończona praca ma ich więcej niż zero"),
        ],
        RowProblem::TooManyHours(written) => [
            format!("часов `{written}`: столько над одной работой не сидят, проверьте единицы"),
            format!("`{written}` hours: nobody works on one thing so long, check the unit"),
            format!("`{written}` godzin: nikt nie pracuje tyle nad jedną rzeczą, sprawdź jednostkę"),
        ],
        RowProblem::Future(day) => [
            format!("закончена {day}, а этот день ещё не наступил"),
            format!("finished on {day}, which has not come yet"),
            format!("skończone {day}, a ten dzień jeszcze nie nadszedł"),
        ],
        RowProblem::SameId(id) => [
            format!("`{id}` уже было выше: учтена первая строка"),
            format!("`{id}` stands above already: the first row counts"),
            format!("`{id}` już było wyżej: liczy się pierwszy wiersz"),
        ],
    }
}
