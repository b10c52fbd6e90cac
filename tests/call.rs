//! `smeta call` on a real terminal: what stands on it, what is kept when it goes, and that it is put back.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests write files, and may stop at any surprise")]

mod common;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use common::{Folder, USAGE};
use pty_process::Size;
use pty_process::blocking::{Pty, open};

/// Longer than this nothing takes, however busy the machine is; nobody waits so long when all is well.
const PATIENCE: Duration = Duration::from_secs(90);

const STUDIO: &str = "language = \"ru\"\n[rates]\ndeveloper = 2000\nmanager = 1000\n";

const EXCHANGE: &str = r#"
title = "Обмен с 1С"
phrases = ["связать сайт с 1с", "обмен с 1с", "товары из 1с на сайт"]
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
[[pitfall]]
id = "duplicates"
severity = "high"
say = "Первый обмен создаст дубли."
"#;

const PHONE: &str = "title = \"Телефон в шапке\"\nexecutor = \"manager\"\nphrases = [\"поменять телефон\"]\nsteps = [\"Откройте шапку\", \"Впишите номер\"]\neffort = { low = 0.1, likely = 0.2, high = 0.4 }\n";

fn studio(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("catalog/studio.toml", STUDIO);
    folder.write("catalog/site/exchange.toml", EXCHANGE);
    folder.write("catalog/site/phone.toml", PHONE);
    // Fitted and kept once, so that the screen is there at once.
    folder.smeta(&["match", "обмен с 1с"]);
    folder
}

/// A program on a terminal of its own.
struct Seat {
    keys: Option<Pty>,
    /// Whether the other end of the line is to let go of it.
    hangs_up: Arc<AtomicBool>,
    screen: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    child: Child,
}

impl Seat {
    fn new(folder: &Folder, size: (u16, u16), args: &[&str]) -> Seat {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(size.1, size.0)).unwrap();
        let home = folder.path.join("home");
        let command = pty_process::blocking::Command::new(env!("CARGO_BIN_EXE_smeta"))
            .args(args)
            .current_dir(&folder.path)
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("TERM", "xterm-256color")
            .env("SMETA_BY", "ирина")
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS")
            .env_remove("SMETA_CATALOG")
            .env_remove("SMETA_LANG");
        let child = command.spawn(pts).unwrap();
        let number = |number| NonZeroU16::new(number).unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(number(size.1), number(size.0), 0)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut output = std::fs::File::from(std::os::fd::AsFd::as_fd(&pty).try_clone_to_owned().unwrap());
        let hangs_up = Arc::new(AtomicBool::new(false));
        let (seen, bytes, let_go) = (Arc::clone(&screen), Arc::clone(&raw), Arc::clone(&hangs_up));
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read) = output.read(&mut buffer) {
                if read == 0 || let_go.load(Ordering::Relaxed) {
                    break;
                }
                seen.lock().unwrap().process(&buffer[..read]);
                bytes.lock().unwrap().extend_from_slice(&buffer[..read]);
            }
        });
        Seat { keys: Some(pty), hangs_up, screen, raw, child }
    }

    fn types(&mut self, keys: &str) {
        self.keys.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// The window is closed: nobody holds the other end of the terminal any more.
    fn closes_the_window(&mut self) {
        self.hangs_up.store(true, Ordering::Relaxed);
        // Whoever reads lets go at what comes next, the page of keys.
        self.types("h");
        thread::sleep(Duration::from_millis(500));
        self.keys = None;
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until all of these stand on the screen.
    #[track_caller]
    fn sees(&self, words: &[&str]) {
        let seen = self.waits(|seat| {
            let text = seat.text();
            words.iter().all(|word| text.contains(word))
        });
        assert!(seen, "not all of {words:?} in:\n{}", self.text());
    }

    /// Waits until nothing more is drawn.
    fn settles(&self) {
        let drawn = || self.raw.lock().unwrap().len();
        let mut before = drawn();
        loop {
            thread::sleep(Duration::from_millis(300));
            let now = drawn();
            if now == before {
                return;
            }
            before = now;
        }
    }

    fn waits(&self, until: impl Fn(&Seat) -> bool) -> bool {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if until(self) {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// Waits for the end of the program: its exit code, if it had one.
    #[track_caller]
    fn ends(&mut self) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it said last is still on its way.
                thread::sleep(Duration::from_millis(200));
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "it did not end:\n{}", self.text());
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// The terminal is as it was: its first page, with a cursor, pasting as ever, and lines are edited by the system.
    #[track_caller]
    fn is_put_back(&self) {
        let screen = self.screen.lock().unwrap();
        let screen = screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        let modes = modes_of(self.keys.as_ref().unwrap());
        assert!(modes.contains(" icanon") && modes.contains(" echo"), "{modes}");
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The modes of a terminal, as `stty -a` names them: those that are off begin with `-`.
fn modes_of(terminal: &Pty) -> String {
    let input = std::os::fd::AsFd::as_fd(terminal).try_clone_to_owned().unwrap();
    let output = Command::new("stty").arg("-a").stdin(input).output().unwrap();
    format!(" {}", String::from_utf8(output.stdout).unwrap().replace(['\n', ';'], " "))
}

#[test]
fn a_call_from_the_first_word_to_the_saved_quote() {
    let folder = studio("call");
    let mut seat = Seat::new(&folder, (80, 24), &["call", "--today", "2026-11-23"]);
    seat.sees(&["ЗВОНОК", "Печатайте слова клиента"]);
    seat.types("связать сайт с 1с");
    seat.sees(&["Обмен с 1С", "ИТОГО", "СКАЗАТЬ", "Какая конфигурация?", "Первый обмен создаст дубли."]);
    let before = seat.text();
    // The key of the second answer, then of `c`, `n` and `s` in a Russian layout.
    seat.types("\t2");
    seat.sees(&["УЖЕ ИЗВЕСТНО", "Какая конфигурация? доработанная"]);
    assert_ne!(before, seat.text());
    seat.types("сРомашка\r");
    seat.sees(&["ЗВОНОК · Ромашка"]);
    seat.types("тсчёт бухгалтеру\r");
    seat.sees(&["1 заметка"]);
    seat.types("f2020-01-01\r");
    seat.sees(&["«2020-01-01» не день впереди"]);
    seat.types("\u{15}15.12\r");
    seat.sees(&["вернуться 15"]);
    seat.types("ы");
    seat.sees(&["записано под номером 1"]);
    seat.types("q");
    assert_eq!(seat.ends(), Some(0));
    seat.is_put_back();
    seat.sees(&["smeta quote 'связать сайт с 1с' -a exchange.config=customised"]);
    let kept = folder.json(&["show", "1", "--today", "2026-11-23"]);
    let quote = &kept["versions"][0]["quote"];
    assert_eq!(quote["request"], "связать сайт с 1с");
    assert_eq!(quote["client"], "Ромашка");
    assert_eq!(quote["asked"]["answers"][0], "exchange.config=customised");
    assert!(folder.says(&["show", "1", "--today", "2026-11-23"]).contains("счёт бухгалтеру"));
    let reminds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("\"reminder\"");
    assert!(folder.files("ledger").iter().any(|(_, bytes)| reminds(bytes)));
    // What is saved is no draft.
    let mut again = Seat::new(&folder, (80, 24), &["call"]);
    again.sees(&["Печатайте слова клиента"]);
    again.types("q\u{3}");
    assert_eq!(again.ends(), Some(0));
}

#[test]
fn a_lost_terminal_loses_nothing() {
    for signal in ["TERM", "HUP", "KILL", "window"] {
        let folder = studio(signal);
        let mut seat = Seat::new(&folder, (80, 24), &["call"]);
        seat.sees(&["Печатайте слова клиента"]);
        seat.types("обмен с 1с\t2");
        seat.sees(&["Какая конфигурация? доработанная"]);
        if signal == "window" {
            seat.closes_the_window();
        } else {
            seat.signal(signal);
        }
        assert_eq!(seat.ends(), None, "a signal is no exit code");
        if ["TERM", "HUP"].contains(&signal) {
            seat.is_put_back();
        }
        let mut next = Seat::new(&folder, (80, 24), &["call"]);
        next.sees(&["ЕСТЬ НЕЗАПИСАННЫЕ ЗВОНКИ", "обмен с 1с"]);
        next.types("\r");
        next.sees(&["Какая конфигурация? доработанная", "ИТОГО"]);
        // Where it is still being typed it is offered to nobody else.
        let mut other = Seat::new(&folder, (80, 24), &["call"]);
        other.sees(&["Печатайте слова клиента"]);
        other.types("\u{3}");
        assert_eq!(other.ends(), Some(0));
        next.types("q");
        assert_eq!(next.ends(), Some(0));
        next.sees(&["черновиком"]);
    }
}

#[test]
fn words_that_command_a_terminal_do_no_harm() {
    let folder = studio("escapes");
    let mut seat = Seat::new(&folder, (120, 40), &["call"]);
    seat.sees(&["Печатайте слова клиента"]);
    // Pasted: a colour, a title, a bell, a cleared screen, the other direction of writing.
    seat.types("\u{1b}[200~обмен\u{1b}[31m с 1с\u{1b}]0;pwned\u{7}\u{1b}[2J\u{202e}\u{9b}31m конец\u{1b}[201~");
    seat.sees(&["Обмен с 1С", "ИТОГО"]);
    seat.types("\tn\u{1b}[200~зам\u{7}етка\u{1b}[201~\r");
    seat.sees(&["1 заметка"]);
    let bytes = seat.raw.lock().unwrap().clone();
    let sent = String::from_utf8_lossy(&bytes).into_owned();
    for bad in ["\u{1b}]0;", "\u{7}", "\u{202e}", "\u{9b}"] {
        assert!(!sent.contains(bad), "{bad:?} reached the terminal");
    }
    seat.types("p");
    seat.sees(&["ТО ЖЕ КОМАНДОЙ"]);
    seat.types("q");
    seat.sees(&["ИТОГО"]);
    seat.types("q");
    assert_eq!(seat.ends(), Some(0));
}

#[test]
fn a_window_may_be_of_any_size() {
    let folder = studio("sizes");
    let mut seat = Seat::new(&folder, (200, 60), &["call", "обмен с 1с и поменять телефон"]);
    seat.sees(&["Обмен с 1С", "Телефон в шапке", "ИТОГО"]);
    for (columns, lines, word) in
        [(80, 24, "ИТОГО"), (41, 13, "ЗВОНОК"), (10, 3, "окно"), (1, 1, ""), (120, 40, "ИТОГО")]
    {
        seat.screen
            .lock()
            .unwrap()
            .screen_mut()
            .set_size(NonZeroU16::new(lines).unwrap(), NonZeroU16::new(columns).unwrap());
        seat.keys.as_ref().unwrap().resize(Size::new(lines, columns)).unwrap();
        seat.sees(&[word]);
        // One after the other: what is typed in the very moment in which a window changes comes with the next key only,
        // because the system tells of both at once and the library takes one.
        for key in ["h", "h", "j"] {
            seat.types(key);
            seat.settles();
        }
    }
    seat.sees(&["ИТОГО"]);
    seat.types("q");
    assert_eq!(seat.ends(), Some(0));
    seat.is_put_back();
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let folder = studio("no-terminal");
    folder.fails(&["call"], USAGE, &["smeta quote"]);
}

/// What a program says that is fed lines: exit code, standard output, standard error.
fn fed(folder: &Folder, args: &[&str], lines: &str) -> (i32, String, String) {
    use std::process::Stdio;
    let mut command = folder.command(args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn questions_line_by_line_lead_to_the_same_quote() {
    let folder = studio("lines");
    let day = ["--today", "2026-11-23"];
    let by_flags = folder.says(&[&["quote", "обмен с 1с", "-a", "exchange.config=customised"], &day[..]].concat());
    // A wrong line counts for nothing, `<` takes the last one back.
    let lines = "обмен с 1с\n1щ\n1т\n<\n1дор\n\n";
    let (code, out, told) = fed(&folder, &[&["quote", "-i", "-"], &day[..]].concat(), lines);
    assert_eq!((code, out), (0, by_flags), "{told}");
    for words in ["Какая конфигурация?", "1т", "1д", "такого ответа нет: 1щ", "Какая конфигурация? типовая"]
    {
        assert!(told.contains(words), "no «{words}» in\n{told}");
    }
    // The end of the input is the end of the questions; more words may come in between.
    let (code, out, told) = fed(&folder, &[&["quote", "-i", "-"], &day[..]].concat(), "обмен с 1с\n+поменять телефон");
    assert_eq!(code, 0, "{told}");
    assert!(out.contains("Обмен с 1С") && out.contains("Телефон в шапке"), "{out}");
    // Nobody is asked who is not there, and nothing is read that was not offered.
    let (code, out, told) = fed(&folder, &["quote", "-i", "обмен с 1с"], "1т\n");
    assert_eq!((code, out.as_str()), (USAGE, ""), "{told}");
}

#[test]
fn documents_of_a_saved_quote_say_what_was_said() {
    let folder = studio("documents");
    let day = ["--today", "2026-11-23"];
    folder.says(&[&["quote", "обмен с 1с", "--save", "--client", "Ромашка"], &day[..]].concat());
    let said = folder.says(&[&["doc", "1", "--as", "proposal"], &day[..]].concat());
    assert!(said.contains("Ромашка") && said.contains("№ 1"), "{said}");
    let direct = ["quote", "обмен с 1с", "--client", "Ромашка", "--as", "proposal", "--number", "1"];
    assert_eq!(said, folder.says(&[&direct[..], &day].concat()));

    // What is sent is kept to the byte, and is what the file has.
    let told = folder.says(&["send", "1", "--as", "proposal", "-o", "кп.html", "--to", "почта", "--format", "html"]);
    assert!(told.contains("кп.html"), "{told}");
    let kept: Vec<_> = folder.files("ledger/sent");
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].1, folder.read("кп.html").into_bytes());
    assert_eq!(kept[0].0.extension().unwrap(), "html");

    // A second version, a second document, and what changed.
    folder.fails(&["diff", "1"], USAGE, &["одна версия"]);
    folder.says(&[&["quote", "--again", "1", "-a", "exchange.config=customised", "--save"], &day[..]].concat());
    folder.says(&["send", "1", "--as", "proposal", "-o", "кп2.html"]);
    let changed = folder.says(&["diff", "1"]);
    for line in ["--- версия 1", "+++ версия 2", "+  config=customised", "--- документ d1", "+++ документ d2"]
    {
        assert!(changed.contains(line), "no «{line}» in\n{changed}");
    }
    let data = folder.json(&["diff", "1", "d1", "d2"]);
    assert_eq!((data["schema"].as_str(), data["pairs"][0]["same"].as_bool()), (Some("smeta/diff/1"), Some(false)));
    assert!(folder.says(&["diff", "1", "1", "1"]).contains("без отличий"));
    folder.fails(&["diff", "1", "1", "d1"], USAGE, &["не сравниваются"]);
    folder.fails(&["diff", "1", "7"], USAGE, &["версий 2, отправленных документов 2"]);

    // A catalog that says something else by now puts no other number into what was said.
    let entry = folder.read("catalog/site/exchange.toml").replace("likely = 24, high = 56", "likely = 44, high = 96");
    folder.write("catalog/site/exchange.toml", entry);
    folder.fails(&["doc", "1", "--as", "proposal"], USAGE, &["--again 1 --save"]);
    folder.fails(&["send", "1", "--as", "chat"], USAGE, &["--again 1 --save"]);
    // A document that somebody changed is no document that was sent.
    std::fs::write(&kept[0].0, "другое").unwrap();
    let (code, ..) = folder.smeta(&["diff", "1", "d1", "d2"]);
    assert_eq!(code, common::DATA);
}
