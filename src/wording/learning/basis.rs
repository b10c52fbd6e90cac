//! Where a range comes from.

use super::plain;
use crate::wording::plural;

/// Where a range comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis<'a> {
    /// From the studio's own jobs: how many, in how many the fact lay inside what was said.
    Observed(u64, u64),
    /// No range of the quote comes from jobs.
    Typed,
    /// Some of them do not.
    RestTyped,
    /// From jobs that are like it: hours, how many are near.
    Analogy(&'a str, u64),
    /// How often such ranges held: inside, of how many.
    AnalogyHeld(u64, u64),
    /// One of the nearest jobs: words, hours.
    Near(&'a str, &'a str),
    /// In how many of how many jobs a pitfall was met.
    Met(u64, u64),
}

pub(super) fn say(words: &Basis) -> [String; 3] {
    match words {
        Basis::Observed(jobs, hits) => [
            format!(
                "основа: {jobs} {}, попадание {hits} из {jobs}",
                plural::ru(*jobs, "своя работа", "свои работы", "своих работ")
            ),
            format!("basis: {jobs} own {}, {hits} of {jobs} inside", plural::en(*jobs, "job", "jobs")),
            format!(
                "podstawa: {jobs} {}, trafione {hits} z {jobs}",
                plural::pl(*jobs, "własna praca", "własne prace", "własnych prac")
            ),
        ],
        Basis::Typed => plain([
            "основа: каталог, своих законченных работ ещё нет",
            "basis: the catalog; no finished jobs of your own yet",
            "podstawa: katalog, własnych skończonych prac jeszcze nie ma",
        ]),
        Basis::RestTyped => plain([
            "где основа не названа, там каталог",
            "where no basis is named, it is the catalog",
            "gdzie nie podano podstawy, tam katalog",
        ]),
        Basis::Analogy(hours, jobs) => [
            format!(
                "для ориентира, в сумму не входит: похожие работы занимали {hours} ({jobs} {})",
                plural::ru(*jobs, "близкая", "близкие", "близких")
            ),
            format!("for orientation, not in the total: jobs like it took {hours} ({jobs} close)"),
            format!(
                "orientacyjnie, poza sumą: podobne prace zajmowały {hours} ({jobs} {})",
                plural::pl(*jobs, "bliska", "bliskie", "bliskich")
            ),
        ],
        Basis::AnalogyHeld(hits, jobs) => [
            format!("такие вилки по сходству сбывались {hits} раз из {jobs}"),
            format!("such ranges by likeness held {hits} times of {jobs}"),
            format!("takie widełki przez podobieństwo sprawdziły się {hits} razy na {jobs}"),
        ],
        Basis::Near(text, hours) => {
            [format!("«{text}»: {hours}"), format!("“{text}”: {hours}"), format!("„{text}”: {hours}")]
        }
        Basis::Met(seen, of) => [
            format!("встретилось в {seen} из {of}"),
            format!("met in {seen} of {of}"),
            format!("zdarzyło się w {seen} z {of}"),
        ],
    }
}
