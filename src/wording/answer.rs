//! Why something typed beside a request cannot be used.

use super::{Deal, Message, date, number};
use crate::domain::lang::Lang;
use crate::domain::quote::AnswerProblem;

/// The sentence, without «error» before it.
#[must_use]
pub fn say(lang: Lang, problem: &AnswerProblem) -> String {
    let say = |message: Message| super::say(lang, &message);
    match problem {
        AnswerProblem::UnknownQuestion { written, nearest, known } => {
            say(Message::UnknownQuestion(written, nearest.as_deref(), &known.join(", ")))
        }
        AnswerProblem::AmbiguousQuestion { written, known } => {
            say(Message::AmbiguousQuestion(written, &known.join(", ")))
        }
        AnswerProblem::UnknownAnswer { question, written, known, number } => {
            say(Message::UnknownAnswer(question, written, &known.join(", "), *number))
        }
        AnswerProblem::BadNumber { question, written } => say(Message::BadNumber(question, written)),
        AnswerProblem::UnknownVariant { written, known } => say(Message::UnknownVariant(written, &known.join(", "))),
        AnswerProblem::UnknownCondition { written, known } => {
            say(Message::Deal(Deal::UnknownCondition(written, &known.join(", "))))
        }
        AnswerProblem::Discount { percent, limit } => {
            let [percent, limit] = [*percent, *limit].map(|share| number::exact(share, lang));
            say(Message::Deal(Deal::DiscountOverLimit(&percent, &limit)))
        }
        AnswerProblem::PastDate { by, today } => {
            let [by, today] = [*by, *today].map(|day| date::day(day, *today, lang));
            say(Message::Deal(Deal::PastDate(&by, &today)))
        }
        AnswerProblem::UnknownEntry { written, nearest } => say(Message::NoSuchEntry(written, nearest.as_deref())),
    }
}
