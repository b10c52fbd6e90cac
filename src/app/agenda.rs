//! `smeta today`, `smeta client`: the ledger and the catalog become an agenda, and what may be offered gets a price.

use std::collections::HashMap;

use chrono::NaiveDate;
use thiserror::Error;

use super::ledger::{FileLedger, Ledger, LedgerError};
use super::studio::{self, OpenError, Opened, Places};
use crate::domain::catalog::Catalog;
use crate::domain::keeping::answered;
use crate::domain::ledger::{KeptQuote, State};
use crate::domain::money::PriceRange;
use crate::domain::planning::clients::{self, Client, ClientError};
use crate::domain::quote::{Remembered, Request, TypedTerms, make};
use crate::text::word::plain;

/// The studio with all that plans are made from.
#[derive(Debug)]
pub struct Desk {
    /// The catalog and its matcher.
    pub opened: Opened,
    /// What the ledger says by now.
    pub state: State,
    /// How many lines of the ledger do not count, and where the first of them stands.
    pub unread: Option<(usize, String)>,
}

/// Why there is no agenda.
#[derive(Debug, Error)]
pub enum DeskError {
    /// No studio could be found, or its catalog is broken.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The catalog inside the binary belongs to no studio.
    #[error("no studio folder")]
    NoStudio,
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Desk {
    /// Reads the studio, and of its ledger what the agenda of everybody needs.
    ///
    /// # Errors
    ///
    /// When there is no studio, its catalog is broken, or its ledger cannot be read.
    pub fn open(places: &Places) -> Result<Desk, DeskError> {
        Desk::read(places, FileLedger::plans)
    }

    /// Reads the studio and the whole ledger: what all quotes of one client need.
    ///
    /// # Errors
    ///
    /// As [`Desk::open`].
    pub fn whole(places: &Places) -> Result<Desk, DeskError> {
        Desk::read(places, |ledger| {
            let reading = ledger.scan()?;
            let unread = reading.unread().next().map(|first| (reading.unread().count(), first.place.to_string()));
            Ok((State::from_records(reading.records), unread))
        })
    }

    fn read(
        places: &Places,
        read: impl FnOnce(&FileLedger) -> Result<(State, Option<(usize, String)>), LedgerError>,
    ) -> Result<Desk, DeskError> {
        let folder = studio::locate(places)?.ok_or(DeskError::NoStudio)?;
        // Once: a large ledger is held against its copy to the last byte.
        let (state, unread) = read(&FileLedger::of_catalog(&folder).with_cache(places.cache.as_deref()))?;
        let opened = studio::open_knowing(places, folder, &state, None)?;
        Ok(Desk { opened, state, unread })
    }

    /// The catalog.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.opened.catalog
    }

    /// The client that a fragment of a name means, and others who may be the same.
    ///
    /// # Errors
    ///
    /// When there is none, or there are several.
    pub fn client(&self, fragment: &str) -> Result<(Client, Vec<String>), ClientError> {
        let all = clients::all(&self.state);
        let client = clients::find(&all, fragment)?.clone();
        let alike = clients::alike(&all, &client.name).into_iter().map(|other| other.name.clone()).collect();
        Ok((client, alike))
    }

    /// What says what an entry costs a client today.
    #[must_use]
    pub fn prices(&self, today: NaiveDate) -> Prices<'_> {
        let mut of_client: HashMap<String, Vec<&KeptQuote>> = HashMap::new();
        let mut keys: HashMap<&str, String> = HashMap::new();
        for kept in &self.state.quotes {
            if let Some(name) = kept.latest().quoted.client.as_deref() {
                let key = keys.entry(name).or_insert_with(|| plain(name));
                match of_client.get_mut(key.as_str()) {
                    Some(quotes) => quotes.push(kept),
                    None => drop(of_client.insert(key.clone(), vec![kept])),
                }
            }
        }
        Prices { desk: self, today, known: HashMap::new(), of_client, clients: HashMap::new() }
    }
}

/// An entry and the answers that are known.
type Asked = (String, Vec<(String, String)>);

/// Prices of entries for clients, each combination of answers counted once.
#[derive(Debug)]
pub struct Prices<'d> {
    desk: &'d Desk,
    today: NaiveDate,
    known: HashMap<Asked, Option<PriceRange>>,
    /// Quotes by the names of clients without case and marks.
    of_client: HashMap<String, Vec<&'d KeptQuote>>,
    clients: HashMap<String, Vec<Remembered>>,
}

impl Prices<'_> {
    /// What an entry would cost a client who is known to have answered what he answered before; `None` where it cannot be
    /// said.
    pub fn of(&mut self, entry: &str, client: Option<&str>) -> Option<PriceRange> {
        let remembered = match client {
            None => Vec::new(),
            Some(client) => self.answers(client).to_vec(),
        };
        let answers = remembered.iter().map(|one| (one.question.clone(), one.value.clone())).collect();
        let (desk, today) = (self.desk, self.today);
        *self.known.entry((entry.to_owned(), answers)).or_insert_with(|| {
            let entries = [entry.to_owned()];
            let terms = TypedTerms::default();
            let request = Request { entries: &entries, remembered: &remembered, today, terms, ..Request::default() };
            let quote = make(&desk.opened.catalog, &desk.opened.matcher, &request).ok()?;
            let own = |line: &&crate::domain::quote::Line| line.entry.is_some_and(|known| known.id == entry);
            match &quote.total {
                Some(total) => Some(total.price),
                // A manager's own job is no sum of a quote, but it has a price.
                None => quote.lines.iter().find(own)?.estimate.as_ref().map(|estimate| estimate.alone),
            }
        })
    }

    fn answers(&mut self, client: &str) -> &[Remembered] {
        let desk = self.desk;
        let key = plain(client);
        let quotes = self.of_client.get(&key).map_or(&[][..], Vec::as_slice);
        self.clients.entry(key.clone()).or_insert_with(|| {
            let catalog = &desk.opened.catalog;
            let mut known = answered(catalog, quotes.iter().copied());
            let past = desk.state.answered.iter().filter(|answer| answer.client == key);
            for past in past.filter(|answer| catalog.shared_questions.contains_key(&answer.question)) {
                let quote = past.quote.to_string();
                let (question, value, on) = (past.question.clone(), past.value.clone(), past.on);
                let new = Remembered { question, value, quote, on };
                match known.iter_mut().find(|other| other.question == new.question) {
                    Some(other) if other.on < new.on => *other = new,
                    Some(_) => {}
                    None => known.push(new),
                }
            }
            known.sort_by(|a, b| a.question.cmp(&b.question));
            known
        })
    }
}
