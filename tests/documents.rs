//! Documents that a client gets: what stands in them, what never does, and templates of a studio's own.

mod common;

use common::{DATA, FINE, Folder, NOTHING, USAGE};

const TODAY: &str = "2026-11-23";
const SHOP: &str = "надо чтоб товары с 1с сами на сайт заливались и кассу подключить";

/// Everything that a client could type to be more than words.
const EVIL: &str = "обмен с 1с <script>alert(1)</script> </p><img src=x onerror=alert(2)> [ссылка](javascript:alert(3)) \
                    ![x](picture:price) **жирно** `код` # | a | $x^2$ #let y = 1 @ref &lt;b&gt; {{ 7*7 }} {% raw %} \\";

fn document(kind: &str, format: &str, words: &str, more: &[&str]) -> (i32, String, String) {
    let mut args = vec!["quote", words, "--as", kind, "--format", format, "--today", TODAY];
    args.extend(more);
    Folder::new("documents").smeta(&args)
}

#[track_caller]
fn written(kind: &str, format: &str, words: &str, more: &[&str]) -> String {
    let (code, out, told) = document(kind, format, words, more);
    assert_eq!((code, told.as_str()), (FINE, ""), "{out}");
    out
}

/// A studio of one task of exactly ten hours, whose own costs are numbers that nothing else here is made of.
fn studio(name: &str, settings: &str) -> Folder {
    let folder = Folder::new(name);
    let studio = "name = \"Студия <Свет>\"\nlanguage = \"ru\"\n[rates]\ndeveloper = 1000\n[costs]\ndeveloper = 777\n";
    folder.write("catalog/studio.toml", format!("{studio}{settings}"));
    let entry = "title = { ru = \"Точная страница\", en = \"Exact page\", pl = \"Dokładna strona\" }\n\
                 includes = [{ ru = \"вёрстка\", en = \"layout\", pl = \"układ\" }]\n\
                 phrases = [\"точная страница\"]\neffort = { low = 10, likely = 10, high = 10 }\n\
                 [[pitfall]]\nid = \"inner\"\nseverity = \"high\"\nsay = \"внутренний подводный камень\"\n";
    folder.write("catalog/site/exact.toml", entry);
    folder
}

#[track_caller]
fn in_studio(folder: &Folder, more: &[&str]) -> String {
    let mut args = vec!["quote", "точная страница", "--today", TODAY];
    args.extend(more);
    folder.says(&args)
}

#[test]
fn a_proposal_holds_everything_in_its_order() {
    let text =
        written("proposal", "md", SHOP, &["--client", "ООО «Ромашка»", "--number", "12", "--option", "site-speed"]);
    let parts = [
        "# Предварительная оценка",
        "ориентир, не оферта",
        "№ 12 от 23\u{a0}ноября 2026",
        "ООО «Ромашка»",
        "## Как мы поняли задачу",
        "надо чтоб товары с 1с сами",
        "## Как это можно сделать",
        "## Этапы",
        "Входит в цену:",
        "Не входит:",
        "## Цена: ориентир",
        "без НДС",
        "## Сроки",
        "Что понадобится от вас",
        "## Допущения и открытые вопросы",
        "## По желанию",
        "## Оплата",
        "Аванс",
        "## Что значит эта цена",
        "Действует до 7\u{a0}декабря 2026",
        "## Что дальше",
        "Заказчик",
    ];
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part).unwrap_or_else(|| panic!("no «{part}» after {from} in:\n{text}"));
        from += at + part.len();
    }
}

#[test]
fn the_language_is_the_readers() {
    let polish = written("proposal", "text", SHOP, &["--to-lang", "pl", "--lang", "ru"]);
    for words in ["WYCENA ORIENTACYJNA", "wycena orientacyjna, nie stanowi oferty", "JAK ROZUMIEMY ZADANIE"] {
        assert!(polish.to_lowercase().contains(&words.to_lowercase()), "{words}: {polish}");
    }
    let english = written("chat", "text", SHOP, &["--to-lang", "en"]);
    assert!(
        english.starts_with("Hello,\nWe have priced your task: ") && english.contains("This is not an offer."),
        "{english}"
    );
}

#[test]
fn a_message_is_short_enough_to_be_read() {
    for lang in ["ru", "en", "pl"] {
        let lines = written("chat", "text", SHOP, &["--to-lang", lang]).lines().count();
        assert!((5..=9).contains(&lines), "{lang}: {lines} lines");
    }
}

#[test]
fn a_price_that_is_exact_is_said_as_one() {
    let folder = studio("firm", "");
    let text = in_studio(&folder, &["--as", "proposal"]);
    for words in ["Коммерческое предложение", "Твёрдая цена: 10\u{a0}000\u{a0}₽", "Аванс 50\u{a0}% до начала работ"]
    {
        assert!(text.contains(words), "no «{words}» in: {text}");
    }
    assert!(!text.contains("вилк") && !text.contains("ориентир"), "{text}");
    // Half and half, to the rouble.
    assert_eq!(text.matches("5\u{a0}000\u{a0}₽").count(), 2, "{text}");
    let polish = in_studio(&folder, &["--as", "proposal", "--to-lang", "pl"]);
    assert!(polish.starts_with("Oferta\n"), "{polish}");
}

#[test]
fn payments_are_the_studios() {
    let all = studio("advance", "[pricing]\nadvance = 100\n");
    let text = in_studio(&all, &["--as", "proposal"]);
    assert!(text.contains("Аванс 100\u{a0}%") && !text.contains("После сдачи"), "{text}");
    let none = studio("no-advance", "[pricing]\nadvance = 0\n");
    let text = in_studio(&none, &["--as", "proposal"]);
    assert!(!text.contains("Аванс") && text.contains("После сдачи работы"), "{text}");
}

#[test]
fn the_client_sees_nothing_from_inside() {
    let folder = studio("inside", "");
    // Own cost 7 770, margin 2 230; ten hours at 1 000.
    let inside = [
        "777",
        "7 770",
        "7\u{a0}770",
        "2 230",
        "2\u{a0}230",
        "1\u{a0}000\u{a0}₽",
        "10 ч",
        "внутренний подводный камень",
        "exact",
    ];
    for kind in ["proposal", "letter", "chat"] {
        for format in ["json", "text", "md", "html"] {
            let text = in_studio(&folder, &["--as", kind, "--format", format]);
            for figure in inside {
                assert!(!text.contains(figure), "{kind} as {format} has «{figure}»:\n{text}");
            }
        }
        let model: serde_json::Value =
            serde_json::from_str(&in_studio(&folder, &["--as", kind, "--format", "json"])).expect("JSON");
        let task = model["tasks"][0].as_object().expect("a task");
        for name in ["hours", "pitfalls", "id", "cost", "margin", "own_cost", "confidence", "safe"] {
            assert!(!task.contains_key(name) && model.get(name).is_none(), "{kind}: {name}");
        }
    }
    // The team sees hours and pitfalls, and no cost either.
    let spec = in_studio(&folder, &["--as", "spec"]);
    assert!(spec.contains("10 ч") && spec.contains("внутренний подводный камень"), "{spec}");
    assert!(!spec.contains("777") && !spec.contains("7\u{a0}770"), "{spec}");
}

#[test]
fn nothing_is_proposed_that_has_no_price() {
    let folder = Folder::new("nothing");
    let new = "сварить борщ для планеты с тремя лунами";
    folder.fails(&["quote", new, "--as", "proposal", "--today", TODAY], NOTHING, &["--as brief"]);
    let (_, brief, _) = document("brief", "text", new, &[]);
    assert!(brief.contains(new) && brief.contains("К какому дню нужно"), "{brief}");
    let (_, letter, _) = document("letter", "text", new, &[]);
    assert!(letter.contains("Расскажите подробнее про") && !letter.contains('₽'), "{letter}");
}

#[test]
fn what_a_client_types_stays_words() {
    for kind in ["proposal", "letter", "chat", "brief", "spec"] {
        let more = ["--entry", "1c-exchange", "--client", "<b>Я</b> \"'> _x_", "--number", "<i>1</i>"];
        let html = document(kind, "html", EVIL, &more).1;
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") || kind == "chat", "{kind}: {html}");
        for code in ["<script", "<img", "javascript:alert(3)\"", "<b>Я", "<i>1", "onerror=alert(2)>", "49 "] {
            assert!(!html.contains(code), "{kind} has {code}: {html}");
        }
        let text = document(kind, "text", EVIL, &more).1;
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            plain.contains("**жирно** `код` # | a | $x^2$ #let y = 1 @ref &lt;b&gt; {{ 7*7 }}") || kind == "chat",
            "{kind}: {text}"
        );
        let markdown = document(kind, "md", EVIL, &more).1;
        let bare = markdown.replace("\\<", "").replace("\\[", "").replace("\\]", "");
        assert!(!bare.contains('<') && !bare.contains("]("), "{kind}: {markdown}");
        assert!(!markdown.contains(" **жирно**"), "{kind}: {markdown}");
    }
}

#[test]
fn escapes_reach_no_terminal() {
    let words = "обмен \u{1b}[31mс 1с\u{1b}]0;заголовок\u{7} \u{202e}на сайте\u{9b}2J";
    for kind in ["proposal", "letter", "chat", "brief", "spec"] {
        for format in ["text", "md", "html", "json"] {
            let text = document(kind, format, words, &["--client", "\u{1b}[1mЯ\u{1b}[0m"]).1;
            let odd = text.chars().find(|letter| (letter.is_control() && *letter != '\n') || *letter == '\u{202e}');
            assert_eq!(odd, None, "{kind} as {format}");
        }
    }
}

#[test]
fn a_studios_own_templates_go_first() {
    let folder = studio("templates", "");
    folder.write("catalog/templates/chat.md", "{{ label.to }}: {{ client }}, {% include 'sign.md' %}\n");
    folder.write("catalog/templates/sign.md", "**{{ studio }}**");
    folder.write("catalog/templates/letter.html", "<p>{{ client }}</p>{{ picture('calendar') }}\n");
    let more = ["--client", "*А* <Б>"];
    let says = |args: &[&str]| in_studio(&folder, &[&more[..], args].concat());
    assert_eq!(says(&["--as", "chat"]), "Для кого: *А* <Б>, Студия <Свет>\n");
    assert_eq!(says(&["--as", "chat", "--format", "md"]), "Для кого: \\*А\\* \\<Б\\>, **Студия \\<Свет\\>**\n");
    let html = says(&["--as", "chat", "--format", "html"]);
    assert!(html.contains("<p>Для кого: *А* &lt;Б&gt;, <strong>Студия &lt;Свет&gt;</strong></p>"), "{html}");
    // One format of its own; the others stay built in.
    let html = says(&["--as", "letter", "--format", "html"]);
    assert!(html.starts_with("<p>*А* &lt;Б&gt;</p><svg ") && html.trim_end().ends_with("</svg>"), "{html}");
    assert!(says(&["--as", "letter"]).starts_with("Здравствуйте!"));
    // The look of every page.
    folder.write("catalog/templates/page.html", "<main>{{ body }}</main>\n");
    assert!(says(&["--as", "chat", "--format", "html"]).starts_with("<main><p>Для кого"));
}

#[test]
fn wrong_templates_are_told_with_their_line() {
    let folder = studio("wrong-templates", "");
    let args = ["quote", "точная страница", "--today", TODAY, "--as", "chat"];
    for (template, words) in [
        ("раз\nдва\n{{ clinet }}\n", &["chat.md", "строка 3", "`{{ clinet }}`", "--format json"][..]),
        ("{% for task in tasks %}\n{{ task.title }}\n", &["chat.md", "строка"]),
        ("{{ title\n", &["chat.md", "строка"]),
        ("{{ title|shout }}\n", &["chat.md", "строка 1", "shout"]),
        ("{% include 'nowhere.md' %}\n", &["chat.md", "строка 1", "nowhere.md"]),
    ] {
        folder.write("catalog/templates/chat.md", template);
        folder.fails(&args, DATA, words);
    }
    folder.write("catalog/templates/chat.md", b"\xff\xfe".as_slice());
    folder.fails(&args, DATA, &["chat.md", "UTF-8"]);
}

#[test]
fn the_file_tells_the_format() {
    let folder = studio("files", "");
    let write = |file: &str| {
        let (code, out, told) =
            folder.smeta(&["quote", "точная страница", "--today", TODAY, "--as", "letter", "-o", file]);
        assert_eq!((code, out.as_str()), (FINE, ""), "{told}");
        assert!(told.contains(file), "{told}");
        folder.read(file)
    };
    assert!(write("a.html").starts_with("<!DOCTYPE html>"));
    assert!(write("a.txt").starts_with("Здравствуйте!\n"));
    assert!(write("a.json").contains("\"smeta/document/1\""));
    let args = |more: &[&'static str]| [&["quote", "точная страница", "--today", TODAY], more].concat();
    folder.fails(&args(&["--as", "letter", "-o", "a.doc"]), USAGE, &["a.doc", ".pdf"]);
    folder.fails(&args(&["--as", "letter", "-o", "no/such/folder/a.md"]), DATA, &["no/such/folder/a.md"]);
    folder.fails(&args(&["--as", "letter", "--to-lang", "xx"]), USAGE, &["xx"]);
    folder.fails(&args(&["--as", "poem"]), USAGE, &["poem", "proposal"]);
    folder.fails(&args(&["-o", "a.md"]), USAGE, &["--as"]);
    folder.fails(&args(&["--format", "html"]), USAGE, &["html", "text, json"]);
    folder.fails(&["match", "обмен с 1с", "--format", "md"], USAGE, &["md", "text, json"]);
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_pdf_the_program_says_what_to_do() {
    let folder = studio("no-pdf", "");
    let args = ["quote", "точная страница", "--today", TODAY, "--as", "letter", "-o", "a.pdf"];
    folder.fails(&args, USAGE, &["--features pdf", "--format html"]);
}

#[cfg(feature = "pdf")]
#[test]
#[expect(clippy::disallowed_methods, reason = "this test reads the file that the program wrote")]
fn document_as_pdf_is_the_same_each_time_and_does_nothing() {
    let folder = Folder::new("pdf");
    let write = |words: &str, file: &str| {
        let args = [
            "quote",
            words,
            "--today",
            TODAY,
            "--as",
            "proposal",
            "--entry",
            "1c-exchange",
            "--client",
            "Я 语",
            "-o",
            file,
        ];
        let (_, _, told) = folder.smeta(&args);
        assert!(told.contains('语'), "what the font has not is told: {told}");
        std::fs::read(folder.path.join(file)).expect("written")
    };
    let (first, second) = (write(EVIL, "a.pdf"), write(EVIL, "b.pdf"));
    assert_eq!(first, second);
    assert!(first.starts_with(b"%PDF-1."));
    let has = |what: &str| first.windows(what.len()).any(|window| window == what.as_bytes());
    assert!(has("/FontFile2") && has("NotoSans-Regular") && has("NotoSans-Bold"));
    for what in ["/JavaScript", "/JS", "/URI", "/Launch", "/OpenAction", "/EmbeddedFile"] {
        assert!(!has(what), "{what}");
    }
}

#[test]
fn stages_follow_one_another_and_end_when_everything_is_ready() {
    let folder = Folder::new("stages");
    let quote = folder.json(&["quote", SHOP, "--today", TODAY, "--lang", "en"]);
    let ready = quote["total"]["ready"]["likely"].as_str().expect("a date").to_owned();
    let document = folder.json(&["quote", SHOP, "--today", TODAY, "--lang", "en", "--as", "proposal"]);
    let tasks = document["tasks"].as_array().expect("tasks");
    let stages: Vec<&str> = tasks
        .iter()
        .flat_map(|task| task["stages"].as_array().expect("stages"))
        .map(|stage| stage["days"].as_str().expect("days"))
        .collect();
    let last = stages.last().expect("stages").rsplit(['–', ' ']).collect::<Vec<_>>();
    let day: u32 = ready.rsplit('-').next().and_then(|day| day.parse().ok()).expect("a day");
    assert!(last.iter().any(|word| word.split('\u{a0}').next() == Some(&day.to_string())), "{stages:?}, ready {ready}");
    // Two days of queue, then work: nothing begins before the third working day.
    assert!(stages[0].starts_with("26"), "{stages:?}");
    assert_eq!(stages.len(), tasks.iter().map(|task| task["stages"].as_array().expect("stages").len()).sum::<usize>());
}

#[cfg(not(feature = "docx"))]
#[test]
fn without_docx_the_program_says_what_to_do() {
    let folder = studio("no-docx", "");
    let args = ["quote", "точная страница", "--today", TODAY, "--as", "letter", "-o", "a.docx"];
    folder.fails(&args, USAGE, &["--features docx", "--format html"]);
}

#[cfg(feature = "docx")]
#[test]
#[expect(clippy::disallowed_methods, reason = "this test reads the file that the program wrote")]
fn docx_holds_the_same_words_and_nothing_that_acts() {
    use std::io::Read;

    let folder = Folder::new("docx");
    let evil = "связать сайт с 1с <w:p>&amp;]]> \u{7} {{ 1 }} [x](javascript:alert(1))";
    let write = |file: &str| {
        folder.says(&[
            "quote",
            evil,
            "--today",
            TODAY,
            "--as",
            "proposal",
            "--entry",
            "1c-exchange",
            "--client",
            "Łódź & Ромашка",
            "-o",
            file,
        ]);
        std::fs::read(folder.path.join(file)).expect("written")
    };
    let (first, second) = (write("a.docx"), write("b.docx"));
    assert_eq!(first, second);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(first)).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    };
    let body = part("word/document.xml");
    for words in ["Łódź &amp; Ромашка", "&lt;w:p&gt;", "<w:tbl>", "Heading1", "1С"] {
        assert!(body.contains(words), "no {words} in {body}");
    }
    assert!(!body.contains('\u{7}'));
    assert!(!part("word/_rels/document.xml.rels").contains("javascript"));
}
