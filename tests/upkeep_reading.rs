//! The commands by which senior staff look after a catalog: search, diff, stale, gaps, replay, graph, and the way to a
//! spreadsheet and back.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests write the files that the program reads, and may stop at any surprise"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use common::{DATA, Folder, NOTHING, USAGE};

// Search.

#[test]
fn words_are_found_in_any_form() {
    let studio = Folder::studio("search");
    let first = |words: &[&str]| -> (String, String) {
        let found = studio.json(&[&["catalog", "search"], words].concat());
        assert_eq!(found["schema"], "smeta/search/1");
        let hit = &found["entries"][0];
        (hit["entry"].as_str().unwrap().to_owned(), hit["found"][0]["part"].as_str().unwrap().to_owned())
    };
    let of = |entry: &str, part: &str| (entry.to_owned(), part.to_owned());
    // Case, ё, an ending; a beginning; a slip.
    assert_eq!(first(&["НАДЁЖНЫЕ", "ФОРМЫ"]), of("form", "title"));
    assert_eq!(first(&["тормоз"]), of("speed", "phrase"));
    assert_eq!(first(&["ускорнеие"]), of("speed", "title"));
    assert_eq!(first(&["битриксе"]), of("form", "question"));
    assert_eq!(first(&["роботы"]), of("form", "pitfall"));
    assert_eq!(first(&["form"]), of("form", "id"));
    let (code, out, told) = studio.smeta(&["catalog", "search", "вертолёт"]);
    assert!(code == NOTHING && out.is_empty() && told.contains("«вертолёт»"), "{out}{told}");
}

// Diff.

#[test]
fn a_difference_is_told_by_its_meaning() {
    let (old, new) = (Folder::studio("diff-old"), Folder::studio("diff-new"));
    let text = new.read("catalog/site/form.toml");
    // Other bytes, the same meaning.
    new.write("catalog/site/form.toml", text.replace("phrases = ", "# a comment\nphrases   = "));
    let against = old.path.join("catalog").display().to_string();
    assert_eq!(new.smeta(&["catalog", "diff", &against]), (0, "различий нет\n".into(), String::new()));
    new.write(
        "catalog/site/form.toml",
        text.replace("low = 4, likely = 8, high = 20", "low = 4, likely = 10, high = 20")
            .replace("\"нужна форма\"", "\"анкета\"")
            .replace("add = 2", "add = 3"),
    );
    old.write(
        "catalog/site/shop.toml",
        "title = \"Магазин\"\nphrases = [\"магазин\"]\neffort = { low = 1, likely = 2, high = 3 }\n",
    );
    new.write(
        "catalog/site/chat.toml",
        "title = \"Чат\"\nphrases = [\"чат\"]\neffort = { low = 1, likely = 2, high = 3 }\n",
    );
    new.write("catalog/studio.toml", "[rates]\ndeveloper = 2500\n");
    let (code, out, _) = new.smeta(&["catalog", "diff", &against]);
    assert_eq!(code, 0);
    for line in [
        "+ Чат",
        "- Магазин",
        "effort: 4–8–20 → 4–10–20",
        "- phrases.ru: нужна форма",
        "+ phrases.ru: анкета",
        "question.cms.answer.other.effect.add: 2 → 3",
        "studio.rates.developer: 2000 → 2500",
        "Задачи: новых 1, убрано 1, изменено 1.",
    ] {
        assert!(out.contains(line), "no «{line}» in:\n{out}");
    }
    assert!(!out.contains("weight"), "{out}");
    // A question that goes is one difference.
    let without = text.split("\n[[question]]").next().unwrap();
    new.write("catalog/site/form.toml", without);
    let found = new.json(&["catalog", "diff", &against]);
    let entries = found["entries"].as_array().unwrap();
    let form = entries.iter().find(|entry| entry["id"] == "form").unwrap();
    let at: Vec<&str> = form["differences"].as_array().unwrap().iter().map(|one| one["at"].as_str().unwrap()).collect();
    assert_eq!(at, ["pitfall.spam", "question.cms"]);
    // Without a base there is nothing to compare with.
    new.fails(&["catalog", "diff"], USAGE, &["smeta catalog diff ПАПКА"]);
    new.fails(&["catalog", "diff", "nowhere"], DATA, &["nowhere"]);
    let based = Folder::new("diff-based");
    based.write("catalog/studio.toml", "base = \"starter\"\n");
    assert_eq!(based.smeta(&["catalog", "diff"]).1, "различий нет\n");
}

// Stale.

#[test]
fn old_figures_and_unsettled_years_are_listed() {
    let studio = Folder::studio("stale");
    studio.write(
        "catalog/site/shop.toml",
        "title = \"Магазин\"\nphrases = [\"магазин\"]\neffort = { low = 1, likely = 2, high = 3 }\n\
         source = \"judgement 2026-10; checked 2025-03: НДС 22 %\"\n",
    );
    let found = studio.json(&["catalog", "stale", "--today", "2026-11-22"]);
    let facts: Vec<(&str, &Value, &str)> = found["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| (fact["entry"].as_str().unwrap(), &fact["dated"], fact["words"].as_str().unwrap()))
        .collect();
    let month = Value::String("2025-03".into());
    assert_eq!(
        facts,
        [("form", &Value::Null, ""), ("speed", &Value::Null, ""), ("shop", &month, "checked 2025-03: НДС 22 %")]
    );
    // Without a calendar both years are missing; a provisional one may still change.
    let years = |found: &Value| -> Vec<String> {
        let years = found["years"].as_array().unwrap().iter();
        years
            .map(|year| {
                format!("{} {} {}", year["country"].as_str().unwrap(), year["year"], year["state"].as_str().unwrap())
            })
            .collect()
    };
    assert_eq!(years(&found), ["ru 2026 missing", "ru 2027 missing"]);
    studio.write(
        "catalog/calendars/ru.toml",
        "[[year]]\nyear = 2026\nstatus = \"official\"\nsource = \"акт\"\n\n[[year]]\nyear = 2027\nstatus = \"provisional\"\nsource = \"проект\"\n",
    );
    assert_eq!(years(&studio.json(&["catalog", "stale", "--today", "2026-11-22"])), ["ru 2027 provisional"]);
    // In twenty months March is that old, and no more.
    let older = |months: &str| {
        studio.json(&["catalog", "stale", "--today", "2026-11-22", "--older", months])["facts"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!((older("20"), older("19")), (2, 3));
    studio.fails(&["catalog", "stale", "--today", "soon"], USAGE, &["soon"]);
    // Poland's days off follow from the law alone.
    studio.write("catalog/studio.toml", "[rates]\ndeveloper = 2000\n[calendar]\ncountry = \"pl\"\n");
    fs::remove_file(studio.path.join("catalog/calendars/ru.toml")).unwrap();
    assert_eq!(years(&studio.json(&["catalog", "stale", "--today", "2026-11-22"])), [""; 0]);
}

// Gaps.

const REQUESTS: &str = "text,who\n\
    \"снять рекламный ролик о компании\",a\n\
    сайт тормозит,b\n\
    нужен рекламный ролик про компанию,c\n\
    \"напечатать визитки, 500 штук\",d\n\
    снять ролик о нашей компании,e\n\
    ,f\n";

#[test]
fn what_finds_nothing_is_grouped_and_drafted() {
    let studio = Folder::studio("gaps");
    studio.write("requests.csv", REQUESTS);
    let (code, out, told) = studio.smeta(&["catalog", "gaps", "requests.csv", "--drafts", "drafts"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("requests.csv:7"), "{told}");
    assert!(out.starts_with("НЕ УЗНАНО: 4 просьбы, 2 группы\n\n×3 "), "{out}");
    assert!(!out.contains("сайт тормозит"), "{out}");
    let drafts = fs::read_dir(studio.path.join("drafts")).unwrap().map(|item| item.unwrap().path()).collect::<Vec<_>>();
    assert_eq!(drafts.len(), 2, "{drafts:?}");
    for draft in &drafts {
        let text = fs::read_to_string(draft).unwrap();
        let table: toml::Table = text.parse().unwrap();
        assert!(table.contains_key("phrases") && !table.contains_key("effort"), "{text}");
    }
    // A draft in a catalog asks for the hours that nobody knows yet, and for nothing else.
    let name = drafts[0].file_name().unwrap().to_str().unwrap().to_owned();
    studio.write(&format!("catalog/site/{name}"), fs::read_to_string(&drafts[0]).unwrap());
    let found = studio.json(&["catalog", "check"]);
    let codes: Vec<&str> =
        found["problems"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["missing-key"]);
    fs::remove_file(studio.path.join("catalog/site").join(&name)).unwrap();
    // What is there is left alone.
    fs::write(&drafts[0], "mine").unwrap();
    let told = studio.smeta(&["catalog", "gaps", "requests.csv", "--drafts", "drafts"]).2;
    assert_eq!(told.matches("не тронут").count(), 2, "{told}");
    assert_eq!(fs::read_to_string(&drafts[0]).unwrap(), "mine");
    studio.fails(&["catalog", "gaps"], USAGE, &["просьб нет"]);
    studio.fails(&["catalog", "gaps", "lost.csv"], DATA, &["lost.csv"]);
}

#[test]
fn what_people_refused_is_a_gap() {
    let studio = Folder::studio("gaps-ledger");
    assert_eq!(studio.smeta(&["match", "форма для кексов", "--confirm", "none", "--by", "x"]).0, 0);
    assert_eq!(studio.smeta(&["match", "сайт еле дышит", "--confirm", "speed", "--by", "x"]).0, 0);
    let found = studio.json(&["catalog", "gaps"]);
    assert_eq!(found["groups"].as_array().unwrap().len(), 1);
    assert_eq!(found["groups"][0]["lead"], "форма для кексов");
    assert!(found["groups"][0]["draft"].as_str().unwrap().starts_with("title = \"форма для кексов\"\n"));
}

// Replay.

#[test]
fn a_replay_shows_what_an_edit_moves() {
    let (old, new) = (Folder::studio("replay-old"), Folder::studio("replay-new"));
    new.write("requests.jsonl", "{\"text\": \"нужна форма\"}\n{\"text\": \"сайт тормозит\"}\n");
    let against = old.path.join("catalog").display().to_string();
    let args = ["catalog", "replay", "requests.jsonl", "--against", &against, "--today", "2026-11-23"];
    assert!(new.smeta(&args).1.contains("задачи и цены те же"));
    let text = new.read("catalog/site/form.toml");
    new.write(
        "catalog/site/form.toml",
        text.replace("low = 4, likely = 8, high = 20", "low = 8, likely = 16, high = 40"),
    );
    let found = new.json(&args);
    assert_eq!((found["moved"].as_array().unwrap().len(), found["repriced"].as_array().unwrap().len()), (0, 1));
    assert!((0.7..1.3).contains(&found["worst"].as_f64().unwrap()), "{found}");
    assert_eq!(found["repriced"][0]["before"]["entries"][0], "form");
    let page = new.smeta(&args).1;
    assert!(page.contains("ДРУГИЕ ЦЕНЫ: 1") && page.contains("Самое большое: +"), "{page}");
    new.write(
        "catalog/site/form.toml",
        text.replace("\"нужна форма\", \"форма заявки\"", "\"чат\"").replace("Надёжная форма", "Чат"),
    );
    let found = new.json(&args);
    assert_eq!(found["moved"][0]["text"], "нужна форма");
    // The ledger's requests know what they mean.
    assert_eq!(new.smeta(&["match", "форма заявки", "--confirm", "form", "--by", "x"]).0, 0);
    let found = new.json(&["catalog", "replay", "--against", &against, "--today", "2026-11-23"]);
    assert_eq!(
        (&found["right"]["before"], &found["right"]["after"], &found["right"]["of"]),
        (&1.into(), &0.into(), &1.into())
    );
    old.fails(&["catalog", "replay", "--against", "base"], USAGE, &["просьб нет"]);
}

// Graph.

#[test]
fn references_are_shown_from_both_ends() {
    let studio = Folder::studio("graph");
    let links = |args: &[&str]| -> Vec<String> {
        let found = studio.json(&[&["catalog", "graph"], args].concat());
        let edges = found["edges"].as_array().unwrap().iter();
        edges
            .map(|edge| {
                format!(
                    "{} {} {}",
                    edge["from"].as_str().unwrap(),
                    edge["link"].as_str().unwrap(),
                    edge["to"].as_str().unwrap()
                )
            })
            .collect()
    };
    assert_eq!(links(&[]), ["form related speed", "form with speed", "speed near_miss form"]);
    assert_eq!(links(&["speed"]), ["speed near_miss form", "form related speed", "form with speed"]);
    let page = studio.smeta(&["catalog", "graph", "form"]).1;
    assert!(
        page.contains("ответ cms=other добавляет → speed") && page.contains("«форма тормозит» значит → form"),
        "{page}"
    );
    studio.fails(&["catalog", "graph", "fomr"], USAGE, &["`form`"]);
}

// Sheets.

#[test]
fn the_whole_catalogue_goes_to_a_sheet_and_back() {
    let studio = Folder::new("sheet-whole");
    copy(Path::new("catalog"), &studio.path.join("catalog"));
    let before = studio.toml_files("catalog");
    for sheet in SHEETS {
        assert_eq!(studio.smeta(&["catalog", "export", sheet]).0, 0);
        let (code, out, told) = studio.smeta(&["catalog", "import", sheet]);
        assert_eq!((code, out.as_str()), (0, ""), "{told}");
        assert!(told.contains("менять нечего"), "{told}");
    }
    assert_eq!(studio.toml_files("catalog"), before);
    // Every text, number and phrase is there: each can be changed, and comes back as it was.
    let sheet = studio.read("sheet.csv");
    let (mut changed, mut n_changed) = (String::new(), 0);
    let mut reader = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        let is_words = row[3].chars().filter(|c| c.is_alphabetic()).count() > 3 && !row[3].starts_with('\'');
        let value = if is_words { format!("{} ✎", &row[3]) } else { row[3].to_owned() };
        n_changed += usize::from(is_words);
        writer.write_record([&row[0], &row[1], &row[2], &value]).unwrap();
    }
    changed.push_str(&String::from_utf8(writer.into_inner().unwrap()).unwrap());
    assert!(n_changed > 10_000, "{n_changed}");
    studio.write("changed.csv", &changed);
    let (code, _, told) = studio.smeta(&["catalog", "import", "changed.csv"]);
    assert_eq!(code, 0, "{told}");
    let marks = |files: &[(PathBuf, Vec<u8>)]| -> usize {
        files.iter().map(|(_, text)| String::from_utf8_lossy(text).matches(" ✎").count()).sum()
    };
    assert_eq!(marks(&studio.toml_files("catalog")), n_changed);
    studio.write("sheet.csv", &sheet);
    assert_eq!(studio.smeta(&["catalog", "import", "sheet.csv"]).0, 0);
    // How a string is quoted is the author's choice; what is written anew is quoted as this program does.
    let unquoted = |files: Vec<(PathBuf, Vec<u8>)>| -> Vec<(PathBuf, toml::Table)> {
        files.into_iter().map(|(path, text)| (path, String::from_utf8(text).unwrap().parse().unwrap())).collect()
    };
    assert_eq!(unquoted(studio.toml_files("catalog")), unquoted(before));
}

#[test]
fn edits_of_a_sheet_come_back() {
    for sheet in SHEETS {
        let studio = Folder::studio(&format!("sheet-{}", &sheet[6..]));
        assert_eq!(studio.smeta(&["catalog", "export", sheet]).0, 0);
        // As spreadsheets write CSV in half of Europe.
        studio.write(
            "edited.csv",
            "\u{feff}entry;path;lang;value\r\nsite/form;effort.likely;;8,5\r\nsite/form;title;;'=Форма\r\n\
             site/form;phrases.1;;\r\nsite/form;phrases.+;;анкета на сайт\r\nsite/form;question.cms.answer.other.effect.add;;3\r\n",
        );
        let before = studio.toml_files("catalog");
        let (code, out, told) = studio.smeta(&["catalog", "import", "edited.csv", "--dry-run"]);
        assert!(code == 0 && out.contains("-title = \"Надёжная форма\"\n+title = \"=Форма\"\n"), "{out}{told}");
        assert_eq!(studio.toml_files("catalog"), before);
        assert_eq!(studio.smeta(&["catalog", "import", "edited.csv"]).0, 0);
        let text = studio.read("catalog/site/form.toml");
        for part in [
            "likely = 8.5",
            "[\"форма заявки\", \"анкета на сайт\"]",
            "effect = { add = 3, with = \"speed\" }",
            "# keep",
        ] {
            assert!(text.contains(part), "no {part} in\n{text}");
        }
        // The sheet of before brings back what it holds, and nothing that it does not know goes.
        assert_eq!(studio.smeta(&["catalog", "import", sheet]).0, 0);
        assert!(studio.read("catalog/site/form.toml").contains("title = \"Надёжная форма\""));
    }
}

#[test]
fn a_wrong_sheet_changes_nothing() {
    let studio = Folder::studio("sheet-wrong");
    let before = studio.toml_files("catalog");
    studio.write(
        "x.csv",
        "entry,path,lang,value\nsite/form,title,,Анкета\nsite/lost,title,,x\nsite/form,titel,,x\nsite/form,title,xx,x\n\
         site/form,effort.low,,много\nsite/form,title,,\n",
    );
    let (code, out, told) = studio.smeta(&["catalog", "import", "x.csv"]);
    assert_eq!((code, out.as_str()), (DATA, ""));
    for line in
        ["x.csv:3: site/lost", "x.csv:4: site/form titel", "x.csv:5: site/form title: язык", "x.csv:6", "x.csv:7", "(5"]
    {
        assert!(line == "(5" || told.contains(line), "no «{line}» in\n{told}");
    }
    studio.write("y.csv", "entry,path,lang,value\nsite/form,effort.low,,900\n");
    studio.fails(&["catalog", "import", "y.csv"], NOTHING, &["range-order", "ничего не записано"]);
    studio.write("z.csv", "entry,path,value\n");
    studio.fails(&["catalog", "import", "z.csv"], DATA, &["`lang`"]);
    studio.fails(&["catalog", "import", "lost.csv"], DATA, &["такого файла нет"]);
    studio.fails(&["catalog", "export", "x.ods"], USAGE, &[".csv"]);
    assert_eq!(studio.toml_files("catalog"), before);
    if !cfg!(feature = "xlsx") {
        studio.fails(&["catalog", "export", "x.xlsx"], USAGE, &["--features xlsx"]);
    }
}

#[test]
fn a_text_of_the_base_is_changed_in_a_copy() {
    let studio = Folder::new("sheet-based");
    studio.write("catalog/studio.toml", "base = \"starter\"\n");
    studio.write("x.csv", "entry,path,lang,value\nsmall/map-widget,title,ru,Карта на сайте\n");
    assert_eq!(studio.smeta(&["catalog", "import", "x.csv"]).0, 0);
    assert!(studio.read("catalog/small/map-widget.toml").contains("ru = \"Карта на сайте\""));
}

/// The kinds of sheet that this program was built with.
const SHEETS: &[&str] = if cfg!(feature = "xlsx") { &["sheet.csv", "sheet.xlsx"] } else { &["sheet.csv"] };

impl Folder {
    /// A studio with two tasks that name one another.
    fn studio(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("catalog/studio.toml", "[rates]\ndeveloper = 2000\n");
        folder.write(
            "catalog/site/form.toml",
            "title = \"Надёжная форма\"\nrelated = [\"speed\"] # keep\nphrases = [\"нужна форма\", \"форма заявки\"]\n\
             effort = { low = 4, likely = 8, high = 20 }\n\n[[question]]\nid = \"cms\"\nask = \"На чём сайт?\"\n\
             answer = [{ id = \"bitrix\", text = \"на Битриксе\" }, { id = \"other\", text = \"другое\", effect = { add = 2, with = \"speed\" } }]\n\n\
             [[pitfall]]\nid = \"spam\"\nsay = \"Форму находят роботы\"\n",
        );
        folder.write(
            "catalog/site/speed.toml",
            "title = \"Ускорение\"\nphrases = [\"сайт тормозит\"]\neffort = { low = 4, likely = 8, high = 20 }\n\n\
             [[near_miss]]\nsays = \"форма тормозит\"\nmeant = \"form\"\n",
        );
        folder
    }

    /// The catalog's own files, without what sheets and requests stand beside them.
    fn toml_files(&self, name: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = self.files(name);
        found.retain(|(path, _)| path.extension().is_some_and(|end| end == "toml"));
        found
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for item in fs::read_dir(from).unwrap() {
        let path = item.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
