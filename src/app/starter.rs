//! The starter catalogue inside the binary: its files as written, and ready-made.

use crate::domain::catalog::Catalog;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::matching::Matcher;

/// Paths and texts of the repository's `catalog/`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/starter_files.rs"));

/// The same, assembled and fitted by the build.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/starter.bin"));

/// The files, as a folder would give them.
#[must_use]
pub fn files() -> Vec<CatalogFile> {
    let file = |(path, text): &(&str, &str)| CatalogFile {
        path: (*path).to_owned(),
        shown: format!("starter/{path}"),
        content: Ok((*text).to_owned()),
    };
    FILES.iter().map(file).collect()
}

/// The catalog and its matcher, unpacked.
#[must_use]
pub fn ready_made() -> (Catalog, Matcher) {
    // The build packed exactly these types with exactly this code; only a damaged binary can fail here.
    postcard::from_bytes(PACKED).expect("the embedded catalogue is what the build packed")
}
