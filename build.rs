//! Makes the embedded starter catalogue ready: the same code that reads a studio's own folder reads `catalog/` here,
//! so that the program starts with a catalog and a matcher that only have to be unpacked.

#![allow(dead_code, unused_imports, reason = "the build needs only a part of the layers that it borrows")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads the folder, writes to OUT_DIR and talks to cargo"
)]

#[path = "src/text/mod.rs"]
mod text;

#[path = "src/domain"]
mod domain {
    pub mod cache;
    pub mod calendar;
    pub mod catalog;
    pub mod lang;
    pub mod matching;
    pub mod money;
    pub mod packed;
    pub mod range;
    pub mod source;
}

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use domain::catalog::assemble::assemble;
use domain::catalog::written::CatalogFile;
use domain::matching::Matcher;
use domain::packed::Packer;

/// What the modules above are made of: a change elsewhere leaves the catalog and its matcher as they are.
const BORROWED: &[&str] = &[
    "src/text",
    "src/domain/cache.rs",
    "src/domain/calendar",
    "src/domain/catalog",
    "src/domain/lang.rs",
    "src/domain/matching",
    "src/domain/money.rs",
    "src/domain/packed.rs",
    "src/domain/range.rs",
    "src/domain/source.rs",
];

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("catalog");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=catalog");
    let mut sources = Vec::new();
    for layer in BORROWED {
        println!("cargo::rerun-if-changed={layer}");
        collect(Path::new(layer), "rs", &mut sources);
        collect(Path::new(layer), "bin", &mut sources);
    }
    println!("cargo::rerun-if-changed=build.rs");
    sources.sort();
    let code = sources.iter().map(|path| std::fs::read(path).expect("the sources are readable"));
    println!("cargo::rustc-env=SMETA_LAYERS={:016x}", fingerprint(&code.collect::<Vec<_>>().concat()));
    let mut paths = Vec::new();
    collect(&root, "toml", &mut paths);
    paths.sort();
    let mut list = String::from("&[\n");
    let mut files = Vec::new();
    for path in paths {
        let name =
            path.strip_prefix(&root).expect("inside the folder").to_str().expect("ASCII names").replace('\\', "/");
        writeln!(list, "    ({name:?}, include_str!({path:?})),").expect("strings take everything");
        let text = std::fs::read_to_string(&path).expect("the starter catalogue is readable");
        files.push(CatalogFile { path: name.clone(), shown: format!("catalog/{name}"), content: Ok(text) });
    }
    list.push_str("]\n");
    let made = assemble(&[&files]);
    for problem in &made.problems {
        let (line, column) = problem.place.line_and_column();
        println!(
            "cargo::warning={}:{line}:{column}: {}: {:?}",
            problem.place.file.path,
            problem.kind.code(),
            problem.kind
        );
    }
    let matcher = Matcher::fit(&made.catalog);
    let mut packer = Packer::default();
    made.catalog.pack(&mut packer);
    matcher.pack(&mut packer);
    std::fs::write(out.join("starter.bin"), packer.finish()).expect("OUT_DIR is writable");
    std::fs::write(out.join("starter_files.rs"), list).expect("OUT_DIR is writable");
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    if folder.is_file() {
        found.push(folder.to_owned());
        return;
    }
    for item in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = item.expect("the folder is readable").path();
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
}

/// FNV-1a: tells one state of the code from another.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
