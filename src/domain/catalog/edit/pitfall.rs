//! Adds a pitfall to an entry.

use super::{EditError, behind_mark, end_of_line, parse, quoted};
use crate::domain::catalog::entry::Severity;
use crate::domain::lang::Lang;

/// The entry with a pitfall at its end; `say` is in one language.
///
/// # Errors
///
/// When the text is no TOML, or its pitfalls are written in another way than as tables.
pub fn add(text: &str, id: &str, severity: Severity, lang: Lang, say: &str) -> Result<String, EditError> {
    behind_mark(text, |text| {
        let document = parse(text)?;
        if document.get("pitfall").is_some_and(|item| !item.is_array_of_tables()) {
            return Err(EditError::NotAList("pitfall".into()));
        }
        let eol = end_of_line(text);
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { eol };
        let lines = [
            "[[pitfall]]".to_owned(),
            format!("id = {}", quoted(id)),
            format!("severity = {}", quoted(severity.code())),
            format!("say = {{ {} = {} }}", lang.code(), quoted(say)),
        ];
        Ok(format!("{text}{gap}{eol}{}{eol}", lines.join(eol)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pitfall_stands_at_the_end_and_the_rest_stays() {
        let add = |text: &str| add(text, "doubles", Severity::Medium, Lang::Ru, "Дубли: «2 из 3».");
        let after = add("# наше\r\ntitle = \"Обмен\" # так\r\n").expect("a sound text");
        assert_eq!(
            after,
            "# наше\r\ntitle = \"Обмен\" # так\r\n\r\n[[pitfall]]\r\nid = \"doubles\"\r\nseverity = \"medium\"\r\n\
             say = { ru = \"Дубли: «2 из 3».\" }\r\n"
        );
        assert_eq!(add("pitfall = 3"), Err(EditError::NotAList("pitfall".into())));
        assert_eq!(add("= 3"), Err(EditError::Syntax));
    }
}
