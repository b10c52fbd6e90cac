//! Documents in English.

use super::{Labels, Said, Sentence};
use crate::domain::catalog::studio::VatMode;
use crate::domain::quote::Paper;
use crate::wording::plural::en as plural;

pub(super) const LABELS: Labels = Labels {
    from: "From",
    to: "For",
    task: "The task as we understand it",
    your_words: "In your words",
    client_words: "The client's words",
    we_do: "What we will do",
    variants: "Ways to do it, and what it all comes to",
    chosen: "priced here",
    stages: "Stages",
    stage: "Stage",
    when: "Most likely",
    who: "Who",
    hours: "Hours",
    scope: "Result: what is included and what is not",
    nothing_needed: "Nothing special: just be reachable.",
    nothing_open: "Everything that the price depends on is settled.",
    no_nearest: "The catalogue has nothing like it.",
    includes: "Included",
    excludes: "Not included",
    work: "Work",
    price: "Price",
    total: "Total",
    time: "Time",
    our_time: "Our work",
    your_part: "What we need from you",
    needs: "What the client has to give",
    assumptions: "Assumptions and open questions",
    questions: "Open questions",
    options: "Optional",
    payment: "Payment",
    due: "When",
    sum: "How much",
    validity: "What this price means and how long it holds",
    next: "What happens next",
    sign_studio: "Contractor",
    sign_client: "Client",
    sign_hint: "signature, date",
    known: "What is known",
    pitfalls: "Mind these",
    checklist: "Check before hand-over",
    steps: "Steps",
    nearest: "What it is like in the catalogue",
    unpriced: "Not priced yet",
    past_jobs: "Similar past jobs",
    said: "Said to the client",
    price_picture: "Price range",
    calendar_picture: "Stages by working day",
    usual: "usually",
    cap: "not more than",
    way: "How",
    page: ["page ", " of "],
};

pub(super) fn say(sentence: Sentence) -> String {
    use Sentence as S;
    let span = |low: u32, high: u32| {
        let days = plural(u64::from(high), "working day", "working days");
        if low == high { format!("{high} {days}") } else { format!("{low}–{high} {days}") }
    };
    match sentence {
        S::Title(Paper::Proposal, Some(Said::Capped(_) | Said::Firm(_))) => "Proposal".into(),
        S::Title(Paper::Proposal, _) => "Preliminary estimate".into(),
        S::Title(Paper::Letter, _) => "Questions about your project".into(),
        S::Title(Paper::Chat, _) => "Message".into(),
        S::Title(Paper::Brief, _) => "Brief for a specialist".into(),
        S::Title(Paper::Spec, _) => "Hand-over to the team".into(),
        S::Mark(Said::Ballpark) => "ballpark figure, not an offer".into(),
        S::Mark(Said::Range) => "price range, not an offer".into(),
        S::Mark(Said::Capped(_)) => "capped price".into(),
        S::Mark(Said::Firm(_)) => "fixed price".into(),
        S::NumberAndDate(Some(number), date) => format!("No. {number}, {date}"),
        S::NumberAndDate(None, date) => date.to_owned(),
        S::PriceHeading(Said::Ballpark) => "Price: a ballpark".into(),
        S::PriceHeading(Said::Range) => "Price: a range".into(),
        S::PriceHeading(Said::Capped(_) | Said::Firm(_)) => "Price".into(),
        S::Usually(sum) => format!("Work like this usually comes to about {sum}."),
        S::Promised(Said::Capped(sum)) => format!("Not more than {sum}."),
        S::Promised(Said::Firm(sum)) => format!("Fixed price: {sum}."),
        S::Promised(Said::Ballpark | Said::Range) => "This is a range: eight jobs like this out of ten end up within it.".into(),
        S::Tax(VatMode::None, ..) => "We do not charge VAT.".into(),
        S::Tax(_, percent, sum) => format!("The price includes {percent} VAT: {sum}."),
        S::Discount(list, percent, off) => {
            format!("Without the discount it would be {list}; {percent} off the work saves you {off}.")
        }
        S::Condition(title) => format!("The price takes this into account: {title}."),
        S::Costs(sum) => format!("Of this, licences and services: {sum}."),
        S::OurTime(low, high, ready, likely) => {
            format!("{}. If we start now, it will be ready {ready}, most likely by {likely}.", span(low, high))
        }
        S::Waiting(n) => format!(
            "This includes up to {n} {} of waiting for accesses, answers and other companies. The sooner they come, the \
             sooner we deliver.",
            plural(u64::from(n), "working day", "working days")
        ),
        S::WantedDate(date, chance) => format!("We make {date} in {chance} of cases."),
        S::ProvisionalCalendar => {
            "Public holidays in part of this period are not official yet; dates may move by a day or two.".into()
        }
        S::Assumption(ask) => format!("{ask} Not known yet, so we reckoned with what is most common."),
        S::Unpriced(words) => {
            format!("“{words}”: not in the price. A specialist will look at it and we will price it separately.")
        }
        S::Consult(title) => format!("“{title}”: a specialist has to look before we can promise an exact price."),
        S::NotDone(title) => format!("“{title}”: this is not something we do."),
        S::Option(price, total) => format!("{price}; {total} altogether"),
        S::Advance(percent) => format!("{percent} in advance, before work begins"),
        S::AfterTask(title) => format!("On delivery of: {title}"),
        S::AfterAll => "On delivery".into(),
        S::PaymentNote(Said::Ballpark | Said::Range) => {
            "While the price is a range, so are the payments. The contract will name exact sums.".into()
        }
        S::PaymentNote(Said::Capped(sum)) => format!("All payments together will not exceed {sum}."),
        S::PaymentNote(Said::Firm(_)) => String::new(),
        S::Promise(Said::Ballpark, until) => format!(
            "This is a ballpark figure, not an offer: it helps you decide whether to go ahead and binds neither of us. \
             It holds until {until}."
        ),
        S::Promise(Said::Range, until) => format!(
            "This is a range, not an offer: the main points are settled, and eight jobs like this out of ten end up \
             within it. It holds until {until}."
        ),
        S::Promise(Said::Capped(sum), until) => format!(
            "You will not pay more than {sum} for what is listed here, even if it takes us longer. This proposal holds \
             until {until}."
        ),
        S::Promise(Said::Firm(sum), until) => format!(
            "The price is fixed: {sum} for everything listed here. Should you wish to add something, we will agree on its \
             price first. This proposal holds until {until}."
        ),
        S::Next(Said::Ballpark | Said::Range, true) => {
            "Please answer the questions above; a word or two will do, and not all at once. We will then name a closer price.".into()
        }
        S::Next(Said::Ballpark | Said::Range, false) => {
            "If this price suits you, drop us a line: we will look at the task together and name a price for the contract.".into()
        }
        S::Next(Said::Capped(_) | Said::Firm(_), _) => {
            "If you are happy with it, sign it and send us a scan, or simply reply “agreed”: we will prepare the contract \
             and the invoice for the advance."
                .into()
        }
        S::Signature(Said::Ballpark | Said::Range) => {
            "A signature means that you have read the estimate and are ready to discuss a contract. It does not oblige \
             you to pay."
                .into()
        }
        S::Signature(Said::Capped(_) | Said::Firm(_)) => "Agreed:".into(),
        S::ChatPrice(Said::Ballpark, price, usual) => {
            format!("Ballpark: {price}, usually about {usual}. This is not an offer.")
        }
        S::ChatPrice(Said::Range, price, usual) => format!("Range: {price}, usually about {usual}. This is not an offer."),
        S::ChatPrice(Said::Capped(sum), _, usual) => format!("Price: not more than {sum}, most likely about {usual}."),
        S::ChatPrice(Said::Firm(sum), ..) => format!("Price: {sum}, fixed."),
        S::ChatTime(low, high, likely) => format!("Time: {}, most likely by {likely}.", span(low, high)),
        S::ChatTask(titles) => format!("We have priced your task: {titles}."),
        S::ChatNew => "We have looked at your task. To name a price rather than guess, we need a few details first.".into(),
        S::ChatAsk(true) => "To be more precise, could you tell us:".into(),
        S::ChatAsk(false) => "Could you tell us:".into(),
        S::ChatUntil(until) => format!("The figures hold until {until}."),
        S::ChatLater => "Once we have the answers, a specialist will look at it and we will come back with figures.".into(),
        S::ByHand(minutes) => format!("This is a small change, it will take us about {minutes} minutes."),
        S::Greeting => "Hello,".into(),
        S::LetterOpening(true) => "Thank you for getting in touch. We have a first estimate, but the price still depends on a \
                                   few things that only you know."
            .into(),
        S::LetterOpening(false) => "Thank you for getting in touch. To name an honest price rather than guess, we need a few \
                                    details."
            .into(),
        S::LetterQuestions => "Please answer these questions; a word or two each will do:".into(),
        S::LetterNeeds => "For the work we will need the following. Please do not send passwords by e-mail: we will tell you \
                           how to hand them over safely."
            .into(),
        S::LetterClosing(true, true) => "Once we have your answers, we will send a closer price and dates.".into(),
        S::LetterClosing(true, false) => "Once we have your answers, we will send a price and dates.".into(),
        S::LetterClosing(false, _) => "We are happy to answer any questions.".into(),
        S::LetterUnknown => "If you do not know something, just say so: we can reckon without it, the range will only be wider.".into(),
        S::AskWhich(words, first, second) => {
            format!("About “{words}”: which is closer, “{first}” or “{second}”?")
        }
        S::AskMore(words) => {
            format!("Tell us more about “{words}”: what should come out of it, is there an example that already does it?")
        }
        S::NewTaskQuestions => "What should come out of it: what will a visitor see, what will change for the staff?\n\
                                What is the site built on, and do we have access?\n\
                                Is there an example: a site or a service that already does it the right way?\n\
                                Which programs and services does it have to work with?\n\
                                By what day is it needed, and what depends on that day?\n\
                                What sum does the client have in mind?"
            .into(),
        S::BriefTask(true) => "The catalogue has no such task: a specialist has to price it.".into(),
        S::BriefTask(false) => "It may be one of several tasks of the catalogue; find out which.".into(),
        S::Likeness(percent) => format!("{percent} alike"),
        S::PastJob(title, hours) => format!("{title}: {hours} h"),
        S::Hours(range) => format!("{range} h"),
    }
}
