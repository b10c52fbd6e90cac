//! The terminal while a screen is on it: raw, on its other page, and put back whatever happens.

use std::io::{self, Stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::crossterm::{event as modes, execute};
use ratatui::{DefaultTerminal, Frame};
use smeta::domain::call::Key;

/// A terminal that a screen is drawn on; dropping it puts the terminal back.
pub struct Screen {
    terminal: DefaultTerminal,
    ended: Arc<AtomicUsize>,
}

/// What came in.
pub enum Input {
    /// Keys, in their order; several when they came faster than the screen is drawn.
    Keys(Vec<Key>),
    /// The window has another size.
    Resized,
    /// Nothing, for a while.
    Nothing,
    /// Somebody ended the process, by this signal.
    Ended(i32),
}

/// How long a key is waited for before signals are looked at.
const PATIENCE: Duration = Duration::from_millis(100);

/// More keys than this wait for the next frame.
const MOST_KEYS: usize = 4096;

impl Screen {
    /// Takes the terminal. It comes back when this is dropped, also by a panic, and after a signal that ends the process.
    pub fn open() -> io::Result<Screen> {
        let ended = Arc::new(AtomicUsize::new(0));
        for signal in signals() {
            // Numbers of signals are small and above zero.
            signal_hook::flag::register_usize(signal, Arc::clone(&ended), signal as usize)?;
        }
        let terminal = ratatui::try_init()?;
        // Pasted text comes as one key; a terminal that does not know of it sends letters.
        let _ = execute!(out(), modes::EnableBracketedPaste);
        Ok(Screen { terminal, ended })
    }

    /// Draws.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(draw).map(|_| ())
    }

    /// What came in, or nothing after a short while.
    pub fn input(&mut self) -> io::Result<Input> {
        if let Some(signal) = self.signal() {
            return Ok(Input::Ended(signal));
        }
        let polled = event::poll(PATIENCE);
        if let Some(signal) = self.signal() {
            return Ok(Input::Ended(signal));
        }
        if !polled? {
            return Ok(Input::Nothing);
        }
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

    fn signal(&self) -> Option<i32> {
        i32::try_from(self.ended.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = execute!(out(), modes::DisableBracketedPaste);
        // Nobody looks at a terminal that is gone.
        let _ = ratatui::try_restore();
    }
}

/// Ends the process as a signal does that nobody caught.
pub fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
fn out() -> Stdout {
    io::stdout()
}

/// Signals that end a process and are no key: a closed window, a system that shuts down.
fn signals() -> Vec<i32> {
    use signal_hook::consts as s;
    #[cfg(unix)]
    let own = vec![s::SIGHUP, s::SIGTERM, s::SIGQUIT, s::SIGINT];
    #[cfg(not(unix))]
    let own = vec![s::SIGTERM, s::SIGINT];
    own
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
