//! `smeta learn`, `smeta accuracy`, `smeta history`: what finished jobs say, and bringing them in.

use std::path::Path;

use smeta::app::book::Book;
use smeta::app::history::rows::{self, Way};
use smeta::app::history::{self, ImportError, Order, review};
use smeta::app::studio;
use smeta::app::table::Options;
use smeta::app::upkeep::disk;
use smeta::app::upkeep::learning::{LearnError, Sentences, study};
use smeta::domain::history::Style;
use smeta::domain::history::columns::Mapping;
use smeta::domain::history::values::{DateOrder, Unit};
use smeta::domain::lang::Lang;
use smeta::domain::learning::accuracy::{accuracy, points, told};
use smeta::domain::learning::pieces::{Piece, pieces};
use smeta::domain::learning::proposals::What;
use smeta::render::learning::{accuracy as accuracy_page, accuracy_picture, history as history_page, lesson};
use smeta::text::clean::without_controls;
use smeta::wording::{Accuracy, Backtest, Batch, History, Learning, Lesson, Message, Upkeep, cause, number, say};

use super::backtest::{bad_map, bad_rows};
use super::batch::delimiter;
use super::ledger::writer;
use super::{Setting, upkeep};
use crate::args::{AccuracyArgs, ConfirmJobsArgs, Format, HistoryCommand, ImportJobsArgs, LearnArgs};
use crate::failure::{Exit, Failure};
use crate::terminal;

/// So many doubtful jobs are shown.
const SHOWN: usize = 10;

fn words(lang: Lang, learning: Learning) -> String {
    without_controls(&say(lang, &Message::Learning(learning))).into_owned()
}

fn tell(lang: Lang, learning: Learning) {
    terminal::tell(&format!("{}\n", words(lang, learning)));
}

fn refused(error: &LearnError, setting: &Setting, lang: Lang) -> Failure {
    let usage = |lesson: Lesson| Failure::usage(lang, &Message::Learning(Learning::Lesson(lesson)));
    match error {
        LearnError::Upkeep(error) => Failure::upkeep(error, lang, setting.columns),
        LearnError::Book(error) => Failure::book(error, lang, setting.columns),
        LearnError::NoSuch(written) => usage(Lesson::NoSuch(written)),
        LearnError::OnlyAdvice(written) => usage(Lesson::OnlyAdvice(written)),
    }
}

/// Shows what the jobs say, or takes some of it.
pub fn learn(args: &LearnArgs, setting: &Setting) -> Result<Exit, Failure> {
    let today = setting.day(args.today.as_deref())?;
    let (workshop, lang) = upkeep::open(setting)?;
    let failed = |error: LearnError| refused(&error, setting, lang);
    let study = study(&workshop, &setting.places, today).map_err(failed)?;
    let own = workshop.catalog().studio.language;
    let lesson_of = |lesson: Lesson| say(own, &Message::Learning(Learning::Lesson(lesson)));
    let head = lesson_of(Lesson::FileHead);
    if let Some(code) = &args.reject {
        let (done, n) = study.reject(&workshop, code, &head).map_err(failed)?;
        tell(lang, Learning::Lesson(Lesson::Rejected(n as u64)));
        return upkeep::report(&done, Vec::new(), setting, lang);
    }
    if let Some(wanted) = &args.apply {
        let pitfall = |what: &What| match what {
            What::Pitfall { why, seen, of, .. } => lesson_of(Lesson::PitfallSays(why, *seen as u64, *of as u64)),
            _ => String::new(),
        };
        let sentences = Sentences { head, pitfall: &pitfall, draft: lesson_of(Lesson::DraftAdvice) };
        let wanted = Some(wanted.as_str()).filter(|wanted| !wanted.is_empty());
        let (done, n) = study.apply(&workshop, wanted, &sentences, args.dry_run).map_err(failed)?;
        let count = if args.dry_run { Lesson::WouldApply(n as u64) } else { Lesson::Applied(n as u64) };
        tell(lang, Learning::Lesson(count));
        return upkeep::report(&done, Vec::<Upkeep>::new(), setting, lang);
    }
    let around = lesson::Around { n_refused: study.n_refused, n_elsewhere: study.n_elsewhere };
    let catalog = workshop.catalog();
    let page = match setting.format {
        Format::Json => lesson::json(catalog, &study.learned, &study.proposals, around, lang),
        Format::Text => lesson::text(catalog, &study.learned, &study.proposals, around, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    if study.learned.taught.jobs == 0 && study.proposals.is_empty() {
        tell(lang, Learning::Lesson(Lesson::NoJobs));
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Fine)
}

/// Shows how often ranges held.
pub fn show_accuracy(args: &AccuracyArgs, setting: &Setting) -> Result<Exit, Failure> {
    let found =
        studio::find(&setting.places).map_err(|error| Failure::open(&error, setting.spoken(), setting.columns))?;
    let lang = setting.lang.unwrap_or(found.catalog.studio.language);
    let book = Book::open(&setting.places).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let mut list: Vec<Piece> = pieces(&found.catalog, &book.state);
    let entry = args.entry.as_deref();
    let wanted = entry.map(|id| found.catalog.entry(id).map_or(id, |entry| entry.id.as_str()));
    list.retain(|piece| wanted.is_none_or(|id| piece.entry == Some(id)));
    list.retain(|piece| args.by.as_deref().is_none_or(|by| piece.by == by));
    let (accuracy, points) = (accuracy(&told(&list)), points(&list));
    let title = |id: &str| match found.catalog.entries.get(id) {
        Some(entry) => entry.title.get(lang).to_owned(),
        None => "–".to_owned(),
    };
    let page = match setting.format {
        Format::Json => accuracy_page::json(&accuracy, &points),
        Format::Text => accuracy_page::text(&accuracy, &points, &title, lang, setting.columns),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    if accuracy.all.is_none() {
        tell(lang, Learning::Accuracy(Accuracy::Nothing));
        return Ok(Exit::Nothing);
    }
    if let Some(path) = &args.svg {
        let shown = path.display().to_string();
        let picture = accuracy_picture::svg(&accuracy, &points, lang);
        disk::put(path, picture.as_bytes()).map_err(|error| {
            let why = cause(lang, &error);
            Failure::data(lang, &Message::Learning(Learning::Accuracy(Accuracy::Unwritable(&shown, &why))))
        })?;
        tell(lang, Learning::Accuracy(Accuracy::PictureWritten(&shown)));
    }
    Ok(Exit::Fine)
}

/// Brings in finished jobs, or what a person said of doubtful ones.
pub fn history(command: &HistoryCommand, setting: &Setting) -> Result<Exit, Failure> {
    match command {
        HistoryCommand::Import(args) => import(args, setting),
        HistoryCommand::Confirm(args) => confirm(args, setting),
    }
}

fn bad_import(error: &ImportError, file: &Path, setting: &Setting, lang: Lang) -> Failure {
    let shown = file.display().to_string();
    match error {
        ImportError::Rows(error) => bad_rows(error, &shown, lang),
        ImportError::Book(error) => Failure::book(error, lang, setting.columns),
        ImportError::Unwritable(error) => {
            let why = cause(lang, error);
            Failure::data(lang, &Message::Learning(Learning::Accuracy(Accuracy::Unwritable(&shown, &why))))
        }
    }
}

/// How the file is to be read, as typed.
fn way(args: &ImportJobsArgs, lang: Lang) -> Result<Way, Failure> {
    let usage = |history: History| Failure::usage(lang, &Message::Learning(Learning::History(history)));
    let mapping = Mapping::parse(&args.map, &[]).map_err(|error| bad_map(&error, lang))?;
    let unit = match args.unit.as_deref() {
        None => Unit::default(),
        Some(written) => {
            let known = Unit::ALL.map(Unit::code).join(", ");
            let found = Unit::ALL.into_iter().find(|unit| unit.code() == written);
            found.ok_or_else(|| usage(History::BadUnit(written, &known)))?
        }
    };
    let parted = |written: &String| {
        let wrong = || Failure::usage(lang, &Message::Batch(Batch::BadDelimiter(written)));
        delimiter(written).ok_or_else(wrong)
    };
    let options = Options {
        encoding: args.encoding.clone(),
        delimiter: args.delimiter.as_ref().map(parted).transpose()?,
        headless: false,
        lang,
    };
    let mut way = Way { options, mapping, guess: true, style: Style { unit, order: DateOrder::default() } };
    way.style.order = match args.dates.as_deref() {
        Some("dmy") => DateOrder::DayFirst,
        Some("mdy") => DateOrder::MonthFirst,
        Some(written) => return Err(usage(History::BadDates(written))),
        None => {
            let shown = args.jobs.display().to_string();
            let told = rows::order(&args.jobs, &way).map_err(|error| bad_rows(&error, &shown, lang))?;
            told.unwrap_or_default()
        }
    };
    Ok(way)
}

fn import(args: &ImportJobsArgs, setting: &Setting) -> Result<Exit, Failure> {
    let today = setting.day(args.today.as_deref())?;
    let (opened, lang) = setting.open()?;
    let way = way(args, lang)?;
    let book = Book::open(&setting.places).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let order = Order {
        file: &args.jobs,
        way: &way,
        source: args.source.as_deref().map(str::trim).filter(|source| !source.is_empty()),
        update: args.update,
        dry_run: args.dry_run,
        today,
    };
    let failed = |error: ImportError| bad_import(&error, &args.jobs, setting, lang);
    let imported = history::import(&opened, &book, &order, &writer(args.writer.by.as_deref())).map_err(failed)?;
    let shown = args.jobs.display().to_string();
    let problems: Vec<(u64, &str, String)> = imported
        .problems
        .iter()
        .map(|(line, problem)| {
            let sentence = say(lang, &Message::Backtest(Backtest::Row(&shown, *line, problem)));
            (*line, problem.code(), without_controls(&sentence).into_owned())
        })
        .collect();
    problems.iter().for_each(|(_, _, sentence)| terminal::tell(&format!("{sentence}\n")));
    if let Some(path) = &args.review {
        review::write(path, &imported.doubtful)
            .map_err(|error| bad_import(&ImportError::Unwritable(error), path, setting, lang))?;
    }
    let page = match setting.format {
        Format::Json => history_page::json(&history_page::Told {
            rows: imported.n_rows,
            new: &imported.new,
            written: imported.place.is_some(),
            known: imported.n_known,
            changed: &imported.changed,
            skipped: &problems,
            doubtful: &imported
                .doubtful
                .iter()
                .map(|job| (job.key.as_str(), job.candidates.as_slice()))
                .collect::<Vec<_>>(),
            columns: &imported.columns.iter().map(|(key, name)| (key.code(), name.as_str())).collect::<Vec<_>>(),
        }),
        Format::Text => imported_text(&imported, args, &opened, lang),
    };
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(if imported.new.is_empty() && imported.n_known == 0 { Exit::Nothing } else { Exit::Fine })
}

fn imported_text(imported: &history::Imported, args: &ImportJobsArgs, opened: &studio::Opened, lang: Lang) -> String {
    let said = |history: History| words(lang, Learning::History(history));
    let columns: Vec<String> = imported.columns.iter().map(|(key, name)| format!("{} = {name}", key.code())).collect();
    let n = |count: usize| count as u64;
    let mut lines = vec![
        said(History::Imported(n(imported.n_rows), n(imported.new.len()), !args.dry_run)),
        said(History::Columns(&columns.join(", "))),
    ];
    if imported.n_known > 0 {
        lines.push(said(History::Known(n(imported.n_known))));
    }
    if !imported.changed.is_empty() {
        lines.push(said(History::Changed(n(imported.changed.len()), args.update)));
    }
    if !imported.problems.is_empty() {
        lines.push(said(History::Skipped(n(imported.problems.len()))));
    }
    if !imported.new.is_empty() {
        let none = imported.new.iter().filter(|job| job.entry.is_none()).count();
        let doubtful = imported.doubtful.len();
        let sure = imported.new.len() - none - doubtful;
        lines.push(said(History::Matched(n(sure), n(doubtful), n(none))));
    }
    if !imported.doubtful.is_empty() && args.review.is_none() {
        lines.push(format!("\n{}:", said(History::Doubtful)));
        for job in imported.doubtful.iter().take(SHOWN) {
            let hours = say(lang, &Message::Hours(&number::hours(job.hours, lang)));
            lines.push(format!("  {}", said(History::OneDoubtful(&job.key, &job.text, &hours))));
            for (entry, confidence) in &job.candidates {
                let title = opened.catalog.entries.get(entry).map(|entry| entry.title.get(lang)).unwrap_or_default();
                lines.push(format!("    {:>5}  {title} [{entry}]", number::percent(*confidence, lang)));
            }
        }
        if imported.doubtful.len() > SHOWN {
            lines.push(format!("  {}", said(History::More(n(imported.doubtful.len() - SHOWN)))));
        }
        lines.push(said(History::HowToReview));
    }
    if let Some(path) = &args.review {
        lines.push(said(History::ReviewWritten(&path.display().to_string())));
    }
    if let Some(place) = &imported.place {
        lines.push(said(History::Place(place)));
        lines.push(said(History::NowLearn));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn confirm(args: &ConfirmJobsArgs, setting: &Setting) -> Result<Exit, Failure> {
    let found =
        studio::find(&setting.places).map_err(|error| Failure::open(&error, setting.spoken(), setting.columns))?;
    let lang = setting.lang.unwrap_or(found.catalog.studio.language);
    let book = Book::open(&setting.places).map_err(|error| Failure::book(&error, lang, setting.columns))?;
    let writer = writer(args.writer.by.as_deref());
    let confirmed = review::confirm(&found.catalog, &book, &args.review, &writer)
        .map_err(|error| bad_import(&error, &args.review, setting, lang))?;
    let shown = args.review.display().to_string();
    for (line, what) in &confirmed.strange {
        tell(lang, Learning::History(History::Strange(&shown, *line, what)));
    }
    let mut page = format!("{}\n", words(lang, Learning::History(History::Confirmed(confirmed.n_said as u64))));
    if let Some(place) = &confirmed.place {
        page.push_str(&format!("{}\n", words(lang, Learning::History(History::Place(place)))));
    }
    terminal::print(&page).map_err(|error| Failure::output(&error, lang))?;
    Ok(if confirmed.strange.is_empty() { Exit::Fine } else { Exit::Nothing })
}
