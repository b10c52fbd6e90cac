//! From a key press to the redrawn screen of a call: `cargo bench --bench call`.
//!
//! Every key of a typed request, then answers: the model, the quote with its questions priced, the screen, and the bytes
//! for the terminal. Only the terminal itself is not in it. The numbers are noted in the change that moves them.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark looks at the clock and prints what it saw"
)]

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use smeta::app::call::Desk;
use smeta::app::starter;
use smeta::app::studio::Opened;
use smeta::domain::call::{Call, Effect, Key, command, rows};
use smeta::domain::catalog::assemble::assemble;
use smeta::domain::catalog::written::CatalogFile;
use smeta::domain::lang::Lang;
use smeta::domain::matching::Matcher;
use smeta::render::call::{View, draw};

/// Two tasks with a dozen open questions, as a client says them.
const REQUEST: &str = "хотим чтоб товары из 1с сами на сайт попадали, и онлайн-кассу подключить";

fn main() {
    // `cargo test --benches` builds and runs this without `--bench`: then it only has to start.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("{:<36} {:>10} {:>10} {:>10} {:>6}", "", "median", "90 %", "worst", "keys");
    let (catalog, matcher) = starter::ready_made();
    measured("80 entries", &Opened { catalog, matcher, folder: None, cache: None, ledger_trouble: None }, REQUEST);
    let opened = generated(2_000);
    measured("2,000 generated entries", &opened, &format!("нужно {}, и ещё {}", phrase(7, 3), phrase(1_234, 5)));
}

fn measured(name: &str, opened: &Opened, request: &str) {
    for (columns, lines) in [(80, 24), (160, 50)] {
        let mut times = Vec::new();
        // The first run warms up what is unpacked when it is first looked at.
        for run in 0..4 {
            let own = played(opened, request, Rect::new(0, 0, columns, lines));
            if run > 0 {
                times.extend(own);
            }
        }
        let (clock, processor): (Vec<Duration>, Vec<Duration>) = times.into_iter().unzip();
        row(&format!("{name}, {columns}×{lines}"), clock);
        row("  … on the processor", processor);
    }
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    println!("{name:<36} {:>7.2} ms {:>7.2} ms {:>7.2} ms {:>6}", at(50), at(90), at(100), times.len());
}

/// What this thread has used of the processor: on a shared machine the clock measures the others as well.
#[cfg(unix)]
fn processor() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}

#[cfg(not(unix))]
fn processor() -> Duration {
    Duration::ZERO
}

/// The time of each key, by the clock and on the processor.
fn played(opened: &Opened, request: &str, area: Rect) -> Vec<(Duration, Duration)> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let options = TerminalOptions { viewport: Viewport::Fixed(area) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(Vec::new()), options).expect("a terminal of bytes");
    let mut desk = Desk::new(opened);
    let mut call = Call::default();
    let mut keys: Vec<Key> = request.chars().map(Key::Char).collect();
    // The most telling question, the next one unknown, the ways, a budget, and back to the words.
    keys.extend([Key::Tab, Key::Char('1'), Key::Char('?'), Key::Char('v'), Key::Char('b')]);
    keys.extend("90000".chars().map(Key::Char));
    keys.extend([Key::Enter, Key::Tab]);
    keys.extend(" срочно".chars().map(Key::Char));
    let mut quote = None;
    keys.into_iter()
        .map(|key| {
            let (start, used) = (Instant::now(), processor());
            let before = quote.as_ref().map(|quote| rows(quote, call.asked())).unwrap_or_default();
            let effect = call.update(key, &before, Lang::Ru);
            drop(before);
            if effect == Effect::Quote {
                quote = desk.quote(&call.draft(), today).0;
            }
            let rows = quote.as_ref().map(|quote| rows(quote, call.asked())).unwrap_or_default();
            let command = command(&call.draft(), None);
            let view = View {
                call: &call,
                quote: quote.as_ref(),
                rows: &rows,
                command: &command,
                today,
                lang: Lang::Ru,
                colour: true,
            };
            terminal
                .draw(|frame| {
                    let area = frame.area();
                    draw(&view, area, frame.buffer_mut());
                })
                .expect("bytes can be written");
            (start.elapsed(), processor() - used)
        })
        .collect()
}

/// A word that no language has, of three syllables.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ба", "ве", "го", "ди", "жу", "за", "ки", "ло", "му", "не", "по", "ра", "си", "ту", "фе", "хо"];
    let mixed = number.wrapping_mul(2_654_435_761) % 4_096;
    [mixed % 16, mixed / 16 % 16, mixed / 256].map(|at| SYLLABLES[at]).concat()
}

/// The phrase of an entry: two words of its own, one of its topic, one that many have.
fn phrase(entry: usize, number: usize) -> String {
    let own = |at: usize| word(entry * 6 + at % 6);
    let (topic, common) = (word(100_000 + entry % 40), word(200_000 + number % 9));
    format!("{} {} {topic} {common}", own(number), own(number / 6 + number + 1))
}

/// A studio of so many entries, each with twenty phrases, six questions and two ways.
fn generated(entries: usize) -> Opened {
    let file = |path: String, text: String| CatalogFile { shown: path.clone(), path, content: Ok(text) };
    let question = |number: usize| {
        format!(
            "[[question]]\nid = \"q{number}\"\nask = \"Что с частью {number}?\"\n[[question.answer]]\nid = \"a\"\ntext = \
             \"просто\"\nweight = 0.5\n[[question.answer]]\nid = \"b\"\ntext = \"сложно\"\nweight = 0.3\neffect = {{ times = \
             1.{number} }}\n[[question.answer]]\nid = \"c\"\ntext = \"очень сложно\"\nweight = 0.2\neffect = {{ times = \
             1.9, add = {number} }}\n"
        )
    };
    let entry = |entry: usize| {
        let phrases: Vec<String> = (0..20).map(|number| format!("\"{}\"", phrase(entry, number))).collect();
        let head = format!(
            "title = \"{}\"\nexecutor = \"developer\"\nphrases = [{}]\neffort = {{ low = 4, likely = 8, high = 20 }}\n",
            phrase(entry, 20),
            phrases.join(", ")
        );
        let ways = "[[variant]]\nid = \"box\"\ntitle = \"готовое\"\n[[variant]]\nid = \"own\"\ntitle = \"своё\"\neffort = { \
                    low = 10, likely = 20, high = 50 }\n[[pitfall]]\nid = \"trap\"\nseverity = \"high\"\nsay = \"Так бывает.\"\n";
        file(format!("site/task-{entry}.toml"), head + &(1..=6).map(question).collect::<String>() + ways)
    };
    let mut files = vec![file("studio.toml".into(), "[rates]\ndeveloper = 2200\n".into())];
    files.extend((0..entries).map(entry));
    let made = assemble(&[&files]);
    assert!(!made.has_errors(), "{:?}", made.problems.first());
    let matcher = Matcher::fit(&made.catalog);
    Opened { catalog: made.catalog, matcher, folder: None, cache: None, ledger_trouble: None }
}
