//! The description and the readers say the same: each key, its type, its bounds, and that there is no other.

use super::*;
use crate::domain::catalog::assemble::assemble;
use crate::domain::catalog::problem::ProblemKind as P;
use crate::domain::catalog::written::CatalogFile;

/// The roots, and the file that each is tried in.
const FILES: [(&Table, &str); 5] = [
    (&ENTRY, "site/tried.toml"),
    (&QUESTION, "questions/tried.toml"),
    (&STUDIO, "studio.toml"),
    (&CALENDAR, "calendars/tried.toml"),
    (&CATEGORY, "site/_category.toml"),
];

/// What is changed in a file that has every key.
#[derive(Clone, Copy, PartialEq)]
enum Slip {
    None,
    /// A key that nobody knows.
    Extra,
    Leave(&'static str),
    Put(&'static str, &'static str),
    Above(&'static str, f64),
}

/// A table with every key of a form; at one table, found by its path, with a slip.
fn written(
    table: &'static Table,
    form: Option<Form>,
    at: &mut Vec<&'static str>,
    place: &[&str],
    slip: Slip,
) -> String {
    let here = at.as_slice() == place;
    let mut parts = Vec::new();
    for key in table.of(form) {
        let name = key.name;
        let value = match slip {
            Slip::Leave(left) if here && left == name => continue,
            Slip::Put(put, value) if here && put == name => value.to_owned(),
            Slip::Above(put, value) if here && put == name => format!("{value:?}"),
            _ => {
                at.push(name);
                let value = sample(key.shape, at, place, slip);
                at.pop();
                value
            }
        };
        parts.push(format!("{name} = {value}"));
    }
    if here && slip == Slip::Extra {
        parts.push("zz = 1".into());
    }
    if at.is_empty() { parts.join("\n") + "\n" } else { format!("{{ {} }}", parts.join(", ")) }
}

fn sample(shape: Shape, at: &mut Vec<&'static str>, place: &[&str], slip: Slip) -> String {
    match shape {
        Shape::String => "\"other\"".into(),
        Shape::Text => "{ ru = \"а\", pl = \"b\" }".into(),
        Shape::Texts => "[\"а\", { en = \"b\" }]".into(),
        Shape::Strings => "[\"а\"]".into(),
        Shape::Ids => "[\"other\"]".into(),
        Shape::Phrases => "{ ru = [\"а\"], en = [\"b\"], pl = [\"c\"] }".into(),
        Shape::Number(least, most) => format!("{:?}", 1.0_f64.clamp(least, most)),
        Shape::Whole(least, _) => least.to_string(),
        Shape::Boolean => "true".into(),
        Shape::Dates => "[]".into(),
        Shape::Price => "1".into(),
        Shape::Words(words) => format!("\"{}\"", words[0]),
        Shape::Table(table) => written(table, table.all_forms()[0], at, place, slip),
        Shape::Tables(table) => {
            let forms = table.all_forms().into_iter();
            let items: Vec<String> = forms.map(|form| written(table, form, at, place, slip)).collect();
            format!("[{}]", items.join(", "))
        }
        Shape::Named(inner) => {
            at.push("other");
            let value = sample(*inner, at, place, slip);
            at.pop();
            format!("{{ other = {value} }}")
        }
    }
}

/// Every table below one, with its path.
fn tables(table: &'static Table, at: &[&'static str], found: &mut Vec<(&'static Table, Vec<&'static str>)>) {
    found.push((table, at.to_vec()));
    for key in table.keys {
        let (inner, more): (Shape, &[&str]) = match key.shape {
            Shape::Named(inner) => (*inner, &["other"]),
            shape => (shape, &[]),
        };
        if let Shape::Table(table) | Shape::Tables(table) = inner {
            tables(table, &[at, &[key.name], more].concat(), found);
        }
    }
}

/// The problems of the file, without those of meaning, which a made-up file has many of.
fn problems(path: &str, text: String) -> Vec<P> {
    let file = CatalogFile { path: path.into(), shown: path.into(), content: Ok(text) };
    let of_form = |kind: &P| {
        matches!(
            kind,
            P::UnknownKey { .. }
                | P::WrongType { .. }
                | P::UnknownValue { .. }
                | P::OutOfBounds { .. }
                | P::MissingKey { .. }
                | P::NoPhrases
                | P::TomlSyntax { .. }
        )
    };
    assemble(&[&[file]]).problems.into_iter().map(|problem| problem.kind).filter(of_form).collect()
}

/// Calls with each table of each file, its path, and what writes the file with a slip there.
fn each_table(mut each: impl FnMut(&'static Table, &str, &dyn Fn(Slip) -> Vec<P>)) {
    for (root, file) in FILES {
        let mut found = Vec::new();
        tables(root, &[], &mut found);
        for (table, path) in found {
            let with = |slip| problems(file, written(root, None, &mut Vec::new(), &path, slip));
            each(table, &format!("{file} {}", path.join(".")), &with);
        }
    }
}

#[test]
fn the_readers_take_every_key() {
    for (root, file) in FILES {
        let text = written(root, None, &mut Vec::new(), &["nowhere"], Slip::None);
        assert_eq!(problems(file, text.clone()), [], "{file}\n{text}");
    }
}

#[test]
fn the_readers_know_no_other_key() {
    each_table(|table, place, with| {
        let mut expected = Vec::new();
        for form in table.all_forms() {
            let mut described: Vec<&str> = table.of(form).map(|key| key.name).collect();
            // Whether a question is shared is asked of each.
            described.extend((form == Some(Form::Own)).then_some("use"));
            described.sort_unstable();
            expected.push(described);
        }
        let mut found: Vec<Vec<String>> = Vec::new();
        for problem in with(Slip::Extra) {
            let P::UnknownKey { key, mut known, .. } = problem else { panic!("{place}: {problem:?}") };
            known.sort_unstable();
            known.dedup();
            assert_eq!(key, "zz");
            found.push(known);
        }
        // What is in both forms of a table is there twice.
        found.dedup();
        assert_eq!(found, expected, "{place}");
    });
}

#[test]
fn the_readers_refuse_other_types() {
    each_table(|table, place, with| {
        for key in table.keys {
            let wrong = match key.shape {
                Shape::Number(..) | Shape::Whole(..) | Shape::Price => "\"x\"",
                _ => "5",
            };
            let is_it = |kind: &P| matches!(kind, P::WrongType { key: named, .. } if named == key.name);
            assert!(with(Slip::Put(key.name, wrong)).iter().any(is_it), "{place}: {} = {wrong}", key.name);
        }
    });
}

#[test]
fn the_readers_have_the_same_bounds_and_words() {
    each_table(|table, place, with| {
        for key in table.keys {
            let (bounds, above) = match key.shape {
                Shape::Number(least, most) => ((least, most), most * 2.0 + 1.0),
                Shape::Whole(least, most) => ((f64::from(least), f64::from(most)), f64::from(most) + 1.0),
                Shape::Words(words) => {
                    let allowed = words.iter().map(|word| (*word).to_owned()).collect();
                    let expected = P::UnknownValue { value: "zz".into(), allowed };
                    assert!(with(Slip::Put(key.name, "\"zz\"")).contains(&expected), "{place}: {}", key.name);
                    continue;
                }
                _ => continue,
            };
            let slip = match key.shape {
                Shape::Whole(_, 10) => Slip::Put(key.name, "11"),
                Shape::Whole(_, 365) => Slip::Put(key.name, "366"),
                Shape::Whole(..) => Slip::Put(key.name, "2201"),
                _ => Slip::Above(key.name, above),
            };
            let is_it = |kind: &P| matches!(kind, P::OutOfBounds { key: named, least, most, .. } if named == key.name && (*least, *most) == bounds);
            assert!(with(slip).iter().any(is_it), "{place}: {} {bounds:?}", key.name);
        }
    });
}

#[test]
fn the_readers_require_the_same() {
    each_table(|table, place, with| {
        for key in table.keys {
            let is_it = |kind: &P| {
                matches!(kind, P::MissingKey { key: named, .. } if named == key.name)
                    || *kind == P::NoPhrases && key.name == "phrases"
            };
            let missed = with(Slip::Leave(key.name)).iter().any(is_it);
            // Without `use` a question is one of its own.
            assert!(missed == key.required || key.name == "use", "{place}: {}", key.name);
        }
    });
}

#[test]
fn names_are_given_once() {
    let mut found = Vec::new();
    FILES.iter().for_each(|(root, _)| tables(root, &[], &mut found));
    for (table, path) in &found {
        let same = |other: &&Table| std::ptr::eq(*other, *table);
        assert!(found.iter().map(|(other, _)| other).all(|other| other.name != table.name || same(other)), "{path:?}");
    }
}

#[test]
fn paths_lead_to_tables() {
    assert_eq!(at(Kind::Entry, &["question", "effects", "effort"])[..2], ["times", "add"]);
    assert_eq!(at(Kind::Entry, &["question", "effects"]), [""; 0]);
    assert_eq!(at(Kind::Entry, &["cost", "price"]), ["low", "likely", "high"]);
    assert_eq!(at(Kind::Studio, &["rates"]), [""; 0]);
    assert_eq!(at(Kind::Studio, &["pricing", "vat"]), ["mode", "rate"]);
    assert_eq!(at(Kind::Other, &["year"])[0], "year");
    assert_eq!(at(Kind::Other, &["lost", "more"]), [""; 0]);
}
