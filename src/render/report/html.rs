//! The report as one page: everything is in the file, nothing is fetched and nothing runs; on paper it is A4.

use super::{Section, charts, figures, heading, sections, words};
use crate::domain::lang::Lang;
use crate::domain::report::Report;
use crate::render::document::html::escaped;
use crate::render::document::picture::{Picture, svg};
use crate::wording::Report as R;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("../../../templates/report.css");

/// The page. `studio` is its name, if it has one.
#[must_use]
pub fn html(report: &Report, studio: &str, lang: Lang) -> String {
    let title = heading(report, lang);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        lang.code(),
        escaped(&title),
    );
    if !studio.is_empty() {
        page.push_str(&format!("<p class=\"studio\">{}</p>\n", escaped(&words(lang, R::Of(studio)))));
    }
    page.push_str(&format!("<h1>{}</h1>\n<dl>\n", escaped(&title)));
    for figure in figures(report, lang) {
        let note = if figure.note.is_empty() {
            String::new()
        } else {
            format!("<br><small>{}</small>", escaped(&figure.note))
        };
        page.push_str(&format!(
            "<div><dt>{}</dt><dd>{}{note}</dd></div>\n",
            escaped(&figure.label),
            escaped(&figure.value)
        ));
    }
    page.push_str("</dl>\n");
    for picture in [charts::months(report, lang), charts::hits(report, lang)].into_iter().flatten() {
        page.push_str(&format!("<h2>{}</h2>\n{}", escaped(&picture.title), figure(&picture)));
    }
    let pictures =
        [(words(lang, R::Losses), charts::losses(report, lang)), (words(lang, R::Tasks), charts::tasks(report, lang))];
    for section in sections(report, lang) {
        page.push_str(&format!("<section>\n<h2>{}</h2>\n", escaped(&section.heading)));
        let picture = pictures.iter().find(|(heading, _)| *heading == section.heading);
        if let Some(picture) = picture.and_then(|(_, picture)| picture.as_ref()) {
            page.push_str(&figure(picture));
        }
        page.push_str(&table(&section));
        if section.n_more > 0 {
            page.push_str(&format!("<p><small>{}</small></p>\n", escaped(&words(lang, R::More(section.n_more)))));
        }
        page.push_str("</section>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn figure(picture: &Picture) -> String {
    format!("<figure>{}</figure>\n", svg(picture))
}

fn table(section: &Section) -> String {
    let mut table = "<table>\n<thead>\n<tr>".to_owned();
    section.columns.iter().for_each(|column| table.push_str(&format!("<th scope=\"col\">{}</th>", escaped(column))));
    table.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &section.rows {
        table.push_str("<tr>");
        row.iter().for_each(|cell| table.push_str(&format!("<td>{}</td>", escaped(cell))));
        table.push_str("</tr>\n");
    }
    table.push_str("</tbody>\n</table>\n");
    table
}
