//! How long a quote takes, and what of it: `cargo bench --bench quote`.
//!
//! `cargo bench --bench quote -- three` times only the rows with that in their name.
//!
//! Medians of many runs by the plain clock. The numbers are noted in the change that moves them; nothing fails here.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark looks at the clock and prints what it saw"
)]

use std::hint::black_box;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use smeta::app::starter;
use smeta::domain::catalog::Catalog;
use smeta::domain::lang::Lang;
use smeta::domain::matching::{Matcher, Wanted};
use smeta::domain::quote::{Request, make};
use smeta::render::quote_json::{self, Record};

/// Two asks with many open questions: the most common kind of long request.
const REQUEST: &str = "связать сайт с 1с и подключить кассу";

/// What examples of entries are not: several asks, other layouts and scripts, a letter, something unknown.
const UNTIDY: [&str; 6] = [
    "связать сайт с 1с и подключить кассу, ещё поменять телефон в шапке",
    "j,vty c 1c",
    "nuzhna integraciya s 1s i oplata yukassa na bitrikse",
    "Добрый день! Меня зовут Ирина, магазин сантехники. Хотим фильтр по диаметру, прайс поставщика в экселе раз в \
     неделю и чтобы сайт не тормозил. Сколько это будет стоить и когда сможете начать? С уважением, Ирина",
    "фильтр нужен в магазин; форма не работает; метрику поставьте; сдэк посчитайте; лендинг под акцию",
    "покрасить забор",
];

fn main() {
    // `cargo test --benches` builds and runs this without `--bench`: then it only has to start.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let (catalog, matcher) = starter::ready_made();
    let requests = requests(&catalog);
    println!("{} entries, {} requests in three languages\n", catalog.entries.len(), requests.len());
    println!("{:<44} {:>10} {:>10} {:>6}", "", "median", "90 %", "runs");
    row("start to quote, whole process", || times(50, run_process));
    row("unpack the embedded catalog", || times(50, starter::ready_made));
    row("fit its matcher from scratch", || times(9, || Matcher::fit(&catalog)));
    let each = |run: &dyn Fn(&str)| requests.iter().flat_map(|text| times(5, || run(text))).collect();
    row("match a request", || {
        each(&|text| drop(black_box(matcher.asks(text, &catalog.studio.matching, Wanted::explained(5)))))
    });
    // A program that has just begun knows no word yet.
    row("match a request, no word known", || {
        let first = |text: &String| {
            let (catalog, matcher) = starter::ready_made();
            times(1, || drop(black_box(matcher.asks(text, &catalog.studio.matching, Wanted::explained(5)))))
        };
        requests.iter().flat_map(first).collect()
    });
    let meant = with_meaning(&catalog);
    let rules = &catalog.studio.matching;
    row("match a request, with the word table", || {
        each(&|text| drop(black_box(meant.asks(text, rules, Wanted::explained(5)))))
    });
    row("quote a request", || each(&|text| quote(&catalog, &matcher, text)));
    row("quote three lines, twelve questions priced", || times(300, || quote_three(&catalog, &matcher)));
    if let Some(kilobytes) = peak_memory() {
        println!("\n{:<44} {:>7.1} MB", "peak memory of the process", kilobytes / 1024.0);
    }
}

/// The matcher of a catalog that lets meaning weigh what most catalogs find for it.
fn with_meaning(catalog: &Catalog) -> Matcher {
    let mut catalog = catalog.clone();
    catalog.studio.matching.meaning = Some(0.75);
    Matcher::fit(&catalog)
}

/// Three examples of each entry (its first and its last two, which are English and Polish), and untidy ones.
fn requests(catalog: &Catalog) -> Vec<String> {
    let examples = catalog.entries.values().flat_map(|entry| {
        let says: Vec<&String> = entry.examples.iter().map(|example| &example.says).collect();
        let last = says.len().saturating_sub(2).max(1);
        says.iter().take(1).chain(says.iter().skip(last)).map(|says| (*says).clone()).collect::<Vec<_>>()
    });
    examples.chain(UNTIDY.map(str::to_owned)).collect()
}

fn quote(catalog: &Catalog, matcher: &Matcher, text: &str) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let request = Request {
        text,
        answers: &[],
        variants: &[],
        entries: &[],
        client: None,
        today,
        threads: *CORES,
        ..Request::default()
    };
    let quote = make(catalog, matcher, &request).expect("nothing typed that could be wrong");
    black_box(quote_json::quote(&quote, Record::default(), Lang::Ru, false));
}

/// Three tasks with twelve questions open between them, nothing else to match.
fn quote_three(catalog: &Catalog, matcher: &Matcher) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let entries = ["receipt-vat-update", "feedback-form", "metrika-counter"].map(str::to_owned);
    let request = Request { text: "надо", entries: &entries, today, threads: *CORES, ..Request::default() };
    let quote = make(catalog, matcher, &request).expect("the entries exist");
    assert_eq!((quote.total.as_ref().map(|total| total.covers.0), quote.questions.len()), (Some(3), 12));
    black_box(quote);
}

/// As in a call: there all cores draw for a quote.
static CORES: LazyLock<usize> = LazyLock::new(|| std::thread::available_parallelism().map_or(1, usize::from));

/// The program with its embedded catalogue: no folder on the way has another one.
fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_smeta"));
    program.args(["quote", REQUEST, "--today", "2026-11-20"]);
    program.current_dir("/").env_remove("SMETA_CATALOG").env("HOME", "/").env("XDG_DATA_HOME", "/nowhere");
    program
}

fn run_process() {
    let status = program().stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "{status}");
}

/// The process's largest resident set in kilobytes, where `/proc` tells it: the program is held at its last step, the
/// printing, by a pipe that is already full.
fn peak_memory() -> Option<f64> {
    /// A pipe of Linux holds so much unless somebody changes it.
    const PIPE: usize = 65_536;
    let (mut reader, mut writer) = std::io::pipe().ok()?;
    writer.write_all(&[0; PIPE]).ok()?;
    let mut child = program().stdout(writer).stderr(Stdio::null()).spawn().ok()?;
    std::thread::sleep(Duration::from_millis(500));
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok();
    reader.read_to_end(&mut Vec::new()).ok()?;
    child.wait().ok()?;
    let line = status?.lines().find_map(|line| line.strip_prefix("VmHWM:").map(str::to_owned))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

fn times<T>(runs: usize, run: impl Fn() -> T) -> Vec<Duration> {
    black_box(run());
    let timed = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..runs).map(timed).collect()
}

/// Times what a row is about, unless the command line names other rows by parts of their names.
fn row(name: &str, run: impl FnOnce() -> Vec<Duration>) {
    let mut named = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    if named.peek().is_some() && !named.any(|part| name.contains(&part)) {
        return;
    }
    let mut times = run();
    times.sort_unstable();
    let at =
        |share: usize| format!("{:.2} ms", times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3);
    println!("{name:<44} {:>10} {:>10} {:>6}", at(50), at(90), times.len());
}
