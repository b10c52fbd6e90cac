//! A table of requests, quoted from Rust: `cargo run --example batch`.

use std::path::Path;

use smeta::app::batch::columns::Columns;
use smeta::app::batch::quoter::{Defaults, Quoter};
use smeta::app::studio::{Places, open};
use smeta::app::table::{Options, Table};

#[expect(clippy::disallowed_macros, reason = "an example shows what it made")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let opened = open(&Places::default())?;
    let quoter = Quoter::new(&opened, Defaults { today: "2026-11-23".parse()?, ..Defaults::default() });
    let mut table = Table::open(Path::new("examples/requests.csv"), &Options::default())?;
    let columns = Columns::find(&opened.catalog, table.head(), None)?;
    while let Some(row) = table.next_row()? {
        let answered = quoter.answer(row, &columns);
        let total = answered.outcome.ok().and_then(|quote| quote.numbers.total);
        println!("{}: {:?}", answered.row.line, total.map(|total| total.price.likely));
    }
    Ok(())
}
