//! What a walk through past jobs came to: measures of smeta and of simpler ways, side by side.

use std::collections::HashMap;

use super::baseline::Baselines;
use super::job::Job;
use super::measure::{Measured, Tally};
use super::totals::{Tens, Totals, totals};
use crate::domain::range::Range3;

/// What a backtest came to.
#[derive(Clone, Debug)]
pub struct Backtest {
    /// Jobs of the file.
    pub n_jobs: usize,
    /// Jobs to be tested.
    pub n_tested: usize,
    /// What smeta would have said; `None` when nothing could be tested.
    pub own: Option<Measured>,
    /// What simpler ways would have said.
    pub others: Vec<(Way, Measured)>,
    /// Totals of ten jobs.
    pub totals: Option<Totals>,
}

/// Other ways to predict, and smeta itself on fewer jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Quantiles of all jobs done before.
    All,
    /// Quantiles of those with the same value in the column of this name.
    Group(String),
    /// What a person had said, on the jobs that have it.
    Person,
    /// Smeta on these jobs.
    OwnWherePerson,
}

/// Measures what was said about jobs while a history is walked through; memory grows with the work that is not finished yet
/// and with the groups, not with the jobs.
#[derive(Debug)]
pub struct Judge {
    /// Names of the jobs' groups.
    groups: Vec<String>,
    baselines: Baselines,
    /// What the simpler ways said of jobs that are not finished yet, by number of the job.
    open: HashMap<u64, Vec<Option<Range3>>>,
    n_jobs: usize,
    n_tested: usize,
    own: Tally,
    others: Vec<Tally>,
    person: Tally,
    own_where_person: Tally,
    /// Jobs that are not tested tell how much luck the tested ones have in common.
    earlier: Tens,
    tried: Tens,
}

impl Judge {
    /// For jobs with groups of these names.
    #[must_use]
    pub fn new(groups: Vec<String>) -> Judge {
        Judge {
            baselines: Baselines::new(groups.len()),
            open: HashMap::new(),
            n_jobs: 0,
            n_tested: 0,
            own: Tally::default(),
            others: vec![Tally::default(); groups.len() + 1],
            person: Tally::default(),
            own_where_person: Tally::default(),
            earlier: Tens::learned(),
            tried: Tens::tried(),
            groups,
        }
    }

    /// A job that is to be tested is asked about.
    pub fn asked(&mut self, number: u64, job: &Job) {
        self.open.insert(number, self.baselines.predict(job));
    }

    /// A job is finished; it is tested if it was [asked](Judge::asked) about. `said` is what smeta would have said.
    pub fn finished(&mut self, number: u64, job: &Job, said: Option<Range3>) {
        self.n_jobs += 1;
        self.baselines.learn(job);
        let Some(others) = self.open.remove(&number) else {
            said.into_iter().for_each(|said| self.earlier.push(job.hours, said));
            return;
        };
        self.n_tested += 1;
        for (tally, said) in self.others.iter_mut().zip(others) {
            said.into_iter().for_each(|said| tally.push(job.hours, said));
        }
        job.estimate.into_iter().for_each(|estimate| self.person.push(job.hours, Range3::exactly(estimate)));
        if let Some(said) = said {
            self.own.push(job.hours, said);
            self.tried.push(job.hours, said);
            job.estimate.into_iter().for_each(|_| self.own_where_person.push(job.hours, said));
        }
    }

    /// What it came to.
    #[must_use]
    pub fn report(self) -> Backtest {
        let names = std::iter::once(Way::All).chain(self.groups.into_iter().map(Way::Group));
        let person = self.person.measured().map(|measured| Measured { ranges: None, ..measured });
        let others = names.zip(self.others.iter().map(Tally::measured));
        let others = others.chain([(Way::Person, person), (Way::OwnWherePerson, self.own_where_person.measured())]);
        Backtest {
            n_jobs: self.n_jobs,
            n_tested: self.n_tested,
            own: self.own.measured(),
            others: others.filter_map(|(way, measured)| Some((way, measured?))).collect(),
            totals: totals(&self.earlier, &self.tried),
        }
    }
}
