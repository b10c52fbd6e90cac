//! What the client's site is built on, said beside a wish: «обмен с 1С, магазин на битриксе» asks for no shop.
//!
//! Such words are, letter for letter, what somebody writes who wants a shop on that platform; only what stands beside
//! them tells. So [`super::manner`] says that some words are nothing but this, and [`super::parts`] what follows.

/// Beginnings of the names of platforms, as clients write them.
const PLATFORMS: &[&str] = &[
    "битрикс",
    "вордпрес",
    "вукомерс",
    "вукоммерс",
    "опенкарт",
    "тильд",
    "модикс",
    "модэкс",
    "джумл",
    "друпал",
    "престашоп",
    "инсейлс",
    "шопифай",
    "викс",
    "маженто",
    "мадженто",
    "самопис",
    "ларавел",
    "bitrix",
    "wordpress",
    "woocommerce",
    "opencart",
    "ocstore",
    "tilda",
    "tildzie",
    "modx",
    "joomla",
    "joomli",
    "drupal",
    "prestashop",
    "insales",
    "shopify",
    "shoper",
    "magento",
    "ecwid",
    "laravel",
    "netcat",
    "hostcms",
];

/// Names that are too short to begin other words.
const SHORT_PLATFORMS: &[&str] = &["wp", "woo", "wix", "umi", "bx"];

/// Beginnings of the words with which people say what they have.
const HAVING: &[&str] =
    &["сайт", "магазин", "интернет", "движок", "движке", "платформ", "sklep", "stron", "witryn", "platform", "silnik"];

/// Such words that begin too many others.
const SHORT_HAVING: &[&str] = &[
    "у",
    "нас",
    "на",
    "наш",
    "это",
    "цмс",
    "cms",
    "1с",
    "1c",
    "с",
    "сам",
    "стоит",
    "работает",
    "сделан",
    "сейчас",
    "малый",
    "бизнес",
    "стандарт",
    "site",
    "shop",
    "store",
    "website",
    "web",
    "online",
    "our",
    "the",
    "a",
    "is",
    "on",
    "in",
    "we",
    "it",
    "its",
    "s",
    "runs",
    "built",
    "with",
    "na",
    "jest",
    "u",
    "nas",
    "mamy",
    "nasz",
    "nasza",
    "internetowy",
    "stoi",
    "dziala",
    "działa",
];

/// What a word says of what a site is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// It names a platform.
    Platform,
    /// It says that there is a site.
    Having,
}

impl Setting {
    /// Looks a word up, as it was read. «Битрикс24» is no platform of sites.
    #[must_use]
    pub fn of(word: &str) -> Option<Setting> {
        let begins = |list: &[&str]| list.iter().any(|beginning| word.starts_with(beginning));
        if word.contains("24") {
            None
        } else if begins(PLATFORMS) || SHORT_PLATFORMS.contains(&word) {
            Some(Setting::Platform)
        } else if begins(HAVING) || SHORT_HAVING.contains(&word) {
            Some(Setting::Having)
        } else {
            None
        }
    }

    /// Whether words say what a site is built on, and nothing else.
    #[must_use]
    pub fn is_all(words: impl Iterator<Item = Option<Setting>>) -> bool {
        let mut names_platform = false;
        let is_all = { words }.all(|word| {
            names_platform |= word == Some(Setting::Platform);
            word.is_some()
        });
        is_all && names_platform
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_is_told_from_what_is_wanted_of_it() {
        let case = |text: &str, expected: bool| {
            assert_eq!(Setting::is_all(text.split(' ').map(Setting::of)), expected, "{text}");
        };
        case("магазин на битриксе", true);
        case("у нас сайт на вордпрессе", true);
        case("the shop is on woocommerce", true);
        case("sklep na prestashop", true);
        case("тильда", true);
        case("сайт у нас", false);
        case("обновить битрикс", false);
        case("заявки в битрикс24", false);
        case("переезд с джумлы на битрикс", false);
        case("лендинг на тильде", false);
    }
}
