//! A quote from Rust: `cargo run --example quote`.

use smeta::app::quote::{Typed, run};
use smeta::app::studio::{Opened, Places, open};
use smeta::domain::lang::Lang;
use smeta::render::quote_text::{Shown, quote};

#[expect(clippy::disallowed_macros, clippy::disallowed_methods, reason = "an example shows what it made")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let opened: Opened = open(&Places::default())?;
    let typed = Typed {
        text: "хотим фильтр в каталоге и чтобы сайт не тормозил".to_owned(),
        answers: vec!["goods-count=5000".to_owned()],
        today: "2026-11-23".parse()?,
        ..Typed::default()
    };
    anstream::println!("{}", quote(&run(&opened, &typed)?, Lang::Ru, 80, Shown::default()));
    Ok(())
}
