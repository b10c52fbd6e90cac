//! Which encoding a text is in, and its letters.
//!
//! A mark at the beginning decides, then whether the bytes are UTF-8, then the detector that browsers use, with the
//! studio's language as a hint: the same bytes are Russian in one code page and Polish in another.

use std::borrow::Cow;
use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    CoderResult, Encoding, IBM866, ISO_8859_2, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251,
};

use super::TableError;
use crate::domain::lang::Lang;

/// Reads the letters of cells.
#[derive(Clone, Debug)]
pub struct Decoder {
    /// `None` as long as only letters were seen that all encodings share.
    encoding: Option<&'static Encoding>,
    lang: Lang,
    /// So many bytes at the beginning say what encoding it is, and nothing else.
    pub mark: usize,
}

/// The encoding of a name, as people write it.
///
/// # Errors
///
/// When there is none.
pub fn named(name: &str) -> Result<&'static Encoding, TableError> {
    let plain: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let known = match plain.as_str() {
        "utf8" | "utf8bom" => Some(UTF_8),
        "cp1251" | "win1251" | "windows1251" | "1251" | "ansi" => Some(WINDOWS_1251),
        "cp1250" | "win1250" | "windows1250" | "1250" => Some(WINDOWS_1250),
        "cp866" | "866" | "ibm866" | "dos" | "oem" => Some(IBM866),
        "koi8r" => Some(KOI8_R),
        "latin2" | "iso88592" => Some(ISO_8859_2),
        "utf16" | "utf16le" | "unicode" => Some(UTF_16LE),
        "utf16be" => Some(UTF_16BE),
        _ => Encoding::for_label(name.as_bytes()),
    };
    known.ok_or_else(|| TableError::UnknownEncoding(name.to_owned()))
}

impl Decoder {
    /// The decoder for a text that begins so; `whole` says that it ends there as well.
    #[must_use]
    pub fn detect(look: &[u8], whole: bool, named: Option<&'static Encoding>, lang: Lang) -> Decoder {
        if let Some((encoding, mark)) = Encoding::for_bom(look) {
            // Whoever insists knows better than a mark, but the mark is still no letter.
            return Decoder { encoding: Some(named.unwrap_or(encoding)), lang, mark };
        }
        if named.is_some() {
            return Decoder { encoding: named, lang, mark: 0 };
        }
        let encoding =
            unmarked_utf16(look).or_else(|| if look.is_ascii() { None } else { Some(guess(look, whole, lang)) });
        Decoder { encoding, lang, mark: 0 }
    }

    /// A decoder of UTF-8.
    #[must_use]
    pub fn utf8() -> Decoder {
        Decoder { encoding: Some(UTF_8), lang: Lang::default(), mark: 0 }
    }

    /// The encoding, if its commas and quotes are not single bytes that stand for nothing else: then the stream must be
    /// decoded before it is taken apart.
    #[must_use]
    pub fn as_stream(&self) -> Option<&'static Encoding> {
        self.encoding.filter(|encoding| *encoding != UTF_8 && !encoding.is_single_byte())
    }

    /// The letters of some bytes, and whether some of them were none.
    pub fn text(&mut self, bytes: &[u8]) -> (String, bool) {
        if bytes.is_ascii() {
            return (String::from_utf8_lossy(bytes).into_owned(), false);
        }
        let lang = self.lang;
        let encoding = *self.encoding.get_or_insert_with(|| guess(bytes, true, lang));
        match encoding.decode_without_bom_handling(bytes) {
            (Cow::Borrowed(text), wrong) => (text.to_owned(), wrong),
            (Cow::Owned(text), wrong) => (text, wrong),
        }
    }
}

/// UTF-16 without its mark: every second byte is the page of a letter (0 Latin, 1 Polish, 4 Cyrillic, 20 and 21 the marks
/// of printers), and the zeros of spaces, commas and line ends are among them and nowhere else.
fn unmarked_utf16(look: &[u8]) -> Option<&'static Encoding> {
    let pairs = look.len() / 2;
    let side = |odd: usize| look.iter().skip(odd).step_by(2).take(pairs);
    let zeros = |odd: usize| side(odd).filter(|byte| **byte == 0).count();
    let pages = |odd: usize| side(odd).filter(|byte| [0, 1, 4, 0x20, 0x21].contains(*byte)).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > 0 && pages(1) * 10 >= pairs * 9 => Some(UTF_16LE),
        (even, 0) if even > 0 && pages(0) * 10 >= pairs * 9 => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(look: &[u8], whole: bool, lang: Lang) -> &'static Encoding {
    let cut = std::str::from_utf8(look).err();
    // A letter that is cut off at the end of what was looked at is no mistake.
    if cut.is_none_or(|error| error.error_len().is_none() && !whole) {
        return UTF_8;
    }
    // Mostly UTF-8 with a foreign line in it: that line is the mistake.
    if mostly_utf8(look) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(look, true);
    let hint: Option<&[u8]> = match lang {
        Lang::Ru => Some(b"ru"),
        Lang::Pl => Some(b"pl"),
        Lang::En => None,
    };
    detector.guess(hint, Utf8Detection::Deny)
}

/// Whether letters outside ASCII are sound UTF-8 twice as often as not. In texts of one byte a letter they hardly ever
/// are: of Russian in Windows-1251 almost none, of Russian in CP866 one in twenty.
fn mostly_utf8(look: &[u8]) -> bool {
    let (mut sound, mut wrong) = (0, 0);
    for chunk in look.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    sound >= 2 * wrong && sound > 0
}

/// A stream of another encoding as UTF-8.
pub struct Recoded<R> {
    input: R,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    from: usize,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Recoded<R> {
    /// A stream in an encoding.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Recoded { input, decoder, raw: Vec::new(), from: 0, text: Vec::new(), given: 0, ended: false }
    }
}

impl<R: Read> Read for Recoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        const STEP: usize = 16 * 1024;
        while self.given == self.text.len() {
            if self.from == self.raw.len() {
                if self.ended {
                    return Ok(0);
                }
                self.raw.resize(STEP, 0);
                let read = self.input.read(&mut self.raw)?;
                self.raw.truncate(read);
                self.from = 0;
                self.ended = read == 0;
            }
            self.text.resize(3 * STEP, 0);
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(&self.raw[self.from..], &mut self.text, self.ended);
            self.from += read;
            self.text.truncate(written);
            self.given = 0;
            if self.ended && written == 0 && result == CoderResult::InputEmpty {
                return Ok(0);
            }
        }
        let n = out.len().min(self.text.len() - self.given);
        out[..n].copy_from_slice(&self.text[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(encoding: &'static Encoding, text: &str, lang: Lang) {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        let mut decoder = Decoder::detect(&bytes, true, None, lang);
        assert_eq!(decoder.encoding, Some(encoding), "{text}");
        assert_eq!(decoder.text(&bytes), (text.to_owned(), false));
    }

    #[test]
    fn what_offices_write_is_told_apart() {
        let russian =
            "Запрос;Клиент\nНужен обмен с 1С и онлайн-касса;ООО Ромашка\nсайт тормозит, посмотрите;ИП Иванов\n";
        for encoding in [UTF_8, WINDOWS_1251, IBM866] {
            case(encoding, russian, Lang::Ru);
        }
        case(WINDOWS_1250, "zapytanie;klient\nproszę połączyć sklep z księgowością;Żółw\n", Lang::Pl);
        case(UTF_8, "zapytanie;klient\nproszę połączyć sklep z księgowością;Żółw\n", Lang::Pl);
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        let text = "Запрос;Клиент\r\nнужен сайт;ИП\r\n";
        for (encoding, order) in [(UTF_16LE, u16::to_le_bytes as fn(u16) -> [u8; 2]), (UTF_16BE, u16::to_be_bytes)] {
            for mark in ["\u{feff}", ""] {
                let bytes: Vec<u8> = format!("{mark}{text}").encode_utf16().flat_map(order).collect();
                let decoder = Decoder::detect(&bytes, true, None, Lang::Ru);
                assert_eq!((decoder.as_stream(), decoder.mark), (Some(encoding), mark.chars().count() * 2));
                let mut read = String::new();
                Recoded::new(&bytes[decoder.mark..], encoding).read_to_string(&mut read).expect("memory");
                assert_eq!(read, text);
            }
        }
    }

    #[test]
    fn a_foreign_line_does_not_change_what_the_rest_is() {
        let mut bytes = "нужен сайт визитка и форма заявки\n".repeat(9).into_bytes();
        bytes.extend([0xf1, 0xe0, 0xe9, 0xf2]);
        let mut decoder = Decoder::detect(&bytes, true, None, Lang::Ru);
        assert_eq!(decoder.encoding, Some(UTF_8));
        assert!(decoder.text(&[0xf1, 0xe0]).1);
    }

    #[test]
    fn encodings_have_the_names_that_people_use() {
        for (name, encoding) in [
            ("CP1251", WINDOWS_1251),
            ("windows-1251", WINDOWS_1251),
            ("cp866", IBM866),
            ("UTF-8", UTF_8),
            ("utf-16", UTF_16LE),
        ] {
            assert_eq!(named(name).ok(), Some(encoding));
        }
        assert!(matches!(named("klingon"), Err(TableError::UnknownEncoding(name)) if name == "klingon"));
    }
}
