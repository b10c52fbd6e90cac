//! What a kept quote means for whoever does the work: tasks, their stages, what waits for what.

use crate::domain::catalog::Catalog;
use crate::domain::catalog::entry::Stage;
use crate::domain::lang::Lang;
use crate::domain::ledger::{KeptQuote, QuotedLine};

/// A quote as work.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'k> {
    /// The quote.
    pub kept: &'k KeptQuote,
    /// Its priced lines but the optional ones, in their order.
    pub tasks: Vec<Task<'k>>,
}

/// A line as work.
#[derive(Clone, Debug, PartialEq)]
pub struct Task<'k> {
    /// The line as it was said.
    pub said: &'k QuotedLine,
    /// Its number in the quote, from 1.
    pub number: usize,
    /// What is likely, in whole minutes.
    pub minutes: u32,
    /// Its stages; none where there is only one, or where the catalog does not have the entry any more.
    pub steps: Vec<Step>,
}

/// A stage as work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub title: String,
    /// Who does it.
    pub role: String,
    /// What is likely, in whole minutes; the steps of a task add up to it.
    pub minutes: u32,
    /// The steps of the task, from 0, that wait for this one.
    pub blocks: Vec<usize>,
}

/// Lays a quote out as work. Hours are those that were said; stages are those that the catalog has today.
#[must_use]
pub fn plan<'k>(kept: &'k KeptQuote, catalog: &Catalog, lang: Lang) -> Plan<'k> {
    let lines = kept.latest().quoted.lines.iter().enumerate().filter(|(_, said)| !said.optional);
    let task = |(at, said): (usize, &'k QuotedLine)| {
        let minutes = (said.hours?.likely * 60.0).round() as u32;
        let stages = said.entry.as_deref().and_then(|id| catalog.entry(id)).map_or(&[][..], |entry| &entry.stages);
        Some(Task { said, number: at + 1, minutes, steps: steps(stages, minutes, lang) })
    };
    Plan { kept, tasks: lines.filter_map(task).collect() }
}

fn steps(stages: &[Stage], minutes: u32, lang: Lang) -> Vec<Step> {
    if stages.len() < 2 {
        return Vec::new();
    }
    // Ends of stages on one line of time, so that what is rounded off here is not lost but goes to the next.
    let mut ends = Vec::with_capacity(stages.len());
    let mut share = 0.0;
    for stage in stages {
        share += stage.share;
        ends.push((share.min(1.0) * f64::from(minutes)).round() as u32);
    }
    *ends.last_mut().expect("two or more") = minutes;
    let waves = waves(stages);
    let step = |(at, stage): (usize, &Stage)| Step {
        title: stage.title.get(lang).to_owned(),
        role: stage.role.clone(),
        minutes: ends[at].saturating_sub(if at == 0 { 0 } else { ends[at - 1] }),
        blocks: (0..stages.len()).filter(|other| waves[*other] == waves[at] + 1).collect(),
    };
    stages.iter().enumerate().map(step).collect()
}

/// Which stages go side by side: a stage that is not parallel begins a new wave, which waits for the whole one before.
fn waves(stages: &[Stage]) -> Vec<usize> {
    let next = |wave: &mut usize, stage: &Stage| {
        *wave += usize::from(!stage.parallel);
        Some(*wave)
    };
    // Before the first there is nothing to wait for.
    let first = stages.first().map_or(0, |stage| usize::from(!stage.parallel));
    stages.iter().scan(0, next).map(|wave| wave - first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Text;

    fn stage(share: f64, parallel: bool) -> Stage {
        Stage { title: Text::default(), role: "developer".into(), share, parallel }
    }

    #[track_caller]
    fn case(stages: &[Stage], minutes: u32, expected: &[(u32, &[usize])]) {
        let found = steps(stages, minutes, Lang::Ru);
        let found: Vec<(u32, &[usize])> = found.iter().map(|step| (step.minutes, step.blocks.as_slice())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stages_add_up_and_wait_for_those_before() {
        case(&[stage(1.0, false)], 60, &[]);
        case(&[stage(0.5, false), stage(0.5, false)], 61, &[(31, &[1]), (30, &[])]);
        let third = 1.0 / 3.0;
        case(
            &[stage(third, false), stage(third, false), stage(third, true)],
            100,
            &[(33, &[1, 2]), (34, &[]), (33, &[])],
        );
        case(
            &[stage(0.1, false), stage(0.4, false), stage(0.3, true), stage(0.2, false)],
            600,
            &[(60, &[1, 2]), (240, &[3]), (180, &[3]), (120, &[])],
        );
        // A first stage that is said to be parallel is parallel to nothing.
        case(&[stage(0.5, true), stage(0.5, false)], 10, &[(5, &[1]), (5, &[])]);
    }
}
