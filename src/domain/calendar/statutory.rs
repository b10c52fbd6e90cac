//! Holidays as the law fixes them, for years that no official act has settled yet.
//!
//! Russia: Labour Code, article 112: 1–8 January, 23 February, 8 March, 1 and 9 May, 12 June, 4 November; a holiday on
//! a weekend moves to the next working day, except the two January weekend days, which the government moves by decree
//! (so such a year stays provisional). Poland: the act of 18 January 1951 on days off (Dz.U. 2025 poz. 296), with
//! 24 December since 2025; nothing is moved.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A country whose law is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// Russia.
    Russia,
    /// Poland.
    Poland,
    /// Another: weekends only.
    Other,
}

impl Country {
    /// The country of a code in `studio.toml`.
    pub fn from_code(code: &str) -> Country {
        match code {
            "ru" => Country::Russia,
            "pl" => Country::Poland,
            _ => Country::Other,
        }
    }

    /// Whether a government moves days off every year.
    pub fn moves_days_by_decree(self) -> bool {
        self == Country::Russia
    }
}

/// The days off of a year that fall, or are moved, on week days or weekends.
pub fn holidays(country: Country, year: i32) -> Vec<NaiveDate> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    match country {
        Country::Other => Vec::new(),
        Country::Poland => {
            let easter = easter(year);
            let after_easter = |days| easter.and_then(|date| date.checked_add_days(Days::new(days)));
            let mut days = vec![
                day(1, 1),
                day(1, 6),
                easter,
                after_easter(1),
                day(5, 1),
                day(5, 3),
                after_easter(49),
                after_easter(60),
            ];
            days.extend([day(8, 15), day(11, 1), day(11, 11), day(12, 25), day(12, 26)]);
            if year >= 2025 {
                days.push(day(12, 24));
            }
            days.into_iter().flatten().collect()
        }
        Country::Russia => {
            let mut days: Vec<NaiveDate> = (1..=8).filter_map(|january| day(1, january)).collect();
            for (month, number) in [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)] {
                let Some(mut date) = day(month, number) else { continue };
                days.push(date);
                if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
                    while matches!(date.weekday(), Weekday::Sat | Weekday::Sun) || days.contains(&date) {
                        let Some(next) = date.checked_add_days(Days::new(1)) else { break };
                        date = next;
                    }
                    days.push(date);
                }
            }
            days
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 20 April 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_church_has_it() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day));
        }
    }
}
