//! The terminal while a screen is on it: raw, on its other page, and put back whatever happens.

use std::io::{self, Stdout};
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::crossterm::{cursor, event as modes, execute};
use ratatui::{DefaultTerminal, Frame};
use smeta::domain::call::Key;

/// A terminal that a screen is drawn on; dropping it puts the terminal back.
pub struct Screen {
    terminal: DefaultTerminal,
}

/// What came in.
pub enum Input {
    /// Keys, in their order; several when they came faster than the screen is drawn.
    Keys(Vec<Key>),
    /// The window has another size.
    Resized,
    /// Nothing that means anything here.
    Nothing,
}

/// How long is waited for a key, a signal or the end of the terminal.
const PATIENCE: Duration = Duration::from_millis(100);

/// More keys than this wait for the next frame.
const MOST_KEYS: usize = 4096;

impl Screen {
    /// Takes the terminal. It comes back when this is dropped, also by a panic, and when a signal ends the process. Whoever
    /// draws keeps what must not be lost before he waits for input: the process may end in that moment.
    pub fn open() -> io::Result<Screen> {
        let terminal = ratatui::try_init()?;
        // Pasted text comes as one key; a terminal that does not know of it sends letters.
        let _ = execute!(out(), modes::EnableBracketedPaste);
        #[cfg(unix)]
        watch::begin()?;
        // Changes of the window's size are told from the first look for input on: one between the first frame and the first
        // wait would stay unseen.
        event::poll(Duration::ZERO)?;
        Ok(Screen { terminal })
    }

    /// Draws.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(draw).map(|_| ())
    }

    /// Waits for what comes in.
    pub fn input(&mut self) -> io::Result<Input> {
        // Nothing is drawn while nothing happens.
        while !event::poll(PATIENCE)? {}
        let mut keys = Vec::new();
        while keys.len() < MOST_KEYS {
            match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release => keys.extend(key_of(key)),
                Event::Paste(text) => keys.push(Key::Paste(text)),
                Event::Resize(..) if keys.is_empty() => return Ok(Input::Resized),
                _ => {}
            }
            if !event::poll(Duration::ZERO)? {
                break;
            }
        }
        Ok(if keys.is_empty() { Input::Nothing } else { Input::Keys(keys) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        put_back();
    }
}

/// The terminal as it was. Nobody looks at one that is gone, so it does not matter whether it can be written.
fn put_back() {
    let _ = execute!(out(), modes::DisableBracketedPaste);
    let _ = ratatui::try_restore();
    let _ = execute!(out(), cursor::Show);
}

#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
fn out() -> Stdout {
    io::stdout()
}

/// What ends a process without a key: a closed window, a lost connection, a system that shuts down.
#[cfg(unix)]
mod watch {
    use std::io;
    use std::os::fd::AsFd;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::{PATIENCE, put_back};

    /// Looks after it beside whatever waits for keys: on a terminal that is gone the wait for keys never ends, it spins.
    pub fn begin() -> io::Result<()> {
        let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
        let was_there = is_there();
        let look = move || {
            loop {
                let signal = signals.pending().next();
                // Whoever ignores the signal of a lost terminal would spin for ever.
                let lost = (was_there && !is_there()).then_some(SIGHUP);
                if let Some(signal) = signal.or(lost) {
                    put_back();
                    let _ = emulate_default_handler(signal);
                }
                thread::sleep(PATIENCE);
            }
        };
        thread::Builder::new().spawn(look).map(|_| ())
    }

    fn is_there() -> bool {
        terminal_size::terminal_size_of(io::stdin().as_fd()).is_some()
    }
}

/// The key that an event of the terminal means; nothing for those that mean nothing here.
fn key_of(event: KeyEvent) -> Option<Key> {
    let with = |modifier| event.modifiers.contains(modifier);
    let by_word = with(KeyModifiers::CONTROL) || with(KeyModifiers::ALT);
    Some(match event.code {
        KeyCode::Char('\u{7f}') | KeyCode::Backspace if by_word => Key::Ctrl('w'),
        KeyCode::Char(c) if with(KeyModifiers::CONTROL) => Key::Ctrl(c),
        KeyCode::Char(c) if !with(KeyModifiers::ALT) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Tab | KeyCode::BackTab => Key::Tab,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left if by_word => Key::WordLeft,
        KeyCode::Right if by_word => Key::WordRight,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home | KeyCode::PageUp => Key::Home,
        KeyCode::End | KeyCode::PageDown => Key::End,
        KeyCode::F(1) => Key::F1,
        _ => return None,
    })
}

#[cfg(all(test, unix))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests may stop at any surprise")]

    use std::io::Read;
    use std::num::NonZeroU16;
    use std::os::fd::AsFd;
    use std::process::Child;
    use std::time::Duration;

    use pty_process::Size;
    use pty_process::blocking::{Command, Pty, open};

    use super::{Input, Screen};

    /// Set for the process that has the screen.
    const INSIDE: &str = "SMETA_TEST_PANIC_ON_A_SCREEN";
    const INSIDE_A_WINDOW: &str = "SMETA_TEST_A_WINDOW_CHANGES";

    /// One of these tests in a process and on a terminal of its own.
    fn on_a_terminal(test: &str, inside: &str) -> (Pty, Child) {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(24, 80)).unwrap();
        // Its name in the list of tests: without the name of the program, which is no module.
        let module = module_path!().split_once("::").map_or("", |(_, module)| module);
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("{module}::{test}"), "--nocapture"])
            .env(inside, "1")
            // A long one would push away what is looked for.
            .env("RUST_BACKTRACE", "0")
            .env("TERM", "xterm-256color")
            .spawn(pts)
            .unwrap();
        (pty, child)
    }

    /// Reads on until some words stand in what was written, or nobody is left who could write them.
    fn read_until(output: &mut std::fs::File, words: &str) -> bool {
        let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
        while let Ok(read @ 1..) = output.read(&mut part) {
            bytes.extend_from_slice(&part[..read]);
            if String::from_utf8_lossy(&bytes).contains(words) {
                return true;
            }
        }
        false
    }

    /// A screen that is busy between its first frame and its first look for keys; by itself it does nothing.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the process that has the screen is told so")]
    fn a_busy_screen() {
        if std::env::var_os(INSIDE_A_WINDOW).is_some() {
            // Without the change nothing would ever come in.
            std::thread::spawn(|| {
                std::thread::sleep(Duration::from_secs(20));
                std::process::exit(1);
            });
            let mut screen = Screen::open().unwrap();
            screen.draw(|frame| frame.render_widget("first-frame", frame.area())).unwrap();
            while ratatui::crossterm::terminal::size().unwrap() == (80, 24) {
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(matches!(screen.input().unwrap(), Input::Resized));
            screen.draw(|frame| frame.render_widget("told-of-it", frame.area())).unwrap();
        }
    }

    #[test]
    fn a_window_that_changes_before_the_first_look_for_keys_is_told() {
        let (pty, mut child) = on_a_terminal("a_busy_screen", INSIDE_A_WINDOW);
        let mut output = std::fs::File::from(pty.as_fd().try_clone_to_owned().unwrap());
        assert!(read_until(&mut output, "first-frame"));
        pty.resize(Size::new(12, 40)).unwrap();
        assert!(read_until(&mut output, "told-of-it"));
        // Nobody waits for what it still has to say.
        std::thread::spawn(move || read_until(&mut output, "never said"));
        assert!(child.wait().unwrap().success());
    }

    /// A fault of the program while its screen is up; by itself it does nothing.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the process that has the screen is told so")]
    fn a_fault_on_a_screen() {
        if std::env::var_os(INSIDE).is_some() {
            let mut screen = Screen::open().unwrap();
            screen.draw(|frame| frame.render_widget("everything-is-well", frame.area())).unwrap();
            panic!("nothing is well");
        }
    }

    #[test]
    fn a_fault_gives_the_terminal_back() {
        let (pty, mut child) = on_a_terminal("a_fault_on_a_screen", INSIDE);
        let mut output = std::fs::File::from(pty.as_fd().try_clone_to_owned().unwrap());
        let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
        // When the last process is gone, reading fails.
        while let Ok(read @ 1..) = output.read(&mut part) {
            bytes.extend_from_slice(&part[..read]);
        }
        assert!(!child.wait().unwrap().success());
        let written = String::from_utf8_lossy(&bytes);
        assert!(written.contains("everything-is-well"), "{written}");
        let mut seen = vt100::Parser::new(NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap(), 0);
        seen.process(&bytes);
        let screen = seen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "{written}");
        // What went wrong is said where it stays to be read.
        assert!(screen.contents().contains("nothing is well"), "{}", screen.contents());
        assert!(!screen.contents().contains("everything-is-well"), "{}", screen.contents());
        let modes =
            std::process::Command::new("stty").arg("-a").stdin(pty.as_fd().try_clone_to_owned().unwrap()).output();
        let modes = String::from_utf8(modes.unwrap().stdout).unwrap();
        assert!(modes.contains(" icanon") && modes.contains(" echo"), "{modes}");
    }
}
