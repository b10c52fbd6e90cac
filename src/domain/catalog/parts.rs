//! The texts of an entry, each with the address by which people find it in the file.

use super::entry::{Cost, Entry};
use crate::domain::lang::Text;

/// Every text of the entry's own file with its address, in the order of the file: `title`, `includes.2`,
/// `question.cms.ask`, `question.cms.answer.other.text`. Shared questions are in files of their own.
#[must_use]
pub fn texts(entry: &Entry) -> Vec<(String, &Text)> {
    let mut found = vec![("title".to_owned(), &entry.title)];
    let lists = [
        ("includes", &entry.includes),
        ("excludes", &entry.excludes),
        ("needs", &entry.needs),
        ("steps", &entry.steps),
    ];
    for (key, list) in lists {
        found.extend(list.iter().enumerate().map(|(at, text)| (format!("{key}.{}", at + 1), text)));
    }
    found.extend(costs("cost", &entry.costs));
    // Without stages of its own an entry has one of its title.
    let own_stages =
        entry.stages.iter().enumerate().filter(|(_, stage)| entry.stages.len() > 1 || stage.title != entry.title);
    found.extend(own_stages.map(|(at, stage)| (format!("stage.{}.title", at + 1), &stage.title)));
    for variant in &entry.variants {
        let at = format!("variant.{}", variant.id);
        found.push((format!("{at}.title"), &variant.title));
        found.push((format!("{at}.when"), &variant.when));
        found.extend(costs(&format!("{at}.costs"), &variant.costs));
    }
    for question in entry.questions.iter().filter(|question| !question.shared) {
        let at = format!("question.{}", question.id);
        found.push((format!("{at}.ask"), &question.ask));
        found.push((format!("{at}.why"), &question.why));
        found.extend(question.answers.iter().map(|answer| (format!("{at}.answer.{}.text", answer.id), &answer.text)));
    }
    found.extend(entry.pitfalls.iter().map(|pitfall| (format!("pitfall.{}.say", pitfall.id), &pitfall.say)));
    found.extend(
        entry.renewals.iter().enumerate().map(|(at, renewal)| (format!("renewal.{}.say", at + 1), &renewal.say)),
    );
    found.retain(|(_, text)| !text.is_empty());
    found
}

fn costs<'e>(at: &str, list: &'e [Cost]) -> impl Iterator<Item = (String, &'e Text)> {
    list.iter().enumerate().map(move |(number, cost)| (format!("{at}.{}.title", number + 1), &cost.title))
}
