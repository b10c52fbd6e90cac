//! How often the studio's own ranges held.

use super::plain;
use crate::wording::plural;

/// A label or a sentence of `smeta accuracy`.
#[derive(Clone, Debug, PartialEq)]
pub enum Accuracy<'a> {
    /// The heading: ranges that were said and finished.
    Heading(u64),
    /// The verdict: share inside, inside, of how many.
    Verdict(&'a str, u64, u64),
    /// So few say little.
    TooFew,
    /// Heads of the columns: jobs, inside, above, bias, error, width.
    Heads,
    /// A row: everything.
    All,
    /// Quotes that were won.
    Won,
    /// Whole quotes.
    Totals,
    /// The heading above entries.
    ByEntry,
    /// The heading above people.
    ByPerson,
    /// The heading above kinds of promise.
    ByPromise,
    /// The heading of the calibration curve.
    Calibration,
    /// Heads of its columns: promised, came true.
    CalibrationHeads,
    /// The heading of the cloud.
    Cloud,
    /// The name of a part of the cloud: inside the range.
    InsideMark,
    /// Outside it.
    OutsideMark,
    /// The axis of what was said.
    SaidAxis,
    /// The axis of what it took.
    TookAxis,
    /// What the figures mean.
    Legend,
    /// Nothing was said and finished.
    Nothing,
    /// The picture was written: path.
    PictureWritten(&'a str),
    /// The picture cannot be written: path, why.
    Unwritable(&'a str, &'a str),
}

pub(super) fn say(words: &Accuracy) -> [String; 3] {
    use Accuracy as A;
    match words {
        A::Heading(n) => [
            format!("ТОЧНОСТЬ ВИЛОК: {n} {}", plural::ru(*n, "работа", "работы", "работ")),
            format!("ACCURACY OF RANGES: {n} {}", plural::en(*n, "job", "jobs")),
            format!("TRAFNOŚĆ WIDEŁEK: {n} {}", plural::pl(*n, "praca", "prace", "prac")),
        ],
        A::Verdict(share, hits, n) => [
            format!("попадание {hits} из {n} ({share}); обещано 8 из 10"),
            format!("{hits} of {n} inside ({share}); 8 of 10 is the promise"),
            format!("trafione {hits} z {n} ({share}); obiecane 8 z 10"),
        ],
        A::TooFew => plain([
            "работ пока мало: по десятку судить рано",
            "few jobs so far: a dozen proves little",
            "prac na razie mało: po dziesięciu nie ma co sądzić",
        ]),
        A::Heads => plain([
            "работ|внутри|выше|сдвиг|ошибка|ширина",
            "jobs|inside|above|bias|error|width",
            "prac|trafia|wyżej|odchył|błąd|szerok.",
        ]),
        A::All => plain(["все строки", "all lines", "wszystkie"]),
        A::Won => plain(["выигранные", "won", "wygrane"]),
        A::Totals => plain(["целые оценки", "whole quotes", "całe wyceny"]),
        A::ByEntry => plain(["по задачам", "by task", "według zadań"]),
        A::ByPerson => plain(["по людям", "by person", "według osób"]),
        A::ByPromise => plain(["по виду обещания", "by promise", "według obietnicy"]),
        A::Calibration => plain([
            "обещано и сбылось: доля фактов не выше такой границы",
            "promised and true: share of facts not above such a bound",
            "obiecane i spełnione: udział faktów nie wyższych od takiej granicy",
        ]),
        A::CalibrationHeads => plain(["обещано|сбылось", "promised|came true", "obiecane|spełnione"]),
        A::Cloud => plain([
            "обычные часы и факт (шкалы логарифмические)",
            "likely hours and the fact (logarithmic scales)",
            "zwykłe godziny i fakt (skale logarytmiczne)",
        ]),
        A::InsideMark => plain(["внутри вилки", "inside the range", "w widełkach"]),
        A::OutsideMark => plain(["мимо", "outside", "poza"]),
        A::SaidAxis => plain(["обещали, ч", "said, h", "obiecano, h"]),
        A::TookAxis => plain(["вышло, ч", "took, h", "wyszło, h"]),
        A::Legend => plain([
            "внутри: факт попал в P10–P90. Сдвиг: медиана факт / обычное, больше 1 значит «обещаем мало». Ошибка: во сколько раз \
             мимо, медиана. Ширина: медиана P90 / P10. Выигранные отдельно: дешёвые оценки выигрывают чаще.",
            "inside: the fact lay in P10–P90. Bias: median of fact / likely, above 1 means too little is promised. Error: off by \
             this factor, median. Width: median of P90 / P10. Won apart, because cheap quotes are won more often.",
            "trafia: fakt leżał w P10–P90. Odchył: mediana fakt / zwykłe, ponad 1 znaczy, że obiecujemy za mało. Błąd: ile razy \
             obok, mediana. Szerokość: mediana P90 / P10. Wygrane osobno, bo tanie wyceny wygrywają częściej.",
        ]),
        A::Nothing => plain([
            "сравнивать нечего: нужны сохранённые оценки (smeta quote --save) с фактом (smeta done)",
            "nothing to compare: it takes saved quotes (smeta quote --save) with their facts (smeta done)",
            "nie ma czego porównać: potrzebne są zapisane wyceny (smeta quote --save) z faktem (smeta done)",
        ]),
        A::PictureWritten(path) => [
            format!("картинка записана в `{path}`"),
            format!("the picture was written to `{path}`"),
            format!("obraz zapisano w `{path}`"),
        ],
        A::Unwritable(path, why) => [
            format!("`{path}` не записан: {why}"),
            format!("`{path}` was not written: {why}"),
            format!("nie zapisano `{path}`: {why}"),
        ],
    }
}
