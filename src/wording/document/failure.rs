//! Why there is no document, in the language of the interface.

use crate::domain::lang::Lang;

/// Why a document was not made, or what is to be known about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DocumentFailure<'a> {
    /// No task of the request has a price.
    NothingToPropose,
    /// A template of the studio's own cannot be read: file, cause.
    TemplateUnreadable(&'a str, &'a str),
    /// A template of the studio's own is not UTF-8: file.
    TemplateNotUtf8(&'a str),
    /// A template is wrong: file, line, what the template engine says.
    TemplateWrong(&'a str, usize, &'a str),
    /// A template names what a document does not have: file, line, what the template engine says.
    TemplateUnknown(&'a str, usize, &'a str),
    /// This program was built without PDF.
    NoPdf,
    /// PDF cannot be shown on a terminal.
    FileOnTerminal,
    /// The end of a file's name is no format: the file.
    UnknownEnding(&'a str),
    /// The file cannot be written: file, cause.
    Unwritable(&'a str, &'a str),
    /// The file was written: file.
    Written(&'a str),
    /// PDF could not be made: what the library says.
    PdfFailed(&'a str),
    /// This program cannot write DOCX.
    NoDocx,
    /// The DOCX failed; the library's own words.
    DocxFailed(&'a str),
    /// These characters are in no embedded font; they are printed as `?`.
    NoGlyphs(&'a str),
}

/// Says it.
pub(crate) fn say(lang: Lang, failure: DocumentFailure) -> String {
    use DocumentFailure as F;
    match lang {
        Lang::Ru => match failure {
            F::NothingToPropose => {
                "в этой просьбе нет работы с ценой, предлагать пока нечего: `--as brief` напишет бриф \
                                    для специалиста, `--as letter` — вопросы клиенту"
                    .into()
            }
            F::TemplateUnreadable(file, why) => format!("не читается шаблон {file}: {why}"),
            F::TemplateNotUtf8(file) => format!("шаблон {file} не в кодировке UTF-8: сохраните его в UTF-8"),
            F::TemplateWrong(file, line, why) => format!("{file}, строка {line}: шаблон написан с ошибкой: {why}"),
            F::TemplateUnknown(file, line, why) => {
                format!("{file}, строка {line}: такого имени в документе нет: {why}; все имена покажет `--format json`")
            }
            F::NoPdf => "эта программа собрана без PDF: соберите с `--features pdf` или возьмите `--format html` и \
                         напечатайте из браузера"
                .into(),
            F::FileOnTerminal => "такой файл на экран не выводится: назовите его, например `-o kp.pdf`".into(),
            F::UnknownEnding(file) => {
                format!(
                    "по имени {file} непонятно, какой нужен вид: .md, .txt, .html, .pdf или .json, или назовите --format"
                )
            }
            F::Unwritable(file, why) => format!("не записать {file}: {why}"),
            F::Written(file) => format!("записано: {file}"),
            F::PdfFailed(why) => format!("PDF не получился: {why}"),
            F::NoDocx => {
                "эта программа собрана без DOCX: соберите с `--features docx` или возьмите `--format html`, Word его \
                          откроет"
                    .into()
            }
            F::DocxFailed(why) => format!("DOCX не получился: {why}"),
            F::NoGlyphs(letters) => format!("этих знаков нет во встроенном шрифте, в PDF вместо них «?»: {letters}"),
        },
        Lang::En => match failure {
            F::NothingToPropose => {
                "nothing in this request has a price, so there is nothing to propose yet: `--as brief` \
                                    writes a brief for a specialist, `--as letter` questions for the client"
                    .into()
            }
            F::TemplateUnreadable(file, why) => format!("cannot read the template {file}: {why}"),
            F::TemplateNotUtf8(file) => format!("the template {file} is not UTF-8: save it as UTF-8"),
            F::TemplateWrong(file, line, why) => format!("{file}, line {line}: the template is wrong: {why}"),
            F::TemplateUnknown(file, line, why) => {
                format!("{file}, line {line}: a document has no such name: {why}; `--format json` shows all names")
            }
            F::NoPdf => {
                "this program was built without PDF: build it with `--features pdf`, or take `--format html` and \
                         print it from a browser"
                    .into()
            }
            F::FileOnTerminal => "such a file is not for a screen: name it, as in `-o proposal.pdf`".into(),
            F::UnknownEnding(file) => {
                format!("the name {file} does not tell the format: .md, .txt, .html, .pdf or .json, or name --format")
            }
            F::Unwritable(file, why) => format!("cannot write {file}: {why}"),
            F::Written(file) => format!("written: {file}"),
            F::PdfFailed(why) => format!("the PDF could not be made: {why}"),
            F::NoDocx => {
                "this program was built without DOCX: build it with `--features docx`, or take `--format html`, \
                          which Word opens"
                    .into()
            }
            F::DocxFailed(why) => format!("the DOCX could not be made: {why}"),
            F::NoGlyphs(letters) => {
                format!("these characters are not in the embedded font and stand as “?” in the PDF: {letters}")
            }
        },
        Lang::Pl => match failure {
            F::NothingToPropose => "nic w tej prośbie nie ma ceny, więc nie ma jeszcze czego proponować: `--as brief` \
                                    napisze brief dla specjalisty, `--as letter` pytania do klienta"
                .into(),
            F::TemplateUnreadable(file, why) => format!("nie można odczytać szablonu {file}: {why}"),
            F::TemplateNotUtf8(file) => format!("szablon {file} nie jest w UTF-8: zapisz go w UTF-8"),
            F::TemplateWrong(file, line, why) => format!("{file}, wiersz {line}: błąd w szablonie: {why}"),
            F::TemplateUnknown(file, line, why) => format!(
                "{file}, wiersz {line}: dokument nie ma takiej nazwy: {why}; wszystkie nazwy pokaże `--format json`"
            ),
            F::NoPdf => {
                "ten program zbudowano bez PDF: zbuduj go z `--features pdf` albo użyj `--format html` i wydrukuj \
                         z przeglądarki"
                    .into()
            }
            F::FileOnTerminal => "taki plik nie jest na ekran: nazwij go, na przykład `-o oferta.pdf`".into(),
            F::UnknownEnding(file) => {
                format!("z nazwy {file} nie wynika format: .md, .txt, .html, .pdf albo .json, lub podaj --format")
            }
            F::Unwritable(file, why) => format!("nie można zapisać {file}: {why}"),
            F::Written(file) => format!("zapisano: {file}"),
            F::PdfFailed(why) => format!("nie udało się utworzyć PDF: {why}"),
            F::NoDocx => {
                "ten program zbudowano bez DOCX: zbuduj go z `--features docx` albo weź `--format html`, Word go \
                          otworzy"
                    .into()
            }
            F::DocxFailed(why) => format!("nie udało się utworzyć DOCX: {why}"),
            F::NoGlyphs(letters) => {
                format!("tych znaków nie ma we wbudowanej czcionce, w PDF zamiast nich „?”: {letters}")
            }
        },
    }
}
