//! `smeta catalog new`.

use smeta::app::upkeep::UpkeepError;
use smeta::app::upkeep::new_entry::{self, Wanted};
use smeta::domain::lang::Lang;
use smeta::domain::range::Range3;
use smeta::wording::{Message, Refusal, Upkeep, say};

use super::{Setting, upkeep};
use crate::args::NewArgs;
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Makes an entry from what was typed, and asks a person for the rest.
pub fn run(args: NewArgs, setting: &Setting) -> Result<Exit, Failure> {
    let effort = args.effort.as_deref().map(|written| (written, hours(written)));
    // Nobody else has to wait while a person is asked.
    let (categories, lang) = {
        let (workshop, lang) = upkeep::open(setting)?;
        let known: Vec<String> = workshop.catalog().categories.keys().cloned().collect();
        (known.join(", "), lang)
    };
    let effort = match effort {
        None => None,
        Some((_, Some(effort))) => Some(effort),
        Some((written, None)) => return Err(Failure::usage(lang, &Message::Refusal(Refusal::BadEffort(written)))),
    };
    let title = args.title.filter(|title| !title.trim().is_empty());
    let category = args.category.filter(|category| !category.trim().is_empty());
    let missing: Vec<&str> = [
        ("--title", title.is_none()),
        ("--category", category.is_none()),
        ("--effort", effort.is_none()),
        ("--phrase", args.phrase.is_empty()),
    ]
    .into_iter()
    .filter_map(|(flag, is_missing)| is_missing.then_some(flag))
    .collect();
    if !missing.is_empty() && !terminal::can_ask() {
        return Err(Failure::usage(lang, &Message::Refusal(Refusal::MissingFlags(&missing.join(", ")))));
    }
    let asking = Asking { lang, missing: missing.join(", ") };
    let wanted = Wanted {
        id: args.id,
        title: asking.unless(title, Upkeep::AskTitle)?,
        category: asking.unless(category, Upkeep::AskCategory(&categories))?,
        effort: effort.map_or_else(|| asking.effort(), Ok)?,
        phrases: if args.phrase.is_empty() { asking.phrases()? } else { args.phrase },
        executor: args.executor,
    };
    let (workshop, lang) = upkeep::open(setting)?;
    let failed = |error: UpkeepError| Failure::upkeep(&error, lang, setting.columns);
    // Comments of an entry are for those who keep it, in the studio's language.
    let advice = say(workshop.catalog().studio.language, &Message::Upkeep(Upkeep::Advice));
    let made = new_entry::run(&workshop, &wanted, &advice).map_err(failed)?;
    let path = made.change.path.clone();
    let done = workshop.finish(vec![made.change], args.dry_run).map_err(failed)?;
    let mut sentences = vec![Upkeep::Made(&path)];
    if made.new_category {
        sentences.push(Upkeep::NewCategory(&wanted.category));
    }
    sentences.push(Upkeep::MadeNext(&made.id));
    upkeep::report(&done, sentences, setting, lang)
}

/// A person who is asked for what the flags did not say.
struct Asking {
    lang: Lang,
    missing: String,
}

impl Asking {
    fn unless(&self, known: Option<String>, question: Upkeep) -> Result<String, Failure> {
        match known {
            Some(known) => Ok(known),
            None => self.words(question),
        }
    }

    /// Asks until something is said.
    fn words(&self, question: Upkeep) -> Result<String, Failure> {
        loop {
            let answer = self.line(question.clone())?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    fn effort(&self) -> Result<Range3, Failure> {
        loop {
            let answer = self.words(Upkeep::AskEffort)?;
            match hours(&answer) {
                Some(effort) => return Ok(effort),
                None => {
                    terminal::tell(&Failure::usage(self.lang, &Message::Refusal(Refusal::BadEffort(&answer))).words)
                }
            }
        }
    }

    fn phrases(&self) -> Result<Vec<String>, Failure> {
        let mut phrases = vec![self.words(Upkeep::AskPhrase)?];
        loop {
            let more = self.line(Upkeep::AskMore)?;
            if more.is_empty() {
                return Ok(phrases);
            }
            phrases.push(more);
        }
    }

    /// Who ends the input has said all there is to say: the flags are missing.
    fn line(&self, question: Upkeep) -> Result<String, Failure> {
        let answer = terminal::ask(&say(self.lang, &Message::Upkeep(question)))
            .map_err(|error| Failure::input(&error, self.lang))?;
        let ended = || Failure::usage(self.lang, &Message::Refusal(Refusal::MissingFlags(&self.missing)));
        answer.ok_or_else(ended)
    }
}

/// Three numbers in ascending order, with commas or spaces between them.
fn hours(written: &str) -> Option<Range3> {
    let parts = written.split([',', ';', ' ']).filter(|part| !part.is_empty());
    let numbers: Vec<f64> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match numbers[..] {
        [low, likely, high] if 0.0 < low && low <= likely && likely <= high && high.is_finite() => {
            Some(Range3 { low, likely, high })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_three_numbers_in_order() {
        assert_eq!(hours("0.5,1,2"), Some(Range3 { low: 0.5, likely: 1.0, high: 2.0 }));
        assert_eq!(hours("4; 8; 16"), Some(Range3 { low: 4.0, likely: 8.0, high: 16.0 }));
        for wrong in ["", "4,8", "8,4,16", "0,1,2", "1,2,inf", "a,b,c", "1,2,3,4", "-1,2,3", "NaN,NaN,NaN"] {
            assert_eq!(hours(wrong), None, "{wrong}");
        }
    }
}
