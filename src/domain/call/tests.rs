//! A call by its keys, on a catalog of two tasks.

use chrono::NaiveDate;

use super::*;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::lang::Lang;
use crate::domain::matching::Matcher;
use crate::domain::quote::{Quote, Request, TypedTerms, make, parse_typed};

const SHOP: &str = r#"
title = "Обмен с 1С"
phrases = ["связать сайт с 1с", "обмен с 1с"]
effort = { low = 12, likely = 24, high = 56 }
[[question]]
id = "config"
ask = "Какая конфигурация?"
  [[question.answer]]
  id = "standard"
  text = "типовая"
  weight = 0.6
  [[question.answer]]
  id = "customised"
  text = "доработанная"
  weight = 0.4
  effect = { times = 2.0 }
[[question]]
id = "goods"
ask = "Сколько товаров?"
number = { low = 100, likely = 1000, high = 20000 }
per = { each = 1000, above = 1000, add = 0.1 }
[[variant]]
id = "module"
title = "модуль"
[[variant]]
id = "own"
title = "свой загрузчик"
effort = { low = 40, likely = 80, high = 160 }
"#;

const FORM: &str = "title = \"Форма заявки\"\nphrases = [\"нужна форма\", \"форма заявки\"]\neffort = { low = 2, likely = 4, high = 8 }\n";

const PHONE: &str = "title = \"Телефон в шапке\"\nexecutor = \"manager\"\nphrases = [\"поменять телефон\"]\nsteps = [\"Откройте шапку\", \"Впишите номер\"]\neffort = { low = 0.1, likely = 0.2, high = 0.4 }\n";

struct Scene {
    catalog: Catalog,
    matcher: Matcher,
    call: Call,
}

impl Scene {
    fn new() -> Scene {
        let file =
            |path: &str, text: &str| CatalogFile { path: path.into(), shown: path.into(), content: Ok(text.into()) };
        let made = assemble(&[&[
            file("studio.toml", "[rates]\ndeveloper = 1000\nmanager = 800\n"),
            file("site/shop.toml", SHOP),
            file("site/form.toml", FORM),
            file("site/phone.toml", PHONE),
        ]]);
        assert!(!made.has_errors(), "{:?}", made.problems);
        let matcher = Matcher::fit(&made.catalog);
        Scene { catalog: made.catalog, matcher, call: Call::default() }
    }

    fn quote(&self) -> Option<Quote<'_>> {
        let draft = self.call.draft();
        let answers: Vec<_> = draft.asked.answers.iter().map(|typed| parse_typed(typed).expect("a pair")).collect();
        let request = Request {
            text: &draft.words,
            answers: &answers,
            variants: &draft.asked.variants,
            entries: &draft.asked.entries,
            client: draft.client.as_deref(),
            today: today(),
            terms: TypedTerms { budget: draft.asked.budget, ..TypedTerms::default() },
            ..Request::default()
        };
        let quote = |request| make(&self.catalog, &self.matcher, request).expect("only what rows offer is typed");
        draft.words.chars().any(char::is_alphanumeric).then(|| quote(&request))
    }

    /// What a key leads to, with the rows as they are then.
    fn key(&mut self, key: Key) -> Effect {
        let mut call = self.call.clone();
        let quote = self.quote();
        let rows = quote.as_ref().map(|quote| rows(quote, call.asked())).unwrap_or_default();
        let effect = call.update(key, &rows, Lang::Ru);
        drop(rows);
        drop(quote);
        self.call = call;
        effect
    }

    fn keys(&mut self, typed: &str) {
        for c in typed.chars() {
            let key = match c {
                '⏎' => Key::Enter,
                '⇥' => Key::Tab,
                '↓' => Key::Down,
                '↑' => Key::Up,
                '⌫' => Key::Backspace,
                c => Key::Char(c),
            };
            self.key(key);
        }
    }

    fn answers(&self) -> &[String] {
        &self.call.asked().answers
    }
}

fn today() -> NaiveDate {
    "2026-11-23".parse().expect("a date")
}

/// A call in which the exchange with 1C was asked for, with the keys at its rows.
fn asked_for_exchange() -> Scene {
    let mut scene = Scene::new();
    scene.keys("связать сайт с 1с⇥");
    scene
}

#[test]
fn words_are_typed_and_answers_are_single_keys() {
    let mut scene = asked_for_exchange();
    assert_eq!(scene.call.words.text(), "связать сайт с 1с");
    let before = scene.quote().and_then(|quote| quote.total).expect("a total").price;
    scene.keys("2");
    assert_eq!(scene.answers(), ["shop.config=customised"]);
    let after = scene.quote().and_then(|quote| quote.total).expect("a total").price;
    assert!(after.likely > before.likely, "{before:?} {after:?}");
}

#[test]
fn any_answer_is_changed_or_taken_back_in_any_order() {
    let mut scene = asked_for_exchange();
    // The configuration, then the number of goods; then the first is changed, and then the second goes.
    scene.keys("220000⏎");
    assert_eq!(scene.answers(), ["shop.config=customised", "shop.goods=20000"]);
    let place = |scene: &Scene, name: &str| {
        let quote = scene.quote().expect("words");
        rows(&quote, scene.call.asked()).iter().position(|row| row.id == RowId::Answer(name.into())).expect("a row")
    };
    for _ in 0..place(&scene, "shop.config") {
        scene.key(Key::Down);
    }
    scene.call.selected = Some(RowId::Answer("shop.config".into()));
    scene.keys("1");
    assert_eq!(scene.answers(), ["shop.goods=20000", "shop.config=standard"]);
    scene.call.selected = Some(RowId::Answer("shop.goods".into()));
    scene.keys("x");
    assert_eq!(scene.answers(), ["shop.config=standard"]);
    scene.keys("?");
    assert_eq!(scene.answers(), ["shop.config=standard", "shop.goods=?"]);
}

#[test]
fn keys_are_meant_by_their_place() {
    // «и» is the key `b`, «м» is `v`, «ч» is `x`, «т» is `n`, «ы» is `s`; «.» is the key of the question mark.
    let mut scene = asked_for_exchange();
    scene.keys("и60 тыс⏎");
    assert_eq!(scene.call.asked().budget, crate::domain::quote::parse_budget("60000"));
    scene.keys("м");
    assert_eq!(scene.call.selected, Some(RowId::Way("shop".into())));
    scene.keys("2");
    assert_eq!(scene.call.asked().variants, ["shop.own"]);
    scene.keys("ч");
    assert!(scene.call.asked().variants.is_empty());
    scene.call.selected = None;
    scene.keys(".");
    assert_eq!(scene.answers(), ["shop.config=?"]);
    scene.keys("тпозвонить бухгалтеру⏎");
    assert_eq!(scene.call.notes(), ["позвонить бухгалтеру"]);
    assert_eq!(scene.key(Key::Char('ы')), Effect::Save);
    assert_eq!(scene.key(Key::Char('й')), Effect::Quit);
}

#[test]
fn what_was_mistyped_is_there_to_be_mended() {
    let mut scene = asked_for_exchange();
    scene.keys("bмного⏎");
    assert_eq!(scene.call.notice, Some(Notice::BadBudget("много".into())));
    scene.key(Key::Ctrl('u'));
    scene.keys("70к⏎");
    assert_eq!(scene.call.focus, Focus::Rows);
    assert!(scene.call.asked().budget.is_some());
    scene.keys("9");
    assert_eq!(scene.call.notice, Some(Notice::NoAnswer("9".into())));
    assert!(scene.answers().is_empty());
    scene.keys("=дор⏎");
    assert_eq!(scene.answers(), ["shop.config=customised"]);
    // Days are read by whoever has the calendar.
    scene.keys("f2020-01-01");
    assert_eq!(scene.key(Key::Enter), Effect::Day);
    assert_eq!(scene.call.typed_line(), Some("2020-01-01"));
    scene.call.comes_back(None);
    assert_eq!(scene.call.notice, Some(Notice::BadDay("2020-01-01".into())));
}

#[test]
fn what_is_saved_is_no_draft_any_more() {
    let mut scene = Scene::new();
    assert_eq!(scene.key(Key::Ctrl('s')), Effect::Show);
    assert_eq!(scene.call.notice, Some(Notice::NothingToSave));
    scene.keys("нужна форма⇥nзаметка⏎");
    assert!(scene.call.draft().is_worth_keeping());
    scene.call.saved(SavedAs { name: "17".into(), version: 1, waits: false });
    assert!(!scene.call.draft().is_worth_keeping() && scene.call.notes().is_empty());
    // What is said after that is a new version of it.
    scene.keys("w и обмен с 1с");
    let draft = scene.call.draft();
    assert!(draft.is_worth_keeping());
    assert_eq!(draft.number.as_deref(), Some("17"));
    let again = Call::of(serde_json::from_str(&serde_json::to_string(&draft).expect("json")).expect("a draft"));
    assert_eq!(again.draft(), draft);
}

#[test]
fn a_small_job_shows_its_steps() {
    let mut scene = Scene::new();
    scene.keys("поменять телефон⇥");
    let quote = scene.quote().expect("words");
    let rows = rows(&quote, scene.call.asked());
    assert!(matches!(rows[0].subject, Subject::Steps(entry, _) if entry.steps.len() == 2), "{rows:?}");
}

#[test]
fn a_task_that_may_be_meant_is_chosen_and_taken_back() {
    let mut scene = Scene::new();
    scene.keys("покрасить забор⇥1");
    let chosen = scene.call.asked().entries.clone();
    assert_eq!(chosen.len(), 1, "{:?}", scene.quote().map(|quote| quote.lines.len()));
    assert_eq!(scene.quote().expect("words").lines[0].entry.map(|entry| &entry.id), chosen.first());
    scene.call.selected = Some(RowId::Meaning("покрасить забор".into()));
    scene.keys("⌫");
    assert!(scene.call.asked().entries.is_empty());
}

#[test]
fn answers_in_one_line() {
    let mut scene = asked_for_exchange();
    scene.call.selected = None;
    let quote = scene.quote().expect("words");
    let rows = rows(&quote, scene.call.asked());
    let said = |typed: &str| line(&rows, typed, Lang::Ru);
    assert_eq!(said("1т"), Ok(vec![(0, Said::Choice(0))]));
    assert_eq!(said("1дор 2=20 000"), Ok(vec![(0, Said::Choice(1)), (1, Said::Number(20_000.0))]));
    assert_eq!(said("1? 2?"), Ok(vec![(0, Said::Unknown), (1, Said::Unknown)]));
    assert_eq!(said("1- 1.2"), Ok(vec![(0, Said::TakenBack), (0, Said::Choice(1))]));
    assert_eq!(said("1standard"), Ok(vec![(0, Said::Choice(0))]));
    assert_eq!(said("1щ"), Err(("1щ".into(), NotSaid::Nothing("щ".into()))));
    assert_eq!(said("9т"), Err(("9т".into(), NotSaid::NoRow("9".into()))));
    assert_eq!(said("т"), Err(("т".into(), NotSaid::NoRow(String::new()))));
    assert_eq!(shortest(&rows[0], Lang::Ru), [Some("т".to_owned()), Some("д".to_owned())]);
}
