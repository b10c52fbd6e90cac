//! Spans of working time as people write them in trackers and chats.

/// Hours of `12`, `3,5`, `3ч`, `3 часа`, `2ч 30м`, `2h30m`, `2:30`, `90 мин`. A day has no fixed length here.
/// `None` for anything else; the sign is kept for the caller to judge.
#[must_use]
pub fn hours(written: &str) -> Option<f64> {
    let text = written.trim().to_lowercase().replace(',', ".").replace('\u{a0}', " ");
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest.trim_start().to_owned()),
        None => (1.0, text),
    };
    if let Some((whole, minutes)) = text.split_once(':') {
        let (whole, minutes): (f64, f64) = (digits(whole)?, digits(minutes.split(':').next()?)?);
        return (minutes < 60.0).then_some(sign * (whole + minutes / 60.0));
    }
    let mut total = 0.0;
    let mut rest = text.as_str();
    let mut parts = 0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number: f64 = rest[..end].parse().ok()?;
        rest = rest[end..].trim_start();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let factor = unit(&rest[..end])?;
        // A bare number is hours only when it is all there is.
        if end == 0 && (parts > 0 || !rest.is_empty()) {
            return None;
        }
        rest = rest[end..].trim_start_matches(['.', ' ']);
        total += number * factor;
        parts += 1;
    }
    (parts > 0).then_some(sign * total)
}

fn digits(text: &str) -> Option<f64> {
    let text = text.trim();
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Hours in a unit.
fn unit(name: &str) -> Option<f64> {
    match name {
        "" | "ч" | "час" | "часа" | "часов" | "h" | "hr" | "hrs" | "hour" | "hours" | "g" | "godz" | "godzin"
        | "godziny" | "godzina" => Some(1.0),
        "м" | "мин" | "минут" | "минуты" | "минута" | "m" | "min" | "mins" | "minutes" | "minut" | "minuty" => {
            Some(1.0 / 60.0)
        }
        "с" | "сек" | "s" | "sec" | "secs" | "seconds" => Some(1.0 / 3600.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, expected: Option<f64>) {
        let read = hours(written);
        let same = match (read, expected) {
            (Some(read), Some(expected)) => (read - expected).abs() < 1e-9,
            (read, expected) => read == expected,
        };
        assert!(same, "{written}: {read:?}");
    }

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (written, expected) in [
            ("12", 12.0),
            ("3,5", 3.5),
            (" 3.5 ", 3.5),
            ("3ч", 3.0),
            ("3 часа", 3.0),
            ("2ч 30м", 2.5),
            ("2ч30мин.", 2.5),
            ("2h 30m", 2.5),
            ("1 h 30 min", 1.5),
            ("2:30", 2.5),
            ("02:30:00", 2.5),
            ("90 мин", 1.5),
            ("1,5 godz.", 1.5),
            ("-2", -2.0),
            ("0", 0.0),
        ] {
            case(written, Some(expected));
        }
        for wrong in ["", "ч", "много", "2:75", "3 дня", "2ч 30", "1e9x", "3..5", "--2", "NaN", "inf"] {
            case(wrong, None);
        }
    }
}
