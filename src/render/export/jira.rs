//! CSV for Jira's importer: an epic for a quote, a task for a line, a sub-task for a stage.

use super::{hours, line, lines, shortened, table, title};
use crate::domain::lang::Lang;
use crate::domain::plan::{Plan, Task};
use crate::text::clean::without_controls;
use crate::wording::{Export, Message, number, say};

/// Jira refuses longer summaries.
const LONGEST_SUMMARY: usize = 255;

/// An issue on its way into a row.
struct Issue {
    kind: &'static str,
    id: usize,
    parent: Option<usize>,
    summary: String,
    description: Vec<String>,
    label: String,
    minutes: Option<u32>,
    due: String,
    blocks: Vec<usize>,
}

/// The table. Parents stand before their children, all epics first, and names of columns have no punctuation, as the
/// importer wants it; estimates are seconds. A row has a column «Blocks» for each issue that waits for it.
#[must_use]
pub fn csv(plans: &[Plan], lang: Lang) -> String {
    let mut next = 0;
    let mut id = || {
        next += 1;
        next
    };
    let (mut epics, mut tasks, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for plan in plans {
        let epic = epic(plan, id(), lang);
        for task in &plan.tasks {
            let own = id();
            let ids: Vec<usize> = task.steps.iter().map(|_| id()).collect();
            tasks.push(task_issue(task, own, &epic, lang));
            steps.extend(task.steps.iter().enumerate().map(|(at, step)| Issue {
                kind: "Sub-task",
                id: ids[at],
                parent: Some(own),
                summary: format!("{}: {}", step.title, task.said.title),
                description: vec![say(lang, &Message::Export(Export::Role(&step.role)))],
                label: epic.label.clone(),
                minutes: Some(step.minutes),
                due: String::new(),
                blocks: step.blocks.iter().map(|other| ids[*other]).collect(),
            }));
        }
        epics.push(epic);
    }
    let issues: Vec<Issue> = epics.into_iter().chain(tasks).chain(steps).collect();
    let n_blocks = issues.iter().map(|issue| issue.blocks.len()).max().unwrap_or(0);
    let mut head: Vec<String> =
        ["Summary", "Issue Type", "Issue ID", "Parent", "Original Estimate", "Due Date", "Labels", "Description"]
            .map(str::to_owned)
            .to_vec();
    head.extend((0..n_blocks).map(|_| "Blocks".to_owned()));
    let mut rows = vec![head];
    rows.extend(issues.iter().map(|issue| row(issue, n_blocks)));
    table(&rows, b',')
}

fn epic(plan: &Plan, id: usize, lang: Lang) -> Issue {
    let said = &plan.kept.latest().quoted;
    let mut description = vec![said.request.clone()];
    if let Some(total) = &said.total {
        let price = number::price(total.price, said.currency, lang);
        description.push(say(lang, &Message::Export(Export::Said(&hours(total.hours, lang), &price))));
    }
    Issue {
        kind: "Epic",
        id,
        parent: None,
        summary: title(plan.kept, lang),
        description,
        label: format!("smeta-{}", plan.kept.name),
        minutes: None,
        due: said.total.as_ref().map(|total| total.ready[2].to_string()).unwrap_or_default(),
        blocks: Vec::new(),
    }
}

fn task_issue(task: &Task, id: usize, epic: &Issue, lang: Lang) -> Issue {
    let mut description: Vec<String> = task.said.ask.iter().cloned().collect();
    let known = task.said.answers.iter().filter(|(_, value)| *value != "?");
    let answers = known.map(|(question, value)| format!("{question}={value}"));
    description.extend(answers);
    if let Some(said) = task.said.hours {
        description.push(say(lang, &Message::Export(Export::Hours(&hours(said, lang)))));
    }
    Issue {
        kind: "Task",
        id,
        parent: Some(epic.id),
        summary: task.said.title.clone(),
        description,
        label: epic.label.clone(),
        // Where there are stages, Jira adds their estimates up itself.
        minutes: task.steps.is_empty().then_some(task.minutes),
        due: String::new(),
        blocks: Vec::new(),
    }
}

fn row(issue: &Issue, n_blocks: usize) -> Vec<String> {
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut row = vec![
        line(&shortened(&without_controls(&issue.summary), LONGEST_SUMMARY - 1)),
        issue.kind.to_owned(),
        issue.id.to_string(),
        number(issue.parent),
        issue.minutes.map(|minutes| (u64::from(minutes) * 60).to_string()).unwrap_or_default(),
        issue.due.clone(),
        issue.label.clone(),
        lines(&issue.description),
    ];
    row.extend((0..n_blocks).map(|at| number(issue.blocks.get(at).copied())));
    row
}
