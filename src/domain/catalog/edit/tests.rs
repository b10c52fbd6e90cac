//! Edits of small texts, with the oddities that files have.

use super::phrase::add;
use super::*;
use crate::domain::lang::Lang;

#[track_caller]
fn phrase(text: &str, lang: Lang, expected: &str) {
    assert_eq!(add(text, lang, Lang::Ru, "новая").as_deref(), Ok(expected), "{text:?}");
    // The ends of lines are those of the file.
    let with_returns = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(add(&with_returns(text), lang, Lang::Ru, "новая"), Ok(with_returns(expected)), "{text:?}");
}

#[test]
fn a_phrase_gets_the_line_and_the_indentation_of_the_others() {
    phrase("[phrases]\nru = [\n  \"a\",\n]\n", Lang::Ru, "[phrases]\nru = [\n  \"a\",\n  \"новая\",\n]\n");
    phrase(
        "phrases.ru = [\n\t'a', # why\n\t# said no more\n]",
        Lang::Ru,
        "phrases.ru = [\n\t'a', # why\n\t\"новая\",\n\t# said no more\n]",
    );
    phrase(
        "[phrases]\nru = [\n    \"a\" # not, this\n]\n",
        Lang::Ru,
        "[phrases]\nru = [\n    \"a\", # not, this\n    \"новая\"\n]\n",
    );
    phrase("[phrases]\nru = [\n  \"a\"]\n", Lang::Ru, "[phrases]\nru = [\n  \"a\",\n  \"новая\"]\n");
    phrase("[phrases]\nru = [\n  \"a\", ]\n", Lang::Ru, "[phrases]\nru = [\n  \"a\",\n  \"новая\", ]\n");
    phrase(
        "[phrases]\nru = [\"a\",\n      \"b\"\n]\n",
        Lang::Ru,
        "[phrases]\nru = [\"a\",\n      \"b\",\n      \"новая\"\n]\n",
    );
    phrase("[phrases]\nru = [\"a\",\n]\n", Lang::Ru, "[phrases]\nru = [\"a\",\n  \"новая\",\n]\n");
    phrase("[phrases]\nru = [\n  # none yet\n]\n", Lang::Ru, "[phrases]\nru = [\n  # none yet\n  \"новая\",\n]\n");
}

#[test]
fn a_list_in_one_line_stays_in_one_line() {
    phrase("[phrases]\nru=['a','b']# c\n", Lang::Ru, "[phrases]\nru=['a','b', \"новая\"]# c\n");
    phrase("phrases = [\"a\", ]\n", Lang::Ru, "phrases = [\"a\", \"новая\", ]\n");
    phrase("phrases = []\n", Lang::Ru, "phrases = [\"новая\"]\n");
    phrase("phrases = { ru = [\"a\"] }\n", Lang::Ru, "phrases = { ru = [\"a\", \"новая\"] }\n");
}

#[test]
fn a_language_without_a_list_gets_one() {
    phrase(
        "[phrases]\nru = [\"a\"] # x\n\n[effort]\nlow = 1\n",
        Lang::Pl,
        "[phrases]\nru = [\"a\"] # x\npl = [\n  \"новая\",\n]\n\n[effort]\nlow = 1\n",
    );
    phrase(
        "phrases.ru = [\"a\"]\ntitle = \"b\"\n",
        Lang::En,
        "phrases.ru = [\"a\"]\nphrases.en = [\n  \"новая\",\n]\ntitle = \"b\"\n",
    );
    phrase("phrases = { ru = [\"a\"] }\n", Lang::En, "phrases = { ru = [\"a\"], en = [\"новая\"] }\n");
    phrase(
        "phrases = [\n  \"a\",\n] # x\ntitle = \"b\"\n",
        Lang::En,
        "phrases.ru = [\n  \"a\",\n] # x\nphrases.en = [\n  \"новая\",\n]\ntitle = \"b\"\n",
    );
    phrase(
        "title = \"b\"\n[phrases]\n[effort]\nlow = 1\n",
        Lang::Ru,
        "title = \"b\"\n[phrases]\nru = [\n  \"новая\",\n]\n[effort]\nlow = 1\n",
    );
    phrase("title = \"b\"\n", Lang::Ru, "title = \"b\"\n\n[phrases]\nru = [\n  \"новая\",\n]\n");
}

#[test]
fn every_byte_outside_of_the_change_stays() {
    // Two kinds of ends of lines, tabs, spaces at the ends, no end at the end.
    let text = "a   =  1  # x\r\n[phrases]\t\nru = [ \n \"b\" ,  \n]  \n\n\n[effort]\r\nlow= 1";
    let edited = add(text, Lang::Ru, Lang::Ru, "c \"d\" \\").unwrap_or_default();
    assert_eq!(edited, text.replace(" \"b\" ,  \n", " \"b\" ,  \n 'c \"d\" \\',\r\n"));
    let back: toml::Table = edited.parse().unwrap_or_default();
    assert_eq!(back["phrases"]["ru"][1].as_str(), Some("c \"d\" \\"));
}

#[test]
fn what_is_no_list_is_told() {
    assert_eq!(add("phrases = 1", Lang::Ru, Lang::Ru, "a"), Err(EditError::NotAList("phrases".into())));
    assert_eq!(add("phrases.en = 1", Lang::En, Lang::Ru, "a"), Err(EditError::NotAList("phrases.en".into())));
    assert_eq!(add("phrases = ", Lang::Ru, Lang::Ru, "a"), Err(EditError::Syntax));
}

#[test]
fn references_are_told_from_other_words() {
    let text = "title = \"old\" # old\r\nrelated = ['old', \"other\"]\r\ntogether = { with = \"old\", saves = 1 }\r\n\
                [[question]]\r\nuse = \"old\"\r\n  [question.effects]\r\n  old = { with = [\"old\"], pitfall = \"old\" }\r\n\
                [[question]]\r\nid = \"old\"\r\n[[question.answer]]\r\nid = \"old\"\r\neffect = { with = [ \"old\", ] }\r\n\
                [[near_miss]]\r\nsays = \"old\"\r\nmeant = \"old\"\r\n";
    let expected = text
        .replace("['old'", "['new-id'")
        .replace("with = \"old\"", "with = \"new-id\"")
        .replace("[\"old\"]", "[\"new-id\"]")
        .replace("[ \"old\", ]", "[ \"new-id\", ]")
        .replace("meant = \"old\"", "meant = \"new-id\"");
    assert_eq!(ids::referring(text, "old", "new-id"), Ok(Some(expected)));
    assert_eq!(ids::referring("related = [\"older\"]", "old", "new-id"), Ok(None));
}

#[track_caller]
fn formerly(text: &str, expected: &str) {
    assert_eq!(ids::once_called(text, "old", "now").as_deref(), Ok(expected), "{text:?}");
}

#[test]
fn former_ids_are_added_and_taken_out() {
    formerly("title = \"a\" # b\n[effort]\n", "title = \"a\" # b\nformerly = [\"old\"]\n[effort]\n");
    formerly("title = \"a\"", "title = \"a\"\nformerly = [\"old\"]\n");
    formerly("formerly = [\"a\"]\r\n", "formerly = [\"a\", \"old\"]\r\n");
    formerly("formerly = 'a' # b\n", "formerly = ['a', \"old\"] # b\n");
    formerly("formerly = [\"old\"]\n", "formerly = [\"old\"]\n");
    // Called again as once before.
    formerly("title = \"a\"\nformerly = [\n  \"now\",\n]\n", "title = \"a\"\nformerly = [\"old\"]\n");
    formerly("formerly = [\"now\", \"a\"]\n", "formerly = [\"a\", \"old\"]\n");
    formerly("formerly = [\n  \"a\", # x\n  \"now\", # y\n]\n", "formerly = [\n  \"a\", # x\n  \"old\",\n]\n");
    formerly("formerly = [\"a\", \"now\"]\n", "formerly = [\"a\", \"old\"]\n");
    formerly("title = \"a\"\nformerly = \"now\"\n", "title = \"a\"\nformerly = [\"old\"]\n");
}

#[track_caller]
fn laid_out(text: &str, expected: &str) {
    let with_returns = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    for (text, expected) in [(text.to_owned(), expected.to_owned()), (with_returns(text), with_returns(expected))] {
        assert_eq!(layout::canonical(&text, Kind::Entry).as_deref(), Ok(expected.as_str()), "{text:?}");
        assert_eq!(layout::canonical(&expected, Kind::Entry).as_deref(), Ok(expected.as_str()), "again");
    }
}

#[test]
fn keys_get_their_order_and_keep_their_comments() {
    laid_out(
        "# Head.\n\n# Who.\nexecutor   = \"manager\" # him\n\"title\"={pl=\"b\",  ru = 'a'}\n[effort]\nhigh=3\n# Least.\nlow = 1\nlikely=2\n\n\n\n[phrases]\n# Clients.\npl = [ 'x','y' ]\nru=['z']\n",
        "# Head.\n\ntitle = { ru = 'a', pl = \"b\" }\n# Who.\nexecutor = \"manager\" # him\n\n[phrases]\nru = ['z']\n# Clients.\npl = ['x', 'y']\n\n[effort]\n# Least.\nlow = 1\nlikely = 2\nhigh = 3\n",
    );
}

#[test]
fn tables_within_tables_are_indented() {
    laid_out(
        "title = 'a'\n[[pitfall]]\nid = 'p'\n[[question]]\nuse = 'cms'\n[question.effects]\nb = {add = 1, times = 2.50 }\n\n# Own.\n[[question]]\n# Id.\nid = 'x'\n[[question.answer]] # first\nid = '1'\n\n[[question.answer]]\n# weight = 0.5\n",
        "title = 'a'\n\n[[question]]\nuse = 'cms'\n  [question.effects]\n  b = { times = 2.50, add = 1 }\n\n# Own.\n[[question]]\n# Id.\nid = 'x'\n  [[question.answer]] # first\n  id = '1'\n  [[question.answer]]\n  # weight = 0.5\n\n[[pitfall]]\nid = 'p'\n",
    );
}

#[test]
fn comments_at_the_end_of_a_table_stay_there() {
    laid_out(
        "title = 'a'\n# executor = 'b'\n\n# Hours.\n\n# Base.\n[effort]\nlow = 1\n# because = 'c'\n\n[phrases]\nru = []\n\n# The end.\n",
        "title = 'a'\n# executor = 'b'\n\n[phrases]\nru = []\n\n# Hours.\n\n# Base.\n[effort]\nlow = 1\n# because = 'c'\n\n# The end.\n",
    );
    laid_out(
        "[[question]]\nid = 'x'\n# a tail\n\n[[question.answer]]\nid = 'y'\n# of y\n\n[question.effects]\nz = {}\n",
        "[[question]]\nid = 'x'\n# a tail\n\n  [question.effects]\n  z = {}\n  [[question.answer]]\n  id = 'y'\n  # of y\n",
    );
}

#[test]
fn lists_keep_their_lines_and_comments() {
    laid_out(
        "includes=[ # what\n{ru='a'} , # first\n\n\n      # second\n   { ru = 'b' }# no comma\n, { ru = 'c' }\n   # the end\n ]\nlinks=[\n]\nneeds = [[\n'x']]\n",
        "includes = [ # what\n  { ru = 'a' }, # first\n\n  # second\n  { ru = 'b' }, # no comma\n  { ru = 'c' },\n  # the end\n]\nneeds = [[\n  'x',\n]]\nlinks = [\n]\n",
    );
}

#[test]
fn several_items_on_a_line_stay_on_it() {
    laid_out(
        "links = [\n'a','b',\n    'c' , # c\n 'd', 'e' ]\n",
        "links = [\n  'a', 'b',\n  'c', # c\n  'd', 'e',\n]\n",
    );
    laid_out("title = {\n  pl='b', # p\n  ru='a' }\n", "title = {\n  ru = 'a',\n  pl = 'b', # p\n}\n");
}

#[test]
fn strings_of_several_lines_and_dotted_keys_stay_as_they_are() {
    let text = "title.ru = \"\"\"\n  a = 1\n# no comment\n\"\"\"\ntitle.en = '''b\n\n\nc'''\n";
    laid_out(text, text);
    // Unknown keys stand behind; a comment alone is a file as well.
    laid_out("x.y=1\ntitle='a'\n", "title = 'a'\nx.y = 1\n");
    laid_out("# Only this.\n", "# Only this.\n");
    laid_out("", "");
    laid_out("\n\n[x]\n\n\n", "[x]\n");
}

#[test]
fn a_broken_file_is_left_alone() {
    assert_eq!(layout::canonical("a = [", Kind::Entry), Err(EditError::Syntax));
    assert_eq!(layout::canonical("a = 1\na = 2", Kind::Entry), Err(EditError::Syntax));
}
