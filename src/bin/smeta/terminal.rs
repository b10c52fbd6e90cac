//! The outside world: width, output, input, clock.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, BufRead, IsTerminal, Read, Write};

use smeta::text::clean::without_controls;

/// Columns of the terminal; 80 where there is none. `COLUMNS` insists.
pub fn columns() -> usize {
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
    let wanted = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    wanted.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(80)
}

/// Today, by the local clock.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the clock")]
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// Now, by the local clock and with its offset.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the clock")]
pub fn now() -> chrono::DateTime<chrono::FixedOffset> {
    chrono::Local::now().fixed_offset()
}

/// 64 random bits. The standard library takes the keys of its hash from the system, and the hash of nothing under an
/// unknown key is as good as dice.
pub fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// The user's name as the system has it.
pub fn user() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
    let named = |name| std::env::var(name).ok();
    ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(named).find(|name| !name.trim().is_empty())
}

/// Who writes: `SMETA_BY`, else the user's name as the system has it.
pub fn writer() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
    let named = std::env::var("SMETA_BY").ok().filter(|name| !name.trim().is_empty());
    named.map(|name| name.trim().to_owned()).or_else(user)
}

/// Writes a result to standard output, without colour where it is not wanted.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a file to standard output, byte for byte.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
pub fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Whether standard output goes to a person.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
pub fn is_output_interactive() -> bool {
    io::stdout().is_terminal()
}

/// Writes a sentence for people to standard error. That it cannot be written is no reason to stop.
pub fn tell(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard input comes from a person.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal()
}

/// Whether a person can be asked: both the question and the answer go over a terminal.
pub fn can_ask() -> bool {
    is_interactive() && stderr_is_terminal()
}

#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Asks, and returns the line that was typed; `None` at the end of the input.
pub fn ask(question: &str) -> io::Result<Option<String>> {
    tell(question);
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// Whether a screen can be drawn: keys come from a terminal, and what is drawn goes to one that knows more than lines.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
pub fn can_show() -> bool {
    is_interactive() && is_output_interactive() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Whether the terminal should be coloured.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
pub fn wants_colour() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// The user's editor.
pub fn editor() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the binary is the place that looks at the environment")]
    let named = |name| std::env::var(name).ok();
    ["VISUAL", "EDITOR"].into_iter().filter_map(named).find(|command| !command.trim().is_empty())
}

/// The whole of standard input, at most `most` bytes and one more, so that too much can be told.
pub fn read_input(most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Standard output for tables that may be long: as they are, unless a person looks at them.
#[expect(clippy::disallowed_methods, reason = "the binary is the place that prints")]
pub fn output() -> Box<dyn Write> {
    if io::stdout().is_terminal() {
        return Box::new(Screen { line: Vec::new() });
    }
    Box::new(io::BufWriter::with_capacity(64 * 1024, io::stdout()))
}

/// A terminal: what a table holds must not command it.
struct Screen {
    line: Vec<u8>,
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.flush()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line).into_owned();
        self.line.clear();
        let end = if line.ends_with('\n') { "\n" } else { "" };
        print(&(without_controls(line.trim_end_matches('\n')).into_owned() + end))
    }
}

/// Whether a person watches: a bar is drawn on standard error.
pub fn shows_progress() -> bool {
    stderr_is_terminal()
}
