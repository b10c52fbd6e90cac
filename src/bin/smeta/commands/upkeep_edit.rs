//! `smeta catalog edit`.

use std::process::Command;

use smeta::app::upkeep::entry_edit::{self, DraftFile};
use smeta::domain::lang::Lang;
use smeta::text::clean::without_controls;
use smeta::wording::{Message, Refusal, Upkeep, cause};

use super::{Setting, upkeep};
use crate::args::EditArgs;
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Gives an entry to the user's editor, and takes it back if it is good.
pub fn run(args: &EditArgs, setting: &Setting) -> Result<Exit, Failure> {
    let (draft, lang) = {
        let (workshop, lang) = upkeep::open(setting)?;
        let draft = entry_edit::draft(&workshop, &args.id);
        (draft.map_err(|error| Failure::upkeep(&error, lang, setting.columns))?, lang)
    };
    let refused = |words: Refusal| Failure::data(lang, &Message::Refusal(words));
    let editor = terminal::editor().ok_or_else(|| refused(Refusal::NoEditor))?;
    if draft.adopts() {
        upkeep::tell(lang, Upkeep::OwnCopy(&draft.id, &draft.path));
    }
    let file = DraftFile::new(&draft).map_err(|error| {
        refused(Refusal::Unwritable(&std::env::temp_dir().display().to_string(), &cause(lang, &error)))
    })?;
    let ended = match command(&editor) {
        Some(mut command) => command.arg(file.path()).status(),
        None => return Err(refused(Refusal::NoEditor)),
    };
    let text = match (ended, file.read()) {
        (Err(error), _) => return Err(refused(Refusal::EditorFailed(&editor, &cause(lang, &error)))),
        (Ok(status), text) if !status.success() => {
            let failure = refused(Refusal::EditorStopped(&editor));
            let is_changed = text.is_ok_and(|text| text != draft.text);
            return Err(if is_changed { kept(failure, file, lang) } else { failure });
        }
        (Ok(_), Err(error)) => {
            let path = file.path().display().to_string();
            return Err(kept(refused(Refusal::DraftUnreadable(&path, &cause(lang, &error))), file, lang));
        }
        (Ok(_), Ok(text)) => text,
    };
    if text == draft.text {
        upkeep::tell(lang, Upkeep::Unchanged(&draft.id));
        return upkeep::report(&smeta::app::upkeep::Done::default(), Vec::new(), setting, lang);
    }
    let put_back = upkeep::open(setting).and_then(|(workshop, _)| {
        entry_edit::put_back(&workshop, &draft, text, file.path(), args.dry_run)
            .map_err(|error| Failure::upkeep(&error, lang, setting.columns))
    });
    match put_back {
        Ok(done) => upkeep::report(&done, vec![Upkeep::Edited(&draft.id)], setting, lang),
        Err(failure) => Err(kept(failure, file, lang)),
    }
}

/// Nothing of what was typed is lost.
fn kept(failure: Failure, file: DraftFile, lang: Lang) -> Failure {
    let path = file.keep().display().to_string();
    failure.and(lang, &Message::Refusal(Refusal::DraftKept(&without_controls(&path))))
}

/// The command in `$EDITOR` with its arguments, such as `code --wait`.
fn command(written: &str) -> Option<Command> {
    let mut words = words(written).into_iter();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

/// Words as a shell would part them: quotation marks keep words together, a backslash takes a letter as it is. Nothing
/// is expanded.
fn words(written: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = written.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), close) if open == close => quote = None,
            (Some('"') | None, '\\') if !cfg!(windows) => word.get_or_insert_default().extend(letters.next()),
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, space) if space.is_whitespace() => words.extend(word.take()),
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_parted_as_a_shell_would() {
        assert_eq!(words("  vim  "), ["vim"]);
        assert_eq!(words("code --wait -n"), ["code", "--wait", "-n"]);
        assert_eq!(words("'/opt/my editor/ed' \"a b\"c ''"), ["/opt/my editor/ed", "a bc", ""]);
        assert_eq!(words(""), [""; 0]);
        #[cfg(not(windows))]
        assert_eq!(words("/opt/my\\ editor \"a\\\"b\" 'c\\d'"), ["/opt/my editor", "a\"b", "c\\d"]);
    }
}
