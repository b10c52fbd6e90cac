//! Reads `calendars/<country>.toml`.

use chrono::{Datelike, NaiveDate};

use super::Reader;
use crate::domain::calendar::CalendarYear;
use crate::domain::catalog::problem::ProblemKind;
use crate::domain::source::Written;

/// Reads the years of a working calendar.
#[must_use]
pub fn calendar(reader: &Reader) -> Vec<CalendarYear> {
    let Some(mut fields) = reader.document() else { return Vec::new() };
    let mut years: Vec<CalendarYear> = Vec::new();
    for mut year_fields in fields.tables("year") {
        let year_span = year_fields.key_span("year");
        let year = year_fields.required_whole("year", 2000, 2200);
        let status = year_fields.one_of("status", &[("official", true), ("provisional", false)]);
        let source = year_fields.required_string("source");
        let [off, working, short] = ["off", "working", "short"].map(|key| year_fields.dates(key));
        if let (Some(year), Some(source)) = (year, source) {
            // Bounded by 2200 above.
            let year = year as i32;
            let within = |dates: Vec<Written<NaiveDate>>| -> Vec<NaiveDate> {
                let mut kept = Vec::new();
                for date in dates {
                    if date.value.year() == year {
                        kept.push(date.value);
                    } else {
                        let kind = ProblemKind::DateOutsideYear { date: date.value.to_string(), year };
                        reader.report(date.span, kind);
                    }
                }
                kept.sort_unstable();
                kept
            };
            let (off, working, short) = (within(off), within(working), within(short));
            if years.iter().any(|known| known.year == year) {
                reader.report(year_span, ProblemKind::DuplicateId { id: year.to_string(), other: None });
            } else {
                years.push(CalendarYear {
                    year,
                    official: status.unwrap_or(false),
                    source: source.value,
                    off,
                    working,
                    short,
                });
            }
        }
        year_fields.finish();
    }
    fields.finish();
    years.sort_by_key(|year| year.year);
    years
}
