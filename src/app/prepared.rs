//! Prepared catalogs: a folder read and fitted once, kept by its content.
//!
//! A prepared file is a copy of work, never the work itself: it may be deleted at any time, a damaged or foreign one is
//! made anew, and one that cannot be written is done without.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3Default;

use crate::domain::catalog::Catalog;
use crate::domain::catalog::written::CatalogFile;
use crate::domain::matching::Matcher;
use crate::domain::packed::{Packer, Unpacker};

/// The layers that make a prepared catalog, by the fingerprint of their source: other code, other files.
const MAKER: &str = env!("SMETA_LAYERS");

/// Under this many bytes of catalog nothing is gained: reading and fitting is faster than a person blinks.
const WORTH_KEEPING: usize = 8 * 1024;

/// Bytes of the fingerprint at the end of a file.
const MARK: usize = 16;

/// A client's words and the entry that somebody said they mean, none if nothing fits.
pub type Said<'s> = (&'s str, Option<&'s str>);

/// Where prepared catalogs are kept, and the name of this one.
#[derive(Clone, Debug)]
pub struct Place {
    folder: PathBuf,
    file: PathBuf,
}

impl Place {
    /// The place for the content of some layers of files and what the ledger adds; `None` without a cache folder or where
    /// there is very little.
    #[must_use]
    pub fn of(cache: Option<&Path>, layers: &[&[CatalogFile]], said: &[Said]) -> Option<Place> {
        let folder = cache?.join("prepared");
        let mut size = 0;
        let mut sum = Fingerprint::new();
        sum.add(MAKER.as_bytes());
        for file in layers.iter().flat_map(|layer| layer.iter()) {
            let text = file.content.as_ref().ok()?;
            size += text.len();
            sum.add(file.path.as_bytes());
            sum.add(text.as_bytes());
        }
        for (ask, entry) in said {
            size += ask.len();
            sum.add(ask.as_bytes());
            // An empty name is none, so nothing fits is told from everything else.
            sum.add(entry.unwrap_or_default().as_bytes());
        }
        let file = folder.join(format!("{}.bin", sum.hex()));
        (size >= WORTH_KEEPING).then_some(Place { folder, file })
    }

    /// The catalog and its matcher, if they are there and whole.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads prepared catalogs")]
    pub fn load(&self) -> Option<(Catalog, Matcher)> {
        let mut bytes = fs::read(&self.file).ok()?;
        let (packed, mark) = bytes.split_at_checked(bytes.len().checked_sub(MARK)?)?;
        let mut sum = Fingerprint::new();
        sum.add(packed);
        if sum.hex().as_bytes() != mark {
            return None;
        }
        bytes.truncate(bytes.len() - MARK);
        let mut unpacker = Unpacker::new(bytes.into());
        Some((Catalog::unpack(&mut unpacker).ok()?, Matcher::unpack(&mut unpacker).ok()?))
    }

    /// Keeps them for the next time: written aside and renamed, so that nobody ever reads a half of it.
    pub fn keep(&self, catalog: &Catalog, matcher: &Matcher) {
        let write = || -> std::io::Result<()> {
            let mut packer = Packer::default();
            catalog.pack(&mut packer);
            matcher.pack(&mut packer);
            let packed = packer.finish();
            let mut sum = Fingerprint::new();
            sum.add(&packed);
            fs::create_dir_all(&self.folder)?;
            self.forget_old_ones();
            let aside = self.file.with_extension(format!("{}.tmp", std::process::id()));
            #[expect(clippy::disallowed_methods, reason = "this is the place that writes prepared catalogs")]
            let mut file = fs::File::create(&aside)?;
            file.write_all(&packed)?;
            file.write_all(sum.hex().as_bytes())?;
            drop(file);
            fs::rename(&aside, &self.file).inspect_err(|_| {
                let _ = fs::remove_file(&aside);
            })
        };
        // Without it the next start is slower, nothing else.
        let _ = write();
    }

    /// Each edit of a catalog leaves a file behind; the newest few are enough.
    #[expect(clippy::disallowed_methods, reason = "this is the place that tidies prepared catalogs")]
    fn forget_old_ones(&self) {
        const KEPT: usize = 8;
        let Ok(items) = fs::read_dir(&self.folder) else { return };
        let mut files: Vec<(std::time::SystemTime, PathBuf)> =
            items.flatten().filter_map(|item| Some((item.metadata().ok()?.modified().ok()?, item.path()))).collect();
        files.sort_by_key(|(modified, _)| std::cmp::Reverse(*modified));
        files.iter().skip(KEPT - 1).for_each(|(_, path)| {
            let _ = fs::remove_file(path);
        });
    }
}

/// A sum of several texts that tells contents apart; it does not defend against forgery.
struct Fingerprint(Xxh3Default);

impl Fingerprint {
    fn new() -> Self {
        Fingerprint(Xxh3Default::new())
    }

    fn add(&mut self, bytes: &[u8]) {
        // With its length, so that no text runs into the next one.
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0.digest())
    }
}
