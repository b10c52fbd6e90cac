//! Reads an entry file: what is meant, and what can only be judged when the whole folder is known.

use std::ops::Range;
use std::sync::Arc;

use super::question::{Reference, check_id, effect, own_effect, per, question_body, required_price};
use super::{Fields, Reader};
use crate::domain::catalog::entry::{
    Cost, Effect, Effort, Entry, Example, NearMiss, Per, Phrase, Pitfall, Question, QuestionId, Renewal, Severity,
    Stage, Together, Variant,
};
use crate::domain::catalog::problem::{Names, ProblemKind};
use crate::domain::lang::Lang;
use crate::domain::range::Range3;
use crate::domain::source::{SourceFile, Written};

/// Stands in for hours that could not be understood and have been reported.
const HARMLESS_EFFORT: Effort =
    Effort { hours: Range3 { low: 1.0, likely: 1.0, high: 1.0 }, because: None, observed: None };

/// An entry as far as its own file tells.
#[derive(Debug)]
pub struct WrittenEntry {
    /// The file, for problems found later.
    pub file: Arc<SourceFile>,
    /// What is meant; its shared questions are still to be put in.
    pub entry: Entry,
    /// The shared questions it uses.
    pub uses: Vec<UseQuestion>,
    /// Ids that must exist in the folder: entries and roles.
    pub references: Vec<Reference>,
    /// The span of each phrase of `entry.phrases`.
    pub phrase_spans: Vec<Range<usize>>,
    /// The span of each question of `entry.questions`.
    pub question_spans: Vec<Range<usize>>,
    /// Where `[effort]` stands.
    pub effort_span: Range<usize>,
    /// Where the source of the figures stands.
    pub source_span: Range<usize>,
    /// Problem codes that the author allows, with his reason.
    pub allow: Vec<Written<String>>,
}

impl WrittenEntry {
    /// Turns every sum into another currency; `rate` is what one unit of the old costs in the new.
    pub fn convert(&mut self, rate: f64) {
        let entry = &mut self.entry;
        let costs = entry.costs.iter_mut().chain(entry.variants.iter_mut().flat_map(|variant| &mut variant.costs));
        let own =
            entry.questions.iter_mut().flat_map(|question| &mut question.answers).map(|answer| &mut answer.effect);
        let shared = self.uses.iter_mut().flat_map(|used| &mut used.effects).map(|(_, effect)| effect);
        let effects = own.chain(shared).filter_map(|effect| effect.cost.as_mut());
        costs.map(|cost| &mut cost.price).chain(effects).for_each(|price| *price = price.times(rate));
    }
}

/// `[[question]] use = "…"`.
#[derive(Debug)]
pub struct UseQuestion {
    /// How many own questions stand before it.
    pub position: usize,
    /// The shared question.
    pub id: Written<QuestionId>,
    /// The entry's effects by the question's answers.
    pub effects: Vec<(Written<String>, Effect)>,
    /// The entry's hours by the number.
    pub per: Option<(Per, Range<usize>)>,
}

/// Reads an entry; `None` when its TOML is broken.
#[must_use]
pub fn entry(reader: &Reader, file: &Arc<SourceFile>, id: &str, category: &str, lang: Lang) -> Option<WrittenEntry> {
    let mut fields = reader.document()?;
    let mut references = Vec::new();
    let title = fields.required_text("title", lang).unwrap_or_default();
    let executor = fields.string("executor");
    references.extend(executor.iter().cloned().map(|role| (Names::Role, role)));
    let executor = executor.map_or_else(|| "developer".to_owned(), |role| role.value);
    let [includes, excludes, needs, steps] =
        ["includes", "excludes", "needs", "steps"].map(|key| fields.texts(key, lang));
    let related = fields.ids("related");
    references.extend(related.iter().cloned().map(|id| (Names::Entry, id)));
    let together = fields.tables("together").into_iter().map(|fields| together(fields, &mut references)).collect();
    let source = fields.string("source");
    let source_span = source.as_ref().map_or(0..0, |source| source.span.clone());
    let source = source.map(|source| source.value);
    let links = fields.strings("links").into_iter().map(|link| link.value).collect();
    let formerly = fields.ids("formerly").into_iter().map(|old| old.value).collect();
    let allow = fields.tables("allow").into_iter().filter_map(allowed).collect();
    let (phrases, phrase_spans) = phrases(&mut fields, lang);
    let effort_fields = fields.required_table("effort");
    let effort_span = effort_fields.as_ref().map_or(0..0, Fields::span);
    let effort = effort_fields.and_then(effort).unwrap_or(HARMLESS_EFFORT);
    let costs = fields.tables("cost").into_iter().filter_map(|cost_fields| cost(cost_fields, lang)).collect();
    let stages = stages(&mut fields, lang, &executor, title.clone(), &mut references);
    let variants = variants(&mut fields, lang);
    let (questions, question_spans, uses) = questions(&mut fields, lang, &mut references);
    let pitfalls = pitfalls(&mut fields, lang);
    let renewals = fields.tables("renewal").into_iter().map(|fields| renewal(fields, lang, &mut references)).collect();
    let examples = fields.tables("example").into_iter().filter_map(example).collect();
    let near_misses =
        fields.tables("near_miss").into_iter().filter_map(|fields| near_miss(fields, &mut references)).collect();
    fields.finish();

    let mut far = Vec::new();
    for (names, reference) in references {
        let known: Vec<&str> = match names {
            Names::Variant => variants.iter().map(|variant: &Variant| variant.id.as_str()).collect(),
            Names::Pitfall => pitfalls.iter().map(|pitfall: &Pitfall| pitfall.id.as_str()).collect(),
            _ => {
                far.push((names, reference));
                continue;
            }
        };
        if !known.contains(&reference.value.as_str()) {
            super::report_unknown(reader, &reference, names, known);
        }
    }
    let entry = Entry {
        id: id.to_owned(),
        category: category.to_owned(),
        title,
        executor,
        includes,
        excludes,
        needs,
        steps,
        related: related.into_iter().map(|id| id.value).collect(),
        together,
        source,
        links,
        formerly,
        phrases,
        effort,
        days: None,
        costs,
        stages,
        variants,
        questions,
        pitfalls,
        renewals,
        examples,
        near_misses,
    };
    let file = Arc::clone(file);
    Some(WrittenEntry {
        file,
        entry,
        uses,
        references: far,
        phrase_spans,
        question_spans,
        effort_span,
        source_span,
        allow,
    })
}

fn together(mut fields: Fields, references: &mut Vec<Reference>) -> Together {
    let with = fields.required_ids("with");
    references.extend(with.iter().cloned().map(|id| (Names::Entry, id)));
    let saves = fields.required_number("saves", 0.0, 1000.0).unwrap_or(0.0);
    fields.finish();
    Together { with: with.into_iter().map(|id| id.value).collect(), saves }
}

fn allowed(mut fields: Fields) -> Option<Written<String>> {
    let code = fields.required_string("code");
    let because = fields.required_string("because");
    if let Some(code) = code.as_ref().filter(|code| !ProblemKind::ALLOWABLE.contains(&code.value.as_str())) {
        let allowed = ProblemKind::ALLOWABLE.map(str::to_owned).to_vec();
        fields.report(code.span.clone(), ProblemKind::UnknownValue { value: code.value.clone(), allowed });
    }
    fields.finish();
    because.and(code)
}

fn phrases(fields: &mut Fields, lang: Lang) -> (Vec<Phrase>, Vec<Range<usize>>) {
    let mut found: Vec<(Phrase, Range<usize>)> = Vec::new();
    let mut add = |lang: Lang, written: Vec<Written<String>>| {
        found.extend(written.into_iter().map(|phrase| (Phrase { lang, words: phrase.value }, phrase.span)));
    };
    let (span, n_problems) = (fields.key_span("phrases"), fields.n_problems());
    if !fields.is_table("phrases") {
        add(lang, fields.strings("phrases"));
    } else if let Some(mut by_lang) = fields.table("phrases") {
        for lang in Lang::ALL {
            add(lang, by_lang.strings(lang.code()));
        }
        by_lang.finish();
    }
    // Phrases that are written wrong have been reported; only none at all is another problem.
    if found.is_empty() && fields.n_problems() == n_problems {
        fields.report(span, ProblemKind::NoPhrases);
    }
    found.into_iter().unzip()
}

fn effort(mut fields: Fields) -> Option<Effort> {
    let hours = fields.range();
    let because = fields.string("because").map(|because| because.value);
    fields.finish();
    Some(Effort { hours: hours?, because, observed: None })
}

fn cost(mut fields: Fields, lang: Lang) -> Option<Cost> {
    let title = fields.required_text("title", lang);
    let written = required_price(&mut fields, "price");
    fields.finish();
    Some(Cost { title: title?, price: written? })
}

fn stages(
    fields: &mut Fields,
    lang: Lang,
    executor: &str,
    title: crate::domain::lang::Text,
    references: &mut Vec<Reference>,
) -> Vec<Stage> {
    /// Shares are typed with two digits; a sum this near to 1 is 1.
    const TOLERANCE: f64 = 0.005;
    let tables = fields.tables("stage");
    let span = tables.first().map(Fields::span);
    let mut stages = Vec::new();
    let mut all_shares = true;
    for mut stage in tables {
        let title = stage.required_text("title", lang).unwrap_or_default();
        let role = stage.string("role");
        let share = stage.required_number("share", 0.0, 1.0);
        let parallel = stage.boolean("parallel").unwrap_or(false);
        stage.finish();
        references.extend(role.iter().cloned().map(|role| (Names::Role, role)));
        let role = role.map_or_else(|| executor.to_owned(), |role| role.value);
        all_shares &= share.is_some();
        stages.push(Stage { title, role, share: share.unwrap_or(0.0), parallel });
    }
    let sum: f64 = stages.iter().map(|stage| stage.share).sum();
    match span {
        None => vec![Stage { title, role: executor.to_owned(), share: 1.0, parallel: false }],
        Some(_) if !all_shares => stages,
        Some(span) if (sum - 1.0).abs() > TOLERANCE => {
            fields.report(span, ProblemKind::StageShares { sum });
            stages
        }
        Some(_) => {
            stages.iter_mut().for_each(|stage| stage.share /= sum);
            stages
        }
    }
}

fn variants(fields: &mut Fields, lang: Lang) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for mut variant in fields.tables("variant") {
        let id = variant.required_string("id");
        let title = variant.required_text("title", lang).unwrap_or_default();
        let when = variant.text("when", lang).unwrap_or_default();
        let own_effort = variant.table("effort").and_then(effort);
        let costs = variant.tables("costs").into_iter().filter_map(|cost_fields| cost(cost_fields, lang)).collect();
        variant.finish();
        if let Some(id) = id {
            check_id(fields, &id);
            if variants.iter().any(|known| known.id == id.value) {
                fields.report(id.span, ProblemKind::DuplicateId { id: id.value, other: None });
            } else {
                variants.push(Variant { id: id.value, title, when, effort: own_effort, costs });
            }
        }
    }
    variants
}

fn questions(
    fields: &mut Fields,
    lang: Lang,
    references: &mut Vec<Reference>,
) -> (Vec<Question>, Vec<Range<usize>>, Vec<UseQuestion>) {
    let (mut own, mut spans, mut uses): (Vec<Question>, Vec<_>, Vec<UseQuestion>) =
        (Vec::new(), Vec::new(), Vec::new());
    for mut question in fields.tables("question") {
        let span = question.span();
        if let Some(id) = question.string("use") {
            let effects = question.table("effects").map(|mut table| {
                let named = table.named_tables();
                named.into_iter().map(|(answer, fields)| (answer, effect(fields, references))).collect()
            });
            let per_span = question.key_span("per");
            let own_per = question.table("per").map(|fields| (per(fields), per_span));
            if uses.iter().any(|known| known.id.value == id.value) || own.iter().any(|known| known.id == id.value) {
                fields.report(id.span, ProblemKind::DuplicateId { id: id.value, other: None });
            } else {
                uses.push(UseQuestion { position: own.len(), id, effects: effects.unwrap_or_default(), per: own_per });
            }
        } else {
            let id = question.required_string("id");
            let name = id.as_ref().map_or("", |id| &id.value);
            let read = question_body(&mut question, name, lang, &mut |answer| own_effect(answer, references));
            if let Some(id) = id {
                check_id(fields, &id);
                if uses.iter().any(|known| known.id.value == id.value) || own.iter().any(|known| known.id == id.value) {
                    fields.report(id.span, ProblemKind::DuplicateId { id: id.value, other: None });
                } else {
                    own.push(read);
                    spans.push(span);
                }
            }
        }
        question.finish();
    }
    (own, spans, uses)
}

fn pitfalls(fields: &mut Fields, lang: Lang) -> Vec<Pitfall> {
    let mut pitfalls: Vec<Pitfall> = Vec::new();
    for mut pitfall in fields.tables("pitfall") {
        let id = pitfall.required_string("id");
        let severity = pitfall.one_of("severity", &Severity::ALL.map(|severity| (severity.code(), severity)));
        let say = pitfall.required_text("say", lang).unwrap_or_default();
        pitfall.finish();
        if let Some(id) = id {
            check_id(fields, &id);
            if pitfalls.iter().any(|known| known.id == id.value) {
                fields.report(id.span, ProblemKind::DuplicateId { id: id.value, other: None });
            } else {
                pitfalls.push(Pitfall { id: id.value, severity: severity.unwrap_or(Severity::Medium), say, met: None });
            }
        }
    }
    pitfalls
}

fn renewal(mut fields: Fields, lang: Lang, references: &mut Vec<Reference>) -> Renewal {
    /// What ages without a word about when ages by the year.
    const USUAL: u32 = 12;
    let month = fields.whole("month", 1, 12);
    let after = fields.whole("after", 1, 120).unwrap_or(if month.is_some() { 0 } else { USUAL });
    let offer = fields.string("offer");
    references.extend(offer.iter().cloned().map(|id| (Names::Entry, id)));
    let say = fields.required_text("say", lang).unwrap_or_default();
    fields.finish();
    Renewal { after, month, offer: offer.map(|id| id.value), say }
}

fn example(mut fields: Fields) -> Option<Example> {
    let says = fields.required_string("says");
    fields.finish();
    Some(Example { says: says?.value })
}

fn near_miss(mut fields: Fields, references: &mut Vec<Reference>) -> Option<NearMiss> {
    let says = fields.required_string("says");
    let meant = fields.string("meant").filter(|meant| meant.value != "none");
    references.extend(meant.iter().cloned().map(|id| (Names::Entry, id)));
    fields.finish();
    Some(NearMiss { says: says?.value, meant: meant.map(|id| id.value) })
}
