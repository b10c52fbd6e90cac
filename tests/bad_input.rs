//! Bad input of every kind: the exit code, what is said about it and in which language, and that nothing else comes out.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests write the folders that the program is to stumble over, and may stop at any surprise"
)]

mod common;

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use common::{DATA, FINE, Folder, NOTHING, USAGE};

// What is asked.

#[test]
fn an_empty_request() {
    smeta(&["quote", ""]).fails(USAGE, &["запрос пуст", "напишите словами"]);
    smeta(&["quote", " \t\n "]).fails(USAGE, &["запрос пуст"]);
    smeta(&["quote", "👍 🙏 ..."]).fails(USAGE, &["запрос пуст"]);
    smeta(&["quote"]).input("").fails(USAGE, &["запрос пуст"]);
    smeta(&["match", "?!"]).fails(USAGE, &["запрос пуст"]);
    smeta(&["--lang", "en", "quote", ""]).fails(USAGE, &["error:", "the request is empty", "what the client wants"]);
    smeta(&["--lang", "pl", "quote", ""]).fails(USAGE, &["błąd:", "zapytanie jest puste", "czego chce klient"]);
}

#[test]
fn a_megabyte_of_text() {
    let letter = "Добрый день, нам нужен сайт. ".repeat(20_000);
    smeta(&["quote", "-"]).input(&letter).fails(USAGE, &["длиннее 64 КБ", "оставьте саму просьбу"]);
    smeta(&["--lang", "en", "quote"]).input(&letter).fails(USAGE, &["longer than 64 KB", "keep just what"]);
    // A line of a file is answered as far as it is read, so that one bad line does not stop the rest.
    let outcome = smeta(&["match", "--format", "json"]).input(format!("{letter}\nсайт тормозит\n")).run();
    assert_eq!((outcome.code, outcome.out.lines().count()), (FINE, 2), "{}", outcome.err);
}

#[test]
fn a_long_argument() {
    let letter = "сайт тормозит ".repeat(4_000);
    smeta(&["quote", &letter]).fails(USAGE, &["длиннее 64 КБ"]);
    smeta(&["match", &letter]).fails(USAGE, &["длиннее 64 КБ"]);
}

/// Commands to a terminal, from the old to the rare, and marks that turn the line or hide.
const TRICKS: &str =
    "\u{1b}[2J\u{1b}[31mприложение\u{7} \u{1b}]0;title\u{7}для\u{9b}5m \u{202e}курьеров\u{2066}\u{200b}\r\u{8}\u{7f}";

#[test]
fn controls_in_a_request_never_reach_the_screen() {
    for args in [&["quote", TRICKS][..], &["match", TRICKS], &["quote", "--client", TRICKS, "сайт тормозит"]]
    {
        let outcome = smeta(args).run();
        outcome.is_clean();
        assert!(outcome.out.contains("приложение"), "{args:?}: {}", outcome.out);
    }
}

#[test]
fn controls_in_json_are_escaped() {
    for args in [&["quote", TRICKS, "--format", "json"][..], &["match", TRICKS, "--format", "json"]] {
        let outcome = smeta(args).run();
        outcome.is_clean();
        assert!(outcome.out.contains("\\u001b[2J") && outcome.out.contains("\\u202e"), "{args:?}: {}", outcome.out);
    }
}

#[test]
fn controls_in_what_is_typed_wrong_never_reach_the_screen() {
    for args in [
        &["quote", "сайт тормозит", "--answer", TRICKS][..],
        &["quote", "сайт тормозит", "--entry", TRICKS],
        &["quote", "сайт тормозит", "--today", TRICKS],
        &["quote", "сайт тормозит", "--lang", TRICKS],
        &["catalog", "list", TRICKS],
        &["--catalog", TRICKS, "catalog", "check"],
        &["catalog", TRICKS],
    ] {
        let outcome = smeta(args).run();
        outcome.is_clean();
        assert!(outcome.code == USAGE || outcome.code == DATA, "{args:?}: {outcome:?}");
        assert!(outcome.err.contains("приложение"), "{args:?}: {outcome:?}");
    }
}

#[test]
fn text_that_is_not_utf_8() {
    smeta(&["quote", "-"]).input(b"\xd1\x81\n\xff\xfe").fails(DATA, &["строка 2", "UTF-8", "сохраните"]);
    smeta(&["--lang", "pl", "quote"]).input(b"\xff").fails(DATA, &["wiersz 1", "UTF-8", "zapisz"]);
    // Of many lines the good ones are answered.
    let outcome = smeta(&["match", "--format", "json"]).input(b"\xff\n\xd0\xb0\n").run();
    assert_eq!((outcome.code, outcome.out.lines().count()), (DATA, 2));
    assert!(outcome.err.contains("строка 1 ввода не в UTF-8"), "{}", outcome.err);
}

#[test]
#[cfg(unix)]
fn an_argument_that_is_not_utf_8() {
    use std::os::unix::ffi::OsStringExt;
    let broken = || OsString::from_vec(b"\xff\xfe".to_vec());
    smeta(&["quote"]).arg(broken()).fails(USAGE, &["не в UTF-8", "наберите", "smeta quote --help"]);
    smeta(&["catalog", "check", "--catalog"]).arg(broken()).fails(DATA, &["папки каталога", "нет"]);
}

// What is typed beside the request.

#[test]
fn answers_that_mean_nothing() {
    let answer = |written: &str| smeta(&["quote", "связать сайт с 1с", "--answer", written]);
    answer("cms").fails(USAGE, &["ответ `cms` не понят", "вопрос=ответ"]);
    answer("=bitrix").fails(USAGE, &["ответ `=bitrix` не понят"]);
    answer("cms=").fails(USAGE, &["ответ `cms=` не понят"]);
    answer("cns=bitrix").fails(USAGE, &["вопроса `cns` нет", "может быть, `cms`?"]);
    answer("weather=good").fails(USAGE, &["вопроса `weather` нет", "здесь спрашивают", "goods-count"]);
    answer("cms=drupal9").fails(USAGE, &["`cms`", "`drupal9`", "bitrix, ", "cms=?"]);
    answer("one-c-support.cms=bitrix").fails(USAGE, &["нет"]);
}

#[test]
fn quantities_that_do_not_exist() {
    let answer = |written: &str| smeta(&["quote", "связать сайт с 1с", "--answer", written]);
    answer("goods-count=-5").fails(USAGE, &["goods-count=-5", "от 0 до 100 миллионов"]);
    answer("goods-count=1e12").fails(USAGE, &["goods-count=1e12", "от 0 до 100 миллионов"]);
    answer("goods-count=200000000").fails(USAGE, &["goods-count=200000000", "от 0 до 100 миллионов"]);
    for written in ["nan", "inf", "-inf", "много", "0x10", "99999999999999999999999999999999999999999"] {
        answer(&format!("goods-count={written}")).fails(USAGE, &["goods-count", written]);
    }
}

#[test]
fn tasks_and_variants_that_do_not_exist() {
    let quote = |flag: &str, value: &str| smeta(&["quote", "связать сайт с 1с", flag, value]);
    quote("--entry", "1c-exchang").fails(USAGE, &["задачи `1c-exchang` в каталоге нет", "`1c-exchange`?"]);
    quote("--entry", "weather").fails(USAGE, &["задачи `weather`", "smeta catalog list"]);
    quote("--variant", "magic").fails(USAGE, &["варианта `magic` нет", "есть: module"]);
    smeta(&["catalog", "show", "1c-exchang"]).fails(USAGE, &["может быть, `1c-exchange`?"]);
    smeta(&["catalog", "test", "weather"]).fails(USAGE, &["задачи `weather`", "smeta catalog list"]);
    smeta(&["catalog", "list", "fiskal"]).fails(USAGE, &["категории `fiskal`", "`fiscal`?"]);
    smeta(&["--lang", "en", "catalog", "list", "x"]).fails(USAGE, &["no category `x`", "there are: ", "fiscal"]);
}

#[test]
fn days_and_languages_that_do_not_exist() {
    for written in ["завтра", "2026-02-30", "23.11.2026", "", "2026-11"] {
        smeta(&["quote", "сайт тормозит", "--today", written]).fails(USAGE, &["ГГГГ-ММ-ДД"]);
    }
    smeta(&["quote", "сайт тормозит", "--lang", "xx"]).fails(USAGE, &["языка `xx` нет", "ru, en и pl"]);
    smeta(&["catalog", "list"]).env("SMETA_LANG", "xx").fails(USAGE, &["языка `xx` нет", "SMETA_LANG"]);
}

#[test]
fn empty_settings_are_none() {
    let outcome = smeta(&["catalog", "check"]).env("SMETA_LANG", "").env("SMETA_CATALOG", "").run();
    assert_eq!(outcome.code, FINE, "{}", outcome.err);
}

// The call itself.

#[test]
fn calls_that_do_not_exist() {
    smeta(&["qoute", "сайт"]).fails(USAGE, &["команды `qoute` нет", "`quote`?", "smeta --help"]);
    smeta(&["связать сайт с 1с"]).fails(USAGE, &["команды", "нет", "есть: quote, call, explain, match, today"]);
    smeta(&["catalog", "chek"]).fails(USAGE, &["команды `chek` нет", "`check`?", "smeta catalog --help"]);
    smeta(&["quote", "сайт", "--anwser", "x"]).fails(USAGE, &["ключа `--anwser` нет", "`--answer`?", "quote --help"]);
    smeta(&["quote", "--client"]).fails(USAGE, &["после `--client <ИМЯ>` ничего нет"]);
    smeta(&["quote", "- поменять телефон"]).fails(USAGE, &["после «--»"]);
    smeta(&["--format", "xml", "catalog", "list"]).fails(USAGE, &["`xml`", "возможны text, json"]);
    smeta(&["match", "--top", "много", "сайт"]).fails(USAGE, &["`много`", "--top", "smeta match --help"]);
    smeta(&["catalog", "show"]).fails(USAGE, &["не хватает: <ЗАДАЧА>"]);
    smeta(&["catalog", "show", "site-speed", "landing-page"]).fails(USAGE, &["лишнее слово `landing-page`"]);
}

#[test]
fn no_command_at_all() {
    smeta(&[]).fails(USAGE, &["не хватает команды: quote, call, explain, match, today", "smeta --help"]);
    smeta(&["catalog"]).fails(USAGE, &["не хватает команды: check, list, show, test", "smeta catalog --help"]);
    smeta(&["--lang", "en"]).fails(USAGE, &["a command is missing: quote"]);
    smeta(&["--lang=pl"]).fails(USAGE, &["brakuje polecenia: quote"]);
}

#[test]
fn errors_speak_the_language_of_the_user() {
    for (lang, word, missing) in [("ru", "ошибка:", "нет"), ("en", "error:", "there is no"), ("pl", "błąd:", "nie ma")]
    {
        smeta(&["--lang", lang, "catalog", "show", "weather"]).fails(USAGE, &[word, missing]);
        smeta(&["catalog", "show", "weather"]).env("SMETA_LANG", lang).fails(USAGE, &[word, missing]);
        smeta(&["--lang", lang, "quote", "--weather"]).fails(USAGE, &[word, missing]);
        smeta(&["--lang", lang, "catalog", "check", "--catalog", "/weather"]).fails(DATA, &[word, "/weather"]);
    }
}

#[test]
fn the_label_and_the_sentence_are_in_the_language_of_the_studio() {
    let folder = Folder::new("english");
    folder.write("studio.toml", "name = \"Studio\"\nlanguage = \"en\"\nbase = \"starter\"\n");
    smeta(&["catalog", "show", "weather"]).catalog(&folder).fails(USAGE, &["error: there is no task `weather`"]);
}

// The catalog.

const STUDIO: &str =
    "name = \"Студия\"\nlanguage = \"ru\"\ncurrency = \"RUB\"\n\n[rates]\ndeveloper = 2600\nmanager = 1600\n";

const ENTRY: &str =
    "title = \"Лендинг\"\n\n[phrases]\nru = [\"нужен лендинг\"]\n\n[effort]\nlow = 10\nlikely = 14\nhigh = 28\n";

#[test]
fn a_catalog_with_a_range_out_of_order() {
    let folder = Folder::with_entry("range", &ENTRY.replace("high = 28", "high = 8"));
    let outcome = smeta(&["catalog", "check"]).catalog(&folder).run();
    assert_eq!(outcome.code, NOTHING, "{}", outcome.err);
    for words in ["range-order", "10, 14, 8", "landing.toml:6", "low ≤ likely ≤ high"] {
        assert!(outcome.out.contains(words), "{words}: {}", outcome.out);
    }
    smeta(&["quote", "нужен лендинг"])
        .catalog(&folder)
        .fails(DATA, &["range-order", "landing.toml", "в каталоге 1 ошибка", "smeta catalog check"]);
}

#[test]
fn a_catalog_that_is_not_toml() {
    let folder = Folder::with_entry("syntax", &ENTRY.replace("[effort]", "[effort"));
    let outcome = smeta(&["catalog", "check"]).catalog(&folder).run();
    assert_eq!(outcome.code, NOTHING);
    for words in ["toml-syntax", "landing.toml:6", "скобка или кавычка"] {
        assert!(outcome.out.contains(words), "{words}: {}", outcome.out);
    }
    smeta(&["match", "нужен лендинг"]).catalog(&folder).fails(DATA, &["toml-syntax", "smeta catalog check"]);
}

#[test]
fn a_folder_that_is_not_there() {
    smeta(&["catalog", "list", "--catalog", "/nowhere"]).fails(DATA, &["папки каталога `/nowhere` нет", "--catalog"]);
    smeta(&["catalog", "list"]).env("SMETA_CATALOG", "/nowhere").fails(DATA, &["`/nowhere`", "SMETA_CATALOG"]);
    let folder = Folder::new("file");
    folder.write("studio.toml", STUDIO);
    let file = folder.path.join("studio.toml");
    smeta(&["catalog", "list", "--catalog"]).arg(file).fails(DATA, &["папки каталога", "нет"]);
}

#[test]
fn a_folder_that_is_no_catalog() {
    let folder = Folder::new("no-studio");
    folder.write("site/landing.toml", ENTRY);
    smeta(&["catalog", "list"]).catalog(&folder).fails(DATA, &["нет studio.toml", "укажите ту"]);
    smeta(&["catalog", "check", "--lang", "pl"]).catalog(&folder).fails(DATA, &["nie ma studio.toml", "wskaż"]);
}

#[test]
fn an_empty_catalog() {
    let folder = Folder::new("empty");
    folder.write("studio.toml", STUDIO);
    smeta(&["quote", "нужен лендинг"]).catalog(&folder).fails(DATA, &["каталог пуст", "base = \"starter\""]);
    smeta(&["--lang", "en", "catalog", "list"]).catalog(&folder).fails(DATA, &["the catalog is empty", "add tasks"]);
}

#[test]
#[cfg(unix)]
fn a_file_that_cannot_be_read() {
    let folder = Folder::with_entry("dangling", ENTRY);
    std::os::unix::fs::symlink("/nowhere", folder.path.join("site/lost.toml")).unwrap();
    let outcome = smeta(&["catalog", "check"]).catalog(&folder).run();
    assert_eq!(outcome.code, NOTHING);
    for words in ["unreadable-file", "lost.toml", "файл не читается"] {
        assert!(outcome.out.contains(words), "{words}: {}", outcome.out);
    }
    smeta(&["quote", "нужен лендинг"]).catalog(&folder).fails(DATA, &["lost.toml", "smeta catalog check"]);
}

#[test]
fn a_file_that_is_not_utf_8() {
    let folder = Folder::with_entry("latin", ENTRY);
    fs::write(folder.path.join("site/lost.toml"), b"title = \"\xcb\xe5\xed\"").unwrap();
    let outcome = smeta(&["catalog", "check"]).catalog(&folder).run();
    assert_eq!(outcome.code, NOTHING);
    assert!(outcome.out.contains("lost.toml") && outcome.out.contains("UTF-8"), "{}", outcome.out);
}

// The other end.

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    for args in
        [&["catalog", "list"][..], &["catalog", "show", "1c-exchange"], &["--help"], &["quote", "сайт тормозит"]]
    {
        let mut child = smeta(args).command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(FINE), "{args:?}");
    }
}

#[test]
fn many_lines_into_a_closed_pipe() {
    let mut call = smeta(&["match", "--format", "json"]);
    call.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = call.command.spawn().unwrap();
    drop(child.stdout.take());
    // The program may be gone before it has read all.
    let _ = child.stdin.take().unwrap().write_all("сайт тормозит\n".repeat(5_000).as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(FINE), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk() {
    for (lang, words) in [("ru", "на диске нет места"), ("en", "no space left"), ("pl", "brak miejsca")]
    {
        for args in [&["catalog", "list"][..], &["quote", "сайт тормозит"], &["--help"]] {
            let full = fs::File::options().write(true).open("/dev/full").unwrap();
            let output = smeta(&["--lang", lang]).args(args).command.stdout(full).output().unwrap();
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(DATA), "{args:?}: {told}");
            assert!(told.contains(words), "{args:?}: {told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
    }
}

// A call of the program, and what came of it.

/// A call that is being put together, outside of any studio and with settings of nobody.
struct Call {
    command: Command,
    input: Vec<u8>,
}

#[derive(Debug)]
struct Outcome {
    code: i32,
    out: String,
    err: String,
}

fn smeta(args: &[&str]) -> Call {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smeta"));
    let home = std::env::temp_dir();
    command.args(args).current_dir(&home).env("HOME", &home).env("XDG_DATA_HOME", home.join("nothing-here"));
    command.env("COLUMNS", "80").env("NO_COLOR", "1").env("RUST_BACKTRACE", "0");
    command.env_remove("SMETA_CATALOG").env_remove("SMETA_LANG");
    Call { command, input: Vec::new() }
}

impl Call {
    fn arg(mut self, arg: impl Into<OsString>) -> Call {
        self.command.arg(arg.into());
        self
    }

    fn args(mut self, args: &[&str]) -> Call {
        self.command.args(args);
        self
    }

    fn env(mut self, name: &str, value: &str) -> Call {
        self.command.env(name, value);
        self
    }

    fn input(mut self, input: impl AsRef<[u8]>) -> Call {
        self.input = input.as_ref().to_owned();
        self
    }

    fn catalog(self, folder: &Folder) -> Call {
        let path = folder.path.clone();
        self.arg("--catalog").arg(path)
    }

    fn run(mut self) -> Outcome {
        let mut child =
            self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that does not want its input may close it.
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        let output = child.wait_with_output().unwrap();
        let out = String::from_utf8(output.stdout).expect("results are UTF-8");
        let err = String::from_utf8(output.stderr).expect("messages are UTF-8");
        assert!(!err.contains("panicked") && !out.contains("panicked"), "{err}");
        Outcome { code: output.status.code().expect("no signal ended it"), out, err }
    }

    /// The call fails with this code, says these words, and prints nothing.
    #[track_caller]
    fn fails(self, code: i32, words: &[&str]) {
        let call = format!("{:?}", self.command);
        let outcome = self.run();
        assert_eq!(outcome.code, code, "{call}\n{}{}", outcome.out, outcome.err);
        for word in words {
            assert!(outcome.err.contains(word), "{call}\nno «{word}» in: {}", outcome.err);
        }
        assert_eq!(outcome.out, "", "{call}");
        outcome.is_clean();
    }
}

impl Outcome {
    /// No character that a terminal obeys or hides.
    #[track_caller]
    fn is_clean(&self) {
        let obeyed = |c: char| c != '\n' && (c.is_control() || smeta::text::clean::is_invisible(c));
        for text in [&self.out, &self.err] {
            assert!(!text.contains(obeyed), "{text:?}");
        }
    }
}

impl Folder {
    /// A catalog with one category and one entry.
    fn with_entry(name: &str, entry: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("studio.toml", STUDIO);
        folder.write("site/_category.toml", "title = \"Сайты\"\n");
        folder.write("site/landing.toml", entry);
        folder
    }
}
