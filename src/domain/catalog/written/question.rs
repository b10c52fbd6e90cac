//! Reads questions: those of an entry, and the shared ones of `questions/<id>.toml`.

use std::ops::Range;

use super::{Fields, Reader};
use crate::domain::catalog::entry::{Answer, CostPrice, Effect, Number, Per, Question};
use crate::domain::catalog::problem::{Expected, Names, ProblemKind};
use crate::domain::lang::Lang;
use crate::domain::money::Money;
use crate::domain::range::Range3;
use crate::domain::source::Written;

/// An id inside the file that must name something which is known only when the whole file or folder is.
pub type Reference = (Names, Written<String>);

/// Reads `questions/<id>.toml`: a shared question, whose effects the entries give; `None` when its TOML is broken.
#[must_use]
pub fn shared_question(reader: &Reader, id: &str, lang: Lang) -> Option<Question> {
    let mut fields = reader.document()?;
    // An effect belongs to an entry: the same answer costs different hours in different tasks.
    let question = question_body(&mut fields, id, lang, &mut |_| Effect::default());
    fields.finish();
    Some(Question { shared: true, ..question })
}

/// Reads the keys of a question that has its own text and answers; `effect_of` reads what an answer changes.
pub fn question_body(
    fields: &mut Fields,
    id: &str,
    lang: Lang,
    effect_of: &mut dyn FnMut(&mut Fields) -> Effect,
) -> Question {
    let span = fields.span();
    let ask = fields.required_text("ask", lang).unwrap_or_default();
    let why = fields.text("why", lang).unwrap_or_default();
    let number = fields.has("number").then(|| number(fields.table("number")));
    let is_number = number.is_some();
    let per_span = fields.key_span("per");
    let per = fields.table("per").map(per);
    if per.is_some() && !is_number {
        fields.report(per_span, ProblemKind::NotANumberQuestion { question: id.into(), key: "per".into() });
    }
    let mut answers: Vec<Answer> = Vec::new();
    let mut weights = Vec::new();
    let mut bands = Vec::new();
    let answer_fields = fields.tables("answer");
    if !is_number && answer_fields.len() < 2 {
        fields.report(span.clone(), ProblemKind::TooFewAnswers { question: id.into() });
    }
    for mut answer in answer_fields {
        let answer_id = answer.required_string("id");
        let text = answer.required_text("text", lang).unwrap_or_default();
        let phrases = answer.strings("phrases").into_iter().map(|phrase| phrase.value).collect();
        let weight = answer.number("weight", 0.0, 1.0);
        let (has_above, above_span) = (answer.has("above"), answer.key_span("above"));
        let above = answer.number("above", 0.0, 1e12);
        let effect = effect_of(&mut answer);
        answer.finish();
        if has_above && !is_number {
            let kind = ProblemKind::NotANumberQuestion { question: id.into(), key: "above".into() };
            fields.report(above_span.clone(), kind);
        }
        bands.push(Band { above, understood: above.is_some() || !has_above, span: above_span });
        let Some(answer_id) = answer_id else { continue };
        if answers.iter().any(|known| known.id == answer_id.value) {
            fields.report(answer_id.span, ProblemKind::DuplicateId { id: answer_id.value, other: None });
        } else {
            check_id(fields, &answer_id);
            answers.push(Answer { id: answer_id.value, text, phrases, weight: 0.0, above, effect });
            weights.push(weight);
        }
    }
    if let Some(span) = is_number.then(|| out_of_order(&bands)).flatten() {
        fields.report(span, ProblemKind::BandOrder { question: id.into() });
    }
    match shared_out(&weights) {
        Ok(weights) => answers.iter_mut().zip(weights).for_each(|(answer, weight)| answer.weight = weight),
        Err(sum) => fields.report(span, ProblemKind::WeightsSum { sum }),
    }
    Question { id: id.into(), shared: false, ask, why, number, per, answers }
}

/// Reads `number = { low, likely, high, units }`. One that cannot be understood has been reported and is still a number,
/// so that nothing else is said about its bands.
fn number(fields: Option<Fields>) -> Number {
    let harmless = Range3::exactly(1.0);
    let Some(mut fields) = fields else { return Number { usual: harmless, units: Vec::new() } };
    let usual = fields.range().unwrap_or(harmless);
    let units = fields.strings("units").into_iter().map(|unit| unit.value).collect();
    fields.finish();
    Number { usual, units }
}

/// Where a band of a number question begins.
struct Band {
    above: Option<f64>,
    understood: bool,
    span: Range<usize>,
}

/// The first band that does not begin above the one before it; the first of all begins at nothing, or numbers below it
/// would have no answer.
fn out_of_order(bands: &[Band]) -> Option<Range<usize>> {
    if !bands.iter().all(|band| band.understood) {
        return None;
    }
    let begins = |band: &Band| band.above.unwrap_or(0.0);
    let first = bands.first().filter(|first| begins(first) > 0.0);
    let next = || bands.windows(2).find(|pair| begins(&pair[0]) >= begins(&pair[1])).map(|pair| &pair[1]);
    first.or_else(next).map(|band| band.span.clone())
}

/// Reads an answer's own `effect`, if it has one.
pub fn own_effect(answer: &mut Fields, references: &mut Vec<Reference>) -> Effect {
    answer.table("effect").map(|fields| effect(fields, references)).unwrap_or_default()
}

/// Reads an effect; the ids that it names are returned for checking.
pub fn effect(mut fields: Fields, references: &mut Vec<Reference>) -> Effect {
    let nothing = Effect::default();
    let (span, n_problems) = (fields.span(), fields.n_problems());
    // A factor of 20 or a thousand hours is not an effect but another task.
    let times = fields.number("times", 0.05, 20.0).unwrap_or(nothing.times);
    let add = fields.number("add", 0.0, 1000.0).unwrap_or(nothing.add);
    let cost = price(&mut fields, "cost");
    let days = fields.number("days", 0.0, 365.0).unwrap_or(nothing.days);
    let variant = fields.string("variant");
    let with = fields.ids("with");
    let pitfall = fields.string("pitfall");
    let consult = fields.boolean("consult").unwrap_or(false);
    let stop = fields.boolean("stop").unwrap_or(false);
    let reader = fields.reader();
    fields.finish();
    references.extend(variant.iter().cloned().map(|id| (Names::Variant, id)));
    references.extend(pitfall.iter().cloned().map(|id| (Names::Pitfall, id)));
    references.extend(with.iter().cloned().map(|id| (Names::Entry, id)));
    let effect = Effect {
        times,
        add,
        cost,
        days,
        variant: variant.map(|id| id.value),
        with: with.into_iter().map(|id| id.value).collect(),
        pitfall: pitfall.map(|id| id.value),
        consult,
        stop,
    };
    if effect.is_nothing() && reader.n_problems() == n_problems {
        reader.report(span, ProblemKind::IdleEffect);
    }
    effect
}

/// Reads `per = { each, above, add, at_most }`.
pub fn per(mut fields: Fields) -> Per {
    let each = fields.required_number("each", 1e-6, 1e12).unwrap_or(1.0);
    let above = fields.number("above", 0.0, 1e12).unwrap_or(0.0);
    let add = fields.required_number("add", 0.0, 1000.0).unwrap_or(0.0);
    let at_most = fields.number("at_most", 0.0, 10_000.0).unwrap_or(10_000.0);
    fields.finish();
    Per { each, above, add, at_most }
}

/// Reads a price: exact, or a range.
pub fn price(fields: &mut Fields, key: &'static str) -> Option<CostPrice> {
    fields.number_or_range(key).map(|price| match price {
        Ok(sum) => CostPrice::Exact(Money::from_f64(sum).unwrap_or(Money::ZERO)),
        Err(range) => CostPrice::Between(range),
    })
}

/// Reads a price that must be there.
pub fn required_price(fields: &mut Fields, key: &'static str) -> Option<CostPrice> {
    if !fields.has(key) {
        fields.report(fields.span(), ProblemKind::MissingKey { key: key.to_owned(), expected: Expected::Price });
    }
    price(fields, key)
}

/// Reports an id that is not lower-case Latin letters, digits and hyphens.
pub fn check_id(fields: &Fields, id: &Written<String>) {
    if !is_id(&id.value) {
        fields.report(id.span.clone(), ProblemKind::BadId { id: id.value.clone() });
    }
}

/// Whether a word can be an id: such words need no quotes in a shell, a file name or a URL.
#[must_use]
pub fn is_id(word: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !word.is_empty() && word.bytes().all(inner) && !word.starts_with('-') && !word.ends_with('-')
}

/// Weights that sum to 1: missing ones share equally what the written ones leave.
fn shared_out(weights: &[Option<f64>]) -> Result<Vec<f64>, f64> {
    /// Weights are typed with two or three digits; a sum this near to 1 is 1.
    const TOLERANCE: f64 = 0.005;
    let sum: f64 = weights.iter().flatten().sum();
    let missing = weights.iter().filter(|weight| weight.is_none()).count();
    let wrong = if missing == 0 { (sum - 1.0).abs() > TOLERANCE } else { sum > 1.0 + TOLERANCE };
    if wrong && !weights.is_empty() {
        return Err(sum);
    }
    let share = (1.0 - sum).max(0.0) / missing.max(1) as f64;
    let total = sum + share * missing as f64;
    Ok(weights.iter().map(|weight| weight.unwrap_or(share) / total).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_weights_share_what_is_left() {
        assert_eq!(shared_out(&[Some(0.6), None, None]), Ok(vec![0.6, 0.2, 0.2]));
        assert_eq!(shared_out(&[None, None]), Ok(vec![0.5, 0.5]));
        assert_eq!(shared_out(&[]), Ok(vec![]));
        assert_eq!(shared_out(&[Some(0.9), Some(0.9)]), Err(1.8));
        assert_eq!(shared_out(&[Some(0.2), Some(0.2)]), Err(0.4));
    }

    #[test]
    fn bands_begin_at_nothing_and_ascend() {
        let at = |begins: &[Option<f64>]| {
            let band = |(at, above): (usize, &Option<f64>)| Band { above: *above, understood: true, span: at..at + 1 };
            out_of_order(&begins.iter().enumerate().map(band).collect::<Vec<_>>()).map(|span| span.start)
        };
        assert_eq!(at(&[]), None);
        assert_eq!(at(&[None, Some(5.0), Some(10.0)]), None);
        assert_eq!(at(&[None, Some(10.0), Some(5.0)]), Some(2));
        assert_eq!(at(&[None, None]), Some(1));
        assert_eq!(at(&[Some(5.0), Some(10.0)]), Some(0));
    }

    #[test]
    fn ids_are_plain() {
        for good in ["1c-exchange", "cms", "a1"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "1С", "A", "a_b", "-a", "a-", "a b", "a/b"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
