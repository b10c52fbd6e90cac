//! The help of the commands that serve the world outside: shells, `man`.

use super::Line;

/// What stands for the values of their arguments.
pub(super) const VALUES: &[Line] =
    &[("shell", ["ОБОЛОЧКА", "SHELL", "POWŁOKA"]), ("pages", ["ПАПКА", "DIR", "FOLDER"])];

/// The help of a key.
pub(super) const LINES: &[Line] = &[
    (".man-name", ["Название", "Name", "Nazwa"]),
    (
        "completions",
        [
            "Подсказки по Tab для оболочки: команды, ключи, задачи, вопросы, номера оценок, клиенты",
            "Completion by Tab for a shell: commands, options, tasks, questions, quote numbers, clients",
            "Podpowiedzi po Tab dla powłoki: polecenia, opcje, zadania, pytania, numery wycen, klienci",
        ],
    ),
    (
        "completions.examples",
        [
            "Примеры:\n  smeta completions bash >> ~/.bashrc\n  smeta completions fish > ~/.config/fish/completions/smeta.fish",
            "Examples:\n  smeta --lang en completions bash >> ~/.bashrc\n  smeta --lang en completions fish > ~/.config/fish/completions/smeta.fish",
            "Przykłady:\n  smeta --lang pl completions bash >> ~/.bashrc\n  smeta --lang pl completions zsh >> ~/.zshrc",
        ],
    ),
    (
        "completions.shell",
        [
            "bash, zsh, fish, powershell или elvish",
            "bash, zsh, fish, powershell or elvish",
            "bash, zsh, fish, powershell albo elvish",
        ],
    ),
    (
        "man",
        [
            "Справка страницами для man: одна на экран или все в папку",
            "The help as pages for man: one to the output, or all to a folder",
            "Pomoc jako strony man: jedna na wyjście albo wszystkie do folderu",
        ],
    ),
    (
        "man.examples",
        [
            "Примеры:\n  smeta man ~/.local/share/man/ru/man1\n  smeta man | man -l -",
            "Examples:\n  smeta --lang en man ~/.local/share/man/man1\n  smeta --lang en man | man -l -",
            "Przykłady:\n  smeta --lang pl man ~/.local/share/man/pl/man1\n  smeta --lang pl man | man -l -",
        ],
    ),
    (
        "man.pages",
        [
            "Куда записать страницы всех команд; без неё выводится страница программы",
            "Where to write the pages of all commands; without it the program's page is printed",
            "Gdzie zapisać strony wszystkich poleceń; bez tego wypisuje stronę programu",
        ],
    ),
];
