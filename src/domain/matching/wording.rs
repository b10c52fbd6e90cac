//! Whose words those of a stretch are.
//!
//! «Заказы сейчас падают на почту» beside a wish for messages in a messenger is explained by a task of its own, but its
//! words are those of the phrases for messengers as well. A further task brings words that only its own phrases use; a
//! story brings those of the tasks that it is the story of.

use std::collections::BTreeSet;

use super::known::KnownWord;

/// Whose words some words are, counted in words that a single entry uses: what nearly every entry uses counts nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wording {
    /// Used by the entry that they speak for, and by none of the entries beside it; no more than [`ENOUGH`].
    pub own: f64,
    /// Not used by it, but by an entry beside it.
    pub others: f64,
}

/// So many words of its own are as good as more: a long message has many by chance.
const ENOUGH: f64 = 3.0;

impl Wording {
    /// Listens to the words that speak for `entry`, where the message speaks for `others` too; of so many entries.
    #[must_use]
    pub fn of<'w>(
        words: impl Iterator<Item = &'w KnownWord>,
        entry: usize,
        others: &[usize],
        n_entries: usize,
    ) -> Wording {
        let mut seen = BTreeSet::new();
        let mut wording = Wording::default();
        for word in words.filter(|word| seen.insert(word.stem_name)) {
            let uses = |entry: &usize| word.users.binary_search(&(*entry as u32)).is_ok();
            match (uses(&entry), others.iter().any(uses)) {
                (true, false) => wording.own += rarity(word.users.len(), n_entries),
                (false, true) => wording.others += rarity(word.users.len(), n_entries),
                _ => {}
            }
        }
        Wording { own: wording.own.min(ENOUGH), ..wording }
    }
}

/// What a word counts that so many of all entries use: 1 if one does, nearly 0 if all do.
fn rarity(users: usize, n_entries: usize) -> f64 {
    let log_odds = |users: f64| ((n_entries as f64 + 1.0) / (users + 0.5)).ln();
    log_odds(users as f64) / log_odds(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::assemble::assemble;
    use crate::domain::catalog::written::CatalogFile;
    use crate::domain::matching::Matcher;

    #[test]
    fn words_belong_to_the_entries_whose_phrases_use_them() {
        let file = |path: &str, text: String| CatalogFile { path: path.into(), shown: path.into(), content: Ok(text) };
        let entry = |title: &str, phrases: &str| {
            format!("title = \"{title}\"\neffort = {{ low = 1, likely = 2, high = 3 }}\n[phrases]\nru = [{phrases}]\n")
        };
        let made = assemble(&[&[
            file("studio.toml", "[rates]\ndeveloper = 1600\n".to_owned()),
            file("small/bot.toml", entry("Бот", r#""заказы в телеграм вместо почты", "бот сайта""#)),
            file("small/mail.toml", entry("Письма", r#""почта на домене", "почта сайта в спаме""#)),
            file("small/shop.toml", entry("Магазин", r#""магазин с корзиной", "каталог сайта""#)),
        ]]);
        assert!(!made.has_errors(), "{:?}", made.problems);
        let matcher = Matcher::fit(&made.catalog);
        let at = |id: &str| matcher.entries.iter().position(|own| own == id).expect("an entry");
        let (bot, mail) = (at("bot"), at("mail"));
        let wording = |text: &str, entry, others: &[usize]| {
            let words: Vec<_> = matcher.read(text).iter().map(|word| matcher.known(&word.text)).collect();
            Wording::of(words.iter().map(|word| &**word), entry, others, 3)
        };
        // Both use «почта»; «спам» only mail does, «заказы» only the bot.
        assert_eq!(wording("почта", mail, &[bot]), Wording::default());
        assert_eq!(wording("почта в спаме", mail, &[bot]).others, wording("в", mail, &[bot]).others);
        assert!(wording("спам", mail, &[bot]).own > 0.99);
        assert!(wording("спам, спам", mail, &[bot]).own < 1.01, "the same word twice is one");
        assert!(wording("заказы", mail, &[bot]).others > 0.99);
        assert_eq!(wording("заказы", mail, &[]), Wording::default());
        // What all entries use says nothing of any, and nobody's words are nobody's.
        assert!(wording("сайта", mail, &[]).own < 0.2);
        assert_eq!(wording("велосипед", mail, &[bot]), Wording::default());
    }
}
