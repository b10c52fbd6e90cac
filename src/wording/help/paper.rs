//! The help of the commands about documents of saved quotes.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] =
    &[("first_version", ["СТАРАЯ", "OLD", "STARA"]), ("second_version", ["НОВАЯ", "NEW", "NOWA"])];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (
        "doc",
        [
            "Документ записанной оценки: КП, письмо, сообщение, бриф, передача в работу",
            "A document of a saved quote: proposal, letter, message, brief, hand-over",
            "Dokument zapisanej wyceny: oferta, list, wiadomość, brief, przekazanie do pracy",
        ],
    ),
    (
        "doc.examples",
        [
            "Примеры:\n  smeta doc 17 --as proposal -o кп-17.html\n  smeta doc 17 --as chat",
            "Examples:\n  smeta --lang en doc 17 --as proposal -o proposal-17.html\n  smeta --lang en doc 17 --as chat",
            "Przykłady:\n  smeta --lang pl doc 17 --as proposal -o oferta-17.html\n  smeta --lang pl doc 17 --as chat",
        ],
    ),
    (
        "kind",
        [
            "Документ: proposal (КП), letter, chat, brief, spec",
            "A document: proposal, letter, chat, brief, spec",
            "Dokument: proposal (oferta), letter, chat, brief, spec",
        ],
    ),
    ("to_lang", ["Язык документа: ru, en, pl", "The document's language: ru, en, pl", "Język dokumentu: ru, en, pl"]),
    (
        "output",
        [
            "Куда записать документ: .txt, .md, .html, .pdf, .docx, .json",
            "Where to write the document: .txt, .md, .html, .pdf, .docx, .json",
            "Gdzie zapisać dokument: .txt, .md, .html, .pdf, .docx, .json",
        ],
    ),
    (
        "doc.today",
        [
            "Какой день считать сегодняшним: ГГГГ-ММ-ДД",
            "Which day is today: YYYY-MM-DD",
            "Który dzień jest dziś: RRRR-MM-DD",
        ],
    ),
    (
        "diff",
        [
            "Что изменилось между версиями оценки и между отправленными документами",
            "What changed between versions of a quote, and between documents that were sent",
            "Co się zmieniło między wersjami wyceny i między wysłanymi dokumentami",
        ],
    ),
    (
        "diff.examples",
        [
            "Примеры:\n  smeta diff 17\n  smeta diff 17 1 3\n  smeta diff 17 d1 d2",
            "Examples:\n  smeta --lang en diff 17\n  smeta --lang en diff 17 1 3\n  smeta --lang en diff 17 d1 d2",
            "Przykłady:\n  smeta --lang pl diff 17\n  smeta --lang pl diff 17 1 3\n  smeta --lang pl diff 17 d1 d2",
        ],
    ),
    (
        "diff.first_version",
        [
            "Версия 1, 2, … или документ d1, d2, …; иначе последние две",
            "A version 1, 2, … or a document d1, d2, …; else the last two",
            "Wersja 1, 2, … albo dokument d1, d2, …; inaczej dwie ostatnie",
        ],
    ),
    (
        "diff.second_version",
        [
            "С чем сравнить; иначе со следующей",
            "What it is compared with; else the next",
            "Z czym porównać; inaczej z następną",
        ],
    ),
];
