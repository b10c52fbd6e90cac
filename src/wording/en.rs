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
        M::Quoted(words) => format!("“{words}”"),
        M::AlsoConsidered(title) => format!("could also be “{title}”"),
        M::Client(name) => format!("client: {name}"),
        M::UsuallyAbout(sum) => format!("usually about {sum}"),
        M::Safe(sum, percent) => format!("{sum} is enough in {percent}% of cases"),
        M::Hours(range) => format!("{range} h"),
        M::WorkingDays(low, high) if low == high => format!("{high} {}", working_days(*high)),
        M::WorkingDays(low, high) => format!("{low}–{high} {}", working_days(*high)),
        M::Ready(span, likely) => format!("ready {span}, most likely by {likely}"),
        M::Waiting(days) => format!("up to {days} of them waiting for others"),
        M::ProvisionalCalendar => "the working calendar for these days is not settled yet, dates may shift".into(),
        M::Known => "already known:".into(),
        M::FromRequest(words) => format!("from “{words}”"),
        M::DoesNotKnow(question) => format!("{question} The client does not know: the range allows for every answer."),
        M::Why(words) => format!("because of: {words}"),
        M::VariantIs(title) => format!("approach: {title}"),
        M::DoItYourself(minutes) => format!("do it yourself, about {minutes} {}", plural(u64::from(*minutes), "minute", "minutes")),
        M::UnsureLine => "not sure what is meant: check with the client".into(),
        M::NewLine => "not in the catalog, so no price".into(),
        M::Nearest => "Nearest in the catalog:".into(),
        M::Contains(what) => format!("that is: {what}"),
        M::RepeatWithEntry(id) => format!("if that is it, repeat with --entry {id}"),
        M::BriefForSpecialist => "Note what the client needs and by when, and pass it to a specialist.".into(),
        M::LeavesOut(line, 1) => format!("the total leaves out line {line}: it is not priced yet"),
        M::LeavesOut(lines, _) => format!("the total leaves out lines {lines}: they are not priced yet"),
        M::Consult => "a specialist has to look; do not give a firm price".into(),
        M::Stop => "we do not do this".into(),
        M::Narrows(sum) => format!("narrows by {sum}"),
        M::NoMoreQuestions => "No need to ask more: further answers hardly change the price.".into(),
        M::MinorQuestions(n) => {
            format!("{n} more {} the price", plural(*n as u64, "question hardly changes", "questions hardly change"))
        }
        M::AndMore(n) => format!("and {n} more: --all shows them"),
        M::UnusedAnswer(name) => format!("the answer to `{name}` was not needed: none of the tasks found asks that"),
        M::Spoken(spoken) => spoken_total(spoken),
        M::SpokenNew => "We would have to look at this one first: let me take the details, a specialist will estimate it and I will get back to you.".into(),
        M::SpokenByHand(minutes) => format!("That is a small one, we will do it in about {minutes} minutes."),
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
        M::NearMissHit(words, Some(meant)) => format!("“{words}” finds this task but means {meant}"),
        M::NearMissHit(words, None) => format!("“{words}” finds this task but is not in the catalog"),
        M::NoEntry => "nothing".into(),
        M::Proofs(passed, failed) => format!("checks passed: {passed}, failed: {failed}"),
        M::TableHeads => "task|title|who|hours|questions".into(),
        M::ForEach(hours, None, above) => format!("{hours} for each one above {above}"),
        M::ForEach(hours, Some(each), above) => format!("{hours} for each {each} above {above}"),
        M::NoSuchCategory(written, nearest, known) => {
            format!("there is no category `{written}` in the catalog{}", perhaps_or(*nearest, &format!("there are: {known}")))
        }
        M::NoSuchEntry(id, nearest) => format!("there is no task `{id}` in the catalog{}", perhaps_or(*nearest, "smeta catalog list shows all")),

        M::Recorded(None, _, id, file) => format!("recorded: nothing in the catalog fits; record {id} in {file}"),
        M::Recorded(Some(entry), true, id, file) => format!("recorded: {entry}, as found; record {id} in {file}"),
        M::Recorded(Some(entry), false, id, file) => format!("recorded: this is {entry}; record {id} in {file}"),
        M::NotLearned(owner) => format!(
            "not learned: it is word for word in the task `{owner}`; if it should not be there, take it out there"
        ),
        M::LedgerLinesUnread(lines, first) => {
            let word = plural(*lines as u64, "line", "lines");
            format!("{lines} {word} of the ledger cannot be read, first {first}; the others are in place")
        }
        M::NoStudioFolder => {
            "nowhere to record: this is the embedded catalog and there is no studio folder; make one: smeta init DIR, and repeat inside it".into()
        }
        M::LedgerUnreadable(path, why) => {
            format!("the ledger `{path}` cannot be read, what it says is left out: {why}")
        }
        M::LedgerUnwritable(path, why) => format!("the ledger `{path}` cannot be written, nothing was recorded: {why}"),
        M::Explain(words) => super::explain::say(super::Lang::En, *words),
        M::Deal(words) => super::deal::say(super::Lang::En, *words),
        M::Learning(words) => super::learning::say(super::Lang::En, words),
        M::Kept(words) => super::kept::say(super::Lang::En, words),
        M::Planning(words) => super::planning::say(super::Lang::En, words),
        M::Backtest(words) => super::backtest::say(super::Lang::En, words),
        M::Batch(words) => super::batch::say(super::Lang::En, words),
        M::Talk(words) => super::call::say(super::Lang::En, *words),
        M::Quality(words) => super::quality::say(super::Lang::En, words),
        M::Export(words) => super::export::say(super::Lang::En, words),
        M::Drill(words) => super::drill::say(super::Lang::En, words),
        M::Report(words) => super::report::say(super::Lang::En, words),
        M::Upkeep(words) => super::upkeep::say(super::Lang::En, words),
        M::Refusal(words) => super::refusal::say(super::Lang::En, words),
        M::Reading(words) => super::reading::say(super::Lang::En, words),
        M::Document(words) => super::document::failure(super::Lang::En, *words),

        M::ErrorWord => "error".into(),
        M::EmptyRequest => "the request is empty: write in words what the client wants".into(),
        M::RequestTooLong(most) => {
            format!("the request is longer than {} KB, too much to read: keep just what the client asks for", most / 1024)
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
        M::UnknownQuestion(written, nearest, "") => {
            format!("there is no question `{written}`{}", perhaps_or(*nearest, "smeta catalog show tells what a task asks"))
        }
        M::UnknownQuestion(written, nearest, known) => {
            format!("there is no question `{written}`{}", perhaps_or(*nearest, &format!("asked here: {known}")))
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
        M::BadLang(written) => format!("there is no language `{written}`: --lang and SMETA_LANG know ru, en and pl"),
        M::OutputFailed(why) => format!("the output could not be written: {why}"),
        M::SeeHelp(command) => format!("More: {command} --help"),
        M::UnknownArgument(written, nearest) => format!("there is no option `{written}`{}", perhaps(*nearest)),
        M::WordsAfterDashes => "Put a client's words that begin with “-” after “--”.".into(),
        M::ExtraWord(written) => format!("`{written}` is one word too many"),
        M::Untranslated(words) => (*words).into(),
        M::NoValue(argument) => format!("nothing follows `{argument}`"),
        M::ArgumentNotUtf8 => "the command is not UTF-8: type it again, or give the text on standard input".into(),
        M::BadValue(argument, value, possible) => {
            let choices = if possible.is_empty() { String::new() } else { format!(": possible are {possible}") };
            format!("`{value}` does not fit `{argument}`{choices}")
        }
        M::MissingArgument(argument) => format!("missing: {argument}"),
        M::MissingCommand(known) => format!("a command is missing: {known}"),
        M::UnknownCommand(written, nearest, known) => {
            format!("there is no command `{written}`{}", perhaps_or(*nearest, &format!("there are: {known}")))
        }
    }
}

/// The likely name, or else advice of another kind.
fn perhaps_or(nearest: Option<&str>, advice: &str) -> String {
    if nearest.is_some() { perhaps(nearest) } else { format!("; {advice}") }
}

fn perhaps(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}

fn working_days(days: u32) -> &'static str {
    plural(u64::from(days), "working day", "working days")
}

fn spoken_total(spoken: &Spoken) -> String {
    let (low, high) = spoken.days;
    let scope = if spoken.partly { "What is clear so far costs" } else { "Work like this usually costs" };
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
