//! The starter catalogue inside the binary: its files as written, and ready-made.

use crate::domain::catalog::Catalog;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::matching::Matcher;
use crate::domain::packed::{Bytes, Unpacker};

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

/// The catalog and its matcher, read in place.
#[must_use]
pub fn ready_made() -> (Catalog, Matcher) {
    let mut unpacker = Unpacker::new(Bytes::embedded(PACKED));
    let ready = Catalog::unpack(&mut unpacker).and_then(|catalog| Ok((catalog, Matcher::unpack(&mut unpacker)?)));
    // The build packed exactly these types with exactly this code; only a damaged binary can fail here.
    ready.expect("the embedded catalogue is what the build packed")
}
