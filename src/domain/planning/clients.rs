//! Clients by the names that quotes and tasks give them: found by a fragment, told apart from their doubles.

use std::collections::BTreeMap;

use crate::domain::ledger::State;
use crate::text::fold::without_diacritics;
use crate::text::word::plain;

/// A client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The name without case and marks: what makes two the same.
    pub key: String,
    /// The name as it was written last.
    pub name: String,
}

/// Why a client was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientError {
    /// Nobody is called so; the one who is called nearly so.
    Unknown(Option<String>),
    /// Several are: their names.
    Several(Vec<String>),
}

/// What firms are, and no part of their names.
const FORMS: [&str; 26] = [
    "ооо", "оао", "зао", "пао", "ао", "ип", "нко", "ано", "тоо", "гк", "llc", "ltd", "inc", "corp", "co", "gmbh",
    "plc", "sp", "z", "o", "spolka", "s", "a", "c", "sa", "sc",
];

/// Names that are this much alike may be one: a letter or two in ten (Jaro-Winkler).
const ALIKE: f64 = 0.93;

/// The clients of a ledger, by key.
#[must_use]
pub fn all(state: &State) -> Vec<Client> {
    let quotes = state.quotes.iter().filter_map(|kept| kept.latest().quoted.client.as_deref());
    let tasks = state.tasks.iter().filter_map(|task| task.client.as_deref());
    let jobs = state.jobs.values().filter_map(|job| job.client.as_deref());
    let mut found: BTreeMap<String, &str> = BTreeMap::new();
    for name in jobs.chain(tasks).chain(quotes) {
        found.insert(plain(name), name);
    }
    found.remove("");
    found.into_iter().map(|(key, name)| Client { key, name: name.to_owned() }).collect()
}

/// The client that a fragment of a name means: the one who is called just so, else the only one whose name holds it.
///
/// # Errors
///
/// When there is none, or there are several.
pub fn find<'c>(clients: &'c [Client], fragment: &str) -> Result<&'c Client, ClientError> {
    let wanted = plain(fragment);
    if let Some(exact) = clients.iter().find(|client| client.key == wanted) {
        return Ok(exact);
    }
    let core = core(&wanted);
    let holds = |client: &&Client| {
        !wanted.is_empty() && (client.key.contains(&wanted) || !core.is_empty() && self::core(&client.key) == core)
    };
    match clients.iter().filter(holds).collect::<Vec<_>>()[..] {
        [client] => Ok(client),
        [] => Err(ClientError::Unknown(alike(clients, &wanted).first().map(|client| client.name.clone()))),
        ref several => Err(ClientError::Several(several.iter().map(|client| client.name.clone()).collect())),
    }
}

/// Other clients whose names are nearly this one, the nearest first: perhaps one client twice.
#[must_use]
pub fn alike<'c>(clients: &'c [Client], name: &str) -> Vec<&'c Client> {
    let key = plain(name);
    let own = core(&key);
    let likeness = |client: &'c Client| {
        let other = core(&client.key);
        let same = !own.is_empty() && other == own;
        let likeness = if same { 1.0 } else { strsim::jaro_winkler(&own, &other) };
        (client.key != key && likeness >= ALIKE && numbers(&own) == numbers(&other)).then_some((likeness, client))
    };
    let mut found: Vec<(f64, &Client)> = clients.iter().filter_map(likeness).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.key.cmp(&b.1.key)));
    found.into_iter().map(|(_, client)| client).collect()
}

/// A name without what its firm is.
fn core(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').filter(|word| !FORMS.contains(word)).collect();
    without_diacritics(&words.join(" ")).into_owned()
}

/// «Школа 5» and «Школа 6» are two.
fn numbers(key: &str) -> String {
    key.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clients() -> Vec<Client> {
        [
            "ООО «Ромашка»",
            "Ромашка",
            "ромашково",
            "ИП Петров",
            "Piekarnia Złoty Kłos",
            "Школа 5",
            "Школа 6",
            "Beton LLC",
        ]
        .map(|name| Client { key: plain(name), name: name.into() })
        .to_vec()
    }

    #[track_caller]
    fn case(fragment: &str, expected: Result<&str, ClientError>) {
        let clients = clients();
        assert_eq!(find(&clients, fragment).map(|client| client.name.as_str()), expected, "{fragment}");
    }

    #[test]
    fn a_fragment_finds_one_and_tells_several() {
        case("РОМАШКА", Ok("Ромашка"));
        case("петр", Ok("ИП Петров"));
        case("klos", Err(ClientError::Unknown(None)));
        case("kłos", Ok("Piekarnia Złoty Kłos"));
        case("ООО Бетон", Err(ClientError::Unknown(None)));
        case("ИП Ромашково", Ok("ромашково"));
        case("школа", Err(ClientError::Several(vec!["Школа 5".into(), "Школа 6".into()])));
        case("ромаш", Err(ClientError::Several(vec!["ООО «Ромашка»".into(), "Ромашка".into(), "ромашково".into()])));
        case("петрав", Err(ClientError::Unknown(Some("ИП Петров".into()))));
        case("", Err(ClientError::Unknown(None)));
        case("!!!", Err(ClientError::Unknown(None)));
    }

    #[test]
    fn doubles_are_told() {
        let clients = clients();
        let names =
            |name: &str| alike(&clients, name).into_iter().map(|client| client.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names("Ромашка"), ["ООО «Ромашка»"]);
        assert_eq!(names("Школа 5"), [""; 0]);
        assert_eq!(names("ИП Петрова"), ["ИП Петров"]);
        assert_eq!(names("Beton sp. z o.o."), ["Beton LLC"]);
        assert_eq!(names("Piekarnia Zloty Klos"), ["Piekarnia Złoty Kłos"]);
    }
}
