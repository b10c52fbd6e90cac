//! `smeta catalog export` and `import`: the catalog's texts and numbers as rows that people edit in a spreadsheet.
//!
//! A row is an address and a value: `entry`, `path`, `lang`, `value`. What does not come back is not removed; what comes
//! back unchanged changes no byte.

use std::collections::BTreeMap;
use std::path::Path;

use thiserror::Error;

use super::{UpkeepError, Workshop, disk};
use crate::app::studio::{self, OpenError, Places};
use crate::app::table::{Options, Table, TableError};
use crate::domain::catalog::assemble::kind_of;
use crate::domain::catalog::edit::cells::{self, CellProblem, Wanted};
use crate::domain::catalog::edit::{Change, Kind};
use crate::domain::catalog::written::CatalogFile;
use crate::domain::lang::Lang;
use crate::domain::table::FlawKind;

mod csv_file;
#[cfg(feature = "xlsx")]
mod xlsx_file;

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The file's path within the catalog, without `.toml`: `site/form`, `questions/cms`, `studio`.
    pub entry: String,
    /// Where it stands in the file.
    pub path: String,
    /// The language; empty where there is none.
    pub lang: String,
    /// What it says.
    pub value: String,
}

/// The rows of a sheet with their numbers in it, counted from 1; of a row that cannot be read, why.
type Rows = Vec<(u64, Result<Row, WrongCell>)>;

/// The names of the columns.
pub const COLUMNS: [&str; 4] = ["entry", "path", "lang", "value"];

/// Why a sheet cannot be written or read.
#[derive(Debug, Error)]
pub enum SheetError {
    /// The catalog cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The catalog cannot be changed.
    #[error(transparent)]
    Upkeep(#[from] UpkeepError),
    /// The system refuses.
    #[error("cannot write the sheet")]
    Unwritable(#[source] std::io::Error),
    /// The system refuses.
    #[error("cannot read the sheet")]
    Unreadable(#[source] std::io::Error),
    /// Not the kind of file that its name says, or of no kind that is known here.
    #[error("no sheet")]
    NotASheet,
    /// This program was built without the format.
    #[error("no xlsx")]
    NoXlsx,
    /// The first row has not this column.
    #[error("no column {0}")]
    NoColumn(&'static str),
    /// Rows that cannot be put back.
    #[error("{} wrong rows", .0.len())]
    WrongRows(Vec<WrongRow>),
}

/// A row that cannot be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongRow {
    /// The row in the sheet, counted from 1.
    pub number: u64,
    /// Entry and path.
    pub address: String,
    /// What is wrong.
    pub why: WrongCell,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongCell {
    /// The catalog has no such file.
    NoSuchFile,
    /// No language of the program.
    NoSuchLang,
    /// The file does not take it.
    Cell(CellProblem),
    /// The row cannot be read.
    Flaw(FlawKind),
}

/// The kinds of sheet, by the ends of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
}

fn format_of(path: &Path) -> Result<Format, SheetError> {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    match end.as_deref() {
        Some("csv") => Ok(Format::Csv),
        Some("xlsx") => Ok(Format::Xlsx),
        _ => Err(SheetError::NotASheet),
    }
}

/// Writes the catalog's texts and numbers to a sheet; how many rows there are.
///
/// # Errors
///
/// When the catalog cannot be read or the sheet cannot be written.
pub fn export(places: &Places, sheet: &Path) -> Result<usize, SheetError> {
    let format = format_of(sheet)?;
    let folder = studio::locate(places)?;
    let layers = studio::layers(folder.as_deref())?;
    let rows = rows(&layers);
    let bytes = match format {
        Format::Csv => csv_file::written(&rows),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx_file::written(&rows)?,
        #[cfg(not(feature = "xlsx"))]
        Format::Xlsx => return Err(SheetError::NoXlsx),
    };
    disk::put(sheet, &bytes).map_err(SheetError::Unwritable)?;
    Ok(rows.len())
}

/// The rows of a catalog, a later layer's file instead of an earlier one's. Settings are only those of the last layer:
/// those before are not the studio's to change one by one.
fn rows(layers: &[Vec<CatalogFile>]) -> Vec<Row> {
    let mut files: BTreeMap<&str, &CatalogFile> = BTreeMap::new();
    for (at, layer) in layers.iter().enumerate() {
        let is_last = at + 1 == layers.len();
        files.extend(
            layer.iter().filter(|file| is_last || file.path != "studio.toml").map(|file| (file.path.as_str(), file)),
        );
    }
    let mut rows = Vec::new();
    for (path, file) in files {
        let (Some(kind), Ok(text), Some(entry)) = (sheet_kind(path), &file.content, path.strip_suffix(".toml")) else {
            continue;
        };
        // A file that is no TOML has no rows; `check` tells of it.
        for cell in cells::cells(text, kind).unwrap_or_default() {
            let lang = cell.lang.map_or("", Lang::code).to_owned();
            rows.push(Row { entry: entry.to_owned(), path: cell.path, lang, value: cell.value });
        }
    }
    rows
}

/// The kinds of file that have rows. Calendars come from acts, not from spreadsheets.
fn sheet_kind(path: &str) -> Option<Kind> {
    kind_of(path).filter(|kind| *kind != Kind::Other)
}

/// The changes that bring a sheet's values into the catalog.
///
/// # Errors
///
/// When the sheet cannot be read, or has rows that no file takes.
pub fn import(workshop: &Workshop, sheet: &Path) -> Result<Vec<Change>, SheetError> {
    // Of another kind than its name says: then somebody has chosen the wrong file.
    format_of(sheet)?;
    let options = Options { lang: workshop.catalog().studio.language, ..Options::default() };
    let mut table = Table::open(sheet, &options)?;
    let rows = read(&mut table)?;
    changes(workshop, rows)
}

/// The rows of a table with their numbers.
fn read(table: &mut Table) -> Result<Rows, SheetError> {
    let column = |name: &'static str| table.head().find(&[name]).ok().flatten().ok_or(SheetError::NoColumn(name));
    let [entry, path, lang, value] = COLUMNS.map(column);
    let columns = [entry?, path?, lang?, value?];
    let mut rows = Vec::new();
    while let Some(row) = table.next_row()? {
        // Cells beyond the last name are notes that somebody made.
        let flaw = row.flaw.as_ref().filter(|flaw| !matches!(flaw.kind, FlawKind::Ragged(..)));
        let [entry, path, lang, value] = columns.map(|at| row.cell(at).text().into_owned());
        let trimmed = |cell: String| cell.trim().to_owned();
        let read = Row { entry: trimmed(entry), path: trimmed(path), lang: trimmed(lang), value };
        rows.push((row.number, flaw.map_or(Ok(read), |flaw| Err(WrongCell::Flaw(flaw.kind)))));
    }
    Ok(rows)
}

impl From<TableError> for SheetError {
    fn from(error: TableError) -> Self {
        match error {
            TableError::Unreadable(error) => SheetError::Unreadable(error),
            TableError::NoSheets => SheetError::NoXlsx,
            TableError::Empty => SheetError::NoColumn(COLUMNS[0]),
            TableError::BadHead(_) | TableError::NotATable | TableError::UnknownEncoding(_) => SheetError::NotASheet,
        }
    }
}

fn changes(workshop: &Workshop, rows: Rows) -> Result<Vec<Change>, SheetError> {
    let own = workshop.catalog().studio.language;
    let mut wrong = Vec::new();
    let mut by_file: BTreeMap<String, Vec<(u64, Wanted)>> = BTreeMap::new();
    for (number, row) in rows {
        let row = match row {
            Ok(row) => row,
            Err(why) => {
                wrong.push(WrongRow { number, address: String::new(), why });
                continue;
            }
        };
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == row.lang);
        if lang.is_none() && !row.lang.is_empty() {
            wrong.push(WrongRow { number, address: format!("{} {}", row.entry, row.path), why: WrongCell::NoSuchLang });
            continue;
        }
        by_file.entry(row.entry).or_default().push((number, Wanted { path: row.path, lang, value: row.value }));
    }
    let mut changes = Vec::new();
    for (entry, wanted) in by_file {
        let path = format!("{entry}.toml");
        let source = sheet_kind(&path).and_then(|kind| Some((kind, workshop.source(&path)?)));
        let Some((kind, source)) = source else {
            wrong.push(WrongRow { number: wanted[0].0, address: entry, why: WrongCell::NoSuchFile });
            continue;
        };
        let source = source?;
        let (numbers, cells): (Vec<u64>, Vec<Wanted>) = wanted.into_iter().unzip();
        match cells::put(&source.text, kind, own, &cells).map_err(|error| workshop.failed(&path, error))? {
            Ok(after) if after == source.text => {}
            Ok(after) => changes.push(Change { path, before: source.before, after: Some(after) }),
            Err(problems) => wrong.extend(problems.into_iter().map(|(at, problem)| WrongRow {
                number: numbers[at],
                address: format!("{entry} {}", cells[at].path),
                why: WrongCell::Cell(problem),
            })),
        }
    }
    wrong.sort_by_key(|row| row.number);
    if wrong.is_empty() { Ok(changes) } else { Err(SheetError::WrongRows(wrong)) }
}
