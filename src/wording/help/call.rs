//! The help of `smeta call`.

use super::Line;

/// The help of a key; what a quote is made from has its words there.
pub(super) const LINES: &[Line] = &[
    (
        "call",
        [
            "Живой экран на время звонка: печатайте слова клиента, вилка и вопросы меняются на глазах",
            "A live screen for a call: type the client's words, the range and the questions follow",
            "Ekran na czas rozmowy: wpisuj słowa klienta, widełki i pytania zmieniają się na bieżąco",
        ],
    ),
    (
        "call.examples",
        [
            "Примеры:\n  smeta call\n  smeta call --client Ромашка \"связать сайт с 1с\"",
            "Examples:\n  smeta --lang en call\n  smeta --lang en call --client Acme \"connect our shop to 1c\"",
            "Przykłady:\n  smeta --lang pl call\n  smeta --lang pl call --client Piekarnia \"integracja sklepu z 1c\"",
        ],
    ),
    (
        "call.text",
        [
            "С каких слов клиента начать; можно без них",
            "The client's words to begin with; they may come later",
            "Od jakich słów klienta zacząć; można bez nich",
        ],
    ),
    (
        "call.again",
        [
            "Продолжить записанную оценку: её слова и ответы; записанное станет её новой версией",
            "Go on with a saved quote: its words and answers; what is saved becomes a new version of it",
            "Kontynuuj zapisaną wycenę: jej słowa i odpowiedzi; zapis będzie jej nową wersją",
        ],
    ),
    (
        "quote.interactive",
        [
            "Спрашивать по строке в терминале: 1т 2? 3=20000; «<» назад",
            "Ask line by line on the terminal: 1s 2? 3=20000; “<” goes back",
            "Pytaj wiersz po wierszu w terminalu: 1t 2? 3=20000; „<” wraca",
        ],
    ),
];
