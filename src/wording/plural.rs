//! Which form of a word a number takes (CLDR cardinal rules for whole numbers).

/// Russian: 1 день, 2 дня, 5 дней, 21 день.
#[must_use]
pub fn ru<'w>(n: u64, one: &'w str, few: &'w str, many: &'w str) -> &'w str {
    match (n % 10, n % 100) {
        (1, tens) if tens != 11 => one,
        (2..=4, tens) if !(12..=14).contains(&tens) => few,
        _ => many,
    }
}

/// English: 1 day, 2 days.
#[must_use]
pub fn en<'w>(n: u64, one: &'w str, many: &'w str) -> &'w str {
    if n == 1 { one } else { many }
}

/// Polish: 1 dzień, 2 dni, 5 dni, 22 dni, 21 dni.
#[must_use]
pub fn pl<'w>(n: u64, one: &'w str, few: &'w str, many: &'w str) -> &'w str {
    match (n % 10, n % 100) {
        _ if n == 1 => one,
        (2..=4, tens) if !(12..=14).contains(&tens) => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_their_forms() {
        for (n, russian, polish) in [
            (0, "дней", "pytań"),
            (1, "день", "pytanie"),
            (2, "дня", "pytania"),
            (5, "дней", "pytań"),
            (11, "дней", "pytań"),
            (12, "дней", "pytań"),
            (21, "день", "pytań"),
            (22, "дня", "pytania"),
            (25, "дней", "pytań"),
            (112, "дней", "pytań"),
        ] {
            assert_eq!(ru(n, "день", "дня", "дней"), russian, "{n}");
            assert_eq!(pl(n, "pytanie", "pytania", "pytań"), polish, "{n}");
        }
    }
}
