//! The `smeta quote …` that says the same as a call.

use chrono::NaiveDate;

use super::Draft;

/// The command line, for a POSIX shell. `today` is the day it is typed on; what need not be said is left out.
#[must_use]
pub fn command(draft: &Draft, today: Option<NaiveDate>) -> String {
    let text = quoted(draft.words.trim());
    let mut words: Vec<String> = vec!["smeta".into(), "quote".into()];
    // Words that begin like a flag stand behind two dashes, and flags before these.
    if draft.words.trim_start().starts_with('-') {
        words.extend(flags(draft, today));
        words.extend(["--".into(), text]);
    } else {
        words.push(text);
        words.extend(flags(draft, today));
    }
    words.join(" ")
}

fn flags(draft: &Draft, today: Option<NaiveDate>) -> Vec<String> {
    let asked = &draft.asked;
    let lists = [
        ("-a", &asked.answers),
        ("--entry", &asked.entries),
        ("--variant", &asked.variants),
        ("--condition", &asked.conditions),
        ("--option", &asked.options),
    ];
    let mut flags: Vec<String> = Vec::new();
    for (flag, values) in lists {
        values.iter().for_each(|value| flags.extend([flag.to_owned(), quoted(value)]));
    }
    if asked.discount > 0.0 {
        flags.extend(["--discount".to_owned(), asked.discount.to_string()]);
    }
    if let Some(budget) = asked.budget {
        flags.extend(["--budget".to_owned(), budget.decimal().normalize().to_string()]);
    }
    let single = [
        ("--by", asked.by.map(|by| by.to_string())),
        ("--client", draft.client.clone()),
        ("--today", today.map(|today| today.to_string())),
        ("--again", draft.number.clone()),
    ];
    for (flag, value) in single {
        flags.extend(value.into_iter().flat_map(|value| [flag.to_owned(), quoted(&value)]));
    }
    flags
}

/// A word as a shell takes it whole.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.=/:,@+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::Asked;
    use crate::domain::money::Money;

    #[test]
    fn everything_that_was_said_is_in_the_command() {
        let draft = Draft {
            words: "связать сайт с 1с, it's ург".into(),
            client: Some("Ромашка".into()),
            asked: Asked {
                answers: vec!["cms=bitrix".into(), "goods-count=?".into()],
                variants: vec!["1c-exchange.module".into()],
                budget: Some(Money::whole(60_000)),
                discount: 7.5,
                ..Asked::default()
            },
            ..Draft::default()
        };
        assert_eq!(
            command(&draft, None),
            "smeta quote 'связать сайт с 1с, it'\\''s ург' -a cms=bitrix -a 'goods-count=?' --variant 1c-exchange.module \
             --discount 7.5 --budget 60000 --client 'Ромашка'"
        );
    }

    #[test]
    fn a_list_of_wishes_is_no_flag() {
        let draft = Draft { words: "- форма".into(), client: Some("x".into()), ..Draft::default() };
        assert_eq!(command(&draft, None), "smeta quote --client x -- '- форма'");
    }
}
