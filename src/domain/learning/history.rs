//! The history of finished jobs, and what it says about the next one.

use std::collections::VecDeque;

use chrono::{Datelike, NaiveDate};

use super::days::size_class;
use super::features::{Features, hash64, label};
use super::groups::{Groups, ROOT};
use super::job::{Ask, Job};
use super::levels::Levels;
use super::nearest::{Asked, Index};
use super::prediction::{Basis, Kind, Near, Prediction};
use super::ridge::Ridge;
use super::spread::{Mix, Spread, pseudo_jobs};
use crate::domain::range::Range3;

/// κ: jobs that a wider group's voice counts for against a narrower group's own.
const KAPPA: f64 = 10.0;

/// The same where the target is a ratio to a person's estimate, which differs less between groups.
const KAPPA_RATIO: f64 = 30.0;

/// Recency: a job weighs half as much after so many days, in its groups and among the similar ones.
const HALF_LIFE: f64 = 365.0;
const HALF_LIFE_SIMILAR: f64 = 730.0;

/// So many similar jobs speak.
const SIMILAR: usize = 50;

/// Their weight is similarity to this power. On JOSSE the loss is 30.9 with 2, 30.6 with 3, 30.7 with 4.
const POWER: i32 = 3;

/// Similarity that each of the first two equal groups adds, and the same size of a person's estimate.
const SAME_GROUP: f32 = 0.1;
const SAME_SIZE: f32 = 0.2;

/// The weight of the groups' distribution against the similar jobs', whose similarities are below 1.
const GROUPS_SHARE: f64 = 0.3;
const GROUPS_SHARE_RATIO: f64 = 3.0;

/// What lies above all jobs: P10 and P90 are so many times less and more than the median. 25 between the ends is what
/// public issues have when nothing is known about them; a person's estimate leaves a factor of about 9.
const WIDE: f64 = 5.0;
const WIDE_RATIO: f64 = 3.0;

/// Texts that are kept to be similar to; of older jobs the groups remember what they took. On JOSSE 2,000 are as good as all.
const MOST_TEXTS: usize = 10_000;

/// A job stands no farther from the median, in z, than this, a factor of 400, once there are enough to tell: one of 1e9
/// hours among forty must not stretch every range.
const FARTHEST: f64 = 6.0;
const ENOUGH: usize = 10;

/// From so many jobs of its own on a group is said to be observed.
const OBSERVED: usize = 5;

/// From this similarity on a job is said to be like another.
pub const LIKE: f64 = 0.4;

/// Jobs named as the nearest.
const NAMED: usize = 5;

/// Finished jobs, the oldest first, ready to be asked.
#[derive(Debug)]
pub struct History {
    /// By z of the hours, by what the ridge missed, by z of the ratio to a person's estimate.
    hours: Groups,
    misses: Groups,
    ratios: Groups,
    medians: [f64; 3],
    ridge: Ridge,
    texts: Index,
    jobs: VecDeque<Kept>,
    levels: [Levels; 3],
    origin: Option<NaiveDate>,
    remember: Option<usize>,
    n_jobs: usize,
    n_ratios: usize,
    until_medians: usize,
}

/// What is kept of a job beside its text.
#[derive(Debug)]
struct Kept {
    id: Box<str>,
    done: NaiveDate,
    hours: f64,
    z: f64,
    miss: f64,
    ratio: Option<f64>,
    parts: [u64; 2],
    path: Box<[u64]>,
    sizes: Box<[u64]>,
}

/// A job, or a question about one, as the engine sees it.
struct Seen {
    features: Features,
    for_ridge: Vec<u32>,
    parts: [u64; 2],
    path: Box<[u64]>,
    sizes: Box<[u64]>,
}

impl Seen {
    fn of(text: &str, groups: &[Box<str>], estimate: Option<f64>) -> Seen {
        let features = Features::of(text);
        let mut for_ridge = features.stems.clone();
        let parts: Vec<u64> =
            groups.iter().enumerate().map(|(depth, group)| hash64(depth as u8, label(group).bytes())).collect();
        let join = |above: u64, part: u64| hash64(b'/', above.to_le_bytes().into_iter().chain(part.to_le_bytes()));
        let mut path = vec![ROOT];
        for (depth, part) in parts.iter().enumerate() {
            path.push(join(path[depth], *part));
        }
        for_ridge.extend(parts.iter().chain(&path[1..]).map(|key| *key as u32));
        for_ridge.sort_unstable();
        for_ridge.dedup();
        let mut sizes = Vec::new();
        if let Some(estimate) = estimate {
            let size = hash64(b's', [size_class(estimate) as u8]);
            sizes.extend([ROOT, size]);
            sizes.extend(parts.first().map(|part| join(size, *part)));
        }
        let part = |at: usize| parts.get(at).copied().unwrap_or(ROOT);
        Seen { features, for_ridge, parts: [part(0), part(1)], path: path.into(), sizes: sizes.into() }
    }
}

impl Default for History {
    fn default() -> Self {
        History::remembering(None)
    }
}

impl History {
    /// A history that forgets all but the last so many jobs, if a number is given.
    #[must_use]
    pub fn remembering(remember: Option<usize>) -> History {
        History {
            hours: Groups::new(KAPPA),
            misses: Groups::new(KAPPA),
            ratios: Groups::new(KAPPA_RATIO),
            medians: [0.0; 3],
            ridge: Ridge::default(),
            texts: Index::default(),
            jobs: VecDeque::new(),
            levels: Default::default(),
            origin: None,
            remember: remember.map(|n| n.max(1)),
            n_jobs: 0,
            n_ratios: 0,
            until_medians: 0,
        }
    }

    /// How many jobs it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n_jobs
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_jobs == 0
    }

    /// A job that was just finished; `said` is what was predicted for it, if something was, and the level at which its
    /// fact lay in that ([`Prediction::level_of`]). Jobs come in the order in which they were finished; one without positive,
    /// finite hours says nothing.
    pub fn finish(&mut self, job: &Job, said: Option<(&Prediction, f64)>) {
        if let Some((prediction, level)) = said {
            self.learn_level(prediction.kind(), level);
        }
        self.learn(job);
    }

    /// The same for a prediction of which only the kind was kept.
    pub(super) fn learn_level(&mut self, kind: usize, level: f64) {
        let most = self.remember.unwrap_or(usize::MAX);
        self.levels[kind].push(level, most);
    }

    pub(super) fn learn(&mut self, job: &Job) {
        if !(job.hours > 0.0 && job.hours.is_finite()) {
            return;
        }
        let estimate = job.estimate.filter(|hours| *hours > 0.0 && hours.is_finite());
        let seen = Seen::of(&job.text, &job.groups, estimate);
        self.origin.get_or_insert(job.done);
        let weight = self.weight(job.done);
        let mut z = job.hours.ln();
        if self.n_jobs >= ENOUGH {
            z = z.clamp(self.medians[0] - FARTHEST, self.medians[0] + FARTHEST);
        }
        // What it missed before it knew: a fit to the job itself would promise too much.
        let miss = z - self.ridge.expects(&seen.for_ridge);
        let ratio = estimate.map(|estimate| z - estimate.ln());
        self.hours.add(&seen.path, z, weight);
        self.misses.add(&seen.path, miss, weight);
        if let Some(ratio) = ratio {
            self.ratios.add(&seen.sizes, ratio, weight);
            self.n_ratios += 1;
        }
        if self.until_medians == 0 {
            let groups = [&self.hours, &self.misses, &self.ratios];
            self.medians = groups.map(|groups| groups.median().unwrap_or(0.0));
            self.until_medians = self.n_jobs / 50 + 1;
        }
        self.until_medians -= 1;
        self.n_jobs += 1;
        self.ridge.push(&seen.for_ridge, z, self.medians[0]);
        self.texts.push(&seen.features);
        let Seen { parts, path, sizes, .. } = seen;
        self.jobs.push_back(Kept {
            id: job.id.clone(),
            done: job.done,
            hours: job.hours,
            z,
            miss,
            ratio,
            parts,
            path,
            sizes,
        });
        let most = self.remember.unwrap_or(MOST_TEXTS);
        while self.jobs.len() > most.min(MOST_TEXTS) {
            self.forget(most <= MOST_TEXTS && self.remember.is_some());
        }
    }

    /// Forgets the text of the oldest job, and what it took as well if it is forgotten `wholly`.
    fn forget(&mut self, wholly: bool) {
        let Some(job) = self.jobs.pop_front() else { return };
        self.texts.pop();
        self.ridge.pop();
        if wholly {
            let weight = self.weight(job.done);
            self.hours.take(&job.path, job.z, weight);
            self.misses.take(&job.path, job.miss, weight);
            if let Some(ratio) = job.ratio {
                self.ratios.take(&job.sizes, ratio, weight);
                self.n_ratios -= 1;
            }
            self.n_jobs -= 1;
        }
    }

    /// What it expects of a job; `None` when it knows no job and the catalog says nothing.
    #[must_use]
    pub fn predict(&self, ask: &Ask) -> Option<Prediction> {
        let prior = ask.prior.filter(|prior| prior.is_valid());
        if self.is_empty() && prior.is_none() {
            return None;
        }
        let estimate = ask.estimate.filter(|hours| *hours > 0.0 && hours.is_finite() && self.n_ratios > 0);
        let seen = Seen::of(ask.text, ask.groups, estimate);
        let similar = Similar::to(self, &seen);
        let near = similar.best(|_, similarity| Some(similarity));
        let like = near.iter().filter(|(similarity, _)| f64::from(*similarity) >= LIKE).count();
        let own = self.hours.n(seen.path.last().copied().unwrap_or(ROOT));
        let (kind, shapes, basis) = if let Some(estimate) = estimate {
            let size = seen.sizes.get(1);
            let alike = similar.best(|job, similarity| {
                job.ratio?;
                Some(similarity + if job.sizes.get(1) == size { SAME_SIZE } else { 0.0 })
            });
            let shape = self.shape(
                &self.ratios,
                &seen.sizes,
                GROUPS_SHARE_RATIO,
                ask.day,
                Above::Wide(self.medians[2], WIDE_RATIO),
                &alike,
                |job| job.ratio,
            );
            (Kind::Person, vec![shape?.moved(estimate.ln())], Basis::Person(self.n_ratios))
        } else if let Some(prior) = prior {
            let (above, path) = (Above::Typed(prior), seen.path.last().map(std::slice::from_ref).unwrap_or_default());
            let alone = own == 0 && like == 0;
            // Jobs that have nothing in common with an entry say nothing against its figures.
            let near: Vec<_> = near.iter().copied().filter(|(similarity, _)| f64::from(*similarity) >= LIKE).collect();
            let shape = self.shape(&self.hours, path, GROUPS_SHARE, ask.day, above, &near, |job| Some(job.z));
            let basis = match own {
                _ if alone => Basis::Typed,
                0 => Basis::Analogy(like),
                own => Basis::Observed(own),
            };
            (Kind::Typed, vec![shape?], basis)
        } else {
            let wide = |median: usize| Above::Wide(self.medians[median], WIDE);
            let plain = self.shape(&self.hours, &seen.path, GROUPS_SHARE, ask.day, wide(0), &near, |job| Some(job.z));
            let missed =
                self.shape(&self.misses, &seen.path, GROUPS_SHARE, ask.day, wide(1), &near, |job| Some(job.miss));
            let expected = self.ridge.expects(&seen.for_ridge);
            let basis = if own >= OBSERVED { Basis::Observed(own) } else { Basis::Analogy(like) };
            (Kind::Plain, vec![plain?, missed?.moved(expected)], basis)
        };
        let n_eff = shapes.iter().map(|shape| shape.n_eff).fold(f64::INFINITY, f64::min);
        let named = near.iter().take(NAMED).map(|&(similarity, at)| Near {
            id: self.jobs[at].id.clone(),
            similarity: f64::from(similarity).min(1.0),
            hours: self.jobs[at].hours,
        });
        let mut prediction =
            Prediction { range: Range3::exactly(1.0), basis, n_eff, nearest: named.collect(), shapes, kind };
        // What is typed is said as it was typed. All else is widened while little is known: of JOSSE's jobs with a person's
        // estimate 80 % are inside with 12, 25 or 50 remembered, and 75, 77 and 79 % without, at the same loss.
        let behind = if kind == Kind::Typed { f64::INFINITY } else { n_eff };
        let [low, likely, high] = self.levels[kind as usize].points(behind).map(|level| prediction.at(level));
        prediction.range = Range3 { low, likely, high };
        Some(prediction)
    }

    /// p_j = (w_j + share·p_g,j) / (Σ w + share), with w_j = s_j³ · 2^(−age_j / 730 days) of the similar jobs.
    #[expect(clippy::too_many_arguments, reason = "one formula, called for three targets")]
    fn shape(
        &self,
        groups: &Groups,
        path: &[u64],
        share: f64,
        day: NaiveDate,
        above: Above,
        near: &[(f32, usize)],
        value: impl Fn(&Kept) -> Option<f64>,
    ) -> Option<Spread> {
        let mut mix = Mix::new();
        let left = groups.mix(path, self.weight(day), share, &mut mix);
        let (moved, above) = match above {
            Above::Wide(median, factor) => (median, Range3 { low: 1.0 / factor, likely: 1.0, high: factor }),
            Above::Typed(range) => (0.0, range),
        };
        pseudo_jobs(above).for_each(|(z, part)| mix.add(z + moved, left * part));
        for &(similarity, at) in near {
            let job = &self.jobs[at];
            let age = days_between(job.done, day).max(0.0);
            let weight = f64::from(similarity).powi(POWER) * (-age / HALF_LIFE_SIMILAR).exp2();
            value(job).into_iter().for_each(|z| mix.add(z, weight));
        }
        mix.spread()
    }

    /// 2^(day / 365), counted from the first job on; years that nobody lives in weigh no more than 400.
    fn weight(&self, day: NaiveDate) -> f64 {
        (days_between(self.origin.unwrap_or(day), day) / HALF_LIFE).clamp(-400.0, 400.0).exp2()
    }
}

/// What lies above all groups: a wide range around a median (z, factor), or what the catalog says.
#[derive(Clone, Copy)]
enum Above {
    Wide(f64, f64),
    Typed(Range3),
}

/// Similarities of a job to all whose texts are kept.
struct Similar<'a> {
    history: &'a History,
    asked: Asked,
    all: Vec<f32>,
    exact: bool,
    parts: [u64; 2],
}

impl Similar<'_> {
    fn to<'a>(history: &'a History, seen: &Seen) -> Similar<'a> {
        let asked = history.texts.asked(&seen.features);
        let mut all = Vec::new();
        let exact = history.texts.similarities(&asked, &mut all);
        Similar { history, asked, all, exact, parts: seen.parts }
    }

    /// The most similar jobs with what `judge` makes of each one's similarity; the nearest first, of equals the later.
    fn best(&self, judge: impl Fn(&Kept, f32) -> Option<f32>) -> Vec<(f32, usize)> {
        let bonus = |job: &Kept| {
            let equal = job.parts.iter().zip(&self.parts).filter(|(a, b)| a == b && **a != ROOT).count();
            SAME_GROUP * equal as f32
        };
        let judged = |at: usize, similarity: f32| {
            let job = &self.history.jobs[at];
            Some((judge(job, similarity + bonus(job))?, at))
        };
        let mut list: Vec<(f32, usize)> =
            self.all.iter().enumerate().filter_map(|(at, similarity)| judged(at, *similarity)).collect();
        let nearest_first = |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1));
        let keep = |list: &mut Vec<(f32, usize)>, n: usize| {
            if list.len() > n {
                list.select_nth_unstable_by(n, nearest_first);
                list.truncate(n);
            }
        };
        if !self.exact {
            keep(&mut list, 2 * SIMILAR);
            let exactly = |(_, at): &(f32, usize)| judged(*at, self.history.texts.similarity(&self.asked, *at));
            list = list.iter().filter_map(exactly).collect();
        }
        keep(&mut list, SIMILAR);
        list.sort_unstable_by(nearest_first);
        list
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> f64 {
    f64::from(to.num_days_from_ce()) - f64::from(from.num_days_from_ce())
}
