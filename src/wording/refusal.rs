//! Why a command that writes the catalog changed nothing. Each stands in the three languages side by side.

use super::plural;
use crate::domain::lang::Lang;

/// A reason, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal<'a> {
    /// These flags are missing.
    MissingFlags(&'a str),
    /// `--effort` is not three hours in order.
    BadEffort(&'a str),
    /// `--lang` of a phrase is no language.
    BadPhraseLang(&'a str),
    /// There is no folder to write to.
    NoStudio,
    /// The files must be mended first: so many errors.
    Broken(usize),
    /// The change would bring so many errors.
    Refused(usize),
    /// An id that is none.
    BadId(&'a str),
    /// An id that is taken: id, by whom.
    Taken(&'a str, &'a str),
    /// A category that is none, but nearly one.
    UnknownCategory(&'a str, &'a str),
    /// A name that no category may have.
    BadCategory(&'a str),
    /// A phrase without words.
    NoWords,
    /// The entry has the phrase.
    PhraseThere(&'a str),
    /// Another entry has the phrase: words, entry.
    PhraseClaimed(&'a str, &'a str),
    /// The language of a phrase is not clear.
    LangUnclear(&'a str),
    /// A key that should hold a list.
    NotAList(&'a str),
    /// The entry is the studio's own already: file.
    AlreadyOwn(&'a str),
    /// The entry is only in the base.
    OnlyInBase(&'a str),
    /// The entry stands in for one of the base.
    ReplacesBase(&'a str),
    /// The entry is in no base.
    NotInBase(&'a str),
    /// Something is in the place of the new studio.
    Exists(&'a str),
    /// A file cannot be written: path, cause.
    Unwritable(&'a str, &'a str),
    /// A file was changed by somebody else.
    Changed(&'a str),
    /// These files were written before the failure.
    Partly(&'a str),
    /// The draft that the editor left cannot be read: path, cause.
    DraftUnreadable(&'a str, &'a str),
    /// Where the draft is.
    DraftKept(&'a str),
    /// No editor is set.
    NoEditor,
    /// The editor could not be run: its command, cause.
    EditorFailed(&'a str, &'a str),
    /// The editor stopped with a failure.
    EditorStopped(&'a str),
}

/// Says it.
#[must_use]
pub(super) fn say(lang: Lang, message: &Refusal) -> String {
    use Refusal as R;
    let plain = |words: [&str; 3]| words.map(str::to_owned);
    let words: [String; 3] = match message {
        R::MissingFlags(flags) => [
            format!("не хватает: {flags}; в терминале программа спросит об этом сама"),
            format!("missing: {flags}; on a terminal you are asked for it"),
            format!("brakuje: {flags}; w terminalu program sam o to zapyta"),
        ],
        R::BadEffort(written) => [
            format!("часы `{written}` не поняты: нужны три числа по возрастанию, например 4,8,16"),
            format!("`{written}` is not understood: three numbers of hours in ascending order, for instance 4,8,16"),
            format!("godziny `{written}` są niezrozumiałe: trzeba trzech rosnących liczb, na przykład 4,8,16"),
        ],
        R::BadPhraseLang(written) => [
            format!("языка `{written}` нет: --lang здесь язык фразы, ru, en или pl"),
            format!("there is no language `{written}`: --lang is that of the phrase here, ru, en or pl"),
            format!("nie ma języka `{written}`: --lang to tutaj język frazy, ru, en albo pl"),
        ],
        R::NoStudio => plain([
            "менять нечего: каталог встроенный; заведите свою студию: smeta init ПАПКА, и повторите в этой папке",
            "there is nothing to change: this is the embedded catalog; make a studio of your own: smeta init DIR, \
             and repeat inside it",
            "nie ma czego zmieniać: to katalog wbudowany; załóż własne studio: smeta init FOLDER, i powtórz w nim",
        ]),
        R::Broken(n) => [
            format!("в файле {}, сначала исправьте: ничего не записано", errors(*n)[0]),
            format!("the file has {}, mend it first: nothing was written", errors(*n)[1]),
            format!("plik ma {}, najpierw go popraw: nic nie zapisano", errors(*n)[2]),
        ],
        R::Refused(n) => [
            format!("из-за этой правки в каталоге появились бы новые ошибки ({n}): ничего не записано"),
            format!("this change would bring new errors into the catalog ({n}): nothing was written"),
            format!("ta zmiana wprowadziłaby do katalogu nowe błędy ({n}): nic nie zapisano"),
        ],
        R::BadId(written) => [
            format!("из «{written}» имя задачи не выходит: нужны строчные латинские буквы, цифры и дефисы"),
            format!("“{written}” gives no id: lower-case Latin letters, digits and hyphens are needed"),
            format!("z „{written}” nie powstanie nazwa zadania: potrzebne małe litery łacińskie, cyfry i łączniki"),
        ],
        R::Taken(id, owner) if id == owner => [
            format!("имя `{id}` занято: такая задача уже есть; изменит её smeta catalog edit {id}"),
            format!("`{id}` is taken: there is such a task; smeta catalog edit {id} changes it"),
            format!("nazwa `{id}` jest zajęta: takie zadanie już jest; zmieni je smeta catalog edit {id}"),
        ],
        R::Taken(id, owner) => [
            format!("имя `{id}` занято: так раньше называлась задача `{owner}`"),
            format!("`{id}` is taken: the task `{owner}` was called so before"),
            format!("nazwa `{id}` jest zajęta: tak nazywało się wcześniej zadanie `{owner}`"),
        ],
        R::UnknownCategory(written, nearest) => [
            format!(
                "категории `{written}` нет; может быть, `{nearest}`? Если нужна именно новая, создайте \
                 {written}/_category.toml с её title"
            ),
            format!(
                "there is no category `{written}`; did you mean `{nearest}`? If it shall be new, make \
                 {written}/_category.toml with its title"
            ),
            format!(
                "nie ma kategorii `{written}`; może `{nearest}`? Jeśli ma być nowa, utwórz \
                 {written}/_category.toml z jej title"
            ),
        ],
        R::BadCategory(written) => [
            format!(
                "`{written}` не годится для категории: нужны строчные латинские буквы, цифры и дефисы, \
                 а questions, calendars и templates заняты"
            ),
            format!(
                "`{written}` cannot be a category: lower-case Latin letters, digits and hyphens are needed, \
                 and questions, calendars and templates are something else"
            ),
            format!(
                "`{written}` nie nadaje się na kategorię: potrzebne małe litery łacińskie, cyfry i łączniki, \
                 a questions, calendars i templates są zajęte"
            ),
        ],
        R::NoWords => plain([
            "фраза пуста: напишите её словами",
            "there are no words: write the phrase in words",
            "fraza jest pusta: zapisz ją słowami",
        ]),
        R::PhraseThere(words) => [
            format!("фраза «{words}» в этой задаче уже есть"),
            format!("the phrase “{words}” is in this task already"),
            format!("fraza „{words}” jest już w tym zadaniu"),
        ],
        R::PhraseClaimed(words, id) => [
            format!("фраза «{words}» уже принадлежит задаче `{id}`: в двух задачах она только путает"),
            format!("the phrase “{words}” belongs to the task `{id}`: in two tasks it only confuses"),
            format!("fraza „{words}” należy już do zadania `{id}`: w dwóch zadaniach tylko myli"),
        ],
        R::LangUnclear(words) => [
            format!("на каком языке «{words}», по буквам не понять: добавьте --lang en, --lang pl или --lang ru"),
            format!("the letters of “{words}” do not tell its language: add --lang en, --lang pl or --lang ru"),
            format!("po literach „{words}” nie poznać języka: dodaj --lang en, --lang pl albo --lang ru"),
        ],
        R::NotAList(key) => [
            format!("`{key}` в файле не список: исправьте (smeta catalog check покажет место) и повторите"),
            format!("`{key}` in the file is no list: mend it (smeta catalog check shows the place) and repeat"),
            format!("`{key}` w pliku nie jest listą: popraw (smeta catalog check pokaże miejsce) i powtórz"),
        ],
        R::AlreadyOwn(path) => [
            format!("эта задача уже своя: {path}"),
            format!("this task is the studio's own already: {path}"),
            format!("to zadanie jest już własne: {path}"),
        ],
        R::OnlyInBase(id) => [
            format!("`{id}` есть только в основе, своего файла у студии нет; завести его: smeta catalog adopt {id}"),
            format!("`{id}` is only in the base, the studio has no file of it; to get one: smeta catalog adopt {id}"),
            format!("`{id}` jest tylko w bazie, studio nie ma jego pliku; utworzy go smeta catalog adopt {id}"),
        ],
        R::ReplacesBase(id) => [
            format!(
                "`{id}` заменяет задачу основы: под старым именем она вернулась бы; заведите новую: smeta catalog new"
            ),
            format!(
                "`{id}` replaces a task of the base, which would come back under the old name; make a new one: smeta catalog new"
            ),
            format!("`{id}` zastępuje zadanie z bazy, które wróciłoby pod starą nazwą; utwórz nowe: smeta catalog new"),
        ],
        R::NotInBase(id) => [
            format!("в основе задачи `{id}` нет, она пропала бы совсем; если так и надо, добавьте --yes"),
            format!("the task `{id}` is in no base and would be lost; if that is meant, add --yes"),
            format!("zadania `{id}` nie ma w bazie, przepadłoby; jeśli tak ma być, dodaj --yes"),
        ],
        R::Exists(path) => [
            format!("`{path}` уже есть, поверх не пишем: выберите другую папку"),
            format!("`{path}` exists and is not overwritten: choose another folder"),
            format!("`{path}` już istnieje i nie zostanie nadpisane: wybierz inny folder"),
        ],
        R::Unwritable(path, why) => [
            format!("`{path}` не пишется: {why}"),
            format!("`{path}` cannot be written: {why}"),
            format!("nie można zapisać `{path}`: {why}"),
        ],
        R::Changed(path) => [
            format!("`{path}` за это время изменил кто-то другой: посмотрите и повторите"),
            format!("`{path}` was changed by somebody else meanwhile: have a look and repeat"),
            format!("`{path}` zmienił w międzyczasie ktoś inny: sprawdź i powtórz"),
        ],
        R::Partly(paths) => [
            format!("до этого записаны: {paths}; каталог цел, повторите команду, и она доделает остальное"),
            format!("written before that: {paths}; the catalog is sound, repeat the command to finish the rest"),
            format!("wcześniej zapisano: {paths}; katalog jest cały, powtórz polecenie, by dokończyć"),
        ],
        R::DraftUnreadable(path, why) => [
            format!("то, что оставил редактор, не читается, `{path}`: {why}"),
            format!("what the editor left cannot be read, `{path}`: {why}"),
            format!("nie można odczytać tego, co zostawił edytor, `{path}`: {why}"),
        ],
        R::DraftKept(path) => [
            format!("ваш текст цел: {path}"),
            format!("your text is kept: {path}"),
            format!("twój tekst jest zachowany: {path}"),
        ],
        R::NoEditor => plain([
            "неизвестно, чем править: задайте VISUAL или EDITOR, например EDITOR=nano",
            "no editor is known: set VISUAL or EDITOR, for instance EDITOR=nano",
            "nie wiadomo, czym edytować: ustaw VISUAL lub EDITOR, na przykład EDITOR=nano",
        ]),
        R::EditorFailed(command, why) => [
            format!("редактор `{command}` не запустился: {why}"),
            format!("the editor `{command}` did not start: {why}"),
            format!("edytor `{command}` się nie uruchomił: {why}"),
        ],
        R::EditorStopped(command) => [
            format!("редактор `{command}` закончил с ошибкой: ничего не записано"),
            format!("the editor `{command}` ended with a failure: nothing was written"),
            format!("edytor `{command}` zakończył się błędem: nic nie zapisano"),
        ],
    };
    let [ru, en, pl] = words;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Pl => pl,
    }
}

fn errors(n: usize) -> [String; 3] {
    let count = n as u64;
    [
        format!("{n} {}", plural::ru(count, "ошибка", "ошибки", "ошибок")),
        format!("{n} {}", plural::en(count, "error", "errors")),
        format!("{n} {}", plural::pl(count, "błąd", "błędy", "błędów")),
    ]
}
