//! What the commands say that write the catalog. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;

/// A sentence about a change of the catalog, or about why there was none.
#[derive(Clone, Debug, PartialEq)]
pub enum Upkeep<'a> {
    // What happened.
    /// Nothing was written, because only the changes were to be shown.
    DryRun,
    /// A phrase went to an entry: words, entry, language.
    PhraseAdded(&'a str, &'a str, Lang),
    /// The entry is the base's, the change goes to the studio's own copy: entry, file.
    OwnCopy(&'a str, &'a str),
    /// A new entry: its file.
    Made(&'a str),
    /// What to do with a new entry.
    MadeNext(&'a str),
    /// The category is new too.
    NewCategory(&'a str),
    /// So many files got their canonical form, of so many.
    Formatted(usize, usize),
    /// So many files are not in canonical form, of so many.
    NotCanonical(usize, usize),
    /// All so many files are.
    Canonical(usize),
    /// A file whose canonical form would mean something else.
    LeftAlone(&'a str),
    /// An entry of the base was copied: entry, file.
    Adopted(&'a str, &'a str),
    /// The studio's file went: entry, and whether the base has it.
    Dropped(&'a str, bool),
    /// An entry has another id: old, new.
    Renamed(&'a str, &'a str),
    /// References were rewritten in these files.
    ReferencesIn(&'a str),
    /// An entry was edited.
    Edited(&'a str),
    /// The editor changed nothing.
    Unchanged(&'a str),
    /// A new studio: its folder.
    Begun(&'a str),
    /// What to do with a new studio, and whether it has no base.
    BegunNext(bool),

    // Questions to a person.
    /// What is the title?
    AskTitle,
    /// Which category, of these?
    AskCategory(&'a str),
    /// How many hours?
    AskEffort,
    /// How do clients say it?
    AskPhrase,
    /// One more? An empty line ends.
    AskMore,
    /// Is it sure that an entry that is in no base shall go?
    AskSure(&'a str),
    /// The answers that mean yes.
    Yes,
    /// The comment at the end of a new entry.
    Advice,
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Upkeep) -> String {
    use Upkeep as U;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let words: [String; 3] = match message {
        U::DryRun => plain([
            "ничего не записано: с --dry-run изменения только показаны",
            "nothing was written: --dry-run only shows the changes",
            "nic nie zapisano: --dry-run tylko pokazuje zmiany",
        ]),
        U::PhraseAdded(words, id, lang) => {
            let code = lang.code();
            [
                format!("фраза «{words}» ({code}) добавлена в `{id}`"),
                format!("the phrase “{words}” ({code}) is now in `{id}`"),
                format!("fraza „{words}” ({code}) jest teraz w `{id}`"),
            ]
        }
        U::OwnCopy(id, path) => [
            format!("`{id}` взята из основы: изменение идёт в свою копию студии, {path}"),
            format!("`{id}` comes from the base: the change goes to the studio's own copy, {path}"),
            format!("`{id}` pochodzi z bazy: zmiana trafia do własnej kopii studia, {path}"),
        ],
        U::Made(path) => {
            [format!("новая задача: {path}"), format!("a new task: {path}"), format!("nowe zadanie: {path}")]
        }
        U::MadeNext(id) => [
            format!(
                "дальше: вопросы, подводные камни и примеры (smeta catalog edit {id}), потом smeta catalog test {id}"
            ),
            format!("next: questions, pitfalls and examples (smeta catalog edit {id}), then smeta catalog test {id}"),
            format!("dalej: pytania, pułapki i przykłady (smeta catalog edit {id}), potem smeta catalog test {id}"),
        ],
        U::NewCategory(name) => [
            format!("категория `{name}` новая: её название напишите в {name}/_category.toml"),
            format!("the category `{name}` is new: write its title in {name}/_category.toml"),
            format!("kategoria `{name}` jest nowa: jej nazwę wpisz w {name}/_category.toml"),
        ],
        U::Formatted(n, of) => [
            format!("приведено к единому виду: {} из {of}", files(*n)[0]),
            format!("brought into canonical form: {} of {of}", files(*n)[1]),
            format!("sprowadzono do jednolitej postaci: {} z {of}", files(*n)[2]),
        ],
        U::NotCanonical(n, of) => [
            format!("не в едином виде: {} из {of}; исправит smeta catalog fmt", files(*n)[0]),
            format!("not in canonical form: {} of {of}; smeta catalog fmt repairs it", files(*n)[1]),
            format!("nie w jednolitej postaci: {} z {of}; naprawi to smeta catalog fmt", files(*n)[2]),
        ],
        U::Canonical(n) => [
            format!("всё в едином виде: {}", files(*n)[0]),
            format!("all in canonical form: {}", files(*n)[1]),
            format!("wszystko w jednolitej postaci: {}", files(*n)[2]),
        ],
        U::LeftAlone(path) => [
            format!("{path} не тронут: в едином виде он значил бы другое; это ошибка программы, сообщите о ней"),
            format!(
                "{path} is left alone: its canonical form would mean something else; that is a bug, please report it"
            ),
            format!("{path} pozostaje bez zmian: w jednolitej postaci znaczyłby co innego; to błąd programu, zgłoś go"),
        ],
        U::Adopted(id, path) => [
            format!("`{id}` теперь своя, основа её больше не меняет: {path}"),
            format!("`{id}` is the studio's own now, the base no longer changes it: {path}"),
            format!("`{id}` jest teraz własne, baza już go nie zmienia: {path}"),
        ],
        U::Dropped(id, true) => [
            format!("своей копии `{id}` больше нет, действует задача из основы"),
            format!("the studio's copy of `{id}` is gone, the base's task applies again"),
            format!("własnej kopii `{id}` już nie ma, znów obowiązuje zadanie z bazy"),
        ],
        U::Dropped(id, false) => [
            format!("задачи `{id}` больше нет"),
            format!("the task `{id}` is gone"),
            format!("zadania `{id}` już nie ma"),
        ],
        U::Renamed(old, new) => [
            format!("`{old}` теперь называется `{new}`; прежнее имя тоже понимается"),
            format!("`{old}` is called `{new}` now; the old name is understood as well"),
            format!("`{old}` nazywa się teraz `{new}`; stara nazwa też działa"),
        ],
        U::ReferencesIn(paths) => [
            format!("ссылки переписаны в: {paths}"),
            format!("references rewritten in: {paths}"),
            format!("odwołania poprawione w: {paths}"),
        ],
        U::Edited(id) => [
            format!("задача `{id}` изменена"),
            format!("the task `{id}` is changed"),
            format!("zadanie `{id}` zmienione"),
        ],
        U::Unchanged(id) => [
            format!("в задаче `{id}` ничего не изменилось"),
            format!("nothing changed in the task `{id}`"),
            format!("w zadaniu `{id}` nic się nie zmieniło"),
        ],
        U::Begun(folder) => [
            format!("студия готова: {folder}"),
            format!("the studio is ready: {folder}"),
            format!("studio gotowe: {folder}"),
        ],
        U::BegunNext(false) => plain([
            "дальше: впишите название и ставки в catalog/studio.toml; свои задачи заводит smeta catalog new, \
             задачи основы правит smeta catalog edit",
            "next: put the name and the rates into catalog/studio.toml; smeta catalog new makes tasks of your own, \
             smeta catalog edit changes those of the base",
            "dalej: wpisz nazwę i stawki w catalog/studio.toml; własne zadania tworzy smeta catalog new, \
             zadania z bazy zmienia smeta catalog edit",
        ]),
        U::BegunNext(true) => plain([
            "дальше: впишите название и ставки в catalog/studio.toml и заведите первую задачу: smeta catalog new",
            "next: put the name and the rates into catalog/studio.toml and make the first task: smeta catalog new",
            "dalej: wpisz nazwę i stawki w catalog/studio.toml i utwórz pierwsze zadanie: smeta catalog new",
        ]),
        U::AskTitle => plain(["Название задачи: ", "Title of the task: ", "Nazwa zadania: "]),
        U::AskCategory(known) => [
            format!("Категория (есть: {known}): "),
            format!("Category (there are: {known}): "),
            format!("Kategoria (są: {known}): "),
        ],
        U::AskEffort => plain([
            "Часы базового случая: от, обычно, до (например 4,8,16): ",
            "Hours of the base case: low, likely, high (for instance 4,8,16): ",
            "Godziny w przypadku podstawowym: od, zwykle, do (na przykład 4,8,16): ",
        ]),
        U::AskPhrase => {
            plain(["Как об этом говорят клиенты: ", "How clients ask for it: ", "Jak mówią o tym klienci: "])
        }
        U::AskMore => plain([
            "Ещё фраза (пустая строка: хватит): ",
            "One more phrase (an empty line ends): ",
            "Jeszcze jedna fraza (pusty wiersz kończy): ",
        ]),
        U::AskSure(id) => [
            format!("В основе задачи `{id}` нет, она пропадёт совсем. Удалить? [да/нет] "),
            format!("The task `{id}` is in no base and will be lost. Remove it? [yes/no] "),
            format!("Zadania `{id}` nie ma w bazie, przepadnie. Usunąć? [tak/nie] "),
        ],
        U::Yes => plain(["да д yes y", "yes y", "tak t yes y"]),
        U::Advice => plain([
            "Дальше: 10–15 фраз, как говорят клиенты; [[question]] с ответами, которые меняют часы; [[pitfall]];\n\
             [[example]] и [[near_miss]]; source: откуда часы. Проверка: smeta catalog check, потом catalog test.",
            "Next: 10–15 phrases as clients talk; [[question]] with answers that change the hours; [[pitfall]];\n\
             [[example]] and [[near_miss]]; source: where the hours come from. Proof: smeta catalog check, then catalog test.",
            "Dalej: 10–15 fraz, jak mówią klienci; [[question]] z odpowiedziami, które zmieniają godziny; [[pitfall]];\n\
             [[example]] i [[near_miss]]; source: skąd godziny. Sprawdzenie: smeta catalog check, potem catalog test.",
        ]),
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn files(n: usize) -> [String; 3] {
    let count = n as u64;
    [
        format!("{n} {}", plural::ru(count, "файл", "файла", "файлов")),
        format!("{n} {}", plural::en(count, "file", "files")),
        format!("{n} {}", plural::pl(count, "plik", "pliki", "plików")),
    ]
}
