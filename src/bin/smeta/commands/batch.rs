//! `smeta batch`.

use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use smeta::app::batch::quoter::Defaults;
use smeta::app::batch::requote::Requoted;
use smeta::app::batch::{self, Order, Render, Report, Source, Target, Watch};
use smeta::app::quote;
use smeta::app::table::Options;
use smeta::app::table::write::{Output, Style};
use smeta::domain::batch::{Answered, RowProblem};
use smeta::domain::lang::Lang;
use smeta::domain::ledger::{KeptQuote, Status};
use smeta::domain::quote::parse_typed;
use smeta::domain::table::Cell;
use smeta::render::batch as rendered;
use smeta::render::requote as requoted;
use smeta::text::clean::without_controls;
use smeta::text::word::plain;
use smeta::wording::{Batch, Deal, Kept, Message, say};

use super::{Setting, ledger};
use crate::args::{BatchArgs, Format, Per};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Quotes a table.
pub fn run(args: BatchArgs, setting: &Setting) -> Result<Exit, Failure> {
    if args.requote {
        return requote(&args, setting);
    }
    let spoken = setting.spoken();
    let defaults = defaults(&args, setting)?;
    let usage = |words| Failure::usage(spoken, &Message::Batch(words));
    let delimiter = args.delimiter.as_deref().map(|written| delimiter(written).ok_or(written)).transpose();
    let delimiter = delimiter.map_err(|written| usage(Batch::BadDelimiter(written)))?;
    let shard = args.shard.as_deref().map(|written| written.parse().map_err(|()| usage(Batch::BadShard(written))));
    let threads = threads(&args, spoken)?;
    let (source, input) = source(args.input.as_deref()).ok_or_else(|| usage(Batch::NoInput))?;
    let shard = shard.transpose()?;
    let (opened, lang) = setting.open()?;
    let style = style(&args, setting.format, lang)?;
    let output = args.output.as_ref().map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    same_file(args.input.as_deref(), args.output.as_deref(), lang)?;
    let cells = rendered::Setting {
        lang,
        currency: opened.catalog.studio.currency,
        catalog: &opened.catalog,
        numbered: args.save,
    };
    let order = Order {
        source,
        options: Options { encoding: args.encoding, delimiter, headless: args.no_header, lang },
        column: args.column,
        target: match args.output {
            Some(path) => Target::File(path),
            None => Target::Stream(terminal::output()),
        },
        style,
        defaults,
        shard,
        threads,
        strict: args.strict,
        resume: args.resume,
        today_named: args.today.is_some(),
        save: args.save.then(|| ledger::writer(None)),
        settings: format!("{:?} {}", args.per, lang.code()),
    };
    let to_file = matches!(order.target, Target::File(_));
    let mut screen = Screen::new(&input, lang);
    let report = batch::run(&opened, order, &Cells { per: args.per, cells }, &mut screen);
    let screen = screen.close();
    let report = report.map_err(|error| Failure::batch(&error, &input, &output, lang, setting.columns))?;
    if report.stopped.is_some() {
        return Err(Failure::data(lang, &Message::Batch(Batch::Stopped(to_file))));
    }
    tell(&report, screen, cells);
    if let Some(path) = &args.summary {
        write_summary(path, &rendered::summary(&report.tally, report.saved.as_ref(), report.today, cells)).map_err(
            |error| {
                let shown = path.display().to_string();
                Failure::batch(&batch::BatchError::Unwritable(error), &input, &shown, lang, setting.columns)
            },
        )?;
    }
    Ok(exit(&report))
}

/// Holds kept quotes against today's catalog.
fn requote(args: &BatchArgs, setting: &Setting) -> Result<Exit, Failure> {
    let threads = threads(args, setting.spoken())?;
    let today = setting.day(args.today.as_deref())?;
    let (book, lang) = ledger::open(setting)?;
    let (opened, _) = setting.open()?;
    let style = style(args, setting.format, lang)?.unwrap_or_else(|| Style::csv(lang, false));
    let wanted = ledger::statuses(&args.status, lang)?;
    let client = args.client.as_deref().map(plain);
    let fits = |kept: &&KeptQuote| {
        // What is decided was said as it was said.
        let still_open = matches!(kept.status(), Status::Open | Status::Sent);
        let name = kept.latest().quoted.client.as_deref().map(plain).unwrap_or_default();
        (if wanted.is_empty() { still_open } else { wanted.contains(&kept.status()) })
            && client.as_ref().is_none_or(|wanted| name.contains(wanted))
    };
    let quotes: Vec<&KeptQuote> = book.state.quotes.iter().filter(fits).collect();
    if quotes.is_empty() {
        ledger::tell(lang, &Message::Kept(if book.state.quotes.is_empty() { Kept::NoQuotes } else { Kept::NoneFits }));
        return Ok(Exit::Nothing);
    }
    let output = args.output.as_ref().map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    let failed = |error| Failure::batch(&error, "ledger", &output, lang, setting.columns);
    let found = batch::requote::requote(&opened, &setting.places, &quotes, today, threads).map_err(failed)?;
    let names: Vec<String> = requoted::COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let row = |one: &Requoted| {
        let why = |error| Failure::quote(error, lang).words.trim().to_owned();
        requoted::row(one.kept, one.outcome.as_ref().map_err(why), lang)
    };
    let rows: Vec<Vec<Cell>> = found.iter().map(row).collect();
    let target = match args.output.clone() {
        Some(path) => Target::File(path),
        None => Target::Stream(terminal::output()),
    };
    batch::requote::write(target, style, &names, &rows).map_err(failed)?;
    let failed = found.iter().filter(|one| one.outcome.is_err()).count();
    let differs = |one: &&Requoted| one.outcome.as_ref().is_ok_and(|found| !found.reasons.is_empty());
    let differ = found.iter().filter(differs).count();
    ledger::tell(lang, &Message::Batch(Batch::Requoted(found.len(), differ, failed)));
    Ok(match (failed, differ) {
        (1.., _) => Exit::Data,
        (0, 1..) => Exit::Unsure,
        (0, 0) => Exit::Fine,
    })
}

/// How many threads are wanted; 0 for as many as there are cores.
fn threads(args: &BatchArgs, spoken: Lang) -> Result<usize, Failure> {
    let Some(written) = args.threads.as_deref() else { return Ok(0) };
    let threads = written.parse().ok().filter(|threads| (1..=256).contains(threads));
    threads.ok_or_else(|| Failure::usage(spoken, &Message::Batch(Batch::BadThreads(written))))
}

/// What holds for all rows.
fn defaults(args: &BatchArgs, setting: &Setting) -> Result<Defaults, Failure> {
    let spoken = setting.spoken();
    let answer =
        |written: &String| parse_typed(written).ok_or_else(|| Failure::usage(spoken, &Message::BadAnswerForm(written)));
    let discount = match &args.discount {
        None => 0.0,
        Some(written) => quote::discount(written)
            .ok_or_else(|| Failure::usage(spoken, &Message::Deal(Deal::BadDiscount(written))))?,
    };
    Ok(Defaults {
        answers: args.answer.iter().map(answer).collect::<Result<_, _>>()?,
        conditions: args.condition.clone(),
        discount,
        today: setting.day(args.today.as_deref())?,
    })
}

/// A delimiter as it is typed.
pub fn delimiter(written: &str) -> Option<u8> {
    match (written, written.as_bytes()) {
        ("tab" | "\\t", _) => Some(b'\t'),
        (_, [byte]) if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(byte) => Some(*byte),
        _ => None,
    }
}

/// Where requests come from, and what that is called.
fn source(input: Option<&Path>) -> Option<(Source, String)> {
    let stream = || (Source::Stream(Box::new(std::io::stdin())), "-".to_owned());
    match input {
        Some(path) if path == Path::new("-") => Some(stream()),
        Some(path) => Some((Source::File(path.to_owned()), path.display().to_string())),
        None => (!terminal::is_interactive()).then(stream),
    }
}

/// How rows are written: by the name of the file, else as it was asked for, else as they come.
fn style(args: &BatchArgs, format: Format, lang: Lang) -> Result<Option<Style>, Failure> {
    let Some(path) = &args.output else { return Ok((format == Format::Json).then_some(Style::JsonLines)) };
    let is_plain = path.metadata().map_or(true, |known| known.is_file());
    match Style::of_name(path, lang) {
        Some(style) => Ok(Some(style)),
        None if is_plain && format == Format::Text => {
            Err(Failure::usage(lang, &Message::Batch(Batch::BadOutput(&path.display().to_string()))))
        }
        None => Ok((format == Format::Json).then_some(Style::JsonLines)),
    }
}

/// The table that is read must not be the one that is written: an interrupted run could not be repeated.
fn same_file(input: Option<&Path>, output: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let whole = |path: Option<&Path>| -> Option<PathBuf> { path?.canonicalize().ok().filter(|path| path.is_file()) };
    match (whole(input), whole(output)) {
        (Some(input), Some(output)) if input == output => {
            Err(Failure::usage(lang, &Message::Batch(Batch::SameFile(&output.display().to_string()))))
        }
        _ => Ok(()),
    }
}

fn tell(report: &Report, screen: Told, cells: rendered::Setting) {
    let say_it = |words| terminal::tell(&format!("{}\n", say(cells.lang, &Message::Batch(words))));
    if screen.hidden > 0 {
        say_it(Batch::MoreProblems(screen.hidden));
    }
    if report.resumed > 0 {
        say_it(Batch::Resumed(report.resumed));
    }
    say_it(Batch::Summary(&report.tally, cells.currency));
    if let Some(saved) = &report.saved {
        say_it(Batch::Saved(saved));
    }
}

fn write_summary(path: &Path, json: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut output = Output::create(path, 0)?;
    output.write_all(json.as_bytes())?;
    output.finish()
}

/// What a table means for whoever called.
fn exit(report: &Report) -> Exit {
    match &report.tally {
        tally if tally.bad > 0 => Exit::Data,
        _ if report.saved.as_ref().is_some_and(|saved| saved.waiting > 0) => Exit::Approval,
        tally if tally.new > 0 && tally.new == tally.rows => Exit::Nothing,
        tally if tally.new + tally.unsure > 0 => Exit::Unsure,
        _ => Exit::Fine,
    }
}

/// Answers as cells.
struct Cells<'c> {
    per: Per,
    cells: rendered::Setting<'c>,
}

impl Render for Cells<'_> {
    fn names(&self) -> Vec<String> {
        let names = if self.per == Per::Line { rendered::OF_LINE } else { rendered::OF_REQUEST };
        let number = self.cells.numbered.then_some(&rendered::NUMBER);
        names.iter().chain(number).map(|name| (*name).to_owned()).collect()
    }

    fn rows(&self, answered: &Answered) -> Vec<Vec<Cell>> {
        match self.per {
            Per::Line => rendered::lines(answered, self.cells),
            Per::Request => vec![rendered::request(answered, self.cells)],
        }
    }
}

/// The bar, and the problems above it.
struct Screen<'t> {
    table: &'t str,
    lang: Lang,
    bar: ProgressBar,
    told: Told,
}

/// How many problems were shown, and how many were not.
#[derive(Clone, Copy, Default)]
struct Told {
    shown: u64,
    hidden: u64,
}

/// More problems than this nobody reads on a screen; the output has them all.
const SHOWN: u64 = 20;

impl<'t> Screen<'t> {
    fn new(table: &'t str, lang: Lang) -> Self {
        Screen { table, lang, bar: ProgressBar::hidden(), told: Told::default() }
    }

    fn close(self) -> Told {
        self.bar.finish_and_clear();
        self.told
    }
}

impl Watch for Screen<'_> {
    fn begin(&mut self, bytes: Option<u64>) {
        if !terminal::shows_progress() {
            return;
        }
        let rows = say(self.lang, &Message::Batch(Batch::Rows));
        let form = match bytes {
            Some(_) => format!("{{bar:30}} {{percent:>3}} % · {{msg}} {rows} · {{elapsed}} + {{eta}}"),
            None => format!("{{spinner}} {{msg}} {rows} · {{elapsed}}"),
        };
        // A wrong template would be seen by whoever changes it; the plain bar is no worse for the rest.
        let style = ProgressStyle::with_template(&form).unwrap_or_else(|_| ProgressStyle::default_bar());
        self.bar = ProgressBar::new(bytes.unwrap_or(0).max(1)).with_style(style);
        if bytes.is_none() {
            self.bar.unset_length();
        }
    }

    fn advance(&mut self, rows: u64, bytes: u64) {
        let seconds = self.bar.elapsed().as_secs_f64();
        let rate = if seconds > 0.5 { format!(" ({:.0}/s)", rows as f64 / seconds) } else { String::new() };
        self.bar.set_message(format!("{rows}{rate}"));
        self.bar.set_position(bytes);
    }

    fn problem(&mut self, line: u64, problem: &RowProblem) {
        if self.told.shown == SHOWN {
            self.told.hidden += 1;
            return;
        }
        self.told.shown += 1;
        let words = say(self.lang, &Message::Batch(Batch::ProblemAt(self.table, line, problem)));
        let words = without_controls(&words);
        self.bar.suspend(|| terminal::tell(&format!("{words}\n")));
    }
}
