//! From a quote to a document's data.

use chrono::Datelike;

use super::model::{
    Document, Known, Letter, Nearest, Offer, Payment, Price, PriceLine, Promise, Question, Stage, Task, Time, Unknown,
    Variant,
};
use super::{Facts, picture};
use crate::domain::catalog::studio::VatMode;
use crate::domain::estimate::Given;
use crate::domain::lang::{Lang, Text};
use crate::domain::matching::Verdict;
use crate::domain::money::{Money, PriceRange};
use crate::domain::quote::payments::{Due, by_line, payments, price};
use crate::domain::quote::schedule::{Scheduled, schedule};
use crate::domain::quote::{Line, Origin, Paper, PromiseKind, Quote};
use crate::render::quote_text::{lower_first, plain};
use crate::wording::document::{Said, Sentence, labels, say};
use crate::wording::{date, number};

/// A message has this many lines of questions: more would not be read.
const CHAT_QUESTIONS: usize = 3;
/// A client answers so many questions at a time.
const LETTER_QUESTIONS: usize = 8;

/// What the parts of a document share.
struct Context<'a> {
    quote: &'a Quote<'a>,
    facts: &'a Facts<'a>,
    paper: Paper,
    lang: Lang,
    schedule: Vec<Scheduled<'a>>,
}

/// The data of a document.
pub(super) fn document<'a>(quote: &'a Quote<'a>, paper: Paper, facts: &'a Facts<'a>, lang: Lang) -> Document {
    let context = Context { quote, facts, paper, lang, schedule: schedule(quote) };
    context.document()
}

impl Context<'_> {
    fn document(&self) -> Document {
        let (quote, facts, lang) = (self.quote, self.facts, self.lang);
        let say = |sentence: Sentence| say(lang, sentence);
        let cap = self.promised_sum();
        let said = self.said(&cap);
        let for_client = self.paper.is_for_client();
        let unknown: Vec<Unknown> = quote.lines.iter().filter_map(|line| self.unknown(line)).collect();
        let questions = self.questions();
        let telling = questions.iter().any(|question| question.telling) || !unknown.is_empty();
        let until = date::full(facts.valid_until, lang);
        let tasks: Vec<Task> = self.tasks();
        let date = date::full(facts.date, lang);
        let (payments, payment_note) = (self.payments(), said.map(|said| say(Sentence::PaymentNote(said))));
        let number = facts.number.map(plain);
        Document {
            schema: "smeta/document/1",
            kind: self.paper.code(),
            lang: lang.code(),
            title: say(Sentence::Title(self.paper, said)),
            mark: said.map(|said| say(Sentence::Mark(said))),
            number_and_date: say(Sentence::NumberAndDate(number.as_deref(), &date)),
            number,
            date,
            day: [facts.date.year(), facts.date.month() as i32, facts.date.day() as i32],
            studio: facts.studio.map(plain),
            client: facts.client.or(quote.client.as_deref()).map(plain),
            request: plain(&quote.request),
            needs: self.once(tasks.iter().filter(|task| task.state == "priced").flat_map(|task| &task.needs)),
            letter: self.letter(&tasks, said, telling, &until),
            pictures: picture::pictures(quote, &self.schedule, lang),
            tasks,
            unknown,
            price: said.and_then(|said| self.price(said)),
            time: self.time(),
            assumptions: self.assumptions(),
            questions,
            options: self.options(),
            payments,
            payment_note: payment_note.unwrap_or_default(),
            promise: said.map(|said| Promise {
                sentence: say(Sentence::Promise(said, &until)),
                until,
                signature: say(Sentence::Signature(said)),
            }),
            next: say(said.map_or(Sentence::ChatLater, |said| Sentence::Next(said, telling))),
            new_task_questions: if for_client || quote.lines.iter().all(|line| line.verdict != Verdict::New) {
                Vec::new()
            } else {
                say(Sentence::NewTaskQuestions).lines().map(str::to_owned).collect()
            },
            past_jobs: if for_client { Vec::new() } else { self.past_jobs() },
            label: labels(lang),
        }
    }

    fn text(&self, text: &Text) -> String {
        plain(text.get(self.lang))
    }

    fn texts(&self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn money(&self, sum: Money) -> String {
        number::money(sum, self.quote.catalog.studio.currency, self.lang)
    }

    fn range(&self, range: PriceRange) -> String {
        number::price(range, self.quote.catalog.studio.currency, self.lang)
    }

    fn once<'t>(&self, texts: impl Iterator<Item = &'t String>) -> Vec<String> {
        let mut kept: Vec<String> = Vec::new();
        for text in texts {
            if !kept.contains(text) {
                kept.push(text.clone());
            }
        }
        kept
    }

    /// The sum that is promised, if one is.
    fn promised_sum(&self) -> String {
        match self.quote.promise.kind {
            PromiseKind::Capped(sum) | PromiseKind::Firm(sum) => self.money(sum),
            PromiseKind::Ballpark | PromiseKind::Range => String::new(),
        }
    }

    /// What kind of number it is; `None` where nothing is priced.
    fn said<'s>(&self, sum: &'s str) -> Option<Said<'s>> {
        self.quote.total.as_ref()?;
        Some(match self.quote.promise.kind {
            PromiseKind::Ballpark => Said::Ballpark,
            PromiseKind::Range => Said::Range,
            PromiseKind::Capped(_) => Said::Capped(sum),
            PromiseKind::Firm(_) => Said::Firm(sum),
        })
    }

    fn tasks(&self) -> Vec<Task> {
        let parts = by_line(self.quote);
        let lines = self.quote.lines.iter().enumerate().filter(|(_, line)| line.entry.is_some());
        lines
            .enumerate()
            .filter_map(|(shown, (at, line))| {
                let part = parts.iter().find(|(number, _)| *number == at).map(|(_, part)| *part);
                self.task(shown + 1, at, line, part)
            })
            .collect()
    }

    fn task(&self, number: usize, at: usize, line: &Line, part: Option<PriceRange>) -> Option<Task> {
        let entry = line.entry?;
        let inside = !self.paper.is_for_client();
        let state = match () {
            () if line.stop => "stopped",
            () if line.do_it_yourself => "small",
            () if line.optional => "option",
            () => "priced",
        };
        let estimate = line.estimate.as_ref().filter(|_| !line.stop && !line.do_it_yourself);
        let priced = part.or_else(|| estimate.map(|estimate| estimate.price));
        let title = self.text(&entry.title);
        let note = match () {
            () if line.stop => say(self.lang, Sentence::NotDone(&title)),
            () if line.consult => say(self.lang, Sentence::Consult(&title)),
            () => String::new(),
        };
        let minutes =
            line.estimate.as_ref().map_or(0, |estimate| crate::render::quote_text::minutes(estimate.hours.high));
        let small = line.do_it_yourself.then(|| say(self.lang, Sentence::ByHand(minutes)));
        let variants = line.variants.iter().map(|way| Variant {
            title: self.text(&way.variant.title),
            when: self.text(&way.variant.when),
            // Of the chosen way everything is known to the last draw: that is the price itself.
            price: self.range(price(self.quote).filter(|_| way.chosen).unwrap_or(way.total)),
            chosen: way.chosen,
        });
        let hours = |range| say(self.lang, Sentence::Hours(&number::hours_range(range, self.lang)));
        Some(Task {
            number,
            words: line.ask.as_ref().map(|ask| plain(&ask.text)).unwrap_or_default(),
            state,
            price: priced.filter(|_| estimate.is_some()).map(|price| self.range(price)).unwrap_or_default(),
            variant: line.variant.filter(|_| estimate.is_some()).map(|way| self.text(&way.title)).unwrap_or_default(),
            variants: if line.variants.len() > 1 { variants.collect() } else { Vec::new() },
            stages: self.stages(at, line, inside),
            includes: self.texts(&entry.includes),
            excludes: self.texts(&entry.excludes),
            needs: self.texts(&entry.needs),
            known: self.known(at, line),
            note: small.unwrap_or(note),
            steps: if line.do_it_yourself { self.texts(&entry.steps) } else { Vec::new() },
            hours: estimate.filter(|_| inside).map(|estimate| hours(estimate.hours)),
            pitfalls: inside.then(|| line.pitfalls.iter().map(|pitfall| self.text(&pitfall.say)).collect()),
            id: inside.then(|| entry.id.clone()),
            title,
        })
    }

    fn stages(&self, at: usize, line: &Line, inside: bool) -> Vec<Stage> {
        let Some(estimate) = line.estimate.as_ref() else { return Vec::new() };
        let studio = &self.quote.catalog.studio;
        let role = |role: &str| studio.roles.get(role).map_or_else(|| plain(role), |title| self.text(title));
        let stage = |stage: &crate::domain::quote::StageEstimate| {
            let days = self.schedule.iter().find(|day| day.line == at && std::ptr::eq(day.stage, stage.stage));
            Stage {
                title: self.text(&stage.stage.title),
                days: days.map(|days| self.span(days)).unwrap_or_default(),
                who: inside.then(|| role(&stage.stage.role)),
                hours: inside.then(|| number::hours_range(stage.hours, self.lang)),
            }
        };
        estimate.stages.iter().map(stage).collect()
    }

    fn span(&self, days: &Scheduled) -> String {
        date::span(days.begins, days.ends, self.quote.today, self.lang)
    }

    /// What is known; an answer that several tasks share stands with the first.
    fn known(&self, at: usize, line: &Line) -> Vec<Known> {
        let before = || self.quote.lines[..at].iter().flat_map(|line| &line.answers);
        let told = |id: &str| before().any(|other| other.question.shared && other.question.id == id);
        let known = line.answers.iter().filter(|known| known.given != Given::Unknown && !told(&known.question.id));
        known
            .map(|known| Known {
                ask: self.text(&known.question.ask),
                answer: match (&known.given, known.answer) {
                    (Given::Number(count), _) => number::whole(count.round() as u64, self.lang),
                    (_, Some(answer)) => self.text(&answer.text),
                    (Given::Unknown | Given::Answer(_), None) => String::new(),
                },
                words: match &known.origin {
                    Origin::Words(words) => plain(words),
                    Origin::Typed | Origin::Before(..) => String::new(),
                },
            })
            .collect()
    }

    fn unknown(&self, line: &Line) -> Option<Unknown> {
        if line.entry.is_some() {
            return None;
        }
        let inside = !self.paper.is_for_client();
        let words = line.ask.as_ref().map(|ask| plain(&ask.text)).unwrap_or_default();
        let unsure = line.verdict == Verdict::Unsure;
        let nearest = line.alternatives.iter().take(3).map(|other| Nearest {
            id: other.entry.id.clone(),
            title: self.text(&other.entry.title),
            contains: other.entry.includes.first().map(|first| lower_first(&self.text(first))).unwrap_or_default(),
            likeness: say(self.lang, Sentence::Likeness(&number::percent(other.candidate.confidence, self.lang))),
        });
        Some(Unknown {
            note: say(self.lang, Sentence::Unpriced(&words)),
            why: inside.then(|| say(self.lang, Sentence::BriefTask(!unsure))),
            nearest: if inside { nearest.collect() } else { Vec::new() },
            unsure,
            words,
        })
    }

    fn price(&self, said: Said) -> Option<Price> {
        let (quote, studio, lang) = (self.quote, &self.quote.catalog.studio, self.lang);
        let total = quote.total.as_ref()?;
        let agreed = price(quote)?;
        let say = |sentence: Sentence| say(lang, sentence);
        let percent = |percent: f64| number::measured(percent / 100.0, usize::from(percent.fract() != 0.0), lang);
        let (sum, usual) = (self.range(agreed), self.money(total.price.likely));
        let mut notes = vec![say(Sentence::Promised(said))];
        if !matches!(said, Said::Firm(_)) && !agreed.is_point() {
            notes.push(say(Sentence::Usually(&usual)));
        }
        if quote.agreed.discount > 0.0 {
            let (list, off) = (self.range(total.sums.list), self.range(total.sums.discount));
            notes.push(say(Sentence::Discount(&list, &percent(quote.agreed.discount), &off)));
        }
        let conditions = quote.agreed.conditions.iter().map(|condition| self.text(&condition.title));
        notes.extend(conditions.map(|title| say(Sentence::Condition(&title))));
        let costs = quote.lines.iter().filter(|line| !line.optional && !line.stop);
        let costs = costs.filter_map(|line| line.estimate.as_ref()?.costs);
        let costs = costs.reduce(|sum, more| sum.map_with(more, |sum, more| sum + more));
        notes.extend(costs.map(|costs| say(Sentence::Costs(&self.range(costs)))));
        let rate = percent(studio.pricing.vat.rate);
        let tax_in = |sum| crate::domain::quote::tax_in(sum, studio);
        let tax = if studio.pricing.vat.mode == VatMode::None {
            PriceRange::exactly(Money::ZERO)
        } else {
            agreed.map(tax_in)
        };
        let lines = by_line(quote).into_iter().filter_map(|(at, part)| {
            let entry = quote.lines[at].entry?;
            Some(PriceLine { title: self.text(&entry.title), price: self.range(part) })
        });
        Some(Price {
            kind: quote.promise.kind.code(),
            heading: say(Sentence::PriceHeading(said)),
            said: match said {
                Said::Ballpark | Said::Range => sum.clone(),
                Said::Capped(_) | Said::Firm(_) => say(Sentence::Promised(said)),
            },
            line: say(Sentence::ChatPrice(said, &sum, &usual)),
            total: sum,
            lines: lines.collect(),
            notes,
            tax: say(Sentence::Tax(studio.pricing.vat.mode, &rate, &self.range(tax))),
        })
    }

    fn time(&self) -> Option<Time> {
        let (lang, today) = (self.lang, self.quote.today);
        let total = self.quote.total.as_ref()?;
        let say = |sentence: Sentence| say(lang, sentence);
        let [low, likely, high] = total.ready.map(|ready| ready.date);
        let likely = date::day(likely, today, lang);
        let mut notes = Vec::new();
        if total.waiting > 0 {
            notes.push(say(Sentence::Waiting(total.waiting)));
        }
        if let Some(by) = total.by {
            let chance = number::percent(by.chance, lang);
            notes.push(say(Sentence::WantedDate(&date::day(by.date, today, lang), &chance)));
        }
        if total.ready.iter().any(|ready| ready.provisional) {
            notes.push(say(Sentence::ProvisionalCalendar));
        }
        let days = (total.days.low, total.days.high);
        Some(Time {
            ours: say(Sentence::OurTime(days.0, days.1, &date::span(low, high, today, lang), &likely)),
            notes,
            line: say(Sentence::ChatTime(days.0, days.1, &likely)),
        })
    }

    fn assumptions(&self) -> Vec<String> {
        let asks: Vec<String> = self.quote.assumptions.iter().map(|(_, question)| self.text(&question.ask)).collect();
        self.once(asks.iter()).iter().map(|ask| say(self.lang, Sentence::Assumption(ask))).collect()
    }

    fn questions(&self) -> Vec<Question> {
        // What the client could not say once is not asked again: it stands among the assumptions.
        let told = |id: &str| self.quote.assumptions.iter().any(|(_, question)| question.id == id);
        let open = self.quote.questions.iter().filter(|open| !told(&open.question.id));
        // Of a price only what narrows it is asked; where there is none, and by the team, everything.
        let priced = self.quote.total.is_some() && !matches!(self.paper, Paper::Brief | Paper::Spec);
        let open = open.filter(|open| open.worth_asking || !priced).map(|open| Question {
            ask: self.text(&open.question.ask),
            why: self.text(&open.question.why),
            answers: open.answers.iter().map(|(answer, _)| self.text(&answer.text)).collect(),
            telling: open.worth_asking,
        });
        self.unclear().chain(open).take(most_questions(self.paper)).collect()
    }

    /// What is to be asked about asks that nobody can price yet.
    fn unclear(&self) -> impl Iterator<Item = Question> + '_ {
        self.quote.lines.iter().filter(|line| line.entry.is_none()).filter_map(|line| {
            let words = line.ask.as_ref().map(|ask| plain(&ask.text)).unwrap_or_default();
            let titles: Vec<String> =
                line.alternatives.iter().take(2).map(|other| self.text(&other.entry.title)).collect();
            let ask = match (line.verdict, &titles[..]) {
                (Verdict::Unsure, [first, second]) => Sentence::AskWhich(&words, first, second),
                // The team has questions of its own for a new task.
                _ if self.paper.is_for_client() => Sentence::AskMore(&words),
                _ => return None,
            };
            Some(Question { ask: say(self.lang, ask), why: String::new(), answers: Vec::new(), telling: true })
        })
    }

    fn options(&self) -> Vec<Offer> {
        let offer = |option: &crate::domain::quote::OfferedOption| {
            let line = &self.quote.lines[option.line];
            let (entry, estimate) = line.entry.zip(line.estimate.as_ref())?;
            let price = say(self.lang, Sentence::Option(&self.range(estimate.price), &self.range(option.total)));
            Some(Offer { title: self.text(&entry.title), price })
        };
        self.quote.options.iter().filter_map(offer).collect()
    }

    fn payments(&self) -> Vec<Payment> {
        let due = |due: Due| match due {
            Due::Advance(percent) => {
                let percent = number::measured(percent / 100.0, usize::from(percent.fract() != 0.0), self.lang);
                say(self.lang, Sentence::Advance(&percent))
            }
            Due::Line(at) => {
                let title = self.quote.lines[at].entry.map(|entry| self.text(&entry.title)).unwrap_or_default();
                say(self.lang, Sentence::AfterTask(&title))
            }
            Due::Whole => say(self.lang, Sentence::AfterAll),
        };
        let payments = payments(self.quote).into_iter();
        payments.map(|payment| Payment { due: due(payment.when), sum: self.range(payment.sum) }).collect()
    }

    fn past_jobs(&self) -> Vec<String> {
        let jobs = self.facts.past_jobs.iter();
        jobs.map(|job| {
            let hours = number::hours(job.hours, self.lang);
            say(self.lang, Sentence::PastJob(&plain(&job.words), &hours))
        })
        .collect()
    }

    fn letter(&self, tasks: &[Task], said: Option<Said>, telling: bool, until: &str) -> Letter {
        let say = |sentence: Sentence| say(self.lang, sentence);
        let titles: Vec<String> =
            tasks.iter().filter(|task| task.state == "priced").map(|task| task.title.clone()).collect();
        let small = tasks.iter().find(|task| task.state == "small");
        Letter {
            greeting: say(Sentence::Greeting),
            opening: match (said, small) {
                (None, Some(small)) => small.note.clone(),
                _ => say(Sentence::LetterOpening(said.is_some())),
            },
            questions: say(Sentence::LetterQuestions),
            unknown: said.map(|_| say(Sentence::LetterUnknown)).unwrap_or_default(),
            needs: say(Sentence::LetterNeeds),
            closing: say(Sentence::LetterClosing(telling, said.is_some())),
            chat_task: match (said, small) {
                (Some(_), _) => say(Sentence::ChatTask(&titles.join("; "))),
                (None, Some(small)) => small.note.clone(),
                (None, None) => say(Sentence::ChatNew),
            },
            chat_ask: say(Sentence::ChatAsk(said.is_some())),
            chat_end: match (said, small) {
                (Some(_), _) => say(Sentence::ChatUntil(until)),
                (None, Some(_)) => String::new(),
                (None, None) => say(Sentence::ChatLater),
            },
        }
    }
}

/// How many questions a kind of document asks.
pub(super) fn most_questions(paper: Paper) -> usize {
    match paper {
        Paper::Chat => CHAT_QUESTIONS,
        Paper::Letter | Paper::Proposal => LETTER_QUESTIONS,
        Paper::Brief | Paper::Spec => usize::MAX,
    }
}
