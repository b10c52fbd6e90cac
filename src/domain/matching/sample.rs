//! A matcher of three tasks, for tests of its parts.

use super::Matcher;
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::written::CatalogFile;

/// A form, a shop and a slow site; what words mean counts.
pub fn matcher() -> Matcher {
    let file =
        |path: &str, text: &str| CatalogFile { path: path.into(), shown: path.into(), content: Ok(text.to_owned()) };
    let entry = |title: &str, phrases: &str| {
        format!("title = \"{title}\"\neffort = {{ low = 1, likely = 2, high = 3 }}\n[phrases]\nru = [{phrases}]\n")
    };
    let made = assemble(&[&[
        file("studio.toml", "[rates]\ndeveloper = 1600\n[match]\nmeaning = 0.25\n"),
        file("small/form.toml", &entry("Форма на сайте", r#""нужна форма заявки", "анкета на сайт""#)),
        file("small/shop.toml", &entry("Интернет-магазин", r#""сделать магазин", "каталог с корзиной""#)),
        file("small/speed.toml", &entry("Ускорение сайта", r#""сайт тормозит", "долго грузится страница""#)),
    ]]);
    assert!(!made.has_errors(), "{:?}", made.problems);
    Matcher::fit(&made.catalog)
}
