//! The commands that write the catalog: what they change and what they leave, and that no file is ever half written,
//! lost or taken from somebody else, whatever happens on the way.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests write the files that the program is to stumble over, and may stop at any surprise"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use smeta::app::studio::{self, Places};
use smeta::app::upkeep::disk::{Disk, Store, StoreError};
use smeta::app::upkeep::{UpkeepError, Workshop, rename};
use smeta::domain::catalog::Catalog;
use smeta::domain::catalog::assemble::kind_of;
use smeta::domain::catalog::edit::{Change, Kind, ids, layout, phrase};
use smeta::domain::catalog::problem::Level;
use smeta::domain::lang::Lang;

use common::{DATA, Folder, NOTHING, USAGE, paths, text_of};

// Phrases.

#[test]
fn a_phrase_is_added_and_nothing_else_changes() {
    let studio = Folder::studio("phrase");
    let path = "catalog/site/form.toml";
    let text = "\u{feff}title   =  \"Форма\" # keep\r\neffort = { low = 4, likely = 8, high = 20 }\r\n\r\n[phrases]\r\n\
                ru = [\r\n    \"нужна форма\", # often\r\n    # the end\r\n]\r\n";
    studio.write(path, text);
    let (code, out, told) = studio.smeta(&["catalog", "add-phrase", "form", "Анкета", " на  сайт"]);
    assert_eq!((code, told.as_str()), (0, "фраза «Анкета на сайт» (ru) добавлена в `form`\n"));
    assert!(out.starts_with("--- a/site/form.toml\n+++ b/site/form.toml\n@@ "), "{out}");
    assert_eq!(out.lines().filter(|line| line.starts_with('+')).count(), 2);
    assert_eq!(studio.read(path), text.replace("often\r\n", "often\r\n    \"Анкета на сайт\",\r\n"));
    // What is there, as people write it, is not added again.
    studio.fails(&["catalog", "add-phrase", "form", "анкета НА сайт"], USAGE, &["уже есть"]);
    studio.fails(&["catalog", "add-phrase", "form", "сайт тормозит"], USAGE, &["«сайт тормозит»", "`speed`"]);
    studio.fails(&["catalog", "add-phrase", "form", "?!"], USAGE, &["фраза пуста"]);
    studio.fails(&["catalog", "add-phrase", "fom", "анкета"], USAGE, &["`fom`", "`form`"]);
}

#[test]
fn the_language_of_a_phrase_is_guessed_or_named() {
    let studio = Folder::studio("lang");
    let add = |args: &[&str]| studio.smeta(&[&["catalog", "add-phrase", "form"], args].concat());
    assert!(add(&["formularz zgłoszeniowy z załącznikiem"]).2.contains("(pl)"));
    studio.fails(&["catalog", "add-phrase", "form", "contact form"], USAGE, &["--lang en", "--lang pl"]);
    // Here --lang is the phrase's, and the answer stays in the studio's language.
    let (code, _, told) = add(&["contact form", "--lang", "en"]);
    assert_eq!((code, told.as_str()), (0, "фраза «contact form» (en) добавлена в `form`\n"));
    studio.fails(&["catalog", "add-phrase", "form", "x", "--lang", "xx"], USAGE, &["`xx`"]);
    // In a studio that speaks Polish, words without marks are Polish.
    studio.write("catalog/studio.toml", "language = \"pl\"\n[rates]\ndeveloper = 200\n");
    assert!(add(&["formularz na strone"]).2.contains("„formularz na strone” (pl) jest teraz w `form`"));
    let catalog = studio.catalog();
    let of = |code: &str| catalog.entries["form"].phrases.iter().filter(|phrase| phrase.lang.code() == code).count();
    assert_eq!((of("en"), of("pl") >= 2), (1, true));
}

#[test]
fn a_phrase_of_the_base_goes_to_a_copy() {
    let studio = Folder::based("adopting");
    let (code, _, told) = studio.smeta(&["catalog", "add-phrase", "site-speed", "страницы еле ворочаются"]);
    assert!(code == 0 && told.starts_with("`site-speed` взята из основы"), "{told}");
    let text = studio.read("catalog/tech/site-speed.toml");
    assert_eq!(text.replace("  \"страницы еле ворочаются\",\n", ""), studio.starter("tech/site-speed.toml"));
    assert_eq!(studio.smeta(&["catalog", "check"]).0, 0);
}

#[test]
fn a_phrase_for_every_entry_of_the_starter_catalogue() {
    for (path, text) in starter_files().iter().filter(|(path, _)| kind_of(path) == Some(Kind::Entry)) {
        for (lang, end) in Lang::ALL.into_iter().flat_map(|lang| [(lang, "\n"), (lang, "\r\n")]) {
            let text = text.replace('\n', end);
            let added = phrase::add(&text, lang, Lang::Ru, "совсем новое").unwrap();
            assert_eq!(added.replace(&format!("  \"совсем новое\",{end}"), ""), text, "{path}");
            let parsed: toml::Table = added.parse().unwrap();
            let last = parsed["phrases"][lang.code()].as_array().unwrap().last().unwrap().clone();
            assert_eq!(last.as_str(), Some("совсем новое"), "{path}");
        }
    }
}

// New entries, adopting, dropping.

const NEW: [&str; 8] =
    ["--title", "Чат на сайте", "--category", "site", "--effort", "1,2,4.5", "--phrase", "поставить чат"];

#[test]
fn a_new_entry_can_be_quoted_at_once() {
    let studio = Folder::studio("new");
    let (code, out, told) =
        studio.smeta(&[&["catalog", "new"], &NEW[..], &["--phrase", "live chat", "--phrase", "pl:czat"]].concat());
    assert!(code == 0 && out.starts_with("--- /dev/null\n+++ b/site/chat-na-sayte.toml\n"), "{out}{told}");
    assert!(told.contains("новая задача: site/chat-na-sayte.toml"), "{told}");
    let entry = &studio.catalog().entries["chat-na-sayte"];
    let phrases: Vec<_> = entry.phrases.iter().map(|phrase| (phrase.lang.code(), phrase.words.as_str())).collect();
    assert_eq!(phrases, [("ru", "поставить чат"), ("en", "live chat"), ("pl", "czat")]);
    assert_eq!(entry.effort.hours.high, 4.5);
    assert_eq!(studio.smeta(&["catalog", "fmt", "--check", "chat-na-sayte"]).0, 0);
    assert_eq!(studio.smeta(&["quote", "поставить чат", "--today", "2026-11-23"]).0, 0);
}

#[test]
fn what_is_wrong_with_a_new_entry_is_told() {
    let studio = Folder::studio("new-wrong");
    let before = studio.files("catalog");
    let new = |args: &[&'static str]| [&["catalog", "new"], args, &NEW[..]].concat();
    studio.fails(&["catalog", "new", "--title", "Чат"], USAGE, &["--category, --effort, --phrase"]);
    studio.fails(&["catalog", "new", "--effort", "4,2,8"], USAGE, &["`4,2,8`"]);
    studio.fails(&new(&["form"]), USAGE, &["`form` занято", "smeta catalog edit form"]);
    studio.fails(&new(&["Form"]), USAGE, &["«Form»"]);
    for (category, words) in [("sitе", "не годится"), ("questions", "не годится"), ("sites", "`site`")]
    {
        let mut args = new(&[]);
        args[5] = category;
        studio.fails(&args, USAGE, &[words]);
    }
    studio.fails(&[&new(&[])[..], &["--phrase", "сайт тормозит"]].concat(), USAGE, &["`speed`"]);
    // The whole catalog is checked with it.
    let told = "ошибка[unknown-id]";
    studio.fails(&[&new(&[])[..], &["--executor", "devloper"]].concat(), NOTHING, &[told, "`developer`"]);
    assert_eq!(studio.files("catalog"), before);
    studio.write("catalog/site/x.toml", format!("{}formerly = \"chat\"\n", Folder::entry("X", "\"x\"")));
    studio.fails(&new(&["chat"]), USAGE, &["так раньше называлась задача `x`"]);
    // A category of another name is new with its entry.
    let mut args = new(&["chat-2"]);
    args[6] = "talks";
    assert!(studio.smeta(&args).2.contains("talks/_category.toml"));
}

#[test]
fn an_entry_of_the_base_is_adopted_and_dropped() {
    let studio = Folder::based("adopt");
    let (code, out, told) = studio.smeta(&["catalog", "adopt", "site-speed", "--dry-run"]);
    assert!(code == 0 && out.contains("+++ b/tech/site-speed.toml") && told.contains("--dry-run"), "{told}");
    studio.fails(&["catalog", "drop", "site-speed"], USAGE, &["только в основе", "catalog adopt site-speed"]);
    assert_eq!(studio.smeta(&["catalog", "adopt", "site-speed"]).0, 0);
    assert_eq!(studio.read("catalog/tech/site-speed.toml"), studio.starter("tech/site-speed.toml"));
    studio.fails(&["catalog", "adopt", "site-speed"], USAGE, &["уже своя", "site-speed.toml"]);
    studio.fails(&["catalog", "rename", "site-speed", "faster"], USAGE, &["под старым именем"]);
    let (code, out, told) = studio.smeta(&["catalog", "drop", "site-speed"]);
    assert!(code == 0 && out.contains("+++ /dev/null") && told.contains("из основы"), "{told}");
    assert!(!studio.path.join("catalog/tech/site-speed.toml").exists());
    studio.fails(&["catalog", "rename", "site-speed", "faster"], USAGE, &["только в основе"]);
}

#[test]
fn what_is_in_no_base_is_dropped_only_when_sure() {
    let studio = Folder::studio("drop");
    studio.fails(&["catalog", "drop", "form"], USAGE, &["--yes"]);
    assert!(studio.smeta(&["catalog", "drop", "form", "--dry-run"]).1.contains("-title = \"Форма\""));
    // Others name it: the catalog would not hold together.
    studio.fails(&["catalog", "drop", "speed", "--yes"], NOTHING, &["unknown-id", "`speed`", "ничего не записано"]);
    assert_eq!(studio.smeta(&["catalog", "drop", "form", "--yes"]).0, 0);
    assert!(!studio.path.join("catalog/site/form.toml").exists());
}

// The canonical form.

#[test]
fn files_are_checked_and_brought_into_form() {
    let studio = Folder::studio("fmt");
    assert_eq!(studio.smeta(&["catalog", "fmt"]).0, 0);
    let formed = studio.read("catalog/site/form.toml");
    studio.write("catalog/site/form.toml", format!("{formed}# the end").replace("title =", "title   ="));
    let (code, out, told) = studio.smeta(&["catalog", "fmt", "--check"]);
    assert_eq!((code, out), (NOTHING, format!("{}\n", studio.path.join("catalog/site/form.toml").display())));
    assert!(told.contains("не в едином виде: 1 файл из"), "{told}");
    assert_eq!(studio.smeta(&["catalog", "fmt", "--check", "speed"]).0, 0);
    // A file that cannot be read stops none of the others.
    studio.write("catalog/site/broken.toml", "title = \"\n");
    studio.write("catalog/site/latin.toml", "");
    fs::write(studio.path.join("catalog/site/latin.toml"), b"title = \"\xff\"\n").unwrap();
    let (code, out, told) = studio.smeta(&["catalog", "fmt"]);
    assert!(out.contains("+++ b/site/form.toml"), "{out}");
    assert!(code == DATA && told.contains("toml-syntax") && told.contains("not-utf8"), "{told}");
    assert_eq!(studio.read("catalog/site/form.toml"), format!("{formed}# the end\n"));
    assert_eq!(studio.read("catalog/site/broken.toml"), "title = \"\n");
}

#[test]
fn keys_stand_in_the_order_of_their_documentation() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/catalog.md")).unwrap();
    let (_, section) = page.split_once("## Ключи задачи").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let keys: Vec<&str> = rows.flat_map(|names| names.split(", ")).map(|name| name.trim_matches('`')).collect();
    assert!(keys.len() > 15, "{keys:?}");
    let (tables, values): (Vec<&str>, Vec<&str>) = keys.iter().partition(|key| key.starts_with('['));
    let written = |key: &str| if key.starts_with('[') { format!("\n{key}\n") } else { format!("{key} = 1\n") };
    let reversed: String = values.iter().rev().chain(tables.iter().rev()).map(|key| written(key)).collect();
    let expected: String = keys.iter().map(|key| written(key)).collect();
    assert_eq!(laid_out("site/x.toml", &reversed), expected);
}

/// Every file of the starter catalogue.
fn starter_files() -> Vec<(String, String)> {
    let files = smeta::app::starter::files();
    files.into_iter().map(|file| (file.path, file.content.unwrap())).collect()
}

#[track_caller]
fn laid_out(path: &str, text: &str) -> String {
    let kind = kind_of(path).unwrap();
    let once = layout::canonical(text, kind).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    assert_eq!(layout::canonical(&once, kind).as_ref(), Ok(&once), "{path} twice");
    // `canonical` compares the meaning itself; that it does is worth another look.
    assert_eq!(once.parse::<toml::Table>(), text.parse::<toml::Table>(), "{path}");
    once
}

#[test]
fn the_canonical_form_of_the_starter_catalogue_means_the_same() {
    for (path, text) in starter_files() {
        laid_out(&path, &text);
        laid_out(&path, &text.replace('\n', "\r\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(5), ..ProptestConfig::default()
    })]

    #[test]
    fn comments_and_empty_lines_may_stand_anywhere(
        file in any::<proptest::sample::Index>(),
        oddities in proptest::collection::vec((any::<proptest::sample::Index>(), 0..5_u8), 0..40),
        ends in any::<bool>(),
    ) {
        let files = starter_files();
        let (path, text) = &files[file.index(files.len())];
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut n_comments = 0;
        for (at, oddity) in oddities {
            let at = at.index(lines.len());
            match oddity {
                0 => lines.insert(at, String::new()),
                1 => lines.insert(at, "\t ".into()),
                2 => lines.insert(at, format!("# odd {n_comments} ;")),
                3 => lines.insert(at, format!("     # odd {n_comments} ;")),
                _ if !lines[at].contains('#') => lines[at].push_str(&format!("  # odd {n_comments} ;")),
                _ => continue,
            }
            n_comments += usize::from(oddity >= 2);
        }
        let end = if ends { "\r\n" } else { "\n" };
        // A single line without its end does not tell which ends its file has.
        let is_ended = n_comments % 2 == 0 || lines.len() == 1;
        let text = lines.join(end) + if is_ended { end } else { "" };
        let formed = laid_out(path, &text);
        for number in 0..n_comments {
            prop_assert_eq!(formed.matches(&format!("# odd {number} ;")).count(), 1, "{}", formed);
        }
        prop_assert!(formed.is_empty() || formed.ends_with(end) && !formed.ends_with(&end.repeat(2)));
        prop_assert_eq!(formed.contains('\r'), ends);
    }
}

// Renaming.

#[test]
fn a_renamed_entry_is_known_by_both_names() {
    let studio = Folder::studio("rename");
    let (code, _, told) = studio.smeta(&["catalog", "rename", "speed", "faster"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("ссылки переписаны в: site/form.toml, site/shop.toml"), "{told}");
    let catalog = studio.catalog();
    assert_eq!(catalog.entry("speed").unwrap().id, "faster");
    assert_eq!(catalog.entries["form"].related, ["faster"]);
    assert_eq!(catalog.entries["shop"].near_misses[0].meant.as_deref(), Some("faster"));
    // The comment beside the reference stays.
    assert!(studio.read("catalog/site/form.toml").contains("related = [\"faster\"] # often"));
    studio.fails(&["catalog", "rename", "faster", "form"], USAGE, &["`form` занято"]);
    studio.fails(&["catalog", "rename", "faster", "faster"], USAGE, &["`faster` занято"]);
    studio.fails(&["catalog", "rename", "faster", "Fast"], USAGE, &["«Fast»"]);
    // And back; by its old name.
    assert_eq!(studio.smeta(&["catalog", "rename", "speed", "speed"]).0, 0);
    let catalog = studio.catalog();
    assert_eq!((&catalog.entries["speed"].formerly[..], catalog.entries.len()), (&["faster".to_owned()][..], 3));
}

#[test]
fn references_go_there_and_back_in_the_starter_catalogue() {
    let files = starter_files();
    let catalog = smeta::app::starter::ready_made().0;
    let mut n_found = 0;
    for id in catalog.entries.keys() {
        for (path, text) in &files {
            let Some(there) = ids::referring(text, id, "no-such-id").unwrap() else { continue };
            n_found += 1;
            assert_eq!(ids::referring(&there, "no-such-id", id).unwrap().as_ref(), Some(text), "{path}");
            let entry = path.rsplit(['/', '.']).nth(1).and_then(|own| catalog.entries.get(own)).unwrap();
            let named = format!("{:?} {:?}", entry.related, entry.near_misses);
            let named = named + &format!("{:?} {:?} {:?}", entry.together, entry.questions, entry.renewals);
            assert!(named.contains(&format!("\"{id}\"")), "{path} does not name {id}");
        }
    }
    assert!(n_found > 50, "{n_found}");
}

/// Makes so many changes on the disk and no more, as if the process had been killed there.
struct Cut<'f> {
    disk: Disk<'f>,
    left: usize,
}

impl Store for Cut<'_> {
    fn make(&mut self, change: &Change) -> Result<(), StoreError> {
        self.left = self.left.checked_sub(1).ok_or_else(|| StoreError::Changed(PathBuf::new()))?;
        self.disk.make(change)
    }
}

#[test]
fn a_rename_cut_off_anywhere_leaves_a_sound_catalog_and_can_be_finished() {
    for left in 0..4 {
        let studio = Folder::studio(&format!("cut-{left}"));
        let before = studio.files("catalog");
        let workshop = Workshop::open(&studio.places()).unwrap();
        let renamed = rename::run(&workshop, "speed", "faster").unwrap();
        assert_eq!(renamed.changes.len(), 4);
        let folder = workshop.folder().to_owned();
        let mut store = Cut { disk: Disk::new(&folder), left };
        let stopped = workshop.finish_in(&mut store, renamed.changes, false).unwrap_err();
        match stopped {
            UpkeepError::Partly(done, _) => assert_eq!(done.len(), left),
            _ => assert_eq!((left, studio.files("catalog")), (0, before)),
        }
        drop(workshop);
        // No error, and whoever names either of the two finds it.
        let catalog = studio.catalog();
        assert!(catalog.entry("speed").is_some() && (left == 0 || catalog.entry("faster").is_some()));
        assert_eq!(studio.smeta(&["catalog", "rename", "speed", "faster"]).0, 0, "after {left}");
        let catalog = studio.catalog();
        assert_eq!((catalog.entries.len(), catalog.entry("speed").unwrap().id.as_str()), (3, "faster"));
        assert_eq!(catalog.entries["form"].related, ["faster"]);
    }
}

// Interrupted, at once, forbidden.

#[test]
fn a_killed_process_leaves_the_old_file_or_the_new_one() {
    let studio = Folder::studio("killed");
    let path = "catalog/site/form.toml";
    // Long enough to be written in more than one piece.
    let text = studio.read(path) + &format!("# {}\n", "ж".repeat(150_000));
    studio.write(path, &text);
    let begun = Instant::now();
    assert_eq!(studio.smeta(&["catalog", "add-phrase", "form", "на пробу"]).0, 0);
    let whole_run = begun.elapsed();
    studio.write(path, &text);
    let mut written: Vec<String> = Vec::new();
    for round in 0..30_u32 {
        let words = format!("фраза номер {round}");
        let mut child = studio.command(&["catalog", "add-phrase", "form", &words]);
        let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // At another moment each time; only the last is let be.
        std::thread::sleep(whole_run * round / 24);
        if round < 29 {
            child.kill().unwrap();
        }
        child.wait().unwrap();
        // Either way it is a whole file: with the new phrase at its place, or as it was.
        let now = studio.read(path);
        if now.contains(&words) {
            written.push(format!("\"{words}\""));
        }
        let phrases = format!("[\"форма\", {}]", written.join(", ")).replace(", ]", "]");
        assert!(now == text.replace("[\"форма\"]", &phrases), "round {round}");
    }
    let n_written = written.len();
    assert!((1..30).contains(&n_written), "{n_written} of 30 were written before they were killed");
    assert_eq!(studio.smeta(&["catalog", "check"]).0, 0);
    assert_eq!(studio.smeta(&["catalog", "add-phrase", "form", "после всего"]).0, 0);
    // What the killed ones left is gone with the first who came to an end.
    assert!(studio.files("catalog").iter().all(|(path, _)| !path.to_string_lossy().ends_with(".tmp")));
}

#[test]
fn those_who_write_at_once_lose_nothing() {
    let studio = Folder::studio("at-once");
    let children: Vec<_> = (0..12)
        .map(|number| {
            let words = format!("просьба {number}");
            let mut command = studio.command(&["catalog", "add-phrase", "form", &words]);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for child in children {
        assert!(child.wait_with_output().unwrap().status.success());
    }
    assert_eq!(studio.read("catalog/site/form.toml").matches("просьба").count(), 12);
}

#[test]
fn what_somebody_changed_meanwhile_is_not_replaced() {
    let studio = Folder::studio("meanwhile");
    let (path, theirs) = ("site/form.toml", "# theirs\n");
    let ours = |before: Option<&str>, after: Option<&str>| Change {
        path: path.into(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    studio.write("catalog/site/form.toml", theirs);
    let folder = studio.path.join("catalog");
    for change in [ours(Some("# before\n"), Some("# ours\n")), ours(Some("# before\n"), None), ours(None, Some("#"))] {
        let error = Disk::new(&folder).make(&change).unwrap_err();
        assert!(matches!(error, StoreError::Changed(_)), "{error}");
        assert_eq!(studio.read("catalog/site/form.toml"), theirs);
    }
    // Nothing stays behind.
    assert!(studio.files("catalog").iter().all(|(path, _)| !path.to_string_lossy().contains(".tmp")));
}

#[test]
#[cfg(unix)]
fn rights_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let studio = Folder::studio("rights");
    let real = studio.path.join("elsewhere.toml");
    let link = studio.path.join("catalog/site/form.toml");
    fs::rename(&link, &real).unwrap();
    symlink("../../elsewhere.toml", &link).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(studio.smeta(&["catalog", "add-phrase", "form", "анкета"]).0, 0);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&real).unwrap().contains("анкета"));
    // A new file has the rights of any new file.
    assert_eq!(studio.smeta(&[&["catalog", "new", "chat"], &NEW[..]].concat()).0, 0);
    studio.write("usual", "");
    let mode = |path: &str| fs::metadata(studio.path.join(path)).unwrap().permissions().mode();
    assert_eq!(mode("catalog/site/chat.toml"), mode("usual"));
}

#[test]
#[cfg(unix)]
fn what_may_not_be_written_is_not() {
    use std::os::unix::fs::PermissionsExt;
    let studio = Folder::studio("read-only");
    let before = studio.files("catalog");
    let allow = |path: &str, mode| {
        fs::set_permissions(studio.path.join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    let add = ["catalog", "add-phrase", "form", "анкета"];
    for (path, closed, open) in [("catalog/site/form.toml", 0o444, 0o644), ("catalog/site", 0o555, 0o755)] {
        allow(path, closed);
        studio.fails(&add, DATA, &["site/form.toml` не пишется: нет прав"]);
        // What is only shown needs no rights.
        assert_eq!(studio.smeta(&[&add[..], &["--dry-run"]].concat()).0, 0);
        allow(path, open);
    }
    assert_eq!(studio.files("catalog"), before);
}

#[test]
fn a_broken_file_is_shown_and_left() {
    let studio = Folder::studio("broken");
    studio.write("catalog/site/form.toml", "title = \"Форма\n");
    studio.fails(&["catalog", "add-phrase", "form", "анкета"], DATA, &["toml-syntax", "site/form.toml:1", "сначала"]);
    assert_eq!(studio.read("catalog/site/form.toml"), "title = \"Форма\n");
    // It hinders no work on the others.
    assert_eq!(studio.smeta(&["catalog", "add-phrase", "speed", "сайт ползёт"]).0, 0);
    studio.write("catalog/site/form.toml", "title = \"a\"\neffort = { low = 1, likely = 2, high = 3 }\nphrases = 7\n");
    studio.fails(&["catalog", "add-phrase", "form", "анкета"], DATA, &["`phrases`", "не список"]);
}

#[test]
fn the_embedded_catalog_is_not_written() {
    let nobody = Folder::new("nobody");
    let commands: [&[&str]; 6] = [
        &["add-phrase", "site-speed", "а б"],
        &["adopt", "site-speed"],
        &["drop", "site-speed"],
        &["fmt"],
        &["rename", "site-speed", "x"],
        &["edit", "site-speed"],
    ];
    for command in commands {
        nobody.fails(&[&["catalog"], command].concat(), DATA, &["каталог встроенный", "smeta init"]);
    }
    nobody.fails(&["--lang", "en", "catalog", "fmt"], DATA, &["embedded", "smeta init"]);
    nobody.fails(&["--lang", "pl", "catalog", "fmt"], DATA, &["wbudowany", "smeta init"]);
}

// The editor.

/// A command for `$EDITOR` that runs a script with the draft as `$1`.
#[cfg(unix)]
fn edited(studio: &Folder, script: &str, args: &[&str]) -> (i32, String, String) {
    studio.write("my editor.sh", script);
    let mut command = studio.command(&[&["catalog", "edit"], args].concat());
    command.env_remove("VISUAL").env("EDITOR", "sh 'my editor.sh'").env("TMPDIR", &studio.path);
    text_of(&mut command)
}

#[test]
#[cfg(unix)]
fn what_an_editor_leaves_is_checked_and_written() {
    let studio = Folder::studio("edit");
    let (code, out, told) = edited(&studio, "sed -i 's/high = 20/high = 30/' \"$1\"", &["form"]);
    assert_eq!((code, told.as_str()), (0, "задача `form` изменена\n"));
    assert!(out.contains("+effort = { low = 4, likely = 8, high = 30 }"), "{out}");
    assert_eq!(studio.catalog().entries["form"].effort.hours.high, 30.0);
    let (code, out, told) = edited(&studio, ":", &["form"]);
    assert_eq!((code, out.as_str(), told.as_str()), (0, "", "в задаче `form` ничего не изменилось\n"));
    assert!(studio.drafts().is_empty());
}

#[test]
#[cfg(unix)]
fn a_bad_draft_is_kept_and_the_file_too() {
    let studio = Folder::studio("bad-draft");
    let before = studio.files("catalog");
    let (code, out, told) = edited(&studio, "sed -i 's/low = 4/low = 40/' \"$1\"", &["form"]);
    let drafts = studio.drafts();
    assert_eq!((code, out.as_str(), drafts.len()), (NOTHING, "", 1), "{told}");
    assert!(
        told.contains("range-order") && told.contains(&format!("ваш текст цел: {}", drafts[0].display())),
        "{told}"
    );
    assert!(fs::read_to_string(&drafts[0]).unwrap().contains("low = 40"));
    // An editor that fails, with and without having changed something; and one that is not there.
    for (script, n_drafts) in [("echo '# x' >> \"$1\"; exit 3", 2), ("exit 3", 2)] {
        let (code, _, told) = edited(&studio, script, &["form"]);
        assert_eq!((code, studio.drafts().len()), (DATA, n_drafts), "{told}");
    }
    assert_eq!(studio.files("catalog"), before);
    let mut command = studio.command(&["catalog", "edit", "form"]);
    let (code, _, told) = text_of(command.env("VISUAL", "no-such-editor --wait"));
    assert!(code == DATA && told.contains("`no-such-editor --wait` не запустился"), "{told}");
    let (code, _, told) =
        text_of(studio.command(&["catalog", "edit", "form"]).env_remove("EDITOR").env_remove("VISUAL"));
    assert!(code == DATA && told.contains("EDITOR=nano"), "{told}");
}

#[test]
#[cfg(unix)]
fn somebody_elses_edit_survives_an_editor() {
    let studio = Folder::studio("two-editors");
    let script = "echo '# ours' >> \"$1\"; echo '# theirs' >> catalog/site/form.toml";
    let (code, _, told) = edited(&studio, script, &["form"]);
    assert!(code == DATA && told.contains("изменил кто-то другой") && told.contains("ваш текст цел"), "{told}");
    assert!(studio.read("catalog/site/form.toml").ends_with("# theirs\n"));
    assert!(fs::read_to_string(&studio.drafts()[0]).unwrap().ends_with("# ours\n"));
}

#[test]
#[cfg(unix)]
fn an_editor_may_mend_a_broken_file_and_adopt_one_of_the_base() {
    let studio = Folder::based("mend");
    studio.write("catalog/site/own.toml", "title = \"x\n");
    let good = Folder::entry("X", "\"совсем своё\"").replace('\n', "\\n").replace('"', "\\\"");
    let (code, _, told) = edited(&studio, &format!("printf \"{good}\" > \"$1\""), &["own"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(studio.catalog().entries["own"].phrases[0].words, "совсем своё");
    let (code, _, told) = edited(&studio, "echo '# mine' >> \"$1\"", &["site-speed"]);
    assert!(code == 0 && told.contains("взята из основы"), "{told}");
    assert!(studio.read("catalog/tech/site-speed.toml").ends_with("# mine\n"));
}

// A new studio, and JSON.

#[test]
fn a_new_studio_is_ready_and_never_overwritten() {
    let folder = Folder::new("init");
    let (code, out, told) = folder.smeta(&["init", "a/b", "--dry-run"]);
    assert!(code == 0 && out.contains("+base = \"starter\"") && told.contains("--dry-run"), "{told}");
    assert!(!folder.path.join("a").exists());
    for (name, args) in [("a/b", &[][..]), ("c", &["--empty"])] {
        let (code, _, told) = folder.smeta(&[&["init", name], args].concat());
        assert!(code == 0 && told.contains("smeta catalog new"), "{told}");
        assert!(folder.path.join(name).join("ledger").is_dir());
        assert_eq!(folder.read(&format!("{name}/.gitattributes")), "ledger/*.jsonl -text merge=union\n");
        assert_eq!(folder.smeta(&["--catalog", name, "catalog", "check"]).0, 0);
        let (before, again) = (folder.files(name), ["init", name]);
        folder.fails(&again, USAGE, &["уже есть"]);
        assert_eq!(folder.files(name), before);
    }
    assert_eq!(folder.smeta(&["--catalog", "a/b", "quote", "сайт тормозит", "--today", "2026-11-23"]).0, 0);
    let (code, _, told) = folder.smeta(&[&["--catalog", "c", "catalog", "new"], &NEW[..]].concat());
    assert_eq!(code, 0, "{told}");
    // Somebody's own rules stay, and the ledger has its rule all the same.
    folder.write("d/.gitattributes", "* text\n");
    assert_eq!(folder.smeta(&["init", "d"]).0, 0);
    assert_eq!(folder.read("d/.gitattributes"), "* text\n");
    assert_eq!(folder.read("d/ledger/.gitattributes"), "*.jsonl -text merge=union\n");
    folder.write("file", "");
    folder.fails(&["init", "file"], USAGE, &["`file` уже есть"]);
}

#[test]
fn changes_are_json_as_well() {
    let studio = Folder::studio("json");
    let json = |args: &[&str]| -> Value {
        let (_, out, _) = studio.smeta(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&out).unwrap()
    };
    let shown = json(&["catalog", "rename", "speed", "faster", "--dry-run"]);
    assert_eq!((&shown["schema"], &shown["written"]), (&"smeta/catalog-change/1".into(), &false.into()));
    let files: Vec<(&str, &str)> = shown["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["action"].as_str().unwrap()))
        .collect();
    let replaced = [("site/form.toml", "replace"), ("site/shop.toml", "replace")];
    assert_eq!(files, [&[("site/faster.toml", "create")], &replaced[..], &[("site/speed.toml", "remove")]].concat());
    assert!(shown["diff"].as_str().unwrap().contains("+related = [\"faster\"] # often\n"));
    assert_eq!(json(&["catalog", "add-phrase", "form", "анкета"])["written"], true);
    assert_eq!(json(&["catalog", "fmt", "--check"])["files"][0]["action"], "replace");
}

impl Folder {
    /// A studio with three small tasks that name one another.
    fn studio(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("catalog/studio.toml", "[rates]\ndeveloper = 2000\n");
        folder.write("catalog/site/_category.toml", "title = \"Сайты\"\n");
        let entry = Folder::entry;
        folder
            .write("catalog/site/form.toml", format!("related = [\"speed\"] # often\n{}", entry("Форма", "\"форма\"")));
        folder.write("catalog/site/speed.toml", entry("Ускорение", "\"сайт тормозит\""));
        let miss = "\n[[near_miss]]\nsays = \"магазин еле грузится\"\nmeant = \"speed\"\n";
        folder.write("catalog/site/shop.toml", &(entry("Магазин", "\"сделать магазин\"") + miss));
        folder
    }

    /// A studio over the starter catalogue.
    fn based(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("catalog/studio.toml", "base = \"starter\"\n");
        folder
    }

    fn entry(title: &str, phrases: &str) -> String {
        format!("title = \"{title}\"\neffort = {{ low = 4, likely = 8, high = 20 }}\nphrases.ru = [{phrases}]\n")
    }

    fn starter(&self, path: &str) -> String {
        starter_files().into_iter().find(|(known, _)| known == path).unwrap().1
    }

    fn places(&self) -> Places {
        Places { named: Some(self.path.clone()), ..Places::default() }
    }

    /// The catalog, which has no errors.
    #[track_caller]
    fn catalog(&self) -> Catalog {
        let found = studio::find(&self.places()).unwrap();
        let errors: Vec<_> = found.problems.iter().filter(|problem| problem.kind.level() == Level::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        found.catalog
    }

    /// What editors left behind.
    #[cfg(unix)]
    fn drafts(&self) -> Vec<PathBuf> {
        let mut drafts = paths(&self.path);
        drafts.retain(|path| path.extension().is_some_and(|end| end == "toml"));
        drafts
    }
}
