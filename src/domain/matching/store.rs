//! The matcher as packed bytes: part after part, in one order for both ways.

use super::Matcher;
use super::head::Head;
use super::index::Index;
use super::known::KnownWords;
use super::lexicon::Lexicon;
use super::meaning::Meaning;
use super::phrases::Phrases;
use super::votes::Votes;
use crate::domain::packed::{Damaged, Packer, Unpacker};

impl Matcher {
    /// Packs the matcher.
    pub fn pack(&self, packer: &mut Packer) {
        packer.texts(&self.entries);
        self.phrases.pack(packer);
        self.lexicon.pack(packer);
        self.index.pack(packer);
        self.head.pack(packer);
        self.votes.pack(packer);
        self.meaning.pack(packer);
        packer.value(&(&self.calibration, &self.judged));
    }

    /// Takes a packed matcher; its numbers are read where they stand.
    ///
    /// # Errors
    ///
    /// When the bytes end too early or hold something else.
    pub fn unpack(unpacker: &mut Unpacker) -> Result<Matcher, Damaged> {
        let entries = unpacker.texts()?;
        let phrases = Phrases::unpack(unpacker)?;
        let lexicon = Lexicon::unpack(unpacker)?;
        let (index, head, votes) = (Index::unpack(unpacker)?, Head::unpack(unpacker)?, Votes::unpack(unpacker)?);
        let meaning = Meaning::unpack(unpacker)?;
        let (calibration, judged) = unpacker.value()?;
        let known_words = KnownWords::room(entries.len(), phrases.words.len());
        Ok(Matcher { entries, phrases, lexicon, index, head, votes, meaning, calibration, judged, known_words })
    }
}
