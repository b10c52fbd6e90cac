//! Number words of the three languages, the words that multiply, and how they add up.

use crate::text::fold::without_diacritics;
use crate::text::quantity::piece::Piece;

/// What a word does to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// It is a number: «двадцать», `five`, «полторы».
    Value(f64),
    /// It multiplies what stands before it, and means itself if it may stand alone: «тысяча», but not the vague «тысячи».
    Times {
        /// By how much.
        by: f64,
        /// Whether it is a number without one before it.
        alone: bool,
    },
}

/// A number growing word by word.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    /// What has been multiplied out: the two thousand of «две тысячи пятьсот».
    total: f64,
    /// What the next multiplier will multiply: the five hundred.
    group: Option<f64>,
    /// A further value must be smaller: below ten after twenty.
    room: f64,
    /// A further thousand or million must be smaller.
    cap: f64,
    multiplied: bool,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { total: 0.0, group: None, room: f64::INFINITY, cap: f64::INFINITY, multiplied: false }
    }
}

impl Sum {
    /// Begins with a number in digits, which no word adds to.
    pub fn start_with(&mut self, value: f64) {
        self.group = Some(value);
        self.room = 0.0;
    }

    /// Takes the next word in; `false` if it belongs to another number.
    pub fn add(&mut self, numeral: Numeral) -> bool {
        match numeral {
            Numeral::Value(value) => {
                if value >= self.room {
                    return false;
                }
                self.group = Some(self.group.unwrap_or(0.0) + value);
                self.room = room_after(value);
            }
            Numeral::Times { by, alone } => {
                let alone = (alone && by < self.room).then_some(1.0);
                let Some(group) = self.group.or(alone).filter(|_| by < self.cap) else {
                    return false;
                };
                if by < 1000.0 {
                    // «пять сотен», `five hundred thousand`: still to be multiplied.
                    self.group = Some(times(group, by));
                    self.room = room_after(by);
                } else {
                    self.total += times(group, by);
                    self.group = None;
                    (self.room, self.cap) = (by, by);
                }
                self.multiplied = true;
            }
        }
        true
    }

    /// The number so far, if there is one.
    pub fn value(&self) -> Option<f64> {
        (self.group.is_some() || self.multiplied).then(|| self.total + self.group.unwrap_or(0.0))
    }

    /// Whether a multiplier has been taken in.
    pub fn is_multiplied(&self) -> bool {
        self.multiplied
    }

    /// Whether digits may follow, as in `20 тыс. 500`.
    pub fn takes_digits(&self) -> bool {
        self.group.is_none() && self.multiplied
    }
}

/// A product without the dust of binary fractions: 4.35 × 1000 is 4350.
pub fn times(value: f64, by: f64) -> f64 {
    (value * by * 1000.0).round() / 1000.0
}

/// What a folded word does to a number, if anything.
pub fn numeral(word: &str) -> Option<Numeral> {
    let by = |by, alone| Some(Numeral::Times { by, alone });
    match without_diacritics(word).as_ref() {
        "десяток" => by(10.0, true),
        "десятка" | "десятков" => by(10.0, false),
        "дюжина" | "дюжину" | "dozen" | "tuzin" => by(12.0, true),
        "дюжины" | "дюжин" | "tuziny" | "tuzinow" => by(12.0, false),
        "сотня" | "сотню" | "hundred" | "setka" | "setke" => by(100.0, true),
        "сотни" | "сотен" | "setki" | "setek" => by(100.0, false),
        "тысяча" | "тысячу" | "тыща" | "тыщу" | "thousand" | "tysiac" => by(1e3, true),
        "тысячи" | "тысяч" | "тыс" | "тыщи" | "тыщ" | "tysiace" | "tysiecy" | "tysiaca" | "tys" | "k" => {
            by(1e3, false)
        }
        "миллион" | "million" | "milion" => by(1e6, true),
        "миллиона" | "миллионов" | "млн" | "miliony" | "milionow" | "miliona" | "mln" => {
            by(1e6, false)
        }
        word => value(word).map(Numeral::Value),
    }
}

/// What a suffix multiplies by when it is glued to digits. Apart from them «к» is a preposition.
pub fn glued_multiplier(suffix: &str) -> Option<f64> {
    match (suffix, numeral(suffix)) {
        ("к", _) => Some(1e3),
        ("кк" | "kk", _) => Some(1e6),
        (_, Some(Numeral::Times { by, .. })) => Some(by),
        _ => None,
    }
}

/// Whether a word multiplies the number before it.
pub fn is_multiplier(word: &str) -> bool {
    matches!(numeral(word), Some(Numeral::Times { .. }))
}

/// The multiplier of «тысяч 20», «миллиона два»: Russian turns the two around for «about».
pub fn inverted_multiplier(word: &str) -> Option<f64> {
    match numeral(word) {
        Some(Numeral::Times { by, alone: false }) if word.starts_with(['т', 'м', 'с', 'д']) => Some(by),
        _ => None,
    }
}

/// Whether letters glued to digits are a measure though they are fewer than a name's. Not `с`, `s`: `1с` is a program.
pub fn is_measure(suffix: &str) -> bool {
    matches!(
        suffix,
        "шт" | "р"
            | "ч"
            | "г"
            | "м"
            | "м2"
            | "см"
            | "мм"
            | "км"
            | "кг"
            | "л"
            | "кб"
            | "мб"
            | "гб"
            | "тб"
            | "m"
            | "m2"
            | "cm"
            | "mm"
            | "km"
            | "kg"
            | "kb"
            | "mb"
            | "gb"
            | "tb"
            | "px"
            | "h"
            | "zł"
            | "zl"
    )
}

/// Whether a full stop after the word is likely a part of it.
pub fn is_abbreviation(word: &str) -> bool {
    matches!(word, "тыс" | "млн" | "шт" | "ед" | "руб" | "р" | "tys" | "mln" | "szt" | "pcs")
}

/// Whether letters after digits and a hyphen are the ending of a number word: «3-х», «5-ти». Ordinals («2-й») are none.
pub fn is_case_ending(text: &str) -> bool {
    matches!(text, "х" | "x" | "ех" | "ти" | "и" | "ю" | "ью" | "тью" | "мя" | "ми" | "ech" | "ch" | "ciu" | "iu")
}

/// Whether a word only says «about».
pub fn is_approximate(word: &str) -> bool {
    matches!(
        word,
        "около"
            | "примерно"
            | "порядка"
            | "приблизительно"
            | "до"
            | "от"
            | "более"
            | "больше"
            | "свыше"
            | "менее"
            | "почти"
            | "где"
            | "то"
            | "гдето"
            | "about"
            | "around"
            | "approximately"
            | "over"
            | "under"
            | "almost"
            | "nearly"
            | "some"
            | "a"
            | "około"
            | "okolo"
            | "ok"
            | "ponad"
            | "prawie"
            | "mniej"
            | "więcej"
            | "do"
            | "od"
    )
}

/// Whether a word after a number stands before what is counted: a counter, an adjective, a name with digits (`b2b`).
pub fn is_modifier(piece: &Piece<'_>) -> bool {
    let word = piece.text.as_str();
    let counter = matches!(
        word,
        "шт" | "штук"
            | "штуки"
            | "штука"
            | "ед"
            | "единиц"
            | "единицы"
            | "pcs"
            | "pieces"
            | "units"
            | "szt"
            | "sztuk"
            | "sztuki"
    );
    let english = matches!(
        word,
        "different"
            | "various"
            | "new"
            | "unique"
            | "active"
            | "separate"
            | "individual"
            | "main"
            | "more"
            | "other"
            | "extra"
            | "additional"
            | "existing"
            | "external"
            | "online"
    );
    // Endings of the plural that nouns seldom have; a wrong guess costs one word too many.
    let adjective = ["ых", "их", "ые", "ие", "ych", "ich", "owe", "ne"].iter().any(|ending| word.ends_with(ending));
    counter || english || word.contains(|c: char| c.is_ascii_digit()) || adjective && word.chars().count() > 3
}

/// Whether a number word is another word here: the `ten` of Polish is «this». In English a plural or a number follows.
pub fn is_pronoun_here(pieces: &[Piece<'_>], at: usize) -> bool {
    let next = pieces.get(at + 1).filter(|next| next.is_spaced());
    pieces[at].text == "ten"
        && next.is_some_and(|next| {
            let plural =
                next.text.ends_with('s') || is_modifier(next) || matches!(next.text.as_str(), "or" | "to" | "people");
            !plural && numeral(&next.text).is_none()
        })
}

/// Below what a value may follow: after hundreds tens, after tens from twenty ones, after others nothing.
fn room_after(value: f64) -> f64 {
    if value >= 100.0 && value % 100.0 == 0.0 {
        100.0
    } else if value >= 20.0 && value % 10.0 == 0.0 {
        10.0
    } else {
        0.0
    }
}

/// The number words, without diacritics. «семью» is missing: it is mostly a family.
#[rustfmt::skip]
fn value(word: &str) -> Option<f64> {
    Some(match word {
        "один" | "одна" | "одно" | "одного" | "одной" | "одну" | "одним" | "one" | "jeden" | "jedna" | "jedno" | "jednego" | "jednej" => 1.0,
        "два" | "две" | "двух" | "двум" | "двумя" | "двое" | "пара" | "пару" | "пары" | "two" | "couple" | "dwa" | "dwie" | "dwoch" | "dwu" | "dwom" | "dwoma" | "para" => 2.0,
        "три" | "трех" | "трем" | "тремя" | "трое" | "three" | "trzy" | "trzech" | "trzem" | "trzema" => 3.0,
        "четыре" | "четырех" | "четырем" | "четырьмя" | "четверо" | "four" | "cztery" | "czterech" | "czterem" | "czterema" => 4.0,
        "пять" | "пяти" | "пятью" | "пятеро" | "five" | "piec" | "pieciu" => 5.0,
        "шесть" | "шести" | "шестью" | "шестеро" | "six" | "szesc" | "szesciu" => 6.0,
        "семь" | "семи" | "семеро" | "seven" | "siedem" | "siedmiu" => 7.0,
        "восемь" | "восьми" | "восемью" | "восьмью" | "eight" | "osiem" | "osmiu" => 8.0,
        "девять" | "девяти" | "девятью" | "nine" | "dziewiec" | "dziewieciu" => 9.0,
        "десять" | "десяти" | "десятью" | "ten" | "dziesiec" | "dziesieciu" => 10.0,
        "одиннадцать" | "одиннадцати" | "eleven" | "jedenascie" | "jedenastu" => 11.0,
        "двенадцать" | "двенадцати" | "twelve" | "dwanascie" | "dwunastu" => 12.0,
        "тринадцать" | "тринадцати" | "thirteen" | "trzynascie" | "trzynastu" => 13.0,
        "четырнадцать" | "четырнадцати" | "fourteen" | "czternascie" | "czternastu" => 14.0,
        "пятнадцать" | "пятнадцати" | "fifteen" | "pietnascie" | "pietnastu" => 15.0,
        "шестнадцать" | "шестнадцати" | "sixteen" | "szesnascie" | "szesnastu" => 16.0,
        "семнадцать" | "семнадцати" | "seventeen" | "siedemnascie" | "siedemnastu" => 17.0,
        "восемнадцать" | "восемнадцати" | "eighteen" | "osiemnascie" | "osiemnastu" => 18.0,
        "девятнадцать" | "девятнадцати" | "nineteen" | "dziewietnascie" | "dziewietnastu" => 19.0,
        "двадцать" | "двадцати" | "twenty" | "dwadziescia" | "dwudziestu" => 20.0,
        "тридцать" | "тридцати" | "thirty" | "trzydziesci" | "trzydziestu" => 30.0,
        "сорок" | "сорока" | "forty" | "czterdziesci" | "czterdziestu" => 40.0,
        "пятьдесят" | "пятидесяти" | "fifty" | "piecdziesiat" | "piecdziesieciu" => 50.0,
        "шестьдесят" | "шестидесяти" | "sixty" | "szescdziesiat" | "szescdziesieciu" => 60.0,
        "семьдесят" | "семидесяти" | "seventy" | "siedemdziesiat" | "siedemdziesieciu" => 70.0,
        "восемьдесят" | "восьмидесяти" | "eighty" | "osiemdziesiat" | "osiemdziesieciu" => 80.0,
        "девяносто" | "девяноста" | "ninety" | "dziewiecdziesiat" | "dziewiecdziesieciu" => 90.0,
        "сто" | "ста" | "sto" | "stu" => 100.0,
        "двести" | "двухсот" | "dwiescie" | "dwustu" => 200.0,
        "триста" | "трехсот" | "trzysta" | "trzystu" => 300.0,
        "четыреста" | "четырехсот" | "czterysta" | "czterystu" => 400.0,
        "пятьсот" | "пятисот" | "полтысячи" | "piecset" | "pieciuset" => 500.0,
        "шестьсот" | "шестисот" | "szescset" | "szesciuset" => 600.0,
        "семьсот" | "семисот" | "siedemset" | "siedmiuset" => 700.0,
        "восемьсот" | "восьмисот" | "osiemset" | "osmiuset" => 800.0,
        "девятьсот" | "девятисот" | "dziewiecset" | "dziewieciuset" => 900.0,
        "полтора" | "полторы" | "полутора" | "poltora" | "poltorej" => 1.5,
        "полсотни" => 50.0,
        "полмиллиона" => 5e5,
        "pol" => 0.5,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, expected: Option<f64>) {
        let mut sum = Sum::default();
        let all = words.split(' ').all(|word| numeral(word).is_some_and(|numeral| sum.add(numeral)));
        assert_eq!(sum.value().filter(|_| all), expected, "{words}");
    }

    #[test]
    fn words_add_up() {
        case("двадцать пять", Some(25.0));
        case("сто двадцать пять", Some(125.0));
        case("сто пять", Some(105.0));
        case("две тысячи пятьсот", Some(2500.0));
        case("полторы тысячи", Some(1500.0));
        case("пара сотен", Some(200.0));
        case("five hundred thousand", Some(500_000.0));
        case("миллион двести тысяч", Some(1_200_000.0));
        case("pół tysiąca", Some(500.0));
        case("тысяча", Some(1000.0));
        case("two dozen", Some(24.0));
    }

    #[test]
    fn words_that_do_not_belong_together() {
        case("пять шесть", None);
        case("двадцать тридцать", None);
        case("десять пять", None);
        case("тысячи", None);
        case("тысяча миллион", None);
        case("сотни", None);
        case("товаров", None);
    }
}
