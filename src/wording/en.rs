//! English.

use super::plural::en as plural;
use super::{Level, Message, Spoken};

/// Says a message.
#[expect(
    clippy::too_many_lines,
    reason = "one flat table of sentences; parts of it would have to be looked up in two places"
)]
pub fn say(message: &Message) -> String {
    use Message as M;
    match message {
        M::Total => "TOTAL".into(),
        M::Say => "SAY".into(),
        M::Ask => "ASK".into(),
        M::Pitfalls => "PITFALLS".into(),
        M::OftenWith => "OFTEN ORDERED WITH IT".into(),
        M::Includes => "INCLUDED".into(),
        M::Excludes => "NOT INCLUDED".into(),
        M::Needs => "NEEDED FROM THE CLIENT".into(),
        M::Steps => "DO IT YOURSELF".into(),
        M::Assumptions => "ASSUMPTIONS".into(),
        M::Phrases => "HOW CLIENTS SAY IT".into(),
        M::Stages => "STAGES".into(),
        M::Variants => "VARIANTS".into(),
        M::Questions => "QUESTIONS".into(),
        M::Source => "WHERE THE FIGURES COME FROM".into(),
        M::BaseEffort => "BASE CASE".into(),
        M::AlsoConsidered => "could also be".into(),
        M::UsuallyAbout(sum) => format!("usually about {sum}"),
        M::Safe(sum, percent) => format!("{sum} is enough in {percent}% of cases"),
        M::Hours(range) => format!("{range} h"),
        M::WorkingDays(low, high) if low == high => format!("{high} {}", working_days(*high)),
        M::WorkingDays(low, high) => format!("{low}–{high} {}", working_days(*high)),
        M::Ready(span, likely) => format!("ready {span}, most likely by {likely}"),
        M::Waiting(days) => format!("up to {days} of them waiting for others"),
        M::ProvisionalCalendar => "next year's holidays are not settled yet, dates may shift".into(),
        M::Known(what) => format!("already known: {what}"),
        M::FromRequest(words) => format!("from “{words}”"),
        M::DoesNotKnow => "the client does not know".into(),
        M::Why(words) => format!("because of: {words}"),
        M::VariantIs(title) => format!("approach: {title}"),
        M::DoItYourself(minutes) => format!("do it yourself, about {minutes} {}", plural(u64::from(*minutes), "minute", "minutes")),
        M::UnsureLine => "not sure what is meant: check with the client".into(),
        M::NewLine => "not in the catalog, so no price".into(),
        M::NothingFits => "This task is not in the catalog. Any number would be invented, so there is none.".into(),
        M::Nearest => "Nearest in the catalog:".into(),
        M::RepeatWithEntry(id) => format!("if that is it, repeat with --entry {id}"),
        M::BriefForSpecialist => "Note what the client needs and by when, and pass it to a specialist.".into(),
        M::Covers(covered, all) => format!("covers only {covered} of {all}: the rest is not priced yet"),
        M::Ballpark(0) => "ballpark: a specialist has to look before anything is promised".into(),
        M::Ballpark(questions) => {
            format!("ballpark: {questions} {} away from a range", plural(*questions as u64, "question", "questions"))
        }
        M::RangePromise => "range: eight jobs in ten end inside it".into(),
        M::Consult => "a specialist has to look; do not give a firm price".into(),
        M::Stop => "we do not do this".into(),
        M::Narrows(sum) => format!("narrows by {sum}"),
        M::NoMoreQuestions => "No need to ask more: further answers hardly change the price.".into(),
        M::MinorQuestions(n) => format!("{n} more {} hardly change the price", plural(*n as u64, "question", "questions")),
        M::AndMore(n) => format!("and {n} more"),
        M::UnusedAnswer(name) => format!("the answer to `{name}` was not needed: none of the tasks found asks that"),
        M::Spoken(spoken) => spoken_total(spoken),
        M::SpokenNew => "We would have to look at this one first: let me take the details, a specialist will estimate it and I will get back to you.".into(),
        M::SpokenByHand(minutes) => format!("That is a small one, we will do it ourselves in about {minutes} minutes."),
        M::SpokenUnsure(first, second) => format!("Just to be sure: do you mean “{first}”, or rather “{second}”?"),

        M::CatalogFine(entries, questions) => format!(
            "No errors: {entries} {}, {questions} {}.",
            plural(*entries as u64, "task", "tasks"),
            plural(*questions as u64, "shared question", "shared questions")
        ),
        M::CatalogProblems(errors, warnings) => format!(
            "Found {errors} {} and {warnings} {}.",
            plural(*errors as u64, "error", "errors"),
            plural(*warnings as u64, "warning", "warnings")
        ),
        M::LevelWord(Level::Error) => "error".into(),
        M::LevelWord(Level::Warning) => "warning".into(),
        M::Advice => "help".into(),
        M::ExampleMissed(words, found) => format!("the example “{words}” finds {found}"),
        M::NearMissHit(words, meant) => format!("“{words}” finds this task but means {meant}"),
        M::NoEntry => "nothing".into(),
        M::Proofs(passed, failed) => format!("checks passed: {passed}, failed: {failed}"),
        M::TableHeads => "task|title|who|hours|questions".into(),
        M::NoSuchEntry(id, nearest) => format!("there is no task `{id}` in the catalog{}", perhaps(*nearest)),

        M::ErrorWord => "error".into(),
        M::EmptyRequest => "the request is empty: write in words what the client wants".into(),
        M::RequestTooLong(bytes, most) => {
            format!("the request is too long: {} KB, and up to {} KB are read; keep just what the client asks for", bytes / 1024, most / 1024)
        }
        M::InputNotUtf8(line) => format!("line {line} of the input is not UTF-8: save the text as UTF-8 and repeat"),
        M::InputUnreadable(why) => format!("the input cannot be read: {why}"),
        M::NoCatalogFolder(path) => format!("there is no catalog folder `{path}`: check --catalog or SMETA_CATALOG"),
        M::NoStudioFile(path) => format!("`{path}` has no studio.toml, so it is not a catalog folder; name the one that has it"),
        M::FolderUnreadable(path, why) => format!("the folder `{path}` cannot be read: {why}"),
        M::BrokenCatalog(errors) => format!(
            "the catalog has {errors} {} and cannot be used; the whole list: smeta catalog check",
            plural(*errors as u64, "error", "errors")
        ),
        M::EmptyCatalog => "the catalog is empty: add tasks, or put base = \"starter\" into studio.toml".into(),
        M::BadAnswerForm(written) => format!("cannot understand the answer `{written}`: write question=answer, such as cms=bitrix or goods-count=20000"),
        M::UnknownQuestion(written, nearest, known) => {
            let asked = if known.is_empty() { String::new() } else { format!("; asked here: {known}") };
            format!("there is no question `{written}`{}{asked}", perhaps(*nearest))
        }
        M::AmbiguousQuestion(written, known) => format!("several tasks ask different things as `{written}`: choose one of {known}"),
        M::UnknownAnswer(question, written, known, number) => {
            let or_number = if *number { " or a number" } else { "" };
            let choices = if known.is_empty() { "a number".into() } else { format!("{known}{or_number}") };
            format!("question `{question}` has no answer `{written}`: possible are {choices}; “does not know” is {question}=?")
        }
        M::BadNumber(question, written) => format!("`{question}={written}` is not a possible quantity: 0 to 100 million"),
        M::UnknownVariant(written, known) => {
            let choices = if known.is_empty() { "the tasks found have no variants".into() } else { format!("there are: {known}") };
            format!("there is no variant `{written}`; {choices}")
        }
        M::BadDate(written) => format!("`{written}` is not a date: write YYYY-MM-DD, such as 2026-11-21"),
        M::BadLang(written) => format!("there is no language `{written}`: ru, en or pl"),
        M::OutputFailed(why) => format!("the output could not be written: {why}"),
        M::SeeHelp(command) => format!("More: {command} --help"),
        M::UnknownArgument(written, nearest) => format!("there is no option `{written}`{}", perhaps(*nearest)),
        M::BadValue(argument, value, possible) => {
            let choices = if possible.is_empty() { String::new() } else { format!(": possible are {possible}") };
            format!("`{value}` does not fit `{argument}`{choices}")
        }
        M::MissingArgument(argument) => format!("missing: {argument}"),
        M::UnknownCommand(written, nearest) => format!("there is no command `{written}`{}", perhaps(*nearest)),
    }
}

fn perhaps(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}

fn working_days(days: u32) -> &'static str {
    plural(u64::from(days), "working day", "working days")
}

fn spoken_total(spoken: &Spoken) -> String {
    let (low, high) = spoken.days;
    let scope = if spoken.partly { "What is clear so far comes to" } else { "Work like this usually comes to" };
    let days = if low == high { format!("{high}") } else { format!("{low} to {high}") };
    let mut text = format!(
        "{scope} {}, most often {}. It takes {days} {}, so likely by {}.",
        spoken.from_to,
        spoken.about,
        working_days(high),
        spoken.ready
    );
    if let Some(question) = spoken.question {
        text.push_str(&format!(" To be more precise, may I ask: {question}"));
    }
    text
}
