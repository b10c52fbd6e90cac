//! How many requests a second, on one thread and on two, in how much memory, and with how large a catalog:
//! `cargo bench --bench batch`.
//!
//! Whole processes by the plain clock. The numbers are noted in the change that moves them; nothing fails here.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark makes its files, looks at the clock and prints what it saw"
)]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use smeta::app::starter;
use smeta::domain::catalog::Catalog;

/// Words around a task, so that no two requests are the same text.
const BEFORE: [&str; 8] = ["", "нужно ", "хотим ", "надо бы ", "привет, ", "почём ", "скажите, ", "please, "];
const SHOPS: [&str; 8] = ["чай", "мебель", "цветы", "книги", "шины", "обувь", "окна", "сантехника"];
/// Longer examples are left out: requests have sixty characters on average.
const LONGEST: usize = 55;
/// Rows for each generated catalog: enough that tasks come again, as they do in long files.
const GENERATED: usize = 100_000;

fn main() {
    // `cargo test --benches` builds and runs this without `--bench`: then it only has to start.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (catalog, _) = starter::ready_made();
    let path = folder.path().join("requests.csv");
    let average = requests(&path, &catalog, 20_000);
    println!("20,000 requests, half of them distinct, {average:.0} characters on average\n");
    println!("{:<44} {:>12} {:>12}", "", "requests/s", "peak memory");
    let one = measured(folder.path(), &path, "1", 20_000);
    row("one thread", 20_000, one);
    let two = measured(folder.path(), &path, "2", 20_000);
    row("two threads", 20_000, two);
    println!("{:<44} {:>11.2}×", "the second core gives", one.0.as_secs_f64() / two.0.as_secs_f64());
    let again = folder.path().join("again.csv");
    repeated(&path, &again, 50);
    row("a million rows, the same requests again", 1_000_000, measured(folder.path(), &again, "2", 1_000_000));
    println!();
    for entries in [80, 2_000] {
        let catalog = folder.path().join(format!("catalog-{entries}"));
        generated(&catalog, entries);
        let path = folder.path().join(format!("requests-{entries}.csv"));
        generated_requests(&path, entries, GENERATED);
        // The first start fits the matcher and keeps it.
        measured_with(folder.path(), &path, "2", Some(&catalog));
        let run = || measured_with(folder.path(), &path, "2", Some(&catalog));
        let best = (0..2).map(|_| run()).min_by_key(|(time, _)| *time).expect("a run");
        row(&format!("{entries} generated entries"), GENERATED, best);
    }
}

/// Requests made of the catalog's examples, each text twice; their average length.
fn requests(path: &Path, catalog: &Catalog, n: usize) -> f64 {
    let examples = catalog.entries.values().flat_map(|entry| &entry.examples).map(|one| one.says.as_str());
    let says: Vec<&str> = examples.filter(|says| says.chars().count() <= LONGEST).collect();
    let text = |at: usize| {
        let words = says[at * 7 % says.len()];
        let (before, shop) = (BEFORE[at / says.len() % 8], SHOPS[at / says.len() / 8 % 8]);
        let more = if at >= says.len() * 64 { (at / says.len()).to_string() } else { String::new() };
        format!("{before}{words}, {shop} {more}").trim_end().to_owned()
    };
    let mut file = BufWriter::new(File::create(path).expect("created"));
    writeln!(file, "request").expect("written");
    let (mut letters, half) = (0, n / 2);
    for at in 0..n {
        // The second half asks what the first did, in another order.
        let text = if at < half { text(at) } else { text((at * 31) % half) };
        letters += text.chars().count();
        writeln!(file, "\"{}\"", text.replace('"', "\"\"")).expect("written");
    }
    file.flush().expect("written");
    letters as f64 / n as f64
}

fn repeated(path: &Path, again: &Path, times: usize) {
    let text = fs::read_to_string(path).expect("read");
    let (head, body) = text.split_once('\n').expect("a head");
    let mut file = BufWriter::new(File::create(again).expect("created"));
    writeln!(file, "{head}").expect("written");
    (0..times).for_each(|_| file.write_all(body.as_bytes()).expect("written"));
    file.flush().expect("written");
}

/// A word that no language has, of three syllables.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ба", "ве", "го", "ди", "жу", "за", "ки", "ло", "му", "не", "по", "ра", "си", "ту", "фе", "хо"];
    let mixed = number.wrapping_mul(2_654_435_761) % 4_096;
    [mixed % 16, mixed / 16 % 16, mixed / 256].map(|at| SYLLABLES[at]).concat()
}

/// The phrase of an entry: two words of its own, one of its topic, one that all have.
fn phrase(entry: usize, number: usize) -> String {
    let own = |at: usize| word(entry * 6 + at % 6);
    format!(
        "{} {} {} {}",
        own(number),
        own(number / 6 + number + 1),
        word(100_000 + entry % 40),
        word(200_000 + number % 9)
    )
}

/// A catalog of so many entries with twenty phrases each.
fn generated(folder: &Path, entries: usize) {
    let tasks = folder.join("site");
    fs::create_dir_all(&tasks).expect("made");
    fs::write(folder.join("studio.toml"), "name = \"bench\"\n\n[rates]\ndeveloper = 2200\n").expect("written");
    fs::write(tasks.join("_category.toml"), "title = { ru = \"Сайт\" }\n").expect("written");
    for entry in 0..entries {
        let phrases: Vec<String> = (0..20).map(|number| format!("\"{}\"", phrase(entry, number))).collect();
        let text = format!(
            "title = {{ ru = \"{}\" }}\nexecutor = \"developer\"\n\n[phrases]\nru = [{}]\n\n[effort]\nlow = 4\nlikely = 8\nhigh = 20\n",
            phrase(entry, 20),
            phrases.join(", ")
        );
        fs::write(tasks.join(format!("task-{entry}.toml")), text).expect("written");
    }
}

fn generated_requests(path: &Path, entries: usize, n: usize) {
    let mut file = BufWriter::new(File::create(path).expect("created"));
    writeln!(file, "request").expect("written");
    for at in 0..n {
        // Words come again after some thousand rows, texts do not.
        let (one, other) = (word(300_000 + at), word(400_000 + at / 4_096));
        writeln!(file, "нужно {} {one} {other}", phrase(at * 37 % entries, at % 20)).expect("written");
    }
    file.flush().expect("written");
}

fn measured(folder: &Path, path: &Path, threads: &str, rows: usize) -> (Duration, Option<f64>) {
    let runs = if rows > 100_000 { 1 } else { 3 };
    (0..runs).map(|_| measured_with(folder, path, threads, None)).min_by_key(|(time, _)| *time).expect("a run")
}

/// The time of a run, its start in it, and the largest resident set in megabytes, where `/proc` tells it.
fn measured_with(folder: &Path, path: &Path, threads: &str, catalog: Option<&Path>) -> (Duration, Option<f64>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_smeta"));
    program.args(["batch", "--today", "2026-11-20", "--threads", threads]).arg(path);
    program.current_dir(folder).env_remove("SMETA_CATALOG").env("HOME", folder).env("XDG_DATA_HOME", "/nowhere");
    program.env("XDG_CACHE_HOME", folder.join("cache"));
    if let Some(catalog) = catalog {
        program.arg("--catalog").arg(catalog);
    }
    let start = Instant::now();
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut peak = None;
    while child.try_wait().expect("asked").is_none() {
        peak = peak_memory(child.id()).or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    (start.elapsed(), peak)
}

fn peak_memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok().map(|kilobytes: f64| kilobytes / 1024.0)
}

fn row(name: &str, rows: usize, (time, peak): (Duration, Option<f64>)) {
    let peak = peak.map_or(String::new(), |peak| format!("{peak:.1} MB"));
    println!("{name:<44} {:>12.0} {peak:>12}", rows as f64 / time.as_secs_f64());
}
