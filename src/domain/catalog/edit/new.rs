//! The text of a new entry.

use super::quoted;
use crate::domain::lang::Lang;
use crate::domain::range::Range3;

/// What is known of a new entry.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// In the studio's own language.
    pub title: String,
    /// Who does it; the default executor if it is not said.
    pub executor: Option<String>,
    /// How clients say it.
    pub phrases: Vec<(Lang, String)>,
    /// Hours of the base case.
    pub effort: Range3,
}

/// A draft of an entry that nobody has thought about yet: what is known of it, and no invented hours, so that a check asks
/// for them.
#[must_use]
pub fn draft(title: &str, phrases: &[(Lang, String)], advice: &str) -> String {
    let mut text = format!("title = {}\n", quoted(title));
    put_phrases(&mut text, phrases);
    put_advice(&mut text, advice);
    text
}

/// The entry as a file. `advice` stands at its end as a comment: what is still to be written.
#[must_use]
pub fn entry(new: &NewEntry, advice: &str) -> String {
    let mut text = format!("title = {}\n", quoted(&new.title));
    if let Some(executor) = &new.executor {
        text.push_str(&format!("executor = {}\n", quoted(executor)));
    }
    put_phrases(&mut text, &new.phrases);
    let Range3 { low, likely, high } = new.effort;
    text.push_str(&format!("\n[effort]\nlow = {low}\nlikely = {likely}\nhigh = {high}\n"));
    put_advice(&mut text, advice);
    text
}

fn put_phrases(text: &mut String, phrases: &[(Lang, String)]) {
    text.push_str("\n[phrases]\n");
    for lang in Lang::ALL {
        let said: Vec<&String> = phrases.iter().filter(|(own, _)| *own == lang).map(|(_, words)| words).collect();
        if !said.is_empty() {
            let lines: String = said.iter().map(|words| format!("  {},\n", quoted(words))).collect();
            text.push_str(&format!("{} = [\n{lines}]\n", lang.code()));
        }
    }
}

fn put_advice(text: &mut String, advice: &str) {
    if !advice.is_empty() {
        text.push('\n');
        text.extend(advice.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n"));
    }
}
