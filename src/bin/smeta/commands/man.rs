//! `smeta man`: the help as pages for `man`.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use smeta::app::templates;
use smeta::domain::lang::Lang;
use smeta::wording::help::line;
use smeta::wording::{DocumentFailure, Message, cause, say};

use super::Setting;
use crate::args::ManArgs;
use crate::failure::{Exit, Failure};
use crate::help;
use crate::terminal;

/// Prints the page of the program, or writes the pages of all commands to a folder.
pub fn run(args: &ManArgs, setting: &Setting) -> Result<Exit, Failure> {
    let lang = setting.spoken();
    let command = help::command(lang);
    let Some(folder) = &args.pages else {
        terminal::print_bytes(page(&command, lang).as_bytes()).map_err(|error| Failure::output(&error, lang))?;
        return Ok(Exit::Fine);
    };
    for (name, text) in pages(&command, lang) {
        let path = folder.join(name);
        let shown = path.display().to_string();
        templates::write_in_folder(&path, text.as_bytes()).map_err(|error| {
            let why = cause(lang, &error);
            Failure::data(lang, &Message::Document(DocumentFailure::Unwritable(&shown, &why)))
        })?;
        let words = say(lang, &Message::Document(DocumentFailure::Written(&shown)));
        terminal::tell(&format!("{words}\n"));
    }
    Ok(Exit::Fine)
}

/// The pages of a command and of those under it: names of files and texts.
fn pages(command: &Command, lang: Lang) -> Vec<(String, String)> {
    let mut found = vec![(Man::new(command.clone()).get_filename(), page(command, lang))];
    found.extend(command.get_subcommands().flat_map(|sub| pages(sub, lang)));
    found
}

/// One page. The engine makes the parts; headings and examples are ours, since its own are English and set as prose.
fn page(command: &Command, lang: Lang) -> String {
    let source = format!("smeta {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(source).manual("smeta");
    let word = |key: &str| line(lang, key).unwrap_or_default().to_uppercase();
    let part = |heading: &str, render: &dyn Fn(&mut Vec<u8>) -> std::io::Result<()>| {
        let mut bytes = Vec::new();
        // Writing to memory cannot fail.
        render(&mut bytes).expect("memory takes everything");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((before, rest)) = text.split_once(".SH ") else { return text };
        match heading {
            "" => text,
            heading => format!("{before}.SH \"{heading}\"\n{}", rest.split_once('\n').map_or("", |(_, rest)| rest)),
        }
    };
    let mut text = part("", &|to| man.render_title(to));
    text += &part(&word(".man-name"), &|to| man.render_name_section(to));
    text += &part(&word(".usage"), &|to| man.render_synopsis_section(to));
    text += &part("", &|to| man.render_options_section(to));
    if command.has_subcommands() {
        text += &part(&word(".commands"), &|to| man.render_subcommands_section(to));
    }
    text + &examples(command)
}

/// The examples as they are typed: their first line is the heading.
fn examples(command: &Command) -> String {
    let shown = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let Some((heading, rest)) = shown.split_once('\n') else { return String::new() };
    let mut roff = Roff::new();
    let heading = heading.trim_end_matches(':').to_uppercase();
    roff.control("SH", [heading.as_str()]).control("nf", []);
    for example in rest.lines() {
        roff.text([roman(example)]);
    }
    roff.control("fi", []);
    roff.to_roff()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_page_in_each_language() {
        for (lang, name, examples) in [(Lang::Ru, "НАЗВАНИЕ", "ПРИМЕРЫ"), (Lang::En, "NAME", "EXAMPLES")]
        {
            let command = help::command(lang);
            let pages = pages(&command, lang);
            let mut commands = vec![&command];
            let mut n_commands = 0;
            while let Some(command) = commands.pop() {
                n_commands += 1;
                commands.extend(command.get_subcommands());
            }
            assert_eq!(pages.len(), n_commands);
            for (file, text) in &pages {
                assert!(file.starts_with("smeta") && file.ends_with(".1"), "{file}");
                for part in [format!(".SH \"{name}\""), format!(".SH {examples}\n.nf\n")] {
                    assert!(text.contains(&part), "{file} has no {part}:\n{text}");
                }
                assert!(!text.contains(".SH EXTRA") && !text.contains(".SH DESCRIPTION"), "{file}");
            }
            assert!(pages.iter().any(|(file, _)| file == "smeta-catalog-show.1"));
        }
    }
}
