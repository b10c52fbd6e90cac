//! Which column of a table of jobs holds what: as somebody says, or by the names that trackers give.

use crate::domain::table::{Head, plain_name};

/// What a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The job's name in the table.
    Id,
    /// The last day of work.
    Done,
    /// The day of the estimate.
    Estimated,
    /// The first day of work, or the moment.
    Started,
    /// Hours of work.
    Hours,
    /// What was done.
    Text,
    /// A label; there may be several.
    Group,
    /// A person's estimate.
    Estimate,
    /// Working days.
    Days,
    /// Whose it was.
    Client,
    /// Who did it.
    Person,
    /// The entry of the catalog.
    Entry,
}

impl Key {
    /// All of them.
    pub const ALL: [Key; 12] = [
        Key::Id,
        Key::Done,
        Key::Estimated,
        Key::Started,
        Key::Hours,
        Key::Text,
        Key::Group,
        Key::Estimate,
        Key::Days,
        Key::Client,
        Key::Person,
        Key::Entry,
    ];

    /// Its name in `--map`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Key::Id => "id",
            Key::Done => "done",
            Key::Estimated => "estimated",
            Key::Started => "started",
            Key::Hours => "hours",
            Key::Text => "text",
            Key::Group => "group",
            Key::Estimate => "estimate",
            Key::Days => "days",
            Key::Client => "client",
            Key::Person => "person",
            Key::Entry => "entry",
        }
    }

    /// Names that trackers and people give the column, the plainest first. Jira, Redmine, YouTrack, Bitrix24, Toggl,
    /// Clockify and Timewarrior are among the givers.
    fn names(self) -> &'static [&'static str] {
        match self {
            Key::Id => &["id", "key", "issue key", "ключ", "номер", "№", "#", "klucz", "numer", "task id", "issue id"],
            Key::Done => &[
                "done",
                "resolved",
                "closed",
                "finished",
                "completed",
                "end",
                "end date",
                "date",
                "закрыта",
                "закрыто",
                "закончена",
                "завершена",
                "дата завершения",
                "дата закрытия",
                "готово",
                "дата",
                "zamknięto",
                "zakończono",
                "data zakończenia",
                "koniec",
                "data",
                "spent on",
            ],
            Key::Estimated => &["estimated", "created", "создана", "создано", "дата создания", "utworzono"],
            Key::Started => {
                &["started", "start", "start date", "начата", "начало", "дата начала", "rozpoczęto", "początek"]
            }
            Key::Hours => &[
                "hours",
                "spent",
                "spent time",
                "time spent",
                "duration",
                "duration (decimal)",
                "duration (h)",
                "actual hours",
                "часы",
                "затраченное время",
                "затрачено",
                "время",
                "трудозатраты",
                "факт",
                "godziny",
                "czas",
                "przepracowany czas",
            ],
            Key::Text => &[
                "text",
                "summary",
                "title",
                "subject",
                "task",
                "description",
                "задача",
                "тема",
                "название",
                "описание",
                "annotation",
                "tags",
                "zadanie",
                "temat",
                "tytuł",
                "opis",
            ],
            Key::Estimate => &[
                "estimate",
                "original estimate",
                "estimated hours",
                "оценка",
                "план",
                "оценка временных затрат",
                "szacowany czas",
                "plan",
            ],
            Key::Days => &["days", "working days", "дни", "рабочие дни", "dni", "dni robocze"],
            Key::Client => &["client", "customer", "клиент", "заказчик", "klient"],
            Key::Person => &["person", "assignee", "user", "исполнитель", "ответственный", "пользователь", "wykonawca"],
            Key::Entry => &["entry", "запись каталога", "wpis"],
            // Of labels nobody knows which say something.
            Key::Group => &[],
        }
    }
}

/// What somebody said of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    pairs: Vec<(Key, String)>,
}

/// Why a mapping cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapError {
    /// Not `what=column`.
    Form(String),
    /// Not one of the keys.
    UnknownKey(String),
    /// A key that may stand once stands twice.
    Twice(&'static str),
    /// A key that is needed is not there.
    Missing(&'static str),
}

/// A column that is not there: its name or its key, and those that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoColumn {
    /// As it was named; the key where it was to be found by itself.
    pub wanted: String,
    /// The names that there are.
    pub known: Vec<String>,
}

impl Mapping {
    /// Reads `what=column` pairs, several joined by commas.
    ///
    /// # Errors
    ///
    /// When a pair is none, is unknown or stands twice, or a needed key is missing.
    pub fn parse(written: &[String], needed: &[Key]) -> Result<Mapping, MapError> {
        let mut pairs: Vec<(Key, String)> = Vec::new();
        for pair in written.iter().flat_map(|list| list.split(',')).map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, column) = pair.split_once('=').ok_or_else(|| MapError::Form(pair.to_owned()))?;
            let (key, column) = (key.trim(), column.trim());
            let known = Key::ALL.into_iter().find(|known| known.code() == key);
            let known = known.ok_or_else(|| MapError::UnknownKey(key.to_owned()))?;
            if column.is_empty() {
                return Err(MapError::Form(pair.to_owned()));
            }
            if known != Key::Group && pairs.iter().any(|(key, _)| *key == known) {
                return Err(MapError::Twice(known.code()));
            }
            pairs.push((known, column.to_owned()));
        }
        let lacks = |key: &&Key| !pairs.iter().any(|(known, _)| known == *key);
        match needed.iter().find(lacks) {
            Some(key) => Err(MapError::Missing(key.code())),
            None => Ok(Mapping { pairs }),
        }
    }

    /// The columns that are groups, the widest first.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(|(key, _)| *key == Key::Group).map(|(_, column)| column.as_str())
    }
}

/// The columns of a table by what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    places: Vec<(Key, usize)>,
    /// Labels, the widest first.
    pub groups: Vec<usize>,
}

impl Columns {
    /// Finds the columns that are mapped; with `guess` also those that have a name that trackers give.
    ///
    /// # Errors
    ///
    /// When a mapped column is not there.
    pub fn find(head: &Head, mapping: &Mapping, guess: bool) -> Result<Columns, NoColumn> {
        let known = || head.names.iter().map(|name| name.trim().to_owned()).collect();
        let place = |wanted: &str| {
            let found = head.names.iter().position(|name| plain_name(name) == plain_name(wanted));
            found.ok_or_else(|| NoColumn { wanted: wanted.to_owned(), known: known() })
        };
        let mut columns = Columns::default();
        for (key, column) in &mapping.pairs {
            let at = place(column)?;
            if *key == Key::Group {
                columns.groups.push(at);
            } else {
                columns.places.push((*key, at));
            }
        }
        for key in Key::ALL.into_iter().filter(|_| guess) {
            if columns.at(key).is_some() {
                continue;
            }
            // Two columns of one name (a tracker's link columns) are no reason to stop: the first counts.
            let free = |name: &&&str| {
                head.names
                    .iter()
                    .position(|own| plain_name(own) == plain_name(name))
                    .is_some_and(|at| columns.places.iter().all(|(_, taken)| *taken != at))
            };
            if let Some(name) = key.names().iter().find(free) {
                let at = place(name)?;
                columns.places.push((key, at));
            }
        }
        Ok(columns)
    }

    /// Where a column is.
    #[must_use]
    pub fn at(&self, key: Key) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == key).map(|(_, at)| *at)
    }

    /// What is needed and not there: hours or two moments, and a day.
    #[must_use]
    pub fn lacking(&self) -> Option<Key> {
        let has = |key: Key| self.at(key).is_some();
        if !has(Key::Done) && !has(Key::Started) {
            return Some(Key::Done);
        }
        let by_clock = has(Key::Started) && has(Key::Done);
        (!has(Key::Hours) && !by_clock).then_some(Key::Hours)
    }

    /// The columns that were found, for telling them: key and name.
    pub fn told<'h>(&self, head: &'h Head) -> impl Iterator<Item = (Key, &'h str)> {
        self.places.iter().filter_map(|(key, at)| Some((*key, head.names.get(*at)?.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(names: &[&str]) -> Head {
        Head { names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn mappings_are_read_or_refused() {
        let needed = [Key::Done, Key::Hours];
        let list = |written: &str| Mapping::parse(&[written.to_owned()], &needed);
        let groups = |map: Mapping| map.groups().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(list("done=D, hours=H,group=a,group=b").map(groups), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(list("done=D"), Err(MapError::Missing("hours")));
        assert_eq!(list("done=D,hours=H,hours=I"), Err(MapError::Twice("hours")));
        assert_eq!(list("done=D,hour=H"), Err(MapError::UnknownKey("hour".into())));
        assert_eq!(list("done"), Err(MapError::Form("done".into())));
        assert_eq!(list("done="), Err(MapError::Form("done=".into())));
        assert!(Mapping::parse(&[], &[]).is_ok());
    }

    #[test]
    fn columns_of_trackers_are_known() {
        let found = |names: &[&str]| {
            let head = head(names);
            let columns = Columns::find(&head, &Mapping::default(), true).expect("nothing is mapped");
            let mut told: Vec<(&str, String)> =
                columns.told(&head).map(|(key, name)| (key.code(), name.to_owned())).collect();
            told.sort();
            (
                told.into_iter().map(|(key, name)| format!("{key}={name}")).collect::<Vec<_>>().join(" "),
                columns.lacking(),
            )
        };
        assert_eq!(
            found(&["Issue key", "Summary", "Resolved", "Created", "Time Spent", "Original Estimate", "Assignee"]).0,
            "done=Resolved estimate=Original Estimate estimated=Created hours=Time Spent id=Issue key person=Assignee \
             text=Summary"
        );
        assert_eq!(
            found(&["User", "Client", "Description", "Start date", "Duration"]),
            ("client=Client hours=Duration person=User started=Start date text=Description".into(), None)
        );
        assert_eq!(
            found(&["Ключ", "Задача", "Дата завершения", "Часы", "Исполнитель"]).0,
            "done=Дата завершения hours=Часы id=Ключ person=Исполнитель text=Задача"
        );
        assert_eq!(found(&["id", "start", "end", "tags"]), ("done=end id=id started=start text=tags".into(), None));
        assert_eq!(found(&["имя", "возраст"]).1, Some(Key::Done));
        assert_eq!(found(&["дата", "возраст"]).1, Some(Key::Hours));
    }

    #[test]
    fn a_mapped_column_must_be_there() {
        let mapping = Mapping::parse(&["done=Готово".into()], &[]).expect("a mapping");
        let error = Columns::find(&head(&["часы"]), &mapping, true);
        assert_eq!(error, Err(NoColumn { wanted: "Готово".into(), known: vec!["часы".into()] }));
    }
}
