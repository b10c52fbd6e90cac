//! What the screen of a call says.

use super::plural;
use crate::domain::lang::Lang;

/// A label, a sentence or a key of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Talk<'a> {
    /// The head of the screen.
    Head,
    /// The key of help.
    HelpKey,
    /// Saved under this number.
    IsSaved(&'a str),
    /// So many notes wait to be saved.
    Notes(usize),
    /// The day to come back to the client.
    FollowUp(&'a str),
    /// Instead of words, before there are any.
    NoWords,
    /// What to do when there is no quote yet.
    FirstHelp,
    /// The heading of what is settled.
    Settled,
    /// The heading of ways.
    Ways,
    /// What words mean: the words.
    Meaning(&'a str),
    /// A task that was added by name.
    Added,
    /// How a task is done: its title.
    Way(&'a str),
    /// A small job: its title, minutes.
    Steps(&'a str, u32),
    /// Of a line: a small job, minutes.
    ByHand(u32),
    /// The client does not know.
    Unknown,
    /// A number is an answer, by this key.
    NumberKey,
    /// So many more.
    More(usize),
    /// The keys while words are typed.
    WordsKeys,
    /// The keys while answers are given.
    RowsKeys,
    /// The keys of a line at the foot.
    LineKeys,
    /// The lines at the foot.
    ClientLine,
    /// The budget.
    BudgetLine,
    /// A note.
    NoteLine,
    /// The day to come back.
    FollowUpLine,
    /// An answer.
    AnswerLine,
    /// Saved: number, version.
    Saved(&'a str, usize),
    /// What was saved needs a senior's word.
    Waits,
    /// A note was made.
    Noted,
    /// There is nothing to save.
    NothingToSave,
    /// Not understood.
    NoAnswer(&'a str),
    /// Several choices begin so.
    SeveralAnswers(&'a str),
    /// No sum.
    BadBudget(&'a str),
    /// No day to come.
    BadDay(&'a str),
    /// The terminal is too small.
    TooSmall,
    /// The heading over the equivalent command.
    CommandHead,
    /// Any key goes back.
    AnyKey,
    /// The keys, a line each, the key and what it does parted by `|`.
    Help,
    /// The heading over drafts.
    Drafts,
    /// The keys over drafts.
    DraftKeys,
    /// A draft has no words.
    DraftNoWords,
    /// After the end: a draft is kept.
    DraftKept,
    /// After the end: the same as a command.
    Same,
    /// The draft cannot be kept: why.
    NoDraft(&'a str),
    /// There is no terminal to draw on.
    NoTerminal,
    /// Line by line: what does the client want?
    AskWords,
    /// Line by line: how answers are typed.
    AskLine,
    /// Line by line: there is nothing to go back to.
    NothingBefore,
    /// Line by line: a number is an answer to the question of this number.
    NumberLine(usize),
    /// Line by line: no such question: as typed, how many there are.
    NoRow(&'a str, usize),
    /// Line by line: nobody can be asked.
    NobodyToAsk,
}

/// Says it.
#[must_use]
pub fn say(lang: Lang, words: Talk) -> String {
    match lang {
        Lang::Ru => ru(words),
        Lang::En => en(words),
        Lang::Pl => pl(words),
    }
}

fn ru(words: Talk) -> String {
    use Talk as T;
    match words {
        T::Head => "ЗВОНОК".into(),
        T::HelpKey => "F1 клавиши".into(),
        T::IsSaved(number) => format!("записано: № {number}"),
        T::Notes(n) => format!("{n} {}", plural::ru(n as u64, "заметка", "заметки", "заметок")),
        T::FollowUp(day) => format!("вернуться {day}"),
        T::NoWords => "пишите, что говорит клиент".into(),
        T::FirstHelp => {
            "Печатайте слова клиента, пока он говорит: задачи, вилка и вопросы появятся сами. Tab: к вопросам \
                         и обратно."
                .into()
        }
        T::Settled => "УЖЕ ИЗВЕСТНО".into(),
        T::Ways => "СПОСОБЫ".into(),
        T::Meaning(words) => format!("«{words}»: о чём это?"),
        T::Added => "добавлено".into(),
        T::Way(title) => format!("{title}: как делаем"),
        T::Steps(title, minutes) => format!("сделайте сами за {minutes} мин: {title}"),
        T::ByHand(minutes) => format!("сами, {minutes} мин"),
        T::Unknown => "не знает".into(),
        T::NumberKey => "= число".into(),
        T::More(n) => format!("и ещё {n}"),
        T::WordsKeys => "Tab к вопросам · Ctrl+S записать · F1 клавиши · Ctrl+C выйти".into(),
        T::RowsKeys => "Tab слова · 1–9 ответ · ? не знает · x снять · b бюджет · s записать · F1".into(),
        T::LineKeys => "Enter готово · Esc отмена".into(),
        T::ClientLine => "Клиент".into(),
        T::BudgetLine => "Бюджет".into(),
        T::NoteLine => "Заметка".into(),
        T::FollowUpLine => "Когда вернуться к клиенту".into(),
        T::AnswerLine => "Ответ: число, начало слова или ?".into(),
        T::Saved(number, 1) => format!("записано под номером {number}"),
        T::Saved(number, version) => format!("записано: номер {number}, версия {version}"),
        T::Waits => "до отправки нужно согласование".into(),
        T::Noted => "заметка есть; в журнал попадёт вместе с оценкой".into(),
        T::NothingToSave => "записывать нечего: ничего нового не сказано".into(),
        T::NoAnswer(typed) => format!("такого ответа нет: {typed}"),
        T::SeveralAnswers(typed) => format!("с «{typed}» начинаются несколько ответов: напишите дальше"),
        T::BadBudget(typed) => format!("«{typed}» не сумма: пишите 60000 или 60 тыс"),
        T::BadDay(typed) => format!("«{typed}» не день впереди: пишите завтра, через неделю, 15.12"),
        T::TooSmall => "окно мало: нужно хотя бы 40×12".into(),
        T::CommandHead => "ТО ЖЕ КОМАНДОЙ".into(),
        T::AnyKey => "любая клавиша: назад".into(),
        T::Help => "Tab, Esc|от слов клиента к вопросам и обратно; w тоже к словам
↑ ↓, k j|выбрать вопрос; сверху тот, что сильнее сузит вилку
1–9|ответить на выбранный вопрос, выбрать способ или задачу
?|клиент не знает; на русской раскладке годится и та же клавиша без Shift
Enter, =|ответ числом или словом: 20 тыс, битр
x, Backspace|снять ответ: любой и в любом порядке
v|способы сделать: цена каждого рядом
b|бюджет: хватит ли и чем пожертвовать
c|клиент
n|заметка
f|когда вернуться к клиенту
s, Ctrl+S|записать в журнал; ещё раз: новая версия
p|то же командой smeta quote
Ctrl+W, Ctrl+U|в словах: стереть слово, стереть всё до курсора
q, Ctrl+C|выйти; незаписанное останется черновиком
F1, h|эта справка

Буквы работают и в русской раскладке: «ы» это s, «и» это b."
            .into(),
        T::Drafts => "ЕСТЬ НЕЗАПИСАННЫЕ ЗВОНКИ".into(),
        T::DraftKeys => "1–9 продолжить · Enter верхний · n новый звонок · x удалить верхний · Ctrl+C выйти".into(),
        T::DraftNoWords => "без слов".into(),
        T::DraftKept => "Незаписанное осталось черновиком: smeta call предложит его снова.".into(),
        T::Same => "То же командой:".into(),
        T::NoDraft(why) => format!("черновик не сохраняется: {why}"),
        T::NoTerminal => {
            "экран звонка живёт в терминале, а ввод или вывод идёт не туда; без экрана: smeta quote \"слова \
                          клиента\" с ответами -a, вопросы по одному задаст smeta quote -i"
                .into()
        }
        T::AskWords => "Что говорит клиент? ".into(),
        T::AskLine => {
            "Ответы одной строкой, например 1т 2? 3=20000; 1- снять, < назад, + ещё слова клиента, Enter готово.".into()
        }
        T::NothingBefore => "это начало, назад некуда".into(),
        T::NumberLine(number) => format!("{number}=число"),
        T::NoRow(typed, n) => format!("«{typed}»: начните с номера вопроса от 1 до {n}, например 1т"),
        T::NobodyToAsk => {
            "-i спрашивает в терминале, а здесь его нет: ответы дайте ключом -a; чтобы подать их строками на \
                           ввод, напишите «-» вместо слов клиента, тогда слова это первая строка"
                .into()
        }
    }
}

fn en(words: Talk) -> String {
    use Talk as T;
    match words {
        T::Head => "CALL".into(),
        T::HelpKey => "F1 keys".into(),
        T::IsSaved(number) => format!("saved: no. {number}"),
        T::Notes(n) => format!("{n} {}", plural::en(n as u64, "note", "notes")),
        T::FollowUp(day) => format!("call back {day}"),
        T::NoWords => "type what the client says".into(),
        T::FirstHelp => "Type the client's words as they come: tasks, range and questions follow by themselves. Tab: to the \
                         questions and back."
            .into(),
        T::Settled => "ALREADY KNOWN".into(),
        T::Ways => "WAYS TO DO IT".into(),
        T::Meaning(words) => format!("“{words}”: what is meant?"),
        T::Added => "added".into(),
        T::Way(title) => format!("{title}: how"),
        T::Steps(title, minutes) => format!("do it yourself in {minutes} min: {title}"),
        T::ByHand(minutes) => format!("yourself, {minutes} min"),
        T::Unknown => "does not know".into(),
        T::NumberKey => "= number".into(),
        T::More(n) => format!("{n} more"),
        T::WordsKeys => "Tab questions · Ctrl+S save · F1 keys · Ctrl+C leave".into(),
        T::RowsKeys => "Tab words · 1–9 answer · ? unknown · x undo · b budget · s save · F1 keys".into(),
        T::LineKeys => "Enter done · Esc cancel".into(),
        T::ClientLine => "Client".into(),
        T::BudgetLine => "Budget".into(),
        T::NoteLine => "Note".into(),
        T::FollowUpLine => "When to call back".into(),
        T::AnswerLine => "Answer: a number, the start of a word, or ?".into(),
        T::Saved(number, 1) => format!("saved as number {number}"),
        T::Saved(number, version) => format!("saved: number {number}, version {version}"),
        T::Waits => "needs approval before it is sent".into(),
        T::Noted => "noted; it goes to the ledger with the quote".into(),
        T::NothingToSave => "nothing to save: nothing new was said".into(),
        T::NoAnswer(typed) => format!("no such answer: {typed}"),
        T::SeveralAnswers(typed) => format!("several answers begin with “{typed}”: type on"),
        T::BadBudget(typed) => format!("“{typed}” is no sum: type 60000 or 60k"),
        T::BadDay(typed) => format!("“{typed}” is no day to come: type tomorrow, in a week, 2026-12-15"),
        T::TooSmall => "the window is too small: 40×12 at least".into(),
        T::CommandHead => "THE SAME AS A COMMAND".into(),
        T::AnyKey => "any key: back".into(),
        T::Help => "Tab, Esc|from the client's words to the questions and back; w goes to the words too
↑ ↓, k j|choose a question; the one that narrows most is on top
1–9|answer the chosen question, choose a way or a task
?|the client does not know
Enter, =|an answer as a number or a word: 20k, bitr
x, Backspace|take an answer back: any, in any order
v|ways to do it, each with its price
b|budget: is it enough, and what to give up
c|client
n|note
f|when to call back
s, Ctrl+S|save to the ledger; once more: a new version
p|the same as a smeta quote command
Ctrl+W, Ctrl+U|in the words: delete a word, delete up to the cursor
q, Ctrl+C|leave; what is not saved stays as a draft
F1, h|this help

Letters go by their place on the keyboard, whatever the layout."
            .into(),
        T::Drafts => "CALLS THAT WERE NOT SAVED".into(),
        T::DraftKeys => "1–9 go on · Enter the top one · n new call · x delete the top one · Ctrl+C leave".into(),
        T::DraftNoWords => "no words".into(),
        T::DraftKept => "What was not saved is kept as a draft: smeta call will offer it again.".into(),
        T::Same => "The same as a command:".into(),
        T::NoDraft(why) => format!("the draft is not kept: {why}"),
        T::NoTerminal => "the call screen lives in a terminal, and input or output goes elsewhere; without a screen: smeta \
                          quote \"the client's words\" with answers by -a, or smeta quote -i, which asks line by line"
            .into(),
        T::AskWords => "What does the client say? ".into(),
        T::AskLine => "Answers in one line, such as 1s 2? 3=20000; 1- takes back, < goes back, + more of the client's words, Enter ends.".into(),
        T::NothingBefore => "this is the beginning, there is no way back".into(),
        T::NumberLine(number) => format!("{number}=number"),
        T::NoRow(typed, n) => format!("“{typed}”: begin with the number of a question, 1 to {n}, such as 1s"),
        T::NobodyToAsk => "-i asks on a terminal, and there is none: give answers by -a; to feed them as lines of standard \
                           input, write “-” instead of the client's words, which are then the first line"
            .into(),
    }
}

fn pl(words: Talk) -> String {
    use Talk as T;
    match words {
        T::Head => "ROZMOWA".into(),
        T::HelpKey => "F1 klawisze".into(),
        T::IsSaved(number) => format!("zapisano: nr {number}"),
        T::Notes(n) => format!("{n} {}", plural::pl(n as u64, "notatka", "notatki", "notatek")),
        T::FollowUp(day) => format!("oddzwonić {day}"),
        T::NoWords => "pisz, co mówi klient".into(),
        T::FirstHelp => {
            "Zapisuj słowa klienta na bieżąco: zadania, widełki i pytania pojawią się same. Tab: do pytań i z \
                         powrotem."
                .into()
        }
        T::Settled => "JUŻ WIADOMO".into(),
        T::Ways => "SPOSOBY".into(),
        T::Meaning(words) => format!("„{words}”: o co chodzi?"),
        T::Added => "dodane".into(),
        T::Way(title) => format!("{title}: jak to zrobimy"),
        T::Steps(title, minutes) => format!("zrób to sam w {minutes} min: {title}"),
        T::ByHand(minutes) => format!("sam, {minutes} min"),
        T::Unknown => "nie wie".into(),
        T::NumberKey => "= liczba".into(),
        T::More(n) => format!("i jeszcze {n}"),
        T::WordsKeys => "Tab do pytań · Ctrl+S zapisz · F1 klawisze · Ctrl+C wyjście".into(),
        T::RowsKeys => "Tab słowa · 1–9 odpowiedź · ? nie wie · x cofnij · b budżet · s zapisz · F1".into(),
        T::LineKeys => "Enter gotowe · Esc anuluj".into(),
        T::ClientLine => "Klient".into(),
        T::BudgetLine => "Budżet".into(),
        T::NoteLine => "Notatka".into(),
        T::FollowUpLine => "Kiedy wrócić do klienta".into(),
        T::AnswerLine => "Odpowiedź: liczba, początek słowa albo ?".into(),
        T::Saved(number, 1) => format!("zapisano pod numerem {number}"),
        T::Saved(number, version) => format!("zapisano: numer {number}, wersja {version}"),
        T::Waits => "przed wysłaniem potrzebna akceptacja".into(),
        T::Noted => "zanotowane; trafi do dziennika razem z wyceną".into(),
        T::NothingToSave => "nie ma czego zapisać: nic nowego nie powiedziano".into(),
        T::NoAnswer(typed) => format!("nie ma takiej odpowiedzi: {typed}"),
        T::SeveralAnswers(typed) => format!("od „{typed}” zaczyna się kilka odpowiedzi: pisz dalej"),
        T::BadBudget(typed) => format!("„{typed}” to nie kwota: napisz 60000 albo 60 tys"),
        T::BadDay(typed) => format!("„{typed}” to nie dzień w przyszłości: napisz jutro, za tydzień, 15.12"),
        T::TooSmall => "okno jest za małe: potrzeba choć 40×12".into(),
        T::CommandHead => "TO SAMO POLECENIEM".into(),
        T::AnyKey => "dowolny klawisz: wróć".into(),
        T::Help => "Tab, Esc|od słów klienta do pytań i z powrotem; w też wraca do słów
↑ ↓, k j|wybierz pytanie; na górze to, które najbardziej zwęzi widełki
1–9|odpowiedz na wybrane pytanie, wybierz sposób albo zadanie
?|klient nie wie
Enter, =|odpowiedź liczbą albo słowem: 20 tys, bitr
x, Backspace|cofnij odpowiedź: dowolną i w dowolnej kolejności
v|sposoby wykonania, każdy z ceną
b|budżet: czy wystarczy i z czego zrezygnować
c|klient
n|notatka
f|kiedy wrócić do klienta
s, Ctrl+S|zapisz w dzienniku; jeszcze raz: nowa wersja
p|to samo poleceniem smeta quote
Ctrl+W, Ctrl+U|w słowach: usuń słowo, usuń wszystko do kursora
q, Ctrl+C|wyjście; niezapisane zostanie szkicem
F1, h|ta pomoc

Litery działają według miejsca na klawiaturze, w każdym układzie."
            .into(),
        T::Drafts => "NIEZAPISANE ROZMOWY".into(),
        T::DraftKeys => "1–9 wróć do rozmowy · Enter pierwsza · n nowa · x usuń pierwszą · Ctrl+C wyjście".into(),
        T::DraftNoWords => "bez słów".into(),
        T::DraftKept => "Niezapisane zostało szkicem: smeta call zaproponuje go znowu.".into(),
        T::Same => "To samo poleceniem:".into(),
        T::NoDraft(why) => format!("szkic się nie zapisuje: {why}"),
        T::NoTerminal => {
            "ekran rozmowy działa w terminalu, a wejście albo wyjście prowadzi gdzie indziej; bez ekranu: \
                          smeta quote \"słowa klienta\" z odpowiedziami -a albo smeta quote -i, które pyta po kolei"
                .into()
        }
        T::AskWords => "Co mówi klient? ".into(),
        T::AskLine => {
            "Odpowiedzi w jednym wierszu, np. 1t 2? 3=20000; 1- cofa, < wraca, + więcej słów klienta, Enter kończy."
                .into()
        }
        T::NothingBefore => "to początek, nie ma dokąd wracać".into(),
        T::NumberLine(number) => format!("{number}=liczba"),
        T::NoRow(typed, n) => format!("„{typed}”: zacznij od numeru pytania od 1 do {n}, np. 1t"),
        T::NobodyToAsk => {
            "-i pyta w terminalu, a tu go nie ma: podaj odpowiedzi opcją -a; żeby podać je wierszami na wejściu, \
                           napisz „-” zamiast słów klienta, wtedy słowa to pierwszy wiersz"
                .into()
        }
    }
}
